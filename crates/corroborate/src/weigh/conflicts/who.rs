//! Persons who exclude each other.
//!
//! Reports name participants as it suits them: the police here, their chief there, one signatory of two. So a person is
//! held only against another in the same part of the same sentence ([`super::slots`]), and two persons whom any report
//! names side by side are two people, each of whom may have done it. What only one can be (who won, who was
//! appointed) needs less to speak for one happening.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::Deprel;

use super::slots::{filled, name_of};
use super::word_for_word::{are_told_so, is_next_to, right_beside};
use super::{Difference, Side, Telling, clashes, feature, near};
use crate::account::Aspect;
use crate::annotation::{ArgumentRole, EntityKind, Factuality, Sentence};
use crate::lexicon::happenings::{Course, course, is_unique};
use crate::lexicon::name_forms;
use crate::resolve::passages::{self, Alike};
use crate::text::Span;

/// Reports that name a person for whom another report may have somebody else.
const SEVERAL: usize = 3;
/// Likeness of what two sentences tell of two people from which it is much the same.
const ALIKE: f64 = 0.5;
/// Letters that two spellings of one name share, as a part of the longer.
const SPELLED_ALIKE: f64 = 0.6;

/// Persons given for one part.
pub fn differences(telling: &Telling<'_>) -> Vec<Difference> {
    let mut by_part: BTreeMap<String, BTreeMap<BTreeSet<usize>, Vec<usize>>> = BTreeMap::new();
    for (at, claim) in telling.claims().enumerate() {
        if claim.factuality == Factuality::Denied || course(telling.lemma(at)) == Some(Course::Speech) {
            continue;
        }
        let has_happened = matches!(claim.factuality, Factuality::Happened | Factuality::Planned);
        for (part, persons) in parts(telling, at).into_iter().filter(|(part, _)| has_happened || is_next_to(part)) {
            by_part.entry(part).or_default().entry(persons).or_default().push(at);
        }
    }
    by_part.into_iter().filter_map(|(part, persons)| in_part(telling, &part, persons)).collect()
}

/// The parts of a claim with the persons who fill them by name; whom a pronoun means is a guess.
fn parts(telling: &Telling<'_>, claim: usize) -> BTreeMap<String, BTreeSet<usize>> {
    let mut parts: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for filled in filled(telling, claim, EntityKind::Person) {
        for part in filled.parts {
            parts.entry(part).or_default().insert(filled.entity);
        }
    }
    parts
}

fn in_part(telling: &Telling<'_>, part: &str, given: BTreeMap<BTreeSet<usize>, Vec<usize>>) -> Option<Difference> {
    let mut given: Vec<(BTreeSet<usize>, Vec<usize>)> = given.into_iter().collect();
    let name = |at: &usize| telling.story.entities[*at].name.clone();
    let names = |persons: &BTreeSet<usize>| {
        let mut names: Vec<String> = persons.iter().map(name).collect();
        names.sort();
        names.join(", ")
    };
    given.sort_by_key(|(persons, _)| names(persons));
    let side = |(persons, claims): &(BTreeSet<usize>, Vec<usize>)| Side {
        value: names(persons),
        words: names(persons),
        claims: claims.clone(),
    };
    let sides: Vec<Side> = given.iter().map(side).collect();
    let is_agent = part.starts_with("agent") || part.starts_with("subject");
    let role = if is_agent { ArgumentRole::Agent } else { ArgumentRole::Patient };
    let clashes = clashes(telling, &sides, |one, other| {
        let ((a, of_a), (b, of_b)) = (&given[one], &given[other]);
        let (only_a, only_b): (Vec<usize>, Vec<usize>) =
            (a.difference(b).copied().collect(), b.difference(a).copied().collect());
        let ([x], [y]) = (only_a.as_slice(), only_b.as_slice()) else { return None };
        let knows = |claims: &[usize], at: &usize| claims.iter().any(|&c| is_named_beside(telling, c, &name(at)));
        let is_of_one = !is_next_to(part) || are_told_so(telling, part, EntityKind::Person, &sides[one], &sides[other]);
        if !is_of_one || may_be_one_name(&name(x), &name(y)) || knows(of_a, y) || knows(of_b, x) {
            return None;
        }
        let is_unique = part.ends_with("the event")
            && of_a.iter().chain(of_b).all(|&claim| is_unique(telling.lemma(claim), role))
            && a.len() == 1
            && b.len() == 1;
        let mut features = vec![match is_unique {
            true => feature("only one can have this part", 0.5),
            false => feature("another may have the same part", -0.2),
        }];
        if stands_for(telling, *x, *y) || stands_for(telling, *y, *x) {
            features.push(match are_told_alike(telling, (*x, of_a), (*y, of_b)) {
                true => feature("one report alone names the one, in a sentence in which others name the other", 0.8),
                false => feature("one report alone names the one, and never the other, whom several name", 0.5),
            });
        }
        let named = |person: usize| move |claim: usize| name_of(telling, claim, EntityKind::Person, person);
        let (of_x, of_y) = (named(*x), named(*y));
        if of_a.iter().any(|&claim| is_another(telling, claim, of_x(claim)))
            || of_b.iter().any(|&claim| is_another(telling, claim, of_y(claim)))
        {
            features.push(feature("told to be another", -2.0));
        }
        features.extend(right_beside(telling, (&sides[one], &of_x), (&sides[other], &of_y)));
        if telling.are_told_apart(*x, *y) {
            features.push(match near::is_one_clause(telling, &sides[one], &sides[other]) {
                true => feature("a report names both, but two tell this in one clause with another name", -0.4),
                false => feature("a report names both: two people, each of whom may have this part", -2.0),
            });
        }
        Some(features)
    });
    (!clashes.is_empty()).then_some(Difference { aspect: Aspect::Who, sides, clashes })
}

/// Whether the claim's sentence says of the one who is named that it is another.
fn is_another(telling: &Telling<'_>, claim: usize, name: Option<Span>) -> bool {
    let Some((event, name)) = telling.reading(claim).zip(name) else { return false };
    let sentence = &telling.report(claim).sentences[event.word.sentence];
    sentence.head_of(name).is_some_and(|head| is_told_as_another(sentence, head))
}

/// "The case of *another* boy, Ann Roe": who says so knows of two.
fn is_told_as_another(sentence: &Sentence, name: usize) -> bool {
    let noun = sentence.head(name).filter(|_| sentence.tokens[name].deprel == Deprel::Appos).unwrap_or(name);
    let in_front = sentence.subtree(noun).into_iter().filter(|&at| at < name);
    in_front.into_iter().any(|at| sentence.tokens[at].lemma.eq_ignore_ascii_case("another"))
}

/// Whether only one report names the one and several others the other.
fn stands_for(telling: &Telling<'_>, one: usize, other: usize) -> bool {
    let (of_one, of_other) = (telling.naming(one), telling.naming(other));
    of_one.len() == 1 && !telling.are_told_apart(one, other) && of_other.len() >= SEVERAL
}

/// Whether a sentence that names the one and one that names the other tell much the same of them.
fn are_told_alike(telling: &Telling<'_>, one: (usize, &[usize]), other: (usize, &[usize])) -> bool {
    let told = |(person, claims): (usize, &[usize])| -> Vec<BTreeSet<String>> {
        let of_claim = |&claim: &usize| {
            let sentence = telling.reading(claim)?.word.sentence;
            let name = name_of(telling, claim, EntityKind::Person, person)?;
            Some(passages::told_of(telling.report(claim), sentence, name))
        };
        claims.iter().filter_map(of_claim).collect()
    };
    let of_other = told(other);
    told(one).iter().any(|a| of_other.iter().any(|b| Alike::of(a, b, &BTreeSet::new()).strength() >= ALIKE))
}

/// Whether the sentence of a claim has the last word of a name: it knows the person, in whatever part.
fn is_named_beside(telling: &Telling<'_>, claim: usize, name: &str) -> bool {
    let Some(event) = telling.reading(claim) else { return false };
    let report = telling.report(claim);
    let Some(last) = name.split(|c: char| !c.is_alphanumeric()).rfind(|word| word.len() > 2) else { return false };
    let mut tokens = report.sentences[event.word.sentence].tokens.iter();
    let last = name_forms::folded(last);
    tokens.any(|token| name_forms::folded(token.form(&report.report.text)) == last)
}

/// Whether two names may be of one person: a word in common, or a surname in whatever spelling.
pub(super) fn may_be_one_name(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let plain = name_forms::folded(name);
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let are_alike = |a: &str, b: &str| strsim::normalized_damerau_levenshtein(a, b) >= SPELLED_ALIKE;
    let Some((a, b)) = one.last().zip(other.last()) else { return true };
    // Ana Boll is not Ana Krug.
    let is_given_only =
        |word: &String| one.len() > 1 && other.len() > 1 && one.first() == Some(word) && other.first() == Some(word);
    are_alike(a, b) || one.iter().any(|word| other.contains(word) && !is_given_only(word))
}

#[cfg(test)]
mod tests {
    use super::{is_told_as_another, may_be_one_name};
    use crate::annotate::testing;

    /// "Another 15-year-old, Ann Roe, was killed in 1985" was held against the one who was killed now.
    #[test]
    fn another_is_not_the_one() {
        let parse = |det: &str| {
            testing::read(&format!(
                "{det}/DET/2/det/={det} boy/NOUN/5/nsubj:pass ~,/PUNCT/4/punct Roe/PROPN/2/appos fell/VERB/0/root"
            ))
        };
        assert!(is_told_as_another(&parse("another").sentences[0], 3));
        assert!(!is_told_as_another(&parse("the").sentences[0], 3));
    }

    #[test]
    fn a_spelling_an_initial_a_surname_are_no_other_person() {
        for (one, other, may_be) in [
            ("Duncan Raite", "Duncan Rait", true),
            ("A. Boll", "Ana Boll", true),
            ("Mr Krug", "Boris Kroog", true),
            ("Ana Boll", "Ina Krug", false),
            ("Ana Boll", "Ana Krug", false),
            ("Ana Boll Krug", "Ana Boll", true),
        ] {
            assert_eq!(may_be_one_name(one, other), may_be, "{one} and {other}");
        }
    }
}
