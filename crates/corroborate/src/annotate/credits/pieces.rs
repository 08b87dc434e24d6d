//! What was published elsewhere, as a source: "according to a 1997 article in Norland Weekly, she said", "in her profile on the
//! institute's website, she writes"; and what somebody let others know, where nobody else says it: "according to information
//! from the operator", "in a statement from her lawyers it was confirmed".

use super::source::{self, as_inside_sentence};
use crate::annotate::quotes::party::Party;
use crate::annotation::{AnnotatedReport, Credit, CreditKind, EntityKind, MentionForm, Sentence, SpeechAct, WordAt};
use crate::lexicon::handed_on::{self, HandedOn};
use crate::lexicon::reporting::Reporting;
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::text::{LowerCase, Span};

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
    let is = |class: HandedOn, i: usize| handed_on::is(class, &sentence.tokens[i].lemma.lower_case());
    let is_piece = |i: &usize| is(HandedOn::Piece, *i);
    let says = |i: &usize| {
        let token = &sentence.tokens[*i];
        Reporting::shipped().act(token.form(&report.report.text), &token.lemma, token.upos) == Some(SpeechAct::Say)
    };
    let saying: Vec<usize> = (0..sentence.tokens.len()).filter(says).collect();
    let said_in = saying.iter().filter_map(|&verb| Some((verb, sentence.obliques(verb).find(is_piece)?)));
    let is_said_by_nobody = |verb: usize| {
        let subject = sentence.own_subject(verb);
        subject.is_none_or(|subject| sentence.is_passive(verb) || sentence.tokens[subject].lemma == "it")
    };
    let told_in = saying
        .iter()
        .filter(|&&verb| is_said_by_nobody(verb))
        .filter_map(|&verb| Some((verb, sentence.obliques(verb).find(|&i| is(HandedOn::Notice, i))?)));
    // "According to an article in …", "a message from the ministry said".
    let followed = report.quotes.iter().filter_map(|quote| {
        let cue = quote.cue.filter(|cue| sentence.span.contains(*cue))?;
        let speaker = quote.speaker.filter(|speaker| sentence.span.contains(*speaker))?;
        let known = sentence.head_of(speaker).filter(|&i| is_piece(&i) || is(HandedOn::Notice, i))?;
        Some((sentence.head_of(cue)?, known))
    });
    let mut found: Vec<(usize, usize)> = said_in.chain(told_in).chain(followed).collect();
    found.sort_unstable();
    found.dedup_by_key(|(_, piece)| *piece);
    found
}

fn credit(report: &AnnotatedReport, sentence: &Sentence, cue: usize, piece: usize) -> Option<Credit> {
    if handed_on::is(HandedOn::Notice, &sentence.tokens[piece].lemma.lower_case()) {
        return notice(report, sentence, cue, piece);
    }
    let medium = sentence.oblique(piece, &["in", "on", "by", "from", "for", "with"])?;
    let phrase = sentence.noun_phrase(medium);
    let cue = Some(sentence.tokens[cue].span);
    let scope = Some(said_after(report, sentence).map_or(sentence.span, |said| sentence.span.cover(said)));
    if let Some(known) = source::named_medium(report, phrase, None) {
        return Some(super::credit(known, cue, scope));
    }
    let kinds = |i: usize| kinds_of(&sentence.tokens[i].form(&report.report.text).lower_case());
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

/// Whoever lets others know it.
fn notice(report: &AnnotatedReport, sentence: &Sentence, cue: usize, notice: usize) -> Option<Credit> {
    let from = sentence.oblique(notice, &["from", "by", "of"])?;
    let party = Party::at(report, WordAt { sentence: report.sentence_at(sentence.span.start)?, token: from })?;
    let source = source::source(report, &party, None).or_else(|| source::somebody(report, &party))?;
    let scope = said_after(report, sentence).map_or(sentence.span, |said| sentence.span.cover(said));
    Some(super::credit(source, Some(sentence.tokens[cue].span), Some(scope)))
}

/// What is quoted right behind the sentence, with no word of saying of its own.
fn said_after(report: &AnnotatedReport, sentence: &Sentence) -> Option<Span> {
    let next = |span: Span| {
        report.report.text.get(sentence.span.end..span.start).is_some_and(|gap| !gap.contains(char::is_alphanumeric))
    };
    let quote = report.quotes.iter().filter(|quote| quote.cue.is_none());
    quote.flat_map(|quote| quote.content.first().copied()).find(|content| next(*content))
}
