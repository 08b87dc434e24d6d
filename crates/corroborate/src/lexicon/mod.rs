//! Linguistic knowledge, read from the tab-separated files in `data/`.
//!
//! Every file has a header line that names its columns, `#` starts a comment. A file is read once, at first use; a row
//! that does not fit its columns is a bug that the tests of this module find.

pub mod event_words;
pub mod factuality;
pub mod plover;
pub mod quantities;
pub mod sentence_ends;
pub mod time_words;
pub mod tokens;

/// The rows of a tab-separated file: its columns by position, comments, empty lines and the header line left out.
pub fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').map(str::trim).collect())
}
