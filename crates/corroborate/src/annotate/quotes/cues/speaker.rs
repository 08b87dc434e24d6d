//! Who says it and to whom, by the syntax of a verb of saying.
//!
//! The subject says it, of a passive the agent, of "quoted X as saying" X. Where the tree gives none, the noun beside the verb
//! does: parsers take it for an object or hang it on a neighbour.

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::verb_forms::{is_finite, tells};
use crate::annotate::syntax::UposClass;
use crate::annotation::{Sentence, SpeechAct};
use crate::lexicon::reporting::Reporting;

/// Who says it: the subject, the agent of a passive; of "quoted X as saying" and "X was quoted as saying" it is X.
pub(super) fn speaker(sentence: &Sentence, verb: usize) -> Option<usize> {
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
    if let Some(heard) = heard(sentence, verb) {
        return Some(heard);
    }
    if let Some(written) = written_on(sentence, verb) {
        return Some(written);
    }
    if let Some(first) = added_to(sentence, verb) {
        return speaker(sentence, first);
    }
    nearest_subject(sentence, verb)
        .or_else(|| sentence.own_subject(verb))
        .map(|s| sentence.relative_antecedent(s).unwrap_or(s))
        .or_else(|| sentence.subject(verb).filter(|_| !hangs_loose(sentence, verb)))
        .or_else(|| inverted_subject(sentence, verb))
        .or_else(|| subject_in_front(sentence, verb))
}

/// "She heard *someone* say": whoever is heard says it.
fn heard(sentence: &Sentence, verb: usize) -> Option<usize> {
    let hears = |at: usize| Reporting::shipped().is_of_hearing(&sentence.tokens[at].lemma);
    let is_bare = matches!(sentence.tokens[verb].xpos, Xpos::Vb | Xpos::Vbg | Xpos::Vbp);
    sentence.head(verb).filter(|&above| is_bare && above < verb && hears(above))?;
    verb.checked_sub(1).filter(|&before| sentence.tokens[before].upos.is_nominal() && !hears(before))
}

/// "They unfurled *banners* reading": what is read stands on the noun in front, whatever the parser hung it on.
fn written_on(sentence: &Sentence, verb: usize) -> Option<usize> {
    let reads = sentence.tokens[verb].xpos == Xpos::Vbg && sentence.tokens[verb].lemma == "read";
    verb.checked_sub(1).filter(|&before| reads && sentence.tokens[before].upos == Upos::Noun)
}

/// "Lee said that Roe used it – and *added*": what comes to words said before is said by whoever said those, not by whom they are
/// about.
fn added_to(sentence: &Sentence, verb: usize) -> Option<usize> {
    let token = &sentence.tokens[verb];
    let goes_on = Reporting::shipped().goes_on(&token.lemma)
        && token.deprel == Deprel::Conj
        && sentence.own_subject(verb).is_none();
    let first = sentence.head(verb).filter(|_| goes_on)?;
    let is_said = sentence.tokens[first].deprel == Deprel::Ccomp;
    let saying = sentence.head(first).filter(|_| is_said)?;
    let token = &sentence.tokens[saying];
    (Reporting::shipped().act(&token.lemma, &token.lemma, token.upos) == Some(SpeechAct::Say)).then_some(saying)
}

/// "People *suspected* of theft": they suspect nothing.
pub(super) fn is_done_to_head(sentence: &Sentence, verb: usize) -> bool {
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

/// The noun right after a verb without a subject, which the parser took for something else: "…,” said the minister".
fn inverted_subject(sentence: &Sentence, verb: usize) -> Option<usize> {
    let follows = sentence
        .children(verb)
        .find(|&c| c > verb && matches!(sentence.tokens[c].upos, Upos::Propn | Upos::Noun | Upos::Pron))?;
    (is_finite(sentence, verb) && follows <= verb + 4 && !sentence.has_child(verb, Deprel::Ccomp)).then_some(follows)
}

/// Words of a phrase beside a verb at most: "a message from the Central Commission for Elections of Norland *said*".
const PHRASE: usize = 12;

/// The noun right beside a verb, before it or after it.
pub(super) fn neighbour(sentence: &Sentence, verb: usize) -> Option<usize> {
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
    let up = sentence.path_to_root(word).take_while(|&i| is_noun(&i) && i.abs_diff(word) < PHRASE).last();
    up.filter(|&i| (i < verb) == (word < verb)).or(Some(word))
}

/// The verb "quoted" of "quoted X as saying" and of "was quoted by Y as saying", where this is "saying".
pub(super) fn quoting_verb(sentence: &Sentence, verb: usize) -> Option<usize> {
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
pub(super) const QUOTING: usize = 12;

/// To whom: "told Reuters that", "said to reporters".
pub(super) fn addressee(sentence: &Sentence, verb: usize) -> Option<usize> {
    let object = || sentence.object(verb).or_else(|| noun_after(sentence, verb)).filter(|_| tells(sentence, verb));
    let to = || sentence.oblique(verb, &["to"]).filter(|_| sentence.tokens[verb].lemma != "refer");
    sentence.indirect_object(verb).or_else(object).or_else(to)
}

/// The noun right after a verb whose subject stands before it, whatever the parser took it for: "Lee told IRNA".
pub(crate) fn noun_after(sentence: &Sentence, verb: usize) -> Option<usize> {
    let is_noun = |i: &usize| matches!(sentence.tokens[*i].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let has_subject = sentence.own_subject(verb).is_some_and(|s| s < verb);
    sentence.children(verb).find(|&c| c > verb && c <= verb + 3).filter(is_noun).filter(|_| has_subject)
}
