//! A report: where it comes from, when it was published, what it credits and what it repeats.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::annotation::AnnotatedReport;
use crate::render::json::ids::report_id;
use crate::render::json::spans::{AllOffsets, CiteJson, ZoneJson};
use crate::story::TextCopy;
use crate::text::Span;

/// A report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportJson {
    /// Unique in this account.
    pub report: String,
    /// As given, or the URL.
    pub path: String,
    /// Line of a JSON Lines file.
    pub line: Option<usize>,
    /// Of the bytes it was read from.
    pub sha256: String,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// ISO 8601, only where the report states it.
    pub published: Option<String>,
    /// BCP 47.
    pub language: String,
    /// Only where it states no date.
    pub published_inferred: Option<InferredJson>,
    /// Marked stretches.
    pub zones: Vec<ZoneJson>,
    /// All it credits.
    pub origins: Vec<String>,
    /// The report whose text it repeats.
    pub copy_of: Option<String>,
    /// The passages that it shares with that report, in the order of its text.
    pub copied: Vec<CopiedJson>,
}

/// A passage that a report shares with the one whose text it repeats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CopiedJson {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// The same passage in the other report.
    pub of: CiteJson,
}

/// An inferred date of publication.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InferredJson {
    /// Not before.
    pub from: String,
    /// Not after; null: not known.
    pub to: Option<String>,
    /// From what.
    pub because: String,
}

pub(super) fn report(account: &Account, index: usize, at: &AllOffsets) -> ReportJson {
    let annotated = &account.reports[index];
    let report = &annotated.report;
    let copy = account.copies.iter().find(|copy| copy.report == index);
    ReportJson {
        report: report_id(index),
        path: report.path.clone(),
        line: report.line,
        sha256: report.sha256.clone(),
        title: report.title.clone(),
        outlet: report.outlet.clone(),
        published: report.date().map(|d| d.to_string()),
        language: report.language.clone(),
        published_inferred: annotated.published_inferred.as_ref().map(|i| InferredJson {
            from: i.from.to_string(),
            to: i.to.map(|d| d.to_string()),
            because: i.because.clone(),
        }),
        zones: report.zones.iter().map(|z| at.of(index).zone(z)).collect(),
        origins: origins(annotated),
        copy_of: copy.map(|copy| report_id(copy.of)),
        copied: copy.map(|copy| copied(copy, at)).unwrap_or_default(),
    }
}

fn copied(copy: &TextCopy, at: &AllOffsets) -> Vec<CopiedJson> {
    let passage = |&passage: &(Span, Span)| {
        let [here, there] = copy.sides(passage).map(|side| at.cite(&side));
        CopiedJson { start: here.start, end: here.end, of: there }
    };
    copy.passages.iter().map(passage).collect()
}

/// The names of all that a report credits, each once, in the order in which they are first credited.
fn origins(report: &AnnotatedReport) -> Vec<String> {
    let mut seen = BTreeSet::new();
    report.credits.iter().filter(|c| seen.insert(c.name.as_str())).map(|c| c.name.clone()).collect()
}
