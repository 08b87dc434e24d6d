//! Parts of a name that the encoder leaves out, told by what kind of word they are: initials, the second half of a
//! Korean given name, "New" and "Fort" in front of the name of a place, "City of" too.

use corroborate_encoder::{Deprel, NameKind, NameTag, Upos, Xpos};

use super::{Found, Reader};
use crate::lexicon::name_forms;
use crate::lexicon::name_words::{self, NameWord};
use crate::lexicon::person_words::{self, PersonClass};
use crate::text::LowerCase;

/// Prepositions in front of a shop or an inn.
const SHOP_PREPOSITIONS: [&str; 6] = ["at", "in", "to", "near", "inside", "outside"];

impl Reader<'_> {
    /// The name with what belongs to it on either side.
    pub(super) fn whole(&self, mut name: Found) -> Found {
        match name.kind {
            NameKind::Person => {
                while let Some(before) =
                    name.first.checked_sub(1).filter(|&i| self.is_initial(i) || self.is_twin_before(i, name))
                {
                    name.first = before;
                }
                name.last = self.syllables(name);
            }
            NameKind::Place => {
                if let Some(before) = name.first.checked_sub(1).filter(|&i| self.is_first_of_place(i, name)) {
                    name.first = before;
                }
                if let Some((first, kind)) = self.what_is_of(name) {
                    name = Found { first, kind, ..name };
                }
            }
            NameKind::Organization | NameKind::Other => {
                if let Some(last) = self.second_half(name) {
                    name = Found { last, kind: NameKind::Organization, ..name };
                }
            }
        }
        name
    }

    /// The last word of "Lurel Fire & Rescue" where only "Lurel Fire" was found; behind "and" only if a title comes next, for "Acme
    /// and Rescue" may be two.
    fn second_half(&self, name: Found) -> Option<usize> {
        let (link, half) = (name.last + 1, name.last + 2);
        let tokens = &self.sentence.tokens;
        let is_linked = |at: usize| match self.form(at) {
            "&" => true,
            "and" => tokens.get(half + 1).is_some_and(|next| {
                let class = person_words::class_of(&next.lemma.lower_case());
                next.upos == Upos::Propn && class.is_some_and(PersonClass::is_title)
            }),
            _ => false,
        };
        let is_half = tokens.get(half).is_some_and(|token| {
            let hangs = token.head.is_some_and(|head| (name.first..=name.last).contains(&head));
            token.deprel == Deprel::Conj && hangs && self.is_capital(half) && self.is_untagged(half)
        });
        (name.first < name.last && is_half && is_linked(link)).then_some(half)
    }

    /// The name of a shop or an inn with its "'s", of which nothing is said to be theirs: "Macy's said", "at Miller's".
    pub(super) fn with_clitic(&self, name: Found) -> Found {
        let tokens = &self.sentence.tokens;
        let clitic = name.last + 1;
        let is_clitic = tokens.get(clitic).is_some_and(|t| t.xpos == Xpos::Pos && self.form(clitic).ends_with('s'));
        let owns_nothing = tokens.get(clitic + 1).is_none_or(|next| match next.upos {
            Upos::Adp | Upos::Verb | Upos::Aux => true,
            Upos::Punct => matches!(self.form(clitic + 1), "," | "." | ";" | ":" | "?" | "!"),
            _ => false,
        });
        let top = self.sentence.head_of(self.sentence.cover(name.first, name.last)).unwrap_or(name.last);
        let is_part = matches!(
            tokens[top].deprel.base(),
            Deprel::Nsubj | Deprel::Obj | Deprel::Obl | Deprel::Nmod | Deprel::Conj | Deprel::Parataxis
        ) && tokens[top].deprel != Deprel::NmodPoss;
        let preposition = self.sentence.preposition(top);
        let is_there = match name.kind {
            NameKind::Person => preposition == Some("at"),
            NameKind::Organization | NameKind::Place => preposition.is_none_or(|p| SHOP_PREPOSITIONS.contains(&p)),
            NameKind::Other => false,
        };
        match is_clitic && owns_nothing && is_part && is_there {
            true => Found { last: clitic, kind: NameKind::Organization, ..name },
            false => name,
        }
    }

    fn is_untagged(&self, at: usize) -> bool {
        self.sentence.tokens.get(at).is_some_and(|token| token.name == NameTag::O)
    }

    /// "K.".
    fn is_initial(&self, at: usize) -> bool {
        let mut letters = self.form(at).chars();
        let is_letter = letters.next().is_some_and(char::is_uppercase);
        is_letter && letters.as_str() == "." && self.is_untagged(at)
    }

    fn is_twin_before(&self, at: usize, name: Found) -> bool {
        let before = Found { first: at, last: at, kind: name.kind };
        self.sentence.tokens[at].upos == Upos::Propn && self.is_capital(at) && self.are_twins(before, name)
    }

    /// The last word of "Choi Jin-woo" and "Choi Jin Woo" where only "Choi Jin" was found.
    fn syllables(&self, name: Found) -> usize {
        let last = name.last - usize::from(name.first < name.last && self.form(name.last) == "-");
        let is_short = last == name.first + 1;
        if !is_short || !name_forms::is_family_first(&self.form(name.first).lower_case()) {
            return name.last;
        }
        let tokens = &self.sentence.tokens;
        let touches = |at: usize| tokens.get(at).is_some_and(|t| t.span.start == tokens[at - 1].span.end);
        let is_word = |at: usize| tokens.get(at).is_some_and(|_| self.form(at).chars().all(char::is_alphabetic));
        let (hyphen, next) = (last + 1, last + 2);
        if touches(hyphen) && self.form(hyphen) == "-" && touches(next) && is_word(next) {
            return next;
        }
        let joins = tokens.get(hyphen).is_some_and(|t| t.upos == Upos::Propn && t.deprel == Deprel::Flat);
        if joins && is_word(hyphen) && self.is_capital(hyphen) { hyphen } else { name.last }
    }

    /// "City" in front of "of Lurel", "Housing Authority" in front of "of Norland": the first word and the kind of the
    /// whole name, if it was not tagged.
    fn what_is_of(&self, name: Found) -> Option<(usize, NameKind)> {
        let at = self.of_before(name)?.checked_sub(1)?;
        let kind = match name_words::class_of(self.form(at))? {
            NameWord::Organization => NameKind::Organization,
            NameWord::Place => NameKind::Place,
            _ => return None,
        };
        let is_part = |&i: &usize| self.is_capital(i) && self.is_untagged(i) && (i > 0 || self.is_proper(i));
        let top = self.sentence.head_of(self.sentence.cover(name.first, name.last))?;
        let first =
            (0..=at).rev().take_while(is_part).take_while(|&i| i == at || self.sentence.head(i) == Some(at)).last()?;
        (self.sentence.head(top) == Some(at)).then_some((first, kind))
    }

    fn is_proper(&self, at: usize) -> bool {
        self.sentence.tokens[at].upos == Upos::Propn
    }

    /// "New Lurel", "Ft. Lurel": the word in front is the first of the name.
    fn is_first_of_place(&self, at: usize, name: Found) -> bool {
        let is_first = name_words::class_of(self.form(at)) == Some(NameWord::PlaceFirst);
        let hangs = self.sentence.head(at).is_some_and(|head| (name.first..=name.last).contains(&head));
        let is_named = at > 0 || self.is_proper(at);
        is_first && hangs && is_named && self.is_capital(at) && self.is_untagged(at)
    }
}
