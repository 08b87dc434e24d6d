//! What is said to have happened, with who took part and how many.
//!
//! How much an event is worth telling is one number, and the steps at which it counts as told, as a claim or as a line are
//! stated here once.

use serde::{Deserialize, Serialize};

use super::sentence::WordAt;
use super::times::When;
use crate::text::Span;

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
    /// The time expressions that say so: indexes into [`AnnotatedReport::times`](super::AnnotatedReport::times).
    pub times: Vec<usize>,
    /// Who, whom, where, about what.
    pub arguments: Vec<Argument>,
    /// Numbers of people and things that belong to it.
    pub quantities: Vec<Quantity>,
    /// Index into [`AnnotatedReport::quotes`](super::AnnotatedReport::quotes), if the event is inside what somebody said.
    pub quote: Option<usize>,
    /// The sentence or clause that asserts it.
    pub claim: Span,
    /// How much it is worth telling: the sum of what speaks for and against it. See [`Event::is_claim`] and
    /// [`Event::is_reportable`].
    pub worth: f64,
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

/// An argument of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// Its part.
    pub role: ArgumentRole,
    /// The phrase.
    pub span: Span,
    /// Its head word.
    pub word: WordAt,
    /// The mention that it is, if it refers to an entity: index into [`AnnotatedReport::mentions`](super::AnnotatedReport::mentions).
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
