//! Parses drawn by hand, for the tests of the layers above syntax.
//!
//! A line is a sentence, an empty line ends a paragraph, a line may begin with its zone in brackets: `[title]`. A word
//! is `form/UPOS/head/deprel` (heads count from 1, 0 is the root), then what differs from the usual, in any order:
//!
//! | part | meaning | without it |
//! |---|---|---|
//! | `=sign` | lemma | the form, in lower case unless it is a name |
//! | `VBD` (a Penn tag) | English part of speech | a usual one for the UPOS |
//! | `B-person`, `I-person` | part of a name | `O` |
//! | `k:person` | kind of the noun phrase it heads | none |
//! | `p:0.9` | probability that it is a predicate | 1 for verbs, else 0 |
//! | `a0:3`, `a1:5`, `tmp:7` ... | argument of the predicate at that position | none |
//!
//! Words are joined by spaces as usual; `~` in front of a form joins it to the word before.

use std::collections::BTreeMap;

use corroborate_encoder::{
    Argument, Deprel, MentionKind, NameKind, NameKinds, NameTag, Predicate, Role, Sense, Upos, Xpos,
};

use crate::annotation::{AnnotatedReport, Sentence, Token};
use crate::report::{Report, Zone, ZoneKind};
use crate::text::Span;

/// The report that the lines draw, with syntax and nothing above it.
pub(crate) fn read(lines: &str) -> AnnotatedReport {
    let mut text = String::new();
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut paragraph = 0;
    for line in lines.lines().map(str::trim) {
        if line.is_empty() {
            paragraph += usize::from(!sentences.is_empty());
            continue;
        }
        if let Some(last) = sentences.last() {
            text.push_str(if last.paragraph == paragraph { " " } else { "\n\n" });
        }
        let (zone, words) = zone_of(line);
        sentences.push(sentence(words, zone, paragraph, &mut text));
    }
    let mut report = AnnotatedReport::new(plain(text));
    report.report.zones = sentences.iter().map(|sentence| Zone { kind: sentence.zone, span: sentence.span }).collect();
    report.sentences = sentences;
    report
}

/// A report of this text, all of it body, with nothing else known.
pub(crate) fn plain(text: impl Into<String>) -> Report {
    let text = text.into();
    let span = Span::new(0, text.len());
    Report {
        path: "test.txt".into(),
        line: None,
        sha256: String::new(),
        title: None,
        outlet: None,
        published: None,
        modified: None,
        open: None,
        language: "en".into(),
        dateline: None,
        zones: vec![Zone { kind: ZoneKind::Body, span }],
        text,
    }
}

fn zone_of(line: &str) -> (ZoneKind, &str) {
    let zones = [("[title]", ZoneKind::Title), ("[caption]", ZoneKind::Caption), ("[body]", ZoneKind::Body)];
    let marked = zones.iter().find_map(|(mark, kind)| Some((*kind, line.strip_prefix(mark)?)));
    marked.unwrap_or((ZoneKind::Body, line))
}

fn sentence(words: &str, zone: ZoneKind, paragraph: usize, text: &mut String) -> Sentence {
    let start = text.len();
    let mut tokens: Vec<Token> = Vec::new();
    let mut arguments: BTreeMap<usize, Vec<Argument>> = BTreeMap::new();
    for (i, drawn) in words.split_whitespace().enumerate() {
        let (token, roles) = token(drawn, i == 0, text);
        for (predicate, role) in roles {
            arguments.entry(predicate).or_default().push(Argument { word: i, role, probability: 1.0 });
        }
        tokens.push(token);
    }
    let predicates = (0..tokens.len())
        .filter(|&word| tokens[word].predicate > 0.5)
        .map(|word| Predicate { word, arguments: arguments.remove(&word).unwrap_or_default() })
        .collect();
    Sentence {
        span: Span::new(start, text.len()),
        zone,
        paragraph,
        tokens: tokens.into(),
        predicates,
        vector: Vec::new(),
    }
}

fn token(drawn: &str, is_first: bool, text: &mut String) -> (Token, Vec<(usize, Role)>) {
    let mut parts = drawn.split('/');
    let (form, upos, head, deprel) = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(form), Some(upos), Some(head), Some(deprel)) => (form, upos, head, deprel),
        _ => panic!("`{drawn}` is not form/UPOS/head/deprel"),
    };
    let (joined, form) = form.strip_prefix('~').map_or((joins(form), form), |form| (true, form));
    if !is_first && !joined && !text.ends_with(['(', '[', '“', '‘', '$']) {
        text.push(' ');
    }
    let start = text.len();
    text.push_str(form);
    let upos = Upos::parse(upos).unwrap_or_else(|| panic!("no part of speech in `{drawn}`"));
    let head: usize = head.parse().unwrap_or_else(|_| panic!("no head in `{drawn}`"));
    let deprel = Deprel::parse(deprel).unwrap_or_else(|| panic!("no relation in `{drawn}`"));
    let mut token = Token {
        span: Span::new(start, text.len()),
        upos,
        xpos: usual_xpos(upos),
        lemma: if upos == Upos::Propn { form.into() } else { form.to_lowercase() },
        head: head.checked_sub(1),
        deprel,
        name: NameTag::O,
        name_kinds: NameKinds::default(),
        mention_kind: None,
        predicate: if upos == Upos::Verb { 1.0 } else { 0.0 },
        sense: Sense::default(),
    };
    let mut roles = Vec::new();
    for part in parts {
        match part.split_once([':', '=', '-']) {
            Some(("", lemma)) => token.lemma = lemma.into(),
            Some(("B", kind)) => token.name = NameTag::Begin(name_kind(kind)),
            Some(("I", kind)) => token.name = NameTag::Inside(name_kind(kind)),
            Some(("k", kind)) => token.mention_kind = MentionKind::parse(kind),
            Some(("p", probability)) => token.predicate = probability.parse().expect("a probability"),
            Some((role, at)) => roles.push((at.parse::<usize>().expect("a position") - 1, role_of(role))),
            None => token.xpos = Xpos::parse(part).unwrap_or_else(|| panic!("`{part}` in `{drawn}`")),
        }
        token.name_kinds = token.name.kind().map(NameKinds::only).unwrap_or_default();
    }
    (token, roles)
}

fn joins(form: &str) -> bool {
    matches!(form, "," | "." | ";" | ":" | "!" | "?" | ")" | "]" | "”" | "%" | "n't" | "n’t")
        || (form.len() > 1 && form.starts_with(['\'', '’']))
}

fn name_kind(kind: &str) -> NameKind {
    NameKind::parse(kind).unwrap_or_else(|| panic!("no kind of name: {kind}"))
}

fn role_of(role: &str) -> Role {
    match role {
        "a0" => Role::Arg0,
        "a1" => Role::Arg1,
        "a2" => Role::Arg2,
        "a3" => Role::Arg3,
        "a4" => Role::Arg4,
        "tmp" => Role::Time,
        "loc" => Role::Place,
        "neg" => Role::Negation,
        "mod" => Role::Modal,
        "adv" => Role::Adverbial,
        _ => panic!("no role: {role}"),
    }
}

fn usual_xpos(upos: Upos) -> Xpos {
    match upos {
        Upos::Adj => Xpos::Jj,
        Upos::Adp | Upos::Sconj => Xpos::In,
        Upos::Adv => Xpos::Rb,
        Upos::Aux => Xpos::Vbz,
        Upos::Cconj => Xpos::Cc,
        Upos::Det => Xpos::Dt,
        Upos::Intj => Xpos::Uh,
        Upos::Noun => Xpos::Nn,
        Upos::Num => Xpos::Cd,
        Upos::Part => Xpos::To,
        Upos::Pron => Xpos::Prp,
        Upos::Propn => Xpos::Nnp,
        Upos::Punct => Xpos::Comma,
        Upos::Sym => Xpos::Sym,
        Upos::Verb => Xpos::Vbd,
        Upos::X => Xpos::Fw,
    }
}

#[test]
fn words_are_joined_as_they_are_written() {
    let report = read(
        "[title]Talks/NOUN/2/nsubj end/VERB/0/root\n\nHe/PRON/2/nsubj said/VERB/0/root/=say :/PUNCT/2/punct “/PUNCT/6/punct \
         ~No/INTJ/2/ccomp/a1:2 ”/PUNCT/5/punct ./PUNCT/2/punct",
    );
    assert_eq!(report.report.text, "Talks end\n\nHe said: “No”.");
    assert_eq!(report.sentences[0].zone, ZoneKind::Title);
    assert_eq!(report.sentences[1].predicates[0].arguments[0].word, 4);
    assert_eq!(report.sentences[1].tokens[1].lemma, "say");
}
