//! Claims that can't both be true.
//!
//! A conflict is claimed where two values exclude each other and enough speaks for one happening. Both are sums of named
//! features: the modules `when`, `weekday`, `place`, `who`, `number`, `what` and `factuality` find values that differ and say
//! what weakens the contradiction ([`when`] a date that rests on an inferred day of publication, [`number`] a report
//! of unknown age), [`sameness`] what speaks for one happening. What stays below [`NEEDED`] is kept as rejected, with
//! its features, so that a reader can ask why. Precision comes first: a reader who finds two false alarms reads no
//! third.
//!
//! A value that its report or its origin has corrected or withdrawn ([`corrected`]) is no side of a conflict.
//!
//! Values that are compatible never get so far: a coarser value, a bound, a rounded number, a silence.

pub mod corrected;
pub mod factuality;
pub mod number;
pub mod place;
pub mod sameness;
pub mod weekday;
pub mod what;
pub mod when;
pub mod who;

use std::collections::{BTreeMap, BTreeSet};

use crate::account::{Aspect, Conflict, ConflictValue, Rejected, Series};
use crate::annotation::{self, AnnotatedReport, Feature};
use crate::story::{Claim, Event, Story};

/// What the features of a difference must add up to for it to be a conflict.
pub const NEEDED: f64 = 1.0;

/// Values of one aspect of one event that are compared at most; an event with more is a heap, not a disagreement.
const MOST_VALUES: usize = 12;

/// What became of the differences of a story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Those that are conflicts.
    pub conflicts: Vec<Conflict>,
    /// Those that are not.
    pub rejected: Vec<Rejected>,
}

/// Finds the conflicts of a story. Numbers that `series` tells as updates are none.
pub fn find(story: &Story, reports: &[AnnotatedReport], series: &[Series]) -> Found {
    let mut found = Found::default();
    for (index, event) in story.events.iter().enumerate() {
        if event.asserted().iter().all(|claim| claim.report == event.asserted()[0].report) {
            continue;
        }
        let telling = Telling { story, reports, index, event };
        let differences = [
            when::differences(&telling).or_else(|| weekday::differences(&telling)),
            place::differences(&telling),
            who::differences(&telling),
            number::differences(&telling, series),
            what::differences(&telling),
            factuality::differences(&telling),
        ];
        for difference in differences.into_iter().flatten() {
            judge(&telling, difference, &mut found);
        }
    }
    found
}

/// An event with all that its claims lead back to.
pub struct Telling<'a> {
    pub(super) story: &'a Story,
    pub(super) reports: &'a [AnnotatedReport],
    pub(super) index: usize,
    pub(super) event: &'a Event,
}

impl<'a> Telling<'a> {
    pub(super) fn claim(&self, claim: usize) -> &'a Claim {
        &self.event.asserted()[claim]
    }

    pub(super) fn report(&self, claim: usize) -> &'a AnnotatedReport {
        &self.reports[self.claim(claim).report]
    }

    /// The event as its report reads.
    pub(super) fn reading(&self, claim: usize) -> Option<&'a annotation::Event> {
        self.report(claim).events.get(self.claim(claim).event)
    }

    /// Of two entities the one with the shorter name.
    pub(super) fn shorter_named(&self, one: usize, other: usize) -> usize {
        let length = |at: usize| (self.story.entities[at].name.len(), at);
        if length(other) < length(one) { other } else { one }
    }

    pub(super) fn lemma(&self, claim: usize) -> &'a str {
        self.reading(claim).map_or(self.event.lemma.as_str(), |event| event.lemma.as_str())
    }
}

/// A value of an aspect and the claims that give it.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// ISO date, number, name.
    pub value: String,
    /// The value as a sentence puts it.
    pub words: String,
    /// Indexes into the event's claims.
    pub claims: Vec<usize>,
}

impl Side {
    pub(super) fn reports(&self, telling: &Telling<'_>) -> BTreeSet<usize> {
        self.claims.iter().map(|&claim| telling.claim(claim).report).collect()
    }
}

/// The sides that claims fall into on one aspect, and which of them exclude each other.
pub struct Difference {
    /// What they are about.
    pub aspect: Aspect,
    /// The values.
    pub sides: Vec<Side>,
    /// Pairs of sides that exclude each other, with what the aspect says for and against it.
    pub clashes: Vec<Clash>,
}

/// Two sides that exclude each other.
pub struct Clash {
    /// Indexes into [`Difference::sides`].
    pub sides: (usize, usize),
    /// What the aspect says for and against a conflict.
    pub features: Vec<Feature>,
}

/// Sides out of values that claims give. Their order is that of the values, so that the order of reports is nothing.
pub(super) fn sides<K: Ord>(
    given: impl IntoIterator<Item = (usize, K)>,
    name: impl Fn(&K) -> (String, String),
) -> (Vec<K>, Vec<Side>) {
    let mut of_value: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (claim, value) in given {
        of_value.entry(value).or_default().push(claim);
    }
    let side = |(key, mut claims): (K, Vec<usize>)| {
        claims.sort_unstable();
        claims.dedup();
        let (value, words) = name(&key);
        (key, Side { value, words, claims })
    };
    of_value.into_iter().map(side).unzip()
}

/// All pairs of sides that `exclude` each other, where there are not too many to mean anything.
pub(super) fn clashes(
    telling: &Telling<'_>,
    sides: &[Side],
    mut exclude: impl FnMut(usize, usize) -> Option<Vec<Feature>>,
) -> Vec<Clash> {
    if sides.len() > MOST_VALUES {
        return Vec::new();
    }
    let pairs = (0..sides.len()).flat_map(|one| (one + 1..sides.len()).map(move |other| (one, other)));
    pairs
        .filter(|&(one, other)| sides[one].reports(telling) != sides[other].reports(telling))
        .filter_map(|(one, other)| exclude(one, other).map(|features| Clash { sides: (one, other), features }))
        .collect()
}

fn judge(telling: &Telling<'_>, difference: Difference, found: &mut Found) {
    let Difference { aspect, sides, clashes } = difference;
    let mut standing: BTreeSet<usize> = BTreeSet::new();
    let mut strongest: Option<Vec<Feature>> = None;
    for clash in clashes {
        let (one, other) = clash.sides;
        let mut because = vec![feature("the two values exclude each other", 1.0)];
        because.extend(sameness::features(telling, &sides[one], &sides[other]));
        because.extend(corrected::features(telling, aspect, &sides[one], &sides[other]));
        because.extend(clash.features);
        if sum(&because) >= NEEDED {
            standing.extend([one, other]);
            if strongest.as_ref().is_none_or(|best| sum(best) < sum(&because)) {
                strongest = Some(because);
            }
        } else {
            let values = vec![value(&sides[one]), value(&sides[other])];
            found.rejected.push(Rejected { event: telling.index, aspect, values, because });
        }
    }
    if let Some(because) = strongest {
        let standing: Vec<&Side> = standing.into_iter().map(|side| &sides[side]).collect();
        found.conflicts.push(Conflict {
            event: telling.index,
            aspect,
            reason: reason(aspect, &standing),
            values: standing.into_iter().map(value).collect(),
            because,
        });
    }
}

fn value(side: &Side) -> ConflictValue {
    ConflictValue { value: side.value.clone(), claims: side.claims.clone() }
}

fn reason(aspect: Aspect, sides: &[&Side]) -> String {
    let words: Vec<&str> = sides.iter().map(|side| side.words.as_str()).collect();
    let alternatives = words.join(" or ");
    match aspect {
        Aspect::When => format!("It happened once: {alternatives}, not on more than one of these days."),
        Aspect::Where => format!("It happened in one place: {alternatives}; none of these lies in another."),
        Aspect::Who => format!("Only one can have this part: {alternatives}."),
        Aspect::Number => format!("The same is counted as of the same day: {alternatives}."),
        Aspect::What => format!("It can't have been both: {alternatives}."),
        Aspect::Factuality => format!("It is told as {alternatives}."),
    }
}

pub(super) fn feature(name: impl Into<String>, weight: f64) -> Feature {
    Feature { name: name.into(), weight }
}

/// The score that features add up to.
pub fn sum(features: &[Feature]) -> f64 {
    features.iter().map(|feature| feature.weight).sum()
}

#[cfg(test)]
mod tests;
