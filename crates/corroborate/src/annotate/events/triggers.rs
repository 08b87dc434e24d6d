//! Which words say that something happens.
//!
//! Verbs do, unless they only serve another word. A noun does if the encoder takes it for a predicate or if the list of
//! event nouns has it. A verb that only carries a noun ("held talks", "talks took place") stays an event, but the noun
//! is the one that tells, and gets what belongs to the verb.

use corroborate_encoder::{Deprel, NameKind, NameTag, Upos};

use super::idioms;
use crate::annotation::Sentence;
use crate::lexicon::event_words::{self, EventNoun, NounKind, Slot};
use crate::lexicon::plover::{self, WordClass};
use crate::text::Span;
use crate::wording::MONTHS;

/// Predicate probability from which a word that no list has is a trigger.
const CERTAIN: f32 = 0.5;
/// Predicate probability below which a listed noun of what goes on is none ("security", "trade").
const DOUBTFUL: f32 = 0.3;

/// Nouns that stand in front of what they count ("a series of attacks").
const CONTAINERS: &[&str] = &[
    "series", "number", "round", "string", "wave", "spate", "couple", "lot", "set", "flurry", "dozen", "hundred",
    "kind",
];
/// Nouns that make an attempt of the event they stand with ("coup attempt").
const ATTEMPTS: &[&str] = &["attempt", "bid", "effort", "try"];

/// A word that says that something happens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Trigger {
    /// Its position in the sentence.
    pub word: usize,
    /// The verb that carries it.
    pub light_verb: Option<usize>,
    /// How the noun stands to that verb.
    pub slot: Option<Slot>,
    /// The word or words.
    pub span: Span,
    /// "sign", "signing"; of "coup attempt" "coup", of "lost her job" "dismiss".
    pub lemma: String,
    /// What is known of the noun, for a noun that the list has.
    pub noun: Option<EventNoun>,
    /// What it is.
    pub class: WordClass,
}

impl Trigger {
    /// The trigger that somebody knows `span` to be.
    pub(super) fn given(sentence: &Sentence, span: Span) -> Option<Self> {
        let word = sentence.head_of(span)?;
        let token = &sentence.tokens[word];
        let lemma = token.lemma.to_lowercase();
        let class = if token.upos == Upos::Verb { WordClass::Verb } else { WordClass::Noun };
        Some(Self { word, light_verb: None, slot: None, span, noun: event_words::noun(&lemma), lemma, class })
    }

    /// Whether its arguments hang on it as they do on a verb (also those of "ready to help").
    pub(super) fn is_verbal(&self) -> bool {
        self.class != WordClass::Noun
    }

    /// Whether it is an adjective that tells what became of somebody: "was found dead".
    pub(super) fn is_outcome(&self) -> bool {
        self.class == WordClass::Adjective && event_words::is_outcome(&self.lemma)
    }
}

/// The triggers of a sentence, in order.
pub(super) fn find(sentence: &Sentence, text: &str) -> Vec<Trigger> {
    (0..sentence.tokens.len())
        .filter_map(|word| {
            verb(sentence, word).or_else(|| adjective(sentence, word)).or_else(|| noun(sentence, text, word))
        })
        .collect()
}

fn verb(sentence: &Sentence, word: usize) -> Option<Trigger> {
    let token = &sentence.tokens[word];
    let serves = matches!(
        token.deprel,
        Deprel::Aux
            | Deprel::AuxPass
            | Deprel::Cop
            | Deprel::Case
            | Deprel::Mark
            | Deprel::Fixed
            | Deprel::Cc
            | Deprel::Compound
    );
    let is_adjective = token.deprel == Deprel::Amod;
    if token.upos != Upos::Verb || serves || is_adjective || token.predicate < DOUBTFUL {
        return None;
    }
    let particle = sentence.child(word, &[Deprel::CompoundPrt]).filter(|&particle| particle == word + 1);
    Some(Trigger {
        word,
        light_verb: None,
        slot: None,
        span: particle.map_or(token.span, |particle| sentence.cover(word, particle)),
        lemma: idioms::meaning(sentence, word).map_or_else(|| token.lemma.clone(), str::to_owned),
        noun: None,
        class: WordClass::Verb,
    })
}

/// "is ready to help": an adjective that binds its subject. "was found dead": one that tells what became of somebody.
fn adjective(sentence: &Sentence, word: usize) -> Option<Trigger> {
    let token = &sentence.tokens[word];
    let binds = || {
        token.predicate >= DOUBTFUL
            && token.deprel != Deprel::Amod
            && plover::rules(&token.lemma, WordClass::Adjective).next().is_some()
            && sentence.child(word, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl]).is_some()
    };
    let is_one = token.upos == Upos::Adj && (is_outcome(sentence, word) || binds());
    is_one.then(|| Trigger {
        word,
        light_verb: None,
        slot: None,
        span: token.span,
        lemma: token.lemma.clone(),
        noun: None,
        class: WordClass::Adjective,
    })
}

/// "was found dead", "left three dead", "Three dead in fire"; not "the dead man", "the dead".
fn is_outcome(sentence: &Sentence, word: usize) -> bool {
    let is_told = matches!(
        sentence.tokens[word].deprel.base(),
        Deprel::Root | Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl | Deprel::Parataxis
    );
    is_told && event_words::is_outcome(&sentence.tokens[word].lemma) && !sentence.has_child(word, Deprel::Det)
}

fn noun(sentence: &Sentence, text: &str, word: usize) -> Option<Trigger> {
    let token = &sentence.tokens[word];
    if !matches!(token.upos, Upos::Noun | Upos::Propn) || is_month(sentence, text, word) {
        return None;
    }
    let attempted = ATTEMPTS.contains(&token.lemma.as_str()).then(|| attempted_event(sentence, word)).flatten();
    let lemma = attempted.map_or(token.lemma.as_str(), |noun| sentence.tokens[noun].lemma.as_str()).to_lowercase();
    let carrier = light_verb(sentence, word, &lemma);
    let stands_for = carrier.and_then(|(verb, _)| event_words::stands_for(&sentence.tokens[verb].lemma, &lemma));
    let lemma = stands_for.map_or(lemma, str::to_owned);
    let noun = event_words::noun(&lemma);
    // "Put his signature to it": what a verb carries is done.
    let is_carried = carrier.is_some() && noun.is_some_and(|noun| noun.kind == NounKind::Act);
    if !names_an_event(sentence, word, noun) && attempted.is_none() && !(is_carried && is_plain(sentence, word)) {
        return None;
    }
    Some(Trigger {
        word,
        light_verb: carrier.map(|(verb, _)| verb),
        slot: carrier.map(|(_, slot)| slot),
        span: attempted.map_or(token.span, |first| sentence.cover(first, word)).trimmed(text),
        lemma,
        noun,
        class: WordClass::Noun,
    })
}

fn is_plain(sentence: &Sentence, word: usize) -> bool {
    let token = &sentence.tokens[word];
    token.upos == Upos::Noun && token.name == NameTag::O && matches!(token.deprel, Deprel::Obj | Deprel::NsubjPass)
}

/// "March 2", not "the March on the capital".
fn is_month(sentence: &Sentence, text: &str, word: usize) -> bool {
    let token = &sentence.tokens[word];
    token.upos == Upos::Propn && MONTHS.contains(&token.form(text)) && sentence.child(word, &[Deprel::Det]).is_none()
}

fn names_an_event(sentence: &Sentence, word: usize, noun: Option<EventNoun>) -> bool {
    let token = &sentence.tokens[word];
    let modifies = match sentence.head(word) {
        Some(_) => matches!(token.deprel, Deprel::Compound | Deprel::Flat | Deprel::Fixed | Deprel::Amod),
        None => false,
    };
    // A name is an event only if it names one ("the Developers Conference"), not a body ("the Security Conference Ltd").
    let is_other_name = token.name.kind().is_some_and(|kind| kind != NameKind::Other);
    if modifies || (token.upos == Upos::Propn || token.name != NameTag::O) && is_other_name && token.predicate < CERTAIN
    {
        return false;
    }
    match noun.map(|noun| noun.kind) {
        Some(NounKind::Incident | NounKind::Encounter) => true,
        Some(NounKind::Act | NounKind::Product | NounKind::Process | NounKind::Speech) => token.predicate >= DOUBTFUL,
        None => token.predicate >= CERTAIN,
    }
}

/// The event noun in "coup attempt".
fn attempted_event(sentence: &Sentence, attempt: usize) -> Option<usize> {
    sentence
        .children_by(attempt, Deprel::Compound)
        .find(|&noun| noun < attempt && event_words::noun(&sentence.tokens[noun].lemma).is_some())
}

/// The verb that only carries the noun, and where the noun stands to it.
fn light_verb(sentence: &Sentence, word: usize, lemma: &str) -> Option<(usize, Slot)> {
    let noun = contained_in(sentence, word);
    let is_light = |&(verb, slot): &(usize, Slot)| {
        let object = sentence.object(verb).map(|object| sentence.tokens[object].lemma.as_str());
        event_words::is_light(&sentence.tokens[verb].lemma, slot, lemma, object)
    };
    governing(sentence, noun)
        .or_else(|| relative(sentence, noun))
        .filter(is_light)
        .or_else(|| going_on(sentence, noun).find(is_light))
        .or_else(|| attended(sentence, noun, lemma))
}

/// "meetings" or, in "a series of meetings", "series".
fn contained_in(sentence: &Sentence, noun: usize) -> usize {
    match sentence.head(noun) {
        Some(head)
            if sentence.tokens[noun].deprel.base() == Deprel::Nmod
                && CONTAINERS.contains(&sentence.tokens[head].lemma.as_str()) =>
        {
            head
        }
        _ => noun,
    }
}

/// The verb that the noun (or the conjunct it follows) is the object or subject of.
fn governing(sentence: &Sentence, noun: usize) -> Option<(usize, Slot)> {
    let noun = sentence.first_conjunct(noun);
    let verb = sentence.head(noun)?;
    let slot = match sentence.tokens[noun].deprel {
        Deprel::Obj | Deprel::NsubjPass => Slot::Object,
        Deprel::Nsubj => Slot::Subject,
        _ => return None,
    };
    (sentence.tokens[verb].upos == Upos::Verb).then_some((verb, slot))
}

/// The further verbs that have the noun as their subject: "a meeting was planned but never *happened*".
fn going_on(sentence: &Sentence, noun: usize) -> impl Iterator<Item = (usize, Slot)> {
    let is_subject = sentence.tokens[noun].deprel.base() == Deprel::Nsubj;
    let verb = sentence.head(noun).filter(|_| is_subject);
    let further = verb.into_iter().flat_map(|verb| sentence.children_by(verb, Deprel::Conj));
    let is_verb = |&verb: &usize| sentence.tokens[verb].upos == Upos::Verb && sentence.own_subject(verb).is_none();
    further.filter(is_verb).map(|verb| (verb, Slot::Subject))
}

/// The verb of a clause that modifies the noun and has it as its object: "the talks they held", "talks held in May".
fn relative(sentence: &Sentence, noun: usize) -> Option<(usize, Slot)> {
    let verb = sentence.child(noun, &[Deprel::AclRelcl, Deprel::Acl])?;
    (sentence.tokens[verb].upos == Upos::Verb
        && sentence.object(verb).is_none_or(|o| sentence.relative_antecedent(o).is_some()))
    .then_some((verb, Slot::Object))
}

/// The verb whose subject takes part: "attended the *meeting*", "took part in the *drill*".
fn attended(sentence: &Sentence, noun: usize, lemma: &str) -> Option<(usize, Slot)> {
    let is_light = |verb: usize, slot: Slot| {
        let object = sentence.object(verb).map(|object| sentence.tokens[object].lemma.as_str());
        event_words::is_light(&sentence.tokens[verb].lemma, slot, lemma, object)
    };
    let first = sentence.first_conjunct(noun);
    let is_within = sentence.tokens[first].deprel == Deprel::Obl && sentence.preposition(first) == Some("in");
    let within = sentence.head(first).filter(|&verb| is_within && is_light(verb, Slot::Within));
    let object =
        || governing(sentence, noun).filter(|&(verb, slot)| slot == Slot::Object && is_light(verb, Slot::Attended));
    within.or_else(|| object().map(|(verb, _)| verb)).map(|verb| (verb, Slot::Attended))
}
