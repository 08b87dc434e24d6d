//! Whether a sentence ends in a gap between two chunks of text: a logistic model over named features.
//!
//! Full stops alone decide little: "Gen.", "J.", "U.S." and list numbers have one, headlines have none. Rules for these
//! contradict each other soon; a sum of weights learnt from two treebanks settles what rules would have to rank, and
//! still every decision can be read as a sum. The features are cut the same way in training, so a change here needs new
//! weights. One rule stands in front of it, for web text taught the weights otherwise: “Who?” she asked is one sentence.

use std::fmt::Write;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::sentence_ends::{abbreviation_class, is_calendar, is_label, is_starter, weight};
use crate::lexicon::tokens;
use crate::lexicon::word_frequencies::is_common;
use crate::text::LowerCase;

/// A gap of white space between two chunks of a paragraph.
pub(super) struct Gap<'t> {
    /// The paragraph's chunks.
    pub(super) chunks: &'t [&'t str],
    /// Which of them it comes after; never the last.
    pub(super) at: usize,
    /// Whether it holds a line break.
    pub(super) is_line_end: bool,
    /// Characters of the line that ends in it.
    pub(super) line: usize,
    /// Brackets that are open in it.
    pub(super) depth: usize,
}

/// Lines of fewer characters are short: headlines, items of a list.
const SHORT_LINE: usize = 50;

/// Characters of a letter with its full stop.
const LETTER: usize = 2;

impl<'t> Gap<'t> {
    /// The chunk before it. Behind a slash stands a word of its own: "Wittman/P.J. Carlesimo".
    fn left(&self) -> &'t str {
        let chunk = self.chunks[self.at];
        let behind = chunk.rsplit_once('/').map(|(_, behind)| behind);
        behind.filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase())).unwrap_or(chunk)
    }

    fn right(&self) -> &'t str {
        self.chunks[self.at + 1]
    }

    /// Whether a sentence ends here.
    pub(super) fn is_end(&self) -> bool {
        let is_inside = self.is_inside_address()
            || self.is_inside_number()
            || self.is_inside_initials()
            || self.is_inside_brackets()
            || self.is_short_form()
            || self.is_inside_name();
        if self.is_attributed() || is_inside {
            return false;
        }
        self.score() > 0.0
    }

    /// A question or an exclamation in quotation marks after which the sentence goes on: `“Who?” she asked`.
    fn is_attributed(&self) -> bool {
        let core = self.left().trim_end_matches(is_closer);
        let is_closed = self.left()[core.len()..].starts_with(is_quote);
        let goes_on = self.right().starts_with(char::is_lowercase) && !self.is_line_end;
        is_closed && goes_on && matches!(End::of(core).0, End::Question | End::Bang)
    }

    /// "SI. com": an address that was written apart.
    fn is_inside_address(&self) -> bool {
        /// Of what may end an address, the letters of what is no word besides.
        const LETTERS: usize = 3;
        let (left, right) = (self.left(), self.right().trim_end_matches(|c: char| !c.is_alphanumeric()));
        left.strip_suffix('.').is_some_and(|name| name.ends_with(char::is_alphanumeric))
            && right.len() == LETTERS
            && right.chars().all(|c| c.is_ascii_lowercase())
            && !self.is_line_end
            && tokens::is_domain(right)
    }

    /// "a. 357 Magnum", "$2. 6 million": a number that was written apart at its point. No sentence ends with "a" or "the",
    /// nor with an amount that digits follow.
    fn is_inside_number(&self) -> bool {
        let is_money = |core: &str| {
            core.trim_start_matches('(').starts_with(['$', '€', '£', '¥'])
                && core.ends_with(|c: char| c.is_ascii_digit())
        };
        let goes_on = self.right().starts_with(|c: char| c.is_ascii_digit()) && !self.is_line_end;
        let core = self.left().strip_suffix('.').filter(|_| goes_on);
        core.is_some_and(|core| matches!(core, "a" | "an" | "the") || is_money(core))
    }

    /// "L. A Superior Court", "U. S. Senate": the initials of a place that were written apart.
    fn is_inside_initials(&self) -> bool {
        let letter = |chunk: &str| {
            let mut letters = chunk.chars();
            letters.next().filter(|c| c.is_ascii_uppercase() && letters.next().is_none())
        };
        let right = self.right().trim_end_matches("'s").trim_end_matches("’s");
        let (left, right) = (self.left().strip_suffix('.'), right.strip_suffix('.').unwrap_or(right));
        let pair = left.and_then(letter).zip(letter(right)).filter(|_| !self.is_line_end);
        pair.is_some_and(|(one, other)| tokens::abbreviation(&format!("{one}.{other}.").to_lowercase()).is_some())
    }

    /// "(D-W. Va.)": two chunks between brackets are no two sentences.
    fn is_inside_brackets(&self) -> bool {
        let opens = self.left().starts_with('(') && !self.left().contains(')');
        opens && self.right().contains(')') && !self.is_line_end
    }

    /// "Inspector General of Police *(IGP)* Ann Lee": what a name is short for is followed by the rest of the sentence; "He left. *(IRNA)*"
    /// is a credit.
    fn is_short_form(&self) -> bool {
        let inner = self.left().strip_prefix('(').and_then(|chunk| chunk.strip_suffix(')'));
        let is_short = inner.is_some_and(|inner| inner.len() > 1 && inner.chars().all(|c| c.is_ascii_uppercase()));
        let before = self.at.checked_sub(1).map(|at| self.chunks[at]);
        is_short && !self.is_line_end && before.is_some_and(|before| before.ends_with(char::is_alphanumeric))
    }

    /// "Dist. Atty.": both go before a name. "Utica Ave. and Ave. H": no sentence begins with a letter, but for "I" and "A".
    fn is_inside_name(&self) -> bool {
        let goes_before_name = |chunk: &str| {
            chunk.ends_with('.') && tokens::abbreviation(&chunk.to_lowercase()) == Some(tokens::Follows::Name)
        };
        let is_letter = |chunk: &str| {
            let letters = chunk.trim_end_matches([',', ';', '.']);
            letters.len() == 1 && letters.chars().all(|c| c.is_ascii_uppercase() && !matches!(c, 'I' | 'A'))
        };
        let is_abbreviated =
            |chunk: &str| chunk.ends_with('.') && tokens::abbreviation(&chunk.to_lowercase()).is_some();
        let (left, right) = (self.left(), self.right());
        !self.is_line_end
            && (goes_before_name(left) && goes_before_name(right)
                || is_abbreviated(left) && left.len() > LETTER && is_letter(right))
    }

    /// The sum of the features that are present, always in the same order.
    fn score(&self) -> f64 {
        let (left, right) = (self.left(), self.right());
        let (core, close) = strip_end(left);
        let word = right.trim_start_matches(is_opener);
        let opened = &right[..right.len() - word.len()];
        let (end, before) = End::of(core);
        let before = before.trim_start_matches(is_opener);
        let next = Shape::of(word);
        let line = self.is_line_end.then_some(self.line < SHORT_LINE);
        let mut sum = Sum::of(Frame { line, end, next });
        let mut add = |feature: std::fmt::Arguments<'_>| sum.add(feature);
        if let Some(first) = close.chars().next() {
            let closed = if is_quote(first) { "quote" } else { "bracket" };
            add(format_args!("close={closed}"));
            add(format_args!("close={closed} end={end}"));
        }
        let open = match (opened.chars().next(), right.chars().next()) {
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
        let is_capital = matches!(next, Shape::Title | Shape::Letter | Shape::Upper);
        // Asked for only where a sentence may begin.
        let letters = if is_capital { letters_of(word) } else { String::new() };
        // "M. B. A.": no article.
        let is_initial = word.trim_end_matches(',').strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1);
        let starts = is_capital && !is_initial && is_starter(&letters);
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
            if starts {
                add(format_args!("word={sort} starter"));
            } else if is_capital && is_calendar(&letters) {
                add(format_args!("word={sort} calendar"));
            } else if is_capital && is_common(&letters) {
                add(format_args!("word={sort} common"));
            }
        }
        let starter = match end {
            End::None => Some("none"),
            End::Colon => Some("colon"),
            End::Period | End::Question | End::Bang | End::Ellipsis => Some("mark"),
            _ => None,
        };
        if let Some(place) = starter.filter(|_| starts) {
            add(format_args!("{place} starter={letters}"));
        }
        if matches!(end, End::None | End::Comma | End::Dash | End::Colon | End::Semicolon) {
            let last = Shape::of(left.trim_start_matches(is_opener));
            sum.total += unmarked(end, last, next);
        }
        self.numbers(end, next, &mut sum);
        sum.total
    }

    /// Features of numbers that count footnotes, verses and captions: they end a sentence that has ended before them.
    fn numbers(&self, end: End, next: Shape, sum: &mut Sum) {
        let &Gap { chunks, at, .. } = self;
        if is_note(self.left()) && at.checked_sub(1).is_some_and(|before| has_ended(chunks[before])) {
            sum.add(format_args!("left=note"));
            sum.add(format_args!("left=note next={next}"));
        }
        if let Some(then) = chunks.get(at + 2).filter(|_| is_note(self.right())) {
            sum.add(format_args!("right=note end={end} then={}", Shape::of(then.trim_start_matches(is_opener))));
        }
        let has_digits = || self.left().contains(|c: char| c.is_ascii_digit());
        if at == 1 && has_digits() && is_label(&chunks[0].lower_case()) {
            sum.add(format_args!("left=label end={end}"));
        }
    }
}

/// What every gap has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Frame {
    /// Where a line ends in it, whether that is short.
    line: Option<bool>,
    end: End,
    next: Shape,
}

/// A sum of features while it grows.
struct Sum {
    total: f64,
    /// The name of the feature that was added last; kept for its memory.
    name: String,
}

impl Sum {
    /// The features of a frame. Most gaps have no others, and there are few frames: each is summed once.
    fn of(frame: Frame) -> Sum {
        static FRAMES: LazyLock<FxHashMap<Frame, f64>> = LazyLock::new(|| {
            let lines = [None, Some(false), Some(true)];
            let ends = lines.into_iter().flat_map(|line| End::ALL.map(|end| (line, end)));
            let frames = ends.flat_map(|(line, end)| Shape::ALL.map(|next| Frame { line, end, next }));
            frames.map(|frame| (frame, Sum::anew(frame).total)).collect()
        });
        Sum { total: FRAMES[&frame], name: String::new() }
    }

    fn anew(Frame { line, end, next }: Frame) -> Sum {
        let mut sum = Sum { total: 0.0, name: String::new() };
        sum.add(format_args!("bias"));
        sum.add(format_args!("gap={}", if line.is_some() { "line" } else { "space" }));
        sum.add(format_args!("end={end}"));
        sum.add(format_args!("next={next}"));
        sum.add(format_args!("end={end} next={next}"));
        if let Some(is_short) = line {
            sum.add(format_args!("gap=line end={end}"));
            sum.add(format_args!("gap=line next={next}"));
            sum.add(format_args!("gap=line {}", if is_short { "short" } else { "long" }));
        }
        sum
    }

    fn add(&mut self, feature: std::fmt::Arguments<'_>) {
        self.name.clear();
        let _ = self.name.write_fmt(feature);
        self.total += weight(&self.name);
    }
}

/// The weight of how the last word before a gap without a mark that ends sentences is written, and the next.
fn unmarked(end: End, last: Shape, next: Shape) -> f64 {
    static WEIGHTS: LazyLock<FxHashMap<(End, Shape, Shape), f64>> = LazyLock::new(|| {
        let pairs = End::ALL.into_iter().flat_map(|end| Shape::ALL.map(|last| (end, last)));
        let all = pairs.flat_map(|(end, last)| Shape::ALL.map(|next| (end, last, next)));
        all.map(|(end, last, next)| ((end, last, next), weight(&format!("end={end} last={last} next={next}"))))
            .collect()
    });
    WEIGHTS[&(end, last, next)]
}

/// The first letters of a chunk, in lower case, by which words that begin sentences are known.
fn letters_of(word: &str) -> String {
    word.to_lowercase().chars().filter(|&c| is_cased(c)).take(20).collect()
}

/// A chunk without a reference such as `[1][2]` behind it and without closing marks, and these marks.
fn strip_end(chunk: &str) -> (&str, &str) {
    let chunk = Some(without_reference(chunk)).filter(|rest| !rest.is_empty()).unwrap_or(chunk);
    let core = chunk.trim_end_matches(is_closer);
    (core, &chunk[core.len()..])
}

fn without_reference(chunk: &str) -> &str {
    let mut rest = chunk;
    while let Some((before, number)) = rest.strip_suffix(']').and_then(|inner| inner.rsplit_once('['))
        && is_number(number)
    {
        rest = before;
    }
    rest
}

/// Whether a sentence ends with the chunk as far as can be seen without what follows.
fn has_ended(chunk: &str) -> bool {
    match End::of(strip_end(chunk).0) {
        (End::Question | End::Bang, _) => true,
        (End::Period, before) => abbreviation_class(&before.lower_case()).is_none(),
        _ => false,
    }
}

/// Whether it is a number that a footnote or a verse may have, or a reference.
fn is_note(chunk: &str) -> bool {
    const MOST_DIGITS: usize = 3;
    is_number(chunk) && chunk.len() <= MOST_DIGITS || !chunk.is_empty() && without_reference(chunk).is_empty()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// What a chunk ends in, closing quotes and brackets left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    const ALL: [End; 9] = [
        End::Question,
        End::Bang,
        End::Ellipsis,
        End::Period,
        End::Colon,
        End::Semicolon,
        End::Comma,
        End::Dash,
        End::None,
    ];

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Shape {
    Lower,
    Title,
    Upper,
    Letter,
    Digit,
    Other,
}

impl Shape {
    const ALL: [Shape; 6] = [Shape::Lower, Shape::Title, Shape::Upper, Shape::Letter, Shape::Digit, Shape::Other];

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
    if let Some(class) = abbreviation_class(&before.lower_case()) {
        class
    } else if is_one && has_letters {
        "initial"
    } else if before.contains('.') && has_letters && before.split('.').all(|part| part.chars().count() == 1) {
        "acronym"
    } else if is_number(before) {
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
