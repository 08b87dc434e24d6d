//! Claims that can't both be true.
//!
//! A conflict is claimed where two values exclude each other and enough speaks for one happening. Both are sums of named
//! features: the modules `when`, `undated`, `place`, `who`, `number`, `what` and `factuality` find values that differ (places
//! and persons by the part of the sentence that they fill, [`slots`]) and say what weakens the contradiction ([`when`] a date that rests on an inferred day of publication, [`number`] a report
//! of unknown age), [`sameness`] what speaks for one happening. What stays below [`NEEDED`] is kept as rejected, with
//! its features, so that a reader can ask why. Precision comes first: a reader who finds two false alarms reads no
//! third.
//!
//! What is said in passing is held against the rest where two reports surely tell one happening in like clauses ([`near`]): which
//! verb carries a value is then nothing.
//!
//! Two days of the signing of one agreement, and two terms of it, are held against each other whatever events they are told as ([`agreed`]).
//!
//! So are two numbers that a report itself sets against each other, with other reports that give the one ([`contrasted`]), two sizes of
//! one group ([`groups`]), two lengths for which somebody is locked up ([`confinement`]), two tolls ([`tolls`]), two numbers for the same years ([`periods`]), two days of what most reports tell ([`incidents`]), two sets of signers ([`signers`]), two ways in which something became of somebody ([`fates`]), and a meeting with its denial in other words ([`meetings`]).
//!
//! A value that its report or its origin has corrected or withdrawn ([`corrected`]) is no side of a conflict.
//!
//! Values that are compatible never get so far: a coarser value, a bound, a rounded number, a silence.

mod across;
mod agreed;
mod around;
mod confinement;
mod contrasted;
pub mod corrected;
pub mod factuality;
mod fates;
mod figures;
mod groups;
mod incidents;
mod meetings;
mod near;
pub mod number;
mod periods;
pub mod place;
pub mod sameness;
mod share;
mod signers;
pub mod slots;
mod tolls;
pub mod undated;
pub mod what;
pub mod when;
mod when_alike;
pub mod who;
mod word_for_word;

use std::collections::{BTreeMap, BTreeSet};

pub use self::across::Across;
use self::near::Rarity;
use crate::account::{Aspect, Conflict, ConflictValue, Rejected, Series};
use crate::annotation::{self, AnnotatedReport, Feature};
use crate::lexicon::event_words::{self, VerbClass};
use crate::resolve::passages;
use crate::story::{Claim, Entity, Event, Story};

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
    /// Conflicts between claims of several events.
    pub across: Vec<Across>,
}

impl Found {
    /// All conflicts so far.
    fn all(&self) -> Vec<Conflict> {
        self.conflicts.iter().chain(self.across.iter().map(|across| &across.conflict)).cloned().collect()
    }
}

/// The entity of a report's chain.
type Chains = BTreeMap<(usize, usize), usize>;

/// Finds the conflicts of a story. Numbers that `series` tells as updates are none.
pub fn find(story: &Story, reports: &[AnnotatedReport], series: &[Series]) -> Found {
    let mut found = Found::default();
    let of_entity =
        |(at, entity): (usize, &Entity)| entity.chains.iter().map(move |&chain| (chain, at)).collect::<Vec<_>>();
    let chains: Chains = story.entities.iter().enumerate().flat_map(of_entity).collect();
    let rarity = Rarity::of(story, reports);
    for (index, event) in story.events.iter().enumerate() {
        let asserted = event.asserted();
        let telling = |claims| Telling { story, reports, chains: &chains, rarity: &rarity, index, event, claims };
        let told = in_event(&telling(asserted), series);
        let mut also = Found::default();
        if asserted.len() < event.claims.len() {
            also = in_event(&telling(&event.claims), series);
            let is_known = |aspect: Aspect| told.conflicts.iter().any(|conflict| conflict.aspect == aspect);
            also.conflicts.retain(|conflict| !is_known(conflict.aspect));
        }
        found.rejected.extend(told.rejected);
        found.conflicts.extend(told.conflicts.into_iter().chain(also.conflicts));
    }
    found.conflicts = told_once(found.conflicts, story, reports);
    found.across = across::find(story, reports, &chains, &rarity, &found.conflicts);
    found.across.extend(agreed::find(story, reports, &found.conflicts));
    found.across.extend(contrasted::find(story, reports, &found.all()));
    found.across.extend(groups::find(story, reports, &found.all()));
    found.across.extend(confinement::find(story, reports, &chains, &found.all()));
    found.across.extend(tolls::find(story, reports, &found.all()));
    found.across.extend(periods::find(story, reports, &found.all()));
    found.across.extend(signers::find(story, reports, &found.all()));
    found.across.extend(incidents::find(story, reports, &found.all()));
    found.across.extend(fates::find(story, reports, &found.all()));
    found.across.extend(meetings::find(story, reports, &chains, &rarity, &found.all()));
    found
}

/// The conflicts among the claims of one event that are held against each other.
fn in_event(telling: &Telling<'_>, series: &[Series]) -> Found {
    let mut found = Found::default();
    if telling.claims.iter().all(|claim| claim.report == telling.claims[0].report) {
        return found;
    }
    when::differences(telling).into_iter().for_each(|of_time| judge(telling, of_time, &mut found));
    let mut differences = place::differences(telling);
    if found.conflicts.is_empty() {
        differences.extend(undated::differences(telling));
        differences.extend(when_alike::differences(telling));
    }
    differences.extend(who::differences(telling));
    differences.extend(number::differences(telling, series));
    differences.extend(word_for_word::differences(telling));
    differences.extend(what::differences(telling));
    differences.extend(factuality::differences(telling));
    for difference in differences {
        judge(telling, difference, &mut found);
    }
    found
}

/// Of conflicts on the same values in the same sentences the strongest: a sentence that tells of a chase, an arrest and a
/// charge gives one day for all.
fn told_once(conflicts: Vec<Conflict>, story: &Story, reports: &[AnnotatedReport]) -> Vec<Conflict> {
    let sentences = |conflict: &Conflict, value: &ConflictValue| -> BTreeSet<(usize, usize)> {
        let claims = value.claims.iter().map(|&claim| &story.events[conflict.event].claims[claim]);
        claims.map(|c| (c.report, reports[c.report].events[c.event].word.sentence)).collect()
    };
    let is_same = |a: &Conflict, b: &Conflict| {
        a.aspect == b.aspect
            && a.values.len() == b.values.len()
            && a.values
                .iter()
                .zip(&b.values)
                .all(|(x, y)| x.value == y.value && !sentences(a, x).is_disjoint(&sentences(b, y)))
    };
    let mut kept: Vec<Conflict> = Vec::new();
    for conflict in conflicts {
        match kept.iter_mut().find(|other| is_same(other, &conflict)) {
            Some(other) if sum(&other.because) < sum(&conflict.because) => *other = conflict,
            Some(_) => {}
            None => kept.push(conflict),
        }
    }
    kept.sort_by_key(|conflict| (conflict.event, conflict.aspect));
    kept
}

/// An event with all that its claims lead back to.
pub struct Telling<'a> {
    pub(super) story: &'a Story,
    pub(super) reports: &'a [AnnotatedReport],
    chains: &'a Chains,
    rarity: &'a Rarity,
    pub(super) index: usize,
    pub(super) event: &'a Event,
    /// The claims that are held against each other: those that are asserted, or what is said in passing, too.
    claims: &'a [Claim],
}

impl<'a> Telling<'a> {
    pub(super) fn claims(&self) -> impl Iterator<Item = &'a Claim> {
        self.claims.iter()
    }

    /// Whether two sides may be held against each other: with what is said in passing only if they surely tell one happening, and
    /// not of a saying, which is done again the next day.
    fn is_comparable(&self, one: &Side, other: &Side) -> bool {
        let mut passing = one.claims.iter().chain(&other.claims).filter(|&&claim| self.claim(claim).is_passing);
        let mut is_of_saying = || passing.any(|&claim| event_words::verb(self.lemma(claim)) == Some(VerbClass::Report));
        self.claims.len() == self.event.asserted().len()
            || (sameness::is_surely_one(self, one, other) || near::is_one_clause(self, one, other)) && !is_of_saying()
    }

    pub(super) fn claim(&self, claim: usize) -> &'a Claim {
        &self.claims[claim]
    }

    pub(super) fn report(&self, claim: usize) -> &'a AnnotatedReport {
        &self.reports[self.claim(claim).report]
    }

    /// The event as its report reads.
    pub(super) fn reading(&self, claim: usize) -> Option<&'a annotation::Event> {
        self.report(claim).events.get(self.claim(claim).event)
    }

    /// The words of the sentence that tells it, without its own.
    pub(super) fn content(&self, claim: usize) -> Option<BTreeSet<String>> {
        Some(passages::content(self.report(claim), self.reading(claim)?))
    }

    /// The entity of a chain of the claim's report.
    pub(super) fn entity_of_chain(&self, claim: usize, chain: usize) -> Option<usize> {
        self.chains.get(&(self.claim(claim).report, chain)).copied()
    }

    /// Whether a report of the story names both entities in its own words: it knows the one from the other.
    pub(super) fn are_told_apart(&self, one: usize, other: usize) -> bool {
        are_told_apart(self.story, self.reports, one, other)
    }

    /// The reports that name an entity.
    pub(super) fn naming(&self, entity: usize) -> BTreeSet<usize> {
        self.story.entities[entity].naming(self.reports)
    }

    /// Of two entities the one with the shorter name.
    pub(super) fn shorter_named(&self, one: usize, other: usize) -> usize {
        let length = |at: usize| (self.story.entities[at].name.len(), at);
        if length(other) < length(one) { other } else { one }
    }

    /// Whether a claim of the one side and one of the other have the same word.
    pub(super) fn share_lemma(&self, one: &Side, other: &Side) -> bool {
        one.claims.iter().any(|&a| other.claims.iter().any(|&b| self.lemma(a) == self.lemma(b)))
    }

    pub(super) fn lemma(&self, claim: usize) -> &'a str {
        self.reading(claim).map_or(self.event.lemma.as_str(), |event| event.lemma.as_str())
    }
}

/// [`Telling::are_told_apart`] for any two entities of a story.
fn are_told_apart(story: &Story, reports: &[AnnotatedReport], one: usize, other: usize) -> bool {
    let [of_one, of_other] = [one, other].map(|at| story.entities[at].named_in_own_words(reports));
    !of_one.is_disjoint(&of_other)
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
        if !telling.is_comparable(&sides[one], &sides[other]) {
            continue;
        }
        let mut because = vec![feature("the two values exclude each other", 1.0)];
        because.extend(sameness::features(telling, aspect, &sides[one], &sides[other]));
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
            reason: reason(aspect, &telling.event.lemma, &standing),
            values: standing.into_iter().map(value).collect(),
            because,
        });
    }
}

fn value(side: &Side) -> ConflictValue {
    ConflictValue { value: side.value.clone(), words: side.words.clone(), claims: side.claims.clone() }
}

/// The conflict in a sentence; `lemma` is the event's.
fn reason(aspect: Aspect, lemma: &str, sides: &[&Side]) -> String {
    let words: Vec<&str> = sides.iter().map(|side| side.words.as_str()).collect();
    let values = words.join(" or ");
    match aspect {
        Aspect::When => format!("It happened once (“{lemma}”), but the reports date it to {values}."),
        Aspect::Where => {
            format!(
                "The reports place the same event (“{lemma}”) in {values}, and none of these is known to lie in another."
            )
        }
        Aspect::Who => format!("The reports name {values} for the same part in the same event (“{lemma}”)."),
        Aspect::Number => {
            format!(
                "The reports count {values} in the same event (“{lemma}”), and neither number is known to be the other, rounded or grown."
            )
        }
        Aspect::What => format!("The reports say “{}” of the same matter, which can't both be.", words.join("” or “")),
        Aspect::Factuality => format!("The reports tell the same event (“{lemma}”) as {values}."),
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
