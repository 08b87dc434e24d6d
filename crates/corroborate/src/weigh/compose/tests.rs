use jiff::civil::date;

use crate::account::{Account, Line, Section, Standing};
use crate::annotation::Factuality;
use crate::weigh::testing::{Outline, Said, claim, report, resolution};
use crate::weigh::{SameOrigin, weigh};

fn weighed(outlines: &[Outline]) -> Account {
    weigh(resolution(outlines), &SameOrigin::default(), "test")
}

fn row(account: &Account) -> &Line {
    let is_row = |line: &&Line| line.section == Section::WhatHappened;
    account.stories[0].lines.iter().find(is_row).expect("the event has a row")
}

fn meeting() -> Said {
    claim("meet").by(&["Ana Boll", "Boris Krug"]).at("Vellin")
}

#[test]
fn who_lacks_a_name_of_the_line_does_not_corroborate_it() {
    let account = weighed(&[report("").says(meeting()), report("").says(claim("meet").by(&["Ana Boll"]).at("Vellin"))]);
    let standing = |account: &Account| account.stories[0].weights[0].standing;
    assert!(row(&account).text.contains("Ana Boll Boris Krug"), "{}", row(&account).text);
    assert_eq!((row(&account).in_part.as_slice(), standing(&account)), ([1].as_slice(), Standing::SingleSource));
    let both = weighed(&[report("").says(meeting()), report("").says(meeting())]);
    assert_eq!((row(&both).in_part.as_slice(), standing(&both)), ([].as_slice(), Standing::Corroborated));
}

#[test]
fn a_line_has_the_day_of_who_tells_all_of_it() {
    let less = claim("meet").by(&["Ana Boll"]).at("Vellin");
    let account = weighed(&[
        report("").says(meeting().on("2023-06-27", "June 27")),
        report("").says(less.on("2023-06-28", "June 28")),
    ]);
    let when = row(&account).day.as_ref().and_then(|day| day.when.clone());
    assert_eq!(when.and_then(|when| when.from), Some(date(2023, 6, 27)));
}

#[test]
fn a_report_that_tells_all_of_a_line_in_another_sentence_tells_it() {
    // The second report's claims are of two events; only the first was put with the other's.
    let account = weighed(&[
        report("").says(meeting()),
        report("").says(claim("meet").by(&["Ana Boll"]).at("Vellin")).says(meeting()),
    ]);
    assert!(row(&account).in_part.is_empty(), "{:?}", row(&account));
    assert!(row(&account).cites.iter().filter(|cite| cite.report == 1).count() > 1);
}

/// "He missed four games" was cited from reports that he "will miss the final two", "it does not require surgery" for the surgery.
#[test]
fn a_plan_and_a_denial_do_not_tell_what_happened() {
    for factuality in [Factuality::Planned, Factuality::Denied] {
        let account = weighed(&[report("").says(meeting()), report("").says(meeting().told_as(factuality))]);
        assert!(row(&account).cites.iter().all(|cite| cite.report == 0), "{factuality:?}: {:?}", row(&account));
    }
    let account = weighed(&[report("").says(meeting()), report("").says(meeting().told_as(Factuality::Possible))]);
    assert_eq!(
        (row(&account).in_part.as_slice(), account.stories[0].weights[0].standing),
        ([1].as_slice(), Standing::SingleSource)
    );
}

/// A theft of Monday had the month of another that the same report told in another sentence.
#[test]
fn the_day_of_another_sentence_that_tells_less_is_not_that_of_the_line() {
    let meeting = || claim("meet").by(&["Ana Boll", "Boris Krug", "Carla Dunn"]).at("Vellin");
    let less = claim("meet").by(&["Ana Boll"]).on("2023-05-02", "May 2");
    let account = weighed(&[report("").says(meeting()).says(less), report("").says(meeting())]);
    assert_eq!(row(&account).day.as_ref().and_then(|day| day.when.clone()), None);
}
