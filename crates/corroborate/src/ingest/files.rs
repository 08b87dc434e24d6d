//! Files and folders, and the limits of what is read from them.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::IngestError;

/// The greatest length of a file that is read as a whole, in bytes. JSON Lines has no limit but that of its lines.
pub(super) const MOST_BYTES: u64 = 32 << 20;
/// How many folders deep files are looked for.
const DEPTH: usize = 64;

/// The files at `path`: itself, or all that a folder holds, by name, without hidden ones. A folder that is a link is
/// not followed, so that none is read twice.
pub(super) fn files(path: &Path, errors: &mut Vec<IngestError>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(path, DEPTH, &mut found, errors);
    found
}

fn walk(path: &Path, depth: usize, found: &mut Vec<PathBuf>, errors: &mut Vec<IngestError>) {
    if !path.is_dir() {
        return found.push(path.to_owned());
    }
    if depth == 0 {
        return errors.push(IngestError::of(path, format!("folders are more than {DEPTH} deep; give the inner one")));
    }
    let entries = match fs::read_dir(path).and_then(|entries| entries.collect::<Result<Vec<_>, _>>()) {
        Ok(entries) => entries,
        Err(e) => return errors.push(IngestError::of(path, format!("the folder can't be read: {e}"))),
    };
    let mut entries: Vec<_> = entries
        .into_iter()
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .filter(|entry| !(entry.path().is_symlink() && entry.path().is_dir()))
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    if entries.is_empty() {
        errors.push(IngestError::of(path, "the folder is empty".to_owned()));
    }
    for entry in entries {
        walk(&entry, depth - 1, found, errors);
    }
}

/// The bytes of a file that is read as a whole.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, String> {
    let file = open(path)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|e| format!("it can't be read: {e}"))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(format!(
            "it has more than {MOST_BYTES} bytes; cut it, or give JSON Lines (.jsonl), one report a line"
        ));
    }
    Ok(bytes)
}

/// Opens a file; only what is one, so that a pipe or a device without end is not waited for.
pub(super) fn open(path: &Path) -> Result<File, String> {
    let file = File::open(path).map_err(|e| format!("it can't be opened: {e}"))?;
    let kind = file.metadata().map_err(|e| format!("it can't be read: {e}"))?.file_type();
    if !kind.is_file() {
        return Err("it is no file; give a file, a folder, or - for standard input".to_owned());
    }
    Ok(file)
}
