//! What the calendar gives names to: weekdays, months, seasons, holidays, and the year that may stand behind them.

use jiff::civil::Weekday;

use super::expression::{CalendarDate, Expression, Holiday, Season, Shift};
use super::words::Words;
use crate::lexicon::time_words::TimeWord;

/// A weekday, capitalised, with whether the word means nothing else.
pub(super) fn weekday(words: &Words, at: usize) -> Option<((Weekday, bool), usize)> {
    words.get(at).filter(|w| w.is_capitalised())?;
    words.sense(at, |w| match w {
        TimeWord::Weekday { weekday, is_sure } => Some((*weekday, *is_sure)),
        _ => None,
    })
}

/// A month, capitalised, with whether the word means nothing else; a full stop after a short form belongs to it.
pub(super) fn month(words: &Words, at: usize) -> Option<((i8, bool), usize)> {
    let word = words.get(at).filter(|w| w.is_capitalised())?;
    let (found, next) = words.sense(at, |w| match w {
        TimeWord::Month { month, is_sure } => Some((*month, *is_sure)),
        _ => None,
    })?;
    let is_short = word.text.len() <= 4 && words.is(next, &["."]) && words.get(next).is_some_and(|w| w.is_glued);
    Some((found, if is_short && words.get(next + 1).is_some() { next + 1 } else { next }))
}

/// A year after a month or a day: "2023", ", 2023", "of 2023".
pub(super) fn year_after(words: &Words, at: usize) -> Option<(i16, usize)> {
    let at =
        words.skip(at, &[","]).or_else(|| words.skip(at, &["of"])).or_else(|| words.skip(at, &["in"])).unwrap_or(at);
    year(words, at)
}

/// Four digits that can be a year.
pub(super) fn year(words: &Words, at: usize) -> Option<(i16, usize)> {
    let word = words.get(at).filter(|w| w.text.len() == 4)?;
    let year = word.digits().filter(|y| (1000..=2999).contains(y))?;
    let next = words.get(at + 1);
    let is_part_of_more = next.is_some_and(|w| {
        w.is_glued && w.lower == "s" && words.is(at + 2, &["-"]) && words.get(at + 2).is_some_and(|w| w.is_glued)
    }) || next
        .is_some_and(|w| w.is_glued && (w.text == "%" || (w.lower != "s" && w.text.chars().all(char::is_alphabetic))))
        || (words.is(at + 1, &[",", ".", ":"])
            && words.get(at + 2).is_some_and(|w| w.is_glued && w.digits().is_some()))
        || words
            .before(at)
            .is_some_and(|w| matches!(w.text, "$" | "€" | "£" | "#" | "№" | "/") || (w.text == "," && word.is_glued));
    (!is_part_of_more).then_some((year as i16, at + 1))
}

/// A season.
pub(super) fn season(words: &Words, at: usize) -> Option<(Season, usize)> {
    let found = words.sense(at, |w| match w {
        TimeWord::Season(season) => Some(*season),
        _ => None,
    });
    // In American English the autumn is fall, but prices fall too: only with a year or "last".
    found.or_else(|| {
        let is_season = words.is(at, &["fall"])
            && (year_after(words, at + 1).is_some() || words.before(at).is_some_and(|w| shift_of(&w.lower).is_some()));
        is_season.then_some((Season::Autumn, at + 1))
    })
}

/// "last", "this", "next" and their like.
pub(super) fn shift_of(word: &str) -> Option<Shift> {
    match word {
        "last" => Some(Shift::Last),
        "this" | "current" => Some(Shift::This),
        "next" | "coming" | "upcoming" => Some(Shift::Next),
        _ => None,
    }
}

/// "Christmas", "Christmas 2022".
pub(super) fn holiday(words: &Words, at: usize) -> Option<(Expression, usize)> {
    let (holiday, next): (Holiday, usize) = words.sense(at, |w| match w {
        TimeWord::Holiday(holiday) => Some(*holiday),
        _ => None,
    })?;
    let named = words.is(at, &["the"]) || words.get(at)?.is_capitalised();
    let year = year(words, next).or_else(|| words.skip(next, &["of"]).and_then(|n| year(words, n)));
    let (year, next) = match year {
        Some((year, next)) => {
            let year = Expression::Date(CalendarDate { year: Some(year), ..CalendarDate::default() });
            (Some(Box::new(year)), next)
        }
        None => (None, next),
    };
    named.then_some((Expression::Holiday { holiday, year, shift: None }, next))
}
