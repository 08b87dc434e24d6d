//! The parts of an account that the bench judges, read from the program's JSON as the contract describes it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

/// An account.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Account {
    pub(crate) reports: Vec<Report>,
    pub(crate) stories: Vec<Story>,
}

/// One report of it.
#[derive(Debug, Deserialize)]
pub(crate) struct Report {
    pub(crate) report: String,
    pub(crate) path: String,
    pub(crate) copy_of: Option<String>,
}

/// One story.
#[derive(Debug, Deserialize)]
pub(crate) struct Story {
    pub(crate) reports: Vec<String>,
    pub(crate) events: Vec<Event>,
    pub(crate) conflicts: Vec<Conflict>,
    #[serde(default)]
    pub(crate) series: Vec<Series>,
}

/// One event.
#[derive(Debug, Deserialize)]
pub(crate) struct Event {
    pub(crate) event: String,
    pub(crate) claims: Vec<Claim>,
}

/// One claim.
#[derive(Debug, Deserialize)]
pub(crate) struct Claim {
    pub(crate) report: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    #[serde(default)]
    pub(crate) when: Value,
    #[serde(default, rename = "where")]
    pub(crate) place: Value,
    #[serde(default)]
    pub(crate) participants: Vec<Value>,
    #[serde(default)]
    pub(crate) quantities: Vec<Quantity>,
    #[serde(default)]
    pub(crate) factuality: String,
}

/// A number of a claim.
#[derive(Debug, Deserialize)]
pub(crate) struct Quantity {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A conflict.
#[derive(Debug, Deserialize)]
pub(crate) struct Conflict {
    pub(crate) conflict: String,
    pub(crate) event: String,
    pub(crate) aspect: String,
    pub(crate) reason: String,
    pub(crate) values: Vec<Side>,
}

/// A growing number.
#[derive(Debug, Deserialize)]
pub(crate) struct Series {
    pub(crate) event: String,
    pub(crate) points: Vec<Side>,
}

/// One value with the claims that state it.
#[derive(Debug, Deserialize)]
pub(crate) struct Side {
    pub(crate) value: Value,
    pub(crate) claims: Vec<usize>,
}

impl Account {
    /// What the program makes of some reports.
    ///
    /// # Errors
    /// Where the program can't be run or writes no account.
    pub(crate) fn of(program: &Path, files: &[PathBuf]) -> Result<Self> {
        let output = Command::new(program)
            .args(["account", "--format", "json"])
            .args(files)
            .output()
            .with_context(|| format!("can't run {}", program.display()))?;
        serde_json::from_slice(&output.stdout)
            .with_context(|| format!("no account: {}", String::from_utf8_lossy(&output.stderr).trim()))
    }

    /// The program's identifier for the report in the file of that name.
    pub(crate) fn id(&self, name: &str) -> Option<&str> {
        let of_name = |report: &&Report| Path::new(&report.path).file_stem().is_some_and(|stem| stem == name);
        self.reports.iter().find(of_name).map(|report| report.report.as_str())
    }

    /// The name of the file of a report.
    pub(crate) fn name(&self, id: &str) -> String {
        let path = self.reports.iter().find(|report| report.report == id).map_or("?", |report| report.path.as_str());
        Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }
}

impl Story {
    /// An event by its identifier.
    pub(crate) fn event(&self, id: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.event == id)
    }

    /// The claims of an event on the sides of a conflict or series, side by side.
    pub(crate) fn sides<'a>(&'a self, event: &str, sides: &'a [Side]) -> Vec<Vec<&'a Claim>> {
        let Some(event) = self.event(event) else { return Vec::new() };
        sides.iter().map(|side| side.claims.iter().filter_map(|&claim| event.claims.get(claim)).collect()).collect()
    }
}
