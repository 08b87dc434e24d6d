//! The day and the place of the signing of one agreement, and for how long it holds.
//!
//! "Signed a memorandum on 17 October" and "the document was inked on Monday" are events of their own; that it is one document says the
//! [agreement](crate::story::Agreement) of which both are told. A document is signed once: if two reports give two days that are stated
//! and near each other, one of them is wrong. Days further apart are likelier those of two documents of the same two, and what an
//! event has claims of both for is found there ([`super::when`]). Nor does it hold for twenty years and for twenty-five.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::across::{self, Across, Given};
use super::feature;
use super::when::{named, stated_day};
use crate::account::{Aspect, Conflict};
use crate::annotation::{AnnotatedReport, Factuality, Feature};
use crate::lexicon::agreements;
use crate::resolve::news::recalls;
use crate::story::{Agreement, AgreementStatus, Claim, Story};
use crate::weigh::places::{Relation, relation};

/// Days within which two days are those of one signing.
const NEAR: i32 = 7;

/// A claim of a story: the event and the claim's index in it.
type At = (usize, usize);

/// The conflicts about agreements that no event has both sides of; `known` are those that were found within events.
pub(super) fn find(story: &Story, reports: &[AnnotatedReport], known: &[Conflict]) -> Vec<Across> {
    let is_known =
        |event: usize, aspect: Aspect| known.iter().any(|other| other.event == event && other.aspect == aspect);
    let of_agreement = |agreement: &Agreement| {
        let day = if is_known(agreement.event, Aspect::When) { None } else { of_day(story, reports, agreement) };
        let term = if is_known(agreement.event, Aspect::Number) { None } else { of_term(story, agreement) };
        let place = if is_known(agreement.event, Aspect::Where) { None } else { of_place(story, reports, agreement) };
        day.into_iter().chain(place).chain(term)
    };
    story.agreements.iter().flat_map(of_agreement).collect()
}

fn of_day(story: &Story, reports: &[AnnotatedReport], agreement: &Agreement) -> Option<Across> {
    let claim = |(event, claim): At| &story.events[event].claims[claim];
    let is_counted = |&at: &At| is_signing(claim(at), reports) && story.given_up(at.0, at.1).next().is_none();
    let mut told: BTreeMap<Date, Vec<At>> = BTreeMap::new();
    for (day, at) in agreement.told().filter(is_counted).filter_map(|at| Some((stated_day(claim(at), reports)?, at))) {
        told.entry(day).or_default().push(at);
    }
    let is_signed = agreement.status == AgreementStatus::Signed;
    between(
        story,
        agreement,
        Aspect::When,
        &told,
        |one, other| is_signed && (*other - *one).get_days().abs() <= NEAR,
        |day| named(*day, *day),
    )
}

/// Where it was signed, if two places are known to lie apart.
fn of_place(story: &Story, reports: &[AnnotatedReport], agreement: &Agreement) -> Option<Across> {
    let claim = |(event, claim): At| &story.events[event].claims[claim];
    let is_counted = |&at: &At| is_signing(claim(at), reports) && story.given_up(at.0, at.1).next().is_none();
    let mut told: BTreeMap<usize, Vec<At>> = BTreeMap::new();
    for (place, at) in agreement.told().filter(is_counted).filter_map(|at| Some((claim(at).place?, at))) {
        told.entry(place).or_default().push(at);
    }
    // A place where another was signed is that of the other, as far as one can tell.
    let others =
        story.agreements.iter().filter(|other| other.event != agreement.event || other.claims != agreement.claims);
    let of_others: BTreeSet<usize> = others.filter_map(|other| other.place).collect();
    let is_recalled = |&at: &At| {
        let report = &reports[claim(at).report];
        let sentence = report.sentence_at(claim(at).trigger.start).map(|at| &report.sentences[at]);
        sentence.is_some_and(recalls)
    };
    told.retain(|place, at| {
        at.retain(|at| !is_recalled(at));
        !at.is_empty() && !of_others.contains(place)
    });
    let is_signed = agreement.status == AgreementStatus::Signed;
    let are_apart = |one: &usize, other: &usize| relation(story, reports, *one, *other) == Relation::Apart;
    let name = |place: &usize| (story.entities[*place].name.clone(), story.entities[*place].name.clone());
    between(story, agreement, Aspect::Where, &told, |one, other| is_signed && are_apart(one, other), name)
}

fn of_term(story: &Story, agreement: &Agreement) -> Option<Across> {
    let mut told: BTreeMap<&str, Vec<At>> = BTreeMap::new();
    for term in &agreement.terms {
        let reports: BTreeSet<usize> = term.evidence.iter().map(|cite| cite.report).collect();
        let is_telling = |&(event, claim): &At| reports.contains(&story.events[event].claims[claim].report);
        told.entry(&term.value).or_default().extend(agreement.told().filter(is_telling));
    }
    // Four years and 48 months may be one.
    let unit = |duration: &str| duration.chars().last();
    let words = |duration: &&str| {
        let told = agreement.terms.iter().find(|term| term.value == *duration);
        let words = told.map(|term| term.words.clone()).unwrap_or_default();
        (words.clone(), words)
    };
    between(story, agreement, Aspect::Number, &told, |one, other| unit(one) == unit(other), words)
}

/// The conflict between the first value that the agreement's own event has claims of and another that reports give who do not give
/// that.
fn between<V: Ord>(
    story: &Story,
    agreement: &Agreement,
    aspect: Aspect,
    told: &BTreeMap<V, Vec<At>>,
    exclude: impl Fn(&V, &V) -> bool,
    words: impl Fn(&V) -> (String, String),
) -> Option<Across> {
    let claim = |(event, claim): At| &story.events[event].claims[claim];
    let reports = |told: &[At]| -> BTreeSet<usize> { told.iter().map(|&at| claim(at).report).collect() };
    let own = |told: &[At]| -> Vec<usize> {
        told.iter().filter(|at| at.0 == agreement.event).map(|&(_, claim)| claim).collect()
    };
    let (host, hosts) = told.iter().find(|(_, told)| !own(told).is_empty())?;
    let is_other = |(guest, guests): &(&V, &Vec<At>)| {
        *guest != host && exclude(host, guest) && reports(guests).is_disjoint(&reports(hosts)) && !guests.is_empty()
    };
    let (guest, guests) = told.iter().find(is_other)?;
    let given = |value: &V, told: &[At]| -> Given {
        (words(value), told.iter().map(|&(event, claim)| across::At::Event(event, claim)).collect())
    };
    let sides = [given(host, hosts), given(guest, guests)];
    Across::in_event(story, agreement.event, aspect, sides, because())
}

fn because() -> Vec<Feature> {
    vec![feature("the two values exclude each other", 1.0), feature("both of one agreement", 0.6)]
}

fn is_signing(claim: &Claim, reports: &[AnnotatedReport]) -> bool {
    let verb = claim.lemma(reports).and_then(agreements::verb);
    claim.factuality == Factuality::Happened && verb.is_some_and(|verb| verb.status == AgreementStatus::Signed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::EntityKind;
    use crate::story::Cite;
    use crate::story::{EventClaims, Term};
    use crate::text::Span;
    use crate::weigh::testing::{Outline, agreement, claim, named, report, resolution};

    /// Two reports of one signing, as two events, or as one if `is_one`.
    fn told(days: [&str; 2], is_one: bool, terms: &[(&str, usize)]) -> Vec<(Aspect, Vec<String>)> {
        told_at(days, ["Oslo"; 2], is_one, terms)
    }

    /// The same, with the place that each gives.
    fn told_at(
        days: [&str; 2],
        places: [&str; 2],
        is_one: bool,
        terms: &[(&str, usize)],
    ) -> Vec<(Aspect, Vec<String>)> {
        let signing = |day: &str| claim("sign").by(&["Ana Boll"]).on(day, "that day");
        let outlines: Vec<Outline> = days.iter().map(|day| report("2023-10-20").says(signing(day))).collect();
        let mut told = resolution(&outlines);
        let story = &mut told.stories[0];
        for (at, place) in places.into_iter().enumerate() {
            let known = story.entities.iter().position(|entity| entity.name == place);
            let known = known.unwrap_or_else(|| {
                story.entities.push(named(place, EntityKind::Place));
                story.entities.len() - 1
            });
            story.events[0].claims[at].place = Some(known);
        }
        let mut also = Vec::new();
        if !is_one {
            let mut second = story.events[0].clone();
            second.claims = vec![story.events[0].claims.remove(1)];
            story.events.push(second);
            also.push(EventClaims { event: 1, claims: vec![0] });
        }
        let term = |&(value, report): &(&str, usize)| Term {
            words: value.into(),
            value: value.into(),
            evidence: vec![Cite { report, span: Span::new(0, 1) }],
        };
        let claims = (0..story.events[0].claims.len()).collect();
        let terms = terms.iter().map(term).collect();
        story.agreements.push(Agreement { also, terms, ..agreement("pact", claims) });
        let found = find(story, &told.reports, &[]);
        let values = |across: Across| across.conflict.values.into_iter().map(|value| value.value).collect();
        found.into_iter().map(|across| (across.conflict.aspect, values(across))).collect()
    }

    /// "Signed on 17 October" and "inked on Monday", the 16th, stood in two rows, and nobody was told that one of them is wrong.
    #[test]
    fn a_document_is_signed_once() {
        let days = |one: &str, other: &str| told([one, other], false, &[]);
        assert_eq!(
            days("2023-10-17", "2023-10-16"),
            [(Aspect::When, vec!["2023-10-17".to_owned(), "2023-10-16".to_owned()])]
        );
        assert_eq!(days("2023-10-17", "2023-10-17"), []);
        assert_eq!(days("2023-10-17", "2023-03-16"), []);
    }

    /// One report had the document signed in one city, another in another, and neither was asked about.
    #[test]
    fn a_document_is_signed_in_one_place() {
        let places = |one: &str, other: &str| told_at(["2023-10-17"; 2], [one, other], true, &[]);
        assert_eq!(places("Tehran", "Moscow"), [(Aspect::Where, vec!["Tehran".to_owned(), "Moscow".to_owned()])]);
        assert_eq!(places("Tehran", "Iran"), []);
        assert_eq!(places("Tehran", "Vellin"), [], "it is not known where that is");
    }

    /// "A 25-year agreement" in one report and "a 20-year contract" in another stood side by side.
    #[test]
    fn an_agreement_holds_for_one_term() {
        let terms = |terms: &[(&str, usize)]| told(["2023-10-17"; 2], true, terms);
        assert_eq!(terms(&[("P25Y", 0), ("P20Y", 1)]), [(Aspect::Number, vec!["P20Y".to_owned(), "P25Y".to_owned()])]);
        assert_eq!(terms(&[("P25Y", 0), ("P25Y", 1)]), []);
        assert_eq!(terms(&[("P4Y", 0), ("P48M", 1)]), []);
        assert_eq!(terms(&[("P25Y", 0), ("P20Y", 0)]), []);
    }
}
