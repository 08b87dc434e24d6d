use corroborate_encoder::Deprel;
use jiff::civil::date;

use crate::account::{Account, Line, Section, Standing, Tells};
use crate::annotation::Factuality;
use crate::story::Resolution;
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

/// "He had returned three punts" was cited in part from a report in which he "returned to action".
#[test]
fn what_is_done_to_nothing_is_no_part_of_what_is_done_to_something() {
    let returns = |persons: &[&str]| report("").says(claim("return").by(persons));
    let mut told = resolution(&[returns(&["Ana Boll", "Boris Krug"]), returns(&["Ana Boll"])]);
    let in_part =
        |told: &Resolution| row(&weigh(Resolution { ..told.clone() }, &SameOrigin::default(), "test")).in_part.clone();
    assert_eq!(in_part(&told), [1]);
    let text = told.reports[0].report.text.clone();
    let sentence = &mut told.reports[0].sentences[0];
    let at = |form: &str| sentence.tokens.iter().position(|token| token.form(&text) == form).expect("the word");
    let (verb, object) = (at("return"), at("Krug"));
    sentence.tokens.edit(|tokens| (tokens[object].head, tokens[object].deprel) = (Some(verb), Deprel::Obj));
    assert_eq!(in_part(&told), Vec::<usize>::new());
}

/// "He submitted to a test" had the day as of which a case "had not been submitted".
#[test]
fn a_line_has_not_the_day_of_who_denies_it() {
    let day = |factuality: Factuality| {
        let other = meeting().on("2023-06-28", "June 28").told_as(factuality);
        let account = weighed(&[report("").says(meeting()), report("").says(other)]);
        row(&account).day.as_ref().and_then(|day| day.when.clone())
    };
    assert_eq!(day(Factuality::Denied), None);
    assert!(day(Factuality::Happened).is_some());
}

/// "In 1967, the suspect is near death", of the suspect of two slayings of 1967.
#[test]
fn a_line_has_not_the_year_of_another_word_of_its_event() {
    let year = |lemma: &str| {
        let other = claim(lemma).by(&["Ana Boll", "Boris Krug"]).at("Vellin").on("1967-01-01/1967-12-31", "1967");
        let tells = |_| report("").says(meeting()).says(other.clone());
        let account = weighed(&[0, 1].map(tells));
        row(&account).day.as_ref().and_then(|day| day.when.clone())
    };
    assert_eq!(year("talk"), None);
    assert!(year("meet").is_some());
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

/// Of sentences that are about much the same, only the first of every report but the last was put with the event.
fn with_the_last_untold(outlines: &[Outline]) -> Account {
    let mut resolution = resolution(outlines);
    for (at, report) in resolution.reports.iter_mut().enumerate() {
        let vector = if at == 0 { [1.0, 0.0] } else { [0.6, 0.8] };
        report.sentences.iter_mut().for_each(|sentence| sentence.vector = vector.to_vec());
    }
    let last = resolution.reports.len() - 1;
    let claims = &mut resolution.stories[0].events[0].claims;
    claims.retain(|claim| claim.report != last && claim.event == 0);
    weigh(resolution, &SameOrigin::default(), "test")
}

fn standing(account: &Account) -> Standing {
    account.stories[0].weights[0].standing
}

fn alone(account: &Account) -> usize {
    account.stories[0].lines.iter().filter(|line| line.section == Section::OnlyOneSource).count()
}

/// A row was "single source" though another report, none of whose claims was put with the event, had the same sentence.
#[test]
fn what_another_report_tells_in_the_same_words_has_no_single_source() {
    let account = with_the_last_untold(&[report("").says(meeting()), report("").says(meeting())]);
    let row = row(&account);
    assert_eq!(row.cites.iter().map(|cite| cite.report).collect::<Vec<_>>(), [0, 1]);
    assert!(row.in_part.is_empty() && row.perhaps.is_empty() && row.perhaps_all.is_empty(), "{row:?}");
    // Where the other has it from nobody asked.
    assert_eq!((standing(&account), account.stories[0].weights[0].reports), (Standing::Repeated, 2));
    assert_eq!(alone(&account), 0);
}

#[test]
fn who_tells_most_of_it_may_tell_it_too() {
    let less = claim("meet").by(&["Ana Boll"]).at("Vellin");
    let account = with_the_last_untold(&[report("").says(meeting()), report("").says(less)]);
    assert_eq!((row(&account).perhaps.as_slice(), standing(&account)), ([1].as_slice(), Standing::SingleSource));
    assert_eq!(alone(&account), 0);
    let other = claim("sing").by(&["Cora Dahl", "Dirk Egger"]).at("Orley");
    let account = with_the_last_untold(&[report("").says(meeting()), report("").says(other)]);
    assert_eq!((row(&account).perhaps.as_slice(), alone(&account)), ([].as_slice(), 1));
}

/// A report whose claim tells next to nothing of a row is not cited for it; it was not named as one that may tell it either,
/// though another of its sentences did.
#[test]
fn who_is_not_cited_for_its_claim_may_tell_it_in_another_sentence() {
    let beside = claim("sing").by(&["Cora Dahl", "Dirk Egger"]).at("Orley");
    let less = claim("meet").by(&["Ana Boll"]).at("Vellin");
    let silent = claim("rain").at("Hollin");
    let reports = [report("").says(meeting()), report("").says(beside).says(less), report("").says(silent)];
    let account = with_the_last_untold(&reports);
    let row = row(&account);
    assert!(row.cites.iter().all(|cite| cite.report == 0), "{row:?}");
    assert_eq!(row.perhaps, [1]);
}

/// "Single source for all of it: the agency; in part \[4\]", where \[4\] is what the agency quotes, word for word.
#[test]
fn who_tells_it_word_for_word_is_not_cited_in_part() {
    let signing = |place: &str| claim("sign").by(&["Ana Boll", "Boris Krug"]).at(place);
    let reports =
        [report("").says(signing("Vellin")), report("").says(claim("sign").by(&["Ana Boll"])).says(signing("Vellin"))];
    let account = with_the_last_untold(&[&reports[..], &[report("").says(claim("rain").at("Hollin"))]].concat());
    let row = row(&account);
    assert_eq!((row.in_part.as_slice(), standing(&account)), ([].as_slice(), Standing::Corroborated), "{row:?}");
}

#[test]
fn who_is_cited_in_part_may_tell_all_of_it() {
    let less = claim("meet").by(&["Ana Boll"]).at("Vellin");
    let reports = [report("").says(meeting()), report("").says(less), report("").says(claim("rain").at("Hollin"))];
    let account = with_the_last_untold(&reports);
    let elsewhere = account.stories[0].weights[0].elsewhere.as_deref().unwrap_or_default();
    let row = row(&account);
    assert_eq!((row.in_part.as_slice(), row.perhaps_all.as_slice()), ([1].as_slice(), [1].as_slice()), "{elsewhere:?}");
    assert!(elsewhere.iter().any(|elsewhere| elsewhere.tells == Tells::Perhaps));
}

/// "[1] may tell it too" was said of a burial and of a report that was out the day before.
#[test]
fn who_was_out_before_does_not_tell_what_came_later() {
    let perhaps = |published: &str| {
        let late = report("2024-03-20").says(meeting().on("2024-03-15", "on 15 March"));
        let less = report(published).says(claim("meet").by(&["Ana Boll"]).at("Vellin"));
        row(&with_the_last_untold(&[late, less])).perhaps.clone()
    };
    assert_eq!((perhaps("2024-03-20"), perhaps("2024-03-14")), (vec![1], vec![]));
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

/// "LaCalamita was arrested" was "day not stated", though the same report told the arrest of Monday in another sentence.
#[test]
fn another_sentence_of_the_report_that_surely_tells_the_same_gives_the_day() {
    let day = |other: Said| {
        let account = with_the_last_untold(&[
            report("").says(meeting()).says(other.on("2023-05-02", "May 2")),
            report("").says(claim("rain").at("Hollin")),
        ]);
        row(&account).day.as_ref().and_then(|day| day.when.as_ref()?.from)
    };
    assert_eq!(day(meeting()), Some(date(2023, 5, 2)));
    assert_eq!(day(claim("sing").by(&["Ana Boll", "Boris Krug"]).at("Vellin")), None);
    assert_eq!(day(claim("meet").by(&["Ana Boll", "Cora Dahl"]).at("Vellin")), None);
}

/// "As many as 40 firefighters fought a fire that began on Friday" was "day not stated".
#[test]
fn a_day_that_a_line_may_have_is_not_said_not_to_be_stated() {
    let words = |said: Said| {
        let mut told = resolution(&[report("").says(said)]);
        told.reports[0].events[0].times.clear();
        told.reports[0].events[0].when = None;
        told.stories[0].events[0].claims[0].when = None;
        told.stories[0].events[0].when = None;
        let account = weigh(told, &SameOrigin::default(), "test");
        row(&account).day.as_ref().map(|day| day.words.clone())
    };
    assert_eq!(words(meeting()).as_deref(), Some("day not stated"));
    assert_eq!(words(meeting().on("2023-05-02", "May 2")).as_deref(), Some("day unclear"));
}

/// "Single source: Cora Dahl", who had only spoken of another meeting of the kind.
#[test]
fn who_only_touches_on_what_a_line_tells_is_not_its_origin() {
    let touching = claim("meet").at("Orley").from("Cora Dahl");
    let origin = |claims: &[Said]| {
        let outline = claims.iter().cloned().fold(report("").outlet("Astra"), Outline::says);
        let account = weighed(&[outline]);
        account.stories[0].weights[0].origins[0].origin.clone()
    };
    assert_eq!(origin(&[meeting(), touching.clone()]), "Astra");
    assert_eq!(origin(&[meeting().from("Boris Krug"), touching]), "Boris Krug");
    assert_eq!(origin(&[meeting(), meeting().from("Cora Dahl")]), "Cora Dahl");
}

/// A club's hiring of its coach was cited in part from reports on another club's.
#[test]
fn what_others_did_is_not_cited_in_part() {
    let cited = |other: Said| {
        let account = weighed(&[report("").says(meeting()), report("").says(other)]);
        row(&account).cites.iter().any(|cite| cite.report == 1)
    };
    assert!(cited(claim("meet").by(&["Ana Boll"]).at("Vellin")));
    assert!(!cited(claim("meet").by(&["Cora Dahl", "Dirk Egger"]).at("Vellin")));
}

/// A shooting of February was cited in part from a report on one of April.
#[test]
fn what_happened_long_before_or_after_is_not_cited_in_part() {
    let less = |day: &str| claim("meet").by(&["Ana Boll"]).at("Vellin").on(day, "June 27");
    let cited = |day: &str| {
        let told = [report("").says(meeting().on("2023-06-27", "June 27")), report("").says(less(day))];
        row(&weighed(&told)).cites.iter().any(|cite| cite.report == 1)
    };
    assert!(cited("2023-06-28") && !cited("2021-06-27"));
}

/// Every row of a report with "(AP)" was left out, for nothing that it cites has "Associated Press".
#[test]
fn what_an_agency_known_by_its_letters_tells_is_told() {
    let mut told = resolution(&[report("").dispatch_of("Associated Press").says(meeting().from("Associated Press"))]);
    let report = &mut told.reports[0].report;
    report.text = report.text.replace("Associated Press", "AP").replacen(" reports.", "               reports.", 1);
    assert!(row(&weigh(told, &SameOrigin::default(), "test")).text.contains("Ana Boll"));
}

/// "None of them was detained, the ministry said" was a third independent origin of the detention.
#[test]
fn who_denies_it_is_no_origin_of_it() {
    let denied = || report("").hearing("The Ministry").says(meeting().told_as(Factuality::Denied));
    let account = weighed(&[report("").says(meeting()), denied()]);
    assert_eq!((standing(&account), account.stories[0].weights[0].reports), (Standing::SingleSource, 1));
    let account = weighed(&[report("").says(meeting()), report("").says(meeting()), denied()]);
    assert_eq!((standing(&account), account.stories[0].weights[0].reports), (Standing::Corroborated, 2));
}
