//! What sentences about an agreement tell of it after it was told of: "it covers …", "the document provides for …".

use std::collections::BTreeMap;

use corroborate_encoder::{Deprel, Upos};

use super::nouns::Nouns;
use super::topics;
use crate::annotation::{AnnotatedReport, Sentence, WordAt};
use crate::lexicon::agreements as lexicon;
use crate::text::Span;

/// What is told to be in the agreements of a report: for each verb that tells some the word that names the agreement, or
/// where it shares its subject with another verb that verb, and the areas.
pub(super) fn told(report: &AnnotatedReport) -> Vec<(WordAt, Vec<Span>)> {
    let of_sentence = |(at, sentence): (usize, &Sentence)| -> Vec<(WordAt, Vec<Span>)> {
        let verbs = (0..sentence.tokens.len()).filter(|&t| sentence.tokens[t].upos == Upos::Verb);
        let telling = verbs.filter(|&t| lexicon::contents(&sentence.tokens[t].lemma).is_some());
        telling
            .filter_map(|verb| {
                let areas = topics::contents(sentence, verb);
                let token = subject(sentence, verb)?;
                (!areas.is_empty()).then_some((WordAt { sentence: at, token }, areas))
            })
            .collect()
    };
    report.sentences.iter().enumerate().flat_map(of_sentence).collect()
}

/// The subject of a verb, or the verb whose subject it shares.
fn subject(sentence: &Sentence, verb: usize) -> Option<usize> {
    let own = sentence.child(verb, &[Deprel::Nsubj]);
    own.or_else(|| sentence.head(verb).filter(|_| sentence.tokens[verb].deprel == Deprel::Conj))
}

/// The reading of a report that a word speaks of: `readings` by the words that name the agreement, and by their verbs.
pub(super) fn reading_of(
    report: &AnnotatedReport,
    nouns: &Nouns,
    readings: &BTreeMap<WordAt, usize>,
    word: WordAt,
) -> Option<usize> {
    let own = readings.get(&word).copied();
    own.or_else(|| nouns.taken_up(report, word).iter().find_map(|at| readings.get(at).copied()))
}
