//! A sentence of the account, with the words it rests on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::account::{Line, Section};
use crate::render::json::ids::{event_id, report_id};
use crate::render::json::spans::{AllOffsets, CiteJson};

/// A sentence of the account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LineJson {
    /// The part it belongs to.
    pub section: Section,
    /// The sentence.
    pub text: String,
    /// Events it tells.
    pub events: Vec<String>,
    /// The words it rests on.
    pub cites: Vec<CiteJson>,
    /// Reports that are cited, but say less than the sentence.
    pub in_part: Vec<String>,
    /// Reports that are not cited and may say it, too.
    pub perhaps: Vec<String>,
    /// Reports that are cited as saying less and may say all of it.
    pub perhaps_all: Vec<String>,
}

pub(super) fn line(line: &Line, at: &AllOffsets) -> LineJson {
    LineJson {
        section: line.section,
        text: line.text.clone(),
        events: line.events.iter().map(|&e| event_id(e)).collect(),
        cites: line.cites.iter().map(|c| at.cite(c)).collect(),
        in_part: line.in_part.iter().map(|&report| report_id(report)).collect(),
        perhaps: line.perhaps.iter().map(|&report| report_id(report)).collect(),
        perhaps_all: line.perhaps_all.iter().map(|&report| report_id(report)).collect(),
    }
}
