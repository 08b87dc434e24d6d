//! Products of matrices, by whatever the processor has for them.

use std::ops::Range;

use corroborate_matrix::Weights;
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix, QuantParams};
use rten_tensor::{Matrix, MatrixLayout, NdTensorView};

thread_local! {
    /// The kernels that suit this processor. They can't be sent between threads, so each has its own.
    static INTEGERS: GemmExecutor<u8, i8, i32> = GemmExecutor::default();
    static FLOATS: GemmExecutor = GemmExecutor::default();
}

/// What multiplies rows of bytes with a matrix of signed bytes. All give the same sums.
pub(super) enum Kernel {
    /// Instructions that rten's kernels do not use.
    Own(corroborate_matrix::Weights),
    /// rten's kernels, which choose their vector instructions when they run.
    Vectors { matrix: PackedBMatrix<i8>, zeros: Vec<u8> },
}

/// Rows that rten's kernels multiply at once: as many as they pack at once, so that what they make of them is still in the
/// cache when the next step reads it.
const BLOCK: usize = 64;

/// Room for sums, kept from one product to the next.
#[derive(Default)]
pub(super) struct Room {
    own: corroborate_matrix::Room,
    vectors: Vec<i32>,
}

impl Kernel {
    /// `zero` is taken from each byte of the rows before it is multiplied.
    pub(super) fn new(matrix: &[i8], shape: [usize; 2], zero: u8) -> Kernel {
        let unit = || Weights::in_tiles(matrix, shape, zero);
        // Without VNNI, rten's kernels add two products in 16 bits, which the largest of them exceed.
        let is_exact = INTEGERS.with(|integers| !integers.may_saturate());
        let pairs = || if is_exact { None } else { Weights::in_pairs(matrix, shape, zero) };
        let fours = || Weights::in_fours(matrix, shape, zero);
        unit().or_else(fours).or_else(pairs).map_or_else(|| Kernel::vectors(matrix, shape, zero), Kernel::Own)
    }

    fn vectors(matrix: &[i8], shape: [usize; 2], zero: u8) -> Kernel {
        let matrix = INTEGERS.with(|integers| {
            assert!(!integers.may_saturate(), "only kernels that use AVX2 saturate, and where it is, there are pairs");
            integers.prepack_b(NdTensorView::from_data(shape, matrix))
        });
        Kernel::Vectors { matrix, zeros: vec![zero; BLOCK] }
    }

    /// Hands out sums, some rows and some columns at a time: which rows, which columns, and as many sums for each row.
    pub(super) fn apply(
        &self,
        input: &[u8],
        room: &mut Room,
        mut take: impl FnMut(Range<usize>, Range<usize>, &[i32]),
    ) {
        match self {
            Kernel::Own(weights) => weights.multiply(input, &mut room.own, take),
            Kernel::Vectors { matrix, zeros } => {
                let [depth, columns] = [matrix.rows(), matrix.cols()];
                for (block, input) in input.chunks(BLOCK * depth).enumerate() {
                    let rows = input.len() / depth;
                    room.vectors.resize(rows * columns, 0);
                    let quantization = QuantParams { zero_point: &zeros[..rows] };
                    let options = GemmOptions { a_quant: Some(quantization), ..GemmOptions::default() };
                    let input = GemmInputA::Unpacked(NdTensorView::from_data([rows, depth], input));
                    INTEGERS.with(|integers| {
                        fits(integers.gemm(&mut room.vectors, input, GemmInputB::Packed(matrix), options));
                    });
                    let first = block * BLOCK;
                    take(first..first + rows, 0..columns, &room.vectors);
                }
            }
        }
    }
}

/// `a` times the transpose of `b`.
pub(super) fn product(a: Matrix<'_>, b: Matrix<'_>) -> Vec<f32> {
    let mut output = vec![0.0; a.rows() * b.rows()];
    let (a, b) = (GemmInputA::Unpacked(a), GemmInputB::Unpacked(b.transposed()));
    FLOATS.with(|floats| fits(floats.gemm(&mut output, a, b, GemmOptions::default())));
    output
}

/// Shapes are checked when a model is loaded.
fn fits<T, E: std::fmt::Display>(result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("a layer does not fit its input: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: [usize; 2] = [128, 192];

    fn sums(kernel: &Kernel, input: &[u8]) -> Vec<i32> {
        let [depth, columns] = SHAPE;
        let mut all = vec![0; input.len() / depth * columns];
        kernel.apply(input, &mut Room::default(), |rows, strip, sums| {
            for (row, sums) in all[rows.start * columns..].chunks_mut(columns).zip(sums.chunks(strip.len())) {
                row[strip.clone()].copy_from_slice(sums);
            }
        });
        all
    }

    /// The textbook's way.
    fn expected(matrix: &[i8], input: &[u8], zero: u8) -> Vec<i32> {
        let [depth, columns] = SHAPE;
        let sum = |row: &[u8], column: usize| {
            let product = |(at, byte): (usize, &u8)| {
                (i32::from(*byte) - i32::from(zero)) * i32::from(matrix[at * columns + column])
            };
            row.iter().enumerate().map(product).sum()
        };
        input.chunks(depth).flat_map(|row| (0..columns).map(move |column| sum(row, column))).collect()
    }

    #[test]
    fn every_kernel_gives_the_same_sums() {
        let [depth, columns] = SHAPE;
        let matrix: Vec<i8> = (0..depth * columns).map(|n| (n * 7919 % 251) as u8 as i8).collect();
        let has_vectors = INTEGERS.with(|integers| !integers.may_saturate());
        let vectors = has_vectors.then(|| Kernel::vectors(&matrix, SHAPE, 97));
        let own = [Weights::in_tiles, Weights::in_fours, Weights::in_pairs];
        let own = own.map(|lay_out| lay_out(&matrix, SHAPE, 97).map(Kernel::Own));
        let kernels: Vec<Kernel> = own.into_iter().chain([vectors]).flatten().collect();
        for rows in [1, 15, 16, 17, 33, BLOCK, 2 * BLOCK + 7] {
            let input: Vec<u8> = (0..rows * depth).map(|n| (n * 104_729 % 256) as u8).collect();
            for kernel in &kernels {
                assert_eq!(sums(kernel, &input), expected(&matrix, &input, 97), "{rows} rows");
            }
        }
    }

    /// Two products of the largest bytes with a weight of 127 are beyond 16 bits.
    #[test]
    fn sums_saturated_without_vnni() {
        let [depth, columns] = SHAPE;
        for weight in [-128, -127, -1, 0, 1, 127] {
            let kernel = Kernel::new(&vec![weight; depth * columns], SHAPE, 0);
            assert_eq!(sums(&kernel, &vec![255; depth]), vec![255 * i32::from(weight) * depth as i32; columns]);
        }
    }
}
