//! One name, one kind, in one report.
//!
//! The encoder reads a sentence at a time, so that one body may be a body here and a person there. Within a report a name
//! nearly always means one thing: the kind that it has most often is taken for all. A lone word in capitals among others
//! that are not is no person's name, and a name that stands behind "Hurricane" once is a storm's throughout.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm};
use crate::lexicon::given_names;
use crate::lexicon::name_words::{self, NameWord};

/// Letters that a word in capitals has at least to be taken for an abbreviation.
const ABBREVIATION: usize = 3;

/// Gives names that are written alike the kind that they have most often.
pub(super) fn unify(report: &AnnotatedReport, mentions: &mut [Mention]) {
    let mut votes: BTreeMap<String, BTreeMap<EntityKind, usize>> = BTreeMap::new();
    for mention in mentions.iter_mut().filter(|mention| mention.form == MentionForm::Name) {
        if mention.kind == EntityKind::Person && is_abbreviation(report, mention) {
            mention.kind = EntityKind::Organization;
        }
        *votes.entry(key(report, mention)).or_default().entry(mention.kind).or_default() += 1;
    }
    let most = |votes: &BTreeMap<EntityKind, usize>| {
        let total: usize = votes.values().sum();
        votes.iter().find(|(_, count)| 2 * **count > total).map(|(kind, _)| *kind)
    };
    let storms: BTreeSet<String> =
        mentions.iter().filter(|m| m.form == MentionForm::Name).filter_map(|m| storm(report, m)).collect();
    for mention in mentions.iter_mut().filter(|mention| mention.form == MentionForm::Name) {
        if storms.contains(&key(report, mention)) || storm(report, mention).is_some() {
            mention.kind = EntityKind::Other;
        } else if let Some(kind) = votes.get(&key(report, mention)).and_then(most) {
            mention.kind = kind;
        }
    }
}

fn key(report: &AnnotatedReport, mention: &Mention) -> String {
    report.words(mention.span).to_lowercase()
}

/// The name of a storm, without the word that says so.
fn storm(report: &AnnotatedReport, mention: &Mention) -> Option<String> {
    let is_storm =
        |word: &str| word.starts_with(char::is_uppercase) && name_words::class_of(word) == Some(NameWord::Storm);
    let tokens = &report.sentences[mention.head.sentence].tokens;
    let before = tokens.iter().rev().find(|token| token.span.end <= mention.span.start);
    if before.is_some_and(|token| is_storm(report.words(token.span))) {
        return Some(key(report, mention));
    }
    let key = key(report, mention);
    let (first, rest) = key.split_once(' ')?;
    (name_words::class_of(first) == Some(NameWord::Storm)).then(|| rest.to_owned())
}

fn is_abbreviation(report: &AnnotatedReport, mention: &Mention) -> bool {
    let words = report.words(mention.span);
    let is_capitals = |text: &str| text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let sentence = report.sentences[mention.head.sentence].span.of(&report.report.text);
    words.chars().count() >= ABBREVIATION
        && words.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
        && !is_capitals(sentence)
        && given_names::gender_of(&words.to_lowercase()).is_none()
}
