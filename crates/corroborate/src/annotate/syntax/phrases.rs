//! The phrases that words head, as unbroken runs of words, and the word that heads a stretch of text.

use std::ops::RangeInclusive;

use corroborate_encoder::{Deprel, Upos, Xpos};

use crate::annotation::Sentence;
use crate::text::Span;

/// Relations that open a clause or a phrase of its own beside the noun phrase that it hangs on.
const OUTSIDE_NOUN_PHRASE: &[Deprel] = &[
    Deprel::AclRelcl,
    Deprel::AdvclRelcl,
    Deprel::Advcl,
    Deprel::Appos,
    Deprel::Conj,
    Deprel::Cc,
    Deprel::CcPreconj,
    Deprel::Parataxis,
    Deprel::List,
    Deprel::Case,
    Deprel::Mark,
    Deprel::Cop,
    Deprel::Aux,
    Deprel::Nsubj,
    Deprel::NsubjPass,
    Deprel::NsubjOuter,
    Deprel::Csubj,
    Deprel::Expl,
    Deprel::Discourse,
    Deprel::Vocative,
    Deprel::Dislocated,
    Deprel::Obl,
    Deprel::OblUnmarked,
    Deprel::OblAgent,
    Deprel::Dep,
];

impl Sentence {
    /// From the first to the last word under `at`, punctuation at the ends left out.
    pub fn subtree_span(&self, at: usize) -> Span {
        self.span_of(self.unbroken(at, |_| false))
    }

    /// The noun phrase that `at` heads: determiners, modifiers, possessors, names and prepositional attributes, without
    /// relative clauses, appositions, further conjuncts and the preposition in front of it.
    pub fn noun_phrase(&self, at: usize) -> Span {
        self.span_of(self.noun_phrase_words(at))
    }

    /// The words of [`Sentence::noun_phrase`], in order.
    pub fn noun_phrase_words(&self, at: usize) -> RangeInclusive<usize> {
        // Only the head's own children are cut so: "the minister of trade and industry" keeps its conjunct.
        self.unbroken(at, |i| {
            let token = &self.tokens[i];
            let is_finite = matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
            let is_clause = matches!(token.deprel, Deprel::AclRelcl | Deprel::Appos | Deprel::Parataxis)
                || token.deprel == Deprel::Acl && is_finite;
            is_clause
                || (token.head == Some(at)
                    && OUTSIDE_NOUN_PHRASE.contains(&token.deprel)
                    && !self.is_marker(i)
                    && !self.ends_compound(i))
        })
    }

    /// A case mark that stays in its phrase: the possessive clitic.
    pub(super) fn is_marker(&self, at: usize) -> bool {
        self.tokens[at].deprel == Deprel::Case && self.tokens[at].upos == Upos::Part
    }

    /// "By" of "passers-by": a preposition that a hyphen joins to the noun in front of it, and to nothing behind.
    fn ends_compound(&self, at: usize) -> bool {
        let touches = |left: usize| {
            let next = self.tokens.get(left + 1);
            next.is_some_and(|next| self.tokens[left].span.end == next.span.start)
        };
        let is_noun = |at: usize| matches!(self.tokens[at].upos, Upos::Noun | Upos::Propn);
        let is_joined = at >= 2 && self.tokens[at - 1].lemma == "-" && is_noun(at - 2);
        is_joined && self.tokens[at].upos == Upos::Adp && touches(at - 2) && touches(at - 1) && !touches(at)
    }

    /// The words around `at` without a gap that stand under it by none that `is_cut` names, no punctuation at the ends.
    fn unbroken(&self, at: usize, is_cut: impl Fn(usize) -> bool) -> RangeInclusive<usize> {
        let is_in = |&i: &usize| self.path_to_root(i).find(|&above| above == at || is_cut(above)) == Some(at);
        let mut first = (0..at).rev().take_while(is_in).last().unwrap_or(at);
        let mut last = (at + 1..self.tokens.len()).take_while(is_in).last().unwrap_or(at);
        let is_edge = |i: usize| {
            let token = &self.tokens[i];
            if self.ends_compound(i) {
                return false;
            }
            let is_linked = matches!(token.deprel, Deprel::Cc | Deprel::Case | Deprel::Mark | Deprel::Fixed);
            matches!(token.upos, Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Sconj)
                || is_linked && token.upos != Upos::Part
                || token.upos == Upos::Adv && token.lemma == "as"
        };
        while first < at && is_edge(first) {
            first += 1;
        }
        while last > at && (is_edge(last) || self.is_marker(last) && last == at + 1) {
            last -= 1;
        }
        first..=last
    }

    fn span_of(&self, words: RangeInclusive<usize>) -> Span {
        self.cover(*words.start(), *words.end())
    }

    /// From the start of token `first` to the end of token `last`.
    pub fn cover(&self, first: usize, last: usize) -> Span {
        self.tokens[first].span.cover(self.tokens[last].span)
    }

    /// The tokens that lie wholly in `span`, in order.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        let last = self.tokens.partition_point(|t| t.span.end <= span.end);
        first..last.max(first)
    }

    /// The word of `span` that the others hang on: the one that is nearest to the root. `None` if no token lies in it.
    pub fn head_of(&self, span: Span) -> Option<usize> {
        let words = self.tokens_in(span);
        let outward = words
            .clone()
            .find(|&i| self.tokens[i].upos != Upos::Punct && self.head(i).is_none_or(|h| !words.contains(&h)));
        outward.or_else(|| words.clone().next())
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::testing;

    #[test]
    fn a_noun_phrase_ends_before_its_relative_clause() {
        let report = testing::read(
            "The/DET/3/det police/NOUN/3/compound chief/NOUN/12/nsubj of/ADP/5/case Iran/PROPN/3/nmod ,/PUNCT/3/punct \
             who/PRON/8/nsubj arrived/VERB/3/acl:relcl on/ADP/10/case Tuesday/PROPN/8/obl ,/PUNCT/3/punct \
             signed/VERB/0/root it/PRON/12/obj ./PUNCT/12/punct",
        );
        let sentence = &report.sentences[0];
        assert_eq!(report.words(sentence.noun_phrase(2)), "The police chief of Iran");
        assert_eq!(sentence.relative_antecedent(6), Some(2));
        assert_eq!(sentence.subject(7), Some(2));
        assert_eq!(sentence.subject(11), Some(2));
        assert_eq!(sentence.clause_head(9), 7);
        assert_eq!(sentence.head_of(sentence.noun_phrase(2)), Some(2));
    }

    /// "Passers-by on Independence Avenue told" was said by "Passers".
    #[test]
    fn a_preposition_that_a_hyphen_joins_to_its_noun_stays_in_the_phrase() {
        let phrase = |drawn: &str| {
            let report = testing::read(drawn);
            report.words(report.sentences[0].noun_phrase(0)).to_owned()
        };
        let drawn = "Passers/NOUN/4/nsubj ~-/PUNCT/3/punct ~by/ADP/1/case wept/VERB/0/root";
        assert_eq!(phrase(drawn), "Passers-by");
        assert_eq!(phrase(&drawn.replace("~-/PUNCT/3/punct ~by", "near/ADP/1/case by")), "Passers");
    }

    /// "Yvonne Hiller, 43, got into an altercation, was suspended" made the altercation a name of hers.
    #[test]
    fn a_noun_phrase_ends_before_a_verb_of_its_own_tense() {
        let drawn = "Hiller/PROPN/8/nsubj ~,/PUNCT/1/punct got/VERB/1/acl/VBD into/ADP/5/case fights/NOUN/3/obl ~,/PUNCT/1/punct \
                     was/AUX/8/aux suspended/VERB/0/root";
        let phrase = |drawn: &str| {
            let report = testing::read(drawn);
            report.words(report.sentences[0].noun_phrase(0)).to_owned()
        };
        assert_eq!(phrase(drawn), "Hiller");
        assert_eq!(phrase(&drawn.replace("VBD", "VBN")), "Hiller, got into fights");
    }

    #[test]
    fn a_possessor_stands_without_its_clitic_alone_and_with_it_inside() {
        let report = testing::read(
            "Iran/PROPN/4/nmod:poss 's/PART/1/case police/NOUN/4/compound chief/NOUN/5/nsubj left/VERB/0/root",
        );
        assert_eq!(report.words(report.sentences[0].noun_phrase(0)), "Iran");
        assert_eq!(report.words(report.sentences[0].noun_phrase(3)), "Iran's police chief");
    }
}
