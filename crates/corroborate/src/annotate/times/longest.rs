//! Which of several readings of the same words counts: the one that takes in most of them.

use super::expression::Expression;

/// The reading that goes furthest; the first of equals.
pub(super) fn longest(readings: impl Iterator<Item = (Expression, usize)>) -> Option<(Expression, usize)> {
    readings.fold(None, |best: Option<(Expression, usize)>, reading| match best {
        Some((_, end)) if end >= reading.1 => best,
        _ => Some(reading),
    })
}
