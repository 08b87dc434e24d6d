//! `lemmas.tsv`, `irregular-verbs.tsv` and the regular endings: the dictionary form of a word, where the encoder's is none.
//!
//! The encoder cuts endings well, but of a word that it rarely saw it may leave "inke" for "inked" or "witnesse" for
//! "witnesses". Every rule goes by the lemma, so the lemma is checked: if no table knows it, a base form is its own lemma;
//! any other is looked up, then cut by the regular endings, and the first result that a table knows is taken. Where no
//! table knows one, spelling decides what it can ("-ies" is of "-y", "-sses" of "-ss"), and else the encoder.

use std::sync::LazyLock;

use corroborate_encoder::{Upos, Xpos};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{event_words, plover, rows};

const IRREGULAR: &str = include_str!("../../data/irregular-verbs.tsv");
const LEMMAS: &str = include_str!("../../data/lemmas.tsv");

/// The lemma of a word with this form, for which the encoder says `lemma`.
pub fn lemma(form: &str, upos: Upos, xpos: Xpos, lemma: String) -> String {
    let Some(known) = known(upos) else { return lemma };
    if known.contains(lemma.as_str()) || form.chars().skip(1).any(|c| !c.is_lowercase()) {
        return lemma;
    }
    let form = form.to_lowercase();
    let endings: &[(&str, &[&str])] = match xpos {
        Xpos::Vb | Xpos::Vbp | Xpos::Nn | Xpos::Jj => return form,
        Xpos::Nns => {
            &[("men", &["man"]), ("ies", &["y", "ie"]), ("ves", &["f", "fe", "ve"]), ("es", &["", "e"]), ("s", &[""])]
        }
        Xpos::Vbz => &[("ies", &["y"]), ("es", &["", "e"]), ("s", &[""])],
        Xpos::Vbd | Xpos::Vbn => &[("ied", &["y"]), ("ed", &["", "e"]), ("d", &[""])],
        Xpos::Vbg => &[("ing", &["", "e"])],
        Xpos::Jjr => &[("ier", &["y"]), ("er", &["", "e"])],
        Xpos::Jjs => &[("iest", &["y"]), ("est", &["", "e"])],
        _ => return lemma,
    };
    irregular(&form, upos)
        .map(str::to_owned)
        .or_else(|| cut(&form, endings).find(|stem| known.contains(stem.as_str())))
        // "People" ends in nothing that could be cut.
        .or_else(|| known.contains(form.as_str()).then(|| form.clone()))
        .or_else(|| by_spelling(&form, xpos))
        .unwrap_or(lemma)
}

/// Whether a table knows a form in lower case, or what is left of it without "-s".
pub fn is_word(form: &str) -> bool {
    let singular = form.strip_suffix('s').unwrap_or(form);
    let classes = [Upos::Noun, Upos::Adj, Upos::Verb].into_iter().filter_map(known);
    classes.into_iter().any(|words| words.contains(form) || words.contains(singular))
}

/// The lemmas of a class of words that a table knows.
fn known(upos: Upos) -> Option<&'static FxHashSet<&'static str>> {
    static TABLES: LazyLock<[FxHashSet<&'static str>; 3]> = LazyLock::new(|| {
        let of = |class: &'static str| rows(LEMMAS).filter(move |row| row[1] == class).map(|row| row[0]);
        let verbs = event_words::verbs().chain(plover::verbs()).chain(rows(IRREGULAR).map(|row| row[0]));
        let nouns = event_words::nouns();
        [of("verb").chain(verbs).collect(), of("noun").chain(nouns).collect(), of("adjective").collect()]
    });
    let [verbs, nouns, adjectives] = &*TABLES;
    match upos {
        Upos::Verb => Some(verbs),
        Upos::Noun => Some(nouns),
        Upos::Adj => Some(adjectives),
        _ => None,
    }
}

/// The verb that has this irregular form.
fn irregular(form: &str, upos: Upos) -> Option<&'static str> {
    static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> =
        LazyLock::new(|| rows(IRREGULAR).flat_map(|row| row[1].split('|').map(move |form| (form, row[0]))).collect());
    (upos == Upos::Verb).then(|| TABLE.get(form).copied()).flatten()
}

/// What is left of a form without its ending, and without a doubled letter.
fn cut<'a>(form: &'a str, endings: &'a [(&str, &[&str])]) -> impl Iterator<Item = String> + 'a {
    let stems = endings.iter().filter_map(|(ending, instead)| Some((form.strip_suffix(ending)?, *instead)));
    stems.flat_map(|(stem, instead)| {
        let mut letters = stem.chars().rev();
        let is_doubled = letters.next().zip(letters.next()).is_some_and(|(last, other)| last == other);
        let undoubled = is_doubled.then(|| stem.strip_suffix(|_: char| true).unwrap_or(stem).to_owned());
        instead.iter().map(move |end| format!("{stem}{end}")).chain(undoubled)
    })
}

/// What spelling alone says of a form that no table knows.
fn by_spelling(form: &str, xpos: Xpos) -> Option<String> {
    match xpos {
        Xpos::Nns | Xpos::Vbz => {
            let hisses = ["sses", "shes", "ches", "xes"].iter().any(|ending| form.ends_with(ending));
            form.strip_suffix("ies")
                .map(|stem| format!("{stem}y"))
                .or_else(|| hisses.then(|| form.strip_suffix("es").map(str::to_owned)).flatten())
        }
        Xpos::Vbd | Xpos::Vbn => form.strip_suffix("ied").map(|stem| format!("{stem}y")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lemma_that_is_no_word_is_made_anew() {
        let cases = [
            ("inked", Upos::Verb, Xpos::Vbd, "inke", "ink"),
            ("Met", Upos::Verb, Xpos::Vbd, "me", "meet"),
            ("travelled", Upos::Verb, Xpos::Vbn, "travell", "travel"),
            ("denied", Upos::Verb, Xpos::Vbd, "deni", "deny"),
            ("identified", Upos::Verb, Xpos::Vbn, "identifie", "identify"),
            ("earned", Upos::Verb, Xpos::Vbd, "earne", "earn"),
            ("praising", Upos::Verb, Xpos::Vbg, "prais", "praise"),
            ("signed", Upos::Verb, Xpos::Vbd, "sign", "sign"),
            ("frobbed", Upos::Verb, Xpos::Vbd, "frob", "frob"),
            ("frobs", Upos::Verb, Xpos::Vbz, "frob", "frob"),
            ("ééed", Upos::Verb, Xpos::Vbd, "x", "x"),
            ("witnesses", Upos::Noun, Xpos::Nns, "witnesse", "witness"),
            ("authorities", Upos::Noun, Xpos::Nns, "authoritie", "authority"),
            ("movies", Upos::Noun, Xpos::Nns, "movie", "movie"),
            ("gunmen", Upos::Noun, Xpos::Nns, "gunme", "gunman"),
            ("wolves", Upos::Noun, Xpos::Nns, "wolve", "wolf"),
            ("frobberies", Upos::Noun, Xpos::Nns, "frobberie", "frobbery"),
            ("footage", Upos::Noun, Xpos::Nn, "footag", "footage"),
            ("talks", Upos::Noun, Xpos::Nns, "talks", "talks"),
            ("riots", Upos::Noun, Xpos::Nns, "riots", "riot"),
            ("happiest", Upos::Adj, Xpos::Jjs, "happi", "happy"),
            ("NGOs", Upos::Noun, Xpos::Nns, "NGO", "NGO"),
        ];
        for (form, upos, xpos, wrong, right) in cases {
            assert_eq!(lemma(form, upos, xpos, wrong.into()), right, "{form}");
        }
    }

    #[test]
    fn the_list_of_lemmas_holds_words_of_known_classes_once() {
        let mut seen = FxHashSet::default();
        for row in rows(LEMMAS) {
            assert!(matches!(row[..], [_, "verb" | "noun" | "adjective"]) && seen.insert(row.clone()), "{row:?}");
        }
    }

    #[test]
    fn no_form_has_two_lemmas() {
        let mut seen = FxHashSet::default();
        for row in rows(IRREGULAR) {
            assert_eq!(row.len(), 2, "{row:?}");
            assert!(row[1].split('|').all(|form| !form.is_empty() && seen.insert(form)), "{row:?}");
        }
    }
}
