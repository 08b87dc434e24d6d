//! A meeting that one report tells and another denies, with other words.
//!
//! "Nor did the meeting with Boll take place" and "was received by Boll" are no one event to the words. A meeting is known by who takes
//! part: both are one if words for them are used for one event, the same person by name takes part in both, and neither report tells
//! another of his meetings.

use std::collections::{BTreeMap, BTreeSet};

use super::across::Across;
use super::sameness::DENIED;
use super::{Chains, NEEDED, Rarity, Side, Telling, factuality, feature, reason, sameness, sum, value};
use crate::account::{Aspect, Conflict};
use crate::annotation::{AnnotatedReport, EntityKind, EventType, Factuality, Feature};
use crate::lexicon::event_synonyms::{classes_of, share_class};
use crate::lexicon::happenings::{Course, course};
use crate::story::{Claim, Entity, Event, Story};

/// A claim that tells a meeting, with the event that has it and its place there, and with what it is called.
struct Meeting<'a> {
    at: Option<(usize, usize)>,
    claim: &'a Claim,
    lemma: &'a str,
    classes: Vec<usize>,
}

impl Meeting<'_> {
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
    let meetings = meetings(story, reports);
    let search = Search { story, reports, chains, rarity, meetings: &meetings };
    let is_known =
        |event: usize| known.iter().any(|conflict| conflict.event == event && conflict.aspect == Aspect::Factuality);
    let mut best: BTreeMap<usize, Across> = BTreeMap::new();
    for denied in meetings.iter().filter(|meeting| meeting.is(Factuality::Denied)) {
        for told in meetings.iter().filter(|meeting| meeting.is(Factuality::Happened) && !meeting.is_with(denied)) {
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

/// The claims that tell meetings.
fn meetings<'a>(story: &'a Story, reports: &'a [AnnotatedReport]) -> Vec<Meeting<'a>> {
    let of_event =
        |(e, event): (usize, &'a Event)| event.claims.iter().enumerate().map(move |(c, claim)| (Some((e, c)), claim));
    let placed = story.events.iter().enumerate().flat_map(of_event);
    let all = placed.chain(story.unplaced.iter().map(|claim| (None, claim)));
    let meeting = |(at, claim): (Option<(usize, usize)>, &'a Claim)| {
        let report = &reports[claim.report];
        let event = report.events.get(claim.event)?;
        let lemma = event.lemma.as_str();
        let is_meeting = event.kind == Some(EventType::Consult) && course(lemma) != Some(Course::Speech);
        let classes = classes_of(report.token(event.word));
        is_meeting.then_some(Meeting { at, claim, lemma, classes })
    };
    all.filter_map(meeting).collect()
}

struct Search<'a> {
    story: &'a Story,
    reports: &'a [AnnotatedReport],
    chains: &'a Chains,
    rarity: &'a Rarity,
    meetings: &'a [Meeting<'a>],
}

impl Search<'_> {
    fn judge(&self, denied: &Meeting<'_>, told: &Meeting<'_>) -> Option<Across> {
        if denied.claim.report == told.claim.report || !denied.is_like(told) {
            return None;
        }
        let link = self.by_person(denied, told)?;
        let is_beside = |meeting: &&Meeting<'_>| {
            meeting.is(Factuality::Denied)
                && meeting.claim.report != told.claim.report
                && (meeting.is_with(denied)
                    || meeting.at.is_none() && denied.at.is_none() && meeting.lemma == denied.lemma)
        };
        let denials: Vec<&Meeting<'_>> = self.meetings.iter().filter(is_beside).collect();
        let (index, guest) = match (denied.event(), told.event()) {
            (Some(event), _) => (event, told.claim),
            (None, Some(event)) => (event, denied.claim),
            (None, None) => return None,
        };
        let event = &self.story.events[index];
        let because = vec![feature("the two values exclude each other", 1.0), link];
        let because = self.weighed(event, index, &denials, told, denied, because)?;
        let home = event.claims.len();
        let at_home = |meeting: &Meeting<'_>| meeting.at.filter(|at| at.0 == index).map(|at| at.1);
        let of_denial: Vec<usize> = denials.iter().filter_map(|meeting| at_home(meeting)).collect();
        let side = |value: &str, words: &str, claims| Side { value: value.into(), words: words.into(), claims };
        let is_host_denied = denied.event().is_some();
        let denial = side(DENIED, "not having happened", if is_host_denied { of_denial } else { vec![home] });
        let meeting = side("happened", "having happened", at_home(told).map_or(vec![home], |claim| vec![claim]));
        // The value of the guest is the last.
        let sides = if is_host_denied { [denial, meeting] } else { [meeting, denial] };
        let conflict = Conflict {
            event: index,
            aspect: Aspect::Factuality,
            reason: reason(Aspect::Factuality, &event.lemma, &sides.iter().collect::<Vec<_>>()),
            values: sides.iter().map(value).collect(),
            because,
        };
        Some(Across { guest: Some(Claim { is_passing: true, ..guest.clone() }), conflict })
    }

    /// What makes a conflict of a meeting and its denials, if it is enough.
    fn weighed(
        &self,
        event: &Event,
        index: usize,
        denials: &[&Meeting<'_>],
        told: &Meeting<'_>,
        denied: &Meeting<'_>,
        mut because: Vec<Feature>,
    ) -> Option<Vec<Feature>> {
        let claims = denials.iter().map(|meeting| meeting.claim).chain([told.claim]).cloned().collect();
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
        let (of_denial, of_meeting) =
            (side(DENIED, (0..denials.len()).collect()), side("happened", vec![denials.len()]));
        if denied.lemma != told.lemma {
            because.push(feature(format!("“{}” and “{}” are used for one event", denied.lemma, told.lemma), 0.3));
        }
        because.extend(sameness::features(&telling, Aspect::Factuality, &of_denial, &of_meeting));
        because.extend(factuality::features(&telling, &of_meeting, &of_denial));
        (sum(&because) >= NEEDED).then_some(because)
    }

    /// That the same person takes part in both meetings, and neither report tells another of his.
    fn by_person(&self, denied: &Meeting<'_>, told: &Meeting<'_>) -> Option<Feature> {
        let both = persons(self.story, denied.claim).intersection(&persons(self.story, told.claim)).min().copied()?;
        let beside = |meeting: &Meeting<'_>, other: &Meeting<'_>| {
            let is_of_him = persons(self.story, other.claim).contains(&both);
            other.claim.report == meeting.claim.report && is_of_him && !other.is_with(meeting) && other.is_like(meeting)
        };
        let is_alone = |meeting: &Meeting<'_>| !self.meetings.iter().any(|other| beside(meeting, other));
        let name = &self.story.entities[both].name;
        (is_alone(denied) && is_alone(told))
            .then(|| feature(format!("the only meeting of {name} that either tells"), 0.5))
    }
}

/// The persons by name who take part in what a claim tells.
fn persons(story: &Story, claim: &Claim) -> BTreeSet<usize> {
    let is_named = |entity: &Entity| entity.kind == EntityKind::Person && entity.is_named;
    let parts = claim.participants.iter().map(|part| part.entity);
    parts.filter(|&at| story.entities.get(at).is_some_and(is_named)).collect()
}

#[cfg(test)]
mod tests {
    use crate::account::Aspect;
    use crate::annotation::Factuality;
    use crate::weigh::testing::{Outline, claim, report, resolution};
    use crate::weigh::{SameOrigin, weigh};

    /// How many conflicts there are about whether something happened, if each claim is of an event of its own.
    fn conflicts(told: &[Outline]) -> usize {
        let mut resolution = resolution(told);
        let event = resolution.stories[0].events.remove(0);
        let apart = |claim: &crate::story::Claim| crate::story::Event { claims: vec![claim.clone()], ..event.clone() };
        resolution.stories[0].events = event.claims.iter().map(apart).collect();
        let account = weigh(resolution, &SameOrigin::default(), "test");
        account.stories[0].conflicts.iter().filter(|conflict| conflict.aspect == Aspect::Factuality).count()
    }

    /// "Nor did the meeting with Boll take place" and "was received by Boll" stood side by side, and the later report seemed only to
    /// be newer.
    #[test]
    fn a_meeting_is_disputed_by_whoever_denies_it_in_other_words() {
        let denial = || report("2023-10-19").says(claim("meet").by(&["Ana Boll"]).told_as(Factuality::Denied));
        let told =
            |lemma: &str, who: &str| report("2023-10-20").says(claim(lemma).by(&[who]).on("2023-10-18", "18 October"));
        assert_eq!(conflicts(&[denial(), told("receive", "Ana Boll")]), 1);
        assert_eq!(conflicts(&[denial(), told("receive", "Boris Krug")]), 0);
        assert_eq!(conflicts(&[denial(), told("receive", "Ana Boll").says(claim("talk").by(&["Ana Boll"]))]), 0);
    }
}
