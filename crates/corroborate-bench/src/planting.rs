//! Chooses where to plant: values that another report of the cluster states of the same happening, spread over clusters,
//! facts and forms.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::cluster::Cluster;
use crate::edit::{Change, Edit, apply};
use crate::plant::{Around, Kind, Rewrite, Site};
use crate::random::Random;
use crate::telling::same_happening;
use crate::text::Text;

/// One changed report, as the manifest tells it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Planted {
    /// Also the folder of the cluster with the changed report.
    pub(crate) id: String,
    pub(crate) cluster: String,
    pub(crate) report: String,
    pub(crate) kind: Kind,
    /// Whether the change keeps the meaning.
    pub(crate) control: bool,
    pub(crate) variant: String,
    pub(crate) value_old: String,
    pub(crate) value_new: String,
    /// The sentence before and after.
    pub(crate) sentence_old: String,
    pub(crate) sentence_new: String,
    /// Which edit is the one that the witnesses speak to; the others carry it through the report.
    pub(crate) main: usize,
    pub(crate) edits: Vec<Edit>,
    pub(crate) witnesses: Vec<Witness>,
}

/// A sentence of another report that states the old value of the same happening. Offsets are code points.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Witness {
    pub(crate) report: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: String,
}

/// A value in a report that others state too.
struct Candidate<'a> {
    cluster: &'a Cluster,
    report: usize,
    site: Site,
    /// Every site that a change of the value changes, this one too.
    along: Vec<Site>,
    witnesses: Vec<(usize, Range<usize>)>,
    near: BTreeSet<String>,
    known: BTreeSet<String>,
}

/// A changed report with its text.
pub(crate) struct Sown {
    pub(crate) planted: Planted,
    pub(crate) text: String,
}

/// Plant up to `most` contradictions of each kind, and as many controls.
pub(crate) fn plant(clusters: &[Cluster], most: usize, seed: u64) -> Vec<Sown> {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        let mut random = Random::new(seed, kind.word());
        let candidates: Vec<Candidate> = clusters.iter().flat_map(|cluster| candidates(cluster, kind)).collect();
        let contradictions = offers(&candidates, kind, false, &mut random);
        let planted = choose(contradictions, most, &mut random);
        let controls = choose(offers(&candidates, kind, true, &mut random), planted.len(), &mut random);
        for (control, chosen) in [(false, planted), (true, controls)] {
            for (index, mut sown) in chosen.into_iter().enumerate() {
                sown.planted.id =
                    format!("{}-{}-{:02}", kind.word(), if control { "control" } else { "planted" }, index + 1);
                all.push(sown);
            }
        }
    }
    all
}

/// The values of a kind that may be changed in a cluster, each once a report.
fn candidates(cluster: &Cluster, kind: Kind) -> Vec<Candidate<'_>> {
    let sites: Vec<Vec<Site>> = cluster.reports.iter().map(|report| kind.sites(&report.text)).collect();
    let known: BTreeSet<String> = sites.iter().flatten().map(|site| site.key.clone()).collect();
    let mut best: BTreeMap<(usize, String), Candidate> = BTreeMap::new();
    for (report, own) in sites.iter().enumerate() {
        for site in own {
            let witnesses = witnesses(cluster, &sites, report, site);
            let Some(candidate) = candidate(cluster, &sites, report, site, witnesses, kind, &known) else { continue };
            let slot = (report, site.key.clone());
            if best.get(&slot).is_none_or(|found| found.witnesses.len() < candidate.witnesses.len()) {
                best.insert(slot, candidate);
            }
        }
    }
    best.into_values().collect()
}

fn witnesses(cluster: &Cluster, sites: &[Vec<Site>], report: usize, site: &Site) -> Vec<(usize, Range<usize>)> {
    let text = &cluster.reports[report].text;
    let mut witnesses = Vec::new();
    for (other, others) in sites.iter().enumerate().filter(|&(other, _)| other != report) {
        let their = &cluster.reports[other].text;
        let tells = |their_site: &&Site| {
            their_site.same_value(site) && same_happening(text, &site.words, their, &their_site.words)
        };
        if let Some(told) = others.iter().find(tells) {
            witnesses.push((other, told.words.clone()));
        }
    }
    witnesses
}

fn candidate<'a>(
    cluster: &'a Cluster,
    sites: &[Vec<Site>],
    report: usize,
    site: &Site,
    witnesses: Vec<(usize, Range<usize>)>,
    kind: Kind,
    known: &BTreeSet<String>,
) -> Option<Candidate<'a>> {
    let text = &cluster.reports[report].text;
    let retold = |other: &&Site| {
        other.same_value(site)
            && (*other == site || kind.throughout() || same_happening(text, &site.words, text, &other.words))
    };
    let along: Vec<Site> = sites[report].iter().filter(retold).cloned().collect();
    // A happening that the report tells twice can't be negated in one place.
    if witnesses.is_empty() || kind == Kind::Negation && along.len() > 1 {
        return None;
    }
    let mut near = keys_in_sentence(text, &sites[report], &site.words);
    for (other, words) in &witnesses {
        near.extend(keys_in_sentence(&cluster.reports[*other].text, &sites[*other], words));
    }
    Some(Candidate { cluster, report, site: site.clone(), along, witnesses, near, known: known.clone() })
}

fn keys_in_sentence(text: &Text, sites: &[Site], words: &Range<usize>) -> BTreeSet<String> {
    let sentence = text.words[words.start].sentence;
    sites.iter().filter(|site| text.words[site.words.start].sentence == sentence).map(|site| site.key.clone()).collect()
}

/// What could be planted at the candidates.
fn offers(candidates: &[Candidate], kind: Kind, control: bool, random: &mut Random) -> Vec<Sown> {
    let mut offers = Vec::new();
    for candidate in candidates {
        let texts: Vec<&str> = candidate.cluster.reports.iter().map(|report| report.text.text.as_str()).collect();
        let around = Around {
            text: &candidate.cluster.reports[candidate.report].text,
            site: &candidate.site,
            near: &candidate.near,
            known: &candidate.known,
            texts: &texts,
        };
        let rewrites = if control {
            kind.controls(&around, random)
        } else {
            kind.contradiction(&around, random).into_iter().collect()
        };
        offers.extend(rewrites.iter().filter_map(|rewrite| sow(candidate, kind, control, rewrite)));
    }
    offers
}

/// A rewrite carried out.
fn sow(candidate: &Candidate, kind: Kind, control: bool, rewrite: &Rewrite) -> Option<Sown> {
    let report = &candidate.cluster.reports[candidate.report];
    let text = &report.text;
    let main = rewrite.at(text, &candidate.site)?;
    let mut changes: Vec<Change> = vec![main.clone()];
    if rewrite.everywhere {
        let others = candidate.along.iter().filter(|site| **site != candidate.site);
        changes.extend(others.filter_map(|site| rewrite.at(text, site)));
    }
    let (changed, edits) = apply(text, &changes);
    let start = text.code_points(main.span.start);
    let main_edit = edits.iter().position(|edit| edit.start >= start)?;
    let sentence = text.sentence_span(text.words[candidate.site.words.start].sentence);
    let length = |words: &str| words.chars().count();
    let (from, to) = (text.code_points(sentence.start), text.code_points(sentence.end));
    let shift = |at: usize| {
        edits
            .iter()
            .filter(|edit| edit.start < at)
            .map(|edit| length(&edit.new) as isize - length(&edit.old) as isize)
            .sum::<isize>()
    };
    let (new_from, new_to) = (from.saturating_add_signed(shift(from)), to.saturating_add_signed(shift(to)));
    let witness = |(other, words): &(usize, Range<usize>)| {
        let report = &candidate.cluster.reports[*other];
        let span = report.text.sentence_span(report.text.words[words.start].sentence);
        Witness {
            report: report.name.clone(),
            start: report.text.code_points(span.start),
            end: report.text.code_points(span.end),
            text: report.text.text[span].to_owned(),
        }
    };
    let planted = Planted {
        id: String::new(),
        cluster: candidate.cluster.name.clone(),
        report: report.name.clone(),
        kind,
        control,
        variant: rewrite.variant.to_owned(),
        value_old: text.text[candidate.site.span(text)].to_owned(),
        value_new: rewrite.value.clone(),
        sentence_old: text.text[sentence].to_owned(),
        sentence_new: changed.chars().skip(new_from).take(new_to - new_from).collect(),
        main: main_edit,
        edits,
        witnesses: candidate.witnesses.iter().map(witness).collect(),
    };
    (changed != text.text).then_some(Sown { planted, text: changed })
}

/// Take the offers that are least like those already taken: another form, another cluster, another fact, then by chance.
fn choose(mut offers: Vec<Sown>, most: usize, random: &mut Random) -> Vec<Sown> {
    random.shuffle(&mut offers);
    let mut chosen: Vec<Sown> = Vec::new();
    while chosen.len() < most && !offers.is_empty() {
        let cost = |offer: &Sown| {
            let (offer, like) = (&offer.planted, |same: &dyn Fn(&Planted) -> bool| {
                chosen.iter().filter(|sown| same(&sown.planted)).count()
            });
            let fact = like(&|other| other.cluster == offer.cluster && other.value_old == offer.value_old);
            (fact, like(&|other| other.variant == offer.variant) + 2 * like(&|other| other.cluster == offer.cluster))
        };
        let Some(best) = (0..offers.len()).min_by_key(|&index| cost(&offers[index])) else { break };
        chosen.push(offers.swap_remove(best));
    }
    chosen.sort_by(|a, b| {
        (&a.planted.cluster, &a.planted.report, a.planted.edits[0].start).cmp(&(
            &b.planted.cluster,
            &b.planted.report,
            b.planted.edits[0].start,
        ))
    });
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::of_texts;

    fn cluster() -> Cluster {
        of_texts(&[
            "Police arrested the mayor of Orley on Tuesday. The mayor was taken from his home.",
            "The mayor of Orley was arrested by police on Tuesday after a raid. A vote follows on Friday.",
            "A flood hit Orley on Friday.",
        ])
    }

    #[test]
    fn only_what_another_report_tells_is_changed() {
        let sown = plant(&[cluster()], 5, 1);
        let dates: Vec<&Planted> = sown
            .iter()
            .map(|sown| &sown.planted)
            .filter(|planted| planted.kind == Kind::Date && !planted.control)
            .collect();
        assert!(!dates.is_empty());
        for planted in dates {
            assert_eq!((planted.value_old.as_str(), planted.witnesses.len()), ("Tuesday", 1));
        }
    }

    #[test]
    fn the_manifest_says_where_the_words_are_before_and_after() {
        let cluster = cluster();
        for sown in plant(std::slice::from_ref(&cluster), 5, 3) {
            let old = &cluster.reports.iter().find(|report| report.name == sown.planted.report).unwrap().text.text;
            for edit in &sown.planted.edits {
                let cut = |text: &str, start, end| text.chars().skip(start).take(end - start).collect::<String>();
                assert!(edit.old.contains(&cut(old, edit.start, edit.end)));
                assert!(edit.new.contains(&cut(&sown.text, edit.new_start, edit.new_end)));
            }
            assert!(sown.text.contains(&sown.planted.sentence_new), "{:?}", sown.planted);
        }
    }

    #[test]
    fn a_seed_gives_the_same_plants() {
        let plants = |seed| plant(&[cluster()], 5, seed).into_iter().map(|sown| sown.text).collect::<Vec<_>>();
        assert_eq!(plants(4), plants(4));
    }
}
