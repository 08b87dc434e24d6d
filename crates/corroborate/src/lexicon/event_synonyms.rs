//! Words that reports use for one and the same event.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::rows;

static CLASSES: LazyLock<BTreeMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut classes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (class, row) in rows(include_str!("../../data/event-synonyms.tsv")).enumerate() {
        for lemma in row.get(1).into_iter().flat_map(|words| words.split('|')) {
            classes.entry(lemma).or_default().push(class);
        }
    }
    classes
});

/// The classes that `lemma` is in, in ascending order; none for a word that no row names.
pub fn classes(lemma: &str) -> &'static [usize] {
    CLASSES.get(lemma).map_or(&[], Vec::as_slice)
}

/// Whether reports use the two for one event.
pub fn are_synonyms(a: &str, b: &str) -> bool {
    let (a, b) = (classes(a), classes(b));
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
        assert!(are_synonyms("sign", "ink"));
        assert!(are_synonyms("rebellion", "revolt"));
        assert!(!are_synonyms("sign", "kill"));
        assert!(!are_synonyms("xyzzy", "xyzzy"));
    }
}
