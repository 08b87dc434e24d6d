//! How rare a word is.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

/// Documents that the background counts were made on.
const BACKGROUND: f64 = 1000.0;

static SEEN_IN: LazyLock<FxHashMap<&'static str, f64>> = LazyLock::new(|| {
    rows(include_str!("../../data/word-frequencies.tsv"))
        .filter_map(|row| Some((row[0], row[1].parse().ok()?)))
        .collect()
});

/// The inverse document frequency of a lemma that occurs in `seen_in` of `reports` reports, with the background.
pub fn rarity(lemma: &str, seen_in: usize, reports: usize) -> f64 {
    let background = SEEN_IN.get(lemma).copied().unwrap_or(0.5);
    ((BACKGROUND + reports as f64 + 1.0) / (background + seen_in as f64 + 0.5)).ln()
}

/// How common a lemma is, from 0 for one that no list has to nearly 1 for one that every text has.
pub fn commonness(lemma: &str) -> f64 {
    1.0 - rarity(lemma, 0, 0) / rarity("", 0, 0)
}

/// Whether a lemma is one that many texts have.
pub fn is_common(lemma: &str) -> bool {
    SEEN_IN.contains_key(lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_word_and_a_share_and_stands_once() {
        let all: Vec<_> = rows(include_str!("../../data/word-frequencies.tsv")).collect();
        assert_eq!(all.len(), SEEN_IN.len());
        assert!(SEEN_IN.values().all(|n| (0.0..=BACKGROUND).contains(n)));
    }

    #[test]
    fn a_name_is_rarer_than_a_common_verb() {
        assert!(rarity("zinnia", 3, 5) > rarity("say", 3, 5));
    }
}
