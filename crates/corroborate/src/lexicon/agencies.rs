//! News agencies and outlets, as they stand in datelines, bylines, tags and attributions: `data/agencies.tsv`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{bare, rows};

/// The agencies by every name they go by.
#[derive(Debug)]
pub struct Agencies {
    /// The first name of the row, by each name of it as it is written.
    by_name: FxHashMap<&'static str, &'static str>,
    /// The same, by the name in lower case: for names that are not plain words.
    by_bare_name: FxHashMap<String, &'static str>,
    /// First names of the rows of outlets that are no agencies.
    outlets: BTreeSet<&'static str>,
    /// Words of the longest name.
    longest: usize,
}

/// The agencies that ship.
pub static AGENCIES: LazyLock<Agencies> = LazyLock::new(|| Agencies::read(include_str!("../../data/agencies.tsv")));

impl Agencies {
    fn read(file: &'static str) -> Self {
        let mut by_name = FxHashMap::default();
        let mut by_bare_name = FxHashMap::default();
        let mut outlets = BTreeSet::new();
        let mut longest = 1;
        for row in rows(file) {
            let name = row[0];
            if row.get(2) == Some(&"outlet") {
                outlets.insert(name);
            }
            let others = row.get(1).copied().unwrap_or("").split(';').map(str::trim).filter(|n| !n.is_empty());
            for other in std::iter::once(name).chain(others) {
                longest = longest.max(other.split(' ').count());
                by_name.entry(other).or_insert(name);
                by_bare_name.entry(bare(other)).or_insert(name);
            }
        }
        Self { by_name, by_bare_name, outlets, longest }
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
        let is_any_case = shouted || words.contains(' ');
        is_any_case.then(|| self.by_bare_name.get(&bare(words)).copied()).flatten()
    }

    /// Whether the agency or outlet of this first name is an agency, whose dispatches others reprint.
    pub fn is_agency(&self, name: &str) -> bool {
        !self.outlets.contains(name)
    }

    /// The first agency or outlet that is named somewhere in `words`, by its longest name there, and where.
    pub fn first_in(&self, words: &str) -> Option<(Range<usize>, &'static str)> {
        let places = places(words);
        (0..places.len()).find_map(|first| self.named_from(words, &places[first..]))
    }

    /// Whether `words` begin with the name of an agency or an outlet.
    pub fn begins(&self, words: &str) -> bool {
        let places = places(words);
        places.first().is_some_and(|first| first.start == 0) && self.named_from(words, &places).is_some()
    }

    /// The agency or outlet whose name begins with the first of the words at `places`, by its longest name, and where.
    fn named_from(&self, words: &str, places: &[Range<usize>]) -> Option<(Range<usize>, &'static str)> {
        let start = places.first()?.start;
        places.iter().take(self.longest).rev().find_map(|last| {
            let name = words.get(start..last.end)?;
            let name = name.strip_suffix("'s").or(name.strip_suffix("’s")).unwrap_or(name);
            let name = name.trim_end_matches(['\'', '’']);
            // "Norl) -" is not the name, though it has no other letters.
            let ends_as_name = name.ends_with(|c: char| c.is_alphanumeric() || c == '.');
            let found = self.find(name).filter(|_| {
                let begins = name.starts_with(char::is_uppercase) || name.starts_with(char::is_numeric);
                ends_as_name && (begins || name.len() < 5)
            });
            found.map(|agency| (start..start + name.len(), agency))
        })
    }

    /// Every name with the agency it is of, in the order of the alphabet.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let names: BTreeMap<_, _> = self.by_name.iter().map(|(name, agency)| (*name, *agency)).collect();
        names.into_iter()
    }
}

/// Where the words of a text stand, as names have them.
fn places(words: &str) -> Vec<Range<usize>> {
    let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '.' | '-' | '&' | '/');
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, c) in words.char_indices().chain([(words.len(), ' ')]) {
        match (start, is_inner(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                places.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_agency_s() {
        let mut seen = BTreeMap::new();
        for row in rows(include_str!("../../data/agencies.tsv")) {
            assert!(row.len() == 3 && matches!(row[2], "agency" | "outlet"), "{row:?}");
            let others = row.get(1).copied().unwrap_or("").split(';').map(str::trim).filter(|n| !n.is_empty());
            for name in std::iter::once(row[0]).chain(others) {
                assert_eq!(seen.insert(name, row[0]), None, "{name} twice");
            }
        }
        assert!(seen.len() > 400);
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

    #[test]
    fn names_are_found_in_other_words() {
        for (words, expected) in [
            ("Iran's state news agency, IRNA", Some(("IRNA", "IRNA"))),
            ("an Associated Press report", Some(("Associated Press", "Associated Press"))),
            ("the New York Times’s reporter", Some(("New York Times", "The New York Times"))),
            ("ABC News' Ann Lee", Some(("ABC News", "ABC News"))),
            // The name went on to the dash.
            ("VELLIN, Oct 15 (Reuters) - The", Some(("Reuters", "Reuters"))),
            ("the police", None),
            ("a map of the area", None),
        ] {
            let found = AGENCIES.first_in(words).map(|(range, name)| (&words[range], name));
            assert_eq!(found, expected, "{words}");
        }
        assert!(AGENCIES.is_agency("IRNA") && !AGENCIES.is_agency("The New York Times"));
    }
}
