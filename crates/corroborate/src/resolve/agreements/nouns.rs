//! Nouns that name an agreement, and what a later one takes up: "the deal", "the document" and "it" after "a memorandum".

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos, Xpos};

use crate::annotation::{AnnotatedReport, Sentence, WordAt};
use crate::lexicon::agreements::{self as lexicon, AgreementNoun};

/// Sentences back in which that is looked for which a noun takes up.
const REACH: usize = 3;
/// The same for one that has the kind of what it takes up, and a kind of its own: "the protocol" after "a protocol".
const REACH_OF_KIND: usize = 30;
/// The same for a pronoun.
const REACH_OF_PRONOUN: usize = 1;

/// An agreement noun in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    pub(super) at: usize,
    /// The last word of "memorandum of understanding".
    pub(super) last: usize,
    pub(super) noun: AgreementNoun,
}

impl Noun {
    /// "Two documents", "the memoranda".
    pub(super) fn is_plural(&self, sentence: &Sentence) -> bool {
        matches!(sentence.tokens[self.at].xpos, Xpos::Nns | Xpos::Nnps)
    }
}

/// The agreement noun at a word, with "of understanding" where that follows.
pub(super) fn agreement_noun(report: &AnnotatedReport, sentence: &Sentence, at: usize) -> Option<Noun> {
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

/// The agreement nouns of a report, in order.
#[derive(Debug, Default)]
pub(super) struct Nouns(Vec<(usize, Noun)>);

impl Nouns {
    /// Those that name an agreement by themselves, those at `others` and what takes one of these up.
    pub(super) fn of(report: &AnnotatedReport, others: &BTreeSet<WordAt>) -> Self {
        let named = |at: &WordAt| agreement_noun(report, &report.sentences[at.sentence], at.token);
        let kinds: BTreeSet<&str> = others.iter().filter_map(named).map(|noun| noun.noun.kind).collect();
        let of_sentence = |(at, sentence): (usize, &Sentence)| -> Vec<(usize, Noun)> {
            let nouns = (0..sentence.tokens.len()).filter_map(|t| agreement_noun(report, sentence, t));
            // "The protocol", of which a reading was found.
            let is_known = |n: &Noun| kinds.contains(n.noun.kind) && is_definite(sentence, n.at);
            nouns
                .filter(|n| n.noun.is_bare || is_known(n) || others.contains(&WordAt { sentence: at, token: n.at }))
                .map(|noun| (at, noun))
                .collect()
        };
        Self(report.sentences.iter().enumerate().flat_map(of_sentence).collect())
    }

    /// Where they stand.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, Noun)> + '_ {
        self.0.iter().copied()
    }

    /// What a word takes up, the nearest first: the noun before it that it may be, and what that takes up in turn. None for
    /// what is new ("an accord") and where nothing before it may be the same.
    pub(super) fn taken_up(&self, report: &AnnotatedReport, word: WordAt) -> Vec<WordAt> {
        let mut found: Vec<WordAt> = Vec::new();
        let mut next = self.before(report, word);
        while let Some(at) = next {
            found.push(at);
            next = self.before(report, at);
        }
        found
    }

    fn before(&self, report: &AnnotatedReport, word: WordAt) -> Option<WordAt> {
        let sentence = &report.sentences[word.sentence];
        let token = &sentence.tokens[word.token];
        let is_pronoun = token.upos == Upos::Pron && token.lemma == "it";
        let own = agreement_noun(report, sentence, word.token);
        if !is_pronoun && !own.is_some_and(|noun| is_definite(sentence, noun.at)) {
            return None;
        }
        let reach_to = |noun: &Noun| match own {
            None => REACH_OF_PRONOUN,
            Some(own) if own.noun.kind == noun.noun.kind && !own.noun.names_any => REACH_OF_KIND,
            Some(_) => REACH,
        };
        let nearest = self.0.iter().rev().find(|(at, noun)| {
            let reach = reach_to(noun);
            let is_before = (*at, noun.at) < (word.sentence, word.token);
            let is_near = word.sentence - (*at).min(word.sentence) <= reach && !(is_pronoun && *at == word.sentence);
            is_before && is_near && own.is_none_or(|own| may_take_up(report, (word.sentence, own), (*at, *noun)))
        });
        nearest.map(|(at, noun)| WordAt { sentence: *at, token: noun.at })
    }
}

/// Whether a noun speaks of what was told before: "the agreement", "this document".
fn is_definite(sentence: &Sentence, noun: usize) -> bool {
    has_determiner(sentence, noun, &["the", "this", "that", "these"])
}

/// Whether a noun speaks of something new: "an accord".
pub(super) fn is_indefinite(sentence: &Sentence, noun: usize) -> bool {
    has_determiner(sentence, noun, &["a", "an", "another"])
}

fn has_determiner(sentence: &Sentence, noun: usize, lemmas: &[&str]) -> bool {
    sentence
        .children(noun)
        .any(|t| sentence.tokens[t].deprel.base() == Deprel::Det && lemmas.contains(&sentence.tokens[t].lemma.as_str()))
}

/// Whether both may be one agreement: "the loan agreement" is none before which nothing was told of a loan.
fn may_take_up(report: &AnnotatedReport, (at, own): (usize, Noun), (before, noun): (usize, Noun)) -> bool {
    let told = &report.sentences[before];
    let words: BTreeSet<&str> = told.tokens.iter().map(|t| t.lemma.as_str()).collect();
    let sentence = &report.sentences[at];
    let mut modifiers = sentence.children(own.at).filter(|&t| {
        let token = &sentence.tokens[t];
        token.deprel.base() == Deprel::Compound && !sentence.has_child(t, Deprel::Nummod)
    });
    own.noun.may_name_the_same(&noun.noun)
        && own.is_plural(sentence) == noun.is_plural(told)
        && modifiers.all(|t| words.contains(sentence.tokens[t].lemma.as_str()))
        && !says_which(sentence, own)
        && about(sentence, own).iter().all(|word| words.contains(word))
}

/// Whether the words behind a noun tell it from others: "the memorandum *signed in Tbilisi in 2019*".
fn says_which(sentence: &Sentence, noun: Noun) -> bool {
    let tells_when = |verb: usize| {
        sentence.obliques(verb).any(|t| {
            sentence.tokens[t].upos == Upos::Num
                || t + 1 < sentence.tokens.len() && sentence.tokens[t + 1].upos == Upos::Num
        })
    };
    let hosts = [noun.at, noun.last];
    hosts.into_iter().flat_map(|host| sentence.children_by(host, Deprel::Acl)).any(tells_when)
}

/// Words of content of what a noun says that it is about: "the memorandum on *police education*".
fn about(sentence: &Sentence, noun: Noun) -> Vec<&str> {
    let is_about =
        |&t: &usize| sentence.preposition(t) == Some("on") && sentence.tokens[t].deprel.base() == Deprel::Nmod;
    let phrases = [noun.at, noun.last].into_iter().flat_map(|host| sentence.children(host)).filter(is_about);
    let words = phrases.flat_map(|phrase| sentence.subtree(phrase)).map(|t| &sentence.tokens[t]);
    let words = words.filter(|token| matches!(token.upos, Upos::Noun | Upos::Propn));
    words.map(|token| token.lemma.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    fn at(sentence: usize, token: usize) -> WordAt {
        WordAt { sentence, token }
    }

    /// One agreement was two entries, one with the parties and one with the signatories.
    #[test]
    fn the_document_takes_up_the_memorandum_and_the_loan_agreement_does_not() {
        let report = testing::read(
            "They/PRON/2/nsubj signed/VERB/0/root a/DET/4/det memorandum/NOUN/2/obj\n\
             The/DET/2/det document/NOUN/4/nsubj:pass was/AUX/4/aux:pass inked/VERB/0/root\n\
             The/DET/3/det loan/NOUN/3/compound agreement/NOUN/5/nsubj:pass was/AUX/5/aux:pass signed/VERB/0/root",
        );
        let nouns = Nouns::of(&report, &BTreeSet::from([at(1, 1)]));
        assert_eq!(nouns.taken_up(&report, at(1, 1)), [at(0, 3)]);
        assert!(nouns.taken_up(&report, at(2, 2)).is_empty(), "nothing was told of a loan");
        assert!(nouns.taken_up(&report, at(0, 3)).is_empty(), "a memorandum is new");
    }

    /// The memorandum of 2019 was the two documents of this week.
    #[test]
    fn what_is_told_apart_by_its_day_takes_up_nothing() {
        let report = testing::read(
            "They/PRON/2/nsubj signed/VERB/0/root a/DET/4/det memorandum/NOUN/2/obj\n\
             The/DET/2/det memorandum/NOUN/7/nsubj signed/VERB/2/acl in/ADP/5/case 2019/NUM/3/obl is/AUX/7/cop old/ADJ/0/root\n\
             The/DET/2/det memorandum/NOUN/6/nsubj on/ADP/4/case training/NOUN/2/nmod is/AUX/6/cop old/ADJ/0/root\n\
             The/DET/2/det memoranda/NOUN/4/nsubj/NNS/=memorandum are/AUX/4/cop old/ADJ/0/root",
        );
        let nouns = Nouns::of(&report, &BTreeSet::from([at(1, 1), at(2, 1), at(3, 1)]));
        let taken_up = [1, 2, 3].map(|sentence| nouns.taken_up(&report, at(sentence, 1)).contains(&at(0, 3)));
        assert_eq!(taken_up, [false; 3]);
    }

    /// "It was signed in Kigali by …" was of nothing.
    #[test]
    fn it_takes_up_the_agreement_of_the_sentence_before() {
        let report = testing::read(
            "They/PRON/2/nsubj signed/VERB/0/root a/DET/4/det memorandum/NOUN/2/obj\n\
             It/PRON/3/nsubj:pass was/AUX/3/aux:pass signed/VERB/0/root",
        );
        assert_eq!(Nouns::of(&report, &BTreeSet::new()).taken_up(&report, at(1, 0)), [at(0, 3)]);
    }
}
