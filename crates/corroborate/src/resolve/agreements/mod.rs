//! Events by which parties bind themselves: what kind of agreement, how far it has come, who is bound, who signed, what it
//! is about, for how long.
//!
//! Found by a verb that makes agreements with a noun that names one ("signed a memorandum", "the signing of the treaty"), or
//! by a verb that needs none ("agreed to cooperate"). Persons sign, bodies and countries are bound: those that the sentence
//! names, and of a signatory the body that he is said there to hold his office in; where nothing is signed, the persons agree.
//! One agreement is one entry, however many events tell of it.

mod contents;
mod documents;
mod nouns;
mod reading;
mod sides;
mod terms;
mod topics;

use std::collections::{BTreeMap, BTreeSet};

use self::documents::Together;
use self::nouns::Nouns;
use self::reading::{Reading, readings};
use self::sides::Sides;
use self::terms::Terms;
use super::agreed_time;
use super::entities::Entities;
use crate::annotation::{AnnotatedReport, EntityKind, Event as TextEvent, WordAt};
use crate::lexicon::agreements::AgreementNoun;
use crate::lexicon::countries;
use crate::report::ZoneKind;
use crate::story::{
    Agreement, AgreementReading, AgreementStatus, Cite, Claim, Entity, Event, EventClaims, JoinedReadings, OneAgreement,
};
use crate::text::Span;

/// The agreements among `events`.
pub(super) fn find(reports: &[AnnotatedReport], events: &[Event], entities: &Entities) -> Vec<Agreement> {
    let claims = events
        .iter()
        .enumerate()
        .flat_map(|(e, event)| event.claims.iter().enumerate().map(move |(c, claim)| ((e, c), claim)));
    let mut readings: Vec<Reading> = claims.flat_map(|(at, claim)| readings(reports, at, claim, entities)).collect();
    let told = tell(reports, &mut readings);
    let claim = |reading: &Reading| &events[reading.at.0].claims[reading.at.1];
    let sources = sources(reports, events);
    let around = readings.iter().map(|reading| {
        let named = sides::named_around(reports, claim(reading), entities);
        let sentence = reading.word.sentence;
        let tells = |at: usize, sentence: usize| sources.contains(&(reading.report, sentence, at));
        let is_source = |at: &usize| {
            let is_told_by = tells(*at, sentence) || sentence > 0 && tells(*at, sentence - 1);
            !reading.sides.has(*at) && (is_told_by || is_named_in_source(*at, claim(reading), &entities.all))
        };
        named.into_iter().filter(|at| !is_source(at)).collect()
    });
    let around: Vec<BTreeSet<usize>> = around.collect();
    let documents = documents::together(reports, &readings, &told.ties, &around, &entities.all);
    let found = Found { reports, events, entities, readings: &readings, told: &told, documents: &documents };
    let mut agreements: Vec<Agreement> = (0..documents.len()).filter_map(|at| found.agreement(at)).collect();
    agreements.sort_by_key(|agreement| agreement.event);
    agreements
}

/// The claims whose days are those of an agreement that has come as far as `status`: the day on which it was to be signed is not that on
/// which it was. `told` are its claims, each with how far it tells it to have come.
pub(crate) fn dating<'a>(
    told: impl Iterator<Item = (AgreementStatus, &'a Claim)>,
    status: AgreementStatus,
) -> Vec<&'a Claim> {
    let (done, others): (Vec<_>, Vec<_>) = told.partition(|(of, claim)| *of == status && claim.when.is_some());
    let dating = if done.is_empty() { others } else { done };
    dating.into_iter().map(|(_, claim)| claim).collect()
}

/// The agreement noun that an event is of or done to, if one is: of "signed a memorandum" the memorandum.
pub(super) fn noun_of(report: &AnnotatedReport, event: &TextEvent) -> Option<AgreementNoun> {
    let sentence = &report.sentences[event.word.sentence];
    let words = std::iter::once(event.word.token).chain(reading::done_to(event));
    words.filter_map(|word| nouns::agreement_noun(report, sentence, word)).map(|noun| noun.noun).next()
}

/// Whom sentences are from: (report, sentence, entity). Who tells of an agreement is no side of it.
fn sources(reports: &[AnnotatedReport], events: &[Event]) -> BTreeSet<(usize, usize, usize)> {
    let claims = events.iter().flat_map(|event| &event.claims);
    let of_claim = |claim: &Claim| -> Vec<(usize, usize, usize)> {
        let sentence = reports[claim.report].events[claim.event].word.sentence;
        claim.attribution.iter().filter_map(|link| Some((claim.report, sentence, link.source?))).collect()
    };
    claims.flat_map(of_claim).collect()
}

/// Whether an entity is named within the words for whom a claim is from: "according to the text on the site of the Gazette".
fn is_named_in_source(entity: usize, claim: &Claim, all: &[Entity]) -> bool {
    let in_report = |at: usize| all[at].mentions.iter().filter(|cite| cite.report == claim.report);
    let mut sources = claim.attribution.iter().filter_map(|link| link.source);
    sources.any(|source| in_report(source).any(|words| in_report(entity).any(|cite| words.span.contains(cite.span))))
}

/// What reports tell of the agreements of readings beside them.
struct Told {
    /// The reading that each takes up.
    ties: Vec<Option<usize>>,
    /// What each is about, as other sentences tell.
    areas: Vec<Vec<Span>>,
    /// For how long and what for.
    terms: Vec<Terms>,
}

/// Ties readings to what they take up; those that call an agreement only "it" and take up none are left out.
fn tell(reports: &[AnnotatedReport], readings: &mut Vec<Reading>) -> Told {
    let mut by_report: BTreeMap<usize, BTreeSet<WordAt>> = BTreeMap::new();
    for reading in readings.iter() {
        by_report.entry(reading.report).or_default().extend(reading.named);
    }
    let nouns: BTreeMap<usize, Nouns> =
        by_report.iter().map(|(&report, named)| (report, Nouns::of(&reports[report], named))).collect();
    let taken_up = |reading: &Reading| -> Vec<WordAt> {
        let named = reading.named.into_iter();
        named.flat_map(|word| nouns[&reading.report].taken_up(&reports[reading.report], word)).collect()
    };
    readings.retain(|reading| {
        let takes_up = !taken_up(reading).is_empty();
        // "The memorandum may be renewed by mutual consent" tells no agreement beside the memorandum.
        !(reading.is_option && takes_up) && (reading.named.is_none() || reading.noun.is_some() || takes_up)
    });
    readings.sort_by_key(|reading| (reading.report, reading.word, reading.at));
    let mut told = Told {
        ties: vec![None; readings.len()],
        areas: vec![Vec::new(); readings.len()],
        terms: vec![Terms::default(); readings.len()],
    };
    for (&report, nouns) in &nouns {
        let text = &reports[report];
        let own = || readings.iter().enumerate().filter(|(_, reading)| reading.report == report);
        let by_noun: BTreeMap<WordAt, usize> =
            own().filter_map(|(i, reading)| Some((reading.named?, i))).rev().collect();
        let by_verb = own().map(|(i, reading)| (reading.word, i));
        let by_word: BTreeMap<WordAt, usize> = by_verb.chain(by_noun.clone()).collect();
        // What no reading is of, and one takes up: "a 20-year contract", which "the contract" was signed by.
        let mut meant: BTreeMap<WordAt, usize> = BTreeMap::new();
        for (i, reading) in own() {
            let before = taken_up(reading);
            // "An agreement on a pact": "the accord" that takes up the pact is what was agreed.
            let under = |at: &WordAt| {
                let sentence = &text.sentences[at.sentence];
                let holds = |r: &Reading| r.word.sentence == at.sentence && sentence.is_under(at.token, r.word.token);
                own().find(|(other, r)| *other != i && holds(r)).map(|(other, _)| other)
            };
            let told_as = before.iter().find_map(|at| by_noun.get(at).copied());
            // "Agreed on Tuesday to send power. *The agreement* was signed by the ministers."
            let agreed = || {
                let noun = reading.noun.filter(|noun| noun.noun.names_any)?;
                let is_new = nouns::is_indefinite(&text.sentences[reading.word.sentence], noun.at);
                let is_agreed =
                    |r: &Reading| r.word < reading.word && r.named.is_none() && r.status == AgreementStatus::Agreed;
                let mut agreed = own().filter(|(_, r)| is_agreed(r)).map(|(at, _)| at);
                let is_named = before.iter().any(|at| text.sentences[at.sentence].zone != ZoneKind::Title);
                agreed.next().filter(|_| !is_new && !is_named && agreed.next().is_none())
            };
            told.ties[i] = agreed().or(told_as).or_else(|| before.iter().find_map(under));
            for at in before.into_iter().take_while(|at| !by_noun.contains_key(at)) {
                meant.entry(at).or_insert(i);
            }
            if matches!(reading.status, AgreementStatus::Extended | AgreementStatus::Signed) {
                let is_extension = reading.status == AgreementStatus::Extended;
                told.terms[i].add(Terms::of_verb(text, reading.word.sentence, reading.word.token, is_extension));
            }
        }
        for (sentence, noun) in nouns.all() {
            let word = WordAt { sentence, token: noun.at };
            let of = meant.get(&word).copied();
            if let Some(i) = of.or_else(|| contents::reading_of(text, nouns, &by_noun, word)) {
                told.terms[i].add(Terms::of_noun(text, sentence, noun));
            }
        }
        for (word, terms) in Terms::in_force(text) {
            if let Some(i) = contents::reading_of(text, nouns, &by_word, word) {
                told.terms[i].add(terms);
            }
        }
        for (word, areas) in contents::told(text) {
            if let Some(i) = contents::reading_of(text, nouns, &by_word, word) {
                told.areas[i].extend(areas);
            }
        }
    }
    told
}

/// What is known when the entries are made.
struct Found<'a> {
    reports: &'a [AnnotatedReport],
    events: &'a [Event],
    entities: &'a Entities,
    readings: &'a [Reading],
    told: &'a Told,
    /// The readings of each agreement.
    documents: &'a [Together],
}

impl Found<'_> {
    fn agreement(&self, document: usize) -> Option<Agreement> {
        let members = || self.documents[document].members.iter().map(|&i| (i, &self.readings[i]));
        let status = members().map(|(_, reading)| reading.status).min()?;
        let nouns = || members().filter_map(|(_, reading)| reading.noun);
        let mut sides = self.sides(document);
        if sides.count() < 2 {
            let is_done = matches!(status, AgreementStatus::Signed | AgreementStatus::Extended);
            for other in self.tied(document) {
                let other = self.sides(other);
                sides.add(&if is_done { other } else { Sides { signatories: BTreeSet::new(), ..other } });
            }
        }
        let areas: Vec<Cite> = members()
            .flat_map(|(i, r)| r.areas.iter().chain(&self.told.areas[i]).map(|&span| Cite { report: r.report, span }))
            .collect();
        let place = self.place(document);
        let is_loose = nouns().next().is_some() && nouns().all(|noun| noun.noun.needs_sides) && !sides.has_other;
        let is_formal = members().any(|(_, reading)| reading.is_formal);
        let has_details =
            !areas.is_empty() && (place.is_some() || members().any(|(_, reading)| reading.when.is_some()));
        let is_named = nouns().any(|noun| noun.noun.is_bare && !noun.noun.needs_sides);
        // "Agreed on cooperation" names no matter.
        let says_what = nouns().next().is_some() || !areas.is_empty();
        let is_told = match sides.count() {
            0 => is_formal && is_named && has_details,
            1 => is_formal && !is_loose || is_named && sides.has_other,
            _ => says_what,
        };
        if !is_told {
            return None;
        }
        let told = self.told_by(document);
        let (main, also) = told.split_first()?;
        let claim = |reading: &Reading| &self.events[reading.at.0].claims[reading.at.1];
        let dated = dating(members().map(|(_, reading)| (reading.status, claim(reading))), status);
        let claims: Vec<&Claim> =
            told.iter().flat_map(|of| of.claims.iter().map(|&claim| &self.events[of.event].claims[claim])).collect();
        let cited: Vec<(usize, usize)> =
            main.claims.iter().map(|&claim| (self.events[main.event].claims[claim].report, claim)).collect();
        let place_names: BTreeSet<&str> = place.iter().map(|&place| self.entities.all[place].name.as_str()).collect();
        let parties = self.parties(&sides, &claims);
        let name = |at: usize| self.entities.all[at].name.as_str();
        let party_names: BTreeSet<&str> = parties.iter().map(|&party| name(party)).collect();
        let is_party = |at: usize| party_names.contains(name(at));
        let durations =
            members().flat_map(|(i, r)| self.told.terms[i].durations.iter().map(|term| (r.report, term.clone())));
        let sums = members().flat_map(|(i, r)| self.told.terms[i].sums.iter().map(|term| (r.report, term.clone())));
        Some(Agreement {
            event: main.event,
            claims: main.claims.clone(),
            also: also.to_vec(),
            kind: kind(nouns().map(|noun| noun.noun)).unwrap_or("agreement").to_owned(),
            status,
            parties,
            signatories: sides.signatories.into_iter().filter(|&at| !is_party(at)).collect(),
            when: agreed_time(&dated, &|_| 1),
            place,
            areas: topics::areas(self.reports, areas.into_iter(), &cited, &place_names),
            terms: terms::together(self.reports, durations),
            worth: terms::together(self.reports, sums),
            readings: members().map(|(_, reading)| self.reason(reading)).collect(),
            joined: self.documents[document].joined.iter().map(|joined| self.joined(joined)).collect(),
        })
    }

    fn reason(&self, reading: &Reading) -> AgreementReading {
        let report = &self.reports[reading.report];
        AgreementReading {
            at: reading.at,
            named: reading.named.map(|word| report.token(word).span),
            kind: reading.noun.map(|noun| noun.noun.kind),
            status: reading.status,
            parties: reading.sides.parties.iter().copied().collect(),
            signatories: reading.sides.signatories.iter().copied().collect(),
            place: reading.place,
        }
    }

    fn joined(&self, (readings, why): &([usize; 2], OneAgreement)) -> JoinedReadings {
        JoinedReadings { claims: readings.map(|i| self.readings[i].at), why: *why }
    }

    fn sides(&self, document: usize) -> Sides {
        let mut sides = Sides::default();
        self.documents[document].members.iter().for_each(|&i| sides.add(&self.readings[i].sides));
        sides
    }

    /// The agreements that this one takes up or that take it up: what was signed is what was extended.
    fn tied(&self, document: usize) -> impl Iterator<Item = usize> + '_ {
        let takes_up = move |one: usize, other: usize| {
            let mut ties = self.documents[one].members.iter().filter_map(|&i| self.told.ties[i]);
            ties.any(|tie| self.documents[other].members.contains(&tie))
        };
        let others = (0..self.documents.len()).filter(move |&other| other != document);
        others.filter(move |&other| takes_up(document, other) || takes_up(other, document))
    }

    /// The claims that tell of it, of each event those not only said in passing; the event most tell of it by first.
    fn told_by(&self, document: usize) -> Vec<EventClaims> {
        let mut by_event: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &i in &self.documents[document].members {
            let (event, claim) = self.readings[i].at;
            by_event.entry(event).or_default().push(claim);
        }
        let mut told: Vec<EventClaims> =
            by_event.into_iter().map(|(event, claims)| EventClaims { event, claims }).collect();
        for of in &mut told {
            let asserted = self.events[of.event].asserted().len();
            of.claims.sort_unstable();
            if of.claims.iter().any(|&claim| claim < asserted) {
                of.claims.retain(|&claim| claim < asserted);
            }
        }
        told.sort_by_key(|of| (std::cmp::Reverse(of.claims.len()), of.event));
        told
    }

    /// Where most say that it was signed; a town rather than its country.
    fn place(&self, document: usize) -> Option<usize> {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for place in self.documents[document].members.iter().filter_map(|&i| self.readings[i].place) {
            *counts.entry(place).or_default() += 1;
        }
        let is_town = |place: usize| countries::named(&self.entities.all[place].name).is_none();
        counts
            .into_iter()
            .max_by_key(|&(place, n)| (is_town(place), n, std::cmp::Reverse(place)))
            .map(|(place, _)| place)
    }

    /// Who is bound: those named, else those described without a name ("the two sides"); and of who signed for none of them the bodies that the claims say
    /// they hold an office in.
    fn parties(&self, sides: &Sides, claims: &[&Claim]) -> Vec<usize> {
        let all = &self.entities.all;
        let has_name = |entity: &Entity| entity.is_named || entity.name.split(' ').skip(1).any(starts_upper);
        let (mut parties, described): (BTreeSet<usize>, BTreeSet<usize>) =
            sides.parties.iter().copied().partition(|&party| has_name(&all[party]));
        // "The ministries of Vietnam and Cuba", beside both.
        let named: Vec<&str> = parties.iter().map(|&party| all[party].name.as_str()).collect();
        let says_no_more =
            |name: &str| named.iter().filter(|other| **other != name && name.contains(**other)).count() > 1;
        let repeated: Vec<usize> =
            parties.iter().copied().filter(|&at| !all[at].is_named && says_no_more(&all[at].name)).collect();
        parties.retain(|party| !repeated.contains(party));
        if parties.len() + sides.signatories.len() < 2 {
            parties.extend(described);
        }
        let sentences: Vec<(usize, Span)> = claims
            .iter()
            .filter_map(|claim| {
                let report = &self.reports[claim.report];
                Some((claim.report, report.sentences[report.sentence_at(claim.trigger.start)?].span))
            })
            .collect();
        let is_told =
            |cite: &Cite| sentences.iter().any(|(report, span)| *report == cite.report && span.overlaps(cite.span));
        let may_be_bound = |&body: &usize| {
            let is_country = countries::named(&all[body].name).is_some();
            all[body].is_named && (is_country || all[body].kind == EntityKind::Organization)
        };
        let is_party = |name: &str| parties.iter().any(|&party| all[party].name == name);
        let bound: Vec<usize> = sides
            .signatories
            .iter()
            .map(|&signatory| &all[signatory].roles)
            .filter(|roles| !roles.iter().any(|role| role.body.is_some_and(|body| is_party(&all[body].name))))
            .flat_map(|roles| {
                roles.iter().filter(|role| role.evidence.iter().any(is_told)).filter_map(|role| role.body)
            })
            .filter(may_be_bound)
            .collect();
        parties.extend(bound);
        parties.into_iter().collect()
    }
}

fn starts_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The kind most claims name; of several the one with most words, which is the most exact, and "deal" only of no other, least of all
/// "document".
fn kind(nouns: impl Iterator<Item = AgreementNoun>) -> Option<&'static str> {
    let mut counts: BTreeMap<&str, (bool, bool, usize)> = BTreeMap::new();
    for noun in nouns {
        let (is_own, is_of_kind, n) = counts.entry(noun.kind).or_default();
        *is_own |= !noun.names_any;
        *is_of_kind |= !noun.is_general;
        *n += 1;
    }
    let words = |kind: &str| kind.split(' ').count();
    let best = counts.into_iter().max_by_key(|&(kind, (is_own, is_of_kind, n))| (is_own, is_of_kind, words(kind), n));
    best.map(|(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::agreements::noun;
    use crate::weigh::testing::{claim, named, report, resolution};

    /// An agreement "signed on 15 September, according to the text on the site of the Gazette", was one with the Gazette, and another
    /// than that which others date to the 14th.
    #[test]
    fn who_is_named_within_the_words_for_a_source_is_no_side() {
        let told = resolution(&[report("2023-09-18").says(claim("sign").from("the text"))]);
        let mut signing = told.stories[0].events[0].claims[0].clone();
        signing.attribution[0].source = Some(0);
        let at = |name: &str, start: usize, end: usize| {
            let mention = Cite { report: 0, span: Span::new(start, end) };
            Entity { mentions: vec![mention], ..named(name, EntityKind::Organization) }
        };
        let all = [at("the text on the site of the Gazette", 20, 55), at("Gazette", 48, 55), at("Utility", 0, 7)];
        let are_in = [1, 2].map(|entity| is_named_in_source(entity, &signing, &all));
        assert_eq!(are_in, [true, false]);
    }

    /// A memorandum that one report calls "the document" was a document.
    #[test]
    fn what_is_called_a_deal_twice_and_a_memorandum_once_is_a_memorandum() {
        let of = |names: &[&str]| kind(names.iter().filter_map(|name| noun(name)));
        assert_eq!(of(&["deal", "deal", "memorandum"]), Some("memorandum"));
        assert_eq!(of(&["memorandum of understanding", "memorandum"]), Some("memorandum of understanding"));
        assert_eq!(of(&["deal", "deal", "accord"]), Some("deal"));
    }
}
