//! An event in one line, in a report's own words: who takes part by their best names, then the verb and what belongs
//! to it as the report puts it. Nothing is conjugated or rephrased: what can't be had so is shown as the words stand.

use std::cmp::Reverse;

use corroborate_encoder::{Deprel, Upos};

use crate::annotation::{AnnotatedReport, Argument, ArgumentRole, Event, Factuality, Sentence, WordAt};
use crate::report::ZoneKind;
use crate::resolve::claims;
use crate::resolve::entities::Entities;
use crate::resolve::phrases::{stretch, words_of};
use crate::story::Claim;
use crate::text::Span;
use crate::wording;

/// Words that a line has at most.
const MAX_WORDS: usize = 32;

/// The line for the event that `claims`, of which there is one at least, assert.
pub(super) fn summary(reports: &[AnnotatedReport], claims: &[Claim], entities: &Entities) -> String {
    let fullest = claims.iter().enumerate().max_by_key(|(i, c)| (fullness(reports, c, entities), Reverse(*i)));
    let Some((_, claim)) = fullest else { return String::new() };
    let event = &reports[claim.report].events[claim.event];
    let line = by_verb(reports, claim, event, entities).unwrap_or_else(|| by_noun(reports, claim, event, entities));
    capitalised(&balanced(&line))
}

/// How much a claim tells: a verb with a subject, names, a time, a place; what was only said or may be, less.
fn fullness(reports: &[AnnotatedReport], claim: &Claim, entities: &Entities) -> i32 {
    let report = &reports[claim.report];
    let event = &report.events[claim.event];
    let named = claim.participants.iter().filter(|p| entities.all[p.entity].is_named).count().min(3) as i32;
    let has_agent = claim.participants.iter().any(|p| p.role == ArgumentRole::Agent);
    let sentence = &report.sentences[event.word.sentence];
    let verb = verb(report, event);
    let is_verb = verb.is_some();
    let subject = verb.and_then(|v| sentence.own_subject(v));
    let is_pronoun = subject.is_some_and(|s| sentence.tokens[s].upos == Upos::Pron);
    4 * i32::from(is_verb && has_agent)
        + 2 * i32::from(is_verb)
        + 2 * i32::from(subject.is_some() && !is_pronoun)
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

/// Subject and predicate; of a verb without subject (an infinitive, a participle) the predicate alone.
fn by_verb(reports: &[AnnotatedReport], claim: &Claim, event: &Event, entities: &Entities) -> Option<String> {
    let report = &reports[claim.report];
    let sentence = &report.sentences[event.word.sentence];
    let verb = verb(report, event)?;
    if verb != event.word.token && sentence.head(event.word.token) != Some(verb) {
        return None;
    }
    let predicate = predicate(sentence, verb);
    let said = words_of(report, predicate);
    let subject = subject(reports, claim, event, verb, entities, predicate);
    Some(subject.map_or(said.clone(), |subject| format!("{subject} {said}")))
}

/// Who does it or, in the passive, to whom it is done: the words of the syntax, with best names for whom they name.
fn subject(
    reports: &[AnnotatedReport],
    claim: &Claim,
    event: &Event,
    verb: usize,
    entities: &Entities,
    predicate: Span,
) -> Option<String> {
    let report = &reports[claim.report];
    let sentence = &report.sentences[event.word.sentence];
    let name = |argument: &Argument| {
        let entity = &entities.all[claims::entity_of(reports, claim.report, argument, entities)?];
        entity.is_named.then(|| entity.name.clone())
    };
    let Some(subject) = sentence.subject(verb) else {
        let role = if sentence.is_passive(verb) { ArgumentRole::Patient } else { ArgumentRole::Agent };
        return event.arguments.iter().filter(|a| a.role == role && !predicate.overlaps(a.span)).find_map(name);
    };
    let mut names: Vec<String> = Vec::new();
    for token in sentence.conjuncts(subject).into_iter().take(4) {
        let word = WordAt { sentence: event.word.sentence, token };
        let span = sentence.noun_phrase(token);
        let mention = report.mentions.iter().position(|m| m.head == word);
        let argument = Argument { role: ArgumentRole::Agent, span, word, mention };
        let named = name(&argument).or_else(|| (!predicate.overlaps(span)).then(|| words_of(report, span)));
        names.extend(named.filter(|n| !n.is_empty()));
    }
    names.dedup();
    (!names.is_empty()).then(|| wording::list(&names))
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

fn by_noun(reports: &[AnnotatedReport], claim: &Claim, event: &Event, entities: &Entities) -> String {
    let report = &reports[claim.report];
    let sentence = &report.sentences[event.word.sentence];
    let head = event.word.token;
    let is_cut = |t: usize| {
        let deprel = sentence.tokens[t].deprel;
        let is_clause =
            matches!(deprel.base(), Deprel::Nsubj | Deprel::Advcl | Deprel::Aux | Deprel::Mark | Deprel::Parataxis);
        let is_outside = is_clause || matches!(deprel, Deprel::Conj | Deprel::Cop | Deprel::Cc | Deprel::Case);
        deprel == Deprel::AclRelcl || (sentence.head(t) == Some(head) && is_outside)
    };
    let span = stretch(sentence, &sentence.subtree_without(head, is_cut), head, MAX_WORDS);
    owner(reports, claim, event, entities, span).unwrap_or_else(|| words_of(report, span))
}

/// "his visit to Ruritania" with the name for the pronoun.
fn owner(reports: &[AnnotatedReport], claim: &Claim, event: &Event, entities: &Entities, span: Span) -> Option<String> {
    let report = &reports[claim.report];
    let sentence = &report.sentences[event.word.sentence];
    let first = sentence.tokens_in(span).next()?;
    let pronoun = &sentence.tokens[first];
    let is_owner = pronoun.upos == Upos::Pron && pronoun.deprel == Deprel::NmodPoss;
    let mention = report.mentions.iter().find(|m| m.span == pronoun.span).filter(|_| is_owner)?;
    let entity = entities.of_chain(claim.report, mention.chain).map(|e| &entities.all[e]).filter(|e| e.is_named)?;
    let rest = Span::new(pronoun.span.end, span.end);
    Some(format!("{}’s {}", entity.name, words_of(report, rest)))
}

/// Without quotation marks if one of a pair is missing.
fn balanced(line: &str) -> String {
    let count = |marks: &str| line.chars().filter(|c| marks.contains(*c)).count();
    match count("“") == count("”") && count("\"") % 2 == 0 {
        true => line.to_owned(),
        false => line.chars().filter(|c| !"“”\"".contains(*c)).collect(),
    }
}

fn capitalised(line: &str) -> String {
    let mut letters = line.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
