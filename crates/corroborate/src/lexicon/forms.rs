//! `irregular-verbs.tsv` and the regular endings: the dictionary form of a verb, where the encoder's is no word.
//!
//! The encoder cuts endings well, but of a verb that it rarely saw it may leave "inke" for "inked". Every rule goes by
//! the lemma, so the lemma is checked: if no table knows it, the form is looked up, then cut by the regular endings,
//! and the first result that a table knows is taken. A verb that no table knows keeps what the encoder said.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use corroborate_encoder::{Upos, Xpos};

use super::{event_words, plover, rows};

const IRREGULAR: &str = include_str!("../../data/irregular-verbs.tsv");

/// The lemma of a word with this form, for which the encoder says `lemma`.
pub fn lemma(form: &str, upos: Upos, xpos: Xpos, lemma: String) -> String {
    match upos {
        Upos::Verb if !verbs().contains(lemma.as_str()) => verb(&form.to_lowercase()).unwrap_or(lemma),
        Upos::Noun if xpos == Xpos::Nns && event_words::noun(&lemma).is_none() => {
            lemma.strip_suffix('s').filter(|stem| event_words::noun(stem).is_some()).map(str::to_owned).unwrap_or(lemma)
        }
        _ => lemma,
    }
}

/// The verbs that a table knows.
fn verbs() -> &'static BTreeSet<&'static str> {
    static TABLE: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
        event_words::verbs().chain(plover::verbs()).chain(rows(IRREGULAR).map(|row| row[0])).collect()
    });
    &TABLE
}

/// The verb that has this form, if a table knows it.
fn verb(form: &str) -> Option<String> {
    static TABLE: LazyLock<HashMap<&'static str, &'static str>> =
        LazyLock::new(|| rows(IRREGULAR).flat_map(|row| row[1].split('|').map(move |form| (form, row[0]))).collect());
    TABLE.get(form).map(|&lemma| lemma.to_owned()).or_else(|| regular(form))
}

/// The known verb that the regular endings make of the form.
fn regular(form: &str) -> Option<String> {
    let stems = ["ed", "ing", "d", "es", "s"].iter().filter_map(|ending| form.strip_suffix(ending));
    stems
        .flat_map(|stem| {
            let last = stem.chars().next_back().map_or(0, char::len_utf8);
            let (shorter, end) = stem.split_at(stem.len() - last);
            let undoubled = (!end.is_empty() && shorter.ends_with(end)).then(|| shorter.to_owned());
            let with_y = stem.strip_suffix('i').map(|stem| format!("{stem}y"));
            [Some(stem.to_owned()), Some(format!("{stem}e")), undoubled, with_y]
        })
        .flatten()
        .find(|lemma| verbs().contains(lemma.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lemma_that_is_no_word_is_made_anew() {
        let of = |form: &str, wrong: &str| lemma(form, Upos::Verb, Xpos::Vbd, wrong.into());
        let cases = [
            ("inked", "inke", "ink"),
            ("Met", "me", "meet"),
            ("travelled", "travell", "travel"),
            ("denied", "deni", "deny"),
            ("praising", "prais", "praise"),
            ("signed", "sign", "sign"),
            ("frobbed", "frob", "frob"),
            ("ééed", "x", "x"),
        ];
        for (form, wrong, right) in cases {
            assert_eq!(of(form, wrong), right, "{form}");
        }
        assert_eq!(lemma("talks", Upos::Noun, Xpos::Nns, "talks".into()), "talks");
        assert_eq!(lemma("riots", Upos::Noun, Xpos::Nns, "riots".into()), "riot");
    }

    #[test]
    fn no_form_has_two_lemmas() {
        let mut seen = BTreeSet::new();
        for row in rows(IRREGULAR) {
            assert_eq!(row.len(), 2, "{row:?}");
            assert!(row[1].split('|').all(|form| !form.is_empty() && seen.insert(form)), "{row:?}");
        }
    }
}
