//! Whether a report retells another: a sum of named features.
//!
//! Chosen on ECB+ dev and train, whose stories hold many independent reports of one happening beside rewrites of one dispatch.

use std::collections::BTreeSet;

use super::aligned::Aligned;
use super::facts::Told;
use crate::annotation::{AnnotatedReport, Credit, CreditKind, Feature};
use crate::report::ZoneKind;

/// Facts in the same order that a rewrite has at least: who, where and when come first everywhere.
pub(super) const FEWEST: usize = 3;
/// Facts in the same order from which more say nothing more.
const MANY: f64 = 8.0;
/// Quotations in common from which more say nothing more.
const MANY_QUOTED: f64 = 3.0;
/// Mean likeness of two sentences that tell the same in independent reports.
const LIKE: f64 = 0.6;

/// What speaks for it and, below zero, against it; `b` is the later report.
pub(super) fn features(a: (&AnnotatedReport, &Told), b: (&AnnotatedReport, &Told), aligned: &Aligned) -> Vec<Feature> {
    let known = &a.1.details;
    let own = |details: &mut dyn Iterator<Item = u32>| {
        let all: BTreeSet<u32> = details.collect();
        let own = all.iter().filter(|detail| known.binary_search(detail).is_err()).count();
        own as f64 / all.len().max(1) as f64
    };
    let retold = aligned.pairs.iter().flat_map(|pair| &b.1.facts[pair.here].terms).map(|&(term, _)| term);
    let mut retold = retold.filter(|term| b.1.details.binary_search(term).is_ok());
    let in_order = aligned.in_order as f64;
    let seen = [
        ("prior", -3.3),
        ("facts told in the same order", 0.6 * in_order.min(MANY)),
        ("facts told in another order", -0.5 * (aligned.pairs.len() as f64 - in_order)),
        ("share that is retold", 2.5 * aligned.share),
        ("likeness of these sentences", 5.0 * (aligned.mean - LIKE)),
        ("quotations word for word", 0.5 * aligned.quoted.min(MANY_QUOTED)),
        ("credit", credit(a.0, b.0)),
        ("names and numbers of its own in these sentences", -3.0 * own(&mut retold)),
        ("names and numbers of its own", -1.5 * own(&mut b.1.details.iter().copied())),
    ];
    let seen = seen.into_iter().filter(|(_, weight)| *weight != 0.0);
    seen.map(|(name, weight)| Feature { name: name.to_owned(), weight }).collect()
}

/// What it says that the later report credits the earlier one's outlet, or whom that one comes from; less, that both credit an agency
/// or outlet for anything.
fn credit(a: &AnnotatedReport, b: &AnnotatedReport) -> f64 {
    let lead = a.sentences.iter().find(|sentence| sentence.zone == ZoneKind::Body).map(|lead| lead.span);
    let is_in_lead = |credit: &Credit| lead.is_some_and(|lead| lead.overlaps(credit.span));
    let is_shared = |credit: &&Credit| b.credits.iter().any(|other| other.name == credit.name);
    let weight = |credit: &Credit| if is_in_lead(credit) { 2.0 } else { 1.0 };
    let shared = press(a).filter(is_shared).map(weight).fold(0.0, f64::max);
    if is_credited(a, b) { 2.0 } else { shared }
}

/// Whether a report's outlet, or the agency whose dispatch it is, is credited by another.
pub(super) fn is_credited(report: &AnnotatedReport, by: &AnnotatedReport) -> bool {
    let of_all = press(report).filter(|credit| credit.scope.is_none()).map(|credit| credit.name.as_str());
    let mut own = of_all.chain(report.report.outlet.as_deref());
    own.any(|name| by.credits.iter().any(|credit| credit.name == name))
}

fn press(report: &AnnotatedReport) -> impl Iterator<Item = &Credit> {
    report.credits.iter().filter(|credit| matches!(credit.kind, CreditKind::Agency | CreditKind::Outlet))
}
