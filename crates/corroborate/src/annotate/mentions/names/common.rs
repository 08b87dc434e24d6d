//! Words that the encoder takes for a name and that name nothing: common words in lower case, words that are only a part of
//! the name of a place, and what belongs to a word with "All-".

use corroborate_encoder::{Deprel, NameKind};

use super::{Found, Reader};
use crate::lexicon::name_words::{self, NameWord};
use crate::lexicon::places::{self, PlaceKind};
use crate::lexicon::{capitalized, countries, forms, gazetteer, given_names};
use crate::text::LowerCase;

/// Above this probability a word is read as a name of its kind beyond doubt.
const SURE: f32 = 0.9;

/// What makes an adjective of a name behind its hyphen.
const PREFIXES: [&str; 2] = ["all", "pan"];

impl Reader<'_> {
    /// Whether a lone word is none that names a person or a place: "heights" and "harm" in lower case, "East" of
    /// "East/West", "Highway" of "Highway 31". What is written in lower case is taken for a name if a list knows it, or if
    /// it is read as one beyond doubt and is no ordinary word.
    pub(super) fn is_common(&self, name: Found) -> bool {
        let form = self.form(name.first);
        let is_listed = match name.kind {
            NameKind::Person => given_names::gender_of(form).is_some(),
            NameKind::Place => is_place_in_lower_case(form),
            NameKind::Organization | NameKind::Other => return false,
        };
        match form.chars().any(char::is_uppercase) {
            true => name.kind == NameKind::Place && self.is_part_of_place(name.first),
            false => {
                let is_sure = self.sentence.tokens[name.first].name_kinds.of(name.kind) > SURE;
                !is_listed && (!is_sure || forms::is_word(form))
            }
        }
    }

    /// A name without what belongs to a word with "All-" or "pan-", which names nothing: "Norland" of "Norland All-State
    /// tackle", "Youth Party" of "pan-Norlandian Youth Party", nothing of "All-America".
    pub(super) fn beside_all(&self, mut name: Found) -> Option<Found> {
        let is_prefix = |at: usize| {
            let is_hyphen = self.sentence.tokens.get(at + 1).is_some_and(|_| self.form(at + 1) == "-");
            is_hyphen && PREFIXES.contains(&&*self.form(at).lower_case())
        };
        if let Some(at) = (name.first + 1..=name.last).find(|&at| is_prefix(at)) {
            name.last = at - 1;
        }
        let is_behind = name.first.checked_sub(2).is_some_and(is_prefix);
        if is_behind && name.first < name.last && name.kind == NameKind::Organization {
            name.first += 1;
        } else if is_behind && name.first == name.last {
            return None;
        }
        Some(name)
    }

    fn is_part_of_place(&self, at: usize) -> bool {
        let token = &self.sentence.tokens[at];
        let form = self.form(at);
        let is_part = matches!(name_words::class_of(form), Some(NameWord::Place | NameWord::PlaceFirst));
        let goes_on = self
            .sentence
            .tokens
            .get(at + 1)
            .is_some_and(|_| self.form(at + 1).starts_with(|c: char| matches!(c, '-' | '/') || c.is_ascii_digit()));
        let went_before = at.checked_sub(1).is_some_and(|before| matches!(self.form(before), "-" | "/"));
        let is_attribute = matches!(token.deprel.base(), Deprel::Compound | Deprel::Amod);
        is_part && (goes_on || went_before || is_attribute || form.ends_with('.'))
    }
}

/// Whether a list of places knows a word in lower case.
fn is_place_in_lower_case(word: &str) -> bool {
    let is_named = |kind: &PlaceKind| *kind != PlaceKind::Street;
    countries::named(&capitalized(word)).is_some()
        || places::kinds(word).iter().any(is_named)
        || gazetteer::is_listed(word)
        || name_words::class_of(word) == Some(NameWord::Region)
}
