//! Weights of the decision that two claims assert one event: `data/event-weights.tsv`.

use std::sync::LazyLock;

use super::weights::Weights;

const FILE: &str = include_str!("../../data/event-weights.tsv");

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
