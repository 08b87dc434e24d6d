//! Where sentences begin and end.

use crate::report::{Report, ZoneKind};
use crate::text::Span;

/// A sentence before it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Where it stands.
    pub span: Span,
    /// The zone it stands in.
    pub zone: ZoneKind,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Its words, never none.
    pub tokens: Vec<Span>,
}

/// Sentences of the zones that are told, in order, with their words.
pub fn outline(report: &Report) -> Vec<Outline> {
    let _ = report;
    Vec::new()
}
