//! Which reports may tell, too, what was found to be told by one alone.
//!
//! A clause of one report may have its like in another of which no claim was put with it. Of a sentence there that has most
//! of the clause's telling words and is about the same, or all of them, it can't be said that it tells something else: the
//! report is named as one that may tell it, too. That something is told *only once* is asserted of all the reports that were read, so it
//! takes less likeness to make that doubtful than to name a report.
//!
//! What two sentences have in common is the mean of how well each of the clause's words is matched by one of the other
//! sentence, by its sense, weighed by how rare the word is in the language and in the story (what all the reports have says
//! nothing), added to the likeness of the sentences.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use super::bearing::{ABOUT_OTHERS, Shown, Word};
use crate::annotation::{Sentence, Token};
use crate::lexicon::word_frequencies;
use crate::story::Cite;

/// Likeness from which a report may tell the same.
const PERHAPS: f64 = 0.92;
/// The same for what is quoted: in other words it is another quotation.
const PERHAPS_QUOTED: f64 = 1.25;
/// Likeness from which a report may tell the same, where another one may.
const PERHAPS_AS_WELL: f64 = 0.9;
/// How much less alike than the likest report another may be and still tell the same.
const NEXT_TO_LIKEST: f64 = 0.35;
/// Likeness below which no report tells the same.
const ALONE: f64 = 0.92;
/// Sentences of other reports beyond which a clause is not compared with them: of so many, one will tell the same.
const MOST_COMPARED: usize = 20_000;

/// Where else a clause may be told.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Elsewhere {
    /// Reports that may tell it.
    pub(super) perhaps: Vec<usize>,
    /// Whether it is beyond doubt that no other report does.
    pub(super) is_alone: bool,
}

impl Shown<'_> {
    /// Which reports besides `telling` may tell the same.
    pub(super) fn elsewhere(&self, telling: &BTreeSet<usize>) -> Elsewhere {
        let teller = self.teller;
        let others = || teller.story().reports.iter().copied().filter(|report| !telling.contains(report));
        if others().map(|report| teller.reports[report].sentences.len()).sum::<usize>() > MOST_COMPARED {
            return Elsewhere::default();
        }
        let Some(own) = self.sentence() else { return Elsewhere::default() };
        let rarities: Vec<f64> = self.words.iter().map(|word| self.rarity(word)).collect();
        let likest = |report: usize| {
            let sentences = teller.reports[report].sentences.iter();
            sentences.map(|sentence| self.likeness(&rarities, own, report, sentence)).fold(0.0, f64::max)
        };
        let likest: Vec<(usize, f64)> = others().map(|report| (report, likest(report))).collect();
        let most = likest.iter().map(|(_, likeness)| *likeness).fold(0.0, f64::max);
        let (perhaps, as_well, alone) = match self.told.is_quoted {
            true => (PERHAPS_QUOTED, PERHAPS_QUOTED, PERHAPS_QUOTED),
            false => (PERHAPS, PERHAPS_AS_WELL, ALONE),
        };
        let enough = if most >= perhaps { as_well.max(most - NEXT_TO_LIKEST) } else { perhaps };
        let tells = |report: usize| !self.told.is_quoted && self.told_whole(report).is_some();
        let may_tell = likest.into_iter().filter(|&(report, likeness)| likeness >= enough || tells(report));
        let perhaps: Vec<usize> = may_tell.map(|(report, _)| report).collect();
        Elsewhere { is_alone: most < alone && perhaps.is_empty(), perhaps }
    }

    fn likeness(&self, rarities: &[f64], own: &Sentence, report: usize, other: &Sentence) -> f64 {
        let alike = f64::from(own.likeness(other));
        if alike < ABOUT_OTHERS {
            return 0.0;
        }
        let entities = self.teller.entities_in(&Cite { report, span: other.span });
        let best = |word: &Word<'_>| match word.entity {
            Some(entity) if entities.contains(&entity) => 1.0,
            _ => other.tokens.iter().map(|token| matched(word, token)).fold(0.0, f64::max),
        };
        let all: f64 = rarities.iter().sum();
        let matched: f64 = self.words.iter().zip(rarities).map(|(word, rarity)| rarity * best(word)).sum();
        alike + if all > 0.0 { matched / all } else { 0.0 }
    }

    /// How much a word tells apart, in the language and in the story.
    fn rarity(&self, word: &Word<'_>) -> f64 {
        let (having, all) = self.teller.reports_with(&word.token.lemma);
        let in_story = ((all as f64 + 1.0) / (having as f64 + 0.5)).ln().max(0.1);
        in_story * word_frequencies::rarity(&word.token.lemma.to_lowercase(), 0, 0)
    }
}

/// How well a word is matched by another.
fn matched(word: &Word<'_>, other: &Token) -> f64 {
    match word.token.upos {
        _ if word.token.lemma.eq_ignore_ascii_case(&other.lemma) => 1.0,
        Upos::Propn | Upos::Num => f64::from(u8::from(word.is_said_by(other))),
        _ => word.token.sense.likeness(&other.sense).unwrap_or(0.0),
    }
}
