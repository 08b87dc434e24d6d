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
use super::agreed_time;
use super::entities::Entities;
use crate::annotation::{AnnotatedReport, ArgumentRole, EntityKind, Factuality};
use crate::lexicon::agreements::AgreementNoun;
use crate::lexicon::countries;
use crate::story::{Agreement, AgreementStatus, Claim, Entity, Event};
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
    let tells = |claim: &Claim| tells_of_it(event.factuality, claim.factuality);
    let mut readings: Vec<Option<Reading>> =
        event.claims.iter().map(|c| tells(c).then(|| reading(reports, c)).flatten()).collect();
    let status = readings.iter().flatten().map(|r| r.status).min()?;
    let claims = of_one_document(reports, event, &readings, status, entities);
    for (_, reading) in readings.iter_mut().enumerate().filter(|(claim, _)| !claims.contains(claim)) {
        *reading = None;
    }
    let told: Vec<&Claim> = claims.iter().map(|&claim| &event.claims[claim]).collect();
    let nouns = || readings.iter().flatten().filter_map(|r| r.noun);
    let kind = kind(nouns().map(|noun| noun.kind));
    let (mut parties, mut signatories) = (BTreeSet::new(), BTreeSet::new());
    for participant in told.iter().flat_map(|c| &c.participants).filter(|p| p.role != ArgumentRole::Topic) {
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
        claims,
        kind: kind.unwrap_or("agreement").to_owned(),
        status: match event.factuality {
            Factuality::Happened => status,
            Factuality::Planned | Factuality::Possible => AgreementStatus::Planned,
            Factuality::Denied => AgreementStatus::Denied,
        },
        parties: parties.into_iter().collect(),
        signatories: signatories.into_iter().collect(),
        when: agreed_time(&told, &|_| 1),
        place: event
            .place
            .filter(|&p| told.iter().any(|claim| claim.place == Some(p)))
            .filter(|&p| entities.all[p].is_named && entities.all[p].kind == EntityKind::Place),
        areas: topics::areas(reports, &event.claims, &readings),
    })
}

/// Whether a claim can tell of the document of an event: who denies what the others tell of says nothing of it.
fn tells_of_it(event: Factuality, claim: Factuality) -> bool {
    claim != Factuality::Denied || event == Factuality::Denied
}

/// The claims that speak of one document: as far as the event has come, and between the same. What others only agreed on, and
/// what somebody signed with another, was put with the event, but is told of something else.
fn of_one_document(
    reports: &[AnnotatedReport],
    event: &Event,
    readings: &[Option<Reading>],
    status: AgreementStatus,
    entities: &Entities,
) -> Vec<usize> {
    let is_of_status = |reading: &Option<Reading>| reading.as_ref().is_some_and(|reading| reading.status == status);
    let asserted = event.asserted().len();
    let claims: Vec<usize> = (0..readings.len()).filter(|&claim| is_of_status(&readings[claim])).collect();
    let plain: Vec<usize> = claims.iter().copied().filter(|&claim| claim < asserted).collect();
    let claims = if plain.is_empty() { claims } else { plain };
    let sides: Vec<BTreeSet<usize>> =
        claims.iter().map(|&claim| sides(reports, &event.claims[claim], entities)).collect();
    let bodies = |side: &BTreeSet<usize>| bodies(side, &entities.all);
    let is_body = |at: usize| entities.all[at].kind == EntityKind::Organization;
    let is_person = |at: usize| entities.all[at].kind == EntityKind::Person;
    let fit = |one: &BTreeSet<usize>, other: &BTreeSet<usize>| {
        !are_others(one, other, &bodies, &is_body) && !are_of_others(one, other, &is_person)
    };
    let told = |side: &BTreeSet<usize>| sides.iter().filter(|other| fit(side, other)).count();
    let take_part = |claim: usize| event.claims[claim].participants.iter().filter(|p| entities.all[p.entity].is_named);
    let rank = |(claim, side): &(usize, &BTreeSet<usize>)| (take_part(*claim).count().min(2), told(side), side.len());
    let Some((_, most)) = claims.iter().copied().zip(&sides).max_by_key(rank) else { return claims };
    claims.iter().zip(&sides).filter(|(_, side)| fit(side, most)).map(|(&claim, _)| claim).collect()
}

/// Persons and bodies named in the sentence of a claim, countries aside; where it names none, in the one before.
fn sides(reports: &[AnnotatedReport], claim: &Claim, entities: &Entities) -> BTreeSet<usize> {
    let report = &reports[claim.report];
    let in_span = |span: Span| -> BTreeSet<usize> {
        let is_side = |entity: &Entity| {
            entity.is_named
                && matches!(entity.kind, EntityKind::Person | EntityKind::Organization)
                && countries::named(&entity.name).is_none()
                && entity.mentions.iter().any(|cite| cite.report == claim.report && span.overlaps(cite.span))
        };
        entities.all.iter().enumerate().filter(|(_, entity)| is_side(entity)).map(|(at, _)| at).collect()
    };
    let Some(at) = report.sentence_at(claim.trigger.start) else { return in_span(claim.span) };
    let own = in_span(report.sentences[at].span);
    let is_told_before =
        own.is_empty() && at > 0 && report.sentences[at].paragraph == report.sentences[at - 1].paragraph;
    if is_told_before { in_span(report.sentences[at - 1].span) } else { own }
}

/// The bodies among some, and those that persons among them have an office in.
fn bodies(side: &BTreeSet<usize>, all: &[Entity]) -> BTreeSet<usize> {
    let own = side.iter().copied().filter(|&at| all[at].kind == EntityKind::Organization);
    let of_offices = side.iter().flat_map(|&at| all[at].roles.iter().filter_map(|role| role.body));
    own.chain(of_offices).collect()
}

/// Whether one who signed both signed each with another: beside whom they have in common each names bodies, and none that
/// the other does.
fn are_others(
    one: &BTreeSet<usize>,
    other: &BTreeSet<usize>,
    bodies: &impl Fn(&BTreeSet<usize>) -> BTreeSet<usize>,
    is_body: &impl Fn(usize) -> bool,
) -> bool {
    let common: BTreeSet<usize> = one.intersection(other).copied().collect();
    let beside = |side: &BTreeSet<usize>| bodies(&side.difference(&common).copied().collect());
    let (one, other) = (beside(one), beside(other));
    let is_one_signatory = common.len() < 2 && !common.iter().any(|&at| is_body(at));
    is_one_signatory && !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

/// Whether each names persons, and none that the other does: the club's deal with Ann Lee is not that with Boris Krug.
fn are_of_others(one: &BTreeSet<usize>, other: &BTreeSet<usize>, is_person: &impl Fn(usize) -> bool) -> bool {
    let persons =
        |side: &BTreeSet<usize>| -> BTreeSet<usize> { side.iter().copied().filter(|&at| is_person(at)).collect() };
    let (one, other) = (persons(one), persons(other));
    !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
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
            claims: Vec::new(),
            kind: kind.to_owned(),
            status: AgreementStatus::Signed,
            parties: parties.to_vec(),
            signatories: signatories.to_vec(),
            when: None,
            place: None,
            areas: Vec::new(),
        }
    }

    /// A card of the memorandum with the council had the areas and reports of that with the guard.
    #[test]
    fn who_signed_with_two_bodies_signed_two_documents() {
        let sides = |entities: &[usize]| entities.iter().copied().collect::<BTreeSet<usize>>();
        // 1 and 2 are persons, 2 of the council 12; 13 is the guard.
        let bodies = |side: &BTreeSet<usize>| -> BTreeSet<usize> {
            side.iter().map(|&at| if at == 2 { 12 } else { at }).filter(|&at| at > 10).collect()
        };
        let is_body = |at: usize| at > 10;
        assert!(are_others(&sides(&[1, 2]), &sides(&[1, 13]), &bodies, &is_body));
        assert!(!are_others(&sides(&[1, 2]), &sides(&[1, 12]), &bodies, &is_body));
        assert!(!are_others(&sides(&[1, 2]), &sides(&[1]), &bodies, &is_body));
    }

    /// The card of a club's deal with one player had another's areas and reports.
    #[test]
    fn deals_with_two_persons_are_two() {
        let sides = |entities: &[usize]| entities.iter().copied().collect::<BTreeSet<usize>>();
        let is_person = |at: usize| at < 10;
        assert!(are_of_others(&sides(&[1, 13]), &sides(&[2, 13]), &is_person));
        assert!(!are_of_others(&sides(&[1, 13]), &sides(&[1, 2]), &is_person));
        assert!(!are_of_others(&sides(&[1, 13]), &sides(&[13]), &is_person));
    }

    /// Of "the pact that the media praised was never signed" the media were a party to the pact.
    #[test]
    fn who_denies_a_document_says_nothing_of_it() {
        assert!(!tells_of_it(Factuality::Happened, Factuality::Denied));
        assert!(tells_of_it(Factuality::Denied, Factuality::Denied));
        assert!(tells_of_it(Factuality::Happened, Factuality::Possible));
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
