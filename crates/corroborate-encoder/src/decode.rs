//! From scores to a reading.
//!
//! Each word takes what its first subword says. Where single choices could contradict each
//! other (heads, name tags) they are decided together; elsewhere the best score wins, the
//! first one between equals. Scores that are no numbers never win.

use std::sync::Arc;

use rten::ThreadPool;

use crate::batch::Piece;
use crate::inference::{Graphs, Scores, Table};
use crate::labels::Deprel;
use crate::names;
use crate::reading::{Argument, Predicate, Reading, Word};
use crate::tables::Tables;
use crate::tree;

/// Reads a batch. Result `i` is for the core of piece `i`; its positions are the sentence's.
pub(crate) fn read(
    graphs: &Graphs,
    tables: &Tables,
    sentences: &[&[&str]],
    batch: &[Piece],
    pool: &Arc<ThreadPool>,
) -> Vec<Reading> {
    let scores = graphs.encode(batch, pool);
    let parts = batch.iter().enumerate();
    let parts: Vec<Part<'_>> = parts.map(|(at, piece)| Part { at, piece, scores: &scores }).collect();
    let mut readings: Vec<Reading> =
        parts.iter().map(|part| part.read_words(tables, sentences[part.piece.sentence])).collect();
    add_relations(graphs, tables, &parts, &mut readings, pool);
    add_roles(graphs, tables, &parts, &mut readings, pool);
    readings
}

/// One piece of a batch, with its scores.
struct Part<'a> {
    at: usize,
    piece: &'a Piece,
    scores: &'a Scores,
}

impl Part<'_> {
    /// Position of a word's first subword.
    fn first(&self, word: usize) -> usize {
        self.piece.firsts[word - self.piece.window.words.start]
    }

    /// Position of a head's first subword; the mark at the beginning stands for the root.
    fn head_first(&self, head: Option<usize>) -> usize {
        head.map_or(0, |head| self.first(head))
    }

    /// Everything but the labels of pairs.
    fn read_words(&self, tables: &Tables, tokens: &[&str]) -> Reading {
        let core = self.piece.window.core.clone();
        let arc = |d: usize, h: Option<usize>| {
            let row = self.scores.arcs.row(self.at, self.first(core.start + d));
            row[self.head_first(h.map(|h| core.start + h))]
        };
        let heads = tree::decode(core.len(), arc);
        let name_scores: Vec<&[f32]> =
            core.clone().map(|word| self.scores.names.row(self.at, self.first(word))).collect();
        let name_tags = names::decode(&tables.names, &name_scores);

        let word = |(d, word): (usize, usize)| {
            let first = self.first(word);
            let best = |table: &Table| first_best(table.row(self.at, first));
            let others = (0..core.len()).filter(|h| *h != d).map(Some).chain([None]);
            Word {
                upos: tables.upos[best(&self.scores.upos)],
                xpos: tables.xpos[best(&self.scores.xpos)],
                lemma: tables.lemma_rules[best(&self.scores.lemma)].apply(tokens[word]),
                head: heads[d].map(|head| core.start + head),
                head_probability: share(arc(d, heads[d]), others.map(|h| arc(d, h))),
                deprel: Deprel::Root,
                name: name_tags[d],
                mention_kind: tables.mention_kinds[best(&self.scores.mention)],
                predicate: sigmoid(self.scores.predicate.row(self.at, first)[0]),
            }
        };
        let words: Vec<Word> = core.clone().enumerate().map(word).collect();
        let is_predicate = |word: &usize| words[word - core.start].predicate > 0.5;
        let predicate = |word| Predicate { word, arguments: Vec::new() };
        Reading {
            predicates: core.clone().filter(is_predicate).map(predicate).collect(),
            vector: self.scores.vector.row(self.at, 0).to_vec(),
            words,
        }
    }
}

/// Labels every word's relation to its head.
fn add_relations(
    graphs: &Graphs,
    tables: &Tables,
    parts: &[Part<'_>],
    readings: &mut [Reading],
    pool: &Arc<ThreadPool>,
) {
    let mut pairs = Vec::new();
    for (part, reading) in parts.iter().zip(readings.iter()) {
        for (word, at) in reading.words.iter().zip(part.piece.window.core.clone()) {
            let dependent = part.scores.rel_dep.row(part.at, part.first(at));
            pairs.push((dependent, part.scores.rel_head.row(part.at, part.head_first(word.head))));
        }
    }
    let scores = graphs.relations(&pairs, pool);
    let words = readings.iter_mut().flat_map(|reading| &mut reading.words);
    for (pair, word) in words.enumerate() {
        // The root's relation is `root`, and no other word's is.
        if word.head.is_some() {
            let allowed = |label: usize| tables.deprels[label] != Deprel::Root;
            let best = first_best_of(scores.row(pair), allowed);
            word.deprel = best.map_or(Deprel::Dep, |label| tables.deprels[label]);
        }
    }
}

/// Finds the arguments of every predicate among the words of its window.
fn add_roles(graphs: &Graphs, tables: &Tables, parts: &[Part<'_>], readings: &mut [Reading], pool: &Arc<ThreadPool>) {
    let mut pairs = Vec::new();
    for (part, reading) in parts.iter().zip(readings.iter()) {
        for predicate in &reading.predicates {
            let left = part.scores.role_pred.row(part.at, part.first(predicate.word));
            let words = part.piece.firsts.iter();
            pairs.extend(words.map(|first| (left, part.scores.role_arg.row(part.at, *first))));
        }
    }
    let scores = graphs.roles(&pairs, pool);
    let mut pair = 0;
    for (part, reading) in parts.iter().zip(readings) {
        for predicate in &mut reading.predicates {
            for word in part.piece.window.words.clone() {
                let row = scores.row(pair);
                let best = first_best(row);
                if let Some(role) = tables.roles[best] {
                    let probability = share(row[best], row.iter().copied());
                    predicate.arguments.push(Argument { word, role, probability });
                }
                pair += 1;
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

/// The probability of one score among all (softmax), 0 if that is undefined.
fn share(score: f32, all: impl Iterator<Item = f32> + Clone) -> f32 {
    let highest = all.clone().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = all.map(|other| (other - highest).exp()).sum();
    number((score - highest).exp() / sum)
}

fn sigmoid(logit: f32) -> f32 {
    number(1.0 / (1.0 + (-logit).exp()))
}

fn number(probability: f32) -> f32 {
    if probability.is_nan() { 0.0 } else { probability.clamp(0.0, 1.0) }
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
