//! What the tokeniser and the sentence splitter know of single words: `data/abbreviations.tsv`, `data/tokens.tsv`.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

/// What follows an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follows {
    /// A name, so that the abbreviation does not end a sentence: "Gen."
    Name,
    /// A number; elsewhere the full stop is none of the word's: "No. 5".
    Number,
    /// More of the sentence; at its end the full stop is none of the word's: "etc."
    More,
    /// Anything, also nothing: "Inc."
    Any,
    /// Anything, where a comma stands before it: "Biloxi, Miss."
    AnyBehindComma,
}

/// How a word is cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cut {
    /// Joined to what follows its hyphen: "non".
    Prefix,
    /// Into parts of these many bytes: "cannot".
    Parts(Vec<usize>),
    /// Not at all: "o'clock".
    Whole,
    /// From the number in front of it: "km".
    Unit,
    /// Not from the full stop in front of it: "com".
    Domain,
    /// Into parts of these many bytes if what follows shows that an apostrophe is missing: "its a".
    Clipped(Vec<usize>),
    /// Not; but shows that the apostrophe of these words is missing in front of it.
    Shows(Vec<&'static str>),
}

static ABBREVIATIONS: LazyLock<FxHashMap<&str, Follows>> = LazyLock::new(|| {
    rows(include_str!("../../data/abbreviations.tsv")).filter_map(|row| Some((row[0], follows(row.get(1)?)?))).collect()
});

static CUTS: LazyLock<FxHashMap<&str, Vec<Cut>>> = LazyLock::new(|| {
    let mut cuts: FxHashMap<&str, Vec<Cut>> = FxHashMap::default();
    for row in rows(include_str!("../../data/tokens.tsv")) {
        cuts.entry(row[0]).or_default().extend(cut(&row));
    }
    cuts
});

fn follows(text: &str) -> Option<Follows> {
    match text {
        "name" => Some(Follows::Name),
        "number" => Some(Follows::Number),
        "more" => Some(Follows::More),
        "any" => Some(Follows::Any),
        "any behind comma" => Some(Follows::AnyBehindComma),
        _ => None,
    }
}

fn cut(row: &[&'static str]) -> Option<Cut> {
    match *row.get(1)? {
        "prefix" => Some(Cut::Prefix),
        "parts" => Some(Cut::Parts(lengths(row.get(2)?))),
        "whole" => Some(Cut::Whole),
        "unit" => Some(Cut::Unit),
        "domain" => Some(Cut::Domain),
        "clipped" => Some(Cut::Clipped(lengths(row.get(2)?))),
        "shows" => Some(Cut::Shows(row.get(2)?.split(' ').collect())),
        _ => None,
    }
}

fn lengths(parts: &str) -> Vec<usize> {
    parts.split(' ').map(str::len).collect()
}

/// What follows the abbreviation `form`, its full stop included, in lower case; `None` if it is none.
pub fn abbreviation(form: &str) -> Option<Follows> {
    ABBREVIATIONS.get(form).copied()
}

/// Whether an apostrophe stands for the letters that the word lacks at its beginning: "'em", "'til".
pub fn is_elided(word: &str) -> bool {
    CUTS.contains_key(format!("'{}", word.to_lowercase()).as_str())
}

/// How `form`, in lower case, is cut.
fn cuts(form: &str) -> &'static [Cut] {
    CUTS.get(form).map_or(&[], Vec::as_slice)
}

/// Whether `form`, in lower case, stays joined to what follows its hyphen.
pub fn is_prefix(form: &str) -> bool {
    cuts(form).contains(&Cut::Prefix)
}

/// Whether `form`, in lower case, is cut from a number in front of it.
pub fn is_unit(form: &str) -> bool {
    cuts(form).contains(&Cut::Unit)
}

/// Whether `form`, in lower case, may follow a full stop inside an address or a file name.
pub fn is_domain(form: &str) -> bool {
    cuts(form).contains(&Cut::Domain)
}

/// Whether `form`, in lower case, is a word though it holds what elsewhere ends one.
pub fn is_whole(form: &str) -> bool {
    cuts(form).contains(&Cut::Whole)
}

/// The bytes of the parts that `form` is cut into if `next` follows it, both in lower case; `None` if it stays as it is.
pub fn parts<'t>(form: &str, next: impl Fn() -> Cow<'t, str>) -> Option<&'static [usize]> {
    let shows = |cut: &Cut| matches!(cut, Cut::Shows(forms) if forms.contains(&form));
    cuts(form).iter().find_map(|cut| match cut {
        Cut::Parts(parts) => Some(parts.as_slice()),
        Cut::Clipped(parts) if cuts(&next()).iter().any(shows) => Some(parts.as_slice()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(include_str!("../../data/abbreviations.tsv")) {
            assert!(row.len() == 2 && follows(row[1]).is_some() && row[0].ends_with('.'), "{row:?}");
            assert!(seen.insert((row[0], "")) && row[0] == row[0].to_lowercase(), "{row:?}");
        }
        for row in rows(include_str!("../../data/tokens.tsv")) {
            assert!(cut(&row).is_some() && row[0] == row[0].to_lowercase(), "{row:?}");
            assert!(seen.insert((row[0], row[1])), "twice: {row:?}");
            if let Some(Cut::Parts(parts) | Cut::Clipped(parts)) = cut(&row) {
                assert_eq!(parts.iter().sum::<usize>(), row[0].len(), "{row:?}");
            }
        }
    }
}
