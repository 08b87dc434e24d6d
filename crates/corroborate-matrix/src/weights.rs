//! The right side of a product, laid out for the unit.

use std::ops::Range;

use crate::lines::{Line, Lines};
use crate::shape::{PAIR, SIDE};
use crate::{BLOCK, DEPTH_STEP, STRIP};

/// Bytes that are summed up into one number at once.
const GROUP: usize = 4;

/// A matrix of signed bytes, and what the zero of the left side takes from each column's sum.
pub struct Weights {
    depth: usize,
    columns: usize,
    /// For each two tiles of columns, for each [`DEPTH_STEP`] rows, both tiles: 16 rows of 16 columns of four bytes, below
    /// each other.
    tiles: Vec<Line<i8>>,
    /// What a sum of each column begins with.
    start: Lines<i32>,
}

/// Room to work in, kept from one product to the next.
#[derive(Debug, Default)]
pub struct Room {
    sums: Lines<i32>,
    /// Rows that lie across lines, and the last, filled up to a whole tile.
    rows: Lines<u8>,
}

impl Weights {
    /// Lays out `matrix`, `depth` rows of `columns` bytes. From a byte of the left side `zero` is taken before it is
    /// multiplied. Nothing where this process can't use the unit.
    ///
    /// # Panics
    /// If `depth` is no multiple of [`DEPTH_STEP`], `columns` none of [`STRIP`], or `matrix` is of another size.
    pub fn new(matrix: &[i8], [depth, columns]: [usize; 2], zero: u8) -> Option<Weights> {
        assert!(depth.is_multiple_of(DEPTH_STEP) && columns.is_multiple_of(STRIP), "{depth} rows of {columns}");
        assert_eq!(matrix.len(), depth * columns);
        if !crate::is_there() {
            return None;
        }
        let mut tiles = Vec::with_capacity(matrix.len() / size_of::<Line<i8>>());
        for pair in (0..columns).step_by(PAIR) {
            for step in (0..depth).step_by(DEPTH_STEP) {
                for tile in [pair, pair + SIDE] {
                    for row in (step..step + DEPTH_STEP).step_by(GROUP) {
                        let rows: [&[i8]; GROUP] =
                            std::array::from_fn(|at| &matrix[(row + at) * columns + tile..][..SIDE]);
                        tiles.push(Line(std::array::from_fn(|at| rows[at % GROUP][at / GROUP])));
                    }
                }
            }
        }
        let mut start = Lines::default();
        start.resize(columns);
        for row in matrix.chunks_exact(columns) {
            start.iter_mut().zip(row).for_each(|(start, weight)| *start -= i32::from(zero) * i32::from(*weight));
        }
        Some(Weights { depth, columns, tiles, start })
    }

    /// Columns of the product.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Multiplies rows of bytes and hands out their sums, those of [`BLOCK`] rows and [`STRIP`] columns at a time: which
    /// rows, which columns, and a row of as many sums for each row of bytes. What [`Room`] held is overwritten. The more
    /// rows at once the better, as long as they fit the second cache: a strip of weights stays in the first for all of
    /// them. Rows that do not begin at a line of the cache ([`Lines`]) are copied.
    ///
    /// # Panics
    /// If `rows` does not hold whole rows.
    pub fn multiply(&self, rows: &[u8], room: &mut Room, mut take: impl FnMut(Range<usize>, Range<usize>, &[i32])) {
        assert!(rows.len().is_multiple_of(self.depth), "{} bytes in rows of {}", rows.len(), self.depth);
        let Room { sums, rows: moved } = room;
        let count = rows.len() / self.depth;
        let whole = if rows.as_ptr().addr().is_multiple_of(size_of::<Line<u8>>()) { count / SIDE * SIDE } else { 0 };
        let (whole, others) = rows.split_at(whole * self.depth);
        moved.resize(others.len().next_multiple_of(SIDE * self.depth));
        moved[..others.len()].copy_from_slice(others);
        moved[others.len()..].fill(0);
        sums.resize(BLOCK * STRIP);

        let Some(tiles) = crate::tiles::Tiles::new() else { unreachable!("weights exist only where the unit does") };
        for first in (0..self.columns).step_by(STRIP) {
            let mut from = 0;
            for rows in whole.chunks(BLOCK * self.depth).chain(moved.chunks(BLOCK * self.depth)) {
                for column in (0..STRIP).step_by(PAIR) {
                    let (columns, start) = self.pair(first + column);
                    let places = sums.chunks_mut(2 * SIDE * STRIP);
                    for (rows, place) in rows.chunks(2 * SIDE * self.depth).zip(places) {
                        tiles.multiply(rows, self.depth, columns, start, &mut place[column..]);
                    }
                }
                let to = count.min(from + rows.len() / self.depth);
                take(from..to, first..first + STRIP, &sums[..(to - from) * STRIP]);
                from = to;
            }
        }
    }

    /// Two tiles of columns, and what their sums begin with.
    fn pair(&self, first: usize) -> (&[Line<i8>], &[i32]) {
        let lines = self.depth * PAIR / size_of::<Line<i8>>();
        (&self.tiles[first / PAIR * lines..][..lines], &self.start[first..][..PAIR])
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
            let Some(weights) = Weights::new(&matrix, shape, zero) else { return Ok(()) };
            let mut room = Room::default();
            let mut aligned = Lines::default();
            aligned.resize(rows.len());
            aligned.copy_from_slice(&rows);
            for rows in [&rows[..], &aligned] {
                prop_assert_eq!(multiply(rows, &weights, &mut room), expected(rows, &matrix, shape, zero));
            }
        }
    }

    /// Holds at once where there is no unit.
    #[test]
    fn the_largest_sums_are_exact() {
        let shape = [DEPTH_STEP, STRIP];
        for (byte, weight, zero) in [(255, -128, 0), (255, 127, 0), (0, -128, 255)] {
            let Some(weights) = Weights::new(&[weight; DEPTH_STEP * STRIP], shape, zero) else {
                return;
            };
            let sum = (i32::from(byte) - i32::from(zero)) * i32::from(weight) * DEPTH_STEP as i32;
            assert_eq!(multiply(&[byte; DEPTH_STEP], &weights, &mut Room::default()), [sum; STRIP]);
        }
    }
}
