//! The day of a report whose page shows one that does not settle when it was published.
//!
//! A date in numbers alone may begin with the month or with the day. What speaks for the one and the other is summed; where
//! it does not suffice, the numbers say nothing. A date without a year ("MOSCOW, June 28 –") is of the year that puts it beside
//! the story's other reports. A day of change alone is taken for the day of publication, for news is
//! changed within hours, unless the story's other reports are of another time.

use jiff::civil::Date;

use super::{NEAR, days_apart, nearest_in_year, others, told_days};
use crate::annotation::{AnnotatedReport, EntityKind, Feature, InferredDate, MentionForm};
use crate::lexicon::countries;
use crate::lexicon::places::around;
use crate::report::OpenDays;
use crate::wording;

/// From which sum on the order of the numbers is taken to be known.
const ENOUGH: f64 = 1.0;
/// Where dates in numbers begin with the month.
const MONTH_FIRST_COUNTRY: &str = "United States";

/// The day that the page shows, where the report and the days `known` of the story's other reports tell how to read it.
pub(super) fn infer(report: &AnnotatedReport, known: &[Date]) -> Option<InferredDate> {
    let open = report.report.open.as_ref().and_then(|open| match open.days {
        OpenDays::Order { month_first, day_first } => {
            in_numbers(report, Readings { month_first, day_first, source: &open.source }, known)
        }
        OpenDays::Year { month, day } => of_no_year(month, day, &open.source, known),
    });
    open.or_else(|| of_change(report, known))
}

/// The day of a date without a year.
fn of_no_year(month: i8, day: i8, source: &str, known: &[Date]) -> Option<InferredDate> {
    let middle = *known.get(known.len().checked_sub(1)? / 2)?;
    let day = nearest_in_year(month, day, middle).filter(|day| known.iter().any(|&k| days_apart(*day, k) <= NEAR))?;
    let because = format!("from {source}, of the year that {} have", others(known));
    Some(InferredDate { from: day, to: Some(day), because })
}

/// A date in numbers.
#[derive(Clone, Copy)]
struct Readings<'s> {
    month_first: Date,
    day_first: Date,
    source: &'s str,
}

fn in_numbers(report: &AnnotatedReport, open: Readings<'_>, known: &[Date]) -> Option<InferredDate> {
    let features = features(report, open, known);
    let sum: f64 = features.iter().map(|feature| feature.weight).sum();
    if sum.abs() < ENOUGH {
        return None;
    }
    let (day, order) = match sum > 0.0 {
        true => (open.month_first, "with the month first"),
        false => (open.day_first, "with the day first"),
    };
    let agrees = |feature: &&Feature| (feature.weight > 0.0) == (sum > 0.0);
    let reasons: Vec<String> = features.iter().filter(agrees).map(|feature| feature.name.clone()).collect();
    let because = format!("from {}, read {order} because of {}", open.source, wording::list(&reasons));
    Some(InferredDate { from: day, to: Some(day), because })
}

/// What speaks for the month to come first, and with a minus for the day.
fn features(report: &AnnotatedReport, open: Readings<'_>, known: &[Date]) -> Vec<Feature> {
    let mut features = Vec::new();
    let mut add = |name: String, weight: f64| {
        if weight != 0.0 {
            features.push(Feature { name, weight });
        }
    };
    let apart = |days: &[Date]| {
        let is_near = |reading: Date| days.iter().any(|&day| days_apart(day, reading) <= NEAR);
        f64::from(is_near(open.month_first)) - f64::from(is_near(open.day_first))
    };
    add(others(known), 2.0 * apart(known));
    // Both readings are of one year.
    let told: Vec<Date> = told_days(report, open.month_first).into_iter().map(|(_, day)| day).collect();
    add("the days that it tells of".to_owned(), apart(&told));
    if let Some(changed) = &report.report.modified {
        add("the day of its last change".to_owned(), apart(&[changed.date]));
    }
    add("its clock with am and pm".to_owned(), if has_half_day_clock(open.source) { 0.5 } else { 0.0 });
    add("the places that it names".to_owned(), 0.5 * places(report));
    features
}

fn of_change(report: &AnnotatedReport, known: &[Date]) -> Option<InferredDate> {
    let changed = report.report.modified.as_ref()?;
    let is_of_the_time = known.is_empty() || known.iter().any(|&day| days_apart(day, changed.date) <= NEAR);
    let because = format!("from the day of its last change, {}", changed.source);
    is_of_the_time.then_some(InferredDate { from: changed.date, to: Some(changed.date), because })
}

/// "1: 30 PM", "11 am".
fn has_half_day_clock(stamp: &str) -> bool {
    let words = stamp.to_lowercase().replace('.', "");
    words.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
        matches!(rest, "am" | "pm")
    })
}

/// One where most places named lie in the country that writes the month first, minus one where few do.
fn places(report: &AnnotatedReport) -> f64 {
    let is_name = |form: MentionForm| form == MentionForm::Name;
    let named = report.mentions.iter().filter(|m| is_name(m.form) && m.kind == EntityKind::Place);
    let names = named.map(|mention| report.words(mention.span)).chain(report.report.dateline.as_deref());
    let country = MONTH_FIRST_COUNTRY.to_lowercase();
    let (mut inside, mut outside) = (0_u32, 0_u32);
    for name in names {
        let lies_in = around(name);
        let found = countries::named(name).or_else(|| countries::of_capital(name));
        match found.map(|found| found.name == MONTH_FIRST_COUNTRY) {
            Some(true) => inside += 1,
            None if lies_in.contains(&country) => inside += 1,
            Some(false) => outside += 1,
            None => outside += u32::from(!lies_in.is_empty()),
        }
    }
    f64::from(inside > 2 * outside) - f64::from(outside > 2 * inside)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::annotate::testing::plain;
    use crate::report::{OpenDate, Published};

    fn report(stamp: &str) -> AnnotatedReport {
        let mut report = plain("A man was shot.");
        let (month_first, day_first) = (date(2007, 4, 9), date(2007, 9, 4));
        let days = OpenDays::Order { month_first, day_first };
        report.open = Some(OpenDate { days, source: format!("the date line “{stamp}”") });
        AnnotatedReport::new(report)
    }

    #[test]
    fn a_date_in_numbers_is_read_so_that_it_agrees_with_the_other_reports() {
        let report = report("4 / 9 / 2007");
        assert_eq!(infer(&report, &[]), None);
        let inferred = infer(&report, &[date(2007, 4, 11)]).expect("the month first");
        assert_eq!((inferred.from, inferred.to), (date(2007, 4, 9), Some(date(2007, 4, 9))));
        assert_eq!(infer(&report, &[date(2007, 9, 4)]).map(|i| i.from), Some(date(2007, 9, 4)));
        assert_eq!(infer(&report, &[date(2007, 4, 11), date(2007, 9, 4)]), None);
        assert_eq!(infer(&report, &[date(2005, 1, 1)]), None);
    }

    #[test]
    fn a_half_day_clock_tells_the_order_only_where_the_places_agree() {
        let mut report = report("4 / 9 / 2007 6: 04 PM");
        assert_eq!(infer(&report, &[]), None);
        report.report.dateline = Some("Detroit".into());
        assert_eq!(infer(&report, &[]).map(|i| i.from), Some(date(2007, 4, 9)));
        report.report.dateline = Some("Sydney".into());
        assert_eq!(infer(&report, &[]), None);
    }

    #[test]
    fn a_dateline_without_a_year_is_of_the_year_of_the_other_reports() {
        let mut report = AnnotatedReport::new(plain("A man was shot."));
        let days = OpenDays::Year { month: 12, day: 30 };
        report.report.open = Some(OpenDate { days, source: "the dateline “MOSCOW, Dec. 30 –”".into() });
        assert_eq!(infer(&report, &[date(2024, 1, 2)]).map(|i| i.from), Some(date(2023, 12, 30)));
        assert_eq!(infer(&report, &[date(2024, 5, 2)]), None);
        assert_eq!(infer(&report, &[]), None);
    }

    /// "Updated: November 11, 2011" was all that a page said, and its "Thursday" stayed without a day.
    #[test]
    fn a_day_of_change_alone_is_that_of_the_news_unless_the_others_are_of_another_time() {
        let mut report = AnnotatedReport::new(plain("A man was shot."));
        let changed = date(2011, 11, 11);
        report.report.modified = Some(Published { date: changed, source: "the date line “Updated: …”".into() });
        assert_eq!(infer(&report, &[]).map(|i| i.from), Some(changed));
        assert_eq!(infer(&report, &[date(2011, 11, 10)]).map(|i| i.to), Some(Some(changed)));
        assert_eq!(infer(&report, &[date(2010, 1, 1)]), None);
    }
}
