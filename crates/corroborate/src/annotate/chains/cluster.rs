//! Chains while they grow.

use std::collections::BTreeMap;
use std::hash::BuildHasher;

use super::facts::{Facts, Number};
use super::few::Few;
use super::score::Score;
use crate::annotation::{AnnotatedReport, Chain, EntityKind, Link, MentionForm};
use crate::lexicon::person_words::Gender;

/// Mentions that were put together, and what is known of them all.
#[derive(Debug, Clone)]
pub(super) struct Cluster<'f> {
    pub(super) mentions: Vec<usize>,
    /// Its names, by words; the same name once.
    pub(super) names: Few<&'f [String]>,
    /// The words of its noun phrases.
    pub(super) phrases: Few<&'f str>,
    /// Lemmas of the heads of its noun phrases, and titles of its names.
    pub(super) heads: Few<&'f str>,
    pub(super) modifiers: Few<&'f str>,
    /// Whether one of its names is that of an outlet or a news agency.
    pub(super) is_media: bool,
    pub(super) countries: Few<&'static str>,
    pub(super) kind: EntityKind,
    pub(super) gender: Option<Gender>,
    /// What its name tells of father and son.
    pub(super) generation: Option<&'static str>,
    pub(super) number: Option<Number>,
    /// Whether it has a name, and all that it ever says is which of many: "Roe supporters".
    pub(super) only_says_which: bool,
    because: Vec<Link>,
}

impl<'f> Cluster<'f> {
    fn of(index: usize, facts: &'f Facts<'_>) -> Self {
        let mut heads: Few<&'f str> = facts.titles.iter().map(|title| &**title).collect();
        let mut phrases = Few::default();
        if facts.form == MentionForm::Nominal {
            heads.insert(&*facts.lemma);
            phrases.insert(&*facts.words);
        }
        Self {
            mentions: vec![index],
            names: Some(&*facts.name).filter(|name| !name.is_empty()).into_iter().collect(),
            phrases,
            heads,
            modifiers: facts.modifiers.iter().map(|word| &**word).collect(),
            is_media: facts.is_media,
            countries: facts.countries.clone(),
            kind: facts.kind,
            gender: facts.gender,
            generation: facts.generation,
            number: facts.number,
            only_says_which: facts.says_which,
            because: Vec::new(),
        }
    }

    /// Whether it has a name.
    pub(super) fn is_named(&self) -> bool {
        !self.names.is_empty()
    }

    fn take(&mut self, other: Cluster<'f>) {
        // A name tells the kind better than a phrase, and a phrase better than a pronoun.
        let gives_kind = !self.is_named() && (other.is_named() || self.heads.is_empty() && !other.heads.is_empty());
        if gives_kind || self.kind == EntityKind::Other {
            self.kind = if other.kind == EntityKind::Other { self.kind } else { other.kind };
        }
        self.mentions.extend(other.mentions);
        self.phrases.extend(other.phrases);
        self.names.extend(other.names);
        self.heads.extend(other.heads);
        self.modifiers.extend(other.modifiers);
        self.countries.extend(other.countries);
        self.is_media |= other.is_media;
        self.gender = self.gender.or(other.gender);
        self.generation = self.generation.or(other.generation);
        self.number = self.number.or(other.number);
        self.only_says_which &= other.only_says_which;
        self.because.extend(other.because);
    }
}

/// One bit of 64, the same for the same word.
pub(super) fn mark(lemma: &str) -> u64 {
    1 << (rustc_hash::FxBuildHasher.hash_one(lemma) >> 58)
}

/// All chains of a report while they grow.
#[derive(Debug)]
pub(super) struct Clusters<'f> {
    clusters: Vec<Option<Cluster<'f>>>,
    /// The [`mark`]s of the heads of each: a phrase asks all clusters before it, and most have nothing of it.
    marks: Vec<u64>,
    /// The cluster of each mention.
    of: Vec<usize>,
    /// For each mention those that a sentence tells apart from it.
    apart: Vec<Vec<usize>>,
    /// For each quotation the mentions of who says it.
    speakers: BTreeMap<usize, Vec<usize>>,
}

impl<'f> Clusters<'f> {
    pub(super) fn new(facts: &'f [Facts<'_>], apart: Vec<Vec<usize>>, speakers: BTreeMap<usize, Vec<usize>>) -> Self {
        let clusters: Vec<Cluster<'f>> = facts.iter().enumerate().map(|(i, f)| Cluster::of(i, f)).collect();
        let marks = |cluster: &Cluster<'_>| cluster.heads.iter().fold(0, |marks, lemma| marks | mark(lemma));
        let marks = clusters.iter().map(marks).collect();
        let clusters = clusters.into_iter().map(Some).collect();
        Self { clusters, marks, of: (0..facts.len()).collect(), apart, speakers }
    }

    /// Index of the cluster that the mention is in.
    pub(super) fn index(&self, mention: usize) -> usize {
        self.of[mention]
    }

    /// The cluster that the mention is in.
    pub(super) fn cluster(&self, mention: usize) -> &Cluster<'f> {
        self.clusters[self.of[mention]].as_ref().expect("the cluster of a mention is there")
    }

    /// Whether a head of the cluster of this index may have the [`mark`].
    pub(super) fn may_have_head(&self, cluster: usize, mark: u64) -> bool {
        self.marks[cluster] & mark != 0
    }

    /// Whether a sentence tells a mention of the one from a mention of the other.
    pub(super) fn are_apart(&self, a: usize, b: usize) -> bool {
        let (small, large) =
            if self.cluster(a).mentions.len() <= self.cluster(b).mentions.len() { (a, b) } else { (b, a) };
        let other = self.of[large];
        self.cluster(small).mentions.iter().any(|&m| self.apart[m].iter().any(|&n| self.of[n] == other))
    }

    /// Whether the cluster says the quotation.
    pub(super) fn speaks(&self, quotation: Option<usize>, cluster: usize) -> bool {
        let speakers = quotation.and_then(|quotation| self.speakers.get(&quotation));
        speakers.is_some_and(|speakers| speakers.iter().any(|&speaker| self.of[speaker] == cluster))
    }

    /// Puts the chains of two mentions together.
    pub(super) fn join(&mut self, a: usize, b: usize, score: Score) {
        let (first, second) = (self.of[a].min(self.of[b]), self.of[a].max(self.of[b]));
        if first == second {
            return;
        }
        let (Some(other), Some(mut cluster)) = (self.clusters[second].take(), self.clusters[first].take()) else {
            return;
        };
        for &mention in &other.mentions {
            self.of[mention] = first;
        }
        cluster.take(other);
        self.marks[first] |= self.marks[second];
        cluster.because.push(Link { mentions: (a.min(b), a.max(b)), features: score.into_features() });
        self.clusters[first] = Some(cluster);
    }

    /// The chains without their names, in the order of their first mentions.
    pub(super) fn into_chains(self) -> Vec<Chain> {
        let mut clusters: Vec<Cluster<'_>> = self.clusters.into_iter().flatten().collect();
        for cluster in &mut clusters {
            cluster.mentions.sort_unstable();
        }
        clusters.sort_by_key(|cluster| cluster.mentions[0]);
        clusters
            .into_iter()
            .map(|cluster| Chain {
                kind: cluster.kind,
                mentions: cluster.mentions,
                name: None,
                because: cluster.because,
            })
            .collect()
    }
}

/// Tells every mention its chain and every chain its fullest name.
pub(super) fn settle(report: &mut AnnotatedReport) {
    for (index, chain) in report.chains.iter().enumerate() {
        for &mention in &chain.mentions {
            report.mentions[mention].chain = index;
        }
    }
    for index in 0..report.chains.len() {
        let chain = &report.chains[index];
        let names = chain.mentions.iter().copied().filter(|&m| report.mentions[m].form == MentionForm::Name);
        // The name of most words, of these the longest, of these the first.
        let fullness = |m: usize| {
            let words = report.words(report.mentions[m].span);
            let is_kind = report.mentions[m].kind == chain.kind;
            (is_kind, words.split_whitespace().count(), words.chars().count(), std::cmp::Reverse(m))
        };
        report.chains[index].name = names.max_by_key(|&m| fullness(m));
    }
}
