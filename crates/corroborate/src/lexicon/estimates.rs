//! `estimates.tsv`: verbs by which somebody gives a number of what was told before.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

/// What stands for the slot of a verb that takes the number itself.
pub const OBJECT: &str = "object";

/// The preposition before the number that a verb gives, or [`OBJECT`].
pub fn slot(verb: &str) -> Option<&'static str> {
    static SLOTS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
        let pairs = rows(include_str!("../../data/estimates.tsv"));
        pairs.filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect()
    });
    SLOTS.get(verb).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_has_one_slot() {
        let verbs: Vec<&str> = rows(include_str!("../../data/estimates.tsv")).map(|row| row[0]).collect();
        let mut once = verbs.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once, verbs);
        assert!(slot("put") == Some("at") && slot("count") == Some(OBJECT) && slot("see").is_none());
    }
}
