//! What stands between the name of an outlet and a headline, or in front of it: sections, kickers, the way through the site.

use super::head::is_stamp_line;
use super::headline::reads_as_heading;
use super::page::Page;
use super::{signature, stamp};
use crate::lexicon::page::{has_at_most, is_section};
use crate::report::ZoneKind;

/// Signs between the parts of the way to a report.
const PATH: [char; 5] = ['>', '»', '›', '|', '/'];
/// Words of a line with sections, at most.
const MOST_WORDS: usize = 8;
/// Words of a kicker, at most; a headline has more.
const FEW: usize = 3;

/// Whether piece `i`, above the headline, says where on a site the report stands: "Home > Energy", "World, Middle East".
pub(super) fn is_section_line(page: &Page, i: usize) -> bool {
    let line = page.words(i);
    let parts = line.split(|c| c == ',' || PATH.contains(&c)).map(str::trim).filter(|part| !part.is_empty());
    let is_path = line.contains(['>', '»', '›']);
    let is_part = |part: &str| is_section(&part.to_lowercase()) || signature::is_known_place(part);
    let is_named = parts.clone().any(|part| is_section(&part.to_lowercase()));
    has_at_most(line, MOST_WORDS)
        && is_named
        && headline_below(page, i).is_some()
        && (is_path || parts.clone().all(is_part))
}

/// Whether piece `i` is a [`is_kicker`] above a headline.
pub(super) fn is_kicker_line(page: &Page, i: usize) -> bool {
    is_kicker(page.words(i)) && headline_below(page, i).is_some_and(|below| below.contains(char::is_lowercase))
}

/// "INVESTIGATION", "CAUCA | CONFLICT": a few words in capitals between the outlet's name and the headline.
pub(super) fn is_kicker(line: &str) -> bool {
    let is_shouted = line.contains(char::is_uppercase) && !line.contains(char::is_lowercase);
    has_at_most(line, FEW) && is_shouted && stamp::find(line).is_none()
}

/// The next line that is no date, if it reads as a headline.
fn headline_below<'t>(page: &Page<'t>, i: usize) -> Option<&'t str> {
    let is_open = |&j: &usize| page.pieces[j].kind.is_none() && !is_stamp_line(page.words(j));
    let below = (i + 1..page.pieces.len()).find(is_open).map(|j| page.words(j))?;
    (reads_as_heading(below) && !has_at_most(below, FEW)).then_some(below)
}

/// Cuts off the way to a headline: "*Home | News |* Chief signs pact with neighbours".
pub(super) fn cut_path(page: &mut Page, i: usize) -> bool {
    let line = page.words(i);
    let begins = line.split(PATH).next().is_some_and(|first| first.trim().eq_ignore_ascii_case("home"));
    let Some((at, sign)) = line.rmatch_indices(PATH).next().filter(|_| begins) else { return false };
    let title = &line[at + sign.len()..];
    if has_at_most(title, FEW) || !reads_as_heading(title) {
        return false;
    }
    let at = page.part(i, 0..at + sign.len());
    page.pieces[at].kind = Some(ZoneKind::Boilerplate);
    true
}
