//! What speaks for and against a sentence of another report telling what a clause tells.
//!
//! A feature has a value; what a value of 1 adds to the sum is in `data/elsewhere-weights.tsv`. Most is said by how well
//! each of the clause's words is matched by one of the other sentence, by its sense, weighed by how rare the word is in the
//! language and in the story (what all the reports have says nothing), and by the likeness of the sentences.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use super::super::bearing::{SentenceAt, Shown, Word};
use super::ABOUT_ANOTHER;
use crate::annotation::{AnnotatedReport, Event, Factuality, Sentence, Token};
use crate::lexicon::event_synonyms;
use crate::lexicon::event_words::{self, NounKind, VerbClass};
use crate::lexicon::word_frequencies;
use crate::report::ZoneKind;
use crate::story::Cite;

/// A feature with its value.
pub(crate) type Seen = (&'static str, f64);

/// Likeness of two sentences that have little to do with each other.
const LIKE: f64 = 0.4;
/// How well a word must be matched to count as one that both have.
const MATCHED: f64 = 0.6;
/// How alike two words are that are used for one event.
const FOR_ONE_EVENT: f64 = 0.75;
/// Words in a row by which two clauses are held to be told in the same words.
const RUN: usize = 3;
/// Sentences at the top of a report, the headline not counted.
const TOP: usize = 2;
/// Least probability of a word that says that something happens.
const SAYS: f32 = 0.3;
/// Features that show that what is told is not the same.
const DIFFERENT: [&str; 2] = ["only one of the two happened", "at another time"];
/// Numbers in common that count.
const MOST_NUMBERS: usize = 2;

/// A clause as it is looked for in other reports.
pub(super) struct Sought<'s> {
    shown: &'s Shown<'s>,
    at: SentenceAt,
    sentence: &'s Sentence,
    /// How much each word tells apart, in the language and in the story.
    rarities: Vec<f64>,
    /// The word that says what happens.
    verb: Option<&'s Token>,
    reading: Option<&'s Event>,
    runs: BTreeSet<[&'s str; RUN]>,
    is_at_top: bool,
}

impl<'s> Sought<'s> {
    pub(super) fn new(shown: &'s Shown<'s>) -> Option<Self> {
        let told = shown.told;
        let SentenceAt { report, sentence: at } = shown.at?;
        let report = &shown.teller.reports[report];
        let sentence = &report.sentences[at];
        let is_told = |event: &&Event| event.word.sentence == at && Some(event.word.token) == told.head;
        Some(Self {
            shown,
            at: shown.at?,
            sentence,
            rarities: shown.words.iter().map(|word| rarity(shown, word)).collect(),
            verb: told.head.and_then(|head| sentence.tokens.get(head)),
            reading: report.events.iter().find(is_told),
            runs: runs(told.words.iter().filter_map(|&word| sentence.tokens.get(word))),
            is_at_top: is_at_top(report, at),
        })
    }

    /// The features of a sentence of another report with their values, the prior first; `None` if it is about something else.
    pub(super) fn seen(&self, report: usize, at: usize) -> Option<Vec<Seen>> {
        let other = &self.shown.teller.reports[report];
        let sentence = &other.sentences[at];
        let alike = self.sentence.likeness(sentence);
        if alike < ABOUT_ANOTHER {
            return None;
        }
        let other_at = SentenceAt { report, sentence: at };
        let matches = self.matches(other_at, sentence);
        let rarities = || self.rarities.iter().zip(&matches);
        let all: f64 = self.rarities.iter().sum();
        let common: f64 = rarities().map(|(rarity, matched)| rarity * matched).sum();
        let firmly: f64 = rarities().filter(|(_, matched)| **matched >= MATCHED).map(|(rarity, _)| rarity).sum();
        let mut seen = vec![
            ("prior", 1.0),
            ("likeness of the sentences", f64::from(alike) - LIKE),
            ("share of the words in common", if all > 0.0 { common / all } else { 0.0 }),
            ("how much the words in common say", firmly.ln_1p()),
        ];
        if report != self.shown.told.cite.report {
            let likest = self.shown.teller.held.likest(self.at.report, other_at);
            seen.push(("more like another sentence of the clause's report", f64::from(likest - alike)));
        }
        if !self.runs.is_empty() {
            let shared = self.runs.intersection(&runs(sentence.tokens.iter())).count();
            seen.push(("told in the same words", shared as f64 / self.runs.len() as f64));
        }
        let is_number = |(word, matched): &(&Word<'_>, &f64)| word.form.is_number() && **matched >= MATCHED;
        let numbers = self.shown.words.iter().zip(&matches).filter(is_number).count();
        seen.push(("numbers in common", numbers.min(MOST_NUMBERS) as f64));
        if self.is_at_top && is_at_top(other, at) {
            seen.push(("both at the top of their reports", 1.0));
        }
        self.happening(other, at, &mut seen);
        seen.retain(|(_, value)| *value != 0.0);
        Some(seen)
    }

    /// Whether a sentence does not differ from the clause in whom, how many, when or whether. A pronoun may stand for who does it.
    pub(super) fn agrees(&self, report: usize, at: usize, seen: &[Seen]) -> bool {
        let sentence = &self.shown.teller.reports[report].sentences[at];
        let likest = self.verb.and_then(|verb| likest_verb(verb, sentence));
        let subject = likest.and_then(|(_, verb)| sentence.own_subject(verb));
        let is_pronoun = subject.is_some_and(|subject| sentence.tokens[subject].upos == Upos::Pron);
        let doer = self.shown.told.head.filter(|_| is_pronoun).and_then(|head| self.sentence.own_subject(head));
        let doer = doer.map(|doer| self.sentence.subtree(doer)).unwrap_or_default();
        let is_of_doer = |token: &Token| doer.iter().any(|&word| self.sentence.tokens[word].span == token.span);
        !seen.iter().any(|(name, _)| DIFFERENT.contains(name)) && self.shown.lacking(report, sentence).all(is_of_doer)
    }

    /// The word of a sentence that says that the same happens.
    pub(super) fn same_word(&self, report: usize, at: usize) -> Option<usize> {
        let sentence = &self.shown.teller.reports[report].sentences[at];
        let likest = self.verb.and_then(|verb| likest_verb(verb, sentence));
        likest.filter(|(likeness, _)| *likeness >= FOR_ONE_EVENT).map(|(_, word)| word)
    }

    /// How well each word is matched by one of the sentence.
    fn matches(&self, other: SentenceAt, sentence: &Sentence) -> Vec<f64> {
        let entities = self.shown.teller.entities_in(&Cite { report: other.report, span: sentence.span });
        let matches = self.shown.teller.held.matches(self.at, other);
        let best = |word: &Word<'_>| match word.entity {
            Some(entity) if entities.contains(&entity) => 1.0,
            _ => matches[word.at],
        };
        self.shown.words.iter().map(best).collect()
    }

    /// What the sentence says that happens, and when.
    fn happening(&self, other: &AnnotatedReport, at: usize, seen: &mut Vec<Seen>) {
        let likest = self.verb.and_then(|verb| likest_verb(verb, &other.sentences[at]));
        seen.extend(likest.map(|(likeness, _)| ("likeness of what happens", likeness)));
        let Some(own) = self.reading else { return };
        let events = || other.events.iter().filter(|event| event.word.sentence == at);
        let like = likest.and_then(|(_, verb)| events().find(|event| event.word.token == verb));
        if let Some(event) = like {
            if own.kind.is_some() && event.kind.is_some() && own.kind != event.kind {
                seen.push(("events of two classes", 1.0));
            }
            let is_over = |event: &Event| event.factuality == Factuality::Happened;
            if is_over(own) != is_over(event) {
                seen.push(("only one of the two happened", 1.0));
            }
        }
        let when = like.into_iter().chain(events()).find_map(|event| event.when.as_ref());
        if let (Some(own), Some(when)) = (&own.when, when)
            && !own.is_compatible(when)
        {
            seen.push(("at another time", 1.0));
        }
    }

    /// Whether the same happens in both, by words that are used for one event and say what it is: not "work", not "say".
    pub(super) fn happens_alike(&self, seen: &[Seen]) -> bool {
        let is_like = |(name, value): &Seen| *name == "likeness of what happens" && *value >= FOR_ONE_EVENT;
        self.verb.is_some_and(says_what_happens) && seen.iter().any(is_like)
    }
}

fn says_what_happens(word: &Token) -> bool {
    match word.upos {
        Upos::Verb => event_words::verb(&word.lemma) == Some(VerbClass::Happening),
        _ => event_words::noun(&word.lemma).is_some_and(|noun| noun.kind == NounKind::Encounter),
    }
}

/// The word of the sentence that says most nearly that the same happens, and how like it is.
fn likest_verb(verb: &Token, sentence: &Sentence) -> Option<(f64, usize)> {
    let says = |token: &Token| matches!(token.upos, Upos::Verb | Upos::Noun | Upos::Adj) && token.predicate >= SAYS;
    let of_verb = event_synonyms::classes_of(verb);
    let likeness = |token: &Token| {
        if token.lemma.eq_ignore_ascii_case(&verb.lemma) {
            return 1.0;
        }
        let is_used_for_one =
            !of_verb.is_empty() && event_synonyms::share_class(&of_verb, &event_synonyms::classes_of(token));
        let sense = verb.sense.likeness(&token.sense).unwrap_or(0.0);
        sense.max(if is_used_for_one { FOR_ONE_EVENT } else { 0.0 })
    };
    let words = sentence.tokens.iter().enumerate().filter(|(_, token)| says(token));
    words.map(|(at, token)| (likeness(token), at)).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
}

/// How much a word tells apart, in the language and in the story.
fn rarity(shown: &Shown<'_>, word: &Word<'_>) -> f64 {
    let (having, all) = shown.teller.reports_with(&word.form.token.lemma);
    let in_story = ((all as f64 + 1.0) / (having as f64 + 0.5)).ln().max(0.1);
    in_story * word_frequencies::rarity(&word.form.token.lemma.to_lowercase(), 0, 0)
}

fn runs<'t>(tokens: impl Iterator<Item = &'t Token>) -> BTreeSet<[&'t str; RUN]> {
    let words: Vec<&str> = tokens.filter(|t| t.upos != Upos::Punct).map(|t| t.lemma.as_str()).collect();
    words.array_windows().copied().collect()
}

/// Whether a sentence is the headline or one of the first of the text.
fn is_at_top(report: &AnnotatedReport, at: usize) -> bool {
    let is_body = |sentence: &&Sentence| sentence.zone == ZoneKind::Body;
    match report.sentences[at].zone {
        ZoneKind::Title => true,
        ZoneKind::Body => report.sentences[..=at].iter().filter(is_body).count() <= TOP,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// "We had meetings with the secretary" had a single source, though others told that he met the secretary; that they work
    /// together is told of everything.
    #[test]
    fn what_is_quoted_may_be_told_by_a_word_for_the_same_happening() {
        let report = testing::read(
            "They/PRON/2/nsubj met/VERB/0/root/=meet for/ADP/4/case meetings/NOUN/2/obl/=meeting and/CCONJ/6/cc worked/VERB/2/conj/=work",
        );
        let says: Vec<bool> = [1, 3, 5].map(|at| says_what_happens(&report.sentences[0].tokens[at])).to_vec();
        assert_eq!(says, [true, true, false]);
    }
}
