//! Mends who spoke where the layers below are sure to be wrong.
//!
//! - A name that was cut in two ("John" and "Paul Lee") is one speaker, known by its second part.
//! - Nobody speaks of himself by name between quotation marks: where "he" was taken for somebody whom the quoted words name,
//!   it is whoever spoke in the sentence before.

use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm, Quote, QuoteMode, SpeakerBy};
use crate::text::Span;

/// Sentences back to which somebody who spoke can be "he".
const NEAR: usize = 1;

/// Mends the speakers of all quotations, which are in the order of their words.
pub(super) fn mend(report: &AnnotatedReport, quotes: &mut [Quote]) {
    for quote in quotes.iter_mut() {
        if let Some((rest, span)) = rest_of_name(report, quote) {
            quote.speaker_mention = Some(rest);
            quote.speaker = Some(span);
            quote.speaker_by = Some(SpeakerBy::RestOfName);
        }
    }
    for at in 0..quotes.len() {
        if let Some(speaker) = other_than_named(report, quotes, at) {
            quotes[at].speaker_mention = Some(speaker);
            quotes[at].speaker_by = Some(SpeakerBy::NotHimself);
        }
    }
}

fn is_person(mention: &Mention) -> bool {
    mention.form == MentionForm::Name && mention.kind == EntityKind::Person
}

/// The second part of a name of which the speaker is the first word, and the words of both.
fn rest_of_name(report: &AnnotatedReport, quote: &Quote) -> Option<(usize, Span)> {
    let at = quote.speaker_mention?;
    let first =
        report.mentions.get(at).filter(|mention| is_person(mention) && !report.words(mention.span).contains(' '))?;
    let start = first.span.end + 1;
    let from = report.mentions.partition_point(|mention| mention.span.start < start);
    let next = report.mentions.get(from).filter(|next| is_person(next) && next.span.start == start)?;
    let is_one = report.report.text.get(first.span.end..start) == Some(" ");
    is_one.then(|| (from, quote.speaker.unwrap_or(first.span).cover(first.span).cover(next.span)))
}

/// Who spoke just before, where the speaker is "he" and taken for somebody whom he names.
fn other_than_named(report: &AnnotatedReport, quotes: &[Quote], at: usize) -> Option<usize> {
    let quote = &quotes[at];
    let pronoun = report.mentions.get(quote.speaker_mention?).filter(|mention| mention.form == MentionForm::Pronoun)?;
    let chain = report.chains.get(pronoun.chain).filter(|_| quote.mode == QuoteMode::Direct)?;
    let is_inside = |span: Span| quote.content.iter().any(|content| content.contains(span));
    let names_him = |&m: &usize| is_person(&report.mentions[m]) && is_inside(report.mentions[m].span);
    if is_inside(pronoun.span) || !chain.mentions.iter().any(names_him) {
        return None;
    }
    let here = report.sentence_at(quote.content.first()?.start)?;
    let before = quotes[..at].iter().rev().filter_map(|other| other.speaker_mention);
    before.take(4).find(|&speaker| {
        let mention = &report.mentions[speaker];
        let is_near = mention.head.sentence + NEAR >= here && mention.head.sentence <= here;
        is_near && is_person(mention) && mention.chain != pronoun.chain
    })
}
