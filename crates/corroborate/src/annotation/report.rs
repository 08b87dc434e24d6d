//! One report with all that was read in it.

use jiff::civil::Date;

use super::corrections::Correction;
use super::credits::Credit;
use super::entities::{Chain, Mention, Role};
use super::events::{Event, Factuality};
use super::quotes::{Quote, QuoteMode};
use super::sentence::{Sentence, Token, WordAt};
use super::times::{InferredDate, Time};
use crate::report::{Report, ZoneKind};
use crate::text::Span;

/// A report and everything that was read in it.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnotatedReport {
    /// The report itself.
    pub report: Report,
    /// Its sentences, in order; headlines and captions too, but not boilerplate.
    pub sentences: Vec<Sentence>,
    /// References to entities, in the order of their spans.
    pub mentions: Vec<Mention>,
    /// Which mentions refer to one entity within the report.
    pub chains: Vec<Chain>,
    /// What a holder is said to be: offices, titles, professions.
    pub roles: Vec<Role>,
    /// Time expressions, in the order of their spans.
    pub times: Vec<Time>,
    /// What somebody is said to have said, in the order of their contents.
    pub quotes: Vec<Quote>,
    /// What is said to have happened, in the order of their triggers.
    pub events: Vec<Event>,
    /// Where the report says it got its words from.
    pub credits: Vec<Credit>,
    /// The publication date, where the report lacks one and it was inferred from other reports.
    pub published_inferred: Option<InferredDate>,
    /// Days that other reports of its story tell with their year, and it without.
    pub story_days: Vec<Date>,
    /// What it says of corrections, its own and others', in the order of its words.
    pub corrections: Vec<Correction>,
}

impl AnnotatedReport {
    /// A report in which nothing has been read yet.
    pub fn new(report: Report) -> Self {
        Self {
            report,
            sentences: Vec::new(),
            mentions: Vec::new(),
            chains: Vec::new(),
            roles: Vec::new(),
            times: Vec::new(),
            quotes: Vec::new(),
            events: Vec::new(),
            credits: Vec::new(),
            published_inferred: None,
            story_days: Vec::new(),
            corrections: Vec::new(),
        }
    }

    /// The token at `at`.
    pub fn token(&self, at: WordAt) -> &Token {
        &self.sentences[at.sentence].tokens[at.token]
    }

    /// The words of `span`.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.report.text)
    }

    /// Whether words are told by a correction as what was wrong, or are the correction itself.
    pub fn is_untold(&self, words: Span) -> bool {
        self.corrections.iter().flat_map(|correction| &correction.untold).any(|untold| untold.contains(words))
    }

    /// Whether a mention is one of the report itself: neither of its headline nor of what it quotes word for word.
    pub fn is_in_own_words(&self, mention: &Mention) -> bool {
        let is_quoted = |quote: &Quote| {
            quote.mode == QuoteMode::Direct && quote.content.iter().any(|words| words.contains(mention.span))
        };
        self.sentences[mention.head.sentence].zone != ZoneKind::Title && !self.quotes.iter().any(is_quoted)
    }

    /// Whether the report tells that what it gives in its own words was said, not that it will or may be, nor that it was not:
    /// "he will argue that it is too low".
    pub fn was_said(&self, quote: &Quote) -> bool {
        let Some(cue) = quote.cue.filter(|_| quote.mode == QuoteMode::Indirect) else { return true };
        let first = self.events.partition_point(|event| event.trigger.end <= cue.start);
        let of_cue = self.events[first..].iter().take_while(|event| event.trigger.start < cue.end);
        of_cue.into_iter().all(|event| event.factuality == Factuality::Happened)
    }

    /// Index of the sentence that holds byte `at`, if one does.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.span.start <= at);
        after.checked_sub(1).filter(|&i| at < self.sentences[i].span.end)
    }

    /// The times that a sentence tells.
    pub fn times_in(&self, sentence: usize) -> &[Time] {
        let first = self.times.partition_point(|time| time.sentence < sentence);
        let count = self.times[first..].partition_point(|time| time.sentence == sentence);
        &self.times[first..first + count]
    }

    /// The word at `at` as it is written.
    pub fn form(&self, at: WordAt) -> &str {
        self.token(at).span.of(&self.report.text)
    }
}
