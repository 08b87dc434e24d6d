//! What one claim says of an agreement.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::Reading;
use super::topics::{ABOUT, topics};
use crate::annotation::{AnnotatedReport, ArgumentRole, Sentence};
use crate::lexicon::agreements::{self as lexicon, AgreementNoun};
use crate::story::Claim;

/// An agreement noun in a sentence.
#[derive(Clone, Copy)]
struct Noun {
    at: usize,
    /// The last word of "memorandum of understanding".
    last: usize,
    noun: AgreementNoun,
}

/// What a claim says of an agreement, if it speaks of one.
pub(super) fn reading(reports: &[AnnotatedReport], claim: &Claim) -> Option<Reading> {
    let report = &reports[claim.report];
    let event = &report.events[claim.event];
    let sentence = &report.sentences[event.word.sentence];
    let carrier = event.light_verb.filter(|v| v.sentence == event.word.sentence).map_or(event.word.token, |v| v.token);
    let own = lexicon::verb(&event.lemma.to_lowercase());
    let verb = own.or_else(|| lexicon::verb(&sentence.tokens[carrier].lemma.to_lowercase()))?;
    let done_to = event.arguments.iter().filter(|a| matches!(a.role, ArgumentRole::Patient | ArgumentRole::Topic));
    let words = done_to.filter(|a| a.word.sentence == event.word.sentence).map(|a| a.word.token);
    let children = sentence.children(event.word.token);
    let is_bound = |&t: &usize| t == event.word.token || is_done_to(sentence, t, own.is_some());
    let noun = std::iter::once(event.word.token)
        .chain(words)
        .chain(children)
        .filter(is_bound)
        .find_map(|t| agreement_noun(report, sentence, t));
    let told = || says_what(sentence, event.word.token) && !is_opinion(sentence, event.word.token);
    if noun.is_none() && (verb.needs_noun || !told()) {
        return None;
    }
    let named = noun.iter().flat_map(|n| [n.at, n.last]);
    let hosts: BTreeSet<usize> = [event.word.token, carrier].into_iter().chain(named).collect();
    Some(Reading {
        status: verb.status,
        noun: noun.map(|n| n.noun),
        areas: hosts.iter().flat_map(|&host| topics(sentence, host, &hosts, noun.is_some())).collect(),
    })
}

/// Whether a word that hangs on the event is what it is done to: "signed a *treaty*", "*treaty* signing"; not "signed books
/// at *conventions*", "made a *contract* offer".
fn is_done_to(sentence: &Sentence, word: usize, is_own_verb: bool) -> bool {
    match sentence.tokens[word].deprel.base() {
        Deprel::Compound => is_own_verb,
        Deprel::Obl | Deprel::Nmod => sentence
            .preposition(word)
            .is_none_or(|preposition| matches!(preposition, "of" | "to" | "into" | "on" | "with")),
        _ => true,
    }
}

/// Whether it is told what somebody agrees to: "agreed *to meet*", "agreed *on a date*". Who only agrees, or agrees with
/// somebody, shares an opinion.
fn says_what(sentence: &Sentence, verb: usize) -> bool {
    sentence.children(verb).any(|child| match sentence.tokens[child].deprel.base() {
        Deprel::Xcomp | Deprel::Ccomp | Deprel::Obj | Deprel::Acl => true,
        Deprel::Advcl => sentence.has_child_lemma(child, &["to"]),
        Deprel::Obl | Deprel::Nmod => {
            sentence.preposition(child).is_some_and(|word| ABOUT.contains(&word) || matches!(word, "upon" | "to"))
        }
        _ => false,
    })
}

/// "I agreed with her that he is the right man": who shares an opinion is bound to nothing. What is agreed to be done is told
/// with an infinitive or a modal.
fn is_opinion(sentence: &Sentence, verb: usize) -> bool {
    sentence.child(verb, &[Deprel::Ccomp]).is_some_and(|clause| {
        let is_to_be = |c: usize| {
            let token = &sentence.tokens[c];
            token.xpos == Xpos::Md || token.lemma == "to" && token.deprel == Deprel::Mark
        };
        let is_bare = sentence.tokens[clause].xpos == Xpos::Vb;
        !is_bare && !sentence.children(clause).any(is_to_be)
    })
}

/// The agreement noun at a word, with "of understanding" where that follows.
fn agreement_noun(report: &AnnotatedReport, sentence: &Sentence, at: usize) -> Option<Noun> {
    let token = &sentence.tokens[at];
    if !matches!(token.upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    let lemma = |t: usize| sentence.tokens.get(t).map(|t| t.lemma.to_lowercase()).unwrap_or_default();
    // "understanding" is read as a verb as often as not.
    let form = |t: usize| sentence.tokens.get(t).map(|t| report.words(t.span).to_lowercase()).unwrap_or_default();
    let with_of = format!("{} {} {}", lemma(at), lemma(at + 1), form(at + 2));
    if let Some(noun) = lexicon::noun(&with_of) {
        return Some(Noun { at, last: at + 2, noun });
    }
    let before = at.checked_sub(1).map(|before| format!("{} {}", lemma(before), lemma(at)));
    let noun = before.and_then(|words| lexicon::noun(&words)).or_else(|| lexicon::noun(&lemma(at)))?;
    Some(Noun { at, last: at, noun })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    #[test]
    fn who_shares_an_opinion_is_bound_to_nothing() {
        let opinion = testing::read(
            "I/PRON/2/nsubj agreed/VERB/0/root with/ADP/4/case Ann/PROPN/2/obl that/SCONJ/8/mark he/PRON/8/nsubj is/AUX/8/cop right/ADJ/2/ccomp",
        );
        assert!(is_opinion(&opinion.sentences[0], 1));
        let pact = testing::read(
            "They/PRON/2/nsubj agreed/VERB/0/root that/SCONJ/6/mark they/PRON/6/nsubj would/AUX/6/aux/MD trade/VERB/2/ccomp/VB",
        );
        assert!(!is_opinion(&pact.sentences[0], 1));
    }

    #[test]
    fn who_need_not_agree_with_a_policy_has_no_agreement() {
        let drawn = testing::read(
            "You/PRON/2/nsubj agree/VERB/0/root/VBP with/ADP/5/case the/DET/5/det policies/NOUN/2/obl ./PUNCT/2/punct",
        );
        assert!(!says_what(&drawn.sentences[0], 1));
        let pact = testing::read(
            "They/PRON/2/nsubj agreed/VERB/0/root on/ADP/5/case a/DET/5/det date/NOUN/2/obl ./PUNCT/2/punct",
        );
        assert!(says_what(&pact.sentences[0], 1));
    }

    #[test]
    fn an_offer_of_a_contract_and_a_convention_where_books_are_signed_are_no_agreements() {
        let offer =
            testing::read("They/PRON/2/nsubj made/VERB/0/root a/DET/5/det contract/NOUN/5/compound offer/NOUN/2/obj");
        assert!(!is_done_to(&offer.sentences[0], 3, false));
        let signing =
            testing::read("She/PRON/2/nsubj signed/VERB/0/root books/NOUN/2/obj at/ADP/5/case conventions/NOUN/2/obl");
        assert!(!is_done_to(&signing.sentences[0], 4, true));
        let treaty = testing::read("the/DET/3/det treaty/NOUN/3/compound signing/NOUN/0/root");
        assert!(is_done_to(&treaty.sentences[0], 1, true));
    }
}
