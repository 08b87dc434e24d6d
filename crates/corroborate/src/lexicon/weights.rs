//! Weights of named features, whose sum decides.

use rustc_hash::FxHashMap;

use super::rows;

/// The first two columns of a file: a feature, and what it adds to the sum for each unit of its value.
pub(super) struct Weights(FxHashMap<&'static str, f64>);

impl Weights {
    pub(super) fn read(file: &'static str) -> Weights {
        Weights(rows(file).filter_map(|row| Some((row[0], row.get(1)?.parse().ok()?))).collect())
    }

    pub(super) fn of(&self, feature: &'static str) -> f64 {
        let weight = self.0.get(feature).copied();
        debug_assert!(weight.is_some(), "no weight for `{feature}`");
        weight.unwrap_or(0.0)
    }
}
