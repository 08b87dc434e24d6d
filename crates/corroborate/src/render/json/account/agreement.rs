//! An agreement: who binds himself by which event, and in what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::render::json::ids::{agreement_id, entity_id, event_id};
use crate::render::json::spans::{AllOffsets, CiteJson, WhenJson};
use crate::story::{Agreement, AgreementStatus};

/// An agreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AgreementJson {
    /// Unique in the story.
    pub agreement: String,
    /// The event by which parties bind themselves.
    pub event: String,
    /// "memorandum of understanding".
    pub kind: String,
    /// How far it has come.
    pub status: AgreementStatus,
    /// Who is bound.
    pub parties: Vec<String>,
    /// Who signed.
    pub signatories: Vec<String>,
    /// When.
    pub when: Option<WhenJson>,
    /// Where.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// What it is about.
    pub areas: Vec<AreaJson>,
}

/// A field of cooperation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AreaJson {
    /// "exchange of experience".
    pub area: String,
    /// Indexes into the event's claims.
    pub claims: Vec<usize>,
    /// Where it is named.
    pub evidence: Vec<CiteJson>,
}

pub(super) fn agreement(agreement: &Agreement, index: usize, at: &AllOffsets) -> AgreementJson {
    let areas = agreement.areas.iter().map(|a| AreaJson {
        area: a.area.clone(),
        claims: a.claims.clone(),
        evidence: a.evidence.iter().map(|c| at.cite(c)).collect(),
    });
    AgreementJson {
        agreement: agreement_id(index),
        event: event_id(agreement.event),
        kind: agreement.kind.clone(),
        status: agreement.status,
        parties: agreement.parties.iter().map(|&e| entity_id(e)).collect(),
        signatories: agreement.signatories.iter().map(|&e| entity_id(e)).collect(),
        when: agreement.when.as_ref().map(WhenJson::new),
        place: agreement.place.map(entity_id),
        areas: areas.collect(),
    }
}
