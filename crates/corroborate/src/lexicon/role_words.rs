//! Words that tell roles: `data/role-words.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::rows;

/// Verbs with their titles, and fillers with none.
static WORDS: LazyLock<HashMap<&str, Option<&str>>> = LazyLock::new(|| {
    rows(include_str!("../../data/role-words.tsv")).filter_map(|row| Some((row[0], title(&row)?))).collect()
});

fn title(row: &[&'static str]) -> Option<Option<&'static str>> {
    match *row.get(1)? {
        "verb" => row.get(2).map(|title| Some(*title)),
        "filler" => Some(None),
        _ => None,
    }
}

/// What somebody is who does this: "leader" for "lead".
pub fn title_of(lemma: &str) -> Option<&'static str> {
    WORDS.get(lemma).copied().flatten()
}

/// Whether `word`, in lower case, is no part of the title that it stands in front of.
pub fn is_filler(word: &str) -> bool {
    WORDS.get(word) == Some(&None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        for row in rows(include_str!("../../data/role-words.tsv")) {
            assert!(title(&row).is_some(), "{row:?}");
        }
        assert_eq!(rows(include_str!("../../data/role-words.tsv")).count(), WORDS.len());
    }
}
