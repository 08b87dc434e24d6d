//! A decision: a sum of named features.

use crate::annotation::Feature;
use crate::lexicon::chain_weights::Decision;

/// Features at or below this weight forbid, whatever speaks for it.
const FORBIDS: f64 = -99.0;

/// Features that few decisions have more of.
const MANY: usize = 12;

/// The features found so far for one decision.
#[derive(Debug, Clone)]
pub(super) struct Score {
    decision: &'static Decision,
    features: Vec<(&'static str, f64)>,
    total: f64,
    is_forbidden: bool,
}

impl Score {
    /// A decision without features. `decision` names a group of `data/chain-weights.tsv`.
    pub(super) fn new(decision: &'static str) -> Self {
        Self {
            decision: Decision::named(decision),
            features: Vec::with_capacity(MANY),
            total: 0.0,
            is_forbidden: false,
        }
    }

    /// Notes `feature`.
    pub(super) fn add(&mut self, feature: &'static str) {
        let weight = self.decision.weight(feature);
        self.features.push((feature, weight));
        self.total += weight;
        self.is_forbidden |= weight <= FORBIDS;
    }

    /// Notes `feature` if `is_present`.
    pub(super) fn add_if(&mut self, is_present: bool, feature: &'static str) {
        if is_present {
            self.add(feature);
        }
    }

    /// Whether a feature forbids it.
    pub(super) fn is_forbidden(&self) -> bool {
        self.is_forbidden
    }

    pub(super) fn total(&self) -> f64 {
        self.total
    }

    /// Whether the features speak for it.
    pub(super) fn holds(&self) -> bool {
        self.total() > 0.0
    }

    /// The features, for a [`crate::annotation::Link`].
    pub(super) fn into_features(self) -> Vec<Feature> {
        self.features.into_iter().map(|(name, weight)| Feature { name: name.to_string(), weight }).collect()
    }
}
