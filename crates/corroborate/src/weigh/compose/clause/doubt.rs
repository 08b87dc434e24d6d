//! Whether a clause itself says that what it tells is planned, possible or denied.

use corroborate_encoder::{Upos, Xpos};

use crate::annotation::{Factuality, Sentence};
use crate::lexicon::factuality::{CueClass, CueScope, cue};

/// Whether the clause of `head` says of the event at `word` that it is planned, possible or denied: of itself, or by the verb
/// that governs it ("denied that", "plans to"). "Planned: she said that he waited for them to come" says that she was to say it.
pub(in crate::weigh::compose) fn says_so(
    sentence: &Sentence,
    head: usize,
    word: usize,
    factuality: Factuality,
) -> bool {
    let token = &sentence.tokens[head];
    let scopes = match factuality {
        Factuality::Happened => return true,
        Factuality::Denied => &[CueScope::Clause][..],
        Factuality::Planned | Factuality::Possible => &[CueScope::Clause, CueScope::Aim, CueScope::Noun][..],
    };
    let says = |&scope: &CueScope| cue(&token.lemma, CueClass::Verb, scope) == Some(factuality);
    head == word || shows_doubt(sentence, head) || token.upos == Upos::Verb && scopes.iter().any(says)
}

/// Whether the clause itself says that it is a plan, a possibility or denied.
pub(super) fn shows_doubt(sentence: &Sentence, at: usize) -> bool {
    let denies = |word: usize| sentence.is_negated(word);
    denies(at)
        || sentence.own_subject(at).is_some_and(denies)
        || sentence.children(at).any(|i| sentence.tokens[i].xpos == Xpos::Md)
}
