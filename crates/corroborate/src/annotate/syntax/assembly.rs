//! Sentences, put together of their words' places and of what was read of them.

use corroborate_encoder::Reading;

use super::repair;
use crate::annotate::sentences::Outline;
use crate::annotation::{Sentence, Token, Tokens};
use crate::lexicon::forms;

/// Puts readings on the words of `text` they belong to.
pub fn sentences(text: &str, outlines: &[Outline], readings: Vec<Reading>) -> Vec<Sentence> {
    outlines.iter().zip(readings).map(|(outline, reading)| sentence(text, outline, reading)).collect()
}

fn sentence(text: &str, outline: &Outline, reading: Reading) -> Sentence {
    let tokens: Vec<Token> = outline
        .tokens
        .iter()
        .zip(reading.words)
        .map(|(&span, word)| Token {
            span,
            upos: word.upos,
            xpos: word.xpos,
            lemma: forms::lemma(span.of(text), word.upos, word.xpos, word.lemma),
            head: word.head,
            deprel: word.deprel,
            name: word.name,
            name_kinds: word.name_kinds,
            mention_kind: word.mention_kind,
            predicate: word.predicate,
            sense: word.sense,
        })
        .collect();
    let mut sentence = Sentence {
        span: outline.span,
        zone: outline.zone,
        paragraph: outline.paragraph,
        tokens: Tokens::from(tokens),
        predicates: reading.predicates,
        vector: reading.vector,
    };
    repair::mend(&mut sentence, text);
    sentence
}
