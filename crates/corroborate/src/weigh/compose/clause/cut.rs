//! The smallest clause around a word, cut out of its sentence.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::doubt::shows_doubt;
use super::leaning::{is_aside, is_conditional, is_loose_conjunct, is_misread, is_quantifier};
use super::links::{is_link, measures_of_link};
use super::relative::{is_bare_pronoun, is_told_apart, may_mean_another, said_to_be};
use crate::annotation::{Factuality, Sentence};

/// The words of a sentence that make a clause of their own.
pub(in crate::weigh::compose) struct Clause {
    /// The verb, or what stands in for it.
    pub(in crate::weigh::compose) head: usize,
    /// Words of the subject and the auxiliaries that stand with another verb or before a relative clause.
    pub(in crate::weigh::compose) lent: Vec<usize>,
    /// Relative pronoun that the lent subject stands for, conjunctions, and the like.
    pub(in crate::weigh::compose) cut: BTreeSet<usize>,
    /// Whether it is all of the sentence.
    pub(in crate::weigh::compose) is_whole: bool,
}

impl Clause {
    /// The smallest finite clause around a word. Of what did not happen, or may not have, the smallest that shows it:
    /// not "it ignored warnings" out of "the company denied that it ignored warnings".
    pub(in crate::weigh::compose) fn around(
        sentence: &Sentence,
        word: usize,
        factuality: Factuality,
    ) -> Option<Clause> {
        let path: Vec<usize> = sentence.path_to_root(word).collect();
        let holds = |clause: &Clause| {
            let mut inner = path.iter().take_while(|&&at| at != clause.head);
            // Nor may the relative clause take what may not be its own.
            let is_loose = |at: usize| is_loose_conjunct(sentence, at) && sentence.lender(at) == clause.head;
            inner.all(|&at| !clause.cut.contains(&at) && !is_loose(at)) && !leans_on_others(sentence, clause)
        };
        let mut clauses = path.iter().filter_map(|&at| Clause::headed_by(sentence, at)).filter(holds);
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

    /// The whole sentence, where it is one with a subject and a verb.
    pub(in crate::weigh::compose) fn whole(sentence: &Sentence) -> Option<Clause> {
        let clause = Clause::headed_by(sentence, sentence.root())?;
        Some(Clause { cut: BTreeSet::new(), is_whole: true, ..clause })
    }

    fn headed_by(sentence: &Sentence, at: usize) -> Option<Clause> {
        if is_conditional(sentence, at) || is_aside(sentence, at) {
            return None;
        }
        let mut cut: BTreeSet<usize> = sentence.children(at).filter(|&i| is_link(sentence, i)).collect();
        cut.extend(measures_of_link(sentence, at));
        if let Some(subject) = sentence.own_subject(at) {
            if !is_finite(sentence, at) || is_misread(sentence, at, subject) {
                return None;
            }
            let lent = match sentence.relative_antecedent(subject) {
                // "Those who ignored it will pay" does not tell who ignored it, or that anybody did.
                Some(noun) if !is_told_apart(sentence, noun) || may_mean_another(sentence, noun, subject) => {
                    return None;
                }
                Some(noun) => {
                    cut.insert(subject);
                    sentence.noun_phrase_words(said_to_be(sentence, noun).unwrap_or(noun)).collect()
                }
                None if is_bare_pronoun(sentence, subject) => return None,
                None if sentence.tokens[at].deprel == Deprel::AclRelcl => return None,
                None => Vec::new(),
            };
            return Some(Clause { head: at, lent, cut, is_whole: false });
        }
        if sentence.tokens[at].deprel != Deprel::Conj || sentence.tokens[at].upos != Upos::Verb {
            return None;
        }
        if is_loose_conjunct(sentence, at) {
            return None;
        }
        let first = sentence.lender(at);
        let subject = sentence.own_subject(first)?;
        let antecedent = sentence.relative_antecedent(subject);
        // "Anyone who had known or photographed her" told nobody who did.
        if antecedent.is_some_and(|noun| !is_told_apart(sentence, noun)) {
            return None;
        }
        let noun = antecedent.unwrap_or(subject);
        let mut lent =
            if noun == subject { sentence.subtree(subject) } else { sentence.noun_phrase_words(noun).collect() };
        let has_own = sentence.children(at).any(|i| sentence.tokens[i].deprel.base() == Deprel::Aux);
        let is_passive = sentence.is_passive(at) && !has_own;
        if is_passive || !is_finite(sentence, at) {
            let auxiliaries = sentence.children(first).filter(|&i| sentence.tokens[i].deprel.base() == Deprel::Aux);
            let before = lent.len();
            lent.extend(auxiliaries);
            if lent.len() == before || !is_passive && sentence.tokens[first].xpos != sentence.tokens[at].xpos {
                return None;
            }
        }
        Some(Clause { head: at, lent, cut, is_whole: false })
    }
}

/// Whether the clause says something else without what stands around it: "he drank *so* much" of "so much that he fell", "*no
/// one* was hurt" of "it struck two cars, but no one was hurt".
fn leans_on_others(sentence: &Sentence, clause: &Clause) -> bool {
    let own = sentence.subtree_without(clause.head, |i| clause.cut.contains(&i));
    let is_degree = |&&i: &&usize| {
        let token = &sentence.tokens[i];
        token.lemma.eq_ignore_ascii_case("so") && token.deprel == Deprel::Advmod && token.upos == Upos::Adv
            || token.lemma.eq_ignore_ascii_case("such") && token.deprel == Deprel::Det
    };
    let goes_on = own.last().and_then(|&last| sentence.tokens.get(last + 1)).is_some_and(|t| t.upos != Upos::Punct);
    if goes_on && own.iter().any(|i| is_degree(&i)) || clause.lent.is_empty() && holds_subject_of_next(sentence, &own) {
        return true;
    }
    let is_joined = sentence.tokens[clause.head].deprel == Deprel::Conj;
    is_joined && sentence.own_subject(clause.head).is_some_and(|subject| is_quantifier(sentence, subject))
}

/// "Witnesses identified the car and *Boris Krug, 23,*" of "and Boris Krug, 23, was arrested": a verb without a subject follows, and has
/// it in these words.
fn holds_subject_of_next(sentence: &Sentence, own: &[usize]) -> bool {
    let Some(&last) = own.last() else { return false };
    let next = (last + 1..sentence.tokens.len()).find(|&at| sentence.tokens[at].upos != Upos::Punct);
    let is_tensed = |at: &usize| matches!(sentence.tokens[*at].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    let Some(next) = next.filter(is_tensed) else { return false };
    let verb = if sentence.tokens[next].upos == Upos::Aux { sentence.head(next).unwrap_or(next) } else { next };
    sentence.own_subject(verb).is_none_or(|subject| own.contains(&subject))
}

fn is_finite(sentence: &Sentence, at: usize) -> bool {
    let is_tensed = |i: usize| matches!(sentence.tokens[i].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    let is_helper = |i: usize| matches!(sentence.tokens[i].deprel.base(), Deprel::Aux | Deprel::Cop);
    // "those that have left" is finite, whatever the parse takes "have" for.
    let is_open = |i: usize| {
        sentence.tokens[i].lemma == "have" && sentence.own_subject(at).is_some_and(|subject| subject + 1 == i)
    };
    is_tensed(at) || sentence.children(at).any(|i| is_helper(i) && (is_tensed(i) || is_open(i)))
}
