//! What two claims have in common that is rare in their story.
//!
//! The words that every report of a story has, the name of its hero and of the town, tell none of its happenings from
//! another; a word that two clauses have and hardly any other report does tells much. So the words of the clauses count by
//! their rarity, in the language and among the reports of the story, whichever they are: a duck and a hunting accident say as much as
//! six words that are everywhere.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::Upos;

use super::{Side, Telling, sameness};
use crate::annotation::{AnnotatedReport, Token};
use crate::lexicon::word_frequencies;
use crate::story::Story;

/// As how many passages of other texts a report of the story counts.
const PASSAGES: usize = 30;
/// Rarity that the words in common must have together.
const ENOUGH: f64 = 8.0;
/// Words in common at least that are no names of who takes part.
const PLAIN: usize = 2;
/// Part of the rarity of the longer clause from which two clauses tell one happening.
const ONE_CLAUSE: f64 = 0.4;
/// Part from which they are the same throughout.
const THROUGHOUT: f64 = 2.0 / 3.0;

/// A report and the words of a clause of it.
type Clause = (usize, BTreeSet<String>);

/// In how many reports of a story a word stands.
pub(super) struct Rarity {
    seen_in: BTreeMap<String, usize>,
    reports: usize,
}

impl Rarity {
    pub(super) fn of(story: &Story, reports: &[AnnotatedReport]) -> Self {
        let mut seen_in: BTreeMap<String, usize> = BTreeMap::new();
        for report in story.reports.iter().filter_map(|&report| reports.get(report)) {
            let tokens = report.sentences.iter().flat_map(|sentence| &sentence.tokens);
            let words: BTreeSet<String> = tokens.map(|token| token.lemma.to_lowercase()).collect();
            words.into_iter().for_each(|word| *seen_in.entry(word).or_default() += 1);
        }
        Self { seen_in, reports: story.reports.len() }
    }

    /// The rarity of words together, those that are `named` counted half: who takes part counts by himself.
    pub(super) fn sum<'w>(&self, words: impl Iterator<Item = &'w String>, named: &BTreeSet<String>) -> f64 {
        let seen_in = |word: &String| self.seen_in.get(word).copied().unwrap_or_default();
        let rarity = |word: &String| word_frequencies::rarity(word, seen_in(word) * PASSAGES, self.reports * PASSAGES);
        words.map(|word| if named.contains(word) { rarity(word) / 2.0 } else { rarity(word) }).sum()
    }
}

/// The words of content and the numbers of the clause of a claim, without its own word and times.
fn words(telling: &Telling<'_>, claim: usize) -> Option<BTreeSet<String>> {
    let (report, event) = (telling.report(claim), telling.reading(claim)?);
    let sentence = &report.sentences[event.word.sentence];
    let is_time =
        |t: &Token| report.times.iter().any(|time| time.sentence == event.word.sentence && time.span.overlaps(t.span));
    let is_content = |u: Upos| matches!(u, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num);
    let told = sentence.tokens.iter().filter(|t| is_content(t.upos) && telling.claim(claim).span.contains(t.span));
    let told = told.filter(|t| !t.span.overlaps(event.trigger) && !is_time(t));
    Some(told.map(|token| token.lemma.to_lowercase()).collect())
}

/// What the two clauses that are most alike have in common, and which part of the rarity of the longer it is.
fn alike(telling: &Telling<'_>, one: &Side, other: &Side) -> Option<(f64, BTreeSet<String>)> {
    let named = sameness::names_of_both(telling, one, other);
    let told = |side: &Side| -> Vec<Clause> {
        let of_claim = |&claim: &usize| Some((telling.claim(claim).report, words(telling, claim)?));
        side.claims.iter().filter_map(of_claim).collect()
    };
    let (of_one, of_other) = (told(one), told(other));
    let pairs = of_one.iter().flat_map(|a| of_other.iter().map(move |b| (a, b))).filter(|(a, b)| a.0 != b.0);
    let of_pair = |((_, a), (_, b)): (&Clause, &Clause)| {
        let shared = telling.rarity.sum(a.intersection(b), &named);
        let plain = a.intersection(b).filter(|word| !named.contains(*word)).count();
        let of_longer = || telling.rarity.sum(a.iter(), &named).max(telling.rarity.sum(b.iter(), &named));
        (shared >= ENOUGH && plain >= PLAIN).then(|| (shared / of_longer(), a.intersection(b).cloned().collect()))
    };
    let alike = pairs.filter_map(of_pair).filter(|(share, _)| *share >= ONE_CLAUSE);
    alike.max_by(|a: &(f64, BTreeSet<String>), b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)))
}

/// From 0 to 1, as far as the likeness of words goes, and the words.
pub(super) fn strength(telling: &Telling<'_>, one: &Side, other: &Side) -> (f64, Vec<String>) {
    let alike = alike(telling, one, other);
    alike.map_or_else(Default::default, |(share, words)| ((share / THROUGHOUT).min(1.0), words.into_iter().collect()))
}

/// Whether two reports tell it in a clause that hardly anything else in the story is like.
pub(super) fn is_one_clause(telling: &Telling<'_>, one: &Side, other: &Side) -> bool {
    alike(telling, one, other).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weigh::testing::{claim, report, resolution};

    /// What every report of the story has tells less than what hardly any has, and who takes part half of what else does.
    #[test]
    fn a_word_tells_the_more_the_fewer_reports_have_it() {
        let lost = || claim("meet").at("Vellin").by(&["Ana Boll"]);
        let told = resolution(&[
            report("").says(lost().towards("lighthouse")),
            report("").says(lost()),
            report("").says(lost()),
        ]);
        let rarity = Rarity::of(&told.stories[0], &told.reports);
        let sum = |word: &str, named: &BTreeSet<String>| rarity.sum([word.to_owned()].iter(), named);
        let nobody = BTreeSet::new();
        assert!(sum("lighthouse", &nobody) > sum("vellin", &nobody));
        let boll = BTreeSet::from(["boll".to_owned()]);
        assert_eq!(sum("boll", &boll) * 2.0, sum("boll", &nobody));
    }
}
