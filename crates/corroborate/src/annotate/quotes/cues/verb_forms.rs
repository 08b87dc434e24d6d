//! What the form and the lemma of a verb, and the words that hang on it, tell of it.

use corroborate_encoder::{Deprel, Upos, Xpos};

use crate::annotation::Sentence;

/// Whether the verb stands in a tense of its own.
pub(super) fn is_finite(sentence: &Sentence, verb: usize) -> bool {
    matches!(sentence.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
}

/// Whether it is a verb whose object is who hears it.
pub(super) fn tells(sentence: &Sentence, verb: usize) -> bool {
    matches!(
        sentence.tokens[verb].lemma.as_str(),
        "tell"
            | "inform"
            | "remind"
            | "assure"
            | "reassure"
            | "notify"
            | "warn"
            | "advise"
            | "ask"
            | "urge"
            | "promise"
    )
}

/// A clause with a verb or a copula, not a phrase that the parser called one.
pub(super) fn is_clause(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    matches!(token.upos, Upos::Verb | Upos::Aux)
        || sentence.children(at).any(|c| {
            matches!(
                sentence.tokens[c].deprel,
                Deprel::Cop | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Aux | Deprel::Expl
            )
        })
}
