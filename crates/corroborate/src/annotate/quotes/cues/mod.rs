//! Words that say that something is said, with who says it and what.
//!
//! The syntax of a reporting word gives its content: the clause it governs ("said that …"), the clause it interrupts
//! ("…, he said, …"), or the clause that "according to" ([`following`]) and "as X said" belong to. Where parsers are often
//! wrong, the order of the words tells it: [`tail`], [`interrupting`].
//!
//! - [`cue`]: what is found.
//! - [`verb`]: verbs of saying, with who speaks ([`speaker`]) and what is said ([`content`]).
//! - [`noun`]: nouns and adjectives that govern what is said.
//! - [`following`]: "according to", "in the words of".
//! - [`interrupting`], [`tail`]: cues told by the order of the words.
//! - [`stretches`], [`verb_forms`]: what several of them ask of a sentence.

mod content;
mod cue;
mod following;
mod interrupting;
mod noun;
mod speaker;
mod stretches;
mod tail;
mod verb;
mod verb_forms;

use corroborate_encoder::Upos;
use rustc_hash::FxHashSet;

pub(super) use self::cue::Cue;
pub(crate) use self::speaker::noun_after;
use super::marks::Quoted;
use crate::annotation::{AnnotatedReport, EntityKind, MentionForm};
use crate::lexicon::reporting::Reporting;

/// The cues of all sentences, in order.
pub(super) fn cues(report: &AnnotatedReport, quoted: &[Quoted]) -> Vec<Cue> {
    let mut cues = Vec::new();
    let surnames = surnames(report);
    for index in 0..report.sentences.len() {
        let sentence = &report.sentences[index];
        let is_surname = |at: usize| surnames.contains(sentence.tokens[at].form(&report.report.text));
        for at in (0..sentence.tokens.len()).filter(|&at| !is_surname(at)) {
            let followed = || following::in_the_words_of(report, index, at);
            let found = following::according_to(report, index, at).or_else(followed).or_else(|| {
                let token = &sentence.tokens[at];
                let act = Reporting::shipped().act(token.form(&report.report.text), &token.lemma, token.upos)?;
                match token.upos {
                    Upos::Verb => verb::verb(report, quoted, index, at, act),
                    Upos::Noun => noun::noun(report, index, at, act),
                    _ => noun::adjective(report, index, at, act),
                }
            });
            cues.extend(found);
        }
    }
    cues
}

/// The surnames of the persons whom the report names: Mr Felt, whom the parser takes for a verb.
fn surnames(report: &AnnotatedReport) -> FxHashSet<&str> {
    let persons = report.mentions.iter().filter(|m| m.form == MentionForm::Name && m.kind == EntityKind::Person);
    persons.filter_map(|m| report.words(m.span).rsplit_once(' ')).map(|(_, surname)| surname).collect()
}
