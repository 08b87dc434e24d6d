//! Bytes to code points.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ids::report_id;
use crate::annotation::{AnnotatedReport, When};
use crate::report::Zone;
use crate::report::ZoneKind;
use crate::story::Cite;
use crate::text::{CodePoints, Span};

/// A half-open stretch of a report's text, in Unicode code points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SpanJson {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
}

/// Words of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CiteJson {
    /// The report.
    pub report: String,
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
}

/// A zone.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ZoneJson {
    /// What it is.
    pub kind: ZoneKind,
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
}

/// Days, both ends included.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WhenJson {
    /// ISO 8601; null: open.
    pub from: Option<String>,
    /// ISO 8601; null: open.
    pub to: Option<String>,
    /// What was inferred and from what.
    pub inferred: Option<String>,
}

impl WhenJson {
    pub(super) fn new(when: &When) -> Self {
        let iso = |date: Option<jiff::civil::Date>| date.map(|d| d.to_string());
        Self { from: iso(when.from), to: iso(when.to), inferred: when.inferred.clone() }
    }
}

/// The offsets of one report.
pub(super) struct Offsets<'r> {
    text: &'r str,
    index: CodePoints,
}

impl<'r> Offsets<'r> {
    pub(super) fn new(report: &'r AnnotatedReport) -> Self {
        Self { text: &report.report.text, index: CodePoints::new(&report.report.text) }
    }

    pub(super) fn span(&self, span: Span) -> SpanJson {
        SpanJson { start: self.index.offset(self.text, span.start), end: self.index.offset(self.text, span.end) }
    }

    pub(super) fn zone(&self, zone: &Zone) -> ZoneJson {
        let SpanJson { start, end } = self.span(zone.span);
        ZoneJson { kind: zone.kind, start, end }
    }
}

/// The offsets of all reports.
pub(super) struct AllOffsets<'r>(Vec<Offsets<'r>>);

impl<'r> AllOffsets<'r> {
    pub(super) fn new(reports: &'r [AnnotatedReport]) -> Self {
        Self(reports.iter().map(Offsets::new).collect())
    }

    pub(super) fn of(&self, report: usize) -> &Offsets<'r> {
        &self.0[report]
    }

    pub(super) fn cite(&self, cite: &Cite) -> CiteJson {
        let SpanJson { start, end } = self.0[cite.report].span(cite.span);
        CiteJson { report: report_id(cite.report), start, end }
    }
}
