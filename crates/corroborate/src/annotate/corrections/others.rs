//! What a report says of mistakes in somebody else's report.
//!
//! Only media and authorities correct reports: "the minister withdrew his remark" is no correction, nor is what somebody
//! says between quotation marks, which stands with what was said. Who it was is asked
//! of the parse, then of the names in front of the phrase; where neither knows, nobody is named.

use super::values;
use super::words::Words;
use crate::annotate::credits::{Source, source_of};
use crate::annotate::quotes::party::{Party, mention_of};
use crate::annotation::{
    AnnotatedReport, Corrected, CorrectedValue, Correction, CreditKind, MentionForm, Quote, QuoteMode, WordAt,
};
use crate::lexicon::agencies::AGENCIES;
use crate::lexicon::corrections::{CORRECTIONS, Part};
use crate::text::Span;

/// Finds them, outside the notes that are `known`. `sentences`: the words of each sentence of the report.
pub(super) fn find(report: &AnnotatedReport, sentences: &[Words<'_>], known: &[Correction]) -> Vec<Correction> {
    let is_free = |span: Span| known.iter().all(|note| !note.span.overlaps(span));
    let free = (0..sentences.len()).filter(|&at| is_free(report.sentences[at].span));
    free.filter_map(|at| statement(report, sentences, at)).collect()
}

fn statement(report: &AnnotatedReport, sentences: &[Words<'_>], index: usize) -> Option<Correction> {
    let text = &report.report.text;
    let span = report.sentences[index].span;
    let words = &sentences[index];
    let values = values::read(text, words);
    let first = |part: Part| Some((part, CORRECTIONS.first_in(part, &words.lower)?));
    let (part, (phrase, cue)) = first(Part::Other)
        .or_else(|| first(Part::Erred))
        .or_else(|| first(Part::Lowering).filter(|_| falls(values)))
        .or_else(|| first(Part::Reported))
        .or_else(|| first(Part::Nobodys))?;
    let is_quoted = |quote: &Quote| {
        quote.mode != QuoteMode::Indirect && quote.content.iter().any(|part| part.contains(words.spans[cue.start]))
    };
    if report.quotes.iter().any(is_quoted) {
        return None;
    }
    let said = said(report, sentences, index);
    let agent = || agent(report, index, words.spans[cue.start]).or_else(|| said.as_ref()?.1.clone());
    let of = match if part == Part::Nobodys { None } else { agent() } {
        Some(Source { name, kind, span, mention }) => {
            // As this report names it, not as a list does: a reader looks for the name in the words.
            let is_medium = matches!(kind, CreditKind::Agency | CreditKind::Outlet);
            let name = if is_medium { report.words(span).to_owned() } else { name };
            Corrected::Source { name, span, mention }
        }
        None if matches!(part, Part::Reported | Part::Nobodys) => Corrected::Unstated,
        None => return None,
    };
    let untold: Vec<Span> = said.map(|(span, _)| span).into_iter().chain(content(words, &cue)).collect();
    let (wrong, right) = values;
    let number = || untold.iter().find_map(|&span| values::only_number(&Words::of(text, span)));
    let wrong = wrong.or_else(|| number().filter(|_| right.is_none_or(|right| right.number.is_some())));
    Some(Correction { span, kind: phrase.kind?, of, wrong, right, untold, place: None })
}

/// Whether what is right is less than what was wrong.
fn falls((wrong, right): values::Values) -> bool {
    let number = |value: Option<CorrectedValue>| value.and_then(|value| value.number);
    number(wrong).zip(number(right)).is_some_and(|(wrong, right)| right < wrong)
}

/// The words of the report that is withdrawn: "its report *that seven people died*".
fn content(words: &Words<'_>, cue: &std::ops::Range<usize>) -> Option<Span> {
    let (_, from) = (cue.start..cue.end).find_map(|at| CORRECTIONS.at(Part::Content, &words.lower, at))?;
    let to = if from < cue.end { cue.end } else { clause_end(words, from) };
    words.span(from, to)
}

/// Where the clause ends that begins at `from`.
fn clause_end(words: &Words<'_>, from: usize) -> usize {
    let is_end = |at: &usize| CORRECTIONS.at(Part::End, &words.lower, *at).is_some();
    (from..words.len()).find(is_end).unwrap_or(words.len())
}

/// What somebody "had earlier said" in this sentence or the one before, and who.
fn said(report: &AnnotatedReport, sentences: &[Words<'_>], index: usize) -> Option<(Span, Option<Source>)> {
    let in_sentence = |index: usize| {
        let words = &sentences[index];
        let (_, cue) = CORRECTIONS.first_in(Part::Said, &words.lower)?;
        let span = words.span(cue.end, clause_end(words, cue.end))?;
        Some((span, agent(report, index, words.spans[cue.end - 1])))
    };
    let before = || {
        let before =
            index.checked_sub(1).filter(|&at| report.sentences[at].paragraph == report.sentences[index].paragraph)?;
        in_sentence(before)
    };
    in_sentence(index).or_else(before)
}

/// Who does what the word at `cue` says.
fn agent(report: &AnnotatedReport, index: usize, cue: Span) -> Option<Source> {
    let sentence = &report.sentences[index];
    let before = || {
        let known = report.credits.iter().take_while(|credit| credit.span.start < cue.start);
        known.filter(|credit| matches!(credit.kind, CreditKind::Agency | CreditKind::Outlet)).last()
    };
    let parsed = sentence.tokens_in(cue).next().and_then(|verb| {
        let word = sentence.agent(verb).or_else(|| sentence.subject(verb).filter(|_| !sentence.is_passive(verb)))?;
        let party = antecedent(report, WordAt { sentence: index, token: word })?;
        source_of(report, &party, before())
    });
    parsed.or_else(|| named_before(report, Span::new(sentence.span.start, cue.start)))
}

/// The party that a word names; of a pronoun the name or the description that it takes up.
fn antecedent(report: &AnnotatedReport, word: WordAt) -> Option<Party> {
    let own = report.mentions.iter().find(|mention| mention.head == word);
    let pronoun = own.filter(|mention| mention.form == MentionForm::Pronoun);
    let Some(pronoun) = pronoun else { return Party::at(report, word) };
    let chain = report.chains.get(pronoun.chain)?;
    let full = |&&at: &&usize| report.mentions[at].form != MentionForm::Pronoun;
    let mention = &report.mentions[chain.name.or_else(|| chain.mentions.iter().find(full).copied())?];
    Party::at(report, mention.head)
}

/// The last agency or outlet that is named in the words.
fn named_before(report: &AnnotatedReport, words: Span) -> Option<Source> {
    let mut last = None;
    let mut from = words.start;
    while let Some((range, name)) = AGENCIES.first_in(Span::new(from, words.end).of(&report.report.text)) {
        last = Some((Span::new(from + range.start, from + range.end), name));
        from += range.end;
    }
    let (span, name) = last?;
    let mention = report.sentence_at(span.start).and_then(|at| {
        let token = report.sentences[at].head_of(span)?;
        mention_of(report, WordAt { sentence: at, token }, span)
    });
    let kind = if AGENCIES.is_agency(name) { CreditKind::Agency } else { CreditKind::Outlet };
    Some(Source { name: name.to_owned(), kind, span, mention })
}
