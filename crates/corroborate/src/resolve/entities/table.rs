//! The entities of a story, and which chain is which.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::{Deprel, Xpos};

use super::Scored;
use super::named_around;
use super::profile::{Profile, name_of, names_alike};
use crate::annotate::quotes::has_half_a_mark;
use crate::annotation::{AnnotatedReport, EntityKind, MentionForm, Tenure, When};
use crate::lexicon::countries;
use crate::lexicon::reporting::Reporting;
use crate::story::{Cite, Entity, EntityRole, SameName};
use crate::text::Span;

/// The entities of a story.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Entities {
    /// The most often mentioned first.
    pub(in crate::resolve) all: Vec<Entity>,
    of_chain: BTreeMap<(usize, usize), usize>,
}

impl Entities {
    /// Entities that were found before.
    pub(in crate::resolve) fn of(all: Vec<Entity>) -> Self {
        let of_chain = of_chain(&all);
        Self { all, of_chain }
    }

    /// The entity that chain `chain` of report `report` is.
    pub(in crate::resolve) fn of_chain(&self, report: usize, chain: usize) -> Option<usize> {
        self.of_chain.get(&(report, chain)).copied()
    }

    /// The entity that a mention of a report refers to.
    pub(in crate::resolve) fn of_mention(
        &self,
        reports: &[AnnotatedReport],
        report: usize,
        mention: usize,
    ) -> Option<usize> {
        self.of_chain(report, reports[report].mentions.get(mention)?.chain)
    }
}

/// Makes entities of clusters of profiles.
pub(super) fn build(
    reports: &[AnnotatedReport],
    profiles: &[Profile],
    clusters: &[Vec<usize>],
    scored: &Scored,
) -> Entities {
    let mut all: Vec<Entity> = clusters.iter().map(|c| entity(reports, profiles, c, scored)).collect();
    all.retain(|e| !e.mentions.is_empty());
    all.sort_by_key(|e| (Reverse(e.mentions.len()), e.mentions[0]));
    named_around::add(reports, profiles, &mut all);
    let of_chain = of_chain(&all);
    let roles: Vec<Vec<EntityRole>> = all.iter().map(|e| roles(reports, e, &of_chain)).collect();
    for (entity, roles) in all.iter_mut().zip(roles) {
        entity.roles = roles;
    }
    Entities { all, of_chain }
}

/// Which entity each chain is.
fn of_chain(all: &[Entity]) -> BTreeMap<(usize, usize), usize> {
    all.iter().enumerate().flat_map(|(i, entity)| entity.chains.iter().map(move |&chain| (chain, i))).collect()
}

fn entity(reports: &[AnnotatedReport], profiles: &[Profile], cluster: &[usize], scored: &Scored) -> Entity {
    let mut chains: Vec<(usize, usize)> = cluster.iter().flat_map(|&p| profiles[p].chains.iter().copied()).collect();
    chains.sort_unstable();
    let mut mentions: Vec<Cite> = chains
        .iter()
        .flat_map(|&(report, c)| {
            let of_chain = reports[report].chains[c].mentions.iter();
            of_chain.map(move |&m| Cite { report, span: reports[report].mentions[m].span })
        })
        .collect();
    mentions.sort_unstable();
    mentions.dedup();
    let kind = kind(reports, &chains);
    let mut names = names(reports, &chains, kind);
    let is_named = !names.is_empty();
    let name = if is_named { names.remove(0) } else { described_as(reports, &chains) };
    // "Uzbek" and "the Uzbeks" are called neither a place nor a body.
    let kind = if kind == EntityKind::Other && countries::named(&name).is_some() { EntityKind::Place } else { kind };
    let at = |p: usize| chains.binary_search(&profiles[p].chains[0]).unwrap_or_default();
    let within = cluster.iter().enumerate().flat_map(|(i, &a)| cluster[i + 1..].iter().map(move |&b| (a, b)));
    let because =
        within.filter_map(|(a, b)| Some((at(a), at(b), scored.get(&(a, b))?.clone()))).take(MAX_REASONS).collect();
    let same_names = cluster.iter().flat_map(|&p| same_names(reports, &profiles[p], &chains)).collect();
    Entity { kind, name, is_named, aliases: names, roles: Vec::new(), mentions, chains, same_names, because }
}

/// The chains of a profile beside its first one, each with the chain before it.
fn same_names(reports: &[AnnotatedReport], profile: &Profile, chains: &[(usize, usize)]) -> Vec<SameName> {
    let at = |chain: &(usize, usize)| chains.binary_search(chain).ok();
    let pairs = profile.chains.windows(2);
    let one = |pair: &[(usize, usize)]| {
        let chains = (at(&pair[0])?, at(&pair[1])?);
        Some(SameName { chains, alike: names_alike(reports, pair[0], pair[1]) })
    };
    pairs.filter_map(one).collect()
}

/// Reasons kept for one entity; a name that a thousand reports bear needs no million of them.
const MAX_REASONS: usize = 200;

/// The kind most of its mentions have; names count more than descriptions, pronouns least.
fn kind(reports: &[AnnotatedReport], chains: &[(usize, usize)]) -> EntityKind {
    let mut votes: BTreeMap<EntityKind, usize> = BTreeMap::new();
    for &(r, c) in chains {
        for &m in &reports[r].chains[c].mentions {
            let mention = &reports[r].mentions[m];
            let weight = match mention.form {
                MentionForm::Name => 4,
                MentionForm::Nominal => 2,
                MentionForm::Pronoun => 1,
            };
            *votes.entry(mention.kind).or_default() += weight;
        }
    }
    votes.into_iter().max_by_key(|&(kind, n)| (n, Reverse(kind))).map_or(EntityKind::Other, |(kind, _)| kind)
}

/// Its names: the one to show first, then the others by frequency. A name with given name is preferred to a part of
/// it, then the one that most reports use.
fn names(reports: &[AnnotatedReport], chains: &[(usize, usize)], kind: EntityKind) -> Vec<String> {
    let mut uses: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for &(r, c) in chains {
        let report = &reports[r];
        let fullest = name_of(report, c).map(tidy);
        let mut in_chain: BTreeMap<String, usize> = BTreeMap::new();
        for &m in &report.chains[c].mentions {
            let mention = &report.mentions[m];
            let is_of_kind = kind != EntityKind::Person || mention.kind == EntityKind::Person;
            if mention.form == MentionForm::Name && is_of_kind {
                *in_chain.entry(tidy(report.words(report.mentions[m].span))).or_default() += 1;
            }
        }
        for (name, count) in in_chain {
            let is_fullest = fullest.as_ref() == Some(&name);
            let seen = uses.entry(name).or_default();
            seen.0 += usize::from(is_fullest);
            seen.1 += count;
        }
    }
    uses.remove("");
    let words = |name: &str| name.split_whitespace().count();
    let is_full = |name: &str| kind != EntityKind::Person || words(name) > 1;
    let shout = |name: &str| name.len() > 4 && name.chars().all(|c| !c.is_lowercase());
    let stands_for_named = |name: &str| countries::of_capital(name).is_some_and(|c| uses.contains_key(c.name));
    let capitals: BTreeSet<String> = uses.keys().filter(|name| stands_for_named(name)).cloned().collect();
    let mut names: Vec<(String, (usize, usize))> = uses.into_iter().collect();
    names.sort_by(|(a, x), (b, y)| {
        let rank = |name: &str, (fullest, count): (usize, usize)| {
            let fullest = if kind == EntityKind::Place { 0 } else { fullest };
            let is_odd = countries::of_demonym(name).is_some() || has_half_a_mark(name) || capitals.contains(name);
            (is_odd, !is_full(name), shout(name), Reverse(fullest), Reverse(count))
        };
        rank(a, *x).cmp(&rank(b, *y)).then_with(|| words(a).cmp(&words(b))).then_with(|| a.cmp(b))
    });
    let mut sorted: Vec<String> = Vec::with_capacity(names.len());
    if let Some((best, _)) = names.first() {
        sorted.push(best.clone());
        let mut others: Vec<&(String, (usize, usize))> = names[1..].iter().collect();
        others.sort_by(|(a, (_, x)), (b, (_, y))| y.cmp(x).then_with(|| a.cmp(b)));
        sorted.extend(others.into_iter().map(|(name, _)| name.clone()));
    }
    sorted
}

fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How one never named is described: its first description, else its first words.
fn described_as(reports: &[AnnotatedReport], chains: &[(usize, usize)]) -> String {
    let mentions = chains.iter().flat_map(|&(r, c)| reports[r].chains[c].mentions.iter().map(move |&m| (r, m)));
    let form = |&(r, m): &(usize, usize)| reports[r].mentions[m].form != MentionForm::Nominal;
    let first = mentions.min_by_key(|at| (form(at), at.0, reports[at.0].mentions[at.1].span));
    first.map(|(r, m)| tidy(reports[r].words(without_speech(&reports[r], m)))).unwrap_or_default()
}

/// "A heartfelt letter *describing him as a pupil who works hard*": what somebody or something says is no part of what it is.
fn without_speech(report: &AnnotatedReport, mention: usize) -> Span {
    let mention = &report.mentions[mention];
    let sentence = &report.sentences[mention.head.sentence];
    let says = |&at: &usize| {
        let token = &sentence.tokens[at];
        let is_participle = token.xpos == Xpos::Vbg && token.deprel == Deprel::Acl && at > mention.head.token;
        is_participle && Reporting::shipped().act(&token.lemma, &token.lemma, token.upos).is_some()
    };
    let speech = sentence.tokens_in(mention.span).find(says).map(|at| sentence.tokens[at].span.start);
    speech.map_or(mention.span, |end| Span::new(mention.span.start, end).trimmed(&report.report.text))
}

/// The days that a role is held, where the report tells them.
fn tenure(report: &AnnotatedReport, tenure: &Tenure) -> Option<When> {
    let days = |span: Option<Span>| {
        let time = report.times.iter().find(|time| Some(time.span) == span)?;
        time.interval.clone()
    };
    let (first, last) = (days(tenure.from), days(tenure.to));
    let when = When {
        from: first.as_ref().and_then(|days| days.from),
        to: last.as_ref().and_then(|days| days.to),
        inferred: first.and_then(|days| days.inferred).or_else(|| last.and_then(|days| days.inferred)),
    };
    (when.from.is_some() || when.to.is_some()).then_some(when)
}

/// Of two stretches the one with both ends, then the one that begins earlier.
fn fuller(a: Option<When>, b: Option<When>) -> Option<When> {
    let ends = |when: &When| (usize::from(when.from.is_none()) + usize::from(when.to.is_none()), when.from, when.to);
    a.into_iter().chain(b).min_by_key(ends)
}

/// Its offices: one for each title and body, with where they are said; the most often said first.
fn roles(reports: &[AnnotatedReport], entity: &Entity, of_chain: &BTreeMap<(usize, usize), usize>) -> Vec<EntityRole> {
    let mut roles: BTreeMap<(String, Option<usize>), EntityRole> = BTreeMap::new();
    for &(r, c) in &entity.chains {
        for role in reports[r].roles.iter().filter(|role| role.holder == c) {
            let body = role.body.and_then(|b| of_chain.get(&(r, b)).copied());
            let title = tidy(&role.title);
            if title.is_empty() {
                continue;
            }
            let known = roles.entry((title.to_lowercase(), body)).or_insert(EntityRole {
                title,
                body,
                when: None,
                evidence: Vec::new(),
            });
            known.when = fuller(known.when.take(), tenure(&reports[r], &role.tenure));
            known.evidence.push(Cite { report: r, span: role.phrase });
        }
    }
    let mut roles: Vec<EntityRole> = roles.into_values().collect();
    roles.iter_mut().for_each(|role| role.evidence.sort_unstable());
    roles.sort_by(|a, b| b.evidence.len().cmp(&a.evidence.len()).then_with(|| a.evidence[0].cmp(&b.evidence[0])));
    roles
}
