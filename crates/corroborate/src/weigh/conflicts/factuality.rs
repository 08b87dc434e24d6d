//! Told as having happened by one, as not having happened by another.
//!
//! A plan and its fulfilment agree, a possibility excludes nothing. A denial contradicts only if it was made when the
//! other says that it had happened: "has not yet signed" of an earlier day is overtaken. A report that itself tells the
//! denial beside the assertion contrasts them; the contradiction is then between those it quotes, and told so.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::who::may_be_one_name;
use super::{Difference, Side, Telling, clashes, feature, sameness, sides, word_for_word};
use crate::account::Aspect;
use crate::annotate::events::{DONE_BY_NONE, REJECTED_REPORT};
use crate::annotation::{ArgumentRole, Factuality, Feature, Sentence};
use crate::lexicon::happenings::{is_of_time_to_come, limits_negation};
use corroborate_encoder::{Deprel, Upos, Xpos};

/// What it adds that both have one sentence but for few words and the negation, together with the like words at most what the
/// same words throughout add; and the part of the longer sentence from which they have.
const ONE_SENTENCE: (f64, f64) = (0.4, 0.5);
/// What says in the reasons for a claim's factuality that it is denied, not only negated.
const IN_SO_MANY_WORDS: [&str; 3] = ["deny", "reject", "refute"];
const NEGATION: &str = "a negation, not a denial in so many words";

/// Whether claims of an event deny what others assert.
pub fn differences(telling: &Telling<'_>) -> Vec<Difference> {
    let told = |claim: usize| match telling.claim(claim).factuality {
        told @ (Factuality::Happened | Factuality::Denied) => Some(told),
        _ => None,
    };
    let ahead = |claim: usize| match telling.claim(claim).factuality {
        Factuality::Planned => Some(Factuality::Planned),
        Factuality::Denied if is_denied_of_what_is_to_come(telling, claim) => Some(Factuality::Denied),
        _ => None,
    };
    let past = difference(telling, &told, |one, other| Some(features(telling, one, other)));
    let planned = difference(telling, &ahead, |one, other| of_plans(telling, one, other));
    past.into_iter().chain(planned).collect()
}

fn difference(
    telling: &Telling<'_>,
    told: &dyn Fn(usize) -> Option<Factuality>,
    features: impl Fn(&Side, &Side) -> Option<Vec<Feature>>,
) -> Option<Difference> {
    let given = telling.claims().enumerate().filter_map(|(at, _)| Some((at, told(at)?)));
    let (_, sides) = sides(given, |factuality| {
        let (value, words) = match factuality {
            Factuality::Denied => ("denied", "not having happened"),
            Factuality::Planned => ("planned", "being to happen"),
            _ => ("happened", "having happened"),
        };
        (value.to_owned(), words.to_owned())
    });
    let clashes = clashes(telling, &sides, |one, other| {
        let (denied, other) = if sides[one].value == "denied" { (one, other) } else { (other, one) };
        features(&sides[other], &sides[denied])
    });
    (!clashes.is_empty()).then_some(Difference { aspect: Aspect::Factuality, sides, clashes })
}

/// "Will be held", "will not be held", in one sentence. A plan that is given up later contradicts nothing.
fn of_plans(telling: &Telling<'_>, planned: &Side, denied: &Side) -> Option<Vec<Feature>> {
    let days = |side: &Side| -> BTreeSet<_> {
        side.claims.iter().filter_map(|&claim| telling.report(claim).report.date()).collect()
    };
    let (of_planned, of_denied) = (days(planned), days(denied));
    let is_given_up = !of_planned.is_empty() && !of_denied.is_empty() && of_planned.is_disjoint(&of_denied);
    sameness::is_surely_one(telling, planned, denied).then(|| {
        let mut features = vec![feature(NEGATION, -0.15)];
        features.extend(one_sentence(telling, planned, denied));
        features.push(match is_given_up {
            true => feature("told of two days: the plan may have been given up", -2.0),
            false => feature("a plan, which may have been given up", -0.3),
        });
        features
    })
}

/// What speaks for and against it that one side is denied.
pub(super) fn features(telling: &Telling<'_>, happened: &Side, denied: &Side) -> Vec<Feature> {
    let mut features = Vec::new();
    let dates = |side: &Side| side.claims.iter().map(|&claim| telling.report(claim).report.date()).collect::<Vec<_>>();
    let latest_denial = dates(denied).into_iter().max().flatten();
    let first_told = dates(happened).into_iter().min().flatten();
    match (first_told, latest_denial) {
        (Some(told), Some(denial)) if denial < told => {
            // "Did not win" of a day long past is overtaken by nothing.
            let is_of_now = denied.claims.iter().any(|&claim| is_as_of_now(telling, claim));
            let is_one = !is_of_now && sameness::is_surely_one(telling, happened, denied);
            let is_over = happened.claims.iter().any(|&claim| is_dated_up_to(telling, claim, denial));
            features.push(match (is_one, is_over && !is_of_now) {
                (true, _) => feature("the denial is older, but of what was over in a sentence that both have", -0.5),
                (false, true) => feature("the denial is older, but no older than the day of the deed", -0.2),
                (false, false) => feature("the denial is older: overtaken", -2.0),
            });
        }
        (Some(_), Some(_)) => {}
        _ if denied.claims.iter().any(|&claim| is_as_of_now(telling, claim)) => {
            // Reports of one hour write in like words.
            let weight = sameness::strength(telling, happened, denied).mul_add(0.5, -0.5);
            features.push(feature("it is not known which report is older: the denial may be overtaken", weight));
        }
        _ => {}
    }
    let are_explicit = denied.claims.iter().any(|&claim| {
        let is_of_denial = |why: &String| IN_SO_MANY_WORDS.iter().any(|word| why.contains(word));
        telling.reading(claim).is_some_and(|event| event.factuality_because.iter().any(is_of_denial))
    });
    if !are_explicit {
        features.push(match denied.claims.iter().any(|&claim| is_negated(telling, claim)) {
            true if sameness::strength(telling, happened, denied) > 0.0 => feature(NEGATION, -0.15),
            true => feature(NEGATION, -0.3),
            false => feature("prevented or given up rather than denied: it may have been tried", -2.0),
        });
    } else if denied.claims.iter().any(|&claim| is_in_rejected_report(telling, claim)) {
        features.push(feature("reports of it are said to be false", 0.5));
    } else if denied.claims.iter().all(|&claim| is_noun(telling, claim)) {
        features.push(feature("what is denied is a noun: it may be refused rather than denied", -1.0));
    } else {
        features.push(feature("denied in so many words", 0.2));
    }
    features.extend(one_sentence(telling, happened, denied));
    // An offer that is denied is refused.
    let is_of_verb = denied.claims.iter().all(|&claim| is_negated(telling, claim) && !is_noun(telling, claim));
    if is_of_verb && word_for_word::is_between_same_words(telling, happened, denied) {
        features.push(feature("both stand between the same words", 0.6));
    }
    let of_all = |side: &Side, holds: &dyn Fn(&Sentence, usize) -> bool| {
        side.claims.iter().all(|&claim| word(telling, claim).is_some_and(|(sentence, at)| holds(sentence, at)))
    };
    let of_most = |side: &Side, holds: &dyn Fn(&Sentence, usize) -> bool| {
        let words = side.claims.iter().filter_map(|&claim| word(telling, claim));
        2 * words.filter(|&(sentence, at)| holds(sentence, at)).count() > side.claims.len()
    };
    if of_all(happened, &|sentence, _| (0..sentence.tokens.len()).any(|at| sentence.is_negated(at))) {
        features.push(feature("the other's sentence negates too", -1.5));
    }
    if are_of_others(telling, happened, denied) {
        features.push(feature("it is said not to have been somebody else", -1.0));
    }
    if of_most(denied, &is_to_come) {
        features.push(feature("what is not to happen against what happened", -1.5));
    }
    if of_all(denied, &is_of_a_state) {
        features.push(feature("it is denied how somebody was left or found", -1.5));
    }
    if of_all(denied, &is_negated_for_a_time) {
        features.push(feature("not having happened up to a time", -1.5));
    }
    features
}

/// Whether a claim dates it to a day up to that one.
fn is_dated_up_to(telling: &Telling<'_>, claim: usize, day: Date) -> bool {
    let when = telling.claim(claim).when.as_ref();
    when.is_some_and(|when| when.is_day() && when.from.is_some_and(|from| from <= day))
}

/// A negation leaves the rest of a sentence as it is.
fn one_sentence(telling: &Telling<'_>, happened: &Side, denied: &Side) -> Option<Feature> {
    let (most, needed) = ONE_SENTENCE;
    let rest = sameness::SAME_WORDS * (1.0 - sameness::strength(telling, happened, denied));
    let is_one = sameness::share_of_longer(telling, happened, denied) >= needed;
    is_one.then(|| feature("one sentence but for few words and the negation", most.min(rest)))
}

/// Whether those whom the denial names in a part are hardly ever those whom the other side names in it: "Boll did not
/// sign, but the others did".
fn are_of_others(telling: &Telling<'_>, happened: &Side, denied: &Side) -> bool {
    let named = |claim: usize| -> Vec<(ArgumentRole, usize)> {
        let parts = telling.claim(claim).participants.iter();
        let named = parts.filter(|part| sameness::is_named_person(telling, part.entity));
        named.map(|part| (part.role, part.entity)).collect()
    };
    let of_denied: Vec<_> = denied.claims.iter().flat_map(|&claim| named(claim)).collect();
    let name = |at: usize| telling.story.entities[at].name.as_str();
    let may_be_one = |a: usize, b: usize| sameness::is_one(telling, a, b) || may_be_one_name(name(a), name(b));
    let in_role = |claim: usize| -> Vec<(ArgumentRole, usize)> {
        named(claim).into_iter().filter(|(role, _)| of_denied.iter().any(|(of, _)| of == role)).collect()
    };
    let of_happened: Vec<_> = happened.claims.iter().map(|&c| in_role(c)).filter(|parts| !parts.is_empty()).collect();
    let tells =
        |parts: &&Vec<_>| parts.iter().any(|&(_, at)| of_denied.iter().any(|&(_, other)| may_be_one(at, other)));
    2 * of_happened.iter().filter(tells).count() < of_happened.len()
}

/// The word that tells the claim, in its sentence.
fn word<'a>(telling: &Telling<'a>, claim: usize) -> Option<(&'a Sentence, usize)> {
    let event = telling.reading(claim)?;
    Some((telling.report(claim).sentences.get(event.word.sentence)?, event.word.token))
}

/// "Reports of the theft are false": not that it was refused.
fn is_in_rejected_report(telling: &Telling<'_>, claim: usize) -> bool {
    telling.reading(claim).is_some_and(|event| event.factuality_because.iter().any(|why| why == REJECTED_REPORT))
}

fn is_noun(telling: &Telling<'_>, claim: usize) -> bool {
    word(telling, claim).is_some_and(|(sentence, at)| sentence.tokens[at].upos == Upos::Noun)
}

/// "Won't direct", "would not return".
fn is_to_come(sentence: &Sentence, at: usize) -> bool {
    sentence.children(at).any(|child| {
        let token = &sentence.tokens[child];
        token.xpos == Xpos::Md && is_of_time_to_come(&token.lemma)
    })
}

/// Whether it, or the verb that carries it, is denied of the time to come.
fn is_denied_of_what_is_to_come(telling: &Telling<'_>, claim: usize) -> bool {
    let Some((sentence, at)) = word(telling, claim) else { return false };
    let carrier = telling.reading(claim).and_then(|event| event.light_verb).map(|verb| verb.token);
    let carriers = std::iter::once(at).chain(carrier).chain(sentence.head(at));
    carriers.into_iter().any(|at| is_to_come(sentence, at))
}

/// "weren't left *empty-handed*", "was not found *guilty*".
fn is_of_a_state(sentence: &Sentence, at: usize) -> bool {
    let is_state = |i: usize| sentence.tokens[i].deprel == Deprel::Xcomp && sentence.tokens[i].upos == Upos::Adj;
    sentence.is_passive(at) && sentence.children(at).any(is_state)
}

/// "It wasn't until 1997 that a jury agreed", "did not die before Friday".
fn is_negated_for_a_time(sentence: &Sentence, at: usize) -> bool {
    let of_clause = std::iter::once(at).chain(sentence.head(at));
    let near = of_clause.flat_map(|at| sentence.children(at).collect::<Vec<_>>());
    let words = near.flat_map(|at| std::iter::once(at).chain(sentence.children(at)).collect::<Vec<_>>());
    words.into_iter().any(|at| limits_negation(&sentence.tokens[at].lemma))
}

/// Whether a negation stands with the word itself or the verb that carries it, or with its subject.
fn is_negated(telling: &Telling<'_>, claim: usize) -> bool {
    let Some(event) = telling.reading(claim) else { return false };
    let Some(sentence) = telling.report(claim).sentences.get(event.word.sentence) else { return false };
    let carrier = event.light_verb.map(|verb| verb.token);
    let is_done_by_none = event.factuality_because.iter().any(|why| why == DONE_BY_NONE);
    let is_subject = matches!(sentence.tokens[event.word.token].deprel.base(), Deprel::Nsubj);
    // "Nor did the meeting *take* place".
    let told_by = sentence.head(event.word.token).filter(|_| is_subject && is_noun(telling, claim));
    let words = std::iter::once(event.word.token).chain(carrier).chain(told_by);
    is_done_by_none || words.into_iter().any(|at| has_negation(sentence, at))
}

/// "Did *not* pay", "*nor* did he pay", "*no ransom* was paid".
fn has_negation(sentence: &Sentence, at: usize) -> bool {
    let is_nor = |child: usize| sentence.tokens[child].lemma.eq_ignore_ascii_case("nor");
    let mut parts = [sentence.own_subject(at), sentence.object(at)].into_iter().flatten();
    sentence.is_negated(at) || sentence.children(at).any(is_nor) || parts.any(|part| sentence.is_negated(part))
}

/// Whether the claim speaks of the state of things at the time of writing: "has not signed", "is not charged".
fn is_as_of_now(telling: &Telling<'_>, claim: usize) -> bool {
    let Some(event) = telling.reading(claim) else { return true };
    let Some(sentence) = telling.report(claim).sentences.get(event.word.sentence) else { return true };
    let is_present = |at: usize| matches!(sentence.tokens[at].xpos, Xpos::Vbz | Xpos::Vbp);
    std::iter::once(event.word.token).chain(sentence.children(event.word.token)).any(is_present)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;
    use crate::weigh::testing::{claim, report, resolution};
    use crate::weigh::{SameOrigin, weigh};

    /// "It wasn't until 1997 that a jury agreed" and "he won't direct" were set against what happened.
    #[test]
    fn a_denial_of_another_time_is_told_by_its_words() {
        let parse = "It/PRON/3/nsubj was/AUX/3/cop/VBD/=be 1997/NUM/0/root that/SCONJ/7/mark a/DET/6/det jury/NOUN/7/nsubj \
                     agreed/VERB/3/ccomp/VBD/=agree not/PART/3/advmod until/ADP/3/case";
        let report = testing::read(parse);
        assert!(is_negated_for_a_time(&report.sentences[0], 6));
        let parse = "He/PRON/4/nsubj will/AUX/4/aux/MD not/PART/4/advmod direct/VERB/0/root/VB";
        let report = testing::read(parse);
        assert!(is_to_come(&report.sentences[0], 3));
        assert!(!is_negated_for_a_time(&report.sentences[0], 3));
    }

    /// "Leaves only two to play" was set against "weren't left empty-handed".
    #[test]
    fn how_somebody_was_not_left_is_no_denial_that_he_was() {
        let parse = "They/PRON/4/nsubj:pass were/AUX/4/aux:pass not/PART/4/advmod left/VERB/0/root/VBN/=leave empty/ADJ/4/xcomp";
        assert!(is_of_a_state(&testing::read(parse).sentences[0], 3));
        assert!(!is_of_a_state(&testing::read(&parse.replace("ADJ/4/xcomp", "NOUN/4/obl")).sentences[0], 3));
    }

    /// "Nor did the meeting take place" and "no ransom was paid" were something prevented or given up, and no denials.
    #[test]
    fn a_negation_stands_before_the_verb_or_with_a_part_of_it() {
        let nor = "nor/CCONJ/4/cc did/AUX/4/aux/VBD meetings/NOUN/4/nsubj take/VERB/0/root place/NOUN/4/obj";
        assert!(has_negation(&testing::read(nor).sentences[0], 3));
        let no = "no/DET/2/det ransom/NOUN/4/nsubj:pass was/AUX/4/aux:pass paid/VERB/0/root/VBN/=pay";
        assert!(has_negation(&testing::read(no).sentences[0], 3));
        assert!(!has_negation(&testing::read(&no.replace("no/DET", "the/DET")).sentences[0], 3));
    }

    const WORDS: &str = "quarry lighthouse ferry orchard granary weir";

    /// Whether a plan of one report and a denial of another, "will" in both, are a conflict.
    fn is_disputed(published: [&str; 2], words: [&str; 2]) -> bool {
        let told = |at: usize, told_as: Factuality| {
            report(published[at]).says(claim("open").by(&["Ana Boll"]).towards(words[at]).told_as(told_as))
        };
        let mut resolution = resolution(&[told(0, Factuality::Planned), told(1, Factuality::Denied)]);
        for report in &mut resolution.reports {
            let verb = report.events[0].word.token;
            report.sentences[0].tokens.edit(|tokens| {
                let will = tokens.last_mut().expect("a word");
                (will.lemma, will.xpos, will.head) = ("will".into(), Xpos::Md, Some(verb));
            });
        }
        let account = weigh(resolution, &SameOrigin::default(), "test");
        account.stories[0].conflicts.iter().any(|conflict| conflict.aspect == Aspect::Factuality)
    }

    /// "A hearing will be held" and "will not be held", in one sentence, were no conflict: only what happened was held against denials.
    #[test]
    fn what_is_to_happen_and_is_not_to_happen_in_one_sentence_is_disputed() {
        assert!(is_disputed(["", ""], [WORDS, WORDS]));
        assert!(!is_disputed(["", ""], [WORDS, "pump"]));
        assert!(!is_disputed(["2023-06-27", "2023-06-29"], [WORDS, WORDS]));
    }
}
