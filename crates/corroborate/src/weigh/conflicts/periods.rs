//! How many underwent something in the same years: "handed over 17 people between 2021 and 2023", "eleven had been delivered in 2021,
//! 2022 and 2023".
//!
//! What is counted over years is background, told by each report in words of its own, and no event has two of them. The years are what
//! they have in common, and what was done. A report that gives two such numbers counts two things; a number "since" a year grows, so
//! that only reports of one month are held against each other.

use std::collections::BTreeMap;

use corroborate_encoder::Deprel;

use super::across::Across;
use super::feature;
use super::figures::{Figure, Spanning, figures, in_own_order, pairs_told_once, strongest};
use super::number::are_compatible;
use super::tolls::{Toll, toll};
use crate::account::Conflict;
use crate::annotation::{AnnotatedReport, Time, TimeKind};
use crate::story::Story;

/// Days between two reports in which what is counted since a year hardly grows.
const A_MONTH: i32 = 31;

/// The first and the last year; none of what goes on.
type Period = (i16, Option<i16>);

/// The conflicts between the numbers that reports give for the same years, besides those `known`.
pub(super) fn find(story: &Story, reports: &[AnnotatedReport], known: &[Conflict]) -> Vec<Across> {
    let spanning = Spanning { story, reports };
    let mut all: BTreeMap<(Toll, Period), Vec<Figure>> = BTreeMap::new();
    for figure in in_own_order(&story.reports, reports).into_iter().flat_map(|report| figures(reports, report)) {
        let report = &reports[figure.report];
        let toll = toll(&report.sentences[figure.sentence], figure.at);
        if let Some(key) = toll.zip(period(report, figure.sentence)) {
            all.entry(key).or_default().push(figure);
        }
    }
    let of_period = |((toll, period), numbers): (&(Toll, Period), &Vec<Figure>)| -> Vec<Across> {
        let pairs = pairs_told_once(numbers).into_iter();
        pairs.filter_map(|(one, other)| judge(&spanning, *toll, *period, one, other)).collect()
    };
    strongest(all.iter().flat_map(of_period), known)
}

/// The years that a sentence tells of: several, or those since one.
fn period(report: &AnnotatedReport, sentence: usize) -> Option<Period> {
    let words = &report.sentences[sentence];
    let years = || {
        let times = report.times.iter().filter(|time| time.sentence == sentence && time.kind == TimeKind::Date);
        times.filter_map(|time| Some((time, of_years(time)?)))
    };
    let first = years().map(|(_, (first, _))| first).min()?;
    let last = years().map(|(_, (_, last))| last).max()?;
    let begins = |time: &Time| {
        let above = words.head_of(time.span).into_iter().flat_map(|head| words.path_to_root(head).take(3));
        above.into_iter().any(|at| words.children_by(at, Deprel::Case).any(|case| words.tokens[case].lemma == "since"))
    };
    match last > first {
        true => Some((first, Some(last))),
        false => years().any(|(time, _)| begins(time)).then_some((first, None)),
    }
}

/// The first and the last year of a time told by whole years: "2022", "between 2021 and 2023".
fn of_years(time: &Time) -> Option<(i16, i16)> {
    let is_year = |value: &str| value.len() == 4 && value.chars().all(|c| c.is_ascii_digit());
    let interval = time.interval.as_ref()?;
    let years = interval.from?.year()..=interval.to?.year();
    time.value.split('/').all(is_year).then_some((*years.start(), *years.end()))
}

fn judge(
    spanning: &Spanning<'_>,
    (state, sort): Toll,
    (first, last): Period,
    one: &Figure,
    other: &Figure,
) -> Option<Across> {
    let published = |figure: &Figure| spanning.reports[figure.report].report.date();
    let days = published(one).zip(published(other)).map(|(a, b)| (a - b).get_days().abs());
    let mut known = [published(one), published(other)].into_iter().flatten();
    let is_over = last.is_some_and(|last| known.any(|day| day.year() > last));
    if are_compatible(&one.quantity, &other.quantity, true) || !is_over && days.is_none_or(|days| days > A_MONTH) {
        return None;
    }
    let whom = sort.map(|sort| format!(" ({sort})")).unwrap_or_default();
    let years = last.map_or_else(|| format!("since {first}"), |last| format!("from {first} to {last}"));
    let because = vec![
        feature(format!("how many were {state}{whom}, of which each report gives one number"), 0.6),
        feature(format!("both count {years}"), 0.4),
    ];
    spanning.conflict(one, None, other, because)
}
