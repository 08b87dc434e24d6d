//! A claim told in its report's own words.
//!
//! The clause that asserts the event is cut out of its sentence: the subject that a coordinated verb lacks is put in
//! front of it, a pronoun gives way to the name in brackets, what only links the sentence to the one before ("also", "that") and the
//! day that the account states itself are left out. Nothing is rephrased. Generating fresh sentences from the arguments
//! would read smoother where the parse is right and say something else where it is wrong.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::{Deprel, NameTag, Upos, Xpos};

use super::Teller;
use crate::annotation::{AnnotatedReport, Event, Factuality, QuoteMode, Sentence, TimeKind, When};
use crate::lexicon::countries;
use crate::report::ZoneKind;
use crate::story::{Cite, Claim};
use crate::text::Span;

/// Longest clause in bytes; a longer one loses its asides, then its end.
const LONGEST: usize = 260;

/// A claim in words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    /// Without a full stop, the first letter as in the middle of a sentence.
    pub(super) text: String,
    /// The sentence it was taken from.
    pub(super) cite: Cite,
    /// Whom the report has it from, where the words do not tell.
    pub(super) from: Option<String>,
    /// Whether it is a clause with subject and verb, not a fragment.
    pub(super) is_clause: bool,
    /// Whether the clause's own verb is the event, rather than something that it mentions.
    pub(super) is_own: bool,
    /// Whether it is told in the words of somebody who is quoted.
    pub(super) is_quoted: bool,
    /// Whether its subject is "he", "it" or "we", so that nobody can know who or what is meant.
    pub(super) is_nameless: bool,
    /// Index of the claim.
    pub(super) claim: usize,
    /// How well it tells the event.
    score: f64,
}

/// The claim of the event that tells it best; the order of the claims is nothing to it.
pub(super) fn best(teller: &Teller<'_>, event: usize) -> Option<Told> {
    let claims = teller.story().events[event].asserted();
    best_of(teller, event, 0..claims.len())
}

/// Of these claims of the event the one that tells it best.
pub(super) fn best_of(teller: &Teller<'_>, event: usize, claims: impl IntoIterator<Item = usize>) -> Option<Told> {
    let all = &teller.story().events[event].claims;
    let told = claims.into_iter().filter_map(|at| tell(teller, event, &all[at], at));
    told.max_by(|a, b| a.score.total_cmp(&b.score).then_with(|| b.text.cmp(&a.text)))
}

fn tell(teller: &Teller<'_>, event: usize, claim: &Claim, at: usize) -> Option<Told> {
    let report = &teller.reports[claim.report];
    let sentence_at = report.sentence_at(claim.trigger.start)?;
    let sentence = &report.sentences[sentence_at];
    let reading = report.events.get(claim.event).filter(|reading| reading.word.sentence == sentence_at);
    let trigger = reading.map(|reading| reading.light_verb.unwrap_or(reading.word).token);
    let trigger = trigger.or_else(|| sentence.head_of(claim.trigger))?.min(sentence.tokens.len() - 1);
    let cite = Cite { report: claim.report, span: sentence.span };
    let speaker = reading.and_then(|reading| direct_speaker(teller, claim, reading));
    let clause = Clause::around(sentence, trigger, claim.factuality);
    let head = clause.as_ref().map(|clause| sentence.tokens[clause.head].span);
    if head
        .is_some_and(|head| report.is_untold(head) || head != claim.trigger && teller.is_withdrawn(claim.report, head))
    {
        return None;
    }
    let is_clause = clause.is_some();
    // "He was convicted of the killing" tells of the killing, but as something known.
    let is_own = clause.as_ref().is_some_and(|clause| clause.head == trigger);
    let said = speaker.as_ref().and(reading).and_then(|reading| report.quotes.get(reading.quote?));
    let words = Words::of(teller, claim, reading, sentence, clause, said.map(|quote| &*quote.content))?;
    let is_quoted = speaker.is_some();
    let mut score = score(teller, event, claim, sentence, is_clause, is_quoted, &words.text);
    score += if is_own && !is_quoted { 2.5 } else { 0.0 };
    score -= if teller.story().given_up(event, at).next().is_some() { 8.0 } else { 0.0 };
    let is_nameless = words.has_nameless_subject && !is_quoted;
    score -= if is_nameless { 2.0 } else { 0.0 };
    let text = match speaker {
        None => attributed(teller, claim, words.mid_sentence()),
        Some(name) => format!("{name}: “{}”", words.text.trim_matches(['“', '”', '"', '‘', '’', ' ', ','])),
    };
    let from = if is_quoted { None } else { credited(teller, claim, &text) };
    Some(Told { text, cite, from, is_clause, is_own, is_quoted, is_nameless, claim: at, score })
}

/// The clause with whom the report quotes for it. Whom the report has it from is told with the standing.
fn attributed(teller: &Teller<'_>, claim: &Claim, text: String) -> String {
    let Some(link) = claim.attribution.iter().find(|link| !link.is_origin) else { return text };
    let name = link.source.and_then(|source| teller.entity_name(source)).unwrap_or(&link.name);
    let is_told = name.split_whitespace().last().is_none_or(|last| text.contains(last));
    if is_told || text.contains("according to") || text.len() + name.len() > LONGEST {
        text
    } else {
        format!("{text}, according to {}", super::lower_article(name))
    }
}

/// Whom the report has the claim from, where it credits somebody whom the text does not name.
fn credited(teller: &Teller<'_>, claim: &Claim, text: &str) -> Option<String> {
    let link = claim.attribution.iter().find(|link| link.is_origin)?;
    let name = link.source.and_then(|source| teller.entity_name(source)).unwrap_or(&link.name);
    let is_told =
        text.contains("according to") || name.split_whitespace().last().is_none_or(|last| text.contains(last));
    (!is_told).then(|| super::lower_article(name))
}

fn score(
    teller: &Teller<'_>,
    event: usize,
    claim: &Claim,
    sentence: &Sentence,
    is_clause: bool,
    is_quoted: bool,
    text: &str,
) -> f64 {
    let event = &teller.story().events[event];
    let named = claim.participants.iter().filter(|part| teller.is_named(part.entity)).count().min(4);
    let mut score = 0.5 * named as f64;
    score += if is_clause { 2.0 } else { 0.0 };
    score += if is_quoted { -2.0 } else { 0.0 };
    score += if claim.factuality == event.factuality { 2.0 } else { 0.0 };
    score += if claim.when.as_ref().is_some_and(When::is_day) { 1.0 } else { 0.0 };
    score += if (40..=200).contains(&text.len()) { 1.0 } else { 0.0 };
    score += if teller.copies.is_copy(claim.report) { -1.0 } else { 0.0 };
    score + if sentence.zone == ZoneKind::Body { 1.5 } else { 0.0 }
}

/// Who says the claim, where it stands between quotation marks.
fn direct_speaker(teller: &Teller<'_>, claim: &Claim, reading: &Event) -> Option<String> {
    let report = &teller.reports[claim.report];
    let quote = report.quotes.get(reading.quote?)?;
    let is_inside = quote.content.iter().any(|content| content.contains(claim.trigger));
    if quote.mode == QuoteMode::Indirect || !is_inside || !is_between_marks(report, claim.trigger) {
        return None;
    }
    let mention = report.mentions.get(quote.speaker_mention?)?;
    teller.entity_of(claim.report, mention.chain).map(|entity| teller.story().entities[entity].name.clone())
}

/// Whether more quotation marks open than close before the words, in their paragraph.
fn is_between_marks(report: &AnnotatedReport, words: Span) -> bool {
    let before = report.report.text.get(..words.start).unwrap_or_default();
    let paragraph = before.rfind('\n').map_or(before, |at| &before[at..]);
    let straight = paragraph.matches('"').count() % 2;
    paragraph.matches('“').count() + straight > paragraph.matches('”').count()
}

/// The words of a sentence that make a clause of their own.
struct Clause {
    /// The verb, or what stands in for it.
    head: usize,
    /// Words of the subject and the auxiliaries that stand with another verb or before a relative clause.
    lent: Vec<usize>,
    /// Relative pronoun that the lent subject stands for, conjunctions, and the like.
    cut: BTreeSet<usize>,
}

impl Clause {
    /// The smallest finite clause around a word. Of what did not happen, or may not have, the smallest that shows it:
    /// not "it ignored warnings" out of "the company denied that it ignored warnings".
    fn around(sentence: &Sentence, word: usize, factuality: Factuality) -> Option<Clause> {
        let path = sentence.path_to_root(word);
        let mut clauses = path.iter().filter_map(|&at| Clause::headed_by(sentence, at));
        if factuality == Factuality::Happened {
            return clauses.next();
        }
        let mut widest = None;
        for clause in clauses {
            if shows_doubt(sentence, clause.head) {
                return Some(clause);
            }
            widest = Some(clause);
        }
        widest
    }

    fn headed_by(sentence: &Sentence, at: usize) -> Option<Clause> {
        let mut cut: BTreeSet<usize> = sentence.children(at).filter(|&i| is_link(sentence, i)).collect();
        if let Some(subject) = sentence.own_subject(at) {
            if !is_finite(sentence, at) {
                return None;
            }
            let lent = match sentence.relative_antecedent(subject) {
                // "Those who ignored it will pay" does not tell who ignored it, or that anybody did.
                Some(noun) if !is_told_apart(sentence, noun) => return None,
                Some(noun) => {
                    cut.insert(subject);
                    sentence.noun_phrase_words(noun)
                }
                None if is_bare_pronoun(sentence, subject) => return None,
                None if sentence.tokens[at].deprel == Deprel::AclRelcl => return None,
                None => Vec::new(),
            };
            return Some(Clause { head: at, lent, cut });
        }
        if sentence.tokens[at].deprel != Deprel::Conj || sentence.tokens[at].upos != Upos::Verb {
            return None;
        }
        let first = sentence.first_conjunct(at);
        let subject = sentence.own_subject(first)?;
        let noun = sentence.relative_antecedent(subject).unwrap_or(subject);
        let mut lent = if noun == subject { sentence.subtree(subject) } else { sentence.noun_phrase_words(noun) };
        if !is_finite(sentence, at) {
            let auxiliaries = sentence.children(first).filter(|&i| sentence.tokens[i].deprel.base() == Deprel::Aux);
            let before = lent.len();
            lent.extend(auxiliaries);
            if lent.len() == before || sentence.tokens[first].xpos != sentence.tokens[at].xpos {
                return None;
            }
        }
        Some(Clause { head: at, lent, cut })
    }
}

/// Whether the clause itself says that it is a plan, a possibility or denied.
fn shows_doubt(sentence: &Sentence, at: usize) -> bool {
    sentence.is_negated(at) || sentence.children(at).any(|i| sentence.tokens[i].xpos == Xpos::Md)
}

/// What ties a clause to what is around it, and asides.
fn is_link(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    match token.deprel {
        Deprel::Mark => token.upos == Upos::Sconj,
        Deprel::Advmod => token.xpos == Xpos::Wrb,
        Deprel::Cc | Deprel::Discourse | Deprel::Parataxis => true,
        // "According to the embassy": the account names the origin itself.
        Deprel::Obl => {
            sentence.preposition(at).is_some_and(|preposition| matches!(preposition, "accord" | "according"))
        }
        _ => false,
    }
}

/// Whether what a relative clause tells holds of all that its noun means: of "the man", "a man" and a name, not of "those who
/// know him", "anyone who asks" and "drivers who drink", which without the clause are others.
fn is_told_apart(sentence: &Sentence, noun: usize) -> bool {
    let token = &sentence.tokens[noun];
    let is_plural = matches!(token.xpos, Xpos::Nns | Xpos::Nnps);
    let is_set_off = sentence.children(noun).any(|child| {
        matches!(sentence.tokens[child].deprel, Deprel::Det | Deprel::NmodPoss | Deprel::Nummod)
            || sentence.tokens[child].upos == Upos::Punct && child > noun
    });
    matches!(token.upos, Upos::Noun | Upos::Propn) && (!is_plural || is_set_off)
}

/// "who" and "that" whose noun the parse does not show.
fn is_bare_pronoun(sentence: &Sentence, subject: usize) -> bool {
    matches!(sentence.tokens[subject].xpos, Xpos::Wdt | Xpos::Wp)
}

fn is_finite(sentence: &Sentence, at: usize) -> bool {
    let is_tensed = |i: usize| matches!(sentence.tokens[i].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    let carries = |i: usize| matches!(sentence.tokens[i].deprel.base(), Deprel::Aux | Deprel::Cop) && is_tensed(i);
    is_tensed(at) || sentence.children(at).any(carries)
}

/// The words as they will be read.
struct Words {
    text: String,
    keeps_case: bool,
    /// "it", "they", "we": nobody knows who.
    has_nameless_subject: bool,
}

impl Words {
    fn of(
        teller: &Teller<'_>,
        claim: &Claim,
        reading: Option<&Event>,
        sentence: &Sentence,
        clause: Option<Clause>,
        said: Option<&[Span]>,
    ) -> Option<Words> {
        let report = &teller.reports[claim.report];
        let (mut words, head) = match &clause {
            Some(clause) => (own_words(sentence, clause), clause.head),
            None => ((0..sentence.tokens.len()).collect(), sentence.root()),
        };
        match said {
            Some(said) => words = quoted_words(sentence, said, &words),
            None => {
                let dropped = reading.map(|reading| days_told(report, sentence, claim, reading)).unwrap_or_default();
                words.retain(|word| !dropped.contains(word));
                trim(sentence, &mut words);
            }
        }
        cut_tag(sentence, claim.trigger, &mut words);
        let names = names_for_pronouns(teller, claim.report, sentence, head, &words);
        let mut text = written(report, sentence, &words, &names);
        if text.len() > LONGEST {
            drop_asides(sentence, head, &mut words);
            text = written(report, sentence, &words, &names);
        }
        let first = *words.first()?;
        let keeps_case = names.contains_key(&first) || keeps_case(report, sentence, first);
        let is_nameless = |at: usize| !names.contains_key(&at) && refers_elsewhere(sentence, at);
        let subject = sentence.own_subject(head).filter(|subject| words.contains(subject));
        let has_nameless_subject = is_nameless(first) || subject.is_some_and(is_nameless);
        let text = shorten(&balanced(&text), LONGEST);
        (!text.is_empty()).then_some(Words { text, keeps_case, has_nameless_subject })
    }

    fn mid_sentence(self) -> String {
        if self.keeps_case { self.text } else { super::lower_first(&self.text) }
    }
}

/// What stands between quotation marks, word for word: all that is said in the sentence, or of a long one the unbroken
/// stretch around the clause. Words left out of a quotation would make it a false one.
fn quoted_words(sentence: &Sentence, said: &[Span], clause: &[usize]) -> Vec<usize> {
    let is_said = |word: &usize| said.iter().any(|part| part.contains(sentence.tokens[*word].span));
    let all: Vec<usize> = (0..sentence.tokens.len()).filter(is_said).collect();
    let length = |words: &[usize]| words.iter().map(|&word| sentence.tokens[word].span.len() + 1).sum::<usize>();
    match (clause.first(), clause.last()) {
        (Some(&first), Some(&last)) if length(&all) > LONGEST => (first..=last).filter(is_said).collect(),
        _ => all,
    }
}

/// Whether the word has its capital for another reason than that it begins a sentence.
fn keeps_case(report: &AnnotatedReport, sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    let form = token.form(&report.report.text);
    at > 0 && !opens(sentence, at - 1)
        || token.upos == Upos::Propn
        || token.name != NameTag::O
        || form == "I"
        || form.chars().nth(1).is_some_and(char::is_uppercase)
        || countries::of_demonym(form).is_some()
        || sentence.tokens.get(at + 1).is_some_and(|next| next.deprel == Deprel::Flat && next.head == Some(at))
}

fn own_words(sentence: &Sentence, clause: &Clause) -> Vec<usize> {
    let whole = sentence.subtree_without(clause.head, |i| clause.cut.contains(&i));
    let is_next_clause = |i: usize| {
        let token = &sentence.tokens[i];
        token.head == Some(clause.head) && token.deprel == Deprel::Conj && is_clausal(sentence, i)
    };
    let short = sentence.subtree_without(clause.head, |i| clause.cut.contains(&i) || is_next_clause(i));
    // A further clause ends the sentence; what is cut out of the middle was no clause.
    let last = short.last().copied().unwrap_or(clause.head);
    let own = if whole.iter().all(|word| *word > last || short.contains(word)) { short } else { whole };
    let mut words = clause.lent.clone();
    let starts = if clause.lent.is_empty() { 0 } else { own.iter().take_while(|&&i| is_mark(sentence, i)).count() };
    let own = &own[starts..];
    words.extend(with_marks(sentence, own).into_iter().filter(|i| !clause.lent.contains(i)));
    words
}

fn is_mark(sentence: &Sentence, at: usize) -> bool {
    sentence.tokens[at].upos == Upos::Punct
}

/// The words, and the punctuation that stands alone between two of them.
fn with_marks(sentence: &Sentence, words: &[usize]) -> Vec<usize> {
    let mut all = Vec::with_capacity(words.len());
    for pair in words.windows(2) {
        all.push(pair[0]);
        if (pair[0] + 1..pair[1]).all(|i| is_mark(sentence, i)) {
            all.extend(pair[0] + 1..pair[1]);
        }
    }
    all.extend(words.last());
    all
}

fn is_clausal(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.tokens[at].upos, Upos::Verb | Upos::Aux) || sentence.own_subject(at).is_some()
}

/// Words that only say on which day it was, where the account says that itself.
fn days_told(report: &AnnotatedReport, sentence: &Sentence, claim: &Claim, reading: &Event) -> BTreeSet<usize> {
    let Some(stated) = claim.when.as_ref() else { return BTreeSet::new() };
    let mut dropped = BTreeSet::new();
    for time in reading.times.iter().filter_map(|&at| report.times.get(at)) {
        let is_this = time.interval.as_ref().is_some_and(|i| (i.from, i.to) == (stated.from, stated.to));
        if time.kind != TimeKind::Date || !is_this || !sentence.span.contains(time.span) {
            continue;
        }
        let Some(head) = sentence.head_of(time.span) else { continue };
        let phrase = sentence.subtree(head);
        let is_time = |&i: &usize| {
            let token = &sentence.tokens[i];
            time.span.contains(token.span)
                || matches!(token.lemma.to_lowercase().as_str(), "on" | "in" | "also" | "earlier" | ",")
        };
        let is_hung = matches!(sentence.tokens[head].deprel.base(), Deprel::Obl | Deprel::Nmod | Deprel::Advmod);
        let is_whole = sentence.tokens_in(time.span).all(|word| phrase.contains(&word));
        if is_hung && is_whole && phrase.iter().all(is_time) {
            dropped.extend(phrase);
        }
    }
    dropped
}

/// Takes away what links to the sentence before, and punctuation at the ends.
fn trim(sentence: &Sentence, words: &mut Vec<usize>) {
    const LINKS: &[&str] = &[
        "also",
        "however",
        "meanwhile",
        "moreover",
        "furthermore",
        "but",
        "and",
        "still",
        "instead",
        "besides",
        "earlier",
    ];
    let is_mark = |i: usize| is_mark(sentence, i);
    let is_link = |i: usize| {
        let token = &sentence.tokens[i];
        // "Besides the arrest, he …" loses its sense without its preposition.
        let is_preposition =
            matches!(token.deprel, Deprel::Case | Deprel::Mark | Deprel::Fixed) || token.upos == Upos::Adp;
        !is_preposition && LINKS.contains(&token.lemma.to_lowercase().as_str())
            || token.lemma == "that" && token.upos == Upos::Sconj
    };
    words.retain(|&i| sentence.tokens[i].lemma != "also" || sentence.tokens[i].deprel != Deprel::Advmod);
    let start = words.iter().position(|&i| !(is_mark(i) && !opens(sentence, i) || is_link(i))).unwrap_or(words.len());
    words.drain(..start);
    let is_closing = |i: usize| matches!(sentence.tokens[i].xpos, Xpos::CloseQuote | Xpos::CloseBracket);
    while words.last().is_some_and(|&i| is_mark(i) && !is_closing(i)) {
        words.pop();
    }
}

/// Takes away ", the agency said" at the end: who says it is told with the standing.
fn cut_tag(sentence: &Sentence, trigger: Span, words: &mut Vec<usize>) {
    const SAYING: &[&str] = &["say", "report", "tell", "state", "announce", "add", "write"];
    const LONGEST_TAG: usize = 9;
    let Some(&last) = words.last() else { return };
    let token = &sentence.tokens[last];
    if token.upos != Upos::Verb || !SAYING.contains(&token.lemma.as_str()) {
        return;
    }
    let comma = words
        .iter()
        .rposition(|&i| sentence.tokens[i].xpos == Xpos::Comma)
        .filter(|&at| at > 0 && words.len() - at <= LONGEST_TAG);
    let Some(comma) = comma else { return };
    if words[comma..].iter().all(|&i| !sentence.tokens[i].span.overlaps(trigger)) {
        words.truncate(comma);
    }
}

fn opens(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.tokens[at].xpos, Xpos::OpenQuote | Xpos::OpenBracket)
}

/// The name for the pronoun that is the subject, or that begins it ("his visit"), in brackets: the report has a pronoun
/// there. Where somebody else could be meant the pronoun stays, and nothing is put into what stands between quotation
/// marks.
fn names_for_pronouns(
    teller: &Teller<'_>,
    report: usize,
    sentence: &Sentence,
    head: usize,
    words: &[usize],
) -> BTreeMap<usize, String> {
    let mut names = BTreeMap::new();
    let subject = sentence.own_subject(head).or_else(|| words.first().copied());
    let candidates = [subject, words.first().copied()];
    for at in candidates.into_iter().flatten().filter(|at| words.contains(at)) {
        let token = &sentence.tokens[at];
        let is_third = matches!(token.lemma.to_lowercase().as_str(), "he" | "she" | "his" | "her");
        let is_joined = sentence.tokens.get(at + 1).is_some_and(|next| next.span.start == token.span.end);
        if token.upos != Upos::Pron || !is_third || is_joined || is_between_marks(&teller.reports[report], token.span) {
            continue;
        }
        if let Some(name) = teller.only_person_meant(report, token.span) {
            let is_possessive = token.xpos == Xpos::PrpPossessive || token.deprel == Deprel::NmodPoss;
            names.insert(at, if is_possessive { format!("[{name}'s]") } else { format!("[{name}]") });
        }
    }
    names
}

/// Whether the word is a pronoun that only the text around can tell the meaning of ("he", "we", "this"); "it" in "it
/// rained" and "everyone" are none.
fn refers_elsewhere(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    let is_personal = matches!(token.xpos, Xpos::Prp | Xpos::PrpPossessive | Xpos::Dt);
    token.upos == Upos::Pron && is_personal && token.deprel.base() != Deprel::Expl
}

/// Takes out relative clauses, appositions and participles that comment.
fn drop_asides(sentence: &Sentence, head: usize, words: &mut Vec<usize>) {
    let is_aside = |i: usize| {
        matches!(sentence.tokens[i].deprel.base(), Deprel::Appos | Deprel::Advcl | Deprel::Parataxis)
            || sentence.tokens[i].deprel == Deprel::AclRelcl
    };
    let kept: BTreeSet<usize> = sentence.subtree_without(head, is_aside).into_iter().collect();
    let under_head: BTreeSet<usize> = sentence.subtree(head).into_iter().collect();
    words.retain(|word| kept.contains(word) || !under_head.contains(word));
    trim(sentence, words);
}

/// The words with the space between them that the report has; one space where words were left out.
fn written(report: &AnnotatedReport, sentence: &Sentence, words: &[usize], names: &BTreeMap<usize, String>) -> String {
    let mut text = String::new();
    let mut before: Option<usize> = None;
    for &at in words {
        let token = &sentence.tokens[at];
        if let Some(last) = before {
            if last + 1 == at {
                let gap = Span {
                    start: sentence.tokens[last].span.end,
                    end: token.span.start.max(sentence.tokens[last].span.end),
                };
                text.push_str(gap.of(&report.report.text));
            } else if token.upos != Upos::Punct {
                text.push(' ');
            }
        }
        match names.get(&at) {
            Some(name) => text.push_str(name),
            None => text.push_str(token.form(&report.report.text)),
        }
        before = Some(at);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without quotation marks and brackets that lost their other half, and without doubled commas.
pub(super) fn balanced(text: &str) -> String {
    let mut text = text.to_owned();
    let halves = |open: char, close: char, text: &str| text.matches(open).count() != text.matches(close).count();
    for (open, close) in [('“', '”'), ('(', ')'), ('[', ']')] {
        if halves(open, close, &text) {
            text.retain(|c| c != open && c != close);
        }
    }
    if text.matches('"').count() % 2 == 1 {
        text.retain(|c| c != '"');
    }
    while text.contains(",,") || text.contains(", ,") {
        text = text.replace(", ,", ",").replace(",,", ",");
    }
    for quoted in [".”", ",”", ".\"", ",\""] {
        if let Some(words) = text.strip_suffix(quoted) {
            text = format!("{words}{}", &quoted[1..]);
        }
    }
    text.trim().trim_end_matches([',', ';', ':', '.', '–', '—']).trim().to_owned()
}

/// The text, cut before a word where it is too long.
pub(super) fn shorten(text: &str, longest: usize) -> String {
    if text.len() <= longest {
        return text.to_owned();
    }
    let end = text.char_indices().map(|(at, _)| at).take_while(|&at| at <= longest).last().unwrap_or(0);
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([',', ';', ':', ' ']))
}
