//! Which part of a sentence a name fills: "the shootings of …", "…'s office", "arrested …", "captured in …".
//!
//! Two names contradict each other only where they fill one part. For the event's own parts that is their role; else it
//! is the word that governs the name and how it does. Names in a list fill one part together.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos};

use super::Telling;
use crate::annotation::{ArgumentRole, EntityKind, MentionForm, Sentence};
use crate::lexicon::event_words::{self, VerbClass};
use crate::lexicon::places;

/// A name with the parts that it fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Index of the entity.
    pub entity: usize,
    /// The parts, the surest first.
    pub parts: Vec<String>,
}

/// How far up from a place the event may be that it is the place of.
const STEPS: usize = 3;
/// Prepositions of being somewhere, all of one meaning here.
const AT: [&str; 6] = ["in", "at", "near", "off", "on", "outside"];

/// The names of a kind in the clause of a claim.
pub fn filled(telling: &Telling<'_>, claim: usize, kind: EntityKind) -> Vec<Filled> {
    let report = telling.report(claim);
    let Some(event) = telling.reading(claim) else { return Vec::new() };
    let sentence = &report.sentences[event.word.sentence];
    let inside = report.mentions.iter().filter(|m| {
        m.form == MentionForm::Name
            && (m.kind == kind || kind == EntityKind::Place && is_listed(report.words(m.span)))
            && m.head.sentence == event.word.sentence
            && event.claim.contains(m.span)
    });
    let filled = inside.filter_map(|mention| {
        let entity = telling.entity_of_chain(claim, mention.chain)?;
        let top = phrase_head(sentence, mention.head.token);
        let role = event.arguments.iter().find(|argument| {
            matches!(argument.role, ArgumentRole::Agent | ArgumentRole::Patient | ArgumentRole::Recipient)
                && argument.word.sentence == event.word.sentence
                && phrase_head(sentence, argument.word.token) == top
        });
        let by_role = role.map(|argument| format!("{:?} of the event", argument.role).to_lowercase());
        let by_word = match kind {
            EntityKind::Place => of_place(sentence, top, event.word.token),
            _ => governed(sentence, top, event.word.token).into_iter().collect(),
        };
        let by_role = by_role.filter(|_| kind != EntityKind::Place);
        Some(Filled { entity, parts: by_role.into_iter().chain(by_word).collect() })
    });
    filled.collect()
}

/// Of a town and its team only the town stands behind a preposition of place.
fn is_listed(name: &str) -> bool {
    !places::around(name).is_empty()
}

/// The head of the phrase that a name is part of, of a list its first member: "coach" for "coach Ana Boll and Ina Krug".
fn phrase_head(sentence: &Sentence, word: usize) -> usize {
    let mut top = word;
    for _ in 0..sentence.tokens.len() {
        let joins = matches!(
            sentence.tokens[top].deprel.base(),
            Deprel::Flat | Deprel::Compound | Deprel::Appos | Deprel::Conj
        );
        match sentence.head(top) {
            Some(head) if joins && matches!(sentence.tokens[head].upos, Upos::Noun | Upos::Propn) => top = head,
            _ => break,
        }
    }
    top
}

/// "of shooting", "office's", "object of arrest"; who says something may be one of many.
fn governed(sentence: &Sentence, top: usize, trigger: usize) -> Option<String> {
    let head = sentence.head(top)?;
    if event_words::verb(&sentence.tokens[head].lemma) == Some(VerbClass::Report) {
        return None;
    }
    let governor = if head == trigger { "the event" } else { sentence.tokens[head].lemma.as_str() };
    let relation = match sentence.tokens[top].deprel {
        Deprel::NmodPoss => "of",
        Deprel::Nsubj if !sentence.is_passive(head) => "subject",
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj => "object",
        deprel if matches!(deprel.base(), Deprel::Obl | Deprel::Nmod) => sentence.preposition(top).unwrap_or("at"),
        _ => return None,
    };
    Some(format!("{relation} {}", governor.to_lowercase()))
}

/// "in the event", "from the event", "in game".
fn of_place(sentence: &Sentence, top: usize, trigger: usize) -> Vec<String> {
    let Some(preposition) = sentence.preposition(top) else { return Vec::new() };
    let preposition = if AT.contains(&preposition) { "in" } else { preposition };
    let path = sentence.path_to_root(top);
    let mut governors: BTreeSet<String> = BTreeSet::new();
    let above = path.iter().skip(1).take(STEPS);
    let up_to_verb = above.clone().take_while(|&&at| sentence.tokens[at].upos != Upos::Verb).count() + 1;
    for &at in above.take(up_to_verb) {
        let governor = if at == trigger { "the event" } else { sentence.tokens[at].lemma.as_str() };
        governors.insert(format!("{preposition} {}", governor.to_lowercase()));
    }
    governors.into_iter().collect()
}
