//! What somebody knows of reports, for training and evaluation: JSON Lines, a report known by its file name without
//! folder and ending.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use corroborate::annotate::events;
use corroborate::annotation::AnnotatedReport;
use corroborate::resolve::Claims;
use serde_json::Value;

/// Gives the reports the events of the file in place of those that were found in them, if there is a file.
pub(crate) fn mentions(reports: &mut [AnnotatedReport], file: Option<&Path>) -> Result<Claims> {
    let Some(file) = file else { return Ok(Claims::Worth) };
    let known = by_document(file)?;
    for report in reports {
        let events = known.get(document(report)).and_then(|line| line["events"].as_array());
        let span = |event: &Value| Some((offset(&event["start"])?, offset(&event["end"])?));
        events::give(report, &events.into_iter().flatten().filter_map(span).collect::<Vec<_>>());
    }
    Ok(Claims::All)
}

/// The reports of each story of the file, in order of the stories' names.
pub(crate) fn stories(reports: Vec<AnnotatedReport>, file: &Path) -> Result<Vec<Vec<AnnotatedReport>>> {
    let known = by_document(file)?;
    let mut stories: BTreeMap<String, Vec<AnnotatedReport>> = BTreeMap::new();
    for report in reports {
        if let Some(story) = known.get(document(&report)).and_then(|line| line["story"].as_str()) {
            stories.entry(story.to_owned()).or_default().push(report);
        }
    }
    Ok(stories.into_values().collect())
}

fn by_document(file: &Path) -> Result<BTreeMap<String, Value>> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let mut known = BTreeMap::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let line: Value =
            serde_json::from_str(line).with_context(|| format!("{}, line {}", file.display(), number + 1))?;
        known.insert(line["doc"].as_str().unwrap_or_default().to_owned(), line);
    }
    Ok(known)
}

fn document(report: &AnnotatedReport) -> &str {
    Path::new(&report.report.path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

fn offset(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}
