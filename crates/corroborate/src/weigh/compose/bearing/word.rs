//! The words of content of a clause, and which words of others say the same.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use crate::annotate::events::value_of;
use crate::annotation::{AnnotatedReport, Factuality, Sentence, Token};
use crate::lexicon::countries::{self, Country};
use crate::lexicon::event_synonyms;

/// Likeness of senses from which one word stands for another.
const FOR_ANOTHER: f64 = 0.5;

/// A word of content.
pub(in crate::weigh::compose) struct Word<'t> {
    pub(in crate::weigh::compose) token: &'t Token,
    /// The entity whose name it is part of.
    pub(in crate::weigh::compose) entity: Option<usize>,
    /// Whether it is what the clause tells.
    pub(in crate::weigh::compose) is_head: bool,
    /// Whether it is what the clause's own verb tells.
    pub(super) is_root: bool,
    /// Whether it happened, as far as its report says of the word.
    pub(super) mood: Option<Factuality>,
    /// How much it says: nothing for all but the last word of a proper name.
    pub(super) weight: f64,
    /// The country that it names.
    pub(super) country: Option<&'static Country>,
    /// The classes of words for one event that it is in.
    pub(super) classes: Vec<usize>,
}

impl Word<'_> {
    /// Whether another word says the same.
    pub(in crate::weigh::compose) fn is_said_by(&self, other: &Token) -> bool {
        let word = self.token;
        let is_exact = matches!(word.upos, Upos::Propn | Upos::Num) || is_number(word);
        // To fire somebody is not to open fire.
        let is_other_word = || {
            word.upos != other.upos
                && [word, other].iter().any(|token| token.upos == Upos::Verb)
                && word.sense.likeness(&other.sense).is_some_and(|likeness| likeness < FOR_ANOTHER)
        };
        full_hour(&word.lemma).eq_ignore_ascii_case(full_hour(&other.lemma)) && !is_other_word()
            || word.upos == Upos::Num && number(word).is_some_and(|value| number(other) == Some(value))
            || !is_exact && word.sense.likeness(&other.sense).is_some_and(|likeness| likeness >= FOR_ANOTHER)
            || self.country.is_some_and(|named| country(&other.lemma).is_some_and(|other| std::ptr::eq(other, named)))
            || !self.classes.is_empty()
                && word.upos == other.upos
                && event_synonyms::classes_of(other).iter().any(|class| self.classes.contains(class))
    }

    /// Whether sentences that mention `entities` say the same.
    pub(super) fn is_in(&self, entities: &BTreeSet<usize>, sentences: &[&Sentence]) -> bool {
        // "One of its $500,000 grants" is not told by whoever names the grants.
        self.token.upos != Upos::Num && self.entity.is_some_and(|entity| entities.contains(&entity))
            || sentences.iter().flat_map(|sentence| &sentence.tokens).any(|other| self.is_said_by(other))
    }
}

/// "9" of "9:00".
fn full_hour(lemma: &str) -> &str {
    if lemma.ends_with(":00") { lemma.trim_end_matches(":00") } else { lemma }
}

/// Whether the report says that what the word names happened; `None` where it names no event that is denied or not.
pub(super) fn mood(report: &AnnotatedReport, sentence: &Sentence, at: usize) -> Option<Factuality> {
    let first = report.events.partition_point(|event| event.trigger.start < sentence.span.start);
    let of_sentence = report.events[first..].iter().take_while(|event| event.trigger.start < sentence.span.end);
    let mut named = of_sentence.filter(|event| event.word.token == at);
    let is_ended = |i: usize| sentence.tokens[i].lemma == "longer" && sentence.has_child_lemma(i, &["no"]);
    // "No decision has been reached".
    let is_none = |i: usize| sentence.has_child_lemma(i, &["no"]);
    if sentence.children(at).any(is_ended) || is_none(at) || sentence.own_subject(at).is_some_and(is_none) {
        return Some(Factuality::Denied);
    }
    named.next().map(|event| event.factuality).or_else(|| sentence.is_negated(at).then_some(Factuality::Denied))
}

fn number(token: &Token) -> Option<f64> {
    value_of(&token.lemma.to_lowercase())
}

pub(in crate::weigh::compose) fn is_number(token: &Token) -> bool {
    // "The two countries" are not counted.
    let is_told = |value: f64| value > 2.0 || token.lemma.starts_with(|c: char| c.is_ascii_digit());
    // "In its 86-year history".
    let is_compound = token.upos != Upos::Propn && token.lemma.starts_with(|c: char| c.is_ascii_digit());
    is_compound || token.upos == Upos::Num && number(token).is_some_and(is_told)
}

pub(in crate::weigh::compose) fn is_content(token: &Token) -> bool {
    matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num)
}

/// The country that a word names, "Norland" or "Norlandic".
pub(super) fn country(word: &str) -> Option<&'static Country> {
    countries::of_demonym(word).or_else(|| countries::named(word))
}
