//! `fates.tsv`: what became of somebody, told in ways that exclude each other.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

/// Who of those that take part it became of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfWhom {
    /// To whom it is done.
    Patient,
    /// Who does it.
    Agent,
    /// Either.
    Either,
}

/// One way in which something became of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fate {
    /// What it is about: "how somebody left office".
    pub matter: &'static str,
    /// The way, as it is told: "resigned".
    pub way: &'static str,
    /// Of whom.
    pub of: OfWhom,
}

/// What an event of this word tells of somebody.
pub fn of(lemma: &str) -> Option<Fate> {
    static TABLE: LazyLock<FxHashMap<&'static str, Fate>> = LazyLock::new(|| {
        let all = rows(include_str!("../../data/fates.tsv")).filter_map(|row| Some((fate(&row)?, row[3])));
        all.flat_map(|(fate, lemmas)| lemmas.split('|').map(move |lemma| (lemma, fate))).collect()
    });
    TABLE.get(lemma).copied()
}

fn fate(row: &[&'static str]) -> Option<Fate> {
    let of = match *row.get(2)? {
        "patient" => OfWhom::Patient,
        "agent" => OfWhom::Agent,
        "either" => OfWhom::Either,
        _ => return None,
    };
    Some(Fate { matter: row[0], way: row[1], of })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_can_be_read_and_no_word_tells_two_ways() {
        let mut seen = BTreeSet::new();
        for row in rows(include_str!("../../data/fates.tsv")) {
            assert!(row.len() == 4 && fate(&row).is_some(), "{row:?}");
            for lemma in row[3].split('|') {
                assert!(seen.insert(lemma), "{lemma} stands twice");
            }
        }
        assert_eq!(of("resign").map(|fate| (fate.way, fate.of)), Some(("resigned", OfWhom::Agent)));
    }
}
