//! Words that report what somebody says or thinks (`data/reporting.tsv`).

use std::collections::HashMap;
use std::sync::LazyLock;

use corroborate_encoder::Upos;

use super::rows;
use crate::annotation::SpeechAct;

/// The reporting words of the language.
#[derive(Debug)]
pub struct Reporting {
    acts: HashMap<(&'static str, Kind), SpeechAct>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Verb,
    Noun,
    Adjective,
}

impl Reporting {
    /// The shipped list.
    pub fn shipped() -> &'static Reporting {
        static SHIPPED: LazyLock<Reporting> =
            LazyLock::new(|| Reporting { acts: rows(FILE).filter_map(|row| typed(&row)).collect() });
        &SHIPPED
    }

    /// What is done with a word of this lemma and part of speech, if it reports at all.
    pub fn act(&self, lemma: &str, upos: Upos) -> Option<SpeechAct> {
        let kind = match upos {
            Upos::Verb => Kind::Verb,
            Upos::Noun => Kind::Noun,
            Upos::Adj => Kind::Adjective,
            _ => return None,
        };
        self.acts.get(&(lemma, kind)).copied()
    }
}

const FILE: &str = include_str!("../../data/reporting.tsv");

fn typed(row: &[&'static str]) -> Option<((&'static str, Kind), SpeechAct)> {
    let [lemma, kind, act] = *row else { return None };
    let kind = match kind {
        "verb" => Kind::Verb,
        "noun" => Kind::Noun,
        "adjective" => Kind::Adjective,
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
}
