//! Numbers as reports write them: digits, words, a scale ("$3.5 million", "twenty-three").

use std::ops::Range;

use crate::tables::tables;
use crate::text::Text;

const SCALES: [(&str, f64); 5] =
    [("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];

/// A number in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Numeral {
    /// Its words, the scale's too.
    pub(super) words: Range<usize>,
    /// The words of the figure before the scale.
    pub(super) figure: Range<usize>,
    /// The figure before the scale.
    pub(super) mantissa: f64,
    pub(super) scale: f64,
    /// Written in words, not in digits.
    pub(super) worded: bool,
    pub(super) decimals: usize,
}

impl Numeral {
    /// The number that begins at a word.
    pub(super) fn at(text: &Text, index: usize) -> Option<Self> {
        let (mantissa, length, worded, decimals) = match digits(text.word(index)) {
            Some((value, decimals)) => (value, 1, false, decimals),
            None => {
                let (value, length) = worded(text, index)?;
                (f64::from(value), length, true, 0)
            }
        };
        let figure = index..index + length;
        let scale = SCALES
            .iter()
            .find(|(word, _)| text.joined(figure.end - 1) && text.words[figure.end].lower == *word)
            .map_or(1.0, |&(_, scale)| scale);
        let words = index..figure.end + usize::from(scale > 1.0);
        Some(Self { words, figure, mantissa, scale, worded, decimals })
    }

    pub(super) fn value(&self) -> f64 {
        self.mantissa * self.scale
    }

    /// Another figure in the same form.
    pub(super) fn written(&self, mantissa: f64) -> String {
        match in_words(mantissa) {
            Some(words) if self.worded => words,
            _ => in_digits(mantissa, self.decimals),
        }
    }
}

/// A figure in digits, grouped from a thousand on.
pub(super) fn in_digits(value: f64, decimals: usize) -> String {
    let plain = format!("{value:.decimals$}");
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(a, b)| (a, Some(b)));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    fraction.map_or(grouped.clone(), |fraction| format!("{grouped}.{fraction}"))
}

/// A whole number from two to ninety-nine in words.
pub(super) fn in_words(value: f64) -> Option<String> {
    let of = |wanted: f64| {
        tables().numbers.iter().find(|&(_, &number)| f64::from(number) == wanted).map(|(word, _)| (*word).to_owned())
    };
    if value.fract() != 0.0 || !(2.0..100.0).contains(&value) {
        return None;
    }
    let ones = value % 10.0;
    of(value)
        .or_else(|| Some(format!("{}-{}", of(value - ones)?, if ones == 1.0 { "one".to_owned() } else { of(ones)? })))
}

fn digits(word: &str) -> Option<(f64, usize)> {
    let (whole, fraction) = word.split_once('.').unwrap_or((word, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() == 1 || groups[1..].iter().all(|group| group.len() == 3);
    let figures = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 15
        || !grouped
        || !groups.iter().all(|group| figures(group))
        || !figures(fraction)
    {
        return None;
    }
    Some((word.replace(',', "").parse().ok()?, fraction.len()))
}

fn worded(text: &Text, index: usize) -> Option<(u32, usize)> {
    let number = |index: usize| {
        let word = &text.words.get(index)?.lower;
        tables().numbers.get(word.as_str()).copied()
    };
    let first = number(index)?;
    let hyphen = first >= 20 && text.gap_after(index) == "-";
    let ones = if hyphen && text.words[index + 1].lower == "one" {
        Some(1)
    } else {
        number(index + 1).filter(|ones| *ones < 10)
    };
    match ones.filter(|_| hyphen) {
        Some(ones) => Some((first + ones, 2)),
        None => Some((first, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written_in_their_form() {
        for (words, value, other, written) in [
            ("twenty-three boats", 23.0, 31.0, "thirty-one"),
            ("1,450 boats", 1450.0, 1200.0, "1,200"),
            ("3.5 million boats", 3.5e6, 2.0, "2.0"),
            ("six boats", 6.0, 120.0, "120"),
        ] {
            let text = Text::new(words.to_owned());
            let numeral = Numeral::at(&text, 0).unwrap();
            assert_eq!((numeral.value(), numeral.written(other).as_str()), (value, written));
        }
        assert_eq!(Numeral::at(&Text::new("21st".to_owned()), 0), None);
    }
}
