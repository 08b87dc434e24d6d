//! Stretches of the calendar next to the one in which the report was published: "last year", "this week", "next Tuesday".

use super::durations;
use super::expression::{Anchor, Expression, Section, Shift, Unit};
use super::named::{holiday, month, season, shift_of, weekday};
use super::words::Words;

/// "last year", "this week", "next Tuesday", "last summer", "the last quarter".
pub(super) fn shifted(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let start = if words.is(at, &["the"]) { at + 1 } else { at };
    let shift = shift_of(words.lower(start))?;
    // "the next week" is counted from the last date told, "the last week" is not.
    if start > at && shift == Shift::Next {
        return None;
    }
    let of = words.skip(start + 1, &["coming"]).or_else(|| words.skip(start + 1, &["past"])).unwrap_or(start + 1);
    if let Some(((times, unit, false), next)) = durations::unit(words, of) {
        if unit.is_within_day() || (unit == Unit::Day && shift != Shift::This) {
            return None;
        }
        let units = shift.units() * times;
        return Some((Expression::Shifted { units, unit, anchor: Anchor::Publication }, next));
    }
    if let Some(((weekday, _), next)) = weekday(words, of) {
        return Some((Expression::Weekday { weekday, shift: Some(shift) }, next));
    }
    if let Some(((month, _), next)) = month(words, of) {
        return Some((Expression::Month { month, shift }, next));
    }
    if let Some((season, next)) = season(words, of) {
        let section = Section::Season(season);
        return Some((Expression::Section { section, year: None, shift: Some(shift) }, next));
    }
    if let Some((Expression::Holiday { holiday, year: None, .. }, next)) = holiday(words, of) {
        return Some((Expression::Holiday { holiday, year: None, shift: Some(shift) }, next));
    }
    None
}
