//! What reports tell against each other in words of their own, from their text to the account.

mod common;

use common::{complaints, corroborate_reading, text};
use serde_json::{Value, json};

/// The account of reports, each given by its day and its text.
fn account(reports: &[(&str, &str)]) -> Value {
    let line = |(at, (day, text)): (usize, &(&str, &str))| {
        json!({ "title": format!("Report {at}"), "source": format!("Outlet {at}"), "date": day, "text": text })
            .to_string()
    };
    let lines: Vec<String> = reports.iter().enumerate().map(line).collect();
    let output = corroborate_reading(&["account", "--format", "json", "-"], lines.join("\n").as_bytes());
    assert!(output.status.success(), "{}", complaints(&output));
    serde_json::from_str(&text(&output)).expect("JSON")
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The aspect and the values of each conflict.
fn conflicts(account: &Value) -> Vec<(String, Vec<String>)> {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let of = |conflict: &Value| {
        let values = list(conflict, "values").iter().map(|value| word(&value["value"])).collect();
        (word(&conflict["aspect"]), values)
    };
    list(account, "stories").iter().flat_map(|story| list(story, "conflicts")).map(of).collect()
}

/// An ambush had a name of its own in each report, and nobody was told that one of them has it on another day.
#[test]
fn an_incident_is_of_one_day_in_whatever_words() {
    let told = |day: &str| {
        account(&[
            (
                "2025-03-12",
                "Gunmen opened fire on a bus near the village of Vellinmoor on Tuesday evening, killing seven people. The bus was bound for Orlin.",
            ),
            (
                "2025-03-12",
                "Seven passengers were killed in an ambush near Vellinmoor. The bus was on its way to Orlin, police said.",
            ),
            (
                "2025-03-13",
                &format!(
                    "The Ministry of Transport informs the public of the attack on a bus near Vellinmoor. The vehicle was attacked on {day} as it approached a damaged bridge."
                ),
            ),
        ])
    };
    assert_eq!(
        conflicts(&told("Wednesday, 12 March")),
        [("when".to_owned(), vec!["2025-03-11".to_owned(), "2025-03-12".to_owned()])]
    );
    assert_eq!(conflicts(&told("Tuesday, 11 March")), []);
}

/// A memorandum that the ministers put their names to was signed by two others, as another memorandum.
#[test]
fn a_document_has_the_same_signers() {
    let told = |who: &str| {
        account(&[
            (
                "2025-05-14",
                "Interior Ministers Ana Boll of Norland and Boris Krug of Lutania put their names to a memorandum on border security on Tuesday after talks in Orlin.",
            ),
            (
                "2025-05-14",
                &format!(
                    "Norland and Lutania held talks on border security in Orlin on Tuesday. The memorandum was signed on behalf of Norland by {who}."
                ),
            ),
        ])
    };
    let others = told("Police Director Cora Dahl, and on behalf of the Lutanian side by Deputy Minister Dirk Egger");
    let [(aspect, values)] = &conflicts(&others)[..] else { panic!("{:?}", conflicts(&others)) };
    assert_eq!(aspect, "who");
    assert!(
        values.iter().any(|value| value.contains("Ana Boll")) && values.iter().any(|value| value.contains("Cora Dahl"))
    );
    assert_eq!(conflicts(&told("Minister Ana Boll, and on behalf of the Lutanian side by Minister Boris Krug")), []);
}

/// "The stories of the supposed kidnapping are false" was told as a kidnapping that was supposed.
#[test]
fn what_stories_are_said_to_be_false_about_is_disputed() {
    let told = |are: &str| {
        account(&[
            (
                "2024-06-10",
                "Gunmen kidnapped two police officers in an attack on the station of Vellinmoor on Sunday, residents said.",
            ),
            (
                "2024-06-11",
                &format!(
                    "The Ministry of Defence condemns the attack on the police station of Vellinmoor. The reports about the supposed kidnapping of police officers are {are}."
                ),
            ),
        ])
    };
    assert_eq!(conflicts(&told("false")).first().map(|(aspect, _)| aspect.clone()), Some("factuality".to_owned()));
    assert_eq!(conflicts(&told("many")), []);
}

/// "The former head of the office" was nobody, and nobody was told that two reports give him two sentences.
#[test]
fn a_report_tells_the_sentence_of_the_one_whom_it_is_about() {
    let told = |years: &str| {
        account(&[
            (
                "2025-06-20",
                "A court in Orlin on Thursday sentenced Otto Lind, the former head of the works office, to eight years in prison for taking bribes. Lind had denied the charges.",
            ),
            (
                "2025-06-21",
                &format!(
                    "Otto Lind took bribes for years. Lind had a villa, and his wife had another, Lind said. For robbing the public the former head of the works office will go to prison for {years} years. Lind is 58."
                ),
            ),
        ])
    };
    assert_eq!(conflicts(&told("six")).first().map(|(aspect, _)| aspect.clone()), Some("number".to_owned()));
    assert_eq!(conflicts(&told("eight")), []);
}

/// The agreement of last year had its place and day told of this year's, and a clause on renewal was an agreement of its own.
#[test]
fn an_agreement_is_neither_that_of_last_year_nor_its_own_renewal() {
    let account = account(&[(
        "2024-11-20",
        "Norland and Lutania agreed on Tuesday to share electricity. The agreement was signed in Orlin by Ana Boll and Boris Krug. The agreement may be renewed by mutual consent. The similar agreement of last year was signed in Vellin by Cora Dahl and Dirk Egger.",
    )]);
    let agreements = list(&account["stories"][0], "agreements");
    let told: Vec<(&str, usize)> = agreements
        .iter()
        .map(|agreement| (agreement["status"].as_str().unwrap_or_default(), list(agreement, "signatories").len()))
        .collect();
    assert_eq!(told, [("signed", 2), ("signed", 2)], "{agreements:?}");
}

/// A release on an ambush was a story of its own; it had nothing of the reports but the village's name.
#[test]
fn a_village_near_the_top_makes_one_story() {
    let told = |village: &str| {
        account(&[
            (
                "2025-03-12",
                "Gunmen opened fire on a bus near Vellinmoor on Tuesday evening, killing seven people. “They stood behind the broken bridge,” said Otto Lind, a driver.",
            ),
            (
                "2025-03-12",
                "Seven passengers were killed when gunmen opened fire on a bus near Vellinmoor on Tuesday. Otto Lind, a driver, saw men behind a bridge.",
            ),
            (
                "2025-03-13",
                &format!(
                    "The Ministry informs the public of a criminal act on a public service vehicle at {village}. Five civilians and two officers have been lost. All vehicles on the route are to travel in convoy from today."
                ),
            ),
        ])
    };
    assert_eq!(list(&told("Vellinmoor"), "stories").len(), 1);
    assert_eq!(list(&told("Hollinmoor"), "stories").len(), 2);
}
