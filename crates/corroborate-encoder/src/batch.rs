//! Sentences to the rows of numbers that the model reads.
//!
//! The sentences of a batch stand below each other, none is padded, and no number of one comes from another, so which
//! of them share a batch changes nothing but the time. A batch need not hold sentences of like length, nor those of one
//! report.

use crate::shape::Shape;
use crate::subwords::Subwords;
use crate::window::{Window, windows};

/// Subwords in a batch. More would not fit the processor's caches; with fewer, the weights would have to be brought
/// there too often.
const LARGEST_BATCH: usize = 384;
const SMALLEST_BATCH: usize = 64;

/// Batches for each worker at least, where there is enough to do: workers end together.
const BATCHES_EACH: usize = 4;

/// A sentence, or a window of a long one, as subwords.
#[derive(Debug)]
pub(crate) struct Piece {
    /// Number of the sentence.
    pub(crate) sentence: usize,
    pub(crate) window: Window,
    /// Subwords, with the mark that begins a sentence and the one that ends it.
    pub(crate) ids: Vec<i32>,
    /// Shape of the word that each subword belongs to.
    pub(crate) shapes: Vec<i32>,
    /// Position of the first subword of each word of the window.
    pub(crate) firsts: Vec<usize>,
}

impl Piece {
    /// Rows that the scores have for it: the root's and one for each word.
    pub(crate) fn kept(&self) -> usize {
        1 + self.firsts.len()
    }
}

/// The pieces of a sentence; none if it has no words. `longest` is the number of subwords
/// that the model reads at most, marks included.
pub(crate) fn pieces(sentence: usize, words: &[&str], subwords: &Subwords, longest: usize) -> Vec<Piece> {
    let room = longest - 2;
    let mut ids = Vec::with_capacity(words.len() * 2);
    let mut starts = Vec::with_capacity(words.len() + 1);
    for word in words {
        starts.push(ids.len());
        subwords.push(word, &mut ids);
        ids.truncate(starts[starts.len() - 1] + room);
    }
    starts.push(ids.len());
    let sizes: Vec<usize> = starts.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let mark = subwords.special();
    let piece = |window: Window| {
        let (from, to) = (starts[window.words.start], starts[window.words.end]);
        let mut piece = Piece {
            sentence,
            ids: Vec::with_capacity(to - from + 2),
            shapes: Vec::with_capacity(to - from + 2),
            firsts: starts[window.words.clone()].iter().map(|start| start - from + 1).collect(),
            window,
        };
        piece.ids.push(mark.begin);
        piece.ids.extend_from_slice(&ids[from..to]);
        piece.ids.push(mark.end);
        piece.shapes.push(Shape::Other as i32);
        for word in piece.window.words.clone() {
            let shape = Shape::of(words[word]) as i32;
            piece.shapes.extend(std::iter::repeat_n(shape, sizes[word]));
        }
        piece.shapes.push(Shape::Other as i32);
        piece
    };
    windows(&sizes, room).into_iter().map(piece).collect()
}

/// Puts pieces together, in their order, to batches for a number of workers.
pub(crate) fn batches(pieces: Vec<Piece>, workers: usize) -> Vec<Vec<Piece>> {
    let all: usize = pieces.iter().map(|piece| piece.ids.len()).sum();
    let most = (all / (workers * BATCHES_EACH)).clamp(SMALLEST_BATCH, LARGEST_BATCH);
    let mut batches: Vec<Vec<Piece>> = Vec::new();
    let mut size = 0;
    for piece in pieces {
        size += piece.ids.len();
        match batches.last_mut() {
            Some(batch) if size <= most => batch.push(piece),
            _ => {
                size = piece.ids.len();
                batches.push(vec![piece]);
            }
        }
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subwords() -> Subwords {
        Subwords::parse("[PAD]\n[UNK]\n[CLS]\n[SEP]\nmet\nthey\n##s").unwrap()
    }

    #[test]
    fn marks_stand_around_and_shapes_beside() {
        let found = pieces(7, &["They", "mets", "?"], &subwords(), 512);
        let [piece] = &found[..] else { panic!("{found:?}") };
        assert_eq!(piece.sentence, 7);
        assert_eq!(piece.ids, [2, 5, 4, 6, 1, 3]);
        assert_eq!(piece.shapes, [0, 2, 1, 1, 0, 0]);
        assert_eq!(piece.firsts, [1, 2, 4]);
        assert_eq!(piece.kept(), 4);
    }

    #[test]
    fn no_words_no_pieces() {
        assert!(pieces(0, &[], &subwords(), 512).is_empty());
    }

    #[test]
    fn long_sentences_become_windows_that_begin_anew() {
        let found = pieces(0, &["met"; 20], &subwords(), 16);
        assert_eq!(found.len(), 2);
        for piece in &found {
            assert_eq!(piece.ids[0], 2);
            assert_eq!(piece.firsts[0], 1);
            assert_eq!(piece.firsts.len(), piece.window.words.len());
            assert!(piece.ids.len() <= 16);
        }
    }

    #[test]
    fn batches_keep_the_order_and_have_a_limit() {
        let words = ["met"; 100];
        for (count, workers, most) in [(400, 2, LARGEST_BATCH), (8, 2, 102), (1, 2, SMALLEST_BATCH)] {
            let all = (0..count).flat_map(|at| pieces(at, &words[..1 + at % 100], &subwords(), 512));
            let batches = batches(all.collect(), workers);
            let order: Vec<usize> = batches.iter().flatten().map(|piece| piece.sentence).collect();
            assert_eq!(order, (0..count).collect::<Vec<_>>());
            for batch in &batches {
                assert!(batch.iter().map(|piece| piece.ids.len()).sum::<usize>() <= most.max(batch[0].ids.len()));
            }
        }
        assert!(batches(Vec::new(), 1).is_empty());
    }

    /// `reference.json` was written when the model was trained.
    #[test]
    fn numbers_are_those_of_the_training() {
        let Some(folder) = crate::testing::model_folder() else {
            return;
        };
        let Ok(reference) = std::fs::read(folder.join("reference.json")) else {
            return;
        };
        let reference: serde_json::Value = serde_json::from_slice(&reference).unwrap();
        let vocabulary = std::fs::read_to_string(folder.join("vocab.txt")).unwrap();
        let subwords = Subwords::parse(&vocabulary).unwrap();
        for sentence in reference["sentences"].as_array().unwrap() {
            let words = sentence["words"].as_array().unwrap();
            let words: Vec<&str> = words.iter().map(|word| word.as_str().unwrap()).collect();
            let found = pieces(0, &words, &subwords, 512);
            assert_eq!(serde_json::json!(found[0].ids), sentence["ids"], "{words:?}");
            assert_eq!(serde_json::json!(found[0].shapes), sentence["shapes"], "{words:?}");
            assert_eq!(serde_json::json!(found[0].firsts), sentence["firsts"], "{words:?}");
        }
        for case in reference["words"].as_array().unwrap() {
            let word = case["word"].as_str().unwrap();
            let mut ids = Vec::new();
            subwords.push(word, &mut ids);
            assert_eq!(serde_json::json!(ids), case["subwords"], "{word:?}");
            let shape = Shape::NAMES[Shape::of(word) as usize];
            assert_eq!(shape, case["shape"].as_str().unwrap(), "{word:?}");
        }
        for case in reference["lemmas"].as_array().unwrap() {
            let text = |key: &str| case[key].as_str().unwrap();
            let rule = crate::lemma::Rule::parse(text("rule")).unwrap();
            assert_eq!(rule.apply(text("word")), text("lemma"));
        }
    }
}
