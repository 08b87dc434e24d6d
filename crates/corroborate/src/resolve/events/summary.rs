//! An event in one line, in a report's own words: who takes part by their best names, then the verb and what belongs
//! to it as the report puts it. Nothing is conjugated or rephrased: what can't be had so is shown as the words stand.

use std::cmp::Reverse;

use corroborate_encoder::{Deprel, Upos};

use crate::annotation::{AnnotatedReport, Argument, ArgumentRole, Event, Factuality, Sentence};
use crate::report::ZoneKind;
use crate::resolve::entities::Entities;
use crate::resolve::phrases::{stretch, words_of};
use crate::story::Claim;
use crate::text::Span;

/// Words that a line has at most.
const MAX_WORDS: usize = 32;

/// The line for the event that `claims`, of which there is one at least, assert.
pub(super) fn summary(reports: &[AnnotatedReport], claims: &[Claim], entities: &Entities) -> String {
    let fullest = claims.iter().enumerate().max_by_key(|(i, c)| (fullness(reports, c, entities), Reverse(*i)));
    let Some((_, claim)) = fullest else { return String::new() };
    let report = &reports[claim.report];
    let event = &report.events[claim.event];
    let line = by_verb(reports, claim, event, entities).unwrap_or_else(|| by_noun(report, event));
    capitalised(&line)
}

/// How much a claim tells: a verb with a subject, names, a time, a place; what was only said or may be, less.
fn fullness(reports: &[AnnotatedReport], claim: &Claim, entities: &Entities) -> i32 {
    let report = &reports[claim.report];
    let event = &report.events[claim.event];
    let named = claim.participants.iter().filter(|p| entities.all[p.entity].is_named).count().min(3) as i32;
    let has_agent = claim.participants.iter().any(|p| p.role == ArgumentRole::Agent);
    let is_verb = verb(report, event).is_some();
    4 * i32::from(is_verb && has_agent)
        + 2 * i32::from(is_verb)
        + 2 * named
        + i32::from(claim.when.is_some())
        + i32::from(claim.place.is_some())
        + i32::from(event.arguments.len() > 1)
        - 2 * i32::from(claim.factuality != Factuality::Happened)
        - 2 * i32::from(event.quote.is_some())
        - i32::from(report.sentences[event.word.sentence].zone != ZoneKind::Body)
}

/// The verb that carries an event.
fn verb(report: &AnnotatedReport, event: &Event) -> Option<usize> {
    let sentence = &report.sentences[event.word.sentence];
    let word = event.light_verb.filter(|v| v.sentence == event.word.sentence).map_or(event.word.token, |v| v.token);
    (sentence.tokens[word].upos == Upos::Verb).then_some(word)
}

fn by_verb(reports: &[AnnotatedReport], claim: &Claim, event: &Event, entities: &Entities) -> Option<String> {
    let report = &reports[claim.report];
    let sentence = &report.sentences[event.word.sentence];
    let verb = verb(report, event)?;
    let subject = subject(reports, claim, event, sentence, verb, entities)?;
    let said = words_of(report, predicate(sentence, verb));
    (!said.is_empty()).then(|| format!("{subject} {said}"))
}

/// Who does it or, in the passive, to whom it is done.
fn subject(
    reports: &[AnnotatedReport],
    claim: &Claim,
    event: &Event,
    sentence: &Sentence,
    verb: usize,
    entities: &Entities,
) -> Option<String> {
    let report = &reports[claim.report];
    let syntactic = sentence.own_subject(verb);
    let role = if sentence.is_passive(verb) { ArgumentRole::Patient } else { ArgumentRole::Agent };
    let arguments: Vec<_> = event.arguments.iter().filter(|a| a.role == role).collect();
    let subjects = syntactic.map(|s| sentence.conjuncts(s)).unwrap_or_default();
    let is_subject = |a: &&&Argument| a.word.sentence == event.word.sentence && subjects.contains(&a.word.token);
    let by_syntax: Vec<&Argument> = arguments.iter().filter(is_subject).copied().collect();
    let chosen = if by_syntax.is_empty() { arguments } else { by_syntax };
    let mut names: Vec<String> = Vec::new();
    for argument in chosen.into_iter().take(4) {
        let entity = argument.mention.and_then(|m| entities.of_mention(reports, claim.report, m));
        let name = match entity.map(|e| &entities.all[e]).filter(|e| e.is_named) {
            Some(entity) => entity.name.clone(),
            None => words_of(report, argument.span),
        };
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        names.push(words_of(report, sentence.noun_phrase(syntactic?)));
    }
    Some(listed(&names))
}

/// "A", "A and B", "A, B and C".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [firsts @ .., last] => format!("{} and {last}", firsts.join(", ")),
    }
}

/// From the first auxiliary to the last word that belongs to the verb itself: not to a further clause.
fn predicate(sentence: &Sentence, verb: usize) -> Span {
    let tokens = &sentence.tokens;
    let is_cut = |t: usize| {
        let deprel = tokens[t].deprel.base();
        let is_clause = matches!(deprel, Deprel::Advcl | Deprel::Parataxis | Deprel::Conj | Deprel::List);
        let is_subject = matches!(deprel, Deprel::Nsubj | Deprel::Csubj | Deprel::Cc | Deprel::Mark | Deprel::Vocative);
        tokens[t].deprel == Deprel::AclRelcl || (sentence.head(t) == Some(verb) && (is_clause || is_subject))
    };
    stretch(sentence, &sentence.subtree_without(verb, is_cut), verb, MAX_WORDS)
}

fn by_noun(report: &AnnotatedReport, event: &Event) -> String {
    let sentence = &report.sentences[event.word.sentence];
    let head = event.word.token;
    let is_cut = |t: usize| {
        let deprel = sentence.tokens[t].deprel;
        let is_clause =
            matches!(deprel.base(), Deprel::Nsubj | Deprel::Advcl | Deprel::Aux | Deprel::Mark | Deprel::Parataxis);
        let is_outside = is_clause || matches!(deprel, Deprel::Conj | Deprel::Cop | Deprel::Cc | Deprel::Case);
        deprel == Deprel::AclRelcl || (sentence.head(t) == Some(head) && is_outside)
    };
    words_of(report, stretch(sentence, &sentence.subtree_without(head, is_cut), head, MAX_WORDS))
}

fn capitalised(line: &str) -> String {
    let mut letters = line.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
