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
    link(word, preposition).map(|link| link.place)
}

/// Whether the sentence of such a link goes on with what the one before told: "moreover", "in addition".
pub fn goes_on(word: &str, preposition: Option<&str>) -> bool {
    link(word, preposition).is_some_and(|link| link.goes_on)
}

struct Link {
    place: LinkPlace,
    before: Vec<&'static str>,
    goes_on: bool,
}

fn link(word: &str, preposition: Option<&str>) -> Option<&'static Link> {
    static LINKS: LazyLock<BTreeMap<&str, Link>> =
        LazyLock::new(|| rows(FILE).filter_map(|row| Some((row[0], parse(&row)?))).collect());
    let link = LINKS.get(word)?;
    let is_one = preposition.map_or(link.before.is_empty(), |preposition| link.before.contains(&preposition));
    is_one.then_some(link)
}

fn parse(row: &[&'static str]) -> Option<Link> {
    let [_, place, before, adds] = *row else { return None };
    let place = match place {
        "always" => LinkPlace::Always,
        "set-off" => LinkPlace::SetOff,
        "start" => LinkPlace::Start,
        _ => return None,
    };
    let goes_on = match adds {
        "adds" => true,
        "-" => false,
        _ => return None,
    };
    Some(Link { place, before: before.split('|').filter(|word| *word != "-").collect(), goes_on })
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
        assert!(goes_on("addition", Some("in")) && !goes_on("then", Some("since")));
        assert_eq!((link_place("then", None), link_place("however", Some("since"))), (None, None));
    }
}
