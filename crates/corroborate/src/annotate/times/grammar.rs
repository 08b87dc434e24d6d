//! From the words of a sentence to time expressions.
//!
//! A hand-written grammar, tried at every word from left to right; the longest reading wins. Regular expressions over
//! the text were the alternative (as in HeidelTime): they find the same words but give no structure to work out later,
//! so that the meaning of "the end of last year" has to be written once for every way to say "last year".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::dates;
use super::durations;
use super::expression::{Anchor, DayPart, DayTime, Expression, Portion, Unit};
use super::longest::longest;
use super::named;
use super::relative::{self, point};
use super::words::{Word, Words};
use crate::lexicon::time_words::TimeWord;
use crate::text::Span;

/// Within how many words an expression has its first time word ([`Words::has_time_word`]): "the very beginning of the financial
/// *year*". Where none is near, no rule is tried.
const AHEAD: usize = 8;

/// Words that open expressions and are no time words: "*the* evening", "*late* June", "*every* day", "*Q*1", "*'*90s".
static OPENERS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let words = "a an the this that these every each last past previous current next coming following upcoming very \
                 early late mid earlier later beginning start outset middle end close fiscal financial fy q h ' ’ ‘";
    words.split(' ').collect()
});

/// A time expression where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) span: Span,
    pub(super) expression: Expression,
}

/// The time expressions in the stretch `span` of `text`, from left to right.
pub(super) fn read(text: &str, span: Span) -> Vec<Found> {
    let words = Words::of(text, span);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(next) = dates::after_named_day(&words, at) {
            at = next;
            continue;
        }
        let may_begin = words.has_time_word(at..at + AHEAD) && may_begin(&words, at);
        debug_assert!(may_begin || expression(&words, at).is_none(), "an expression that nothing opens: {text}");
        match may_begin.then(|| expression(&words, at)).flatten() {
            Some((expression, next)) => {
                found.push(Found { span: words.span(at, next), expression });
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether an expression may begin here: with a time word, with one of the words that stand in front of one, or with "Mondays".
fn may_begin(words: &Words, at: usize) -> bool {
    let is_plural_name = words.get(at).is_some_and(|word| word.is_capitalised() && word.text.ends_with('s'));
    words.has_time_word(at..at + 1) || OPENERS.contains(words.lower(at)) || is_plural_name
}

fn expression(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let alternatives = [range, timed_day, portion, durations::duration, point, dates::around_holiday, durations::set];
    longest(alternatives.iter().filter_map(|read| read(words, at)))
}

/// "June 27-29", "27-29 June", "June 27 and 28", "2019-2021".
fn range(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let both = |from, to, next| {
        Some((Expression::Range { from: Box::new(Expression::Date(from)), to: Box::new(Expression::Date(to)) }, next))
    };
    // The day comes first: "27-29 June 2023".
    if let Some(first) = words.digits(at).filter(|d| (1..=31).contains(d)) {
        let second = joined(words, at + 1)?;
        if let (Expression::Date(to), next) = dates::date(words, second)?
            && to.day.is_some_and(|d| i32::from(d) > first)
            && words.digits(second).is_some()
        {
            return both(super::expression::CalendarDate { day: Some(first as i8), weekday: None, ..to }, to, next);
        }
        if words.get(at).is_some_and(|w| w.text.len() < 4) {
            return None;
        }
    }
    let (Expression::Date(from), next) = dates::date(words, at)? else { return None };
    let second = joined(words, next)?;
    match (from.year, from.month, from.day) {
        (year, Some(_), Some(day)) => {
            let to = words.digits(second).filter(|d| (i32::from(day) + 1..=31).contains(d))? as i8;
            if words.get(second)?.text.len() > 2 || durations::length(words, second).is_some() {
                return None;
            }
            let end = if words.is(second + 1, &["st", "nd", "rd", "th"]) { second + 2 } else { second + 1 };
            let (year, end) = match year {
                None => named::year_after(words, end).map_or((None, end), |(y, end)| (Some(y), end)),
                year => (year, end),
            };
            let from = super::expression::CalendarDate { year, ..from };
            both(from, super::expression::CalendarDate { day: Some(to), weekday: None, ..from }, end)
        }
        (Some(first), None, None) if words.is(next, &["-", "–"]) || is_told_from(words, at) => {
            let number = words.digits(second)?;
            let year = match words.get(second)?.text.len() {
                4 => number,
                2 if !is_told_from(words, at) => i32::from(first) / 100 * 100 + number,
                _ => return None,
            };
            let to = i16::try_from(year).ok().filter(|y| *y > first && *y - first < 200)?;
            both(from, super::expression::CalendarDate { year: Some(to), ..from }, second + 1)
        }
        _ => None,
    }
}

/// "*between* 1998 and 2002", "*from* 1999 to 2003".
fn is_told_from(words: &Words, at: usize) -> bool {
    let opener = words.before(at).map_or("", |word| &*word.lower);
    match opener {
        "between" => words.is(at + 1, &["and"]),
        "from" => words.is(at + 1, &["to", "until", "through"]),
        _ => false,
    }
}

/// The place after "-", "to" or "and".
pub(super) fn joined(words: &Words, at: usize) -> Option<usize> {
    words.is(at, &["-", "–", "—", "to", "and"]).then_some(at + 1)
}

/// "Thursday evening", "the evening of June 27", "this morning", "10:30 GMT on Monday", "Monday at noon".
fn timed_day(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let timed = |time, day: Option<Expression>| Expression::TimeOfDay { time, day: day.map(Box::new) };
    if let Some((time, next)) = time_of_day(words, at) {
        let joint =
            words.skip(next, &["on"]).or_else(|| words.skip(next, &["of"])).or_else(|| words.skip(next, &[","]));
        if let Some((day, end)) = point(words, joint.unwrap_or(next)).filter(|(day, _)| is_day(day)) {
            return Some((timed(time, Some(day)), end));
        }
        if let DayTime::Clock { .. } = time
            && let Some(day) = day_of_the_end(words, next)
        {
            return Some((timed(time, Some(day)), next));
        }
        let is_told = matches!(time, DayTime::Clock { .. })
            || words.before(at).is_some_and(|w| matches!(&*w.lower, "in" | "at" | "by" | "until" | "around"));
        return is_told.then(|| (timed(time, None), next));
    }
    // "the following morning"
    if let Some((units, of)) = relative::pointer(words, at).filter(|(_, of)| *of == at + 2)
        && let Some((part, next)) = day_part(words, of)
    {
        let day = Expression::Shifted { units, unit: Unit::Day, anchor: Anchor::Narrative };
        return Some((timed(DayTime::Part(part), Some(day)), next));
    }
    if words.is(at, &["the", "that", "this", "last", "every"]) {
        let (part, next) = day_part(words, at + 1)?;
        let day = relative::today_or_told(words.lower(at));
        let is_of = words.skip(next, &["of"]).and_then(|n| point(words, n)).filter(|(day, _)| is_day(day));
        return match (is_of, day) {
            (Some((day, end)), _) => Some((timed(DayTime::Part(part), Some(day)), end)),
            (None, Some(day)) => Some((timed(DayTime::Part(part), Some(day)), next)),
            (None, None) => None,
        };
    }
    let (day, next) = point(words, at).filter(|(day, _)| is_day(day))?;
    let joint = words.skip(next, &["at"]).or_else(|| words.skip(next, &[","])).unwrap_or(next);
    let (time, end) =
        time_of_day(words, joint).filter(|(time, _)| joint == next || matches!(time, DayTime::Clock { .. }))?;
    Some((timed(time, Some(day)), end))
}

/// "9 a.m. *to 3 p.m. on Thursday*": the day of the clock time that ends what the one before begins.
fn day_of_the_end(words: &Words, at: usize) -> Option<Expression> {
    let end = joined(words, at).or_else(|| words.skip(at, &["until"]))?;
    clock(words, end)?;
    match timed_day(words, end)?.0 {
        Expression::TimeOfDay { day, .. } => day.map(|day| *day),
        _ => None,
    }
}

/// Whether a time is one day, so that it has a morning.
fn is_day(time: &Expression) -> bool {
    match time {
        Expression::Date(date) => date.day.is_some(),
        Expression::Weekday { .. } | Expression::Holiday { .. } => true,
        Expression::Shifted { unit, .. } => *unit == Unit::Day,
        _ => false,
    }
}

fn time_of_day(words: &Words, at: usize) -> Option<(DayTime, usize)> {
    clock(words, at).or_else(|| day_part(words, at).map(|(part, next)| (DayTime::Part(part), next)))
}

fn day_part(words: &Words, at: usize) -> Option<(DayPart, usize)> {
    words.sense(at, |w| match w {
        TimeWord::Part(part) => Some(*part),
        _ => None,
    })
}

/// "10:30", "10.30am", "5 p.m.", "noon", "midnight", with a zone after it.
fn clock(words: &Words, at: usize) -> Option<(DayTime, usize)> {
    let (hour, minute, next) = match words.lower(at) {
        "noon" => (12, Some(0), at + 1),
        "midnight" => (24, Some(0), at + 1),
        _ if let Some((hour, minute, next)) = four_digits(words, at) => (hour, Some(minute), next),
        _ => {
            let hour = words
                .digits(at)
                .filter(|h| (0..=24).contains(h) && words.get(at).is_some_and(|w| w.text.len() <= 2))?;
            // "4: 20 p.m.", as texts are written that were cut into words and put together again.
            let is_apart = words.is(at + 1, &[":"]) && half_of_day(words, at + 3).is_some();
            let is_minute = |w: &&Word<'_>| (w.is_glued || is_apart) && w.text.len() == 2;
            let minute = words.get(at + 2).filter(is_minute).filter(|_| words.is(at + 1, &[":", "."]));
            let minute = minute.and_then(|w| w.digits()).filter(|m| (0..60).contains(m));
            let has_colon = minute.is_some() && words.is(at + 1, &[":"]);
            let next = if minute.is_some() { at + 3 } else { at + 1 };
            let (hour, next) = match half_of_day(words, next) {
                Some((half, next)) => (hour % 12 + half, next),
                None if has_colon && !words.is(next, &[":"]) => (hour, next),
                None if words.is(next, &["o'clock"]) => (hour, next + 1),
                None if minute.is_some() && zone(words, next).is_some() => (hour, next),
                None => return None,
            };
            (hour as i8, minute.map(|m| m as i8), next)
        }
    };
    // "with 14:05 left in the first half"
    if words.is(next, &["left", "remaining"]) || words.is(next, &["to"]) && words.is(next + 1, &["go", "play"]) {
        return None;
    }
    let (offset, next) = zone(words, next).unwrap_or(("", next));
    Some((DayTime::Clock { hour, minute, offset }, next))
}

/// "2045 GMT", "at 0930 hours", "at about 2130 on Friday": four digits are a time of day where what stands around them can't
/// be said of a year.
fn four_digits(words: &Words, at: usize) -> Option<(i8, i8, usize)> {
    let digits = words.digits(at).filter(|_| words.get(at).is_some_and(|w| w.text.len() == 4))?;
    let (hour, minute) = (digits / 100, digits % 100);
    let follows = |before: &[&str]| words.before(at).is_some_and(|w| before.contains(&&*w.lower));
    let is_at = follows(&["at", "around", "about", "after", "before", "by", "until", "from"]);
    let on = words.skip(at + 1, &["on"]);
    let next = match words.lower(at + 1) {
        _ if zone(words, at + 1).is_some() => at + 1,
        "hours" | "hrs" if is_at || digits < 1000 => at + 2,
        "on" if is_at && on.and_then(|on| point(words, on)).is_some_and(|(day, _)| is_day(&day)) => at + 1,
        _ => return None,
    };
    let is_time = hour <= 24 && minute < 60;
    is_time.then_some((hour as i8, minute as i8, next))
}

/// "am" gives 0, "p.m." gives 12.
fn half_of_day(words: &Words, at: usize) -> Option<(i32, usize)> {
    match words.lower(at) {
        "am" => Some((0, at + 1)),
        "pm" => Some((12, at + 1)),
        half @ ("a" | "p") => {
            let next = words.skip(at + 1, &[".", "m"])?;
            let end = words.skip(next, &["."]).unwrap_or(next);
            Some((if half == "a" { 0 } else { 12 }, end))
        }
        _ => None,
    }
}

/// A time zone: its distance from universal time, empty where the name has several.
fn zone(words: &Words, at: usize) -> Option<(&'static str, usize)> {
    let is_name = words.get(at)?.is_capitalised() || words.is(at, &["local"]);
    let zone = words.sense(at, |w| if let TimeWord::Zone(offset) = w { Some(*offset) } else { None });
    zone.filter(|_| is_name)
}

/// "early 2009", "mid-June", "the end of last year", "late on Wednesday".
fn portion(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let start = if words.is(at, &["the"]) { at + 1 } else { at };
    let start = words.skip(start, &["very"]).unwrap_or(start);
    let (portion, of) = match words.lower(start) {
        "early" => (Portion::Start, start + 1),
        "late" => (Portion::End, start + 1),
        "mid" => (Portion::Middle, words.after_hyphen(start + 1)),
        "beginning" | "start" | "outset" => (Portion::Start, words.skip(start + 1, &["of"])?),
        "middle" => (Portion::Middle, words.skip(start + 1, &["of"])?),
        "end" | "close" => (Portion::End, words.skip(start + 1, &["of"])?),
        _ => return None,
    };
    let of = if matches!(words.lower(start), "early" | "late") {
        words.skip(of, &["on"]).or_else(|| words.skip(of, &["in"])).unwrap_or(of)
    } else {
        of
    };
    let (time, next) = timed_day(words, of)
        .or_else(|| point(words, of))
        .or_else(|| the_unit(words, of))
        .filter(|(time, _)| !matches!(time, Expression::Reference(_)))?;
    Some((Expression::Portion { portion, of: Box::new(time) }, next))
}

/// "the year", "the month" after "the end of": the current one.
fn the_unit(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let at = words.skip(at, &["the"])?;
    let at = if words.is(at, &["financial", "fiscal"]) { at + 1 } else { at };
    let is_fiscal = words.before(at).is_some_and(|w| w.lower != "the");
    let ((_, unit, is_plural), next) = durations::unit(words, at)?;
    if is_plural || unit.is_within_day() || unit == Unit::Day {
        return None;
    }
    if is_fiscal {
        let section = super::expression::Section::FiscalYear;
        return Some((Expression::Section { section, year: None, shift: Some(super::expression::Shift::This) }, next));
    }
    let anchor = Anchor::Publication;
    Some((Expression::Shifted { units: 0.0, unit, anchor }, next))
}
