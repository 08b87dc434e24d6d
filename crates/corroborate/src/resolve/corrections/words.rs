//! Words and values as a correction and a claim have them in common.

use std::collections::BTreeSet;

use crate::annotate::value_of;
use crate::annotation::{AnnotatedReport, CorrectedValue};
use crate::lexicon::corrections::CORRECTIONS;
use crate::lexicon::quantities::state;
use crate::lexicon::word_frequencies::is_common;
use crate::story::Claim;
use crate::text::Span;

/// Letters of the shortest word that tells what a sentence is about.
const SHORTEST: usize = 4;

/// Whether the claim gives the value: a number that it counts, or the words. A number that another claim of the sentence
/// counts is not its own.
pub(super) fn has_value(report: &AnnotatedReport, claim: &Claim, value: CorrectedValue, own: &str) -> bool {
    let said = report.words(claim.span);
    match value.number {
        Some(number) if !claim.quantities.is_empty() => claim.quantities.iter().any(|q| q.value == number),
        Some(number) => {
            let around = report.sentence_at(claim.trigger.start).map_or(claim.span, |at| report.sentences[at].span);
            !is_counted(report, around, number) && split(said).any(|word| value_of(word) == Some(number))
        }
        None => {
            let (said, wanted) = (spaced(said), spaced(value.span.of(own)));
            wanted.trim().chars().count() >= SHORTEST && said.contains(&wanted)
        }
    }
}

fn is_counted(report: &AnnotatedReport, within: Span, number: f64) -> bool {
    let events = report.events.iter().filter(|event| within.contains(event.trigger));
    events.flat_map(|event| &event.quantities).any(|quantity| quantity.value == number)
}

/// In lower case, every word with a space on both sides.
fn spaced(words: &str) -> String {
    let words: Vec<String> = split(words).map(str::to_lowercase).collect();
    format!(" {} ", words.join(" "))
}

fn split(words: &str) -> impl Iterator<Item = &str> {
    words
        .split(|c: char| !c.is_alphanumeric() && c != ',' && c != '-')
        .map(|w| w.trim_matches([',', '-']))
        .filter(|w| !w.is_empty())
}

/// Words that tell what a sentence is about: rare ones, and none with which mistakes are spoken of.
pub(super) fn words(text: &str) -> BTreeSet<String> {
    let lower = split(text).map(str::to_lowercase);
    let tells = |word: &String| {
        let is_state = state_of(word).is_some() || matches!(word.as_str(), "day" | "date");
        let is_rare = word.chars().count() >= SHORTEST && !is_common(word) && value_of(word).is_none();
        is_state || is_rare && !CORRECTIONS.is_of_phrases(word)
    };
    lower.filter(tells).collect()
}

pub(super) fn state_of(word: &str) -> Option<&'static str> {
    let stems = ["ed", "d", "s"].iter().filter_map(|ending| word.strip_suffix(ending));
    std::iter::once(word).chain(stems).find_map(state)
}
