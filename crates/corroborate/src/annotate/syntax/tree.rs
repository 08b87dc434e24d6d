//! Ways through the tree of a sentence: down to what hangs on a word, up to the root, along a coordination.

use corroborate_encoder::Deprel;

use crate::annotation::Sentence;

impl Sentence {
    /// The words that hang on `at`, in order.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.tokens.children(at).iter().map(|&child| child as usize)
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

    /// The words from `at`, itself included, up to the root; it ends, should the heads go round in a circle.
    pub fn path_to_root(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let first = Some(at).filter(|&i| i < self.tokens.len());
        std::iter::successors(first, |&i| self.head(i)).take(self.tokens.len() + 1)
    }

    /// Whether `at` is `above` or stands somewhere under it.
    pub fn is_under(&self, at: usize, above: usize) -> bool {
        self.path_to_root(at).any(|i| i == above)
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
        /// Words that few phrases have more of.
        const MANY: usize = 12;
        let mut found = Vec::with_capacity(MANY);
        found.extend(Some(at).filter(|&i| i < self.tokens.len()));
        let mut next = 0;
        while let Some(&above) = found.get(next) {
            // In a circle `at` hangs on a word under it.
            found.extend(self.children(above).filter(|&i| i != at && !is_cut(i)));
            next += 1;
        }
        found.sort_unstable();
        found
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
        while let Some(&conjunct) = all.get(next) {
            all.extend(self.children_by(conjunct, Deprel::Conj).filter(|&c| c != first));
            next += 1;
        }
        all.sort_unstable();
        all
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::testing;

    #[test]
    fn a_wrong_parse_ends_every_walk() {
        let mut report = testing::read("a/NOUN/2/conj b/NOUN/1/conj c/VERB/9/xcomp");
        report.sentences[0].tokens.edit(|tokens| tokens[2].head = Some(77));
        let sentence = &report.sentences[0];
        for i in 0..3 {
            assert!(sentence.path_to_root(i).count() <= 5);
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
