//! Which reports of a story retell another: its facts in its order, in other words.
//!
//! [`copies`](super::copies) knows runs of words; who tells a dispatch fact by fact in words of his own keeps hardly any. What he
//! keeps is [which facts](facts) it tells and in [which order](aligned), what it quotes, and now and then a credit. Two reporters who write
//! about one happening share its facts, too, and quote the same speakers; so no feature is enough by itself ([`likeness`]),
//! and what a report has of its own speaks against it.
//!
//! Pairs to be compared share facts that few reports of the story tell, so the work grows with the text.

mod aligned;
mod facts;
mod likeness;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use self::aligned::Aligned;
use self::facts::Told;
use crate::annotation::AnnotatedReport;
use crate::story::{Rewrite, TextCopy};

/// Reports of a story that tell a term at most, for it to lead from one to another.
const FEW: usize = 24;
/// Reports that one is compared with.
const MOST_COMPARED: usize = 6;
/// Reports that one is said to retell.
const MOST_RETOLD: usize = 2;

/// The rewrites among the reports of a story; `members` are in order of time. A copy retells what its text does, and is asked
/// for nothing.
pub(super) fn find(reports: &[AnnotatedReport], members: &[usize], copies: &[TextCopy]) -> Vec<Rewrite> {
    let is_copy = |report: usize| copies.iter().any(|copy| copy.report == report);
    let members: Vec<usize> = members.iter().copied().filter(|&report| !is_copy(report)).collect();
    let told = facts::of(reports, &members);
    let of_report = |(later, earlier): (usize, Vec<usize>)| {
        let compared = earlier.into_iter().filter_map(|earlier| {
            let (a, b) = (members[earlier], members[later]);
            compare(reports, (a, &told[earlier]), (b, &told[later]))
        });
        let mut found: Vec<(f64, Rewrite)> = compared.collect();
        found.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.of.cmp(&other.1.of)));
        found.into_iter().take(MOST_RETOLD).map(|(_, rewrite)| rewrite).collect::<Vec<_>>()
    };
    candidates(&told).into_iter().flat_map(of_report).collect()
}

/// For each report the earlier ones that share most of what few tell.
fn candidates(told: &[Told]) -> Vec<(usize, Vec<usize>)> {
    let mut telling: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    let of_report = |(at, report): (usize, &Told)| {
        let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
        for &(term, weight) in &report.terms {
            let others = telling.entry(term).or_default();
            others.iter().for_each(|&other| *shared.entry(other).or_default() += weight);
            if others.len() < FEW {
                others.push(at);
            }
        }
        let mut most: Vec<(usize, f64)> = shared.into_iter().collect();
        most.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        (at, most.into_iter().take(MOST_COMPARED).map(|(other, _)| other).collect())
    };
    told.iter().enumerate().map(of_report).collect()
}

/// Whether report `b` retells `a`, which comes before it in order of time, or `a` retells `b`, where the time is not known and the
/// credits say so; with the sum of the features.
fn compare(reports: &[AnnotatedReport], a: (usize, &Told), b: (usize, &Told)) -> Option<(f64, Rewrite)> {
    let (earlier, later) = (&reports[a.0], &reports[b.0]);
    let is_later = earlier.report.date().zip(later.report.date()).is_some_and(|(one, other)| one < other);
    let is_retold = likeness::is_credited(later, earlier) && !likeness::is_credited(earlier, later);
    let (of, by) = if is_retold && !is_later { (b, a) } else { (a, b) };
    let (told, telling) = (&reports[of.0], &reports[by.0]);
    let aligned = Aligned::of((told, of.1), (telling, by.1));
    if aligned.in_order < likeness::FEWEST {
        return None;
    }
    let because = likeness::features((told, of.1), (telling, by.1), &aligned);
    let sum: f64 = because.iter().map(|feature| feature.weight).sum();
    let pairs = aligned.pairs.iter().map(|pair| (by.1.facts[pair.here].sentence, of.1.facts[pair.there].sentence));
    let mut pairs: Vec<(usize, usize)> = pairs.chain(aligned.quotations.iter().copied()).collect();
    pairs.sort_unstable();
    pairs.dedup_by_key(|(here, _)| *here);
    let spans = |(here, there): (usize, usize)| (telling.sentences[here].span, told.sentences[there].span);
    let sentences = pairs.into_iter().map(spans).collect();
    (sum > 0.0).then_some((sum, Rewrite { report: by.0, of: of.0, sentences, because }))
}
