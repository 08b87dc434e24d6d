//! Products of matrices, by whatever the processor has for them.

use std::ops::Range;

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix, QuantParams};
use rten_tensor::{Matrix, MatrixLayout, NdTensorView};

thread_local! {
    /// The kernels that suit this processor. They can't be sent between threads, so each has its own.
    static INTEGERS: GemmExecutor<u8, i8, i32> = GemmExecutor::default();
    static FLOATS: GemmExecutor = GemmExecutor::default();
}

/// What multiplies rows of bytes with a matrix of signed bytes. All give the same sums.
pub(super) enum Kernel {
    /// The processor's matrix unit, where it has one.
    Unit(corroborate_matrix::Weights),
    /// rten's kernels, which choose their vector instructions when they run.
    Vectors { parts: Vec<PackedBMatrix<i8>>, zeros: Vec<u8> },
}

/// Rows that rten's kernels multiply at once: as many as they pack at once, so that what they make of them is still in the
/// cache when the next step reads it.
const BLOCK: usize = 64;

/// Room for sums, kept from one product to the next.
#[derive(Default)]
pub(super) struct Room {
    unit: corroborate_matrix::Room,
    vectors: Vec<i32>,
}

impl Kernel {
    /// `zero` is taken from each byte of the rows before it is multiplied.
    pub(super) fn new(matrix: &[i8], shape: [usize; 2], zero: u8) -> Kernel {
        Kernel::unit(matrix, shape, zero).unwrap_or_else(|| {
            let exact = INTEGERS.with(|integers| !integers.may_saturate());
            Kernel::vectors(matrix, shape, zero, exact)
        })
    }

    fn unit(matrix: &[i8], shape: [usize; 2], zero: u8) -> Option<Kernel> {
        corroborate_matrix::Weights::new(matrix, shape, zero).map(Kernel::Unit)
    }

    /// Without VNNI, processors add two products in 16 bits. They fit if no weight is beyond 64, so where the kernel is
    /// not `exact`, the matrix is the sum of two of halves.
    fn vectors(matrix: &[i8], shape: [usize; 2], zero: u8, exact: bool) -> Kernel {
        let pack = |matrix: &[i8]| {
            let matrix = NdTensorView::from_data(shape, matrix);
            INTEGERS.with(|integers| integers.prepack_b(matrix))
        };
        let parts = if exact {
            vec![pack(matrix)]
        } else {
            let smaller = |weight: &i8| weight >> 1;
            let halves: (Vec<i8>, Vec<i8>) = matrix.iter().map(|w| (smaller(w), w - smaller(w))).unzip();
            vec![pack(&halves.0), pack(&halves.1)]
        };
        Kernel::Vectors { parts, zeros: vec![zero; BLOCK] }
    }

    /// Hands out sums, some rows and some columns at a time: which rows, which columns, and as many sums for each row.
    pub(super) fn apply(
        &self,
        input: &[u8],
        room: &mut Room,
        mut take: impl FnMut(Range<usize>, Range<usize>, &[i32]),
    ) {
        match self {
            Kernel::Unit(weights) => weights.multiply(input, &mut room.unit, take),
            Kernel::Vectors { parts, zeros } => {
                let [depth, columns] = [parts[0].rows(), parts[0].cols()];
                for (block, input) in input.chunks(BLOCK * depth).enumerate() {
                    let rows = input.len() / depth;
                    room.vectors.resize(rows * columns, 0);
                    for (at, part) in parts.iter().enumerate() {
                        let quantization = QuantParams { zero_point: &zeros[..rows] };
                        let beta = i32::from(at > 0);
                        let options = GemmOptions { a_quant: Some(quantization), beta, ..GemmOptions::default() };
                        let input = GemmInputA::Unpacked(NdTensorView::from_data([rows, depth], input));
                        INTEGERS.with(|integers| {
                            fits(integers.gemm(&mut room.vectors, input, GemmInputB::Packed(part), options));
                        });
                    }
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
        // Where sums of whole bytes saturate, only halves are multiplied.
        let has_whole = INTEGERS.with(|integers| !integers.may_saturate());
        let vectors = [true, false].into_iter().filter(|exact| has_whole || !exact);
        let vectors = vectors.map(|exact| Kernel::vectors(&matrix, SHAPE, 97, exact));
        let kernels: Vec<Kernel> = Kernel::unit(&matrix, SHAPE, 97).into_iter().chain(vectors).collect();
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
            let kernel = Kernel::vectors(&vec![weight; depth * columns], SHAPE, 0, false);
            let Kernel::Vectors { parts, .. } = &kernel else { panic!("no vectors") };
            assert_eq!(parts.len(), 2);
            assert_eq!(sums(&kernel, &vec![255; depth]), vec![255 * i32::from(weight) * depth as i32; columns]);
            let half = weight >> 1;
            for half in [half, weight - half] {
                assert!(
                    2 * 255 * i32::from(half) <= i32::from(i16::MAX)
                        && 2 * 255 * i32::from(half) >= i32::from(i16::MIN)
                );
            }
        }
    }
}
