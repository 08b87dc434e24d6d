//! Names of persons: a known given name with a surname, and that surname alone.
//!
//! The person gets another name throughout the report, as one newsroom that had it wrong would print it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Around, Rewrite, Site, replace};
use crate::edit::Change;
use crate::random::Random;
use crate::tables::{GivenName, tables};
use crate::text::Text;

/// A full name in a text: given name, perhaps an initial, surname.
#[derive(Debug, Clone)]
struct Full {
    words: Range<usize>,
    given: &'static str,
    about: GivenName,
    initial: bool,
}

pub(super) fn sites(text: &Text) -> Vec<Site> {
    let full: Vec<Full> = (0..text.words.len()).filter_map(|index| full(text, index)).collect();
    let mut bearers: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for name in &full {
        bearers.entry(text.word(name.words.end - 1)).or_default().insert(name.given);
    }
    // Two given names with one surname are relatives or spellings: who is meant by the surname can't be told.
    bearers.retain(|_, given| given.len() == 1);
    let mut sites = Vec::new();
    let mut index = 0;
    while index < text.words.len() {
        let (words, variant) = match full.iter().find(|name| name.words.start == index) {
            Some(name) => (name.words.clone(), "full name"),
            None => (index..index + 1, "surname"),
        };
        let surname = text.word(words.end - 1);
        if bearers.contains_key(surname) && (variant == "full name" || !part_of_longer(text, index)) {
            sites.push(Site { key: format!("name {surname}"), units: BTreeSet::new(), variant, words: words.clone() });
        }
        index = words.end;
    }
    sites
}

fn full(text: &Text, first: usize) -> Option<Full> {
    let (&given, &about) = tables().given_names.get_key_value(text.word(first))?;
    let initial = text.gap_after(first) == " "
        && text.words.get(first + 1)?.lower.len() == 1
        && text.gap_after(first + 1) == ". ";
    let middle =
        text.joined(first) && is_given(text.word(first + 1)) && text.joined(first + 1) && text.capital(first + 2);
    let last = first + 1 + usize::from(initial || middle);
    text.words.get(last)?;
    let joined = initial || text.joined(first);
    let longer = text.joined(last) && text.capital(last + 1);
    let begins = text.sentences[text.words[first].sentence].start;
    let first_of_name = first == begins
        || !text.joined(first - 1)
        || !text.capital(first - 1)
        || tables().titles.contains(text.words[first - 1].lower.as_str())
        || first - 1 == begins && !is_given(text.word(first - 1));
    (joined && !longer && first_of_name && is_surname(text, last)).then_some(Full {
        words: first..last + 1,
        given,
        about,
        initial,
    })
}

/// Whether a word is a given name or another spelling of one.
fn is_given(word: &str) -> bool {
    let names = &tables().given_names;
    names.contains_key(word) || names.values().any(|name| name.spelling == Some(word))
}

/// Whether a word can be a surname: written as one, and no place, date or word of another kind of name.
fn is_surname(text: &Text, index: usize) -> bool {
    let (word, known) = (text.word(index), &text.words[index]);
    let written =
        text.capital(index) && known.lower.chars().count() > 2 && word.chars().skip(1).any(char::is_lowercase);
    let other = tables().place(word).is_some()
        || tables().month(word).is_some()
        || tables().weekday(word).is_some()
        || tables().not_surnames.contains(known.lower.as_str())
        || tables().common.contains(known.lower.as_str());
    written && !other
}

/// Whether a name is that of somebody who says something here.
fn speaks(text: &Text, words: &Range<usize>) -> bool {
    let near = words.start.saturating_sub(2)..(words.end + 3).min(text.words.len());
    let sentence = text.words[words.start].sentence;
    near.map(|index| &text.words[index])
        .any(|word| word.sentence == sentence && tables().saying.contains(word.lower.as_str()))
}

/// Whether a surname stands in another name ("Hale Street", "Orrin Hale").
fn part_of_longer(text: &Text, index: usize) -> bool {
    let begins = text.sentences[text.words[index].sentence].start == index - usize::from(index > 0);
    let titled = index > 0 && ["mr", "mrs", "ms", "dr"].contains(&text.words[index - 1].lower.as_str());
    let before = index > 0 && text.joined(index - 1) && text.capital(index - 1) && !titled && !begins;
    let after = text.joined(index) && text.capital(index + 1) && tables().weekday(text.word(index + 1)).is_none();
    before || after
}

pub(super) fn contradiction(around: &Around, random: &mut Random) -> Option<Rewrite> {
    let (text, site) = (around.text, around.site);
    let surname = text.word(site.words.end - 1);
    let bearer = bearer(text, surname).filter(|_| !speaks(text, &site.words))?;
    let unused = |name: &&&str| !around.texts.iter().any(|text| text.contains(**name));
    let surnames: Vec<&&str> = tables().surnames.iter().filter(unused).collect();
    let given: Vec<&&str> = tables()
        .given_names
        .iter()
        .filter(|(name, about)| about.gender == bearer.about.gender && !name.starts_with(&bearer.given[..1]))
        .map(|(name, _)| name)
        .filter(unused)
        .collect();
    let (new_surname, new_given) = (**random.pick(&surnames)?, **random.pick(&given)?);
    Some(Rewrite::new("another person", format!("{new_given} {new_surname}"), move |text, site| {
        let new =
            if site.variant == "full name" { format!("{new_given} {new_surname}") } else { new_surname.to_owned() };
        Some(with_possessive(text, replace(text, site.words.clone(), new)))
    }))
}

/// A change that takes a bare possessive apostrophe along ("Orrins' boat"), where the new name wants another ending.
fn with_possessive(text: &Text, mut change: Change) -> Change {
    let mut after = text.text[change.span.end..].chars();
    let apostrophe = after.next().filter(|mark| matches!(mark, '\'' | '’'));
    let bare = after.next().is_none_or(|next| !next.is_alphanumeric());
    if let Some(mark) =
        apostrophe.filter(|_| bare && text.text[change.span.clone()].ends_with('s') && !change.new.ends_with('s'))
    {
        change.span.end += mark.len_utf8();
        change.new.push(mark);
        change.new.push('s');
    }
    change
}

/// The full name of the surname's bearer.
fn bearer(text: &Text, surname: &str) -> Option<Full> {
    (0..text.words.len()).filter_map(|index| full(text, index)).find(|name| text.word(name.words.end - 1) == surname)
}

pub(super) fn controls(around: &Around) -> Vec<Rewrite> {
    let (text, site) = (around.text, around.site);
    let surname = text.word(site.words.end - 1);
    let Some(bearer) = bearer(text, surname) else { return Vec::new() };
    let mut controls = Vec::new();
    if site.variant == "full name" {
        if let Some(spelling) = bearer.about.spelling {
            controls.push(on_full("spelling", format!("{spelling} {surname}"), move |text, site| {
                Some(replace(text, site.words.start..site.words.start + 1, spelling))
            }));
        }
        let letter = &bearer.given[..1];
        controls.push(Rewrite::once(
            "initial",
            letter,
            replace(text, site.words.start..site.words.start + 1, format!("{letter}.")),
        ));
        controls.push(Rewrite::once("surname alone", surname, replace(text, site.words.clone(), surname)));
        if bearer.initial {
            controls.push(on_full("without initial", surname, |text, site| {
                (site.words.len() == 3).then(|| {
                    let (given, surname) = (text.word(site.words.start), text.word(site.words.end - 1));
                    replace(text, site.words.clone(), format!("{given} {surname}"))
                })
            }));
        }
    } else {
        let title = if bearer.about.gender == "f" { "Ms." } else { "Mr." };
        let titled = site.words.start > 0
            && ["mr", "mrs", "ms", "dr"].contains(&text.words[site.words.start - 1].lower.as_str());
        if !titled {
            controls.push(Rewrite::once(
                "title",
                title,
                replace(text, site.words.clone(), format!("{title} {surname}")),
            ));
        }
        let full = format!("{} {surname}", bearer.given);
        controls.push(Rewrite::once("given name added", full.clone(), replace(text, site.words.clone(), full)));
    }
    controls
}

/// A rewrite of every full form of the name.
fn on_full(
    variant: &'static str,
    value: impl Into<String>,
    write: impl Fn(&Text, &Site) -> Option<Change> + 'static,
) -> Rewrite {
    Rewrite::new(variant, value, move |text, site| if site.variant == "full name" { write(text, site) } else { None })
}

#[cfg(test)]
mod tests {
    use super::super::Kind::Name;
    use super::super::trial::{contradictions, control};

    #[test]
    fn a_person_gets_another_name_throughout() {
        let new = contradictions(Name, "Sarah Orrin's boat sank. Orrin was saved. He lives in Orrin Street.");
        assert!(!new.is_empty());
        for sentence in new {
            assert!(!sentence.contains("Orrin was") && !sentence.contains("Sarah"), "{sentence}");
            assert!(sentence.contains("'s boat sank.") && sentence.ends_with("in Orrin Street."), "{sentence}");
        }
    }

    #[test]
    fn the_possessive_of_a_name_in_s_fits_the_new_name() {
        for sentence in contradictions(Name, "Sarah Orrins left. Orrins' boat sank.") {
            assert!(sentence.ends_with("'s boat sank.") || sentence.ends_with("s' boat sank."), "{sentence}");
        }
    }

    #[test]
    fn a_surname_of_two_persons_is_left_alone() {
        assert!(contradictions(Name, "Sarah Orrin met Paul Orrin. Orrin left.").is_empty());
    }

    #[test]
    fn speakers_and_names_of_no_person_are_left_alone() {
        for sentence in [
            "Officer Paul Orrin said so.",
            "She won a Tony Award.",
            "Yesterday Deann Marie Orrin left.",
            "He works for Gordon Advisors.",
        ] {
            let new = contradictions(Name, sentence);
            assert!(new.is_empty(), "{new:?}");
        }
    }

    #[test]
    fn controls_name_the_same_person() {
        let sentence = "Police held Sarah Orrin. Orrin left.";
        assert_eq!(control(Name, "spelling", sentence).unwrap(), "Police held Sara Orrin. Orrin left.");
        assert_eq!(control(Name, "initial", sentence).unwrap(), "Police held S. Orrin. Orrin left.");
        assert_eq!(control(Name, "surname alone", sentence).unwrap(), "Police held Orrin. Orrin left.");
        assert_eq!(control(Name, "without initial", "Paul J. Orrin left.").unwrap(), "Paul Orrin left.");
    }
}
