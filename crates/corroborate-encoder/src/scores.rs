//! What the network says of a batch: a row of numbers for the root and for each word of each piece, one piece after the
//! other.

/// Rows of numbers.
pub(crate) struct Table {
    columns: usize,
    /// From the beginning of a row to that of the next.
    stride: usize,
    numbers: Vec<f32>,
}

impl Table {
    pub(crate) fn new(columns: usize, numbers: Vec<f32>) -> Table {
        Table::with_stride(columns, columns, numbers)
    }

    pub(crate) fn with_stride(columns: usize, stride: usize, numbers: Vec<f32>) -> Table {
        Table { columns, stride, numbers }
    }

    pub(crate) fn row(&self, row: usize) -> &[f32] {
        &self.numbers[row * self.stride..][..self.columns]
    }

    pub(crate) fn rows(&self) -> impl ExactSizeIterator<Item = &[f32]> {
        self.numbers.chunks_exact(self.stride).map(|row| &row[..self.columns])
    }
}

/// The scores of a batch.
pub(crate) struct Scores {
    /// Parts of speech of both kinds, then rules for the lemma.
    pub(crate) tags: Table,
    /// What arcs and relations are scored from.
    pub(crate) syntax: Table,
    /// Tags of names, then kinds of mention.
    pub(crate) names: Table,
    /// Whether it is a predicate, then what roles are scored from.
    pub(crate) frames: Table,
    /// For each piece, a row for each dependent with a column for each head.
    pub(crate) arcs: Vec<Table>,
    /// What words mean where they stand: a part for each of [`crate::reading::SENSE`] directions.
    pub(crate) senses: Table,
    /// Whether a sentence begins at the word; no number for the first of a piece.
    pub(crate) begins: Table,
    /// For each piece, what it means.
    pub(crate) vectors: Table,
}

/// The probability of one score among all (softmax), 0 if that is undefined.
pub(crate) fn share(score: f32, all: impl Iterator<Item = f32> + Clone) -> f32 {
    let highest = all.clone().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = all.map(|other| (other - highest).exp()).sum();
    number((score - highest).exp() / sum)
}

/// A probability that is none counts as 0.
pub(crate) fn number(probability: f32) -> f32 {
    if probability.is_nan() { 0.0 } else { probability.clamp(0.0, 1.0) }
}
