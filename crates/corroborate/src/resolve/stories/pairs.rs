//! Which reports are compared, and what comes of it.
//!
//! All pairs of a hundred thousand reports would be five thousand million. Those are compared that share terms that are rare
//! elsewhere: for each of its best terms a report meets those that have it, too, and come next in order of time, and is compared
//! with those with which it shares most of them. Pairs that can neither be of one story nor tell a stray report where it belongs
//! are not kept: whatever joins two reports is a chain of pairs of which each speaks for it.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::likeness::{Compared, Gathered};

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

/// The pairs that matter, in ascending order. `given` are pairs that are compared in any case, each with what is known of it
/// besides. From a score of `least` a pair matters whatever else is known.
pub(super) fn compare(
    reports: &[Compared],
    given: &BTreeMap<(usize, usize), f64>,
    gathered: Gathered,
    least: f64,
) -> Vec<Pair> {
    let index = index(reports);
    let mut given_of: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for &(a, b) in given.keys() {
        given_of.entry(a).or_default().push(b);
    }
    let compared = |a: usize| {
        let mut others = candidates(&reports[a], a, &index);
        others.extend(given_of.get(&a).into_iter().flatten());
        others.sort_unstable();
        others.dedup();
        let pair = |b: usize| {
            let known = given.get(&(a, b)).copied().unwrap_or_default();
            Pair { reports: (a, b), score: gathered.score(&reports[a], &reports[b]) + known }
        };
        others.into_iter().map(pair).collect::<Vec<Pair>>()
    };
    let all: Vec<Vec<Pair>> = (0..reports.len()).into_par_iter().map(compared).collect();
    let components = Components::of(reports.len(), all.iter().flatten());
    let matters = |pair: &&Pair| pair.score >= least || components.are_one(pair.reports);
    all.iter().flatten().filter(matters).copied().collect()
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

/// Which reports are joined by a chain of pairs that each speak for one story.
pub(super) struct Components(Vec<usize>);

impl Components {
    pub(super) fn of<'p>(reports: usize, pairs: impl Iterator<Item = &'p Pair>) -> Self {
        let mut home: Vec<usize> = (0..reports).collect();
        for pair in pairs.filter(|pair| pair.score > 0.0) {
            let (a, b) = (first(&mut home, pair.reports.0), first(&mut home, pair.reports.1));
            home[a.max(b)] = a.min(b);
        }
        (0..reports).for_each(|at| home[at] = first(&mut home, at));
        Self(home)
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
    fn components_are_chains_of_pairs_that_speak_for_one_story() {
        let pair = |a, b, score| Pair { reports: (a, b), score };
        let pairs = [pair(1, 4, 2.0), pair(0, 4, 0.5), pair(2, 3, 0.1), pair(3, 4, -0.5)];
        assert_eq!(Components::of(6, pairs.iter()).all(), [vec![0, 1, 4], vec![2, 3], vec![5]]);
    }
}
