//! Words of a story that mean much the same: "quit" and "resignation", "smash" and "crash".
//!
//! The encoder gives each word a sense, and words whose senses are alike can speak of one event. Every claim against every
//! other would be too many pairs, so words are compared, each by the mean of its senses in the story, and claims are
//! candidates if their words are akin.

use std::collections::BTreeMap;

use corroborate_encoder::Sense;

use super::features::AKIN;
use super::view::View;

/// Words compared at most; of more, those that most claims have.
const MOST_WORDS: usize = 3000;
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
    let mut akin = Akin::default();
    for (at, (a, sense)) in means.iter().enumerate() {
        for (b, other) in &means[at + 1..] {
            if sense.likeness(other).is_some_and(|likeness| likeness >= AKIN - SLACK) {
                let key = format!("{a}~{b}");
                akin.0.entry(a).or_default().push(key.clone());
                akin.0.entry(b).or_default().push(key);
            }
        }
    }
    akin
}
