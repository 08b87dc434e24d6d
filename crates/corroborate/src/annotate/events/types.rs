//! The PLOVER class of an event, from its word and frame.
//!
//! The table decides; here only the frame is read, and what the manual says of the future: a visit, a signature, joint
//! work or aid that is only announced is an agreement to it, an announced retreat is a concession.

use corroborate_encoder::{Deprel, MentionKind, NameKind, Upos, Xpos};

use super::triggers::Trigger;
use crate::annotation::{EventType, Factuality, Sentence, Token};
use crate::lexicon::event_words;
use crate::lexicon::plover::{self, Rule, Test, Words};
use crate::text::LowerCase;

/// Obligation in the complement of a verb of saying.
const OBLIGATION: &[&str] = &["must", "should", "ought"];

/// The class of the event, if PLOVER has one.
pub(super) fn classify(sentence: &Sentence, trigger: &Trigger, factuality: Factuality) -> Option<EventType> {
    let own = &sentence.tokens[trigger.word].lemma;
    let by = |lemma: &str| plover::rules(lemma, trigger.class).find(|rule| holds(sentence, trigger, rule));
    // Of "was gunned down" that of "kill", unless the table has a row for "gun" with "down".
    let rule =
        (trigger.is_verbal() && *own != trigger.lemma).then(|| by(own)).flatten().or_else(|| by(&trigger.lemma))?;
    let kind = rule.class?;
    Some(match (kind, factuality) {
        (EventType::Agree | EventType::Concede | EventType::Retreat | EventType::Aid, Factuality::Denied)
            if refuses(sentence, trigger.word) =>
        {
            EventType::Reject
        }
        (EventType::Consult | EventType::Support | EventType::Cooperate | EventType::Aid, Factuality::Planned) => {
            EventType::Agree
        }
        (EventType::Retreat, Factuality::Planned) => EventType::Concede,
        _ => kind,
    })
}

/// "will not accept": not doing it is what is said to be done.
fn refuses(sentence: &Sentence, word: usize) -> bool {
    sentence.is_negated(word) && sentence.has_child_lemma(word, &["will", "would"])
}

fn holds(sentence: &Sentence, trigger: &Trigger, rule: &Rule) -> bool {
    rule.tests.iter().all(|test| passes(sentence, trigger, test))
}

fn passes(sentence: &Sentence, trigger: &Trigger, test: &Test) -> bool {
    let word = trigger.word;
    match test {
        Test::Object(words) => objects(sentence, trigger).any(|object| is_or_counts(sentence, object, words)),
        Test::Subject(words) => subjects(sentence, trigger).any(|subject| is_or_counts(sentence, subject, words)),
        Test::Preposition(words) => {
            let is_one = |i: usize| words.has(&sentence.tokens[i].lemma) && sentence.tokens[i].upos != Upos::Verb;
            // "called for it", "called for doing it"; a bare preposition is left where the parse lost the phrase.
            let heads = sentence.children(word).filter(|&c| sentence.tokens[c].deprel.base() != Deprel::Nsubj);
            heads.chain([word]).any(|head| {
                let marks = [Deprel::Case, Deprel::Mark, Deprel::Fixed, Deprel::Advmod];
                sentence.children(head).any(|c| is_one(c) && marks.contains(&sentence.tokens[c].deprel))
            })
        }
        Test::PrepositionObject(words) => sentence.obliques(word).any(|o| is_or_counts(sentence, o, words)),
        Test::Particle(words) => sentence.children(word).any(|c| {
            words.has(&sentence.tokens[c].lemma)
                && matches!(sentence.tokens[c].deprel, Deprel::CompoundPrt | Deprel::Advmod)
        }),
        Test::Modifier(words) => std::iter::once(word)
            .chain(sentence.object(word))
            .flat_map(|noun| sentence.children(noun))
            .any(|modifier| words.has(&sentence.tokens[modifier].lemma.lower_case())),
        Test::Complement => complements(sentence, word).next().is_some(),
        Test::ComplementVerb(words) => complements(sentence, word).any(|verb| words.has(&sentence.tokens[verb].lemma)),
        Test::Obligation => complements(sentence, word).any(|verb| sentence.has_child_lemma(verb, OBLIGATION)),
        Test::Below(words) => {
            sentence.subtree(word).into_iter().any(|i| i != word && words.has(&sentence.tokens[i].lemma.lower_case()))
        }
    }
}

/// What the event is done to: object, passive subject, antecedent of a passive participle, of-phrase, compound part.
fn objects<'s>(sentence: &'s Sentence, trigger: &Trigger) -> impl Iterator<Item = usize> + use<'s> {
    let word = trigger.word;
    let passive = trigger.is_verbal() && (sentence.is_passive(word) || is_reduced_passive(sentence, word));
    let undergone = if passive { sentence.subject(word) } else { None };
    let is_noun = !trigger.is_verbal();
    let own = sentence.children(word).filter(move |&child| match sentence.tokens[child].deprel {
        Deprel::Obj | Deprel::NsubjPass => true,
        Deprel::Nmod => is_noun && sentence.preposition(child) == Some("of"),
        Deprel::Compound => is_noun,
        _ => false,
    });
    own.chain(undergone).flat_map(move |object| sentence.conjuncts(object))
}

/// Who does it: subject, by-agent, possessor.
fn subjects<'s>(sentence: &'s Sentence, trigger: &Trigger) -> impl Iterator<Item = usize> + use<'s> {
    let word = trigger.word;
    let passive = sentence.is_passive(word) || is_reduced_passive(sentence, word);
    let active = if trigger.is_verbal() && !passive { sentence.subject(word) } else { None };
    let possessor =
        if trigger.is_verbal() { None } else { sentence.child(word, &[Deprel::NmodPoss, Deprel::Compound]) };
    active.into_iter().chain(sentence.agent(word)).chain(possessor).flat_map(|subject| sentence.conjuncts(subject))
}

/// "the memorandum *signed* in May".
pub(super) fn is_reduced_passive(sentence: &Sentence, word: usize) -> bool {
    let token = &sentence.tokens[word];
    token.deprel == Deprel::Acl && token.xpos == Xpos::Vbn && sentence.own_subject(word).is_none()
}

fn complements(sentence: &Sentence, word: usize) -> impl Iterator<Item = usize> + '_ {
    sentence
        .children(word)
        .filter(move |&child| {
            matches!(
                sentence.tokens[child].deprel,
                Deprel::Ccomp | Deprel::Xcomp | Deprel::Csubj | Deprel::Acl | Deprel::Advcl
            )
        })
        .filter(move |&child| {
            sentence.tokens[child].deprel != Deprel::Advcl || sentence.has_child_lemma(child, &["to", "of"])
        })
}

/// Whether the noun is one of the words, or counts or is made of one ("tons of food", "peacekeeping troops").
fn is_or_counts(sentence: &Sentence, noun: usize, words: &Words) -> bool {
    let is = |i: usize| {
        let token = &sentence.tokens[i];
        words.has(&token.lemma)
            || words.has(&token.lemma.lower_case())
            || kind_of(token).is_some_and(|kind| words.has(kind))
    };
    // In "security cooperation" security is not what is meant.
    let is_event = event_words::noun(&sentence.tokens[noun].lemma).is_some();
    is(noun)
        || !is_event
            && sentence.children(noun).any(|part| {
                let relation = sentence.tokens[part].deprel;
                is(part)
                    && (matches!(relation, Deprel::Compound | Deprel::Amod | Deprel::Flat)
                        || relation == Deprel::Nmod && sentence.preposition(part) == Some("of"))
            })
}

/// How the table writes the kind of thing that a word refers to.
fn kind_of(token: &Token) -> Option<&'static str> {
    match (token.name.kind(), token.mention_kind) {
        (Some(NameKind::Person), _) | (_, Some(MentionKind::Person)) => Some("PERSON"),
        (Some(NameKind::Organization), _) | (_, Some(MentionKind::Organization)) => Some("ORGANIZATION"),
        (Some(NameKind::Place), _) | (_, Some(MentionKind::Place)) => Some("PLACE"),
        _ => None,
    }
}
