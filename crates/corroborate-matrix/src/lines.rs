//! Numbers that begin at a line of the cache.
//!
//! The unit loads a row of a tile from one line, or, six times as slowly, from two.

use std::ops::{Deref, DerefMut};

/// A line of the cache, and the next three for numbers of 32 bits.
#[repr(C, align(64))]
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<T>(pub(crate) [T; 64]);

/// A vector of numbers, the first of which begins a line of the cache.
#[derive(Debug, Default)]
pub struct Lines<T> {
    lines: Vec<Line<T>>,
    length: usize,
}

impl<T: Copy + Default> Lines<T> {
    /// `length` noughts.
    pub fn new(length: usize) -> Self {
        let mut lines = Self { lines: Vec::new(), length: 0 };
        lines.resize(length);
        lines
    }

    /// Cuts off numbers at the end, or puts some there.
    pub fn resize(&mut self, length: usize) {
        self.lines.resize(length.div_ceil(64), Line([T::default(); 64]));
        self.length = length;
    }
}

impl<T> Deref for Lines<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        // SAFETY: the lines are arrays of 64 numbers without gaps between them, and have at least `length`.
        unsafe { std::slice::from_raw_parts(self.lines.as_ptr().cast(), self.length) }
    }
}

impl<T> DerefMut for Lines<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: as above.
        unsafe { std::slice::from_raw_parts_mut(self.lines.as_mut_ptr().cast(), self.length) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_begin_at_a_line_and_none_is_lost() {
        let mut numbers: Lines<u8> = Lines::new(70);
        assert!(numbers.as_ptr().addr().is_multiple_of(64));
        numbers.copy_from_slice(&[7; 70]);
        numbers.resize(130);
        assert_eq!((numbers.len(), &numbers[..70], numbers[129]), (130, &[7; 70][..], 0));
        numbers.resize(3);
        assert_eq!(numbers[..], [7; 3]);
    }
}
