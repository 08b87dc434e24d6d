//! Which names of a report are one name.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::cluster::{Cluster, Clusters};
use super::facts::Facts;
use super::few::Few;
use super::score::Score;
use crate::annotation::{EntityKind, MentionForm};
use crate::lexicon::name_words::{self, NameWord};
use crate::lexicon::person_words::{self, PersonClass};
use crate::lexicon::{countries, initials, name_forms, town_words};

/// Names that share a word, at most so many of them, are compared: enough for any report, and no quadratic cost.
const MOST_ALIKE: usize = 60;

/// Puts names together, the fullest first, so that a surname finds the full name wherever it stands.
pub(super) fn link(facts: &[Facts<'_>], clusters: &mut Clusters<'_>) {
    let mut order: Vec<usize> = (0..facts.len()).filter(|&i| facts[i].form == MentionForm::Name).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(facts[i].name.len()), i));
    let mut alike: FxHashMap<Cow<'_, str>, Vec<usize>> = FxHashMap::default();
    for name in order {
        let keys = keys(&facts[name]);
        let mut candidates: Vec<usize> = keys
            .iter()
            .filter_map(|key| alike.get(key))
            .flat_map(|known| known.iter().rev().take(MOST_ALIKE))
            .copied()
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let mut best: Option<(f64, usize, Score)> = None;
        for other in candidates {
            if clusters.index(other) == clusters.index(name) {
                continue;
            }
            let score = compare(facts, clusters, name, other);
            let total = score.total() - distance(&facts[name], &facts[other]);
            if score.holds() && !score.is_forbidden() && best.as_ref().is_none_or(|(most, ..)| total > *most) {
                best = Some((total, other, score));
            }
        }
        if let Some((_, other, score)) = best {
            clusters.join(name, other, score);
        }
        for key in keys {
            alike.entry(key).or_default().push(name);
        }
    }
}

/// What decides between names that fit alike: one before rather than one behind ("Roe told his father, Bob Roe" is said of the
/// Roe whom the text has named), then the nearer one.
fn distance(name: &Facts<'_>, other: &Facts<'_>) -> f64 {
    const BEHIND: f64 = 1e-2;
    let far = name.span.start.abs_diff(other.span.start) as f64 * 1e-9;
    if other.span.start > name.span.start { BEHIND + far } else { far }
}

/// What two names must share to be compared.
fn keys<'f>(f: &'f Facts<'_>) -> Few<Cow<'f, str>> {
    let mut keys: Few<Cow<'f, str>> = f.name.iter().chain([&f.joined]).map(Cow::from).collect();
    keys.extend(f.countries.iter().map(|country| Cow::Owned(format!("={country}"))));
    keys.insert(f.name.iter().filter_map(|word| word.chars().next()).collect());
    keys
}

fn compare(facts: &[Facts<'_>], clusters: &Clusters<'_>, name: usize, other: usize) -> Score {
    let (short, long) = (&facts[name], &facts[other]);
    let (own, known) = (clusters.cluster(name), clusters.cluster(other));
    let mut score = Score::new("name");
    let is_person = short.kind == EntityKind::Person || long.kind == EntityKind::Person;
    likeness(short, long, is_person, &mut score);
    if score.total() <= 0.0 {
        return score;
    }
    score.add_if(short.kind != long.kind, kind_contrast(short.kind, long.kind));
    score.add_if(matches!((own.gender, known.gender), (Some(a), Some(b)) if a != b), "other gender");
    let told_apart = known.names.iter().any(|n| own.names.iter().any(|o| is_person && has_other_first_name(o, n)));
    score.add_if(told_apart, "other first name");
    score.add_if(is_person && are_generations(short, long, own, known), "father or son");
    let may_be_two = short.joined != long.joined || is_person && short.name.len() > 1 && hold_other_titles(own, known);
    score.add_if(may_be_two && clusters.are_apart(name, other), "told apart by a sentence");
    score
}

/// Whether what follows the names tells father and son apart: "Roe Jr." is not "Roe Sr.", and the full name without it is the
/// father's.
fn are_generations(short: &Facts<'_>, long: &Facts<'_>, own: &Cluster<'_>, known: &Cluster<'_>) -> bool {
    let are_full = short.name.len() > 1 && long.name.len() > 1;
    let differ = matches!((own.generation, known.generation), (Some(a), Some(b)) if a != b);
    differ || are_full && short.generation != long.generation
}

/// Whether both are told to be something, and nothing in common: "Colonel Ali Roe and Captain Ali Roe".
fn hold_other_titles(a: &Cluster<'_>, b: &Cluster<'_>) -> bool {
    let titles = |cluster: &Cluster<'_>| -> Vec<String> {
        let is_role = |head: &&&str| person_words::class_of(head).is_some_and(PersonClass::is_role);
        cluster.heads.iter().filter(is_role).map(|head| (*head).to_owned()).collect()
    };
    let (a, b) = (titles(a), titles(b));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|title| b.contains(title))
}

fn likeness(short: &Facts<'_>, long: &Facts<'_>, is_person: bool, score: &mut Score) {
    let (s, l) = (&short.name, &long.name);
    if s.is_empty() || l.is_empty() {
        return;
    }
    if short.joined == long.joined && short.is_government == long.is_government {
        score.add("same name");
    } else if short.named_country.is_some() || long.named_country.is_some() {
        score.add_if(short.named_country == long.named_country, "same country");
    } else if is_acronym(l, s) && !is_person {
        score.add("initials of the name");
    } else if is_person {
        if s.len() < l.len() && l.ends_with(s) {
            score.add("last part of the full name");
        } else if s.len() == 1 && l.len() > 1 && l[0] == s[0] {
            score.add("first part of the full name");
        } else if s.len() >= 2 && is_within(s, l) && s.last() == l.last() {
            score.add("part of the name");
        } else if s.len() > 1 && l.len() > 1 && s.last() == l.last() && have_like_initials(s, l) {
            score.add("initials of the first names");
        }
    } else if s.len() < l.len() && s.len() > 1 {
        let countries = (short.countries.iter().next(), long.countries.iter().next());
        score.add_if(matches!(countries, (Some(a), Some(b)) if a != b), "other country in the name");
        let is_distinct = |words: &[String]| words.iter().any(|word| name_forms::is_distinct(word));
        if l.ends_with(s) && !is_distinct(&l[..l.len() - s.len()]) {
            score.add("end of the name");
        } else if l.starts_with(s)
            && is_addition(&l[s.len()..])
            && !(has_of(s) && has_of(&l[s.len()..]))
            && !is_place_of(short, &l[s.len()..])
        {
            score.add("beginning of the name");
        }
    } else if s.len() == 1 && l[0] == s[0] && is_addition(&l[1..]) && s[0].chars().count() > 3 && !is_common(&s[0]) {
        score.add_if(!is_place_of(short, &l[1..]), "beginning of the name");
    }
}

/// Whether a name may go without these last words: "Council of the Union", "Wagner Group".
fn is_addition(rest: &[String]) -> bool {
    let is_body = |word: &String| {
        matches!(name_words::class_of(word), Some(NameWord::Organization | NameWord::Media | NameWord::Suffix))
    };
    match rest {
        [] => false,
        [first, ..] if matches!(first.as_str(), "of" | "for" | "in" | "at") => true,
        words => words.iter().all(is_body),
    }
}

/// "Lurel" is not the "Lurel Police", nor the "Lurel Post".
fn is_place_of(short: &Facts<'_>, rest: &[String]) -> bool {
    let is_body = |word: &String| matches!(name_words::class_of(word), Some(NameWord::Organization | NameWord::Media));
    // Whatever a report takes the town's name for.
    rest.iter().any(|word| town_words::names_body(word) || short.kind == EntityKind::Place && is_body(word))
}

/// "University of X" is not the "University of X at Y".
fn has_of(words: &[String]) -> bool {
    words.iter().any(|word| matches!(word.as_str(), "of" | "at"))
}

/// Whether a word is too common in names to stand for one.
fn is_common(word: &str) -> bool {
    name_words::class_of(word).is_some() || countries::of_demonym(word).is_some()
}

/// Kinds that one thing is never taken for, and kinds that encoders mix up.
fn kind_contrast(a: EntityKind, b: EntityKind) -> &'static str {
    let is_person = a == EntityKind::Person || b == EntityKind::Person;
    let is_vague = a == EntityKind::Other || b == EntityKind::Other;
    if is_person && !is_vague { "kinds that can't be one" } else { "other kind of thing" }
}

/// Whether two chains have names that no one person bears both of.
pub(super) fn contradict(a: &Cluster<'_>, b: &Cluster<'_>) -> bool {
    let is_person = a.kind == EntityKind::Person && b.kind == EntityKind::Person;
    is_person && a.names.iter().any(|x| b.names.iter().any(|y| !may_be_one(x, y)))
}

/// Whether one person may bear both names.
fn may_be_one(a: &[String], b: &[String]) -> bool {
    let are_alike = is_within(a, b) || is_within(b, a) || have_like_initials(a, b);
    a.concat() == b.concat() || are_alike && !initials::tell_apart(&borrowed(a), &borrowed(b))
}

fn borrowed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// Whether two names of persons have the same last word after different first words.
fn has_other_first_name(a: &[String], b: &[String]) -> bool {
    a.len() > 1 && b.len() > 1 && !may_be_one(a, b)
}

/// Whether the words of `short` stand in `long` in this order.
fn is_within(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| other == word))
}

/// Whether one's first names may be the other's initials: "j w doe", "john doe".
fn have_like_initials(a: &[String], b: &[String]) -> bool {
    let fits = |x: &String, y: &String| {
        x == y
            || x.chars().count() == 1 && y.starts_with(x.as_str())
            || y.chars().count() == 1 && x.starts_with(y.as_str())
    };
    a.last() == b.last() && fits(&a[0], &b[0])
}

/// The words of a phrase or name that its acronym takes letters from.
pub(super) fn capitals(words: &str, name: &[String]) -> Vec<String> {
    if name.is_empty() { super::facts::split_name(words) } else { name.to_vec() }
}

/// Whether `short` is made of the first letters of `long`, small words counted or not.
pub(super) fn is_acronym(long: &[String], short: &[String]) -> bool {
    let [short] = short else { return false };
    let letters = short.chars().count();
    if letters < 2 || long.len() < 2 {
        return false;
    }
    let initials =
        |words: &mut dyn Iterator<Item = &String>| words.filter_map(|w| w.chars().next()).collect::<String>();
    let small = |w: &&String| !matches!(w.as_str(), "of" | "and" | "for" | "the" | "in" | "on" | "s");
    initials(&mut long.iter()) == *short || initials(&mut long.iter().filter(small)) == *short
}
