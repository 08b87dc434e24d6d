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
    /// Whether it takes up an agreement of whatever kind: "the deal" may be a treaty, "the treaty" is no memorandum.
    pub names_any: bool,
    /// Whether it says no kind: "the document".
    pub is_general: bool,
}

impl AgreementNoun {
    /// Whether both may be said of one agreement.
    pub fn may_name_the_same(&self, other: &Self) -> bool {
        self.names_any || other.names_any || self.shares_a_word(other)
    }

    /// Whether the names of both have a word in common: "memorandum" and "memorandum of understanding".
    pub fn shares_a_word(&self, other: &Self) -> bool {
        share_a_word(self.kind, other.kind)
    }
}

/// "memorandum" and "memorandum of understanding", "trade deal" and "trade agreement".
fn share_a_word(one: &str, other: &str) -> bool {
    one.split(' ').any(|word| word != "of" && other.split(' ').any(|own| own == word))
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
            let (is_bare, needs_sides) = (row[2] != "verbal", row[2] == "sides");
            (
                row[0],
                AgreementNoun {
                    kind: row[1],
                    is_bare,
                    needs_sides,
                    names_any: row[3] != "own",
                    is_general: row[3] == "all",
                },
            )
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

static CONTENTS: LazyLock<BTreeMap<&'static str, Option<&'static str>>> = LazyLock::new(|| {
    rows(include_str!("../../data/agreement-contents.tsv"))
        .map(|row| (row[0], Some(row[1]).filter(|&preposition| preposition != "-")))
        .collect()
});

/// Whether what a verb tells of an agreement that is its subject is in it, and after which preposition: "it *covers* …", "it
/// *provides for* …".
pub fn contents(verb: &str) -> Option<Option<&'static str>> {
    CONTENTS.get(verb).copied()
}

static TERMS: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| rows(include_str!("../../data/agreement-terms.tsv")).map(|row| (row[0], row[1])).collect());

/// Whether a word tells that an agreement holds, for a time told behind it: "it *runs* for", "*valid* for", "in *force* for".
pub fn is_in_force(lemma: &str) -> bool {
    TERMS.get(lemma).is_some_and(|&class| class != "noun")
}

/// Whether a noun only says that a length of time follows: "a *period* of five years".
pub fn is_stretch(lemma: &str) -> bool {
    TERMS.get(lemma) == Some(&"noun")
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
        assert!(nouns.iter().all(|row| row.len() == 4 && ["bare", "verbal", "sides"].contains(&row[2])));
        assert!(nouns.iter().all(|row| ["all", "any", "own"].contains(&row[3])));
        assert_eq!(nouns.len(), NOUNS.len(), "a noun stands twice");
        let verbs: Vec<_> = rows(include_str!("../../data/agreement-verbs.tsv")).collect();
        assert!(
            verbs.iter().all(|row| row.len() == 3 && status(row[1]).is_some() && ["noun", "none"].contains(&row[2]))
        );
        assert_eq!(verbs.len(), VERBS.len(), "a verb stands twice");
        let contents: Vec<_> = rows(include_str!("../../data/agreement-contents.tsv")).collect();
        assert!(contents.iter().all(|row| row.len() == 2));
        assert_eq!(contents.len(), CONTENTS.len(), "a verb of contents stands twice");
        let terms: Vec<_> = rows(include_str!("../../data/agreement-terms.tsv")).collect();
        assert!(terms.iter().all(|row| row.len() == 2 && ["verb", "adjective", "noun"].contains(&row[1])));
        assert_eq!(terms.len(), TERMS.len(), "a word of a term stands twice");
    }

    /// "The deal" after "a memorandum" was another agreement, and "the treaty" after it would be none.
    #[test]
    fn a_deal_may_be_a_memorandum_and_a_treaty_is_none() {
        let named = |word: &str| noun(word).expect(word);
        assert!(named("deal").may_name_the_same(&named("memorandum")));
        assert!(named("memorandum").may_name_the_same(&named("memorandum of understanding")));
        assert!(!named("treaty").may_name_the_same(&named("memorandum of understanding")));
        assert!(!named("letter of intent").may_name_the_same(&named("memorandum of understanding")));
    }
}
