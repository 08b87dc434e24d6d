//! What a sentence makes of a person whom it names: what he does, is, gets, and what is done to him.
//!
//! "Boll will host the show", "was named to host it", "was named as its host", "host Ana Boll" and "her second time as host" give
//! her one part, as do "was offered a contract" and "an offer to her".

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos};

use super::super::slots::{governed, phrase_head};
use crate::annotation::Sentence;
use crate::lexicon::event_words::{self, Slot, VerbClass};
use crate::lexicon::role_words;
use crate::text::Span;

/// The parts of somebody whose name stands at `name`, in the phrase headed by `top`.
pub(super) fn parts(sentence: &Sentence, name: Span, top: usize) -> BTreeSet<String> {
    let lemma = |at: usize| sentence.tokens[at].lemma.to_lowercase();
    let governing = governed(sentence, top, usize::MAX);
    let (passive, active): (Vec<usize>, Vec<usize>) =
        verbs_of(sentence, top).into_iter().partition(|&verb| sentence.is_passive(verb));
    let done_to = passive.into_iter().map(|verb| format!("object {}", lemma(verb)));
    let titles = titles(sentence, name, top).into_iter().map(lemma);
    let does = active.iter().flat_map(|&verb| {
        let title = role_words::title_of(&lemma(verb)).map(str::to_owned);
        [Some(lemma(verb)), title].into_iter().flatten()
    });
    let does = does.chain(titles).map(|lemma| format!("subject {lemma}"));
    let carried = active.iter().flat_map(|&verb| carried(sentence, verb)).map(|noun| format!("of {}", lemma(noun)));
    let received = received(sentence, top).into_iter().map(|given| format!("to {}", lemma(given)));
    governing.into_iter().chain(done_to).chain(does).chain(carried).chain(received).collect()
}

/// The verbs whose subject the phrase is, by themselves or by what grammar lends them.
fn verbs_of(sentence: &Sentence, top: usize) -> Vec<usize> {
    let verbs = (0..sentence.tokens.len()).filter(|&at| sentence.tokens[at].upos == Upos::Verb);
    let is_of_saying = |at: usize| event_words::verb(&sentence.tokens[at].lemma) == Some(VerbClass::Report);
    let is_subject = |at: usize| sentence.subject(at).is_some_and(|subject| phrase_head(sentence, subject) == top);
    verbs.filter(|&at| !is_of_saying(at) && is_subject(at)).collect()
}

/// The nouns for what somebody is: right before the name, in apposition to it, or behind "as".
fn titles(sentence: &Sentence, name: Span, top: usize) -> Vec<usize> {
    let words = sentence.tokens_in(name);
    let before = words.start.checked_sub(1);
    let is_apposed = |&at: &usize| {
        let head = sentence.head(at).filter(|_| sentence.tokens[at].deprel.base() == Deprel::Appos);
        head.is_some_and(|head| words.contains(&head) || head == top)
    };
    let apposed = (words.end..sentence.tokens.len()).filter(is_apposed);
    let may_fill =
        matches!(sentence.tokens[top].deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::NmodPoss);
    let below = sentence.head(top).filter(|_| may_fill).map(|governor| sentence.subtree(governor));
    let filled = below.into_iter().flatten().find(|&at| at != top && sentence.preposition(at) == Some("as"));
    let nouns = before.into_iter().chain(apposed).chain(filled);
    nouns.filter(|&at| sentence.tokens[at].upos == Upos::Noun).collect()
}

/// The nouns of deeds that a verb only carries: "took a test", "the test that he took".
fn carried(sentence: &Sentence, verb: usize) -> Vec<usize> {
    let modified = sentence.head(verb).filter(|_| sentence.tokens[verb].deprel == Deprel::AclRelcl);
    let lemma = |at: usize| sentence.tokens[at].lemma.to_lowercase();
    let is_carried = |&noun: &usize| event_words::is_light(&lemma(verb), Slot::Object, &lemma(noun), None);
    sentence.object(verb).into_iter().chain(modified).filter(is_carried).collect()
}

/// What somebody is given, and the verb of it: "offered Boll a contract", "made Boll an offer".
fn received(sentence: &Sentence, top: usize) -> Vec<usize> {
    let verb = sentence.head(top).filter(|_| sentence.tokens[top].deprel == Deprel::Iobj);
    verb.into_iter().flat_map(|verb| [Some(verb), sentence.object(verb)]).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// The parts of whoever is called Boll in a sentence.
    fn parts_of_boll(parse: &str) -> BTreeSet<String> {
        let report = testing::read(parse);
        let sentence = &report.sentences[0];
        let is_boll = |at: &usize| sentence.tokens[*at].form(&report.report.text) == "Boll";
        let name = (0..sentence.tokens.len()).find(is_boll).expect("the name");
        parts(sentence, sentence.tokens[name].span, phrase_head(sentence, name))
    }

    /// Who was "roped in to host the show", who "will be its host" and whose "second tour as host" it was had no part in common.
    #[test]
    fn who_hosts_is_the_host_however_it_is_put() {
        for parse in [
            "Boll/PROPN/3/nsubj:pass was/AUX/3/aux:pass roped/VERB/0/root/VBN/=rope to/PART/5/mark host/VERB/3/xcomp it/PRON/5/obj",
            "Boll/PROPN/5/nsubj will/AUX/5/aux be/AUX/5/cop the/DET/5/det host/NOUN/0/root",
            "It/PRON/6/nsubj is/AUX/6/cop Boll/PROPN/6/nmod:poss 's/PART/3/case second/ADJ/6/amod tour/NOUN/0/root as/ADP/8/case \
             host/NOUN/6/nmod",
            "They/PRON/2/nsubj named/VERB/0/root/VBD/=name Boll/PROPN/2/obj as/ADP/6/case their/PRON/6/nmod:poss host/NOUN/2/obl",
            "Boll/PROPN/7/nsubj ,/PUNCT/4/punct the/DET/4/det host/NOUN/1/appos ,/PUNCT/4/punct has/AUX/7/aux left/VERB/0/root",
        ] {
            assert!(parts_of_boll(parse).contains("subject host"), "{parse}: {:?}", parts_of_boll(parse));
        }
    }

    /// An "offer to Boll" and who "made Boll an offer" told of two things.
    #[test]
    fn what_somebody_is_given_is_given_to_him() {
        let made = "They/PRON/2/nsubj made/VERB/0/root/VBD/=make Boll/PROPN/2/iobj an/DET/5/det offer/NOUN/2/obj";
        let of = "The/DET/2/det offer/NOUN/5/nsubj to/ADP/4/case Boll/PROPN/2/nmod expired/VERB/0/root/VBD/=expire";
        assert!(parts_of_boll(made).contains("to offer"));
        assert!(parts_of_boll(of).contains("to offer"));
    }

    /// "Boll's test" and "the test that Boll took" were two.
    #[test]
    fn a_deed_that_a_verb_carries_is_of_who_does_it() {
        let took = "The/DET/2/det test/NOUN/6/nsubj that/PRON/5/obj Boll/PROPN/5/nsubj took/VERB/2/acl:relcl/VBD/=take \
                    failed/VERB/0/root/VBD/=fail";
        assert!(parts_of_boll(took).contains("of test"), "{:?}", parts_of_boll(took));
    }
}
