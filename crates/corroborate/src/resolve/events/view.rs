//! A claim as it is compared.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use corroborate_encoder::{Deprel, Sense, Upos};
use jiff::civil::Date;

use super::context;
use super::stand_in::{self, StandIns};
use crate::annotation::{
    AnnotatedReport, Argument, ArgumentRole, EntityKind, Event, EventType, Factuality, MentionForm, Sentence, When,
};
use crate::lexicon::agreements::AgreementNoun;
use crate::lexicon::countries;
use crate::lexicon::event_synonyms::{self, WordClass};
use crate::lexicon::event_words;
use crate::lexicon::reporting::Reporting;
use crate::report::ZoneKind;
use crate::resolve::agreements;
use crate::resolve::entities::Entities;
use crate::resolve::terms::Vector;
use crate::story::{Claim, Entity, Participant};

/// A claim as it is compared.
#[derive(Debug)]
pub(super) struct View<'r> {
    pub(super) report: usize,
    pub(super) sentence: usize,
    pub(super) lemma: String,
    pub(super) word_class: WordClass,
    /// Classes of synonyms that the word is in.
    pub(super) classes: Vec<usize>,
    /// What its word means where it stands.
    pub(super) sense: &'r Sense,
    /// Whether the word tells little of what happens: "do", "begin", "make".
    pub(super) says_little: bool,
    /// Whether the word reports what somebody says.
    pub(super) is_speech: bool,
    /// Whether nothing beside it says who, what or where.
    pub(super) is_bare: bool,
    /// Whether it only names again what was told before: "the talks", "this attack".
    pub(super) is_named_again: bool,
    /// Whether its report tells one such event alone, but for those that only name one again.
    pub(super) is_only_one: bool,
    /// Whether it stands in a headline or in the first sentence of the text.
    pub(super) is_lead: bool,
    /// Whether it stands in a headline.
    pub(super) is_headline: bool,
    /// Whether it stands in the words to a picture, which may be from another day.
    pub(super) is_caption: bool,
    /// How many of the story's reports tell an event of this word or a like one at their top, as a share.
    pub(super) share_of_tops: f64,
    /// How often the claim's report uses the word for an event.
    pub(super) uses_in_report: usize,
    pub(super) kind: Option<EventType>,
    pub(super) entities: BTreeSet<usize>,
    pub(super) named: BTreeSet<usize>,
    /// Persons with a name.
    pub(super) persons: BTreeSet<usize>,
    /// Persons and bodies that take part or are named in what does.
    pub(super) parties: Vec<Party>,
    parts: Vec<Participant>,
    /// Lemmas of arguments other than names.
    pub(super) heads: BTreeSet<&'r str>,
    /// Lemmas of what it is done to.
    pub(super) patients: BTreeSet<&'r str>,
    /// The agreement that is signed, reached, denied: "a memorandum".
    pub(super) agreement: Option<AgreementNoun>,
    /// Whether somebody undergoes it, or something; `None` where nothing tells, or both do.
    pub(super) befalls_somebody: Option<bool>,
    pub(super) when: Option<&'r When>,
    /// The day on which its report says that it was published.
    pub(super) published: Option<Date>,
    /// The day on which the first of the reports says that it was published.
    pub(super) news: Option<Date>,
    /// Where it happens or leads to: a place, or else a body.
    pub(super) place: Option<usize>,
    pub(super) country: Option<&'static str>,
    /// Numbers, as bits, with what they count.
    pub(super) numbers: BTreeSet<(u64, &'r str)>,
    pub(super) factuality: Factuality,
    /// The words of its clause, three in a row.
    pub(super) runs: BTreeSet<[&'r str; RUN]>,
    /// The sentence it stands in.
    pub(super) told_in: &'r Sentence,
    /// The words of the clause but for the event's own, weighed by how rare they are in the story.
    pub(super) context: Vector,
}

/// Words in a row by which two clauses are held to be word for word the same.
const RUN: usize = 3;

impl View<'_> {
    /// Its word and the classes that it is in.
    pub(super) fn words(&self) -> impl Iterator<Item = String> + '_ {
        self.classes.iter().map(|class| format!("#{class}")).chain([self.lemma.clone()])
    }

    /// The named entities in a part.
    pub(super) fn named_in(&self, role: ArgumentRole) -> BTreeSet<usize> {
        let in_part = self.parts.iter().filter(|p| p.role == role).map(|p| p.entity);
        in_part.filter(|e| self.named.contains(e)).collect()
    }
}

/// The claims as they are compared, in the same order.
pub(super) fn views<'r>(reports: &'r [AnnotatedReport], claims: &'r [Claim], entities: &Entities) -> Vec<View<'r>> {
    let mut uses: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for claim in claims {
        *uses.entry((claim.report, lemma(reports, claim))).or_default() += 1;
    }
    let contexts = context::contexts(reports, claims);
    let members: BTreeSet<usize> = claims.iter().map(|claim| claim.report).collect();
    let meant = stand_in::find(reports, &members, entities);
    let news = members.iter().filter_map(|&report| reports[report].report.date()).min();
    let views = claims.iter().zip(contexts);
    let view = |(claim, context)| View { news, ..view(reports, claim, entities, &meant, &uses, context) };
    let mut views: Vec<View> = views.map(view).collect();
    count_tops(&mut views);
    find_only_ones(&mut views);
    views
}

/// Of the events of one word or class of synonyms that a report tells, whether there is one alone that is not named again.
fn find_only_ones(views: &mut [View]) {
    let mut told: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for view in views.iter().filter(|view| !view.is_named_again) {
        for word in view.words() {
            *told.entry((view.report, word)).or_default() += 1;
        }
    }
    for view in views {
        let is_only = |word| told.get(&(view.report, word)) == Some(&1);
        view.is_only_one = !view.is_named_again && view.words().all(is_only);
    }
}

/// What a word means where it stands; of several words that say together what another says, nothing is known.
fn sense<'r>(report: &'r AnnotatedReport, event: &Event) -> &'r Sense {
    static UNKNOWN: LazyLock<Sense> = LazyLock::new(Sense::default);
    let token = report.token(event.word);
    let is_its_own = token.upos != Upos::Verb || token.lemma.eq_ignore_ascii_case(&event.lemma);
    if is_its_own { &token.sense } else { &UNKNOWN }
}

/// "The talks", "this attack": a noun of which nothing but that it is known says which.
fn is_named_again(report: &AnnotatedReport, event: &Event) -> bool {
    let sentence = &report.sentences[event.word.sentence];
    let word = event.word.token;
    let is_known = |at: usize| {
        let token = &sentence.tokens[at];
        let points = matches!(token.lemma.to_lowercase().as_str(), "the" | "this" | "that" | "these" | "those");
        token.deprel == Deprel::Det && points || token.deprel == Deprel::NmodPoss && token.upos == Upos::Pron
    };
    let mut beside = sentence.children(word);
    let tells_which = |at: usize| {
        matches!(
            sentence.tokens[at].deprel.base(),
            Deprel::Nmod | Deprel::Acl | Deprel::Amod | Deprel::Compound | Deprel::Nummod
        ) || sentence.tokens[at].deprel == Deprel::NmodPoss && sentence.tokens[at].upos != Upos::Pron
    };
    matches!(sentence.tokens[word].upos, Upos::Noun)
        && sentence.children(word).any(is_known)
        && !beside.any(tells_which)
        && event.times.is_empty()
}

/// What the reports of a story have at their top is what it is about.
fn count_tops(views: &mut [View]) {
    let reports: BTreeSet<usize> = views.iter().map(|view| view.report).collect();
    let mut tops: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for view in views.iter().filter(|view| view.is_lead) {
        for word in view.words() {
            tops.entry(word).or_default().insert(view.report);
        }
    }
    for view in views {
        let most = view.words().filter_map(|word| tops.get(&word)).map(BTreeSet::len).max().unwrap_or_default();
        view.share_of_tops = most.saturating_sub(1) as f64 / (reports.len() + 1) as f64;
    }
}

fn lemma(reports: &[AnnotatedReport], claim: &Claim) -> String {
    reports[claim.report].events[claim.event].lemma.to_lowercase()
}

fn view<'r>(
    reports: &'r [AnnotatedReport],
    claim: &'r Claim,
    entities: &Entities,
    meant: &StandIns,
    uses: &BTreeMap<(usize, String), usize>,
    context: Vector,
) -> View<'r> {
    let report = &reports[claim.report];
    let event = &report.events[claim.event];
    let parts = claim.participants.iter().map(|p| Participant { entity: meant.by(p.entity), ..*p });
    let parts: Vec<Participant> = parts.collect();
    let all: BTreeSet<usize> = parts.iter().map(|p| p.entity).collect();
    let named: BTreeSet<usize> = all.iter().copied().filter(|&e| entities.all[e].is_named).collect();
    let persons = named.iter().copied().filter(|&e| entities.all[e].kind == EntityKind::Person).collect();
    let is_name = |entity: Option<usize>| entity.is_some_and(|e| entities.all[e].is_named);
    let entity_of = |mention: Option<usize>| mention.and_then(|m| entities.of_mention(reports, claim.report, m));
    let other = || event.arguments.iter().filter(|a| a.role != ArgumentRole::Time && !is_name(entity_of(a.mention)));
    let lemma_of = |a: &Argument| report.token(a.word).lemma.as_str();
    let sentence = &report.sentences[event.word.sentence];
    let word_class = match sentence.tokens[event.word.token].upos {
        Upos::Verb => WordClass::Verb,
        _ => WordClass::Noun,
    };
    let lemma = lemma(reports, claim);
    let is_somewhere = |e: usize| entities.all[e].is_named && entities.all[e].kind != EntityKind::Person;
    let goal = parts.iter().filter(|p| matches!(p.role, ArgumentRole::Patient | ArgumentRole::Recipient));
    let place = claim.place.filter(|&p| is_somewhere(p)).or_else(|| goal.map(|p| p.entity).find(|&e| is_somewhere(e)));
    View {
        report: claim.report,
        sentence: event.word.sentence,
        share_of_tops: 0.0,
        uses_in_report: uses.get(&(claim.report, lemma.clone())).copied().unwrap_or(1),
        classes: event_synonyms::classes(&lemma, word_class),
        word_class,
        sense: sense(report, event),
        says_little: word_class == WordClass::Verb && event_words::says_little(&lemma),
        is_speech: is_speech(&lemma, word_class),
        is_bare: !event
            .arguments
            .iter()
            .any(|a| a.role != ArgumentRole::Time && a.word.sentence == event.word.sentence),
        is_named_again: is_named_again(report, event),
        is_only_one: false,
        is_lead: sentence.zone == ZoneKind::Title || is_first(report, event.word.sentence),
        is_headline: sentence.zone == ZoneKind::Title,
        is_caption: sentence.zone == ZoneKind::Caption,
        lemma,
        kind: event.kind,
        heads: other().map(lemma_of).collect(),
        patients: other().filter(|a| a.role == ArgumentRole::Patient).map(lemma_of).collect(),
        entities: all,
        named,
        persons,
        parties: parties(reports, claim, entities, meant),
        parts,
        agreement: agreements::noun_of(report, event),
        befalls_somebody: befalls_somebody(report, event),
        when: claim.when.as_ref(),
        published: report.report.date(),
        news: None,
        country: place.and_then(|p| country_of(&entities.all[p].name)),
        place,
        numbers: claim.quantities.iter().map(|q| (q.value.to_bits(), q.unit.as_str())).collect(),
        factuality: claim.factuality,
        runs: runs(report, claim),
        told_in: sentence,
        context,
    }
}

fn befalls_somebody(report: &AnnotatedReport, event: &Event) -> Option<bool> {
    let patients = event.arguments.iter().filter(|argument| argument.role == ArgumentRole::Patient);
    let kinds = patients.map(|argument| Some(report.mentions[argument.mention?].kind));
    let kinds: BTreeSet<Option<bool>> = kinds
        .map(|kind| match kind? {
            EntityKind::Person => Some(true),
            EntityKind::Other => Some(false),
            EntityKind::Organization | EntityKind::Place => None,
        })
        .collect();
    kinds.first().copied().flatten().filter(|_| kinds.len() == 1)
}

fn is_speech(lemma: &str, word_class: WordClass) -> bool {
    let upos = if word_class == WordClass::Verb { Upos::Verb } else { Upos::Noun };
    Reporting::shipped().act(lemma, lemma, upos).is_some()
}

fn runs<'r>(report: &'r AnnotatedReport, claim: &Claim) -> BTreeSet<[&'r str; RUN]> {
    let sentence = &report.sentences[report.events[claim.event].word.sentence];
    let inside = sentence.tokens_in(claim.span).map(|t| &sentence.tokens[t]).filter(|t| t.upos != Upos::Punct);
    let words: Vec<&str> = inside.map(|token| report.words(token.span)).collect();
    words.array_windows().copied().collect()
}

/// Whether a sentence is the first of the report's text.
fn is_first(report: &AnnotatedReport, sentence: usize) -> bool {
    report.sentences[..=sentence].iter().filter(|s| s.zone == ZoneKind::Body).count() == 1
        && report.sentences[sentence].zone == ZoneKind::Body
}

/// A person or a body that takes part.
#[derive(Debug)]
pub(super) struct Party {
    entity: usize,
    pub(super) is_person: bool,
    /// The bodies that a person speaks for.
    bodies: BTreeSet<usize>,
}

impl Party {
    /// Whether the two are one or one speaks for the other.
    pub(super) fn is_with(&self, other: &Party) -> bool {
        self.entity == other.entity || self.bodies.contains(&other.entity) || other.bodies.contains(&self.entity)
    }

    /// Whether it is known for whom a person speaks.
    pub(super) fn speaks_for_another(&self) -> bool {
        !self.bodies.is_empty()
    }
}

/// The bodies that a person is most often said to hold an office in; one said once beside another said often is a slip.
fn bodies(person: &Entity) -> BTreeSet<usize> {
    let in_body = || person.roles.iter().filter(|role| role.body.is_some());
    let most = in_body().map(|role| role.evidence.len()).max().unwrap_or_default();
    in_body().filter(|role| 2 * role.evidence.len() >= most).filter_map(|role| role.body).collect()
}

/// The named persons and bodies among the participants and in the phrases of the arguments. A body that a person of the
/// same claim speaks for is no party beside him.
fn parties(reports: &[AnnotatedReport], claim: &Claim, entities: &Entities, meant: &StandIns) -> Vec<Party> {
    let report = &reports[claim.report];
    let arguments = || report.events[claim.event].arguments.iter().filter(|a| a.role != ArgumentRole::Time);
    let first = arguments().map(|a| a.span.start).min().unwrap_or_default();
    let from = report.mentions.partition_point(|m| m.span.start < first);
    let last = arguments().map(|a| a.span.end).max().unwrap_or_default();
    let inside = report.mentions[from..].iter().take_while(|m| m.span.start < last);
    let inside = inside.filter(|m| m.form == MentionForm::Name && arguments().any(|a| a.span.contains(m.span)));
    let inside = inside.filter_map(|m| entities.of_chain(claim.report, m.chain));
    let all = claim.participants.iter().map(|p| p.entity).chain(inside);
    let all: BTreeSet<usize> = all.map(|entity| meant.by(entity)).collect();
    let party = |e: usize| {
        let entity = &entities.all[e];
        let is_person = entity.kind == EntityKind::Person;
        let is_party = entity.is_named && (is_person || entity.kind == EntityKind::Organization);
        let bodies = if is_person { bodies(entity) } else { BTreeSet::new() };
        is_party.then_some(Party { entity: e, is_person, bodies })
    };
    let mut parties: Vec<Party> = all.into_iter().filter_map(party).collect();
    let spoken_for: BTreeSet<usize> = parties.iter().flat_map(|p| p.bodies.iter().copied()).collect();
    parties.retain(|p| !spoken_for.contains(&p.entity));
    parties
}

/// The country that a place is or is the capital of.
fn country_of(place: &str) -> Option<&'static str> {
    countries::named(place).or_else(|| countries::of_capital(place)).map(|c| c.name)
}
