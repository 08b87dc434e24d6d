//! From scores to a reading.
//!
//! Each word takes what its first subword says. Where single choices could contradict each
//! other (heads, name tags) they are decided together; elsewhere the best score wins, the
//! first one between equals. Scores that are no numbers never win.

use crate::batch::Piece;
use crate::labels::{Deprel, Upos};
use crate::names;
use crate::network::Network;
use crate::projective;
use crate::reading::{Argument, Predicate, Reading, Sense, Word};
use crate::scores::{Scores, number, share};
use crate::tables::Tables;
use crate::tree;

/// Reads a batch. Result `i` is for the core of piece `i`; its positions are the sentence's.
pub(crate) fn read(network: &Network, tables: &Tables, sentences: &[&[&str]], batch: &[Piece]) -> Vec<Reading> {
    let scores = network.read(batch);
    let mut first = 0;
    let part = |(at, piece)| {
        let root = first;
        first += Piece::kept(piece);
        Part { at, piece, root, scores: &scores }
    };
    let parts: Vec<Part<'_>> = batch.iter().enumerate().map(part).collect();
    let mut readings: Vec<Reading> =
        parts.iter().map(|part| part.read_words(tables, sentences[part.piece.sentence])).collect();
    add_relations(network, tables, &scores, &parts, &mut readings);
    add_roles(network, tables, &scores, &parts, &mut readings);
    readings
}

/// One piece of a batch, with its scores.
struct Part<'a> {
    at: usize,
    piece: &'a Piece,
    /// The row of the root; those of the words follow.
    root: usize,
    scores: &'a Scores,
}

impl Part<'_> {
    /// A word's place in the rows of its piece; `None` is the root.
    fn place(&self, word: Option<usize>) -> usize {
        word.map_or(0, |word| 1 + word - self.piece.window.words.start)
    }

    /// A word's place in the rows of the batch.
    fn row(&self, word: Option<usize>) -> usize {
        self.root + self.place(word)
    }

    /// Everything but the labels of pairs.
    fn read_words(&self, tables: &Tables, tokens: &[&str]) -> Reading {
        let core = self.piece.window.core.clone();
        let arc = |d: usize, h: Option<usize>| {
            let row = self.scores.arcs[self.at].row(self.place(Some(core.start + d)));
            row[self.place(h.map(|h| core.start + h))]
        };
        let heads = projective::prefer(tree::decode(core.len(), arc), arc);
        let split = |word| self.scores.names.row(self.row(Some(word))).split_at(tables.names.len());
        let name_scores: Vec<&[f32]> = core.clone().map(|word| split(word).0).collect();
        let name_tags = names::decode(&tables.names, &name_scores);

        let sense = |word| Sense::of(self.scores.senses.row(self.row(Some(word))));
        let word = |(d, word): (usize, usize)| {
            let (upos, others) = self.scores.tags.row(self.row(Some(word))).split_at(tables.upos.len());
            let (xpos, lemma) = others.split_at(tables.xpos.len());
            let others = (0..core.len()).filter(|h| *h != d).map(Some).chain([None]);
            let upos = tables.upos[first_best(upos)];
            let has_sense = matches!(upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj);
            Word {
                upos,
                xpos: tables.xpos[first_best(xpos)],
                lemma: tables.lemma_rules[first_best(lemma)].apply(tokens[word]),
                head: heads[d].map(|head| core.start + head),
                head_probability: share(arc(d, heads[d]), others.map(|h| arc(d, h))),
                deprel: Deprel::Root,
                name: name_tags[d],
                name_kinds: names::kinds(&tables.names, name_scores[d]),
                mention_kind: tables.mention_kinds[first_best(split(word).1)],
                predicate: sigmoid(self.scores.frames.row(self.row(Some(word)))[0]),
                sense: if has_sense { sense(word) } else { Sense::default() },
                begins: sigmoid(self.scores.begins.row(self.row(Some(word)))[0]),
            }
        };
        let words: Vec<Word> = core.clone().enumerate().map(word).collect();
        let is_predicate = |word: &usize| words[word - core.start].predicate > 0.5;
        let predicate = |word| Predicate { word, arguments: Vec::new() };
        Reading {
            predicates: core.clone().filter(is_predicate).map(predicate).collect(),
            vector: self.scores.vectors.row(self.at).to_vec(),
            words,
        }
    }
}

/// Labels every word's relation to its head.
fn add_relations(network: &Network, tables: &Tables, scores: &Scores, parts: &[Part<'_>], readings: &mut [Reading]) {
    let mut pairs = Vec::new();
    for (part, reading) in parts.iter().zip(readings.iter()) {
        let words = reading.words.iter().zip(part.piece.window.core.clone());
        pairs.extend(words.map(|(word, at)| (part.row(Some(at)), part.row(word.head))));
    }
    let labels = network.relations(scores, &pairs);
    let words = readings.iter_mut().flat_map(|reading| &mut reading.words);
    for (word, row) in words.zip(labels.rows()) {
        // The root's relation is `root`, and no other word's is.
        if word.head.is_some() {
            let allowed = |label: usize| tables.deprels[label] != Deprel::Root;
            word.deprel = first_best_of(row, allowed).map_or(Deprel::Dep, |label| tables.deprels[label]);
        }
    }
}

/// Finds the arguments of every predicate among the words of its window.
fn add_roles(network: &Network, tables: &Tables, scores: &Scores, parts: &[Part<'_>], readings: &mut [Reading]) {
    let mut pairs = Vec::new();
    for (part, reading) in parts.iter().zip(readings.iter()) {
        for predicate in &reading.predicates {
            let words = part.piece.window.words.clone();
            pairs.extend(words.map(|word| (part.row(Some(predicate.word)), part.row(Some(word)))));
        }
    }
    let labels = network.roles(scores, &pairs);
    let mut rows = labels.rows();
    for (part, reading) in parts.iter().zip(readings) {
        for predicate in &mut reading.predicates {
            for (word, row) in part.piece.window.words.clone().zip(&mut rows) {
                let best = first_best(row);
                if let Some(role) = tables.roles[best] {
                    let probability = share(row[best], row.iter().copied());
                    predicate.arguments.push(Argument { word, role, probability });
                }
            }
        }
    }
}

/// The first of the best; 0 if none is a number.
fn first_best(row: &[f32]) -> usize {
    first_best_of(row, |_| true).unwrap_or(0)
}

/// The first of the best among those allowed; `None` if none of them is a number.
fn first_best_of(row: &[f32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (at, score) in row.iter().enumerate() {
        if allowed(at) && !score.is_nan() && best.is_none_or(|best| *score > row[best]) {
            best = Some(at);
        }
    }
    best
}

fn sigmoid(logit: f32) -> f32 {
    number(1.0 / (1.0 + (-logit).exp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_best_wins_and_no_number_never_does() {
        assert_eq!(first_best(&[1.0, 3.0, 3.0]), 1);
        assert_eq!(first_best(&[f32::NAN, -3.0, f32::NAN, -1.0]), 3);
        assert_eq!(first_best(&[f32::NAN, f32::NAN]), 0);
        assert_eq!(first_best(&[f32::NEG_INFINITY, f32::INFINITY]), 1);
        assert_eq!(first_best_of(&[5.0, 1.0], |at| at != 0), Some(1));
        assert_eq!(first_best_of(&[5.0], |_| false), None);
    }

    #[test]
    fn probabilities_are_numbers_from_0_to_1() {
        let half = share(2.0, [2.0, 2.0].into_iter());
        assert_eq!(half, 0.5);
        for odd in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e38] {
            assert!((0.0..=1.0).contains(&sigmoid(odd)));
            assert!((0.0..=1.0).contains(&share(odd, [odd, 0.0, -odd].into_iter())));
        }
        assert_eq!(sigmoid(0.0), 0.5);
    }
}
