//! Trees that can't be: mended before any layer reads them.
//!
//! What is said and who says it is mistaken most where news differs from the treebanks: a verb of saying in the plain form
//! ("police allege he fled") is taken for a noun, the subject of what is said for the speaker ("Ann Lee fell, said Sgt. Bob
//! Ray"), a title for a second subject ("producers Ann and Bob said"). Here the order of the words says what the tree must
//! be, so that no later rule has to allow for it. Each mending moves heads only to words whose own way to the root does not
//! lead through the word moved.

mod nouns;
mod saying;
#[cfg(test)]
mod tests;
mod verbs;

use corroborate_encoder::{Deprel, Xpos};

use crate::annotation::{Sentence, SpeechAct};
use crate::lexicon::reporting::Reporting;

/// Mends the tree of a sentence of `text`.
pub(super) fn mend(sentence: &mut Sentence, text: &str) {
    for at in 0..sentence.tokens.len() {
        verbs::past_read_as_present(sentence, text, at);
        saying::verb_read_as_noun(sentence, text, at);
    }
    for at in 0..sentence.tokens.len() {
        saying::part_before_its_preposition(sentence, at);
        nouns::surname_as_subject(sentence, at);
        nouns::number_as_subject(sentence, at);
        saying::second_deed_of_speaker(sentence, at);
        nouns::second_of_a_headline(sentence, at);
        nouns::general_behind_its_noun(sentence, text, at);
        nouns::title_as_subject(sentence, at);
        nouns::home_as_subject(sentence, at);
        nouns::title_beside_a_body(sentence, at);
        nouns::name_beside_a_body(sentence, at);
        nouns::participle_as_verb(sentence, at);
        nouns::participle_behind_preposition(sentence, at);
        nouns::subject_read_as_conjunct(sentence, at);
        nouns::clause_of_another_number(sentence, text, at);
        verbs::agent_behind_a_place(sentence, at);
        if says(sentence, text, at) {
            saying::speaker_read_as_object(sentence, at);
            saying::speaker_read_as_said(sentence, at);
            saying::speaker_read_as_attribute(sentence, at);
            saying::speaker_behind(sentence, at);
            saying::subject_of_said_read_as_speaker(sentence, at);
            saying::first_of_two_speakers(sentence, at);
            saying::clause_without_that(sentence, at);
            saying::hearer_read_as_said(sentence, at);
            saying::said_in_statement(sentence, at);
        }
        if says(sentence, text, at) || has_said(sentence, text, at) {
            saying::said_read_as_object(sentence, at);
        }
    }
}

fn says(sentence: &Sentence, text: &str, at: usize) -> bool {
    matches!(sentence.tokens[at].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) && is_of_saying(sentence, text, at)
}

/// "Has told".
fn has_said(sentence: &Sentence, text: &str, at: usize) -> bool {
    sentence.tokens[at].xpos == Xpos::Vbn && sentence.has_child(at, Deprel::Aux) && is_of_saying(sentence, text, at)
}

fn is_of_saying(sentence: &Sentence, text: &str, at: usize) -> bool {
    let token = &sentence.tokens[at];
    Reporting::shipped().act(token.form(text), &token.lemma, token.upos) == Some(SpeechAct::Say)
}

fn subjects(sentence: &Sentence, verb: usize) -> Vec<usize> {
    sentence.children(verb).filter(|&c| sentence.tokens[c].deprel.base() == Deprel::Nsubj).collect()
}

/// Hangs a word on another, unless that stands under it.
fn hang(sentence: &mut Sentence, word: usize, head: usize, deprel: Deprel) {
    if word != head && !sentence.is_under(head, word) {
        sentence.tokens.edit(|tokens| (tokens[word].head, tokens[word].deprel) = (Some(head), deprel));
    }
}

/// Hangs a word where another hangs, beside it.
fn replace(sentence: &mut Sentence, other: usize, word: usize) {
    sentence
        .tokens
        .edit(|tokens| (tokens[word].head, tokens[word].deprel) = (tokens[other].head, tokens[other].deprel));
}
