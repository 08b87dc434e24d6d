//! Average-link clustering of a sparse graph.
//!
//! The pair of clusters with the highest mean score is merged until none is above zero. Pairs that were never scored
//! count with a fixed score, so a bridge between two large clusters does not pull them together as single-link would;
//! complete-link was rejected because one silent claim (no date, no names) would then keep the rest apart. Giving the
//! strongest pair a share beside the mean was, too: it joins two stages of one visit.
//! Deterministic: ties go to the clusters with the smallest first members.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// How clusters are put together.
pub(super) struct AverageLink {
    /// Score of a pair that was not scored.
    pub(super) unscored: f64,
}

#[derive(Default)]
struct Cluster {
    members: Vec<usize>,
    /// Neighbouring clusters with the sum and number of the scored pairs between the two.
    links: BTreeMap<usize, (f64, usize)>,
}

struct Candidate {
    score: f64,
    clusters: (usize, usize),
    sizes: (usize, usize),
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then_with(|| other.clusters.cmp(&self.clusters))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

impl AverageLink {
    /// Clusters `count` items; each cluster in ascending order, clusters in the order of their first members.
    /// `pairs` are scored pairs of different items, each pair at most once. Two clusters that `forbids` are not merged.
    pub(super) fn cluster(
        &self,
        count: usize,
        pairs: &[(usize, usize, f64)],
        forbids: impl Fn(&[usize], &[usize]) -> bool,
    ) -> Vec<Vec<usize>> {
        let mut clusters: Vec<Cluster> =
            (0..count).map(|i| Cluster { members: vec![i], links: BTreeMap::new() }).collect();
        for &(a, b, score) in pairs {
            clusters[a].links.insert(b, (score, 1));
            clusters[b].links.insert(a, (score, 1));
        }
        let mut queue: BinaryHeap<Candidate> =
            pairs.iter().filter_map(|&(a, b, _)| self.candidate(&clusters, a.min(b), a.max(b))).collect();
        while let Some(Candidate { clusters: (a, b), sizes, .. }) = queue.pop() {
            if sizes != (clusters[a].members.len(), clusters[b].members.len()) {
                continue;
            }
            if forbids(&clusters[a].members, &clusters[b].members) {
                clusters[a].links.remove(&b);
                clusters[b].links.remove(&a);
                continue;
            }
            self.merge(&mut clusters, a, b);
            let neighbours: Vec<usize> = clusters[a].links.keys().copied().collect();
            queue.extend(neighbours.into_iter().filter_map(|n| self.candidate(&clusters, a.min(n), a.max(n))));
        }
        let mut found: Vec<Vec<usize>> = clusters.into_iter().map(|c| c.members).filter(|m| !m.is_empty()).collect();
        found.iter_mut().for_each(|members| members.sort_unstable());
        found.sort_unstable();
        found
    }

    /// The pair of clusters as a candidate, if its mean score is above zero.
    fn candidate(&self, clusters: &[Cluster], a: usize, b: usize) -> Option<Candidate> {
        let (sum, scored) = *clusters[a].links.get(&b)?;
        let sizes = (clusters[a].members.len(), clusters[b].members.len());
        let all = sizes.0 * sizes.1;
        let score = (sum + self.unscored * (all - scored) as f64) / all as f64;
        (score > 0.0).then_some(Candidate { score, clusters: (a, b), sizes })
    }

    /// Moves `b` into `a`, which must come first so that a cluster is known by its first member.
    fn merge(&self, clusters: &mut [Cluster], a: usize, b: usize) {
        let Cluster { members, links } = std::mem::take(&mut clusters[b]);
        clusters[a].members.extend(members);
        clusters[a].links.remove(&b);
        for (neighbour, (sum, scored)) in links {
            clusters[neighbour].links.remove(&b);
            if neighbour == a {
                continue;
            }
            for (from, to) in [(a, neighbour), (neighbour, a)] {
                let link = clusters[from].links.entry(to).or_insert((0.0, 0));
                link.0 += sum;
                link.1 += scored;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: AverageLink = AverageLink { unscored: -1.0 };

    #[test]
    fn a_bridge_does_not_join_two_clusters() {
        let pairs = [(0, 1, 3.0), (2, 3, 3.0), (1, 2, 0.5)];
        assert_eq!(LINK.cluster(5, &pairs, |_, _| false), [vec![0, 1], vec![2, 3], vec![4]]);
    }

    #[test]
    fn what_is_forbidden_stays_apart() {
        let pairs = [(0, 1, 3.0), (1, 2, 2.0), (0, 2, 2.0)];
        let apart = |a: &[usize], b: &[usize]| (a.contains(&0) && b.contains(&2)) || (a.contains(&2) && b.contains(&0));
        assert_eq!(LINK.cluster(3, &pairs, apart), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn nothing_to_do() {
        assert!(LINK.cluster(0, &[], |_, _| false).is_empty());
    }
}
