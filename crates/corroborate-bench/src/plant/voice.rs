//! Active and passive, for short sentences whose subject and object can be seen without a parse.

use std::ops::Range;

use super::number::capitalised;
use crate::tables::{Verb, tables};
use crate::text::Text;

/// Words of a subject or an object at most.
const LONGEST: usize = 5;
/// Words before which an object ends.
const STOPS: [&str; 14] =
    ["in", "on", "at", "after", "for", "during", "from", "near", "when", "while", "last", "early", "late", "as"];
/// Words that neither a subject nor an object has here, because what they begin can't be moved.
const JOINTS: [&str; 12] = ["who", "which", "that", "and", "or", "but", "to", "by", "with", "whose", "where", "they"];

/// "The mayor was arrested by police" as "Police arrested the mayor": the words to replace and the new ones.
pub(super) fn active(text: &Text, helper: usize, main: usize, verb: &Verb) -> Option<(Range<usize>, String)> {
    let subject = subject(text, helper)?;
    let by = main + 1;
    if helper + 1 != main
        || !matches!(text.words[helper].lower.as_str(), "was" | "were")
        || text.lower_near(main, Some(by)) != "by"
    {
        return None;
    }
    let agent = object(text, by + 1)?;
    let old_subject = match text.words[subject.start].lower.as_str() {
        "he" => "him".to_owned(),
        "she" => "her".to_owned(),
        "they" => "them".to_owned(),
        _ => lowered(text, &subject),
    };
    let new = format!("{} {} {old_subject}", capitalised(words(text, &agent)), verb.past);
    Some((subject.start..agent.end, new))
}

/// "Police arrested the mayor" as "The mayor was arrested by police".
pub(super) fn passive(text: &Text, main: usize, verb: &Verb) -> Option<(Range<usize>, String)> {
    let subject = subject(text, main)?;
    let object = object(text, main + 1)?;
    if !verb.transitive || pronoun(text, object.start) || pronoun(text, subject.start) {
        return None;
    }
    let be = if plural(text, &object) { "were" } else { "was" };
    let new = format!("{} {be} {} by {}", capitalised(words(text, &object)), verb.participle, lowered(text, &subject));
    Some((subject.start..object.end, new))
}

/// The words from the beginning of the sentence to a verb, if they are few and nothing parts them.
fn subject(text: &Text, verb: usize) -> Option<Range<usize>> {
    let start = text.sentences[text.words[verb].sentence].start;
    let plain =
        (start..verb).all(|index| text.joined(index) && !STOPS.contains(&lower(text, index)) && movable(text, index));
    (plain && (1..=LONGEST).contains(&(verb - start))).then_some(start..verb)
}

/// The words of an object, up to a stop, a date or a mark, with nothing after them that hangs on the subject.
fn object(text: &Text, first: usize) -> Option<Range<usize>> {
    let sentence = text.sentences[text.words.get(first)?.sentence].clone();
    if first == sentence.start || !text.joined(first - 1) {
        return None;
    }
    let ends = |index: usize| {
        index + 1 >= sentence.end
            || !text.joined(index)
            || STOPS.contains(&lower(text, index + 1))
            || calendar(text, index + 1)
    };
    let last = (first..sentence.end.min(first + LONGEST)).find(|&index| ends(index))?;
    let clean = (first..=last)
        .all(|index| movable(text, index) && !STOPS.contains(&lower(text, index)) && !calendar(text, index));
    let marked = !text.gap_after(last).starts_with([' ', '.', ',', ';', '!', '?', '\n']) && last + 1 < text.words.len();
    let goes_on = (last + 1..sentence.end).any(|index| matches!(lower(text, index), "and" | "but" | "who" | "which"));
    // "The victim of the | Friday raid": a date that is a part of the object.
    let broken = tables().common.contains(lower(text, last)) && lower(text, last) != "people";
    (clean && !marked && !goes_on && !broken).then_some(first..last + 1)
}

/// Whether a word may be part of a subject or an object that is moved.
fn movable(text: &Text, index: usize) -> bool {
    !JOINTS.contains(&lower(text, index))
        && !tables().verb_forms.contains_key(lower(text, index))
        && lower(text, index) != "said"
}

fn calendar(text: &Text, index: usize) -> bool {
    tables().weekday(text.word(index)).is_some() || tables().month(text.word(index)).is_some()
}

fn lower(text: &Text, index: usize) -> &str {
    &text.words[index].lower
}

fn words<'a>(text: &'a Text, range: &Range<usize>) -> &'a str {
    &text.text[text.words[range.start].start..text.words[range.end - 1].end]
}

/// The words with a small letter at the beginning, unless it is a name.
fn lowered(text: &Text, range: &Range<usize>) -> String {
    let first = &text.words[range.start];
    let article = tables().common.contains(first.lower.as_str()) || tables().numbers.contains_key(first.lower.as_str());
    let noun =
        matches!(first.lower.as_str(), "police" | "officers" | "authorities" | "officials" | "prosecutors" | "thieves");
    if article || noun {
        format!("{}{}", first.lower, &words(text, range)[first.lower.len()..])
    } else {
        words(text, range).to_owned()
    }
}

fn pronoun(text: &Text, index: usize) -> bool {
    matches!(
        text.words[index].lower.as_str(),
        "he" | "she" | "they" | "it" | "who" | "him" | "her" | "them" | "we" | "i"
    )
}

fn plural(text: &Text, range: &Range<usize>) -> bool {
    let (first, last) = (&text.words[range.start].lower, &text.words[range.end - 1].lower);
    let counted = tables().numbers.contains_key(first.as_str()) || first.parse::<u32>().is_ok_and(|number| number > 1);
    let named = text.capital(range.end - 1) || last == "news";
    counted
        || matches!(last.as_str(), "people" | "men" | "women" | "children")
        || last.ends_with('s') && !last.ends_with("ss") && !named && !matches!(first.as_str(), "a" | "an")
}
