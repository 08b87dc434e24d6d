//! Days and years that exclude each other in sentences that are one but for few words, where no event was given the time.
//!
//! "It wasn't until 1997 that a jury agreed" gives no event its year, and what hangs on a noun is given to none either. But
//! where another report has the same sentence, and between the same two words another time, the two times are of one
//! thing. When something is said is left out: another report may have been told on another day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::undated::{Day, of_week, of_year};
use super::word_for_word::next_to;
use super::{Difference, Side, Telling, clashes, feature, sameness, when};
use crate::account::Aspect;
use crate::annotate::times::expression::Expression;
use crate::annotation::{AnnotatedReport, Event, Factuality, Time, TimeKind};
use crate::lexicon::event_words::{self, VerbClass};

/// A time as its words give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    /// From a day to a day, years stated.
    Dated(Date, Date),
    /// A day of some week or year.
    Undated(Day),
}

impl Told {
    pub(super) fn excludes(self, other: Told) -> bool {
        match (self, other) {
            (Self::Dated(a, b), Self::Dated(x, y)) => b < x || y < a,
            (Self::Undated(a), Self::Undated(b)) => a.excludes(b),
            _ => false,
        }
    }

    pub(super) fn days_to(self, other: Told) -> Option<i32> {
        match (self, other) {
            (Self::Dated(a, b), Self::Dated(x, y)) => Some(when::days(b, x).max(when::days(y, a))),
            (Self::Undated(a), Self::Undated(b)) => a.distance(b),
            _ => None,
        }
    }

    pub(super) fn value(self) -> (String, String) {
        match self {
            Self::Dated(from, to) => when::named(from, to),
            Self::Undated(day) => (day.words(), day.words()),
        }
    }
}

/// The times between the same words of the claims of an event, where some exclude each other.
pub(super) fn differences(telling: &Telling<'_>) -> Vec<Difference> {
    let mut by_part: BTreeMap<String, BTreeMap<Told, Vec<usize>>> = BTreeMap::new();
    let claims = telling.claims().enumerate();
    for (claim, _) in claims.filter(|(_, claim)| claim.factuality != Factuality::Denied) {
        for (part, told) in times(telling, claim) {
            by_part.entry(part).or_default().entry(told).or_default().push(claim);
        }
    }
    by_part.into_values().filter_map(|told| in_part(telling, told)).collect()
}

fn times(telling: &Telling<'_>, claim: usize) -> Vec<(String, Told)> {
    let report = telling.report(claim);
    // What is read to be the event's own is held against the others' by `when` and `undated`.
    let is_read = |event: &&Event| event.when.is_some() || !event.times.is_empty();
    let Some(event) = telling.reading(claim).filter(|event| !is_read(event)) else { return Vec::new() };
    let sentence = event.word.sentence;
    let of_sentence = report.times.iter().filter(|time| time.sentence == sentence && event.claim.contains(time.span));
    let dates = of_sentence.filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
    let told = dates.filter(|time| !is_of_saying(report, time));
    told.filter_map(|time| Some((next_to(report, sentence, time.span)?, told_by(time)?))).collect()
}

/// The day or year of a time that is stated, not counted from the day of publication.
pub(super) fn told_by(time: &Time) -> Option<Told> {
    if !is_stated(&time.expression) {
        return None;
    }
    let undated = || of_week(&time.expression).map(|(day, _)| day).or_else(|| of_year(&time.expression));
    let interval = time.interval.as_ref().filter(|when| time.lacks.is_none() && when.inferred.is_none());
    match interval {
        Some(when) => Some(Told::Dated(when.from?, when.to?)),
        None => undated().map(Told::Undated),
    }
}

fn is_stated(expression: &Expression) -> bool {
    match expression {
        Expression::Date(_) | Expression::Years { .. } | Expression::Weekday { shift: None, .. } => true,
        Expression::Portion { of, .. } | Expression::TimeOfDay { day: Some(of), .. } => is_stated(of),
        _ => false,
    }
}

/// "said on Friday".
fn is_of_saying(report: &AnnotatedReport, time: &Time) -> bool {
    let sentence = &report.sentences[time.sentence];
    let governor = sentence.head_of(time.span).and_then(|at| sentence.head(at));
    governor.is_some_and(|at| event_words::verb(&sentence.tokens[at].lemma) == Some(VerbClass::Report))
}

fn in_part(telling: &Telling<'_>, told: BTreeMap<Told, Vec<usize>>) -> Option<Difference> {
    let (times, sides): (Vec<Told>, Vec<Side>) = told
        .into_iter()
        .map(|(told, claims)| {
            let (value, words) = told.value();
            (told, Side { value, words, claims })
        })
        .unzip();
    let clashes = clashes(telling, &sides, |one, other| {
        let (a, b) = (times[one], times[other]);
        if !a.excludes(b) || !sameness::is_surely_one(telling, &sides[one], &sides[other]) {
            return None;
        }
        let mut features = vec![feature("both stand between the same words", 0.6)];
        features.extend(when::course_feature(telling, &sides[one], &sides[other]));
        features.extend(a.days_to(b).and_then(|days| when::apart(telling, &sides[one], &sides[other], days, false)));
        Some(features)
    });
    (!clashes.is_empty()).then_some(Difference { aspect: Aspect::When, sides, clashes })
}

#[cfg(test)]
mod tests {
    use corroborate_encoder::Deprel;

    use crate::account::Aspect;
    use crate::weigh::testing::{claim, report, resolution};
    use crate::weigh::{SameOrigin, weigh};

    /// "It wasn't until 1997 that a jury agreed", and "until 1993" in the same sentence of another report, gave no event
    /// its year.
    #[test]
    fn a_time_between_the_same_words_of_one_sentence_is_of_one_thing() {
        let told = |year: &str| {
            let days = format!("{year}-01-01/{year}-12-31");
            let agreed = claim("agree").by(&["Ana Boll"]).on(&days, year);
            report("").says(agreed.towards("quarry lighthouse ferry orchard granary weir"))
        };
        let mut resolution = resolution(&[told("1997"), told("1993")]);
        resolution.stories[0].events[0].claims.iter_mut().for_each(|claim| claim.when = None);
        for report in &mut resolution.reports {
            report.events[0].when = None;
            report.events[0].times.clear();
            let sentence = &mut report.sentences[0];
            let at = sentence.head_of(report.times[0].span).expect("the time");
            let last = sentence.tokens.len() - 1;
            sentence.tokens.edit(|tokens| (tokens[at].head, tokens[at].deprel) = (Some(last), Deprel::Parataxis));
        }
        let account = weigh(resolution, &SameOrigin::default(), "test");
        let conflicts: Vec<_> = account.stories[0].conflicts.iter().map(|c| (c.aspect, c.values.len())).collect();
        assert_eq!(conflicts, [(Aspect::When, 2)], "{:?}", account.stories[0].rejected);
    }
}
