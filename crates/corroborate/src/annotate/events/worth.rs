//! Which events deserve a line of an account.
//!
//! A fact-checker lists what was done: arrived, signed, met, agreed, killed. He does not list that somebody said so,
//! how things are, what somebody wants, or a visit that only tells when something else happened. No single property
//! separates the two, so each speaks with a weight, and the sum decides.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::factuality;
use super::measures::AGE;
use crate::annotation::{
    AnnotatedReport, Argument, ArgumentRole, EntityKind, Event, EventType, Factuality, MentionForm, QuoteMode,
    Sentence, WordAt,
};
use crate::lexicon::event_words::{self, NounKind, VerbClass};
use crate::report::ZoneKind;
use crate::text::LowerCase;

/// Decides for every event of the report.
pub(super) fn judge(report: &mut AnnotatedReport) {
    let roles = Roles::of(report);
    let worth: Vec<f64> = report
        .events
        .iter()
        .map(|event| features(report, &roles, event).iter().map(|(_, weight)| weight).sum())
        .collect();
    for (event, worth) in report.events.iter_mut().zip(worth) {
        event.worth = worth;
    }
}

/// What events are to each other.
struct Roles {
    /// Verbs that only carry a noun.
    carriers: BTreeSet<WordAt>,
    /// Words that accuse.
    accusations: BTreeSet<WordAt>,
}

impl Roles {
    fn of(report: &AnnotatedReport) -> Self {
        let accuse = |event: &&Event| event.kind == Some(EventType::Accuse);
        Self {
            carriers: report.events.iter().filter_map(|event| event.light_verb).collect(),
            accusations: report.events.iter().filter(accuse).map(|event| event.word).collect(),
        }
    }
}

/// What speaks for and against a line of its own.
fn features(report: &AnnotatedReport, roles: &Roles, event: &Event) -> Vec<(&'static str, f64)> {
    let sentence = &report.sentences[event.word.sentence];
    let mut features = Vec::new();
    let mut add = |name: &'static str, weight: f64| features.push((name, weight));
    let is_verbal = sentence.tokens[event.word.token].upos == Upos::Verb || event_words::is_outcome(&event.lemma);
    match is_verbal {
        true => verb(roles, event, sentence, &mut add),
        false => noun(event, sentence, &mut add),
    }
    if event.kind.is_some() {
        add("has a PLOVER class", 1.0);
    }
    if event.when.is_some() {
        add("dated", 1.0);
    }
    if has(event, ArgumentRole::Place) {
        add("placed", 0.5);
    }
    let takes_part = |a: &&Argument| matches!(a.role, ArgumentRole::Agent | ArgumentRole::Patient);
    if event.arguments.iter().filter(takes_part).any(|a| is_somebody(report, a)) {
        add("somebody takes part", 0.5);
    }
    if event.quantities.iter().any(|quantity| quantity.unit != AGE && quantity.role.is_some()) {
        add("counted", 0.5);
    }
    match event.factuality {
        Factuality::Happened => {}
        Factuality::Planned => add("planned", -0.5),
        Factuality::Possible => add("possible", -1.0),
        Factuality::Denied => add("denied", -0.75),
    }
    if event.quote.is_some_and(|quote| report.quotes[quote].mode == QuoteMode::Direct) {
        add("in somebody's own words", -0.5);
    }
    features
}

fn verb(roles: &Roles, event: &Event, sentence: &Sentence, add: &mut impl FnMut(&'static str, f64)) {
    let word = event.word.token;
    let token = &sentence.tokens[word];
    let is_headline = sentence.zone == ZoneKind::Title;
    match event_words::verb(&event.lemma) {
        Some(VerbClass::Happening) => add("a happening", 1.5),
        Some(VerbClass::Outcome) => add("what became of somebody", 1.5),
        Some(VerbClass::State) => add("a state", -3.0),
        Some(VerbClass::Aspect) => add("only begins, goes on or is tried", -3.0),
        Some(VerbClass::Report) => add("the news is what is said", -3.5),
        Some(VerbClass::Attitude) => add("a thought or wish", -3.0),
        Some(VerbClass::Cause) => add("makes something happen", -2.5),
        Some(VerbClass::Light) => add("says little by itself", -2.5),
        Some(VerbClass::Describe) => add("says what something is called", -3.0),
        Some(VerbClass::Framed) if event.kind.is_none() => add("a verb that says little, so used", -2.5),
        Some(VerbClass::Framed) | None => add("a verb of no class", 0.5),
    }
    if is_told_as_past(sentence, word) {
        add("told as past", 0.5);
    }
    if roles.carriers.contains(&event.word) {
        add("only carries a noun", -6.0);
    }
    let relation = sentence.tokens[sentence.first_conjunct(word)].deprel;
    match relation.base() {
        Deprel::Root | Deprel::Ccomp | Deprel::Parataxis => add("asserted", 0.5),
        Deprel::Amod | Deprel::Compound => add("modifies a noun", -2.0),
        // "was found dead on Monday" dates the finding.
        Deprel::Xcomp if event_words::is_outcome(&event.lemma) => add("said beside what its verb tells", -3.0),
        Deprel::Acl | Deprel::Advcl if is_accusation(roles, event, sentence) => add("what somebody is accused of", 1.0),
        // A headline's "Novak to visit Oslo" is parsed so.
        Deprel::Acl | Deprel::Advcl if is_headline => {}
        Deprel::Acl if relation == Deprel::Acl => add("modifies a noun", -1.0),
        Deprel::Xcomp | Deprel::Advcl if matches!(event.factuality, Factuality::Planned | Factuality::Possible) => {
            add("an aim or a complement", -2.5)
        }
        _ => {}
    }
    if is_would_by_itself(event, sentence) {
        add("told by “would”, and no clause of a saying or a plan", -1.5);
    }
    let subject = sentence.own_subject(word);
    let is_pointed_at = |subject: usize| {
        sentence.children_by(subject, Deprel::Det).any(|det| is_pointing(&sentence.tokens[det].lemma.lower_case()))
    };
    if subject.is_some_and(is_pointed_at) {
        add("done by what was told before", -1.0);
    } else if leans_back(sentence, word) {
        add("of what was told before", -1.0);
    }
    let is_present = matches!(token.xpos, Xpos::Vbz | Xpos::Vbp) && sentence.zone == ZoneKind::Body;
    if is_present && event.when.is_none() {
        add("in the present", -1.0);
    }
    if !event.arguments.iter().any(|a| matches!(a.role, ArgumentRole::Agent | ArgumentRole::Patient)) {
        add("nobody takes part", -1.0);
    }
}

fn noun(event: &Event, sentence: &Sentence, add: &mut impl FnMut(&'static str, f64)) {
    let token = &sentence.tokens[event.word.token];
    let has_parties = has(event, ArgumentRole::Agent) || has(event, ArgumentRole::Patient);
    let carried = event.light_verb.is_some();
    let kind = event_words::noun(&event.lemma).map(|noun| noun.kind);
    match kind {
        Some(NounKind::Incident) => add("an incident", 1.5),
        Some(NounKind::Encounter) => add("an encounter", 0.0),
        Some(NounKind::Act) => add("an act", -1.0),
        Some(NounKind::Product) => add("made by an act, which a verb tells", -3.0),
        Some(NounKind::Process) => add("something that goes on", -3.0),
        Some(NounKind::Speech) => add("the news is what is said", -4.0),
        None => add("a noun of no class", -2.0),
    }
    if carried {
        add("a verb says that it took place", 2.0);
    }
    if has_parties || is_single(sentence, event.word.token) {
        add("a certain one", 0.5);
    }
    if event.kind == Some(EventType::Consult) && agents(event) >= 2 {
        add("the parties are told", 1.0);
    }
    let possessor = sentence.child(event.word.token, &[Deprel::NmodPoss]);
    if !carried && possessor.is_some_and(|p| sentence.tokens[p].upos == Upos::Pron) {
        add("referred back to", -2.5);
    }
    let is_known = sentence.children_by(event.word.token, Deprel::Det).any(|det| sentence.tokens[det].lemma == "the");
    if !carried && kind == Some(NounKind::Encounter) && is_known && !has(event, ArgumentRole::Agent) {
        add("referred back to", -2.5);
    }
    let pointed = |child: usize| {
        let lemma = sentence.tokens[child].lemma.as_str();
        is_pointing(lemma) || matches!(lemma, "any" | "no")
    };
    if !carried && sentence.children_by(event.word.token, Deprel::Det).any(pointed) {
        add("pointed at", -1.5);
    }
    if token.deprel.base() == Deprel::Nmod && !has_parties && event.when.is_none() {
        add("only qualifies another noun", -1.0);
    }
}

/// "No arrests were made in *that fire*", "with *that move* threatening the dairy": told alone, nobody knows which. "That fire which
/// …" says it itself.
fn leans_back(sentence: &Sentence, verb: usize) -> bool {
    let is_that = |det: usize| matches!(sentence.tokens[det].lemma.to_lowercase().as_str(), "that" | "those");
    let is_told_here =
        |noun: usize| sentence.tokens[..noun].iter().any(|token| token.lemma == sentence.tokens[noun].lemma);
    let is_told_before = |&noun: &usize| {
        sentence.children_by(noun, Deprel::Det).any(is_that)
            && !sentence.has_child(noun, Deprel::AclRelcl)
            && !is_told_here(noun)
    };
    sentence.tokens[verb].upos == Upos::Verb && sentence.subtree(verb).iter().any(is_told_before)
}

/// "He *would wander* the streets": of a habit or a wish, where no clause around it says that it was to come.
fn is_would_by_itself(event: &Event, sentence: &Sentence) -> bool {
    let is_would = |child: usize| matches!(&*sentence.tokens[child].lemma.lower_case(), "would" | "'d" | "’d");
    let is_main = matches!(
        sentence.tokens[sentence.first_conjunct(event.word.token)].deprel.base(),
        Deprel::Root | Deprel::Parataxis
    );
    is_main
        && event.quote.is_none()
        && event.when.is_none()
        && sentence.children_by(event.word.token, Deprel::Aux).any(is_would)
}

/// "that", "these": what they stand with was told before.
fn is_pointing(lemma: &str) -> bool {
    matches!(lemma, "this" | "that" | "these" | "those" | "such")
}

/// Whether the event is what an accusation of the same sentence is about.
fn is_accusation(roles: &Roles, event: &Event, sentence: &Sentence) -> bool {
    let word = event.word.token;
    let verb = factuality::accusation(sentence, word).or_else(|| sentence.head(word));
    let accuses = |token| roles.accusations.contains(&WordAt { sentence: event.word.sentence, token });
    event.factuality == Factuality::Possible && verb.is_some_and(accuses)
}

/// "signed", "has signed", "was signed"; not "signs", not "signing".
fn is_told_as_past(sentence: &Sentence, verb: usize) -> bool {
    let has_auxiliary = |relation| sentence.has_child(verb, relation);
    match sentence.tokens[verb].xpos {
        Xpos::Vbd => true,
        Xpos::Vbn => has_auxiliary(Deprel::Aux) || has_auxiliary(Deprel::AuxPass),
        _ => false,
    }
}

/// "the accident", "a hit-and-run accident"; not "accidents".
fn is_single(sentence: &Sentence, noun: usize) -> bool {
    sentence.child(noun, &[Deprel::Det, Deprel::NmodPoss, Deprel::Nummod]).is_some()
}

fn agents(event: &Event) -> usize {
    event.arguments.iter().filter(|a| a.role == ArgumentRole::Agent).count()
}

fn has(event: &Event, role: ArgumentRole) -> bool {
    event.arguments.iter().any(|argument| argument.role == role)
}

/// A person, a body, a country; what has no name counts if it is a person or a body.
fn is_somebody(report: &AnnotatedReport, argument: &Argument) -> bool {
    let Some(mention) = argument.mention.and_then(|mention| report.mentions.get(mention)) else { return false };
    let is_named = || report.chains.get(mention.chain).is_some_and(|chain| chain.name.is_some());
    matches!(mention.kind, EntityKind::Person | EntityKind::Organization)
        || mention.form == MentionForm::Name
        || is_named()
}
