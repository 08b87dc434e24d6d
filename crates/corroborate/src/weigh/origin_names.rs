//! Which names are names of one origin.
//!
//! A name is reduced to the words that tell who it is: "a senior Indian Navy spokesman" is India's navy. A person who
//! speaks for a body, as its spokesman or as its officer, goes by the body: what police, a constable and the constable's
//! name say is one word.

use std::collections::{BTreeMap, BTreeSet};

use super::origins::{Origin, SameOrigin};
use crate::annotation::{AnnotatedReport, Credit, CreditKind, EntityKind, Quote, SpeechAct};
use crate::lexicon::countries;
use crate::lexicon::origin_words::{self, OriginWord};
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::story::{Entity, EntityRole, Story};
use crate::text::Span;

/// An origin's name, in a form in which spellings of one name are equal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OriginKey(String);

impl OriginKey {
    /// Whether the words of one are all among those of the other.
    pub(super) fn is_longer_or_shorter(&self, other: &OriginKey) -> bool {
        let (own, others) = (self.words(), other.words());
        own.is_subset(&others) || others.is_subset(&own)
    }

    /// Its words.
    pub(super) fn words(&self) -> BTreeSet<&str> {
        self.0.split(' ').collect()
    }
}

/// The names that a story's origins go by.
pub struct Names<'a> {
    story: &'a Story,
    /// Entity that a name belongs to, where only one has it.
    entity_of: BTreeMap<String, Option<usize>>,
    /// Who holds an office of no body in particular: "the president".
    holder_of: BTreeMap<String, usize>,
    /// Entity of each chain: (report, chain).
    of_chain: BTreeMap<(usize, usize), usize>,
    same: &'a SameOrigin,
}

impl<'a> Names<'a> {
    /// Collects the story's names.
    pub fn of(story: &'a Story, same: &'a SameOrigin) -> Self {
        let mut entity_of: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (at, entity) in story.entities.iter().enumerate().filter(|(_, entity)| entity.is_named) {
            let names: BTreeSet<String> =
                std::iter::once(&entity.name).chain(&entity.aliases).map(|name| key(name)).collect();
            for name in names {
                entity_of.entry(name).and_modify(|known| *known = None).or_insert(Some(at));
            }
        }
        let chains = |(at, entity): (usize, &'a Entity)| entity.chains.iter().map(move |&chain| (chain, at));
        let of_chain = story.entities.iter().enumerate().flat_map(chains).collect();
        Self { story, entity_of, holder_of: holders(story), of_chain, same }
    }

    /// The key and the shown form of a name; `entity` is whom it is said to name.
    pub(super) fn origin(&self, name: &str, entity: Option<usize>, kind: Option<CreditKind>) -> (OriginKey, Origin) {
        // "China News Service" is nobody who is only called Chinese.
        let may_be = |at: &usize| kind != Some(CreditKind::Agency) || self.is_of_kind(*at, EntityKind::Organization);
        let entity = entity.or_else(|| self.entity_of.get(&key(name)).copied().flatten().filter(may_be));
        let named = entity.and_then(|at| self.story.entities.get(at)).filter(|e| e.is_named && is_name_of(e, name));
        let owner = named.is_none().then(|| self.owner(name)).flatten();
        let shown = self.same.name_for(named.map_or(name, |entity| entity.name.as_str()));
        let person = named.or(owner).filter(|entity| entity.kind == EntityKind::Person);
        let body = person.and_then(|entity| self.body(entity));
        let speaks_for_body = body.is_some();
        let is_document = is_of_authority(shown);
        let is_office = person.is_none() && words(&shown.to_lowercase()).any(is_of_office);
        let is_official =
            body.as_ref().is_some_and(|body| body.is_official) || is_official(shown) || is_document || is_office;
        let kind = if is_official && kind == Some(CreditKind::Person) { Some(CreditKind::Official) } else { kind };
        let telling = match body {
            Some(body) => body.words,
            // "Court records", "the charges": what an authority wrote, whichever it was.
            None if is_document => BTreeSet::new(),
            None => telling(owner.map_or(shown, |owner| &owner.name)),
        };
        let is_private = !telling.is_empty() && telling.iter().all(|word| origin_words::is(word, OriginWord::Private));
        // "The show's star's rep": who it is that he speaks for is not said by a name.
        let is_somebodys = named.is_none() && owner.is_none() && self.is_speaker_of_unnamed(name);
        let is_unnamed =
            telling.is_empty() && is_official || kind == Some(CreditKind::Media) || is_private || is_somebodys;
        let key = if telling.is_empty() { key(shown) } else { joined(&telling) };
        let is_person = person.is_some();
        let is_speaker =
            is_person || words(&shown.to_lowercase()).any(|word| origin_words::is(word, OriginWord::Speaks));
        (
            OriginKey(key),
            Origin {
                name: shown.to_owned(),
                kind,
                is_speaker,
                speaks_for_body,
                is_unnamed,
                is_for_all: false,
                is_quoted: false,
                makes_known: false,
            },
        )
    }

    /// Who speaks in the sentence of `words`, the one before and the one after.
    pub(super) fn speakers_beside(
        &self,
        at: usize,
        report: &AnnotatedReport,
        words: Span,
    ) -> BTreeMap<OriginKey, Origin> {
        let here = report.sentence_at(words.start);
        let is_beside = |span: Span| {
            let there = report.sentence_at(span.start);
            here.zip(there).is_some_and(|(here, there)| here.abs_diff(there) <= 1)
        };
        let said = |quote: &&Quote| quote.act == SpeechAct::Say && quote.content.iter().copied().any(is_beside);
        let speaker = |quote: &Quote| {
            let chain = report.mentions.get(quote.speaker_mention?)?.chain;
            let entity = *self.of_chain.get(&(at, chain))?;
            self.of_entity(entity)
        };
        report.quotes.iter().filter(said).filter_map(speaker).collect()
    }

    /// As what somebody is credited who says something.
    pub(super) fn kind_of(&self, entity: Option<usize>) -> CreditKind {
        let kind = entity.and_then(|at| self.story.entities.get(at)).map(|entity| entity.kind);
        match kind {
            Some(EntityKind::Organization | EntityKind::Place) => CreditKind::Official,
            Some(EntityKind::Person | EntityKind::Other) | None => CreditKind::Person,
        }
    }

    /// A credit of report `at`.
    pub(super) fn credit(&self, at: usize, report: &AnnotatedReport, credit: &Credit) -> (OriginKey, Origin) {
        let chain = credit.mention.and_then(|mention| report.mentions.get(mention)).map(|mention| mention.chain);
        let entity = chain.and_then(|chain| self.of_chain.get(&(at, chain)).copied());
        // "An Associated Press report" hangs on a mention of something else.
        let entity = entity.filter(|_| matches!(credit.kind, CreditKind::Person | CreditKind::Official));
        self.origin(&credit.name, entity, Some(credit.kind))
    }

    /// Who is meant by an office alone ("the president"), or by something of his that says something ("President Lee's
    /// announcement").
    fn owner(&self, name: &str) -> Option<&'a Entity> {
        if let Some(&holder) = self.holder_of.get(&key(name)) {
            return self.story.entities.get(holder);
        }
        let (owner, thing) = name.rsplit_once("'s ").or_else(|| name.rsplit_once("’s "))?;
        if !origin_words::is_of_document(thing) {
            return None;
        }
        let words: Vec<&str> = owner.split_whitespace().collect();
        let entity =
            (0..words.len()).find_map(|from| self.entity_of.get(&key(&words[from..].join(" "))).copied().flatten());
        entity.and_then(|at| self.story.entities.get(at))
    }

    /// Whether it is a spokesman of somebody who goes by no name of his own.
    fn is_speaker_of_unnamed(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        let Some((owner, thing)) = lower.rsplit_once("'s ").or_else(|| lower.rsplit_once("’s ")) else {
            return false;
        };
        let mut things = words(thing).peekable();
        things.peek().is_some()
            && things.all(is_speaker)
            && self.entity_of.get(&key(owner)).copied().flatten().is_none()
    }

    /// An entity as an origin.
    pub(super) fn of_entity(&self, entity: usize) -> Option<(OriginKey, Origin)> {
        let name = &self.story.entities.get(entity)?.name;
        Some(self.origin(name, Some(entity), Some(self.kind_of(Some(entity)))))
    }

    /// Whether an entity is of a kind.
    pub(super) fn is_of_kind(&self, entity: usize, kind: EntityKind) -> bool {
        self.story.entities.get(entity).is_some_and(|entity| entity.kind == kind)
    }

    /// Whether an entity has a name: "the previous commanders" have none that a reader could ask for.
    pub(super) fn has_name(&self, entity: usize) -> bool {
        self.story
            .entities
            .get(entity)
            .is_some_and(|entity| entity.is_named || entity.name.contains(char::is_uppercase))
    }

    /// Whether an entity is one that says something.
    pub(super) fn can_tell(&self, entity: usize) -> bool {
        let kind = self.story.entities.get(entity).map(|entity| entity.kind);
        matches!(kind, Some(EntityKind::Person | EntityKind::Organization))
    }

    /// The report itself, by its outlet.
    pub(super) fn outlet(&self, report: &AnnotatedReport) -> (OriginKey, Origin) {
        let path = &report.report.path;
        match report.report.outlet.as_deref() {
            Some(outlet) => self.origin(outlet, None, None),
            None => (
                OriginKey(path.clone()),
                Origin {
                    name: path.clone(),
                    kind: None,
                    is_speaker: false,
                    speaks_for_body: false,
                    is_unnamed: false,
                    is_for_all: false,
                    is_quoted: false,
                    makes_known: false,
                },
            ),
        }
    }

    /// One key for each outlet; a report without one counts as one.
    pub fn outlet_key(&self, report: &AnnotatedReport) -> OriginKey {
        self.outlet(report).0
    }

    /// The body that a person speaks for, if he does: of several the one that most words tell.
    fn body(&self, person: &Entity) -> Option<Body> {
        let bodies = person.roles.iter().filter_map(|role| self.body_of(role));
        bodies.max_by(|a, b| (a.words.len(), &a.words).cmp(&(b.words.len(), &b.words)))
    }

    fn body_of(&self, role: &EntityRole) -> Option<Body> {
        let title = role.title.to_lowercase();
        let has = |class: OriginWord| words(&title).any(|word| origin_words::is(word, class));
        if !has(OriginWord::Speaks) {
            return None;
        }
        let is_renamed = |word: &str| origin_words::telling(word).is_some_and(|telling| telling != word);
        let mut found = telling(&title);
        found.retain(|word| !origin_words::is(word, OriginWord::Speaks));
        let is_office = found.iter().any(|word| is_of_office(word));
        let is_official =
            !has(OriginWord::Business) && (is_official(&title) || is_office || words(&title).any(is_renamed));
        // "The AMA president": the body by its full name, where the reports give it.
        let in_title = self.entity_of.get(&joined(&found)).copied().flatten().filter(|_| role.body.is_none());
        let body = role.body.or(in_title).and_then(|at| self.story.entities.get(at));
        if in_title.is_some() {
            found.clear();
        }
        found.extend(body.map(|entity| telling(&entity.name)).unwrap_or_default());
        (is_official || !found.is_empty()).then_some(Body { words: found, is_official })
    }
}

/// How many times more often than the next the holder of an office is mentioned.
const CLEARLY: usize = 4;

/// Who holds each office that speaks for no body in particular: the only one, or the one who is told of by far the most.
fn holders(story: &Story) -> BTreeMap<String, usize> {
    let mut candidates: BTreeMap<String, BTreeMap<usize, usize>> = BTreeMap::new();
    for (at, entity) in story.entities.iter().enumerate().filter(|(_, e)| e.is_named && e.kind == EntityKind::Person) {
        let is_of_place = |body: usize| story.entities.get(body).is_some_and(|body| body.kind == EntityKind::Place);
        for role in entity.roles.iter().filter(|role| role.body.is_none_or(is_of_place)) {
            let title = telling(&role.title);
            if !title.is_empty() && title.iter().all(|word| origin_words::is(word, OriginWord::Speaks)) {
                candidates.entry(joined(&title)).or_default().insert(at, entity.mentions.len());
            }
        }
    }
    let holder = |(title, persons): (String, BTreeMap<usize, usize>)| {
        let mut by_mentions: Vec<(usize, usize)> = persons.into_iter().collect();
        by_mentions.sort_by_key(|&(at, mentions)| (std::cmp::Reverse(mentions), at));
        let &(first, most) = by_mentions.first()?;
        let is_clear = by_mentions.get(1).is_none_or(|&(_, next)| most >= CLEARLY * next);
        is_clear.then_some((title, first))
    };
    candidates.into_iter().filter_map(holder).collect()
}

/// A body that somebody speaks for.
struct Body {
    /// The words that tell which; none where the reports do not say.
    words: BTreeSet<String>,
    is_official: bool,
}

/// Whether a credit's words name the entity, and not only the place that a body is of: "Vancouver police".
fn is_name_of(entity: &Entity, name: &str) -> bool {
    entity.kind != EntityKind::Place || telling(name).is_subset(&telling(&entity.name))
}

/// A name in a form in which its spellings are equal.
pub(super) fn key(name: &str) -> String {
    let telling = telling(name);
    if telling.is_empty() { words(&name.to_lowercase()).collect::<Vec<_>>().join(" ") } else { joined(&telling) }
}

fn joined(words: &BTreeSet<String>) -> String {
    words.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The words of a name that tell who it is.
fn telling(name: &str) -> BTreeSet<String> {
    let lower = without_dots(&name.to_lowercase());
    let mut found = BTreeSet::new();
    for word in words(&lower) {
        let country = countries::of_demonym(word).or_else(|| countries::named(word));
        match country {
            Some(country) => found.extend(words(&country.name.to_lowercase()).map(str::to_owned)),
            None => found.extend(origin_words::telling(word).map(str::to_owned)),
        }
    }
    found
}

/// "The D.A.'s office" as "the da's office".
fn without_dots(lower: &str) -> String {
    let is_letters = |word: &str| {
        let letters = word.split(['\'', '’']).next().unwrap_or_default();
        let mut parts = letters.trim_end_matches('.').split('.');
        letters.contains('.') && parts.all(|part| part.chars().count() == 1)
    };
    let words = lower.split(' ').map(|word| if is_letters(word) { word.replace('.', "") } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a name that tells nothing says at least that it is somebody official.
fn is_official(name: &str) -> bool {
    words(&name.to_lowercase()).any(|word| origin_words::is(word, OriginWord::Unnamed))
}

/// Whether a word, in lower case, names a body or those who speak for one.
fn is_of_office(word: &str) -> bool {
    kinds_of(word).iter().any(|kind| matches!(kind, SourceNoun::Office | SourceNoun::Asker | SourceNoun::Speaker))
}

/// Whether a word, in lower case, says that somebody speaks for another, and nothing else.
fn is_speaker(word: &str) -> bool {
    origin_words::is(word, OriginWord::Speaks) && origin_words::is(word, OriginWord::Unnamed)
}

/// Whether it is something that an authority put in writing.
fn is_of_authority(name: &str) -> bool {
    words(&name.to_lowercase()).any(|word| kinds_of(word).contains(&SourceNoun::Document))
}

/// The words, in their order, without punctuation.
fn words(lower: &str) -> impl Iterator<Item = &str> {
    lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.trim_matches('-').is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_an_origin_are_one() {
        assert_eq!(key("The Anadolu Agency"), key("Anadolu news agency"));
        assert_eq!(key("News Agency"), "news agency");
        assert_eq!(key("A navy spokesman"), key("the Navy"));
        assert_eq!(key("cops"), key("Const."));
        assert_eq!(key("the Iranian embassy in Russia"), key("Iran's embassy in Russia"));
        assert_ne!(key("the navy"), key("the army"));
        assert_eq!(key("the D.A.'s office"), key("the attorney's office"));
    }

    /// "The film star's rep" and the spokesman by his name were two origins.
    #[test]
    fn a_spokesman_of_somebody_without_a_name_may_be_any() {
        use crate::weigh::testing::{claim, report, resolution};
        let story = &resolution(&[report("").says(claim("meet").by(&["Ana Boll"]))]).stories[0];
        let same = SameOrigin::default();
        let is_unnamed =
            |name: &str| Names::of(story, &same).origin(name, None, Some(CreditKind::Official)).1.is_unnamed;
        assert!(is_unnamed("the film star's rep"));
        assert!(!is_unnamed("Ana Boll's rep") && !is_unnamed("the harbour's pilots"));
    }
}
