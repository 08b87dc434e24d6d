//! What happens to rows of numbers between two multiplications, in one pass each.
//!
//! A multiplication of 8-bit integers is so fast that the steps around it (integers to floats, bias, activation,
//! normalisation, floats to integers) take longer than itself if each of them goes through memory. Each struct here is
//! one pass over rows that are still in the cache, written once for all instruction sets and chosen from when it runs.
//!
//! Rows are whole numbers of four vectors wide, whatever the instruction set: [`super::HIDDEN`] and [`super::INNER`].

use std::ops::Range;

use rten_simd::ops::{BitOps, FloatOps, IntOps, NarrowSaturate, NumOps, ToFloat};
use rten_simd::{Isa, Simd, SimdOp};

use super::quantization::{Dequantization, LARGEST, Quantization, ZERO};

/// Vectors at once: as many floats as give one vector of bytes.
const VECTORS: usize = 4;

/// Makes bytes of floats.
struct Quantizer<I: Isa> {
    isa: I,
    inverse_scale: I::F32,
    zero: I::I32,
}

impl<I: Isa> Quantizer<I> {
    #[inline(always)]
    fn new(isa: I, quantization: Quantization) -> Self {
        let inverse_scale = isa.f32().splat(quantization.inverse_scale);
        Quantizer { isa, inverse_scale, zero: isa.i32().splat(i32::from(quantization.zero)) }
    }

    #[inline(always)]
    fn store(&self, floats: [I::F32; VECTORS], bytes: &mut [u8]) {
        let (float, int) = (self.isa.f32(), self.isa.i32());
        let mut rounded = [self.zero; VECTORS];
        for at in 0..VECTORS {
            rounded[at] = int.add(float.to_int_round(float.mul(floats[at], self.inverse_scale)), self.zero);
        }
        store_bytes(self.isa, rounded, bytes);
    }
}

#[inline(always)]
fn store_bytes<I: Isa>(isa: I, numbers: [I::I32; VECTORS], bytes: &mut [u8]) {
    let low = isa.i32().narrow_saturate(numbers[0], numbers[1]);
    let high = isa.i32().narrow_saturate(numbers[2], numbers[3]);
    isa.u8().store(isa.i16().narrow_saturate(low, high), bytes);
}

/// Floats from integer sums at a column: four vectors.
#[inline(always)]
fn floats<I: Isa>(isa: I, sums: &[i32], output: &Dequantization, column: usize) -> [I::F32; VECTORS] {
    let (float, int) = (isa.f32(), isa.i32());
    let sums = int.load_many::<VECTORS>(sums);
    let scale = float.load_many::<VECTORS>(&output.scale[column..]);
    let mut bias = float.load_many::<VECTORS>(&output.bias[column..]);
    for at in 0..VECTORS {
        bias[at] = float.mul_add(int.to_float(sums[at]), scale[at], bias[at]);
    }
    bias
}

/// Rows to bytes.
pub(super) struct Quantize<'a> {
    pub(super) rows: &'a [f32],
    pub(super) quantization: Quantization,
    pub(super) bytes: &'a mut [u8],
}

impl SimdOp for Quantize<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let float = isa.f32();
        let quantizer = Quantizer::new(isa, self.quantization);
        let step = VECTORS * float.len();
        for (part, bytes) in self.rows.chunks_exact(step).zip(self.bytes.chunks_exact_mut(step)) {
            quantizer.store(float.load_many(part), bytes);
        }
    }
}

/// Sums of some rows and columns, a row below the other, and what makes floats of them.
pub(super) struct Sums<'a> {
    /// The first row.
    pub(super) first: usize,
    pub(super) columns: Range<usize>,
    pub(super) sums: &'a [i32],
    pub(super) output: &'a Dequantization,
}

impl Sums<'_> {
    /// Hands out floats, four vectors at a time: their place in rows of all columns, and their values.
    #[inline(always)]
    fn each<I: Isa>(&self, isa: I, mut take: impl FnMut(usize, [I::F32; VECTORS])) {
        let (width, all) = (self.columns.len(), self.output.scale.len());
        for (row, sums) in (self.first..).zip(self.sums.chunks_exact(width)) {
            for at in (0..width).step_by(VECTORS * isa.f32().len()) {
                let column = self.columns.start + at;
                take(row * all + column, floats(isa, &sums[at..], self.output, column));
            }
        }
    }
}

/// Sums to bytes of rows of all columns, by way of the activation function.
pub(super) struct Activate<'a> {
    pub(super) sums: Sums<'a>,
    pub(super) next: Quantization,
    pub(super) bytes: &'a mut [u8],
}

impl SimdOp for Activate<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let next = Quantizer::new(isa, self.next);
        self.sums.each(isa, |place, mut values| {
            for value in &mut values {
                *value = gelu(isa, *value);
            }
            next.store(values, &mut self.bytes[place..]);
        });
    }
}

/// Sums to floats of rows of all columns.
pub(super) struct Write<'a> {
    pub(super) sums: Sums<'a>,
    pub(super) rows: &'a mut [f32],
}

impl SimdOp for Write<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let float = isa.f32();
        self.sums.each(isa, |place, values| {
            for (at, value) in values.into_iter().enumerate() {
                float.store(value, &mut self.rows[place + at * float.len()..]);
            }
        });
    }
}

/// Sums, added to rows of all columns.
pub(super) struct Add<'a> {
    pub(super) sums: Sums<'a>,
    pub(super) rows: &'a mut [f32],
}

impl SimdOp for Add<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let float = isa.f32();
        self.sums.each(isa, |place, values| {
            for (at, value) in values.into_iter().enumerate() {
                let place = &mut self.rows[place + at * float.len()..];
                float.store(float.add(value, float.load(place)), place);
            }
        });
    }
}

/// The Gaussian error linear unit, `x Φ(x)`, to 5e-7.
///
/// It is `max(x, 0) - t Φ(-t)` with `t = |x|`, and the sixteenth root of `Φ(-t)` is so nearly straight up to 5.25, beyond
/// which nothing is left of `t Φ(-t)`, that a polynomial of the sixth degree is as good as one of the fifteenth for `Φ`
/// itself. The usual way by the error function needs a division and an exponential for each number, a fifth of the
/// encoder's time. It has to be this exact: what rounds to another byte in a few of a thousand numbers already changes
/// one head in a hundred.
#[inline(always)]
fn gelu<I: Isa>(isa: I, x: I::F32) -> I::F32 {
    const LIMIT: f32 = 5.25;
    /// Fitted by least squares, weighted until the errors of `t Φ(-t)` were alike everywhere; the highest power first.
    #[allow(clippy::excessive_precision)]
    const COEFFICIENTS: [f32; 7] = [
        -1.1757261972888955e-6,
        -3.522064071148634e-5,
        0.0006584091461263597,
        -0.0013440215261653066,
        -0.017805948853492737,
        -0.04776730015873909,
        0.9576044082641602,
    ];
    let float = isa.f32();
    let t = float.min(float.abs(x), float.splat(LIMIT));
    let mut share = float.splat(COEFFICIENTS[0]);
    for coefficient in &COEFFICIENTS[1..] {
        share = float.mul_add(share, t, float.splat(*coefficient));
    }
    for _ in 0..4 {
        share = float.mul(share, share);
    }
    float.mul_sub_from(t, share, float.max(x, float.zero()))
}

/// Scale and shift of a normalisation.
pub(super) struct Norm {
    pub(super) weight: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

/// Normalises rows, and makes bytes of them for the next layer.
pub(super) struct Normalise<'a> {
    pub(super) rows: &'a mut [f32],
    pub(super) norm: &'a Norm,
    pub(super) next: Quantization,
    pub(super) bytes: &'a mut [u8],
}

impl SimdOp for Normalise<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let width = self.norm.weight.len();
        let next = Quantizer::new(isa, self.next);
        for (row, bytes) in self.rows.chunks_exact_mut(width).zip(self.bytes.chunks_exact_mut(width)) {
            normalise(isa, row, self.norm, &next, bytes);
        }
    }
}

#[inline(always)]
fn normalise<I: Isa>(isa: I, row: &mut [f32], norm: &Norm, next: &Quantizer<I>, bytes: &mut [u8]) {
    /// What PyTorch's BERT adds to the variance.
    const EPSILON: f32 = 1e-12;
    let float = isa.f32();
    let lanes = float.len();
    let step = VECTORS * lanes;
    let size = row.len() as f32;

    let mut sums = [float.zero(); VECTORS];
    for part in row.chunks_exact(step) {
        let values = float.load_many::<VECTORS>(part);
        for at in 0..VECTORS {
            sums[at] = float.add(sums[at], values[at]);
        }
    }
    let mean = float.splat(total(isa, sums) / size);
    let mut squares = [float.zero(); VECTORS];
    for part in row.chunks_exact(step) {
        let values = float.load_many::<VECTORS>(part);
        for at in 0..VECTORS {
            let off = float.sub(values[at], mean);
            squares[at] = float.mul_add(off, off, squares[at]);
        }
    }
    let scale = float.splat(1.0 / (total(isa, squares) / size + EPSILON).sqrt());
    for column in (0..row.len()).step_by(step) {
        let part = &mut row[column..][..step];
        let mut values = float.load_many::<VECTORS>(part);
        let weight = float.load_many::<VECTORS>(&norm.weight[column..]);
        let bias = float.load_many::<VECTORS>(&norm.bias[column..]);
        for at in 0..VECTORS {
            let normal = float.mul(float.sub(values[at], mean), scale);
            values[at] = float.mul_add(normal, weight[at], bias[at]);
            float.store(values[at], &mut part[at * lanes..]);
        }
        next.store(values, &mut bytes[column..]);
    }
}

#[inline(always)]
fn total<I: Isa>(isa: I, parts: [I::F32; VECTORS]) -> f32 {
    let float = isa.f32();
    float.sum(float.add(float.add(parts[0], parts[1]), float.add(parts[2], parts[3])))
}

/// Adds rows, each times a factor, to others.
pub(super) struct AddScaled<'a> {
    pub(super) rows: &'a mut [f32],
    pub(super) added: &'a [f32],
    pub(super) factor: f32,
}

impl SimdOp for AddScaled<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let float = isa.f32();
        let lanes = float.len();
        let factor = float.splat(self.factor);
        for (place, added) in self.rows.chunks_exact_mut(lanes).zip(self.added.chunks_exact(lanes)) {
            float.store(float.mul_add(float.load(added), factor, float.load(place)), place);
        }
    }
}

/// Rows to high and low bytes, see [`super::fixed`].
pub(super) struct SplitRows<'a> {
    pub(super) rows: &'a [f32],
    pub(super) width: usize,
    pub(super) highs: &'a mut [u8],
    pub(super) lows: &'a mut [u8],
    /// What 1 stands for in each row.
    pub(super) units: &'a mut [f32],
}

impl SimdOp for SplitRows<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let (float, int) = (isa.f32(), isa.i32());
        let lanes = float.len();
        let step = VECTORS * lanes;
        let nought = int.splat(i32::from(ZERO) << 8 | i32::from(ZERO));
        let places = self.highs.chunks_exact_mut(self.width).zip(self.lows.chunks_exact_mut(self.width));
        for ((row, unit), (highs, lows)) in self.rows.chunks_exact(self.width).zip(self.units).zip(places) {
            let mut largest = float.zero();
            for part in row.chunks_exact(lanes) {
                largest = float.max(largest, float.abs(float.load(part)));
            }
            let largest = largest.to_array().into_iter().fold(0.0, f32::max);
            *unit = largest / LARGEST;
            let inverse = float.splat(if largest > 0.0 { LARGEST / largest } else { 0.0 });
            let places = highs.chunks_exact_mut(step).zip(lows.chunks_exact_mut(step));
            for (part, (highs, lows)) in row.chunks_exact(step).zip(places) {
                let numbers = float.load_many::<VECTORS>(part);
                let (mut of_high, mut of_low) = ([nought; VECTORS], [nought; VECTORS]);
                for at in 0..VECTORS {
                    let number = int.add(float.to_int_round(float.mul(numbers[at], inverse)), nought);
                    (of_high[at], of_low[at]) = (int.shift_right::<8>(number), int.and(number, int.splat(255)));
                }
                store_bytes(isa, of_high, highs);
                store_bytes(isa, of_low, lows);
            }
        }
    }
}

/// Adds the floats that sums of high and low bytes stand for to rows of all columns.
pub(super) struct AddFixed<'a> {
    pub(super) columns: Range<usize>,
    pub(super) sums: &'a [i32],
    /// For each column.
    pub(super) scales: &'a [f32],
    /// For each row.
    pub(super) units: &'a [f32],
    /// Columns of `rows`; those of the sums may be a multiple of it, which are added up.
    pub(super) stride: usize,
    pub(super) rows: &'a mut [f32],
}

impl SimdOp for AddFixed<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let (float, int) = (isa.f32(), isa.i32());
        let lanes = float.len();
        let rows = self.sums.chunks_exact(self.columns.len()).zip(self.rows.chunks_exact_mut(self.stride));
        for ((sums, row), unit) in rows.zip(self.units) {
            let unit = float.splat(*unit);
            for (sums, column) in sums.chunks_exact(lanes).zip(self.columns.clone().step_by(lanes)) {
                let scale = float.mul(float.load(&self.scales[column..]), unit);
                let place = &mut row[column % self.stride..];
                float.store(float.mul_add(int.to_float(int.load(sums)), scale, float.load(place)), place);
            }
        }
    }
}

/// `max(a + b, 0)`.
pub(super) struct SumAtLeastZero<'a> {
    pub(super) a: &'a [f32],
    pub(super) b: &'a [f32],
    pub(super) output: &'a mut [f32],
}

impl SimdOp for SumAtLeastZero<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let float = isa.f32();
        let lanes = float.len();
        let pairs = self.a.chunks_exact(lanes).zip(self.b.chunks_exact(lanes));
        for ((a, b), place) in pairs.zip(self.output.chunks_exact_mut(lanes)) {
            float.store(float.max(float.add(float.load(a), float.load(b)), float.zero()), place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Gelu<'a>(&'a mut [f32]);

    impl SimdOp for Gelu<'_> {
        type Output = ();

        #[inline(always)]
        fn eval<I: Isa>(self, isa: I) {
            let float = isa.f32();
            for part in self.0.chunks_exact_mut(float.len()) {
                float.store(gelu(isa, float.load(part)), part);
            }
        }
    }

    /// The error function by its series, which converges for every number.
    fn erf(x: f64) -> f64 {
        let (mut term, mut sum) = (x, x);
        for n in 1..200 {
            term *= -x * x / f64::from(n);
            sum += term / f64::from(2 * n + 1);
        }
        sum * 2.0 / std::f64::consts::PI.sqrt()
    }

    #[test]
    fn gelu_is_what_its_polynomial_stands_for() {
        let xs: Vec<f32> = (-352..352).map(|n| n as f32 / 64.0).collect();
        let mut found = xs.clone();
        Gelu(&mut found).dispatch();
        for (x, found) in xs.into_iter().zip(found) {
            let x = f64::from(x);
            let expected = x * (1.0 + erf(x / std::f64::consts::SQRT_2)) / 2.0;
            assert!((f64::from(found) - expected).abs() < 5e-7, "{x}: {found} instead of {expected}");
        }
        let mut far = [1e30; 16];
        Gelu(&mut far).dispatch();
        assert_eq!(far, [1e30; 16]);
    }

    #[test]
    fn rows_are_normal_and_bytes_saturate() {
        let width = 64;
        let mut rows: Vec<f32> = (0..2 * width).map(|n| ((n * 37) % 101) as f32).collect();
        let sums: Vec<i32> = (0..2 * width).map(|n| n as i32 % 7).collect();
        let output = Dequantization { scale: vec![0.5; width], bias: vec![1.0; width] };
        let expected: Vec<f32> = rows.iter().zip(&sums).map(|(row, sum)| row + 0.5 * *sum as f32 + 1.0).collect();
        let norm = Norm { weight: vec![2.0; width], bias: vec![3.0; width] };
        let mut bytes = vec![0; 2 * width];
        let next = Quantization { inverse_scale: 100.0, zero: 7 };
        let sums = Sums { first: 0, columns: 0..width, sums: &sums, output: &output };
        Add { sums, rows: &mut rows }.dispatch();
        Normalise { rows: &mut rows, norm: &norm, next, bytes: &mut bytes }.dispatch();
        for (at, expected) in expected.chunks(width).enumerate() {
            let mean = expected.iter().sum::<f32>() / width as f32;
            let variance = expected.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / width as f32;
            for (n, x) in expected.iter().enumerate() {
                let normal = (x - mean) / variance.sqrt() * 2.0 + 3.0;
                let found = rows[at * width + n];
                assert!((found - normal).abs() < 1e-4, "{found} instead of {normal}");
                let byte = ((found * 100.0).round_ties_even() + 7.0).clamp(0.0, 255.0) as u8;
                assert_eq!(bytes[at * width + n], byte);
            }
        }
    }
}
