//! Corrections and retractions in the contract's form.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ids::{correction_id, entity_id, event_id, report_id};
use super::spans::{AllOffsets, SpanJson};
use crate::annotation::CorrectionKind;
use crate::story::{CorrectedParty, Given, StoryCorrection, Touch};

/// What a report says of a mistake in what was reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectionJson {
    /// Unique in the story.
    pub correction: String,
    /// The report that says so.
    pub report: String,
    /// First code point of the sentences that say so.
    pub start: usize,
    /// First code point after them.
    pub end: usize,
    /// What it does.
    pub kind: CorrectionKind,
    /// Whose report it corrects.
    pub of: CorrectedJson,
    /// The words, in the same report, that were wrong.
    pub wrong: Option<SpanJson>,
    /// The words, in the same report, that are right.
    pub right: Option<SpanJson>,
    /// The claims that it touches.
    pub touches: Vec<TouchJson>,
}

/// Whose report a correction is about; neither itself nor named: "earlier reports".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectedJson {
    /// Whether it is the report that says so.
    pub itself: bool,
    /// The name of the agency, outlet or authority.
    pub name: Option<String>,
    /// Its entity.
    pub source: Option<String>,
}

/// A claim that a correction touches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TouchJson {
    /// The event.
    pub event: String,
    /// Index into its claims.
    pub claim: usize,
    /// Which of the two values the claim gives.
    pub gives: Option<Given>,
    /// Whether the claim was withdrawn and counts for nothing.
    pub withdrawn: bool,
    /// Whether its report is not known to have it from where the corrected one has it.
    pub of_others: bool,
}

pub(super) fn correction(correction: &StoryCorrection, index: usize, at: &AllOffsets) -> CorrectionJson {
    let at = at.of(correction.report);
    let SpanJson { start, end } = at.span(correction.span);
    let (name, source) = match &correction.of {
        CorrectedParty::Source { name, source } => (Some(name.clone()), source.map(entity_id)),
        CorrectedParty::Itself | CorrectedParty::Unstated => (None, None),
    };
    let touch = |touch: &Touch| TouchJson {
        event: event_id(touch.event),
        claim: touch.claim,
        gives: touch.gives,
        withdrawn: touch.is_withdrawn,
        of_others: touch.is_others,
    };
    CorrectionJson {
        correction: correction_id(index),
        report: report_id(correction.report),
        start,
        end,
        kind: correction.kind,
        of: CorrectedJson { itself: correction.of == CorrectedParty::Itself, name, source },
        wrong: correction.wrong.map(|value| at.span(value.span)),
        right: correction.right.map(|value| at.span(value.span)),
        touches: correction.touches.iter().map(touch).collect(),
    }
}
