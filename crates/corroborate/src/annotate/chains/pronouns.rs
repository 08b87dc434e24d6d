//! What a pronoun stands for.

use super::cluster::{Cluster, Clusters};
use super::facts::{Article, Facts, Number};
use super::score::Score;
use crate::annotation::{EntityKind, MentionForm, Sentence};

/// How many mentions back an antecedent may be.
const REACH: usize = 60;

/// The best antecedent of the pronoun, if there is a good one.
pub(super) fn antecedent(
    sentences: &[Sentence],
    facts: &[Facts<'_>],
    clusters: &Clusters<'_>,
    pronoun: usize,
) -> Option<(usize, Score)> {
    let f = &facts[pronoun];
    if f.person < 3 {
        return speech_person(facts, pronoun);
    }
    if !matches!(&*f.lemma, "he" | "she" | "it" | "they") {
        return None;
    }
    let mut best: Option<(f64, usize, Score)> = None;
    let mut named_since = None;
    for other in (pronoun.saturating_sub(REACH)..pronoun).rev() {
        if f.sentence - facts[other].sentence.min(f.sentence) > 3 {
            break;
        }
        if clusters.index(other) == clusters.index(pronoun) || facts[other].person < 3 {
            continue;
        }
        if let Some(mut score) = compare(sentences, facts, clusters, pronoun, other) {
            let is_superseded = named_since.is_some_and(|named| named != clusters.index(other));
            score.add_if(is_superseded, "another was brought in since");
            let total = score.total();
            if score.holds() && best.as_ref().is_none_or(|(most, ..)| total > *most) {
                best = Some((total, other, score));
            }
        }
        if named_since.is_none() && is_new_topic(facts, pronoun, other, clusters.cluster(other)) {
            named_since = Some(clusters.index(other));
        }
    }
    best.map(|(_, other, score)| (other, score))
}

/// Whether a sentence before that of the pronoun names a person for the first time who may be meant by it: "he" is rather the
/// one whom the text has just brought in than whom it spoke of before. (Of one who was named before, that is not so: after "the
/// officer said Lee was booked. Lee left" it is as often the officer who goes on.)
fn is_new_topic(facts: &[Facts<'_>], pronoun: usize, other: usize, known: &Cluster<'_>) -> bool {
    let (f, o) = (&facts[pronoun], &facts[other]);
    let is_told_of = o.form == MentionForm::Name && o.is_subject && o.sentence < f.sentence && o.quotation.is_none();
    let is_first = known.mentions.iter().all(|&mention| mention >= other);
    let may_be_meant =
        known.kind == EntityKind::Person && matches!((known.gender, f.gender), (a, b) if a.is_none() || a == b);
    matches!(&*f.lemma, "he" | "she") && is_told_of && is_first && may_be_meant
}

/// "I", "we" and "you" of one speaker: those of one quotation, and those outside quotations.
fn speech_person(facts: &[Facts<'_>], pronoun: usize) -> Option<(usize, Score)> {
    let f = &facts[pronoun];
    let is_same = |o: &Facts<'_>| {
        o.form == MentionForm::Pronoun && o.lemma == f.lemma && o.quotation == f.quotation && o.person == f.person
    };
    let other = (pronoun.saturating_sub(super::phrases::REACH)..pronoun).rev().find(|&other| is_same(&facts[other]))?;
    let mut score = Score::new("pronoun");
    score.add("same pronoun");
    Some((other, score))
}

/// What speaks for the pronoun standing for the other; `None` if it can't.
fn compare(
    sentences: &[Sentence],
    facts: &[Facts<'_>],
    clusters: &Clusters<'_>,
    pronoun: usize,
    other: usize,
) -> Option<Score> {
    let (f, o) = (&facts[pronoun], &facts[other]);
    let known = clusters.cluster(other);
    let mut score = Score::new("pronoun");
    score.add("no reason");
    agreement(f, o, known, &mut score);
    if score.is_forbidden() {
        return None;
    }
    match f.sentence - o.sentence.min(f.sentence) {
        0 => score.add("same sentence"),
        1 => score.add("sentence before"),
        2 => score.add("two sentences before"),
        3 => score.add("three sentences before"),
        _ => score.add("further away"),
    }
    score.add_if(o.is_subject, "subject");
    score.add_if(o.is_object, "object");
    score.add_if(o.is_inner, "inside another phrase");
    score.add_if(o.is_subject && f.is_subject, "both subjects");
    score.add_if(f.quotation.is_none() && f.sentence != o.sentence && f.speaks && o.speaks, "both speak");
    score.add_if(known.is_named(), "has a name");
    score.add_if(o.form == MentionForm::Pronoun && o.lemma == f.lemma, "same pronoun");
    score.add_if(known.mentions.len() > 3, "spoken of often");
    score.add_if(o.article == Article::Indefinite, "indefinite");
    score.add_if(o.is_time, "a time");
    score.add_if(o.quotation != f.quotation, "other side of a quotation mark");
    score.add_if(
        possesses_for(&sentences[f.sentence], f, o),
        "subject of the verb that it is the possessor of an object of",
    );
    score.add_if(o.span.contains(f.span), "inside the other");
    score.add_if(clusters.speaks(f.quotation, clusters.index(other)), "who says it");
    score.add_if(clusters.are_apart(pronoun, other), "told apart by a sentence");
    (!score.is_forbidden()).then_some(score)
}

fn agreement(f: &Facts<'_>, o: &Facts<'_>, known: &Cluster<'_>, score: &mut Score) {
    match &*f.lemma {
        "he" | "she" => {
            score.add(if known.kind == EntityKind::Person && !o.is_body() { "a person" } else { "no person" });
            score.add_if(known.only_says_which, "says which of many");
            score.add_if(known.gender.is_some() && known.gender == f.gender, "same gender");
            score.add_if(matches!((known.gender, f.gender), (Some(a), Some(b)) if a != b), "other gender");
            score.add_if(known.number == Some(Number::Plural), "other number");
        }
        "it" => {
            score.add_if(known.kind == EntityKind::Person, "person for a thing");
            score.add_if(known.number == Some(Number::Plural), "other number");
            kind(f, known, score);
        }
        _ => {
            if known.number == Some(Number::Plural) {
                score.add("same number");
            } else if known.kind == EntityKind::Organization || is_pronoun_for_many(o) {
                score.add("a body spoken of as many");
            } else {
                score.add("other number");
            }
            kind(f, known, score);
        }
    }
}

/// "they", "it" and the like, which leave open whether they are one; "he" and "she" don't.
fn is_pronoun_for_many(o: &Facts<'_>) -> bool {
    o.form == MentionForm::Pronoun && !matches!(&*o.lemma, "he" | "she")
}

/// The encoder's guess at what the pronoun stands for.
fn kind(f: &Facts<'_>, known: &Cluster<'_>, score: &mut Score) {
    score.add(if f.kind == known.kind { "same kind of thing" } else { "other kind of thing" });
}

/// "X praised his hosts": the possessor of an object is more often the subject than not.
fn possesses_for(sentence: &Sentence, f: &Facts<'_>, o: &Facts<'_>) -> bool {
    f.sentence == o.sentence
        && o.is_subject
        && sentence.head(o.head).is_some_and(|verb| sentence.is_under(f.head, verb))
        && !f.is_subject
}
