//! Who is described and named apart, as newspapers do it.
//!
//! A lead describes whom it is about ("fired the customs chief", "a former banker accused of fraud"), and a paragraph behind it
//! brings in the name with an age: "Jan Doe, 54, was led off". Or the first paragraph names the one it is about, and the second
//! describes that one: "The former secretary has served 17 days". Both hold where nobody else can be meant: the lead leaves one person
//! alone undescribed by a name, the text has named one person alone.

use super::cluster::Clusters;
use super::facts::{Article, Facts, Number};
use super::score::Score;
use crate::annotation::{AnnotatedReport, EntityKind, MentionForm};
use crate::lexicon::role_words;
use crate::report::ZoneKind;

/// How many sentences behind the lead the name may come in.
const BEHIND: usize = 8;
/// How many sentences ahead of a description the name may be.
const AHEAD: usize = 2;

/// The descriptions of leads with the names that come in behind them.
pub(super) fn by_age(
    report: &AnnotatedReport,
    facts: &[Facts<'_>],
    clusters: &Clusters<'_>,
) -> Option<(usize, usize, Score)> {
    let lead = report.sentences.iter().position(|sentence| sentence.zone == ZoneKind::Body)?;
    let is_first = |name: usize| {
        let mut mentions = clusters.cluster(name).mentions.iter();
        !mentions.any(|&other| facts[other].sentence <= lead && facts[other].form == MentionForm::Name)
    };
    let mut named = (0..facts.len()).filter(|&at| facts[at].is_brought_in && is_first(at));
    let name = named.next().filter(|_| named.next().is_none())?;
    let described = described(facts, clusters, lead);
    let &[phrase, ..] = described.as_slice() else { return None };
    let is_one = described.iter().all(|&other| clusters.index(other) == clusters.index(phrase));
    let (f, o) = (&facts[phrase], &facts[name]);
    let is_behind = o.sentence > f.sentence && o.sentence <= f.sentence + BEHIND;
    if !is_one || !is_behind || clusters.are_apart(phrase, name) {
        return None;
    }
    let mut score = Score::new("phrase");
    score.add("no reason");
    score.add("brought in with an age behind a lead that describes one");
    add_doubts(f, clusters, phrase, name, &mut score);
    (score.holds() && !score.is_forbidden()).then_some((phrase, name, score))
}

/// The persons of a lead who have no name, but for those who only say it.
fn described(facts: &[Facts<'_>], clusters: &Clusters<'_>, lead: usize) -> Vec<usize> {
    let is_described = |&at: &usize| {
        let f = &facts[at];
        f.sentence <= lead
            && f.form == MentionForm::Nominal
            && f.kind == EntityKind::Person
            && f.number == Some(Number::Singular)
            && !f.speaks
            && !clusters.cluster(at).is_named()
            && matches!(f.article, Article::Definite | Article::Possessive | Article::Indefinite)
    };
    (0..facts.len()).filter(is_described).collect()
}

/// The one named person of whom a description goes on: "The *former* secretary".
pub(super) fn only_named(facts: &[Facts<'_>], clusters: &Clusters<'_>, phrase: usize) -> Option<(usize, Score)> {
    let f = &facts[phrase];
    let is_told_of = |word: &str| role_words::is_limit(word) || word.ends_with("-old");
    let describes = f.kind == EntityKind::Person
        && f.form == MentionForm::Nominal
        && f.article == Article::Definite
        && f.number != Some(Number::Plural)
        && f.is_subject
        && f.modifiers.iter().any(|word| is_told_of(word));
    if !describes {
        return None;
    }
    let is_person = |&other: &usize| facts[other].form == MentionForm::Name && facts[other].kind == EntityKind::Person;
    let mut named = (0..phrase).rev().filter(is_person);
    let name = named.next()?;
    let is_only = named.all(|other| clusters.index(other) == clusters.index(name));
    let o = &facts[name];
    let is_near = o.sentence < f.sentence && f.sentence - o.sentence <= AHEAD;
    if !is_only || !is_near || clusters.are_apart(phrase, name) {
        return None;
    }
    let mut score = Score::new("phrase");
    score.add("no reason");
    score.add("describes, and the text has named one person alone");
    add_doubts(f, clusters, phrase, name, &mut score);
    (score.holds() && !score.is_forbidden()).then_some((name, score))
}

fn add_doubts(f: &Facts<'_>, clusters: &Clusters<'_>, phrase: usize, name: usize, score: &mut Score) {
    let (own, known) = (clusters.cluster(phrase), clusters.cluster(name));
    score.add_if(matches!((own.gender, known.gender), (Some(a), Some(b)) if a != b), "other gender");
    let differ = !f.countries.is_empty()
        && !known.countries.is_empty()
        && !f.countries.iter().any(|country| known.countries.contains(country));
    score.add_if(differ, "other country");
    score.add_if(known.kind != EntityKind::Person, "other kind of thing");
}
