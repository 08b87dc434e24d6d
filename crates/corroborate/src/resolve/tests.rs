//! What resolve promises, on reports made of sentences of three parts: who, did what, to whom.

use corroborate_encoder::{Deprel, NameKind, NameKinds, NameTag, Sense, Upos, Xpos};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::annotation::{
    Argument, ArgumentRole, Chain, Corrected, Correction, CorrectionKind, EntityKind, Event as Told, Factuality,
    Mention, MentionForm, Sentence, Token, When, WordAt,
};
use crate::report::{Published, Report, Zone};
use crate::story::{Cite, NamesAlike};
use crate::text::Span;

/// Who, did what, to whom, when.
type Fact<'a> = (&'a str, &'a str, &'a str, Option<Date>);

/// A report that tells `facts`, each in a sentence of its own.
fn report(path: &str, published: Option<Date>, facts: &[Fact]) -> AnnotatedReport {
    let mut text = String::new();
    let mut sentences = Vec::new();
    for (i, (who, verb, whom, _)) in facts.iter().enumerate() {
        let start = text.len();
        let (from, to) = (who.split(' ').count(), whom.split(' ').count());
        let words: Vec<&str> = who.split(' ').chain([*verb]).chain(whom.split(' ')).chain(["."]).collect();
        let tokens: Vec<Token> =
            words.iter().enumerate().map(|(at, word)| token(&mut text, at, word, from, to)).collect();
        let span = Span::new(start, text.len());
        let vector = vector(verb);
        sentences.push(Sentence {
            span,
            zone: ZoneKind::Body,
            paragraph: i,
            tokens: tokens.into(),
            predicates: Vec::new(),
            vector,
        });
        text.push('\n');
    }
    let zones = vec![Zone { kind: ZoneKind::Body, span: Span::new(0, text.len()) }];
    let published = published.map(|date| Published { date, source: "the first line".into() });
    let mut annotated = AnnotatedReport::new(Report {
        path: path.into(),
        line: None,
        sha256: String::new(),
        text,
        title: None,
        outlet: None,
        published,
        modified: None,
        open: None,
        language: "en".into(),
        dateline: None,
        zones,
    });
    annotated.sentences = sentences;
    for (i, fact) in facts.iter().enumerate() {
        tell(&mut annotated, i, fact);
    }
    annotated
}

fn token(text: &mut String, at: usize, word: &str, from: usize, to: usize) -> Token {
    let start = text.len();
    text.push_str(word);
    let span = Span::new(start, text.len());
    text.push(' ');
    let (is_verb, is_stop) = (at == from, word == ".");
    let name = match is_verb || is_stop {
        true => NameTag::O,
        false if at == 0 || at == from + 1 => NameTag::Begin(NameKind::Person),
        false => NameTag::Inside(NameKind::Person),
    };
    let head_of_name = if at < from { from - 1 } else { from + to };
    Token {
        span,
        upos: if is_verb {
            Upos::Verb
        } else if is_stop {
            Upos::Punct
        } else {
            Upos::Propn
        },
        xpos: if is_verb {
            Xpos::Vbd
        } else if is_stop {
            Xpos::Stop
        } else {
            Xpos::Nnp
        },
        lemma: word.to_owned(),
        head: if is_verb {
            None
        } else if at == head_of_name || is_stop {
            Some(from)
        } else {
            Some(head_of_name)
        },
        deprel: match () {
            () if is_verb => Deprel::Root,
            () if is_stop => Deprel::Punct,
            () if at == from - 1 => Deprel::Nsubj,
            () if at == head_of_name => Deprel::Obj,
            () => Deprel::Compound,
        },
        name,
        name_kinds: name.kind().map(NameKinds::only).unwrap_or_default(),
        mention_kind: None,
        predicate: f32::from(is_verb),
        sense: Sense::default(),
    }
}

fn vector(verb: &str) -> Vec<f32> {
    let mut vector = vec![0.0; 16];
    vector[verb.bytes().map(usize::from).sum::<usize>() % 16] = 1.0;
    vector
}

fn tell(report: &mut AnnotatedReport, sentence: usize, (who, verb, whom, day): &Fact) {
    let words = who.split(' ').count();
    let agent = mention(report, sentence, 0, words - 1, who);
    let patient = mention(report, sentence, words + 1, words + whom.split(' ').count(), whom);
    let word = WordAt { sentence, token: words };
    let trigger = report.token(word).span;
    let argument = |role, mention: usize| Argument {
        role,
        span: report.mentions[mention].span,
        word: report.mentions[mention].head,
        mention: Some(mention),
    };
    let arguments = vec![argument(ArgumentRole::Agent, agent), argument(ArgumentRole::Patient, patient)];
    report.events.push(Told {
        trigger,
        word,
        light_verb: None,
        lemma: (*verb).to_owned(),
        kind: None,
        factuality: Factuality::Happened,
        factuality_because: Vec::new(),
        when: day.map(When::day),
        times: Vec::new(),
        arguments,
        quantities: Vec::new(),
        quote: None,
        claim: report.sentences[sentence].span,
        worth: 3.0,
    });
}

fn mention(report: &mut AnnotatedReport, sentence: usize, first: usize, last: usize, name: &str) -> usize {
    let tokens = &report.sentences[sentence].tokens;
    let span = tokens[first].span.cover(tokens[last].span);
    let index = report.mentions.len();
    let known =
        report.chains.iter().position(|c| c.name.is_some_and(|m| report.words(report.mentions[m].span) == name));
    let chain = known.unwrap_or(report.chains.len());
    report.mentions.push(Mention {
        span,
        head: WordAt { sentence, token: last },
        kind: EntityKind::Person,
        form: MentionForm::Name,
        chain,
    });
    match known {
        Some(chain) => report.chains[chain].mentions.push(index),
        None => {
            let kind = EntityKind::Person;
            report.chains.push(Chain { kind, mentions: vec![index], name: Some(index), because: Vec::new() });
        }
    }
    index
}

const JUNE_27: Date = date(2023, 6, 27);
const JUNE_28: Date = date(2023, 6, 28);

/// The event with a claim in each of two reports, if there is one.
fn shared(story: &Story) -> Vec<&Event> {
    story.events.iter().filter(|e| e.claims.iter().any(|c| c.report != e.claims[0].report)).collect()
}

#[test]
fn one_meeting_dated_twice_is_one_event() {
    let a = report("a", Some(JUNE_28), &[("Ada Berg", "met", "Otto Lind", Some(JUNE_27))]);
    let b = report("b", Some(JUNE_28), &[("Ada Berg", "met", "Otto Lind", Some(JUNE_28))]);
    let resolution = resolve(vec![a, b], Claims::Worth);
    let story = &resolution.stories[0];
    assert_eq!((resolution.stories.len(), story.events.len()), (1, 1));
    assert_eq!(story.events[0].claims.len(), 2);
    assert_eq!(story.events[0].summary, "Ada Berg met Otto Lind");
}

#[test]
fn meetings_with_two_persons_are_two_events() {
    let facts = [("Ada Berg", "met", "Otto Lind", None), ("Ada Berg", "met", "Ines Falk", None)];
    let resolution = resolve(vec![report("a", None, &facts), report("b", None, &facts)], Claims::Worth);
    let story = &resolution.stories[0];
    assert_eq!(story.events.len(), 2);
    assert_eq!(shared(story).len(), 2);
}

/// What was decided against had no reason that could be asked for.
#[test]
fn what_stays_apart_is_compared_as_it_was() {
    let facts = [("Ada Berg", "met", "Otto Lind", None), ("Ada Berg", "met", "Ines Falk", None)];
    let resolution = resolve(vec![report("a", None, &facts), report("b", None, &facts)], Claims::Worth);
    let story = &resolution.stories[0];
    let about = |name: &str| story.entities.iter().find(|entity| entity.name == name).expect("an entity");
    let persons = compare::entities(&resolution.reports, story, about("Otto Lind"), about("Ines Falk"));
    assert_eq!(persons.apart, Some(compare::Apart::ByNames));
    let events = compare::events(&resolution.reports, story, &story.events[0], &story.events[1]);
    assert!(events.is_forbidden && !events.pairs.is_empty(), "{events:?}");
    let texts = compare::reports(&resolution.reports, 0, 1);
    assert_eq!(texts.shared.is_enough(), !resolution.copies.is_empty());
}

/// Names that are one from the start were joined without a word.
#[test]
fn one_name_in_two_reports_is_a_reason() {
    let met = |name, day| report(day, Some(JUNE_28), &[(name, "met", "Otto Lind", Some(JUNE_27))]);
    let resolution = resolve(vec![met("Ada Bérg", "a"), met("Ada Berg", "b")], Claims::Worth);
    let entities = &resolution.stories[0].entities;
    let alike = |name: &str| {
        let entity = entities.iter().find(|entity| entity.name.ends_with(name)).expect("an entity");
        entity.same_names.iter().map(|same| same.alike).collect::<Vec<_>>()
    };
    assert_eq!(alike("Lind"), [NamesAlike::InLetters]);
    assert_eq!(alike("rg"), [NamesAlike::ButForSpelling]);
}

#[test]
fn a_visit_is_not_that_of_the_year_before() {
    let a = report("a", Some(JUNE_28), &[("Ada Berg", "visited", "Otto Lind", Some(date(2022, 1, 19)))]);
    let b = report("b", Some(JUNE_28), &[("Ada Berg", "visited", "Otto Lind", Some(JUNE_27))]);
    let resolution = resolve(vec![a, b], Claims::Worth);
    assert!(resolution.stories.iter().all(|story| shared(story).is_empty()));
}

/// Whether something of this name speaks against the claims of two reports being of one event.
fn speaks_against(reports: [AnnotatedReport; 2], name: &str) -> bool {
    let resolution = resolve(reports.to_vec(), Claims::Worth);
    let mut events = resolution.stories.iter().flat_map(|story| &story.events);
    let has = |event: &Event| event.because.iter().any(|(_, _, features)| features.iter().any(|f| f.name == name));
    resolution.stories[0].events.len() > 1 || events.any(has)
}

/// A vigil of Wednesday was told, in part, by reports of Monday and Tuesday.
#[test]
fn what_was_out_before_the_day_speaks_against_one_event() {
    let a = || report("a", Some(JUNE_28), &[("Ada Berg", "met", "Otto Lind", Some(JUNE_28))]);
    let b = |published| report("b", Some(published), &[("Ada Berg", "met", "Otto Lind", None)]);
    let name = "told before the day of the other";
    assert!(speaks_against([a(), b(JUNE_27)], name) && !speaks_against([a(), b(JUNE_28)], name));
}

/// "Released a statement" was one event with "was released".
#[test]
fn what_befalls_somebody_is_not_what_befalls_something() {
    let told = |path: &str, of: EntityKind| {
        let mut report = report(path, Some(JUNE_28), &[("Ada Berg", "freed", "Otto Lind", None)]);
        report.mentions[1].kind = of;
        report
    };
    let speaks = |of| {
        speaks_against([told("a", EntityKind::Person), told("b", of)], "one befalls somebody, the other something")
    };
    assert!(speaks(EntityKind::Other) && !speaks(EntityKind::Person));
}

/// A report with a wrong name all through stood apart from the others by that name.
#[test]
fn whom_one_report_alone_names_stands_for_whom_the_others_name_in_the_same_sentences() {
    const WHOM: &str = "Otto Lind Quarry Lighthouse Ferry Orchard Granary Weir";
    let facts = |who| [(who, "opened", WHOM, None), (who, "met", "Ines Falk", None)];
    let told = |path: &str, who| report(path, Some(JUNE_28), &facts(who));
    let resolution = resolve(vec![told("a", "Ada Berg"), told("b", "Ada Berg"), told("c", "Una Voss")], Claims::Worth);
    let events = resolution.stories.iter().flat_map(shared);
    let opening = events.into_iter().find(|event| event.lemma == "opened").expect("the opening");
    assert_eq!(opening.claims.len(), 3);
    let named = resolution.stories[0].entities.iter().map(|entity| entity.name.as_str());
    assert_eq!(named.filter(|name| matches!(*name, "Ada Berg" | "Una Voss")).count(), 2);
}

#[test]
fn what_is_told_in_the_same_words_is_one_event_whatever_its_day() {
    const WHOM: &str = "Otto Lind Quarry Lighthouse Ferry Orchard Granary Weir";
    let a = report("a", Some(JUNE_28), &[("Ada Berg", "opened", WHOM, Some(date(2023, 5, 19)))]);
    let b = report("b", Some(JUNE_28), &[("Ada Berg", "opened", WHOM, Some(JUNE_27))]);
    let resolution = resolve(vec![a, b], Claims::Worth);
    assert!(resolution.stories.iter().any(|story| shared(story).len() == 1));
}

/// "Ford finished his career in 1978" and "in 1976", in one sentence of two reports, were said in passing and never compared.
#[test]
fn what_one_sentence_says_in_passing_of_two_days_is_one_event() {
    let told = |path: &str, whom, day| {
        let mut told = report(path, Some(JUNE_28), &[("Ada Berg", "ended", whom, Some(day))]);
        told.events[0].worth = Told::WORTH_A_CLAIM - 1.0;
        told
    };
    let count = |whom| {
        let stories =
            resolve(vec![told("a", whom, date(2021, 5, 19)), told("b", whom, JUNE_27)], Claims::Worth).stories;
        stories.iter().flat_map(|story| &story.events).filter(|event| event.claims.len() == 2).count()
    };
    assert_eq!(count("Quarry Lighthouse Ferry Orchard Granary Weir"), 1);
    assert_eq!(count("Otto Lind"), 0);
}

/// The same with another person would be another event if little else were told.
#[test]
fn what_is_word_for_word_the_same_is_one_event_whoever_it_names() {
    const WHOM: &str = "Otto Lind Quarry Lighthouse Ferry Orchard Granary Weir";
    let told = |whom| {
        let opened = |who| (who, "opened", whom, Some(JUNE_27));
        let a = report("a", Some(JUNE_28), &[opened("Ada Berg")]);
        // A report that knows both: the one name is no slip for the other.
        let b = report("b", Some(JUNE_28), &[opened("Ines Falk"), ("Ada Berg", "slept", "Karl Boll", None)]);
        resolve(vec![a, b], Claims::Worth)
    };
    assert!(told(WHOM).stories.iter().any(|story| shared(story).len() == 1));
    assert!(told("Otto Lind").stories.iter().all(|story| shared(story).is_empty()));
}

/// "Quit" and "stepped" share no letter that says so.
#[test]
fn words_of_like_sense_tell_one_event_and_others_do_not() {
    let told = |path, verb, sense: &[f32]| {
        let mut report = report(path, Some(JUNE_28), &[("Ada Berg", verb, "Otto Lind", Some(JUNE_27))]);
        report.sentences[0].vector = vector("alike");
        report.sentences[0].tokens.edit(|tokens| tokens[2].sense = Sense::of(sense));
        report
    };
    let of =
        |sense: &[f32]| resolve(vec![told("a", "dropped", &[1.0, 0.2]), told("b", "quitted", sense)], Claims::Worth);
    assert!(of(&[1.0, 0.1]).stories.iter().any(|story| shared(story).len() == 1));
    assert!(of(&[-0.2, 1.0]).stories.iter().all(|story| shared(story).is_empty()));
    assert!(of(&[]).stories.iter().all(|story| shared(story).is_empty()));
}

/// "Said" alone is no event in common, however often reports say it.
#[test]
fn a_common_word_weighs_by_what_is_beside_it() {
    let told = |path, verb, is_bare: bool| {
        let mut report = report(path, None, &[("Ada Berg", verb, "Otto Lind", None)]);
        report.events[0].arguments.retain(|_| !is_bare);
        report
    };
    let seen = |verb, is_bare, name| {
        let pairs = pairs::compare(vec![told("a", verb, false), told("b", verb, is_bare)], Claims::All).pairs;
        pairs[0].features.iter().find(|(feature, _)| *feature == name).map(|(_, value)| *value)
    };
    let bare = "a common word of which nothing says who or what";
    assert!(seen("say", true, bare).is_some_and(|common| common > 0.5));
    assert_eq!(seen("say", false, bare), None);
    assert_eq!([seen("say", false, "words of saying"), seen("meet", false, "words of saying")], [Some(2.0), None]);
}

#[test]
fn what_says_too_little_to_be_told_is_put_with_an_event_and_makes_none() {
    let told = |path: &str, whom: &str| report(path, Some(JUNE_28), &[("Ada Berg", "met", whom, Some(JUNE_27))]);
    let of = |whom: &str, claims| {
        let mut slight = told("b", whom);
        slight.events[0].worth = Told::WORTH_A_MENTION - 1.0;
        resolve(vec![told("a", "Otto Lind"), slight], claims)
    };
    let count = |whom, claims| {
        let stories = of(whom, claims).stories;
        let events = stories.iter().flat_map(|story| &story.events);
        events.map(|event| (event.claims.len(), event.asserted().len())).collect::<Vec<_>>()
    };
    assert_eq!(count("Otto Lind", Claims::Worth), [(2, 1)]);
    assert_eq!(count("Ines Falk", Claims::Worth), [(1, 1)]);
    assert_eq!(count("Ines Falk", Claims::Slight).len(), 2, "whoever codes every event gets them as events");
}

#[test]
fn what_is_said_in_passing_stands_last_and_asserts_nothing() {
    let mut a = report("a", Some(JUNE_28), &[("Ada Berg", "met", "Otto Lind", Some(JUNE_27))]);
    let b = report("b", Some(JUNE_28), &[("Ada Berg", "met", "Otto Lind", Some(JUNE_28))]);
    a.events[0].worth = Told::WORTH_A_CLAIM - 1.0;
    let resolution = resolve(vec![a, b], Claims::Worth);
    let event = &resolution.stories[0].events[0];
    assert_eq!((event.claims.len(), event.asserted().len()), (2, 1));
    assert_eq!(event.asserted()[0].report, 1);
    assert_eq!(event.when.as_ref().and_then(|when| when.from), Some(JUNE_28));
}

#[test]
fn spellings_of_one_name_are_one_entity_and_namesakes_are_two() {
    let a = report("a", None, &[("Karim Reza Ansari", "met", "Otto Lind", None)]);
    let b = report("b", None, &[("Karimreza Ansari", "met", "Otto Lind", None)]);
    let c = report(
        "c",
        None,
        &[("Leila Ansari", "met", "Otto Lind", None), ("Karim-Reza Ansari", "met", "Otto Lind", None)],
    );
    let resolution = resolve(vec![a, b, c], Claims::Worth);
    let names = |e: &crate::story::Entity| [vec![e.name.clone()], e.aliases.clone()].concat();
    let mut ansaris: Vec<Vec<String>> =
        resolution.stories[0].entities.iter().map(names).filter(|n| n[0].ends_with("Ansari")).collect();
    ansaris.iter_mut().for_each(|n| n.sort_unstable());
    ansaris.sort_unstable();
    assert_eq!(ansaris, [vec!["Karim Reza Ansari", "Karim-Reza Ansari", "Karimreza Ansari"], vec!["Leila Ansari"]]);
}

#[test]
fn where_there_is_a_son_the_name_alone_is_the_father_s() {
    let a = report("a", None, &[("Otto Lind Sr.", "met", "Leila Ansari", None)]);
    let b = report("b", None, &[("Otto Lind Jr.", "met", "Leila Ansari", None)]);
    let c = report("c", None, &[("Otto Lind", "met", "Leila Ansari", None)]);
    let resolution = resolve(vec![b, a, c], Claims::Worth);
    let of = |name: &str| {
        let entities = &resolution.stories[0].entities;
        entities.iter().position(|e| e.name == name || e.aliases.iter().any(|alias| alias == name))
    };
    assert!(of("Otto Lind").is_some());
    assert_eq!(of("Otto Lind"), of("Otto Lind Sr."));
    assert_ne!(of("Otto Lind"), of("Otto Lind Jr."));
}

/// Two people whom one report tells apart were one by way of a name elsewhere that fits both.
#[test]
fn two_whom_a_report_tells_apart_stay_two_whatever_another_calls_them() {
    // Whom the one report tells apart, whom the other names, and which of the two that is.
    let cases = [
        (["Otto W. Lind", "Otto H.W. Lind"], "Otto Lind", None),
        (["Otto W. Lind", "Otto H.W. Lind"], "Otto Herbert Walker Lind", Some("Otto H.W. Lind")),
        (["Otto W. Lind", "Otto H.W. Lind"], "Otto Walker Lind", Some("Otto W. Lind")),
        (["Otto Lind", "Otto Lind Jr."], "Otto Lind", Some("Otto Lind")),
        (["Otto F. Lind", "Otto F. Lind Jr."], "Otto Lind Jr.", Some("Otto F. Lind Jr.")),
        (["Karim Reza Ansari", "Karim Reza Golzari"], "Karim Reza", None),
        (["Wen Keqiong", "Wen Qiong"], "Wen Qiong", Some("Wen Qiong")),
        (["Leila Ansari", "Karim Ansari"], "Ansari", None),
    ];
    for ([one, other], third, whose) in cases {
        let apart = report("a", None, &[(one, "met", other, None)]);
        let another = report("b", None, &[(third, "met", "Ines Falk", None)]);
        for reports in [vec![apart.clone(), another.clone()], vec![another, apart]] {
            let resolution = resolve(reports, Claims::Worth);
            let entity = |path: &str, name: &str| {
                let is_named = |cite: &Cite| {
                    let report = &resolution.reports[cite.report];
                    report.report.path == path && report.words(cite.span) == name
                };
                let mut all = resolution.stories.iter().flat_map(|story| &story.entities);
                all.position(|entity| entity.mentions.iter().any(is_named))
            };
            assert_ne!(entity("a", one), entity("a", other), "{one} / {other}");
            let same = [one, other].into_iter().filter(|name| entity("a", name) == entity("b", third));
            assert_eq!(same.collect::<Vec<_>>(), Vec::from_iter(whose), "{third} of {one} / {other}");
        }
    }
}

/// What a resolution says, with paths for numbers.
fn told(resolution: &Resolution) -> Vec<String> {
    let path = |r: usize| resolution.reports[r].report.path.clone();
    let mut told: Vec<String> = resolution
        .stories
        .iter()
        .map(|story| {
            let reports: std::collections::BTreeSet<String> = story.reports.iter().map(|&r| path(r)).collect();
            let events: Vec<String> = story
                .events
                .iter()
                .map(|e| {
                    let claims: Vec<(String, Span)> = e.claims.iter().map(|c| (path(c.report), c.trigger)).collect();
                    format!("{} {:?} {:?} {claims:?} {:?}", e.summary, e.when, e.participants, e.because)
                })
                .collect();
            let entities: Vec<String> = story.entities.iter().map(|e| format!("{} {:?}", e.name, e.aliases)).collect();
            format!("{} {reports:?} {events:?} {entities:?}", story.title)
        })
        .collect();
    told.extend(resolution.copies.iter().map(|c| format!("{} copies {}", path(c.report), path(c.of))));
    told
}

const NAMES: [&str; 6] = ["Ada Berg", "Otto Lind", "A. Berg", "Otto Linde", "Ines Falk", "Berg"];
const VERBS: [&str; 5] = ["met", "sign", "ink", "visit", "kill"];

fn facts() -> impl Strategy<Value = Vec<(usize, usize, usize, Option<i8>)>> {
    proptest::collection::vec((0..NAMES.len(), 0..VERBS.len(), 0..NAMES.len(), proptest::option::of(1..28i8)), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_the_reports_changes_nothing_but_their_numbers(
        piles in proptest::collection::vec((facts(), proptest::option::of(1..28i8)), 1..6),
        seed in any::<u64>(),
    ) {
        let reports: Vec<AnnotatedReport> = piles
            .iter()
            .enumerate()
            .map(|(i, (facts, day))| {
                let june = |day: i8| date(2023, 6, day);
                let facts: Vec<Fact> =
                    facts.iter().map(|&(a, v, b, d)| (NAMES[a], VERBS[v], NAMES[b], d.map(june))).collect();
                report(&i.to_string(), day.map(june), &facts)
            })
            .collect();
        let mut shuffled = reports.clone();
        shuffled.sort_by_key(|r| (r.report.path.parse::<u64>().unwrap_or(0) + 1).wrapping_mul(seed | 1) >> 7);
        let (one, other) = (resolve(reports, Claims::Worth), resolve(shuffled, Claims::Worth));
        prop_assert_eq!(told(&one), told(&other));
        let claims: usize = one.stories.iter().flat_map(|s| &s.events).map(|e| e.claims.len()).sum();
        prop_assert_eq!(claims, one.reports.iter().map(|r| r.events.iter().filter(|e| e.is_told()).count()).sum::<usize>());
    }
}

#[test]
fn a_report_that_is_withdrawn_takes_its_claims_and_no_others_with_it() {
    let facts = [("Ada Berg", "met", "Otto Lind", None)];
    let mut a = report("a", Some(JUNE_28), &facts);
    a.corrections.push(Correction {
        span: a.sentences[0].span,
        kind: CorrectionKind::Retraction,
        of: Corrected::Itself,
        wrong: None,
        right: None,
        untold: Vec::new(),
        place: None,
    });
    let resolution = resolve(vec![report("b", Some(JUNE_28), &facts), a], Claims::Worth);
    let story = &resolution.stories[0];
    let touches: Vec<usize> =
        story.corrections[0].touches.iter().map(|t| story.events[t.event].claims[t.claim].report).collect();
    assert_eq!((story.corrections[0].report, touches), (1, vec![1]));
    assert!(story.corrections[0].touches[0].is_withdrawn);
}

#[test]
fn no_claim_is_made_of_what_a_note_says() {
    let mut a =
        report("a", Some(JUNE_28), &[("Ada Berg", "met", "Otto Lind", None), ("Ines Falk", "visit", "Ada Berg", None)]);
    let span = a.sentences[1].span;
    a.corrections.push(Correction {
        span,
        kind: CorrectionKind::Correction,
        of: Corrected::Itself,
        wrong: None,
        right: None,
        untold: vec![span],
        place: None,
    });
    let lemmas = |story: &Story| story.events.iter().map(|e| e.lemma.clone()).collect::<Vec<_>>();
    assert_eq!(lemmas(&resolve(vec![a], Claims::Worth).stories[0]), ["met"]);
}

/// "This story originally said that Ivana Grgic had been found guilty" touched the verdict of somebody else.
#[test]
fn a_correction_about_somebody_else_touches_nothing() {
    let touched = |of: &str| {
        let facts = [("Ada Berg", "acquit", "Otto Lind", None), ("Ada Berg", "acquit", of, None)];
        let mut a = report("a", Some(JUNE_28), &facts);
        let note = a.mentions.iter().filter(|mention| mention.span.start >= a.sentences[1].span.start).nth(1);
        let span = note.expect("whom").span;
        let words = Span::new(a.sentences[1].span.start + "Ada Berg ".len(), span.end);
        a.corrections.push(Correction {
            span: words,
            kind: CorrectionKind::Correction,
            of: Corrected::Itself,
            wrong: None,
            right: None,
            untold: vec![words],
            place: None,
        });
        let resolution = resolve(vec![a], Claims::Worth);
        resolution.stories[0].corrections[0].touches.len()
    };
    assert_eq!((touched("Otto Lind"), touched("Ines Falk")), (1, 0));
}
