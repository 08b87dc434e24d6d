//! Values that exclude each other, and numbers that grew and so do not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::account::{Aspect, Conflict, Series};
use crate::render::json::ids::{conflict_id, event_id};

/// A conflict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConflictJson {
    /// Unique in the story.
    pub conflict: String,
    /// The event.
    pub event: String,
    /// What it is about.
    pub aspect: Aspect,
    /// Why it is one.
    pub reason: String,
    /// The values that exclude each other.
    pub values: Vec<ValueJson>,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ValueJson {
    /// ISO date, number or name.
    pub value: String,
    /// Indexes into the event's claims.
    pub claims: Vec<usize>,
}

pub(super) fn conflict(conflict: &Conflict, index: usize) -> ConflictJson {
    let values = conflict.values.iter().map(|v| ValueJson { value: v.value.clone(), claims: v.claims.clone() });
    ConflictJson {
        conflict: conflict_id(index),
        event: event_id(conflict.event),
        aspect: conflict.aspect,
        reason: conflict.reason.clone(),
        values: values.collect(),
    }
}

/// A number that grew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SeriesJson {
    /// The event.
    pub event: String,
    /// What grew.
    pub aspect: Aspect,
    /// What is counted.
    pub of: String,
    /// The numbers, oldest first.
    pub points: Vec<PointJson>,
}

/// One state of a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PointJson {
    /// The number.
    pub value: String,
    /// The day as of which it was told.
    pub as_of: Option<String>,
    /// Indexes into the event's claims.
    pub claims: Vec<usize>,
}

pub(super) fn series(series: &Series) -> SeriesJson {
    let points = series.points.iter().map(|p| PointJson {
        value: p.value.clone(),
        as_of: p.as_of.map(|d| d.to_string()),
        claims: p.claims.clone(),
    });
    SeriesJson { event: event_id(series.event), aspect: series.aspect, of: series.of.clone(), points: points.collect() }
}
