//! Capitals that stand for the governments that sit there: "Ankara summoned the ambassador".

use corroborate_encoder::{Deprel, Upos};

use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm, Sentence, SpeechAct};
use crate::lexicon::countries;
use crate::lexicon::plover::{self, WordClass};
use crate::lexicon::reporting::Reporting;
use crate::text::LowerCase;

/// The country whose government the mention stands for: a capital that says or does what states do. A city is only a place where
/// something happens there, or happens to it.
pub fn meant_by(report: &AnnotatedReport, mention: &Mention) -> Option<&'static str> {
    let sentence = &report.sentences[mention.head.sentence];
    if mention.form != MentionForm::Name || mention.kind == EntityKind::Person || !acts(sentence, mention.head.token) {
        return None;
    }
    let name = report.words(mention.span);
    countries::of_capital(name).filter(|_| countries::named(name).is_none()).map(|country| country.name)
}

/// Whether the word, or what it is coordinated with, is the subject of a verb for what states do to each other or say.
fn acts(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    let first = if token.deprel == Deprel::Conj { sentence.head(at) } else { Some(at) };
    let subject = first.filter(|&first| sentence.tokens[first].deprel == Deprel::Nsubj);
    let verb = subject.and_then(|subject| sentence.head(subject)).map(|verb| &sentence.tokens[verb]);
    verb.filter(|verb| verb.upos == Upos::Verb).is_some_and(|verb| {
        let lemma = verb.lemma.lower_case();
        let is_said = || Reporting::shipped().act(&lemma, &lemma, verb.upos) == Some(SpeechAct::Say);
        plover::rules(&lemma, WordClass::Verb).next().is_some() || is_said()
    })
}
