//! Values between the same words.
//!
//! What a value is to its sentence is not always read: "it took another six years", "between the capes in Norland".
//! Where two reports put an event into the same words, word for word, right up to the value and on from it, the two
//! values have one part, whatever it is. Times are passed over, since a report may put its day anywhere.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::Upos;

use super::slots::filled;
use super::{Difference, Side, Telling, around, clashes, feature, number};
use crate::account::Aspect;
use crate::annotate::events::value_of;
use crate::annotation::{
    AnnotatedReport, EntityKind, Factuality, Feature, Mention, MentionForm, Time, TimeKind, Token,
};
use crate::lexicon::quantities::{bounds, is_people, is_state};
use crate::text::Span;

/// What a part is called that is known by the words next to it.
const NEXT_TO: &str = "next to ";
/// What a part is called that is the age of somebody.
const AGE_OF: &str = "age of ";
/// Words that must be the same, on both sides together.
const WORDS: usize = 8;
/// How many of them must say something by themselves.
const TELLING: usize = 4;

/// Words that say something by themselves, right beside two values, from which they say that both are of one thing.
const RIGHT_BESIDE: usize = 3;

/// A word beside a value, and whether it says something by itself.
type Word = (String, bool);

/// The words before a value, the nearest first, and those after it.
type Beside = (Vec<Word>, Vec<Word>);

/// The words of a sentence before a value, the nearest first, and those after it.
fn beside(report: &AnnotatedReport, sentence: usize, value: Span) -> Beside {
    let is_time = |span: Span| {
        let times = report.times.iter().filter(|time| time.sentence == sentence && time.kind != TimeKind::Duration);
        times.into_iter().any(|time| time.span.overlaps(span))
    };
    let tokens = report.sentences[sentence].tokens.iter().filter(|t| t.upos != Upos::Punct && !is_time(t.span));
    let is_content = |u: Upos| matches!(u, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num);
    let word = |t: &Token| if t.lemma == "%" { "percent".to_owned() } else { t.lemma.to_lowercase() };
    let words = tokens.map(|t| (t.span, (word(t), is_content(t.upos))));
    let (before, after): (Vec<_>, Vec<_>) =
        words.filter(|(span, _)| !span.overlaps(value)).partition(|(span, _)| span.start < value.start);
    (before.into_iter().rev().map(|(_, word)| word).collect(), after.into_iter().map(|(_, word)| word).collect())
}

/// The part of a value by the words right before and after it.
pub(super) fn next_to(report: &AnnotatedReport, sentence: usize, value: Span) -> Option<String> {
    let (before, after) = beside(report, sentence, value);
    let nearest = |words: &[Word]| words.first().map_or(String::new(), |(word, _)| word.clone());
    Some(format!("{NEXT_TO}{}, {}", nearest(&before), nearest(&after)))
        .filter(|_| !before.is_empty() || !after.is_empty())
}

/// Whether a part is one by the words next to it.
pub(super) fn is_next_to(part: &str) -> bool {
    part.starts_with(NEXT_TO)
}

/// The words that lead up to both values and on from them.
fn same<'w>(one: &'w Beside, other: &Beside) -> Vec<&'w Word> {
    let run = |a: &'w [Word], b: &[Word]| a.iter().zip(b).take_while(|(a, b)| a.0 == b.0).count();
    let (before, after) = (run(&one.0, &other.0), run(&one.1, &other.1));
    one.0[..before].iter().rev().chain(&one.1[..after]).collect()
}

/// Whether the same words lead up to both values and on from them, and enough of them.
fn are_same(one: &Beside, other: &Beside) -> bool {
    let same = same(one, other);
    same.len() >= WORDS && same.iter().filter(|(_, tells)| *tells).count() >= TELLING
}

/// A side with where a claim of it gives the value.
pub(super) type Valued<'s> = (&'s Side, &'s dyn Fn(usize) -> Option<Span>);

/// What it says that two reports have many words in common around their values.
pub(super) fn among(telling: &Telling<'_>, one: Valued<'_>, other: Valued<'_>) -> Option<Feature> {
    let told = |(side, value): Valued<'_>| -> Vec<(usize, BTreeSet<String>)> {
        let of_claim = |&claim: &usize| {
            let sentence = telling.reading(claim)?.word.sentence;
            Some((telling.claim(claim).report, around::words(telling.report(claim), sentence, value(claim)?)))
        };
        side.claims.iter().filter_map(of_claim).collect()
    };
    let (of_one, of_other) = (told(one), told(other));
    let pairs = of_one.iter().flat_map(|a| of_other.iter().map(move |b| (a, b))).filter(|(a, b)| a.0 != b.0);
    let words = pairs.filter_map(|(a, b)| around::in_common(telling, &a.1, &b.1));
    let words = words.max_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)))?;
    Some(feature(format!("both stand among the same words: {}", words.join(", ")), 0.6))
}

/// What it says that two reports have the same words right beside their values: "the office party in Orlin", "the office party
/// in Vellin".
pub(super) fn right_beside(telling: &Telling<'_>, one: Valued<'_>, other: Valued<'_>) -> Option<Feature> {
    let told = |(side, value): Valued<'_>| -> Vec<(usize, Beside)> {
        let of_claim = |&claim: &usize| {
            let sentence = telling.reading(claim)?.word.sentence;
            Some((telling.claim(claim).report, beside(telling.report(claim), sentence, value(claim)?)))
        };
        side.claims.iter().filter_map(of_claim).collect()
    };
    let (of_one, of_other) = (told(one), told(other));
    let pairs = of_one.iter().flat_map(|a| of_other.iter().map(move |b| (a, b))).filter(|(a, b)| a.0 != b.0);
    let runs = pairs.map(|(a, b)| same(&a.1, &b.1));
    let telling_words = |run: &Vec<&Word>| run.iter().filter(|(_, tells)| *tells).count();
    let run = runs.max_by(|a, b| telling_words(a).cmp(&telling_words(b)).then_with(|| a.cmp(b)))?;
    let words: Vec<&str> = run.iter().map(|(word, _)| word.as_str()).collect();
    let name = format!("both stand right beside the same words: {}", words.join(" "));
    (telling_words(&run) >= RIGHT_BESIDE).then(|| feature(name, 0.6))
}

/// Whether two reports have the same words of content right before and right after the words that name an event, whatever
/// auxiliaries and negations stand between.
pub(super) fn is_between_same_words(telling: &Telling<'_>, one: &Side, other: &Side) -> bool {
    let nearest = |claim: usize| -> Option<(String, String)> {
        let event = telling.reading(claim)?;
        let (before, after) = beside(telling.report(claim), event.word.sentence, event.trigger);
        let telling_word = |words: Vec<Word>| words.into_iter().find(|(_, tells)| *tells).map(|(word, _)| word);
        telling_word(before).zip(telling_word(after))
    };
    let told = |side: &Side| -> Vec<(usize, (String, String))> {
        side.claims.iter().filter_map(|&claim| Some((telling.claim(claim).report, nearest(claim)?))).collect()
    };
    let of_other = told(other);
    told(one).iter().any(|(report, words)| of_other.iter().any(|(beside, other)| report != beside && words == other))
}

/// Whether two reports name whoever or whatever has a part next to the same words.
pub(super) fn are_told_so(telling: &Telling<'_>, part: &str, kind: EntityKind, one: &Side, other: &Side) -> bool {
    let told = |side: &Side| {
        let of_claim = |&claim: &usize| {
            let sentence = telling.reading(claim)?.word.sentence;
            let name = filled(telling, claim, kind).into_iter().find(|name| name.parts.iter().any(|p| p == part))?;
            Some((telling.claim(claim).report, beside(telling.report(claim), sentence, name.span)))
        };
        side.claims.iter().filter_map(of_claim).collect::<Vec<_>>()
    };
    let of_other = told(other);
    told(one).iter().any(|(report, a)| of_other.iter().any(|(beside, b)| report != beside && are_same(a, b)))
}

/// A number with the words beside it.
struct Told {
    claim: usize,
    value: f64,
    beside: Beside,
}

/// Numbers between the same words that exclude each other.
pub(super) fn differences(telling: &Telling<'_>) -> Vec<Difference> {
    let mut by_part: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    let claims = telling.claims().enumerate();
    for (claim, _) in claims.filter(|(_, claim)| claim.factuality != Factuality::Denied) {
        for (part, told) in numbers(telling, claim) {
            by_part.entry(part).or_default().push(told);
        }
    }
    by_part.into_iter().filter_map(|(part, told)| in_part(telling, &part, told)).collect()
}

/// The numbers of the sentence of a claim that are no part of a time, no bounds and count no people, of whom there may be
/// more every day.
fn numbers(telling: &Telling<'_>, claim: usize) -> Vec<(String, Told)> {
    let report = telling.report(claim);
    let Some(event) = telling.reading(claim) else { return Vec::new() };
    let index = event.word.sentence;
    // What lasts for days lasts longer the next day.
    let is_of_years = |time: &Time| time.kind == TimeKind::Duration && time.value.ends_with('Y');
    let times = report.times.iter().filter(|time| time.sentence == index && !is_of_years(time));
    let times: Vec<Span> = times.map(|time| time.span).collect();
    // A number may be read with any event of the sentence.
    let quantities = report.events.iter().filter(|event| event.word.sentence == index).flat_map(|e| &e.quantities);
    let of_people = quantities.filter(|q| is_people(&q.unit) || q.of.as_deref().is_some_and(is_state));
    let left_out: Vec<Span> = times.into_iter().chain(of_people.map(|quantity| quantity.span)).collect();
    let tokens = report.sentences[index].tokens.iter().filter(|token| token.upos == Upos::Num);
    let counted = tokens.filter(|t| event.claim.contains(t.span) && left_out.iter().all(|span| !span.overlaps(t.span)));
    let told = counted.filter_map(|token| {
        let value = value_of(token.form(&report.report.text))?;
        let beside = beside(report, index, token.span);
        let is_bound = beside
            .0
            .first()
            .is_some_and(|(word, _)| bounds().iter().any(|(bound, _)| bound.rsplit(' ').next() == Some(word)));
        let counts_people = beside.1.first().is_some_and(|(word, _)| is_people(word));
        let part = age_of(telling, claim, index, token.span).or_else(|| next_to(report, index, token.span))?;
        Some((part, Told { claim, value, beside })).filter(|_| !is_bound && !counts_people)
    });
    told.collect()
}

/// Whose age a number is: "Ana Boll, 47,".
fn age_of(telling: &Telling<'_>, claim: usize, sentence: usize, number: Span) -> Option<String> {
    let report = telling.report(claim);
    let text = &report.report.text;
    let is_before = |m: &&Mention| {
        m.form == MentionForm::Name
            && m.kind == EntityKind::Person
            && m.head.sentence == sentence
            && is_age(text, m.span, number)
    };
    let name = report.mentions.iter().find(is_before)?;
    Some(format!("{AGE_OF}{}", telling.entity_of_chain(claim, name.chain)?))
}

/// Whether a number is put behind a name as an age is, between commas.
pub(super) fn is_age(text: &str, name: Span, number: Span) -> bool {
    let follows = text.get(name.end..number.start).is_some_and(|between| between.trim() == ",");
    // Of a boxer: "Boll, 45-7-2,".
    follows && text[number.end..].trim_start().chars().next().is_none_or(|c| matches!(c, ',' | '.' | ';' | ')'))
}

fn in_part(telling: &Telling<'_>, part: &str, mut told: Vec<Told>) -> Option<Difference> {
    let is_age = part.starts_with(AGE_OF);
    told.sort_by(|a, b| a.value.total_cmp(&b.value).then(a.claim.cmp(&b.claim)));
    let groups: Vec<&[Told]> = told.chunk_by(|a, b| a.value == b.value).collect();
    let side = |group: &&[Told]| {
        let value = format!("{}", group[0].value);
        let words = if is_age { format!("{value} years of age") } else { value.clone() };
        Side { words, value, claims: group.iter().map(|told| told.claim).collect() }
    };
    let sides: Vec<Side> = groups.iter().map(side).collect();
    let clashes = clashes(telling, &sides, |one, other| {
        let (of_one, of_other) = (groups[one], groups[other]);
        let are_of_two = |a: &Told, b: &Told| telling.claim(a.claim).report != telling.claim(b.claim).report;
        let is_one = of_one.iter().any(|a| of_other.iter().any(|b| are_of_two(a, b) && are_same(&a.beside, &b.beside)));
        let (a, b) = (of_one[0].value, of_other[0].value);
        let claims = |told: &[Told]| -> Vec<usize> { told.iter().map(|told| told.claim).collect() };
        let birthdays = || number::birthdays_of(telling, claims(of_one), claims(of_other));
        match is_age {
            true => (a - b).abs() > birthdays() && !number::a_report_knows(telling, a, b),
            false => is_one && !number::is_rounding(a, b),
        }
        .then(|| match is_age {
            true => vec![feature("the age of one person by name", 0.8)],
            false => vec![feature("both stand between the same words", 0.6)],
        })
    });
    (!clashes.is_empty()).then_some(Difference { aspect: Aspect::Number, sides, clashes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// Around "nine" of one report and "six" of another.
    fn are_one(one: &str, other: &str) -> bool {
        let around = |parse: &str| {
            let report = testing::read(parse);
            let number = report.sentences[0].tokens.iter().find(|t| t.upos == Upos::Num).expect("a number").span;
            beside(&report, 0, number)
        };
        are_same(&around(one), &around(other))
    }

    const NINE: &str = "It/PRON/2/nsubj took/VERB/0/root the/DET/4/det crew/NOUN/2/obj another/DET/7/det nine/NUM/7/nummod \
                        trips/NOUN/2/obj to/PART/9/mark clear/VERB/2/advcl the/DET/11/det harbour/NOUN/9/obj";

    /// "Another nine years" was no number of any event.
    #[test]
    fn a_number_between_the_same_words_is_one_number() {
        assert!(are_one(NINE, &NINE.replace("nine", "six")));
        assert!(!are_one(NINE, &NINE.replace("nine", "six").replace("trips", "barges")));
    }

    /// "The office party in Orlin" was as little like "the office party in Vellin" as any two sentences on a party.
    #[test]
    fn words_right_beside_a_value_are_those_of_one_thing() {
        let around = |parse: &str, value: &str| {
            let report = testing::read(parse);
            let tokens = &report.sentences[0].tokens;
            let span = tokens.iter().find(|t| t.form(&report.report.text) == value).expect("the value").span;
            beside(&report, 0, span)
        };
        let one = "He/PRON/2/nsubj crashed/VERB/0/root the/DET/5/det office/NOUN/5/compound party/NOUN/2/obj in/ADP/7/case \
                   Orlin/PROPN/5/nmod";
        let other = "She/PRON/2/nsubj left/VERB/0/root the/DET/5/det office/NOUN/5/compound party/NOUN/2/obj in/ADP/7/case \
                     Vellin/PROPN/5/nmod";
        let (one, other) = (around(one, "Orlin"), around(other, "Vellin"));
        let words: Vec<&str> = same(&one, &other).into_iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(words, ["the", "office", "party", "in"]);
    }

    /// "Boll's mother Ina Krug, 58, was found": no event had the mother, and nobody her age.
    #[test]
    fn a_number_between_commas_behind_a_name_is_an_age() {
        let text = "Ina Krug, 58, was found. Ina Krug, 58 metres; Ina Krug, 58-3 with";
        let at = |from: usize, words: &str| {
            let start = from + text[from..].find(words).expect("the words");
            Span::new(start, start + words.len())
        };
        assert!(is_age(text, at(0, "Ina Krug"), at(0, "58")));
        assert!(!is_age(text, at(20, "Ina Krug"), at(20, "58")));
        assert!(!is_age(text, at(44, "Ina Krug"), at(44, "58")));
    }

    /// Names of towns in a list were set against the next of the list by the word after them.
    #[test]
    fn a_word_in_common_on_one_side_is_not_enough() {
        let short = "They/PRON/2/nsubj took/VERB/0/root six/NUM/4/nummod trips/NOUN/2/obj";
        assert!(!are_one(NINE, short));
    }
}
