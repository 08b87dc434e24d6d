//! What the bench knows of English: tab-separated files in `data/`, each with comments and a header line.
//!
//! They are the bench's own. Lists shared with the program would plant only what the program can read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A verb with its forms.
#[derive(Debug, Clone)]
pub(crate) struct Verb {
    pub(crate) base: &'static str,
    pub(crate) past: &'static str,
    pub(crate) participle: &'static str,
    pub(crate) gerund: &'static str,
    pub(crate) transitive: bool,
    pub(crate) intransitive: bool,
    /// A participle that tells the same.
    pub(crate) same: Option<&'static str>,
}

/// A given name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GivenName {
    pub(crate) gender: &'static str,
    pub(crate) spelling: Option<&'static str>,
}

/// A place of the gazetteer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) within: &'static str,
}

/// A weekday or a month.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CalendarWord {
    pub(crate) order: usize,
    pub(crate) name: &'static str,
    /// The short form, without its full stop; a name without one stands for itself.
    pub(crate) short: Option<&'static str>,
}

/// Every list.
#[derive(Debug)]
pub(crate) struct Tables {
    pub(crate) verbs: Vec<Verb>,
    /// Any form of a verb, to its place in `verbs`.
    pub(crate) verb_forms: BTreeMap<&'static str, usize>,
    pub(crate) happenings: BTreeSet<&'static str>,
    pub(crate) common: BTreeSet<&'static str>,
    pub(crate) weekdays: Vec<CalendarWord>,
    pub(crate) months: Vec<CalendarWord>,
    pub(crate) coarser_dates: Vec<&'static str>,
    /// Number words and what they say.
    pub(crate) numbers: BTreeMap<&'static str, u32>,
    pub(crate) approximate: BTreeSet<&'static str>,
    pub(crate) units: BTreeMap<&'static str, (f64, &'static str)>,
    pub(crate) not_units: BTreeSet<&'static str>,
    pub(crate) given_names: BTreeMap<&'static str, GivenName>,
    pub(crate) surnames: Vec<&'static str>,
    pub(crate) not_surnames: BTreeSet<&'static str>,
    /// Words before a name that are no part of it.
    pub(crate) titles: BTreeSet<&'static str>,
    /// Words of saying.
    pub(crate) saying: BTreeSet<&'static str>,
    pub(crate) places: Vec<Place>,
    pub(crate) credits: Vec<&'static str>,
    pub(crate) abbreviations: BTreeSet<&'static str>,
}

/// The lists, read once.
pub(crate) fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);
    &TABLES
}

impl Tables {
    fn read() -> Self {
        let verbs = verbs();
        let mut verb_forms = BTreeMap::new();
        for (index, verb) in verbs.iter().enumerate() {
            for form in [verb.base, verb.past, verb.participle, verb.gerund] {
                verb_forms.entry(form).or_insert(index);
            }
        }
        let (weekdays, months) = calendar();
        Self {
            verb_forms,
            verbs,
            happenings: words(include_str!("../data/happenings.tsv")).collect(),
            common: words(include_str!("../data/common-words.tsv")).collect(),
            weekdays,
            months,
            coarser_dates: words(include_str!("../data/coarser-dates.tsv")).collect(),
            numbers: rows(include_str!("../data/numbers.tsv"))
                .filter_map(|row| Some((row[1], row[0].parse().ok()?)))
                .collect(),
            approximate: words(include_str!("../data/approximate.tsv")).collect(),
            units: rows(include_str!("../data/units.tsv"))
                .filter_map(|row| Some((row[0], (row[1].parse().ok()?, row[2]))))
                .collect(),
            not_units: words(include_str!("../data/not-units.tsv")).collect(),
            given_names: rows(include_str!("../data/given-names.tsv"))
                .map(|row| (row[0], GivenName { gender: row[1], spelling: filled(row[2]) }))
                .collect(),
            surnames: words(include_str!("../data/surnames.tsv")).collect(),
            not_surnames: words(include_str!("../data/not-surnames.tsv")).collect(),
            titles: words(include_str!("../data/titles.tsv")).collect(),
            saying: words(include_str!("../data/saying.tsv")).collect(),
            places: rows(include_str!("../data/places.tsv"))
                .map(|row| Place { name: row[0], kind: row[1], within: row[2] })
                .collect(),
            credits: words(include_str!("../data/credits.tsv")).collect(),
            abbreviations: words(include_str!("../data/abbreviations.tsv")).collect(),
        }
    }

    /// The verb of which this lower-case word is a form.
    pub(crate) fn verb(&self, form: &str) -> Option<&Verb> {
        self.verb_forms.get(form).map(|&index| &self.verbs[index])
    }

    /// The place of that name.
    pub(crate) fn place(&self, name: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.name == name)
    }

    /// The weekday of that name or short form.
    pub(crate) fn weekday(&self, word: &str) -> Option<&CalendarWord> {
        self.weekdays.iter().find(|day| day.is(word))
    }

    /// The month of that name or short form.
    pub(crate) fn month(&self, word: &str) -> Option<&CalendarWord> {
        self.months.iter().find(|month| month.is(word))
    }
}

impl CalendarWord {
    fn is(&self, word: &str) -> bool {
        self.name == word || self.short == Some(word)
    }
}

fn verbs() -> Vec<Verb> {
    rows(include_str!("../data/verbs.tsv"))
        .map(|row| Verb {
            base: row[0],
            past: row[1],
            participle: row[2],
            gerund: row[3],
            transitive: row[4] != "i",
            intransitive: row[4] != "t",
            same: filled(row[5]),
        })
        .collect()
}

fn calendar() -> (Vec<CalendarWord>, Vec<CalendarWord>) {
    let of = |kind| {
        rows(include_str!("../data/calendar.tsv"))
            .filter(|row| row[0] == kind)
            .filter_map(|row| Some(CalendarWord { order: row[1].parse().ok()?, name: row[2], short: filled(row[3]) }))
            .collect()
    };
    (of("weekday"), of("month"))
}

fn filled(cell: &'static str) -> Option<&'static str> {
    Some(cell).filter(|cell| !cell.is_empty())
}

/// The rows below the header, as wide as the header.
fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let mut lines = file.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let width = lines.next().map_or(0, |header| header.split('\t').count());
    lines.map(move |line| {
        let mut cells: Vec<&str> = line.split('\t').collect();
        cells.resize(width, "");
        cells
    })
}

/// The first column.
fn words(file: &'static str) -> impl Iterator<Item = &'static str> {
    rows(file).map(|row| row[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_read_and_its_rows_make_sense() {
        let tables = tables();
        assert_eq!((tables.weekdays.len(), tables.months.len()), (7, 12));
        for (name, length) in [
            ("happenings", tables.happenings.len()),
            ("common", tables.common.len()),
            ("coarser dates", tables.coarser_dates.len()),
            ("numbers", tables.numbers.len()),
            ("approximate", tables.approximate.len()),
            ("units", tables.units.len()),
            ("not units", tables.not_units.len()),
            ("surnames", tables.surnames.len()),
            ("not surnames", tables.not_surnames.len()),
            ("titles", tables.titles.len()),
            ("saying", tables.saying.len()),
            ("credits", tables.credits.len()),
            ("abbreviations", tables.abbreviations.len()),
        ] {
            assert!(length > 0, "{name}");
        }
        for verb in &tables.verbs {
            assert!(verb.gerund.ends_with("ing"), "{verb:?}");
            assert!(verb.transitive || verb.intransitive, "{verb:?}");
        }
        for (name, given) in &tables.given_names {
            assert!(matches!(given.gender, "m" | "f"), "{name}");
            assert_ne!(given.spelling, Some(*name));
        }
    }

    #[test]
    fn every_place_has_a_container_and_company_of_its_kind() {
        let tables = tables();
        for place in &tables.places {
            assert!(!place.within.is_empty(), "{place:?}");
            let others = tables.places.iter().filter(|other| other.kind == place.kind && other.within != place.within);
            assert!(others.count() >= 5, "{place:?}");
        }
    }
}
