//! Who said what, and which statements render the same words.
//!
//! Two statements are one remark if one speaker is said to have made them in different reports and they share rare
//! words or mean nearly the same: "a very good beginning" and "a very good start" are two translations. Words between
//! quotation marks are one remark, too, where most of the shorter are in the longer, though one report cuts them or leaves
//! open who spoke; what is told without marks, where nearly all of the longer are in the other. What a speaker says of his own speaking ("I cannot say enough how …") is no statement beside what it
//! stands in.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::Upos;

use super::entities::Entities;
use crate::annotation::{AnnotatedReport, Feature, Quote, QuoteMode, Sentence};
use crate::lexicon::countries;
use crate::lexicon::event_synonyms::{self, WordClass};
use crate::story::{RemarksAlike, SameRemark, Statement};
use crate::text::Span;

/// Likeness from which two statements of one speaker are one remark.
const SAME: f64 = 0.62;
/// Statements with the same words in a row that others are compared with: the first ones, outer and inner.
const MOST_ALIKE: usize = 8;
/// Share of the words in a row from which two statements without marks are one.
const NEARLY_ALL: f64 = 0.9;
/// Share of them above which two quotations are one.
const MOST: f64 = 0.5;
/// Words in a row by which quotations are compared.
const RUN: usize = 5;
/// Earlier statements of a speaker that a statement is compared with.
const NEIGHBOURS: usize = 64;

/// The statements in the reports `members`.
pub(super) fn collect(reports: &[AnnotatedReport], members: &[usize], entities: &Entities) -> Vec<Statement> {
    let mut statements: Vec<Statement> = members.iter().flat_map(|&r| of_report(reports, r, entities)).collect();
    let quoted = quoted_alike(reports, &statements);
    let same: Vec<Option<SameRemark>> = {
        let contents: Vec<Content> = statements.iter().map(|s| content(&reports[s.report], s)).collect();
        let mut by_speaker: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let earlier = |(i, statement): (usize, &Statement)| {
            let said = by_speaker.entry(statement.speaker?).or_default();
            let others = said.iter().rev().take(NEIGHBOURS).filter(|&&e| statements[e].report != statement.report);
            let scored =
                others.map(|&e| (contents[e].likeness(&contents[i]), e)).filter(|(likeness, _)| *likeness >= SAME);
            let best = scored.max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1))).map(|(_, e)| e);
            said.push(i);
            let with = best?;
            let features = contents[with].features(&contents[i]);
            Some(SameRemark { with, alike: RemarksAlike::Meaning { features, enough: SAME } })
        };
        let meant: Vec<Option<SameRemark>> = statements.iter().enumerate().map(earlier).collect();
        quoted.into_iter().zip(meant).map(|(quoted, meant)| quoted.or(meant)).collect()
    };
    for (i, same) in same.into_iter().enumerate() {
        statements[i].same_as = same.as_ref().map(|same| statements[same.with].same_as.unwrap_or(same.with));
        statements[i].same_because = same;
    }
    statements
}

fn of_report<'r>(
    reports: &'r [AnnotatedReport],
    r: usize,
    entities: &'r Entities,
) -> impl Iterator<Item = Statement> + use<'r> {
    reports[r].quotes.iter().enumerate().filter_map(move |(i, quote)| {
        let is_untold = quote.content.iter().any(|&words| reports[r].is_untold(words));
        if is_untold || !reports[r].was_said(quote) || is_of_own_speaking(&reports[r], quote) {
            return None;
        }
        let (first, last) = (quote.content.first()?, quote.content.last()?);
        Some(Statement {
            report: r,
            quote: i,
            span: first.cover(*last),
            speaker: quote.speaker_mention.and_then(|m| entities.of_mention(reports, r, m)),
            mode: quote.mode,
            same_as: None,
            same_because: None,
        })
    })
}

/// Whether it is "I" or "we" who say it, in what somebody is quoted as saying.
fn is_of_own_speaking(report: &AnnotatedReport, quote: &Quote) -> bool {
    let Some(speaker) = quote.speaker else { return false };
    let is_first_person = matches!(report.words(speaker).to_lowercase().as_str(), "i" | "we");
    let holds = |other: &Quote| other.mode == QuoteMode::Direct && other.content.iter().any(|c| c.contains(speaker));
    is_first_person && report.quotes.iter().any(holds)
}

/// For each statement the first of another report that has most of its words in a row; nearly all, where no marks say that they are
/// the speaker's.
fn quoted_alike(reports: &[AnnotatedReport], statements: &[Statement]) -> Vec<Option<SameRemark>> {
    let mut with_run: BTreeMap<(bool, String), Vec<usize>> = BTreeMap::new();
    let mut lengths: Vec<usize> = Vec::with_capacity(statements.len());
    let mut found = Vec::with_capacity(statements.len());
    for (at, statement) in statements.iter().enumerate() {
        let is_quoted = |statement: &Statement| statement.mode == QuoteMode::Direct;
        let runs = runs(&reports[statement.report], statement);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in &runs {
            let earlier = with_run.get(&(is_quoted(statement), run.clone())).into_iter().flatten();
            for &other in earlier.filter(|&&other| statements[other].report != statement.report) {
                *shared.entry(other).or_default() += 1;
            }
        }
        let of = |other: usize| match is_quoted(statement) {
            true => runs.len().min(lengths[other]),
            false => runs.len().max(lengths[other]),
        };
        let is_same = |&(other, count): &(usize, usize)| match is_quoted(statement) {
            true => count as f64 > MOST * of(other) as f64,
            false => count as f64 >= NEARLY_ALL * of(other) as f64,
        };
        let most = shared.into_iter().filter(is_same).max_by_key(|&(other, count)| (count, std::cmp::Reverse(other)));
        let enough = if is_quoted(statement) { MOST } else { NEARLY_ALL };
        let same = |(with, shared)| SameRemark { with, alike: RemarksAlike::Words { shared, of: of(with), enough } };
        found.push(most.map(same));
        lengths.push(runs.len());
        for run in runs {
            let earlier = with_run.entry((is_quoted(statement), run)).or_default();
            if earlier.len() < MOST_ALIKE {
                earlier.push(at);
            }
        }
    }
    found
}

/// The runs of words said.
fn runs(report: &AnnotatedReport, statement: &Statement) -> Vec<String> {
    let content = report.quotes[statement.quote].content.iter().map(|span| report.words(*span).to_lowercase());
    let said = content.collect::<Vec<_>>().join(" ");
    let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(RUN).map(|run| run.join(" ")).collect()
}

struct Content<'r> {
    lemmas: BTreeSet<String>,
    /// The sentence that it begins in.
    sentence: Option<&'r Sentence>,
}

impl Content<'_> {
    /// The mean of the overlap of the shorter's words and of the likeness of the sentences.
    fn likeness(&self, other: &Content) -> f64 {
        self.seen(other).iter().map(|(_, weight)| weight).sum()
    }

    /// What that is the sum of.
    fn features(&self, other: &Content) -> Vec<Feature> {
        let seen = self.seen(other).into_iter();
        seen.map(|(name, weight)| Feature { name: name.to_owned(), weight }).collect()
    }

    fn seen(&self, other: &Content) -> [(&'static str, f64); 2] {
        let shorter = self.lemmas.len().min(other.lemmas.len());
        let (words, vectors) = match shorter {
            0 => (0.0, 0.0),
            _ => {
                let words = self.lemmas.intersection(&other.lemmas).count() as f64 / shorter as f64;
                let vectors = self.sentence.zip(other.sentence).map_or(0.0, |(one, other)| one.likeness(other));
                (words * (1.0 - 0.5 / shorter as f64), f64::from(vectors))
            }
        };
        [
            ("words in common, half of their share", words / 2.0),
            ("likeness of the sentences, half of it", vectors / 2.0),
        ]
    }
}

/// What translations of a word have in common: the country for its capital and people, one word for its synonyms.
fn word_key(lemma: &str) -> String {
    let lemma = lemma.to_lowercase();
    if let Some(country) = countries::meant_by(&lemma) {
        return country.name.to_owned();
    }
    event_synonyms::classes(&lemma, WordClass::Noun).first().map_or(lemma, |class| format!("#{class}"))
}

fn content<'r>(report: &'r AnnotatedReport, statement: &Statement) -> Content<'r> {
    let spans: &[Span] = &report.quotes[statement.quote].content;
    let first = report.sentence_at(statement.span.start).unwrap_or_default();
    let sentences = report.sentences.iter().skip(first).take_while(|s| s.span.start < statement.span.end);
    let is_content = |u: Upos| matches!(u, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num | Upos::Adv);
    let said = sentences.flat_map(|s| &s.tokens).filter(|t| spans.iter().any(|span| span.contains(t.span)));
    Content {
        lemmas: said.filter(|t| is_content(t.upos)).map(|t| word_key(&t.lemma)).collect(),
        sentence: report.sentences.get(first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing::plain;
    use crate::annotation::SpeechAct;

    /// A report of nothing but quotations, with who speaks.
    fn report(said: &[(&str, &str)]) -> AnnotatedReport {
        let mut text = String::new();
        let mut spans = Vec::new();
        for (speaker, words) in said {
            let start = text.len();
            text.push_str(&format!("{speaker} “{words}”\n"));
            let content = start + speaker.len() + " “".len();
            spans.push((Span::new(start, start + speaker.len()), Span::new(content, content + words.len())));
        }
        let mut report = AnnotatedReport::new(plain(text));
        report.quotes = spans
            .into_iter()
            .map(|(speaker, content)| Quote {
                content: vec![content],
                cue: None,
                speaker: Some(speaker),
                speaker_mention: None,
                speaker_by: None,
                addressee: None,
                mode: QuoteMode::Direct,
                act: SpeechAct::Say,
                paragraph: 0,
            })
            .collect();
        report
    }

    fn alike(reports: &[AnnotatedReport]) -> Vec<Option<usize>> {
        let of_report = |(r, report): (usize, &AnnotatedReport)| {
            let statement = |(quote, said): (usize, &Quote)| Statement {
                report: r,
                quote,
                span: said.content[0],
                speaker: None,
                mode: said.mode,
                same_as: None,
                same_because: None,
            };
            report.quotes.iter().enumerate().map(statement).collect::<Vec<_>>()
        };
        let statements: Vec<Statement> = reports.iter().enumerate().flat_map(of_report).collect();
        quoted_alike(reports, &statements).into_iter().map(|same| Some(same?.with)).collect()
    }

    #[test]
    fn a_quotation_that_another_report_cuts_is_one_remark_whoever_is_named() {
        let whole =
            report(&[("Ana", "I am glad to be hosting for the second time. The third time is the charm for us.")]);
        let cut =
            report(&[("the comedian", "The third time is the charm for us"), ("Ana", "I am glad to be here again")]);
        assert_eq!(alike(&[whole, cut]), [None, Some(0), None]);
    }

    /// "Witnesses, as reported: the shooter used a shotgun" stood there twice, for no report named them.
    #[test]
    fn what_two_reports_tell_in_the_same_words_is_one_statement() {
        let told = |words: &str| {
            let mut report = report(&[("Witnesses", words)]);
            report.quotes[0].mode = QuoteMode::Indirect;
            report
        };
        let words = "the shooter used a shotgun or a rifle";
        assert_eq!(alike(&[told(words), told(words)]), [None, Some(0)]);
        assert_eq!(
            alike(&[told(words), told("the shooter used a shotgun or a knife that he had brought")]),
            [None, None]
        );
    }

    /// The same where a report has somebody tell what they said.
    #[test]
    fn what_is_retold_is_held_against_what_is_retold() {
        let words = "the shooter used a shotgun or a rifle";
        let retold = || {
            let mut report = report(&[
                ("Roe", "witnesses told him on Monday that the shooter used a shotgun or a rifle"),
                ("Witnesses", words),
            ]);
            report.quotes.iter_mut().for_each(|quote| quote.mode = QuoteMode::Indirect);
            report
        };
        assert_eq!(alike(&[retold(), retold()]), [None, None, Some(0), Some(1)]);
    }

    #[test]
    fn one_report_says_nothing_twice() {
        let words = "I am glad to be hosting for the second time";
        assert_eq!(alike(&[report(&[("Ana", words), ("Ana", words)])]), [None, None]);
    }

    #[test]
    fn i_cannot_say_enough_is_no_statement_of_its_own() {
        let mut report = report(&[("Boris", "I can not say enough how hard it was")]);
        let content = report.quotes[0].content[0];
        let inner = Quote {
            content: vec![Span::new(content.start + 21, content.end)],
            speaker: Some(Span::new(content.start, content.start + 1)),
            mode: QuoteMode::Indirect,
            ..report.quotes[0].clone()
        };
        report.quotes.push(inner);
        let own: Vec<bool> = report.quotes.iter().map(|quote| is_of_own_speaking(&report, quote)).collect();
        assert_eq!(own, [false, true]);
    }
}
