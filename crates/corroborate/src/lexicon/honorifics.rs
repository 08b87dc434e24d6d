//! Words around a person's name that are not part of it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::rows;

static WORDS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../data/honorifics.tsv")).map(|row| row[0]).collect());

/// Whether the word, in lower-case ASCII without full stops, is a title and not a name.
pub fn is_honorific(word: &str) -> bool {
    WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_twice() {
        let all: Vec<_> = rows(include_str!("../../data/honorifics.tsv")).collect();
        assert_eq!(all.len(), WORDS.len());
        assert!(all.iter().all(|row| row.len() == 1 && row[0] == row[0].to_lowercase()));
    }
}
