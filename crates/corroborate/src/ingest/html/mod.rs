//! HTML: the article of a page, and what the page states of it.
//!
//! The main text is found by dom_smoothie, a port of Readability. trafilatura 0.6 finds a little more (F1 0.960 against
//! 0.951 on the article extraction benchmark) but takes four times as long for a page and 138 crates against 65, and
//! its document can't be asked for what is in the head. The choice is made in [`main_text`] and nowhere else.

mod blocks;
mod document;
mod metadata;

use std::sync::LazyLock;

use dom_smoothie::{Config, Readability};
use regex::bytes::Regex;

use super::article::{Article, Part};
use super::charset;
use crate::lexicon::bare;
use crate::report::ZoneKind;
use metadata::Metadata;

/// A page with fewer words than this has no article.
const FEWEST_WORDS: usize = 15;

/// The article of a page.
pub(super) fn article(bytes: &[u8]) -> Result<Article, String> {
    let page = charset::decode(bytes, declared(bytes).as_deref())?;
    let document = document::parse(&page)?;
    let metadata = Metadata::of(&document);
    let main = main_text(document)?;
    let title = metadata.title.clone();
    let is_title = |part: &Part| title.as_deref().is_some_and(|title| bare(title) == bare(&part.text));
    let is_byline = |part: &Part| metadata.author.as_deref().is_some_and(|author| bare(author) == bare(&part.text));
    let mut parts = Vec::with_capacity(main.len() + 2);
    parts.extend(title.clone().map(|text| Part { text, kind: Some(ZoneKind::Title) }));
    parts.extend(metadata.author.clone().map(|text| Part { text, kind: Some(ZoneKind::Byline) }));
    let mut in_head = true;
    for part in main {
        // The headline and the byline stand above the article; in it they would be there twice.
        if in_head && (is_title(&part) || is_byline(&part)) {
            continue;
        }
        in_head &= part.kind.is_some() || part.text.len() < 200;
        parts.push(part);
    }
    Ok(Article {
        outlet: metadata.outlet,
        published: metadata.published,
        modified: metadata.modified,
        language: metadata.language,
        ..Article::of(parts)
    })
}

/// Whether a text is markup rather than plain words.
pub(super) fn is_markup(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("<p") || ["</p>", "<br>", "<br/>", "<br />", "</div>"].iter().any(|tag| text.contains(tag))
}

/// The parts of a piece of markup, all of it.
pub(super) fn parts(markup: &str) -> Result<Vec<Part>, String> {
    Ok(blocks::of(&document::parse(markup)?))
}

/// The main text of a page, without what surrounds it.
fn main_text(document: dom_query::Document) -> Result<Vec<Part>, String> {
    const NONE: &str = "no article found in the page; give the article's own page, or its text";
    let config = Config { disable_json_ld: true, max_elements_to_parse: document::MOST_NODES, ..Config::default() };
    let found = Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse());
    let content = found.map_err(|_| NONE.to_owned())?.content;
    let parts = blocks::of(&document::parse(&content)?);
    let words: usize = parts.iter().filter(|p| p.kind.is_none()).map(|p| p.text.split_whitespace().count()).sum();
    if words < FEWEST_WORDS { Err(NONE.to_owned()) } else { Ok(parts) }
}

/// The charset that a page says it has.
fn declared(bytes: &[u8]) -> Option<String> {
    static CHARSET: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i)<(?:meta|\?xml)\s[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)"#)
            .expect("a pattern")
    });
    let head = &bytes[..bytes.len().min(4096)];
    let label = CHARSET.captures(head)?.get(1)?;
    Some(String::from_utf8_lossy(label.as_bytes()).into_owned())
}
