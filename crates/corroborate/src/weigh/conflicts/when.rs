//! Days that exclude each other.
//!
//! Only what a report states counts: a date that rests on an inferred day of publication is never evidence, an inferred
//! year is fine where day and month differ. What lasts for days can have several dates; what the same parties do again
//! and again, or what is months apart, is likelier two happenings.

use corroborate_encoder::Deprel;
use jiff::civil::Date;

use super::word_for_word::{among, right_beside};
use super::{Clash, Difference, Side, Telling, clashes, feature, sameness, sides};
use crate::account::Aspect;
use crate::annotate::times::expression::{Anchor, Expression};
use crate::annotation::{
    AnnotatedReport, ArgumentRole, Event, Factuality, Feature, Lacks, Sentence, Time, TimeKind, When,
};
use crate::lexicon::event_synonyms;
use crate::lexicon::event_words::{self, VerbClass};
use crate::lexicon::happenings::{Course, course, names_site};
use crate::story::Claim;
use crate::wording;

/// Likeness of words from which even what is months apart is told of one happening.
const SAME_WORDS: f64 = 0.5;

/// Likeness of words from which two years are given for one of the things that somebody does every year.
const SAME_SENTENCE: f64 = 0.65;

/// Days from which a stretch is as good as a year, in which the same may happen more than once.
const HALF_A_YEAR: i32 = 183;

/// Days from which two dates are likelier those of two happenings.
const A_SEASON: i32 = 60;

/// The days that the claims of an event give, where some exclude each other.
pub fn differences(telling: &Telling<'_>) -> Vec<Difference> {
    [Factuality::Happened, Factuality::Planned, Factuality::Possible]
        .into_iter()
        .filter_map(|told_as| told(telling, told_as))
        .collect()
}

fn told(telling: &Telling<'_>, told_as: Factuality) -> Option<Difference> {
    let given =
        telling.claims().enumerate().filter(|(at, claim)| claim.factuality == told_as && !is_going_on(telling, *at));
    let given = given.filter_map(|(at, claim)| {
        let when = claim.when.as_ref().or_else(|| beside(telling, at)?.interval.as_ref())?;
        stretch(when).filter(|(from, to)| told_as == Factuality::Happened || from == to).map(|days| (at, days))
    });
    let (stretches, sides) = sides(given, |&(from, to)| named(from, to));
    let clashes: Vec<Clash> = clashes(telling, &sides, |one, other| {
        let (a, b) = (stretches[one], stretches[other]);
        (a.1 < b.0 || b.1 < a.0).then(|| {
            let mut features = features(telling, (&sides[one], a), (&sides[other], b));
            features.extend(match told_as {
                Factuality::Planned => Some(feature("a plan, whose day may have been changed", -0.3)),
                Factuality::Possible => Some(feature("thought to be so, not known", -0.3)),
                Factuality::Happened | Factuality::Denied => None,
            });
            features
        })
    });
    (!clashes.is_empty()).then_some(Difference { aspect: Aspect::When, sides, clashes })
}

/// "Five were *still* missing on Monday": a state has no one day.
fn is_going_on(telling: &Telling<'_>, claim: usize) -> bool {
    telling.reading(claim).is_some_and(|event| {
        let sentence = &telling.report(claim).sentences[event.word.sentence];
        sentence.children_by(event.word.token, Deprel::Advmod).any(|adverb| sentence.tokens[adverb].lemma == "still")
    })
}

fn stretch(when: &When) -> Option<(Date, Date)> {
    Some((when.from?, when.to?))
}

pub(super) fn named(from: Date, to: Date) -> (String, String) {
    let value = if from == to { from.to_string() } else { format!("{from}/{to}") };
    (value, wording::days(from, to))
}

fn features(telling: &Telling<'_>, one: (&Side, (Date, Date)), other: (&Side, (Date, Date))) -> Vec<Feature> {
    let ((one, a), (other, b)) = (one, other);
    let gap = if a.1 < b.0 { days(a.1, b.0) } else { days(b.1, a.0) };
    // A day of the week is counted from the day of publication, perhaps in the wrong week.
    let are_days = a.0 == a.1 && b.0 == b.1;
    let is_of_week = are_days && [one, other].iter().any(|side| !is_calendar_day(telling, side));
    let within_week = if is_of_week { (gap % 7).min(7 - gap % 7) } else { gap };
    let weakness = |side: &&Side| weakness(telling, side, within_week);
    let mut features: Vec<Feature> = [one, other].iter().filter_map(weakness).collect();
    features.extend(course_feature(telling, one, other));
    if tells_the_like(telling, one, b) || tells_the_like(telling, other, a) {
        features.push(feature("a report tells the like of both days", -1.0));
    }
    if within_week == 0 {
        features.push(feature("whole weeks apart: likely one weekday, counted from two days of publication", -4.0));
    }
    let is_year = |(from, to): (Date, Date)| days(from, to) > HALF_A_YEAR;
    // Who won one prize and then another shares one name, who won one prize in two years shares two.
    let needed = if sameness::named_in_both(telling, one, other) > 1 { SAME_WORDS } else { SAME_SENTENCE };
    let is_told_alike =
        || sameness::strength(telling, one, other) >= needed || sameness::is_surely_one(telling, one, other);
    if is_year(a) && is_year(b) && !is_told_alike() {
        features.push(feature("years, and little else is told alike: likely two happenings", -1.0));
    }
    features.extend(words_beside(telling, one, other, gap));
    features
}

/// Whether a report of the side tells something of that time elsewhere by a word that is used for one event with its own.
fn tells_the_like(telling: &Telling<'_>, side: &Side, (from, to): (Date, Date)) -> bool {
    side.claims.iter().any(|&claim| {
        let (report, Some(told)) = (telling.report(claim), telling.reading(claim)) else { return false };
        let classes = event_synonyms::classes_of(report.token(told.word));
        let is_like = |event: &&Event| {
            event.word != told.word
                && event.factuality == Factuality::Happened
                && (event.lemma == told.lemma
                    || event_synonyms::share_class(&classes, &event_synonyms::classes_of(report.token(event.word))))
        };
        let mut whens = report.events.iter().filter(is_like).filter_map(|event| event.when.as_ref());
        whens.any(|when| stretch(when) == Some((from, to)))
    })
}

/// What the words beside the times of two sides say, and so many days between them.
pub(super) fn words_beside(telling: &Telling<'_>, one: &Side, other: &Side, days: i32) -> Vec<Feature> {
    let span = |claim: usize| {
        let report = telling.report(claim);
        let mut own = telling.reading(claim)?.times.iter().filter_map(|&at| report.times.get(at));
        let time = own.find(|time| time.kind != TimeKind::Duration).or_else(|| beside(telling, claim))?;
        Some(time.span)
    };
    let beside = right_beside(telling, (one, &span), (other, &span));
    let apart = apart(telling, one, other, days, beside.is_some());
    let among = || among(telling, (one, &span), (other, &span)).filter(|_| days <= A_SEASON);
    // Of what lasts for days two reports tell two of them in the same words.
    let lasts = course_feature(telling, one, other).is_some_and(|course| course.weight < 0.0);
    let alike = beside.or_else(among).filter(|_| !lasts);
    apart.into_iter().chain(alike).collect()
}

/// What so many days between two dates say, which may stand right beside the same words.
pub(super) fn apart(
    telling: &Telling<'_>,
    one: &Side,
    other: &Side,
    days: i32,
    are_beside_one: bool,
) -> Option<Feature> {
    match days {
        ..=7 => None,
        8..=A_SEASON => Some(feature("more than a week apart", -0.5)),
        _ if sameness::is_surely_one(telling, one, other) => {
            Some(feature("months apart, but told in one sentence", -0.3))
        }
        _ if are_beside_one => Some(feature("months apart, but right beside the same words", -1.5)),
        _ if sameness::strength(telling, one, other) >= SAME_WORDS => {
            Some(feature("months apart, but told in the same words", -0.5))
        }
        _ if sameness::befalls_once(telling, one, other) => {
            Some(feature("months apart, but of what befalls a person only once", -0.5))
        }
        _ => Some(feature("months apart: likely two happenings", -2.0)),
    }
}

/// The only time near a claim that none was read for, but for those in relative clauses: the parser may have hung it on
/// another word.
pub(super) fn beside<'a>(telling: &Telling<'a>, claim: usize) -> Option<&'a Time> {
    let event = telling.reading(claim).filter(|event| event.when.is_none() && event.times.is_empty())?;
    let report = telling.report(claim);
    let sentence = &report.sentences[event.word.sentence];
    let head = |time: &Time| sentence.head_of(time.span);
    let times = report.times.iter().filter(|time| time.sentence == event.word.sentence);
    let mut near = times.filter(|time| {
        head(time).is_none_or(|at| !is_parted_by(sentence, event.word.token, at, |r| r == Deprel::AclRelcl))
    });
    let time = near.next().filter(|_| near.next().is_none())?;
    let at = head(time)?;
    let is_own = sentence.head(at) == Some(event.word.token);
    let may_lend = has_own_day(&event.lemma) && is_in_one_clause(sentence, event.word.token, at);
    let is_near = is_own || may_lend && stands_free(report, time);
    let is_date = matches!(time.kind, TimeKind::Date | TimeKind::Time) && event.claim.contains(time.span);
    (is_near && is_date).then_some(time)
}

/// Whether the day beside a word may be its own: the day in what somebody says is not that of saying it.
fn has_own_day(lemma: &str) -> bool {
    event_words::verb(lemma) != Some(VerbClass::Report)
}

/// Whether a relation of such a kind leads up from the one word or the other before they meet.
fn is_parted_by(sentence: &Sentence, one: usize, other: usize, parts: impl Fn(Deprel) -> bool) -> bool {
    let (up, down): (Vec<usize>, Vec<usize>) =
        (sentence.path_to_root(one).collect(), sentence.path_to_root(other).collect());
    let own = up.iter().filter(|at| !down.contains(at)).chain(down.iter().filter(|at| !up.contains(at)));
    own.into_iter().any(|&at| parts(sentence.tokens[at].deprel))
}

/// Whether no relative or reported clause lies between a word and that on which a time hangs: in "on Saturday sentenced the man who killed four" the
/// day is not that of the killing.
fn is_in_one_clause(sentence: &Sentence, one: usize, other: usize) -> bool {
    let (up, down): (Vec<usize>, Vec<usize>) =
        (sentence.path_to_root(one).collect(), sentence.path_to_root(other).collect());
    let own = |path: &[usize], beside: &[usize]| -> Vec<usize> {
        path.iter().copied().filter(|at| !beside.contains(at)).collect()
    };
    let of_word = |&at: &usize| {
        matches!(sentence.tokens[at].deprel.base(), Deprel::Acl | Deprel::Ccomp | Deprel::Parataxis | Deprel::Appos)
    };
    // A time at the end is often hung on the participle before it: "an attack on vessels crossing the gulf on Friday".
    let of_time =
        |&at: &usize| matches!(sentence.tokens[at].deprel, Deprel::AclRelcl | Deprel::Ccomp | Deprel::Parataxis);
    !own(&up, &down).iter().any(of_word) && !own(&down, &up).iter().any(of_time)
}

/// "foiled on Friday", not "Sunday's game", "the 2005 murder" nor "said on Friday".
fn stands_free(report: &AnnotatedReport, time: &Time) -> bool {
    let sentence = &report.sentences[time.sentence];
    let relation = sentence.head_of(time.span).map(|head| sentence.tokens[head].deprel);
    let is_attribute =
        |r: Deprel| matches!(r, Deprel::NmodPoss | Deprel::Compound | Deprel::Amod | Deprel::Nummod | Deprel::NmodDesc);
    let governor =
        sentence.head_of(time.span).and_then(|head| sentence.head(head)).map(|at| &sentence.tokens[at].lemma);
    let is_of_saying = governor.is_some_and(|lemma| event_words::verb(lemma) == Some(VerbClass::Report));
    relation.is_some_and(|relation| !is_attribute(relation)) && !is_of_saying
}

/// Whether a claim gives the day by month and day of the month.
fn is_calendar_day(telling: &Telling<'_>, side: &Side) -> bool {
    side.claims.iter().any(|&claim| is_of_calendar(telling.report(claim), telling.reading(claim)))
}

/// Whether an event of a report has its day by month and day of the month.
pub(super) fn is_of_calendar(report: &AnnotatedReport, event: Option<&Event>) -> bool {
    let times = event.into_iter().flat_map(|event| &event.times);
    times.filter_map(|&at| report.times.get(at)).any(|time| names_day_of_year(&time.expression))
}

/// The day that a claim states; of a day only its year may be inferred.
pub(super) fn stated_day(claim: &Claim, reports: &[AnnotatedReport]) -> Option<Date> {
    let When { from, to, inferred } = claim.when.as_ref()?;
    let report = &reports[claim.report];
    let is_stated = inferred.as_ref().is_none_or(|from| from.starts_with("the year"))
        || is_of_calendar(report, report.events.get(claim.event));
    from.filter(|_| from == to && is_stated)
}

pub(super) fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// How well the best claim of a side is dated.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grounding {
    /// Not by words of its own.
    NotStated,
    /// Counted from a day of publication that is inferred itself.
    FromInferredDay,
    /// "The day before": hangs on the last date told.
    Narrative,
    /// By a time of the same sentence that hangs on another word.
    Beside,
    /// "Yesterday".
    Deictic,
    /// A calendar date, a weekday.
    Stated,
}

fn weakness(telling: &Telling<'_>, side: &Side, gap: i32) -> Option<Feature> {
    let best = side.claims.iter().map(|&claim| grounding(telling, claim)).max()?;
    let (why, weight) = match best {
        Grounding::NotStated => ("the claim itself states no time", -2.0),
        Grounding::FromInferredDay => ("rests on an inferred day of publication", -2.0),
        Grounding::Narrative => ("hangs on the last date told", -0.5),
        Grounding::Beside => ("the time stands in the sentence, but hangs on another word", -0.2),
        Grounding::Deictic if gap <= 1 => ("counted from the day of publication, which may be a day late", -1.5),
        Grounding::Deictic | Grounding::Stated => return None,
    };
    Some(feature(format!("{}: {why}", side.words), weight))
}

fn grounding(telling: &Telling<'_>, claim: usize) -> Grounding {
    let report = telling.report(claim);
    let Some(event) = telling.reading(claim) else { return Grounding::NotStated };
    let of_time = |time: &Time| {
        let counts_from_publication = time.lacks == Some(Lacks::Reference) && !names_day_of_year(&time.expression);
        let is_inferred = counts_from_publication && report.report.published.is_none();
        if is_inferred { Grounding::FromInferredDay } else { of_expression(&time.expression) }
    };
    let own = event.times.iter().filter_map(|&at| report.times.get(at)).map(of_time).max();
    own.unwrap_or_else(|| match beside(telling, claim).map(of_time) {
        Some(Grounding::Stated) => Grounding::Beside,
        Some(grounding) => grounding,
        None => Grounding::NotStated,
    })
}

/// "June 27": whatever the day of publication, it is no other day of the year.
fn names_day_of_year(expression: &Expression) -> bool {
    matches!(expression, Expression::Date(date) if date.month.is_some() && date.day.is_some())
}

fn of_expression(expression: &Expression) -> Grounding {
    match expression {
        // "18 hours earlier" is of the day or of the one before.
        Expression::Shifted { unit, .. } if unit.is_within_day() => Grounding::NotStated,
        Expression::Shifted { anchor: Anchor::Publication, .. } => Grounding::Deictic,
        Expression::Shifted { anchor: Anchor::Narrative, .. } => Grounding::Narrative,
        Expression::Shifted { anchor: Anchor::Time(anchor), .. } => of_expression(anchor),
        Expression::TimeOfDay { day: Some(day), .. } => of_expression(day),
        Expression::Portion { of, .. } => of_expression(of),
        // "Shortly before midnight" is of no day.
        Expression::TimeOfDay { day: None, .. }
        | Expression::Reference(_)
        | Expression::Sometime(_)
        | Expression::Duration { .. }
        | Expression::Set(_) => Grounding::NotStated,
        _ => Grounding::Stated,
    }
}

/// What the course of the event says about two dates of it.
pub(super) fn course_feature(telling: &Telling<'_>, one: &Side, other: &Side) -> Option<Feature> {
    let claims = || one.claims.iter().chain(&other.claims);
    let courses = || claims().filter_map(|&claim| course(telling.lemma(claim)));
    if claims().any(|&claim| is_told_to_last(telling, claim)) || courses().any(|c| c == Course::Lasts) {
        return Some(feature("it lasts for days", -1.5));
    }
    if courses().any(|c| c == Course::Speech) {
        return Some(feature("the dates may be those of speaking", -1.0));
    }
    if courses().any(|c| c == Course::Recurs) && sameness::strength(telling, one, other) < sameness::SAME_HAPPENING {
        return Some(feature("the same parties do it again and again", -0.5));
    }
    let is_stay = courses().any(|c| c == Course::Stays) && !claims().any(|&claim| is_at_site(telling, claim));
    is_stay.then(|| feature("a stay in a town or country lasts for days", -1.5))
}

/// Whether a claim gives it a length of days, or dates it to a stretch of days.
fn is_told_to_last(telling: &Telling<'_>, claim: usize) -> bool {
    let report = telling.report(claim);
    let Some(event) = telling.reading(claim) else { return false };
    let is_days = |value: &str| value.strip_prefix('P').is_some_and(|rest| !rest.starts_with('T') && rest.len() > 1);
    event
        .times
        .iter()
        .filter_map(|&at| report.times.get(at))
        .any(|time| time.kind == TimeKind::Duration && is_days(&time.value))
}

/// Whether it goes to a site, which is seen within a day: "the terminal", "the National Museum".
fn is_at_site(telling: &Telling<'_>, claim: usize) -> bool {
    let report = telling.report(claim);
    let Some(event) = telling.reading(claim) else { return false };
    let arguments = event.arguments.iter().filter(|argument| argument.role != ArgumentRole::Time);
    arguments.map(|argument| report.words(argument.span)).any(names_site)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::times::expression::{DayTime, Unit};
    use crate::annotate::{testing, times};

    /// "He was arrested shortly before midnight", behind a sentence on June 20, was held against an arrest on June 24.
    #[test]
    fn an_hour_alone_states_no_day() {
        let time = || DayTime::Clock { hour: 23, minute: None, offset: "" };
        let alone = Expression::TimeOfDay { time: time(), day: None };
        let weekday = Expression::Weekday { weekday: jiff::civil::Weekday::Friday, shift: None };
        let of_day = Expression::TimeOfDay { time: time(), day: Some(Box::new(weekday)) };
        assert!(of_expression(&alone) == Grounding::NotStated && of_expression(&of_day) == Grounding::Stated);
        let earlier = |unit| Expression::Shifted { units: -18.0, unit, anchor: Anchor::Narrative };
        assert!(of_expression(&earlier(Unit::Hour)) == Grounding::NotStated);
        assert!(of_expression(&earlier(Unit::Day)) == Grounding::Narrative);
    }

    /// "He was convicted of the 2005 murder" was held against the day of the verdict.
    #[test]
    fn a_year_in_front_of_a_noun_is_the_noun_s() {
        let free = |relation: &str| {
            let parse = format!(
                "He/PRON/2/nsubj fell/VERB/0/root/VBD/=fall of/ADP/5/case 2005/NUM/5/{relation} murder/NOUN/2/obl"
            );
            let mut report = testing::read(&parse);
            times::find(&mut report);
            stands_free(&report, &report.times[0])
        };
        assert!(!free("nummod") && free("obl"));
    }

    /// "Freed on Saturday, the minister announced" was announced on Saturday, and another report dated that to Sunday.
    #[test]
    fn what_is_said_does_not_lend_its_day_to_saying() {
        assert!(!has_own_day("announce") && has_own_day("sign"));
    }

    /// "A judge on Saturday sentenced the man who killed four" gave the killing the day of the sentence.
    #[test]
    fn a_relative_clause_does_not_have_the_day_of_the_sentence_around_it() {
        let parse = "Judges/NOUN/2/nsubj sentenced/VERB/0/root/VBD/=sentence a/DET/4/det man/NOUN/2/obj who/PRON/6/nsubj \
                     killed/VERB/4/acl:relcl/VBD/=kill four/NUM/6/obj after/SCONJ/9/mark fleeing/VERB/2/advcl/VBG/=flee";
        let report = testing::read(parse);
        let sentence = &report.sentences[0];
        let at = |word: &str| sentence.tokens.iter().position(|t| t.form(&report.report.text) == word).expect("a word");
        assert!(!is_in_one_clause(sentence, at("killed"), at("sentenced")));
        assert!(is_in_one_clause(sentence, at("fleeing"), at("sentenced")));
    }
}
