//! What is corrected or taken back of an event, in a few words at its line.

use std::collections::BTreeSet;

use super::list;
use crate::annotation::{AnnotatedReport, CorrectionKind};
use crate::story::{CorrectedParty, Given, Story, StoryCorrection};

/// Words of a wrong value that is told without the right one: a longer one is read in the note.
const SHORT: usize = 2;

/// For each correction that touches the event, by whom and what; reports by their numbers: "corrected by `[1]`: 12, not
/// 21". What was only added to is left as it is.
pub fn corrected(story: &Story, reports: &[AnnotatedReport], event: usize) -> Vec<String> {
    let mut marks: Vec<String> = Vec::new();
    for correction in &story.corrections {
        let mark = mark(story, reports, event, correction).filter(|mark| !marks.contains(mark));
        marks.extend(mark);
    }
    marks
}

fn mark(story: &Story, reports: &[AnnotatedReport], event: usize, correction: &StoryCorrection) -> Option<String> {
    let touches: Vec<_> = correction.touches.iter().filter(|touch| touch.event == event).collect();
    if touches.is_empty() {
        return None;
    }
    let sayer = number(correction.report);
    let by = match &correction.of {
        CorrectedParty::Itself => format!("by {sayer}"),
        CorrectedParty::Source { name, .. } => format!("by {name}, says {sayer}"),
        CorrectedParty::Unstated => format!("by {sayer}"),
    };
    let mut own = touches.iter().filter(|touch| !touch.is_others);
    let done = match correction.kind {
        CorrectionKind::Update => return None,
        CorrectionKind::Retraction => {
            let told: BTreeSet<usize> = touches.iter().map(|t| story.events[event].claims[t.claim].report).collect();
            let told: Vec<String> = told.into_iter().map(number).collect();
            return Some(match &correction.of {
                CorrectedParty::Itself => format!("{} withdrew what it told", list(&told)),
                _ => format!("withdrawn {by}: what {} told", list(&told)),
            });
        }
        CorrectionKind::Correction if correction.of == CorrectedParty::Unstated => "contradicted",
        CorrectionKind::Correction if touches.iter().all(|touch| touch.is_others) => {
            return values(correction, reports).map(|values| match correction.of {
                CorrectedParty::Itself => format!("{sayer} told so, too, and corrected it: {values}"),
                _ => format!("corrected {by}: {values}"),
            });
        }
        CorrectionKind::Correction if own.all(|touch| touch.gives == Some(Given::Right)) => "as corrected",
        CorrectionKind::Correction => "corrected",
        CorrectionKind::Clarification => "clarified",
    };
    let values = values(correction, reports).map(|values| format!(": {values}")).unwrap_or_default();
    Some(format!("{done} {by}{values}"))
}

fn number(report: usize) -> String {
    format!("[{}]", report + 1)
}

/// What is right and what was wrong, in the words of the note: "12, not 21".
pub fn values(correction: &StoryCorrection, reports: &[AnnotatedReport]) -> Option<String> {
    let words = |value: &crate::annotation::CorrectedValue| {
        let words = reports[correction.report].words(value.span);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    match (correction.right.as_ref().map(words), correction.wrong.as_ref().map(words)) {
        (Some(right), Some(wrong)) => Some(format!("{right}, not {wrong}")),
        (Some(right), None) => Some(right),
        (None, Some(wrong)) => {
            let is_number = correction.wrong.is_some_and(|value| value.number.is_some());
            (is_number || wrong.split(' ').count() <= SHORT).then(|| format!("not “{wrong}”"))
        }
        (None, None) => None,
    }
}
