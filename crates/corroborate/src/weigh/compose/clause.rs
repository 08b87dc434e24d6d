//! The words of a sentence that make a clause of their own.
//!
//! The clause that asserts the event is cut out of its sentence: the subject that a coordinated verb lacks is put in
//! front of it, what only links the sentence to the one before is left out.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos, Xpos};

use crate::annotation::{Factuality, Sentence};
use crate::lexicon::factuality::{CueClass, CueScope, cue};

/// The words of a sentence that make a clause of their own.
pub(super) struct Clause {
    /// The verb, or what stands in for it.
    pub(super) head: usize,
    /// Words of the subject and the auxiliaries that stand with another verb or before a relative clause.
    pub(super) lent: Vec<usize>,
    /// Relative pronoun that the lent subject stands for, conjunctions, and the like.
    pub(super) cut: BTreeSet<usize>,
}

impl Clause {
    /// The smallest finite clause around a word. Of what did not happen, or may not have, the smallest that shows it:
    /// not "it ignored warnings" out of "the company denied that it ignored warnings".
    pub(super) fn around(sentence: &Sentence, word: usize, factuality: Factuality) -> Option<Clause> {
        let path = sentence.path_to_root(word);
        let mut clauses = path.iter().filter_map(|&at| Clause::headed_by(sentence, at));
        if factuality == Factuality::Happened {
            return clauses.next();
        }
        let mut widest = None;
        for clause in clauses {
            if shows_doubt(sentence, clause.head) {
                return Some(clause);
            }
            widest = Some(clause);
        }
        widest
    }

    fn headed_by(sentence: &Sentence, at: usize) -> Option<Clause> {
        if is_conditional(sentence, at) {
            return None;
        }
        let mut cut: BTreeSet<usize> = sentence.children(at).filter(|&i| is_link(sentence, i)).collect();
        if let Some(subject) = sentence.own_subject(at) {
            if !is_finite(sentence, at) {
                return None;
            }
            let lent = match sentence.relative_antecedent(subject) {
                // "Those who ignored it will pay" does not tell who ignored it, or that anybody did.
                Some(noun) if !is_told_apart(sentence, noun) => return None,
                Some(noun) => {
                    cut.insert(subject);
                    sentence.noun_phrase_words(noun)
                }
                None if is_bare_pronoun(sentence, subject) => return None,
                None if sentence.tokens[at].deprel == Deprel::AclRelcl => return None,
                None => Vec::new(),
            };
            return Some(Clause { head: at, lent, cut });
        }
        if sentence.tokens[at].deprel != Deprel::Conj || sentence.tokens[at].upos != Upos::Verb {
            return None;
        }
        let first = sentence.lender(at);
        let subject = sentence.own_subject(first)?;
        let noun = sentence.relative_antecedent(subject).unwrap_or(subject);
        let mut lent = if noun == subject { sentence.subtree(subject) } else { sentence.noun_phrase_words(noun) };
        if !is_finite(sentence, at) {
            let auxiliaries = sentence.children(first).filter(|&i| sentence.tokens[i].deprel.base() == Deprel::Aux);
            let before = lent.len();
            lent.extend(auxiliaries);
            if lent.len() == before || sentence.tokens[first].xpos != sentence.tokens[at].xpos {
                return None;
            }
        }
        Some(Clause { head: at, lent, cut })
    }
}

/// Whether the clause itself says that it is a plan, a possibility or denied.
fn shows_doubt(sentence: &Sentence, at: usize) -> bool {
    sentence.is_negated(at) || sentence.children(at).any(|i| sentence.tokens[i].xpos == Xpos::Md)
}

/// "If anybody understands it": without the word in front it would be told as a fact.
fn is_conditional(sentence: &Sentence, at: usize) -> bool {
    let says = |mark: usize| cue(&sentence.tokens[mark].lemma.to_lowercase(), CueClass::Mark, CueScope::Itself);
    sentence.children_by(at, Deprel::Mark).any(|mark| says(mark).is_some_and(|says| says != Factuality::Happened))
}

/// What ties a clause to what is around it, and asides.
fn is_link(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    match token.deprel {
        Deprel::Mark => token.upos == Upos::Sconj,
        Deprel::Advmod => token.xpos == Xpos::Wrb,
        Deprel::Cc | Deprel::Discourse | Deprel::Parataxis => true,
        // "According to the embassy": the account names the origin itself.
        Deprel::Obl => {
            sentence.preposition(at).is_some_and(|preposition| matches!(preposition, "accord" | "according"))
        }
        _ => false,
    }
}

/// Whether what a relative clause tells holds of all that its noun means: of "the man", "a man" and a name, not of "those who
/// know him", "anyone who asks" and "drivers who drink", which without the clause are others.
fn is_told_apart(sentence: &Sentence, noun: usize) -> bool {
    let token = &sentence.tokens[noun];
    let is_plural = matches!(token.xpos, Xpos::Nns | Xpos::Nnps);
    let is_set_off = sentence.children(noun).any(|child| {
        matches!(sentence.tokens[child].deprel, Deprel::Det | Deprel::NmodPoss | Deprel::Nummod)
            || sentence.tokens[child].upos == Upos::Punct && child > noun
    });
    matches!(token.upos, Upos::Noun | Upos::Propn) && (!is_plural || is_set_off)
}

/// "who" and "that" whose noun the parse does not show.
fn is_bare_pronoun(sentence: &Sentence, subject: usize) -> bool {
    matches!(sentence.tokens[subject].xpos, Xpos::Wdt | Xpos::Wp)
}

fn is_finite(sentence: &Sentence, at: usize) -> bool {
    let is_tensed = |i: usize| matches!(sentence.tokens[i].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    let carries = |i: usize| matches!(sentence.tokens[i].deprel.base(), Deprel::Aux | Deprel::Cop) && is_tensed(i);
    is_tensed(at) || sentence.children(at).any(carries)
}
