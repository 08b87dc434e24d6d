//! Nouns that say no more than what kind of thing is meant: `data/general-nouns.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;
use crate::annotation::EntityKind;

/// What a general noun takes up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct General {
    /// Its kind.
    pub kind: EntityKind,
    /// Whether it is an outlet or a news agency.
    pub is_media: bool,
    /// Whether it may be one.
    pub may_be_media: bool,
}

static NOUNS: LazyLock<FxHashMap<&str, General>> = LazyLock::new(|| {
    rows(include_str!("../../data/general-nouns.tsv")).filter_map(|row| Some((row[0], kind(row.get(1)?)?))).collect()
});

fn kind(text: &str) -> Option<General> {
    let kind = match text {
        "place" => EntityKind::Place,
        "organization" | "media" | "any-body" => EntityKind::Organization,
        "person" => EntityKind::Person,
        _ => return None,
    };
    Some(General { kind, is_media: text == "media", may_be_media: matches!(text, "media" | "any-body") })
}

/// What `lemma`, in lower case, takes up again: "city" a place, "official" a person; `None` if it says more than that.
pub fn meaning_of(lemma: &str) -> Option<General> {
    NOUNS.get(lemma).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(include_str!("../../data/general-nouns.tsv")) {
            assert!(row.len() == 2 && kind(row[1]).is_some() && seen.insert(row[0]), "{row:?}");
        }
    }
}
