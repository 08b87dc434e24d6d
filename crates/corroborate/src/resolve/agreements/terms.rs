//! For how long an agreement holds and what it is worth: "a 25-year agreement", "extended for 120 days", "worth $3.6 billion".

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::super::phrases::words_of;
use super::nouns::Noun;
use crate::annotation::{AnnotatedReport, Sentence, TimeKind, WordAt};
use crate::lexicon::agreements as lexicon;
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

    /// How long what is extended goes on, or what is signed is to hold: "signed for a period of five years".
    pub(super) fn of_verb(report: &AnnotatedReport, at: usize, verb: usize, is_extension: bool) -> Self {
        let sentence = &report.sentences[at];
        let stretches = sentence.children(verb).filter(|&t| lexicon::is_stretch(&sentence.tokens[t].lemma));
        let hosts: Vec<usize> = stretches.chain(is_extension.then_some(verb)).collect();
        Self { durations: durations(report, at, &hosts), sums: Vec::new() }
    }

    /// What sentences tell of how long something holds that they speak of: the word for it, and how long.
    pub(super) fn in_force(report: &AnnotatedReport) -> Vec<(WordAt, Self)> {
        let of_sentence = |(at, sentence): (usize, &Sentence)| -> Vec<(WordAt, Self)> {
            let words = (0..sentence.tokens.len()).filter(|&t| lexicon::is_in_force(&sentence.tokens[t].lemma));
            let told = words.filter_map(|word| {
                let stretches = sentence.children(word).filter(|&t| lexicon::is_stretch(&sentence.tokens[t].lemma));
                let hosts: Vec<usize> = stretches.chain([word]).chain(held_by(sentence, word)).collect();
                let durations = durations(report, at, &hosts);
                let token = holder(sentence, word).filter(|_| !durations.is_empty())?;
                Some((WordAt { sentence: at, token }, Self { durations, sums: Vec::new() }))
            });
            told.collect()
        };
        report.sentences.iter().enumerate().flat_map(of_sentence).collect()
    }

    pub(super) fn add(&mut self, other: Self) {
        self.durations.extend(other.durations);
        self.sums.extend(other.sums);
    }
}

/// The verb of "*remains* in force", where the word is "force".
fn held_by(sentence: &Sentence, word: usize) -> Option<usize> {
    sentence.head(word).filter(|_| sentence.tokens[word].deprel.base() == Deprel::Obl)
}

/// What holds as a word tells: its subject, or the noun that it is said of ("the document, *valid* for five years", "the document, which
/// is *valid*").
fn holder(sentence: &Sentence, word: usize) -> Option<usize> {
    let is_said_of = matches!(sentence.tokens[word].deprel.base(), Deprel::Acl | Deprel::Amod | Deprel::Advcl);
    let is_relative = |&at: &usize| matches!(sentence.tokens[at].xpos, Xpos::Wdt | Xpos::Wp);
    let own = sentence.child(word, &[Deprel::Nsubj]).filter(|at| !(is_said_of && is_relative(at)));
    own.or_else(|| sentence.head(word).filter(|_| is_said_of))
        .or_else(|| sentence.own_subject(held_by(sentence, word)?))
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

    /// "The document, valid for five years" and "the accord runs for three years" had no term.
    #[test]
    fn how_long_an_agreement_holds_is_told_of_it_as_its_subject() {
        let drawn = "The/DET/2/det accord/NOUN/3/nsubj/=accord runs/VERB/0/root/=run for/ADP/6/case three/NUM/6/nummod years/NOUN/3/obl\n\
                     The/DET/2/det document/NOUN/9/nsubj/=document ,/PUNCT/4/punct valid/ADJ/2/amod/=valid for/ADP/7/case five/NUM/7/nummod \
                     years/NOUN/4/obl ,/PUNCT/2/punct provides/VERB/0/root it/PRON/9/obj";
        let mut report = testing::read(drawn);
        crate::annotate::times::find(&mut report);
        let told: Vec<(usize, String)> = Terms::in_force(&report)
            .into_iter()
            .map(|(word, terms)| (word.token, terms.durations[0].1.clone()))
            .collect();
        assert_eq!(told, [(1, "P3Y".to_owned()), (1, "P5Y".to_owned())]);
    }

    /// "The protocol, which is valid for three years" and "it remains in force for five years" had no term.
    #[test]
    fn how_long_it_holds_is_told_in_clauses_of_many_forms() {
        let drawn = "The/DET/2/det accord/NOUN/0/root which/PRON/5/nsubj/WDT is/AUX/5/cop valid/ADJ/2/acl:relcl/=valid for/ADP/8/case three/NUM/8/nummod years/NOUN/5/obl\n\
                     It/PRON/2/nsubj remains/VERB/0/root in/ADP/4/case force/NOUN/2/obl/=force for/ADP/7/case five/NUM/7/nummod years/NOUN/2/obl";
        let mut report = testing::read(drawn);
        crate::annotate::times::find(&mut report);
        let told = Terms::in_force(&report).into_iter();
        let told: Vec<(usize, String)> = told.map(|(word, terms)| (word.token, terms.durations[0].1.clone())).collect();
        assert_eq!(told, [(1, "P3Y".to_owned()), (0, "P5Y".to_owned())]);
    }

    /// "Concluded for a period of five years" had no term.
    #[test]
    fn for_how_long_it_is_concluded_is_its_term() {
        let mut report = testing::read(
            "It/PRON/3/nsubj:pass was/AUX/3/aux:pass concluded/VERB/0/root/=conclude for/ADP/6/case a/DET/6/det period/NOUN/3/obl/=period \
             of/ADP/9/case five/NUM/9/nummod years/NOUN/6/nmod",
        );
        crate::annotate::times::find(&mut report);
        assert_eq!(Terms::of_verb(&report, 0, 2, false).durations[0].1, "P5Y");
    }

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
