//! The letterhead of a release: who sends it, above the headline.
//!
//! "CITY OF VELDT Office of the Press Secretary"; the lines above "PRESS RELEASE"; the names of a body and of what it belongs to,
//! one below the other.

use std::ops::Range;

use super::page::Page;
use super::{byline, headline, stamp};
use crate::lexicon::bare;
use crate::lexicon::page::{BYLINES, has_at_most};
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::text::LowerCase;

const MOST_WORDS: usize = 16;
const MOST_LINES: usize = 6;
/// Words of a headline, more than.
const FEW: usize = 4;

/// Where the letterhead ends that begins with piece `i`, if a headline stands below it.
pub(super) fn end(page: &Page, i: usize) -> Option<usize> {
    let marked = above_mark(page, i);
    let end = sender(page, i).or(marked).or_else(|| names(page, i)).or_else(|| shouted(page, i))?;
    // A numbered release may have no headline.
    if marked.is_some_and(|end| end > i + 1 && end < page.pieces.len()) {
        return marked;
    }
    let is_open = |&j: &usize| page.pieces[j].kind.is_none() && !is_date_line(page.words(j));
    let below = (end..page.pieces.len()).find(is_open)?;
    let is_headline =
        if marked.is_some() { headline::reads_as_heading(page.words(below)) } else { reads_as_name(page, below) };
    (is_headline && below + 1 < page.pieces.len()).then_some(end)
}

/// Whether piece `i` begins a letterhead that ends in "PRESS RELEASE".
pub(super) fn has_mark(page: &Page, i: usize) -> bool {
    above_mark(page, i).is_some_and(|end| end > i + 1)
}

/// Who sends it: the first line that names an office, else the first.
pub(super) fn issuer(page: &Page, lines: Range<usize>) -> Option<String> {
    let is_name =
        |j: &usize| !is_mark(page.words(*j)) && byline::are_names(page.words(*j)) && sender(page, *j).is_none();
    let named: Vec<usize> = lines.filter(is_name).collect();
    let line = named.iter().find(|&&j| names_office(page.words(j))).or(named.first())?;
    Some(page.words(*line).to_owned())
}

/// "PRESS RELEASE", "STATEMENT No. 14/2025".
fn is_mark(line: &str) -> bool {
    let words = bare(line);
    let numbered = words.split_once(" no").filter(|(_, number)| number.contains(|c: char| c.is_ascii_digit()));
    BYLINES.releases.contains(words.as_str()) || numbered.is_some_and(|(kind, _)| BYLINES.releases.contains(kind))
}

fn names_office(line: &str) -> bool {
    let mut words = line.split(|c: char| !c.is_alphanumeric());
    words.any(|word| kinds_of(&word.lower_case()).contains(&SourceNoun::Office))
}

/// "Date: 10 September 2025", "Nairobi, Thursday 13th March 2025, 6.00 p.m."
fn is_date_line(line: &str) -> bool {
    let stamp = stamp::find(line);
    stamp.is_some_and(|stamp| stamp.range.start == 0 || stamp::is_place(line[..stamp.range.start].trim_end()))
}

/// "CITY OF VELDT Office of the Press Secretary".
fn sender(page: &Page, i: usize) -> Option<usize> {
    let words = bare(page.words(i));
    let is_sender = has_at_most(&words, MOST_WORDS) && BYLINES.senders.iter().any(|sender| words.ends_with(sender));
    is_sender.then_some(i + 1)
}

/// The lines above "PRESS RELEASE" and that line.
fn above_mark(page: &Page, i: usize) -> Option<usize> {
    let lines = (i..page.pieces.len()).take(MOST_LINES).take_while(|&j| reads_as_name(page, j));
    let mark = lines.into_iter().find(|&j| is_mark(page.words(j)))?;
    // "PRESS RELEASE", "FOR IMMEDIATE RELEASE".
    Some((mark..page.pieces.len()).find(|&j| !is_mark(page.words(j))).unwrap_or(mark + 1))
}

/// Names in capitals, one right below the other and one of them an office's, with a gap below the last.
fn names(page: &Page, i: usize) -> Option<usize> {
    let is_office = |j: usize| names_office(page.words(j));
    let is_name = |&j: &usize| reads_as_name(page, j) && byline::are_names(page.words(j));
    let more = (i + 1..page.pieces.len()).take_while(|&j| !page.pieces[j].after_gap);
    let end = more.last()? + 1;
    let is_letterhead = end - i <= MOST_LINES && (i..end).all(|j| is_name(&j)) && (i..end).any(is_office);
    is_letterhead.then_some(end)
}

/// The name of an office in capitals, on top of a page and alone: "SECURITY SERVICE OF THE REPUBLIC OF NORLAND", with a headline below that is not.
fn shouted(page: &Page, i: usize) -> Option<usize> {
    let line = page.words(i);
    let is_office = names_office(line) && line.contains(" OF ");
    let is_shouted = |line: &str| !line.contains(char::is_lowercase);
    let below = (i + 1..page.pieces.len()).find(|&j| page.pieces[j].kind.is_none())?;
    let is_apart =
        page.pieces[below].after_gap && !is_shouted(page.words(below)) && !has_at_most(page.words(below), FEW);
    (is_office && is_shouted(line) && is_apart && byline::are_names(line)).then_some(i + 1)
}

/// Whether piece `i` may be a name or a heading.
fn reads_as_name(page: &Page, i: usize) -> bool {
    let line = page.words(i);
    page.pieces[i].kind.is_none()
        && has_at_most(line, MOST_WORDS)
        && headline::reads_as_heading(line)
        && stamp::find(line).is_none_or(|stamp| stamp.range.start > 0)
}
