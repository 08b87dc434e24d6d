//! Words that report what somebody says or thinks (`data/reporting.tsv`).

use std::sync::LazyLock;

use corroborate_encoder::Upos;
use rustc_hash::{FxHashMap, FxHashSet};

use super::rows;
use crate::annotation::SpeechAct;
use crate::text::LowerCase;

/// The reporting words of the language.
#[derive(Debug)]
pub struct Reporting {
    acts: FxHashMap<(&'static str, Kind), SpeechAct>,
    /// The acts by the regular inflections of the words.
    inflected: FxHashMap<String, Vec<(Kind, SpeechAct)>>,
    on_the_spot: FxHashSet<&'static str>,
    in_public: FxHashSet<&'static str>,
    in_front: FxHashSet<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Verb,
    Noun,
    Adjective,
    Hearer,
    Receiver,
    Hearing,
    Further,
    Answer,
}

impl Reporting {
    /// The shipped list.
    pub fn shipped() -> &'static Reporting {
        static SHIPPED: LazyLock<Reporting> = LazyLock::new(|| Reporting {
            acts: rows(FILE).filter_map(|row| typed(&row)).collect(),
            inflected: inflected(),
            on_the_spot: lemmas(ON_THE_SPOT),
            in_public: lemmas(IN_PUBLIC),
            in_front: lemmas(IN_FRONT),
        });
        &SHIPPED
    }

    /// Whether what is said with this word is heard by whoever is there, and told to nobody who asks: "screamed".
    pub fn is_on_the_spot(&self, lemma: &str) -> bool {
        self.on_the_spot.contains(lemma)
    }

    /// Whether what is said with this word is told once and to everybody: "announced".
    pub fn is_in_public(&self, lemma: &str) -> bool {
        self.in_public.contains(lemma)
    }

    /// Whether this word reports only what stands behind it: "they charged that …", not "woman killed, driver charged".
    pub fn is_in_front(&self, lemma: &str) -> bool {
        self.in_front.contains(lemma)
    }

    /// Whether the subject of the verb hears what its object reports: "receive a call that".
    pub fn hears(&self, lemma: &str) -> bool {
        self.acts.contains_key(&(lemma, Kind::Hearer))
    }

    /// Whether even "saying" behind the verb and its object is of the object: "received a call saying".
    pub fn receives(&self, lemma: &str) -> bool {
        self.acts.contains_key(&(lemma, Kind::Receiver))
    }

    /// Whether the object of the verb says what the verb behind it says: "heard someone say".
    pub fn is_of_hearing(&self, lemma: &str) -> bool {
        self.acts.contains_key(&(lemma, Kind::Hearing))
    }

    /// Whether the verb goes on with what was said before: "added".
    pub fn goes_on(&self, lemma: &str) -> bool {
        self.acts.contains_key(&(lemma, Kind::Further))
    }

    /// Whether what the verb tells may be done by a deed: "responded with wins".
    pub fn is_answer(&self, lemma: &str) -> bool {
        self.acts.contains_key(&(lemma, Kind::Answer))
    }

    /// What is done with a word of this form, lemma and part of speech, if it reports at all. A lemma that is not
    /// listed may be wrong: the regular inflections of the form are looked up, too.
    pub fn act(&self, form: &str, lemma: &str, upos: Upos) -> Option<SpeechAct> {
        let kind = match upos {
            Upos::Verb => Kind::Verb,
            Upos::Noun => Kind::Noun,
            Upos::Adj => Kind::Adjective,
            _ => return None,
        };
        let listed = self.acts.get(&(lemma, kind)).copied();
        listed.or_else(|| {
            self.inflected.get(&*form.lower_case())?.iter().find(|(of, _)| *of == kind).map(|(_, act)| *act)
        })
    }
}

/// Of the words of which a form may be one the first by the order of the endings counts.
fn inflected() -> FxHashMap<String, Vec<(Kind, SpeechAct)>> {
    let mut forms: FxHashMap<String, Vec<(Kind, SpeechAct)>> = FxHashMap::default();
    for (ending, stem) in INFLECTIONS {
        for ((lemma, kind), act) in rows(FILE).filter_map(|row| typed(&row)) {
            if let Some(cut) = lemma.strip_suffix(stem) {
                forms.entry(format!("{cut}{ending}")).or_default().push((kind, act));
            }
        }
    }
    forms
}

/// Endings of regular inflection and what the stem has in their place.
const INFLECTIONS: &[(&str, &str)] =
    &[("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("", "")];

const ON_THE_SPOT: &str = "on the spot";
const IN_PUBLIC: &str = "in public";
const IN_FRONT: &str = "in front";

fn lemmas(of_place: &str) -> FxHashSet<&'static str> {
    rows(FILE).filter(|row| row.get(3) == Some(&of_place)).map(|row| row[0]).collect()
}

const FILE: &str = include_str!("../../data/reporting.tsv");

fn typed(row: &[&'static str]) -> Option<((&'static str, Kind), SpeechAct)> {
    let (&[lemma, kind, act] | &[lemma, kind, act, ON_THE_SPOT | IN_PUBLIC | IN_FRONT]) = row else { return None };
    let kind = match kind {
        "verb" => Kind::Verb,
        "noun" => Kind::Noun,
        "adjective" => Kind::Adjective,
        "hearer" => Kind::Hearer,
        "receiver" => Kind::Receiver,
        "hearing" => Kind::Hearing,
        "further" => Kind::Further,
        "answer" => Kind::Answer,
        _ => return None,
    };
    let act = match act {
        "say" => SpeechAct::Say,
        "ask" => SpeechAct::Ask,
        "pledge" => SpeechAct::Pledge,
        "think" => SpeechAct::Think,
        "know" => SpeechAct::Know,
        "show" => SpeechAct::Show,
        "judge" => SpeechAct::Judge,
        _ => return None,
    };
    Some(((lemma, kind), act))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_is_typed_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(FILE) {
            assert!(typed(&row).is_some(), "{row:?}");
            assert!(seen.insert((row[0], row[1])), "twice: {row:?}");
        }
    }

    #[test]
    fn a_wrong_lemma_does_no_harm() {
        for (form, lemma) in
            [("added", "adde"), ("Denied", "denie"), ("says", "say"), ("argues", "argu"), ("stating", "stat")]
        {
            assert_eq!(Reporting::shipped().act(form, lemma, Upos::Verb), Some(SpeechAct::Say), "{form}");
        }
        assert_eq!(Reporting::shipped().act("walked", "walk", Upos::Verb), None);
    }
}
