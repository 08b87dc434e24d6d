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
        let is_more_than_list = here.clone().any(|part| !is_list(part));
        let telling = both.iter().copied().filter(|part| !is_list(part) && !says_little(part));
        let parts: BTreeSet<&str> = telling.chain(here.filter(|_| is_more_than_list)).collect();
        let further = parts.len().saturating_sub(1);
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

#[cfg(test)]
mod tests {
    use super::super::stated::At;
    use super::*;
    use crate::weigh::testing::{claim, report, resolution};

    fn words(words: &str) -> BTreeSet<String> {
        words.split(' ').map(str::to_owned).collect()
    }

    fn stated(person: usize, report: usize, parts: &[&str], told: &str) -> Stated {
        let hooks = parts.iter().map(|part| (*part).to_owned()).collect();
        Stated {
            value: Value::Person(person),
            report,
            at: At::Event(0, 0),
            around: BTreeSet::new(),
            told: words(told),
            hooks,
        }
    }

    /// Whether the first two of `told` are held to be of one person.
    fn are_one(told: &[Stated]) -> bool {
        let persons = ["Ana Boll", "Boris Krug", "Ina Dahl"].map(|who| report("").says(claim("place").by(&[who])));
        let story = resolution(&persons).stories.remove(0);
        Persons::of(&story, told).told_alike(&told[0], &told[1]).is_some()
    }

    /// "An offer to Boll", which nine reports tell, and one to Krug, in a sentence a little like theirs, were held against nothing.
    #[test]
    fn a_part_that_several_reports_give_to_one_is_hardly_anothers() {
        let (quarry, granary) =
            ("quarry lighthouse ferry orchard pump", "quarry lighthouse ferry orchard granary weir");
        let offer = |person, report| stated(person, report, &["to offer"], if person == 0 { quarry } else { granary });
        let few = || vec![offer(0, 0), offer(1, 1)];
        let several = || few().into_iter().chain([offer(0, 2), offer(0, 3)]);
        let as_many = |person| (0..4).map(move |report| offer(person, report));
        let alike = Alike::of(&words(quarry), &words(granary), &BTreeSet::new()).strength();
        assert!(alike < ENOUGH && alike + GIVEN_BY_SEVERAL >= ENOUGH, "{alike}");
        assert!(!are_one(&few()));
        assert!(are_one(&several().collect::<Vec<_>>()));
        let of_four = several().chain(as_many(2)).chain(as_many(3));
        assert!(!are_one(&of_four.collect::<Vec<_>>()));
    }

    /// One of whom a report told what several others told of the host of a show was not the same, since no sentence was quite like
    /// theirs; whoever is in a list with the same person has nothing else in common with him.
    #[test]
    fn parts_in_common_speak_for_one_person_unless_they_are_places_in_a_list() {
        let (quarry, granary) =
            ("quarry lighthouse ferry orchard pump", "quarry lighthouse ferry orchard granary weir");
        let told = |parts: &[&str]| [stated(0, 0, parts, quarry), stated(1, 1, parts, granary)];
        assert!(!are_one(&told(&["object pay"])));
        assert!(are_one(&told(&["object nominate", "subject actor", "subject host"])));
        assert!(!are_one(&told(&["beside Ina Dahl", "beside Ana Krug", "beside Ida Rahn"])));
    }
}
