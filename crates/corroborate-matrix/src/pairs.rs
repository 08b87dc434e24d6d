//! Vector instructions that multiply pairs of numbers of 16 bits and add the two products in 32 (AVX2).
//!
//! They multiply half as many numbers at once as those for bytes, which add two products in 16 bits, where the largest don't
//! fit; but a matrix cut into two whose products do fit has to be multiplied twice.

use std::arch::x86_64::{
    __m256i, _mm256_add_epi32, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_set1_epi32, _mm256_storeu_si256,
};

use crate::STRIP;

/// Rows that are multiplied at once, and columns, in two vectors: twelve sums under way, as many as there are registers for.
pub(crate) const ROWS: usize = 6;
pub(crate) const PANEL: usize = 16;

const LANES: usize = 8;
const VECTORS: usize = PANEL / LANES;

pub(crate) fn are_there() -> bool {
    is_x86_feature_detected!("avx2")
}

/// Puts each two bytes into a number, the first into its lower 16 bits.
pub(crate) fn widen(bytes: &[u8], wide: &mut [i32]) {
    for (wide, pair) in wide.iter_mut().zip(bytes.chunks_exact(2)) {
        *wide = i32::from(pair[0]) | i32::from(pair[1]) << 16;
    }
}

/// Sums of [`PANEL`] columns for at most [`ROWS`] rows of `depth` pairs, to the first columns of rows of [`STRIP`].
///
/// # Panics
/// If a slice is of another size than that, or the processor has no such instructions.
pub(crate) fn multiply(rows: &[i32], depth: usize, panel: &[i16], start: &[i32], sums: &mut [i32]) {
    assert!(are_there());
    // SAFETY: the instructions are there.
    unsafe {
        match rows.len() / depth {
            1 => multiply_rows::<1>(rows, depth, panel, start, sums),
            2 => multiply_rows::<2>(rows, depth, panel, start, sums),
            3 => multiply_rows::<3>(rows, depth, panel, start, sums),
            4 => multiply_rows::<4>(rows, depth, panel, start, sums),
            5 => multiply_rows::<5>(rows, depth, panel, start, sums),
            ROWS => multiply_rows::<ROWS>(rows, depth, panel, start, sums),
            count => panic!("{count} rows at once"),
        }
    }
}

#[target_feature(enable = "avx2")]
fn multiply_rows<const COUNT: usize>(rows: &[i32], depth: usize, panel: &[i16], start: &[i32], sums: &mut [i32]) {
    assert!(rows.len() == COUNT * depth && panel.len() == 2 * depth * PANEL);
    assert!(start.len() == PANEL && sums.len() >= (COUNT - 1) * STRIP + PANEL);
    let vectors = |numbers: *const __m256i| -> [__m256i; VECTORS] {
        // SAFETY: whoever calls has two vectors there.
        std::array::from_fn(|at| unsafe { _mm256_loadu_si256(numbers.add(at)) })
    };
    let mut totals = [vectors(start.as_ptr().cast()); COUNT];
    for pair in 0..depth {
        // SAFETY: there are `depth` times two vectors in the panel (asserted above).
        let weights = vectors(unsafe { panel.as_ptr().cast::<__m256i>().add(VECTORS * pair) });
        for (row, totals) in totals.iter_mut().enumerate() {
            // SAFETY: each of the rows has `depth` numbers (asserted above).
            let both = _mm256_set1_epi32(unsafe { *rows.as_ptr().add(row * depth + pair) });
            for (total, weights) in totals.iter_mut().zip(weights) {
                *total = _mm256_add_epi32(*total, _mm256_madd_epi16(both, weights));
            }
        }
    }
    for (row, totals) in totals.into_iter().enumerate() {
        for (at, total) in totals.into_iter().enumerate() {
            // SAFETY: asserted above.
            unsafe { _mm256_storeu_si256(sums.as_mut_ptr().add(row * STRIP + at * LANES).cast(), total) };
        }
    }
}
