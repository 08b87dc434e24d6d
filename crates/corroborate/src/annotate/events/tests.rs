//! What is read of parses drawn by hand, and that no parse whatever makes it fail.

use corroborate_encoder::{Deprel, NameTag, Upos, Xpos};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::find;
use crate::annotate::times::expression::Expression;
use crate::annotate::{mentions, testing};
use crate::annotation::{
    AnnotatedReport, ArgumentRole, Bound, Event, EventType, Factuality, Tense, Time, TimeKind, When,
};
use crate::text::Span;

/// The report with its mentions and events.
fn read(parse: &str) -> AnnotatedReport {
    let mut report = testing::read(parse);
    mentions::find(&mut report);
    find(&mut report);
    report
}

/// A time expression that denotes this day.
pub(super) fn day_at(span: Span, sentence: usize, day: Date) -> Time {
    Time {
        span,
        sentence,
        kind: TimeKind::Date,
        value: day.to_string(),
        interval: Some(When::day(day)),
        lacks: None,
        expression: Expression::Years { first: day.year(), count: 1 },
        tense: Tense::default(),
    }
}

/// The report, in which `dated` (words, day) are time expressions.
pub(super) fn read_dated(parse: &str, dated: &[(&str, Date)]) -> AnnotatedReport {
    let mut report = testing::read(parse);
    mentions::find(&mut report);
    for &(words, day) in dated {
        let start = report.report.text.find(words).expect("the words of a time");
        let span = Span::new(start, start + words.len());
        let sentence = report.sentence_at(start).expect("a sentence");
        report.times.push(day_at(span, sentence, day));
    }
    find(&mut report);
    report
}

pub(super) fn event<'r>(report: &'r AnnotatedReport, words: &str) -> &'r Event {
    let found = report.events.iter().find(|event| report.words(event.trigger) == words);
    found.unwrap_or_else(|| panic!("no event “{words}” in {}", report.report.text))
}

fn has_event(report: &AnnotatedReport, words: &str) -> bool {
    report.events.iter().any(|event| report.words(event.trigger) == words)
}

/// The heads of the arguments with this role.
fn arguments<'r>(report: &'r AnnotatedReport, words: &str, role: ArgumentRole) -> Vec<&'r str> {
    let of_role = event(report, words).arguments.iter().filter(|argument| argument.role == role);
    of_role.map(|argument| report.form(argument.word)).collect()
}

const SIGNED: &str = "The/DET/3/det memorandum/NOUN/5/nsubj:pass ~-/PUNCT/2/punct was/AUX/5/aux:pass signed/VERB/0/root/VBN/=sign \
                      by/ADP/7/case Novak/PROPN/5/obl:agent/B-person and/CCONJ/9/cc Yilmaz/PROPN/7/conj/B-person \
                      in/ADP/11/case Oslo/PROPN/5/obl/B-place";

#[test]
fn a_passive_has_its_agents_behind_by() {
    let report = read(SIGNED);
    assert_eq!(arguments(&report, "signed", ArgumentRole::Agent), ["Novak", "Yilmaz"]);
    assert_eq!(arguments(&report, "signed", ArgumentRole::Patient), ["memorandum"]);
    assert_eq!(arguments(&report, "signed", ArgumentRole::Place), ["Oslo"]);
    let signed = event(&report, "signed");
    assert_eq!((signed.kind, signed.factuality), (Some(EventType::Support), Factuality::Happened));
    assert!(signed.is_reportable());
    assert!(signed.arguments.iter().filter(|a| a.role == ArgumentRole::Agent).all(|a| a.mention.is_some()));
}

#[test]
fn who_is_found_dead_has_died() {
    let report = read(
        "Novak/PROPN/3/nsubj:pass/B-person was/AUX/3/aux:pass found/VERB/0/root/=find/VBN dead/ADJ/3/xcomp/JJ in/ADP/6/case \
         Oslo/PROPN/3/obl/B-place",
    );
    let dead = event(&report, "dead");
    assert_eq!(arguments(&report, "dead", ArgumentRole::Patient), ["Novak"]);
    assert_eq!(dead.factuality, Factuality::Happened);
    assert!(dead.is_told() && !dead.is_claim());
    let headline = read("Three/NUM/2/nummod dead/ADJ/0/root/JJ after/ADP/4/case fire/NOUN/2/obl");
    assert!(event(&headline, "dead").is_claim());
    for parse in [
        "The/DET/3/det dead/ADJ/3/amod/JJ man/NOUN/4/nsubj left/VERB/0/root/=leave/VBD",
        "The/DET/2/det dead/ADJ/3/nsubj/JJ left/VERB/0/root/=leave/VBD",
    ] {
        assert!(!has_event(&read(parse), "dead"), "{parse}");
    }
}

#[test]
fn a_light_verb_hands_its_subject_to_the_noun() {
    let report = read(
        "Novak/PROPN/2/nsubj/B-person held/VERB/0/root/=hold talks/NOUN/2/obj/=talk/NNS with/ADP/5/case \
         Yilmaz/PROPN/3/nmod/B-person",
    );
    assert_eq!(arguments(&report, "talks", ArgumentRole::Agent), ["Novak", "Yilmaz"]);
    let (talks, held) = (event(&report, "talks"), event(&report, "held"));
    assert_eq!((talks.kind, talks.lemma.as_str()), (Some(EventType::Consult), "talk"));
    assert_eq!(talks.light_verb, Some(held.word));
    assert!(talks.is_reportable() && !held.is_reportable());
}

/// "He was fired March 2" told of a march.
#[test]
fn a_month_is_no_event() {
    let fired = "Boll/PROPN/3/nsubj:pass was/AUX/3/aux:pass fired/VERB/0/root March/PROPN/5/nmod 2/NUM/3/obl";
    assert!(!has_event(&read(fired), "March"));
    let march = "The/DET/2/det March/PROPN/3/nsubj:pass filled/VERB/0/root the/DET/5/det square/NOUN/3/obj";
    assert!(has_event(&read(march), "March"));
}

#[test]
fn what_takes_place_is_the_noun() {
    let report = read(
        "Protests/NOUN/2/nsubj/=protest/NNS took/VERB/0/root/=take place/NOUN/2/obj in/ADP/5/case Oslo/PROPN/2/obl/B-place",
    );
    assert_eq!(arguments(&report, "Protests", ArgumentRole::Place), ["Oslo"]);
    assert_eq!(event(&report, "Protests").kind, Some(EventType::Protest));
    assert!(event(&report, "Protests").is_reportable());
    assert!(!has_event(&report, "place"));
}

/// "A meeting was planned but never happened" had happened.
#[test]
fn a_second_verb_says_that_what_was_planned_never_happened() {
    let report = read(
        "Talks/NOUN/3/nsubj:pass/=talk/NNS were/AUX/3/aux:pass arranged/VERB/0/root/=arrange/VBN but/CCONJ/6/cc \
         never/ADV/6/advmod happened/VERB/3/conj/=happen/VBD",
    );
    assert_eq!(event(&report, "Talks").factuality, Factuality::Denied);
}

#[test]
fn an_attempt_is_told_with_what_was_attempted() {
    let report = read(
        "The/DET/3/det coup/NOUN/3/compound attempt/NOUN/7/nsubj by/ADP/5/case officers/NOUN/3/nmod/NNS was/AUX/7/cop \
         brief/ADJ/0/root",
    );
    let coup = event(&report, "coup attempt");
    assert_eq!((coup.lemma.as_str(), coup.factuality), ("coup", Factuality::Happened));
    assert_eq!(arguments(&report, "coup attempt", ArgumentRole::Agent), ["officers"]);
}

#[test]
fn of_an_accusation_the_accused_is_the_agent_and_nothing_is_certain() {
    let report = read(
        "They/PRON/2/nsubj accused/VERB/0/root/=accuse Novak/PROPN/2/obj/B-person of/SCONJ/5/mark \
         selling/VERB/2/advcl/VBG/=sell arms/NOUN/5/obj",
    );
    assert_eq!(arguments(&report, "selling", ArgumentRole::Agent), ["Novak"]);
    let selling = event(&report, "selling");
    assert_eq!(selling.factuality, Factuality::Possible);
    assert_eq!(selling.factuality_because, ["under “accuse”"]);
    assert_eq!(event(&report, "accused").kind, Some(EventType::Accuse));
}

#[test]
fn factuality_comes_from_what_stands_with_and_above_the_word() {
    use Factuality::{Denied, Happened, Planned, Possible};
    let cases = [
        ("They/PRON/3/nsubj will/AUX/3/aux/MD sign/VERB/0/root/VB", "sign", Planned),
        ("They/PRON/3/nsubj may/AUX/3/aux/MD sign/VERB/0/root/VB", "sign", Possible),
        ("They/PRON/4/nsubj did/AUX/4/aux not/PART/4/advmod sign/VERB/0/root/VB", "sign", Denied),
        ("They/PRON/2/nsubj plan/VERB/0/root/VBP to/PART/4/mark sign/VERB/2/xcomp/VB", "sign", Planned),
        ("They/PRON/2/nsubj failed/VERB/0/root/=fail to/PART/4/mark sign/VERB/2/xcomp/VB", "sign", Denied),
        // Who is unable does not; who is reluctant may.
        ("They/PRON/3/nsubj are/AUX/3/cop unable/ADJ/0/root/JJ to/PART/5/mark sign/VERB/3/xcomp/VB", "sign", Denied),
        (
            "They/PRON/3/nsubj are/AUX/3/cop reluctant/ADJ/0/root/JJ to/PART/5/mark sign/VERB/3/xcomp/VB",
            "sign",
            Possible,
        ),
        // Stopped somebody so as to sign: an aim, that nobody prevented.
        (
            "They/PRON/2/nsubj stopped/VERB/0/root/=stop him/PRON/2/obj to/PART/5/mark sign/VERB/2/advcl/VB",
            "sign",
            Planned,
        ),
        (
            "They/PRON/2/nsubj stopped/VERB/0/root/=stop him/PRON/2/obj from/SCONJ/5/mark signing/VERB/2/advcl/VBG",
            "signing",
            Denied,
        ),
        ("They/PRON/2/nsubj began/VERB/0/root/=begin to/PART/4/mark sign/VERB/2/xcomp/VB", "sign", Happened),
        ("They/PRON/2/nsubj met/VERB/0/root/=meet to/PART/4/mark sign/VERB/2/advcl/VB", "sign", Planned),
        ("They/PRON/3/nsubj allegedly/ADV/3/advmod signed/VERB/0/root/=sign", "signed", Possible),
        (
            "They/PRON/2/nsubj denied/VERB/0/root/=deny that/SCONJ/5/mark he/PRON/5/nsubj signed/VERB/2/ccomp/=sign",
            "signed",
            Denied,
        ),
        (
            "They/PRON/2/nsubj said/VERB/0/root/=say that/SCONJ/5/mark he/PRON/5/nsubj signed/VERB/2/ccomp/=sign",
            "signed",
            Happened,
        ),
        (
            "They/PRON/2/nsubj told/VERB/0/root/=tell him/PRON/2/iobj he/PRON/5/nsubj signed/VERB/2/ccomp/=sign",
            "signed",
            Happened,
        ),
        (
            "They/PRON/2/nsubj told/VERB/0/root/=tell him/PRON/2/obj to/PART/5/mark sign/VERB/2/xcomp/VB",
            "sign",
            Possible,
        ),
        (
            "It/PRON/4/expl can/AUX/4/aux/MD be/AUX/4/aux:pass argued/VERB/0/root/VBN/=argue that/SCONJ/7/mark he/PRON/7/nsubj lost/VERB/4/csubj:pass/=lose",
            "lost",
            Possible,
        ),
        (
            "They/PRON/2/nsubj argued/VERB/0/root/VBD/=argue that/SCONJ/5/mark he/PRON/5/nsubj lost/VERB/2/ccomp/=lose",
            "lost",
            Happened,
        ),
        (
            "He/PRON/3/nsubj will/AUX/3/aux/MD fight/VERB/0/root/VB ~,/PUNCT/6/punct I/PRON/6/nsubj/=I wager/VERB/3/parataxis/VBP",
            "fight",
            Possible,
        ),
        ("He/PRON/3/nsubj barely/ADV/3/advmod won/VERB/0/root/=win", "won", Happened),
        (
            "They/PRON/2/nsubj denied/VERB/0/root/=deny an/DET/4/det offer/NOUN/2/obj to/PART/6/mark sign/VERB/4/acl/VB",
            "sign",
            Possible,
        ),
        (
            "They/PRON/2/nsubj denied/VERB/0/root/=deny an/DET/4/det offer/NOUN/2/obj to/PART/6/mark sign/VERB/2/xcomp/VB",
            "sign",
            Possible,
        ),
        (
            "He/PRON/3/nsubj was/AUX/3/aux:pass charged/VERB/0/root/VBN/=charge with/SCONJ/5/mark killing/VERB/3/advcl/VBG/=kill her/PRON/5/obj",
            "killing",
            Possible,
        ),
        ("He/PRON/2/nsubj attempted/VERB/0/root/VBD/=attempt murder/NOUN/2/obj", "murder", Possible),
        (
            "An/DET/3/det attempted/VERB/3/amod/VBN/=attempted/p:0 murder/NOUN/4/nsubj ended/VERB/0/root/=end",
            "murder",
            Possible,
        ),
        (
            "If/SCONJ/3/mark they/PRON/3/nsubj sign/VERB/5/advcl/VBP ,/PUNCT/3/punct leave/VERB/0/root/VB",
            "sign",
            Possible,
        ),
        (
            "Had/AUX/3/aux/VBD/=have they/PRON/3/nsubj signed/VERB/5/advcl/VBN/=sign it/PRON/5/nsubj held/VERB/0/root/VBD",
            "signed",
            Possible,
        ),
        ("Did/AUX/3/aux they/PRON/3/nsubj sign/VERB/0/root/VB ?/PUNCT/3/punct", "sign", Possible),
        ("[title]Novak/PROPN/3/nsubj to/PART/3/mark sign/VERB/0/root/VB", "sign", Planned),
        (
            "The/DET/3/det planned/VERB/3/amod/VBN/=planned/p:0 visit/NOUN/4/nsubj ended/VERB/0/root/=end",
            "visit",
            Happened,
        ),
        ("The/DET/3/det alleged/ADJ/3/amod attack/NOUN/4/nsubj shocked/VERB/0/root/=shock", "attack", Possible),
        ("They/PRON/2/nsubj signed/VERB/0/root/=sign no/DET/4/det deal/NOUN/2/obj", "signed", Denied),
        ("They/PRON/2/nsubj signed/VERB/0/root/=sign nothing/PRON/2/obj", "signed", Denied),
        ("They/PRON/2/nsubj left/VERB/0/root/=leave no/DET/4/det town/NOUN/2/obj", "left", Happened),
        ("They/PRON/2/nsubj cancelled/VERB/0/root/=cancel the/DET/4/det visit/NOUN/2/obj", "visit", Denied),
        (
            "It/PRON/3/expl was/AUX/3/cop unclear/ADJ/0/root when/ADV/7/advmod/WRB he/PRON/7/nsubj would/AUX/7/aux/MD \
             appear/VERB/3/csubj/VB",
            "appear",
            Possible,
        ),
        (
            "It/PRON/4/nsubj:pass is/AUX/4/aux:pass not/PART/4/advmod known/VERB/0/root/=know/VBN whether/SCONJ/7/mark \
             they/PRON/7/nsubj signed/VERB/4/ccomp/=sign/VBD",
            "signed",
            Possible,
        ),
        (
            "He/PRON/4/nsubj is/AUX/4/aux not/PART/4/advmod going/VERB/0/root/=go/VBG to/PART/6/mark sign/VERB/4/xcomp/VB",
            "sign",
            Denied,
        ),
        (
            "The/DET/2/det aim/NOUN/3/nsubj is/VERB/0/root/=be to/PART/5/mark sign/VERB/3/xcomp/VB it/PRON/5/obj",
            "sign",
            Possible,
        ),
        (
            "It/PRON/3/nsubj would/AUX/3/aux/MD see/VERB/0/root/VB them/PRON/5/nsubj sign/VERB/3/ccomp/VB",
            "sign",
            Planned,
        ),
        (
            "It/PRON/2/nsubj came/VERB/0/root/=come not/PART/6/advmod after/ADP/6/case a/DET/6/det revolt/NOUN/2/obl",
            "revolt",
            Happened,
        ),
    ];
    for (parse, words, factuality) in cases {
        let report = read(parse);
        let event = event(&report, words);
        let planned_visit = parse.contains("planned/VERB");
        if planned_visit {
            assert_eq!(event.factuality, Planned, "{parse}");
        } else {
            assert_eq!(event.factuality, factuality, "{parse}: {:?}", event.factuality_because);
        }
    }
}

#[test]
fn what_cooperation_is_planned_is_an_agreement() {
    let report = read("They/PRON/3/nsubj will/AUX/3/aux/MD visit/VERB/0/root/VB Oslo/PROPN/3/obj/B-place");
    assert_eq!(event(&report, "visit").kind, Some(EventType::Agree));
    let report = read(
        "Troops/NOUN/3/nsubj/NNS/=troop will/AUX/3/aux/MD withdraw/VERB/0/root/VB from/ADP/5/case Oslo/PROPN/3/obl/B-place",
    );
    assert_eq!(event(&report, "withdraw").kind, Some(EventType::Concede));
    let report =
        read("They/PRON/4/nsubj will/AUX/4/aux/MD not/PART/4/advmod accept/VERB/0/root/VB refugees/NOUN/4/obj/NNS");
    assert_eq!(event(&report, "accept").kind, Some(EventType::Reject));
}

#[test]
fn the_frame_decides_the_class() {
    let cases = [
        (
            "They/PRON/2/nsubj called/VERB/0/root/=call for/ADP/4/case talks/NOUN/2/obl/NNS/=talk",
            "called",
            Some(EventType::Request),
        ),
        ("They/PRON/2/nsubj called/VERB/0/root/=call Novak/PROPN/2/obj/B-person", "called", None),
        (
            "They/PRON/2/nsubj imposed/VERB/0/root/=impose sanctions/NOUN/2/obj/NNS/=sanction",
            "imposed",
            Some(EventType::Sanction),
        ),
        (
            "They/PRON/2/nsubj imposed/VERB/0/root/=impose a/DET/4/det curfew/NOUN/2/obj",
            "imposed",
            Some(EventType::Coerce),
        ),
        ("Quakes/NOUN/2/nsubj/NNS/=quake killed/VERB/0/root/=kill twelve/NUM/2/obj", "killed", None),
        (
            "Rebels/NOUN/2/nsubj/NNS/=rebel killed/VERB/0/root/=kill twelve/NUM/2/obj",
            "killed",
            Some(EventType::Assault),
        ),
    ];
    for (parse, words, kind) in cases {
        assert_eq!(event(&read(parse), words).kind, kind, "{parse}");
    }
}

#[test]
fn numbers_have_limits_units_and_states() {
    let cases = [
        (
            "At/ADP/2/case least/ADJ/3/nmod 24/NUM/4/nummod people/NOUN/6/nsubj:pass/NNS/=people were/AUX/6/aux:pass killed/VERB/0/root/VBN/=kill",
            "killed",
            (24.0, Bound::AtLeast, "people", Some("killed")),
            "At least 24 people",
        ),
        (
            "Some/DET/2/advmod 1,200/NUM/3/nummod protesters/NOUN/4/nsubj/NNS/=protester marched/VERB/0/root/=march",
            "marched",
            (1200.0, Bound::Approximate, "people", Some("protesting")),
            "Some 1,200 protesters",
        ),
        (
            "Dozens/NOUN/2/nsubj/NNS/=dozen died/VERB/0/root/=die",
            "died",
            (24.0, Bound::AtLeast, "dozen", Some("killed")),
            "Dozens",
        ),
        (
            "They/PRON/2/nsubj shot/VERB/0/root/=shoot twenty-four/NUM/4/nummod drones/NOUN/2/obj/NNS/=drone",
            "shot",
            (24.0, Bound::Exact, "drone", None),
            "twenty-four drones",
        ),
    ];
    for (parse, words, (value, bound, unit, of), span) in cases {
        let report = read(parse);
        let quantities = &event(&report, words).quantities;
        assert_eq!(quantities.len(), 1, "{parse}");
        let quantity = &quantities[0];
        let got = (quantity.value, quantity.bound, quantity.unit.as_str(), quantity.of.as_deref());
        if words != "died" {
            assert_eq!(got, (value, bound, unit, of), "{parse}");
        } else {
            assert_eq!((got.0, got.1, got.3), (value, bound, of), "{parse}");
        }
        assert_eq!(report.words(quantity.span), span);
    }
}

#[test]
fn states_and_sayings_are_not_worth_a_line() {
    let cases = [
        "Novak/PROPN/2/nsubj/B-person said/VERB/0/root/=say so/ADV/2/advmod",
        "Novak/PROPN/2/nsubj/B-person has/VERB/0/root/VBZ/=have a/DET/4/det car/NOUN/2/obj",
        "Novak/PROPN/2/nsubj/B-person wants/VERB/0/root/VBZ/=want peace/NOUN/2/obj",
    ];
    for parse in cases {
        assert!(read(parse).events.iter().all(|event| !event.is_reportable()), "{parse}");
    }
}

/// "Denying it, he would wander the streets" was told as a plan, "that temblor killed six" as of the quake of the day.
#[test]
fn a_habit_and_what_was_told_before_are_worth_less() {
    let worth = |parse: &str| event(&read(parse), "signed").worth;
    let signed = |before: &str| worth(&format!("{before} signed/VERB/0/root/=sign/VBD pacts/NOUN/3/obj"));
    assert!(signed("The/DET/2/det minister/NOUN/3/nsubj") > signed("That/DET/2/det/=that minister/NOUN/3/nsubj"));
    let during = |det: &str| {
        worth(&format!(
            "They/PRON/2/nsubj signed/VERB/0/root/=sign/VBD during/ADP/5/case {det}/DET/5/det visit/NOUN/2/obl"
        ))
    };
    assert!(during("the") > during("that"));
    let would = |relation: &str| {
        worth(&format!(
            "Novak/PROPN/2/nsubj/B-person said/VERB/0/root/=say/VBD he/PRON/5/nsubj would/AUX/5/aux/=would/MD \
             signed/VERB/{relation}/=sign/VB"
        ))
    };
    assert!(would("2/ccomp") > would("2/parataxis"));
}

/// Words that the rules look for, so that wild parses reach them.
const WORDS: &[&str] = &[
    "signed", "held", "talks", "coup", "attempt", "meeting", "series", "of", "to", "by", "not", "will", "accused",
    "24", "dozens", "took", "place", "that", "who", "Oslo", "Monday", "death", "ready", "plan", "deny",
];

fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    (0..all.len()).prop_map(|i| all[i])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_parse_makes_it_fail(
        words in prop::collection::vec(
            (any_of(WORDS), any_of(Upos::ALL), any_of(Xpos::ALL), any_of(Deprel::ALL), 0usize..40, 0.0f32..1.0),
            1..30,
        ),
        time in 0usize..30,
    ) {
        let drawn: Vec<String> = words.iter().map(|(word, ..)| format!("{word}/NOUN/0/root")).collect();
        let mut report = testing::read(&drawn.join(" "));
        report.sentences[0].tokens.edit(|tokens| {
            for (token, &(_, upos, xpos, deprel, head, predicate)) in tokens.iter_mut().zip(&words) {
                (token.upos, token.xpos, token.deprel, token.predicate) = (upos, xpos, deprel, predicate);
                token.head = Some(head).filter(|&head| head < 35);
                token.name = NameTag::O;
            }
        });
        mentions::find(&mut report);
        if let Some(token) = report.sentences[0].tokens.get(time) {
            let time = day_at(token.span, 0, date(2024, 5, 8));
            report.times.push(time);
        }
        find(&mut report);
        super::date(&mut report);
        for event in &report.events {
            prop_assert!(!report.words(event.trigger).is_empty());
            prop_assert!(event.claim.contains(event.trigger));
            prop_assert!(event.arguments.iter().all(|argument| !report.words(argument.span).is_empty()));
        }
    }
}

#[test]
fn who_is_the_first_to_do_it_did_it() {
    let report = read(
        "She/PRON/4/nsubj is/AUX/4/cop the/DET/4/det woman/NOUN/0/root to/PART/6/mark lead/VERB/4/acl/VB it/PRON/6/obj",
    );
    assert_eq!(event(&report, "lead").factuality, Factuality::Planned);
    let report = read(
        "She/PRON/5/nsubj is/AUX/5/cop the/DET/5/det first/ADJ/5/amod woman/NOUN/0/root to/PART/7/mark lead/VERB/5/acl/VB it/PRON/7/obj",
    );
    assert_eq!(event(&report, "lead").factuality, Factuality::Happened);
}

#[test]
fn a_question_quoted_at_the_end_does_not_put_the_rest_in_question() {
    let report = read(
        "She/PRON/2/nsubj laughed/VERB/0/root/VBD ~,/PUNCT/2/punct asking/VERB/2/advcl/VBG ~,/PUNCT/4/punct “/PUNCT/8/punct ~Who/PRON/8/nsubj \
         won/VERB/4/ccomp/VBD ~?/PUNCT/8/punct ~”/PUNCT/8/punct",
    );
    assert_eq!(event(&report, "laughed").factuality, Factuality::Happened);
    assert_eq!(event(&report, "won").factuality, Factuality::Possible);
}

#[test]
fn a_number_cut_at_its_hyphen_is_one_number() {
    let report = read(
        "They/PRON/2/nsubj shot/VERB/0/root/=shoot twenty/NUM/5/compound ~-/PUNCT/3/punct ~three/NUM/6/nummod drones/NOUN/2/obj/NNS/=drone",
    );
    assert_eq!(event(&report, "shot").quantities[0].value, 23.0);
}

/// "Twenty-three were taken away" told of three, "a dozen, two constables included" of a dozen constables, and "the
/// 2.9-billion-dollar rescue" of as many who were rescued.
#[test]
fn a_number_is_whole_and_counts_its_own_noun() {
    let people = read(
        "Twenty/NUM/3/compound ~-/PUNCT/1/punct ~three/NUM/5/nsubj:pass were/AUX/5/aux:pass arrested/VERB/0/root/=arrest",
    );
    assert_eq!(event(&people, "arrested").quantities[0].value, 23.0);
    let others = read(
        "a/DET/2/det dozen/NUM/5/nummod ,/PUNCT/5/punct two/NUM/5/nummod constables/NOUN/6/nsubj/NNS/=constable died/VERB/0/root/=die",
    );
    assert!(event(&others, "died").quantities.iter().all(|quantity| quantity.value != 12.0));
    let sum = read(
        "They/PRON/2/nsubj saw/VERB/0/root/=see the/DET/7/det 2.9/NUM/5/compound ~-/PUNCT/4/punct ~billion/NUM/8/nummod ~-/PUNCT/8/punct \
         rescue/NOUN/2/obj/=rescue",
    );
    assert!(event(&sum, "rescue").quantities.is_empty());
}

/// A wage in "Rs." in one report and in "rupees" in another was of two units.
#[test]
fn a_unit_is_one_under_its_signs() {
    let paid = |unit: &str| {
        let report = read(&format!("They/PRON/2/nsubj paid/VERB/0/root/=pay 10,000/NUM/4/nummod {unit}"));
        event(&report, "paid").quantities[0].unit.clone()
    };
    assert_eq!((paid("rupees/NOUN/2/obj/=rupee").as_str(), paid("rs/NOUN/2/obj").as_str()), ("rupee", "rupee"));
}

/// "Served 41 / 2 months", glued from "4 1/2", was held against the 412 months of another misprint.
#[test]
fn a_part_of_a_fraction_is_no_number() {
    let report = read(
        "He/PRON/2/nsubj served/VERB/0/root/=serve 41/NUM/6/nummod ~⁄/PUNCT/5/punct ~2/NUM/6/nummod months/NOUN/2/obj/NNS/=month",
    );
    assert!(event(&report, "served").quantities.is_empty());
    let half = read(
        "He/PRON/2/nsubj served/VERB/0/root/=serve four/NUM/7/nummod and/CCONJ/6/cc a/DET/6/det half/NOUN/3/conj months/NOUN/2/obj/NNS/=month",
    );
    assert_eq!(event(&half, "served").quantities[0].value, 4.5);
}

#[test]
fn how_far_and_how_old_are_numbers_of_the_event() {
    let report = read(
        "Police/NOUN/2/nsubj arrested/VERB/0/root/VBD/=arrest the/DET/9/det 36/NUM/6/nummod ~-/PUNCT/4/punct ~year/NOUN/8/obl ~-/PUNCT/6/punct ~old/ADJ/9/amod driver/NOUN/2/obj",
    );
    let age = &event(&report, "arrested").quantities[0];
    assert_eq!((age.value, age.unit.as_str(), age.role), (36.0, super::measures::AGE, Some(ArgumentRole::Patient)));
    let report =
        read("He/PRON/2/nsubj dragged/VERB/0/root/VBD/=drag her/PRON/2/obj 10/NUM/5/nummod feet/NOUN/2/obl/NNS/=foot");
    let measure = &event(&report, "dragged").quantities[0];
    assert_eq!((measure.value, measure.unit.as_str(), measure.role), (10.0, "foot", None));
}

/// "The rule takes effect before he is sworn in" was told as "He is sworn in".
#[test]
fn what_is_waited_for_in_the_present_tense_is_yet_to_come() {
    let told = |form: &str, tag: &str| {
        let drawn = format!(
            "It/PRON/2/nsubj began/VERB/0/root/VBD before/SCONJ/5/mark they/PRON/5/nsubj {form}/VERB/2/advcl/{tag}/=leave"
        );
        event(&read(&drawn), form).factuality
    };
    assert_eq!(told("leave", "VBP"), Factuality::Planned);
    assert_eq!(told("left", "VBD"), Factuality::Happened);
}

#[test]
fn not_only_denies_nothing_and_yet_to_does() {
    let report =
        read("It/PRON/4/nsubj not/PART/4/advmod only/ADV/4/advmod repulsed/VERB/0/root/VBD/=repulse it/PRON/4/obj");
    assert_eq!(event(&report, "repulsed").factuality, Factuality::Happened);
    let report =
        read("He/PRON/2/nsubj had/VERB/0/root/VBD/=have yet/ADV/2/advmod to/PART/5/mark escape/VERB/2/xcomp/VB");
    assert_eq!(event(&report, "escape").factuality, Factuality::Denied);
}

/// "Police could offer no details" was said to be possible; "will not confirm he is attached" and "alleged that they got money
/// and received jobs" were told as facts.
#[test]
fn what_nobody_offered_confirmed_or_proved_is_no_fact() {
    let cases: &[(&str, &str, Factuality)] = &[
        (
            "Police/NOUN/3/nsubj could/AUX/3/aux/MD offer/VERB/0/root/VB no/DET/5/det details/NOUN/3/obj",
            "offer",
            Factuality::Denied,
        ),
        (
            "Police/NOUN/3/nsubj could/AUX/3/aux/MD offer/VERB/0/root/VB some/DET/5/det details/NOUN/3/obj",
            "offer",
            Factuality::Possible,
        ),
        (
            "Police/NOUN/4/nsubj will/AUX/4/aux/MD not/PART/4/advmod confirm/VERB/0/root/VB he/PRON/6/nsubj signed/VERB/4/ccomp/VBD/=sign",
            "signed",
            Factuality::Possible,
        ),
        (
            "Police/NOUN/2/nsubj confirm/VERB/0/root/VBP he/PRON/4/nsubj signed/VERB/2/ccomp/VBD/=sign",
            "signed",
            Factuality::Happened,
        ),
        (
            "He/PRON/2/nsubj alleged/VERB/0/root/VBD/=allege they/PRON/4/nsubj met/VERB/2/ccomp/VBD/=meet and/CCONJ/6/cc signed/VERB/4/conj/VBD/=sign",
            "signed",
            Factuality::Possible,
        ),
    ];
    for (parse, words, factuality) in cases {
        assert_eq!(event(&read(parse), words).factuality, *factuality, "{parse}");
    }
}

/// "None of the reporters was detained" and "rejected reports that she was detained" stood behind "she was detained".
#[test]
fn what_none_did_and_what_a_rejected_report_tells_is_denied() {
    let told = |parse: &str, lemma: &str| event(&read(parse), lemma).factuality;
    let none =
        "None/NOUN/5/nsubj:pass/=none of/ADP/3/case men/NOUN/1/nmod was/AUX/5/aux:pass killed/VERB/0/root/VBN/=kill";
    assert_eq!(told(none, "killed"), Factuality::Denied);
    assert_eq!(told(&none.replace("/=none", "/=ten"), "killed"), Factuality::Happened);
    let no = "No/DET/2/det/=no side/NOUN/3/nsubj signed/VERB/0/root/VBD/=sign";
    assert_eq!(told(no, "signed"), Factuality::Denied);
    let fewer =
        "No/ADV/2/advmod/=no fewer/ADJ/4/amod/=few/JJR ten/NUM/4/nummod men/NOUN/5/nsubj signed/VERB/0/root/VBD/=sign";
    assert_eq!(told(fewer, "signed"), Factuality::Happened);
    let report = "Police/NOUN/2/nsubj VERB/VERB/0/root/VBD/=LEMMA reports/NOUN/2/obj/=report that/SCONJ/7/mark Ann/PROPN/7/nsubj had/AUX/7/aux \
                  signed/VERB/3/acl/VBN/=sign";
    let of_report = |verb: &str, lemma: &str| {
        told(&report.replace("VERB/VERB", &format!("{verb}/VERB")).replace("LEMMA", lemma), "signed")
    };
    assert_eq!(of_report("rejected", "reject"), Factuality::Denied);
    assert_ne!(of_report("read", "read"), Factuality::Denied);
    let untrue = "Reports/NOUN/6/nsubj/=report of/ADP/3/case attacks/NOUN/1/nmod/=attack are/AUX/6/cop/VBP simply/ADV/6/advmod untrue/ADJ/0/root/=untrue";
    assert_eq!(told(untrue, "attacks"), Factuality::Denied);
    assert_ne!(told(&untrue.replace("untrue", "frequent"), "attacks"), Factuality::Denied);
}

/// "Stories of the supposed theft are false" told it as supposed.
#[test]
fn what_stories_that_are_false_tell_is_denied() {
    let parse = "Stories/NOUN/6/nsubj/=story about/ADP/4/case supposed/VERB/4/amod/=suppose kidnapping/NOUN/1/nmod are/AUX/6/cop \
                 false/ADJ/0/root";
    let report = read(parse);
    assert_eq!(event(&report, "kidnapping").factuality, Factuality::Denied);
}
