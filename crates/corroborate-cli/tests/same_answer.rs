//! The same reports give the same answer: the same bytes for any number of threads, the same account for any order.

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use common::{account, corroborate, examples, files, shared, text};
use serde_json::Value;

#[test]
fn the_same_bytes_for_one_thread_and_two() {
    for reports in piles() {
        let with = |threads: &str| {
            let options = ["account", "--format", "json", "--threads", threads].map(PathBuf::from);
            text(&corroborate(options.iter().chain(&reports)))
        };
        assert_eq!(with("1"), with("2"));
    }
}

#[test]
fn the_order_of_the_reports_changes_nothing_but_their_numbers() {
    for reports in piles() {
        let expected = unnumbered(&account(&reports));
        let mut reversed = reports.clone();
        reversed.reverse();
        let mut rotated = reports.clone();
        rotated.rotate_left(reports.len() / 2);
        for shuffled in [reversed, rotated] {
            assert_eq!(unnumbered(&account(&shuffled)), expected);
        }
    }
}

#[test]
fn an_unrelated_report_changes_nothing_in_a_story() {
    let unrelated = std::env::temp_dir().join(format!("corroborate-{}-unrelated.txt", std::process::id()));
    std::fs::write(
        &unrelated,
        "Korpi wins rain-hit rowing final\n\nHELMI, 3 August 2024 (Lahti Sport) - Rower Aino Korpi won the single sculls at the \
         Helmi regatta on Saturday in seven minutes and 41 seconds, half a length ahead of Pia Salo. Rain had delayed the final by \
         two hours. \u{201c}My arms were gone at the bridge,\u{201d} Korpi said. Salo, who won in 2022, said she would row on for a year.\n",
    )
    .expect("the report is written");
    for mut reports in piles() {
        // A pile that somebody picked has twenty reports at most: one more must not make it another kind of pile.
        reports.truncate(20);
        let alone = account(&reports);
        let mut with: Vec<PathBuf> = reports.clone();
        with.push(unrelated.clone());
        let beside = account(&with);
        let last = &list(&beside, "reports")[reports.len()]["report"];
        let is_of_pile = |story: &&Value| !list(story, "reports").contains(last);
        // It may stand in front of other stories of one report.
        let without_number = |story: &Value| {
            let mut fields = story.as_object().cloned().unwrap_or_default();
            fields.remove("story");
            fields
        };
        let of_pile: Vec<_> = list(&beside, "stories").iter().filter(is_of_pile).map(without_number).collect();
        assert_eq!(of_pile, list(&alone, "stories").iter().map(without_number).collect::<Vec<_>>());
        assert_eq!(list(&beside, "reports")[..reports.len()], *list(&alone, "reports"));
    }
    std::fs::remove_file(unrelated).expect("the report is removed");
}

fn piles() -> Vec<Vec<PathBuf>> {
    let mut piles = vec![files(&examples())];
    for happening in ["prosecutors-programme", "garment-factory-fire"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/happenings").join(happening);
        let is_report = |path: &PathBuf| path.extension().is_some_and(|end| end == "txt");
        piles.push(files(&folder).into_iter().filter(is_report).collect());
    }
    if let Some(shared) = shared("the same answer on real reports") {
        piles.push(files(&shared.join("seeds")));
        // Topic 35 has copies of a text whose first version leaves out what they tell.
        for topic in ["5_", "35_"] {
            let is_of_topic =
                |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(topic));
            piles.push(files(&shared.join("data/ecb/dev-docs")).into_iter().filter(is_of_topic).collect());
        }
    }
    piles
}

/// All of an account, in which reports are known by their content, their numbers in sentences are left out, and lists are in
/// an order of their own.
fn unnumbered(account: &Value) -> Value {
    let reports: BTreeMap<&str, &str> =
        list(account, "reports").iter().map(|r| (word(r, "report"), word(r, "sha256"))).collect();
    plain(account, &reports)
}

fn plain(value: &Value, reports: &BTreeMap<&str, &str>) -> Value {
    match value {
        Value::String(words) => {
            let named = reports.get(words.as_str()).map(|&content| content.to_owned());
            Value::String(named.unwrap_or_else(|| unmarked(words)))
        }
        Value::Array(all) => {
            let mut all: Vec<Value> = all.iter().map(|value| plain(value, reports)).collect();
            all.sort_by_cached_key(Value::to_string);
            Value::Array(all)
        }
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, value)| (name.clone(), plain(value, reports))).collect())
        }
        _ => value.clone(),
    }
}

/// A sentence without the numbers of reports in it: "Report 2", "[2]".
fn unmarked(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let follows_report = |at: usize| at > 0 && words[at - 1].to_lowercase().starts_with("report");
    let plain = words.iter().enumerate().map(|(at, word)| {
        let is_mark = word.contains('[') || follows_report(at);
        if is_mark { word.replace(|c: char| c.is_ascii_digit(), "") } else { (*word).to_owned() }
    });
    plain.collect::<Vec<_>>().join(" ")
}

fn list<'v>(value: &'v Value, field: &str) -> &'v [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

fn word<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or_default()
}
