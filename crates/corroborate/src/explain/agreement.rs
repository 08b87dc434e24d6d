//! Why an agreement has its kind, status, parties, signatories, areas, day and place, and why claims are of one.

use std::collections::BTreeSet;

use super::step::{Reasons, decisions, is_time_of, report_id, said};
use super::{Decision, Step};
use crate::account::Account;
use crate::resolve::{dating, time_votes};
use crate::story::{Agreement, AgreementReading, AgreementStatus, Area, Cite, Claim, Story};
use crate::wording;

pub(super) fn of_agreement(account: &Account, story: usize, index: usize) -> Vec<Decision> {
    let told = &account.stories[story].story;
    let asked = Asked { account, story: told, agreement: &told.agreements[index] };
    let about = format!("s{}/g{}", story + 1, index + 1);
    let matters = [
        asked.one(),
        asked.kind(),
        asked.status(),
        asked.bound("parties", &asked.agreement.parties, |reading| &reading.parties),
        asked.bound("signatories", &asked.agreement.signatories, |reading| &reading.signatories),
        asked.areas(),
        asked.when(),
        asked.place(),
    ];
    decisions(&about, matters)
}

struct Asked<'a> {
    account: &'a Account,
    story: &'a Story,
    agreement: &'a Agreement,
}

impl Asked<'_> {
    fn claim(&self, (event, claim): (usize, usize)) -> &Claim {
        &self.story.events[event].claims[claim]
    }

    /// The clause of a claim.
    fn clause(&self, at: (usize, usize)) -> Cite {
        let claim = self.claim(at);
        Cite { report: claim.report, span: claim.span }
    }

    fn name(&self, entity: usize) -> &str {
        &self.story.entities[entity].name
    }

    fn readings(&self, is_of: impl Fn(&AgreementReading) -> bool) -> Vec<&AgreementReading> {
        self.agreement.readings.iter().filter(|reading| is_of(reading)).collect()
    }

    fn clauses(&self, readings: &[&AgreementReading]) -> Vec<Cite> {
        readings.iter().map(|reading| self.clause(reading.at)).collect()
    }

    fn one(&self) -> Reasons {
        let id = |(event, claim): (usize, usize)| {
            format!("claim {claim} of v{} ({})", event + 1, report_id(self.claim((event, claim)).report))
        };
        let steps = self.agreement.joined.iter().map(|joined| {
            let [one, other] = joined.claims;
            let what = format!("{} and {}: {}", id(one), id(other), joined.why.words());
            said(self.account, what, true, [self.clause(one), self.clause(other)])
        });
        let claims = wording::count(self.agreement.readings.len(), "claim");
        (format!("{}: {claims} taken to speak of one agreement", self.agreement.kind), steps.collect())
    }

    fn kind(&self) -> Reasons {
        let kinds: BTreeSet<&str> = self.agreement.readings.iter().filter_map(|reading| reading.kind).collect();
        let step = |kind: &str| {
            let readings = self.readings(|reading| reading.kind == Some(kind));
            let words = readings
                .iter()
                .filter_map(|reading| Some(Cite { report: self.claim(reading.at).report, span: reading.named? }));
            let what = format!("{kind}: {}", wording::count(readings.len(), "claim"));
            said(self.account, what, kind == self.agreement.kind, words)
        };
        let verdict = match kinds.is_empty() {
            true => "kind: no claim names it: an agreement".to_owned(),
            false => format!(
                "kind: {}: a name of its own before a general one, then the one of most words",
                self.agreement.kind
            ),
        };
        (verdict, kinds.into_iter().map(step).collect())
    }

    fn status(&self) -> Reasons {
        let all: BTreeSet<AgreementStatus> = self.agreement.readings.iter().map(|reading| reading.status).collect();
        let step = |status: AgreementStatus| {
            let readings = self.readings(|reading| reading.status == status);
            let words = readings.iter().map(|reading| {
                let claim = self.claim(reading.at);
                Cite { report: claim.report, span: claim.trigger }
            });
            let what = format!("{}: {}", status_word(status), wording::count(readings.len(), "claim"));
            said(self.account, what, status == self.agreement.status, words)
        };
        let steps = all.into_iter().map(step).collect();
        (format!("status: {}: the furthest that claims tell", status_word(self.agreement.status)), steps)
    }

    /// Why each of `entities` is bound, or signed: those whom readings have as `named`.
    fn bound(&self, matter: &str, entities: &[usize], named: impl Fn(&AgreementReading) -> &Vec<usize>) -> Reasons {
        let step = |&entity: &usize| {
            let readings = self.readings(|reading| named(reading).contains(&entity));
            if !readings.is_empty() {
                let what = format!("{}: {}", self.name(entity), wording::count(readings.len(), "claim"));
                return said(self.account, what, true, self.clauses(&readings));
            }
            let signatories = self.agreement.signatories.iter().map(|&at| &self.story.entities[at]);
            let roles = signatories.flat_map(|who| who.roles.iter().map(move |role| (who, role)));
            let mut offices = roles.filter(|(_, role)| role.body == Some(entity)).peekable();
            let Some((who, _)) = offices.peek() else {
                let what =
                    format!("{}: named in what the agreement takes up, or in what takes it up", self.name(entity));
                return said(self.account, what, true, []);
            };
            let what = format!("{}: an office there is held by {}, who signed", self.name(entity), who.name);
            let words: Vec<Cite> = offices.flat_map(|(_, role)| role.evidence.iter().copied()).collect();
            said(self.account, what, true, words)
        };
        let names: Vec<&str> = entities.iter().map(|&entity| self.name(entity)).collect();
        let names = if names.is_empty() { "no claim says".to_owned() } else { wording::list(&names) };
        (format!("{matter}: {names}"), entities.iter().map(step).collect())
    }

    fn areas(&self) -> Reasons {
        let step = |area: &Area| said(self.account, area.area.clone(), true, area.evidence.iter().copied());
        let steps: Vec<Step> = self.agreement.areas.iter().map(step).collect();
        let told =
            if steps.is_empty() { "no claim says" } else { "the phrases on its name or verb that say what about" };
        (format!("areas: {told}"), steps)
    }

    fn when(&self) -> Reasons {
        let told = self.agreement.readings.iter().map(|reading| (reading.status, self.claim(reading.at)));
        let claims = dating(told, self.agreement.status);
        let mut steps = Vec::new();
        for claim in &claims {
            let Some(when) = &claim.when else { continue };
            let reports = wording::count(time_votes(&claims, when, &|_| 1), "report");
            let inferred = when.inferred.as_ref().map(|from| format!(" (inferred: {from})")).unwrap_or_default();
            let what = format!("{}{inferred}; the times of {reports} fit it", wording::when(when));
            steps.push(said(
                self.account,
                what,
                is_time_of(when, self.agreement.when.as_ref()),
                [Cite { report: claim.report, span: claim.span }],
            ));
        }
        let told = self.agreement.when.as_ref();
        let rule = "the time that most reports allow that tell it so far, of several the most precise";
        (told.map_or("day: no claim says".to_owned(), |when| format!("day: {}: {rule}", wording::when(when))), steps)
    }

    fn place(&self) -> Reasons {
        let places: BTreeSet<usize> = self.agreement.readings.iter().filter_map(|reading| reading.place).collect();
        let step = |place: usize| {
            let readings = self.readings(|reading| reading.place == Some(place));
            let what = format!("{}: {}", self.name(place), wording::count(readings.len(), "claim"));
            said(self.account, what, Some(place) == self.agreement.place, self.clauses(&readings))
        };
        let told = self.agreement.place.map(|place| self.name(place));
        let rule = "where most say, a town before its country";
        let verdict = told.map_or("place: no claim says".to_owned(), |place| format!("place: {place}: {rule}"));
        (verdict, places.into_iter().map(step).collect())
    }
}

fn status_word(status: AgreementStatus) -> String {
    format!("{status:?}").to_lowercase()
}
