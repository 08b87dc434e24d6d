//! Nouns of what is held or given again and again, and of what people come together for: `data/editions.tsv`,
//! `data/occasions.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::rows;
use crate::text::LowerCase;

static NOUNS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/editions.tsv")).map(|row| row[0]).collect());

/// Whether a year in front of the noun, a lemma, tells when: "the 2012 championship".
pub fn is_edition(lemma: &str) -> bool {
    NOUNS.contains(&*lemma.lower_case())
}

static OCCASIONS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/occasions.tsv")).map(|row| row[0]).collect());

/// Whether what is done "in" or "at" what the noun, a lemma, names is done on its day.
pub fn is_occasion(lemma: &str) -> bool {
    OCCASIONS.contains(&*lemma.lower_case())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_noun_is_in_lower_case_and_stands_once() {
        let all: Vec<&str> = rows(include_str!("../../data/editions.tsv")).map(|row| row[0]).collect();
        assert_eq!(all.len(), NOUNS.len());
        assert!(all.iter().all(|noun| *noun == noun.to_lowercase()));
        assert_eq!(rows(include_str!("../../data/occasions.tsv")).count(), OCCASIONS.len());
    }
}
