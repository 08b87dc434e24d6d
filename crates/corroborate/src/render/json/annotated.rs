//! `corroborate annotate`: one report a line.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ids::report_id;
use super::spans::{Offsets, SpanJson, WhenJson, ZoneJson};
use crate::annotate::times::timexes;
use crate::annotation::{
    AnnotatedReport, ArgumentRole, CreditKind, EntityKind, Event, EventType, Factuality, MentionForm, Quote, QuoteMode,
    Sentence, TimeKind,
};

/// What was read in one report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AnnotatedJson {
    /// Unique in this run.
    pub report: String,
    /// As given, or the URL.
    pub path: String,
    /// Line of a JSON Lines file.
    pub line: Option<usize>,
    /// What all offsets count in.
    pub text: String,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// ISO 8601.
    pub published: Option<String>,
    /// BCP 47.
    pub language: String,
    /// Place in front of the first sentence.
    pub dateline: Option<String>,
    /// Marked stretches.
    pub zones: Vec<ZoneJson>,
    /// Sentences with their words, those of zones that are not told among them.
    pub sentences: Vec<SentenceJson>,
    /// References to entities.
    pub mentions: Vec<MentionJson>,
    /// Time expressions.
    pub times: Vec<TimeJson>,
    /// What was said.
    pub quotes: Vec<QuoteJson>,
    /// What happened.
    pub events: Vec<EventJson>,
    /// Whom the report credits.
    pub credits: Vec<CreditJson>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SentenceJson {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// Its words.
    pub tokens: Vec<TokenJson>,
}

/// A syntactic word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TokenJson {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// Universal part of speech.
    pub upos: String,
    /// Penn Treebank tag.
    pub xpos: String,
    /// Dictionary form.
    pub lemma: String,
    /// Index of its head in the sentence's tokens; -1 for the root.
    pub head: i64,
    /// Universal dependency relation.
    pub deprel: String,
}

/// A mention.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MentionJson {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// What it refers to.
    pub kind: EntityKind,
    /// Whether it is a name.
    pub named: bool,
    /// The chain within this report.
    pub entity: String,
}

/// A time expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TimeJson {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimeKind,
    /// TIMEX3 value.
    pub value: String,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteJson {
    /// The words said.
    pub content: Vec<SpanJson>,
    /// The word that says so.
    pub cue: Option<SpanJson>,
    /// Who said it.
    pub speaker: Option<SpanJson>,
    /// How it is rendered.
    pub mode: QuoteMode,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventJson {
    /// First code point of the trigger.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// Lemma of the trigger.
    pub lemma: String,
    /// PLOVER class.
    #[serde(rename = "type")]
    pub kind: Option<EventType>,
    /// Whether the report says that it happened.
    pub factuality: Factuality,
    /// When, as the report says.
    pub when: Option<WhenJson>,
    /// Who, whom, where, about what.
    pub arguments: Vec<ArgumentJson>,
    /// Index into `quotes`, if the event is inside what somebody said.
    pub quote: Option<usize>,
    /// Whether it is worth a line in an account.
    pub reportable: bool,
    /// How much it is worth telling: the sum of what speaks for and against it.
    pub worth: f64,
}

/// An argument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArgumentJson {
    /// Its part.
    pub role: ArgumentRole,
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
}

/// A credit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CreditJson {
    /// The origin.
    pub name: String,
    /// What it is.
    pub kind: CreditKind,
    /// First code point of the name.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// The passage; null: the whole report.
    pub scope: Option<SpanJson>,
}

impl AnnotatedJson {
    /// The contract's form of the `index`-th report; `asides`: the sentences of its zones that are not told.
    pub fn new(annotated: &AnnotatedReport, asides: &[Sentence], index: usize) -> Self {
        let mut sentences: Vec<&Sentence> = annotated.sentences.iter().chain(asides).collect();
        sentences.sort_by_key(|sentence| sentence.span.start);
        let at = Offsets::new(annotated);
        let id = report_id(index);
        let report = &annotated.report;
        Self {
            path: report.path.clone(),
            line: report.line,
            text: report.text.clone(),
            title: report.title.clone(),
            outlet: report.outlet.clone(),
            published: report.date().map(|d| d.to_string()),
            language: report.language.clone(),
            dateline: report.dateline.clone(),
            zones: report.zones.iter().map(|z| at.zone(z)).collect(),
            sentences: sentences.into_iter().map(|s| sentence(s, &at)).collect(),
            mentions: mentions(annotated, &id, &at),
            times: times(annotated, &at),
            quotes: annotated.quotes.iter().map(|q| quote(q, &at)).collect(),
            events: annotated.events.iter().map(|e| event(e, &at)).collect(),
            credits: credits(annotated, &at),
            report: id,
        }
    }
}

fn sentence(sentence: &Sentence, at: &Offsets) -> SentenceJson {
    let tokens = sentence.tokens.iter().map(|t| {
        let SpanJson { start, end } = at.span(t.span);
        TokenJson {
            start,
            end,
            upos: t.upos.to_string(),
            xpos: t.xpos.to_string(),
            lemma: t.lemma.clone(),
            head: t.head.map_or(-1, |h| h as i64),
            deprel: t.deprel.to_string(),
        }
    });
    let SpanJson { start, end } = at.span(sentence.span);
    SentenceJson { start, end, tokens: tokens.collect() }
}

fn mentions(annotated: &AnnotatedReport, id: &str, at: &Offsets) -> Vec<MentionJson> {
    let json = annotated.mentions.iter().map(|m| {
        let SpanJson { start, end } = at.span(m.span);
        let named = m.form == MentionForm::Name;
        MentionJson { start, end, kind: m.kind, named, entity: format!("{id}.e{}", m.chain + 1) }
    });
    json.collect()
}

fn times(annotated: &AnnotatedReport, at: &Offsets) -> Vec<TimeJson> {
    let json = timexes(annotated).into_iter().map(|timex| {
        let SpanJson { start, end } = at.span(timex.span);
        TimeJson { start, end, kind: timex.kind, value: timex.value }
    });
    json.collect()
}

fn quote(quote: &Quote, at: &Offsets) -> QuoteJson {
    QuoteJson {
        content: quote.content.iter().map(|&s| at.span(s)).collect(),
        cue: quote.cue.map(|s| at.span(s)),
        speaker: quote.speaker.map(|s| at.span(s)),
        mode: quote.mode,
    }
}

fn event(event: &Event, at: &Offsets) -> EventJson {
    let arguments = event.arguments.iter().map(|a| {
        let SpanJson { start, end } = at.span(a.span);
        ArgumentJson { role: a.role, start, end }
    });
    let SpanJson { start, end } = at.span(event.trigger);
    EventJson {
        start,
        end,
        lemma: event.lemma.clone(),
        kind: event.kind,
        factuality: event.factuality,
        when: event.when.as_ref().map(WhenJson::new),
        arguments: arguments.collect(),
        quote: event.quote,
        reportable: event.is_reportable(),
        worth: event.worth,
    }
}

fn credits(annotated: &AnnotatedReport, at: &Offsets) -> Vec<CreditJson> {
    let json = annotated.credits.iter().map(|c| {
        let SpanJson { start, end } = at.span(c.span);
        CreditJson { name: c.name.clone(), kind: c.kind, start, end, scope: c.scope.map(|s| at.span(s)) }
    });
    json.collect()
}
