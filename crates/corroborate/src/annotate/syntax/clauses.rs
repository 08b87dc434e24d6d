//! What a clause says of whom: its head, its voice and negation, its subject and its objects.
//!
//! A verb without a subject of its own has the one that grammar lends it: that of the verb it is coordinated with or governed by,
//! or the noun that its clause modifies.

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::classes::UposClass;
use crate::annotation::Sentence;
use crate::text::LowerCase;

impl Sentence {
    /// The verb, noun or adjective that heads the clause in which `at` stands; for the head of a clause itself that one.
    pub fn clause_head(&self, at: usize) -> usize {
        let opens_clause = |i: usize| {
            matches!(
                self.tokens[i].deprel.base(),
                Deprel::Root
                    | Deprel::Ccomp
                    | Deprel::Xcomp
                    | Deprel::Advcl
                    | Deprel::Acl
                    | Deprel::Csubj
                    | Deprel::Parataxis
            ) || self.tokens[i].deprel == Deprel::Conj && matches!(self.tokens[i].upos, Upos::Verb | Upos::Aux)
        };
        self.path_to_root(at).find(|&i| opens_clause(i)).or(self.path_to_root(at).last()).unwrap_or(at)
    }

    /// Whether the verb stands in the passive.
    pub fn is_passive(&self, at: usize) -> bool {
        self.has_passive_of_its_own(at) || self.shares_passive(at)
    }

    fn has_passive_of_its_own(&self, at: usize) -> bool {
        self.child(at, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::CsubjPass]).is_some()
    }

    /// Whether the verb tells what is over without telling what was before that: "signed", "was walking", "was hit", not "had
    /// signed".
    pub fn is_past(&self, verb: usize) -> bool {
        let token = &self.tokens[verb];
        let mut helpers =
            self.children(verb).filter(|&i| matches!(self.tokens[i].deprel, Deprel::Aux | Deprel::AuxPass));
        token.upos == Upos::Verb
            && match helpers.next() {
                None => token.xpos == Xpos::Vbd,
                Some(first) => self.tokens[first].xpos == Xpos::Vbd && self.tokens[first].lemma == "be",
            }
    }

    /// "was treated and *released*": the conjunct of a passive verb that has nothing of its own to be active with.
    fn shares_passive(&self, at: usize) -> bool {
        let is_participle = matches!(self.tokens[at].xpos, Xpos::Vbn | Xpos::Vbd);
        let is_bare = || self.own_subject(at).is_none() && self.object(at).is_none();
        let has_helper = || self.children(at).any(|i| self.tokens[i].deprel.base() == Deprel::Aux);
        self.tokens[at].deprel == Deprel::Conj
            && is_participle
            && is_bare()
            && !has_helper()
            && self.has_passive_of_its_own(self.lender(at))
    }

    /// Whether a negation hangs on the word: "not", "n't", "never", "no".
    pub fn is_negated(&self, at: usize) -> bool {
        self.children(at).any(|i| {
            let token = &self.tokens[i];
            matches!(token.lemma.as_str(), "not" | "never" | "n't") && token.deprel == Deprel::Advmod
                || token.lemma == "no" && token.deprel == Deprel::Det
        })
    }

    /// The subject that hangs on the word itself, of an active or a passive verb or of a predicate noun.
    pub fn own_subject(&self, at: usize) -> Option<usize> {
        self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter])
    }

    /// Who or what the verb is said of: its own subject or, where it has none, that of the verb it is coordinated with
    /// or the one that governs it ("he *went* and *signed*", "he wants to *sign*", "told him to *sign*"), or the noun
    /// that a clause modifies ("the man *arrested* in May").
    pub fn subject(&self, at: usize) -> Option<usize> {
        let mut verb = at;
        for _ in 0..self.tokens.len() {
            if let Some(subject) = self.own_subject(verb) {
                return Some(self.relative_antecedent(subject).unwrap_or(subject));
            }
            let head = self.head(verb)?;
            match self.tokens[verb].deprel {
                Deprel::Conj => verb = self.lender(verb),
                Deprel::Xcomp => match self.object(head) {
                    Some(object) => return Some(object),
                    None => verb = head,
                },
                Deprel::Advcl if !self.has_finite_marker(verb) => verb = head,
                Deprel::Acl | Deprel::AclRelcl if self.tokens[head].upos.is_nominal() => return Some(head),
                _ => return None,
            }
        }
        None
    }

    /// The verb whose subject a coordinated verb without one shares: the nearest conjunct before it that has its own
    /// ("Ann said so, and Bob came but *left*": Bob), else the first.
    pub fn lender(&self, at: usize) -> usize {
        let mut before = self.conjuncts(at).into_iter().rev().filter(|&verb| verb < at);
        let has_subject = |&verb: &usize| self.own_subject(verb).is_some();
        before.find(has_subject).unwrap_or_else(|| self.first_conjunct(at))
    }

    /// A clause of its own subject, even if the parser missed it: "when he left", "left".
    fn has_finite_marker(&self, verb: usize) -> bool {
        self.children(verb).any(|i| matches!(self.tokens[i].deprel, Deprel::Aux | Deprel::Cop | Deprel::AuxPass))
    }

    /// The noun that a relative pronoun stands for: for the word of "who" in "the man who signed" that of "man".
    pub fn relative_antecedent(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        if !matches!(&*token.lemma.lower_case(), "who" | "whom" | "which" | "that" | "whose") {
            return None;
        }
        let clause = self.path_to_root(at).find(|&i| self.tokens[i].deprel == Deprel::AclRelcl)?;
        self.head(clause)
    }

    /// The direct object.
    pub fn object(&self, at: usize) -> Option<usize> {
        self.child(at, &[Deprel::Obj])
    }

    /// The indirect object.
    pub fn indirect_object(&self, at: usize) -> Option<usize> {
        self.child(at, &[Deprel::Iobj])
    }

    /// The agent of a passive: "by the minister".
    pub fn agent(&self, at: usize) -> Option<usize> {
        self.child(at, &[Deprel::OblAgent])
            .or_else(|| self.obliques(at).find(|&i| self.is_passive(at) && self.preposition(i) == Some("by")))
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::testing;

    #[test]
    fn a_subject_is_found_through_coordination_and_control() {
        let report = testing::read(
            "They/PRON/2/nsubj met/VERB/0/root and/CCONJ/4/cc agreed/VERB/2/conj to/PART/6/mark sign/VERB/4/xcomp ./PUNCT/2/punct",
        );
        assert_eq!(report.sentences[0].subject(5), Some(0));
        assert_eq!(report.sentences[0].conjuncts(3), vec![1, 3]);
    }

    #[test]
    fn who_turned_it_down_is_who_thought_about_it() {
        let report = testing::read(
            "Ann/PROPN/2/nsubj asked/VERB/0/root and/CCONJ/5/cc Bob/PROPN/5/nsubj waited/VERB/2/conj but/CCONJ/7/cc \
             declined/VERB/2/conj and/CCONJ/9/cc left/VERB/7/conj",
        );
        assert_eq!(report.sentences[0].subject(6), Some(3));
        assert_eq!(report.sentences[0].subject(8), Some(3));
    }
}
