//! `factuality-cues.tsv`: words that say whether something happens.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;
use crate::annotation::Factuality;

const CUES: &str = include_str!("../../data/factuality-cues.tsv");

/// What a cue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueClass {
    /// "will", "may".
    Auxiliary,
    /// "not", "allegedly".
    Adverb,
    /// "planned", "alleged".
    Adjective,
    /// "plan", "deny".
    Verb,
    /// "plan", "possibility".
    Noun,
    /// "if", "without".
    Mark,
}

/// What a cue says it of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueScope {
    /// Of the word that it modifies.
    Itself,
    /// Of the clause that is its complement.
    Clause,
    /// Of that clause if it is an infinitive, a gerund or a subjunctive.
    Aim,
    /// "stopped him from signing".
    Doing,
    /// Of the clause that is its complement where the cue itself is denied: "it is not known whether".
    Open,
    /// Of that clause whatever it asks, where the cue itself is denied: "will not confirm that".
    Unconfirmed,
    /// Of that clause where the cue itself is only possible: "it could be argued that".
    Supposable,
    /// Of the clause into which the first person puts it: "he fell, I think".
    Aside,
    /// Of an event noun that depends on it.
    Noun,
    /// Of the verb itself where it is done to nothing: "it left no survivors", which left.
    ToNone,
    /// Of what a report, claim or rumour that depends on it says: "rejected reports that".
    Report,
}

/// Whether the noun is what somebody says, so that it can be denied: "rumour".
pub fn is_report(noun: &str) -> bool {
    cue(noun, CueClass::Noun, CueScope::Report) == Some(Factuality::Happened)
}

/// What the cue says, if the lemma is one.
pub fn cue(lemma: &str, class: CueClass, scope: CueScope) -> Option<Factuality> {
    static TABLE: LazyLock<FxHashMap<(&'static str, CueClass, CueScope), Factuality>> = LazyLock::new(|| {
        rows(CUES)
            .filter_map(|row| Some((row[0], class_of(row[1])?, scope_of(row[2])?, factuality_of(row[3])?)))
            .flat_map(|(words, class, scope, says)| words.split('|').map(move |word| ((word, class, scope), says)))
            .collect()
    });
    TABLE.get(&(lemma, class, scope)).copied()
}

fn class_of(text: &str) -> Option<CueClass> {
    Some(match text {
        "aux" => CueClass::Auxiliary,
        "adv" => CueClass::Adverb,
        "adj" => CueClass::Adjective,
        "verb" => CueClass::Verb,
        "noun" => CueClass::Noun,
        "mark" => CueClass::Mark,
        _ => return None,
    })
}

fn scope_of(text: &str) -> Option<CueScope> {
    Some(match text {
        "self" => CueScope::Itself,
        "clause" => CueScope::Clause,
        "aim" => CueScope::Aim,
        "doing" => CueScope::Doing,
        "noun" => CueScope::Noun,
        "report" => CueScope::Report,
        "open" => CueScope::Open,
        "unconfirmed" => CueScope::Unconfirmed,
        "supposable" => CueScope::Supposable,
        "aside" => CueScope::Aside,
        "tonone" => CueScope::ToNone,
        _ => return None,
    })
}

fn factuality_of(text: &str) -> Option<Factuality> {
    Some(match text {
        "happened" => Factuality::Happened,
        "planned" => Factuality::Planned,
        "possible" => Factuality::Possible,
        "denied" => Factuality::Denied,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_cue_is_valid_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(CUES) {
            assert_eq!(row.len(), 4, "{row:?}");
            assert!(
                class_of(row[1]).is_some() && scope_of(row[2]).is_some() && factuality_of(row[3]).is_some(),
                "{row:?}"
            );
            for word in row[0].split('|') {
                assert!(!word.is_empty() && seen.insert((word, row[1], row[2])), "{word:?} in {row:?}");
            }
        }
        assert_eq!(cue("deny", CueClass::Verb, CueScope::Clause), Some(Factuality::Denied));
    }
}
