//! What somebody is said to have said, and who.
//!
//! Two things are looked for apart and then put together: [`marks`], what stands in quotation marks, and [`cues`], the
//! words that say that something is said, with the content that syntax gives them. A quoted stretch goes to the cue
//! beside it, or to whoever spoke last where it stands alone; what a cue says without marks is indirect speech. A model
//! that labels quotations was not trained: the open corpora hold few news quotations, and rules on the parse say why.

mod cues;
mod direct;
mod headlines;
mod marks;
mod parts;
pub(crate) mod party;
mod phrases;
mod utterance;
mod whose;

use corroborate_encoder::{Deprel, Upos, Xpos};

use self::cues::Cue;
pub(crate) use self::cues::noun_after;
use self::marks::Quoted;
pub(crate) use self::marks::has_half_a_mark;
use self::utterance::Utterance;
use crate::annotation::{AnnotatedReport, Quote, QuoteMode, SpeakerBy, SpeechAct};
use crate::text::Span;

/// Finds quotations and reported speech.
pub fn find(report: &mut AnnotatedReport) {
    let quoted = marks::quoted(report);
    let cues = cues::cues(report, &quoted);
    let utterances = direct::attribute(report, &quoted, &cues);
    let mut quotes: Vec<Quote> = utterances.iter().map(|utterance| of_utterance(report, utterance)).collect();
    let used: Vec<Option<Span>> = utterances.iter().map(|u| u.cue.map(|c| c.span)).collect();
    quotes.extend(
        cues.iter().filter(|cue| !used.contains(&Some(cue.span))).filter_map(|cue| of_cue(report, cue, &quoted)),
    );
    quotes.sort_by_key(|q| (q.content[0].start, q.content[0].end, q.cue.map(|c| c.start)));
    quotes.dedup_by(|a, b| a.content == b.content && a.cue == b.cue);
    drop_attributions(&mut quotes);
    noted(report, &mut quotes);
    whose::mend(report, &mut quotes);
    report.quotes = quotes;
}

/// ““We had two more,” said Ann Lee, noting that …”: whoever said the quoted words notes it, though the parser hung the noting
/// on a word of theirs.
fn noted(report: &AnnotatedReport, quotes: &mut [Quote]) {
    let speaker = |quote: &Quote| {
        let cue = quote.cue.filter(|_| quote.speaker.is_none())?;
        let at = report.sentence_at(cue.start)?;
        let sentence = &report.sentences[at];
        let noting = sentence.head_of(cue)?;
        let is_participle =
            sentence.tokens[noting].xpos == Xpos::Vbg && sentence.tokens[noting].deprel == Deprel::Advcl;
        let hung_on = sentence.tokens[sentence.head(noting)?].span;
        let is_theirs = |other: &&Quote| {
            let said = other.cue.filter(|said| sentence.span.contains(*said) && said.end <= cue.start);
            said.is_some() && other.content.iter().any(|content| content.contains(hung_on) && content.end <= cue.start)
        };
        let other = quotes.iter().filter(|_| is_participle).find(is_theirs)?;
        Some((other.speaker?, other.speaker_mention))
    };
    let speakers: Vec<_> = quotes.iter().map(speaker).collect();
    for (quote, (span, mention)) in quotes.iter_mut().zip(speakers).filter_map(|(quote, found)| Some((quote, found?))) {
        (quote.speaker, quote.speaker_mention) = (Some(span), mention);
        quote.speaker_by = Some(SpeakerBy::Noted);
    }
}

/// What stands in quotation marks, with the words beside it that are said too.
fn of_utterance(report: &AnnotatedReport, utterance: &Utterance) -> Quote {
    let speaker = utterance.speaker;
    Quote {
        content: utterance.content.clone(),
        cue: utterance.cue.map(|c| c.span),
        speaker: speaker.map(|s| s.span),
        speaker_mention: speaker.and_then(|s| s.mention),
        speaker_by: speaker.map(|_| utterance.by),
        addressee: utterance.cue.and_then(|c| c.addressee).and_then(|a| a.mention),
        mode: utterance.mode,
        act: utterance.cue.map_or(SpeechAct::Say, |c| c.act),
        paragraph: paragraph_at(report, utterance.content[0].start),
    }
}

/// Speech without quotation marks; nothing where the syntax gives no content, and not inside a quotation, where it is
/// one speaker's words about another.
fn of_cue(report: &AnnotatedReport, cue: &Cue, quoted: &[Quoted]) -> Option<Quote> {
    let first = *cue.content.first()?;
    let is_inside = quoted.iter().any(|q| q.span.contains(cue.span));
    let is_verb = cue.span == report.token(cue.word).span && report.token(cue.word).upos == Upos::Verb;
    if cue.act == SpeechAct::Judge || (is_inside && !(cue.act == SpeechAct::Say && is_verb)) {
        return None;
    }
    Some(Quote {
        content: cue.content.clone(),
        cue: Some(cue.span),
        speaker: cue.speaker.map(|s| s.span),
        speaker_mention: cue.speaker.and_then(|s| s.mention),
        speaker_by: cue.speaker.map(|_| SpeakerBy::Cue),
        addressee: cue.addressee.and_then(|a| a.mention),
        mode: QuoteMode::Indirect,
        act: cue.act,
        paragraph: paragraph_at(report, first.start),
    })
}

/// Takes out what was taken for said and is who says it: "the man confessed, *sources tell the paper*" under "confessed".
fn drop_attributions(quotes: &mut Vec<Quote>) {
    let attributions: Vec<(Span, Span)> =
        quotes.iter().filter_map(|quote| Some((quote.cue?.cover(quote.speaker?), *quote.content.first()?))).collect();
    quotes.retain(|quote| {
        let is_only = |&(attribution, said): &(Span, Span)| {
            let [content] = quote.content[..] else { return false };
            quote.cue.is_some_and(|cue| !attribution.contains(cue) && said.contains(cue))
                && content.start == attribution.start
                && content.contains(attribution)
                && !said.overlaps(content)
                && content.len() < said.len()
        };
        quote.mode != QuoteMode::Indirect || !attributions.iter().any(is_only)
    });
}

fn paragraph_at(report: &AnnotatedReport, at: usize) -> usize {
    report.sentence_at(at).map_or(0, |i| report.sentences[i].paragraph)
}

#[cfg(test)]
mod order_tests;
#[cfg(test)]
mod parts_tests;
#[cfg(test)]
mod tests;
