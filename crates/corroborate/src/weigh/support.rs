//! How many independent origins stand behind an event.
//!
//! A report's origins for an event are those of all its claims of it together, and copies of one text speak as one
//! report. Two reports are independent if they share no origin, and an event is corroborated if two such reports claim
//! it. A claim that was withdrawn counts for nothing. Counting distinct names instead would overclaim: a report that has part of a story from the police and part from
//! an agency is not a second voice beside the police's own.

use std::collections::{BTreeMap, BTreeSet};

use super::origins::{ClaimOrigins, Names, OriginKey, Origins, join_longer_names};
use crate::account::{OriginReason, OriginSupport, Standing, Weight};
use crate::annotation::AnnotatedReport;
use crate::story::{Event, Story};
use crate::wording;

/// Weighs every event of `story`, in their order.
pub fn weigh(story: &Story, reports: &[AnnotatedReport], origins: &Origins<'_>) -> Vec<Weight> {
    let names = Names::of(story, origins.same);
    let weigh = |(at, event)| weigh_event(event, &withdrawn(story, at), reports, origins, &names);
    story.events.iter().enumerate().map(weigh).collect()
}

/// Claims of an event behind which nobody stands any more.
fn withdrawn(story: &Story, event: usize) -> BTreeSet<usize> {
    story.touches(event).filter(|touch| touch.is_withdrawn).map(|touch| touch.claim).collect()
}

fn weigh_event(
    event: &Event,
    withdrawn: &BTreeSet<usize>,
    reports: &[AnnotatedReport],
    origins: &Origins<'_>,
    names: &Names<'_>,
) -> Weight {
    let mut of_claims: Vec<ClaimOrigins> =
        event.claims.iter().map(|claim| names.origins(claim, reports, origins.copies)).collect();
    join_longer_names(&mut of_claims);
    for &claim in withdrawn {
        of_claims[claim].reason.push_str(", and was withdrawn: counts for nothing");
    }
    let counts = |claim: usize| !withdrawn.contains(&claim);
    let mut voices: BTreeMap<usize, BTreeSet<OriginKey>> = BTreeMap::new();
    let counted = || event.claims.iter().enumerate().filter(|(at, _)| counts(*at));
    for (claim, from) in counted().map(|(at, claim)| (claim, &of_claims[at])) {
        voices.entry(origins.copies.original(claim.report)).or_default().extend(from.origins.keys().cloned());
    }
    let telling: BTreeSet<usize> = counted().map(|(_, claim)| claim.report).collect();
    let outlets: BTreeSet<OriginKey> = telling.iter().map(|&report| names.outlet_key(&reports[report])).collect();
    let is_corroborated = has_disjoint_pair(&voices);
    Weight {
        reports: telling.len(),
        outlets: outlets.len(),
        origins: independent(event, &voices, &of_claims, origins, is_corroborated, counts),
        standing: match (is_corroborated, telling.len()) {
            (true, _) => Standing::Corroborated,
            (false, 0 | 1) => Standing::SingleSource,
            (false, _) => Standing::Repeated,
        },
        disputed: Vec::new(),
        because: reasons(event, &of_claims),
    }
}

fn has_disjoint_pair(voices: &BTreeMap<usize, BTreeSet<OriginKey>>) -> bool {
    let distinct: Vec<&BTreeSet<OriginKey>> = voices.values().collect::<BTreeSet<_>>().into_iter().collect();
    distinct.iter().enumerate().any(|(i, one)| distinct[i + 1..].iter().any(|other| one.is_disjoint(other)))
}

/// The origins, the one that most reports share first; each claim under the first that it comes from. Where no two
/// reports are independent they are one, whatever their names.
fn independent(
    event: &Event,
    voices: &BTreeMap<usize, BTreeSet<OriginKey>>,
    of_claims: &[ClaimOrigins],
    origins: &Origins<'_>,
    is_corroborated: bool,
    counts: impl Fn(usize) -> bool,
) -> Vec<OriginSupport> {
    let shown: BTreeMap<&OriginKey, &str> =
        of_claims.iter().rev().flat_map(|claim| &claim.origins).map(|(key, name)| (key, name.as_str())).collect();
    let mut open: BTreeMap<usize, &BTreeSet<OriginKey>> = voices.iter().map(|(&voice, from)| (voice, from)).collect();
    let mut found: Vec<OriginSupport> = Vec::new();
    while let Some(key) = most_shared(&open) {
        let told: BTreeSet<usize> =
            open.iter().filter(|(_, from)| from.contains(&key)).map(|(&voice, _)| voice).collect();
        open.retain(|voice, _| !told.contains(voice));
        let is_told = |claim: &usize| told.contains(&origins.copies.original(event.claims[*claim].report));
        let claims = (0..event.claims.len()).filter(|&claim| counts(claim)).filter(is_told).collect();
        found.push(OriginSupport { origin: shown.get(&key).copied().unwrap_or_default().to_owned(), claims });
    }
    if is_corroborated || found.len() < 2 {
        return found;
    }
    let names: Vec<String> = found.into_iter().map(|support| support.origin).collect();
    vec![OriginSupport {
        origin: wording::list(&names),
        claims: (0..event.claims.len()).filter(|&claim| counts(claim)).collect(),
    }]
}

fn most_shared(open: &BTreeMap<usize, &BTreeSet<OriginKey>>) -> Option<OriginKey> {
    let mut counts: BTreeMap<&OriginKey, usize> = BTreeMap::new();
    for key in open.values().copied().flatten() {
        *counts.entry(key).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|&(_, count)| count == most).map(|(key, _)| key.clone())
}

fn reasons(event: &Event, of_claims: &[ClaimOrigins]) -> Vec<OriginReason> {
    let mut of_reports: BTreeMap<usize, (BTreeSet<&str>, BTreeSet<&str>)> = BTreeMap::new();
    for (claim, from) in event.claims.iter().zip(of_claims) {
        let (origins, reasons) = of_reports.entry(claim.report).or_default();
        origins.extend(from.origins.values().map(String::as_str));
        reasons.insert(&from.reason);
    }
    let owned = |words: BTreeSet<&str>| words.into_iter().map(str::to_owned).collect();
    let reason =
        |(report, (origins, reasons))| OriginReason { report, origins: owned(origins), reasons: owned(reasons) };
    of_reports.into_iter().map(reason).collect()
}
