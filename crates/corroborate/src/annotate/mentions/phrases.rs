//! Noun phrases and pronouns that refer.

use corroborate_encoder::{Deprel, MentionKind, Upos, Xpos};

use super::kind_of_phrase;
use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm, Sentence, WordAt};
use crate::lexicon::person_words::{self, PersonClass};
use crate::text::{LowerCase, Span};

/// The noun phrases and pronouns of one sentence, in order, given its names.
pub(super) fn find(report: &AnnotatedReport, index: usize, names: &[Mention]) -> Vec<Mention> {
    let sentence = &report.sentences[index];
    let text = &report.report.text;
    (0..sentence.tokens.len())
        .filter_map(|at| {
            let (span, kind, form) = match pronoun(sentence, at) {
                Some(kind) => (sentence.tokens[at].span, kind, MentionForm::Pronoun),
                None => noun_phrase(sentence, at, names, text)?,
            };
            Some(Mention { span, head: WordAt { sentence: index, token: at }, kind, form, chain: 0 })
        })
        .collect()
}

/// The kind of what the pronoun at `at` refers to, if it is one that refers.
fn pronoun(sentence: &Sentence, at: usize) -> Option<EntityKind> {
    let token = &sentence.tokens[at];
    if !matches!(token.upos, Upos::Pron | Upos::Det) || token.deprel == Deprel::Expl {
        return None;
    }
    let kind = token.mention_kind.map(kind_of_phrase);
    match token.xpos {
        Xpos::Prp | Xpos::PrpPossessive => Some(match &*token.lemma.lower_case() {
            "it" | "its" | "itself" => kind.unwrap_or(EntityKind::Other),
            "they" | "their" | "them" | "theirs" | "themselves" => kind.unwrap_or(EntityKind::Person),
            _ => EntityKind::Person,
        }),
        Xpos::Dt | Xpos::Nn | Xpos::Cd if token.upos == Upos::Pron => kind,
        _ => None,
    }
}

fn noun_phrase(
    sentence: &Sentence,
    at: usize,
    names: &[Mention],
    text: &str,
) -> Option<(Span, EntityKind, MentionForm)> {
    let token = &sentence.tokens[at];
    if !matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Adj | Upos::Sym | Upos::X)
        || is_inner(sentence, at)
    {
        return None;
    }
    if let Some(name) = names.iter().find(|name| name.span.contains(token.span)) {
        let words = words_around(sentence, at, name.span);
        return (name.head.token == at && is_longer(sentence, &words, name.span, text))
            .then(|| (sentence.cover(words[0], words[words.len() - 1]), name.kind, MentionForm::Nominal));
    }
    let kind = match token.mention_kind {
        Some(MentionKind::Time) => EntityKind::Other,
        Some(kind) => kind_of_phrase(kind),
        None => match person_words::class_of(&token.lemma.lower_case()) {
            Some(class) if class != PersonClass::Honorific && token.upos == Upos::Noun => EntityKind::Person,
            _ => return None,
        },
    };
    Some((sentence.noun_phrase(at), kind, MentionForm::Nominal))
}

/// Words inside a phrase that another word heads.
fn is_inner(sentence: &Sentence, at: usize) -> bool {
    matches!(
        sentence.tokens[at].deprel.base(),
        Deprel::Flat | Deprel::Fixed | Deprel::Goeswith | Deprel::Compound | Deprel::Nummod
    )
}

/// The words of the noun phrase around the name, and the whole name.
fn words_around(sentence: &Sentence, at: usize, name: Span) -> Vec<usize> {
    let mut words: Vec<usize> = sentence.noun_phrase_words(at).chain(sentence.tokens_in(name)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether the phrase says more than the name: an article and a clitic don't count.
fn is_longer(sentence: &Sentence, words: &[usize], name: Span, text: &str) -> bool {
    words.iter().map(|&i| &sentence.tokens[i]).any(|token| {
        !name.contains(token.span)
            && !matches!(token.upos, Upos::Det | Upos::Punct | Upos::Part)
            && token.span.of(text).chars().any(char::is_alphanumeric)
    })
}
