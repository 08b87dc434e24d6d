//! The same reports give the same answer: the same bytes for any number of threads, the same account for any order.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

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

fn piles() -> Vec<Vec<PathBuf>> {
    let mut piles = vec![files(&examples())];
    if let Some(shared) = shared("the same answer on real reports") {
        piles.push(files(&shared.join("seeds")));
        let is_of_coaches =
            |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("5_"));
        piles.push(files(&shared.join("data/ecb/dev-docs")).into_iter().filter(is_of_coaches).collect());
    }
    piles
}

/// An account as a set of facts in which reports are known by their content and everything else by where it is said.
fn unnumbered(account: &Value) -> BTreeSet<String> {
    let reports: BTreeMap<&str, &str> =
        list(account, "reports").iter().map(|r| (word(r, "report"), word(r, "sha256"))).collect();
    let cite = |c: &Value| format!("{}:{}-{}", reports[word(c, "report")], c["start"], c["end"]);
    let cites = |of: &Value, field: &str| {
        let set: BTreeSet<String> = list(of, field).iter().map(cite).collect();
        set.into_iter().collect::<Vec<_>>().join(" ")
    };
    let mut facts = BTreeSet::new();
    for r in list(account, "reports") {
        let copy_of = r["copy_of"].as_str().map(|id| reports[id]);
        facts.insert(format!(
            "report {} {} {} {copy_of:?}",
            reports[word(r, "report")],
            r["published_inferred"],
            r["origins"]
        ));
    }
    for story in list(account, "stories") {
        let entities: BTreeMap<&str, String> =
            list(story, "entities").iter().map(|e| (word(e, "entity"), cites(e, "mentions"))).collect();
        let entity = |id: &Value| id.as_str().map(|id| entities[id].clone());
        let members: BTreeSet<&str> =
            list(story, "reports").iter().filter_map(|r| reports.get(r.as_str()?).copied()).collect();
        facts.insert(format!("story {} {members:?}", story["title"]));
        for e in list(story, "entities") {
            facts.insert(format!("entity {} {} {}", e["name"], e["kind"], cites(e, "mentions")));
        }
        let mut events = BTreeMap::new();
        for v in list(story, "events") {
            let who: BTreeSet<String> =
                list(v, "participants").iter().map(|p| format!("{} {:?}", p["role"], entity(&p["entity"]))).collect();
            let said = cites(v, "claims");
            let (summary, when, standing) = (&v["summary"], &v["when"], &v["standing"]);
            facts.insert(format!("event {summary} {when} {standing} {:?} {who:?} {said}", entity(&v["where"])));
            events.insert(word(v, "event"), said);
        }
        for s in list(story, "statements") {
            facts.insert(format!("statement {} {:?}", cite(s), entity(&s["speaker"])));
        }
        for c in list(story, "conflicts") {
            let values: BTreeSet<String> = list(c, "values").iter().map(|v| v["value"].to_string()).collect();
            facts.insert(format!("conflict {} {} {values:?}", events[word(c, "event")], c["aspect"]));
        }
        for l in list(story, "account") {
            facts.insert(format!("line {} {} {}", l["section"], unmarked(word(l, "text")), cites(l, "cites")));
        }
    }
    facts
}

/// A sentence without the numbers of reports in it: "Report 2", "[2]".
fn unmarked(text: &str) -> String {
    let is_number = |word: &str| {
        let inner = word.trim_matches(['[', ']']);
        !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit()) && inner.len() < 3
    };
    let words: Vec<&str> = text.split(' ').collect();
    let follows_report = |at: usize| at > 0 && words[at - 1].to_lowercase().starts_with("report");
    let plain = words.iter().enumerate().map(|(at, word)| {
        let is_mark = is_number(word) && (word.starts_with('[') || follows_report(at));
        if is_mark { "n" } else { word }
    });
    plain.collect::<Vec<_>>().join(" ")
}

fn list<'v>(value: &'v Value, field: &str) -> &'v [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

fn word<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or_default()
}
