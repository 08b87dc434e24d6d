//! The first stage that sees two reports: copies, stories, entities, events, inferred dates.

use crate::annotation::AnnotatedReport;
use crate::story::Resolution;

/// Puts together what belongs together over all reports.
pub fn resolve(reports: Vec<AnnotatedReport>) -> Resolution {
    Resolution { reports, copies: Vec::new(), stories: Vec::new() }
}
