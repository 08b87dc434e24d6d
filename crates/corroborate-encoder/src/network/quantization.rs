//! How numbers become bytes and sums of bytes become numbers again: what layers load and passes apply.

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

/// The largest number of two bytes, of which either is at least -128 and at most 127.
pub(super) const LARGEST: f32 = 127.0 * 256.0 + 127.0;

/// Bytes of the left side have no sign: this is nought.
pub(super) const ZERO: u8 = 128;
