//! Compared claims as one line of JSON, for `training/event_weights.py`, and compared clauses, for
//! `training/elsewhere_weights.py`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::annotation::AnnotatedReport;
use crate::resolve::pairs::Compared;
use crate::story::Cite;
use crate::text::CodePoints;
use crate::weigh::compose::ComparedClause;

#[derive(Serialize)]
pub(super) struct ComparedJson<'c> {
    claims: Vec<ClaimJson<'c>>,
    pairs: Vec<PairJson<'c>>,
}

#[derive(Serialize)]
struct ClaimJson<'c> {
    path: &'c str,
    start: usize,
    end: usize,
    lemma: &'c str,
    worth: f64,
}

#[derive(Serialize)]
struct PairJson<'c> {
    claims: (usize, usize),
    forbidden: bool,
    features: BTreeMap<&'c str, f64>,
}

impl<'c> ComparedJson<'c> {
    pub(super) fn new(compared: &'c Compared) -> Self {
        let points: Vec<CodePoints> = compared.reports.iter().map(|r| CodePoints::new(&r.report.text)).collect();
        let claims = compared.claims.iter().map(|claim| {
            let report = &compared.reports[claim.report];
            let offset = |at| points[claim.report].offset(&report.report.text, at);
            let event = &report.events[claim.event];
            ClaimJson {
                path: &report.report.path,
                start: offset(event.trigger.start),
                end: offset(event.trigger.end),
                lemma: &event.lemma,
                worth: event.worth,
            }
        });
        let pairs = compared.pairs.iter().map(|pair| PairJson {
            claims: pair.claims,
            forbidden: pair.is_forbidden,
            features: pair.features.iter().copied().collect(),
        });
        Self { claims: claims.collect(), pairs: pairs.collect() }
    }
}

/// A clause and what it is compared with.
#[derive(Serialize)]
pub(super) struct ClauseJson<'c> {
    /// The words that name its event.
    trigger: PlaceJson<'c>,
    sentences: Vec<SentenceJson<'c>>,
}

#[derive(Serialize)]
struct SentenceJson<'c> {
    #[serde(flatten)]
    place: PlaceJson<'c>,
    features: BTreeMap<&'c str, f64>,
}

#[derive(Serialize)]
struct PlaceJson<'c> {
    path: &'c str,
    start: usize,
    end: usize,
}

impl<'c> ClauseJson<'c> {
    pub(super) fn all(reports: &'c [AnnotatedReport], clauses: &'c [ComparedClause]) -> Vec<Self> {
        let points: Vec<CodePoints> = reports.iter().map(|r| CodePoints::new(&r.report.text)).collect();
        let place = |cite: &Cite| {
            let report = &reports[cite.report].report;
            let offset = |at| points[cite.report].offset(&report.text, at);
            PlaceJson { path: &report.path, start: offset(cite.span.start), end: offset(cite.span.end) }
        };
        let sentence = |(cite, seen): &'c (Cite, Vec<(&'static str, f64)>)| SentenceJson {
            place: place(cite),
            features: seen.iter().copied().collect(),
        };
        let clause = |clause: &'c ComparedClause| ClauseJson {
            trigger: place(&clause.trigger),
            sentences: clause.sentences.iter().map(sentence).collect(),
        };
        clauses.iter().map(clause).collect()
    }
}
