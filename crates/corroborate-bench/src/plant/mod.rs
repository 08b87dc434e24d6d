//! What can be planted: five kinds of value, each with its sites in a text, contradictions and meaning-keeping rewrites.
//!
//! Each kind has one file with the same four parts: `sites` finds where a text states a value of the kind,
//! `contradiction` rewrites it to one that can't be true beside the old, `controls` rewrite it so that it says the same,
//! and tests on invented sentences show the words that come out.

mod date;
mod name;
mod negation;
mod number;
mod numeral;
mod place;
mod voice;

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::edit::Change;
use crate::random::Random;
use crate::text::Text;

/// A kind of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// A weekday, day, month or year.
    Date,
    /// A count, age, amount, measure.
    Number,
    /// Where it happened.
    Place,
    /// A person's name.
    Name,
    /// Whether it happened.
    Negation,
}

impl Kind {
    /// All of them.
    pub(crate) const ALL: [Self; 5] = [Self::Date, Self::Number, Self::Place, Self::Name, Self::Negation];

    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Number => "number",
            Self::Place => "place",
            Self::Name => "name",
            Self::Negation => "negation",
        }
    }

    /// The aspects under which a conflict shows it.
    pub(crate) fn aspects(self) -> &'static [&'static str] {
        match self {
            Self::Date => &["when"],
            Self::Number => &["number"],
            Self::Place => &["where"],
            Self::Name => &["who"],
            Self::Negation => &["factuality", "what"],
        }
    }

    /// Where a text states values of this kind, outside quotations.
    pub(crate) fn sites(self, text: &Text) -> Vec<Site> {
        let sites = match self {
            Self::Date => date::sites(text),
            Self::Number => number::sites(text),
            Self::Place => place::sites(text),
            Self::Name => name::sites(text),
            Self::Negation => negation::sites(text),
        };
        sites.into_iter().filter(|site| !text.quoted(text.words[site.words.start].start)).collect()
    }

    /// A rewrite that contradicts, if words can be found for one.
    pub(crate) fn contradiction(self, around: &Around, random: &mut Random) -> Option<Rewrite> {
        match self {
            Self::Date => date::contradiction(around, random),
            Self::Number => number::contradiction(around, random),
            Self::Place => place::contradiction(around, random),
            Self::Name => name::contradiction(around, random),
            Self::Negation => negation::contradiction(around, random),
        }
    }

    /// Rewrites that keep the meaning.
    pub(crate) fn controls(self, around: &Around, random: &mut Random) -> Vec<Rewrite> {
        match self {
            Self::Date => date::controls(around, random),
            Self::Number => number::controls(around),
            Self::Place => place::controls(around),
            Self::Name => name::controls(around),
            Self::Negation => negation::controls(around),
        }
    }

    /// Whether a report that changes the value changes it wherever it states it. Otherwise only where it tells the same
    /// happening again: a weekday may be the day of two happenings.
    pub(crate) fn throughout(self) -> bool {
        matches!(self, Self::Name | Self::Number)
    }
}

/// Words that state a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Site {
    /// The value, the same wherever the same is stated.
    pub(crate) key: String,
    /// What is counted; two counts of one value are the same only if they share a word of it.
    pub(crate) units: BTreeSet<String>,
    /// The form in which it is stated.
    pub(crate) variant: &'static str,
    /// The words.
    pub(crate) words: Range<usize>,
}

impl Site {
    /// Whether two sites state the same value of the same thing.
    pub(crate) fn same_value(&self, other: &Self) -> bool {
        self.key == other.key
            && (self.units.is_empty() && other.units.is_empty() || !self.units.is_disjoint(&other.units))
    }

    /// The bytes of its words.
    pub(crate) fn span(&self, text: &Text) -> Range<usize> {
        text.words[self.words.start].start..text.words[self.words.end - 1].end
    }
}

/// A site with what a rewrite must heed.
#[derive(Debug)]
pub(crate) struct Around<'a> {
    pub(crate) text: &'a Text,
    pub(crate) site: &'a Site,
    /// Values of the kind in this sentence and in those that tell the same.
    pub(crate) near: &'a BTreeSet<String>,
    /// Values of the kind anywhere in the cluster.
    pub(crate) known: &'a BTreeSet<String>,
    /// The texts of the whole cluster.
    pub(crate) texts: &'a [&'a str],
}

/// The change of a site, if there is one to make.
type Write = dyn Fn(&Text, &Site) -> Option<Change>;

/// A way to write a value anew: what the new value is, and the change it makes at each site of the old.
pub(crate) struct Rewrite {
    /// What was done, in a word or two.
    pub(crate) variant: &'static str,
    /// The new value.
    pub(crate) value: String,
    /// Whether a name is rewritten wherever it stands, or only at the site.
    pub(crate) everywhere: bool,
    write: Box<Write>,
}

impl Rewrite {
    fn new(
        variant: &'static str,
        value: impl Into<String>,
        write: impl Fn(&Text, &Site) -> Option<Change> + 'static,
    ) -> Self {
        Self { variant, value: value.into(), everywhere: true, write: Box::new(write) }
    }

    /// A rewrite to fixed words at this one place.
    fn once(variant: &'static str, value: impl Into<String>, change: Change) -> Self {
        let start = change.span.clone();
        let write = move |text: &Text, site: &Site| {
            let span = site.span(text);
            (span.start < start.end && start.start < span.end).then(|| change.clone())
        };
        Self { variant, value: value.into(), everywhere: false, write: Box::new(write) }
    }

    /// The change it makes at a site.
    pub(crate) fn at(&self, text: &Text, site: &Site) -> Option<Change> {
        (self.write)(text, site)
    }
}

/// One meaning-keeping change for each value of a text that has one; the shortening of names is left out, because the
/// first mention of a person needs the name.
pub(crate) fn rewordings(text: &Text, random: &mut Random) -> Vec<Change> {
    let none = BTreeSet::new();
    let mut changes = Vec::new();
    for kind in [Kind::Negation, Kind::Number, Kind::Date] {
        for site in &kind.sites(text) {
            let around = Around { text, site, near: &none, known: &none, texts: &[] };
            let controls = kind.controls(&around, random);
            changes.extend(random.pick(&controls).and_then(|rewrite| rewrite.at(text, site)));
        }
    }
    changes
}

/// The words of a site and before it from word `first`, replaced.
fn replace(text: &Text, words: Range<usize>, new: impl Into<String>) -> Change {
    Change { span: text.words[words.start].start..text.words[words.end - 1].end, new: new.into() }
}

/// Runs a kind on one sentence, for the tests of each kind.
#[cfg(test)]
mod trial {
    use super::*;

    /// Every sentence that a rewrite of the first site (with that key, if one is given) makes, by variant.
    pub(super) fn rewritten(
        kind: Kind,
        key: &str,
        sentence: &str,
        contradict: bool,
        seed: u64,
    ) -> Vec<(String, String)> {
        let text = Text::new(sentence.to_owned());
        let sites = kind.sites(&text);
        let Some(site) = sites.iter().find(|site| site.key.starts_with(key)) else { return Vec::new() };
        let known = sites.iter().map(|site| site.key.clone()).collect();
        let around = Around { text: &text, site, near: &known, known: &known, texts: &[sentence] };
        let mut random = Random::new(seed, "trial");
        let rewrites = if contradict {
            kind.contradiction(&around, &mut random).into_iter().collect()
        } else {
            kind.controls(&around, &mut random)
        };
        let result = |rewrite: &Rewrite| {
            let changes: Vec<Change> = sites
                .iter()
                .filter(|other| *other == site || rewrite.everywhere && kind.throughout() && other.same_value(site))
                .filter_map(|site| rewrite.at(&text, site))
                .collect();
            (rewrite.variant.to_owned(), crate::edit::apply(&text, &changes).0)
        };
        rewrites.iter().map(result).collect()
    }

    /// The one sentence of a variant among the controls.
    pub(super) fn control(kind: Kind, variant: &str, sentence: &str) -> Option<String> {
        rewritten(kind, "", sentence, false, 1).into_iter().find(|(found, _)| found == variant).map(|(_, new)| new)
    }

    /// Contradictions for several seeds.
    pub(super) fn contradictions(kind: Kind, sentence: &str) -> BTreeSet<String> {
        (0..12).flat_map(|seed| rewritten(kind, "", sentence, true, seed)).map(|(_, new)| new).collect()
    }
}
