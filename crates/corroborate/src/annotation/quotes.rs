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
    /// The mention of whom it was said to, where stated ("told Reuters").
    pub addressee: Option<usize>,
    /// How the words are rendered.
    pub mode: QuoteMode,
    /// What is done with the words.
    pub act: SpeechAct,
    /// Index of the paragraph that the content begins in.
    pub paragraph: usize,
}
