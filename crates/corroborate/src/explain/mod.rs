//! Why two names were taken for one entity, two claims for one event, a pair for a conflict, and what was decided
//! against.
//!
//! Every decision of the stages is a sum of named features, or a rule, that was kept with its result, with the words it rests
//! on; this module finds those that a question is about and shows them, a file for each kind of question. It decides nothing,
//! so that what it says is what was done: votes are counted by the functions that decided by them, and what stayed apart, of
//! which nothing was kept, is compared again by the stage that compared it (`resolve::compare`).

mod agreement;
mod apart;
mod dispute;
mod entity;
mod event;
mod question;
mod report;
mod series;
mod statement;
mod step;
#[cfg(test)]
mod tests;
mod told;

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use self::question::Subject;
use crate::account::{Account, WeighedStory};
use crate::annotation::Feature;
use crate::story::Cite;
use crate::text::CodePoints;

/// An answer: the decisions that the question is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// The question as it was asked.
    pub question: String,
    /// The decisions, in the order of the account.
    pub decisions: Vec<Decision>,
}

/// A decision and what led to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Decision {
    /// Identifier of what it is about, with its story: "s1/e3".
    pub about: String,
    /// What was decided, in a sentence.
    pub verdict: String,
    /// What led to it.
    pub steps: Vec<Step>,
}

/// One comparison that a decision rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// What was compared, or which rule applied.
    pub what: String,
    /// Whether the features, or what the rule asks for, were enough; `None` where nothing was weighed.
    pub is_accepted: Option<bool>,
    /// The features with their weights; none where a rule decided.
    pub features: Vec<Feature>,
    /// The sum of the weights.
    pub sum: f64,
    /// Words that it is about.
    pub evidence: Vec<Evidence>,
}

/// Words of a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    #[serde(skip)]
    cite: Cite,
    /// The report's identifier.
    pub report: String,
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// The words.
    pub words: String,
}

/// Answers a question about the account: an identifier (e1, v3, c1, x1, g1, q1, n1, r2, s1; s2/v3 in the second story), a
/// name or other words, or two of a kind, identifiers or names, with "and", "=" or "," between them.
pub fn explain(account: &Account, question: &str) -> Explanation {
    let subjects = question::subjects(account, question);
    let mut decisions: Vec<Decision> = subjects.into_iter().flat_map(|subject| decisions(account, subject)).collect();
    number(account, &mut decisions);
    Explanation { question: question.trim().to_owned(), decisions }
}

/// That nothing is called what the question asks for, and what can be asked for instead.
pub fn unknown(account: &Account, question: &str) -> String {
    let most = |count: fn(&WeighedStory) -> usize| account.stories.iter().map(count).max().unwrap_or_default();
    let kinds = [
        ('r', "a report", account.reports.len()),
        ('s', "a story", account.stories.len()),
        ('e', "a person, body, place or thing", most(|weighed| weighed.story.entities.len())),
        ('v', "an event", most(|weighed| weighed.story.events.len())),
        ('g', "an agreement", most(|weighed| weighed.story.agreements.len())),
        ('q', "a statement", most(|weighed| weighed.story.statements.len())),
        ('c', "a conflict", most(|weighed| weighed.conflicts.len())),
        ('n', "a series of numbers", most(|weighed| weighed.series.len())),
        ('x', "a correction", most(|weighed| weighed.story.corrections.len())),
    ];
    let range = |&(letter, kind, count): &(char, &str, usize)| match count {
        0 => None,
        1 => Some(format!("{letter}1 ({kind})")),
        _ => Some(format!("{letter}1 to {letter}{count} ({kind})")),
    };
    let ranges: Vec<String> = kinds.iter().filter_map(range).collect();
    format!(
        "nothing in the account is called “{}”; ask for {}, for two of a kind (r1 and r2), or for words of a name or a summary",
        question.trim(),
        ranges.join(", ")
    )
}

/// What was decided about `subject`, and why.
fn decisions(account: &Account, subject: Subject) -> Vec<Decision> {
    match subject {
        Subject::Report(report) => vec![report::of_report(account, report)],
        Subject::Story(story) => vec![report::of_story(account, story)],
        Subject::Entity(story, entity) => vec![entity::of_entity(account, story, entity)],
        Subject::TwoEntities(story, one, other) => vec![apart::of_two_entities(account, story, one, other)],
        Subject::TwoReports(one, other) => apart::of_two_reports(account, one, other),
        Subject::TwoEvents(story, one, other) => vec![apart::of_two_events(account, story, one, other)],
        Subject::Event(story, event) => event::of_event(account, story, event),
        Subject::Conflict(story, conflict) => vec![dispute::of_conflict(account, story, conflict)],
        Subject::Agreement(story, agreement) => agreement_with_event(account, story, agreement),
        Subject::Series(story, series) => vec![series::of_series(account, story, series)],
        Subject::Statement(story, statement) => vec![statement::of_statement(account, story, statement)],
        Subject::Correction(story, correction) => vec![dispute::of_correction(account, story, correction)],
    }
}

/// Why an agreement is told as it is, then why its event is.
fn agreement_with_event(account: &Account, story: usize, agreement: usize) -> Vec<Decision> {
    let event = account.stories[story].story.agreements[agreement].event;
    let of_event = event::of_event(account, story, event);
    agreement::of_agreement(account, story, agreement).into_iter().chain(of_event).collect()
}

/// Fills in the offsets, with one index for each report.
fn number(account: &Account, decisions: &mut [Decision]) {
    let mut indexes: BTreeMap<usize, CodePoints> = BTreeMap::new();
    for evidence in decisions.iter_mut().flat_map(|decision| &mut decision.steps).flat_map(|step| &mut step.evidence) {
        let Cite { report, span } = evidence.cite;
        let text = &account.reports[report].report.text;
        let index = indexes.entry(report).or_insert_with(|| CodePoints::new(text));
        (evidence.start, evidence.end) = (index.offset(text, span.start), index.offset(text, span.end));
    }
}

impl Explanation {
    /// The answer as one JSON object.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, decision) in self.decisions.iter().enumerate() {
            if at > 0 {
                writeln!(f)?;
            }
            writeln!(f, "{}: {}", decision.about, decision.verdict)?;
            decision.steps.iter().try_for_each(|step| write!(f, "{step}"))?;
        }
        Ok(())
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = match self.is_accepted {
            Some(false) if self.features.is_empty() => " (not taken)".to_owned(),
            _ if self.features.is_empty() => String::new(),
            Some(true) => format!(" (sum {:+.2}: enough)", self.sum),
            Some(false) => format!(" (sum {:+.2}: not enough)", self.sum),
            None => format!(" (sum {:+.2})", self.sum),
        };
        writeln!(f, "  {}{verdict}", self.what)?;
        for feature in &self.features {
            writeln!(f, "    {:+.2}  {}", feature.weight, feature.name)?;
        }
        for evidence in &self.evidence {
            writeln!(f, "    {}  “{}”", evidence.report, evidence.words)?;
        }
        Ok(())
    }
}
