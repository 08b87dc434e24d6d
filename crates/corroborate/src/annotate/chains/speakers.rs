//! "I" inside a quotation is its speaker.

use super::cluster::settle;
use crate::annotation::{AnnotatedReport, Feature, Link, MentionForm};

/// Puts the pronouns of the first person inside quotations into the chains of the speakers. For after the quotes are
/// found; the chain numbers of the roles are kept right.
pub fn resolve_speakers(report: &mut AnnotatedReport) {
    let mut pairs = Vec::new();
    for quote in &report.quotes {
        let Some(speaker) = quote.speaker_mention else { continue };
        for content in &quote.content {
            let first = report.mentions.partition_point(|m| m.span.start < content.start);
            for (index, mention) in report.mentions.iter().enumerate().skip(first) {
                if mention.span.start >= content.end {
                    break;
                }
                let is_i = mention.form == MentionForm::Pronoun
                    && matches!(
                        report.words(mention.span).to_lowercase().as_str(),
                        "i" | "me" | "my" | "mine" | "myself"
                    );
                if is_i && content.contains(mention.span) {
                    pairs.push((speaker, index));
                }
            }
        }
    }
    for (speaker, pronoun) in pairs {
        let (to, from) = (report.mentions[speaker].chain, report.mentions[pronoun].chain);
        if to != from && is_of_first_person(report, from) {
            join(
                report,
                to,
                from,
                Link {
                    mentions: (speaker.min(pronoun), speaker.max(pronoun)),
                    features: vec![Feature { name: "first person in what the speaker says".into(), weight: 5.0 }],
                },
            );
        }
    }
    drop_empty(report);
}

/// Whether the chain has nothing but pronouns: a chain with a name or a phrase is somebody already.
fn is_of_first_person(report: &AnnotatedReport, chain: usize) -> bool {
    report.chains[chain].mentions.iter().all(|&m| report.mentions[m].form == MentionForm::Pronoun)
}

fn join(report: &mut AnnotatedReport, to: usize, from: usize, link: Link) {
    let moved = std::mem::take(&mut report.chains[from].mentions);
    let reasons = std::mem::take(&mut report.chains[from].because);
    for &mention in &moved {
        report.mentions[mention].chain = to;
    }
    let chain = &mut report.chains[to];
    chain.mentions.extend(moved);
    chain.mentions.sort_unstable();
    chain.because.extend(reasons);
    chain.because.push(link);
}

/// Takes out chains that were joined to others, and numbers the rest anew.
fn drop_empty(report: &mut AnnotatedReport) {
    let mut next = 0;
    let number: Vec<usize> = report
        .chains
        .iter()
        .map(|chain| {
            next += usize::from(!chain.mentions.is_empty());
            next.saturating_sub(1)
        })
        .collect();
    report.chains.retain(|chain| !chain.mentions.is_empty());
    for role in &mut report.roles {
        role.holder = number[role.holder];
        role.body = role.body.map(|body| number[body]);
    }
    settle(report);
}
