//! What somebody is said to have said, and who.

use crate::annotation::AnnotatedReport;

/// Finds quotations and reported speech.
pub fn find(report: &mut AnnotatedReport) {
    let _ = report;
}
