//! What reports say of mistakes, at the claims that it touches.

use std::collections::BTreeSet;

use super::telling::Told;
use super::told::best_of;
use super::{Teller, line, lower_article, stopped};
use crate::account::{Line, Section};
use crate::annotation::CorrectionKind;
use crate::story::{Cite, CorrectedParty, Given, StoryCorrection, Touch};
use crate::wording;

/// Events that a line names at most.
const MOST_EVENTS: usize = 3;
/// Letters of a note that are told at most.
const MOST_LETTERS: usize = 300;

/// A line for each correction: who corrects whom and what, the note, the lines of the account that it touches (of what is
/// withdrawn the words that are), and what follows.
pub(super) fn lines(teller: &Teller<'_>, told: &[Option<Told>]) -> Vec<Line> {
    teller.story().corrections.iter().map(|correction| of_correction(teller, correction, told)).collect()
}

fn of_correction(teller: &Teller<'_>, correction: &StoryCorrection, told: &[Option<Told>]) -> Line {
    let mut cites = vec![Cite { report: correction.report, span: correction.span }];
    let mut events: Vec<usize> = correction.touches.iter().map(|touch| touch.event).collect();
    events.dedup();
    let values = wording::corrected_values(correction, teller.reports).map(|values| format!(": {values}"));
    let mut text = format!("{}{}. “{}”.", head(correction), values.unwrap_or_default(), note(teller, correction));
    // A report that is withdrawn told much that stands without it.
    let is_whole = correction.kind == CorrectionKind::Retraction && correction.of == CorrectedParty::Itself;
    let is_meant = |event: &&usize| !is_whole || teller.weighed.weights[**event].reports == 0;
    let touched = |event: &usize| match correction.kind {
        CorrectionKind::Retraction => {
            let claims = correction.touches.iter().filter(|touch| touch.event == *event).map(|touch| touch.claim);
            best_of(teller, *event, claims)
        }
        _ => told.get(*event)?.clone(),
    };
    let of_events: Vec<Told> = events.iter().filter(is_meant).filter_map(touched).collect();
    if !of_events.is_empty() {
        let label = if is_whole { "Told by it alone" } else { "Touches" };
        let mut summaries: Vec<&str> = Vec::new();
        for told in &of_events {
            if !summaries.contains(&told.text.as_str()) {
                summaries.push(&told.text);
            }
        }
        let more = summaries.len().saturating_sub(MOST_EVENTS);
        summaries.truncate(MOST_EVENTS);
        let more = if more == 0 { String::new() } else { format!("; and {more} more") };
        text.push_str(&format!(" {label}: {}", stopped(&format!("{}{more}", summaries.join("; ")))));
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
        (CorrectedParty::Source { name, .. }, kind) => {
            format!("{report} tells of a {} by {}", kind.word(), lower_article(name))
        }
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
        let what = if correction.of == CorrectedParty::Itself { "Nothing that" } else { "What" };
        let counts = if what == "What" { "of it counts for nothing" } else { "counts" };
        return format!(" {what} {} {counts}.", says(&withdrawn));
    }
    let wrong = reports(&|touch| touch.gives == Some(Given::Wrong));
    match (&correction.of, correction.touches.is_empty()) {
        (CorrectedParty::Source { name, .. }, true) => {
            format!(" No other report here tells it on the word of {}.", lower_article(name))
        }
        _ if wrong.is_empty() => String::new(),
        _ => format!(" Still as it was in {}.", wording::list(&wrong)),
    }
}

fn says(reports: &[String]) -> String {
    let verb = if reports.len() == 1 { "tells" } else { "tell" };
    format!("{} {verb}", wording::list(reports))
}
