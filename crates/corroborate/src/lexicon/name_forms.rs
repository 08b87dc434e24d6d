//! Forms of one name that spelling alone does not show, and names that look alike and are two
//! (`data/name-forms.tsv`).

use std::sync::LazyLock;

use any_ascii::any_ascii;
use rustc_hash::FxHashMap;

use super::rows;

const FILE: &str = include_str!("../../data/name-forms.tsv");

/// By kind and form the first form of its row.
static FORMS: LazyLock<FxHashMap<(&'static str, &'static str), &'static str>> = LazyLock::new(|| {
    let mut forms = FxHashMap::default();
    for row in rows(FILE) {
        let [kind, all] = row[..] else { continue };
        let first = all.split('|').next().unwrap_or_default();
        forms.extend(all.split('|').map(|form| ((kind, form), first)));
    }
    forms
});

/// A word as reports with and without diacritics have in common: in lower-case ASCII.
pub fn folded(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { any_ascii(word).to_ascii_lowercase() }
}

fn form(kind: &'static str, word: &str) -> Option<&'static str> {
    FORMS.get(&(kind, word)).copied()
}

/// Whether two words, in lower-case ASCII, are forms of one given name, family name or particle; nothing where the list does not know
/// both.
pub fn is_same_part(a: &str, b: &str) -> Option<bool> {
    let is_same = |kind| Some(form(kind, a)? == form(kind, b)?);
    is_same("given").or_else(|| is_same("particle")).or_else(|| is_same("family first"))
}

/// The form of a given name, in lower-case ASCII, that its other forms are taken for; the name itself if the list has no other.
pub fn given(name: &str) -> &str {
    form("given", name).unwrap_or(name)
}

/// Whether one word is the other with an ending that makes a woman's name of it.
pub fn is_feminine_of(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short).is_some_and(|ending| form("feminine", ending).is_some())
}

/// Letters that are left of a family name without its ending, at least.
const STEM: usize = 4;

/// A family name, in lower-case ASCII, parted before an ending for which others are put: "murod", "zoda". Given names have none.
pub fn ending(name: &str) -> Option<(&str, &str)> {
    if form("given", name).is_some() {
        return None;
    }
    let parted = (STEM..name.len()).filter_map(|at| name.split_at_checked(at));
    parted.into_iter().find(|(_, ending)| form("ending", ending).is_some())
}

/// Whether a name that begins with the word, in lower case, is likely one whose family name stands first.
pub fn is_family_first(word: &str) -> bool {
    form("family first", word).is_some()
}

/// Whether the word, in lower case, makes another thing of a name that it is added to: a technical university is another
/// university.
pub fn is_distinct(word: &str) -> bool {
    form("distinct", word).is_some()
}

/// Whether the word, in lower case, may be left out in front of the name of a place: "the State of X".
pub fn is_polity(word: &str) -> bool {
    form("polity", word).is_some()
}

/// Whether the word stands between a son's name and his father's.
pub fn is_son_of(word: &str) -> bool {
    form("son", word).is_some()
}

/// The generation that the word, in lower case and without full stop, tells at the end of a name: "jr".
pub fn generation(word: &str) -> Option<&'static str> {
    form("generation", word)
}

/// The name of a place or a body, in lower-case ASCII, by which its other names go.
pub fn whole(name: &str) -> &str {
    form("place", name).or_else(|| form("body", name)).unwrap_or(name)
}

/// Whether it is a name of a known body, in lower-case ASCII.
pub fn is_body(name: &str) -> bool {
    form("body", name).is_some()
}

/// A word inside the name of a place or a body as it is compared.
pub fn word(word: &str) -> &str {
    form("word", word).unwrap_or(word)
}

/// Whether the word only tells the legal form of a company.
pub fn is_company_form(word: &str) -> bool {
    form("company", word).is_some()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_longest_ending_is_parted() {
        assert_eq!(ending("murodzoda"), Some(("murod", "zoda")));
        assert_eq!(ending("yev"), None);
        assert_eq!(ending("nazaryev"), Some(("nazar", "yev")));
        assert_eq!(ending("lyubov"), None);
    }

    #[test]
    fn every_form_stands_once_in_its_kind() {
        let mut seen = BTreeSet::new();
        for row in rows(FILE) {
            assert_eq!(row.len(), 2, "{row:?}");
            assert!(
                [
                    "given",
                    "place",
                    "body",
                    "word",
                    "company",
                    "particle",
                    "feminine",
                    "son",
                    "generation",
                    "family first",
                    "distinct",
                    "ending",
                    "polity"
                ]
                .contains(&row[0]),
                "no such kind: {row:?}"
            );
            for form in row[1].split('|') {
                assert!(!form.is_empty() && form.is_ascii() && form == form.to_lowercase(), "{row:?}");
                assert!(seen.insert((row[0], form)), "twice: {form}");
            }
        }
    }
}
