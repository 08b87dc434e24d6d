//! When an event was of which the reports tell a day, but not which: "“Friday night”, date not stated".

use std::collections::BTreeMap;

use crate::annotation::{AnnotatedReport, Event, Lacks, Time};
use crate::story::Claim;

/// What stands in the place of a day that nobody tells.
pub const NOT_STATED: &str = "day not stated";

/// What stands there where the sentences tell some day, but not surely of this.
pub const UNCLEAR: &str = "day unclear";

/// What stands in the place of the day of an event that has none: the words that most of the claims have for it, if any.
pub fn undated(reports: &[AnnotatedReport], claims: &[&Claim]) -> Option<String> {
    let mut told: BTreeMap<&str, (usize, String, Lacks)> = BTreeMap::new();
    for claim in claims {
        let Some(report) = reports.get(claim.report) else { continue };
        let reading = report.events.get(claim.event);
        let times = reading.into_iter().flat_map(|reading| &reading.times).filter_map(|&at| report.times.get(at));
        for (time, lacks) in times.filter_map(|time| Some((time, time.lacks?))) {
            told.entry(&time.value).or_insert_with(|| (0, words(report, time), lacks)).0 += 1;
        }
    }
    // Where as many have one as the other nothing is chosen.
    let most = told.values().map(|(count, ..)| *count).max().unwrap_or(0);
    let mut best = told.into_values().filter(|(count, ..)| *count == most);
    match (best.next(), best.next()) {
        (Some((_, words, lacks)), None) => Some(label(&words, lacks)),
        _ => None,
    }
}

/// The same for what one report tells once.
pub fn undated_in(report: &AnnotatedReport, reading: &Event) -> Option<String> {
    let times = reading.times.iter().filter_map(|&at| report.times.get(at));
    let mut lacking = times.filter_map(|time| Some((time, time.lacks?)));
    let (time, lacks) = lacking.next()?;
    lacking.all(|(other, _)| other.value == time.value).then(|| label(&words(report, time), lacks))
}

/// The same for one time; no words where it has a date.
pub fn undated_time(report: &AnnotatedReport, time: &Time) -> Option<String> {
    match (&time.interval, time.lacks) {
        (Some(_), _) => Some(String::new()),
        (None, lacks) => Some(label(&words(report, time), lacks?)),
    }
}

fn label(words: &str, lacks: Lacks) -> String {
    match lacks {
        Lacks::Year => format!("“{words}”, year not stated"),
        Lacks::Reference => format!("“{words}”, date not stated"),
    }
}

fn words(report: &AnnotatedReport, time: &Time) -> String {
    report.words(time.span).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use super::*;
    use crate::weigh::testing::{Outline, claim, report, resolution};

    fn shown(outlines: &[Outline]) -> String {
        let resolution = resolution(outlines);
        let claims: Vec<&Claim> = resolution.stories[0].events[0].claims.iter().collect();
        undated(&resolution.reports, &claims).unwrap_or_else(|| NOT_STATED.to_owned())
    }

    /// "Let go on Dec. 11" in a report without a year stood under "day not stated".
    #[test]
    fn a_day_that_is_told_without_a_date_is_shown_in_its_words() {
        assert_eq!(shown(&[report("").says(claim("meet"))]), "day not stated");
        assert_eq!(shown(&[report("").says(claim("meet").on_some(Weekday::Friday))]), "“someday”, date not stated");
        let of_year = |day: &str, words: &str| report("").says(claim("meet").on_lacking(day, words, Lacks::Year));
        let same = of_year("2005-12-11", "Dec. 11");
        assert_eq!(shown(&[same.clone(), report("").says(claim("meet"))]), "“Dec. 11”, year not stated");
        assert_eq!(shown(&[same, of_year("2005-12-12", "Dec. 12")]), "day not stated");
    }
}
