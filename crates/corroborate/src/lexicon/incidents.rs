//! `incidents.tsv`: words for what happens once in the news of a story, and for the ends of a day.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::rows;

const TABLE: &str = include_str!("../../data/incidents.tsv");

fn words_of(kind: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let of_kind = rows(TABLE).filter(move |row| row[0] == kind);
    of_kind.flat_map(|row| row[2].split('|').map(move |word| (word, row[1])))
}

/// The family of what a lemma tells: "verdict" for "sentence" and for "ruling".
pub fn family(lemma: &str) -> Option<&'static str> {
    static FAMILIES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| words_of("incident").collect());
    FAMILIES.get(lemma).copied()
}

/// Whether a word puts what happened at the end of a day.
pub fn is_late(word: &str) -> bool {
    static LATE: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| words_of("late").map(|(word, _)| word).collect());
    LATE.contains(word)
}

/// Whether a word puts what happened at the beginning of a day.
pub fn is_early(word: &str) -> bool {
    static EARLY: LazyLock<BTreeSet<&'static str>> =
        LazyLock::new(|| words_of("early").map(|(word, _)| word).collect());
    EARLY.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_of_one_family() {
        let words: Vec<&str> = words_of("incident").map(|(word, _)| word).collect();
        assert_eq!(words.len(), words.iter().collect::<BTreeSet<_>>().len());
        assert!(rows(TABLE).all(|row| row.len() == 3 && ["incident", "late", "early"].contains(&row[0])));
        assert_eq!((family("ruling"), family("meet")), (Some("verdict"), None));
    }
}
