//! What an agreement is about: the phrases that hang on its noun or its verb ("on expansion of …", "in the fields of …",
//! "to combat …"), coordinated ones each by itself; what names no matter ("cooperation") is none.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, NameTag, Upos, Xpos};

use super::super::phrases::{stretch, words_of};
use crate::annotation::{AnnotatedReport, Sentence, TimeKind, Token};
use crate::lexicon::agreements as lexicon;
use crate::story::{Area, Cite};
use crate::text::Span;

/// Words of an area of cooperation at most.
const MAX_WORDS: usize = 16;

/// What stands for a field in "in the field of", and prepositions that introduce what an agreement is about.
const FIELD: [&str; 10] = ["field", "area", "sphere", "domain", "sector", "realm", "line", "aim", "goal", "purpose"];
pub(super) const ABOUT: [&str; 8] = ["on", "for", "about", "regarding", "concerning", "covering", "against", "over"];

/// The phrases that hang on a word and say what an agreement is about, coordinated ones each by itself; `others` are read
/// for themselves.
pub(super) fn topics(sentence: &Sentence, host: usize, others: &BTreeSet<usize>, has_noun: bool) -> Vec<Span> {
    let mut found = Vec::new();
    for child in sentence.children(host).filter(|&c| c > host && !others.contains(&c)) {
        let token = &sentence.tokens[child];
        let case = sentence.preposition(child).unwrap_or_default();
        match token.deprel.base() {
            Deprel::Nmod | Deprel::Obl if FIELD.contains(&token.lemma.to_lowercase().as_str()) => {
                found.extend(
                    sentence
                        .children(child)
                        .filter(|&t| is_topic_of_field(sentence, t))
                        .flat_map(|t| each(sentence, t)),
                );
            }
            // "On behalf of both sides".
            Deprel::Nmod | Deprel::Obl if token.lemma == "behalf" => {}
            Deprel::Nmod | Deprel::Obl if ABOUT.contains(&case) && !is_time(sentence, child) => {
                found.extend(each(sentence, child));
            }
            _ if token.deprel == Deprel::AclRelcl && !is_binding(sentence, child) => {
                found.extend(contents(sentence, child));
            }
            Deprel::Acl | Deprel::Advcl if lexicon::contents(&token.lemma).is_some() => {
                found.extend(contents(sentence, child));
            }
            Deprel::Acl | Deprel::Advcl if AIM.contains(&token.lemma.as_str()) => {
                let aims = sentence.children(child).filter(|&t| t > child && is_aim(sentence, t));
                found.extend(aims.flat_map(|t| each(sentence, t)));
            }
            Deprel::Advcl if !is_purpose(sentence, child) => {}
            Deprel::Acl | Deprel::Advcl | Deprel::Xcomp
                if token.upos == Upos::Verb && (has_noun || token.deprel == Deprel::Xcomp) =>
            {
                found.extend(each(sentence, child));
            }
            _ => {}
        }
    }
    found
}

/// "To boost trade", "aimed at boosting trade"; not "hours after the minister arrived".
fn is_purpose(sentence: &Sentence, verb: usize) -> bool {
    let mark = sentence.child(verb, &[Deprel::Mark]);
    mark.map_or(sentence.tokens[verb].xpos == Xpos::Vbg, |mark| {
        matches!(sentence.tokens[mark].lemma.as_str(), "to" | "for" | "on")
    })
}

/// Whether a relative clause tells what is to be: "under which Ethiopia *will* supply power"; not "which was witnessed by Ann".
fn is_binding(sentence: &Sentence, verb: usize) -> bool {
    sentence.children(verb).any(|t| sentence.tokens[t].xpos == Xpos::Md && t < verb)
}

/// What a verb tells to be in the agreement that is its subject: "covers *seeds* and *training*", "provides for *trade*".
pub(super) fn contents(sentence: &Sentence, verb: usize) -> Vec<Span> {
    let Some(preposition) = lexicon::contents(&sentence.tokens[verb].lemma) else { return Vec::new() };
    let is_told = |&t: &usize| match sentence.tokens[t].deprel.base() {
        Deprel::Obj => preposition.is_none(),
        Deprel::Obl | Deprel::Nmod => preposition.is_some() && sentence.preposition(t) == preposition,
        _ => false,
    };
    sentence.children(verb).filter(|&t| t > verb).filter(is_told).flat_map(|t| each(sentence, t)).collect()
}

/// Participles after which comes what an agreement is for.
const AIM: [&str; 5] = ["aim", "design", "intend", "focus", "concern"];

/// "aimed at boosting trade": boosting; "focused on trade": trade.
fn is_aim(sentence: &Sentence, word: usize) -> bool {
    matches!(
        sentence.tokens[word].deprel.base(),
        Deprel::Obl | Deprel::Advcl | Deprel::Obj | Deprel::Xcomp | Deprel::Ccomp
    )
}

/// "in the field of education": education; "with the aim of developing ties": developing.
fn is_topic_of_field(sentence: &Sentence, word: usize) -> bool {
    matches!(sentence.tokens[word].deprel.base(), Deprel::Nmod | Deprel::Acl)
}

fn is_time(sentence: &Sentence, word: usize) -> bool {
    use corroborate_encoder::MentionKind;
    sentence.tokens[word].mention_kind == Some(MentionKind::Time) || sentence.tokens[word].upos == Upos::Num
}

/// The phrase headed by `head` and those coordinated with it, each without the others.
fn each(sentence: &Sentence, head: usize) -> Vec<Span> {
    let joined = std::iter::once(head).chain(sentence.children_by(head, Deprel::Conj));
    joined.map(|word| phrase(sentence, word)).filter(|&area| names_a_matter(sentence, area)).collect()
}

/// Whether a phrase says more than that there will be cooperation, and with whom.
fn names_a_matter(sentence: &Sentence, area: Span) -> bool {
    let words = || sentence.tokens_in(area).map(|t| &sentence.tokens[t]);
    let is_general = |t: &Token| lexicon::is_general(&t.lemma.to_lowercase());
    let only_names = words().any(is_general);
    words().any(|t| match t.upos {
        Upos::Noun | Upos::Verb | Upos::Adj => t.name == NameTag::O && !is_general(t),
        Upos::Propn => !only_names && !is_general(t),
        _ => false,
    })
}

/// Prepositions in front of that at which something was agreed: no part of what was.
const OCCASION: [&str; 7] = ["during", "after", "following", "before", "amid", "since", "under"];

/// A phrase without its preposition, its determiner, further conjuncts and clauses.
fn phrase(sentence: &Sentence, word: usize) -> Span {
    let tokens = &sentence.tokens;
    let is_cut = |t: usize| {
        let (deprel, hangs) = (tokens[t].deprel, sentence.head(t) == Some(word));
        let is_outside = matches!(
            deprel.base(),
            Deprel::Case | Deprel::Mark | Deprel::Cc | Deprel::Conj | Deprel::Det | Deprel::Nsubj
        );
        let is_occasion = matches!(deprel.base(), Deprel::Obl | Deprel::Nmod)
            && sentence.preposition(t).is_some_and(|preposition| OCCASION.contains(&preposition));
        matches!(deprel.base(), Deprel::Advcl | Deprel::Parataxis)
            || deprel == Deprel::AclRelcl
            || is_occasion
            || (hangs && is_outside)
    };
    stretch(sentence, &sentence.subtree_without(word, is_cut), word, MAX_WORDS)
}

/// Bytes within which the end of a quotation is looked for.
const NEAR: usize = 160;

/// A span that holds the beginning of a quotation only, up to its end; without the quotation if its end is not near.
fn quoted_whole(report: &AnnotatedReport, span: Span) -> Span {
    let words = report.words(span);
    let Some(opening) = words.rfind('“').filter(|&at| !words[at..].contains('”')) else { return span };
    let after = &report.report.text[span.end..];
    match after.find('”').filter(|&at| at <= NEAR && !after[..at].contains(['“', '\n'])) {
        Some(at) => Span::new(span.start, span.end + at + '”'.len_utf8()),
        None => Span::new(span.start, span.start + words[..opening].trim_end().len()),
    }
}

/// The areas, one for each wording, with the claims of the reports that name it; `claims` are those of the agreement in its
/// event. Where and when it was signed is no part of them.
pub(super) fn areas(
    reports: &[AnnotatedReport],
    named: impl Iterator<Item = Cite>,
    claims: &[(usize, usize)],
    place: &BTreeSet<&str>,
) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for cite in named {
        let report = &reports[cite.report];
        let span = without_circumstance(report, quoted_whole(report, cite.span), place);
        let (words, cite) = (words_of(report, span), Cite { span, ..cite });
        match areas.iter_mut().find(|a| a.area.eq_ignore_ascii_case(&words)) {
            Some(known) => known.evidence.push(cite),
            None if words.chars().any(char::is_alphabetic) => {
                areas.push(Area { area: words, claims: Vec::new(), evidence: vec![cite] });
            }
            None => {}
        }
    }
    for area in &mut areas {
        let is_named_in = |report: usize| area.evidence.iter().any(|cite| cite.report == report);
        area.claims = claims.iter().filter(|(report, _)| is_named_in(*report)).map(|(_, claim)| *claim).collect();
    }
    areas
}

/// Prepositions in front of a place and a time.
const AT: [&str; 4] = ["in", "on", "at", "during"];

/// An area without the place of signing and the times that its words end with: parses hang "in Havana" on what stands before.
fn without_circumstance(report: &AnnotatedReport, span: Span, place: &BTreeSet<&str>) -> Span {
    let words = report.words(span);
    let ends_with_time = |end: usize| {
        let times = report.times.iter().filter(|time| time.kind == TimeKind::Date && time.interval.is_some());
        times
            .filter(|time| time.span.end == span.start + end)
            .map(|time| time.span.start - span.start.min(time.span.start))
            .next()
    };
    let ends_with_place = |words: &str| place.iter().find_map(|name| words.strip_suffix(name).map(str::len));
    let mut end = words.len();
    while let Some(rest) = ends_with_time(end).or_else(|| ends_with_place(&words[..end])) {
        let before = words[..rest].trim_end();
        let Some(cut) = AT.iter().find_map(|at| before.strip_suffix(at)).filter(|cut| cut.ends_with(' ')) else {
            break;
        };
        if cut.trim().is_empty() {
            break;
        }
        end = cut.trim_end().len();
    }
    Span::new(span.start, span.start + end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    #[test]
    fn cooperation_alone_is_no_area() {
        let report = testing::read(
            "They/PRON/2/nsubj agreed/VERB/0/root on/ADP/5/case bilateral/ADJ/5/amod cooperation/NOUN/2/obl in/ADP/7/case trade/NOUN/5/nmod",
        );
        let sentence = &report.sentences[0];
        assert!(!names_a_matter(sentence, sentence.cover(3, 4)));
        assert!(names_a_matter(sentence, sentence.cover(3, 6)));
    }

    #[test]
    fn with_whom_there_is_an_understanding_is_no_area() {
        let report = testing::read(
            "understanding/NOUN/0/root with/ADP/5/case Norland/PROPN/5/nmod:poss/B-place 's/PART/3/case/POS \
             Guard/PROPN/1/nmod/B-organization",
        );
        let sentence = &report.sentences[0];
        assert!(!names_a_matter(sentence, sentence.cover(0, 4)));
    }

    #[test]
    fn a_quotation_is_not_cut_in_its_middle() {
        let text = "the fields of “drugs, arms and smuggling”, they said";
        let report = AnnotatedReport::new(testing::plain(text));
        let upto = |words: &str| Span::new(0, text.find(words).unwrap() + words.len());
        assert_eq!(report.words(quoted_whole(&report, upto("arms"))), "the fields of “drugs, arms and smuggling”");
        assert_eq!(report.words(quoted_whole(&report, upto("fields"))), "the fields");
        let open = AnnotatedReport::new(testing::plain("the fields of “drugs and arms"));
        assert_eq!(open.words(quoted_whole(&open, Span::new(0, 21))), "the fields of");
    }

    /// "Was witnessed by …" was an area.
    #[test]
    fn who_stood_by_is_no_area_and_what_it_covers_is() {
        let witnessed = testing::read(
            "signed/VERB/0/root the/DET/3/det agreement/NOUN/1/obj which/PRON/6/nsubj:pass was/AUX/6/aux:pass \
             witnessed/VERB/3/acl:relcl by/ADP/8/case Ann/PROPN/6/obl:agent",
        );
        let of = |report: &AnnotatedReport, host: usize| -> Vec<String> {
            let sentence = &report.sentences[0];
            topics(sentence, host, &BTreeSet::new(), true)
                .into_iter()
                .map(|span| report.words(span).to_owned())
                .collect()
        };
        assert!(of(&witnessed, 2).is_empty());
        let covered = testing::read(
            "a/DET/2/det pact/NOUN/0/root that/PRON/4/nsubj covers/VERB/2/acl:relcl/=cover seeds/NOUN/4/obj and/CCONJ/7/cc training/NOUN/5/conj",
        );
        assert_eq!(of(&covered, 1), ["seeds", "training"]);
        let after = testing::read(
            "The/DET/2/det document/NOUN/4/nsubj:pass was/AUX/4/aux:pass inked/VERB/0/root after/SCONJ/7/mark he/PRON/7/nsubj arrived/VERB/4/advcl",
        );
        assert!(of(&after, 3).is_empty());
        let binding = testing::read(
            "a/DET/2/det deal/NOUN/0/root that/PRON/5/nsubj will/AUX/5/aux/MD raise/VERB/2/acl:relcl exports/NOUN/5/obj",
        );
        assert_eq!(of(&binding, 1), ["will raise exports"]);
    }

    /// Rice was to be grown in Havana, where the memorandum was signed.
    #[test]
    fn where_it_was_signed_is_no_part_of_the_area() {
        let text = "rice growing in Havana";
        let report = AnnotatedReport::new(testing::plain(text));
        let whole = Span::new(0, text.len());
        assert_eq!(report.words(without_circumstance(&report, whole, &BTreeSet::from(["Havana"]))), "rice growing");
        assert_eq!(without_circumstance(&report, whole, &BTreeSet::from(["Moscow"])), whole);
    }
}
