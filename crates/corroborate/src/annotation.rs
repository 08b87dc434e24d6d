//! What one report was read to say: the layers that [`crate::annotate`] adds to a [`Report`], one on the other.
//!
//! Layers refer to each other by index into the lists of [`AnnotatedReport`], to words by sentence and token index, and
//! to the text by [`Span`]. Nothing here knows of a second report.

use corroborate_encoder::{Deprel, MentionKind, NameKinds, NameTag, Sense, Upos, Xpos};

pub use corroborate_encoder::Predicate;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::annotate::times::expression::Expression;
use crate::report::{Report, ZoneKind};
use crate::text::Span;

/// A report and everything that was read in it.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnotatedReport {
    /// The report itself.
    pub report: Report,
    /// Its sentences, in order; headlines and captions too, but not boilerplate.
    pub sentences: Vec<Sentence>,
    /// References to entities, in the order of their spans.
    pub mentions: Vec<Mention>,
    /// Which mentions refer to one entity within the report.
    pub chains: Vec<Chain>,
    /// What a holder is said to be: offices, titles, professions.
    pub roles: Vec<Role>,
    /// Time expressions, in the order of their spans.
    pub times: Vec<Time>,
    /// What somebody is said to have said, in the order of their contents.
    pub quotes: Vec<Quote>,
    /// What is said to have happened, in the order of their triggers.
    pub events: Vec<Event>,
    /// Where the report says it got its words from.
    pub credits: Vec<Credit>,
    /// The publication date, where the report lacks one and it was inferred from other reports.
    pub published_inferred: Option<InferredDate>,
    /// Days that other reports of its story tell with their year, and it without.
    pub story_days: Vec<Date>,
    /// What it says of corrections, its own and others', in the order of its words.
    pub corrections: Vec<Correction>,
}

/// The words at `(sentence, token)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordAt {
    /// Index into [`AnnotatedReport::sentences`].
    pub sentence: usize,
    /// Index into [`Sentence::tokens`].
    pub token: usize,
}

/// A sentence with its syntax.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The zone it stands in.
    pub zone: ZoneKind,
    /// Index of its paragraph within the report; a zone ends a paragraph.
    pub paragraph: usize,
    /// Its words, never none. Their heads form one tree.
    pub tokens: Vec<Token>,
    /// Predicates with their arguments, in the order of the predicates.
    pub predicates: Vec<Predicate>,
    /// Sentence vector of length 1.
    pub vector: Vec<f32>,
}

/// A syntactic word (Universal Dependencies; "didn't" is two).
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag ("VBD").
    pub xpos: Xpos,
    /// Dictionary form.
    pub lemma: String,
    /// Index of its head in the sentence; `None` for the root.
    pub head: Option<usize>,
    /// Universal dependency relation to the head ("nsubj:pass").
    pub deprel: Deprel,
    /// Part of a name.
    pub name: NameTag,
    /// The kinds of name that it may be part of.
    pub name_kinds: NameKinds,
    /// The kind of thing that the noun phrase headed by it refers to, where it heads one.
    pub mention_kind: Option<MentionKind>,
    /// Probability that it names an event or a state, 0 to 1.
    pub predicate: f32,
    /// What it means where it stands.
    pub sense: Sense,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A human being or a group of them named as people.
    Person,
    /// A body: government, company, force, agency, outlet.
    Organization,
    /// A country, city, building, region.
    Place,
    /// Anything else that has a name or is referred to: a law, an award, a product, an abstract thing.
    Other,
}

/// How a mention refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MentionForm {
    /// By name: "Mehmet Yilmaz".
    Name,
    /// By description: "the police chief".
    Nominal,
    /// By pronoun: "he".
    Pronoun,
}

/// Words that refer to an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The bare name for a name ("Yilmaz", not "General Yilmaz"), else the noun phrase.
    pub span: Span,
    /// Its head word.
    pub head: WordAt,
    /// What it refers to.
    pub kind: EntityKind,
    /// How.
    pub form: MentionForm,
    /// Index into [`AnnotatedReport::chains`].
    pub chain: usize,
}

/// The mentions of one entity in one report.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// What the entity is.
    pub kind: EntityKind,
    /// Indexes into [`AnnotatedReport::mentions`], in order.
    pub mentions: Vec<usize>,
    /// The fullest name, if any mention is a name: index into [`AnnotatedReport::mentions`].
    pub name: Option<usize>,
    /// Why its mentions were put together, for `--explain`.
    pub because: Vec<Link>,
}

/// A decision that put two mentions (or chains) together: a sum of named features.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The two mentions, by index.
    pub mentions: (usize, usize),
    /// Name and weight of every feature that was present.
    pub features: Vec<Feature>,
}

/// A feature of a decision with its weight; a score is the sum of these.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Feature {
    /// What was seen, in words a reader understands.
    pub name: String,
    /// What it adds to the score; negative speaks against.
    pub weight: f64,
}

/// What somebody is said to be: "Iran's police chief", "General", "an expert at the council".
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Index of the holder's chain.
    pub holder: usize,
    /// The office or title without holder and body: "police chief", "Brigadier General".
    pub title: String,
    /// Where the title stands.
    pub span: Span,
    /// Index of the chain of the body, country or person it is held in: "Iran", "the National Guard".
    pub body: Option<usize>,
    /// The whole phrase: "Iran's police chief Brigadier General Mehmet Yilmaz".
    pub phrase: Span,
}

/// When a verb's action is, seen from the publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tense {
    /// Before it.
    Past,
    /// At it.
    Present,
    /// After it.
    Future,
    /// No verb says.
    #[default]
    Unknown,
}

/// TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeKind {
    /// A calendar date or a longer stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

/// A time expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// Its sentence.
    pub sentence: usize,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value, as far as it is known: "2023-06-28", "P3D", "XXXX-06-27", "PAST_REF".
    pub value: String,
    /// The days it denotes, where the value pins them down.
    pub interval: Option<When>,
    /// What it needs and the report does not give: the year, the day of publication.
    pub lacks: Option<Lacks>,
    /// What it says, from which the value was worked out.
    pub expression: Expression,
    /// Tense of the verb that it belongs to.
    pub tense: Tense,
}

/// What a relative or partial time expression can't be resolved without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lacks {
    /// "June 27": which year.
    Year,
    /// "on Wednesday", "yesterday": the day of publication.
    Reference,
}

/// A stretch of days, both ends included, as precise as the source is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct When {
    /// First day it can be; `None`: open.
    pub from: Option<Date>,
    /// Last day it can be; `None`: open.
    pub to: Option<Date>,
    /// What was inferred and from what, where something was: "the year, from the date of publication".
    pub inferred: Option<String>,
}

impl When {
    /// One day, stated.
    pub fn day(date: Date) -> Self {
        Self { from: Some(date), to: Some(date), inferred: None }
    }

    /// Whether it is exactly one day.
    pub fn is_day(&self) -> bool {
        self.from.is_some() && self.from == self.to
    }

    /// Whether a day exists that both allow.
    pub fn is_compatible(&self, other: &When) -> bool {
        let starts_by = |a: &When, b: &When| match (a.from, b.to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        starts_by(self, other) && starts_by(other, self)
    }
}

/// A publication date that a report does not state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InferredDate {
    /// Not before this day.
    pub from: Date,
    /// Not after this day, where that is known.
    pub to: Option<Date>,
    /// From what, in words.
    pub because: String,
}

/// How words are rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum QuoteMode {
    /// All in quotation marks.
    Direct,
    /// None.
    Indirect,
    /// Some.
    Mixed,
}

/// What is done with the words, as the report puts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SpeechAct {
    /// Asserted: "said", "according to", "the claim that".
    Say,
    /// Asked or demanded.
    Ask,
    /// Promised, agreed, decided.
    Pledge,
    /// Held for true, hoped, feared; nobody need have said it.
    Think,
    /// Taken for true: "knows that", "saw that".
    Know,
    /// Told by a thing: "the study shows that".
    Show,
    /// Said of an object: "described the visit as", "praised".
    Judge,
}

/// What somebody is said to have said.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The words said; several stretches where the attribution interrupts them.
    pub content: Vec<Span>,
    /// The word or words that say that it was said: "said", "according to".
    pub cue: Option<Span>,
    /// Who said it, as the report puts it: "he", "the minister".
    pub speaker: Option<Span>,
    /// The mention that the speaker is: index into [`AnnotatedReport::mentions`].
    pub speaker_mention: Option<usize>,
    /// The mention of whom it was said to, where stated ("told Reuters").
    pub addressee: Option<usize>,
    /// How the words are rendered.
    pub mode: QuoteMode,
    /// What is done with the words.
    pub act: SpeechAct,
    /// Index of the paragraph that the content begins in.
    pub paragraph: usize,
}

/// Event class of the PLOVER manual of 2021.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the manual's own class names")]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Cooperate,
    Aid,
    Concede,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
    Retreat,
}

/// Whether a claim says that it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Factuality {
    /// It happened or is happening.
    Happened,
    /// It is announced, intended or scheduled.
    Planned,
    /// It may have happened or may happen: alleged, feared, conditional.
    Possible,
    /// It is said not to have happened.
    Denied,
}

/// Part that something plays in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ArgumentRole {
    /// Who does it; every party of a symmetric event ("met", "agreed").
    Agent,
    /// To whom or what it is done.
    Patient,
    /// To whom something is given, said or sent.
    Recipient,
    /// Where.
    Place,
    /// When.
    Time,
    /// About what, for what, what was agreed or said.
    Topic,
}

/// A word that says that something happens, with what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The word or words that name it, usually one.
    pub trigger: Span,
    /// Its head word. For "held talks" the noun.
    pub word: WordAt,
    /// The light verb that carries it: "held" in "held talks".
    pub light_verb: Option<WordAt>,
    /// Lemma of the trigger: "sign"; for a noun with a verb of its own, the noun's own: "signing".
    pub lemma: String,
    /// Class, where PLOVER has one for it.
    pub kind: Option<EventType>,
    /// Whether the report says that it happened.
    pub factuality: Factuality,
    /// What spoke for that factuality: "modal will", "under 'deny'"; for `--explain`.
    pub factuality_because: Vec<String>,
    /// When it happened, as the report says.
    pub when: Option<When>,
    /// The time expressions that say so: indexes into [`AnnotatedReport::times`].
    pub times: Vec<usize>,
    /// Who, whom, where, about what.
    pub arguments: Vec<Argument>,
    /// Numbers of people and things that belong to it.
    pub quantities: Vec<Quantity>,
    /// Index into [`AnnotatedReport::quotes`], if the event is inside what somebody said.
    pub quote: Option<usize>,
    /// The sentence or clause that asserts it.
    pub claim: Span,
    /// How much it is worth telling: the sum of what speaks for and against it. See [`Event::is_claim`] and
    /// [`Event::is_reportable`].
    pub worth: f64,
}

/// An argument of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// Its part.
    pub role: ArgumentRole,
    /// The phrase.
    pub span: Span,
    /// Its head word.
    pub word: WordAt,
    /// The mention that it is, if it refers to an entity: index into [`AnnotatedReport::mentions`].
    pub mention: Option<usize>,
}

/// A number of people or things.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number.
    pub value: f64,
    /// How the source limits it: "at least", "nearly", "more than".
    pub bound: Bound,
    /// What is counted or measured: "people", "kilometre", "dollar".
    pub unit: String,
    /// What they are or suffered: "injured", "killed", "protesters".
    pub of: Option<String>,
    /// The part that those counted have in the event; none for what only measures it.
    pub role: Option<ArgumentRole>,
    /// The words: "at least 24 people".
    pub span: Span,
}

/// How a number is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bound {
    /// Just so.
    Exact,
    /// "about", "some", "nearly", "almost".
    Approximate,
    /// "at least", "more than".
    AtLeast,
    /// "at most", "fewer than".
    AtMost,
}

/// What a report credits for its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CreditKind {
    /// A news agency: IRNA, Reuters.
    Agency,
    /// Another outlet: a paper, a station.
    Outlet,
    /// Media not named: "state media", "local reports".
    Media,
    /// An official body or office: an embassy, a press service, a ministry, the police.
    Official,
    /// A person who spoke: an expert, a witness, a spokesman.
    Person,
}

/// A place where the report says from whom it has its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Credit {
    /// The origin's name as a reader would write it: "IRNA", "the Iranian embassy in Russia".
    pub name: String,
    /// What it is.
    pub kind: CreditKind,
    /// Where the name stands.
    pub span: Span,
    /// The words that credit it: "according to", "reported".
    pub cue: Option<Span>,
    /// The mention that it is: index into [`AnnotatedReport::mentions`].
    pub mention: Option<usize>,
    /// The passage it is credited for; `None`: the whole report (a byline, a tag at the end).
    pub scope: Option<Span>,
}

/// What a statement about a mistake does to what was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CorrectionKind {
    /// Something was wrong.
    Correction,
    /// Something could be misunderstood.
    Clarification,
    /// A report, or a part of it, is taken back.
    Retraction,
    /// Something was added.
    Update,
}

impl CorrectionKind {
    /// As a sentence names it.
    pub fn word(self) -> &'static str {
        match self {
            CorrectionKind::Correction => "correction",
            CorrectionKind::Clarification => "clarification",
            CorrectionKind::Retraction => "retraction",
            CorrectionKind::Update => "update",
        }
    }
}

/// Whose report is corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Corrected {
    /// The one that says so.
    Itself,
    /// Somebody else's.
    Source {
        /// As a reader would name it.
        name: String,
        /// The words that name it.
        span: Span,
        /// Index of its mention.
        mention: Option<usize>,
    },
    /// "Earlier reports".
    Unstated,
}

/// Words that were wrong, or that are right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CorrectedValue {
    /// The words.
    pub span: Span,
    /// The number among them.
    pub number: Option<f64>,
}

/// What a report says of a mistake in what was reported.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// The sentence or sentences that say so.
    pub span: Span,
    /// What it does.
    pub kind: CorrectionKind,
    /// Of whom.
    pub of: Corrected,
    /// What was wrong.
    pub wrong: Option<CorrectedValue>,
    /// What is right.
    pub right: Option<CorrectedValue>,
    /// Words in it that are not told as what happened: the note itself, or what is withdrawn.
    pub untold: Vec<Span>,
    /// Where it says that the mistake stood.
    pub place: Option<Span>,
}

impl Event {
    /// Worth from which an event is a claim that others can corroborate or contradict.
    pub const WORTH_A_CLAIM: f64 = 0.0;
    /// Worth from which an event is put with what other reports tell of it.
    pub const WORTH_A_MENTION: f64 = -1.0;
    /// Worth from which an event is put with what is told, if that is beyond doubt.
    pub const WORTH_A_LOOK: f64 = -4.0;
    /// Worth from which an event deserves a line of its own in an account.
    pub const WORTH_A_LINE: f64 = 2.0;

    /// Whether it says enough to be known again in other reports.
    pub fn is_told(&self) -> bool {
        self.worth >= Self::WORTH_A_MENTION
    }

    /// Whether it may speak of what is told elsewhere, though it says too little to be told itself.
    pub fn is_looked_at(&self) -> bool {
        self.worth >= Self::WORTH_A_LOOK
    }

    /// Whether it says enough to be held against what other reports say; a mere "have", "begin" or "be" does not.
    pub fn is_claim(&self) -> bool {
        self.worth >= Self::WORTH_A_CLAIM
    }

    /// Whether it deserves a line of its own in an account.
    pub fn is_reportable(&self) -> bool {
        self.worth >= Self::WORTH_A_LINE
    }
}

impl AnnotatedReport {
    /// A report in which nothing has been read yet.
    pub fn new(report: Report) -> Self {
        Self {
            report,
            sentences: Vec::new(),
            mentions: Vec::new(),
            chains: Vec::new(),
            roles: Vec::new(),
            times: Vec::new(),
            quotes: Vec::new(),
            events: Vec::new(),
            credits: Vec::new(),
            published_inferred: None,
            story_days: Vec::new(),
            corrections: Vec::new(),
        }
    }

    /// The token at `at`.
    pub fn token(&self, at: WordAt) -> &Token {
        &self.sentences[at.sentence].tokens[at.token]
    }

    /// The words of `span`.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.report.text)
    }

    /// Whether words are told by a correction as what was wrong, or are the correction itself.
    pub fn is_untold(&self, words: Span) -> bool {
        self.corrections.iter().flat_map(|correction| &correction.untold).any(|untold| untold.contains(words))
    }

    /// Whether the report tells that what it gives in its own words was said, not that it will or may be, nor that it was not:
    /// "he will argue that it is too low".
    pub fn was_said(&self, quote: &Quote) -> bool {
        let Some(cue) = quote.cue.filter(|_| quote.mode == QuoteMode::Indirect) else { return true };
        let first = self.events.partition_point(|event| event.trigger.end <= cue.start);
        let of_cue = self.events[first..].iter().take_while(|event| event.trigger.start < cue.end);
        of_cue.into_iter().all(|event| event.factuality == Factuality::Happened)
    }

    /// Index of the sentence that holds byte `at`, if one does.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.span.start <= at);
        after.checked_sub(1).filter(|&i| at < self.sentences[i].span.end)
    }
}

impl AnnotatedReport {
    /// The word at `at` as it is written.
    pub fn form(&self, at: WordAt) -> &str {
        self.token(at).span.of(&self.report.text)
    }
}

impl Token {
    /// The word as it is written in `text`, the report's.
    pub fn form<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

impl Sentence {
    /// The cosine of the two sentences' vectors; 0 where one has none.
    pub fn likeness(&self, other: &Sentence) -> f32 {
        self.vector.iter().zip(&other.vector).map(|(x, y)| x * y).sum()
    }
}
