//! The unit's instructions.

use std::arch::asm;
use std::arch::x86_64::{__cpuid, __cpuid_count};
use std::sync::LazyLock;

use crate::STRIP;
use crate::lines::Line;
use crate::shape::{PAIR, SIDE};

/// Bytes of a tile.
const TILE: usize = SIDE * size_of::<Line<i8>>();

/// Whether processor and operating system let this process use the unit. Its registers are so large that Linux saves
/// them only for those who asked.
pub(crate) fn are_permitted() -> bool {
    static PERMITTED: LazyLock<bool> = LazyLock::new(|| are_there() && ask());
    *PERMITTED
}

/// What the manual's CPUID chapter names AMX-TILE and AMX-INT8.
fn are_there() -> bool {
    const LEAF: u32 = 7;
    const TILE_AND_INT8: u32 = 1 << 24 | 1 << 25;
    __cpuid(0).eax >= LEAF && __cpuid_count(LEAF, 0).edx & TILE_AND_INT8 == TILE_AND_INT8
}

fn ask() -> bool {
    const ARCH_REQ_XCOMP_PERM: libc::c_long = 0x1023;
    const XFEATURE_XTILEDATA: libc::c_long = 18;
    // SAFETY: the call takes numbers only and changes nothing but what this process may do.
    unsafe { libc::syscall(libc::SYS_arch_prctl, ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA) == 0 }
}

/// This thread's tiles, all of 16 rows of 64 bytes, until it is dropped.
pub(crate) struct Tiles(());

/// Operand of LDTILECFG: palette 1, then bytes of a row from byte 16 on and rows from byte 48 on, for each of 8 tiles.
static SHAPES: Line<u8> = {
    let mut shapes = [0; 64];
    shapes[0] = 1;
    let mut tile = 0;
    while tile < 8 {
        shapes[16 + 2 * tile] = 64;
        shapes[48 + tile] = SIDE as u8;
        tile += 1;
    }
    Line(shapes)
};

impl Tiles {
    /// Nothing where the unit may not be used.
    pub(crate) fn new() -> Option<Tiles> {
        if !are_permitted() {
            return None;
        }
        // SAFETY: the unit is there and permitted, and the operand is a valid one of 64 bytes.
        unsafe { asm!("ldtilecfg [{}]", in(reg) &raw const SHAPES, options(nostack, readonly)) };
        Some(Tiles(()))
    }

    /// Sums of two tiles of columns for 32 or 16 rows of `depth` bytes, to the first columns of rows of [`STRIP`].
    ///
    /// # Panics
    /// If a slice is of another size than that.
    pub(crate) fn multiply(&self, rows: &[u8], depth: usize, columns: &[Line<i8>], start: &[i32], sums: &mut [i32]) {
        let count = rows.len() / depth;
        assert!(count == SIDE || count == 2 * SIDE);
        assert!(rows.len() == count * depth && size_of_val(columns) == depth * PAIR);
        assert!(start.len() == PAIR && sums.len() >= (count - 1) * STRIP + PAIR);
        let (a, b, c, steps) = (rows.as_ptr(), columns.as_ptr(), sums.as_mut_ptr(), depth / 64);
        if count == SIDE {
            // SAFETY: tiles are configured (`self`). Loads: 16 rows of 64 bytes, `depth` bytes apart, in `rows`, 64 bytes
            // further with each step; two tiles a step in `columns`, which has `PAIR` bytes for each of `depth` rows; 16
            // numbers, `STRIP` apart from row to row, twice in `start` (a distance of 0 repeats one row). Stores: the same
            // shape in `sums`. All sizes are asserted above.
            unsafe {
                asm!(
                    "tileloadd tmm0, [{start} + {none}]",
                    "tileloadd tmm1, [{start} + {none} + 64]",
                    "2:",
                    "tileloadd tmm4, [{a} + {depth}]",
                    "tileloadd tmm6, [{b} + {line}]",
                    "tileloadd tmm7, [{b} + {line} + {tile}]",
                    "tdpbusd tmm0, tmm4, tmm6",
                    "tdpbusd tmm1, tmm4, tmm7",
                    "add {a}, 64",
                    "add {b}, 2 * {tile}",
                    "dec {steps}",
                    "jnz 2b",
                    "tilestored [{c} + {strip}], tmm0",
                    "tilestored [{c} + {strip} + 64], tmm1",
                    a = inout(reg) a => _, b = inout(reg) b => _, steps = inout(reg) steps => _,
                    c = in(reg) c, start = in(reg) start.as_ptr(),
                    none = in(reg) 0usize, depth = in(reg) depth, line = in(reg) 64usize, strip = in(reg) 4 * STRIP,
                    tile = const TILE,
                    out("tmm0") _, out("tmm1") _, out("tmm4") _, out("tmm6") _, out("tmm7") _,
                    options(nostack),
                );
            }
        } else {
            let (a2, c2) = (rows[SIDE * depth..].as_ptr(), sums[SIDE * STRIP..].as_mut_ptr());
            // SAFETY: as above, with 16 more rows.
            unsafe {
                asm!(
                    "tileloadd tmm0, [{start} + {none}]",
                    "tileloadd tmm1, [{start} + {none} + 64]",
                    "tileloadd tmm2, [{start} + {none}]",
                    "tileloadd tmm3, [{start} + {none} + 64]",
                    "2:",
                    "tileloadd tmm4, [{a} + {depth}]",
                    "tileloadd tmm6, [{b} + {line}]",
                    "tdpbusd tmm0, tmm4, tmm6",
                    "tileloadd tmm7, [{b} + {line} + {tile}]",
                    "tdpbusd tmm1, tmm4, tmm7",
                    "tileloadd tmm5, [{a2} + {depth}]",
                    "tdpbusd tmm2, tmm5, tmm6",
                    "tdpbusd tmm3, tmm5, tmm7",
                    "add {a}, 64",
                    "add {a2}, 64",
                    "add {b}, 2 * {tile}",
                    "dec {steps}",
                    "jnz 2b",
                    "tilestored [{c} + {strip}], tmm0",
                    "tilestored [{c} + {strip} + 64], tmm1",
                    "tilestored [{c2} + {strip}], tmm2",
                    "tilestored [{c2} + {strip} + 64], tmm3",
                    a = inout(reg) a => _, a2 = inout(reg) a2 => _, b = inout(reg) b => _, steps = inout(reg) steps => _,
                    c = in(reg) c, c2 = in(reg) c2, start = in(reg) start.as_ptr(),
                    none = in(reg) 0usize, depth = in(reg) depth, line = in(reg) 64usize, strip = in(reg) 4 * STRIP,
                    tile = const TILE,
                    out("tmm0") _, out("tmm1") _, out("tmm2") _, out("tmm3") _,
                    out("tmm4") _, out("tmm5") _, out("tmm6") _, out("tmm7") _,
                    options(nostack),
                );
            }
        }
    }
}

impl Drop for Tiles {
    fn drop(&mut self) {
        // SAFETY: whoever has a `Tiles` may use the unit, and needs no tile any longer.
        unsafe { asm!("tilerelease", options(nomem, nostack)) };
    }
}
