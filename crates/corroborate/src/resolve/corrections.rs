//! Which claims a correction touches.
//!
//! A report's correction of itself touches its own claims, one of somebody else's report the claims of that outlet's
//! reports and those credited to it; which of them is a sum of named features: the words and names that both have, the
//! wrong or the right value, the paragraph that the note names. A report that is withdrawn as a whole takes all its
//! claims with it. From there it goes on to the claims of the same events that still give the wrong value, or rest on
//! what was withdrawn, and share the origin: they are wrong by the same mistake, however many repeat it.

use std::collections::{BTreeMap, BTreeSet};

use super::entities::Entities;
use crate::annotate::value_of;
use crate::annotation::{AnnotatedReport, Corrected, CorrectedValue, Correction, CorrectionKind, CreditKind, Feature};
use crate::lexicon::agencies::AGENCIES;
use crate::lexicon::corrections::CORRECTIONS;
use crate::lexicon::quantities::state;
use crate::lexicon::word_frequencies::is_common;
use crate::story::{Claim, CorrectedParty, Event, Given, StoryCorrection, TextCopy, Touch};

/// What the features of a claim must add up to for the correction to touch it.
const NEEDED: f64 = 1.0;
/// Words shared that count.
const MOST_SHARED: usize = 3;
/// Letters of the shortest word that tells what a sentence is about.
const SHORTEST: usize = 4;

/// The corrections of the reports `members`, in the order of reports and words.
pub(super) fn collect(
    reports: &[AnnotatedReport],
    members: &[usize],
    events: &[Event],
    entities: &Entities,
    copies: &[TextCopy],
) -> Vec<StoryCorrection> {
    let told = members.iter().flat_map(|&report| reports[report].corrections.iter().map(move |c| (report, c)));
    told.map(|(report, correction)| {
        let of = party(reports, report, correction, entities);
        let matcher = Matcher::new(reports, report, correction, &of, copies);
        StoryCorrection {
            report,
            span: correction.span,
            kind: correction.kind,
            wrong: correction.wrong,
            right: correction.right,
            touches: matcher.touches(events),
            of,
        }
    })
    .collect()
}

fn party(reports: &[AnnotatedReport], report: usize, correction: &Correction, entities: &Entities) -> CorrectedParty {
    match &correction.of {
        Corrected::Itself => CorrectedParty::Itself,
        Corrected::Unstated => CorrectedParty::Unstated,
        Corrected::Source { name, mention, .. } => {
            let source = mention.and_then(|mention| entities.of_mention(reports, report, mention));
            CorrectedParty::Source { name: name.clone(), source }
        }
    }
}

/// A correction with what is looked up in it for every claim.
struct Matcher<'a> {
    reports: &'a [AnnotatedReport],
    report: usize,
    correction: &'a Correction,
    of: &'a CorrectedParty,
    copies: &'a [TextCopy],
    /// Words that tell what it is about.
    words: BTreeSet<String>,
    /// What became of people, in its words: "killed".
    states: BTreeSet<&'static str>,
}

impl<'a> Matcher<'a> {
    fn new(
        reports: &'a [AnnotatedReport],
        report: usize,
        correction: &'a Correction,
        of: &'a CorrectedParty,
        copies: &'a [TextCopy],
    ) -> Self {
        let text = &reports[report].report.text;
        let is_of_others = *of != CorrectedParty::Itself && !correction.untold.is_empty();
        let about = if is_of_others { correction.untold.clone() } else { vec![correction.span] };
        let words: BTreeSet<String> = about.iter().flat_map(|span| words(span.of(text))).collect();
        let states = words.iter().filter_map(|word| state_of(word)).collect();
        Self { reports, report, correction, of, copies, words, states }
    }

    fn touches(&self, events: &[Event]) -> Vec<Touch> {
        let mut found: BTreeMap<(usize, usize), Touch> = BTreeMap::new();
        for (at, event) in events.iter().enumerate() {
            for (n, claim) in event.claims.iter().enumerate() {
                let because = self.features(event, claim);
                if sum(&because) >= NEEDED {
                    found.insert((at, n), self.touch(at, n, claim, because));
                }
            }
        }
        let corrected: BTreeSet<usize> = found.keys().map(|&(event, _)| event).collect();
        for at in corrected {
            for (n, claim) in events[at].claims.iter().enumerate().filter(|(_, claim)| claim.report != self.report) {
                let because = self.of_same_origin(claim);
                if sum(&because) >= NEEDED {
                    found.entry((at, n)).or_insert_with(|| self.touch(at, n, claim, because));
                }
            }
        }
        found.into_values().collect()
    }

    fn touch(&self, event: usize, claim: usize, told: &Claim, because: Vec<Feature>) -> Touch {
        let is_withdrawn = self.correction.kind == CorrectionKind::Retraction;
        Touch { event, claim, gives: self.gives(told), is_withdrawn, because }
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

    fn features(&self, event: &Event, claim: &Claim) -> Vec<Feature> {
        let mut features = Vec::new();
        match self.of {
            CorrectedParty::Itself if claim.report != self.report => return features,
            CorrectedParty::Itself if self.is_whole() => {
                return vec![feature("the report as a whole is withdrawn", NEEDED)];
            }
            CorrectedParty::Itself => {}
            CorrectedParty::Source { name, source } => match self.rests_on(claim, name, *source) {
                Some(because) => features.push(because),
                None => return features,
            },
            CorrectedParty::Unstated => match self.contradicts(event, claim) {
                Some(because) => return because,
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
            None => {}
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

    /// Whether the claim is one of the source's: of its report, or credited to it.
    fn rests_on(&self, claim: &Claim, name: &str, source: Option<usize>) -> Option<Feature> {
        let report = &self.reports[claim.report];
        if report.report.outlet.as_deref().is_some_and(|outlet| is_same_name(outlet, name)) {
            return Some(feature(format!("is of a report of {name}"), 0.4));
        }
        let is_source = |link: &crate::story::Attribution| {
            link.source.is_some() && link.source == source || is_same_name(&link.name, name)
        };
        let is_credited = claim.attribution.iter().any(is_source)
            || report.credits.iter().any(|credit| credit.scope.is_none() && is_same_name(&credit.name, name));
        is_credited.then(|| feature(format!("is credited to {name}"), 0.4))
    }

    /// Whether another report told before, otherwise, what the sentence tells that contradicts "earlier reports".
    fn contradicts(&self, event: &Event, claim: &Claim) -> Option<Vec<Feature>> {
        let is_here = |c: &&Claim| c.report == self.report && self.correction.span.contains(c.trigger);
        let here = event.claims.iter().find(is_here).filter(|_| claim.report != self.report)?;
        let counts = |claim: &Claim| -> Vec<f64> { claim.quantities.iter().map(|q| q.value).collect() };
        let (ours, theirs) = (counts(here), counts(claim));
        let differs = here.factuality != claim.factuality
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
        match (gives(&self.correction.wrong), gives(&self.correction.right)) {
            (true, false) => Some(Given::Wrong),
            (false, true) => Some(Given::Right),
            _ => None,
        }
    }

    fn date(&self, report: usize) -> Option<jiff::civil::Date> {
        self.reports[report].report.date()
    }
}

/// Whether the claim gives the value: a number that it counts, or the words.
fn has_value(report: &AnnotatedReport, claim: &Claim, value: CorrectedValue, own: &str) -> bool {
    let said = report.words(claim.span);
    match value.number {
        Some(number) if !claim.quantities.is_empty() => claim.quantities.iter().any(|q| q.value == number),
        Some(number) => split(said).any(|word| value_of(word) == Some(number)),
        None => {
            let (said, wanted) = (spaced(said), spaced(value.span.of(own)));
            wanted.trim().chars().count() >= SHORTEST && said.contains(&wanted)
        }
    }
}

/// In lower case, every word with a space on both sides.
fn spaced(words: &str) -> String {
    let words: Vec<String> = split(words).map(str::to_lowercase).collect();
    format!(" {} ", words.join(" "))
}

fn split(words: &str) -> impl Iterator<Item = &str> {
    words
        .split(|c: char| !c.is_alphanumeric() && c != ',' && c != '-')
        .map(|w| w.trim_matches([',', '-']))
        .filter(|w| !w.is_empty())
}

/// Words that tell what a sentence is about: rare ones, and none with which mistakes are spoken of.
fn words(text: &str) -> BTreeSet<String> {
    let lower = split(text).map(str::to_lowercase);
    let tells = |word: &String| {
        let is_state = state_of(word).is_some() || matches!(word.as_str(), "day" | "date");
        let is_rare = word.chars().count() >= SHORTEST && !is_common(word) && value_of(word).is_none();
        is_state || is_rare && !CORRECTIONS.is_of_phrases(word)
    };
    lower.filter(tells).collect()
}

fn state_of(word: &str) -> Option<&'static str> {
    let stems = ["ed", "d", "s"].iter().filter_map(|ending| word.strip_suffix(ending));
    std::iter::once(word).chain(stems).find_map(state)
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
    let name = AGENCIES.find(name).unwrap_or(name).to_lowercase();
    name.strip_prefix("the ").unwrap_or(&name).trim_end_matches("'s").to_owned()
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
