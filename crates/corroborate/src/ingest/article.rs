//! What a format gives, and how it becomes a report.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{language, zones};
use crate::report::{Published, Report, Zone, ZoneKind};
use crate::text::Span;

/// The greatest length of one report's text, in bytes.
pub(super) const MOST_TEXT: usize = 4 << 20;

/// Why there is no report where there are no words.
pub(super) const NO_WORDS: &str = "it has no words; is it the right file?";

/// One article, as a format gives it, before the parts of its text are marked.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Article {
    /// All that is read, the headline included where the format has one.
    pub(super) text: String,
    /// The parts of the text that the format tells apart.
    pub(super) known: Vec<Zone>,
    /// The outlet, where the format states it.
    pub(super) outlet: Option<String>,
    /// The day of publication, where the format states it.
    pub(super) published: Option<Published>,
    /// The day of the last change, where the format states it.
    pub(super) modified: Option<Published>,
    /// The language, where the format states it.
    pub(super) language: Option<String>,
}

/// A part of an article, as its format tells parts from each other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) text: String,
    /// What it is, where the format says so.
    pub(super) kind: Option<ZoneKind>,
}

/// Where an article comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin<'a> {
    pub(super) path: &'a str,
    pub(super) line: Option<usize>,
    /// The checksum of what it was read from.
    pub(super) sha256: &'a str,
}

impl Article {
    /// The article of these parts, each a paragraph.
    pub(super) fn of(parts: Vec<Part>) -> Self {
        let mut article = Self::default();
        for part in parts.into_iter().filter(|part| !part.text.trim().is_empty()) {
            if !article.text.is_empty() {
                article.text.push_str("\n\n");
            }
            let start = article.text.len();
            article.text.push_str(&part.text);
            let span = Span::new(start, article.text.len()).trimmed(&article.text);
            article.known.extend(part.kind.map(|kind| Zone { kind, span }));
        }
        article
    }

    /// The report; or why there is none.
    pub(super) fn into_report(self, origin: Origin) -> Result<Report, String> {
        if !self.text.contains(char::is_alphanumeric) {
            return Err(NO_WORDS.to_owned());
        }
        if self.text.len() > MOST_TEXT {
            return Err(format!(
                "its text has {} bytes, a report at most {MOST_TEXT}; cut it into reports (JSON Lines, one a line)",
                self.text.len()
            ));
        }
        let language = language::detect(&self.text, self.language.as_deref());
        if language != language::SUPPORTED {
            return Err(format!("language {language} is not supported (yet); only English reports are read"));
        }
        let marked = zones::mark(&self.text, &self.known);
        Ok(Report {
            path: origin.path.to_owned(),
            line: origin.line,
            sha256: origin.sha256.to_owned(),
            title: marked.title,
            outlet: self.outlet.or(marked.outlet),
            published: self.published.or(marked.published),
            modified: self.modified.or(marked.modified),
            open: marked.open,
            language,
            dateline: marked.dateline,
            zones: marked.zones,
            text: self.text,
        })
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
