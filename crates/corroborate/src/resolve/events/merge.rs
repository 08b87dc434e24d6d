//! One event of the claims that assert it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Scored, summary};
use crate::annotation::{AnnotatedReport, Factuality, When};
use crate::resolve::entities::Entities;
use crate::story::{Claim, Event, Participant, asserted};

/// Reasons kept for one event.
const MAX_REASONS: usize = 200;

/// The event that the claims `cluster` assert.
pub(super) fn event(
    reports: &[AnnotatedReport],
    all: &[Claim],
    cluster: &[usize],
    scored: &Scored,
    entities: &Entities,
    weights: &dyn Fn(usize) -> usize,
) -> Event {
    let mut cluster = cluster.to_vec();
    cluster.sort_by_key(|&c| (all[c].is_passing, c));
    let claims: Vec<Claim> = cluster.iter().map(|&c| all[c].clone()).collect();
    let told = asserted(&claims);
    let source = |claim: &Claim| &reports[claim.report].events[claim.event];
    let pairs = (0..cluster.len()).flat_map(|a| (a + 1..cluster.len()).map(move |b| (a, b)));
    let because = pairs.filter_map(|(a, b)| Some((a, b, scored.get(&ordered(cluster[a], cluster[b]))?.clone())));
    let because = because.take(MAX_REASONS).collect();
    Event {
        summary: summary::summary(reports, told, entities),
        lemma: commonest(told.iter().map(|c| source(c).lemma.to_lowercase())).unwrap_or_default(),
        kind: commonest(told.iter().filter_map(|c| source(c).kind)),
        factuality: factuality(told, weights),
        when: agreed_time(&told.iter().collect::<Vec<_>>(), weights),
        place: place(told, entities),
        participants: participants(told, entities),
        is_reportable: claims.iter().any(|c| source(c).is_reportable()),
        because,
        claims,
    }
}

fn ordered(a: usize, b: usize) -> (usize, usize) {
    (a.min(b), a.max(b))
}

/// Events in order of time, those without a time last; then those that most reports tell, then in order of words.
pub(super) fn order(event: &Event) -> (Date, Reverse<usize>, usize, usize) {
    let when = event.when.as_ref().and_then(|w| w.from.or(w.to)).unwrap_or(Date::MAX);
    let reports: BTreeSet<usize> = event.claims.iter().map(|c| c.report).collect();
    (when, Reverse(reports.len()), event.claims[0].report, event.claims[0].trigger.start)
}

/// The value that occurs most often; of several the smallest.
fn commonest<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, n)| *n).map(|(value, _)| value)
}

/// What most reports say.
fn factuality(claims: &[Claim], weights: &dyn Fn(usize) -> usize) -> Factuality {
    let most = factuality_votes(claims, weights).into_iter().rev().max_by_key(|(_, n)| *n);
    most.map_or(Factuality::Happened, |(factuality, _)| factuality)
}

/// How many reports say what; each has one vote, by the firmest of its claims. A copy has none.
pub(crate) fn factuality_votes(claims: &[Claim], weights: &dyn Fn(usize) -> usize) -> BTreeMap<Factuality, usize> {
    let mut by_report: BTreeMap<usize, Factuality> = BTreeMap::new();
    for claim in claims {
        let firmest = by_report.entry(claim.report).or_insert(claim.factuality);
        *firmest = (*firmest).min(claim.factuality);
    }
    let mut votes: BTreeMap<Factuality, usize> = BTreeMap::new();
    for (report, factuality) in by_report {
        *votes.entry(factuality).or_default() += weights(report);
    }
    votes
}

/// The time that most independent reports allow; of several the most precise, then the earliest.
pub(crate) fn agreed_time(claims: &[&Claim], weights: &dyn Fn(usize) -> usize) -> Option<When> {
    let times = claims.iter().filter_map(|claim| claim.when.as_ref());
    let length = |when: &When| match (when.from, when.to) {
        (Some(from), Some(to)) => (to - from).get_days(),
        _ => i32::MAX,
    };
    let rank =
        |when: &When| (Reverse(time_votes(claims, when, weights)), length(when), when.from, when.inferred.is_some());
    times.min_by_key(|when| rank(when)).cloned()
}

/// How many independent reports give a time that `when` allows.
pub(crate) fn time_votes(claims: &[&Claim], when: &When, weights: &dyn Fn(usize) -> usize) -> usize {
    let allows = |claim: &&&Claim| claim.when.as_ref().is_some_and(|told| told.is_compatible(when));
    let agreeing: BTreeSet<usize> = claims.iter().filter(allows).map(|claim| claim.report).collect();
    agreeing.into_iter().map(weights).sum()
}

/// The place that most claims name; a place with a name is preferred.
fn place(claims: &[Claim], entities: &Entities) -> Option<usize> {
    let named = |place: &usize| entities.all[*place].is_named;
    commonest(claims.iter().filter_map(|c| c.place).filter(named))
        .or_else(|| commonest(claims.iter().filter_map(|c| c.place)))
}

/// All who take part according to any claim, each in the part that most claims give it; those never named only where
/// nobody is named in that part.
fn participants(claims: &[Claim], entities: &Entities) -> Vec<Participant> {
    let all: BTreeSet<usize> = claims.iter().flat_map(|c| c.participants.iter().map(|p| p.entity)).collect();
    let of = |entity: usize| claims.iter().flat_map(|c| &c.participants).filter(move |p| p.entity == entity);
    let mut found: Vec<Participant> = all
        .into_iter()
        .filter_map(|entity| Some(Participant { entity, role: commonest(of(entity).map(|p| p.role))? }))
        .collect();
    let named = |p: &Participant| entities.all[p.entity].is_named;
    let roles: BTreeSet<_> = found.iter().filter(|p| named(p)).map(|p| p.role).collect();
    found.retain(|p| named(p) || !roles.contains(&p.role));
    found.sort_by_key(|p| (p.role, p.entity));
    found
}
