//! `corroborate account --format json`: one object.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::corrections::{CorrectionJson, correction};
use super::ids::{agreement_id, conflict_id, entity_id, event_id, report_id, statement_id, story_id};
use super::spans::{AllOffsets, CiteJson, SpanJson, WhenJson, ZoneJson};
use crate::account::{Account, Aspect, Conflict, Line, Section, Series, Standing, WeighedStory, Weight};
use crate::annotation::{AnnotatedReport, ArgumentRole, EntityKind, EventType, Factuality, QuoteMode};
use crate::story::{Agreement, AgreementStatus, Claim, Entity, Event, Participant, Statement, Story};

/// The whole account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccountJson {
    /// Version of the program.
    pub corroborate: String,
    /// Checksum of the encoder's weights.
    pub model: String,
    /// The reports.
    pub reports: Vec<ReportJson>,
    /// The stories.
    pub stories: Vec<StoryJson>,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportJson {
    /// Unique in this account.
    pub report: String,
    /// As given, or the URL.
    pub path: String,
    /// Line of a JSON Lines file.
    pub line: Option<usize>,
    /// Of the bytes it was read from.
    pub sha256: String,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// ISO 8601, only where the report states it.
    pub published: Option<String>,
    /// BCP 47.
    pub language: String,
    /// Only where it states no date.
    pub published_inferred: Option<InferredJson>,
    /// Marked stretches.
    pub zones: Vec<ZoneJson>,
    /// All it credits.
    pub origins: Vec<String>,
    /// The report whose text it repeats.
    pub copy_of: Option<String>,
}

/// An inferred date of publication.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InferredJson {
    /// Not before.
    pub from: String,
    /// Not after; null: not known.
    pub to: Option<String>,
    /// From what.
    pub because: String,
}

/// A story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StoryJson {
    /// Unique in this account.
    pub story: String,
    /// What it is about.
    pub title: String,
    /// Its reports.
    pub reports: Vec<String>,
    /// Who and what is referred to.
    pub entities: Vec<EntityJson>,
    /// What happened.
    pub events: Vec<EventJson>,
    /// Parties bind themselves.
    pub agreements: Vec<AgreementJson>,
    /// What was said.
    pub statements: Vec<StatementJson>,
    /// What reports say of mistakes, their own and others'; only where they say any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<CorrectionJson>,
    /// Claims that can't both be true.
    pub conflicts: Vec<ConflictJson>,
    /// Numbers that grew.
    pub series: Vec<SeriesJson>,
    /// The account in sentences.
    pub account: Vec<LineJson>,
}

/// An entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EntityJson {
    /// Unique in the story.
    pub entity: String,
    /// What it is.
    pub kind: EntityKind,
    /// Its fullest common name, or its description where it is never named.
    pub name: String,
    /// Whether any mention names it.
    pub named: bool,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Offices and titles.
    pub roles: Vec<RoleJson>,
    /// Where it is referred to.
    pub mentions: Vec<CiteJson>,
}

/// An office or title.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RoleJson {
    /// "police chief".
    pub title: String,
    /// The entity it is held in.
    pub body: Option<String>,
    /// Where it is said.
    pub evidence: Vec<CiteJson>,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventJson {
    /// Unique in the story.
    pub event: String,
    /// One line.
    pub summary: String,
    /// Commonest lemma of the triggers.
    pub lemma: String,
    /// PLOVER class.
    #[serde(rename = "type")]
    pub kind: Option<EventType>,
    /// What most claims say.
    pub factuality: Factuality,
    /// What the claims allow together.
    pub when: Option<WhenJson>,
    /// The place's entity.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// Who took part.
    pub participants: Vec<ParticipantJson>,
    /// Who says so.
    pub claims: Vec<ClaimJson>,
    /// Who stands behind it.
    pub support: SupportJson,
    /// By independent origins.
    pub standing: Standing,
    /// Aspects on which a conflict names it.
    pub disputed: Vec<Aspect>,
    /// Whether the account gives it a line.
    pub reportable: bool,
}

/// An entity's part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ParticipantJson {
    /// The entity.
    pub entity: String,
    /// Its part.
    pub role: ArgumentRole,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimJson {
    /// Whose.
    pub report: String,
    /// First code point of the sentence or clause that says it.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// The words that name the event.
    pub trigger: SpanJson,
    /// When, as this report says.
    pub when: Option<WhenJson>,
    /// Where, as this report says.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// Who, as this report says.
    pub participants: Vec<ParticipantJson>,
    /// How many.
    pub quantities: Vec<QuantityJson>,
    /// Whether it says that it happened.
    pub factuality: Factuality,
    /// Whom it comes from, the nearest first.
    pub attribution: Vec<AttributionJson>,
    /// Only said in passing: nothing is concluded from it.
    pub passing: bool,
}

/// A number of people or things.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuantityJson {
    /// The number.
    pub value: f64,
    /// What is counted.
    pub unit: String,
    /// What they are or suffered.
    pub of: Option<String>,
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
}

/// A link in the chain of sources.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AttributionJson {
    /// The entity.
    pub source: Option<String>,
    /// Its name.
    pub name: String,
    /// The words that attribute.
    pub cue: Option<SpanJson>,
}

/// Who stands behind an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SupportJson {
    /// How many reports.
    pub reports: usize,
    /// How many outlets.
    pub outlets: usize,
    /// The independent origins.
    pub origins: Vec<OriginJson>,
}

/// An origin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OriginJson {
    /// Its name.
    pub origin: String,
    /// Indexes into the event's claims.
    pub claims: Vec<usize>,
    /// Whether all reports among them credit it for this; else some only credit it elsewhere, and may have this from it, too.
    pub credited: bool,
}

/// An agreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AgreementJson {
    /// Unique in the story.
    pub agreement: String,
    /// The event by which parties bind themselves.
    pub event: String,
    /// "memorandum of understanding".
    pub kind: String,
    /// How far it has come.
    pub status: AgreementStatus,
    /// Who is bound.
    pub parties: Vec<String>,
    /// Who signed.
    pub signatories: Vec<String>,
    /// When.
    pub when: Option<WhenJson>,
    /// Where.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// What it is about.
    pub areas: Vec<AreaJson>,
}

/// A field of cooperation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AreaJson {
    /// "exchange of experience".
    pub area: String,
    /// Indexes into the event's claims.
    pub claims: Vec<usize>,
    /// Where it is named.
    pub evidence: Vec<CiteJson>,
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StatementJson {
    /// Unique in the story.
    pub statement: String,
    /// Who said it.
    pub speaker: Option<String>,
    /// In which report.
    pub report: String,
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// How it is rendered.
    pub mode: QuoteMode,
    /// An earlier statement that renders the same words.
    pub same_as: Option<String>,
}

/// A conflict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConflictJson {
    /// Unique in the story.
    pub conflict: String,
    /// The event.
    pub event: String,
    /// What it is about.
    pub aspect: Aspect,
    /// Why it is one.
    pub reason: String,
    /// The values that exclude each other.
    pub values: Vec<ValueJson>,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ValueJson {
    /// ISO date, number or name.
    pub value: String,
    /// Indexes into the event's claims.
    pub claims: Vec<usize>,
}

/// A number that grew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SeriesJson {
    /// The event.
    pub event: String,
    /// What grew.
    pub aspect: Aspect,
    /// What is counted.
    pub of: String,
    /// The numbers, oldest first.
    pub points: Vec<PointJson>,
}

/// One state of a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PointJson {
    /// The number.
    pub value: String,
    /// The day as of which it was told.
    pub as_of: Option<String>,
    /// Indexes into the event's claims.
    pub claims: Vec<usize>,
}

/// A sentence of the account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LineJson {
    /// The part it belongs to.
    pub section: Section,
    /// The sentence.
    pub text: String,
    /// Events it tells.
    pub events: Vec<String>,
    /// The words it rests on.
    pub cites: Vec<CiteJson>,
    /// Reports that are cited, but say less than the sentence.
    pub in_part: Vec<String>,
    /// Reports that are not cited and may say it, too.
    pub perhaps: Vec<String>,
    /// Reports that are cited as saying less and may say all of it.
    pub perhaps_all: Vec<String>,
}

impl AccountJson {
    /// The contract's form of an account.
    pub fn new(account: &Account) -> Self {
        let at = AllOffsets::new(&account.reports);
        Self {
            corroborate: env!("CARGO_PKG_VERSION").to_owned(),
            model: account.model.clone(),
            reports: (0..account.reports.len()).map(|i| report(account, i, &at)).collect(),
            stories: account.stories.iter().enumerate().map(|(i, s)| story(s, i, &at)).collect(),
        }
    }
}

fn report(account: &Account, index: usize, at: &AllOffsets) -> ReportJson {
    let annotated = &account.reports[index];
    let report = &annotated.report;
    ReportJson {
        report: report_id(index),
        path: report.path.clone(),
        line: report.line,
        sha256: report.sha256.clone(),
        title: report.title.clone(),
        outlet: report.outlet.clone(),
        published: report.date().map(|d| d.to_string()),
        language: report.language.clone(),
        published_inferred: annotated.published_inferred.as_ref().map(|i| InferredJson {
            from: i.from.to_string(),
            to: i.to.map(|d| d.to_string()),
            because: i.because.clone(),
        }),
        zones: report.zones.iter().map(|z| at.of(index).zone(z)).collect(),
        origins: origins(annotated),
        copy_of: account.copies.iter().find(|c| c.report == index).map(|c| report_id(c.of)),
    }
}

/// The names of all that a report credits, each once, in the order in which they are first credited.
fn origins(report: &AnnotatedReport) -> Vec<String> {
    let mut seen = BTreeSet::new();
    report.credits.iter().filter(|c| seen.insert(c.name.as_str())).map(|c| c.name.clone()).collect()
}

fn story(weighed: &WeighedStory, index: usize, at: &AllOffsets) -> StoryJson {
    let Story { title, reports, entities, events, agreements, statements, corrections, .. } = &weighed.story;
    StoryJson {
        story: story_id(index),
        title: title.clone(),
        reports: reports.iter().map(|&r| report_id(r)).collect(),
        entities: entities.iter().enumerate().map(|(i, e)| entity(e, i, at)).collect(),
        events: events.iter().zip(&weighed.weights).enumerate().map(|(i, (e, w))| event(e, w, i, at)).collect(),
        agreements: agreements.iter().enumerate().map(|(i, a)| agreement(a, i, at)).collect(),
        statements: statements.iter().enumerate().map(|(i, s)| statement(s, i, at)).collect(),
        corrections: corrections.iter().enumerate().map(|(i, c)| correction(c, i, at)).collect(),
        conflicts: weighed.conflicts.iter().enumerate().map(|(i, c)| conflict(c, i)).collect(),
        series: weighed.series.iter().map(series).collect(),
        account: weighed.lines.iter().map(|l| line(l, at)).collect(),
    }
}

fn entity(entity: &Entity, index: usize, at: &AllOffsets) -> EntityJson {
    let roles = entity.roles.iter().map(|r| RoleJson {
        title: r.title.clone(),
        body: r.body.map(entity_id),
        evidence: r.evidence.iter().map(|c| at.cite(c)).collect(),
    });
    EntityJson {
        entity: entity_id(index),
        kind: entity.kind,
        name: entity.name.clone(),
        named: entity.is_named,
        aliases: entity.aliases.clone(),
        roles: roles.collect(),
        mentions: entity.mentions.iter().map(|c| at.cite(c)).collect(),
    }
}

fn event(event: &Event, weight: &Weight, index: usize, at: &AllOffsets) -> EventJson {
    let origins = weight.origins.iter().map(|o| OriginJson {
        origin: o.origin.clone(),
        claims: o.claims.clone(),
        credited: o.is_credited,
    });
    EventJson {
        event: event_id(index),
        summary: event.summary.clone(),
        lemma: event.lemma.clone(),
        kind: event.kind,
        factuality: event.factuality,
        when: event.when.as_ref().map(WhenJson::new),
        place: event.place.map(entity_id),
        participants: participants(&event.participants),
        claims: event.claims.iter().map(|c| claim(c, at)).collect(),
        support: SupportJson { reports: weight.reports, outlets: weight.outlets, origins: origins.collect() },
        standing: weight.standing,
        disputed: weight.disputed.clone(),
        reportable: event.is_reportable,
    }
}

fn participants(participants: &[Participant]) -> Vec<ParticipantJson> {
    participants.iter().map(|p| ParticipantJson { entity: entity_id(p.entity), role: p.role }).collect()
}

fn claim(claim: &Claim, at: &AllOffsets) -> ClaimJson {
    let at = at.of(claim.report);
    let quantities = claim.quantities.iter().map(|q| {
        let SpanJson { start, end } = at.span(q.span);
        QuantityJson { value: q.value, unit: q.unit.clone(), of: q.of.clone(), start, end }
    });
    let attribution = claim.attribution.iter().map(|a| AttributionJson {
        source: a.source.map(entity_id),
        name: a.name.clone(),
        cue: a.cue.map(|s| at.span(s)),
    });
    let SpanJson { start, end } = at.span(claim.span);
    ClaimJson {
        report: report_id(claim.report),
        start,
        end,
        trigger: at.span(claim.trigger),
        when: claim.when.as_ref().map(WhenJson::new),
        place: claim.place.map(entity_id),
        participants: participants(&claim.participants),
        quantities: quantities.collect(),
        factuality: claim.factuality,
        attribution: attribution.collect(),
        passing: claim.is_passing,
    }
}

fn agreement(agreement: &Agreement, index: usize, at: &AllOffsets) -> AgreementJson {
    let areas = agreement.areas.iter().map(|a| AreaJson {
        area: a.area.clone(),
        claims: a.claims.clone(),
        evidence: a.evidence.iter().map(|c| at.cite(c)).collect(),
    });
    AgreementJson {
        agreement: agreement_id(index),
        event: event_id(agreement.event),
        kind: agreement.kind.clone(),
        status: agreement.status,
        parties: agreement.parties.iter().map(|&e| entity_id(e)).collect(),
        signatories: agreement.signatories.iter().map(|&e| entity_id(e)).collect(),
        when: agreement.when.as_ref().map(WhenJson::new),
        place: agreement.place.map(entity_id),
        areas: areas.collect(),
    }
}

fn statement(statement: &Statement, index: usize, at: &AllOffsets) -> StatementJson {
    let SpanJson { start, end } = at.of(statement.report).span(statement.span);
    StatementJson {
        statement: statement_id(index),
        speaker: statement.speaker.map(entity_id),
        report: report_id(statement.report),
        start,
        end,
        mode: statement.mode,
        same_as: statement.same_as.map(statement_id),
    }
}

fn conflict(conflict: &Conflict, index: usize) -> ConflictJson {
    let values = conflict.values.iter().map(|v| ValueJson { value: v.value.clone(), claims: v.claims.clone() });
    ConflictJson {
        conflict: conflict_id(index),
        event: event_id(conflict.event),
        aspect: conflict.aspect,
        reason: conflict.reason.clone(),
        values: values.collect(),
    }
}

fn series(series: &Series) -> SeriesJson {
    let points = series.points.iter().map(|p| PointJson {
        value: p.value.clone(),
        as_of: p.as_of.map(|d| d.to_string()),
        claims: p.claims.clone(),
    });
    SeriesJson { event: event_id(series.event), aspect: series.aspect, of: series.of.clone(), points: points.collect() }
}

fn line(line: &Line, at: &AllOffsets) -> LineJson {
    LineJson {
        section: line.section,
        text: line.text.clone(),
        events: line.events.iter().map(|&e| event_id(e)).collect(),
        cites: line.cites.iter().map(|c| at.cite(c)).collect(),
        in_part: line.in_part.iter().map(|&report| report_id(report)).collect(),
        perhaps: line.perhaps.iter().map(|&report| report_id(report)).collect(),
        perhaps_all: line.perhaps_all.iter().map(|&report| report_id(report)).collect(),
    }
}
