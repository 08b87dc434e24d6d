//! Attention within one sentence.
//!
//! Heads are small (32 numbers for each subword) and sentences short, so a general multiplication would spend its time
//! on packing. A head's queries, keys and values are laid out once, then four queries at a time are held against all
//! keys. Nothing here sees another sentence, and no sentence is padded for another's sake.

use rten_simd::ops::{BitOps, NumOps};
use rten_simd::{Isa, SimdOp, SimdUnaryOp};
use rten_vecmath::Exp;

use super::{HEADS, HIDDEN};

/// Numbers that a head has for each subword.
const WIDTH: usize = HIDDEN / HEADS;
/// Queries at once, and vectors at once: eight sums under way, as many as two multipliers can keep busy.
const QUERIES: usize = 4;
const VECTORS: usize = 2;

/// Room to work in, kept from one sentence to the next.
#[derive(Default)]
pub(super) struct Scratch {
    /// One head's queries, filled up to whole numbers of [`QUERIES`].
    queries: Vec<f32>,
    /// One head's keys, a column for each, filled up to whole vectors.
    keys: Vec<f32>,
    values: Vec<f32>,
    scores: Vec<f32>,
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
        let float = isa.f32();
        let lanes = float.len();
        let length = self.mixed.len() / HIDDEN;
        let padded = length.next_multiple_of(VECTORS * lanes);
        let Scratch { queries, keys, values, scores } = self.scratch;
        queries.clear();
        queries.resize(length.next_multiple_of(QUERIES) * WIDTH, 0.0);
        keys.clear();
        keys.resize(WIDTH * padded, 0.0);
        values.resize(length * WIDTH, 0.0);
        scores.resize(QUERIES * padded, 0.0);
        for head in 0..HEADS {
            lay_out(self.rows, head, queries, keys, values, padded);
            for (at, queries) in queries.chunks_exact(QUERIES * WIDTH).enumerate() {
                compare(isa, queries, keys, scores);
                let mut shares = [0.0; QUERIES];
                for (scores, share) in scores.chunks_exact_mut(padded).zip(&mut shares) {
                    *share = 1.0 / exponentials(isa, scores, length);
                }
                let first = at * QUERIES;
                let results = &mut self.mixed[first * HIDDEN..];
                mix(isa, scores, values, shares, &mut results[head * WIDTH..]);
            }
        }
    }
}

/// One head's numbers, each kind by itself.
#[inline(always)]
fn lay_out(rows: &[f32], head: usize, queries: &mut [f32], keys: &mut [f32], values: &mut [f32], padded: usize) {
    let scale = (WIDTH as f32).sqrt().recip();
    let places = queries.chunks_exact_mut(WIDTH).zip(values.chunks_exact_mut(WIDTH));
    for (at, (row, (query, value))) in rows.chunks_exact(3 * HIDDEN).zip(places).enumerate() {
        let part = |kind: usize| &row[kind * HIDDEN + head * WIDTH..][..WIDTH];
        for (place, number) in query.iter_mut().zip(part(0)) {
            *place = number * scale;
        }
        for (column, number) in keys.chunks_exact_mut(padded).zip(part(1)) {
            column[at] = *number;
        }
        value.copy_from_slice(part(2));
    }
}

/// Products of four queries with all keys.
#[inline(always)]
fn compare<I: Isa>(isa: I, queries: &[f32], keys: &[f32], scores: &mut [f32]) {
    let float = isa.f32();
    let lanes = float.len();
    let padded = keys.len() / WIDTH;
    for column in (0..padded).step_by(VECTORS * lanes) {
        let mut sums = [[float.zero(); VECTORS]; QUERIES];
        for (at, keys) in keys.chunks_exact(padded).enumerate() {
            let keys = float.load_many::<VECTORS>(&keys[column..]);
            for (query, sums) in sums.iter_mut().enumerate() {
                let number = float.splat(queries[query * WIDTH + at]);
                for (sum, key) in sums.iter_mut().zip(keys) {
                    *sum = float.mul_add(number, key, *sum);
                }
            }
        }
        for (sums, scores) in sums.iter().zip(scores.chunks_exact_mut(padded)) {
            for (at, sum) in sums.iter().enumerate() {
                float.store(*sum, &mut scores[column + at * lanes..]);
            }
        }
    }
}

/// Makes exponentials of the first `length` scores, the highest of which becomes 1, and gives their sum.
#[inline(always)]
fn exponentials<I: Isa>(isa: I, scores: &mut [f32], length: usize) -> f32 {
    let float = isa.f32();
    let lanes = float.len();
    scores[length..].fill(f32::NEG_INFINITY);
    let mut highest = float.splat(f32::NEG_INFINITY);
    for part in scores.chunks_exact(lanes) {
        highest = float.max(highest, float.load(part));
    }
    let highest = float.fold_splat(highest, f32::NEG_INFINITY, f32::max);
    let mut sum = float.zero();
    for part in scores.chunks_exact_mut(lanes) {
        let value = Exp {}.eval(isa, float.sub(float.load(part), highest));
        sum = float.add(sum, value);
        float.store(value, part);
    }
    float.sum(sum)
}

/// Writes sums of values, weighted by four queries' scores, to the rows of `results`, which may be fewer.
#[inline(always)]
fn mix<I: Isa>(isa: I, scores: &[f32], values: &[f32], shares: [f32; QUERIES], results: &mut [f32]) {
    let float = isa.f32();
    let lanes = float.len();
    let padded = scores.len() / QUERIES;
    for column in (0..WIDTH).step_by(VECTORS * lanes) {
        let mut sums = [[float.zero(); VECTORS]; QUERIES];
        for (at, values) in values.chunks_exact(WIDTH).enumerate() {
            let values = float.load_many::<VECTORS>(&values[column..]);
            for (query, sums) in sums.iter_mut().enumerate() {
                let weight = float.splat(scores[query * padded + at]);
                for (sum, value) in sums.iter_mut().zip(values) {
                    *sum = float.mul_add(weight, value, *sum);
                }
            }
        }
        for ((sums, share), result) in sums.iter().zip(shares).zip(results.chunks_mut(HIDDEN)) {
            for (at, sum) in sums.iter().enumerate() {
                float.store(float.mul(*sum, float.splat(share)), &mut result[column + at * lanes..]);
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
