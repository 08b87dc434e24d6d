//! The parse of a sentence, and ways to walk it that bear a wrong parse.
//!
//! The walks are methods of [`Sentence`](crate::annotation::Sentence), so that a rule reads like the grammar it states. None of
//! them trusts the tree: a head that points nowhere counts as the root, a cycle ends where it began, and the spans of phrases
//! are the unbroken run of words around the head, so that one misplaced attachment does not drag in words from afar. What hangs
//! on a word is looked up ([`Tokens`](crate::annotation::Tokens)), never searched for.
//!
//! - `assembly`: sentences of what the encoder read, their trees mended (`repair`).
//! - `tree`: from word to word.
//! - `phrases`, `obliques`: noun phrases, and the prepositions in front of them.
//! - `clauses`: subjects, objects, voice.
//! - `classes`: classes of words.

mod assembly;
mod classes;
mod clauses;
mod obliques;
mod phrases;
mod repair;
mod tree;

pub use self::assembly::sentences;
pub use self::classes::UposClass;
