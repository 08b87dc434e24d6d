//! Accuracy on development sets does not fall. The floors are a little below what was measured (`docs/evaluation.md`);
//! the scorers are those beside the data.

#![allow(clippy::print_stdout, reason = "the figures are worth reading where the test passes")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{complaints, corroborate, files, shared, text};
use serde_json::Value;

/// A scorer, what it is run on, and what must not fall.
struct Floor {
    scorer: &'static str,
    options: &'static [&'static str],
    /// Gold file and folder of documents below `data/`.
    gold: &'static str,
    documents: &'static str,
    command: &'static [&'static str],
    /// Row of the scorer's output and the least F1.
    least: &'static [(&'static str, f64)],
}

const ANNOTATE: &[&str] = &["annotate"];
const ACCOUNT: &[&str] = &["account", "--format", "json"];

const FLOORS: &[Floor] = &[
    Floor {
        scorer: "syntax.py",
        options: &[],
        gold: "gum/dev.conllu",
        documents: "gum/dev-docs",
        command: ANNOTATE,
        least: &[("tokens", 99.5), ("sentences", 96.8), ("UPOS", 97.0), ("UAS", 90.8), ("LAS", 88.2)],
    },
    Floor {
        scorer: "syntax.py",
        options: &[],
        gold: "ud-ewt/dev.conllu",
        documents: "ud-ewt/dev-docs",
        command: ANNOTATE,
        least: &[("tokens", 99.2), ("sentences", 88.8), ("UPOS", 96.2), ("UAS", 89.4), ("LAS", 87.1)],
    },
    Floor {
        scorer: "names.py",
        options: &[],
        gold: "crossner/dev.jsonl",
        documents: "crossner/dev-docs",
        command: ANNOTATE,
        least: &[("exact all", 88.0)],
    },
    Floor {
        scorer: "names.py",
        options: &[],
        gold: "uner-ewt/dev.jsonl",
        documents: "uner-ewt/dev-docs",
        command: ANNOTATE,
        least: &[("exact all", 79.7)],
    },
    Floor {
        scorer: "names.py",
        options: &[],
        gold: "wikigold/dev.jsonl",
        documents: "wikigold/dev-docs",
        command: ANNOTATE,
        least: &[("exact all", 85.3)],
    },
    Floor {
        scorer: "times.py",
        options: &[],
        gold: "meantime/dev.jsonl",
        documents: "meantime/dev-docs",
        command: ANNOTATE,
        least: &[("value", 85.5)],
    },
    Floor {
        scorer: "events.py",
        options: &[],
        gold: "meantime/dev.jsonl",
        documents: "meantime/dev-docs",
        command: ANNOTATE,
        least: &[("triggers", 84.5), ("factuality by class", 77.0)],
    },
    Floor {
        scorer: "events.py",
        options: &[],
        gold: "plover/dev.jsonl",
        documents: "plover/dev-docs",
        command: ANNOTATE,
        least: &[("typed there", 88.0)],
    },
    Floor {
        scorer: "quotes.py",
        options: &[],
        gold: "gum/dev.jsonl",
        documents: "gum/dev-docs",
        command: ANNOTATE,
        least: &[("content overlap", 77.8), ("source overlap", 67.5)],
    },
    Floor {
        scorer: "coref.py",
        options: &["--layer", "entities", "--within"],
        gold: "gum/dev.jsonl",
        documents: "gum/dev-docs",
        command: ANNOTATE,
        least: &[("CoNLL", 70.0)],
    },
    Floor {
        scorer: "coref.py",
        options: &["--layer", "events"],
        gold: "ecb/dev.jsonl",
        documents: "ecb/dev-docs",
        command: ACCOUNT,
        least: &[("CoNLL", 55.3)],
    },
    Floor {
        scorer: "stories.py",
        options: &[],
        gold: "ecb/dev-stories.jsonl",
        documents: "ecb/dev-docs",
        command: ACCOUNT,
        least: &[("B3", 91.5)],
    },
];

#[test]
fn no_figure_falls_below_its_floor() {
    let Some(shared) = shared("accuracy on development sets") else { return };
    let work = std::env::temp_dir().join(format!("corroborate-floors-{}", std::process::id()));
    fs::create_dir_all(&work).expect("a folder");
    let mut low = Vec::new();
    for floor in FLOORS {
        let figures = score(floor, &shared, &work);
        for (row, least) in floor.least {
            let got = figure(&figures, row);
            println!("{} {} {row}: {got:.1} (floor {least})", floor.scorer, floor.gold);
            if got < *least {
                low.push(format!("{} on {}: {row} is {got:.2}, floor {least}", floor.scorer, floor.gold));
            }
        }
    }
    let _ = fs::remove_dir_all(&work);
    assert!(low.is_empty(), "{}", low.join("\n"));
}

fn score(floor: &Floor, shared: &Path, work: &Path) -> Value {
    let system = system_output(floor, shared, work);
    let output = Command::new("python3")
        .arg(shared.join("score").join(floor.scorer))
        .args(floor.options)
        .arg("--json")
        .arg("--gold")
        .arg(shared.join("data").join(floor.gold))
        .arg("--system")
        .arg(system)
        .output()
        .expect("python3 runs");
    assert!(output.status.success(), "{}", complaints(&output));
    serde_json::from_str(&text(&output)).expect("JSON from the scorer")
}

/// What the program makes of the documents, made once for all scorers that read it.
fn system_output(floor: &Floor, shared: &Path, work: &Path) -> PathBuf {
    let path = work.join(format!("{}-{}.json", floor.documents.replace('/', "-"), floor.command[0]));
    if !path.exists() {
        let documents = files(&shared.join("data").join(floor.documents));
        let output = corroborate(floor.command.iter().map(PathBuf::from).chain(documents));
        fs::write(&path, output.stdout).expect("a file");
    }
    path
}

/// F1 of a row; the scorers of stories and accounts print plain numbers for some.
fn figure(figures: &Value, row: &str) -> f64 {
    let value = &figures[row];
    value["f1"].as_f64().or(value.as_f64()).unwrap_or(0.0)
}

#[test]
fn the_account_of_real_reports_scores_as_before() {
    let Some(shared) = shared("the account of real reports") else { return };
    let figures = score_account(&shared, &shared.join("gold/radan-moscow.json"), &shared, &shared.join("seeds"));
    assert!(figures["mean"].as_f64() >= Some(92.0) && figures["standing"].as_f64() >= Some(85.0), "{figures}");
    assert_eq!(figures["conflicts"].as_f64(), Some(100.0), "{figures}");
    let low = figures.as_object().expect("an object").iter().filter(|(_, v)| v.as_f64().is_some_and(|v| v < 50.0));
    assert_eq!(low.count(), 0, "{figures}");
}

/// The mean of the figures of each invented happening, a little below what was measured.
const HAPPENINGS: &[(&str, f64)] = &[
    ("visit-to-tashkent", 70.0),
    ("customs-chief", 68.0),
    ("prosecutors-programme", 71.5),
    ("tanker", 72.0),
    ("glove-fraud", 69.5),
    ("visit-to-hanoi", 69.0),
    ("attack-at-chai", 75.5),
    ("medjerda-waters", 66.5),
    ("border-protocol", 66.0),
    ("garment-factory-fire", 66.5),
    ("defence-memorandum", 69.0),
];

#[test]
fn the_accounts_of_invented_happenings_score_as_before() {
    let Some(shared) = shared("the accounts of invented happenings") else { return };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/happenings");
    let mut low = Vec::new();
    for &(name, least) in HAPPENINGS {
        let folder = root.join(name);
        let figures = score_account(&shared, &folder.join("gold.json"), &root, &folder);
        let mean = figures["mean"].as_f64().unwrap_or_default();
        println!("{name}: {mean:.1} (floor {least})");
        if mean < least {
            low.push(format!("{name}: {mean:.2}, floor {least}"));
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
}

/// The figures of the account of the reports in a folder; `root` holds the folder that the gold account names.
fn score_account(shared: &Path, gold: &Path, root: &Path, reports: &Path) -> Value {
    let name = gold.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let account = std::env::temp_dir().join(format!("corroborate-account-{name}-{}.json", std::process::id()));
    let options = ["account", "--format", "json"].map(PathBuf::from);
    let texts = files(reports).into_iter().filter(|path| path.extension().is_some_and(|end| end == "txt"));
    let output = corroborate(options.into_iter().chain(texts));
    fs::write(&account, output.stdout).expect("a file");
    let scorer = Command::new("python3")
        .arg(shared.join("score/account.py"))
        .arg("--json")
        .arg("--gold")
        .arg(gold)
        .arg("--root")
        .arg(root)
        .arg("--system")
        .arg(&account)
        .output()
        .expect("python3 runs");
    let _ = fs::remove_file(&account);
    assert!(scorer.status.success(), "{}", complaints(&scorer));
    let figures: Value = serde_json::from_str(&text(&scorer)).expect("JSON from the scorer");
    println!("{figures}");
    figures
}
