//! Nouns that say what kind of source somebody is (`data/source-nouns.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

/// What kind of source a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceNoun {
    /// The press as a whole: "media".
    Media,
    /// A news agency.
    Agency,
    /// A paper, a station, a site.
    Outlet,
    /// A body or an authority.
    Office,
    /// Somebody who speaks for an office.
    Speaker,
    /// Somebody who was there.
    Witness,
    /// Somebody who questions witnesses and suspects.
    Asker,
    /// What an authority put in writing.
    Document,
    /// A station that carries another's name without being it: "CNN affiliate".
    Affiliate,
    /// The forces of a state, and who is in charge of them.
    Armed,
    /// In front of a medium: that it is its state's, "state", "official".
    Owned,
}

const FILE: &str = include_str!("../../data/source-nouns.tsv");

/// The kinds of source that a noun (in lower case) can name; "agency" can be of the press or of the state.
pub fn kinds_of(noun: &str) -> &'static [SourceNoun] {
    static NOUNS: LazyLock<FxHashMap<&'static str, Vec<SourceNoun>>> = LazyLock::new(|| {
        let mut nouns: FxHashMap<&str, Vec<SourceNoun>> = FxHashMap::default();
        for row in rows(FILE) {
            if let Some((noun, kind)) = typed(&row) {
                nouns.entry(noun).or_default().push(kind);
            }
        }
        nouns
    });
    NOUNS.get(noun).map_or(&[], Vec::as_slice)
}

fn typed(row: &[&'static str]) -> Option<(&'static str, SourceNoun)> {
    let [noun, class] = *row else { return None };
    let kind = match class {
        "media" => SourceNoun::Media,
        "agency" => SourceNoun::Agency,
        "outlet" => SourceNoun::Outlet,
        "office" => SourceNoun::Office,
        "speaker" => SourceNoun::Speaker,
        "witness" => SourceNoun::Witness,
        "asker" => SourceNoun::Asker,
        "affiliate" => SourceNoun::Affiliate,
        "document" => SourceNoun::Document,
        "armed" => SourceNoun::Armed,
        "owned" => SourceNoun::Owned,
        _ => return None,
    };
    Some((noun, kind))
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
