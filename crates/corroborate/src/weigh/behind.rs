//! Who stands behind what a report tells without saying from whom, as far as the event and the other reports show it.
//!
//! - An authority, a company or a medium that is credited for an event by one report stands behind it in every report that
//!   credits it anywhere: that has the arrest from the police, too, or has it from those who do; so does who speaks for one.
//!   Any other person stands behind what is told beside his own words; what he says elsewhere may be about something else.
//! - A report that tells the event on nobody's word may have it from the authority that others credit for it; one that names
//!   no source for anything, a brief or a retelling, may have it from whomever others credit.
//! - An act that only an authority does and tells is the authority's news: behind an arrest, a charge or an identification
//!   stand the police that a report credits for anything, or names as those who did it.
//! - What is yet to come is known from whoever announced it, and is announced once: the academy, the producers and the host
//!   who announce one thing are one origin of it.
//!
//! Claims that a report credits to a person or an authority keep that origin alone: a witness is a second voice beside the
//! police. All of this can only take independence away.

use std::collections::{BTreeMap, BTreeSet};

use super::one_origin::{may_be_one, rename};
use super::origin_names::{Names, OriginKey};
use super::origins::{ClaimOrigins, Origin};
use crate::annotation::{AnnotatedReport, ArgumentRole, CreditKind, Factuality};
use crate::lexicon::acts::{ActOf, act_of};
use crate::lexicon::reporting::Reporting;
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::story::Claim;
use crate::text::Span;

/// All whom each report of a story credits for anything.
pub(super) type Credited = BTreeMap<usize, BTreeMap<OriginKey, Origin>>;

/// Whether nobody is credited for a claim, or only somebody who passes on what others told or is credited for the whole
/// report.
pub(super) fn is_uncredited(from: &ClaimOrigins) -> bool {
    let passes_on = |origin: &Origin| {
        origin.is_for_all
            || matches!(origin.kind, None | Some(CreditKind::Agency | CreditKind::Outlet | CreditKind::Media))
    };
    from.origins.values().all(passes_on)
}

/// Puts the authorities behind their own acts; `of_claims` goes with `claims`.
pub(super) fn acts(
    claims: &[Claim],
    reports: &[AnnotatedReport],
    names: &Names<'_>,
    credited: &Credited,
    of_claims: &mut [ClaimOrigins],
) {
    for (claim, from) in claims.iter().zip(of_claims).filter(|(_, from)| is_uncredited(from)) {
        let report = &reports[claim.report];
        let Some(event) =
            report.events.get(claim.event).filter(|event| act_of(&event.lemma).is_some_and(ActOf::is_of_authority))
        else {
            continue;
        };
        let elsewhere = credited.get(&claim.report).into_iter().flatten();
        let told = elsewhere.filter(|(_, origin)| origin.kind == Some(CreditKind::Official)).filter(|(key, origin)| {
            origin.is_unnamed || key.words().iter().any(|word| asks(word)) || has_asker(&origin.name)
        });
        let doers = event.arguments.iter().filter(|argument| argument.role == ArgumentRole::Agent);
        let doers = doers.map(|argument| report.words(argument.span)).filter(|name| has_asker(name));
        let doers = doers.map(|name| names.origin(name, None, Some(CreditKind::Official)));
        let told = told.map(|(key, origin)| (key.clone(), origin.clone()));
        let stand: Vec<(OriginKey, Origin)> = told.chain(doers).collect();
        if !stand.is_empty() {
            from.reason.push_str(", but the act is an authority's");
        }
        put_behind(from, stand);
    }
}

pub(super) fn has_asker(name: &str) -> bool {
    name.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(asks)
}

/// Whether a word names those who question witnesses and suspects, or what they write.
pub(super) fn asks(word: &str) -> bool {
    kinds_of(word).iter().any(|kind| matches!(kind, SourceNoun::Asker | SourceNoun::Document))
}

pub(super) fn put_behind(from: &mut ClaimOrigins, stand: impl IntoIterator<Item = (OriginKey, Origin)>) {
    for (key, origin) in stand {
        if !from.origins.contains_key(&key) {
            from.behind.entry(key).or_insert(origin);
        }
    }
}

/// Makes one origin of all who announced what is yet to come.
pub(super) fn announcers(
    claims: &[Claim],
    reports: &[AnnotatedReport],
    names: &Names<'_>,
    of_claims: &mut [ClaimOrigins],
) -> BTreeSet<OriginKey> {
    let yet_to_come = claims.iter().filter(|claim| claim.factuality == Factuality::Planned);
    let announced = yet_to_come.flat_map(|claim| {
        let links = claim.attribution.iter().filter(|link| link.is_origin);
        links.filter(move |link| link.cue.is_some_and(|cue| is_announcing(&reports[claim.report], cue)))
    });
    let mut announcers: BTreeSet<OriginKey> =
        announced.map(|link| names.origin(&link.name, link.source, Some(CreditKind::Person)).0).collect();
    if announcers.is_empty() {
        return announcers;
    }
    for (at, report) in claims.iter().map(|claim| (claim.report, &reports[claim.report])) {
        let announce = |span: Option<Span>| span.is_some_and(|cue| is_announcing(report, cue));
        let credits = report.credits.iter().filter(|credit| announce(credit.cue));
        announcers.extend(credits.map(|credit| names.credit(at, report, credit).0));
    }
    if let Some(first) = announcers.first() {
        rename(of_claims, |key| announcers.contains(key).then(|| first.clone()));
    }
    announcers
}

fn is_announcing(report: &AnnotatedReport, cue: Span) -> bool {
    let sentence = report.sentence_at(cue.start).map(|at| &report.sentences[at]);
    let lemma = sentence.and_then(|sentence| Some(&sentence.tokens[sentence.head_of(cue)?].lemma));
    lemma.is_some_and(|lemma| Reporting::shipped().is_in_public(lemma))
}

/// Puts whoever is credited for the event behind it in other reports: in all that credit him for anything, a person who
/// speaks for nobody else where he speaks beside it; an authority in all that tell it themselves, and anybody in those that
/// credit nobody at all.
pub(super) fn everywhere(
    claims: &[Claim],
    reports: &[AnnotatedReport],
    names: &Names<'_>,
    credited: &Credited,
    announcers: &BTreeSet<OriginKey>,
    of_claims: &mut [ClaimOrigins],
) {
    let quoted = of_claims.iter().flat_map(|from| &from.behind).filter(|(_, origin)| origin.is_quoted);
    let fronts = of_claims.iter().flat_map(|from| &from.origins).filter(|(_, origin)| origin.kind.is_some());
    let fronts: BTreeMap<OriginKey, Origin> =
        fronts.chain(quoted).map(|(key, origin)| (key.clone(), origin.clone())).collect();
    let announced = |key: &OriginKey| announcers.iter().any(|known| known.is_longer_or_shorter(key));
    for (claim, from) in claims.iter().zip(of_claims).filter(|(_, from)| is_uncredited(from)) {
        let Some(elsewhere) = credited.get(&claim.report) else { continue };
        let beside = names.speakers_beside(claim.report, &reports[claim.report], claim.trigger);
        let tells_itself = from.origins.values().all(|origin| origin.kind.is_none());
        let names_nobody = elsewhere.is_empty() && beside.is_empty();
        let stands = |(key, origin): &(&OriginKey, &Origin)| {
            let speaks_for_himself = origin.kind == Some(CreditKind::Person) && !origin.speaks_for_body;
            let heard = if speaks_for_himself { &beside } else { elsewhere };
            announced(key) && elsewhere.keys().any(announced)
                || heard.iter().any(|other| may_be_one((key, origin), other))
                || tells_itself && (names_nobody || origin.kind == Some(CreditKind::Official))
        };
        let stand: Vec<_> = fronts.iter().filter(stands).map(|(key, origin)| (key.clone(), origin.clone())).collect();
        if stand.iter().any(|(key, _)| !from.origins.contains_key(key)) {
            from.reason.push_str(", but others credit for it one from whom it may have it");
        }
        put_behind(from, stand);
    }
}

#[cfg(test)]
mod tests {
    use crate::account::Standing;
    use crate::annotation::Factuality;
    use crate::story::Resolution;
    use crate::weigh::testing::{Outline, Said, claim, report, resolution};
    use crate::weigh::{SameOrigin, weigh};

    /// The standing of the one event, its origins and whether all reports credit them.
    fn weighed(outlines: &[Outline]) -> (Standing, Vec<(String, bool)>) {
        let account = weigh(resolution(outlines), &SameOrigin::default(), "test");
        let weight = &account.stories[0].weights[0];
        let origins = weight.origins.iter().map(|origin| (origin.origin.clone(), origin.is_credited));
        (weight.standing, origins.collect())
    }

    fn of(outlines: &[Outline]) -> Standing {
        weighed(outlines).0
    }

    fn shot() -> Said {
        claim("shoot").by(&["Ana Boll"])
    }

    #[test]
    fn a_lead_without_a_credit_is_no_second_voice_beside_the_police_it_credits_further_down() {
        let told = |outline: Outline| [report("").says(shot().from("police")), outline.says(shot())];
        let police = (Standing::Repeated, vec![("police".to_owned(), false)]);
        assert_eq!(weighed(&told(report("").hearing("Vellin police"))), police);
    }

    /// A brief of one sentence, and a law firm's retelling, were second origins beside the police whom all others credit.
    #[test]
    fn who_tells_it_on_nobodys_word_may_have_it_from_whom_others_credit() {
        let told = |by: &str, outline: Outline| of(&[report("").says(shot().from(by)), outline.says(shot())]);
        assert_eq!(told("police", report("")), Standing::Repeated);
        assert_eq!(told("Cora Dahl", report("")), Standing::Repeated);
        assert_eq!(told("police", report("").hearing("the harbour office")), Standing::Repeated);
        assert_eq!(told("Cora Dahl", report("").hearing("the harbour office")), Standing::Corroborated);
        assert_eq!(of(&[report("").says(shot()), report("").says(shot())]), Standing::Corroborated);
    }

    /// "Perhaps all from the judge": two reports on a gang's beginnings had only the judge of a later trial in common.
    #[test]
    fn whom_reports_merely_have_in_common_is_not_named() {
        let told = |day: &str, outlet: &str| report(day).outlet(outlet).hearing("the district court").says(shot());
        let reports = [told("2023-06-27", "Astra"), told("2023-06-28", "Borea")];
        assert_eq!(weighed(&reports), (Standing::Repeated, vec![("Astra".to_owned(), false)]));
    }

    #[test]
    fn whoever_is_quoted_is_not_the_origin_of_what_the_report_tells_itself() {
        let told = || report("").says(shot()).says(shot().from("Ana Boll"));
        assert_eq!(weighed(&[told(), told()]), (Standing::Repeated, vec![("Ana Boll".to_owned(), true)]));
        let account = weigh(below_the_lead(resolution(&[told(), told()])), &SameOrigin::default(), "test");
        assert!(!account.stories[0].weights[0].origins[0].is_credited);
    }

    #[test]
    fn a_witness_is_a_second_voice_beside_the_police() {
        let outlines = |witness: &str| {
            [report("").says(shot().from("police")), report("").hearing("police").says(shot().from(witness))]
        };
        assert_eq!(of(&outlines("Ana Boll")), Standing::Corroborated);
    }

    /// "Corroborated" stood beside a line of which the other report told nothing but the verb.
    #[test]
    fn a_report_that_lacks_the_names_of_the_line_does_not_stand_behind_it() {
        let told = |claim: Said| report("").says(claim);
        assert_eq!(of(&[told(claim("meet").by(&["Ana Boll"])), told(claim("meet"))]), Standing::SingleSource);
        let both = || told(claim("meet").by(&["Ana Boll"]));
        assert_eq!(of(&[both(), both()]), Standing::Corroborated);
    }

    #[test]
    fn a_person_who_speaks_of_something_else_stands_behind_nothing() {
        let told = [report("").says(shot().from("Ana Boll")), report("").quoting("Ana Boll").says(shot())];
        assert_eq!(of(&told), Standing::Repeated, "the lead tells in short what the rest tells with its sources");
        let account = weigh(below_the_lead(resolution(&told)), &SameOrigin::default(), "test");
        assert_eq!(account.stories[0].weights[0].standing, Standing::Corroborated);
    }

    /// The same reports with a sentence of another paragraph in front.
    fn below_the_lead(mut reports: Resolution) -> Resolution {
        for report in &mut reports.reports {
            let mut lead = report.sentences[0].clone();
            lead.span = crate::text::Span::new(0, 0);
            report.sentences.insert(0, lead);
            report.sentences.iter_mut().skip(1).for_each(|sentence| sentence.paragraph = 1);
        }
        reports
    }

    #[test]
    fn an_unnamed_witness_may_be_the_named_one() {
        let from = |origin: &str| report("").says(shot().from(origin));
        assert_eq!(of(&[from("a witness"), from("Ana Boll")]), Standing::Repeated);
        assert_eq!(of(&[from("a witness"), from("the police")]), Standing::Corroborated);
        assert_eq!(of(&[from("two residents of the quarter"), from("Ana Boll")]), Standing::Corroborated);
    }

    #[test]
    fn an_arrest_is_the_news_of_those_who_made_it() {
        let arrest = || claim("arrest").by(&["Ana Boll"]);
        let hearing = |authority: &str| report("").hearing(authority);
        let police = hearing("police").says(arrest());
        assert_eq!(of(&[police.clone(), hearing("Const. Boris Krug").says(arrest())]), Standing::Repeated);
        assert_eq!(of(&[police.clone(), report("").says(arrest().done_by("Vellin police"))]), Standing::Repeated);
        assert_eq!(of(&[police, hearing("the gas company").says(arrest())]), Standing::Repeated);
        let shot = |authority: &str| hearing(authority).says(shot().at("Vellin"));
        assert_eq!(
            of(&[shot("police").outlet("Astra"), report("").says(claim("shoot").by(&["Ana Boll"]))]),
            Standing::Corroborated
        );
    }

    #[test]
    fn what_is_yet_to_come_is_announced_once() {
        let host = |factuality| claim("host").by(&["Ana Boll"]).told_as(factuality).cued("announce");
        let told = |factuality| {
            [
                report("").says(host(factuality).from("the academy")),
                report("").says(host(factuality).from("the producers")),
                report("").says(host(factuality).from("Ana Boll")),
            ]
        };
        assert_eq!(of(&told(Factuality::Planned)), Standing::Repeated);
        assert_eq!(of(&told(Factuality::Happened)), Standing::Corroborated);
        let said = |origin: &str| report("").says(host(Factuality::Planned).cued("say").from(origin));
        assert_eq!(of(&[said("the academy"), said("the producers")]), Standing::Corroborated);
    }
}
