//! `plover.tsv` and `word-groups.tsv`: the PLOVER class of a word, by lemma and frame.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use super::rows;
use crate::annotation::EventType;

const RULES: &str = include_str!("../../data/plover.tsv");
const GROUPS: &str = include_str!("../../data/word-groups.tsv");

/// What a word of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// An adjective.
    Adjective,
}

/// Lemmas.
#[derive(Debug, Clone, Default)]
pub struct Words(FxHashSet<&'static str>);

impl Words {
    /// Whether the lemma is one of them.
    pub fn has(&self, lemma: &str) -> bool {
        self.0.contains(lemma)
    }
}

/// What has to hold of the frame of a word.
#[derive(Debug, Clone)]
pub enum Test {
    /// Its object is one of these.
    Object(Words),
    /// Its subject is one of these.
    Subject(Words),
    /// It has a prepositional phrase with one of these.
    Preposition(Words),
    /// The noun of such a phrase is one of these.
    PrepositionObject(Words),
    /// It has one of these particles.
    Particle(Words),
    /// It, or its object, is modified by one of these.
    Modifier(Words),
    /// It has a clause as complement.
    Complement,
    /// The verb of that clause is one of these.
    ComplementVerb(Words),
    /// That clause says what has to be done.
    Obligation,
    /// One of these stands below it.
    Below(Words),
}

/// A row: the class of a word whose frame passes all tests.
#[derive(Debug, Clone)]
pub struct Rule {
    /// What has to hold; nothing: always.
    pub tests: Vec<Test>,
    /// The class; `None`: so used, the word has none.
    pub class: Option<EventType>,
}

/// The rules of a word: the first that holds decides; one that always holds comes last.
pub fn rules(lemma: &str, class: WordClass) -> impl Iterator<Item = &'static Rule> {
    static TABLE: LazyLock<FxHashMap<&'static str, Vec<(WordClass, Rule)>>> = LazyLock::new(|| {
        let mut table: FxHashMap<_, Vec<(WordClass, Rule)>> = FxHashMap::default();
        for row in rows(RULES) {
            let (Some(class), Some(rule)) = (word_class(row[1]), rule(&row)) else { continue };
            for word in row[0].split('|') {
                table.entry(word).or_default().push((class, rule.clone()));
            }
        }
        table.values_mut().for_each(|rules| rules.sort_by_key(|(_, rule)| rule.tests.is_empty()));
        table
    });
    TABLE.get(lemma).into_iter().flatten().filter(move |(of, _)| *of == class).map(|(_, rule)| rule)
}

/// The verbs that the table has.
pub(super) fn verbs() -> impl Iterator<Item = &'static str> {
    rows(RULES).filter(|row| row[1] == "v").flat_map(|row| row[0].split('|'))
}

fn word_class(text: &str) -> Option<WordClass> {
    Some(match text {
        "v" => WordClass::Verb,
        "n" => WordClass::Noun,
        "a" => WordClass::Adjective,
        _ => return None,
    })
}

fn rule(row: &[&'static str]) -> Option<Rule> {
    let tests = match row[2] {
        "*" => Vec::new(),
        tests => tests.split_whitespace().map(test).collect::<Option<Vec<Test>>>()?,
    };
    let class = if row[3] == "-" { None } else { Some(event_type(row[3])?) };
    Some(Rule { tests, class })
}

fn event_type(name: &str) -> Option<EventType> {
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    EventType::deserialize(name).ok()
}

fn test(text: &'static str) -> Option<Test> {
    Some(match text.split_once('=') {
        None if text == "comp" => Test::Complement,
        None if text == "must" => Test::Obligation,
        None => return None,
        Some(("obj", words)) => Test::Object(words_of(words)?),
        Some(("subj", words)) => Test::Subject(words_of(words)?),
        Some(("prep", words)) => Test::Preposition(words_of(words)?),
        Some(("pobj", words)) => Test::PrepositionObject(words_of(words)?),
        Some(("prt", words)) => Test::Particle(words_of(words)?),
        Some(("mod", words)) => Test::Modifier(words_of(words)?),
        Some(("comp", words)) => Test::ComplementVerb(words_of(words)?),
        Some(("has", words)) => Test::Below(words_of(words)?),
        Some(_) => return None,
    })
}

fn words_of(text: &'static str) -> Option<Words> {
    let mut all = FxHashSet::default();
    for word in text.split('|') {
        match word.strip_prefix('@') {
            Some(name) => all.extend(group(name)?),
            None => drop(all.insert(word)),
        }
    }
    Some(Words(all))
}

fn group(name: &str) -> Option<impl Iterator<Item = &'static str>> {
    rows(GROUPS).find(|row| row[0] == name).map(|row| row[1].split('|'))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_is_valid_and_has_tests_of_its_own() {
        let mut seen: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
        for row in rows(RULES) {
            assert_eq!(row.len(), 4, "{row:?}");
            assert!(word_class(row[1]).is_some() && rule(&row).is_some(), "{row:?}");
            for word in row[0].split('|') {
                assert!(!word.is_empty(), "{row:?}");
                assert!(seen.insert((word, row[1], row[2])), "{word} twice: {row:?}");
            }
        }
        assert!(seen.len() >= 600, "{} entries", seen.len());
    }

    #[test]
    fn groups_have_names_and_words_once() {
        let mut names = BTreeSet::new();
        for row in rows(GROUPS) {
            assert_eq!(row.len(), 2, "{row:?}");
            assert!(names.insert(row[0]), "{} twice", row[0]);
            assert!(row[1].split('|').all(|word| !word.is_empty()), "{row:?}");
        }
    }

    #[test]
    fn classes_are_those_of_the_manual() {
        assert_eq!(event_type("CONCEDE"), Some(EventType::Concede));
        assert_eq!(event_type("YIELD"), None);
    }
}
