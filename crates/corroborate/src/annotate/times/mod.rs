//! Time expressions with TIMEX3 values.
//!
//! In two steps: [`grammar`] reads what an expression says, [`grounding`] works out when that is. The second is done
//! again when the day of publication is inferred from other reports, so every time keeps its [`expression`].

pub(crate) mod calendar;
mod clock;
mod dates;
mod durations;
pub mod expression;
mod grammar;
mod grounding;
mod longest;
mod named;
mod relative;
mod shifted;
pub mod tense;
mod timex;
mod words;

use corroborate_encoder::{Deprel, NameKind, NameTag, Upos, Xpos};
use jiff::civil::{Date, Weekday};

use self::clock::Clock;
use self::expression::{CalendarDate, Expression, Unit};
use self::grammar::Found;
use self::grounding::{Context, Grounded};
pub use self::timex::{Timex, timexes};
use crate::annotation::{AnnotatedReport, InferredDate, Sentence, Time, TimeKind};
use crate::lexicon::event_words::{self, VerbClass};
use crate::lexicon::{page, time_words};
use crate::report::ZoneKind;
use crate::text::{LowerCase, Span};

/// Finds the times and grounds them.
pub fn find(report: &mut AnnotatedReport) {
    let mut times = Vec::new();
    for (index, sentence) in report.sentences.iter().enumerate() {
        for found in grammar::read(&report.report.text, sentence.span) {
            let is_other = is_in_name(sentence, found.span)
                || is_count(sentence, found.span)
                || is_in_paper(&report.report.text, sentence, &found);
            if is_other || is_in_title(&report.report.text, sentence, found.span) {
                continue;
            }
            times.push(Time {
                span: found.span,
                sentence: index,
                kind: TimeKind::Date,
                value: String::new(),
                interval: None,
                lacks: None,
                tense: tense::tense_at(sentence, found.span),
                expression: found.expression,
            });
        }
    }
    report.times = times;
    ground(report);
}

/// Whether the words are part of a longer name of a person or a body ("April Jones", "Friday Prayer Council").
fn is_in_name(sentence: &Sentence, span: Span) -> bool {
    let tokens = &sentence.tokens;
    let named = |i: usize| matches!(tokens[i].name.kind(), Some(NameKind::Person | NameKind::Organization));
    let Some(first) = tokens.iter().position(|t| t.span.overlaps(span)) else { return false };
    let last = tokens.iter().rposition(|t| t.span.overlaps(span)).unwrap_or(first);
    let begins_before = first > 0 && matches!(tokens[first].name, NameTag::Inside(_));
    let goes_on = tokens.get(last + 1).is_some_and(|t| matches!(t.name, NameTag::Inside(_)));
    (first..=last).all(named) && (begins_before || goes_on)
}

/// Whether the word is a number of things that somebody did something to, and no year: "fired *1945* shells".
fn is_count(sentence: &Sentence, span: Span) -> bool {
    let tokens = &sentence.tokens;
    let Some(at) = tokens.iter().position(|t| t.span == span) else { return false };
    let (Some(verb), Some(noun)) = (at.checked_sub(1), sentence.head(at)) else { return false };
    tokens[at].deprel == Deprel::Nummod
        && noun == at + 1
        && tokens[noun].xpos == Xpos::Nns
        && tokens[noun].deprel == Deprel::Obj
        && tokens[verb].upos == Upos::Verb
        && sentence.head(noun) == Some(verb)
}

/// Whether it is the end of a paper's name: "told the Herald on *Sunday*".
fn is_in_paper(text: &str, sentence: &Sentence, found: &Found) -> bool {
    let is_sunday = matches!(found.expression, Expression::Weekday { weekday: Weekday::Sunday, shift: None });
    let at = sentence.tokens.iter().position(|t| t.span == found.span).and_then(|at| at.checked_sub(2));
    is_sunday
        && at.is_some_and(|at| {
            let (name, on) = (sentence.tokens[at].form(text), &sentence.tokens[at + 1]);
            on.lemma == "on" && name.starts_with(char::is_uppercase) && page::names_sunday_paper(&name.to_lowercase())
        })
}

/// Whether a time that has no capital of its own is written with one behind another word with a capital: "World News *Tonight*".
fn is_in_title(text: &str, sentence: &Sentence, span: Span) -> bool {
    let mut words = span.of(text).split_whitespace();
    let is_capital = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let Some(first) = sentence.tokens.iter().position(|t| t.span.overlaps(span)) else { return false };
    let before = first.checked_sub(1).map(|i| &sentence.tokens[i]);
    let is_name = before.is_some_and(|t| t.upos == Upos::Propn && is_capital(t.form(text)) && first > 1);
    is_name
        && sentence.zone != ZoneKind::Title
        && words.all(|word| is_capital(word) && time_words::is_common(&word.lower_case()))
}

/// Works out when the times are, with what is known of the day of publication by now.
pub fn ground(report: &mut AnnotatedReport) {
    let grounded = match (report.report.date(), &report.published_inferred) {
        (Some(published), _) => ground_from(report, Some(published)),
        (None, Some(inferred)) => ground_inferred(report, inferred),
        (None, None) => ground_from(report, None),
    };
    for (time, grounded) in report.times.iter_mut().zip(grounded) {
        time.kind = grounded.kind;
        time.value = grounded.value;
        time.interval = grounded.interval;
        time.lacks = grounded.lacks;
    }
}

/// Grounds by a day of publication that is known as a stretch only: what the first and the last day agree about.
fn ground_inferred(report: &AnnotatedReport, inferred: &InferredDate) -> Vec<Grounded> {
    /// "Or soon after": news is not older than a week.
    const OPEN_DAYS: f64 = 6.0;
    let last = inferred.to.or_else(|| calendar::shift(inferred.from, Unit::Day, OPEN_DAYS)).unwrap_or(inferred.from);
    let unknown = ground_from(report, None);
    let (first, last) = (ground_from(report, Some(inferred.from)), ground_from(report, Some(last)));
    let because = format!("the date of publication, itself inferred {}", inferred.because);
    let agreed = first.into_iter().zip(last).zip(unknown);
    agreed
        .map(|((mut first, last), unknown)| {
            if first.value != last.value {
                return unknown;
            }
            if unknown.lacks.is_some()
                && let Some(when) = &mut first.interval
            {
                when.inferred = Some(because.clone());
            }
            first
        })
        .collect()
}

/// For each time of the report whether nobody would know when it is without the day of publication.
pub(crate) fn need_publication(report: &AnnotatedReport) -> Vec<bool> {
    ground_from(report, None).iter().map(|grounded| grounded.lacks.is_some()).collect()
}

fn ground_from(report: &AnnotatedReport, published: Option<Date>) -> Vec<Grounded> {
    let mut told = Told::default();
    let modified = report.report.modified.as_ref().map(|modified| modified.date);
    let changed = modified.filter(|&day| published.and_then(|published| published.tomorrow().ok()) == Some(day));
    let mut grounded = Vec::with_capacity(report.times.len());
    for time in &report.times {
        let sentence = &report.sentences[time.sentence];
        let (last_day, last_date) = told.near(time.sentence, published);
        let context = Context {
            published,
            changed,
            story_days: &report.story_days,
            last_day,
            last_date,
            last_clock: told.last_clock.clone().filter(|_| last_date.is_some()),
            is_far: told.last_day.is_some() && last_day.is_none(),
            year_told: told.year(time.sentence, sentence.paragraph, published),
            tense: time.tense,
        };
        let result = grounding::ground(&time.expression, &context);
        if sentence.zone != ZoneKind::Caption && !told.is_background(time, &result, sentence, published) {
            told.hear(time, &result, sentence);
        }
        grounded.push(result);
    }
    grounded
}

/// The dates told so far.
#[derive(Debug, Default)]
struct Told {
    last_day: Option<Date>,
    last_date: Option<(Date, Date)>,
    /// The time of day told with that.
    last_clock: Option<Clock>,
    /// The sentences that told them.
    day_in: usize,
    date_in: Option<usize>,
    /// A year in digits at the start of a sentence, which sets the scene, with the sentence and its paragraph.
    year: Option<(i16, usize, usize)>,
}

impl Told {
    /// Whether a time is of what is not being told: a clause that hangs on another tells of what was before the news (the day on which
    /// the docker "who was crushed on 22 February" died is not "the day" of the next sentence), and "police said today" of when it was
    /// said.
    fn is_background(&self, time: &Time, grounded: &Grounded, sentence: &Sentence, published: Option<Date>) -> bool {
        const NEWS: i64 = 7;
        let is_news =
            |day: Date| published.is_some_and(|published| calendar::days_between(day, published).abs() <= NEWS);
        let when = grounded.interval.as_ref().and_then(|when| when.to);
        let is_old = when.is_some_and(|day| !is_news(day)) && self.last_date.is_some_and(|(from, _)| is_news(from));
        let mut path = sentence.head_of(time.span).into_iter().flat_map(|at| sentence.path_to_root(at));
        is_old && path.any(|at| matches!(sentence.tokens[at].deprel, Deprel::AclRelcl | Deprel::Advcl))
            || self.date_in.is_some_and(|told_in| told_in == time.sentence) && is_when_it_was_said(time, sentence)
    }

    fn hear(&mut self, time: &Time, grounded: &Grounded, sentence: &Sentence) {
        /// Bytes from the start of a sentence in which a year sets the scene: "In the spring of 2019".
        const SCENE: usize = 20;
        if let Expression::Date(CalendarDate { year: Some(year), .. }) = &time.expression
            && time.span.start < sentence.span.start + SCENE
        {
            self.year = Some((*year, time.sentence, sentence.paragraph));
        } else if let Expression::Date(CalendarDate { year: Some(year), .. }) = &time.expression
            && self.year.is_some_and(|(of_scene, ..)| of_scene != *year)
        {
            // "In 2006 they agreed; it was closed in 2013. In March they …".
            self.year = None;
        }
        // "The Christmas party" may be on any day.
        let is_feast = matches!(time.expression, Expression::Holiday { .. });
        if is_feast && sentence.head_of(time.span).is_some_and(|head| sentence.premodified(head).is_some()) {
            return;
        }
        let Some(when) = grounded.interval.as_ref().filter(|_| grounded.kind != TimeKind::Duration) else { return };
        let (Some(from), Some(to)) = (when.from, when.to) else { return };
        self.last_date = Some((from, to));
        self.last_clock = Clock::of(&grounded.value);
        self.date_in = Some(time.sentence);
        if from == to {
            self.last_day = Some(from);
            self.day_in = time.sentence;
        }
    }

    /// The last day and the last date of any size, unless they were told too long ago for "that night" to be of them and are
    /// none of the news.
    fn near(&self, sentence: usize, published: Option<Date>) -> (Option<Date>, Option<(Date, Date)>) {
        const SENTENCES: usize = 6;
        const NEWS: i64 = 7;
        let is_news = |from: Date, to: Date| {
            published.is_some_and(|published| {
                calendar::days_between(to, published) <= NEWS && calendar::days_between(published, from) <= NEWS
            })
        };
        let is_near = |told_in: usize, from: Date, to: Date| sentence <= told_in + SENTENCES || is_news(from, to);
        let day = self.last_day.filter(|&day| is_near(self.day_in, day, day));
        (day, self.last_date.filter(|&(from, to)| self.date_in.is_some_and(|told_in| is_near(told_in, from, to))))
    }

    /// The year told in this sentence or the one before it in the paragraph, if it is in the past: "In 2019 ... In
    /// March he ...".
    fn year(&self, sentence: usize, paragraph: usize, published: Option<Date>) -> Option<i16> {
        let (year, at, in_paragraph) = self.year?;
        let is_near = at == sentence || (at + 1 == sentence && in_paragraph == paragraph);
        (is_near && published.is_none_or(|p| year <= p.year())).then_some(year)
    }
}

/// Whether it dates a verb of speech: "They died on Saturday, police *said today*".
fn is_when_it_was_said(time: &Time, sentence: &Sentence) -> bool {
    let path = sentence.head_of(time.span).into_iter().flat_map(|at| sentence.path_to_root(at));
    let verb = path.map(|at| &sentence.tokens[at]).find(|token| token.upos == Upos::Verb);
    verb.is_some_and(|verb| event_words::verb(&verb.lemma) == Some(VerbClass::Report))
}

#[cfg(test)]
mod tests;
