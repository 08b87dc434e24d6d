//! Whether the two sides of a difference speak of one happening.
//!
//! That their claims were put into one event is not enough: a wrongly merged pair would show as a contradiction. Who
//! took part counts most, persons more than bodies, bodies more than countries, which take part in everything; and the
//! words, where two reports tell it in the same. What the two differ on neither counts for nor against.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use super::who::may_be_one_name;
use super::{Side, Telling, feature, near};
use crate::account::Aspect;
use crate::annotation::{ArgumentRole, EntityKind, Feature, QuoteMode, When};
use crate::lexicon::event_words;
use crate::lexicon::happenings::{Course, course};
use crate::report::ZoneKind;
use crate::resolve::passages::{self, Alike};
use crate::story::Claim;
use crate::weigh::places;

/// What the same words throughout add.
pub(super) const SAME_WORDS: f64 = 1.2;
/// Likeness of words from which the rest is of little account.
pub(super) const SAME_HAPPENING: f64 = 0.6;
/// Likeness from which a claim of the report that gives both values is weighed against its other claims.
const LIKE: f64 = 0.5;
/// Part of a likeness from which another is as good.
const NEARLY: f64 = 0.95;
/// Likeness of the senses of two words from which they say much the same.
const AKIN: f64 = 0.45;
/// The part of the longer sentence from which it is sure that the two are one, whatever else a report says, and the words of content in
/// a row that are as good.
const SURELY_ONE: (f64, usize) = (0.7, 6);
/// What it adds that both tell how the same person died or was born.
const BEFALLS_ONCE: f64 = 0.6;
/// Letters that two spellings of a surname share, as a part of the longer.
const MISSPELT: f64 = 0.75;
/// What a side is called that denies.
pub(super) const DENIED: &str = "denied";
/// Words in common that are named as a reason.
const NAMED: usize = 4;

/// What speaks for and against one happening. Starts below nothing: without evidence there is none.
pub fn features(telling: &Telling<'_>, aspect: Aspect, one: &Side, other: &Side) -> Vec<Feature> {
    let mut features = vec![feature("two claims may be of two happenings", -1.0)];
    features.extend(participants(telling, aspect, one, other));
    if aspect != Aspect::Where {
        features.extend(places(telling, one, other));
    }
    if aspect != Aspect::When {
        features.extend(days(telling, one, other));
    }
    features.extend(words(telling, aspect, one, other));
    features.extend(same_words(telling, one, other));
    if befalls_once(telling, one, other) {
        features.push(feature("what befalls a person only once", BEFALLS_ONCE));
    }
    features.extend(within_reports(telling, aspect, one, other));
    features.extend(spoken(telling, one, other));
    features
}

/// How far the sides are told in the same words, by the two claims that are most alike, the names of those
/// who take part in both and of places, which count by themselves, counted half.
pub(super) fn alike(telling: &Telling<'_>, one: &Side, other: &Side) -> Option<Alike> {
    let named = names_of_both(telling, one, other);
    let alike = pairs(one, other).filter(|&(a, b)| telling.claim(a).report != telling.claim(b).report);
    let alike = alike.filter_map(|(a, b)| Some(Alike::of(&telling.content(a)?, &telling.content(b)?, &named)));
    alike.max_by(|a, b| a.strength().total_cmp(&b.strength()))
}

/// The words of the names of those who take part on both sides, and of places.
pub(super) fn names_of_both(telling: &Telling<'_>, one: &Side, other: &Side) -> BTreeSet<String> {
    let of_other = parts(telling, other);
    let both = parts(telling, one).into_iter().filter(|at| of_other.contains(at));
    let places = one.claims.iter().chain(&other.claims).filter_map(|&claim| telling.claim(claim).place);
    let named = both.chain(places).filter_map(|at| telling.story.entities.get(at));
    let names: Vec<&str> = named.map(|entity| entity.name.as_str()).collect();
    passages::words_of(names.into_iter())
}

fn pairs<'s>(one: &'s Side, other: &'s Side) -> impl Iterator<Item = (usize, usize)> + 's {
    one.claims.iter().flat_map(|&a| other.claims.iter().map(move |&b| (a, b)))
}

/// [`alike`] as a number.
pub(super) fn strength(telling: &Telling<'_>, one: &Side, other: &Side) -> f64 {
    alike(telling, one, other).map_or(0.0, |alike| alike.strength())
}

fn same_words(telling: &Telling<'_>, one: &Side, other: &Side) -> Option<Feature> {
    let alike = alike(telling, one, other).map_or_else(Default::default, |alike| (alike.strength(), alike.words));
    let near = near::strength(telling, one, other);
    let (strength, words) = if near.0 > alike.0 { near } else { alike };
    let named: Vec<&str> = words.iter().take(NAMED).map(String::as_str).collect();
    let more = if words.len() > NAMED { ", …" } else { "" };
    let name = format!("told in like words: {}{more}", named.join(", "));
    (strength > 0.0).then(|| feature(name, SAME_WORDS * strength))
}

/// The sentences of two claims of two reports, each pair once.
fn sentences(telling: &Telling<'_>, one: &Side, other: &Side) -> Vec<(usize, usize)> {
    let place = |claim: usize| Some((telling.claim(claim).report, telling.reading(claim)?.word.sentence));
    let mut seen = BTreeSet::new();
    let apart = pairs(one, other).filter(|&(a, b)| telling.claim(a).report != telling.claim(b).report);
    apart.filter(|&(a, b)| place(a).zip(place(b)).is_some_and(|places| seen.insert(places))).collect()
}

/// How large a part of the longer sentence the two most alike have in common.
pub(super) fn share_of_longer(telling: &Telling<'_>, one: &Side, other: &Side) -> f64 {
    let named = names_of_both(telling, one, other);
    let share = |(a, b)| Some(passages::share_of_longer(&telling.content(a)?, &telling.content(b)?, &named));
    sentences(telling, one, other).into_iter().filter_map(share).fold(0.0, f64::max)
}

/// Whether two reports tell it in a sentence that is surely one.
pub(super) fn is_surely_one(telling: &Telling<'_>, one: &Side, other: &Side) -> bool {
    let (share, in_a_row) = SURELY_ONE;
    let run = |(a, b): (usize, usize)| {
        let at = |claim: usize| Some((telling.report(claim), telling.reading(claim)?.word.sentence));
        at(a).zip(at(b)).is_some_and(|(a, b)| passages::run(a, b) >= in_a_row)
    };
    share_of_longer(telling, one, other) >= share || sentences(telling, one, other).into_iter().any(run)
}

/// Whether both sides tell a death, a birth, of the same person.
pub(super) fn befalls_once(telling: &Telling<'_>, one: &Side, other: &Side) -> bool {
    !victims_of(telling, one).is_disjoint(&victims_of(telling, other))
}

/// The persons whose death or birth a side tells.
fn victims_of(telling: &Telling<'_>, side: &Side) -> BTreeSet<usize> {
    let once = side.claims.iter().filter(|&&claim| course(telling.lemma(claim)) == Some(Course::Once));
    let parts = once.flat_map(|&claim| &telling.claim(claim).participants);
    let victims = parts.filter(|part| part.role == ArgumentRole::Patient).map(|part| part.entity);
    victims.filter(|&at| is_named_person(telling, at)).collect()
}

/// The claims of a side that tell the death or birth that the other tells, too; all where none is told: that somebody else died, or
/// nobody by name, is no second value for it.
fn of_one_victim(telling: &Telling<'_>, side: &Side, other: &Side) -> Side {
    let of_other = victims_of(telling, other);
    let of_claim = |&claim: &usize| Side { claims: vec![claim], ..side.clone() };
    let is_of_one = |claim: &usize| !victims_of(telling, &of_claim(claim)).is_disjoint(&of_other);
    let claims: Vec<usize> = side.claims.iter().copied().filter(is_of_one).collect();
    if claims.is_empty() { side.clone() } else { Side { claims, ..side.clone() } }
}

/// What somebody is quoted as saying against what a report tells itself.
fn spoken(telling: &Telling<'_>, one: &Side, other: &Side) -> Option<Feature> {
    let is_spoken = |claim: usize| {
        let quote = telling.reading(claim).and_then(|event| telling.report(claim).quotes.get(event.quote?));
        quote.is_some_and(|quote| quote.mode == QuoteMode::Direct)
    };
    let are_spoken = |side: &Side| side.claims.iter().all(|&claim| is_spoken(claim));
    let name = "what somebody is quoted as saying against narration";
    let weight = if strength(telling, one, other) >= SAME_HAPPENING { -0.3 } else { -1.5 };
    (are_spoken(one) != are_spoken(other)).then(|| feature(name, weight))
}

fn participants(telling: &Telling<'_>, aspect: Aspect, one: &Side, other: &Side) -> Vec<Feature> {
    let (of_one, of_other) = (parts(telling, one), parts(telling, other));
    let twin = |at: usize, among: &BTreeSet<usize>| among.iter().copied().find(|&other| is_one(telling, at, other));
    let shared_parts = of_one.iter().filter_map(|&at| Some(telling.shorter_named(at, twin(at, &of_other)?)));
    let mut features: Vec<Feature> = shared_parts.map(|at| shared(telling, at)).collect();
    features.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.name.cmp(&b.name)));
    features.dedup();
    features.truncate(3);
    let has_other_person = |these: &BTreeSet<usize>, those: &BTreeSet<usize>| {
        let may_be = |at: usize, other: usize| {
            let name = |at: usize| telling.story.entities[at].name.as_str();
            is_one(telling, at, other) || is_named_person(telling, other) && may_be_one_name(name(at), name(other))
        };
        these.iter().any(|&at| is_named_person(telling, at) && !those.iter().any(|&other| may_be(at, other)))
    };
    if aspect != Aspect::Who && has_other_person(&of_one, &of_other) && has_other_person(&of_other, &of_one) {
        let weight = if strength(telling, one, other) >= SAME_HAPPENING { -0.2 } else { -0.5 };
        features.push(feature("each names a person that the other does not", weight));
    }
    features
}

/// How many by name take part on both sides.
pub(super) fn named_in_both(telling: &Telling<'_>, one: &Side, other: &Side) -> usize {
    let both = parts(telling, one).intersection(&parts(telling, other)).copied().collect::<Vec<_>>();
    both.into_iter().filter(|&at| telling.story.entities[at].is_named).count()
}

pub(super) fn is_named_person(telling: &Telling<'_>, at: usize) -> bool {
    let entity = &telling.story.entities[at];
    entity.kind == EntityKind::Person && entity.is_named
}

/// Whether two participants are one: one entity, or a name and the same name with a title that kept them apart.
pub(super) fn is_one(telling: &Telling<'_>, one: usize, other: usize) -> bool {
    if one == other {
        return true;
    }
    let (a, b) = (&telling.story.entities[one].name, &telling.story.entities[other].name);
    let holds = |long: &str, short: &str| short.contains(' ') && long.ends_with(&format!(" {short}"));
    holds(a, b) || holds(b, a) || is_named_person(telling, one) && is_named_person(telling, other) && is_misspelt(a, b)
}

/// "Duncan Rait" and "Duncan Raite".
fn is_misspelt(one: &str, other: &str) -> bool {
    let (Some((a, x)), Some((b, y))) = (one.rsplit_once(' '), other.rsplit_once(' ')) else { return false };
    a == b && strsim::normalized_damerau_levenshtein(x, y) >= MISSPELT
}

fn parts(telling: &Telling<'_>, side: &Side) -> BTreeSet<usize> {
    let all = side.claims.iter().flat_map(|&claim| &telling.claim(claim).participants);
    all.map(|part| part.entity).filter(|&at| at < telling.story.entities.len()).collect()
}

fn shared(telling: &Telling<'_>, at: usize) -> Feature {
    let entity = &telling.story.entities[at];
    let weight = match (entity.kind, entity.is_named) {
        (EntityKind::Person, true) => 0.5,
        (EntityKind::Organization | EntityKind::Other, true) => 0.3,
        (EntityKind::Place, true) => 0.15,
        (_, false) => 0.2,
    };
    feature(format!("both name {}", entity.name), weight)
}

fn places(telling: &Telling<'_>, one: &Side, other: &Side) -> Option<Feature> {
    let of = |side: &Side| -> BTreeSet<usize> {
        side.claims.iter().filter_map(|&claim| telling.claim(claim).place).collect()
    };
    let (of_one, of_other) = (of(one), of(other));
    let pairs = of_one.iter().flat_map(|&a| of_other.iter().map(move |&b| (a, b)));
    let is_same =
        pairs.into_iter().any(|(a, b)| places::relation(telling.story, telling.reports, a, b).is_compatible());
    is_same.then(|| feature("both in the same place", 0.4))
}

fn words(telling: &Telling<'_>, aspect: Aspect, one: &Side, other: &Side) -> Vec<Feature> {
    let lemmas = |side: &Side| -> BTreeSet<&str> { side.claims.iter().map(|&claim| telling.lemma(claim)).collect() };
    let kinds =
        |side: &Side| -> BTreeSet<_> { side.claims.iter().filter_map(|&claim| telling.reading(claim)?.kind).collect() };
    let mut features = Vec::new();
    let common: Vec<&str> = lemmas(one).intersection(&lemmas(other)).copied().collect();
    if let Some(lemma) = common.iter().find(|lemma| !event_words::says_little(lemma)) {
        features.push(feature(format!("both say “{lemma}”"), 0.4));
    } else if common.is_empty() && aspect != Aspect::Number {
        // What is seized is another number than what is captured.
        features.extend(akin(telling, one, other));
    }
    if kinds(one).intersection(&kinds(other)).next().is_some() {
        features.push(feature("both are of one class of event", 0.3));
    }
    features
}

/// Other words that mean much the same where they stand.
fn akin(telling: &Telling<'_>, one: &Side, other: &Side) -> Option<Feature> {
    let likeness = |&(a, b): &(usize, usize)| {
        let sense = |claim: usize| Some(&telling.report(claim).token(telling.reading(claim)?.word).sense);
        sense(a)?.likeness(sense(b)?)
    };
    let (a, b) = pairs(one, other).find(|pair| likeness(pair).is_some_and(|likeness| likeness >= AKIN))?;
    Some(feature(format!("“{}” and “{}” mean much the same", telling.lemma(a), telling.lemma(b)), 0.3))
}

/// What the days say, where both sides have some.
fn days(telling: &Telling<'_>, one: &Side, other: &Side) -> Option<Feature> {
    let dated = |&(a, b): &(usize, usize)| telling.claim(a).when.as_ref().zip(telling.claim(b).when.as_ref());
    let dated: Vec<_> = pairs(one, other).collect::<Vec<_>>().iter().filter_map(dated).collect();
    let gap = |a: &When, b: &When| Some((a.from? - b.to?).get_days());
    let are_apart = |(a, b): &(&When, &When)| gap(a, b).max(gap(b, a)).is_some_and(|days| days > 1);
    if dated.iter().any(|(a, b)| a.is_day() && b.is_day() && a.is_compatible(b)) {
        Some(feature("both on the same day", 0.3))
    } else {
        (!dated.is_empty() && dated.iter().all(are_apart)).then(|| feature("told of different days", -1.0))
    }
}

/// A report that gives both values has two happenings in mind, or contrasts them itself; unless two reports tell it in
/// like words, and what else that report says of it is little like them: then it is of something else. Where the two have
/// it in one sentence, one report alone may say what it likes beside.
fn within_reports(telling: &Telling<'_>, aspect: Aspect, one: &Side, other: &Side) -> Option<Feature> {
    let (one, other) = (&of_one_victim(telling, one, other), &of_one_victim(telling, other, one));
    let reports = |side: &Side| -> BTreeSet<usize> {
        let told =
            side.claims.iter().filter(|&&claim| aspect != Aspect::Factuality || !is_named_in_headline(telling, claim));
        told.map(|&claim| telling.claim(claim).report).collect()
    };
    let (of_one, of_other) = (reports(one), reports(other));
    let both: Vec<usize> = of_one.intersection(&of_other).copied().collect();
    if both.is_empty() {
        return None;
    }
    let like = |a: usize, b: usize| -> f64 {
        let alike = telling.content(a).zip(telling.content(b)).map(|(a, b)| Alike::of(&a, &b, &BTreeSet::new()));
        alike.map_or(0.0, |alike| alike.strength())
    };
    let apart = pairs(one, other).filter(|&(a, b)| telling.claim(a).report != telling.claim(b).report);
    let (strength, x, y) = apart.map(|(a, b)| (like(a, b), a, b)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    let nearest = |report: usize, side: &Side, own: usize, to: usize| {
        // "Did not survive the night, but escaped": the word itself is denied.
        let is_of_word = |claim: usize| aspect != Aspect::Factuality || telling.lemma(claim) == telling.lemma(to);
        let told = side.claims.iter().copied();
        let told = told.filter(|&claim| telling.claim(claim).report == report && is_of_word(claim));
        told.map(|claim| if claim == own { strength } else { like(claim, to) }).fold(0.0, f64::max)
    };
    let rival = |&report: &usize| nearest(report, one, x, y).min(nearest(report, other, y, x));
    let rival = both.iter().map(rival).fold(0.0, f64::max);
    let is_of_two = strength < LIKE || rival > strength / 2.0;
    let is_nearest = both.len() == 1 && rival < NEARLY * strength;
    // Who contrasts what others say knows of their contradiction, not of two happenings.
    let are_others = |of: &BTreeSet<usize>| of.iter().any(|report| !both.contains(report));
    let is_contrasted = aspect == Aspect::Factuality && are_others(&of_one) && are_others(&of_other);
    let is_denial_reported = || {
        let (denied, told) = if one.value == DENIED { (one, other) } else { (other, one) };
        let only_denying = if denied == one { &of_one } else { &of_other };
        let of_both = |side: &'_ Side| -> Vec<usize> {
            side.claims.iter().copied().filter(|&claim| both.contains(&telling.claim(claim).report)).collect()
        };
        let (denials, deeds) = (of_both(denied), of_both(told));
        let is_anothers = |&(a, b): &(usize, usize)| is_from_another(telling.claim(a), telling.claim(b));
        let mut pairs = denials.iter().flat_map(|&a| deeds.iter().map(move |&b| (a, b)));
        denied.value == DENIED && are_others(only_denying) && pairs.all(|pair| is_anothers(&pair))
    };
    Some(match is_of_two {
        true if aspect == Aspect::Factuality && is_denial_reported() => {
            feature("who tells it tells the denial, too, as somebody else's word, and others only that", 0.4)
        }
        true if is_contrasted => feature("one report gives both values, and others only the one or the other", -0.2),
        true if is_nearest && is_surely_one(telling, one, other) => {
            feature("one report gives both values, but the one in a sentence that another has", -0.4)
        }
        true => feature("one report gives both values", -2.0),
        false => feature("one report gives both values, but the one in other words", -0.4),
    })
}

/// Whether a claim is from somebody, and from nobody that the other is from.
fn is_from_another(one: &Claim, other: &Claim) -> bool {
    let mut sources = other.attribution.iter().map(|link| (link.source, &link.name));
    let is_of_both = sources.any(|of| one.attribution.iter().any(|link| (link.source, &link.name) == of));
    !one.attribution.is_empty() && !is_of_both
}

/// "Arrest a mistake, says ministry": a headline that names it does not say that it happened.
fn is_named_in_headline(telling: &Telling<'_>, claim: usize) -> bool {
    telling.reading(claim).is_some_and(|event| {
        let sentence = &telling.report(claim).sentences[event.word.sentence];
        sentence.zone == ZoneKind::Title && sentence.tokens[event.word.token].upos == Upos::Noun
    })
}

#[cfg(test)]
mod tests {
    use super::is_misspelt;
    use crate::account::{Account, Aspect};
    use crate::annotation::{ArgumentRole, Factuality};
    use crate::weigh::testing::{Said, claim, report, resolution};
    use crate::weigh::{SameOrigin, weigh};

    /// Six were detained, a lawyer said, and the ministry, which others heard, too, denied it: the report knew of two happenings.
    #[test]
    fn who_tells_what_another_denies_knows_of_one_happening() {
        let detained = |from: &str, told_as: Factuality| claim("detain").from(from).told_as(told_as);
        let denial = || detained("the ministry", Factuality::Denied);
        let is_disputed = |from: &str| {
            let both = report("2023-09-15").says(detained(from, Factuality::Happened)).says(denial());
            let told = resolution(&[report("2023-09-15").says(denial()), both]);
            let account = weigh(told, &SameOrigin::default(), "test");
            account.stories[0].conflicts.iter().any(|conflict| conflict.aspect == Aspect::Factuality)
        };
        assert!(is_disputed("a lawyer"));
        assert!(!is_disputed("the ministry"));
    }

    fn opening(site: &str, day: &str) -> Said {
        claim("open").by(&["Ana Boll"]).on(day, "that day").towards(site)
    }

    fn values(account: &Account) -> Vec<&str> {
        let conflicts = account.stories[0].conflicts.iter().filter(|conflict| conflict.aspect == Aspect::When);
        conflicts.flat_map(|conflict| &conflict.values).map(|value| value.value.as_str()).collect()
    }

    /// A report that had a sentence of another's with another day, and told the same once more, was held to know of two
    /// happenings.
    #[test]
    fn a_sentence_that_two_reports_have_is_one_whatever_else_the_one_says() {
        let whole = "quarry lighthouse ferry orchard granary weir";
        let known = report("2023-06-29").says(opening(whole, "2023-06-27"));
        let again = opening("quarry lighthouse ferry orchard pump", "2023-06-27");
        let torn = report("2023-06-29").says(opening(whole, "2023-06-28")).says(again);
        let account = weigh(resolution(&[known, torn]), &SameOrigin::default(), "test");
        assert_eq!(values(&account), ["2023-06-27", "2023-06-28"], "{:?}", account.stories[0].rejected);
    }

    /// A death in two towns that no list knows was two happenings, for all that a man dies once.
    #[test]
    fn what_befalls_a_person_only_once_is_one_happening() {
        let death = |place: &str| report("2023-06-29").says(claim("die").by(&["Ana Boll"]).at(place));
        let mut resolution = resolution(&[death("Boston"), death("Glasgow")]);
        let claims = resolution.stories[0].events[0].claims.iter_mut();
        claims.flat_map(|claim| &mut claim.participants).for_each(|part| part.role = ArgumentRole::Patient);
        let account = weigh(resolution, &SameOrigin::default(), "test");
        let because = &account.stories[0].conflicts[0].because;
        assert!(because.iter().any(|feature| feature.name.contains("only once")), "{because:?}");
    }

    /// "Boll has died" and "has not died" was no conflict where the report of the denial told, too, that a witness would speak once
    /// her source had died.
    #[test]
    fn that_somebody_else_died_is_no_second_value() {
        let death = |who: &str| claim("die").by(&[who]).towards("quarry lighthouse ferry");
        let denial = report("2023-06-29").says(death("Ana Boll").told_as(Factuality::Denied)).says(claim("die"));
        let mut resolution = resolution(&[report("2023-06-29").says(death("Ana Boll")), denial]);
        let claims = resolution.stories[0].events[0].claims.iter_mut();
        claims.flat_map(|claim| &mut claim.participants).for_each(|part| part.role = ArgumentRole::Patient);
        let account = weigh(resolution, &SameOrigin::default(), "test");
        let rejected = account.stories[0].rejected.iter().flat_map(|rejected| &rejected.because);
        assert!(!rejected.into_iter().any(|feature| feature.name.contains("gives both values")));
        assert!(account.stories[0].conflicts.iter().any(|conflict| conflict.aspect == Aspect::Factuality));
    }

    /// Reports that spell a surname differently seemed to name two people, and their days were not held against each other.
    #[test]
    fn a_surname_spelt_otherwise_is_the_same() {
        assert!(is_misspelt("Dana Kroll", "Dana Krolle"));
        assert!(!is_misspelt("Dana Kroll", "Dina Kroll"));
        assert!(!is_misspelt("Dana Kroll", "Dana Berg"));
    }
}
