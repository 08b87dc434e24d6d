//! What one report was read to say: the layers that [`crate::annotate`] adds to a [`Report`](crate::report::Report), one on
//! the other.
//!
//! Layers refer to each other by index into the lists of [`AnnotatedReport`], to words by sentence and token index, and
//! to the text by [`Span`](crate::text::Span). Nothing here knows of a second report.
//!
//! - [`AnnotatedReport`]: the whole (`report`).
//! - [`Sentence`], [`Token`] and where a word stands, [`WordAt`] (`sentence`); [`Tokens`], with what hangs on which (`tokens`).
//! - [`Mention`], [`Chain`], [`Role`] (`entities`).
//! - [`Time`], [`When`] (`times`).
//! - [`Quote`] (`quotes`).
//! - [`Event`], [`Argument`], [`Quantity`] (`events`).
//! - [`Credit`] (`credits`).
//! - [`Correction`] (`corrections`).

mod corrections;
mod credits;
mod entities;
mod events;
mod quotes;
mod report;
mod sentence;
mod times;
mod tokens;

pub use corroborate_encoder::Predicate;

pub use self::corrections::{Corrected, CorrectedValue, Correction, CorrectionKind};
pub use self::credits::{Credit, CreditKind};
pub use self::entities::{Chain, EntityKind, Feature, Link, Mention, MentionForm, Role, Tenure};
pub use self::events::{Argument, ArgumentRole, Bound, Event, EventType, Factuality, Quantity};
pub use self::quotes::{Quote, QuoteMode, SpeakerBy, SpeechAct};
pub use self::report::AnnotatedReport;
pub(crate) use self::sentence::product;
pub use self::sentence::{Sentence, Token, WordAt};
pub use self::times::{InferredDate, Lacks, Tense, Time, TimeKind, When};
pub use self::tokens::Tokens;
