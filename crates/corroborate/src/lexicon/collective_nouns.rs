//! Nouns that stand in the singular for several people: `data/collective-nouns.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::rows;

static NOUNS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/collective-nouns.tsv")).map(|row| row[0]).collect());

/// Whether `lemma`, in lower case, is one for several people: "crew", "family".
pub fn is_one(lemma: &str) -> bool {
    NOUNS.contains(lemma)
}

static ONLY: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    rows(include_str!("../../data/collective-nouns.tsv")).filter(|row| row[1] == "one").map(|row| row[0]).collect()
});

/// Whether reports on one happening seldom speak of two groups of this name: "delegation".
pub fn is_only_one(lemma: &str) -> bool {
    ONLY.contains(lemma)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(include_str!("../../data/collective-nouns.tsv")) {
            assert!(row.len() == 2 && ["one", "any"].contains(&row[1]) && seen.insert(row[0]), "{row:?}");
        }
    }
}
