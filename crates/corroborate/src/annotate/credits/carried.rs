//! Sentences that go on with what was credited: "According to the press service, the two spoke. During the conversation they …. In
//! addition, he congratulated her. When she answered, …". Whoever is credited for the first is credited for those behind it in the paragraph that
//! are tied to it in words, as long as none has a source of its own. A person is not: what follows his words is the
//! report's as often as his.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use crate::annotation::{AnnotatedReport, Credit, CreditKind, MentionForm, Sentence};
use crate::lexicon::link_adverbs;
use crate::text::{LowerCase, Span};

/// Prepositions that lead back to what was told: "during the talks".
const WITHIN: [&str; 3] = ["during", "in", "at"];
/// Words that begin a clause of what happened next: "when they were told to leave, …".
const NEXT: [&str; 4] = ["when", "after", "as", "once"];

/// The credits of sentences that go on with one that is credited among `known`.
pub(super) fn find(report: &AnnotatedReport, known: &[Credit]) -> Vec<Credit> {
    let mut found = Vec::new();
    let mut going_on: Option<Passage> = None;
    for sentence in &report.sentences {
        let own: Vec<&Credit> =
            known.iter().filter(|credit| credit.scope.is_some_and(|scope| scope.overlaps(sentence.span))).collect();
        let has_source = !own.is_empty()
            || report.quotes.iter().any(|quote| quote.content.iter().any(|part| part.overlaps(sentence.span)));
        if has_source {
            going_on = match own.as_slice() {
                [credit] if carries(credit) => {
                    Some(Passage { credit, paragraph: sentence.paragraph, told: nouns(sentence), last: sentence.span })
                }
                _ => None,
            };
            continue;
        }
        let Some(passage) = going_on.as_mut().filter(|passage| passage.paragraph == sentence.paragraph) else {
            going_on = None;
            continue;
        };
        let is_tied = passage.is_tied(report, sentence);
        if is_tied {
            found.push(Credit { scope: Some(sentence.span), ..passage.credit.clone() });
        }
        if is_tied || tells_also(sentence) {
            passage.told.extend(nouns(sentence));
            passage.last = sentence.span;
        } else {
            going_on = None;
        }
    }
    found
}

fn carries(credit: &Credit) -> bool {
    credit.cue.is_some() && credit.kind != CreditKind::Person
}

struct Passage<'r> {
    credit: &'r Credit,
    paragraph: usize,
    /// What its sentences tell of.
    told: BTreeSet<&'r str>,
    /// The last of its sentences.
    last: Span,
}

impl Passage<'_> {
    /// "In addition, …", "During the conversation, …" behind a sentence on conversations.
    fn is_tied(&self, report: &AnnotatedReport, sentence: &Sentence) -> bool {
        let form = |at: usize| {
            let token = sentence.tokens.get(at)?;
            Some(token.form(&report.report.text).to_lowercase())
        };
        let [Some(first), Some(second)] = [form(0), form(1)] else { return false };
        let leads_back = || {
            let noun = sentence.tokens.get(2).filter(|token| token.upos == Upos::Noun);
            WITHIN.contains(&first.as_str())
                && matches!(second.as_str(), "the" | "this" | "that" | "these" | "those")
                && noun.is_some_and(|noun| self.told.contains(noun.lemma.as_str()))
        };
        let goes_on = link_adverbs::goes_on(&first, None) || link_adverbs::goes_on(&second, Some(&first));
        goes_on || leads_back() || NEXT.contains(&first.as_str()) && self.tells_of(report, sentence.tokens[1].span)
    }

    /// Whether the words are a pronoun for somebody of whom the last sentence told.
    fn tells_of(&self, report: &AnnotatedReport, words: Span) -> bool {
        let at = report.mentions.partition_point(|mention| mention.span < words);
        let pronoun = report.mentions.get(at).filter(|m| m.span == words && m.form == MentionForm::Pronoun);
        let chain = pronoun.and_then(|pronoun| report.chains.get(pronoun.chain));
        chain.is_some_and(|chain| chain.mentions.iter().any(|&m| self.last.contains(report.mentions[m].span)))
    }
}

/// "The heads of state also touched upon": it belongs to the passage, but another may tell it.
fn tells_also(sentence: &Sentence) -> bool {
    sentence.tokens.iter().any(|token| link_adverbs::goes_on(&token.lemma.lower_case(), None))
}

fn nouns(sentence: &Sentence) -> BTreeSet<&str> {
    sentence.tokens.iter().filter(|token| token.upos == Upos::Noun).map(|token| token.lemma.as_str()).collect()
}
