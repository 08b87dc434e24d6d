//! What people are said to be: offices, ranks, professions, and in which body.
//!
//! Read from the noun phrases that [`super::chains`] put into the chain of a person, so that apposition, titles in front
//! of a name and "X is the Y" are one case: "Iran's police chief Brigadier General Mehmet Yilmaz" is a phrase with two
//! titles and a name. The title is what its words say without the body: "Russia's National Guard chief" is a chief,
//! held in the National Guard; what limits it ("former", "acting") stays with it even where the body stands between.
//! Verbs that say as much ("who heads the agency") and "his Turkish counterpart" are read separately.
//!
//! How long a role is held stays with it where it is told ("from 1999 to 2008"); who is appointed holds it from that day on.
//!
//! Who is to become something is it not yet: a nominee is a nominee. Where an office is to be filled, a phrase that only
//! takes somebody up again ("the surgeon general") makes nobody its holder.

mod counterparts;
mod doubts;
mod hyphens;
mod phrase;
mod tenure;
mod verbs;

use std::collections::{BTreeMap, BTreeSet};

use self::phrase::{Phrase, Told};
use super::chains;
use crate::annotation::{AnnotatedReport, EntityKind, MentionForm, Role};

/// Finds offices and titles.
pub fn find(report: &mut AnnotatedReport) {
    let mut roles = Vec::new();
    let sought = sought(report);
    for chain in 0..report.chains.len() {
        if report.chains[chain].kind == EntityKind::Person {
            roles.extend(of_chain(report, chain, &sought));
        }
    }
    roles.extend(verbs::said_by_verbs(report));
    roles.extend(verbs::nominations(report));
    roles.extend(verbs::appointments(report));
    roles.sort_by_key(|role: &Role| (role.span, role.holder));
    roles.dedup_by_key(|role| (role.span, role.holder));
    fill_bodies(&mut roles);
    counterparts::name(report, &mut roles);
    report.roles = roles;
}

/// The offices that the report tells that somebody is to have, by the lemmas of their heads.
fn sought(report: &AnnotatedReport) -> BTreeSet<String> {
    let is_phrase = |&m: &usize| {
        let mention = &report.mentions[m];
        mention.form == MentionForm::Nominal && mention.kind == EntityKind::Person
    };
    (0..report.mentions.len()).filter(is_phrase).flat_map(|m| Phrase::new(report, m).sought_offices()).collect()
}

/// What the noun phrases of a chain tell.
fn of_chain(report: &AnnotatedReport, chain: usize, sought: &BTreeSet<String>) -> Vec<Role> {
    let joined: BTreeSet<usize> = report.chains[chain]
        .because
        .iter()
        .filter(|link| chains::is_by_the_tree(link))
        .flat_map(|link| [link.mentions.0, link.mentions.1])
        .collect();
    let nominals = report.chains[chain].mentions.iter().filter(|&&m| report.mentions[m].form == MentionForm::Nominal);
    let (first, again): (Vec<usize>, Vec<usize>) = nominals.partition(|m| joined.contains(m));
    let told = |phrases: Vec<usize>| phrases.into_iter().flat_map(|m| Phrase::new(report, m).roles()).collect();
    let (first, mut again): (Vec<Told>, Vec<Told>) = (told(first), told(again));
    again.retain(|told| {
        !sought.contains(&told.head) || first.iter().any(|known| known.role.holder == chain && known.head == told.head)
    });
    first.into_iter().chain(again).map(|told| told.role).collect()
}

/// A title that is given again without its body is still held in it.
fn fill_bodies(roles: &mut [Role]) {
    let key = |role: &Role| (role.holder, role.title.to_lowercase());
    let known: BTreeMap<(usize, String), usize> =
        roles.iter().rev().filter_map(|role| Some((key(role), role.body?))).collect();
    for role in roles {
        role.body = role.body.or_else(|| known.get(&key(role)).copied());
    }
}

#[cfg(test)]
mod tests;
