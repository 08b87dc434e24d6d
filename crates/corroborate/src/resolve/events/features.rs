//! What speaks for and against two claims asserting one event.
//!
//! A feature has a value, mostly 1; what a value of 1 adds to the sum is in `data/event-weights.tsv`.

use std::collections::BTreeSet;

use super::view::{Party, View};
use crate::annotation::{ArgumentRole, Factuality, Feature, When};
use crate::lexicon::event_synonyms::{self, WordClass};
use crate::lexicon::quantities::is_people;
use crate::lexicon::{event_weights, word_frequencies};
use crate::resolve::news;
use crate::resolve::terms::cosine;

/// A feature with its value.
type Seen = (&'static str, f64);

/// The features of a pair with their values, the prior first; none where the words alone rule it out.
pub(super) fn seen(a: &View, b: &View) -> Vec<Seen> {
    let Some(word) = words(a, b) else { return Vec::new() };
    let mut seen = vec![("prior", 1.0), (word, 1.0)];
    seen.extend(a.sense.likeness(b.sense).map(|likeness| ("likeness of the words' senses", likeness - AKIN)));
    if is_word_for_word(a, b) {
        seen.push(("word for word the same", 1.0));
    }
    seen.extend(commonness(a, b));
    seen.extend(together(a, b, word));
    seen.extend(types(a, b));
    seen.extend(participants(a, b));
    seen.extend(other_arguments(a, b));
    if is_of_other_kind(a, b) {
        seen.push(("one befalls somebody, the other something", 1.0));
    }
    if are_other_agreements(a, b) {
        seen.push(("agreements of two kinds", 1.0));
    }
    seen.extend(times(a, b));
    seen.extend(places(a, b));
    seen.extend(numbers(a, b));
    seen.extend(factuality(a, b));
    seen.extend(position(a, b));
    seen.push(("what the story's reports have at their top", a.share_of_tops.min(b.share_of_tops)));
    seen.push(("likeness of the sentences", f64::from(a.told_in.likeness(b.told_in)) - LIKE));
    let context = cosine(&a.context, &b.context);
    seen.push(("rare words in common around it", context));
    let is_alone = !seen.iter().any(|(name, _)| IN_COMMON.contains(name));
    if is_alone && context < KINDRED {
        seen.push(("nobody and nothing in common", 1.0));
    }
    seen.retain(|(_, value)| *value != 0.0);
    seen
}

/// The features of a pair with what they add; none where the words alone rule it out.
pub(super) fn compare(a: &View, b: &View) -> Vec<Feature> {
    let weighed = |(name, value): Seen| Feature { name: name.to_owned(), weight: value * event_weights::weight(name) };
    seen(a, b).into_iter().map(weighed).filter(|f| f.weight != 0.0).collect()
}

/// Features of which one at least shows that the two have more in common than words.
const IN_COMMON: [&str; 7] = [
    "named participants in common",
    "participants in common",
    "the same words for who or what",
    "on the same day",
    "times that agree",
    "at the same place",
    "the same number",
];
/// Likeness of the senses of two words from which they may speak of one event.
pub(super) const AKIN: f64 = 0.3;
/// Likeness of two sentences that have little to do with each other.
const LIKE: f64 = 0.4;
/// Likeness of the words around it from which they are something in common.
const KINDRED: f64 = 0.15;

/// Features of words that are the same in form and class.
const SAME_WORD: [&str; 2] = ["the same verb", "the same noun"];
/// The feature of words that are known to be used for one event.
const ONE_EVENT: &str = "words used for one event";

/// Runs of words that two clauses must have to be word for word the same, and the share of the shorter's runs.
const RUNS: usize = 6;
const RUNS_SHARED: f64 = 0.75;

/// Whether both render one text: a quotation, a dispatch. What differs in it is a slip, or a conflict, but no other event.
fn is_word_for_word(a: &View, b: &View) -> bool {
    let shorter = a.runs.len().min(b.runs.len());
    let shared = || a.runs.intersection(&b.runs).count();
    a.report != b.report && a.lemma == b.lemma && shorter >= RUNS && shared() as f64 >= RUNS_SHARED * shorter as f64
}

fn words(a: &View, b: &View) -> Option<&'static str> {
    let are_synonyms = event_synonyms::share_class(&a.classes, &b.classes);
    if a.lemma == b.lemma {
        Some(match (a.word_class == b.word_class, a.word_class) {
            (true, WordClass::Verb) => "the same verb",
            (true, WordClass::Noun) => "the same noun",
            _ if are_synonyms => ONE_EVENT,
            _ => "the same word as noun and verb",
        })
    } else if are_synonyms {
        Some(ONE_EVENT)
    } else if is_derived(&a.lemma, &b.lemma) {
        Some("words of one stem")
    } else {
        a.sense.likeness(b.sense).filter(|likeness| *likeness >= AKIN).map(|_| "words of like sense")
    }
}

/// Letters that words of one stem share.
const STEM: usize = 5;

fn is_derived(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    shared >= STEM && 2 * shared >= a.chars().count().max(b.chars().count())
}

/// A word that many texts have, that one report uses for several events or that says little by itself proves little.
fn commonness(a: &View, b: &View) -> Vec<Seen> {
    let common = word_frequencies::commonness(&a.lemma).max(word_frequencies::commonness(&b.lemma));
    let times = a.uses_in_report.max(b.uses_in_report).min(6);
    let mut seen = vec![("how common the word is", common)];
    if times > 2 {
        seen.push(("a word that a report uses again and again", (times - 2) as f64));
    }
    if a.says_little || b.says_little {
        seen.push(("a word that says little by itself", 1.0));
    }
    seen
}

/// What tells more or less together than apart: a word proves more or less by what stands beside it.
fn together(a: &View, b: &View, word: &str) -> Vec<Seen> {
    let mut seen = Vec::new();
    let says = usize::from(a.is_speech) + usize::from(b.is_speech);
    seen.push(("words of saying", says as f64));
    if SAME_WORD.contains(&word) {
        // In clauses of many words one word in common proves less: what is one event has more of them.
        seen.push(("the same word, by the words of the shorter clause", a.context.len().min(b.context.len()) as f64));
        seen.push(("the same word, not both as having happened", f64::from(a.factuality != b.factuality)));
    }
    if word == ONE_EVENT {
        let likeness = a.sense.likeness(b.sense).map(|likeness| likeness - AKIN);
        seen.extend(likeness.map(|likeness| ("likeness of the senses of words used for one event", likeness)));
    }
    if a.report == b.report && (a.is_named_again && b.is_only_one || b.is_named_again && a.is_only_one) {
        seen.push(("named again, of the one that its report tells", 1.0));
    }
    if a.is_bare || b.is_bare {
        let common = word_frequencies::commonness(&a.lemma).max(word_frequencies::commonness(&b.lemma));
        seen.push(("a common word of which nothing says who or what", common));
    }
    seen
}

fn types(a: &View, b: &View) -> Option<Seen> {
    Some((if a.kind? == b.kind? { "events of one class" } else { "events of two classes" }, 1.0))
}

fn participants(a: &View, b: &View) -> Vec<Seen> {
    let mut seen = Vec::new();
    let shared: BTreeSet<usize> = a.entities.intersection(&b.entities).copied().collect();
    let named = shared.iter().filter(|e| a.named.contains(e)).count();
    let shared_parties = a.parties.iter().filter(|x| b.parties.iter().any(|y| x.is_with(y))).count();
    let named = named.max(shared_parties);
    if named > 0 {
        seen.push(("named participants in common", 1.0));
        seen.push(("further named participants in common", (named.min(3) - 1) as f64));
    } else if !shared.is_empty() {
        seen.push(("participants in common", 1.0));
    }
    let differ = |x: &BTreeSet<usize>, y: &BTreeSet<usize>| !x.is_empty() && !y.is_empty() && x.is_disjoint(y);
    if differ(&a.persons, &b.persons) {
        seen.push(("other persons", 1.0));
    } else if !a.persons.is_subset(&b.persons) && !b.persons.is_subset(&a.persons) {
        seen.push(("each names a person that the other does not", 1.0));
    }
    seen.extend(parties(a, b));
    for role in [ArgumentRole::Agent, ArgumentRole::Patient] {
        let of = |v: &View| v.named_in(role);
        if differ(&of(a), &of(b)) && of(a).is_disjoint(&b.entities) && of(b).is_disjoint(&a.entities) {
            seen.push(("other names in the same part", 1.0));
        }
    }
    seen
}

/// Parties that only one of the two names. A body on one side and a person on the other are no contradiction unless
/// the person is known to speak for another body.
fn parties(a: &View, b: &View) -> Option<Seen> {
    let (only_a, only_b) = (unmatched(a, b), unmatched(b, a));
    let alone = only_a.len().max(only_b.len());
    if alone == 0 {
        return None;
    }
    if only_a.is_empty() || only_b.is_empty() {
        return Some(("parties that the other does not name", alone.min(3) as f64));
    }
    Some(match are_other_parties(a, b, &only_a, &only_b) {
        true => ("other parties", 1.0),
        false => ("other parties, perhaps of the same sides", 1.0),
    })
}

/// Whether each names two parties or more and those that only one names can't stand for each other. A claim that names
/// one side only leaves the other open, and a body may stand for a person of whom it is not known for whom he speaks.
fn are_other_parties(a: &View, b: &View, only_a: &[&Party], only_b: &[&Party]) -> bool {
    let excludes = |x: &Party, y: &Party| match (x.is_person, y.is_person) {
        (true, false) => x.speaks_for_another(),
        (false, true) => y.speaks_for_another(),
        _ => true,
    };
    let are_two_sided = a.parties.len() > 1 && b.parties.len() > 1 && !only_a.is_empty() && !only_b.is_empty();
    are_two_sided && only_a.iter().all(|x| only_b.iter().all(|y| excludes(x, y)))
}

/// The parties of `a` that are none of `b`.
fn unmatched<'v>(a: &'v View, b: &View) -> Vec<&'v Party> {
    a.parties.iter().filter(|party| b.parties.iter().all(|other| !party.is_with(other))).collect()
}

/// "Released a statement", "was released": one befalls somebody, the other something. A nominee is announced, and a nomination.
fn is_of_other_kind(a: &View, b: &View) -> bool {
    !a.is_speech && a.befalls_somebody.zip(b.befalls_somebody).is_some_and(|(one, other)| one != other)
}

/// Signing a protocol is not the signing of a memorandum.
fn are_other_agreements(a: &View, b: &View) -> bool {
    a.agreement.zip(b.agreement).is_some_and(|(one, other)| !one.may_name_the_same(&other))
}

fn other_arguments(a: &View, b: &View) -> Vec<Seen> {
    let is_shared = |x: &&&str| b.heads.contains(**x) || b.heads.iter().any(|y| are_one_thing(x, y));
    let shared = a.heads.iter().filter(is_shared).count();
    if shared > 0 {
        let more = (shared.min(3) - 1) as f64;
        vec![("the same words for who or what", 1.0), ("further words for who or what in common", more)]
    } else if !a.patients.is_empty() && !b.patients.is_empty() && a.entities.is_disjoint(&b.entities) {
        vec![("done to something else", 1.0)]
    } else {
        Vec::new()
    }
}

/// Whether two nouns are used for one thing: "memorandum", "deal".
fn are_one_thing(a: &str, b: &str) -> bool {
    let classes = |noun: &str| event_synonyms::classes(&noun.to_lowercase(), WordClass::Noun);
    event_synonyms::share_class(&classes(a), &classes(b))
}

fn times(a: &View, b: &View) -> Option<Seen> {
    let (Some(x), Some(y)) = (a.when, b.when) else {
        return (is_out_before(a, b) || is_out_before(b, a))
            .then_some(("told before the day of the other", 1.0))
            .or_else(|| {
                (is_long_past(a, b) || is_long_past(b, a)).then_some(("one long past, the other not dated", 1.0))
            });
    };
    let name = match (x.is_compatible(y), x.is_day() && y.is_day()) {
        (true, true) => "on the same day",
        (true, false) => "times that agree",
        _ if a.report == b.report => "other days in one report",
        _ => match days_apart(x, y) {
            0..=3 => "a few days apart",
            4..=FAR => "days apart",
            _ => "at other times",
        },
    };
    Some((name, 1.0))
}

/// Whether the report of `a` tells as having happened, and does not say when, what is of a day on which it was out already.
fn is_out_before(a: &View, b: &View) -> bool {
    let day = b.when.and_then(When::stated_from);
    let is_over = a.factuality == Factuality::Happened && b.factuality == Factuality::Happened;
    is_over && a.when.is_none() && a.published.zip(day).is_some_and(|(published, day)| published < day)
}

/// Whether `a` was long over when its report came out, and the report of `b` does not date what it tells, as one dates what is of old.
fn is_long_past(a: &View, b: &View) -> bool {
    b.when.is_none() && news::is_long_past(a.when, a.published.or(a.news))
}

/// Days between two times from which they are not the time of one event.
const FAR: i32 = 10;
/// The same where one report gives both: it does not contradict itself by days.
const FAR_IN_ONE_REPORT: i32 = 1;

fn days_apart(a: &When, b: &When) -> i32 {
    let gap = |from: &When, to: &When| Some((from.from? - to.to?).get_days());
    gap(a, b).max(gap(b, a)).unwrap_or_default()
}

/// A matter on which two reports of one event may contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Matter {
    When,
    Where,
    Who,
    Whether,
}

impl Matter {
    pub(super) const ALL: [Matter; 4] = [Matter::When, Matter::Where, Matter::Who, Matter::Whether];

    pub(super) fn words(self) -> &'static str {
        match self {
            Matter::When => "when",
            Matter::Where => "where",
            Matter::Who => "who",
            Matter::Whether => "whether it happened",
        }
    }

    /// The features that speak against one event only by this matter.
    pub(super) fn features(self) -> &'static [&'static str] {
        match self {
            Matter::When => &[
                "a few days apart",
                "days apart",
                "at other times",
                "other days in one report",
                "told before the day of the other",
            ],
            Matter::Where => &["in other countries", "somewhere else"],
            Matter::Who => &[
                "other persons",
                "each names a person that the other does not",
                "other parties",
                "other parties, perhaps of the same sides",
                "other names in the same part",
            ],
            Matter::Whether => &["one happened, the other may have or did not"],
        }
    }
}

/// Whether two claims can't be one event, whatever others say: weeks apart (in one report, days), or between parties of whom one is another
/// person. (Bodies have too many names for a rule without exception.) A matter that is `disputed` excludes nothing.
pub(super) fn exclude(a: &View, b: &View, disputed: Option<Matter>) -> bool {
    let far = if a.report == b.report { FAR_IN_ONE_REPORT } else { FAR };
    let other_times = matches!((a.when, b.when), (Some(x), Some(y)) if days_apart(x, y) > far);
    let (only_a, only_b) = (unmatched(a, b), unmatched(b, a));
    let is_about_persons = || only_a.iter().chain(&only_b).any(|party| party.is_person);
    let is_excluded = other_times && disputed != Some(Matter::When)
        || disputed != Some(Matter::Who) && is_about_persons() && are_other_parties(a, b, &only_a, &only_b);
    is_excluded && !is_word_for_word(a, b)
}

/// "Killed seven", "two died in hospital".
fn are_other_people(a: &View, b: &View) -> bool {
    let people = |view: &View| -> BTreeSet<u64> {
        view.numbers.iter().filter(|(_, unit)| is_people(unit)).map(|(value, _)| *value).collect()
    };
    let (of_a, of_b) = (people(a), people(b));
    !of_a.is_empty() && !of_b.is_empty() && of_a.is_disjoint(&of_b)
}

fn places(a: &View, b: &View) -> Option<Seen> {
    if a.place.is_some() && a.place == b.place {
        return Some(("at the same place", 1.0));
    }
    a.place.and(b.place)?;
    match (a.country, b.country) {
        (Some(x), Some(y)) if x == y => None,
        (Some(_), Some(_)) => Some(("in other countries", 1.0)),
        _ => Some(("somewhere else", 1.0)),
    }
}

fn numbers(a: &View, b: &View) -> Option<Seen> {
    if a.numbers.iter().any(|n| b.numbers.contains(n)) {
        return Some(("the same number", 1.0));
    }
    (a.report == b.report && are_other_people(a, b)).then_some(("other numbers of people in one report", 1.0))
}

fn factuality(a: &View, b: &View) -> Option<Seen> {
    let is_over = |f: Factuality| f == Factuality::Happened;
    let is_ahead = |f: Factuality| f == Factuality::Planned;
    if is_over(a.factuality) == is_over(b.factuality) {
        return None;
    }
    let name = match is_ahead(a.factuality) || is_ahead(b.factuality) {
        true => "one happened, the other is to happen",
        false => "one happened, the other may have or did not",
    };
    Some((name, 1.0))
}

fn position(a: &View, b: &View) -> Vec<Seen> {
    let mut seen = Vec::new();
    if a.is_caption != b.is_caption {
        seen.push(("one of the two stands in a caption", 1.0));
    }
    if a.report == b.report && a.is_headline == b.is_headline {
        seen.push((if a.sentence == b.sentence { "in one sentence" } else { "told twice in one report" }, 1.0));
    }
    seen
}
