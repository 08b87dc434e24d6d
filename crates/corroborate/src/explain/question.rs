//! What a question is about.

use crate::account::{Account, WeighedStory};

/// Something that the account decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// Why a report is in its story, and whether it is a copy.
    Report(usize),
    /// Why reports are one story.
    Story(usize),
    /// Why mentions are one entity: (story, entity).
    Entity(usize, usize),
    /// Whether two entities are one: (story, entity, entity).
    TwoEntities(usize, usize, usize),
    /// Whether two reports are one story, or one text.
    TwoReports(usize, usize),
    /// Whether two events are one: (story, event, event).
    TwoEvents(usize, usize, usize),
    /// Why claims are one event, and how it stands: (story, event).
    Event(usize, usize),
    /// Why claims contradict each other: (story, conflict).
    Conflict(usize, usize),
    /// Why numbers are one that grew: (story, series).
    Series(usize, usize),
    /// Why an agreement has its parties and terms: (story, agreement).
    Agreement(usize, usize),
    /// Who said something, and where else it is told: (story, statement).
    Statement(usize, usize),
    /// Which claims a correction touches: (story, correction).
    Correction(usize, usize),
}

/// The subjects of a question, none if it fits nothing.
pub(super) fn subjects(account: &Account, question: &str) -> Vec<Subject> {
    let question = question.trim();
    let by_id = by_id(account, question);
    if !by_id.is_empty() {
        return by_id;
    }
    let two = ["=", " / ", ",", " and "].iter().find_map(|between| question.split_once(between));
    let of_two = |(one, other): (&str, &str)| {
        let by_ids = by_two_ids(account, one.trim(), other.trim());
        if by_ids.is_empty() { by_two_names(account, one.trim(), other.trim()) } else { by_ids }
    };
    let of_two = two.map(of_two).unwrap_or_default();
    if of_two.is_empty() { by_words(account, question) } else { of_two }
}

fn by_id(account: &Account, question: &str) -> Vec<Subject> {
    let (story, id) = match question.split_once('/') {
        Some((story, id)) => (number(story, 's'), id),
        None => (None, question),
    };
    if question.contains('/') && story.is_none() {
        return Vec::new();
    }
    if let Some(report) = number(id, 'r') {
        return (report < account.reports.len()).then_some(Subject::Report(report)).into_iter().collect();
    }
    if let Some(story) = number(id, 's') {
        return (story < account.stories.len()).then_some(Subject::Story(story)).into_iter().collect();
    }
    let stories = account.stories.iter().enumerate().filter(|(at, _)| story.is_none_or(|story| story == *at));
    stories.filter_map(|(at, story)| in_story(at, story, id)).collect()
}

fn in_story(at: usize, weighed: &WeighedStory, id: &str) -> Option<Subject> {
    let story = &weighed.story;
    let within = |letter: char, len: usize| number(id, letter).filter(|&n| n < len);
    within('e', story.entities.len())
        .map(|n| Subject::Entity(at, n))
        .or_else(|| within('v', story.events.len()).map(|n| Subject::Event(at, n)))
        .or_else(|| within('c', weighed.conflicts.len()).map(|n| Subject::Conflict(at, n)))
        .or_else(|| within('q', story.statements.len()).map(|n| Subject::Statement(at, n)))
        .or_else(|| within('n', weighed.series.len()).map(|n| Subject::Series(at, n)))
        .or_else(|| within('x', story.corrections.len()).map(|n| Subject::Correction(at, n)))
        .or_else(|| within('g', story.agreements.len()).map(|n| Subject::Agreement(at, n)))
}

/// The index that "e3" stands for: 2.
fn number(id: &str, letter: char) -> Option<usize> {
    id.trim().strip_prefix(letter)?.parse::<usize>().ok()?.checked_sub(1)
}

/// Two of a kind by their identifiers: "r1", "r6"; "v1", "v5".
fn by_two_ids(account: &Account, one: &str, other: &str) -> Vec<Subject> {
    let others = by_id(account, other);
    let pair = |one: Subject| others.iter().filter_map(move |&other| both(one, other)).collect::<Vec<_>>();
    by_id(account, one).into_iter().flat_map(pair).collect()
}

/// The question about two of a kind, which of one and the same is that about it.
fn both(one: Subject, other: Subject) -> Option<Subject> {
    match (one.min(other), one.max(other)) {
        (one, other) if one == other => Some(one),
        (Subject::Report(one), Subject::Report(other)) => Some(Subject::TwoReports(one, other)),
        (Subject::Entity(story, one), Subject::Entity(of, other)) if story == of => {
            Some(Subject::TwoEntities(story, one, other))
        }
        (Subject::Event(story, one), Subject::Event(of, other)) if story == of => {
            Some(Subject::TwoEvents(story, one, other))
        }
        _ => None,
    }
}

fn by_two_names(account: &Account, one: &str, other: &str) -> Vec<Subject> {
    let mut found = Vec::new();
    for (at, weighed) in account.stories.iter().enumerate() {
        let (ones, others) = (named(account, weighed, one), named(account, weighed, other));
        for &a in &ones {
            for &b in &others {
                found.push(if a == b { Subject::Entity(at, a) } else { Subject::TwoEntities(at, a.min(b), a.max(b)) });
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Entities with this name, exactly if there are such, otherwise those whose name holds it.
fn named(account: &Account, weighed: &WeighedStory, name: &str) -> Vec<usize> {
    let wanted = name.to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let names = |at: usize| {
        let entity = &weighed.story.entities[at];
        let known = std::iter::once(&entity.name).chain(&entity.aliases).map(|name| name.to_lowercase());
        let mentioned = entity.mentions.iter().map(|m| account.reports[m.report].words(m.span).to_lowercase());
        known.chain(mentioned)
    };
    let all = 0..weighed.story.entities.len();
    let exact: Vec<usize> = all.clone().filter(|&at| names(at).any(|name| name == wanted)).collect();
    if exact.is_empty() { all.filter(|&at| names(at).any(|name| name.contains(&wanted))).collect() } else { exact }
}

fn by_words(account: &Account, words: &str) -> Vec<Subject> {
    let wanted = words.to_lowercase();
    let mut found = Vec::new();
    for (at, weighed) in account.stories.iter().enumerate() {
        found.extend(named(account, weighed, words).into_iter().map(|entity| Subject::Entity(at, entity)));
        if found.is_empty() && !wanted.is_empty() {
            let events = weighed.story.events.iter().enumerate();
            let told =
                events.filter(|(_, event)| event.lemma == wanted || event.summary.to_lowercase().contains(&wanted));
            found.extend(told.map(|(event, _)| Subject::Event(at, event)));
        }
    }
    found
}
