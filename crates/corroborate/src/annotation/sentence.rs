//! Sentences and their words, as the encoder reads them.

use corroborate_encoder::{Deprel, MentionKind, NameKinds, NameTag, Predicate, Sense, Upos, Xpos};

use super::Tokens;
use crate::report::ZoneKind;
use crate::text::Span;

/// The words at `(sentence, token)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordAt {
    /// Index into [`AnnotatedReport::sentences`](super::AnnotatedReport::sentences).
    pub sentence: usize,
    /// Index into [`Sentence::tokens`].
    pub token: usize,
}

/// A sentence with its syntax.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The zone it stands in.
    pub zone: ZoneKind,
    /// Index of its paragraph within the report; a zone ends a paragraph.
    pub paragraph: usize,
    /// Its words, never none. Their heads form one tree.
    pub tokens: Tokens,
    /// Predicates with their arguments, in the order of the predicates.
    pub predicates: Vec<Predicate>,
    /// Sentence vector of length 1.
    pub vector: Vec<f32>,
}

/// Numbers of two vectors that are multiplied at a time.
const LANES: usize = 8;

impl Sentence {
    /// The cosine of the two sentences' vectors; 0 where one has none.
    pub fn likeness(&self, other: &Sentence) -> f32 {
        product(&self.vector, &other.vector)
    }
}

/// The sum of the products of the numbers of two vectors.
pub(crate) fn product(one: &[f32], other: &[f32]) -> f32 {
    let (one, other) = (one.as_chunks::<LANES>(), other.as_chunks::<LANES>());
    // Sums that do not wait for each other.
    let mut sums = [0.0; LANES];
    for (a, b) in one.0.iter().zip(other.0) {
        (0..LANES).for_each(|lane| sums[lane] += a[lane] * b[lane]);
    }
    sums.iter().sum::<f32>() + one.1.iter().zip(other.1).map(|(x, y)| x * y).sum::<f32>()
}

/// A syntactic word (Universal Dependencies; "didn't" is two).
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag ("VBD").
    pub xpos: Xpos,
    /// Dictionary form.
    pub lemma: String,
    /// Index of its head in the sentence; `None` for the root.
    pub head: Option<usize>,
    /// Universal dependency relation to the head ("nsubj:pass").
    pub deprel: Deprel,
    /// Part of a name.
    pub name: NameTag,
    /// The kinds of name that it may be part of.
    pub name_kinds: NameKinds,
    /// The kind of thing that the noun phrase headed by it refers to, where it heads one.
    pub mention_kind: Option<MentionKind>,
    /// Probability that it names an event or a state, 0 to 1.
    pub predicate: f32,
    /// What it means where it stands.
    pub sense: Sense,
}

impl Token {
    /// The word as it is written in `text`, the report's.
    pub fn form<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}
