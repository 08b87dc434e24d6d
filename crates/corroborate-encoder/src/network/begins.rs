//! Where a sentence begins inside what is read as one.
//!
//! Mail, captions and headlines have no full stops, so whoever cuts text by its marks gives several sentences as one.
//! The layers have read what the words mean; a small network over them, at the word before a gap and at the word behind
//! it, tells whether a sentence begins there. It is learned apart, from where the treebanks begin a sentence.

use rten_simd::SimdOp;

use super::fixed::FixedLinear;
use super::passes::{AddScaled, SumAtLeastZero};
use super::{HIDDEN, LAYERS};
use crate::batch::Piece;
use crate::error::LoadError;
use crate::files;
use crate::scores::Table;
use crate::weights::Weights;

/// The part that each state belongs to: a part is the mean of its states, and the parts stand side by side.
const PARTS: [usize; LAYERS + 1] = [0, 0, 0, 1, 1, 2, 2];
const INPUT: usize = (PARTS[LAYERS] + 1) * HIDDEN;
/// Numbers between the two layers.
const INNER: usize = 64;

pub(super) struct Begins {
    /// What a word says as the one before a gap, then as the one behind it.
    words: FixedLinear,
    out: Vec<f32>,
    bias: f32,
}

impl Begins {
    pub(super) fn load(bytes: &[u8]) -> Result<Begins, LoadError> {
        let mut weights = Weights::parse(files::BEGINS, bytes)?;
        let words = FixedLinear::load(&mut weights, "words", [INPUT, 2 * INNER])?;
        let out = weights.floats("out.weight", &[INNER, 1])?;
        let bias = weights.floats("out.bias", &[1])?[0];
        weights.finish()?;
        Ok(Begins { words, out, bias })
    }

    /// Room for what goes in of the `kept` rows of a batch.
    pub(super) fn input(kept: usize) -> Vec<f32> {
        vec![0.0; kept * INPUT]
    }

    pub(super) fn add(input: &mut [f32], state: usize, rows: &[f32], kept: &[usize]) {
        let part = PARTS[state];
        let factor = 1.0 / PARTS.iter().filter(|of| **of == part).count() as f32;
        for (place, at) in input.chunks_exact_mut(INPUT).zip(kept) {
            let place = &mut place[part * HIDDEN..][..HIDDEN];
            AddScaled { rows: place, added: &rows[at * HIDDEN..][..HIDDEN], factor }.dispatch();
        }
    }

    /// The score of each kept row; that of a root and of the first word of a piece is no number.
    pub(super) fn score(&self, input: &[f32], batch: &[Piece]) -> Table {
        let words = self.words.table(input);
        let mut scores = vec![f32::NAN; words.rows().len()];
        let mut inner = [0.0; INNER];
        let mut root = 0;
        for piece in batch {
            for (at, score) in scores[root..root + piece.kept()].iter_mut().enumerate().skip(2) {
                let (a, b) = (&words.row(root + at - 1)[..INNER], &words.row(root + at)[INNER..]);
                SumAtLeastZero { a, b, output: &mut inner }.dispatch();
                *score = inner.iter().zip(&self.out).fold(self.bias, |sum, (x, weight)| sum + x * weight);
            }
            root += piece.kept();
        }
        Table::new(1, scores)
    }
}
