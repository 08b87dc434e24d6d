//! Linear layers: of 8-bit integers in the trunk, of floats in the heads.

use rten_gemm::{BiasVector, GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix, QuantParams};
use rten_tensor::{Matrix, MatrixLayout, NdTensorView};

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
    weight: PackedBMatrix<i8>,
    zeros: Vec<u8>,
    pub(super) input: Quantization,
    pub(super) output: Dequantization,
}

/// Rows that a layer takes at once: as many as rten packs at once, so that what it makes of them is still in the cache
/// when the next step reads it.
pub(super) const BLOCK: usize = 64;

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
        let matrix = NdTensorView::from_data([rows, columns * layers.len()], &beside[..]);
        let weight = INTEGERS.with(|integers| integers.prepack_b(matrix));
        Ok(IntegerLinear { weight, zeros: vec![input.zero; BLOCK], input, output })
    }

    pub(super) fn columns(&self) -> usize {
        self.weight.cols()
    }

    /// Sums for at most [`BLOCK`] rows.
    pub(super) fn apply(&self, input: &[u8], sums: &mut [i32]) {
        let rows = input.len() / self.weight.rows();
        let quantization = QuantParams { zero_point: &self.zeros[..rows] };
        let options = GemmOptions { a_quant: Some(quantization), ..GemmOptions::default() };
        let input = GemmInputA::Unpacked(NdTensorView::from_data([rows, self.weight.rows()], input));
        INTEGERS.with(|integers| fits(integers.gemm(sums, input, GemmInputB::Packed(&self.weight), options)));
    }
}

/// A layer of floats.
pub(super) struct FloatLinear {
    weight: PackedBMatrix<f32>,
    bias: Vec<f32>,
}

/// Rows are filled up to whole numbers of this, so that none can read differently because it came with few others.
const ROWS_STEP: usize = 16;

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
