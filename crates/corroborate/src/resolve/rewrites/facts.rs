//! What the sentences of a report tell, as terms that other words leave as they are.
//!
//! Names and numbers stay in a rewrite ("Premier Jana Dvorak" for "Prime Minister Jana Dvorak", "four" for "4"), and so does much
//! of what is rare; a word for an event counts as any of its kind. A common word weighs little, and a term that many reports of the
//! story have little more: all who tell of a fire name the town.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::Upos;
use rustc_hash::FxHashMap;

use crate::annotate::value_of;
use crate::annotation::{AnnotatedReport, QuoteMode, Token};
use crate::lexicon::{countries, event_synonyms, name_forms, word_frequencies};
use crate::report::ZoneKind;
use crate::resolve::terms::name_word;
use crate::text::Span;

/// Sentences that are read: no dispatch is longer, and each is held against all of the other report.
const MOST_SENTENCES: usize = 200;
/// Words in a row of a quotation by which it is known again.
const RUN: usize = 5;
/// Weight of a sentence that tells a fact.
const LEAST: f64 = 1.0;
/// What a day weighs: reports of a story tell few.
const OF_DAY: f64 = 0.4;
/// What a word for an event weighs, which says no more than its kind.
const OF_EVENT: f64 = 0.6;
/// What numbers up to three weigh, and those up to a dozen.
const OF_SMALL: [(f64, f64); 2] = [(3.0, 0.3), (12.0, 0.6)];

/// What a report tells.
pub(super) struct Told {
    /// Sentence by sentence, those of the body only.
    pub(super) facts: Vec<Fact>,
    /// All terms, each with its weight, in ascending order.
    pub(super) terms: Vec<(u32, f64)>,
    /// Names and numbers, in ascending order.
    pub(super) details: Vec<u32>,
    /// What it quotes word for word.
    pub(super) quotations: Vec<Quotation>,
}

/// What a sentence tells.
pub(super) struct Fact {
    pub(super) sentence: usize,
    /// Its terms with their weights, in ascending order.
    pub(super) terms: Vec<(u32, f64)>,
    /// The sum of the weights.
    pub(super) weight: f64,
}

/// Words between quotation marks.
pub(super) struct Quotation {
    pub(super) sentence: usize,
    /// Its runs of words.
    pub(super) runs: BTreeSet<u32>,
    /// How few other reports of the story have it: 1 if one does.
    pub(super) rarity: f64,
}

/// What each of a story's reports tells.
pub(super) fn of(reports: &[AnnotatedReport], members: &[usize]) -> Vec<Told> {
    let mut numbers = Numbers::default();
    let found: Vec<Found> = members.iter().map(|&report| find(&reports[report], &mut numbers)).collect();
    let seen_in = |ids: &dyn Fn(&Found) -> BTreeSet<u32>| {
        let mut seen: FxHashMap<u32, usize> = FxHashMap::default();
        found.iter().flat_map(ids).for_each(|id| *seen.entry(id).or_default() += 1);
        seen
    };
    let terms_in = seen_in(&|found| found.facts.iter().flat_map(|(_, terms)| terms.keys().copied()).collect());
    let runs_in = seen_in(&|found| found.quotations.iter().flat_map(|(_, runs)| runs).copied().collect());
    let told = |found: Found| told(found, &numbers, |term| rarity(terms_in[&term]), |run| rarity(runs_in[&run]));
    found.into_iter().map(told).collect()
}

/// How much what so many reports of a story have speaks for two that have it.
fn rarity(seen_in: usize) -> f64 {
    (2.0 / seen_in.max(2) as f64).sqrt()
}

/// What stands in a report, before it is known how many others have it.
struct Found {
    facts: Vec<(usize, BTreeMap<u32, f64>)>,
    quotations: Vec<(usize, BTreeSet<u32>)>,
}

/// Terms and runs of quoted words by number.
#[derive(Default)]
struct Numbers {
    of: FxHashMap<String, u32>,
    /// Whether each is a name or a number.
    is_detail: Vec<bool>,
}

impl Numbers {
    fn of(&mut self, term: String, is_detail: bool) -> u32 {
        let next = self.is_detail.len() as u32;
        let number = *self.of.entry(term).or_insert(next);
        if number == next {
            self.is_detail.push(is_detail);
        }
        number
    }
}

fn told(found: Found, numbers: &Numbers, of_term: impl Fn(u32) -> f64, of_run: impl Fn(u32) -> f64) -> Told {
    let facts: Vec<Fact> = found
        .facts
        .into_iter()
        .map(|(sentence, terms)| {
            let terms: Vec<(u32, f64)> =
                terms.into_iter().map(|(term, weight)| (term, weight * of_term(term))).collect();
            Fact { sentence, weight: terms.iter().map(|(_, weight)| weight).sum(), terms }
        })
        .collect();
    let quotations = found.quotations.into_iter().map(|(sentence, runs)| {
        let rarity = runs.iter().map(|&run| of_run(run)).fold(1.0, f64::min);
        Quotation { sentence, runs, rarity }
    });
    let terms: BTreeMap<u32, f64> = facts.iter().flat_map(|fact| fact.terms.iter().copied()).collect();
    let details = terms.keys().copied().filter(|&term| numbers.is_detail[term as usize]).collect();
    Told { quotations: quotations.collect(), facts, terms: terms.into_iter().collect(), details }
}

fn find(report: &AnnotatedReport, numbers: &mut Numbers) -> Found {
    let mut quoted: Vec<Span> =
        report.quotes.iter().filter(|q| q.mode == QuoteMode::Direct).flat_map(|q| q.content.iter().copied()).collect();
    quoted.sort_unstable();
    let is_quoted = |token: &Token| quoted.iter().any(|quote| quote.contains(token.span));
    let mut found = Found { facts: Vec::new(), quotations: Vec::new() };
    for (at, sentence) in
        report.sentences.iter().enumerate().filter(|(_, s)| s.zone == ZoneKind::Body).take(MOST_SENTENCES)
    {
        let mut terms = BTreeMap::new();
        let is_time = |token: &Token| report.times_in(at).iter().any(|time| time.span.contains(token.span));
        for token in sentence.tokens.iter().filter(|token| !is_quoted(token) && !is_time(token)) {
            if let Some(Term { name, weight, is_detail }) = term(report, token) {
                terms.insert(numbers.of(name, is_detail), weight);
            }
        }
        for day in report.times_in(at).iter().filter_map(|time| time.interval.as_ref()).filter(|when| when.is_day()) {
            if let Some(day) = day.from {
                terms.insert(numbers.of(format!("~{day}"), false), OF_DAY);
            }
        }
        if terms.values().sum::<f64>() >= LEAST {
            found.facts.push((at, terms));
        }
        let words = sentence.tokens.iter().filter(|token| token.upos != Upos::Punct && is_quoted(token));
        let words: Vec<String> = words.map(|token| token.form(&report.report.text).to_lowercase()).collect();
        let runs: BTreeSet<u32> =
            words.windows(RUN).map(|run| numbers.of(format!("\"{}", run.join(" ")), false)).collect();
        if !runs.is_empty() {
            found.quotations.push((at, runs));
        }
    }
    found
}

struct Term {
    name: String,
    weight: f64,
    /// Whether it is of a name, or a number.
    is_detail: bool,
}

fn term(report: &AnnotatedReport, token: &Token) -> Option<Term> {
    let form = token.form(&report.report.text);
    if token.name.kind().is_some() || token.upos == Upos::Propn {
        let name = name_word(form);
        return (name.len() > 1).then(|| Term { name: format!("@{name}"), weight: 1.0, is_detail: true });
    }
    if let Some(value) = value_of(form).filter(|_| token.upos == Upos::Num) {
        let small = OF_SMALL.iter().find(|(most, _)| value <= *most).map(|(_, weight)| *weight);
        return Some(Term {
            name: format!("={value}"),
            weight: small.unwrap_or(1.0),
            is_detail: value > OF_SMALL[0].0,
        });
    }
    if !matches!(token.upos, Upos::Noun | Upos::Verb | Upos::Adj) {
        return None;
    }
    if let Some(country) = countries::of_demonym(&token.lemma) {
        return Some(Term { name: format!("@{}", country.name.to_lowercase()), weight: 1.0, is_detail: true });
    }
    let lemma = name_forms::folded(&token.lemma);
    Some(match event_synonyms::classes_of(token).first() {
        Some(class) => Term { name: format!("#{class}"), weight: OF_EVENT, is_detail: false },
        None => Term { weight: 1.0 - word_frequencies::commonness(&lemma), name: lemma, is_detail: false },
    })
}
