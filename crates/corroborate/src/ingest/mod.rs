//! Files in, reports out: text, HTML, JSON and JSON Lines, folders and standard input.
//!
//! Knows formats, not language: what it knows of words are the phrases with which pages surround an article. What can't
//! be read is an error that names path, line and reason; the rest goes on.
//!
//! The bytes are hostile. Limits are stated where they are defined: the text of a report ([`MOST_TEXT`]), a file that
//! is read as a whole, a line of JSON Lines. Nothing is fetched.

mod article;
mod charset;
mod dates;
mod files;
mod format;
mod html;
mod json;
mod language;
mod lines;
mod site;
#[cfg(test)]
mod tests;
mod zones;

use std::path::{Path, PathBuf};

use article::{Article, Origin};
use format::Format;

use crate::report::Report;

/// The greatest length of one report's text, in bytes.
pub const MOST_TEXT: usize = article::MOST_TEXT;

/// What to read.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file, or a folder with everything below it.
    Path(PathBuf),
    /// Bytes that are at hand, under a name: standard input ("-").
    Bytes {
        /// What to call it.
        name: String,
        /// The bytes.
        bytes: Vec<u8>,
    },
}

/// A report that could not be read, with the place and the reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}{}: {reason}", line.map(|n| format!(":{n}")).unwrap_or_default())]
pub struct IngestError {
    /// The file.
    pub path: String,
    /// Its line, for JSON Lines.
    pub line: Option<usize>,
    /// What is wrong and what to do.
    pub reason: String,
}

impl IngestError {
    fn of(path: &Path, reason: String) -> Self {
        Self { path: path.display().to_string(), line: None, reason }
    }
}

/// Reads everything in `sources`, in order; files of a folder in the order of their names.
pub fn ingest(sources: &[Source]) -> (Vec<Report>, Vec<IngestError>) {
    let (mut reports, mut errors) = (Vec::new(), Vec::new());
    ingest_each(sources, &mut |found| match found {
        Ok(report) => reports.push(report),
        Err(error) => errors.push(error),
    });
    (reports, errors)
}

/// Hands on what [`ingest`] finds as it finds it, so that no more than one file is held in memory.
pub fn ingest_each(sources: &[Source], take: &mut dyn FnMut(Result<Report, IngestError>)) {
    let mut finds = Finds { take };
    for source in sources {
        match source {
            Source::Path(path) => {
                let mut errors = Vec::new();
                let files = files::files(path, &mut errors);
                errors.into_iter().for_each(|error| (finds.take)(Err(error)));
                files.iter().for_each(|file| finds.file(file));
            }
            Source::Bytes { name, bytes } => finds.bytes(name, bytes, Format::of(Path::new(name), bytes)),
        }
    }
}

/// The most errors that one file is told of, one by one; the others are counted.
const MOST_ERRORS: usize = 1000;

/// Where to put what is found.
struct Finds<'a> {
    take: &'a mut dyn FnMut(Result<Report, IngestError>),
}

impl Finds<'_> {
    fn file(&mut self, path: &Path) {
        let name = path.display().to_string();
        if Format::is_lines(path) {
            return match files::open(path) {
                Ok(file) => self.lines(&name, std::io::BufReader::new(file)),
                Err(reason) => self.add(&name, None, Err(reason)),
            };
        }
        match files::read(path) {
            Ok(bytes) => self.bytes(&name, &bytes, Format::of(path, &bytes)),
            Err(reason) => self.add(&name, None, Err(reason)),
        }
    }

    fn bytes(&mut self, name: &str, bytes: &[u8], format: Format) {
        let article = match format {
            Format::Text => charset::decode(bytes, None).map(|text| Article { text, ..Article::default() }),
            Format::Html => html::article(bytes),
            Format::Json => return self.records(name, bytes),
            Format::JsonLines => return self.lines(name, bytes),
        };
        let sha256 = article::checksum(bytes);
        let origin = Origin { path: name, line: None, sha256: &sha256 };
        self.add(name, None, article.and_then(|article| article.into_report(origin)));
    }

    /// The records of a JSON file. One of several has its JSON Pointer behind the path: "news.json#/articles/3".
    fn records(&mut self, name: &str, bytes: &[u8]) {
        let sha256 = article::checksum(bytes);
        let mut told = Told::default();
        let read = charset::decode(bytes, None).and_then(|text| {
            json::each(&text, &mut |place, record| {
                let path = if place.is_empty() { name.to_owned() } else { format!("{name}#{place}") };
                let origin = Origin { path: &path, line: None, sha256: &sha256 };
                let report = json::article(record).and_then(|article| article.into_report(origin));
                self.add_one_of(&mut told, &path, None, report);
            })
        });
        self.close(told, name);
        if let Err(reason) = read {
            self.add(name, None, Err(reason));
        }
    }

    fn lines(&mut self, name: &str, input: impl std::io::BufRead) {
        let mut told = Told::default();
        lines::each(input, |n, line| {
            let report = line.and_then(|bytes| {
                let text = charset::decode(bytes, None)?;
                let article = json::article(&json::line(&text)?)?;
                article.into_report(Origin { path: name, line: Some(n), sha256: &article::checksum(bytes) })
            });
            self.add_one_of(&mut told, name, Some(n), report);
        });
        if told.records == 0 {
            self.add(name, None, Err(article::NO_WORDS.to_owned()));
        }
        self.close(told, name);
    }

    fn add(&mut self, path: &str, line: Option<usize>, report: Result<Report, String>) {
        (self.take)(report.map_err(|reason| IngestError { path: path.to_owned(), line, reason }));
    }

    /// Adds one of many records of a file.
    fn add_one_of(&mut self, told: &mut Told, path: &str, line: Option<usize>, report: Result<Report, String>) {
        told.records += 1;
        told.errors += usize::from(report.is_err());
        if report.is_ok() || told.errors <= MOST_ERRORS {
            self.add(path, line, report);
        }
    }

    fn close(&mut self, told: Told, name: &str) {
        if told.errors > MOST_ERRORS {
            let reason =
                format!("{} more of its records can't be read; is it the right file?", told.errors - MOST_ERRORS);
            self.add(name, None, Err(reason));
        }
    }
}

/// How many records of a file were told of, and how many of them were none.
#[derive(Debug, Default)]
struct Told {
    records: usize,
    errors: usize,
}
