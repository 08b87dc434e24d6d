//! Clauses that would say something else without what stands around them, and those that the parse gets wrong.

use corroborate_encoder::{Deprel, Upos, Xpos};

use crate::annotation::{Factuality, Sentence};
use crate::lexicon::factuality::{CueClass, CueScope, cue};

/// "If anybody understands it": without the word in front it would be told as a fact.
pub(in crate::weigh::compose) fn is_conditional(sentence: &Sentence, at: usize) -> bool {
    let says = |mark: usize| cue(&sentence.tokens[mark].lemma.to_lowercase(), CueClass::Mark, CueScope::Itself);
    sentence.children_by(at, Deprel::Mark).any(|mark| says(mark).is_some_and(|says| says != Factuality::Happened))
}

/// "It had high ratings – five million watched – and an award": what is set between dashes is said of what is around it.
pub(super) fn is_aside(sentence: &Sentence, at: usize) -> bool {
    let is_dash = |&i: &usize| matches!(sentence.tokens[i].lemma.as_str(), "–" | "—" | "-" | "--");
    let (before, after) = ((0..at).rfind(is_dash), (at + 1..sentence.tokens.len()).find(is_dash));
    let is_main = |i: usize| sentence.tokens[i].deprel == Deprel::Root;
    before.zip(after).is_some_and(|(before, after)| !(before..after).any(is_main))
}

/// "She killed a man who lied, but denied it": whether what follows the comma goes on with the relative clause or with the
/// sentence around it the parse can't know.
pub(super) fn is_loose_conjunct(sentence: &Sentence, at: usize) -> bool {
    let is_comma = |i: usize| i < at && sentence.tokens[i].xpos == Xpos::Comma;
    sentence.tokens[at].deprel == Deprel::Conj
        && matches!(sentence.tokens[sentence.lender(at)].deprel, Deprel::AclRelcl | Deprel::Ccomp)
        && sentence.own_subject(at).is_none()
        && sentence.has_child(at, Deprel::Cc)
        && sentence.children(at).any(is_comma)
}

/// "no one", "all", "both": of whom is told before.
pub(super) fn is_quantifier(sentence: &Sentence, subject: usize) -> bool {
    let token = &sentence.tokens[subject];
    let is_bare = sentence.children(subject).all(|i| sentence.tokens[i].deprel == Deprel::Det && i < subject);
    is_bare
        && (token.upos == Upos::Pron && matches!(token.xpos, Xpos::Nn | Xpos::Dt)
            || matches!(token.upos, Upos::Det | Upos::Num))
}

/// Whether the parse can't be right: a subject with a preposition, "both" in front of one alone, a whole sentence under "that".
pub(super) fn is_misread(sentence: &Sentence, at: usize, subject: usize) -> bool {
    let is_halved =
        || sentence.children_by(subject, Deprel::Cc).any(|i| i < subject) && !sentence.has_child(subject, Deprel::Conj);
    // A main clause has no "that" and no "after" in front.
    let is_opened = || sentence.children_by(at, Deprel::Mark).any(|mark| sentence.tokens[mark].upos == Upos::Sconj);
    // "the success PIE and executive produced it": a noun and an adjective are no pair.
    let is_odd_pair = || {
        let mut others = sentence.children_by(subject, Deprel::Conj);
        sentence.tokens[subject].upos == Upos::Propn && others.any(|i| sentence.tokens[i].upos == Upos::Adj)
    };
    // "The clinic where she retired *to* after the trial".
    let is_stranded = || sentence.children_by(at, Deprel::Obl).any(|i| sentence.tokens[i].upos == Upos::Adp);
    sentence.preposition(subject).is_some()
        || is_stranded()
        || is_halved()
        || is_odd_pair()
        || sentence.tokens[at].deprel == Deprel::Root && is_opened()
}
