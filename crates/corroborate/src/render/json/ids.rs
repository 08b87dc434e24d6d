//! Identifiers, unique within one output: a letter for the kind and a number in the order of the output, from 1.

pub(crate) fn report_id(index: usize) -> String {
    format!("r{}", index + 1)
}

pub(crate) fn story_id(index: usize) -> String {
    format!("s{}", index + 1)
}

/// Unique within a story.
pub(crate) fn entity_id(index: usize) -> String {
    format!("e{}", index + 1)
}

/// Unique within a story.
pub(crate) fn event_id(index: usize) -> String {
    format!("v{}", index + 1)
}

/// Unique within a story.
pub(crate) fn agreement_id(index: usize) -> String {
    format!("g{}", index + 1)
}

/// Unique within a story.
pub(crate) fn statement_id(index: usize) -> String {
    format!("q{}", index + 1)
}

/// Unique within a story.
pub(crate) fn conflict_id(index: usize) -> String {
    format!("c{}", index + 1)
}

/// Unique within a story.
pub(crate) fn correction_id(index: usize) -> String {
    format!("x{}", index + 1)
}
