use jiff::civil::date;

use crate::account::{Account, Line, Section, Standing};
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
