//! The block on top of a page that names the outlet and says what it is, with the headline below a gap: "VELLIN VOICE", "The
//! region in five minutes", an empty line.
//!
//! A short name in capitals is a headline as often; what tells is that more lines belong to it, and that a longer heading stands
//! below them, be it without a gap ("VELLIN VOICE", "Our stories in English", the headline).

use super::above::is_kicker;
use super::page::Page;
use super::{byline, headline, signature, stamp};
use crate::lexicon::page::has_at_most;

/// Words of the outlet's name, at most.
const MOST_WORDS: usize = 4;
/// Words of a line below it.
const MOST_BELOW: usize = 10;
/// Words of the headline, more than.
const FEW: usize = 3;
/// What stands between the name and what more the line tells of the outlet.
const BEHIND: [&str; 5] = [" – ", " — ", " | ", " (", " - "];

/// The name of the outlet that the block beginning with piece `i` names, and where what belongs to it ends.
pub(super) fn find<'t>(page: &Page<'t>, i: usize) -> Option<(&'t str, usize)> {
    let end = (i + 1..page.pieces.len()).find(|&at| page.pieces[at].after_gap)?;
    above_gap(page, i, end).map(|name| (name, end)).or_else(|| above_headline(page, i, end))
}

/// The name with the lines that belong to it, where the headline stands below the last line of the block.
fn above_gap<'t>(page: &Page<'t>, i: usize, end: usize) -> Option<&'t str> {
    let line = page.words(i);
    let name = name_in(line);
    let is_block = end > i + 1 && (i + 1..end).all(|at| is_line_below(page.words(at)));
    let is_stamp = |at: &usize| stamp::find(page.words(*at)).is_some_and(|stamp| stamp.range.start == 0);
    let is_above = |at: &usize| is_stamp(at) || is_kicker(page.words(*at)) || page.pieces[*at].kind.is_some();
    let headline = (end..page.pieces.len()).find(|at| !is_above(at))?;
    let is_headline = page.pieces[headline].after_gap
        && headline::reads_as_heading(page.words(headline))
        && !has_at_most(page.words(headline), FEW)
        && headline + 1 < page.pieces.len();
    let is_outlet = is_set_apart(line, name) || (i + 1..end).any(|at| tells_of_outlet(page.words(at)));
    (is_block && is_headline && is_name(line, name) && is_outlet).then_some(name)
}

/// The name, and where the headline stands in the same block, with a line at least between them that is none.
fn above_headline<'t>(page: &Page<'t>, i: usize, end: usize) -> Option<(&'t str, usize)> {
    let line = page.words(i);
    let name = name_in(line);
    let is_headline = |&at: &usize| {
        let line = page.words(at);
        headline::reads_as_heading(line)
            && !has_at_most(line, FEW + 1)
            && !byline::are_names(line)
            && !byline::is_byline(line)
            && stamp_at(line).is_none()
            && !tells_of_outlet(line)
    };
    let headline = (i + 1..end).find(is_headline).filter(|&at| at > i + 1)?;
    let are_below = (i + 1..headline).all(|at| is_line_below(page.words(at)));
    let is_outlet = is_set_apart(line, name) || byline::is_outlet(name) || signature::is_masthead(line, page.text);
    (are_below && is_outlet && is_name(line, name)).then_some((name, headline))
}

/// The name in front of what more the line tells of the outlet.
fn name_in(line: &str) -> &str {
    BEHIND.iter().filter_map(|behind| line.find(behind)).min().map_or(line, |end| &line[..end])
}

fn is_name(line: &str, name: &str) -> bool {
    // "ASIA TODAY 365", "Vellin Voice newspaper".
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let letters = letters.strip_suffix(" newspaper").unwrap_or(letters);
    has_at_most(name, MOST_WORDS)
        && byline::are_names(letters)
        && stamp::find(line).is_none_or(|stamp| stamp.range.start > 0)
}

fn is_set_apart(line: &str, name: &str) -> bool {
    name.len() < line.len() || !name.contains(char::is_lowercase)
}

/// Whether a line is none that stands below a headline: "(English edition)", "a blog from far away", "News > Piracy", one with the date.
fn tells_of_outlet(line: &str) -> bool {
    let is_path = line.contains(['>', '»', '›']);
    is_path || line.starts_with(|c: char| c.is_lowercase() || "([".contains(c)) || stamp_at(line).is_some()
}

/// "The region in five minutes", "(English edition)", "Urgent statement, Saturday 11 November 2023".
fn is_line_below(line: &str) -> bool {
    let is_bracketed = line.starts_with(['(', '[']) && line.ends_with([')', ']']);
    is_bracketed || stamp_at(line).is_some() || has_at_most(line, MOST_BELOW) && headline::reads_as_heading(line)
}

/// Where in a line of the block a date line begins, be it behind other words.
pub(super) fn stamp_at(line: &str) -> Option<usize> {
    let behind = [", ", " – ", " — ", " - ", " | "];
    let starts = behind.iter().flat_map(|part| line.match_indices(part).map(|(at, part)| at + part.len()));
    let mut starts: Vec<usize> = starts.chain([0]).collect();
    starts.sort_unstable();
    starts.into_iter().find(|&at| stamp::find(&line[at..]).is_some_and(|stamp| stamp.range.start == 0))
}
