//! A pile of reports in which some are rewrites of others.
//!
//! Real clusters hold copies of their own. Pairs of untouched reports that share half of the shorter one's runs of five
//! words are *natural* copies, those that share a smaller but telling part are *unclear*; neither counts for or against.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::cluster::{Cluster, Report};
use crate::files;
use crate::random::Random;
use crate::rewriting::{Operation, RECIPES, rewritten};
use crate::text::Text;

/// Words in a run.
const RUN: usize = 5;
const NATURAL: f64 = 0.5;
const UNCLEAR: f64 = 0.15;
/// What a report must have to be worth rewriting.
const LEAST_WORDS: usize = 80;
const LEAST_SENTENCES: usize = 5;

/// How two reports of the pile hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Relation {
    /// `b` is a rewrite of `a` made here.
    Planted,
    /// Copies as they came.
    Natural,
    /// Too much in common for a pair of different texts, too little for a copy.
    Unclear,
}

/// A line of the manifest.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Pair {
    pub(crate) relation: Relation,
    pub(crate) a: String,
    pub(crate) b: String,
    /// What was done to `a`; empty for pairs as they came.
    pub(crate) operations: Vec<Operation>,
    /// The shorter one's runs of five words that the other has too.
    pub(crate) shared: f64,
}

/// Write the pile and its manifest.
pub(crate) fn write(clusters: &[Cluster], most: usize, seed: u64, out: &Path) -> Result<()> {
    let (copies, planted) = plant(clusters, most, seed);
    let originals = clusters.iter().flat_map(|cluster| &cluster.reports);
    let reports = originals.map(|report| (report.name.as_str(), report.text.text.as_str()));
    let copies = copies.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    files::write_reports(&out.join("pile"), reports.chain(copies))?;
    let pairs: Vec<Pair> = planted.into_iter().chain(natural(clusters)).collect();
    files::write_lines(&out.join("manifest.jsonl"), &pairs)
}

/// The rewrites, by name, and their lines of the manifest. Clusters take turns, and so do recipes.
fn plant(clusters: &[Cluster], most: usize, seed: u64) -> (Vec<(String, String)>, Vec<Pair>) {
    let mut random = Random::new(seed, "copies");
    let mut sources: Vec<Vec<&Report>> =
        clusters.iter().map(|cluster| cluster.reports.iter().filter(worth).collect()).collect();
    for reports in &mut sources {
        random.shuffle(reports);
    }
    let longest = sources.iter().map(Vec::len).max().unwrap_or(0);
    let turns = (0..longest).flat_map(|turn| sources.iter().filter_map(move |reports| reports.get(turn)));
    let (mut texts, mut pairs) = (Vec::new(), Vec::new());
    for (index, source) in turns.take(most).enumerate() {
        let operations = RECIPES[index % RECIPES.len()];
        let copy = Text::new(rewritten(&source.text, operations, &mut random));
        let name = format!("copy-{:03}", index + 1);
        pairs.push(Pair {
            relation: Relation::Planted,
            a: source.name.clone(),
            b: name.clone(),
            operations: operations.to_vec(),
            shared: shared(&runs(&source.text), &runs(&copy)),
        });
        texts.push((name, copy.text));
    }
    (texts, pairs)
}

fn worth(report: &&Report) -> bool {
    report.text.words.len() >= LEAST_WORDS && report.text.sentences.len() >= LEAST_SENTENCES
}

/// The pairs of reports that came with much in common.
fn natural(clusters: &[Cluster]) -> Vec<Pair> {
    let reports: Vec<&Report> = clusters.iter().flat_map(|cluster| &cluster.reports).collect();
    let runs: Vec<BTreeSet<String>> = reports.iter().map(|report| runs(&report.text)).collect();
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, runs) in runs.iter().enumerate() {
        for run in runs {
            holders.entry(run).or_default().push(index);
        }
    }
    let pairs: BTreeSet<(usize, usize)> = holders
        .values()
        .flat_map(|holders| holders.iter().flat_map(|&a| holders.iter().map(move |&b| (a, b))))
        .filter(|(a, b)| a < b)
        .collect();
    let relation = |share| if share >= NATURAL { Relation::Natural } else { Relation::Unclear };
    let pair = |(a, b): (usize, usize)| {
        let shared = shared(&runs[a], &runs[b]);
        let (a, b) = (reports[a].name.clone(), reports[b].name.clone());
        Pair { relation: relation(shared), a, b, operations: Vec::new(), shared }
    };
    pairs.into_iter().map(pair).filter(|pair| pair.shared >= UNCLEAR).collect()
}

fn runs(text: &Text) -> BTreeSet<String> {
    text.words
        .windows(RUN)
        .map(|words| words.iter().map(|word| word.lower.as_str()).collect::<Vec<_>>().join(" "))
        .collect()
}

fn shared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let least = a.len().min(b.len());
    if least == 0 { 0.0 } else { a.intersection(b).count() as f64 / least as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::of_texts;

    #[test]
    fn copies_that_came_with_the_pile_are_known() {
        let one = "The mayor of Orley was arrested on Tuesday after a long raid by police.";
        let cut = "The mayor of Orley was arrested on Tuesday after a long raid.";
        let pairs = natural(&[of_texts(&[one, cut, "Police held the mayor of Orley, a town, on Tuesday."])]);
        assert_eq!(pairs.len(), 1);
        assert_eq!((pairs[0].relation, pairs[0].a.as_str(), pairs[0].b.as_str()), (Relation::Natural, "d1", "d2"));
    }
}
