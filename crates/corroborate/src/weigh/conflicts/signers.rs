//! Who signed: "the ministers put their names to the memorandum", "it was signed by the police director and his colleague".
//!
//! Who signed tells agreements from each other, so that two reports which name others for one document are told as of two. Where
//! each report of a story tells of one document of a kind only, and names two at least who signed it, and neither names all whom the
//! other does, one of them is wrong. Who names fewer leaves some out.

use std::collections::{BTreeMap, BTreeSet};

use super::across::{Across, At};
use super::feature;
use super::figures::in_own_order;
use crate::account::{Aspect, Conflict};
use crate::annotation::{AnnotatedReport, EntityKind};
use crate::resolve::news::{is_long_past, recalls};
use crate::story::{AgreementReading, AgreementStatus, Story};
use crate::wording;

/// Names that a signing has at least; who names one may mean one side.
const BOTH: usize = 2;

/// A document as a report tells that it was signed.
#[derive(Default)]
struct Signing {
    /// The agreements that the report tells of.
    agreements: BTreeSet<usize>,
    signers: BTreeSet<usize>,
    claims: Vec<At>,
}

/// The conflicts about who signed, besides those `known`.
pub(super) fn find(story: &Story, reports: &[AnnotatedReport], known: &[Conflict]) -> Vec<Across> {
    let signings = signings(story, reports);
    let kinds: BTreeSet<&str> = signings.keys().map(|(kind, _)| *kind).collect();
    let order = in_own_order(&story.reports, reports);
    let of_kind = |kind: &str| -> Option<Across> {
        let told: Vec<&Signing> = order.iter().filter_map(|&report| signings.get(&(kind, report))).collect();
        // A report that tells of two has more than one to be mistaken for.
        if told.iter().any(|signing| signing.agreements.len() > 1) {
            return None;
        }
        let pairs =
            told.iter().enumerate().flat_map(|(at, one)| told[at + 1..].iter().map(move |other| (*one, *other)));
        pairs.into_iter().find_map(|(one, other)| judge(story, kind, one, other))
    };
    let is_known = |new: &Conflict| known.iter().any(|old| old.event == new.event && old.aspect == Aspect::Who);
    kinds.into_iter().filter_map(of_kind).filter(|across| !is_known(&across.conflict)).collect()
}

/// What each report tells of each kind of document as signed now, by the last word of its name: "memorandum".
fn signings<'s>(story: &'s Story, reports: &[AnnotatedReport]) -> BTreeMap<(&'s str, usize), Signing> {
    let mut signings: BTreeMap<(&str, usize), Signing> = BTreeMap::new();
    for (index, agreement) in story.agreements.iter().enumerate() {
        let kind = agreement.kind.split(' ').next().unwrap_or_default();
        for reading in agreement.readings.iter().filter(|reading| is_news(story, reports, reading)) {
            let (event, claim) = reading.at;
            let report = story.events[event].claims[claim].report;
            let signing = signings.entry((kind, report)).or_default();
            signing.agreements.insert(index);
            signing.signers.extend(reading.signatories.iter().filter(|&&at| {
                let entity = &story.entities[at];
                entity.is_named && entity.kind == EntityKind::Person
            }));
            if !reading.signatories.is_empty() {
                signing.claims.push(At::Event(event, claim));
            }
        }
    }
    signings
}

fn is_news(story: &Story, reports: &[AnnotatedReport], reading: &AgreementReading) -> bool {
    let (event, claim) = reading.at;
    let claim = &story.events[event].claims[claim];
    let report = &reports[claim.report];
    let sentence = report.sentence_at(claim.trigger.start).map(|at| &report.sentences[at]);
    reading.status == AgreementStatus::Signed
        && !is_long_past(claim.when.as_ref(), report.report.date())
        && !sentence.is_some_and(recalls)
}

fn judge(story: &Story, kind: &str, one: &Signing, other: &Signing) -> Option<Across> {
    let names = |of: &Signing, but: &Signing| -> Vec<&str> {
        of.signers.difference(&but.signers).map(|&at| story.entities[at].name.as_str()).collect()
    };
    let (own, others) = (names(one, other), names(other, one));
    let are_whole = one.signers.len() >= BOTH && other.signers.len() >= BOTH;
    let event = one.claims.first()?.event()?;
    if own.is_empty() || others.is_empty() || !are_whole {
        return None;
    }
    let because = vec![
        feature("the two values exclude each other", 1.0),
        feature("two claims may be of two happenings", -1.0),
        feature(format!("each report tells of one {kind} that was signed, and names two at least who did"), 0.6),
        feature("neither names all whom the other does", 0.4),
    ];
    let given = |names: Vec<&str>, of: &Signing| {
        let words = wording::list(&names);
        ((words.clone(), words), of.claims.clone())
    };
    Across::in_event(story, event, Aspect::Who, [given(own, one), given(others, other)], because)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Agreement;
    use crate::weigh::testing::{Outline, agreement, claim, report, resolution};

    /// What two reports differ on that tell who signed a memorandum each, or all of one agreement if `is_one`.
    fn differ(signers: [&[&str]; 2], is_one: bool) -> Vec<Vec<String>> {
        let outlines: Vec<Outline> =
            signers.iter().map(|names| report("2024-05-14").says(claim("sign").by(names))).collect();
        let mut resolved = resolution(&outlines);
        let story = &mut resolved.stories[0];
        let reading = |at: usize| AgreementReading {
            at: (0, at),
            named: None,
            kind: Some("memorandum"),
            status: AgreementStatus::Signed,
            parties: Vec::new(),
            signatories: story.events[0].claims[at].participants.iter().map(|part| part.entity).collect(),
            place: None,
        };
        let told_of = |claims: Vec<usize>| Agreement {
            readings: claims.iter().map(|&at| reading(at)).collect(),
            ..agreement("memorandum of understanding", claims)
        };
        let agreements = if is_one { vec![told_of(vec![0, 1])] } else { vec![told_of(vec![0]), told_of(vec![1])] };
        story.agreements = agreements;
        let found = find(&resolved.stories[0], &resolved.reports, &[]);
        let values = |across: Across| {
            let mut values: Vec<String> = across.conflict.values.into_iter().map(|value| value.value).collect();
            values.sort();
            values
        };
        found.into_iter().map(values).collect()
    }

    /// A report had the memorandum signed by the ministers, another by two of their deputies, as two memorandums.
    #[test]
    fn a_document_is_signed_by_the_same_people() {
        for is_one in [true, false] {
            let ministers = ["Ana Boll", "Boris Krug"];
            assert_eq!(
                differ([&ministers, &["Cora Dahl", "Dirk Egger"]], is_one),
                [["Ana Boll and Boris Krug", "Cora Dahl and Dirk Egger"]]
            );
            assert_eq!(differ([&ministers, &["Ana Boll", "Cora Dahl"]], is_one), [["Boris Krug", "Cora Dahl"]]);
            assert!(differ([&ministers, &["Cora Dahl"]], is_one).is_empty(), "one side");
            assert!(
                differ([&ministers, &["Ana Boll", "Boris Krug", "Cora Dahl"]], is_one).is_empty(),
                "some are left out"
            );
        }
    }
}
