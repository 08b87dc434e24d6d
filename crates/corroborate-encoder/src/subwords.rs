//! Words to subwords: uncased WordPiece, word by word.
//!
//! A small implementation of our own over a vocabulary and the Unicode tables. The usual
//! tokenizer crates read running text and return offsets, which would have to be led back
//! to the words; they bring some sixty crates along; and they take a `[SEP]` in the text
//! for a mark of their own, which lets a report cut its sentences in two. All that is
//! needed here is a list of numbers for a word, and tests hold it to the reference
//! implementation.
//!
//! A word is cleaned of control characters, cut at white space and around each CJK
//! character, lower-cased, stripped of accents, cut around punctuation, and what remains is
//! cut into the longest pieces that the vocabulary has. It always gives at least one
//! subword.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Longer words, in code points, are not looked into.
const LONGEST_WORD: usize = 100;

/// The vocabulary.
#[derive(Debug)]
pub(crate) struct Subwords {
    /// Pieces that begin a word.
    first: HashMap<Box<str>, i32>,
    /// Pieces that go on with a word, without the "##" they are listed with.
    next: HashMap<Box<str>, i32>,
    /// Length of the longest piece in bytes.
    longest: usize,
    last: i32,
    special: Special,
}

/// The marks of the vocabulary.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Special {
    pub(crate) begin: i32,
    pub(crate) end: i32,
    pub(crate) unknown: i32,
}

impl Subwords {
    /// Reads a vocabulary, a piece a line. Says what is wrong with it.
    pub(crate) fn parse(vocabulary: &str) -> Result<Subwords, String> {
        let (mut first, mut next) = (HashMap::new(), HashMap::new());
        let (mut longest, mut last) = (0, 0);
        for (line, id) in vocabulary.lines().zip(0i32..) {
            let (pieces, text) = match line.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => (&mut next, rest),
                _ => (&mut first, line),
            };
            longest = longest.max(text.len());
            last = id;
            pieces.insert(Box::from(text), id);
        }
        let mark = |text: &str| {
            let id = first.get(text).copied();
            id.ok_or_else(|| format!("the vocabulary has no line {text:?}"))
        };
        let special = Special { begin: mark("[CLS]")?, end: mark("[SEP]")?, unknown: mark("[UNK]")? };
        Ok(Subwords { first, next, longest, last, special })
    }

    pub(crate) fn special(&self) -> Special {
        self.special
    }

    /// The greatest number of a subword.
    pub(crate) fn last(&self) -> i32 {
        self.last
    }

    /// Adds the subwords of a word to `ids`: at least one.
    pub(crate) fn push(&self, word: &str, ids: &mut Vec<i32>) {
        let before = ids.len();
        if word.chars().nth(LONGEST_WORD).is_none() {
            let mut piece = String::new();
            for c in word.chars() {
                match Class::of(c) {
                    Class::Dropped => {}
                    Class::Space => self.push_lowered(&mut piece, ids),
                    Class::Ideograph => {
                        self.push_lowered(&mut piece, ids);
                        piece.push(c);
                        self.push_lowered(&mut piece, ids);
                    }
                    Class::Letter => piece.push(c),
                }
            }
            self.push_lowered(&mut piece, ids);
        }
        if ids.len() == before {
            ids.push(self.special.unknown);
        }
    }

    /// Lower-cases `piece`, strips it of accents, cuts it around punctuation and empties it.
    fn push_lowered(&self, piece: &mut String, ids: &mut Vec<i32>) {
        if piece.is_empty() {
            return;
        }
        // The whole piece and not each letter, as a final sigma is another letter in
        // lower case.
        let lowered = piece.to_lowercase();
        let mut part = std::mem::take(piece);
        part.clear();
        let is_accent = |c: &char| !c.is_ascii() && c.general_category() == GeneralCategory::NonspacingMark;
        for c in lowered.nfd().filter(|c| !is_accent(c)) {
            if c.is_whitespace() {
                self.push_greedy(&part, ids);
                part.clear();
            } else if is_punctuation(c) {
                self.push_greedy(&part, ids);
                self.push_greedy(c.encode_utf8(&mut [0; 4]), ids);
                part.clear();
            } else {
                part.push(c);
            }
        }
        self.push_greedy(&part, ids);
        part.clear();
        *piece = part;
    }

    /// Cuts a part into the longest pieces there are, from the left; the part is unknown
    /// as a whole if that leads nowhere.
    fn push_greedy(&self, part: &str, ids: &mut Vec<i32>) {
        let before = ids.len();
        let mut rest = part;
        while !rest.is_empty() {
            let pieces = if ids.len() == before { &self.first } else { &self.next };
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
            let found = ends
                .skip_while(|end| *end > self.longest)
                .find_map(|end| pieces.get(&rest[..end]).map(|id| (end, *id)));
            let Some((end, id)) = found else {
                ids.truncate(before);
                ids.push(self.special.unknown);
                return;
            };
            ids.push(id);
            rest = &rest[end..];
        }
    }
}

/// What becomes of a character.
enum Class {
    Dropped,
    Space,
    Ideograph,
    Letter,
}

impl Class {
    fn of(c: char) -> Class {
        if c.is_ascii_graphic() {
            return Class::Letter;
        }
        let is_space = matches!(c, '\t' | '\n' | '\r') || c.general_category() == GeneralCategory::SpaceSeparator;
        if is_space {
            return Class::Space;
        }
        match c.general_category_group() {
            GeneralCategoryGroup::Other => Class::Dropped,
            _ if c == '\u{fffd}' => Class::Dropped,
            _ if is_ideograph(c) => Class::Ideograph,
            _ => Class::Letter,
        }
    }
}

/// All of ASCII that is neither letter, digit, space nor control, and Unicode's punctuation.
fn is_punctuation(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    c.general_category_group() == GeneralCategoryGroup::Punctuation
}

/// The blocks of ideographs that the vocabulary was made with.
fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2b73f}' | '\u{2b740}'..='\u{2b81f}' | '\u{2b820}'..='\u{2ceaf}'
        | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Subwords {
        Subwords::parse("[PAD]\n[UNK]\n[CLS]\n[SEP]\nun\n##aff\n##able\n##ly\nο\n##δος\n-\n新").unwrap()
    }

    fn ids(subwords: &Subwords, word: &str) -> Vec<i32> {
        let mut ids = Vec::new();
        subwords.push(word, &mut ids);
        ids
    }

    #[test]
    fn longest_pieces_first() {
        assert_eq!(ids(&small(), "Unaffably"), [1]);
        assert_eq!(ids(&small(), "UN\u{301}affablely"), [4, 5, 6, 7]);
        assert_eq!(ids(&small(), "un-un新un"), [4, 10, 4, 11, 4]);
        assert_eq!(ids(&small(), "ΟΔΟΣ"), [8, 9]);
    }

    #[test]
    fn every_word_has_a_subword() {
        for word in ["", " ", "\u{200b}", "\0", "\u{301}", "😀", "[CLS]"] {
            let ids = ids(&small(), word);
            assert!(!ids.is_empty() && ids.iter().all(|id| *id == 1), "{word:?} {ids:?}");
        }
    }

    #[test]
    fn long_words_are_not_looked_into() {
        assert_eq!(ids(&small(), &"un".repeat(1_000_000)), [1]);
        assert_eq!(ids(&small(), &"-".repeat(100)).len(), 100);
        assert_eq!(ids(&small(), &"-".repeat(101)), [1]);
    }

    #[test]
    fn a_vocabulary_needs_its_marks() {
        let error = Subwords::parse("[PAD]\n[UNK]\n[CLS]").unwrap_err();
        assert!(error.contains("[SEP]"), "{error}");
    }

    /// The list was written by the reference implementation. Two things differ on purpose
    /// and are not in it: it lower-cases a final sigma like any other, and looks into words
    /// of any length.
    #[test]
    fn subwords_are_those_of_the_reference() {
        let Some(folder) = crate::testing::model_folder() else {
            return;
        };
        let vocabulary = std::fs::read_to_string(folder.join("vocab.txt")).unwrap();
        let lines: Vec<&str> = vocabulary.lines().collect();
        let subwords = Subwords::parse(&vocabulary).unwrap();
        let cases = include_str!("../tests/subwords.tsv").lines().filter(|line| !line.starts_with('#'));
        for case in cases {
            let (word, expected) = case.split_once('\t').unwrap();
            let word: String = serde_json::from_str(word).unwrap();
            let found = ids(&subwords, &word);
            let found: Vec<&str> = found.iter().map(|id| lines[*id as usize]).collect();
            assert_eq!(found.join(" "), expected, "{word:?}");
        }
    }
}
