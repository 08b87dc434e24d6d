//! Which reports are reprints or rewrites of one text.
//!
//! A text is cut into overlapping runs of content words; function words, numbers in words and case don't count, so
//! that a sub-editor's changes leave most runs whole. Every run is remembered with the first report that has it, so
//! the work is linear in the words, and a dispatch printed a hundred times is compared with its first print only.
//! What is in quotation marks does not count: two reporters at one press conference quote the same words. (MinHash
//! over whole texts was the alternative; it misses a short rewrite of a long dispatch.)

use std::collections::BTreeMap;
use std::hash::Hasher;

use corroborate_encoder::Upos;
use rustc_hash::FxHashMap;

use crate::annotation::{AnnotatedReport, QuoteMode};
use crate::report::ZoneKind;
use crate::story::TextCopy;
use crate::text::Span;

/// Content words in a run.
pub(crate) const RUN: usize = 5;
/// Least share of a report's runs that another must have.
pub(crate) const SHARE: f64 = 0.35;
/// Least number of runs shared: a headline alone is no copy.
pub(crate) const LEAST: usize = 6;

/// A content word with its place.
struct Word {
    span: Span,
    hash: u64,
}

/// Finds copies among reports that are shown to it in order of time. Of each it keeps where its content words stand, and a
/// run's hash is 8 bytes: some kilobytes a report.
#[derive(Debug, Default)]
pub(super) struct Finder {
    /// The content words of each report.
    texts: Vec<Vec<Span>>,
    /// For every run the first report that has it, and the number of its first word there.
    first: FxHashMap<u64, (u32, u32)>,
    copies: Vec<TextCopy>,
}

impl Finder {
    /// Shows it the next report.
    pub(super) fn add(&mut self, report: &AnnotatedReport) {
        let at = self.texts.len();
        let words = content(report);
        let runs = runs(&words);
        self.texts.push(words.iter().map(|word| word.span).collect());
        let most = self.shared(&runs).into_iter().max_by_key(|(other, runs)| (runs.len(), std::cmp::Reverse(*other)));
        self.copies.extend(most.and_then(|(of, runs)| copy(at, of, &runs, &self.texts)));
        for (here, run) in runs.into_iter().enumerate() {
            self.first.entry(run).or_insert((at as u32, here as u32));
        }
    }

    /// For each report the runs that it has first: (number of the run here, there).
    fn shared(&self, runs: &[u64]) -> BTreeMap<usize, Vec<(usize, usize)>> {
        let mut shared: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (here, run) in runs.iter().enumerate() {
            if let Some(&(other, there)) = self.first.get(run) {
                shared.entry(other as usize).or_default().push((here, there as usize));
            }
        }
        shared
    }

    /// The copies among all of them.
    pub(super) fn copies(self) -> Vec<TextCopy> {
        self.copies
    }
}

fn copy(report: usize, of: usize, runs: &[(usize, usize)], texts: &[Vec<Span>]) -> Option<TextCopy> {
    let shared = Shared::of(runs.len(), texts[report].len().min(texts[of].len()));
    if !shared.is_enough() {
        return None;
    }
    let passages = passages(runs, &texts[report], &texts[of]);
    Some(TextCopy { report, of, passages, runs: shared.runs, share: shared.share.min(1.0) })
}

/// What two texts share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shared {
    /// Runs of content words that both have.
    pub(crate) runs: usize,
    /// The share that these are of the runs of the shorter text.
    pub(crate) share: f64,
}

impl Shared {
    /// `runs` shared by two texts, of which the shorter has so many `words`.
    fn of(runs: usize, words: usize) -> Self {
        let all = words.saturating_sub(RUN - 1).max(1);
        Self { runs, share: runs as f64 / all as f64 }
    }

    /// Whether one is a copy of the other.
    pub(crate) fn is_enough(self) -> bool {
        self.runs >= LEAST && self.share >= SHARE
    }
}

/// What the later of two texts shares with the earlier, if no third had it before.
pub(crate) fn compare(earlier: &AnnotatedReport, later: &AnnotatedReport) -> Shared {
    let mut finder = Finder::default();
    finder.add(earlier);
    let words = content(later);
    let shared = finder.shared(&runs(&words)).remove(&0).unwrap_or_default();
    Shared::of(shared.len(), words.len().min(finder.texts[0].len()))
}

fn runs(words: &[Word]) -> Vec<u64> {
    words.windows(RUN).map(|run| hash(run.iter().map(|word| word.hash))).collect()
}

/// Runs that follow each other in both texts, as passages.
fn passages(runs: &[(usize, usize)], here: &[Span], there: &[Span]) -> Vec<(Span, Span)> {
    let span = |words: &[Span], from: usize, to: usize| words[from].cover(words[to]);
    let mut found = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        let start = at;
        while at + 1 < runs.len() && runs[at + 1].0 == runs[at].0 + 1 && runs[at + 1].1 == runs[at].1 + 1 {
            at += 1;
        }
        let (from, to) = (runs[start], (runs[at].0 + RUN - 1, runs[at].1 + RUN - 1));
        found.push((span(here, from.0, to.0), span(there, from.1, to.1)));
        at += 1;
    }
    found
}

/// The content words of a report's body and captions, without what is quoted word for word.
fn content(report: &AnnotatedReport) -> Vec<Word> {
    let mut quoted: Vec<Span> =
        report.quotes.iter().filter(|q| q.mode == QuoteMode::Direct).flat_map(|q| q.content.iter().copied()).collect();
    quoted.sort_unstable();
    let is_quoted = |span: Span| {
        let after = quoted.partition_point(|q| q.start <= span.start);
        after > 0 && quoted[after - 1].contains(span)
    };
    let is_content = |u: Upos| matches!(u, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num | Upos::Adv);
    let told = report.sentences.iter().filter(|s| s.zone == ZoneKind::Body);
    told.flat_map(|s| &s.tokens)
        .filter(|t| is_content(t.upos) && !is_quoted(t.span))
        .map(|t| Word { span: t.span, hash: word_hash(&t.lemma) })
        .collect()
}

fn word_hash(lemma: &str) -> u64 {
    hash(lemma.chars().flat_map(char::to_lowercase).map(|c| u64::from(u32::from(c))))
}

/// FNV-1a: the same on every machine, which the standard library does not promise of its own.
fn hash(parts: impl Iterator<Item = u64>) -> u64 {
    let mut hasher = Fnv(0xcbf2_9ce4_8422_2325);
    parts.for_each(|part| hasher.write(&part.to_le_bytes()));
    hasher.finish()
}

struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
