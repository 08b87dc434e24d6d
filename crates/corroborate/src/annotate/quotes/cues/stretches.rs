//! The stretches of text that words of a sentence cover, as what is said.
//!
//! What is said need not be one run of words: the cue may stand in the middle of it. Any other gap between its words is one that
//! the parser made, and is filled.

use corroborate_encoder::{Upos, Xpos};

use crate::annotation::Sentence;
use crate::text::Span;

/// The stretches that the words cover; a gap parts them only where the cue stands in it.
pub(super) fn stretches(sentence: &Sentence, mut words: Vec<usize>, cue: usize) -> Vec<Span> {
    words.sort_unstable();
    words.dedup();
    let cue_clause = sentence.subtree_without(cue, |w| words.binary_search(&w).is_ok());
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &word in &words {
        match runs.last_mut() {
            Some((_, last))
                if !(*last + 1..word)
                    .any(|gap| cue_clause.contains(&gap) && sentence.tokens[gap].upos != Upos::Punct) =>
            {
                *last = word;
            }
            _ => runs.push((word, word)),
        }
    }
    let says_something = |&(first, last): &(usize, usize)| {
        (first..=last).any(|i| {
            let token = &sentence.tokens[i];
            let is_relative = matches!(token.xpos, Xpos::Wp | Xpos::Wdt) && first == last;
            !is_relative && !matches!(token.upos, Upos::Punct | Upos::Sconj | Upos::Cconj)
        })
    };
    // "…, they said *in a statement*": how it was said.
    let begins_before = runs.first().is_some_and(|&(first, _)| first < cue);
    let tells_how = |&(first, last): &(usize, usize)| {
        begins_before
            && first == cue + 1
            && sentence.tokens[first].upos == Upos::Adp
            && (first..=last).all(|i| !matches!(sentence.tokens[i].upos, Upos::Verb | Upos::Aux))
    };
    runs.into_iter()
        .filter(says_something)
        .filter(|run| !tells_how(run))
        .filter_map(|(first, last)| trimmed(sentence, first, last))
        .collect()
}

/// The words under `head` without those under `cue`.
pub(super) fn around(sentence: &Sentence, head: usize, cue: usize) -> Vec<Span> {
    stretches(sentence, sentence.subtree_without(head, |w| w == cue), cue)
}

/// Without punctuation at the ends.
fn trimmed(sentence: &Sentence, first: usize, last: usize) -> Option<Span> {
    let is_word = |&i: &usize| sentence.tokens[i].upos != Upos::Punct;
    let first = (first..=last).find(is_word)?;
    let last = (first..=last).rfind(is_word)?;
    Some(sentence.cover(first, last))
}
