//! The parse of a sentence, and ways to walk it that bear a wrong parse.

use corroborate_encoder::Reading;

use super::sentences::Outline;
use crate::annotation::{Sentence, Token};

/// Puts readings on the words they belong to.
pub fn sentences(outlines: &[Outline], readings: Vec<Reading>) -> Vec<Sentence> {
    outlines.iter().zip(readings).map(|(outline, reading)| sentence(outline, reading)).collect()
}

fn sentence(outline: &Outline, reading: Reading) -> Sentence {
    let tokens = outline
        .tokens
        .iter()
        .zip(reading.words)
        .map(|(&span, word)| Token {
            span,
            upos: word.upos,
            xpos: word.xpos,
            lemma: word.lemma,
            head: word.head,
            deprel: word.deprel,
            name: word.name,
            mention_kind: word.mention_kind,
            predicate: word.predicate,
        })
        .collect();
    Sentence {
        span: outline.span,
        zone: outline.zone,
        paragraph: outline.paragraph,
        tokens,
        predicates: reading.predicates,
        vector: reading.vector,
    }
}
