//! For how long an agreement holds and what it is worth: "a 25-year agreement", "extended for 120 days", "worth $3.6 billion".

use corroborate_encoder::{Deprel, Upos};

use super::super::phrases::words_of;
use super::nouns::Noun;
use crate::annotation::{AnnotatedReport, Sentence, TimeKind};
use crate::story::{Cite, Term};
use crate::text::Span;

/// Prepositions between an agreement, or its extension, and how long it holds.
const FOR: [&str; 3] = ["for", "by", "of"];

/// Terms that one sentence tells: where its words stand, with their value.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Terms {
    /// How long: a TIMEX3 duration.
    pub(super) durations: Vec<(Span, String)>,
    /// How much: the words of the sum.
    pub(super) sums: Vec<(Span, String)>,
}

impl Terms {
    /// The terms that hang on a noun.
    pub(super) fn of_noun(report: &AnnotatedReport, at: usize, noun: Noun) -> Self {
        let sentence = &report.sentences[at];
        // Parses hang both "20-year" and "contract" on "worth" behind them.
        let above = sentence.head(noun.at).filter(|_| sentence.tokens[noun.at].deprel.base() == Deprel::Compound);
        let hosts: Vec<usize> = [noun.at, noun.last].into_iter().chain(above).collect();
        Self { durations: durations(report, at, &hosts), sums: sum(report, sentence, noun).into_iter().collect() }
    }

    /// How long what is extended goes on.
    pub(super) fn of_extension(report: &AnnotatedReport, at: usize, verb: usize) -> Self {
        Self { durations: durations(report, at, &[verb]), sums: Vec::new() }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.durations.extend(other.durations);
        self.sums.extend(other.sums);
    }
}

fn durations(report: &AnnotatedReport, at: usize, hosts: &[usize]) -> Vec<(Span, String)> {
    let sentence = &report.sentences[at];
    let is_of_host = |span: Span| {
        let head = sentence.tokens_in(span).find(|&t| sentence.head(t).is_some_and(|above| hosts.contains(&above)));
        head.is_some_and(|t| match sentence.tokens[t].deprel.base() {
            Deprel::Obl | Deprel::Nmod => sentence.preposition(t).is_none_or(|p| FOR.contains(&p)),
            _ => true,
        })
    };
    let times = report.times_in(at).iter().filter(|time| time.kind == TimeKind::Duration && is_of_host(time.span));
    times.map(|time| (time.span, time.value.clone())).collect()
}

/// The sum in "a contract worth about $3.6 billion".
fn sum(report: &AnnotatedReport, sentence: &Sentence, noun: Noun) -> Option<(Span, String)> {
    let tokens = &sentence.tokens;
    let next = noun.last + 1;
    let after = match tokens.get(next)?.lemma.as_str() {
        "worth" => next + 1,
        "value" if tokens.get(next + 1)?.lemma == "at" => next + 2,
        _ => return None,
    };
    let is_of_sum = |t: &usize| {
        matches!(tokens[*t].upos, Upos::Adv | Upos::Adp | Upos::Adj | Upos::Sym | Upos::Num | Upos::Noun | Upos::Propn)
    };
    let last = (after..tokens.len()).take_while(is_of_sum).filter(|&t| tokens[t].upos == Upos::Num).last()?;
    let unit = Some(last + 1).filter(|&t| t < tokens.len() && tokens[t].upos == Upos::Noun);
    let span = sentence.cover(after, unit.unwrap_or(last));
    Some((span, words_of(report, span).to_lowercase()))
}

/// Terms put together by their values.
pub(super) fn together(reports: &[AnnotatedReport], told: impl Iterator<Item = (usize, (Span, String))>) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for (report, (span, value)) in told {
        let cite = Cite { report, span };
        match terms.iter_mut().find(|term| term.value == value) {
            Some(known) if known.evidence.contains(&cite) => {}
            Some(known) => known.evidence.push(cite),
            None => terms.push(Term { words: words_of(&reports[report], span), value, evidence: vec![cite] }),
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::super::nouns::agreement_noun;
    use super::*;
    use crate::annotate::testing;

    /// What an agreement was worth stood nowhere.
    #[test]
    fn what_a_contract_is_worth_is_told_behind_it() {
        let report = testing::read(
            "a/DET/2/det contract/NOUN/0/root worth/ADJ/2/amod about/ADV/5/advmod $/SYM/3/obl 3.6/NUM/7/compound billion/NUM/5/nummod ~,/PUNCT/2/punct",
        );
        let sentence = &report.sentences[0];
        let noun = agreement_noun(&report, sentence, 1).expect("a noun");
        assert_eq!(sum(&report, sentence, noun).expect("a sum").1, "about $3.6 billion");
    }
}
