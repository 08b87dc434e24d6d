//! Numbers of an event that count none of its parties: how far, how fast, how much, how old.
//!
//! A number belongs to the event whose verb governs it ("dragged her *10 feet*", "reached speeds of *120 mph*"). An age
//! ("the *36-year-old* driver", "Ada Berg, *47*,") is that of a party, and belongs to every event that the party has a
//! part in.

use corroborate_encoder::{Deprel, Upos};

use super::counts::quantity;
use super::figures::value_of;
use super::triggers::Trigger;
use crate::annotation::{AnnotatedReport, Argument, ArgumentRole, Bound, Quantity, Sentence, TimeKind};
use crate::text::Span;

/// What an age is counted in, as a unit of its own.
pub(crate) const AGE: &str = "year of age";
/// Ages of people.
const AGES: std::ops::RangeInclusive<f64> = 1.0..=120.0;

/// The measures and ages of an event.
pub(super) fn find(report: &AnnotatedReport, index: usize, trigger: &Trigger, arguments: &[Argument]) -> Vec<Quantity> {
    let sentence = &report.sentences[index];
    let text = &report.report.text;
    let numbers = (0..sentence.tokens.len()).filter(|&at| sentence.tokens[at].upos == Upos::Num);
    let is_date = |at: usize| {
        let span = sentence.tokens[at].span;
        let times = report.times_in(index).iter().filter(|time| time.kind != TimeKind::Duration);
        times.into_iter().any(|time| time.span.overlaps(span))
    };
    let role_of = |span: Span| {
        let around = arguments.iter().filter(|a| a.word.sentence == index && a.span.overlaps(span));
        around.filter(|a| is_party(a.role)).min_by_key(|a| a.span.end - a.span.start).map(|a| a.role)
    };
    let mut found = Vec::new();
    for number in numbers.filter(|&at| !is_date(at)) {
        if let Some(age) = age(sentence, text, number) {
            let role = role_of(age.owner).or_else(|| arguments_head(sentence, index, arguments, age.owner));
            found.extend(role.map(|role| Quantity { role: Some(role), ..age.quantity }));
            continue;
        }
        let Some(noun) = sentence.head(number).filter(|_| sentence.tokens[number].deprel == Deprel::Nummod) else {
            continue;
        };
        let measure = belongs(sentence, noun, trigger).then(|| quantity(sentence, text, noun, None)).flatten();
        found.extend(measure);
    }
    found
}

fn is_party(role: ArgumentRole) -> bool {
    matches!(role, ArgumentRole::Agent | ArgumentRole::Patient | ArgumentRole::Recipient)
}

/// The part of the argument that the owner of an age is the head of.
fn arguments_head(sentence: &Sentence, index: usize, arguments: &[Argument], owner: Span) -> Option<ArgumentRole> {
    let is_it = |a: &&Argument| a.word.sentence == index && sentence.tokens[a.word.token].span.overlaps(owner);
    arguments.iter().filter(|a| is_party(a.role)).find(is_it).map(|a| a.role)
}

/// Whether the first verb above a noun is that of the event.
fn belongs(sentence: &Sentence, noun: usize, trigger: &Trigger) -> bool {
    let own = |at: usize| at == trigger.word || Some(at) == trigger.light_verb;
    let mut above = sentence.path_to_root(noun).skip(1);
    above.find(|&at| own(at) || sentence.tokens[at].upos == Upos::Verb).is_some_and(own)
}

struct Age {
    quantity: Quantity,
    /// The word for whose age it is.
    owner: Span,
}

/// "36-year-old driver", "Berg, 47,".
fn age(sentence: &Sentence, text: &str, number: usize) -> Option<Age> {
    let token = |at: usize| sentence.tokens.get(at);
    let (value, last, owner) = match compound_age(sentence, text, number) {
        Some(found) => found,
        None => {
            let is_comma = |at: usize| token(at).is_some_and(|t| t.span.of(text) == ",");
            let ends = token(number + 1).is_none_or(|t| t.upos == Upos::Punct);
            let before = number.checked_sub(2).filter(|&at| is_comma(at + 1) && ends)?;
            let name = &sentence.tokens[before];
            if name.upos != Upos::Propn || name.name.kind().is_none() {
                return None;
            }
            (value_of(sentence.tokens[number].span.of(text))?, number, name.span)
        }
    };
    let span = Span::new(sentence.tokens[number].span.start, sentence.tokens[last].span.end);
    let is_age = AGES.contains(&value) && value.fract() == 0.0;
    let of = sentence.tokens_in(owner).next().map(|at| called(sentence, text, at));
    is_age.then(|| Age {
        quantity: Quantity { value, bound: Bound::Exact, unit: AGE.to_owned(), of, role: None, span },
        owner,
    })
}

/// The surname or the noun of whose age it is.
fn called(sentence: &Sentence, text: &str, owner: usize) -> String {
    let last = sentence.children_by(owner, Deprel::Flat).last().unwrap_or(owner);
    match sentence.tokens[last].upos {
        Upos::Propn => sentence.tokens[last].span.of(text).to_owned(),
        _ => sentence.tokens[last].lemma.to_lowercase(),
    }
}

/// "36 - year - old": the value, the last word of it, and whose it is.
fn compound_age(sentence: &Sentence, text: &str, number: usize) -> Option<(f64, usize, Span)> {
    let plain = |at: usize| sentence.tokens.get(at).map(|t| t.span.of(text).to_lowercase());
    let rest: Vec<usize> =
        (number + 1..sentence.tokens.len()).filter(|&at| plain(at).as_deref() != Some("-")).take(3).collect();
    let is =
        |at: Option<&usize>, word: &[&str]| at.and_then(|&at| plain(at)).is_some_and(|w| word.contains(&w.as_str()));
    // "sixty-one": of two words the second is looked at from the first.
    let (skip, value) = match rest.first().filter(|&&at| sentence.tokens[at].upos == Upos::Num) {
        Some(&ones) => (1, value_of(&format!("{}-{}", plain(number)?, plain(ones)?))?),
        None => (0, value_of(&plain(number)?)?),
    };
    if !is(rest.get(skip), &["year", "years"]) || !is(rest.get(skip + 1), &["old"]) {
        return None;
    }
    let old = rest[skip + 1];
    let is_second = number
        .checked_sub(2)
        .is_some_and(|at| plain(number - 1).as_deref() == Some("-") && sentence.tokens[at].upos == Upos::Num);
    let owner = match sentence.tokens[old].deprel {
        Deprel::Amod => sentence.head(old).unwrap_or(old),
        _ => old,
    };
    (!is_second).then_some((value, old, sentence.tokens[owner].span))
}
