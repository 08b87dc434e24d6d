//! What stands under the headline of a story: when it happened, when it was reported, in how many reports.

use jiff::civil::Date;

use super::memo::told_events;
use crate::account::{Account, Line, LineDay, Section, WeighedStory};
use crate::wording;

/// The days of what is told in short, where they are of one week, or else that of what is told first; when it was reported, and in
/// how many reports. Days of other things that are told would be taken for those of the headline above.
pub(super) fn facts(account: &Account, weighed: &WeighedStory) -> Vec<String> {
    let happened = days_in_short(weighed).map(|(from, to)| wording::days(from, to));
    let reports = &weighed.story.reports;
    let dates = || reports.iter().filter_map(|&report| account.reports[report].report.date());
    let reported = dates().min().zip(dates().max()).map(|(from, to)| format!("reported {}", wording::days(from, to)));
    let undated = reports.len() - dates().count();
    let undated = if undated > 0 && reported.is_some() { format!(", {undated} without a date") } else { String::new() };
    happened.into_iter().chain(reported).chain([wording::count(reports.len(), "report") + &undated]).collect()
}

/// From the first to the last day of what is told in short, disputed ones too; only that of what is told first where they lie more
/// than a week apart.
fn days_in_short(weighed: &WeighedStory) -> Option<(Date, Date)> {
    const A_WEEK: i32 = 7;
    let in_short = weighed.lines.iter().filter(|line| line.section == Section::InShort);
    let row = |line: &Line| {
        told_events(weighed).find(|(event, _)| line.events.first() == Some(event)).and_then(|(_, row)| row.day.as_ref())
    };
    let days: Vec<Vec<Date>> =
        in_short.map(|line| row(line).map(|day| days(day, weighed)).unwrap_or_default()).collect();
    let all = || days.iter().flatten().copied();
    let (from, to) = all().min().zip(all().max())?;
    if (to - from).get_days() <= A_WEEK {
        return Some((from, to));
    }
    let first = days.first()?;
    first.iter().min().copied().zip(first.iter().max().copied())
}

/// The day of a row, or those that the reports give where they disagree; none of a longer stretch.
fn days(day: &LineDay, weighed: &WeighedStory) -> Vec<Date> {
    match weighed.disputed_day(day.event) {
        Some(conflict) => conflict.values.iter().filter_map(|value| value.value.parse().ok()).collect(),
        None => day.when.as_ref().filter(|when| when.is_day()).and_then(|when| when.from).into_iter().collect(),
    }
}
