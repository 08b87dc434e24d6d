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

/// The pronoun for those of whom a subject tells some: "four of *them* left", "three of *our* colleagues died".
pub(super) fn part_of(sentence: &Sentence, subject: usize) -> Option<usize> {
    let is_pronoun = |&at: &usize| sentence.tokens[at].upos == Upos::Pron;
    let whole = sentence.children_by(subject, Deprel::Nmod).find(|&whole| sentence.preposition(whole) == Some("of"))?;
    let is_ours = |&at: &usize| matches!(sentence.tokens[at].lemma.to_lowercase().as_str(), "our" | "we" | "my" | "i");
    let own = || sentence.children(whole).filter(is_pronoun).find(is_ours);
    Some(whole).filter(is_pronoun).or_else(own)
}

/// The object of a clause that tells little besides: "other things bothered *him*" tells nothing if nobody knows who he is.
pub(super) fn object_of_little(sentence: &Sentence, head: usize, words: &[usize]) -> Option<usize> {
    let content = words.iter().filter(|&&at| is_content(&sentence.tokens[at])).count();
    sentence.object(head).filter(|object| words.contains(object) && content < FEW)
}

/// Words for some who, or what, were told before: "*the second* is her arrest".
const TOLD_BEFORE: [&str; 10] =
    ["party", "side", "pair", "duo", "latter", "former", "first", "second", "third", "other"];

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
            "that" | "those" | "these" if token.upos != Upos::Pron => {
                let noun = sentence.head(at).filter(|&noun| noun > at && sentence.tokens[noun].upos == Upos::Noun);
                let is_thing = |&noun: &usize| sentence.tokens[noun].lemma != "way" && words.contains(&noun);
                token.deprel == Deprel::Det && noun.filter(is_thing).is_some_and(|noun| !is_told(noun))
            }
            // "Rejected *that*".
            "this" | "that" if token.upos == Upos::Pron => {
                token.deprel == Deprel::Obj && token.head == Some(head) && !is_told(at)
            }
            // "Four more were refused in *the same* period".
            "same" => {
                let noun = sentence.head(at).filter(|&noun| noun > at && sentence.tokens[noun].upos == Upos::Noun);
                let is_span = |&noun: &usize| is_of_time(&sentence.tokens[noun].lemma) && words.contains(&noun);
                noun.filter(is_span).is_some_and(|noun| !is_told(noun) && sentence.has_child_lemma(noun, &["the"]))
            }
            "then" => matches!(sentence.preposition(at), Some("since" | "until" | "till" | "by" | "before" | "after")),
            _ => false,
        }
    };
    words.iter().any(|&at| points(at) && is_of_head(at) && !is_free(at))
}

/// "Period", "month"; "at the same time" ties clauses, and says when no more than "meanwhile".
fn is_of_time(lemma: &str) -> bool {
    matches!(lemma, "period" | "day" | "week" | "month" | "year" | "morning" | "evening" | "afternoon" | "night")
}

/// Whether somebody else than the one who says it is meant by "they" in what he says, and the words tell nobody: "Roe assessed that
/// *they* are welcome". `are_told`: whether the words tell who a pronoun is.
pub(super) fn says_of_others(
    sentence: &Sentence,
    head: usize,
    words: &[usize],
    are_told: impl Fn(usize) -> bool,
) -> bool {
    let is_one = |subject: usize| {
        let token = &sentence.tokens[subject];
        token.upos == Upos::Propn && !sentence.has_child(subject, Deprel::Conj)
    };
    let clauses = sentence.children_by(head, Deprel::Ccomp).filter_map(|clause| sentence.own_subject(clause));
    let are_others = |&subject: &usize| {
        sentence.tokens[subject].lemma.eq_ignore_ascii_case("they") && words.contains(&subject) && !are_told(subject)
    };
    sentence.own_subject(head).is_some_and(is_one) && clauses.into_iter().any(|subject| are_others(&subject))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// "Minister Roe assessed that they are welcome guests" stood below a row about others.
    #[test]
    fn they_of_whom_one_speaks_are_nobody_by_themselves() {
        let says = |subject: &str| {
            let drawn = format!(
                "{subject}/3/nsubj _/PUNCT/3/punct said/VERB/0/root/VBD/=say they/PRON/5/nsubj left/VERB/3/ccomp/VBD/=leave"
            );
            let report = testing::read(&drawn);
            says_of_others(&report.sentences[0], 2, &[0, 1, 2, 3, 4], |_| false)
        };
        assert!(says("Roe/PROPN") && !says("Parents/NOUN"));
    }

    /// "Four of them work in the department" stood below a row about others.
    #[test]
    fn a_part_of_those_told_before_is_nothing_by_itself() {
        let part = |whole: &str| {
            let report = testing::read(&format!("Four/NUM/4/nsubj of/ADP/3/case {whole} left/VERB/0/root/VBD/=leave"));
            let sentence = &report.sentences[0];
            part_of(sentence, sentence.own_subject(sentence.root()).expect("a subject"))
        };
        assert_eq!(part("them/PRON/1/nmod"), Some(2));
        assert_eq!(part("guards/NOUN/1/nmod"), None);
    }

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
        assert!(
            points("that/PRON/2/obj")
                && points("fires/NOUN/2/obj in/ADP/7/case the/DET/7/det same/ADJ/7/amod period/NOUN/2/obl")
        );
        assert!(!points("fires/NOUN/2/obj at/ADP/7/case the/DET/7/det same/ADJ/7/amod time/NOUN/2/obl"));
        assert!(!points("that/DET/4/det part/NOUN/2/obj of/ADP/6/case it/PRON/4/nmod"));
        assert!(!points("fires/NOUN/2/obj/=fire on/ADP/5/case that/PRON/2/obl"));
        assert!(!points("a/DET/4/det fire/NOUN/2/obj in/ADP/7/case that/DET/7/det fire/NOUN/2/obl"));
    }
}
