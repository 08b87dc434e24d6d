//! Words whose meaning only the text before them tells.
//!
//! In an account a row stands below others, and what points back points to them: "that fire" to the fire of the row above. A
//! row that can't be understood by itself is left out.

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::bearing::is_content;
use crate::annotation::{Sentence, Token};

/// Words of content below which a clause tells little.
const FEW: usize = 4;

/// Whether the word is a pronoun that only the text around can tell the meaning of ("he", "we", "this"); "it" in "it
/// rained" and "everyone" are none.
pub(super) fn refers_elsewhere(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    let is_personal = matches!(token.xpos, Xpos::Prp | Xpos::PrpPossessive | Xpos::Dt);
    token.upos == Upos::Pron && is_personal && token.deprel.base() != Deprel::Expl
}

/// The object of a clause that tells little besides: "other things bothered *him*" tells nothing if nobody knows who he is.
pub(super) fn object_of_little(sentence: &Sentence, head: usize, words: &[usize]) -> Option<usize> {
    let content = words.iter().filter(|&&at| is_content(&sentence.tokens[at])).count();
    sentence.object(head).filter(|object| words.contains(object) && content < FEW)
}

/// Nouns for two or more who were named before.
const TOLD_BEFORE: [&str; 5] = ["party", "side", "pair", "duo", "latter"];

/// "*The two officials* called for it", "*the parties* discussed": who they are only the text before tells.
pub(super) fn are_told_before(sentence: &Sentence, subject: usize) -> bool {
    let token = &sentence.tokens[subject];
    let children = || sentence.children(subject).map(|child| &sentence.tokens[child]);
    let are_two = |token: &Token| matches!(token.lemma.to_lowercase().as_str(), "two" | "both");
    let is_known =
        children().any(|child| child.lemma.eq_ignore_ascii_case("the") || child.lemma.eq_ignore_ascii_case("both"));
    let tells_which = |deprel: Deprel| {
        matches!(deprel.base(), Deprel::Nmod | Deprel::Acl | Deprel::Appos | Deprel::Amod | Deprel::Compound)
    };
    // "Both Ann and Bob" are named.
    let is_named = token.upos == Upos::Propn || children().any(|child| child.deprel == Deprel::Conj);
    let is_word =
        TOLD_BEFORE.contains(&token.lemma.to_lowercase().as_str()) || are_two(token) || children().any(are_two);
    is_word && !is_named && (is_known || are_two(token)) && !children().any(|child| tells_which(child.deprel))
}

/// Whether the clause of `head` points to what the sentence before told: "was made in *that fire*", "since *then*". Not to what a clause
/// behind it tells ("that part *of the city*"), what its own words told before ("beat him, dominating *that fight*"), or
/// in a word that may stand in any sentence (`is_free`).
pub(super) fn points_to_text_before(
    sentence: &Sentence,
    head: usize,
    words: &[usize],
    is_free: impl Fn(usize) -> bool,
) -> bool {
    let tells_which = |deprel: Deprel| matches!(deprel.base(), Deprel::Nmod | Deprel::Acl | Deprel::Appos);
    let is_told = |noun: usize| {
        let lemma = &sentence.tokens[noun].lemma;
        words.iter().take_while(|&&at| at < noun).any(|&at| sentence.tokens[at].lemma.eq_ignore_ascii_case(lemma))
            || sentence.children(noun).any(|child| tells_which(sentence.tokens[child].deprel))
    };
    let is_of_head =
        |at: usize| sentence.path_to_root(at).find(|&above| sentence.tokens[above].upos == Upos::Verb) == Some(head);
    let points = |at: usize| {
        let token = &sentence.tokens[at];
        match token.lemma.to_lowercase().as_str() {
            "that" | "those" | "these" => {
                let noun = sentence.head(at).filter(|&noun| noun > at && sentence.tokens[noun].upos == Upos::Noun);
                let is_thing = |&noun: &usize| sentence.tokens[noun].lemma != "way" && words.contains(&noun);
                token.deprel == Deprel::Det && noun.filter(is_thing).is_some_and(|noun| !is_told(noun))
            }
            "then" => matches!(sentence.preposition(at), Some("since" | "until" | "till" | "by" | "before" | "after")),
            _ => false,
        }
    };
    words.iter().any(|&at| points(at) && is_of_head(at) && !is_free(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// "The two officials called for cooperation" stood below two others, who were not meant.
    #[test]
    fn two_who_were_told_before_are_nobody_by_themselves() {
        let are = |subject: &str| {
            let report = testing::read(&format!("{subject} met/VERB/0/root/VBD/=meet"));
            let sentence = &report.sentences[0];
            are_told_before(sentence, sentence.own_subject(sentence.root()).expect("a subject"))
        };
        assert!(are("The/DET/3/det two/NUM/3/nummod officials/NOUN/4/nsubj") && are("Both/DET/2/nsubj"));
        assert!(!are("Both/CCONJ/2/cc:preconj/=both Ann/PROPN/5/nsubj and/CCONJ/4/cc Bob/PROPN/2/conj"));
        assert!(are("The/DET/2/det parties/NOUN/3/nsubj/=party"));
        assert!(!are("Two/NUM/2/nummod officials/NOUN/3/nsubj") && !are("The/DET/2/det officials/NOUN/3/nsubj"));
        assert!(!are("The/DET/3/det two/NUM/3/nummod officials/NOUN/6/nsubj of/ADP/5/case Norland/PROPN/3/nmod"));
    }

    /// "Other things bothered him" was told of whoever was told before.
    #[test]
    fn what_is_done_to_somebody_is_told_with_who_he_is_or_with_more() {
        let object = |rest: &str| {
            let report = testing::read(&format!(
                "Other/ADJ/2/amod things/NOUN/3/nsubj hit/VERB/0/root/VBD him/PRON/3/obj {rest}"
            ));
            let sentence = &report.sentences[0];
            object_of_little(sentence, 2, &(0..sentence.tokens.len()).collect::<Vec<_>>())
        };
        assert_eq!(object(""), Some(3));
        assert_eq!(object("in/ADP/6/case Veldt/PROPN/3/obl"), None);
    }

    /// "No arrests were made in that fire" stood below another fire.
    #[test]
    fn what_the_sentence_before_told_is_nothing_by_itself() {
        let points = |rest: &str| {
            let report = testing::read(&format!("Police/NOUN/2/nsubj fought/VERB/0/root/VBD/=fight {rest}"));
            let sentence = &report.sentences[0];
            points_to_text_before(sentence, 1, &(0..sentence.tokens.len()).collect::<Vec<_>>(), |_| false)
        };
        assert!(points("that/DET/4/det fire/NOUN/2/obj") && points("fires/NOUN/2/obj since/ADP/5/case then/ADV/2/obl"));
        assert!(!points("him/PRON/2/obj ending/VERB/2/advcl that/DET/6/det fight/NOUN/4/obj"));
        assert!(!points("that/DET/4/det part/NOUN/2/obj of/ADP/6/case it/PRON/4/nmod"));
        assert!(!points("fires/NOUN/2/obj/=fire on/ADP/5/case that/PRON/2/obl"));
        assert!(!points("a/DET/4/det fire/NOUN/2/obj in/ADP/7/case that/DET/7/det fire/NOUN/2/obl"));
    }
}
