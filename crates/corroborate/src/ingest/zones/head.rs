//! The head of a report: a crawler's date, headline, subheadings, date line, byline, dateline.
//!
//! Read from the top until the first paragraph of the article. What a line is follows from its own words and from what
//! stands below it: a plain sentence is a headline only if a date line or a byline follows, or if it is there twice.

use std::ops::Range;

use jiff::civil::Date;

use super::headline::{asks_first, is_one_sentence, reads_as_heading};
use super::page::Page;
use super::{above, below, byline, dateline, letterhead, masthead, signature, stamp};
use crate::ingest::dates::{self, Stated};
use crate::lexicon::bare;
use crate::lexicon::page::has_at_most;
use crate::report::{OpenDate, Published, ZoneKind};
use crate::text::Span;

/// What the head of a report states.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The headline.
    pub(super) title: Option<Span>,
    /// When it was published.
    pub(super) published: Option<Published>,
    /// When it was changed.
    pub(super) modified: Option<Published>,
    /// The first date that leaves open which day it is.
    pub(super) open: Option<OpenDate>,
    /// The place of the dateline.
    pub(super) dateline: Option<String>,
    /// The outlet that the byline names.
    pub(super) outlet: Option<String>,
}

impl Head {
    /// The first statement of a day holds.
    fn published(&mut self, date: Option<Date>, source: &str) {
        if let (Some(date), None) = (date, &self.published) {
            self.published = Some(Published { date, source: source.to_owned() });
        }
    }

    /// Keeps a date that may be one of several days.
    fn left_open(&mut self, stated: Option<Stated>, source: &str) {
        if let (Some(Stated::Open(days)), None) = (stated, &self.open) {
            self.open = Some(OpenDate { days, source: source.to_owned() });
        }
    }

    /// Whether a day was stated, or several that it may be.
    pub(super) fn states_a_day(&self) -> bool {
        self.published.is_some() || self.modified.is_some() || self.open.is_some()
    }

    /// What a date line states.
    pub(super) fn stamped(&mut self, stamp: &stamp::Stamp, source: &str) {
        self.left_open(stamp.published, source);
        self.left_open(stamp.modified, source);
        let day = |stated: Option<Stated>| stated.and_then(|stated| stated.day(None));
        self.published(day(stamp.published), source);
        if let (Some(date), None) = (day(stamp.modified), &self.modified) {
            self.modified = Some(Published { date, source: source.to_owned() });
        }
    }
}

/// No head has more lines.
const MOST_LINES: usize = 16;
/// A headline with its subheadings has no more lines.
const MOST_HEADINGS: usize = 3;

/// Marks the head and says what it states. A headline that is known is marked already.
pub(super) fn mark(page: &mut Page) -> Head {
    let known = page.pieces.iter().take(2).find(|piece| piece.kind == Some(ZoneKind::Title));
    let mut head = Head { title: known.map(|piece| piece.span), ..Head::default() };
    lead(page, &mut head);
    let mut headings = usize::from(head.title.is_some());
    let mut i = mark_masthead(page, &mut head);
    while i < page.pieces.len().min(MOST_LINES) {
        if page.pieces[i].kind.is_some() {
            i += 1;
            continue;
        }
        split_at_dateline(page, i);
        if headings == 0 && above::cut_path(page, i) {
            i += 1;
        } else if headings == 0
            && (above::is_section_line(page, i) || head.outlet.is_some() && above::is_kicker_line(page, i))
        {
            page.pieces[i].kind = Some(ZoneKind::Boilerplate);
            i += 1;
        } else if let Some(dateline) = dateline::whole_line(page.words(i)) {
            mark_stated(page, i, dateline, &mut head);
            i += 1;
        } else if let Some(at) = mark_stamp(page, i, &mut head) {
            // What stands in front of the stamp is looked at again.
            i = if at > i { i } else { i + 1 };
        } else if byline::is_byline(page.words(i)) || is_bare_byline(page, i, &head) {
            page.pieces[i].kind = Some(ZoneKind::Byline);
            head.outlet = head.outlet.take().or_else(|| byline::outlet(page.words(i)));
            i += 1;
        } else if head.title.is_some() && is_signed(page, i) {
            page.pieces[i].kind = Some(ZoneKind::Byline);
            head.outlet = head.outlet.take().or_else(|| signature::outlet(page.words(i), page.text));
            i += 1;
        } else if head.title.is_some() && is_place_line(page.words(i)) {
            page.pieces[i].kind = Some(ZoneKind::Dateline);
            head.dateline = head.dateline.take().or_else(|| Some(dateline::as_written(page.words(i))));
            i += 1;
        } else if headings == 0
            && let Some(end) = letterhead::end(page, i)
        {
            mark_letterhead(page, i..end, &mut head);
            i = end;
        } else if headings == 0 && is_masthead(page, i) {
            page.pieces[i].kind = Some(ZoneKind::Byline);
            head.outlet = head.outlet.take().or_else(|| signature::outlet(page.words(i), page.text));
            i += 1;
        } else if headings < MOST_HEADINGS && is_heading(page, i, headings, &head) {
            mark_heading(page, i, &mut head);
            headings += 1;
            if headings == 1 {
                mark_block_below(page, i, &mut head);
            }
            i += 1;
        } else {
            break;
        }
    }
    if head.title.is_none()
        && page.pieces.first().is_some_and(|first| first.kind.is_none())
        && below::is_headline(page, 0)
    {
        mark_heading(page, 0, &mut head);
        mark_block_below(page, 0, &mut head);
    }
    mark_late_stamp(page, i, &mut head);
    mark_dateline(page, i, &mut head);
    head
}

/// Marks the lines right below the headline that say who made the report and when.
fn mark_block_below(page: &mut Page, headline: usize, head: &mut Head) {
    let Some(block) = below::block(page, headline) else { return };
    let mut end = block.end;
    let mut i = block.start;
    while i < end {
        let line = page.words(i);
        let outlet = below::outlet(line, page.text).filter(|_| head.outlet.is_none());
        if outlet.is_some() {
            page.pieces[i].kind = Some(ZoneKind::Byline);
            head.outlet = outlet;
        }
        let is_whole = stamp::find(line).is_some_and(|found| stamp::is_place(line[..found.range.start].trim_end()));
        let at = if is_whole { Some(0) } else { masthead::stamp_at(line) };
        if let Some(at) = at {
            let before = page.pieces.len();
            let part = page.part(i, at..line.len());
            if part > i {
                page.pieces[i].kind = Some(ZoneKind::Byline);
            }
            page.pieces[part].kind = None;
            i = mark_stamp(page, part, head).unwrap_or(part);
            page.pieces[i].kind = page.pieces[i].kind.or(Some(ZoneKind::Byline));
            end += page.pieces.len() - before;
        }
        i += 1;
    }
}

/// Marks the block that names the outlet, and says where the rest begins.
fn mark_masthead(page: &mut Page, head: &mut Head) -> usize {
    let first = page.pieces.iter().position(|piece| piece.kind.is_none()).unwrap_or_default();
    let is_open = head.title.is_none() && !letterhead::has_mark(page, first);
    let found = if is_open { masthead::find(page, first) } else { None };
    let Some((name, end)) = found else { return 0 };
    let more = page.pieces.len() - end;
    head.outlet = Some(name.to_owned());
    page.pieces[first].kind = Some(ZoneKind::Byline);
    let mut i = first + 1;
    // A line that is cut in two makes the page longer.
    while page.pieces.len() - i > more {
        if let Some(at) = masthead::stamp_at(page.words(i)) {
            let end = page.words(i).len();
            let at = page.part(i, at..end);
            page.pieces[i].kind = Some(ZoneKind::Byline);
            i = mark_stamp(page, at, head).unwrap_or(at);
        }
        page.pieces[i].kind = page.pieces[i].kind.or(Some(ZoneKind::Byline));
        i += 1;
    }
    i
}

/// "date 2023-06-29" in front of everything, as a crawler writes it, and "Title: …".
fn lead(page: &mut Page, head: &mut Head) {
    const DATE: &str = "date ";
    const TITLES: [&str; 2] = ["title:", "headline:"];
    if page.pieces.is_empty() {
        return;
    }
    let line = page.words(0);
    let mut next = 0;
    if line.get(..DATE.len()).is_some_and(|key| key.eq_ignore_ascii_case(DATE)) {
        let value = &line[DATE.len()..];
        if let Some((date, at)) = dates::find(&value[..value.floor_char_boundary(24)]).filter(|(_, at)| at.start == 0) {
            let at = page.part(0, 0..DATE.len() + at.end);
            page.pieces[at].kind = Some(ZoneKind::Boilerplate);
            head.published(Some(date), "the date in front of the text");
            next = 1;
        }
    }
    if next < page.pieces.len() {
        let line = page.words(next);
        let key = TITLES.iter().find(|key| line.get(..key.len()).is_some_and(|words| words.eq_ignore_ascii_case(key)));
        if let Some(key) = key.filter(|key| line.len() > key.len()) {
            let at = page.part(next, 0..key.len());
            page.pieces[at].kind = Some(ZoneKind::Boilerplate);
            mark_heading(page, at + 1, head);
        }
    }
}

/// Marks a date line, whole or in part. Gives the index of the piece that is the stamp.
fn mark_stamp(page: &mut Page, i: usize, head: &mut Head) -> Option<usize> {
    let line = page.words(i);
    let stamp = stamp::find(line)?;
    // "VELLIN, 9 Feb 2021 (Norland Wire) - The chief": the day is a part of the dateline.
    let is_of_dateline = dateline::find(line).is_some_and(|dateline| dateline.end > stamp.range.end);
    (!is_of_dateline).then(|| mark_found(page, i, stamp, head))
}

fn mark_found(page: &mut Page, i: usize, stamp: stamp::Stamp, head: &mut Head) -> usize {
    let line = page.words(i);
    let source = format!("the date line “{}”", &line[stamp.range.clone()]);
    let place = line[..stamp.range.start].trim_end();
    head.stamped(&stamp, &source);
    let behind = line[stamp.range.end..].trim_matches(|c: char| !c.is_alphanumeric());
    let is_signed = byline::is_byline(place) || signature::is_outlet(place, page.text);
    let range = if stamp::is_place(place) && !is_signed {
        head.dateline = head.dateline.take().or_else(|| Some(dateline::as_written(place)));
        0..stamp.range.end
    } else if place.is_empty() && signature::is_known_place(behind) {
        head.dateline = head.dateline.take().or_else(|| Some(dateline::as_written(behind)));
        0..line.len()
    } else {
        stamp.range
    };
    let at = page.part(i, range);
    page.pieces[at].kind = Some(ZoneKind::Dateline);
    at
}

/// Marks a stamp below a standfirst of whole sentences, at the start or the end of one of the lines from `from` on, where
/// the head has stated no day.
fn mark_late_stamp(page: &mut Page, from: usize, head: &mut Head) {
    const LINES: usize = 5;
    if head.states_a_day() {
        return;
    }
    let lines = (from..page.pieces.len()).filter(|&i| page.pieces[i].kind.is_none()).take(LINES);
    let found = lines.into_iter().find_map(|i| {
        let line = page.words(i);
        let is_last = |at: usize| !line[at..].contains(char::is_alphanumeric);
        let stamp = stamp::find(line).filter(|stamp| stamp.range.start == 0 || is_last(stamp.range.end))?;
        let words = &line[stamp.range.clone()];
        let is_alone = words == line || stamp::is_place(line[..stamp.range.start].trim_end());
        (stamp::says_so(words) || words.starts_with('(') || is_alone).then_some((i, stamp))
    });
    if let Some((i, stamp)) = found {
        mark_found(page, i, stamp, head);
    }
}

/// Whether unmarked piece `i`, below `headings` headings, is one itself.
fn is_heading(page: &Page, i: usize, headings: usize, head: &Head) -> bool {
    let line = page.words(i);
    let below = (i + 1..page.pieces.len()).find(|&j| page.pieces[j].kind != Some(ZoneKind::Boilerplate));
    let Some(below) = below else { return false };
    if headings > 0 && head.title.is_some_and(|title| bare(title.of(page.text)) == bare(line)) {
        return true;
    }
    if headings == 0 && page.pieces[below].after_gap && asks_first(line) {
        return true;
    }
    if reads_as_heading(line) {
        // A subheading far down would be one of the article's parts.
        return headings == 0 || !has_dateline(line) && has_at_most(line, 35) && page.pieces[below].kind.is_none();
    }
    let next = page.words(below);
    let is_sentence = has_at_most(line, 45) && is_one_sentence(line) && !has_dateline(line);
    let before_data = page.pieces[below].kind.is_none() && (starts_with_stamp(next) || byline::is_byline(next));
    let twice = headings == 0 && bare(next) == bare(line);
    let before_picture =
        headings > 0 && page.pieces[below].kind == Some(ZoneKind::Caption) && is_said_again(page, i, below);
    is_sentence && (before_data && (head.title.is_none() || headings == 1) || twice || before_picture)
}

/// Whether piece `i`, in front of everything, only names the outlet, and the headline follows: "The Vellin Courier | Vellin", "Norland Voice".
fn is_masthead(page: &Page, i: usize) -> bool {
    let below = (i + 1..page.pieces.len()).filter(|&j| page.pieces[j].kind.is_none());
    let headline = below.map(|j| page.words(j)).find(|line| !is_stamp_line(line));
    signature::is_masthead(page.words(i), page.text) && headline.is_some_and(reads_as_heading)
}

/// Marks a letterhead, which says who sends the release and may say when.
fn mark_letterhead(page: &mut Page, lines: Range<usize>, head: &mut Head) {
    head.outlet = head.outlet.take().or_else(|| letterhead::issuer(page, lines.clone()));
    for i in lines {
        if let Some(stamp) = stamp::find(page.words(i)) {
            head.stamped(&stamp, &format!("the date line “{}”", &page.words(i)[stamp.range.clone()]));
        }
        page.pieces[i].kind = Some(ZoneKind::Byline);
    }
}

fn starts_with_stamp(line: &str) -> bool {
    stamp::find(line).is_some_and(|stamp| stamp.range.start == 0)
}

pub(super) fn is_stamp_line(line: &str) -> bool {
    stamp::find(line).is_some_and(|stamp| stamp.range.start == 0 && line.len() - stamp.range.end < 4)
}

/// Whether most of the longer words of piece `i` stand together in a paragraph below the pictures, as those of a
/// standfirst do.
fn is_said_again(page: &Page, i: usize, below: usize) -> bool {
    let long = |line: &str| -> Vec<String> {
        line.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3).map(str::to_lowercase).collect()
    };
    let words = long(page.words(i));
    (below..page.pieces.len()).take(12).filter(|&j| page.pieces[j].kind.is_none()).any(|j| {
        let again = long(page.words(j));
        words.iter().filter(|w| again.contains(w)).count() * 10 >= words.len() * 7
    })
}

/// Whether a name alone stands between the headline and the date line.
fn is_bare_byline(page: &Page, i: usize, head: &Head) -> bool {
    let name = page.words(i).trim_end_matches([' ', '|', ',', '-', '–', '—']);
    head.title.is_some() && byline::is_name(name) && is_stamped(page, i)
}

/// Whether the date line stands next to piece `i`, or in front of a sign with which the piece begins.
fn is_stamped(page: &Page, i: usize) -> bool {
    let below = page.pieces.get(i + 1);
    let is_dateline = |at: Option<usize>| {
        at.and_then(|at| page.pieces.get(at)).is_some_and(|piece| piece.kind == Some(ZoneKind::Dateline))
    };
    is_dateline(Some(i + 1))
        || below.is_some_and(|below| below.kind.is_none()) && is_stamp_line(page.words(i + 1))
        || !page.words(i).starts_with(char::is_alphanumeric) && is_dateline(i.checked_sub(1))
}

/// Whether piece `i` names who made the report, or is the outlet's name beside the date line.
fn is_signed(page: &Page, i: usize) -> bool {
    let line = page.words(i);
    // "Norland News Agency", "Society | Politics", "13.05.2025, 17:42".
    let stands_over_stamp = || {
        let is_data = |j: usize| is_stamp_line(page.words(j)) || byline::is_byline(page.words(j));
        (i + 1..page.pieces.len()).take(2).any(is_data)
    };
    let is_outlet = || signature::is_outlet(line, page.text) && (is_stamped(page, i) || stands_over_stamp());
    signature::is_signature(line, page.text) || is_outlet()
}

/// "ISTANBUL" on a line of its own.
fn is_place_line(line: &str) -> bool {
    !line.contains(char::is_lowercase) && signature::is_known_place(line)
}

/// Cuts the outlet off a headline: "Chief signs pact | Iran | Daily Herald".
fn cut_suffix(page: &mut Page, i: usize, head: &mut Head) {
    const BAR: &str = " | ";
    const DASHES: [&str; 2] = [" - ", " – "];
    let line = page.words(i);
    let short = |part: &str| has_at_most(part, 5);
    let bar = line.find(BAR).filter(|at| line[*at + BAR.len()..].split(BAR).all(short));
    let dash = || {
        let (at, dash) = DASHES.iter().find_map(|dash| Some((line.rfind(dash)?, dash)))?;
        let last = &line[at + dash.len()..];
        (short(last) && byline::is_outlet(last)).then_some(at)
    };
    let Some(at) = bar.or_else(dash).filter(|at| !has_at_most(&line[..*at], 2)) else { return };
    let last = line[at..].rsplit(['|', '-', '–']).next().unwrap_or("").trim();
    if byline::is_outlet(last) {
        head.outlet = head.outlet.take().or_else(|| Some(last.to_owned()));
    }
    let suffix = page.part(i, at..line.len());
    page.pieces[suffix].kind = Some(ZoneKind::Boilerplate);
}

/// Marks a heading; the first is the headline, and one that is there again is read once.
fn mark_heading(page: &mut Page, i: usize, head: &mut Head) {
    if head.title.is_none() {
        cut_suffix(page, i, head);
    }
    page.pieces[i].kind = Some(ZoneKind::Title);
    match head.title {
        None => head.title = Some(page.pieces[i].span),
        Some(title) if bare(title.of(page.text)) == bare(page.words(i)) => {
            page.pieces[i].kind = Some(ZoneKind::Boilerplate);
        }
        Some(_) => {}
    }
}

/// A headline that runs into the first paragraph is parted from it at the dateline between them.
fn split_at_dateline(page: &mut Page, i: usize) {
    const REACH: usize = 250;
    let line = page.words(i);
    let head = &line[..line.floor_char_boundary(REACH)];
    let starts = head.match_indices(' ').map(|(at, _)| at + 1).filter(|&at| {
        at > 20 && line[at..].starts_with(char::is_uppercase) && !line[..at].contains(['.', '!', '?', ':'])
    });
    let found = starts.take(40).find(|&at| dateline::find(&line[at..]).is_some_and(|d| d.is_strict(&line[at..])));
    if let Some(at) = found {
        page.part(i, at..line.len());
    }
}

/// Marks the dateline of the first paragraphs.
fn mark_dateline(page: &mut Page, from: usize, head: &mut Head) {
    const PARAGRAPHS: usize = 3;
    let body: Vec<usize> =
        (from..page.pieces.len()).filter(|&i| page.pieces[i].kind.is_none()).take(PARAGRAPHS).collect();
    for i in body {
        if let Some(found) = dateline::find(page.words(i)) {
            mark_stated(page, i, found, head);
            return;
        }
    }
}

/// Marks a dateline at the beginning of piece `i` and takes in what it states.
fn mark_stated(page: &mut Page, i: usize, found: dateline::Dateline, head: &mut Head) {
    let source = format!("the dateline “{}”", &page.words(i)[..found.end]);
    let at = page.part(i, 0..found.end);
    page.pieces[at].kind = Some(ZoneKind::Dateline);
    head.left_open(found.date, &source);
    head.published(found.date.and_then(|date| date.day(None)), &source);
    head.dateline = head.dateline.take().or(found.place);
}

fn has_dateline(line: &str) -> bool {
    dateline::find(line).is_some()
}
