//! Numbers that stand in a ratio, in a choice or side by side: "29 of 34 passes", "the first 17 passes", "three or four
//! robbers", "12 Norlandish and 11 Sudrian sailors".
//!
//! What they count is not what a lone number of the same things counts.

use super::Telling;
use crate::annotation::{Sentence, Token};
use crate::lexicon::quantities::takes_part;
use crate::text::Span;
use crate::weigh::series::Count;
use corroborate_encoder::Upos;

/// What a number is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// Nothing.
    Alone,
    /// A part of a whole that is counted too, or that whole.
    OfAWhole,
    /// One of two of which either may be.
    OneOfTwo,
}

/// Words between the two numbers of a ratio: "10 of the Saints' 16 games".
const BETWEEN: usize = 5;

/// How the number of a claim stands beside others.
pub(super) fn of(telling: &Telling<'_>, count: &Count<'_>) -> Share {
    let Some(event) = telling.reading(count.claim) else { return Share::Alone };
    in_sentence(&telling.report(count.claim).sentences[event.word.sentence], count.quantity.span)
}

fn in_sentence(sentence: &Sentence, number: Span) -> Share {
    let words = sentence.tokens_in(number);
    let is_number = |at: usize| sentence.tokens.get(at).is_some_and(|token| token.upos == Upos::Num);
    let lemma = |at: usize| sentence.tokens.get(at).map_or("", |token| token.lemma.as_str());
    let Some(at) = words.clone().find(|&at| is_number(at)) else { return Share::Alone };
    let is_word = |at: usize| sentence.tokens.get(at).is_some_and(|token| token.upos != Upos::Punct);
    let before = (0..at).rev().filter(|&i| is_word(i));
    let after = (at + 1..sentence.tokens.len()).filter(|&i| is_word(i));
    let next = |side: &[usize]| side.first().copied();
    let (before, after): (Vec<usize>, Vec<usize>) = (before.take(BETWEEN).collect(), after.take(BETWEEN).collect());
    let joins = |at: Option<usize>| at.is_some_and(|at| lemma(at) == "or");
    if joins(next(&before)) && before.get(1).is_some_and(|&i| is_number(i))
        || joins(next(&after)) && after.get(1).is_some_and(|&i| is_number(i))
    {
        return Share::OneOfTwo;
    }
    let is_of = |&at: &usize| lemma(at) == "of";
    let is_whole = before.iter().position(is_of).is_some_and(|of| before.get(of + 1).is_some_and(|&i| is_number(i)));
    let is_part = next(&after).is_some_and(|at| is_of(&at)) && after.iter().any(|&i| is_number(i));
    let is_taken = words.chain(next(&before)).any(|at| takes_part(lemma(at)));
    let between = |side: &[usize]| side.iter().position(|&i| is_number(i)).map(|end| side[..end].to_vec());
    let is_beside = [before, after].iter().filter_map(|side| between(side)).any(|words| tells_kinds(sentence, &words));
    if is_whole || is_part || is_taken || is_beside { Share::OfAWhole } else { Share::Alone }
}

/// Whether what stands between two numbers only says of which kind those of the first are, and goes on to the second:
/// "Norlandish and".
fn tells_kinds(sentence: &Sentence, between: &[usize]) -> bool {
    let (ands, kinds): (Vec<&Token>, Vec<&Token>) =
        between.iter().map(|&at| &sentence.tokens[at]).partition(|token| token.lemma == "and");
    let is_kind = |token: &&Token| matches!(token.upos, Upos::Adj | Upos::Propn);
    ands.len() == 1 && !kinds.is_empty() && kinds.iter().all(is_kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    fn share(number: &str) -> Share {
        let parse = "He/PRON/2/nsubj made/VERB/0/root/VBD/=make 29/NUM/2/obj of/ADP/6/case 34/NUM/6/nummod passes/NOUN/3/nmod/NNS/=pass \
                     his/PRON/10/nmod:poss first/ADJ/10/amod 17/NUM/10/nummod tries/NOUN/2/obl/NNS/=try \
                     and/CCONJ/14/cc five/NUM/14/nummod or/CCONJ/14/cc six/NUM/14/conj goals/NOUN/2/conj/NNS/=goal \
                     in/ADP/18/case two/NUM/18/nummod games/NOUN/2/obl/NNS/=game \
                     against/ADP/25/case 12/NUM/25/nummod Norlandish/ADJ/25/amod and/CCONJ/24/cc 11/NUM/25/nummod \
                     Sudrian/ADJ/21/conj sailors/NOUN/2/obl/NNS/=sailor";
        let report = testing::read(parse);
        let sentence = &report.sentences[0];
        let at = sentence.tokens.iter().position(|t| t.form(&report.report.text) == number).expect("the number");
        in_sentence(sentence, sentence.tokens[at].span)
    }

    /// "29 of 34 passes" was set against "29 passes", and "three or four robbers" against "four robbers".
    #[test]
    fn a_number_of_a_ratio_or_a_choice_is_no_lone_count() {
        for (number, expected) in [
            ("29", Share::OfAWhole),
            ("34", Share::OfAWhole),
            ("17", Share::OfAWhole),
            ("five", Share::OneOfTwo),
            ("six", Share::OneOfTwo),
            ("two", Share::Alone),
            ("12", Share::OfAWhole),
            ("11", Share::OfAWhole),
        ] {
            assert_eq!(share(number), expected, "{number}");
        }
    }
}
