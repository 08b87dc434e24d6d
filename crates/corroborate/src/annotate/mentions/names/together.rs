//! Which spans that the encoder tags apart are one name: what is written together, what the tree holds together as one
//! flat name, a body or a place and the place that it is of.

use corroborate_encoder::{Deprel, NameKind, Xpos};

use super::{Found, Reader};
use crate::lexicon::name_words::{self, NameWord};
use crate::lexicon::{countries, given_names, name_forms};
use crate::text::LowerCase;

impl Reader<'_> {
    /// Spans of one kind that are written as one: "Ahmad-", "-Reza", or that the tree holds together as one flat name.
    pub(super) fn joined(&self, names: Vec<Found>) -> Vec<Found> {
        let mut joined: Vec<Found> = Vec::new();
        for name in names {
            match joined.last_mut() {
                Some(last) if self.may_be_one(*last, name) && self.is_one_name(*last, name) => last.last = name.last,
                _ => joined.push(name),
            }
        }
        joined
    }

    /// Names of one kind; of a person whose surname is read as that of a place.
    fn may_be_one(&self, left: Found, right: Found) -> bool {
        let is_surname = left.kind == NameKind::Person
            && right.kind == NameKind::Place
            && right.first == right.last
            && given_names::gender_of(&self.form(left.first).lower_case()).is_some()
            && self.sentence.tokens[right.first].deprel == Deprel::Flat
            && countries::named(self.words(right)).is_none();
        // "Hochschule Norlandia", which the tree holds together.
        let is_body_of_place = left.kind == NameKind::Organization
            && right.kind == NameKind::Place
            && right.first == right.last
            && self.sentence.tokens[right.first].deprel == Deprel::Flat;
        // "Journal" and "Constitution" of one paper.
        let is_paper = left.kind == NameKind::Organization && right.kind == NameKind::Other && {
            let is_media = |at: usize| name_words::class_of(self.form(at)) == Some(NameWord::Media);
            self.is_hyphenated(left, right) && (is_media(left.last) || is_media(right.first))
        };
        left.kind == right.kind
            || is_paper
            || is_surname
            || is_body_of_place
            || self.are_twins(left, right)
            || self.is_of_place(left, right)
    }

    /// "Ma" and "Lijun" of "Ma Lijun left", both read as the subject: one verb has one.
    pub(super) fn are_twins(&self, left: Found, right: Found) -> bool {
        let (one, other) = (&self.sentence.tokens[left.first], &self.sentence.tokens[right.first]);
        let are_single = left.first == left.last && right.first == right.last && right.first == left.last + 1;
        are_single
            && left.kind == NameKind::Person
            && matches!(one.deprel, Deprel::Nsubj | Deprel::NsubjPass)
            && (one.deprel, one.head) == (other.deprel, other.head)
    }

    /// Whether nothing but a hyphen stands between them.
    fn is_hyphenated(&self, left: Found, right: Found) -> bool {
        let tokens = &self.sentence.tokens;
        right.first == left.last + 2
            && self.form(left.last + 1) == "-"
            && tokens[left.last].span.end + 1 == tokens[right.first].span.start
    }

    fn is_one_name(&self, left: Found, right: Found) -> bool {
        let tokens = &self.sentence.tokens;
        let is_written_together = tokens[left.last].span.end == tokens[right.first].span.start;
        let is_flat = right.first == left.last + 1
            && tokens[right.first].deprel == Deprel::Flat
            && self.sentence.head(right.first).is_some_and(|h| (left.first..=left.last).contains(&h));
        // "Council on Foreign Relations", tagged as two names of bodies.
        let is_attribute = left.kind == NameKind::Organization
            && right.first == left.last + 2
            && matches!(self.form(left.last + 1), "of" | "on" | "for")
            && (right.first..=right.last).any(|i| {
                tokens[i].deprel == Deprel::Nmod
                    && self.sentence.head(i).is_some_and(|h| (left.first..=left.last).contains(&h))
            });
        is_written_together
            || self.is_hyphenated(left, right)
            || is_flat
            || is_attribute
            || self.is_inverted(left, right)
            || self.is_unbroken(left, right)
            || self.has_two_given_names(left, right)
            || self.are_twins(left, right)
            || self.begins_place(left, right)
            || self.is_of_place(left, right)
            || self.goes_on(left, right)
            || self.is_town_part(left, right)
            || self.is_part_of_body(left, right)
    }

    /// "Ma Lijun": a lone word right behind another, or behind a family name and one syllable of a given name.
    fn is_unbroken(&self, left: Found, right: Found) -> bool {
        let is_family_first = name_forms::is_family_first(&self.form(left.first).lower_case());
        let is_word = |at: usize| {
            let form = self.form(at);
            form.chars().all(char::is_alphabetic) || form.len() == 2 && form.ends_with('.')
        };
        left.kind == NameKind::Person
            && is_word(left.last)
            && is_word(right.first)
            && right.first == left.last + 1
            && right.first == right.last
            && (left.first == left.last || is_family_first && left.last == left.first + 1)
    }

    /// "John" and "Paul Fraser", read as two.
    fn has_two_given_names(&self, left: Found, right: Found) -> bool {
        let is_given = |at: usize| given_names::gender_of(&self.form(at).lower_case()).is_some();
        let are_persons = left.kind == NameKind::Person && right.kind == NameKind::Person;
        let is_first = left.first == left.last && right.first == left.last + 1 && right.first < right.last;
        are_persons && is_first && is_given(left.first) && is_given(right.first)
    }

    /// "Ft." and "Lurel", read as two.
    fn begins_place(&self, left: Found, right: Found) -> bool {
        let is_first = name_words::class_of(self.form(left.first)) == Some(NameWord::PlaceFirst);
        left.kind == NameKind::Place && left.first == left.last && right.first == left.last + 1 && is_first
    }

    /// "Popular Front" of "Norland", "Isle" of "Lurel": a body or a place, and the place that it is of.
    fn is_of_place(&self, left: Found, right: Found) -> bool {
        let is_linked = self.is_linked(left) && matches!(self.form(left.last), "of" | "for");
        let last = left.last - usize::from(is_linked && left.first < left.last);
        let class = name_words::class_of(self.form(last));
        let is_whole = match left.kind {
            NameKind::Organization => class == Some(NameWord::Organization),
            NameKind::Place => class == Some(NameWord::Place),
            _ => false,
        };
        is_whole && right.kind == NameKind::Place && self.of_before(right) == Some(last + 1)
    }

    /// "Peace and" and "Freedom Party", "City of" and "Lurel": a name does not end in a link, so the next one goes on with it.
    fn goes_on(&self, left: Found, right: Found) -> bool {
        left.last + 1 == right.first && left.kind == right.kind && self.is_linked(left)
    }

    /// Whether the last word of the name of a body or a place only links others.
    fn is_linked(&self, name: Found) -> bool {
        matches!(name.kind, NameKind::Organization | NameKind::Place)
            && name.first < name.last
            && matches!(self.form(name.last), "of" | "for" | "and" | "&" | "'s" | "’s")
    }

    /// "A.B." and "Krug Corporation": the first name only says which body the second one is.
    fn is_part_of_body(&self, left: Found, right: Found) -> bool {
        let tells_which = |at: usize| {
            matches!(self.sentence.tokens[at].deprel.base(), Deprel::Compound | Deprel::Amod)
                && self.sentence.head(at).is_some_and(|head| (right.first..=right.last).contains(&head))
        };
        left.kind == NameKind::Organization
            && left.first == left.last
            && right.first == left.last + 1
            && tells_which(left.last)
    }

    /// "D.C." behind "Washington,".
    fn is_town_part(&self, left: Found, right: Found) -> bool {
        let comma = usize::from(self.form(left.last + 1) == ",");
        left.kind == NameKind::Place
            && right.first == left.last + 1 + comma
            && name_words::class_of(self.words(right)) == Some(NameWord::TownPart)
    }

    /// Where "of" or "of the" stands right in front of a name.
    pub(super) fn of_before(&self, name: Found) -> Option<usize> {
        let before = name.first.checked_sub(1)?;
        let at = if self.form(before) == "the" { before.checked_sub(1)? } else { before };
        (self.form(at) == "of").then_some(at)
    }

    /// "Krug, Boris", surname first, as mail and lists write it: between quotation marks.
    fn is_inverted(&self, left: Found, right: Found) -> bool {
        let is_quote = |at: usize| {
            let token = self.sentence.tokens.get(at);
            token.is_some_and(|token| matches!(token.xpos, Xpos::OpenQuote | Xpos::CloseQuote))
        };
        left.kind == NameKind::Person
            && left.first == left.last
            && right.first == left.last + 2
            && self.form(left.last + 1) == ","
            && left.first.checked_sub(1).is_some_and(is_quote)
            && is_quote(right.last + 1)
    }
}
