//! What an account shows of an event: one of its claims, in words.

use corroborate_encoder::Upos;

use crate::account::{Standing, Weight};
use crate::annotation::SpeechAct;
use crate::lexicon::name_words::{self, NameWord};
use crate::lexicon::reporting::Reporting;
use crate::story::Cite;

/// A claim in words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    /// Without a full stop, the first letter as in the middle of a sentence.
    pub(super) text: String,
    /// The sentence it was taken from.
    pub(super) cite: Cite,
    /// Whom the report has it from, where the words do not tell.
    pub(super) from: Option<String>,
    /// Whether it is a clause with subject and verb, not a fragment.
    pub(super) is_clause: bool,
    /// Whether the clause's own verb is the event, rather than something that it mentions.
    pub(super) is_own: bool,
    /// Whether it is told in the words of somebody who is quoted.
    pub(super) is_quoted: bool,
    /// Whether its subject is "he", "it" or "we", so that nobody can know who or what is meant.
    pub(super) is_nameless: bool,
    /// Whether the day that its sentence gives is left out of the words.
    pub(super) leaves_out_day: bool,
    /// Index of the claim.
    pub(super) claim: usize,
    /// The tokens of the sentence that are told.
    pub(super) words: Vec<usize>,
    /// The one of them that is the event's.
    pub(super) head: Option<usize>,
    /// What the clause's own verb tells: that verb, or the noun that it carries.
    pub(super) root: Option<usize>,
    /// How well it tells the event.
    pub(super) score: f64,
}

impl Told {
    /// The clause with whom the report has it from, where nobody else stands behind it: what somebody is accused of is no fact
    /// of the account's.
    pub(super) fn attributed(&self, weight: &Weight) -> String {
        let is_told = self.text.contains("citing ");
        match self.from.as_ref().filter(|_| weight.standing != Standing::Corroborated && !is_told) {
            Some(from) => format!("{}, according to {from}", self.text),
            None => self.text.clone(),
        }
    }

    /// As [`Told::attributed`] where its standing stands beside it, which names the agencies and outlets. What tells that
    /// somebody says something, `lemma` being its verb, says itself whose word it is.
    pub(super) fn beside_standing(&self, weight: &Weight, lemma: &str) -> String {
        let is_media = |name: &String| name.split(' ').any(|word| name_words::class_of(word) == Some(NameWord::Media));
        let says_it = is_saying(lemma) || self.from.as_ref().is_some_and(is_media);
        if says_it { self.text.clone() } else { self.attributed(weight) }
    }
}

/// Whether the verb tells that its subject says something: "she has proven herself" and "they reject it" are nobody's words.
fn is_saying(lemma: &str) -> bool {
    let act = Reporting::shipped().act(lemma, lemma, Upos::Verb);
    matches!(act, Some(SpeechAct::Say | SpeechAct::Ask | SpeechAct::Pledge))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Dr. Roe has proven herself through her work" was told without "according to Jeff Terry".
    #[test]
    fn who_proves_herself_says_nothing() {
        assert!(is_saying("announce") && is_saying("demand"));
        assert!(!is_saying("prove") && !is_saying("reject") && !is_saying("leave"));
    }
}
