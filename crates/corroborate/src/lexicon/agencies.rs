//! News agencies and broadcasters, as they stand in datelines, bylines and tags: `data/agencies.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{bare, rows};

/// The agencies by every name they go by.
#[derive(Debug)]
pub struct Agencies {
    /// The first name of the row, by each name of it as it is written.
    by_name: BTreeMap<&'static str, &'static str>,
    /// The same, by the name in lower case: for names that are not plain words.
    by_bare_name: BTreeMap<String, &'static str>,
}

/// The agencies that ship.
pub static AGENCIES: LazyLock<Agencies> = LazyLock::new(|| Agencies::read(include_str!("../../data/agencies.tsv")));

impl Agencies {
    fn read(file: &'static str) -> Self {
        let mut by_name = BTreeMap::new();
        let mut by_bare_name = BTreeMap::new();
        for row in rows(file) {
            let name = row[0];
            let others = row.get(1).copied().unwrap_or("").split(';').map(str::trim).filter(|n| !n.is_empty());
            for other in std::iter::once(name).chain(others) {
                by_name.entry(other).or_insert(name);
                by_bare_name.entry(bare(other)).or_insert(name);
            }
        }
        Self { by_name, by_bare_name }
    }

    /// The agency that `words` name, case as written ("IRNA", "The Associated Press"), or without regard to case where
    /// all of them are capitals or the name has several words.
    pub fn find(&self, words: &str) -> Option<&'static str> {
        let words = words.trim().trim_end_matches(['.', ',', ':', ';']);
        let words = words.strip_prefix("the ").unwrap_or(words);
        if let Some(name) = self.by_name.get(words) {
            return Some(name);
        }
        let shouted = words.len() > 3 && !words.contains(char::is_lowercase);
        let found = self.by_bare_name.get(&bare(words)).copied();
        found.filter(|_| shouted || words.contains(' '))
    }

    /// Every name with the agency it is of, in the order of the alphabet.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.by_name.iter().map(|(name, agency)| (*name, *agency))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_agency_s() {
        let mut seen = BTreeMap::new();
        for row in rows(include_str!("../../data/agencies.tsv")) {
            assert!(row.len() <= 2, "{row:?}");
            let others = row.get(1).copied().unwrap_or("").split(';').map(str::trim).filter(|n| !n.is_empty());
            for name in std::iter::once(row[0]).chain(others) {
                assert_eq!(seen.insert(name, row[0]), None, "{name} twice");
            }
        }
        assert!(seen.len() > 150);
    }

    #[test]
    fn names_are_found_as_they_are_written() {
        for (words, agency) in [
            ("IRNA", Some("IRNA")),
            ("AP", Some("Associated Press")),
            ("The Associated Press", Some("Associated Press")),
            ("REUTERS", Some("Reuters")),
            ("XINHUA", Some("Xinhua")),
            ("aa", None),
            ("trend", None),
            ("", None),
        ] {
            assert_eq!(AGENCIES.find(words), agency, "{words}");
        }
    }
}
