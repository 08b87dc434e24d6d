//! Stretches of a sentence that can be shown by themselves.

use corroborate_encoder::{Deprel, Upos};

use crate::annotation::{AnnotatedReport, Sentence};
use crate::text::Span;

/// The words of `words` (in order, `head` among them) that stand together with `head`, at most `most` of them after it.
/// Punctuation between two of them does not part them; what must not stand at an end is left out.
pub(super) fn stretch(sentence: &Sentence, words: &[usize], head: usize, most: usize) -> Span {
    let tokens = &sentence.tokens;
    let holds = |t: usize| words.binary_search(&t).is_ok();
    let follows = |t: usize| holds(t) || (tokens[t].upos == Upos::Punct && t + 1 < tokens.len() && holds(t + 1));
    let (mut first, mut last) = (head, head);
    while first > 0 && holds(first - 1) {
        first -= 1;
    }
    while last + 1 < tokens.len() && last - head < most && follows(last + 1) {
        last += 1;
    }
    while first < head && tokens[first].upos == Upos::Punct {
        first += 1;
    }
    while last > head && is_loose(sentence, last) {
        last -= 1;
    }
    sentence.cover(first, last)
}

/// Whether a stretch must not end on the word.
fn is_loose(sentence: &Sentence, word: usize) -> bool {
    let token = &sentence.tokens[word];
    let is_open = matches!(token.upos, Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Sconj | Upos::Det | Upos::Part);
    is_open && token.deprel != Deprel::CompoundPrt
}

/// The words of a span with one space between them.
pub(super) fn words_of(report: &AnnotatedReport, span: Span) -> String {
    report.words(span).split_whitespace().collect::<Vec<_>>().join(" ")
}
