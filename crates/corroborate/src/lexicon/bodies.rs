//! Bodies that news names without a word that tells what they are: `data/bodies.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::rows;

static NAMES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/bodies.tsv")).map(|row| row[0]).collect());

/// Whether `name`, as it is written, is one of them.
pub fn is_known(name: &str) -> bool {
    NAMES.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_name_and_stands_once() {
        let rows: Vec<Vec<&str>> = rows(include_str!("../../data/bodies.tsv")).collect();
        assert!(rows.iter().all(|row| row.len() == 1 && row[0].starts_with(char::is_alphabetic)));
        assert_eq!(rows.len(), NAMES.len(), "a name stands twice");
    }
}
