//! JSON and JSON Lines, in the shapes that news crawlers write.
//!
//! A record is an object with a text under one of the names in `data/record-fields.tsv`; a file is a record, a list of
//! records, or an object that holds such a list. serde_json stops at 128 levels, so nesting is no danger.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use super::article::{Article, Part};
use super::{dates, html, site};
use crate::lexicon::record_fields::{Field, field};
use crate::report::{Published, ZoneKind};

/// An object that is a report, or should be.
pub(super) type Record = Map<String, Value>;
/// What is done with a record; its JSON Pointer comes with it, empty for the whole file.
type Take<'t> = &'t mut dyn FnMut(&str, &Record);

/// How deep a list of records may lie in objects.
const DEPTH: usize = 3;

/// Hands every record of a whole file to `take`.
pub(super) fn each(text: &str, take: Take) -> Result<(), String> {
    let value: Value = serde_json::from_str(text).map_err(|e| format!("no valid JSON: {e}"))?;
    each_in(&value, "", DEPTH, take)
}

fn each_in(value: &Value, place: &str, depth: usize, take: Take) -> Result<(), String> {
    match value {
        Value::Array(items) if !items.is_empty() => {
            // What is no object has no text, and is found to be a record without one.
            let none = Record::new();
            for (n, item) in items.iter().enumerate() {
                take(&format!("{place}/{n}"), item.as_object().unwrap_or(&none));
            }
            Ok(())
        }
        Value::Object(record) => match list_in(record).filter(|_| depth > 0) {
            Some((name, inner)) => each_in(inner, &format!("{place}/{name}"), depth - 1, take),
            None => {
                take(place, record);
                Ok(())
            }
        },
        _ => Err("no record in it: an object, or a list of objects, with the text of a report is needed".to_owned()),
    }
}

/// The list of records that an object without a text holds, or the object around it.
fn list_in(object: &Record) -> Option<(&String, &Value)> {
    if pick(object, Field::Text).is_some() {
        return None;
    }
    let lists = object.iter().filter(|(_, inner)| inner.is_array() || inner.is_object());
    let ranked = lists.filter_map(|(name, inner)| Some((rank(name, Field::Records)?, name, inner)));
    ranked.min_by_key(|(rank, name, _)| (*rank, *name)).map(|(_, name, inner)| (name, inner))
}

/// The record on one line of JSON Lines.
pub(super) fn line(text: &str) -> Result<Record, String> {
    match serde_json::from_str(text) {
        Ok(Value::Object(record)) => Ok(record),
        Ok(_) => Err("no object; every line is to be one record".to_owned()),
        Err(e) => Err(format!("no valid JSON ({e}); correct the line or leave it out")),
    }
}

/// The article of a record.
pub(super) fn article(record: &Record) -> Result<Article, String> {
    let text = pick(record, Field::Text).and_then(|(_, value)| words(value, "\n\n")).ok_or_else(|| {
        let names: Vec<&str> = record.keys().map(String::as_str).take(12).collect();
        format!("no text of a report in the record; its fields are: {}", names.join(", "))
    })?;
    let main = if html::is_markup(&text) { html::parts(&text)? } else { vec![Part { text, kind: None }] };
    let begins_with = |words: &str| main.first().is_some_and(|part| part.text.trim_start().starts_with(words));
    let title = pick_words(record, Field::Title).filter(|title| !begins_with(title));
    let author =
        pick_words(record, Field::Author).filter(|name| name.len() < 200 && !name.contains('\n') && !begins_with(name));
    let mut parts = Vec::with_capacity(main.len() + 2);
    parts.extend(title.map(|text| Part { text, kind: Some(ZoneKind::Title) }));
    parts.extend(author.map(|text| Part { text, kind: Some(ZoneKind::Byline) }));
    parts.extend(main);
    let address = pick_words(record, Field::Url);
    let stated = |wanted: Field| {
        let (name, value) = pick(record, wanted)?;
        Some(Published { date: date(value)?, source: format!("the field “{name}”") })
    };
    let in_address = || {
        let date = site::date(address.as_deref()?)?;
        Some(Published { date, source: "the address of the report".to_owned() })
    };
    Ok(Article {
        outlet: pick_words(record, Field::Outlet)
            .map(|name| site::outlet(&name))
            .or_else(|| site::host(address.as_deref()?)),
        published: stated(Field::Published).or_else(in_address),
        modified: stated(Field::Modified),
        language: pick_words(record, Field::Language),
        ..Article::of(parts)
    })
}

/// The value of a field, under the best of its names that has one.
fn pick(record: &Record, wanted: Field) -> Option<(&String, &Value)> {
    record
        .iter()
        .filter_map(|(name, value)| Some((rank(name, wanted)?, name, value)))
        .filter(|(_, _, value)| words(value, " ").is_some())
        .min_by_key(|(rank, name, _)| (*rank, *name))
        .map(|(_, name, value)| (name, value))
}

fn pick_words(record: &Record, wanted: Field) -> Option<String> {
    pick(record, wanted).and_then(|(_, value)| words(value, ", ")).map(|found| found.trim().to_owned())
}

fn rank(name: &str, wanted: Field) -> Option<usize> {
    field(name).filter(|(found, _)| *found == wanted).map(|(_, rank)| rank)
}

/// What a value says in words: a text, a number, a list of these, or the name in an object.
fn words(value: &Value, joint: &str) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().filter_map(|item| words(item, joint)).collect();
            (!items.is_empty()).then(|| items.join(joint))
        }
        Value::Object(object) => ["name", "title", "text"].iter().find_map(|key| words(object.get(*key)?, joint)),
        _ => None,
    }
}

/// A day as records state it: in words, or as seconds or milliseconds since 1970.
fn date(value: &Value) -> Option<jiff::civil::Date> {
    const MILLISECONDS: i64 = 100_000_000_000;
    match value {
        Value::Number(number) => {
            let number = number.as_i64().or_else(|| number.as_f64().map(|n| n as i64))?;
            let seconds = if number > MILLISECONDS { number / 1000 } else { number };
            let day = Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::UTC).date();
            (1990..2100).contains(&day.year()).then_some(day)
        }
        Value::Object(object) => date(object.get("$date")?),
        other => dates::of_field(&words(other, " ")?),
    }
}
