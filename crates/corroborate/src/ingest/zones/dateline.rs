//! The place, day and agency in front of the first sentence: "MOSCOW, June 28 (Xinhua) --", "WASHINGTON (AP) —",
//! "TEHRAN –", "NEW DELHI:".
//!
//! A place in capitals needs a dash, a colon, a day or an agency behind it; one that is written as any name is needs an
//! agency or a day, or else "Radio – a gift" would be a dateline.

use std::sync::LazyLock;

use regex::Regex;

use super::signature;
use crate::ingest::dates::{self, Stated};
use crate::lexicon::agencies::AGENCIES;
use crate::lexicon::bare;
use crate::lexicon::page::{NOT_PLACES, has_at_most};

/// A dateline at the start of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Where it ends, the dash included.
    pub(super) end: usize,
    /// The place, as a reader would write it.
    pub(super) place: Option<String>,
    /// The day.
    pub(super) date: Option<Stated>,
}

impl Dateline {
    /// Whether it can be nothing else even in the middle of a line: a place in capitals, a day or an agency, a dash.
    pub(super) fn is_strict(&self, paragraph: &str) -> bool {
        let words = &paragraph[..self.end];
        let place = words.find(['(', ',']).map_or("", |end| &words[..end]);
        !place.is_empty() && !place.contains(char::is_lowercase) && words.ends_with(['-', '–', '—'])
    }
}

const DAY: &str = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s)?(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}|\d{1,2}\s(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?)(?:\s?,?\s(?:19|20)\d\d)?|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day";

static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?x)^
        (?P<place>\p{{Lu}}[\p{{L}}'’.-]*(?:[\ /]{{1,3}}\p{{L}}[\p{{L}}'’.-]*){{0,3}}?)
        (?:\ ?\[(?P<country>[\p{{L}}\ .-]{{2,24}})\])?
        (?:\ ?,\s(?P<region>\p{{Lu}}[\p{{L}}.]*(?:\ \p{{Lu}}[\p{{L}}.]*){{0,2}}?))??
        (?:\ ?[,.]?\s(?P<day>(?i:{DAY})))?
        [,.]?
        (?:\s?[(\[](?P<agency>[^()\[\]]{{2,40}})[)\]]\s?(?P<dash>--|\.-|[–—:-])?|\s?(?P<bare_dash>--|[–—:-]))
        (?:\s|$)"
    ))
    .expect("the pattern of datelines")
});
/// An agency right in front of a dash, with or without a place and a day: "Dubai CNN —", "June 29 (Reuters) -",
/// "MOSCOW, June 28. /TASS/.", "Tehran, June 29, IRNA –".
static AGENCY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?x)^
        (?:(?P<place>\p{{Lu}}[\p{{L}}'’.-]*(?:,?\ \p{{Lu}}[\p{{L}}'’.-]*){{0,4}})[,.]?\ )?
        (?:(?P<day>(?i:{DAY}))[,.]?\ )?
        (?:\((?P<round>[^()]{{2,40}})\)\s?(?:--|[–—:-])?
          |/(?P<slashed>[\p{{L}}\ -]{{2,30}})/\.?
          |(?P<plain>\p{{Lu}}[\p{{L}}\ -]{{1,30}}?)\ ?(?:--|[–—]))
        (?:\s|$)"
    ))
    .expect("the pattern of agencies in front of a dash")
});

/// The dateline that `paragraph` begins with.
pub(super) fn find(paragraph: &str) -> Option<Dateline> {
    let head = &paragraph[..paragraph.floor_char_boundary(160)];
    with_place(paragraph, head).or_else(|| with_agency(paragraph, head))
}

/// The dateline that is a line of its own, without a dash: "VELLIN, May 15, AZERTAC".
pub(super) fn whole_line(line: &str) -> Option<Dateline> {
    let parts: Vec<&str> = line.split(", ").map(|part| part.trim_end_matches(['.', ' '])).collect();
    let (place, rest) = parts.split_first()?;
    let shouted = !place.contains(char::is_lowercase) && place.chars().filter(|c| c.is_uppercase()).count() > 2;
    let is_agency = |part: &&str| AGENCIES.find(part).is_some();
    let (agencies, others): (Vec<&str>, Vec<&str>) = rest.iter().copied().partition(is_agency);
    // "May 15, 2024": the year stands behind a comma.
    let day = others.join(", ");
    let date = day_of(Some(&day));
    let holds = may_be_place(place) && shouted && agencies.len() == 1 && others.len() < 3 && date.is_some();
    holds.then(|| Dateline { end: line.len(), place: Some(as_written(place)), date })
}

fn with_agency(paragraph: &str, head: &str) -> Option<Dateline> {
    let found = AGENCY.captures(head)?;
    let part = |name: &str| found.name(name).map(|m| m.as_str());
    let agency = part("round").or(part("slashed")).or(part("plain"))?;
    let place = part("place").map(|place| place.trim_end_matches([',', '.']));
    // An agency of two words looks like a place and an agency.
    let whole = head[..found.name("plain").map_or(0, |plain| plain.end())].trim();
    let (place, agency) = if AGENCIES.find(whole).is_some() { (None, whole) } else { (place, agency) };
    let is_place = place.is_none_or(may_be_place);
    let end = found[0].trim_end().len();
    let is_closed = place.is_none() || head[..end].ends_with(['-', '–', '—', ':', '/', '.']);
    // "VELLIN, March 11. /Norl/." can be nothing else, whoever it is.
    let is_set_off = part("slashed").is_some() && place.is_some() && part("day").is_some();
    let is_agency = is_set_off || names_agency(agency);
    let holds = is_place && is_closed && is_agency && begins_anew(&paragraph[end..]);
    holds.then(|| Dateline { end, place: place.map(as_written), date: day_of(part("day")) })
}

/// Whether a sentence begins.
fn begins_anew(rest: &str) -> bool {
    let next = rest.trim_start();
    next.is_empty() || next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"‘'[".contains(c))
}

fn day_of(day: Option<&str>) -> Option<Stated> {
    let day = day?;
    let dated = dates::find_all(day).next().map(|found| found.stated);
    dated.or_else(|| dates::of_no_year(day).map(Stated::Open))
}

fn with_place(paragraph: &str, head: &str) -> Option<Dateline> {
    let found = PATTERN.captures(head)?;
    let part = |name: &str| found.name(name).map(|m| m.as_str());
    let place = part("place")?;
    let shouted = !place.contains(char::is_lowercase) && place.chars().filter(|c| c.is_uppercase()).count() > 2;
    let dash = part("dash").or(part("bare_dash"));
    let agency = part("agency").is_some_and(names_agency) || part("region").is_some_and(names_agency) && dash.is_some();
    let is_known = || dash.is_some() && signature::is_known_place(place);
    let agency = agency
        || part("agency").is_some_and(is_name) && is_known()
        || part("region").is_some_and(is_initials) && is_known();
    let day = part("day").is_some();
    let end = found.get(0)?.as_str().trim_end().len();
    let begins_anew = begins_anew(&paragraph[end..]);
    let holds = match dash {
        _ if !may_be_place(place) => false,
        Some(":") => begins_anew && (shouted || agency && day),
        Some("-") if !agency && !day => shouted && begins_anew && head[..end].ends_with(" -"),
        Some(_) => begins_anew && (shouted || agency || day),
        None => agency && (shouted || day) && begins_anew,
    };
    holds.then(|| Dateline { end, place: Some(as_written(place)), date: day_of(part("day")) })
}

fn names_agency(words: &str) -> bool {
    words.split(['/', ',', '|', '-']).any(|name| AGENCIES.find(name.trim()).is_some())
}

fn may_be_place(words: &str) -> bool {
    AGENCIES.find(words).is_none() && !NOT_PLACES.contains(bare(words).as_str()) && !dates::is_weekday(words)
}

/// Whether what stands in brackets behind a place may be the agency, whom no list has.
fn is_name(words: &str) -> bool {
    const MOST_WORDS: usize = 3;
    has_at_most(words, MOST_WORDS) && words.split(' ').all(|word| word.starts_with(char::is_uppercase))
}

/// "NORL", as agencies are named behind a place.
fn is_initials(word: &str) -> bool {
    (3..=6).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase())
}

/// "NEW DELHI" as a reader would write it.
pub(super) fn as_written(place: &str) -> String {
    let place = place.trim_end_matches(['.', ',', ' ']);
    if place.contains(char::is_lowercase) || place.contains('.') {
        return place.to_owned();
    }
    let mut out = String::with_capacity(place.len());
    let mut inside = false;
    for c in place.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphanumeric() || c == '\'' || c == '’';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::OpenDays;

    #[test]
    fn datelines_of_the_agencies() {
        for (paragraph, dateline, place) in [
            ("TEHRAN – The police chief said", "TEHRAN –", Some("Tehran")),
            ("MOSCOW, June 28 (Xinhua) -- Russia and", "MOSCOW, June 28 (Xinhua) --", Some("Moscow")),
            ("WASHINGTON (AP) — The president", "WASHINGTON (AP) —", Some("Washington")),
            ("KYIV, Ukraine (AP) — Russian forces", "KYIV, Ukraine (AP) —", Some("Kyiv")),
            ("TEHRAN, Jun. 29 (MNA) – Iran's", "TEHRAN, Jun. 29 (MNA) –", Some("Tehran")),
            ("MOSCOW. June 28 (Interfax) - The", "MOSCOW. June 28 (Interfax) -", Some("Moscow")),
            ("NEW DELHI: The minister", "NEW DELHI:", Some("New Delhi")),
            ("New Delhi [India], June 29 (ANI): The minister", "New Delhi [India], June 29 (ANI):", Some("New Delhi")),
            ("Tehran, IRNA – The police", "Tehran, IRNA –", Some("Tehran")),
            ("BAGHDAD/LONDON (Reuters) - Iraq", "BAGHDAD/LONDON (Reuters) -", Some("Baghdad/London")),
            ("LONDON, June 29 (Reuters) - “We", "LONDON, June 29 (Reuters) -", Some("London")),
            ("Mumbai, Nov 11 - ", "Mumbai, Nov 11 -", Some("Mumbai")),
            ("SEOUL, South Korea — North", "SEOUL, South Korea —", Some("Seoul")),
            ("(Reuters) - Oil rose", "(Reuters) -", None),
            ("June 29 (Reuters) - Oil rose", "June 29 (Reuters) -", None),
            ("MOSCOW, June 28. /TASS/. Russia", "MOSCOW, June 28. /TASS/.", Some("Moscow")),
            ("Tehran, June 29, IRNA – The police", "Tehran, June 29, IRNA –", Some("Tehran")),
            ("Abu Dhabi, UAE CNN — The police", "Abu Dhabi, UAE CNN —", Some("Abu Dhabi, UAE")),
            ("CNN — The police", "CNN —", None),
            // Agencies that no list has.
            ("VELLIN, 9 Feb 2021 (Norl) - The police", "VELLIN, 9 Feb 2021 (Norl) -", Some("Vellin")),
            ("VELLIN, 11.03.2022 (NW Norl) – The police", "VELLIN, 11.03.2022 (NW Norl) –", Some("Vellin")),
            ("VELLIN, March 11. /Norl/. The police", "VELLIN, March 11. /Norl/.", Some("Vellin")),
            ("Zagreb (Norl) – The police", "Zagreb (Norl) –", Some("Zagreb")),
            ("Zagreb, NORL – The police", "Zagreb, NORL –", Some("Zagreb")),
            (
                "VATICAN CITY , July 13 , 2009 (CNA) .- The Pope",
                "VATICAN CITY , July 13 , 2009 (CNA) .-",
                Some("Vatican City"),
            ),
        ] {
            let found = find(paragraph).unwrap_or_else(|| panic!("{paragraph}"));
            assert_eq!((&paragraph[..found.end], found.place.as_deref()), (dateline, place), "{paragraph}");
        }
    }

    #[test]
    fn sentences_are_none() {
        for paragraph in [
            "UPDATE: The chief is back.",
            "BBC News - The chief",
            "Jane Roe (AP) was there.",
            "Radio – a gift of time",
            "The chief said on Thursday that he was back.",
            "IRAN has said it will not.",
            "On June 28 he left.",
            "Moscow, June 28 was a hot day.",
            "(He was there) - Yes",
            "U.S. officials said",
            "A – B",
            "Radio (Norl) – The chief",
            "Monday, October 16, 2023 — The Norland Monitor",
            "",
        ] {
            assert_eq!(find(paragraph), None, "{paragraph}");
        }
    }

    /// "BAKU, May 15, AZERTAC" was the headline.
    #[test]
    fn a_dateline_may_be_a_line_of_its_own() {
        let place = |line| whole_line(line).and_then(|found| found.place);
        assert_eq!(place("VELLIN, May 15, AZERTAC").as_deref(), Some("Vellin"));
        assert_eq!(place("VELLIN, May 15, 2024, IRNA").as_deref(), Some("Vellin"));
        assert_eq!(place("VELLIN, the chief, IRNA"), None);
        assert_eq!(place("Vellin, May 15, the day"), None);
    }

    #[test]
    fn a_year_dates_it() {
        let date = |paragraph| find(paragraph).and_then(|found| found.date);
        let day = date("MOSCOW, June 28, 2023 (TASS) - It").and_then(|stated| stated.day(None));
        assert_eq!(day.map(|d| d.to_string()).as_deref(), Some("2023-06-28"));
        let open = Stated::Open(OpenDays::Year { month: 6, day: 28 });
        assert_eq!(date("MOSCOW, June 28 (TASS) - It"), Some(open));
        assert_eq!(date("MOSCOW, Monday (TASS) - It"), None);
    }
}
