//! What became of one person: dismissed or resigned, convicted or acquitted, shot or drowned.
//!
//! Ways that exclude each other are told by other verbs, so that no event has claims of both. What they have in common is the person. A
//! report that tells both ways of one person knows of two occasions (cleared of the one charge, convicted of the other), and then
//! nobody's word is held against another's. Nor is what happened weeks apart, what the later report may know better, or what is
//! denied, planned or long past.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::across::{Across, At, all_claims};
use super::feature;
use super::figures::in_own_order;
use crate::account::{Aspect, Conflict};
use crate::annotation::{AnnotatedReport, ArgumentRole, EntityKind, Factuality};
use crate::lexicon::fates::{self, Fate, OfWhom};
use crate::resolve::news::recalls;
use crate::story::{Claim, Story};

/// Days between two reports from which the later may tell what has come since.
const LATER: i32 = 7;
/// Days between two days from which they are those of two occasions.
const APART: i32 = 31;

/// The claims of a report that tell one way.
type Told = BTreeMap<usize, Vec<At>>;

/// The conflicts between what reports say became of somebody, besides those `known`.
pub(super) fn find(story: &Story, reports: &[AnnotatedReport], known: &[Conflict]) -> Vec<Across> {
    let fates = Fates { story, reports };
    let mut found = Vec::new();
    for ((person, matter), ways) in fates.by_person() {
        let ways: Vec<(&str, &Told)> = ways.iter().map(|(way, told)| (*way, told)).collect();
        for (at, one) in ways.iter().enumerate() {
            found.extend(ways[at + 1..].iter().filter_map(|other| fates.judge(person, matter, *one, *other)));
        }
    }
    let is_known = |new: &Conflict| known.iter().any(|old| old.event == new.event && old.aspect == Aspect::What);
    found.retain(|across| !is_known(&across.conflict));
    found
}

struct Fates<'a> {
    story: &'a Story,
    reports: &'a [AnnotatedReport],
}

impl Fates<'_> {
    /// For each person and matter the ways in which it is told, with who tells them.
    fn by_person(&self) -> BTreeMap<(usize, &'static str), BTreeMap<&'static str, Told>> {
        let order = in_own_order(&self.story.reports, self.reports);
        let place: BTreeMap<usize, usize> = order.into_iter().enumerate().map(|(at, report)| (report, at)).collect();
        let mut all: Vec<At> = all_claims(self.story).collect();
        all.sort_by_key(|&at| (place.get(&at.claim(self.story).report).copied(), at));
        let mut found: BTreeMap<(usize, &str), BTreeMap<&str, Told>> = BTreeMap::new();
        for at in all {
            let claim = at.claim(self.story);
            let Some(fate) = self.fate(claim) else { continue };
            if let Some(person) = self.of_whom(claim, fate) {
                let told = found.entry((person, fate.matter)).or_default().entry(fate.way).or_default();
                told.entry(claim.report).or_default().push(at);
            }
        }
        found
    }

    fn fate(&self, claim: &Claim) -> Option<Fate> {
        let report = &self.reports[claim.report];
        let event = report.events.get(claim.event)?;
        let sentence = report.sentences.get(event.word.sentence)?;
        let fate = fates::of(&event.lemma)?;
        (claim.factuality == Factuality::Happened && !recalls(sentence)).then_some(fate)
    }

    /// The named person of whom it is told; of several nobody can say.
    fn of_whom(&self, claim: &Claim, fate: Fate) -> Option<usize> {
        let is_one = |role: ArgumentRole| match fate.of {
            OfWhom::Patient => role == ArgumentRole::Patient,
            OfWhom::Agent => role == ArgumentRole::Agent,
            OfWhom::Either => matches!(role, ArgumentRole::Patient | ArgumentRole::Agent),
        };
        let is_person = |entity: usize| {
            let entity = &self.story.entities[entity];
            entity.is_named && entity.kind == EntityKind::Person
        };
        let persons: BTreeSet<usize> =
            claim.participants.iter().filter(|part| is_one(part.role)).map(|part| part.entity).collect();
        let mut persons = persons.into_iter().filter(|&entity| is_person(entity));
        persons.next().filter(|_| persons.next().is_none())
    }

    fn judge(&self, person: usize, matter: &str, one: (&str, &Told), other: (&str, &Told)) -> Option<Across> {
        if one.1.keys().any(|report| other.1.contains_key(report)) {
            return None;
        }
        let claims = |told: &Told| -> Vec<At> { told.values().flatten().copied().collect() };
        let (host, guest) = (claims(one.1), claims(other.1));
        let are_of_one = |a: &At, b: &At| self.may_be_one(a.claim(self.story), b.claim(self.story));
        if !host.iter().any(|a| guest.iter().any(|b| are_of_one(a, b))) {
            return None;
        }
        let name = &self.story.entities[person].name;
        let because = vec![
            feature("the two values exclude each other", 1.0),
            feature("two claims may be of two happenings", -1.0),
            feature(format!("{matter}, told of one person by name ({name})"), 0.6),
            feature("no report tells both of that person", 0.4),
        ];
        let home = |told: &[At]| told.iter().find_map(|at| at.event());
        let mut sides = [(one.0, host), (other.0, guest)];
        let event = home(&sides[0].1).or_else(|| {
            sides.reverse();
            home(&sides[0].1)
        })?;
        let sides = sides.map(|(way, told)| ((way.to_owned(), way.to_owned()), told));
        Across::in_event(self.story, event, Aspect::What, sides, because)
    }

    /// Whether nothing shows that the two are of two occasions.
    fn may_be_one(&self, one: &Claim, other: &Claim) -> bool {
        let day = |claim: &Claim| claim.when.as_ref().and_then(|when| when.from);
        let published = |claim: &Claim| self.reports[claim.report].report.date();
        let apart = |a: Option<Date>, b: Option<Date>| a.zip(b).map(|(a, b)| (a - b).get_days().abs());
        // What was long over when both came out neither of them can have outrun.
        let is_of_old = |claim: &Claim| {
            let first = published(one).min(published(other));
            day(claim).zip(first).is_some_and(|(day, first)| (first - day).get_days() > APART)
        };
        match (apart(day(one), day(other)), apart(published(one), published(other))) {
            (Some(days), _) => days < APART,
            (None, Some(days)) => days <= LATER || is_of_old(one) || is_of_old(other),
            (None, None) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weigh::testing::{Outline, claim, report, resolution};

    /// The ways in which the reports differ; each tells an event of its own, of whom it names unless he resigns done to him.
    fn differ(told: &[Outline]) -> Vec<String> {
        let mut resolved = resolution(told);
        let reports = &resolved.reports;
        let story = &mut resolved.stories[0];
        let event = story.events.remove(0);
        let apart = event.claims.iter().map(|claim| {
            let mut claim = claim.clone();
            let is_done = claim.lemma(reports) == Some("resign");
            for part in claim.participants.iter_mut().filter(|_| !is_done) {
                part.role = ArgumentRole::Patient;
            }
            crate::story::Event { claims: vec![claim], because: Vec::new(), ..event.clone() }
        });
        story.events = apart.collect();
        let found = find(&resolved.stories[0], &resolved.reports, &[]);
        found.into_iter().flat_map(|across| across.conflict.values).map(|value| value.value).collect()
    }

    /// "Was fired by the president" and "stepped down of her own free will" were held against each other by nobody.
    #[test]
    fn what_became_of_one_person_is_disputed() {
        let told = |lemma: &str, who: &str| report("2024-03-20").says(claim(lemma).by(&[who]));
        assert_eq!(differ(&[told("dismiss", "Ana Boll"), told("resign", "Ana Boll")]), ["dismissed", "resigned"]);
        assert!(differ(&[told("dismiss", "Ana Boll"), told("resign", "Boris Krug")]).is_empty(), "others");
        let both = told("acquit", "Ana Boll").says(claim("convict").by(&["Ana Boll"]));
        assert!(differ(&[both, told("convict", "Ana Boll")]).is_empty(), "a report knows both");
        let later = report("2024-06-20").says(claim("acquit").by(&["Ana Boll"]));
        assert!(differ(&[told("convict", "Ana Boll"), later]).is_empty(), "on appeal");
    }
}
