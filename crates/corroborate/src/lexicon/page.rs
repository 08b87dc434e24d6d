//! What stands on a page around an article: links, advertisements, credits, bylines, date lines. `data/boilerplate.tsv`,
//! `bylines.tsv`, `photo-words.tsv`, `stamp-words.tsv`, `outlet-words.tsv`, `not-places.tsv`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::{bare, rows};

/// Phrases that begin a line, found by their first word.
#[derive(Debug, Default)]
pub struct Openings {
    by_first_word: BTreeMap<String, Vec<(String, usize)>>,
}

impl Openings {
    /// `phrase` in lower case; `most` is the greatest number of words of a line that it marks.
    fn add(&mut self, phrase: &str, most: usize) {
        let phrase = phrase.to_lowercase();
        let first = first_word(&phrase).to_owned();
        self.by_first_word.entry(first).or_default().push((phrase, most));
    }

    /// The length in bytes of the longest phrase that `line` begins with, if it ends at the end of a word and the line
    /// has no more words than the phrase allows.
    pub fn find(&self, line: &str) -> Option<usize> {
        const LONGEST: usize = 80;
        let head = &line[..line.floor_char_boundary(LONGEST)];
        // Only ASCII changes case here, so that lengths stay those of the line.
        let head = head.replace('’', "'").to_ascii_lowercase();
        let curly_until = |n: usize| 2 * line.chars().take(n).filter(|c| *c == '’').count();
        let phrases = self.by_first_word.get(first_word(&head))?;
        phrases
            .iter()
            .filter(|(phrase, most)| {
                let ends_word = |rest: &str| {
                    phrase.ends_with(|c: char| !c.is_alphanumeric()) || !rest.starts_with(char::is_alphanumeric)
                };
                head.strip_prefix(phrase.as_str()).is_some_and(ends_word) && has_at_most(line, *most)
            })
            .map(|(phrase, _)| phrase.len() + curly_until(phrase.chars().count()))
            .max()
    }
}

/// Whether `line` has at most `most` words of a length that words have; looks no further than that.
pub fn has_at_most(line: &str, most: usize) -> bool {
    const LONGEST: usize = 100;
    line.len() <= LONGEST * (most + 1) && line.split_whitespace().nth(most).is_none()
}

/// The first word, or the first character where that is none.
fn first_word(phrase: &str) -> &str {
    let end = phrase.find(|c: char| !c.is_alphanumeric()).unwrap_or(phrase.len());
    let first = phrase.chars().next().map_or(0, char::len_utf8);
    &phrase[..end.max(first)]
}

/// What is not the article.
#[derive(Debug, Default)]
pub struct Boilerplate {
    /// Wherever it stands, in lower case.
    pub marks: Vec<String>,
    /// The whole line.
    pub lines: BTreeSet<String>,
    /// The whole line; the short lines below belong to it.
    pub lists: BTreeSet<String>,
    /// How a line begins to which the short lines below belong.
    pub headings: Openings,
    /// How a line begins.
    pub starts: Openings,
    /// How the text ends, in lower case.
    pub ends: Vec<String>,
}

/// The boilerplate that ships.
pub static BOILERPLATE: LazyLock<Boilerplate> = LazyLock::new(|| {
    let mut found = Boilerplate::default();
    for row in rows(include_str!("../../data/boilerplate.tsv")) {
        match row[0] {
            "mark" => found.marks.push(row[2].to_owned()),
            "line" => drop(found.lines.insert(row[2].to_owned())),
            "list" => drop(found.lists.insert(row[2].to_owned())),
            "heading" => found.headings.add(row[2], row[1].parse().unwrap_or(0)),
            "start" => found.starts.add(row[2], row[1].parse().unwrap_or(0)),
            "end" => found.ends.push(row[2].to_owned()),
            other => debug_assert!(false, "boilerplate.tsv: {other}"),
        }
    }
    found
});

/// How it is said who wrote a report.
#[derive(Debug, Default)]
pub struct Bylines {
    /// Names follow.
    pub starts: Openings,
    /// The whole line.
    pub lines: BTreeSet<String>,
    /// How a line at the end of a report begins.
    pub tails: Openings,
    /// What a line at the end of a report holds, in lower case.
    pub within: Vec<&'static str>,
    /// What somebody is, beside the name.
    pub roles: BTreeSet<&'static str>,
    /// How the letterhead of a release ends, in lower case.
    pub senders: Vec<&'static str>,
    /// The whole line below the letterhead of a release.
    pub releases: BTreeSet<&'static str>,
}

/// The bylines that ship.
pub static BYLINES: LazyLock<Bylines> = LazyLock::new(|| {
    let mut found = Bylines::default();
    for row in rows(include_str!("../../data/bylines.tsv")) {
        match row[0] {
            "start" => found.starts.add(row[1], 25),
            "line" => drop(found.lines.insert(bare(row[1]))),
            "tail" => found.tails.add(row[1], 60),
            "within" => found.within.push(row[1]),
            "role" => drop(found.roles.insert(row[1])),
            "sender" => found.senders.push(row[1]),
            "release" => drop(found.releases.insert(row[1])),
            other => debug_assert!(false, "bylines.tsv: {other}"),
        }
    }
    found
});

/// How words to a picture and their credit are known.
#[derive(Debug, Default)]
pub struct PhotoWords {
    /// In the bracket at the end of a line, in lower case.
    pub brackets: Vec<&'static str>,
    /// How words to a picture begin.
    pub captions: Openings,
    /// How a credit begins.
    pub credits: Openings,
    /// Who stands in front of the slash in "REUTERS/Name", in lower case.
    pub agencies: BTreeSet<&'static str>,
}

/// The words of pictures that ship.
pub static PHOTO_WORDS: LazyLock<PhotoWords> = LazyLock::new(|| {
    let mut found = PhotoWords::default();
    for row in rows(include_str!("../../data/photo-words.tsv")) {
        match row[0] {
            "bracket" => found.brackets.push(row[1]),
            "caption" => found.captions.add(row[1], 90),
            "credit" => found.credits.add(row[1], 14),
            "agency" => drop(found.agencies.insert(row[1])),
            other => debug_assert!(false, "photo-words.tsv: {other}"),
        }
    }
    found
});

/// What a word of a date line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StampWord {
    /// The dates after it are those of publication.
    Published,
    /// The dates after it are those of a change.
    Modified,
    /// A few words later the date of publication follows.
    Filed,
    /// A clock of a country where dates in numbers begin with the month.
    MonthFirst,
    /// A clock of a country where they begin with the day.
    DayFirst,
    /// Nothing.
    Filler,
}

impl StampWord {
    /// Whether it says what a date is of.
    pub fn is_label(self) -> bool {
        matches!(self, StampWord::Published | StampWord::Modified)
    }
}

/// The words of a line that only says when a report was published; the longest first.
pub static STAMP_WORDS: LazyLock<Vec<(&'static str, StampWord)>> = LazyLock::new(|| {
    let mut words: Vec<_> = rows(include_str!("../../data/stamp-words.tsv"))
        .map(|row| {
            let role = match row[0] {
                "published" => StampWord::Published,
                "modified" => StampWord::Modified,
                "filed" => StampWord::Filed,
                "month-first" => StampWord::MonthFirst,
                "day-first" => StampWord::DayFirst,
                _ => StampWord::Filler,
            };
            (row[1], role)
        })
        .collect();
    words.sort_by_key(|(word, _)| (std::cmp::Reverse(word.len()), *word));
    words
});

/// Words that show that a name is an outlet's, in lower case.
pub static OUTLET_WORDS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../data/outlet-words.tsv")).map(|row| row[0]).collect());

/// Whether a name that ends with this word, in lower case, is an outlet's wherever it stands.
pub fn ends_outlet_name(word: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
        let rows = rows(include_str!("../../data/outlet-words.tsv"));
        rows.filter(|row| row.get(1) == Some(&"name")).map(|row| row[0]).collect()
    });
    NAMES.contains(word)
}

/// Whether the word, in lower case, with "on Sunday" behind it is the name of a paper.
pub fn names_sunday_paper(word: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
        let rows = rows(include_str!("../../data/outlet-words.tsv"));
        rows.filter(|row| row.get(2) == Some(&"sunday")).map(|row| row[0]).collect()
    });
    NAMES.contains(word)
}

/// Words in capitals in front of a colon or a dash that are not the place of a dateline, in lower case.
pub static NOT_PLACES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../data/not-places.tsv")).map(|row| row[0]).collect());

/// Whether the words, in lower case, name a section of a paper: "world", "middle east".
pub fn is_section(words: &str) -> bool {
    static SECTIONS: LazyLock<BTreeSet<&'static str>> =
        LazyLock::new(|| rows(include_str!("../../data/sections.tsv")).map(|row| row[0]).collect());
    SECTIONS.contains(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_hold_what_their_columns_say() {
        let files: [(&str, &[&str], usize); 4] = [
            (include_str!("../../data/boilerplate.tsv"), &["mark", "line", "list", "heading", "start", "end"], 3),
            (
                include_str!("../../data/bylines.tsv"),
                &["start", "line", "tail", "within", "role", "sender", "release"],
                2,
            ),
            (include_str!("../../data/photo-words.tsv"), &["bracket", "caption", "credit", "agency"], 2),
            (
                include_str!("../../data/stamp-words.tsv"),
                &["published", "modified", "filed", "month-first", "day-first", "filler"],
                2,
            ),
        ];
        for (file, kinds, columns) in files {
            let mut seen = BTreeSet::new();
            for row in rows(file) {
                assert_eq!(row.len(), columns, "{row:?}");
                assert!(kinds.contains(&row[0]), "{row:?}");
                assert_eq!(row[columns - 1], row[columns - 1].to_lowercase(), "not in lower case");
                assert!(seen.insert(row.clone()), "{row:?} twice");
            }
        }
        for file in [include_str!("../../data/outlet-words.tsv"), include_str!("../../data/not-places.tsv")] {
            let words: Vec<_> = rows(file).map(|row| row[0]).collect();
            assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len());
        }
    }

    #[test]
    fn an_opening_ends_with_a_word() {
        let starts = &BOILERPLATE.starts;
        assert_eq!(starts.find("Read more: Iran"), Some(10));
        assert_eq!(starts.find("Don’t miss: Iran"), Some("Don’t miss:".len()));
        assert_eq!(starts.find("Click hereabouts"), None);
        assert_eq!(starts.find("© 2023 The Gazette"), Some(2));
        assert_eq!(starts.find(""), None);
    }
}
