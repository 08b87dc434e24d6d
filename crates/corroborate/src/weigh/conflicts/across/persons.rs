//! Whether two persons are one by what the story tells of them.
//!
//! Sentences that tell much the same of two persons give them one part. The less alike they are the more must speak for it
//! elsewhere: that the two have further parts in common, an office, or a part that several reports give the one, and hardly
//! anybody else.

use std::collections::{BTreeMap, BTreeSet};

use super::stated::{Stated, Value};
use crate::lexicon::event_words;
use crate::resolve::passages::Alike;
use crate::story::Story;

/// Likeness of two sentences, with what speaks for it elsewhere, from which whoever stands in the same part of both is one person.
const ENOUGH: f64 = 0.6;
/// Likeness below which nothing else counts.
const LEAST: f64 = 0.3;
/// What each further part in common adds.
const FURTHER_PART: f64 = 0.1;
/// What an office in common adds.
const SAME_OFFICE: f64 = 0.2;
/// What it adds that several reports give the one a part of the other that few have, or nobody else in half as many reports.
const GIVEN_BY_SEVERAL: f64 = 0.2;
const SEVERAL: usize = 3;
const FEW: usize = 3;

/// For a part the reports that give it to a person.
type Givers<'a> = BTreeMap<&'a str, BTreeMap<usize, BTreeSet<usize>>>;

/// What the reports of a story tell of its persons.
pub(super) struct Persons<'a> {
    story: &'a Story,
    givers: Givers<'a>,
    parts: BTreeMap<usize, BTreeSet<&'a str>>,
}

impl<'a> Persons<'a> {
    pub(super) fn of(story: &'a Story, stated: &'a [Stated]) -> Self {
        let mut persons = Self { story, givers: BTreeMap::new(), parts: BTreeMap::new() };
        for told in stated {
            let Value::Person(person) = told.value else { continue };
            for part in told.hooks.iter().map(String::as_str) {
                persons.givers.entry(part).or_default().entry(person).or_default().insert(told.report);
                persons.parts.entry(person).or_default().insert(part);
            }
        }
        persons
    }

    /// The words in common of two sentences that tell much the same of two persons.
    pub(super) fn told_alike(&self, one: &Stated, other: &Stated) -> Option<Vec<String>> {
        let (Value::Person(a), Value::Person(b)) = (one.value, other.value) else { return None };
        let alike = Alike::of(&one.told, &other.told, &BTreeSet::new());
        let strength = alike.strength();
        (strength >= LEAST && strength + self.elsewhere(a, b, one, other) >= ENOUGH).then_some(alike.words)
    }

    /// What speaks for two persons besides the likeness of two sentences.
    fn elsewhere(&self, a: usize, b: usize, one: &Stated, other: &Stated) -> f64 {
        let [of_a, of_b] = [a, b].map(|person| &self.parts[&person]);
        let both: BTreeSet<&str> = of_a.intersection(of_b).copied().collect();
        let here = one.hooks.intersection(&other.hooks).map(String::as_str);
        let here: BTreeSet<&str> = if one.hooks.intersection(&other.hooks).all(|part| is_list(part)) {
            BTreeSet::new()
        } else {
            here.collect()
        };
        let telling = both.iter().copied().filter(|part| !is_list(part) && !says_little(part));
        let further = telling.chain(here).collect::<BTreeSet<_>>().len().saturating_sub(1);
        let has_one_office = self.story.entities[a].shares_title(&self.story.entities[b]);
        let by_several = both.iter().any(|part| self.is_given_by_several(part, a, b));
        FURTHER_PART * further as f64
            + if has_one_office { SAME_OFFICE } else { 0.0 }
            + if by_several { GIVEN_BY_SEVERAL } else { 0.0 }
    }

    fn is_given_by_several(&self, part: &str, a: usize, b: usize) -> bool {
        let givers = &self.givers[part];
        let of = |person: &usize| givers.get(person).map_or(0, BTreeSet::len);
        let next = givers.keys().filter(|&&person| person != a && person != b).map(of).max();
        let most = of(&a).max(of(&b));
        most >= SEVERAL && (givers.len() <= FEW || most >= 2 * next.unwrap_or_default())
    }
}

/// Who is listed with somebody may be listed with many.
fn is_list(part: &str) -> bool {
    part.starts_with("beside ")
}

/// "Has", "does": everybody does.
fn says_little(part: &str) -> bool {
    part.split_once(' ').is_some_and(|(_, governor)| event_words::says_little(governor))
}
