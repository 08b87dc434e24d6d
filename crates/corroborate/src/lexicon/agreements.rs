//! What parties bind themselves by, and the verbs with which they do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::rows;
use crate::story::AgreementStatus;

/// A noun for an agreement.
#[derive(Debug, Clone, Copy)]
pub struct AgreementNoun {
    /// What an account calls it.
    pub kind: &'static str,
    /// Whether it names an agreement by itself; otherwise only as what is signed or concluded.
    pub is_bare: bool,
    /// Whether it is said of so much else that two sides must be told.
    pub needs_sides: bool,
}

/// A verb by which an agreement comes about, goes on or ends.
#[derive(Debug, Clone, Copy)]
pub struct AgreementVerb {
    /// How far the agreement has come by it.
    pub status: AgreementStatus,
    /// Whether an agreement noun must be what it is done to.
    pub needs_noun: bool,
}

static NOUNS: LazyLock<BTreeMap<&'static str, AgreementNoun>> = LazyLock::new(|| {
    rows(include_str!("../../data/agreement-nouns.tsv"))
        .map(|row| {
            (row[0], AgreementNoun { kind: row[1], is_bare: row[2] != "verbal", needs_sides: row[2] == "sides" })
        })
        .collect()
});

static VERBS: LazyLock<BTreeMap<&'static str, AgreementVerb>> = LazyLock::new(|| {
    rows(include_str!("../../data/agreement-verbs.tsv"))
        .filter_map(|row| Some((row[0], AgreementVerb { status: status(row[1])?, needs_noun: row[2] == "noun" })))
        .collect()
});

/// The agreement noun with this lemma; several words have one space between them.
pub fn noun(lemma: &str) -> Option<AgreementNoun> {
    NOUNS.get(lemma).copied()
}

/// The agreement verb with this lemma.
pub fn verb(lemma: &str) -> Option<AgreementVerb> {
    VERBS.get(lemma).copied()
}

static GENERAL: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../data/agreement-general.tsv")).map(|row| row[0]).collect());

/// Whether a word tells no matter that an agreement could be about.
pub fn is_general(lemma: &str) -> bool {
    GENERAL.contains(lemma)
}

fn status(name: &str) -> Option<AgreementStatus> {
    match name {
        "signed" => Some(AgreementStatus::Signed),
        "agreed" => Some(AgreementStatus::Agreed),
        "planned" => Some(AgreementStatus::Planned),
        "extended" => Some(AgreementStatus::Extended),
        "denied" => Some(AgreementStatus::Denied),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_valid_and_stands_once() {
        let nouns: Vec<_> = rows(include_str!("../../data/agreement-nouns.tsv")).collect();
        assert!(nouns.iter().all(|row| row.len() == 3 && ["bare", "verbal", "sides"].contains(&row[2])));
        assert_eq!(nouns.len(), NOUNS.len(), "a noun stands twice");
        let verbs: Vec<_> = rows(include_str!("../../data/agreement-verbs.tsv")).collect();
        assert!(
            verbs.iter().all(|row| row.len() == 3 && status(row[1]).is_some() && ["noun", "none"].contains(&row[2]))
        );
        assert_eq!(verbs.len(), VERBS.len(), "a verb stands twice");
    }
}
