//! The day of a line whose own words, and those put with them, give none.
//!
//! Four places are looked at, and only the first that gives a day counts: the words that say when somebody said what is
//! quoted; the event in whose course or in one breath with which the line's own happened, where the story dates that one ("the plea was entered during the
//! *hearing*", "when *he was arrested*, police found …"); another sentence of a cited report that surely tells the same
//! ([`Shown::retellings`]); and the sentence before, where the line surely goes on from it ([`before`]). The second and the
//! last are inferences and are shown as such. What else a report tells before and after is not looked at: a day of one
//! paragraph is often not that of the next.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::super::Teller;
use super::super::bearing::{Bearing, Shown};
use super::super::telling::Told;
use super::before;
use crate::annotate::times::tense::is_planning;
use crate::annotation::{AnnotatedReport, Factuality, Sentence, Time, TimeKind, When};
use crate::story::{Cite, Claim};

/// Prepositions of the event in whose course something happens.
const DURING: [&str; 2] = ["during", "upon"];
/// Words that tell of the same time in two clauses.
const SAME_TIME: [&str; 2] = ["when", "as"];

/// A day, and the words that give it.
pub(super) struct Beside {
    pub(super) when: When,
    pub(super) cite: Option<Cite>,
}

/// When that was what `told` tells of `event`, by other words than its own.
pub(super) fn day(teller: &Teller<'_>, event: usize, told: &Told, bearing: &Bearing) -> Option<Beside> {
    if told.is_quoted {
        return said(teller, event, told);
    }
    if teller.event(event).factuality != Factuality::Happened {
        return None;
    }
    in_the_course_of(teller, event, told)
        .or_else(|| retold(teller, event, told, bearing))
        .or_else(|| before::day(teller, event, told, bearing))
}

/// The time for which the clause says that something is set: "is scheduled to open *in May*", "was set for *Friday*".
pub(super) fn set_for<'t>(teller: &Teller<'t>, told: &Told) -> Option<&'t Time> {
    let report = &teller.reports[told.cite.report];
    let at = report.sentence_at(told.cite.span.start)?;
    let sentence = &report.sentences[at];
    let verb = told.root.filter(|_| !told.is_quoted)?;
    let token = &sentence.tokens[verb];
    if token.xpos != Xpos::Vbn || !is_planning(&token.lemma) {
        return None;
    }
    let aim = sentence.child(verb, &[Deprel::Xcomp]);
    let is_aim = |head: usize| {
        let is_of_aim = aim.is_some_and(|aim| sentence.head(head) == Some(aim));
        is_of_aim || sentence.head(head) == Some(verb) && sentence.preposition(head) == Some("for")
    };
    let is_day = |time: &&Time| matches!(time.kind, TimeKind::Date | TimeKind::Time);
    let times = report.times.iter().filter(|time| time.sentence == at).filter(is_day);
    let mut times = times.filter(|time| sentence.head_of(time.span).is_some_and(is_aim));
    times.next().filter(|_| times.next().is_none())
}

/// When the speaker said it: "said Lawrence *yesterday*", "said in an interview *in 2007*".
fn said(teller: &Teller<'_>, event: usize, told: &Told) -> Option<Beside> {
    let claim = &teller.event(event).claims[told.claim];
    let report = &teller.reports[claim.report];
    let quote = report.quotes.get(report.events.get(claim.event)?.quote?)?;
    let cue = quote.cue?;
    let at = report.sentence_at(cue.start)?;
    let sentence = &report.sentences[at];
    let verb = sentence.head_of(cue)?;
    let of_verb = |span| sentence.head_of(span).is_some_and(|head| sentence.head(head) == Some(verb));
    let is_day = |kind: TimeKind| matches!(kind, TimeKind::Date | TimeKind::Time);
    let times = report.times.iter().filter(|time| sentence.span.contains(time.span) && is_day(time.kind));
    let days = times.filter(|time| of_verb(time.span)).filter_map(|time| time.interval.clone());
    let saying = report.events.iter().find(|event| (event.word.sentence, event.word.token) == (at, verb));
    let when = saying.and_then(|saying| saying.when.clone()).or_else(|| only(days))?;
    Some(Beside { when, cite: Some(Cite { report: claim.report, span: sentence.span }) })
}

/// The day of the event in whose course it happened, as the story dates that.
fn in_the_course_of(teller: &Teller<'_>, event: usize, told: &Told) -> Option<Beside> {
    let report = &teller.reports[told.cite.report];
    let at = report.sentence_at(told.cite.span.start)?;
    let sentence = &report.sentences[at];
    let verbs = [told.head, told.root];
    let around = verbs.into_iter().flatten().find_map(|verb| around(sentence, verb))?;
    let reading = report.events.iter().position(|event| (event.word.sentence, event.word.token) == (at, around))?;
    let is_of = |claim: &Claim| (claim.report, claim.event) == (told.cite.report, reading);
    let mut others = (0..teller.story().events.len()).filter(|&other| other != event);
    let other = others.find(|&other| teller.event(other).claims.iter().any(is_of))?;
    let when = teller.event(other).when.as_ref().filter(|when| when.is_day())?;
    if teller.disputed_days(other).is_some() {
        return None;
    }
    let words = report.words(report.events[reading].trigger);
    let because = format!("the day of “{words}”");
    Some(Beside { when: When { inferred: Some(because), ..when.clone() }, cite: None })
}

/// The word of the event in whose course that of `verb` happened.
fn around(sentence: &Sentence, verb: usize) -> Option<usize> {
    let is_the = |noun: usize| {
        let mut own = sentence.children(noun).map(|child| &sentence.tokens[child]);
        own.any(|token| token.lemma.eq_ignore_ascii_case("the") || token.deprel == Deprel::NmodPoss)
    };
    let is_course = |&noun: &usize| {
        let preposition = sentence.preposition(noun);
        preposition.is_some_and(|preposition| DURING.contains(&preposition))
            && (preposition == Some("upon") || is_the(noun))
    };
    let is_clause = |&clause: &usize| {
        let is_mark = |child: usize| {
            let token = &sentence.tokens[child];
            matches!(token.deprel, Deprel::Mark | Deprel::Advmod)
                && SAME_TIME.contains(&token.lemma.to_lowercase().as_str())
        };
        sentence.tokens[clause].upos == Upos::Verb && sentence.children(clause).any(is_mark)
    };
    let clause = || sentence.children_by(verb, Deprel::Advcl).find(is_clause);
    // "fired him on Monday and *replaced* him": in one breath.
    let is_told = |verb: usize| {
        let is_helped =
            sentence.children(verb).any(|i| matches!(sentence.tokens[i].deprel, Deprel::Aux | Deprel::AuxPass));
        sentence.tokens[verb].xpos == Xpos::Vbd && !is_helped
    };
    let is_second =
        sentence.tokens[verb].deprel == Deprel::Conj && sentence.own_subject(verb).is_none() && is_told(verb);
    let first = || sentence.head(verb).filter(|&first| is_second && is_told(first));
    sentence.obliques(verb).find(is_course).or_else(clause).or_else(first)
}

/// The day that other sentences of the cited reports give that surely tell the same.
fn retold(teller: &Teller<'_>, event: usize, told: &Told, bearing: &Bearing) -> Option<Beside> {
    let claims = teller.event(event).asserted().iter().map(|claim| claim.report);
    let others = bearing.fuller.iter().chain(&bearing.also).map(|cite| cite.report);
    let cited = BTreeSet::from_iter(claims.filter(|&report| bearing.counts(report)).chain(others));
    let shown = Shown::new(teller, told);
    let dated = |(cite, word): (Cite, usize)| {
        let when = dated(&teller.reports[cite.report], cite, word)?;
        Some(Beside { when, cite: Some(cite) })
    };
    let days: Vec<Beside> = shown.retellings(&cited).into_iter().filter_map(dated).collect();
    only(days.iter().map(|day| day.when.clone()))?;
    days.into_iter().next()
}

/// The day of the event that the word of the sentence names.
fn dated(report: &AnnotatedReport, cite: Cite, word: usize) -> Option<When> {
    let at = report.sentence_at(cite.span.start)?;
    let event = report.events.iter().find(|event| (event.word.sentence, event.word.token) == (at, word))?;
    event.when.clone().filter(|when| when.from.is_some() && event.factuality == Factuality::Happened)
}

/// The one that all are.
fn only(mut days: impl Iterator<Item = When>) -> Option<When> {
    let first = days.next()?;
    days.all(|day| (day.from, day.to) == (first.from, first.to)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing::read;

    /// "A plea was entered during the hearing" had no day, though the story dated the hearing.
    #[test]
    fn a_line_has_the_day_of_the_event_in_whose_course_it_happened() {
        let found = |parse: &str, verb: usize| {
            let report = read(parse);
            let sentence = &report.sentences[0];
            around(sentence, verb).map(|at| sentence.tokens[at].lemma.clone())
        };
        let plea = "Ana/PROPN/2/nsubj spoke/VERB/0/root/=speak during/ADP/5/case the/DET/5/det hearing/NOUN/2/obl";
        assert_eq!(found(plea, 1).as_deref(), Some("hearing"));
        let any = plea.replace("the/DET", "a/DET");
        assert_eq!(found(&any, 1), None);
        let when = "When/ADV/3/advmod/=when he/PRON/3/nsubj fell/VERB/6/advcl/=fall ,/PUNCT/6/punct police/NOUN/6/nsubj came/VERB/0/root/=come";
        assert_eq!(found(when, 5).as_deref(), Some("fall"));
        let after = when.replace("When/ADV/3/advmod/=when", "After/SCONJ/3/mark/=after");
        assert_eq!(found(&after, 5), None);
    }

    /// "The Sixers fired him on Monday and replaced him" had no day for the second.
    #[test]
    fn what_is_told_in_one_breath_is_of_one_day() {
        let found = |parse: &str| around(&read(parse).sentences[0], 4);
        let breath = "They/PRON/2/nsubj fired/VERB/0/root/VBD/=fire him/PRON/2/obj and/CCONJ/5/cc replaced/VERB/2/conj/VBD/=replace him/PRON/5/obj";
        assert_eq!(found(breath), Some(1));
        assert_eq!(found(&breath.replace("fired/VERB/0/root/VBD", "fire/VERB/0/root/VBP")), None);
    }
}
