//! "The plant, he added, would be closed.": words of saying that stand inside what they say, told by their order.
//!
//! Between two commas stand somebody and a verb of saying, and a clause goes on behind them. Parsers take that for a
//! relative clause, an apposition or an adverb as often as for what it is, and lose who speaks or half of what is said.
//! The same holds of "“…,” stressed Ann Lee, the head of the port, “…”", where the verb follows the marks.

use std::ops::Range;

use corroborate_encoder::{Upos, Xpos};

use super::verb_forms::{is_finite, tells};
use crate::annotate::quotes::marks::{Quoted, is_quoted};
use crate::annotate::quotes::party::Party;
use crate::annotate::quotes::phrases::{is_of_phrase, phrase};
use crate::annotation::{AnnotatedReport, EntityKind, Sentence, SpeechAct};
use crate::lexicon::reporting::Reporting;
use crate::text::Span;

/// Most words between the verb and the comma behind it: "told reporters in Oslo on Monday".
const LONGEST_HOW: usize = 10;

/// Somebody who says, in the middle of it, what stands around.
pub(super) struct Interrupting {
    pub(super) speaker: Party,
    pub(super) content: Vec<Span>,
}

/// What the verb at `verb` interrupts, if the order of the words shows that it does.
pub(super) fn interrupting(
    report: &AnnotatedReport,
    quoted: &[Quoted],
    index: usize,
    verb: usize,
    act: SpeechAct,
) -> Option<Interrupting> {
    let sentence = &report.sentences[index];
    let tokens = &sentence.tokens;
    if !matches!(act, SpeechAct::Say | SpeechAct::Think) || is_quoted(quoted, tokens[verb].span) {
        return None;
    }
    let is_comma = |i: &usize| tokens[*i].xpos == Xpos::Comma;
    let is_helper = |i: &usize| matches!(tokens[*i].upos, Upos::Aux | Upos::Adv);
    let first = (0..verb).rev().take_while(is_helper).last().unwrap_or(verb);
    let has = (first..verb).any(|i| tokens[i].lemma == "have");
    if !(is_finite(sentence, verb) || has && tokens[verb].xpos == Xpos::Vbn) {
        return None;
    }
    let comma = (0..first).rfind(is_comma)?;
    let close = (verb + 1..tokens.len().min(verb + LONGEST_HOW)).find(is_comma)?;
    let (speaker, close) = if comma + 1 < first {
        (phrase(report, index, comma + 1..first).filter(|_| tells_how(report, index, verb, close))?, close)
    } else {
        let speaker = phrase(report, index, verb + 1..close).filter(|party| speaks(report, party))?;
        (speaker, apposition_end(sentence, close))
    };
    let (before, after) = (clause_start(sentence, comma)..comma, close + 1..tokens.len());
    let is_beside_marks = [before.end.checked_sub(1), Some(after.start)].into_iter().flatten().any(|i| {
        tokens.get(i).is_some_and(|t| is_quoted(quoted, t.span) || matches!(t.xpos, Xpos::OpenQuote | Xpos::CloseQuote))
    });
    if is_beside_marks || !goes_on(report, sentence, &before, &after) {
        return None;
    }
    let parts = [Some(before).filter(|before| says_something(report, sentence, before)), Some(after)];
    let content = parts.into_iter().flatten().filter_map(|part| bare(sentence, part)).collect();
    Some(Interrupting { speaker, content })
}

/// The comma behind "…, said Ann Lee, *the head of the port*, …" where such a phrase follows the comma at `close`.
fn apposition_end(sentence: &Sentence, close: usize) -> usize {
    let tokens = &sentence.tokens;
    let end = (close + 1..tokens.len()).find(|&i| !is_of_phrase(sentence, i));
    let is_apposition = |end: &usize| *end > close + 1 && tokens[*end].xpos == Xpos::Comma;
    end.filter(is_apposition).unwrap_or(close)
}

/// Where the clause that ends at `comma` begins: behind ", and" where a clause stands in front of that.
fn clause_start(sentence: &Sentence, comma: usize) -> usize {
    let tokens = &sentence.tokens;
    let is_link = |i: &usize| tokens[*i].upos == Upos::Cconj && tokens[*i - 1].xpos == Xpos::Comma;
    let is_verbal = |i: usize| matches!(tokens[i].upos, Upos::Verb | Upos::Aux);
    let link = (1..comma).rfind(is_link).filter(|&link| (0..link).any(is_verbal) && !(link..comma).any(is_verbal));
    link.map_or(0, |link| link + 1)
}

/// Whether nothing between the verb and the comma is said: nobody, a listener, a day, a place.
fn tells_how(report: &AnnotatedReport, index: usize, verb: usize, close: usize) -> bool {
    let sentence = &report.sentences[index];
    let mut words = verb + 1..close;
    let is_verbal = |i: usize| matches!(sentence.tokens[i].upos, Upos::Verb | Upos::Aux | Upos::Sconj);
    let is_time = |i: usize| report.times.iter().any(|t| t.span.contains(sentence.tokens[i].span));
    let begins_how = |i: usize| matches!(sentence.tokens[i].upos, Upos::Adp | Upos::Adv) || is_time(i);
    let is_how = words.clone().next().is_none_or(begins_how) || tells(sentence, verb);
    is_how && !words.any(is_verbal)
}

fn speaks(report: &AnnotatedReport, party: &Party) -> bool {
    let kind = party.mention.map(|m| report.mentions[m].kind);
    matches!(kind, Some(EntityKind::Person | EntityKind::Organization))
}

/// Whether a clause goes on behind the interruption: with the verb of the subject in front of it, or, where no clause
/// is in front, with one of its own.
fn goes_on(report: &AnnotatedReport, sentence: &Sentence, before: &Range<usize>, after: &Range<usize>) -> bool {
    let tokens = &sentence.tokens;
    let is_finite_word = |i: usize| matches!(tokens[i].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    let says = |i: usize| {
        let token = &tokens[i];
        let act = Reporting::shipped().act(token.form(&report.report.text), &token.lemma, token.upos);
        act == Some(SpeechAct::Say) && is_finite_word(i)
    };
    if before.is_empty() || before.clone().any(says) {
        return false;
    }
    let is_light = |i: &usize| matches!(tokens[*i].upos, Upos::Adv | Upos::Part | Upos::Intj);
    let Some(first) = after.clone().find(|i| !is_light(i)) else { return false };
    let opens_clause = tokens[before.start].upos == Upos::Sconj || tokens[before.start].xpos == Xpos::Wrb;
    let is_own_clause = !matches!(tokens[first].xpos, Xpos::Wdt | Xpos::Wp | Xpos::Vbg | Xpos::Vbn | Xpos::Cc);
    let has_clause_in_front = before.clone().any(is_finite_word) && !opens_clause;
    // "He left, she said, and took the key."
    let is_linked = tokens[first].xpos == Xpos::Cc && after.end > first + 1 && is_finite_word(first + 1);
    is_finite_word(first) || is_linked || is_own_clause && !has_clause_in_front && after.clone().any(is_finite_word)
}

/// Whether the words in front belong to what is said: not "speaking in Oslo", "in a statement", "however".
fn says_something(report: &AnnotatedReport, sentence: &Sentence, before: &Range<usize>) -> bool {
    let tokens = &sentence.tokens;
    let is_participle = matches!(tokens[before.start].xpos, Xpos::Vbg | Xpos::Vbn);
    let names_speech = |i: usize| {
        let token = &tokens[i];
        let act = Reporting::shipped().act(token.form(&report.report.text), &token.lemma, token.upos);
        token.upos == Upos::Noun && act == Some(SpeechAct::Say)
    };
    let is_how = tokens[before.start].upos == Upos::Adp && before.clone().any(names_speech);
    let is_link = |i: usize| matches!(tokens[i].upos, Upos::Adv | Upos::Cconj | Upos::Intj | Upos::Punct);
    !(is_participle || is_how || before.clone().all(is_link))
}

/// The words without punctuation at the ends.
fn bare(sentence: &Sentence, words: Range<usize>) -> Option<Span> {
    let is_word = |i: &usize| sentence.tokens[*i].upos != Upos::Punct;
    let (first, last) = (words.clone().find(is_word)?, words.rev().find(is_word)?);
    Some(sentence.cover(first, last))
}

/// Who speaks of "“…,” added the retired fitter Ann Lee": the phrase behind a verb that follows the marks.
pub(super) fn inverted(
    report: &AnnotatedReport,
    quoted: &[Quoted],
    index: usize,
    verb: usize,
    act: SpeechAct,
) -> Option<Party> {
    let sentence = &report.sentences[index];
    let cue = sentence.tokens[verb].span;
    let is_verb_of_saying = matches!(act, SpeechAct::Say | SpeechAct::Ask)
        && (is_finite(sentence, verb) || sentence.tokens[verb].xpos == Xpos::Vbn);
    let stretch = quoted.partition_point(|q| q.span.end <= cue.start).checked_sub(1).map(|i| quoted[i])?;
    let text = &report.report.text;
    let is_beside = text[stretch.span.end..cue.start].chars().all(|c| c.is_whitespace() || c == ',');
    // An utterance, and not the “miracle drug” claimed by its maker.
    let has_stop = report.words(stretch.words).trim_end().ends_with([',', '!', '?'])
        || text[stretch.span.end..cue.start].starts_with(',');
    if !is_verb_of_saying || !is_beside || !has_stop {
        return None;
    }
    let is_link =
        |i: usize| sentence.tokens[i].upos == Upos::Adp && !matches!(sentence.tokens[i].lemma.as_str(), "of" | "for");
    let is_time = |i: usize| report.times.iter().any(|t| t.span.contains(sentence.tokens[i].span));
    let words = verb + 1..sentence.tokens.len();
    let end = words.clone().find(|&i| !is_of_phrase(sentence, i) || is_link(i) || is_time(i)).unwrap_or(words.end);
    phrase(report, index, verb + 1..end)
}
