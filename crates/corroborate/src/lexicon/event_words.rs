//! `event-nouns.tsv`, `light-verbs.tsv` and `verb-classes.tsv`: which words say that something happens.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

const NOUNS: &str = include_str!("../../data/event-nouns.tsv");
const LIGHT_VERBS: &str = include_str!("../../data/light-verbs.tsv");
const VERBS: &str = include_str!("../../data/verb-classes.tsv");

/// How much an event noun tells by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NounKind {
    /// Worth telling by itself: a rebellion, an arrest.
    Incident,
    /// People come together: a visit, talks.
    Encounter,
    /// An act that a verb carries: an announcement, a decision.
    Act,
    /// What an act makes: an agreement.
    Product,
    /// What goes on: cooperation, a war.
    Process,
    /// Words: a remark, a statement.
    Speech,
}

/// What "of X" makes of X.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfRole {
    /// The arrival of X.
    Agent,
    /// The death of X.
    Patient,
    /// Talk of X.
    Topic,
    /// The bombing of X, done to X; but X's bombing is done by X.
    Target,
}

/// An event noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventNoun {
    /// How much it tells by itself.
    pub kind: NounKind,
    /// What "of X" makes of X.
    pub of: OfRole,
}

/// What a verb says about the worth of its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerbClass {
    /// Told for its own sake.
    Happening,
    /// How things are.
    State,
    /// That something begins, goes on, is tried.
    Aspect,
    /// That something is said.
    Report,
    /// What somebody thinks or wants.
    Attitude,
    /// That something is made to happen.
    Cause,
    /// Little by itself.
    Light,
    /// What something is called.
    Describe,
    /// What depends on how it is used.
    Framed,
    /// No verb: an adjective that tells what became of somebody.
    Outcome,
}

/// Where the event noun of a light verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// It is the object: "held talks".
    Object,
    /// It is the object and the subject takes part: "attended the meeting".
    Attended,
    /// It stands behind "in" and the subject takes part: "took part in the drill".
    Within,
    /// It is the subject: "talks took place".
    Subject,
}

/// The event noun with this lemma.
pub fn noun(lemma: &str) -> Option<EventNoun> {
    static TABLE: LazyLock<FxHashMap<&'static str, EventNoun>> = LazyLock::new(|| {
        let entry = |row: &[&'static str]| Some(EventNoun { kind: noun_kind(row[1])?, of: of_role(row[2])? });
        by_word(NOUNS, entry)
    });
    TABLE.get(lemma).copied()
}

/// The class of the verb with this lemma.
pub fn verb(lemma: &str) -> Option<VerbClass> {
    static TABLE: LazyLock<FxHashMap<&'static str, VerbClass>> =
        LazyLock::new(|| by_word(VERBS, |row| verb_class(row[1])));
    TABLE.get(lemma).copied()
}

/// Whether the adjective with this lemma tells what became of somebody: "dead".
pub fn is_outcome(lemma: &str) -> bool {
    verb(lemma) == Some(VerbClass::Outcome)
}

/// The verbs of all classes, and the light verbs.
pub(super) fn verbs() -> impl Iterator<Item = &'static str> {
    let verbs = rows(VERBS).filter(|row| verb_class(row[1]) != Some(VerbClass::Outcome));
    verbs.chain(rows(LIGHT_VERBS)).flat_map(|row| row[0].split('|'))
}

/// The event nouns that have a row.
pub(super) fn nouns() -> impl Iterator<Item = &'static str> {
    rows(NOUNS).flat_map(|row| row[0].split('|'))
}

/// Whether the verb, with the noun in the slot (and this object beside it), only carries the noun.
pub fn is_light(verb: &str, slot: Slot, noun: &str, object: Option<&str>) -> bool {
    static TABLE: LazyLock<FxHashMap<(&'static str, Slot), Vec<LightRow>>> = LazyLock::new(|| {
        let mut table: FxHashMap<_, Vec<LightRow>> = FxHashMap::default();
        for row in rows(LIGHT_VERBS) {
            let Some(slot) = slot_of(row[1]) else { continue };
            let nouns = (row[2] != "*").then(|| row[2].split('|').collect());
            let with = row.get(3).copied().filter(|with| !with.is_empty());
            for verb in row[0].split('|') {
                table.entry((verb, slot)).or_default().push(LightRow { nouns: Clone::clone(&nouns), with });
            }
        }
        table
    });
    let any = || self::noun(noun).is_some_and(|noun| !matches!(noun.kind, NounKind::Product | NounKind::Process));
    TABLE.get(&(verb, slot)).is_some_and(|rows| {
        rows.iter().any(|row| {
            row.with.is_none_or(|with| object == Some(with))
                && row.nouns.as_ref().map_or_else(any, |nouns| nouns.contains(&noun))
        })
    })
}

/// The noun that a noun stands for which a verb carries: "signature" for the name that one puts to a pact.
pub fn stands_for(verb: &str, noun: &str) -> Option<&'static str> {
    static TABLE: LazyLock<FxHashMap<(&'static str, &'static str), &'static str>> = LazyLock::new(|| {
        let with_noun = rows(LIGHT_VERBS).filter_map(|row| Some((row[0], row[2], *row.get(4)?)));
        let pairs = with_noun.flat_map(|(verbs, nouns, stands)| {
            verbs.split('|').flat_map(move |verb| nouns.split('|').map(move |noun| ((verb, noun), stands)))
        });
        pairs.collect()
    });
    TABLE.get(&(verb, noun)).copied()
}

struct LightRow {
    nouns: Option<Vec<&'static str>>,
    with: Option<&'static str>,
}

fn by_word<T: Copy>(file: &'static str, entry: impl Fn(&[&'static str]) -> Option<T>) -> FxHashMap<&'static str, T> {
    rows(file)
        .filter_map(|row| Some((row[0], entry(&row)?)))
        .flat_map(|(words, entry)| words.split('|').map(move |word| (word, entry)))
        .collect()
}

fn noun_kind(text: &str) -> Option<NounKind> {
    Some(match text {
        "incident" => NounKind::Incident,
        "encounter" => NounKind::Encounter,
        "act" => NounKind::Act,
        "product" => NounKind::Product,
        "process" => NounKind::Process,
        "speech" => NounKind::Speech,
        _ => return None,
    })
}

fn of_role(text: &str) -> Option<OfRole> {
    Some(match text {
        "agent" => OfRole::Agent,
        "patient" => OfRole::Patient,
        "topic" => OfRole::Topic,
        "target" => OfRole::Target,
        _ => return None,
    })
}

fn verb_class(text: &str) -> Option<VerbClass> {
    Some(match text {
        "happening" => VerbClass::Happening,
        "state" => VerbClass::State,
        "aspect" => VerbClass::Aspect,
        "report" => VerbClass::Report,
        "attitude" => VerbClass::Attitude,
        "cause" => VerbClass::Cause,
        "light" => VerbClass::Light,
        "describe" => VerbClass::Describe,
        "framed" => VerbClass::Framed,
        "outcome" => VerbClass::Outcome,
        _ => return None,
    })
}

fn slot_of(text: &str) -> Option<Slot> {
    Some(match text {
        "obj" => Slot::Object,
        "xobj" => Slot::Attended,
        "in" => Slot::Within,
        "subj" => Slot::Subject,
        _ => return None,
    })
}

/// Whether a verb tells little of what happens: "have", "begin", "make".
pub fn says_little(lemma: &str) -> bool {
    matches!(verb(lemma), Some(class) if !matches!(class, VerbClass::Happening | VerbClass::Report))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn words_are_unique(file: &'static str) {
        let mut seen = BTreeSet::new();
        for word in rows(file).flat_map(|row| row[0].split('|').collect::<Vec<_>>()) {
            assert!(!word.is_empty() && seen.insert(word), "{word:?} is empty or stands twice");
        }
    }

    #[test]
    fn every_row_is_valid() {
        assert!(rows(NOUNS).all(|row| row.len() == 3 && noun_kind(row[1]).is_some() && of_role(row[2]).is_some()));
        assert!(rows(VERBS).all(|row| row.len() == 2 && verb_class(row[1]).is_some()));
        assert!(rows(LIGHT_VERBS).all(|row| (3..=5).contains(&row.len()) && slot_of(row[1]).is_some()));
        words_are_unique(NOUNS);
        words_are_unique(VERBS);
    }

    #[test]
    fn light_verbs_need_their_nouns() {
        assert!(is_light("hold", Slot::Object, "talk", None));
        assert!(!is_light("hold", Slot::Object, "office", None));
        assert!(is_light("take", Slot::Subject, "protest", Some("place")));
        assert!(!is_light("take", Slot::Subject, "protest", Some("hour")));
        assert!(is_light("attend", Slot::Attended, "meeting", None));
        assert!(is_light("take", Slot::Within, "drill", Some("part")));
        assert!(!is_light("take", Slot::Within, "drill", Some("place")));
        assert!(is_light("put", Slot::Object, "name", None));
        assert_eq!((stands_for("put", "name"), stands_for("put", "signature")), (Some("signature"), None));
    }
}
