//! Reports as sparse vectors of weighted terms.
//!
//! Terms are lemmas of content words and, apart from them, words of names: two reports of one kind of happening share
//! the former, two reports of one happening also the latter. (Sparse vectors with names and times did better for
//! stories than dense ones in Miranda et al. 2018, 92.7 against 74.8 F1.) How rare a term is, is counted over the
//! reports at hand on top of a background in which common news words are common: five reports on one happening would
//! otherwise make its very terms worthless.

use std::collections::BTreeMap;

use corroborate_encoder::Upos;

use crate::annotation::AnnotatedReport;
use crate::lexicon::{countries, word_frequencies};
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

#[derive(Default)]
struct Counts {
    words: BTreeMap<String, f64>,
    names: BTreeMap<String, f64>,
    lead: BTreeMap<String, f64>,
}

/// The vectors of `reports`, in the same order.
pub(super) fn terms(reports: &[AnnotatedReport]) -> Vec<Terms> {
    let counts: Vec<Counts> = reports.iter().map(count).collect();
    let mut seen_in: BTreeMap<&str, usize> = BTreeMap::new();
    for report in &counts {
        for term in report.words.keys().chain(report.names.keys()) {
            *seen_in.entry(term).or_default() += 1;
        }
    }
    let rarity: BTreeMap<&str, (u32, f64)> = seen_in
        .iter()
        .enumerate()
        .map(|(id, (term, &n))| {
            (*term, (id as u32, word_frequencies::rarity(term.trim_start_matches('@'), n, reports.len())))
        })
        .collect();
    counts.iter().map(|c| weigh(c, &rarity)).collect()
}

fn weigh(counts: &Counts, rarity: &BTreeMap<&str, (u32, f64)>) -> Terms {
    let vector = |terms: &BTreeMap<String, f64>| -> Vector {
        let weighed = terms.iter().filter_map(|(term, n)| {
            let (id, rarity) = *rarity.get(term.as_str())?;
            Some((id, (1.0 + n.ln()) * rarity))
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

fn count(report: &AnnotatedReport) -> Counts {
    let mut counts = Counts::default();
    let told = report.sentences.iter().filter(|s| s.zone.is_told());
    for (n, sentence) in told.enumerate() {
        let is_lead = n < LEAD || sentence.zone == ZoneKind::Title;
        for token in &sentence.tokens {
            let (is_name, term) = match token.upos {
                _ if token.name.kind().is_some() => (true, format!("@{}", name_word(report.words(token.span)))),
                Upos::Propn => (true, format!("@{}", name_word(report.words(token.span)))),
                Upos::Noun | Upos::Verb | Upos::Adj | Upos::Num => match countries::of_demonym(&token.lemma) {
                    Some(country) => (true, format!("@{}", country.name.to_lowercase())),
                    None => (false, token.lemma.to_lowercase()),
                },
                _ => continue,
            };
            if term.trim_start_matches('@').chars().filter(|c| c.is_alphanumeric()).count() < 2 {
                continue;
            }
            let of = if is_name { &mut counts.names } else { &mut counts.words };
            *of.entry(term.clone()).or_default() += 1.0;
            if is_lead {
                *counts.lead.entry(term).or_default() += 1.0;
            }
        }
    }
    counts
}

/// A word of a name, as other reports may spell it: no diacritics, no possessive, the country for its adjective.
fn name_word(word: &str) -> String {
    let plain = any_ascii::any_ascii(word).trim_end_matches("'s").to_lowercase();
    match countries::of_demonym(&plain).or_else(|| countries::named(&plain)) {
        Some(country) => country.name.to_lowercase(),
        None => plain.chars().filter(char::is_ascii_alphanumeric).collect(),
    }
}
