//! Why two reports are taken to tell of one happening: named features, and their sum.

use super::outline::Outline;
use crate::annotation::{Feature, product};
use crate::resolve::terms::{Terms, cosine};

/// A report as it is compared.
pub(super) struct Compared {
    pub(super) terms: Terms,
    pub(super) outline: Outline,
}

/// What speaks for one happening and, below zero, against it.
type Seen = (&'static str, f64);

/// The sum of the features of two reports.
pub(super) fn score(a: &Compared, b: &Compared) -> f64 {
    seen(a, b).iter().map(|(_, weight)| weight).sum()
}

/// The features of two reports that are not nothing.
pub(super) fn features(a: &Compared, b: &Compared) -> Vec<Feature> {
    let seen = seen(a, b).into_iter().filter(|(_, weight)| *weight != 0.0);
    seen.map(|(name, weight)| Feature { name: name.to_owned(), weight }).collect()
}

fn seen(a: &Compared, b: &Compared) -> [Seen; 9] {
    let (x, y) = (&a.outline, &b.outline);
    let vectors = product(&x.vector, &y.vector);
    let if_so = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
    [
        ("prior", -6.1),
        ("words in common", 8.0 * cosine(&a.terms.words, &b.terms.words)),
        ("names in common", 6.0 * cosine(&a.terms.names, &b.terms.names)),
        ("words and names of the lead in common", 4.0 * cosine(&a.terms.lead, &b.terms.lead)),
        ("likeness of the first sentences", 4.0 * (f64::from(vectors) - 0.4)),
        ("a day that both name", if_so(x.days.intersection(&y.days).next().is_some(), 0.5)),
        ("numbers that both name", if_so(x.numbers.intersection(&y.numbers).nth(1).is_some(), 0.5)),
        heroes(x, y),
        days_between(x, y),
    ]
}

fn heroes(a: &Outline, b: &Outline) -> Seen {
    match a.hero.as_ref().zip(b.hero.as_ref()) {
        None => ("a person is central", 0.0),
        Some((x, y)) if x == y => ("the same person is central", 0.5),
        Some((x, y)) if a.persons.contains(y) || b.persons.contains(x) => ("another person is central", -1.5),
        Some(_) => ("other persons are central", -3.5),
    }
}

fn days_between(a: &Outline, b: &Outline) -> Seen {
    let days = a.published.zip(b.published).map(|(x, y)| f64::from((x - y).get_days().abs()));
    let weight = |days: f64| if days <= 3.0 { 0.5 } else { -(days - 3.0).min(60.0) / 10.0 };
    ("days between them", days.map_or(0.0, weight))
}
