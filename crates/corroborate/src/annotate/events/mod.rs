//! What is said to happen.

use crate::annotation::AnnotatedReport;

/// Finds events with all that belongs to them.
pub fn find(report: &mut AnnotatedReport) {
    let _ = report;
}

/// Dates the events anew from the values of the times.
pub fn date(report: &mut AnnotatedReport) {
    let _ = report;
}
