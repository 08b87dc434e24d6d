//! `corroborate account --format json`: one object.
//!
//! - `report`: the reports that were read.
//! - `story`: what they tell, with its `entity`s, its `event`s and their `claim`s and `participant`s, its `agreement`s and
//!   `statement`s.
//! - `conflict`, `line`: what was made of it: conflicts, numbers that grew, the sentences of the account.

mod agreement;
mod claim;
mod conflict;
mod entity;
mod event;
mod line;
mod participant;
mod report;
mod statement;
mod story;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use self::report::{ReportJson, report};
use self::story::{StoryJson, story};
use super::spans::AllOffsets;
use crate::account::Account;

/// The whole account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccountJson {
    /// Version of the program.
    pub corroborate: String,
    /// Checksum of the encoder's weights.
    pub model: String,
    /// The reports.
    pub reports: Vec<ReportJson>,
    /// The stories.
    pub stories: Vec<StoryJson>,
}

impl AccountJson {
    /// The contract's form of an account.
    pub fn new(account: &Account) -> Self {
        let at = AllOffsets::new(&account.reports);
        Self {
            corroborate: env!("CARGO_PKG_VERSION").to_owned(),
            model: account.model.clone(),
            reports: (0..account.reports.len()).map(|i| report(account, i, &at)).collect(),
            stories: account.stories.iter().enumerate().map(|(i, s)| story(s, i, &at)).collect(),
        }
    }
}
