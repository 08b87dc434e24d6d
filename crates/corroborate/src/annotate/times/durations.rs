//! Lengths of time and things that repeat: "three-day", "a year and a half", "the past decade", "every Monday".

use super::expression::{Amount, Direction, Expression, Unit};
use super::grounding::period_value;
use super::words::{Word, Words};
use crate::lexicon::time_words::TimeWord;

/// A length: so many of a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Length {
    pub(super) amount: Amount,
    pub(super) unit: Unit,
}

impl Length {
    /// Decades and centuries as so many years.
    pub(super) fn in_years(self) -> Length {
        let Some(years) = self.unit.years() else { return self };
        let amount = match self.amount {
            Amount::Exactly(n) => Amount::Exactly(n * years),
            Amount::Unknown => Amount::Unknown,
        };
        Length { amount, unit: Unit::Year }
    }

    /// Whether it is so many whole units.
    fn is_whole(self) -> bool {
        matches!(self.amount, Amount::Exactly(n) if n.fract() == 0.0)
    }
}

/// A number in digits or words ("2", "2.5", "twenty-four", "a", "several").
pub(super) fn amount(words: &Words, at: usize) -> Option<(Amount, usize)> {
    if let Some(whole) = words.digits(at) {
        let is_fraction = words.is(at + 1, &["."]) && words.get(at + 2).is_some_and(|w| w.is_glued);
        if let Some(fraction) = words.digits(at + 2).filter(|_| is_fraction) {
            let number = format!("{whole}.{fraction}").parse().ok()?;
            return Some((Amount::Exactly(number), at + 3));
        }
        let (group, next) = thousands(words, whole, at + 1);
        return Some((Amount::Exactly(f64::from(group)), next));
    }
    let vague = words.sense(at, |w| matches!(w, TimeWord::VagueNumber).then_some(Amount::Unknown));
    let number = |at| words.sense(at, |w| if let TimeWord::Number(n) = w { Some(*n) } else { None });
    let Some((first, next)) = number(at) else { return vague };
    if let Some((vague, end)) = vague
        && end > next
    {
        return Some((vague, end));
    }
    // "twenty-four"
    if (20.0..100.0).contains(&first)
        && words.is(next, &["-"])
        && let Some((ones, end)) = number(next + 1).filter(|(n, _)| *n < 10.0)
    {
        return Some((Amount::Exactly(first + ones), end));
    }
    // "five hundred"
    if let Some((power, end)) = number(next).filter(|(n, _)| *n >= 100.0 && first < 100.0) {
        return Some((Amount::Exactly(first * power), end));
    }
    Some((Amount::Exactly(first), next))
}

/// Reads on after "5" in "5,000".
fn thousands(words: &Words, whole: i32, at: usize) -> (i32, usize) {
    let group = words.get(at + 1).filter(|w| w.is_glued && w.text.len() == 3 && words.is(at, &[","]));
    match group.and_then(|w| w.digits()) {
        Some(low) if (1..1000).contains(&whole) => (whole * 1000 + low, at + 2),
        _ => (whole, at),
    }
}

/// A unit, with whether it is a plural.
pub(super) fn unit(words: &Words, at: usize) -> Option<((f64, Unit, bool), usize)> {
    words.sense(at, |w| match w {
        TimeWord::Unit { times, unit, is_plural } => Some((*times, *unit, *is_plural)),
        _ => None,
    })
}

/// "three days", "three-day", "a year and a half", "several weeks".
pub(super) fn length(words: &Words, at: usize) -> Option<(Length, usize)> {
    let (amount, next) = amount(words, at)?;
    let ((times, unit, is_plural), end) = unit(words, words.after_hyphen(next))?;
    let is_one = amount == Amount::Exactly(1.0);
    // "a second goal" is no time, and neither is "a days".
    if is_one && (is_plural || (unit == Unit::Second && words.is(at, &["a"]))) {
        return None;
    }
    let (extra, end) = match words.skip(end, &["and", "a", "half"]) {
        Some(after) => (0.5, after),
        None => (0.0, end),
    };
    let amount = match amount {
        Amount::Exactly(n) => Amount::Exactly((n + extra) * times),
        Amount::Unknown => Amount::Unknown,
    };
    Some((Length { amount, unit }, end))
}

/// "years", "decades": units without a number, only where the words around them make them a length.
pub(super) fn bare_units(words: &Words, at: usize) -> Option<(Length, usize)> {
    let ((_, unit, is_plural), next) = unit(words, at)?;
    let is_long = words.skip(next, &["-", "long"]).is_some();
    let after_preposition = words.before(at).is_some_and(|w| BEFORE_BARE.contains(&&*w.lower));
    let before_direction = words.is(next, &["ago", "later", "earlier"]);
    (is_plural && (is_long || after_preposition || before_direction))
        .then_some((Length { amount: Amount::Unknown, unit }, next))
}

const BEFORE_BARE: &[&str] = &["for", "over", "after", "within", "takes", "took", "take", "lasted", "spent", "of"];

/// A length of time.
pub(super) fn duration(words: &Words, at: usize) -> Option<(Expression, usize)> {
    if let Some(found) = window(words, at) {
        return Some(found);
    }
    let (length, next) = length(words, at).or_else(|| bare_units(words, at)).or_else(|| adjective(words, at))?;
    if is_age(words, at, next) || is_rate(words, at) || is_recorded(words, length.unit, next) {
        return None;
    }
    // "If there came a day when he could not."
    if words.is(next, &["when"]) && words.is(at, &["a", "an"]) {
        return Some((Expression::default(), next));
    }
    let next = words.skip(next, &["-", "long"]).unwrap_or(next);
    // "Two decades" are counted in decades, "decades" and "a decade and a half" in years.
    let Length { amount, unit } = if length.is_whole() { length } else { length.in_years() };
    Some((Expression::Duration { amount, unit, window: None }, next))
}

/// "week-long", "daylong".
fn adjective(words: &Words, at: usize) -> Option<(Length, usize)> {
    let ((times, unit, _), next) = unit(words, at)?;
    words.skip(next, &["-", "long"])?;
    Some((Length { amount: Amount::Exactly(times), unit }, next))
}

/// "the past year and a half", "the last three months", "the next six months", "the past decade".
fn window(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let has_article = words.is(at, &["the", "these", "this"]);
    let shift = at + usize::from(has_article);
    let direction = match words.lower(shift) {
        "past" | "last" | "previous" => Direction::Past,
        "next" | "coming" | "following" => Direction::Future,
        _ => return None,
    };
    let counted = length(words, shift + 1);
    let one = || {
        let ((times, unit, is_plural), next) = unit(words, shift + 1)?;
        let is_stretch = words.is(shift, &["past"])
            || unit > Unit::Year
            || times > 1.0
            || (unit != Unit::Quarter && words.before(at).is_some_and(is_during));
        if is_plural || !has_article || !is_stretch {
            return None;
        }
        let (half, end) = words.skip(next, &["and", "a", "half"]).map_or((0.0, next), |end| (0.5, end));
        Some((Length { amount: Amount::Exactly((1.0 + half) * times), unit }, end))
    };
    let many = || {
        let ((_, unit, is_plural), next) = unit(words, shift + 1)?;
        is_plural.then_some((Length { amount: Amount::Unknown, unit }, next))
    };
    let (length, next) = counted.or_else(one).or_else(many)?;
    let Length { amount, unit } = length.in_years();
    Some((Expression::Duration { amount, unit, window: Some(direction) }, next))
}

fn is_during(word: &Word) -> bool {
    ["over", "during", "for", "within", "throughout"].contains(&&*word.lower)
}

/// "26-year-old", "26 years old", "26 years of age".
fn is_age(words: &Words, at: usize, next: usize) -> bool {
    words.is(words.after_hyphen(next), &["old", "olds"])
        || words.skip(next, &["of", "age"]).is_some()
        || words.before(at).is_some_and(|w| w.lower == "aged")
}

/// "75 hours *of video*": how much there is of it.
fn is_recorded(words: &Words, unit: Unit, next: usize) -> bool {
    let is = |at| words.sense(at, |w| matches!(w, TimeWord::Recorded).then_some(())).is_some();
    unit.is_within_day() && words.skip(next, &["of"]).is_some_and(|of| is(of) || is(of + 1))
}

/// "5,000 a year": a rate, which is a set.
fn is_rate(words: &Words, at: usize) -> bool {
    words.is(at, &["a", "an"])
        && words.before(at).is_some_and(|w| {
            w.digits().is_some()
                || ["%", "percent", "times", "twice", "once", "million", "billion", "dollars", "euros", "hours", "days"]
                    .contains(&&*w.lower)
        })
}

/// "annual", "every day", "every Monday", "every two years", "twice a week", "Mondays".
pub(super) fn set(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let listed = words.sense(at, |w| if let TimeWord::Set(value) = w { Some(*value) } else { None });
    let every = || {
        if !words.is(at, &["every", "each"]) {
            return None;
        }
        if let Some((weekday, next)) = weekday_name(words, at + 1) {
            return Some((format!("XXXX-WXX-{weekday}"), next));
        }
        if let Some((month, next)) = words.sense(at + 1, |w| match w {
            TimeWord::Month { month, .. } => Some(*month),
            _ => None,
        }) {
            return Some((format!("XXXX-{month:02}"), next));
        }
        let (length, next) = length(words, at + 1)?;
        Some((period_value(length.amount, length.unit), next))
    };
    let plural_weekday = || {
        let word = words.get(at).filter(|word| word.is_capitalised())?;
        let day = Words::of(word.text.strip_suffix('s')?, crate::text::Span::new(0, word.text.len() - 1));
        let (weekday, _) = weekday_name(&day, 0)?;
        Some((format!("XXXX-WXX-{weekday}"), at + 1))
    };
    let rate = || {
        if !is_rate(words, at) {
            return None;
        }
        let ((times, unit, _), next) = unit(words, at + 1)?;
        Some((period_value(Amount::Exactly(times), unit), next))
    };
    let listed = listed.map(|(value, next)| (value.to_string(), next));
    let (value, next) = listed.or_else(every).or_else(plural_weekday).or_else(rate)?;
    Some((Expression::Set(value), next))
}

fn weekday_name(words: &Words, at: usize) -> Option<(i8, usize)> {
    words.sense(at, |w| match w {
        TimeWord::Weekday { weekday, is_sure: true } => Some(weekday.to_monday_one_offset()),
        _ => None,
    })
}
