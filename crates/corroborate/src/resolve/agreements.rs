//! Events by which parties bind themselves: what kind of agreement, how far it has come, who is bound, who signed, what
//! it is about.
//!
//! Found by a verb that makes agreements with a noun that names one ("signed a memorandum", "the signing of the
//! treaty"), or by a verb that needs none ("agreed to cooperate"). Persons sign, bodies and countries are bound: whom a
//! signatory signs for is not guessed; where nothing is signed, the persons agree. What it is about is read off the
//! phrases that hang on the noun or the verb ("on expansion of …", "in the fields of …", "to combat …"), coordinated
//! ones each by itself; what names no matter ("cooperation") is none. Two events of one day with the same parties and
//! signatories are one agreement under two names.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::entities::Entities;
use super::phrases::{stretch, words_of};
use crate::annotation::{AnnotatedReport, ArgumentRole, EntityKind, Factuality, Sentence};
use crate::lexicon::agreements::{self as lexicon, AgreementNoun};
use crate::story::{Agreement, AgreementStatus, Area, Cite, Claim, Event};
use crate::text::Span;

/// Words of an area of cooperation at most.
const MAX_WORDS: usize = 16;

/// What one claim says of an agreement.
struct Reading {
    status: AgreementStatus,
    kind: Option<&'static str>,
    areas: Vec<Span>,
}

/// The agreements among `events`.
pub(super) fn find(reports: &[AnnotatedReport], events: &[Event], entities: &Entities) -> Vec<Agreement> {
    let all = events.iter().enumerate().filter_map(|(i, event)| agreement(reports, i, event, entities));
    let mut found: Vec<Agreement> = Vec::new();
    for agreement in all {
        let told = |of: &Agreement| events[of.event].claims.len();
        match found.iter_mut().find(|known| is_one(known, &agreement)) {
            Some(known) if told(known) < told(&agreement) => *known = agreement,
            Some(_) => {}
            None => found.push(agreement),
        }
    }
    found
}

/// Whether two cards are of one agreement: the same who, as far as it has come, and no other day.
fn is_one(a: &Agreement, b: &Agreement) -> bool {
    let are_compatible = match (&a.when, &b.when) {
        (Some(x), Some(y)) => x.is_compatible(y),
        _ => true,
    };
    let is_known = a.signatories.len() > 1 || a.parties.len() > 1;
    is_known && are_compatible && a.status == b.status && a.signatories == b.signatories && a.parties == b.parties
}

fn agreement(reports: &[AnnotatedReport], index: usize, event: &Event, entities: &Entities) -> Option<Agreement> {
    let readings: Vec<Option<Reading>> = event.claims.iter().map(|c| reading(reports, c)).collect();
    let status = readings.iter().flatten().map(|r| r.status).min()?;
    let kind = kind(readings.iter().flatten().filter_map(|r| r.kind));
    let (mut parties, mut signatories) = (BTreeSet::new(), BTreeSet::new());
    for participant in event.asserted().iter().flat_map(|c| &c.participants).filter(|p| p.role != ArgumentRole::Topic) {
        let entity = &entities.all[participant.entity];
        match entity.kind {
            EntityKind::Person if entity.is_named && status == AgreementStatus::Signed => {
                signatories.insert(participant.entity)
            }
            EntityKind::Person if entity.is_named => parties.insert(participant.entity),
            EntityKind::Organization | EntityKind::Place
                if entity.is_named || participant.role == ArgumentRole::Agent =>
            {
                parties.insert(participant.entity)
            }
            _ => false,
        };
    }
    if status != AgreementStatus::Signed && parties.len() + signatories.len() < 2 {
        return None;
    }
    Some(Agreement {
        event: index,
        kind: kind.unwrap_or("agreement").to_owned(),
        status: match event.factuality {
            Factuality::Happened => status,
            Factuality::Planned | Factuality::Possible => AgreementStatus::Planned,
            Factuality::Denied => AgreementStatus::Denied,
        },
        parties: parties.into_iter().collect(),
        signatories: signatories.into_iter().collect(),
        when: event.when.clone(),
        place: event.place.filter(|&p| entities.all[p].is_named && entities.all[p].kind == EntityKind::Place),
        areas: areas(reports, &event.claims, &readings),
    })
}

/// The kind most claims name; of several the one with most words, which is the most exact.
fn kind<'k>(kinds: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for kind in kinds {
        *counts.entry(kind).or_default() += 1;
    }
    let words = |kind: &str| kind.split(' ').count();
    counts.into_iter().max_by_key(|(kind, n)| (words(kind), *n)).map(|(kind, _)| kind)
}

/// What a claim says of an agreement, if it speaks of one.
fn reading(reports: &[AnnotatedReport], claim: &Claim) -> Option<Reading> {
    let report = &reports[claim.report];
    let event = &report.events[claim.event];
    let sentence = &report.sentences[event.word.sentence];
    let carrier = event.light_verb.filter(|v| v.sentence == event.word.sentence).map_or(event.word.token, |v| v.token);
    let verb = lexicon::verb(&event.lemma.to_lowercase())
        .or_else(|| lexicon::verb(&sentence.tokens[carrier].lemma.to_lowercase()))?;
    let done_to = event.arguments.iter().filter(|a| matches!(a.role, ArgumentRole::Patient | ArgumentRole::Topic));
    let words = done_to.filter(|a| a.word.sentence == event.word.sentence).map(|a| a.word.token);
    let children = sentence.children(event.word.token);
    let nouns: Vec<(usize, AgreementNoun)> = std::iter::once(event.word.token)
        .chain(words)
        .chain(children)
        .filter_map(|t| Some((t, agreement_noun(sentence, t)?)))
        .collect();
    let noun = nouns.first().copied();
    if verb.needs_noun && noun.is_none() || noun.is_none() && is_opinion(sentence, event.word.token) {
        return None;
    }
    let hosts: BTreeSet<usize> = [event.word.token, carrier].into_iter().chain(noun.map(|(t, _)| t)).collect();
    Some(Reading {
        status: verb.status,
        kind: noun.map(|(_, n)| n.kind),
        areas: hosts.into_iter().flat_map(|host| topics(sentence, host, noun.is_some())).collect(),
    })
}

/// "I agreed with her that he is the right man": who shares an opinion is bound to nothing. What is agreed to be done is told
/// with an infinitive or a modal.
fn is_opinion(sentence: &Sentence, verb: usize) -> bool {
    sentence.child(verb, &[Deprel::Ccomp]).is_some_and(|clause| {
        let is_to_be = |c: usize| {
            let token = &sentence.tokens[c];
            token.xpos == Xpos::Md || token.lemma == "to" && token.deprel == Deprel::Mark
        };
        let is_bare = sentence.tokens[clause].xpos == Xpos::Vb;
        !is_bare && !sentence.children(clause).any(is_to_be)
    })
}

/// The agreement noun at a word, with "of understanding" where that follows.
fn agreement_noun(sentence: &Sentence, at: usize) -> Option<AgreementNoun> {
    let token = &sentence.tokens[at];
    if !matches!(token.upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    let lemma = |t: usize| sentence.tokens.get(t).map(|t| t.lemma.to_lowercase()).unwrap_or_default();
    let with_of = format!("{} {} {}", lemma(at), lemma(at + 1), lemma(at + 2));
    let before = at.checked_sub(1).map(|before| format!("{} {}", lemma(before), lemma(at)));
    lexicon::noun(&with_of)
        .or_else(|| before.and_then(|words| lexicon::noun(&words)))
        .or_else(|| lexicon::noun(&lemma(at)))
}

/// What stands for a field in "in the field of", and prepositions that introduce what an agreement is about.
const FIELD: [&str; 10] = ["field", "area", "sphere", "domain", "sector", "realm", "line", "aim", "goal", "purpose"];
const ABOUT: [&str; 8] = ["on", "for", "about", "regarding", "concerning", "covering", "against", "over"];

/// The phrases that hang on a word and say what an agreement is about, coordinated ones each by itself.
fn topics(sentence: &Sentence, host: usize, has_noun: bool) -> Vec<Span> {
    let mut found = Vec::new();
    for child in sentence.children(host).filter(|&c| c > host) {
        let token = &sentence.tokens[child];
        let case = sentence.preposition(child).unwrap_or_default();
        match token.deprel.base() {
            Deprel::Nmod | Deprel::Obl if FIELD.contains(&token.lemma.to_lowercase().as_str()) => {
                found.extend(
                    sentence
                        .children(child)
                        .filter(|&t| is_topic_of_field(sentence, t))
                        .flat_map(|t| each(sentence, t)),
                );
            }
            Deprel::Nmod | Deprel::Obl if ABOUT.contains(&case) && !is_time(sentence, child) => {
                found.extend(each(sentence, child));
            }
            Deprel::Acl | Deprel::Advcl if AIM.contains(&token.lemma.as_str()) => {
                let aims = sentence.children(child).filter(|&t| t > child && is_aim(sentence, t));
                found.extend(aims.flat_map(|t| each(sentence, t)));
            }
            Deprel::Acl | Deprel::Advcl | Deprel::Xcomp
                if token.upos == Upos::Verb && (has_noun || token.deprel == Deprel::Xcomp) =>
            {
                found.extend(each(sentence, child));
            }
            _ => {}
        }
    }
    found
}

/// Participles after which comes what an agreement is for.
const AIM: [&str; 5] = ["aim", "design", "intend", "focus", "concern"];

/// "aimed at boosting trade": boosting; "focused on trade": trade.
fn is_aim(sentence: &Sentence, word: usize) -> bool {
    matches!(
        sentence.tokens[word].deprel.base(),
        Deprel::Obl | Deprel::Advcl | Deprel::Obj | Deprel::Xcomp | Deprel::Ccomp
    )
}

/// "in the field of education": education; "with the aim of developing ties": developing.
fn is_topic_of_field(sentence: &Sentence, word: usize) -> bool {
    matches!(sentence.tokens[word].deprel.base(), Deprel::Nmod | Deprel::Acl)
}

fn is_time(sentence: &Sentence, word: usize) -> bool {
    use corroborate_encoder::MentionKind;
    sentence.tokens[word].mention_kind == Some(MentionKind::Time) || sentence.tokens[word].upos == Upos::Num
}

/// The phrase headed by `head` and those coordinated with it, each without the others.
fn each(sentence: &Sentence, head: usize) -> Vec<Span> {
    let joined = std::iter::once(head).chain(sentence.children_by(head, Deprel::Conj));
    joined.map(|word| phrase(sentence, word)).filter(|&area| names_a_matter(sentence, area)).collect()
}

/// Whether a phrase says more than that there will be cooperation.
fn names_a_matter(sentence: &Sentence, area: Span) -> bool {
    let mut words = sentence.tokens_in(area).map(|t| &sentence.tokens[t]);
    let is_content = |u: Upos| matches!(u, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj);
    words.any(|t| is_content(t.upos) && !lexicon::is_general(&t.lemma.to_lowercase()))
}

/// A phrase without its preposition, its determiner, further conjuncts and clauses.
fn phrase(sentence: &Sentence, word: usize) -> Span {
    let tokens = &sentence.tokens;
    let is_cut = |t: usize| {
        let (deprel, hangs) = (tokens[t].deprel, sentence.head(t) == Some(word));
        let is_outside = matches!(
            deprel.base(),
            Deprel::Case | Deprel::Mark | Deprel::Cc | Deprel::Conj | Deprel::Det | Deprel::Nsubj
        );
        matches!(deprel.base(), Deprel::Advcl | Deprel::Parataxis)
            || deprel == Deprel::AclRelcl
            || (hangs && is_outside)
    };
    stretch(sentence, &sentence.subtree_without(word, is_cut), word, MAX_WORDS)
}

/// Bytes within which the end of a quotation is looked for.
const NEAR: usize = 160;

/// A span that holds the beginning of a quotation only, up to its end; without the quotation if its end is not near.
fn quoted_whole(report: &AnnotatedReport, span: Span) -> Span {
    let words = report.words(span);
    let Some(opening) = words.rfind('“').filter(|&at| !words[at..].contains('”')) else { return span };
    let after = &report.report.text[span.end..];
    match after.find('”').filter(|&at| at <= NEAR && !after[..at].contains(['“', '\n'])) {
        Some(at) => Span::new(span.start, span.end + at + '”'.len_utf8()),
        None => Span::new(span.start, span.start + words[..opening].trim_end().len()),
    }
}

/// The areas, one for each wording, with the claims of the reports that name it.
fn areas(reports: &[AnnotatedReport], claims: &[Claim], readings: &[Option<Reading>]) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    let named = claims.iter().zip(readings).enumerate().filter_map(|(i, (c, r))| Some((i, c, r.as_ref()?)));
    for (index, claim, reading) in named {
        for &span in &reading.areas {
            let span = quoted_whole(&reports[claim.report], span);
            let words = words_of(&reports[claim.report], span);
            let cite = Cite { report: claim.report, span };
            match areas.iter_mut().find(|a| a.area.eq_ignore_ascii_case(&words)) {
                Some(known) => {
                    if !known.claims.contains(&index) {
                        known.claims.push(index);
                    }
                    known.evidence.push(cite);
                }
                None if words.chars().any(char::is_alphabetic) => {
                    areas.push(Area { area: words, claims: vec![index], evidence: vec![cite] });
                }
                None => {}
            }
        }
    }
    areas
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    #[test]
    fn cooperation_alone_is_no_area() {
        let report = testing::read(
            "They/PRON/2/nsubj agreed/VERB/0/root on/ADP/5/case bilateral/ADJ/5/amod cooperation/NOUN/2/obl in/ADP/7/case trade/NOUN/5/nmod",
        );
        let sentence = &report.sentences[0];
        assert!(!names_a_matter(sentence, sentence.cover(3, 4)));
        assert!(names_a_matter(sentence, sentence.cover(3, 6)));
    }

    #[test]
    fn who_shares_an_opinion_is_bound_to_nothing() {
        let opinion = testing::read(
            "I/PRON/2/nsubj agreed/VERB/0/root with/ADP/4/case Ann/PROPN/2/obl that/SCONJ/8/mark he/PRON/8/nsubj is/AUX/8/cop right/ADJ/2/ccomp",
        );
        assert!(is_opinion(&opinion.sentences[0], 1));
        let pact = testing::read(
            "They/PRON/2/nsubj agreed/VERB/0/root that/SCONJ/6/mark they/PRON/6/nsubj would/AUX/6/aux/MD trade/VERB/2/ccomp/VB",
        );
        assert!(!is_opinion(&pact.sentences[0], 1));
    }

    #[test]
    fn a_quotation_is_not_cut_in_its_middle() {
        let text = "the fields of “drugs, arms and smuggling”, they said";
        let report = AnnotatedReport::new(testing::plain(text));
        let upto = |words: &str| Span::new(0, text.find(words).unwrap() + words.len());
        assert_eq!(report.words(quoted_whole(&report, upto("arms"))), "the fields of “drugs, arms and smuggling”");
        assert_eq!(report.words(quoted_whole(&report, upto("fields"))), "the fields");
        let open = AnnotatedReport::new(testing::plain("the fields of “drugs and arms"));
        assert_eq!(open.words(quoted_whole(&open, Span::new(0, 21))), "the fields of");
    }
}
