use corroborate_encoder::{Deprel, Upos};

use crate::account::{Account, Section};
use crate::annotation::EntityKind;
use crate::story::Resolution;
use crate::weigh::testing::{Outline, Said, claim, report, resolution};
use crate::weigh::{SameOrigin, weigh};

fn weighed(told: &Resolution) -> Account {
    weigh(Resolution { ..told.clone() }, &SameOrigin::default(), "test")
}

/// The reports that are cited for the row.
fn cited(told: &Resolution) -> Vec<usize> {
    let account = weighed(told);
    let row = account.stories[0].lines.iter().find(|line| line.section == Section::WhatHappened).expect("a row");
    let mut reports: Vec<usize> = row.cites.iter().map(|cite| cite.report).collect();
    reports.dedup();
    reports
}

/// Two reports, the first with the day, so that the row is told in its words.
fn two(one: Said, other: Said) -> Resolution {
    resolution(&[report("").says(one.on("2023-06-28", "June 28")), report("").says(other)])
}

/// The same, of sentences that are alike.
fn alike(one: Said, other: Said) -> Resolution {
    let mut told = two(one, other);
    let sentences = told.reports.iter_mut().flat_map(|report| &mut report.sentences);
    sentences.for_each(|sentence| sentence.vector = vec![1.0, 0.0]);
    told
}

/// "The Rovers beat the Vale" was corroborated by "the Union beat the Rovers".
#[test]
fn who_tells_that_others_did_it_to_others_is_not_cited() {
    let win = |by: &str, against: &str| claim("beat").by(&[by]).towards(against).at("Ana Boll");
    assert_eq!(cited(&alike(win("Ana Boll", "quarry"), win("Cora Dahl", "quarry"))), [0, 1]);
    assert_eq!(cited(&alike(win("Ana Boll", "quarry"), win("Cora Dahl", "orchard"))), [0]);
    // "The Orlin Rovers" are "the Rovers".
    assert_eq!(cited(&alike(win("Ana Boll", "quarry"), win("Boll", "orchard"))), [0, 1]);
}

/// "At least 17 villagers were killed" was cited in part from reports that said nine terrorists were, and no civilian.
#[test]
fn who_tells_it_of_people_of_another_sort_is_not_cited() {
    let kill = |whom: &str| claim("kill").by(&["Ana Boll"]).towards(whom).at("Vellin");
    assert_eq!(cited(&alike(kill("villager"), kill("villager"))), [0, 1]);
    assert_eq!(cited(&alike(kill("villager"), kill("terrorist"))), [0]);
}

/// "The minister had defended the action" was cited in part from reports on ships that defended themselves.
#[test]
fn what_a_person_did_is_not_told_by_who_tells_that_another_did() {
    let by_some = |kind: EntityKind| {
        let defend = |by: &str| claim("defend").by(&[by]).towards("quarry").at("Vellin");
        let mut told = two(defend("Ana Boll"), defend("Navy"));
        let entities = told.stories.iter_mut().flat_map(|story| &mut story.entities);
        entities.filter(|entity| entity.name == "Navy").for_each(|entity| {
            entity.kind = kind;
            entity.is_named = false;
        });
        cited(&told)
    };
    assert_eq!((by_some(EntityKind::Person), by_some(EntityKind::Organization)), (vec![0, 1], vec![0]));
}

/// "He rejected it" was cited in full from reports on what else he resisted.
#[test]
fn what_is_done_to_it_is_not_told_by_what_is_done_to_something() {
    let rejects = |what: &str| claim("reject").by(&["Ana Boll"]).towards(what);
    let with_pronouns = |mut told: Resolution| {
        let sentences = told.reports.iter_mut().flat_map(|report| &mut report.sentences);
        sentences.for_each(|sentence| {
            sentence.tokens.edit(|tokens| {
                tokens.iter_mut().filter(|token| token.lemma == "it").for_each(|token| token.upos = Upos::Pron);
            });
        });
        cited(&told)
    };
    assert_eq!(with_pronouns(two(rejects("it"), rejects("it"))), [0, 1]);
    assert_eq!(with_pronouns(two(rejects("it"), rejects("offer"))), [0]);
}

/// "He returned for a second year" was corroborated by "the lead returned to ten".
#[test]
fn who_shares_only_the_word_is_not_cited() {
    let returns = |who: &str| claim("return").done_by(who).at("Vellin");
    let unlike = |one: &str, other: &str| {
        let mut told = two(returns(one), returns(other));
        for report in &mut told.reports {
            report.sentences[0].tokens.edit(|tokens| {
                let doer = tokens.iter_mut().find(|token| [one, other].contains(&token.lemma.as_str()));
                doer.expect("who does it").deprel = Deprel::Nsubj;
            });
        }
        cited(&told)
    };
    assert_eq!(unlike("striker", "striker"), [0, 1]);
    assert_eq!(unlike("striker", "lead"), [0]);
}

/// Wednesday's vigil was cited in part from reports of the Monday and the Tuesday before.
#[test]
fn who_was_out_before_the_day_does_not_tell_of_it() {
    let vigil = || claim("gather").by(&["Ana Boll"]).at("Vellin");
    let told = |out: &str| {
        let outlines: [Outline; 2] =
            [report("2023-06-29").says(vigil().on("2023-06-28", "June 28")), report(out).says(vigil())];
        cited(&resolution(&outlines))
    };
    assert_eq!(told("2023-06-28"), [0, 1]);
    assert_eq!(told("2023-06-27"), [0]);
}

/// "The third night of rioting" was cited in part from a report of the first.
#[test]
fn which_night_it_was_is_not_told_by_who_tells_of_a_night() {
    let riot = |night: &str| claim("riot").by(&["Ana Boll"]).at("Vellin").towards(night);
    let with_heads = |mut told: Resolution| {
        for sentence in told.reports.iter_mut().flat_map(|report| &mut report.sentences) {
            let at = |lemma: &str| sentence.tokens.iter().position(|token| token.lemma == lemma);
            let (night, before) = (at("night"), [at("during"), at("on"), at("third")]);
            sentence.tokens.edit(|tokens| {
                for word in before.into_iter().flatten() {
                    let is_place = tokens[word].lemma == "third";
                    tokens[word].head = night;
                    tokens[word].deprel = if is_place { Deprel::Amod } else { Deprel::Case };
                }
            });
        }
        cited(&told)
    };
    assert_eq!(with_heads(two(riot("during third night"), riot("during third night"))), [0, 1]);
    assert_eq!(with_heads(two(riot("during third night"), riot("night"))), [0]);
    assert_eq!(with_heads(two(riot("on third night"), riot("night"))), [0, 1]);
}

/// "The trial will resume" was cited in part from whoever named the trial.
#[test]
fn that_it_goes_on_is_not_told_by_who_tells_that_it_is() {
    let told = |verbs: [&str; 2], carries: bool| {
        let act = |verb: &str| claim(verb).by(&["Ana Boll", "Cora Dahl"]).at("Vellin").towards("quarry");
        let mut told = two(act(verbs[0]), act(verbs[1]));
        let event = &mut told.reports[0].events[0];
        event.light_verb = carries.then_some(event.word);
        cited(&told)
    };
    assert_eq!((told(["resume", "resume"], true), told(["resume", "sit"], true)), (vec![0, 1], vec![0]));
    assert_eq!((told(["begin", "sit"], true), told(["begin", "resume"], true)), (vec![0, 1], vec![0]));
    assert_eq!(told(["resume", "sit"], false), [0, 1]);
}
