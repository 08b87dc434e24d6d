//! Why claims are one event, and how it stands.

use super::Decision;
use std::collections::BTreeSet;

use super::dispute::{of_conflict, of_correction, of_rejected};
use super::series::of_series;
use super::step::{claim_words, compared, report_id, ruled};
use super::told::of_matters;
use crate::account::{Account, Elsewhere, OriginReason, Standing, Tells, Weight};
use crate::annotation::Feature;
use crate::story::{Cite, Event};
use crate::text::Span;
use crate::weigh::conflicts::sum;
use crate::wording;

pub(super) fn of_event(account: &Account, story: usize, index: usize) -> Vec<Decision> {
    let weighed = &account.stories[story];
    let event = &weighed.story.events[index];
    let about = format!("s{}/v{}", story + 1, index + 1);
    let link = |(one, other, features): &&(usize, usize, Vec<Feature>)| {
        let what = format!("claim {other} was joined to claim {one}");
        compared(account, what, None, features, claim_words(event, [*one, *other]))
    };
    let merged = format!("{}: {} taken for one event", event.summary, wording::count(event.claims.len(), "claim"));
    let mut decisions = vec![Decision {
        about: about.clone(),
        verdict: merged,
        steps: strongest_links(event).iter().map(link).collect(),
    }];
    decisions.extend(of_matters(account, &weighed.story, event, &about));
    decisions.push(standing(account, story, index, &about));
    let of_event = |conflict: &usize| weighed.conflicts[*conflict].event == index;
    decisions.extend(weighed.story.corrections_of(index).map(|(at, _)| of_correction(account, story, at)));
    decisions.extend((0..weighed.conflicts.len()).filter(of_event).map(|at| of_conflict(account, story, at)));
    let series = (0..weighed.series.len()).filter(|&at| weighed.series[at].event == index);
    decisions.extend(series.map(|at| of_series(account, story, at)));
    let rejected = weighed.rejected.iter().filter(|rejected| rejected.event == index);
    decisions.extend(rejected.map(|rejected| of_rejected(account, event, rejected, &about)));
    decisions
}

/// For every claim the link that held it best.
fn strongest_links(event: &Event) -> Vec<&(usize, usize, Vec<Feature>)> {
    let strongest = |claim: usize| {
        let links = event.because.iter().filter(move |(one, other, _)| *one == claim || *other == claim);
        links.max_by(|a, b| sum(&a.2).total_cmp(&sum(&b.2)).then_with(|| (b.0, b.1).cmp(&(a.0, a.1))))
    };
    let mut links: Vec<_> = (0..event.claims.len()).filter_map(strongest).collect();
    links.sort_by_key(|link| (link.0, link.1));
    links.dedup_by_key(|link| (link.0, link.1));
    links
}

/// How many independent origins stand behind an event, for each report with the words that credit them.
fn standing(account: &Account, story: usize, index: usize, about: &str) -> Decision {
    let weight = &account.stories[story].weights[index];
    let event = &account.stories[story].story.events[index];
    let reason = |reason: &OriginReason| {
        let behind = match &*reason.behind {
            [] => String::new(),
            names => format!(", behind it perhaps {}", wording::list(names)),
        };
        let what = format!(
            "{} ({}): origin {}{behind}",
            report_id(reason.report),
            reason.reasons.join("; "),
            wording::list(&reason.origins)
        );
        ruled(account, what, crediting(event, reason.report))
    };
    let elsewhere = |elsewhere: &Elsewhere| {
        let report = report_id(elsewhere.cite.report);
        let (what, is_accepted) = match elsewhere.tells {
            Tells::Surely => (format!("{report} tells all of it"), Some(true)),
            Tells::Perhaps => (format!("{report} may tell it"), None),
            Tells::Hardly => (format!("{report} hardly tells it"), Some(false)),
        };
        compared(account, what, is_accepted, &elsewhere.because, [elsewhere.cite])
    };
    let steps = weight.because.iter().map(reason).chain(weight.elsewhere.iter().flatten().map(elsewhere)).collect();
    Decision { about: about.to_owned(), verdict: stands(weight), steps }
}

fn stands(weight: &Weight) -> String {
    let word = match (weight.standing, &weight.one_state) {
        _ if weight.reports == 0 => "withdrawn: no report stands behind it",
        (Standing::Corroborated, Some(of)) => {
            let calling: Vec<String> = of.reports.iter().map(|&report| report_id(report)).collect();
            let (country, calling) = (of.country, wording::list(&calling));
            return format!(
                "repeated, not surely independent: {calling} call all its origins media of the state of {country}"
            );
        }
        (Standing::Corroborated, None) => "corroborated: two of its reports share no origin",
        (Standing::Repeated, _) => "repeated: no two of its reports are independent of each other",
        (Standing::SingleSource, _) => "single-source: one report",
    };
    word.to_owned()
}

/// The words by which a report's claims of an event credit somebody for it; else where it claims it.
fn crediting(event: &Event, report: usize) -> Vec<Cite> {
    let claims = || event.claims.iter().filter(|claim| claim.report == report);
    let cues: BTreeSet<Span> = claims()
        .flat_map(|claim| &claim.attribution)
        .filter(|link| link.is_origin)
        .filter_map(|link| link.cue)
        .collect();
    let spans: Vec<Span> = match cues.is_empty() {
        true => claims().map(|claim| claim.span).collect(),
        false => cues.into_iter().collect(),
    };
    spans.into_iter().map(|span| Cite { report, span }).collect()
}
