//! Who bound themselves to what, when, where.

use super::{Teller, line, stopped, upper_first};
use crate::account::{Line, Section};
use crate::story::{Agreement, AgreementStatus, Cite, Term};
use crate::wording;

/// A line for each agreement. What no report states is said to be not stated.
pub(super) fn lines(teller: &Teller<'_>) -> Vec<Line> {
    teller.story().agreements.iter().map(|agreement| of_agreement(teller, agreement)).collect()
}

fn of_agreement(teller: &Teller<'_>, agreement: &Agreement) -> Line {
    let names = |entities: &[usize]| -> Vec<String> {
        entities.iter().filter_map(|&entity| teller.entity_name(entity)).map(str::to_owned).collect()
    };
    let or_not_stated = |words: String| if words.is_empty() { "not stated".to_owned() } else { words };
    let day = match (teller.disputed_days(agreement.event), &agreement.when) {
        (Some(days), _) => format!("{} (disputed)", days.join(" or ")),
        (None, Some(when)) => match (when.from, when.to) {
            (Some(from), Some(to)) if from == to => wording::plain_day(from),
            _ => wording::when(when),
        },
        (None, None) => "not stated".to_owned(),
    };
    let place = agreement.place.and_then(|place| teller.entity_name(place)).unwrap_or("not stated");
    let areas: Vec<&str> = agreement.areas.iter().map(|area| area.area.as_str()).collect();
    let terms = |label: &str, terms: &[Term]| {
        let words: Vec<&str> = terms.iter().map(|term| term.words.as_str()).collect();
        if words.is_empty() { String::new() } else { format!("; {label}: {}", words.join(" or ")) }
    };
    let text = format!(
        "{}, {}; parties: {}; signatories: {}; day: {day}; place: {place}; areas: {}{}{}",
        upper_first(&agreement.kind),
        status(agreement.status),
        or_not_stated(wording::list(&names(&agreement.parties))),
        or_not_stated(wording::list(&names(&agreement.signatories))),
        or_not_stated(wording::list(&areas)),
        terms("term", &agreement.terms),
        terms("worth", &agreement.worth),
    );
    let mut cites: Vec<Cite> =
        agreement.told().flat_map(|(event, claim)| teller.claim_cites(event, std::iter::once(claim))).collect();
    cites.extend(agreement.areas.iter().flat_map(|area| &area.evidence).copied());
    cites.extend(agreement.terms.iter().chain(&agreement.worth).flat_map(|term| &term.evidence).copied());
    line(Section::Agreements, stopped(&text), vec![agreement.event], cites)
}

fn status(status: AgreementStatus) -> &'static str {
    match status {
        AgreementStatus::Signed => "signed",
        AgreementStatus::Agreed => "agreed (signing not stated)",
        AgreementStatus::Planned => "planned",
        AgreementStatus::Extended => "extended",
        AgreementStatus::Denied => "denied",
    }
}
