//! What a lemma says about the course of an event: whether it lasts, recurs, can have but one in a part, excludes
//! another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::rows;
use crate::annotation::ArgumentRole;
use crate::text::LowerCase;

/// How an event runs in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Goes on for days.
    Lasts,
    /// The same parties do it again.
    Recurs,
    /// Lasts, unless it is to a site: a visit to a country, to a museum.
    Stays,
    /// Befalls a person once.
    Once,
    /// Is said; its date is that of saying it.
    Speech,
}

static COURSES: LazyLock<BTreeMap<&str, Course>> = LazyLock::new(|| {
    let course = |word: &str| match word {
        "lasts" => Some(Course::Lasts),
        "recurs" => Some(Course::Recurs),
        "stays" => Some(Course::Stays),
        "once" => Some(Course::Once),
        "speech" => Some(Course::Speech),
        _ => None,
    };
    rows(include_str!("../../data/happenings.tsv"))
        .filter_map(|row| Some((*row.first()?, course(row.get(1)?)?)))
        .collect()
});

static UNIQUE: LazyLock<BTreeSet<(&str, ArgumentRole)>> = LazyLock::new(|| {
    let role = |word: &str| match word {
        "agent" => Some(ArgumentRole::Agent),
        "patient" => Some(ArgumentRole::Patient),
        _ => None,
    };
    rows(include_str!("../../data/unique-parts.tsv"))
        .filter_map(|row| Some((*row.first()?, role(row.get(1)?)?)))
        .collect()
});

static OPPOSITES: LazyLock<BTreeSet<(&str, &str)>> = LazyLock::new(|| {
    let pairs = rows(include_str!("../../data/opposites.tsv")).filter_map(|row| Some((*row.first()?, *row.get(1)?)));
    pairs.flat_map(|(one, other)| [(one, other), (other, one)]).collect()
});

static SITES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/sites.tsv")).filter_map(|row| row.first().copied()).collect());

static DENIALS: LazyLock<BTreeSet<(&str, &str)>> = LazyLock::new(|| {
    rows(include_str!("../../data/denials.tsv")).filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect()
});

/// Whether the auxiliary puts what is denied into time to come: "won't".
pub fn is_of_time_to_come(auxiliary: &str) -> bool {
    DENIALS.contains(&(auxiliary, "to-come"))
}

/// Whether the word beside a negation says that it held up to a time: "not until".
pub fn limits_negation(lemma: &str) -> bool {
    DENIALS.contains(&(lemma, "for-now"))
}

/// The course of what `lemma` names; `None`: it happens once, on a day.
pub fn course(lemma: &str) -> Option<Course> {
    COURSES.get(lemma).copied()
}

/// Whether only one can have `role` in what `lemma` names.
pub fn is_unique(lemma: &str, role: ArgumentRole) -> bool {
    UNIQUE.contains(&(lemma, role))
}

/// Whether one party can't do both in one matter.
pub fn are_opposite(one: &str, other: &str) -> bool {
    OPPOSITES.contains(&(one, other))
}

/// Whether the words speak of a building or another site.
pub fn names_site(words: &str) -> bool {
    words.split(|c: char| !c.is_alphanumeric()).any(|word| SITES.contains(&*word.lower_case()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_typed_and_stands_once() {
        assert_eq!(rows(include_str!("../../data/happenings.tsv")).count(), COURSES.len());
        assert_eq!(rows(include_str!("../../data/unique-parts.tsv")).count(), UNIQUE.len());
        assert_eq!(rows(include_str!("../../data/sites.tsv")).count(), SITES.len());
        assert_eq!(rows(include_str!("../../data/opposites.tsv")).count() * 2, OPPOSITES.len());
    }
}
