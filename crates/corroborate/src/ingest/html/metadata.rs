//! What a page states of its article: headline, outlet, author, day of publication, language.
//!
//! In this order: JSON-LD, `<meta>`, elements with `itemprop` or `<time>`, the address of the page. The day of a change
//! is never taken for that of publication.

use std::sync::LazyLock;

use dom_query::Document;
use regex::Regex;
use serde_json::Value;

use crate::ingest::{dates, site};
use crate::lexicon::bare;
use crate::lexicon::html_meta::HTML_META;
use crate::report::Published;

/// What is stated.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<Published>,
    pub(super) modified: Option<Published>,
    pub(super) language: Option<String>,
}

/// The most that is believed to be a headline, a name of an outlet or an author, in bytes.
const LONGEST: usize = 400;

impl Metadata {
    pub(super) fn of(document: &Document) -> Self {
        let linked = linked_data(document);
        let meta = meta(document);
        let linked_words = |key: &str| linked.as_ref().and_then(|data| name_of(data.get(key)?));
        let title_element = text_of(document, "title");
        let heading = text_of(document, "h1");
        let outlet = linked_words("publisher").or_else(|| meta("outlet"));
        let title = linked_words("headline")
            .or_else(|| meta("title"))
            .or_else(|| heading.clone())
            .or_else(|| title_element.clone());
        let (title, suffix) =
            title.map_or((None, None), |title| split_suffix(&title, outlet.as_deref(), heading.as_deref()));
        let suffix = suffix.or_else(|| split_suffix(&title_element?, None, title.as_deref()).1);
        let address = meta("url").or_else(|| attribute_of(document, "link[rel=canonical]", "href"));
        Self {
            outlet: outlet.or(suffix).map(|name| site::outlet(&name)).or_else(|| site::host(address.as_deref()?)),
            author: linked_words("author").or_else(|| meta("author")).filter(|name| !name.contains("://")),
            published: published(document, linked.as_ref(), &meta, address.as_deref()),
            modified: modified(document, linked.as_ref(), &meta),
            language: attribute_of(document, "html", "lang"),
            title,
        }
    }
}

type Meta<'m> = &'m dyn Fn(&str) -> Option<String>;

fn published(document: &Document, linked: Option<&Value>, meta: Meta, address: Option<&str>) -> Option<Published> {
    const TIMES: &str = "time[pubdate], header time[datetime], article time[datetime]";
    stated(linked.and_then(|data| name_of(data.get("datePublished")?)), "JSON-LD datePublished")
        .or_else(|| stated(meta("published"), "the page's metadata"))
        .or_else(|| stated(property_of(document, "datePublished"), "itemprop datePublished"))
        .or_else(|| stated(attribute_of(document, TIMES, "datetime"), "the page's <time>"))
        .or_else(|| Some(Published { date: site::date(address?)?, source: "the page's address".to_owned() }))
}

fn modified(document: &Document, linked: Option<&Value>, meta: Meta) -> Option<Published> {
    stated(linked.and_then(|data| name_of(data.get("dateModified")?)), "JSON-LD dateModified")
        .or_else(|| stated(meta("modified"), "the page's metadata"))
        .or_else(|| stated(property_of(document, "dateModified"), "itemprop dateModified"))
}

fn stated(value: Option<String>, source: &str) -> Option<Published> {
    Some(Published { date: dates::of_field(&value?)?, source: source.to_owned() })
}

/// The value of an `itemprop`.
fn property_of(document: &Document, name: &str) -> Option<String> {
    let selector = format!("[itemprop={name}]");
    ["datetime", "content"].iter().find_map(|attribute| attribute_of(document, &selector, attribute))
}

/// The best `<meta>` of each role.
fn meta(document: &Document) -> impl Fn(&str) -> Option<String> + use<> {
    let mut found: Vec<Option<String>> = vec![None; HTML_META.len()];
    for element in document.select("meta[content]").nodes() {
        for attribute in ["property", "name", "itemprop"] {
            let Some(name) = element.attr(attribute).map(|name| name.to_ascii_lowercase()) else { continue };
            let Some(rank) = HTML_META.iter().position(|(_, known)| *known == name) else { continue };
            if found[rank].is_none() {
                found[rank] = element.attr("content").and_then(|content| tidy(&content));
            }
        }
    }
    move |role| HTML_META.iter().zip(&found).filter(|((of, _), _)| *of == role).find_map(|(_, value)| value.clone())
}

/// The JSON-LD object that is an article: it has a headline, a text or a day of publication.
fn linked_data(document: &Document) -> Option<Value> {
    document.select("script[type='application/ld+json']").nodes().iter().find_map(|script| {
        let value: Value = serde_json::from_str(script.text().trim()).ok()?;
        article_in(value)
    })
}

fn article_in(value: Value) -> Option<Value> {
    match value {
        Value::Array(items) => items.into_iter().find_map(article_in),
        Value::Object(mut object) => {
            if ["headline", "datePublished", "articleBody"].iter().any(|key| object.contains_key(*key)) {
                return Some(Value::Object(object));
            }
            ["@graph", "mainEntity"].iter().find_map(|key| article_in(object.remove(*key)?))
        }
        _ => None,
    }
}

/// A name as JSON-LD gives it: words, an object with a name, or a list of these.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => tidy(words),
        Value::Array(items) => {
            let names: Vec<String> = items.iter().filter_map(name_of).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Object(object) => name_of(object.get("name")?),
        _ => None,
    }
}

fn text_of(document: &Document, selector: &str) -> Option<String> {
    tidy(&document.select_single(selector).text())
}

fn attribute_of(document: &Document, selector: &str, name: &str) -> Option<String> {
    document.select(selector).nodes().iter().find_map(|element| tidy(&element.attr(name)?))
}

fn tidy(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty() && words.len() <= LONGEST).then_some(words)
}

/// "Chief signs pact | Daily Herald": the headline, and the outlet behind the last bar or dash if it is the one that is
/// known, or if what is in front is the heading of the page.
fn split_suffix(title: &str, outlet: Option<&str>, heading: Option<&str>) -> (Option<String>, Option<String>) {
    static BAR: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\s+(?:[|•·»]|::|[-–—])\s+").expect("the pattern of bars"));
    let cut = BAR.find_iter(title).find(|bar| {
        let (front, behind) = (&title[..bar.start()], &title[bar.end()..]);
        outlet.is_some_and(|outlet| bare(outlet) == bare(behind))
            || heading.is_some_and(|heading| bare(heading) == bare(front))
    });
    match cut {
        Some(bar) => (Some(title[..bar.start()].to_owned()), Some(title[bar.end()..].to_owned())),
        None => (Some(title.to_owned()), None),
    }
}
