//! Words that tell roles: `data/role-words.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::rows;

/// What a word says of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RoleWord {
    /// A verb, with the title of who does it.
    Verb(&'static str),
    /// No part of the title.
    Filler,
    /// In front of a title that is not held, or may not be.
    Doubt,
    /// What is done to have somebody hold it.
    Aim,
    /// One title with "general" behind it.
    BeforeGeneral,
}

static WORDS: LazyLock<HashMap<&str, RoleWord>> = LazyLock::new(|| {
    rows(include_str!("../../data/role-words.tsv")).filter_map(|row| Some((row[0], class(&row)?))).collect()
});

fn class(row: &[&'static str]) -> Option<RoleWord> {
    match *row.get(1)? {
        "verb" => row.get(2).map(|title| RoleWord::Verb(title)),
        "filler" => Some(RoleWord::Filler),
        "doubt" => Some(RoleWord::Doubt),
        "aim" => Some(RoleWord::Aim),
        "before general" => Some(RoleWord::BeforeGeneral),
        _ => None,
    }
}

/// What somebody is who does this: "leader" for "lead".
pub fn title_of(lemma: &str) -> Option<&'static str> {
    match WORDS.get(lemma) {
        Some(RoleWord::Verb(title)) => Some(title),
        _ => None,
    }
}

/// Whether `word`, in lower case, is no part of the title that it stands in front of.
pub fn is_filler(word: &str) -> bool {
    WORDS.get(word) == Some(&RoleWord::Filler)
}

/// Whether `word`, in lower case, says that the title behind it is not held, or may not be: "accused".
pub fn is_doubt(word: &str) -> bool {
    WORDS.get(word) == Some(&RoleWord::Doubt)
}

/// Whether what this does, a lemma in lower case, is to have somebody hold a title who does not yet: "nominate".
pub fn is_aim(lemma: &str) -> bool {
    WORDS.get(lemma) == Some(&RoleWord::Aim)
}

/// Whether `word`, in lower case, and "general" behind it are one title: "attorney general".
pub fn goes_before_general(word: &str) -> bool {
    WORDS.get(word) == Some(&RoleWord::BeforeGeneral)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        for row in rows(include_str!("../../data/role-words.tsv")) {
            assert!(class(&row).is_some(), "{row:?}");
        }
        assert_eq!(rows(include_str!("../../data/role-words.tsv")).count(), WORDS.len());
    }
}
