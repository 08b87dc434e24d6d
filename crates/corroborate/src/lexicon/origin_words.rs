//! Words in the names of origins: `data/origin-words.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

/// What a word says of the origin in whose name it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OriginWord {
    /// Nothing: "the", "agency".
    Empty,
    /// Nothing but that it is somebody official: "officer".
    Unnamed,
    /// The same as another word: "cops" for "police".
    Same(&'static str),
    /// That its bearer speaks for the body in which he holds the title: "spokesman".
    Speaks,
    /// That its bearer is of a business: "executive".
    Business,
    /// Somebody who was there or knows somebody, whoever it is: "witness".
    Private,
    /// That it is a thing that says something: "complaint".
    Document,
    /// Nobody, where it is the whole name: "they".
    Nobody,
}

const FILE: &str = include_str!("../../data/origin-words.tsv");

static WORDS: LazyLock<FxHashMap<&'static str, Vec<OriginWord>>> = LazyLock::new(|| {
    let mut words: FxHashMap<&str, Vec<OriginWord>> = FxHashMap::default();
    for row in rows(FILE) {
        if let Some(class) = class(&row) {
            words.entry(row[0]).or_default().push(class);
        }
    }
    words
});

fn class(row: &[&'static str]) -> Option<OriginWord> {
    let [_, class, means] = *row else { return None };
    Some(match class {
        "empty" => OriginWord::Empty,
        "unnamed" => OriginWord::Unnamed,
        "same" if means != "-" => OriginWord::Same(means),
        "speaks" => OriginWord::Speaks,
        "business" => OriginWord::Business,
        "private" => OriginWord::Private,
        "document" => OriginWord::Document,
        "nobody" => OriginWord::Nobody,
        _ => return None,
    })
}

/// What `word`, in lower case, says.
pub fn classes_of(word: &str) -> &'static [OriginWord] {
    WORDS.get(word).map_or(&[], Vec::as_slice)
}

/// The word that counts for `word`; `None` where it says nothing of who it is.
pub fn telling(word: &'_ str) -> Option<&'_ str> {
    let classes = classes_of(word);
    if classes.iter().any(|class| matches!(class, OriginWord::Empty | OriginWord::Unnamed)) {
        return None;
    }
    let same = classes.iter().find_map(|class| match class {
        OriginWord::Same(other) => Some(*other),
        _ => None,
    });
    Some(same.unwrap_or(word))
}

/// Whether `word`, in lower case, is of that class.
pub fn is(word: &str, class: OriginWord) -> bool {
    classes_of(word).contains(&class)
}

/// Whether a name, in any letter case, names nobody: "they", "two of which", "60 percent".
pub fn is_nobody(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    is(&name, OriginWord::Nobody)
        || [" of which", " of whom", " of them", " of you", " of us", " percent", " per cent"]
            .iter()
            .any(|end| name.ends_with(end))
}

/// Whether a name, in any letter case, is that of a thing that says something.
pub fn is_of_document(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| is(word, OriginWord::Document))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(FILE) {
            assert!(class(&row).is_some() && row[0] == row[0].to_lowercase(), "{row:?}");
            assert!(seen.insert((row[0], row[1])), "twice: {row:?}");
        }
    }
}
