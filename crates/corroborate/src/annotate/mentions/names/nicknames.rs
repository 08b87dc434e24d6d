//! Names with what somebody is called among them: "Kimani (Kiki) Gray", "Luis Gerardo “Jerry” Ortiz". The encoder reads two or
//! three names there, and nobody had the whole.

use corroborate_encoder::{NameKind, NameTag, Upos};

use super::{Found, Reader};
use crate::lexicon::{countries, given_names};
use crate::text::LowerCase;

/// Signs around what somebody is called.
const AROUND: [(&str, &str); 5] = [("(", ")"), ("“", "”"), ("\"", "\""), ("‘", "’"), ("'", "'")];

impl Reader<'_> {
    /// The name, that of a person with what it goes on with behind what he is called.
    pub(super) fn with_nickname(&self, name: Found) -> Found {
        self.behind_nickname(name).map_or(name, |last| Found { last, ..name })
    }

    /// The last word of the name that goes on behind a bracket.
    fn behind_nickname(&self, name: Found) -> Option<usize> {
        let tokens = &self.sentence.tokens;
        // `Charles "Lucky`: what he is called was read as the end of his name.
        let is_read = name.last > name.first + 1 && self.is_sign(name.last - 1);
        let open = if is_read { name.last - 1 } else { name.last + 1 };
        let [called, close, surname] = [1, 2, 3].map(|step| open + step);
        if name.kind != NameKind::Person || surname >= tokens.len() {
            return None;
        }
        let is_given = |at: usize| given_names::gender_of(&self.form(at).lower_case()).is_some();
        let is_word = |at: usize| {
            let form = self.form(at);
            self.is_capital(at) && form.chars().any(char::is_lowercase) && form.chars().all(char::is_alphabetic)
        };
        // "Ana Boll (Norland)" is whole, and followed by the next in a list.
        let is_open = is_read || name.first == name.last || is_given(name.last) || is_given(called);
        let is_called = is_word(called) && countries::named(self.form(called)).is_none();
        let goes_on = match tokens[surname].name {
            NameTag::Begin(kind) | NameTag::Inside(kind) => kind == NameKind::Person,
            NameTag::O => is_read || name.first == name.last,
        };
        let is_surname = is_word(surname) && matches!(tokens[surname].upos, Upos::Propn | Upos::Adj | Upos::Noun);
        let is_between_signs = AROUND.contains(&(self.form(open), self.form(close)));
        if !(is_between_signs && is_open && is_called && goes_on && is_surname) {
            return None;
        }
        let rest = (surname..tokens.len())
            .take_while(|&at| at == surname || tokens[at].name == NameTag::Inside(NameKind::Person));
        rest.last()
    }

    /// Whether the word is a sign that what somebody is called begins with.
    fn is_sign(&self, at: usize) -> bool {
        AROUND.iter().any(|(open, _)| *open == self.form(at))
    }
}
