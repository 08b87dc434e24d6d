//! Names of persons, compared word by word.

use std::collections::BTreeSet;

use super::{NameWord, are_one_from_russian, is_alike, skeleton, words};
use crate::lexicon::{initials, name_forms, person_words};

/// Forms of the Arabic article that English reports write apart from the name, or not: "al-Harani", "Alharani".
const ARTICLES: [&str; 3] = ["al", "el", "ul"];

/// How two names of persons compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::resolve::entities) enum PersonLikeness {
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

/// Letters from which two whole names that are cut into words otherwise are compared, and how alike they must be.
const LONG: usize = 10;
const ALIKE_WHOLE: f64 = 0.85;

/// The name of a person without titles.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::resolve::entities) struct PersonName {
    /// Its words; never none unless the name was.
    pub(in crate::resolve::entities) words: Vec<NameWord>,
    /// "jr", "iii": written too seldom to be a part of the name; where both have it, it must agree.
    pub(in crate::resolve::entities) generation: Option<String>,
}

impl PersonName {
    /// Reads a name; titles are left out unless nothing else is there. The last word is none: "Jane Bishop".
    pub(in crate::resolve::entities) fn new(name: &str) -> Self {
        let all = words(name);
        let last = all.iter().rposition(|word| name_forms::generation(&word.folded).is_none());
        let end = last.map_or(all.len(), |last| last + 1);
        let is_title = |at: usize, word: &NameWord| {
            let is_office = || person_words::class_of(&word.folded).is_some_and(|class| class.is_title());
            at >= end || Some(at) != last && is_office()
        };
        let bare: Vec<NameWord> =
            all.iter().enumerate().filter(|(at, word)| !is_title(*at, word)).map(|(_, word)| word.clone()).collect();
        let generation = all.get(end).and_then(|word| name_forms::generation(&word.folded)).map(str::to_owned);
        let words = family_last(if bare.is_empty() { all } else { bare });
        Self { words: with_articles(words), generation }
    }

    /// The skeletons under which other spellings of the name are found.
    pub(in crate::resolve::entities) fn keys(&self) -> BTreeSet<String> {
        let ends = self.words.first().into_iter().chain(self.words.last());
        let bare = self.words.last().and_then(NameWord::without_article);
        ends.chain(&bare).flat_map(NameWord::keys).chain([self.joined_skeleton()]).collect()
    }

    fn folded(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.folded.as_str()).collect()
    }

    fn joined(&self) -> String {
        self.words.iter().map(|w| w.folded.as_str()).collect()
    }

    fn joined_skeleton(&self) -> String {
        skeleton(&self.joined())
    }

    /// How the two compare.
    pub(in crate::resolve::entities) fn likeness(&self, other: &Self) -> PersonLikeness {
        let (a, b) = (&self.words, &other.words);
        let (Some(last_a), Some(last_b)) = (a.last(), b.last()) else { return PersonLikeness::Different };
        if self.generation.as_ref().zip(other.generation.as_ref()).is_some_and(|(one, other)| one != other) {
            return PersonLikeness::GivenNamesDiffer;
        }
        if a == b {
            return PersonLikeness::Same;
        }
        if initials::tell_apart(&self.folded(), &other.folded()) {
            return PersonLikeness::GivenNamesDiffer;
        }
        let (one, whole) = (self.joined(), other.joined());
        let is_cut_otherwise = a.len() != b.len()
            && one.len().min(whole.len()) >= LONG
            && (self.joined_skeleton() == other.joined_skeleton() || are_one_from_russian(&one, &whole))
            && strsim::jaro_winkler(&one, &whole) >= ALIKE_WHOLE;
        if one == whole || is_cut_otherwise || (a.len() == b.len() && a.iter().zip(b).all(|(x, y)| is_alike(x, y))) {
            return PersonLikeness::Spelling;
        }
        if a.len() > 1 && a.len() == b.len() && is_permutation(a, b) {
            return PersonLikeness::Spelling;
        }
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        if let [only] = short.as_slice() {
            return if long.last().is_some_and(|w| is_alike_alone(w, only)) {
                PersonLikeness::FamilyName
            } else if self.generation == other.generation && long.iter().any(|w| is_alike_alone(w, only)) {
                // "Fred Jr." is called so beside his father, and no other Fred.
                PersonLikeness::GivenName
            } else {
                PersonLikeness::Different
            };
        }
        if !is_alike(last_a, last_b) {
            let is_fuller = short.len() < long.len()
                && is_subset(short, long)
                && !short.iter().any(|word| name_forms::is_son_of(&word.folded));
            return if is_fuller { PersonLikeness::Fuller } else { PersonLikeness::Different };
        }
        let given =
            |x: &PersonName| NameWord::new(x.words[..x.words.len() - 1].iter().map(|w| w.folded.as_str()).collect());
        let (given_a, given_b) = (given(self), given(other));
        // "Georgew" of "George W." is no spelling of "George".
        let is_joined = a.len() != b.len() && !a.iter().chain(b).any(|word| word.folded.len() == 1);
        if is_joined && is_alike(&given_a, &given_b) {
            return PersonLikeness::Spelling;
        }
        let (short, long) = (&short[..short.len() - 1], &long[..long.len() - 1]);
        if is_subset(short, long) || is_prefix(&given_a.folded, &given_b.folded) {
            PersonLikeness::Fuller
        } else if short.len() == 1 && short[0].folded.len() > 1 && are_initials(long) {
            PersonLikeness::GivenNamesDiffer
        } else if short.iter().all(|w| long.iter().any(|l| is_alike(w, l) || is_initial(w, l))) {
            PersonLikeness::Initials
        } else {
            PersonLikeness::GivenNamesDiffer
        }
    }
}

/// Whether a name of one word is a word of a fuller one. Of short ones the spelling tells too little: "Phil" is no "Philly",
/// and "Hill" no "Hall".
fn is_alike_alone(word: &NameWord, only: &NameWord) -> bool {
    const SHORT: usize = 5;
    let is_short = word.folded.len().min(only.folded.len()) < SHORT;
    let bare = |word: &NameWord| word.without_article().map_or_else(|| word.folded.clone(), |bare| bare.folded);
    let is_known = || name_forms::is_same_part(&word.folded, &only.folded) == Some(true);
    bare(word) == bare(only) || is_known() || !is_short && is_alike(word, only)
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

/// "Nazarov Karim" as "Karim Nazarov": the ending tells which is the family name.
fn family_last(mut words: Vec<NameWord>) -> Vec<NameWord> {
    let is_family = |word: Option<&NameWord>| word.is_some_and(|word| name_forms::ending(&word.folded).is_some());
    if is_family(words.first()) && !is_family(words.last()) {
        words.rotate_left(1);
    }
    words
}

fn is_initial(a: &NameWord, b: &NameWord) -> bool {
    let (short, long) = if a.folded.len() <= b.folded.len() { (a, b) } else { (b, a) };
    short.folded.len() == 1 && long.folded.starts_with(&short.folded)
}

/// Who goes by two initials goes by no given name: "T.J." is not "Tony", but may be his son.
fn are_initials(given: &[NameWord]) -> bool {
    given.len() > 1 && given.iter().all(|word| word.folded.len() == 1)
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
            ("Bishop", "Jane Bishop", FamilyName),
            ("Jane Bishop", "Jane Smith", Different),
            ("John", "John Smith", GivenName),
            ("Hill", "Jane Hall", Different),
            ("Sisi", "Karim el-Sisi", FamilyName),
            ("John Jr.", "John Smith", Different),
            ("John Jr.", "John Smith Jr.", GivenName),
            ("Jane Smith", "John Smith", GivenNamesDiffer),
            ("Hassan Karimi", "Hussein Karimi", GivenNamesDiffer),
            ("Jane Doe", "John Smith", Different),
            ("Robert Orme", "Bob Orme", Spelling),
            ("Mykola Tkach", "Nikolai Tkach", Spelling),
            ("Siarhei Krautsou", "Sergei Kravtsov", Spelling),
            ("Dzmitry Tsikhanouski", "Dmitry Tikhanovsky", Spelling),
            ("Alyaksandr Pauliuchenka", "Alexander Pavlyuchenko", Spelling),
            ("Aliaksei Krautsou", "Alyaksandr Krautsou", GivenNamesDiffer),
            ("Karim Nazarzoda", "Karim Nazarov", Spelling),
            ("Nazarzoda Karim", "Karim Nazarov", Spelling),
            ("Nazarzoda Shirali", "Shir Ali Nazarov", Spelling),
            ("Karim Nazarzoda", "Karim Tahirov", Different),
            ("Lyubov Tkach", "Tkach", FamilyName),
            ("Muhsin Tahirkuli", "Mohsen Tahirkoli", Spelling),
            ("Mahmoud Karimi", "Mohammad Karimi", GivenNamesDiffer),
            ("Jamil Karimi", "Jamila Karimi", GivenNamesDiffer),
            ("Thomas J. Orme", "Thomas K. Orme", GivenNamesDiffer),
            ("Arthur Orme Jr.", "Arthur Orme Sr.", GivenNamesDiffer),
            ("Arthur Orme Jr.", "Arthur Orme", Same),
            ("Arthur Orme III", "Arthur Orme I", GivenNamesDiffer),
            ("Arthur W. Orme", "Arthur H.W. Orme", GivenNamesDiffer),
            ("Arthur W. Orme", "Arthur Herbert Walker Orme", GivenNamesDiffer),
            ("Arthur H.W. Orme", "Arthur Herbert Walker Orme", Initials),
            ("Karim bin Tahir", "Tahir bin Karim", Different),
            ("Karim bin Tahir", "Karim ibn Tahir", Spelling),
            ("Mustafa Bentahir", "Moustapha Ben Tahir", Spelling),
            ("Zharko Djurashevich", "Žarko Đurašević", Spelling),
            ("Zharko Djurashevich", "Zarko Durasevic", Spelling),
            ("Jarko Durasevitch", "Zarko Durasevic", Spelling),
            ("Mustafa Benkaoula", "Mustafa Ben Kaoula", Spelling),
            ("Mustafa Benkaoula", "Mustafa Benkawla", Spelling),
            ("Mustafa Ben Kaoula", "Mustafa Benkawla", Spelling),
            ("Tahir Qorbani", "Tahir Ghorbani", Spelling),
            ("Yusuf Shahir", "Youssef Chahir", Spelling),
            ("Choi Min-woo", "Choi Minwoo", Spelling),
            ("Lee Min-woo", "Rhee Min Woo", Spelling),
            ("Choi Min-woo", "Choi Min-ah", Different),
            ("T.J. Smith", "Thomas James Smith", Initials),
            ("T.J. Smith", "Tony Smith", GivenNamesDiffer),
            ("T. Smith", "Tony James Smith", Initials),
            ("Horvath Peter", "Peter Horvat", Different),
            ("K. Smith", "John Smith", GivenNamesDiffer),
            ("Yuko Tanabe", "Yoko Tanabe", GivenNamesDiffer),
            ("Karim el-Tahir", "Karim al-Tahir", Spelling),
            ("Arthur W. Orme", "Arthur Orme", Fuller),
            ("Zhu Keqiong", "Zhu Qiong", Different),
        ];
        for (a, b, want) in cases {
            assert_eq!(PersonName::new(a).likeness(&PersonName::new(b)), want, "{a} / {b}");
            assert_eq!(PersonName::new(b).likeness(&PersonName::new(a)), want, "{b} / {a}");
        }
    }
}
