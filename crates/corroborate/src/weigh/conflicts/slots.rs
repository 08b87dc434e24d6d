//! Which part of a sentence a name fills: "the shootings of …", "…'s office", "arrested …", "captured in …".
//!
//! Two names contradict each other only where they fill one part. For the event's own parts that is their role; else it
//! is the word that governs the name and how it does. In sentences that are word for word the same around
//! the names ([`super::word_for_word`]) that is enough. Names in a list fill one part together.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos};

use super::Telling;
use super::word_for_word::next_to;
use crate::annotation::{AnnotatedReport, ArgumentRole, EntityKind, Mention, MentionForm, Sentence};
use crate::lexicon::event_words::{self, VerbClass};
use crate::lexicon::places;
use crate::text::Span;

/// A name with the parts that it fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Index of the entity.
    pub entity: usize,
    /// The name.
    pub span: Span,
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
            && !(kind == EntityKind::Place && only_says_where_another_lies(report, m))
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
        let by_neighbours = next_to(report, event.word.sentence, mention.span);
        let parts = by_role.into_iter().chain(by_word).chain(by_neighbours).collect();
        Some(Filled { entity, span: mention.span, parts })
    });
    filled.collect()
}

/// Where the clause of a claim names an entity.
pub(super) fn name_of(telling: &Telling<'_>, claim: usize, kind: EntityKind, entity: usize) -> Option<Span> {
    filled(telling, claim, kind).into_iter().find(|name| name.entity == entity).map(|name| name.span)
}

/// "California" of "Santa Rosa, California".
fn only_says_where_another_lies(report: &AnnotatedReport, place: &Mention) -> bool {
    let follows = |other: &Mention| {
        other.form == MentionForm::Name
            && (other.kind == EntityKind::Place || is_listed(report.words(other.span)))
            && report.report.text.get(other.span.end..place.span.start).is_some_and(|between| between.trim() == ",")
    };
    report.token(place.head).deprel.base() != Deprel::Conj && report.mentions.iter().any(follows)
}

/// Of a town and its team only the town stands behind a preposition of place.
fn is_listed(name: &str) -> bool {
    !places::around(name).is_empty()
}

/// The head of the phrase that a name is part of, of a list its first member: "coach" for "coach Ana Boll and Ina Krug".
pub(super) fn phrase_head(sentence: &Sentence, word: usize) -> usize {
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
pub(super) fn governed(sentence: &Sentence, top: usize, trigger: usize) -> Option<String> {
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
    let path: Vec<usize> = sentence.path_to_root(top).collect();
    let mut governors: BTreeSet<String> = BTreeSet::new();
    let above = path.iter().skip(1).take(STEPS);
    let up_to_verb = above.clone().take_while(|&&at| sentence.tokens[at].upos != Upos::Verb).count() + 1;
    // "Will play in the game at Vellin": the parser may have hung the town on the verb.
    let preposition_at = sentence.children_by(top, Deprel::Case).next();
    let adjacent = preposition_at.and_then(|at| at.checked_sub(1)).filter(|&at| sentence.tokens[at].upos == Upos::Noun);
    for &at in above.take(up_to_verb).chain(adjacent.as_ref()) {
        let governor = if at == trigger { "the event" } else { sentence.tokens[at].lemma.as_str() };
        governors.insert(format!("{preposition} {}", governor.to_lowercase()));
    }
    governors.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// "Will play in the game at Vellin": the town hung on the verb, and the game had no place.
    #[test]
    fn a_place_right_after_a_noun_may_be_its_place() {
        let parse = "Boll/PROPN/3/nsubj will/AUX/3/aux play/VERB/0/root in/ADP/6/case the/DET/6/det game/NOUN/3/obl \
                     at/ADP/8/case Vellin/PROPN/3/obl";
        let report = testing::read(parse);
        assert!(of_place(&report.sentences[0], 7, 5).contains(&"in the event".to_owned()));
    }
}
