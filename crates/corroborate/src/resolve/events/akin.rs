//! Words of a story that mean much the same: "quit" and "resignation", "smash" and "crash".
//!
//! The encoder gives each word a sense, and words whose senses are alike can speak of one event. Every claim against every
//! other would be too many pairs, so words are compared, each by the mean of its senses in the story, and claims are
//! candidates if their words are akin. A word has only so many next of kin: in a large story half of all words are a little
//! alike.

use std::collections::BTreeMap;

use corroborate_encoder::Sense;

use super::features::AKIN;
use super::view::View;

/// Words compared at most; of more, those that most claims have.
const MOST_WORDS: usize = 3000;
/// Words akin to a word that are kept, the most alike first.
const NEXT_OF_KIN: usize = 8;
/// How much less alike than [`AKIN`] two words may be on the whole, since senses vary.
const SLACK: f64 = 0.05;

/// For each word the keys of the pairs that it makes with words akin.
#[derive(Debug, Default)]
pub(super) struct Akin<'v>(BTreeMap<&'v str, Vec<String>>);

impl Akin<'_> {
    /// What a claim can be found by beside its own word.
    pub(super) fn keys(&self, view: &View) -> impl Iterator<Item = String> + '_ {
        self.0.get(view.lemma.as_str()).into_iter().flatten().cloned()
    }
}

/// Finds the words akin among those of the claims.
pub(super) fn words<'v>(views: &'v [View<'_>]) -> Akin<'v> {
    let mut senses: BTreeMap<&str, Vec<&Sense>> = BTreeMap::new();
    for view in views {
        senses.entry(&view.lemma).or_default().push(view.sense);
    }
    let mut words: Vec<(&str, Vec<&Sense>)> = senses.into_iter().collect();
    words.sort_by_key(|(_, senses)| std::cmp::Reverse(senses.len()));
    words.truncate(MOST_WORDS);
    let means: Vec<(&str, Sense)> = words.into_iter().map(|(word, senses)| (word, Sense::mean(&senses))).collect();
    let mut pairs: Vec<(f64, &str, &str)> = Vec::new();
    for (at, (a, sense)) in means.iter().enumerate() {
        let likeness = |(b, other): &(&'v str, Sense)| Some((sense.likeness(other)?, *a.min(b), *a.max(b)));
        pairs.extend(means[at + 1..].iter().filter_map(likeness).filter(|(likeness, ..)| *likeness >= AKIN - SLACK));
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| (one.1, one.2).cmp(&(other.1, other.2))));
    let mut akin = Akin::default();
    for (_, a, b) in pairs {
        let has_room = |word: &str| akin.0.get(word).is_none_or(|keys| keys.len() < NEXT_OF_KIN);
        if has_room(a) && has_room(b) {
            for word in [a, b] {
                akin.0.entry(word).or_default().push(format!("{a}~{b}"));
            }
        }
    }
    akin
}
