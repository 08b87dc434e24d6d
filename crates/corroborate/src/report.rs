//! A report: one article of one outlet, as it was given, with what is not the article marked.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::Span;

/// One article of one outlet.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The path as the user gave it, or the URL.
    pub path: String,
    /// Line of the JSON Lines file it stands on, counted from 1.
    pub line: Option<usize>,
    /// SHA-256 of the bytes it was read from (of the line, for JSON Lines), in hexadecimal.
    pub sha256: String,
    /// For plain text the decoded file, unchanged; otherwise what was extracted. All spans point into it.
    pub text: String,
    /// The headline.
    pub title: Option<String>,
    /// Who published it, where it says so.
    pub outlet: Option<String>,
    /// When it was published, where it says so.
    pub published: Option<Published>,
    /// When it was last changed, where it says so; never taken for the day of publication.
    pub modified: Option<Published>,
    /// A date that it shows, where nothing on the page settles which day is meant.
    pub open: Option<OpenDate>,
    /// BCP 47.
    pub language: String,
    /// The place in front of the first sentence ("TEHRAN –"), as a reader would write it ("Tehran").
    pub dateline: Option<String>,
    /// What the parts of the text are. In order, without overlap; together they cover everything but white space.
    pub zones: Vec<Zone>,
}

impl Report {
    /// The kind of the zone that holds byte `at`, `Body` where none does.
    pub fn zone_at(&self, at: usize) -> ZoneKind {
        let after = self.zones.partition_point(|z| z.span.start <= at);
        match after.checked_sub(1).map(|i| &self.zones[i]) {
            Some(zone) if at < zone.span.end => zone.kind,
            _ => ZoneKind::Body,
        }
    }

    /// The publication date, where it is stated.
    pub fn date(&self) -> Option<Date> {
        self.published.as_ref().map(|p| p.date)
    }
}

/// A date of publication, or of a change, and where it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// The day (in the zone that the source wrote it in).
    pub date: Date,
    /// What it was read from: "JSON-LD datePublished", "the first line", ...
    pub source: String,
}

/// A date that may be one of several days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDate {
    /// The days that it may be.
    pub days: OpenDays,
    /// What it was read from.
    pub source: String,
}

/// What days a date may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenDays {
    /// "4/9/2007": in numbers alone.
    Order {
        /// As it is read in the United States.
        month_first: Date,
        /// As it is read elsewhere.
        day_first: Date,
    },
    /// "MOSCOW, June 28": of no year.
    Year {
        /// The month.
        month: i8,
        /// The day of the month.
        day: i8,
    },
}

/// A marked stretch of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    /// What it is.
    pub kind: ZoneKind,
    /// Where it stands.
    pub span: Span,
}

/// What a stretch of a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ZoneKind {
    /// Headline or subheading.
    Title,
    /// Who wrote it.
    Byline,
    /// Place and date in front of the first sentence.
    Dateline,
    /// The article.
    Body,
    /// Words to a picture.
    Caption,
    /// Everything else: advertisements, links, credits, navigation, a date line that a crawler put there.
    Boilerplate,
}

impl ZoneKind {
    /// Whether what stands there is told by the report and so may bear claims.
    pub fn is_told(self) -> bool {
        matches!(self, ZoneKind::Title | ZoneKind::Body | ZoneKind::Caption)
    }
}
