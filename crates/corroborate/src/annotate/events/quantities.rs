//! How many: numbers of people and things that belong to an event.
//!
//! Those that count its parties or itself ([`super::counts`]) come first; what only measures it ([`super::measures`]) is taken
//! where its words are not among them.

use super::counts::quantity;
use super::measures;
use super::triggers::Trigger;
use crate::annotation::{AnnotatedReport, Argument, ArgumentRole, Quantity, Sentence};
use crate::lexicon::quantities::state;

/// The numbers of an event, in the order of their words.
pub(super) fn find(report: &AnnotatedReport, index: usize, trigger: &Trigger, arguments: &[Argument]) -> Vec<Quantity> {
    let sentence = &report.sentences[index];
    let text = &report.report.text;
    let state = state(&trigger.lemma);
    let counted = arguments
        .iter()
        .filter(|a| matches!(a.role, ArgumentRole::Agent | ArgumentRole::Patient) && a.word.sentence == index)
        .map(|a| (a.word.token, a.role));
    let own = (!trigger.is_verbal()).then_some((trigger.word, ArgumentRole::Patient));
    let mut found: Vec<Quantity> = counted
        .chain(own)
        .filter_map(|(noun, role)| {
            // Of an act the state is that of those it is done to.
            let state = state.filter(|_| role == ArgumentRole::Patient || is_intransitive(sentence, trigger));
            Some(Quantity { role: Some(role), ..quantity(sentence, text, noun, state)? })
        })
        .collect();
    let measured = measures::find(report, index, trigger, arguments);
    found.extend(
        measured.into_iter().filter(|measure| found.iter().all(|q| !q.span.overlaps(measure.span))).collect::<Vec<_>>(),
    );
    found.sort_by_key(|quantity| quantity.span);
    found.dedup_by_key(|quantity| quantity.span);
    found
}

fn is_intransitive(sentence: &Sentence, trigger: &Trigger) -> bool {
    trigger.is_verbal() && sentence.object(trigger.word).is_none()
}
