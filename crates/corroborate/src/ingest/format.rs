//! Which format a file has: by its extension, or else by its first bytes.

use std::path::Path;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Plain text.
    Text,
    /// One page.
    Html,
    /// One record, or several in a list.
    Json,
    /// One record a line.
    JsonLines,
}

impl Format {
    /// The format of a file of this name and content.
    pub(super) fn of(path: &Path, bytes: &[u8]) -> Self {
        match extension(path).as_str() {
            "html" | "htm" | "xhtml" | "shtml" => Format::Html,
            "jsonl" | "ndjson" | "jsonlines" => Format::JsonLines,
            "json" if holds_lines(bytes) => Format::JsonLines,
            "json" => Format::Json,
            "txt" | "text" | "md" if !is_page(bytes) => Format::Text,
            _ => Self::sniffed(bytes),
        }
    }

    /// Whether a file of this name is read line by line, before anything of it is known.
    pub(super) fn is_lines(path: &Path) -> bool {
        matches!(extension(path).as_str(), "jsonl" | "ndjson" | "jsonlines")
    }

    fn sniffed(bytes: &[u8]) -> Self {
        if is_page(bytes) {
            Format::Html
        } else if holds_lines(bytes) {
            Format::JsonLines
        } else if is_json(bytes) {
            Format::Json
        } else {
            Format::Text
        }
    }
}

fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn start(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    &bytes[..bytes.len().min(2048)]
}

fn is_page(bytes: &[u8]) -> bool {
    let start = start(bytes).to_ascii_lowercase();
    let has = |tag: &[u8]| start.windows(tag.len()).any(|window| window == tag);
    start.starts_with(b"<") && [&b"<!doctype html"[..], b"<html", b"<head", b"<body"].into_iter().any(has)
}

/// An object or a list with something of JSON behind the bracket: `[ad_1]` begins a text.
fn is_json(bytes: &[u8]) -> bool {
    let mut start = start(bytes).iter().filter(|b| !b.is_ascii_whitespace());
    match (start.next(), start.next()) {
        (Some(b'{'), Some(next)) => b"\"}".contains(next),
        (Some(b'['), Some(next)) => b"{]".contains(next),
        _ => false,
    }
}

/// Whether the first two lines are objects each on its own, or the only one is.
fn holds_lines(bytes: &[u8]) -> bool {
    const REACH: usize = 1 << 20;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = &bytes[..bytes.len().min(REACH)];
    let mut lines = head.split(|b| *b == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let is_object = |line: &[u8]| line.starts_with(b"{") && line.ends_with(b"}");
    let first = lines.next().is_some_and(|line| is_object(line) && line.len() > 2);
    first && lines.next().is_some_and(|line| line.starts_with(b"{"))
}
