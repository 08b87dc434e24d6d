//! What only an authority does and tells: `data/authority-acts.tsv`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::rows;

const FILE: &str = include_str!("../../data/authority-acts.tsv");

/// Whether a verb or noun of this lemma names such an act.
pub fn is_act(lemma: &str) -> bool {
    static ACTS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| rows(FILE).map(|row| row[0]).collect());
    ACTS.contains(lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_lemma_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(FILE) {
            assert!(row.len() == 1 && row[0] == row[0].to_lowercase() && seen.insert(row[0]), "{row:?}");
        }
    }
}
