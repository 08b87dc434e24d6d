//! Whom a sentence follows: "according to the ministry, …", "in the words of Ann Lee, …".

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::cue::Cue;
use super::stretches::stretches;
use crate::annotate::quotes::party::Party;
use crate::annotate::quotes::phrases::phrase;
use crate::annotation::{AnnotatedReport, Sentence, SpeechAct, WordAt};

/// "in the words of Ann Lee": told by the order of the words, for what is said is no part of the phrase.
pub(super) fn in_the_words_of(report: &AnnotatedReport, index: usize, at: usize) -> Option<Cue> {
    const OPENING: [&str; 4] = ["in", "the", "words", "of"];
    let sentence = &report.sentences[index];
    let tokens = &sentence.tokens;
    let first = at.checked_sub(2)?;
    let is_opening = |(i, word): (usize, &&str)| {
        tokens.get(first + i).is_some_and(|t| t.form(&report.report.text).eq_ignore_ascii_case(word))
    };
    if !OPENING.iter().enumerate().all(is_opening) {
        return None;
    }
    let is_mark = |i: usize| matches!(tokens[i].xpos, Xpos::Comma | Xpos::Colon | Xpos::Stop);
    let source = first + OPENING.len();
    let end = (source..tokens.len()).find(|&i| is_mark(i)).unwrap_or(tokens.len());
    let speaker = phrase(report, index, source..end)?;
    let content = if first == 0 { end + 1..tokens.len() } else { 0..first };
    Some(Cue {
        span: sentence.cover(first, source - 1),
        word: WordAt { sentence: index, token: at },
        act: SpeechAct::Say,
        speaker: Some(speaker),
        addressee: None,
        content: stretches(sentence, content.collect(), at),
    })
}

/// "according to the ministry".
pub(super) fn according_to(report: &AnnotatedReport, index: usize, at: usize) -> Option<Cue> {
    let sentence = &report.sentences[index];
    let tokens = &sentence.tokens;
    if !tokens[at].form(&report.report.text).eq_ignore_ascii_case("according") || tokens.get(at + 1)?.lemma != "to" {
        return None;
    }
    let source = source_after(sentence, at)?;
    let party = Party::at(report, WordAt { sentence: index, token: source })?;
    let party = Party { mention: party.named_behind(report).or(party.mention), ..party };
    let outer = if tokens[at].deprel == Deprel::Case { source } else { at };
    let mut clause = sentence.head(outer).filter(|&h| h != source && h != at);
    // "…, according to Ann Lee." at the end is said of all before it, whatever word the parser hung it on.
    let is_last = (source..tokens.len()).all(|w| !matches!(tokens[w].upos, Upos::Verb | Upos::Aux));
    if is_last && at > 1 && tokens[at - 1].xpos == Xpos::Comma {
        clause = Some(sentence.root()).filter(|&root| root < at).or(clause);
    }
    let content = clause.map(|clause| {
        let head = sentence.clause_head(clause);
        let mut words = sentence.subtree_without(head, |w| w == outer || w == at || w == source);
        let after = after_apposition(sentence, at, source);
        words.retain(|&w| w < at || w >= after);
        // The subject of the clause, where the parser took it for one more apposition.
        let first = words.iter().copied().find(|&w| w >= after).unwrap_or(after);
        if (after..first).all(|w| !matches!(sentence.tokens[w].upos, Upos::Verb | Upos::Aux)) {
            words.extend(after..first);
        }
        stretches(sentence, words, outer)
    });
    Some(Cue {
        span: sentence.cover(at, at + 1),
        word: WordAt { sentence: index, token: at },
        act: SpeechAct::Say,
        speaker: Some(party),
        addressee: None,
        content: content.unwrap_or_default(),
    })
}

/// Where the clause goes on after "according to the agency, IRNA, …": behind a short apposition of names.
fn after_apposition(sentence: &Sentence, at: usize, source: usize) -> usize {
    let is_comma = |i: &usize| sentence.tokens[*i].xpos == Xpos::Comma;
    let phrase_end = sentence.noun_phrase_words(source).end() + 1;
    let Some(first) = Some(phrase_end).filter(|i| at < *i && *i < sentence.tokens.len() && is_comma(i)) else {
        return phrase_end;
    };
    let second = (first + 1..sentence.tokens.len().min(first + 6)).find(is_comma);
    let is_name = |i: usize| sentence.tokens[i].upos == Upos::Propn;
    second.filter(|&second| (first + 1..second).all(is_name)).unwrap_or(first)
}

/// The noun that "according to" introduces: the one that it marks, else the head of the words that follow.
fn source_after(sentence: &Sentence, at: usize) -> Option<usize> {
    let is_source =
        |i: usize| matches!(sentence.tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj);
    let marked = sentence.head(at).filter(|&h| h > at && is_source(h));
    let governed = || sentence.children(at).find(|&c| c > at + 1 && is_source(c));
    let next = || {
        let first = (at + 2..sentence.tokens.len().min(at + 8)).find(|&i| is_source(i))?;
        sentence.path_to_root(first).take_while(|&i| i >= at && is_source(i)).last()
    };
    marked.or_else(governed).or_else(next)
}
