//! Words and phrases that tie a sentence to the one before: `data/link-adverbs.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::rows;

const FILE: &str = include_str!("../../data/link-adverbs.tsv");

/// Where a word is a mere link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkPlace {
    /// At the start of a sentence: "Instead, he left".
    Start,
    /// There, and between commas: "the bridge, however, stood".
    SetOff,
    /// Wherever it stands: "was also seen".
    Always,
}

/// Where a word, in lower case, behind this preposition or none, only ties its sentence to the one before: "however", "since then";
/// `None` where it says something.
pub fn link_place(word: &str, preposition: Option<&str>) -> Option<LinkPlace> {
    static LINKS: LazyLock<BTreeMap<&str, (LinkPlace, Vec<&str>)>> =
        LazyLock::new(|| rows(FILE).filter_map(|row| Some((row[0], parse(&row)?))).collect());
    let (place, before) = LINKS.get(word)?;
    let is_one = preposition.map_or(before.is_empty(), |preposition| before.contains(&preposition));
    is_one.then_some(*place)
}

fn parse(row: &[&'static str]) -> Option<(LinkPlace, Vec<&'static str>)> {
    let [_, place, before] = *row else { return None };
    let place = match place {
        "always" => LinkPlace::Always,
        "set-off" => LinkPlace::SetOff,
        "start" => LinkPlace::Start,
        _ => return None,
    };
    Some((place, before.split('|').filter(|word| *word != "-").collect()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_is_a_link_with_its_place_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(FILE) {
            assert!(parse(&row).is_some() && row[0] == row[0].to_lowercase() && seen.insert(row[0]), "{row:?}");
        }
        assert_eq!(link_place("however", None), Some(LinkPlace::SetOff));
        assert_eq!(link_place("then", Some("since")), Some(LinkPlace::Start));
        assert_eq!((link_place("then", None), link_place("however", Some("since"))), (None, None));
    }
}
