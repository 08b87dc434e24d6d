//! The day of a line.
//!
//! An event's claims may be dated by words that belong to something else in their sentence, and a claim that was put with the
//! others wrongly brings its day along. So a line has the day of its own words, or one that those give who tell all of it (a
//! report may tell of two happenings, and only the words count that tell the line). Only where none of them gives any, it has
//! a day that several have who tell much of it, or several others and none of them otherwise. A year or a month that one
//! other has is as likely that of another happening. Where all of these give none, what stands [`beside`](mod@beside) may.
//! Where a clause only mentions the event, its day is that of what the clause says itself. "Day not stated" is said of the
//! reports, so it stands only where the sentences that tell the line tell no day at all; else the day is called unclear.

mod before;
mod beside;

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::Teller;
use super::bearing::Bearing;
use super::telling::Told;
use crate::account::LineDay;
use crate::annotation::{Factuality, Sentence, Time, TimeKind, When};
use crate::story::{Cite, Claim};
use crate::wording::{NOT_STATED, UNCLEAR};
use crate::{resolve, wording};

/// The day where those who tell it have given none, and the words that give it, if they are others than the line's.
pub(super) fn beside(teller: &Teller<'_>, own: LineDay, told: &Told, bearing: &Bearing) -> (LineDay, Option<Cite>) {
    if own.words == NOT_STATED
        && let Some(time) = beside::set_for(teller, told)
        && let Some(words) = wording::undated_time(&teller.reports[told.cite.report], time)
    {
        return (LineDay { words, when: time.interval.clone(), ..own }, None);
    }
    let beside = || beside::day(teller, own.event, told, bearing);
    match (own.when.is_none() && own.words == NOT_STATED).then(beside).flatten() {
        Some(beside) => (LineDay { words: String::new(), when: Some(beside.when), ..own }, beside.cite),
        None => (unclear(teller, own, bearing), None),
    }
}

/// The day, unless the words of the line tell days and none of them is it: what happened on the 11th and is told of an entry of
/// the 27th is not of the 27th.
pub(super) fn not_against_words(teller: &Teller<'_>, day: LineDay, told: &Told) -> LineDay {
    let report = &teller.reports[told.cite.report];
    let Some(at) = report.sentence_at(told.cite.span.start) else { return day };
    let sentence = &report.sentences[at];
    let is_shown = |time: &&Time| sentence.tokens_in(time.span).any(|word| told.words.contains(&word));
    let is_day = |time: &&Time| {
        time.kind == TimeKind::Date && (time.lacks.is_some() || time.interval.as_ref().is_some_and(When::is_day))
    };
    let mut shown = report.times.iter().filter(|time| time.sentence == at).filter(is_shown).filter(is_day).peekable();
    let is_another = |time: &Time| match (&day.when, &time.interval) {
        (Some(when), Some(own)) => when.is_day() && !own.is_compatible(when),
        (Some(_), None) => false,
        (None, _) => day.words.starts_with('“') && !is_in_words(&day.words, report.words(time.span)),
    };
    // "Was killed June 24 while investigating a shooting of June 20": its own day is left out, for the account is to tell it.
    if told.leaves_out_day
        || teller.disputed_days(day.event).is_some()
        || shown.peek().is_none()
        || !shown.all(is_another)
    {
        return day;
    }
    LineDay { words: UNCLEAR.to_owned(), when: None, ..day }
}

/// Whether a day that is told in the words of a report, in quotation marks, is told by these.
fn is_in_words(day: &str, words: &str) -> bool {
    let quoted = day.trim_start_matches('“').split('”').next().unwrap_or(day);
    words.contains(quoted) || quoted.contains(words)
}

/// Where a sentence that tells the event tells some day, month or year, but not surely of it, nobody can say that none is stated.
fn unclear(teller: &Teller<'_>, own: LineDay, bearing: &Bearing) -> LineDay {
    let tells_a_date = |claim: &Claim| {
        let report = &teller.reports[claim.report];
        let at = report.sentence_at(claim.span.start);
        let is_date = |time: &Time| {
            let is_known = time.lacks.is_some() || time.interval.is_some();
            is_known && matches!(time.kind, TimeKind::Date | TimeKind::Time)
        };
        report.times.iter().any(|time| Some(time.sentence) == at && is_date(time))
    };
    let told = asserted(teller, own.event).filter(|(_, claim)| bearing.is_told(claim.report));
    let is_stated = told.map(|(_, claim)| claim).any(tells_a_date);
    match own.when.is_none() && own.words == NOT_STATED && is_stated {
        true => LineDay { words: UNCLEAR.to_owned(), ..own },
        false => own,
    }
}

/// The day of what the clause says itself, where `event` is only mentioned in it: of "was *convicted* on Monday of the June 20
/// murder" the Monday. Where it has none, that of a noun in it may do ("the crash killed five"), that of another clause in it
/// not ("he, *fired on June 8*, sues").
pub(super) fn of_clause(teller: &Teller<'_>, event: usize, told: &Told) -> Option<(LineDay, bool)> {
    let root = told.root.filter(|_| !told.is_own && !told.is_quoted && told.head != told.root)?;
    let report = &teller.reports[told.cite.report];
    let at = report.sentence_at(told.cite.span.start)?;
    let reading = report.events.iter().position(|event| (event.word.sentence, event.word.token) == (at, root))?;
    let is_of = |claim: &Claim| (claim.report, claim.event) == (told.cite.report, reading);
    let all = &teller.story().events;
    let own = all.iter().position(|event| event.claims.iter().any(is_of));
    if teller.disputed_days(own.unwrap_or(event)).is_some() {
        return None;
    }
    let when = report.events[reading].when.clone();
    let words = wording::undated_in(report, &report.events[reading]).unwrap_or_else(|| NOT_STATED.to_owned());
    let is_told = when.is_some() || words != NOT_STATED;
    let sentence = &report.sentences[at];
    let is_other_clause = told.head.is_some_and(|head| is_in_other_clause(sentence, head, root));
    let day = LineDay { event: own.unwrap_or(event), words: if when.is_some() { String::new() } else { words }, when };
    Some((day, is_told || is_other_clause))
}

/// Whether the word stands in a clause under `root` that tells of another time than it.
fn is_in_other_clause(sentence: &Sentence, word: usize, root: usize) -> bool {
    let is_apart = |word: usize| {
        let token = &sentence.tokens[word];
        match token.deprel.base() {
            Deprel::Acl | Deprel::Ccomp | Deprel::Parataxis => true,
            Deprel::Conj => token.upos == Upos::Verb,
            // "By *beating* him on Saturday she won."
            Deprel::Advcl => token.xpos != Xpos::Vbg,
            _ => false,
        }
    };
    sentence.path_to_root(word).take_while(|&word| word != root).any(is_apart)
}

/// The claims of an event that tell it as the line does, with their places: "had not been submitted as of Tuesday" gives what was
/// submitted no day.
fn asserted<'t>(teller: &'t Teller<'_>, event: usize) -> impl Iterator<Item = (usize, &'t Claim)> {
    let event = teller.event(event);
    let is_of_line = |claim: &Claim| event.factuality == Factuality::Denied || claim.factuality != Factuality::Denied;
    event.asserted().iter().enumerate().filter(move |(_, claim)| is_of_line(claim))
}

/// When that happened which is told of `event`; `shown`: the claim whose words are shown.
pub(super) fn of(teller: &Teller<'_>, event: usize, bearing: &Bearing, shown: Option<usize>) -> LineDay {
    let told = asserted(teller, event).filter(|(at, _)| !bearing.beyond.contains(at));
    let all: Vec<&Claim> = told.map(|(_, claim)| claim).collect();
    let is_whole = |claim: &&Claim| bearing.is_told(claim.report) && !bearing.in_part.contains(&claim.report);
    let (whole, others): (Vec<&Claim>, Vec<&Claim>) = all.iter().copied().partition(is_whole);
    let votes = |report: usize| usize::from(!teller.copies.is_copy(report));
    let counted: Vec<&Claim> = others.iter().copied().filter(|claim| bearing.counts(claim.report)).collect();
    let own: Vec<&Claim> = shown.map(|claim| &teller.event(event).claims[claim]).into_iter().collect();
    // The line's own words are read beside its day.
    let of_words = own.iter().find_map(|claim| claim.when.clone());
    let shown_word = own.iter().find_map(|own| own.lemma(teller.reports));
    let is_of_shown_word = |claim: &Claim| claim.lemma(teller.reports) == shown_word;
    // A year or a month that only one of them has is as likely that of another happening, and so is the day of who tells a part,
    // unless it tells of the event once and of the same people.
    let shares_part = |claim: &&Claim| {
        let mut parts = own.iter().flat_map(|own| &own.participants);
        parts.any(|part| claim.participants.iter().any(|other| other.entity == part.entity))
    };
    let tells_once = |claim: &&Claim| {
        let mut claims = teller.event(event).asserted().iter().filter(|other| other.report == claim.report);
        claims.nth(1).is_none()
    };
    let is_sure = |when: &When, claims: &[&Claim]| {
        reports_with(when, claims) > 1
            || claims.iter().any(|claim| claim.when.as_ref() == Some(when) && tells_once(claim) && shares_part(claim))
    };
    let of_whole = resolve::agreed_time(&whole, &votes);
    // "The slayings of 1967" are not of the year in which the suspect "is near death".
    let alike: Vec<&Claim> = whole.iter().copied().filter(|claim| is_of_shown_word(claim)).collect();
    let of_whole = of_whole.filter(|when| when.is_day() || of_words.is_some() || reports_with(when, &alike) > 1);
    let day_of_counted = resolve::agreed_time(&counted, &votes).filter(When::is_day);
    let when = match (of_whole, day_of_counted) {
        (Some(when), Some(day)) if !when.is_day() && day.is_compatible(&when) => Some(day),
        // A day that one states needs not be inferred.
        (Some(when), Some(day)) if (day.from, day.to) == (when.from, when.to) && day.inferred.is_none() => Some(day),
        (None, Some(day)) => Some(day).filter(|day| is_sure(day, &counted)),
        (None, None) => {
            let agreed = resolve::agreed_time(&others, &votes);
            agreed.filter(|when| when.is_day() && is_agreed(when, &others))
        }
        (when, _) => when,
    };
    let when = match (when, of_words) {
        (Some(when), Some(own)) if own.is_day() && !own.is_compatible(&when) => Some(own),
        (when, _) => when,
    };
    let when = when.filter(|when| !is_of_narrative(when));
    let words = || {
        // Of who tells only a part the words may be of another happening: no date is better.
        let all: Vec<&Claim> = teller.event(event).asserted().iter().filter(is_whole).collect();
        let of = |claims: &[&Claim]| wording::undated(teller.reports, claims);
        // "Klitschko dropped him" is not of the day on which he "fell into" the fight.
        let is_sure = |claim: &&Claim| is_of_shown_word(claim) || tells_once(claim) && shares_part(claim);
        let of_sure = |claims: &[&Claim]| of(&claims.iter().copied().filter(is_sure).collect::<Vec<&Claim>>());
        of(&own).or_else(|| of_sure(&whole)).or_else(|| of_sure(&all)).unwrap_or_else(|| NOT_STATED.to_owned())
    };
    LineDay { event, words: if when.is_some() { String::new() } else { words() }, when }
}

/// Whether it is a year or more, counted from whatever date was told before: "two decades later" goes on from what the sentence
/// before told, and that may have had no date.
fn is_of_narrative(when: &When) -> bool {
    !when.is_day() && when.inferred.as_deref().is_some_and(|why| why.ends_with("from the last date told"))
}

/// Whether several reports have the time, and none has another.
fn is_agreed(when: &When, claims: &[&Claim]) -> bool {
    let mut times = claims.iter().filter_map(|claim| claim.when.as_ref());
    reports_with(when, claims) > 1 && times.all(|other| other.is_compatible(when))
}

/// How many reports have a time that allows it.
fn reports_with(when: &When, claims: &[&Claim]) -> usize {
    let dated = claims.iter().filter(|claim| claim.when.as_ref().is_some_and(|other| other.is_compatible(when)));
    dated.map(|claim| claim.report).collect::<BTreeSet<usize>>().len()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::annotate::testing::read;

    /// "O'Brien, fired on June 8, is seeking six million" stood under 8 June.
    #[test]
    fn the_day_of_another_clause_is_not_that_of_the_line() {
        let parse = "He/PRON/6/nsubj ,/PUNCT/3/punct fired/VERB/1/acl/VBN/=fire Monday/PROPN/3/obl ,/PUNCT/1/punct sues/VERB/0/root/VBZ/=sue \
                     them/PRON/6/obj over/ADP/9/case it/PRON/6/obl by/SCONJ/11/mark writing/VERB/6/advcl/VBG/=write a/DET/13/det note/NOUN/11/obj";
        let report = read(parse);
        let is_other = |word: usize| is_in_other_clause(&report.sentences[0], word, 5);
        assert!(is_other(2));
        assert!(!is_other(12) && !is_other(6));
    }

    /// "November 27" stood beside what was told to be of November 11.
    #[test]
    fn a_day_in_words_is_that_of_a_longer_phrase_but_not_another() {
        assert!(is_in_words("“Thursday”, date not stated", "Thursday night"));
        assert!(!is_in_words("“November 27”, year not stated", "November 11"));
    }

    /// "She made a comeback almost two decades later" stood under 1943, twenty years after her birth.
    #[test]
    fn decades_later_than_whatever_was_told_before_are_no_date() {
        let why = |words: &str| Some(words.to_owned());
        let year = |inferred| When { from: Some(date(1943, 1, 1)), to: Some(date(1943, 12, 31)), inferred };
        assert!(is_of_narrative(&year(why("the day, from the last date told"))));
        assert!(!is_of_narrative(&year(None)));
        assert!(!is_of_narrative(&When {
            inferred: why("the day, from the last date told"),
            ..When::day(date(1943, 1, 2))
        }));
    }
}
