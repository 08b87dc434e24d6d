//! Dates by the calendar: "27 June 2023", "June 27", "2023-06-27", "Wednesday", "the 1990s", "2008's first quarter".

use super::expression::{Amount, Anchor, CalendarDate, Expression, Section, Shift, Unit};
use super::longest::longest;
use super::named::{holiday, month, season, shift_of, weekday, year, year_after};
use super::shifted::shifted;
use super::words::Words;
use crate::lexicon::time_words::{TimeWord, TimeWords};

/// The longest date by the calendar that begins at `at`.
pub(super) fn date(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let alternatives =
        [numeric, with_weekday, with_month, day_alone, section, holiday, century, decade, decade_in_words, year_alone];
    words.date(at, || longest(alternatives.iter().filter_map(|read| read(words, at))))
}

/// "2023-06-27", "2023/06/27", "27/06/2023", "27.06.2023"; not "03/04/2023", which is March here and April there.
fn numeric(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let sign = words.lower(at + 1);
    let glued = |i: usize| words.get(i).is_some_and(|w| w.is_glued);
    if !matches!(sign, "-" | "/" | ".") || words.lower(at + 3) != sign || !(at + 1..=at + 4).all(glued) {
        return None;
    }
    let parts = [words.digits(at)?, words.digits(at + 2)?, words.digits(at + 4)?];
    let is_year = |i: usize| words.get(at + 2 * i).is_some_and(|w| w.text.len() == 4);
    let (year, month, day) = match parts {
        [y, m, d] if is_year(0) => (y, m, d),
        [d, m, y] if is_year(2) && (sign == "." || d > 12) => (y, m, d),
        [m, d, y] if is_year(2) && (d > 12 || m == d) => (y, m, d),
        _ => return None,
    };
    let date =
        CalendarDate { year: year_of(year), month: in_month(month)?, day: in_day(day)?, ..CalendarDate::default() };
    Some((Expression::Date(date), at + 5))
}

/// The place behind a day that is the name of a happening: "the September 11 attacks", "9/11". It says of nothing else when
/// it was, least of all that it was in the year of the report.
pub(super) fn after_named_day(words: &Words, at: usize) -> Option<usize> {
    let ((), next) = words.sense(at, |w| matches!(w, TimeWord::NamedDay).then_some(()))?;
    let is_more = words.is(next, &["/"]) && words.digits(next + 1).is_some() || words.is(at.wrapping_sub(1), &["/"]);
    (!is_more).then_some(next)
}

fn year_of(year: i32) -> Option<i16> {
    i16::try_from(year).ok()
}

fn in_month(month: i32) -> Option<Option<i8>> {
    (1..=12).contains(&month).then_some(Some(month as i8))
}

fn in_day(day: i32) -> Option<Option<i8>> {
    (1..=31).contains(&day).then_some(Some(day as i8))
}

/// "Wednesday", "Wednesday, June 28, 2023", "Wed 28 June".
fn with_weekday(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let ((weekday, is_sure), next) = weekday(words, at)?;
    let rest = words.skip(next, &[","]).unwrap_or_else(|| words.skip(next, &["."]).unwrap_or(next));
    let rest = if words.is(rest, &["the"]) { rest + 1 } else { rest };
    if let Some((Expression::Date(date), end)) = with_month(words, rest)
        && date.day.is_some()
    {
        return Some((Expression::Date(CalendarDate { weekday: Some(weekday), ..date }), end));
    }
    is_sure.then_some((Expression::Weekday { weekday, shift: None }, next))
}

/// "June 27, 2023", "27 June 2023", "the 27th of June", "June 2023", "June".
fn with_month(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let day_first = || {
        let start = if words.is(at, &["the"]) { at + 1 } else { at };
        let (day, next) = day_of_month(words, start)?;
        let next = words.skip(next, &["day"]).unwrap_or(next);
        let next = words.skip(next, &["of"]).unwrap_or(next);
        let ((month, _), next) = month(words, next)?;
        Some((CalendarDate { month: Some(month), day: Some(day), ..CalendarDate::default() }, next))
    };
    let month_first = || {
        let ((month, is_sure), next) = month(words, at)?;
        let day = words.skip(next, &["the"]).unwrap_or(next);
        if let Some((day, end)) = day_of_month(words, day) {
            return Some((CalendarDate { month: Some(month), day: Some(day), ..CalendarDate::default() }, end));
        }
        let date = CalendarDate { month: Some(month), ..CalendarDate::default() };
        let is_month = is_sure || year_after(words, next).is_some() || words.before(at).is_some_and(is_before_month);
        is_month.then_some((date, next))
    };
    let (date, next) = day_first().or_else(month_first)?;
    match year_after(words, next) {
        Some((year, end)) => Some((Expression::Date(CalendarDate { year: Some(year), ..date }), end)),
        None => Some(match year_by(words, next) {
            Some((shift, end)) => (Expression::Date(CalendarDate { year_by: Some(shift), ..date }), end),
            None => (Expression::Date(date), next),
        }),
    }
}

/// "last year", "of this year".
fn year_by(words: &Words, at: usize) -> Option<(Shift, usize)> {
    let at = words.skip(at, &["of"]).unwrap_or(at);
    let shift = shift_of(words.lower(at))?;
    words.is(at + 1, &["year"]).then_some((shift, at + 2))
}

fn is_before_month(word: &super::words::Word) -> bool {
    const BEFORE: &[&str] = &[
        "in", "of", "since", "until", "till", "by", "from", "to", "through", "during", "between", "late", "early",
        "mid",
    ];
    BEFORE.contains(&&*word.lower)
}

/// "27", "27th", "first".
fn day_of_month(words: &Words, at: usize) -> Option<(i8, usize)> {
    let Some(number) = words.digits(at) else {
        return words.sense(at, |w| match w {
            TimeWord::Ordinal(n) => Some(*n),
            _ => None,
        });
    };
    let day = in_day(number).flatten().filter(|_| words.get(at).is_some_and(|w| w.text.len() <= 2))?;
    let next = words.get(at + 1);
    if next.is_some_and(|w| w.is_glued && w.text == "%")
        || (words.is(at + 1, &[":", ".", ","])
            && next.is_some_and(|w| w.is_glued)
            && words.get(at + 2).is_some_and(|w| w.is_glued && w.digits().is_some()))
    {
        return None;
    }
    let is_ordinal = next.is_some_and(|w| w.is_glued && matches!(&*w.lower, "st" | "nd" | "rd" | "th"));
    Some((day, if is_ordinal { at + 2 } else { at + 1 }))
}

/// A year without a month, told from a count by what stands around it; also "508 BC".
fn year_alone(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let of_year = |year| Expression::Date(CalendarDate { year: Some(year), ..CalendarDate::default() });
    if let Some(number) = words.digits(at).filter(|n| (1..10_000).contains(n)) {
        if words.is(at + 1, &["bc", "bce"]) && words.get(at + 1).is_some_and(|w| w.is_capitalised()) {
            return Some((of_year(-(number as i16)), at + 2));
        }
        if words.is(at + 1, &["ad", "ce"]) && words.get(at + 1).is_some_and(|w| w.text.len() == 2 && w.is_capitalised())
        {
            return Some((of_year(number as i16), at + 2));
        }
    }
    let (year, next) = year(words, at)?;
    let before = words.before(at).map_or("", |w| &*w.lower);
    let is_told = BEFORE_YEAR.contains(&before);
    let is_numbered = || TimeWords::shipped().senses(before).contains(&TimeWord::Numbered);
    let is_counted = words.get(next).is_some_and(|w| {
        let is_unit = super::durations::unit(words, next).is_some();
        is_unit || COUNTED.contains(&&*w.lower)
    });
    let is_likely = if is_told { (1000..=2999).contains(&year) } else { (1900..=2099).contains(&year) };
    (is_likely && !is_counted && !is_numbered()).then_some((of_year(year), next))
}

const BEFORE_YEAR: &[&str] = &[
    "in", "since", "until", "till", "by", "from", "before", "after", "during", "between", "of", "circa", "early",
    "late", "mid", "year", "through", "(",
];

/// What is counted rather than dated when it follows four digits.
const COUNTED: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "students",
    "soldiers",
    "troops",
    "workers",
    "employees",
    "members",
    "homes",
    "houses",
    "cars",
    "vehicles",
    "dollars",
    "euros",
    "pounds",
    "rubles",
    "percent",
    "per",
    "km",
    "kilometers",
    "kilometres",
    "miles",
    "meters",
    "metres",
    "feet",
    "tons",
    "tonnes",
    "kg",
    "police",
    "protesters",
    "demonstrators",
    "fans",
    "seats",
    "votes",
    "cases",
    "deaths",
    "others",
    "civilians",
    "migrants",
    "refugees",
    "prisoners",
    "acres",
    "hectares",
    "gallons",
    "barrels",
    "degrees",
    "copies",
    "points",
    "times",
    "officers",
    "fighters",
    "troopers",
    "million",
];

/// "the 27th", with a preposition before.
fn day_alone(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let after_preposition = words.before(at).is_some_and(|w| matches!(&*w.lower, "on" | "until" | "by" | "from"));
    if !after_preposition || !words.is(at, &["the"]) || words.digits(at + 1).is_none() {
        return None;
    }
    let (day, next) = day_of_month(words, at + 1).filter(|(_, next)| *next == at + 3)?;
    let ends =
        words.get(next).is_none_or(|w| !w.text.chars().all(char::is_alphabetic) || BEHIND_DAY.contains(&&*w.lower));
    ends.then_some((Expression::Date(CalendarDate { day: Some(day), ..CalendarDate::default() }), next))
}

/// Words behind "on the 14th" that show that no noun follows, of which it would be the fourteenth.
const BEHIND_DAY: &[&str] = &[
    "and", "to", "with", "in", "at", "after", "before", "when", "while", "but", "as", "during", "for", "by", "he",
    "she", "they", "it", "we",
];

/// "the 1990s", "the '90s", "1830s".
fn decade(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let start = if words.is(at, &["the"]) { at + 1 } else { at };
    let digits = if words.is(start, &["'", "’", "‘"]) { start + 1 } else { start };
    let number = words.digits(digits)?;
    let first = match words.get(digits)?.text.len() {
        4 if number % 10 == 0 && (1000..2100).contains(&number) => number,
        2 if number % 10 == 0 && (digits > start || start > at) => 1900 + number,
        _ => return None,
    };
    let ending = words.skip(digits + 1, &["'"]).unwrap_or(digits + 1);
    let is_plural = words.is(ending, &["s"]) && words.get(ending).is_some_and(|w| w.is_glued);
    // "A 1950s-style building" was not built then.
    let is_style = words.is(ending + 1, &["-"]) && words.get(ending + 2).is_some_and(|w| w.is_glued);
    (is_plural && !is_style).then_some((Expression::Years { first: first as i16, count: 10 }, ending + 1))
}

/// "the nineteen seventies".
fn decade_in_words(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let number = |at| words.sense(at, |w| if let TimeWord::Number(n) = w { Some(*n) } else { None });
    let start = if words.is(at, &["the"]) { at + 1 } else { at };
    let (century, next) = number(start).filter(|(n, _)| (17.0..=19.0).contains(n))?;
    let next = words.after_hyphen(next);
    let (tens, end) = words.sense(next, |w| if let TimeWord::Decade(tens) = w { Some(*tens) } else { None })?;
    Some((Expression::Years { first: century as i16 * 100 + tens, count: 10 }, end))
}

/// "the 19th century", "twentieth-century".
fn century(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let start = if words.is(at, &["the"]) { at + 1 } else { at };
    let (nth, next) = ordinal(words, start)?;
    let next = words.after_hyphen(next);
    (words.is(next, &["century"]) && (1..=30).contains(&nth))
        .then_some((Expression::Years { first: (i16::from(nth) - 1) * 100, count: 100 }, next + 1))
}

/// "The *Christmas season*", "*Christmas and New Year sales*": some days around.
pub(super) fn around_holiday(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let (_, next) = holiday(words, at)?;
    let next = words.skip(next, &["and"]).and_then(|second| Some(holiday(words, second)?.1)).unwrap_or(next);
    let festive = |at| words.sense(at, |w| matches!(w, TimeWord::Festive).then_some(()));
    let ((), first) = festive(next)?;
    let end = festive(first).map_or(first, |((), end)| end);
    Some((Expression::Duration { amount: Amount::Unknown, unit: Unit::Day, window: None }, end))
}

/// "first", "1st".
fn ordinal(words: &Words, at: usize) -> Option<(i8, usize)> {
    day_of_month(words, at).filter(|(_, next)| words.digits(at).is_none() || *next == at + 2)
}

/// "the first quarter of 2008", "Q1 2008", "first-quarter", "the second half of 2022", "fiscal 2007", "summer 2012".
fn section(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let start = if words.is(at, &["the"]) { at + 1 } else { at };
    let counted = || {
        let (nth, next) = ordinal(words, start)?;
        let next = words.after_hyphen(next);
        match (words.lower(next), nth) {
            ("quarter", 1..=4) => Some((Section::Quarter(nth), next + 1)),
            ("half", 1..=2) => Some((Section::Half(nth), next + 1)),
            _ => None,
        }
    };
    let lettered = || {
        let (letter, number) = (words.lower(start), words.digits(start + 1)? as i8);
        words.get(start + 1).filter(|w| w.is_glued)?;
        match (letter, number) {
            ("q", 1..=4) => Some((Section::Quarter(number), start + 2)),
            ("h", 1..=2) => Some((Section::Half(number), start + 2)),
            _ => None,
        }
    };
    let fiscal = || {
        let next = match words.lower(start) {
            "fiscal" | "financial" => words.skip(start + 1, &["year"]).unwrap_or(start + 1),
            "fy" => start + 1,
            _ => return None,
        };
        Some((Section::FiscalYear, next))
    };
    let season = || {
        let (season, next) = season(words, start)?;
        // "The Winter Meetings" is a name.
        let is_capital = |at: usize| words.get(at).is_some_and(|word| word.is_capitalised());
        if start > 0 && is_capital(start) && is_capital(next) {
            return None;
        }
        Some((Section::Season(season), next))
    };
    let (section, next) = counted().or_else(lettered).or_else(fiscal).or_else(season)?;
    let year = next_year(words, next);
    let is_bare_season = matches!(section, Section::Season(_)) && year.is_none();
    if is_bare_season && !(start > at || words.before(at).is_some_and(|w| matches!(&*w.lower, "in" | "since" | "by"))) {
        return None;
    }
    if matches!(section, Section::FiscalYear | Section::Half(_)) && year.is_none() {
        return None;
    }
    let (year, next) = year.map_or((None, next), |(year, next)| (Some(Box::new(year)), next));
    Some((Expression::Section { section, year, shift: None }, next))
}

/// A year after a section of it: "2008", "of 2008", "of last year", "last year".
fn next_year(words: &Words, at: usize) -> Option<(Expression, usize)> {
    if let Some((year, next)) = year_after(words, at) {
        return Some((Expression::Date(CalendarDate { year: Some(year), ..CalendarDate::default() }), next));
    }
    let of = words.skip(at, &["of"]);
    if let Some(next) = of.and_then(|of| words.skip(of, &["the", "year"])) {
        return Some((Expression::Shifted { units: 0.0, unit: Unit::Year, anchor: Anchor::Narrative }, next));
    }
    let (year, next) = shifted(words, of.unwrap_or(at))?;
    matches!(year, Expression::Shifted { unit: Unit::Year, .. }).then_some((year, next))
}
