//! Dates, lists and counts in plain English, for the account's sentences and every renderer.

mod corrected;
mod undated;

pub use corrected::{corrected, values as corrected_values};
pub use undated::{NOT_STATED, UNCLEAR, undated, undated_in, undated_time};

use jiff::civil::Date;

use crate::annotate::times::calendar::{self, Called};
use crate::annotate::times::expression::{Portion, Season};
use crate::annotation::{InferredDate, When};

/// The months, from January.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week, from Monday.
pub(crate) const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A day with its weekday: "Wed 28 June 2023".
pub fn day(date: Date) -> String {
    let weekday = &WEEKDAYS[date.weekday().to_monday_zero_offset() as usize][..3];
    format!("{weekday} {}", plain_day(date))
}

/// A day: "28 June 2023".
pub fn plain_day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// A stretch of days as precisely as it is known: "Wed 28 June 2023", "June 2023", "27 to 29 June 2023",
/// "from 3 May 2021".
pub fn when(when: &When) -> String {
    match (when.from, when.to) {
        (Some(from), Some(to)) => days(from, to),
        (Some(from), None) => format!("from {}", plain_day(from)),
        (None, Some(to)) => format!("until {}", plain_day(to)),
        (None, None) => "day not stated".to_owned(),
    }
}

/// How long a role is held: "1999 to 2008", "from 2012", "until 12 May 2024".
pub fn tenure(tenure: &When) -> String {
    let edge = |date: Date, is_year: bool| if is_year { date.year().to_string() } else { plain_day(date) };
    match (tenure.from, tenure.to) {
        (Some(from), None) => format!("from {}", edge(from, from.day_of_year() == 1)),
        (None, Some(to)) => format!("until {}", edge(to, to == to.last_of_year())),
        _ => when(tenure),
    }
}

/// When a report is inferred to have been published: "28 June 2023", "28 June 2023 or later".
pub fn inferred(date: &InferredDate) -> String {
    match date.to {
        Some(to) if to == date.from => plain_day(to),
        Some(to) => days(date.from, to),
        None => format!("{} or later", plain_day(date.from)),
    }
}

/// "early June 2025", "late 2024", "autumn 2022", "winter 2023/24".
fn called(from: Date, to: Date) -> Option<String> {
    let part = |portion: Portion| match portion {
        Portion::Start | Portion::Earlier => "early ",
        Portion::Middle => "mid-",
        Portion::End | Portion::Later => "late ",
    };
    Some(match calendar::called(from, to)? {
        Called::OfMonth(portion) => format!("{}{} {}", part(portion), month(from), from.year()),
        Called::OfYear(portion) => format!("{}{}", part(portion), from.year()),
        Called::Season(season) => match season {
            Season::Spring => format!("spring {}", from.year()),
            Season::Summer => format!("summer {}", from.year()),
            Season::Autumn => format!("autumn {}", from.year()),
            Season::Winter => format!("winter {}/{:02}", from.year(), to.year() % 100),
        },
    })
}

/// From one day to another, both included.
pub fn days(from: Date, to: Date) -> String {
    let whole_months = from.day() == 1 && to == to.last_of_month();
    let same_year = from.year() == to.year();
    if from == to {
        day(from)
    } else if let Some(called) = called(from, to) {
        called
    } else if whole_months && same_year && from.month() == 1 && to.month() == 12 {
        from.year().to_string()
    } else if whole_months && same_year && from.month() == to.month() {
        format!("{} {}", month(from), from.year())
    } else if whole_months && from.month() == 1 && to.month() == 12 {
        format!("{} to {}", from.year(), to.year())
    } else if same_year && from.month() == to.month() {
        format!("{} to {}", from.day(), plain_day(to))
    } else if same_year {
        format!("{} {} to {}", from.day(), month(from), plain_day(to))
    } else {
        format!("{} to {}", plain_day(from), plain_day(to))
    }
}

/// "A", "A and B", "A, B and C".
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [front @ .., last] => {
            let front: Vec<&str> = front.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", front.join(", "), last.as_ref())
        }
    }
}

/// "1 report", "2 reports".
pub fn count(n: usize, noun: &str) -> String {
    format!("{n} {}", plural(noun, n as f64))
}

/// A number for reading: "1.2 billion", "12,500", "8".
pub fn number(value: f64) -> String {
    let (scale, name) = match value.abs() {
        1e9.. => (1e9, " billion"),
        1e6.. => (1e6, " million"),
        _ => (1.0, ""),
    };
    let scaled = value / scale;
    let digits = format!("{scaled}");
    if scale > 1.0 || value.abs() < 1e4 || value.fract() != 0.0 {
        return format!("{digits}{name}");
    }
    let lead = digits.len() % 3;
    let (head, tail) = digits.split_at(lead);
    let groups = tail.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    let parts: Vec<String> = std::iter::once(head.to_owned()).filter(|head| !head.is_empty()).chain(groups).collect();
    parts.join(",")
}

/// The noun as that many of it are called: "years", "people", "feet".
pub fn plural(noun: &str, value: f64) -> String {
    const UNCHANGED: [&str; 5] = ["people", "percent", "police", "aircraft", "magnitude"];
    if value == 1.0 || UNCHANGED.contains(&noun) || noun.ends_with('s') {
        return noun.to_owned();
    }
    let before_y = noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    match (noun, before_y) {
        ("foot", _) => "feet".to_owned(),
        (_, Some(stem)) => format!("{stem}ies"),
        _ if noun.ends_with("man") => format!("{}men", &noun[..noun.len() - 3]),
        _ if noun.ends_with('x') || noun.ends_with("ch") || noun.ends_with("sh") => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

fn month(date: Date) -> &'static str {
    MONTHS[date.month() as usize - 1]
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn stretches_are_told_as_precisely_as_they_are_known() {
        for (from, to, words) in [
            (date(2023, 6, 28), date(2023, 6, 28), "Wed 28 June 2023"),
            (date(2023, 6, 1), date(2023, 6, 30), "June 2023"),
            (date(2023, 6, 27), date(2023, 6, 29), "27 to 29 June 2023"),
            (date(2023, 6, 27), date(2023, 7, 2), "27 June to 2 July 2023"),
            (date(2022, 1, 1), date(2022, 12, 31), "2022"),
            (date(2020, 1, 1), date(2029, 12, 31), "2020 to 2029"),
            (date(2025, 6, 1), date(2025, 6, 16), "early June 2025"),
            (date(2025, 6, 16), date(2025, 6, 30), "late June 2025"),
            (date(2024, 1, 1), date(2024, 7, 2), "early 2024"),
            (date(2022, 9, 1), date(2022, 12, 31), "autumn 2022"),
            (date(2023, 12, 1), date(2024, 3, 31), "winter 2023/24"),
            (date(2022, 12, 30), date(2023, 1, 2), "30 December 2022 to 2 January 2023"),
        ] {
            assert_eq!(days(from, to), words);
        }
    }

    #[test]
    fn numbers_are_told_for_reading() {
        for (value, words) in [
            (8.0, "8"),
            (4.5, "4.5"),
            (2500.0, "2500"),
            (12500.0, "12,500"),
            (800e6, "800 million"),
            (1.2e9, "1.2 billion"),
        ] {
            assert_eq!(number(value), words);
        }
        for (noun, words) in
            [("year", "years"), ("people", "people"), ("foot", "feet"), ("body", "bodies"), ("policeman", "policemen")]
        {
            assert_eq!((plural(noun, 2.0).as_str(), plural(noun, 1.0).as_str()), (words, noun));
        }
    }

    #[test]
    fn lists_end_in_and() {
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
        assert_eq!(list(&["A", "B"]), "A and B");
    }
}
