//! Lines that are not the article: advertisements, links to other articles, buttons, rights.

use super::page::Page;
use crate::lexicon::bare;
use crate::lexicon::page::{BOILERPLATE, has_at_most};
use crate::report::ZoneKind;

/// A line longer than this is no button and no heading of links.
const MOST_WORDS: usize = 12;
/// How far from the end of the article the last words of a page begin at most.
const REACH: usize = 250;
const SENTENCE_ENDS: [char; 7] = ['.', '!', '?', '”', '"', ')', ']'];
/// How many lines belong to a list of links at most.
const LONGEST_LIST: usize = 20;

/// Marks what the phrases of `data/boilerplate.tsv` find.
pub(super) fn mark(page: &mut Page) {
    page.cut_out(marks);
    mark_end(page);
    let mut list = 0;
    for i in 0..page.pieces.len() {
        if page.pieces[i].kind.is_some() {
            continue;
        }
        let line = page.words(i);
        let name = if has_at_most(line, MOST_WORDS) { unnumbered(&bare(line)) } else { String::new() };
        let is_heading =
            || BOILERPLATE.headings.find(line).is_some() && !line.ends_with(SENTENCE_ENDS) && has_link_below(page, i);
        if i > 0 && (BOILERPLATE.lists.contains(&name) || is_heading()) {
            list = LONGEST_LIST;
        } else if list > 0 && is_link(line) {
            list -= 1;
        } else {
            list = 0;
            if !(is_boilerplate(line, &name) || is_behind_text(page, i) && is_menu(line)) {
                continue;
            }
        }
        page.pieces[i].kind = Some(ZoneKind::Boilerplate);
    }
}

fn is_boilerplate(line: &str, name: &str) -> bool {
    BOILERPLATE.lines.contains(name) || BOILERPLATE.starts.find(line).is_some() || is_address(line)
}

/// Whether a line of a list of links stands below.
fn has_link_below(page: &Page, line: usize) -> bool {
    page.pieces.get(line + 1).is_some_and(|piece| piece.kind.is_none()) && is_link(page.words(line + 1))
}

/// Whether a sentence stands above.
fn is_behind_text(page: &Page, line: usize) -> bool {
    let is_text = |above: usize| page.pieces[above].kind.is_none() && page.words(above).ends_with(SENTENCE_ENDS);
    (0..line).any(is_text)
}

/// "Donate | Contact us | Helpline".
fn is_menu(line: &str) -> bool {
    const FEWEST: usize = 3;
    const MOST_WORDS: usize = 4;
    let parts: Vec<&str> = line.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
    // "14 May 2025 | 08:15 | 2 min read" tells when.
    let has_year = |part: &str| part.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let is_button = |part: &&str| has_at_most(part, MOST_WORDS) && !part.ends_with(SENTENCE_ENDS) && !has_year(part);
    parts.len() >= FEWEST && parts.iter().all(is_button)
}

/// "Read more: …" behind the last sentence.
fn is_link_to_more(rest: &str) -> bool {
    BOILERPLATE.starts.find(rest).is_some_and(|phrase| rest[..phrase].ends_with(':'))
}

/// With "#" for every number.
fn unnumbered(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '0'..='9' if out.ends_with('#') => {}
            '0'..='9' => out.push('#'),
            other => out.push(other),
        }
    }
    out
}

/// A line of a list of links: no sentence.
fn is_link(line: &str) -> bool {
    has_at_most(line, 20) && !line.ends_with(['.', '”', '"'])
}

/// A line that is a web address and nothing else.
fn is_address(line: &str) -> bool {
    (line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.")) && has_at_most(line, 1)
}

/// The marks that page builders leave (`[ad_1]`), wherever they stand.
fn marks(line: &str) -> Vec<(std::ops::Range<usize>, Option<ZoneKind>)> {
    let mut found = Vec::new();
    for (open, _) in line.match_indices('[') {
        let mark = BOILERPLATE
            .marks
            .iter()
            .find(|mark| line.get(open..open + mark.len()).is_some_and(|words| words.eq_ignore_ascii_case(mark)));
        if let Some(mark) = mark {
            found.push((open..open + mark.len(), Some(ZoneKind::Boilerplate)));
        }
    }
    found
}

/// The words with which a page ends, on the last line of the article ("… he said. Source link").
fn mark_end(page: &mut Page) {
    let Some(last) = page.pieces.iter().rposition(|p| p.kind.is_none()) else { return };
    let line = page.words(last);
    let ending = BOILERPLATE.ends.iter().find_map(|ending| {
        let at = line.len().checked_sub(ending.len())?;
        let stands_alone = line.get(..at)?.trim_end().ends_with(SENTENCE_ENDS);
        (stands_alone && line.get(at..)?.eq_ignore_ascii_case(ending)).then_some(at)
    });
    let ending = ending.or_else(|| {
        let from = line.ceil_char_boundary(line.len().saturating_sub(REACH));
        let starts = line[from..].match_indices(' ').map(|(at, _)| from + at + 1);
        starts.filter(|at| line[..at - 1].ends_with(SENTENCE_ENDS)).find(|at| is_link_to_more(&line[*at..]))
    });
    if let Some(at) = ending {
        let at = page.part(last, at..line.len());
        page.pieces[at].kind = Some(ZoneKind::Boilerplate);
    }
}
