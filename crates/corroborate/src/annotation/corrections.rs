//! What a report says of mistakes, its own or those of others.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What a statement about a mistake does to what was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CorrectionKind {
    /// Something was wrong.
    Correction,
    /// Something could be misunderstood.
    Clarification,
    /// A report, or a part of it, is taken back.
    Retraction,
    /// Something was added.
    Update,
}

impl CorrectionKind {
    /// As a sentence names it.
    pub fn word(self) -> &'static str {
        match self {
            CorrectionKind::Correction => "correction",
            CorrectionKind::Clarification => "clarification",
            CorrectionKind::Retraction => "retraction",
            CorrectionKind::Update => "update",
        }
    }
}

/// Whose report is corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Corrected {
    /// The one that says so.
    Itself,
    /// Somebody else's.
    Source {
        /// As a reader would name it.
        name: String,
        /// The words that name it.
        span: Span,
        /// Index of its mention.
        mention: Option<usize>,
    },
    /// "Earlier reports".
    Unstated,
}

/// Words that were wrong, or that are right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CorrectedValue {
    /// The words.
    pub span: Span,
    /// The number among them.
    pub number: Option<f64>,
}

/// What a report says of a mistake in what was reported.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// The sentence or sentences that say so.
    pub span: Span,
    /// What it does.
    pub kind: CorrectionKind,
    /// Of whom.
    pub of: Corrected,
    /// What was wrong.
    pub wrong: Option<CorrectedValue>,
    /// What is right.
    pub right: Option<CorrectedValue>,
    /// Words in it that are not told as what happened: the note itself, or what is withdrawn.
    pub untold: Vec<Span>,
    /// Where it says that the mistake stood.
    pub place: Option<Span>,
}
