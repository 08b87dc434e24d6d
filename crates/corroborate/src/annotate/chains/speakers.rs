//! What quotations tell about who is who: "I" inside one is its speaker, and "the expert" who goes on speaking is the
//! expert who spoke before in the paragraph.

use corroborate_encoder::{Deprel, Xpos};

use super::cluster::settle;
use crate::annotation::{AnnotatedReport, EntityKind, Feature, Link, Mention, MentionForm, QuoteMode, Role};
use crate::lexicon::{collective_nouns, person_words};
use crate::text::{LowerCase, Span};

/// Puts the pronouns of the first person inside quotations into the chains of the speakers. For after the quotes are
/// found; the chain numbers of the roles are kept right.
pub fn resolve_speakers(report: &mut AnnotatedReport) {
    drop_strangers(report);
    follow_paragraphs(report);
    go_on(report);
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
    drop_own_titles(report);
    drop_empty(report);
}

/// Takes back what somebody would be by what he says himself ("“The President has begun,” said the vice president"), and what
/// another says of him that is no office: "“Ann is the ideal host,” he said".
fn drop_own_titles(report: &mut AnnotatedReport) {
    let spoken: Vec<(Option<usize>, Span)> = report
        .quotes
        .iter()
        .filter(|quote| quote.mode == QuoteMode::Direct)
        .map(|quote| (quote.speaker_mention.map(|mention| report.mentions[mention].chain), quote))
        .flat_map(|(chain, quote)| quote.content.iter().map(move |&content| (chain, content)))
        .collect();
    let is_opinion: Vec<bool> = report.roles.iter().map(|role| is_judged(report, role)).collect();
    let is_spoken = |role: &Role, is_opinion: bool| {
        spoken.iter().any(|(chain, said)| said.contains(role.span) && (is_opinion || *chain == Some(role.holder)))
    };
    let mut opinions = is_opinion.into_iter();
    report.roles.retain(|role| !is_spoken(role, opinions.next().unwrap_or_default()));
}

/// "Is the ideal *host*": who says so judges; that somebody is the president he only tells.
fn is_judged(report: &AnnotatedReport, role: &Role) -> bool {
    let sentence = report.sentence_at(role.span.start).map(|at| &report.sentences[at]);
    let head = sentence.and_then(|sentence| Some((sentence, sentence.head_of(role.span)?)));
    head.is_some_and(|(sentence, head)| {
        let class = person_words::class_of(&sentence.tokens[head].lemma.lower_case());
        sentence.has_child(head, Deprel::Cop) && !class.is_some_and(|class| class.is_title())
    })
}

/// Leaves open who "he" is where his chain is named nowhere before the quotation but inside it, or in what he says: one does
/// not speak of oneself by name.
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
        let is_said = |m: &Mention| said.iter().any(|content| content.contains(m.span));
        let names = || report.chains[pronoun.chain].mentions.iter().map(|&m| &report.mentions[m]);
        let names_himself = quote.mode == QuoteMode::Indirect
            && names()
                .any(|m| m.form == MentionForm::Name && quote.content.iter().any(|content| content.contains(m.span)));
        if names_himself || is_known && named.all(is_said) {
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
        if let Some(spoke) = introduced(report, index, mention) {
            report.quotes[index].speaker_mention = Some(spoke);
            continue;
        }
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

/// Gives what "she" says to whoever nameless spoke in the sentence before: "According to *a relative*, he was ill. “…,” *she* said."
/// The chain of the pronoun leads to somebody by name, for it was made before anybody knew who spoke.
fn go_on(report: &mut AnnotatedReport) {
    for index in 1..report.quotes.len() {
        let Some(pronoun) = report.quotes[index].speaker_mention else { continue };
        let mention = &report.mentions[pronoun];
        let is_one = matches!(&*report.words(mention.span).lower_case(), "he" | "she");
        if mention.form != MentionForm::Pronoun || !is_one {
            continue;
        }
        let earlier = report.quotes[..index].iter().filter_map(|quote| quote.speaker_mention);
        let earlier = earlier.filter(|&m| report.mentions[m].span.end <= mention.span.start);
        let Some(before) = earlier.max_by_key(|&m| report.mentions[m].span) else { continue };
        let spoke = &report.mentions[before];
        let is_near = spoke.head.sentence + 1 >= mention.head.sentence;
        let is_nameless = spoke.form == MentionForm::Nominal && report.chains[spoke.chain].name.is_none();
        let noun = report.token(spoke.head);
        let is_single = noun.xpos == Xpos::Nn && !collective_nouns::is_one(&noun.lemma.lower_case());
        if is_near && is_nameless && is_single && spoke.kind == EntityKind::Person && spoke.chain != mention.chain {
            report.quotes[index].speaker_mention = Some(before);
        }
    }
}

/// The speaker before in the paragraph whom the words take up again: "*a local expert* said … *the expert* added".
fn introduced(report: &AnnotatedReport, quote: usize, description: usize) -> Option<usize> {
    let noun = |mention: usize| &report.token(report.mentions[mention].head).lemma;
    let earlier = report.quotes[..quote].iter().rev();
    let mut earlier = earlier.take_while(|other| other.paragraph == report.quotes[quote].paragraph);
    earlier.find_map(|other| {
        let spoke = other.speaker_mention?;
        let words = report.words(report.mentions[spoke].span).to_lowercase();
        let is_new = words.starts_with("a ") || words.starts_with("an ");
        (is_new && report.mentions[spoke].form == MentionForm::Nominal && noun(spoke) == noun(description))
            .then_some(spoke)
    })
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
