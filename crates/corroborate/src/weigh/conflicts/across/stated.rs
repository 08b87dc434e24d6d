//! The persons, days and years that reports state, each with what it hangs on and what is around it.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::{Deprel, Upos};

use super::super::Chains;
use super::super::around;
use super::super::slots::{governed, phrase_head};
use super::super::when_alike::{Told, told_by};
use crate::annotation::{AnnotatedReport, EntityKind, Factuality, MentionForm, Sentence, TimeKind};
use crate::lexicon::event_words::{self, VerbClass};
use crate::resolve::passages;
use crate::story::Story;
use crate::text::Span;

/// What is held against another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
    /// Index of an entity.
    Person(usize),
    /// A day or a year.
    Time(Told),
}

/// A value where a report states it.
pub(super) struct Stated {
    pub(super) value: Value,
    pub(super) report: usize,
    /// Index of an event and of a claim of it that spans the value.
    pub(super) at: (usize, usize),
    /// The words around it.
    pub(super) around: BTreeSet<String>,
    /// The words of its sentence.
    pub(super) told: BTreeSet<String>,
    /// What governs it ("object place", "when fire"), and who stands in a list with it.
    pub(super) hooks: BTreeSet<String>,
}

/// A value within a sentence.
struct Hooked {
    value: Value,
    span: Span,
    governor: Span,
    hooks: BTreeSet<String>,
}

/// The persons and the days and years in the sentences that claims tell.
pub(super) fn stated(story: &Story, reports: &[AnnotatedReport], chains: &Chains) -> Vec<Stated> {
    let mut told: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
    for (e, event) in story.events.iter().enumerate() {
        for (c, claim) in event.claims.iter().enumerate().filter(|(_, claim)| claim.factuality != Factuality::Denied) {
            let sentence = reports[claim.report].events[claim.event].word.sentence;
            told.entry((claim.report, sentence)).or_default().push((e, c));
        }
    }
    let mut stated = Vec::new();
    for ((index, sentence), claims) in told {
        let report = &reports[index];
        let entity_of = |chain: usize| chains.get(&(index, chain)).copied();
        for hooked in persons(story, report, sentence, entity_of).into_iter().chain(times(report, sentence)) {
            let Some(at) = nearest(story, &claims, &hooked).filter(|_| !hooked.hooks.is_empty()) else { continue };
            stated.push(Stated {
                value: hooked.value,
                report: index,
                at,
                around: around::words(report, sentence, hooked.span),
                told: passages::told_of(report, sentence, hooked.span),
                hooks: hooked.hooks,
            });
        }
    }
    stated
}

/// Of the claims that span a value that of the word which governs it; else one that is told of itself, and in the fewest words.
fn nearest(story: &Story, claims: &[(usize, usize)], hooked: &Hooked) -> Option<(usize, usize)> {
    let claim = |(event, claim): (usize, usize)| &story.events[event].claims[claim];
    let spanning = claims.iter().copied().filter(|&at| claim(at).span.contains(hooked.span));
    spanning.min_by_key(|&at| {
        let claim = claim(at);
        (!claim.trigger.overlaps(hooked.governor), claim.is_passing, claim.span.end - claim.span.start, at)
    })
}

fn persons(
    story: &Story,
    report: &AnnotatedReport,
    index: usize,
    entity_of: impl Fn(usize) -> Option<usize>,
) -> Vec<Hooked> {
    let sentence = &report.sentences[index];
    let mut named: Vec<(usize, usize, Span)> = Vec::new();
    for mention in report.mentions.iter().filter(|m| m.form == MentionForm::Name && m.head.sentence == index) {
        let person = entity_of(mention.chain)
            .filter(|&at| story.entities[at].is_named && story.entities[at].kind == EntityKind::Person);
        named.extend(person.map(|person| (person, phrase_head(sentence, mention.head.token), mention.span)));
    }
    let hooked = |&(person, top, span): &(usize, usize, Span)| {
        let head = sentence.head(top).filter(|&head| !is_of_saying(sentence, head))?;
        let listed = named.iter().filter(|(other, beside, _)| *beside == top && *other != person);
        let listed = listed.map(|(other, ..)| format!("beside {}", story.entities[*other].name));
        let governing = governed(sentence, top, usize::MAX).into_iter().chain(joined(sentence, top, head));
        let hooks = governing.chain(listed).collect();
        Some(Hooked { value: Value::Person(person), span, governor: sentence.tokens[head].span, hooks })
    };
    named.iter().filter_map(hooked).collect()
}

/// "Expressed shock and promised": who is the subject of a verb is that of those that are joined to it.
fn joined(sentence: &Sentence, top: usize, verb: usize) -> Vec<String> {
    let is_subject = sentence.tokens[top].deprel == Deprel::Nsubj && !sentence.is_passive(verb);
    let verbs = sentence.children_by(verb, Deprel::Conj).filter(|&at| is_subject && !is_of_saying(sentence, at));
    verbs.map(|at| format!("subject {}", sentence.tokens[at].lemma.to_lowercase())).collect()
}

fn is_of_saying(sentence: &Sentence, at: usize) -> bool {
    event_words::verb(&sentence.tokens[at].lemma) == Some(VerbClass::Report)
}

/// Times that hang on a verb: "Friday's semifinal" may be another than Saturday's.
fn times(report: &AnnotatedReport, index: usize) -> Vec<Hooked> {
    let sentence = &report.sentences[index];
    let times = report.times.iter().filter(|time| time.sentence == index);
    let dates = times.filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
    let hooked = dates.filter_map(|time| {
        let governor = &sentence.tokens[sentence.head(sentence.head_of(time.span)?)?];
        let says = event_words::verb(&governor.lemma) == Some(VerbClass::Report);
        let is_done = governor.upos == Upos::Verb && !says;
        let hooks = BTreeSet::from([format!("when {}", governor.lemma.to_lowercase())]);
        let value = Value::Time(told_by(time).filter(|_| is_done)?);
        Some(Hooked { value, span: time.span, governor: governor.span, hooks })
    });
    hooked.collect()
}
