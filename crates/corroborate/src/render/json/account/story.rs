//! A story: who and what it is about, what was weighed in it, and its account in sentences.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::agreement::{AgreementJson, agreement};
use super::conflict::{ConflictJson, SeriesJson, conflict, series};
use super::entity::{EntityJson, entity};
use super::event::{EventJson, event};
use super::line::{LineJson, line};
use super::statement::{StatementJson, statement};
use crate::account::WeighedStory;
use crate::render::json::corrections::{CorrectionJson, correction};
use crate::render::json::ids::{report_id, story_id};
use crate::render::json::spans::AllOffsets;
use crate::story::Story;

/// A story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StoryJson {
    /// Unique in this account.
    pub story: String,
    /// What it is about.
    pub title: String,
    /// Its reports.
    pub reports: Vec<String>,
    /// Who and what is referred to.
    pub entities: Vec<EntityJson>,
    /// What happened.
    pub events: Vec<EventJson>,
    /// Parties bind themselves.
    pub agreements: Vec<AgreementJson>,
    /// What was said.
    pub statements: Vec<StatementJson>,
    /// What reports say of mistakes, their own and others'; only where they say any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<CorrectionJson>,
    /// Claims that can't both be true.
    pub conflicts: Vec<ConflictJson>,
    /// Numbers that grew.
    pub series: Vec<SeriesJson>,
    /// The account in sentences.
    pub account: Vec<LineJson>,
}

pub(super) fn story(weighed: &WeighedStory, index: usize, at: &AllOffsets) -> StoryJson {
    let Story { title, reports, entities, events, agreements, statements, corrections, .. } = &weighed.story;
    StoryJson {
        story: story_id(index),
        title: title.clone(),
        reports: reports.iter().map(|&r| report_id(r)).collect(),
        entities: entities.iter().enumerate().map(|(i, e)| entity(e, i, at)).collect(),
        events: events.iter().zip(&weighed.weights).enumerate().map(|(i, (e, w))| event(e, w, i, at)).collect(),
        agreements: (0..agreements.len()).map(|i| agreement(&weighed.story, i, at)).collect(),
        statements: statements.iter().enumerate().map(|(i, s)| statement(s, i, at)).collect(),
        corrections: corrections.iter().enumerate().map(|(i, c)| correction(c, i, at)).collect(),
        conflicts: weighed.conflicts.iter().enumerate().map(|(i, c)| conflict(c, i)).collect(),
        series: weighed.series.iter().map(series).collect(),
        account: weighed.lines.iter().map(|l| line(l, at)).collect(),
    }
}
