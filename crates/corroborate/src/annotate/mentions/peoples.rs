//! Words for those of a place that the report names: "Goan" of Goa. No list has those of every place.

use std::collections::BTreeSet;

use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm};
use crate::lexicon::{capitalized, countries, gazetteer, given_names};

/// What makes such a word of the name of a place, or of the first letters of it.
const ENDINGS: [&str; 7] = ["an", "ian", "ano", "ean", "ese", "ense", "ish"];

/// Letters that the name of the place and the word begin with, at least.
const SHARED: usize = 3;

/// Letters at the end of the name of the place that the word may lack.
const LOST: usize = 2;

/// The first words of the names of places of a report, in lower case.
pub(super) fn places(report: &AnnotatedReport, mentions: &[Mention]) -> BTreeSet<String> {
    let names = mentions.iter().filter(|m| m.form == MentionForm::Name && m.kind == EntityKind::Place);
    names.filter_map(|m| Some(report.words(m.span).split(' ').next()?.to_lowercase())).collect()
}

/// Whether `word`, in lower case, is one for those of one of `places`.
pub(super) fn is_of_one(word: &str, places: &BTreeSet<String>) -> bool {
    let is_of = |root: &str| {
        let longer = places.range(root.to_owned()..).take_while(|place| place.starts_with(root));
        root.chars().count() >= SHARED
            && longer.filter(|place| place.as_str() != word).any(|place| place.len() - root.len() <= LOST)
    };
    // "Goan", of which "Goa" is all of the name.
    let whole = word.strip_suffix('n').filter(|root| root.ends_with('a'));
    ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).chain(whole).any(is_of)
        && !gazetteer::is_listed(word)
        && given_names::gender_of(word).is_none()
        && countries::named(&capitalized(word)).is_none()
}
