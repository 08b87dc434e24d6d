//! An event, with the claims that tell it and who stands behind it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::claim::{ClaimJson, claim};
use super::participant::{ParticipantJson, participants};
use crate::account::{Aspect, Standing, Weight};
use crate::annotation::{EventType, Factuality};
use crate::render::json::ids::{entity_id, event_id};
use crate::render::json::spans::{AllOffsets, WhenJson};
use crate::story::Event;

/// An event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventJson {
    /// Unique in the story.
    pub event: String,
    /// One line.
    pub summary: String,
    /// Commonest lemma of the triggers.
    pub lemma: String,
    /// PLOVER class.
    #[serde(rename = "type")]
    pub kind: Option<EventType>,
    /// What most claims say.
    pub factuality: Factuality,
    /// What the claims allow together.
    pub when: Option<WhenJson>,
    /// The place's entity.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// Who took part.
    pub participants: Vec<ParticipantJson>,
    /// Who says so.
    pub claims: Vec<ClaimJson>,
    /// Who stands behind it.
    pub support: SupportJson,
    /// By independent origins.
    pub standing: Standing,
    /// Aspects on which a conflict names it.
    pub disputed: Vec<Aspect>,
    /// Whether the account gives it a line.
    pub reportable: bool,
}

/// Who stands behind an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SupportJson {
    /// How many reports.
    pub reports: usize,
    /// How many outlets.
    pub outlets: usize,
    /// The independent origins.
    pub origins: Vec<OriginJson>,
}

/// An origin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OriginJson {
    /// Its name.
    pub origin: String,
    /// Indexes into the event's claims.
    pub claims: Vec<usize>,
    /// Whether all reports among them credit it for this; else some only credit it elsewhere, and may have this from it, too.
    pub credited: bool,
}

pub(super) fn event(event: &Event, weight: &Weight, index: usize, at: &AllOffsets) -> EventJson {
    let origins = weight.origins.iter().map(|o| OriginJson {
        origin: o.origin.clone(),
        claims: o.claims.clone(),
        credited: o.is_credited,
    });
    EventJson {
        event: event_id(index),
        summary: event.summary.clone(),
        lemma: event.lemma.clone(),
        kind: event.kind,
        factuality: event.factuality,
        when: event.when.as_ref().map(WhenJson::new),
        place: event.place.map(entity_id),
        participants: participants(&event.participants),
        claims: event.claims.iter().map(|c| claim(c, at)).collect(),
        support: SupportJson { reports: weight.reports, outlets: weight.outlets, origins: origins.collect() },
        standing: weight.standing,
        disputed: weight.disputed.clone(),
        reportable: event.is_reportable,
    }
}
