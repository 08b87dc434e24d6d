//! Reports as sparse vectors of weighted terms.
//!
//! Terms are lemmas of content words and, apart from them, words of names: two reports of one kind of happening share
//! the former, two reports of one happening also the latter. (Sparse vectors with names and times did better for
//! stories than dense ones in Miranda et al. 2018, 92.7 against 74.8 F1.) How rare a term is, is counted over the
//! reports at hand on top of a background in which common news words are common: five reports on one happening would
//! otherwise make its very terms worthless.

use std::collections::BTreeMap;

use corroborate_encoder::Upos;
use rustc_hash::FxHashMap;

use crate::annotation::AnnotatedReport;
use crate::lexicon::{countries, name_forms, word_frequencies};
use crate::report::ZoneKind;

/// Weighted terms in ascending order, of length 1 unless there are none.
pub(super) type Vector = Vec<(u32, f64)>;

/// The vectors of a report.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms {
    /// Content words that are not part of a name.
    pub(super) words: Vector,
    /// Words of names.
    pub(super) names: Vector,
    /// Everything in the headline and the first sentences.
    pub(super) lead: Vector,
    /// The terms that tell it best from other reports: what other reports of its story are found by.
    pub(super) best: Vec<u32>,
}

/// Sentences that make the lead.
const LEAD: usize = 3;
/// Terms by which other reports are found.
const BEST: usize = 24;

/// The terms of a report by their numbers in a [`Vocabulary`], each with how often it stands there.
#[derive(Debug, Default)]
pub(super) struct Counts {
    words: Vec<(u32, u32)>,
    names: Vec<(u32, u32)>,
    lead: Vec<(u32, u32)>,
}

/// All terms of a pile of reports.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<String, u32>,
    /// For each term how many reports have it.
    seen_in: Vec<usize>,
}

impl Vocabulary {
    /// The terms of a report, which is counted as one that has them.
    pub(super) fn counts(&mut self, report: &AnnotatedReport) -> Counts {
        let Found { words, names, lead } = find(report);
        let mut numbered = |terms: BTreeMap<String, u32>| -> Vec<(u32, u32)> {
            terms.into_iter().map(|(term, n)| (self.number(term), n)).collect()
        };
        let counts = Counts { words: numbered(words), names: numbered(names), lead: numbered(lead) };
        for &(term, _) in counts.words.iter().chain(&counts.names) {
            self.seen_in[term as usize] += 1;
        }
        counts
    }

    fn number(&mut self, term: String) -> u32 {
        let next = self.seen_in.len() as u32;
        let number = *self.numbers.entry(term).or_insert(next);
        if number == next {
            self.seen_in.push(0);
        }
        number
    }

    /// What the terms of the reports weigh in the pile. Terms are numbered in the order of the alphabet.
    pub(super) fn weigh(self, counts: Vec<Counts>) -> Vec<Terms> {
        let mut terms: Vec<(String, u32)> = self.numbers.into_iter().collect();
        terms.sort_unstable();
        let mut rarities = vec![(0, 0.0); terms.len()];
        for (rank, (term, number)) in terms.into_iter().enumerate() {
            let seen_in = self.seen_in[number as usize];
            let rarity = word_frequencies::rarity(term.trim_start_matches('@'), seen_in, counts.len());
            rarities[number as usize] = (rank as u32, rarity);
        }
        counts.into_iter().map(|counts| weigh(&counts, &rarities)).collect()
    }
}

fn weigh(counts: &Counts, rarities: &[(u32, f64)]) -> Terms {
    let vector = |terms: &[(u32, u32)]| -> Vector {
        let weighed = terms.iter().map(|&(number, n)| {
            let (rank, rarity) = rarities[number as usize];
            (rank, (1.0 + f64::from(n).ln()) * rarity)
        });
        normalised(weighed.collect())
    };
    let (words, names, lead) = (vector(&counts.words), vector(&counts.names), vector(&counts.lead));
    let mut all: Vec<(u32, f64)> = words.iter().chain(&names).copied().collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let best = all.into_iter().take(BEST).map(|(id, _)| id).collect();
    Terms { words, names, lead, best }
}

/// The vector in order, of length 1.
pub(super) fn normalised(mut vector: Vector) -> Vector {
    let length = vector.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
    vector.iter_mut().for_each(|(_, w)| *w /= length.max(f64::MIN_POSITIVE));
    vector.sort_by_key(|(id, _)| *id);
    vector
}

/// Cosine of two vectors of length 1.
pub(super) fn cosine(a: &Vector, b: &Vector) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// The terms of a report, each with how often it stands there.
#[derive(Default)]
struct Found {
    words: BTreeMap<String, u32>,
    names: BTreeMap<String, u32>,
    lead: BTreeMap<String, u32>,
}

fn find(report: &AnnotatedReport) -> Found {
    let mut found = Found::default();
    let told = report.sentences.iter().filter(|s| s.zone.is_told());
    for (n, sentence) in told.enumerate() {
        let is_lead = n < LEAD || sentence.zone == ZoneKind::Title;
        for token in &sentence.tokens {
            let (is_name, term) = match token.upos {
                _ if token.name.kind().is_some() => (true, format!("@{}", name_word(report.words(token.span)))),
                Upos::Propn => (true, format!("@{}", name_word(report.words(token.span)))),
                Upos::Noun | Upos::Verb | Upos::Adj | Upos::Num => match countries::of_demonym(&token.lemma) {
                    Some(country) => (true, format!("@{}", country.name.to_lowercase())),
                    None => (false, name_forms::folded(&token.lemma)),
                },
                _ => continue,
            };
            if term.trim_start_matches('@').chars().filter(|c| c.is_alphanumeric()).count() < 2 {
                continue;
            }
            let of = if is_name { &mut found.names } else { &mut found.words };
            *of.entry(term.clone()).or_default() += 1;
            if is_lead {
                *found.lead.entry(term).or_default() += 1;
            }
        }
    }
    found
}

/// A word of a name, as other reports may spell it: no diacritics, no possessive, the country for its adjective.
pub(super) fn name_word(word: &str) -> String {
    let plain = name_forms::folded(word);
    let plain = plain.trim_end_matches("'s");
    match countries::of_demonym(plain).or_else(|| countries::named(plain)) {
        Some(country) => country.name.to_lowercase(),
        None => plain.chars().filter(char::is_ascii_alphanumeric).collect(),
    }
}
