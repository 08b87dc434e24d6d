//! How long a role is held: "director from 1999 to 2008", "had been minister since 2012", "was appointed minister on Sunday".

use corroborate_encoder::Deprel;

use crate::annotation::{AnnotatedReport, Sentence, Tenure, Time};
use crate::text::LowerCase;

/// Prepositions in front of the time from which, and until which, something is told to be.
const FIRST: [&str; 3] = ["since", "from", "between"];
const LAST: [&str; 4] = ["until", "till", "through", "to"];

/// What the times of a sentence tell of a word that says what somebody is, or of the verb that makes him that.
pub(super) struct Tenures<'r> {
    sentence: &'r Sentence,
    /// The times of the sentence with the words that they hang by.
    times: Vec<(usize, &'r Time)>,
}

impl<'r> Tenures<'r> {
    pub(super) fn of(report: &'r AnnotatedReport, index: usize) -> Self {
        let sentence = &report.sentences[index];
        let first = report.times.partition_point(|time| time.span.start < sentence.span.start);
        let own = report.times[first..].iter().take_while(|time| time.span.start < sentence.span.end);
        Self { sentence, times: own.filter_map(|time| Some((sentence.head_of(time.span)?, time))).collect() }
    }

    /// The stretch told with the word at `title`, or with the body that hangs on it.
    pub(super) fn told_with(&self, title: usize) -> Tenure {
        let hangs = |at: usize| {
            let head = self.sentence.head(at);
            head == Some(title)
                || head.is_some_and(|head| {
                    self.sentence.head(head) == Some(title) && self.sentence.tokens[head].deprel == Deprel::Nmod
                })
        };
        if let Some((_, time)) = self.times.iter().find(|(at, time)| hangs(*at) && self.has_both_ends(time)) {
            return Tenure { from: Some(time.span), to: Some(time.span) };
        }
        let from = self.find(|at| hangs(at) && self.is_behind(at, &FIRST));
        let to = self.find(|at| hangs(at) && self.is_behind(at, &LAST));
        let end = || from.and_then(|(start, _)| self.end_of(start));
        Tenure { from: from.map(|(_, time)| time.span), to: to.or_else(end).map(|(_, time)| time.span) }
    }

    /// The stretch that begins when the verb at `verb` puts somebody into the office.
    pub(super) fn begun_by(&self, verb: usize) -> Tenure {
        let hangs = |at: usize| self.sentence.head(at) == Some(verb);
        let is_day = |at: usize| matches!(self.sentence.preposition(at), None | Some("on" | "in"));
        Tenure { from: self.find(|at| hangs(at) && is_day(at)).map(|(_, time)| time.span), to: None }
    }

    /// "From 1999 *to 2008*", "between 1999 *and 2008*": the time that hangs by the first one.
    fn end_of(&self, start: usize) -> Option<(usize, &'r Time)> {
        self.find(|at| {
            let is_end = self.is_behind(at, &LAST) || self.sentence.tokens[at].deprel == Deprel::Conj;
            self.sentence.head(at) == Some(start) && is_end
        })
    }

    /// Whether one time tells where it begins and where it ends: "1999 to 2008".
    fn has_both_ends(&self, time: &Time) -> bool {
        let mut inner =
            self.sentence.tokens_in(time.span).skip(1).map(|at| self.sentence.tokens[at].lemma.lower_case());
        inner.any(|lemma| LAST.contains(&&*lemma) || matches!(&*lemma, "and" | "-" | "–"))
    }

    /// Whether one of these prepositions stands in front of the time; taggers take "to" for another word.
    fn is_behind(&self, at: usize, prepositions: &[&str]) -> bool {
        let is_one = |i: usize| prepositions.contains(&&*self.sentence.tokens[i].lemma.lower_case());
        self.sentence.children_by(at, Deprel::Case).any(is_one)
    }

    fn find(&self, holds: impl Fn(usize) -> bool) -> Option<(usize, &'r Time)> {
        self.times.iter().find(|(at, _)| holds(*at)).copied()
    }
}

impl Tenure {
    /// Whether something of it is told.
    pub(super) fn is_told(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }
}
