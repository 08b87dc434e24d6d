//! Attention within one sentence.
//!
//! Heads are small (32 numbers for each subword) and sentences short, so a general multiplication would spend its time
//! on packing, and a sum or a maximum across the numbers of a vector more than a dozen products. So the scores of some
//! queries stand side by side in vectors, a row for each key: what is summed up over keys is summed in place. Nothing
//! here sees another sentence, and no sentence is padded for another's sake.

use corroborate_matrix::Lines;
use rten_simd::ops::{BitOps, FloatOps, NumOps};
use rten_simd::{Isa, SimdOp, SimdUnaryOp};
use rten_vecmath::Exp;

use super::{HEADS, HIDDEN};

/// Numbers that a head has for each subword.
const WIDTH: usize = HIDDEN / HEADS;
/// Numbers from a subword's queries, keys and values to the next one's.
const STRIDE: usize = 3 * HIDDEN;
/// Rows at once, and vectors at once: eight sums under way, as many as two multipliers can keep busy.
const ROWS: usize = 4;
const VECTORS: usize = 2;

/// Room to work in, kept from one sentence to the next.
#[derive(Default)]
pub(super) struct Scratch {
    /// One head's queries, a column for each, filled up to whole groups by what is never read.
    queries: Lines<f32>,
    /// A group's scores, a row for each key.
    scores: Lines<f32>,
    /// What a group's scores are shares of, inverted.
    shares: Lines<f32>,
}

/// Attention of all heads over one sentence.
pub(super) struct Attention<'a> {
    /// Queries, keys and values side by side, a row for each subword.
    pub(super) rows: &'a [f32],
    pub(super) scratch: &'a mut Scratch,
    /// A row of all heads' results for each subword.
    pub(super) mixed: &'a mut [f32],
}

impl SimdOp for Attention<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let length = self.mixed.len() / HIDDEN;
        let group = VECTORS * isa.f32().len();
        let padded = length.next_multiple_of(group);
        let Scratch { queries, scores, shares } = self.scratch;
        queries.resize(WIDTH * padded);
        scores.resize(length * group);
        shares.resize(group);
        for head in 0..HEADS {
            stand_side_by_side(self.rows, head, queries, padded);
            let keys = &self.rows[HIDDEN + head * WIDTH..];
            let values = &self.rows[2 * HIDDEN + head * WIDTH..];
            for first in (0..length).step_by(group) {
                compare(isa, &queries[first..], padded, keys, scores);
                exponentials(isa, scores, shares);
                mix(isa, scores, values, shares, &mut self.mixed[first * HIDDEN + head * WIDTH..]);
            }
        }
    }
}

/// One head's queries, scaled, a column for each.
#[inline(always)]
fn stand_side_by_side(rows: &[f32], head: usize, queries: &mut [f32], padded: usize) {
    let scale = (WIDTH as f32).sqrt().recip();
    for (first, rows) in (0..).step_by(ROWS).zip(rows.chunks(ROWS * STRIDE)) {
        let last = rows.len() / STRIDE - 1;
        let rows: [&[f32]; ROWS] = std::array::from_fn(|at| &rows[at.min(last) * STRIDE + head * WIDTH..][..WIDTH]);
        for (at, column) in queries.chunks_exact_mut(padded).enumerate() {
            column[first..][..ROWS].copy_from_slice(&rows.map(|row| row[at] * scale));
        }
    }
}

/// Products of a group of queries, `padded` numbers from one of their rows to the next, with all keys.
#[inline(always)]
fn compare<I: Isa>(isa: I, queries: &[f32], padded: usize, keys: &[f32], scores: &mut [f32]) {
    let float = isa.f32();
    let lanes = float.len();
    for (scores, keys) in scores.chunks_mut(ROWS * VECTORS * lanes).zip(keys.chunks(ROWS * STRIDE)) {
        let last = scores.len() / (VECTORS * lanes) - 1;
        // Where there are fewer than four, the last is compared again.
        let keys: [&[f32]; ROWS] = std::array::from_fn(|at| &keys[at.min(last) * STRIDE..][..WIDTH]);
        let mut sums = [[float.zero(); VECTORS]; ROWS];
        for at in 0..WIDTH {
            let queries = float.load_many::<VECTORS>(&queries[at * padded..]);
            for (sums, key) in sums.iter_mut().zip(keys) {
                let number = float.splat(key[at]);
                for (sum, query) in sums.iter_mut().zip(queries) {
                    *sum = float.mul_add(number, query, *sum);
                }
            }
        }
        for (sums, scores) in sums.iter().zip(scores.chunks_exact_mut(VECTORS * lanes)) {
            for (sum, place) in sums.iter().zip(scores.chunks_exact_mut(lanes)) {
                float.store(*sum, place);
            }
        }
    }
}

/// Makes exponentials of the scores, the highest of each query becomes 1, and gives their inverted sums.
#[inline(always)]
fn exponentials<I: Isa>(isa: I, scores: &mut [f32], shares: &mut [f32]) {
    let float = isa.f32();
    let lanes = float.len();
    let group = VECTORS * lanes;
    let mut highest = [float.splat(f32::NEG_INFINITY); VECTORS];
    for scores in scores.chunks_exact(group) {
        let scores = float.load_many::<VECTORS>(scores);
        for at in 0..VECTORS {
            highest[at] = float.max(highest[at], scores[at]);
        }
    }
    let mut sums = [float.zero(); VECTORS];
    for place in scores.chunks_exact_mut(group) {
        let scores = float.load_many::<VECTORS>(place);
        for at in 0..VECTORS {
            let value = Exp {}.eval(isa, float.sub(scores[at], highest[at]));
            sums[at] = float.add(sums[at], value);
            float.store(value, &mut place[at * lanes..]);
        }
    }
    for (sum, share) in sums.into_iter().zip(shares.chunks_exact_mut(lanes)) {
        float.store(float.div(float.splat(1.0), sum), share);
    }
}

/// Writes sums of values, weighted by the scores of a group, to the rows of `results`, which may be fewer.
#[inline(always)]
fn mix<I: Isa>(isa: I, scores: &[f32], values: &[f32], shares: &[f32], results: &mut [f32]) {
    let float = isa.f32();
    let lanes = float.len();
    let group = VECTORS * lanes;
    let results = results.chunks_mut(ROWS * HIDDEN).zip(shares.chunks_exact(ROWS));
    for (first, (results, shares)) in (0..group).step_by(ROWS).zip(results) {
        for column in (0..WIDTH).step_by(VECTORS * lanes) {
            let mut sums = [[float.zero(); VECTORS]; ROWS];
            for (scores, values) in scores.chunks_exact(group).zip(values.chunks(STRIDE)) {
                let values = float.load_many::<VECTORS>(&values[column..]);
                for (sums, score) in sums.iter_mut().zip(&scores[first..][..ROWS]) {
                    let score = float.splat(*score);
                    for (sum, value) in sums.iter_mut().zip(values) {
                        *sum = float.mul_add(score, value, *sum);
                    }
                }
            }
            for ((sums, share), result) in sums.iter().zip(shares).zip(results.chunks_mut(HIDDEN)) {
                for (at, sum) in sums.iter().enumerate() {
                    float.store(float.mul(*sum, float.splat(*share)), &mut result[column + at * lanes..]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The textbook's way, in 64 bits.
    fn expected(rows: &[f64], length: usize) -> Vec<f64> {
        let mut mixed = vec![0.0; length * HIDDEN];
        let part =
            |at: usize, kind: usize, head: usize| &rows[at * 3 * HIDDEN + kind * HIDDEN + head * WIDTH..][..WIDTH];
        for head in 0..HEADS {
            for query in 0..length {
                let product =
                    |key: usize| part(query, 0, head).iter().zip(part(key, 1, head)).map(|(a, b)| a * b).sum();
                let scores: Vec<f64> =
                    (0..length).map(product).map(|x: f64| (x / (WIDTH as f64).sqrt()).exp()).collect();
                let sum: f64 = scores.iter().sum();
                for (at, score) in scores.iter().enumerate() {
                    for (n, value) in part(at, 2, head).iter().enumerate() {
                        mixed[query * HIDDEN + head * WIDTH + n] += score / sum * value;
                    }
                }
            }
        }
        mixed
    }

    #[test]
    fn attention_is_that_of_the_textbook_for_any_length() {
        let mut scratch = Scratch::default();
        for length in [1, 2, 3, 4, 5, 15, 16, 17, 31, 33, 64, 70, 3] {
            let rows: Vec<f32> = (0..length * 3 * HIDDEN).map(|n| (n * 7919 % 401) as f32 * 0.01 - 1.9).collect();
            let mut mixed = vec![0.0; length * HIDDEN];
            Attention { rows: &rows, scratch: &mut scratch, mixed: &mut mixed }.dispatch();
            let rows: Vec<f64> = rows.into_iter().map(f64::from).collect();
            for (found, expected) in mixed.iter().zip(expected(&rows, length)) {
                assert!((f64::from(*found) - expected).abs() < 1e-4, "{found} instead of {expected}");
            }
        }
    }
}
