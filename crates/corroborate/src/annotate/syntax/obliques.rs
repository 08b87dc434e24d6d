//! Phrases with a preposition, and nouns that stand in front of others.

use corroborate_encoder::{Deprel, Upos};

use crate::annotation::Sentence;

impl Sentence {
    /// The prepositional and bare adverbial noun phrases that hang on the word.
    pub fn obliques(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(at).filter(|&i| matches!(self.tokens[i].deprel.base(), Deprel::Obl | Deprel::Nmod))
    }

    /// The first adverbial or attribute of `at` with one of these prepositions.
    pub fn oblique(&self, at: usize, prepositions: &[&str]) -> Option<usize> {
        self.obliques(at).find(|&i| self.preposition(i).is_some_and(|p| prepositions.contains(&p)))
    }

    /// Lemma of the preposition in front of the noun phrase: "with". Of "according to" and "because of" the first word.
    pub fn preposition(&self, at: usize) -> Option<&str> {
        let mark = self.case_mark(at).or_else(|| self.title_in_front(at).and_then(|title| self.case_mark(title)))?;
        Some(self.tokens[mark].lemma.as_str())
    }

    fn case_mark(&self, at: usize) -> Option<usize> {
        self.children_by(at, Deprel::Case).find(|&i| !self.is_marker(i))
    }

    /// "of the *student* Jane Roe": the description in front of a name, on which parses hang the preposition.
    fn title_in_front(&self, at: usize) -> Option<usize> {
        let is_title = |i: usize| matches!(self.tokens[i].deprel, Deprel::Nmod | Deprel::NmodDesc | Deprel::Compound);
        self.children(at).find(|&i| i < at && is_title(i))
    }

    /// The noun that the word stands in front of and tells more of: "the *June* session", "*Monday*'s talks".
    pub fn premodified(&self, at: usize) -> Option<usize> {
        let is_noun = |noun: &usize| matches!(self.tokens[*noun].upos, Upos::Noun | Upos::Propn);
        let first = self.first_conjunct(at);
        self.head(first).filter(|&noun| noun > at && self.preposition(first).is_none()).filter(is_noun)
    }
}
