//! The words of content of a clause.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use super::form::Form;
use crate::annotation::Token;

/// A word of content.
pub(in crate::weigh::compose) struct Word<'t> {
    /// Index of the token in its sentence.
    pub(in crate::weigh::compose) at: usize,
    pub(in crate::weigh::compose) form: &'t Form<'t>,
    /// The entity whose name it is part of.
    pub(in crate::weigh::compose) entity: Option<usize>,
    /// Whether it is what the clause tells.
    pub(in crate::weigh::compose) is_head: bool,
    /// Whether it is what the clause's own verb tells.
    pub(super) is_root: bool,
    /// How much it says: nothing for all but the last word of a proper name.
    pub(super) weight: f64,
    /// Whether it tells more than what it is all about: it is not the clause's verb and nobody whom most reports name.
    pub(super) is_particular: bool,
}

impl Word<'_> {
    /// Whether it is part of the name of one of `entities`.
    pub(super) fn is_among(&self, entities: &BTreeSet<usize>) -> bool {
        // "One of its $500,000 grants" is not told by whoever names the grants.
        self.form.token.upos != Upos::Num && self.entity.is_some_and(|entity| entities.contains(&entity))
    }
}

pub(in crate::weigh::compose) fn is_content(token: &Token) -> bool {
    matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num)
}
