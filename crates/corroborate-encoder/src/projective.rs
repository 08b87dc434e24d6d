//! The best tree in which no two arcs cross.
//!
//! News has crossing arcs, but few: of those that the best tree of all has, more than half are mistakes, most of them marks
//! and conjuncts that hang beyond the phrase they stand in. So a tree with crossing arcs must be better than the best one
//! without by [`WORTH`]. Found as Eisner does (1996): spans with a head at one end are joined to longer ones.

use crate::tree::clean;

/// By how much crossing arcs must be better: from here on UD EWT and GUM have the fewest wrong heads, and "signed an
/// agreement on Thursday under which" keeps its clause.
const WORTH: f64 = 1.0;

/// The given tree, or the best one without crossing arcs if it has some that are not worth it. Scores and heads are as in
/// [`crate::tree::decode`].
pub(crate) fn prefer(heads: Vec<Option<usize>>, score: impl Fn(usize, Option<usize>) -> f32) -> Vec<Option<usize>> {
    if !has_crossing(&heads) {
        return heads;
    }
    let score = |d: usize, h: Option<usize>| clean(score(d, h));
    let plain = decode(heads.len(), score);
    let total = |heads: &[Option<usize>]| heads.iter().enumerate().map(|(d, h)| score(d, *h)).sum::<f64>();
    if total(&heads) < total(&plain) + WORTH { plain } else { heads }
}

/// Whether an arc leads over a word that does not hang under the arc's head.
fn has_crossing(heads: &[Option<usize>]) -> bool {
    let arcs = || heads.iter().enumerate().filter_map(|(d, h)| h.map(|h| (d.min(h), d.max(h))));
    let root = heads.iter().position(Option::is_none);
    arcs().any(|(from, to)| {
        root.is_some_and(|root| from < root && root < to)
            || arcs().any(|(other, end)| from < other && other < to && to < end)
    })
}

/// Scores of spans of words, and where the best of each was joined.
struct Spans {
    n: usize,
    best: Vec<(f64, usize)>,
}

impl Spans {
    fn new(n: usize) -> Spans {
        Spans { n, best: vec![(0.0, 0); n * n] }
    }

    fn of(&self, from: usize, to: usize) -> (f64, usize) {
        self.best[from * self.n + to]
    }

    fn score(&self, from: usize, to: usize) -> f64 {
        self.of(from, to).0
    }

    fn set(&mut self, from: usize, to: usize, best: (f64, usize)) {
        self.best[from * self.n + to] = best;
    }
}

/// What is known of all spans: those whose ends an arc joins, and those that need nothing more, by where their head is.
struct Chart {
    joined_right: Spans,
    joined_left: Spans,
    whole_right: Spans,
    whole_left: Spans,
}

fn decode(n: usize, score: impl Fn(usize, Option<usize>) -> f64) -> Vec<Option<usize>> {
    let spans = || Spans::new(n);
    let mut chart = Chart { joined_right: spans(), joined_left: spans(), whole_right: spans(), whole_left: spans() };
    for length in 1..n {
        for from in 0..n - length {
            let to = from + length;
            let inner = first_max(
                (from..to).map(|k| (chart.whole_right.score(from, k) + chart.whole_left.score(k + 1, to), k)),
            );
            chart.joined_right.set(from, to, (inner.0 + score(to, Some(from)), inner.1));
            chart.joined_left.set(from, to, (inner.0 + score(from, Some(to)), inner.1));
            let right = first_max(
                (from + 1..=to).map(|k| (chart.joined_right.score(from, k) + chart.whole_right.score(k, to), k)),
            );
            chart.whole_right.set(from, to, right);
            let left =
                first_max((from..to).map(|k| (chart.whole_left.score(from, k) + chart.joined_left.score(k, to), k)));
            chart.whole_left.set(from, to, left);
        }
    }
    let roots = (0..n)
        .map(|root| (chart.whole_left.score(0, root) + chart.whole_right.score(root, n - 1) + score(root, None), root));
    let root = first_max(roots).1;
    let mut heads = vec![None; n];
    chart.heads(root, &mut heads);
    heads
}

#[derive(Clone, Copy)]
enum Kind {
    JoinedRight,
    JoinedLeft,
    WholeRight,
    WholeLeft,
}

impl Chart {
    /// The heads of all words but the root.
    fn heads(&self, root: usize, heads: &mut [Option<usize>]) {
        let mut open = vec![(Kind::WholeLeft, 0, root), (Kind::WholeRight, root, heads.len() - 1)];
        while let Some((kind, from, to)) = open.pop() {
            if from == to {
                continue;
            }
            match kind {
                Kind::WholeRight => {
                    let at = self.whole_right.of(from, to).1;
                    open.extend([(Kind::JoinedRight, from, at), (Kind::WholeRight, at, to)]);
                }
                Kind::WholeLeft => {
                    let at = self.whole_left.of(from, to).1;
                    open.extend([(Kind::WholeLeft, from, at), (Kind::JoinedLeft, at, to)]);
                }
                Kind::JoinedRight => {
                    heads[to] = Some(from);
                    let at = self.joined_right.of(from, to).1;
                    open.extend([(Kind::WholeRight, from, at), (Kind::WholeLeft, at + 1, to)]);
                }
                Kind::JoinedLeft => {
                    heads[from] = Some(to);
                    let at = self.joined_left.of(from, to).1;
                    open.extend([(Kind::WholeRight, from, at), (Kind::WholeLeft, at + 1, to)]);
                }
            }
        }
    }
}

fn first_max(items: impl Iterator<Item = (f64, usize)>) -> (f64, usize) {
    let better = |best: (f64, usize), item: (f64, usize)| if item.0 > best.0 { item } else { best };
    items.reduce(better).unwrap_or((f64::NEG_INFINITY, 0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tree;

    /// All trees over n words without crossing arcs, tried one by one.
    fn best_by_trial(n: usize, score: &dyn Fn(usize, Option<usize>) -> f64) -> f64 {
        let mut best = f64::NEG_INFINITY;
        for code in 0..(n + 1).pow(n as u32) {
            let shifted: Vec<usize> = (0..n).map(|d| code / (n + 1).pow(d as u32) % (n + 1)).collect();
            let heads: Vec<Option<usize>> = shifted.iter().map(|h| h.checked_sub(1)).collect();
            if tree::is_tree(&shifted) && !has_crossing(&heads) {
                best = best.max(total(&heads, score));
            }
        }
        best
    }

    fn total(heads: &[Option<usize>], score: &dyn Fn(usize, Option<usize>) -> f64) -> f64 {
        heads.iter().enumerate().map(|(d, h)| score(d, *h)).sum()
    }

    #[test]
    fn a_comma_beyond_its_clause_is_brought_back_and_a_clause_that_is_surely_beyond_stays() {
        // "he left today who came": the clause hangs on "he", over the root.
        let heads = vec![Some(1), None, Some(1), Some(0)];
        let score = |sure: f32| {
            move |d: usize, h: Option<usize>| match (d, h) {
                (3, Some(0)) => sure,
                (d, h) if h == [Some(1), None, Some(1), Some(1)][d] => 1.0,
                _ => -9.0,
            }
        };
        assert_eq!(prefer(heads.clone(), score(1.5)), [Some(1), None, Some(1), Some(1)]);
        assert_eq!(prefer(heads.clone(), score(9.0)), heads);
    }

    proptest! {
        #[test]
        fn no_tree_without_crossing_arcs_is_better(n in 1usize..6, table in prop::collection::vec(-8i8..8, 42)) {
            let score = |d: usize, h: Option<usize>| f64::from(table[d * 7 + h.map_or(0, |h| h + 1)]);
            let heads = decode(n, score);
            prop_assert!(!has_crossing(&heads));
            prop_assert_eq!(total(&heads, &score), best_by_trial(n, &score));
        }

        #[test]
        fn any_scores_give_a_tree(n in 1usize..40, table in prop::collection::vec(prop::num::f32::ANY, 1..400)) {
            let score = |d: usize, h: Option<usize>| table[(d * 41 + h.map_or(0, |h| h + 1)) % table.len()];
            let heads = prefer(tree::decode(n, score), score);
            let shifted: Vec<usize> = heads.iter().map(|h| h.map_or(0, |h| h + 1)).collect();
            prop_assert!(tree::is_tree(&shifted));
        }
    }
}
