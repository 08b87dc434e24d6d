//! The year of a day that a report tells without one, long after it.
//!
//! "The deputy was killed on June 24", in a report of the sentence two years later, would be the last 24 June before that. Where
//! the other reports of the story tell that day with a year, all with the same, it is that one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::annotate;
use crate::annotate::times::expression::{CalendarDate, Expression};
use crate::annotation::AnnotatedReport;

/// Days before its publication within which a report means the last day of that name, whatever others tell.
const NEWS: i32 = 60;

/// Gives the reports the days, and reads their times again.
pub(super) fn settle(reports: &mut [AnnotatedReport], members: &[usize]) {
    let mut told: BTreeMap<(i8, i8), BTreeSet<i16>> = BTreeMap::new();
    for date in members.iter().flat_map(|&r| dates(&reports[r])) {
        if let CalendarDate { year: Some(year), month: Some(month), day: Some(day), .. } = date {
            told.entry((month, day)).or_default().insert(year);
        }
    }
    for &r in members {
        let days = others(&reports[r], &told);
        if !days.is_empty() {
            annotate::reground_in_years(&mut reports[r], days);
        }
    }
}

fn dates(report: &AnnotatedReport) -> impl Iterator<Item = CalendarDate> + '_ {
    report.times.iter().filter_map(|time| match &time.expression {
        Expression::Date(date) => Some(*date),
        Expression::TimeOfDay { day: Some(day), .. } => match **day {
            Expression::Date(date) => Some(date),
            _ => None,
        },
        _ => None,
    })
}

/// The days that it tells without a year and others with one, long before it was published.
fn others(report: &AnnotatedReport, told: &BTreeMap<(i8, i8), BTreeSet<i16>>) -> Vec<Date> {
    let Some(published) = report.report.date() else { return Vec::new() };
    let day = |date: CalendarDate| {
        let CalendarDate { year: None, month: Some(month), day: Some(day), .. } = date else { return None };
        let years = told.get(&(month, day)).filter(|years| years.len() == 1)?;
        let day = years.iter().find_map(|&year| Date::new(year, month, day).ok())?;
        (day < published && (published - day).get_days() > NEWS).then_some(day)
    };
    let nearest = |day: &Date| {
        let of_year = |year: i16| Date::new(year, day.month(), day.day()).ok();
        let years = (published.year() - 1..=published.year()).filter_map(of_year);
        let last = years.filter(|near| *near <= published).max();
        last.is_none_or(|last| (published - last).get_days() > NEWS)
    };
    let days: BTreeSet<Date> = dates(report).filter_map(day).filter(nearest).collect();
    days.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::annotate::testing::read;
    use crate::annotate::times;
    use crate::report::Published;

    /// "The deputy was killed on June 24", told in May 2007 of the June of 2005, was put into June 2006.
    #[test]
    fn a_day_without_a_year_is_in_the_year_that_the_other_reports_tell() {
        let report = |words: &str, published: Date| {
            let mut report = read(&format!("He/PRON/2/nsubj died/VERB/0/root/VBD/=die on/ADP/4/case {words}"));
            report.report.published = Some(Published { date: published, source: "the test".into() });
            times::find(&mut report);
            report
        };
        let whole = "June/PROPN/2/obl 24/NUM/4/nummod 2005/NUM/4/nummod";
        let short = "June/PROPN/2/obl 24/NUM/4/nummod";
        let value = |published: Date| {
            let mut reports = [report(whole, date(2005, 6, 25)), report(short, published)];
            settle(&mut reports, &[0, 1]);
            reports[1].times[0].value.clone()
        };
        assert_eq!(value(date(2007, 5, 2)), "2005-06-24");
        assert_eq!(value(date(2007, 6, 30)), "2007-06-24");
    }
}
