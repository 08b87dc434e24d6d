//! Linear layers of the heads: floats, multiplied as bytes.
//!
//! A head's numbers are not trained for 8 bits, so each is taken as 16: a float in units of a 32,639th of the largest of
//! its row (of a weight: of its column), as a high and a low byte. High × high, high × low and low × high are products of
//! bytes, which the processor's fastest instructions make, exactly. Low × low is left out: it is a few ten-thousandths of
//! what such sums are, and heads differ by more than that between one run of the training and the next.
//!
//! Rejected: floats by rten's kernels, a seventh of the time of reading; 8 bits, which need weights trained for it.

use corroborate_matrix::{DEPTH_STEP, Lines, STRIP};
use rten_simd::SimdOp;

use super::kernel::{Kernel, Room};
use super::passes::{AddFixed, SplitRows};
use super::quantization::{LARGEST, ZERO};
use crate::error::LoadError;
use crate::scores::Table;
use crate::weights::Weights;

/// A linear layer of floats.
pub(super) struct FixedLinear {
    depth: usize,
    columns: usize,
    /// For each column a part of a weight: the high bytes of all, then the low ones; filled up to whole strips.
    both: Kernel,
    high: Kernel,
    /// What a sum of each column of `both` counts for, in a row whose unit is 1; the second half is that of `high`, too.
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl FixedLinear {
    pub(super) fn load(
        weights: &mut Weights,
        name: &str,
        [depth, columns]: [usize; 2],
    ) -> Result<FixedLinear, LoadError> {
        assert!(depth.is_multiple_of(DEPTH_STEP), "{name}: {depth} rows");
        let floats = weights.floats(&format!("{name}.weight"), &[depth, columns])?;
        let mut bias = weights.floats(&format!("{name}.bias"), &[columns])?;
        let stride = columns.next_multiple_of(STRIP);
        bias.resize(stride, 0.0);
        let mut units = vec![0.0f32; stride];
        for row in floats.chunks_exact(columns) {
            units.iter_mut().zip(row).for_each(|(unit, weight)| *unit = unit.max(weight.abs() / LARGEST));
        }
        let (mut both, mut high) = (vec![0; depth * 2 * stride], vec![0; depth * stride]);
        let places = both.chunks_exact_mut(2 * stride).zip(high.chunks_exact_mut(stride));
        for (row, (both, high)) in floats.chunks_exact(columns).zip(places) {
            for (at, (weight, unit)) in row.iter().zip(&units).enumerate() {
                let [of_high, of_low] = bytes(if *unit > 0.0 { weight / unit } else { 0.0 });
                (both[at], both[stride + at], high[at]) = (of_high, of_low, of_high);
            }
        }
        let scales = [256.0 * 256.0, 256.0].iter().flat_map(|part| units.iter().map(move |unit| part * unit)).collect();
        let both = Kernel::new(&both, [depth, 2 * stride], ZERO);
        let high = Kernel::new(&high, [depth, stride], ZERO);
        Ok(FixedLinear { depth, columns, both, high, scales, bias })
    }

    /// Numbers from the beginning of a row to that of the next in what [`Self::apply`] gives.
    pub(super) fn stride(&self) -> usize {
        self.bias.len()
    }

    pub(super) fn table(&self, input: &[f32]) -> Table {
        self.table_of(self.apply(input))
    }

    /// Of rows that [`Self::apply`] gave.
    pub(super) fn table_of(&self, rows: Vec<f32>) -> Table {
        Table::with_stride(self.columns, self.stride(), rows)
    }

    pub(super) fn apply(&self, input: &[f32]) -> Vec<f32> {
        let stride = self.stride();
        let rows = input.len() / self.depth;
        let mut output = Vec::with_capacity(rows * stride);
        (0..rows).for_each(|_| output.extend_from_slice(&self.bias));
        let (mut highs, mut lows) = (Lines::new(input.len()), Lines::new(input.len()));
        let mut units = vec![0.0; rows];
        SplitRows { rows: input, width: self.depth, highs: &mut highs, lows: &mut lows, units: &mut units }.dispatch();
        let mut room = Room::default();
        for (kernel, bytes, scales) in
            [(&self.both, highs, &self.scales[..]), (&self.high, lows, &self.scales[stride..])]
        {
            kernel.apply(&bytes, &mut room, |rows, columns, sums| {
                let (units, rows) = (&units[rows.clone()], &mut output[rows.start * stride..]);
                AddFixed { columns, sums, scales, units, stride, rows }.dispatch();
            });
        }
        output
    }
}

/// The bytes of a number that is at most [`LARGEST`].
fn bytes(number: f32) -> [i8; 2] {
    let number = number.round_ties_even() as i32;
    let high = (number + i32::from(ZERO)) >> 8;
    [high as i8, (number - (high << 8)) as i8]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_make_the_number_again() {
        for number in -32_639..=32_639 {
            let [high, low] = bytes(number as f32).map(i32::from);
            assert_eq!(256 * high + low, number);
        }
    }
}
