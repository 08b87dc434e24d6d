//! Weights of the decisions about chains: `data/chain-weights.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

static WEIGHTS: LazyLock<FxHashMap<(&str, &str), f64>> = LazyLock::new(|| {
    rows(include_str!("../../data/chain-weights.tsv"))
        .filter_map(|row| Some(((row[0], *row.get(1)?), row.get(2)?.parse().ok()?)))
        .collect()
});

/// What `feature` adds to the sum of a decision.
pub fn weight(decision: &'static str, feature: &'static str) -> f64 {
    let weight = WEIGHTS.get(&(decision, feature)).copied();
    debug_assert!(weight.is_some(), "no weight for `{feature}` of decision `{decision}`");
    weight.unwrap_or(0.0)
}

/// Whether the decision has this feature.
pub fn is_of(decision: &str, feature: &str) -> bool {
    WEIGHTS.contains_key(&(decision, feature))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(include_str!("../../data/chain-weights.tsv")) {
            assert!(row.len() == 3 && row[2].parse::<f64>().is_ok_and(f64::is_finite), "{row:?}");
            assert!(["structure", "name", "phrase", "pronoun"].contains(&row[0]), "{row:?}");
            assert!(seen.insert((row[0], row[1])), "twice: {row:?}");
        }
    }
}
