//! `idioms.tsv`: what verbs say together with the words beside them, by the verb that says the same alone.

use std::cmp::Reverse;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

const FILE: &str = include_str!("../../data/idioms.tsv");

/// Where a word stands to the verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Its particle: "gunned *down*".
    Particle,
    /// Its object, or the subject of its passive: "lost his *job*".
    Object,
    /// Its subject.
    Subject,
    /// What completes it: "found *guilty*".
    Completion,
    /// Behind one of these prepositions: "relieved of his *duties*".
    Behind(Vec<&'static str>),
}

/// A word that must stand beside the verb.
#[derive(Debug)]
pub struct Beside {
    /// Where.
    pub place: Place,
    /// Which, by lemma; any where there is none.
    pub lemmas: Vec<&'static str>,
}

/// One way to say it.
#[derive(Debug)]
pub struct Idiom {
    /// All that must stand beside the verb.
    pub beside: Vec<Beside>,
    /// Whether it must be done to somebody.
    pub is_done_to_person: bool,
    /// Whether it is done to the subject: "she lost her job".
    pub is_done_to_subject: bool,
    /// The verb that says the same, by its lemma.
    pub means: &'static str,
}

/// What the verb with this lemma can say with other words, those first that need more of them.
pub fn of(verb: &str) -> &'static [Idiom] {
    static TABLE: LazyLock<FxHashMap<&'static str, Vec<Idiom>>> = LazyLock::new(|| {
        let mut table: FxHashMap<&'static str, Vec<Idiom>> = FxHashMap::default();
        for row in rows(FILE) {
            for verb in row[0].split('|') {
                table.entry(verb).or_default().extend(idiom(&row));
            }
        }
        for idioms in table.values_mut() {
            idioms.sort_by_key(|idiom| Reverse(idiom.beside.len()));
        }
        table
    });
    TABLE.get(verb).map_or(&[], Vec::as_slice)
}

fn idiom(row: &[&'static str]) -> Option<Idiom> {
    let [_, beside, whom, means] = row else { return None };
    let beside: Option<Vec<Beside>> = split_places(beside).into_iter().map(word_beside).collect();
    let beside = beside.filter(|beside| !beside.is_empty())?;
    let (is_done_to_person, is_done_to_subject) = (*whom == "person", *whom == "subject");
    Some(Idiom { beside, is_done_to_person, is_done_to_subject, means })
}

/// "prt=off out of|from=prison": a preposition may have two words.
fn split_places(beside: &'static str) -> Vec<&'static str> {
    let mut places = Vec::new();
    let mut rest = beside;
    while let Some(equals) = rest.find('=') {
        let end = rest[equals..].find(' ').map_or(rest.len(), |space| equals + space);
        places.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    places
}

fn word_beside(word: &'static str) -> Option<Beside> {
    let (place, lemmas) = word.split_once('=')?;
    let place = match place {
        "prt" => Place::Particle,
        "obj" => Place::Object,
        "subj" => Place::Subject,
        "as" => Place::Completion,
        // The tree hangs the second word of "out of" on the first.
        prepositions => Place::Behind(prepositions.split('|').filter_map(|words| words.split(' ').next()).collect()),
    };
    let lemmas = if lemmas == "*" { Vec::new() } else { lemmas.split('|').collect() };
    Some(Beside { place, lemmas })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for row in rows(FILE) {
            assert_eq!(row.len(), 4, "{row:?}");
            assert!(idiom(&row).is_some() && ["", "person", "subject"].contains(&row[2]), "{row:?}");
        }
        assert_eq!(of("relieve").first().map(|idiom| idiom.means), Some("dismiss"));
    }
}
