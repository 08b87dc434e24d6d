//! Negation: a happening that others tell is said not to have happened.
//!
//! Sites are forms of listed verbs in plain statements: "was arrested", "has resigned", "police arrested the". A sentence
//! that is negated, conditional or hedged already has none.

use std::collections::BTreeSet;
use std::ops::Range;

use super::voice;
use super::{Around, Rewrite, Site, replace};
use crate::random::Random;
use crate::tables::{Verb, tables};
use crate::text::Text;

const HEDGES: [&str; 22] = [
    "not",
    "never",
    "no",
    "none",
    "nobody",
    "nothing",
    "neither",
    "nor",
    "denied",
    "denies",
    "deny",
    "without",
    "if",
    "whether",
    "unless",
    "may",
    "might",
    "would",
    "could",
    "should",
    "allegedly",
    "unclear",
];
const BE: [&str; 4] = ["was", "were", "is", "are"];
const HAVE: [&str; 3] = ["has", "have", "had"];
/// Adverbs without "-ly" that may part a verb from its helping word.
const ADVERBS: [&str; 5] = ["also", "later", "then", "since", "soon"];
const SUBJECT_PRONOUNS: [&str; 5] = ["he", "she", "they", "it", "who"];
/// Subjects that can deny something, besides names and persons.
const SPEAKERS: [&str; 9] =
    ["he", "she", "they", "police", "officials", "authorities", "company", "government", "prosecutors"];
/// How an object begins.
const DETERMINERS: [&str; 14] =
    ["the", "a", "an", "his", "her", "its", "their", "him", "them", "it", "two", "three", "several", "more"];
/// What may follow a verb that takes no object.
const AFTER_INTRANSITIVE: [&str; 12] =
    ["in", "on", "at", "after", "from", "when", "during", "last", "early", "late", "because", "to"];

/// A verb form with the helping word before it.
struct Told {
    verb: &'static Verb,
    /// The helping word; none in the simple past.
    helper: Option<usize>,
    main: usize,
}

pub(super) fn sites(text: &Text) -> Vec<Site> {
    (0..text.words.len()).filter_map(|index| told(text, index)).map(|told| site(&told)).collect()
}

fn site(told: &Told) -> Site {
    let variant = if told.helper.is_some() { "helped" } else { "simple past" };
    let words = told.helper.unwrap_or(told.main)..told.main + 1;
    Site { key: format!("verb {}", told.verb.base), units: BTreeSet::new(), variant, words }
}

fn told(text: &Text, main: usize) -> Option<Told> {
    let verb = tables().verb(&text.words[main].lower)?;
    let sentence = &text.words[text.sentences[text.words[main].sentence].clone()];
    if sentence
        .iter()
        .any(|word| HEDGES.contains(&word.lower.as_str()) || word.lower.ends_with("n't") || word.lower.ends_with("n’t"))
    {
        return None;
    }
    match helper(text, main, verb) {
        Some(helper) => Some(Told { verb, helper: Some(helper), main }),
        None => simple_past(text, main, verb).then_some(Told { verb, helper: None, main }),
    }
}

/// The word that "not" follows: "was" in "was later arrested", "has" in "has been arrested", "will" in "will be arrested".
fn helper(text: &Text, main: usize, verb: &Verb) -> Option<usize> {
    let form = text.words[main].lower.as_str();
    let mut before = main.checked_sub(1)?;
    let adverb = text.words[before].lower.as_str();
    if adverb.ends_with("ly") || ADVERBS.contains(&adverb) {
        before = before.checked_sub(1)?;
    }
    let together = |first: usize| {
        (first..main).all(|index| text.joined(index)) && text.words[first].sentence == text.words[main].sentence
    };
    let earlier = before.checked_sub(1);
    let word = text.words[before].lower.as_str();
    let found = match word {
        _ if form == verb.participle && BE.contains(&word) && verb.transitive => before,
        _ if form == verb.participle && HAVE.contains(&word) => before,
        "will" if form == verb.base => before,
        "been" if form == verb.participle && HAVE.contains(&text.lower_near(main, earlier)) => earlier?,
        "be" if form == verb.participle && text.lower_near(main, earlier) == "will" => earlier?,
        _ => return None,
    };
    together(found).then_some(found)
}

/// Whether a form is the finite past, judged by what stands around it.
fn simple_past(text: &Text, main: usize, verb: &Verb) -> bool {
    let word = &text.words[main];
    let Some(subject) =
        main.checked_sub(1).filter(|&before| text.words[before].sentence == word.sentence && text.joined(before))
    else {
        return false;
    };
    if word.lower != verb.past || verb.past == verb.base || text.capital(main) || !text.joined(main) {
        return false;
    }
    let before = text.words[subject].lower.as_str();
    let subject_like = SUBJECT_PRONOUNS.contains(&before)
        || !tables().common.contains(before)
            && !before.ends_with("ly")
            && !before.ends_with("ed")
            && !before.starts_with(|c: char| c.is_ascii_digit());
    let next = text.words[main + 1].lower.as_str();
    let calendar = tables().weekday(text.word(main + 1)).is_some() || tables().month(text.word(main + 1)).is_some();
    let object = DETERMINERS.contains(&next)
        || text.capital(main + 1) && !calendar
        || next.starts_with(|c: char| c.is_ascii_digit());
    let no_object = AFTER_INTRANSITIVE.contains(&next) || calendar;
    subject_like && (verb.transitive && object || verb.intransitive && !verb.transitive && no_object)
}

pub(super) fn contradiction(around: &Around, random: &mut Random) -> Option<Rewrite> {
    let text = around.text;
    let told = told(text, around.site.words.end - 1)?;
    let base = told.verb.base;
    let Some(helper) = told.helper else {
        let subject = text.words[told.main - 1].lower.as_str();
        let speaks = SPEAKERS.contains(&subject) || text.capital(told.main - 1);
        let (variant, new) = if speaks && random.once_in(2) {
            ("denied", format!("denied {}", told.verb.gerund))
        } else {
            ("did not", format!("did not {base}"))
        };
        return Some(Rewrite::once(variant, format!("not {base}"), replace(text, told.main..told.main + 1, new)));
    };
    let helped = format!("{} not", text.word(helper));
    let words = format!("{helped}{}", &text.text[text.words[helper].end..text.words[told.main].end]);
    Some(Rewrite::once("not", format!("not {base}"), replace(text, helper..told.main + 1, words)))
}

pub(super) fn controls(around: &Around) -> Vec<Rewrite> {
    let text = around.text;
    let Some(told) = told(text, around.site.words.end - 1) else { return Vec::new() };
    let mut controls = Vec::new();
    if let Some(same) = told.verb.same.filter(|same| fits(&told, text, same)) {
        controls.push(Rewrite::once("other verb", same, replace(text, told.main..told.main + 1, same)));
    }
    let turned: Option<(Range<usize>, String)> = match told.helper {
        Some(helper) => voice::active(text, helper, told.main, told.verb),
        None => voice::passive(text, told.main, told.verb),
    };
    if let Some((words, new)) = turned {
        let variant = if told.helper.is_some() { "active" } else { "passive" };
        controls.push(Rewrite::once(variant, told.verb.base, replace(text, words, new)));
    }
    controls
}

/// Whether a participle can stand where the verb stands.
fn fits(told: &Told, text: &Text, same: &str) -> bool {
    let is_past = same.ends_with("ed") || tables().verbs.iter().any(|verb| verb.past == same);
    match told.helper {
        Some(helper) => text.words[helper].lower != "will" || text.words[told.main].lower == told.verb.participle,
        None => is_past && !same.contains(' '),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Kind::Negation;
    use super::super::trial::{contradictions, control};

    #[test]
    fn plain_statements_are_negated_in_words_a_writer_would_use() {
        for (sentence, negated) in [
            ("The mayor was later arrested.", "The mayor was not later arrested."),
            ("The mayor has been arrested.", "The mayor has not been arrested."),
            ("The board will sell the mill.", "The board will not sell the mill."),
            ("The thieves stole a car.", "The thieves did not steal a car."),
            ("Two sailors died on Monday.", "Two sailors did not die on Monday."),
            ("Police arrested the mayor.", "Police denied arresting the mayor."),
        ] {
            let new = contradictions(Negation, sentence);
            assert!(new.contains(negated), "{new:?}");
        }
    }

    #[test]
    fn what_is_hedged_negated_or_no_statement_is_left_alone() {
        for sentence in [
            "The mayor was not arrested.",
            "The mayor may have been arrested.",
            "The men arrested Tuesday are free.",
            "A man charged in the theft is free.",
            "He wants to sell the mill.",
        ] {
            assert!(contradictions(Negation, sentence).is_empty(), "{sentence}");
        }
    }

    #[test]
    fn voice_is_left_alone_where_subject_or_object_go_on() {
        for sentence in [
            "The navy said it arrested six men.",
            "Police identified the victim of the raid that Hale led.",
            "Police arrested a man they believe to be the thief.",
            "Police identified the victim of the Friday raid.",
            "Orrin received a bachelor's degree in 1979.",
            "Orrin made the claim on Friday and left.",
        ] {
            assert_eq!(control(Negation, "passive", sentence), None, "{sentence}");
        }
    }

    #[test]
    fn controls_tell_the_same_in_other_words() {
        assert_eq!(
            control(Negation, "other verb", "The mayor was arrested.").unwrap(),
            "The mayor was taken into custody."
        );
        assert_eq!(control(Negation, "other verb", "Orley acquired the mill.").unwrap(), "Orley bought the mill.");
        assert_eq!(
            control(Negation, "active", "The mayor was arrested by police on Monday.").unwrap(),
            "Police arrested the mayor on Monday."
        );
        assert_eq!(
            control(Negation, "passive", "Police arrested the mayor on Monday.").unwrap(),
            "The mayor was arrested by police on Monday."
        );
    }
}
