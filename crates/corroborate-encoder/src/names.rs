//! From scores to name tags that make sense together.
//!
//! Scored one by one, tags can contradict each other: a name's second word without its
//! first, or a second word of another kind. The best sequence among the valid ones is found
//! by Viterbi's algorithm. Repairing the best tag of each word afterwards was the
//! alternative; it must guess whether the first word or the second was wrong, where the
//! scores know.

use crate::labels::NameTag;
use crate::reading::NameKinds;
use crate::scores::share;

/// The best valid sequence of tags. `scores` has a row for each word and, in it, a number
/// for each of `tags`, which are to include [`NameTag::O`].
pub(crate) fn decode(tags: &[NameTag], scores: &[&[f32]]) -> Vec<NameTag> {
    // best[t]: score of the best sequence up to the word that ends in tag t.
    let mut best: Vec<f64> = Vec::new();
    let mut back: Vec<Vec<usize>> = Vec::new();
    for row in scores {
        let before = std::mem::take(&mut best);
        let mut from = Vec::with_capacity(tags.len());
        for (tag, score) in tags.iter().zip(*row) {
            let (previous, sum) = match back.is_empty() {
                true => (0, if may_follow(NameTag::O, *tag) { 0.0 } else { f64::NEG_INFINITY }),
                false => best_before(tags, &before, *tag),
            };
            from.push(previous);
            best.push(sum + finite(*score));
        }
        back.push(from);
    }
    let Some(mut tag) = first_best(&best) else {
        return vec![NameTag::O; scores.len()];
    };
    let mut path = Vec::with_capacity(scores.len());
    for from in back.iter().rev() {
        path.push(tags[tag]);
        tag = from[tag];
    }
    path.reverse();
    path
}

/// The kinds of name that a word with these scores may be part of.
pub(crate) fn kinds(tags: &[NameTag], scores: &[f32]) -> NameKinds {
    let shares = tags.iter().zip(scores).map(|(tag, score)| (tag.kind(), share(*score, scores.iter().copied())));
    NameKinds::from(shares.filter_map(|(kind, share)| Some((kind?, share))))
}

fn best_before(tags: &[NameTag], before: &[f64], tag: NameTag) -> (usize, f64) {
    let mut found = (0, f64::NEG_INFINITY);
    for (at, sum) in before.iter().enumerate() {
        if *sum > found.1 && may_follow(tags[at], tag) {
            found = (at, *sum);
        }
    }
    found
}

fn first_best(sums: &[f64]) -> Option<usize> {
    let mut found: Option<usize> = None;
    for (at, sum) in sums.iter().enumerate() {
        if found.is_none_or(|best| *sum > sums[best]) {
            found = Some(at);
        }
    }
    found
}

fn may_follow(before: NameTag, tag: NameTag) -> bool {
    match tag {
        NameTag::Inside(kind) => before.kind() == Some(kind),
        NameTag::O | NameTag::Begin(_) => true,
    }
}

/// Sums must stay comparable whatever the model says.
fn finite(score: f32) -> f64 {
    let score = if score.is_nan() { -1e6 } else { score };
    f64::from(score.clamp(-1e6, 1e6))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::labels::NameKind::{Person, Place};
    use NameTag::{Begin, Inside, O};

    const TAGS: [NameTag; 5] = [O, Begin(Person), Inside(Person), Begin(Place), Inside(Place)];

    fn tags(rows: &[[f32; 5]]) -> Vec<NameTag> {
        decode(&TAGS, &rows.iter().map(|row| row.as_slice()).collect::<Vec<_>>())
    }

    #[test]
    fn valid_best_tags_stay() {
        let rows = [[0., 9., 0., 0., 0.], [0., 0., 9., 0., 0.], [9., 0., 0., 0., 0.]];
        assert_eq!(tags(&rows), [Begin(Person), Inside(Person), O]);
        assert_eq!(tags(&[]), []);
    }

    #[test]
    fn a_name_cannot_begin_inside() {
        assert_eq!(tags(&[[1., 5., 9., 0., 0.]]), [Begin(Person)]);
    }

    #[test]
    fn the_surer_word_decides_the_kind() {
        let rows = [[0., 4., 0., 3., 0.], [0., 0., 1., 0., 9.]];
        assert_eq!(tags(&rows), [Begin(Place), Inside(Place)]);
    }

    #[test]
    fn two_names_can_touch() {
        let rows = [[0., 9., 0., 0., 0.], [0., 0., 0., 9., 0.]];
        assert_eq!(tags(&rows), [Begin(Person), Begin(Place)]);
    }

    #[test]
    fn the_kinds_of_a_word_are_those_of_its_tags() {
        let kinds = kinds(&TAGS, &[0.0; 5]);
        assert_eq!((kinds.of(Person), kinds.of(Place)), (0.4, 0.4));
    }

    proptest! {
        #[test]
        fn any_scores_give_valid_tags(
            rows in prop::collection::vec(prop::array::uniform5(prop::num::f32::ANY), 0..20),
        ) {
            let found = tags(&rows);
            prop_assert_eq!(found.len(), rows.len());
            let mut before = O;
            for tag in found {
                prop_assert!(may_follow(before, tag));
                before = tag;
            }
        }
    }
}
