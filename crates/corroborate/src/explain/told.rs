//! Why an event has its time, place, participants, class and factuality: which claims say what, and what was made of it.

use std::collections::{BTreeMap, BTreeSet};

use super::Decision;
use super::step::{Reasons, decisions, is_time_of, report_id, said};
use crate::account::Account;
use crate::annotate::times::need_publication;
use crate::annotation::{ArgumentRole, Event as TextEvent, EventType, Factuality, Tense, When};
use crate::resolve::{factuality_votes, time_votes};
use crate::story::{Cite, Claim, Event, Story};
use crate::wording;

/// What was made of the claims of an event, a decision for each matter of which they say something.
pub(super) fn of_matters(account: &Account, story: &Story, event: &Event, about: &str) -> Vec<Decision> {
    let asked = Asked { account, story, event };
    let all = [asked.when(), asked.place(), asked.participants(), asked.class(), asked.factuality()];
    decisions(about, all)
}

/// An event with what its claims were read in.
struct Asked<'a> {
    account: &'a Account,
    story: &'a Story,
    event: &'a Event,
}

impl Asked<'_> {
    fn claims(&self) -> impl Iterator<Item = (usize, &Claim)> {
        self.event.asserted().iter().enumerate()
    }

    fn told(&self, claim: &Claim) -> Option<&TextEvent> {
        self.account.reports[claim.report].events.get(claim.event)
    }

    /// A report has one vote, a copy none.
    fn votes(&self, report: usize) -> usize {
        usize::from(self.account.copies.iter().all(|copy| copy.report != report))
    }

    fn name(&self, entity: usize) -> &str {
        &self.story.entities[entity].name
    }

    fn when(&self) -> Reasons {
        let claims: Vec<&Claim> = self.event.asserted().iter().collect();
        let mut steps = Vec::new();
        for (at, claim) in self.claims() {
            let Some(when) = &claim.when else { continue };
            let votes = time_votes(&claims, when, &|report| self.votes(report));
            let reports = wording::count(votes, "independent report");
            let (how, words) = self.read_from(claim, when);
            let what = format!(
                "claim {at} of {}: {}, {how}; the times of {reports} fit it",
                report_id(claim.report),
                wording::when(when)
            );
            steps.push(said(self.account, what, is_time_of(when, self.event.when.as_ref()), words));
        }
        let verdict = match &self.event.when {
            None => "when: no claim says".to_owned(),
            Some(when) => {
                let inferred = when.inferred.as_ref().map(|from| format!(" (inferred: {from})")).unwrap_or_default();
                let rule = "the time that most reports allow, a copy having no vote; of several the most precise";
                format!("when: {}{inferred}: {rule}", wording::when(when))
            }
        };
        (verdict, steps)
    }

    /// By which rule a claim's time was read, and from which words.
    fn read_from(&self, claim: &Claim, when: &When) -> (String, Vec<Cite>) {
        let report = &self.account.reports[claim.report];
        let times: Vec<usize> = self.told(claim).map(|event| event.times.clone()).unwrap_or_default();
        let cites = times.iter().filter_map(|&at| report.times.get(at));
        let cites = cites.map(|time| Cite { report: claim.report, span: time.span }).collect();
        let needs = need_publication(report);
        let needing = times.iter().find(|&&at| needs.get(at) == Some(&true)).and_then(|&at| report.times.get(at));
        let how = match (&when.inferred, needing, report.report.date()) {
            (Some(inferred), ..) => format!("inferred: {inferred}"),
            (None, Some(time), Some(published)) => {
                let tense = match time.tense {
                    Tense::Past => ", with a verb of the past",
                    Tense::Present => ", with a verb of the present",
                    Tense::Future => ", with a verb of the future",
                    Tense::Unknown => "",
                };
                format!("reckoned from its day of publication, {}{tense}", wording::plain_day(published))
            }
            _ => "as it is told".to_owned(),
        };
        (how, cites)
    }

    fn place(&self) -> Reasons {
        let mut by_place: BTreeMap<usize, Vec<&Claim>> = BTreeMap::new();
        for claim in self.event.asserted() {
            by_place.entry(claim.place.unwrap_or(usize::MAX)).or_default().push(claim);
        }
        by_place.remove(&usize::MAX);
        let step = |(&place, claims): (&usize, &Vec<&Claim>)| {
            let without_name = if self.story.entities[place].is_named { "" } else { ", which is no name" };
            let what = format!("{}{without_name}: {}", self.name(place), wording::count(claims.len(), "claim"));
            let words = claims.iter().flat_map(|claim| self.arguments(claim, &|role| role == ArgumentRole::Place));
            said(self.account, what, Some(place) == self.event.place, words)
        };
        let steps = by_place.iter().map(step).collect();
        let verdict = match self.event.place {
            None => "where: no claim says".to_owned(),
            Some(place) => {
                format!("where: {}: the place that most claims name, one with a name first", self.name(place))
            }
        };
        (verdict, steps)
    }

    /// Where the arguments of a claim in some parts stand.
    fn arguments(&self, claim: &Claim, is_part: &dyn Fn(ArgumentRole) -> bool) -> Vec<Cite> {
        let arguments = self.told(claim).into_iter().flat_map(|event| &event.arguments);
        let of_part = arguments.filter(|argument| is_part(argument.role));
        of_part.map(|argument| Cite { report: claim.report, span: argument.span }).collect()
    }

    fn participants(&self) -> Reasons {
        let claims = || self.event.asserted().iter();
        let all: BTreeSet<usize> = claims().flat_map(|claim| claim.participants.iter().map(|p| p.entity)).collect();
        let step = |entity: usize| {
            let taken = self.event.participants.iter().find(|participant| participant.entity == entity);
            let mut parts: BTreeMap<ArgumentRole, usize> = BTreeMap::new();
            let mut words = Vec::new();
            for claim in claims() {
                for participant in claim.participants.iter().filter(|p| p.entity == entity) {
                    *parts.entry(participant.role).or_default() += 1;
                    words.extend(self.mentioned(claim, entity, participant.role));
                }
            }
            let of_part = |(role, count): (&ArgumentRole, &usize)| {
                format!("{} by {}", part(*role), wording::count(*count, "claim"))
            };
            let parts: Vec<String> = parts.iter().map(of_part).collect();
            let left_out = if taken.is_some() { "" } else { "; left out, for somebody in the part has a name" };
            let what = format!("{}: {}{left_out}", self.name(entity), wording::list(&parts));
            said(self.account, what, taken.is_some(), words)
        };
        let participants = &self.event.participants;
        let names: Vec<String> =
            participants.iter().map(|p| format!("{} ({})", self.name(p.entity), part(p.role))).collect();
        let verdict = match names.is_empty() {
            true => "who: no claim says".to_owned(),
            false => format!(
                "who: {}: all of whom any claim tells, each in the part that most give it",
                wording::list(&names)
            ),
        };
        (verdict, all.into_iter().map(step).collect())
    }

    /// Where a claim mentions somebody in a part.
    fn mentioned(&self, claim: &Claim, entity: usize, role: ArgumentRole) -> Option<Cite> {
        let report = &self.account.reports[claim.report];
        let arguments = self.told(claim)?.arguments.iter().filter(|argument| argument.role == role);
        let is_of = |argument: &&crate::annotation::Argument| {
            let mention = argument.mention.and_then(|mention| report.mentions.get(mention));
            mention.is_some_and(|m| self.story.entities[entity].chains.contains(&(claim.report, m.chain)))
        };
        let mut arguments = arguments.collect::<Vec<_>>();
        arguments.sort_by_key(|argument| !is_of(argument));
        arguments.first().map(|argument| Cite { report: claim.report, span: argument.span })
    }

    fn class(&self) -> Reasons {
        let mut by_class: BTreeMap<EventType, Vec<&Claim>> = BTreeMap::new();
        for claim in self.event.asserted() {
            if let Some(class) = self.told(claim).and_then(|event| event.kind) {
                by_class.entry(class).or_default().push(claim);
            }
        }
        let step = |(&class, claims): (&EventType, &Vec<&Claim>)| {
            let what = format!("{}, by the word: {}", class_name(class), wording::count(claims.len(), "claim"));
            let words = claims.iter().map(|claim| Cite { report: claim.report, span: claim.trigger });
            said(self.account, what, Some(class) == self.event.kind, words)
        };
        let steps = by_class.iter().map(step).collect();
        let verdict = match self.event.kind {
            None => "class: the manual has none for its words".to_owned(),
            Some(class) => format!("class: {}: that of most claims", class_name(class)),
        };
        (verdict, steps)
    }

    fn factuality(&self) -> Reasons {
        let claims = self.event.asserted();
        let votes = factuality_votes(claims, &|report| self.votes(report));
        let mut steps = Vec::new();
        let mut plain = Vec::new();
        for (at, claim) in self.claims() {
            let because = self.told(claim).map(|event| event.factuality_because.as_slice()).unwrap_or_default();
            let word = Cite { report: claim.report, span: claim.trigger };
            if because.is_empty() {
                plain.push((claim.factuality, word));
                continue;
            }
            let told = factuality_word(claim.factuality);
            let what = format!("claim {at} of {}: {told}: {}", report_id(claim.report), wording::list(because));
            steps.push(said(self.account, what, claim.factuality == self.event.factuality, [word]));
        }
        let kinds: BTreeSet<Factuality> = plain.iter().map(|(factuality, _)| *factuality).collect();
        for kind in kinds {
            let words: Vec<Cite> = plain.iter().filter(|(of, _)| *of == kind).map(|(_, word)| *word).collect();
            let what =
                format!("{}: {} with nothing beside it", factuality_word(kind), wording::count(words.len(), "claim"));
            steps.push(said(self.account, what, kind == self.event.factuality, words));
        }
        let of_kind = |(kind, votes): (&Factuality, &usize)| {
            format!("{} by {}", factuality_word(*kind), wording::count(*votes, "independent report"))
        };
        let counted: Vec<String> = votes.iter().map(of_kind).collect();
        let rule = "a report has one vote, by the firmest of its claims, a copy none";
        let told = factuality_word(self.event.factuality);
        (format!("whether it happened: {told}: told as {} ({rule})", wording::list(&counted)), steps)
    }
}

fn part(role: ArgumentRole) -> &'static str {
    match role {
        ArgumentRole::Agent => "who does it",
        ArgumentRole::Patient => "to whom it is done",
        ArgumentRole::Recipient => "who is given or told it",
        ArgumentRole::Place => "where",
        ArgumentRole::Time => "when",
        ArgumentRole::Topic => "what it is about",
    }
}

fn class_name(class: EventType) -> String {
    format!("{class:?}").to_uppercase()
}

fn factuality_word(factuality: Factuality) -> String {
    format!("{factuality:?}").to_lowercase()
}
