//! The sentences of a story, held against each other word by word.
//!
//! Whether a word is said by another hangs on nothing but the two, and several events are told in one sentence: so each two
//! sentences are held against each other once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::form::Form;
use super::word::is_content;
use crate::annotation::AnnotatedReport;
use crate::weigh::compose::borne::Fit;

/// Pairs of sentences that are remembered, at most.
const MOST: usize = 100_000;

/// A sentence of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::weigh::compose) struct SentenceAt {
    pub(in crate::weigh::compose) report: usize,
    /// Index into its sentences.
    pub(in crate::weigh::compose) sentence: usize,
}

/// What was found of pairs of sentences.
type Found<T> = RefCell<FxHashMap<(SentenceAt, SentenceAt), T>>;

/// The sentences of a story.
pub(in crate::weigh::compose) struct Held<'a> {
    reports: &'a [AnnotatedReport],
    /// By report the words of its sentences.
    forms: BTreeMap<usize, Vec<Vec<Form<'a>>>>,
    fits: Found<Rc<[Option<Fit>]>>,
    matches: Found<Rc<[f64]>>,
    /// By report and sentence of another.
    likest: RefCell<FxHashMap<(usize, SentenceAt), f32>>,
}

impl<'a> Held<'a> {
    /// The sentences of `members` of the reports.
    pub(in crate::weigh::compose) fn new(reports: &'a [AnnotatedReport], members: &[usize]) -> Self {
        let forms = |report: &'a AnnotatedReport| {
            let sentences = report.sentences.iter();
            sentences.map(|s| (0..s.tokens.len()).map(|at| Form::of(report, s, at)).collect()).collect()
        };
        Self {
            reports,
            forms: members.iter().map(|&report| (report, forms(&reports[report]))).collect(),
            fits: RefCell::default(),
            matches: RefCell::default(),
            likest: RefCell::default(),
        }
    }

    /// The words of a sentence.
    pub(in crate::weigh::compose) fn forms(&self, at: SentenceAt) -> &[Form<'a>] {
        self.forms.get(&at.report).and_then(|sentences| sentences.get(at.sentence)).map_or(&[], Vec::as_slice)
    }

    /// For each word of content of a sentence how another tells it, if it does.
    pub(super) fn fits(&self, own: SentenceAt, other: SentenceAt) -> Rc<[Option<Fit>]> {
        let others = self.forms(other);
        let fit = |form: &Form<'_>| {
            let said = others.iter().filter(|other| is_content(form.token) && form.is_said_by(other));
            said.map(|other| Fit::of(form.mood, other.mood)).max()
        };
        remembered(&self.fits, (own, other), || self.forms(own).iter().map(fit).collect())
    }

    /// For each word of content of a sentence how well it is matched by one of another, 0 to 1.
    pub(in crate::weigh::compose) fn matches(&self, own: SentenceAt, other: SentenceAt) -> Rc<[f64]> {
        let others = self.forms(other);
        let best = |form: &Form<'_>| {
            let matching = others.iter().filter(|_| is_content(form.token));
            matching.map(|other| form.is_matched_by(other)).fold(0.0, f64::max)
        };
        remembered(&self.matches, (own, other), || self.forms(own).iter().map(best).collect())
    }

    /// How like a sentence is to the likest one of a report.
    pub(in crate::weigh::compose) fn likest(&self, own: usize, other: SentenceAt) -> f32 {
        let sentence = &self.reports[other.report].sentences[other.sentence];
        let sentences = || self.reports[own].sentences.iter();
        remembered(&self.likest, (own, other), || sentences().map(|s| s.likeness(sentence)).fold(-1.0, f32::max))
    }
}

fn remembered<K: std::hash::Hash + Eq, T: Clone>(
    found: &RefCell<FxHashMap<K, T>>,
    pair: K,
    find: impl FnOnce() -> T,
) -> T {
    let mut found = found.borrow_mut();
    if found.len() >= MOST {
        found.clear();
    }
    found.entry(pair).or_insert_with(find).clone()
}
