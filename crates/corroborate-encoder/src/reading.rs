//! What the encoder says about a sentence.
//!
//! A reading owns all it says and does not refer to the model, so that it can be kept,
//! sent and stored by itself.

use serde::{Deserialize, Serialize};

use crate::labels::{Deprel, MentionKind, NameKind, NameTag, Role, Upos, Xpos};

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
    /// The kinds of name that it may be part of.
    pub name_kinds: NameKinds,
    /// If the word is the head of a noun phrase that mentions something: of what kind.
    pub mention_kind: Option<MentionKind>,
    /// Probability that the word names an event or a state, 0 to 1.
    pub predicate: f32,
    /// What the word means where it stands; known of nouns, names, verbs and adjectives.
    pub sense: Sense,
    /// Probability that a sentence of its own begins at the word, 0 to 1; 0 for the first
    /// word, for which nothing is asked.
    pub begins: f32,
}

/// How probable it is that a word is part of a name of each kind, before the names of a sentence are decided together.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct NameKinds([f32; NameKind::ALL.len()]);

impl NameKinds {
    /// Certainly a name of this kind.
    pub fn only(kind: NameKind) -> NameKinds {
        NameKinds::from([(kind, 1.0)])
    }

    /// The probability of one kind, 0 to 1.
    pub fn of(&self, kind: NameKind) -> f32 {
        self.0[kind as usize]
    }
}

impl<P: IntoIterator<Item = (NameKind, f32)>> From<P> for NameKinds {
    /// The sums of the probabilities that are given for each kind.
    fn from(probabilities: P) -> NameKinds {
        let mut kinds = NameKinds::default();
        probabilities.into_iter().for_each(|(kind, probability)| kinds.0[kind as usize] += probability);
        kinds
    }
}

/// Numbers of a [`Sense`].
pub(crate) const SENSE: usize = 128;

/// What a word means where it stands, to be held against other words: those that can speak of one event ("quit" and
/// "resignation") have senses that are alike. Empty if it is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Box<[i8]>", into = "Box<[i8]>")]
pub struct Sense {
    numbers: Box<[i8]>,
    /// The sum of their squares. Senses are held against each other far more often than made.
    squares: i32,
}

impl From<Box<[i8]>> for Sense {
    fn from(numbers: Box<[i8]>) -> Sense {
        let squares = product(&numbers, &numbers);
        Sense { numbers, squares }
    }
}

impl From<Sense> for Box<[i8]> {
    fn from(sense: Sense) -> Box<[i8]> {
        sense.numbers
    }
}

fn product(a: &[i8], b: &[i8]) -> i32 {
    a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
}

impl Sense {
    /// How finely a number of a sense of length 1 is kept.
    const FINENESS: f32 = 127.0;

    /// Of any numbers, not all 0: only their direction counts.
    pub fn of(numbers: &[f32]) -> Sense {
        let length = numbers.iter().map(|x| x * x).sum::<f32>().sqrt();
        let whole = |x: &f32| (x / length * Self::FINENESS).round_ties_even() as i8;
        if length > 0.0 { Sense::from(numbers.iter().map(whole).collect::<Box<[i8]>>()) } else { Sense::default() }
    }

    /// What lies in the middle of some; not known if none of them is.
    pub fn mean(senses: &[&Sense]) -> Sense {
        let mut sums = vec![0.0; senses.iter().map(|sense| sense.size()).max().unwrap_or_default()];
        for sense in senses {
            sums.iter_mut().zip(&sense.numbers).for_each(|(sum, number)| *sum += f32::from(*number));
        }
        Sense::of(&sums)
    }

    /// The cosine of the two, -1 to 1; `None` if one is not known.
    pub fn likeness(&self, other: &Sense) -> Option<f64> {
        let lengths = f64::from(self.squares) * f64::from(other.squares);
        (lengths > 0.0).then(|| f64::from(product(&self.numbers, &other.numbers)) / lengths.sqrt())
    }

    /// Bytes that it takes.
    pub(crate) fn size(&self) -> usize {
        self.numbers.len()
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn senses_are_as_alike_as_their_directions() {
        let (east, north) = (Sense::of(&[3.0, 0.0]), Sense::of(&[0.0, 0.5]));
        let between = Sense::mean(&[&east, &north]);
        assert_eq!(east.likeness(&east), Some(1.0));
        assert_eq!(east.likeness(&north), Some(0.0));
        assert_eq!(east.likeness(&Sense::of(&[-1.0, 0.0])), Some(-1.0));
        assert!(between.likeness(&east).is_some_and(|likeness| (likeness - 0.5_f64.sqrt()).abs() < 0.01));
    }

    #[test]
    fn what_is_not_known_is_like_nothing() {
        let known = Sense::of(&[1.0, 2.0]);
        for unknown in
            [Sense::default(), Sense::of(&[]), Sense::of(&[0.0, 0.0]), Sense::of(&[f32::NAN]), Sense::mean(&[])]
        {
            assert_eq!(unknown.likeness(&known), None, "{unknown:?}");
        }
        assert_eq!(Sense::mean(&[&Sense::default(), &known]).likeness(&known), Some(1.0));
    }
}
