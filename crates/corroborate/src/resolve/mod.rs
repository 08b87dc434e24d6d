//! The first stage that sees two reports: copies, stories, inferred dates, entities, events, agreements, statements.
//!
//! Every score is a sum of named features, kept with the decision it led to. Pairs to be compared come from indexes,
//! never from all pairs, so the work grows with the text. The result does not depend on the order in which the reports
//! are given but for their numbering.

mod agreements;
mod attribution;
mod claims;
mod cluster;
pub(crate) mod compare;
pub(crate) mod copies;
mod corrections;
mod dates;
mod entities;
mod events;
pub(crate) mod news;
mod order;
pub mod pairs;
pub(crate) mod passages;
mod phrases;
mod rewrites;
mod statements;
mod stories;
mod terms;
#[cfg(test)]
mod tests;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::annotation::AnnotatedReport;
use crate::report::ZoneKind;
use crate::story::{Event, Resolution, Story, TextCopy};
pub(crate) use agreements::dating;
pub(crate) use events::{agreed_time, factuality_votes, time_votes};
pub(crate) use order::key as order_key;
pub(crate) use stories::ADOPTED;
use stories::Group;
pub use stories::Pile;

/// Which of the events that a report tells are held against those of other reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claims {
    /// Those that say enough.
    Worth,
    /// Also those that say little ("the shooting" in "hours after the shooting"), as somebody who codes events by hand
    /// marks them.
    Slight,
    /// All: the events of the reports were given by somebody who knew them.
    All,
}

/// Puts together what belongs together over all reports.
pub fn resolve(reports: Vec<AnnotatedReport>, claims: Claims) -> Resolution {
    let (mut reports, given) = order::by_content(reports);
    let mut pile = Pile::default();
    reports.iter().for_each(|report| pile.add(report));
    let (copies, groups) = pile.group();
    for group in &groups {
        dates::infer(&mut reports, &group.reports);
    }
    let copy_at: FxHashMap<usize, &TextCopy> = copies.iter().map(|copy| (copy.report, copy)).collect();
    let of_group = |group: Group| {
        let own = group.reports.iter().filter_map(|report| copy_at.get(report).copied());
        let own: Vec<TextCopy> = own.cloned().collect();
        story(&reports, group, &own, claims)
    };
    let stories = groups.into_par_iter().map(of_group).collect();
    order::as_given(Resolution { reports, copies, stories }, &given)
}

/// What the reports of a group tell together; `copies` are those among them.
fn story(reports: &[AnnotatedReport], group: Group, copies: &[TextCopy], claims: Claims) -> Story {
    let entities = entities::resolve(reports, &group.reports);
    let claims = claims::collect(reports, &group.reports, &entities, claims);
    let votes = |report: usize| usize::from(copies.iter().all(|c| c.report != report));
    let events = events::resolve(reports, claims, &entities, &votes);
    let unplaced = claims::unplaced(reports, &group.reports, &entities, &events);
    let agreements = agreements::find(reports, &events, &entities);
    let statements = statements::collect(reports, &group.reports, &entities);
    let corrections = corrections::collect(reports, &group.reports, &events, &entities, copies);
    let rewrites = rewrites::find(reports, &group.reports, copies);
    Story {
        title: title(reports, &group.reports, &events),
        reports: group.reports,
        events,
        unplaced,
        agreements,
        statements,
        corrections,
        rewrites,
        entities: entities.all,
        because: group.because,
    }
}

/// The headline of the report that shares most events with the others; without headlines, the event most reports tell.
fn title(reports: &[AnnotatedReport], members: &[usize], events: &[Event]) -> String {
    let shared = |report: usize| {
        let tells = |e: &&Event| {
            e.asserted().iter().any(|c| c.report == report) && e.asserted().iter().any(|c| c.report != report)
        };
        events.iter().filter(tells).count()
    };
    let titled = members.iter().filter_map(|&r| Some((r, headline(&reports[r])?)));
    let best = titled.max_by_key(|(r, _)| (shared(*r), std::cmp::Reverse(*r))).map(|(_, title)| title);
    let told_by = |e: &Event| e.asserted().iter().map(|c| c.report).collect::<std::collections::BTreeSet<_>>().len();
    let main = || events.iter().rev().max_by_key(|e| (told_by(e), e.asserted().len())).map(|e| e.summary.clone());
    best.or_else(main).unwrap_or_default()
}

fn headline(report: &AnnotatedReport) -> Option<String> {
    let in_text =
        || report.report.zones.iter().find(|z| z.kind == ZoneKind::Title).map(|z| report.words(z.span).to_owned());
    let title = report.report.title.clone().or_else(in_text)?;
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}
