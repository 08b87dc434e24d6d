use super::{explain, unknown};
use crate::account::Account;
use crate::annotation::Bound;
use crate::weigh::testing::{Outline, Said, claim, report, resolution};
use crate::weigh::{SameOrigin, weigh};

fn weighed(outlines: &[Outline]) -> Account {
    weigh(resolution(outlines), &SameOrigin::default(), "test")
}

fn meeting() -> Said {
    claim("meet").by(&["Ana Boll", "Boris Krug"])
}

/// What is said to a question, and whether the text and the JSON say it with the same verdicts.
fn answer(account: &Account, question: &str) -> String {
    let explained = explain(account, question);
    let text = explained.to_string();
    assert!(explained.decisions.iter().all(|decision| text.contains(&decision.verdict)), "{text}");
    text
}

/// The day of an event stood in the account, and nothing told which claims give it.
#[test]
fn the_day_of_an_event_is_that_of_claims_with_votes() {
    let account = weighed(&[
        report("2023-06-29").says(meeting().on("2023-06-27", "Tuesday")),
        report("2023-06-29").says(meeting().on("2023-06-27", "Tuesday")),
        report("2023-06-30").says(meeting().on("2023-06-28", "Wednesday")),
    ]);
    let told = answer(&account, "v1");
    let taken = "claim 0 of r1: Tue 27 June 2023, as it is told; the times of 2 independent reports fit it\n";
    assert!(
        told.contains("when: Tue 27 June 2023: the time that most reports allow") && told.contains(taken),
        "{told}"
    );
    assert!(told.contains("the times of 1 independent report fit it (not taken)"), "{told}");
    assert!(told.contains("Ana Boll: who does it by 3 claims"), "{told}");
    assert!(told.contains("whether it happened: happened: told as happened by 3 independent reports"), "{told}");
}

#[test]
fn numbers_that_grew_are_explained_by_their_days() {
    let deaths =
        |value| claim("burn").by(&["Orlin Terminal"]).at("Port Marenza").counting(value, Bound::Exact, "killed");
    let account = weighed(&[report("2023-06-27").says(deaths(5.0)), report("2023-06-29").says(deaths(7.0))]);
    let told = answer(&account, "n1");
    assert!(told.contains("“killed” grew: 5, 7") && told.contains("7 in what was published on 29 June 2023"), "{told}");
    assert!(answer(&account, "v1").contains("s1/n1"), "the event tells of its series");
}

/// "Nothing in the account is called “r9”" was an answer, and the program ended as if all were well.
#[test]
fn what_is_not_there_is_told_with_what_is() {
    let account = weighed(&[report("2023-06-29").says(meeting()), report("2023-06-29").says(meeting())]);
    assert_eq!(explain(&account, "r9").decisions, []);
    let told = unknown(&account, " r9 ");
    assert!(
        told.contains("called “r9”") && told.contains("r1 to r2 (a report)") && told.contains("v1 (an event)"),
        "{told}"
    );
}

#[test]
fn a_decision_without_features_has_the_sum_0() {
    let account = weighed(&[report("2023-06-29").says(meeting())]);
    assert!(!explain(&account, "v1").to_json().contains("-0.0"));
}
