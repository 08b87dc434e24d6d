//! Ways through the tree of a sentence: down to what hangs on a word, up to the root, along a coordination.

use corroborate_encoder::Deprel;

use crate::annotation::Sentence;

impl Sentence {
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
        // Each word asks the first of those above it whose answer is known: one walk, however deep the tree.
        let mut is_in = vec![None; self.tokens.len()];
        if let Some(root) = is_in.get_mut(at) {
            *root = Some(true);
        }
        let mut path = Vec::new();
        for first in 0..self.tokens.len() {
            let mut above = Some(first);
            while let Some(i) = above.filter(|&i| is_in[i].is_none()) {
                // What a circle leads to hangs on nothing.
                is_in[i] = Some(false);
                path.push(i);
                above = self.head(i);
            }
            let mut is_under = above.is_some_and(|i| is_in[i] == Some(true));
            while let Some(i) = path.pop() {
                is_under = is_under && !is_cut(i);
                is_in[i] = Some(is_under);
            }
        }
        (0..is_in.len()).filter(|&i| is_in[i] == Some(true)).collect()
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
}

#[cfg(test)]
mod tests {
    use crate::annotate::testing;

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
