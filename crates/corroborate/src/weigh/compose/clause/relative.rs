//! Relative clauses: whether what they tell can be told of the noun in front, and of which.

use corroborate_encoder::{Deprel, NameKind, Upos, Xpos};

use crate::annotation::Sentence;

/// "*She* said she was a drinker who had stopped": who is said to be what the relative clause tells more of.
pub(super) fn said_to_be(sentence: &Sentence, noun: usize) -> Option<usize> {
    let subject = sentence.own_subject(noun).filter(|_| sentence.has_child(noun, Deprel::Cop))?;
    let is_nobody = matches!(sentence.tokens[subject].lemma.to_lowercase().as_str(), "it" | "this" | "that" | "there");
    (!is_nobody).then_some(subject)
}

/// Whether "who" behind one noun may stand for another: "a council whose members he appointed, Boris Krug, who died", "a gift
/// to a pupil from the coach Jim Roe, who was dismissed".
pub(super) fn may_mean_another(sentence: &Sentence, noun: usize, relative: usize) -> bool {
    let is_other_name = |i: usize| {
        let token = &sentence.tokens[i];
        i > noun && token.upos == Upos::Propn && token.name.kind().is_some() && !is_apposed(sentence, i, noun)
    };
    let is_person = |i: usize| sentence.tokens[i].name.kind() == Some(NameKind::Person);
    // "ten points for Norland, which lost": the name that stands right in front is as likely meant.
    let before = (0..relative).rfind(|&i| sentence.tokens[i].upos != Upos::Punct);
    match sentence.tokens[relative].lemma.to_lowercase().as_str() {
        "who" => (noun + 1..relative).any(|i| is_person(i) && is_other_name(i)),
        "which" => before.is_some_and(is_other_name),
        _ => false,
    }
}

/// Whether the word is in a phrase that says who the noun is.
fn is_apposed(sentence: &Sentence, word: usize, noun: usize) -> bool {
    let path: Vec<usize> = sentence.path_to_root(word).collect();
    let mut below = path.iter().take_while(|&&i| i != noun);
    let says_who = |i: usize| {
        let token = &sentence.tokens[i];
        // "A man named Roe".
        let is_naming = || {
            sentence.path_to_root(i).any(|i| matches!(sentence.tokens[i].lemma.as_str(), "name" | "call" | "identify"))
        };
        matches!(token.deprel.base(), Deprel::Appos | Deprel::Flat | Deprel::Compound) || is_naming()
    };
    path.contains(&noun) && below.all(|&i| says_who(i))
}

/// Whether what a relative clause tells holds of all that its noun means: of "the man", "a man" and a name, not of "those who
/// know him", "anyone who asks" and "drivers who drink", which without the clause are others.
pub(super) fn is_told_apart(sentence: &Sentence, noun: usize) -> bool {
    let token = &sentence.tokens[noun];
    // "A hit and run that killed a woman": the run alone did not.
    if token.deprel == Deprel::Conj && token.upos == Upos::Noun && !sentence.has_child(noun, Deprel::Det) {
        return false;
    }
    let is_plural = matches!(token.xpos, Xpos::Nns | Xpos::Nnps);
    let is_set_off = sentence.children(noun).any(|child| {
        matches!(sentence.tokens[child].deprel, Deprel::Det | Deprel::NmodPoss | Deprel::Nummod)
            || sentence.tokens[child].upos == Upos::Punct && child > noun
    });
    matches!(token.upos, Upos::Noun | Upos::Propn) && (!is_plural || is_set_off)
}

/// "who" and "that" whose noun the parse does not show.
pub(super) fn is_bare_pronoun(sentence: &Sentence, subject: usize) -> bool {
    matches!(sentence.tokens[subject].xpos, Xpos::Wdt | Xpos::Wp)
}
