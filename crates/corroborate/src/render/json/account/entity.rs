//! An entity of a story, with its names, its roles and where it is referred to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::annotation::EntityKind;
use crate::render::json::ids::entity_id;
use crate::render::json::spans::{AllOffsets, CiteJson, WhenJson};
use crate::story::Entity;

/// An entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EntityJson {
    /// Unique in the story.
    pub entity: String,
    /// What it is.
    pub kind: EntityKind,
    /// Its fullest common name, or its description where it is never named.
    pub name: String,
    /// Whether any mention names it.
    pub named: bool,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Offices and titles.
    pub roles: Vec<RoleJson>,
    /// Where it is referred to.
    pub mentions: Vec<CiteJson>,
}

/// An office or title.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RoleJson {
    /// "police chief".
    pub title: String,
    /// The entity it is held in.
    pub body: Option<String>,
    /// How long it is held, where a report tells it.
    pub when: Option<WhenJson>,
    /// Where it is said.
    pub evidence: Vec<CiteJson>,
}

pub(super) fn entity(entity: &Entity, index: usize, at: &AllOffsets) -> EntityJson {
    let roles = entity.roles.iter().map(|r| RoleJson {
        title: r.title.clone(),
        body: r.body.map(entity_id),
        when: r.when.as_ref().map(WhenJson::new),
        evidence: r.evidence.iter().map(|c| at.cite(c)).collect(),
    });
    EntityJson {
        entity: entity_id(index),
        kind: entity.kind,
        name: entity.name.clone(),
        named: entity.is_named,
        aliases: entity.aliases.clone(),
        roles: roles.collect(),
        mentions: entity.mentions.iter().map(|c| at.cite(c)).collect(),
    }
}
