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

/// How reports that have to do with each other came together. All that is made of it was chosen on ECB+ train: on all of it at once,
/// and on piles of reports of one happening, of two of a kind and of two or three others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gathered {
    /// They came in as they were published.
    AsPublished,
    /// They are so few that somebody put them together who takes them for reports of one thing, or of a few.
    ByHand,
}

/// Reports that somebody puts together, at most.
const FEW: usize = 20;
/// What a pile put together by hand speaks for.
const PICKED: f64 = 1.5;
/// The share of their names that two reports of one affair have in common: the ship, the company, the place.
const OF_ONE_AFFAIR: f64 = 0.25;
/// What a village that both tell of speaks for.
const VILLAGE: f64 = 1.5;
/// What time says against one affair, at most.
const LONG_AFFAIR: f64 = -1.0;

impl Gathered {
    /// How each report came, of which `reports` have to do with each other, itself among them.
    pub(super) fn of(reports: usize) -> Self {
        if reports <= FEW { Self::ByHand } else { Self::AsPublished }
    }

    /// The sum of the features of two reports.
    pub(super) fn score(self, a: &Compared, b: &Compared) -> f64 {
        self.seen(a, b).iter().map(|(_, weight)| weight).sum()
    }

    /// The features of two reports that are not nothing.
    pub(super) fn features(self, a: &Compared, b: &Compared) -> Vec<Feature> {
        let seen = self.seen(a, b).into_iter().filter(|(_, weight)| *weight != 0.0);
        seen.map(|(name, weight)| Feature { name: name.to_owned(), weight }).collect()
    }

    fn seen(self, a: &Compared, b: &Compared) -> [Seen; 11] {
        let (x, y) = (&a.outline, &b.outline);
        let vectors = product(&x.vector, &y.vector);
        let names = cosine(&a.terms.names, &b.terms.names);
        let if_so = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
        [
            ("prior", -6.3),
            ("few reports, picked by hand", if_so(self == Self::ByHand, PICKED)),
            ("words in common", 8.0 * cosine(&a.terms.words, &b.terms.words)),
            ("names in common", 6.0 * names),
            ("words and names of the lead in common", 4.0 * cosine(&a.terms.lead, &b.terms.lead)),
            ("likeness of the first sentences", 4.0 * (f64::from(vectors) - 0.4)),
            ("a day that both name", if_so(x.days.intersection(&y.days).next().is_some(), 0.5)),
            ("numbers that both name", if_so(x.numbers.intersection(&y.numbers).nth(1).is_some(), 0.5)),
            self.heroes(x, y),
            self.place(x, y),
            ("days between them", self.days_between(x, y, names >= OF_ONE_AFFAIR)),
        ]
    }

    /// Months apart, two reports in a stream tell of two happenings. What somebody put together may be an affair of years, from the
    /// arrest to the appeal: then it is about the same person, or has two persons in common, or many of its names (`share_names`).
    fn days_between(self, a: &Outline, b: &Outline, share_names: bool) -> f64 {
        let days = a.published.zip(b.published).map(|(x, y)| f64::from((x - y).get_days().abs()));
        let weight = |days: f64| if days <= 3.0 { 0.5 } else { -(days - 3.0).min(60.0) / 10.0 };
        let weight = days.map_or(0.0, weight);
        let is_affair = || {
            let is_same_subject = a.subject.is_some() && a.subject == b.subject;
            share_names || is_same_subject || a.persons.intersection(&b.persons).nth(1).is_some()
        };
        if self == Self::ByHand && is_affair() { weight.max(LONG_AFFAIR) } else { weight }
    }

    /// Few reports that somebody put together, and that name the same village near their top, are likely of one thing there; in
    /// a stream villages have namesakes.
    fn place(self, a: &Outline, b: &Outline) -> Seen {
        let is_one = self == Self::ByHand && a.small_places.intersection(&b.small_places).next().is_some();
        ("a small place that both name near the top", if is_one { VILLAGE } else { 0.0 })
    }

    /// In a stream reports on one happening quote the same people, and those on another of its kind others. Of what somebody put
    /// together a local paper asks other people than an agency does.
    fn heroes(self, a: &Outline, b: &Outline) -> Seen {
        let central = match self {
            Self::AsPublished => a.hero.as_ref().zip(b.hero.as_ref()),
            Self::ByHand => a.subject.as_ref().zip(b.subject.as_ref()),
        };
        match central {
            None => ("a person is central", 0.0),
            Some((x, y)) if x == y => ("the same person is central", 0.5),
            Some((x, y)) if a.persons.contains(y) || b.persons.contains(x) => ("another person is central", -1.5),
            Some(_) => ("other persons are central", -3.5),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;

    fn outline(month: i8, persons: [&str; 2]) -> Outline {
        Outline {
            vector: Vec::new(),
            published: Some(date(2021, month, 1)),
            days: BTreeSet::new(),
            numbers: BTreeSet::new(),
            persons: persons.map(str::to_owned).into(),
            small_places: BTreeSet::new(),
            hero: None,
            subject: None,
            issue: None,
        }
    }

    /// A minister's dismissal, arrest and conviction, brought together, were five stories of one report each.
    #[test]
    fn an_affair_of_years_that_somebody_put_together_is_one() {
        let (arrest, verdict) = (outline(1, ["roe", "doe"]), outline(9, ["roe", "doe"]));
        assert_eq!(Gathered::ByHand.days_between(&arrest, &verdict, false), LONG_AFFAIR);
        assert_eq!(Gathered::AsPublished.days_between(&arrest, &verdict, false), -6.0);
        assert_eq!(Gathered::ByHand.days_between(&arrest, &outline(9, ["roe", "lee"]), false), -6.0);
        assert_eq!(Gathered::ByHand.days_between(&arrest, &outline(1, ["roe", "lee"]), false), 0.5);
        assert_eq!(Gathered::ByHand.days_between(&arrest, &outline(9, ["roe", "lee"]), true), LONG_AFFAIR);
    }

    /// A ministry's release on an ambush was a story of its own: it had no words of the reports but the village's name.
    #[test]
    fn a_village_brings_together_what_somebody_put_together() {
        let at = |place: &str| Outline { small_places: [place.to_owned()].into(), ..outline(1, ["roe", "doe"]) };
        assert_eq!(Gathered::ByHand.place(&at("nyong"), &at("nyong")).1, VILLAGE);
        assert_eq!(Gathered::ByHand.place(&at("nyong"), &at("nyeri")).1, 0.0);
        assert_eq!(Gathered::AsPublished.place(&at("nyong"), &at("nyong")).1, 0.0);
    }

    /// Six reports on a ferry that sank were three stories: each quoted other people.
    #[test]
    fn who_only_speaks_is_not_what_reports_are_about_that_somebody_put_together() {
        let about = |hero: &str, subject: Option<&str>| {
            let named = outline(1, [hero, hero]);
            Outline { hero: Some(hero.to_owned()), subject: subject.map(str::to_owned), ..named }
        };
        let (one, other) = (about("roe", None), about("lee", Some("lee")));
        assert_eq!(Gathered::AsPublished.heroes(&one, &other), ("other persons are central", -3.5));
        assert_eq!(Gathered::ByHand.heroes(&one, &other), ("a person is central", 0.0));
    }
}
