//! Verbs that say what somebody is: "who heads the agency", "was nominated as director".

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::super::chains;
use super::phrase::Phrase;
use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm, Role, Sentence, WordAt};
use crate::lexicon::role_words;

/// What somebody nominated is, in front of the office.
const NOMINEE: &str = "nominee for";

/// "X, who heads the agency", "X leads the council".
pub(super) fn said_by_verbs(report: &AnnotatedReport) -> Vec<Role> {
    let mut roles = Vec::new();
    for (index, sentence) in report.sentences.iter().enumerate() {
        for at in 0..sentence.tokens.len() {
            let Some(title) = role_words::title_of(&sentence.tokens[at].lemma) else { continue };
            // "Lee and Roe, who head the two agencies": who heads which is not said.
            let is_one = |&(_, object): &(usize, usize)| sentence.tokens[object].xpos != Xpos::Nns;
            let arguments = sentence.subject(at).zip(sentence.object(at)).filter(is_one);
            let arguments = arguments.filter(|_| says_what_is(sentence, at));
            let Some((subject, object)) = arguments else { continue };
            let holder = chain_at(report, WordAt { sentence: index, token: subject }, EntityKind::Person);
            let body = chain_at(report, WordAt { sentence: index, token: object }, EntityKind::Organization);
            if let (Some(holder), Some(body)) = (holder, body) {
                let span = sentence.tokens[at].span;
                let phrase = sentence.noun_phrase(subject).cover(sentence.noun_phrase(object));
                roles.push(Role { holder, title: title.to_string(), span, body: Some(body), phrase });
            }
        }
    }
    roles
}

/// Whether the verb says what its subject is now, not what it did or is to do: "led the team with 60 points", "to lead
/// the agency" and "directed the agencies to act" make nobody a leader or director; "the first woman to head the agency"
/// is its head.
fn says_what_is(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    if token.upos != Upos::Verb || sentence.is_passive(at) || sentence.is_negated(at) {
        return false;
    }
    let has_more =
        sentence.children(at).any(|i| matches!(sentence.tokens[i].deprel.base(), Deprel::Xcomp | Deprel::Obl));
    let has_auxiliary = sentence.has_child(at, Deprel::Aux);
    let is_of_a_first = || {
        let noun = sentence.head(at).filter(|_| token.deprel.base() == Deprel::Acl);
        noun.is_some_and(|noun| sentence.children(noun).any(|i| role_words::is_first(&sentence.tokens[i].lemma)))
    };
    match token.xpos {
        Xpos::Vbz | Xpos::Vbp => !sentence.has_child(at, Deprel::Xcomp),
        // Who has founded something is its founder for good.
        Xpos::Vbd if role_words::lasts(&token.lemma) => true,
        Xpos::Vbd => {
            let subject = sentence.own_subject(at).map(|i| sentence.tokens[i].lemma.as_str());
            subject == Some("who") && !has_more && !has_auxiliary && !sentence.has_child(at, Deprel::Advmod)
        }
        Xpos::Vb => chains::is_ahead(sentence, at) && is_of_a_first(),
        _ => false,
    }
}

/// "nominated X as director of the agency", "X was nominated to be director": X is the nominee.
pub(super) fn nominations(report: &AnnotatedReport) -> Vec<Role> {
    let mut roles = Vec::new();
    for (index, sentence) in report.sentences.iter().enumerate() {
        for at in (0..sentence.tokens.len()).filter(|&at| role_words::is_nominating(&sentence.tokens[at].lemma)) {
            let nominee = if sentence.is_passive(at) { sentence.subject(at) } else { sentence.object(at) };
            let holder = nominee
                .and_then(|token| chain_at(report, WordAt { sentence: index, token }, EntityKind::Person))
                .filter(|&chain| report.chains[chain].name.is_some());
            let office = sentence
                .oblique(at, &["as", "for"])
                .or_else(|| nominee.and_then(|n| sentence.children_by(n, Deprel::Nmod).find(|&i| is_as(sentence, i))))
                .or_else(|| sentence.child(at, &[Deprel::Xcomp]).filter(|&i| sentence.has_child(i, Deprel::Cop)));
            let (Some(holder), Some(token)) = (holder, office) else { continue };
            let Some(mention) = phrase_at(report, WordAt { sentence: index, token }) else { continue };
            let phrase = Phrase::new(report, mention);
            if let Some(title) = phrase.titles().iter().find(|title| title.head == token) {
                let body = phrase.body(title, holder).map(|(chain, _)| chain);
                roles.push(phrase.held(title, holder, body, NOMINEE));
            }
        }
    }
    roles
}

fn is_as(sentence: &Sentence, word: usize) -> bool {
    sentence.preposition(word) == Some("as")
}

/// The mentions that a sentence begins with or that come later.
fn from(report: &AnnotatedReport, sentence: usize) -> &[Mention] {
    let start = report.sentences[sentence].span.start;
    &report.mentions[report.mentions.partition_point(|m| m.span.start < start)..]
}

fn phrase_at(report: &AnnotatedReport, at: WordAt) -> Option<usize> {
    let mentions = from(report, at.sentence);
    let first = report.mentions.len() - mentions.len();
    let end = report.sentences[at.sentence].span.end;
    let mut near = mentions.iter().take_while(|m| m.span.start < end);
    Some(first + near.position(|m| m.head == at && m.form == MentionForm::Nominal)?)
}

/// The chain of the mention at a word, if it is of that kind. Whom "she" means is not certain enough to say what she is.
fn chain_at(report: &AnnotatedReport, at: WordAt, kind: EntityKind) -> Option<usize> {
    let span = report.sentences[at.sentence].tokens[at.token].span;
    let is_there = |m: &&Mention| m.head == at || m.form == MentionForm::Name && m.span.contains(span);
    let end = report.sentences[at.sentence].span.end;
    let found = from(report, at.sentence).iter().take_while(|m| m.span.start < end).find(is_there)?;
    (found.form != MentionForm::Pronoun && report.chains[found.chain].kind == kind).then_some(found.chain)
}
