//! Where a sentence begins inside what is read as one.
//!
//! Mail, captions and headlines have no full stops, so whoever cuts text by its marks gives several sentences as one.
//! The layers have read what the words mean; a small network over them, at the word before a gap and at the word behind
//! it, tells whether a sentence begins there. It is learned apart, from where the treebanks begin a sentence.

use rten_simd::SimdOp;

use super::linear::{FloatLinear, rows_of_zeros};
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
    words: FloatLinear,
    out: FloatLinear,
}

impl Begins {
    pub(super) fn load(bytes: &[u8]) -> Result<Begins, LoadError> {
        let mut weights = Weights::parse(files::BEGINS, bytes)?;
        let words = FloatLinear::load(&mut weights, "words", [INPUT, 2 * INNER])?;
        let out = FloatLinear::load(&mut weights, "out", [INNER, 1])?;
        weights.finish()?;
        Ok(Begins { words, out })
    }

    /// Room for what goes in of the `kept` rows of a batch.
    pub(super) fn input(kept: usize) -> Vec<f32> {
        rows_of_zeros(kept, INPUT)
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
    pub(super) fn score(&self, input: &mut Vec<f32>, batch: &[Piece]) -> Table {
        let words = Table::new(2 * INNER, self.words.apply(input));
        let mut sums = rows_of_zeros(words.rows().len(), INNER);
        let behind = |piece: &Piece| 2..piece.kept();
        let mut root = 0;
        for piece in batch {
            for row in behind(piece).map(|at| root + at) {
                let (a, b) = (&words.row(row - 1)[..INNER], &words.row(row)[INNER..]);
                SumAtLeastZero { a, b, output: &mut sums[row * INNER..][..INNER] }.dispatch();
            }
            root += piece.kept();
        }
        let mut scores = self.out.apply(&mut sums);
        let mut root = 0;
        for piece in batch {
            scores[root..root + piece.kept().min(2)].fill(f32::NAN);
            root += piece.kept();
        }
        Table::new(1, scores)
    }
}
