//! Which events happen at the time of another that their sentence dates.
//!
//! A time in front of coordinated verbs holds for all of them, one behind two verbs that are one phrase for both ("was hit
//! and killed on Friday"). A participle without a time of its own happens with its verb ("met X on Monday, agreeing to …"),
//! and so does what is told with "when", "while" and "as", "during" the event of a noun, or as what it was that "in which" it
//! happened. A verb that only carries a noun has its time.

use corroborate_encoder::{Deprel, Upos, Xpos};

use crate::annotate::events::triggers::Trigger;
use crate::annotation::Sentence;
use crate::lexicon::agreements;
use crate::lexicon::editions::is_occasion;
use crate::lexicon::event_words::{self, NounKind, VerbClass};
use crate::lexicon::quantities::state;
use crate::text::LowerCase;

/// Words that tell of the same time in two clauses.
const SAME_TIME: &[&str] = &["when", "while", "as"];
/// What an incident does to people while it goes on; who is arrested in it may be so later.
const HARM: &[&str] = &["killed", "injured", "taken captive"];
/// How often what one event lends is lent on.
const ROUNDS: usize = 3;

/// Hands times on. `times` are those of the sentence: index and head word.
pub(super) fn share(sentence: &Sentence, triggers: &[Trigger], times: &[(usize, usize)], dated: &mut [Vec<usize>]) {
    for _ in 0..ROUNDS {
        let lent: Vec<Vec<usize>> = (0..triggers.len())
            .map(|i| if dated[i].is_empty() { borrowed(sentence, triggers, times, dated, i) } else { Vec::new() })
            .collect();
        if lent.iter().all(Vec::is_empty) {
            break;
        }
        for (own, lent) in dated.iter_mut().zip(lent).filter(|(_, lent)| !lent.is_empty()) {
            *own = lent;
        }
    }
}

/// The times that hold for `triggers[i]`, which has none.
fn borrowed(
    sentence: &Sentence,
    triggers: &[Trigger],
    times: &[(usize, usize)],
    dated: &[Vec<usize>],
    i: usize,
) -> Vec<usize> {
    let trigger = &triggers[i];
    let word = trigger.light_verb.unwrap_or(trigger.word);
    let of = |word: usize| -> Vec<usize> {
        let at = triggers.iter().position(|t| t.word == word);
        at.map(|at| dated[at].clone()).unwrap_or_default()
    };
    if trigger.light_verb.is_some() {
        let carried = of(word);
        if !carried.is_empty() {
            return carried;
        }
    }
    let has_time_under = |above: usize, but: usize| {
        let is_own = |head: usize| {
            let is_asked = sentence.is_under(head, above) && (but == above || !sentence.is_under(head, but));
            is_asked && !is_of_who_says_so(sentence, head, above) && !is_of_agreement(sentence, head)
        };
        times.iter().any(|&(_, head)| is_own(head))
    };
    let below = sentence.children(word).chain(as_soon_as(sentence, word)).find(|&child| {
        let is_shared = is_at_same_time(sentence, child, word) || opens_sentence(sentence, child, word);
        is_shared && !of(child).is_empty() && !has_time_under(word, child)
    });
    if let Some(below) = below {
        return of(below);
    }
    if let Some(twin) = twin(sentence, word) {
        return of(twin);
    }
    if let Some(around) = around(sentence, word).filter(|&noun| !of(noun).is_empty() && !has_time_under(word, noun)) {
        return of(around);
    }
    if let Some(verb) = harm_within(sentence, word).filter(|_| !has_time_under(word, word)) {
        return of(verb);
    }
    let Some(head) = sentence.head(word) else { return Vec::new() };
    // "In 2007, in which she sang".
    let own_time = times.iter().find(|&&(_, time)| time == head && is_within(sentence, word)).map(|&(at, _)| at);
    if let Some(time) = own_time {
        return vec![time];
    }
    // "On Monday he came to court, *where* he was charged".
    if let Some(verb) = led_there(sentence, word).filter(|_| !has_time_under(word, word)) {
        return of(verb);
    }
    let token = &sentence.tokens[word];
    let is_with = |mark: usize| sentence.tokens[mark].lemma == "with";
    match token.deprel {
        Deprel::Conj if sentence.own_subject(word).is_none() => {
            let is_in_front = |time: &usize| times.iter().any(|(at, place)| at == time && *place < head);
            of(head).into_iter().filter(is_in_front).collect()
        }
        Deprel::Advcl if token.xpos == Xpos::Vbg && sentence.child(word, &[Deprel::Mark]).is_none_or(is_with) => {
            let later =
                sentence.children_by(head, Deprel::Conj).any(|other| other < word && has_time_under(other, other));
            if later { Vec::new() } else { of(head) }
        }
        Deprel::Advcl if is_at_same_time(sentence, word, head) && !has_time_under(word, word) => of(head),
        Deprel::Xcomp if token.xpos == Xpos::Vbg => of(head),
        // "held a meeting with him, with both *agreeing*": hung on the noun.
        Deprel::Acl if token.xpos == Xpos::Vbg && sentence.own_subject(word).is_some() => {
            let is_absolute = sentence.child(word, &[Deprel::Mark]).is_some_and(is_with);
            if is_absolute { of(head) } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// The verb that leads to the place where something then happened, if both are told as past.
fn led_there(sentence: &Sentence, word: usize) -> Option<usize> {
    let is_there = sentence.tokens[word].deprel == Deprel::AclRelcl && sentence.has_child_lemma(word, &["where"]);
    // Not "at the end of his visit to Norland, where he met them".
    let place = sentence.head(word).filter(|_| is_there)?;
    let verb = sentence.head(place).filter(|_| sentence.tokens[place].deprel.base() == Deprel::Obl)?;
    (sentence.is_past(verb) && sentence.is_past(word)).then_some(verb)
}

/// The noun of the event in the course of which something happens: "entered a plea during the *hearing*", "broke the record in
/// Thursday's *game*", "the *performance* in which she sang".
fn around(sentence: &Sentence, word: usize) -> Option<usize> {
    let is_course = |&noun: &usize| match sentence.preposition(noun) {
        Some("during") => true,
        Some("in" | "at") => sentence.is_past(word) && is_occasion(&sentence.tokens[noun].lemma),
        _ => false,
    };
    let antecedent = || sentence.head(word).filter(|_| is_within(sentence, word));
    sentence.obliques(word).find(is_course).or_else(antecedent)
}

/// The verb that tells whom an incident killed or hurt: "killed six in an *attack* on Sunday".
fn harm_within(sentence: &Sentence, noun: usize) -> Option<usize> {
    let verb = sentence.head(noun).filter(|_| sentence.tokens[noun].deprel == Deprel::Obl)?;
    let is_incident =
        event_words::noun(&sentence.tokens[noun].lemma).is_some_and(|noun| noun.kind == NounKind::Incident);
    let is_harm = state(&sentence.tokens[verb].lemma.lower_case()).is_some_and(|state| HARM.contains(&state));
    let is_within = matches!(sentence.preposition(noun), Some("in" | "during"));
    (is_incident && is_harm && is_within && sentence.is_past(verb)).then_some(verb)
}

/// Whether the clause of `word` tells what happened in what it hangs on: "in which she sang", "when she sang".
fn is_within(sentence: &Sentence, word: usize) -> bool {
    let is_relative = |at: usize| {
        matches!(sentence.tokens[at].lemma.as_str(), "which" | "when")
            && matches!(sentence.preposition(at), None | Some("in" | "during" | "at"))
            && !is_core(sentence, at)
    };
    sentence.tokens[word].deprel == Deprel::AclRelcl && sentence.children(word).any(is_relative)
}

fn is_core(sentence: &Sentence, word: usize) -> bool {
    matches!(sentence.tokens[word].deprel.base(), Deprel::Nsubj | Deprel::Obj | Deprel::Iobj | Deprel::Csubj)
}

/// "*Reached* by telephone on Monday, he declined": a participle without a word in front of it tells how what follows came.
fn opens_sentence(sentence: &Sentence, word: usize, head: usize) -> bool {
    let token = &sentence.tokens[word];
    let is_bare = !sentence.has_child(word, Deprel::Mark) && sentence.own_subject(word).is_none();
    token.deprel == Deprel::Advcl
        && matches!(token.xpos, Xpos::Vbn | Xpos::Vbg)
        && (0..word).all(|at| sentence.tokens[at].upos == Upos::Punct)
        && is_bare
        && sentence.is_past(head)
        && sentence.own_subject(head).is_some_and(|subject| subject > word)
}

/// The other verb of "was *hit and killed* by".
fn twin(sentence: &Sentence, word: usize) -> Option<usize> {
    let is_verb = |at: usize| sentence.tokens[at].upos == Upos::Verb;
    let is_pair = |first: usize, second: usize| {
        second == first + 2
            && sentence.tokens[first + 1].deprel == Deprel::Cc
            && sentence.tokens[second].deprel == Deprel::Conj
            && sentence.head(second) == Some(first)
            && sentence.tokens[first].xpos == sentence.tokens[second].xpos
            && is_verb(first)
    };
    let later = Some(word + 2).filter(|&second| second < sentence.tokens.len() && is_pair(word, second));
    later.or_else(|| word.checked_sub(2).filter(|&first| is_pair(first, word)))
}

/// The clause of "*as soon as the talks closed*, they signed", which hangs on "soon".
fn as_soon_as(sentence: &Sentence, word: usize) -> impl Iterator<Item = usize> {
    let is_soon = |child: &usize| sentence.tokens[*child].lemma.eq_ignore_ascii_case("soon");
    sentence
        .children_by(word, Deprel::Advmod)
        .filter(is_soon)
        .flat_map(|soon| sentence.children_by(soon, Deprel::Advcl))
}

/// Whether the clause of `word` tells of the time of the verb `head` that it hangs on: "was struck *as she walked* home".
fn is_at_same_time(sentence: &Sentence, word: usize, head: usize) -> bool {
    let is_mark = |child: usize| {
        let token = &sentence.tokens[child];
        matches!(token.deprel, Deprel::Mark | Deprel::Advmod) && SAME_TIME.contains(&&*token.lemma.lower_case())
    };
    sentence.tokens[word].deprel == Deprel::Advcl
        && sentence.children(word).any(is_mark)
        && sentence.is_past(head)
        && (sentence.is_past(word) || sentence.tokens[word].xpos == Xpos::Vbg && sentence.own_subject(word).is_none())
        && !is_speech(sentence, word)
}

/// Whether a time is when somebody said what the clause of `above` tells: "they were killed when shots fell on Saturday, *police
/// said today*".
fn is_of_who_says_so(sentence: &Sentence, time: usize, above: usize) -> bool {
    let is_aside = |at: usize| sentence.tokens[at].deprel == Deprel::Parataxis && is_speech(sentence, at);
    sentence.path_to_root(time).take_while(|&at| at != above).any(is_aside)
}

/// Whether a time is for what an agreement holds: "signed the plan for *2024-26*".
fn is_of_agreement(sentence: &Sentence, time: usize) -> bool {
    let up = sentence.path_to_root(time).take_while(|&at| sentence.tokens[at].upos != Upos::Verb);
    up.into_iter().any(|at| agreements::noun(&sentence.tokens[at].lemma.lower_case()).is_some())
}

fn is_speech(sentence: &Sentence, verb: usize) -> bool {
    event_words::verb(&sentence.tokens[verb].lemma) == Some(VerbClass::Report)
}
