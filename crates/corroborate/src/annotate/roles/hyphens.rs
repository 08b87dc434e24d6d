//! Words that hyphens hold together, which the encoder reads as several: "one-time", "soon-to-be", "P-I".

use std::ops::RangeInclusive;

use super::phrase::Phrase;

impl Phrase<'_> {
    /// The first and last word of what hyphens hold together with the word at `at`.
    pub(super) fn joined(&self, at: usize) -> RangeInclusive<usize> {
        let (mut first, mut last) = (at, at);
        while first > 0 && self.holds_together(first - 1) {
            first -= 1;
        }
        while self.holds_together(last) {
            last += 1;
        }
        first..=last
    }

    /// What hyphens hold together with the word at `at`, in lower case; `None` for a word by itself.
    pub(super) fn joined_form(&self, at: usize) -> Option<String> {
        let words = self.joined(at);
        (words.start() < words.end()).then(|| words.map(|i| self.form(i)).collect())
    }

    /// Whether a title that begins at `first` begins in the middle of a word: "I columnist" of "P-I columnist".
    pub(super) fn is_cut(&self, first: usize) -> bool {
        self.joined(first).start() < &first
    }

    /// Whether the word at `at` and the next one touch at a hyphen.
    fn holds_together(&self, at: usize) -> bool {
        let tokens = &self.sentence.tokens;
        let touches = tokens.get(at + 1).is_some_and(|next| tokens[at].span.end == next.span.start);
        touches && (self.form(at) == "-" || self.form(at + 1) == "-")
    }
}
