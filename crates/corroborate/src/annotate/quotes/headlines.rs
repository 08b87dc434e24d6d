//! "Minister: no talks planned", "No survivors: coastguard", "'We are ready' - general": headlines that name the speaker
//! with no word of saying.
//!
//! A colon or a dash parts many headlines that quote nobody ("Analysis: …", "… - Holm Post"), so that the words on one
//! side have to be a phrase that names somebody who speaks: a person by office or name, an authority, a witness. Names of
//! outlets and places do not count.

use corroborate_encoder::{Upos, Xpos};

use super::marks::Quoted;
use super::party::Party;
use super::phrases::phrase;
use super::utterance::Utterance;
use crate::annotation::{AnnotatedReport, EntityKind, MentionForm, QuoteMode, Sentence, SpeakerBy, Token};
use crate::lexicon::reporting::Reporting;
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::lexicon::{bodies, person_words};
use crate::report::ZoneKind;
use crate::text::Span;

/// Most words that name the speaker.
const LONGEST_NAME: usize = 6;
/// Fewest words without marks that say something.
const SHORTEST: usize = 3;

/// What headlines say that name their speaker so.
pub(super) fn said(report: &AnnotatedReport, quoted: &[Quoted]) -> Vec<Utterance<'static>> {
    let is_first = |index: usize| report.sentences[..index].iter().all(|s| s.zone != ZoneKind::Body);
    let is_headline = |&index: &usize| {
        let sentence = &report.sentences[index];
        let ends = report.words(sentence.span).trim_end_matches(['”', '"', '’', '\'']).ends_with(['.', '!', '?', '…']);
        !ends && (sentence.zone == ZoneKind::Title || sentence.zone == ZoneKind::Body && is_first(index))
    };
    (0..report.sentences.len()).filter(is_headline).filter_map(|index| of_sentence(report, quoted, index)).collect()
}

fn of_sentence(report: &AnnotatedReport, quoted: &[Quoted], index: usize) -> Option<Utterance<'static>> {
    let sentence = &report.sentences[index];
    let count = sentence.tokens.len();
    let colon = (1..count).find(|&i| sentence.tokens[i].form(&report.report.text) == ":");
    let front = colon.and_then(|colon| Some((phrase(report, index, 0..colon)?, colon + 1..count)));
    let parting = (1..count).rfind(|&i| parts(report, sentence, i));
    let back = || parting.and_then(|at| Some((phrase(report, index, at + 1..count)?, 0..at)));
    let names = |(party, words): &(Party, std::ops::Range<usize>)| {
        !words.is_empty() && names_speaker(report, quoted, sentence, party, words)
    };
    let (speaker, words) = front.filter(names).or_else(|| back().filter(names))?;
    let is_mark = |i: &usize| sentence.tokens[*i].upos == Upos::Punct;
    let (first, last) = (words.clone().find(|i| !is_mark(i))?, words.rev().find(|i| !is_mark(i))?);
    let whole = sentence.cover(first, last);
    let (content, mode) = match quoted.iter().find(|q| q.span.overlaps(whole)) {
        Some(stretch) if stretch.words.contains(whole) => (stretch.words, QuoteMode::Direct),
        Some(stretch) => (whole.cover(stretch.words), QuoteMode::Mixed),
        None => (whole, QuoteMode::Indirect),
    };
    Some(Utterance { content: vec![content], cue: None, speaker: Some(speaker), by: SpeakerBy::Headline, mode })
}

/// Whether a colon or a dash between spaces parts the sentence here.
fn parts(report: &AnnotatedReport, sentence: &Sentence, at: usize) -> bool {
    let token = sentence.tokens[at].span;
    let is_apart = report.report.text[..token.start].ends_with(' ') && report.report.text[token.end..].starts_with(' ');
    match report.words(token) {
        ":" => true,
        "-" | "–" | "—" => is_apart,
        _ => false,
    }
}

/// Whether the phrase names somebody who says the words: not "Obituary", nor a name that is only what they are about.
fn names_speaker(
    report: &AnnotatedReport,
    quoted: &[Quoted],
    sentence: &Sentence,
    party: &Party,
    words: &std::ops::Range<usize>,
) -> bool {
    let head = &sentence.tokens[party.word.token];
    let lemma = head.lemma.to_lowercase();
    let form = head.form(&report.report.text).to_lowercase();
    let is_role = person_words::class_of(&lemma).is_some_and(|class| class.is_role());
    let speaks = |kind: &SourceNoun| matches!(kind, SourceNoun::Office | SourceNoun::Speaker | SourceNoun::Witness);
    let is_source = kinds_of(&lemma).iter().chain(kinds_of(&form)).any(speaks);
    let is_person = party.mention.map(|m| &report.mentions[m]).is_some_and(|mention| {
        mention.kind == EntityKind::Person && mention.form == MentionForm::Name && mention.span.end == party.span.end
    });
    let is_body = bodies::is_known(report.words(party.span));
    let is_verbal = |i: usize| matches!(sentence.tokens[i].upos, Upos::Verb | Upos::Aux);
    let is_quoted = |span: Span| quoted.iter().any(|q| q.span.overlaps(span));
    let said = sentence.cover(words.start, words.end - 1);
    let is_clause = is_quoted(said) || words.clone().any(is_verbal);
    let count = words.clone().filter(|&i| sentence.tokens[i].upos != Upos::Punct).count();
    let is_short = sentence.tokens_in(party.span).len() <= LONGEST_NAME;
    let has_name = sentence.tokens[party.word.token].xpos != Xpos::Cd;
    // "Nominee for mayor: Dr. Ann Lee" names who it is.
    let is_name = words.clone().all(|i| matches!(sentence.tokens[i].upos, Upos::Propn | Upos::Punct));
    let says_enough = count >= SHORTEST && !is_name || is_quoted(said);
    let is_said_by_name = is_clause && (is_person && (is_quoted(said) || speaks_below(report, head)) || is_body);
    // "Guests from afar: *what* remained of them" is told by the paper.
    let asks = sentence
        .tokens
        .get(words.start)
        .is_some_and(|first| matches!(first.xpos, Xpos::Wp | Xpos::Wrb | Xpos::Wdt) && !is_quoted(said));
    is_short && has_name && says_enough && !asks && (is_role || is_source || is_said_by_name)
}

/// Whether the article, if there is one, tells that the one of that surname says something: "Boris Krug: man held after murder"
/// is about him.
fn speaks_below(report: &AnnotatedReport, surname: &Token) -> bool {
    let text = &report.report.text;
    let name = surname.form(text);
    let mut body = report.sentences.iter().filter(|s| s.zone == ZoneKind::Body && !s.tokens.is_empty());
    let says = |sentence: &Sentence| {
        (0..sentence.tokens.len()).any(|at| {
            let token = &sentence.tokens[at];
            let is_saying = Reporting::shipped().act(token.form(text), &token.lemma, token.upos).is_some();
            let is_he = |subject: usize| {
                sentence.tokens_in(sentence.noun_phrase(subject)).any(|i| sentence.tokens[i].form(text) == name)
            };
            is_saying && sentence.own_subject(at).is_some_and(is_he)
        })
    };
    let has_article = body.clone().count() > 1;
    !has_article || body.any(says)
}
