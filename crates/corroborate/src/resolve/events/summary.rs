//! An event in one line, in a report's own words: who takes part by their best names, then the verb and what belongs
//! to it as the report puts it. Nothing is conjugated or rephrased: what can't be had so is shown as the words stand.

use std::cmp::Reverse;

use corroborate_encoder::{Deprel, Upos};

use crate::annotation::{AnnotatedReport, ArgumentRole, Event, Factuality, Sentence};
use crate::report::ZoneKind;
use crate::resolve::entities::Entities;
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
    let of_verb = |d: Deprel| sentence.tokens.iter().position(|t| t.head == Some(verb) && t.deprel == d);
    let passive = of_verb(Deprel::NsubjPass);
    let syntactic = passive.or_else(|| of_verb(Deprel::Nsubj));
    let role = if is_passive(sentence, verb) { ArgumentRole::Patient } else { ArgumentRole::Agent };
    let arguments: Vec<_> = event.arguments.iter().filter(|a| a.role == role).collect();
    let by_syntax = arguments.iter().any(|a| a.word.sentence == event.word.sentence && Some(a.word.token) == syntactic);
    let chosen =
        arguments.into_iter().filter(|a| !by_syntax || syntactic.is_none_or(|s| is_joined(sentence, a.word.token, s)));
    let mut names: Vec<String> = Vec::new();
    for argument in chosen.take(4) {
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
        let whole = subtree(sentence, syntactic?, |_| true);
        names.push(words_of(report, whole));
    }
    Some(listed(&names))
}

fn is_passive(sentence: &Sentence, verb: usize) -> bool {
    let mut children = sentence.tokens.iter().filter(|t| t.head == Some(verb));
    children.any(|t| matches!(t.deprel, Deprel::NsubjPass | Deprel::AuxPass))
}

/// Whether `word` is `other` or coordinated with it.
fn is_joined(sentence: &Sentence, word: usize, other: usize) -> bool {
    word == other || (sentence.tokens[word].deprel == Deprel::Conj && sentence.tokens[word].head == Some(other))
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
    let mut first = verb;
    while first > 0 && tokens[first - 1].head == Some(verb) && is_before_verb(tokens[first - 1].deprel) {
        first -= 1;
    }
    let ends_clause = |t: usize| {
        let deprel = tokens[t].deprel;
        matches!(deprel.base(), Deprel::Advcl | Deprel::Parataxis | Deprel::Conj | Deprel::List | Deprel::Nsubj)
    };
    let stop = (verb + 1..tokens.len()).find(|&t| {
        let is_child = tokens[t].head == Some(verb) && ends_clause(t);
        is_child || tokens[t].deprel == Deprel::AclRelcl || is_outside(sentence, t, verb) || t - first > MAX_WORDS
    });
    let mut last = stop.map_or(tokens.len(), |stop| leftmost(sentence, stop, verb)) - 1;
    while last > verb && is_loose(sentence, last) {
        last -= 1;
    }
    tokens[first].span.cover(tokens[last.max(verb)].span)
}

fn is_before_verb(deprel: Deprel) -> bool {
    matches!(deprel.base(), Deprel::Aux | Deprel::Advmod | Deprel::Mark)
}

/// Whether a word does not hang on the verb.
fn is_outside(sentence: &Sentence, word: usize, verb: usize) -> bool {
    let mut at = word;
    for _ in 0..sentence.tokens.len() {
        match sentence.tokens[at].head {
            Some(head) if head == verb => return false,
            Some(head) => at = head,
            None => return true,
        }
    }
    true
}

/// The first word, after the verb, of what hangs on `word`.
fn leftmost(sentence: &Sentence, word: usize, verb: usize) -> usize {
    let hangs = |t: usize| {
        let mut at = t;
        (0..sentence.tokens.len()).any(|_| match at == word {
            true => true,
            false => {
                at = sentence.tokens[at].head.unwrap_or(word.wrapping_add(1).min(sentence.tokens.len() - 1));
                false
            }
        })
    };
    (verb + 1..=word).find(|&t| hangs(t)).unwrap_or(word)
}

/// Whether a line must not end on the word.
fn is_loose(sentence: &Sentence, word: usize) -> bool {
    let token = &sentence.tokens[word];
    matches!(token.upos, Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Sconj | Upos::Det | Upos::Part)
        && token.deprel != Deprel::CompoundPrt
}

fn by_noun(report: &AnnotatedReport, event: &Event) -> String {
    let sentence = &report.sentences[event.word.sentence];
    let keeps = |t: usize| {
        let deprel = sentence.tokens[t].deprel;
        !matches!(deprel, Deprel::AclRelcl | Deprel::Conj | Deprel::Parataxis | Deprel::Cop | Deprel::Mark | Deprel::Cc)
            && !matches!(deprel.base(), Deprel::Nsubj | Deprel::Advcl | Deprel::Case | Deprel::Aux)
    };
    words_of(report, subtree(sentence, event.word.token, keeps))
}

/// The stretch of words around `head` that hang on it by what `keeps` keeps, punctuation at its ends left out.
fn subtree(sentence: &Sentence, head: usize, keeps: impl Fn(usize) -> bool) -> Span {
    let tokens = &sentence.tokens;
    let belongs = |word: usize| {
        let mut at = word;
        for _ in 0..tokens.len() {
            if at == head {
                return true;
            }
            let up = tokens[at].head;
            if (up == Some(head) && !keeps(at)) || tokens[at].deprel == Deprel::AclRelcl {
                return false;
            }
            match up {
                Some(up) => at = up,
                None => return false,
            }
        }
        false
    };
    let (mut first, mut last) = (head, head);
    while first > 0 && belongs(first - 1) {
        first -= 1;
    }
    while last + 1 < tokens.len() && last - head < MAX_WORDS && belongs(last + 1) {
        last += 1;
    }
    while first < head && tokens[first].upos == Upos::Punct {
        first += 1;
    }
    while last > head && is_loose(sentence, last) {
        last -= 1;
    }
    tokens[first].span.cover(tokens[last].span)
}

fn words_of(report: &AnnotatedReport, span: Span) -> String {
    report.words(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn capitalised(line: &str) -> String {
    let mut letters = line.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
