//! Which times date which events, on parses drawn by hand.

use jiff::civil::{Weekday, date};

use crate::annotate::events::tests::{event, read_dated};
use crate::annotate::events::{date as date_again, find};
use crate::annotate::times::expression::{Anchor, Expression, Section, Unit};
use crate::annotation::{Factuality, InferredDate, Lacks, When};
use crate::report::Published;

#[test]
fn a_date_stays_in_its_clause() {
    let day = date(2024, 5, 8);
    let report = read_dated(
        "Novak/PROPN/2/nsubj/B-person said/VERB/0/root/=say Monday/PROPN/2/obl:unmarked that/SCONJ/6/mark they/PRON/6/nsubj \
         met/VERB/2/ccomp/=meet",
        &[("Monday", day)],
    );
    assert_eq!(event(&report, "said").when, Some(When::day(day)));
    assert_eq!(event(&report, "met").when, None);
}

#[test]
fn a_date_on_a_place_is_that_of_the_verb_and_a_date_in_front_that_of_all_conjuncts() {
    let day = date(2024, 5, 8);
    let parse = "Novak/PROPN/2/nsubj/B-person arrived/VERB/0/root/=arrive in/ADP/4/case Oslo/PROPN/2/obl/B-place on/ADP/6/case \
                 Monday/PROPN/4/nmod";
    assert_eq!(event(&read_dated(parse, &[("Monday", day)]), "arrived").when, Some(When::day(day)));
    let parse = "On/ADP/2/case Monday/PROPN/4/obl they/PRON/4/nsubj met/VERB/0/root/=meet and/CCONJ/6/cc signed/VERB/4/conj/=sign";
    assert_eq!(event(&read_dated(parse, &[("Monday", day)]), "signed").when, Some(When::day(day)));
    let parse = "They/PRON/2/nsubj met/VERB/0/root/=meet on/ADP/4/case Monday/PROPN/2/obl and/CCONJ/6/cc signed/VERB/2/conj/=sign";
    assert_eq!(event(&read_dated(parse, &[("Monday", day)]), "signed").when, None);
}

#[test]
fn a_day_in_the_name_of_an_event_of_another_year_dates_nothing() {
    let parse = "The/DET/3/det September/PROPN/3/compound attacks/NOUN/4/nsubj/=attack/NNS shocked/VERB/0/root/=shock";
    let mut report = read_dated(parse, &[("September", date(2023, 9, 11))]);
    report.times[0].lacks = Some(Lacks::Year);
    report.report.published = Some(Published { date: date(2024, 5, 8), source: "the test".into() });
    find(&mut report);
    assert_eq!(event(&report, "attacks").when, None);
    report.report.published = Some(Published { date: date(2023, 9, 20), source: "the test".into() });
    find(&mut report);
    assert!(event(&report, "attacks").when.is_some());
}

/// Parses in which words are dated or not: the parse, the words of the time, the event, whether it is dated.
fn check_dated(cases: &[(&str, &str, &str, bool)]) {
    let day = date(2024, 5, 8);
    for &(parse, time, words, is_dated) in cases {
        let report = read_dated(parse, &[(time, day)]);
        let when = event(&report, words).when.clone();
        assert_eq!(when, is_dated.then(|| When::day(day)), "{words} in {parse}");
    }
}

/// "Will play the winner of Friday's semifinal" was to be on Friday.
#[test]
fn a_day_that_owns_what_only_tells_which_is_not_the_verb_s() {
    let of = "They/PRON/2/nsubj play/VERB/0/root/=play the/DET/4/det winner/NOUN/2/obj of/ADP/8/case Friday/PROPN/8/nmod:poss               ~'s/PART/6/case round/NOUN/4/nmod";
    let on =
        "They/PRON/2/nsubj play/VERB/0/root/=play the/DET/4/det winner/NOUN/2/obj on/ADP/6/case Friday/PROPN/2/obl";
    check_dated(&[(of, "Friday", "play", false), (on, "Friday", "play", true)]);
}

/// "Earlier on Wednesday they held a meeting, with both officials agreeing …": the agreement had no day.
#[test]
fn what_is_told_of_one_time_shares_its_day() {
    let meeting = "On/ADP/2/case Wednesday/PROPN/4/obl they/PRON/4/nsubj held/VERB/0/root/=hold talks/NOUN/4/obj/=talk/NNS \
                   ,/PUNCT/9/punct with/SCONJ/9/mark officials/NOUN/9/nsubj agreeing/VERB/5/acl/=agree/VBG";
    let killed = "She/PRON/3/nsubj was/AUX/3/aux:pass/=be/VBD struck/VERB/0/root/=strike/VBN and/CCONJ/5/cc killed/VERB/3/conj/=kill/VBN \
                  by/ADP/7/case cars/NOUN/5/obl on/ADP/9/case Friday/PROPN/5/obl";
    let walked = "She/PRON/3/nsubj was/AUX/3/aux:pass/=be/VBD struck/VERB/0/root/=strike/VBN as/SCONJ/6/mark she/PRON/6/nsubj \
                  walked/VERB/3/advcl/=walk/VBD home/ADV/6/advmod Friday/PROPN/6/obl:unmarked";
    let hit = "She/PRON/3/nsubj was/AUX/3/aux/=be/VBD walking/VERB/0/root/=walk/VBG Friday/PROPN/3/obl:unmarked when/ADV/7/advmod/WRB \
               cars/NOUN/7/nsubj hit/VERB/3/advcl/=hit/VBD her/PRON/7/obj";
    let said = "She/PRON/2/nsubj left/VERB/0/root/=leave/VBD as/SCONJ/5/mark he/PRON/5/nsubj said/VERB/2/advcl/=say/VBD \
                Friday/PROPN/5/obl:unmarked";
    let soon = "As/ADV/2/advmod soon/ADV/8/advmod as/SCONJ/5/mark talks/NOUN/5/nsubj closed/VERB/2/advcl/=close/VBD \
                Friday/PROPN/5/obl:unmarked they/PRON/8/nsubj signed/VERB/0/root/=sign/VBD \
                plans/NOUN/8/obj/=plan for/ADP/11/case 2024/NUM/9/nmod";
    check_dated(&[
        (soon, "Friday", "signed", true),
        (meeting, "Wednesday", "agreeing", true),
        (killed, "Friday", "struck", true),
        (walked, "Friday", "struck", true),
        (hit, "Friday", "hit", true),
        (said, "Friday", "left", false),
    ]);
}

/// "Nine were killed when armed men opened fire on Saturday, the police said today" had no day: "today" was taken for one of the killing.
#[test]
fn when_it_was_said_is_not_when_it_happened() {
    let parse = "They/PRON/3/nsubj:pass were/AUX/3/aux:pass/=be/VBD killed/VERB/0/root/=kill/VBN when/ADV/6/advmod/WRB men/NOUN/6/nsubj \
                 attacked/VERB/3/advcl/=attack/VBD on/ADP/8/case Saturday/PROPN/6/obl ,/PUNCT/11/punct police/NOUN/11/nsubj \
                 said/VERB/3/parataxis/=say/VBD today/NOUN/11/obl:unmarked";
    let (saturday, today) = (date(2023, 11, 18), date(2023, 11, 19));
    let report = read_dated(parse, &[("Saturday", saturday), ("today", today)]);
    assert_eq!(event(&report, "killed").when, Some(When::day(saturday)));
    assert_eq!(event(&report, "said").when, Some(When::day(today)));
}

/// "A plea was entered during Wednesday's hearing" and "her performance in 2007, in which she ventured …" had no day.
#[test]
fn what_happens_in_the_course_of_another_event_shares_its_day() {
    let plea = "He/PRON/2/nsubj left/VERB/0/root/=leave/VBD during/ADP/6/case Wednesday/PROPN/6/nmod:poss ~'s/PART/4/case \
                talks/NOUN/2/obl/NNS/=talk";
    let stage = "She/PRON/2/nsubj won/VERB/0/root/=win/VBD it/PRON/2/obj for/ADP/5/case talks/NOUN/2/obl/=talk/NNS in/ADP/7/case \
                 2007/NUM/2/obl in/ADP/9/case which/PRON/11/obl she/PRON/11/nsubj left/VERB/5/acl:relcl/=leave/VBD";
    let hung = stage.replace("left/VERB/5/acl:relcl", "left/VERB/7/acl:relcl");
    let about = stage.replace("in/ADP/9/case which/PRON/11/obl", "that/SCONJ/11/mark which/PRON/11/obj");
    check_dated(&[
        (plea, "Wednesday", "left", true),
        (stage, "2007", "left", true),
        (&hung, "2007", "left", true),
        (&about, "2007", "left", false),
    ]);
}

/// "A man has denied arson following a fire on Sunday", told on Tuesday, put the denial on the Sunday.
#[test]
fn a_day_that_is_over_is_not_that_of_a_present_perfect() {
    let parse = "He/PRON/3/nsubj has/AUX/3/aux/=have/VBZ signed/VERB/0/root/=sign/VBN it/PRON/3/obj following/ADP/6/case talks/NOUN/3/obl/=talk/NNS \
                 on/ADP/8/case Sunday/PROPN/3/obl";
    let days = [(date(2024, 5, 8), true, false), (date(2024, 5, 10), false, true)];
    let passive = parse.replace("has/AUX/3/aux/=have", "is/AUX/3/aux:pass/=be");
    for (parse, (published, signed, talks)) in [parse, &passive].iter().flat_map(|&parse| days.map(|day| (parse, day)))
    {
        let mut report = read_dated(parse, &[("Sunday", date(2024, 5, 8))]);
        report.report.published = Some(Published { date: published, source: "the test".into() });
        find(&mut report);
        let is_dated = |word: &str| event(&report, word).when.is_some();
        assert_eq!((is_dated("signed"), is_dated("talks")), (signed, talks), "{published}");
    }
}

/// "She completed a term in June and served from 1995 to 1998, becoming …" gave the becoming the June.
/// "Was charged with arson following the fire at the weekend" put the charge on the weekend.
#[test]
fn a_day_behind_what_a_court_is_about_is_not_the_courts() {
    let parse = |verb: &str| {
        format!(
            "He/PRON/3/nsubj:pass was/AUX/3/aux:pass/=be {verb}/VERB/0/root/VBN/={verb} following/VERB/6/case/VBG/=follow the/DET/6/det \
             fire/NOUN/3/obl/NN/=fire on/ADP/8/case Sunday/PROPN/3/obl"
        )
    };
    let (charge, arrest) = (parse("charge"), parse("arrest"));
    check_dated(&[
        (&charge, "Sunday", "charge", false),
        (&charge, "Sunday", "fire", true),
        (&arrest, "Sunday", "arrest", true),
    ]);
}

#[test]
fn a_participle_behind_another_dated_verb_has_not_the_day_of_the_first() {
    let parse = "She/PRON/2/nsubj left/VERB/0/root/=leave/VBD in/ADP/4/case June/PROPN/2/obl and/CCONJ/6/cc \
                 served/VERB/2/conj/=serve/VBD until/ADP/8/case August/PROPN/6/obl ,/PUNCT/10/punct becoming/VERB/2/advcl/=become/VBG rich/ADJ/10/xcomp";
    let report = read_dated(parse, &[("June", date(2024, 6, 1)), ("August", date(2024, 8, 1))]);
    assert_eq!(event(&report, "becoming").when, None);
    assert!(event(&report, "left").when.is_some());
}

/// "Previously she hosted it in 2007 and won": only a time in front of both verbs is of both.
#[test]
fn a_time_behind_the_first_verb_is_not_that_of_the_second_whatever_stands_in_front() {
    let parse = "Previously/ADV/3/advmod she/PRON/3/nsubj met/VERB/0/root/=meet him/PRON/3/obj on/ADP/6/case Monday/PROPN/3/obl \
                 and/CCONJ/8/cc signed/VERB/3/conj/=sign it/PRON/8/obj";
    check_dated(&[(parse, "Monday", "met", true), (parse, "Monday", "signed", false)]);
}

/// "struck by a 2013 sedan", "the Christmas party" and "in her performance in 2007 in which …" dated the verb.
#[test]
fn a_time_that_tells_which_one_is_meant_dates_no_verb() {
    let sedan = "Cars/NOUN/2/nsubj struck/VERB/0/root/=strike/VBD a/DET/5/det 2013/NUM/5/nummod sedan/NOUN/2/obj";
    let talks =
        "They/PRON/2/nsubj left/VERB/0/root/=leave/VBD the/DET/5/det June/PROPN/5/compound talks/NOUN/2/obj/=talk/NNS";
    let offence = "He/PRON/2/nsubj left/VERB/0/root/=leave/VBD on/ADP/4/case probation/NOUN/2/obl for/ADP/6/case bills/NOUN/4/nmod/NNS/=bill \
                   in/ADP/8/case June/PROPN/6/nmod";
    let noun = "She/PRON/2/nsubj won/VERB/0/root/=win/VBD it/PRON/2/obj for/ADP/5/case talks/NOUN/2/obl/=talk/NNS in/ADP/7/case 2007/NUM/2/obl \
                in/ADP/9/case which/PRON/11/obl she/PRON/11/nsubj left/VERB/5/acl:relcl/=leave/VBD";
    let statement = "She/PRON/2/nsubj made/VERB/0/root/=make a/DET/4/det visit/NOUN/2/obj on/ADP/6/case Friday/PROPN/2/obl \
                     ending/VERB/4/acl/=end/VBG it/PRON/7/obj";
    let pact = "They/PRON/2/nsubj signed/VERB/0/root/=sign/VBD a/DET/4/det pact/NOUN/2/obj on/ADP/6/case Friday/PROPN/2/obl \
                under/ADP/8/case which/PRON/10/obl they/PRON/10/nsubj leave/VERB/4/acl:relcl/VBP";
    check_dated(&[
        (pact, "Friday", "signed", true),
        (statement, "Friday", "made", true),
        (sedan, "2013", "struck", false),
        (&sedan.replace("sedan", "marathon"), "2013", "struck", true),
        (talks, "June", "left", false),
        (talks, "June", "talks", true),
        (offence, "June", "left", false),
        (noun, "2007", "won", false),
        (noun, "2007", "talks", true),
    ]);
}

/// "On Tuesday, police say a man shot her" told on Tuesday what is told now.
#[test]
fn a_past_day_beside_says_is_that_of_what_is_said() {
    let parse = "On/ADP/2/case Tuesday/PROPN/4/obl police/NOUN/4/nsubj say/VERB/0/root/=say/VBP cars/NOUN/6/nsubj struck/VERB/4/ccomp/=strike/VBD \
                 her/PRON/6/obj";
    check_dated(&[(parse, "Tuesday", "struck", true), (parse, "Tuesday", "say", false)]);
}

#[test]
fn a_stretch_from_one_year_to_another_is_no_day() {
    let parse =
        "She/PRON/2/nsubj served/VERB/0/root/=serve/VBD from/ADP/4/case 1995/NUM/2/obl to/ADP/6/case 1998/NUM/2/obl";
    check_dated(&[(parse, "1998", "served", false)]);
}

#[test]
fn a_limit_dates_nothing() {
    let parse = "They/PRON/2/nsubj left/VERB/0/root/=leave before/ADP/4/case Monday/PROPN/2/obl";
    assert_eq!(event(&read_dated(parse, &[("Monday", date(2024, 5, 8))]), "left").when, None);
}

#[test]
fn what_lies_ahead_of_publication_is_planned_until_it_is_known_better() {
    let parse = "They/PRON/2/nsubj meet/VERB/0/root/VBP on/ADP/4/case Monday/PROPN/2/obl";
    let mut report = read_dated(parse, &[("Monday", date(2024, 5, 8))]);
    assert_eq!(event(&report, "meet").factuality, Factuality::Happened);
    for (published, factuality) in [(date(2024, 5, 1), Factuality::Planned), (date(2024, 5, 9), Factuality::Happened)] {
        report.published_inferred = Some(InferredDate { from: published, to: None, because: String::new() });
        date_again(&mut report);
        assert_eq!(event(&report, "meet").factuality, factuality);
    }
}

/// "They tied it in the fourth quarter" was dated to the last months of the year.
#[test]
fn a_quarter_of_a_game_is_none_of_the_year() {
    let parse =
        "They/PRON/2/nsubj won/VERB/0/root/=win it/PRON/2/obj in/ADP/6/case fourth/ADJ/6/amod quarter/NOUN/2/obl";
    for (parse, is_dated) in [(parse.to_owned(), false), (parse.replace("it/PRON", "profit/NOUN"), true)] {
        let mut report = read_dated(&parse, &[("fourth quarter", date(2024, 10, 1))]);
        report.times[0].expression = Expression::Section { section: Section::Quarter(4), year: None, shift: None };
        find(&mut report);
        assert_eq!(event(&report, "won").when.is_some(), is_dated, "{parse}");
    }
}

/// "He fired 13 shots on a Friday afternoon" was dated to the last Friday.
#[test]
fn a_day_of_which_nobody_says_which_dates_nothing() {
    let parse =
        "He/PRON/2/nsubj fired/VERB/0/root/=fire/VBD shots/NOUN/2/obj on/ADP/6/case a/DET/6/det Friday/PROPN/2/obl";
    for (parse, words, is_dated) in [
        (parse.to_owned(), "fired", false),
        (parse.replace("a/DET", "that/DET"), "fired", true),
        (
            format!(
                "{} talks/NOUN/2/obl/=talk/NNS",
                parse.replace("6/det", "7/det").replace("Friday/PROPN/2/obl", "Friday/PROPN/7/compound")
            ),
            "talks",
            true,
        ),
    ] {
        let mut report = read_dated(&parse, &[("Friday", date(2024, 5, 10))]);
        report.times[0].expression = Expression::Weekday { weekday: Weekday::Friday, shift: None };
        find(&mut report);
        assert_eq!(event(&report, words).when.is_some(), is_dated, "{parse}");
    }
}

/// "The brother of a woman found dead on Saturday has been charged" was dated to the Saturday, "was scheduled for October" to
/// October.
#[test]
fn the_day_of_what_is_only_mentioned_is_not_that_of_the_verb() {
    check_dated(&[
        (
            "A/DET/2/det man/NOUN/8/nsubj:pass lying/VERB/2/acl/VBG/=lie there/ADV/3/advmod on/ADP/6/case Monday/PROPN/3/obl was/AUX/8/aux:pass \
             charged/VERB/0/root/VBN/=charge",
            "Monday",
            "charged",
            false,
        ),
        (
            "They/PRON/2/nsubj lost/VERB/0/root/VBD/=lose since/ADP/5/case his/PRON/5/nmod:poss season/NOUN/2/obl in/ADP/7/case Monday/PROPN/5/nmod",
            "Monday",
            "lost",
            false,
        ),
        (
            "It/PRON/3/nsubj:pass was/AUX/3/aux:pass scheduled/VERB/0/root/VBN/=schedule for/ADP/5/case Monday/PROPN/3/obl",
            "Monday",
            "scheduled",
            false,
        ),
        (
            "It/PRON/3/nsubj:pass was/AUX/3/aux:pass scheduled/VERB/0/root/VBN/=schedule on/ADP/5/case Monday/PROPN/3/obl",
            "Monday",
            "scheduled",
            true,
        ),
    ]);
}

/// "Reached by telephone yesterday, he declined to comment" had no day.
#[test]
fn a_participle_that_opens_the_sentence_has_the_day_of_its_verb() {
    check_dated(&[(
        "Reached/VERB/6/advcl/VBN/=reach by/ADP/3/case telephone/NOUN/1/obl yesterday/NOUN/1/obl he/PRON/6/nsubj declined/VERB/0/root/VBD/=decline",
        "yesterday",
        "declined",
        true,
    )]);
}

/// "Its Patch Tuesday updates" were dated to the last Tuesday.
#[test]
fn a_weekday_in_the_name_of_a_thing_dates_nothing() {
    let parse = "It/PRON/2/nsubj repaired/VERB/0/root/VBD/=repair it/PRON/2/obj in/ADP/7/case Patch/PROPN/7/compound Tuesday/PROPN/7/compound \
                 updates/NOUN/2/obl/=update/NNS";
    for (parse, is_dated) in [(parse.to_owned(), false), (parse.replace("Patch/PROPN", "its/PRON"), true)] {
        let mut report = read_dated(&parse, &[("Tuesday", date(2024, 5, 7))]);
        report.times[0].expression = Expression::Weekday { weekday: Weekday::Tuesday, shift: None };
        find(&mut report);
        let is_any_dated = report.events.iter().any(|event| event.when.is_some());
        assert_eq!(is_any_dated, is_dated, "{parse}");
    }
}

/// "Had been hobbled this year", in a report of 5 January, was dated to the year that had just begun.
#[test]
fn this_year_in_january_may_be_the_one_before() {
    let parse = "He/PRON/2/nsubj signed/VERB/0/root/VBD/=sign it/PRON/2/obj this/DET/5/det year/NOUN/2/obl";
    for (day, is_dated) in [(date(2024, 1, 5), false), (date(2024, 6, 5), true)] {
        let mut report = read_dated(parse, &[("this year", date(2024, 1, 1))]);
        report.times[0].interval =
            Some(When { from: Some(date(2024, 1, 1)), to: Some(date(2024, 12, 31)), inferred: None });
        report.report.published = Some(Published { date: day, source: "the test".into() });
        find(&mut report);
        assert_eq!(event(&report, "signed").when.is_some(), is_dated, "{day}");
    }
}

/// "Problems only resolved next week", a headline, was told as a fact.
#[test]
fn a_participle_in_a_headline_may_be_of_what_is_to_come() {
    let parse = "Problems/NOUN/2/nsubj resolved/VERB/0/root/VBD/=resolve next/ADJ/4/amod week/NOUN/2/obl";
    for (parse, factuality) in
        [(format!("[title] {parse}"), Factuality::Planned), (parse.to_owned(), Factuality::Happened)]
    {
        let mut report = read_dated(&parse, &[("next week", date(2024, 5, 14))]);
        report.report.published = Some(Published { date: date(2024, 5, 8), source: "the test".into() });
        find(&mut report);
        assert_eq!(event(&report, "resolved").factuality, factuality, "{parse}");
    }
}

/// "Agreed to a deal with the Yankees late Tuesday night" dated the deal only, "in Thursday's game" the game only.
#[test]
fn a_bare_day_behind_a_noun_and_that_of_an_occasion_are_the_verbs() {
    let deal = "They/PRON/2/nsubj agreed/VERB/0/root/VBD/=agree to/ADP/5/case a/DET/5/det deal/NOUN/2/obl/=deal with/ADP/7/case him/PRON/5/nmod \
                Tuesday/PROPN/5/nmod:unmarked";
    let after = "They/PRON/2/nsubj left/VERB/0/root/VBD/=leave after/ADP/5/case the/DET/5/det talks/NOUN/2/obl/NNS/=talk with/ADP/7/case \
                 him/PRON/5/nmod Tuesday/PROPN/5/nmod:unmarked";
    let game = "He/PRON/2/nsubj broke/VERB/0/root/VBD/=break it/PRON/2/obj in/ADP/7/case Thursday/PROPN/7/nmod:poss ~'s/PART/5/case \
                game/NOUN/2/obl/=game";
    check_dated(&[
        (deal, "Tuesday", "agreed", true),
        (after, "Tuesday", "left", false),
        (game, "Thursday", "broke", true),
        (&game.replace("game/NOUN/2/obl/=game", "killing/NOUN/2/obl/=killing"), "Thursday", "broke", false),
    ]);
}

/// "Was convicted of the June 20 attempted murder" was dated to the day of the attempt.
#[test]
fn a_day_in_front_of_what_was_done_is_not_that_of_the_verdict() {
    let parse = "He/PRON/3/nsubj:pass was/AUX/3/aux:pass convicted/VERB/0/root/VBN/=convict of/ADP/6/case the/DET/6/det June/PROPN/3/obl \
                 attempted/ADJ/8/amod murder/NOUN/3/obl/=murder";
    check_dated(&[(parse, "June", "convicted", false)]);
}

/// "It will be the subject of Monday's episode" dated the clause before the "and".
#[test]
fn a_day_does_not_leave_a_clause_of_its_own_behind_and() {
    let parse = "It/PRON/2/nsubj spread/VERB/0/root/VBD/=spread and/CCONJ/6/cc they/PRON/6/nsubj were/AUX/6/cop guests/NOUN/2/conj of/ADP/10/case \
                 Monday/PROPN/10/nmod:poss ~'s/PART/8/case episode/NOUN/6/nmod";
    check_dated(&[(parse, "Monday", "spread", false)]);
}

/// "Today convicted a man of killing her in June 2005" had no day, for it had two times.
#[test]
fn of_times_that_exclude_each_other_the_one_beside_the_word_is_its_own() {
    let told = |first: &str| {
        format!(
            "They/PRON/3/nsubj {first}/NOUN/3/obl:unmarked convicted/VERB/0/root/=convict him/PRON/3/obj of/SCONJ/6/mark theft/NOUN/3/obl in/ADP/8/case \
             May/PROPN/3/obl"
        )
    };
    let (day, other) = (date(2024, 5, 8), date(2023, 5, 8));
    let report = read_dated(&told("today"), &[("today", day), ("May", other)]);
    assert_eq!(event(&report, "convicted").when, Some(When::day(day)));
}

/// "The case had not been submitted as of Tuesday" was dated to the Tuesday.
#[test]
fn until_when_it_had_not_happened_is_not_when_it_did() {
    let parse = |not: &str| {
        format!(
            "It/PRON/5/nsubj:pass had/AUX/5/aux/VBD/=have {not}/5/advmod been/AUX/5/aux:pass/VBN/=be restored/VERB/0/root/VBN/=restore as/ADP/8/case \
             of/ADP/6/fixed Tuesday/PROPN/5/obl"
        )
    };
    check_dated(&[
        (&parse("not/PART"), "Tuesday", "restored", false),
        (&parse("all/ADV"), "Tuesday", "restored", true),
    ]);
}

/// "Will host this year's Oscars", which were held in the spring of the next, was dated to the year.
#[test]
fn an_edition_to_come_is_not_surely_of_the_calendar_year() {
    let parse = "She/PRON/3/nsubj will/AUX/3/aux/MD host/VERB/0/root/VB this/DET/5/det year/NOUN/7/nmod:poss ~'s/PART/5/case awards/NOUN/3/obj/=award";
    let held = parse.replace("will/AUX/3/aux/MD host/VERB/0/root/VB", "also/ADV/3/advmod hosted/VERB/0/root/VBD/=host");
    for (parse, word, is_dated) in [(parse.to_owned(), "host", false), (held, "hosted", true)] {
        let mut report = read_dated(&parse, &[("this year", date(2024, 1, 1))]);
        report.times[0].expression = Expression::Shifted { units: 0.0, unit: Unit::Year, anchor: Anchor::Publication };
        find(&mut report);
        assert_eq!(event(&report, word).when.is_some(), is_dated, "{parse}");
    }
}

/// "Signed an agreement on Thursday that will let prisoners go home" dated the agreement, and no signing.
#[test]
fn a_day_behind_a_document_is_that_of_its_signing() {
    let day = date(2024, 5, 9);
    let parse = "They/PRON/2/nsubj signed/VERB/0/root/=sign an/DET/4/det agreement/NOUN/2/obj/=agreement on/ADP/6/case Thursday/PROPN/4/nmod \
                 that/PRON/8/nsubj helps/VERB/4/acl:relcl/=help";
    assert_eq!(event(&read_dated(parse, &[("Thursday", day)]), "signed").when, Some(When::day(day)));
}

/// "Has pressed Georgia this week", in a report of Wednesday, was dated as far as Sunday.
#[test]
fn what_has_happened_was_over_when_the_report_came_out() {
    let parse = "They/PRON/2/nsubj met/VERB/0/root/=meet this/DET/4/det week/NOUN/2/obl:unmarked";
    let mut report = read_dated(parse, &[("this week", date(2024, 5, 13))]);
    report.times[0].interval = Some(When { to: Some(date(2024, 5, 19)), ..When::day(date(2024, 5, 13)) });
    report.report.published = Some(Published { date: date(2024, 5, 15), source: "the test".into() });
    find(&mut report);
    assert_eq!(event(&report, "met").when.as_ref().and_then(|when| when.to), Some(date(2024, 5, 15)));
}

/// "Gunmen killed six in an attack late on Sunday" dated the killing and not the attack.
#[test]
fn an_incident_is_of_the_day_on_which_it_killed() {
    let killed = "Gunmen/NOUN/2/nsubj killed/VERB/0/root/=kill/VBD six/NUM/2/obj in/ADP/6/case an/DET/6/det attack/NOUN/2/obl Sunday/PROPN/2/obl:unmarked";
    check_dated(&[
        (killed, "Sunday", "attack", true),
        (&killed.replace("killed/VERB/0/root/=kill", "arrested/VERB/0/root/=arrest"), "Sunday", "attack", false),
    ]);
}
