//! Products of 8-bit matrices where rten's kernels are slow: on the matrix unit of x86 processors (Intel AMX, from Sapphire
//! Rapids on), with AVX-512's instructions for bytes (VNNI), and on x86 processors without any that multiply bytes exactly.
//!
//! The unit multiplies 16 rows of 64 bytes by 64 rows of 16 bytes in one instruction, five times as fast here as rten's
//! kernels, which use VNNI, on the same processor. With VNNI these make 60 % of the products that the processor could: they lay
//! rows out anew, and have 16 sums under way. Here rows stay as they lie, 24 sums are under way, and 93 % and more are made.
//! Without VNNI, rten's kernels add two products of bytes in 16 bits, where the largest don't fit; numbers of 16 bits,
//! multiplied in pairs and added in 32, are exact, and several times as fast as a matrix cut into two whose products do fit.
//! Sums of bytes are exact, so which of the kernels computed a number can't be seen in it.
//!
//! Decided:
//! - A crate of its own, because the rest of the project forbids `unsafe`, and nothing else in here is needed for it.
//!   Rust's own names for the unit's instructions are not stable yet, so they are written as assembly.
//! - Processor and operating system are asked when the program runs; there is nothing to choose when building.
//! - Sums are handed out in strips of [`STRIP`] columns that fit the fastest cache, for the next step to take them from
//!   there: written as whole rows, the way through memory costs more than the multiplication.
//! - Weights are laid out once in the order in which the instructions take them. The unit takes bytes of the left side as
//!   they lie, if they begin at a line of the cache ([`Lines`]): it is two and a half times as fast then.
//!
//! Rejected: kernels of other libraries that know the unit. They come with an inference engine of their own or need
//! an unstable compiler.
//!
//! Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, chapter 18 (Programming with Intel
//! AMX), and volume 2, VPDPBUSD and VPMADDWD; Linux, `Documentation/arch/x86/xstate.rst`, for the permission.

#[cfg_attr(not(target_arch = "x86_64"), path = "no_dots.rs")]
mod dots;
mod dotted;
mod lines;
mod paired;
#[cfg_attr(not(target_arch = "x86_64"), path = "no_pairs.rs")]
mod pairs;
mod shape;
mod tiled;
#[cfg_attr(not(all(target_arch = "x86_64", target_os = "linux")), path = "no_tiles.rs")]
mod tiles;
mod weights;

pub use lines::Lines;
pub use weights::{Room, Weights};

/// Columns that are handed out at once.
pub const STRIP: usize = 64;

/// Rows that the unit hands out at once at most.
const BLOCK: usize = 64;

/// Rows of the right side come in whole numbers of this.
pub const DEPTH_STEP: usize = 64;
