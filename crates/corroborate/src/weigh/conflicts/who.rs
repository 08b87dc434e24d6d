//! Persons who exclude each other.
//!
//! Reports name participants as it suits them: the police here, their chief there, one signatory of two. Only a part
//! that no two can have (who won, who was appointed) contradicts, and only between persons with names.

use std::collections::BTreeMap;

use super::{Clash, Difference, Side, Telling, clashes, feature};
use crate::account::Aspect;
use crate::annotation::{ArgumentRole, EntityKind, Factuality};
use crate::lexicon::happenings::is_unique;

/// Persons given for a part that only one can have.
pub fn differences(telling: &Telling<'_>) -> Option<Difference> {
    [ArgumentRole::Agent, ArgumentRole::Patient].into_iter().find_map(|role| in_role(telling, role))
}

fn in_role(telling: &Telling<'_>, role: ArgumentRole) -> Option<Difference> {
    let mut of_person: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, claim) in telling.event.asserted().iter().enumerate() {
        if claim.factuality != Factuality::Happened || !is_unique(telling.lemma(at), role) {
            continue;
        }
        let mut persons = claim.participants.iter().filter(|part| part.role == role).filter_map(|part| {
            let entity = telling.story.entities.get(part.entity)?;
            (entity.kind == EntityKind::Person && entity.is_named).then_some(entity.name.as_str())
        });
        // Two persons in one part: it is not one that only one can have.
        if let (Some(person), None) = (persons.next(), persons.next()) {
            of_person.entry(person).or_default().push(at);
        }
    }
    let side = |(name, claims): (&str, Vec<usize>)| Side { value: name.to_owned(), words: name.to_owned(), claims };
    let sides: Vec<Side> = of_person.into_iter().map(side).collect();
    let clashes: Vec<Clash> = clashes(telling, &sides, |_, _| Some(vec![feature("only one can have this part", 0.5)]));
    (!clashes.is_empty()).then_some(Difference { aspect: Aspect::Who, sides, clashes })
}
