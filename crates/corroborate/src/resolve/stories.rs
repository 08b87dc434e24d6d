//! Which reports tell of one happening.
//!
//! Candidates share terms that are rare elsewhere; a pair's score is a sum of named features (words, names, lead,
//! sentence vectors, dates); average-link clustering puts reports together. Two robberies are told in much the same
//! words: it is names and times that keep them apart. [Issues](super::issues) of one bulletin are stories of their own.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::cluster::AverageLink;
use super::issues::Issue;
use super::terms::{self, Terms, cosine};
use crate::annotate::events::measures::AGE;
use crate::annotation::{AnnotatedReport, EntityKind, Feature};
use crate::report::ZoneKind;
use crate::story::TextCopy;

/// Reports that a report is compared with for each of its best terms: those that follow it in order of date.
const NEIGHBOURS: usize = 40;

const LINK: AverageLink = AverageLink { unscored: -2.0 };

/// A pile of so few reports was put together by somebody who takes them for reports of one thing, or of a few.
const HAND_PICKED: usize = 20;
/// What that speaks for: chosen on ECB+ train, on piles of reports of one happening and of two of a kind.
const PICKED: f64 = 1.3;

/// The reports of one story and why they were put together.
#[derive(Debug)]
pub(super) struct Group {
    /// In ascending order.
    pub(super) reports: Vec<usize>,
    pub(super) because: Vec<(usize, usize, Vec<Feature>)>,
}

/// What is compared of a report.
struct Outline {
    terms: Terms,
    /// Mean of the vectors of its first sentences, of length 1.
    vector: Vec<f32>,
    published: Option<Date>,
    /// Days that the report names.
    days: BTreeSet<Date>,
    /// Numbers other than of the calendar.
    numbers: BTreeSet<u64>,
    /// Surnames of the persons it names.
    persons: BTreeSet<String>,
    /// The surname of the person it refers to most often, if it does so repeatedly.
    hero: Option<String>,
    /// Which issue of a bulletin it may be.
    issue: Option<Issue>,
}

impl Outline {
    /// Whether the two are issues of one bulletin for two days.
    fn is_another_issue(&self, other: &Self) -> bool {
        let issues = self.issue.as_ref().zip(other.issue.as_ref());
        issues.is_some_and(|(one, two)| one.is_another(two))
    }
}

/// Groups reports into stories, the largest first.
pub(super) fn group(reports: &[AnnotatedReport], copies: &[TextCopy]) -> Vec<Group> {
    let outlines = outlines(reports);
    let mut scored = score(&outlines, copies);
    if reports.len() <= HAND_PICKED {
        scored.values_mut().for_each(|features| features.push(feature("few reports, picked by hand", PICKED)));
    }
    let pairs: Vec<(usize, usize, f64)> =
        scored.iter().map(|((a, b), features)| (*a, *b, features.iter().map(|f| f.weight).sum())).collect();
    let issues = |of: &[usize]| -> Vec<&Outline> {
        of.iter().map(|&report| &outlines[report]).filter(|outline| outline.issue.is_some()).collect()
    };
    let are_issues = |a: &[usize], b: &[usize]| {
        let (a, b) = (issues(a), issues(b));
        a.iter().any(|one| b.iter().any(|other| one.is_another_issue(other)))
    };
    let clusters = adopt(LINK.cluster(reports.len(), &pairs, are_issues), &pairs, are_issues);
    let mut groups: Vec<Group> =
        clusters.into_iter().map(|reports| Group { because: reasons(&reports, &scored), reports }).collect();
    groups.sort_by_key(|g| (std::cmp::Reverse(g.reports.len()), g.reports[0]));
    groups
}

/// Reports that are left alone, at most, for each of them to join another story.
const STRAY: usize = 3;
/// The score with the nearest report of a larger story from which it joins.
const ADOPTED: f64 = -2.1;

/// Reports that stayed alone, or two or three together, join the story of the report that they are most like. Average link
/// leaves them out because they are like one of a story's reports (a short item, a late one) and unlike the many others;
/// to ask for less of all pairs instead would put similar happenings together. Both numbers were chosen on ECB+ train, on
/// all of it at once and on forty piles of three to sixteen reports: five reports on one happening that fall into two
/// stories are of less use than one story with a stranger in it.
fn adopt(
    clusters: Vec<Vec<usize>>,
    pairs: &[(usize, usize, f64)],
    are_apart: impl Fn(&[usize], &[usize]) -> bool,
) -> Vec<Vec<usize>> {
    let home: BTreeMap<usize, usize> =
        clusters.iter().enumerate().flat_map(|(c, reports)| reports.iter().map(move |&r| (r, c))).collect();
    let mut best: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    for &(a, b, score) in pairs.iter().filter(|(_, _, score)| *score >= ADOPTED) {
        for (alone, other) in [(a, b), (b, a)] {
            let to = home[&other];
            let (from_size, to_size) = (clusters[home[&alone]].len(), clusters[to].len());
            let is_better = best.get(&alone).is_none_or(|&(known, cluster)| (score, cluster) > (known, to));
            if from_size <= STRAY && to_size > from_size && is_better {
                best.insert(alone, (score, to));
            }
        }
    }
    // Of two that are apart neither joins: which of them would must not hang on their order.
    let mut coming: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (&alone, &(_, cluster)) in &best {
        coming.entry(cluster).or_insert_with(|| clusters[cluster].clone()).push(alone);
    }
    let is_apart = |(alone, cluster): (usize, usize)| are_apart(&[alone], &coming[&cluster]);
    let joining: Vec<(usize, usize)> =
        best.iter().map(|(&alone, &(_, cluster))| (alone, cluster)).filter(|&pair| !is_apart(pair)).collect();
    let mut grown = clusters.clone();
    for (alone, cluster) in joining {
        grown[home[&alone]].retain(|&r| r != alone);
        grown[cluster].push(alone);
        grown[cluster].sort_unstable();
    }
    grown.retain(|reports| !reports.is_empty());
    grown
}

type Scored = BTreeMap<(usize, usize), Vec<Feature>>;

/// For every report but the first, what ties it to those before it most.
fn reasons(reports: &[usize], scored: &Scored) -> Vec<(usize, usize, Vec<Feature>)> {
    let total = |features: &Vec<Feature>| features.iter().map(|f| f.weight).sum::<f64>();
    let strongest = |&b: &usize| {
        let before = reports.iter().take_while(|&&a| a < b).filter_map(|&a| Some((a, b, scored.get(&(a, b))?)));
        before.max_by(|x, y| total(x.2).total_cmp(&total(y.2)).then(y.0.cmp(&x.0)))
    };
    reports.iter().filter_map(strongest).map(|(a, b, features)| (a, b, features.clone())).collect()
}

fn score(outlines: &[Outline], copies: &[TextCopy]) -> Scored {
    let mut index: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (i, outline) in outlines.iter().enumerate() {
        for &term in &outline.terms.best {
            index.entry(term).or_default().push(i);
        }
    }
    let mut scored = Scored::new();
    for list in index.values() {
        for (at, &a) in list.iter().enumerate() {
            for &b in list[at + 1..].iter().take(NEIGHBOURS) {
                scored.entry((a, b)).or_insert_with(|| compare(&outlines[a], &outlines[b]));
            }
        }
    }
    for copy in copies {
        let (a, b) = (copy.report.min(copy.of), copy.report.max(copy.of));
        let features = scored.entry((a, b)).or_insert_with(|| compare(&outlines[a], &outlines[b]));
        features.push(feature("one text", 5.0));
    }
    scored
}

fn compare(a: &Outline, b: &Outline) -> Vec<Feature> {
    let vectors: f32 = a.vector.iter().zip(&b.vector).map(|(x, y)| x * y).sum();
    let mut features = vec![
        feature("prior", -6.1),
        feature("words in common", 8.0 * cosine(&a.terms.words, &b.terms.words)),
        feature("names in common", 6.0 * cosine(&a.terms.names, &b.terms.names)),
        feature("words and names of the lead in common", 4.0 * cosine(&a.terms.lead, &b.terms.lead)),
        feature("likeness of the first sentences", 4.0 * (f64::from(vectors) - 0.4)),
    ];
    if a.days.intersection(&b.days).next().is_some() {
        features.push(feature("a day that both name", 0.5));
    }
    if a.numbers.intersection(&b.numbers).count() > 1 {
        features.push(feature("numbers that both name", 0.5));
    }
    if let (Some(x), Some(y)) = (&a.hero, &b.hero) {
        features.push(match (x == y, a.persons.contains(y) || b.persons.contains(x)) {
            (true, _) => feature("the same person is central", 0.5),
            (_, true) => feature("another person is central", -1.5),
            _ => feature("other persons are central", -3.5),
        });
    }
    if let (Some(x), Some(y)) = (a.published, b.published) {
        let days = f64::from((x - y).get_days().abs());
        features.push(feature("days between them", if days <= 3.0 { 0.5 } else { -(days - 3.0).min(60.0) / 10.0 }));
    }
    features.retain(|f| f.weight != 0.0);
    features
}

fn outlines(reports: &[AnnotatedReport]) -> Vec<Outline> {
    let terms = terms::terms(reports);
    reports
        .iter()
        .zip(terms)
        .map(|(report, terms)| Outline {
            terms,
            vector: lead_vector(report),
            published: report.report.date(),
            days: days(report),
            numbers: report
                .events
                .iter()
                .flat_map(|e| &e.quantities)
                .filter(|q| q.unit != AGE && q.role.is_some())
                .map(|q| q.value.to_bits())
                .collect(),
            persons: persons(report).map(|(_, surname)| surname).collect(),
            hero: persons(report).filter(|(n, _)| *n >= HERO).max().map(|(_, surname)| surname),
            issue: Issue::of(report),
        })
        .collect()
}

/// Mentions from which a person is what a report is about.
const HERO: usize = 4;

/// The persons a report names: how often each is referred to, and the last word of the name.
fn persons(report: &AnnotatedReport) -> impl Iterator<Item = (usize, String)> {
    let named = report.chains.iter().filter(|c| c.kind == EntityKind::Person);
    named.filter_map(|chain| {
        let name = report.words(report.mentions[chain.name?].span);
        Some((chain.mentions.len(), name.split_whitespace().last()?.to_lowercase()))
    })
}

/// Sentences whose vectors stand for a report.
const LEAD: usize = 4;

fn lead_vector(report: &AnnotatedReport) -> Vec<f32> {
    let told = report.sentences.iter().filter(|s| matches!(s.zone, ZoneKind::Title | ZoneKind::Body)).take(LEAD);
    let mut sum: Vec<f32> = Vec::new();
    for sentence in told {
        sum.resize(sum.len().max(sentence.vector.len()), 0.0);
        sum.iter_mut().zip(&sentence.vector).for_each(|(s, v)| *s += v);
    }
    let length = sum.iter().map(|v| v * v).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    sum.iter_mut().for_each(|v| *v /= length);
    sum
}

fn days(report: &AnnotatedReport) -> BTreeSet<Date> {
    report.times.iter().filter_map(|t| t.interval.as_ref()).filter(|w| w.is_day()).filter_map(|w| w.from).collect()
}

fn feature(name: &str, weight: f64) -> Feature {
    Feature { name: name.to_owned(), weight }
}
