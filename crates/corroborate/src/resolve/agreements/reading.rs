//! What one claim says of an agreement.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::nouns::{Noun, agreement_noun};
use super::sides::{self, Sides};
use super::topics::{ABOUT, topics};
use crate::annotation::{AnnotatedReport, ArgumentRole, Event as TextEvent, Factuality, Sentence, Time, When, WordAt};
use crate::lexicon::agreements as lexicon;
use crate::resolve::entities::Entities;
use crate::story::{AgreementStatus, Claim};
use crate::text::Span;

/// What one claim says of an agreement.
#[derive(Debug)]
pub(super) struct Reading {
    /// Index of the event, and of the claim in it.
    pub(super) at: (usize, usize),
    /// Index of its report.
    pub(super) report: usize,
    /// The word that names the event.
    pub(super) word: WordAt,
    /// How far it has come, as told.
    pub(super) status: AgreementStatus,
    /// The verb by which it has come so far needs no second side to be one of agreements: "sign", "extend"; not "make".
    pub(super) is_formal: bool,
    /// Whether it only tells that it may be extended: a term of what was signed.
    pub(super) is_option: bool,
    /// The noun that names it, or the pronoun that stands for it.
    pub(super) named: Option<WordAt>,
    /// The noun, where it is one.
    pub(super) noun: Option<Noun>,
    /// What it is about.
    pub(super) areas: Vec<Span>,
    /// Who is bound.
    pub(super) sides: Sides,
    /// When.
    pub(super) when: Option<When>,
    /// Where.
    pub(super) place: Option<usize>,
}

/// What a claim says of agreements: of each that it speaks of ("signed an agreement and a memorandum").
pub(super) fn readings(
    reports: &[AnnotatedReport],
    at: (usize, usize),
    claim: &Claim,
    entities: &Entities,
) -> Vec<Reading> {
    let report = &reports[claim.report];
    let event = &report.events[claim.event];
    let sentence = &report.sentences[event.word.sentence];
    let carrier = event.light_verb.filter(|v| v.sentence == event.word.sentence).map_or(event.word.token, |v| v.token);
    let own = lexicon::verb(&event.lemma.to_lowercase());
    let Some(verb) = own.or_else(|| lexicon::verb(&sentence.tokens[carrier].lemma.to_lowercase())) else {
        return Vec::new();
    };
    // "Concluded talks on a treaty" concludes talks.
    let is_verb_of_word = own.is_some() || event.word.token == carrier;
    let words: Vec<usize> = std::iter::once(event.word.token)
        .chain(done_to(event).chain(sentence.children(event.word.token)).filter(|_| is_verb_of_word))
        // "Put their signatures to a *memorandum*".
        .chain(sentence.children(carrier).filter(|_| own.is_some() && carrier != event.word.token))
        .chain(relative_heads(sentence, event.word.token))
        .filter(|&t| {
            t == event.word.token || sentence.is_under(event.word.token, t) || is_done_to(sentence, t, own.is_some())
        })
        .collect();
    let first = words.iter().find_map(|&t| agreement_noun(report, sentence, t));
    let is_it = |t: &&usize| sentence.tokens[**t].lemma == "it" && sentence.tokens[**t].upos == Upos::Pron;
    let it = words.iter().find(is_it).copied();
    let told = || says_what(sentence, event.word.token) && !is_opinion(sentence, event.word.token);
    if first.is_none() && it.is_none() && (verb.needs_noun || !told()) {
        return Vec::new();
    }
    let status = status(sentence, carrier, claim.factuality, verb.status);
    let signs = matches!(verb.status, AgreementStatus::Signed | AgreementStatus::Extended);
    let nouns: Vec<Option<Noun>> = match first {
        Some(first) => each(report, sentence, event.word.token, first).into_iter().map(Some).collect(),
        None => vec![None],
    };
    let reading = |noun: Option<Noun>| {
        let of_noun = noun.iter().flat_map(|n| [n.at, n.last]);
        let hosts: BTreeSet<usize> = [event.word.token, carrier].into_iter().chain(of_noun).collect();
        let named = noun.map(|noun| noun.at).or(it);
        Reading {
            at,
            report: claim.report,
            word: event.word,
            status,
            is_formal: signs || event.lemma.eq_ignore_ascii_case("initial"),
            is_option: verb.status == AgreementStatus::Extended && claim.factuality == Factuality::Possible,
            named: named.map(|token| WordAt { sentence: event.word.sentence, token }),
            noun,
            areas: hosts.iter().flat_map(|&host| topics(sentence, host, &hosts, noun.is_some())).collect(),
            sides: sides::of(reports, claim, carrier, noun, signs, entities),
            when: claim.when.clone().or_else(|| of_noun_itself(report, event.word.sentence, noun?)),
            place: sides::place(reports, claim, carrier, noun, entities),
        }
    };
    nouns.into_iter().map(reading).collect()
}

/// The day or year that stands with the noun: "the memorandum of *November 2022* was signed by others".
fn of_noun_itself(report: &AnnotatedReport, sentence: usize, noun: Noun) -> Option<When> {
    let words = &report.sentences[sentence];
    let is_own = |time: &&Time| {
        words
            .head_of(time.span)
            .is_some_and(|at| words.head(at) == Some(noun.at) && matches!(words.preposition(at), Some("of" | "from")))
    };
    report.times_in(sentence).iter().find(is_own)?.interval.clone()
}

/// The agreements that are told beside each other: "an *agreement* and a *memorandum*", "two documents: an *agreement* and …".
fn each(report: &AnnotatedReport, sentence: &Sentence, verb: usize, first: Noun) -> Vec<Noun> {
    let coordinated = |noun: usize| sentence.children_by(noun, Deprel::Conj);
    let named = |at: usize| agreement_noun(report, sentence, at);
    let explains = |at: &usize| {
        *at > first.at && matches!(sentence.tokens[*at].deprel.base(), Deprel::Parataxis | Deprel::Appos | Deprel::Dep)
    };
    let listed = sentence.children(first.at).chain(sentence.children(verb)).filter(explains);
    let listed = listed.filter(|_| first.is_plural(sentence));
    let listed: Vec<Noun> =
        listed.flat_map(|at| std::iter::once(at).chain(coordinated(at))).filter_map(named).collect();
    match listed.is_empty() {
        true => std::iter::once(first).chain(coordinated(first.at).filter_map(named)).collect(),
        false => listed,
    }
}

/// The words to which an event is done, in its sentence.
pub(super) fn done_to(event: &TextEvent) -> impl Iterator<Item = usize> + '_ {
    let arguments = event.arguments.iter().filter(|a| matches!(a.role, ArgumentRole::Patient | ArgumentRole::Topic));
    arguments.filter(|a| a.word.sentence == event.word.sentence).map(|a| a.word.token)
}

/// "The *roadmap* that they signed": the noun on which a clause without an object of its own hangs; in "the *programme* of cooperation which
/// was signed" those on which that hangs in turn.
fn relative_heads(sentence: &Sentence, verb: usize) -> impl Iterator<Item = usize> + '_ {
    let is_phrase = |noun: &usize| sentence.tokens[*noun].deprel.base() == Deprel::Nmod;
    let above = move |noun: &usize| Some(*noun).filter(is_phrase).and_then(|noun| sentence.head(noun));
    std::iter::successors(relative_head(sentence, verb), above).take(sentence.tokens.len())
}

fn relative_head(sentence: &Sentence, verb: usize) -> Option<usize> {
    let is_own_object = |t: usize| {
        matches!(sentence.tokens[t].deprel, Deprel::Obj | Deprel::NsubjPass) && sentence.tokens[t].upos != Upos::Pron
    };
    // "Which was initialled and *signed*".
    let first = sentence.first_conjunct(verb);
    let is_relative = sentence.tokens[first].deprel == Deprel::AclRelcl && !sentence.children(verb).any(is_own_object);
    sentence.head(first).filter(|_| is_relative && (first == verb || sentence.own_subject(verb).is_none()))
}

/// How far it has come: what is to be signed, or has yet to be, is planned.
fn status(sentence: &Sentence, verb: usize, told: Factuality, by_verb: AgreementStatus) -> AgreementStatus {
    let is_yet = sentence.has_child_lemma(verb, &["yet"]);
    match told {
        Factuality::Denied if !is_yet => AgreementStatus::Denied,
        Factuality::Happened if !is_to_be(sentence, verb) => by_verb,
        _ => AgreementStatus::Planned,
    }
}

/// "They *are to sign* an agreement".
fn is_to_be(sentence: &Sentence, verb: usize) -> bool {
    let has = |lemma: &str, deprels: &[Deprel]| {
        sentence
            .children(verb)
            .any(|t| t < verb && sentence.tokens[t].lemma == lemma && deprels.contains(&sentence.tokens[t].deprel))
    };
    has("be", &[Deprel::Aux, Deprel::Cop]) && has("to", &[Deprel::Mark, Deprel::Aux])
}

/// Whether a word that hangs on the event is what it is done to: "signed a *treaty*", "*treaty* signing"; not "signed books
/// at *conventions*", "made a *contract* offer".
fn is_done_to(sentence: &Sentence, word: usize, is_own_verb: bool) -> bool {
    match sentence.tokens[word].deprel.base() {
        // "The *programme* will cut costs" does it.
        Deprel::Nsubj if sentence.tokens[word].deprel != Deprel::NsubjPass => {
            sentence.head(word).is_none_or(|verb| sentence.object(verb).is_none())
        }
        Deprel::Compound => is_own_verb,
        Deprel::Obl | Deprel::Nmod => sentence
            .preposition(word)
            .is_none_or(|preposition| matches!(preposition, "of" | "to" | "into" | "on" | "with")),
        _ => true,
    }
}

/// Whether it is told what somebody agrees to: "agreed *to meet*", "agreed *on a date*". Who only agrees, or agrees with
/// somebody, shares an opinion.
fn says_what(sentence: &Sentence, verb: usize) -> bool {
    sentence.children(verb).any(|child| match sentence.tokens[child].deprel.base() {
        Deprel::Xcomp | Deprel::Ccomp | Deprel::Obj | Deprel::Acl => true,
        Deprel::Advcl => sentence.has_child_lemma(child, &["to"]),
        Deprel::Obl | Deprel::Nmod => {
            sentence.preposition(child).is_some_and(|word| ABOUT.contains(&word) || matches!(word, "upon" | "to"))
        }
        _ => false,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

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
    fn who_need_not_agree_with_a_policy_has_no_agreement() {
        let drawn = testing::read(
            "You/PRON/2/nsubj agree/VERB/0/root/VBP with/ADP/5/case the/DET/5/det policies/NOUN/2/obl ./PUNCT/2/punct",
        );
        assert!(!says_what(&drawn.sentences[0], 1));
        let pact = testing::read(
            "They/PRON/2/nsubj agreed/VERB/0/root on/ADP/5/case a/DET/5/det date/NOUN/2/obl ./PUNCT/2/punct",
        );
        assert!(says_what(&pact.sentences[0], 1));
    }

    #[test]
    fn an_offer_of_a_contract_and_a_convention_where_books_are_signed_are_no_agreements() {
        let offer =
            testing::read("They/PRON/2/nsubj made/VERB/0/root a/DET/5/det contract/NOUN/5/compound offer/NOUN/2/obj");
        assert!(!is_done_to(&offer.sentences[0], 3, false));
        let signing =
            testing::read("She/PRON/2/nsubj signed/VERB/0/root books/NOUN/2/obj at/ADP/5/case conventions/NOUN/2/obl");
        assert!(!is_done_to(&signing.sentences[0], 4, true));
        let treaty = testing::read("the/DET/3/det treaty/NOUN/3/compound signing/NOUN/0/root");
        assert!(is_done_to(&treaty.sentences[0], 1, true));
    }

    /// "The roadmap that they signed" was signed by nobody.
    #[test]
    fn what_they_signed_may_stand_before_its_clause() {
        let report = testing::read(
            "the/DET/2/det roadmap/NOUN/0/root that/PRON/5/obj they/PRON/5/nsubj signed/VERB/2/acl:relcl",
        );
        assert_eq!(relative_head(&report.sentences[0], 4), Some(1));
        let other = testing::read(
            "the/DET/2/det roadmap/NOUN/0/root when/ADV/5/advmod they/PRON/5/nsubj signed/VERB/2/acl:relcl books/NOUN/5/obj",
        );
        assert_eq!(relative_head(&other.sentences[0], 4), None);
    }

    /// An agreement to be signed in November was put with the memorandum signed today.
    #[test]
    fn what_they_are_to_sign_is_planned() {
        let planned = testing::read(
            "They/PRON/4/nsubj are/AUX/4/aux/=be to/PART/4/mark sign/VERB/0/root an/DET/6/det agreement/NOUN/4/obj",
        );
        let status_of = |told| status(&planned.sentences[0], 3, told, AgreementStatus::Signed);
        assert_eq!(status_of(Factuality::Happened), AgreementStatus::Planned);
        let yet = testing::read(
            "It/PRON/5/nsubj:pass has/AUX/5/aux not/PART/5/advmod yet/ADV/5/advmod signed/VERB/0/root/=sign",
        );
        let status_of = |told| status(&yet.sentences[0], 4, told, AgreementStatus::Signed);
        assert_eq!(status_of(Factuality::Denied), AgreementStatus::Planned);
        assert_eq!(status_of(Factuality::Happened), AgreementStatus::Signed);
    }
}
