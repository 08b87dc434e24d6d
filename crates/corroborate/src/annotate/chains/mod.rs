//! Which mentions of a report refer to one entity.
//!
//! From the sure to the unsure, as sieves do it (Raghunathan et al. 2010): what the tree says, then names, then, from
//! left to right, noun phrases and pronouns, each to its best antecedent or to none. Whatever is put together becomes
//! one cluster at once, so that later decisions see all that is known of it. Each decision is a sum of named features,
//! whose weights are data. A neural resolver would find more links; it could not say why, and a wrong link here puts
//! words into the wrong mouth.

mod cluster;
mod facts;
mod names;
mod phrases;
mod pronouns;
mod score;
mod speakers;
mod structure;

use cluster::Clusters;

use crate::annotation::{AnnotatedReport, MentionForm};

pub use speakers::resolve_speakers;

/// Puts the mentions into chains.
pub fn link(report: &mut AnnotatedReport) {
    let facts = facts::gather(report);
    let heads = structure::heads(&facts);
    let mut clusters = Clusters::new(&facts, structure::apart(report, &facts, &heads));
    for (left, right, score) in structure::links(report, &facts, &heads) {
        clusters.join(left, right, score);
    }
    names::link(&facts, &mut clusters);
    for mention in 0..facts.len() {
        let found = match facts[mention].form {
            MentionForm::Name => None,
            MentionForm::Nominal if clusters.cluster(mention).is_named() => None,
            MentionForm::Nominal => phrases::antecedent(&facts, &clusters, mention),
            MentionForm::Pronoun => pronouns::antecedent(&report.sentences, &facts, &clusters, mention),
        };
        if let Some((antecedent, score)) = found {
            clusters.join(mention, antecedent, score);
        }
    }
    clusters.write(report);
}
