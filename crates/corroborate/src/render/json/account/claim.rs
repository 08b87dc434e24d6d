//! A claim: what one report says of an event, in which words, and from whom it has it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::participant::{ParticipantJson, participants};
use crate::annotation::Factuality;
use crate::render::json::ids::{entity_id, report_id};
use crate::render::json::spans::{AllOffsets, SpanJson, WhenJson};
use crate::story::Claim;

/// A claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimJson {
    /// Whose.
    pub report: String,
    /// First code point of the sentence or clause that says it.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// The words that name the event.
    pub trigger: SpanJson,
    /// When, as this report says.
    pub when: Option<WhenJson>,
    /// Where, as this report says.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// Who, as this report says.
    pub participants: Vec<ParticipantJson>,
    /// How many.
    pub quantities: Vec<QuantityJson>,
    /// Whether it says that it happened.
    pub factuality: Factuality,
    /// Whom it comes from, the nearest first.
    pub attribution: Vec<AttributionJson>,
    /// Only said in passing: nothing is concluded from it.
    pub passing: bool,
}

/// A number of people or things.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuantityJson {
    /// The number.
    pub value: f64,
    /// What is counted.
    pub unit: String,
    /// What they are or suffered.
    pub of: Option<String>,
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
}

/// A link in the chain of sources.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AttributionJson {
    /// The entity.
    pub source: Option<String>,
    /// Its name.
    pub name: String,
    /// The words that attribute.
    pub cue: Option<SpanJson>,
}

pub(super) fn claim(claim: &Claim, at: &AllOffsets) -> ClaimJson {
    let at = at.of(claim.report);
    let quantities = claim.quantities.iter().map(|q| {
        let SpanJson { start, end } = at.span(q.span);
        QuantityJson { value: q.value, unit: q.unit.clone(), of: q.of.clone(), start, end }
    });
    let attribution = claim.attribution.iter().map(|a| AttributionJson {
        source: a.source.map(entity_id),
        name: a.name.clone(),
        cue: a.cue.map(|s| at.span(s)),
    });
    let SpanJson { start, end } = at.span(claim.span);
    ClaimJson {
        report: report_id(claim.report),
        start,
        end,
        trigger: at.span(claim.trigger),
        when: claim.when.as_ref().map(WhenJson::new),
        place: claim.place.map(entity_id),
        participants: participants(&claim.participants),
        quantities: quantities.collect(),
        factuality: claim.factuality,
        attribution: attribution.collect(),
        passing: claim.is_passing,
    }
}
