//! Notes in which a report speaks of itself.
//!
//! A note begins with a label ("CORRECTION:"), in an agency's way ("(Corrects day in first paragraph)") or with a
//! sentence about "this article". It goes on to the end of a short paragraph that a label opens; in running text only
//! while the sentences speak of the mistake, so that no article is taken for its note.

use super::values;
use super::words::Words;
use crate::annotate::events::value_of;
use crate::annotate::sentences;
use crate::annotation::{AnnotatedReport, Corrected, Correction, CorrectionKind, Sentence};
use crate::lexicon::corrections::{CORRECTIONS, Part};
use crate::lexicon::time_words::{TimeWord, TimeWords};
use crate::report::ZoneKind;
use crate::text::Span;

/// Sentences of a note.
const MOST_SENTENCES: usize = 4;
/// Words between a label and its colon: "Correction, 3 June 2023:".
const MOST_BETWEEN: usize = 8;

/// A sentence of any zone.
struct Unit {
    span: Span,
    /// Which sentence of the report it is, if of any.
    sentence: Option<usize>,
    zone: ZoneKind,
    /// Zones that are told are cut into paragraphs, the others are one each.
    paragraph: (bool, usize),
}

/// How a note begins.
struct Opening {
    kind: Option<CorrectionKind>,
    is_labelled: bool,
    /// Whether the sentence is nothing but a label.
    is_bare: bool,
}

/// Finds the notes. `sentences`: the words of each sentence of the report.
pub(super) fn find(report: &AnnotatedReport, sentences: &[Words<'_>]) -> Vec<Correction> {
    let text = &report.report.text;
    let units = units(report);
    let mut found = Vec::new();
    let mut at = 0;
    while at < units.len() {
        let opening = match units[at].sentence {
            Some(sentence) => opening(&sentences[sentence]),
            None => opening(&Words::of(text, units[at].span)),
        };
        let Some(opening) = opening else {
            at += 1;
            continue;
        };
        let end = end(text, &units, at, &opening);
        found.extend(note(report, &units[at..end], &opening));
        at = end;
    }
    found
}

fn units(report: &AnnotatedReport) -> Vec<Unit> {
    let told = report.sentences.iter().enumerate().map(|(at, s)| Unit {
        span: s.span,
        sentence: Some(at),
        zone: s.zone,
        paragraph: (true, s.paragraph),
    });
    let zones = report.report.zones.iter().enumerate().filter(|(_, zone)| !zone.kind.is_told());
    let untold = zones.flat_map(|(at, zone)| {
        let sentences = sentences::cut(&report.report.text, zone.span);
        sentences.into_iter().map(move |span| Unit { span, sentence: None, zone: zone.kind, paragraph: (false, at) })
    });
    let mut units: Vec<Unit> = told.chain(untold).collect();
    units.sort_by_key(|unit| unit.span);
    units
}

fn opening(words: &Words<'_>) -> Option<Opening> {
    let first = words.first();
    if let Some((label, end)) =
        CORRECTIONS.at(Part::Label, &words.lower, first).filter(|(_, end)| is_label(words, *end))
    {
        return Some(Opening { kind: label.kind, is_labelled: true, is_bare: end + 1 >= words.len() });
    }
    let phrase = CORRECTIONS.at(Part::Opening, &words.lower, first).map(|(phrase, _)| phrase);
    let phrase = phrase.or_else(|| CORRECTIONS.first_in(Part::Own, &words.lower).map(|(phrase, _)| phrase))?;
    Some(Opening { kind: phrase.kind, is_labelled: false, is_bare: false })
}

/// Whether a label's words, which end at `end`, label what follows.
fn is_label(words: &Words<'_>, end: usize) -> bool {
    match words.lower.get(end).map(|word| &**word) {
        None | Some(":" | "-" | "–" | "—" | "|") => true,
        Some(".") => end + 1 == words.len(),
        Some("," | "(" | "on") => words.lower[end..].iter().take(MOST_BETWEEN).any(|word| word == ":"),
        Some(word) => begins_date(word) && words.lower[end..].iter().take(MOST_BETWEEN).any(|word| word == ":"),
    }
}

/// Whether a word can be the first of a date: "Correction 6 June:".
fn begins_date(word: &str) -> bool {
    let is_named = |sense: &TimeWord| matches!(sense, TimeWord::Month { .. } | TimeWord::Weekday { .. });
    word.starts_with(|c: char| c.is_ascii_digit()) || TimeWords::shipped().senses(word).iter().any(is_named)
}

/// The first unit behind the note that begins at `start`.
fn end(text: &str, units: &[Unit], start: usize, opening: &Opening) -> usize {
    let first = if opening.is_bare && start + 1 < units.len() { start + 1 } else { start };
    let paragraph = units[first].paragraph;
    let is_beside = |at: &usize| units[*at].paragraph == paragraph;
    let length = (first..units.len()).take_while(is_beside).count();
    let opens_paragraph = first == 0 || units[first - 1].paragraph != paragraph;
    let is_whole = opening.is_labelled && opens_paragraph && length <= MOST_SENTENCES;
    let goes_on = |at: &usize| is_beside(at) && (is_whole || goes_on(text, units[*at].span));
    first + 1 + (first + 1..units.len()).take(MOST_SENTENCES - 1).take_while(goes_on).count()
}

/// Whether a sentence behind one of a note is of it, too: also one that begins with a number ("Ten people died, not 12").
fn goes_on(text: &str, sentence: Span) -> bool {
    let words = Words::of(text, sentence);
    words.lower.get(words.first()).is_some_and(|word| value_of(word).is_some())
        || CORRECTIONS.first_in(Part::Own, &words.lower).is_some()
        || CORRECTIONS.at(Part::Follow, &words.lower, words.first()).is_some()
}

fn note(report: &AnnotatedReport, units: &[Unit], opening: &Opening) -> Option<Correction> {
    let text = &report.report.text;
    let span = units.first()?.span.cover(units.last()?.span);
    let words = Words::of(text, span);
    let told = CORRECTIONS.first_in(Part::Own, &words.lower).and_then(|(phrase, _)| phrase.kind);
    // "The Daily has retracted an earlier story" is told of that story.
    let is_of_another = told.is_none() && CORRECTIONS.first_in(Part::Other, &words.lower).is_some();
    if opening.is_labelled && is_of_another {
        return None;
    }
    let kind = match opening.kind {
        Some(kind) if told == Some(CorrectionKind::Retraction) => told.unwrap_or(kind),
        Some(kind) => kind,
        None => told.or_else(|| CORRECTIONS.first_in(Part::Note, &words.lower)?.0.kind)?,
    };
    let (wrong, right) = values::read(text, &words);
    let is_headline = units[0].zone == ZoneKind::Title && opening.is_labelled;
    let place = place(report, &words, span);
    let untold = if is_headline { Vec::new() } else { vec![span] };
    Some(Correction { span, kind, of: Corrected::Itself, wrong, right, untold, place })
}

/// Where the note says that the mistake stood: in the headline, in a paragraph of the article.
fn place(report: &AnnotatedReport, words: &Words<'_>, note: Span) -> Option<Span> {
    let is_at = |part: Part, at: usize| CORRECTIONS.at(part, &words.lower, at).is_some();
    let count = |at: usize| {
        let senses = TimeWords::shipped().senses(words.lower.get(at)?);
        let word = senses.iter().find_map(|sense| match sense {
            TimeWord::Ordinal(nth) => usize::try_from(*nth).ok(),
            TimeWord::Number(number) if *number < 1000.0 => Some(*number as usize),
            _ => None,
        });
        word.or_else(|| words.lower[at].parse().ok())
    };
    let nth = (0..words.len()).filter(|&at| is_at(Part::Paragraph, at)).find_map(|at| {
        let before = at.checked_sub(1).and_then(count);
        before.or_else(|| count(at + 1))
    });
    let told = || report.sentences.iter().filter(|sentence| !note.overlaps(sentence.span));
    let cover = |sentences: &mut dyn Iterator<Item = &Sentence>| sentences.map(|s| s.span).reduce(|a, b| a.cover(b));
    if let Some(nth) = nth {
        let mut paragraphs: Vec<usize> = told().filter(|s| s.zone == ZoneKind::Body).map(|s| s.paragraph).collect();
        paragraphs.dedup();
        let paragraph = *paragraphs.get(nth.checked_sub(1)?)?;
        return cover(&mut told().filter(|s| s.paragraph == paragraph));
    }
    let is_headline = (0..words.len()).any(|at| is_at(Part::Headline, at));
    let headline = || cover(&mut told().filter(|s| s.zone == ZoneKind::Title).take(1));
    if is_headline { headline() } else { None }
}
