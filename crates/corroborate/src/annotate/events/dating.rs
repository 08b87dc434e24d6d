//! Which time expressions date which events.
//!
//! A time dates the word that it hangs on and, as long as no other event stands between, what that word hangs on:
//! "met in *Moscow on Wednesday*" dates the meeting. It does not leave its clause: a date in a subordinate clause says
//! nothing of the main one, and one beside "said" nothing of what was said. A time in front of coordinated verbs holds
//! for all of them, and a participle without a time of its own happens with its verb ("met X on Monday, agreeing to …").
//! Durations and repeated times date nothing. What no words date has no date: a wrong one is worse than none.

use corroborate_encoder::{Deprel, Role, Upos, Xpos};

use super::triggers::Trigger;
use crate::annotate::times::expression::Expression;
use crate::annotation::{AnnotatedReport, Event, Factuality, Lacks, Sentence, Time, TimeKind, When};

/// Why an event is planned that its words tell as a fact.
const AFTER_PUBLICATION: &str = "dated after publication";
/// Prepositions that make of a time a limit: it is not when it happened.
const LIMITS: &[&str] = &["since", "until", "till", "before", "after", "by", "from", "following", "pending"];
/// How far a time's governor is sought.
const DEPTH: usize = 8;

/// For each trigger of the sentence the indexes of the times that date it.
pub(super) fn link(report: &AnnotatedReport, index: usize, triggers: &[Trigger]) -> Vec<Vec<usize>> {
    let sentence = &report.sentences[index];
    let mut dated: Vec<Vec<usize>> = vec![Vec::new(); triggers.len()];
    let first = report.times.partition_point(|time| time.span.start < sentence.span.start);
    for (time, expression) in report.times.iter().enumerate().skip(first) {
        if expression.span.start >= sentence.span.end {
            break;
        }
        if !matches!(expression.kind, TimeKind::Date | TimeKind::Time) {
            continue;
        }
        let Some(head) = sentence.head_of(expression.span) else { continue };
        if is_anniversary(report, expression, sentence, head) {
            continue;
        }
        if sentence.preposition(head).is_some_and(|p| LIMITS.contains(&p)) {
            continue;
        }
        for trigger in governors(sentence, head, triggers) {
            dated[trigger].push(time);
        }
    }
    share(sentence, triggers, &mut dated);
    dated
}

/// "the *September 11* attacks": a day without its year, in front of a noun and far from the day of publication, is the
/// name of a day of another year.
fn is_anniversary(report: &AnnotatedReport, time: &Time, sentence: &Sentence, head: usize) -> bool {
    /// Days within which a day without a year is one of the news.
    const NEWS: i32 = 45;
    let is_in_front = sentence.head(head).is_some_and(|noun| {
        noun > head
            && matches!(sentence.tokens[noun].upos, Upos::Noun | Upos::Propn)
            && sentence.preposition(head).is_none()
    });
    let has_no_year = time.lacks == Some(Lacks::Year)
        || matches!(time.expression, Expression::Date(date) if date.year.is_none() && date.month.is_some() && date.day.is_some());
    if !is_in_front || !has_no_year {
        return false;
    }
    let day = time.interval.as_ref().and_then(|when| when.from);
    match (day, report.report.date()) {
        (Some(day), Some(published)) => (published - day).get_days().abs() > NEWS,
        _ => true,
    }
}

/// The triggers that a time at `head` dates directly.
fn governors(sentence: &Sentence, head: usize, triggers: &[Trigger]) -> Vec<usize> {
    let mut word = head;
    for _ in 0..DEPTH {
        let Some(next) = sentence.head(word) else { break };
        let is_attribute = matches!(
            sentence.tokens[word].deprel.base(),
            Deprel::Obl
                | Deprel::Nmod
                | Deprel::Advmod
                | Deprel::Compound
                | Deprel::Amod
                | Deprel::Appos
                | Deprel::Flat
                | Deprel::Conj
                | Deprel::Nummod
                | Deprel::Det
                | Deprel::Obj
                | Deprel::Nsubj
                | Deprel::Dep
        );
        if !is_attribute {
            break;
        }
        // "the announcement on Monday came" dates the announcement, not what it is the subject of.
        let is_core = matches!(sentence.tokens[word].deprel.base(), Deprel::Obj | Deprel::Nsubj);
        if is_core && word == head {
            break;
        }
        let is_dated = |t: &Trigger| t.word == next || t.light_verb == Some(next);
        let dated: Vec<usize> = (0..triggers.len()).filter(|&i| is_dated(&triggers[i])).collect();
        if !dated.is_empty() && !is_background(sentence, next) {
            return dated;
        }
        if sentence.tokens[next].upos == Upos::Verb {
            break;
        }
        word = next;
    }
    by_role(sentence, head, triggers).into_iter().collect()
}

/// "on the second day of his *visit* on Wednesday": the event noun only places another event in time.
fn is_background(sentence: &Sentence, word: usize) -> bool {
    let mut phrase = word;
    for _ in 0..DEPTH {
        if sentence.tokens[phrase].deprel.base() != Deprel::Nmod {
            break;
        }
        match sentence.head(phrase) {
            Some(head) => phrase = head,
            None => break,
        }
    }
    phrase != word && matches!(sentence.tokens[phrase].lemma.as_str(), "day" | "end" | "start" | "beginning" | "part")
}

/// The event that the encoder dates by it, where the tree has found none.
fn by_role(sentence: &Sentence, head: usize, triggers: &[Trigger]) -> Option<usize> {
    triggers.iter().position(|trigger| {
        sentence
            .predicates
            .binary_search_by_key(&trigger.word, |p| p.word)
            .is_ok_and(|at| sentence.predicates[at].arguments.iter().any(|a| a.word == head && a.role == Role::Time))
    })
}

/// Hands times on to conjuncts and participles, and from the light verb to its noun.
fn share(sentence: &Sentence, triggers: &[Trigger], dated: &mut [Vec<usize>]) {
    for i in 0..triggers.len() {
        if !dated[i].is_empty() {
            continue;
        }
        let Some(source) = shares_with(sentence, triggers, i) else { continue };
        dated[i] = dated[source].clone();
    }
    for i in 0..triggers.len() {
        if dated[i].is_empty() {
            let carrier = triggers[i].light_verb.and_then(|verb| triggers.iter().position(|t| t.word == verb));
            dated[i] = carrier.map(|carrier| dated[carrier].clone()).unwrap_or_default();
        }
    }
}

/// The trigger whose time holds for `triggers[i]` as well.
fn shares_with(sentence: &Sentence, triggers: &[Trigger], i: usize) -> Option<usize> {
    let trigger = &triggers[i];
    let word = trigger.light_verb.unwrap_or(trigger.word);
    let token = &sentence.tokens[word];
    let head = sentence.head(word)?;
    let fronted = || {
        let start = sentence.tokens[head].span.start;
        sentence
            .obliques(head)
            .chain(sentence.children_by(head, Deprel::Advmod))
            .any(|o| sentence.tokens[o].span.start < start)
    };
    let goes_along = match token.deprel {
        Deprel::Conj => sentence.own_subject(word).is_none() && fronted(),
        Deprel::Advcl => {
            token.xpos == Xpos::Vbg
                && sentence.child(word, &[Deprel::Mark]).is_none_or(|m| sentence.tokens[m].lemma == "with")
        }
        Deprel::Xcomp => token.xpos == Xpos::Vbg,
        _ => false,
    };
    goes_along.then(|| triggers.iter().position(|t| t.word == head))?
}

/// Gives every event the date of its times.
pub(super) fn date(report: &mut AnnotatedReport) {
    let published = report.report.date().or(report.published_inferred.as_ref().map(|inferred| inferred.from));
    let intervals: Vec<Option<When>> = report.times.iter().map(|time| time.interval.clone()).collect();
    for event in &mut report.events {
        event.when = narrowest(event.times.iter().filter_map(|&time| intervals.get(time)?.as_ref()));
        let is_ahead = match (event.when.as_ref().and_then(|when| when.from), published) {
            (Some(from), Some(published)) => from > published,
            _ => false,
        };
        let token = report.sentences.get(event.word.sentence).and_then(|s| s.tokens.get(event.word.token));
        set_ahead(event, is_ahead && token.is_none_or(|token| token.xpos != Xpos::Vbd));
    }
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
