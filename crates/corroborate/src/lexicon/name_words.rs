//! Words that tell what a name is a name of: `data/name-words.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;
use crate::text::LowerCase;

/// What a word does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameWord {
    /// A day or a month: no name.
    Calendar,
    /// "al", "von", "of".
    Particle,
    /// "Council".
    Organization,
    /// "Times".
    Media,
    /// "Square".
    Place,
    /// "Fort": the first word of the name of a place.
    PlaceFirst,
    /// "Inc."
    Suffix,
    /// "CEO": no name when alone.
    Abbreviation,
    /// "Texas".
    Region,
    /// "D.C.": part of the name of the town in front of it.
    TownPart,
    /// "Hurricane": bears the name of a person.
    Storm,
    /// "HMS": stands in front of the name of a ship.
    Vessel,
    /// "Cup": what is played for or held, no body.
    Contest,
    /// "Tony": an award where it is won, else somebody.
    Award,
    /// "Methodists": those of one faith or persuasion, no body.
    Adherents,
}

static WORDS: LazyLock<FxHashMap<&str, NameWord>> = LazyLock::new(|| {
    rows(include_str!("../../data/name-words.tsv")).filter_map(|row| Some((row[0], parse(row.get(1)?)?))).collect()
});

fn parse(class: &str) -> Option<NameWord> {
    match class {
        "calendar" => Some(NameWord::Calendar),
        "particle" => Some(NameWord::Particle),
        "organization" => Some(NameWord::Organization),
        "media" => Some(NameWord::Media),
        "place" => Some(NameWord::Place),
        "place first" => Some(NameWord::PlaceFirst),
        "suffix" => Some(NameWord::Suffix),
        "abbreviation" => Some(NameWord::Abbreviation),
        "region" => Some(NameWord::Region),
        "town part" => Some(NameWord::TownPart),
        "storm" => Some(NameWord::Storm),
        "vessel" => Some(NameWord::Vessel),
        "contest" => Some(NameWord::Contest),
        "award" => Some(NameWord::Award),
        "adherents" => Some(NameWord::Adherents),
        _ => None,
    }
}

/// What `word`, in any letter case, does in a name.
pub fn class_of(word: &str) -> Option<NameWord> {
    WORDS.get(&*word.lower_case()).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(include_str!("../../data/name-words.tsv")) {
            assert!(row.len() == 2 && parse(row[1]).is_some() && row[0] == row[0].to_lowercase(), "{row:?}");
            assert!(seen.insert(row[0]), "twice: {row:?}");
        }
    }
}
