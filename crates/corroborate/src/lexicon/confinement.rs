//! Words of being locked up: `data/confinement.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

/// What a word says of being locked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confinement {
    /// Where one is, or what one gets: "prison", "custody", "sentence".
    Place,
    /// The length beside it is none that was imposed: "seek", "reduce", "served".
    Other,
    /// The length beside it is only a part: "seven *more* years".
    More,
}

/// What `lemma`, in lower case, says of being locked up.
pub fn class(lemma: &str) -> Option<Confinement> {
    static WORDS: LazyLock<FxHashMap<&str, Confinement>> = LazyLock::new(|| {
        rows(include_str!("../../data/confinement.tsv")).filter_map(|row| Some((row[0], class_of(row[1])?))).collect()
    });
    WORDS.get(lemma).copied()
}

fn class_of(name: &str) -> Option<Confinement> {
    match name {
        "place" => Some(Confinement::Place),
        "other" => Some(Confinement::Other),
        "more" => Some(Confinement::More),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_is_valid_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(include_str!("../../data/confinement.tsv")) {
            assert!(row.len() == 2 && class_of(row[1]).is_some() && seen.insert(row[0]), "{row:?}");
        }
    }
}
