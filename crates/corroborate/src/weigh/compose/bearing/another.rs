//! Whether a report tells of another happening of the kind than the clause: of another time, of others, of nothing done.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use super::shown::Shown;
use super::word::Word;
use crate::annotation::{ArgumentRole, Factuality, Sentence, SpeechAct, Token, When};
use crate::lexicon::phases::{self, Phase};
use crate::lexicon::reporting::Reporting;
use crate::lexicon::time_words;
use crate::story::Claim;
use crate::weigh::compose::borne::Borne;

/// Days between two happenings that no error about the date explains.
const LONG: i32 = 31;

/// Words before a day on which something went on that had gone on before.
const LASTING: [&str; 2] = ["for", "during"];

impl<'t> Shown<'t> {
    /// When the clause's own claim has the event, or all claims together, and when each claim of a report has it, as far as they say.
    fn times(&self, event: usize, report: usize) -> Option<(&'t When, Vec<&'t When>)> {
        let whole = self.teller.event(event);
        let claims = whole.asserted();
        let own = claims.get(self.told.claim).and_then(|claim| claim.when.as_ref()).or(whole.when.as_ref())?;
        let others = claims.iter().filter(|claim| claim.report == report).filter_map(|claim| claim.when.as_ref());
        Some((own, others.collect()))
    }

    /// Whether the report dates the event as the clause's own does.
    pub(super) fn is_of_same_time(&self, event: usize, report: usize) -> bool {
        self.times(event, report).is_some_and(|(own, others)| others.iter().any(|other| other.is_compatible(own)))
    }

    /// Whether the report only tells of a time long before or after: of another happening of the kind.
    pub(super) fn is_of_another_time(&self, event: usize, report: usize) -> bool {
        let is_after = |one: &When, other: &When| {
            let days = one.to.zip(other.from).and_then(|(to, from)| to.until(from).ok());
            days.is_some_and(|days| days.get_days() > LONG)
        };
        self.times(event, report).is_some_and(|(own, others)| {
            !others.is_empty() && others.iter().all(|other| is_after(own, other) || is_after(other, own))
        })
    }

    /// Whether the report was out before the day on which it happened, and tells as having happened what it gives no day.
    pub(super) fn is_out_before(&self, event: usize, report: usize) -> bool {
        let claims = self.teller.event(event).asserted();
        let Some(own) = claims.get(self.told.claim) else { return false };
        let day = own.when.as_ref().and_then(When::stated_from);
        let is_over = |claim: &Claim| claim.factuality == Factuality::Happened;
        let is_before = day.zip(self.teller.reports[report].report.date()).is_some_and(|(day, out)| out < day);
        let mut others = claims.iter().filter(|claim| claim.report == report);
        is_before && is_over(own) && others.all(|claim| is_over(claim) && claim.when.is_none())
    }

    /// Whether it happened after the report was out, which can have told of it only as of a plan.
    pub(super) fn came_after(&self, event: usize, report: usize) -> bool {
        let Some(own) = self.teller.event(event).asserted().get(self.told.claim) else { return false };
        let begins = own.when.as_ref().and_then(|when| when.from);
        let report = &self.teller.reports[report];
        let out = report.report.date().or(report.published_inferred.as_ref().and_then(|inferred| inferred.to));
        let is_later = begins.zip(out).is_some_and(|(day, out)| out < day);
        is_later && own.factuality == Factuality::Happened
    }

    /// Whether the clause tells which day or night of several it went on for, "during the third night of rioting", and the report does
    /// not. What happened "on the second day of the visit" is of that day alone.
    pub(super) fn is_of_another_day_of_several(&self, told: &[&Sentence]) -> bool {
        let Some(own) = self.sentence() else { return false };
        let goes_on = |day: usize| {
            let is_for = own.preposition(day).is_some_and(|word| LASTING.contains(&word));
            is_for && time_words::is_day_or_part(&own.tokens[day].lemma.to_lowercase())
        };
        let is_place = |at: usize| {
            let place = time_words::place_in_order(&own.tokens[at].lemma.to_lowercase());
            place.is_some_and(|place| place > 1) && own.tokens[at].head.is_some_and(goes_on)
        };
        let is_told = |at: usize| {
            let words = told.iter().flat_map(|sentence| &sentence.tokens);
            words.into_iter().any(|token| token.lemma.eq_ignore_ascii_case(&own.tokens[at].lemma))
        };
        let words = self.told.words.iter().copied().filter(|&at| at < own.tokens.len());
        words.filter(|&at| is_place(at)).any(|at| !is_told(at))
    }

    /// Whether the clause tells that something goes on or ends and the report does not, or that it begins and the report only that
    /// it goes on or ends: "the trial will resume" is not told by whoever names the trial.
    pub(super) fn is_of_another_phase(&self, told: &[&Sentence]) -> bool {
        let Some(((at, own), head)) = self.at.zip(self.sentence()).zip(self.told.head) else { return false };
        let events = self.teller.reports[at.report].events.iter();
        let carrier = events
            .filter(|event| (event.word.sentence, event.word.token) == (at.sentence, head))
            .find_map(|event| event.light_verb);
        let Some(phase) = carrier.and_then(|verb| phases::phase(&own.tokens[verb.token].lemma.to_lowercase())) else {
            return false;
        };
        let words = told.iter().flat_map(|sentence| &sentence.tokens);
        let phases: BTreeSet<Phase> = words.filter_map(|token| phases::phase(&token.lemma.to_lowercase())).collect();
        !phases.contains(&phase) && (phase != Phase::Begin || !phases.is_empty())
    }

    /// Whether the report tells of others who did it or to whom it was done; where nobody is named, whether it has none of the
    /// names by which the clause is known from other happenings of the kind.
    pub(super) fn is_of_others(&self, event: usize, borne: &Borne, report: usize, told: &[&Sentence]) -> bool {
        let claims = self.teller.event(event).asserted();
        let named = |claim: &'t Claim, role: ArgumentRole| {
            let parts = claim.participants.iter().filter(move |part| part.role == role);
            parts.map(|part| part.entity).filter(|&entity| self.teller.is_named(entity))
        };
        let Some(own) = claims.get(self.told.claim) else { return false };
        let entities = self.entities(report, told);
        let roles = [ArgumentRole::Agent, ArgumentRole::Patient];
        let is_another = |role: ArgumentRole| {
            let ours: BTreeSet<usize> = named(own, role).collect();
            let mut theirs = claims.iter().filter(|claim| claim.report == report).flat_map(|claim| named(claim, role));
            !ours.is_empty() && ours.is_disjoint(&entities) && theirs.next().is_some()
        };
        let is_nobody_named = roles.iter().all(|&role| named(own, role).next().is_none());
        roles.into_iter().any(is_another) || is_nobody_named && borne.has_no_marks
    }

    /// Whether what the clause tells is done to something, and what sentences of another report tell with the same verb to
    /// nothing: "he returned to the team" is no word on the balls that he returned.
    pub(super) fn is_done_to_nothing(&self, report: usize, told: &[&Sentence]) -> bool {
        let Some((own, head)) = self.sentence().zip(self.told.head) else { return false };
        let done_to = |sentence: &Sentence, verb: usize| {
            let passive = || sentence.is_passive(verb).then(|| sentence.own_subject(verb)).flatten();
            sentence.object(verb).or_else(passive)
        };
        let Some(object) = done_to(own, head).filter(|_| own.tokens[head].upos == Upos::Verb) else { return false };
        let is_object = |word: &&Word<'_>| std::ptr::eq(word.form.token, &own.tokens[object]);
        let is_said = |word: &Word<'_>| told.iter().any(|sentence| self.says(report, sentence, word));
        let is_told = self.words.iter().find(is_object).is_none_or(is_said);
        let is_same = |token: &Token| token.upos == Upos::Verb && token.lemma == own.tokens[head].lemma;
        let verbs = || {
            let all = told.iter().flat_map(|sentence| (0..sentence.tokens.len()).map(move |at| (*sentence, at)));
            all.filter(|(sentence, at)| is_same(&sentence.tokens[*at]))
        };
        !is_told && verbs().next().is_some() && verbs().all(|(sentence, at)| done_to(sentence, at).is_none())
    }

    /// Whether the clause tells what somebody said: who has few words of it tells of something else that was said.
    pub(super) fn is_said(&self) -> bool {
        let says = |word: &Word<'_>| {
            let token = word.form.token;
            word.is_head && Reporting::shipped().act(&token.lemma, &token.lemma, token.upos) == Some(SpeechAct::Say)
        };
        self.words.iter().any(says)
    }
}
