//! Who is who: the persons and bodies of the story, what they are, how their names are spelt.

use std::collections::BTreeSet;

use super::{Teller, line, lower_first, stopped, upper_first};
use crate::account::{Line, Section};
use crate::annotation::EntityKind;
use crate::lexicon::role_words;
use crate::story::{Cite, Entity, EntityRole};
use crate::wording;

/// Entities told at most.
const MOST: usize = 30;
/// Roles and spellings of one told at most.
const MOST_EACH: usize = 5;

/// Persons first, then bodies with something to say about them.
pub(super) fn lines(teller: &Teller<'_>) -> Vec<Line> {
    let entities = &teller.story().entities;
    let of_kind = |kind: EntityKind| entities.iter().enumerate().filter(move |(_, e)| e.kind == kind && e.is_named);
    let told = of_kind(EntityKind::Person).chain(of_kind(EntityKind::Organization));
    told.filter(|(_, entity)| !entity.roles.is_empty() || !spellings(entity).is_empty())
        .take(MOST)
        .map(|(_, entity)| of_entity(teller, entity))
        .collect()
}

fn of_entity(teller: &Teller<'_>, entity: &Entity) -> Line {
    let mut cites: Vec<Cite> = first_mentions(entity);
    let mut told = BTreeSet::new();
    let mut roles = Vec::new();
    for role in entity.roles.iter().filter(|role| !entity.roles.iter().any(|other| is_said_by(role, other))) {
        let words = of_role(teller, role);
        if roles.len() < MOST_EACH && told.insert(role.title.to_lowercase()) {
            cites.extend(role.evidence.iter().take(3).map(|cite| teller.sentence_cite(cite.report, cite.span)));
            roles.push(words);
        }
    }
    let roles = if roles.is_empty() { String::new() } else { format!(": {}", roles.join("; ")) };
    let mut also = spellings(entity);
    also.truncate(MOST_EACH);
    let also = if also.is_empty() { String::new() } else { format!("; also {}", wording::list(&also)) };
    line(Section::WhoIsWho, stopped(&format!("{}{roles}{also}", entity.name)), Vec::new(), cites)
}

/// Whether another role of the same person says all that this one says: "police chief" says "chief". A vice president may have
/// been president as well.
fn is_said_by(role: &EntityRole, other: &EntityRole) -> bool {
    let words = |role: &EntityRole| role.title.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (short, long) = (words(role), words(other));
    let is_there = |at: usize| long[at..].starts_with(&short);
    let first = (0..long.len()).find(|&at| is_there(at)).filter(|_| short.len() < long.len());
    let Some(first) = first.filter(|_| role.body.is_none() || role.body == other.body) else { return false };
    let mut beside = long[..first].iter().chain(&long[first + short.len()..]);
    !beside.any(|word| role_words::is_limit(word))
}

fn of_role(teller: &Teller<'_>, role: &EntityRole) -> String {
    let title = if starts_lower(&role.title) { role.title.clone() } else { keep_name_case(&role.title) };
    match role.body.and_then(|body| teller.entity_name(body)) {
        Some(body) if !role.title.contains(body) => format!("{title} ({body})"),
        _ => title,
    }
}

fn starts_lower(title: &str) -> bool {
    title.starts_with(char::is_lowercase)
}

/// "The secretary" loses its capital, "Brigadier General" keeps them.
fn keep_name_case(title: &str) -> String {
    if title.starts_with("The ") { lower_first(title) } else { upper_first(title) }
}

/// Other spellings than those that only leave a part out or write it in other letter case.
fn spellings(entity: &Entity) -> Vec<&str> {
    let bare = |name: &str| name.strip_suffix("'s").or(name.strip_suffix("’s")).unwrap_or(name).to_lowercase();
    let name = bare(&entity.name);
    let mut seen = BTreeSet::new();
    let is_other = |alias: &&str| !name.contains(&bare(alias)) && seen.insert(bare(alias));
    entity.aliases.iter().map(String::as_str).filter(is_other).collect()
}

/// The first mention in every report, so that each spelling is shown.
fn first_mentions(entity: &Entity) -> Vec<Cite> {
    let mut seen = BTreeSet::new();
    entity.mentions.iter().filter(|mention| seen.insert(mention.report)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Detective Chief Inspector; Chief" and "head coach; coach".
    #[test]
    fn a_role_that_another_says_is_not_told() {
        let role = |title: &str, body| EntityRole { title: title.into(), body, evidence: Vec::new() };
        let is_said = |short: &str, long: &str| is_said_by(&role(short, None), &role(long, Some(1)));
        assert!(is_said("Chief", "Detective Chief Inspector") && is_said("coach", "head coach"));
        assert!(!is_said("President", "Vice President") && !is_said("coach", "former coach"));
        assert!(!is_said("coach", "coach") && !is_said("head coach", "coach"));
        assert!(!is_said_by(&role("coach", Some(2)), &role("head coach", Some(1))));
    }
}
