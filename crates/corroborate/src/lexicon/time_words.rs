//! Words that build time expressions (`data/time-words.tsv`).

use std::sync::LazyLock;

use jiff::civil::Weekday;
use rustc_hash::FxHashMap;

use super::rows;
use crate::annotate::times::expression::{DayPart, Holiday, Season, Unit};

/// What a word or phrase can stand for in a time expression.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the fields are named after what they hold")]
pub enum TimeWord {
    /// A month; `is_sure` if the word means nothing else.
    Month { month: i8, is_sure: bool },
    /// A day of the week; `is_sure` if the word means nothing else.
    Weekday { weekday: Weekday, is_sure: bool },
    /// A unit of length: so many of a basic unit ("decade" is ten years).
    Unit { times: f64, unit: Unit, is_plural: bool },
    /// A number.
    Number(f64),
    /// A number that is not told ("several").
    VagueNumber,
    /// The years of a century that begin with a number of tens ("seventies").
    Decade(i16),
    /// A place in an order ("first").
    Ordinal(i8),
    /// A part of the day.
    Part(DayPart),
    /// A season.
    Season(Season),
    /// A holiday and the rule for its day.
    Holiday(Holiday),
    /// What makes of a holiday the days around it ("season").
    Festive,
    /// A day by its distance from the publication ("yesterday").
    Deictic { days: i32, part: Option<DayPart> },
    /// Present, past or future without more: the TIMEX3 value.
    Reference(&'static str),
    /// Something that repeats: the TIMEX3 value.
    Set(&'static str),
    /// A day that names what happened on it ("the September 11 attacks").
    NamedDay,
    /// A time zone: its distance from universal time, empty where the name has several.
    Zone(&'static str),
    /// What has a number as its name: four digits behind it are no year ("Route 1999").
    Numbered,
    /// What is measured in hours ("video").
    Recorded,
}

/// The time words of the language.
#[derive(Debug)]
pub struct TimeWords {
    words: FxHashMap<&'static str, Vec<TimeWord>>,
    /// By the first words of the entries that have more than one: how many words the longest has, signs counted.
    longest: FxHashMap<&'static str, usize>,
}

impl TimeWords {
    /// The shipped list.
    pub fn shipped() -> &'static TimeWords {
        static SHIPPED: LazyLock<TimeWords> =
            LazyLock::new(|| TimeWords::read(include_str!("../../data/time-words.tsv")));
        &SHIPPED
    }

    fn read(file: &'static str) -> TimeWords {
        let mut list = TimeWords { words: FxHashMap::default(), longest: FxHashMap::default() };
        for row in rows(file) {
            let [words, class, value] = row[..] else { continue };
            let Some(word) = typed(class, value) else { continue };
            let count = words.split(' ').count() + 2 * words.matches(['\'', '-', '.']).count();
            if count > 1 {
                let longest = list.longest.entry(words.split(' ').next().unwrap_or(words)).or_default();
                *longest = count.max(*longest);
            }
            list.words.entry(words).or_default().push(word);
        }
        list
    }

    /// What a word or a phrase of several (lower case, one space between) can stand for.
    pub fn senses(&self, words: &str) -> &[TimeWord] {
        self.words.get(words).map_or(&[], Vec::as_slice)
    }

    /// How many words an entry that begins with this word can have.
    pub fn longest_from(&self, word: &str) -> usize {
        self.longest.get(word).copied().unwrap_or(1)
    }
}

/// Whether `word`, in lower case, is a place in an order: "first".
pub fn is_ordinal(word: &str) -> bool {
    place_in_order(word).is_some()
}

/// The place in an order that `word`, in lower case, stands for: 3 for "third".
pub fn place_in_order(word: &str) -> Option<i8> {
    let place = |sense: &TimeWord| if let TimeWord::Ordinal(place) = sense { Some(*place) } else { None };
    TimeWords::shipped().senses(word).iter().find_map(place)
}

/// Whether `word`, in lower case, is a day or a part of one.
pub fn is_day_or_part(word: &str) -> bool {
    let is_day = |sense: &TimeWord| match sense {
        TimeWord::Unit { times, unit: Unit::Day, .. } => *times == 1.0,
        TimeWord::Part(_) => true,
        _ => false,
    };
    TimeWords::shipped().senses(word).iter().any(is_day)
}

/// Whether `word`, in lower case, is a time word and has no capital of its own: "today", unlike "Monday".
pub fn is_common(word: &str) -> bool {
    let senses = TimeWords::shipped().senses(word);
    let is_common = |sense: &TimeWord| matches!(sense, TimeWord::Deictic { .. } | TimeWord::Part(_));
    !senses.is_empty() && senses.iter().all(is_common)
}

fn typed(class: &str, value: &'static str) -> Option<TimeWord> {
    let weekday = |value: &str| value.parse().ok().and_then(|n| Weekday::from_monday_one_offset(n).ok());
    Some(match class {
        "month" | "month-like" => TimeWord::Month { month: value.parse().ok()?, is_sure: class == "month" },
        "weekday" | "weekday-like" => TimeWord::Weekday { weekday: weekday(value)?, is_sure: class == "weekday" },
        "unit" => unit(value)?,
        "number" => TimeWord::Number(value.parse().ok()?),
        "vague-number" => TimeWord::VagueNumber,
        "decade" => TimeWord::Decade(value.parse().ok()?),
        "ordinal" => TimeWord::Ordinal(value.parse().ok()?),
        "part" => TimeWord::Part(DayPart::parse(value)?),
        "season" => TimeWord::Season(Season::parse(value)?),
        "holiday" => TimeWord::Holiday(Holiday::parse(value)?),
        "deictic" => {
            let digits = value.trim_end_matches(|c: char| c.is_ascii_uppercase());
            let part = &value[digits.len()..];
            TimeWord::Deictic { days: digits.parse().ok()?, part: DayPart::parse(part) }
        }
        "reference" => TimeWord::Reference(value),
        "set" => TimeWord::Set(value),
        "named-day" => TimeWord::NamedDay,
        "zone" => TimeWord::Zone(if value == "-" { "" } else { value }),
        "numbered" => TimeWord::Numbered,
        "festive" => TimeWord::Festive,
        "recorded" => TimeWord::Recorded,
        _ => return None,
    })
}

fn unit(value: &str) -> Option<TimeWord> {
    let (value, is_plural) = value.strip_suffix('+').map_or((value, false), |v| (v, true));
    let letter = value.chars().last()?;
    let times = value[..value.len() - letter.len_utf8()].parse().ok()?;
    Some(TimeWord::Unit { times, unit: Unit::parse(letter)?, is_plural })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_is_typed_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(include_str!("../../data/time-words.tsv")) {
            assert_eq!(row.len(), 3, "{row:?}");
            assert!(typed(row[1], row[2]).is_some(), "{row:?}");
            assert!(seen.insert((row[0], row[1])), "twice: {row:?}");
            assert_eq!(row[0], row[0].to_lowercase(), "not in lower case: {row:?}");
        }
    }
}
