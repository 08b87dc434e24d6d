//! The account: stories with what is said of their support, conflicts and growth, and the sentences that tell them.
//! Values that [`crate::weigh`] makes and [`crate::render`] shows.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::annotation::{AnnotatedReport, Feature, When};
use crate::story::{Cite, Event, Rewrite, Story, TextCopy};

/// Everything there is to say about a pile of reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// SHA-256 that names the encoder's weights.
    pub model: String,
    /// The reports.
    pub reports: Vec<AnnotatedReport>,
    /// Reports that repeat the text of another.
    pub copies: Vec<TextCopy>,
    /// The stories, the largest first.
    pub stories: Vec<WeighedStory>,
}

impl Account {
    /// What a report surely retells.
    pub fn retold_by(&self, report: usize) -> impl Iterator<Item = &Rewrite> {
        let of_story = self.stories.iter().flat_map(|weighed| &weighed.story.rewrites);
        of_story.filter(move |rewrite| rewrite.report == report && rewrite.is_sure)
    }
}

/// A story, weighed and told.
#[derive(Debug, Clone, PartialEq)]
pub struct WeighedStory {
    /// The story.
    pub story: Story,
    /// Weight of each event, in the order of [`Story::events`].
    pub weights: Vec<Weight>,
    /// Claims that can't both be true.
    pub conflicts: Vec<Conflict>,
    /// Claims that differ and yet can both be true, or may not be about one happening: for `--explain`.
    pub rejected: Vec<Rejected>,
    /// Numbers that grew with time.
    pub series: Vec<Series>,
    /// The account in sentences.
    pub lines: Vec<Line>,
}

impl WeighedStory {
    /// The conflict about when an event was.
    pub fn disputed_day(&self, event: usize) -> Option<&Conflict> {
        self.conflicts.iter().find(|conflict| conflict.event == event && conflict.aspect == Aspect::When)
    }
}

/// Who stands behind an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Weight {
    /// How many reports claim it.
    pub reports: usize,
    /// How many outlets (a report without one counts as one).
    pub outlets: usize,
    /// The independent origins, each with the claims (indexes) that come from it.
    pub origins: Vec<OriginSupport>,
    /// What follows from that.
    pub standing: Standing,
    /// Aspects on which a conflict names it.
    pub disputed: Vec<Aspect>,
    /// How the origins were reached, a report a line, for `--explain`.
    pub because: Vec<OriginReason>,
    /// What reports that do not tell it with their claims of the event, or not all of it, tell in other sentences; `None` where
    /// that was not looked for.
    pub elsewhere: Option<Vec<Elsewhere>>,
    /// The state whose media all of its independent origins are said to be.
    pub one_state: Option<OneState>,
}

/// A state whose media several origins are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneState {
    /// The country.
    pub country: &'static str,
    /// Indexes of the reports that say so.
    pub reports: BTreeSet<usize>,
}

impl Weight {
    /// Whether of its independent origins all but one, or all, are known to tell only a part of a line: no report but those
    /// `in_part` is theirs.
    pub fn is_corroborated_in_part(&self, in_part: &[usize]) -> bool {
        let tells_all = |origin: &&OriginSupport| origin.reports.iter().any(|report| !in_part.contains(report));
        self.standing == Standing::Corroborated && self.origins.iter().filter(tells_all).nth(1).is_none()
    }
}

/// The sentence of a report that is likest to what is shown of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Elsewhere {
    /// The sentence.
    pub cite: Cite,
    /// Whether it tells the same.
    pub tells: Tells,
    /// What speaks for and against that.
    pub because: Vec<Feature>,
}

/// Whether a sentence tells what another tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// All of it.
    Surely,
    /// It may; of a report that tells a part of it: perhaps all.
    Perhaps,
    /// Not likely, but who says that nobody else tells it would say too much.
    Hardly,
}

impl Weight {
    /// The likest sentences of reports that tell so much of it in other sentences than their claims.
    pub fn elsewhere(&self, tells: Tells) -> impl Iterator<Item = Cite> + '_ {
        let all = self.elsewhere.iter().flatten();
        all.filter(move |elsewhere| elsewhere.tells == tells).map(|elsewhere| elsewhere.cite)
    }

    /// What stands behind some claims of the event alone.
    pub fn of(&self, claims: &[usize], event: &Event) -> Weight {
        let report = |claim: &usize| event.claims[*claim].report;
        let mut origins = self.origins.clone();
        for origin in &mut origins {
            origin.claims.retain(|claim| claims.contains(claim));
            origin.reports = origin.claims.iter().map(report).collect::<BTreeSet<usize>>().into_iter().collect();
        }
        origins.retain(|origin| !origin.claims.is_empty());
        let reports: BTreeSet<usize> = origins.iter().flat_map(|origin| origin.reports.iter().copied()).collect();
        // What several reports may have from one is, of one of them, that one's own.
        match reports.len() {
            0 => return self.by_report(claims.iter().map(report).collect(), claims, event),
            1 => return self.by_report(reports, claims, event),
            _ => {}
        }
        let standing = if origins.len() == 1 { Standing::Repeated } else { self.standing };
        Weight { reports: reports.len(), origins, standing, ..self.clone() }
    }

    /// What stands behind this and behind what is told of the same as another event: origins of one name, and those of one
    /// report, are one.
    pub fn joined(&self, other: &Weight) -> Weight {
        let mut origins = self.origins.clone();
        for origin in &other.origins {
            let is_same = |known: &&mut OriginSupport| {
                known.origin == origin.origin || known.reports.iter().any(|report| origin.reports.contains(report))
            };
            match origins.iter_mut().find(is_same) {
                Some(known) => known.reports.extend(&origin.reports),
                None => origins.push(OriginSupport { claims: Vec::new(), ..origin.clone() }),
            }
        }
        for origin in &mut origins {
            origin.reports.sort_unstable();
            origin.reports.dedup();
        }
        let reports: BTreeSet<usize> = origins.iter().flat_map(|origin| origin.reports.iter().copied()).collect();
        let are_firm = [self, other].iter().any(|weight| weight.standing == Standing::Corroborated);
        let are_credited = origins.iter().all(|origin| origin.is_credited);
        let standing = match (origins.len(), reports.len()) {
            (_, 1) => Standing::SingleSource,
            (2.., _) if are_firm || are_credited => Standing::Corroborated,
            _ => Standing::Repeated,
        };
        Weight { reports: reports.len(), origins, standing, ..self.clone() }
    }

    /// Each of some reports by itself, with whom it credits, and no two independent.
    fn by_report(&self, reports: BTreeSet<usize>, claims: &[usize], event: &Event) -> Weight {
        let told = self.because.iter().filter(|reason| reports.contains(&reason.report));
        let origins = told.map(|reason| OriginSupport {
            origin: reason.origins.join(", "),
            claims: claims.iter().copied().filter(|&claim| event.claims[claim].report == reason.report).collect(),
            reports: vec![reason.report],
            is_credited: false,
            is_likely: false,
            among: Vec::new(),
        });
        let standing = if reports.len() == 1 { Standing::SingleSource } else { Standing::Repeated };
        Weight { reports: reports.len(), origins: origins.collect(), standing, ..self.clone() }
    }
}

/// Which origins a report has for an event, and why.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct OriginReason {
    /// Index of the report.
    pub report: usize,
    /// Its origins for this event.
    pub origins: Vec<String>,
    /// Who may stand behind what it tells of it.
    pub behind: Vec<String>,
    /// The rules that gave them, in words.
    pub reasons: Vec<String>,
}

/// An origin and the claims that rest on it.
#[derive(Debug, Clone, PartialEq)]
pub struct OriginSupport {
    /// Its name; for a report that credits nobody, the report's outlet or path.
    pub origin: String,
    /// Indexes into [`crate::story::Event::claims`].
    pub claims: Vec<usize>,
    /// The reports that these are of, by their index.
    pub reports: Vec<usize>,
    /// Whether every report among them credits it for the event, or is it; else it stands behind what some of them tell.
    pub is_credited: bool,
    /// Whether it is likely enough that all of them have it from there to say so; else it is only known that no two of them are
    /// surely independent.
    pub is_likely: bool,
    /// Whom half of them at least credit for it, where that is not likely.
    pub among: Vec<String>,
}

/// Whether an event happened, judged by who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Two or more independent origins.
    Corroborated,
    /// Several reports, one origin.
    Repeated,
    /// One report.
    SingleSource,
}

/// What a conflict is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Aspect {
    /// The day or time.
    When,
    /// The place.
    Where,
    /// Who took part.
    Who,
    /// How many.
    Number,
    /// What it was.
    What,
    /// Whether it happened.
    Factuality,
}

/// Claims about one aspect of one event that can't both be true.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Index of the event.
    pub event: usize,
    /// What they disagree about.
    pub aspect: Aspect,
    /// One sentence that says why it is a conflict.
    pub reason: String,
    /// The values that exclude each other, each with the claims that give it.
    pub values: Vec<ConflictValue>,
    /// What speaks for and against its being one.
    pub because: Vec<Feature>,
}

/// Claims about one aspect of one event that differ, but not so that a conflict could be claimed.
#[derive(Debug, Clone, PartialEq)]
pub struct Rejected {
    /// Index of the event.
    pub event: usize,
    /// What differs.
    pub aspect: Aspect,
    /// The values that differ, each with the claims that give it.
    pub values: Vec<ConflictValue>,
    /// What spoke for and against a conflict; the sum stayed below what a conflict needs.
    pub because: Vec<Feature>,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq)]
pub struct ConflictValue {
    /// ISO date, number, or name.
    pub value: String,
    /// The value as a sentence puts it: "12 killed".
    pub words: String,
    /// Indexes into the event's claims.
    pub claims: Vec<usize>,
}

/// A number that grew from report to report: an update, not a conflict.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Index of the event.
    pub event: usize,
    /// What grew.
    pub aspect: Aspect,
    /// What is counted: "killed".
    pub of: String,
    /// The numbers in order of the day they were reported.
    pub points: Vec<SeriesPoint>,
}

/// One state of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesPoint {
    /// The number.
    pub value: String,
    /// The day as of which it was told (the report's date of publication), if known.
    pub as_of: Option<jiff::civil::Date>,
    /// Indexes into the event's claims.
    pub claims: Vec<usize>,
}

/// A sentence of the account. Its words are borne out by what it cites.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The part of the account it belongs to.
    pub section: Section,
    /// The sentence.
    pub text: String,
    /// Events it tells: indexes into [`Story::events`].
    pub events: Vec<usize>,
    /// The day, where a sentence tells one in front.
    pub day: Option<LineDay>,
    /// The words it rests on. Never none.
    pub cites: Vec<Cite>,
    /// Reports that are cited, but say less than the sentence, in ascending order.
    pub in_part: Vec<usize>,
    /// Reports that are not cited and may say it, too, in ascending order.
    pub perhaps: Vec<usize>,
    /// Reports that are cited as saying less and may say all of it, in ascending order.
    pub perhaps_all: Vec<usize>,
}

/// When that was what a line tells.
#[derive(Debug, Clone, PartialEq)]
pub struct LineDay {
    /// The event whose day it is.
    pub event: usize,
    /// The day, as those tell it who tell what the line says.
    pub when: Option<When>,
    /// What is shown where there is none.
    pub words: String,
}

/// The parts of an account, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// The story in two or three sentences.
    InShort,
    /// What happened, in order of time.
    WhatHappened,
    /// Agreements and their terms.
    Agreements,
    /// What reports say of mistakes, their own and others'.
    Corrections,
    /// Where the sources disagree.
    Disagreements,
    /// Numbers that grew.
    Updates,
    /// Who said what.
    Said,
    /// Who is who.
    WhoIsWho,
    /// What only one source says.
    OnlyOneSource,
    /// Where the reports got it from.
    Origins,
}
