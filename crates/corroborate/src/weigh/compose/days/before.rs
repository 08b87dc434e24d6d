//! The day that the sentence before tells, where the line goes on from it.
//!
//! A narrative dates its first step and goes on: "He was arrested *on 1 February*. He was taken to jail". A day goes on only where
//! the next sentence surely tells a step of the same course: a verb of that course ([`steps`]) beside the same people or the
//! same happening ("the quake"), or what the same subject did to the same persons. It goes on over several such sentences.
//! Any time of its own, and any word that points to another time or another happening, keeps the day away; and so do two days
//! in the sentence before, and a dispute about it.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos};

use super::super::Teller;
use super::super::bearing::Bearing;
use super::super::telling::Told;
use super::beside::Beside;
use super::{asserted, is_of_narrative};
use crate::annotate::times::expression::Expression;
use crate::annotation::{AnnotatedReport, EntityKind, Event, Factuality, Sentence, Time, TimeKind, When};
use crate::lexicon::event_synonyms::{classes_of, share_class};
use crate::lexicon::event_words::{self, NounKind, VerbClass};
use crate::lexicon::steps;
use crate::report::ZoneKind;
use crate::story::{Cite, Claim};

/// Sentences back to the step before; one between tells no time.
const BACK: usize = 2;
/// Steps over which a day goes on.
const STEPS: usize = 3;

/// The day of the sentence before one that tells the event as fully as `told` does, where the same goes on: that of the line's
/// own, else the only one before others.
pub(super) fn day(teller: &Teller<'_>, event: usize, told: &Told, bearing: &Bearing) -> Option<Beside> {
    if !told.is_own {
        return None;
    }
    let of_claim = |claim: &Claim| {
        let word = teller.reports[claim.report].events.get(claim.event)?.word;
        before(teller, claim.report, word.sentence, word.token)
    };
    let own = told.root.zip(teller.reports[told.cite.report].sentence_at(told.cite.span.start));
    let own = own.and_then(|(verb, at)| before(teller, told.cite.report, at, verb));
    let is_whole = |claim: &Claim| bearing.counts(claim.report) && !bearing.in_part.contains(&claim.report);
    let claims = asserted(teller, event).map(|(_, claim)| claim).filter(|claim| !claim.is_passing && is_whole(claim));
    let others: Vec<Beside> = claims.filter_map(of_claim).collect();
    let is_one = others.windows(2).all(|pair| pair[0].when.from == pair[1].when.from);
    own.or_else(|| others.into_iter().next().filter(|_| is_one))
}

/// The day from which what the verb of a sentence tells goes on.
fn before(teller: &Teller<'_>, report: usize, at: usize, verb: usize) -> Option<Beside> {
    let annotated = &teller.reports[report];
    let (first, dated) = told_before(annotated, Step::new(annotated, at, verb), STEPS)?;
    let when = dated.when.as_ref().filter(|when| when.from.is_some() && when.to.is_some() && !is_of_narrative(when))?;
    if is_disputed(teller, report, dated) {
        return None;
    }
    let because = format!("the day of “{}”, told right before", annotated.words(dated.trigger));
    let cite = Cite { report, span: first.sentence.span };
    Some(Beside { when: When { inferred: Some(because), ..when.clone() }, cite: Some(cite) })
}

/// The last step before `second` whose sentence tells a time, and its dated event, if `second` goes on from it.
fn told_before<'r>(report: &'r AnnotatedReport, second: Step<'r>, steps: usize) -> Option<(Step<'r>, &'r Event)> {
    let is_told = second.is_told() && second.verb == main_verb(second.sentence);
    if steps == 0 || !is_told || times(report, second.at).next().is_some() || points_elsewhere(second.sentence) {
        return None;
    }
    for at in (second.at.saturating_sub(BACK)..second.at).rev() {
        if times(report, at).next().is_some() {
            let dated = dated(report, at).into_iter();
            let mut steps = dated.map(|event| (Step::new(report, at, event.word.token), event));
            return steps.find(|(first, _)| first.is_told() && second.goes_on_from(first));
        }
        let first = Step::new(report, at, main_verb(&report.sentences[at]));
        if first.is_told() && second.goes_on_from(&first) {
            return told_before(report, first, steps - 1);
        }
    }
    None
}

/// What the sentence tells to have happened, where it tells one day.
fn dated(report: &AnnotatedReport, sentence: usize) -> Vec<&Event> {
    let is_verb = |event: &Event| report.sentences[sentence].tokens[event.word.token].upos == Upos::Verb;
    let is_dated = |event: &&Event| event.word.sentence == sentence && event.when.is_some() && is_verb(event);
    let events: Vec<&Event> = report.events.iter().filter(is_dated).collect();
    let is_day = |time: &&Time| matches!(time.kind, TimeKind::Date | TimeKind::Time);
    let is_known = |time: &&Time| time.interval.is_some() || time.lacks.is_some();
    let days = times(report, sentence).filter(is_day).filter(is_known);
    let told: Vec<Option<&When>> = days.map(|time| time.interval.as_ref()).collect();
    let is_of = |event: &Event, day: Option<&When>| {
        day.zip(event.when.as_ref()).is_some_and(|(day, when)| day.is_compatible(when))
    };
    let is_one = events.iter().all(|event| told.iter().all(|&day| is_of(event, day)));
    let happened = events.into_iter().filter(|event| is_one && event.factuality == Factuality::Happened);
    happened.collect()
}

/// The times that the sentence tells, but for how many minutes or hours something took.
fn times(report: &AnnotatedReport, sentence: usize) -> impl Iterator<Item = &Time> {
    let is_short = |time: &Time| matches!(time.expression, Expression::Duration { unit, .. } if unit.is_within_day());
    report.times.iter().filter(move |time| time.sentence == sentence && !is_short(time))
}

fn points_elsewhere(sentence: &Sentence) -> bool {
    sentence.tokens.iter().any(|token| steps::points_elsewhere(&token.lemma.to_lowercase()))
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

/// What a verb of a sentence tells.
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

    fn is_told(&self) -> bool {
        self.sentence.zone == ZoneKind::Body && self.sentence.is_past(self.verb)
    }

    fn goes_on_from(&self, first: &Self) -> bool {
        let is_same_subject = self.subject().is_some_and(|subject| first.subject() == Some(subject));
        let is_step = steps::are_of_one_course(first.used(), self.used());
        let known: BTreeSet<usize> = first.persons().map(|(_, chain)| chain).collect();
        let are_shared = || self.persons().any(|(_, chain)| known.contains(&chain));
        is_step && (is_same_subject || are_shared() || self.names_happening_of(first))
            || is_same_subject && first.at + 1 == self.at && self.parties().intersection(&known).count() > 1
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

    /// The persons in the sentence: words, and chains.
    fn persons(&self) -> impl Iterator<Item = (usize, usize)> {
        let mentions = self.report.mentions.iter().filter(|mention| mention.head.sentence == self.at);
        let persons = mentions.filter(|mention| mention.kind == EntityKind::Person);
        persons.map(|mention| (mention.head.token, mention.chain))
    }

    /// The chains of those who take part in what the verb tells: not whom another verb tells of, nor who has a part in it only by
    /// what is his.
    fn parties(&self) -> BTreeSet<usize> {
        let is_verb = |at: &usize| self.sentence.tokens[*at].upos == Upos::Verb;
        let is_party = |&(word, _): &(usize, usize)| {
            let mut path = self.sentence.path_to_root(word).take_while(|at| !is_verb(at));
            let is_owner = path.any(|at| self.sentence.tokens[at].deprel == Deprel::NmodPoss);
            !is_owner && self.sentence.path_to_root(word).find(is_verb) == Some(self.verb)
        };
        self.persons().filter(is_party).map(|(_, chain)| chain).collect()
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
    use jiff::civil::date;

    use super::*;
    use crate::annotate::testing::read;
    use crate::annotate::{events, times};
    use crate::annotation::{Mention, MentionForm, WordAt};
    use crate::report::Published;

    /// The words of the sentence from which the last one, of which the word at `verb` is the verb, goes on; `persons`: words
    /// (sentence, word) with the chain of whom they mean.
    fn first(lines: &str, verb: usize, persons: &[(usize, usize, usize)]) -> Option<String> {
        let mut report = read(lines);
        report.report.published = Some(Published { date: date(2024, 5, 8), source: "the test".into() });
        times::find(&mut report);
        let mention = |&(sentence, token, chain): &(usize, usize, usize)| Mention {
            span: report.sentences[sentence].tokens[token].span,
            head: WordAt { sentence, token },
            kind: EntityKind::Person,
            form: MentionForm::Name,
            chain,
        };
        report.mentions = persons.iter().map(mention).collect();
        events::find(&mut report);
        let last = Step::new(&report, report.sentences.len() - 1, verb);
        let (step, _) = told_before(&report, last, STEPS)?;
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
        let search = jail.replace("taken/VERB/0/root/VBN/=take", "searched/VERB/0/root/VBN/=search");
        let over_two = first(&[arrest, &search, jail].join("\n"), 2, &[(0, 0, 0), (1, 0, 0), (2, 0, 0)]);
        assert!(over_two.is_some_and(|words| words.contains("Monday")));
        let of_two_days = format!("{arrest} over/ADP/7/case theft/NOUN/3/obl in/ADP/9/case 2006/NUM/3/obl");
        assert!(!told(&[&of_two_days, jail], &same));
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
