//! Places that exclude each other.
//!
//! Only where both fill the same part of the same sentence ([`super::slots`]) or are read as the place of the event, and
//! neither is known to lie in the other. Where it is not known whether they lie apart, more must speak for one
//! happening. What moves has several places.

use std::collections::{BTreeMap, BTreeSet};

use super::slots::{filled, name_of};
use super::word_for_word::{are_told_so, is_next_to, right_beside};
use super::{Difference, Side, Telling, clashes, feature, sameness};
use crate::account::Aspect;
use crate::annotation::{EntityKind, Factuality, Feature};
use crate::lexicon::happenings::{Course, course};
use crate::weigh::places::{Relation, relation};

/// Likeness of words from which a place that no list knows is likelier another than a part.
const SAME_WORDS: f64 = 0.5;
/// Likeness of words from which even what recurs or moves is one happening in one place.
const SAME_HAPPENING: f64 = 0.8;

/// The places that the claims of an event give for one part, where some are not one.
pub fn differences(telling: &Telling<'_>) -> Vec<Difference> {
    let mut by_part: BTreeMap<String, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
    for (at, _) in telling.claims().enumerate().filter(|(_, c)| c.factuality != Factuality::Denied) {
        for (part, places) in parts(telling, at) {
            // Two places in one part: one lies in the other, or it was in both.
            if let Some(place) = places.first().filter(|_| places.len() == 1) {
                by_part.entry(part).or_default().entry(*place).or_default().push(at);
            }
        }
    }
    by_part.into_iter().filter_map(|(part, places)| in_part(telling, &part, places)).collect()
}

fn parts(telling: &Telling<'_>, claim: usize) -> BTreeMap<String, BTreeSet<usize>> {
    let mut parts: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for filled in filled(telling, claim, EntityKind::Place) {
        for part in filled.parts {
            parts.entry(part).or_default().insert(filled.entity);
        }
    }
    let is_named = |&at: &usize| telling.story.entities.get(at).is_some_and(|entity| entity.is_named);
    if let Some(place) = telling.claim(claim).place.filter(is_named) {
        parts.entry("in the event".to_owned()).or_default().insert(place);
    }
    parts
}

fn in_part(telling: &Telling<'_>, part: &str, of_place: BTreeMap<usize, Vec<usize>>) -> Option<Difference> {
    let name = |place: usize| telling.story.entities[place].name.clone();
    let mut of_place: Vec<(usize, Vec<usize>)> = of_place.into_iter().collect();
    of_place.sort_by_key(|(place, _)| name(*place));
    let side = |(place, claims): (usize, Vec<usize>)| (place, Side { value: name(place), words: name(place), claims });
    let (places, sides): (Vec<usize>, Vec<Side>) = of_place.into_iter().map(side).unzip();
    let clashes = clashes(telling, &sides, |one, other| {
        let relation = relation(telling.story, telling.reports, places[one], places[other]);
        let is_of_one = !is_next_to(part) || are_told_so(telling, part, EntityKind::Place, &sides[one], &sides[other]);
        let mut features = features(telling, relation, [&sides[one], &sides[other]]);
        let named = |place: usize| move |claim: usize| name_of(telling, claim, EntityKind::Place, place);
        let (at_one, at_other) = (named(places[one]), named(places[other]));
        features.extend(right_beside(telling, (&sides[one], &at_one), (&sides[other], &at_other)));
        if relation == Relation::Unknown && telling.are_told_apart(places[one], places[other]) {
            features.push(feature("a report names both places", -1.0));
        }
        (is_of_one && !relation.is_compatible()).then_some(features)
    });
    (!clashes.is_empty()).then_some(Difference { aspect: Aspect::Where, sides, clashes })
}

fn features(telling: &Telling<'_>, relation: Relation, sides: [&Side; 2]) -> Vec<Feature> {
    let mut features = Vec::new();
    let alike = sameness::strength(telling, sides[0], sides[1]);
    if relation == Relation::Unknown {
        features.push(match alike >= SAME_WORDS {
            true => feature("it is not known whether one place lies in the other, but the words are the same", -0.8),
            false => feature("it is not known whether one place lies in the other", -2.0),
        });
    }
    let lemmas = sides.iter().flat_map(|side| &side.claims).map(|&claim| telling.lemma(claim));
    if alike < SAME_HAPPENING
        && lemmas.filter_map(course).any(|course| matches!(course, Course::Lasts | Course::Stays | Course::Recurs))
    {
        features.push(feature("it can have been in both places", -1.0));
    }
    features
}
