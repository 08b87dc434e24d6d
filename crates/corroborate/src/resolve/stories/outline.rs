//! What is kept of a report to put it with others: a few kilobytes.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::issues::Issue;
use crate::annotate::events::measures::AGE;
use crate::annotation::{AnnotatedReport, Chain, EntityKind, MentionForm, Sentence};
use crate::lexicon::{gazetteer, name_forms};
use crate::report::ZoneKind;

/// What is compared of a report besides its terms.
pub(super) struct Outline {
    /// Mean of the vectors of its first sentences, of length 1.
    pub(super) vector: Vec<f32>,
    pub(super) published: Option<Date>,
    /// Days that the report names.
    pub(super) days: BTreeSet<Date>,
    /// Numbers other than of the calendar.
    pub(super) numbers: BTreeSet<u64>,
    /// Surnames of the persons it names.
    pub(super) persons: BTreeSet<String>,
    /// Places near its top that no list knows: villages, quarters, sites.
    pub(super) small_places: BTreeSet<String>,
    /// The surname of the person it refers to most often, if it does so repeatedly.
    pub(super) hero: Option<String>,
    /// The same but for where they speak: who only speaks is not what a report is about.
    pub(super) subject: Option<String>,
    /// Which issue of a bulletin it may be.
    pub(super) issue: Option<Issue>,
}

impl Outline {
    pub(super) fn of(report: &AnnotatedReport) -> Self {
        let quantities = report.events.iter().flat_map(|event| &event.quantities);
        let counted = quantities.filter(|quantity| quantity.unit != AGE && quantity.role.is_some());
        let persons = persons(report);
        let most = |times: fn(&Person) -> usize| {
            let repeated = persons.iter().filter(|person| times(person) >= HERO);
            repeated.max_by_key(|person| (times(person), &person.surname)).map(|person| person.surname.clone())
        };
        Self {
            vector: lead_vector(report),
            published: report.report.date(),
            days: days(report),
            numbers: counted.map(|quantity| quantity.value.to_bits()).collect(),
            small_places: small_places(report),
            hero: most(|person| person.mentions),
            subject: most(|person| person.mentions - person.speaking),
            persons: persons.iter().map(|person| person.surname.clone()).collect(),
            issue: Issue::of(report),
        }
    }

    /// Whether the two are issues of one bulletin for two days.
    pub(super) fn is_another_issue(&self, other: &Self) -> bool {
        let issues = self.issue.as_ref().zip(other.issue.as_ref());
        issues.is_some_and(|(one, two)| one.is_another(two))
    }
}

/// Mentions from which a person is what a report is about.
const HERO: usize = 4;

/// A person whom a report names.
struct Person {
    /// The last word of the name but for a generation ("Jr.").
    surname: String,
    /// How often the report refers to him or her.
    mentions: usize,
    /// How many of these are of a speaker.
    speaking: usize,
}

fn persons(report: &AnnotatedReport) -> Vec<Person> {
    let speakers: BTreeSet<usize> = report.quotes.iter().filter_map(|quote| quote.speaker_mention).collect();
    let person = |chain: &Chain| {
        let name = report.words(report.mentions[chain.name?].span);
        let is_surname = |word: &String| name_forms::generation(word.trim_end_matches('.')).is_none();
        Some(Person {
            surname: name.split_whitespace().map(name_forms::folded).rfind(is_surname)?,
            mentions: chain.mentions.len(),
            speaking: chain.mentions.iter().filter(|mention| speakers.contains(mention)).count(),
        })
    };
    report.chains.iter().filter(|chain| chain.kind == EntityKind::Person).filter_map(person).collect()
}

/// Sentences whose vectors stand for a report.
const LEAD: usize = 4;
/// Sentences that tell where it was, the letterhead of a release among them.
const TOP: usize = 10;

fn first(report: &AnnotatedReport, count: usize) -> impl Iterator<Item = &Sentence> {
    report.sentences.iter().filter(|s| matches!(s.zone, ZoneKind::Title | ZoneKind::Body)).take(count)
}

fn small_places(report: &AnnotatedReport) -> BTreeSet<String> {
    let places = report.chains.iter().filter(|chain| chain.kind == EntityKind::Place && chain.name.is_some());
    let mentions = places.flat_map(|chain| &chain.mentions).map(|&at| &report.mentions[at]);
    let named = mentions.filter(|mention| mention.form == MentionForm::Name);
    let of_top = named.filter(|mention| first(report, TOP).any(|sentence| sentence.span.contains(mention.span)));
    let names = of_top.map(|mention| report.words(mention.span)).filter(|name| !gazetteer::is_listed(name));
    names.map(name_forms::folded).collect()
}

fn lead_vector(report: &AnnotatedReport) -> Vec<f32> {
    let mut sum: Vec<f32> = Vec::new();
    for sentence in first(report, LEAD) {
        sum.resize(sum.len().max(sentence.vector.len()), 0.0);
        sum.iter_mut().zip(&sentence.vector).for_each(|(s, v)| *s += v);
    }
    let length = sum.iter().map(|v| v * v).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    sum.iter_mut().for_each(|v| *v /= length);
    sum
}

fn days(report: &AnnotatedReport) -> BTreeSet<Date> {
    report.times.iter().filter_map(|t| t.interval.as_ref()).filter(|w| w.is_day()).filter_map(|w| w.from).collect()
}
