//! A matrix laid out for vector instructions that multiply pairs of numbers of 16 bits.

use std::ops::Range;

use crate::STRIP;
use crate::lines::Lines;
use crate::pairs::{self, PANEL, ROWS};
use crate::weights::Left;

/// Rows that are handed out at once at most: a whole number of [`ROWS`], few enough for the second cache with numbers of 16
/// bits.
const BLOCK: usize = 8 * ROWS;

/// For each [`PANEL`] columns, for each two rows: the two numbers of each column.
pub(crate) struct Paired(Lines<i16>);

/// Room to work in.
#[derive(Debug, Default)]
pub(crate) struct Room {
    sums: Lines<i32>,
    /// A block's rows, two bytes in each number: the first in its lower 16 bits.
    rows: Lines<i32>,
}

impl Paired {
    /// Nothing where the processor has no such instructions.
    pub(crate) fn new(matrix: &[i8], [depth, columns]: [usize; 2]) -> Option<Paired> {
        if !pairs::are_there() {
            return None;
        }
        let mut panels = Lines::new(depth * columns);
        let mut places = panels.iter_mut();
        for panel in (0..columns).step_by(PANEL) {
            for pair in matrix.chunks_exact(2 * columns) {
                let both = pair[panel..][..PANEL].iter().zip(&pair[columns + panel..][..PANEL]);
                for (number, place) in both.flat_map(|(first, second)| [*first, *second]).zip(places.by_ref()) {
                    *place = i16::from(number);
                }
            }
        }
        Some(Paired(panels))
    }

    /// Sums of all strips for all rows.
    pub(crate) fn multiply(
        &self,
        left: Left<'_>,
        room: &mut Room,
        mut take: impl FnMut(Range<usize>, Range<usize>, &[i32]),
    ) {
        let Left { rows, depth, start } = left;
        let Room { sums, rows: wide } = room;
        sums.resize(BLOCK * STRIP);
        wide.resize(BLOCK * depth / 2);
        for (block, rows) in rows.chunks(BLOCK * depth).enumerate() {
            let wide = &mut wide[..rows.len() / 2];
            pairs::widen(rows, wide);
            let from = block * BLOCK;
            let count = rows.len() / depth;
            for first in (0..start.len()).step_by(STRIP) {
                for column in (0..STRIP).step_by(PANEL) {
                    let panel = &self.0[(first + column) * depth..][..PANEL * depth];
                    let start = &start[first + column..][..PANEL];
                    for (rows, place) in wide.chunks(ROWS * depth / 2).zip(sums.chunks_mut(ROWS * STRIP)) {
                        pairs::multiply(rows, depth / 2, panel, start, &mut place[column..]);
                    }
                }
                take(from..from + count, first..first + STRIP, &sums[..count * STRIP]);
            }
        }
    }
}
