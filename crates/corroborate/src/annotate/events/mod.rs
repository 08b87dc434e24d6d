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
mod dating;
mod factuality;
mod quantities;
mod triggers;
mod types;
mod worth;

use self::triggers::Trigger;
use crate::annotation::{AnnotatedReport, Event, WordAt};
use crate::text::Span;

/// Sentences longer than this are cited by the clause.
const LONG_SENTENCE: usize = 60;

/// Finds events with all that belongs to them.
pub fn find(report: &mut AnnotatedReport) {
    let mut events = Vec::new();
    let mentions = arguments::MentionHeads::new(report);
    for sentence in 0..report.sentences.len() {
        let triggers = triggers::find(&report.sentences[sentence], &report.report.text);
        let times = dating::link(report, sentence, &triggers);
        for (trigger, times) in triggers.into_iter().zip(times) {
            events.push(read(report, &mentions, sentence, trigger, times));
        }
    }
    events.sort_by_key(|event| event.trigger);
    report.events = events;
    date(report);
}

/// Dates the events anew from the values of the times.
pub fn date(report: &mut AnnotatedReport) {
    dating::date(report);
    worth::judge(report);
}

fn read(
    report: &AnnotatedReport,
    mentions: &arguments::MentionHeads,
    index: usize,
    trigger: Trigger,
    times: Vec<usize>,
) -> Event {
    let sentence = &report.sentences[index];
    let at = |token| WordAt { sentence: index, token };
    let (factuality, factuality_because) = factuality::judge(sentence, &report.report.text, &trigger);
    let arguments = arguments::find(report, mentions, index, &trigger, &times);
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
        quote: report.quotes.iter().position(|quote| quote.content.iter().any(|c| c.contains(trigger.span))),
        claim: claim(report, index, &trigger),
        is_reportable: false,
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
