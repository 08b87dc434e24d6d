//! What is compared when chains of several reports are put together.
//!
//! Chains with one and the same name of a body, a place or a person with given name are one profile from the start:
//! fewer pairs, and a name that a hundred reports spell alike is looked at once.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::Upos;

use super::names::{BodyName, PersonName};
use crate::annotate::chains;
use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm};
use crate::lexicon::{bodies, countries, name_forms, name_words, offices, places};
use crate::story::NamesAlike;

/// How the body that a country or its capital stands for is described.
const GOVERNMENT: &str = "government";

/// One or more chains that are compared as one.
#[derive(Debug)]
pub(super) struct Profile {
    /// (report, chain), in order.
    pub(super) chains: Vec<(usize, usize)>,
    pub(super) kind: EntityKind,
    pub(super) is_named: bool,
    /// Names of a person, the first is that of its chain; none for another kind or one never named.
    pub(super) persons: Vec<PersonName>,
    /// The name of anything else as it would be a person's, for one whom another report takes for a person.
    pub(super) misread: Option<PersonName>,
    /// Names of anything else.
    pub(super) bodies: Vec<BodyName>,
    /// The country that it is.
    pub(super) country: Option<&'static str>,
    /// Offices and titles: the words of the title and the countries of the body.
    pub(super) offices: BTreeSet<Office>,
    /// Head and other words of the description of one never named.
    pub(super) description: Option<Description>,
    /// The chains of persons that a sentence tells apart from its own.
    pub(super) others: BTreeSet<(usize, usize)>,
    /// The sentences that speak of a person: (report, sentence).
    pub(super) told_in: BTreeSet<(usize, usize)>,
}

impl Profile {
    /// The country whose government it is described as: "the Turkish government".
    pub(super) fn governs(&self) -> Option<&str> {
        let description = self.description.as_ref().filter(|description| description.head == GOVERNMENT)?;
        let mut attributes = description.modifiers.iter();
        attributes.next().filter(|_| description.modifiers.len() == 1)?.strip_prefix('@')
    }

    /// Whether it is the government of the country that the other is.
    pub(super) fn is_government_of(&self, other: &Profile) -> bool {
        self.governs().is_some_and(|country| other.country == Some(country))
    }

    /// Whether a sentence tells chains of both apart.
    pub(super) fn is_told_apart(&self, other: &Profile) -> bool {
        other.chains.iter().any(|chain| self.others.contains(chain))
    }
}

/// An office, ready for comparison.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Office {
    /// Last word of the title: "chief".
    pub(super) head: String,
    /// All its words and those of the body.
    pub(super) words: BTreeSet<String>,
}

/// A description, ready for comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Description {
    pub(super) head: String,
    pub(super) modifiers: BTreeSet<String>,
    pub(super) is_plural: bool,
    pub(super) is_definite: bool,
}

/// The profiles of the chains of the reports `members`, in the order of their first chains.
pub(super) fn profiles(reports: &[AnnotatedReport], members: &[usize]) -> Vec<Profile> {
    let mut single: Vec<(Option<String>, Profile)> = Vec::new();
    for &r in members {
        let offices = offices(&reports[r]);
        let others = others(&reports[r]);
        for chain in 0..reports[r].chains.len() {
            let mut profile = profile(reports, r, chain);
            profile.offices = offices.get(&chain).cloned().unwrap_or_default();
            profile.others = others.get(&chain).into_iter().flatten().map(|&other| (r, other)).collect();
            single.push((key(&reports[r], chain, &profile), profile));
        }
    }
    let shared = keys_of_two(&single);
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    let mut profiles: Vec<Profile> = Vec::new();
    for (key, profile) in single {
        let key = key.filter(|key| !shared.contains(key));
        match key.as_ref().and_then(|key| by_name.get(key)) {
            Some(&at) => absorb(&mut profiles[at], profile),
            None => {
                by_name.extend(key.map(|key| (key, profiles.len())));
                profiles.push(profile);
            }
        }
    }
    profiles
}

/// The names that a report gives to two persons.
fn keys_of_two(profiles: &[(Option<String>, Profile)]) -> BTreeSet<String> {
    let mut by_key: BTreeMap<&str, Vec<&Profile>> = BTreeMap::new();
    for (key, profile) in profiles {
        if let Some(key) = key.as_deref().filter(|_| !profile.others.is_empty()) {
            by_key.entry(key).or_default().push(profile);
        }
    }
    let is_of_two = |all: &[&Profile]| all.iter().any(|a| all.iter().any(|b| a.is_told_apart(b)));
    by_key.into_iter().filter(|(_, all)| is_of_two(all)).map(|(key, _)| key.to_owned()).collect()
}

/// For each chain of a named person those that the report tells apart from it.
fn others(report: &AnnotatedReport) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut others: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (a, b) in chains::told_apart(report) {
        others.entry(a).or_default().insert(b);
        others.entry(b).or_default().insert(a);
    }
    others
}

fn absorb(into: &mut Profile, from: Profile) {
    into.chains.extend(from.chains);
    into.others.extend(from.others);
    into.offices.extend(from.offices);
    into.told_in.extend(from.told_in);
    let new: Vec<PersonName> = from.persons.into_iter().filter(|n| !into.persons.contains(n)).collect();
    into.persons.extend(new);
    let new: Vec<BodyName> = from.bodies.into_iter().filter(|n| !into.bodies.contains(n)).collect();
    into.bodies.extend(new);
}

/// Under which chains are one from the start: the name, unless it is a person's with one word.
fn key(report: &AnnotatedReport, chain: usize, profile: &Profile) -> Option<String> {
    let name = name_of(report, chain)?;
    match profile.persons.first() {
        Some(person) if person.words.len() < 2 => None,
        Some(person) => {
            let words = person.words.iter().map(|w| w.folded.as_str()).chain(person.generation.as_deref());
            Some(format!("p {}", words.collect::<Vec<_>>().join(" ")))
        }
        None => Some(format!("b {}", name_forms::folded(name).trim_start_matches("the ").trim())),
    }
}

/// The name of a chain, if it has one; of a capital that stands for its government that of the country.
pub(super) fn name_of(report: &AnnotatedReport, chain: usize) -> Option<&str> {
    let mention = &report.mentions[report.chains[chain].name?];
    Some(name_in(report, mention)).filter(|n| !n.trim().is_empty())
}

/// In what the names of two chains of one [`key`] are one.
pub(super) fn names_alike(reports: &[AnnotatedReport], one: (usize, usize), other: (usize, usize)) -> NamesAlike {
    let [one, other] = [one, other].map(|(report, chain)| {
        let report = &reports[report];
        let written = report.chains[chain].name.map(|name| report.words(report.mentions[name].span));
        (written, name_of(report, chain))
    });
    match () {
        () if one.0 == other.0 => NamesAlike::InLetters,
        () if one.0 != one.1 || other.0 != other.1 => NamesAlike::ByCountry,
        () => NamesAlike::ButForSpelling,
    }
}

fn name_in<'r>(report: &'r AnnotatedReport, mention: &Mention) -> &'r str {
    chains::government_meant_by(report, mention).unwrap_or_else(|| report.words(mention.span))
}

fn profile(reports: &[AnnotatedReport], r: usize, chain: usize) -> Profile {
    let report = &reports[r];
    let kind = report.chains[chain].kind;
    let first = name_of(report, chain);
    let of_chain = report.chains[chain].mentions.iter().map(|&m| &report.mentions[m]);
    let named = of_chain.clone().filter(|m| m.form == MentionForm::Name).map(|m| name_in(report, m));
    let names: Vec<&str> = first.into_iter().chain(named).collect();
    let distinct: BTreeSet<&str> = names.iter().copied().collect();
    let in_order = || first.into_iter().chain(distinct.iter().copied().filter(|n| Some(*n) != first));
    let is_person = kind == EntityKind::Person && !first.is_some_and(is_acronym);
    Profile {
        chains: vec![(r, chain)],
        kind,
        is_named: !names.is_empty(),
        persons: if is_person {
            in_order().map(PersonName::new).filter(|n| !n.words.is_empty()).collect()
        } else {
            Vec::new()
        },
        misread: first.filter(|name| !is_person && may_be_of_person(name)).map(PersonName::new),
        bodies: if is_person { Vec::new() } else { in_order().map(BodyName::new).collect() },
        country: first.and_then(countries::called).map(|country| country.name),
        offices: BTreeSet::new(),
        description: if names.is_empty() { description(report, chain) } else { None },
        others: BTreeSet::new(),
        told_in: match kind {
            EntityKind::Person => of_chain.map(|m| (r, m.head.sentence)).collect(),
            _ => BTreeSet::new(),
        },
    }
}

/// Whether a name of two words or more could be a person's: no list knows it, no word of it says what it is.
fn may_be_of_person(name: &str) -> bool {
    let words = || name.split_whitespace();
    words().count() > 1
        && words().all(|word| word.starts_with(char::is_uppercase) && name_words::class_of(word).is_none())
        && countries::named(name).is_none()
        && places::kinds(name).is_empty()
        && !bodies::is_known(name)
}

/// Whether a name is one word of capitals, as persons' names are not.
fn is_acronym(name: &str) -> bool {
    name.len() > 1 && name.chars().all(|c| c.is_ascii_uppercase() || c == '.')
}

/// The fullest description of a chain, if any mention describes.
fn description(report: &AnnotatedReport, chain: usize) -> Option<Description> {
    let nominal = report.chains[chain].mentions.iter().map(|&m| &report.mentions[m]);
    let fullest =
        nominal.filter(|m| m.form == MentionForm::Nominal).max_by_key(|m| (m.span.len().min(80), m.span.start))?;
    let sentence = &report.sentences[fullest.head.sentence];
    let head = &sentence.tokens[fullest.head.token];
    let inside = || sentence.tokens.iter().filter(|t| fullest.span.contains(t.span));
    let is_content = |u: Upos| matches!(u, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Verb);
    let modifiers = inside().filter(|t| is_content(t.upos) && t.span != head.span).map(|t| word_key(&t.lemma));
    let (mut head_word, mut modifiers) = (word_key(&head.lemma), modifiers.take(8).collect());
    offices::put_by_one_name(&mut head_word, &mut modifiers);
    Some(Description {
        head: head_word,
        modifiers,
        is_plural: matches!(head.xpos.as_str(), "NNS" | "NNPS"),
        is_definite: inside().next().is_some_and(|t| {
            matches!(t.lemma.to_lowercase().as_str(), "the" | "this" | "that" | "these" | "those")
                || t.upos == Upos::Propn
        }),
    })
}

/// A word of a description: the country for its adjective, else the word in lower case.
fn word_key(word: &str) -> String {
    match countries::of_demonym(word).or_else(|| countries::named(word)) {
        Some(country) => format!("@{}", country.name),
        None => word.to_lowercase(),
    }
}

/// The offices of each chain of a report.
fn offices(report: &AnnotatedReport) -> BTreeMap<usize, BTreeSet<Office>> {
    let mut found: BTreeMap<usize, BTreeSet<Office>> = BTreeMap::new();
    for role in &report.roles {
        let body = role.body.and_then(|b| name_of(report, b)).unwrap_or_default();
        let split = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(word_key).collect()
        };
        let title = split(&role.title);
        let Some(mut head) = title.last().cloned() else { continue };
        let words = title.into_iter().chain(split(body)).filter(|w| w != "of" && w != "the" && w != "s");
        let mut words: BTreeSet<String> = words.collect();
        offices::put_by_one_name(&mut head, &mut words);
        found.entry(role.holder).or_default().insert(Office { head, words });
    }
    found
}
