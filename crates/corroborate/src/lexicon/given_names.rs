//! Given names that tell the gender of their bearer: `data/given-names.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::person_words::Gender;
use super::rows;

static NAMES: LazyLock<FxHashMap<&str, Gender>> = LazyLock::new(|| {
    rows(include_str!("../../data/given-names.tsv")).filter_map(|row| Some((row[0], gender(row.get(1)?)?))).collect()
});

fn gender(text: &str) -> Option<Gender> {
    match text {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        _ => None,
    }
}

/// The gender that the given name, in lower case, tells.
pub fn gender_of(name: &str) -> Option<Gender> {
    NAMES.get(name).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(include_str!("../../data/given-names.tsv")) {
            assert!(row.len() == 2 && gender(row[1]).is_some() && seen.insert(row[0]), "{row:?}");
        }
    }
}
