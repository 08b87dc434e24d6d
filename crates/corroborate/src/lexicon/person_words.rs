//! Nouns that are said of a person: `data/person-words.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

/// What a noun says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonClass {
    /// A form of address: "Mr.", "Sheikh".
    Honorific,
    /// "General".
    Rank,
    /// "minister", "chief".
    Office,
    /// "analyst", "suspect".
    Profession,
    /// "mother".
    Kin,
    /// "man".
    People,
}

impl PersonClass {
    /// Whether it stands in front of names as part of how their bearer is called.
    pub fn is_title(self) -> bool {
        matches!(self, PersonClass::Honorific | PersonClass::Rank | PersonClass::Office)
    }

    /// Whether it says what its bearer is in the world.
    pub fn is_role(self) -> bool {
        matches!(self, PersonClass::Rank | PersonClass::Office | PersonClass::Profession)
    }
}

/// Grammatical gender as far as pronouns show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// "he".
    Masculine,
    /// "she".
    Feminine,
}

static WORDS: LazyLock<FxHashMap<&str, (PersonClass, Option<Gender>)>> = LazyLock::new(|| {
    rows(include_str!("../../data/person-words.tsv")).filter_map(|row| Some((row[0], parse(&row)?))).collect()
});

fn parse(row: &[&str]) -> Option<(PersonClass, Option<Gender>)> {
    let class = match *row.get(1)? {
        "honorific" => PersonClass::Honorific,
        "rank" => PersonClass::Rank,
        "office" => PersonClass::Office,
        "profession" => PersonClass::Profession,
        "kin" => PersonClass::Kin,
        "people" => PersonClass::People,
        _ => return None,
    };
    let gender = match *row.get(2)? {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        "-" => None,
        _ => return None,
    };
    Some((class, gender))
}

/// What `lemma`, in lower case, says of a person; `None` if it is not said of persons.
pub fn class_of(lemma: &str) -> Option<PersonClass> {
    WORDS.get(lemma).map(|(class, _)| *class)
}

/// The gender that `lemma`, in lower case, tells.
pub fn gender_of(lemma: &str) -> Option<Gender> {
    WORDS.get(lemma).and_then(|(_, gender)| *gender)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(include_str!("../../data/person-words.tsv")) {
            assert!(row.len() == 3 && parse(&row).is_some() && row[0] == row[0].to_lowercase(), "{row:?}");
            assert!(seen.insert(row[0]), "twice: {row:?}");
        }
    }
}
