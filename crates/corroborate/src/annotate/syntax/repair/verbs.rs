//! Forms of verbs that were taken for others.

use corroborate_encoder::{Deprel, NameKind, Upos, Xpos};

use super::hang;

use crate::annotation::Sentence;

/// "The ferry which *capsized*": no third person of the present ends so.
pub(super) fn past_read_as_present(sentence: &mut Sentence, text: &str, verb: usize) {
    let token = &sentence.tokens[verb];
    if token.xpos == Xpos::Vbz && token.form(text).ends_with("ed") {
        sentence.tokens.edit(|tokens| tokens[verb].xpos = Xpos::Vbd);
    }
}

/// "It was signed at the headquarters of the office *by Roe*": who does what the passive verb tells, taken for the office's. A book by Roe
/// is hers.
pub(super) fn agent_behind_a_place(sentence: &mut Sentence, verb: usize) {
    /// Phrases between the verb and its agent.
    const DEEP: usize = 3;
    if sentence.tokens[verb].upos != Upos::Verb || !sentence.is_passive(verb) || sentence.agent(verb).is_some() {
        return;
    }
    let is_place = |sentence: &Sentence, at: usize| {
        matches!(sentence.preposition(at), Some("at" | "in" | "of" | "on" | "outside" | "near"))
    };
    let mut above: Vec<usize> = sentence.children_by(verb, Deprel::Obl).filter(|&at| is_place(sentence, at)).collect();
    for _ in 0..DEEP {
        let below: Vec<usize> = above.iter().flat_map(|&at| sentence.children_by(at, Deprel::Nmod)).collect();
        let is_doer = |at: &usize| {
            let kind = sentence.tokens[*at].name.kind();
            sentence.preposition(*at) == Some("by") && matches!(kind, Some(NameKind::Person | NameKind::Organization))
        };
        if let Some(doer) = below.iter().copied().find(is_doer) {
            hang(sentence, doer, verb, Deprel::OblAgent);
            return;
        }
        above = below.into_iter().filter(|&at| is_place(sentence, at)).collect();
    }
}
