//! Why numbers are one that grew, and not a contradiction.

use std::collections::BTreeSet;

use super::step::ruled;
use super::{Decision, Step};
use crate::account::{Account, SeriesPoint};
use crate::story::{Cite, Claim};
use crate::weigh::series::{FEW, counted_as};
use crate::wording;

pub(super) fn of_series(account: &Account, story: usize, index: usize) -> Decision {
    let weighed = &account.stories[story];
    let series = &weighed.series[index];
    let event = &weighed.story.events[series.event];
    let claims: Vec<&Claim> =
        series.points.iter().flat_map(|point| &point.claims).map(|&at| &event.claims[at]).collect();
    let step = |point: &SeriesPoint| {
        let day = point.as_of.map_or("a day that is not known".to_owned(), wording::plain_day);
        let what = format!("{} in what was published on {day}", point.value);
        let words = point.claims.iter().flat_map(|&at| {
            let claim = &event.claims[at];
            let counting = claim.quantities.iter().filter(|quantity| counted_as(quantity, &series.of));
            counting.map(|quantity| Cite { report: claim.report, span: quantity.span })
        });
        Step { is_accepted: Some(true), ..ruled(account, what, words) }
    };
    let mut steps: Vec<Step> = series.points.iter().map(step).collect();
    let days: BTreeSet<_> = series.points.iter().filter_map(|point| point.as_of).collect();
    let reports: BTreeSet<usize> = claims.iter().map(|claim| claim.report).collect();
    let rules = [
        format!(
            "all count “{}” of one event, v{}, as having happened, and none as “at most”",
            series.of,
            series.event + 1
        ),
        format!("published on {}, no number is smaller than one before it", wording::count(days.len(), "day")),
        format!("people are counted, or {FEW:.0} things at least, which are not another time counted"),
        "no claim says that it happened after the first of these days, and none of them that it did long before"
            .to_owned(),
        format!("none of the {} gives a later number beside an earlier one", wording::count(reports.len(), "report")),
    ];
    steps.extend(rules.map(|rule| Step { is_accepted: Some(true), ..ruled(account, rule, []) }));
    let values: Vec<&str> = series.points.iter().map(|point| point.value.as_str()).collect();
    let verdict =
        format!("“{}” grew: {}: a later count of the same, so no contradiction", series.of, values.join(", "));
    Decision { about: format!("s{}/n{}", story + 1, index + 1), verdict, steps }
}
