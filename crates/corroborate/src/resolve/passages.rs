//! How far two reports tell something in the same words.
//!
//! Reports write up the same dispatches, releases and testimony, so that two sentences on one happening often share
//! most of their words, and two sentences on two happenings of a kind rarely do. What reports may disagree on does not
//! count: times, numbers, the word for the event itself. A common word counts half.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use crate::annotation::{AnnotatedReport, Event};
use crate::lexicon::{name_forms, word_frequencies};
use crate::text::Span;

/// The words of content of the sentence that tells an event, by lemma in lower-case ASCII, without the event's own.
pub(crate) fn content(report: &AnnotatedReport, event: &Event) -> BTreeSet<String> {
    content_without(report, event.word.sentence, event.trigger)
}

/// The words of content of a sentence, by lemma in lower-case ASCII, without those of a part of it.
pub(crate) fn content_without(report: &AnnotatedReport, sentence: usize, part: Span) -> BTreeSet<String> {
    let times: Vec<_> = report.times.iter().filter(|time| time.sentence == sentence).collect();
    let is_content = |u: Upos| matches!(u, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj);
    let tokens = report.sentences[sentence].tokens.iter();
    let told = tokens.filter(|t| is_content(t.upos) && !t.span.overlaps(part));
    let told = told.filter(|t| times.iter().all(|time| !time.span.overlaps(t.span)));
    told.map(|t| name_forms::folded(&t.lemma)).filter(|lemma| lemma.chars().any(char::is_alphabetic)).collect()
}

/// What a sentence tells of somebody whom it names there: its words of content without the name, and its numbers, which two people
/// rarely have in common.
pub(crate) fn told_of(report: &AnnotatedReport, sentence: usize, name: Span) -> BTreeSet<String> {
    let is_time = |span: Span| report.times.iter().any(|time| time.sentence == sentence && time.span.overlaps(span));
    let tokens = report.sentences[sentence].tokens.iter().filter(|t| t.upos == Upos::Num && !is_time(t.span));
    let numbers = tokens.map(|t| name_forms::folded(t.form(&report.report.text)));
    content_without(report, sentence, name).into_iter().chain(numbers).collect()
}

/// How many words of content two sentences have in the longest run of words that both have, times passed over.
pub(crate) fn run(one: (&AnnotatedReport, usize), other: (&AnnotatedReport, usize)) -> usize {
    let (one, other) = (words_in_order(one.0, one.1), words_in_order(other.0, other.1));
    // For each word of the other sentence the content words of the run that ends with it and the word before in this one.
    let mut before = vec![0; other.len()];
    let mut most = 0;
    for (word, is_content) in &one {
        let mut ending = vec![0; other.len()];
        for at in (0..other.len()).filter(|&at| other[at].0 == *word) {
            let earlier = at.checked_sub(1).map_or(0, |previous| before[previous]);
            ending[at] = earlier + usize::from(*is_content);
            most = most.max(ending[at]);
        }
        before = ending;
    }
    most
}

/// The words of content of a sentence in their order, times passed over.
pub(crate) fn content_in_order(report: &AnnotatedReport, sentence: usize) -> Vec<String> {
    words_in_order(report, sentence).into_iter().filter(|(_, is_content)| *is_content).map(|(word, _)| word).collect()
}

/// The words of a sentence but for times and marks, in lower-case ASCII, and whether each is one of content.
fn words_in_order(report: &AnnotatedReport, sentence: usize) -> Vec<(String, bool)> {
    let times: Vec<Span> = report.times.iter().filter(|t| t.sentence == sentence).map(|t| t.span).collect();
    let tokens = report.sentences[sentence].tokens.iter().filter(|t| t.upos != Upos::Punct);
    let tokens = tokens.filter(|t| times.iter().all(|time| !time.overlaps(t.span)));
    let is_content = |u: Upos| matches!(u, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj);
    let form = |form: &str| if form == "%" { "percent".to_owned() } else { name_forms::folded(form) };
    tokens.map(|t| (form(t.form(&report.report.text)), is_content(t.upos))).collect()
}

/// Words in common from which a share of them says something.
const SHARED: usize = 3;

/// Which part of the longer of two sentences their words in common are; nothing where they are few, or hardly more than the words
/// of names that are `named`.
pub(crate) fn share_of_longer(one: &BTreeSet<String>, other: &BTreeSet<String>, named: &BTreeSet<String>) -> f64 {
    let shared = one.intersection(other).count();
    let plain = one.intersection(other).filter(|word| !named.contains(*word)).count();
    if shared < SHARED || plain < PLAIN { 0.0 } else { shared as f64 / one.len().max(other.len()) as f64 }
}

/// The words of names, in lower-case ASCII.
pub(crate) fn words_of<'n>(names: impl Iterator<Item = &'n str>) -> BTreeSet<String> {
    names.flat_map(str::split_whitespace).map(name_forms::folded).collect()
}

/// What two sentences share.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Alike {
    /// The words that both have.
    pub(crate) words: Vec<String>,
    /// How many they are, a common one counted half.
    count: f64,
    /// Which part of the shorter sentence they are.
    share: f64,
    /// Which part of the longer sentence they are.
    share_of_longer: f64,
    /// How many of them are no names of participants.
    plain: usize,
}

/// Words up to which the likeness says nothing.
const FEWEST: f64 = 2.5;
/// Words from which more say nothing more.
const ENOUGH: f64 = 6.0;
/// Part of the longer sentence from which two are one sentence, however short.
const NEARLY_ALL: f64 = 0.75;
/// Words that such a sentence has at least, and from which it is as good as a long one.
const OF_SHORT: (f64, f64) = (1.5, 3.0);
/// Words other than names that it has at least.
const PLAIN: usize = 2;

impl Alike {
    /// Compares the words of two sentences. `named` are words of names that are counted as participants too: they count
    /// half here.
    pub(crate) fn of(a: &BTreeSet<String>, b: &BTreeSet<String>, named: &BTreeSet<String>) -> Self {
        let weight = |word: &String| if word_frequencies::is_common(word) || named.contains(word) { 0.5 } else { 1.0 };
        let count = |words: &mut dyn Iterator<Item = &String>| -> f64 { words.map(weight).sum() };
        let shared = count(&mut a.intersection(b));
        let (of_a, of_b) = (count(&mut a.iter()), count(&mut b.iter()));
        Self {
            words: a.intersection(b).cloned().collect(),
            count: shared,
            share: shared / of_a.min(of_b).max(1.0),
            share_of_longer: shared / of_a.max(of_b).max(1.0),
            plain: a.intersection(b).filter(|word| !named.contains(*word)).count(),
        }
    }

    /// From 0, nothing of note in common, to 1, the same words throughout.
    pub(crate) fn strength(&self) -> f64 {
        let by_count =
            if self.count <= FEWEST { 0.0 } else { (self.count / ENOUGH).min(1.0) * (0.4 + 0.6 * self.share.min(1.0)) };
        let (few, enough) = OF_SHORT;
        let is_one = self.count >= few && self.plain >= PLAIN && self.share_of_longer >= NEARLY_ALL;
        let by_whole = if is_one { self.share_of_longer.min(1.0) * (self.count / enough).min(1.0) } else { 0.0 };
        by_count.max(by_whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> BTreeSet<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    /// "Is down almost five points per game" of two players was a likeness of two words.
    #[test]
    fn a_run_of_words_counts_those_of_content_and_passes_times_over() {
        let read = |parse: &str| crate::annotate::testing::read(parse);
        let one = read(
            "Boll/PROPN/2/nsubj opened/VERB/0/root the/DET/4/det weir/NOUN/2/obj near/ADP/6/case Orlin/PROPN/2/obl",
        );
        let other = read(
            "Krug/PROPN/2/nsubj opened/VERB/0/root the/DET/4/det weir/NOUN/2/obj near/ADP/6/case Vellin/PROPN/2/obl",
        );
        assert_eq!((run((&one, 0), (&one, 0)), run((&one, 0), (&other, 0))), (4, 2));
    }

    #[test]
    fn a_sentence_with_another_value_is_told_in_the_same_words() {
        let none = BTreeSet::new();
        let one = words("climber ridge glacier slip helicopter hut");
        assert!(Alike::of(&one, &words("climber ridge glacier slip helicopter hut"), &none).strength() > 0.9);
        assert!(Alike::of(&one, &words("climber ridge glacier slip rope"), &none).strength() > 0.5);
        assert_eq!(Alike::of(&one, &words("climber goalkeeper referee"), &none).strength(), 0.0);
    }

    #[test]
    fn a_short_sentence_that_is_the_same_throughout_is_told_in_the_same_words() {
        let (one, none) = (words("helicopter glacier"), BTreeSet::new());
        assert!(Alike::of(&one, &words("helicopter glacier"), &none).strength() > 0.4);
        assert_eq!(Alike::of(&one, &words("helicopter glacier rope hut"), &none).strength(), 0.0);
    }
}
