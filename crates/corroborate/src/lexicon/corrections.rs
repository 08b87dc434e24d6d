//! How reports say that something that was reported is wrong (`data/corrections.tsv`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::rows;
use crate::annotation::CorrectionKind;

const FILE: &str = include_str!("../../data/corrections.tsv");
/// Words that a gap skips at most.
const GAP: usize = 4;

/// What a phrase is; the file's head explains them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the parts are explained where they are listed")]
pub enum Part {
    Words,
    Label,
    Opening,
    Own,
    Note,
    Follow,
    Other,
    Reported,
    Nobodys,
    Erred,
    Lowering,
    Said,
    Content,
    End,
    Contrast,
    Edge,
    Stop,
    Paragraph,
    Headline,
}

/// A part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// One of these words.
    Word {
        /// The words.
        any: Vec<&'static str>,
        /// Whether it may be missing.
        is_optional: bool,
    },
    /// A few words, whatever they are.
    Gap,
    /// The words that are wrong.
    Wrong,
    /// The words that are right.
    Right,
}

/// A phrase of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The kind of correction that it tells.
    pub kind: Option<CorrectionKind>,
    /// Its words.
    pub elements: Vec<Element>,
}

/// All phrases.
#[derive(Debug, Default)]
pub struct Corrections {
    phrases: BTreeMap<Part, Vec<Phrase>>,
    /// Words that a phrase of the part can begin with.
    beginnings: BTreeMap<Part, FxHashSet<&'static str>>,
    vocabulary: BTreeSet<&'static str>,
}

/// The phrases that ship.
pub static CORRECTIONS: LazyLock<Corrections> = LazyLock::new(|| Corrections::read(FILE));

impl Corrections {
    fn read(file: &'static str) -> Self {
        let mut sets: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut found = Self::default();
        for row in rows(file) {
            let [name, kind, text] = row[..] else { continue };
            let Some(part) = part_of(name) else { continue };
            if part == Part::Words {
                sets.entry(name).or_default().extend(text.split('|'));
            }
            let phrase =
                Phrase { kind: kind_of(kind), elements: text.split(' ').map(|word| element(word, &sets)).collect() };
            found.beginnings.entry(part).or_default().extend(phrase.beginnings());
            found.phrases.entry(part).or_default().push(phrase);
        }
        let words = found.phrases.values().flatten().flat_map(|phrase| &phrase.elements);
        let words = words.filter_map(|element| match element {
            Element::Word { any, .. } => Some(any),
            _ => None,
        });
        let vocabulary = words.flatten().copied().collect();
        Self { vocabulary, ..found }
    }

    /// The phrases of a part, in the order of the file.
    pub fn of(&self, part: Part) -> &[Phrase] {
        self.phrases.get(&part).map_or(&[], Vec::as_slice)
    }

    /// Whether some phrase has the word (in lower case): it then tells nothing of what is corrected.
    pub fn is_of_phrases(&self, word: &str) -> bool {
        self.vocabulary.contains(word)
    }

    /// The first phrase of a part that stands at `at` in `words` (in lower case), and where it ends.
    pub fn at(&self, part: Part, words: &[impl AsRef<str>], at: usize) -> Option<(&Phrase, usize)> {
        self.of(part).iter().find_map(|phrase| Some((phrase, phrase.end_at(words, at)?)))
    }

    /// The first phrase of a part that stands anywhere in `words`: of the phrases the first in the file, then the
    /// first place.
    pub fn first_in(&self, part: Part, words: &[impl AsRef<str>]) -> Option<(&Phrase, std::ops::Range<usize>)> {
        let beginnings = self.beginnings.get(&part)?;
        let places: Vec<usize> = (0..words.len()).filter(|&at| beginnings.contains(words[at].as_ref())).collect();
        let mut phrases = self.of(part).iter();
        phrases.find_map(|phrase| places.iter().find_map(|&at| Some((phrase, at..phrase.end_at(words, at)?))))
    }
}

impl Phrase {
    /// Words that it can begin with: those of its first element, and of the next where the first may be missing.
    fn beginnings(&self) -> impl Iterator<Item = &'static str> {
        let mut is_open = true;
        let firsts = self.elements.iter().take_while(move |element| {
            let is_first = is_open;
            is_open = matches!(element, Element::Word { is_optional: true, .. });
            is_first
        });
        let words = firsts.filter_map(|element| match element {
            Element::Word { any, .. } => Some(any),
            _ => None,
        });
        words.flatten().copied()
    }

    /// Where the phrase ends if it stands at `at`.
    pub fn end_at(&self, words: &[impl AsRef<str>], at: usize) -> Option<usize> {
        end_of(&self.elements, words, at)
    }
}

/// Where `elements` end if they stand at `at` in `words`. At most two elements are gaps, so the search is short.
pub fn end_of(elements: &[Element], words: &[impl AsRef<str>], at: usize) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(at) };
    match first {
        Element::Word { any, is_optional } => {
            let stands = words.get(at).is_some_and(|word| any.contains(&word.as_ref()));
            let with = if stands { end_of(rest, words, at + 1) } else { None };
            with.or_else(|| if *is_optional { end_of(rest, words, at) } else { None })
        }
        Element::Gap => (0..=GAP).find_map(|skipped| end_of(rest, words, at + skipped)),
        Element::Wrong | Element::Right => None,
    }
}

fn element(word: &'static str, sets: &BTreeMap<&str, Vec<&'static str>>) -> Element {
    let (word, is_optional) = word.strip_suffix('?').map_or((word, false), |word| (word, true));
    match word {
        "…" => Element::Gap,
        "{wrong}" => Element::Wrong,
        "{right}" => Element::Right,
        _ => {
            let set = |word: &str| sets.get(word.strip_prefix('{')?.strip_suffix('}')?).cloned();
            let any = word.split('|').flat_map(|word| set(word).unwrap_or_else(|| vec![word])).collect();
            Element::Word { any, is_optional }
        }
    }
}

fn part_of(name: &str) -> Option<Part> {
    Some(match name {
        "report" | "story" | "press" | "earlier" | "before" | "figure" | "toll" | "lowered" | "wrongly" | "mistook" => {
            Part::Words
        }
        "label" => Part::Label,
        "opening" => Part::Opening,
        "own" => Part::Own,
        "note" => Part::Note,
        "follow" => Part::Follow,
        "other" => Part::Other,
        "reported" => Part::Reported,
        "nobodys" => Part::Nobodys,
        "erred" => Part::Erred,
        "lowering" => Part::Lowering,
        "said" => Part::Said,
        "content" => Part::Content,
        "end" => Part::End,
        "contrast" => Part::Contrast,
        "edge" => Part::Edge,
        "stop" => Part::Stop,
        "paragraph" => Part::Paragraph,
        "headline" => Part::Headline,
        _ => return None,
    })
}

fn kind_of(name: &str) -> Option<CorrectionKind> {
    Some(match name {
        "correction" => CorrectionKind::Correction,
        "clarification" => CorrectionKind::Clarification,
        "retraction" => CorrectionKind::Retraction,
        "update" => CorrectionKind::Update,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_valid_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(FILE) {
            assert_eq!(row.len(), 3, "{row:?}");
            let part = part_of(row[0]);
            assert!(part.is_some() && (row[1] == "-" || kind_of(row[1]).is_some()), "{row:?}");
            let tells_kind = matches!(
                part,
                Some(
                    Part::Own
                        | Part::Note
                        | Part::Other
                        | Part::Reported
                        | Part::Nobodys
                        | Part::Erred
                        | Part::Lowering
                )
            );
            assert!(!tells_kind || kind_of(row[1]).is_some(), "of no kind: {row:?}");
            assert!(seen.insert((row[0], row[2])), "twice: {row:?}");
            assert_eq!(row[2], row[2].to_lowercase(), "{row:?}");
        }
        for phrase in CORRECTIONS.phrases.values().flatten() {
            let gaps = phrase.elements.iter().filter(|element| **element == Element::Gap).count();
            let has_word = phrase.elements.iter().any(|element| matches!(element, Element::Word { .. }));
            assert!(gaps <= 2 && has_word && phrase.elements[0] != Element::Gap, "{phrase:?}");
            let words = phrase.elements.iter().filter_map(|element| match element {
                Element::Word { any, .. } => Some(any),
                _ => None,
            });
            assert!(words.flatten().all(|word| !word.contains(['{', '}'])), "no such part: {phrase:?}");
        }
    }

    #[test]
    fn phrases_are_found_with_their_gaps_and_choices() {
        let words: Vec<String> = "an earlier version of this article said".split(' ').map(str::to_owned).collect();
        let (phrase, at) = CORRECTIONS.first_in(Part::Own, &words).expect("a phrase");
        assert_eq!((phrase.kind, at), (Some(CorrectionKind::Correction), 1..6));
        let words: Vec<String> = "an earlier version of the bill said".split(' ').map(str::to_owned).collect();
        assert!(CORRECTIONS.first_in(Part::Own, &words).is_none());
    }
}
