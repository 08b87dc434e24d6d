//! Whether the report says that it happened.
//!
//! What stands with the word itself decides first: a negation, a modal, "allegedly", "planned". Else what governs it:
//! the complement of "plan to", "deny that", "accused of"; an aim ("to discuss …"); a condition; a question. What only
//! continues its governor ("began to sign", a further conjunct) takes the governor's. A statement that somebody made is
//! taken at its word: that it is only a statement shows in its quote, not here.

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::triggers::Trigger;
use crate::annotation::{Factuality, Sentence, Token};
use crate::lexicon::factuality::{CueClass, CueScope, cue, is_report};
use crate::lexicon::reporting::Reporting;
use crate::lexicon::time_words;
use crate::report::ZoneKind;
use crate::text::LowerCase;

/// Why an event is denied whose subject is nobody or nothing.
pub const DONE_BY_NONE: &str = "done by none";
/// Why one is that is done to nobody or nothing.
const DONE_TO_NONE: &str = "done to none";

/// Why one is that somebody says is not so: "reports *of the theft* are false".
pub const REJECTED_REPORT: &str = "in a report that is rejected";

/// How many governors are asked.
const DEPTH: usize = 6;

/// The factuality of an event and what spoke for it.
pub(super) fn judge(sentence: &Sentence, text: &str, trigger: &Trigger) -> (Factuality, Vec<String>) {
    let mut word = trigger.word;
    let mut reasons = Vec::new();
    let said = own(sentence, word, &mut reasons).or_else(|| {
        word = trigger.light_verb?;
        own(sentence, word, &mut reasons)
    });
    if let Some(says) = said {
        // "Stories of the supposed theft are false": it is not only supposed.
        if says == Factuality::Possible && is_of_rejected_report(sentence, word) {
            reasons.push(REJECTED_REPORT.into());
            return (Factuality::Denied, reasons);
        }
        return (doubted(sentence, word, says, &mut reasons), reasons);
    }
    // "Attempted murder", read as a verb with its object.
    let is_tried =
        |verb: usize| cue(&sentence.tokens[verb].lemma, CueClass::Verb, CueScope::Aim) == Some(Factuality::Possible);
    if trigger.light_verb.is_some_and(is_tried) {
        return (Factuality::Possible, vec!["an attempt".into()]);
    }
    for _ in 0..DEPTH {
        if let Some(says) = governed(sentence, word, &mut reasons) {
            return (says, reasons);
        }
        match governor(sentence, word) {
            Some(next) => word = next,
            None => break,
        }
        if let Some(says) = own(sentence, word, &mut reasons) {
            return (says, reasons);
        }
    }
    if is_question(sentence, text, trigger.word) {
        return (Factuality::Possible, vec!["asked".into()]);
    }
    (Factuality::Happened, reasons)
}

/// What is left of a plan where what governs it doubts it: "it was unclear when he *would appear*".
fn doubted(sentence: &Sentence, word: usize, says: Factuality, reasons: &mut Vec<String>) -> Factuality {
    if says != Factuality::Planned {
        return says;
    }
    if let Some(doubt) = aside(sentence, word, reasons) {
        return doubt;
    }
    let is_clause = matches!(sentence.tokens[word].deprel.base(), Deprel::Ccomp | Deprel::Csubj);
    let doubt = is_clause.then(|| governed(sentence, word, reasons)).flatten();
    doubt.map_or(says, |doubt| says.max(doubt))
}

/// What the words that modify `word` say.
fn own(sentence: &Sentence, word: usize, reasons: &mut Vec<String>) -> Option<Factuality> {
    let mut says = None;
    if is_still_to_come(sentence, word) {
        reasons.push("“yet to”".into());
        return Some(Factuality::Denied);
    }
    if could_none(sentence, word) {
        reasons.push("“could … no”".into());
        return Some(Factuality::Denied);
    }
    if is_done_by_none(sentence, word) {
        reasons.push(DONE_BY_NONE.into());
        return Some(Factuality::Denied);
    }
    if is_done_to_none(sentence, word) {
        reasons.push(DONE_TO_NONE.into());
        return Some(Factuality::Denied);
    }
    if is_inverted(sentence, word) {
        reasons.push("a condition, by the order of its words".into());
        return Some(Factuality::Possible);
    }
    for child in sentence.children(word) {
        let token = &sentence.tokens[child];
        let lemma = token.lemma.to_lowercase();
        let class = match token.deprel {
            Deprel::Aux | Deprel::AuxPass => CueClass::Auxiliary,
            // "not after a revolt" sets it against another, and denies nothing.
            Deprel::Advmod if sentence.has_child(word, Deprel::Case) => continue,
            // "not only repulsed": it did.
            Deprel::Advmod if is_followed_by_focus(sentence, child) => continue,
            Deprel::Advmod | Deprel::Cc | Deprel::Det => CueClass::Adverb,
            Deprel::Amod => CueClass::Adjective,
            Deprel::Mark | Deprel::Case => CueClass::Mark,
            _ => continue,
        };
        let Some(found) = cue(&lemma, class, CueScope::Itself) else { continue };
        reasons.push(format!("“{lemma}”"));
        // A negation outweighs a modal, a modal an adverb of doubt.
        says = says.max(Some(found));
    }
    says.or_else(|| going_to(sentence, word, reasons))
        .or_else(|| ahead(sentence, word, reasons))
        .or_else(|| aside(sentence, word, reasons))
}

/// "*None* of them was shot", "*no side* signed": not "no fewer than ten", "none other than she".
fn is_done_by_none(sentence: &Sentence, word: usize) -> bool {
    sentence.own_subject(word).is_some_and(|subject| is_none(sentence, subject))
}

/// "Admitted *nothing*", "signed *no deal*". Who reports no injuries reports, and what leaves no survivors leaves.
fn is_done_to_none(sentence: &Sentence, word: usize) -> bool {
    let token = &sentence.tokens[word];
    let is_act = token.upos == Upos::Verb
        && cue(&token.lemma.lower_case(), CueClass::Verb, CueScope::ToNone).is_none()
        && Reporting::shipped().act(&token.lemma, &token.lemma, Upos::Verb).is_none();
    is_act && sentence.object(word).is_some_and(|object| is_none(sentence, object))
}

/// Whether a phrase stands for nobody or nothing.
fn is_none(sentence: &Sentence, subject: usize) -> bool {
    let is_none =
        |at: usize| matches!(&*sentence.tokens[at].lemma.lower_case(), "none" | "nobody" | "nothing" | "neither");
    let is_excepted = |at: &usize| {
        matches!(&*sentence.tokens[*at].lemma.lower_case(), "but" | "other" | "few" | "less" | "more" | "except")
    };
    let is_neither = |at: usize| sentence.tokens[at].lemma.eq_ignore_ascii_case("neither");
    let is_negated = is_none(subject) || sentence.is_negated(subject) || sentence.children(subject).any(is_neither);
    is_negated && !sentence.subtree(subject).iter().any(is_excepted)
}

/// "Rejected reports *that he had fled*", "reports *that he had fled* are untrue".
fn is_of_rejected_report(sentence: &Sentence, word: usize) -> bool {
    let token = &sentence.tokens[word];
    let is_content = matches!(token.deprel, Deprel::Acl | Deprel::Ccomp)
        || token.deprel == Deprel::Nmod && matches!(sentence.preposition(word), Some("of" | "about" | "on"));
    let report = sentence.head(word).filter(|&noun| is_content && is_report(&sentence.tokens[noun].lemma.lower_case()));
    let Some(report) = report else { return false };
    let Some(says) = sentence.head(report).filter(|&says| !sentence.is_negated(says)) else { return false };
    let is_told_of = match sentence.tokens[report].deprel {
        Deprel::Obj | Deprel::NsubjPass => sentence.tokens[says].upos == Upos::Verb,
        Deprel::Nsubj => sentence.has_child(says, Deprel::Cop),
        _ => false,
    };
    let cues = &sentence.tokens[says];
    is_told_of && cue(&cues.lemma.lower_case(), class_of(cues), CueScope::Report) == Some(Factuality::Denied)
}

/// "*Had* they *ignored* it, there would be nothing": a clause that hangs on another and has its auxiliary before its subject.
fn is_inverted(sentence: &Sentence, word: usize) -> bool {
    let inverts = |at: &usize| {
        let token = &sentence.tokens[*at];
        let is_auxiliary = matches!(token.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
        let is_form =
            token.xpos == Xpos::Vbd && matches!(token.lemma.as_str(), "have" | "be") || token.lemma == "should";
        is_auxiliary && is_form
    };
    let auxiliary = sentence.children(word).find(inverts);
    let subject = sentence.own_subject(word);
    sentence.tokens[word].deprel == Deprel::Advcl
        && auxiliary.zip(subject).is_some_and(|(verb, who)| verb < who && who < word)
}

/// "before he *is sworn* in", "until they *leave*": what is told in the present tense as the end of a wait is yet to come.
fn ahead(sentence: &Sentence, word: usize, reasons: &mut Vec<String>) -> Option<Factuality> {
    let is_present = |at: usize| matches!(sentence.tokens[at].xpos, Xpos::Vbz | Xpos::Vbp);
    let is_auxiliary = |c: usize| matches!(sentence.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
    let first = sentence.children(word).find(|&c| is_auxiliary(c)).unwrap_or(word);
    let is_wait =
        sentence.tokens[word].deprel == Deprel::Advcl && has_mark(sentence, word, &["before", "until", "till"]);
    (is_wait && is_present(first)).then(|| {
        reasons.push("“before”, in the present tense".into());
        Factuality::Planned
    })
}

/// "He fell, *I think*": what the writer says of it in passing.
fn aside(sentence: &Sentence, word: usize, reasons: &mut Vec<String>) -> Option<Factuality> {
    let is_writer = |verb: usize| {
        let subject = sentence.own_subject(verb).map(|subject| &sentence.tokens[subject]);
        subject.is_some_and(|subject| subject.upos == Upos::Pron && matches!(subject.lemma.as_str(), "I" | "we"))
    };
    sentence.children_by(word, Deprel::Parataxis).filter(|&verb| is_writer(verb)).find_map(|verb| {
        let cues = &sentence.tokens[verb];
        let says = cue(&cues.lemma, CueClass::Verb, CueScope::Aside)?;
        reasons.push(format!("“I {}”", cues.lemma));
        Some(says)
    })
}

/// "had yet to regain", however it was parsed.
fn is_still_to_come(sentence: &Sentence, word: usize) -> bool {
    let before = |steps: usize| word.checked_sub(steps).map(|at| sentence.tokens[at].lemma.as_str());
    before(1) == Some("to") && before(2) == Some("yet") && matches!(before(3), Some("have" | "be"))
}

/// "could *offer* no details": what one could do of nothing one did not do.
fn could_none(sentence: &Sentence, word: usize) -> bool {
    let is_could = |i: usize| sentence.tokens[i].deprel == Deprel::Aux && sentence.tokens[i].lemma == "could";
    sentence.children(word).any(is_could) && sentence.object(word).is_some_and(|object| sentence.is_negated(object))
}

fn is_followed_by_focus(sentence: &Sentence, negation: usize) -> bool {
    let next = sentence.tokens.get(negation + 1).map(|token| token.lemma.as_str());
    matches!(next, Some("only" | "just" | "merely" | "simply"))
}

/// "is going to sign", "is to sign", "has to sign".
fn going_to(sentence: &Sentence, word: usize, reasons: &mut Vec<String>) -> Option<Factuality> {
    // "Has reached it and *is to escort* it", where the parse takes "is" for a copula.
    let is_set = sentence.has_child(word, Deprel::Cop) && is_infinitive(sentence, word);
    if let Some(subject) = sentence.subject(word).filter(|_| is_set) {
        let named = cue(&sentence.tokens[subject].lemma, CueClass::Noun, CueScope::Clause);
        reasons.push("“be to”".into());
        return Some(named.unwrap_or(Factuality::Planned));
    }
    let head = sentence.head(word)?;
    let governs = sentence.tokens[word].deprel == Deprel::Xcomp && is_infinitive(sentence, word);
    let lemma = sentence.tokens[head].lemma.as_str();
    let planned = match lemma {
        "go" => sentence.tokens[head].xpos == Xpos::Vbg,
        "be" | "have" => true,
        _ => false,
    };
    let named = of_named(sentence, head).filter(|_| lemma == "be");
    (governs && planned).then(|| {
        reasons.push(format!("“{lemma} to”"));
        if sentence.is_negated(head) { Factuality::Denied } else { named.unwrap_or(Factuality::Planned) }
    })
}

/// "The *aim* is to sign it": what it is, not that it is to come.
fn of_named(sentence: &Sentence, predicate: usize) -> Option<Factuality> {
    let subject = &sentence.tokens[sentence.own_subject(predicate)?];
    cue(&subject.lemma, CueClass::Noun, CueScope::Clause)
}

/// What the word that governs `word` says of it.
fn governed(sentence: &Sentence, word: usize, reasons: &mut Vec<String>) -> Option<Factuality> {
    let Some(head) = sentence.head(word) else { return without_governor(sentence, word, reasons) };
    if is_of_rejected_report(sentence, word) {
        reasons.push(REJECTED_REPORT.into());
        return Some(Factuality::Denied);
    }
    let token = &sentence.tokens[word];
    let (governor, scopes) = match (accusation(sentence, word), aim_of_object(sentence, word)) {
        (Some(verb), _) => (verb, &[CueScope::Clause, CueScope::Aim][..]),
        (None, Some(noun)) => (noun, &[CueScope::Clause][..]),
        (None, None) => (head, scopes(sentence, word, head)),
    };
    let cues = &sentence.tokens[governor];
    if let Some(says) = scopes.iter().find_map(|&scope| cue(&cues.lemma, class_of(cues), scope)) {
        reasons.push(format!("under “{}”", cues.lemma));
        // What is said of the cue counts for more ("will be able to", "may plan to"); of two negations nothing is left.
        return Some(match (says, own(sentence, governor, reasons)) {
            (Factuality::Denied, Some(Factuality::Denied)) => Factuality::Possible,
            (Factuality::Denied, _) | (_, None) => says,
            (_, Some(of_cue)) => of_cue,
        });
    }
    let is_clause = matches!(token.deprel.base(), Deprel::Ccomp | Deprel::Csubj);
    let is_cue = |scope| cue(&cues.lemma, class_of(cues), scope).is_some();
    let is_left_open =
        is_clause && (is_asked(sentence, word) && is_cue(CueScope::Open) || is_cue(CueScope::Unconfirmed));
    if is_left_open && sentence.is_negated(governor) {
        reasons.push(format!("under “not {}”", cues.lemma));
        return Some(Factuality::Possible);
    }
    if is_clause && is_cue(CueScope::Supposable) && own(sentence, governor, reasons) == Some(Factuality::Possible) {
        return Some(Factuality::Possible);
    }
    // "The first woman to lead it" leads it.
    let is_ranked = token.deprel == Deprel::Acl && is_ranked(sentence, head);
    let is_aim = is_infinitive(sentence, word) && matches!(token.deprel, Deprel::Advcl | Deprel::Acl) && !is_ranked;
    is_aim.then(|| {
        reasons.push("an aim".into());
        Factuality::Planned
    })
}

/// "whether they signed", "when he left".
fn is_asked(sentence: &Sentence, word: usize) -> bool {
    sentence.children(word).any(|i| {
        let token = &sentence.tokens[i];
        matches!(token.xpos, Xpos::Wrb | Xpos::Wp | Xpos::Wdt) || matches!(token.lemma.as_str(), "whether" | "if")
    })
}

/// "Apple to give …" as a headline; an order.
fn without_governor(sentence: &Sentence, word: usize, reasons: &mut Vec<String>) -> Option<Factuality> {
    let token = &sentence.tokens[word];
    if token.upos != Upos::Verb {
        return None;
    }
    if is_infinitive(sentence, word) {
        reasons.push("infinitive as a sentence".into());
        return Some(of_named(sentence, word).unwrap_or(Factuality::Planned));
    }
    let is_order = token.xpos == Xpos::Vb
        && sentence.zone != ZoneKind::Title
        && sentence.own_subject(word).is_none()
        && sentence.child(word, &[Deprel::Aux]).is_none();
    is_order.then(|| {
        reasons.push("imperative".into());
        Factuality::Possible
    })
}

/// The scopes in which `word` stands to its head.
fn scopes(sentence: &Sentence, word: usize, head: usize) -> &'static [CueScope] {
    let token = &sentence.tokens[word];
    let is_complement = || has_mark(sentence, word, &["of", "from", "for", "on", "against", "at", "about", "with"]);
    match token.deprel.base() {
        Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::Advcl if is_infinitive(sentence, word) => {
            &[CueScope::Aim, CueScope::Clause]
        }
        Deprel::Xcomp => &[CueScope::Aim, CueScope::Doing, CueScope::Clause],
        Deprel::Ccomp | Deprel::Csubj if is_subjunctive(sentence, word) => {
            &[CueScope::Aim, CueScope::Doing, CueScope::Clause]
        }
        Deprel::Ccomp | Deprel::Csubj => &[CueScope::Clause],
        Deprel::Advcl if is_complement() => &[CueScope::Aim, CueScope::Doing, CueScope::Clause],
        Deprel::Acl if token.deprel == Deprel::Acl && is_infinitive(sentence, word) => {
            &[CueScope::Aim, CueScope::Clause]
        }
        Deprel::Acl if token.deprel == Deprel::Acl && token.xpos != Xpos::Vbn => &[CueScope::Clause],
        Deprel::Obj | Deprel::Nmod | Deprel::Compound => &[CueScope::Noun],
        Deprel::Obl if token.upos != Upos::Verb && is_object_phrase(sentence, head, word) => &[CueScope::Noun],
        Deprel::Nsubj if token.deprel == Deprel::NsubjPass => &[CueScope::Noun],
        _ => &[],
    }
}

/// "accused by neighbours *of supplying*", where the parse hangs it on the accuser: the verb that accuses.
pub(super) fn accusation(sentence: &Sentence, word: usize) -> Option<usize> {
    let noun = sentence.head(word)?;
    let is_charge = sentence.tokens[word].deprel == Deprel::Acl && has_mark(sentence, word, &["of", "with", "for"]);
    let verb = sentence.head(noun).filter(|_| is_charge && sentence.tokens[noun].upos != Upos::Verb)?;
    let token = &sentence.tokens[verb];
    (token.upos == Upos::Verb && cue(&token.lemma, CueClass::Verb, CueScope::Clause).is_some()).then_some(verb)
}

/// "turned down an offer *to plead*", where the parse hangs it on the verb: the noun that says what it is.
fn aim_of_object(sentence: &Sentence, word: usize) -> Option<usize> {
    let verb = sentence.head(word)?;
    let is_aim = matches!(sentence.tokens[word].deprel, Deprel::Xcomp | Deprel::Advcl) && is_infinitive(sentence, word);
    let object = sentence.object(verb).filter(|&object| is_aim && verb < object && object < word)?;
    cue(&sentence.tokens[object].lemma, CueClass::Noun, CueScope::Clause).map(|_| object)
}

/// "suggested that it *be extended*".
fn is_subjunctive(sentence: &Sentence, word: usize) -> bool {
    let is_bare = |i: usize| sentence.tokens[i].xpos == Xpos::Vb;
    let mut auxiliaries = sentence
        .children(word)
        .filter(|&c| matches!(sentence.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop));
    match auxiliaries.next() {
        Some(first) => is_bare(first),
        None => is_bare(word),
    }
}

/// The word whose factuality this one shares, if it does.
fn governor(sentence: &Sentence, word: usize) -> Option<usize> {
    let head = sentence.head(word)?;
    let token = &sentence.tokens[word];
    let governor = &sentence.tokens[head];
    let shares = match token.deprel {
        Deprel::Xcomp => true,
        // "It would see them *meet*": a bare infinitive has no time of its own.
        Deprel::Ccomp => token.xpos == Xpos::Vb && is_subjunctive(sentence, word) && !is_asked(sentence, word),
        // "He wants to sign, and left": a past tense stands beside another only.
        Deprel::Conj => {
            let is_other_tense = token.xpos == Xpos::Vbd && governor.xpos != Xpos::Vbd;
            governor.upos == token.upos && sentence.own_subject(word).is_none() && !is_other_tense
        }
        Deprel::Advcl => {
            token.xpos == Xpos::Vbg && !has_mark(sentence, word, &["after", "since", "while", "when", "despite"])
        }
        Deprel::Acl => is_infinitive(sentence, word),
        // An event inside an aim or a plan is part of it; a noun in a plain statement is not touched.
        Deprel::Obj | Deprel::Nmod | Deprel::Obl => {
            // "To swap prisoners after talks": what was before is no part of what is to come.
            let was_before = has_mark(sentence, word, &["after", "since", "following", "despite"]);
            matches!(governor.upos, Upos::Verb | Upos::Noun) && !is_definite(sentence, word) && !was_before
        }
        _ => false,
    };
    shares.then_some(head)
}

/// "The first", "the only", "the youngest": one of a row, told by what it did.
fn is_ranked(sentence: &Sentence, noun: usize) -> bool {
    sentence.children(noun).any(|child| {
        let token = &sentence.tokens[child];
        let is_rank = matches!(&*token.lemma.lower_case(), "only" | "last" | "latest")
            || token.xpos == Xpos::Jjs
            || time_words::is_ordinal(&token.lemma.lower_case());
        is_rank && matches!(token.deprel, Deprel::Amod | Deprel::Advmod | Deprel::Nummod)
    })
}

/// Whether a known, single thing is meant: it is taken to exist whatever is said of it.
fn is_definite(sentence: &Sentence, noun: usize) -> bool {
    sentence.children(noun).any(|child| {
        let token = &sentence.tokens[child];
        token.deprel == Deprel::NmodPoss
            || token.deprel == Deprel::Det
                && matches!(token.lemma.as_str(), "the" | "this" | "that" | "these" | "those")
    })
}

fn is_object_phrase(sentence: &Sentence, head: usize, word: usize) -> bool {
    let calls = matches!(
        sentence.tokens[head].lemma.as_str(),
        "call" | "appeal" | "ask" | "press" | "push" | "plan" | "prepare" | "hope" | "accuse" | "suspect" | "charge"
    );
    calls && sentence.preposition(word).is_some_and(|p| matches!(p, "for" | "of" | "with" | "on"))
}

fn is_infinitive(sentence: &Sentence, word: usize) -> bool {
    sentence.children_by(word, Deprel::Mark).any(|mark| sentence.tokens[mark].lemma == "to")
        && !matches!(sentence.tokens[word].xpos, Xpos::Vbg | Xpos::Vbd)
}

fn has_mark(sentence: &Sentence, word: usize, lemmas: &[&str]) -> bool {
    sentence.children(word).any(|child| {
        matches!(sentence.tokens[child].deprel, Deprel::Mark | Deprel::Case)
            && lemmas.contains(&sentence.tokens[child].lemma.as_str())
    })
}

fn class_of(token: &Token) -> CueClass {
    match token.upos {
        Upos::Noun | Upos::Propn => CueClass::Noun,
        Upos::Adj => CueClass::Adjective,
        _ => CueClass::Verb,
    }
}

/// Whether the sentence asks; where only what is quoted at its end does, the words before the quotation assert.
fn is_question(sentence: &Sentence, text: &str, word: usize) -> bool {
    let tokens = &sentence.tokens;
    let is_mark = |i: &usize| matches!(tokens[*i].form(text), "\"" | "“" | "”" | "''" | "``");
    let last = (0..tokens.len()).rfind(|&i| tokens[i].upos != Upos::Punct).unwrap_or(0);
    let closes = (last + 1..tokens.len()).any(|i| is_mark(&i));
    let opened = closes.then(|| (0..last).rfind(is_mark)).flatten();
    if opened.is_some_and(|opened| word < opened) {
        return false;
    }
    sentence.span.of(text).trim_end_matches(['"', '”', '’', '\'', ')', ' ']).ends_with('?')
}
