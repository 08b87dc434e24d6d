//! What was decided against: two reports, entities or events that were not put together.

use super::entity::chain_name;
use super::report::{joins_alone, of_copy};
use super::step::{compared, report_id, ruled};
use super::{Decision, Step};
use crate::account::Account;
use crate::annotation::Feature;
use crate::resolve::compare::{self, Apart};
use crate::resolve::copies::{LEAST, RUN, SHARE};
use crate::story::{Cite, Claim};
use crate::weigh::conflicts::sum;
use crate::wording;

/// Pairs of claims that are shown of two events.
const SHOWN: usize = 5;

/// Whether two reports are of one story, and whether one is a copy of the other.
pub(super) fn of_two_reports(account: &Account, one: usize, other: usize) -> Vec<Decision> {
    let seen = compare::reports(&account.reports, one, other);
    let about = format!("{}, {}", report_id(one), report_id(other));
    let story_of = |report: usize| account.stories.iter().position(|weighed| weighed.story.reports.contains(&report));
    let is_one_story = story_of(one).is_some() && story_of(one) == story_of(other);
    let mut steps = vec![by_sum(account, "the two were compared".to_owned(), &seen.features, [])];
    let through_others = match (is_one_story, sum(&seen.features) > 0.0) {
        (true, false) => Some(format!("reports that are like both put them together; or {}", joins_alone())),
        (false, true) => Some("the mean of all pairs decides: other reports with either keep them apart".to_owned()),
        _ => None,
    };
    if seen.are_issues {
        let rule = "they are issues of one bulletin for two days, which are never one story".to_owned();
        steps.push(ruled(account, rule, []));
    } else {
        steps.extend(through_others.map(|rule| ruled(account, rule, [])));
    }
    let stories =
        [one, other].map(|report| story_of(report).map_or("no story".to_owned(), |at| format!("s{}", at + 1)));
    let verdict = match is_one_story {
        true => format!("both are of {}", stories[0]),
        false => format!("two stories, {} and {}", stories[0], stories[1]),
    };
    let of_story = Decision { about: about.clone(), verdict, steps };
    let is_pair = |report: usize, of: usize| [(one, other), (other, one)].contains(&(report, of));
    let copy = account.copies.iter().find(|copy| is_pair(copy.report, copy.of));
    let (verdict, step) = match copy {
        Some(copy) => ("one shares the text of the other", of_copy(account, copy)),
        None => ("two texts", of_no_copy(account, seen.shared.runs, seen.shared.share, seen.shared.is_enough())),
    };
    vec![of_story, Decision { about, verdict: verdict.to_owned(), steps: vec![step] }]
}

fn of_no_copy(account: &Account, runs: usize, share: f64, is_enough: bool) -> Step {
    let first = if is_enough { "; a third report had most of them before" } else { "" };
    let what = format!(
        "they share {} of {RUN} content words, {:.0} % of the shorter text's (a copy has {LEAST} and {:.0} % at least){first}",
        wording::count(runs, "run"),
        100.0 * share,
        100.0 * SHARE
    );
    Step { is_accepted: Some(false), ..ruled(account, what, []) }
}

/// Why two entities are not one.
pub(super) fn of_two_entities(account: &Account, story: usize, one: usize, other: usize) -> Decision {
    let told = &account.stories[story].story;
    let (a, b) = (&told.entities[one], &told.entities[other]);
    let seen = compare::entities(&account.reports, told, a, b);
    let mut steps: Vec<Step> = seen
        .pairs
        .iter()
        .map(|([x, y], features)| {
            let names = [*x, *y].into_iter().filter_map(|chain| chain_name(account, chain));
            let what = format!("across {} and {}: the names were compared", report_id(x.0), report_id(y.0));
            by_sum(account, what, features, names)
        })
        .collect();
    let mentions = || [a, b].into_iter().filter_map(|entity| entity.mentions.first().copied());
    if let Some(apart) = seen.apart {
        let rule = match apart {
            Apart::InOneReport(report) => format!("{} refers to both as different ones", report_id(report)),
            Apart::ByNames => "their names contradict each other".to_owned(),
        };
        steps.push(ruled(account, format!("never one: {rule}"), mentions()));
    } else if steps.is_empty() {
        let rule = "nothing speaks for it: no word of a name, no office and no description in common".to_owned();
        steps.push(ruled(account, rule, mentions()));
    } else if steps.iter().any(|step| step.sum > 0.0) {
        let rule = "the mean of all pairs of names decides, in which one that shares nothing counts -1".to_owned();
        steps.push(ruled(account, rule, []));
    }
    Decision {
        about: format!("s{0}/e{1}, s{0}/e{2}", story + 1, one + 1, other + 1),
        verdict: format!("{} and {} are two", a.name, b.name),
        steps,
    }
}

/// Why two events are not one.
pub(super) fn of_two_events(account: &Account, story: usize, one: usize, other: usize) -> Decision {
    let told = &account.stories[story].story;
    let (a, b) = (&told.events[one], &told.events[other]);
    let seen = compare::events(&account.reports, told, a, b);
    let cite = |claim: &Claim| Cite { report: claim.report, span: claim.span };
    let mut steps = Vec::new();
    if seen.is_forbidden {
        let rule = "never one: the times of claims lie too far apart, or other persons are parties to them".to_owned();
        steps.push(ruled(account, rule, []));
    }
    let all = a.claims.len() * b.claims.len();
    let mean = match seen.pairs.is_empty() {
        true => "no words of the two can speak of one event, so that no claims were compared".to_owned(),
        false => format!(
            "{} of {} of claims were compared; the mean is {:+.2}, with -1 for the others and 0 for unsure sums, and joins above 0",
            seen.pairs.len(),
            wording::count(all, "pair"),
            seen.mean
        ),
    };
    steps.push(ruled(account, mean, []));
    for (x, y, features) in seen.pairs.iter().take(SHOWN) {
        let what = format!("claim {x} of v{} and claim {y} of v{}", one + 1, other + 1);
        steps.push(by_sum(account, what, features, [cite(&a.claims[*x]), cite(&b.claims[*y])]));
    }
    Decision {
        about: format!("s{0}/v{1}, s{0}/v{2}", story + 1, one + 1, other + 1),
        verdict: format!("{} / {}: two events", a.summary, b.summary),
        steps,
    }
}

fn by_sum(account: &Account, what: String, features: &[Feature], evidence: impl IntoIterator<Item = Cite>) -> Step {
    compared(account, what, Some(sum(features) > 0.0), features, evidence)
}
