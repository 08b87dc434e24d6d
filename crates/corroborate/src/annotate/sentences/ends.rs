//! Whether a sentence ends in a gap between two chunks of text: a logistic model over named features.
//!
//! Full stops alone decide little: "Gen.", "J.", "U.S." and list numbers have one, headlines have none. Rules for these
//! contradict each other soon; a sum of weights learnt from two treebanks settles what rules would have to rank, and
//! still every decision can be read as a sum. The features are cut the same way in training, so a change here needs new
//! weights. One rule stands in front of it, for web text taught the weights otherwise: “Who?” she asked is one sentence.

use std::fmt::Write;

use crate::lexicon::sentence_ends::{abbreviation_class, is_starter, weight};

/// A gap of white space between two chunks of text.
pub(super) struct Gap<'t> {
    /// The chunk before it.
    pub(super) left: &'t str,
    /// The chunk after it.
    pub(super) right: &'t str,
    /// Whether it holds a line break.
    pub(super) is_line_end: bool,
    /// Characters of the line that ends in it.
    pub(super) line: usize,
    /// Brackets that are open in it.
    pub(super) depth: usize,
}

/// Lines of fewer characters are short: headlines, items of a list.
const SHORT_LINE: usize = 50;

impl Gap<'_> {
    /// Whether a sentence ends here.
    pub(super) fn is_end(&self) -> bool {
        if self.is_attributed() {
            return false;
        }
        let mut score = 0.0;
        self.features(|feature| score += weight(feature));
        score > 0.0
    }

    /// A question or an exclamation in quotation marks after which the sentence goes on: `“Who?” she asked`.
    fn is_attributed(&self) -> bool {
        let core = self.left.trim_end_matches(is_closer);
        let is_closed = self.left[core.len()..].starts_with(is_quote);
        let goes_on = self.right.starts_with(char::is_lowercase) && !self.is_line_end;
        is_closed && goes_on && matches!(End::of(core).0, End::Question | End::Bang)
    }

    /// Tells `see` the features that are present, always in the same order.
    fn features(&self, mut see: impl FnMut(&str)) {
        let mut name = String::with_capacity(48);
        let mut add = |feature: std::fmt::Arguments<'_>| {
            name.clear();
            let _ = name.write_fmt(feature);
            see(&name);
        };
        let core = self.left.trim_end_matches(is_closer);
        let close = &self.left[core.len()..];
        let word = self.right.trim_start_matches(is_opener);
        let opened = &self.right[..self.right.len() - word.len()];
        let (end, before) = End::of(core);
        let before = before.trim_start_matches(is_opener);
        let next = Shape::of(word);
        let gap = if self.is_line_end { "line" } else { "space" };

        add(format_args!("bias"));
        add(format_args!("gap={gap}"));
        add(format_args!("end={end}"));
        add(format_args!("next={next}"));
        add(format_args!("end={end} next={next}"));
        if self.is_line_end {
            add(format_args!("gap=line end={end}"));
            add(format_args!("gap=line next={next}"));
            add(format_args!("gap=line {}", if self.line < SHORT_LINE { "short" } else { "long" }));
        }
        if let Some(first) = close.chars().next() {
            let closed = if is_quote(first) { "quote" } else { "bracket" };
            add(format_args!("close={closed}"));
            add(format_args!("close={closed} end={end}"));
        }
        let open = match (opened.chars().next(), self.right.chars().next()) {
            (Some(first), _) => Some(if is_quote(first) { "quote" } else { "bracket" }),
            (None, Some('-' | '–' | '—' | '•' | '·' | '>' | '#')) => Some("dash"),
            _ => None,
        };
        if let Some(open) = open {
            add(format_args!("open={open}"));
            add(format_args!("open={open} end={end}"));
        }
        if self.depth > 0 {
            add(format_args!("inside=bracket"));
            add(format_args!("inside=bracket end={end}"));
        }
        if end == End::Period {
            let sort = sort_of(before);
            let size = match before.chars().count() {
                0..=2 => "1-2",
                3..=4 => "3-4",
                _ => "5+",
            };
            add(format_args!("word={sort}"));
            add(format_args!("word={sort} next={next}"));
            add(format_args!("period after length={size}"));
        }
        if matches!(next, Shape::Title | Shape::Letter | Shape::Upper) {
            let starter = match end {
                End::None => Some("none"),
                End::Colon => Some("colon"),
                End::Period | End::Question | End::Bang | End::Ellipsis => Some("mark"),
                _ => None,
            };
            let letters: String = word.to_lowercase().chars().filter(|&c| is_cased(c)).take(20).collect();
            if let Some(place) = starter.filter(|_| is_starter(&letters)) {
                add(format_args!("{place} starter={letters}"));
            }
        }
        if matches!(end, End::None | End::Comma | End::Dash | End::Colon | End::Semicolon) {
            let last = Shape::of(self.left.trim_start_matches(is_opener));
            add(format_args!("end={end} last={last} next={next}"));
        }
    }
}

/// What a chunk ends in, closing quotes and brackets left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Question,
    Bang,
    Ellipsis,
    Period,
    Colon,
    Semicolon,
    Comma,
    Dash,
    None,
}

impl End {
    /// The end of `core`, and what stands before its final marks.
    fn of(core: &str) -> (End, &str) {
        let before = core.trim_end_matches(['.', '!', '?', '…']);
        let marks = &core[before.len()..];
        if marks.contains('?') {
            (End::Question, before)
        } else if marks.contains('!') {
            (End::Bang, before)
        } else if marks.contains('…') || marks.len() > 1 {
            (End::Ellipsis, before)
        } else if !marks.is_empty() {
            (End::Period, before)
        } else {
            let end = match core.chars().next_back() {
                Some(':') => End::Colon,
                Some(';') => End::Semicolon,
                Some(',') => End::Comma,
                Some('-' | '–' | '—') => End::Dash,
                _ => End::None,
            };
            (end, core)
        }
    }
}

impl std::fmt::Display for End {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            End::Question => "question",
            End::Bang => "bang",
            End::Ellipsis => "ellipsis",
            End::Period => "period",
            End::Colon => "colon",
            End::Semicolon => "semicolon",
            End::Comma => "comma",
            End::Dash => "dash",
            End::None => "none",
        })
    }
}

/// How a chunk is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Lower,
    Title,
    Upper,
    Letter,
    Digit,
    Other,
}

impl Shape {
    fn of(word: &str) -> Shape {
        let mut chars = word.chars();
        match chars.next() {
            Some(c) if c.is_ascii_digit() => Shape::Digit,
            Some(c) if c.is_lowercase() => Shape::Lower,
            Some(c) if c.is_uppercase() => {
                let mut rest = chars.filter(|&c| is_cased(c)).peekable();
                match (rest.peek().is_none(), rest.all(char::is_uppercase)) {
                    (true, _) => Shape::Letter,
                    (false, true) => Shape::Upper,
                    (false, false) => Shape::Title,
                }
            }
            _ => Shape::Other,
        }
    }
}

impl std::fmt::Display for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Shape::Lower => "lower",
            Shape::Title => "title",
            Shape::Upper => "upper",
            Shape::Letter => "letter",
            Shape::Digit => "digit",
            Shape::Other => "other",
        })
    }
}

/// What sort of word stands before a full stop.
fn sort_of(before: &str) -> &'static str {
    let mut chars = before.chars();
    let is_one = chars.next().is_some() && chars.next().is_none();
    let has_letters = before.chars().any(is_cased);
    if let Some(class) = abbreviation_class(&before.to_lowercase()) {
        class
    } else if is_one && has_letters {
        "initial"
    } else if before.contains('.') && has_letters && before.split('.').all(|part| part.chars().count() == 1) {
        "acronym"
    } else if !before.is_empty() && before.chars().all(|c| c.is_ascii_digit()) {
        "digits"
    } else if !before.is_empty() && !has_letters {
        "symbols"
    } else if has_letters && !before.chars().any(|c| "aeiouyAEIOUY".contains(c)) {
        "consonants"
    } else {
        "word"
    }
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '}' | '»' | '*')
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '(' | '[' | '{' | '«' | '*')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '”' | '’' | '»')
}

fn is_cased(c: char) -> bool {
    c.is_uppercase() || c.is_lowercase()
}
