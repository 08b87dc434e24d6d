//! Clusters of real reports: what is planted into.
//!
//! A cluster is the reports of one happening. They come as JSON Lines with `doc`, `subtopic` (the cluster) and `text` on
//! each line, or as a folder of text files, which is one cluster.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::text::Text;

/// One report.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    pub(crate) name: String,
    pub(crate) text: Text,
}

/// The reports of one happening, in order of their names.
#[derive(Debug, Clone)]
pub(crate) struct Cluster {
    pub(crate) name: String,
    pub(crate) reports: Vec<Report>,
}

/// A line of the JSON Lines form.
#[derive(Debug, Deserialize)]
struct Line {
    doc: String,
    subtopic: String,
    text: String,
}

/// Read the clusters of files and folders, in order of their names.
///
/// # Errors
/// Where something can't be read, a line is no such object, or nothing was found.
pub(crate) fn read(paths: &[impl AsRef<Path>]) -> Result<Vec<Cluster>> {
    let mut clusters: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for path in paths.iter().map(AsRef::as_ref) {
        if path.is_dir() {
            let name = stem(path);
            for entry in fs::read_dir(path).with_context(|| path.display().to_string())? {
                let file = entry?.path();
                if file.extension().is_some_and(|extension| extension == "txt") {
                    let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
                    clusters.entry(name.clone()).or_default().insert(stem(&file), text);
                }
            }
        } else {
            let file = fs::read_to_string(path).with_context(|| path.display().to_string())?;
            for (number, line) in file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                let line: Line =
                    serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), number + 1))?;
                clusters.entry(line.subtopic).or_default().insert(line.doc, line.text);
            }
        }
    }
    ensure!(!clusters.is_empty(), "no clusters found");
    let report = |(name, text)| Report { name, text: Text::new(text) };
    Ok(clusters
        .into_iter()
        .map(|(name, reports)| Cluster { name, reports: reports.into_iter().map(report).collect() })
        .collect())
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Clusters for the tests of other modules.
#[cfg(test)]
pub(crate) fn of_texts(texts: &[&str]) -> Cluster {
    let report =
        |(index, text): (usize, &&str)| Report { name: format!("d{}", index + 1), text: Text::new((*text).to_owned()) };
    Cluster { name: "c".to_owned(), reports: texts.iter().enumerate().map(report).collect() }
}
