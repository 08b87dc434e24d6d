//! Names that the encoder left untagged here and read as names elsewhere in the report.

use std::collections::BTreeMap;

use corroborate_encoder::{NameTag, Upos};

use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm, WordAt};
use crate::lexicon::name_words;

/// How often a word is read as a name elsewhere, at least.
const OFTEN: usize = 2;

/// The lone words in capitals that are not among the names of the report, but are written like some of them.
pub(in crate::annotate::mentions) fn find(report: &AnnotatedReport, names: &[Mention]) -> Vec<Mention> {
    let mut known: BTreeMap<&str, BTreeMap<EntityKind, usize>> = BTreeMap::new();
    for name in names.iter().filter(|name| name.form == MentionForm::Name && name.kind != EntityKind::Other) {
        *known.entry(report.words(name.span)).or_default().entry(name.kind).or_default() += 1;
    }
    let kind_of = |word: &str| {
        let kinds = known.get(word)?;
        let (kind, count) = kinds.iter().max_by_key(|(_, count)| **count)?;
        (*count >= OFTEN).then_some(*kind)
    };
    let mut found = Vec::new();
    for (index, sentence) in report.sentences.iter().enumerate() {
        // In a headline in capitals they tell nothing.
        if !sentence.span.of(&report.report.text).chars().any(char::is_lowercase) {
            continue;
        }
        for (at, token) in sentence.tokens.iter().enumerate() {
            let word = token.span.of(&report.report.text);
            let may_be_name = token.name == NameTag::O
                && word.starts_with(char::is_uppercase)
                && name_words::class_of(word).is_none()
                && (token.upos == Upos::Propn || at > 0 && matches!(token.upos, Upos::Noun | Upos::Pron));
            let Some(kind) = may_be_name.then(|| kind_of(word)).flatten() else { continue };
            let is_taken = |name: &Mention| {
                name.form == MentionForm::Name && name.span.start <= token.span.start && token.span.end <= name.span.end
            };
            if !names.iter().any(is_taken) {
                let head = WordAt { sentence: index, token: at };
                found.push(Mention { span: token.span, head, kind, form: MentionForm::Name, chain: 0 });
            }
        }
    }
    found
}
