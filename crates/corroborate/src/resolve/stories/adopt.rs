//! Reports that clustering leaves alone.

use std::collections::BTreeMap;

use super::pairs::Pair;

/// Reports that are left alone, at most, for each of them to join another story.
const STRAY: usize = 3;
/// The score with the nearest report of a larger story from which it joins.
pub(crate) const ADOPTED: f64 = -2.3;

/// Reports that stayed alone, or two or three together, join the story of the report that they are most like. Average link
/// leaves them out because they are like one of a story's reports (a short item, a late one) and unlike the many others;
/// to ask for less of all pairs instead would put similar happenings together. Both numbers were chosen on ECB+ train, on
/// all of it at once and on forty piles of three to sixteen reports: five reports on one happening that fall into two
/// stories are of less use than one story with a stranger in it.
///
/// Once more for those that were two against two before a third came to one side.
pub(super) fn adopt(
    clusters: Vec<Vec<usize>>,
    pairs: &[Pair],
    are_apart: impl Fn(&[usize], &[usize]) -> bool,
) -> Vec<Vec<usize>> {
    let once = adopted(clusters, pairs, &are_apart);
    adopted(once, pairs, &are_apart)
}

fn adopted(
    clusters: Vec<Vec<usize>>,
    pairs: &[Pair],
    are_apart: &impl Fn(&[usize], &[usize]) -> bool,
) -> Vec<Vec<usize>> {
    let home: BTreeMap<usize, usize> =
        clusters.iter().enumerate().flat_map(|(c, reports)| reports.iter().map(move |&r| (r, c))).collect();
    let mut best: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    for &Pair { reports: (a, b), score } in pairs.iter().filter(|pair| pair.score >= ADOPTED) {
        for (alone, other) in [(a, b), (b, a)] {
            let to = home[&other];
            let (from_size, to_size) = (clusters[home[&alone]].len(), clusters[to].len());
            let is_better = best.get(&alone).is_none_or(|&(known, cluster)| (score, cluster) > (known, to));
            if from_size <= STRAY && to_size > from_size && is_better {
                best.insert(alone, (score, to));
            }
        }
    }
    // Of two that are apart neither joins: which of them would must not hang on their order.
    let mut coming: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (&alone, &(_, cluster)) in &best {
        coming.entry(cluster).or_insert_with(|| clusters[cluster].clone()).push(alone);
    }
    let is_apart = |(alone, cluster): (usize, usize)| are_apart(&[alone], &coming[&cluster]);
    let joining: Vec<(usize, usize)> =
        best.iter().map(|(&alone, &(_, cluster))| (alone, cluster)).filter(|&pair| !is_apart(pair)).collect();
    let mut grown = clusters.clone();
    for (alone, cluster) in joining {
        grown[home[&alone]].retain(|&r| r != alone);
        grown[cluster].push(alone);
        grown[cluster].sort_unstable();
    }
    grown.retain(|reports| !reports.is_empty());
    grown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two reports on a customs officer's arrest stayed apart from three on it: the third had been alone when the two looked for others.
    #[test]
    fn two_join_two_to_which_a_third_has_come() {
        let pair = |a, b, score| Pair { reports: (a, b), score };
        let clusters = vec![vec![0, 4], vec![1, 2], vec![3]];
        let pairs = [pair(0, 2, -0.5), pair(1, 4, -1.0), pair(2, 3, -1.5)];
        assert_eq!(adopt(clusters, &pairs, |_, _| false), [vec![0, 1, 2, 3, 4]]);
    }
}
