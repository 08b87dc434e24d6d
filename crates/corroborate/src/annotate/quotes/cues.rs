//! Words that say that something is said, with who says it and what.
//!
//! The syntax of a reporting word gives its content: the clause it governs ("said that …"), the clause it interrupts
//! ("…, he said, …"), or the clause that "according to" ([`following`]) and "as X said" belong to. Where parsers are often
//! wrong, the order of the words tells it: [`tail`], [`interrupting`].

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::following;
use super::interrupting::{interrupting, inverted};
use super::marks::{Quoted, is_quoted};
use super::party::Party;
use super::tail::{self, is_of_phrase, trailing};
use crate::annotate::syntax::UposClass;
use crate::annotation::{AnnotatedReport, EntityKind, MentionForm, Sentence, SpeechAct, WordAt};
use crate::lexicon::reporting::Reporting;
use crate::text::Span;

/// A word that says that something is said.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cue {
    /// The word, or "according to".
    pub(super) span: Span,
    /// The word, or the first of them.
    pub(super) word: WordAt,
    /// What is done.
    pub(super) act: SpeechAct,
    /// Who does it.
    pub(super) speaker: Option<Party>,
    /// To whom.
    pub(super) addressee: Option<Party>,
    /// What the syntax gives as said; empty where it gives nothing.
    pub(super) content: Vec<Span>,
}

/// The cues of all sentences, in order.
pub(super) fn cues(report: &AnnotatedReport, quoted: &[Quoted]) -> Vec<Cue> {
    let mut cues = Vec::new();
    let surnames = surnames(report);
    for index in 0..report.sentences.len() {
        let sentence = &report.sentences[index];
        let is_surname = |at: usize| surnames.contains(sentence.tokens[at].form(&report.report.text));
        for at in (0..sentence.tokens.len()).filter(|&at| !is_surname(at)) {
            let followed = || following::in_the_words_of(report, index, at);
            let found = following::according_to(report, index, at).or_else(followed).or_else(|| {
                let token = &sentence.tokens[at];
                let act = Reporting::shipped().act(token.form(&report.report.text), &token.lemma, token.upos)?;
                match token.upos {
                    Upos::Verb => verb(report, quoted, index, at, act),
                    Upos::Noun => noun(report, index, at, act),
                    _ => adjective(report, index, at, act),
                }
            });
            cues.extend(found);
        }
    }
    cues
}

/// The surnames of the persons whom the report names: Mr Felt, whom the parser takes for a verb.
fn surnames(report: &AnnotatedReport) -> BTreeSet<&str> {
    let persons = report.mentions.iter().filter(|m| m.form == MentionForm::Name && m.kind == EntityKind::Person);
    persons.filter_map(|m| report.words(m.span).rsplit_once(' ')).map(|(_, surname)| surname).collect()
}

fn verb(report: &AnnotatedReport, quoted: &[Quoted], index: usize, at: usize, act: SpeechAct) -> Option<Cue> {
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
    // "You can tell by my voice", "could you explain": what is said to the hearer is no report of what the hearer says.
    let is_hearer = |word: usize| sentence.tokens[word].lemma.eq_ignore_ascii_case("you");
    if act == SpeechAct::Say && speaker(sentence, at).is_some_and(is_hearer) {
        return None;
    }
    let is_told_by_nobody = is_done_to_head(sentence, at) && sentence.agent(at).is_none();
    if is_told_by_nobody
        || answers_questions(sentence, at)
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

pub(super) fn is_finite(sentence: &Sentence, verb: usize) -> bool {
    matches!(sentence.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
}

/// The noun right beside a verb, before it or after it.
fn neighbour(sentence: &Sentence, verb: usize) -> Option<usize> {
    let is_noun = |&i: &usize| matches!(sentence.tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    // "claimed *they* were poisoning her": the subject of what is said does not say it.
    let is_of_clause = |&i: &usize| {
        let clause = sentence.head(i).filter(|_| sentence.tokens[i].deprel.base() == Deprel::Nsubj);
        clause.is_some_and(|clause| sentence.head(clause) == Some(verb))
    };
    let before = verb.checked_sub(1).filter(is_noun);
    let after = Some(verb + 1).filter(|&i| i < sentence.tokens.len()).filter(is_noun).filter(|i| !is_of_clause(i));
    let word = before.or(after)?;
    // Up to the head of its phrase: from the last word of a name to its first.
    let up = sentence.path_to_root(word).into_iter().take_while(|&i| is_noun(&i) && i.abs_diff(word) < 6).last();
    up.filter(|&i| (i < verb) == (word < verb)).or(Some(word))
}

/// Who says it: the subject, the agent of a passive; of "quoted X as saying" and "X was quoted as saying" it is X.
fn speaker(sentence: &Sentence, verb: usize) -> Option<usize> {
    if let Some(quoting) = quoting_verb(sentence, verb) {
        let is_by = sentence.tokens.get(quoting + 1).is_some_and(|next| next.lemma == "by");
        if sentence.is_passive(quoting) || is_by {
            return sentence.own_subject(quoting);
        }
        let after = sentence.children(quoting).find(|&c| c > quoting && sentence.tokens[c].upos.is_nominal());
        return after.or_else(|| sentence.own_subject(quoting));
    }
    if sentence.is_passive(verb) || is_done_to_head(sentence, verb) {
        return sentence.agent(verb);
    }
    nearest_subject(sentence, verb)
        .or_else(|| sentence.own_subject(verb))
        .map(|s| sentence.relative_antecedent(s).unwrap_or(s))
        .or_else(|| sentence.subject(verb).filter(|_| !hangs_loose(sentence, verb)))
        .or_else(|| inverted_subject(sentence, verb))
        .or_else(|| subject_in_front(sentence, verb))
}

/// "People *suspected* of theft": they suspect nothing.
fn is_done_to_head(sentence: &Sentence, verb: usize) -> bool {
    let token = &sentence.tokens[verb];
    let follows = sentence.head(verb).is_some_and(|head| head + 1 == verb);
    token.deprel == Deprel::Acl && follows && sentence.tokens.get(verb + 1).is_some_and(|next| next.lemma == "of")
}

/// "Lee had complained of abuse, *claimed* they were poisoning her": a verb without a subject behind a comma goes on with the
/// one before.
fn subject_in_front(sentence: &Sentence, verb: usize) -> Option<usize> {
    let first = sentence.head(verb).filter(|&first| first < verb && sentence.tokens[first].upos == Upos::Verb)?;
    let follows_comma = verb > 0 && sentence.tokens[verb - 1].xpos == Xpos::Comma;
    let goes_on = sentence.tokens[verb].deprel == Deprel::Parataxis && follows_comma && is_finite(sentence, verb);
    sentence.own_subject(first).filter(|&subject| goes_on && subject < first && sentence.has_child(verb, Deprel::Ccomp))
}

/// Of several subjects in front of the verb the last one: "Ann Lee's *colleagues* said", "with Ann Lee gone, *opponents* claim".
fn nearest_subject(sentence: &Sentence, verb: usize) -> Option<usize> {
    sentence.children_by(verb, Deprel::Nsubj).filter(|&subject| subject < verb).last()
}

/// "He killed a woman, who fled, but insisted": the parse can't know who insisted.
fn hangs_loose(sentence: &Sentence, verb: usize) -> bool {
    let is_comma = |i: usize| i < verb && sentence.tokens[i].xpos == Xpos::Comma;
    sentence.tokens[verb].deprel == Deprel::Conj
        && sentence.tokens[sentence.lender(verb)].deprel == Deprel::AclRelcl
        && sentence.children(verb).any(is_comma)
}

/// The verb "quoted" of "quoted X as saying" and of "was quoted by Y as saying", where this is "saying".
fn quoting_verb(sentence: &Sentence, verb: usize) -> Option<usize> {
    let tokens = &sentence.tokens;
    let is_quoting = |i: &usize| matches!(tokens[*i].lemma.as_str(), "quote" | "cite");
    let follows_as = verb > 0 && tokens[verb - 1].lemma == "as";
    let has_as = follows_as || sentence.children(verb).any(|c| tokens[c].lemma == "as");
    if !has_as || tokens[verb].xpos != Xpos::Vbg {
        return None;
    }
    let before = || (verb.saturating_sub(QUOTING)..verb).rfind(is_quoting).filter(|_| follows_as);
    sentence.head(verb).filter(is_quoting).or_else(before)
}

/// Words from "quoted" to "as saying": who was quoted, and by whom.
const QUOTING: usize = 12;

/// The noun right after a verb without a subject, which the parser took for something else: "…,” said the minister".
fn inverted_subject(sentence: &Sentence, verb: usize) -> Option<usize> {
    let follows = sentence
        .children(verb)
        .find(|&c| c > verb && matches!(sentence.tokens[c].upos, Upos::Propn | Upos::Noun | Upos::Pron))?;
    (is_finite(sentence, verb) && follows <= verb + 4 && !sentence.has_child(verb, Deprel::Ccomp)).then_some(follows)
}

/// To whom: "told Reuters that", "said to reporters".
fn addressee(sentence: &Sentence, verb: usize) -> Option<usize> {
    let object = || sentence.object(verb).or_else(|| noun_after(sentence, verb)).filter(|_| tells(sentence, verb));
    let to = || sentence.oblique(verb, &["to"]).filter(|_| sentence.tokens[verb].lemma != "refer");
    sentence.indirect_object(verb).or_else(object).or_else(to)
}

/// Whether it is a verb whose object is who hears it.
pub(super) fn tells(sentence: &Sentence, verb: usize) -> bool {
    matches!(
        sentence.tokens[verb].lemma.as_str(),
        "tell"
            | "inform"
            | "remind"
            | "assure"
            | "reassure"
            | "notify"
            | "warn"
            | "advise"
            | "ask"
            | "urge"
            | "promise"
    )
}

/// The noun right after a verb whose subject stands before it, whatever the parser took it for: "Lee told IRNA".
pub(crate) fn noun_after(sentence: &Sentence, verb: usize) -> Option<usize> {
    let is_noun = |i: &usize| matches!(sentence.tokens[*i].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let has_subject = sentence.own_subject(verb).is_some_and(|s| s < verb);
    sentence.children(verb).find(|&c| c > verb && c <= verb + 3).filter(is_noun).filter(|_| has_subject)
}

/// Verbs that take an infinitive without a subject only as passives: one who believes does not "believe to be".
const RAISED: [&str; 8] = ["say", "believe", "think", "suspect", "allege", "presume", "report", "know"];

fn verb_content(sentence: &Sentence, verb: usize, act: SpeechAct) -> Vec<Span> {
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
        Some(head) => around(sentence, head, quoting),
        None => Vec::new(),
    }
}

/// A clause with a verb or a copula, not a phrase that the parser called one.
fn is_clause(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    matches!(token.upos, Upos::Verb | Upos::Aux)
        || sentence.children(at).any(|c| {
            matches!(
                sentence.tokens[c].deprel,
                Deprel::Cop | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Aux | Deprel::Expl
            )
        })
}

/// The words under `head` without those under `cue`.
fn around(sentence: &Sentence, head: usize, cue: usize) -> Vec<Span> {
    stretches(sentence, sentence.subtree_without(head, |w| w == cue), cue)
}

/// The stretches that the words cover; a gap parts them only where the cue stands in it.
pub(super) fn stretches(sentence: &Sentence, mut words: Vec<usize>, cue: usize) -> Vec<Span> {
    words.sort_unstable();
    words.dedup();
    let cue_clause = sentence.subtree_without(cue, |w| words.binary_search(&w).is_ok());
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &word in &words {
        match runs.last_mut() {
            Some((_, last))
                if !(*last + 1..word)
                    .any(|gap| cue_clause.contains(&gap) && sentence.tokens[gap].upos != Upos::Punct) =>
            {
                *last = word;
            }
            _ => runs.push((word, word)),
        }
    }
    let says_something = |&(first, last): &(usize, usize)| {
        (first..=last).any(|i| {
            let token = &sentence.tokens[i];
            let is_relative = matches!(token.xpos, Xpos::Wp | Xpos::Wdt) && first == last;
            !is_relative && !matches!(token.upos, Upos::Punct | Upos::Sconj | Upos::Cconj)
        })
    };
    // "…, they said *in a statement*": how it was said.
    let begins_before = runs.first().is_some_and(|&(first, _)| first < cue);
    let tells_how = |&(first, last): &(usize, usize)| {
        begins_before
            && first == cue + 1
            && sentence.tokens[first].upos == Upos::Adp
            && (first..=last).all(|i| !matches!(sentence.tokens[i].upos, Upos::Verb | Upos::Aux))
    };
    runs.into_iter()
        .filter(says_something)
        .filter(|run| !tells_how(run))
        .filter_map(|(first, last)| trimmed(sentence, first, last))
        .collect()
}

/// Without punctuation at the ends.
fn trimmed(sentence: &Sentence, first: usize, last: usize) -> Option<Span> {
    let is_word = |&i: &usize| sentence.tokens[i].upos != Upos::Punct;
    let first = (first..=last).find(is_word)?;
    let last = (first..=last).rfind(is_word)?;
    Some(sentence.cover(first, last))
}

/// "the claim that …", "his remarks that …", "an announcement by the ministry that …".
fn noun(report: &AnnotatedReport, index: usize, at: usize, act: SpeechAct) -> Option<Cue> {
    let sentence = &report.sentences[index];
    let clause = sentence.child(at, &[Deprel::Acl, Deprel::Ccomp]).filter(|&c| {
        sentence.children(c).any(|m| {
            sentence.tokens[m].deprel == Deprel::Mark
                && matches!(sentence.tokens[m].lemma.as_str(), "that" | "whether" | "if")
        })
    })?;
    let party = |word: usize| Party::at(report, WordAt { sentence: index, token: word });
    let light_verb = || {
        let verb = sentence.head(at).filter(|&h| sentence.tokens[h].upos == Upos::Verb)?;
        let hears = Reporting::shipped().hears(&sentence.tokens[verb].lemma);
        (sentence.tokens[at].deprel == Deprel::Obj && !hears).then(|| sentence.subject(verb)).flatten()
    };
    let speaker = sentence
        .child(at, &[Deprel::NmodPoss])
        .or_else(|| sentence.oblique(at, &["by", "from", "of"]))
        .or_else(light_verb);
    // "There is no evidence that": nobody shows or asks it.
    if speaker.is_none() && act != SpeechAct::Say {
        return None;
    }
    Some(Cue {
        span: sentence.tokens[at].span,
        word: WordAt { sentence: index, token: at },
        act,
        speaker: speaker.and_then(party),
        addressee: None,
        content: stretches(sentence, sentence.subtree(clause), at),
    })
}

/// "X is sure that …".
fn adjective(report: &AnnotatedReport, index: usize, at: usize, act: SpeechAct) -> Option<Cue> {
    let sentence = &report.sentences[index];
    let clause = sentence.child(at, &[Deprel::Ccomp]).filter(|&c| is_clause(sentence, c))?;
    let speaker = sentence.own_subject(at).and_then(|s| Party::at(report, WordAt { sentence: index, token: s }));
    Some(Cue {
        span: sentence.tokens[at].span,
        word: WordAt { sentence: index, token: at },
        act,
        speaker,
        addressee: None,
        content: stretches(sentence, sentence.subtree(clause), at),
    })
}
