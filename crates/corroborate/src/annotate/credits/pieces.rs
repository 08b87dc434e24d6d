//! What was published elsewhere, as a source: "according to a 1997 article in Norland Weekly, she said", "in her profile on the
//! institute's website, she writes".

use super::source::{self, as_inside_sentence};
use crate::annotation::{AnnotatedReport, Credit, CreditKind, EntityKind, MentionForm, Quote, SpeechAct};
use crate::lexicon::handed_on::{self, HandedOn};
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::text::Span;

/// The media in whose pieces somebody says something.
pub(super) fn find(report: &AnnotatedReport) -> Vec<Credit> {
    report.quotes.iter().filter(|quote| quote.act == SpeechAct::Say).filter_map(|quote| of_quote(report, quote)).collect()
}

fn of_quote(report: &AnnotatedReport, quote: &Quote) -> Option<Credit> {
    let cue = quote.cue?;
    let sentence = &report.sentences[report.sentence_at(cue.start)?];
    let lemma = |i: usize| sentence.tokens[i].lemma.to_lowercase();
    let is_piece = |i: &usize| handed_on::is(HandedOn::Piece, &lemma(*i));
    let said_in = sentence.head_of(cue).and_then(|verb| sentence.obliques(verb).find(is_piece));
    let spoke = quote.speaker.and_then(|speaker| sentence.head_of(speaker)).filter(is_piece);
    let piece = said_in.or(spoke)?;
    let medium = sentence.oblique(piece, &["in", "on", "by", "from", "for", "with"])?;
    let phrase = sentence.noun_phrase(medium);
    let scope = quote.content.iter().fold(sentence.span, |whole, part| whole.cover(*part));
    if let Some(known) = source::named_medium(report, phrase, None) {
        return Some(super::credit(known, Some(cue), Some(scope)));
    }
    let is_site = |i: usize| kinds_of(&sentence.tokens[i].form(&report.report.text).to_lowercase()).contains(&SourceNoun::Outlet);
    let mention = report.mentions.iter().position(|m| {
        m.form == MentionForm::Name
            && phrase.contains(m.span)
            && matches!(m.kind, EntityKind::Organization | EntityKind::Other)
    })?;
    // "The institute's website" is named with whose it is, a paper by its name alone.
    let span: Span = if is_site(medium) { phrase } else { report.mentions[mention].span };
    let name = as_inside_sentence(report.words(span));
    Some(Credit { name, kind: CreditKind::Outlet, span, cue: Some(cue), mention: Some(mention), scope: Some(scope) })
}
