//! What people and bodies are said to be.

use crate::annotation::AnnotatedReport;

/// Finds offices and titles.
pub fn find(report: &mut AnnotatedReport) {
    let _ = report;
}
