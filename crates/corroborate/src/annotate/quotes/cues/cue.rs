//! What is found: a word that says that something is said, who says it, and what.

use crate::annotate::quotes::party::Party;
use crate::annotation::{SpeechAct, WordAt};
use crate::text::Span;

/// A word that says that something is said.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::annotate::quotes) struct Cue {
    /// The word, or "according to".
    pub(in crate::annotate::quotes) span: Span,
    /// The word, or the first of them.
    pub(in crate::annotate::quotes) word: WordAt,
    /// What is done.
    pub(in crate::annotate::quotes) act: SpeechAct,
    /// Who does it.
    pub(in crate::annotate::quotes) speaker: Option<Party>,
    /// To whom.
    pub(in crate::annotate::quotes) addressee: Option<Party>,
    /// What the syntax gives as said; empty where it gives nothing.
    pub(in crate::annotate::quotes) content: Vec<Span>,
}
