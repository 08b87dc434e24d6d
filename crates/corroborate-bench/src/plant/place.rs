//! Places after a preposition of place: those of the gazetteer, and unknown ones with a known container ("in Orley, Ohio").
//!
//! A planted place is of the same kind and lies elsewhere, so that it is no coarser or finer name of the old one.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Around, Rewrite, Site, replace};
use crate::random::Random;
use crate::tables::{Place, tables};
use crate::text::Text;

const PREPOSITIONS: [&str; 6] = ["in", "at", "near", "outside", "off", "from"];
/// Words of one name at most.
const LONGEST: usize = 4;

/// A place in a text: its name, and where it lies if that is said.
struct Named {
    name: Range<usize>,
    known: Option<&'static Place>,
    /// A container after a comma.
    within: Option<(Range<usize>, &'static Place)>,
}

pub(super) fn sites(text: &Text) -> Vec<Site> {
    (1..text.words.len()).filter_map(|index| named(text, index)).map(|found| site(text, &found)).collect()
}

fn site(text: &Text, found: &Named) -> Site {
    let name = &text.text[text.words[found.name.start].start..text.words[found.name.end - 1].end];
    let end = found.within.as_ref().map_or(found.name.end, |(words, _)| words.end);
    let variant = found.known.map_or("city", |place| place.kind);
    Site { key: format!("place {name}"), units: BTreeSet::new(), variant, words: found.name.start..end }
}

/// The place that begins at a word, after a preposition and not as a part of a longer name.
fn named(text: &Text, first: usize) -> Option<Named> {
    let the = text.lower_near(first, first.checked_sub(1)) == "the";
    let before = first.checked_sub(if the { 2 } else { 1 })?;
    if !PREPOSITIONS.contains(&text.lower_near(first, Some(before))) || !text.joined(first - 1) {
        return None;
    }
    let (name, known) = match gazetteer(text, first) {
        Some((words, place)) => (words, Some(place)),
        None => (capitals(text, first)?, None),
    };
    let last = name.end - 1;
    let longer = text.joined(last)
        && text.capital(last + 1)
        && tables().month(text.word(last + 1)).is_none()
        && tables().weekday(text.word(last + 1)).is_none();
    if longer || text.gap_after(last).starts_with(['-', '\'', '’']) {
        return None;
    }
    let within = (text.gap_after(last) == ", ").then(|| gazetteer(text, name.end)).flatten().filter(|(_, place)| {
        place.kind != "city" && known.is_none_or(|known| known.within == place.name || known.kind == "city")
    });
    (known.is_some() || within.is_some()).then_some(Named { name, known, within })
}

/// The longest gazetteer name that begins at a word.
fn gazetteer(text: &Text, first: usize) -> Option<(Range<usize>, &'static Place)> {
    (1..=LONGEST).rev().find_map(|length| {
        let words = first..first + length;
        let last = text.words.get(words.end - 1)?;
        let place = tables().place(&text.text[text.words[first].start..last.end])?;
        Some((words, place))
    })
}

/// Capitalised words in a row.
fn capitals(text: &Text, first: usize) -> Option<Range<usize>> {
    let end = (first..text.words.len().min(first + LONGEST))
        .take_while(|&index| text.capital(index) && (index == first || text.joined(index - 1)))
        .last()?;
    Some(first..end + 1)
}

pub(super) fn contradiction(around: &Around, random: &mut Random) -> Option<Rewrite> {
    let found = named(around.text, around.site.words.start)?;
    let lies_in = found.within.as_ref().map(|(_, place)| place.name).or(found.known.map(|place| place.within));
    let elsewhere = |place: &&Place| {
        place.kind == around.site.variant
            && Some(place.within) != lies_in
            && (found.within.is_none() || !place.within.starts_with("the "))
            && !around.texts.iter().any(|text| text.contains(place.name) || text.contains(place.within))
    };
    let others: Vec<&Place> = tables().places.iter().filter(elsewhere).collect();
    let new = *random.pick(&others)?;
    Some(Rewrite::new(around.site.variant, new.name, move |text, site| {
        let found = named(text, site.words.start)?;
        let words = match found.within {
            Some(_) => format!("{}, {}", new.name, new.within),
            None => new.name.to_owned(),
        };
        Some(replace(text, site.words.clone(), words))
    }))
}

pub(super) fn controls(around: &Around) -> Vec<Rewrite> {
    let (text, site) = (around.text, around.site);
    let Some(found) = named(text, site.words.start) else { return Vec::new() };
    let mut controls = Vec::new();
    match (&found.within, found.known) {
        (Some((_, within)), _) => {
            controls.push(Rewrite::once("coarser", within.name, replace(text, site.words.clone(), within.name)));
            let bare = &text.text[text.words[found.name.start].start..text.words[found.name.end - 1].end];
            controls.push(Rewrite::once("bare name", bare, replace(text, site.words.clone(), bare)));
        }
        (None, Some(known)) => {
            let before = text.lower_near(site.words.start, site.words.start.checked_sub(1));
            if before == "in" {
                controls.push(Rewrite::once("coarser", known.within, replace(text, site.words.clone(), known.within)));
            }
            if known.kind == "city"
                && !known.within.starts_with("the ")
                && !text.gap_after(site.words.end - 1).starts_with(',')
            {
                let finer = format!("{}, {}", known.name, known.within);
                controls.push(Rewrite::once("with container", finer.clone(), replace(text, site.words.clone(), finer)));
            }
        }
        (None, None) => {}
    }
    controls
}

#[cfg(test)]
mod tests {
    use super::super::Kind::Place;
    use super::super::trial::{contradictions, control};
    use super::*;

    #[test]
    fn a_planted_place_is_of_the_same_kind_and_elsewhere() {
        for sentence in contradictions(Place, "The train derailed in Leeds.") {
            let name = sentence.strip_prefix("The train derailed in ").and_then(|rest| rest.strip_suffix('.')).unwrap();
            let place = tables().place(name).unwrap();
            assert!(place.kind == "city" && place.within != "England", "{sentence}");
        }
        for sentence in contradictions(Place, "It derailed in Orley, Ohio, on Monday.") {
            assert!(!sentence.contains("Ohio") && sentence.ends_with(", on Monday."), "{sentence}");
        }
    }

    #[test]
    fn names_that_only_contain_a_place_are_left_alone() {
        for sentence in ["She wrote in London Review.", "It is a Leeds firm.", "It was in Leeds-born hands."] {
            assert!(sites(&Text::new(sentence.to_owned())).is_empty(), "{sentence}");
        }
    }

    #[test]
    fn controls_name_the_same_place() {
        assert_eq!(control(Place, "coarser", "It derailed in Leeds.").unwrap(), "It derailed in England.");
        assert_eq!(
            control(Place, "with container", "It derailed in Leeds.").unwrap(),
            "It derailed in Leeds, England."
        );
        assert_eq!(control(Place, "coarser", "It derailed in Orley, Ohio.").unwrap(), "It derailed in Ohio.");
        assert_eq!(control(Place, "bare name", "It derailed in Orley, Ohio.").unwrap(), "It derailed in Orley.");
    }
}
