//! Places that exclude each other.
//!
//! Only where both places are known and known to lie apart. What moves has several places, and one that no list knows
//! may lie in the other.

use std::collections::BTreeMap;

use super::{Difference, Side, Telling, clashes, feature};
use crate::account::Aspect;
use crate::annotation::{Factuality, Feature};
use crate::lexicon::happenings::{Course, course};
use crate::weigh::places::{Relation, relation};

/// The places that the claims of an event give, where some are not one.
pub fn differences(telling: &Telling<'_>) -> Option<Difference> {
    let mut of_place: BTreeMap<&str, (usize, Vec<usize>)> = BTreeMap::new();
    for (at, claim) in telling.event.asserted().iter().enumerate().filter(|(_, c)| c.factuality == Factuality::Happened)
    {
        let Some(place) = claim.place.filter(|&place| place < telling.story.entities.len()) else { continue };
        let entity = &telling.story.entities[place];
        if entity.is_named {
            of_place.entry(&entity.name).or_insert((place, Vec::new())).1.push(at);
        }
    }
    let side = |(name, (place, claims)): (&str, (usize, Vec<usize>))| {
        (place, Side { value: name.to_owned(), words: name.to_owned(), claims })
    };
    let (places, sides): (Vec<usize>, Vec<Side>) = of_place.into_iter().map(side).unzip();
    let clashes = clashes(telling, &sides, |one, other| {
        let relation = relation(telling.story, telling.reports, places[one], places[other]);
        (!relation.is_compatible()).then(|| features(telling, relation, [&sides[one], &sides[other]]))
    });
    (!clashes.is_empty()).then_some(Difference { aspect: Aspect::Where, sides, clashes })
}

fn features(telling: &Telling<'_>, relation: Relation, sides: [&Side; 2]) -> Vec<Feature> {
    let mut features = Vec::new();
    if relation == Relation::Unknown {
        features.push(feature("it is not known whether one place lies in the other", -2.0));
    }
    let lemmas = sides.iter().flat_map(|side| &side.claims).map(|&claim| telling.lemma(claim));
    if lemmas.filter_map(course).any(|course| matches!(course, Course::Lasts | Course::Stays | Course::Recurs)) {
        features.push(feature("it can have been in both places", -1.0));
    }
    features
}
