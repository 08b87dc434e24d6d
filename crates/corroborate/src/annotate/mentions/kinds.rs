//! One name, one kind, in one report.
//!
//! The encoder reads a sentence at a time, so that one body may be a body here and a person there. Within a report a name
//! nearly always means one thing: the kind that all its mentions together make most probable is taken for all. A vote
//! for each mention was the first version: a sentence that hardly tells then counts as much as one that tells all. A
//! lone word in capitals among others that are not is no person's name, a name that stands behind "Hurricane" or "HMS" once
//! is a storm's or a ship's throughout, "the Marcos" are several, a given name that nothing is in is somebody's, and the last word of somebody's name is that one's
//! wherever nothing says that it is a place.
//!
//! What a sentence says a name is ([`told`]) tells more than any reading, and "Goan" is no place in a report on Goa ([`peoples`]).
//! A list of the world's cities speaks for a place where the encoder does not read a body: "Detroit" may be a team, unless it has
//! a police.
//!
//! Rejected: adding what prepositions, verbs, titles, appositions, the name's first and last words and lists of given names
//! and surnames say of its kind, with weights learned from names of an encyclopedia, and from names of news that all
//! other reports of a topic read as of one kind. On topics that they were not learned from such sums are wrong as often
//! as without them (120 to 137 of 4500 names, against 122), none of these features gains anything alone, and what they
//! gained on text of an encyclopedia they lost on mail and reviews: the encoder has read those words.

use std::borrow::Cow;
use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, NameKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{kind_of_name, peoples, told};
use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm, WordAt};
use crate::lexicon::name_words::{self, NameWord};
use crate::lexicon::{capitalized, countries, gazetteer, given_names, places, town_words};
use crate::text::LowerCase;

/// Prepositions in front of places.
const LOCATIVE: [&str; 8] = ["in", "at", "near", "to", "from", "outside", "across", "around"];

/// Letters that a word in capitals has at least to be taken for an abbreviation.
const ABBREVIATION: usize = 3;

/// The kinds, in the order of [`Votes`].
const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organization, NameKind::Place, NameKind::Other];

/// Where places stand in [`KINDS`].
const PLACE: usize = 2;

/// Logarithms of how probable each kind is.
type Votes = [f64; KINDS.len()];

/// No kind is less probable than this.
const LEAST: f64 = 1e-4;

/// How probable the kinds are that a sentence says a name is not of.
const DENIED: f64 = 1e-8;

/// What it adds to the votes for a place that a city or a region has the name.
const LISTED: f64 = 2.0;

/// From this probability on a kind is possible.
pub(super) const POSSIBLE: f64 = 0.1;

/// Gives names that are written alike the kind that is the most probable one of all their mentions.
pub(super) fn unify(report: &AnnotatedReport, mentions: &mut [Mention]) {
    let surnames = surnames(report, mentions);
    let places = peoples::places(report, mentions);
    let mut votes: FxHashMap<Cow<'_, str>, Votes> = FxHashMap::default();
    for mention in mentions.iter_mut().filter(|mention| mention.form == MentionForm::Name) {
        if mention.kind == EntityKind::Person && (is_abbreviation(report, mention) || is_of_several(report, mention)) {
            mention.kind = EntityKind::Organization;
        }
        if mention.kind != EntityKind::Person && surnames.contains(&*key(report, mention)) {
            mention.kind = EntityKind::Person;
        }
        if is_given_name(report, mention) {
            mention.kind = EntityKind::Person;
        }
        if is_of_people(report, mention, &places) && !surnames.contains(&*key(report, mention)) {
            mention.kind = EntityKind::Other;
        }
        let sums = votes.entry(key(report, mention)).or_default();
        sums.iter_mut().zip(vote(report, mention)).for_each(|(sum, vote)| *sum += vote);
    }
    // "Detroit", read as a body, may be a team.
    let is_place = |name: &str, sums: &Votes| {
        most(sums) != EntityKind::Organization && gazetteer::is_listed(name) && given_names::gender_of(name).is_none()
    };
    for (_, sums) in votes.iter_mut().filter(|(name, sums)| is_place(name, sums)) {
        sums[PLACE] += LISTED;
    }
    let storms: FxHashSet<Cow<'_, str>> = mentions.iter().filter_map(|m| storm(report, m)).collect();
    let mut heads: FxHashMap<WordAt, EntityKind> = FxHashMap::default();
    for mention in mentions.iter_mut().filter(|mention| mention.form == MentionForm::Name) {
        let own = key(report, mention);
        if storms.contains(&own) || storm(report, mention).is_some() {
            mention.kind = EntityKind::Other;
            heads.insert(mention.head, mention.kind);
        } else if let Some(kind) = votes.get(&own).map(most) {
            mention.kind = kind;
        }
    }
    // "Hurricane Ada" is no more a person than Ada is.
    for mention in mentions.iter_mut().filter(|mention| mention.form == MentionForm::Nominal) {
        mention.kind = heads.get(&mention.head).copied().unwrap_or(mention.kind);
    }
}

/// What a mention says of the kind of its name: what the encoder reads in its words, unless a list or a rule knows better.
fn vote(report: &AnnotatedReport, mention: &Mention) -> Votes {
    let only =
        |told: EntityKind, others: f64| KINDS.map(|kind| if kind_of_name(kind) == told { 0.0 } else { others.ln() });
    if let Some(told) = told::kind(report, mention) {
        return only(told, DENIED);
    }
    if has_police(report, mention) {
        return only(EntityKind::Place, LEAST);
    }
    let sentence = &report.sentences[mention.head.sentence];
    let words = sentence.tokens_in(mention.span);
    let share = |kind: NameKind| {
        let logarithm = |at: usize| f64::from(sentence.tokens[at].name_kinds.of(kind)).max(LEAST).ln();
        words.clone().map(logarithm).sum::<f64>() / words.len().max(1) as f64
    };
    let read = KINDS.map(share);
    match most(&read) == mention.kind {
        true => read,
        false => only(mention.kind, LEAST),
    }
}

/// "Detroit police", "the Detroit mayor": a team has none.
fn has_police(report: &AnnotatedReport, mention: &Mention) -> bool {
    let sentence = &report.sentences[mention.head.sentence];
    let behind = sentence.tokens.get(sentence.tokens_in(mention.span).end);
    let is_of_town = behind.is_some_and(|next| town_words::follows_town(&next.lemma.lower_case()));
    is_of_town && gazetteer::is_listed(&key(report, mention))
}

/// The first of the most probable kinds.
fn most(votes: &Votes) -> EntityKind {
    let best = votes.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    kind_of_name(KINDS[votes.iter().position(|vote| *vote == best).unwrap_or_default()])
}

/// The last words of the names of persons that stand alone, too, but never where something is in them ("in Houston").
fn surnames(report: &AnnotatedReport, mentions: &[Mention]) -> FxHashSet<String> {
    let names = || mentions.iter().filter(|m| m.form == MentionForm::Name);
    let full = names().filter(|m| m.kind == EntityKind::Person).map(|m| key(report, m));
    let mut surnames: FxHashSet<String> =
        full.filter_map(|name| Some(name.rsplit_once(' ')?.1.to_owned())).filter(|last| !is_listed(last)).collect();
    for mention in names() {
        let sentence = &report.sentences[mention.head.sentence];
        let is_in = sentence.preposition(mention.head.token).is_some_and(|word| LOCATIVE.contains(&word));
        // "Houston police", "Houston, Texas".
        let is_attribute = matches!(sentence.tokens[mention.head.token].deprel.base(), Deprel::Compound | Deprel::Amod);
        if is_in || is_attribute {
            surnames.remove(&*key(report, mention));
        }
    }
    surnames
}

/// Whether a word, in lower case, names a place or a body of its own.
fn is_listed(word: &str) -> bool {
    countries::named(&capitalized(word)).is_some()
        || !places::kinds(word).is_empty()
        || name_words::class_of(word).is_some()
}

fn key<'r>(report: &'r AnnotatedReport, mention: &Mention) -> Cow<'r, str> {
    report.words(mention.span).lower_case()
}

/// "Elyse", taken for a place that nothing is in and no list knows, where the encoder holds a person for possible.
fn is_given_name(report: &AnnotatedReport, mention: &Mention) -> bool {
    let sentence = &report.sentences[mention.head.sentence];
    let (head, name) = (mention.head.token, key(report, mention));
    let is_in = sentence.preposition(head).is_some_and(|word| LOCATIVE.contains(&word));
    mention.kind == EntityKind::Place
        && given_names::gender_of(&name).is_some()
        && f64::from(sentence.tokens[head].name_kinds.of(NameKind::Person)) > POSSIBLE
        && !is_in
        && !is_listed(&name)
}

/// "An Ilocano", "the Goan countryside" in a report on the Ilocos or on Goa: what stands alone and is read as a place is one.
fn is_of_people(report: &AnnotatedReport, mention: &Mention, places: &BTreeSet<String>) -> bool {
    let deprel = report.token(mention.head).deprel.base();
    let may_be = match mention.kind {
        EntityKind::Place => matches!(deprel, Deprel::Compound | Deprel::Amod),
        EntityKind::Person | EntityKind::Organization => true,
        EntityKind::Other => false,
    };
    may_be && peoples::is_of_one(&key(report, mention), places)
}

/// "The Marcos", "the Lees": one person goes by no article, unless something tells which of them he is.
fn is_of_several(report: &AnnotatedReport, mention: &Mention) -> bool {
    let sentence = &report.sentences[mention.head.sentence];
    let words = sentence.tokens_in(mention.span);
    let article = words.start.checked_sub(1).filter(|&at| sentence.tokens[at].lemma.eq_ignore_ascii_case("the"));
    let head = mention.head.token;
    words.len() == 1
        && article.is_some_and(|article| sentence.head(article) == Some(head))
        && !sentence.tokens[head].deprel.base().eq(&Deprel::Compound)
        && sentence.children(head).all(|child| child < head)
        && sentence.children(head).count() == 1
}

/// The name of a storm or a ship, without the word that says so: that of "Hurricane Ada", of "Ada" behind it, and of "Rita"
/// in "Hurricanes Ada and Rita".
fn storm<'r>(report: &'r AnnotatedReport, mention: &Mention) -> Option<Cow<'r, str>> {
    if mention.form != MentionForm::Name {
        return None;
    }
    let sentence = &report.sentences[mention.head.sentence];
    let first = sentence.first_conjunct(mention.head.token);
    let is_storm = |at: usize| {
        let word = report.words(sentence.tokens[at].span);
        if is_vessel(word) {
            return true;
        }
        // "the storm Ada spoke of" names no storm.
        let is_joined = sentence.head(at) == Some(first)
            || sentence.head(first) == Some(at) && sentence.tokens[first].deprel.base() != Deprel::Nsubj;
        (word.starts_with(char::is_uppercase) || is_joined) && name_words::class_of(word) == Some(NameWord::Storm)
    };
    let inside = sentence.tokens_in(mention.span);
    let before = |at: usize| at.checked_sub(1).is_some_and(is_storm);
    if before(inside.start) || first != mention.head.token && (before(first) || is_storm(first)) {
        return Some(key(report, mention));
    }
    let (first, rest) = report.words(mention.span).split_once(' ')?;
    let says_so = is_vessel(first) || name_words::class_of(first) == Some(NameWord::Storm);
    (is_storm(inside.start) && says_so).then(|| rest.lower_case())
}

/// "HMS", in capitals.
fn is_vessel(word: &str) -> bool {
    !word.contains(char::is_lowercase) && name_words::class_of(word) == Some(NameWord::Vessel)
}

fn is_abbreviation(report: &AnnotatedReport, mention: &Mention) -> bool {
    let words = report.words(mention.span);
    let is_capitals = |text: &str| text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let sentence = report.sentences[mention.head.sentence].span.of(&report.report.text);
    words.chars().count() >= ABBREVIATION
        && words.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
        && !is_capitals(sentence)
        && given_names::gender_of(&words.lower_case()).is_none()
}
