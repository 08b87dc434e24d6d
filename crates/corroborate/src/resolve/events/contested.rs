//! Events that are one but for a single matter on which the reports differ.
//!
//! A report that names another day, person or place for a happening, or says that it did not take place, would stand
//! apart from the others by the very thing that is disputed, and no reader would see the dispute. So what is left apart
//! is compared again, without that matter: if two reports tell it in the same words otherwise, they tell one event and
//! contradict each other. A report that tells both tells two happenings, but for a claim that is like the other's and nothing
//! beside it; and two people of whom any report says
//! something side by side are two people with a happening each.

use std::collections::{BTreeMap, BTreeSet};

use super::features::{self, Matter};
use super::view::View;
use super::{LOOKED_AT, NEIGHBOURS, Scored};
use crate::annotation::{AnnotatedReport, Feature};
use crate::lexicon::event_weights;
use crate::lexicon::event_words::{self, VerbClass};
use crate::resolve::entities::Entities;
use crate::resolve::passages::{self, Alike};
use crate::story::Claim;

/// What is compared.
pub(super) struct Contest<'a> {
    pub(super) reports: &'a [AnnotatedReport],
    pub(super) claims: &'a [Claim],
    pub(super) views: &'a [View<'a>],
    pub(super) entities: &'a Entities,
}

/// Likeness of words that two claims need where they differ in something.
const ALIKE: f64 = 0.35;
/// What the other features must add up to.
const NEEDED: f64 = 1.2;

/// Words of content in a row that two sentences have for their heads to be compared.
const IN_A_ROW: usize = 4;

/// Likeness of words from which a claim may leave its cluster.
const SAME_SENTENCE: f64 = 0.6;

/// Part of the longer sentence that two have in common, and words of content in a row, from which they are one sentence: what they
/// say in passing is compared, too.
const ONE_SENTENCE: (f64, usize) = (0.7, 6);

const SAME_WORDS: &str = "told in the same words";

/// Two claims of two clusters that assert one event if a matter is left out.
struct Bridge {
    score: f64,
    /// Likeness of their words.
    alike: f64,
    claims: (usize, usize),
    matter: Option<Matter>,
    /// Whether they do differ in the matter.
    is_disputed: bool,
    features: Vec<Feature>,
}

impl Contest<'_> {
    /// Puts clusters together that are one event; what was found for it is added to the features of the pair.
    pub(super) fn settle(&self, clusters: Vec<Vec<usize>>, scored: &mut Scored) -> Vec<Vec<usize>> {
        let mut bridges = self.bridges(&clusters, scored);
        bridges.sort_by(|a, b| {
            // What needs nothing left out comes first.
            a.matter.is_some().cmp(&b.matter.is_some()).then(b.score.total_cmp(&a.score)).then(a.claims.cmp(&b.claims))
        });
        let mut cluster_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, cluster) in clusters.iter().enumerate() {
            cluster_of.extend(cluster.iter().map(|&claim| (claim, at)));
        }
        let mut clusters = clusters;
        for bridge in bridges {
            let (a, b) = (cluster_of[&bridge.claims.0], cluster_of[&bridge.claims.1]);
            if a == b {
                continue;
            }
            if !self.may_be_one(&clusters[a], &clusters[b], &bridge) {
                let (x, y) = bridge.claims;
                let moves = [(x, y, a, b), (y, x, b, a)];
                let found = moves.into_iter().find(|&(claim, beside, from, to)| {
                    self.may_move(claim, beside, &clusters[from], &clusters[to], &bridge)
                });
                if let Some((claim, _, from, to)) = found {
                    clusters[from].retain(|&other| other != claim);
                    clusters[to].push(claim);
                    clusters[to].sort_unstable();
                    cluster_of.insert(claim, to);
                    scored.insert(bridge.claims, bridge.features);
                }
                continue;
            }
            let (keep, gone) = (a.min(b), a.max(b));
            let moved = std::mem::take(&mut clusters[gone]);
            cluster_of.extend(moved.iter().map(|&claim| (claim, keep)));
            clusters[keep].extend(moved);
            clusters[keep].sort_unstable();
            scored.insert(bridge.claims, bridge.features);
        }
        clusters.retain(|cluster| !cluster.is_empty());
        clusters.sort_unstable();
        clusters
    }

    fn bridges(&self, clusters: &[Vec<usize>], scored: &Scored) -> Vec<Bridge> {
        let cluster_of: BTreeMap<usize, usize> =
            clusters.iter().enumerate().flat_map(|(at, cluster)| cluster.iter().map(move |&c| (c, at))).collect();
        let is_told = |claim: usize| !self.claims[claim].is_passing;
        let unscored = self.heads_of_like_sentences().into_iter().filter(|pair| !scored.contains_key(pair));
        let unscored: Scored = unscored
            .map(|(a, b)| ((a, b), features::compare(&self.views[a], &self.views[b])))
            .filter(|(_, features)| !features.is_empty())
            .collect();
        let is_apart = |a: &usize, b: &usize| match (cluster_of.get(a), cluster_of.get(b)) {
            (Some(x), Some(y)) => x != y && self.claims[*a].report != self.claims[*b].report,
            _ => false,
        };
        let apart = scored.iter().chain(&unscored).filter(|((a, b), _)| is_apart(a, b));
        let mut words: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        let mut bridges = Vec::new();
        for (&(a, b), features) in apart {
            for claim in [a, b] {
                words.entry(claim).or_insert_with(|| {
                    let told = &self.claims[claim];
                    let report = &self.reports[told.report];
                    passages::content(report, &report.events[told.event])
                });
            }
            let both = self.views[a].named.intersection(&self.views[b].named);
            let names: Vec<&str> = both.map(|&entity| self.entities.all[entity].name.as_str()).collect();
            let named = passages::words_of(names.into_iter());
            let (share, in_a_row) = ONE_SENTENCE;
            let is_one = passages::share_of_longer(&words[&a], &words[&b], &named) >= share
                || words[&a].intersection(&words[&b]).count() + 1 >= in_a_row
                    && passages::run(self.sentence(a), self.sentence(b)) >= in_a_row;
            // What is said in passing is put with another only where it is disputed: it is of no event by itself. A saying is said again
            // the next day.
            let is_for_dispute = !(is_told(a) && is_told(b)) || unscored.contains_key(&(a, b));
            let are_one_word = self.views[a].lemma == self.views[b].lemma || unscored.contains_key(&(a, b));
            let is_of_saying = || event_words::verb(&self.views[a].lemma) == Some(VerbClass::Report);
            if is_for_dispute && is_one && are_one_word && !is_of_saying() {
                bridges.extend(self.bridges_of((a, b), features, 1.0).into_iter().filter(|bridge| bridge.is_disputed));
                continue;
            }
            let alike = Alike::of(&words[&a], &words[&b], &named).strength();
            if !is_for_dispute && alike >= ALIKE {
                bridges.extend(self.bridges_of((a, b), features, alike));
            }
        }
        bridges
    }

    /// Pairs of claims of which each heads its sentence, and the sentences have several words in a row: "he had a record in Orlin, the
    /// fourth-highest total in the club's history", whatever else carries it in the other.
    fn heads_of_like_sentences(&self) -> BTreeSet<(usize, usize)> {
        let mut index: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for (at, claim) in self.claims.iter().enumerate() {
            let (report, sentence) = self.sentence(at);
            let head = report.events[claim.event].word.token;
            if claim.is_slight || report.sentences[sentence].tokens[head].head.is_some() {
                continue;
            }
            let content = passages::content_in_order(report, sentence);
            let runs: BTreeSet<&[String]> = content.windows(IN_A_ROW).collect();
            for run in runs {
                index.entry(run.to_vec()).or_default().push(at);
            }
        }
        let pairs = |list: &Vec<usize>| -> Vec<(usize, usize)> {
            let near = list.iter().enumerate();
            near.flat_map(|(i, &a)| list[i + 1..].iter().take(NEIGHBOURS).map(move |&b| (a, b))).collect()
        };
        index.values().flat_map(pairs).collect()
    }

    fn sentence(&self, claim: usize) -> (&AnnotatedReport, usize) {
        let told = &self.claims[claim];
        let report = &self.reports[told.report];
        (report, report.events[told.event].word.sentence)
    }

    /// What makes one event of the two: nothing more than the words, or a matter's being left out.
    fn bridges_of(&self, claims: (usize, usize), features: &[Feature], alike: f64) -> Vec<Bridge> {
        let words = Feature { name: SAME_WORDS.into(), weight: alike * event_weights::weight(SAME_WORDS) };
        let matters = [None].into_iter().chain(Matter::ALL.map(Some));
        let bridge = |matter: Option<Matter>| {
            let of_matter = |f: &&Feature| matter.is_some_and(|matter| matter.features().contains(&f.name.as_str()));
            let against: f64 = features.iter().filter(of_matter).map(|f| f.weight).sum();
            let score = features.iter().map(|f| f.weight).sum::<f64>() - against + words.weight;
            if score < NEEDED {
                return None;
            }
            let mut features = features.to_vec();
            features.push(words.clone());
            if let Some(matter) = matter.filter(|_| against < 0.0) {
                features.push(Feature { name: format!("left out as disputed: {}", matter.words()), weight: -against });
            }
            Some(Bridge { score, alike, claims, matter, is_disputed: against < 0.0, features })
        };
        matters.filter_map(bridge).collect()
    }

    /// Whether nothing else excludes that two clusters are one event.
    fn may_be_one(&self, a: &[usize], b: &[usize], bridge: &Bridge) -> bool {
        let told_by = |cluster: &[usize]| -> BTreeSet<usize> {
            let told = cluster.iter().filter(|&&claim| !self.claims[claim].is_passing);
            told.map(|&claim| self.claims[claim].report).collect()
        };
        if !told_by(a).is_disjoint(&told_by(b)) {
            return false;
        }
        let mut pairs = a.iter().take(LOOKED_AT).flat_map(|&x| b.iter().take(LOOKED_AT).map(move |&y| (x, y)));
        pairs.all(|(x, y)| !features::exclude(&self.views[x], &self.views[y], bridge.matter))
            && (bridge.matter != Some(Matter::Who) || self.may_be_mistaken(bridge.claims.0, bridge.claims.1))
    }

    /// Whether a claim alone is one with the cluster `to`, though its own cluster can't be: of all that tells either of the
    /// two, the claim `beside` of another report is most like it. ("Receiver arrested", says the headline, of whomever.)
    fn may_move(&self, claim: usize, beside: usize, from: &[usize], to: &[usize], bridge: &Bridge) -> bool {
        let content = |claim: usize| {
            let report = &self.reports[self.claims[claim].report];
            passages::content(report, &report.events[self.claims[claim].event])
        };
        let like = |x: usize, y: usize| Alike::of(&content(x), &content(y), &BTreeSet::new()).strength();
        let is_of_report = |other: &usize| self.claims[*other].report == self.claims[claim].report;
        let is_told = |other: &usize| !self.claims[*other].is_passing;
        // "Was elected in May, the first woman to be elected": where the claim is alone, its sentence is no rival of its own.
        let is_alone = self.views[claim].lemma == self.views[beside].lemma && from.iter().all(is_of_report);
        let is_beside = |other: &usize| is_alone && self.views[*other].sentence == self.views[claim].sentence;
        bridge.is_disputed
            && bridge.alike >= SAME_SENTENCE
            && from.iter().filter(|other| !is_of_report(other)).all(|&other| like(claim, other) < bridge.alike)
            && to
                .iter()
                .filter(|o| is_of_report(o) && is_told(o) && !is_beside(o))
                .all(|&o| like(o, beside) <= bridge.alike / 2.0)
            && to.iter().take(LOOKED_AT).all(|&o| !features::exclude(&self.views[claim], &self.views[o], bridge.matter))
            && (bridge.matter != Some(Matter::Who) || self.may_be_mistaken(claim, beside))
    }

    /// Whether the persons that only one of the two names may be meant for each other: no report knows both.
    fn may_be_mistaken(&self, x: usize, y: usize) -> bool {
        let (x, y) = (&self.views[x], &self.views[y]);
        let reports_of = |entity: usize| self.entities.all[entity].naming(self.reports);
        let only_x: Vec<usize> = x.persons.difference(&y.persons).copied().collect();
        let only_y: Vec<usize> = y.persons.difference(&x.persons).copied().collect();
        let (few, many) = if only_x.len() <= only_y.len() { (&only_x, &only_y) } else { (&only_y, &only_x) };
        few.iter().all(|&p| many.iter().any(|&q| reports_of(p).is_disjoint(&reports_of(q))))
    }
}
