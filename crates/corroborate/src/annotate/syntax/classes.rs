//! Classes of words.

use corroborate_encoder::Upos;

/// Classes of parts of speech.
pub trait UposClass {
    /// Noun, name or pronoun.
    fn is_nominal(&self) -> bool;
}

impl UposClass for Upos {
    fn is_nominal(&self) -> bool {
        matches!(self, Upos::Noun | Upos::Propn | Upos::Pron)
    }
}
