//! Nouns that say no more than what kind of thing is meant: `data/general-nouns.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{person_words, rows};
use crate::annotation::EntityKind;

static NOUNS: LazyLock<HashMap<&str, EntityKind>> = LazyLock::new(|| {
    rows(include_str!("../../data/general-nouns.tsv")).filter_map(|row| Some((row[0], kind(row.get(1)?)?))).collect()
});

fn kind(text: &str) -> Option<EntityKind> {
    match text {
        "place" => Some(EntityKind::Place),
        "organization" => Some(EntityKind::Organization),
        _ => None,
    }
}

/// The kind of what `lemma`, in lower case, takes up again: "city" a place, "official" a person.
pub fn kind_of(lemma: &str) -> Option<EntityKind> {
    let person = || person_words::class_of(lemma).map(|_| EntityKind::Person);
    NOUNS.get(lemma).copied().or_else(person)
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
