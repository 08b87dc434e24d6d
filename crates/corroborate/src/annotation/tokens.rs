//! The words of a sentence, with what hangs on each.

use std::ops::Deref;

use super::Token;

/// The words of a sentence, in order. Read as a slice; whatever changes them goes through [`Tokens::edit`], so that which
/// words hang on which is always known.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tokens {
    words: Vec<Token>,
    children: Children,
}

impl Tokens {
    /// The words that hang on `at`, in order; none hangs on itself.
    #[inline]
    pub fn children(&self, at: usize) -> &[u32] {
        self.children.of(at)
    }

    /// Changes words.
    pub fn edit<T>(&mut self, change: impl FnOnce(&mut [Token]) -> T) -> T {
        let result = change(&mut self.words);
        self.children = Children::of_all(&self.words);
        result
    }
}

impl From<Vec<Token>> for Tokens {
    fn from(words: Vec<Token>) -> Self {
        Self { children: Children::of_all(&words), words }
    }
}

impl Deref for Tokens {
    type Target = [Token];

    #[inline]
    fn deref(&self) -> &[Token] {
        &self.words
    }
}

impl<'t> IntoIterator for &'t Tokens {
    type Item = &'t Token;
    type IntoIter = std::slice::Iter<'t, Token>;

    fn into_iter(self) -> Self::IntoIter {
        self.words.iter()
    }
}

/// For each word those whose head it is. Rules ask for them more often than for anything else.
#[derive(Debug, Clone, PartialEq, Default)]
struct Children {
    /// All words that hang on another, by their heads, then in order.
    by_head: Vec<u32>,
    /// Where those of each word begin, and behind the last word where they end.
    first: Vec<u32>,
}

impl Children {
    fn of_all(words: &[Token]) -> Self {
        let head_of = |at: usize| words[at].head.filter(|&head| head != at && head < words.len());
        // At first where those of each word end; each place moves back as its words are put in, from the last to the first.
        let mut first = vec![0; words.len() + 1];
        for head in (0..words.len()).filter_map(head_of) {
            first[head] += 1;
        }
        let mut end = 0;
        for place in &mut first {
            end += *place;
            *place = end;
        }
        let mut by_head = vec![0; end as usize];
        for at in (0..words.len()).rev() {
            if let Some(head) = head_of(at) {
                first[head] -= 1;
                by_head[first[head] as usize] = at as u32;
            }
        }
        Self { by_head, first }
    }

    #[inline]
    fn of(&self, at: usize) -> &[u32] {
        match self.first.get(at..at + 2) {
            Some(&[from, to]) => &self.by_head[from as usize..to as usize],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::testing;

    #[test]
    fn what_was_hung_elsewhere_is_found_there() {
        let mut report = testing::read("a/NOUN/2/nsubj b/VERB/0/root c/NOUN/2/obj d/ADJ/4/amod");
        let tokens = &mut report.sentences[0].tokens;
        assert_eq!((tokens.children(1), tokens.children(3), tokens.children(9)), (&[0, 2][..], &[][..], &[][..]));
        tokens.edit(|tokens| (tokens[3].head, tokens[0].head) = (Some(1), Some(77)));
        assert_eq!(tokens.children(1), [2, 3]);
    }
}
