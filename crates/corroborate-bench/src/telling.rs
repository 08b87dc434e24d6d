//! Whether two sentences tell the same happening, judged by the words they share.
//!
//! A changed value contradicts only where somebody else tells the same. Both sentences must hold the value (that is the
//! caller's affair) and share, near it, at least [`SHARED`] other words of content. One of the shared words, or the value
//! itself, must be a word for the happening (a verb or a noun such as *arrest*, *quake*).

use std::collections::BTreeSet;
use std::ops::Range;

use crate::tables::tables;
use crate::text::Text;

/// Words of content that must be shared besides the value.
const SHARED: usize = 3;
/// How many words of content before the value, and how many after it, count as near, in the same sentence.
const NEAR: usize = 5;

/// Whether what stands around the words `at` tells the same as what stands around `other_at` in another text (or in
/// another place of the same).
pub(crate) fn same_happening(text: &Text, at: &Range<usize>, other: &Text, other_at: &Range<usize>) -> bool {
    let around = content(text, at);
    let others = content(other, other_at);
    let shared: BTreeSet<&str> = around.intersection(&others).copied().collect();
    let value = text.words[at.clone()].iter().map(|word| word.stem.as_str());
    shared.len() >= SHARED && shared.iter().copied().chain(value).any(names_happening)
}

/// The stems of the content words near a value, without the value.
fn content<'a>(text: &'a Text, at: &Range<usize>) -> BTreeSet<&'a str> {
    let sentence = &text.sentences[text.words[at.start].sentence];
    let value: BTreeSet<&str> = text.words[at.clone()].iter().map(|word| word.stem.as_str()).collect();
    let before = (sentence.start..at.start).rev().filter(|&index| is_content(text, index)).take(NEAR);
    let after = (at.end..sentence.end).filter(|&index| is_content(text, index)).take(NEAR);
    before.chain(after).map(|index| text.words[index].stem.as_str()).filter(|stem| !value.contains(stem)).collect()
}

/// Whether a word says something of its own. A name of several words does so once, by its last word.
fn is_content(text: &Text, index: usize) -> bool {
    let word = &text.words[index];
    let common = tables().common.contains(word.lower.as_str()) || word.lower.chars().count() < 2;
    !common && tables().weekday(text.word(index)).is_none() && !name_goes_on(text, index)
}

/// Whether a capitalised word is followed by more of the same name ("Gulf of Aden", "Sarah Orrin").
fn name_goes_on(text: &Text, index: usize) -> bool {
    let next = if text.joined(index) && text.words[index + 1].lower == "of" { index + 1 } else { index };
    text.capital(index) && text.joined(next) && text.capital(next + 1) && !is_calendar(text, next + 1)
}

fn is_calendar(text: &Text, index: usize) -> bool {
    tables().weekday(text.word(index)).is_some() || tables().month(text.word(index)).is_some()
}

fn names_happening(stem: &str) -> bool {
    let tables = tables();
    tables.verb_forms.contains_key(stem) || tables.happenings.contains(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &Text, word: &str) -> Range<usize> {
        let index = (0..text.words.len()).find(|&index| text.word(index) == word).unwrap();
        index..index + 1
    }

    #[test]
    fn the_same_happening_in_other_words_is_known_and_another_is_not() {
        let one = Text::new("Police arrested the mayor of Arlen at his home on Tuesday.".to_owned());
        let two = Text::new("The mayor of Arlen was arrested Tuesday, police said.".to_owned());
        let three = Text::new("The council of Arlen voted on a budget on Tuesday.".to_owned());
        assert!(same_happening(&one, &at(&one, "Tuesday"), &two, &at(&two, "Tuesday")));
        assert!(!same_happening(&one, &at(&one, "Tuesday"), &three, &at(&three, "Tuesday")));
    }

    #[test]
    fn shared_names_without_a_shared_happening_are_not_enough() {
        let one = Text::new("Mayor Hale of Arlen, Kent, spoke Tuesday.".to_owned());
        let two = Text::new("Mayor Hale of Arlen, Kent, sang Tuesday.".to_owned());
        assert!(!same_happening(&one, &at(&one, "Tuesday"), &two, &at(&two, "Tuesday")));
    }

    #[test]
    fn a_long_name_shared_is_one_word_shared() {
        let one = Text::new("Pirates attacked a ship in the Bay of Orley off Arlen City.".to_owned());
        let two = Text::new("A cutter in the Bay of Orley off Arlen City attacked two boats.".to_owned());
        assert!(!same_happening(&one, &at(&one, "attacked"), &two, &at(&two, "attacked")));
    }
}
