//! Who is who: the persons and bodies of the story, what they are, how their names are spelt.

use std::collections::{BTreeMap, BTreeSet};

use super::words::balanced;
use super::{Teller, line, lower_first, stopped, upper_first};
use crate::account::{Line, Section};
use crate::annotate::quotes::has_half_a_mark;
use crate::annotation::EntityKind;
use crate::lexicon::{countries, role_words};
use crate::resolve::order_key;
use crate::story::{Cite, Entity, EntityRole};
use crate::wording;

/// Entities told at most.
const MOST: usize = 30;
/// Reports cited for a role at most.
const MOST_CITED: usize = 6;
/// Likeness of two given names or surnames from which they may be one name, spelt otherwise.
const SPELT_OTHERWISE: f64 = 0.6;
/// Roles and spellings of one told at most.
const MOST_EACH: usize = 5;

/// Persons first, then bodies with something to say about them.
pub(super) fn lines(teller: &Teller<'_>) -> Vec<Line> {
    let entities = &teller.story().entities;
    let of_kind = |kind: EntityKind| entities.iter().enumerate().filter(move |(_, e)| e.kind == kind && e.is_named);
    let told = of_kind(EntityKind::Person).chain(of_kind(EntityKind::Organization));
    told.filter_map(|(_, entity)| of_entity(teller, entity)).take(MOST).collect()
}

/// Nothing of one of whom nothing but the name is known.
fn of_entity(teller: &Teller<'_>, entity: &Entity) -> Option<Line> {
    let mut cites: Vec<Cite> = Vec::new();
    let mut told = BTreeSet::new();
    let mut roles = Vec::new();
    let is_own = |role: &&EntityRole| {
        !is_of_name(&role.title, &entity.name) && !entity.roles.iter().any(|other| is_said_by(teller, role, other))
    };
    for role in entity.roles.iter().filter(is_own) {
        let words = of_role(teller, role);
        if roles.len() < MOST_EACH && told.insert(role.title.to_lowercase()) {
            let tells = |other: &&EntityRole| {
                let names_it = other.title.eq_ignore_ascii_case(&role.title);
                names_it || is_same_abbreviated(other, role) || is_said_by(teller, other, role)
            };
            let told_by = entity.roles.iter().filter(tells);
            let evidence: Vec<Cite> = told_by.flat_map(|other| &other.evidence).copied().collect();
            cites.extend(named_first(teller, entity, &evidence).into_iter().take(MOST_CITED));
            roles.push(words);
        }
    }
    let mut also = spellings(entity);
    if roles.is_empty() && also.is_empty() {
        return None;
    }
    let roles = if roles.is_empty() { String::new() } else { format!(": {}", roles.join("; ")) };
    also.truncate(MOST_EACH);
    cites.extend(also.iter().filter_map(|spelling| first_mention(teller, entity, spelling)));
    if cites.is_empty() {
        cites.extend(first_mention(teller, entity, &entity.name));
    }
    let also = if also.is_empty() { String::new() } else { format!("; also {}", wording::list(&also)) };
    Some(line(Section::WhoIsWho, stopped(&format!("{}{roles}{also}", entity.name)), Vec::new(), cites))
}

/// Whether another role of the same person says all that this one says.
fn is_said_by(teller: &Teller<'_>, role: &EntityRole, other: &EntityRole) -> bool {
    let body = role.body.and_then(|body| teller.entity_name(body)).unwrap_or_default();
    let has_its_body = role.body.is_none() || role.body == other.body;
    is_cut_from(&role.title, body, &other.title)
        || has_its_body && is_part(&role.title, &other.title)
        || is_same_abbreviated(role, other)
}

/// Whether one of the two is short for the other, and the second says as much of the body or more: "Lieutenant" and "Lt. (Lurel
/// Police)".
fn is_same_abbreviated(role: &EntityRole, other: &EntityRole) -> bool {
    role.body == other.body && is_abbreviated(&role.title, &other.title)
        || role.body.is_none() && other.body.is_some() && is_abbreviated(&other.title, &role.title)
}

/// "Lt." says no more than "Lieutenant".
fn is_abbreviated(short: &str, long: &str) -> bool {
    let (short, long) = (lower_words(short), lower_words(long));
    let is_one = |(short, long): (&String, &String)| short == long || abbreviates(short, long);
    short != long && short.len() == long.len() && short.iter().zip(&long).all(is_one)
}

/// Whether the letters of the one, which ends in a full stop, stand in the other in this order, from the first on.
fn abbreviates(short: &str, long: &str) -> bool {
    let Some(letters) = short.strip_suffix('.') else { return false };
    let mut rest = long.chars();
    let is_in_order = letters.chars().all(|letter| rest.any(|other| other == letter));
    is_in_order && long.len() > letters.len() && letters.chars().next() == long.chars().next()
}

/// "police chief" says "chief". A vice president may have been president as well.
fn is_part(short: &str, long: &str) -> bool {
    let (short, long) = (lower_words(short), lower_words(long));
    let first = (0..long.len()).find(|&at| long[at..].starts_with(&short)).filter(|_| short.len() < long.len());
    let Some(first) = first else { return false };
    let mut beside = long[..first].iter().chain(&long[first + short.len()..]);
    !beside.any(|word| role_words::is_limit(word))
}

/// "Dean", of Dean Smith.
fn is_of_name(title: &str, name: &str) -> bool {
    lower_words(title).iter().all(|word| lower_words(name).contains(word))
}

/// A "minister" of a "Lurelian Transport" is the transport minister: the cut between the title and the body was wrong.
fn is_cut_from(short: &str, body: &str, long: &str) -> bool {
    let whole = [lower_words(body), lower_words(short)].concat();
    let long = lower_words(long);
    long.len() > lower_words(short).len() && whole.ends_with(&long)
}

fn lower_words(text: &str) -> Vec<String> {
    text.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

fn of_role(teller: &Teller<'_>, role: &EntityRole) -> String {
    let title = if has_half_a_mark(&role.title) { balanced(&role.title) } else { role.title.clone() };
    let title = if starts_lower(&title) { title } else { keep_name_case(&title) };
    let held = match role.body.and_then(|body| teller.entity_name(body)) {
        Some(body) if !role.title.contains(body) => format!("{title} ({body})"),
        _ => title,
    };
    role.when.iter().fold(held, |held, when| format!("{held}, {}", wording::tenure(when)))
}

fn starts_lower(title: &str) -> bool {
    title.starts_with(char::is_lowercase)
}

/// "The secretary" loses its capital, "Brigadier General" keeps them.
fn keep_name_case(title: &str) -> String {
    if title.starts_with("The ") { lower_first(title) } else { upper_first(title) }
}

/// Other spellings than those that only leave a part out or write it in other letter case. "Tyler Smith" is no other spelling
/// of "Dean Smith", whatever put them together, nor is a name with a number that stands behind it.
fn spellings(entity: &Entity) -> Vec<&str> {
    let bare = |name: &str| name.strip_suffix("'s").or(name.strip_suffix("’s")).unwrap_or(name).to_lowercase();
    let name = bare(&entity.name);
    let mut seen = BTreeSet::new();
    let is_other = |alias: &&str| !name.contains(&bare(alias)) && seen.insert(bare(alias));
    let may_be = |alias: &&str| match entity.kind {
        EntityKind::Person => {
            may_be_spelling(&name, &bare(alias)) && !has_more_than_name(alias) && !has_code(&entity.name, alias)
        }
        _ => countries::of_demonym(alias).is_none() && bare(alias).matches(&name).count() < 2,
    };
    let is_whole = |alias: &&str| !has_half_a_mark(alias);
    entity.aliases.iter().map(String::as_str).filter(is_whole).filter(may_be).filter(is_other).collect()
}

/// "Mark Roe siad": no name of a person ends with a small word.
fn has_more_than_name(alias: &str) -> bool {
    alias.split_whitespace().next_back().is_some_and(|last| last.starts_with(char::is_lowercase))
}

/// "TE Jeremy Roe": capitals that neither the name nor its initials have tell where he plays.
fn has_code(name: &str, alias: &str) -> bool {
    let letters = |words: &str| words.replace('.', "").to_lowercase();
    let initials: String = name.split_whitespace().filter_map(|word| word.chars().next()).collect();
    let is_code = |word: &str| (2..=3).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase());
    let is_shouted = |words: &str| !words.contains(char::is_lowercase) && words.contains(' ');
    let is_known = |word: &str| {
        let word = word.to_lowercase();
        word.chars().all(|c| c == 'i')
            || initials.to_lowercase().contains(&word)
            || name.split_whitespace().any(|part| letters(part) == word)
    };
    !is_shouted(alias) && alias.split_whitespace().any(|word| is_code(word) && !is_known(word))
}

/// Of each report that tells a role the first sentence that does; one that names who has it, if there is any. In an order that does not
/// hang on that in which the reports were given, as not all may be shown.
fn named_first(teller: &Teller<'_>, entity: &Entity, evidence: &[Cite]) -> Vec<Cite> {
    let last = entity.name.split_whitespace().last().unwrap_or(&entity.name);
    let names = |cite: &Cite| teller.reports[cite.report].words(cite.span).contains(last);
    let mut of_report: BTreeMap<usize, Cite> = BTreeMap::new();
    for cite in evidence.iter().map(|cite| teller.sentence_cite(cite.report, cite.span)) {
        let first = of_report.entry(cite.report).or_insert(cite);
        if !names(first) && names(&cite) {
            *first = cite;
        }
    }
    let mut cites: Vec<Cite> = of_report.into_values().collect();
    cites.sort_by(|a, b| order_key(&teller.reports[a.report]).cmp(&order_key(&teller.reports[b.report])));
    let (named, others): (Vec<Cite>, Vec<Cite>) = cites.into_iter().partition(names);
    if named.is_empty() { others } else { named }
}

/// The first mention that has the spelling.
fn first_mention(teller: &Teller<'_>, entity: &Entity, spelling: &str) -> Option<Cite> {
    let has_it = |mention: &&Cite| teller.reports[mention.report].words(mention.span).contains(spelling);
    entity.mentions.iter().find(has_it).copied()
}

/// Whether two names of a person, in lower case, may be one name: no part of the one is unlike every part of the other.
fn may_be_spelling(name: &str, alias: &str) -> bool {
    let parts = |name: &str| -> Vec<String> { lower_words(&name.replace(['.', ','], " ")) };
    let (name, alias) = (parts(name), parts(alias));
    let is_like = |one: &str, other: &str| {
        let is_initial = one.chars().count() == 1 || other.chars().count() == 1;
        is_initial && one.chars().next() == other.chars().next() || strsim::jaro_winkler(one, other) >= SPELT_OTHERWISE
    };
    let has_digit = |parts: &[String]| parts.iter().any(|part| part.contains(|c: char| c.is_ascii_digit()));
    let is_suffix = |part: &String| matches!(part.as_str(), "jr" | "sr");
    let all_like =
        |parts: &[String], others: &[String]| parts.iter().all(|part| others.iter().any(|other| is_like(part, other)));
    (has_digit(&name) || !has_digit(&alias))
        && !alias.iter().all(is_suffix)
        && (alias.len() < 2 || name.len() < 2 || all_like(&alias, &name) || all_like(&name, &alias))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Dean Smith; also Tyler Smith", "Phil Ford; also Phil Ford 2,290", "JR Inman; also Jr."
    #[test]
    fn another_given_name_is_no_other_spelling() {
        assert!(may_be_spelling("mohammad reza zadan", "muhammad zadan") && may_be_spelling("j. r. roe", "john roe"));
        assert!(may_be_spelling("vassilios saraliotis", "vassilis saraliotis") && may_be_spelling("cr7", "ronaldo"));
        for (name, alias) in [("dean smith", "tyler smith"), ("phil ford", "phil ford 2,290"), ("jr inman", "jr.")] {
            assert!(!may_be_spelling(name, alias), "{name}, {alias}");
        }
    }

    /// "Jeremy Shockey; also TE and TE Jeremy Shockey", "Mark Roesler; also Mark Roesler siad", "Dean Smith: Dean".
    #[test]
    fn a_position_and_a_misprint_are_no_part_of_a_name() {
        assert!(has_code("Jeremy Roe", "TE Jeremy Roe") && has_code("Jeremy Roe", "TE"));
        for (name, alias) in
            [("J.J. Roe", "JJ Roe"), ("John F. King", "JFK"), ("Ann Roe", "ANN ROE"), ("Jo Roe", "Jo Roe III")]
        {
            assert!(!has_code(name, alias), "{name}, {alias}");
        }
        assert!(has_more_than_name("Mark Roe siad") && !has_more_than_name("Osama bin Roe"));
        assert!(is_of_name("Dean", "Dean Smith") && !is_of_name("dean", "Ann Smith"));
    }

    /// "Detective Chief Inspector; Chief", "head coach; coach", "Lt.; Lieutenant" and "Transport Minister; Minister (Lurelian Transport)".
    #[test]
    fn a_role_that_another_says_is_not_told() {
        assert!(is_part("Chief", "Detective Chief Inspector") && is_part("coach", "head coach"));
        assert!(is_abbreviated("police Lt.", "police Lieutenant") && is_abbreviated("Gov.", "Governor"));
        assert!(!is_abbreviated("Lt.", "police Lieutenant") && !is_abbreviated("Sgt.", "Superintendent"));
        assert!(!is_part("President", "Vice President") && !is_part("coach", "former coach"));
        assert!(!is_part("coach", "coach") && !is_part("head coach", "coach"));
        assert!(is_cut_from("Minister", "Lurelian Transport", "transport minister"));
        assert!(!is_cut_from("minister", "Lurel", "minister") && !is_cut_from("Minister", "", "Prime Minister"));
    }
}
