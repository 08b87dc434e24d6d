//! Whether two names can be names of one person, body or place.
//!
//! Persons are compared word by word: spelling and transliteration by a skeleton of consonants checked with
//! Jaro-Winkler, initials, order, missing given names. Bodies and places are compared as sets of words in which a
//! country, its adjective and its official name are one. Edit distance over whole names was rejected: it takes
//! "North Korea" for "South Korea" and "Reza Moradi" for "Reza Muradi" with equal ease.

use std::collections::BTreeSet;

use any_ascii::any_ascii;

use crate::lexicon::{countries, name_forms, person_words};

/// A word of a name, ready for comparison.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NameWord {
    /// Lower-case ASCII letters and digits.
    pub(super) folded: String,
    /// Its consonants, as far as transliterations agree on them.
    pub(super) skeleton: String,
    /// Where the Arabic article was written apart ("al-Harani"): how long it is.
    article: usize,
}

impl NameWord {
    fn new(folded: String) -> Self {
        Self { skeleton: skeleton(&folded), folded, article: 0 }
    }

    fn after_article(article: &str, word: &NameWord) -> Self {
        Self { article: article.len(), ..Self::new(format!("{article}{}", word.folded)) }
    }

    fn without_article(&self) -> Option<Self> {
        (self.article > 0).then(|| Self::new(self.folded[self.article..].to_owned()))
    }
}

/// Forms of the Arabic article that English reports write apart from the name, or not: "al-Harani", "Alharani".
const ARTICLES: [&str; 3] = ["al", "el", "ul"];

/// How two names of persons compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PersonLikeness {
    /// The same words.
    Same,
    /// The same words in another spelling, joined or in another order.
    Spelling,
    /// One has further given names.
    Fuller,
    /// One has initials for what the other spells out.
    Initials,
    /// One is the other's family name.
    FamilyName,
    /// One is the other's given name.
    GivenName,
    /// They share the family name, but not the given name.
    GivenNamesDiffer,
    /// Nothing in common.
    Different,
}

/// What tells father and son apart is written too seldom to be a part of the name; where both have it, it must agree.
const GENERATIONS: [&str; 4] = ["jr", "sr", "ii", "iii"];

/// The name of a person without titles.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PersonName {
    /// Its words; never none unless the name was.
    pub(super) words: Vec<NameWord>,
    /// "jr", "iii".
    pub(super) generation: Option<String>,
}

impl PersonName {
    /// Reads a name; titles are left out unless nothing else is there.
    pub(super) fn new(name: &str) -> Self {
        let all = words(name);
        let is_title = |w: &NameWord| {
            GENERATIONS.contains(&w.folded.as_str()) || person_words::class_of(&w.folded).is_some_and(|c| c.is_title())
        };
        let bare: Vec<NameWord> = all.iter().filter(|w| !is_title(w)).cloned().collect();
        let generation = all.iter().map(|word| &word.folded).find(|word| GENERATIONS.contains(&word.as_str())).cloned();
        Self { words: with_articles(if bare.is_empty() { all } else { bare }), generation }
    }

    /// The skeletons under which other spellings of the name are found.
    pub(super) fn keys(&self) -> BTreeSet<String> {
        let ends = self.words.first().into_iter().chain(self.words.last());
        let bare = self.words.last().and_then(NameWord::without_article);
        ends.chain(&bare).map(|w| w.skeleton.clone()).chain([self.joined_skeleton()]).collect()
    }

    fn joined(&self) -> String {
        self.words.iter().map(|w| w.folded.as_str()).collect()
    }

    fn joined_skeleton(&self) -> String {
        skeleton(&self.joined())
    }

    /// How the two compare.
    pub(super) fn likeness(&self, other: &Self) -> PersonLikeness {
        let (a, b) = (&self.words, &other.words);
        let (Some(last_a), Some(last_b)) = (a.last(), b.last()) else { return PersonLikeness::Different };
        if self.generation.as_ref().zip(other.generation.as_ref()).is_some_and(|(one, other)| one != other) {
            return PersonLikeness::GivenNamesDiffer;
        }
        if a == b {
            return PersonLikeness::Same;
        }
        if self.joined() == other.joined() || (a.len() == b.len() && a.iter().zip(b).all(|(x, y)| is_alike(x, y))) {
            return PersonLikeness::Spelling;
        }
        if a.len() > 1 && a.len() == b.len() && is_permutation(a, b) {
            return PersonLikeness::Spelling;
        }
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        if let [only] = short.as_slice() {
            return if long.last().is_some_and(|w| is_alike(w, only)) {
                PersonLikeness::FamilyName
            } else if long.iter().any(|w| is_alike(w, only)) {
                PersonLikeness::GivenName
            } else {
                PersonLikeness::Different
            };
        }
        if !is_alike(last_a, last_b) {
            let is_fuller = is_subset(short, long) && !short.iter().any(|word| name_forms::is_son_of(&word.folded));
            return if is_fuller { PersonLikeness::Fuller } else { PersonLikeness::Different };
        }
        let given =
            |x: &PersonName| NameWord::new(x.words[..x.words.len() - 1].iter().map(|w| w.folded.as_str()).collect());
        let (given_a, given_b) = (given(self), given(other));
        let is_joined = a.len() != b.len();
        if is_joined && is_alike(&given_a, &given_b) {
            return PersonLikeness::Spelling;
        }
        let (short, long) = (&short[..short.len() - 1], &long[..long.len() - 1]);
        if is_subset(short, long) || is_prefix(&given_a.folded, &given_b.folded) {
            PersonLikeness::Fuller
        } else if short.iter().all(|w| long.iter().any(|l| is_alike(w, l) || is_initial(w, l))) {
            PersonLikeness::Initials
        } else {
            PersonLikeness::GivenNamesDiffer
        }
    }
}

/// How two names of bodies or places compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BodyLikeness {
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
pub(super) struct BodyName {
    folded: String,
    /// Words other than countries and function words.
    words: BTreeSet<String>,
    /// Countries named or meant by an adjective.
    pub(super) countries: BTreeSet<&'static str>,
    head: String,
    initials: String,
    is_acronym: bool,
}

const FUNCTION_WORDS: [&str; 12] = ["the", "of", "for", "and", "on", "in", "at", "to", "a", "an", "s", "de"];

impl BodyName {
    /// Reads a name.
    pub(super) fn new(name: &str) -> Self {
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
        let capitals = surface.iter().filter(|w| !is_function(w)).filter_map(|w| w.chars().next());
        let letters: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
        Self {
            folded: folded(&plain),
            words: rest
                .iter()
                .filter(|w| !is_function(w))
                .map(|w| name_forms::word(&w.to_lowercase()).to_owned())
                .collect(),
            countries,
            head: head.map(|h| name_forms::word(&h.to_lowercase()).to_owned()).unwrap_or_default(),
            initials: capitals.collect::<String>().to_uppercase(),
            is_acronym: surface.len() == 1
                && (2..=7).contains(&letters.len())
                && letters.chars().all(|c| !c.is_lowercase()),
        }
    }

    /// The words under which other forms of the name are found.
    pub(super) fn keys(&self) -> BTreeSet<String> {
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
    pub(super) fn likeness(&self, other: &Self) -> BodyLikeness {
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
        if short.words.is_subset(&long.words) && short.countries.is_subset(&long.countries) && is_pinned {
            BodyLikeness::Contained
        } else {
            BodyLikeness::Different
        }
    }

    fn is_acronym_of(&self, other: &Self) -> bool {
        let letters = self.folded.replace('.', "").to_uppercase();
        self.is_acronym && !other.is_acronym && letters.len() > 1 && other.initials == letters
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

/// The words of a name, folded; hyphens part words.
fn words(name: &str) -> Vec<NameWord> {
    any_ascii(name)
        .replace("'s", "")
        .split(|c: char| c.is_whitespace() || c == '-')
        .map(|w| w.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase())
        .filter(|w| !w.is_empty())
        .map(NameWord::new)
        .collect()
}

/// The words, each article one with the word that follows it.
fn with_articles(words: Vec<NameWord>) -> Vec<NameWord> {
    let mut joined: Vec<NameWord> = Vec::with_capacity(words.len());
    for word in words {
        match joined.last() {
            Some(last) if ARTICLES.contains(&last.folded.as_str()) => {
                let whole = NameWord::after_article(&last.folded, &word);
                joined.pop();
                joined.push(whole);
            }
            _ => joined.push(word),
        }
    }
    joined
}

/// Letter groups that stand for one sound in transliterations, longest first.
const SOUNDS: [(&str, &str); 14] = [
    ("tsch", "c"),
    ("dzh", "j"),
    ("tch", "c"),
    ("sch", "s"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("sh", "s"),
    ("ch", "c"),
    ("dj", "j"),
    ("ck", "k"),
    ("th", "t"),
    ("ts", "z"),
];

/// What transliterations of one name agree on: consonants by sound, doubled ones once, a vowel only in front.
pub(super) fn skeleton(word: &str) -> String {
    let mut sounds = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        if let Some((group, sound)) = SOUNDS.iter().find(|(group, _)| rest.starts_with(group)) {
            sounds.push_str(sound);
            rest = &rest[group.len()..];
            continue;
        }
        sounds.push(match first {
            'q' | 'c' => 'k',
            'w' => 'v',
            'x' => 's',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => 'a',
            other => other,
        });
        rest = &rest[first.len_utf8()..];
    }
    let mut kept = String::with_capacity(sounds.len());
    for (at, sound) in sounds.chars().enumerate() {
        if (sound != 'a' || at == 0) && !kept.ends_with(sound) {
            kept.push(sound);
        }
    }
    kept
}

/// Likeness of spelling from which two words with one skeleton are one name.
const ALIKE: f64 = 0.80;

/// Whether two words are spellings of one name; an article that only one of them has does not count.
fn is_alike(a: &NameWord, b: &NameWord) -> bool {
    if a.folded == b.folded {
        return true;
    }
    match (a.without_article(), b.without_article()) {
        (Some(bare), None) if is_alike(&bare, b) => return true,
        (None, Some(bare)) if is_alike(a, &bare) => return true,
        _ => {}
    }
    if let Some(is_same) = name_forms::is_same_part(&a.folded, &b.folded) {
        return is_same;
    }
    if name_forms::is_feminine_of(&a.folded, &b.folded) {
        return false;
    }
    let shorter = a.folded.len().min(b.folded.len());
    if a.skeleton == b.skeleton && shorter >= 3 && a.skeleton.len() >= 2 {
        return strsim::jaro_winkler(&a.folded, &b.folded) >= ALIKE;
    }
    shorter >= 6 && strsim::osa_distance(&a.folded, &b.folded) <= 1
}

fn is_initial(a: &NameWord, b: &NameWord) -> bool {
    let (short, long) = if a.folded.len() <= b.folded.len() { (a, b) } else { (b, a) };
    short.folded.len() == 1 && long.folded.starts_with(&short.folded)
}

fn is_subset(short: &[NameWord], long: &[NameWord]) -> bool {
    !short.is_empty() && short.iter().all(|w| long.iter().any(|l| is_alike(w, l)))
}

/// "Ahmadreza" for "Ahmad Reza Karim".
fn is_prefix(a: &str, b: &str) -> bool {
    let shorter = a.len().min(b.len());
    shorter >= 3 && !name_forms::is_feminine_of(a, b) && (a.starts_with(b) || b.starts_with(a))
}

fn is_permutation(a: &[NameWord], b: &[NameWord]) -> bool {
    let sorted = |words: &[NameWord]| {
        let mut folded: Vec<String> = words.iter().map(|w| w.folded.clone()).collect();
        folded.sort_unstable();
        folded
    };
    !a.iter().any(|word| name_forms::is_son_of(&word.folded)) && sorted(a) == sorted(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons() {
        use PersonLikeness::*;
        let cases = [
            ("Karim Reza Ansari", "Karim-Reza Ansari", Same),
            ("Karimreza Ansari", "Karim Reza Ansari", Spelling),
            ("Sardar Karimreza Ansari", "Karim-Reza Ansari", Spelling),
            ("Ebrahim Karimi", "Ibrahim Karimi", Spelling),
            ("Mohammed Farah", "Muhammad Farah", Spelling),
            ("Sergei Ivanov", "Sergey Ivanov", Spelling),
            ("Yevgeny Petrov", "Evgeniy Petrov", Spelling),
            ("Kim Min Jun", "Min Jun Kim", Spelling),
            ("Yousef Al Farsi", "Yusuf Alfarsi", Spelling),
            ("Yusuf al-Farsi", "Yousef Farsi", Spelling),
            ("al-Farsi", "Yusuf Alfarsi", FamilyName),
            ("El-Farsi", "Yusuf al-Badri", Different),
            ("J. Smith", "John Smith", Initials),
            ("John Smith", "John Francis Smith", Fuller),
            ("General Smith", "John Smith", FamilyName),
            ("John", "John Smith", GivenName),
            ("Jane Smith", "John Smith", GivenNamesDiffer),
            ("Hassan Karimi", "Hussein Karimi", GivenNamesDiffer),
            ("Jane Doe", "John Smith", Different),
            ("Robert Orme", "Bob Orme", Spelling),
            ("Mykola Tkach", "Nikolai Tkach", Spelling),
            ("Mahmoud Karimi", "Mohammad Karimi", GivenNamesDiffer),
            ("Jamil Karimi", "Jamila Karimi", GivenNamesDiffer),
            ("Thomas J. Orme", "Thomas K. Orme", GivenNamesDiffer),
            ("Arthur Orme Jr.", "Arthur Orme Sr.", GivenNamesDiffer),
            ("Arthur Orme Jr.", "Arthur Orme", Same),
            ("Karim bin Tahir", "Tahir bin Karim", Different),
            ("Karim bin Tahir", "Karim ibn Tahir", Spelling),
            ("Karim el-Tahir", "Karim al-Tahir", Spelling),
        ];
        for (a, b, want) in cases {
            assert_eq!(PersonName::new(a).likeness(&PersonName::new(b)), want, "{a} / {b}");
            assert_eq!(PersonName::new(b).likeness(&PersonName::new(a)), want, "{b} / {a}");
        }
    }

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
            ("U.S.", "United States", Rephrased),
            ("the United States", "United States", Same),
            ("Ministry of Defence", "Ministry of Justice", Different),
            ("North Korea", "South Korea", CountriesDiffer),
        ];
        for (a, b, want) in cases {
            assert_eq!(BodyName::new(a).likeness(&BodyName::new(b)), want, "{a} / {b}");
            assert_eq!(BodyName::new(b).likeness(&BodyName::new(a)), want, "{b} / {a}");
        }
    }

    #[test]
    fn nothing_and_other_scripts() {
        assert_eq!(PersonName::new("").likeness(&PersonName::new("X")), PersonLikeness::Different);
        assert_eq!(PersonName::new("Владимир Иванов").words.len(), 2);
        BodyName::new("").likeness(&BodyName::new("’s"));
    }
}
