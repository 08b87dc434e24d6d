//! What is said, by the syntax of a verb of saying: the clause that it governs, or the one that it interrupts.

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::speaker::{addressee, quoting_verb};
use super::stretches::{around, stretches};
use super::verb_forms::{is_clause, is_finite, tells};
use crate::annotate::quotes::phrases::is_of_phrase;
use crate::annotation::{Sentence, SpeechAct};
use crate::text::Span;

/// Verbs that take an infinitive without a subject only as passives: one who believes does not "believe to be".
const RAISED: [&str; 8] = ["say", "believe", "think", "suspect", "allege", "presume", "report", "know"];

/// What the verb gives as said; nothing where it governs and interrupts no clause.
pub(super) fn verb_content(sentence: &Sentence, verb: usize, act: SpeechAct) -> Vec<Span> {
    // "He is said to have left", "a man believed to be his brother": nobody says it.
    let is_infinitive = |c: usize| sentence.own_subject(c).is_none() && sentence.has_child_lemma(c, &["to"]);
    if sentence.is_passive(verb) || RAISED.contains(&sentence.tokens[verb].lemma.as_str()) {
        let complement = sentence.child(verb, &[Deprel::Xcomp, Deprel::Ccomp]);
        if complement.is_some_and(is_infinitive) {
            return Vec::new();
        }
    }
    // "Saving means spending": a thing that shows something shows that it is so.
    let is_gerund = |c: usize| sentence.tokens[c].xpos == Xpos::Vbg && sentence.own_subject(c).is_none();
    let own: Vec<usize> = sentence
        .children_by(verb, Deprel::Ccomp)
        .filter(|&c| is_clause(sentence, c) && !(act == SpeechAct::Show && is_gerund(c)))
        .flat_map(|c| sentence.subtree_without(c, |w| w == verb))
        .collect();
    if let Some(&first) = own.iter().min() {
        let mut own = own;
        // "Said *at the time* that he would": when it was said.
        let is_that = |w: usize| sentence.tokens[w].deprel == Deprel::Mark && sentence.tokens[w].lemma == "that";
        let is_verb = |w: usize| matches!(sentence.tokens[w].upos, Upos::Verb | Upos::Aux);
        let that = own.iter().copied().filter(|&w| w > verb).find(|&w| is_that(w));
        if let Some(that) = that.filter(|&that| !own.iter().any(|&w| w < that && is_verb(w))) {
            own.retain(|&w| w >= that);
        }
        // "Said *the idea* is ridiculous": the subject of what is said, taken for an object.
        let object = sentence.object(verb).or_else(|| sentence.indirect_object(verb));
        let object = object.filter(|&o| o > verb && act == SpeechAct::Say && !tells(sentence, verb));
        let before = object.map(|o| sentence.subtree_without(o, |w| own.contains(&w)));
        own.extend(before.filter(|words| words.last().is_some_and(|&last| last + 1 == first)).unwrap_or_default());
        own.extend(reason_behind(sentence, verb, &own));
        return stretches(sentence, own, verb);
    }
    if let Some(gerund) = warned_against(sentence, verb) {
        return stretches(sentence, sentence.subtree(gerund).into_iter().filter(|&w| w >= gerund).collect(), verb);
    }
    let interrupts = matches!(sentence.tokens[verb].deprel, Deprel::Parataxis | Deprel::Discourse);
    let as_said = act == SpeechAct::Say
        && sentence.tokens[verb].deprel == Deprel::Advcl
        && is_finite(sentence, verb)
        && sentence
            .children(verb)
            .any(|c| sentence.tokens[c].lemma == "as" && sentence.tokens[c].deprel == Deprel::Mark);
    let has_object = sentence.object(verb).is_some() && addressee(sentence, verb) != sentence.object(verb);
    let is_of_saying = matches!(act, SpeechAct::Say | SpeechAct::Ask | SpeechAct::Think);
    if let Some(head) = sentence.head(verb).filter(|_| (interrupts || as_said) && !has_object && is_of_saying) {
        return around(sentence, head, verb);
    }
    // "…, continues Weber": the clause hangs on the cue.
    let hangs = sentence.children(verb).find(|&c| {
        let is_relative =
            sentence.own_subject(c).is_some_and(|s| matches!(sentence.tokens[s].xpos, Xpos::Wp | Xpos::Wdt));
        let is_loose = matches!(sentence.tokens[c].deprel, Deprel::Parataxis | Deprel::Dep);
        is_loose && is_clause(sentence, c) && !has_object && !is_relative
    });
    match hangs.filter(|_| matches!(act, SpeechAct::Say | SpeechAct::Think)) {
        Some(clause) => stretches(sentence, sentence.subtree(clause), verb),
        None => quoting_content(sentence, verb),
    }
}

/// "Contended that he did it *because he was ill*": a clause right behind what is said, with no comma between, is said, too, whatever
/// the parser hung it on.
fn reason_behind(sentence: &Sentence, verb: usize, said: &[usize]) -> Vec<usize> {
    let last = said.iter().max();
    let is_behind = |clause: &usize| {
        let is_marked = sentence.children_by(*clause, Deprel::Mark).any(|m| sentence.tokens[m].upos == Upos::Sconj);
        let first = sentence.subtree(*clause).first().copied();
        is_marked && first.zip(last).is_some_and(|(first, &last)| last > verb && first == last + 1)
    };
    let clause = sentence.children_by(verb, Deprel::Advcl).find(is_behind);
    clause.map(|clause| sentence.subtree(clause)).unwrap_or_default()
}

/// "warned (motorists) against *driving* …": what not to do.
fn warned_against(sentence: &Sentence, verb: usize) -> Option<usize> {
    let tokens = &sentence.tokens;
    if !matches!(tokens[verb].lemma.as_str(), "warn" | "caution" | "advise") {
        return None;
    }
    let against = (verb + 1..tokens.len()).find(|&i| !is_of_phrase(sentence, i))?;
    let gerund = (against + 1 < tokens.len()).then_some(against + 1)?;
    (tokens[against].lemma == "against" && tokens[gerund].xpos == Xpos::Vbg).then_some(gerund)
}

/// "…, state media quoted X as saying": what "quoted" interrupts or governs.
fn quoting_content(sentence: &Sentence, verb: usize) -> Vec<Span> {
    let Some(quoting) = quoting_verb(sentence, verb) else { return Vec::new() };
    if let Some(clause) = sentence.child(quoting, &[Deprel::Ccomp, Deprel::Parataxis]).filter(|&c| c != verb) {
        return stretches(sentence, sentence.subtree_without(clause, |w| w == quoting), quoting);
    }
    match sentence.head(quoting).filter(|_| sentence.tokens[quoting].deprel == Deprel::Parataxis) {
        Some(head) => {
            let mut said = around(sentence, head, quoting);
            // "As saying", wherever the parser hung it.
            said.retain(|span| !span.contains(sentence.tokens[verb].span));
            said
        }
        None => Vec::new(),
    }
}
