//! When: time expressions, the days they denote, and the day of publication where it had to be inferred.
//!
//! A stretch of days is as wide as the source leaves it; nothing is made more precise than it was told.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::annotate::times::expression::Expression;
use crate::text::Span;

/// When a verb's action is, seen from the publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tense {
    /// Before it.
    Past,
    /// At it.
    Present,
    /// After it.
    Future,
    /// No verb says.
    #[default]
    Unknown,
}

/// TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeKind {
    /// A calendar date or a longer stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

/// A time expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// Its sentence.
    pub sentence: usize,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value, as far as it is known: "2023-06-28", "P3D", "XXXX-06-27", "PAST_REF".
    pub value: String,
    /// The days it denotes, where the value pins them down.
    pub interval: Option<When>,
    /// What it needs and the report does not give: the year, the day of publication.
    pub lacks: Option<Lacks>,
    /// What it says, from which the value was worked out.
    pub expression: Expression,
    /// Tense of the verb that it belongs to.
    pub tense: Tense,
}

/// What a relative or partial time expression can't be resolved without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lacks {
    /// "June 27": which year.
    Year,
    /// "on Wednesday", "yesterday": the day of publication.
    Reference,
}

/// A stretch of days, both ends included, as precise as the source is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct When {
    /// First day it can be; `None`: open.
    pub from: Option<Date>,
    /// Last day it can be; `None`: open.
    pub to: Option<Date>,
    /// What was inferred and from what, where something was: "the year, from the date of publication".
    pub inferred: Option<String>,
}

impl When {
    /// The first day, where nothing of it is inferred.
    pub fn stated_from(&self) -> Option<Date> {
        self.from.filter(|_| self.inferred.is_none())
    }

    /// One day, stated.
    pub fn day(date: Date) -> Self {
        Self { from: Some(date), to: Some(date), inferred: None }
    }

    /// Whether it is exactly one day.
    pub fn is_day(&self) -> bool {
        self.from.is_some() && self.from == self.to
    }

    /// Whether a day exists that both allow.
    pub fn is_compatible(&self, other: &When) -> bool {
        let starts_by = |a: &When, b: &When| match (a.from, b.to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        starts_by(self, other) && starts_by(other, self)
    }
}

/// A publication date that a report does not state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InferredDate {
    /// Not before this day.
    pub from: Date,
    /// Not after this day, where that is known.
    pub to: Option<Date>,
    /// From what, in words.
    pub because: String,
}
