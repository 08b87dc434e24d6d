//! What the tree alone says: which mentions of a sentence are one, and which can't be.

use std::collections::BTreeMap;

use corroborate_encoder::{Deprel, Upos, Xpos};
use rustc_hash::FxHashMap;

use super::facts::Facts;
use super::few::Few;
use super::names;
use super::offices;
use super::score::Score;
use crate::annotation::{AnnotatedReport, Link, MentionForm, Sentence, SpeechAct};
use crate::lexicon::chain_weights::Decision;
use crate::lexicon::reporting::Reporting;
use crate::text::LowerCase;

/// Of so many members of a coordination at most each is told apart from each: bounds the pairs of endless lists.
const MOST_APART: usize = 20;

/// Mentions by sentence and head.
pub(super) type Heads = FxHashMap<(usize, usize), Vec<usize>>;

/// The mentions at each head.
pub(super) fn heads(report: &AnnotatedReport) -> Heads {
    let mut heads = Heads::default();
    for (i, mention) in report.mentions.iter().enumerate() {
        heads.entry((mention.head.sentence, mention.head.token)).or_default().push(i);
    }
    heads
}

/// Pairs of mentions that the tree puts together, with the reasons.
pub(super) fn links(report: &AnnotatedReport, facts: &[Facts<'_>], heads: &Heads) -> Vec<(usize, usize, Score)> {
    let mut links = Vec::new();
    for (name, f) in facts.iter().enumerate() {
        if f.form == MentionForm::Name {
            links.extend(phrase_around(facts, heads, name).map(|(phrase, score)| (name, phrase, score)));
        }
    }
    links.extend(offices::links(report, facts));
    for (index, sentence) in report.sentences.iter().enumerate() {
        for at in 0..sentence.tokens.len() {
            for (left, right, score) in
                [apposition(sentence, index, at, facts, heads), copula(sentence, index, at, facts, heads)]
                    .into_iter()
                    .flatten()
            {
                links.push((left, right, score));
            }
        }
    }
    links.retain(|(.., score)| score.holds());
    // The surest first: what they put together keeps a doubtful one from joining two people.
    links.sort_by(|(.., a), (.., b)| b.total().total_cmp(&a.total()));
    links
}

/// The noun phrase that a name heads.
fn phrase_around(facts: &[Facts<'_>], heads: &Heads, name: usize) -> Option<(usize, Score)> {
    let f = &facts[name];
    let at = heads.get(&(f.sentence, f.head))?;
    let phrase =
        at.iter().copied().find(|&m| facts[m].form == MentionForm::Nominal && facts[m].span.contains(f.span))?;
    let mut score = Score::new("structure");
    score.add("phrase around the name");
    Some((phrase, score))
}

/// "the secretary of the council, X": `at` is an apposition to its head.
fn apposition(
    sentence: &Sentence,
    index: usize,
    at: usize,
    facts: &[Facts<'_>],
    heads: &Heads,
) -> Option<(usize, usize, Score)> {
    if sentence.tokens[at].deprel != Deprel::Appos {
        return None;
    }
    let head = sentence.head(at)?;
    let left = widest(facts, heads, index, head)?;
    let right = widest(facts, heads, index, at)?;
    let mut score = Score::new("structure");
    if is_short_form(&facts[left], &facts[right]) {
        score.add("short form in brackets");
    } else {
        score.add("apposition");
        contradictions(&facts[left], &facts[right], &mut score);
        // "No. 1 Lurel 65, No. 9 Vellin 53", "the Lurel Party, the former Vellin Party".
        let names = name(facts, heads, index, head).zip(name(facts, heads, index, at));
        let is_known = facts[left].form == MentionForm::Name && facts[right].form == MentionForm::Name;
        let are_two = names.is_some_and(|(left, right)| facts[left].name != facts[right].name);
        score.add_if(are_two && !is_known, "other name");
    }
    Some((left, right, score))
}

/// The name with that head.
fn name(facts: &[Facts<'_>], heads: &Heads, sentence: usize, head: usize) -> Option<usize> {
    heads.get(&(sentence, head))?.iter().copied().find(|&m| facts[m].form == MentionForm::Name)
}

/// "X is the secretary": `at` is a noun that is said of its subject.
fn copula(
    sentence: &Sentence,
    index: usize,
    at: usize,
    facts: &[Facts<'_>],
    heads: &Heads,
) -> Option<(usize, usize, Score)> {
    if !sentence.has_child(at, Deprel::Cop) || is_ahead(sentence, at) {
        return None;
    }
    if sentence.is_negated(at) || sentence.has_child(at, Deprel::Case) {
        return None;
    }
    let subject = sentence.subject(at)?;
    let left = widest(facts, heads, index, subject)?;
    let right = widest(facts, heads, index, at)?;
    if facts[right].form != MentionForm::Nominal || facts[left].span.overlaps(facts[right].span) {
        return None;
    }
    // “He is the champion,” she said: of whom somebody speaks is a guess, and what he is said to be with it.
    if facts[left].form == MentionForm::Pronoun && facts[left].person == 3 && facts[left].quotation.is_some() {
        return None;
    }
    let mut score = Score::new("structure");
    score.add("said to be");
    contradictions(&facts[left], &facts[right], &mut score);
    Some((left, right, score))
}

/// Whether what the word says is still to come: "nominated him *to be* the secretary", "*would* be the secretary".
pub(in crate::annotate) fn is_ahead(sentence: &Sentence, at: usize) -> bool {
    sentence.children(at).any(|i| {
        let token = &sentence.tokens[i];
        token.deprel == Deprel::Mark && token.lemma == "to" || token.xpos == Xpos::Md
    })
}

/// Whether the sentence itself puts the two mentions together, and not their likeness.
pub(in crate::annotate) fn is_by_the_tree(link: &Link) -> bool {
    let structure = Decision::named("structure");
    link.features.iter().any(|feature| structure.has(&feature.name) && feature.weight > 0.0)
}

/// The mention with that head; a name where there is none.
fn widest(facts: &[Facts<'_>], heads: &Heads, sentence: usize, head: usize) -> Option<usize> {
    let at = heads.get(&(sentence, head))?;
    at.iter().copied().max_by_key(|&m| (facts[m].span.len(), std::cmp::Reverse(m)))
}

fn is_short_form(long: &Facts<'_>, short: &Facts<'_>) -> bool {
    long.form != MentionForm::Pronoun
        && short.form == MentionForm::Name
        && names::is_acronym(&names::capitals(&long.words, &long.name), &short.name)
}

fn contradictions(left: &Facts<'_>, right: &Facts<'_>, score: &mut Score) {
    score.add_if(left.kind != right.kind && left.form != MentionForm::Pronoun, "other kind of thing");
    let are_names = left.form == MentionForm::Name && right.form == MentionForm::Name;
    score.add_if(are_names && left.name != right.name, "other name");
    let numbers = (left.number, right.number);
    score.add_if(matches!(numbers, (Some(l), Some(r)) if l != r), "other number");
}

/// For each quotation who says it, as far as a sentence in which it stands says so: nobody speaks of himself as "he".
pub(super) fn speakers(facts: &[Facts<'_>]) -> BTreeMap<usize, Vec<usize>> {
    let mut inside: FxHashMap<usize, Few<usize>> = FxHashMap::default();
    for f in facts {
        if let Some(quotation) = f.quotation {
            inside.entry(f.sentence).or_default().insert(quotation);
        }
    }
    let mut speakers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, f) in facts.iter().enumerate() {
        // Of two quotations in a sentence it is not known whose verb it is.
        let only = inside.get(&f.sentence).filter(|all| all.len() == 1).and_then(|all| all.iter().next());
        if let Some(&quotation) = only.filter(|_| f.quotation.is_none() && f.speaks) {
            speakers.entry(quotation).or_default().push(i);
        }
    }
    speakers
}

/// Whether the word is the subject of a verb of saying.
pub(super) fn is_said_by(sentence: &Sentence, subject: usize) -> bool {
    let verb = sentence.head(subject).map(|verb| &sentence.tokens[verb]);
    verb.is_some_and(|verb| Reporting::shipped().act(&verb.lemma, &verb.lemma, verb.upos) == Some(SpeechAct::Say))
}

/// For each mention those that its sentence tells apart from it: subject and object of one verb, the members of a
/// coordination, a possessor and what it possesses, a person who says something and whom that describes.
pub(super) fn apart(report: &AnnotatedReport, heads: &Heads) -> Vec<Vec<usize>> {
    let mut apart = vec![Vec::new(); report.mentions.len()];
    let mut tell = |index: usize, tokens: &[usize]| {
        let groups: Vec<&Vec<usize>> = tokens.iter().filter_map(|&t| heads.get(&(index, t))).take(MOST_APART).collect();
        for (i, left) in groups.iter().enumerate() {
            for right in &groups[i + 1..] {
                for (&l, &r) in left.iter().flat_map(|l| right.iter().map(move |r| (l, r))) {
                    apart[l].push(r);
                    apart[r].push(l);
                }
            }
        }
    };
    for (index, sentence) in report.sentences.iter().enumerate() {
        for at in 0..sentence.tokens.len() {
            if sentence.has_child(at, Deprel::Conj) && sentence.tokens[at].deprel != Deprel::Conj {
                tell(index, &sentence.conjuncts(at));
            }
            let arguments: Vec<usize> =
                arguments(sentence, at).filter(|&i| !is_reflexive(sentence, i, report)).collect();
            if arguments.len() > 1 && !sentence.has_child(at, Deprel::Cop) {
                tell(index, &arguments);
            }
            if let Some(described) = described_by(sentence, at) {
                tell(index, &described);
            }
            if sentence.tokens[at].deprel == Deprel::NmodPoss
                && let Some(head) = sentence.head(at)
            {
                tell(index, &[at, head]);
            }
        }
    }
    apart
}

/// "*She* said that the third *victim* died": nobody speaks of himself by a description (principle C of binding theory). A body
/// may: "the company said that the company would …".
fn described_by(sentence: &Sentence, verb: usize) -> Option<[usize; 2]> {
    let speaker = sentence.own_subject(verb)?;
    let is_person = matches!(sentence.tokens[speaker].upos, Upos::Pron | Upos::Propn);
    let described = sentence.children_by(verb, Deprel::Ccomp).find_map(|said| sentence.own_subject(said))?;
    (is_person && sentence.tokens[described].upos == Upos::Noun).then_some([speaker, described])
}

/// Subject, objects and adverbials of a verb: they are different things.
fn arguments(sentence: &Sentence, at: usize) -> impl Iterator<Item = usize> + '_ {
    sentence.children(at).filter(|&i| {
        matches!(sentence.tokens[i].deprel.base(), Deprel::Nsubj | Deprel::Obj | Deprel::Iobj | Deprel::Obl)
    })
}

fn is_reflexive(sentence: &Sentence, at: usize, report: &AnnotatedReport) -> bool {
    let form = sentence.tokens[at].form(&report.report.text).lower_case();
    form.ends_with("self") || form.ends_with("selves")
}
