//! Whether those who have a part in what a report tells are those of whom the clause tells it.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use super::shown::Shown;
use crate::annotation::{Argument, ArgumentRole, EntityKind, Sentence, Token};
use crate::lexicon::{event_synonyms, quantities};
use crate::story::Claim;

/// Likeness of senses from which two words may mean one thing.
const MAY_BE_ONE: f64 = 0.4;

/// Likeness of two sentences below which they are about other things if nothing in them has the same part.
const UNLIKE: f32 = 0.45;

/// The parts of an event but for its time.
const PARTS: [ArgumentRole; 5] =
    [ArgumentRole::Agent, ArgumentRole::Patient, ArgumentRole::Recipient, ArgumentRole::Place, ArgumentRole::Topic];

/// What has a part in a claim.
struct Part<'t> {
    token: &'t Token,
    entity: Option<usize>,
}

impl<'t> Shown<'t> {
    /// Whether the report only tells of others who did it to others: "Rovers beat United" is no word on "United beat City",
    /// whoever of them is named.
    pub(super) fn is_between_others(&self, event: usize, report: usize) -> bool {
        let Some((own, others)) = self.claims_of(event, report) else { return false };
        let named = |claim: &Claim| {
            let agents = claim.participants.iter().filter(|part| part.role == ArgumentRole::Agent);
            agents.map(|part| part.entity).filter(|&entity| self.teller.is_named(entity)).collect::<Vec<usize>>()
        };
        let (doers, done_to) = (named(own), self.parts(own, ArgumentRole::Patient));
        let is_other = |claim: &Claim| {
            let theirs = named(claim);
            !theirs.is_empty()
                && !theirs.iter().any(|theirs| doers.iter().any(|ours| self.may_be_named_alike(*ours, *theirs)))
                && self.are_others(&done_to, &self.parts(claim, ArgumentRole::Patient))
        };
        !doers.is_empty() && others.into_iter().all(is_other)
    }

    /// Whether a person did it by name whom sentences of a report do not mention, and all that it tells is done by somebody else or by
    /// no person: that the minister Ann Lee defended it is not told by "the navy defended itself".
    pub(super) fn is_done_by_another(&self, event: usize, report: usize, told: &[&Sentence]) -> bool {
        let Some((own, others)) = self.claims_of(event, report) else { return false };
        let kind = |entity: usize| self.teller.story().entities[entity].kind;
        let agents = |claim: &'t Claim| {
            let parts = claim.participants.iter().filter(|part| part.role == ArgumentRole::Agent);
            parts.map(|part| part.entity)
        };
        let is_person = |entity: usize| kind(entity) == EntityKind::Person;
        let doers: Vec<usize> = agents(own).filter(|&doer| self.teller.is_named(doer) && is_person(doer)).collect();
        let entities = self.entities(report, told);
        let is_another = |theirs: usize| {
            (self.teller.is_named(theirs) || !is_person(theirs))
                && !doers.iter().any(|&ours| self.may_be_named_alike(ours, theirs))
        };
        let by_others = |claim: &'t Claim| agents(claim).next().is_some() && agents(claim).all(is_another);
        !doers.is_empty() && doers.iter().all(|doer| !entities.contains(doer)) && others.into_iter().all(by_others)
    }

    /// Whether it is done to something that only a pronoun names, and what the report tells to something else: of "he rejected it"
    /// nothing is told by "he rejected the offer" where nobody knows what is meant.
    pub(super) fn is_done_to_what_nobody_knows(&self, event: usize, report: usize) -> bool {
        let Some((own, others)) = self.claims_of(event, report) else { return false };
        let is_pronoun = |part: &Part<'_>| part.token.upos == Upos::Pron && !self.is_named_part(part);
        let is_thing =
            |part: &Part<'_>| is_pronoun(part) && matches!(part.token.lemma.as_str(), "it" | "they" | "this" | "that");
        let ours = self.parts(own, ArgumentRole::Patient);
        let is_other = |claim: &Claim| {
            let theirs = self.parts(claim, ArgumentRole::Patient);
            let is_same = |one: &Part<'_>| one.entity.is_some() && ours.iter().any(|other| other.entity == one.entity);
            !theirs.is_empty() && !theirs.iter().any(|part| is_pronoun(part) || is_same(part))
        };
        !ours.is_empty() && ours.iter().all(is_thing) && others.into_iter().all(is_other)
    }

    /// Whether sentences of a report share nothing with the clause but the word for what happens: who or what has a part in it is
    /// another wherever both tell it, and the sentences are not alike. "He returned for a second year", "the lead returned to ten".
    pub(super) fn shares_only_the_word(&self, event: usize, report: usize, told: &[&Sentence]) -> bool {
        let Some((own, others)) = self.claims_of(event, report) else { return false };
        let parts = |role: ArgumentRole| {
            let theirs = others.iter().flat_map(|claim| self.parts(claim, role)).collect::<Vec<Part<'_>>>();
            (self.parts(own, role), theirs)
        };
        let all = PARTS.map(parts);
        let entities: BTreeSet<usize> =
            all.iter().flat_map(|(_, theirs)| theirs).filter_map(|part| part.entity).collect();
        let is_shared = |(ours, theirs): &(Vec<Part<'_>>, Vec<Part<'_>>)| {
            ours.iter().any(|one| theirs.iter().any(|other| self.may_be_one(one, other)))
                || ours.iter().any(|part| part.entity.is_some_and(|entity| entities.contains(&entity)))
        };
        let is_said = |part: &Part<'_>| {
            let words = told.iter().flat_map(|sentence| &sentence.tokens);
            words.into_iter().any(|token| token.lemma.eq_ignore_ascii_case(&part.token.lemma))
        };
        let is_other = |(ours, theirs): &(Vec<Part<'_>>, Vec<Part<'_>>)| {
            !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(is_said)
        };
        let is_unlike = |own: &Sentence| told.iter().all(|sentence| own.likeness(sentence) < UNLIKE);
        !all.iter().any(is_shared) && all.iter().any(is_other) && self.sentence().is_some_and(is_unlike)
    }

    /// The clause's own claim of the event and those of a report, if it has any.
    /// Whether the report only tells of people of another sort: that "17 villagers were killed" is no part of "nine terrorists were".
    pub(super) fn befalls_another_sort(&self, event: usize, report: usize) -> bool {
        let Some((own, others)) = self.claims_of(event, report) else { return false };
        let sorts = |claim: &'t Claim| -> BTreeSet<&'static str> {
            let patients = self.parts(claim, ArgumentRole::Patient).into_iter();
            let sorts = patients.filter_map(|part| quantities::sort(&part.token.lemma.to_lowercase()));
            sorts.filter(|&sort| quantities::excludes_others(sort)).collect()
        };
        let ours = sorts(own);
        // "No civilian was killed" tells of none.
        let others = others.into_iter().filter(|claim| claim.factuality == own.factuality);
        let theirs: Vec<BTreeSet<&str>> = others.map(sorts).filter(|sorts| !sorts.is_empty()).collect();
        !ours.is_empty() && !theirs.is_empty() && theirs.iter().all(|theirs| theirs.is_disjoint(&ours))
    }

    fn claims_of(&self, event: usize, report: usize) -> Option<(&'t Claim, Vec<&'t Claim>)> {
        let claims = self.teller.event(event).asserted();
        let others: Vec<&Claim> = claims.iter().filter(|claim| claim.report == report).collect();
        Some((claims.get(self.told.claim)?, others)).filter(|(_, others)| !others.is_empty())
    }

    fn parts(&self, claim: &Claim, role: ArgumentRole) -> Vec<Part<'t>> {
        let report = &self.teller.reports[claim.report];
        let part = |argument: &Argument| {
            let chain = argument.mention.map(|mention| report.mentions[mention].chain);
            let entity = chain.and_then(|chain| self.teller.entity_of(claim.report, chain));
            Part { token: report.token(argument.word), entity }
        };
        report.events[claim.event].arguments.iter().filter(|argument| argument.role == role).map(part).collect()
    }

    /// Whether the names of two entities have a word in common: "Orlin Rovers", "Rovers".
    fn may_be_named_alike(&self, one: usize, other: usize) -> bool {
        let words = |entity: usize| -> BTreeSet<String> {
            let name = self.teller.entity_name(entity).unwrap_or_default().to_lowercase();
            name.split_whitespace().map(str::to_owned).collect()
        };
        one == other || !words(one).is_disjoint(&words(other))
    }

    fn is_named_part(&self, part: &Part<'_>) -> bool {
        part.entity.is_some_and(|entity| self.teller.is_named(entity))
    }

    /// Whether both are told, and none of the one may be one of the other.
    fn are_others(&self, ours: &[Part<'_>], theirs: &[Part<'_>]) -> bool {
        let may_be = |one: &Part<'_>| theirs.iter().any(|other| self.may_be_one(one, other));
        !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(may_be)
    }

    fn may_be_one(&self, one: &Part<'_>, other: &Part<'_>) -> bool {
        let is_person = |part: &Part<'_>| {
            part.entity.is_some_and(|entity| self.teller.story().entities[entity].kind == EntityKind::Person)
        };
        let are_named = self.is_named_part(one) && self.is_named_part(other);
        let is_open = |part: &Part<'_>| matches!(part.token.upos, Upos::Pron | Upos::Det | Upos::Num);
        let (word, same) = (one.token, other.token);
        one.entity.is_some() && one.entity == other.entity
            || is_open(one)
            || is_open(other)
            || word.lemma.eq_ignore_ascii_case(&same.lemma)
            || !are_named && is_person(one) && is_person(other)
            || !are_named && word.sense.likeness(&same.sense).is_some_and(|likeness| likeness >= MAY_BE_ONE)
            || event_synonyms::share_class(&event_synonyms::classes_of(word), &event_synonyms::classes_of(same))
    }
}
