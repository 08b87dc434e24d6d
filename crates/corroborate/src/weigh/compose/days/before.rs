//! The day that the sentence before tells, where the line goes on from it.
//!
//! A narrative dates its first step and goes on: "He was arrested *on 1 February*. He was taken to jail". A day goes on only where
//! the next sentence surely tells a step of the same course: a verb of that course ([`steps`]) beside the same people or the
//! same happening ("the quake"), or what the same subject did to the same persons. Any time of its own, and any word that
//! points to another time or another happening, keeps the day away; and so does a dispute about it.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos};

use super::super::Teller;
use super::super::telling::Told;
use super::beside::Beside;
use super::is_of_narrative;
use crate::annotation::{AnnotatedReport, EntityKind, Event, Factuality, Sentence, Token, When};
use crate::lexicon::event_synonyms::{classes_of, share_class};
use crate::lexicon::event_words::{self, NounKind, VerbClass};
use crate::lexicon::steps;
use crate::report::ZoneKind;
use crate::story::{Cite, Claim};

/// Sentences back to the one that tells the day; those between tell no time.
const BACK: usize = 2;

/// Words that point to another time or another happening.
const ELSEWHERE: [&str; 18] = [
    "earlier",
    "later",
    "previously",
    "before",
    "formerly",
    "once",
    "originally",
    "eventually",
    "subsequently",
    "ultimately",
    "already",
    "since",
    "ever",
    "never",
    "another",
    "other",
    "separate",
    "elsewhere",
];

/// The day of the sentence before that of `told`, where the same goes on.
pub(super) fn day(teller: &Teller<'_>, told: &Told) -> Option<Beside> {
    let report = &teller.reports[told.cite.report];
    let at = report.sentence_at(told.cite.span.start)?;
    let first = told_before(report, at, told.root.filter(|_| told.is_own)?)?;
    let dated = first.event().filter(|event| event.factuality == Factuality::Happened)?;
    let when = dated.when.as_ref().filter(|when| when.from.is_some() && when.to.is_some() && !is_of_narrative(when))?;
    if is_disputed(teller, told.cite.report, dated) {
        return None;
    }
    let because = format!("the day of “{}”, told right before", report.words(dated.trigger));
    let cite = Cite { report: told.cite.report, span: first.sentence.span };
    Some(Beside { when: When { inferred: Some(because), ..when.clone() }, cite: Some(cite) })
}

/// The last step before that of `verb` whose sentence tells a time, if what `verb` tells goes on from it.
fn told_before(report: &AnnotatedReport, at: usize, verb: usize) -> Option<Step<'_>> {
    let second = Step::new(report, at, verb);
    if tells_time(report, at) || second.sentence.tokens.iter().any(points_elsewhere) {
        return None;
    }
    let before = (at.saturating_sub(BACK)..at).rev().find(|&before| tells_time(report, before))?;
    let first = Step::new(report, before, main_verb(&report.sentences[before]));
    let is_body = |at: usize| report.sentences[at].zone == ZoneKind::Body;
    let are_told =
        first.sentence.is_past(first.verb) && second.sentence.is_past(verb) && verb == main_verb(second.sentence);
    ((before..=at).all(is_body) && are_told && second.goes_on_from(&first)).then_some(first)
}

fn tells_time(report: &AnnotatedReport, sentence: usize) -> bool {
    report.times.iter().any(|time| time.sentence == sentence)
}

fn points_elsewhere(token: &Token) -> bool {
    ELSEWHERE.contains(&token.lemma.to_lowercase().as_str())
}

/// The verb of what the sentence tells, rather than of who says it: "police said he was *arrested*".
fn main_verb(sentence: &Sentence) -> usize {
    let root = sentence.root();
    let is_saying = event_words::verb(&sentence.tokens[root].lemma) == Some(VerbClass::Report);
    let said = sentence.children_by(root, Deprel::Ccomp).next();
    said.filter(|_| is_saying).unwrap_or(root)
}

/// Whether the reports disagree on when it was.
fn is_disputed(teller: &Teller<'_>, report: usize, event: &Event) -> bool {
    let is_of = |claim: &Claim| claim.report == report && claim.trigger == event.trigger;
    let mut all = (0..teller.story().events.len()).filter(|&at| teller.event(at).claims.iter().any(is_of));
    all.any(|at| teller.disputed_days(at).is_some())
}

/// What the main verb of a sentence tells.
struct Step<'r> {
    report: &'r AnnotatedReport,
    sentence: &'r Sentence,
    at: usize,
    verb: usize,
}

impl<'r> Step<'r> {
    fn new(report: &'r AnnotatedReport, at: usize, verb: usize) -> Self {
        Self { report, sentence: &report.sentences[at], at, verb }
    }

    fn event(&self) -> Option<&'r Event> {
        self.report.events.iter().find(|event| (event.word.sentence, event.word.token) == (self.at, self.verb))
    }

    fn goes_on_from(&self, first: &Self) -> bool {
        let is_same_subject = self.subject().is_some_and(|subject| first.subject() == Some(subject));
        let (own, theirs) = (self.persons(), first.persons());
        let shared = own.intersection(&theirs).count();
        let is_step = steps::are_of_one_course(first.used(), self.used());
        is_step && (is_same_subject || shared > 0 || self.names_happening_of(first))
            || is_same_subject && shared > 1 && first.at + 1 == self.at
    }

    fn used(&self) -> steps::Used<'r> {
        (&self.sentence.tokens[self.verb].lemma, self.sentence.is_passive(self.verb))
    }

    /// The chain of whoever does it.
    fn subject(&self) -> Option<usize> {
        let subject = self.sentence.subject(self.verb)?;
        let mut mentions = self.report.mentions.iter();
        let is_subject = |word: (usize, usize)| word == (self.at, subject);
        mentions.find(|mention| is_subject((mention.head.sentence, mention.head.token))).map(|mention| mention.chain)
    }

    /// The chains of the persons in the sentence.
    fn persons(&self) -> BTreeSet<usize> {
        let mentions = self.report.mentions.iter().filter(|mention| mention.head.sentence == self.at);
        mentions.filter(|mention| mention.kind == EntityKind::Person).map(|mention| mention.chain).collect()
    }

    /// Whether it speaks of the happening that `first` tells of: "the *quake* shook", after "an *earthquake* hit".
    fn names_happening_of(&self, first: &Self) -> bool {
        let incidents = |sentence: &'r Sentence| {
            let is_incident = |&at: &usize| {
                let token = &sentence.tokens[at];
                token.upos == Upos::Noun
                    && event_words::noun(&token.lemma).is_some_and(|noun| noun.kind == NounKind::Incident)
            };
            (0..sentence.tokens.len()).filter(is_incident)
        };
        let is_known = |&at: &usize| self.sentence.has_child_lemma(at, &["the", "this"]);
        incidents(self.sentence).filter(is_known).any(|own| {
            let own = &self.sentence.tokens[own];
            incidents(first.sentence)
                .map(|other| &first.sentence.tokens[other])
                .any(|other| own.lemma == other.lemma || share_class(&classes_of(own), &classes_of(other)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing::read;
    use crate::annotate::times;
    use crate::annotation::{Mention, MentionForm, WordAt};

    /// The words of the sentence from which the last one, of which the word at `verb` is the verb, goes on; `persons`: words
    /// (sentence, word) with the chain of whom they mean.
    fn first(lines: &str, verb: usize, persons: &[(usize, usize, usize)]) -> Option<String> {
        let mut report = read(lines);
        times::find(&mut report);
        let mention = |&(sentence, token, chain): &(usize, usize, usize)| Mention {
            span: report.sentences[sentence].tokens[token].span,
            head: WordAt { sentence, token },
            kind: EntityKind::Person,
            form: MentionForm::Name,
            chain,
        };
        report.mentions = persons.iter().map(mention).collect();
        let step = told_before(&report, report.sentences.len() - 1, verb)?;
        Some(report.words(step.sentence.span).to_owned())
    }

    /// "He was arrested on 1 February. He was taken to jail" had no day for the jail.
    #[test]
    fn a_day_goes_on_to_the_next_step_of_the_same_course() {
        let arrest = "Roe/PROPN/3/nsubj:pass was/AUX/3/aux:pass/VBD/=be arrested/VERB/0/root/VBN/=arrest on/ADP/5/case Monday/PROPN/3/obl";
        let jail = "Roe/PROPN/3/nsubj:pass was/AUX/3/aux:pass/VBD/=be taken/VERB/0/root/VBN/=take to/ADP/5/case jail/NOUN/3/obl";
        let told = |lines: &[&str], persons: &[(usize, usize, usize)]| first(&lines.join("\n"), 2, persons).is_some();
        let (same, others) = ([(0, 0, 0), (1, 0, 0)], [(0, 0, 0), (1, 0, 1)]);
        assert!(told(&[arrest, jail], &same));
        assert!(!told(&[arrest, jail], &others));
        for other in [
            jail.replace("taken/VERB/0/root/VBN/=take", "born/VERB/0/root/VBN/=bear"),
            jail.replace("jail/NOUN/3/obl", "jail/NOUN/3/obl earlier/ADV/3/advmod"),
            jail.replace("jail/NOUN/3/obl", "jail/NOUN/3/obl in/ADP/7/case 2006/NUM/3/obl"),
            jail.replace("was/AUX/3/aux:pass/VBD/=be", "had/AUX/3/aux/VBD/=have"),
        ] {
            assert!(!told(&[arrest, &other], &same), "{other}");
        }
        let idle = "They/PRON/2/nsubj sat/VERB/0/root/VBD/=sit";
        assert!(first(&[arrest, idle, jail].join("\n"), 2, &[(0, 0, 0), (2, 0, 0)]).is_some());
        assert!(first(&[arrest, idle, idle, jail].join("\n"), 2, &[(0, 0, 0), (3, 0, 0)]).is_none());
    }

    /// "An earthquake hit on Sunday. The quake destroyed homes", and "Ann met Bob on Wednesday. The two exchanged views".
    #[test]
    fn a_day_goes_on_with_the_happening_or_with_all_who_took_part() {
        let quake = "An/DET/2/det earthquake/NOUN/3/nsubj hit/VERB/0/root/VBD/=hit on/ADP/5/case Sunday/PROPN/3/obl";
        let homes = "The/DET/2/det quake/NOUN/3/nsubj destroyed/VERB/0/root/VBD/=destroy homes/NOUN/3/obj";
        assert!(first(&[quake, homes].join("\n"), 2, &[]).is_some());
        assert!(first(&[quake, &homes.replace("quake", "fire")].join("\n"), 2, &[]).is_none());
        let met = "Ann/PROPN/2/nsubj met/VERB/0/root/VBD/=meet Bob/PROPN/2/obj on/ADP/5/case Wednesday/PROPN/2/obl";
        let views = "Ann/PROPN/2/nsubj greeted/VERB/0/root/VBD/=greet Bob/PROPN/2/obj";
        let both = [(0, 0, 0), (0, 2, 1), (1, 0, 0), (1, 2, 1)];
        assert!(first(&[met, views].join("\n"), 1, &both).is_some());
        assert!(first(&[met, views].join("\n"), 1, &both[..3]).is_none());
    }
}
