//! A report: where it comes from, when it was published, what it credits and what it repeats.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::annotation::{AnnotatedReport, Feature};
use crate::render::json::ids::report_id;
use crate::render::json::spans::{AllOffsets, CiteJson, ZoneJson};
use crate::story::{Cite, Rewrite, TextCopy};

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
    /// The reports that it retells in other words, surest first.
    pub retells: Vec<RetoldJson>,
}

/// A report that another retells: its facts in its order, from it or both from a text that is not at hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RetoldJson {
    /// The report.
    pub of: String,
    /// Whether the dates or the credits say that it was first; else it may be the other way round.
    pub earlier: bool,
    /// The sentences that tell the same, in the order of the one that retells.
    pub sentences: Vec<CopiedJson>,
    /// What speaks for it and, below zero, against it; the sum is above zero.
    pub because: Vec<Feature>,
}

/// A passage that a report shares with the one whose text it repeats, or a sentence that tells what one of the other does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CopiedJson {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// The passage or sentence of the other report.
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
        retells: account.retold_by(index).map(|rewrite| retold(rewrite, at)).collect(),
    }
}

fn copied(copy: &TextCopy, at: &AllOffsets) -> Vec<CopiedJson> {
    copy.passages.iter().map(|&passage| both(copy.sides(passage), at)).collect()
}

fn retold(rewrite: &Rewrite, at: &AllOffsets) -> RetoldJson {
    let sentences = rewrite.sentences.iter().map(|&pair| both(rewrite.sides(pair), at)).collect();
    RetoldJson { of: report_id(rewrite.of), earlier: rewrite.is_known, sentences, because: rewrite.because.clone() }
}

fn both(sides: [Cite; 2], at: &AllOffsets) -> CopiedJson {
    let [here, there] = sides.map(|side| at.cite(&side));
    CopiedJson { start: here.start, end: here.end, of: there }
}

/// The names of all that a report credits, each once, in the order in which they are first credited.
fn origins(report: &AnnotatedReport) -> Vec<String> {
    let mut seen = BTreeSet::new();
    report.credits.iter().filter(|c| seen.insert(c.name.as_str())).map(|c| c.name.clone()).collect()
}
