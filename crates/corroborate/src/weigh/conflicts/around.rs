//! Values among the same words.
//!
//! Reports tell one happening with other verbs and in other clauses, so that its day hangs on a car here and on a shop window
//! there. What stands around the value stays: two sentences that have many words near their values in common, and words that
//! are rare in the story, give a value to one thing, whatever carries it.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use super::Telling;
use crate::annotation::{AnnotatedReport, TimeKind, Token};
use crate::text::Span;

/// Words of content on each side of a value that are around it.
const NEAR: usize = 6;
/// Rarity that the words in common must have together, and how many they are at least.
const ENOUGH: (f64, usize) = (8.0, 4);
/// Part of the rarity of all words around the one value or the other from which the two are of one thing.
const PART: f64 = 0.4;

/// The words of content around a value, up to the next time.
pub(super) fn words(report: &AnnotatedReport, sentence: usize, value: Span) -> BTreeSet<String> {
    let times = report.times.iter().filter(|time| time.sentence == sentence && time.kind != TimeKind::Duration);
    let times: Vec<Span> = times.map(|time| time.span).filter(|span| !span.overlaps(value)).collect();
    let is_time = |t: &&Token| times.iter().any(|span| span.overlaps(t.span));
    let is_content = |t: &&Token| matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num);
    let tokens = &report.sentences[sentence].tokens;
    let before = tokens.iter().rev().filter(|t| t.span.end <= value.start).take_while(|t| !is_time(t));
    let after = tokens.iter().filter(|t| t.span.start >= value.end).take_while(|t| !is_time(t));
    let near = before.filter(is_content).take(NEAR).chain(after.filter(is_content).take(NEAR));
    near.map(|token| token.lemma.to_lowercase()).collect()
}

/// What two values have around them.
pub(super) struct Shared {
    /// The words.
    pub(super) words: Vec<String>,
    /// Their rarity together.
    pub(super) rarity: f64,
    /// Which part of the rarity of all words around the one value or the other it is.
    pub(super) part: f64,
}

/// The words that two values have around them, if there are any.
pub(super) fn shared(telling: &Telling<'_>, one: &BTreeSet<String>, other: &BTreeSet<String>) -> Option<Shared> {
    let rarity = |words: &BTreeSet<String>| telling.rarity.sum(words.iter(), &BTreeSet::new());
    let both: BTreeSet<String> = one.intersection(other).cloned().collect();
    let (of_both, of_longer) = (rarity(&both), rarity(one).max(rarity(other)));
    (of_both > 0.0).then(|| Shared { words: both.into_iter().collect(), rarity: of_both, part: of_both / of_longer })
}

/// The words that two values have around them, if they are so many and so rare that the two are of one thing.
pub(super) fn in_common(
    telling: &Telling<'_>,
    one: &BTreeSet<String>,
    other: &BTreeSet<String>,
) -> Option<Vec<String>> {
    let (enough, fewest) = ENOUGH;
    let shared = shared(telling, one, other)?;
    (shared.words.len() >= fewest && shared.rarity >= enough && shared.part >= PART).then_some(shared.words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// "A heist in Orlin on Monday after smashing a window" and "rammed a shop in Orlin on Friday, smashing the window" had nothing
    /// but a window in common.
    #[test]
    fn words_on_both_sides_of_a_value_are_around_it() {
        let parse = "Thieves/NOUN/2/nsubj/NNS/=thief robbed/VERB/0/root/VBD/=rob a/DET/4/det shop/NOUN/2/obj in/ADP/6/case \
                     Orlin/PROPN/2/obl after/SCONJ/8/mark smashing/VERB/2/advcl/VBG/=smash a/DET/10/det window/NOUN/8/obj";
        let report = testing::read(parse);
        let value = report.sentences[0].tokens[5].span;
        let expected = ["rob", "shop", "smash", "thief", "window"].map(str::to_owned);
        let words = words(&report, 0, value);
        assert_eq!(words.len(), expected.len(), "{words:?}");
        assert!(!words.contains("orlin"));
    }
}
