//! From whom a report says it has its words.

use serde::{Deserialize, Serialize};

use crate::text::Span;

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
    /// The mention that it is: index into [`AnnotatedReport::mentions`](super::AnnotatedReport::mentions).
    pub mention: Option<usize>,
    /// The passage it is credited for; `None`: the whole report (a byline, a tag at the end).
    pub scope: Option<Span>,
}
