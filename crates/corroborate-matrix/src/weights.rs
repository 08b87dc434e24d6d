//! The right side of a product, laid out for the instructions that multiply it.

use std::ops::Range;

use crate::dotted::{self, Dotted};
use crate::lines::Lines;
use crate::paired::{self, Paired};
use crate::tiled::{self, Tiled};
use crate::{DEPTH_STEP, STRIP};

/// A matrix of signed bytes, and what the zero of the left side takes from each column's sum.
pub struct Weights {
    depth: usize,
    layout: Layout,
    /// What a sum of each column begins with.
    start: Lines<i32>,
}

enum Layout {
    Tiles(Tiled),
    Fours(Dotted),
    Pairs(Paired),
}

/// What a matrix is multiplied with.
#[derive(Clone, Copy)]
pub(crate) struct Left<'a> {
    /// Rows of `depth` bytes.
    pub(crate) rows: &'a [u8],
    pub(crate) depth: usize,
    /// What a sum of each column begins with.
    pub(crate) start: &'a [i32],
}

/// Room to work in, kept from one product to the next.
#[derive(Debug, Default)]
pub struct Room {
    tiles: tiled::Room,
    fours: dotted::Room,
    pairs: paired::Room,
}

impl Weights {
    /// Lays out `matrix`, `depth` rows of `columns` bytes, for the matrix unit. From a byte of the left side `zero` is taken
    /// before it is multiplied. Nothing where this process can't use the unit.
    ///
    /// # Panics
    /// If `depth` is no multiple of [`DEPTH_STEP`], `columns` none of [`STRIP`], or `matrix` is of another size.
    pub fn in_tiles(matrix: &[i8], shape: [usize; 2], zero: u8) -> Option<Weights> {
        Weights::laid_out(matrix, shape, zero, |matrix, shape| Tiled::new(matrix, shape).map(Layout::Tiles))
    }

    /// As [`Weights::in_tiles`], for vector instructions that multiply four bytes each. Nothing where the processor has none
    /// (AVX-512 VNNI).
    ///
    /// # Panics
    /// As [`Weights::in_tiles`].
    pub fn in_fours(matrix: &[i8], shape: [usize; 2], zero: u8) -> Option<Weights> {
        Weights::laid_out(matrix, shape, zero, |matrix, shape| Dotted::new(matrix, shape).map(Layout::Fours))
    }

    /// As [`Weights::in_tiles`], for vector instructions that multiply pairs of numbers of 16 bits. Nothing where the
    /// processor has none (AVX2).
    ///
    /// # Panics
    /// As [`Weights::in_tiles`].
    pub fn in_pairs(matrix: &[i8], shape: [usize; 2], zero: u8) -> Option<Weights> {
        Weights::laid_out(matrix, shape, zero, |matrix, shape| Paired::new(matrix, shape).map(Layout::Pairs))
    }

    fn laid_out(
        matrix: &[i8],
        shape @ [depth, columns]: [usize; 2],
        zero: u8,
        lay_out: impl FnOnce(&[i8], [usize; 2]) -> Option<Layout>,
    ) -> Option<Weights> {
        assert!(depth.is_multiple_of(DEPTH_STEP) && columns.is_multiple_of(STRIP), "{depth} rows of {columns}");
        assert_eq!(matrix.len(), depth * columns);
        let layout = lay_out(matrix, shape)?;
        let mut start: Lines<i32> = Lines::new(columns);
        for row in matrix.chunks_exact(columns) {
            start.iter_mut().zip(row).for_each(|(start, weight)| *start -= i32::from(zero) * i32::from(*weight));
        }
        Some(Weights { depth, layout, start })
    }

    /// Columns of the product.
    pub fn columns(&self) -> usize {
        self.start.len()
    }

    /// Multiplies rows of bytes and hands out their sums, those of some rows and [`STRIP`] columns at a time: which
    /// rows, which columns, and a row of as many sums for each row of bytes. What [`Room`] held is overwritten. In tiles, the
    /// more rows at once the better, as long as they fit the second cache: a strip of weights stays in the first for all of
    /// them; and rows that do not begin at a line of the cache ([`Lines`]) are copied.
    ///
    /// # Panics
    /// If `rows` does not hold whole rows.
    pub fn multiply(&self, rows: &[u8], room: &mut Room, take: impl FnMut(Range<usize>, Range<usize>, &[i32])) {
        assert!(rows.len().is_multiple_of(self.depth), "{} bytes in rows of {}", rows.len(), self.depth);
        let left = Left { rows, depth: self.depth, start: &self.start };
        match &self.layout {
            Layout::Tiles(tiles) => tiles.multiply(left, &mut room.tiles, take),
            Layout::Fours(fours) => fours.multiply(left, &mut room.fours, take),
            Layout::Pairs(pairs) => pairs.multiply(left, &mut room.pairs, take),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The textbook's way.
    fn expected(rows: &[u8], matrix: &[i8], [depth, columns]: [usize; 2], zero: u8) -> Vec<i32> {
        let mut sums = Vec::new();
        for row in rows.chunks(depth) {
            for column in 0..columns {
                let product = |(at, byte): (usize, &u8)| {
                    (i32::from(*byte) - i32::from(zero)) * i32::from(matrix[at * columns + column])
                };
                sums.push(row.iter().enumerate().map(product).sum());
            }
        }
        sums
    }

    /// All that this processor has instructions for.
    fn layouts(matrix: &[i8], shape: [usize; 2], zero: u8) -> impl Iterator<Item = Weights> {
        let layouts = [Weights::in_tiles, Weights::in_fours, Weights::in_pairs];
        layouts.into_iter().filter_map(move |lay_out| lay_out(matrix, shape, zero))
    }

    fn multiply(rows: &[u8], weights: &Weights, room: &mut Room) -> Vec<i32> {
        let columns = weights.columns();
        let mut product = vec![0; rows.len() / weights.depth * columns];
        weights.multiply(rows, room, |rows, strip, sums| {
            for (row, sums) in product[rows.start * columns..].chunks_mut(columns).zip(sums.chunks(strip.len())) {
                row[strip.clone()].copy_from_slice(sums);
            }
        });
        product
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn products_are_those_of_the_textbook_for_any_number_of_rows(
            count in 0usize..150, depth in 1usize..4, columns in 1usize..4, zero: u8, seed: u32,
        ) {
            let shape @ [depth, columns] = [depth * DEPTH_STEP, columns * STRIP];
            let mut state = u64::from(seed) + 1;
            let mut byte = move || {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                (state >> 56) as u8
            };
            let rows: Vec<u8> = (0..count * depth).map(|_| byte()).collect();
            let matrix: Vec<i8> = (0..depth * columns).map(|_| byte() as i8).collect();
            let expected = expected(&rows, &matrix, shape, zero);
            let mut room = Room::default();
            let mut aligned = Lines::new(rows.len());
            aligned.copy_from_slice(&rows);
            for weights in layouts(&matrix, shape, zero) {
                for rows in [&rows[..], &aligned] {
                    prop_assert_eq!(&multiply(rows, &weights, &mut room), &expected);
                }
            }
        }
    }

    #[test]
    fn the_largest_sums_are_exact() {
        let shape = [DEPTH_STEP, STRIP];
        for (byte, weight, zero) in [(255, -128, 0), (255, 127, 0), (0, -128, 255)] {
            let sum = (i32::from(byte) - i32::from(zero)) * i32::from(weight) * DEPTH_STEP as i32;
            for weights in layouts(&[weight; DEPTH_STEP * STRIP], shape, zero) {
                assert_eq!(multiply(&[byte; DEPTH_STEP], &weights, &mut Room::default()), [sum; STRIP]);
            }
        }
    }
}
