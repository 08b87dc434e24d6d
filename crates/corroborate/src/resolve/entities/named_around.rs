//! Names of bodies and places around the text: "TEHRAN, June 30 –", "Source: Interior Ministry", a masthead.
//!
//! What stands there is not read, for it tells nothing; but it names whom the reports tell of, and who asks where somebody is named
//! is to find it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::profile::Profile;
use crate::annotation::{AnnotatedReport, EntityKind};
use crate::report::ZoneKind;
use crate::story::{Cite, Entity};
use crate::text::Span;

/// Letters that a name must have to be looked for.
const SHORTEST: usize = 3;

/// Adds the mentions of bodies and places that have a name to those that were read.
pub(super) fn add(reports: &[AnnotatedReport], profiles: &[Profile], all: &mut [Entity]) {
    let names = names(all);
    let mut members: Vec<usize> =
        profiles.iter().flat_map(|profile| &profile.chains).map(|&(report, _)| report).collect();
    members.sort_unstable();
    members.dedup();
    let mut found: BTreeMap<usize, Vec<Cite>> = BTreeMap::new();
    for report in members {
        let around = reports[report].report.zones.iter();
        for zone in around.filter(|zone| matches!(zone.kind, ZoneKind::Byline | ZoneKind::Dateline)) {
            for (entity, span) in named_in(&reports[report].report.text, zone.span, &names) {
                found.entry(entity).or_default().push(Cite { report, span });
            }
        }
    }
    for (entity, cites) in found {
        let mentions = &mut all[entity].mentions;
        mentions.extend(cites);
        mentions.sort_unstable();
        mentions.dedup();
    }
}

/// The names in small letters, the longest first, with whose they are; one that two have is nobody's.
fn names(all: &[Entity]) -> Vec<(String, usize)> {
    let mut by_name: BTreeMap<String, Option<usize>> = BTreeMap::new();
    let is_looked_for =
        |entity: &Entity| entity.is_named && matches!(entity.kind, EntityKind::Organization | EntityKind::Place);
    for (at, entity) in all.iter().enumerate().filter(|(_, entity)| is_looked_for(entity)) {
        for name in std::iter::once(&entity.name).chain(&entity.aliases) {
            let name = name.to_lowercase();
            if name.chars().count() >= SHORTEST {
                by_name.entry(name).and_modify(|of| *of = of.filter(|&of| of == at)).or_insert(Some(at));
            }
        }
    }
    let mut names: Vec<(String, usize)> = by_name.into_iter().filter_map(|(name, of)| Some((name, of?))).collect();
    names.sort_by(|a, b| (Reverse(a.0.len()), &a.0).cmp(&(Reverse(b.0.len()), &b.0)));
    names
}

/// Whose names stand in a part of the text, whatever their letter case.
fn named_in(text: &str, zone: Span, names: &[(String, usize)]) -> Vec<(usize, Span)> {
    let words = zone.of(text);
    // Only where no letter changes its length are places in small letters those of the text.
    let small = words.to_lowercase();
    if small.len() != words.len() {
        return Vec::new();
    }
    let mut found: Vec<(usize, Span)> = Vec::new();
    for (name, entity) in names {
        for (at, _) in small.match_indices(name.as_str()) {
            let span = Span { start: zone.start + at, end: zone.start + at + name.len() };
            let ends = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
            let is_whole = text.get(..span.start).is_some_and(|before| ends(before.chars().next_back()))
                && text.get(span.end..).is_some_and(|behind| ends(behind.chars().next()));
            if is_whole && !found.iter().any(|(_, other)| other.overlaps(span)) {
                found.push((*entity, span));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_around_the_text_is_found_whatever_its_letters() {
        let names = [("lurel city".to_owned(), 1), ("lurel".to_owned(), 0)];
        let found = |text: &str| named_in(text, Span { start: 0, end: text.len() }, &names);
        assert_eq!(found("LUREL, June 30"), [(0, Span { start: 0, end: 5 })]);
        assert_eq!(found("Lurel City"), [(1, Span { start: 0, end: 10 })]);
        assert!(found("Lurelian").is_empty());
    }
}
