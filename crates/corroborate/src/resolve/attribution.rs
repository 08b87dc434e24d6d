//! From whom a report has a claim.
//!
//! A chain, the nearest first: whoever said the words, then those credited for the passage, the narrower passage
//! before the wider, then those credited for the whole report. Whoever is credited is an origin; a speaker is one only
//! where nobody but persons is credited: a minister quoted in an agency's dispatch is in what the report has, the
//! agency is where it has it from.

use std::collections::BTreeSet;

use super::entities::Entities;
use crate::annotation::{AnnotatedReport, Credit, CreditKind, Event, Quote};
use crate::story::Attribution;
use crate::text::Span;

/// The chain of an event of report `r`.
pub(super) fn chain(reports: &[AnnotatedReport], r: usize, event: &Event, entities: &Entities) -> Vec<Attribution> {
    let report = &reports[r];
    let mut credits: Vec<&Credit> = report.credits.iter().filter(|c| covers(c, event.trigger)).collect();
    credits.sort_by_key(|c| (c.scope.map_or(usize::MAX, |s| s.len()), c.span));
    let has_medium = credits.iter().any(|c| c.kind != CreditKind::Person);
    let speaker =
        event.quote.and_then(|q| report.quotes.get(q)).and_then(|q| speaker(reports, r, q, entities, !has_medium));
    let credited = credits.into_iter().map(|c| Attribution {
        source: c.mention.and_then(|m| entities.of_mention(reports, r, m)),
        name: c.name.clone(),
        cue: c.cue,
        is_origin: c.kind != CreditKind::Person || !has_medium,
    });
    let mut seen = BTreeSet::new();
    let mut seen_sources = BTreeSet::new();
    speaker
        .into_iter()
        .chain(credited)
        .filter(|a| seen.insert(a.name.to_lowercase()) && a.source.is_none_or(|s| seen_sources.insert(s)))
        .collect()
}

fn covers(credit: &Credit, words: Span) -> bool {
    credit.scope.is_none_or(|scope| scope.overlaps(words))
}

fn speaker(
    reports: &[AnnotatedReport],
    r: usize,
    quote: &Quote,
    entities: &Entities,
    is_origin: bool,
) -> Option<Attribution> {
    let source = quote.speaker_mention.and_then(|m| entities.of_mention(reports, r, m));
    let named = source.map(|s| &entities.all[s]).filter(|e| e.is_named).map(|e| e.name.clone());
    let name = named.or_else(|| quote.speaker.map(|s| reports[r].words(s).to_owned()))?;
    Some(Attribution { source, name, cue: quote.cue, is_origin })
}
