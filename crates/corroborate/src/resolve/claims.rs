//! The claims of a story's reports, with entities for mentions.

use std::collections::BTreeSet;

use super::attribution;
use super::entities::Entities;
use crate::annotation::{AnnotatedReport, Argument, ArgumentRole, Event};
use crate::story::{Claim, Participant};

/// What the reports `members` claim, in the order of reports and words.
pub(super) fn collect(reports: &[AnnotatedReport], members: &[usize], entities: &Entities) -> Vec<Claim> {
    let events = members.iter().flat_map(|&r| reports[r].events.iter().enumerate().map(move |(i, e)| (r, i, e)));
    events.filter(|(.., event)| event.is_claim()).map(|(r, i, e)| claim(reports, r, i, e, entities)).collect()
}

fn claim(reports: &[AnnotatedReport], r: usize, index: usize, event: &Event, entities: &Entities) -> Claim {
    let entity = |argument: &Argument| entity_of(reports, r, argument, entities);
    let is_part = |role: ArgumentRole| !matches!(role, ArgumentRole::Place | ArgumentRole::Time);
    let participants: BTreeSet<Participant> = event
        .arguments
        .iter()
        .filter(|a| is_part(a.role))
        .filter_map(|a| Some(Participant { entity: entity(a)?, role: a.role }))
        .collect();
    Claim {
        report: r,
        event: index,
        span: event.claim,
        trigger: event.trigger,
        when: event.when.clone(),
        place: event.arguments.iter().filter(|a| a.role == ArgumentRole::Place).find_map(entity),
        participants: one_role_each(participants),
        quantities: event.quantities.clone(),
        factuality: event.factuality,
        attribution: attribution::chain(reports, r, event, entities),
    }
}

/// The entity of an argument: of the mention it is, or of the one with the same head.
fn entity_of(reports: &[AnnotatedReport], r: usize, argument: &Argument, entities: &Entities) -> Option<usize> {
    let report = &reports[r];
    let mention = argument.mention.or_else(|| report.mentions.iter().position(|m| m.head == argument.word))?;
    entities.of_mention(reports, r, mention)
}

/// An entity with several roles in one event keeps the first: whoever meets is not met again.
fn one_role_each(participants: BTreeSet<Participant>) -> Vec<Participant> {
    let mut by_role: Vec<Participant> = participants.into_iter().collect();
    by_role.sort_by_key(|p| (p.role, p.entity));
    let mut seen = BTreeSet::new();
    by_role.retain(|p| seen.insert(p.entity));
    by_role
}
