//! How many a group is: "a 15-member delegation", "the delegation, which numbers 12 people".
//!
//! A group has one size. Where two reports give it once each, in sentences that tell of the group what little else they tell alike, the
//! sizes are held against each other, whatever it does there. Of a delegation a story has one, if no report says whose in two ways:
//! then nothing else need be alike.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::{Deprel, Upos};

use super::across::Across;
use super::feature;
use super::figures::{Figure, Spanning, figures, gives_one, in_own_order, pairs_told_once, strongest};
use super::number::are_compatible;
use crate::account::Conflict;
use crate::annotate::events::counted_by;
use crate::annotation::{AnnotatedReport, Sentence};
use crate::lexicon::quantities::is_people;
use crate::lexicon::{collective_nouns, countries};
use crate::story::Story;

/// Words of content that two sentences on one group have in common at least.
const IN_COMMON: usize = 3;

/// What a group is that visits, whatever it is called.
const DELEGATION: &str = "delegation";

/// The conflicts between the sizes that reports give a group, besides those `known`.
pub(super) fn find(story: &Story, reports: &[AnnotatedReport], known: &[Conflict]) -> Vec<Across> {
    let mut by_noun: BTreeMap<String, Vec<Figure>> = BTreeMap::new();
    for figure in in_own_order(&story.reports, reports).into_iter().flat_map(|report| figures(reports, report)) {
        if let Some(noun) = group(&reports[figure.report].sentences[figure.sentence], figure.at) {
            by_noun.entry(noun).or_default().push(figure);
        }
    }
    let spanning = Spanning { story, reports };
    let of_noun = |(noun, sizes): (String, Vec<Figure>)| -> Vec<Across> {
        let pairs = pairs_told_once(&sizes);
        let is_only = collective_nouns::is_only_one(&noun)
            && sizes.chunk_by(|a, b| a.report == b.report).all(gives_one)
            && owners(story, reports, &noun).len() < 2;
        pairs.into_iter().filter_map(|(one, other)| judge(&spanning, &noun, is_only, one, other)).collect()
    };
    strongest(by_noun.into_iter().flat_map(of_noun), known)
}

/// Whose such groups are, as the reports of a story say: "the *Kazakh* delegation", "*Norland's* delegation".
fn owners(story: &Story, reports: &[AnnotatedReport], noun: &str) -> BTreeSet<String> {
    let sentences = story.reports.iter().flat_map(|&report| &reports[report].sentences);
    let of_sentence = |sentence: &Sentence| -> Vec<String> {
        let named = (0..sentence.tokens.len()).filter(|&at| sentence.tokens[at].lemma.eq_ignore_ascii_case(noun));
        named
            .flat_map(|at| {
                let whose = sentence.children(at).filter(|&child| {
                    let token = &sentence.tokens[child];
                    let is_name = token.upos == Upos::Propn || countries::named(&token.lemma).is_some();
                    is_name && !matches!(token.deprel.base(), Deprel::Appos | Deprel::Conj)
                });
                let owner = |at: usize| {
                    let lemma = &sentence.tokens[at].lemma;
                    countries::named(lemma).map_or(lemma.to_lowercase(), |country| country.name.to_owned())
                };
                whose.map(owner).collect::<Vec<_>>()
            })
            .collect()
    };
    sentences.flat_map(of_sentence).collect()
}

/// The noun of the group whose size a number is.
fn group(sentence: &Sentence, number: usize) -> Option<String> {
    let lemma = |at: usize| sentence.tokens[at].lemma.to_lowercase();
    let counted = counted_by(sentence, number).filter(|&counted| is_people(&lemma(counted)))?;
    let head = sentence.head(counted)?;
    let is_made_of = sentence.preposition(counted) == Some("of") || sentence.tokens[counted].deprel == Deprel::Compound;
    let group = match is_made_of {
        // "The visiting group *was made up of* twelve people".
        true if is_making_up(sentence, head) || lemma(head) == "consist" => sentence.own_subject(head)?,
        true => head,
        // "Which *numbers* 12 people", whatever the parser takes "12 people" for.
        false if lemma(head) == "number" && sentence.tokens[head].upos == Upos::Verb => {
            let modified = sentence.head(head).filter(|_| sentence.tokens[head].deprel == Deprel::AclRelcl);
            modified.or_else(|| sentence.subject(head))?
        }
        // "Twelve people *made up* the delegation".
        false if is_making_up(sentence, head) => {
            let (part, whole) = (sentence.own_subject(head), sentence.object(head)?);
            Some(whole).filter(|_| part == Some(counted))?
        }
        false => return None,
    };
    let is_visiting = sentence.children(group).any(|child| lemma(child) == "visiting" || lemma(child) == "visit");
    let noun = if is_visiting { DELEGATION.to_owned() } else { lemma(group) };
    Some(noun).filter(|noun| collective_nouns::is_one(noun))
}

/// Whether a verb tells of what a group is made of: "made up", "formed", "composed".
fn is_making_up(sentence: &Sentence, verb: usize) -> bool {
    match sentence.tokens[verb].lemma.as_str() {
        "form" | "compose" | "comprise" | "constitute" => true,
        "make" => sentence.has_child_lemma(verb, &["up"]),
        _ => false,
    }
}

fn judge(spanning: &Spanning<'_>, noun: &str, is_only: bool, one: &Figure, other: &Figure) -> Option<Across> {
    if are_compatible(&one.quantity, &other.quantity, true) {
        return None;
    }
    let (a, b) = (spanning.told(one), spanning.told(other));
    let words: Vec<&str> = a.intersection(&b).map(String::as_str).filter(|word| *word != noun).collect();
    let likeness = match words.len() >= IN_COMMON {
        true => feature(format!("told of it in like words: {}", words.join(", ")), 0.4),
        false if is_only => feature(format!("no report says in two ways whose the {noun} is"), 0.4),
        false => return None,
    };
    let because = vec![feature(format!("how many the {noun} is, which each tells only once"), 0.6), likeness];
    spanning.conflict(one, None, other, because)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    fn size(parse: &str) -> Option<(f64, String)> {
        let report = testing::read(parse);
        let size = figures(std::slice::from_ref(&report), 0).into_iter().next()?;
        Some((size.quantity.value, group(&report.sentences[0], size.at)?))
    }

    /// "A 15-member delegation" and "the delegation, which numbers 12 people" were of no one event.
    #[test]
    fn the_size_of_a_group_is_told_in_several_ways() {
        let delegation = |value: f64| Some((value, "delegation".to_owned()));
        let member = "A/DET/5/det 15/NUM/4/nummod ~-/PUNCT/2/punct ~member/NOUN/5/compound delegation/NOUN/6/nsubj came/VERB/0/root";
        assert_eq!(size(member), delegation(15.0));
        let of = "delegation/NOUN/5/nsubj of/ADP/4/case 12/NUM/4/nummod people/NOUN/1/nmod came/VERB/0/root";
        assert_eq!(size(of), delegation(12.0));
        let numbers = "delegation/NOUN/6/nsubj which/PRON/3/nsubj numbers/VERB/1/acl:relcl/VBZ/=number 12/NUM/5/nummod \
                       people/NOUN/3/obj came/VERB/0/root";
        assert_eq!(size(numbers), delegation(12.0));
        let made_up = "12/NUM/2/nummod people/NOUN/3/nsubj made/VERB/0/root/=make up/ADP/3/compound:prt the/DET/6/det delegation/NOUN/3/obj";
        assert_eq!(size(made_up), delegation(12.0));
        let visiting = "the/DET/3/det visiting/VERB/3/amod/=visit group/NOUN/5/nsubj:pass was/AUX/5/aux:pass made/VERB/0/root/=make up/ADP/5/compound:prt \
                        of/ADP/9/case 12/NUM/9/nummod people/NOUN/5/obl";
        assert_eq!(size(visiting), delegation(12.0));
        let met = "delegation/NOUN/2/nsubj met/VERB/0/root 12/NUM/4/nummod people/NOUN/2/obj";
        assert_eq!(size(met), None);
    }
}
