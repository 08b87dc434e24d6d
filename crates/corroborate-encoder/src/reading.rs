//! What the encoder says about a sentence.
//!
//! A reading owns all it says and does not refer to the model, so that it can be kept,
//! sent and stored by itself.

use serde::{Deserialize, Serialize};

use crate::labels::{Deprel, MentionKind, NameTag, Role, Upos, Xpos};

/// What the encoder says about one sentence.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Reading {
    /// One entry for each token, in order. The heads form one tree.
    pub words: Vec<Word>,
    /// The words that name an event or a state, in order, each with its arguments.
    pub predicates: Vec<Predicate>,
    /// The sentence's place in the space of meanings: 384 numbers whose squares sum to 1,
    /// so that the dot product of two vectors is their likeness. Empty for an empty
    /// sentence.
    pub vector: Vec<f32>,
}

/// What the encoder says about one token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// Part of speech.
    pub upos: Upos,
    /// English part of speech.
    pub xpos: Xpos,
    /// Dictionary form.
    pub lemma: String,
    /// Position of the syntactic head in the sentence, `None` for the root. Exactly one
    /// word of a sentence has none.
    pub head: Option<usize>,
    /// The model's probability of this head before the tree was decided, 0 to 1.
    pub head_probability: f32,
    /// Relation to the head.
    pub deprel: Deprel,
    /// Part in a proper name.
    pub name: NameTag,
    /// If the word is the head of a noun phrase that mentions something: of what kind.
    pub mention_kind: Option<MentionKind>,
    /// Probability that the word names an event or a state, 0 to 1.
    pub predicate: f32,
}

/// A word that names an event or a state, with the words that say who, what, when, where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Predicate {
    /// Position of the predicate's word.
    pub word: usize,
    /// The arguments in the order of their words. A word has one role at most in one
    /// predicate, but can be an argument of several predicates.
    pub arguments: Vec<Argument>,
}

/// One argument of a predicate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Argument {
    /// Position of the head word of the argument; the argument itself is the part of the
    /// tree under that word. It can be the predicate's own word: an "attacker" attacks.
    pub word: usize,
    /// What it is to the predicate.
    pub role: Role,
    /// The model's probability of this role, 0 to 1.
    pub probability: f32,
}
