//! Linear layers of the trunk, of 8-bit integers.

use super::kernel::{Kernel, Room};
use super::passes::Sums;
use super::quantization::{Dequantization, Quantization};
use crate::error::LoadError;
use crate::weights::Weights;

/// A layer of 8-bit integers.
pub(super) struct IntegerLinear {
    kernel: Kernel,
    pub(super) input: Quantization,
    pub(super) output: Dequantization,
}

impl IntegerLinear {
    /// Several layers of one input, side by side.
    pub(super) fn load(
        weights: &mut Weights,
        input: &str,
        layers: &[String],
        [rows, columns]: [usize; 2],
    ) -> Result<IntegerLinear, LoadError> {
        let input = Quantization::load(weights, input)?;
        let mut parts = Vec::new();
        let mut output = Dequantization { scale: Vec::new(), bias: Vec::new() };
        for layer in layers {
            parts.push(weights.integers(&format!("{layer}.weight"), &[rows, columns])?);
            output.scale.append(&mut weights.floats(&format!("{layer}.scale"), &[columns])?);
            output.bias.append(&mut weights.floats(&format!("{layer}.bias"), &[columns])?);
        }
        let mut beside = Vec::with_capacity(rows * columns * layers.len());
        for row in 0..rows {
            parts.iter().for_each(|part| beside.extend_from_slice(&part[row * columns..][..columns]));
        }
        let kernel = Kernel::new(&beside, [rows, columns * layers.len()], input.zero);
        Ok(IntegerLinear { kernel, input, output })
    }

    /// Hands out sums, some rows and some columns at a time.
    pub(super) fn apply(&self, input: &[u8], room: &mut Room, mut take: impl FnMut(Sums<'_>)) {
        self.kernel.apply(input, room, |rows, columns, sums| {
            take(Sums { first: rows.start, columns, sums, output: &self.output })
        });
    }
}
