//! Which time expressions date which events.
//!
//! A time dates the event that it hangs on ([`hanging`]). It does not leave its clause: a date in a subordinate clause says
//! nothing of the main one, and one beside "said" nothing of what was said; where two clauses tell of one time, as "when" and
//! a participle do, it holds for both ([`sharing`]). Durations and repeated times date nothing. What no words date has no
//! date: a wrong one is worse than none.

mod hanging;
mod sharing;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::triggers::Trigger;
use crate::annotation::{AnnotatedReport, Event, Factuality, Lacks, TimeKind, When};
use crate::report::ZoneKind;
use crate::text::Span;

/// Why an event is planned that its words tell as a fact.
const AFTER_PUBLICATION: &str = "dated after publication";

/// For each trigger of the sentence the indexes of the times that date it.
pub(super) fn link(report: &AnnotatedReport, index: usize, triggers: &[Trigger]) -> Vec<Vec<usize>> {
    let sentence = &report.sentences[index];
    let mut dated: Vec<Vec<usize>> = vec![Vec::new(); triggers.len()];
    let first = report.times.partition_point(|time| time.span.start < sentence.span.start);
    let times = report.times.iter().enumerate().skip(first);
    let mut heads = Vec::new();
    for (at, time) in times.take_while(|(_, time)| time.span.start < sentence.span.end) {
        let Some(head) = sentence.head_of(time.span) else { continue };
        if !hanging::tells_which(time, sentence, head) {
            heads.push((at, head));
        }
        if !matches!(time.kind, TimeKind::Date | TimeKind::Time) {
            continue;
        }
        for trigger in hanging::dated(report, time, sentence, head, triggers) {
            dated[trigger].push(at);
        }
    }
    sharing::share(sentence, triggers, &heads, &mut dated);
    dated
}

/// Gives every event the date of its times.
pub(super) fn date(report: &mut AnnotatedReport) {
    let published = report.report.date().or(report.published_inferred.as_ref().map(|inferred| inferred.from));
    let intervals: Vec<Option<When>> = report.times.iter().map(|time| time.interval.clone()).collect();
    let open: Vec<bool> = report.times.iter().map(|time| time.lacks == Some(Lacks::Reference)).collect();
    for event in &mut report.events {
        let is_past_year = |when: &When| published.is_some_and(|published| is_year_just_begun(when, published));
        let whens = || event.times.iter().filter_map(|&time| intervals.get(time)?.as_ref());
        event.when = narrowest(whens()).or_else(|| {
            let is_beside = |time: usize| is_right_beside(&report.report.text, event.trigger, report.times[time].span);
            let mut beside = event.times.iter().filter(|&&time| time < intervals.len() && is_beside(time));
            let only = beside.next().filter(|_| beside.next().is_none())?;
            intervals[*only].clone()
        });
        if event.factuality == Factuality::Happened && event.when.as_ref().is_some_and(is_past_year) {
            event.when = None;
        }
        // "Today convicted him of killing her in June 2005": where nobody knows when today was, the month is no limit of it.
        let has_open_day = event.times.iter().any(|&time| open.get(time) == Some(&true));
        if has_open_day && event.when.as_ref().is_some_and(|when| !when.is_day()) {
            event.when = None;
        }
        // "This week", of what had happened when the report came out.
        if let (Factuality::Happened, Some(when), Some(published)) = (event.factuality, &mut event.when, published) {
            let is_open = when.from.is_some_and(|from| from <= published) && when.to.is_some_and(|to| to > published);
            when.to = if is_open { Some(published) } else { when.to };
        }
        let is_ahead = match (event.when.as_ref().and_then(|when| when.from), published) {
            (Some(from), Some(published)) => from > published,
            _ => false,
        };
        let sentence = report.sentences.get(event.word.sentence).filter(|s| event.word.token < s.tokens.len());
        // In a headline "problems resolved next week" may be short for "to be resolved".
        let is_past =
            sentence.is_some_and(|sentence| sentence.zone != ZoneKind::Title && sentence.is_past(event.word.token));
        set_ahead(event, is_ahead && !is_past);
    }
}

/// "*Today convicted* a man of killing her in June 2005": of times that exclude each other the one that touches the word is its own.
fn is_right_beside(text: &str, word: Span, time: Span) -> bool {
    let between = match word.end <= time.start {
        true => text.get(word.end..time.start),
        false => text.get(time.end..word.start),
    };
    between.is_some_and(|gap| gap.chars().all(char::is_whitespace))
}

/// Days into a year in which "this year" may still be the one before, of which one tells as past.
const NEW_YEAR: i32 = 31;

/// Whether the time is all of a year that has just begun on the day of publication: hardly anything can have happened in it.
fn is_year_just_begun(when: &When, published: Date) -> bool {
    let is_whole = match (when.from, when.to) {
        (Some(from), Some(to)) => {
            (from.day_of_year(), from.year(), to.year()) == (1, published.year(), published.year())
                && (to - from).get_days() > 300
        }
        _ => false,
    };
    is_whole && i32::from(published.day_of_year()) <= NEW_YEAR
}

/// The most precise of the times, as long as they allow each other; else none, for one of them is not the event's.
fn narrowest<'w>(times: impl Iterator<Item = &'w When>) -> Option<When> {
    let times: Vec<&When> = times.collect();
    let days = |when: &When| match (when.from, when.to) {
        (Some(from), Some(to)) => i64::from((to - from).get_days()),
        _ => i64::MAX,
    };
    let best = times.iter().min_by_key(|when| days(when))?;
    times.iter().all(|when| when.is_compatible(best)).then(|| (*best).clone())
}

/// What is told as a fact and lies after the day of publication is planned.
fn set_ahead(event: &mut Event, is_ahead: bool) {
    let marked = event.factuality_because.iter().position(|because| because == AFTER_PUBLICATION);
    match (is_ahead, marked) {
        (true, None) if event.factuality == Factuality::Happened => {
            event.factuality = Factuality::Planned;
            event.factuality_because.push(AFTER_PUBLICATION.into());
        }
        (false, Some(at)) => {
            event.factuality = Factuality::Happened;
            event.factuality_because.remove(at);
        }
        _ => {}
    }
}
