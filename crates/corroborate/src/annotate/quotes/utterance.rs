//! What is put together of marks and cues: words in quotation marks, with who said them.

use super::cues::Cue;
use super::party::Party;
use crate::annotation::{QuoteMode, SpeakerBy};
use crate::text::Span;

/// Words in quotation marks that somebody said.
#[derive(Debug, Clone)]
pub(super) struct Utterance<'c> {
    pub(super) content: Vec<Span>,
    pub(super) cue: Option<&'c Cue>,
    pub(super) speaker: Option<Party>,
    /// How it is known who spoke, if it is.
    pub(super) by: SpeakerBy,
    pub(super) mode: QuoteMode,
}
