//! Markup to a tree, within bounds.
//!
//! A few bytes of markup can make a large tree (every paragraph repeats the tags that are left open), and some steps of
//! parsing walk the whole depth of it. So the parser is fed in small pieces, and the tree is measured after each.

use dom_query::Document;
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

/// The greatest length of a page, in bytes.
pub(super) const MOST_BYTES: usize = 8 << 20;
/// The greatest number of nodes of a page; a long article with all its comments has a tenth of it.
pub(super) const MOST_NODES: usize = 100_000;
/// The greatest depth of a page; browsers stop there too.
const DEPTH: usize = 512;
/// How many bytes are parsed between two measurements.
const STEP: usize = 256;

/// The tree of a page.
pub(super) fn parse(page: &str) -> Result<Document, String> {
    if page.len() > MOST_BYTES {
        return Err(format!("the page has more than {MOST_BYTES} bytes; give the text of the article"));
    }
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let mut parser = parse_document(Document::default(), ParseOpts { tree_builder, ..ParseOpts::default() });
    let mut rest = page;
    while !rest.is_empty() {
        let (step, after) = rest.split_at(rest.ceil_char_boundary(STEP));
        parser.process(StrTendril::from_slice(step));
        check(&parser.tokenizer.sink.sink)?;
        rest = after;
    }
    Ok(parser.finish())
}

fn check(document: &Document) -> Result<(), String> {
    let nodes = document.tree.len();
    if nodes > MOST_NODES {
        return Err(format!("the page has more than {MOST_NODES} elements; give the text of the article"));
    }
    // What is open while parsing is the last child of the last child, and so on.
    let open = std::iter::successors(Some(document.root()), |node| node.last_child());
    if open.take(DEPTH).count() == DEPTH {
        return Err(format!("its elements are nested more than {DEPTH} deep; give the text of the article"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_markup_is_refused_soon() {
        let formatting: String = (0..2000).map(|n| format!("<b id={n}>")).collect::<String>() + &"<p>x".repeat(1 << 18);
        let cells = "<b id=1><table><tr><td></b></td></tr></table>".repeat(40_000) + &"<p>x".repeat(1 << 18);
        for page in [
            "<div>".repeat(1 << 20),
            "<b><p>".repeat(1 << 19),
            formatting,
            cells,
            "<p>x".repeat(1 << 20),
            "a".repeat(9 << 20),
        ] {
            assert!(parse(&page).is_err());
        }
        for page in ["", "<", "<p", "a & b", "<!doctype html><title>x", "\0<svg><![CDATA["] {
            assert!(parse(page).is_ok());
        }
    }
}
