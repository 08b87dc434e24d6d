//! Linguistic knowledge, read from the tab-separated files in `data/`.
//!
//! Every file has a header line that names its columns, `#` starts a comment. A file is read once, at first use; a row
//! that does not fit its columns is a bug that the tests of this module find.

use std::borrow::Cow;

use crate::text::LowerCase;

pub mod acts;
pub mod agencies;
pub mod agreements;
pub mod bodies;
pub mod chain_weights;
pub mod collective_nouns;
pub mod confinement;
pub mod corrections;
pub mod countries;
pub mod editions;
pub mod elsewhere_weights;
pub mod estimates;
pub mod event_synonyms;
pub mod event_weights;
pub mod event_words;
pub mod factuality;
pub mod fates;
pub mod forms;
pub mod gazetteer;
pub mod general_nouns;
pub mod given_names;
pub mod handed_on;
pub mod happenings;
pub mod html_meta;
pub mod idioms;
pub mod incidents;
pub mod initials;
pub mod link_adverbs;
pub mod name_forms;
pub mod name_words;
pub mod naming_nouns;
pub mod offices;
pub mod origin_words;
pub mod page;
pub mod person_words;
pub mod phases;
pub mod places;
pub mod plover;
pub mod quantities;
pub mod record_fields;
pub mod reporting;
pub mod role_words;
pub mod sentence_ends;
pub mod source_nouns;
pub mod steps;
pub mod time_words;
pub mod tokens;
pub mod town_words;
mod weights;
pub mod word_frequencies;

/// The rows of a tab-separated file: its columns by position, comments, empty lines and the header line left out.
pub fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// A word with its first letter as a capital.
pub fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// In lower case, apostrophes straight.
pub fn lower(words: &str) -> Cow<'_, str> {
    match words.lower_case() {
        Cow::Owned(lower) if lower.contains('’') => Cow::Owned(lower.replace('’', "'")),
        lower => lower,
    }
}

/// Lower case, white space collapsed, punctuation and symbols at both ends gone: how the phrases of a page are compared.
pub fn bare(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.trim_matches(|c: char| !c.is_alphanumeric()).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
    out
}
