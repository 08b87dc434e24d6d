//! Words in a row that can name one party: a plain noun phrase, told by its parts of speech.
//!
//! Where the tree of a sentence can't be trusted, the row of words still tells whether somebody is named: nothing but nouns,
//! what modifies them, and the few prepositions that hold a name or an office together.

use std::ops::Range;

use corroborate_encoder::{Upos, Xpos};

use super::party::{Party, mention_of};
use crate::annotation::{AnnotatedReport, MentionForm, Sentence, WordAt};
use crate::text::Span;

/// The words as a party, if they can be one plain noun phrase.
pub(super) fn phrase(report: &AnnotatedReport, index: usize, words: Range<usize>) -> Option<Party> {
    let sentence = &report.sentences[index];
    if words.is_empty() || !words.clone().all(|i| is_of_phrase(sentence, i)) {
        return None;
    }
    let first = words.clone().find(|&i| sentence.tokens[i].upos == Upos::Adp).unwrap_or(words.end);
    let head = (words.start..first).rfind(|&i| is_nominal(sentence, i))?;
    let span = sentence.cover(words.start, words.end - 1);
    let word = WordAt { sentence: index, token: head };
    Some(Party { word, span, mention: named_last(report, span).or_else(|| mention_of(report, word, span)) })
}

/// The name that the phrase ends with: "police chief *Ann Lee*".
fn named_last(report: &AnnotatedReport, phrase: Span) -> Option<usize> {
    let to = report.mentions.partition_point(|m| m.span.start < phrase.end);
    let ends = |i: &usize| {
        let mention = &report.mentions[*i];
        mention.form == MentionForm::Name && mention.span.end == phrase.end && phrase.contains(mention.span)
    };
    (to.saturating_sub(8)..to).rfind(ends)
}

/// Whether the word can stand in a plain noun phrase.
pub(super) fn is_of_phrase(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    let is_modifier = matches!(token.upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Part | Upos::X);
    let is_relative = matches!(token.xpos, Xpos::Wdt | Xpos::Wp);
    let is_link = token.upos == Upos::Adp && matches!(token.lemma.as_str(), "of" | "for" | "in" | "at" | "from");
    let is_hyphened = |i: usize| sentence.tokens.get(i).is_some_and(|t| matches!(t.lemma.as_str(), "-" | "‑"));
    let in_compound = is_hyphened(at) || at > 0 && is_hyphened(at - 1) || is_hyphened(at + 1);
    !is_relative && (is_nominal(sentence, at) || is_modifier || is_link || in_compound)
}

fn is_nominal(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.tokens[at].upos, Upos::Noun | Upos::Propn | Upos::Pron)
}
