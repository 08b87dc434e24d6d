//! The parse of a sentence, and ways to walk it that bear a wrong parse.
//!
//! The walks are methods of [`Sentence`], so that a rule reads like the grammar it states. None of them trusts the tree:
//! a head that points nowhere counts as the root, a cycle ends where it began, and the spans of phrases are the
//! unbroken run of words around the head, so that one misplaced attachment does not drag in words from afar. Children
//! are found by looking over the sentence; an index would be faster on long sentences, but [`super::sentences`] bounds
//! the length, and most walks touch a handful of words.

use corroborate_encoder::{Deprel, Reading, Upos, Xpos};

use super::repair;
use super::sentences::Outline;
use crate::annotation::{AnnotatedReport, Sentence, Token, WordAt};
use crate::lexicon::forms;
use crate::text::Span;

/// Puts readings on the words of `text` they belong to.
pub fn sentences(text: &str, outlines: &[Outline], readings: Vec<Reading>) -> Vec<Sentence> {
    outlines.iter().zip(readings).map(|(outline, reading)| sentence(text, outline, reading)).collect()
}

fn sentence(text: &str, outline: &Outline, reading: Reading) -> Sentence {
    let tokens = outline
        .tokens
        .iter()
        .zip(reading.words)
        .map(|(&span, word)| Token {
            span,
            upos: word.upos,
            xpos: word.xpos,
            lemma: forms::lemma(span.of(text), word.upos, word.xpos, word.lemma),
            head: word.head,
            deprel: word.deprel,
            name: word.name,
            name_kinds: word.name_kinds,
            mention_kind: word.mention_kind,
            predicate: word.predicate,
            sense: word.sense,
        })
        .collect();
    let mut sentence = Sentence {
        span: outline.span,
        zone: outline.zone,
        paragraph: outline.paragraph,
        tokens,
        predicates: reading.predicates,
        vector: reading.vector,
    };
    repair::mend(&mut sentence, text);
    sentence
}

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
    /// The cosine of the two sentences' vectors; 0 where one has none.
    pub fn likeness(&self, other: &Sentence) -> f32 {
        self.vector.iter().zip(&other.vector).map(|(x, y)| x * y).sum()
    }

    /// The words that hang on `at`, in order.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.tokens.len()).filter(move |&i| i != at && self.tokens[i].head == Some(at))
    }

    /// The words that hang on `at` by `deprel`, in order.
    pub fn children_by(&self, at: usize, deprel: Deprel) -> impl Iterator<Item = usize> + '_ {
        self.children(at).filter(move |&i| self.tokens[i].deprel == deprel)
    }

    /// The first word that hangs on `at` by one of `deprels`.
    pub fn child(&self, at: usize, deprels: &[Deprel]) -> Option<usize> {
        self.children(at).find(|&i| deprels.contains(&self.tokens[i].deprel))
    }

    /// Whether a word hangs on `at` by `deprel`.
    pub fn has_child(&self, at: usize, deprel: Deprel) -> bool {
        self.children_by(at, deprel).next().is_some()
    }

    /// Whether one of `lemmas` hangs on `at`, by whatever relation.
    pub fn has_child_lemma(&self, at: usize, lemmas: &[&str]) -> bool {
        self.children(at).any(|i| lemmas.contains(&self.tokens[i].lemma.as_str()))
    }

    /// The head of `at`; `None` for the root, and where the parse names no other word.
    pub fn head(&self, at: usize) -> Option<usize> {
        self.tokens.get(at)?.head.filter(|&h| h != at && h < self.tokens.len())
    }

    /// The words from `at`, itself included, up to the root.
    pub fn path_to_root(&self, at: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut next = Some(at).filter(|&i| i < self.tokens.len());
        while let Some(i) = next {
            if path.len() > self.tokens.len() {
                break;
            }
            path.push(i);
            next = self.head(i);
        }
        path
    }

    /// Whether `at` is `above` or stands somewhere under it.
    pub fn is_under(&self, at: usize, above: usize) -> bool {
        self.path_to_root(at).contains(&above)
    }

    /// The root: the word that has no head, the first word if the parse has none.
    pub fn root(&self) -> usize {
        (0..self.tokens.len()).find(|&i| self.head(i).is_none()).unwrap_or(0)
    }

    /// `at` and all words under it, in order.
    pub fn subtree(&self, at: usize) -> Vec<usize> {
        self.subtree_without(at, |_| false)
    }

    /// `at` and the words under it, in order, without those words (and what is under them) that `is_cut` names.
    pub fn subtree_without(&self, at: usize, is_cut: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut is_in = vec![false; self.tokens.len()];
        let mut open = vec![at];
        while let Some(i) = open.pop() {
            if i < is_in.len() && !std::mem::replace(&mut is_in[i], true) {
                open.extend(self.children(i).filter(|&c| !is_cut(c)));
            }
        }
        (0..is_in.len()).filter(|&i| is_in[i]).collect()
    }

    /// From the first to the last word under `at`, punctuation at the ends left out.
    pub fn subtree_span(&self, at: usize) -> Span {
        self.run_around(at, &self.subtree(at))
    }

    /// The noun phrase that `at` heads: determiners, modifiers, possessors, names and prepositional attributes, without
    /// relative clauses, appositions, further conjuncts and the preposition in front of it.
    pub fn noun_phrase(&self, at: usize) -> Span {
        self.run_around(at, &self.noun_phrase_words(at))
    }

    /// The words of [`Sentence::noun_phrase`], in order.
    pub fn noun_phrase_words(&self, at: usize) -> Vec<usize> {
        // Only the head's own children are cut so: "the minister of trade and industry" keeps its conjunct.
        let words = self.subtree_without(at, |i| {
            let token = &self.tokens[i];
            let is_finite = matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
            let is_clause = matches!(token.deprel, Deprel::AclRelcl | Deprel::Appos | Deprel::Parataxis)
                || token.deprel == Deprel::Acl && is_finite;
            is_clause || (token.head == Some(at) && OUTSIDE_NOUN_PHRASE.contains(&token.deprel) && !self.is_marker(i))
        });
        self.unbroken(at, &words)
    }

    /// A case mark that stays in its phrase: the possessive clitic.
    fn is_marker(&self, at: usize) -> bool {
        self.tokens[at].deprel == Deprel::Case && self.tokens[at].upos == Upos::Part
    }

    /// The part of `words` (in order, `at` among them) that touches `at` without a gap, no punctuation at the ends.
    fn unbroken(&self, at: usize, words: &[usize]) -> Vec<usize> {
        let Ok(middle) = words.binary_search(&at) else { return vec![at] };
        let mut first = middle;
        while first > 0 && words[first - 1] + 1 == words[first] {
            first -= 1;
        }
        let mut last = middle;
        while last + 1 < words.len() && words[last] + 1 == words[last + 1] {
            last += 1;
        }
        let is_edge = |i: usize| {
            let token = &self.tokens[i];
            let is_linked = matches!(token.deprel, Deprel::Cc | Deprel::Case | Deprel::Mark | Deprel::Fixed);
            matches!(token.upos, Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Sconj)
                || is_linked && token.upos != Upos::Part
                || token.upos == Upos::Adv && token.lemma == "as"
        };
        while first < middle && is_edge(words[first]) {
            first += 1;
        }
        while last > middle && (is_edge(words[last]) || self.is_marker(words[last]) && last == middle + 1) {
            last -= 1;
        }
        words[first..=last].to_vec()
    }

    fn run_around(&self, at: usize, words: &[usize]) -> Span {
        let run = self.unbroken(at, words);
        self.cover(run[0], run[run.len() - 1])
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

    /// The first conjunct of the coordination that `at` is in; `at` itself where there is none.
    pub fn first_conjunct(&self, at: usize) -> usize {
        let mut first = at;
        for _ in 0..self.tokens.len() {
            match self.head(first) {
                Some(head) if self.tokens[first].deprel == Deprel::Conj => first = head,
                _ => break,
            }
        }
        first
    }

    /// All conjuncts of the coordination that `at` is in, in order; `at` alone where there is none.
    pub fn conjuncts(&self, at: usize) -> Vec<usize> {
        let first = self.first_conjunct(at);
        let mut all = vec![first];
        let mut next = 0;
        while next < all.len() && all.len() <= self.tokens.len() {
            let more: Vec<usize> = self.children_by(all[next], Deprel::Conj).filter(|c| !all.contains(c)).collect();
            all.extend(more);
            next += 1;
        }
        all.sort_unstable();
        all
    }

    /// The verb whose subject a coordinated verb without one shares: the nearest conjunct before it that has its own
    /// ("Ann said so, and Bob came but *left*": Bob), else the first.
    pub fn lender(&self, at: usize) -> usize {
        let mut before = self.conjuncts(at).into_iter().rev().filter(|&verb| verb < at);
        let has_subject = |&verb: &usize| self.own_subject(verb).is_some();
        before.find(has_subject).unwrap_or_else(|| self.first_conjunct(at))
    }

    /// Whether the verb stands in the passive.
    pub fn is_passive(&self, at: usize) -> bool {
        self.has_passive_of_its_own(at) || self.shares_passive(at)
    }

    fn has_passive_of_its_own(&self, at: usize) -> bool {
        self.child(at, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::CsubjPass]).is_some()
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

    /// A clause of its own subject, even if the parser missed it: "when he left", "left".
    fn has_finite_marker(&self, verb: usize) -> bool {
        self.children(verb).any(|i| matches!(self.tokens[i].deprel, Deprel::Aux | Deprel::Cop | Deprel::AuxPass))
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

    /// The noun that a relative pronoun stands for: for the word of "who" in "the man who signed" that of "man".
    pub fn relative_antecedent(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        if !matches!(token.lemma.to_lowercase().as_str(), "who" | "whom" | "which" | "that" | "whose") {
            return None;
        }
        let clause = *self.path_to_root(at).iter().find(|&&i| self.tokens[i].deprel == Deprel::AclRelcl)?;
        self.head(clause)
    }

    /// The verb, noun or adjective that heads the clause in which `at` stands; for the head of a clause itself that one.
    pub fn clause_head(&self, at: usize) -> usize {
        let path = self.path_to_root(at);
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
        path.iter().copied().find(|&i| opens_clause(i)).or(path.last().copied()).unwrap_or(at)
    }
}

/// Classes of parts of speech.
pub trait UposClass {
    /// Noun, name or pronoun.
    fn is_nominal(&self) -> bool;
}

impl UposClass for Upos {
    fn is_nominal(&self) -> bool {
        matches!(self, Upos::Noun | Upos::Propn | Upos::Pron)
    }
}

impl AnnotatedReport {
    /// The word at `at` as it is written.
    pub fn form(&self, at: WordAt) -> &str {
        self.token(at).span.of(&self.report.text)
    }
}

impl Token {
    /// The word as it is written in `text`, the report's.
    pub fn form<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
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

    #[test]
    fn a_possessor_stands_without_its_clitic_alone_and_with_it_inside() {
        let report = testing::read(
            "Iran/PROPN/4/nmod:poss 's/PART/1/case police/NOUN/4/compound chief/NOUN/5/nsubj left/VERB/0/root",
        );
        assert_eq!(report.words(report.sentences[0].noun_phrase(0)), "Iran");
        assert_eq!(report.words(report.sentences[0].noun_phrase(3)), "Iran's police chief");
    }

    #[test]
    fn a_wrong_parse_ends_every_walk() {
        let mut report = testing::read("a/NOUN/2/conj b/NOUN/1/conj c/VERB/9/xcomp");
        report.sentences[0].tokens[2].head = Some(77);
        let sentence = &report.sentences[0];
        for i in 0..3 {
            assert!(sentence.path_to_root(i).len() <= 5);
            sentence.subtree(i);
            sentence.subject(i);
            sentence.conjuncts(i);
            sentence.first_conjunct(i);
            sentence.clause_head(i);
            sentence.noun_phrase(i);
        }
        assert_eq!(sentence.root(), 2);
    }
}
