//! Whom and what a report speaks of: mentions, their chains, and the roles that are told of them.
//!
//! A chain keeps why its mentions were put together, so that every such decision can be shown as a sum of named features.

use serde::{Deserialize, Serialize};

use super::sentence::WordAt;
use crate::text::Span;

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A human being or a group of them named as people.
    Person,
    /// A body: government, company, force, agency, outlet.
    Organization,
    /// A country, city, building, region.
    Place,
    /// Anything else that has a name or is referred to: a law, an award, a product, an abstract thing.
    Other,
}

/// How a mention refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MentionForm {
    /// By name: "Mehmet Yilmaz".
    Name,
    /// By description: "the police chief".
    Nominal,
    /// By pronoun: "he".
    Pronoun,
}

/// Words that refer to an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The bare name for a name ("Yilmaz", not "General Yilmaz"), else the noun phrase.
    pub span: Span,
    /// Its head word.
    pub head: WordAt,
    /// What it refers to.
    pub kind: EntityKind,
    /// How.
    pub form: MentionForm,
    /// Index into [`AnnotatedReport::chains`](super::AnnotatedReport::chains).
    pub chain: usize,
}

/// The mentions of one entity in one report.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// What the entity is.
    pub kind: EntityKind,
    /// Indexes into [`AnnotatedReport::mentions`](super::AnnotatedReport::mentions), in order.
    pub mentions: Vec<usize>,
    /// The fullest name, if any mention is a name: index into [`AnnotatedReport::mentions`](super::AnnotatedReport::mentions).
    pub name: Option<usize>,
    /// Why its mentions were put together, for `--explain`.
    pub because: Vec<Link>,
}

/// A decision that put two mentions (or chains) together: a sum of named features.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The two mentions, by index.
    pub mentions: (usize, usize),
    /// Name and weight of every feature that was present.
    pub features: Vec<Feature>,
}

/// A feature of a decision with its weight; a score is the sum of these.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Feature {
    /// What was seen, in words a reader understands.
    pub name: String,
    /// What it adds to the score; negative speaks against.
    pub weight: f64,
}

/// What somebody is said to be: "Iran's police chief", "General", "an expert at the council".
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Index of the holder's chain.
    pub holder: usize,
    /// The office or title without holder and body: "police chief", "Brigadier General".
    pub title: String,
    /// Where the title stands.
    pub span: Span,
    /// Index of the chain of the body, country or person it is held in: "Iran", "the National Guard".
    pub body: Option<usize>,
    /// The whole phrase: "Iran's police chief Brigadier General Mehmet Yilmaz".
    pub phrase: Span,
    /// How long it is held, as far as it is told with it.
    pub tenure: Tenure,
}

/// How long a role is held: where the [`Time`](super::Time)s stand that tell it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tenure {
    /// "since *2012*", "was appointed on *Sunday*".
    pub from: Option<Span>,
    /// "until *2008*".
    pub to: Option<Span>,
}
