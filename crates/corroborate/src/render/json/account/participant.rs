//! An entity's part in an event, as a claim or all claims together give it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::annotation::ArgumentRole;
use crate::render::json::ids::entity_id;
use crate::story::Participant;

/// An entity's part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ParticipantJson {
    /// The entity.
    pub entity: String,
    /// Its part.
    pub role: ArgumentRole,
}

pub(super) fn participants(participants: &[Participant]) -> Vec<ParticipantJson> {
    participants.iter().map(|p| ParticipantJson { entity: entity_id(p.entity), role: p.role }).collect()
}
