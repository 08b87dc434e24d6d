//! Numbers that exclude each other.
//!
//! A bound ("more than 260"), a rounded number (200 for 194) and a later count are none of them contradictions. Numbers
//! told on different days are updates ([`crate::weigh::series`]) as long as they grow; a toll in reports of unknown age
//! may be one.

use std::collections::BTreeSet;

use super::share::{self, Share};
use super::word_for_word::right_beside;
use super::{Clash, Difference, Side, Telling, clashes, feature, sameness};
use crate::account::{Aspect, Series};
use corroborate_encoder::Upos;
use jiff::civil::Date;

use crate::annotate::events::measures::AGE;
use crate::annotate::events::value_of;
use crate::annotation::{AnnotatedReport, Bound, Factuality, Feature, Quantity, Sentence};
use crate::lexicon::quantities::{is_measure, sums_up, vague_number};
use crate::weigh::series::{Count, Thing, counts};

/// The numbers that the claims of an event give for one thing, where some exclude each other, the thing that is counted by
/// most claims first.
pub fn differences(telling: &Telling<'_>, series: &[Series]) -> Vec<Difference> {
    let counted = counts(telling.claims);
    let mut things: Vec<_> = counted.into_iter().filter(|(_, counts)| counts.len() > 1).collect();
    things.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    let differences = things.into_iter().filter_map(|(thing, counts)| {
        let is_series = series.iter().any(|series| series.event == telling.index && series.of == thing.to_string());
        let growth = match (is_series, thing.is_toll()) {
            (true, _) => Growth::Seen,
            (false, true) => Growth::Likely,
            (false, false) => Growth::Unlikely,
        };
        in_thing(telling, &thing, counts, growth)
    });
    differences.collect()
}

/// Number of people from which it may be told rounded with no word that says so.
const ROUNDED: f64 = 100.0;

/// Likeness of words from which two numbers of things are of the same things.
const WHOLE: f64 = 0.8;

/// Years by which two ages of one person may differ in reports of one day, of a trial and of the deed.
const BIRTHDAYS: f64 = 2.0;
const DAYS_OF_YEAR: f64 = 365.25;

/// Years that somebody may have become older between two reports that were published on these days.
pub(super) fn birthdays(one: Option<Date>, other: Option<Date>) -> f64 {
    let days = one.zip(other).map_or(0, |(one, other)| (one - other).get_days().abs());
    BIRTHDAYS + f64::from(days) / DAYS_OF_YEAR
}

/// The same between any two claims of two sides, at most.
pub(super) fn birthdays_of(telling: &Telling<'_>, one: Vec<usize>, other: Vec<usize>) -> f64 {
    let days = |claims: Vec<usize>| -> Vec<Option<Date>> {
        claims.into_iter().map(|claim| telling.report(claim).report.date()).collect()
    };
    let (one, other) = (days(one), days(other));
    let years = one.iter().flat_map(|&a| other.iter().map(move |&b| birthdays(a, b)));
    years.fold(BIRTHDAYS, f64::max)
}

/// Whether what is counted becomes more while reports are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Growth {
    /// The reports show it.
    Seen,
    /// People are found dead, freed, arrested one after another.
    Likely,
    /// Seats, shots, days.
    Unlikely,
}

fn in_thing(telling: &Telling<'_>, thing: &Thing, mut counts: Vec<Count<'_>>, growth: Growth) -> Option<Difference> {
    if vague_number(&thing.unit().to_lowercase()).is_some() {
        return None;
    }
    counts.retain(|count| match telling.claim(count.claim).factuality {
        Factuality::Happened => true,
        // How old somebody is has happened whatever is told.
        factuality => thing.is_age() && factuality != Factuality::Denied,
    });
    counts.retain(|count| share::of(telling, count) != Share::OneOfTwo);
    // By words too: "5", "about 5" and "5" again are two groups, in whatever order they are told.
    counts.sort_by(|a, b| {
        let by_value = a.quantity.value.total_cmp(&b.quantity.value);
        by_value.then_with(|| a.words().cmp(&b.words())).then(a.claim.cmp(&b.claim))
    });
    let groups: Vec<&[Count<'_>]> = counts.chunk_by(|a, b| a.words() == b.words()).collect();
    let side = |group: &&[Count<'_>]| Side {
        value: group[0].words(),
        words: thing.counted(&group[0]),
        claims: group.iter().map(|count| count.claim).collect(),
    };
    let sides: Vec<Side> = groups.iter().map(side).collect();
    let clashes: Vec<Clash> = clashes(telling, &sides, |one, other| {
        let are_apart = match thing.is_age() {
            true => is_other_age(telling, groups[one], groups[other]),
            false => !groups[one][0].is_compatible(&groups[other][0], thing),
        };
        are_apart.then(|| {
            let smaller = if groups[one][0].quantity.value < groups[other][0].quantity.value { one } else { other };
            let greater = if smaller == one { other } else { one };
            let mut features = features(telling, &sides[smaller], &sides[greater], growth);
            if thing.is_age() {
                // It is what it is, of whatever day the report.
                features.retain(|feature| feature.weight > 0.0);
            }
            if thing.is_age_of_one() {
                features.push(feature("the age of one person by name", 0.3));
            }
            if thing.is_age() && a_report_knows(telling, groups[one][0].quantity.value, groups[other][0].quantity.value)
            {
                features.push(feature("a report gives both ages: of two people", -2.0));
            }
            let is_share = |side: usize| groups[side].iter().all(|c| share::of(telling, c) == Share::OfAWhole);
            if !thing.is_age() && (is_share(one) || is_share(other)) {
                features.push(feature("counted out of a whole or as the whole", -1.5));
            }
            if !thing.is_age()
                && sameness::strength(telling, &sides[one], &sides[other]) < WHOLE
                && (tells_number(telling, &sides[one], groups[other][0].quantity.value)
                    || tells_number(telling, &sides[other], groups[one][0].quantity.value))
            {
                features.push(feature("a report gives both numbers", -1.0));
            }
            if !thing.is_age() && (gives_a_list(telling, &groups, one) || gives_a_list(telling, &groups, other)) {
                features.push(feature("a report gives several such numbers", -1.5));
            }
            let spans = |side: usize| {
                let group = groups[side];
                move |claim: usize| group.iter().find(|count| count.claim == claim).map(|count| count.quantity.span)
            };
            // A toll grows in the words of the day before.
            if !thing.is_age() && growth == Growth::Unlikely {
                let (at_one, at_other) = (spans(one), spans(other));
                features.extend(right_beside(telling, (&sides[one], &at_one), (&sides[other], &at_other)));
            }
            if !thing.is_age() && names_a_kind(telling, groups[one]) != names_a_kind(telling, groups[other]) {
                features.push(feature("one counts those of a kind by name", -0.6));
            }
            if is_total(telling, &sides[one]) != is_total(telling, &sides[other]) {
                features.push(feature("one is a total", -1.5));
            }
            if !thing.is_age()
                && growth == Growth::Unlikely
                && sameness::strength(telling, &sides[one], &sides[other]) == 0.0
            {
                features
                    .push(feature("of things that are counted again and again, and little else is told alike", -0.5));
            }
            // Three weeks are no part of eight.
            let is_countable = !thing.is_age() && !is_measure(thing.unit());
            if is_countable && may_be_part(groups[one][0].quantity.value, groups[other][0].quantity.value) {
                let is_alike = telling.share_lemma(&sides[one], &sides[other])
                    && sameness::strength(telling, &sides[one], &sides[other]) >= WHOLE;
                let weight = match (is_alike, thing.is_of_people()) {
                    (true, false) => -0.5,
                    // Of people some are told apart from all.
                    (true, true) => -1.0,
                    (false, _) => -1.5,
                };
                features.push(feature("one may be a part of the other", weight));
            }
            features
        })
    });
    (!clashes.is_empty()).then_some(Difference { aspect: Aspect::Number, sides, clashes })
}

/// Whether what is counted has a name in it: "seven *AK-47* rifles", where others count rifles.
fn names_a_kind(telling: &Telling<'_>, counts: &[Count<'_>]) -> bool {
    counts.iter().any(|count| {
        let Some(event) = telling.reading(count.claim) else { return false };
        let sentence = &telling.report(count.claim).sentences[event.word.sentence];
        sentence.tokens_in(count.quantity.span).any(|at| sentence.tokens[at].upos == Upos::Propn)
    })
}

/// Numbers of one thing from which they are those of a list.
const A_LIST: usize = 3;

/// Whether a report that has the number of the group has so many of the thing that it lists them: "two at Vellin, five at Orlin, one at
/// Veldt".
fn gives_a_list(telling: &Telling<'_>, groups: &[&[Count<'_>]], group: usize) -> bool {
    let is_of =
        |report: usize, group: &&&[Count<'_>]| group.iter().any(|count| telling.claim(count.claim).report == report);
    let reports = groups[group].iter().map(|count| telling.claim(count.claim).report);
    reports
        .collect::<BTreeSet<_>>()
        .into_iter()
        .any(|report| groups.iter().filter(|group| is_of(report, group)).count() >= A_LIST)
}

/// Whether a report of the story gives both ages, of whomever.
pub(super) fn a_report_knows(telling: &Telling<'_>, one: f64, other: f64) -> bool {
    telling.story.reports.iter().filter_map(|&report| telling.reports.get(report)).any(|report| {
        let ages = || report.events.iter().flat_map(|e| &e.quantities).filter(|q| q.unit == AGE).map(|q| q.value);
        ages().any(|age| age == one) && ages().any(|age| age == other)
    })
}

/// Smallest number that stands in a report twice hardly by chance.
pub(super) const TELLING: f64 = 12.0;

/// Whether a report of the side has the number, too, of whatever.
fn tells_number(telling: &Telling<'_>, side: &Side, number: f64) -> bool {
    let has = |claim: &usize| {
        let sentences = &telling.report(*claim).sentences;
        let mut numbers = sentences.iter().flat_map(|s| &s.tokens).filter(|token| token.upos == Upos::Num);
        numbers.any(|token| value_of(&token.lemma.to_lowercase()) == Some(number))
    };
    number >= TELLING && side.claims.iter().any(has)
}

/// Whether a side gives what came together: "a total of", "so far".
fn is_total(telling: &Telling<'_>, side: &Side) -> bool {
    side.claims.iter().any(|&claim| {
        let sentence = telling.reading(claim).map(|event| &telling.report(claim).sentences[event.word.sentence]);
        sentence.is_some_and(tells_total)
    })
}

/// Whether a word of a sentence sums up and is no part of a compound: not "the second-overall pick".
fn tells_total(sentence: &Sentence) -> bool {
    let stands_alone = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| sentence.tokens.get(before));
        before.is_none_or(|before| before.span.end < sentence.tokens[at].span.start)
    };
    let mut tokens = sentence.tokens.iter().enumerate();
    tokens.any(|(at, token)| sums_up(&token.lemma.to_lowercase()) && stands_alone(at))
}

/// Whether two ages are of one person: not of two names, and more than some birthdays apart, since a trial comes later
/// than the deed.
fn is_other_age(telling: &Telling<'_>, one: &[Count<'_>], other: &[Count<'_>]) -> bool {
    let names = |counts: &[Count<'_>]| -> BTreeSet<String> {
        let of = counts.iter().filter_map(|count| count.quantity.of.clone());
        of.filter(|of| of.starts_with(char::is_uppercase)).collect()
    };
    let (a, b) = (names(one), names(other));
    let are_two = !a.is_empty() && !b.is_empty() && a.is_disjoint(&b);
    let claims = |counts: &[Count<'_>]| -> Vec<usize> { counts.iter().map(|count| count.claim).collect() };
    !are_two
        && (one[0].quantity.value - other[0].quantity.value).abs() > birthdays_of(telling, claims(one), claims(other))
}

/// Whether the one is so much smaller that it may count some of what the other counts: two who died in hospital, of
/// seven who died.
fn may_be_part(one: f64, other: f64) -> bool {
    one.min(other) <= one.max(other) / 2.0
}

/// The day of a report, stated or inferred.
fn day_of(report: &AnnotatedReport) -> Option<Date> {
    let inferred = report.published_inferred.as_ref().filter(|inferred| inferred.to == Some(inferred.from));
    report.report.date().or(inferred.map(|inferred| inferred.from))
}

fn features(telling: &Telling<'_>, smaller: &Side, greater: &Side, growth: Growth) -> Vec<Feature> {
    let dates = |side: &Side| -> Vec<_> { side.claims.iter().map(|&c| telling.report(c).report.date()).collect() };
    let (of_smaller, of_greater) = (dates(smaller), dates(greater));
    let are_known = [&of_smaller, &of_greater].iter().all(|dates| dates.iter().flatten().next().is_some());
    let on_one_day = of_smaller.iter().flatten().any(|day| of_greater.contains(&Some(*day)));
    // Seven on Monday, nine on Tuesday, seven on Friday; who told it on Monday may have to be inferred.
    let is_told_again = || {
        let first = of_greater.iter().flatten().min();
        let mut perhaps = smaller.claims.iter().filter_map(|&claim| day_of(telling.report(claim)));
        first.is_some_and(|first| of_smaller.iter().flatten().any(|day| day > first) && perhaps.any(|day| day < *first))
    };
    let of_time = match (on_one_day, growth, are_known) {
        (true, _, _) => feature("told on the same day", 0.2),
        (false, Growth::Likely, true) if is_told_again() => feature("the smaller number is told before and after", 0.2),
        (false, Growth::Seen, _) => feature("told on different days: an update", -2.0),
        (false, Growth::Likely, true) => feature("a toll told on different days: an update", -2.0),
        (false, Growth::Likely, false) => feature("it is not known which report is older: may be an update", -1.5),
        (false, Growth::Unlikely, _) => feature("not told on the same day, but of a thing that does not grow", -0.2),
    };
    vec![feature("both count the same", 0.3), of_time]
}

impl Count<'_> {
    /// Whether both can be true.
    pub fn is_compatible(&self, other: &Count<'_>, thing: &Thing) -> bool {
        are_compatible(self.quantity, other.quantity, thing.is_of_people())
    }
}

/// Whether two numbers of one thing can both be true: the bounds allow it, or one is the other rounded.
pub(super) fn are_compatible(a: &Quantity, b: &Quantity, are_of_people: bool) -> bool {
    match (a.bound, b.bound) {
        (Bound::AtLeast, Bound::AtLeast) | (Bound::AtMost, Bound::AtMost) => true,
        (Bound::AtLeast, Bound::AtMost | Bound::Exact | Bound::Approximate) => b.value >= a.value * 0.9,
        (Bound::AtMost, _) => b.value <= a.value * 1.1,
        (_, Bound::AtLeast) => a.value >= b.value * 0.9,
        (_, Bound::AtMost) => a.value <= b.value * 1.1,
        // Nobody writes of ten dead who were twelve.
        (Bound::Exact, Bound::Exact) if are_of_people && a.value.max(b.value) < ROUNDED => a.value == b.value,
        (Bound::Exact, Bound::Exact) => is_rounding(a.value, b.value),
        _ => is_rounding(a.value, b.value) || (a.value - b.value).abs() <= 0.2 * a.value.abs().max(b.value.abs()),
    }
}

/// Whether one is the other with fewer digits: 200 and 194, 5 and 5.4.
pub(super) fn is_rounding(a: f64, b: f64) -> bool {
    a == b || rounds_to(a, b) || rounds_to(b, a)
}

/// Whether `exact`, rounded to the digits that `rounded` has, is `rounded`.
fn rounds_to(exact: f64, rounded: f64) -> bool {
    let unit = last_digit(rounded);
    unit > last_digit(exact) && ((exact / unit).round() * unit - rounded).abs() < 1e-9 * rounded.abs().max(1.0)
}

/// What the last digit that is not nought stands for: 100 for 200, 1 for 194, 0.1 for 5.4.
fn last_digit(number: f64) -> f64 {
    if !number.is_finite() || number == 0.0 {
        return 1.0;
    }
    let powers = (-4..=15).rev().map(|exponent| 10f64.powi(exponent));
    powers
        .into_iter()
        .find(|unit| ((number / unit) - (number / unit).round()).abs() < 1e-6 && (number / unit).abs() >= 0.999)
        .unwrap_or(1e-4)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::annotate::testing;

    /// A minister was 54 when he was arrested and 57 when his appeal was heard: that was a contradiction.
    #[test]
    fn somebody_becomes_older_between_two_reports() {
        let (arrest, appeal) = (date(2021, 2, 25), date(2024, 1, 26));
        assert!(birthdays(Some(arrest), Some(appeal)) > 3.0);
        assert!(birthdays(Some(arrest), Some(arrest)) == BIRTHDAYS && birthdays(None, Some(appeal)) == BIRTHDAYS);
    }

    /// Catches of "the second-overall pick" were taken for a total.
    #[test]
    fn a_compound_sums_nothing_up() {
        let pick = "second/ADJ/4/amod ~-/PUNCT/1/punct ~overall/ADJ/1/dep pick/NOUN/0/root";
        assert!(!tells_total(&testing::read(pick).sentences[0]));
        assert!(tells_total(&testing::read("overall/ADV/2/advmod caught/VERB/0/root").sentences[0]));
    }

    #[test]
    fn fewer_digits_are_no_contradiction() {
        for (a, b, same) in [
            (200.0, 194.0, true),
            (5.0, 5.4, true),
            (5.0, 7.0, false),
            (24.0, 26.0, false),
            (20.0, 24.0, true),
            (20.0, 26.0, false),
            (1_000_000.0, 1_200_000.0, true),
            (0.0, 3.0, false),
        ] {
            assert_eq!(is_rounding(a, b), same, "{a} and {b}");
        }
    }
}
