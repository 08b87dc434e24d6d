//! How large the tiles are that the unit multiplies.

/// Columns and rows of a tile of sums, and groups of four bytes in a row of a tile of bytes.
pub(crate) const SIDE: usize = 16;
/// Columns that are computed at once: two tiles.
pub(crate) const PAIR: usize = 2 * SIDE;
