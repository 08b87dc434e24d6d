//! The account in sentences, made of the claims' own words.
//!
//! Each part of the account has a module that drafts its lines; [`evidence`] then holds every line against the words
//! that it cites and takes out what they do not bear out. Correctness before fluency: a line may be plain, it may not
//! say what no report says.

mod agreements;
mod bearing;
mod borne;
mod certainty;
mod clause;
mod corrections;
mod days;
mod disagreements;
mod elsewhere;
mod evidence;
mod happened;
mod people;
mod pointing;
mod quotations;
mod said;
mod sources;
mod telling;
#[cfg(test)]
mod tests;
mod told;
mod words;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::Upos;

use crate::account::{Elsewhere, Line, Section, WeighedStory};
use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm, Token};
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::story::{Cite, Entity, Event, Story};
use crate::text::Span;
use crate::wording;

use super::origins::Copies;
pub(crate) use bearing::Bearing;
use bearing::{Held, Shown};
use happened::Happenings;
use telling::Told;

/// Every event of a story in a clause of one of its reports, and how the others tell that clause.
pub(crate) struct Tellings {
    told: Vec<Option<Told>>,
    /// In the order of the events.
    pub(crate) bearings: Vec<Bearing>,
    /// Of each event what reports tell of it in other sentences than their claims, where that was looked for.
    pub(crate) elsewhere: Vec<Option<Vec<Elsewhere>>>,
    /// Events that have a row for what their clause mentions ([`happened::carriers`]).
    carriers: BTreeSet<usize>,
}

impl Tellings {
    /// Chooses the clauses. What the events weigh is nothing to that.
    pub(crate) fn of(weighed: &WeighedStory, reports: &[AnnotatedReport], copies: &Copies) -> Self {
        let teller = Teller::new(weighed, reports, copies);
        let all = 0..weighed.story.events.len();
        let told: Vec<Option<Told>> = all.map(|event| told::best(&teller, event)).collect();
        let shown: Vec<Option<Shown<'_>>> =
            told.iter().map(|told| told.as_ref().map(|told| Shown::new(&teller, told))).collect();
        let bearing = |(event, shown): (usize, &Option<Shown<'_>>)| {
            shown.as_ref().map(|shown| shown.bearing(event)).unwrap_or_default()
        };
        let mut bearings: Vec<Bearing> = shown.iter().enumerate().map(bearing).collect();
        let carriers = happened::carriers(&teller, &told, &bearings);
        let elsewhere = |(event, (shown, bearing)): (usize, (&Option<Shown<'_>>, &mut Bearing))| {
            let is_told = |told: &Told| told.is_clause && !told.is_nameless;
            let has_row = teller.event(event).is_reportable || carriers.contains(&event);
            let is_shown = has_row && told[event].as_ref().is_some_and(is_told);
            shown.as_ref().filter(|_| is_shown)?.told_elsewhere(event, bearing)
        };
        let elsewhere = shown.iter().zip(&mut bearings).enumerate().map(elsewhere).collect();
        Self { told, bearings, elsewhere, carriers }
    }
}

/// A clause that would be shown, and the sentences of other reports that may tell the same: what weights are learned from.
#[derive(Debug)]
pub struct ComparedClause {
    /// The word or words that name its event.
    pub trigger: Cite,
    /// The sentences, each with what was seen.
    pub sentences: Vec<(Cite, Vec<(&'static str, f64)>)>,
}

/// The clauses of a story with all that they are compared with; nothing is decided.
pub(crate) fn compared(weighed: &WeighedStory, reports: &[AnnotatedReport], copies: &Copies) -> Vec<ComparedClause> {
    let teller = Teller::new(weighed, reports, copies);
    let compared = |event: usize| {
        let told = told::best(&teller, event).filter(|told| told.is_clause && !told.is_nameless)?;
        let claim = &teller.event(event).claims[told.claim];
        let trigger = Cite { report: claim.report, span: claim.trigger };
        Some(ComparedClause { trigger, sentences: Shown::new(&teller, &told).compared() })
    };
    (0..weighed.story.events.len()).filter_map(compared).collect()
}

/// A story in sentences.
pub struct Composed {
    /// The account, section by section.
    pub lines: Vec<Line>,
    /// Every event in one sentence without its date, where a claim of it makes one.
    pub summaries: Vec<Option<String>>,
}

/// Tells a weighed story.
pub(crate) fn tell(
    weighed: &WeighedStory,
    tellings: Tellings,
    reports: &[AnnotatedReport],
    copies: &Copies,
) -> Composed {
    let teller = Teller::new(weighed, reports, copies);
    let Tellings { told, bearings, carriers, .. } = tellings;
    let all = Happenings { told: &told, bearings: &bearings, carriers: &carriers };
    let drafts = [
        happened::in_short(&teller, all),
        happened::what_happened(&teller, all),
        agreements::lines(&teller),
        corrections::lines(&teller, &told),
        disagreements::lines(&teller, &told),
        disagreements::updates(&teller),
        said::lines(&teller),
        people::lines(&teller),
        happened::only_one_source(&teller, all),
        sources::lines(&teller),
    ];
    let lines = drafts.into_iter().flatten().filter_map(|line| evidence::borne_out(&teller, line)).collect();
    let summary = |(event, told): (usize, &Option<Told>)| {
        let told = told.as_ref()?.beside_standing(&weighed.weights[event], &teller.event(event).lemma);
        Some(upper_first(&told))
    };
    let summaries = told.iter().enumerate().map(summary).collect();
    Composed { lines, summaries }
}

/// A story with what is needed to look things up in it.
pub(super) struct Teller<'a> {
    weighed: &'a WeighedStory,
    reports: &'a [AnnotatedReport],
    copies: &'a Copies,
    entity_of_chain: BTreeMap<(usize, usize), usize>,
    /// Mentions of entities by report, in the order of their starts.
    mentions: BTreeMap<usize, Vec<(Span, usize)>>,
    /// By report the words that name what is withdrawn.
    withdrawn: BTreeSet<(usize, Span)>,
    /// For each lemma in how many of the story's reports it is, once that is asked for.
    having: OnceCell<BTreeMap<String, usize>>,
    /// The entities that most of the story's reports mention, once that is asked for.
    everywhere: OnceCell<BTreeSet<usize>>,
    held: Held<'a>,
}

impl<'a> Teller<'a> {
    fn new(weighed: &'a WeighedStory, reports: &'a [AnnotatedReport], copies: &'a Copies) -> Self {
        let mut entity_of_chain = BTreeMap::new();
        let mut mentions: BTreeMap<usize, Vec<(Span, usize)>> = BTreeMap::new();
        for (at, entity) in weighed.story.entities.iter().enumerate() {
            entity_of_chain.extend(entity.chains.iter().map(|&chain| (chain, at)));
            for mention in &entity.mentions {
                mentions.entry(mention.report).or_default().push((mention.span, at));
            }
        }
        mentions
            .values_mut()
            .for_each(|of_report| of_report.sort_unstable_by_key(|&(span, at)| (span.start, span.end, at)));
        let touches = weighed.story.corrections.iter().flat_map(|correction| &correction.touches);
        let claims = touches.filter(|t| t.is_withdrawn).map(|t| &weighed.story.events[t.event].claims[t.claim]);
        let withdrawn = claims.map(|claim| (claim.report, claim.trigger)).collect();
        Self {
            weighed,
            reports,
            copies,
            entity_of_chain,
            mentions,
            withdrawn,
            having: OnceCell::new(),
            everywhere: OnceCell::new(),
            held: Held::new(reports, &weighed.story.reports),
        }
    }

    /// Whether what the word tells in its report is withdrawn.
    fn is_withdrawn(&self, report: usize, word: Span) -> bool {
        self.withdrawn.contains(&(report, word))
    }

    fn story(&self) -> &'a Story {
        &self.weighed.story
    }

    fn event(&self, event: usize) -> &'a Event {
        &self.story().events[event]
    }

    fn is_named(&self, entity: usize) -> bool {
        self.story().entities.get(entity).is_some_and(|entity| entity.is_named)
    }

    fn entity_of(&self, report: usize, chain: usize) -> Option<usize> {
        self.entity_of_chain.get(&(report, chain)).copied()
    }

    fn entity_name(&self, entity: usize) -> Option<&'a str> {
        self.story().entities.get(entity).map(|entity| entity.name.as_str())
    }

    /// Entities mentioned in the cited words.
    fn entities_in(&self, cite: &Cite) -> BTreeSet<usize> {
        let of_report = self.mentions.get(&cite.report).map_or(&[][..], Vec::as_slice);
        let until = of_report.partition_point(|(span, _)| span.start < cite.span.end);
        of_report[..until].iter().filter(|(span, _)| span.end > cite.span.start).map(|&(_, at)| at).collect()
    }

    /// The named entity that the word means or tells the office of, where it stands in a mention of it. A place or an age
    /// that the mention gives are words of their own.
    fn named_by(&self, report: usize, token: &Token) -> Option<usize> {
        let story = self.story();
        let word = self.reports[report].words(token.span).to_lowercase();
        let has_word = |name: &str| name.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|w| w == word);
        let is_named = |entity: &Entity| has_word(&entity.name) || entity.aliases.iter().any(|name| has_word(name));
        let is_told_of = matches!(token.upos, Upos::Noun | Upos::Adj);
        let around = self.entities_in(&Cite { report, span: token.span });
        let of_kind = |kind: EntityKind| around.iter().any(|&at| story.entities[at].kind == kind);
        // "The commander of the Norland guard Ana Boll" is she, her office and the guard in it.
        let is_office = is_told_of || of_kind(EntityKind::Organization);
        let rank = |at: usize| match &story.entities[at] {
            entity if !entity.is_named => None,
            entity if entity.kind == EntityKind::Person && (is_office || is_named(entity)) => Some(0),
            entity if is_named(entity) => Some(1),
            _ => is_told_of.then_some(2),
        };
        around.iter().filter_map(|&at| Some((rank(at)?, at))).min().map(|(_, at)| at)
    }

    /// In how many of the story's reports the lemma is, and how many there are.
    fn reports_with(&self, lemma: &str) -> (usize, usize) {
        let reports = &self.story().reports;
        let having = self.having.get_or_init(|| {
            let mut having = BTreeMap::new();
            for report in reports.iter().map(|&report| &self.reports[report]) {
                let tokens = report.sentences.iter().flat_map(|sentence| &sentence.tokens);
                let lemmas: BTreeSet<String> = tokens.map(|token| token.lemma.to_lowercase()).collect();
                lemmas.into_iter().for_each(|lemma| *having.entry(lemma).or_default() += 1);
            }
            having
        });
        (having.get(&lemma.to_lowercase()).copied().unwrap_or_default(), reports.len())
    }

    /// Whether three in four of the story's reports mention the entity.
    fn is_everywhere(&self, entity: usize) -> bool {
        let story = self.story();
        let mentioned_by_most = |entity: &Entity| {
            let reports: BTreeSet<usize> = entity.mentions.iter().map(|mention| mention.report).collect();
            4 * reports.len() >= 3 * story.reports.len()
        };
        let find = || (0..story.entities.len()).filter(|&at| mentioned_by_most(&story.entities[at])).collect();
        self.everywhere.get_or_init(find).contains(&entity)
    }

    /// The name of the person that the pronoun at `span` stands for, if nobody else is mentioned from the sentence before
    /// up to it, and that person not only as one who says something there.
    fn only_person_meant(&self, report: usize, span: Span) -> Option<String> {
        let annotated = &self.reports[report];
        let is_pronoun = |mention: &&Mention| mention.form == MentionForm::Pronoun && mention.span == span;
        let mention = annotated.mentions.iter().find(is_pronoun)?;
        let meant = self.entity_of(report, mention.chain).filter(|&entity| self.is_named(entity))?;
        let sentence = annotated.sentence_at(span.start)?;
        let from = annotated.sentences[sentence.saturating_sub(1)].span.start;
        let around = Cite { report, span: Span::new(from, span.end) };
        let is_person = |entity: &usize| self.story().entities[*entity].kind == EntityKind::Person;
        let persons: BTreeSet<usize> = self.entities_in(&around).into_iter().filter(is_person).collect();
        let speakers: Vec<Span> = annotated.quotes.iter().filter_map(|quote| quote.speaker).collect();
        let acts = self.mentions.get(&report)?.iter().any(|&(mention, entity)| {
            let is_before = mention.start >= from && mention.end <= span.start;
            entity == meant && is_before && !speakers.iter().any(|speaker| speaker.overlaps(mention))
        });
        (acts && persons == BTreeSet::from([meant])).then(|| self.story().entities[meant].name.clone())
    }

    /// The sentence around a span, for a citation that can be read by itself.
    fn sentence_cite(&self, report: usize, span: Span) -> Cite {
        let annotated = &self.reports[report];
        let around = annotated.sentence_at(span.start).map(|at| annotated.sentences[at].span);
        Cite { report, span: around.map_or(span, |sentence| sentence.cover(span)) }
    }

    /// What every claim of the event rests on: its sentence, and the words that attribute it.
    fn claim_cites(&self, event: usize, claims: impl IntoIterator<Item = usize>) -> Vec<Cite> {
        let event = self.event(event);
        let claims = claims.into_iter().filter_map(|claim| event.claims.get(claim));
        claims
            .flat_map(|claim| {
                let cues = claim.attribution.iter().filter_map(|link| link.cue);
                std::iter::once(claim.span).chain(cues).map(|span| self.sentence_cite(claim.report, span))
            })
            .collect()
    }

    /// The credits of the reports that tell an event, for a line that names origins.
    fn credit_cites(&self, event: usize, bearing: &Bearing) -> Vec<Cite> {
        let reports = self.event(event).asserted().iter().map(|claim| claim.report);
        let reports: BTreeSet<usize> = reports.filter(|&report| bearing.is_told(report)).collect();
        let credits = |report: usize| {
            self.reports[report]
                .credits
                .iter()
                .map(move |credit| Cite { report, span: credit.cue.map_or(credit.span, |cue| credit.span.cover(cue)) })
        };
        reports.into_iter().flat_map(credits).collect()
    }

    /// The words of the corrections that touch the event.
    fn correction_cites(&self, event: usize) -> impl Iterator<Item = Cite> {
        self.story()
            .corrections_of(event)
            .map(|(_, correction)| Cite { report: correction.report, span: correction.span })
    }

    /// The origins of the event that the telling reports credit by name, of those whose claims `are_meant`; an outlet or a
    /// path that no words give is counted only.
    fn named_origins(&self, event: usize, are_meant: impl Fn(&[usize]) -> bool) -> Vec<String> {
        let reports = self.event(event).asserted().iter().map(|claim| claim.report);
        let credits: Vec<&str> =
            reports.flat_map(|report| &self.reports[report].credits).map(|credit| credit.name.as_str()).collect();
        let is_credited = |name: &str| credits.iter().any(|credit| credit.eq_ignore_ascii_case(name));
        let origins = self.weighed.weights[event].origins.iter();
        let origins = origins.filter(|origin| origin.is_credited && are_meant(&origin.claims));
        origins.filter(|origin| is_credited(&origin.origin)).map(|origin| lower_article(&origin.origin)).collect()
    }

    /// The days that a conflict about the event's day gives.
    fn disputed_days(&self, event: usize) -> Option<Vec<String>> {
        let conflict = self.weighed.disputed_day(event)?;
        Some(conflict.values.iter().map(|value| value_words(&value.value)).collect())
    }
}

/// An ISO date or stretch of days in words; anything else as it is.
pub(super) fn value_words(value: &str) -> String {
    let day = |iso: &str| iso.parse::<jiff::civil::Date>().ok();
    match value.split_once('/') {
        Some((from, to)) => {
            day(from).zip(day(to)).map_or_else(|| value.to_owned(), |(from, to)| wording::days(from, to))
        }
        None => day(value).map_or_else(|| value.to_owned(), wording::plain_day),
    }
}

fn line(section: Section, text: String, events: Vec<usize>, cites: Vec<Cite>) -> Line {
    Line { section, text, events, day: None, cites, in_part: Vec::new(), perhaps: Vec::new(), perhaps_all: Vec::new() }
}

fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// With a full stop, unless the text ends a sentence already.
fn stopped(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// "Police", "Officials": what many are, and nobody's name.
fn is_anybody(name: &str) -> bool {
    let word = name.to_lowercase();
    let is_common = |kind: &SourceNoun| matches!(kind, SourceNoun::Asker | SourceNoun::Witness);
    let is_plural = || word.strip_suffix('s').is_some_and(|one| !kinds_of(one).is_empty());
    name.contains(char::is_lowercase) && (kinds_of(&word).iter().any(is_common) || is_plural())
}

/// A name as it stands inside a sentence: "the outlet" for "The outlet", "police" for "Police".
fn lower_article(name: &str) -> String {
    if name.starts_with("The ") || name.starts_with("An ") || name.starts_with("A ") || is_anybody(name) {
        lower_first(name)
    } else {
        name.to_owned()
    }
}
