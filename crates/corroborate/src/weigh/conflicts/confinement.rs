//! For how long somebody is locked up: "sentenced to eight years", "will go to prison for six years", "remanded for twenty days".
//!
//! Courts send one to prison by many verbs, and reports have each its own, so that no event has the lengths of both. What they have in
//! common is the person and that a length of time stands beside a word for prison. A report that gives somebody two lengths tells of
//! two persons, two counts or two courts, and is held against none; what is sought, feared, changed or a part is no length imposed.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::{Upos, Xpos};
use jiff::civil::Date;

use super::across::Across;
use super::figures::{Figure, Spanning, figures, in_own_order, pairs_told_once, strongest};
use super::number::are_compatible;
use super::{Chains, feature};
use crate::account::Conflict;
use crate::annotation::{AnnotatedReport, EntityKind, Sentence, WordAt};
use crate::lexicon::confinement::{Confinement, class};
use crate::report::ZoneKind;
use crate::story::Story;

/// Units in which courts count.
const UNITS: [&str; 4] = ["day", "week", "month", "year"];
/// Words in front of a length and behind it among which a word for prison is its own.
const NEAR: usize = 7;
/// Sentences on top of a report that tell its news.
const TOP: usize = 4;
/// Mentions that a report makes of the one whom it is about, at least.
const CENTRAL: usize = 4;
/// Days before its report within which a ruling is news.
const RECENT: i32 = 60;
/// Days from which two lengths are likelier those of two rulings.
const FAR: i32 = 7;

/// The conflicts between the lengths that reports give one person, besides those `known`.
pub(super) fn find(story: &Story, reports: &[AnnotatedReport], chains: &Chains, known: &[Conflict]) -> Vec<Across> {
    let spanning = Spanning { story, reports };
    let mut told: BTreeMap<(usize, String), Vec<Figure>> = BTreeMap::new();
    for figure in in_own_order(&story.reports, reports).into_iter().flat_map(|report| figures(reports, report)) {
        let sentence = &reports[figure.report].sentences[figure.sentence];
        let verb = imposed_by(sentence, figure.at, &figure.quantity.unit).filter(|_| is_news(&spanning, &figure));
        let Some(verb) = verb else { continue };
        let mut persons = persons(story, reports, chains, &figure, verb);
        if persons.is_empty() && is_of_one(&reports[figure.report], figure.sentence, verb) {
            persons.extend(central(story, reports, chains, figure.report));
        }
        for person in persons {
            told.entry((person, figure.quantity.unit.clone())).or_default().push(figure.clone());
        }
    }
    let of_person = |((person, _), lengths): ((usize, String), Vec<Figure>)| -> Vec<Across> {
        let name = story.entities[person].name.as_str();
        pairs_told_once(&lengths).into_iter().filter_map(|(one, other)| judge(&spanning, name, one, other)).collect()
    };
    strongest(told.into_iter().flat_map(of_person), known)
}

/// The verb by which somebody is locked up for the length at a word, if it is one that was imposed.
fn imposed_by(sentence: &Sentence, number: usize, unit: &str) -> Option<usize> {
    let lemma = |at: usize| sentence.tokens[at].lemma.to_lowercase();
    let around = number.saturating_sub(NEAR)..(number + NEAR).min(sentence.tokens.len());
    let has_place = around.clone().any(|at| class(&lemma(at)) == Some(Confinement::Place));
    if !UNITS.contains(&unit) || !has_place {
        return None;
    }
    let is_part = (number.saturating_sub(2)..(number + 3).min(sentence.tokens.len()))
        .any(|at| class(&lemma(at)) == Some(Confinement::More));
    let above = std::iter::successors(sentence.head(number), |&at| sentence.head(at));
    let mut above: Vec<usize> = above.take(sentence.tokens.len()).collect();
    let verb = above.iter().position(|&at| sentence.tokens[at].upos == Upos::Verb)?;
    above.truncate(verb + 1);
    let verb = above[verb];
    let is_other = |at: usize| class(&lemma(at)) == Some(Confinement::Other);
    let beside = above.iter().flat_map(|&at| sentence.children(at)).chain(above.iter().copied());
    let is_denied = sentence.is_negated(verb);
    let is_under_other = sentence.head(verb).is_some_and(is_other);
    let is_imposed = !is_part && !is_denied && !is_under_other && !beside.into_iter().any(is_other);
    is_imposed.then_some(verb)
}

/// Whether a length is told as what has been imposed now: on top of its report, or of a day not long before that.
fn is_news(spanning: &Spanning<'_>, figure: &Figure) -> bool {
    let report = &spanning.reports[figure.report];
    let told = report.sentences[..figure.sentence].iter().filter(|sentence| sentence.zone == ZoneKind::Body);
    let published = report.report.date();
    let is_recent = |day: Date| published.is_some_and(|published| (0..=RECENT).contains(&(published - day).get_days()));
    let claims = spanning.claims(figure);
    let mut days = claims.iter().filter_map(|at| at.claim(spanning.story).when.as_ref()?.from);
    told.count() < TOP || days.any(is_recent)
}

/// The persons of the clause of a verb.
fn persons(
    story: &Story,
    reports: &[AnnotatedReport],
    chains: &Chains,
    figure: &Figure,
    verb: usize,
) -> BTreeSet<usize> {
    let report = &reports[figure.report];
    let sentence = &report.sentences[figure.sentence];
    let words = sentence.subtree(verb);
    let mentions = report
        .mentions
        .iter()
        .filter(|mention| mention.head.sentence == figure.sentence && words.contains(&mention.head.token));
    let entities = mentions.filter_map(|mention| chains.get(&(figure.report, mention.chain)).copied());
    entities
        .filter(|&entity| story.entities[entity].kind == EntityKind::Person && story.entities[entity].is_named)
        .collect()
}

/// Whether the clause is of somebody who is called something: "sentenced *the former head of the office*", "packed *her* off".
fn is_of_one(report: &AnnotatedReport, sentence: usize, verb: usize) -> bool {
    let words = &report.sentences[sentence];
    let whom = words.object(verb).or_else(|| words.own_subject(verb));
    let is_somebody = |at: usize| {
        let head = WordAt { sentence, token: at };
        report.mentions.iter().any(|mention| mention.head == head && mention.kind == EntityKind::Person)
    };
    whom.is_some_and(|at| is_somebody(at) && !matches!(words.tokens[at].xpos, Xpos::Nns | Xpos::Nnps))
}

/// The person whom a report names most, if nobody else is named nearly as often: whom it is about.
fn central(story: &Story, reports: &[AnnotatedReport], chains: &Chains, report: usize) -> Option<usize> {
    let persons = reports[report].chains.iter().enumerate().filter(|(_, chain)| chain.kind == EntityKind::Person);
    let mut counted: Vec<(usize, usize)> = persons
        .filter_map(|(at, chain)| Some((chain.mentions.len(), *chains.get(&(report, at))?)))
        .filter(|&(_, entity)| story.entities[entity].is_named)
        .collect();
    counted.sort_unstable_by(|a, b| b.cmp(a));
    let (most, first) = *counted.first()?;
    let next = counted.iter().find(|(_, entity)| *entity != first).map_or(0, |(count, _)| *count);
    (most >= CENTRAL && most >= 2 * next).then_some(first)
}

fn judge(spanning: &Spanning<'_>, name: &str, one: &Figure, other: &Figure) -> Option<Across> {
    if are_compatible(&one.quantity, &other.quantity, false) {
        return None;
    }
    let day = |figure: &Figure| -> Option<Date> {
        spanning.claims(figure).first().and_then(|at| at.claim(spanning.story).when.as_ref()?.from)
    };
    let are_far = day(one).zip(day(other)).is_some_and(|(a, b)| (a - b).get_days().abs() > FAR);
    let because = vec![
        feature(format!("for how long {name} is locked up, of which each report gives one length"), 0.6),
        feature("the same person and the same unit of time", 0.4),
    ];
    if are_far { None } else { spanning.conflict(one, None, other, because) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    fn is_imposed(parse: &str) -> bool {
        let report = testing::read(parse);
        let figure = figures(std::slice::from_ref(&report), 0).into_iter().next().expect("a number");
        imposed_by(&report.sentences[0], figure.at, &figure.quantity.unit).is_some()
    }

    /// "Sentenced to eight years in prison" and "will go to prison for six years" were of no one event.
    #[test]
    fn a_length_is_imposed_by_many_verbs() {
        let gone = "He/PRON/2/nsubj goes/VERB/0/root/=go to/ADP/4/case prison/NOUN/2/obl for/ADP/7/case six/NUM/7/nummod years/NOUN/2/obl/NNS/=year";
        assert!(is_imposed(gone));
        assert!(!is_imposed(
            &gone.replace("six/NUM/7/nummod", "six/NUM/8/nummod more/ADJ/8/amod").replace("7/case", "8/case")
        ));
        assert!(!is_imposed(&gone.replace("=go", "=face")));
        assert!(!is_imposed(&gone.replace("prison", "Oslo")));
        assert!(!is_imposed(&gone.replace("years/NOUN/2/obl/NNS/=year", "friends/NOUN/2/obl/NNS/=friend")));
    }
}
