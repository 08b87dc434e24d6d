//! What was published elsewhere, as a source: "according to a 1997 article in Norland Weekly, she said", "in her profile on the
//! institute's website, she writes".

use super::source::{self, as_inside_sentence};
use crate::annotation::{AnnotatedReport, Credit, CreditKind, EntityKind, MentionForm, Sentence, SpeechAct};
use crate::lexicon::handed_on::{self, HandedOn};
use crate::lexicon::reporting::Reporting;
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::text::Span;

/// The media in whose pieces somebody says something.
pub(super) fn find(report: &AnnotatedReport) -> Vec<Credit> {
    let told = report.sentences.iter().filter(|sentence| sentence.zone.is_told());
    told.flat_map(|sentence| {
        pieces(report, sentence).into_iter().filter_map(|(cue, piece)| credit(report, sentence, cue, piece))
    })
    .collect()
}

/// Each word of saying with the piece in which it is said.
fn pieces(report: &AnnotatedReport, sentence: &Sentence) -> Vec<(usize, usize)> {
    let is_piece = |i: &usize| handed_on::is(HandedOn::Piece, &sentence.tokens[*i].lemma.to_lowercase());
    let says = |i: &usize| {
        let token = &sentence.tokens[*i];
        Reporting::shipped().act(token.form(&report.report.text), &token.lemma, token.upos) == Some(SpeechAct::Say)
    };
    let said_in = (0..sentence.tokens.len())
        .filter(says)
        .filter_map(|verb| Some((verb, sentence.obliques(verb).find(is_piece)?)));
    // "According to an article in …".
    let followed = report.quotes.iter().filter_map(|quote| {
        let cue = quote.cue.filter(|cue| sentence.span.contains(*cue))?;
        let speaker = quote.speaker.filter(|speaker| sentence.span.contains(*speaker))?;
        Some((sentence.head_of(cue)?, sentence.head_of(speaker).filter(is_piece)?))
    });
    let mut found: Vec<(usize, usize)> = said_in.chain(followed).collect();
    found.sort_unstable();
    found.dedup_by_key(|(_, piece)| *piece);
    found
}

fn credit(report: &AnnotatedReport, sentence: &Sentence, cue: usize, piece: usize) -> Option<Credit> {
    let medium = sentence.oblique(piece, &["in", "on", "by", "from", "for", "with"])?;
    let phrase = sentence.noun_phrase(medium);
    let cue = Some(sentence.tokens[cue].span);
    let scope = Some(said_after(report, sentence).map_or(sentence.span, |said| sentence.span.cover(said)));
    if let Some(known) = source::named_medium(report, phrase, None) {
        return Some(super::credit(known, cue, scope));
    }
    let kinds = |i: usize| kinds_of(&sentence.tokens[i].form(&report.report.text).to_lowercase());
    // "An interview with investigators" is in no paper.
    if kinds(medium).iter().any(|kind| matches!(kind, SourceNoun::Asker | SourceNoun::Office | SourceNoun::Speaker)) {
        return None;
    }
    let mention = report.mentions.iter().rposition(|m| {
        let is_body = matches!(m.kind, EntityKind::Organization | EntityKind::Other);
        m.form == MentionForm::Name && phrase.contains(m.span) && is_body
    })?;
    // "The institute's website" is named with whose it is, a paper by its name alone.
    let is_site = kinds(medium).contains(&SourceNoun::Outlet);
    let span = if is_site { phrase } else { report.mentions[mention].span };
    let name = as_inside_sentence(report.words(span));
    Some(Credit { name, kind: CreditKind::Outlet, span, cue, mention: Some(mention), scope })
}

/// What is quoted right behind the sentence, with no word of saying of its own.
fn said_after(report: &AnnotatedReport, sentence: &Sentence) -> Option<Span> {
    let next = |span: Span| {
        report.report.text.get(sentence.span.end..span.start).is_some_and(|gap| !gap.contains(char::is_alphanumeric))
    };
    let quote = report.quotes.iter().filter(|quote| quote.cue.is_none());
    quote.flat_map(|quote| quote.content.first().copied()).find(|content| next(*content))
}
