//! Days of the week, days of the year and months that exclude each other, where nobody knows of which week or year.
//!
//! A report without a date still says that it was a Friday, or in March. That excludes Saturday, or January, in another
//! such report or in one whose day is known, if both mean one happening. Of a day and the next nothing is claimed if the
//! words name a part of the night, which two reports may count to either.

use jiff::civil::Date;

use super::{Difference, Side, Telling, clashes, feature, sides, when};
use crate::account::Aspect;
use crate::annotate::times::expression::{DayPart, DayTime, Expression};
use crate::annotation::{Factuality, Feature, Time, When};
use crate::wording::{MONTHS, WEEKDAYS};

/// Days after which months and days come round.
const A_YEAR: i32 = 365;

/// A day without its week or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Day {
    /// 0 is Monday.
    OfWeek(i8),
    /// A month, 1 to 12, and perhaps its day.
    OfYear(i8, Option<i8>),
}

/// A day as a claim gives it.
struct Told {
    day: Day,
    at_night: bool,
    is_dated: bool,
    /// Whether the time hangs on another word.
    is_beside: bool,
}

/// The days of the week and of the year that the claims of an event give, where some exclude each other and not all are
/// dated.
pub fn differences(telling: &Telling<'_>) -> Vec<Difference> {
    let of_week = |time: &Time| of_week(&time.expression);
    let of_year = |time: &Time| Some((of_year(&time.expression)?, false));
    let dated_week = |when: &When| when.is_day().then(|| Some(day_of_week(when.from?))).flatten();
    [difference(telling, &of_week, &dated_week), difference(telling, &of_year, &month_or_day)]
        .into_iter()
        .flatten()
        .collect()
}

fn difference(
    telling: &Telling<'_>,
    of_time: &dyn Fn(&Time) -> Option<(Day, bool)>,
    of_dated: &dyn Fn(&When) -> Option<Day>,
) -> Option<Difference> {
    let claims = telling.claims().enumerate();
    let happened = claims.filter(|(_, claim)| claim.factuality == Factuality::Happened);
    let told: Vec<(usize, Told)> =
        happened.filter_map(|(at, _)| Some((at, told(telling, at, of_time, of_dated)?))).collect();
    let of_claim = |claim: usize| told.iter().find(|(at, _)| *at == claim).map(|(_, told)| told);
    let given = told.iter().map(|(at, told)| (*at, told.day));
    let (days, sides) = sides(given, |day| (day.words(), day.words()));
    let clashes = clashes(telling, &sides, |one, other| {
        let both = || sides[one].claims.iter().chain(&sides[other].claims).filter_map(|&claim| of_claim(claim));
        let is_night = days[one].is_beside(days[other]) && both().any(|told| told.at_night);
        if !days[one].excludes(days[other]) || both().all(|told| told.is_dated) || is_night {
            return None;
        }
        let mut features = features(telling, (&sides[one], days[one]), (&sides[other], days[other]));
        let are_beside =
            |side: usize| sides[side].claims.iter().filter_map(|&c| of_claim(c)).all(|told| told.is_beside);
        if are_beside(one) || are_beside(other) {
            features.push(feature("a time stands in the sentence, but hangs on another word", -0.2));
        }
        Some(features)
    });
    (!clashes.is_empty()).then_some(Difference { aspect: Aspect::When, sides, clashes })
}

fn features(telling: &Telling<'_>, (one, a): (&Side, Day), (other, b): (&Side, Day)) -> Vec<Feature> {
    let mut features = vec![match a {
        Day::OfWeek(_) => feature("it is not known of which week", -0.2),
        Day::OfYear(..) => feature("it is not known of which year", -0.2),
    }];
    features.extend(when::course_feature(telling, one, other));
    features.extend(when::words_beside(telling, one, other, a.distance(b).unwrap_or_default()));
    features
}

impl Day {
    pub(super) fn excludes(self, other: Day) -> bool {
        match (self, other) {
            (Day::OfYear(a, x), Day::OfYear(b, y)) => a != b || x.zip(y).is_some_and(|(x, y)| x != y),
            (Day::OfWeek(a), Day::OfWeek(b)) => a != b,
            _ => false,
        }
    }

    /// Whether the one is the day before the other.
    fn is_beside(self, other: Day) -> bool {
        matches!((self, other), (Day::OfWeek(a), Day::OfWeek(b)) if matches!((a - b).rem_euclid(7), 1 | 6))
    }

    /// About how many days of the year lie between.
    pub(super) fn distance(self, other: Day) -> Option<i32> {
        let (Day::OfYear(a, x), Day::OfYear(b, y)) = (self, other) else { return None };
        let at = |month: i8, day: Option<i8>| i32::from(month) * 30 + i32::from(day.unwrap_or(15));
        let gap = (at(a, x) - at(b, y)).abs();
        Some(gap.min(A_YEAR - gap))
    }

    pub(super) fn words(self) -> String {
        match self {
            Day::OfWeek(day) => WEEKDAYS[day as usize].to_owned(),
            Day::OfYear(month, None) => MONTHS[month as usize - 1].to_owned(),
            Day::OfYear(month, Some(day)) => format!("{day} {}", MONTHS[month as usize - 1]),
        }
    }
}

fn told(
    telling: &Telling<'_>,
    claim: usize,
    of_time: &dyn Fn(&Time) -> Option<(Day, bool)>,
    of_dated: &dyn Fn(&When) -> Option<Day>,
) -> Option<Told> {
    let report = telling.report(claim);
    let is_known = |when: &&When| when.inferred.is_none();
    if let Some(day) = telling.claim(claim).when.as_ref().filter(is_known).and_then(of_dated) {
        return Some(Told { day, at_night: false, is_dated: true, is_beside: false });
    }
    let own = telling.reading(claim)?.times.iter().filter_map(|&at| report.times.get(at)).map(|time| (time, false));
    let times = own.chain(when::beside(telling, claim).map(|time| (time, true)));
    let mut undated = times.filter(|(time, _)| !time.interval.as_ref().is_some_and(|when| is_known(&when)));
    let ((day, at_night), is_beside) = undated.find_map(|(time, is_beside)| Some((of_time(time)?, is_beside)))?;
    Some(Told { day, at_night, is_dated: false, is_beside })
}

fn day_of_week(day: Date) -> Day {
    Day::OfWeek(day.weekday().to_monday_zero_offset())
}

/// The day of a date, the month of what lies within one.
fn month_or_day(when: &When) -> Option<Day> {
    let (from, to) = (when.from?, when.to?);
    let is_one = from.year() == to.year() && from.month() == to.month();
    is_one.then(|| Day::OfYear(from.month(), (from == to).then(|| from.day())))
}

pub(super) fn of_week(expression: &Expression) -> Option<(Day, bool)> {
    match expression {
        Expression::Weekday { weekday, .. } => Some((Day::OfWeek(weekday.to_monday_zero_offset()), false)),
        Expression::TimeOfDay { time, day: Some(day) } => {
            let at_night = matches!(time, DayTime::Part(DayPart::Night | DayPart::Morning) | DayTime::Clock { .. });
            of_week(day).map(|(day, _)| (day, at_night))
        }
        // "Early Friday" is the night before for some.
        Expression::Portion { of, .. } => of_week(of).map(|(day, _)| (day, true)),
        _ => None,
    }
}

pub(super) fn of_year(expression: &Expression) -> Option<Day> {
    match expression {
        Expression::Date(date) => Some(Day::OfYear(date.month?, date.day)),
        Expression::Month { month, .. } => Some(Day::OfYear(*month, None)),
        Expression::TimeOfDay { day: Some(of), .. } | Expression::Portion { of, .. } => of_year(of),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::times::expression::{CalendarDate, Portion, Shift};

    fn date(month: i8, day: Option<i8>) -> Option<Day> {
        of_year(&Expression::Date(CalendarDate { month: Some(month), day, ..CalendarDate::default() }))
    }

    /// "Damaged in March" and "damaged in January", in reports without a date, were not held against each other.
    #[test]
    fn months_and_days_of_the_year_exclude_each_other_without_a_year() {
        let (march, third, fourth) = (date(3, None), date(3, Some(3)), date(3, Some(4)));
        let last_january = of_year(&Expression::Month { month: 1, shift: Shift::Last });
        let excludes = |one: Option<Day>, other: Option<Day>| one.zip(other).map(|(one, other)| one.excludes(other));
        assert_eq!(excludes(march, last_january), Some(true));
        assert_eq!(excludes(march, third), Some(false));
        assert_eq!(excludes(third, fourth), Some(true));
        assert!(!Day::OfWeek(3).excludes(Day::OfYear(11, Some(10))));
        assert_eq!(last_january.zip(date(12, None)).and_then(|(a, b)| a.distance(b)), Some(35));
    }

    /// "Early Friday" was no day of the week.
    #[test]
    fn a_part_of_a_day_is_of_that_day() {
        let friday = Expression::Weekday { weekday: jiff::civil::Weekday::Friday, shift: None };
        let early = Expression::Portion { portion: Portion::Start, of: Box::new(friday) };
        assert_eq!(of_week(&early), Some((Day::OfWeek(4), true)));
    }
}
