//! Weights of the decision that a sentence of another report tells a clause: `data/elsewhere-weights.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::rows;

const FILE: &str = include_str!("../../data/elsewhere-weights.tsv");

static WEIGHTS: LazyLock<HashMap<&str, f64>> =
    LazyLock::new(|| rows(FILE).filter_map(|row| Some((row[0], row.get(1)?.parse().ok()?))).collect());

/// What `feature` adds to the sum for each unit of its value.
pub fn weight(feature: &'static str) -> f64 {
    let weight = WEIGHTS.get(feature).copied();
    debug_assert!(weight.is_some(), "no weight for `{feature}`");
    weight.unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_feature_with_a_number_and_stands_once() {
        let all: Vec<_> = rows(FILE).collect();
        assert_eq!(all.len(), WEIGHTS.len());
        assert!(WEIGHTS.values().all(|weight| weight.is_finite()));
    }
}
