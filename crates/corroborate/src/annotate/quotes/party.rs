//! Who speaks, and to whom.

use corroborate_encoder::{Deprel, Upos};

use crate::annotate::syntax::UposClass;
use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm, WordAt};
use crate::text::Span;

/// Somebody who takes part in speaking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Party {
    /// The head word.
    pub(crate) word: WordAt,
    /// The noun phrase.
    pub(crate) span: Span,
    /// The mention that it is.
    pub(crate) mention: Option<usize>,
}

impl Party {
    /// The party that the noun phrase around the word names; none for "it", "there" and words that are no nouns.
    pub(crate) fn at(report: &AnnotatedReport, word: WordAt) -> Option<Party> {
        let sentence = &report.sentences[word.sentence];
        let token = &sentence.tokens[word.token];
        let is_nominal = token.upos.is_nominal() || matches!(token.upos, Upos::Det | Upos::Num | Upos::X | Upos::Adj);
        if !is_nominal || token.deprel == Deprel::Expl || matches!(token.lemma.as_str(), "it" | "there") {
            return None;
        }
        let phrase = without_age(&report.report.text, sentence.noun_phrase(word.token));
        let mention = mention_of(report, word, phrase);
        // "The Commission for Elections and Referenda", which the tree cuts at "and"; "Vellin Gateway", of which it takes each
        // word for a subject.
        let is_headed = |m: &&Mention| m.head == word || m.span.contains(token.span);
        let name = mention.map(|at| &report.mentions[at]).filter(|m| m.form == MentionForm::Name && is_headed(m));
        let span = name.map_or(phrase, |m| phrase.cover(m.span));
        Some(Party { word, span, mention })
    }

    /// The name of a body between commas behind its description: "the state news agency, IRNA, …".
    pub(crate) fn named_behind(&self, report: &AnnotatedReport) -> Option<usize> {
        let start = self.span.end + 2;
        let at = report.mentions.partition_point(|m| m.span.start < start);
        let name = report.mentions.get(at)?;
        let is_set_off = report.report.text.get(self.span.end..start) == Some(", ")
            && report.report.text.get(name.span.end..)?.starts_with([',', '.']);
        let is_body = name.form == MentionForm::Name && name.kind == EntityKind::Organization;
        (name.span.start == start && is_set_off && is_body).then_some(at)
    }
}

/// "Ann Lee, 34": the age is no part of the name, whatever the parser hung it on.
fn without_age(text: &str, phrase: Span) -> Span {
    let is_age = |age: &str| (1..=3).contains(&age.len()) && age.bytes().all(|b| b.is_ascii_digit());
    match phrase.of(text).rsplit_once(", ") {
        Some((name, age)) if is_age(age) => Span::new(phrase.start, phrase.start + name.len()),
        _ => phrase,
    }
}

/// The mention that a noun phrase is: the one that its head word heads, else the last name in it.
pub(crate) fn mention_of(report: &AnnotatedReport, word: WordAt, phrase: Span) -> Option<usize> {
    let token = report.token(word).span;
    let near = |i: &usize| report.mentions[*i].span.overlaps(phrase);
    let first = report.mentions.partition_point(|m| m.span.start < phrase.start);
    let from = first.saturating_sub(8);
    let to = report.mentions.partition_point(|m| m.span.start < phrase.end);
    let candidates: Vec<usize> = (from..to).filter(near).collect();
    let is_name = |i: &usize| report.mentions[*i].form == MentionForm::Name;
    let headed = |i: &usize| report.mentions[*i].head == word;
    let pick = |test: &dyn Fn(&usize) -> bool| candidates.iter().copied().rfind(|i| test(i));
    pick(&|i| headed(i) && is_name(i))
        .or_else(|| pick(&headed))
        .or_else(|| pick(&|i| is_name(i) && report.mentions[*i].span.overlaps(token)))
        .or_else(|| pick(&|i| is_name(i) && report.mentions[*i].kind == EntityKind::Person))
        .or_else(|| pick(&|i| report.mentions[*i].span.overlaps(token)))
}
