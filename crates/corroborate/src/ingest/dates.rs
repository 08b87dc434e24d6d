//! Dates that say when a report was published: a date line, a `date` field, a `datePublished`.
//!
//! Only what is stated counts: a day, a month and a year. "4/9/2007" is April or September, so it is no day by itself, unless
//! one of the two cannot be a month. The time expressions inside an article are not read here.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

use crate::report::OpenDays;

/// One date, in any of the forms below; the separators may have spaces around them, as tokenised texts do.
const PATTERN: &str = r"(?ix)
    (?:
      (?P<y1>(?:19|20)\d\d) \s?[-/.]\s? (?P<m1>\d{1,2}) \s?[-/.]\s? (?P<d1>\d{1,2}) (?:\b|T)
    | (?P<y2>(?:19|20)\d\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>[0-3]\d) (?:\b|T)
    | (?P<m3>MONTH)\.?\s{0,2}(?P<d3>\d{1,2})(?:st|nd|rd|th)?\s?[,.-]?\s{0,2}(?P<y3>(?:19|20)\d\d)
    | (?P<d4>\d{1,2})(?:st|nd|rd|th)?[\s-]{0,2}(?:of\s)?(?P<m4>MONTH)\.?\s?[,-]?\s{0,2}(?P<y4>(?:19|20)\d\d)
    | (?P<a5>\d{1,2}) \s?(?P<s5>[-/.])\s? (?P<b5>\d{1,2}) \s?[-/.]\s? (?P<y5>(?:19|20)\d\d)
    | (?P<a6>\d{1,2}) \s?/\s? (?P<b6>\d{1,2}) \s?/\s? (?P<y6>\d\d)\b
    )";

const MONTH: &str = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|\
                     oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

static DATE: LazyLock<Regex> = LazyLock::new(|| Regex::new(&pattern()).expect("the pattern of dates"));

/// The regular expression of one date, to be built into others; its groups are named.
pub(super) fn pattern() -> String {
    PATTERN.replace("MONTH", MONTH)
}

/// In which order a date in numbers has its day and its month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    MonthFirst,
    DayFirst,
}

/// What a date states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stated {
    Day(Date),
    /// Not which of several days.
    Open(OpenDays),
}

impl Stated {
    /// The day that is stated, or that the order of the numbers tells.
    pub(super) fn day(self, order: Option<Order>) -> Option<Date> {
        match (self, order) {
            (Stated::Day(day), _) => Some(day),
            (Stated::Open(OpenDays::Order { month_first, .. }), Some(Order::MonthFirst)) => Some(month_first),
            (Stated::Open(OpenDays::Order { day_first, .. }), Some(Order::DayFirst)) => Some(day_first),
            (Stated::Open(_), _) => None,
        }
    }
}

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) stated: Stated,
    /// Where it stands.
    pub(super) at: Range<usize>,
    /// The order that its numbers show: "9/14/2013".
    pub(super) order: Option<Order>,
}

/// The first day stated in `words`, with where it stands.
pub(super) fn find(words: &str) -> Option<(Date, Range<usize>)> {
    find_all(words).find_map(|found| Some((found.stated.day(None)?, found.at)))
}

/// Every date in `words`. One may stand right behind the other, as pages that show a day twice are extracted ("29 Jun
/// 202329 Jun 2023").
pub(super) fn find_all(words: &str) -> impl Iterator<Item = Found> + '_ {
    let mut last = 0;
    DATE.captures_iter(words).filter_map(move |found| {
        let at = found.get(0)?.range();
        let begins_anew = at.start == last || !words[..at.start].ends_with(char::is_alphanumeric);
        last = at.end;
        let (stated, order) = read(&found).filter(|_| begins_anew)?;
        Some(Found { stated, at, order })
    })
}

/// The first day of a month in `words`, without regard to a year: "June 28", "28 June".
pub(super) fn of_no_year(words: &str) -> Option<OpenDays> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"(?i)\b(?:(?P<m1>MONTH)\.?\s{0,2}(?P<d1>\d{1,2})\b|(?P<d2>\d{1,2})\s{0,2}(?P<m2>MONTH)\b)";
        Regex::new(&pattern.replace("MONTH", MONTH)).expect("the pattern of days of the year")
    });
    let found = DAY.captures(words)?;
    let part = |one: &str, other: &str| found.name(one).or(found.name(other)).map(|part| part.as_str());
    let (month, day) = (month_of(part("m1", "m2")?), part("d1", "d2")?.parse().ok()?);
    // A leap year has every day.
    date(2000, month, day).map(|day| OpenDays::Year { month: day.month(), day: day.day() })
}

/// The date that a field of metadata holds: nothing but a date may stand in front.
pub(super) fn of_field(value: &str) -> Option<Date> {
    let value = value.trim();
    let head = &value[..value.floor_char_boundary(80)];
    // Of "23/06/29" a crawler may mean either end to be the year.
    let short = DATE.captures(head).is_some_and(|found| found.name("y6").is_some());
    let (date, at) = find(head).filter(|_| !short)?;
    let weekday = value[..at.start].trim_matches(|c: char| !c.is_alphabetic());
    (weekday.is_empty() || is_weekday(weekday)).then_some(date)
}

/// Whether `word` is the name of a day of the week or its abbreviation.
pub(super) fn is_weekday(word: &str) -> bool {
    static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)^(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$",
        )
        .expect("the pattern of weekdays")
    });
    WEEKDAY.is_match(word)
}

fn read(found: &Captures) -> Option<(Stated, Option<Order>)> {
    let number = |name: &str| found.name(name).and_then(|m| m.as_str().parse::<i16>().ok());
    let named = |name: &str| found.name(name).map(|m| month_of(m.as_str()));
    if let (Some(first), Some(second), Some(year)) = (number("a5"), number("b5"), number("y5")) {
        return in_numbers(first, second, year, &found["s5"]);
    }
    if let (Some(first), Some(second), Some(year)) = (number("a6"), number("b6"), number("y6")) {
        return in_numbers(first, second, year + if year < 70 { 2000 } else { 1900 }, "/");
    }
    let year = ["y1", "y2", "y3", "y4"].into_iter().find_map(number)?;
    let month = ["m1", "m2"].into_iter().find_map(number).or_else(|| ["m3", "m4"].into_iter().find_map(named))?;
    let day = ["d1", "d2", "d3", "d4"].into_iter().find_map(number)?;
    date(year, month, day).map(|day| (Stated::Day(day), None))
}

/// Which of two numbers in front of a year is the day: "14/09/2013" and "9/14/2013" can be told, "4/9/2007" can't.
/// With dots the day always comes first, and the same number twice is both.
fn in_numbers(first: i16, second: i16, year: i16, separator: &str) -> Option<(Stated, Option<Order>)> {
    let day_first = date(year, second, first);
    if separator == "." || first == second {
        return day_first.map(|day| (Stated::Day(day), None));
    }
    match (date(year, first, second), day_first) {
        (Some(month_first), Some(day_first)) => Some((Stated::Open(OpenDays::Order { month_first, day_first }), None)),
        (Some(day), None) => Some((Stated::Day(day), Some(Order::MonthFirst))),
        (None, Some(day)) => Some((Stated::Day(day), Some(Order::DayFirst))),
        (None, None) => None,
    }
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn month_of(name: &str) -> i16 {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let name = name.to_ascii_lowercase();
    MONTHS.iter().position(|m| name.starts_with(m)).map_or(0, |n| n as i16 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_of_the_press() {
        for (words, date) in [
            ("2023-06-29", Some("2023-06-29")),
            ("2023-06-29T23:59:00+03:30", Some("2023-06-29")),
            ("20230629T120000Z", Some("2023-06-29")),
            ("2023/6/29 - 14:05", Some("2023-06-29")),
            ("Thursday, June 29, 2023", Some("2023-06-29")),
            ("Posted August 2nd, 2013 at 5: 19 pm", Some("2013-08-02")),
            ("Monday 16 September 2013 03.31 BST", Some("2013-09-16")),
            ("Sat Nov 12 2011, 01: 19 hrs", Some("2011-11-12")),
            ("Fri, 11 Nov 2011", Some("2011-11-11")),
            ("28-Jun-2023", Some("2023-06-28")),
            ("the 1st of March 2022", Some("2022-03-01")),
            ("Sept. 5, 2020", Some("2020-09-05")),
            ("Last updated 15: 48 15 / 09 / 2013", Some("2013-09-15")),
            ("09 / 14 / 2013", Some("2013-09-14")),
            ("29.06.2023", Some("2023-06-29")),
            ("Published On 29 Jun 202329 Jun 2023", Some("2023-06-29")),
            ("06/29/2023June 29, 2023", Some("2023-06-29")),
            ("x2023-06-29", None),
            ("Updated 4 / 9 / 2007", None),
            ("09 / 14 / 13", Some("2013-09-14")),
            ("11 / 28 / 05 05: 40 PM ET", Some("2005-11-28")),
            ("Sunday, November 27-2005", Some("2005-11-27")),
            ("31 February 2020", None),
            ("June 29", None),
            ("1234567", None),
            ("", None),
        ] {
            assert_eq!(find(words).map(|(d, _)| d.to_string()).as_deref(), date, "{words}");
        }
    }

    #[test]
    fn a_field_is_a_date_and_nothing_else_before_it() {
        assert!(of_field(" Thu, 29 Jun 2023 10:00:00 GMT").is_some());
        assert!(of_field("unlike what was said on 29 June 2023").is_none());
        assert!(of_field("é".repeat(200).as_str()).is_none());
        assert!(of_field("23/06/29").is_none());
    }
}
