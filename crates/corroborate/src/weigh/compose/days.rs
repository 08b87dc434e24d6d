//! The day of a line.
//!
//! An event's claims may be dated by words that belong to something else in their sentence, and a claim that was put with the
//! others wrongly brings its day along. So a line has the day that those give who tell all of it; only where none of them
//! gives any, a day of those who tell much of it, or what several others have and none of them otherwise. A year or a month that one
//! of them has is as likely that of another happening.

use std::collections::BTreeSet;

use super::Teller;
use super::bearing::Bearing;
use crate::account::LineDay;
use crate::annotation::When;
use crate::story::Claim;
use crate::wording::NOT_STATED;
use crate::{resolve, wording};

/// When that happened which is told of `event`.
pub(super) fn of(teller: &Teller<'_>, event: usize, bearing: &Bearing) -> LineDay {
    let all: Vec<&Claim> = teller.event(event).asserted().iter().collect();
    let is_whole = |claim: &&Claim| bearing.is_told(claim.report) && !bearing.in_part.contains(&claim.report);
    let (whole, others): (Vec<&Claim>, Vec<&Claim>) = all.iter().copied().partition(is_whole);
    let votes = |report: usize| usize::from(!teller.copies.is_copy(report));
    let counted: Vec<&Claim> = others.iter().copied().filter(|claim| bearing.counts(claim.report)).collect();
    let day_of_counted = resolve::agreed_time(&counted, &votes).filter(When::is_day);
    let when = match (resolve::agreed_time(&whole, &votes), day_of_counted) {
        (Some(when), Some(day)) if !when.is_day() && day.is_compatible(&when) => Some(day),
        (None, None) => resolve::agreed_time(&others, &votes).filter(|when| is_agreed(when, &others)),
        (when, day) => when.or(day),
    };
    let words = || {
        let of = |claims: &[&Claim]| wording::undated(teller.reports, claims);
        of(&whole).or_else(|| of(&all)).unwrap_or_else(|| NOT_STATED.to_owned())
    };
    LineDay { event, words: if when.is_some() { String::new() } else { words() }, when }
}

/// Whether several reports have the time, and none has another.
fn is_agreed(when: &When, claims: &[&Claim]) -> bool {
    let times = || claims.iter().filter_map(|claim| Some((claim.report, claim.when.as_ref()?)));
    let reports: BTreeSet<usize> = times().map(|(report, _)| report).collect();
    reports.len() > 1 && times().all(|(_, other)| other.is_compatible(when))
}
