//! Word shapes.
//!
//! The vocabulary is uncased: "us" and "US" have the same subwords. The shape of the word
//! goes in beside them and brings the difference back. A cased vocabulary was the
//! alternative; it would double the words to learn from the same treebanks, and would have
//! nothing to say about a headline in capitals.
//!
//! The model was trained with exactly this function, so a change here needs a new model.

/// The shape of a word. Its number is an input of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Other = 0,
    Lower = 1,
    Title = 2,
    Upper = 3,
    Capital = 4,
    Mixed = 5,
    Digits = 6,
    Alphanumeric = 7,
}

impl Shape {
    /// The names that a model lists, in the order of the numbers.
    pub(crate) const NAMES: [&str; 8] =
        ["other", "lower", "title", "upper", "capital", "mixed", "digits", "alphanumeric"];

    /// The shape of a word. Case is the Unicode property; digits are 0 to 9 only.
    pub(crate) fn of(word: &str) -> Shape {
        let count = |test: fn(char) -> bool| word.chars().filter(|c| test(*c)).count();
        let upper = count(char::is_uppercase);
        let lower = count(char::is_lowercase);
        if count(|c| c.is_ascii_digit()) > 0 {
            return match upper + lower {
                0 if count(|c| !(c.is_ascii_digit() || c == '.' || c == ',')) == 0 => Shape::Digits,
                0 => Shape::Other,
                _ => Shape::Alphanumeric,
            };
        }
        match (upper, lower) {
            (0, 0) => Shape::Other,
            (0, _) => Shape::Lower,
            (1, 0) => Shape::Capital,
            (_, 0) => Shape::Upper,
            (1, _) if word.starts_with(char::is_uppercase) => Shape::Title,
            _ => Shape::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        for (word, shape) in [
            ("", Shape::Other),
            ("--", Shape::Other),
            ("...", Shape::Other),
            ("10:30", Shape::Other),
            ("50%", Shape::Other),
            ("新闻", Shape::Other),
            ("signed", Shape::Lower),
            ("n't", Shape::Lower),
            ("'s", Shape::Lower),
            ("ª", Shape::Lower),
            ("Iran", Shape::Title),
            ("Élysée", Shape::Title),
            ("Anti-war", Shape::Title),
            ("U.S.", Shape::Upper),
            ("NATO", Shape::Upper),
            ("ΑΘΗΝΑ", Shape::Upper),
            ("I", Shape::Capital),
            ("J.", Shape::Capital),
            ("McCain", Shape::Mixed),
            ("iPhone", Shape::Mixed),
            ("-Iran", Shape::Mixed),
            ("O'Brien", Shape::Mixed),
            ("1,200.5", Shape::Digits),
            ("2026", Shape::Digits),
            ("٣", Shape::Other),
            ("F-16", Shape::Alphanumeric),
            ("1980s", Shape::Alphanumeric),
        ] {
            assert_eq!(Shape::of(word), shape, "{word:?}");
        }
    }
}
