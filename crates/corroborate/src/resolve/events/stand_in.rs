//! A person whom one report names where the others name somebody else.
//!
//! A report that has the wrong name, or the right one where the others are wrong, has it all through: its claims share
//! no person with theirs, and nothing would be held against anything. So a person whom one report alone names, and tells
//! of in the same sentences in which other reports tell of a person whom that report never names, is taken for that
//! person when claims are compared. Nobody is made one: the names stay two, and are shown as a conflict.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::{Deprel, Upos};

use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm, Sentence};
use crate::lexicon::event_words::{self, VerbClass};
use crate::lexicon::word_frequencies;
use crate::resolve::entities::Entities;
use crate::resolve::passages::{self, Alike};

/// What a person's sentences must be like another's, added up, for the one to stand for the other.
const NEEDED: f64 = 0.9;
/// What the sentence must be that is most like one of the other's.
const BEST: f64 = 0.5;
/// Both, if only one report names the other person, too.
const OF_TWO: (f64, f64) = (1.1, 0.65);
/// What having the same office adds.
const SAME_OFFICE: f64 = 0.3;
/// What it adds that both, and nobody else in the story, are called by one word ("the receiver"), and how many reports name the
/// other.
const CALLED_ALIKE: f64 = 0.4;
const SEVERAL: usize = 3;
/// Likeness of sentences from which one counts.
const ALIKE: f64 = 0.3;
/// Words of content in a row that two sentences share, and what they add.
const IN_A_ROW: usize = 4;
const RUN: f64 = 0.25;
/// Uncommon words that two sentences have in common before they are compared.
const IN_COMMON: usize = 2;
/// Sentences with a word beyond which it tells none from another.
const MOST: usize = 64;

/// Who is meant by a name.
#[derive(Debug, Default)]
pub(super) struct StandIns(BTreeMap<usize, usize>);

impl StandIns {
    /// The person that the others name for this one.
    pub(super) fn by(&self, entity: usize) -> usize {
        self.0.get(&entity).copied().unwrap_or(entity)
    }
}

/// A sentence that names a person.
struct Told {
    person: usize,
    report: usize,
    sentence: usize,
    /// Its words without the name.
    words: BTreeSet<String>,
    /// What he is called there.
    called: Option<String>,
}

/// Finds them among the persons whom the reports `members` name.
pub(super) fn find(reports: &[AnnotatedReport], members: &BTreeSet<usize>, entities: &Entities) -> StandIns {
    let told: Vec<Told> = members.iter().flat_map(|&report| sentences(reports, report, entities)).collect();
    let mut naming: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for sentence in &told {
        naming.entry(sentence.person).or_default().insert(sentence.report);
    }
    let mut called: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (word, person) in told.iter().filter_map(|sentence| Some((sentence.called.as_deref()?, sentence.person))) {
        called.entry(word).or_default().insert(person);
    }
    let are_called_alike = |one: usize, other: usize| called.values().any(|of| *of == BTreeSet::from([one, other]));
    let own = |person: usize| entities.all[person].named_in_own_words(reports);
    let may_stand_for = |one: usize, other: usize| {
        let (a, b) = (&naming[&one], &naming[&other]);
        one != other && a.len() == 1 && own(one).is_disjoint(&own(other)) && (b.len() > 1 || other < one)
    };
    // For the person of one report, the other and the sentence the best likeness.
    let mut alike: BTreeMap<(usize, usize), BTreeMap<usize, f64>> = BTreeMap::new();
    for (a, b) in candidates(&told) {
        for (x, y) in [(a, b), (b, a)] {
            let (one, other) = (&told[x], &told[y]);
            if may_stand_for(one.person, other.person) {
                let strength = Alike::of(&one.words, &other.words, &BTreeSet::new()).strength();
                let place = |told: &Told| (&reports[told.report], told.sentence);
                let is_run = strength > 0.0 && passages::run(place(one), place(other)) >= IN_A_ROW;
                let strength = if is_run { strength + RUN } else { strength };
                let best = alike.entry((one.person, other.person)).or_default().entry(one.sentence).or_default();
                *best = best.max(strength);
            }
        }
    }
    let mut found: BTreeMap<usize, Vec<(f64, usize)>> = BTreeMap::new();
    for ((one, other), of_sentence) in alike {
        let counted = || of_sentence.values().copied().filter(|strength| *strength >= ALIKE);
        let office = match are_called_alike(one, other) && naming[&other].len() >= SEVERAL {
            true => CALLED_ALIKE,
            false if entities.all[one].shares_title(&entities.all[other]) => SAME_OFFICE,
            false => 0.0,
        };
        let (needed, best) = if naming[&other].len() > 1 { (NEEDED, BEST) } else { OF_TWO };
        let total = counted().sum::<f64>() + office;
        if total >= needed && counted().fold(0.0, f64::max) >= best {
            found.entry(one).or_default().push((total, other));
        }
    }
    let best = |mut of_one: Vec<(f64, usize)>| {
        of_one.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        of_one[0].1
    };
    let found: BTreeMap<usize, usize> = found.into_iter().map(|(one, others)| (one, best(others))).collect();
    StandIns(found.iter().filter(|(_, other)| !found.contains_key(other)).map(|(a, b)| (*a, *b)).collect())
}

/// The sentences of a report that name persons and tell something of them; who only speaks may be one of many.
fn sentences(reports: &[AnnotatedReport], at: usize, entities: &Entities) -> Vec<Told> {
    let report = &reports[at];
    let mut of_sentence: BTreeMap<(usize, usize), &Mention> = BTreeMap::new();
    let named = report.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    for mention in named.filter(|mention| !report.is_untold(mention.span) && !is_speaker(report, mention)) {
        let person = entities.of_chain(at, mention.chain).filter(|&entity| {
            let entity = &entities.all[entity];
            let is_person = entity.kind == EntityKind::Person && entity.is_named;
            is_person && entity.name.split([' ', '.']).any(is_name) && entity.is_named_by(report.words(mention.span))
        });
        if let Some(person) = person {
            of_sentence.entry((person, mention.head.sentence)).or_insert(mention);
        }
    }
    let told = of_sentence.into_iter().map(|((person, sentence), mention)| Told {
        person,
        report: at,
        sentence,
        words: passages::told_of(report, sentence, mention.span),
        called: called(&report.sentences[sentence], mention),
    });
    told.collect()
}

/// The noun that stands right before a name ("receiver Ana Boll") or after it ("Ana Boll, the club's receiver").
fn called(sentence: &Sentence, name: &Mention) -> Option<String> {
    let words = sentence.tokens_in(name.span);
    let noun = |at: usize| sentence.tokens.get(at).filter(|token| token.upos == Upos::Noun);
    let before = words.start.checked_sub(1).and_then(noun);
    let is_apposed = |&at: &usize| {
        sentence.tokens[at].deprel.base() == Deprel::Appos
            && sentence.head(at).is_some_and(|head| words.contains(&head))
    };
    let after = || (words.end..sentence.tokens.len()).find(is_apposed).and_then(noun);
    before.or_else(after).map(|token| token.lemma.to_lowercase())
}

/// Not initials, a degree: "M. D.".
fn is_name(word: &str) -> bool {
    word.chars().count() > 2 && word.chars().any(char::is_lowercase)
}

fn is_speaker(report: &AnnotatedReport, mention: &Mention) -> bool {
    let sentence = &report.sentences[mention.head.sentence];
    let token = &sentence.tokens[mention.head.token];
    let says = |head: usize| {
        sentence.tokens[head].upos == Upos::Verb
            && event_words::verb(&sentence.tokens[head].lemma) == Some(VerbClass::Report)
            // "Asked him to serve" does more than say.
            && sentence.child(head, &[Deprel::Xcomp]).is_none()
    };
    token.deprel.base() == Deprel::Nsubj && token.head.is_some_and(says)
}

/// The pairs of sentences that have enough uncommon words in common.
fn candidates(told: &[Told]) -> Vec<(usize, usize)> {
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, sentence) in told.iter().enumerate() {
        for word in sentence.words.iter().filter(|word| !word_frequencies::is_common(word)) {
            index.entry(word).or_default().push(at);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for list in index.values().filter(|list| list.len() <= MOST) {
        for (at, &a) in list.iter().enumerate() {
            let others = list[at + 1..].iter().filter(|&&b| told[a].report != told[b].report);
            others.for_each(|&b| *shared.entry((a, b)).or_default() += 1);
        }
    }
    shared.into_iter().filter(|(_, count)| *count >= IN_COMMON).map(|(pair, _)| pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;
    use crate::annotation::WordAt;

    /// "Ana Boll, the club's receiver" and "receiver Ina Krug", of whom two reports told the same arrest, were two people.
    #[test]
    fn a_noun_beside_a_name_says_what_somebody_is_called() {
        let word = |parse: &str, name: usize| {
            let report = testing::read(parse);
            let sentence = &report.sentences[0];
            let mention = Mention {
                span: sentence.tokens[name].span,
                head: WordAt { sentence: 0, token: name },
                kind: EntityKind::Person,
                form: MentionForm::Name,
                chain: 0,
            };
            called(sentence, &mention)
        };
        let before = "receiver/NOUN/2/compound Boll/PROPN/3/nsubj left/VERB/0/root";
        let after =
            "Boll/PROPN/6/nsubj ,/PUNCT/4/punct the/DET/4/det receiver/NOUN/1/appos ,/PUNCT/4/punct left/VERB/0/root";
        assert_eq!(word(before, 1).as_deref(), Some("receiver"));
        assert_eq!(word(after, 0).as_deref(), Some("receiver"));
        assert_eq!(word("He/PRON/2/nsubj saw/VERB/0/root Boll/PROPN/2/obj", 2), None);
    }
}
