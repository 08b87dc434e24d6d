//! Words that refer to people, bodies, places and other things.
//!
//! Three kinds of mention, each found where it is easiest to find: names by the encoder's name tags, repaired by the
//! tree and by lists ([`names`]); noun phrases and pronouns by the tree ([`phrases`]). A name stands bare ("Yilmaz");
//! the noun phrase around it ("General Yilmaz, 60") is a mention of its own, which [`super::chains`] puts into the same
//! chain. One span for both was rejected: a name must be comparable across reports, a phrase must hold the title.

mod kinds;
mod names;
mod peoples;
mod phrases;
mod told;

use corroborate_encoder::{MentionKind, NameKind};

use crate::annotation::{AnnotatedReport, Chain, EntityKind, Mention};

/// Finds the mentions, each in a chain of its own.
pub fn find(report: &mut AnnotatedReport) {
    let mut mentions = Vec::new();
    for index in 0..report.sentences.len() {
        let names = names::find(report, index);
        mentions.extend(phrases::find(report, index, &names));
        mentions.extend(names);
    }
    kinds::unify(report, &mut mentions);
    let again = names::again::find(report, &mentions);
    mentions.extend(again);
    mentions.sort_by_key(|m| (m.span, m.form));
    mentions.dedup_by_key(|m| m.span);
    for (i, mention) in mentions.iter_mut().enumerate() {
        mention.chain = i;
    }
    report.chains = mentions.iter().enumerate().map(|(i, mention)| alone(i, mention)).collect();
    report.mentions = mentions;
}

fn alone(index: usize, mention: &Mention) -> Chain {
    let name = (mention.form == crate::annotation::MentionForm::Name).then_some(index);
    Chain { kind: mention.kind, mentions: vec![index], name, because: Vec::new() }
}

fn kind_of_name(kind: NameKind) -> EntityKind {
    match kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Organization => EntityKind::Organization,
        NameKind::Place => EntityKind::Place,
        NameKind::Other => EntityKind::Other,
    }
}

fn kind_of_phrase(kind: MentionKind) -> EntityKind {
    match kind {
        MentionKind::Person => EntityKind::Person,
        MentionKind::Organization => EntityKind::Organization,
        MentionKind::Place => EntityKind::Place,
        _ => EntityKind::Other,
    }
}

#[cfg(test)]
mod tests;
