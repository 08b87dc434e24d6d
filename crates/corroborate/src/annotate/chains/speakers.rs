//! What quotations tell about who is who: "I" inside one is its speaker, and "the expert" who goes on speaking is the
//! expert who spoke before in the paragraph.

use super::cluster::settle;
use crate::annotation::{AnnotatedReport, EntityKind, Feature, Link, MentionForm};
use crate::text::Span;

/// Puts the pronouns of the first person inside quotations into the chains of the speakers. For after the quotes are
/// found; the chain numbers of the roles are kept right.
pub fn resolve_speakers(report: &mut AnnotatedReport) {
    drop_strangers(report);
    follow_paragraphs(report);
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

/// Leaves open who "he" is where his chain is named nowhere before the quotation but inside it: one does not speak of
/// oneself by name.
fn drop_strangers(report: &mut AnnotatedReport) {
    for index in 0..report.quotes.len() {
        let quote = &report.quotes[index];
        let Some(speaker) = quote.speaker_mention else { continue };
        let pronoun = &report.mentions[speaker];
        if pronoun.form != MentionForm::Pronoun {
            continue;
        }
        let chain = report.chains[pronoun.chain].mentions.iter().map(|&m| &report.mentions[m]);
        let mut named =
            chain.filter(|m| m.form != MentionForm::Pronoun && m.span.start < pronoun.span.start).peekable();
        let is_known = named.peek().is_some();
        let own = report.quotes.iter().filter(|other| other.speaker == quote.speaker);
        let said: Vec<Span> = own.flat_map(|other| &other.content).copied().collect();
        if is_known && named.all(|m| said.iter().any(|content| content.contains(m.span))) {
            report.quotes[index].speaker_mention = None;
        }
    }
}

/// Gives a quotation by "the expert" to the named speaker of its paragraph, where the chain of the words leads to
/// somebody of whom the paragraph does not tell.
fn follow_paragraphs(report: &mut AnnotatedReport) {
    for index in 1..report.quotes.len() {
        let quote = &report.quotes[index];
        let Some(mention) = quote.speaker_mention.filter(|&m| is_bare_description(report, m)) else { continue };
        let (paragraph, own) = (quote.paragraph, report.mentions[mention].chain);
        let earlier = report.quotes[..index].iter().rev().take_while(|q| q.paragraph == paragraph);
        let spoke = earlier.filter_map(|q| q.speaker_mention).find(|&m| {
            let mention = &report.mentions[m];
            report.chains[mention.chain].name.is_some() && mention.kind == EntityKind::Person
        });
        let Some(spoke) = spoke.filter(|&m| report.mentions[m].chain != own) else { continue };
        let is_told =
            |&m: &usize| m != mention && report.sentences[report.mentions[m].head.sentence].paragraph == paragraph;
        if !report.chains[own].mentions.iter().any(is_told) {
            report.quotes[index].speaker_mention = Some(spoke);
        }
    }
}

/// "the expert", with nothing that says which.
fn is_bare_description(report: &AnnotatedReport, mention: usize) -> bool {
    let mention = &report.mentions[mention];
    let words = report.words(mention.span).to_lowercase();
    mention.form == MentionForm::Nominal && words.starts_with("the ") && words.split_whitespace().count() == 2
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
