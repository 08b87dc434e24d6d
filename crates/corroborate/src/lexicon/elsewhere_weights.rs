//! Weights of the decision that a sentence of another report tells a clause: `data/elsewhere-weights.tsv`.

use std::sync::LazyLock;

use super::weights::Weights;

const FILE: &str = include_str!("../../data/elsewhere-weights.tsv");

/// What `feature` adds to the sum for each unit of its value.
pub fn weight(feature: &'static str) -> f64 {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(FILE));
    WEIGHTS.of(feature)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::lexicon::rows;

    #[test]
    fn every_row_is_a_feature_with_a_number_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(FILE) {
            assert!(row.len() == 2 && row[1].parse::<f64>().is_ok_and(f64::is_finite), "{row:?}");
            assert!(seen.insert(row[0]), "twice: {row:?}");
        }
    }
}
