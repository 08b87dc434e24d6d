//! A statement: who said what, in which report.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::annotation::QuoteMode;
use crate::render::json::ids::{entity_id, report_id, statement_id};
use crate::render::json::spans::{AllOffsets, SpanJson};
use crate::story::Statement;

/// A statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StatementJson {
    /// Unique in the story.
    pub statement: String,
    /// Who said it.
    pub speaker: Option<String>,
    /// In which report.
    pub report: String,
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// How it is rendered.
    pub mode: QuoteMode,
    /// An earlier statement that renders the same words.
    pub same_as: Option<String>,
}

pub(super) fn statement(statement: &Statement, index: usize, at: &AllOffsets) -> StatementJson {
    let SpanJson { start, end } = at.of(statement.report).span(statement.span);
    StatementJson {
        statement: statement_id(index),
        speaker: statement.speaker.map(entity_id),
        report: report_id(statement.report),
        start,
        end,
        mode: statement.mode,
        same_as: statement.same_as.map(statement_id),
    }
}
