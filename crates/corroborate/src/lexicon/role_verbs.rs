//! Verbs that say what their subject is: `data/role-verbs.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::rows;

static VERBS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    rows(include_str!("../../data/role-verbs.tsv")).filter_map(|row| Some((row[0], *row.get(1)?))).collect()
});

/// What somebody is who does this: "leader" for "lead".
pub fn title_of(lemma: &str) -> Option<&'static str> {
    VERBS.get(lemma).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        assert!(rows(include_str!("../../data/role-verbs.tsv")).all(|row| row.len() == 2));
        assert_eq!(rows(include_str!("../../data/role-verbs.tsv")).count(), VERBS.len());
    }
}
