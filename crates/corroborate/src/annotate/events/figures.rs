//! What number a figure is: "1,200", "twenty-three", "2.6-million".
//!
//! A figure is read from its text, not from the tree: its parts hang together in many ways, and a part read alone is a
//! wrong number ("6" out of "2.6-million"). What does not add up to one number is none. Texts that were cut into words
//! and glued again leave a gap inside a figure ("$2. 6 million", "€60, 000"); behind a sign of money it is closed.

use std::sync::LazyLock;

use corroborate_encoder::Upos;
use regex::Regex;

use crate::annotation::Sentence;
use crate::lexicon::quantities::vague_number;
use crate::text::LowerCase;

/// From here on a number word multiplies what stands in front of it.
const MULTIPLIES: f64 = 100.0;
/// ... and ends what was multiplied: "two thousand | five hundred".
const ENDS: f64 = 1000.0;

/// The number that a word is: "1,200", "five".
pub(crate) fn value_of(word: &str) -> Option<f64> {
    let plain = word.replace(',', "");
    plain.parse().ok().filter(|value: &f64| value.is_finite()).or_else(|| number_word(&plain.lower_case()))
}

/// The number that several words are together: "two hundred and five", "2.6-million".
pub(super) fn value_of_figure(words: &str) -> Option<f64> {
    let closed = closed(words).to_lowercase();
    if let Some(value) = value_of(&closed) {
        return Some(value);
    }
    let (mut ended, mut current) = (0.0, None);
    let mut is_multiplied = false;
    for part in closed.split([' ', '-']).filter(|part| !part.is_empty()) {
        if is_multiplied && part == "and" {
            continue;
        }
        let value = value_of(part)?;
        match current {
            Some(before) if value >= MULTIPLIES && vague_number(part).is_some() => {
                current = Some(before * value);
                is_multiplied = true;
            }
            Some(before) if is_multiplied => current = Some(before + value),
            Some(before) if is_tens(before) && (1.0..10.0).contains(&value) => current = Some(before + value),
            Some(_) => return None,
            None => current = Some(value),
        }
        if is_multiplied && value >= ENDS {
            ended += current.take().unwrap_or_default();
        }
    }
    Some(ended + current.unwrap_or_default()).filter(|_| is_multiplied || current.is_some())
}

fn is_tens(value: f64) -> bool {
    (20.0..100.0).contains(&value) && value % 10.0 == 0.0
}

/// Without the gap that gluing left behind a point or comma.
fn closed(words: &str) -> String {
    static GAP: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(\d)(\.|,) (\d)").expect("a valid pattern"));
    GAP.replace_all(words, "$1$2$3").into_owned()
}

/// The first and last word of the figure that words `first` to `last` are part of, whatever the tree says: with the
/// digits in front of a gap, and with what multiplies it.
pub(super) fn stretch(sentence: &Sentence, text: &str, first: usize, last: usize) -> (usize, usize) {
    let word = |at: usize| sentence.tokens.get(at).map_or("", |token| token.span.of(text));
    let is_mark = |at: usize| matches!(word(at), "." | ",") && !word(at + 1).is_empty();
    let is_digits = |at: usize| word(at).bytes().all(|byte| byte.is_ascii_digit());
    let gap = first.checked_sub(3).filter(|&sign| {
        sentence.tokens[sign].upos == Upos::Sym && is_digits(sign + 1) && is_mark(sign + 2) && is_digits(first)
    });
    let multiplies = |at: usize| vague_number(&word(at).lower_case()).is_some_and(|value| value >= MULTIPLIES);
    let behind = if word(last + 1) == "-" { last + 2 } else { last + 1 };
    (gap.map_or(first, |sign| sign + 1), if multiplies(behind) { behind } else { last })
}

/// "twelve", "twenty-four".
fn number_word(word: &str) -> Option<f64> {
    const ONES: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let one = |word: &str| ONES.iter().position(|&known| known == word).map(|at| at as f64);
    let ten = |word: &str| TENS.iter().position(|&known| known == word).map(|at| (at as f64 + 2.0) * 10.0);
    let compound = || word.split_once('-').and_then(|(tens, ones)| Some(ten(tens)? + one(ones)?));
    one(word).or_else(|| ten(word)).or_else(|| vague_number(word)).or_else(compound)
}

#[cfg(test)]
mod tests {
    use super::value_of_figure;

    #[test]
    fn a_figure_is_the_number_that_its_words_are_together() {
        let table: &[(&str, Option<f64>)] = &[
            ("1,200", Some(1200.0)),
            ("twenty-three", Some(23.0)),
            ("twenty - three", Some(23.0)),
            ("2 million", Some(2e6)),
            ("2.6-million", Some(2.6e6)),
            ("two hundred and five", Some(205.0)),
            ("two thousand five hundred", Some(2500.0)),
            ("hundreds of", None),
            ("dozens", Some(12.0)),
            // Two numbers side by side are not their product.
            ("2 6", None),
            ("10 45", None),
            // What gluing left apart.
            ("2. 6 million", Some(2.6e6)),
            ("60, 000", Some(60_000.0)),
        ];
        for (words, value) in table {
            assert_eq!(value_of_figure(words), *value, "{words}");
        }
    }
}
