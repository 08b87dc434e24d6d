//! A matrix laid out for vector instructions that multiply four bytes each.

use std::ops::Range;

use crate::STRIP;
use crate::dots::{self, ROWS};
use crate::lines::{Line, Lines};
use crate::shape::{GROUP, SIDE, fours};
use crate::weights::Left;

/// Rows that are handed out at once at most: a whole number of [`ROWS`], few enough for their bytes to stay in the second
/// cache while all strips pass.
const BLOCK: usize = 16 * ROWS;

/// For each strip, for each [`GROUP`] rows: the four bytes of each column.
pub(crate) struct Dotted(Vec<Line<i8>>);

/// Room to work in.
#[derive(Debug, Default)]
pub(crate) struct Room(Lines<i32>);

impl Dotted {
    /// Nothing where the processor has no such instructions.
    pub(crate) fn new(matrix: &[i8], [depth, columns]: [usize; 2]) -> Option<Dotted> {
        if !dots::are_there() {
            return None;
        }
        let mut lines = Vec::with_capacity(matrix.len() / size_of::<Line<i8>>());
        for strip in (0..columns).step_by(STRIP) {
            for row in (0..depth).step_by(GROUP) {
                lines.extend((strip..strip + STRIP).step_by(SIDE).map(|column| fours(matrix, columns, row, column)));
            }
        }
        Some(Dotted(lines))
    }

    /// Sums of all strips for all rows.
    pub(crate) fn multiply(
        &self,
        left: Left<'_>,
        Room(sums): &mut Room,
        mut take: impl FnMut(Range<usize>, Range<usize>, &[i32]),
    ) {
        let Left { rows, depth, start } = left;
        let lines = depth * STRIP / size_of::<Line<i8>>();
        sums.resize(BLOCK * STRIP);
        for (block, rows) in rows.chunks(BLOCK * depth).enumerate() {
            let from = block * BLOCK;
            let count = rows.len() / depth;
            for (strip, columns) in self.0.chunks(lines).enumerate() {
                let strip = strip * STRIP..(strip + 1) * STRIP;
                for (rows, place) in rows.chunks(ROWS * depth).zip(sums.chunks_mut(ROWS * STRIP)) {
                    dots::multiply(rows, depth, columns, &start[strip.clone()], place);
                }
                take(from..from + count, strip, &sums[..count * STRIP]);
            }
        }
    }
}
