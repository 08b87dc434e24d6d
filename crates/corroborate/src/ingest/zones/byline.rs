//! Who wrote a report, as its page says it: "By Jane Roe, Daily Herald", "(Reporting by …; editing by …)", "(IRNA)".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::lexicon::agencies::AGENCIES;
use crate::lexicon::bare;
use crate::lexicon::page::{BYLINES, OUTLET_WORDS, has_at_most};

const MOST_WORDS: usize = 16;
/// Of the words behind "Editor:", which may be a name in small letters.
const MOST_LABELLED: usize = 2;

/// Whether the whole line says who wrote the report.
pub(super) fn is_byline(line: &str) -> bool {
    if !has_at_most(line, MOST_WORDS) {
        return false;
    }
    let names = line.trim_matches(|c: char| c.is_whitespace() || "|-–—•·()/[]".contains(c));
    if BYLINES.lines.contains(&bare(line)) || AGENCIES.find(names).is_some() {
        return true;
    }
    let line = line.trim_matches(|c: char| c.is_whitespace() || ",|-–—•·".contains(c));
    match BYLINES.starts.find(line) {
        Some(cue) => are_names(&line[cue..]) || line[..cue].ends_with(':') && has_at_most(&line[cue..], MOST_LABELLED),
        None => false,
    }
}

/// Whether a line is a name and nothing else, with or without a place: "Jane Roe", "Jane Roe in Istanbul". A headline may
/// be one too; only what stands below tells.
pub(super) fn is_name(line: &str) -> bool {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^\p{Lu}[\p{L}.'’-]*(?: (?:and|de|van|von|al|bin|\p{Lu}[\p{L}.'’-]*)){1,5}(?: in \p{Lu}[\p{L} ]{2,25})?$",
        )
        .expect("the pattern of names")
    });
    NAME.is_match(line)
}

/// Whether a line at the end of a report is a credit.
pub(super) fn is_tail(line: &str) -> bool {
    let inside = line.trim_matches(|c: char| !c.is_alphanumeric());
    let is_tag = has_at_most(inside, 3) && AGENCIES.find(inside).is_some();
    let holds = |words: &&str| line.to_lowercase().contains(*words);
    is_tag || BYLINES.tails.find(inside).is_some() || has_at_most(line, 40) && BYLINES.within.iter().any(holds)
}

/// The credit in brackets, or after a dash or slash, that ends the last paragraph: "… he said. (IRNA)", "… said. —AFP".
pub(super) fn closing_tag(paragraph: &str) -> Option<Range<usize>> {
    static TAG: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:[.!?]['’”\x22]?\s*)((?:[(\[](?P<a>[^()\[\]]{2,200})[)\]]|(?:--?|[–—/])\s?(?P<b>[\p{L}/ -]{2,30}))\.?)$")
            .expect("the pattern of closing tags")
    });
    let from = paragraph.ceil_char_boundary(paragraph.len().saturating_sub(220));
    let found = TAG.captures(&paragraph[from..])?;
    let inside = found.name("a").or(found.name("b"))?.as_str().trim();
    let is_agency = inside.split(['/', ',', '-']).any(|name| AGENCIES.find(name.trim()).is_some());
    let is_credit = BYLINES.tails.find(inside).is_some();
    let tag = found.get(1)?.range();
    (is_credit || is_agency && has_at_most(inside, 4)).then(|| from + tag.start..from + tag.end)
}

/// The outlet that a byline names: "By IFP Media Wire", "By Jane Roe, Daily Herald", "By DAILY HERALD STAFF".
pub(super) fn outlet(line: &str) -> Option<String> {
    let names = &line[BYLINES.starts.find(line).unwrap_or(0)..];
    let part = names
        .split([',', '|', '•', '·', '/', '(', ')'])
        .flat_map(|part| part.split(" for "))
        .find(|part| is_outlet(part))?;
    // "Herald Reporter and Agencies".
    let is_role = |word: &str| {
        let word = word.to_lowercase();
        word == "and" || BYLINES.roles.contains(word.as_str()) || BYLINES.lines.contains(&word)
    };
    let mut words: Vec<&str> = part.split_whitespace().collect();
    while words.last().is_some_and(|word| is_role(word)) {
        words.pop();
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whether a part of a byline is the name of an outlet; an agency's is not, since others reprint its reports.
pub(super) fn is_outlet(part: &str) -> bool {
    let part = part.trim();
    let has_word = part.split_whitespace().any(|word| OUTLET_WORDS.contains(word.to_lowercase().as_str()));
    let is_site = !part.contains(' ') && part.contains('.') && !part.contains('@') && !part.ends_with('.');
    let of_staff =
        part.contains(' ') && part.split(' ').next_back().is_some_and(|word| word.eq_ignore_ascii_case("staff"));
    (part.contains(' ') && has_word || is_site || of_staff) && AGENCIES.find(part).is_none()
}

/// Whether there are names and nothing else: words with capitals and what joins them, and no sentence.
pub(super) fn are_names(words: &str) -> bool {
    const JOINTS: [&str; 36] = [
        "and", "of", "the", "for", "in", "at", "from", "with", "de", "del", "della", "da", "di", "dos", "van", "von",
        "der", "den", "al", "el", "bin", "ibn", "la", "le", "tou", "tis", "ton", "&", "|", "des", "du", "les", "do",
        "das", "los", "las",
    ];
    let words = words.trim();
    let is_name = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
        word.is_empty()
            || word.contains(['@', '.'])
            || word.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(char::is_uppercase)
            || word.starts_with("al-")
            || JOINTS.contains(&word)
            || BYLINES.roles.contains(word)
    };
    !words.is_empty()
        && words.split_whitespace().all(is_name)
        && words.split_whitespace().any(|word| word.contains(char::is_uppercase) || word.contains('.'))
        && !words.ends_with(['!', '?', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for line in [
            "By IFP Media Wire",
            "By JANE ROE",
            "By Jane Roe and John A. Doe, Daily Herald",
            "by Jane van Roe | staff writer",
            "Written by Jane Roe",
            "Reuters",
            "(AP)",
            "Staff Writer",
            "Web Desk",
            "Source: Xinhua",
            "By THE HERALD STAFF",
            "| Editor: huaxia",
            "By Jane Roe,",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By the time police arrived, two people were dead.",
            "By land or by sea",
            "By 2030 the country will be free of coal",
            "By",
            "",
            "Iran’s police chief inks agreement with Russia’s National Guard on expansion of security cooperation",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn names() {
        for line in ["Jane Roe", "Jane van Roe", "J. A. Roe in New York", "Jane Roe and John Doe"] {
            assert!(is_name(line), "{line}");
        }
        for line in ["Roe", "Jane roe", "Chief signs pact", "Jane Roe, 38", ""] {
            assert!(!is_name(line), "{line}");
        }
    }

    #[test]
    fn outlets() {
        for (line, name) in [
            ("By IFP Media Wire", Some("IFP Media Wire")),
            ("By Jane Roe, Daily Herald", Some("Daily Herald")),
            ("By DAILY HERALD STAFF", Some("DAILY HERALD")),
            ("By Jane Roe for The Sunday Post", Some("The Sunday Post")),
            ("By Herald Reporter and Agencies", Some("Herald")),
            ("By Jane Roe", None),
            ("By Reuters", None),
            ("By Associated Press", None),
            ("Staff Writer", None),
            ("", None),
        ] {
            assert_eq!(outlet(line).as_deref(), name, "{line}");
        }
    }

    #[test]
    fn credits_at_the_end() {
        for line in [
            "(Reporting by A. B.; Editing by C. D.)",
            "Additional reporting by E. F. in Tehran",
            "IRNA",
            "(ANI)",
            "With inputs from PTI",
            "The Herald’s Jane Roe contributed to this report.",
        ] {
            assert!(is_tail(line), "{line}");
        }
        for (paragraph, tag) in [
            ("It ended, he said. (IRNA)", Some("(IRNA)")),
            ("It ended. (Reporting by A. B.; Editing by C. D.)", Some("(Reporting by A. B.; Editing by C. D.)")),
            ("It ended. —AFP", Some("—AFP")),
            ("It ended.” – Reuters", Some("– Reuters")),
            ("It ended (as it began).", None),
            ("It ended. (As it began.)", None),
            ("the news agency (IRNA)", None),
        ] {
            assert_eq!(closing_tag(paragraph).map(|r| &paragraph[r]), tag, "{paragraph}");
        }
    }
}
