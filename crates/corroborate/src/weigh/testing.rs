//! Stories made by hand, for the tests of weighing: reports with a date and what they credit, claims of one event.
//!
//! A claim is written out as a sentence of its report ("Ana Boll meet Boris Krug Wednesday at Vellin"), crude but with
//! every span in its place.

use corroborate_encoder::{Deprel, NameKinds, NameTag, Sense, Upos, Xpos};
use jiff::civil::{Date, Weekday};

use crate::annotate::testing::plain;
use crate::annotate::times::expression::{CalendarDate, Expression};
use crate::annotation::{self};
use crate::annotation::{
    AnnotatedReport, Argument, ArgumentRole, Bound, Credit, CreditKind, EntityKind, EventType, Factuality, Lacks,
    Mention, MentionForm, Quantity, Sentence, Tense, Time, TimeKind, Token, When, WordAt,
};
use crate::report::{Published, ZoneKind};
use crate::story::{
    Agreement, AgreementStatus, Attribution, Cite, Claim, Entity, Event, Participant, Resolution, Story, TextCopy,
};
use crate::text::Span;

/// A report to be made.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outline {
    published: Option<Date>,
    outlet: Option<String>,
    credits: Vec<(String, CreditKind, bool)>,
    claims: Vec<Said>,
    copy_of: Option<usize>,
}

/// A stretch of days, and the value of the time expression that gives it with what that lacks.
type Dated = (When, Option<(String, Option<Lacks>)>);

/// A claim to be made.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    lemma: String,
    persons: Vec<String>,
    when: Option<Dated>,
    place: Option<String>,
    weekday: Option<Weekday>,
    site: Option<String>,
    quantity: Option<(f64, Bound, String)>,
    factuality: Factuality,
    from: Vec<String>,
    cue: Option<String>,
    doer: Option<String>,
}

pub(crate) fn report(published: &str) -> Outline {
    Outline { published: published.parse().ok(), ..Outline::default() }
}

impl Outline {
    pub(crate) fn outlet(mut self, outlet: &str) -> Self {
        self.outlet = Some(outlet.into());
        self
    }

    /// Credits an agency somewhere, for no claim.
    pub(crate) fn crediting(mut self, agency: &str) -> Self {
        self.credits.push((agency.into(), CreditKind::Agency, false));
        self
    }

    /// Credits an authority somewhere, for no claim.
    pub(crate) fn hearing(mut self, authority: &str) -> Self {
        self.credits.push((authority.into(), CreditKind::Official, false));
        self
    }

    /// Quotes a person somewhere, for no claim.
    pub(crate) fn quoting(mut self, person: &str) -> Self {
        self.credits.push((person.into(), CreditKind::Person, false));
        self
    }

    /// Is as a whole an agency's dispatch.
    pub(crate) fn dispatch_of(mut self, agency: &str) -> Self {
        self.credits.push((agency.into(), CreditKind::Agency, true));
        self
    }

    pub(crate) fn copy_of(mut self, report: usize) -> Self {
        self.copy_of = Some(report);
        self
    }

    pub(crate) fn says(mut self, claim: Said) -> Self {
        self.claims.push(claim);
        self
    }
}

pub(crate) fn claim(lemma: &str) -> Said {
    Said {
        lemma: lemma.into(),
        persons: Vec::new(),
        when: None,
        place: None,
        weekday: None,
        site: None,
        quantity: None,
        factuality: Factuality::Happened,
        from: Vec::new(),
        cue: None,
        doer: None,
    }
}

impl Said {
    pub(crate) fn by(mut self, persons: &[&str]) -> Self {
        self.persons = persons.iter().map(|&person| person.into()).collect();
        self
    }

    /// Dated by words of its own.
    pub(crate) fn on(self, day: &str, words: &str) -> Self {
        self.dated(day, Some((words.into(), None)))
    }

    /// Dated by words that lack something.
    pub(crate) fn on_lacking(self, day: &str, words: &str, lacks: Lacks) -> Self {
        self.dated(day, Some((words.into(), Some(lacks))))
    }

    /// Dated by what surrounds it.
    pub(crate) fn dated_by_context(self, day: &str) -> Self {
        self.dated(day, None)
    }

    fn dated(mut self, days: &str, words: Option<(String, Option<Lacks>)>) -> Self {
        let (from, to) = days.split_once('/').unwrap_or((days, days));
        let when = When { from: from.parse().ok(), to: to.parse().ok(), inferred: None };
        self.when = Some((when, words));
        self
    }

    /// On a day of nobody knows which week.
    pub(crate) fn on_some(mut self, weekday: Weekday) -> Self {
        self.weekday = Some(weekday);
        self
    }

    pub(crate) fn at(mut self, place: &str) -> Self {
        self.place = Some(place.into());
        self
    }

    pub(crate) fn towards(mut self, site: &str) -> Self {
        self.site = Some(site.into());
        self
    }

    pub(crate) fn counting(mut self, value: f64, bound: Bound, of: &str) -> Self {
        self.quantity = Some((value, bound, of.into()));
        self
    }

    pub(crate) fn told_as(mut self, factuality: Factuality) -> Self {
        self.factuality = factuality;
        self
    }

    pub(crate) fn from(mut self, origin: &str) -> Self {
        self.from.push(origin.into());
        self
    }

    /// Told by a word of saying: "announce".
    pub(crate) fn cued(mut self, cue: &str) -> Self {
        self.cue = Some(cue.into());
        self
    }

    /// Done by somebody who is no entity.
    pub(crate) fn done_by(mut self, doer: &str) -> Self {
        self.doer = Some(doer.into());
        self
    }
}

/// The reports and one story with one event, of which all claims are.
pub(crate) fn resolution(outlines: &[Outline]) -> Resolution {
    let mut story = Story {
        title: "A story".into(),
        reports: (0..outlines.len()).collect(),
        entities: Vec::new(),
        events: Vec::new(),
        unplaced: Vec::new(),
        agreements: Vec::new(),
        statements: Vec::new(),
        corrections: Vec::new(),
        rewrites: Vec::new(),
        because: Vec::new(),
    };
    let mut claims = Vec::new();
    let mut reports = Vec::new();
    for (at, outline) in outlines.iter().enumerate() {
        let (report, of_report) = made(at, outline, &mut story.entities);
        reports.push(report);
        claims.extend(of_report);
    }
    let first = outlines.iter().flat_map(|outline| &outline.claims).next();
    story.events.push(Event {
        summary: "What happened".into(),
        lemma: first.map(|claim| claim.lemma.clone()).unwrap_or_default(),
        kind: Some(EventType::Consult),
        factuality: Factuality::Happened,
        when: claims.iter().find_map(|claim: &Claim| claim.when.clone()),
        place: claims.iter().find_map(|claim| claim.place),
        participants: claims.first().map(|claim| claim.participants.clone()).unwrap_or_default(),
        claims,
        is_reportable: true,
        because: Vec::new(),
    });
    let copies = outlines.iter().enumerate().filter_map(|(report, outline)| {
        outline.copy_of.map(|of| TextCopy { report, of, passages: Vec::new(), runs: 0, share: 0.0 })
    });
    Resolution { reports, copies: copies.collect(), stories: vec![story] }
}

fn made(at: usize, outline: &Outline, entities: &mut Vec<Entity>) -> (AnnotatedReport, Vec<Claim>) {
    let mut writer = Writer { at, text: String::new(), report: AnnotatedReport::new(plain("")), entities };
    for (name, kind, is_dispatch) in &outline.credits {
        let start = writer.text.len();
        writer.text.push_str(&format!("{name} reports.\n"));
        let span = Span::new(start, start + name.len());
        let scope = if *is_dispatch { None } else { Some(span) };
        let credit = Credit { name: name.clone(), kind: *kind, span, cue: None, mention: None, scope };
        writer.report.credits.push(credit);
    }
    let claims = outline.claims.iter().map(|claim| writer.claim(claim)).collect();
    let Writer { text, mut report, .. } = writer;
    report.report.path =
        format!("{}.txt", outline.outlet.as_deref().unwrap_or("report")).to_lowercase() + &at.to_string();
    report.report.text = text;
    report.report.outlet = outline.outlet.clone();
    report.report.published = outline.published.map(|date| Published { date, source: "test".into() });
    (report, claims)
}

struct Writer<'a> {
    at: usize,
    text: String,
    report: AnnotatedReport,
    entities: &'a mut Vec<Entity>,
}

impl Writer<'_> {
    fn claim(&mut self, said: &Said) -> Claim {
        let start = self.text.len();
        let sentence = self.report.sentences.len();
        let mut tokens: Vec<Token> = Vec::new();
        let mut participants = Vec::new();
        for person in &said.persons {
            let words = self.words(person, Upos::Propn, &mut tokens);
            let entity = self.entity(person, EntityKind::Person, words.0);
            participants.push(Participant { entity, role: ArgumentRole::Agent });
        }
        let (trigger, verb) = self.words(&said.lemma, Upos::Verb, &mut tokens);
        let mut times = Vec::new();
        if let Some((when, Some((words, lacks)))) = &said.when {
            let (span, _) = self.words(words, Upos::Propn, &mut tokens);
            times.push(self.report.times.len());
            let kind = TimeKind::Date;
            let value = when.from.map(|day| day.to_string()).unwrap_or_default();
            let month_and_day = CalendarDate { month: Some(6), day: Some(27), ..CalendarDate::default() };
            let is_calendar = words.contains(|c: char| c.is_ascii_digit());
            let date = if is_calendar { month_and_day } else { CalendarDate::default() };
            let (expression, tense) = (Expression::Date(date), Tense::Past);
            let interval = Some(when.clone());
            self.report.times.push(Time { span, sentence, kind, value, interval, lacks: *lacks, expression, tense });
        }
        if let Some(weekday) = said.weekday {
            let (span, _) = self.words("someday", Upos::Propn, &mut tokens);
            times.push(self.report.times.len());
            let (kind, expression) = (TimeKind::Date, Expression::Weekday { weekday, shift: None });
            let (value, lacks, tense) = (String::new(), Some(Lacks::Reference), Tense::Past);
            self.report.times.push(Time { span, sentence, kind, value, interval: None, lacks, expression, tense });
        }
        let mut arguments = Vec::new();
        if let Some(site) = &said.site {
            let (span, token) = self.words(site, Upos::Noun, &mut tokens);
            arguments.push(Argument {
                role: ArgumentRole::Patient,
                span,
                word: WordAt { sentence, token },
                mention: None,
            });
        }
        if let Some(doer) = &said.doer {
            let (span, token) = self.words(doer, Upos::Noun, &mut tokens);
            let word = WordAt { sentence, token };
            arguments.push(Argument { role: ArgumentRole::Agent, span, word, mention: None });
        }
        let cue = said.cue.as_ref().map(|cue| self.words(cue, Upos::Verb, &mut tokens).0);
        let place = said.place.as_ref().map(|place| {
            let (span, _) = self.words(place, Upos::Propn, &mut tokens);
            self.entity(place, EntityKind::Place, span)
        });
        let quantities = said.quantity.iter().map(|(value, bound, of)| {
            let (span, _) = self.words(&format!("{value} {of}"), Upos::Num, &mut tokens);
            Quantity { value: *value, bound: *bound, unit: "people".into(), of: Some(of.clone()), role: None, span }
        });
        let quantities: Vec<Quantity> = quantities.collect();
        self.text.push_str(".\n");
        for (i, token) in tokens.iter_mut().enumerate() {
            token.head = (i != verb).then_some(verb);
            token.deprel = if i == verb {
                Deprel::Root
            } else if i < verb {
                Deprel::Nsubj
            } else {
                Deprel::Obl
            };
        }
        let span = Span::new(start, self.text.len() - 1);
        let vector = Vec::new();
        self.report.sentences.push(Sentence {
            span,
            zone: ZoneKind::Body,
            paragraph: 0,
            tokens: tokens.into(),
            predicates: vec![],
            vector,
        });
        self.report.events.push(annotation::Event {
            trigger,
            word: WordAt { sentence, token: verb },
            light_verb: None,
            lemma: said.lemma.clone(),
            kind: Some(EventType::Consult),
            factuality: said.factuality,
            factuality_because: if said.factuality == Factuality::Denied {
                vec!["under 'deny'".into()]
            } else {
                vec![]
            },
            when: said.when.as_ref().map(|(when, _)| when.clone()),
            times,
            arguments,
            quantities: quantities.clone(),
            quote: None,
            claim: span,
            worth: 3.0,
        });
        let attribution = said.from.iter();
        let attribution = attribution.map(|name| Attribution {
            source: None,
            name: name.clone(),
            cue,
            is_origin: true,
            is_for_all: false,
        });
        Claim {
            report: self.at,
            event: self.report.events.len() - 1,
            is_passing: false,
            is_slight: false,
            span,
            trigger,
            when: said.when.as_ref().map(|(when, _)| when.clone()),
            place,
            participants,
            quantities,
            factuality: said.factuality,
            attribution: attribution.collect(),
        }
    }

    /// Writes words; their span, and the index of the last of them.
    fn words(&mut self, words: &str, upos: Upos, tokens: &mut Vec<Token>) -> (Span, usize) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        let start = self.text.len();
        for word in words.split_whitespace() {
            if self.text.len() > start {
                self.text.push(' ');
            }
            let at = self.text.len();
            self.text.push_str(word);
            tokens.push(Token {
                span: Span::new(at, self.text.len()),
                upos,
                xpos: if upos == Upos::Verb { Xpos::Vbd } else { Xpos::Nnp },
                lemma: word.into(),
                head: None,
                deprel: Deprel::Dep,
                name: NameTag::O,
                name_kinds: NameKinds::default(),
                mention_kind: None,
                predicate: if upos == Upos::Verb { 1.0 } else { 0.0 },
                sense: Sense::default(),
            });
        }
        (Span::new(start, self.text.len()), tokens.len() - 1)
    }

    /// The entity of this name, with one more mention.
    fn entity(&mut self, name: &str, kind: EntityKind, span: Span) -> usize {
        let known = self.entities.iter().position(|entity| entity.name == name);
        let at = known.unwrap_or_else(|| {
            self.entities.push(named(name, kind));
            self.entities.len() - 1
        });
        self.entities[at].mentions.push(Cite { report: self.at, span });
        self.entities[at].chains.push((self.at, at));
        let head = WordAt { sentence: self.report.sentences.len(), token: 0 };
        self.report.mentions.push(Mention { span, head, kind, form: MentionForm::Name, chain: at });
        at
    }
}

/// An entity of which nothing but the name is known.
pub(crate) fn named(name: &str, kind: EntityKind) -> Entity {
    Entity {
        kind,
        name: name.into(),
        is_named: true,
        aliases: Vec::new(),
        roles: Vec::new(),
        mentions: Vec::new(),
        chains: Vec::new(),
        same_names: Vec::new(),
        because: Vec::new(),
    }
}

/// A signed agreement of which nothing is known but the claims of the first event that tell of it.
pub(crate) fn agreement(kind: &str, claims: Vec<usize>) -> Agreement {
    Agreement {
        event: 0,
        claims,
        also: Vec::new(),
        kind: kind.into(),
        status: AgreementStatus::Signed,
        parties: Vec::new(),
        signatories: Vec::new(),
        when: None,
        place: None,
        areas: Vec::new(),
        terms: Vec::new(),
        worth: Vec::new(),
        readings: Vec::new(),
        joined: Vec::new(),
    }
}
