//! Who else has the words that somebody is quoted with: the whole of them, or a part.
//!
//! What one report gives as one quotation another cuts into several, so that the words are looked for among all that a report
//! quotes. A sentence that begins otherwise there ("Yesterday I was stopped") is not the same words.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

/// Words in a row that two quotations of the same words share at least.
const RUN: usize = 5;
/// Words of the shortest quotation that is looked for.
const SHORTEST: usize = 3;
/// Share of the words from which another report has a part of them.
const A_PART: f64 = 0.35;
/// Likeness from which two longer words are one, spelt otherwise.
const SPELT_OTHERWISE: f64 = 0.94;
/// Letters of a longer word.
const LONG: usize = 6;

/// All quotations of a story.
pub(super) struct Quotations {
    /// The words of each, in lower case.
    words: Vec<Vec<String>>,
    reports: Vec<usize>,
    /// The quotations that have these words in a row.
    runs: FxHashMap<[String; RUN], Vec<usize>>,
}

/// How much of the words another report has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Has {
    All,
    Part,
}

/// Another report that has words of a quotation.
#[derive(Debug)]
pub(super) struct Other {
    pub(super) report: usize,
    pub(super) has: Has,
    /// Its quotations that have them, by index.
    pub(super) quotations: Vec<usize>,
}

impl Quotations {
    /// Takes in quotations, each with its report.
    pub(super) fn new(all: impl Iterator<Item = (usize, String)>) -> Self {
        let (reports, words): (Vec<usize>, Vec<Vec<String>>) =
            all.map(|(report, text)| (report, lower_words(&text))).unzip();
        let mut runs: FxHashMap<[String; RUN], Vec<usize>> = FxHashMap::default();
        for (at, words) in words.iter().enumerate() {
            for run in words.windows(RUN) {
                let with_run = runs.entry(std::array::from_fn(|i| run[i].clone())).or_default();
                if with_run.last() != Some(&at) {
                    with_run.push(at);
                }
            }
        }
        Self { words, reports, runs }
    }

    /// The other reports than `report` that have what is shown, in order.
    pub(super) fn others(&self, report: usize, shown: &str) -> Vec<Other> {
        let words = lower_words(shown);
        // By report and quotation the words that stand there in a row.
        let mut alike: BTreeMap<usize, BTreeMap<usize, BTreeSet<usize>>> = BTreeMap::new();
        if (SHORTEST..RUN).contains(&words.len()) {
            let with_all = (0..self.words.len()).filter(|&at| is_within(&words, &self.words[at]));
            for at in with_all.filter(|&at| self.reports[at] != report) {
                alike.entry(self.reports[at]).or_default().entry(at).or_default().extend(0..words.len());
            }
        }
        for (start, run) in words.windows(RUN).enumerate() {
            for &at in self.runs.get(run).into_iter().flatten().filter(|&&at| self.reports[at] != report) {
                alike.entry(self.reports[at]).or_default().entry(at).or_default().extend(start..start + RUN);
            }
        }
        let found = alike.into_iter().filter_map(|(report, quotations)| {
            let shared: BTreeSet<usize> = quotations.values().flatten().copied().collect();
            let quotations: Vec<usize> = quotations.into_keys().collect();
            let has_part = shared.len() as f64 >= A_PART * words.len() as f64;
            let has = if self.has_all(report, shown) { Has::All } else { Has::Part };
            (has == Has::All || has_part).then_some(Other { report, has, quotations })
        });
        found.collect()
    }

    /// Whether each sentence of what is shown stands in one of the report's quotations.
    fn has_all(&self, report: usize, shown: &str) -> bool {
        let all = || self.reports.iter().zip(&self.words).filter(|(of, _)| **of == report).map(|(_, words)| words);
        let mut sentences = shown.split(['.', '!', '?', '…']).map(lower_words).filter(|sentence| !sentence.is_empty());
        sentences.all(|sentence| all().any(|words| is_within(&sentence, words)))
    }
}

/// Whether the words stand in the other in a row.
fn is_within(words: &[String], other: &[String]) -> bool {
    other.windows(words.len()).any(|row| row.iter().zip(words).all(|(one, word)| is_one_word(one, word)))
}

/// Whether two quotations of one remark, each in its words, share any as they stand.
pub(super) fn share_a_run(one: &str, other: &str) -> bool {
    let other = lower_words(other);
    lower_words(one).windows(SHORTEST).any(|run| is_within(run, &other))
}

/// Whether what is quoted stands in the other words as it is.
pub(super) fn is_quoted_in(quoted: &str, other: &str) -> bool {
    let quoted = lower_words(quoted);
    quoted.is_empty() || is_within(&quoted, &lower_words(other))
}

fn is_one_word(one: &str, other: &str) -> bool {
    let is_long = one.len().min(other.len()) >= LONG;
    one == other || is_long && strsim::jaro_winkler(one, other) >= SPELT_OTHERWISE
}

/// The words of a text, without marks.
pub(super) fn lower_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(quoted: &[(usize, &str)], shown: &str) -> Vec<(usize, Has)> {
        let all = quoted.iter().map(|&(report, words)| (report, words.to_owned()));
        Quotations::new(all).others(0, shown).into_iter().map(|other| (other.report, other.has)).collect()
    }

    const SHOWN: &str = "I am so excited to be here. The third time's the charm";

    /// A quotation of two sentences was "also in 9 other reports", of which two had only the first.
    #[test]
    fn who_quotes_half_of_it_does_not_quote_it() {
        assert_eq!(others(&[(0, SHOWN), (1, "I am so excited to be here")], SHOWN), [(1, Has::Part)]);
        assert_eq!(others(&[(1, "he was so glad to be of use")], SHOWN), []);
    }

    /// One report of eight that had both sentences, in two quotations, counted as having a part.
    #[test]
    fn who_cuts_it_in_two_quotes_all_of_it() {
        let cut = [(1, "I am so excited to be here,"), (1, "you know, ’The third time’s the charm.’")];
        assert_eq!(others(&cut, SHOWN), [(1, Has::All)]);
    }

    /// "Yesterday I was stopped" counted as "This morning I was stopped".
    #[test]
    fn another_word_is_not_the_same_words() {
        let stopped = "This morning I was stopped by an officer who recognised me";
        assert_eq!(
            others(&[(1, "Yesterday I was stopped by an officer who recognised me")], stopped),
            [(1, Has::Part)]
        );
        assert_eq!(
            others(&[(1, "This morning I was stopped by an officer who recognized me")], stopped),
            [(1, Has::All)]
        );
    }

    /// "God created us naked" was "a part also in" reports that quoted "God approves of nudity".
    #[test]
    fn words_here_and_there_are_no_part_of_a_quotation() {
        assert_eq!(others(&[(1, "God approves of nudity. We were naked")], "God created us naked"), []);
        assert!(!share_a_run("God approves of nudity. We were naked", "God created us naked"));
        assert!(share_a_run("Our prayers are with the man who lost his wife", "Our prayers are with him"));
        let shown = "He stopped because he knew that if he did not, he was going to be shot";
        assert_eq!(others(&[(1, "He did not know who he was, for he was going to the house")], shown), []);
    }
}
