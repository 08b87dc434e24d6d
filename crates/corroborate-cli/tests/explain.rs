//! `--explain`: every kind of question about the example reports, in text and in JSON.

mod common;

use common::{complaints, corroborate, examples, text};
use serde_json::Value;

fn asked(question: &str, format: &str) -> std::process::Output {
    let options = ["account", "--format", format, "--explain", question].map(std::path::PathBuf::from);
    corroborate(options.iter().chain([&examples()]))
}

/// What each kind of question is answered with.
#[test]
fn every_kind_of_question_has_its_reasons() {
    let cases: [(&str, &[&str]); 12] = [
        ("e3", &["al-Harani", "within r", "across r", ": the same name"]),
        (
            "v6",
            &[
                "when: ",
                "where: ",
                "who: ",
                "class: ",
                "whether it happened: ",
                "independent report",
                "“killed” grew: ",
            ],
        ),
        ("q8", &["said by ", "the words of saying", "q1 of r", "are one remark"]),
        (
            "g1",
            &["agreement: ", "kind: ", "status: signed", "parties: ", "signatories: ", "areas: ", "day: ", "place: "],
        ),
        ("n1", &["“killed” grew: 5, 7, 11", "5 in what was published on 13 May 2025", "no number is smaller"]),
        ("c1", &["conflict about the day", "the values were weighed"]),
        ("r4", &["is a text of its own", "were put into one story, s1", "credits "]),
        ("r1 and r6", &["both are of s1", "the two were compared", "two texts", "(not taken)"]),
        ("v1 and v5", &["two events"]),
        ("Yusuf al-Harani = Tomas Reuel", &["Yusuf al-Harani and Tomas Reuel are two"]),
        ("s1", &["6 reports are one story"]),
        ("al-Harani", &["Yusuf al-Harani, also "]),
    ];
    for (question, expected) in cases {
        let output = asked(question, "terminal");
        assert!(output.status.success(), "{question}: {}", complaints(&output));
        let told = text(&output);
        for words in expected {
            assert!(told.contains(words), "{question} is not answered with “{words}”:\n{told}");
        }
        let output = asked(question, "json");
        let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let decisions = json["decisions"].as_array().expect("decisions");
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        for decision in decisions {
            let line = format!("{}: {}\n", word(&decision["about"]), word(&decision["verdict"]));
            assert!(told.contains(&line), "{question}: the JSON says “{line}”, the text does not:\n{told}");
            for step in decision["steps"].as_array().expect("steps") {
                assert!(told.contains(&word(&step["what"])), "{question}: {step}");
            }
        }
    }
}

/// A report that is not there was answered on standard output, and the program ended as if all were well.
#[test]
fn a_question_about_nothing_is_an_error_that_says_what_can_be_asked() {
    let output = asked("r99", "terminal");
    assert_eq!((output.status.code(), text(&output)), (Some(1), String::new()));
    assert!(complaints(&output).contains("r1 to r6 (a report)"), "{}", complaints(&output));
    let output = asked("r99", "json");
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((output.status.code(), json["decisions"].as_array().map(Vec::len)), (Some(1), Some(0)));
}
