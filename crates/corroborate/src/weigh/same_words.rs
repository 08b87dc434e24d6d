//! Claims that stand in the same words have the same origin.
//!
//! Two reports seldom hit on one sentence by themselves: the later has it from the earlier, or both from a text that neither
//! names. Whole reports that repeat each other are found in `resolve`; here it is single sentences. Whoever stands behind the
//! claim that tells most about where it comes from then stands behind the others too, which can only take independence
//! away.

use std::collections::BTreeMap;

use super::origins::ClaimOrigins;
use crate::annotation::AnnotatedReport;
use crate::story::Claim;

/// Words in a row that are compared.
const RUN: usize = 5;
/// Runs that two sentences have in common at least.
const FEWEST: usize = 6;

/// Puts what stands behind one claim of a sentence behind all claims that share the sentence; `of_claims` goes with
/// `claims`.
pub(super) fn join(claims: &[Claim], reports: &[AnnotatedReport], of_claims: &mut [ClaimOrigins]) {
    for group in groups(claims, reports) {
        let rank = |&claim: &usize| {
            let report = &reports[claims[claim].report];
            let is_own = of_claims[claim].origins.values().all(|origin| origin.kind.is_none());
            (is_own, report.report.date().is_none(), report.report.date(), report.report.path.clone(), claim)
        };
        let Some(first) = group.iter().copied().min_by_key(rank) else { continue };
        let behind: Vec<_> = of_claims[first].all().map(|(key, origin)| (key.clone(), origin.clone())).collect();
        for claim in group.into_iter().filter(|&claim| claim != first) {
            let claim = &mut of_claims[claim];
            claim.behind.extend(behind.iter().filter(|(key, _)| !claim.origins.contains_key(key)).cloned());
        }
    }
}

/// The claims of different reports whose sentences are the same for the most part.
fn groups(claims: &[Claim], reports: &[AnnotatedReport]) -> Vec<Vec<usize>> {
    let mut first_with: BTreeMap<String, usize> = BTreeMap::new();
    let mut group_of: Vec<usize> = (0..claims.len()).collect();
    let mut lengths = vec![0; claims.len()];
    for (at, claim) in claims.iter().enumerate() {
        let runs = runs(&sentence(&reports[claim.report], claim));
        lengths[at] = runs.len();
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in &runs {
            if let Some(&other) = first_with.get(run).filter(|&&other| claims[other].report != claim.report) {
                *shared.entry(other).or_default() += 1;
            }
        }
        let most = shared.into_iter().max_by_key(|&(other, count)| (count, std::cmp::Reverse(other)));
        if let Some((other, count)) = most
            && count >= FEWEST
            && 2 * count >= lengths[other].min(runs.len())
        {
            group_of[at] = group_of[other];
        }
        for run in runs {
            first_with.entry(run).or_insert(at);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (claim, group) in group_of.into_iter().enumerate() {
        groups.entry(group).or_default().push(claim);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

fn sentence(report: &AnnotatedReport, claim: &Claim) -> String {
    let at = report.sentence_at(claim.trigger.start);
    report.words(at.map_or(claim.span, |at| report.sentences[at].span)).to_lowercase()
}

fn runs(sentence: &str) -> Vec<String> {
    let words: Vec<&str> = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(RUN).map(|run| run.join(" ")).collect()
}
