//! Whether two names can be names of one person, body or place.
//!
//! Persons are compared word by word: spelling and transliteration by a skeleton of consonants checked with
//! Jaro-Winkler, initials, order, missing given names. Bodies and places are compared as sets of words in which a
//! country, its adjective and its official name are one. Edit distance over whole names was rejected: it takes
//! "North Korea" for "South Korea" and "Reza Moradi" for "Reza Muradi" with equal ease.

mod bodies;
mod persons;

use any_ascii::any_ascii;

use crate::lexicon::name_forms;

pub(super) use bodies::{BodyLikeness, BodyName};
pub(super) use persons::{PersonLikeness, PersonName};

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

    /// The skeletons under which its other forms and spellings are found.
    fn keys(&self) -> [String; 4] {
        let stem = name_forms::ending(&self.folded).map_or(&*self.folded, |(stem, _)| stem);
        let russian = skeleton(&from_russian(name_forms::given(&self.folded)));
        [self.skeleton.clone(), russian, skeleton(stem), skeleton(&without_marks(&self.folded))]
    }

    fn after_article(article: &str, word: &NameWord) -> Self {
        Self { article: article.len(), ..Self::new(format!("{article}{}", word.folded)) }
    }

    fn without_article(&self) -> Option<Self> {
        (self.article > 0).then(|| Self::new(self.folded[self.article..].to_owned()))
    }
}

/// The words of a name, folded; hyphens part words.
fn words(name: &str) -> Vec<NameWord> {
    any_ascii(name)
        .replace("'s", "")
        .split(|c: char| c.is_whitespace() || c == '-')
        .flat_map(initials)
        .map(|w| w.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase())
        .filter(|w| !w.is_empty())
        .map(NameWord::new)
        .collect()
}

/// "T.J." in two; any other word as it is.
fn initials(word: &str) -> Vec<&str> {
    let letters: Vec<&str> = word.split('.').filter(|letter| !letter.is_empty()).collect();
    if letters.len() > 1 && letters.iter().all(|letter| letter.len() == 1) { letters } else { vec![word] }
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
    let mut before = None;
    for sound in sounds.chars() {
        if (sound != 'a' || before.is_none()) && before != Some(sound) {
            kept.push(sound);
        }
        before = Some(sound);
    }
    kept
}

/// The skeleton of a word with sounds made one that only some transliterations tell apart: "Chahir" in French is "Shahir",
/// and Persian "gh" is written "q" as well.
fn loose(word: &NameWord, other: &NameWord) -> String {
    let has_q = word.folded.contains('q') != other.folded.contains('q');
    let sound = |c| match c {
        'c' => 's',
        'g' if has_q => 'k',
        other => other,
    };
    word.skeleton.chars().map(sound).collect()
}

/// A long name from Belarusian as it is written from Russian: "Krautsou" is "Kravtsov", "Tsikhanouski" "Tikhanovski". What sounds as
/// "w" behind a vowel is written "u" there, and a soft "t" or "d" has an "s" or "z".
fn from_russian(folded: &str) -> String {
    if folded.len() < LONG {
        return folded.to_owned();
    }
    let mut written = String::with_capacity(folded.len());
    for (at, sound) in folded.char_indices() {
        let before = folded[..at].chars().next_back();
        let follows = |sounds: &str| folded[at + 1..].starts_with(|next| sounds.contains(next));
        match (before, sound) {
            (Some('a' | 'e' | 'o'), 'u' | 'w') => written.push('v'),
            (Some('t'), 's') | (Some('d'), 'z') if follows("i") => {}
            _ => written.push(sound),
        }
    }
    written
}

/// A South Slavic name without the letters that stand for its marks: "Žarko Đurašević" is "Zharko Djurashevich", "Jarko Djurasevitch" and
/// "Zarko Durasevic".
fn without_marks(folded: &str) -> String {
    const LETTERS: [(&str, &str); 6] = [("tch", "c"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("dj", "d"), ("j", "z")];
    LETTERS.iter().fold(folded.to_owned(), |word, (with, without)| word.replace(with, without))
}

/// Whether two words are one once both are written as from Russian; "Khaoula" and "Khawla" are as well.
fn are_one_from_russian(one: &str, other: &str) -> bool {
    let (one, other) = (from_russian(one), from_russian(other));
    skeleton(&one) == skeleton(&other) && strsim::jaro_winkler(&one, &other) >= ALIKE
}

/// Letters from which a name is long enough to be known in a spelling that has little in common with the other.
const LONG: usize = 6;

/// Letters from which a name may be written with its marks or without.
const MARKED: usize = 5;

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
    if let (Some((one, ending)), Some((other, another))) =
        (name_forms::ending(&a.folded), name_forms::ending(&b.folded))
        && ending != another
    {
        return is_alike(&NameWord::new(one.to_owned()), &NameWord::new(other.to_owned()));
    }
    let shorter = a.folded.len().min(b.folded.len());
    if a.skeleton == b.skeleton && shorter >= 3 && a.skeleton.len() >= 2 {
        return strsim::jaro_winkler(&a.folded, &b.folded) >= ALIKE;
    }
    if shorter >= MARKED && without_marks(&a.folded) == without_marks(&b.folded) {
        return true;
    }
    let are_long = shorter >= LONG;
    if are_long && are_one_from_russian(&a.folded, &b.folded) {
        return true;
    }
    if are_long && loose(a, b) == loose(b, a) && strsim::jaro_winkler(&a.folded, &b.folded) >= ALIKE {
        return true;
    }
    are_long && strsim::osa_distance(&a.folded, &b.folded) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_and_other_scripts() {
        assert_eq!(PersonName::new("").likeness(&PersonName::new("X")), PersonLikeness::Different);
        assert_eq!(PersonName::new("Владимир Иванов").words.len(), 2);
        BodyName::new("").likeness(&BodyName::new("’s"));
    }
}
