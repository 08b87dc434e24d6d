//! Names: the spans that the encoder tags, repaired.
//!
//! The encoder reads names well and their ends less well, and it can't know every country. So its spans are joined over
//! hyphens, stretched over the rest of a flat name, parted where two names only stand together, stripped of titles,
//! articles and clitics; kinds are set right where
//! a list or the last word of the name knows better ("Council" ends no person's name).

pub(super) mod again;
mod common;
mod ends;
mod nicknames;
mod subjects;
mod titles;
mod together;

use std::cmp::Reverse;

use corroborate_encoder::{Deprel, NameKind, NameTag, Upos, Xpos};

use super::kind_of_name;
use crate::annotation::{AnnotatedReport, Mention, MentionForm, Sentence, WordAt};
use crate::lexicon::agencies::AGENCIES;
use crate::lexicon::name_words::{self, NameWord};
use crate::lexicon::{bodies, countries, given_names, name_forms, person_words, role_words, tokens};
use crate::text::LowerCase;

/// Words of a name in a list at most.
const LONGEST: usize = 6;
/// Above this probability a word is hardly anything else.
const SURELY: f32 = 0.8;
/// Letters from which on headlines write a word with a capital.
const LONG: usize = 4;

/// A name by its first and last token.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    first: usize,
    last: usize,
    kind: NameKind,
}

/// The names of one sentence, in order.
pub(super) fn find(report: &AnnotatedReport, sentence: usize) -> Vec<Mention> {
    let reader = Reader { sentence: &report.sentences[sentence], text: &report.report.text };
    let mut found = reader.with_titles(reader.with_subjects(reader.joined(reader.tagged())));
    found = found.into_iter().flat_map(|name| reader.parted(reader.whole(reader.stretched(name)))).collect();
    found = found.into_iter().filter_map(|name| reader.trimmed(reader.with_nickname(name))).collect();
    found = found.into_iter().map(|name| reader.with_clitic(reader.with_suffix(name))).collect();
    found.extend(reader.listed(&found));
    found.sort_by_key(|name| (name.first, Reverse(name.last)));
    found.dedup_by(|next, name| next.first <= name.last);
    found
        .into_iter()
        .map(|name| {
            let span = reader.sentence.cover(name.first, name.last);
            let token = reader.sentence.head_of(span).unwrap_or(name.first);
            Mention {
                span,
                head: WordAt { sentence, token },
                kind: kind_of_name(reader.kind(name)),
                form: MentionForm::Name,
                chain: 0,
            }
        })
        .collect()
}

struct Reader<'r> {
    sentence: &'r Sentence,
    text: &'r str,
}

impl<'r> Reader<'r> {
    fn form(&self, at: usize) -> &'r str {
        self.sentence.tokens[at].span.of(self.text)
    }

    fn words(&self, name: Found) -> &'r str {
        self.sentence.cover(name.first, name.last).of(self.text)
    }

    /// Whether the whole sentence is in capitals, which then tell nothing.
    fn is_shouted(&self) -> bool {
        !self.sentence.span.of(self.text).chars().any(char::is_lowercase)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.form(at).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    }

    /// The spans as the encoder tags them.
    fn tagged(&self) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for (i, token) in self.sentence.tokens.iter().enumerate() {
            match (token.name, found.last_mut()) {
                (NameTag::Inside(kind), Some(name)) if name.last + 1 == i && name.kind == kind => name.last = i,
                (NameTag::Begin(kind) | NameTag::Inside(kind), _) => found.push(Found { first: i, last: i, kind }),
                (NameTag::O, _) => {}
            }
        }
        found
    }

    /// The name with the flat parts behind it that were not tagged.
    fn stretched(&self, mut name: Found) -> Found {
        let tokens = &self.sentence.tokens;
        while let Some(next) = tokens.get(name.last + 1) {
            let is_part = next.deprel == Deprel::Flat
                && next.upos == Upos::Propn
                && next.name == NameTag::O
                && self.is_capital(name.last + 1)
                && next.head.is_some_and(|h| (name.first..=name.last).contains(&h));
            if !is_part {
                break;
            }
            name.last += 1;
        }
        self.kind_word_behind(name).map_or(name, |(last, kind)| Found { last, kind, ..name })
    }

    /// "News Agency" behind "Karsovian", "Region" behind "Lurel": untagged words in capitals up to one that tells what the
    /// name is one of, on which the name hangs; with the kind. Behind the whole name of a person ("Foundation",
    /// "Institute") it may hang on the name.
    fn kind_word_behind(&self, name: Found) -> Option<(usize, NameKind)> {
        let tokens = &self.sentence.tokens;
        let may_be_noun = !self.is_heading();
        let is_name_like = |upos: Upos| upos == Upos::Propn || may_be_noun && matches!(upos, Upos::Noun | Upos::Adj);
        let is_untagged =
            |&at: &usize| tokens[at].name == NameTag::O && is_name_like(tokens[at].upos) && self.is_capital(at);
        let behind = (name.last + 1..tokens.len()).take_while(is_untagged);
        let kind_with = |at: usize| {
            let class = name_words::class_of(self.form(at));
            let is_on_it = self.sentence.head(name.last) == Some(at);
            let is_under = (name.first..=name.last).any(|i| self.sentence.head(i) == Some(at));
            let is_joined = is_under
                || tokens[at].deprel == Deprel::Compound
                || self.sentence.head(at).is_some_and(|h| (name.first..=name.last).contains(&h));
            let is_right_behind = at == name.last + 1;
            let (one, other) = (&tokens[name.first], &tokens[at]);
            let is_beside =
                is_right_behind && other.deprel == Deprel::Conj && (one.deprel, one.head) == (other.deprel, other.head);
            let (kind, is_one) = match (name.kind, class?) {
                (NameKind::Organization, NameWord::Media) => (name.kind, is_on_it || is_beside),
                (NameKind::Organization, NameWord::Organization) => (name.kind, is_on_it),
                (NameKind::Person, NameWord::Organization) => {
                    (NameKind::Organization, is_joined && is_right_behind && name.first < name.last)
                }
                (NameKind::Place, NameWord::Media) => (NameKind::Organization, is_under || is_beside),
                (NameKind::Place, NameWord::Place) => (name.kind, is_on_it && is_right_behind),
                _ => return None,
            };
            is_one.then_some((at, kind))
        };
        behind.filter_map(kind_with).last()
    }

    /// Whether all longer words are in capitals, as in headlines.
    fn is_heading(&self) -> bool {
        let is_long = |form: &&str| form.len() >= LONG && form.chars().all(char::is_alphabetic);
        let mut long = (0..self.sentence.tokens.len()).map(|at| self.form(at)).filter(is_long);
        long.all(|form| form.starts_with(char::is_uppercase))
    }

    /// The names in a span where one follows another: a new given name after a whole name, somebody else who is spoken
    /// to, a state behind its town. In a list of three persons or more a new one begins at every second word.
    fn parted(&self, name: Found) -> Vec<Found> {
        let begins = |at: usize| {
            let form = self.form(at);
            let before = at - name.first;
            match name.kind {
                NameKind::Person => {
                    let is_whole = before >= 2 && at < name.last;
                    let is_list = before.is_multiple_of(2) && name.last - name.first >= 5;
                    let is_spoken_to = |i: usize| self.sentence.tokens[i].deprel == Deprel::Vocative;
                    let is_given = |i: usize| given_names::gender_of(&self.form(i).lower_case()).is_some();
                    let is_in_surname = name_words::class_of(self.form(at - 1)) == Some(NameWord::Particle);
                    let is_next = is_given(at) && (is_list || !is_given(at - 1));
                    is_whole && is_next && !is_in_surname || is_spoken_to(name.first) && is_spoken_to(at)
                }
                NameKind::Place => {
                    at == name.last
                        && (name_words::class_of(form) == Some(NameWord::Region) || countries::named(form).is_some())
                        && name_words::class_of(self.form(at - 1)).is_none()
                        && self.sentence.head(at).is_some_and(|head| (name.first..at).contains(&head))
                        && countries::named(self.words(name)).is_none()
                }
                _ => false,
            }
        };
        let mut starts: Vec<usize> = vec![name.first];
        starts.extend((name.first + 1..=name.last).filter(|&at| begins(at)));
        let ends = starts.iter().skip(1).map(|start| start - 1).chain([name.last]);
        starts.iter().zip(ends).map(|(&first, last)| Found { first, last, ..name }).collect()
    }

    /// The name of a company with its legal form, which may stand behind a comma.
    fn with_suffix(&self, mut name: Found) -> Found {
        let is_suffix = |at: usize| {
            at < self.sentence.tokens.len()
                && self.is_capital(at)
                && name_words::class_of(self.form(at)) == Some(NameWord::Suffix)
        };
        while name.kind == NameKind::Organization {
            let comma = self.sentence.tokens.get(name.last + 1).is_some_and(|_| self.form(name.last + 1) == ",");
            let next = name.last + 1 + usize::from(comma);
            if !is_suffix(next) {
                break;
            }
            name.last = next;
        }
        name
    }

    /// The bare name; `None` if nothing of a name is left.
    fn trimmed(&self, name: Found) -> Option<Found> {
        let mut name = self.beside_all(name)?;
        while name.first < name.last && self.is_no_start(name) {
            name.first += 1;
        }
        while name.last > name.first && self.is_no_end(name) {
            name.last -= 1;
        }
        // "-America" of "All-America".
        let name = self.beside_all(name)?;
        let word = self.form(name.first);
        let is_one = name.first == name.last;
        let is_calendar = name_words::class_of(word) == Some(NameWord::Calendar)
            && (is_one || self.form(name.last).starts_with(|c: char| c.is_ascii_digit()));
        let is_followed_by_of = name.last + 1 < self.sentence.tokens.len() && self.form(name.last + 1) == "of";
        let is_title = is_one
            && name.kind == NameKind::Person
            && person_words::class_of(&word.lower_case()).is_some_and(|class| class.is_title())
            // "The road, the Secretary of State": hung on a name in front.
            && (is_followed_by_of || !matches!(self.sentence.tokens[name.first].deprel, Deprel::Flat | Deprel::Appos));
        // "U.S. Surgeon" of "U.S. Surgeon General" is an office, and no body.
        let is_office = name.kind != NameKind::Place
            && name.last + 1 < self.sentence.tokens.len()
            && role_words::are_one_with_general(self.form(name.last), self.form(name.last + 1));
        let is_word = (name.first..=name.last).any(|i| self.form(i).chars().any(char::is_alphabetic));
        let is_pronoun = is_one && matches!(self.sentence.tokens[name.first].upos, Upos::Pron | Upos::Det);
        // In text without capitals the tags must agree that it is a name.
        let is_written_as_name = (name.first..=name.last).any(|i| self.form(i).chars().any(char::is_uppercase))
            || (name.first..=name.last).all(|i| self.sentence.tokens[i].upos == Upos::Propn);
        // A lone word in lower case that seems to be a body's name is a common noun more often than not.
        let is_small_body = is_one && name.kind == NameKind::Organization && !word.chars().any(char::is_uppercase);
        let is_no_name_alone = is_one
            && match name_words::class_of(word) {
                Some(NameWord::Suffix) => true,
                Some(NameWord::Abbreviation) => !self.is_the_body(name.first),
                _ => false,
            };
        let is_common = is_one && self.is_common(name);
        let is_address = is_one && (word.contains(['@', '_']) || word.starts_with("http") || word.starts_with("www."));
        // "com" of "SI. com".
        let is_domain = is_one
            && !self.is_capital(name.first)
            && name.first.checked_sub(1).is_some_and(|before| self.form(before).ends_with('.'))
            && tokens::is_domain(word);
        let is_no_name = is_domain
            || is_address
            || is_office
            || is_calendar
            || is_title
            || is_pronoun
            || is_small_body
            || is_common
            || is_no_name_alone;
        (is_word && is_written_as_name && !is_no_name).then_some(name)
    }

    /// "the CPA", read as a body, is one, and no office.
    fn is_the_body(&self, at: usize) -> bool {
        let is_the = at.checked_sub(1).is_some_and(|before| self.form(before).eq_ignore_ascii_case("the"));
        let token = &self.sentence.tokens[at];
        is_the && token.deprel != Deprel::Compound && token.name_kinds.of(NameKind::Organization) > 0.5
    }

    fn is_no_start(&self, name: Found) -> bool {
        let token = &self.sentence.tokens[name.first];
        let form = self.form(name.first);
        let lower = form.to_lowercase();
        let is_titled = |word: &str| person_words::class_of(&word.lower_case()).is_some_and(|class| class.is_title());
        // "President Dean Spanos": behind a title the given name is none.
        let is_given_name = given_names::gender_of(&lower).is_some()
            && name.first.checked_sub(1).is_some_and(|before| is_titled(self.form(before)));
        let is_title = name.kind == NameKind::Person && is_titled(&lower) && !is_given_name;
        let is_small = !self.is_capital(name.first) && name_words::class_of(form) != Some(NameWord::Particle);
        let is_people = name.kind == NameKind::Person && countries::of_demonym(form).is_some();
        // "Short jokes, a la Ann Lee".
        let is_manner =
            form == "la" && name.first.checked_sub(1).is_some_and(|before| matches!(self.form(before), "a" | "à"));
        is_title
            || is_manner
            || is_small && (token.upos != Upos::Propn || self.is_capital(name.last))
            || is_people
            || matches!(token.upos, Upos::Det | Upos::Punct | Upos::Adp)
            || lower == "the"
    }

    fn is_no_end(&self, name: Found) -> bool {
        let at = name.last;
        let token = &self.sentence.tokens[at];
        let form = self.form(at);
        matches!(token.xpos, Xpos::Pos)
            || matches!(form, "'s" | "’s" | "'" | "’")
            || token.upos == Upos::Punct && form != "!"
            || form.contains('@') && !self.is_surname_at_body(name)
            || matches!(token.upos, Upos::Adp | Upos::Det | Upos::Cconj) && !self.is_capital(at)
    }

    /// "Krug@VELDT" of "Ann Krug@VELDT", as some mail programs write who is where.
    fn is_surname_at_body(&self, name: Found) -> bool {
        let is_name = |part: &str| part.starts_with(char::is_uppercase) && part.chars().all(char::is_alphabetic);
        let parts = self.form(name.last).split_once('@');
        name.kind == NameKind::Person && parts.is_some_and(|(surname, body)| is_name(surname) && is_name(body))
    }

    /// Known bodies, countries and their people that the encoder left untagged.
    fn listed(&self, known: &[Found]) -> Vec<Found> {
        let mut listed = Vec::new();
        let mut at = 0;
        while at < self.sentence.tokens.len() {
            if !self.is_capital(at) && self.sentence.tokens[at].upos != Upos::Propn {
                at += 1;
                continue;
            }
            let ends = (at..self.sentence.tokens.len().min(at + LONGEST)).rev();
            let found = ends.map(|last| Found { first: at, last, kind: NameKind::Place }).find_map(|name| {
                let found = self.listed_kind(name).filter(|_| self.beside_all(name) == Some(name))?;
                let mut beside = known.iter().filter(|other| other.first <= name.last && name.first <= other.last);
                // "Norlandian Security Service" holds the name of a people.
                let is_inside = |other: &Found| name.first <= other.first && other.last <= name.last;
                let may_hold = found.kind == NameKind::Organization;
                beside.all(|other| may_hold && is_inside(other) && *other != found).then_some(found)
            });
            at = found.map_or(at + 1, |name| name.last + 1);
            listed.extend(found);
        }
        listed
    }

    fn listed_kind(&self, name: Found) -> Option<Found> {
        let words = self.words(name);
        let is_nominal = self.sentence.tokens[name.last].upos == Upos::Propn;
        let is_capitals = words.chars().all(|c| c.is_uppercase() || c == '.');
        let is_several = name.first < name.last && (name.first..=name.last).all(|i| self.is_capital(i));
        let is_pronoun = self.sentence.tokens[name.last].upos == Upos::Pron;
        let is_body = bodies::is_known(words) || is_several && name_forms::is_body(&words.lower_case());
        if is_body && (is_nominal || is_capitals || is_several) && !self.is_shouted() && !is_pronoun {
            return Some(Found { kind: NameKind::Organization, ..name });
        }
        if is_nominal && countries::named(words).is_some() {
            return Some(name);
        }
        let is_people = matches!(self.sentence.tokens[name.last].upos, Upos::Adj | Upos::Propn | Upos::Noun);
        (is_people && countries::of_demonym(words).is_some()).then_some(Found { kind: NameKind::Other, ..name })
    }

    /// Whether a name that begins as one of a person is read as one without much doubt.
    fn is_surely_person(&self, name: Found) -> bool {
        let first = self.form(name.first);
        let is_sure = |at: usize| self.sentence.tokens[at].name_kinds.of(NameKind::Person) > SURELY;
        let begins = first.ends_with('.') || given_names::gender_of(&first.lower_case()).is_some();
        // "S. Lurel Hill resident" has the place in front of who lives there.
        let top = self.sentence.head_of(self.sentence.cover(name.first, name.last)).unwrap_or(name.last);
        let is_attribute = self.sentence.tokens[top].deprel == Deprel::Compound;
        begins && !is_attribute && (name.first..=name.last).all(is_sure)
    }

    /// The kind, set right where lists know better than the encoder.
    fn kind(&self, name: Found) -> NameKind {
        let words = self.words(name);
        if bodies::is_known(words) {
            return NameKind::Organization;
        }
        if countries::named(words).is_some() {
            return NameKind::Place;
        }
        if countries::of_demonym(words).is_some() || name_words::class_of(words) == Some(NameWord::Adherents) {
            return NameKind::Other;
        }
        if name.kind != NameKind::Organization && AGENCIES.find(words).is_some_and(|_| !words.contains(' ')) {
            return NameKind::Organization;
        }
        if name.first == name.last {
            // "the Sunni heartland": what only says of what kind something is, as "American" does.
            let token = &self.sentence.tokens[name.first];
            let is_adjective = token.upos == Upos::Adj && token.deprel == Deprel::Amod;
            return if is_adjective { NameKind::Other } else { name.kind };
        }
        let of = (name.first + 1..name.last).find(|&i| self.form(i) == "of");
        let telling = of.map_or(name.last, |of| of - 1);
        match (name_words::class_of(self.form(telling)), name.kind) {
            // "Frank Press", "John Tower".
            (Some(NameWord::Media | NameWord::Place), NameKind::Person) if self.is_surely_person(name) => name.kind,
            (Some(NameWord::Organization | NameWord::Media | NameWord::Suffix), NameKind::Person) => {
                NameKind::Organization
            }
            (Some(NameWord::Media), NameKind::Place) => NameKind::Organization,
            (Some(NameWord::Contest), NameKind::Organization | NameKind::Place) => NameKind::Other,
            (Some(NameWord::Place), NameKind::Person) => NameKind::Place,
            _ => name.kind,
        }
    }
}
