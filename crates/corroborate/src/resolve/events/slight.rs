//! Words that say too little to be told: "the shooting" in "hours after the shooting", "said" before a quotation.
//!
//! They make no event and hold no events together, but where they speak beyond doubt of one that is told, a reader who
//! looks for all that the reports say of it wants them there. Nothing is concluded from them, as from all that is said in
//! passing. Clustering them with the rest was tried: many of them are one with each other and with nothing that is told.

use std::collections::BTreeMap;

use super::view::View;
use super::{LINK, Scored, exclude, sum};
use crate::story::Claim;

/// Mean score from which a slight claim is beyond doubt one with an event.
const BEYOND_DOUBT: f64 = 0.5;

/// The pairs of which one is slight, and the others.
pub(super) fn part(claims: &[Claim], scored: Scored) -> (Scored, Scored) {
    scored.into_iter().partition(|((a, b), _)| claims[*a].is_slight || claims[*b].is_slight)
}

/// Puts each slight claim with the event that it fits best, if it fits any beyond doubt.
pub(super) fn attach(
    clusters: &mut [Vec<usize>],
    views: &[View],
    scored: &Scored,
    is_reportable: impl Fn(&[usize]) -> bool,
) {
    let open = clusters.iter().enumerate().filter(|(_, cluster)| is_reportable(cluster));
    let cluster_of: BTreeMap<usize, usize> =
        open.flat_map(|(at, cluster)| cluster.iter().map(move |&claim| (claim, at))).collect();
    let mut sums: BTreeMap<(usize, usize), (f64, usize)> = BTreeMap::new();
    for ((a, b), features) in scored {
        let (slight, at) = match (cluster_of.get(a), cluster_of.get(b)) {
            (Some(at), None) => (b, at),
            (None, Some(at)) => (a, at),
            _ => continue,
        };
        let (total, count) = sums.entry((*slight, *at)).or_default();
        *total += sum(features);
        *count += 1;
    }
    let mut best: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    for ((slight, at), (total, count)) in sums {
        let told = &clusters[at];
        let mean = (total + LINK.unscored * (told.len() - count) as f64) / told.len() as f64;
        let is_better = best.get(&slight).is_none_or(|(other, _)| mean > *other);
        if mean > BEYOND_DOUBT && is_better && !exclude(views, &[slight], told) {
            best.insert(slight, (mean, at));
        }
    }
    for (slight, (_, at)) in best {
        clusters[at].push(slight);
        clusters[at].sort_unstable();
    }
}
