//! Where a report says it got its words from.

use crate::annotation::AnnotatedReport;

/// Finds the credits.
pub fn find(report: &mut AnnotatedReport) {
    let _ = report;
}
