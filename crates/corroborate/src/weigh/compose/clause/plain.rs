//! Whether a clause can be told without the rest of its sentence.
//!
//! What is left out may be what the account tells itself (who says it), what only links, and further main clauses. A clause out
//! of whose middle something else is missing, and what a sentence tells only by the way ("a ship *that was being hijacked*",
//! "before *he is sworn in*", "want to see *the police disarmed*"), is told in the whole of its sentence: cut out, it said
//! something else in half of the lines that readers called wrong for what was missing.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::Clause;
use crate::annotation::Sentence;
use crate::text::Span;

/// Whether the words `kept` of the clause say by themselves what the sentence says; `cues` are the words by which it is said to
/// be somebody's.
pub(in crate::weigh::compose) fn is_plain(sentence: &Sentence, clause: &Clause, kept: &[usize], cues: &[Span]) -> bool {
    let kept: BTreeSet<usize> = kept.iter().copied().collect();
    let first = main_of(sentence, clause.head);
    let is_said = |part: &[usize]| part.iter().any(|&i| cues.iter().any(|cue| cue.overlaps(sentence.tokens[i].span)));
    match sentence.tokens[first].deprel.base() {
        Deprel::AclRelcl | Deprel::Acl if first == clause.head => return is_of_name(sentence, clause, &kept),
        Deprel::Root => {}
        Deprel::Ccomp | Deprel::Parataxis
            if sentence.tokens[first].head.is_some_and(|verb| is_main(sentence, verb)) => {}
        _ => return false,
    }
    let parts = left_out(sentence, &kept);
    let speaks = |part: &&Vec<usize>| is_said(part) && is_followed_by_deed(sentence, &kept, part);
    if points_back(sentence, &kept, &parts)
        || is_dangling(sentence, clause, &kept)
        || parts.iter().any(|part| speaks(&part))
    {
        return false;
    }
    parts.iter().all(|part| {
        let is_joined = || {
            let is_of = |at: usize, relation: Deprel| {
                sentence.children_by(at, relation).any(|child| part.iter().all(|i| sentence.subtree(child).contains(i)))
            };
            part.contains(&first) && !sentence.has_child(first, Deprel::Ccomp)
                || is_of(clause.head, Deprel::Conj)
                || is_of(clause.head, Deprel::Parataxis)
        };
        let is_origin = || {
            let mut of_cut = clause.cut.iter().filter(|&&cut| sentence.tokens[cut].deprel == Deprel::Obl);
            of_cut.any(|&cut| part.iter().all(|i| sentence.subtree(cut).contains(i)))
        };
        is_link(sentence, clause, part)
            || is_between_subject_and_verb(clause, &kept, part) && has_no_other_subject(sentence, clause)
            || is_at_an_end(sentence, &kept, part)
                && !is_torn(sentence, part)
                && (is_said(part) || is_joined() || is_origin())
    })
}

/// "He hosted the Tonys, and won a prize for *that show*": what is left out says which.
fn points_back(sentence: &Sentence, kept: &BTreeSet<usize>, parts: &[Vec<usize>]) -> bool {
    let points = |at: usize| {
        let token = &sentence.tokens[at];
        token.deprel == Deprel::Det && matches!(token.lemma.to_lowercase().as_str(), "that" | "those")
    };
    let first_left_out = parts.iter().flatten().min();
    first_left_out.is_some_and(|first| kept.range(first..).any(|&at| points(at)))
}

/// "He died in May, his uncle said, *asking* that nobody name him": right behind who says it stands what he does as he says it, whatever the
/// parser hung it on.
fn is_followed_by_deed(sentence: &Sentence, kept: &BTreeSet<usize>, part: &[usize]) -> bool {
    let Some(&last) = part.last() else { return false };
    let is_mark = |at: &usize| sentence.tokens[*at].upos == Upos::Punct;
    let next = (last + 1..sentence.tokens.len()).find(|at| !is_mark(at));
    let is_set_off = |next: usize| next > last + 1;
    next.is_some_and(|next| {
        let token = &sentence.tokens[next];
        is_set_off(next) && kept.contains(&next) && token.xpos == Xpos::Vbg && token.deprel.base() == Deprel::Advcl
    })
}

/// "According to Roe, *producer of the show*, Ann was chosen": what stands in front of the subject belongs to what is cut.
fn is_dangling(sentence: &Sentence, clause: &Clause, kept: &BTreeSet<usize>) -> bool {
    let is_origin = |&&cut: &&usize| sentence.tokens[cut].deprel == Deprel::Obl;
    let origin = clause.cut.iter().find(is_origin).and_then(|&cut| sentence.subtree(cut).first().copied());
    let subject = sentence.own_subject(clause.head).map(|subject| sentence.subtree(subject));
    let first = kept.iter().find(|&&at| sentence.tokens[at].upos != Upos::Punct);
    match (origin, first, subject) {
        (Some(origin), Some(&first), Some(subject)) => origin < first && !subject.contains(&first),
        _ => false,
    }
}

/// The first of the verbs that are joined to this one.
fn main_of(sentence: &Sentence, verb: usize) -> usize {
    if sentence.tokens[verb].deprel == Deprel::Conj { sentence.lender(verb) } else { verb }
}

fn is_main(sentence: &Sentence, verb: usize) -> bool {
    sentence.tokens[main_of(sentence, verb)].deprel == Deprel::Root
}

/// The stretches of words that are left out, without punctuation.
fn left_out(sentence: &Sentence, kept: &BTreeSet<usize>) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut is_open = false;
    for (at, token) in sentence.tokens.iter().enumerate() {
        if kept.contains(&at) {
            is_open = false;
        } else if token.upos != Upos::Punct {
            match parts.last_mut().filter(|_| is_open) {
                Some(part) => part.push(at),
                None => parts.push(vec![at]),
            }
            is_open = true;
        }
    }
    parts
}

fn is_link(sentence: &Sentence, clause: &Clause, part: &[usize]) -> bool {
    let links =
        clause.cut.iter().filter(|&&cut| !matches!(sentence.tokens[cut].deprel, Deprel::Parataxis | Deprel::Obl));
    let links: BTreeSet<usize> = links.flat_map(|&cut| sentence.subtree(cut)).collect();
    part.iter().all(|i| links.contains(i))
}

/// Whether the words begin or end the sentence, or stand between two marks.
fn is_at_an_end(sentence: &Sentence, kept: &BTreeSet<usize>, part: &[usize]) -> bool {
    let (Some(&first), Some(&last)) = (part.first(), part.last()) else { return true };
    let is_mark = |i: usize| sentence.tokens.get(i).is_none_or(|token| token.upos == Upos::Punct);
    kept.first().is_none_or(|&kept| kept > last)
        || kept.last().is_none_or(|&kept| kept < first)
        || first.checked_sub(1).is_none_or(is_mark) && is_mark(last + 1)
}

/// Whether no space parts the words from those before (a name was cut at its hyphen), or no mark parts what is told beside
/// from them ("erupts in violence, 3 *dead*").
fn is_torn(sentence: &Sentence, part: &[usize]) -> bool {
    let Some(&first) = part.first() else { return false };
    let is_mark = |at: usize| sentence.tokens[at].upos == Upos::Punct;
    let is_close = |at: usize| at > 0 && sentence.tokens[at - 1].span.end == sentence.tokens[at].span.start;
    let is_cut_at_hyphen = first > 1 && is_close(first) && is_close(first - 1) && is_mark(first - 1);
    let is_beside = sentence.tokens[first].deprel.base() == Deprel::Parataxis;
    is_cut_at_hyphen || is_beside && first > 0 && !is_mark(first - 1)
}

/// "*He* won a prize and *left*".
fn is_between_subject_and_verb(clause: &Clause, kept: &BTreeSet<usize>, part: &[usize]) -> bool {
    let (Some(&first), Some(&last)) = (part.first(), part.last()) else { return false };
    let before = kept.range(..first).next_back();
    let behind = kept.range(last + 1..).next();
    before.is_some_and(|before| clause.lent.contains(before)) && behind.is_some_and(|next| !clause.lent.contains(next))
}

/// "The pirates had fired when *it* called for help, and moved" does not tell who moved.
fn has_no_other_subject(sentence: &Sentence, clause: &Clause) -> bool {
    let last_lent = clause.lent.iter().max().copied().unwrap_or_default();
    (last_lent + 1..clause.head).all(|i| sentence.tokens[i].deprel.base() != Deprel::Nsubj)
}

/// "Ann Roe, who left in May": what is told of a name that stands right in front of "who".
fn is_of_name(sentence: &Sentence, clause: &Clause, kept: &BTreeSet<usize>) -> bool {
    let is_name = |&i: &usize| sentence.tokens[i].name.kind().is_some();
    let Some(last_lent) = clause.lent.iter().max().filter(|last| is_name(last)) else { return false };
    let own: Vec<usize> = kept.iter().copied().filter(|i| !clause.lent.contains(i)).collect();
    let (Some(&first), Some(&last)) = (own.first(), own.last()) else { return false };
    let is_skipped = |i: usize| sentence.tokens[i].upos == Upos::Punct || clause.cut.contains(&i);
    (last_lent + 1..first).all(is_skipped) && (first..last).all(|i| own.contains(&i) || is_skipped(i))
}

#[cfg(test)]
mod tests {
    use super::super::super::words::own_words;
    use super::*;
    use crate::annotate::testing;
    use crate::annotation::Factuality;

    /// Whether the clause around `word` is told alone, if `cue` says whose word it is.
    fn is_told_alone(drawn: &str, word: &str, cue: &str) -> bool {
        let report = testing::read(drawn);
        let (sentence, text) = (&report.sentences[0], &report.report.text);
        let at = |form: &str| sentence.tokens.iter().position(|token| token.form(text) == form);
        let clause = Clause::around(sentence, at(word).expect("the word"), Factuality::Happened).expect("a clause");
        let cues: Vec<Span> = at(cue).map(|cue| sentence.tokens[cue].span).into_iter().collect();
        is_plain(sentence, &clause, &own_words(sentence, &clause), &cues)
    }

    /// "A ship that was being hijacked", told of by a watchdog, was told as a hijacking.
    #[test]
    fn what_is_told_by_the_way_is_told_in_its_sentence_unless_of_a_name() {
        let parse = "They/PRON/2/nsubj sank/VERB/0/root/VBD/=sink the/DET/4/det ship/NOUN/2/obj ,/PUNCT/6/punct which/PRON/7/nsubj/WDT \
                     burned/VERB/4/acl:relcl/VBD/=burn";
        assert!(!is_told_alone(parse, "burned", ""));
        let named = parse.replace("the/DET/4/det ship/NOUN/2/obj", "the/DET/4/det Ann/PROPN/2/obj/B-other");
        assert!(is_told_alone(&named, "burned", ""));
        let before = "They/PRON/2/nsubj sank/VERB/0/root/VBD/=sink before/SCONJ/5/mark Ann/PROPN/5/nsubj left/VERB/2/advcl/VBD/=leave";
        assert!(!is_told_alone(before, "left", "") && is_told_alone(before, "sank", ""));
    }

    /// "Roe died, his uncle said, asking that his own name be withheld" was told of Roe as if he had asked.
    #[test]
    fn what_the_speaker_does_as_he_speaks_is_told_in_its_sentence() {
        let parse = "Roe/PROPN/2/nsubj died/VERB/5/ccomp/VBD/=die ~,/PUNCT/5/punct kin/NOUN/5/nsubj said/VERB/0/root/VBD/=say ~,/PUNCT/7/punct \
                     asking/VERB/2/advcl/VBG/=ask silence/NOUN/7/obj";
        assert!(!is_told_alone(parse, "died", "said"));
        let other = parse.replace("asking/VERB/2/advcl/VBG/=ask silence/NOUN/7/obj", "aged/VERB/2/advcl/VBN/=age");
        assert!(is_told_alone(&other, "died", "said"));
    }

    /// "The police officers claim" was cut from what they claim, and nobody was named for it.
    #[test]
    fn whose_word_it_is_is_left_out_only_where_it_is_known() {
        let parse = "Police/NOUN/2/nsubj claim/VERB/0/root/VBP shots/NOUN/4/nsubj fell/VERB/2/ccomp/VBD/=fall";
        assert!(is_told_alone(parse, "fell", "claim") && !is_told_alone(parse, "fell", ""));
    }

    /// "An Emmy for hosting that award show" was told without the show.
    #[test]
    fn what_points_back_to_what_is_left_out_is_told_in_its_sentence() {
        let parse = "They/PRON/2/nsubj ran/VERB/0/root/VBD/=run shows/NOUN/2/obj and/CCONJ/5/cc left/VERB/2/conj/VBD/=leave a/DET/7/det show/NOUN/5/obj";
        assert!(is_told_alone(parse, "left", ""));
        assert!(!is_told_alone(&parse.replace("a/DET/7/det", "that/DET/7/det"), "left", ""));
    }

    /// "According to Roe, producer of it, Ann left" was told as "Producer of it, Ann left".
    #[test]
    fn what_belongs_to_whom_it_is_from_is_not_told_of_the_subject() {
        let parse = "According/VERB/3/case/VBG/=accord to/ADP/3/case Roe/PROPN/8/obl ,/PUNCT/5/punct producer/NOUN/8/nsubj ,/PUNCT/5/punct Ann/PROPN/8/nsubj \
                     left/VERB/0/root/VBD/=leave";
        assert!(!is_told_alone(&parse.replace("producer/NOUN/8/nsubj", "producer/NOUN/8/dislocated"), "left", ""));
        assert!(is_told_alone(
            &parse.replace(
                "producer/NOUN/8/nsubj ,/PUNCT/5/punct Ann/PROPN/8/nsubj",
                "Ann/PROPN/8/nsubj ,/PUNCT/3/punct now/ADV/8/advmod"
            ),
            "left",
            ""
        ));
    }

    /// "Recover the SEA-ME" was told of the SEA-ME-WE cable, of which the parser made a further clause.
    #[test]
    fn a_name_is_not_cut_at_its_hyphen() {
        let parse = "They/PRON/2/nsubj lost/VERB/0/root/VBD/=lose Ann/PROPN/2/obj -/PUNCT/5/punct We/PROPN/2/parataxis";
        assert!(is_told_alone(parse, "lost", ""));
        let joined = parse.replace("Ann/PROPN/2/obj -/PUNCT/5/punct We/", "Ann/PROPN/2/obj ~-/PUNCT/5/punct ~We/");
        assert!(!is_told_alone(&joined, "lost", ""));
    }

    /// "March erupts in violence, 3 dead" was told as "March erupts in violence, 3".
    #[test]
    fn what_no_mark_parts_is_told_together() {
        let parse =
            "March/NOUN/2/nsubj erupts/VERB/0/root/VBZ/=erupt ,/PUNCT/4/punct 3/NUM/2/appos dead/ADJ/2/parataxis";
        assert!(!is_told_alone(parse, "erupts", ""));
        assert!(is_told_alone(
            &parse.replace("3/NUM/2/appos dead", "3/NUM/2/appos ;/PUNCT/6/punct dead"),
            "erupts",
            ""
        ));
    }

    /// "The pirates had fired when it called for help, and moved its men" was told as "The pirates moved its men".
    #[test]
    fn a_second_verb_is_told_of_the_subject_if_no_other_stands_between() {
        let parse = "They/PRON/2/nsubj fired/VERB/0/root/VBD/=fire and/CCONJ/4/cc left/VERB/2/conj/VBD/=leave";
        assert!(is_told_alone(parse, "left", ""));
        let between = "They/PRON/2/nsubj fired/VERB/0/root/VBD/=fire when/SCONJ/5/mark it/PRON/5/nsubj called/VERB/2/advcl/VBD/=call and/CCONJ/7/cc \
                       left/VERB/2/conj/VBD/=leave";
        assert!(!is_told_alone(between, "left", ""));
    }
}
