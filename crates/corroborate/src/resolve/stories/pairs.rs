//! Which reports are compared, and what comes of it.
//!
//! All pairs of a hundred thousand reports would be five thousand million. Those are compared that share terms that are rare
//! elsewhere: for each of its best terms a report meets those that have it, too, and come next in order of time, and is compared
//! with those with which it shares most of them. Pairs that can neither be of one story nor tell a stray report where it belongs
//! are not kept: whatever joins two reports is a chain of pairs of which each speaks for it.
//!
//! Whether somebody picked reports by hand is asked of those that have to do with each other, be it little: a report on another matter
//! would else change what is made of a pile of twenty.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::likeness::{Compared, Gathered};
use crate::annotation::Feature;

/// Reports that a report meets for each of its best terms.
const NEIGHBOURS: usize = 40;
/// Reports before it in order of time with which a report is compared, at most.
const MOST: usize = 200;

/// Two reports, in ascending order, that were compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub(super) reports: (usize, usize),
    pub(super) score: f64,
}

/// The score of two reports, as if picked by hand, below which they have nothing to do with each other. On ECB+ train four in five
/// of all reports hang together so; from -3 on as many stories as before fell together with others of their kind.
const UNRELATED: f64 = -4.0;

/// The pairs that were compared and matter, in ascending order, and how each report came to the pile.
pub(super) struct Comparison {
    pub(super) pairs: Vec<Pair>,
    gathered: Vec<Gathered>,
}

impl Comparison {
    /// `given` are pairs that are compared in any case, each with what is known of it besides. From a score of `least` a pair
    /// matters whatever else is known.
    pub(super) fn of(reports: &[Compared], given: &BTreeMap<(usize, usize), f64>, least: f64) -> Self {
        let score = |gathered: Gathered, (a, b): (usize, usize)| {
            gathered.score(&reports[a], &reports[b]) + given.get(&(a, b)).copied().unwrap_or_default()
        };
        let by_hand = |reports| Pair { reports, score: score(Gathered::ByHand, reports) };
        let all: Vec<Pair> = met(reports, given).into_par_iter().map(by_hand).collect();
        let related = Components::of(reports.len(), all.iter().filter(|pair| pair.score >= UNRELATED));
        let gathered: Vec<Gathered> = related.sizes().into_iter().map(Gathered::of).collect();
        let as_gathered = |pair: Pair| match gathered[pair.reports.0] {
            Gathered::ByHand => pair,
            published => Pair { score: score(published, pair.reports), ..pair },
        };
        let related = all.into_par_iter().filter(|pair| related.are_one(pair.reports));
        let mut pairs: Vec<Pair> = related.map(as_gathered).collect();
        let joined = Components::of(reports.len(), pairs.iter().filter(|pair| pair.score > 0.0));
        pairs.retain(|pair| pair.score >= least || joined.are_one(pair.reports));
        Self { pairs, gathered }
    }

    /// The features of two reports that have to do with each other.
    pub(super) fn features(&self, reports: &[Compared], (a, b): (usize, usize)) -> Vec<Feature> {
        self.gathered[a].features(&reports[a], &reports[b])
    }
}

/// The pairs that are compared, in ascending order.
fn met(reports: &[Compared], given: &BTreeMap<(usize, usize), f64>) -> Vec<(usize, usize)> {
    let index = index(reports);
    let mut given_of: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for &(a, b) in given.keys() {
        given_of.entry(a).or_default().push(b);
    }
    let met = |a: usize| {
        let mut others = candidates(&reports[a], a, &index);
        others.extend(given_of.get(&a).into_iter().flatten());
        others.sort_unstable();
        others.dedup();
        others.into_iter().map(move |b| (a, b)).collect::<Vec<(usize, usize)>>()
    };
    (0..reports.len()).into_par_iter().flat_map_iter(met).collect()
}

/// For each term the reports of which it is one of the best, in ascending order.
fn index(reports: &[Compared]) -> FxHashMap<u32, Vec<u32>> {
    let mut index: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (at, report) in reports.iter().enumerate() {
        for &term in &report.terms.best {
            index.entry(term).or_default().push(at as u32);
        }
    }
    index
}

/// The reports behind `at` with which it is compared.
fn candidates(report: &Compared, at: usize, index: &FxHashMap<u32, Vec<u32>>) -> Vec<usize> {
    let next = |term: &u32| {
        let having = index.get(term).map_or(&[][..], Vec::as_slice);
        let behind = having.partition_point(|&other| other as usize <= at);
        having[behind..].iter().take(NEIGHBOURS)
    };
    let mut met: Vec<u32> = report.terms.best.iter().flat_map(next).copied().collect();
    met.sort_unstable();
    let mut shared: Vec<(usize, usize)> =
        met.chunk_by(|one, other| one == other).map(|same| (same.len(), same[0] as usize)).collect();
    if shared.len() > MOST {
        shared.sort_unstable_by_key(|&(terms, other)| (std::cmp::Reverse(terms), other));
        shared.truncate(MOST);
    }
    shared.into_iter().map(|(_, other)| other).collect()
}

/// Which reports are joined by a chain of pairs.
pub(super) struct Components(Vec<usize>);

impl Components {
    pub(super) fn of<'p>(reports: usize, pairs: impl Iterator<Item = &'p Pair>) -> Self {
        let mut home: Vec<usize> = (0..reports).collect();
        for pair in pairs {
            let (a, b) = (first(&mut home, pair.reports.0), first(&mut home, pair.reports.1));
            home[a.max(b)] = a.min(b);
        }
        (0..reports).for_each(|at| home[at] = first(&mut home, at));
        Self(home)
    }

    /// For each report how many are joined with it, itself among them.
    fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.0.len()];
        self.0.iter().for_each(|&first| sizes[first] += 1);
        self.0.iter().map(|&first| sizes[first]).collect()
    }

    pub(super) fn are_one(&self, (a, b): (usize, usize)) -> bool {
        self.0[a] == self.0[b]
    }

    /// The components, each in ascending order.
    pub(super) fn all(&self) -> Vec<Vec<usize>> {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, &first) in self.0.iter().enumerate() {
            members.entry(first).or_default().push(at);
        }
        members.into_values().collect()
    }
}

/// The first report of a component; the way to it is made shorter.
fn first(home: &mut [usize], mut at: usize) -> usize {
    while home[at] != at {
        home[at] = home[home[at]];
        at = home[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_chains_of_pairs() {
        let pair = |a, b| Pair { reports: (a, b), score: 1.0 };
        let components = Components::of(6, [pair(1, 4), pair(0, 4), pair(2, 3)].iter());
        assert_eq!(components.all(), [vec![0, 1, 4], vec![2, 3], vec![5]]);
        assert_eq!(components.sizes(), [3, 3, 2, 2, 3, 1]);
    }
}
