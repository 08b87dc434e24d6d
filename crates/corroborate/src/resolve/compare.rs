//! Two reports, entities or events that were not put together, compared as the stage compares them: for `--explain`.
//!
//! What puts things together is kept with them. What speaks for and against all other pairs would be more than the account
//! itself, so the few that somebody asks about are compared again, by the same functions, with the same neighbours.

use super::entities::Entities;
pub(crate) use super::entities::{Apart, Compared as ComparedEntities};
pub(crate) use super::events::Compared as ComparedEvents;
use super::{Claims, Pile, claims, copies, entities, events, order};
use crate::annotate::read_alone;
use crate::annotation::{AnnotatedReport, Feature};
use crate::story::{Claim, Entity, Event, Story};

/// What was seen between two reports.
pub(crate) struct ComparedReports {
    /// What speaks for and against one story.
    pub(crate) features: Vec<Feature>,
    /// Whether they are two issues of one bulletin.
    pub(crate) are_issues: bool,
    /// What their texts share.
    pub(crate) shared: copies::Shared,
}

/// The reports `members` in the order in which the stage looks at them.
fn in_order(reports: &[AnnotatedReport], members: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut members: Vec<usize> = members.collect();
    members.sort_by(|&a, &b| order::key(&reports[a]).cmp(&order::key(&reports[b])));
    members
}

/// Compares two reports of a pile.
pub(crate) fn reports(all: &[AnnotatedReport], one: usize, other: usize) -> ComparedReports {
    let members = in_order(all, 0..all.len());
    let mut pile = Pile::default();
    members.iter().for_each(|&report| pile.add(&read_alone(&all[report])));
    let place = |report: usize| members.iter().position(|&at| at == report).unwrap_or_default();
    let (first, second) = (place(one).min(place(other)), place(one).max(place(other)));
    let (features, are_issues) = pile.compare(first, second);
    ComparedReports { features, are_issues, shared: copies::compare(&all[members[first]], &all[members[second]]) }
}

/// Compares two entities of a story.
pub(crate) fn entities(reports: &[AnnotatedReport], story: &Story, one: &Entity, other: &Entity) -> ComparedEntities {
    let members = in_order(reports, story.reports.iter().copied());
    entities::compare(reports, &members, &one.chains, &other.chains)
}

/// Compares two events of a story.
pub(crate) fn events(reports: &[AnnotatedReport], story: &Story, one: &Event, other: &Event) -> ComparedEvents {
    let members = in_order(reports, story.reports.iter().copied());
    let entities = Entities::of(story.entities.clone());
    let mut all = claims::collect(reports, &members, &entities, Claims::Worth);
    let place = |claim: &Claim| (claim.report, claim.event);
    let told = || story.events.iter().flat_map(|event| &event.claims);
    // Under other settings of the account nothing is slight.
    for claim in &mut all {
        claim.is_slight &= told().all(|told| place(told) != place(claim) || told.is_slight);
    }
    let of = |event: &Event| -> (Vec<usize>, Vec<usize>) {
        let firm = event.claims.iter().enumerate().filter(|(_, claim)| !claim.is_slight);
        firm.filter_map(|(at, claim)| Some((at, all.iter().position(|other| place(other) == place(claim))?))).unzip()
    };
    let ((own, one), (theirs, other)) = (of(one), of(other));
    let mut compared = events::compare(reports, &all, &entities, &one, &other);
    compared.pairs.iter_mut().for_each(|(a, b, _)| (*a, *b) = (own[*a], theirs[*b]));
    compared
}
