//! What a verb says together with the words beside it: "lost his job", "was gunned down", "walked free".
//!
//! Reports of one event say it by one verb or by several words, and the verb among these says little or something else. The table
//! has the verb that says the same, which then stands for them wherever events are compared.

use corroborate_encoder::{Deprel, Upos};

use crate::annotation::Sentence;
use crate::lexicon::idioms::{self, Beside, Idiom, Place};
use crate::lexicon::quantities::is_people;

/// What the verb says with the words beside it.
pub(super) fn of(sentence: &Sentence, verb: usize) -> Option<&'static Idiom> {
    idioms::of(&sentence.tokens[verb].lemma).iter().find(|idiom| is_said(sentence, verb, idiom))
}

/// The verb that says the same, by its lemma.
pub(crate) fn meaning(sentence: &Sentence, verb: usize) -> Option<&'static str> {
    of(sentence, verb).map(|idiom| idiom.means)
}

fn is_said(sentence: &Sentence, verb: usize, idiom: &Idiom) -> bool {
    idiom.beside.iter().all(|beside| stands_beside(sentence, verb, beside))
        && (!idiom.is_done_to_person || undergoer(sentence, verb).is_some_and(|whom| is_somebody(sentence, whom)))
}

fn stands_beside(sentence: &Sentence, verb: usize, beside: &Beside) -> bool {
    let is_one = |at: usize| {
        let lemma = &sentence.tokens[counted(sentence, at)].lemma;
        beside.lemmas.is_empty() || beside.lemmas.iter().any(|one| lemma.eq_ignore_ascii_case(one))
    };
    let children = || sentence.children(verb);
    match &beside.place {
        Place::Particle => children().any(|at| {
            let is_adverb = matches!(sentence.tokens[at].deprel, Deprel::CompoundPrt | Deprel::Advmod);
            is_adverb && at > verb && is_one(at)
        }),
        Place::Object => undergoer(sentence, verb).is_some_and(is_one),
        Place::Subject => sentence.subject(verb).is_some_and(is_one),
        Place::Completion => children().any(|at| {
            let token = &sentence.tokens[at];
            let completes = matches!(
                token.deprel.base(),
                Deprel::Xcomp | Deprel::Ccomp | Deprel::Advmod | Deprel::Obl | Deprel::Advcl
            );
            completes && at > verb && sentence.preposition(at).is_none() && is_one(at)
        }),
        Place::Behind(prepositions) => {
            let mut behind = sentence
                .obliques(verb)
                .chain(undergoer(sentence, verb).into_iter().flat_map(|object| sentence.obliques(object)))
                .chain(sentence.children_by(verb, Deprel::Xcomp).flat_map(|said| sentence.obliques(said)));
            behind.any(|at| sentence.preposition(at).is_some_and(|it| prepositions.contains(&it)) && is_one(at))
        }
    }
}

/// Whom or what it is done to.
fn undergoer(sentence: &Sentence, verb: usize) -> Option<usize> {
    let of_passive = || sentence.subject(verb).filter(|_| sentence.is_passive(verb));
    // "The man *led away* on Tuesday".
    let described = || sentence.head(verb).filter(|_| sentence.tokens[verb].deprel == Deprel::Acl);
    // "Handed over to Norland seven men": parses take the object behind it for an adverbial.
    let left_bare = || {
        let is_bare = |at: &usize| *at > verb && sentence.preposition(*at).is_none() && is_somebody(sentence, *at);
        sentence.obliques(verb).find(is_bare).filter(|_| !sentence.is_passive(verb))
    };
    sentence.object(verb).or_else(of_passive).or_else(described).or_else(left_bare)
}

/// The noun that says of what a number is: "nine of his *shipmates*".
fn counted(sentence: &Sentence, word: usize) -> usize {
    let is_number = sentence.tokens[word].upos == Upos::Num;
    let of = || sentence.obliques(word).find(|&whole| sentence.preposition(whole) == Some("of"));
    if is_number { of().unwrap_or(word) } else { word }
}

/// Whether a word means a person, as far as the sentence shows.
fn is_somebody(sentence: &Sentence, word: usize) -> bool {
    let token = &sentence.tokens[word];
    match token.upos {
        Upos::Pron => !matches!(token.lemma.to_lowercase().as_str(), "it" | "this" | "that" | "which" | "what"),
        Upos::Propn => !matches!(token.name.kind(), Some(corroborate_encoder::NameKind::Place)),
        Upos::Num => true,
        _ => is_people(&token.lemma.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing::read;

    fn said(parse: &str, verb: usize) -> Option<&'static str> {
        meaning(&read(parse).sentences[0], verb)
    }

    /// "Was relieved of her duties" and "was fired" were two events, as were "walked free" and "were released".
    #[test]
    fn words_beside_a_verb_say_what_another_says_alone() {
        let relieved = "Roe/PROPN/3/nsubj:pass was/AUX/3/aux:pass relieved/VERB/0/root/VBN/=relieve of/ADP/6/case her/PRON/6/nmod:poss duties/NOUN/3/obl/=duty";
        assert_eq!(said(relieved, 2), Some("dismiss"));
        assert_eq!(said(&relieved.replace("=duty", "=pain"), 2), None);
        let lost = "He/PRON/2/nsubj lost/VERB/0/root/=lose his/PRON/4/nmod:poss job/NOUN/2/obj";
        assert_eq!(said(lost, 1), Some("dismiss"));
        let became = "They/PRON/2/nsubj became/VERB/0/root/=become acquainted/ADJ/2/xcomp with/ADP/6/case a/DET/6/det base/NOUN/3/obl";
        assert_eq!(said(became, 1), Some("visit"));
        let walked = "They/PRON/2/nsubj walked/VERB/0/root/=walk free/ADJ/2/xcomp";
        assert_eq!(said(walked, 1), Some("release"));
    }

    /// "The men led away" were arrested, "the horse led away" was not.
    #[test]
    fn some_are_said_of_people_alone() {
        let led = "The/DET/2/det man/NOUN/4/nsubj:pass was/AUX/4/aux:pass led/VERB/0/root/VBN/=lead away/ADV/4/advmod";
        assert_eq!(said(led, 3), Some("detain"));
        assert_eq!(said(&led.replace("man/", "horse/"), 3), None);
    }

    #[test]
    fn a_tree_that_is_wrong_says_nothing_and_does_no_harm() {
        assert_eq!(said("led/VERB/1/dep/=lead", 0), None);
        assert_eq!(said("led/VERB/2/nsubj/=lead away/ADV/1/advmod", 0), None);
    }
}
