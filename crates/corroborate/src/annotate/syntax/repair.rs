//! Trees that can't be: mended before any layer reads them.
//!
//! What is said and who says it is mistaken most where news differs from the treebanks: a verb of saying in the plain form
//! ("police allege he fled") is taken for a noun, the subject of what is said for the speaker ("Ann Lee fell, said Sgt. Bob
//! Ray"), a title for a second subject ("producers Ann and Bob said"). Here the order of the words says what the tree must
//! be, so that no later rule has to allow for it. Each mending moves heads only to words whose own way to the root does not
//! lead through the word moved.

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::classes::UposClass;
use crate::annotation::{Sentence, SpeechAct};
use crate::lexicon::person_words::{self, PersonClass};
use crate::lexicon::reporting::Reporting;
use crate::lexicon::role_words;
use crate::text::LowerCase;

/// Words after "said" within which who says it begins.
const REACH: usize = 4;

/// Mends the tree of a sentence of `text`.
pub(super) fn mend(sentence: &mut Sentence, text: &str) {
    for at in 0..sentence.tokens.len() {
        verb_read_as_noun(sentence, text, at);
    }
    for at in 0..sentence.tokens.len() {
        general_behind_its_noun(sentence, at);
        title_as_subject(sentence, at);
        home_as_subject(sentence, at);
        title_beside_a_body(sentence, at);
        participle_as_verb(sentence, at);
        if says(sentence, text, at) {
            speaker_read_as_object(sentence, at);
            speaker_read_as_said(sentence, at);
            speaker_behind(sentence, at);
            first_of_two_speakers(sentence, at);
            clause_without_that(sentence, at);
        }
    }
}

fn says(sentence: &Sentence, text: &str, at: usize) -> bool {
    let token = &sentence.tokens[at];
    let is_finite = matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    is_finite && Reporting::shipped().act(token.form(text), &token.lemma, token.upos) == Some(SpeechAct::Say)
}

/// "The former attorney *general* who led it": the noun before is the head, whichever of the two the parser took for it.
fn general_behind_its_noun(sentence: &mut Sentence, general: usize) {
    if !sentence.tokens[general].lemma.eq_ignore_ascii_case("general") {
        return;
    }
    let is_noun = |&noun: &usize| {
        let token = &sentence.tokens[noun];
        token.upos.is_nominal() && role_words::goes_before_general(&token.lemma.lower_case())
    };
    let noun = general.checked_sub(1).filter(is_noun).filter(|&noun| sentence.head(general) != Some(noun));
    let Some(noun) = noun else { return };
    if sentence.head(noun) == Some(general) {
        replace(sentence, general, noun);
    }
    let others: Vec<usize> = sentence.children(general).filter(|&child| child != noun).collect();
    for other in others {
        let deprel = sentence.tokens[other].deprel;
        hang(sentence, other, noun, deprel);
    }
    hang(sentence, general, noun, Deprel::Amod);
}

/// "Police *allege* Ann Lee opened fire": between a noun and a clause that begins with its own subject only a verb stands.
fn verb_read_as_noun(sentence: &mut Sentence, text: &str, at: usize) {
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
fn speaker_read_as_object(sentence: &mut Sentence, verb: usize) {
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
fn speaker_read_as_said(sentence: &mut Sentence, verb: usize) {
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

/// "Ann Lee fell, *said* Sgt. Bob Ray": who says it follows the verb, and the noun before belongs to what is said: it is the
/// subject there, or what stands in front of that.
fn speaker_behind(sentence: &mut Sentence, verb: usize) {
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
fn first_of_two_speakers(sentence: &mut Sentence, verb: usize) {
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

/// "Ann Lee *allege* the man, Bob Ray, opened fire": the noun and the verb that follow are what is said.
fn clause_without_that(sentence: &mut Sentence, verb: usize) {
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

/// "*producers* Ann Lee and Bob Ray said": of two subjects side by side the first is the title of the second.
fn title_as_subject(sentence: &mut Sentence, verb: usize) {
    let subjects = subjects(sentence, verb);
    for pair in subjects.windows(2) {
        let (title, name) = (pair[0], pair[1]);
        let is_title = sentence.tokens[title].upos == Upos::Noun && sentence.tokens[name].upos == Upos::Propn;
        let touches = sentence.subtree(name).first() == Some(&(title + 1));
        let is_beside = (title < verb) == (name < verb);
        if is_title && touches && is_beside && sentence.tokens[verb].upos == Upos::Verb {
            hang(sentence, title, name, Deprel::Nmod);
        }
    }
}

/// "the *Harbourtown*, Norl., native won": of two subjects with nothing but a comma between them the first, a place with
/// what it lies in, says whence the second is.
fn home_as_subject(sentence: &mut Sentence, verb: usize) {
    for pair in subjects(sentence, verb).windows(2) {
        let (place, noun) = (pair[0], pair[1]);
        let is_place = sentence.tokens[place].upos == Upos::Propn && sentence.has_child(place, Deprel::Appos);
        let is_bare = sentence.tokens[noun].upos == Upos::Noun && sentence.subtree(noun).first() == Some(&noun);
        let is_comma = |at: usize| sentence.tokens[at].xpos == Xpos::Comma;
        if is_place && is_bare && noun < verb && is_comma(noun - 1) && sentence.has_child(place, Deprel::Det) {
            hang(sentence, place, noun, Deprel::Compound);
        }
    }
}

/// "A man *believed* to be his brother screamed": what somebody is believed to be is told beside what he does.
fn participle_as_verb(sentence: &mut Sentence, participle: usize) {
    let token = &sentence.tokens[participle];
    let is_supposed = matches!(token.lemma.as_str(), "believe" | "think" | "say" | "suspect" | "know" | "allege");
    let has_auxiliary = sentence.child(participle, &[Deprel::Aux, Deprel::AuxPass]).is_some();
    let subject = sentence.own_subject(participle).filter(|&subject| subject + 1 == participle);
    let goes_on = sentence.tokens.get(participle + 1).is_some_and(|next| next.lemma == "to" && next.upos == Upos::Part);
    let (true, false, Some(noun), true) = (is_supposed, has_auxiliary, subject, goes_on) else { return };
    let verb = (participle + 1..sentence.tokens.len()).find(|&i| {
        let token = &sentence.tokens[i];
        let is_beside = token.head == Some(participle) || token.head == sentence.tokens[participle].head;
        token.xpos == Xpos::Vbd
            && token.deprel == Deprel::Conj
            && is_beside
            && sentence.own_subject(i).is_none()
            && !sentence.has_child(i, Deprel::Cc)
    });
    let Some(verb) = verb else { return };
    if sentence.tokens[verb].head == Some(participle) {
        replace(sentence, participle, verb);
    }
    for conjunction in sentence.children_by(participle, Deprel::Cc).filter(|&c| c < noun).collect::<Vec<_>>() {
        hang(sentence, conjunction, verb, Deprel::Cc);
    }
    sentence.tokens.edit(|tokens| {
        tokens[participle].xpos = Xpos::Vbn;
        tokens[noun].head = None;
    });
    hang(sentence, participle, noun, Deprel::Acl);
    hang(sentence, noun, verb, Deprel::Nsubj);
}

/// "the chief of the force, Ann Lee, and the *head* of the guard": who holds an office is coordinated with another who
/// does, not with the body that the other holds it in.
fn title_beside_a_body(sentence: &mut Sentence, at: usize) {
    let is_office = |sentence: &Sentence, i: usize| {
        let class = person_words::class_of(&sentence.tokens[i].lemma.lower_case());
        class.is_some_and(PersonClass::is_title) && matches!(sentence.tokens[i].upos, Upos::Noun | Upos::Propn)
    };
    let Some(body) = sentence.head(at).filter(|_| sentence.tokens[at].deprel == Deprel::Conj) else { return };
    let has_determiner = sentence.has_child(at, Deprel::Det) || sentence.has_child(at, Deprel::NmodPoss);
    if !is_office(sentence, at)
        || !has_determiner
        || person_words::class_of(&sentence.tokens[body].lemma.lower_case()).is_some()
    {
        return;
    }
    let above = sentence.path_to_root(body);
    let mut attributes = above.take_while(|&i| sentence.tokens[i].deprel == Deprel::Nmod).collect::<Vec<_>>();
    let Some(outermost) = attributes.pop() else { return };
    if let Some(office) = sentence.head(outermost).filter(|&i| is_office(sentence, i)) {
        hang(sentence, at, office, Deprel::Conj);
    }
}

fn subjects(sentence: &Sentence, verb: usize) -> Vec<usize> {
    sentence.children(verb).filter(|&c| sentence.tokens[c].deprel.base() == Deprel::Nsubj).collect()
}

/// Hangs a word on another, unless that stands under it.
fn hang(sentence: &mut Sentence, word: usize, head: usize, deprel: Deprel) {
    if word != head && !sentence.is_under(head, word) {
        sentence.tokens.edit(|tokens| (tokens[word].head, tokens[word].deprel) = (Some(head), deprel));
    }
}

/// Hangs a word where another hangs, beside it.
fn replace(sentence: &mut Sentence, other: usize, word: usize) {
    sentence
        .tokens
        .edit(|tokens| (tokens[word].head, tokens[word].deprel) = (tokens[other].head, tokens[other].deprel));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// The mended tree of a drawn sentence as `form<head deprel`, of the words named only.
    #[track_caller]
    fn check(drawn: &str, expected: &[(&str, &str, Deprel)]) {
        let report = testing::read(drawn);
        let mut sentence = report.sentences[0].clone();
        let text = &report.report.text;
        mend(&mut sentence, text);
        for &(word, head, deprel) in expected {
            let at = sentence.tokens.iter().position(|t| t.form(text) == word).expect("the word");
            let found = sentence.head(at).map_or("-", |h| sentence.tokens[h].form(text));
            assert_eq!((found, sentence.tokens[at].deprel), (head, deprel), "{word}");
        }
    }

    #[test]
    fn what_police_allege_is_no_fact_though_the_verb_was_read_as_a_noun() {
        let said =
            &[("fled", "allege", Deprel::Ccomp), ("Police", "allege", Deprel::Nsubj), ("allege", "-", Deprel::Root)];
        check(
            "Police/NOUN/2/nsubj allege/NOUN/4/advmod Ann/PROPN/4/nsubj fled/VERB/0/root Friday/PROPN/4/obl ~./PUNCT/4/punct",
            said,
        );
        check(
            "Police/NOUN/2/nsubj allege/NOUN/0/root Ann/PROPN/4/nsubj fled/VERB/2/parataxis Friday/PROPN/4/obl ~./PUNCT/4/punct",
            said,
        );
    }

    /// "John Mitchell, the former attorney general who led it" was told as "General led it".
    #[test]
    fn an_attorney_general_is_an_attorney() {
        check(
            "Bob/PROPN/0/root ~,/PUNCT/5/punct the/DET/5/det attorney/NOUN/5/compound general/NOUN/1/appos              who/PRON/7/nsubj led/VERB/5/acl:relcl ~./PUNCT/1/punct",
            &[
                ("attorney", "Bob", Deprel::Appos),
                ("general", "attorney", Deprel::Amod),
                ("led", "attorney", Deprel::AclRelcl),
            ],
        );
        check(
            "Bob/PROPN/0/root ~,/PUNCT/5/punct the/DET/5/det attorney/NOUN/1/appos general/NOUN/1/appos              who/PRON/7/nsubj led/VERB/5/acl:relcl ~./PUNCT/1/punct",
            &[("general", "attorney", Deprel::Amod), ("led", "attorney", Deprel::AclRelcl)],
        );
    }

    #[test]
    fn a_report_that_somebody_wrote_stays_a_noun() {
        check(
            "The/DET/3/det police/NOUN/3/compound report/NOUN/6/nsubj Ann/PROPN/5/nsubj wrote/VERB/3/acl:relcl \
             burned/VERB/0/root ~./PUNCT/6/punct",
            &[("wrote", "report", Deprel::AclRelcl), ("report", "burned", Deprel::Nsubj)],
        );
    }

    #[test]
    fn whom_the_clause_tells_of_is_not_who_says_it() {
        check(
            "Ann/PROPN/6/nsubj ~,/PUNCT/1/punct was/AUX/4/aux walking/VERB/6/ccomp/VBG ~,/PUNCT/4/punct said/VERB/0/root/=say \
             Bob/PROPN/6/nsubj ~./PUNCT/6/punct",
            &[("Ann", "walking", Deprel::Nsubj), ("Bob", "said", Deprel::Nsubj)],
        );
    }

    /// "A hungry, wet and barefoot Arcade Joseph Comeaux was caught, said Alfredo Perez" was said by an Arcade.
    #[test]
    fn a_noun_in_front_of_the_subject_of_what_is_said_does_not_say_it() {
        check(
            "barefoot/ADJ/2/amod Max/PROPN/7/nsubj Ann/PROPN/5/nsubj:pass was/AUX/5/aux:pass caught/VERB/7/ccomp/VBN ~,/PUNCT/5/punct \
             said/VERB/0/root/=say Bob/PROPN/7/nsubj ~./PUNCT/7/punct",
            &[("Max", "Ann", Deprel::Compound), ("Bob", "said", Deprel::Nsubj)],
        );
    }

    #[test]
    fn who_says_it_at_the_end_is_not_who_did_it() {
        check(
            "Fire/NOUN/2/nsubj killed/VERB/7/ccomp/VBD five/NUM/2/obj ~,/PUNCT/2/punct/, the/DET/6/det agency/NOUN/2/nsubj reported/VERB/0/root/VBD",
            &[("agency", "reported", Deprel::Nsubj), ("Fire", "killed", Deprel::Nsubj)],
        );
    }

    /// "The man was charged, police and the woman's friend said" was said by the friend alone.
    #[test]
    fn of_two_who_say_it_the_first_is_no_part_of_what_is_said() {
        check(
            "Roe/PROPN/3/nsubj:pass was/AUX/3/aux:pass charged/VERB/9/ccomp/VBN ~,/PUNCT/5/punct/, police/NOUN/3/obl:agent and/CCONJ/8/cc/=and \
             the/DET/8/det friend/NOUN/9/nsubj said/VERB/0/root/=say ~./PUNCT/9/punct",
            &[("police", "said", Deprel::Nsubj), ("friend", "police", Deprel::Conj)],
        );
    }

    /// "“He is no thief,” Umm Khalid, 58, told reporters" was said by the reporters.
    #[test]
    fn who_says_it_behind_a_closing_mark_is_not_who_is_spoken_of() {
        check(
            "He/PRON/3/nsubj fell/VERB/3/advcl down/ADV/7/ccomp ~,/PUNCT/3/punct/, ”/PUNCT/3/punct Ann/PROPN/3/nsubj told/VERB/0/root/=tell \
             reporters/NOUN/7/iobj",
            &[("Ann", "told", Deprel::Nsubj), ("reporters", "told", Deprel::Iobj)],
        );
    }

    #[test]
    fn who_told_the_police_was_told_nothing() {
        check(
            "Lee/PROPN/2/iobj told/VERB/0/root/=tell police/NOUN/2/iobj he/PRON/5/nsubj fell/VERB/2/ccomp",
            &[("Lee", "told", Deprel::Nsubj), ("police", "told", Deprel::Iobj)],
        );
    }

    #[test]
    fn a_constable_who_alleges_did_not_open_fire() {
        check(
            "Bob/PROPN/2/nsubj allege/VERB/0/root/VBP the/DET/4/det man/NOUN/2/nsubj ~,/PUNCT/6/punct Ray/PROPN/4/appos \
             ~,/PUNCT/4/punct opened/VERB/2/conj fire/NOUN/8/obj ~./PUNCT/2/punct",
            &[("opened", "allege", Deprel::Ccomp), ("man", "opened", Deprel::Nsubj)],
        );
    }

    #[test]
    fn a_title_in_front_of_two_names_is_no_subject_beside_them() {
        check(
            "producers/NOUN/5/nsubj Ann/PROPN/5/nsubj and/CCONJ/4/cc Bob/PROPN/2/conj said/VERB/0/root/=say yes/INTJ/5/obj",
            &[("producers", "Ann", Deprel::Nmod), ("Ann", "said", Deprel::Nsubj)],
        );
    }

    /// "The Baltimore, Md., native hasn't beaten an opponent" was told of Baltimore, Md.
    #[test]
    fn the_place_that_somebody_is_a_native_of_is_no_subject() {
        check(
            "The/DET/2/det Harbourtown/PROPN/7/nsubj ~,/PUNCT/4/punct/, Norl./PROPN/2/appos ~,/PUNCT/2/punct/, native/NOUN/7/nsubj \
             won/VERB/0/root/VBD ~./PUNCT/7/punct",
            &[("Harbourtown", "native", Deprel::Compound), ("native", "won", Deprel::Nsubj)],
        );
    }

    #[test]
    fn who_is_believed_to_be_somebody_is_who_screamed() {
        check(
            "It/PRON/2/nsubj stopped/VERB/0/root ~,/PUNCT/2/punct and/CCONJ/6/cc man/NOUN/6/nsubj believed/VERB/2/conj/=believe \
             to/PART/9/mark be/AUX/9/cop husband/NOUN/6/ccomp screamed/VERB/2/conj/VBD ~./PUNCT/2/punct",
            &[
                ("man", "screamed", Deprel::Nsubj),
                ("believed", "man", Deprel::Acl),
                ("screamed", "stopped", Deprel::Conj),
                ("and", "screamed", Deprel::Cc),
            ],
        );
    }

    #[test]
    fn two_who_hold_offices_are_coordinated_though_a_body_stands_between() {
        check(
            "They/PRON/2/nsubj met/VERB/0/root the/DET/4/det chief/NOUN/2/obj of/ADP/7/case the/DET/7/det force/NOUN/4/nmod \
             and/CCONJ/10/cc the/DET/10/det head/NOUN/7/conj of/ADP/13/case the/DET/13/det guard/NOUN/10/nmod",
            &[("head", "chief", Deprel::Conj)],
        );
    }

    #[test]
    fn a_circle_is_not_closed() {
        check("said/VERB/2/ccomp/=say ~,/PUNCT/1/punct said/VERB/1/ccomp/=say", &[]);
    }
}
