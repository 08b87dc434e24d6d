//! What one report tells as done and another denies, with other words.
//!
//! "Nor did the meeting with Boll take place" and "was received by Boll", "no ransom was paid" and "after the payment of 300 million"
//! are no one event to the words. Both are of one deed if words for them are used for one event, and each report tells nothing else by
//! such a word: if it is a meeting, which is known by who takes part, and the same person by name does; or if the report that tells
//! the deed tells the denial, too, as the word of somebody from whom it has not the deed.

use std::collections::{BTreeMap, BTreeSet};

use super::across::Across;
use super::sameness::DENIED;
use super::{Chains, NEEDED, Rarity, Side, Telling, factuality, feature, reason, sameness, sum, value};
use crate::account::{Aspect, Conflict};
use crate::annotation::{AnnotatedReport, EntityKind, EventType, Factuality, Feature};
use crate::lexicon::event_synonyms::{classes_of, share_class};
use crate::lexicon::event_words::{self, VerbClass};
use crate::lexicon::happenings::{Course, course};
use crate::story::{Claim, Entity, Event, Story};

/// A claim, with the event that has it and its place there, and with what it is called.
struct Deed<'a> {
    at: Option<(usize, usize)>,
    claim: &'a Claim,
    lemma: &'a str,
    kind: Option<EventType>,
    classes: Vec<usize>,
}

impl Deed<'_> {
    fn is_like(&self, other: &Self) -> bool {
        self.lemma == other.lemma || share_class(&self.classes, &other.classes)
    }

    fn is(&self, factuality: Factuality) -> bool {
        self.claim.factuality == factuality
    }

    fn event(&self) -> Option<usize> {
        self.at.map(|(event, _)| event)
    }

    /// Whether both are one claim or of one event.
    fn is_with(&self, other: &Self) -> bool {
        std::ptr::eq(self.claim, other.claim) || self.at.is_some() && self.event() == other.event()
    }
}

/// The conflicts between what is denied and told apart from that, besides those `known`; for each event the one that most speaks for.
pub(super) fn find(
    story: &Story,
    reports: &[AnnotatedReport],
    chains: &Chains,
    rarity: &Rarity,
    known: &[Conflict],
) -> Vec<Across> {
    let deeds = deeds(story, reports);
    let search = Search { story, reports, chains, rarity, deeds: &deeds };
    let is_known =
        |event: usize| known.iter().any(|conflict| conflict.event == event && conflict.aspect == Aspect::Factuality);
    let mut best: BTreeMap<usize, Across> = BTreeMap::new();
    for denied in deeds.iter().filter(|deed| deed.is(Factuality::Denied)) {
        for told in deeds.iter().filter(|deed| deed.is(Factuality::Happened) && !deed.is_with(denied)) {
            let Some(across) = search.judge(denied, told) else { continue };
            let event = across.conflict.event;
            let is_better = |other: &Across| sum(&other.conflict.because) < sum(&across.conflict.because);
            if !is_known(event) && best.get(&event).is_none_or(is_better) {
                best.insert(event, across);
            }
        }
    }
    best.into_values().collect()
}

/// The claims whose word says what was done.
fn deeds<'a>(story: &'a Story, reports: &'a [AnnotatedReport]) -> Vec<Deed<'a>> {
    let of_event =
        |(e, event): (usize, &'a Event)| event.claims.iter().enumerate().map(move |(c, claim)| (Some((e, c)), claim));
    let placed = story.events.iter().enumerate().flat_map(of_event);
    let all = placed.chain(story.unplaced.iter().map(|claim| (None, claim)));
    let deed = |(at, claim): (Option<(usize, usize)>, &'a Claim)| {
        let report = &reports[claim.report];
        let event = report.events.get(claim.event)?;
        let lemma = event.lemma.as_str();
        let says = event_words::verb(lemma) == Some(VerbClass::Report) || course(lemma) == Some(Course::Speech);
        let classes = classes_of(report.token(event.word));
        (!says && !event_words::says_little(lemma)).then_some(Deed { at, claim, lemma, kind: event.kind, classes })
    };
    all.filter_map(deed).collect()
}

struct Search<'a> {
    story: &'a Story,
    reports: &'a [AnnotatedReport],
    chains: &'a Chains,
    rarity: &'a Rarity,
    deeds: &'a [Deed<'a>],
}

impl Search<'_> {
    fn judge(&self, denied: &Deed<'_>, told: &Deed<'_>) -> Option<Across> {
        if denied.claim.report == told.claim.report || !denied.is_like(told) {
            return None;
        }
        let link = self.by_person(denied, told).or_else(|| self.by_contrast(denied, told))?;
        let is_beside = |deed: &&Deed<'_>| {
            deed.is(Factuality::Denied)
                && deed.claim.report != told.claim.report
                && (deed.is_with(denied) || deed.at.is_none() && denied.at.is_none() && deed.lemma == denied.lemma)
        };
        let denials: Vec<&Deed<'_>> = self.deeds.iter().filter(is_beside).collect();
        let (index, guest) = match (denied.event(), told.event()) {
            (Some(event), _) => (event, told.claim),
            (None, Some(event)) => (event, denied.claim),
            (None, None) => return None,
        };
        let event = &self.story.events[index];
        let because = vec![feature("the two values exclude each other", 1.0), link];
        let because = self.weighed(event, index, &denials, told, denied, because)?;
        let home = event.claims.len();
        let at_home = |deed: &Deed<'_>| deed.at.filter(|at| at.0 == index).map(|at| at.1);
        let of_denial: Vec<usize> = denials.iter().filter_map(|deed| at_home(deed)).collect();
        let side = |value: &str, words: &str, claims| Side { value: value.into(), words: words.into(), claims };
        let is_host_denied = denied.event().is_some();
        let denial = side(DENIED, "not having happened", if is_host_denied { of_denial } else { vec![home] });
        let deed = side("happened", "having happened", at_home(told).map_or(vec![home], |claim| vec![claim]));
        // The value of the guest is the last.
        let sides = if is_host_denied { [denial, deed] } else { [deed, denial] };
        let conflict = Conflict {
            event: index,
            aspect: Aspect::Factuality,
            reason: reason(Aspect::Factuality, &event.lemma, &sides.iter().collect::<Vec<_>>()),
            values: sides.iter().map(value).collect(),
            because,
        };
        Some(Across { guest: Some(Claim { is_passing: true, ..guest.clone() }), conflict })
    }

    /// What makes a conflict of a deed and its denials, if it is enough.
    fn weighed(
        &self,
        event: &Event,
        index: usize,
        denials: &[&Deed<'_>],
        told: &Deed<'_>,
        denied: &Deed<'_>,
        mut because: Vec<Feature>,
    ) -> Option<Vec<Feature>> {
        let claims = denials.iter().map(|deed| deed.claim).chain([told.claim]).cloned().collect();
        let of_both = Event { claims, ..event.clone() };
        let telling = Telling {
            story: self.story,
            reports: self.reports,
            chains: self.chains,
            rarity: self.rarity,
            index,
            event: &of_both,
            claims: &of_both.claims,
        };
        let side = |value: &str, claims| Side { value: value.into(), words: String::new(), claims };
        let (of_denial, of_deed) = (side(DENIED, (0..denials.len()).collect()), side("happened", vec![denials.len()]));
        if denied.lemma != told.lemma {
            because.push(feature(format!("“{}” and “{}” are used for one event", denied.lemma, told.lemma), 0.3));
        }
        because.extend(sameness::features(&telling, Aspect::Factuality, &of_denial, &of_deed));
        because.extend(factuality::features(&telling, &of_deed, &of_denial));
        (sum(&because) >= NEEDED).then_some(because)
    }

    /// That the same person takes part in both meetings, and neither report tells another of his.
    fn by_person(&self, denied: &Deed<'_>, told: &Deed<'_>) -> Option<Feature> {
        let is_of_meeting = |deed: &Deed<'_>| deed.kind == Some(EventType::Consult);
        let with_both =
            || persons(self.story, denied.claim).intersection(&persons(self.story, told.claim)).min().copied();
        let both = (is_of_meeting(denied) && is_of_meeting(told)).then(with_both)??;
        let beside = |deed: &Deed<'_>, other: &Deed<'_>| {
            let is_of_him = persons(self.story, other.claim).contains(&both);
            other.claim.report == deed.claim.report && is_of_him && !other.is_with(deed) && other.is_like(deed)
        };
        let is_alone = |deed: &Deed<'_>| !self.deeds.iter().any(|other| beside(deed, other));
        let name = &self.story.entities[both].name;
        (is_alone(denied) && is_alone(told))
            .then(|| feature(format!("all that either tells of the kind of {name}"), 0.5))
    }

    /// That the report of the deed tells the denial, too, from somebody, and nothing else of the kind.
    fn by_contrast(&self, denied: &Deed<'_>, told: &Deed<'_>) -> Option<Feature> {
        if !are_of_one_stem(denied.lemma, told.lemma) {
            return None;
        }
        let own = || self.deeds.iter().filter(|other| other.claim.report == told.claim.report && other.is_like(told));
        let is_denial = |other: &Deed<'_>| {
            other.is(Factuality::Denied) && other.lemma == denied.lemma && is_from_another(other.claim, told.claim)
        };
        let is_other = |other: &Deed<'_>| other.is(Factuality::Happened) && !other.is_with(told);
        let is_contrasted = own().any(is_denial) && !own().any(is_other);
        is_contrasted.then(|| feature("who tells it tells the denial, too, as somebody else's word", 1.0))
    }
}

/// "Pay" and "payment".
fn are_of_one_stem(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

/// Whether a claim is from somebody, and from nobody that the other is from.
pub(super) fn is_from_another(one: &Claim, other: &Claim) -> bool {
    let mut sources = other.attribution.iter().map(|link| (link.source, &link.name));
    let is_of_both = sources.any(|of| one.attribution.iter().any(|link| (link.source, &link.name) == of));
    !one.attribution.is_empty() && !is_of_both
}

/// The persons by name who take part in what a claim tells.
fn persons(story: &Story, claim: &Claim) -> BTreeSet<usize> {
    let is_named = |entity: &Entity| entity.kind == EntityKind::Person && entity.is_named;
    let parts = claim.participants.iter().map(|part| part.entity);
    parts.filter(|&at| story.entities.get(at).is_some_and(is_named)).collect()
}
