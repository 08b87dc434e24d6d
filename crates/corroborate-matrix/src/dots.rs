//! Vector instructions that multiply four bytes each and add the products to a number of 32 bits (AVX-512 VNNI).

use std::arch::x86_64::{__m512i, _mm512_dpbusd_epi32, _mm512_loadu_si512, _mm512_set1_epi32, _mm512_storeu_si512};

use crate::STRIP;
use crate::lines::Line;
use crate::shape::GROUP;

/// Rows that are multiplied at once with the four vectors of a strip: 24 sums under way, which leaves registers for the
/// weights and for the bytes of a row.
pub(crate) const ROWS: usize = 6;

const LANES: usize = 16;
const VECTORS: usize = STRIP / LANES;

pub(crate) fn are_there() -> bool {
    is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512vnni")
}

/// Sums of a strip for at most [`ROWS`] rows of `depth` bytes, to rows of [`STRIP`].
///
/// # Panics
/// If a slice is of another size than that, or the processor has no such instructions.
pub(crate) fn multiply(rows: &[u8], depth: usize, columns: &[Line<i8>], start: &[i32], sums: &mut [i32]) {
    assert!(are_there());
    // SAFETY: the instructions are there.
    unsafe {
        match rows.len() / depth {
            1 => multiply_rows::<1>(rows, depth, columns, start, sums),
            2 => multiply_rows::<2>(rows, depth, columns, start, sums),
            3 => multiply_rows::<3>(rows, depth, columns, start, sums),
            4 => multiply_rows::<4>(rows, depth, columns, start, sums),
            5 => multiply_rows::<5>(rows, depth, columns, start, sums),
            ROWS => multiply_rows::<ROWS>(rows, depth, columns, start, sums),
            count => panic!("{count} rows at once"),
        }
    }
}

#[target_feature(enable = "avx512f,avx512vnni")]
fn multiply_rows<const COUNT: usize>(rows: &[u8], depth: usize, columns: &[Line<i8>], start: &[i32], sums: &mut [i32]) {
    assert!(rows.len() == COUNT * depth && size_of_val(columns) == depth * STRIP && depth.is_multiple_of(GROUP));
    assert!(start.len() == STRIP && sums.len() >= COUNT * STRIP);
    let vectors = |numbers: *const __m512i| -> [__m512i; VECTORS] {
        // SAFETY: whoever calls has a strip's vectors there.
        std::array::from_fn(|at| unsafe { _mm512_loadu_si512(numbers.add(at)) })
    };
    let mut totals = [vectors(start.as_ptr().cast()); COUNT];
    for group in 0..depth / GROUP {
        // SAFETY: there are a strip's vectors for each four of `depth` rows (asserted above).
        let weights = vectors(unsafe { columns.as_ptr().add(VECTORS * group).cast() });
        for (row, totals) in totals.iter_mut().enumerate() {
            // SAFETY: each of the rows has `depth` bytes (asserted above), four in each group.
            let four = unsafe { rows.as_ptr().add(row * depth + GROUP * group).cast::<i32>().read_unaligned() };
            let four = _mm512_set1_epi32(four);
            for (total, weights) in totals.iter_mut().zip(weights) {
                *total = _mm512_dpbusd_epi32(*total, four, weights);
            }
        }
    }
    for (row, totals) in totals.into_iter().enumerate() {
        for (at, total) in totals.into_iter().enumerate() {
            // SAFETY: asserted above.
            unsafe { _mm512_storeu_si512(sums.as_mut_ptr().add(row * STRIP + at * LANES).cast(), total) };
        }
    }
}
