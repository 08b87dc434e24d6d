//! The persons, days, years and ages that reports state, each with what it hangs on and what is around it.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::Upos;

use super::super::Chains;
use super::super::around;
use super::super::slots::phrase_head;
use super::super::when_alike::{Told, told_by};
use super::super::word_for_word::is_age;
use super::parts::parts;
use crate::annotation::{AnnotatedReport, EntityKind, Factuality, Mention, MentionForm, Sentence, TimeKind};
use crate::lexicon::event_words::{self, VerbClass};
use crate::resolve::passages;
use crate::story::{Claim, Event, Story};
use crate::text::Span;

/// What is held against another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
    /// Index of an entity.
    Person(usize),
    /// A day or a year.
    Time(Told),
    /// How many years old somebody is.
    Age(u16),
}

/// Where a story has a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum At {
    /// Index of an event and of a claim of it.
    Event(usize, usize),
    /// Index of a claim that is of no event.
    Unplaced(usize),
}

impl At {
    /// The event, if there is one.
    pub(in super::super) fn event(self) -> Option<usize> {
        match self {
            Self::Event(event, _) => Some(event),
            Self::Unplaced(_) => None,
        }
    }

    pub(in super::super) fn claim(self, story: &Story) -> &Claim {
        match self {
            Self::Event(event, claim) => &story.events[event].claims[claim],
            Self::Unplaced(claim) => &story.unplaced[claim],
        }
    }
}

/// All claims of a story.
pub(in super::super) fn all_claims(story: &Story) -> impl Iterator<Item = At> {
    let events = story.events.iter().enumerate();
    let placed = events.flat_map(|(e, event)| (0..event.claims.len()).map(move |c| At::Event(e, c)));
    placed.chain((0..story.unplaced.len()).map(At::Unplaced))
}

/// A value where a report states it.
pub(super) struct Stated {
    pub(super) value: Value,
    pub(super) report: usize,
    /// A claim that spans the value.
    pub(super) at: At,
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

/// The persons, the ages and the days and years in the sentences that claims tell.
pub(super) fn stated(story: &Story, reports: &[AnnotatedReport], chains: &Chains) -> Vec<Stated> {
    let mut told: BTreeMap<(usize, usize), Vec<At>> = BTreeMap::new();
    let of_event = |(e, event): (usize, &Event)| (0..event.claims.len()).map(move |c| At::Event(e, c));
    let placed = story.events.iter().enumerate().flat_map(of_event);
    for at in placed.chain((0..story.unplaced.len()).map(At::Unplaced)) {
        let claim = at.claim(story);
        if claim.factuality != Factuality::Denied {
            let sentence = reports[claim.report].events[claim.event].word.sentence;
            told.entry((claim.report, sentence)).or_default().push(at);
        }
    }
    let mut stated = Vec::new();
    for ((index, sentence), claims) in told {
        let report = &reports[index];
        let entity_of = |chain: usize| chains.get(&(index, chain)).copied();
        let persons = persons(story, report, sentence, entity_of);
        let ages = ages(report, sentence, entity_of);
        for hooked in persons.into_iter().chain(ages).chain(times(report, sentence)) {
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

/// Of the claims that span a value one of an event, and that of the word which governs it; else one that is told of itself, and in
/// the fewest words.
fn nearest(story: &Story, claims: &[At], hooked: &Hooked) -> Option<At> {
    let spanning = claims.iter().copied().filter(|at| at.claim(story).span.contains(hooked.span));
    spanning.min_by_key(|&at| {
        let claim = at.claim(story);
        (
            matches!(at, At::Unplaced(_)),
            !claim.trigger.overlaps(hooked.governor),
            claim.is_passing,
            claim.span.end - claim.span.start,
            at,
        )
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
        let hooks = parts(sentence, span, top).into_iter().chain(listed).collect();
        Some(Hooked { value: Value::Person(person), span, governor: sentence.tokens[head].span, hooks })
    };
    named.iter().filter_map(hooked).collect()
}

fn is_of_saying(sentence: &Sentence, at: usize) -> bool {
    event_words::verb(&sentence.tokens[at].lemma) == Some(VerbClass::Report)
}

/// "Ana Boll, 47,": the ages of persons by name, each of which hangs on nobody else.
fn ages(report: &AnnotatedReport, index: usize, entity_of: impl Fn(usize) -> Option<usize>) -> Vec<Hooked> {
    let text = &report.report.text;
    let is_person = |m: &&Mention| m.form == MentionForm::Name && m.kind == EntityKind::Person;
    let persons = report.mentions.iter().filter(|m| m.head.sentence == index).filter(is_person);
    let numbers = || report.sentences[index].tokens.iter().filter(|token| token.upos == Upos::Num);
    let hooked = persons.filter_map(|name| {
        let number = numbers().find(|number| is_age(text, name.span, number.span))?;
        let years = number.form(text).parse().ok()?;
        let hooks = BTreeSet::from([format!("age of {}", entity_of(name.chain)?)]);
        Some(Hooked { value: Value::Age(years), span: number.span, governor: name.span, hooks })
    });
    hooked.collect()
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
