//! From scores to a tree: the best one in which every word has one head and exactly one
//! word hangs on the root.
//!
//! Taking each word's best head by itself gives no tree for one sentence in fifteen or so:
//! words head each other in a circle, or two of them claim the root. The algorithm of Chu,
//! Liu and Edmonds finds the best tree among all (news has crossing arcs, so a search for
//! trees without them alone will not do; which crossings are worth it, [`crate::projective`]
//! decides). That only one word may hang on the root is had
//! by making the root's arcs so dear that a second one never pays (Stanojević and Cohen
//! 2021), which keeps the result exact; trying every word as the root was the alternative,
//! and costs a search for each.
//!
//! Scores may be anything, not-a-number included: the result is always a tree.

/// The best tree over words `0..n`, given by each word's head (`None` for the one on the
/// root).
///
/// `score(d, h)` is the score of word `h` as the head of word `d`, with `None` as `h` for
/// the root. Between equals the earlier head wins.
pub(crate) fn decode(n: usize, score: impl Fn(usize, Option<usize>) -> f32) -> Vec<Option<usize>> {
    let arcs = Arcs::new(n, score);
    let greedy: Vec<usize> = (1..=n).map(|d| arcs.best_head(d)).collect();
    let heads = if is_tree(&greedy) { greedy } else { arcs.arborescence() };
    heads.into_iter().map(|head| head.checked_sub(1)).collect()
}

/// Scores outside this range are cut to it, so that sums stay exact enough to compare.
const LIMIT: f64 = 1e6;

/// A score that can be summed.
pub(crate) fn clean(raw: f32) -> f64 {
    if raw.is_nan() { -LIMIT } else { f64::from(raw).clamp(-LIMIT, LIMIT) }
}

/// Whether the heads (of nodes `1..`, 0 is the root) form a tree with one word on the root.
pub(crate) fn is_tree(heads: &[usize]) -> bool {
    if heads.iter().filter(|head| **head == 0).count() != 1 {
        return heads.is_empty();
    }
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); heads.len() + 1];
    for (at, head) in heads.iter().enumerate() {
        above[*head].push(at + 1);
    }
    let (mut reached, mut open) = (0, vec![0]);
    while let Some(node) = open.pop() {
        reached += above[node].len();
        open.extend(&above[node]);
    }
    reached == heads.len()
}

/// A table of arcs between nodes, of which 0 is the root. Contracting a circle leaves one
/// of its nodes to stand for all.
struct Arcs {
    size: usize,
    /// Score of head `h` for dependent `d` at `d * size + h`.
    score: Vec<f64>,
    /// The arc between words that an entry stands for: (dependent, head).
    origin: Vec<(usize, usize)>,
}

impl Arcs {
    fn new(n: usize, score: impl Fn(usize, Option<usize>) -> f32) -> Arcs {
        let size = n + 1;
        let mut arcs = Arcs { size, score: vec![f64::NEG_INFINITY; size * size], origin: vec![(0, 0); size * size] };
        for d in 1..size {
            for h in (0..size).filter(|h| *h != d) {
                arcs.score[d * size + h] = clean(score(d - 1, h.checked_sub(1)));
                arcs.origin[d * size + h] = (d, h);
            }
        }
        arcs
    }

    fn best_head(&self, d: usize) -> usize {
        let row = &self.score[d * self.size..][..self.size];
        // Any head is better than the node itself, whose score is minus infinity.
        let mut best = 0;
        for (h, score) in row.iter().enumerate() {
            if *score > row[best] {
                best = h;
            }
        }
        best
    }

    /// Makes the root's arcs dearer than any difference that the other arcs can make.
    fn charge_for_root(&mut self) {
        let inner = self.score.iter().copied().filter(|s| s.is_finite());
        let (low, high) = inner.fold((0.0f64, 0.0f64), |(low, high), s| (low.min(s), high.max(s)));
        let charge = (high - low + 1.0) * self.size as f64;
        for d in 1..self.size {
            self.score[d * self.size] -= charge;
        }
    }

    /// Chu-Liu-Edmonds: takes every node's best head, contracts a circle to one node, and
    /// so on until there is none; then breaks each circle, last one first, where the arc
    /// that enters it says. Returns the heads of nodes `1..`.
    fn arborescence(mut self) -> Vec<usize> {
        self.charge_for_root();
        let size = self.size;
        let mut live: Vec<usize> = (1..size).collect();
        // Nodes and contracted circles have numbers; a circle's follow those of the words.
        let mut number: Vec<usize> = (0..size).collect();
        let mut parent: Vec<usize> = (0..size).collect();
        let mut chosen: Vec<(usize, usize)> = vec![(0, 0); size];
        let mut head = vec![0; size];

        loop {
            for d in &live {
                head[*d] = self.best_head(*d);
                chosen[number[*d]] = self.origin[d * size + head[*d]];
            }
            let Some(circle) = find_circle(&head, &live) else {
                break;
            };
            let joint = parent.len();
            parent.push(joint);
            chosen.push((0, 0));
            for node in &circle {
                parent[number[*node]] = joint;
            }
            self.contract(&circle, &head, &live);
            live.retain(|node| *node == circle[0] || !circle.contains(node));
            number[circle[0]] = joint;
        }

        for joint in (size..parent.len()).rev() {
            let entering = chosen[joint];
            let mut member = entering.0;
            while parent[member] != joint {
                member = parent[member];
            }
            chosen[member] = entering;
        }
        chosen[1..size].iter().map(|arc| arc.1).collect()
    }

    /// Lets the first node of a circle stand for the whole of it.
    fn contract(&mut self, circle: &[usize], head: &[usize], live: &[usize]) {
        let size = self.size;
        let joint = circle[0];
        let own: Vec<f64> = circle.iter().map(|v| self.score[v * size + head[*v]]).collect();
        let outside = |node: &usize| !circle.contains(node);
        for other in std::iter::once(&0).chain(live).filter(|node| outside(node)) {
            // Into the circle: what is gained over the arc that would be given up.
            let entering = circle.iter().zip(&own).map(|(v, own)| (self.score[v * size + other] - own, *v));
            let (gain, by) = first_max(entering);
            self.score[joint * size + other] = gain;
            self.origin[joint * size + other] = self.origin[by * size + other];
            // Out of the circle.
            if *other != 0 {
                let (best, by) = first_max(circle.iter().map(|v| (self.score[other * size + v], *v)));
                self.score[other * size + joint] = best;
                self.origin[other * size + joint] = self.origin[other * size + by];
            }
        }
        for gone in &circle[1..] {
            for node in 0..size {
                self.score[node * size + gone] = f64::NEG_INFINITY;
            }
        }
    }
}

fn first_max(items: impl Iterator<Item = (f64, usize)>) -> (f64, usize) {
    let better = |best: (f64, usize), item: (f64, usize)| if item.0 > best.0 { item } else { best };
    items.reduce(better).unwrap_or((f64::NEG_INFINITY, 0))
}

/// Some circle among the live nodes' heads, if there is one.
fn find_circle(head: &[usize], live: &[usize]) -> Option<Vec<usize>> {
    let mut seen_from = vec![0; head.len()];
    for start in live {
        let mut node = *start;
        while node != 0 && seen_from[node] == 0 {
            seen_from[node] = *start;
            node = head[node];
        }
        if node != 0 && seen_from[node] == *start {
            let mut circle = vec![node];
            let mut next = head[node];
            while next != node {
                circle.push(next);
                next = head[next];
            }
            return Some(circle);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Decodes a table whose rows are dependents; column 0 is the root.
    fn tree(rows: &[&[f32]]) -> Vec<Option<usize>> {
        decode(rows.len(), |d, h| rows[d][h.map_or(0, |h| h + 1)])
    }

    #[test]
    fn no_words_no_tree() {
        assert_eq!(tree(&[]), []);
        assert_eq!(tree(&[&[f32::NAN, 0.0]]), [None]);
    }

    #[test]
    fn best_heads_that_are_a_tree_stay() {
        //                    root  she   signs it
        let she: &[f32] = &[0.0, 0.0, 5.0, 1.0];
        let signs: &[f32] = &[9.0, 2.0, 0.0, 1.0];
        let it: &[f32] = &[1.0, 2.0, 6.0, 0.0];
        assert_eq!(tree(&[she, signs, it]), [Some(1), None, Some(1)]);
    }

    #[test]
    fn a_circle_is_broken_where_it_costs_least() {
        // 0 and 1 head each other; the root pays better through 1.
        assert_eq!(tree(&[&[1.0, 0.0, 9.0], &[3.0, 9.0, 0.0]]), [Some(1), None]);
    }

    #[test]
    fn circles_within_circles() {
        // 0 and 1 circle, the pair circles with 2, and only 2 is near the root.
        let rows: [&[f32]; 3] = [&[0.0, 0.0, 9.0, 5.0], &[0.0, 9.0, 0.0, 4.0], &[4.0, 3.0, 8.0, 0.0]];
        assert_eq!(tree(&rows), [Some(2), Some(0), None]);
    }

    #[test]
    fn only_one_word_hangs_on_the_root() {
        // Both want the root; the second gives up less.
        assert_eq!(tree(&[&[9.0, 0.0, 1.0], &[8.0, 1.0, 0.0]]), [None, Some(0)]);
    }

    #[test]
    fn between_equals_the_earlier_head_wins() {
        let same: &[f32] = &[0.0; 4];
        assert_eq!(tree(&[same, same, same]), tree(&[same, same, same]));
    }

    /// All trees over n words, tried one by one.
    fn best_by_trial(n: usize, score: &dyn Fn(usize, Option<usize>) -> f32) -> f64 {
        let mut best = f64::NEG_INFINITY;
        for code in 0..(n + 1).pow(n as u32) {
            let heads: Vec<usize> = (0..n).map(|d| code / (n + 1).pow(d as u32) % (n + 1)).collect();
            if is_tree(&heads) {
                best = best.max(total(&heads.iter().map(|h| h.checked_sub(1)).collect::<Vec<_>>(), score));
            }
        }
        best
    }

    fn total(heads: &[Option<usize>], score: &dyn Fn(usize, Option<usize>) -> f32) -> f64 {
        heads.iter().enumerate().map(|(d, h)| f64::from(score(d, *h))).sum()
    }

    fn assert_tree(heads: &[Option<usize>]) {
        let shifted: Vec<usize> = heads.iter().map(|h| h.map_or(0, |h| h + 1)).collect();
        assert!(is_tree(&shifted), "{heads:?}");
    }

    proptest! {
        #[test]
        fn no_tree_is_better(n in 1usize..5, table in prop::collection::vec(-8i8..8, 30)) {
            let score = |d: usize, h: Option<usize>| f32::from(table[d * 6 + h.map_or(0, |h| h + 1)]);
            let heads = decode(n, score);
            assert_tree(&heads);
            prop_assert_eq!(total(&heads, &score), best_by_trial(n, &score));
        }

        #[test]
        fn any_scores_give_a_tree(n in 0usize..40, table in prop::collection::vec(prop::num::f32::ANY, 1..400)) {
            let heads = decode(n, |d, h| table[(d * 41 + h.map_or(0, |h| h + 1)) % table.len()]);
            prop_assert_eq!(heads.len(), n);
            assert_tree(&heads);
        }
    }
}
