//! Linear layers: of 8-bit integers in the trunk, of floats in the heads.

use std::ops::Range;

use rten_gemm::{BiasVector, GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix, QuantParams};
use rten_tensor::{Matrix, MatrixLayout, NdTensorView};

use super::passes::Sums;
use crate::error::LoadError;
use crate::weights::Weights;

/// How an activation becomes 8 bits: constants, so that no sentence changes the reading of another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quantization {
    pub(super) inverse_scale: f32,
    pub(super) zero: u8,
}

impl Quantization {
    pub(super) fn load(weights: &mut Weights, name: &str) -> Result<Quantization, LoadError> {
        let scale = weights.float(&format!("{name}.scale"))?;
        Ok(Quantization { inverse_scale: 1.0 / scale, zero: weights.byte(&format!("{name}.zero"))? })
    }
}

/// What makes a float of an integer sum: a factor and a summand for each column.
pub(super) struct Dequantization {
    pub(super) scale: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

thread_local! {
    /// The kernels that suit this processor. They can't be sent between threads, so each has its own.
    static INTEGERS: GemmExecutor<u8, i8, i32> = GemmExecutor::default();
    static FLOATS: GemmExecutor = GemmExecutor::default();
}

/// A layer of 8-bit integers.
pub(super) struct IntegerLinear {
    kernel: Kernel,
    pub(super) input: Quantization,
    pub(super) output: Dequantization,
}

/// What multiplies. Both give the same sums.
enum Kernel {
    /// The processor's matrix unit, where it has one.
    Unit(corroborate_matrix::Weights),
    /// rten's kernels, which choose their vector instructions when they run.
    Vectors { weight: PackedBMatrix<i8>, zeros: Vec<u8> },
}

/// Rows that a layer takes at once: as many as rten packs at once, so that what it makes of them is still in the cache
/// when the next step reads it.
pub(super) const BLOCK: usize = 64;

/// Room for sums, kept from one product to the next.
#[derive(Default)]
pub(super) struct Room {
    unit: corroborate_matrix::Room,
    vectors: Vec<i32>,
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
        let shape = [rows, columns * layers.len()];
        let kernel =
            Kernel::unit(&beside, shape, input.zero).unwrap_or_else(|| Kernel::vectors(&beside, shape, input.zero));
        Ok(IntegerLinear { kernel, input, output })
    }

    /// Hands out the sums of at most [`BLOCK`] rows, some columns at a time.
    pub(super) fn apply(&self, input: &[u8], room: &mut Room, mut take: impl FnMut(Sums<'_>)) {
        self.kernel.apply(input, room, |columns, sums| take(Sums { columns, sums, output: &self.output }));
    }
}

impl Kernel {
    fn unit(matrix: &[i8], shape: [usize; 2], zero: u8) -> Option<Kernel> {
        corroborate_matrix::Weights::new(matrix, shape, zero).map(Kernel::Unit)
    }

    fn vectors(matrix: &[i8], shape: [usize; 2], zero: u8) -> Kernel {
        let matrix = NdTensorView::from_data(shape, matrix);
        let weight = INTEGERS.with(|integers| integers.prepack_b(matrix));
        Kernel::Vectors { weight, zeros: vec![zero; BLOCK] }
    }

    fn apply(&self, input: &[u8], room: &mut Room, mut take: impl FnMut(Range<usize>, &[i32])) {
        match self {
            Kernel::Unit(weights) => weights.multiply(input, &mut room.unit, take),
            Kernel::Vectors { weight, zeros } => {
                let rows = input.len() / weight.rows();
                room.vectors.resize(rows * weight.cols(), 0);
                let quantization = QuantParams { zero_point: &zeros[..rows] };
                let options = GemmOptions { a_quant: Some(quantization), ..GemmOptions::default() };
                let input = GemmInputA::Unpacked(NdTensorView::from_data([rows, weight.rows()], input));
                INTEGERS.with(|integers| {
                    fits(integers.gemm(&mut room.vectors, input, GemmInputB::Packed(weight), options));
                });
                take(0..weight.cols(), &room.vectors);
            }
        }
    }
}

/// A layer of floats.
pub(super) struct FloatLinear {
    weight: PackedBMatrix<f32>,
    bias: Vec<f32>,
}

/// Rows are filled up to whole numbers of this, so that none can read differently because it came with few others.
const ROWS_STEP: usize = 16;

/// Zeros for some rows, with room to fill them up.
pub(super) fn rows_of_zeros(rows: usize, width: usize) -> Vec<f32> {
    let mut zeros = Vec::with_capacity(rows.next_multiple_of(ROWS_STEP) * width);
    zeros.resize(rows * width, 0.0);
    zeros
}

impl FloatLinear {
    pub(super) fn load(weights: &mut Weights, name: &str, shape: [usize; 2]) -> Result<FloatLinear, LoadError> {
        let weight = weights.floats(&format!("{name}.weight"), &shape)?;
        let weight = FLOATS.with(|floats| floats.prepack_b(NdTensorView::from_data(shape, &weight[..])));
        Ok(FloatLinear { weight, bias: weights.floats(&format!("{name}.bias"), &shape[1..])? })
    }

    pub(super) fn columns(&self) -> usize {
        self.weight.cols()
    }

    /// Fills `input` up with rows of zeros and cuts them off again.
    pub(super) fn apply(&self, input: &mut Vec<f32>) -> Vec<f32> {
        let width = self.weight.rows();
        let rows = input.len() / width;
        let filled = rows.next_multiple_of(ROWS_STEP);
        input.resize(filled * width, 0.0);
        let mut output = vec![0.0; filled * self.columns()];
        let options = GemmOptions { bias: Some(BiasVector::Row(&self.bias)), ..GemmOptions::default() };
        let matrix = GemmInputA::Unpacked(NdTensorView::from_data([filled, width], &input[..]));
        FLOATS.with(|floats| fits(floats.gemm(&mut output, matrix, GemmInputB::Packed(&self.weight), options)));
        input.truncate(rows * width);
        output.truncate(rows * self.columns());
        output
    }
}

/// `a` times the transpose of `b`.
pub(super) fn product(a: Matrix<'_>, b: Matrix<'_>) -> Vec<f32> {
    let mut output = vec![0.0; a.rows() * b.rows()];
    let (a, b) = (GemmInputA::Unpacked(a), GemmInputB::Unpacked(b.transposed()));
    FLOATS.with(|floats| fits(floats.gemm(&mut output, a, b, GemmOptions::default())));
    output
}

/// Shapes are checked when a model is loaded.
fn fits<T, E: std::fmt::Display>(result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("a layer does not fit its input: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Holds at once where there is no unit.
    #[test]
    fn the_unit_and_the_vectors_give_the_same_sums() {
        let shape @ [depth, columns] = [128, 192];
        let matrix: Vec<i8> = (0..depth * columns).map(|n| (n * 7919 % 251) as u8 as i8).collect();
        let Some(unit) = Kernel::unit(&matrix, shape, 97) else {
            return;
        };
        let vectors = Kernel::vectors(&matrix, shape, 97);
        for rows in [1, 15, 16, 17, 33, BLOCK] {
            let input: Vec<u8> = (0..rows * depth).map(|n| (n * 104_729 % 256) as u8).collect();
            let sums = |kernel: &Kernel| {
                let mut all = vec![0; rows * columns];
                kernel.apply(&input, &mut Room::default(), |strip, sums| {
                    for (row, sums) in all.chunks_mut(columns).zip(sums.chunks(strip.len())) {
                        row[strip.clone()].copy_from_slice(sums);
                    }
                });
                all
            };
            assert_eq!(sums(&unit), sums(&vectors), "{rows} rows");
        }
    }
}
