//! What reports say of mistakes, at the claims that it touches.

use std::collections::BTreeSet;

use super::clause::Told;
use super::{Teller, line, stopped};
use crate::account::{Line, Section};
use crate::annotation::CorrectionKind;
use crate::story::{Cite, CorrectedParty, Given, StoryCorrection, Touch};
use crate::wording;

/// Events that a line names at most.
const MOST_EVENTS: usize = 3;
/// Letters of a note that are told at most.
const MOST_LETTERS: usize = 300;

/// A line for each correction.
pub(super) fn lines(teller: &Teller<'_>, told: &[Option<Told>]) -> Vec<Line> {
    teller.story().corrections.iter().map(|correction| of_correction(teller, correction, told)).collect()
}

fn of_correction(teller: &Teller<'_>, correction: &StoryCorrection, told: &[Option<Told>]) -> Line {
    let mut cites = vec![Cite { report: correction.report, span: correction.span }];
    let mut events: Vec<usize> = correction.touches.iter().map(|touch| touch.event).collect();
    events.dedup();
    let mut text = format!("{}: “{}”.", head(correction), note(teller, correction));
    let of_events: Vec<&Told> = events.iter().filter_map(|&event| told.get(event)?.as_ref()).collect();
    let is_whole = of_events.len() > MOST_EVENTS;
    if !of_events.is_empty() && !is_whole {
        let summaries: Vec<&str> = of_events.iter().map(|told| told.text.as_str()).collect();
        text.push_str(&format!(" Touched: {}", stopped(&summaries.join("; "))));
        cites.extend(of_events.iter().map(|told| told.cite));
    }
    text.push_str(&consequences(teller, correction));
    for touch in &correction.touches {
        cites.extend(teller.claim_cites(touch.event, [touch.claim]));
    }
    line(Section::Corrections, text, events, cites)
}

fn head(correction: &StoryCorrection) -> String {
    let report = format!("Report {}", correction.report + 1);
    match (&correction.of, correction.kind) {
        (CorrectedParty::Itself, CorrectionKind::Correction) => format!("{report} corrects itself"),
        (CorrectedParty::Itself, CorrectionKind::Clarification) => format!("{report} clarifies what it told"),
        (CorrectedParty::Itself, CorrectionKind::Retraction) => format!("{report} is withdrawn"),
        (CorrectedParty::Itself, CorrectionKind::Update) => format!("{report} was updated"),
        (CorrectedParty::Source { name, .. }, kind) => format!("{report} tells of a {} by {name}", kind.word()),
        (CorrectedParty::Unstated, CorrectionKind::Retraction) => {
            format!("{report} tells of a report that was withdrawn")
        }
        (CorrectedParty::Unstated, _) => format!("{report} contradicts earlier reports"),
    }
}

/// The words of the note on one line, cut where they are many.
fn note(teller: &Teller<'_>, correction: &StoryCorrection) -> String {
    let words = teller.reports[correction.report].words(correction.span);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST_LETTERS) {
        Some((at, _)) => format!("{} …", words[..at].rsplit_once(' ').map_or(&words[..at], |(whole, _)| whole)),
        None => words.trim_end_matches('.').to_owned(),
    }
}

/// What follows for those who tell it: whose word counts no longer, who still gives what was wrong.
fn consequences(teller: &Teller<'_>, correction: &StoryCorrection) -> String {
    let reports = |is_meant: &dyn Fn(&Touch) -> bool| -> Vec<String> {
        let meant = correction.touches.iter().filter(|touch| is_meant(touch));
        let reports: BTreeSet<usize> = meant.map(|t| teller.event(t.event).claims[t.claim].report).collect();
        reports.into_iter().map(|report| format!("report {}", report + 1)).collect()
    };
    let withdrawn = reports(&|touch| touch.is_withdrawn);
    if !withdrawn.is_empty() {
        return format!(" What {} of it counts for nothing.", says(&withdrawn));
    }
    let wrong = reports(&|touch| touch.gives == Some(Given::Wrong));
    if wrong.is_empty() { String::new() } else { format!(" Still given as it was in {}.", wording::list(&wrong)) }
}

fn says(reports: &[String]) -> String {
    let verb = if reports.len() == 1 { "tells" } else { "tell" };
    format!("{} {verb}", wording::list(reports))
}
