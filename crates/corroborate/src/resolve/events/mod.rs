//! Which claims assert one event, within a report and across reports.
//!
//! Candidates share a word, a stem or a class of synonyms, or their words mean much the same ([`akin`]); a pair's score is a sum of named features with weights
//! learned from marked reports (`data/event-weights.tsv`); average-link clustering of the sums that are sure puts claims together. Events said in
//! passing are put with the others, so that a report's second mention of its subject is no event of its own, but
//! nothing is concluded from them; what says still less makes no event and is put with one if it is beyond doubt ([`slight`]). Times that contradict each other speak against, but do not forbid: two reports
//! that date one meeting differently are a conflict to be shown, not two meetings. Persons that differ speak more
//! strongly against: a memorandum with one official is not the memorandum with another. What is then still apart only
//! by one matter, and told in the same words otherwise, is put together last ([`contested`]).

mod akin;
mod contested;
mod context;
mod features;
mod merge;
mod pair;
mod slight;
mod stand_in;
mod summary;
mod view;

pub(crate) use merge::{agreed_time, factuality_votes, time_votes};
pub use pair::Pair;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use self::view::View;
use super::cluster::AverageLink;
use super::entities::Entities;
use crate::annotation::{AnnotatedReport, Feature};
use crate::story::{Claim, Event};

/// How many neighbours in a list of candidates a claim is compared with.
const NEIGHBOURS: usize = 96;

const LINK: AverageLink = AverageLink { unscored: -1.0 };

/// Sums that say nothing: where many pairs of two clusters are unsure, those that are sure decide. Chosen on train topics that
/// the weights were not learned from (CoNLL 82.0; 81.5 where every sum counts), together with how far it lies below 0.
/// Rejected there, for no more than 0.2 or for less: sums cut off above and below, a share for the strongest pair or for the best
/// of each claim, and counting against a merger the reports that tell both.
const UNSURE: RangeInclusive<f64> = -0.9..=0.3;

type Scored = BTreeMap<(usize, usize), Vec<Feature>>;

/// The events that `claims` assert, in order of time where it is known. `weights` are those of the reports: a copy
/// counts nothing.
pub(super) fn resolve(
    reports: &[AnnotatedReport],
    claims: Vec<Claim>,
    entities: &Entities,
    weights: &dyn Fn(usize) -> usize,
) -> Vec<Event> {
    let (scored, clusters) = {
        let views = view::views(reports, &claims, entities);
        let (slight, mut scored) = slight::part(&claims, score(&claims, &views));
        let pairs: Vec<(usize, usize, f64)> =
            scored.iter().map(|((a, b), features)| (*a, *b, sure(sum(features)))).collect();
        let mut clusters = LINK.cluster(views.len(), &pairs, |a, b| exclude(&views, a, b));
        clusters.retain(|cluster| !claims[cluster[0]].is_slight);
        let contest = contested::Contest { reports, claims: &claims, views: &views, entities };
        let mut clusters = contest.settle(clusters, &mut scored);
        let is_reportable = |&claim: &usize| reports[claims[claim].report].events[claims[claim].event].is_reportable();
        slight::attach(&mut clusters, &views, &slight, |cluster| cluster.iter().any(is_reportable));
        scored.extend(slight);
        (scored, clusters)
    };
    let mut events: Vec<Event> =
        clusters.iter().map(|c| merge::event(reports, &claims, c, &scored, entities, weights)).collect();
    events.sort_by_key(merge::order);
    events
}

/// Claims of a cluster that are looked at for what excludes a merger; beyond that the mean score decides.
const LOOKED_AT: usize = 64;

fn exclude(views: &[View], a: &[usize], b: &[usize]) -> bool {
    let pairs = a.iter().take(LOOKED_AT).flat_map(|&x| b.iter().take(LOOKED_AT).map(move |&y| (x, y)));
    pairs.into_iter().any(|(x, y)| features::exclude(&views[x], &views[y], None))
}

fn score(claims: &[Claim], views: &[View]) -> Scored {
    let compare = |&(a, b): &(usize, usize)| features::compare(&views[a], &views[b]);
    let pairs = candidates(views).into_iter().filter(|&(a, b)| !(claims[a].is_slight && claims[b].is_slight));
    let mut scored: Scored = pairs.map(|pair| (pair, compare(&pair))).collect();
    scored.retain(|_, features| !features.is_empty());
    scored
}

fn sum(features: &[Feature]) -> f64 {
    features.iter().map(|feature| feature.weight).sum()
}

/// By how much a sum is surer than [`UNSURE`].
fn sure(sum: f64) -> f64 {
    sum - sum.clamp(*UNSURE.start(), *UNSURE.end())
}

/// The pairs of claims that are compared.
pub(super) fn compared(reports: &[AnnotatedReport], claims: &[Claim], entities: &Entities) -> Vec<Pair> {
    let views = view::views(reports, claims, entities);
    let pair = |(a, b): (usize, usize)| Pair {
        claims: (a, b),
        features: features::seen(&views[a], &views[b]),
        is_forbidden: features::exclude(&views[a], &views[b], None),
    };
    candidates(&views).into_iter().map(pair).filter(|pair| !pair.features.is_empty()).collect()
}

/// What was seen between the claims of two events, and what forbids that they are one.
#[derive(Debug)]
pub(crate) struct Compared {
    /// The pairs that were scored, by indexes into the claims of either, those that speak most for one event first.
    pub(crate) pairs: Vec<(usize, usize, Vec<Feature>)>,
    /// The mean of the sums that are sure, pairs that were not scored included; above 0 it joins.
    pub(crate) mean: f64,
    /// Whether times or persons exclude it.
    pub(crate) is_forbidden: bool,
}

/// Compares two events as [`resolve`] does; `all` are the claims of their story, `one` and `other` theirs among them.
pub(super) fn compare(
    reports: &[AnnotatedReport],
    all: &[Claim],
    entities: &Entities,
    one: &[usize],
    other: &[usize],
) -> Compared {
    let views = view::views(reports, all, entities);
    let candidates = candidates(&views);
    let both = one.iter().enumerate().flat_map(|(x, &a)| other.iter().enumerate().map(move |(y, &b)| ((x, y), (a, b))));
    let seen = |((x, y), (a, b)): ((usize, usize), (usize, usize))| {
        let (a, b) = (a.min(b), a.max(b));
        let is_compared = candidates.contains(&(a, b)) && !(all[a].is_slight && all[b].is_slight);
        let features = if is_compared { features::compare(&views[a], &views[b]) } else { Vec::new() };
        (!features.is_empty()).then_some((x, y, features))
    };
    let mut pairs: Vec<(usize, usize, Vec<Feature>)> = both.filter_map(seen).collect();
    let told: f64 = pairs.iter().map(|(.., features)| sure(sum(features))).sum();
    let count = one.len() * other.len();
    let mean = (told + LINK.unscored * (count - pairs.len()) as f64) / count.max(1) as f64;
    pairs.sort_by(|a, b| sum(&b.2).total_cmp(&sum(&a.2)).then((a.0, a.1).cmp(&(b.0, b.1))));
    Compared { pairs, mean, is_forbidden: exclude(&views, one, other) }
}

/// The pairs to be compared.
fn candidates(views: &[View]) -> BTreeSet<(usize, usize)> {
    let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let akin = akin::words(views);
    for (i, view) in views.iter().enumerate() {
        for key in keys(view).into_iter().chain(akin.keys(view)) {
            index.entry(key).or_default().push(i);
        }
    }
    let mut pairs = BTreeSet::new();
    for list in index.values() {
        for (at, &a) in list.iter().enumerate() {
            pairs.extend(list[at + 1..].iter().take(NEIGHBOURS).map(|&b| (a, b)));
        }
    }
    pairs
}

/// What a claim can be found by: its word, the beginning of it, the classes it is in.
fn keys(view: &View) -> BTreeSet<String> {
    let stem: String = view.lemma.chars().take(5).collect();
    view.words().chain([format!("{stem}-")]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three claims of an arrest and two were left apart: four of the six pairs said a little against it.
    #[test]
    fn pairs_that_are_unsure_do_not_outvote_those_that_are_sure() {
        let sums = [(0, 1, 3.0), (0, 2, 3.0), (1, 2, 3.0), (3, 4, 3.0), (0, 3, 1.5), (1, 4, 1.2)];
        let unsure = [(0, 4, -0.8), (1, 3, -0.7), (2, 3, -0.8), (2, 4, -0.6)];
        let all = |weigh: fn(f64) -> f64| {
            let pairs: Vec<_> = sums.iter().chain(&unsure).map(|&(a, b, sum)| (a, b, weigh(sum))).collect();
            LINK.cluster(5, &pairs, |_, _| false).len()
        };
        assert_eq!((all(|sum| sum), all(sure)), (2, 1));
        assert_eq!(LINK.cluster(2, &[(0, 1, sure(0.2))], |_, _| false).len(), 2);
    }
}
