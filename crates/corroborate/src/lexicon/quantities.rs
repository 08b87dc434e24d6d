//! `quantity-words.tsv`: words that limit, stand for or name what is counted.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;
use crate::annotation::Bound;

const WORDS: &str = include_str!("../../data/quantity-words.tsv");

/// The words that limit a number, the longest first, in lower case.
pub fn bounds() -> &'static [(&'static str, Bound)] {
    static TABLE: LazyLock<Vec<(&'static str, Bound)>> = LazyLock::new(|| {
        let mut all: Vec<(&'static str, Bound)> = of_kind("bound")
            .filter_map(|row| Some((row[0], bound_of(row[2])?)))
            .flat_map(|(words, bound)| words.split('|').map(move |word| (word, bound)))
            .collect();
        all.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        all
    });
    &TABLE
}

/// The number that a vague word counts by: 12 for "dozens".
pub fn vague_number(lemma: &str) -> Option<f64> {
    static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| by_word("number"));
    TABLE.get(lemma).and_then(|value| value.parse().ok())
}

/// What became of those counted, by the lemma that says so: "killed" for "die".
pub fn state(lemma: &str) -> Option<&'static str> {
    static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| by_word("state"));
    TABLE.get(lemma).copied()
}

/// Whether it is what [`state`] gives: "killed", "arrested".
pub fn is_state(name: &str) -> bool {
    of_kind("state").any(|row| row[2] == name)
}

/// Whether the noun counts human beings.
pub fn is_people(lemma: &str) -> bool {
    static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| by_word("people"));
    TABLE.contains_key(lemma)
}

/// The unit that a sign or name stands for, the word itself where it has no other: "dollar" for "$".
pub fn unit(lemma: &str) -> &str {
    static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| by_word("unit"));
    TABLE.get(lemma).copied().unwrap_or(lemma)
}

/// Whether the noun measures a length or a time: what it gives does not grow by being counted.
pub fn is_measure(lemma: &str) -> bool {
    static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| by_word("measure"));
    TABLE.contains_key(lemma)
}

/// Whether the word says that a number is what came together: "total", "altogether".
pub fn sums_up(lemma: &str) -> bool {
    static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| by_word("total"));
    TABLE.contains_key(lemma)
}

/// Whether the word beside a number says that it counts only some: "the first 17", "another three".
pub fn takes_part(lemma: &str) -> bool {
    static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| by_word("part"));
    TABLE.contains_key(lemma)
}

/// Whether the word, a lemma, is one beside which a quarter or a half is one of the year.
pub fn is_of_accounts(lemma: &str) -> bool {
    static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| by_word("accounts"));
    TABLE.contains_key(lemma)
}

fn of_kind(kind: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    rows(WORDS).filter(move |row| row[1] == kind)
}

fn by_word(kind: &'static str) -> FxHashMap<&'static str, &'static str> {
    of_kind(kind).flat_map(|row| row[0].split('|').map(move |word| (word, row[2]))).collect()
}

fn bound_of(text: &str) -> Option<Bound> {
    Some(match text {
        "at-least" => Bound::AtLeast,
        "at-most" => Bound::AtMost,
        "approximate" => Bound::Approximate,
        _ => return None,
    })
}

/// Which sort of people a noun says that they are: "in uniform", "civilians", "attackers".
pub fn sort(lemma: &str) -> Option<&'static str> {
    static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| by_word("sort"));
    TABLE.get(lemma).copied()
}

/// Whether nobody is of this [`sort`] and of another such: who attacks is no civilian, while a civilian may be a woman.
pub fn excludes_others(sort: &str) -> bool {
    matches!(sort, "in uniform" | "civilians" | "attackers")
}

/// Whether a word recalls another happening than that which is told: "similar", "previous".
pub fn starts_another(lemma: &str) -> bool {
    static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| by_word("another"));
    TABLE.contains_key(lemma)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_is_valid_and_no_word_stands_twice_in_a_kind() {
        let mut seen = BTreeSet::new();
        for row in rows(WORDS) {
            assert_eq!(row.len(), 3, "{row:?}");
            match row[1] {
                "bound" => assert!(bound_of(row[2]).is_some(), "{row:?}"),
                "number" => assert!(row[2].parse::<f64>().is_ok(), "{row:?}"),
                kind => {
                    assert!(
                        matches!(
                            kind,
                            "state"
                                | "people"
                                | "measure"
                                | "unit"
                                | "total"
                                | "part"
                                | "accounts"
                                | "sort"
                                | "another"
                        ),
                        "{row:?}"
                    )
                }
            }
            for word in row[0].split('|') {
                assert!(!word.is_empty() && seen.insert((word, row[1])), "{word:?} in {row:?}");
            }
        }
    }
}
