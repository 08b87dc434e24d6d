//! What somebody is said to have said, and what is done with the words.

use serde::{Deserialize, Serialize};

use crate::text::Span;

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

/// How it is known who spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpeakerBy {
    /// The word of saying has him as its subject, or names him otherwise.
    Cue,
    /// He spoke last before.
    SpokeLast,
    /// He does what the words before a colon tell.
    Introduced,
    /// The headline names him before a colon, or after a colon or a dash.
    Headline,
    /// He said the words beside, of which these are the next.
    GoesOn,
    /// He said the quoted words in whose course he notes it.
    Noted,
    /// The speaker is the first word of a name that goes on.
    RestOfName,
    /// The speaker is "he", and not whom he names himself: whoever spoke just before.
    NotHimself,
}

impl SpeakerBy {
    /// The rule in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Cue => "the words of saying name the speaker",
            Self::SpokeLast => "nothing beside the words names the speaker: whoever spoke last before them",
            Self::Introduced => "the words before the colon tell what the speaker does",
            Self::Headline => "the headline names the speaker before a colon, or after a colon or a dash",
            Self::GoesOn => "whoever said the words beside it goes on",
            Self::Noted => "whoever said the quoted words notes it in their course",
            Self::RestOfName => "the name that stands with the words of saying goes on",
            Self::NotHimself => "nobody speaks of himself by name: whoever spoke just before",
        }
    }
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
    /// The mention that the speaker is: index into [`AnnotatedReport::mentions`](super::AnnotatedReport::mentions).
    pub speaker_mention: Option<usize>,
    /// How it is known who spoke, where it is; for `--explain`.
    pub speaker_by: Option<SpeakerBy>,
    /// The mention of whom it was said to, where stated ("told Reuters").
    pub addressee: Option<usize>,
    /// How the words are rendered.
    pub mode: QuoteMode,
    /// What is done with the words.
    pub act: SpeechAct,
    /// Index of the paragraph that the content begins in.
    pub paragraph: usize,
}
