//! Countries: what they, their people and their capitals are called.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;
use crate::text::LowerCase;

/// A country and its names.
#[derive(Debug)]
pub struct Country {
    /// The name that serves as key: "Russia".
    pub name: &'static str,
    /// "Russian Federation".
    pub other_names: Vec<&'static str>,
    /// "Russian".
    pub demonyms: Vec<&'static str>,
    /// "Moscow"; several spellings may be current.
    pub capitals: Vec<&'static str>,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    rows(include_str!("../../data/countries.tsv"))
        .map(|row| Country {
            name: row[0],
            other_names: list(row.get(1)),
            demonyms: list(row.get(2)),
            capitals: list(row.get(3)),
        })
        .collect()
});

static BY_NAME: LazyLock<FxHashMap<String, usize>> = LazyLock::new(|| {
    let named = COUNTRIES.iter().enumerate();
    named
        .flat_map(|(i, c)| std::iter::once(&c.name).chain(&c.other_names).map(move |n| (n.to_lowercase(), i)))
        .collect()
});

static BY_DEMONYM: LazyLock<FxHashMap<String, usize>> = LazyLock::new(|| {
    let named = COUNTRIES.iter().enumerate();
    let forms = |d: &str| [d.to_lowercase(), format!("{}s", d.to_lowercase())];
    named.flat_map(|(i, c)| c.demonyms.iter().flat_map(move |d| forms(d).map(|f| (f, i)))).collect()
});

static BY_NAME_OR_DEMONYM: LazyLock<FxHashMap<&str, usize>> = LazyLock::new(|| {
    // Where a word is both, the name counts.
    BY_DEMONYM.iter().chain(&*BY_NAME).map(|(word, &country)| (word.as_str(), country)).collect()
});

/// All countries, in the order of the file.
pub fn all() -> &'static [Country] {
    &COUNTRIES
}

/// The country with this name, in any letter case.
pub fn named(name: &str) -> Option<&'static Country> {
    BY_NAME.get(&*name.lower_case()).map(|&i| &COUNTRIES[i])
}

/// The country whose people or things are called this, in any letter case: "Russian", "Russians".
pub fn of_demonym(word: &str) -> Option<&'static Country> {
    BY_DEMONYM.get(&*word.lower_case()).map(|&i| &COUNTRIES[i])
}

/// The country that a word names or tells the people of, in any letter case.
pub fn called(word: &str) -> Option<&'static Country> {
    BY_NAME_OR_DEMONYM.get(&*word.lower_case()).map(|&i| &COUNTRIES[i])
}

/// The country that a word stands for, in any letter case: its name, its people, or its capital for its government.
pub fn meant_by(word: &str) -> Option<&'static Country> {
    called(word).or_else(|| of_capital(word))
}

/// The country with this capital, in any letter case.
pub fn of_capital(name: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|c| c.capitals.iter().any(|capital| capital.eq_ignore_ascii_case(name)))
}

fn list(column: Option<&&'static str>) -> Vec<&'static str> {
    column.map(|c| c.split('|').filter(|n| !n.is_empty()).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_name_stands_for_two_countries() {
        let mut seen = BTreeSet::new();
        for name in all().iter().flat_map(|c| std::iter::once(&c.name).chain(&c.other_names)) {
            assert!(seen.insert(name.to_lowercase()), "{name} stands twice");
        }
    }

    #[test]
    fn a_country_is_found_by_its_names_and_people() {
        assert_eq!(named("russian federation").map(|c| c.name), Some("Russia"));
        assert_eq!(of_demonym("Iranians").map(|c| c.name), Some("Iran"));
        assert!(named("Atlantis").is_none());
    }
}
