//! Who is bound by an agreement and who signed it, and where, as one sentence tells.
//!
//! Beside those whom the event has as its participants these are all who stand in the phrases that name them: the subject of
//! "signed", what follows "by", "between" and "with". Persons sign; bodies and countries are bound, and of presidents of two
//! countries the countries are.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos};

use super::nouns::Noun;
use crate::annotation::{AnnotatedReport, ArgumentRole, EntityKind, Mention, MentionForm, Sentence};
use crate::lexicon::countries;
use crate::resolve::entities::Entities;
use crate::story::{Claim, Entity};
use crate::text::Span;

/// Words from those for whom somebody signs up to "behalf", at most.
const FOR_WHOM: usize = 3;

/// Prepositions in front of those who agree with each other.
const AMONG: [&str; 3] = ["between", "among", "with"];

/// Who is bound and who signed: indexes of entities.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sides {
    pub(super) parties: BTreeSet<usize>,
    pub(super) signatories: BTreeSet<usize>,
    /// Whether another side is named as such: "a contract *with* Tanzania".
    pub(super) has_other: bool,
}

impl Sides {
    pub(super) fn count(&self) -> usize {
        self.parties.len() + self.signatories.len()
    }

    pub(super) fn has(&self, entity: usize) -> bool {
        self.parties.contains(&entity) || self.signatories.contains(&entity)
    }

    pub(super) fn shares(&self, other: &Self) -> bool {
        self.parties.iter().chain(&self.signatories).any(|&entity| other.has(entity))
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.parties.extend(&other.parties);
        self.signatories.extend(&other.signatories);
        self.has_other |= other.has_other;
    }
}

/// The sides that the sentence of a claim names; `signs`: whether the persons sign.
pub(super) fn of(
    reports: &[AnnotatedReport],
    claim: &Claim,
    verb: usize,
    noun: Option<Noun>,
    signs: bool,
    entities: &Entities,
) -> Sides {
    let report = &reports[claim.report];
    let at = report.events[claim.event].word.sentence;
    let sentence = &report.sentences[at];
    let mut sides = Sides::default();
    for participant in claim.participants.iter().filter(|p| p.role != ArgumentRole::Topic) {
        sides.bind(participant.entity, bound_as(&entities.all[participant.entity], participant.role, signs));
    }
    let named = Phrases { reports, report: claim.report, at, sentence, entities };
    let heads = heads(sentence, verb, noun);
    sides.has_other = heads.iter().any(|head| head.is_other);
    for head in &heads {
        named.add(head.at, signs, &mut sides);
    }
    // "Signed the *Programme of Cooperation*", which was read as a body.
    let document = noun.map(|noun| sentence.cover(noun.at, noun.last));
    let is_document = |&entity: &usize| {
        let mut mentions = entities.all[entity].mentions.iter().filter(|cite| cite.report == claim.report);
        document.is_some_and(|document| mentions.any(|cite| cite.span.contains(document)))
    };
    sides.parties.retain(|party| !is_document(party));
    if sides.count() == 0 {
        sides.parties = named.countries_of_talks(verb);
    }
    sides
}

impl Sides {
    fn bind(&mut self, entity: usize, bound: Option<Bound>) {
        match bound {
            Some(Bound::Signatory) => self.signatories.insert(entity),
            Some(Bound::Party) => self.parties.insert(entity),
            None => false,
        };
    }
}

#[derive(Debug, PartialEq)]
enum Bound {
    Signatory,
    Party,
}

/// As what somebody is bound: persons sign, bodies and countries are parties. Whom a club signs is a party, too.
fn bound_as(entity: &Entity, role: ArgumentRole, signs: bool) -> Option<Bound> {
    let is_country = countries::named(&entity.name).is_some();
    let is_agent = role == ArgumentRole::Agent;
    match entity.kind {
        EntityKind::Person if !is_country => entity.is_named.then_some(if signs && role != ArgumentRole::Patient {
            Bound::Signatory
        } else {
            Bound::Party
        }),
        EntityKind::Organization | EntityKind::Place | EntityKind::Person => {
            // "they" is nobody to be named.
            let is_described = is_agent && entity.name.contains(' ');
            (entity.is_named || is_described).then_some(Bound::Party)
        }
        EntityKind::Other => None,
    }
}

/// The head of a phrase that names sides.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Head {
    at: usize,
    /// Whether it names the other side: "with Tanzania".
    is_other: bool,
}

/// The heads of the phrases that name who signs: the subjects of an active verb, "by", "between" and "with".
fn heads(sentence: &Sentence, verb: usize, noun: Option<Noun>) -> Vec<Head> {
    let tokens = &sentence.tokens;
    let hosts: Vec<usize> = std::iter::once(verb).chain(noun.iter().flat_map(|n| [n.at, n.last])).collect();
    let subjects = sentence.children_by(verb, Deprel::Nsubj).filter(|&t| tokens[verb].upos == Upos::Verb && t < verb);
    let mut found: Vec<Head> = subjects.map(|at| Head { at, is_other: false }).collect();
    let first = noun.map_or(verb, |n| n.at.min(verb));
    for case in (first..tokens.len()).filter(|&t| tokens[t].upos == Upos::Adp) {
        let Some(at) = sentence.head(case).filter(|&head| head > case) else { continue };
        let lemma = tokens[case].lemma.as_str();
        let above = sentence.head(at);
        // Parses hang "by Ann Lee" on the town in "signed in Kigali by Ann Lee".
        // And on those for whom: "signed on behalf of the Norland side by Ann Lee".
        let behalf = |t: usize| sentence.path_to_root(t).take(FOR_WHOM).find(|&t| tokens[t].lemma == "behalf");
        let is_of_verb = |t: usize| {
            let up = behalf(t).unwrap_or(t);
            hosts.contains(&up) || sentence.head(up).is_some_and(|t| hosts.contains(&t))
        };
        let is_agent = lemma == "by" && case > verb && above.is_some_and(is_of_verb) && !is_gerund(sentence, at);
        let is_among = match lemma {
            "between" => above.is_some_and(is_of_verb),
            _ => AMONG.contains(&lemma) && above.is_some_and(|t| hosts.contains(&t)),
        };
        if is_agent || is_among {
            found.push(Head { at, is_other: is_among });
        }
    }
    found
}

fn is_gerund(sentence: &Sentence, word: usize) -> bool {
    sentence.tokens[word].upos == Upos::Verb
}

/// The mentions in the phrases of a sentence.
struct Phrases<'a> {
    reports: &'a [AnnotatedReport],
    report: usize,
    at: usize,
    sentence: &'a Sentence,
    entities: &'a Entities,
}

impl Phrases<'_> {
    /// Adds whom the phrase under `head` names.
    fn add(&self, head: usize, signs: bool, sides: &mut Sides) {
        let words = self.sentence.subtree_without(head, |t| is_aside(self.sentence, t));
        let coordinated = coordinated(self.sentence, head);
        let mut has_person = false;
        for (mention, entity) in self.mentions(&words) {
            let is_head = coordinated.contains(&mention.head.token);
            let of = &self.entities.all[entity];
            let is_person = of.kind == EntityKind::Person && countries::named(&of.name).is_none();
            let is_named = of.is_named && mention.form == MentionForm::Name;
            // "The head of the Port Authority, Sanna Ketola": a name that was not read as one.
            let is_described = is_head
                && !of.is_named
                && !of.roles.is_empty()
                && !self.is_plural(mention)
                && !self.names_person(mention.head.token);
            if is_person && (is_named || is_described) {
                has_person = true;
                sides.bind(entity, Some(if signs { Bound::Signatory } else { Bound::Party }));
            } else if is_head && !is_person {
                sides.bind(entity, bound_as(of, ArgumentRole::Agent, signs));
            }
        }
        let countries = self.countries(&words);
        if !has_person && signs && self.is_group(head) && countries.len() > 1 {
            sides.parties.extend(countries);
        }
    }

    /// Whether a person is named in the phrase that a word heads, without those coordinated with it.
    fn names_person(&self, head: usize) -> bool {
        let is_cut = |t: usize| is_aside(self.sentence, t) || self.sentence.tokens[t].deprel == Deprel::Conj;
        let named = self.mentions(&self.sentence.subtree_without(head, is_cut));
        named.iter().any(|(mention, _)| mention.form == MentionForm::Name && mention.kind == EntityKind::Person)
    }

    /// The countries of those who talked, where nobody else is named: "was signed after talks between Iran's minister and …".
    fn countries_of_talks(&self, verb: usize) -> BTreeSet<usize> {
        let tokens = &self.sentence.tokens;
        let between = (verb..tokens.len()).filter(|&t| tokens[t].lemma == "between" && tokens[t].upos == Upos::Adp);
        let heads =
            between.filter_map(|case| self.sentence.head(case)).filter(|&head| self.sentence.is_under(head, verb));
        let words: Vec<usize> =
            heads.flat_map(|head| self.sentence.subtree_without(head, |t| is_aside(self.sentence, t))).collect();
        let countries = self.countries(&words);
        if countries.len() == 2 { countries } else { BTreeSet::new() }
    }

    fn mentions(&self, words: &[usize]) -> Vec<(&Mention, usize)> {
        let report = &self.reports[self.report];
        let is_in = |mention: &Mention| mention.head.sentence == self.at && words.contains(&mention.head.token);
        let all = report.mentions.iter().enumerate().filter(|(_, mention)| is_in(mention));
        all.filter_map(|(i, mention)| Some((mention, self.entities.of_mention(self.reports, self.report, i)?)))
            .collect()
    }

    fn countries(&self, words: &[usize]) -> BTreeSet<usize> {
        let is_country = |entity: &usize| countries::named(&self.entities.all[*entity].name).is_some();
        self.mentions(words).into_iter().map(|(_, entity)| entity).filter(is_country).collect()
    }

    fn is_plural(&self, mention: &Mention) -> bool {
        is_plural(self.sentence, mention.head.token)
    }

    /// "The presidents of Armenia and Azerbaijan".
    fn is_group(&self, head: usize) -> bool {
        self.sentence.tokens[head].upos == Upos::Noun && is_plural(self.sentence, head)
    }
}

/// The word and those coordinated with it.
fn coordinated(sentence: &Sentence, head: usize) -> BTreeSet<usize> {
    let mut all = BTreeSet::from([head]);
    let mut next = vec![head];
    while let Some(word) = next.pop() {
        next.extend(sentence.children_by(word, Deprel::Conj).filter(|&t| all.insert(t)));
    }
    all
}

fn is_plural(sentence: &Sentence, word: usize) -> bool {
    use corroborate_encoder::Xpos;
    matches!(sentence.tokens[word].xpos, Xpos::Nns | Xpos::Nnps)
}

/// What is told of those who sign aside: who stood by, what they did.
fn is_aside(sentence: &Sentence, word: usize) -> bool {
    let deprel = sentence.tokens[word].deprel;
    deprel == Deprel::AclRelcl || matches!(deprel.base(), Deprel::Advcl | Deprel::Parataxis | Deprel::Acl)
}

/// Where it was signed: as the claim tells, else the place that hangs on the noun ("a treaty in Tbilisi"); a place by its name first.
pub(super) fn place(
    reports: &[AnnotatedReport],
    claim: &Claim,
    verb: usize,
    noun: Option<Noun>,
    entities: &Entities,
) -> Option<usize> {
    let is_place = |&entity: &usize| entities.all[entity].is_named && entities.all[entity].kind == EntityKind::Place;
    // "In Vellin": a town that is known as such to nobody.
    let may_be_place = |&entity: &usize| is_place(&entity) || entities.all[entity].kind == EntityKind::Other;
    let in_clause = || {
        let report = &reports[claim.report];
        let at = report.events[claim.event].word.sentence;
        let sentence = &report.sentences[at];
        let named = |host: usize| -> Vec<usize> {
            let phrases: Vec<usize> = sentence
                .obliques(host)
                .filter(|&t| t > host && matches!(sentence.preposition(t), Some("in" | "at")))
                .collect();
            let is_in = |mention: &Mention| {
                mention.head.sentence == at
                    && phrases.contains(&mention.head.token)
                    && mention.form == MentionForm::Name
            };
            let mentions = report.mentions.iter().enumerate().filter(|(_, mention)| is_in(mention));
            mentions.filter_map(|(i, _)| entities.of_mention(reports, claim.report, i)).collect()
        };
        // Parses hang "in Istanbul" on the last of those by whom it was signed.
        let behind = heads(sentence, verb, noun).into_iter().filter(|head| head.at > verb);
        let behind = behind.flat_map(|head| coordinated(sentence, head.at));
        let others = noun.into_iter().flat_map(|n| [n.at, n.last]).chain(behind);
        let own = named(verb).into_iter().find(may_be_place);
        own.or_else(|| others.flat_map(named).find(is_place))
    };
    // "At the prosecutor's headquarters" has no name, and says where.
    let event = &reports[claim.report].events[claim.event];
    let is_at = || {
        let sentence = &reports[claim.report].sentences[event.word.sentence];
        let places = event.arguments.iter().filter(|argument| argument.role == ArgumentRole::Place);
        let mut heads = places.filter(|argument| argument.word.sentence == event.word.sentence);
        heads.any(|argument| sentence.preposition(argument.word.token) == Some("at"))
    };
    claim.place.filter(is_place).or_else(in_clause).or_else(|| claim.place.filter(|_| is_at()))
}

/// Persons and bodies named in the sentence of a claim, countries aside; where it names none, in the one before.
pub(super) fn named_around(reports: &[AnnotatedReport], claim: &Claim, entities: &Entities) -> BTreeSet<usize> {
    let report = &reports[claim.report];
    let in_span = |span: Span| -> BTreeSet<usize> {
        let is_side = |entity: &Entity| {
            entity.is_named
                && matches!(entity.kind, EntityKind::Person | EntityKind::Organization)
                && countries::named(&entity.name).is_none()
                && entity.mentions.iter().any(|cite| cite.report == claim.report && span.overlaps(cite.span))
        };
        entities.all.iter().enumerate().filter(|(_, entity)| is_side(entity)).map(|(at, _)| at).collect()
    };
    let Some(at) = report.sentence_at(claim.trigger.start) else { return in_span(claim.span) };
    let own = in_span(report.sentences[at].span);
    let is_told_before =
        own.is_empty() && at > 0 && report.sentences[at].paragraph == report.sentences[at - 1].paragraph;
    if is_told_before { in_span(report.sentences[at - 1].span) } else { own }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    fn heads_of(report: &AnnotatedReport, verb: usize) -> Vec<usize> {
        heads(&report.sentences[0], verb, None).into_iter().map(|head| head.at).collect()
    }

    /// "It was signed in Kigali by Ann Lee" was signed by nobody.
    #[test]
    fn by_whom_it_was_signed_stands_behind_the_town() {
        let report = testing::read(
            "It/PRON/3/nsubj:pass was/AUX/3/aux:pass signed/VERB/0/root in/ADP/5/case Kigali/PROPN/3/obl \
             by/ADP/7/case Ann/PROPN/5/nmod Lee/PROPN/7/flat",
        );
        assert_eq!(heads_of(&report, 2), [6]);
        let gerund =
            testing::read("They/PRON/2/nsubj signed/VERB/0/root it/PRON/2/obj by/SCONJ/5/mark meeting/VERB/2/advcl");
        assert_eq!(heads_of(&gerund, 1), [0]);
    }

    /// The border chiefs were two subjects of one verb, and neither had signed.
    #[test]
    fn all_subjects_of_the_verb_sign() {
        let report = testing::read(
            "The/DET/2/det chiefs/NOUN/6/nsubj ,/PUNCT/4/punct Ann/PROPN/6/nsubj ,/PUNCT/4/punct signed/VERB/0/root a/DET/8/det protocol/NOUN/6/obj",
        );
        assert_eq!(heads_of(&report, 5), [1, 3]);
    }
}
