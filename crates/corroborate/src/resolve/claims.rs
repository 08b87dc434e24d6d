//! The claims of a story's reports, with entities for mentions.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos};

use super::attribution;
use super::entities::Entities;
use crate::annotation::{AnnotatedReport, Argument, ArgumentRole, EntityKind, Event, Mention, MentionForm, WordAt};
use crate::story::{self, Claim, Participant};

/// What the reports `members` claim, in the order of reports and words.
pub(super) fn collect(
    reports: &[AnnotatedReport],
    members: &[usize],
    entities: &Entities,
    which: super::Claims,
) -> Vec<Claim> {
    let events = members.iter().flat_map(|&r| reports[r].events.iter().enumerate().map(move |(i, e)| (r, i, e)));
    let is_given = which == super::Claims::All;
    let is_claim = |&(r, _, event): &(usize, usize, &Event)| {
        (is_given || event.is_looked_at()) && !reports[r].is_untold(event.trigger)
    };
    let claim = |(r, i, event): (usize, usize, &Event)| {
        let is_slight = which == super::Claims::Worth && !event.is_told();
        Claim { is_slight, ..claim(reports, r, i, event, entities) }
    };
    events.filter(is_claim).map(claim).collect()
}

/// What the reports `members` claim that is of none of the `events`.
pub(super) fn unplaced(
    reports: &[AnnotatedReport],
    members: &[usize],
    entities: &Entities,
    events: &[story::Event],
) -> Vec<Claim> {
    let placed: BTreeSet<(usize, usize)> =
        events.iter().flat_map(|event| &event.claims).map(|claim| (claim.report, claim.event)).collect();
    let all = members.iter().flat_map(|&r| reports[r].events.iter().enumerate().map(move |(i, e)| (r, i, e)));
    let left = all.filter(|&(r, i, event)| !placed.contains(&(r, i)) && !reports[r].is_untold(event.trigger));
    left.map(|(r, i, event)| Claim { is_passing: true, ..claim(reports, r, i, event, entities) }).collect()
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
        is_passing: !event.is_claim(),
        is_slight: false,
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

/// The entity of an argument. A person's name beside a description ("the secretary of the council, Ada Berg") says who
/// it is more surely than the chain that the description was put into.
pub(super) fn entity_of(
    reports: &[AnnotatedReport],
    r: usize,
    argument: &Argument,
    entities: &Entities,
) -> Option<usize> {
    let report = &reports[r];
    let mention = argument.mention.or_else(|| report.mentions.iter().position(|m| m.head == argument.word));
    let is_name = mention.is_some_and(|m| report.mentions[m].form == MentionForm::Name);
    let beside = (!is_name).then(|| name_beside(report, argument)).flatten();
    entities.of_mention(reports, r, beside.or(mention)?)
}

/// The person's name that hangs on an argument's head as apposition or stands at its end without a preposition.
fn name_beside(report: &AnnotatedReport, argument: &Argument) -> Option<usize> {
    let from = report.mentions.partition_point(|m| m.span.start < argument.span.start);
    let inside = report.mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.span.start < argument.span.end);
    let mut persons = inside.filter(|(_, m)| m.form == MentionForm::Name && m.kind == EntityKind::Person);
    persons.find(|(_, m)| hangs_on(report, argument.word, m.head) || ends(report, argument, m)).map(|(i, _)| i)
}

fn hangs_on(report: &AnnotatedReport, word: WordAt, head: WordAt) -> bool {
    let token = report.token(head);
    let hangs = word.sentence == head.sentence && token.head == Some(word.token);
    hangs && matches!(token.deprel.base(), Deprel::Appos | Deprel::Flat | Deprel::Compound | Deprel::List | Deprel::Dep)
}

fn ends(report: &AnnotatedReport, argument: &Argument, name: &Mention) -> bool {
    let sentence = &report.sentences[name.head.sentence];
    let before = sentence.tokens_in(name.span).next().and_then(|first| first.checked_sub(1));
    let joins = |t: usize| matches!(sentence.tokens[t].upos, Upos::Adp | Upos::Cconj | Upos::Part | Upos::Verb);
    name.span.end == argument.span.end && before.is_some_and(|t| !joins(t))
}

/// An entity with several roles in one event keeps the first: whoever meets is not met again.
fn one_role_each(participants: BTreeSet<Participant>) -> Vec<Participant> {
    let mut by_role: Vec<Participant> = participants.into_iter().collect();
    by_role.sort_by_key(|p| (p.role, p.entity));
    let mut seen = BTreeSet::new();
    by_role.retain(|p| seen.insert(p.entity));
    by_role
}
