//! What a body is for, as a part of its name: "Committee on Energy Independence and Global Warming", "Department for Business,
//! Energy and Industrial Strategy". The encoder ends the name at the first word or the first "and", and reads the rest as
//! names of their own.

use corroborate_encoder::{NameKind, NameTag};

use super::{Found, Reader};
use crate::lexicon::name_words::{self, NameWord};
use crate::lexicon::person_words::{self, PersonClass};
use crate::lexicon::{bodies, countries, forms};

impl Reader<'_> {
    /// The names, those of bodies with all that they are for.
    pub(super) fn with_subjects(&self, names: Vec<Found>) -> Vec<Found> {
        let mut whole: Vec<Found> = Vec::new();
        for mut name in names {
            if whole.last().is_some_and(|last| name.first <= last.last) {
                continue;
            }
            name.last = self.subject_end(name).map_or(name.last, |end| end.max(name.last));
            whole.push(name);
        }
        whole
    }

    /// The last word of what a body is for, if that is several things.
    fn subject_end(&self, name: Found) -> Option<usize> {
        if name.kind != NameKind::Organization {
            return None;
        }
        let is_body = |&at: &usize| {
            let is_part = at <= name.last || self.is_capital(at) && self.sentence.head(name.last) == Some(at);
            is_part && self.is_kind_of_body(at)
        };
        let body = (name.first..self.sentence.tokens.len().min(name.last + 2)).rev().find(is_body)?;
        let is_for = self.sentence.tokens.len() > body + 2 && matches!(self.form(body + 1), "of" | "on" | "for");
        let mut end = self.topic_end(body + 2).filter(|_| is_for)?;
        loop {
            let next = end + 1;
            let is_last =
                self.is_form(next, &["and", "&"]) || self.is_form(next, &[","]) && self.is_form(next + 1, &["and"]);
            let link = next + usize::from(is_last && self.is_form(next, &[","]));
            if !is_last && !self.is_form(next, &[","]) {
                return None;
            }
            end = self.topic_end(link + 1)?;
            if is_last {
                return Some(end);
            }
        }
    }

    fn is_form(&self, at: usize, forms: &[&str]) -> bool {
        at < self.sentence.tokens.len() && forms.contains(&self.form(at))
    }

    /// "Committee", "Ministry": of "Committees on X and Y" each has one of them.
    fn is_kind_of_body(&self, at: usize) -> bool {
        name_words::class_of(self.form(at)) == Some(NameWord::Organization) && !self.form(at).ends_with('s')
    }

    /// The last of the words from `first` on that say what a body is for: words in capitals that are no names elsewhere.
    fn topic_end(&self, first: usize) -> Option<usize> {
        let is_topic = |&at: &usize| {
            let form = self.form(at);
            let word = form.to_lowercase();
            let is_title = person_words::class_of(&word).is_some_and(PersonClass::is_title);
            let is_person = matches!(self.sentence.tokens[at].name, NameTag::Begin(kind) | NameTag::Inside(kind) if kind == NameKind::Person);
            self.is_capital(at)
                && forms::is_word(&word)
                && name_words::class_of(form).is_none_or(|class| class == NameWord::Place)
                && !is_title
                && !is_person
                && countries::named(form).is_none()
        };
        let words = first..self.sentence.tokens.len();
        let end = words.take_while(is_topic).last()?;
        let goes_on = end + 1 < self.sentence.tokens.len() && self.is_capital(end + 1);
        let is_other_body = bodies::is_known(self.words(Found { first, last: end, kind: NameKind::Organization }));
        (!goes_on && !is_other_body).then_some(end)
    }
}
