//! What is said to happen.
//!
//! Every verb that is not an auxiliary and every noun that names a happening is an event: [`triggers`] decides which
//! words those are. What belongs to one is then read from its surroundings, each by a module of its own: its
//! [`factuality`], its PLOVER class ([`types`]), its [`arguments`], the times that date it ([`dating`]), the numbers
//! that count in it ([`quantities`]). [`worth`] tells events that deserve a line of an account from those that are only
//! said in passing; all are kept, because what is said in passing still answers questions.
//!
//! The tree decides first and the encoder's roles fill what it leaves open: a tree fails in ways that can be read and
//! mended in a rule, a role does not. All word lists are data files.

mod arguments;
mod counts;
mod dating;
mod factuality;
mod figures;
mod idioms;
pub(crate) mod measures;
pub(crate) mod quantities;
#[cfg(test)]
mod tests;
mod triggers;
mod types;
mod worth;

pub use factuality::{DONE_BY_NONE, REJECTED_REPORT};

use self::arguments::MentionHeads;
pub(crate) use self::counts::{counted_by, figure};
pub(crate) use self::figures::value_of;
pub(crate) use self::idioms::meaning;
use self::triggers::Trigger;
use std::collections::BTreeSet;

use crate::annotation::{AnnotatedReport, Event, WordAt};
use crate::text::{CodePoints, Span};

/// How many quotes may begin in front of a word inside an outer one.
const MOST_NESTED: usize = 4;
/// Sentences longer than this are cited by the clause.
const LONG_SENTENCE: usize = 60;

/// What is looked up for every event of a report.
struct Context {
    mentions: MentionHeads,
    quotes: Contents,
}

/// Where the contents of quotes stand, in order, with the index of the quote.
struct Contents(Vec<(Span, usize)>);

impl Contents {
    fn new(report: &AnnotatedReport) -> Self {
        let quotes = report.quotes.iter().enumerate();
        let mut spans: Vec<(Span, usize)> =
            quotes.flat_map(|(i, q)| q.content.iter().map(move |&span| (span, i))).collect();
        spans.sort_unstable();
        Self(spans)
    }

    /// The innermost quote that holds the words.
    fn around(&self, words: Span) -> Option<usize> {
        let after = self.0.partition_point(|(span, _)| span.start <= words.start);
        let nested = after.saturating_sub(MOST_NESTED);
        self.0[nested..after].iter().rev().find(|(span, _)| span.contains(words)).map(|&(_, quote)| quote)
    }
}

/// Finds events with all that belongs to them.
pub fn find(report: &mut AnnotatedReport) {
    let mut events = Vec::new();
    let context = Context { mentions: MentionHeads::new(report), quotes: Contents::new(report) };
    for sentence in 0..report.sentences.len() {
        let triggers = triggers::find(&report.sentences[sentence], &report.report.text);
        let times = dating::link(report, sentence, &triggers);
        for (trigger, times) in triggers.into_iter().zip(times) {
            events.push(read(report, &context, sentence, trigger, times));
        }
    }
    events.sort_by_key(|event| event.trigger);
    report.events = events;
    date(report);
}

/// Takes the given words, in code points, for all events of a report, in place of those that were found: for measuring
/// what is made of events apart from how they are found. What was found at a word is kept.
pub fn give(report: &mut AnnotatedReport, given: &[(usize, usize)]) {
    let points = CodePoints::new(&report.report.text);
    let span = |&(start, end): &(usize, usize)| {
        let byte = |point| points.byte(&report.report.text, point);
        Span::new(byte(start), byte(end.max(start)))
    };
    let spans: BTreeSet<Span> = given.iter().map(span).collect();
    let mut found = std::mem::take(&mut report.events);
    let context = Context { mentions: MentionHeads::new(report), quotes: Contents::new(report) };
    let event = |span: Span| {
        if let Some(at) = found.iter().position(|event| event.trigger.overlaps(span)) {
            return Some(Event { trigger: span, ..found.swap_remove(at) });
        }
        let sentence = report.sentences.iter().position(|s| s.span.overlaps(span))?;
        let trigger = Trigger::given(&report.sentences[sentence], span)?;
        Some(read(report, &context, sentence, trigger, Vec::new()))
    };
    report.events = spans.into_iter().filter_map(event).collect();
    date(report);
}

/// Dates the events anew from the values of the times.
pub fn date(report: &mut AnnotatedReport) {
    dating::date(report);
    worth::judge(report);
}

fn read(report: &AnnotatedReport, context: &Context, index: usize, trigger: Trigger, times: Vec<usize>) -> Event {
    let sentence = &report.sentences[index];
    let at = |token| WordAt { sentence: index, token };
    let (factuality, factuality_because) = factuality::judge(sentence, &report.report.text, &trigger);
    let arguments = arguments::find(report, &context.mentions, index, &trigger, &times);
    Event {
        trigger: trigger.span,
        word: at(trigger.word),
        light_verb: trigger.light_verb.map(at),
        kind: types::classify(sentence, &trigger, factuality),
        factuality,
        factuality_because,
        when: None,
        times,
        quantities: quantities::find(report, index, &trigger, &arguments),
        arguments,
        quote: context.quotes.around(trigger.span),
        claim: claim(report, index, &trigger),
        worth: 0.0,
        lemma: trigger.lemma,
    }
}

/// The sentence that asserts it; of a long one, its clause.
fn claim(report: &AnnotatedReport, index: usize, trigger: &Trigger) -> Span {
    let sentence = &report.sentences[index];
    if sentence.tokens.len() <= LONG_SENTENCE {
        return sentence.span;
    }
    let clause = sentence.clause_head(trigger.light_verb.unwrap_or(trigger.word));
    sentence.subtree_span(clause).cover(trigger.span)
}
