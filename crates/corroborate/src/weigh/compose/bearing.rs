//! How much of what a clause says another report says, too.
//!
//! The reports that tell one event tell it more or less fully: the clause that is shown may hold a place, a reason or a
//! number that others leave out. They are cited as telling it in part. And a clause that one report alone was found to
//! tell may have its like in another that no claim was read from, or none that was put with it; then that report is named
//! as one that may tell it, too. Both are doubts that are shown, they change no standing.
//!
//! Word by word: a word of content is borne out by the same word, by one of like sense, or by any mention of who is meant.
//! Sentence vectors alone were tried: they know what a sentence is about, not which of its words are missing.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use super::Teller;
use super::told::Told;
use crate::annotation::{Sentence, Token};
use crate::lexicon::word_frequencies;
use crate::story::Cite;
use crate::text::Span;

/// Share of a clause's words that bears it out.
const WHOLE: f64 = 0.55;
/// Share of a clause's words from which another report may tell the same, if it has a name that few reports have.
const PERHAPS: f64 = 0.45;
/// A name that one of so many reports has is told by few.
const FEW: usize = 3;
/// Likeness of senses from which one word stands for another.
const FOR_ANOTHER: f64 = 0.5;
/// Sentences of other reports beyond which a clause is not compared with them: of so many, one will tell the same.
const MOST_COMPARED: usize = 20_000;
/// Cosine of two sentence vectors from which the sentences may tell the same.
const ALIKE: f32 = 0.7;

/// A clause that is shown, as it is held against other reports.
pub(super) struct Shown<'t> {
    teller: &'t Teller<'t>,
    told: &'t Told,
    words: Vec<Word<'t>>,
}

/// A word of content.
struct Word<'t> {
    token: &'t Token,
    /// The entity that it is part of a mention of.
    entity: Option<usize>,
    /// Whether it is of a name that few reports of the story have.
    is_rare_name: bool,
    weight: f64,
}

/// How far a clause is borne out.
struct Borne {
    /// Share of its words.
    share: f64,
    /// Whether all its names and numbers are among them.
    is_exact: bool,
}

impl<'t> Shown<'t> {
    pub(super) fn new(teller: &'t Teller<'t>, told: &'t Told) -> Self {
        let report = &teller.reports[told.cite.report];
        let sentence = report.sentence_at(told.cite.span.start).map(|at| &report.sentences[at]);
        let times: Vec<Span> = report.times.iter().map(|time| time.span).collect();
        let tokens = sentence.into_iter().flat_map(|s| told.words.iter().filter_map(|&word| s.tokens.get(word)));
        let content = tokens.filter(|t| is_content(t) && !times.iter().any(|time| time.overlaps(t.span)));
        let word = |token: &'t Token| {
            let mentioned = teller.entities_in(&Cite { report: told.cite.report, span: token.span });
            let entity = mentioned.into_iter().find(|&entity| teller.is_named(entity));
            let is_common = word_frequencies::is_common(&token.lemma.to_lowercase());
            let story = teller.story();
            let having = |entity: usize| {
                let reports: BTreeSet<usize> =
                    story.entities[entity].chains.iter().map(|(report, _)| *report).collect();
                reports.len()
            };
            let is_rare_name =
                token.upos == Upos::Propn && entity.is_none_or(|entity| FEW * having(entity) <= story.reports.len());
            Word { token, entity, is_rare_name, weight: if is_common { 0.5 } else { 1.0 } }
        };
        Self { teller, told, words: content.map(word).collect() }
    }

    /// How many words of content it has.
    pub(super) fn content(&self) -> usize {
        self.words.len()
    }

    /// How far `sentences` of a report bear out the clause's words.
    fn borne_out(&self, report: usize, sentences: &[&Sentence]) -> Borne {
        let entities: BTreeSet<usize> = sentences
            .iter()
            .flat_map(|sentence| self.teller.entities_in(&Cite { report, span: sentence.span }))
            .collect();
        let has = |word: &Word<'_>| {
            word.entity.is_some_and(|entity| entities.contains(&entity))
                || sentences.iter().flat_map(|s| &s.tokens).any(|other| stands_for(word.token, other))
        };
        let (mut borne, mut all, mut is_exact) = (0.0, 0.0, true);
        for word in &self.words {
            let is_borne = has(word);
            borne += if is_borne { word.weight } else { 0.0 };
            all += word.weight;
            is_exact &= is_borne || !matches!(word.token.upos, Upos::Propn | Upos::Num);
        }
        Borne { share: if all > 0.0 { borne / all } else { 1.0 }, is_exact }
    }

    /// Of the reports that tell the events those that tell less than the clause.
    pub(super) fn in_part(&self, events: &[usize]) -> Vec<usize> {
        let claims = events.iter().flat_map(|&event| self.teller.event(event).asserted());
        let mut spans: Vec<(usize, Span)> = claims.map(|claim| (claim.report, claim.span)).collect();
        spans.sort_unstable_by_key(|(report, span)| (*report, span.start, span.end));
        let of_reports = spans.chunk_by(|(one, _), (other, _)| one == other);
        let tells_less = |claims: &&[(usize, Span)]| {
            let report = claims[0].0;
            let sentences = &self.teller.reports[report].sentences;
            let told: Vec<&Sentence> =
                sentences.iter().filter(|s| claims.iter().any(|(_, span)| s.span.overlaps(*span))).collect();
            let borne = self.borne_out(report, &told);
            report != self.told.cite.report && !(borne.share >= WHOLE && borne.is_exact)
        };
        of_reports.filter(tells_less).map(|claims| claims[0].0).collect()
    }

    /// Reports besides `telling` of which a sentence may tell the same; `None` if there is too much to compare.
    pub(super) fn perhaps_in(&self, telling: &BTreeSet<usize>) -> Option<Vec<usize>> {
        let teller = self.teller;
        let others = || teller.story().reports.iter().copied().filter(|report| !telling.contains(report));
        if others().map(|report| teller.reports[report].sentences.len()).sum::<usize>() > MOST_COMPARED {
            return None;
        }
        let report = &teller.reports[self.told.cite.report];
        let own = report.sentence_at(self.told.cite.span.start).map(|at| &report.sentences[at])?;
        let head = self.told.head.and_then(|head| own.tokens.get(head));
        let may_tell = |report: usize, sentence: &Sentence| {
            let has_verb = || head.is_none_or(|head| sentence.tokens.iter().any(|other| stands_for(head, other)));
            let has_name = || {
                let mut rare = self.words.iter().filter(|word| word.is_rare_name);
                rare.any(|name| sentence.tokens.iter().any(|other| stands_for(name.token, other)))
            };
            let needed = || match (has_verb(), has_name()) {
                (_, true) => Some(PERHAPS),
                (true, false) => Some(WHOLE),
                (false, false) => None,
            };
            own.likeness(sentence) >= ALIKE
                || needed().is_some_and(|share| self.borne_out(report, &[sentence]).share >= share)
        };
        let tells = |&other: &usize| teller.reports[other].sentences.iter().any(|sentence| may_tell(other, sentence));
        Some(others().filter(tells).collect())
    }
}

fn is_content(token: &Token) -> bool {
    matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num)
}

fn stands_for(word: &Token, other: &Token) -> bool {
    word.lemma.eq_ignore_ascii_case(&other.lemma)
        || !matches!(word.upos, Upos::Propn | Upos::Num)
            && word.sense.likeness(&other.sense).is_some_and(|likeness| likeness >= FOR_ANOTHER)
}
