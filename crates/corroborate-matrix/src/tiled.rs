//! A matrix laid out for the matrix unit.

use std::ops::Range;

use crate::lines::{Line, Lines};
use crate::shape::{GROUP, PAIR, SIDE, fours};
use crate::tiles::Tiles;
use crate::weights::Left;
use crate::{BLOCK, DEPTH_STEP, STRIP};

/// For each two tiles of columns, for each [`DEPTH_STEP`] rows, both tiles: 16 rows of 16 columns of four bytes, below each
/// other.
pub(crate) struct Tiled(Vec<Line<i8>>);

/// Room to work in.
#[derive(Debug, Default)]
pub(crate) struct Room {
    sums: Lines<i32>,
    /// Rows that lie across lines, and the last, filled up to a whole tile.
    rows: Lines<u8>,
}

impl Tiled {
    /// Nothing where this process can't use the unit.
    pub(crate) fn new(matrix: &[i8], [depth, columns]: [usize; 2]) -> Option<Tiled> {
        if !crate::tiles::are_permitted() {
            return None;
        }
        let mut tiles = Vec::with_capacity(matrix.len() / size_of::<Line<i8>>());
        for pair in (0..columns).step_by(PAIR) {
            for step in (0..depth).step_by(DEPTH_STEP) {
                for tile in [pair, pair + SIDE] {
                    let rows = (step..step + DEPTH_STEP).step_by(GROUP);
                    tiles.extend(rows.map(|row| fours(matrix, columns, row, tile)));
                }
            }
        }
        Some(Tiled(tiles))
    }

    /// Sums of all strips for all rows.
    pub(crate) fn multiply(
        &self,
        left: Left<'_>,
        room: &mut Room,
        mut take: impl FnMut(Range<usize>, Range<usize>, &[i32]),
    ) {
        let Left { rows, depth, start } = left;
        let Room { sums, rows: moved } = room;
        let count = rows.len() / depth;
        let whole = if rows.as_ptr().addr().is_multiple_of(size_of::<Line<u8>>()) { count / SIDE * SIDE } else { 0 };
        let (whole, others) = rows.split_at(whole * depth);
        moved.resize(others.len().next_multiple_of(SIDE * depth));
        moved[..others.len()].copy_from_slice(others);
        moved[others.len()..].fill(0);
        sums.resize(BLOCK * STRIP);

        let Some(tiles) = Tiles::new() else { unreachable!("tiles exist only where the unit does") };
        let lines = depth * PAIR / size_of::<Line<i8>>();
        for first in (0..start.len()).step_by(STRIP) {
            let mut from = 0;
            for rows in whole.chunks(BLOCK * depth).chain(moved.chunks(BLOCK * depth)) {
                for column in (0..STRIP).step_by(PAIR) {
                    let columns = &self.0[(first + column) / PAIR * lines..][..lines];
                    let start = &start[first + column..][..PAIR];
                    let places = sums.chunks_mut(2 * SIDE * STRIP);
                    for (rows, place) in rows.chunks(2 * SIDE * depth).zip(places) {
                        tiles.multiply(rows, depth, columns, start, &mut place[column..]);
                    }
                }
                let to = count.min(from + rows.len() / depth);
                take(from..to, first..first + STRIP, &sums[..(to - from) * STRIP]);
                from = to;
            }
        }
    }
}
