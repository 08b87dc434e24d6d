//! Sentences that are longer than the model reads.
//!
//! Hardly any sentence of a report has more than 510 subwords; what has is a table or a
//! list that nobody cut. It is read in windows that overlap, and each word takes its
//! reading from the window in which it has most context around it: its *core*. Each core
//! gets a tree of its own, and those of the later cores hang on the first as `parataxis`,
//! as unconnected parts of one sentence do. One tree over all words was the alternative; it
//! would need scores between words that no window holds together, and memory that grows
//! with the square of a length that has no bound.

use std::ops::Range;

use crate::labels::Deprel;
use crate::reading::Reading;

/// A part of a sentence that is read at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Window {
    /// The words that are read.
    pub(crate) words: Range<usize>,
    /// The words whose reading is taken from here.
    pub(crate) core: Range<usize>,
}

/// Cuts a sentence, given by the number of subwords of each word, into windows of at most
/// `room` subwords. The cores follow each other and cover the sentence.
pub(crate) fn windows(sizes: &[usize], room: usize) -> Vec<Window> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while start < sizes.len() {
        let end = start + fitting(&sizes[start..], room).max(1);
        spans.push(start..end);
        if end == sizes.len() {
            break;
        }
        let back = fitting_from_end(&sizes[start + 1..end], room / 4);
        start = end - back;
    }
    let mut from = 0;
    let cut = |(at, span): (usize, &Range<usize>)| {
        let to = match spans.get(at + 1) {
            Some(next) => middle(sizes, next.start..span.end),
            None => sizes.len(),
        };
        let window = Window { words: span.clone(), core: from..to };
        from = to;
        window
    };
    spans.iter().enumerate().map(cut).collect()
}

/// How many of the first words have `room` subwords together.
fn fitting(sizes: &[usize], room: usize) -> usize {
    let sums = sizes.iter().scan(0, |sum, size| {
        *sum += size;
        Some(*sum)
    });
    sums.take_while(|sum| *sum <= room).count()
}

/// How many of the last words have `room` subwords together.
fn fitting_from_end(sizes: &[usize], room: usize) -> usize {
    let reversed: Vec<usize> = sizes.iter().rev().copied().collect();
    fitting(&reversed, room)
}

/// The word of the overlap with as many subwords before it as after.
fn middle(sizes: &[usize], overlap: Range<usize>) -> usize {
    let half = sizes[overlap.clone()].iter().sum::<usize>() / 2;
    overlap.start + fitting(&sizes[overlap], half)
}

/// Joins the readings of a sentence's cores, in order, to one. Their positions are those
/// of the sentence already.
pub(crate) fn join(cores: Vec<Reading>) -> Reading {
    let mut cores = cores.into_iter();
    let Some(mut whole) = cores.next() else {
        return Reading::default();
    };
    if cores.len() == 0 {
        return whole;
    }
    let root = whole.words.iter().position(|word| word.head.is_none());
    let weigh = |core: &Reading, at: usize| core.vector[at] * core.words.len() as f32;
    let mut vector: Vec<f32> = (0..whole.vector.len()).map(|at| weigh(&whole, at)).collect();
    for mut core in cores {
        for word in core.words.iter_mut().filter(|word| word.head.is_none()) {
            word.head = root;
            word.deprel = Deprel::Parataxis;
        }
        for (at, sum) in vector.iter_mut().enumerate() {
            *sum += weigh(&core, at);
        }
        whole.words.append(&mut core.words);
        whole.predicates.append(&mut core.predicates);
    }
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    whole.vector = vector.iter().map(|x| x / length).collect();
    whole
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn window(words: Range<usize>, core: Range<usize>) -> Window {
        Window { words, core }
    }

    #[test]
    fn what_fits_is_one_window() {
        assert_eq!(windows(&[], 8), []);
        assert_eq!(windows(&[3, 5], 8), [window(0..2, 0..2)]);
    }

    #[test]
    fn cores_meet_in_the_middle_of_the_overlap() {
        let found = windows(&[1; 20], 12);
        assert_eq!(found, [window(0..12, 0..10), window(9..20, 10..20)]);
    }

    #[test]
    fn a_word_larger_than_the_room_stands_alone() {
        let found = windows(&[1, 9, 1], 4);
        let cores: Vec<_> = found.iter().map(|w| w.core.clone()).collect();
        assert_eq!(cores.concat_ranges(), [0, 1, 2]);
    }

    trait ConcatRanges {
        fn concat_ranges(&self) -> Vec<usize>;
    }

    impl ConcatRanges for Vec<Range<usize>> {
        fn concat_ranges(&self) -> Vec<usize> {
            self.iter().flat_map(Clone::clone).collect()
        }
    }

    proptest! {
        #[test]
        fn cores_cover_every_word_once(sizes in prop::collection::vec(1usize..30, 0..200), room in 30usize..90) {
            let found = windows(&sizes, room);
            let covered: Vec<usize> = found.iter().flat_map(|w| w.core.clone()).collect();
            prop_assert_eq!(covered, (0..sizes.len()).collect::<Vec<_>>());
            for w in &found {
                prop_assert!(w.words.start <= w.core.start && w.core.end <= w.words.end);
                prop_assert!(sizes[w.words.clone()].iter().sum::<usize>() <= room);
            }
        }
    }
}
