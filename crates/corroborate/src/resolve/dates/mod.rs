//! When a report was published that does not say so, from what it tells and from the other reports of its story.
//!
//! A report can't tell of a day before that day: the latest day that it names as past is the earliest on which it can
//! have been published. A day and month without a year take the year that puts them nearest to the story. A weekday alone
//! is the day of that name which the other reports name; if they name none, the first on or after their own dates, where
//! these lie within a week, and nothing otherwise: several weeks have a Friday. Before all this comes a date that the page
//! shows without settling the day ([`stamped`]). What is inferred is marked with what it was inferred from; the publication
//! date itself stays unstated.

mod stamped;
mod years;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};

use crate::annotate;
use crate::annotation::{AnnotatedReport, Factuality, InferredDate, Lacks, Time};
use crate::text::Span;

/// Days within which the reports of one story are taken to have been published.
const NEAR: i32 = 14;

/// Days over which the dates of a story may be spread for a weekday alone to tell a day.
const WEEK: i32 = 7;

/// Infers the dates of those of `members` that lack one, and reads their times again.
pub(super) fn infer(reports: &mut [AnnotatedReport], members: &[usize]) {
    let is_open = |report: &AnnotatedReport| report.report.date().is_none() && report.published_inferred.is_none();
    // What the first round finds may help the second.
    for _ in 0..2 {
        let known = days(reports, members);
        let open: Vec<usize> = members.iter().copied().filter(|&r| is_open(&reports[r])).collect();
        let found: Vec<_> = open.iter().filter_map(|&r| Some((r, stamped::infer(&reports[r], &known)?))).collect();
        for (r, inferred) in found {
            annotate::reground(&mut reports[r], inferred);
        }
    }
    let known = days(reports, members);
    if known.is_empty() {
        return;
    }
    years::settle(reports, members);
    let middle = known[(known.len() - 1) / 2];
    let named = named_days(reports, members);
    for &r in members {
        if is_open(&reports[r]) {
            let inferred = published(&reports[r], &known, middle, &named);
            annotate::reground(&mut reports[r], inferred);
        }
    }
}

/// The days on which those of `members` were published of which it is known by now, in order.
fn days(reports: &[AnnotatedReport], members: &[usize]) -> Vec<Date> {
    let mut known: Vec<Date> = members.iter().filter_map(|&r| day(&reports[r])).collect();
    known.sort_unstable();
    known
}

fn day(report: &AnnotatedReport) -> Option<Date> {
    let inferred = report.published_inferred.as_ref().filter(|inferred| inferred.to == Some(inferred.from));
    report.report.date().or(inferred.map(|inferred| inferred.from))
}

/// Days up to their own that reports with a date name, with the number of reports.
fn named_days(reports: &[AnnotatedReport], members: &[usize]) -> BTreeMap<Date, usize> {
    let mut named: BTreeMap<Date, usize> = BTreeMap::new();
    for report in members.iter().map(|&r| &reports[r]) {
        let Some(published) = day(report) else { continue };
        let intervals = report.times.iter().filter_map(|t| t.interval.as_ref());
        let days: BTreeSet<Date> = intervals.filter(|w| w.is_day()).filter_map(|w| w.from).collect();
        let told = days.into_iter().filter(|&day| day <= published);
        told.for_each(|day| *named.entry(day).or_default() += 1);
    }
    named
}

fn published(report: &AnnotatedReport, known: &[Date], middle: Date, named: &BTreeMap<Date, usize>) -> InferredDate {
    let others = others(known);
    let told = told_days(report, middle);
    let newest = told.iter().filter(|(_, day)| days_apart(*day, middle) <= NEAR).max_by_key(|(_, day)| *day);
    let weekday = behind(report).filter(|t| t.lacks == Some(Lacks::Reference)).find_map(|t| {
        let words = report.words(t.span);
        Some((words.trim().to_owned(), weekday_in(words)?))
    });
    let named_day = |weekday| most_named(named, weekday, is_one_week(known));
    match (newest, weekday) {
        (Some((words, day)), _) => {
            InferredDate { from: *day, to: None, because: format!("from its “{words}” and {others}") }
        }
        (None, Some((words, weekday))) if named_day(weekday).is_some() || is_one_week(known) => {
            let latest = known.last().copied().unwrap_or(middle);
            let day = named_day(weekday).unwrap_or_else(|| on_or_after(latest, weekday));
            InferredDate { from: day, to: None, because: format!("from its “{words}” and {others}") }
        }
        (None, _) => InferredDate { from: known[0], to: None, because: format!("from {others}") },
    }
}

/// The day of that name which more of the other reports name than any other; one that a single one names only where all are of
/// one week.
fn most_named(named: &BTreeMap<Date, usize>, weekday: Weekday, is_one_week: bool) -> Option<Date> {
    let mut days: Vec<(usize, Date)> =
        named.iter().filter(|(day, _)| day.weekday() == weekday).map(|(day, count)| (*count, *day)).collect();
    days.sort_unstable_by_key(|(count, _)| std::cmp::Reverse(*count));
    match days.as_slice() {
        [(most, only)] if *most > 1 || is_one_week => Some(*only),
        [(most, day), (next, _), ..] if most > next => Some(*day),
        _ => None,
    }
}

fn is_one_week(known: &[Date]) -> bool {
    known.first().zip(known.last()).is_some_and(|(first, last)| days_apart(*first, *last) <= WEEK)
}

/// "the other reports of the story (29 to 30 June 2023)".
fn others(known: &[Date]) -> String {
    match (known.first(), known.last()) {
        (Some(first), Some(last)) if first != last => {
            format!("the dates of the story's other reports ({first} to {last})")
        }
        (Some(first), _) => format!("the date of the story's other reports ({first})"),
        _ => "the story's other reports".to_owned(),
    }
}

/// The days that the report names, with the words; a day without a year takes the year nearest to `middle`.
fn told_days(report: &AnnotatedReport, middle: Date) -> Vec<(String, Date)> {
    let day = |t: &Time| match t.lacks {
        None => t.interval.as_ref().filter(|w| w.is_day()).and_then(|w| w.from),
        Some(Lacks::Year) => nearest_year(&t.value, middle),
        Some(Lacks::Reference) => None,
    };
    behind(report).filter_map(|t| Some((report.words(t.span).trim().to_owned(), day(t)?))).collect()
}

/// The times that are not of what lies ahead.
fn behind(report: &AnnotatedReport) -> impl Iterator<Item = &Time> {
    let ahead = report.events.iter().filter(|event| event.factuality != Factuality::Happened);
    let ahead: BTreeSet<usize> = ahead.flat_map(|event| event.times.iter().copied()).collect();
    let times = report.times.iter().enumerate();
    times.filter(move |&(i, time)| !ahead.contains(&i) && !is_set(report, time.span)).map(|(_, time)| time)
}

/// "The hearing is set *for February 17*": a day for which something is set, or up to which it holds, may lie ahead.
fn is_set(report: &AnnotatedReport, time: Span) -> bool {
    let sentence = report.sentence_at(time.start).map(|at| &report.sentences[at]);
    let head = sentence.and_then(|sentence| Some((sentence, sentence.head_of(time)?)));
    let preposition = head.and_then(|(sentence, head)| sentence.preposition(head));
    preposition.is_some_and(|preposition| matches!(preposition, "for" | "until" | "till" | "by"))
}

/// "XXXX-06-27" in the year that puts it nearest to `middle`.
fn nearest_year(value: &str, middle: Date) -> Option<Date> {
    let mut parts = value.strip_prefix("XXXX-")?.split('-');
    nearest_in_year(parts.next()?.parse().ok()?, parts.next()?.get(..2)?.parse().ok()?, middle)
}

fn nearest_in_year(month: i8, day: i8, middle: Date) -> Option<Date> {
    let years = (middle.year() - 1..=middle.year() + 1).filter_map(|year| Date::new(year, month, day).ok());
    years.min_by_key(|d| days_apart(*d, middle))
}

fn days_apart(a: Date, b: Date) -> i32 {
    (a - b).get_days().abs()
}

fn weekday_in(words: &str) -> Option<Weekday> {
    let is = |word: &str, name: &str| word.eq_ignore_ascii_case(name);
    let names = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    words
        .split(|c: char| !c.is_alphabetic())
        .find_map(|w| names.iter().find(|(name, _)| is(w, name)).map(|(_, day)| *day))
}

/// The first `weekday` that is not before `day`.
fn on_or_after(day: Date, weekday: Weekday) -> Date {
    let mut week = std::iter::successors(Some(day), |d| d.tomorrow().ok()).take(7);
    week.find(|d| d.weekday() == weekday).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::annotate::testing::read;

    /// "A court date is set for February 17" put a report of early February two weeks too late.
    #[test]
    fn a_day_for_which_something_is_set_is_none_that_the_report_looks_back_on() {
        for (preposition, is_ahead) in [("for", true), ("on", false)] {
            let report = read(&format!(
                "Court/NOUN/2/nsubj sat/VERB/0/root/=sit {preposition}/ADP/4/case February/PROPN/2/obl 17/NUM/4/nummod"
            ));
            let day = Span::new(report.report.text.find("February").unwrap_or_default(), report.report.text.len());
            assert_eq!(is_set(&report, day), is_ahead, "{preposition}");
        }
    }

    /// A month of reports has several Fridays; the first after the last report was taken, weeks after the happening.
    #[test]
    fn a_weekday_alone_is_the_day_that_the_other_reports_name() {
        let (friday, later) = (date(2005, 6, 24), date(2005, 7, 1));
        let named = BTreeMap::from([(friday, 3), (date(2005, 6, 20), 5), (later, 1)]);
        assert_eq!(most_named(&named, Weekday::Friday, false), Some(friday));
        assert_eq!(most_named(&BTreeMap::from([(friday, 2), (later, 2)]), Weekday::Friday, false), None);
        let single = BTreeMap::from([(friday, 1)]);
        assert_eq!(most_named(&single, Weekday::Friday, false), None);
        assert_eq!(most_named(&single, Weekday::Friday, true), Some(friday));
        assert_eq!(most_named(&named, Weekday::Sunday, false), None);
        assert!(is_one_week(&[friday, later]) && !is_one_week(&[friday, date(2005, 7, 26)]));
    }
}
