//! What is news and what a report recalls.
//!
//! Who tells what was over long ago says when it was; what is not dated is of the days before the report. So a signing of last year is
//! not the one that a report tells without a day.

use corroborate_encoder::Deprel;
use jiff::civil::Date;

use crate::annotation::{Sentence, When};
use crate::lexicon::quantities::starts_another;

/// Days after which what happened is no news.
const LONG: i32 = 21;

/// Whether what happened at a time was over long before the day on which it is told.
pub(crate) fn is_long_past(when: Option<&When>, told: Option<Date>) -> bool {
    let over = when.and_then(|when| when.to);
    told.zip(over).is_some_and(|(told, over)| (told - over).get_days() > LONG)
}

/// Whether a sentence recalls another happening than that of the news: "in a *similar* raid", "the *previous* signing".
pub(crate) fn recalls(sentence: &Sentence) -> bool {
    sentence.tokens.iter().any(|token| starts_another(&token.lemma.to_lowercase()))
}

/// Whether a word says of the noun that it modifies that it is another: "a *similar* raid", "*another* ferry".
pub(crate) fn marks_another(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    let lemma = token.lemma.to_lowercase();
    lemma == "another" || token.deprel == Deprel::Amod && starts_another(&lemma)
}

/// Whether a sentence names another happening as such; not "the toll has grown since".
pub(crate) fn names_another(sentence: &Sentence) -> bool {
    (0..sentence.tokens.len()).any(|at| marks_another(sentence, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    #[test]
    fn what_was_weeks_ago_is_long_past() {
        let day = |text: &str| text.parse::<Date>().expect("a date");
        let when = When::day(day("2023-06-01"));
        let is_past = |told: &str| is_long_past(Some(&when), Some(day(told)));
        assert_eq!(["2023-06-02", "2023-06-22", "2023-06-23", "2024-06-01"].map(is_past), [false, false, true, true]);
        assert!(!is_long_past(None, Some(day("2024-06-01"))) && !is_long_past(Some(&when), None));
    }

    /// The dead of another ferry of two years before made a series with those of the news.
    #[test]
    fn what_is_called_another_is_not_the_news() {
        let names = |parse: &str| names_another(&testing::read(parse).sentences[0]);
        assert!(names("a/DET/3/det similar/ADJ/3/amod raid/NOUN/4/nsubj failed/VERB/0/root"));
        assert!(names("another/DET/2/det ferry/NOUN/3/nsubj sank/VERB/0/root"));
        assert!(!names("tolls/NOUN/2/nsubj rose/VERB/0/root since/SCONJ/4/mark then/ADV/2/advmod"));
    }
}
