//! Which reports tell of one happening.
//!
//! Reports that share terms that are rare elsewhere are compared ([`pairs`]); a pair's score is a sum of named features
//! ([`likeness`]: words, names, lead, sentence vectors, dates); average-link clustering puts reports together, and what it leaves
//! alone may still [join](adopt) a story. Two robberies are told in much the same words: it is names and times that keep them
//! apart. [Issues](issues) of one bulletin are stories of their own.
//!
//! Of a report a [`Pile`] keeps an [`outline`] and its terms, so that the reports themselves need not be at hand: what it
//! takes, in time and memory, grows with their number.

mod adopt;
mod issues;
mod likeness;
mod outline;
mod pairs;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub(crate) use self::adopt::ADOPTED;
use self::likeness::Compared;
use self::outline::Outline;
use self::pairs::{Comparison, Components, Pair};
use super::cluster::AverageLink;
use super::copies;
use super::terms::{Counts, Vocabulary};
use crate::annotation::{AnnotatedReport, Feature};
use crate::story::TextCopy;

const LINK: AverageLink = AverageLink { unscored: -2.0 };

/// What it speaks for that one is a copy of the other.
const ONE_TEXT: (&str, f64) = ("one text", 5.0);

/// The reports of one story and why they were put together.
#[derive(Debug)]
pub(super) struct Group {
    /// In ascending order.
    pub(super) reports: Vec<usize>,
    pub(super) because: Vec<(usize, usize, Vec<Feature>)>,
}

/// Reports that are to be put into stories, in order of time.
#[derive(Default)]
pub struct Pile {
    finder: copies::Finder,
    vocabulary: Vocabulary,
    outlines: Vec<(Counts, Outline)>,
}

impl Pile {
    /// Adds the next report.
    pub fn add(&mut self, report: &AnnotatedReport) {
        self.finder.add(report);
        self.outlines.push((self.vocabulary.counts(report), Outline::of(report)));
    }

    /// The reports of each story by their places in the pile, the largest story first.
    pub fn stories(self) -> Vec<Vec<usize>> {
        self.group().1.into_iter().map(|group| group.reports).collect()
    }

    /// The copies among the reports, and the stories, the largest first.
    pub(super) fn group(self) -> (Vec<TextCopy>, Vec<Group>) {
        let (copies, reports) = self.weighed();
        let groups = group(&reports, &copies);
        (copies, groups)
    }

    fn weighed(self) -> (Vec<TextCopy>, Vec<Compared>) {
        let copies = self.finder.copies();
        let (counts, outlines): (Vec<Counts>, Vec<Outline>) = self.outlines.into_iter().unzip();
        let terms = self.vocabulary.weigh(counts);
        let reports = terms.into_iter().zip(outlines).map(|(terms, outline)| Compared { terms, outline });
        (copies, reports.collect())
    }

    /// What speaks for and against one story of two reports, and whether they are two issues of one bulletin.
    pub(super) fn compare(self, one: usize, other: usize) -> (Vec<Feature>, bool) {
        let (copies, reports) = self.weighed();
        let pair = (one.min(other), one.max(other));
        let (a, b) = (&reports[pair.0], &reports[pair.1]);
        let copied = copied(&copies);
        let comparison = Comparison::of(&reports, &copied, ADOPTED);
        let features = with_text(comparison.features(&reports, pair), copied.contains_key(&pair));
        (features, a.outline.is_another_issue(&b.outline))
    }
}

/// The pairs that are copies, and what that speaks for.
fn copied(copies: &[TextCopy]) -> BTreeMap<(usize, usize), f64> {
    copies.iter().map(|copy| ((copy.report.min(copy.of), copy.report.max(copy.of)), ONE_TEXT.1)).collect()
}

fn group(reports: &[Compared], copies: &[TextCopy]) -> Vec<Group> {
    let copied = copied(copies);
    let comparison = Comparison::of(reports, &copied, ADOPTED);
    let pairs = &comparison.pairs;
    let issues = |of: &[usize]| -> Vec<&Outline> {
        of.iter().map(|&report| &reports[report].outline).filter(|outline| outline.issue.is_some()).collect()
    };
    let are_issues = |a: &[usize], b: &[usize]| {
        let (a, b) = (issues(a), issues(b));
        a.iter().any(|one| b.iter().any(|other| one.is_another_issue(other)))
    };
    let clusters = adopt::adopt(cluster(reports.len(), pairs, are_issues), pairs, are_issues);
    let features = |&(a, b): &(usize, usize)| {
        (a, b, with_text(comparison.features(reports, (a, b)), copied.contains_key(&(a, b))))
    };
    let ties = Ties::of(reports.len(), pairs);
    let because = |reports: &[usize]| ties.strongest(reports).iter().map(features).collect();
    let mut groups: Vec<Group> =
        clusters.into_iter().map(|reports| Group { because: because(&reports), reports }).collect();
    groups.sort_by_key(|group| (std::cmp::Reverse(group.reports.len()), group.reports[0]));
    groups
}

/// The features of two reports, with what it says that one is a copy of the other.
fn with_text(mut features: Vec<Feature>, is_copied: bool) -> Vec<Feature> {
    let (name, weight) = ONE_TEXT;
    features.extend(is_copied.then(|| Feature { name: name.to_owned(), weight }));
    features
}

/// Clusters what chains of pairs join; nothing else can come together.
fn cluster(count: usize, pairs: &[Pair], are_apart: impl Fn(&[usize], &[usize]) -> bool + Sync) -> Vec<Vec<usize>> {
    let components = Components::of(count, pairs.iter().filter(|pair| pair.score > 0.0));
    let members = components.all();
    let mut place = vec![(0, 0); count];
    for (component, members) in members.iter().enumerate() {
        members.iter().enumerate().for_each(|(at, &report)| place[report] = (component, at));
    }
    let mut own: Vec<Vec<(usize, usize, f64)>> = vec![Vec::new(); members.len()];
    for pair in pairs.iter().filter(|pair| components.are_one(pair.reports)) {
        let ((component, a), (_, b)) = (place[pair.reports.0], place[pair.reports.1]);
        own[component].push((a, b, pair.score));
    }
    let clustered = |(members, pairs): (&Vec<usize>, &Vec<(usize, usize, f64)>)| {
        let named = |cluster: &[usize]| -> Vec<usize> { cluster.iter().map(|&at| members[at]).collect() };
        let clusters = LINK.cluster(members.len(), pairs, |a, b| are_apart(&named(a), &named(b)));
        clusters.iter().map(|cluster| named(cluster)).collect::<Vec<Vec<usize>>>()
    };
    let mut clusters: Vec<Vec<usize>> = members.par_iter().zip(&own).flat_map_iter(clustered).collect();
    clusters.sort_unstable();
    clusters
}

/// With which reports before it each was compared, and the score.
struct Ties(Vec<Vec<(usize, f64)>>);

impl Ties {
    fn of(reports: usize, pairs: &[Pair]) -> Self {
        let mut before = vec![Vec::new(); reports];
        for pair in pairs {
            before[pair.reports.1].push((pair.reports.0, pair.score));
        }
        Self(before)
    }

    /// For every report but the first, the one before it that ties it to the others most.
    fn strongest(&self, reports: &[usize]) -> Vec<(usize, usize)> {
        let strongest = |&b: &usize| {
            let before = self.0[b].iter().filter(|(a, _)| reports.binary_search(a).is_ok());
            let best = before.max_by(|(a, x), (b, y)| x.total_cmp(y).then(b.cmp(a)))?;
            Some((best.0, b))
        };
        reports.iter().filter_map(strongest).collect()
    }
}
