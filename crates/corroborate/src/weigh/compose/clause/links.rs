//! What ties a clause to what is around it, and whom it is from: left out where the clause is told alone.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos, Xpos};

use crate::annotation::Sentence;
use crate::text::LowerCase;

/// What ties a clause to what is around it, and asides.
pub(super) fn is_link(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    match token.deprel {
        Deprel::Mark => token.upos == Upos::Sconj,
        Deprel::Advmod => token.xpos == Xpos::Wrb,
        // "Nor did they meet" denies it.
        Deprel::Cc => !matches!(&*token.lemma.lower_case(), "nor" | "neither"),
        Deprel::Discourse | Deprel::Parataxis => true,
        // The account names the origin itself.
        Deprel::Obl => is_origin(sentence, at),
        _ => false,
    }
}

/// "*Just* before they left", "*two weeks* after they left": what measures the link goes with it.
pub(super) fn measures_of_link(sentence: &Sentence, at: usize) -> Vec<usize> {
    let link = sentence.children_by(at, Deprel::Mark).find(|&mark| sentence.tokens[mark].upos == Upos::Sconj);
    let Some(link) = link else { return Vec::new() };
    sentence.children(at).filter(|&i| i < link && sentence.tokens[i].upos != Upos::Punct).collect()
}

/// "According to the embassy".
fn is_origin(sentence: &Sentence, at: usize) -> bool {
    sentence.preposition(at).is_some_and(|preposition| matches!(preposition, "accord" | "according"))
}

/// The words that say from whom the sentence is.
pub(in crate::weigh::compose) fn of_origins(sentence: &Sentence) -> BTreeSet<usize> {
    (0..sentence.tokens.len()).filter(|&at| is_origin(sentence, at)).flat_map(|at| sentence.subtree(at)).collect()
}
