//! Names of bodies and places, compared as sets of words.

use std::collections::BTreeSet;

use any_ascii::any_ascii;

use crate::lexicon::{countries, name_forms};

/// How two names of bodies or places compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::resolve::entities) enum BodyLikeness {
    /// The same words.
    Same,
    /// The same words once countries, adjectives and order are made one: "Russia's National Guard".
    Rephrased,
    /// One is the short form of the other with the same head: "Ruritanian Guard", "Ruritanian National Guard".
    Contained,
    /// One is the other without its country.
    WithoutCountry,
    /// One is the initials of the other.
    Acronym,
    /// They name different countries.
    CountriesDiffer,
    /// Nothing that would make them one.
    Different,
}

/// The name of a body or a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::resolve::entities) struct BodyName {
    folded: String,
    /// Words other than countries and function words.
    words: BTreeSet<String>,
    /// Those of them that stand behind the first "of" and say which of its kind it is.
    of: BTreeSet<String>,
    /// Countries named or meant by an adjective.
    pub(in crate::resolve::entities) countries: BTreeSet<&'static str>,
    head: String,
    initials: String,
    is_acronym: bool,
}

/// Likeness from which two words may be one, spelt otherwise.
const ALIKE: f64 = 0.85;

/// Letters of a word that is no abbreviation: "LA" may be "L. A." or "Los Angeles".
const SPELT_OUT: usize = 4;

const FUNCTION_WORDS: [&str; 14] =
    ["the", "of", "for", "and", "on", "in", "at", "to", "a", "an", "s", "de", "al", "el"];

impl BodyName {
    /// Reads a name.
    pub(in crate::resolve::entities) fn new(name: &str) -> Self {
        let plain = any_ascii(name).replace("'s", "").replace('\'', "");
        let mut surface: Vec<&str> =
            plain.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|w| !w.is_empty()).collect();
        let last = |surface: &[&str]| surface.last().map(|word| word.replace('.', "").to_lowercase());
        if surface.len() > 1 && last(&surface).is_some_and(|word| name_forms::is_company_form(&word)) {
            surface.pop();
        }
        let (mut countries, mut rest) = (BTreeSet::new(), Vec::new());
        let mut at = 0;
        while at < surface.len() {
            let longest = (1..=4.min(surface.len() - at)).rev().find_map(|n| {
                let words = surface[at..at + n].join(" ");
                let country = countries::named(&words).or_else(|| countries::of_demonym(&words))?;
                Some((country.name, n))
            });
            match longest {
                Some((country, n)) => {
                    countries.insert(country);
                    at += n;
                }
                None => {
                    rest.push(surface[at].replace('.', ""));
                    at += 1;
                }
            }
        }
        let is_function = |w: &str| FUNCTION_WORDS.contains(&w.to_lowercase().as_str());
        let of = rest.iter().position(|w| w == "of");
        let head = match of {
            Some(of) if of > 0 => Some(&rest[of - 1]),
            _ => rest.last(),
        };
        let word = |w: &String| name_forms::word(&w.to_lowercase()).to_owned();
        let is_told = |w: &&String| !(is_function(w) || of.is_some() && name_forms::is_polity(&w.to_lowercase()));
        let behind_of = of.map_or(rest.len(), |of| of + 1);
        let capitals = surface.iter().filter(|w| !is_function(w)).filter_map(|w| w.chars().next());
        let letters: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
        Self {
            folded: folded(&plain),
            words: rest[..behind_of]
                .iter()
                .filter(|w| !is_function(w))
                .chain(rest[behind_of..].iter().filter(is_told))
                .map(word)
                .collect(),
            of: rest[behind_of..].iter().filter(is_told).map(word).collect(),
            countries,
            head: head.map(|h| name_forms::word(&h.to_lowercase()).to_owned()).unwrap_or_default(),
            initials: capitals.collect::<String>().to_uppercase(),
            is_acronym: surface.len() == 1
                && (2..=7).contains(&letters.len())
                && letters.chars().all(|c| !c.is_lowercase()),
        }
    }

    /// The words under which other forms of the name are found.
    pub(in crate::resolve::entities) fn keys(&self) -> BTreeSet<String> {
        let mut keys: BTreeSet<String> = [self.folded.clone(), format!("/{}", self.head)].into();
        if self.words.is_empty() {
            keys.extend(self.countries.iter().map(|c| format!("@{c}")));
        }
        if self.is_acronym {
            keys.insert(format!("^{}", self.folded.replace('.', "").to_uppercase()));
        } else if self.initials.len() > 1 {
            keys.insert(format!("^{}", self.initials));
        }
        keys
    }

    /// How the two compare.
    pub(in crate::resolve::entities) fn likeness(&self, other: &Self) -> BodyLikeness {
        if self.folded == other.folded {
            return BodyLikeness::Same;
        }
        if self.words == other.words && self.countries == other.countries {
            return BodyLikeness::Rephrased;
        }
        if self.is_acronym_of(other) || other.is_acronym_of(self) {
            return BodyLikeness::Acronym;
        }
        if !self.countries.is_empty() && !other.countries.is_empty() && self.countries.is_disjoint(&other.countries) {
            return BodyLikeness::CountriesDiffer;
        }
        if self.words.is_empty() || other.words.is_empty() || self.head != other.head {
            return BodyLikeness::Different;
        }
        if self.words == other.words {
            return BodyLikeness::WithoutCountry;
        }
        let (short, long) = if self.words.len() < other.words.len() { (self, other) } else { (other, self) };
        let is_pinned = !short.countries.is_empty() || short.words.len() > 1;
        let is_part = short.words.is_subset(&long.words) && short.countries.is_subset(&long.countries);
        if is_part && is_pinned && !short.is_another_than(long) {
            BodyLikeness::Contained
        } else {
            BodyLikeness::Different
        }
    }

    /// Whether what the longer name has more makes another thing of it: "University of South Norland" is not the
    /// "University of Norland", nor is the "Technical University of Norland".
    fn is_another_than(&self, long: &Self) -> bool {
        let goes_on = || {
            let rest = long.folded.strip_prefix(&self.folded);
            rest.is_some_and(|rest| rest.starts_with(" and ") || rest.starts_with(", "))
        };
        let is_of_other = !self.of.is_empty() && !long.of.is_empty() && self.of != long.of && !goes_on();
        is_of_other || long.words.difference(&self.words).any(|word| name_forms::is_distinct(word))
    }

    /// Whether they are the same of two countries: "Norland's Armed Forces" and those of its neighbour.
    pub(in crate::resolve::entities) fn is_that_of_another_country(&self, other: &Self) -> bool {
        self.words == other.words && self.likeness(other) == BodyLikeness::CountriesDiffer
    }

    /// Whether both are one of a kind and each says which: "Norwalk Superior Court", "Bellflower Superior Court". What is only
    /// spelt otherwise, or in letters, says nothing else.
    pub(in crate::resolve::entities) fn is_other_of_kind(&self, other: &Self) -> bool {
        let says_more = |one: &Self, other: &Self| {
            let is_like = |word: &str| other.words.iter().any(|o| strsim::jaro_winkler(word, o) >= ALIKE);
            one.words.iter().any(|word| word.len() >= SPELT_OUT && !is_like(word))
        };
        self.head == other.head
            && self.likeness(other) == BodyLikeness::Different
            && says_more(self, other)
            && says_more(other, self)
    }

    /// Two letters are the initials of too many: "CB" is a position as well as the Chicago Bears. Those that everybody knows
    /// are listed.
    fn is_acronym_of(&self, other: &Self) -> bool {
        let letters = self.folded.replace('.', "").to_uppercase();
        self.is_acronym && !other.is_acronym && letters.len() > 2 && other.initials == letters
    }
}

/// A name in lower case without its article and a company's legal form; of a name that has others the first.
fn folded(plain: &str) -> String {
    let lower = plain.to_lowercase();
    let mut words: Vec<&str> = lower.split_whitespace().filter(|word| *word != "the").collect();
    if words.len() > 1 && words.last().is_some_and(|word| name_forms::is_company_form(word.trim_matches(['.', ',']))) {
        words.pop();
    }
    let spelled: Vec<&str> =
        words.into_iter().map(|word| name_forms::word(word.strip_suffix('.').unwrap_or(word))).collect();
    name_forms::whole(&spelled.join(" ")).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies() {
        use BodyLikeness::*;
        let cases = [
            ("Norway's Coast Guard", "Norwegian Coast Guard", Rephrased),
            ("Coast Guard of the Kingdom of Saudi Arabia", "Saudi Coast Guard", Rephrased),
            ("Norwegian Guard", "Norwegian Coast Guard", Contained),
            ("the Coast Guard", "Norwegian Coast Guard", WithoutCountry),
            ("Norwegian Coast Guard", "Danish Coast Guard", CountriesDiffer),
            ("Ministry of Defence", "Ministry of Defense", Same),
            ("Brackwell Motors", "Brackwell Motors Inc.", Same),
            ("Kyiv", "Kiev", Same),
            ("WHO", "World Health Organization", Acronym),
            ("CB", "Chicago Bears", Different),
            ("UN", "United Nations", Same),
            ("U.S.", "United States", Rephrased),
            ("the United States", "United States", Same),
            ("Ministry of Defence", "Ministry of Justice", Different),
            ("University of Norland", "University of South Norland College of Medicine", Different),
            ("University of Norland", "Technical University of Norland", Different),
            ("Bank of Norland", "Central Bank of Norland", Different),
            ("State of Norland", "State of Norland Medical Association", Different),
            ("Medical Association of Norland", "Medical Association of the State of Norland", Rephrased),
            ("Ministry of Health", "Ministry of Health and Sport", Contained),
            ("AMA Board of Trustees", "Board of Trustees", Contained),
            ("New Lurel", "Lurel", Different),
            ("Al-Qusra", "Qusra", Rephrased),
            ("SBU", "Ukraine's Security Service", Same),
            ("Amnesty", "Amnesty International", Same),
            ("North Korea", "South Korea", CountriesDiffer),
        ];
        for (a, b, want) in cases {
            assert_eq!(BodyName::new(a).likeness(&BodyName::new(b)), want, "{a} / {b}");
            assert_eq!(BodyName::new(b).likeness(&BodyName::new(a)), want, "{b} / {a}");
        }
    }

    /// "Superior Court; also Bellflower Superior Court and Norwalk Superior Court".
    #[test]
    fn two_courts_are_two() {
        let are_two = |a: &str, b: &str| BodyName::new(a).is_other_of_kind(&BodyName::new(b));
        assert!(are_two("Lurel Superior Court", "Vellin Superior Court"));
        for other in ["Superior Court", "Lurell Superior Court", "L. Superior Court", "Lurel Police"] {
            assert!(!are_two("Lurel Superior Court", other), "{other}");
        }
    }
}
