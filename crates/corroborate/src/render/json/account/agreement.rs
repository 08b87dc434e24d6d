//! An agreement: who binds himself by which event, and in what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::render::json::ids::{agreement_id, entity_id, event_id};
use crate::render::json::spans::{AllOffsets, CiteJson, WhenJson};
use crate::story::{AgreementStatus, Story, Term};

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
    /// For how long it holds; several where reports differ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<TermJson>,
    /// What it is worth; several where reports differ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub worth: Vec<TermJson>,
    /// Other events that claims tell of it as.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<EventClaimsJson>,
    /// Other agreements of the same two: "signed a memorandum" may be what another report tells as "agreed to cooperate".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub see_also: Vec<String>,
}

/// Claims of an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventClaimsJson {
    /// The event.
    pub event: String,
    /// Indexes into its claims.
    pub claims: Vec<usize>,
}

/// What an agreement is told to hold for, or to be worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TermJson {
    /// "25-year", "about $3.6 billion".
    pub words: String,
    /// The same to be compared: a TIMEX3 duration, the words in lower case.
    pub value: String,
    /// Where it is told.
    pub evidence: Vec<CiteJson>,
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

pub(super) fn agreement(story: &Story, index: usize, at: &AllOffsets) -> AgreementJson {
    let agreement = &story.agreements[index];
    let term = |term: &Term| TermJson {
        words: term.words.clone(),
        value: term.value.clone(),
        evidence: term.evidence.iter().map(|c| at.cite(c)).collect(),
    };
    let also = agreement.also.iter();
    let also = also.map(|of| EventClaimsJson { event: event_id(of.event), claims: of.claims.clone() });
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
        terms: agreement.terms.iter().map(term).collect(),
        worth: agreement.worth.iter().map(term).collect(),
        also: also.collect(),
        see_also: story.of_the_same_two(index).into_iter().map(agreement_id).collect(),
    }
}
