//! Which readings are of one agreement.
//!
//! In one report what "the deal" and "it" take up is the same; over several what was put together as one event is, and what
//! tells the same sides and no other day. Who signed with two bodies, or with two persons, signed two documents, and so did
//! those of whom one report tells "a memorandum" and "an accord".

use std::collections::BTreeSet;

use jiff::Unit;
use jiff::civil::Date;

use super::nouns::is_indefinite;
use super::reading::Reading;
use super::sides::Sides;
use crate::annotation::{AnnotatedReport, EntityKind, When, WordAt};
use crate::lexicon::agreements::AgreementNoun;
use crate::report::ZoneKind;
use crate::resolve::{news, passages};
use crate::story::{AgreementStatus, Entity, OneAgreement};

/// Days apart that reports put the signing of one document by the same two.
const DAYS_APART: i32 = 3;

/// The readings of one agreement.
pub(super) struct Together {
    /// Their indexes, in order.
    pub(super) members: Vec<usize>,
    /// Which of them were put together, and why.
    pub(super) joined: Vec<([usize; 2], OneAgreement)>,
}

/// What readings tell together.
struct Document<'r> {
    members: Vec<usize>,
    joined: Vec<([usize; 2], OneAgreement)>,
    status: AgreementStatus,
    sides: Sides,
    /// Whom the sentences name.
    around: BTreeSet<usize>,
    events: BTreeSet<usize>,
    when: Vec<&'r When>,
    nouns: Vec<AgreementNoun>,
    /// Whether it was signed long before a report that tells of it came out, or is told as another than the one of the news.
    is_long_past: bool,
    /// Whether some reading calls it by no noun.
    is_unnamed: bool,
    /// Whether they are several: "both documents".
    are_several: bool,
    /// The claims that tell of it beside another: "an agreement and a memorandum".
    beside_another: BTreeSet<(usize, usize)>,
    /// Words of what it is about.
    about: BTreeSet<String>,
    /// Reports that tell of it as of something new.
    new_in: BTreeSet<usize>,
}

/// The readings of each agreement. `ties` are the readings that readings take up, `around` is whom the
/// sentence of each names.
pub(super) fn together(
    reports: &[AnnotatedReport],
    readings: &[Reading],
    ties: &[Option<usize>],
    around: &[BTreeSet<usize>],
    all: &[Entity],
) -> Vec<Together> {
    let first = readings.iter().filter_map(|reading| reports[reading.report].report.date()).min();
    let alone = readings.iter().zip(around).enumerate();
    let mut documents: Vec<Document<'_>> =
        alone.map(|(i, (r, around))| document(reports, i, r, around, first)).collect();
    for (document, reading) in documents.iter_mut().zip(readings) {
        let is_beside = |other: &Reading| other.at == reading.at && other.named != reading.named;
        document.beside_another = readings.iter().any(is_beside).then_some(reading.at).into_iter().collect();
    }
    for (reading, tie) in ties.iter().enumerate() {
        let Some(tie) = tie else { continue };
        let at = |reading: usize| documents.iter().position(|d| d.members.contains(&reading));
        let (Some(one), Some(other)) = (at(*tie), at(reading)) else { continue };
        let (a, b) = (&documents[one], &documents[other]);
        // "The agreement was reached after four rounds", which the sentence before tells to have been signed.
        let is_fit = a.status == b.status || is_reached(a) && is_reached(b);
        if one != other && is_fit && are_days_compatible(a, b) {
            join(&mut documents, one, other, ([*tie, reading], OneAgreement::TakenUp));
        }
    }
    join_all(&mut documents, &|a, b| {
        let may_be_one = a.status == b.status && may_be_one(a, b, all);
        why_one(a, b).filter(|_| may_be_one)
    });
    // One report tells that the two agreed on it on Tuesday, another that they signed it on Tuesday.
    join_all(&mut documents, &|a, b| {
        let is_of_day = is_reached(a) && is_reached(b) && may_be_one(a, b, all);
        why_one(a, b).filter(|why| is_of_day && *why == OneAgreement::OneDayAndParties)
    });
    // "A programme which was initialled and signed" is one.
    let words = |of: &Document<'_>| -> BTreeSet<(usize, WordAt)> {
        of.members.iter().filter_map(|&m| Some((readings[m].report, readings[m].named?))).collect()
    };
    join_all(&mut documents, &|a, b| {
        let is_one_word = is_reached(a) && is_reached(b) && !words(a).is_disjoint(&words(b));
        is_one_word.then_some(OneAgreement::TakenUp)
    });
    join_headlines(reports, readings, &mut documents, all);
    join_kept_plans(&mut documents, all);
    join_only_ones(readings, &mut documents, all);
    share_out(&mut documents);
    // What was to be signed and then was.
    let is_plan_of_another = |of: &Document<'_>| {
        let mut signed = documents.iter().filter(|other| other.status == AgreementStatus::Signed);
        let is_same = |other: &Document<'_>| {
            let has_side = of.sides.count() == 0 || of.sides.shares(&other.sides);
            has_side && !other.events.is_disjoint(&of.events) && may_be_one(of, other, all)
        };
        of.status == AgreementStatus::Planned && of.when.is_empty() && signed.any(is_same)
    };
    // "Was initialled but has yet to be signed" is to be signed.
    let is_yet_planned = |of: &Document<'_>| {
        let mut planned = documents.iter().filter(|other| other.status == AgreementStatus::Planned);
        of.status == AgreementStatus::Agreed && planned.any(|other| !words(other).is_disjoint(&words(of)))
    };
    let is_denial_of_another = |of: &Document<'_>| {
        let is_tied =
            |other: &Document<'_>| of.members.iter().any(|&m| ties[m].is_some_and(|tie| other.members.contains(&tie)));
        let mut others = documents.iter().filter(|other| other.status != AgreementStatus::Denied);
        of.status == AgreementStatus::Denied
            && others.any(|other| !other.events.is_disjoint(&of.events) || is_tied(other))
    };
    let is_of_another = |of: &Document<'_>| is_denial_of_another(of) || is_plan_of_another(of) || is_yet_planned(of);
    let own = documents.iter().filter(|document| !is_of_another(document));
    own.map(|document| Together { members: document.members.clone(), joined: document.joined.clone() }).collect()
}

fn document<'r>(
    reports: &[AnnotatedReport],
    index: usize,
    reading: &'r Reading,
    around: &BTreeSet<usize>,
    first: Option<Date>,
) -> Document<'r> {
    let sentence = &reports[reading.report].sentences[reading.word.sentence];
    let is_new = reading.noun.is_some_and(|noun| is_indefinite(sentence, noun.at)) && sentence.zone != ZoneKind::Title;
    Document {
        members: vec![index],
        joined: Vec::new(),
        status: reading.status,
        sides: reading.sides.clone(),
        around: around.clone(),
        events: BTreeSet::from([reading.at.0]),
        when: reading.when.iter().collect(),
        nouns: reading.noun.iter().map(|noun| noun.noun).collect(),
        is_long_past: news::is_long_past(reading.when.as_ref(), reports[reading.report].report.date().or(first))
            || reading.noun.is_some_and(|noun| sentence.children(noun.at).any(|at| news::marks_another(sentence, at))),
        is_unnamed: reading.named.is_none(),
        are_several: reading.noun.is_some_and(|noun| noun.is_plural(sentence)),
        beside_another: BTreeSet::new(),
        about: passages::words_of(reading.areas.iter().map(|&area| reports[reading.report].words(area))),
        new_in: is_new.then_some(reading.report).into_iter().collect(),
    }
}

fn join_all<'r>(
    documents: &mut Vec<Document<'r>>,
    why_one: &dyn Fn(&Document<'r>, &Document<'r>) -> Option<OneAgreement>,
) {
    let mut at = 0;
    while at < documents.len() {
        let why = |other: usize| Some((other, why_one(&documents[at], &documents[other])?));
        match (at + 1..documents.len()).find_map(why) {
            Some((other, why)) => {
                let first = [at, other].map(|document| documents[document].members[0]);
                join(documents, at, other, (first, why));
            }
            None => at += 1,
        }
    }
}

/// A headline tells of what the report below it tells: of the one document of its kind there.
fn join_headlines(
    reports: &[AnnotatedReport],
    readings: &[Reading],
    documents: &mut Vec<Document<'_>>,
    all: &[Entity],
) {
    let is_of_headline = |member: &usize| {
        let reading = &readings[*member];
        reports[reading.report].sentences[reading.word.sentence].zone == ZoneKind::Title
    };
    let report = |document: &Document<'_>| {
        let only = document.members.iter().all(is_of_headline).then(|| readings[document.members[0]].report)?;
        document.members.iter().all(|&member| readings[member].report == only).then_some(only)
    };
    let mut at = 0;
    while at < documents.len() {
        let below = report(&documents[at]).map(|report| {
            let headline = &documents[at];
            let tells = |other: &Document<'_>| {
                other.members.iter().any(|member| readings[*member].report == report && !is_of_headline(member))
                    && other.status == headline.status
                    && may_be_one(headline, other, all)
            };
            (0..documents.len()).filter(|&other| other != at && tells(&documents[other])).collect::<Vec<usize>>()
        });
        match below.as_deref() {
            Some(&[other]) => {
                let first = [at, other].map(|document| documents[document].members[0]);
                join(documents, at, other, (first, OneAgreement::Headline));
            }
            _ => at += 1,
        }
    }
}

/// "Will sign a protocol on Thursday", and on Thursday it was signed, as reports tell that are of one event.
fn join_kept_plans(documents: &mut Vec<Document<'_>>, all: &[Entity]) {
    let is_kept = |plan: &Document<'_>, signed: &Document<'_>| {
        (plan.status, signed.status) == (AgreementStatus::Planned, AgreementStatus::Signed)
            && !plan.when.is_empty()
            && !signed.when.is_empty()
            && !plan.events.is_disjoint(&signed.events)
            && may_be_one(plan, signed, all)
    };
    join_all(documents, &|a, b| (is_kept(a, b) || is_kept(b, a)).then_some(OneAgreement::KeptPlan));
}

/// Where each report tells of one document of a kind that was signed now, they tell of one, though they differ on who signed it and
/// when: the programme that the prosecutors signed on Wednesday, and that which one of them and a deputy of the other did.
fn join_only_ones(readings: &[Reading], documents: &mut Vec<Document<'_>>, all: &[Entity]) {
    let reports = |document: &Document<'_>| -> BTreeSet<usize> {
        document.members.iter().map(|&member| readings[member].report).collect()
    };
    let is_news = |of: &Document<'_>| {
        of.status == AgreementStatus::Signed && !of.is_long_past && !of.are_several && of.beside_another.is_empty()
    };
    let is_of_kind =
        |a: &Document<'_>, b: &Document<'_>| !a.nouns.is_empty() && !b.nouns.is_empty() && may_be_called_the_same(a, b);
    let only = |a: &Document<'_>, documents: &[Document<'_>]| {
        let of_kind = documents.iter().filter(|of| is_news(of) && is_of_kind(a, of));
        let told: Vec<usize> = of_kind.flat_map(&reports).collect();
        told.iter().collect::<BTreeSet<_>>().len() == told.len()
    };
    let are_one = |a: &Document<'_>, b: &Document<'_>| {
        let shares = !a.sides.signatories.is_disjoint(&b.sides.signatories)
            || !a.sides.parties.is_disjoint(&b.sides.parties)
            || a.sides.parties.is_empty()
            || b.sides.parties.is_empty();
        let own = |of: &Document<'_>, but: &Document<'_>| -> BTreeSet<usize> {
            let own = of.sides.signatories.difference(&but.sides.signatories).copied().collect();
            bodies(&own, all).into_iter().filter(|&body| all[body].kind == EntityKind::Organization).collect()
        };
        let (one, other) = (own(a, b), own(b, a));
        let are_of_other_bodies = !one.is_empty() && !other.is_empty() && one.is_disjoint(&other);
        is_news(a) && is_news(b) && is_of_kind(a, b) && shares && !are_of_other_bodies && are_days_near(a, b)
    };
    let mut at = 0;
    while at < documents.len() {
        let of = &documents[at];
        let other = (at + 1..documents.len())
            .find(|&other| are_one(of, &documents[other]) && only(of, documents) && only(&documents[other], documents));
        match other {
            Some(other) => {
                let first = [at, other].map(|document| documents[document].members[0]);
                join(documents, at, other, (first, OneAgreement::OnlyOfItsKind));
            }
            None => at += 1,
        }
    }
}

/// Whether no two tell days further apart than reports are mistaken by.
fn are_days_near(a: &Document<'_>, b: &Document<'_>) -> bool {
    a.when.iter().all(|x| b.when.iter().all(|y| x.is_compatible(y) || are_near(x, y)))
}

/// What is told of several documents is told of each that the same event names: "both were signed by the ministers".
fn share_out(documents: &mut Vec<Document<'_>>) {
    let (several, mut single): (Vec<Document<'_>>, Vec<Document<'_>>) =
        std::mem::take(documents).into_iter().partition(|document| document.are_several);
    for told in several {
        let is_of = |one: &&mut Document<'_>| one.status == told.status && !one.events.is_disjoint(&told.events);
        let mut is_shared = false;
        for one in single.iter_mut().filter(is_of) {
            is_shared = true;
            one.members.extend(&told.members);
            one.members.sort_unstable();
        }
        if !is_shared {
            single.push(told);
        }
    }
    documents.extend(single);
}

fn join(documents: &mut Vec<Document<'_>>, one: usize, other: usize, why: ([usize; 2], OneAgreement)) {
    let (one, other) = (one.min(other), one.max(other));
    let told = documents.remove(other);
    let known = &mut documents[one];
    known.joined.extend(told.joined);
    known.joined.push(why);
    known.members.extend(told.members);
    known.members.sort_unstable();
    known.status = known.status.min(told.status);
    known.sides.add(&told.sides);
    known.around.extend(told.around);
    known.events.extend(told.events);
    known.when.extend(told.when);
    known.nouns.extend(told.nouns);
    known.beside_another.extend(told.beside_another);
    known.about.extend(told.about);
    known.is_long_past |= told.is_long_past;
    known.is_unnamed |= told.is_unnamed;
    known.new_in.extend(told.new_in);
}

fn is_reached(of: &Document<'_>) -> bool {
    matches!(of.status, AgreementStatus::Signed | AgreementStatus::Agreed)
}

/// Whether nothing speaks against it that both are one.
fn may_be_one(a: &Document<'_>, b: &Document<'_>, all: &[Entity]) -> bool {
    let bodies = |side: &BTreeSet<usize>| bodies(side, all);
    let is_body = |at: usize| all[at].kind == EntityKind::Organization;
    let is_person = |at: usize| all[at].kind == EntityKind::Person;
    let are_both_new = !a.new_in.is_disjoint(&b.new_in);
    // What was signed on one day and told as one event was signed once, though reports differ on by whom.
    let is_one_signing = !a.events.is_disjoint(&b.events) && !a.when.is_empty() && !b.when.is_empty();
    // Of Kenya and Ethiopia one report names the utilities, another the government.
    let has_common_party = a.around.is_disjoint(&b.around) && !a.sides.parties.is_disjoint(&b.sides.parties);
    a.are_several == b.are_several
        && !are_told_beside_each_other(a, b)
        && !(a.is_long_past && b.when.is_empty() || b.is_long_past && a.when.is_empty())
        && may_be_called_the_same(a, b)
        && are_days_compatible(a, b)
        && (has_common_party || is_one_signing || !are_others(&a.around, &b.around, &bodies, &is_body))
        && !are_of_others(&a.around, &b.around, &is_person)
        && (!are_both_new || are_same_people(a, b))
}

/// Whether a claim tells of both as of two ("an agreement and a memorandum"), or of one of them beside another, and neither the name nor
/// what it is about says that the other is that one.
fn are_told_beside_each_other(a: &Document<'_>, b: &Document<'_>) -> bool {
    let is_one_of_two = !a.beside_another.is_empty() || !b.beside_another.is_empty();
    let is_any = |name: &AgreementNoun| name.names_any && !name.is_general;
    // "Pact" and "agreement" are said of the same.
    let has_name =
        |name: &AgreementNoun| b.nouns.iter().any(|other| name.shares_a_word(other) || is_any(name) && is_any(other));
    let is_of_name = a.nouns.iter().any(has_name);
    !a.beside_another.is_disjoint(&b.beside_another)
        || is_one_of_two && !is_of_name && !a.nouns.is_empty() && !b.nouns.is_empty() && a.about.is_disjoint(&b.about)
}

/// "The treaty" is no memorandum, and what was only agreed on is no roadmap.
fn may_be_called_the_same(a: &Document<'_>, b: &Document<'_>) -> bool {
    let may_be_unnamed = |of: &Document<'_>| of.nouns.iter().all(|noun| noun.is_bare);
    let is_fit = |unnamed: &Document<'_>, other: &Document<'_>| !unnamed.is_unnamed || may_be_unnamed(other);
    a.nouns.iter().all(|own| b.nouns.iter().all(|noun| own.may_name_the_same(noun))) && is_fit(a, b) && is_fit(b, a)
}

/// Whether no two tell other days; of one event, and of the same two signatories, reports may be mistaken by some.
fn are_days_compatible(a: &Document<'_>, b: &Document<'_>) -> bool {
    let is_known_one =
        !a.events.is_disjoint(&b.events) || a.sides.signatories.intersection(&b.sides.signatories).count() > 1;
    let fit = |x: &When, y: &When| x.is_compatible(y) || is_known_one && are_near(x, y);
    a.when.iter().all(|x| b.when.iter().all(|y| fit(x, y)))
}

fn are_near(one: &When, other: &When) -> bool {
    let days = |from: &Option<Date>, to: &Option<Date>| -> Option<i32> {
        Some(from.as_ref()?.until((Unit::Day, *to.as_ref()?)).ok()?.get_days().abs())
    };
    days(&one.from, &other.from).is_some_and(|days| days <= DAYS_APART)
}

/// Why what both tell is of one agreement, if it is: one event, the same sides, or sides that the other tells more fully.
fn why_one(a: &Document<'_>, b: &Document<'_>) -> Option<OneAgreement> {
    let is_same_day = !a.when.is_empty() && !b.when.is_empty();
    let are_known_parties = is_same_day && a.sides.parties.intersection(&b.sides.parties).count() > 1;
    let is_one_event = !a.events.is_disjoint(&b.events);
    match () {
        () if is_one_event => Some(OneAgreement::OneEvent),
        () if are_known_parties => Some(OneAgreement::OneDayAndParties),
        () if are_same_people(a, b) => Some(OneAgreement::SamePeople),
        () if is_told_less(a, b) || is_told_less(b, a) => Some(OneAgreement::ToldLess),
        () => None,
    }
}

fn are_same_people(a: &Document<'_>, b: &Document<'_>) -> bool {
    let is_known = a.sides.signatories.len() > 1 || a.sides.parties.len() > 1;
    is_known && a.sides.signatories == b.sides.signatories && a.sides.parties == b.sides.parties
}

/// Whether all that `less` tells of who signed and who is bound is told of the other, too.
fn is_told_less(less: &Document<'_>, more: &Document<'_>) -> bool {
    let is_known = !less.sides.signatories.is_empty() || less.sides.parties.len() > 1;
    is_known
        && less.sides.signatories.is_subset(&more.sides.signatories)
        && less.sides.parties.is_subset(&more.sides.parties)
}

/// The bodies among some, and those that persons among them have an office in.
fn bodies(side: &BTreeSet<usize>, all: &[Entity]) -> BTreeSet<usize> {
    let own = side.iter().copied().filter(|&at| all[at].kind == EntityKind::Organization);
    let of_offices = side.iter().flat_map(|&at| all[at].roles.iter().filter_map(|role| role.body));
    own.chain(of_offices).collect()
}

/// Whether one who signed both signed each with another: beside whom they have in common each names bodies, and none that
/// the other does.
fn are_others(
    one: &BTreeSet<usize>,
    other: &BTreeSet<usize>,
    bodies: &impl Fn(&BTreeSet<usize>) -> BTreeSet<usize>,
    is_body: &impl Fn(usize) -> bool,
) -> bool {
    let common: BTreeSet<usize> = one.intersection(other).copied().collect();
    let beside = |side: &BTreeSet<usize>| bodies(&side.difference(&common).copied().collect());
    let (one, other) = (beside(one), beside(other));
    let is_one_signatory = common.len() < 2 && !common.iter().any(|&at| is_body(at));
    is_one_signatory && !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

/// Whether each names persons, and none that the other does: the club's deal with Ann Lee is not that with Boris Krug.
fn are_of_others(one: &BTreeSet<usize>, other: &BTreeSet<usize>, is_person: &impl Fn(usize) -> bool) -> bool {
    let persons =
        |side: &BTreeSet<usize>| -> BTreeSet<usize> { side.iter().copied().filter(|&at| is_person(at)).collect() };
    let (one, other) = (persons(one), persons(other));
    !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::agreements::noun;
    use crate::weigh::testing::named;

    fn signed(kind: &str, parties: &[usize], signatories: &[usize]) -> Document<'static> {
        Document {
            members: vec![0],
            joined: Vec::new(),
            status: AgreementStatus::Signed,
            sides: Sides {
                parties: parties.iter().copied().collect(),
                signatories: signatories.iter().copied().collect(),
                has_other: false,
            },
            around: BTreeSet::new(),
            events: BTreeSet::new(),
            when: Vec::new(),
            nouns: noun(kind).into_iter().collect(),
            is_unnamed: noun(kind).is_none(),
            is_long_past: false,
            are_several: false,
            beside_another: BTreeSet::new(),
            about: BTreeSet::new(),
            new_in: BTreeSet::new(),
        }
    }

    fn are_one(a: &Document<'_>, b: &Document<'_>) -> bool {
        may_be_one(a, b, &[]) && why_one(a, b).is_some()
    }

    /// A card of the memorandum with the council had the areas and reports of that with the guard.
    #[test]
    fn who_signed_with_two_bodies_signed_two_documents() {
        let sides = |entities: &[usize]| entities.iter().copied().collect::<BTreeSet<usize>>();
        // 1 and 2 are persons, 2 of the council 12; 13 is the guard.
        let bodies = |side: &BTreeSet<usize>| -> BTreeSet<usize> {
            side.iter().map(|&at| if at == 2 { 12 } else { at }).filter(|&at| at > 10).collect()
        };
        let is_body = |at: usize| at > 10;
        assert!(are_others(&sides(&[1, 2]), &sides(&[1, 13]), &bodies, &is_body));
        assert!(!are_others(&sides(&[1, 2]), &sides(&[1, 12]), &bodies, &is_body));
        assert!(!are_others(&sides(&[1, 2]), &sides(&[1]), &bodies, &is_body));
    }

    /// The card of a club's deal with one player had another's areas and reports.
    #[test]
    fn deals_with_two_persons_are_two() {
        let sides = |entities: &[usize]| entities.iter().copied().collect::<BTreeSet<usize>>();
        let is_person = |at: usize| at < 10;
        assert!(are_of_others(&sides(&[1, 13]), &sides(&[2, 13]), &is_person));
        assert!(!are_of_others(&sides(&[1, 13]), &sides(&[1, 2]), &is_person));
        assert!(!are_of_others(&sides(&[1, 13]), &sides(&[13]), &is_person));
    }

    #[test]
    fn a_memorandum_told_again_by_one_signatory_is_one_card() {
        let told = signed("memorandum of cooperation", &[1, 2], &[3, 4]);
        assert!(are_one(&told, &signed("memorandum of understanding", &[], &[3])));
        assert!(are_one(&signed("agreement", &[1, 2], &[]), &told));
        assert!(!are_one(&told, &signed("memorandum", &[], &[3, 5])), "another signed it");
        assert!(!are_one(&told, &signed("peace deal", &[], &[3])), "another kind");
    }

    /// A roadmap of 2023 had the day and the areas of what the same two had agreed on in 2006.
    #[test]
    fn a_roadmap_is_not_what_was_agreed_without_one() {
        let roadmap = signed("roadmap", &[1, 2], &[]);
        assert!(!are_one(&roadmap, &signed("no noun", &[1, 2], &[])));
        let day = |text: &str| When::day(text.parse().expect("a date"));
        let (old, new) = (day("2006-03-01"), day("2023-03-01"));
        let dated = |when| Document { when: vec![when], ..signed("agreement", &[1, 2], &[]) };
        assert!(!may_be_one(&dated(&old), &dated(&new), &[]));
    }

    /// One memorandum dated by two reports to two days was two.
    #[test]
    fn the_same_two_signed_one_document_though_reports_differ_by_a_day() {
        let day = |text: &str| When::day(text.parse().expect("a date"));
        let (monday, tuesday) = (day("2023-10-16"), day("2023-10-17"));
        let of = |when, who: &[usize]| Document { when: vec![when], ..signed("memorandum", &[], who) };
        assert!(are_one(&of(&monday, &[1, 2]), &of(&tuesday, &[1, 2])));
        assert!(!are_one(&of(&monday, &[1]), &of(&tuesday, &[1])));
    }

    /// A protocol that one report said would be signed on Thursday had a card beside that of its signing on Thursday.
    #[test]
    fn what_was_to_be_signed_on_the_day_on_which_it_was_is_one() {
        let day = |text: &str| vec![When::day(text.parse().expect("a date"))];
        let (thursday, friday) = (day("2023-09-14"), day("2023-09-15"));
        fn of(status: AgreementStatus, when: &[When]) -> Document<'_> {
            Document {
                status,
                when: when.iter().collect(),
                events: BTreeSet::from([0]),
                ..signed("protocol", &[], &[])
            }
        }
        let cards = |planned: &[When]| {
            let mut all = vec![of(AgreementStatus::Signed, &thursday), of(AgreementStatus::Planned, planned)];
            join_kept_plans(&mut all, &[]);
            all.len()
        };
        assert_eq!(cards(&thursday), 1);
        assert_eq!(cards(&[]), 2);
        let weeks_later = day("2023-10-20");
        assert_eq!((cards(&weeks_later), cards(&friday)), (2, 1), "of one event, by a day");
    }

    /// Memoranda that one report names a minister for and another the head of an agency, of one event and one day, were two.
    #[test]
    fn one_signing_on_one_day_is_one_though_reports_differ_on_by_whom() {
        let monday = When::day("2023-10-16".parse().expect("a date"));
        let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::Organization];
        let all = kinds.map(|kind| named("", kind));
        let of = |body: usize, when| Document {
            when,
            events: BTreeSet::from([0]),
            around: BTreeSet::from([0, body]),
            ..signed("memorandum", &[], &[0])
        };
        assert!(may_be_one(&of(1, vec![&monday]), &of(2, vec![&monday]), &all));
        assert!(!may_be_one(&of(1, Vec::new()), &of(2, vec![&monday]), &all), "perhaps of two days");
    }

    /// The agreement of this week had the day and the place of that of the year before.
    #[test]
    fn what_is_long_past_is_not_what_is_not_dated() {
        let old_day = When::day("2023-11-07".parse().expect("a date"));
        let old = || Document { is_long_past: true, when: vec![&old_day], ..signed("agreement", &[1, 2], &[]) };
        assert!(!may_be_one(&old(), &signed("agreement", &[1, 2], &[]), &[]));
        assert!(may_be_one(&old(), &old(), &[]));
    }

    /// "Two documents were signed: an agreement and a memorandum" was one document, with the areas and signatories of both.
    #[test]
    fn what_is_told_beside_each_other_is_two() {
        let told = |kind: &str, at: (usize, usize)| Document {
            beside_another: BTreeSet::from([at]),
            ..signed(kind, &[1, 2], &[])
        };
        assert!(!are_one(&told("agreement", (0, 0)), &told("memorandum", (0, 0))));
        assert!(are_one(&told("agreement", (0, 0)), &told("agreement", (0, 1))));
        assert!(are_one(&told("agreement", (0, 0)), &signed("pact", &[1, 2], &[])));
        assert!(!are_one(&told("memorandum", (0, 0)), &signed("agreement", &[1, 2], &[])), "perhaps the other");
        let several = Document {
            are_several: true,
            events: BTreeSet::from([0]),
            members: vec![7],
            ..signed("document", &[1, 2], &[])
        };
        let of_event = |kind: &str, member: usize| Document {
            events: BTreeSet::from([0]),
            members: vec![member],
            ..signed(kind, &[], &[])
        };
        let mut all = vec![of_event("agreement", 0), several, of_event("memorandum", 1)];
        share_out(&mut all);
        let members: Vec<Vec<usize>> = all.into_iter().map(|document| document.members).collect();
        assert_eq!(members, [[0, 7], [1, 7]]);
    }

    /// "An accord on training" was the memorandum on energy of the same report.
    #[test]
    fn two_that_one_report_tells_as_new_are_two() {
        let new = |kind: &str, event: usize| Document {
            new_in: BTreeSet::from([0]),
            events: BTreeSet::from([event]),
            ..signed(kind, &[1, 2], &[])
        };
        assert!(!are_one(&new("memorandum", 0), &Document { sides: Sides::default(), ..new("accord", 0) }));
        assert!(are_one(&new("memorandum", 0), &new("deal", 1)), "the same two");
    }
}
