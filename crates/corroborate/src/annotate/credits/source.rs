//! What somebody who says something is as a source: an agency, another outlet, an authority, a witness.

use corroborate_encoder::{Deprel, Upos};

use crate::annotate::quotes::has_half_a_mark;
use crate::annotate::quotes::party::{Party, mention_of};
use crate::annotation::{AnnotatedReport, Credit, CreditKind, EntityKind, MentionForm, Sentence, WordAt};
use crate::lexicon::agencies::AGENCIES;
use crate::lexicon::page;
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::text::{LowerCase, Span};

/// A source as a reader would name it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::annotate) struct Source {
    pub(in crate::annotate) name: String,
    pub(in crate::annotate) kind: CreditKind,
    pub(in crate::annotate) span: Span,
    pub(in crate::annotate) mention: Option<usize>,
}

/// What a speaker is as a source; nothing for one who merely speaks, a minister or an expert. `before` is the agency or
/// outlet credited last, which "the agency" then is.
pub(in crate::annotate) fn source(report: &AnnotatedReport, party: &Party, before: Option<&Credit>) -> Option<Source> {
    let phrase = with_apposition(report, party);
    named_medium(report, phrase, party.mention)
        .or_else(|| medium(report, party, before))
        .or_else(|| authority(report, party))
}

/// An agency or outlet of the list, named in the phrase: "Iran's state news agency, IRNA", "an IRNA report".
pub(super) fn named_medium(report: &AnnotatedReport, phrase: Span, mention: Option<usize>) -> Option<Source> {
    let words = report.words(phrase);
    let (range, name) = AGENCIES.first_in(words)?;
    let after = words[range.end..].trim_start();
    let is_affiliate = |word: &str| kinds_of(&word.lower_case()).contains(&SourceNoun::Affiliate);
    if let Some(affiliate) = after.split(' ').next().filter(|word| is_affiliate(word.trim_end_matches(','))) {
        return named_after(phrase, words, affiliate, mention);
    }
    let span = Span::new(phrase.start + range.start, phrase.start + range.end);
    if let Some(title) = longer_title(report, span).or_else(|| longer_by_words(report, span)) {
        return Some(title);
    }
    let kind = if AGENCIES.is_agency(name) { CreditKind::Agency } else { CreditKind::Outlet };
    let own = report.mentions.partition_point(|m| m.span < span);
    let own = Some(own).filter(|&at| report.mentions.get(at).is_some_and(|m| m.span == span));
    Some(Source { name: name.to_string(), kind, span, mention: own.or(mention) })
}

/// The paper in whose name that of another stands: "The Vellin Sun Herald" is not The Sun.
fn longer_title(report: &AnnotatedReport, known: Span) -> Option<Source> {
    let at = report.mentions.iter().position(|mention| {
        mention.form == MentionForm::Name && mention.span.overlaps(known) && mention.span.end > known.end
    })?;
    let span = report.mentions[at].span.cover(known);
    let name = report.words(span).to_owned();
    is_title(&name).then_some(Source { name, kind: CreditKind::Outlet, span, mention: Some(at) })
}

/// The outlet whose name begins with the letters by which an agency goes: "CP Media Wire" is not the agency CP. "AP News" is.
fn longer_by_words(report: &AnnotatedReport, known: Span) -> Option<Source> {
    /// Letters of a name that others may bear, too.
    const LETTERS: usize = 3;
    let after = report.report.text.get(known.end..)?;
    let line = after.lines().next()?;
    let is_title =
        |word: &&str| word.starts_with(char::is_uppercase) && page::OUTLET_WORDS.contains(&*word.lower_case());
    let titles: Vec<&str> = line.strip_prefix(' ')?.split(' ').take_while(is_title).collect();
    let is_other = titles.len() > 1 && titles[0] != "News" && known.len() <= LETTERS;
    let length: usize = titles.iter().map(|word| word.len() + 1).sum();
    let span = Span::new(known.start, known.end + length);
    let name = report.words(span).to_owned();
    is_other.then_some(Source { name, kind: CreditKind::Outlet, span, mention: None })
}

/// Of "CNN affiliate WXYZ" the station that is named.
fn named_after(phrase: Span, words: &str, affiliate: &str, mention: Option<usize>) -> Option<Source> {
    let start = words.find(affiliate)? + affiliate.len();
    let start = start + words[start..].len() - words[start..].trim_start().len();
    let name = words[start..].split([',', ' ', ')']).next().filter(|name| name.starts_with(char::is_uppercase))?;
    let span = Span::new(phrase.start + start, phrase.start + start + name.len());
    Some(Source { name: name.to_owned(), kind: CreditKind::Outlet, span, mention })
}

/// The noun phrase with the name that explains it: "Iran's official news agency (IRNA)".
fn with_apposition(report: &AnnotatedReport, party: &Party) -> Span {
    let sentence = &report.sentences[party.word.sentence];
    let explains = |c: &usize| {
        let token = &sentence.tokens[*c];
        matches!(token.deprel, Deprel::Appos | Deprel::Parataxis | Deprel::Dep)
            && token.upos == Upos::Propn
            && token.span.start < party.span.end + 12
    };
    let parsed = sentence.children(party.word.token).find(explains).map(|c| sentence.noun_phrase(c));
    let after = report.report.text.get(party.span.end..sentence.span.end).unwrap_or("");
    // The parser loses many a name in brackets or between commas.
    let written = ["(", ", "].iter().find_map(|open| {
        let inside = after.trim_start_matches(' ').strip_prefix(open)?;
        let length = inside.find([')', ','])?;
        let name = inside.get(..length)?;
        let start = sentence.span.end - inside.len();
        (AGENCIES.find(name).is_some()).then(|| Span::new(start, start + length))
    });
    parsed.or(written).map_or(party.span, |extra| party.span.cover(extra))
}

/// A medium that the list does not have, the press as a whole, or "the outlet" that was named before.
fn medium(report: &AnnotatedReport, party: &Party, before: Option<&Credit>) -> Option<Source> {
    let sentence = &report.sentences[party.word.sentence];
    let words: Vec<usize> = sentence.noun_phrase_words(party.word.token).chain(beside(sentence, party)).collect();
    let lower = |i: usize| sentence.tokens[i].form(&report.report.text).to_lowercase();
    let has =
        |kind: SourceNoun| words.iter().any(|&i| is_own_noun(report, party, i) && kinds_of(&lower(i)).contains(&kind));
    let is_of_press = words.iter().any(|&i| matches!(lower(i).as_str(), "news" | "press" | "wire" | "media"));
    let name = words.iter().find_map(|&i| {
        let word = WordAt { sentence: party.word.sentence, token: i };
        let mention = &report.mentions[mention_of(report, word, sentence.tokens[i].span)?];
        (mention.form == MentionForm::Name && mention.kind != EntityKind::Place && mention.kind != EntityKind::Person)
            .then_some(mention.span)
    });
    let is_service = words.iter().any(|&i| is_of_office(&lower(i)));
    if is_service {
        return None;
    }
    if has(SourceNoun::Media) && !has(SourceNoun::Outlet) {
        return Some(plain(report, party, CreditKind::Media));
    }
    let is_agency = has(SourceNoun::Agency) && (is_of_press || name.is_none());
    let is_titled = name.is_some_and(|name| is_title(report.words(name)));
    if !is_agency && !has(SourceNoun::Outlet) && !is_titled {
        return None;
    }
    let kind = if is_agency { CreditKind::Agency } else { CreditKind::Outlet };
    if let Some(name) = name {
        let rest = beside(sentence, party).map(|at| sentence.tokens[at].span).filter(|rest| rest.start == name.end + 1);
        let name = rest.fold(name, |name, rest| name.cover(rest));
        let name_words = report.words(name).to_string();
        return Some(Source { name: name_words, kind, span: name, mention: party.mention });
    }
    let is_definite = words.first().is_some_and(|&i| matches!(lower(i).as_str(), "the" | "that" | "this"));
    let is_bare = words.len() <= 3;
    match before.filter(|_| is_definite && is_bare) {
        Some(told) => {
            Some(Source { name: told.name.clone(), kind: told.kind, span: party.span, mention: told.mention })
        }
        // "The agency" that was not named before may be any authority.
        None if is_agency && !is_of_press => None,
        None => Some(plain(report, party, CreditKind::Media)),
    }
}

/// Whether a name of several words is a paper's by its last: "the Harbour Herald".
fn is_title(name: &str) -> bool {
    let last = name.rsplit_once(' ').map(|(_, last)| last.to_lowercase());
    last.is_some_and(|last| page::ends_outlet_name(&last))
}

/// An outlet to which somebody said something: "told state television", not "told the media".
pub(super) fn told(report: &AnnotatedReport, addressee: usize) -> Option<Source> {
    let mention = &report.mentions[addressee];
    let sentence = &report.sentences[mention.head.sentence];
    let form = sentence.tokens[mention.head.token].form(&report.report.text).to_lowercase();
    let span = sentence.noun_phrase(mention.head.token);
    let party = Party { word: mention.head, span, mention: Some(addressee) };
    let is_outlet =
        |source: &Source| source.kind == CreditKind::Outlet || kinds_of(&form).contains(&SourceNoun::Outlet);
    medium(report, &party, None).filter(is_outlet)
}

/// Whether the word tells that "press" in front of it is of an authority, and not the press: "press center".
fn is_of_office(word: &str) -> bool {
    matches!(word, "service" | "office" | "secretary" | "officer" | "center" | "centre" | "department" | "attache")
}

/// The words of the party that the parser took for parties of their own, as each word of "WXYZ-TV said".
fn beside(sentence: &Sentence, party: &Party) -> impl Iterator<Item = usize> {
    let is_beside = |at: usize| {
        let (head, other) = (&sentence.tokens[party.word.token], &sentence.tokens[at]);
        at != party.word.token && head.head == other.head && head.deprel == other.deprel && other.upos == Upos::Propn
    };
    sentence.tokens_in(party.span).filter(move |&at| is_beside(at))
}

/// The head of the phrase or a noun compounded with it, not a noun that hangs on a preposition.
fn is_own_noun(report: &AnnotatedReport, party: &Party, word: usize) -> bool {
    let sentence = &report.sentences[party.word.sentence];
    let token = &sentence.tokens[word];
    let is_noun = matches!(token.upos, Upos::Noun | Upos::Propn);
    let is_close = word == party.word.token
        || beside(sentence, party).any(|other| other == word)
        || (token.head == Some(party.word.token)
            && !sentence.has_child(word, Deprel::Case)
            && token.deprel != Deprel::NmodPoss);
    is_noun && is_close
}

/// An authority, whoever speaks for it, a body, a country, or those who were there.
fn authority(report: &AnnotatedReport, party: &Party) -> Option<Source> {
    let sentence = &report.sentences[party.word.sentence];
    let words: Vec<usize> = sentence.noun_phrase_words(party.word.token).collect();
    let lower = |i: usize| sentence.tokens[i].form(&report.report.text).to_lowercase();
    let mention = party.mention.map(|m| &report.mentions[m]);
    let is_pronoun =
        mention.is_some_and(|m| m.form == MentionForm::Pronoun) || sentence.tokens[party.word.token].upos == Upos::Pron;
    if is_pronoun {
        return None;
    }
    let has =
        |kind: SourceNoun| words.iter().any(|&i| is_own_noun(report, party, i) && kinds_of(&lower(i)).contains(&kind));
    let head = kinds_of(&lower(party.word.token));
    let is_body = mention.is_some_and(|m| match m.form {
        MentionForm::Name => matches!(m.kind, EntityKind::Organization | EntityKind::Place),
        // "the company", "the union".
        MentionForm::Nominal => m.kind == EntityKind::Organization,
        MentionForm::Pronoun => false,
    });
    let is_document = head.contains(&SourceNoun::Document);
    if has(SourceNoun::Speaker) || head.contains(&SourceNoun::Office) || is_document || is_body {
        return Some(plain(report, party, CreditKind::Official));
    }
    head.contains(&SourceNoun::Witness).then(|| plain(report, party, CreditKind::Person))
}

/// Those who question witnesses and suspects, where somebody is said to have told them: a report has from the police what a
/// suspect told the police.
pub(super) fn asker(report: &AnnotatedReport, addressee: usize) -> Option<Source> {
    let mention = &report.mentions[addressee];
    let party = Party { word: mention.head, span: mention.span, mention: Some(addressee) };
    let sentence = &report.sentences[mention.head.sentence];
    let asks = |i: usize| {
        let word = sentence.tokens[i].form(&report.report.text).to_lowercase();
        kinds_of(&word).contains(&SourceNoun::Asker)
    };
    let is_asker = mention.form != MentionForm::Pronoun && sentence.tokens_in(mention.span).any(asks);
    is_asker.then(|| plain(report, &party, CreditKind::Official))
}

/// Whoever is cited, an authority or not: "citing people familiar with the matter".
pub(super) fn somebody(report: &AnnotatedReport, party: &Party) -> Option<Source> {
    let kind = party.mention.map(|m| report.mentions[m].kind)?;
    match kind {
        EntityKind::Person => Some(plain(report, party, CreditKind::Person)),
        EntityKind::Organization => Some(plain(report, party, CreditKind::Official)),
        EntityKind::Place | EntityKind::Other => None,
    }
}

/// A source by the words of its phrase.
fn plain(report: &AnnotatedReport, party: &Party, kind: CreditKind) -> Source {
    let name = as_inside_sentence(report.words(party.span));
    Source { name: owned(report, party).unwrap_or(name), kind, span: party.span, mention: party.mention }
}

/// "His office", with whose it is where the report names him.
fn owned(report: &AnnotatedReport, party: &Party) -> Option<String> {
    let (first, rest) = report.words(party.span).split_once(' ')?;
    let owner = Span::new(party.span.start, party.span.start + first.len());
    let at = report.mentions.partition_point(|m| m.span < owner);
    let owner = report.mentions.get(at).filter(|m| m.span == owner && m.form == MentionForm::Pronoun)?;
    let name = report.chains.get(owner.chain)?.name?;
    let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(format!("{}'s {rest}", report.words(report.mentions[name].span)))
}

/// "Police", "Witnesses": nobody's name, unless it is in capitals.
fn is_anybody(word: &str) -> bool {
    let is_common = |kind: &SourceNoun| matches!(kind, SourceNoun::Asker | SourceNoun::Witness);
    word.contains(char::is_lowercase) && kinds_of(&word.lower_case()).iter().any(is_common)
}

/// "The embassy", at the start of a sentence, as it is written inside one; of "Russian media reports" the media. A quotation mark
/// without its other half is left out: `Pie” star`.
pub(super) fn as_inside_sentence(words: &str) -> String {
    let words = words.strip_suffix(" reports").unwrap_or(words);
    let words = &if has_half_a_mark(words) { words.replace(['"', '“', '”'], "") } else { words.to_owned() };
    let words: Vec<&str> = words.split_whitespace().collect();
    match words.split_first() {
        Some((&first, rest)) if matches!(first, "The" | "A" | "An" | "Its" | "Their") => {
            std::iter::once(first.to_lowercase().as_str()).chain(rest.iter().copied()).collect::<Vec<_>>().join(" ")
        }
        // "Police" and "Prosecutors", which only begin a sentence.
        Some((&first, [])) if is_anybody(first) => first.to_lowercase(),
        _ => words.join(" "),
    }
}
