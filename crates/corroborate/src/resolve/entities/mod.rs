//! Which chains of several reports are one entity.
//!
//! Candidates come from an index of name words, initials and descriptions, never from all pairs; a pair's score is a
//! sum of named features; average-link clustering puts profiles together. Two persons whom one report tells apart are
//! never merged, nor two whose given names contradict each other, whatever else speaks for it: a wrong merge puts words
//! in somebody's mouth, a missed one only leaves a line too many.

mod features;
mod names;
mod profile;
mod table;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use table::Entities;

use self::features::SharedNames;
use self::names::PersonLikeness;
use self::profile::Profile;
use super::cluster::AverageLink;
use crate::annotation::{AnnotatedReport, Feature};

/// How many neighbours in a list of candidates a profile is compared with.
const NEIGHBOURS: usize = 48;

/// Profiles that cannot be told from each other by name share nothing; not having been compared speaks against a merge.
const LINK: AverageLink = AverageLink { unscored: -1.0 };

/// Puts the chains of the reports `members` together.
pub(super) fn resolve(reports: &[AnnotatedReport], members: &[usize]) -> Entities {
    let profiles = profile::profiles(reports, members);
    let scored = score(&profiles);
    let pairs: Vec<(usize, usize, f64)> =
        scored.iter().map(|((a, b), features)| (*a, *b, features.iter().map(|f| f.weight).sum())).collect();
    let clusters = LINK.cluster(profiles.len(), &pairs, |a, b| is_told_apart(&profiles, a, b));
    table::build(reports, &profiles, &clusters, &scored)
}

type Scored = BTreeMap<(usize, usize), Vec<Feature>>;

fn score(profiles: &[Profile]) -> Scored {
    let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, profile) in profiles.iter().enumerate() {
        for key in keys(profile) {
            index.entry(key).or_default().push(i);
        }
    }
    let shared = shared_names(profiles);
    let mut scored = Scored::new();
    for list in index.values() {
        for (at, &a) in list.iter().enumerate() {
            for &b in list[at + 1..].iter().take(NEIGHBOURS) {
                scored.entry((a, b)).or_insert_with(|| features::compare(&profiles[a], &profiles[b], &shared));
            }
        }
    }
    scored.retain(|_, features| !features.is_empty());
    scored
}

/// What a profile can be found by.
fn keys(profile: &Profile) -> BTreeSet<String> {
    let persons = profile.persons.iter().chain(&profile.misread).flat_map(|n| n.keys()).map(|k| format!("p{k}"));
    let bodies = profile.bodies.iter().flat_map(|n| n.keys()).map(|k| format!("b{k}"));
    let described = profile.description.iter().map(|d| format!("d{}", d.head));
    let offices = profile.offices.iter().map(|o| format!("d{}", o.head));
    persons.chain(bodies).chain(described).chain(offices).collect()
}

/// Family names borne by persons whose given names differ, and by a father and his son.
fn shared_names(profiles: &[Profile]) -> SharedNames {
    let mut first: BTreeMap<&str, &names::PersonName> = BTreeMap::new();
    let mut generation: BTreeMap<&str, &str> = BTreeMap::new();
    let mut shared = SharedNames::default();
    for name in profiles.iter().filter_map(|p| p.persons.first()).filter(|n| n.words.len() > 1) {
        let Some(family) = name.words.last() else { continue };
        let known = first.entry(&family.skeleton).or_insert(name);
        if known.likeness(name) == PersonLikeness::GivenNamesDiffer {
            shared.families.insert(family.skeleton.clone());
        }
        if let Some(own) = &name.generation
            && *generation.entry(&family.skeleton).or_insert(own) != own
        {
            shared.generations.insert(family.skeleton.clone());
        }
    }
    shared
}

/// Whether a report refers to members of both clusters as different entities, or their names contradict each other.
fn is_told_apart(profiles: &[Profile], a: &[usize], b: &[usize]) -> bool {
    let mut by_report: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &p in a {
        for &(report, _) in &profiles[p].chains {
            by_report.entry(report).or_default().push(p);
        }
    }
    let in_one_report = |q: usize| {
        let reports = profiles[q].chains.iter().filter_map(|(report, _)| by_report.get(report));
        reports.flatten().any(|&p| are_different_in_one_report(&profiles[p], &profiles[q]))
    };
    let contradicts = |q: usize| a.iter().any(|&p| features::names_exclude(&profiles[p], &profiles[q]));
    b.iter().any(|&q| in_one_report(q) || contradicts(q))
}

/// Whether two profiles that one report mentions as different chains are different for certain. Two names for one
/// thing may have been missed by the chains of that report; a description would have been put to its name there.
fn are_different_in_one_report(a: &Profile, b: &Profile) -> bool {
    !a.is_named || !b.is_named
}
