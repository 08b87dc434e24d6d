//! Events by which parties bind themselves: what kind of agreement, how far it has come, who is bound, who signed, what
//! it is about.
//!
//! Found by a verb that makes agreements with a noun that names one ("signed a memorandum", "the signing of the
//! treaty"), or by a verb that needs none ("agreed to cooperate"). Persons sign, bodies and countries are bound: whom a
//! signatory signs for is not guessed; where nothing is signed, the persons agree. Two events that could be of one day are
//! one agreement under two names if the same are bound, or if nobody signed the one who did not sign the other.

mod reading;
mod topics;

use std::collections::{BTreeMap, BTreeSet};

use self::reading::reading;
use super::entities::Entities;
use crate::annotation::{AnnotatedReport, ArgumentRole, EntityKind, Factuality};
use crate::lexicon::agreements::AgreementNoun;
use crate::lexicon::countries;
use crate::story::{Agreement, AgreementStatus, Entity, Event};
use crate::text::Span;

/// What one claim says of an agreement.
struct Reading {
    status: AgreementStatus,
    noun: Option<AgreementNoun>,
    areas: Vec<Span>,
}

/// The agreements among `events`.
pub(super) fn find(reports: &[AnnotatedReport], events: &[Event], entities: &Entities) -> Vec<Agreement> {
    let all = events.iter().enumerate().filter_map(|(i, event)| agreement(reports, i, event, entities));
    let mut found: Vec<Agreement> = Vec::new();
    for agreement in all {
        let told = |of: &Agreement| events[of.event].claims.len();
        match found.iter_mut().find(|known| is_one(known, &agreement)) {
            Some(known) if told(known) < told(&agreement) => *known = agreement,
            Some(_) => {}
            None => found.push(agreement),
        }
    }
    found
}

/// Whether two cards are of one agreement: of the same who, or of some of them, as far as it has come, and no other day.
fn is_one(a: &Agreement, b: &Agreement) -> bool {
    let are_compatible = match (&a.when, &b.when) {
        (Some(x), Some(y)) => x.is_compatible(y),
        _ => true,
    };
    are_compatible && a.status == b.status && (are_same_people(a, b) || is_told_less(a, b) || is_told_less(b, a))
}

fn are_same_people(a: &Agreement, b: &Agreement) -> bool {
    let is_known = a.signatories.len() > 1 || a.parties.len() > 1;
    is_known && a.signatories == b.signatories && a.parties == b.parties
}

/// Whether all that `less` tells of who signed and who is bound is told of the other, too. One called a treaty is not one
/// called a memorandum of understanding.
fn is_told_less(less: &Agreement, more: &Agreement) -> bool {
    let is_within = |some: &[usize], all: &[usize]| some.iter().all(|entity| all.contains(entity));
    let (own, other) = (less.kind.split(' '), more.kind.split(' '));
    let has_plain_name = own.clone().count() == 1 || other.clone().count() == 1;
    let is_known = !less.signatories.is_empty() || less.parties.len() > 1;
    is_known
        && is_within(&less.signatories, &more.signatories)
        && is_within(&less.parties, &more.parties)
        && (has_plain_name || own.clone().next() == other.clone().next())
}

fn agreement(reports: &[AnnotatedReport], index: usize, event: &Event, entities: &Entities) -> Option<Agreement> {
    let readings: Vec<Option<Reading>> = event.claims.iter().map(|c| reading(reports, c)).collect();
    let status = readings.iter().flatten().map(|r| r.status).min()?;
    let nouns = || readings.iter().flatten().filter_map(|r| r.noun);
    let kind = kind(nouns().map(|noun| noun.kind));
    let (mut parties, mut signatories) = (BTreeSet::new(), BTreeSet::new());
    for participant in event.asserted().iter().flat_map(|c| &c.participants).filter(|p| p.role != ArgumentRole::Topic) {
        let entity = &entities.all[participant.entity];
        let is_signed = status == AgreementStatus::Signed;
        match bound_as(entity, participant.role, is_signed) {
            Some(Bound::Signatory) => signatories.insert(participant.entity),
            Some(Bound::Party) => parties.insert(participant.entity),
            None => false,
        };
    }
    let sides = parties.len() + signatories.len();
    let is_loose = nouns().next().is_some() && nouns().all(|noun| noun.needs_sides);
    if sides == 0 || sides < 2 && (status != AgreementStatus::Signed || is_loose) {
        return None;
    }
    Some(Agreement {
        event: index,
        kind: kind.unwrap_or("agreement").to_owned(),
        status: match event.factuality {
            Factuality::Happened => status,
            Factuality::Planned | Factuality::Possible => AgreementStatus::Planned,
            Factuality::Denied => AgreementStatus::Denied,
        },
        parties: parties.into_iter().collect(),
        signatories: signatories.into_iter().collect(),
        when: event.when.clone(),
        place: event.place.filter(|&p| entities.all[p].is_named && entities.all[p].kind == EntityKind::Place),
        areas: topics::areas(reports, &event.claims, &readings),
    })
}

#[derive(Debug, PartialEq)]
enum Bound {
    Signatory,
    Party,
}

/// As what somebody is bound: persons sign, bodies and countries are parties. Whom a club signs is a party, too.
fn bound_as(entity: &Entity, role: ArgumentRole, is_signed: bool) -> Option<Bound> {
    let is_country = countries::named(&entity.name).is_some();
    let is_agent = role == ArgumentRole::Agent;
    match entity.kind {
        EntityKind::Person if !is_country => entity.is_named.then_some(if is_signed && role != ArgumentRole::Patient {
            Bound::Signatory
        } else {
            Bound::Party
        }),
        EntityKind::Organization | EntityKind::Place | EntityKind::Person => {
            // "they" is nobody to be named.
            let is_described = is_agent && entity.name.contains(' ');
            (entity.is_named || is_described).then_some(Bound::Party)
        }
        EntityKind::Other => None,
    }
}

/// The kind most claims name; of several the one with most words, which is the most exact.
fn kind<'k>(kinds: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for kind in kinds {
        *counts.entry(kind).or_default() += 1;
    }
    let words = |kind: &str| kind.split(' ').count();
    counts.into_iter().max_by_key(|(kind, n)| (words(kind), *n)).map(|(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(kind: &str, parties: &[usize], signatories: &[usize]) -> Agreement {
        Agreement {
            event: 0,
            kind: kind.to_owned(),
            status: AgreementStatus::Signed,
            parties: parties.to_vec(),
            signatories: signatories.to_vec(),
            when: None,
            place: None,
            areas: Vec::new(),
        }
    }

    #[test]
    fn a_memorandum_told_again_by_one_signatory_is_one_card() {
        let told = signed("memorandum of cooperation", &[1, 2], &[3, 4]);
        assert!(is_one(&told, &signed("memorandum of understanding", &[], &[3])));
        assert!(is_one(&signed("agreement", &[1, 2], &[]), &told));
        assert!(!is_one(&told, &signed("memorandum", &[], &[3, 5])), "another signed it");
        assert!(!is_one(&told, &signed("peace treaty", &[], &[3])), "another kind");
    }
}
