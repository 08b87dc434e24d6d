//! Which claims one correction touches, as sums of named features.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{has_value, state_of, words};
use crate::annotation::{
    AnnotatedReport, CorrectedValue, Correction, CorrectionKind, CreditKind, EntityKind, Factuality, Feature,
};
use crate::lexicon::agencies::AGENCIES;
use crate::lexicon::event_synonyms::{self, WordClass};
use crate::story::{Attribution, Cite, Claim, CorrectedParty, Entity, Event, Given, TextCopy, Touch};
use crate::text::Span;

/// What the features of a claim must add up to for the correction to touch it.
const NEEDED: f64 = 1.0;
/// Words shared that count.
const MOST_SHARED: usize = 3;

/// A correction with what is looked up in it for every claim.
pub(super) struct Matcher<'a> {
    reports: &'a [AnnotatedReport],
    report: usize,
    correction: &'a Correction,
    of: &'a CorrectedParty,
    copies: &'a [TextCopy],
    events: &'a [Event],
    entities: &'a [Entity],
    /// The persons of whom it speaks.
    persons: BTreeSet<usize>,
    /// Words that tell what it is about.
    words: BTreeSet<String>,
    /// What became of people, in its words: "killed".
    states: BTreeSet<&'static str>,
    /// What happens in its words, of another's report in those that are withdrawn.
    happens: BTreeSet<&'a str>,
    /// Whether it is a number that is corrected.
    is_number: bool,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(
        reports: &'a [AnnotatedReport],
        report: usize,
        correction: &'a Correction,
        of: &'a CorrectedParty,
        copies: &'a [TextCopy],
        events: &'a [Event],
        entities: &'a [Entity],
    ) -> Self {
        let text = &reports[report].report.text;
        let is_of_others = *of != CorrectedParty::Itself && !correction.untold.is_empty();
        let about = if is_of_others { correction.untold.clone() } else { vec![correction.span] };
        let words: BTreeSet<String> = about.iter().flat_map(|span| words(span.of(text))).collect();
        let states = words.iter().filter_map(|word| state_of(word)).collect();
        let is_about = |words: Span| about.iter().any(|span| span.contains(words));
        let told = reports[report].events.iter().filter(|event| is_about(event.trigger));
        let happens = told.map(|event| event.lemma.as_str()).collect();
        let is_number = [correction.wrong, correction.right].iter().flatten().any(|value| value.number.is_some());
        let is_meant = |cite: &Cite| cite.report == report && is_about(cite.span);
        let is_spoken_of = |entity: &Entity| is_named_person(entity) && entity.mentions.iter().any(is_meant);
        let persons = (0..entities.len()).filter(|&at| is_spoken_of(&entities[at])).collect();
        Self { reports, report, correction, of, copies, events, entities, persons, words, states, happens, is_number }
    }

    pub(super) fn touches(&self) -> Vec<Touch> {
        let mut found: BTreeMap<(usize, usize), Touch> = BTreeMap::new();
        if self.correction.kind == CorrectionKind::Update {
            return Vec::new();
        }
        for (at, event) in self.events.iter().enumerate() {
            for (n, claim) in event.claims.iter().enumerate() {
                let because = self.features(at, claim);
                if sum(&because) >= NEEDED {
                    found.insert((at, n), self.touch(at, n, claim, because));
                }
            }
        }
        let corrected: BTreeSet<usize> = found.keys().map(|&(event, _)| event).collect();
        for (at, event) in self.events.iter().enumerate() {
            for (n, claim) in event.claims.iter().enumerate().filter(|(_, claim)| claim.report != self.report) {
                let is_corrected = corrected.contains(&at);
                let because = if is_corrected { self.of_same_origin(claim) } else { Vec::new() };
                if sum(&because) >= NEEDED {
                    found.entry((at, n)).or_insert_with(|| self.touch(at, n, claim, because));
                }
                let because = self.of_others(claim, is_corrected);
                if sum(&because) >= NEEDED {
                    let touch = || Touch { is_others: true, ..self.touch(at, n, claim, because) };
                    found.entry((at, n)).or_insert_with(touch);
                }
            }
        }
        self.spread_in_sentences(&mut found);
        found.into_values().collect()
    }

    /// Goes on to what else is told in the sentence that gives the wrong value: it is told with that value.
    fn spread_in_sentences(&self, found: &mut BTreeMap<(usize, usize), Touch>) {
        let sentence =
            |claim: &Claim| Some((claim.report, self.reports[claim.report].sentence_at(claim.trigger.start)?));
        let wrong = found.values().filter(|touch| touch.gives == Some(Given::Wrong));
        let wrong: BTreeMap<(usize, usize), bool> = wrong
            .filter_map(|touch| Some((sentence(&self.events[touch.event].claims[touch.claim])?, touch.is_others)))
            .collect();
        for (at, event) in self.events.iter().enumerate() {
            for (n, claim) in event.claims.iter().enumerate() {
                let Some(&is_others) = sentence(claim).and_then(|sentence| wrong.get(&sentence)) else { continue };
                let because = vec![feature("is told in a sentence that gives what was wrong", NEEDED)];
                let touch = Touch { gives: Some(Given::Wrong), is_others, ..self.touch(at, n, claim, because) };
                found.entry((at, n)).or_insert(touch);
            }
        }
    }

    fn touch(&self, event: usize, claim: usize, told: &Claim, because: Vec<Feature>) -> Touch {
        let is_withdrawn = self.correction.kind == CorrectionKind::Retraction;
        Touch { event, claim, gives: self.gives(told), is_withdrawn, is_others: false, because }
    }

    /// Whether the report as a whole is taken back.
    fn is_whole(&self) -> bool {
        let Correction { kind, wrong, right, place, .. } = self.correction;
        *kind == CorrectionKind::Retraction
            && *self.of == CorrectedParty::Itself
            && wrong.is_none()
            && right.is_none()
            && place.is_none()
    }

    fn features(&self, at: usize, claim: &Claim) -> Vec<Feature> {
        let mut features = Vec::new();
        let is_told_here = claim.report == self.report && self.correction.span.contains(claim.trigger);
        match self.of {
            CorrectedParty::Source { .. } if is_told_here => return features,
            CorrectedParty::Itself if claim.report != self.report => return features,
            CorrectedParty::Itself if self.is_whole() => {
                return vec![feature("the report as a whole is withdrawn", NEEDED)];
            }
            CorrectedParty::Itself => {}
            CorrectedParty::Source { name, source } => match self.rests_on(claim, name, *source) {
                Some(because) => features.push(because),
                None => return features,
            },
            CorrectedParty::Unstated => match self.contradicts(at, claim) {
                Some(because) => return because,
                None if self.takes_up(claim) => {}
                None => return features,
            },
        }
        if claim.report != self.report && self.date(claim.report) > self.date(self.report) {
            features.push(feature("was published after the correction", -0.6));
        }
        features.extend(self.likeness(claim));
        features
    }

    /// What the correction and the claim have in common.
    fn likeness(&self, claim: &Claim) -> Vec<Feature> {
        let report = &self.reports[claim.report];
        let mut features = Vec::new();
        if self.correction.place.is_some_and(|place| place.contains(claim.trigger)) {
            features.push(feature("stands where the correction says", 0.5));
        }
        match self.gives(claim) {
            Some(Given::Wrong) => features.push(feature("gives what was wrong", 0.7)),
            Some(Given::Right) => features.push(feature("gives what is right", 0.7)),
            None if self.is_number => features.push(feature("a number is corrected, and it gives none of those", -0.5)),
            None => {}
        }
        if self.tells(report, claim) {
            features.push(feature("tells what the correction speaks of", 0.5));
        } else if !self.happens.is_empty() && *self.of != CorrectedParty::Itself {
            features.push(feature("tells something else than what is taken back", -0.5));
        }
        if *self.of == CorrectedParty::Itself {
            features.push(feature("is of the report that is corrected", 0.25));
        }
        if self.is_of_somebody_else(claim) {
            features.push(feature("tells of somebody else than the correction", -0.5));
        }
        let said = words(report.words(claim.span));
        let shared: Vec<&String> = self.words.intersection(&said).take(MOST_SHARED).collect();
        features.extend(shared.into_iter().map(|word| feature(format!("both have “{word}”"), 0.25)));
        let counted = claim.quantities.iter().filter_map(|quantity| quantity.of.as_deref());
        if let Some(counted) = counted.into_iter().find(|&of| self.states.contains(of)) {
            features.push(feature(format!("both are about the {counted}"), 0.4));
        }
        let day = self.words.contains("date") || self.words.contains("day");
        if day && claim.when.is_some() {
            features.push(feature("gives the day, which is corrected", 0.5));
        }
        features
    }

    /// Whether the correction speaks of persons, the claim of persons, and none of them are the same.
    fn is_of_somebody_else(&self, claim: &Claim) -> bool {
        let parts = claim.participants.iter().map(|part| part.entity);
        let mut persons = parts.filter(|&entity| is_named_person(&self.entities[entity])).peekable();
        !self.persons.is_empty() && persons.peek().is_some() && persons.all(|person| !self.persons.contains(&person))
    }

    /// Whether the claim, of another report, tells what the sentence says that earlier reports told.
    fn takes_up(&self, claim: &Claim) -> bool {
        claim.report != self.report
            && !self.happens.is_empty()
            && claim.factuality != Factuality::Denied
            && self.tells(&self.reports[claim.report], claim)
    }

    /// Whether the claim is one of the source's: of its report, or credited to it.
    fn rests_on(&self, claim: &Claim, name: &str, source: Option<usize>) -> Option<Feature> {
        let report = &self.reports[claim.report];
        if report.report.outlet.as_deref().is_some_and(|outlet| is_outlet(outlet, name)) {
            return Some(feature(format!("is of a report of {name}"), 0.4));
        }
        let is_source =
            |link: &Attribution| link.source.is_some() && link.source == source || is_same_name(&link.name, name);
        let is_credited = claim.attribution.iter().any(is_source)
            || report.credits.iter().any(|credit| credit.scope.is_none() && is_same_name(&credit.name, name));
        is_credited.then(|| feature(format!("is credited to {name}"), 0.4))
    }

    /// Whether the claim's event is one of which the correction speaks, by the same word or one that can stand for it.
    fn tells(&self, report: &AnnotatedReport, claim: &Claim) -> bool {
        let classes = |lemma: &str| {
            let of = |class: WordClass| event_synonyms::classes(lemma, class);
            [of(WordClass::Verb), of(WordClass::Noun)].concat()
        };
        let lemma = report.events.get(claim.event).map(|event| event.lemma.as_str()).unwrap_or_default();
        let own = classes(lemma);
        let is_same = |other: &&str| *other == lemma || classes(other).iter().any(|class| own.contains(class));
        self.words.contains(&report.words(claim.trigger).to_lowercase()) || self.happens.iter().any(is_same)
    }

    /// Whether another report told before, otherwise, what the sentence tells that contradicts "earlier reports": as the
    /// same event, or, where one says that it happened and the other that it did not, as one of the same kind with one of
    /// its parties.
    fn contradicts(&self, at: usize, claim: &Claim) -> Option<Vec<Feature>> {
        if claim.report == self.report {
            return None;
        }
        let is_here = |c: &Claim| c.report == self.report && self.correction.span.contains(c.trigger);
        let here = |event: usize| self.events[event].claims.iter().filter(|claim| is_here(claim));
        let denies = |told: &&Claim| {
            let is_denied = (told.factuality == Factuality::Denied) != (claim.factuality == Factuality::Denied);
            is_denied && told.participants.iter().any(|part| claim.participants.contains(part))
        };
        let is_alike = |&event: &usize| self.events[event].lemma == self.events[at].lemma;
        let same = here(at).next();
        let told = same.or_else(|| (0..self.events.len()).filter(is_alike).flat_map(here).find(denies))?;
        let counts = |claim: &Claim| -> Vec<f64> { claim.quantities.iter().map(|q| q.value).collect() };
        let (ours, theirs) = (counts(told), counts(claim));
        let differs = told.factuality != claim.factuality
            || !ours.is_empty() && !theirs.is_empty() && ours.iter().all(|value| !theirs.contains(value));
        let mut features = vec![feature("tells what the sentence tells", 0.5)];
        if differs {
            features.push(feature("tells it otherwise", 0.5));
        }
        if self.date(claim.report) > self.date(self.report) {
            features.push(feature("was published after the correction", -0.6));
        }
        Some(features)
    }

    /// A claim of an event that is corrected, in another report that has it from where the corrected one has it.
    fn of_same_origin(&self, claim: &Claim) -> Vec<Feature> {
        let still = match (self.is_whole(), self.gives(claim)) {
            (true, _) => feature("tells what is withdrawn", 0.4),
            (false, Some(Given::Wrong)) => feature("still gives what was wrong", 0.4),
            _ => return Vec::new(),
        };
        let is_copy = |copy: &TextCopy| copy.report == claim.report && copy.of == self.report;
        let shared = if self.copies.iter().any(is_copy) {
            feature("repeats the text that is corrected", 0.3)
        } else {
            let origins = self.origins();
            let theirs = origins_of(&self.reports[claim.report], claim);
            let Some(origin) = theirs.iter().find(|name| origins.contains(*name)) else { return Vec::new() };
            feature(format!("has the same origin: {origin}"), 0.3)
        };
        vec![feature("tells the event that is corrected", 0.5), still, shared]
    }

    /// A claim of another origin that gave the wrong number, too, before it was corrected: of the event that a report
    /// corrected for itself, or of those whom somebody counted anew.
    fn of_others(&self, claim: &Claim, is_corrected: bool) -> Vec<Feature> {
        let is_correction = self.correction.kind == CorrectionKind::Correction;
        if !is_correction || !self.is_number || self.gives(claim) != Some(Given::Wrong) {
            return Vec::new();
        }
        let mut features = vec![feature("still gives what was wrong", 0.4)];
        let mut counted = claim.quantities.iter().filter_map(|quantity| quantity.of.as_deref());
        match self.of {
            CorrectedParty::Itself if is_corrected => features.push(feature("tells the event that is corrected", 0.5)),
            CorrectedParty::Source { .. } => {
                let of = counted.find(|&of| self.states.contains(of));
                features.extend(of.map(|of| feature(format!("both are about the {of}"), 0.5)));
            }
            CorrectedParty::Itself | CorrectedParty::Unstated => {}
        }
        if self.date(claim.report).zip(self.date(self.report)).is_some_and(|(told, corrected)| told <= corrected) {
            features.push(feature("was published before the correction", 0.2));
        }
        features
    }

    /// From whom the corrected words come: of a report that is withdrawn only the outlet itself.
    fn origins(&self) -> BTreeSet<String> {
        let report = &self.reports[self.report];
        match self.of {
            CorrectedParty::Source { name, .. } => BTreeSet::from([plain_name(name)]),
            CorrectedParty::Unstated => BTreeSet::new(),
            CorrectedParty::Itself => {
                let agencies = report.credits.iter().filter(|c| c.kind == CreditKind::Agency && !self.is_whole());
                let names = agencies.map(|credit| credit.name.as_str()).chain(report.report.outlet.as_deref());
                names.map(plain_name).collect()
            }
        }
    }

    fn gives(&self, claim: &Claim) -> Option<Given> {
        let own = &self.reports[self.report].report.text;
        let gives = |value: &Option<CorrectedValue>| {
            value.is_some_and(|value| has_value(&self.reports[claim.report], claim, value, own))
        };
        let is_counted = claim.quantities.iter().any(|quantity| self.counts_right(quantity.value));
        match (gives(&self.correction.wrong), gives(&self.correction.right)) {
            (true, false) => Some(Given::Wrong),
            (false, true) if is_counted || !self.is_number => Some(Given::Right),
            _ => None,
        }
    }

    fn counts_right(&self, value: f64) -> bool {
        self.correction.right.and_then(|right| right.number) == Some(value)
    }

    fn date(&self, report: usize) -> Option<jiff::civil::Date> {
        self.reports[report].report.date()
    }
}

/// The origins that a claim's report gives for it; where it credits nobody, its agencies and the report itself.
fn origins_of(report: &AnnotatedReport, claim: &Claim) -> BTreeSet<String> {
    let credited = claim.attribution.iter().filter(|link| link.is_origin).map(|link| plain_name(&link.name));
    let agencies = report.credits.iter().filter(|credit| credit.kind == CreditKind::Agency);
    let outlet = report.report.outlet.as_deref().map(plain_name);
    credited.chain(agencies.map(|credit| plain_name(&credit.name))).chain(outlet).collect()
}

/// A name as all its spellings are known: of an agency the first of its list.
fn plain_name(name: &str) -> String {
    spelled(AGENCIES.find(name).unwrap_or(name))
}

fn spelled(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_prefix("the ").unwrap_or(&name).trim_end_matches("'s").to_owned()
}

/// Whether the name is that of an outlet, which may be known by its domain only.
fn is_outlet(outlet: &str, name: &str) -> bool {
    let domain = outlet.strip_prefix("www.").unwrap_or(outlet).split('.').next();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    is_same_name(outlet, name) || domain.is_some_and(|domain| letters(domain) == letters(&spelled(name)))
}

fn is_named_person(entity: &Entity) -> bool {
    entity.is_named && entity.kind == EntityKind::Person
}

fn is_same_name(one: &str, other: &str) -> bool {
    plain_name(one) == plain_name(other)
}

fn feature(name: impl Into<String>, weight: f64) -> Feature {
    Feature { name: name.into(), weight }
}

fn sum(features: &[Feature]) -> f64 {
    features.iter().map(|feature| feature.weight).sum::<f64>() + 1e-9
}
