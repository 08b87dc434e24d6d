//! Which sentences of two reports tell the same, and how many of them in the same order.

use super::facts::{Fact, Told};
use crate::annotation::AnnotatedReport;

/// Likeness from which two sentences tell the same.
const SAME: f64 = 0.45;
/// What two sentences share at least.
const SHARED: f64 = 1.0;
/// What the part of the words in common weighs beside the likeness of the vectors, and from which likeness on that counts.
const OF_WORDS: f64 = 0.7;
const OF_VECTORS: (f64, f64) = (0.6, 0.4);

/// Two sentences that tell the same, each as the place of its fact.
pub(super) struct Pair {
    pub(super) here: usize,
    pub(super) there: usize,
    likeness: f64,
}

/// Sentences of a report that tell what sentences of an earlier one tell.
pub(super) struct Aligned {
    /// In the order of the later report.
    pub(super) pairs: Vec<Pair>,
    /// How many facts come in the same order in both.
    pub(super) in_order: usize,
    /// Which part of the later report they are.
    pub(super) share: f64,
    /// Their mean likeness.
    pub(super) mean: f64,
    /// How many quotations both have word for word, one that others have, too, counted less.
    pub(super) quoted: f64,
    /// The sentences in which these stand: (later, earlier).
    pub(super) quotations: Vec<(usize, usize)>,
}

impl Aligned {
    /// Finds for each sentence of `b` the one of `a` that is most like it.
    pub(super) fn of(a: (&AnnotatedReport, &Told), b: (&AnnotatedReport, &Told)) -> Self {
        let best = |(here, fact): (usize, &Fact)| {
            let all = a.1.facts.iter().enumerate();
            let all = all.map(|(there, told)| Pair { here, there, likeness: likeness((a.0, told), (b.0, fact)) });
            let best =
                all.max_by(|one, other| one.likeness.total_cmp(&other.likeness).then(other.there.cmp(&one.there)));
            best.filter(|pair| pair.likeness >= SAME)
        };
        let pairs: Vec<Pair> = b.1.facts.iter().enumerate().filter_map(best).collect();
        let retold: f64 = pairs.iter().map(|pair| b.1.facts[pair.here].weight).sum();
        let all: f64 = b.1.facts.iter().map(|fact| fact.weight).sum();
        let shared = b.1.quotations.iter().filter_map(|quotation| {
            let known = a.1.quotations.iter().find(|known| !known.runs.is_disjoint(&quotation.runs))?;
            Some((quotation.rarity, (quotation.sentence, known.sentence)))
        });
        let (rarities, quotations): (Vec<f64>, Vec<(usize, usize)>) = shared.unzip();
        Self {
            in_order: longest(&pairs),
            share: retold / all.max(1.0),
            mean: pairs.iter().map(|pair| pair.likeness).sum::<f64>() / pairs.len().max(1) as f64,
            quoted: rarities.into_iter().sum(),
            pairs,
            quotations,
        }
    }
}

/// How many different facts of the earlier report come in the same order in the later one.
fn longest(pairs: &[Pair]) -> usize {
    let mut ending: Vec<usize> = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        let before = (0..at).filter(|&before| pairs[before].there < pair.there).map(|before| ending[before]).max();
        ending.push(before.unwrap_or(0) + 1);
    }
    ending.into_iter().max().unwrap_or(0)
}

fn likeness(a: (&AnnotatedReport, &Fact), b: (&AnnotatedReport, &Fact)) -> f64 {
    let shared = shared(&a.1.terms, &b.1.terms);
    if shared < SHARED {
        return 0.0;
    }
    let words = shared / (a.1.weight * b.1.weight).sqrt().max(1.0);
    let vectors = a.0.sentences[a.1.sentence].likeness(&b.0.sentences[b.1.sentence]);
    let (weight, from) = OF_VECTORS;
    OF_WORDS * words + weight * (f64::from(vectors) - from).max(0.0)
}

/// What the terms weigh that both have.
fn shared(a: &[(u32, f64)], b: &[(u32, f64)]) -> f64 {
    let of_a = |term: u32| a.binary_search_by_key(&term, |&(term, _)| term).ok().map(|at| a[at].1);
    b.iter().filter_map(|&(term, weight)| Some(weight.min(of_a(term)?))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_in_another_order_are_not_in_the_same() {
        let pairs = |there: &[usize]| -> Vec<Pair> {
            there.iter().enumerate().map(|(here, &there)| Pair { here, there, likeness: 1.0 }).collect()
        };
        let longest = |there: &[usize]| longest(&pairs(there));
        assert_eq!([longest(&[0, 1, 3]), longest(&[2, 0, 1, 1]), longest(&[2, 1, 0]), longest(&[])], [3, 2, 1, 0]);
    }
}
