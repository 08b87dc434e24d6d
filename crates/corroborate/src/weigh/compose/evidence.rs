//! Whether the words that a line cites bear it out.
//!
//! Every capitalised word of a line, its sentences' first words and the calendar aside, must stand in the cited words or
//! belong to an entity that is mentioned or a source that is credited there. A line of which that is not so cites the nearest mention that gives the
//! name, or is not told at all: saying less is better than saying what no reader can check.

use std::collections::BTreeSet;

use super::Teller;
use crate::account::Line;
use crate::story::Cite;
use crate::wording::{MONTHS, WEEKDAYS};

/// The line with all the words that bear it out, `None` if some of its names stand nowhere.
pub(super) fn borne_out(teller: &Teller<'_>, mut line: Line) -> Option<Line> {
    line.cites.retain(|cite| is_in_report(teller, cite));
    normalise(&mut line.cites);
    let mut missing = missing(teller, &line);
    if !missing.is_empty() {
        let reports: BTreeSet<usize> = line.cites.iter().map(|cite| cite.report).collect();
        let giving =
            |word: &String| mention_with(teller, word, &reports).or_else(|| credit_with(teller, word, &reports));
        line.cites.extend(missing.iter().filter_map(giving));
        normalise(&mut line.cites);
        missing = self::missing(teller, &line);
    }
    (missing.is_empty() && !line.cites.is_empty()).then_some(line)
}

fn is_in_report(teller: &Teller<'_>, cite: &Cite) -> bool {
    let words = teller.reports.get(cite.report).map(|report| cite.span.of(&report.report.text));
    words.is_some_and(|words| !words.is_empty())
}

/// In order, none inside another.
pub(super) fn normalise(cites: &mut Vec<Cite>) {
    cites.sort_by_key(|cite| (cite.report, cite.span.start, std::cmp::Reverse(cite.span.end)));
    let mut kept: Vec<Cite> = Vec::with_capacity(cites.len());
    for cite in cites.drain(..) {
        if !kept.last().is_some_and(|last| last.report == cite.report && last.span.contains(cite.span)) {
            kept.push(cite);
        }
    }
    *cites = kept;
}

fn missing(teller: &Teller<'_>, line: &Line) -> Vec<String> {
    let mut near = String::new();
    let mut entities = BTreeSet::new();
    for cite in &line.cites {
        near.push_str(cite.span.of(&teller.reports[cite.report].report.text));
        near.push(' ');
        entities.extend(teller.entities_in(cite));
        // "Associated Press" stands in no report that has "(AP)".
        let credits = teller.reports[cite.report].credits.iter().filter(|credit| credit.span.overlaps(cite.span));
        for credit in credits {
            near.push_str(&credit.name);
            near.push(' ');
        }
    }
    for entity in entities.into_iter().map(|at| &teller.story().entities[at]) {
        let words =
            std::iter::once(&entity.name).chain(&entity.aliases).chain(entity.roles.iter().map(|role| &role.title));
        for name in words {
            near.push_str(name);
            near.push(' ');
        }
    }
    let near = near.to_lowercase();
    names(&line.text).into_iter().filter(|name| !near.contains(&name.to_lowercase())).collect()
}

/// Capitalised words of two letters or more that begin no sentence and are not of the calendar.
pub(super) fn names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut before = String::new();
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        let is_inner = matches!(c, '\'' | '’' | '-');
        if c.is_alphanumeric() || c == '_' || is_inner && !word.is_empty() {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let is_first =
                before.is_empty() || before.ends_with(". ") || before.ends_with("! ") || before.ends_with("? ");
            let bare = word.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’', '-']);
            if !is_first
                && bare.chars().count() > 1
                && bare.starts_with(char::is_uppercase)
                && !MONTHS.contains(&bare)
                && !WEEKDAYS.contains(&bare)
            {
                names.push(bare.to_owned());
            }
            before.push_str(&word);
            word.clear();
        }
        before.push(c);
    }
    names
}

/// The first mention of an entity that has the word in its name, best in one of `reports`.
fn mention_with(teller: &Teller<'_>, word: &str, reports: &BTreeSet<usize>) -> Option<Cite> {
    let word = word.to_lowercase();
    let has_word = |name: &String| name.to_lowercase().contains(&word);
    let entities = teller.story().entities.iter();
    let named = entities.filter(|entity| has_word(&entity.name) || entity.aliases.iter().any(has_word));
    let mentions: Vec<Cite> = named.flat_map(|entity| entity.mentions.iter().copied()).collect();
    mentions.iter().find(|cite| reports.contains(&cite.report)).or(mentions.first()).copied()
}

/// The first credit of one of `reports` to a source that has the word in its name.
fn credit_with(teller: &Teller<'_>, word: &str, reports: &BTreeSet<usize>) -> Option<Cite> {
    let credits = reports.iter().flat_map(|&report| {
        let credits = teller.reports[report].credits.iter();
        credits.map(move |credit| (credit, Cite { report, span: credit.span }))
    });
    let word = word.to_lowercase();
    credits.filter(|(credit, _)| credit.name.to_lowercase().contains(&word)).map(|(_, cite)| cite).next()
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_are_capitalised_words_inside_sentences() {
        let text = "Wed 28 June 2023: Mehmet Yilmaz's visit to the Al-Nour clinic. The end (repeated: KNA).";
        assert_eq!(names(text), ["Mehmet", "Yilmaz", "Al-Nour", "KNA"]);
    }
}
