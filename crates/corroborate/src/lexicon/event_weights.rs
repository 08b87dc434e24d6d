//! Weights of the decision that two claims assert one event: `data/event-weights.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::rows;

const FILE: &str = include_str!("../../data/event-weights.tsv");

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
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(FILE) {
            assert!(
                row.len() == 4
                    && ["learned", "held"].contains(&row[3])
                    && row[1..3].iter().all(|w| w.parse::<f64>().is_ok_and(f64::is_finite)),
                "{row:?}"
            );
            assert!(seen.insert(row[0]), "twice: {row:?}");
        }
    }
}
