//! Where the sources disagree, and which numbers only grew.

use std::collections::BTreeSet;

use super::bearing::Bearing;
use super::telling::Told;
use super::told::best_of;
use super::{Teller, line, lower_article, stopped, upper_first, value_words};
use crate::account::{Aspect, Conflict, ConflictValue, Line, Section, Series};
use crate::wording;

/// What is disputed, and a line for each value with those who give it.
pub(super) fn lines(teller: &Teller<'_>, told: &[Option<Told>]) -> Vec<Line> {
    teller.weighed.conflicts.iter().flat_map(|conflict| of_conflict(teller, conflict, told)).collect()
}

fn of_conflict(teller: &Teller<'_>, conflict: &Conflict, all_told: &[Option<Told>]) -> Vec<Line> {
    // What those tell who disagree: of a large event another claim may tell it best, and nothing of what is disputed.
    let own = best_of(teller, conflict.event, conflict.values.iter().flat_map(|value| value.claims.iter().copied()));
    let told = own.as_ref().filter(|own| own.is_clause && !own.is_nameless);
    let told = told.or_else(|| all_told.get(conflict.event).and_then(Option::as_ref));
    let of_what = told.map(|told| format!(": {}", told.text)).unwrap_or_default();
    let text = stopped(&format!("{}{of_what}", aspect(conflict.aspect)));
    let claims = conflict.values.iter().flat_map(|value| value.claims.iter().copied());
    let mut cites = teller.claim_cites(conflict.event, claims);
    cites.extend(told.map(|told| told.cite));
    let head = line(Section::Disagreements, text, vec![conflict.event], cites);
    std::iter::once(head).chain(conflict.values.iter().map(|value| of_value(teller, conflict, value))).collect()
}

fn of_value(teller: &Teller<'_>, conflict: &Conflict, value: &ConflictValue) -> Line {
    let event = teller.event(conflict.event);
    let reports: BTreeSet<usize> = value.claims.iter().map(|&claim| event.claims[claim].report).collect();
    let origins =
        teller.named_origins(conflict.event, |claims| claims.iter().any(|claim| value.claims.contains(claim)));
    let named = teller.weighed.weights[conflict.event]
        .origins
        .iter()
        .filter(|origin| origins.contains(&lower_article(&origin.origin)));
    let covered: BTreeSet<usize> = named.flat_map(|origin| origin.reports.iter().copied()).collect();
    let by = match (origins.is_empty(), reports.is_subset(&covered)) {
        (true, _) => String::new(),
        (false, true) => format!(", from {}", wording::list(&origins)),
        (false, false) => format!(", {} among those whom they have it from", wording::list(&origins)),
    };
    let words = match conflict.aspect {
        Aspect::Number => value.words.clone(),
        _ => value_words(&value.value),
    };
    let words = upper_first(&words);
    let text = format!("{words}: {}{by}.", wording::count(reports.len(), "report"));
    let mut cites = teller.claim_cites(conflict.event, value.claims.iter().copied());
    if !origins.is_empty() {
        cites.extend(
            teller
                .credit_cites(conflict.event, &Bearing::default())
                .into_iter()
                .filter(|cite| reports.contains(&cite.report)),
        );
    }
    line(Section::Disagreements, text, vec![conflict.event], cites)
}

fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::When => "The day is disputed",
        Aspect::Where => "The place is disputed",
        Aspect::Who => "Who it was is disputed",
        Aspect::Number => "The number is disputed",
        Aspect::What => "What was done is disputed",
        Aspect::Factuality => "Whether it happened is disputed",
    }
}

/// A line for each number that grew.
pub(super) fn updates(teller: &Teller<'_>) -> Vec<Line> {
    teller.weighed.series.iter().map(|series| of_series(teller, series)).collect()
}

fn of_series(teller: &Teller<'_>, series: &Series) -> Line {
    let point = |point: &crate::account::SeriesPoint| match point.as_of {
        Some(day) => format!("{} (reported {})", point.value, wording::plain_day(day)),
        None => point.value.clone(),
    };
    let points: Vec<String> = series.points.iter().map(point).collect();
    let text = format!("{}: {}.", upper_first(&series.of), points.join(", then "));
    let claims = series.points.iter().flat_map(|point| point.claims.iter().copied());
    line(Section::Updates, text, vec![series.event], teller.claim_cites(series.event, claims))
}
