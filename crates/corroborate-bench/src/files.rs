//! What the bench writes and reads back: folders of text files and manifests of JSON Lines.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Write reports into a folder, one text file each, and make the folder.
pub(crate) fn write_reports<'a>(folder: &Path, reports: impl Iterator<Item = (&'a str, &'a str)>) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    for (name, text) in reports {
        let file = folder.join(format!("{name}.txt"));
        fs::write(&file, text).with_context(|| file.display().to_string())?;
    }
    Ok(())
}

/// The text files of a folder in order of their names.
pub(crate) fn reports(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        files.push(entry?.path());
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    Ok(files)
}

/// Write one JSON object a line.
pub(crate) fn write_lines<T: Serialize>(path: &Path, lines: &[T]) -> Result<()> {
    let mut file = std::io::BufWriter::new(fs::File::create(path).with_context(|| path.display().to_string())?);
    for line in lines {
        serde_json::to_writer(&mut file, line)?;
        file.write_all(b"\n")?;
    }
    file.flush().with_context(|| path.display().to_string())
}

/// Read one JSON object a line.
pub(crate) fn read_lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let file = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let parse =
        |(number, line)| serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), number + 1));
    file.lines().enumerate().map(parse).collect()
}
