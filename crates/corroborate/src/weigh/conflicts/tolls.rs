//! How many a happening killed, injured or had arrested: "killed four police officers", "three members of the police lost their lives".
//!
//! Reports of one day tell a toll by verbs of their own, so that no event has both numbers. They are held against each other if they
//! count the same sort of people (those in uniform, civilians, or all), if each report gives one such number of what is no older than
//! its news, and if the sentences have words in common. What grows from day to day is an update; and where the days of the reports are
//! not known it may be one.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::{Deprel, Upos};
use jiff::civil::Date;

use super::across::Across;
use super::feature;
use super::figures::{Figure, Spanning, figures, in_own_order, pairs_told_once, strongest};
use super::number::are_compatible;
use crate::account::Conflict;
use crate::annotate::events::{counted_by, meaning};
use crate::annotation::{AnnotatedReport, Factuality, Sentence};
use crate::lexicon::quantities::{is_people, sort, state, sums_up, takes_part};
use crate::resolve::news::recalls;
use crate::story::Story;

/// Words of content that two sentences on one toll have in common at least.
const IN_COMMON: usize = 2;
/// Reports that tell a toll at least, for it to be what a story tells.
const MANY: usize = 3;
/// Days before its report came out from which what a sentence tells is no news.
const OLD: i32 = 10;

/// What was done to whom: "killed", "in uniform".
pub(super) type Toll = (&'static str, Option<&'static str>);

/// The conflicts between the tolls of a story, besides those `known`.
pub(super) fn find(story: &Story, reports: &[AnnotatedReport], known: &[Conflict]) -> Vec<Across> {
    let spanning = Spanning { story, reports };
    let mut all: BTreeMap<Toll, Vec<Figure>> = BTreeMap::new();
    for figure in in_own_order(&story.reports, reports).into_iter().flat_map(|report| figures(reports, report)) {
        let sentence = &reports[figure.report].sentences[figure.sentence];
        let Some(toll) = toll(sentence, figure.at).filter(|_| is_news(&spanning, &figure)) else { continue };
        all.entry(toll).or_default().push(figure);
    }
    let of_toll = |(&toll, numbers): (&Toll, &Vec<Figure>)| -> Vec<Across> {
        let is_aligned = |one: &Figure, other: &Figure| {
            let of = |toll: &Toll, figure: &Figure| told_by(&all, toll, figure.report);
            all.keys().any(|beside| {
                beside.0 == toll.0
                    && *beside != toll
                    && of(beside, one) == of(beside, other)
                    && of(beside, one).is_some()
            })
        };
        let telling: BTreeSet<usize> = numbers.iter().map(|figure| figure.report).collect();
        let is_main = telling.len() >= MANY && 2 * telling.len() > story.reports.len();
        pairs_told_once(numbers)
            .into_iter()
            .filter_map(|(one, other)| judge(&spanning, toll, one, other, (is_aligned(one, other), is_main)))
            .collect()
    };
    strongest(all.iter().flat_map(of_toll), known)
}

/// The number that a report gives of those who underwent something, as bits.
fn told_by(all: &BTreeMap<Toll, Vec<Figure>>, toll: &Toll, report: usize) -> Option<u64> {
    let told = all.get(toll)?.iter().find(|figure| figure.report == report);
    told.map(|figure| figure.quantity.value.to_bits())
}

/// A number of people that stands for them itself: "*nine* of his shipmates".
fn counted_alone(sentence: &Sentence, number: usize) -> Option<usize> {
    (sentence.tokens[number].upos == Upos::Num && sentence.tokens[number].deprel != Deprel::Nummod).then_some(number)
}

/// What the people that a number counts underwent, and which sort of people they are.
pub(super) fn toll(sentence: &Sentence, number: usize) -> Option<Toll> {
    let lemma = |at: usize| sentence.tokens[at].lemma.to_lowercase();
    let people = counted_by(sentence, number).or_else(|| counted_alone(sentence, number))?;
    let phrase = sentence.noun_phrase_words(people);
    let is_part = phrase.clone().any(|at| takes_part(&lemma(at)) || sums_up(&lemma(at)));
    // "Killed four officers and two *civilians*".
    let first = sentence.first_conjunct(people);
    // "The return of all seven men *who were abducted*".
    let described = sentence
        .children_by(people, Deprel::AclRelcl)
        .find(|&verb| sentence.is_passive(verb) && sentence.subject(verb) == Some(people));
    let verb = described.or_else(|| sentence.head(first))?;
    let said = meaning(sentence, verb);
    // "*Making off* with nine of the crew".
    let is_behind = || said.is_some() && sentence.obliques(verb).any(|behind| behind == first);
    let is_undergone = sentence.object(verb) == Some(first)
        || sentence.own_subject(verb) == Some(first)
        || described.is_some()
        || is_behind();
    let is_agent =
        sentence.own_subject(verb) == Some(first) && !sentence.is_passive(verb) && sentence.object(verb).is_some();
    // "Lost their lives".
    let dies = lemma(verb) == "lose" && sentence.object(verb).is_some_and(|object| lemma(object) == "life");
    let of_verb = || said.and_then(state).or_else(|| state(&lemma(verb)));
    let told = if dies { Some("killed") } else { of_verb().filter(|_| !is_agent) };
    // "Carried nine bodies off the bus".
    let state = told.or_else(|| state(&lemma(people)).filter(|_| !is_agent))?;
    let sort = phrase.filter_map(|at| sort(&lemma(at))).next();
    // "Nine kidnapped", "nine of his shipmates", not "nine of the ships".
    let whole = || sentence.obliques(people).find(|&of| sentence.preposition(of) == Some("of"));
    let is_alone = people == number && whole().is_none_or(|of| is_people(&lemma(of)));
    let is_counted = is_people(&lemma(people)) || sort.is_some() || is_alone;
    (is_undergone && is_counted && !is_part && !sentence.is_negated(verb)).then_some((state, sort))
}

/// Whether what the sentence of a number tells is what its report came out with, and not a happening that it recalls.
fn is_news(spanning: &Spanning<'_>, figure: &Figure) -> bool {
    let report = &spanning.reports[figure.report];
    let sentence = &report.sentences[figure.sentence];
    let published = report.report.date();
    let claims = spanning.claims(figure);
    let mut own = claims.iter().map(|at| at.claim(spanning.story));
    let is_old = |day: Date| published.is_some_and(|published| (published - day).get_days() > OLD);
    !recalls(sentence)
        && own.all(|claim| {
            let is_told = claim.factuality == Factuality::Happened;
            is_told && !claim.when.as_ref().and_then(|when| when.from).is_some_and(is_old)
        })
}

/// `is_aligned`: whether both give the same number of those of another sort; `is_main`: whether most reports tell such a toll.
fn judge(
    spanning: &Spanning<'_>,
    (state, sort): Toll,
    one: &Figure,
    other: &Figure,
    (is_aligned, is_main): (bool, bool),
) -> Option<Across> {
    if are_compatible(&one.quantity, &other.quantity, true) {
        return None;
    }
    let published = |figure: &Figure| spanning.reports[figure.report].report.date();
    let (first, second) = if one.quantity.value < other.quantity.value { (one, other) } else { (other, one) };
    // The smaller number of an earlier day has grown; of reports of unknown age it may have, unless the rest of the toll has not.
    match (published(first), published(second)) {
        (Some(of_first), Some(of_second)) if of_first >= of_second => {}
        (Some(_), Some(_)) => return None,
        _ if is_aligned => {}
        _ => return None,
    }
    let (a, b): (BTreeSet<String>, BTreeSet<String>) = (spanning.told(one), spanning.told(other));
    let words: Vec<&str> = a.intersection(&b).map(String::as_str).collect();
    if words.len() < IN_COMMON && !is_main {
        return None;
    }
    let likeness = match words.len() >= IN_COMMON {
        true => feature(format!("told of it in like words: {}", words.join(", ")), 0.4),
        false => feature("most reports of the story tell how many", 0.4),
    };
    let whom = sort.map(|sort| format!(" ({sort})")).unwrap_or_default();
    let because =
        vec![feature(format!("how many were {state}{whom}, of which each report gives one number"), 0.6), likeness];
    spanning.conflict(one, None, other, because)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    fn toll_of(parse: &str) -> Option<Toll> {
        let report = testing::read(parse);
        let figure = figures(std::slice::from_ref(&report), 0).into_iter().next().expect("a number");
        toll(&report.sentences[0], figure.at)
    }

    /// "Killed four police officers" and "three members of the police lost their lives" were of no one event.
    #[test]
    fn a_toll_is_told_by_many_verbs() {
        let in_uniform = Some(("killed", Some("in uniform")));
        let killed = "Gunmen/NOUN/2/nsubj killed/VERB/0/root/=kill four/NUM/5/nummod police/NOUN/5/compound officers/NOUN/2/obj/NNS/=officer";
        assert_eq!(toll_of(killed), in_uniform);
        let lost = "three/NUM/2/nummod members/NOUN/6/nsubj/NNS/=member of/ADP/5/case the/DET/5/det police/NOUN/2/nmod lost/VERB/0/root/=lose \
                    their/PRON/8/nmod:poss lives/NOUN/6/obj/=life";
        assert_eq!(toll_of(lost), in_uniform);
        let and = "Gunmen/NOUN/2/nsubj killed/VERB/0/root/=kill officers/NOUN/2/obj/NNS/=officer and/CCONJ/6/cc two/NUM/6/nummod civilians/NOUN/3/conj/NNS/=civilian";
        assert_eq!(toll_of(and), Some(("killed", Some("civilians"))));
        let killers = "four/NUM/2/nummod gunmen/NOUN/3/nsubj/NNS/=gunman killed/VERB/0/root/=kill officers/NOUN/3/obj/NNS/=officer";
        assert_eq!(toll_of(killers), None);
        let more = killed.replace("police/NOUN/5/compound", "more/ADJ/5/amod");
        assert_eq!(toll_of(&more), None);
    }
}
