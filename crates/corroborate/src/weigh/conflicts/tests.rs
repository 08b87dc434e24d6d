use jiff::civil::Weekday;
use proptest::prelude::*;

use crate::account::{Account, Aspect, Standing, WeighedStory};
use crate::annotation::{ArgumentRole, Bound, Factuality, Lacks};
use crate::weigh::testing::{Outline, Said, claim, report, resolution};
use crate::weigh::{SameOrigin, weigh};

fn weighed(outlines: &[Outline]) -> Account {
    weigh(resolution(outlines), &SameOrigin::default(), "test")
}

/// Aspects with the values that conflict.
fn conflicts(story: &WeighedStory) -> Vec<(Aspect, Vec<&str>)> {
    story.conflicts.iter().map(|c| (c.aspect, c.values.iter().map(|v| v.value.as_str()).collect())).collect()
}

fn meeting() -> Said {
    claim("meet").by(&["Ana Boll", "Boris Krug"])
}

fn deaths(value: f64, bound: Bound) -> Said {
    claim("burn").by(&["Orlin Terminal"]).at("Port Marenza").counting(value, bound, "killed")
}

/// "He had a record in Orlin, the fourth-highest total in the club's history" told nothing that could be disputed.
#[test]
fn what_is_said_in_passing_is_disputed_only_in_a_clause_that_both_have() {
    let places = |words: &str| {
        let opening = |place: &str| report("2023-06-29").says(claim("have").by(&["Ana Boll"]).at(place).towards(words));
        let mut resolution = resolution(&[opening("Boston"), opening("Glasgow")]);
        resolution.stories[0].events[0].claims[1].is_passing = true;
        conflicts(&weigh(resolution, &SameOrigin::default(), "test").stories[0]).len()
    };
    assert_eq!(places("quarry lighthouse ferry orchard granary weir"), 1);
    assert_eq!(places("quarry"), 0);
}

/// "Married three weeks before he was murdered" was held to be a part of the eight weeks that another report gave.
#[test]
fn a_length_of_time_is_no_part_of_another() {
    let is_disputed = |unit: &str| {
        let married = |value: f64| claim("marry").by(&["Ana Boll"]).counting(value, Bound::Exact, "");
        let told = |value: f64, words: &str| report("2023-06-29").says(married(value).towards(words));
        let mut resolution = resolution(&[told(3.0, "quarry lighthouse"), told(8.0, "ferry orchard")]);
        let claims = &mut resolution.stories[0].events[0].claims;
        claims.iter_mut().flat_map(|claim| &mut claim.quantities).for_each(|quantity| quantity.unit = unit.into());
        let account = weigh(resolution, &SameOrigin::default(), "test");
        conflicts(&account.stories[0]).iter().any(|(aspect, _)| *aspect == Aspect::Number)
    };
    assert!(is_disputed("week"));
    assert!(!is_disputed("barge"));
}

/// Releases with a dozen strikes at a dozen places each disagreed on how many there were.
#[test]
fn numbers_of_a_list_are_not_those_of_another() {
    let is_disputed = |of_other: &[f64]| {
        let told = |number: &f64| deaths(*number, Bound::Exact);
        let other = of_other.iter().fold(report("2023-06-29"), |report, number| report.says(told(number)));
        let account = weighed(&[report("2023-06-29").says(told(&24.0)), other]);
        conflicts(&account.stories[0]).iter().any(|(aspect, _)| *aspect == Aspect::Number)
    };
    assert!(is_disputed(&[26.0]));
    assert!(!is_disputed(&[26.0, 28.0, 30.0]));
}

/// A deputy looked into a shooting of 20 June and was shot on 24 June: reports that told both were held against those of the one.
#[test]
fn a_report_that_tells_the_like_of_both_days_speaks_of_two_happenings() {
    let told = |day: &str| claim("shoot").by(&["Ana Boll"]).on(day, "that day").towards("quarry");
    let is_disputed = |other: Outline| {
        let mut resolution = resolution(&[report("2023-06-29").says(told("2023-06-20")), other]);
        resolution.stories[0].events[0].claims.truncate(2);
        let account = weigh(resolution, &SameOrigin::default(), "test");
        conflicts(&account.stories[0]).iter().any(|(aspect, _)| *aspect == Aspect::When)
    };
    let other = report("2023-06-29").says(told("2023-06-24"));
    assert!(is_disputed(other.clone()));
    assert!(!is_disputed(other.says(claim("shoot").on("2023-06-20", "that day"))));
}

/// "Ended her career in 1978 with 2,290 points" and "in 1976", the same sentence otherwise, were two happenings years apart.
#[test]
fn years_in_one_sentence_are_of_one_happening_though_right_beside_the_same_words() {
    let told = |year: &str| {
        let days = format!("{year}-01-01/{year}-12-31");
        report("").says(claim("end").by(&["Ana Boll"]).on(&days, year).towards("career quarry lighthouse"))
    };
    let account = weighed(&[told("1978"), told("1976")]);
    let found = conflicts(&account.stories[0]);
    assert_eq!(found.iter().map(|(aspect, _)| *aspect).collect::<Vec<_>>(), [Aspect::When]);
}

/// A report that had another's sentence with another name, and knew the other's name, too, was held to tell of two people.
#[test]
fn who_knows_two_people_may_still_mistake_one_for_the_other() {
    let told = |who: &str, words: &str| claim("sell").by(&[who]).towards(words);
    let is_disputed = |one: &str, other: &str| {
        let knows = report("2023-06-29").says(told("Boris Krug", other)).says(claim("sleep").by(&["Ana Boll"]));
        let mut resolution = resolution(&[report("2023-06-29").says(told("Ana Boll", one)), knows]);
        resolution.stories[0].events[0].claims.truncate(2);
        let account = weigh(resolution, &SameOrigin::default(), "test");
        conflicts(&account.stories[0]).iter().any(|(aspect, _)| *aspect == Aspect::Who)
    };
    let words = "quarry lighthouse ferry orchard granary weir";
    assert!(is_disputed(words, words));
    assert!(!is_disputed(words, "quarry pump"));
}

#[test]
fn what_is_a_conflict() {
    let cases: Vec<(&str, Vec<Outline>, Aspect, Vec<&str>)> = vec![
        (
            "two days, one by its date without a year",
            vec![
                report("").says(meeting().on_lacking("2023-06-27", "June 27", Lacks::Year)),
                report("2023-06-29").says(meeting().on("2023-06-28", "Wednesday")),
                report("2023-06-30").says(meeting().on("2023-06-28", "Wednesday")),
            ],
            Aspect::When,
            vec!["2023-06-27", "2023-06-28"],
        ),
        (
            "two days of a visit to a site",
            vec![
                report("2025-05-15")
                    .says(claim("visit").by(&["Ana Boll"]).on("2025-05-14", "Wednesday").towards("the terminal")),
                report("2025-05-16")
                    .says(claim("visit").by(&["Ana Boll"]).on("2025-05-15", "May 15").towards("the terminal")),
            ],
            Aspect::When,
            vec!["2025-05-14", "2025-05-15"],
        ),
        (
            "two days of the week, of reports without a date",
            vec![
                report("").says(meeting().on_some(Weekday::Friday)),
                report("").says(meeting().on_some(Weekday::Sunday)),
            ],
            Aspect::When,
            vec!["Friday", "Sunday"],
        ),
        (
            "a day of the week beside a date",
            vec![
                report("").says(meeting().on_some(Weekday::Friday)),
                report("2023-06-29").says(meeting().on("2023-06-28", "Wednesday")),
            ],
            Aspect::When,
            vec!["Wednesday", "Friday"],
        ),
        (
            "two numbers of one day",
            vec![
                report("2025-05-13").says(deaths(24.0, Bound::Exact)),
                report("2025-05-13").says(deaths(26.0, Bound::Exact)),
            ],
            Aspect::Number,
            vec!["24", "26"],
        ),
        (
            "an assertion and a denial of the same day",
            vec![
                report("2025-05-13").says(meeting()),
                report("2025-05-13").says(meeting().told_as(Factuality::Denied)),
            ],
            Aspect::Factuality,
            vec!["happened", "denied"],
        ),
        (
            "two winners",
            vec![
                report("2025-05-13").says(claim("win").by(&["Ana Boll"]).at("Vellin Hall").on("2025-05-12", "Monday")),
                report("2025-05-13")
                    .says(claim("win").by(&["Boris Krug"]).at("Vellin Hall").on("2025-05-12", "Monday")),
            ],
            Aspect::Who,
            vec!["Ana Boll", "Boris Krug"],
        ),
        (
            "accepted and rejected",
            vec![
                report("2025-05-13").says(claim("accept").by(&["Ana Boll", "Boris Krug"])),
                report("2025-05-13").says(claim("reject").by(&["Ana Boll", "Boris Krug"])),
            ],
            Aspect::What,
            vec!["accept", "reject"],
        ),
        (
            "two towns that are no capitals",
            vec![report("2025-05-13").says(meeting().at("Boston")), report("2025-05-13").says(meeting().at("Glasgow"))],
            Aspect::Where,
            vec!["Boston", "Glasgow"],
        ),
        (
            "two capitals",
            vec![report("2025-05-13").says(meeting().at("Paris")), report("2025-05-13").says(meeting().at("Vienna"))],
            Aspect::Where,
            vec!["Paris", "Vienna"],
        ),
    ];
    for (name, outlines, aspect, values) in cases {
        let account = weighed(&outlines);
        let story = &account.stories[0];
        assert_eq!(conflicts(story), [(aspect, values)], "{name}: {:?}", story.rejected);
        assert_eq!(story.weights[0].disputed, [aspect], "{name}");
        assert!(!story.conflicts[0].reason.is_empty() && !story.conflicts[0].because.is_empty(), "{name}");
    }
}

#[test]
fn what_is_none() {
    let day = "2023-06-28";
    let cases: Vec<(&str, Vec<Outline>)> = vec![
        (
            "who did not, beside others who did",
            vec![
                report("2025-05-13").says(claim("sign").by(&["Ana Boll", "Boris Krug"])),
                report("2025-05-13").says(claim("sign").by(&["Ina Berg"]).told_as(Factuality::Denied)),
            ],
        ),
        (
            "a date on the day of the week that another gives",
            vec![
                report("2023-06-29").says(meeting().on(day, "Wednesday")),
                report("").says(meeting().on_some(Weekday::Wednesday)),
            ],
        ),
        (
            "a coarser time",
            vec![
                report("2023-06-29").says(meeting().on(day, "Wednesday")),
                report("2023-06-29").says(meeting().on("2023-06-01/2023-06-30", "in June")),
            ],
        ),
        ("a silence", vec![report(day).says(meeting().on(day, "Wednesday")), report(day).says(meeting())]),
        (
            "a weekday counted from an inferred day of publication",
            vec![
                report("").says(meeting().on_lacking("2023-06-21", "Wednesday", Lacks::Reference)),
                report("2023-06-29").says(meeting().on(day, "Wednesday")),
            ],
        ),
        (
            "a day that the claim itself does not state",
            vec![
                report("2023-06-28").says(meeting().dated_by_context("2023-06-27")),
                report("2023-06-29").says(meeting().on(day, "Wednesday")),
            ],
        ),
        (
            "what lasts",
            vec![
                report("2023-06-29").says(claim("trip").by(&["Ana Boll", "Boris Krug"]).on("2023-06-27", "Tuesday")),
                report("2023-06-29").says(claim("trip").by(&["Ana Boll", "Boris Krug"]).on(day, "Wednesday")),
            ],
        ),
        (
            "a visit to a country",
            vec![
                report("2023-06-29")
                    .says(claim("visit").by(&["Ana Boll", "Boris Krug"]).on("2023-06-27", "Tuesday").at("Russia")),
                report("2023-06-29")
                    .says(claim("visit").by(&["Ana Boll", "Boris Krug"]).on(day, "Wednesday").at("Russia")),
            ],
        ),
        (
            "one weekday of two weeks",
            vec![
                report("2023-06-29").says(meeting().on("2023-06-21", "Wednesday")),
                report("2023-06-29").says(meeting().on(day, "Wednesday")),
            ],
        ),
        (
            "other people",
            vec![
                report("2023-06-29").says(claim("meet").by(&["Ana Boll"]).on("2023-06-27", "Tuesday")),
                report("2023-06-29").says(claim("meet").by(&["Boris Krug"]).on(day, "Wednesday")),
            ],
        ),
        (
            "half a year apart",
            vec![
                report("2023-01-29").says(meeting().on("2023-01-28", "January 28")),
                report("2023-06-29").says(meeting().on(day, "Wednesday")),
            ],
        ),
        (
            "both days in one report",
            vec![
                report("2023-06-29").says(meeting().on("2023-06-27", "Tuesday")).says(meeting().on(day, "Wednesday")),
                report("2023-06-29").says(meeting().on(day, "Wednesday")),
            ],
        ),
        (
            "a plan and what came of it",
            vec![
                report("2023-06-26").says(meeting().on("2023-06-27", "Tuesday").told_as(Factuality::Planned)),
                report("2023-06-29").says(meeting().on(day, "Wednesday")),
            ],
        ),
        (
            "a denial that was overtaken",
            vec![
                report("2023-06-26").says(meeting().told_as(Factuality::Denied)),
                report("2023-06-29").says(meeting()),
            ],
        ),
        (
            "a denial that the report itself sets against the assertion",
            vec![
                report("2023-06-29").says(meeting()).says(meeting().told_as(Factuality::Denied)),
                report("2023-06-29").says(meeting()),
            ],
        ),
        (
            "one weekday, counted from two days of publication",
            vec![
                report("2023-06-17").says(meeting().on("2023-06-13", "Tuesday")),
                report("2023-06-24").says(meeting().on("2023-06-20", "Tuesday")),
            ],
        ),
        (
            "a bound",
            vec![report(day).says(deaths(260.0, Bound::AtLeast)), report(day).says(deaths(270.0, Bound::Exact))],
        ),
        (
            "a rounded number",
            vec![report(day).says(deaths(200.0, Bound::Approximate)), report(day).says(deaths(194.0, Bound::Exact))],
        ),
        (
            "a toll that grows",
            vec![
                report("2023-06-28").says(deaths(5.0, Bound::Exact)),
                report("2023-06-29").says(deaths(7.0, Bound::Exact)),
            ],
        ),
        (
            "numbers of unknown age",
            vec![report("").says(deaths(5.0, Bound::Exact)), report("2023-06-29").says(deaths(7.0, Bound::Exact))],
        ),
        (
            "a town and its country",
            vec![report(day).says(meeting().at("Russia")), report(day).says(meeting().at("Moscow"))],
        ),
        (
            "a street and a quarter",
            vec![report(day).says(meeting().at("Fifth Avenue")), report(day).says(meeting().at("Harlem"))],
        ),
        (
            "a city and its continent",
            vec![report(day).says(meeting().at("Sydney")), report(day).says(meeting().at("Oceania"))],
        ),
        (
            "places that no list knows",
            vec![report(day).says(meeting().at("Vellin")), report(day).says(meeting().at("Karsov"))],
        ),
        (
            "claims of one report",
            vec![report(day).says(meeting().on("2023-06-27", "Tuesday")).says(meeting().on("2023-06-26", "Monday"))],
        ),
    ];
    for (name, outlines) in cases {
        let account = weighed(&outlines);
        assert_eq!(conflicts(&account.stories[0]), [], "{name}: {:?}", account.stories[0].conflicts);
    }
}

#[test]
fn differences_that_are_no_conflicts_are_kept_with_their_reasons() {
    let account = weighed(&[
        report("2023-06-29").says(claim("negotiate").by(&["Ana Boll", "Boris Krug"]).on("2023-06-27", "Tuesday")),
        report("2023-06-29").says(claim("negotiate").by(&["Ana Boll", "Boris Krug"]).on("2023-06-28", "Wednesday")),
    ]);
    let rejected = &account.stories[0].rejected;
    assert_eq!(rejected.len(), 1);
    assert!(rejected[0].because.iter().any(|feature| feature.name == "it lasts for days"));
    let explained = crate::explain::explain(&account, "v1").to_string();
    assert!(explained.contains("no conflict about the day"), "{explained}");
}

#[test]
fn a_growing_toll_is_a_series() {
    let account = weighed(&[
        report("2025-05-16").says(deaths(11.0, Bound::Exact)),
        report("2025-05-13").says(deaths(5.0, Bound::Exact)),
        report("2025-05-15").says(deaths(7.0, Bound::Exact)),
        report("2025-05-15").says(deaths(7.0, Bound::Exact)),
    ]);
    let series = &account.stories[0].series;
    let values: Vec<&str> = series[0].points.iter().map(|point| point.value.as_str()).collect();
    assert_eq!(values, ["5", "7", "11"]);
    assert_eq!(series[0].points[1].claims, [2, 3]);
}

/// Fifty-two dead of a ferry grew to the two hundred of another one, years before.
#[test]
fn the_dead_of_another_disaster_are_not_counted_on() {
    let series = |day: &str| {
        let earlier = deaths(200.0, Bound::Approximate).on(day, "then");
        let account =
            weighed(&[report("2025-05-13").says(deaths(52.0, Bound::Exact)), report("2025-05-16").says(earlier)]);
        account.stories[0].series.len()
    };
    assert_eq!((series("2025-05-12"), series("2011-09-10")), (1, 0));
}

/// Five officers and twenty workers who were hurt, told by one report, were a number that grew in the next.
#[test]
fn who_gives_two_numbers_counts_two_things() {
    let (five, twenty) = (|| deaths(5.0, Bound::Exact), || deaths(20.0, Bound::Exact));
    let series = |first: Outline| weighed(&[first, report("2025-05-14").says(twenty())]).stories[0].series.len();
    assert_eq!(series(report("2025-05-13").says(five())), 1);
    assert_eq!(series(report("2025-05-13").says(five()).says(twenty())), 0);
    // Whether or not the other number is of an event.
    let mut told = resolution(&[report("2025-05-13").says(five()).says(twenty()), report("2025-05-14").says(twenty())]);
    let story = &mut told.stories[0];
    let of_workers = story.events[0].claims.remove(1);
    story.unplaced.push(of_workers);
    assert_eq!(weigh(told, &SameOrigin::default(), "test").stories[0].series.len(), 0);
}

/// "2,000 are waiting to be housed" grew to "left 31,000 people dead".
#[test]
fn people_of_whom_other_things_are_told_are_not_counted_on() {
    let people = |lemma: &str, value: f64| claim(lemma).by(&["Orlin Terminal"]).counting(value, Bound::AtLeast, "");
    let series = |second: &str| {
        let account = weighed(&[
            report("2025-05-13").says(people("house", 2000.0)),
            report("2025-05-15").says(people(second, 31_000.0)),
        ]);
        account.stories[0].series.len()
    };
    assert_eq!((series("house"), series("leave")), (1, 0));
}

/// "About 100 set off" on Monday grew to "200 set off" on Wednesday, "one was arrested" to "46 were arrested Wednesday".
#[test]
fn who_did_it_on_another_day_is_not_counted_on() {
    let house = |value: f64| claim("house").by(&["Orlin Terminal"]).counting(value, Bound::AtLeast, "");
    let series = |role: Option<ArgumentRole>| {
        let told = |day: &str, value: f64| report(day).says(house(value));
        let mut resolution = resolution(&[told("2025-05-13", 100.0), told("2025-05-15", 200.0)]);
        let claims = resolution.stories[0].events[0].claims.iter_mut();
        claims.flat_map(|claim| &mut claim.quantities).for_each(|quantity| quantity.role = role);
        weigh(resolution, &SameOrigin::default(), "test").stories[0].series.len()
    };
    assert_eq!((series(Some(ArgumentRole::Patient)), series(Some(ArgumentRole::Agent))), (1, 0));
    let of_day = |day: &str| {
        let later = deaths(7.0, Bound::Exact).on(day, "that day");
        let account =
            weighed(&[report("2025-05-13").says(deaths(5.0, Bound::Exact)), report("2025-05-15").says(later)]);
        account.stories[0].series.len()
    };
    assert_eq!((of_day("2025-05-13"), of_day("2025-05-14")), (1, 0));
}

#[test]
fn standing_counts_independent_origins() {
    let plain = || claim("meet").by(&["Ana Boll"]);
    let wordy = || claim("meet").by(&["Ana Boll", "and at last the mayor of Vellin and the tall dark man from Oslo"]);
    let cases: Vec<(&str, Vec<Outline>, Standing, Vec<&str>)> = vec![
        (
            "one report",
            vec![report("").outlet("Astra").says(plain()).says(plain())],
            Standing::SingleSource,
            vec!["Astra"],
        ),
        (
            "two outlets of their own",
            vec![report("").outlet("Astra").says(plain()), report("").outlet("Borea").says(plain())],
            Standing::Corroborated,
            vec!["Astra", "Borea"],
        ),
        (
            "two reports of one outlet",
            vec![report("").outlet("Astra").says(plain()), report("").outlet("The Astra").says(plain())],
            Standing::Repeated,
            vec!["Astra"],
        ),
        (
            "one sentence in two reports",
            vec![report("").outlet("Astra").says(wordy()), report("").outlet("Borea").says(wordy())],
            Standing::Repeated,
            vec!["Astra"],
        ),
        (
            "the police and the charges",
            vec![report("").says(plain().from("Vellin police officers")), report("").says(plain().from("the charges"))],
            Standing::Repeated,
            vec!["Vellin police officers"],
        ),
        (
            "one agency",
            vec![report("").says(plain().from("KNA")), report("").says(plain().from("KNA agency"))],
            Standing::Repeated,
            vec!["KNA"],
        ),
        (
            "an agency credited elsewhere in the report",
            vec![report("").says(plain().from("KNA")), report("").crediting("KNA").says(plain())],
            Standing::Repeated,
            vec!["KNA"],
        ),
        (
            "an official quoted in a report that credits an agency",
            vec![report("").says(plain().from("KNA")), report("").crediting("KNA").says(plain().from("the minister"))],
            Standing::Repeated,
            vec!["KNA"],
        ),
        (
            "a dispatch of one agency that credits another",
            vec![
                report("").says(plain().from("KNA")),
                report("").dispatch_of("LPA").crediting("KNA").says(plain().from("LPA")),
            ],
            Standing::Repeated,
            vec!["KNA"],
        ),
        (
            "two agencies",
            vec![report("").says(plain().from("KNA")), report("").says(plain().from("LPA"))],
            Standing::Corroborated,
            vec!["KNA", "LPA"],
        ),
        (
            "a body, by its longer name and by who speaks for it",
            vec![
                report("").says(plain().from("the navy")),
                report("").says(plain().from("Karsovian Navy")),
                report("").says(plain().from("a navy spokesman")),
            ],
            Standing::Repeated,
            vec!["the navy"],
        ),
        (
            "a copy",
            vec![report("").outlet("Astra").says(plain()), report("").outlet("Borea").copy_of(0).says(plain())],
            Standing::Repeated,
            vec!["Astra"],
        ),
        (
            "a headline without a credit over a credited text",
            vec![
                report("").outlet("Astra").says(plain()).says(plain().from("the police")),
                report("").outlet("Borea").says(plain()).says(plain().from("police")),
            ],
            Standing::Repeated,
            vec!["police"],
        ),
        (
            "each two share one, all three none",
            vec![
                report("").says(plain().from("X")).says(plain().from("Y")),
                report("").says(plain().from("Y")).says(plain().from("Z")),
                report("").says(plain().from("X")).says(plain().from("Z")),
            ],
            Standing::Repeated,
            vec!["X and Y"],
        ),
    ];
    for (name, outlines, standing, origins) in cases {
        let account = weighed(&outlines);
        let weight = &account.stories[0].weights[0];
        assert_eq!(weight.standing, standing, "{name}: {:?}", weight.because);
        let names: Vec<&str> = weight.origins.iter().map(|support| support.origin.as_str()).collect();
        assert_eq!(names, origins, "{name}");
    }
}

#[test]
fn the_user_can_declare_origins_to_be_one() {
    let outlines = [
        report("").outlet("Astra").says(claim("meet").by(&["Ana Boll"])),
        report("").outlet("Borea").says(claim("meet").by(&["Ana Boll"])),
    ];
    let account = weigh(resolution(&outlines), &SameOrigin::parse("Astra\tBorea\n").expect("a group"), "test");
    assert_eq!(account.stories[0].weights[0].standing, Standing::Repeated);
}

fn any_claim() -> impl Strategy<Value = Said> {
    let lemma = prop::sample::select(vec!["meet", "visit", "trip", "win", "accept", "reject"]);
    let persons = prop::sample::subsequence(vec!["Ana Boll", "Boris Krug", "Cem Dal"], 0..3);
    let day = prop::option::of((1i8..9).prop_map(|day| format!("2023-06-0{day}")));
    let count =
        prop::option::of((1u32..9, prop::sample::select(vec![Bound::Exact, Bound::AtLeast, Bound::Approximate])));
    let factuality =
        prop::sample::select(vec![Factuality::Happened, Factuality::Happened, Factuality::Planned, Factuality::Denied]);
    let place = prop::option::of(prop::sample::select(vec!["Paris", "Vienna", "France"]));
    (lemma, persons, day, count, factuality, place).prop_map(|(lemma, persons, day, count, factuality, place)| {
        let mut said = claim(lemma).by(&persons).told_as(factuality);
        said = day.map_or(said.clone(), |day| said.on(&day, "Tuesday"));
        said = place.map_or(said.clone(), |place| said.at(place));
        count.map_or(said.clone(), |(n, bound)| said.counting(f64::from(n), bound, "killed"))
    })
}

fn any_outlines() -> impl Strategy<Value = Vec<Outline>> {
    let origin = prop::option::of(prop::sample::select(vec!["KNA", "LPA"]));
    let day = prop::sample::select(vec!["", "2023-06-09", "2023-06-10", "2023-06-11"]);
    let outline = (day, origin, prop::collection::vec(any_claim(), 1..3)).prop_map(|(day, origin, claims)| {
        let start = origin.map_or(report(day), |origin| report(day).crediting(origin));
        claims.into_iter().fold(start, Outline::says)
    });
    prop::collection::vec(outline, 1..6)
}

/// What is decided, without the numbering.
fn decided(account: &Account) -> impl PartialEq + std::fmt::Debug + use<> {
    let story = &account.stories[0];
    let of = |claims: &[usize]| claims.len();
    let conflicts: Vec<_> = story
        .conflicts
        .iter()
        .map(|c| {
            (c.aspect, c.values.iter().map(|v| (v.value.clone(), of(&v.claims))).collect::<Vec<_>>(), c.because.clone())
        })
        .collect();
    let series: Vec<_> =
        story.series.iter().map(|s| s.points.iter().map(|p| p.value.clone()).collect::<Vec<_>>()).collect();
    (conflicts, series, story.rejected.len(), story.weights[0].standing, story.weights[0].reports)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_order_of_reports_decides_nothing(outlines in any_outlines()) {
        let mut turned = outlines.clone();
        turned.reverse();
        prop_assert_eq!(decided(&weighed(&outlines)), decided(&weighed(&turned)));
    }

    #[test]
    fn every_line_cites_words_that_are_there(outlines in any_outlines()) {
        let account = weighed(&outlines);
        for line in &account.stories[0].lines {
            prop_assert!(!line.cites.is_empty(), "{}", line.text);
            for cite in &line.cites {
                prop_assert!(!account.reports[cite.report].words(cite.span).is_empty());
            }
        }
    }
}

/// Seven arrested, then nine, then seven again was taken for a number that grew.
#[test]
fn a_number_that_falls_back_was_no_update() {
    let arrested =
        |value: f64| claim("arrest").by(&["Ana Boll", "Boris Krug"]).counting(value, Bound::Exact, "arrested");
    let numbers = |days: &[(&str, f64)]| {
        let outlines: Vec<Outline> = days.iter().map(|&(day, value)| report(day).says(arrested(value))).collect();
        let account = weighed(&outlines);
        account.stories[0].conflicts.iter().filter(|conflict| conflict.aspect == Aspect::Number).count()
    };
    assert_eq!(numbers(&[("2024-03-07", 7.0), ("2024-03-08", 9.0)]), 0);
    assert_eq!(numbers(&[("2024-03-07", 7.0), ("2024-03-08", 9.0), ("2024-03-13", 7.0)]), 1);
}

/// "10 killed" and "12 killed" was taken for one number, rounded.
#[test]
fn a_few_people_are_not_rounded() {
    let killed = |value: f64| report("2024-06-04").says(deaths(value, Bound::Exact));
    let conflicts = |one: f64, other: f64| weighed(&[killed(one), killed(other)]).stories[0].conflicts.len();
    assert_eq!((conflicts(10.0, 12.0), conflicts(200.0, 194.0)), (1, 0));
}

/// Five reports told of a signing, one denied it, and a sixth that told of both kept their contradiction from being shown.
#[test]
fn who_contrasts_what_others_say_takes_no_contradiction_away() {
    let signed = || claim("sign").by(&["Ana Boll", "Boris Krug"]).at("Vellin").on("2023-10-17", "that day");
    let denied = || signed().told_as(Factuality::Denied);
    let conflicts = |outlines: &[Outline]| {
        let account = weighed(outlines);
        account.stories[0].conflicts.iter().filter(|conflict| conflict.aspect == Aspect::Factuality).count()
    };
    let on = || report("2023-10-20");
    assert_eq!(conflicts(&[on().says(signed()), on().says(denied()), on().says(signed()).says(denied())]), 1);
    assert_eq!(conflicts(&[on().says(signed()), on().says(signed()).says(denied())]), 0);
}
