//! Offsets into a report's text.
//!
//! Inside the program every offset is a byte offset on a character boundary, so that slicing is free and a wrong
//! offset shows at once. The output contract counts Unicode code points; [`CodePoints`] translates, at the edge and
//! nowhere else. (Code points everywhere would make every look at the text linear.)

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes `[start, end)` of one report's text, both on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
}

impl Span {
    /// The span `[start, end)`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end} ends before it starts");
        Self { start, end }
    }

    /// The words themselves; empty if the span does not lie on character boundaries of `text`.
    #[inline]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(&self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn cover(&self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without white space at its ends.
    pub fn trimmed(&self, text: &str) -> Span {
        let words = self.of(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Span { start, end: start + words.trim().len() }
    }
}

/// Translates byte offsets of one text to offsets in Unicode code points.
#[derive(Debug, Clone)]
pub struct CodePoints {
    /// Byte offset of every `STRIDE`-th code point; empty for ASCII text, where the two offsets are equal.
    marks: Vec<usize>,
    ascii: bool,
}

const STRIDE: usize = 64;

impl CodePoints {
    /// Indexes `text`; linear in its length.
    pub fn new(text: &str) -> Self {
        let ascii = text.is_ascii();
        let marks = if ascii { Vec::new() } else { text.char_indices().step_by(STRIDE).map(|(at, _)| at).collect() };
        Self { marks, ascii }
    }

    /// The code point offset of byte `at` of the text that was indexed (which the caller hands in again). An offset
    /// beyond the end counts as the end.
    pub fn offset(&self, text: &str, at: usize) -> usize {
        if self.ascii {
            return at.min(text.len());
        }
        let at = at.min(text.len());
        let mark = self.marks.partition_point(|&m| m <= at).saturating_sub(1);
        let from = self.marks.get(mark).copied().unwrap_or(0);
        mark * STRIDE + text.as_bytes()[from..at].iter().filter(|&&b| (b as i8) >= -0x40).count()
    }

    /// The byte at which code point `point` of the text begins; one beyond the end counts as the end.
    pub fn byte(&self, text: &str, point: usize) -> usize {
        if self.ascii {
            return point.min(text.len());
        }
        let Some(&from) = self.marks.get(point / STRIDE) else { return text.len() };
        text[from..].char_indices().nth(point % STRIDE).map_or(text.len(), |(at, _)| from + at)
    }
}

/// Lower case without a copy where nothing changes: most words of a text are written in it.
pub trait LowerCase {
    /// The words in lower case.
    fn lower_case(&self) -> Cow<'_, str>;
}

impl LowerCase for str {
    #[inline]
    fn lower_case(&self) -> Cow<'_, str> {
        let is_lower = self.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        if is_lower { Cow::Borrowed(self) } else { Cow::Owned(self.to_lowercase()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn trimming_keeps_the_words() {
        let text = "a  “Radio” \n";
        assert_eq!(Span::new(1, text.len()).trimmed(text).of(text), "“Radio”");
    }

    proptest! {
        #[test]
        fn code_points_agree_with_a_count_from_the_start(text in "\\PC{0,200}") {
            let index = CodePoints::new(&text);
            for (n, (at, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.offset(&text, at), n);
                prop_assert_eq!(index.byte(&text, n), at);
            }
            prop_assert_eq!(index.offset(&text, text.len()), text.chars().count());
        }
    }
}
