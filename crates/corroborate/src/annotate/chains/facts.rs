//! What is known of each mention before it is compared with others.

use std::borrow::Cow;

use corroborate_encoder::{Deprel, MentionKind, Upos, Xpos};

use super::few::Few;
use super::governments;
use super::structure::is_said_by;
use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm, Sentence};
use crate::lexicon::agencies::AGENCIES;
use crate::lexicon::name_words::{self, NameWord};
use crate::lexicon::person_words::{self, Gender};
use crate::lexicon::{self, collective_nouns, countries, general_nouns, given_names, name_forms};
use crate::text::{LowerCase, Span};

/// One or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    Singular,
    Plural,
}

/// How a noun phrase begins, and so whether it takes up something known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Article {
    /// "the chief"
    Definite,
    /// "this chief"
    Demonstrative,
    /// "his chief", "Iran's chief"
    Possessive,
    /// "a chief", "some chiefs"
    Indefinite,
    /// "chiefs"
    Bare,
}

/// What is known of one mention.
#[derive(Debug, Clone)]
pub(super) struct Facts<'r> {
    pub(super) sentence: usize,
    /// Its head, by token index.
    pub(super) head: usize,
    pub(super) span: Span,
    pub(super) kind: EntityKind,
    pub(super) form: MentionForm,
    /// Lemma of the head in lower case; of a pronoun its base form ("he" for "him").
    pub(super) lemma: Cow<'r, str>,
    /// The words in lower case, without article and possessive ending.
    pub(super) words: Cow<'r, str>,
    /// The words of a name, in lower case and without marks.
    pub(super) name: Vec<String>,
    /// Those words, joined.
    pub(super) joined: String,
    /// What ends a person's name and tells father and son apart: "jr", "iii".
    pub(super) generation: Option<&'static str>,
    /// The country that the name is, tells the people of or, as its capital, stands for.
    pub(super) named_country: Option<&'static str>,
    /// Whether it is a capital that stands for its government.
    pub(super) is_government: bool,
    /// Content words beside the head, in lower case; countries by their names, whether they stand as noun or adjective.
    pub(super) modifiers: Few<Cow<'r, str>>,
    /// Those of the modifiers that are names.
    pub(super) proper: Few<Cow<'r, str>>,
    /// Whether it names an outlet or a news agency.
    pub(super) is_media: bool,
    /// The countries among the modifiers, or that the mention names.
    pub(super) countries: Few<&'static str>,
    /// Words that say what a person is: the head of a phrase, titles in front of a name.
    pub(super) titles: Few<Cow<'r, str>>,
    pub(super) gender: Option<Gender>,
    pub(super) number: Option<Number>,
    pub(super) article: Article,
    pub(super) is_subject: bool,
    /// Whether it is the subject of a verb of saying.
    pub(super) speaks: bool,
    pub(super) is_object: bool,
    /// Whether it stands inside another noun phrase.
    pub(super) is_inner: bool,
    /// Whether it is a name that only says which of many: "Roe supporters".
    pub(super) says_which: bool,
    /// Whether it is a person's name with an age behind it, as who is brought in has: "Jan Doe, 54,".
    pub(super) is_brought_in: bool,
    /// A date, a length of time.
    pub(super) is_time: bool,
    /// Grammatical person of a pronoun, 3 for all else.
    pub(super) person: u8,
    /// Number of the quotation that it stands in.
    pub(super) quotation: Option<usize>,
}

impl Facts<'_> {
    /// "The cargo ship group", "the crew", taken for a person.
    pub(super) fn is_body(&self) -> bool {
        let meaning = || general_nouns::meaning_of(&self.lemma);
        let is_general = || meaning().is_some_and(|noun| noun.kind == EntityKind::Organization);
        self.form == MentionForm::Nominal && (collective_nouns::is_one(&self.lemma) || is_general())
    }
}

/// The facts of all mentions, in order.
pub(super) fn gather(report: &AnnotatedReport) -> Vec<Facts<'_>> {
    let quotations = quotations(report);
    report.mentions.iter().map(|mention| of(report, mention, &quotations)).collect()
}

fn of<'r>(report: &'r AnnotatedReport, mention: &Mention, quotations: &[Span]) -> Facts<'r> {
    let sentence = &report.sentences[mention.head.sentence];
    let head = mention.head.token;
    let token = &sentence.tokens[head];
    let text = &report.report.text;
    let inside = sentence.tokens_in(mention.span);
    let lemma = if mention.form == MentionForm::Pronoun {
        base_pronoun(token.form(text).lower_case())
    } else {
        token.lemma.lower_case()
    };
    let is_subject = token.deprel.base() == Deprel::Nsubj;
    let Around { modifiers, proper, titles } = around(sentence, head, mention, text);
    let words = words_of(report, mention);
    let government = governments::meant_by(report, mention);
    let named = modifiers.iter().chain([&words]).filter_map(|words| country(words));
    let countries = named.chain(government).collect();
    let (name, generation) = match mention.form {
        MentionForm::Name if mention.kind == EntityKind::Person => split_person(report.words(mention.span)),
        MentionForm::Name => (split_name(report.words(mention.span)), None),
        _ => (Vec::new(), None),
    };
    let after = quotations.partition_point(|q| q.start <= mention.span.start);
    Facts {
        sentence: mention.head.sentence,
        head,
        span: mention.span,
        kind: mention.kind,
        form: mention.form,
        words,
        gender: gender(&lemma, &titles, &name, mention),
        number: number(sentence, head, mention, &lemma),
        article: article(sentence, head, inside.start, mention),
        is_subject,
        speaks: is_subject && is_said_by(sentence, head),
        is_object: matches!(token.deprel, Deprel::Obj | Deprel::Iobj),
        is_inner: matches!(token.deprel.base(), Deprel::Nmod | Deprel::Compound | Deprel::Flat),
        says_which: mention.form == MentionForm::Name && modifies_many(sentence, head),
        is_brought_in: mention.form == MentionForm::Name
            && mention.kind == EntityKind::Person
            && has_age(&text[mention.span.end..]),
        is_time: token.mention_kind == Some(MentionKind::Time),
        person: person(&lemma, mention.form),
        quotation: after.checked_sub(1).filter(|&q| quotations[q].contains(mention.span)),
        is_media: mention.form == MentionForm::Name && is_media(report.words(mention.span)),
        joined: name.concat(),
        generation,
        named_country: government.or_else(|| country(&name.join(" ")).filter(|_| !name.is_empty())),
        is_government: government.is_some(),
        name,
        modifiers,
        proper,
        countries,
        titles,
        lemma,
    }
}

/// Whether the text goes on with an age between commas: ", 54, was led off".
fn has_age(rest: &str) -> bool {
    let age = rest.strip_prefix(", ").map(|rest| rest.trim_start_matches("aged ")).unwrap_or_default();
    let digits = age.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits) && age[digits..].starts_with(',')
}

/// The words in lower case, without article and possessive ending.
fn words_of<'r>(report: &'r AnnotatedReport, mention: &Mention) -> Cow<'r, str> {
    match lexicon::lower(report.words(mention.span)) {
        Cow::Borrowed(words) => Cow::Borrowed(inner(words)),
        Cow::Owned(words) => Cow::Owned(inner(&words).to_owned()),
    }
}

fn inner(words: &str) -> &str {
    let articles = ["the ", "a ", "an ", "this ", "that ", "these ", "those "];
    let words = articles.iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words);
    words.strip_suffix("'s").unwrap_or(words)
}

/// The words of a name in lower case, cut at hyphens, without full stops and apostrophes.
pub(super) fn split_name(name: &str) -> Vec<String> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‑' | '–'))
        .map(|word| word.chars().filter(|c| c.is_alphanumeric() || *c == '&').collect::<String>().to_lowercase())
        .filter(|word| !word.is_empty() && word != "the")
        .collect()
}

/// The words of a person's name, initials one by one, and what tells its bearer from his father or son.
fn split_person(name: &str) -> (Vec<String>, Option<&'static str>) {
    let is_initials =
        |word: &str| word.matches('.').count() > 1 && word.split('.').all(|part| part.chars().count() < 2);
    let apart =
        name.split_whitespace().map(|word| if is_initials(word) { word.replace('.', " ") } else { word.to_owned() });
    let mut words = split_name(&apart.collect::<Vec<_>>().join(" "));
    let generation = words.last().filter(|_| words.len() > 1).and_then(|last| name_forms::generation(last));
    words.truncate(words.len() - usize::from(generation.is_some()));
    (words, generation)
}

/// The country that `word` names or tells the people of.
fn country(word: &str) -> Option<&'static str> {
    countries::called(word).map(|country| country.name)
}

fn is_media(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or("");
    AGENCIES.begins(name) || name_words::class_of(last) == Some(NameWord::Media)
}

/// What stands around a head.
#[derive(Default)]
struct Around<'r> {
    modifiers: Few<Cow<'r, str>>,
    proper: Few<Cow<'r, str>>,
    titles: Few<Cow<'r, str>>,
}

fn around<'r>(sentence: &'r Sentence, head: usize, mention: &Mention, text: &str) -> Around<'r> {
    let mut around = Around::default();
    let phrase = (mention.form == MentionForm::Nominal).then(|| sentence.noun_phrase_words(head));
    for at in phrase.into_iter().flatten().chain([head]) {
        let token = &sentence.tokens[at];
        let lemma = token.lemma.lower_case();
        // "Mrs Roe", whatever the parser hangs the title on the name by.
        let is_in_front = || at < head && !sentence.has_child(at, Deprel::Case);
        let belongs =
            at == head || sentence.head(at) == Some(head) && (token.deprel.base() != Deprel::Nmod || is_in_front());
        if belongs && mention.kind == EntityKind::Person && person_words::class_of(&lemma).is_some() {
            around.titles.insert(lemma.clone());
        }
        let is_content = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num);
        if at != head && is_content {
            let modifier = country(token.form(text)).map_or(lemma, Cow::Borrowed);
            if token.upos == Upos::Propn {
                around.proper.insert(modifier.clone());
            }
            around.modifiers.insert(modifier);
        }
    }
    around
}

fn gender(lemma: &str, titles: &Few<Cow<'_, str>>, name: &[String], mention: &Mention) -> Option<Gender> {
    match lemma {
        "he" if mention.form == MentionForm::Pronoun => Some(Gender::Masculine),
        "she" if mention.form == MentionForm::Pronoun => Some(Gender::Feminine),
        _ if mention.kind != EntityKind::Person => None,
        _ => titles
            .iter()
            .find_map(|title| person_words::gender_of(title))
            .or_else(|| name.first().filter(|_| name.len() > 1).and_then(|first| given_names::gender_of(first))),
    }
}

fn number(sentence: &Sentence, head: usize, mention: &Mention, lemma: &str) -> Option<Number> {
    if mention.form == MentionForm::Pronoun {
        return match lemma {
            "they" | "we" | "these" | "those" => Some(Number::Plural),
            "you" => None,
            _ => Some(Number::Singular),
        };
    }
    match sentence.tokens[head].xpos {
        Xpos::Nns => Some(Number::Plural),
        Xpos::Nnps if mention.kind == EntityKind::Person => Some(Number::Plural),
        Xpos::Nn | Xpos::Nnp => Some(Number::Singular),
        // "Three of the skiffs".
        Xpos::Cd if mention.form == MentionForm::Nominal && lemma != "one" => Some(Number::Plural),
        _ => None,
    }
}

fn article(sentence: &Sentence, head: usize, first: usize, mention: &Mention) -> Article {
    if mention.form != MentionForm::Nominal {
        return Article::Definite;
    }
    let determiner = sentence.children_by(head, Deprel::Det).next().or(Some(first)).map(|i| &sentence.tokens[i]);
    let has_possessor = sentence.has_child(head, Deprel::NmodPoss);
    match determiner.map(|token| token.lemma.as_str()) {
        Some("the" | "both") => Article::Definite,
        Some("this" | "that" | "these" | "those" | "such") => Article::Demonstrative,
        Some(
            "a" | "an" | "one" | "some" | "any" | "no" | "every" | "each" | "another" | "many" | "several" | "few",
        ) => Article::Indefinite,
        _ if has_possessor => Article::Possessive,
        _ => Article::Bare,
    }
}

/// Whether the word modifies a plural noun.
fn modifies_many(sentence: &Sentence, word: usize) -> bool {
    let is_modifier = matches!(sentence.tokens[word].deprel.base(), Deprel::Compound | Deprel::Amod);
    let noun = sentence.head(word).filter(|&noun| is_modifier && noun > word);
    noun.is_some_and(|noun| sentence.tokens[noun].xpos == Xpos::Nns)
}

fn person(lemma: &str, form: MentionForm) -> u8 {
    match lemma {
        "i" | "we" if form == MentionForm::Pronoun => 1,
        "you" if form == MentionForm::Pronoun => 2,
        _ => 3,
    }
}

/// The pronoun without case: "he" for "his".
fn base_pronoun(form: Cow<'_, str>) -> Cow<'_, str> {
    let base = match &*form {
        "i" | "me" | "my" | "mine" | "myself" => "i",
        "we" | "us" | "our" | "ours" | "ourselves" | "'s" | "’s" => "we",
        "you" | "your" | "yours" | "yourself" | "yourselves" => "you",
        "he" | "him" | "his" | "himself" => "he",
        "she" | "her" | "hers" | "herself" => "she",
        "it" | "its" | "itself" => "it",
        "they" | "them" | "their" | "theirs" | "themselves" | "themself" | "em" | "'em" => "they",
        _ => return form,
    };
    Cow::Borrowed(base)
}

/// Stretches in double quotation marks, in order; a paragraph ends an open one.
fn quotations(report: &AnnotatedReport) -> Vec<Span> {
    let mut quotations = Vec::new();
    let mut open: Option<usize> = None;
    let mut before: Option<&Sentence> = None;
    for sentence in &report.sentences {
        if let Some(last) = before.filter(|last| last.paragraph != sentence.paragraph) {
            quotations.extend(open.take().map(|start| Span::new(start, last.span.end.max(start))));
        }
        for token in &sentence.tokens {
            match (token.form(&report.report.text), open) {
                ("“" | "\"" | "``" | "«", None) => open = Some(token.span.end),
                ("”" | "\"" | "''" | "»", Some(start)) => {
                    quotations.push(Span::new(start, token.span.start));
                    open = None;
                }
                _ => {}
            }
        }
        before = Some(sentence);
    }
    quotations
}
