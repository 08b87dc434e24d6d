//! Dates that say when a report was published: a date line, a `date` field, a `datePublished`.
//!
//! Only what is stated counts: a day, a month and a year. "4/9/2007" is April or September, so it is nothing, unless
//! one of the two cannot be a month. The time expressions inside an article are not read here.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

/// One date, in any of the forms below; the separators may have spaces around them, as tokenised texts do.
const PATTERN: &str = r"(?ix)
    (?:
      (?P<y1>(?:19|20)\d\d) \s?[-/.]\s? (?P<m1>\d{1,2}) \s?[-/.]\s? (?P<d1>\d{1,2}) (?:\b|T)
    | (?P<y2>(?:19|20)\d\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>[0-3]\d) (?:\b|T)
    | (?P<m3>MONTH)\.?\s{0,2}(?P<d3>\d{1,2})(?:st|nd|rd|th)?\s?[,.]?\s{0,2}(?P<y3>(?:19|20)\d\d)
    | (?P<d4>\d{1,2})(?:st|nd|rd|th)?[\s-]{0,2}(?:of\s)?(?P<m4>MONTH)\.?\s?[,-]?\s{0,2}(?P<y4>(?:19|20)\d\d)
    | (?P<a5>\d{1,2}) \s?(?P<s5>[-/.])\s? (?P<b5>\d{1,2}) \s?[-/.]\s? (?P<y5>(?:19|20)\d\d)
    )";

const MONTH: &str = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|\
                     oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

static DATE: LazyLock<Regex> = LazyLock::new(|| Regex::new(&pattern()).expect("the pattern of dates"));

/// The regular expression of one date, to be built into others; its groups are named.
pub(super) fn pattern() -> String {
    PATTERN.replace("MONTH", MONTH)
}

/// The first date in `words`, with where it stands.
pub(super) fn find(words: &str) -> Option<(Date, Range<usize>)> {
    find_all(words).next()
}

/// Every date in `words`. One may stand right behind the other, as pages that show a day twice are extracted ("29 Jun
/// 202329 Jun 2023").
pub(super) fn find_all(words: &str) -> impl Iterator<Item = (Date, Range<usize>)> + '_ {
    let mut last = 0;
    DATE.captures_iter(words).filter_map(move |found| {
        let at = found.get(0)?.range();
        let begins_anew = at.start == last || !words[..at.start].ends_with(char::is_alphanumeric);
        last = at.end;
        Some((date_of(&found).filter(|_| begins_anew)?, at))
    })
}

/// The date that a field of metadata holds: nothing but a date may stand in front.
pub(super) fn of_field(value: &str) -> Option<Date> {
    let value = value.trim();
    let (date, at) = find(&value[..value.floor_char_boundary(80)])?;
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

fn date_of(found: &Captures) -> Option<Date> {
    let number = |name: &str| found.name(name).and_then(|m| m.as_str().parse::<i16>().ok());
    let named = |name: &str| found.name(name).map(|m| month_of(m.as_str()));
    if let (Some(first), Some(second), Some(year)) = (number("a5"), number("b5"), number("y5")) {
        let (day, month) = day_and_month(first, second, &found["s5"])?;
        return date(year, month, day);
    }
    let year = ["y1", "y2", "y3", "y4"].into_iter().find_map(number)?;
    let month = ["m1", "m2"].into_iter().find_map(number).or_else(|| ["m3", "m4"].into_iter().find_map(named))?;
    let day = ["d1", "d2", "d3", "d4"].into_iter().find_map(number)?;
    date(year, month, day)
}

/// Which of two numbers in front of a year is the day: "14/09/2013" and "9/14/2013" can be told, "4/9/2007" can't.
/// With dots the day always comes first, and the same number twice is both.
fn day_and_month(first: i16, second: i16, separator: &str) -> Option<(i16, i16)> {
    if separator == "." || first > 12 || first == second {
        Some((first, second))
    } else if second > 12 {
        Some((second, first))
    } else {
        None
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
    }
}
