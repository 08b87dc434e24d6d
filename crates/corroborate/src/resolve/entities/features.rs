//! What speaks for and against two profiles being one entity.

use std::collections::BTreeSet;

use super::names::{BodyLikeness, PersonLikeness, PersonName};
use super::profile::{Description, Office, Profile};
use crate::annotation::{EntityKind, Feature};

/// Names that more than one person of the story bears.
#[derive(Debug, Default)]
pub(super) struct SharedNames {
    /// Family names, as skeletons.
    pub(super) families: BTreeSet<String>,
    /// Those of them that father and son bear, whom "Jr." and "Sr." tell apart.
    pub(super) generations: BTreeSet<String>,
}

/// The features of a pair; none where nothing speaks for it.
pub(super) fn compare(a: &Profile, b: &Profile, shared: &SharedNames) -> Vec<Feature> {
    let mut features = match (a.is_named, b.is_named) {
        (true, true) => names(a, b, shared),
        (false, false) => descriptions(a, b),
        _ if a.is_government_of(b) || b.is_government_of(a) => vec![feature("the government of the country", 3.0)],
        _ => description_and_office(a, b),
    };
    if features.is_empty() {
        return features;
    }
    if a.is_named && b.is_named && shares_office(a, b) {
        features.push(feature("the same office", 1.5));
    }
    if a.kind != b.kind {
        features.push(feature("of different kinds", if is_person_or_not(a, b) { -2.5 } else { -0.5 }));
    }
    features
}

/// Whether the names alone rule out that the two are one.
pub(super) fn names_exclude(a: &Profile, b: &Profile) -> bool {
    if let (Some(x), Some(y)) = (a.bodies.first(), b.bodies.first()) {
        return x.is_other_of_kind(y) || are_of_two_countries(a, b);
    }
    let (Some(x), Some(y)) = (a.persons.first(), b.persons.first()) else { return false };
    match x.likeness(y) {
        PersonLikeness::GivenNamesDiffer => true,
        PersonLikeness::Different => !a.persons.iter().any(|x| b.persons.iter().any(|y| is_one_name(x.likeness(y)))),
        _ => false,
    }
}

fn is_one_name(likeness: PersonLikeness) -> bool {
    !matches!(likeness, PersonLikeness::Different | PersonLikeness::GivenNamesDiffer)
}

fn names(a: &Profile, b: &Profile, shared: &SharedNames) -> Vec<Feature> {
    let found = match (a.persons.is_empty(), b.persons.is_empty()) {
        (false, false) => person_names(a, b, shared),
        (true, true) => body_names(a, b),
        (false, true) => misread_name(a, b),
        (true, false) => misread_name(b, a),
    };
    found.into_iter().collect()
}

fn person_names(a: &Profile, b: &Profile, shared: &SharedNames) -> Option<Feature> {
    let (x, y) = (a.persons.first()?, b.persons.first()?);
    let likeness = x.likeness(y);
    let is_in = |names: &BTreeSet<String>| x.words.last().is_some_and(|w| names.contains(&w.skeleton));
    let is_shared = || is_in(&shared.families);
    // Where there is a son, too, the name alone is the father's.
    let is_son = |name: &PersonName| name.generation.as_deref().is_some_and(|generation| generation != "sr");
    if is_in(&shared.generations) && is_son(x) != is_son(y) && likeness != PersonLikeness::Different {
        return Some(feature("a name that father and son bear", -9.0));
    }
    Some(match likeness {
        PersonLikeness::Same if x.words.len() > 1 => feature("the same name", 6.0),
        PersonLikeness::Same if is_shared() => feature("a family name that several bear", -0.5),
        PersonLikeness::Same => feature("the same family name", 4.0),
        PersonLikeness::Spelling => feature("the same name in another spelling", 4.5),
        PersonLikeness::Fuller => feature("the same name with more given names", 4.0),
        PersonLikeness::Initials => feature("the same name with initials", 3.0),
        PersonLikeness::FamilyName if is_shared() => feature("a family name that several bear", -0.5),
        PersonLikeness::FamilyName => feature("the family name alone", 3.0),
        PersonLikeness::GivenName => feature("the given name alone", 1.0),
        PersonLikeness::GivenNamesDiffer => feature("the given names differ", -9.0),
        PersonLikeness::Different => return None,
    })
}

/// A whole name that a report takes for a place's or a body's, and another for a person's.
fn misread_name(person: &Profile, other: &Profile) -> Option<Feature> {
    match person.persons.first()?.likeness(other.misread.as_ref()?) {
        PersonLikeness::Same => Some(feature("the same name", 6.0)),
        PersonLikeness::Spelling => Some(feature("the same name in another spelling", 4.5)),
        _ => None,
    }
}

/// Whether the two are the same of two countries, whatever short form they share.
fn are_of_two_countries(a: &Profile, b: &Profile) -> bool {
    a.bodies.iter().any(|x| b.bodies.iter().any(|y| x.is_that_of_another_country(y)))
}

fn body_names(a: &Profile, b: &Profile) -> Option<Feature> {
    if are_of_two_countries(a, b) {
        return Some(feature("of different countries", -6.0));
    }
    let pairs = a.bodies.iter().flat_map(|x| b.bodies.iter().map(move |y| x.likeness(y)));
    let features = pairs.filter_map(|likeness| {
        Some(match likeness {
            BodyLikeness::Same => feature("the same name", 5.0),
            BodyLikeness::Rephrased => feature("the same words, country or order put otherwise", 4.5),
            BodyLikeness::Acronym => feature("the initials of the other", 3.0),
            BodyLikeness::Contained => feature("a short form with the same head", 2.0),
            BodyLikeness::WithoutCountry => feature("the same name without the country", 1.5),
            BodyLikeness::CountriesDiffer => feature("of different countries", -6.0),
            BodyLikeness::Different => return None,
        })
    });
    features.max_by(|x, y| x.weight.total_cmp(&y.weight))
}

fn descriptions(a: &Profile, b: &Profile) -> Vec<Feature> {
    let (Some(x), Some(y)) = (&a.description, &b.description) else { return Vec::new() };
    if x.head != y.head || x.is_plural != y.is_plural {
        return Vec::new();
    }
    let both = x.modifiers.intersection(&y.modifiers).count();
    let differing = x.modifiers.len() + y.modifiers.len() - 2 * both;
    let mut features = vec![feature("described by the same noun", 0.0)];
    if both > 0 {
        features.push(feature("the same attributes", 1.0 * both.min(2) as f64));
    }
    if differing > 0 {
        features.push(feature("other attributes", -0.8 * differing.min(3) as f64));
    }
    if x.is_definite && y.is_definite {
        features.push(feature("both definite", 0.5));
    }
    features
}

fn description_and_office(a: &Profile, b: &Profile) -> Vec<Feature> {
    match is_described_by_office(a, b) {
        true => vec![feature("described by the other's office", 2.5)],
        false => Vec::new(),
    }
}

/// Whether one of the two is named and holds the office by which the other is described.
pub(super) fn is_described_by_office(a: &Profile, b: &Profile) -> bool {
    let (named, described) = if a.is_named { (a, b) } else { (b, a) };
    let Some(description) = described.description.as_ref().filter(|_| named.is_named) else { return false };
    let are_persons = named.kind == EntityKind::Person && described.kind == EntityKind::Person;
    let is_it = |office: &Office| is_described_by(office.head.as_str(), &office.words, description);
    are_persons && !description.is_plural && named.offices.iter().any(is_it)
}

fn is_described_by(head: &str, office: &BTreeSet<String>, description: &Description) -> bool {
    head == description.head && !description.modifiers.is_empty() && description.modifiers.is_subset(office) && {
        let is_country = |w: &&String| w.starts_with('@');
        office.iter().filter(is_country).all(|c| description.modifiers.contains(c))
            && office.iter().any(|w| w.starts_with('@'))
    }
}

/// Two persons told apart whom a name fits equally well.
pub(super) fn fits_another() -> Feature {
    feature("the name fits another as well", -9.0)
}

fn shares_office(a: &Profile, b: &Profile) -> bool {
    a.offices.iter().any(|x| b.offices.iter().any(|y| is_one_office(x, y)))
}

/// "Finance minister" and "Somalia's finance minister", but not Sudan's.
fn is_one_office(a: &Office, b: &Office) -> bool {
    let is_country = |word: &&String| word.starts_with('@');
    let words =
        |office: &Office| -> BTreeSet<String> { office.words.iter().filter(|w| !is_country(w)).cloned().collect() };
    let countries = |office: &Office| -> BTreeSet<String> { office.words.iter().filter(is_country).cloned().collect() };
    let (one, other) = (countries(a), countries(b));
    let is_of_one_country = one == other || one.is_empty() || other.is_empty();
    a.words == b.words && a.words.len() > 1 || words(a) == words(b) && words(a).len() > 1 && is_of_one_country
}

fn is_person_or_not(a: &Profile, b: &Profile) -> bool {
    (a.kind == EntityKind::Person) != (b.kind == EntityKind::Person)
}

fn feature(name: &str, weight: f64) -> Feature {
    Feature { name: name.to_owned(), weight }
}
