//! Words that reports use for one and the same event.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use corroborate_encoder::Upos;

use super::rows;
use crate::annotation::Token;
use crate::text::LowerCase;

/// A part of speech to which a row restricts a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordClass {
    /// "call.v"
    Verb,
    /// "call.n"
    Noun,
}

static CLASSES: LazyLock<BTreeMap<(&'static str, WordClass), Vec<usize>>> = LazyLock::new(|| {
    let mut classes: BTreeMap<(&str, WordClass), Vec<usize>> = BTreeMap::new();
    for (class, row) in rows(include_str!("../../data/event-synonyms.tsv")).enumerate() {
        for word in row.get(1).into_iter().flat_map(|words| words.split('|')) {
            for (lemma, of) in readings(word) {
                classes.entry((lemma, of)).or_default().push(class);
            }
        }
    }
    classes
});

fn readings(word: &str) -> Vec<(&str, WordClass)> {
    match (word.strip_suffix(".v"), word.strip_suffix(".n")) {
        (Some(verb), _) => vec![(verb, WordClass::Verb)],
        (_, Some(noun)) => vec![(noun, WordClass::Noun)],
        _ => vec![(word, WordClass::Verb), (word, WordClass::Noun)],
    }
}

/// The classes that `lemma` is in, in ascending order; of several words ("coup attempt") those of the words, if the
/// whole is in none.
pub fn classes(lemma: &str, of: WordClass) -> Vec<usize> {
    let known = |lemma: &str| CLASSES.get(&(lemma, of)).cloned().unwrap_or_default();
    let whole = known(lemma);
    if !whole.is_empty() || !lemma.contains(' ') {
        return whole;
    }
    let mut parts: Vec<usize> = lemma.split(' ').flat_map(known).collect();
    parts.sort_unstable();
    parts.dedup();
    parts
}

/// The classes that a word of a report is in, in ascending order; none but those of verbs and nouns.
pub fn classes_of(token: &Token) -> Vec<usize> {
    let of = match token.upos {
        Upos::Verb => WordClass::Verb,
        Upos::Noun => WordClass::Noun,
        _ => return Vec::new(),
    };
    classes(&token.lemma.lower_case(), of)
}

/// Whether two lists of classes, each in ascending order, have one in common.
pub fn share_class(a: &[usize], b: &[usize]) -> bool {
    a.iter().any(|class| b.binary_search(class).is_ok())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_class_has_two_words_and_none_twice() {
        let mut names = BTreeSet::new();
        for row in rows(include_str!("../../data/event-synonyms.tsv")) {
            assert_eq!(row.len(), 2, "{row:?}");
            assert!(names.insert(row[0]), "class {} stands twice", row[0]);
            let words: Vec<&str> = row[1].split('|').collect();
            let distinct: BTreeSet<&str> = words.iter().copied().collect();
            assert_eq!(words.len(), distinct.len(), "class {} repeats a word", row[0]);
            assert!(words.len() >= 2 && !distinct.contains(""), "class {}", row[0]);
        }
        assert!(names.len() >= 150);
    }

    #[test]
    fn synonyms_share_a_class() {
        use WordClass::{Noun, Verb};
        let share = |a, b| share_class(&classes(a, Verb), &classes(b, Noun));
        assert!(share("sign", "signing"));
        assert!(share("rebel", "coup attempt"));
        assert!(!share("call", "conversation"));
        assert!(share_class(&classes("call", Noun), &classes("conversation", Noun)));
        assert!(!share("sign", "death"));
        assert!(classes("xyzzy", Verb).is_empty());
    }
}
