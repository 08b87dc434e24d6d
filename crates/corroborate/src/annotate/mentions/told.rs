//! The kind of a name that the sentence tells: "the island of Lurel", "the starship Ada", "Lurel is a village", "Lurel, a
//! village". What the encoder reads in a name that it never saw is a guess; this is none.

use corroborate_encoder::{Deprel, NameKind, Upos};

use super::kinds::POSSIBLE;
use crate::annotation::{AnnotatedReport, EntityKind, Mention, Sentence};
use crate::lexicon::name_words::{self, NameWord};
use crate::lexicon::naming_nouns::{self, Naming};
use crate::lexicon::person_words::{self, PersonClass};

/// What is done with an award.
const AWARDING: [&str; 9] = ["win", "receive", "earn", "take", "collect", "get", "share", "award", "nominate"];

/// The kind that the words beside a name tell.
pub(super) fn kind(report: &AnnotatedReport, name: &Mention) -> Option<EntityKind> {
    let sentence = &report.sentences[name.head.sentence];
    let head = name.head.token;
    if is_award(sentence, head, report.words(name.span)) {
        return Some(EntityKind::Other);
    }
    let naming = |at: usize| naming(sentence, at, &report.report.text);
    let before = sentence.tokens_in(name.span).start.checked_sub(1);
    let is_on = |at: usize, noun: usize| sentence.head(at) == Some(noun);
    let deprel = |at: usize| sentence.tokens[at].deprel;
    // "the starship Ada".
    let right_before = before.filter(|&noun| {
        is_on(head, noun) && matches!(deprel(head), Deprel::Flat | Deprel::Appos)
            || is_on(noun, head) && matches!(deprel(noun).base(), Deprel::Compound | Deprel::Nmod)
    });
    // "the island of Lurel".
    let whose = sentence.head(head).filter(|_| {
        deprel(head) == Deprel::Nmod && before.is_some_and(|of| sentence.tokens[of].lemma == "of" && is_on(of, head))
    });
    let of =
        whose.filter(|&noun| before == Some(noun + 1) && naming(noun).is_some_and(|n| n.kind == EntityKind::Place));
    // "Lurel, a village".
    let apposition = sentence.children_by(head, Deprel::Appos).find(|&noun| naming(noun).is_some());
    if right_before.is_some_and(|noun| is_of_person(report, sentence, noun, name)) {
        return Some(EntityKind::Person);
    }
    let nouns = [right_before, of, predicate(sentence, head), apposition];
    nouns.into_iter().flatten().find_map(naming).map(|naming| naming.kind)
}

/// "The prosecutor Ada Hill": of two words or more, none of which only a body bears, where the encoder holds a person for possible:
/// "the champion Lurel Colts" is nobody.
fn is_of_person(report: &AnnotatedReport, sentence: &Sentence, noun: usize, name: &Mention) -> bool {
    let token = &sentence.tokens[noun];
    let words = || report.words(name.span).split_whitespace();
    let is_role = token.upos == Upos::Noun && person_words::class_of(&token.lemma).is_some_and(PersonClass::is_role);
    let may_be = f64::from(sentence.tokens[name.head.token].name_kinds.of(NameKind::Person)) > POSSIBLE;
    is_role
        && may_be
        && words().count() > 1
        && words().all(|word| matches!(name_words::class_of(word), None | Some(NameWord::Place)))
}

/// "Won a best-actor Tony", "nominated for an Oscar".
fn is_award(sentence: &Sentence, at: usize, name: &str) -> bool {
    let is_taken = matches!(sentence.tokens[at].deprel.base(), Deprel::Obj | Deprel::Obl);
    let verb = sentence.head(at).filter(|_| is_taken).map(|verb| sentence.tokens[verb].lemma.as_str());
    verb.is_some_and(|verb| AWARDING.contains(&verb)) && name_words::class_of(name) == Some(NameWord::Award)
}

/// The noun that the subject is said to be.
pub(super) fn predicate(sentence: &Sentence, subject: usize) -> Option<usize> {
    let noun = sentence.head(subject)?;
    let is_said = sentence.tokens[subject].deprel == Deprel::Nsubj
        && sentence.has_child(noun, Deprel::Cop)
        && !sentence.is_negated(noun);
    is_said.then_some(noun)
}

/// What the common noun at `at`, in the singular, says of the name beside it.
pub(super) fn naming(sentence: &Sentence, at: usize, text: &str) -> Option<Naming> {
    let token = &sentence.tokens[at];
    let form = token.span.of(text);
    (token.upos == Upos::Noun).then(|| naming_nouns::naming_of(form)).flatten()
}
