//! Compared claims as one line of JSON, for `training/event_weights.py`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::resolve::pairs::Compared;
use crate::text::CodePoints;

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
