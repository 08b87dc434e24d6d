//! "said that …", "…, he said, …": verbs that say that something is said.
//!
//! The syntax is asked first ([`super::speaker`], [`super::content`]); the order of the words overrules it where it shows a form
//! that parsers often misread ([`super::interrupting`], [`super::tail`]).

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::content::verb_content;
use super::cue::Cue;
use super::interrupting::{interrupting, inverted};
use super::speaker::{QUOTING, addressee, is_done_to_head, neighbour, quoting_verb, speaker};
use super::tail::{self, trailing};
use super::verb_forms::{is_finite, tells};
use crate::annotate::quotes::marks::{Quoted, is_quoted};
use crate::annotate::quotes::party::Party;
use crate::annotation::{AnnotatedReport, EntityKind, MentionForm, Sentence, SpeechAct, WordAt};
use crate::lexicon::reporting::Reporting;
use crate::text::Span;

/// The cue that the verb is, unless nobody says anything by it.
pub(super) fn verb(
    report: &AnnotatedReport,
    quoted: &[Quoted],
    index: usize,
    at: usize,
    act: SpeechAct,
) -> Option<Cue> {
    let sentence = &report.sentences[index];
    let party = |word: usize| Party::at(report, WordAt { sentence: index, token: word });
    let speaks = |party: Option<Party>| {
        let kind = party.and_then(|p| p.mention).map(|m| report.mentions[m].kind);
        matches!(kind, Some(EntityKind::Person | EntityKind::Organization))
    };
    let interrupting = interrupting(report, quoted, index, at, act);
    let inverted = inverted(report, quoted, index, at, act);
    let is_told_by_order = interrupting.is_some() || inverted.is_some();
    // "as long as", "given that", a participle used as an adjective: "the said man".
    if !is_told_by_order
        && matches!(
            sentence.tokens[at].deprel,
            Deprel::Amod | Deprel::Case | Deprel::Mark | Deprel::Compound | Deprel::Fixed
        )
    {
        return None;
    }
    // "Remain *admitted* in hospital".
    let is_state = sentence.tokens[at].deprel == Deprel::Xcomp
        && sentence.tokens[at].xpos == Xpos::Vbn
        && sentence
            .head(at)
            .is_some_and(|head| matches!(sentence.tokens[head].lemma.as_str(), "remain" | "stay" | "lie"));
    if is_state {
        return None;
    }
    // "You can tell by my voice", "could you explain": what is said to the hearer is no report of what the hearer says.
    let is_hearer = |word: usize| sentence.tokens[word].lemma.eq_ignore_ascii_case("you");
    if act == SpeechAct::Say && speaker(sentence, at).is_some_and(is_hearer) {
        return None;
    }
    let is_told_by_nobody = is_done_to_head(sentence, at) && sentence.agent(at).is_none();
    if is_told_by_nobody
        || answers_questions(sentence, at)
        || answers_by_deed(report, sentence, at, quoted)
        || speaker(sentence, at).is_some_and(|word| is_nobody(sentence, word))
    {
        return None;
    }
    // "quoted X as saying" is one cue, that of "saying".
    let saying = sentence.tokens.len().min(at + QUOTING + 1);
    if (at + 1..saying).chain(sentence.children(at)).any(|c| quoting_verb(sentence, c) == Some(at)) {
        return None;
    }
    // The words of others are no part of who says them, however the parser hung them.
    let cue = sentence.tokens[at].span;
    let is_beside_marks = |word: &usize| !is_quoted(quoted, sentence.tokens[*word].span) || is_quoted(quoted, cue);
    let mut speaker = speaker(sentence, at)
        .filter(is_beside_marks)
        .or_else(|| is_finite(sentence, at).then(|| neighbour(sentence, at)).flatten().filter(is_beside_marks));
    if is_of_what_was_received(sentence, at) {
        speaker = None;
    }
    // "A letter to her mother that *reads*": whoever stands nearest does not read.
    let is_relative = sentence.tokens[at].deprel == Deprel::AclRelcl;
    let is_person = |word: &usize| {
        party(*word).and_then(|p| p.mention).is_some_and(|m| report.mentions[m].kind == EntityKind::Person)
    };
    speaker = speaker.filter(|word| !(is_relative && sentence.tokens[at].lemma == "read" && is_person(word)));
    let mut content = verb_content(sentence, at, act);
    // "…, he pointed a gun": what has an object beside it says nothing of the clause in front.
    let has_subject = sentence.own_subject(at).is_some_and(|subject| subject < at);
    let is_of_object = has_subject && sentence.object(at).is_some_and(|object| object > at) && !tells(sentence, at);
    if (speaker.is_none() || content.is_empty())
        && !is_of_object
        && matches!(act, SpeechAct::Say | SpeechAct::Think)
        && let Some(trailing) = trailing(sentence, at).filter(|t| is_finite(sentence, at) || speaks(party(t.speaker)))
    {
        speaker = Some(trailing.speaker);
        content = vec![sentence.cover(0, trailing.last)];
    }
    let told_at_end = || tail::tail(report, index, at).or_else(|| tail::inverted_tail(report, index, at));
    let tail = (act == SpeechAct::Say && !is_of_object).then(told_at_end).flatten();
    let tail = tail.filter(|t| !is_quoted(quoted, t.speaker.span) || is_quoted(quoted, cue));
    if let Some(tail) = &tail {
        content = vec![tail.content];
    }
    // "Woman killed, driver charged".
    let is_behind = |content: &Span| content.start >= cue.end;
    let is_of_marks = || quoted.iter().any(|quoted| sentence.span.overlaps(quoted.span));
    if Reporting::shipped().is_in_front(&sentence.tokens[at].lemma) && !content.iter().any(is_behind) && !is_of_marks()
    {
        return None;
    }
    let mut by_order = tail.map(|tail| tail.speaker);
    if let Some(found) = interrupting {
        content = found.content;
        by_order = Some(found.speaker);
    } else if let Some(party) = inverted.filter(|_| by_order.is_none()) {
        if speaker.is_none() {
            content.clear();
        }
        by_order = speaker.is_none().then_some(party);
    }
    let addressee = addressee(sentence, at).filter(|a| is_beside_marks(a) && Some(*a) != speaker).and_then(party);
    let speaker = speaker.and_then(party).map(|p| named_before(report, without_cue(report, p, cue), at));
    Some(Cue {
        span: cue,
        word: WordAt { sentence: index, token: at },
        act,
        speaker: by_order.or(speaker),
        addressee,
        content,
    })
}

/// "The ship received a call *saying* they were under fire": the call says it.
fn is_of_what_was_received(sentence: &Sentence, at: usize) -> bool {
    let is_participle = sentence.tokens[at].xpos == Xpos::Vbg && sentence.tokens[at].deprel.base() == Deprel::Advcl;
    let verb = sentence.head(at).filter(|_| is_participle);
    verb.is_some_and(|verb| {
        let object = sentence.object(verb).filter(|&object| verb < object && object < at);
        let reports = |object: usize| {
            let lemma = &sentence.tokens[object].lemma;
            Reporting::shipped().act(lemma, lemma, Upos::Noun).is_some()
        };
        Reporting::shipped().receives(&sentence.tokens[verb].lemma) && object.is_some_and(reports)
    })
}

/// "They answered questions such as …": what is quoted then was asked, and not by them.
fn answers_questions(sentence: &Sentence, at: usize) -> bool {
    let object = sentence.object(at).filter(|_| sentence.tokens[at].lemma == "answer");
    object.is_some_and(|object| sentence.tokens[object].lemma == "question")
}

/// "They responded on Thursday with wins", "crews responded to the blaze": who answers by what he does says nothing.
fn answers_by_deed(report: &AnnotatedReport, sentence: &Sentence, at: usize, quoted: &[Quoted]) -> bool {
    let is_utterance = |marks: Span| {
        let before = report.report.text.get(sentence.span.start..marks.start).unwrap_or_default().trim_end();
        before.is_empty() || before.ends_with([',', ':', '.'])
    };
    let is_quoting = || quoted.iter().any(|quoted| sentence.span.overlaps(quoted.span) && is_utterance(quoted.span));
    let answers = Reporting::shipped().is_answer(&sentence.tokens[at].lemma);
    let deed = sentence.oblique(at, &["with", "to"]).filter(|_| answers).map(|deed| &sentence.tokens[deed].lemma);
    let says = sentence.has_child(at, Deprel::Ccomp);
    !says && deed.is_some_and(|noun| Reporting::shipped().act(noun, noun, Upos::Noun).is_none()) && !is_quoting()
}

/// "Nobody said", "not one of them said": it is said by nobody.
fn is_nobody(sentence: &Sentence, word: usize) -> bool {
    matches!(sentence.tokens[word].lemma.as_str(), "nobody" | "none" | "neither") || sentence.is_negated(word)
}

/// The speaker's words in front of the cue, where the parser put the cue into their phrase.
fn without_cue(report: &AnnotatedReport, party: Party, cue: Span) -> Party {
    if party.span.contains(cue) && party.span.start < cue.start {
        return Party { span: Span::new(party.span.start, cue.start).trimmed(&report.report.text), ..party };
    }
    party
}

/// "The Vellin County, Norl., coroner, *Ann Lee*, told the agency": the person named last before the verb, where a place was
/// taken for who speaks.
fn named_before(report: &AnnotatedReport, party: Party, verb: usize) -> Party {
    let sentence = &report.sentences[party.word.sentence];
    let is_place = party.mention.is_some_and(|m| report.mentions[m].kind == EntityKind::Place);
    let cue = sentence.tokens[verb].span;
    let before = report.mentions.partition_point(|mention| mention.span.start < cue.start);
    let is_set_off = |span: Span| report.report.text.get(span.end..cue.start) == Some(", ");
    let is_named = |&m: &usize| {
        let mention = &report.mentions[m];
        mention.form == MentionForm::Name && mention.kind == EntityKind::Person && is_set_off(mention.span)
    };
    let named = (before.saturating_sub(4)..before).rfind(is_named).filter(|_| is_place);
    let Some(named) = named.filter(|&m| party.span.end < report.mentions[m].span.start) else { return party };
    let mention = &report.mentions[named];
    let between = sentence.tokens_in(Span::new(party.span.end, mention.span.start));
    let is_clause = |at: usize| matches!(sentence.tokens[at].upos, Upos::Verb | Upos::Aux | Upos::Sconj);
    if between.into_iter().any(is_clause) {
        return party;
    }
    Party { word: mention.head, span: mention.span, mention: Some(named) }
}
