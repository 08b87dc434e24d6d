//! What an agreement is about: the phrases that hang on its noun or its verb ("on expansion of …", "in the fields of …",
//! "to combat …"), coordinated ones each by itself; what names no matter ("cooperation") is none.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, NameTag, Upos};

use super::super::phrases::{stretch, words_of};
use super::Reading;
use crate::annotation::{AnnotatedReport, Sentence, Token};
use crate::lexicon::agreements as lexicon;
use crate::story::{Area, Cite, Claim};
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
            Deprel::Nmod | Deprel::Obl if ABOUT.contains(&case) && !is_time(sentence, child) => {
                found.extend(each(sentence, child));
            }
            Deprel::Acl | Deprel::Advcl if AIM.contains(&token.lemma.as_str()) => {
                let aims = sentence.children(child).filter(|&t| t > child && is_aim(sentence, t));
                found.extend(aims.flat_map(|t| each(sentence, t)));
            }
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

/// A phrase without its preposition, its determiner, further conjuncts and clauses.
fn phrase(sentence: &Sentence, word: usize) -> Span {
    let tokens = &sentence.tokens;
    let is_cut = |t: usize| {
        let (deprel, hangs) = (tokens[t].deprel, sentence.head(t) == Some(word));
        let is_outside = matches!(
            deprel.base(),
            Deprel::Case | Deprel::Mark | Deprel::Cc | Deprel::Conj | Deprel::Det | Deprel::Nsubj
        );
        matches!(deprel.base(), Deprel::Advcl | Deprel::Parataxis)
            || deprel == Deprel::AclRelcl
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

/// The areas, one for each wording, with the claims of the reports that name it.
pub(super) fn areas(reports: &[AnnotatedReport], claims: &[Claim], readings: &[Option<Reading>]) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    let named = claims.iter().zip(readings).enumerate().filter_map(|(i, (c, r))| Some((i, c, r.as_ref()?)));
    for (index, claim, reading) in named {
        for &span in &reading.areas {
            let span = quoted_whole(&reports[claim.report], span);
            let words = words_of(&reports[claim.report], span);
            let cite = Cite { report: claim.report, span };
            match areas.iter_mut().find(|a| a.area.eq_ignore_ascii_case(&words)) {
                Some(known) => {
                    if !known.claims.contains(&index) {
                        known.claims.push(index);
                    }
                    known.evidence.push(cite);
                }
                None if words.chars().any(char::is_alphabetic) => {
                    areas.push(Area { area: words, claims: vec![index], evidence: vec![cite] });
                }
                None => {}
            }
        }
    }
    areas
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
}
