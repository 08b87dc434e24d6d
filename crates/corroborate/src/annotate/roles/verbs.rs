//! Verbs that say what somebody is: "who heads the agency", "was nominated as director".

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::super::chains;
use super::phrase::{Phrase, Title};
use super::tenure::Tenures;
use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm, Role, Sentence, WordAt};
use crate::lexicon::person_words::{self, PersonClass};
use crate::lexicon::role_words;
use crate::text::LowerCase;

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
                let tenure = Tenures::of(report, index).told_with(at);
                roles.push(Role { holder, title: title.to_string(), span, body: Some(body), phrase, tenure });
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
    let nominating = |lemma: &str| role_words::is_nominating(lemma);
    put_forward(report, nominating).into_iter().map(|found| found.role(NOMINEE)).collect()
}

/// "X was appointed minister of defence on Sunday", "X becomes secretary": X is that from then on.
pub(super) fn appointments(report: &AnnotatedReport) -> Vec<Role> {
    let is_done = |found: &PutForward<'_>| {
        let (sentence, verb) = (&report.sentences[found.sentence], found.verb);
        let is_told = matches!(sentence.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbn | Xpos::Vbz);
        let is_office = person_words::class_of(&sentence.tokens[found.title.head].lemma.lower_case());
        is_told
            && !chains::is_ahead(sentence, verb)
            && !sentence.is_negated(verb)
            && matches!(is_office, Some(PersonClass::Office | PersonClass::Rank))
    };
    let appointing = |lemma: &str| role_words::is_appointing(lemma);
    let done = put_forward(report, appointing).into_iter().filter(is_done);
    done.map(|found| {
        let tenure = Tenures::of(report, found.sentence).begun_by(found.verb);
        Role { tenure, ..found.role("") }
    })
    .collect()
}

/// Somebody named and the title that a verb gives him.
struct PutForward<'r> {
    sentence: usize,
    verb: usize,
    holder: usize,
    phrase: Phrase<'r>,
    title: Title,
}

impl PutForward<'_> {
    fn role(&self, reservation: &str) -> Role {
        let body = self.phrase.body(&self.title, self.holder).map(|(chain, _)| chain);
        self.phrase.held(&self.title, self.holder, body, reservation)
    }
}

/// Whom verbs put into an office or forward for it.
fn put_forward<'r>(report: &'r AnnotatedReport, is_of_kind: impl Fn(&str) -> bool) -> Vec<PutForward<'r>> {
    let mut all = Vec::new();
    for (index, sentence) in report.sentences.iter().enumerate() {
        for verb in (0..sentence.tokens.len()).filter(|&at| is_of_kind(&sentence.tokens[at].lemma)) {
            let object = if sentence.is_passive(verb) { None } else { sentence.object(verb) };
            // "X was appointed", "X becomes secretary".
            let who = object.or_else(|| sentence.subject(verb));
            let holder = who
                .and_then(|token| chain_at(report, WordAt { sentence: index, token }, EntityKind::Person))
                .filter(|&chain| report.chains[chain].name.is_some());
            let office = sentence
                .oblique(verb, &["as", "for"])
                .or_else(|| who.and_then(|n| sentence.children_by(n, Deprel::Nmod).find(|&i| is_as(sentence, i))))
                .or_else(|| sentence.child(verb, &[Deprel::Xcomp]));
            let (Some(holder), Some(token)) = (holder, office) else { continue };
            let Some(mention) = phrase_at(report, WordAt { sentence: index, token }) else { continue };
            let phrase = Phrase::new(report, mention);
            if let Some(title) = phrase.titles().into_iter().find(|title| title.head == token) {
                all.push(PutForward { sentence: index, verb, holder, phrase, title });
            }
        }
    }
    all
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
