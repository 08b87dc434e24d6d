//! The words around an event: what its clause is about.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::Upos;

use crate::annotation::AnnotatedReport;
use crate::lexicon::{name_forms, word_frequencies};
use crate::resolve::terms::{Vector, normalised};
use crate::story::Claim;

/// For every claim the words of its clause, without those that name the event, as a vector of length 1. How rare a word
/// is counts over the clauses of the story: what every clause has, the name of its hero, tells none from another.
pub(super) fn contexts(reports: &[AnnotatedReport], claims: &[Claim]) -> Vec<Vector> {
    let words: Vec<BTreeSet<String>> = claims.iter().map(|claim| words(&reports[claim.report], claim)).collect();
    let mut seen_in: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words.iter().flatten() {
        *seen_in.entry(word).or_default() += 1;
    }
    let weighed = seen_in.iter().enumerate();
    let rarity: BTreeMap<&str, (u32, f64)> =
        weighed.map(|(id, (word, &n))| (*word, (id as u32, word_frequencies::rarity(word, n, claims.len())))).collect();
    let vector = |words: &BTreeSet<String>| normalised(words.iter().map(|w| rarity[w.as_str()]).collect());
    words.iter().map(vector).collect()
}

fn words(report: &AnnotatedReport, claim: &Claim) -> BTreeSet<String> {
    let sentence = &report.sentences[report.events[claim.event].word.sentence];
    let is_content = |u: Upos| matches!(u, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num);
    let around = sentence.tokens_in(claim.span).map(|t| &sentence.tokens[t]);
    let told = around.filter(|t| is_content(t.upos) && !t.span.overlaps(claim.trigger));
    told.map(|t| name_forms::folded(&t.lemma)).collect()
}
