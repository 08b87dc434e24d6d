//! Which of an event's claims tells it best, and how.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use super::Teller;
use super::bearing::Shown;
use super::certainty::is_sure_who;
use super::clause::{Clause, is_plain, says_so};
use super::telling::Told;
use super::words::{Words, is_between_marks, own_words};
use crate::annotation::{AnnotatedReport, Event, Factuality, Quote, QuoteMode, Sentence, When};
use crate::report::ZoneKind;
use crate::story::{Cite, Claim};
use crate::text::Span;

/// Claims of an event that are held against what the other reports say, at most.
const MOST_BORNE_OUT: usize = 8;
/// What it takes from a claim's score if no other report says any of what it says.
const TOLD_IN_PART: f64 = 1.6;
/// What a word of content adds to a claim's score, up to so many: "had hit someone" says little.
const SAYS_SOMETHING: f64 = 0.15;
const SAYS_ENOUGH: usize = 8;

/// The claim of the event that tells it best; the order of the claims is nothing to it.
pub(super) fn best(teller: &Teller<'_>, event: usize) -> Option<Told> {
    let claims = teller.story().events[event].asserted();
    best_of(teller, event, 0..claims.len())
}

/// Of these claims of the event the one that tells it best.
pub(super) fn best_of(teller: &Teller<'_>, event: usize, claims: impl IntoIterator<Item = usize>) -> Option<Told> {
    let all = &teller.story().events[event].claims;
    let mut told: Vec<Told> = claims.into_iter().filter_map(|at| tell(teller, event, &all[at], at)).collect();
    told.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    told.truncate(MOST_BORNE_OUT);
    let reports: BTreeSet<usize> = all.iter().map(|claim| claim.report).collect();
    let score = |told: &Told| {
        let shown = Shown::new(teller, told);
        let bearing = shown.bearing(event);
        let less = bearing.lacking / reports.len() as f64;
        let says = SAYS_SOMETHING * shown.content().min(SAYS_ENOUGH) as f64;
        told.score + if told.is_clause { says - TOLD_IN_PART * less } else { 0.0 }
    };
    let scored = told.into_iter().map(|told| (score(&told), told));
    let best = scored.max_by(|(a, one), (b, other)| a.total_cmp(b).then_with(|| other.text.cmp(&one.text)));
    best.map(|(_, told)| told)
}

fn tell(teller: &Teller<'_>, event: usize, claim: &Claim, at: usize) -> Option<Told> {
    let report = &teller.reports[claim.report];
    let sentence_at = report.sentence_at(claim.trigger.start)?;
    let sentence = &report.sentences[sentence_at];
    let reading = report.events.get(claim.event).filter(|reading| reading.word.sentence == sentence_at);
    let trigger = reading.map(|reading| reading.light_verb.unwrap_or(reading.word).token);
    let trigger = trigger.or_else(|| sentence.head_of(claim.trigger))?.min(sentence.tokens.len() - 1);
    let cite = Cite { report: claim.report, span: sentence.span };
    let speaker = match reading.map_or(Voice::Report, |reading| voice(teller, claim, reading)) {
        Voice::Report => None,
        Voice::Of(speaker) => Some(speaker),
        Voice::Unsure => return None,
    };
    let cues: Vec<Span> = claim.attribution.iter().filter_map(|link| link.cue).collect();
    let is_plain = |clause: &Clause| is_plain(sentence, clause, &own_words(sentence, clause), &cues);
    let clause = match Clause::around(sentence, trigger, claim.factuality) {
        Some(clause) if speaker.is_none() && !is_plain(&clause) => Clause::whole(sentence),
        clause => clause,
    };
    let head = clause.as_ref().map(|clause| sentence.tokens[clause.head].span);
    if head
        .is_some_and(|head| report.is_untold(head) || head != claim.trigger && teller.is_withdrawn(claim.report, head))
    {
        return None;
    }
    // "Those who killed it will profit" tells of the killing, but says that it is a plan.
    let is_fact = |event: &&Event| event.factuality == Factuality::Happened;
    let own = clause.as_ref().and_then(|clause| {
        let is_head = |event: &&Event| event.word.sentence == sentence_at && event.word.token == clause.head;
        report.events.iter().find(is_head).filter(|_| clause.head != trigger)
    });
    let is_clause = clause.as_ref().is_some_and(|clause| {
        let is_told_as_fact = claim.factuality != Factuality::Happened || own.as_ref().is_none_or(is_fact);
        // The row says of the event whether it is planned or denied: not in the words of who says otherwise.
        let told = teller.event(event).factuality;
        let is_of_event = told == Factuality::Happened || told == claim.factuality;
        is_of_event && is_told_as_fact && says_so(sentence, clause.head, trigger, claim.factuality)
    });
    // "He was convicted of the killing" tells of the killing, but as something known.
    let is_own = clause.as_ref().is_some_and(|clause| clause.head == trigger);
    let root = clause.as_ref().map(|clause| {
        let carries = |event: &&Event| {
            event.light_verb.is_some_and(|verb| (verb.sentence, verb.token) == (sentence_at, clause.head))
        };
        report.events.iter().find(carries).map_or(clause.head, |event| event.word.token)
    });
    let said = speaker.as_ref().and(reading).and_then(|reading| report.quotes.get(reading.quote?));
    let said = said.map(|quote| between_marks(report, quote, claim.trigger));
    let words = Words::of(teller, event, claim, reading, sentence, clause, said.as_deref())?;
    let is_quoted = speaker.is_some();
    let mut score = score(teller, event, claim, sentence, is_clause, is_quoted, &words.text);
    score += if is_own && !is_quoted { 2.5 } else { 0.0 };
    score -= if teller.story().given_up(event, at).next().is_some() { 8.0 } else { 0.0 };
    let is_nameless = words.is_nameless && !is_quoted;
    score -= if is_nameless { 2.0 } else { 0.0 };
    let (tokens, leaves_out_day) = (words.tokens.clone(), words.leaves_out_day);
    let text = match speaker {
        None => attributed(teller, claim, words.mid_sentence()),
        Some(name) => format!("{name}: “{}”", words.text.trim_matches(['“', '”', '"', '‘', '’', ' ', ','])),
    };
    let from = if is_quoted { None } else { credited(teller, claim, &text) };
    Some(Told {
        text,
        cite,
        from,
        is_clause,
        is_own,
        is_quoted,
        is_nameless,
        leaves_out_day,
        claim: at,
        words: tokens,
        head: Some(reading.map_or(trigger, |reading| reading.word.token)),
        root,
        score,
    })
}

/// The clause with whom the report quotes for it. Whom the report has it from is told with the standing.
fn attributed(teller: &Teller<'_>, claim: &Claim, text: String) -> String {
    let Some(link) = claim.attribution.iter().find(|link| !link.is_origin) else { return text };
    let name = link.source.and_then(|source| teller.entity_name(source)).unwrap_or(&link.name);
    let is_told = name.split_whitespace().last().is_none_or(|last| text.contains(last));
    if is_told || text.contains("according to") {
        text
    } else {
        format!("{text}, according to {}", super::lower_article(name))
    }
}

/// Whom the report has the claim from, where it credits somebody whom the text does not name. The agency that the first
/// sentence credits is not told with every other.
fn credited(teller: &Teller<'_>, claim: &Claim, text: &str) -> Option<String> {
    let link = claim.attribution.iter().find(|link| link.is_origin && !(link.is_for_all && link.cue.is_some()))?;
    let name = link.source.and_then(|source| teller.entity_name(source)).unwrap_or(&link.name);
    let is_told =
        text.contains("according to") || name.split_whitespace().last().is_none_or(|last| text.contains(last));
    (!is_told).then(|| super::lower_article(name))
}

fn score(
    teller: &Teller<'_>,
    event: usize,
    claim: &Claim,
    sentence: &Sentence,
    is_clause: bool,
    is_quoted: bool,
    text: &str,
) -> f64 {
    let event = &teller.story().events[event];
    let named = claim.participants.iter().filter(|part| teller.is_named(part.entity)).count().min(4);
    let mut score = 0.5 * named as f64;
    score += if is_clause { 2.0 } else { 0.0 };
    score += if is_quoted { -2.0 } else { 0.0 };
    score += if claim.factuality == event.factuality { 2.0 } else { 0.0 };
    score += if claim.when.as_ref().is_some_and(When::is_day) { 1.0 } else { 0.0 };
    score += if (40..=200).contains(&text.len()) { 1.0 } else { 0.0 };
    score += if teller.copies.is_copy(claim.report) { -1.0 } else { 0.0 };
    score + if sentence.zone == ZoneKind::Body { 1.5 } else { 0.0 }
}

/// In whose words a claim stands.
enum Voice {
    /// The report's own.
    Report,
    /// Those of somebody by name, between quotation marks.
    Of(String),
    /// Those of somebody of whom it is not sure who he is: not to be told as anybody's.
    Unsure,
}

/// Who says the claim, where it stands between quotation marks.
fn voice(teller: &Teller<'_>, claim: &Claim, reading: &Event) -> Voice {
    let report = &teller.reports[claim.report];
    let quoted = reading.quote.and_then(|at| Some((at, report.quotes.get(at)?)));
    let Some((at, quote)) = quoted else { return Voice::Report };
    let is_inside = quote.content.iter().any(|content| content.contains(claim.trigger));
    if quote.mode == QuoteMode::Indirect || !is_inside || !is_between_marks(report, claim.trigger) {
        return Voice::Report;
    }
    // "He said the doctor had made a “concrete decision”": two words are his, the rest is the report's.
    let is_his = |content: &&Span| {
        let before = report.report.text.get(content.start..claim.trigger.start).unwrap_or_default();
        before.matches('"').count() % 2 == 1 || before.matches('“').count() > before.matches('”').count()
    };
    // Of a noun in marks nobody knows what he said of it.
    let is_noun = report.token(reading.word).upos != Upos::Verb;
    let is_his = quote.content.iter().filter(|content| content.contains(claim.trigger)).any(|content| is_his(&content));
    // "It “greatly disturbed” traffic": a phrase of his says nothing without the sentence around it.
    let is_phrase = || {
        let sentence = &report.sentences[reading.word.sentence];
        let subject = sentence.own_subject(reading.word.token).map(|subject| sentence.tokens[subject].span);
        !subject.is_some_and(|subject| between_marks(report, quote, claim.trigger).iter().any(|s| s.contains(subject)))
    };
    if quote.mode == QuoteMode::Mixed && (is_noun || !is_his || is_phrase()) {
        return Voice::Report;
    }
    let Some(mention) = quote.speaker_mention.and_then(|mention| report.mentions.get(mention)) else {
        return Voice::Report;
    };
    if !is_sure_who(teller, claim.report, at) {
        return Voice::Unsure;
    }
    let name = |entity: usize| teller.story().entities[entity].name.clone();
    teller.entity_of(claim.report, mention.chain).map_or(Voice::Report, |entity| Voice::Of(name(entity)))
}

/// What of a quotation are the speaker's own words: of "she said he was “very glad to come”" those between the marks.
fn between_marks(report: &AnnotatedReport, quote: &Quote, trigger: Span) -> Vec<Span> {
    let text = &report.report.text;
    let own = |content: &Span| {
        let before = text.get(content.start..trigger.start)?;
        let (open, mark) = before.char_indices().rfind(|(_, c)| matches!(c, '"' | '“'))?;
        let start = content.start + open + mark.len_utf8();
        let end = text.get(trigger.end..content.end)?.find(['"', '”']).map_or(content.end, |at| trigger.end + at);
        Some(Span::new(start, end))
    };
    match quote.content.iter().find(|content| quote.mode == QuoteMode::Mixed && content.contains(trigger)) {
        Some(content) => vec![own(content).unwrap_or(*content)],
        None => quote.content.clone(),
    }
}
