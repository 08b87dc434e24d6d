//! In what shapes the instructions take bytes.

use crate::lines::Line;

/// Columns and rows of a tile of sums, and groups of four bytes in a row of a tile of bytes.
pub(crate) const SIDE: usize = 16;
/// Columns that are computed at once: two tiles.
pub(crate) const PAIR: usize = 2 * SIDE;
/// Bytes that are summed up into one number at once.
pub(crate) const GROUP: usize = 4;

/// The [`GROUP`] bytes from `row` on of each of the [`SIDE`] columns from `column` on, of a matrix of `columns`.
pub(crate) fn fours(matrix: &[i8], columns: usize, row: usize, column: usize) -> Line<i8> {
    let rows: [&[i8]; GROUP] = std::array::from_fn(|at| &matrix[(row + at) * columns + column..][..SIDE]);
    Line(std::array::from_fn(|at| rows[at % GROUP][at / GROUP]))
}
