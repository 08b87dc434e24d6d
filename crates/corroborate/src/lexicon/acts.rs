//! Acts that are made known by whoever did them: `data/acts.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::rows;

const FILE: &str = include_str!("../../data/acts.tsv");

/// Who does an act and makes it known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActOf {
    /// The police, an office: an arrest.
    Authority,
    /// A court, or who brings somebody before it: a charge. It comes long after what it is about.
    Court,
    /// A company, a club, an office: a suspension, a takeover.
    Body,
    /// The same, where it is done to a person: not every gun that is fired is a dismissal.
    Employer,
}

impl ActOf {
    /// Whether only an authority does it.
    pub fn is_of_authority(self) -> bool {
        matches!(self, Self::Authority | Self::Court)
    }
}

/// Whose act a verb or noun of this lemma names, if it names one.
pub fn act_of(lemma: &str) -> Option<ActOf> {
    static ACTS: LazyLock<BTreeMap<&str, ActOf>> = LazyLock::new(|| {
        let of = |by| match by {
            "authority" => ActOf::Authority,
            "court" => ActOf::Court,
            "employer" => ActOf::Employer,
            _ => ActOf::Body,
        };
        rows(FILE).map(|row| (row[0], of(row[1]))).collect()
    });
    ACTS.get(lemma).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_is_a_lemma_of_an_act_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(FILE) {
            let is_known = row.len() == 2 && matches!(row[1], "authority" | "court" | "body" | "employer");
            assert!(is_known && row[0] == row[0].to_lowercase() && seen.insert(row[0]), "{row:?}");
        }
    }
}
