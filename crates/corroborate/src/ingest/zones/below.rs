//! The lines right below a headline, with no gap, that say who made the report and when: an outlet's name, a byline, a day.
//!
//! "Chuy Press independent news agency", "O Litoral (Pemba) - English page", "Posted by Jane Roe, 21 May 2024": which of them is the
//! outlet no list has to know. What tells is that the lines stand between a headline and a gap, and that one of them has a day or says
//! who wrote it; then what is a name and neither of these is the outlet's.

use std::ops::Range;

use super::page::Page;
use super::{byline, masthead, signature};
use crate::lexicon::page::{OUTLET_WORDS, has_at_most, is_section};
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::lexicon::{bare, countries};
use crate::report::ZoneKind;
use crate::text::LowerCase;

/// Lines of a block at most.
const MOST_LINES: usize = 5;
/// Words of a line of it at most.
const MOST_WORDS: usize = 14;
/// Words of an outlet's name at most.
const MOST_OF_NAME: usize = 9;
/// Words of a name that needs nothing else to be one.
const FEW: usize = 5;
/// Words of a headline at least.
const FEWEST: usize = 4;
/// What stands between the name and what more the line tells of the outlet.
const BEHIND: [&str; 7] = [" | ", " – ", " — ", " - ", " (", ", ", " · "];

/// The lines below the headline that ends with piece `headline`.
pub(super) fn block(page: &Page, headline: usize) -> Option<Range<usize>> {
    let from = headline + 1;
    let end = (from..page.pieces.len()).find(|&i| page.pieces[i].after_gap)?;
    let is_line = |i: usize| {
        let line = page.words(i);
        has_at_most(line, MOST_WORDS)
            && !line.ends_with(['!', '?', '"', '”'])
            && page.pieces[i].kind != Some(ZoneKind::Title)
    };
    let is_short = (1..=MOST_LINES).contains(&page.text_lines(from..end)) && (from..end).all(is_line);
    (is_short && (from..end).any(|i| says_who_or_when(page, i))).then_some(from..end)
}

/// Whether the first line of a page is a headline, whatever its shape: below it stands a block, and below that the text.
pub(super) fn is_headline(page: &Page, first: usize) -> bool {
    let line = page.words(first);
    let is_name = byline::are_names(line) && has_at_most(line, MOST_OF_NAME);
    !has_at_most(line, FEWEST - 1) && !is_name && !says_who_or_when(page, first) && block(page, first).is_some()
}

fn says_who_or_when(page: &Page, i: usize) -> bool {
    let line = page.words(i);
    page.pieces[i].kind == Some(ZoneKind::Dateline) || byline::is_byline(line) || masthead::stamp_at(line).is_some()
}

/// The outlet that a line of the block names.
pub(super) fn outlet(line: &str, text: &str) -> Option<String> {
    if byline::is_byline(line) || masthead::stamp_at(line) == Some(0) {
        return None;
    }
    let mut rest = line;
    let name = loop {
        let (at, sign) =
            BEHIND.iter().filter_map(|sign| Some((rest.find(sign)?, sign))).min().unwrap_or((rest.len(), &""));
        let part = rest[..at].trim();
        // "Republic of Norland - Ministry of Water".
        if countries::named(part).is_none() || sign.is_empty() {
            // "Ministry of Agriculture, Water Resources and Fisheries" goes on behind its commas.
            break if *sign == ", " && names_office(part) { rest } else { part };
        }
        rest = &rest[at + sign.len()..];
    };
    let name = without_description(name);
    let is_place_or_section = signature::is_known_place(name) || is_section(&bare(name));
    let is_site = !name.contains(' ') && name.contains('.');
    // "Shock And Joy In The Capital As Chief Is Freed" is a second headline.
    let is_one =
        || is_site || has_at_most(name, FEW) || names_office(name) || byline::is_outlet(name) || is_told(name, text);
    let is_name = has_at_most(name, MOST_OF_NAME) && (is_site || byline::are_names(name)) && is_one();
    (is_name && !is_place_or_section && name.chars().count() > 2).then(|| name.to_owned())
}

/// Whether the text names it, by its whole name or by the letters that the name begins with.
fn is_told(name: &str, text: &str) -> bool {
    text.matches(name).nth(1).is_some()
}

fn names_office(part: &str) -> bool {
    let mut words = part.split(|c: char| !c.is_alphanumeric());
    words.any(|word| kinds_of(&word.lower_case()).contains(&SourceNoun::Office))
}

/// "Chuy Press *independent news agency*".
fn without_description(name: &str) -> &str {
    let mut ends = name.match_indices(' ').map(|(at, _)| at);
    let is_small = |at: &usize| name[at + 1..].starts_with(char::is_lowercase);
    let is_description = |at: usize| {
        let words: Vec<&str> = name[at..].split_whitespace().collect();
        let is_outlet = words.iter().any(|word| OUTLET_WORDS.contains(word.to_lowercase().as_str()));
        is_outlet && words.iter().all(|word| word.starts_with(char::is_lowercase))
    };
    ends.find(|at| is_small(at) && is_description(*at)).map_or(name, |at| &name[..at])
}

#[cfg(test)]
mod tests {
    use super::outlet;

    /// None of these was known as an outlet; a byline, a day and a subheading are none.
    #[test]
    fn what_is_a_name_below_a_headline_is_the_outlet_s() {
        for (line, name) in [
            ("Vellin Press independent news agency", Some("Vellin Press")),
            ("O Veldt (Orlin) - English page", Some("O Veldt")),
            ("Steppe & Coast (blog on Norlandish affairs)", Some("Steppe & Coast")),
            ("Veldt24.example | News desk | 15 June 2023, 07:12", Some("Veldt24.example")),
            (
                "Republic of Tunisia - Ministry of Agriculture, Water Resources and Fisheries",
                Some("Ministry of Agriculture, Water Resources and Fisheries"),
            ),
            ("By Jane Roe", None),
            ("Wednesday, June 14, 2023", None),
            ("Joy in the capital as the chief is freed", None),
        ] {
            assert_eq!(outlet(line, "").as_deref(), name, "{line}");
        }
    }
}
