//! Words by which a report shows that it hands on somebody else's text: `data/handed-on.tsv`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::rows;

/// What the words show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HandedOn {
    /// That a body sent it to the press.
    Mark,
    /// That a text follows.
    Opening,
    /// Which kind of text.
    Text,
    /// That a document tells what follows.
    Details,
    /// What it gives then.
    Account,
    /// What somebody lets others know.
    Notice,
    /// Something published.
    Piece,
    /// What somebody does who stands for what happened.
    Vouching,
}

const FILE: &str = include_str!("../../data/handed-on.tsv");

static WORDS: LazyLock<FxHashMap<HandedOn, FxHashSet<&'static str>>> = LazyLock::new(|| {
    let mut all: FxHashMap<_, FxHashSet<_>> = FxHashMap::default();
    for (class, words) in rows(FILE).filter_map(|row| typed(&row)) {
        all.entry(class).or_default().insert(words);
    }
    all
});

fn typed(row: &[&'static str]) -> Option<(HandedOn, &'static str)> {
    let [class, words] = *row else { return None };
    let class = match class {
        "mark" => HandedOn::Mark,
        "opening" => HandedOn::Opening,
        "text" => HandedOn::Text,
        "details" => HandedOn::Details,
        "account" => HandedOn::Account,
        "notice" => HandedOn::Notice,
        "piece" => HandedOn::Piece,
        "vouching" => HandedOn::Vouching,
        _ => return None,
    };
    Some((class, words))
}

/// Whether `words`, in lower case, are of the class.
pub fn is(class: HandedOn, words: &str) -> bool {
    WORDS.get(&class).is_some_and(|all| all.contains(words))
}

/// All words of the class.
pub fn all(class: HandedOn) -> impl Iterator<Item = &'static str> {
    WORDS.get(&class).into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        let mut seen = FxHashSet::default();
        for row in rows(FILE) {
            assert!(typed(&row).is_some_and(|typed| seen.insert(typed)), "{row:?}");
        }
    }
}
