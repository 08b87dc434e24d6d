//! Times told by their distance: "yesterday", "last week", "two days ago", "the day before", "a week after June 3".
//!
//! What such a distance is counted from may be told by the calendar or by its distance itself: [`point`] reads either.

use super::dates;
use super::durations::{self, Length};
use super::expression::{Amount, Anchor, DayTime, Direction, Expression, Unit};
use super::longest::longest;
use super::named::month;
use super::shifted::shifted;
use super::words::Words;
use crate::lexicon::time_words::TimeWord;

/// A stretch of the calendar, however it is told.
pub(super) fn point(words: &Words, at: usize) -> Option<(Expression, usize)> {
    words.point(at, || longest([dates::date(words, at), relative(words, at)].into_iter().flatten()))
}

/// The longest relative time that begins at `at`.
pub(super) fn relative(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let alternatives = [deictic, shifted, weekend, week_of, narrative, distance, within_day, reference];
    longest(alternatives.iter().filter_map(|read| read(words, at)))
}

/// "today", "yesterday", "tonight".
fn deictic(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let ((days, part), next) = words.sense(at, |w| match w {
        TimeWord::Deictic { days, part } => Some((*days, *part)),
        _ => None,
    })?;
    let day = Expression::Shifted { units: f64::from(days), unit: Unit::Day, anchor: Anchor::Publication };
    let expression = match part {
        Some(part) => Expression::TimeOfDay { time: DayTime::Part(part), day: Some(Box::new(day)) },
        None => day,
    };
    Some((expression, next))
}

/// "over the weekend".
fn weekend(words: &Words, at: usize) -> Option<(Expression, usize)> {
    const BEFORE: &[&str] = &["over", "at", "during", "on", "through", "throughout", "before", "after"];
    let ((_, unit, is_plural), next) = durations::unit(words, words.skip(at, &["the"])?)?;
    let is_told = words.before(at).is_some_and(|w| BEFORE.contains(&&*w.lower));
    (is_told && unit == Unit::Weekend && !is_plural).then_some((Expression::Weekend, next))
}

/// "The week of June 26", "the week beginning 17 October".
fn week_of(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let ((times, unit, is_plural), next) = durations::unit(words, words.skip(at, &["the"]).unwrap_or(at))?;
    let is_of = words.is(next, &["of", "beginning", "starting", "ending", "commencing"]);
    let (day, end) = dates::date(words, next + 1).filter(|_| is_of && unit == Unit::Week && !is_plural)?;
    let is_day = matches!(&day, Expression::Date(date) if date.day.is_some());
    let anchor = Anchor::Time(Box::new(day));
    (is_day && times == 1.0).then_some((Expression::Shifted { units: 0.0, unit, anchor }, end))
}

/// How far from the last date told "the same", "the following" and their like point, and the place behind them.
pub(super) fn pointer(words: &Words, at: usize) -> Option<(f64, usize)> {
    Some(match (words.lower(at), words.lower(at + 1)) {
        ("the" | "that" | "this", "same") => (0.0, at + 2),
        ("that", _) => (0.0, at + 1),
        ("the", "next" | "following" | "ensuing" | "subsequent") => (1.0, at + 2),
        ("the", "previous" | "preceding" | "prior") => (-1.0, at + 2),
        ("next", "day") => (1.0, at + 1),
        _ => return None,
    })
}

/// "the same day", "the following week", "that year", "the next day", "the previous month".
fn narrative(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let (units, of) = pointer(words, at)?;
    if let Some(((month, true), next)) = month(words, of)
        && next == of + 1
    {
        return Some((Expression::MonthTold { month, units: units as i8 }, next));
    }
    let ((times, unit, is_plural), next) = durations::unit(words, of)?;
    if is_plural || unit.is_within_day() {
        return None;
    }
    Some((Expression::Shifted { units: units * times, unit, anchor: Anchor::Narrative }, next))
}

/// "two days ago", "a week later", "the day before", "three years before Christmas".
fn distance(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let counted = || durations::length(words, at).or_else(|| durations::bare_units(words, at));
    let the_one = || {
        let ((times, unit, is_plural), next) = durations::unit(words, words.skip(at, &["the"])?)?;
        (!is_plural).then_some((Length { amount: Amount::Exactly(times), unit }, next))
    };
    let (length, next) = counted().or_else(the_one)?;
    let (sign, end) = match words.lower(next) {
        "ago" => (-1.0, next + 1),
        "earlier" | "before" | "previously" => (-1.0, next + 1),
        "later" | "after" | "afterwards" | "afterward" | "thereafter" => (1.0, next + 1),
        "from" if words.is(next + 1, &["now", "today"]) => (1.0, next + 2),
        _ => return None,
    };
    let is_deictic = words.is(next, &["ago", "from"]);
    let is_preposition = words.is(next, &["before", "after"]);
    let far = || point(words, end);
    let anchor = match (is_deictic, is_preposition) {
        (true, _) => (Anchor::Publication, end),
        (false, true) => match far() {
            Some((time, end)) => (Anchor::Time(Box::new(time)), end),
            None if stands_alone(words, end) => (Anchor::Narrative, end),
            None => return None,
        },
        (false, false) => (Anchor::Narrative, end),
    };
    let (anchor, end) = anchor;
    let Length { amount, unit } = length.in_years();
    let expression = match amount {
        Amount::Exactly(n) => Expression::Shifted { units: sign * n, unit, anchor },
        Amount::Unknown => Expression::Sometime(if sign < 0.0 { Direction::Past } else { Direction::Future }),
    };
    Some((expression, end))
}

/// Whether nothing follows that "before" or "after" could govern.
fn stands_alone(words: &Words, at: usize) -> bool {
    const FOLLOWERS: &[&str] =
        &["and", "but", "that", "said", "in", "at", "on", "to", "by", "with", "as", "for", "had", "was", "were"];
    words.get(at).is_none_or(|w| !w.text.chars().any(char::is_alphanumeric) || FOLLOWERS.contains(&&*w.lower))
}

/// "earlier in the day", "later that day", "earlier this week", "later this year".
fn within_day(words: &Words, at: usize) -> Option<(Expression, usize)> {
    use super::expression::Portion;
    let portion = match words.lower(at) {
        "earlier" => Portion::Earlier,
        "later" => Portion::Later,
        _ => return None,
    };
    if let Some(next) = words.skip(at + 1, &["in", "the"]) {
        let ((_, unit, is_plural), next) = durations::unit(words, next)?;
        if is_plural || unit.is_within_day() {
            return None;
        }
        let of = Expression::Shifted { units: 0.0, unit, anchor: Anchor::Narrative };
        return Some((of, next));
    }
    let (of, next) = shifted(words, at + 1).or_else(|| narrative(words, at + 1)).or_else(|| deictic(words, at + 1))?;
    let is_stretch = matches!(&of, Expression::Shifted { unit, anchor: Anchor::Publication, .. } if *unit != Unit::Day);
    Some((if is_stretch { Expression::Portion { portion, of: Box::new(of) } } else { of }, next))
}

/// "now", "recently", "a later date".
fn reference(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let (value, next) = words.sense(at, |w| match w {
        TimeWord::Reference(value) => Some(*value),
        _ => None,
    })?;
    // "the past" alone, not "the past holder".
    let ends = !words.is(next - 1, &["past", "future"]) || stands_alone(words, next);
    // "As soon as it closed" was no time to come.
    let compares = words.is(next - 1, &["soon"]) && words.is(next, &["as", "after"]);
    (ends && !compares).then_some((Expression::Reference(value), next))
}

/// The day that "this" ("this morning"), "last" ("last night") or "that" ("that evening") points to.
pub(super) fn today_or_told(pointer: &str) -> Option<Expression> {
    let (units, anchor) = match pointer {
        "this" => (0.0, Anchor::Publication),
        "last" => (-1.0, Anchor::Publication),
        "that" => (0.0, Anchor::Narrative),
        _ => return None,
    };
    Some(Expression::Shifted { units, unit: Unit::Day, anchor })
}
