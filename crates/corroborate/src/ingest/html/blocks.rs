//! The blocks of a page as it is seen: paragraphs, headings, words to pictures.

use dom_query::{Document, NodeRef};

use crate::ingest::article::Part;
use crate::report::ZoneKind;

/// Elements whose words are no part of the text.
const UNSEEN: [&str; 16] = [
    "script", "style", "noscript", "template", "head", "button", "form", "select", "svg", "math", "iframe", "object",
    "audio", "video", "canvas", "textarea",
];
/// Elements inside of a line; all others begin a new one.
const INLINE: [&str; 32] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u",
    "var",
];

/// What is to be done next on the way through the tree; a list in place of recursion.
enum Step<'t> {
    Enter(NodeRef<'t>, Option<ZoneKind>),
    Break(Option<ZoneKind>),
}

/// The blocks of a page, in order.
pub(super) fn of(document: &Document) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut words = String::new();
    let mut steps = vec![Step::Enter(document.root(), None)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Break(kind) => end(&mut words, kind, &mut parts),
            Step::Enter(node, _) if node.is_text() => words.push_str(&node.text()),
            Step::Enter(node, kind) => {
                let name = node.node_name().unwrap_or_default();
                let name: &str = &name;
                if UNSEEN.contains(&name) || node.is_comment() || node.has_attr("hidden") {
                    continue;
                }
                let inner = kind_of(name).or(kind);
                if !INLINE.contains(&name) {
                    end(&mut words, kind, &mut parts);
                    steps.push(Step::Break(inner));
                }
                steps.extend(node.children_it(true).map(|child| Step::Enter(child, inner)));
            }
        }
    }
    end(&mut words, None, &mut parts);
    parts
}

fn kind_of(name: &str) -> Option<ZoneKind> {
    match name {
        "figcaption" => Some(ZoneKind::Caption),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(ZoneKind::Title),
        _ => None,
    }
}

fn end(words: &mut String, kind: Option<ZoneKind>, parts: &mut Vec<Part>) {
    let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.clear();
    if !text.is_empty() {
        parts.push(Part { text, kind });
    }
}
