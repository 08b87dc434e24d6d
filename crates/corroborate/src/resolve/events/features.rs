//! What speaks for and against two claims asserting one event.

use std::collections::BTreeSet;

use super::view::{Party, View};
use crate::annotation::{ArgumentRole, Factuality, Feature, When};
use crate::lexicon::event_synonyms::{self, WordClass};
use crate::lexicon::word_frequencies;

/// Starting point: two claims that share a word are not for that reason one event.
const PRIOR: f64 = -1.5;

/// The features of a pair, the prior first; none where the words alone rule it out.
pub(super) fn compare(a: &View, b: &View) -> Vec<Feature> {
    let Some(word) = words(a, b) else { return Vec::new() };
    let mut features = vec![feature("prior", PRIOR), word];
    features.extend(commonness(a, b));
    features.extend(types(a, b));
    features.extend(participants(a, b));
    features.extend(other_arguments(a, b));
    features.extend(times(a, b));
    features.extend(places(a, b));
    features.extend(numbers(a, b));
    features.extend(factuality(a, b));
    features.extend(position(a, b));
    features.push(sentences(a, b));
    features.extend(nothing_else(a, b, &features));
    features.retain(|f| f.weight != 0.0);
    features
}

/// Features of which one at least shows that the two have more in common than words.
const IN_COMMON: [&str; 7] = [
    "named participants in common",
    "participants in common",
    "the same words for who or what",
    "on the same day",
    "times that agree",
    "at the same place",
    "the same number",
];
/// Likeness of sentences under which they tell of different things.
const UNLIKE: f64 = 0.45;

/// Common words for one kind of event say little where nothing else is shared, the same common word in an unlike sentence
/// not much.
fn nothing_else(a: &View, b: &View, found: &[Feature]) -> Option<Feature> {
    if found.iter().any(|f| IN_COMMON.contains(&f.name.as_str())) {
        return None;
    }
    let is_common = |view: &View| word_frequencies::is_common(&view.lemma);
    match (a.lemma == b.lemma, is_common(a) || is_common(b)) {
        (false, true) => Some(feature("nothing but the kind of a common word in common", -1.5)),
        (true, true) if likeness(a, b) < UNLIKE => Some(feature("nothing but a common word in common", -0.8)),
        _ => None,
    }
}

fn words(a: &View, b: &View) -> Option<Feature> {
    let are_synonyms = event_synonyms::share_class(&a.classes, &b.classes);
    if a.lemma == b.lemma {
        let is_one = a.word_class == b.word_class || are_synonyms;
        Some(if is_one { feature("the same word", 2.5) } else { feature("the same word as noun and verb", 1.0) })
    } else if are_synonyms {
        Some(feature("words used for one event", 1.2))
    } else if is_derived(&a.lemma, &b.lemma) {
        Some(feature("words of one stem", 1.5))
    } else {
        None
    }
}

/// Letters that words of one stem share.
const STEM: usize = 5;

fn is_derived(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    shared >= STEM && 2 * shared >= a.chars().count().max(b.chars().count())
}

/// A word that one report uses for several events ("say") says little.
fn commonness(a: &View, b: &View) -> Option<Feature> {
    let times = a.uses_in_report.max(b.uses_in_report);
    (times > 2).then(|| feature("a word that a report uses again and again", -0.4 * (times.min(6) - 2) as f64))
}

fn types(a: &View, b: &View) -> Option<Feature> {
    match (a.kind?, b.kind?) {
        (x, y) if x == y => Some(feature("events of one class", 0.3)),
        _ => Some(feature("events of two classes", -0.8)),
    }
}

fn participants(a: &View, b: &View) -> Vec<Feature> {
    let mut features = Vec::new();
    let shared: BTreeSet<usize> = a.entities.intersection(&b.entities).copied().collect();
    let named = shared.iter().filter(|e| a.named.contains(e)).count();
    let shared_parties = a.parties.iter().filter(|x| b.parties.iter().any(|y| x.is_with(y))).count();
    if named.max(shared_parties) > 0 {
        features
            .push(feature("named participants in common", 1.0 + 0.8 * (named.max(shared_parties).min(3) - 1) as f64));
    } else if !shared.is_empty() {
        features.push(feature("participants in common", 0.7));
    }
    let differ = |x: &BTreeSet<usize>, y: &BTreeSet<usize>| !x.is_empty() && !y.is_empty() && x.is_disjoint(y);
    if differ(&a.persons, &b.persons) {
        features.push(feature("other persons", -3.5));
    } else if !a.persons.is_subset(&b.persons) && !b.persons.is_subset(&a.persons) {
        features.push(feature("each names a person that the other does not", -3.5));
    }
    features.extend(parties(a, b));
    for role in [ArgumentRole::Agent, ArgumentRole::Patient] {
        let of = |v: &View| v.named_in(role);
        if differ(&of(a), &of(b)) && of(a).is_disjoint(&b.entities) && of(b).is_disjoint(&a.entities) {
            features.push(feature("other names in the same part", -1.2));
        }
    }
    features
}

/// Parties that only one of the two names. A body on one side and a person on the other are no contradiction unless
/// the person is known to speak for another body.
fn parties(a: &View, b: &View) -> Option<Feature> {
    let (only_a, only_b) = (unmatched(a, b), unmatched(b, a));
    let alone = only_a.len().max(only_b.len());
    if alone == 0 {
        return None;
    }
    if only_a.is_empty() || only_b.is_empty() {
        return Some(feature("parties that the other does not name", -0.3 * alone.min(3) as f64));
    }
    Some(match are_other_parties(a, b, &only_a, &only_b) {
        true => feature("other parties", -2.0),
        false => feature("other parties, perhaps of the same sides", -0.5),
    })
}

/// Whether each names two parties or more and those that only one names can't stand for each other. A claim that names
/// one side only leaves the other open, and a body may stand for a person of whom it is not known for whom he speaks.
fn are_other_parties(a: &View, b: &View, only_a: &[&Party], only_b: &[&Party]) -> bool {
    let excludes = |x: &Party, y: &Party| match (x.is_person, y.is_person) {
        (true, false) => x.speaks_for_another(),
        (false, true) => y.speaks_for_another(),
        _ => true,
    };
    let are_two_sided = a.parties.len() > 1 && b.parties.len() > 1 && !only_a.is_empty() && !only_b.is_empty();
    are_two_sided && only_a.iter().all(|x| only_b.iter().all(|y| excludes(x, y)))
}

/// The parties of `a` that are none of `b`.
fn unmatched<'v>(a: &'v View, b: &View) -> Vec<&'v Party> {
    a.parties.iter().filter(|party| b.parties.iter().all(|other| !party.is_with(other))).collect()
}

fn other_arguments(a: &View, b: &View) -> Option<Feature> {
    let is_shared = |x: &&&str| b.heads.contains(**x) || b.heads.iter().any(|y| are_one_thing(x, y));
    let shared = a.heads.iter().filter(is_shared).count();
    if shared > 0 {
        Some(feature("the same words for who or what", 0.8 + 0.4 * (shared.min(3) - 1) as f64))
    } else if !a.patients.is_empty() && !b.patients.is_empty() && a.entities.is_disjoint(&b.entities) {
        Some(feature("done to something else", -0.6))
    } else {
        None
    }
}

/// Whether two nouns are used for one thing: "memorandum", "deal".
fn are_one_thing(a: &str, b: &str) -> bool {
    let classes = |noun: &str| event_synonyms::classes(&noun.to_lowercase(), WordClass::Noun);
    event_synonyms::share_class(&classes(a), &classes(b))
}

fn times(a: &View, b: &View) -> Option<Feature> {
    let (x, y) = (a.when?, b.when?);
    if x.is_compatible(y) {
        return Some(if x.is_day() && y.is_day() {
            feature("on the same day", 1.0)
        } else {
            feature("times that agree", 0.4)
        });
    }
    Some(match days_apart(x, y) {
        0..=3 => feature("a few days apart", -0.8),
        4..=FAR => feature("days apart", -2.5),
        _ => feature("at other times", -6.0),
    })
}

/// Days between two times from which they are not the time of one event.
const FAR: i32 = 10;

fn days_apart(a: &When, b: &When) -> i32 {
    let gap = |from: &When, to: &When| Some((from.from? - to.to?).get_days());
    gap(a, b).max(gap(b, a)).unwrap_or_default()
}

/// Whether two claims can't be one event, whatever others say: weeks apart, or between parties of whom one is another
/// person. (Bodies have too many names for a rule without exception.)
pub(super) fn exclude(a: &View, b: &View) -> bool {
    let other_times = matches!((a.when, b.when), (Some(x), Some(y)) if days_apart(x, y) > FAR);
    let (only_a, only_b) = (unmatched(a, b), unmatched(b, a));
    let is_about_persons = only_a.iter().chain(&only_b).any(|party| party.is_person);
    other_times || (is_about_persons && are_other_parties(a, b, &only_a, &only_b))
}

fn places(a: &View, b: &View) -> Option<Feature> {
    if a.place.is_some() && a.place == b.place {
        return Some(feature("at the same place", 0.6));
    }
    a.place.and(b.place)?;
    match (a.country, b.country) {
        (Some(x), Some(y)) if x == y => None,
        (Some(_), Some(_)) => Some(feature("in other countries", -1.5)),
        _ => Some(feature("somewhere else", -0.7)),
    }
}

fn numbers(a: &View, b: &View) -> Option<Feature> {
    a.numbers.iter().any(|n| b.numbers.contains(n)).then(|| feature("the same number", 0.8))
}

fn factuality(a: &View, b: &View) -> Option<Feature> {
    let is_over = |f: Factuality| f == Factuality::Happened;
    (is_over(a.factuality) != is_over(b.factuality)).then(|| feature("one happened, the other may or will", -0.4))
}

fn position(a: &View, b: &View) -> Option<Feature> {
    if a.is_caption != b.is_caption {
        return Some(feature("one of the two stands in a caption", -1.5));
    }
    if a.report != b.report || a.is_headline != b.is_headline {
        return None;
    }
    Some(if a.sentence == b.sentence {
        feature("in one sentence", -1.8)
    } else {
        feature("told twice in one report", -0.8)
    })
}

fn sentences(a: &View, b: &View) -> Feature {
    feature("likeness of the sentences", 2.5 * (likeness(a, b) - 0.4))
}

fn likeness(a: &View, b: &View) -> f64 {
    f64::from(a.vector.iter().zip(b.vector).map(|(x, y)| x * y).sum::<f32>())
}

fn feature(name: &str, weight: f64) -> Feature {
    Feature { name: name.to_owned(), weight }
}
