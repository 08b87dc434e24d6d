//! Lines that name who made a report and where, without a word that says so: "Jane Roe, Vellin", "Radio Norland | Vellin |",
//! "Vellin Voice (Norland)".
//!
//! Names in capitals are a headline as often, so that something has to show what they are: a place beside another name, a
//! word that outlets bear beside a person's, or that somebody in the article told it to that name.

use super::byline;
use crate::lexicon::agencies::AGENCIES;
use crate::lexicon::page::has_at_most;
use crate::lexicon::places::PlaceKind;
use crate::lexicon::{countries, gazetteer, given_names, places};

/// The signs between the names of such a line, and at its ends.
const PARTINGS: [char; 9] = [',', '|', '•', '·', '(', ')', '–', '—', '-'];

/// Words of a name in such a line, at most.
const MOST_WORDS: usize = 5;

/// Whether `line`, below a headline, names who made the report of which `text` is the whole page.
pub(super) fn is_signature(line: &str, text: &str) -> bool {
    const MOST_PARTS: usize = 4;
    let parts: Vec<&str> = parts(line).collect();
    let are_names = parts.iter().all(|part| has_at_most(part, MOST_WORDS) && byline::are_names(part));
    if !are_names || parts.is_empty() || parts.len() > MOST_PARTS {
        return false;
    }
    let is_somebody = |part: &&str| is_known_place(part) || is_person(part);
    parts.iter().any(|part| is_told(part, text))
        || parts.len() > 1 && parts.iter().any(|part| is_known_place(part))
        || parts.iter().any(|part| byline::is_outlet(part)) && parts.iter().any(is_somebody)
}

/// The outlet that the line names.
pub(super) fn outlet(line: &str, text: &str) -> Option<String> {
    let is_told = |part: &&str| is_told(part, text);
    let is_outlet = |part: &&str| byline::is_outlet(part) && !is_known_place(part);
    let named = parts(line).find(is_told).or_else(|| parts(line).find(is_outlet))?;
    Some(named.to_owned())
}

/// Whether the line is the name of an outlet and nothing else.
pub(super) fn is_outlet(line: &str, text: &str) -> bool {
    let mut parts = parts(line);
    let (Some(name), None) = (parts.next(), parts.next()) else { return false };
    has_at_most(name, MOST_WORDS) && byline::are_names(name) && (byline::is_outlet(name) || is_told(name, text))
}

/// Whether the line names an outlet, perhaps with its place or a part of it: "The Vellin Courier | Vellin", "Norland Voice / News".
pub(super) fn is_masthead(line: &str, text: &str) -> bool {
    const MOST_PARTS: usize = 2;
    let parts: Vec<&str> = line.split(" / ").flat_map(parts).collect();
    let are_names = parts.iter().all(|part| has_at_most(part, MOST_WORDS) && byline::are_names(part));
    let is_outlet = |part: &&str| (byline::is_outlet(part) || is_told(part, text)) && !is_known_place(part);
    are_names && parts.len() <= MOST_PARTS && parts.iter().any(is_outlet)
}

/// Whether a place of this name is known to every reader, or is a large city or a region.
pub(super) fn is_known_place(name: &str) -> bool {
    let is_place = |kind: &PlaceKind| *kind != PlaceKind::Street;
    places::kinds(name).iter().any(is_place)
        || countries::named(name).is_some()
        || countries::of_capital(name).is_some()
        || gazetteer::is_listed(name)
}

fn parts(line: &str) -> impl Iterator<Item = &str> {
    let is_parting = |(at, c): (usize, char)| {
        // "Kenya-Based", "Al-Ahram".
        let is_hyphen = c == '-' && !line[..at].ends_with(' ');
        PARTINGS.contains(&c) && !is_hyphen
    };
    let mut from = 0;
    let ends: Vec<usize> =
        line.char_indices().filter(|&(at, c)| is_parting((at, c))).map(|(at, _)| at).chain([line.len()]).collect();
    let cut = ends.into_iter().map(move |end| {
        let part = &line[from..end];
        from = end + line[end..].chars().next().map_or(0, char::len_utf8);
        part.trim()
    });
    cut.filter(|part| part.contains(char::is_alphanumeric))
}

fn is_person(name: &str) -> bool {
    name.split_once(' ').is_some_and(|(first, _)| given_names::gender_of(&first.to_lowercase()).is_some())
}

/// Whether somebody in the text told it to whoever bears the name: an outlet, where it stands with its report.
fn is_told(name: &str, text: &str) -> bool {
    const ASKING: [&str; 4] = ["told ", "tells ", "interview with ", "interview to "];
    let begins = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let is_other = || is_known_place(name) || is_person(name) || AGENCIES.find(name).is_some();
    let is_asking = |at: usize| {
        let before = text[..at].trim_end_matches("the ");
        let ends_word = !text[at + name.len()..].starts_with(char::is_alphanumeric);
        ends_word && ASKING.iter().any(|asking| before.ends_with(asking))
    };
    begins && name.len() > 2 && text.match_indices(name).any(|(at, _)| is_asking(at)) && !is_other()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Chief signs pact\nJane Roe, 7Norland\nThe chief told 7Norland so. Vellin Voice, in an interview with \
                        the Veldt Echo Review, told Oslo nothing.";

    /// "Maryna Sauchuk, Vilnius" and "Prague, Ozodgon" below a headline were standfirsts.
    #[test]
    fn names_with_a_place_or_an_outlet_sign_a_report() {
        for (line, outlet) in [
            ("Jane Roe, Oslo", None),
            ("Jane Roe, 7Norland", Some("7Norland")),
            ("Oslo, 7Norland", Some("7Norland")),
            ("Norland Public Radio | Oslo |", Some("Norland Public Radio")),
            ("Jane Roe, Norland Business Monitor", Some("Norland Business Monitor")),
            ("Veldt Echo Review (Oslo)", Some("Veldt Echo Review")),
        ] {
            assert!(is_signature(line, TEXT), "{line}");
            assert_eq!(super::outlet(line, TEXT).as_deref(), outlet, "{line}");
        }
        for line in
            ["Jane Roe", "Oslo", "Chief in Oslo, says Jane Roe", "Two Dead, Three Hurt", "Roe Quits, World Reacts", ""]
        {
            assert!(!is_signature(line, TEXT), "{line}");
        }
    }

    #[test]
    fn the_name_of_a_paper_on_top() {
        for line in ["The Vellin Courier | Oslo", "NORLAND MONITOR", "7Norland / News"] {
            assert!(is_masthead(line, TEXT), "{line}");
        }
        for line in
            ["Chief signs pact", "Two Dead, Three Hurt", "Oslo", "Radio host, chief and Jane Roe quit", "Jane Roe"]
        {
            assert!(!is_masthead(line, TEXT), "{line}");
        }
    }

    #[test]
    fn an_outlet_alone() {
        for line in ["— The Norland Monitor", "Foni tou Vellin", "7Norland"] {
            assert!(is_outlet(line, TEXT), "{line}");
        }
        for line in ["Jane Roe", "The chief reads the news", "Oslo", "Norland Monitor, Oslo"] {
            assert!(!is_outlet(line, TEXT), "{line}");
        }
    }
}
