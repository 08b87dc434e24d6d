//! Where a report says it got its words from.
//!
//! A credit is more than a quotation: an agency that is told something, media that are cited, an office that is named
//! as the source. A person who speaks to the report, a minister or an interviewed expert, is credited too, but not one
//! who speaks in what a medium is credited for, or in an agency's dispatch: that made one dispatch look like many
//! sources.

mod carried;
mod pieces;
mod source;
mod texts;

use corroborate_encoder::{Deprel, Upos, Xpos};

pub(super) use self::source::{Source, source as source_of};
use super::quotes::noun_after;
use super::quotes::party::{Party, mention_of};
use crate::annotation::{
    AnnotatedReport, Credit, CreditKind, EntityKind, Mention, MentionForm, Quote, QuoteMode, SpeechAct, WordAt,
};
use crate::lexicon::agencies::AGENCIES;
use crate::lexicon::handed_on::{self, HandedOn};
use crate::lexicon::origin_words::{self, OriginWord};
use crate::lexicon::page;
use crate::lexicon::reporting::Reporting;
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::report::ZoneKind;
use crate::text::{LowerCase, Span};

/// Finds the credits, in the order of their names in the text.
pub fn find(report: &mut AnnotatedReport) {
    let mut credits = tags(report);
    credits.extend(passed_on(report));
    credits.extend(addressed(report));
    credits.extend(pieces::find(report));
    credits.extend(confirmed(report));
    let texts = texts::find(report);
    credits.extend(texts.iter().cloned());
    credits.sort_by_key(|c| c.span);
    credits.extend(said(report, &credits));
    credits.extend(speakers(report, &credits, &texts));
    let mut credits: Vec<Credit> = credits.into_iter().map(|credit| by_name(report, credit)).collect();
    let order = |c: &Credit| (c.span, c.scope.map(|s| (s.start, s.end)));
    credits.sort_by_key(order);
    let is_same_passage = |a: &Credit, b: &Credit| match (a.scope, b.scope) {
        (Some(a), Some(b)) => a.overlaps(b),
        _ => true,
    };
    credits.dedup_by(|a, b| a.span == b.span && is_same_passage(a, b));
    credits.extend(carried::find(report, &credits));
    credits.sort_by_key(order);
    report.credits = credits;
}

/// Sources of what is said: "IRNA said that", "according to the embassy", "state media reported".
fn said(report: &AnnotatedReport, known: &[Credit]) -> Vec<Credit> {
    let mut found: Vec<Credit> = Vec::new();
    for quote in report.quotes.iter().filter(|q| q.act == SpeechAct::Say && report.was_said(q) && !is_order(report, q))
    {
        let Some(party) = speaker(report, quote).filter(|_| !is_on_the_spot(report, quote)) else { continue };
        // "A message from the ministry" is the ministry's.
        if known.iter().any(|c| c.cue == quote.cue && c.span != party.span && party.span.contains(c.span)) {
            continue;
        }
        let before = known[..known.partition_point(|c| c.span < party.span)].iter().rev().find(|c| is_medium(c));
        let named = [before, found.iter().rev().find(|c| is_medium(c))].into_iter().flatten().max_by_key(|c| c.span);
        let source = quote
            .addressee
            .and_then(|addressee| source::asker(report, addressee))
            .or_else(|| source_of(report, &party, named))
            .or_else(|| accorded(report, quote, &party));
        let Some(source) = source else { continue };
        let is_for_all =
            matches!(source.kind, CreditKind::Agency | CreditKind::Outlet) && carries_report(report, quote);
        let scope = if is_for_all { None } else { Some(scope_of(quote)) };
        found.extend(beside(report, &party).into_iter().map(|other| credit(other, quote.cue, scope)));
        found.push(credit(source, quote.cue, scope));
    }
    found
}

/// Who says it, too: "police and *the family* said".
fn beside(report: &AnnotatedReport, party: &Party) -> Vec<Source> {
    let sentence = &report.sentences[party.word.sentence];
    let others = sentence.children_by(party.word.token, Deprel::Conj).filter(|&i| sentence.has_child(i, Deprel::Cc));
    let parties = others.filter_map(|token| Party::at(report, WordAt { token, ..party.word }));
    parties.filter_map(|other| source_of(report, &other, None).or_else(|| source::somebody(report, &other))).collect()
}

/// Persons who speak to the report itself, each once, by the words that say who it is.
fn speakers(report: &AnnotatedReport, known: &[Credit], texts: &[Credit]) -> Vec<Credit> {
    let is_carried = known.iter().any(|c| c.kind == CreditKind::Agency && c.scope.is_none());
    if is_carried {
        return Vec::new();
    }
    let mut found: Vec<Credit> = Vec::new();
    for quote in report.quotes.iter().filter(|q| q.act == SpeechAct::Say && q.cue.is_some() && report.was_said(q)) {
        let scope = scope_of(quote);
        let Some(party) = speaker(report, quote).filter(|_| !is_on_the_spot(report, quote)) else { continue };
        // Who "he" is was left open where he can't be whom the chain says.
        let is_open = |m: usize| report.mentions[m].form == MentionForm::Pronoun && quote.speaker_mention.is_none();
        let who = party.mention.filter(|&m| is_known_person(report, m) && !is_open(m));
        let Some(mention) = who else { continue };
        let is_passed_on = known.iter().any(|c| {
            c.kind != CreditKind::Person && c.cue != quote.cue && c.scope.is_some_and(|s| s.overlaps(party.span))
        });
        // Whom somebody quotes in a speech spoke to him.
        let is_handed_on = texts.iter().any(|text| text.scope.is_some_and(|scope| scope.contains(party.span)));
        let is_asked = quote.addressee.is_some_and(|addressee| source::asker(report, addressee).is_some());
        let is_inside =
            report.quotes.iter().any(|q| q.cue != quote.cue && q.content.iter().any(|c| c.contains(party.span)));
        let chain = |c: &Credit| c.mention.map(|m| report.mentions[m].chain);
        let own = Some(report.mentions[mention].chain);
        let is_credited =
            |c: &Credit| c.span.overlaps(party.span) || chain(c) == own && c.scope.is_some_and(|s| s.overlaps(scope));
        let is_repeated = found.iter().any(|c| chain(c) == own);
        if is_passed_on || is_handed_on || is_asked || is_inside || is_repeated || known.iter().any(is_credited) {
            continue;
        }
        found.push(credit(person(report, mention, party.span), quote.cue, Some(scope)));
    }
    // "The expert", in a report that names one who speaks, is likely he.
    let is_named = |c: &Credit| c.mention.and_then(|m| report.chains.get(report.mentions[m].chain)?.name).is_some();
    if found.iter().any(is_named) {
        found.retain(|c| is_named(c) || !c.name.starts_with("the ") && !is_bare(report, c));
    }
    found
}

/// A person by name where the report gives one, else by the words at `span`.
fn person(report: &AnnotatedReport, mention: usize, span: Span) -> Source {
    let named = report.chains.get(report.mentions[mention].chain).and_then(|chain| chain.name);
    let name = source::as_inside_sentence(report.words(named.map_or(span, |m| report.mentions[m].span)));
    Source { name, kind: CreditKind::Person, span, mention: Some(mention) }
}

/// "Talk show host", of "the comedian and talk show host".
fn is_bare(report: &AnnotatedReport, credit: &Credit) -> bool {
    let head = credit.mention.map(|mention| report.token(report.mentions[mention].head));
    head.is_some_and(|head| head.xpos == Xpos::Nn)
        && !credit.name.contains(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !matches!(
            credit.name.split(' ').next(),
            Some("a" | "an" | "one" | "another" | "some" | "his" | "her" | "their" | "its" | "my" | "our")
        )
}

/// "The club's *president* and general manager Boris Krug": whoever bears the second title bears the first.
fn by_name(report: &AnnotatedReport, credit: Credit) -> Credit {
    let is_person = |m: &&Mention| m.form == MentionForm::Name && m.kind == EntityKind::Person;
    let mut persons = report.mentions.iter().filter(is_person);
    if persons.clone().any(|mention| credit.span.contains(mention.span)) {
        return credit;
    }
    let Some(next) = persons.find(|mention| mention.span.start >= credit.span.end) else { return credit };
    let between = report.report.text.get(credit.span.end..next.span.start);
    let titles = between.and_then(|between| between.strip_prefix(" and "));
    if !titles.is_some_and(|titles| titles.split_whitespace().all(|word| word.starts_with(char::is_uppercase))) {
        return credit;
    }
    let named =
        report.chains.get(next.chain).and_then(|chain| chain.name).map_or(next.span, |m| report.mentions[m].span);
    let mention = report.mentions.iter().position(|mention| mention.span == next.span);
    let span = credit.span.cover(next.span);
    Credit { name: report.words(named).to_owned(), kind: CreditKind::Person, span, mention, ..credit }
}

/// Whether the words were called out where it happened: the report has them from whoever heard them.
fn is_on_the_spot(report: &AnnotatedReport, quote: &Quote) -> bool {
    let sentence = quote.cue.and_then(|cue| Some((cue, &report.sentences[report.sentence_at(cue.start)?])));
    let lemma = sentence.and_then(|(cue, sentence)| Some(&sentence.tokens[sentence.head_of(cue)?].lemma));
    lemma.is_some_and(|lemma| Reporting::shipped().is_on_the_spot(lemma))
}

/// Whether the mention says who the person is.
fn is_known_person(report: &AnnotatedReport, mention: usize) -> bool {
    let mention = &report.mentions[mention];
    let chain = &report.chains.get(mention.chain);
    let is_person = mention.kind == EntityKind::Person || chain.is_some_and(|c| c.kind == EntityKind::Person);
    let is_told_apart = match mention.form {
        // "He" is whoever the report names as him.
        MentionForm::Pronoun => chain.is_some_and(|chain| chain.name.is_some()),
        _ => !origin_words::is_nobody(report.words(mention.span)),
    };
    is_person && is_told_apart
}

fn is_medium(credit: &Credit) -> bool {
    matches!(credit.kind, CreditKind::Agency | CreditKind::Outlet)
}

/// "The officer told her to get everyone out" tells what he wanted, not what happened.
fn is_order(report: &AnnotatedReport, quote: &Quote) -> bool {
    let is_infinitive = |content: Span| {
        let sentence = report.sentence_at(content.start).map(|at| &report.sentences[at]);
        sentence.and_then(|sentence| Some((sentence, sentence.head_of(content)?))).is_some_and(|(sentence, head)| {
            let mut marks = sentence.children_by(head, Deprel::Mark).filter(|&mark| mark < head);
            sentence.tokens[head].xpos == Xpos::Vb && marks.any(|mark| sentence.tokens[mark].lemma == "to")
        })
    };
    quote.mode == QuoteMode::Indirect && quote.addressee.is_some() && quote.content.iter().copied().all(is_infinitive)
}

fn credit(source: Source, cue: Option<Span>, scope: Option<Span>) -> Credit {
    Credit { name: source.name, kind: source.kind, span: source.span, cue, mention: source.mention, scope }
}

/// The speaker of a quotation as a party; the words of the report, not what the parser made of them, say who.
fn speaker(report: &AnnotatedReport, quote: &Quote) -> Option<Party> {
    let span = quote.speaker?;
    let index = report.sentence_at(span.start)?;
    let head = report.sentences[index].head_of(span)?;
    let word = WordAt { sentence: index, token: head };
    Some(Party { word, span, mention: quote.speaker_mention.or_else(|| mention_of(report, word, span)) })
}

/// Somebody whom the report follows: "according to Ann Lee".
fn accorded(report: &AnnotatedReport, quote: &Quote, party: &Party) -> Option<Source> {
    let cue = report.words(quote.cue?);
    let mention = party.mention.map(|m| &report.mentions[m]).filter(|m| m.form != MentionForm::Pronoun)?;
    let is_accorded = cue.len() > 9 && cue.get(..9).is_some_and(|c| c.eq_ignore_ascii_case("according"));
    (is_accorded && mention.form == MentionForm::Name).then(|| Source {
        name: report.words(mention.span).to_string(),
        kind: CreditKind::Person,
        span: party.span,
        mention: party.mention,
    })
}

/// What a quotation's source answers for: all its content and the words that attribute it.
fn scope_of(quote: &Quote) -> Span {
    let said = quote.content.iter().copied().chain(quote.cue);
    said.reduce(|whole, part| whole.cover(part)).unwrap_or(Span::new(0, 0))
}

/// Whether the report as a whole is said to come from the source: its first sentence ends with the attribution.
fn carries_report(report: &AnnotatedReport, quote: &Quote) -> bool {
    let first = report.sentences.iter().find(|s| s.zone == ZoneKind::Body);
    let Some((first, cue)) = first.zip(quote.cue) else { return false };
    let content = quote.content.first();
    first.span.contains(cue)
        && content.is_some_and(|c| c.start < cue.start && c.start < first.span.start + first.span.len() / 3)
}

/// Media that are told something or that talk to somebody: "told IRNA", "in an interview with the BBC".
fn addressed(report: &AnnotatedReport) -> Vec<Credit> {
    let of_quotes = report.quotes.iter().filter_map(|quote| {
        let told = report.mentions[quote.addressee?].head;
        let phrase = with_owner(report, report.sentences[told.sentence].noun_phrase(told.token));
        let named = source::named_medium(report, phrase, quote.addressee);
        let source =
            named.or_else(|| source::told(report, quote.addressee?)).filter(|source| !is_own(report, source))?;
        Some(credit(source, quote.cue, Some(scope_of(quote))))
    });
    let in_interviews = (0..report.sentences.len()).flat_map(|index| interviews(report, index));
    of_quotes.chain(in_interviews).collect()
}

/// Whether it is the outlet whose report it is ("told this newspaper"): what it was told it tells itself.
fn is_own(report: &AnnotatedReport, source: &Source) -> bool {
    let outlet = report.report.outlet.as_deref();
    let first = source.name.split(' ').next().unwrap_or_default();
    matches!(first, "this" | "our")
        || source.kind == CreditKind::Outlet && outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(&source.name))
}

/// The phrase with the name of whose it is, which parsers cut off at the apostrophe: "ABC News' Ann Lee".
fn with_owner(report: &AnnotatedReport, phrase: Span) -> Span {
    let is_apostrophe =
        |span: Span| matches!(report.report.text.get(span.end..phrase.start), Some("' " | "’ " | "'s " | "’s "));
    let before = report.mentions.partition_point(|mention| mention.span.start < phrase.start);
    let owner = report.mentions[..before].iter().rev().take(4).find(|mention| is_apostrophe(mention.span));
    owner.map_or(phrase, |owner| owner.span.cover(phrase))
}

/// "in an interview with the BBC", "speaking to Sky News", "told the agency in remarks to AFP".
fn interviews(report: &AnnotatedReport, index: usize) -> Vec<Credit> {
    let sentence = &report.sentences[index];
    let mut found = Vec::new();
    for at in 0..sentence.tokens.len() {
        let prepositions: &[&str] = match sentence.tokens[at].lemma.as_str() {
            "interview" | "conversation" => &["with", "to", "by"],
            "speak" | "talk" | "remark" | "comment" | "statement" | "tell" | "confirm" => &["to", "with"],
            _ => continue,
        };
        let object = if sentence.tokens[at].lemma == "tell" { noun_after(sentence, at) } else { None };
        let Some(medium) = object.or_else(|| sentence.oblique(at, prepositions)) else { continue };
        let phrase = sentence.noun_phrase(medium);
        let mention = mention_of(report, WordAt { sentence: index, token: medium }, phrase);
        if let Some(source) = source::named_medium(report, phrase, mention) {
            found.push(credit(source, Some(sentence.tokens[at].span), Some(sentence.span)));
        }
    }
    found
}

/// Media and others whose word is passed on: "citing IRNA", "seen by AFP", "quoted by Tasnim", "as reported by …".
fn passed_on(report: &AnnotatedReport) -> Vec<Credit> {
    let mut found = Vec::new();
    for (index, sentence) in report.sentences.iter().enumerate().filter(|(_, s)| s.zone.is_told()) {
        for at in 0..sentence.tokens.len() {
            let token = &sentence.tokens[at];
            if token.upos != Upos::Verb {
                continue;
            }
            let form = token.form(&report.report.text).to_lowercase();
            let source = match form.as_str() {
                "citing" | "quoting" => sentence.object(at).or_else(|| sentence.indirect_object(at)),
                // "the agency quoted X as saying".
                "quoted" | "cited" if sentence.is_passive(at) => sentence.agent(at),
                "quoted" | "cited" | "quotes" | "cites" | "interviewed" if sentence.own_subject(at).is_some() => {
                    sentence.own_subject(at)
                }
                "learned" | "learnt" if learns_for_report(report, index, at) => sentence.oblique(at, &["from"]),
                "seen" | "obtained" | "reviewed" | "quoted" | "cited" | "reported" | "published" | "carried"
                | "released" | "broadcast" | "aired" | "viewed" | "verified" | "run" => {
                    sentence.agent(at).or_else(|| sentence.oblique(at, &["by"]))
                }
                _ => None,
            };
            let Some(word) = source else { continue };
            let Some(party) = Party::at(report, WordAt { sentence: index, token: word }) else { continue };
            let is_cited = matches!(form.as_str(), "citing" | "quoting");
            let is_learned = matches!(form.as_str(), "learned" | "learnt");
            if let Some(document) = document_seen(report, index, at, &party) {
                found.push(credit(document, Some(token.span), Some(sentence.span)));
                continue;
            }
            let source = source_of(report, &party, found.iter().rev().find(|c| is_medium(c)));
            let source = source.or_else(|| is_cited.then(|| source::somebody(report, &party)).flatten());
            if let Some(source) = source.filter(|s| is_cited || is_learned || s.kind != CreditKind::Official) {
                found.push(credit(source, Some(token.span), Some(sentence.span)));
            }
        }
    }
    found
}

/// "The agency *learned* from the press service", "it was *learned* from the ministry": not what somebody
/// told of in the report learned.
fn learns_for_report(report: &AnnotatedReport, index: usize, verb: usize) -> bool {
    let sentence = &report.sentences[index];
    let Some(subject) = sentence.own_subject(verb) else { return false };
    let is_medium = || {
        let party = Party::at(report, WordAt { sentence: index, token: subject });
        let source = party.and_then(|party| source_of(report, &party, None));
        source.is_some_and(|source| matches!(source.kind, CreditKind::Agency | CreditKind::Outlet))
    };
    sentence.tokens[subject].lemma == "it" || is_medium()
}

/// "A document *seen* by the Daily", in the Vellin Daily: the document says it, not the paper that tells of it.
fn document_seen(report: &AnnotatedReport, index: usize, verb: usize, medium: &Party) -> Option<Source> {
    let sentence = &report.sentences[index];
    let noun = sentence.head(verb).filter(|_| sentence.tokens[verb].deprel.base() == Deprel::Acl)?;
    let form = sentence.tokens[noun].form(&report.report.text).lower_case();
    if !origin_words::is(&form, OriginWord::Document) || !is_own_by_half(report, medium) {
        return None;
    }
    let span = sentence.noun_phrase(noun).cover(medium.span);
    let mention = mention_of(report, WordAt { sentence: index, token: noun }, span);
    Some(Source { name: source::as_inside_sentence(report.words(span)), kind: CreditKind::Official, span, mention })
}

/// Whether the report calls its own paper by half of its name: "the Daily".
fn is_own_by_half(report: &AnnotatedReport, medium: &Party) -> bool {
    let Some(name) = report.words(medium.span).strip_prefix("the ") else { return false };
    let is_half = match &report.report.outlet {
        Some(outlet) => outlet.ends_with(name),
        None => page::OUTLET_WORDS.contains(name.to_lowercase().as_str()),
    };
    is_half && name.starts_with(char::is_uppercase) && AGENCIES.find(name).is_none()
}

/// Who confirmed what happened, where that is no clause of its own: "the singer's publicist confirmed her death".
fn confirmed(report: &AnnotatedReport) -> Vec<Credit> {
    let mut found = Vec::new();
    for (index, sentence) in report.sentences.iter().enumerate().filter(|(_, s)| s.zone == ZoneKind::Body) {
        let is_told = |&at: &usize| {
            let cue = sentence.tokens[at].span;
            let token = &sentence.tokens[at];
            token.upos == Upos::Verb
                && handed_on::is(HandedOn::Vouching, &token.lemma)
                && !sentence.is_passive(at)
                && !report.quotes.iter().any(|quote| quote.cue == Some(cue))
        };
        for at in (0..sentence.tokens.len()).filter(is_told) {
            let subject = sentence.own_subject(at).filter(|&subject| subject < at);
            let Some((subject, object)) = subject.zip(sentence.object(at)) else { continue };
            // The council confirms the judge; the judge confirms the ruling.
            let kind =
                report.mentions.iter().find(|m| m.head == WordAt { sentence: index, token: object }).map(|m| m.kind);
            let Some(party) = Party::at(report, WordAt { sentence: index, token: subject }) else { continue };
            let known = party.mention.filter(|&m| is_known_person(report, m));
            let source = source_of(report, &party, None).or_else(|| known.map(|m| person(report, m, party.span)));
            if let Some(source) = source.filter(|_| kind != Some(EntityKind::Person)) {
                found.push(credit(source, Some(sentence.tokens[at].span), Some(sentence.span)));
            }
        }
    }
    found
}

/// Agencies and outlets in bylines, datelines and tags at the end; they answer for the whole report.
fn tags(report: &AnnotatedReport) -> Vec<Credit> {
    let zones = report.report.zones.iter().filter(|z| matches!(z.kind, ZoneKind::Byline | ZoneKind::Dateline));
    let mut found = Vec::new();
    for zone in zones {
        let mut from = zone.span.start;
        while let Some(source) = source::named_medium(report, Span::new(from, zone.span.end), None) {
            from = source.span.end;
            if !is_part_of_outlet(report, source.span) {
                found.push(credit(source, None, None));
            }
        }
        if from == zone.span.start && zone.kind == ZoneKind::Dateline {
            found.extend(unlisted_agency(report, zone.span).map(|source| credit(source, None, None)));
        }
    }
    found.extend(opening_tag(report));
    found.extend(closing_tag(report));
    found
}

/// Whether the words are the last ones of what the report calls its outlet: the "National News Agency" of "Norl National News Agency".
fn is_part_of_outlet(report: &AnnotatedReport, span: Span) -> bool {
    let Some(outlet) = &report.report.outlet else { return false };
    let line = report.report.text[..span.end].rsplit('\n').next().unwrap_or_default().trim_start();
    line.len() > span.len() && line.eq_ignore_ascii_case(outlet)
}

/// The agency of a dateline whom no list has, as the words in brackets in front of the dash or between slashes:
/// "VELLIN, 9 Feb 2021 (Norl) -", "VELLIN, March 11. /Norl/.".
fn unlisted_agency(report: &AnnotatedReport, dateline: Span) -> Option<Source> {
    let words = report.words(dateline).trim_end_matches(['-', '–', '—', ':', '.', ' ']);
    let (open, close) = if words.ends_with('/') { ('/', '/') } else { ('(', ')') };
    let inside = words.strip_suffix(close)?;
    let start = inside.rfind(open)? + open.len_utf8();
    let name = &inside[start..];
    let is_name = name.starts_with(char::is_uppercase) && page::has_at_most(name, 3);
    let span = Span::new(dateline.start + start, dateline.start + inside.len());
    let ends_anew = words.len() < dateline.len();
    let source = Source { name: name.to_owned(), kind: CreditKind::Agency, span, mention: None };
    (is_name && ends_anew && !name.contains(|c: char| c.is_ascii_digit())).then_some(source)
}

/// "… - AFP" at the end of the text.
fn closing_tag(report: &AnnotatedReport) -> Option<Credit> {
    let last = report.sentences.iter().rfind(|s| s.zone == ZoneKind::Body)?;
    let text = report.words(last.span).trim_end_matches(['.', ' ', ')', ']']);
    let dash = text.rfind(['-', '–', '—'])?;
    let after = text[dash..].char_indices().nth(1).map(|(at, _)| dash + at)?;
    let before = text[..dash].trim_end();
    let name = text[after..].trim();
    let is_set_off = before.is_empty() || before.ends_with(['.', '”', '"', '!', '?']);
    let start = last.span.start + after + (text[after..].len() - text[after..].trim_start().len());
    let span = Span::new(start, start + name.len());
    if let Some(name) = signed(name).filter(|_| is_set_off) {
        return Some(Credit { name, kind: CreditKind::Official, span, cue: None, mention: None, scope: None });
    }
    let agency = AGENCIES.find(name).filter(|_| is_set_off)?;
    let kind = if AGENCIES.is_agency(agency) { CreditKind::Agency } else { CreditKind::Outlet };
    Some(Credit { name: agency.to_string(), kind, span, cue: None, mention: None, scope: None })
}

/// The authority that signed the text: "- VELLIN POLICE".
fn signed(name: &str) -> Option<String> {
    let is_office = |word: &str| {
        kinds_of(&word.lower_case()).iter().any(|kind| matches!(kind, SourceNoun::Office | SourceNoun::Asker))
    };
    let is_capitals = !name.contains(char::is_lowercase) && name.contains(' ');
    (is_capitals && name.split(' ').any(is_office)).then(|| texts::in_title_case(name))
}

/// "MOSCOW, June 27 (Reuters) - …" where the dateline was not marked as a zone.
fn opening_tag(report: &AnnotatedReport) -> Option<Credit> {
    /// Bytes within which the tag stands.
    const OPENING: usize = 80;
    let first = report.sentences.iter().find(|s| s.zone == ZoneKind::Body)?;
    let text = report.words(first.span);
    let open = text.find('(').filter(|&at| at < OPENING)?;
    let length = text[open..].find(')')?;
    let name = &text[open + 1..open + length];
    let is_tag = text[open + length + 1..].trim_start().starts_with(['-', '–', '—']);
    let (name, kind) = match AGENCIES.find(name) {
        Some(agency) if AGENCIES.is_agency(agency) => (agency.to_string(), CreditKind::Agency),
        Some(outlet) => (outlet.to_string(), CreditKind::Outlet),
        None => Some((name.to_owned(), CreditKind::Outlet)).filter(|(name, _)| is_outlet(name))?,
    };
    let start = first.span.start + open + 1;
    let span = Span::new(start, first.span.start + open + length);
    Some(Credit { name, kind, span, cue: None, mention: None, scope: None }).filter(|_| is_tag)
}

/// Whether a name that stands where agencies do is an outlet's by its last word: "(Sports Network)".
fn is_outlet(name: &str) -> bool {
    let last = name.rsplit_once(' ').map(|(_, last)| last.to_lowercase());
    name.starts_with(char::is_uppercase) && last.is_some_and(|last| page::OUTLET_WORDS.contains(last.as_str()))
}

#[cfg(test)]
mod tests;
