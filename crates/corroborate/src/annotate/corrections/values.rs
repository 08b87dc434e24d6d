//! Which words were wrong and which are right: "five, not seven", "corrects the toll to five from seven".
//!
//! A value reaches to the next sign or to a word that begins something else. The value in front of "not" has as many
//! words as the one behind it, and begins with a capital where that one is a name.

use std::ops::Range;

use super::words::Words;
use crate::annotate::events::value_of;
use crate::annotation::CorrectedValue;
use crate::lexicon::corrections::{CORRECTIONS, Element, Part, Phrase, end_of};
use crate::lexicon::time_words::TimeWords;

/// Words of the longest value.
const LONGEST: usize = 6;

/// What was wrong and what is right.
pub(super) type Values = (Option<CorrectedValue>, Option<CorrectedValue>);

/// The values that the words contrast; the first phrase of the list that gives a value counts. Of a number that counts
/// something the number alone is shown where both are known.
pub(super) fn read(text: &str, words: &Words<'_>) -> Values {
    let (wrong, right) = contrasted(text, words);
    let right = right.or_else(|| stated_behind(words, wrong?));
    match (wrong, right) {
        (Some(CorrectedValue { number: Some(_), .. }), Some(CorrectedValue { number: Some(_), .. })) => {
            (wrong.map(|value| bare(words, value)), right.map(|value| bare(words, value)))
        }
        values => values,
    }
}

fn contrasted(text: &str, words: &Words<'_>) -> Values {
    let mut found = (None, None);
    for phrase in CORRECTIONS.of(Part::Contrast) {
        let Some((wrong, right)) = (0..words.len()).find_map(|at| contrast(text, words, phrase, at)) else { continue };
        if wrong.is_some() && right.is_some() {
            return (wrong, right);
        }
        found = (found.0.or(wrong), found.1.or(right));
    }
    found
}

/// The number with which a sentence behind that of a wrong number begins: "… said that 12 people died. It was ten."
fn stated_behind(words: &Words<'_>, wrong: CorrectedValue) -> Option<CorrectedValue> {
    wrong.number?;
    let behind = words.spans.iter().position(|span| span.start >= wrong.span.end)?;
    let ends = (behind..words.len()).filter(|&at| matches!(&*words.lower[at], "." | ";"));
    ends.filter_map(|end| trimmed(words, end + 1..words.len())).find_map(|stated| {
        let number = value_of(&words.lower[stated.start]).filter(|number| Some(*number) != wrong.number)?;
        let is_date = words.lower.get(stated.start + 1).is_some_and(|word| is_of_time(word));
        (!is_date).then_some(CorrectedValue { span: words.spans[stated.start], number: Some(number) })
    })
}

/// Of "12 people died" the number.
fn bare(words: &Words<'_>, value: CorrectedValue) -> CorrectedValue {
    let mut own = (0..words.len()).filter(|&at| value.span.contains(words.spans[at]));
    let (Some(first), next) = (own.next(), own.next()) else { return value };
    let counts = value_of(&words.lower[first]).is_some() && next.is_some_and(|next| !is_of_time(&words.lower[next]));
    if counts { CorrectedValue { span: words.spans[first], ..value } } else { value }
}

fn is_of_time(word: &str) -> bool {
    !TimeWords::shipped().senses(word).is_empty()
}

/// The only number in a stretch of words.
pub(super) fn only_number(words: &Words<'_>) -> Option<CorrectedValue> {
    let mut numbers = (0..words.len()).filter_map(|at| Some((at, value_of(&words.lower[at])?)));
    let (at, number) = numbers.next()?;
    numbers.next().is_none().then_some(CorrectedValue { span: words.spans[at], number: Some(number) })
}

fn contrast(text: &str, words: &Words<'_>, phrase: &Phrase, at: usize) -> Option<Values> {
    let is_slot = |element: &Element| matches!(element, Element::Wrong | Element::Right);
    let mut given: Vec<(&Element, Range<usize>)> = Vec::new();
    let mut elements = phrase.elements.as_slice();
    let leading = elements.first().filter(|first| is_slot(first));
    if leading.is_some() {
        elements = &elements[1..];
    }
    let mut next = at;
    while let Some(slot) = elements.iter().position(is_slot) {
        let from = end_of(&elements[..slot], &words.lower, next)?;
        let rest = &elements[slot + 1..];
        let literals = &rest[..rest.iter().position(is_slot).unwrap_or(rest.len())];
        let reach = from + reach(words, from);
        let to = if literals.is_empty() {
            reach
        } else {
            (from + 1..=reach).find(|&to| end_of(literals, &words.lower, to).is_some())?
        };
        given.push((&elements[slot], trimmed(words, from..to)?));
        (next, elements) = (to, rest);
    }
    if let Some(slot) = leading {
        let (_, behind) = given.first()?;
        given.push((slot, in_front(text, words, at, behind)?));
    }
    let value = |kind: &Element| {
        let (_, range) = given.iter().find(|(slot, _)| *slot == kind)?;
        let number = range.clone().find_map(|at| value_of(&words.lower[at]));
        Some(CorrectedValue { span: words.span(range.start, range.end)?, number })
    };
    Some((value(&Element::Wrong), value(&Element::Right)))
}

/// How many words a value that begins at `from` has at most.
fn reach(words: &Words<'_>, from: usize) -> usize {
    let is_stop = |at: &usize| CORRECTIONS.at(Part::Stop, &words.lower, *at).is_some();
    let end = words.len().min(from + LONGEST);
    (from..end).take_while(|at| !is_stop(at) || *at == from).count()
}

fn trimmed(words: &Words<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let is_edge = |at: usize| {
        CORRECTIONS.at(Part::Edge, &words.lower, at).is_some() || !words.lower[at].starts_with(char::is_alphanumeric)
    };
    let Range { mut start, mut end } = range;
    while start < end && is_edge(start) {
        start += 1;
    }
    while start < end && is_edge(end - 1) {
        end -= 1;
    }
    (start < end).then_some(start..end)
}

/// The value that ends in front of word `at`, like the one `behind` it.
fn in_front(text: &str, words: &Words<'_>, at: usize, behind: &Range<usize>) -> Option<Range<usize>> {
    let from = at.saturating_sub(LONGEST);
    if value_of(&words.lower[behind.start]).is_some() {
        let number = (from..at).rev().find(|&word| value_of(&words.lower[word]).is_some())?;
        return Some(number..number + 1);
    }
    let is_name = |word: usize| words.spans[word].of(text).starts_with(char::is_uppercase);
    let mut start = at.saturating_sub(behind.len()).max(from);
    while start > from && is_name(start) && is_name(start - 1) {
        start -= 1;
    }
    trimmed(words, start..at)
}
