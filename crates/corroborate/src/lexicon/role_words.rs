//! Words that tell roles: `data/role-words.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;
use crate::text::LowerCase;

/// What a word says of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RoleWord {
    /// A verb, with the title of who does it.
    Verb(&'static str),
    /// A verb, with the title of who has done it.
    Deed(&'static str),
    /// No part of the title.
    Filler,
    /// In front of a title that is not held, or may not be.
    Doubt,
    /// What is done to have somebody hold it.
    Aim,
    /// The same, of an official act.
    Nominating,
    /// What makes somebody the holder of an office.
    Appointing,
    /// One title with "general" behind it.
    BeforeGeneral,
    /// One title with "attorney" behind it.
    BeforeAttorney,
    /// A rank that is a title of its own behind an office.
    Apart,
    /// Stays with the title wherever it stands in front of it.
    Limit,
    /// The same, and says how long this holder has it: "acting".
    Tenure,
    /// Says that a title is held no longer: "once a teacher".
    Over,
    /// A title of one who is after an office.
    Seeker,
    /// In front of who was the first to hold an office.
    First,
    /// How somebody is seen, or what he is for the while.
    Passing,
    /// What a body may be, too: "owner".
    OfBodies,
    /// A verb's form that is part of the title behind it.
    Part,
    /// The time or occasion that ends a title: "player of the year".
    Span,
}

static WORDS: LazyLock<FxHashMap<&str, RoleWord>> = LazyLock::new(|| {
    rows(include_str!("../../data/role-words.tsv")).filter_map(|row| Some((row[0], class(&row)?))).collect()
});

fn class(row: &[&'static str]) -> Option<RoleWord> {
    match *row.get(1)? {
        "verb" => row.get(2).map(|title| RoleWord::Verb(title)),
        "deed" => row.get(2).map(|title| RoleWord::Deed(title)),
        "filler" => Some(RoleWord::Filler),
        "doubt" => Some(RoleWord::Doubt),
        "aim" => Some(RoleWord::Aim),
        "nominating" => Some(RoleWord::Nominating),
        "appointing" => Some(RoleWord::Appointing),
        "before general" => Some(RoleWord::BeforeGeneral),
        "before attorney" => Some(RoleWord::BeforeAttorney),
        "apart" => Some(RoleWord::Apart),
        "limit" if row.get(2) == Some(&"tenure") => Some(RoleWord::Tenure),
        "limit" => Some(RoleWord::Limit),
        "over" => Some(RoleWord::Over),
        "seeker" => Some(RoleWord::Seeker),
        "first" => Some(RoleWord::First),
        "passing" => Some(RoleWord::Passing),
        "of bodies" => Some(RoleWord::OfBodies),
        "part" => Some(RoleWord::Part),
        "span" => Some(RoleWord::Span),
        _ => None,
    }
}

/// What somebody is who does this: "leader" for "lead".
pub fn title_of(lemma: &str) -> Option<&'static str> {
    match WORDS.get(lemma) {
        Some(RoleWord::Verb(title) | RoleWord::Deed(title)) => Some(title),
        _ => None,
    }
}

/// Whether the title that a verb gives is still held when it has been done: "founded".
pub fn lasts(lemma: &str) -> bool {
    matches!(WORDS.get(lemma), Some(RoleWord::Deed(_)))
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
    matches!(WORDS.get(lemma), Some(RoleWord::Aim | RoleWord::Nominating | RoleWord::Seeker))
}

/// Whether who does this, a lemma in lower case, makes somebody the nominee for a title: "nominate".
pub fn is_nominating(lemma: &str) -> bool {
    WORDS.get(lemma) == Some(&RoleWord::Nominating)
}

/// Whether this, a lemma in lower case, makes somebody the holder of an office: "appoint".
pub fn is_appointing(lemma: &str) -> bool {
    WORDS.get(lemma) == Some(&RoleWord::Appointing)
}

/// Whether `word`, in lower case, limits the title that it stands somewhere in front of: "former", "acting".
pub fn is_limit(word: &str) -> bool {
    matches!(WORDS.get(word), Some(RoleWord::Limit | RoleWord::Tenure))
}

/// Whether `word`, in lower case, limits a title for its holder and not for others who have the same: "caretaker".
pub fn is_tenure(word: &str) -> bool {
    WORDS.get(word) == Some(&RoleWord::Tenure)
}

/// Whether `word`, in lower case, says of the title behind it that it is held no longer: "once a teacher".
pub fn is_over(word: &str) -> bool {
    WORDS.get(word) == Some(&RoleWord::Over)
}

/// Whether who is called this, a lemma in lower case, is after an office: "nominee".
pub fn is_seeker(lemma: &str) -> bool {
    WORDS.get(lemma) == Some(&RoleWord::Seeker)
}

/// Whether `word`, in lower case, says of somebody to do something that it was done: "the first woman to head it".
pub fn is_first(word: &str) -> bool {
    WORDS.get(word) == Some(&RoleWord::First)
}

/// Whether `word`, in lower case, tells how somebody is seen or what he is for the while: "a full participant".
pub fn is_passing(word: &str) -> bool {
    WORDS.get(word) == Some(&RoleWord::Passing)
}

/// Whether a body may be this, a lemma in lower case, as well as a person: "owner".
pub fn may_be_of_body(lemma: &str) -> bool {
    WORDS.get(lemma) == Some(&RoleWord::OfBodies)
}

/// Whether `word`, in lower case, is a part of the title behind it: "managing".
pub fn is_part(word: &str) -> bool {
    WORDS.get(word) == Some(&RoleWord::Part)
}

/// Whether `lemma`, in lower case, ends a title behind "of the": "player of the year".
pub fn is_span(lemma: &str) -> bool {
    WORDS.get(lemma) == Some(&RoleWord::Span)
}

/// Whether a word and "general" behind it, in any letter case, are one title: "attorney general". "Director general" is one; the
/// "director General Lee" is a director, and a general.
pub fn are_one_with_general(word: &str, general: &str) -> bool {
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_one = WORDS.get(&*word.lower_case()) == Some(&RoleWord::BeforeGeneral);
    is_one && general.eq_ignore_ascii_case("general") && (is_capital(word) || !is_capital(general))
}

/// Whether `word`, in lower case, and "attorney" behind it are one title: "district attorney".
pub fn goes_before_attorney(word: &str) -> bool {
    WORDS.get(word) == Some(&RoleWord::BeforeAttorney)
}

/// Whether it is a title of its own behind an office: "navy chief *admiral*".
pub fn stands_apart(rank: &str) -> bool {
    WORDS.get(rank) == Some(&RoleWord::Apart)
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
