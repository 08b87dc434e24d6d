//! Words of a stretch of text as phrases compare them.

use std::borrow::Cow;

use crate::lexicon;
use crate::text::Span;

/// Words in lower case and signs, each with its place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Words<'t> {
    /// In lower case, apostrophes straight.
    pub(super) lower: Vec<Cow<'t, str>>,
    /// Where they stand.
    pub(super) spans: Vec<Span>,
}

impl<'t> Words<'t> {
    /// Cuts a stretch of a text. Apostrophes, full stops, commas and hyphens between letters or digits are part of a
    /// word: "editor's", "1,200", "twenty-five".
    pub(super) fn of(text: &'t str, within: Span) -> Self {
        let mut found = Self::default();
        let stretch = within.of(text);
        let mut start = None;
        for (at, c) in stretch.char_indices() {
            let rest = &stretch[at + c.len_utf8()..];
            let is_joint = matches!(c, '\'' | '’' | '.' | ',' | '-')
                && start.is_some()
                && rest.starts_with(char::is_alphanumeric)
                && (c != ',' || rest.starts_with(|next: char| next.is_ascii_digit()));
            if c.is_alphanumeric() || is_joint {
                start = start.or(Some(at));
                continue;
            }
            found.add(stretch, within.start, start.take(), at);
            if !c.is_whitespace() {
                found.add(stretch, within.start, Some(at), at + c.len_utf8());
            }
        }
        found.add(stretch, within.start, start, stretch.len());
        found
    }

    fn add(&mut self, stretch: &'t str, offset: usize, start: Option<usize>, end: usize) {
        let Some(start) = start else { return };
        self.lower.push(lexicon::lower(&stretch[start..end]));
        self.spans.push(Span::new(offset + start, offset + end));
    }

    pub(super) fn len(&self) -> usize {
        self.lower.len()
    }

    /// The place of the first word that is none of the signs that a note may begin with.
    pub(super) fn first(&self) -> usize {
        let is_sign = |word: &str| !word.starts_with(char::is_alphanumeric);
        self.lower.iter().take_while(|word| is_sign(word)).count()
    }

    /// From word `from` up to word `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Option<Span> {
        let (first, last) = (self.spans.get(from)?, self.spans.get(to.checked_sub(1)?)?);
        (from < to).then(|| first.cover(*last))
    }
}
