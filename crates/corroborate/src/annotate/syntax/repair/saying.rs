//! What is said and who says it.

use corroborate_encoder::{Deprel, NameTag, Upos, Xpos};

use super::{hang, replace, subjects};
use crate::annotate::syntax::classes::UposClass;
use crate::annotation::{Sentence, SpeechAct};
use crate::lexicon::reporting::Reporting;

/// Words after "said" within which who says it begins.
const REACH: usize = 4;

/// "Police *allege* Ann Lee opened fire": between a noun and a clause that begins with its own subject only a verb stands.
pub(super) fn verb_read_as_noun(sentence: &mut Sentence, text: &str, at: usize) {
    let token = &sentence.tokens[at];
    let form = token.form(text);
    let is_plain_form = form.chars().all(char::is_lowercase) && !form.ends_with("ed");
    let before = at.checked_sub(1).filter(|&i| sentence.tokens[i].upos.is_nominal());
    let Some(before) = before.filter(|_| token.upos != Upos::Verb && is_plain_form) else { return };
    let act = Reporting::shipped().act(form, &token.lemma, Upos::Verb);
    if !matches!(act, Some(SpeechAct::Say | SpeechAct::Think)) {
        return;
    }
    let Some(clause) = clause_from(sentence, at + 1) else { return };
    let hangs_on_clause = sentence.head(at) == Some(clause) && sentence.head(clause) != Some(at);
    let hangs_on_verb = sentence.head(clause) == Some(at)
        && matches!(sentence.tokens[clause].deprel, Deprel::Parataxis | Deprel::Ccomp | Deprel::Dep);
    if !hangs_on_clause && !hangs_on_verb {
        return;
    }
    let subject = sentence
        .path_to_root(before)
        .take_while(|&i| i < at && sentence.tokens[i].upos.is_nominal())
        .last()
        .unwrap_or(before);
    if hangs_on_clause {
        replace(sentence, clause, at);
    }
    hang(sentence, clause, at, Deprel::Ccomp);
    hang(sentence, subject, at, Deprel::Nsubj);
    let is_third = sentence.tokens[at].form(text).ends_with('s');
    sentence.tokens.edit(|tokens| {
        tokens[at].upos = Upos::Verb;
        tokens[at].xpos = if is_third { Xpos::Vbz } else { Xpos::Vbp };
        tokens[at].predicate = 1.0;
    });
}

/// The verb of the clause whose subject begins at `at`; none of a relative clause.
fn clause_from(sentence: &Sentence, at: usize) -> Option<usize> {
    let is_clause = |&verb: &usize| {
        let token = &sentence.tokens[verb];
        let is_finite = matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn | Xpos::Vbg | Xpos::Vb);
        let begins = |subject: usize| sentence.subtree(subject).first() == Some(&at);
        token.upos == Upos::Verb
            && is_finite
            && token.deprel.base() != Deprel::Acl
            && sentence.own_subject(verb).is_some_and(begins)
    };
    (at..sentence.tokens.len()).find(is_clause)
}

/// "*Ann Lee* told police she fell": whoever stands right before the verb is its subject, whatever the parser took her for.
pub(super) fn speaker_read_as_object(sentence: &mut Sentence, verb: usize) {
    let is_object = |&c: &usize| {
        matches!(sentence.tokens[c].deprel, Deprel::Obj | Deprel::Iobj)
            && sentence.subtree(c).last().is_some_and(|&last| last + 1 == verb)
    };
    let speaker = sentence.children(verb).find(is_object);
    if let Some(speaker) = speaker.filter(|_| sentence.own_subject(verb).is_none()) {
        sentence.tokens.edit(|tokens| tokens[speaker].deprel = Deprel::Nsubj);
    }
}

/// "Five people fell, *the agency* said": what stands between the comma and the verb is its subject, and no second one of
/// what is said.
pub(super) fn speaker_read_as_said(sentence: &mut Sentence, verb: usize) {
    let Some(said) = sentence.children(verb).find(|&c| c < verb && sentence.tokens[c].deprel == Deprel::Ccomp) else {
        return;
    };
    let stands_between = |&noun: &usize| {
        let words = sentence.subtree(noun);
        let is_comma = |at: usize| sentence.tokens[at].xpos == Xpos::Comma;
        // "…,” she said": the mark stands between.
        let follows_comma =
            |at: usize| is_comma(at - 1) || at > 1 && sentence.tokens[at - 1].upos == Upos::Punct && is_comma(at - 2);
        let is_behind_comma = words.first().is_some_and(|&first| first > said + 1 && follows_comma(first));
        sentence.tokens[noun].upos.is_nominal() && is_behind_comma && words.last().is_some_and(|&last| last + 1 == verb)
    };
    let speaker = sentence.children_by(said, Deprel::Nsubj).find(stands_between);
    if let Some(speaker) = speaker.filter(|_| sentence.own_subject(verb).is_none()) {
        hang(sentence, speaker, verb, Deprel::Nsubj);
    }
}

/// "They signed a pact on the border, *an official* familiar with it said": what stands between the comma and the verb is no
/// attribute of a noun in what is said.
pub(super) fn speaker_read_as_attribute(sentence: &mut Sentence, verb: usize) {
    if sentence.own_subject(verb).is_some() || sentence.tokens[verb].deprel != Deprel::Parataxis {
        return;
    }
    let stands_between = |&noun: &usize| {
        let words = sentence.subtree(noun);
        let is_word = |at: &&usize| sentence.tokens[**at].upos != Upos::Punct;
        let Some((&first, &last)) = words.iter().find(is_word).zip(words.last()) else { return false };
        let is_attribute = matches!(sentence.tokens[noun].deprel, Deprel::Nmod | Deprel::Appos | Deprel::Conj);
        is_attribute
            && sentence.tokens[noun].upos.is_nominal()
            && first > 0
            && sentence.tokens[first - 1].xpos == Xpos::Comma
            && sentence.head(noun).is_some_and(|head| head < first)
            && !sentence.has_child(noun, Deprel::Case)
            && last + 1 == verb
    };
    if let Some(speaker) = (0..verb).find(stands_between) {
        hang(sentence, speaker, verb, Deprel::Nsubj);
    }
}

/// "*The pact* that they praised on Monday was never signed, an officer told the Post": in front of who tells it stands a
/// clause, and no object; its verb was taken for a second relative clause.
pub(super) fn said_read_as_object(sentence: &mut Sentence, verb: usize) {
    let Some((subject, object)) = sentence.own_subject(verb).zip(sentence.object(verb)) else { return };
    let begin = sentence.subtree(subject).first().copied().unwrap_or(subject);
    if object > begin || begin == 0 || sentence.tokens[begin - 1].xpos != Xpos::Comma || begin > verb {
        return;
    }
    let clauses: Vec<usize> = sentence.children_by(object, Deprel::AclRelcl).collect();
    let [.., _, said] = clauses[..] else { return };
    let is_relative = |word: usize| sentence.tokens[word].upos == Upos::Pron;
    if said > begin || sentence.own_subject(said).is_some_and(is_relative) {
        return;
    }
    let is_passive = sentence.children(said).any(|child| sentence.tokens[child].deprel == Deprel::AuxPass);
    for other in subjects(sentence, said) {
        sentence.tokens.edit(|tokens| tokens[other].deprel = Deprel::Obl);
    }
    hang(sentence, said, verb, Deprel::Ccomp);
    hang(sentence, object, said, if is_passive { Deprel::NsubjPass } else { Deprel::Nsubj });
}

/// "Ann Lee fell, *said* Sgt. Bob Ray": who says it follows the verb, and the noun before belongs to what is said: it is the
/// subject there, or what stands in front of that.
pub(super) fn speaker_behind(sentence: &mut Sentence, verb: usize) {
    let follows_mark = verb > 0 && sentence.tokens[verb - 1].upos == Upos::Punct;
    let subjects: Vec<usize> = subjects(sentence, verb);
    let behind = subjects.iter().copied().find(|&s| s > verb && s <= verb + REACH);
    let before = subjects.iter().copied().find(|&s| s + 1 < verb);
    let said = sentence.children(verb).find(|&c| c < verb && sentence.tokens[c].deprel == Deprel::Ccomp);
    if let (true, Some(before), Some(_), Some(said)) = (follows_mark, before, behind, said)
        && before < said
    {
        match sentence.own_subject(said) {
            None => hang(sentence, before, said, Deprel::Nsubj),
            Some(subject) if before < subject => hang(sentence, before, subject, Deprel::Compound),
            Some(_) => hang(sentence, before, said, Deprel::Dep),
        }
    }
}

/// "He was charged, *police* and the friend said": who stands between the comma and the "and" of the subject says it, too.
pub(super) fn first_of_two_speakers(sentence: &mut Sentence, verb: usize) {
    let Some(second) = sentence.own_subject(verb).filter(|&second| second < verb) else { return };
    let begin = sentence.subtree(second).first().copied().unwrap_or(second);
    let conjunction =
        [begin.checked_sub(1), Some(begin)].into_iter().flatten().find(|&i| sentence.tokens[i].lemma == "and");
    let Some(first) = conjunction.and_then(|and| and.checked_sub(1)).filter(|&i| sentence.tokens[i].upos.is_nominal())
    else {
        return;
    };
    let follows_comma = first > 0 && sentence.tokens[first - 1].xpos == Xpos::Comma;
    let is_elsewhere = sentence.head(first).is_some_and(|head| head != second && head != verb);
    let has_preposition = sentence.children_by(first, Deprel::Case).any(|case| case < first);
    if follows_comma && is_elsewhere && !has_preposition {
        hang(sentence, first, verb, Deprel::Nsubj);
        hang(sentence, second, first, Deprel::Conj);
        if let Some(conjunction) = conjunction {
            hang(sentence, conjunction, second, Deprel::Cc);
        }
    }
}

/// "Norland said a sergeant had died and *accused* its neighbours": what is told as plain past beside what had been is done by who tells it.
pub(super) fn second_deed_of_speaker(sentence: &mut Sentence, verb: usize) {
    let token = &sentence.tokens[verb];
    let is_deed = token.deprel == Deprel::Conj && token.xpos == Xpos::Vbd && sentence.own_subject(verb).is_none();
    let Some(told) = sentence.head(verb).filter(|&told| is_deed && told < verb) else { return };
    let had = |at: usize| sentence.tokens[at].lemma == "have" && sentence.tokens[at].xpos == Xpos::Vbd;
    let is_before = sentence.tokens[told].xpos == Xpos::Vbn && sentence.children_by(told, Deprel::Aux).any(had);
    let says = sentence.head(told).filter(|_| is_before && sentence.tokens[told].deprel == Deprel::Ccomp);
    let is_saying = |says: usize| {
        let token = &sentence.tokens[says];
        let act = Reporting::shipped().act(&token.lemma, &token.lemma, Upos::Verb);
        token.xpos == Xpos::Vbd && says < told && act == Some(SpeechAct::Say)
    };
    if let Some(says) = says.filter(|&says| is_saying(says)) {
        hang(sentence, verb, says, Deprel::Conj);
    }
}

/// "Ann Lee *allege* the man, Bob Ray, opened fire": the noun and the verb that follow are what is said.
pub(super) fn clause_without_that(sentence: &mut Sentence, verb: usize) {
    let follows_mark = verb > 0 && sentence.tokens[verb - 1].upos == Upos::Punct;
    let subjects = subjects(sentence, verb);
    let (Some(&speaker), Some(&inner)) = (subjects.first(), subjects.get(1)) else { return };
    if follows_mark || speaker > verb || inner < verb || sentence.has_child(verb, Deprel::Ccomp) {
        return;
    }
    let said = sentence.children_by(verb, Deprel::Conj).find(|&c| {
        let is_finite = matches!(sentence.tokens[c].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        c > inner && is_finite && !sentence.has_child(c, Deprel::Cc) && sentence.own_subject(c).is_none()
    });
    if let Some(said) = said {
        hang(sentence, inner, said, Deprel::Nsubj);
        hang(sentence, said, verb, Deprel::Ccomp);
    }
}

/// "Told *the Post* the deal was off", "told *Lurelnews* talks had failed": whom it is told to stands right behind the verb, and is no
/// subject of what is told, nor a part of it.
pub(super) fn hearer_read_as_said(sentence: &mut Sentence, verb: usize) {
    if sentence.tokens[verb].lemma != "tell"
        || sentence.object(verb).is_some()
        || sentence.indirect_object(verb).is_some()
    {
        return;
    }
    let Some(said) = sentence.child(verb, &[Deprel::Ccomp]).filter(|&said| said > verb) else { return };
    let subjects = subjects(sentence, said);
    let begins = |&word: &usize| sentence.subtree(word).first() == Some(&(verb + 1));
    let Some(&first) = subjects.first().filter(|first| begins(first)) else { return };
    let is_name = |at: usize| sentence.tokens[at].upos == Upos::Propn && sentence.tokens[at].name != NameTag::O;
    let is_part = |&part: &usize| sentence.tokens[part].deprel == Deprel::Compound && begins(&part) && is_name(part);
    let hearer = match subjects.get(1) {
        Some(_) => Some(first),
        None => {
            sentence.children(first).find(is_part).filter(|&part| sentence.subtree(part).last() == Some(&(first - 1)))
        }
    };
    if let Some(hearer) = hearer {
        hang(sentence, hearer, verb, Deprel::Iobj);
    }
}

/// "The company said in a statement *that it would close*": what is said hangs on the verb, not on what it is said in.
pub(super) fn said_in_statement(sentence: &mut Sentence, verb: usize) {
    if sentence.has_child(verb, Deprel::Ccomp) || sentence.own_subject(verb).is_none() {
        return;
    }
    let Some(statement) = sentence.oblique(verb, &["in"]).filter(|&statement| statement > verb) else { return };
    let is_said = |&clause: &usize| {
        let that = sentence.children_by(clause, Deprel::Mark).find(|&mark| sentence.tokens[mark].lemma == "that");
        that.is_some_and(|that| that > statement) && sentence.own_subject(clause).is_some()
    };
    let clause = sentence.children_by(statement, Deprel::Acl).find(is_said);
    if let Some(clause) = clause {
        hang(sentence, clause, verb, Deprel::Ccomp);
    }
}

/// "Said *Ann Lee* in a press release": what stands before the preposition of a noun is no part of that noun, but the subject of a
/// verb right before it that has none.
pub(super) fn part_before_its_preposition(sentence: &mut Sentence, part: usize) {
    let is_part = matches!(sentence.tokens[part].deprel, Deprel::Compound | Deprel::Flat | Deprel::Amod);
    let noun = sentence.head(part).filter(|&noun| is_part && noun > part);
    if !noun.is_some_and(|noun| sentence.children_by(noun, Deprel::Case).any(|case| case > part)) {
        return;
    }
    let begin = sentence.subtree(part).first().copied().unwrap_or(part);
    let verb = begin.checked_sub(1).filter(|&verb| sentence.tokens[verb].upos == Upos::Verb);
    if let Some(verb) = verb.filter(|&verb| sentence.own_subject(verb).is_none()) {
        hang(sentence, part, verb, Deprel::Nsubj);
    }
}

/// "*Deputy Ann Lee* put it off, a source told us": who stands right in front of what is said does that, where another says it.
pub(super) fn subject_of_said_read_as_speaker(sentence: &mut Sentence, verb: usize) {
    let said = sentence.children_by(verb, Deprel::Ccomp).filter(|&said| said < verb);
    let is_open = |said: &usize| sentence.own_subject(*said).is_none();
    let Some(said) = said.filter(is_open).last() else { return };
    let speakers = subjects(sentence, verb);
    let (Some(&first), Some(&last)) = (speakers.first(), speakers.last()) else { return };
    let is_auxiliary = |at: &usize| matches!(sentence.tokens[*at].deprel, Deprel::Aux | Deprel::AuxPass);
    let begins = sentence.children(said).find(is_auxiliary).map_or(said, |auxiliary| auxiliary.min(said));
    let is_in_front = sentence.subtree(first).last().is_some_and(|&end| end + 1 == begins);
    if first < said && last > said && is_in_front {
        let is_passive = sentence.has_child(said, Deprel::AuxPass);
        for clause in sentence.children_by(verb, Deprel::Advcl).filter(|&at| at < first).collect::<Vec<_>>() {
            hang(sentence, clause, said, Deprel::Advcl);
        }
        hang(sentence, first, said, if is_passive { Deprel::NsubjPass } else { Deprel::Nsubj });
    }
}
