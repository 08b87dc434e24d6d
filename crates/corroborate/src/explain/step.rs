//! The steps of a decision: what was compared, with the words that it is about.

use super::{Decision, Evidence, Step};
use crate::account::Account;
use crate::annotation::{Feature, When};
use crate::story::{Cite, Event};
use crate::weigh::conflicts::sum;

pub(super) fn claim_words(event: &Event, claims: impl IntoIterator<Item = usize>) -> Vec<Cite> {
    let claims = claims.into_iter().filter_map(|claim| event.claims.get(claim));
    claims.map(|claim| Cite { report: claim.report, span: claim.span }).collect()
}

/// Whether a time is the one that was taken, inferred or not.
pub(super) fn is_time_of(when: &When, taken: Option<&When>) -> bool {
    taken.is_some_and(|taken| (taken.from, taken.to) == (when.from, when.to))
}

/// A verdict on a matter, and what led to it.
pub(super) type Reasons = (String, Vec<Step>);

/// The decisions on the matters of one thing.
pub(super) fn decisions(about: &str, matters: impl IntoIterator<Item = Reasons>) -> Vec<Decision> {
    let decision = |(verdict, steps)| Decision { about: about.to_owned(), verdict, steps };
    matters.into_iter().map(decision).collect()
}

pub(super) fn report_id(report: usize) -> String {
    format!("r{}", report + 1)
}

pub(super) fn compared(
    account: &Account,
    what: String,
    is_accepted: Option<bool>,
    features: &[Feature],
    evidence: impl IntoIterator<Item = Cite>,
) -> Step {
    let evidence = evidence.into_iter().filter_map(|cite| words(account, cite)).collect();
    // The sum of nothing is -0, which JSON would show.
    Step { what, is_accepted, features: features.to_vec(), sum: sum(features) + 0.0, evidence }
}

pub(super) fn ruled(account: &Account, what: String, evidence: impl IntoIterator<Item = Cite>) -> Step {
    compared(account, what, None, &[], evidence)
}

/// What a claim or several say, and whether it was taken.
pub(super) fn said(account: &Account, what: String, is_taken: bool, evidence: impl IntoIterator<Item = Cite>) -> Step {
    compared(account, what, Some(is_taken), &[], evidence)
}

fn words(account: &Account, cite: Cite) -> Option<Evidence> {
    let text = &account.reports.get(cite.report)?.report.text;
    Some(Evidence {
        cite,
        report: report_id(cite.report),
        start: 0,
        end: 0,
        words: cite.span.of(text).split_whitespace().collect::<Vec<_>>().join(" "),
    })
}
