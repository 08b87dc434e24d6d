//! Products of 8-bit matrices on the matrix unit of x86 processors (Intel AMX, from Sapphire Rapids on).
//!
//! The unit multiplies 16 rows of 64 bytes by 64 rows of 16 bytes in one instruction, five times as fast here as the
//! vector instructions (VNNI) that rten's kernels use on the same processor. Sums of bytes are exact, so whoever has no
//! such unit reads the same numbers from another kernel, only later: which of them computed a number can't be seen in it.
//!
//! Decided:
//! - A crate of its own, because the rest of the project forbids `unsafe`, and nothing else in here is needed for it.
//!   Rust's own names for these instructions are not stable yet, so they are written as assembly.
//! - [`is_there`] asks processor and operating system when the program runs; there is nothing to choose when building.
//! - Sums are handed out in strips of [`STRIP`] columns that fit the fastest cache, for the next step to take them from
//!   there: written as whole rows, the way through memory costs more than the multiplication.
//! - Weights are laid out once in the order in which the unit takes them. Bytes of the left side are taken as they lie, if
//!   they begin at a line of the cache ([`Lines`]): the unit is two and a half times as fast then.
//!
//! Rejected: kernels of other libraries that know the unit. They come with an inference engine of their own or need
//! an unstable compiler.
//!
//! Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, chapter 18 (Programming with Intel
//! AMX); Linux, `Documentation/arch/x86/xstate.rst`, for the permission.

mod lines;
mod shape;
#[cfg_attr(not(all(target_arch = "x86_64", target_os = "linux")), path = "no_tiles.rs")]
mod tiles;
mod weights;

pub use lines::Lines;
pub use weights::{Room, Weights};

/// Columns that are handed out at once.
pub const STRIP: usize = 64;

/// Rows that are handed out at once at most.
pub const BLOCK: usize = 64;

/// Rows of the right side come in whole numbers of this.
pub const DEPTH_STEP: usize = 64;

/// Whether this processor has the unit and this process may use it. Asks once in a process.
pub fn is_there() -> bool {
    tiles::are_permitted()
}
