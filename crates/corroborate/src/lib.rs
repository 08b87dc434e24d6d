//! Many news reports in, one sourced account out: what happened, who says so, how many of them are independent, and
//! where they contradict each other.
//!
//! The modules are the stages, in the order in which a report passes through them:
//!
//! ```text
//! paths ─ ingest ─▶ Report ─ annotate ─▶ AnnotatedReport ─ resolve ─▶ Story ─ weigh ─▶ Account ─ render ─▶ terminal, JSON, …
//! ```
//!
//! One direction only. [`ingest`] knows formats, not language. [`annotate`] is a pure function of one report.
//! [`resolve`] is the first that sees two reports. [`weigh`] decides nothing about language, only about claims.
//! [`render`] adds no fact. What a stage hands to the next is plain data: [`report`], [`annotation`], [`story`] and
//! [`account`] hold the types, [`text`] the offsets they share. Linguistic knowledge is in `data/`, read by [`lexicon`].

pub mod account;
pub mod annotate;
pub mod annotation;
pub mod explain;
pub mod ingest;
pub mod lexicon;
pub mod render;
pub mod report;
pub mod resolve;
pub mod story;
pub mod text;
pub mod weigh;
pub mod wording;
