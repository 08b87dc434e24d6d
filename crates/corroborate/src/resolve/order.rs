//! Making the result independent of the order in which the reports were given.
//!
//! Every decision of this stage is made on reports in an order of their own: by date of publication, then by content.
//! At the end the indexes are translated back. (The alternative, to make every algorithm insensitive to order, is a
//! promise nobody can keep for greedy clustering.) All lists inside a story keep the reports' own order, so whoever
//! takes "the first claim" takes the same one whatever the order of input; only [`Story::reports`] is in the order given.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::annotation::AnnotatedReport;
use crate::story::{Cite, Resolution, Story};

/// The reports in their own order, and for each the place at which it was given.
pub(super) fn by_content(reports: Vec<AnnotatedReport>) -> (Vec<AnnotatedReport>, Vec<usize>) {
    let mut numbered: Vec<(usize, AnnotatedReport)> = reports.into_iter().enumerate().collect();
    numbered.sort_by(|(_, a), (_, b)| key(a).cmp(&key(b)));
    let given = numbered.iter().map(|(i, _)| *i).collect();
    (numbered.into_iter().map(|(_, r)| r).collect(), given)
}

/// The place of a report in that order.
pub(crate) fn key(report: &AnnotatedReport) -> (Date, Reverse<usize>, &str, &str, Option<usize>) {
    let r = &report.report;
    (r.date().unwrap_or(Date::MAX), Reverse(r.text.len()), &r.text, &r.path, r.line)
}

/// Translates a result on reports in their own order to the order in which they were given.
pub(super) fn as_given(mut resolution: Resolution, given: &[usize]) -> Resolution {
    let mut numbered: Vec<(usize, AnnotatedReport)> = given.iter().copied().zip(resolution.reports).collect();
    numbered.sort_by_key(|(i, _)| *i);
    resolution.reports = numbered.into_iter().map(|(_, r)| r).collect();
    for copy in &mut resolution.copies {
        copy.report = given[copy.report];
        copy.of = given[copy.of];
    }
    for story in &mut resolution.stories {
        renumber(story, given);
    }
    resolution
}

fn renumber(story: &mut Story, given: &[usize]) {
    let cites = |cites: &mut Vec<Cite>| cites.iter_mut().for_each(|c| c.report = given[c.report]);
    story.reports.iter_mut().for_each(|r| *r = given[*r]);
    story.reports.sort_unstable();
    for (a, b, _) in &mut story.because {
        (*a, *b) = (given[*a], given[*b]);
    }
    for rewrite in &mut story.rewrites {
        (rewrite.report, rewrite.of) = (given[rewrite.report], given[rewrite.of]);
    }
    for entity in &mut story.entities {
        cites(&mut entity.mentions);
        entity.chains.iter_mut().for_each(|(r, _)| *r = given[*r]);
        entity.roles.iter_mut().for_each(|role| cites(&mut role.evidence));
    }
    for claim in story.events.iter_mut().flat_map(|e| &mut e.claims).chain(&mut story.unplaced) {
        claim.report = given[claim.report];
    }
    for agreement in &mut story.agreements {
        agreement.areas.iter_mut().for_each(|area| cites(&mut area.evidence));
        agreement.terms.iter_mut().chain(&mut agreement.worth).for_each(|term| cites(&mut term.evidence));
    }
    for statement in &mut story.statements {
        statement.report = given[statement.report];
    }
    for correction in &mut story.corrections {
        correction.report = given[correction.report];
    }
}
