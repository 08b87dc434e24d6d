//! Which chains of several reports are one entity.
//!
//! Candidates come from an index of name words, initials and descriptions, never from all pairs; a pair's score is a
//! sum of named features; average-link clustering puts profiles together. Two persons whom one report tells apart are
//! never merged, nor two whose given names contradict each other, whatever else speaks for it: a wrong merge puts words
//! in somebody's mouth, a missed one only leaves a line too many.

mod features;
mod named_around;
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

/// Two chains: (report, chain).
pub(crate) type TwoChains = [(usize, usize); 2];

/// What was seen between the chains of two entities, and what forbids that they are one.
#[derive(Debug)]
pub(crate) struct Compared {
    /// The pairs that were scored, each by a chain of either.
    pub(crate) pairs: Vec<(TwoChains, Vec<Feature>)>,
    /// What forbids it, whatever the sums.
    pub(crate) apart: Option<Apart>,
}

/// Why two entities are never one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Apart {
    /// A report, by its index, refers to both as different ones.
    InOneReport(usize),
    /// Their names contradict each other.
    ByNames,
}

/// Compares two entities of a story, given by their chains, as [`resolve`] does.
pub(super) fn compare(
    reports: &[AnnotatedReport],
    members: &[usize],
    one: &[(usize, usize)],
    other: &[(usize, usize)],
) -> Compared {
    let profiles = profile::profiles(reports, members);
    let scored = score(&profiles);
    let of = |chains: &[(usize, usize)]| -> Vec<usize> {
        (0..profiles.len()).filter(|&at| chains.contains(&profiles[at].chains[0])).collect()
    };
    let (one, other) = (of(one), of(other));
    let pairs = one.iter().flat_map(|&a| other.iter().map(move |&b| (a, b)));
    let seen = |(a, b): (usize, usize)| {
        let features = scored.get(&(a.min(b), a.max(b)))?.clone();
        Some(([a, b].map(|profile| profiles[profile].chains[0]), features))
    };
    Compared { pairs: pairs.filter_map(seen).collect(), apart: why_apart(&profiles, &one, &other) }
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
    leave_open(profiles, &mut scored);
    scored
}

/// Speaks against each of two persons told apart whose names a third name fits equally well: "Ali Roe" may be "Ali Roe Hassan" or
/// "Ali Roe Mahmoud".
fn leave_open(profiles: &[Profile], scored: &mut Scored) {
    let total = |features: &[Feature]| features.iter().map(|f| f.weight).sum::<f64>();
    let are_two = |a: usize, b: usize| is_told_apart(profiles, &[a], &[b]);
    let is_person = |p: usize| !profiles[p].persons.is_empty();
    let mut fitting: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
    for (&(a, b), features) in scored.iter() {
        let score = total(features);
        if score > 0.0 && is_person(a) && is_person(b) && !are_two(a, b) {
            fitting.entry(a).or_default().push((b, score));
            fitting.entry(b).or_default().push((a, score));
        }
    }
    for (name, fits) in fitting {
        let best = fits.iter().map(|(_, score)| *score).fold(0.0, f64::max);
        let equal: Vec<usize> = fits.iter().filter(|(_, score)| *score >= best).map(|(other, _)| *other).collect();
        for &a in equal.iter().filter(|&&a| equal.iter().any(|&b| are_two(a, b))) {
            let pair = (name.min(a), name.max(a));
            scored.entry(pair).or_default().push(features::fits_another());
        }
    }
}

/// What a profile can be found by.
fn keys(profile: &Profile) -> BTreeSet<String> {
    let persons = profile.persons.iter().chain(&profile.misread).flat_map(|n| n.keys()).map(|k| format!("p{k}"));
    let bodies = profile.bodies.iter().flat_map(|n| n.keys()).map(|k| format!("b{k}"));
    let described = profile.description.iter().map(|d| format!("d{}", d.head));
    let offices = profile.offices.iter().map(|o| format!("d{}", o.head));
    let country = profile.country.into_iter().chain(profile.governs()).map(|country| format!("c{country}"));
    persons.chain(bodies).chain(described).chain(offices).chain(country).collect()
}

/// Family names borne by persons whose given names differ, and by a father and his son.
fn shared_names(profiles: &[Profile]) -> SharedNames {
    let mut bearers: BTreeMap<&str, Vec<&Profile>> = BTreeMap::new();
    let mut shared = SharedNames::default();
    for profile in profiles {
        let Some(name) = profile.persons.first().filter(|n| n.words.len() > 1) else { continue };
        let Some(family) = name.words.last() else { continue };
        let known = bearers.entry(&family.skeleton).or_default();
        let names = || known.iter().filter_map(|other| Some((*other, other.persons.first()?)));
        if names().any(|(_, other)| other.likeness(name) == PersonLikeness::GivenNamesDiffer) {
            shared.families.insert(family.skeleton.clone());
        }
        let are_generations = |other: &Profile, theirs: &Option<String>| {
            let is_one_told = theirs.is_some() && name.generation.is_some() || other.is_told_apart(profile);
            *theirs != name.generation && is_one_told
        };
        if names().any(|(other, theirs)| are_generations(other, &theirs.generation)) {
            shared.generations.insert(family.skeleton.clone());
        }
        known.push(profile);
    }
    shared
}

/// Whether two clusters can't be one entity.
fn is_told_apart(profiles: &[Profile], a: &[usize], b: &[usize]) -> bool {
    why_apart(profiles, a, b).is_some()
}

/// Whether a report refers to members of both clusters as different entities, or their names contradict each other.
fn why_apart(profiles: &[Profile], a: &[usize], b: &[usize]) -> Option<Apart> {
    let mut by_report: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &p in a {
        for &(report, _) in &profiles[p].chains {
            by_report.entry(report).or_default().push(p);
        }
    }
    let in_one_report = |q: usize| {
        let mut reports = profiles[q].chains.iter().filter_map(|(report, _)| Some((*report, by_report.get(report)?)));
        let is_other = |&p: &usize| are_different_in_one_report(&profiles[p], &profiles[q]);
        reports.find(|(_, of_report)| of_report.iter().any(is_other)).map(|(report, _)| Apart::InOneReport(report))
    };
    let by_names = |q: usize| {
        let contradicts = a.iter().any(|&p| features::names_exclude(&profiles[p], &profiles[q]));
        contradicts.then_some(Apart::ByNames)
    };
    b.iter().find_map(|&q| in_one_report(q).or_else(|| by_names(q)))
}

/// Whether two profiles that one report mentions as different chains are different for certain. Two names for one
/// thing may have been missed by the chains of that report, where no sentence tells them apart; a description would have been
/// put to its name there, unless other reports alone say that this is the office of whom it names.
fn are_different_in_one_report(a: &Profile, b: &Profile) -> bool {
    let is_government = a.is_government_of(b) || b.is_government_of(a);
    let is_office = || features::is_described_by_office(a, b) && a.told_in.is_disjoint(&b.told_in);
    (!a.is_named || !b.is_named) && !is_government && !is_office() || a.is_told_apart(b)
}
