//! Nouns that tell of what kind the name beside them is: `data/naming-nouns.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;
use crate::annotation::EntityKind;

/// What a noun says of the name beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Naming {
    /// The kind of the name.
    pub kind: EntityKind,
    /// Whether it is what somebody wrote, filmed or recorded, so that its name may be any words.
    pub is_work: bool,
}

static NOUNS: LazyLock<FxHashMap<&str, Naming>> = LazyLock::new(|| {
    rows(include_str!("../../data/naming-nouns.tsv")).filter_map(|row| Some((row[0], parse(row.get(1)?)?))).collect()
});

fn parse(text: &str) -> Option<Naming> {
    let kind = match text {
        "place" => EntityKind::Place,
        "organization" => EntityKind::Organization,
        "work" | "other" => EntityKind::Other,
        _ => return None,
    };
    Some(Naming { kind, is_work: text == "work" })
}

/// What `noun`, in lower case, says of the name beside it: "island" that it is a place's.
pub fn naming_of(noun: &str) -> Option<Naming> {
    NOUNS.get(noun).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(include_str!("../../data/naming-nouns.tsv")) {
            assert!(row.len() == 2 && parse(row[1]).is_some() && seen.insert(row[0]), "{row:?}");
        }
    }
}
