//! Names, titles and what else stands beside a noun, taken for subjects or hung on the wrong one.

use corroborate_encoder::{Deprel, NameKind, Upos, Xpos};

use super::{hang, replace, subjects};
use crate::annotate::syntax::classes::UposClass;
use crate::annotation::Sentence;
use crate::lexicon::person_words::{self, PersonClass};
use crate::lexicon::role_words;
use crate::report::ZoneKind;
use crate::text::LowerCase;

/// "A woman who saw the shooting of Ann (Annie) *Lee* says": a verb that has its subject has none in what goes on with a name behind
/// what somebody is called.
pub(super) fn surname_as_subject(sentence: &mut Sentence, surname: usize) {
    let Some(given) = surname.checked_sub(4) else { return };
    let upos = |at: usize| sentence.tokens[at].upos;
    let is_in_brackets = upos(given + 1) == Upos::Punct && upos(given + 3) == Upos::Punct;
    let is_named = [given, given + 2, surname].into_iter().all(|at| upos(at) == Upos::Propn);
    let verb = sentence.head(surname).filter(|_| sentence.tokens[surname].deprel.base() == Deprel::Nsubj);
    let has_subject = |verb: usize| subjects(sentence, verb).into_iter().any(|subject| subject < given);
    if is_in_brackets && is_named && verb.is_some_and(has_subject) {
        hang(sentence, surname, given, Deprel::Flat);
    }
}

/// "One was killed and *four* more received wounds": a number counts no verb; whom it counts does what the verb tells.
pub(super) fn number_as_subject(sentence: &mut Sentence, number: usize) {
    let token = &sentence.tokens[number];
    let is_more = |at: usize| matches!(sentence.tokens[at].lemma.as_str(), "more" | "other" | "further");
    // "Four" may hang on "more", and that on the verb.
    let head = sentence.head(number).and_then(|head| if is_more(head) { sentence.head(head) } else { Some(head) });
    let is_number = token.upos == Upos::Num && token.deprel == Deprel::Nummod;
    let verb = head.filter(|&verb| is_number && sentence.tokens[verb].upos == Upos::Verb && verb > number);
    let Some(verb) = verb.filter(|&verb| sentence.own_subject(verb).is_none()) else { return };
    if !(number + 1..verb).all(is_more) {
        return;
    }
    let is_participle = sentence.tokens[verb].xpos == Xpos::Vbn && !sentence.has_child(verb, Deprel::Aux);
    let is_done_to = is_participle && sentence.object(verb).is_none();
    hang(sentence, number, verb, if is_done_to { Deprel::NsubjPass } else { Deprel::Nsubj });
    for more in number + 1..verb {
        hang(sentence, more, number, Deprel::Amod);
    }
    // "Four received wounds".
    if is_participle && !is_done_to {
        sentence.tokens.edit(|tokens| tokens[verb].xpos = Xpos::Vbd);
    }
}

/// "Ann Lee, *premier* discuss truce": in a headline a comma is an "and", unless another closes what it opens.
pub(super) fn second_of_a_headline(sentence: &mut Sentence, second: usize) {
    let is_beside = matches!(sentence.tokens[second].deprel, Deprel::Appos | Deprel::Nmod | Deprel::Flat);
    let first = sentence.head(second).filter(|&first| is_beside && sentence.zone == ZoneKind::Title && first < second);
    let verb =
        first.filter(|&first| sentence.tokens[first].deprel == Deprel::Nsubj).and_then(|first| sentence.head(first));
    let words = sentence.subtree(second);
    let follows_comma = words.iter().any(|&at| {
        at < second
            && (sentence.tokens[at].xpos == Xpos::Comma || at > 0 && sentence.tokens[at - 1].xpos == Xpos::Comma)
    });
    let last = words.last().filter(|&&last| sentence.tokens[last].upos != Upos::Punct);
    let is_open = last.is_some() && last.map(|&last| last + 1) == verb;
    if let (Some(first), true, true) = (first, follows_comma, is_open && sentence.tokens[second].upos.is_nominal()) {
        hang(sentence, second, first, Deprel::Conj);
    }
}

/// "The former attorney *general* who led it": the noun before is the head, whichever of the two the parser took for it.
pub(super) fn general_behind_its_noun(sentence: &mut Sentence, text: &str, general: usize) {
    let is_noun = |&noun: &usize| {
        let token = &sentence.tokens[noun];
        token.upos.is_nominal()
            && role_words::are_one_with_general(token.form(text), sentence.tokens[general].form(text))
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

/// "*producers* Ann Lee and Bob Ray said": of two subjects side by side the first is the title of the second.
pub(super) fn title_as_subject(sentence: &mut Sentence, verb: usize) {
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
pub(super) fn home_as_subject(sentence: &mut Sentence, verb: usize) {
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

/// "A pact against cross-border *organized* crime": behind a preposition and its adjective a participle in front of a noun is that noun's.
pub(super) fn participle_behind_preposition(sentence: &mut Sentence, participle: usize) {
    let tokens = &sentence.tokens;
    let Some(adjective) = participle.checked_sub(1).filter(|&at| tokens[at].upos == Upos::Adj) else { return };
    let Some(case) = adjective.checked_sub(1).filter(|&at| tokens[at].upos == Upos::Adp) else { return };
    let Some(before) = case.checked_sub(1).filter(|&at| tokens[at].upos.is_nominal()) else { return };
    let noun = participle + 1;
    let is_participle =
        matches!(tokens[participle].xpos, Xpos::Vbn | Xpos::Vbd) && tokens[participle].upos == Upos::Verb;
    let is_in_front = tokens.get(noun).is_some_and(|token| token.upos == Upos::Noun && token.head == Some(participle));
    if !is_participle || !is_in_front || tokens[case].head != Some(adjective) {
        return;
    }
    let Some(above) = sentence.head(participle) else { return };
    // What it seemed to govern goes on with the noun before, or hangs where it hung itself.
    for child in sentence.children(participle).filter(|&child| child > noun).collect::<Vec<_>>() {
        let deprel = sentence.tokens[child].deprel;
        hang(sentence, child, if deprel == Deprel::Conj { before } else { above }, deprel);
    }
    hang(sentence, noun, before, Deprel::Nmod);
    hang(sentence, participle, noun, Deprel::Amod);
    hang(sentence, adjective, noun, Deprel::Amod);
    hang(sentence, case, noun, Deprel::Case);
    sentence.tokens.edit(|tokens| (tokens[participle].upos, tokens[participle].xpos) = (Upos::Adj, Xpos::Jj));
}

/// "Three lost their lives in the station and two *civilians* were murdered": a verb that goes on without a subject of its own, and
/// without a word that joins it, has its subject right in front of it, behind that word.
pub(super) fn subject_read_as_conjunct(sentence: &mut Sentence, verb: usize) {
    let tokens = &sentence.tokens;
    let is_second = tokens[verb].upos == Upos::Verb
        && tokens[verb].deprel == Deprel::Conj
        && matches!(tokens[verb].xpos, Xpos::Vbd | Xpos::Vbn)
        && sentence.own_subject(verb).is_none();
    let is_auxiliary = |&at: &usize| matches!(tokens[at].deprel, Deprel::Aux | Deprel::AuxPass);
    let Some(auxiliary) = sentence.children(verb).find(is_auxiliary).filter(|_| is_second) else { return };
    let is_mark = |&at: &usize| tokens[at].upos == Upos::Punct;
    let Some(last) = (0..auxiliary).rev().find(|at| !is_mark(at)) else { return };
    let joined = sentence.path_to_root(last).find(|&at| {
        tokens[at].deprel == Deprel::Conj && tokens[at].upos.is_nominal() && sentence.has_child(at, Deprel::Cc)
    });
    let Some(subject) = joined else { return };
    let is_whole = sentence.subtree(subject).iter().rev().find(|at| !is_mark(at)) == Some(&last);
    let above = sentence.head(subject);
    let is_plain = above.is_some_and(|above| tokens[above].deprel.base() != Deprel::Nsubj && above < subject);
    if !is_whole || !is_plain || sentence.is_under(verb, subject) {
        return;
    }
    let deprel = if sentence.has_child(verb, Deprel::AuxPass) { Deprel::NsubjPass } else { Deprel::Nsubj };
    for word in sentence.children_by(subject, Deprel::Cc).collect::<Vec<_>>() {
        hang(sentence, word, verb, Deprel::Cc);
    }
    hang(sentence, subject, verb, deprel);
}

/// "A man *believed* to be his brother screamed": what somebody is believed to be is told beside what he does.
pub(super) fn participle_as_verb(sentence: &mut Sentence, participle: usize) {
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
pub(super) fn title_beside_a_body(sentence: &mut Sentence, at: usize) {
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

/// "A former engineer of the agency, Mr *Ann Lee*, said": a person stands beside whoever is of the body, not beside the body.
pub(super) fn name_beside_a_body(sentence: &mut Sentence, name: usize) {
    let kind = |at: usize| sentence.tokens[at].name.kind();
    let is_person = sentence.tokens[name].deprel == Deprel::Appos && kind(name) == Some(NameKind::Person);
    let is_body = |&at: &usize| matches!(kind(at), Some(NameKind::Organization | NameKind::Place));
    let Some(body) = sentence.head(name).filter(|_| is_person).filter(is_body) else { return };
    let is_holder = |&noun: &usize| {
        let token = &sentence.tokens[noun];
        let class = person_words::class_of(&token.lemma.lower_case());
        class.is_some_and(PersonClass::is_role) && matches!(token.xpos, Xpos::Nn | Xpos::Nnp)
    };
    let is_of = sentence.tokens[body].deprel == Deprel::Nmod && sentence.preposition(body).is_some();
    if let Some(holder) = sentence.head(body).filter(|_| is_of).filter(is_holder) {
        hang(sentence, name, holder, Deprel::Appos);
    }
}

/// "A programme between the two agencies, *which was signed* on Tuesday": what a clause tells of one thing it does not tell of several,
/// so that it belongs to the noun that the phrase hangs on.
pub(super) fn clause_of_another_number(sentence: &mut Sentence, text: &str, clause: usize) {
    /// Nouns that the phrase may hang on, one on the other.
    const DEEP: usize = 3;
    if sentence.tokens[clause].deprel != Deprel::AclRelcl {
        return;
    }
    let Some(noun) = sentence.head(clause).filter(|&noun| noun < clause) else { return };
    let is_relative = |at: &usize| matches!(sentence.tokens[*at].lemma.as_str(), "which" | "that");
    if sentence.own_subject(clause).filter(is_relative).is_none() {
        return;
    }
    let helpers = sentence
        .children(clause)
        .filter(|&at| matches!(sentence.tokens[at].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop));
    let Some(first) = helpers.min() else { return };
    let Some(is_of_one) = is_of_one(sentence, text, first) else { return };
    let is_fit = |at: usize| match sentence.tokens[at].xpos {
        Xpos::Nn | Xpos::Nnp => Some(is_of_one),
        Xpos::Nns | Xpos::Nnps => Some(!is_of_one),
        _ => None,
    };
    // Of a coordination several are meant, whatever stands last.
    let is_joined = |at: usize| sentence.has_child(at, Deprel::Conj) || sentence.tokens[at].deprel == Deprel::Conj;
    if is_fit(noun) != Some(false) || is_joined(noun) {
        return;
    }
    let mut above = noun;
    for _ in 0..DEEP {
        if sentence.tokens[above].deprel.base() != Deprel::Nmod {
            return;
        }
        let Some(next) = sentence.head(above) else { return };
        if is_fit(next) == Some(true) && !is_joined(next) {
            hang(sentence, clause, next, Deprel::AclRelcl);
            return;
        }
        above = next;
    }
}

/// Whether a helping verb is said of one, or of several; "has" tells, "had" does not.
fn is_of_one(sentence: &Sentence, text: &str, helper: usize) -> Option<bool> {
    match &*sentence.tokens[helper].form(text).to_lowercase() {
        "was" | "is" | "has" => Some(true),
        "were" | "are" | "have" => Some(false),
        _ => None,
    }
}
