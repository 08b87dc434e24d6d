//! What a format gives, and how it becomes a report.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{language, zones};
use crate::report::{Published, Report};

/// The greatest length of one report's text, in bytes.
pub(super) const MOST_TEXT: usize = 4 << 20;

/// One article, as a format gives it, before its parts are marked.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Article {
    /// All that is read, the headline included where the format has one.
    pub(super) text: String,
    /// The headline, where the format states it.
    pub(super) title: Option<String>,
    /// The outlet, where the format states it.
    pub(super) outlet: Option<String>,
    /// The day of publication, where the format states it.
    pub(super) published: Option<Published>,
    /// The language, where the format states it.
    pub(super) language: Option<String>,
}

/// Where an article comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin<'a> {
    pub(super) path: &'a str,
    pub(super) line: Option<usize>,
    /// What it was read from.
    pub(super) bytes: &'a [u8],
}

impl Article {
    /// The headline in front of the article, which may already begin with it.
    pub(super) fn compose(title: Option<&str>, byline: Option<&str>, text: &str) -> String {
        let mut composed = String::with_capacity(text.len() + 200);
        let begins_with = |part: &str| text.trim_start().starts_with(part);
        for part in [title, byline].into_iter().flatten().map(str::trim).filter(|p| !p.is_empty() && !begins_with(p)) {
            composed.push_str(part);
            composed.push_str("\n\n");
        }
        composed.push_str(text);
        composed
    }

    /// The report; or why there is none.
    pub(super) fn into_report(self, origin: Origin) -> Result<Report, String> {
        if !self.text.contains(char::is_alphanumeric) {
            return Err("it has no words; is it the right file?".to_owned());
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
        let marked = zones::mark(&self.text, self.title.as_deref());
        Ok(Report {
            path: origin.path.to_owned(),
            line: origin.line,
            sha256: hexadecimal(&Sha256::digest(origin.bytes)),
            title: self.title.or(marked.title),
            outlet: self.outlet.or(marked.outlet),
            published: self.published.or(marked.published),
            language,
            dateline: marked.dateline,
            zones: marked.zones,
            text: self.text,
        })
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
