//! Texts of others that a report hands on: a body's release, a transcript, what a document of an authority gives in detail.
//!
//! What follows such an opening is the other's, though no sentence of it says so. A release is known by its mark near the
//! top or by a body that speaks of itself as "we"; whose a transcript is, by the name in the opening ("the Academy's
//! official release") or in front of the first words ("President Ann Lee: …"). Where no name is found nothing is credited.

use corroborate_encoder::Upos;

use super::source::as_inside_sentence;
use crate::annotation::{AnnotatedReport, Credit, CreditKind, EntityKind, Mention, MentionForm, Sentence, SpeechAct};
use crate::lexicon::handed_on::{self, HandedOn};
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::report::ZoneKind;
use crate::text::{LowerCase, Span};

/// Bytes from the top in which the mark of a release stands.
const TOP: usize = 400;
/// Bytes that the name of who speaks takes at most, in front of a colon.
const LABEL: usize = 60;
/// Sentences that a document is followed through at most.
const MOST_TOLD: usize = 12;

/// Finds the texts that the report hands on.
pub(super) fn find(report: &AnnotatedReport) -> Vec<Credit> {
    let openings = (0..report.sentences.len()).filter(|&at| report.sentences[at].zone == ZoneKind::Body);
    let texts = openings.filter_map(|at| opened(report, at).or_else(|| in_detail(report, at)));
    release(report).into_iter().chain(texts).collect()
}

/// Whose release the report is.
fn release(report: &AnnotatedReport) -> Option<Credit> {
    let text = &report.report.text;
    let lines = text.split_inclusive('\n').scan(0, |start, line| {
        let from = *start;
        *start += line.len();
        (from < TOP).then_some((from, line))
    });
    let marked = lines.into_iter().find_map(|(from, line)| {
        let lower = line.to_ascii_lowercase();
        let (at, mark) = handed_on::all(HandedOn::Mark).filter_map(|mark| Some((lower.find(mark)?, mark))).min()?;
        // "THE NORLAND OFFICE, FOR IMMEDIATE RELEASE": a letterhead, not a sentence that tells of a release.
        let small = line[..at].chars().filter(|c| c.is_lowercase()).count();
        let cue = Span::new(from + at, from + at + mark.len());
        (2 * small <= at).then_some((Span::new(from, from + at), cue))
    });
    let (issuer, cue) = match marked {
        Some((letterhead, cue)) => match shouted(report, letterhead) {
            Some((name, span)) => {
                let cue = Some(cue);
                return Some(Credit { name, kind: CreditKind::Official, span, cue, mention: None, scope: None });
            }
            None => (named_in(report, letterhead).or_else(|| who_leads(report))?, cue),
        },
        None => {
            let cue = own_voice(report)?;
            (who_leads(report).filter(|&issuer| is_in_title(report, issuer))?, cue)
        }
    };
    Some(credit(report, issuer, CreditKind::Official, cue, None))
}

/// The name in capitals with which a letterhead begins: "THE NORLAND OFFICE".
fn shouted(report: &AnnotatedReport, letterhead: Span) -> Option<(String, Span)> {
    let words =
        report.words(letterhead).split(' ').take_while(|word| !word.is_empty() && !word.contains(char::is_lowercase));
    let words: Vec<&str> = words.collect();
    let length = words.iter().map(|word| word.len() + 1).sum::<usize>().checked_sub(1)?;
    let name = as_inside_sentence(&in_title_case(&words.join(" ")));
    let is_name = words.len() > 1 && words.iter().all(|word| word.starts_with(char::is_alphabetic));
    is_name.then(|| (name, Span::new(letterhead.start, letterhead.start + length)))
}

/// "THE NORLAND OFFICE" as "The Norland Office".
pub(super) fn in_title_case(words: &str) -> String {
    let title = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect::<String>()
    };
    words.split(' ').map(title).collect::<Vec<_>>().join(" ")
}

/// The body that the first sentence of the article tells of.
fn who_leads(report: &AnnotatedReport) -> Option<usize> {
    let lead = report.sentences.iter().find(|sentence| sentence.zone == ZoneKind::Body)?;
    let subject = lead.own_subject(lead.root())?;
    let name = named_in(report, lead.noun_phrase(subject))?;
    (report.mentions[name].kind == EntityKind::Organization).then_some(name)
}

fn is_in_title(report: &AnnotatedReport, issuer: usize) -> bool {
    let name = report.words(report.mentions[issuer].span);
    let mut titles = report.sentences.iter().filter(|sentence| sentence.zone == ZoneKind::Title);
    titles.any(|title| report.words(title.span).contains(name))
}

/// Where the report speaks of itself as "we", outside all quotations.
fn own_voice(report: &AnnotatedReport) -> Option<Span> {
    let is_quoted = |span: Span| report.quotes.iter().any(|quote| quote.content.iter().any(|c| c.contains(span)));
    let told = report.sentences.iter().filter(|sentence| sentence.zone == ZoneKind::Body);
    let tokens = told.flat_map(|sentence| &sentence.tokens);
    let mut we =
        tokens.filter(|token| token.upos == Upos::Pron && token.form(&report.report.text).eq_ignore_ascii_case("we"));
    we.find(|token| !is_quoted(token.span)).map(|token| token.span)
}

/// The first body, person or authority that is named there.
fn named_in(report: &AnnotatedReport, words: Span) -> Option<usize> {
    let from = report.mentions.partition_point(|mention| mention.span.start < words.start);
    let near = report.mentions[from..].iter().take_while(|mention| mention.span.start < words.end);
    let is_name = |mention: &Mention| {
        mention.form == MentionForm::Name
            && words.contains(mention.span)
            && matches!(mention.kind, EntityKind::Organization | EntityKind::Person)
    };
    near.enumerate().find(|(_, mention)| is_name(mention)).map(|(at, _)| from + at)
}

/// "Here is the transcript of the announcement. President Ann Lee: …", "He went on in his remarks: …".
fn opened(report: &AnnotatedReport, at: usize) -> Option<Credit> {
    let sentence = &report.sentences[at];
    let words = report.words(sentence.span);
    let lower = words.to_lowercase();
    let is_opening = handed_on::all(HandedOn::Opening).any(|opening| {
        lower.strip_prefix(opening).is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()))
    });
    let colon = words.find(": ").map(|colon| sentence.span.start + colon);
    let colon =
        colon.or_else(|| words.trim_end().ends_with(':').then_some(sentence.span.start + words.trim_end().len() - 1));
    let head = Span::new(sentence.span.start, colon.unwrap_or(sentence.span.end));
    let is_in_head = |class: HandedOn| {
        let is = |&i: &usize| handed_on::is(class, &sentence.tokens[i].form(&report.report.text).lower_case());
        sentence.tokens_in(head).find(is)
    };
    if is_opening && let Some(piece) = is_in_head(HandedOn::Piece) {
        return presented(report, sentence, piece, head);
    }
    if !is_opening && colon.is_none() {
        return None;
    }
    let text = is_in_head(HandedOn::Text)?;
    let cue = sentence.tokens[text].span;
    if is_opening {
        let start = colon.map_or(sentence.span.end, |colon| colon + 1);
        let owner = named_in(report, head).or_else(|| label(report, start))?;
        let kind = kind_of(report, owner);
        return Some(credit(report, owner, kind, cue, Some(Span::new(start, end_of_body(report)?))));
    }
    // "In his remarks, …:" with what he said behind the colon, without quotation marks.
    let start = colon? + 1;
    let after = report.report.text.get(start..)?.trim_start();
    let has_case = sentence.children(text).any(|c| matches!(sentence.tokens[c].lemma.as_str(), "in" | "from"));
    if !has_case || !after.starts_with(char::is_uppercase) {
        return None;
    }
    let subject = sentence.own_subject(sentence.root())?;
    let span = sentence.noun_phrase(subject);
    let owner = report.mentions.iter().position(|mention| {
        span.contains(mention.span) && mention.head.sentence == at && mention.head.token == subject
    })?;
    let is_somebody = matches!(report.mentions[owner].kind, EntityKind::Person | EntityKind::Organization);
    let rest =
        report.sentences[at..].iter().take_while(|s| s.paragraph == sentence.paragraph && s.zone == sentence.zone);
    let end = rest.last()?.span.end;
    is_somebody.then(|| credit(report, owner, kind_of(report, owner), cue, Some(Span::new(start, end))))
}

/// "Here's the story from my buddy Ann Lee over at the Vellin Herald": what follows is hers, or that of the outlet she is at.
fn presented(report: &AnnotatedReport, sentence: &Sentence, piece: usize, head: Span) -> Option<Credit> {
    let from = sentence.oblique(piece, &["from", "by"])?;
    let behind = Span::new(sentence.tokens[from].span.start, head.end);
    let of_kind = |kind: EntityKind| {
        let is = |m: &&Mention| m.form == MentionForm::Name && m.kind == kind;
        report.mentions.iter().filter(is).find(|m| behind.contains(m.span))
    };
    let author = of_kind(EntityKind::Person)?;
    let (source, kind) =
        of_kind(EntityKind::Organization).map_or((author, CreditKind::Person), |outlet| (outlet, CreditKind::Outlet));
    let owner = report.mentions.iter().position(|m| m.span == source.span)?;
    let scope = Span::new(sentence.span.end, end_of_body(report)?);
    let found = credit(report, owner, kind, sentence.tokens[piece].span, Some(scope));
    if kind == CreditKind::Person {
        return Some(found);
    }
    let span = with_second_half(report, source.span);
    Some(Credit { name: report.words(span).to_owned(), span, ..found })
}

/// A paper's name of two halves, of which the second was taken for something else: "Vellin Times - Picayune".
fn with_second_half(report: &AnnotatedReport, name: Span) -> Span {
    let after = report.report.text.get(name.end..).unwrap_or_default();
    let second = after.strip_prefix(" - ").or_else(|| after.strip_prefix('-')).unwrap_or_default();
    let length = second.find(|c: char| !c.is_alphabetic()).unwrap_or(second.len());
    let end = name.end + (after.len() - second.len()) + length;
    if second.starts_with(char::is_uppercase) { Span::new(name.start, end) } else { name }
}

/// Whose words the text behind `start` begins with: "President Ann Lee: …".
fn label(report: &AnnotatedReport, start: usize) -> Option<usize> {
    let after = report.report.text.get(start..)?;
    let length = after.char_indices().take_while(|(at, _)| *at < LABEL).find(|(_, c)| *c == ':')?.0;
    let words = after.get(..length)?;
    let is_name = words.split_whitespace().all(|word| !word.starts_with(char::is_lowercase));
    named_in(report, Span::new(start, start + length)).filter(|_| is_name)
}

/// "The complaint gives details of what happened. …": what follows in the paragraph, until somebody else speaks.
fn in_detail(report: &AnnotatedReport, at: usize) -> Option<Credit> {
    let sentence = &report.sentences[at];
    let verb = sentence.root();
    let subject = sentence.own_subject(verb)?;
    let form = |i: usize| sentence.tokens[i].form(&report.report.text).to_lowercase();
    let is_document = kinds_of(&form(subject)).contains(&SourceNoun::Document);
    let object = sentence.object(verb).map(|object| sentence.tokens[object].lemma.to_lowercase());
    let details = object.is_some_and(|object| handed_on::is(HandedOn::Account, &object));
    let is_telling = handed_on::is(HandedOn::Details, &sentence.tokens[verb].lemma);
    if !(is_document && is_telling && details) {
        return None;
    }
    let is_spoken = |other: &Sentence| {
        let says = |span: Span| span.overlaps(other.span);
        report
            .quotes
            .iter()
            .any(|q| q.act == SpeechAct::Say && (q.cue.is_some_and(says) || q.content.iter().copied().any(says)))
    };
    let rest = report.sentences[at + 1..].iter().take(MOST_TOLD);
    let rest = rest.take_while(|other| other.paragraph == sentence.paragraph && !is_spoken(other));
    let end = rest.last()?.span.end;
    let span = sentence.noun_phrase(subject);
    let mention = report.mentions.iter().position(|mention| mention.span == span);
    let name = as_inside_sentence(report.words(span));
    let scope = Some(Span::new(sentence.span.start, end));
    Some(Credit { name, kind: CreditKind::Official, span, cue: Some(sentence.tokens[verb].span), mention, scope })
}

fn end_of_body(report: &AnnotatedReport) -> Option<usize> {
    report.sentences.iter().rfind(|sentence| sentence.zone == ZoneKind::Body).map(|sentence| sentence.span.end)
}

fn kind_of(report: &AnnotatedReport, mention: usize) -> CreditKind {
    if report.mentions[mention].kind == EntityKind::Person { CreditKind::Person } else { CreditKind::Official }
}

/// A credit by the fullest name of whoever the mention is.
fn credit(report: &AnnotatedReport, owner: usize, kind: CreditKind, cue: Span, scope: Option<Span>) -> Credit {
    let mention = &report.mentions[owner];
    let named = report.chains.get(mention.chain).and_then(|chain| chain.name);
    let name = as_inside_sentence(report.words(named.map_or(mention.span, |name| report.mentions[name].span)));
    Credit { name, kind, span: mention.span, cue: Some(cue), mention: Some(owner), scope }
}
