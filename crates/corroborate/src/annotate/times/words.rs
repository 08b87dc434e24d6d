//! A sentence cut for reading times: digits, letters and signs apart, whatever the tokeniser made of "mid-2011",
//! "5pm" or "27th".

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::expression::Expression;
use crate::lexicon;
use crate::lexicon::time_words::{TimeWord, TimeWords};
use crate::text::Span;

/// A run of digits, a run of letters (with an apostrophe inside, but without "'s"), or a sign.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    /// As written.
    pub(super) text: &'t str,
    /// In lower case, with straight apostrophes.
    pub(super) lower: Cow<'t, str>,
    /// Where it stands in the report.
    pub(super) span: Span,
    /// Nothing stands between it and the word before.
    pub(super) is_glued: bool,
}

impl Word<'_> {
    /// The number it is written as, if it is digits.
    pub(super) fn digits(&self) -> Option<i32> {
        if self.text.len() > 6 || !self.text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        self.text.parse().ok()
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// Words that the grammar itself knows, beside those of the list of time words.
const OF_GRAMMAR: [&str; 3] = ["noon", "midnight", "fall"];

/// The words of one sentence.
#[derive(Debug)]
pub(super) struct Words<'t> {
    words: Vec<Word<'t>>,
    /// For each word, what the entries of the list of time words that begin at it stand for, and how many words they
    /// have; the longest first. Looked up once: the grammar asks for each word dozens of times.
    senses: Vec<Vec<(usize, &'static [TimeWord])>>,
    /// For each word the next one, or itself, that is a number in digits, begins an entry of the list of time words, or is known to
    /// the grammar.
    next_time_word: Vec<usize>,
    /// For each word, the readings that begin at it, once they were asked for: several rules ask for the same.
    dates: Vec<OnceCell<Reading>>,
    points: Vec<OnceCell<Reading>>,
}

/// A time expression and the place after it.
pub(super) type Reading = Option<(Expression, usize)>;

#[derive(PartialEq, Clone, Copy)]
enum Class {
    Digit,
    Letter,
    Space,
    Sign,
}

fn class(c: char) -> Class {
    match c {
        _ if c.is_ascii_digit() => Class::Digit,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_whitespace() => Class::Space,
        _ => Class::Sign,
    }
}

impl<'t> Words<'t> {
    /// Cuts the stretch `span` of `text`.
    pub(super) fn of(text: &'t str, span: Span) -> Self {
        let mut words: Vec<Word<'t>> = Vec::new();
        let mut is_glued = false;
        let sentence = span.of(text);
        let mut chars = sentence.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            let kind = class(first);
            if kind == Class::Space {
                is_glued = false;
                continue;
            }
            let mut end = start + first.len_utf8();
            while let Some(&(at, c)) = chars.peek() {
                let next = sentence[at + c.len_utf8()..].chars().next();
                let is_inner_apostrophe = kind == Class::Letter
                    && matches!(c, '\'' | '’')
                    && next.is_some_and(|n| n.is_alphabetic())
                    && !is_possessive(&sentence[at + c.len_utf8()..]);
                if kind == Class::Sign || !(class(c) == kind || is_inner_apostrophe) {
                    break;
                }
                end = at + c.len_utf8();
                chars.next();
            }
            let text = &sentence[start..end];
            words.push(Word {
                text,
                lower: lexicon::lower(text),
                span: Span::new(span.start + start, span.start + end),
                is_glued,
            });
            is_glued = true;
        }
        let senses: Vec<Vec<_>> = (0..words.len()).map(|at| senses(TimeWords::shipped(), &words[at..])).collect();
        let mut next_time_word = vec![usize::MAX; words.len()];
        let mut next = usize::MAX;
        for (at, word) in words.iter().enumerate().rev() {
            let is_of_grammar = OF_GRAMMAR.contains(&&*word.lower);
            if is_of_grammar || !senses[at].is_empty() || word.text.starts_with(|c: char| c.is_ascii_digit()) {
                next = at;
            }
            next_time_word[at] = next;
        }
        let unread = || words.iter().map(|_| OnceCell::new()).collect();
        Self { dates: unread(), points: unread(), next_time_word, words, senses }
    }

    /// Whether one of these words is a number in digits, begins an entry of the list of time words, or is known to the grammar.
    pub(super) fn has_time_word(&self, within: Range<usize>) -> bool {
        self.next_time_word.get(within.start).is_some_and(|next| *next < within.end)
    }

    /// The date that begins at `at`, by `read` if nobody has asked for it.
    pub(super) fn date(&self, at: usize, read: impl FnOnce() -> Reading) -> Reading {
        remembered(self.dates.get(at)?, read)
    }

    /// The stretch of the calendar that begins at `at`, by `read` if nobody has asked for it.
    pub(super) fn point(&self, at: usize, read: impl FnOnce() -> Reading) -> Reading {
        remembered(self.points.get(at)?, read)
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Word<'t>> {
        self.words.get(at)
    }

    /// The word before.
    pub(super) fn before(&self, at: usize) -> Option<&Word<'t>> {
        at.checked_sub(1).and_then(|i| self.words.get(i))
    }

    /// The word in lower case; empty beyond the end.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| &*w.lower)
    }

    /// Whether the word is one of these (in lower case).
    pub(super) fn is(&self, at: usize, any: &[&str]) -> bool {
        any.contains(&self.lower(at))
    }

    /// The place after these words, if they stand at `at`.
    pub(super) fn skip(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().enumerate().all(|(i, w)| self.lower(at + i) == *w).then_some(at + words.len())
    }

    /// The place after the hyphen at `at`, or `at` where there is none.
    pub(super) fn after_hyphen(&self, at: usize) -> usize {
        if self.is(at, &["-", "‐", "‑", "–"]) { at + 1 } else { at }
    }

    /// The digits at `at`.
    pub(super) fn digits(&self, at: usize) -> Option<i32> {
        self.get(at)?.digits()
    }

    /// Where the words `[from, to)` stand.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        self.words[from].span.cover(self.words[to - 1].span)
    }

    /// What the longest entry of the list of time words that begins at `at` and that `pick` accepts stands for, and
    /// the place after it.
    pub(super) fn sense<T>(&self, at: usize, pick: impl Fn(&TimeWord) -> Option<T>) -> Option<(T, usize)> {
        self.senses.get(at)?.iter().find_map(|(count, senses)| Some((senses.iter().find_map(&pick)?, at + count)))
    }
}

fn remembered(cell: &OnceCell<Reading>, read: impl FnOnce() -> Reading) -> Reading {
    if let Some(known) = cell.get() {
        return known.clone();
    }
    let reading = read();
    // A reading that asked for itself on its way is there already, and the same.
    cell.set(reading.clone()).ok();
    reading
}

/// What the entries stand for that the words begin with.
fn senses(lexicon: &'static TimeWords, words: &[Word<'_>]) -> Vec<(usize, &'static [TimeWord])> {
    let longest = words.first().map_or(0, |word| lexicon.longest_from(&word.lower)).min(words.len());
    let (phrase, ends) = phrase(&words[..longest]);
    let entry = |(at, end): (usize, usize)| match lexicon.senses(&phrase[..end]) {
        [] => None,
        senses => Some((at + 1, senses)),
    };
    ends.into_iter().enumerate().rev().filter_map(entry).collect()
}

/// The words as entries are written, and where each of them ends.
fn phrase<'a>(words: &'a [Word<'_>]) -> (Cow<'a, str>, Vec<usize>) {
    let mut phrase: Cow<'a, str> = Cow::default();
    let add = |word: &'a Word<'_>| {
        if !phrase.is_empty() && !word.is_glued {
            phrase.to_mut().push(' ');
        }
        phrase += &*word.lower;
        phrase.len()
    };
    let ends = words.iter().map(add).collect();
    (phrase, ends)
}

/// Whether what follows an apostrophe is the possessive ending.
fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let words = Words::of(text, Span::new(0, text.len()));
        words.words.iter().map(|w| format!("{}{}", if w.is_glued { "+" } else { "" }, w.lower)).collect()
    }

    #[test]
    fn digits_letters_and_signs_come_apart() {
        assert_eq!(cut("mid-2011, 5pm"), ["mid", "+-", "+2011", "+,", "5", "+pm"]);
        assert_eq!(cut("Yesterday’s o'clock"), ["yesterday", "+'", "+s", "o'clock"]);
    }

    #[test]
    fn the_longest_entry_wins() {
        let text = "the day before yesterday";
        let words = Words::of(text, Span::new(0, text.len()));
        let found = words.sense(0, |w| matches!(w, TimeWord::Deictic { .. }).then_some(()));
        assert_eq!(found, Some(((), 4)));
    }
}
