//! Weights of the decisions about chains: `data/chain-weights.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

/// What the features of one decision add to its sum.
#[derive(Debug, Clone, Default)]
pub struct Decision(FxHashMap<&'static str, f64>);

static DECISIONS: LazyLock<FxHashMap<&str, Decision>> = LazyLock::new(|| {
    let mut decisions: FxHashMap<&str, Decision> = FxHashMap::default();
    for row in rows(include_str!("../../data/chain-weights.tsv")) {
        let [decision, feature, weight] = row[..] else { continue };
        let Ok(weight) = weight.parse() else { continue };
        decisions.entry(decision).or_default().0.insert(feature, weight);
    }
    decisions
});

impl Decision {
    /// The decision of this name, which the file has.
    pub fn named(name: &str) -> &'static Decision {
        &DECISIONS[name]
    }

    /// What `feature` adds to the sum.
    pub fn weight(&self, feature: &'static str) -> f64 {
        let weight = self.0.get(feature).copied();
        debug_assert!(weight.is_some(), "no weight for `{feature}`");
        weight.unwrap_or(0.0)
    }

    /// Whether it has this feature.
    pub fn has(&self, feature: &str) -> bool {
        self.0.contains_key(feature)
    }
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
