//! How many independent origins stand behind an event.
//!
//! A report's origins for an event are those of all its claims of it together, and copies of one text speak as one
//! report. Two reports are independent if they share no origin, in front or behind, and an event is corroborated if two
//! such reports claim it. A claim that was withdrawn counts for nothing, nor does one of a report that tells too
//! little of what is shown of the event. Counting distinct names instead would
//! overclaim: a report that has part of a story from the police and part from an agency is not a second voice beside
//! the police's own.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::Upos;

use super::behind::{self, Credited};
use super::compose::Bearing;
use super::likely::{Telling, is_likely};
use super::made_known;
use super::one_origin::join;
use super::one_state::StateMedia;
use super::one_text::OneText;
use super::origin_names::{Names, OriginKey};
use super::origins::{ClaimOrigins, Origin, Origins, is_in_short};
use super::retold;
use super::same_words;
use crate::account::{OriginReason, OriginSupport, Standing, Weight};
use crate::annotation::{AnnotatedReport, Factuality, SpeechAct};
use crate::lexicon::reporting::Reporting;
use crate::report::ZoneKind;
use crate::resolve::order_key;
use crate::story::{Cite, Claim, Event, Story};
use crate::wording;

/// Origins of one report that are named.
const MOST_NAMED: usize = 3;

/// Weighs every event of `story`, in their order; `bearings` tell for each who tells it less than fully.
pub(crate) fn weigh(
    story: &Story,
    reports: &[AnnotatedReport],
    origins: &Origins<'_>,
    bearings: &[Bearing],
) -> Vec<Weight> {
    let names = Names::of(story, origins.same);
    let credited: Credited =
        story.reports.iter().map(|&report| (report, names.credited(report, &reports[report]))).collect();
    let one_text = OneText::of(story, reports);
    let state_media = StateMedia::of(story, reports, &names);
    let weigh = |(at, event): (usize, &Event)| {
        let mut of_claims = of_claims(event, reports, origins, &names, &credited, &one_text);
        retold::join(&story.rewrites, event.asserted(), reports, &names, &credited, &mut of_claims);
        let counting = Counting::of(story, reports, at, &bearings[at]);
        let weight = weigh_event(event, &counting, reports, origins, &names, &credited, of_claims);
        state_media.marked(told_also(weight, &bearings[at].also, reports, &names))
    };
    story.events.iter().enumerate().map(weigh).collect()
}

/// Which claims of an event count.
struct Counting<'b> {
    /// Those that do.
    counted: Vec<usize>,
    /// Those that count for nothing, each with the reason: nobody stands behind it any more, it denies what is shown of the
    /// event, or its report tells too little of that.
    uncounted: BTreeMap<usize, &'static str>,
    /// Those that only touch on what is shown: nobody is named from them.
    aside: &'b BTreeSet<usize>,
    /// Reports that corroborate nothing: they lack a number of what is shown, or tell that it is denied.
    unsure: BTreeSet<usize>,
}

impl<'b> Counting<'b> {
    fn of(story: &Story, reports: &[AnnotatedReport], event: usize, bearing: &'b Bearing) -> Self {
        let withdrawn = story.touches(event).filter(|touch| touch.is_withdrawn).map(|touch| touch.claim);
        let withdrawn = withdrawn.map(|claim| (claim, "was withdrawn"));
        let claims = story.events[event].asserted();
        let is_less = |claim: &usize| !bearing.counts(claims[*claim].report);
        let less = (0..claims.len()).filter(is_less).map(|claim| (claim, "tells too little of it"));
        let denies = |claim: &usize| {
            claims[*claim].factuality == Factuality::Denied && story.events[event].factuality == Factuality::Happened
        };
        let denying: BTreeSet<usize> = (0..claims.len()).filter(denies).map(|claim| claims[claim].report).collect();
        let unsure = bearing.unsure.iter().chain(&denying).copied().collect();
        // Nor does its headline tell it: "Arrest a mistake, says ministry".
        let is_headline = |claim: &Claim| reports[claim.report].report.zone_at(claim.trigger.start) == ZoneKind::Title;
        let denying = (0..claims.len())
            .filter(|&claim| denies(&claim) || denying.contains(&claims[claim].report) && is_headline(&claims[claim]));
        let given_up: BTreeMap<usize, &str> = denying.map(|claim| (claim, "denies it")).chain(withdrawn).collect();
        let all: BTreeMap<usize, &str> = less.chain(given_up.clone()).collect();
        let uncounted = if all.len() < claims.len() { all } else { given_up };
        let counted = (0..claims.len()).filter(|claim| !uncounted.contains_key(claim)).collect();
        Self { counted, uncounted, aside: &bearing.aside, unsure }
    }

    fn is_naming(&self, claim: &usize) -> bool {
        !self.aside.contains(claim)
    }
}

/// From whom each asserted claim of an event is.
fn of_claims(
    event: &Event,
    reports: &[AnnotatedReport],
    origins: &Origins<'_>,
    names: &Names<'_>,
    credited: &Credited,
    one_text: &OneText,
) -> Vec<ClaimOrigins> {
    let claims = event.asserted();
    let mut of_claims: Vec<ClaimOrigins> =
        claims.iter().map(|claim| names.origins(claim, reports, origins.copies)).collect();
    behind::acts(claims, reports, names, credited, &mut of_claims);
    let announcers = behind::announcers(claims, reports, names, &mut of_claims);
    join(&mut of_claims);
    behind::everywhere(claims, reports, names, credited, &announcers, &mut of_claims);
    made_known::join(claims, reports, names, &mut of_claims);
    same_words::join(claims, reports, &mut of_claims);
    one_text.join(claims, reports, names, &mut of_claims);
    of_claims
}

fn weigh_event(
    event: &Event,
    counting: &Counting<'_>,
    reports: &[AnnotatedReport],
    origins: &Origins<'_>,
    names: &Names<'_>,
    credited: &Credited,
    mut of_claims: Vec<ClaimOrigins>,
) -> Weight {
    for (&claim, reason) in &counting.uncounted {
        if let Some(from) = of_claims.get_mut(claim) {
            from.reason.push_str(&format!(", and {reason}: counts for nothing"));
        }
    }
    for &claim in counting.aside {
        of_claims[claim].reason.push_str(", and tells too little of what is shown: nobody is named from it");
    }
    let report = |claim: usize| event.asserted()[claim].report;
    let mut voices: BTreeMap<usize, BTreeSet<OriginKey>> = BTreeMap::new();
    for &claim in &counting.counted {
        let from = of_claims[claim].all().map(|(key, _)| key.clone());
        voices.entry(origins.copies.original(report(claim))).or_default().extend(from);
    }
    let telling: BTreeSet<usize> = counting.counted.iter().map(|&claim| report(claim)).collect();
    name_bodies(credited, &mut of_claims);
    name_tellers(event, reports, origins, names, &telling, &mut of_claims);
    let outlets: BTreeSet<OriginKey> = telling.iter().map(|&report| names.outlet_key(&reports[report])).collect();
    let is_sure = |&claim: &usize| !counting.unsure.contains(&report(claim));
    let sure: BTreeSet<usize> =
        counting.counted.iter().copied().filter(is_sure).map(|claim| origins.copies.original(report(claim))).collect();
    let is_corroborated =
        has_disjoint_pair(voices.iter().filter(|(voice, _)| sure.contains(voice)).map(|(_, from)| from));
    Weight {
        reports: telling.len(),
        outlets: outlets.len(),
        origins: independent(event, counting, reports, &voices, &of_claims, origins, is_corroborated),
        standing: match (is_corroborated, telling.len()) {
            (true, _) => Standing::Corroborated,
            (false, 0 | 1) => Standing::SingleSource,
            (false, _) => Standing::Repeated,
        },
        disputed: Vec::new(),
        because: reasons(event, &of_claims),
        elsewhere: None,
        one_state: None,
    }
}

/// What others tell, too, of which nothing was put with the event, no report stands alone with. Where they have it from was
/// not asked: no more than repeated.
fn told_also(mut weight: Weight, also: &[Cite], reports: &[AnnotatedReport], names: &Names<'_>) -> Weight {
    if also.is_empty() || weight.reports == 0 || weight.standing == Standing::Corroborated {
        return weight;
    }
    let also: BTreeSet<usize> = also.iter().map(|cite| cite.report).collect();
    let telling = also.iter().chain(weight.origins.iter().flat_map(|origin| &origin.reports));
    let outlets: BTreeSet<OriginKey> = telling.map(|&report| names.outlet_key(&reports[report])).collect();
    weight.reports += also.len();
    weight.outlets = outlets.len();
    weight.standing = Standing::Repeated;
    for origin in &mut weight.origins {
        let is_report = origin.reports.iter().any(|&report| names.outlet(&reports[report]).1.name == origin.origin);
        // Whom nobody credits for it, though he may stand behind it, none is said to credit.
        if origin.is_credited && !is_report {
            origin.among = vec![origin.origin.clone()];
        }
        (origin.is_credited, origin.is_likely) = (false, false);
        origin.reports = origin
            .reports
            .iter()
            .copied()
            .chain(also.iter().copied())
            .collect::<BTreeSet<usize>>()
            .into_iter()
            .collect();
    }
    let reason = |report| OriginReason {
        report,
        origins: Vec::new(),
        behind: Vec::new(),
        reasons: vec!["tells it in a sentence that was not put with the event".to_owned()],
    };
    weight.because.extend(also.into_iter().map(reason));
    weight
}

/// Names the body, where any report credits it, for whoever speaks for it and only stands behind.
fn name_bodies(credited: &Credited, of_claims: &mut [ClaimOrigins]) {
    for (key, origin) in of_claims.iter_mut().flat_map(|from| &mut from.behind).filter(|(_, origin)| origin.is_speaker)
    {
        let bodies = credited.values().filter_map(|of_report| of_report.get(key)).filter(|body| !body.is_speaker);
        if let Some(body) = bodies.min_by_key(|body| (body.name.len(), &body.name)) {
            origin.clone_from(body);
        }
    }
}

/// Names those that tell it: of a text whose first version leaves it out, the first report that has it.
fn name_tellers(
    event: &Event,
    reports: &[AnnotatedReport],
    origins: &Origins<'_>,
    names: &Names<'_>,
    telling: &BTreeSet<usize>,
    of_claims: &mut [ClaimOrigins],
) {
    for (claim, from) in event.asserted().iter().zip(of_claims) {
        let original = origins.copies.original(claim.report);
        let of_text = telling.iter().filter(|&&report| origins.copies.original(report) == original);
        // By their numbers, whichever was given first would be named.
        let first = of_text.min_by(|&&a, &&b| order_key(&reports[a]).cmp(&order_key(&reports[b])));
        let Some(&first) = first.filter(|_| !telling.contains(&original)) else { continue };
        let name = names.outlet(&reports[first]).1.name;
        for origin in from.origins.values_mut().filter(|origin| origin.kind.is_none()) {
            origin.name.clone_from(&name);
        }
    }
}

fn has_disjoint_pair<'v>(voices: impl Iterator<Item = &'v BTreeSet<OriginKey>>) -> bool {
    let distinct: Vec<&BTreeSet<OriginKey>> = voices.collect::<BTreeSet<_>>().into_iter().collect();
    distinct.iter().enumerate().any(|(i, one)| distinct[i + 1..].iter().any(|other| one.is_disjoint(other)))
}

/// The origins, the one that most reports share first; each claim under the first that it comes from. Where no two
/// reports are independent they are one, whatever their names.
fn independent(
    event: &Event,
    counting: &Counting<'_>,
    reports: &[AnnotatedReport],
    voices: &BTreeMap<usize, BTreeSet<OriginKey>>,
    of_claims: &[ClaimOrigins],
    origins: &Origins<'_>,
    is_corroborated: bool,
) -> Vec<OriginSupport> {
    let mut open: BTreeMap<usize, &BTreeSet<OriginKey>> = voices.iter().map(|(&voice, from)| (voice, from)).collect();
    let original_of = |claim: usize| origins.copies.original(event.asserted()[claim].report);
    let mut found: Vec<OriginSupport> = Vec::new();
    let mut fronts: BTreeMap<usize, BTreeSet<&OriginKey>> = BTreeMap::new();
    let counted = &counting.counted;
    for &claim in counted.iter().filter(|claim| counting.is_naming(claim)) {
        fronts.entry(original_of(claim)).or_default().extend(of_claims[claim].named());
    }
    let in_front = |voice: usize, key: &OriginKey| fronts.get(&voice).is_some_and(|front| front.contains(key));
    while let Some(key) = most_shared(&open, in_front) {
        let told: BTreeSet<usize> =
            open.iter().filter(|(_, from)| from.contains(&key)).map(|(&voice, _)| voice).collect();
        open.retain(|voice, _| !told.contains(voice));
        let is_told = |claim: &usize| told.contains(&original_of(*claim));
        let claims: Vec<usize> = counted.iter().copied().filter(is_told).collect();
        let naming: Vec<usize> = claims.iter().copied().filter(|claim| counting.is_naming(claim)).collect();
        let common = (told.len() > 1).then_some(&key);
        // Whoever is quoted in one place is not the origin of what the report tells itself in another.
        let tells_itself = |claim: &usize| {
            let claim_at = &event.asserted()[*claim];
            !of_claims[*claim].named().any(|named| *named == key) && !is_in_short(&reports[claim_at.report], claim_at)
        };
        let is_credited =
            common.is_none() || told.iter().all(|&voice| in_front(voice, &key)) && !claims.iter().any(tells_itself);
        let by: BTreeSet<usize> = claims.iter().map(|&claim| event.asserted()[claim].report).collect();
        let is_likely = is_credited
            || common.is_some_and(|key| {
                let act = Reporting::shipped().act(&event.lemma, &event.lemma, Upos::Verb);
                let is_said = matches!(act, Some(SpeechAct::Say | SpeechAct::Ask | SpeechAct::Judge));
                is_likely(key, Telling { of_claims, claims: &claims, naming: &naming, is_said }, original_of)
            });
        let is_guessed = !is_likely && !told.iter().any(|&voice| in_front(voice, &key));
        let first_told = is_guessed.then(|| first_teller(event, reports, of_claims, &claims)).flatten();
        let origin =
            first_told.unwrap_or_else(|| shown(of_claims, if common.is_some() { &claims } else { &naming }, common));
        let among = if is_likely { Vec::new() } else { credited_by_half(of_claims, &naming, original_of) };
        found.push(OriginSupport { origin, claims, reports: by.into_iter().collect(), is_credited, is_likely, among });
    }
    if let ([single], 1) = (&mut *found, voices.len())
        && single.reports.len() == 1
    {
        let names = all_credited(of_claims, single.claims.iter().copied().filter(|claim| counting.is_naming(claim)));
        if !names.is_empty() {
            single.origin = wording::list(&names);
        }
    }
    if is_corroborated || found.len() < 2 {
        return found;
    }
    let mut by: Vec<usize> = found.iter().flat_map(|support| support.reports.iter().copied()).collect();
    by.sort_unstable();
    let naming: Vec<usize> = counted.iter().copied().filter(|claim| counting.is_naming(claim)).collect();
    let among = credited_by_half(of_claims, &naming, original_of);
    let names: Vec<String> = found.into_iter().map(|support| support.origin).collect();
    let origin = wording::list(&names);
    // Of several groups no one stands behind all.
    vec![OriginSupport { origin, claims: counted.clone(), reports: by, is_credited: false, is_likely: false, among }]
}

/// The first of the reports that tell it themselves.
fn first_teller(
    event: &Event,
    reports: &[AnnotatedReport],
    of_claims: &[ClaimOrigins],
    claims: &[usize],
) -> Option<String> {
    let own = claims.iter().filter_map(|&claim| {
        let report = &reports[event.asserted()[claim].report].report;
        let itself = of_claims[claim].origins.values().find(|origin| origin.kind.is_none())?;
        Some(((report.date().is_none(), report.date(), &report.path), itself))
    });
    own.min_by(|a, b| a.0.cmp(&b.0)).map(|(_, itself)| itself.name.clone())
}

/// The name of what stands behind the claims: of what they have in common, or of whose word they are. One that is
/// credited is named rather than the report itself, for the passage rather than for the report as a whole, a body rather
/// than who speaks for it.
fn shown(of_claims: &[ClaimOrigins], claims: &[usize], common: Option<&OriginKey>) -> String {
    let of_these = claims.iter().map(|&claim| &of_claims[claim]);
    let rank = |origin: &Origin| {
        (origin.kind.is_none(), origin.is_for_all, origin.is_unnamed, origin.is_speaker, origin.name.len())
    };
    let candidates: Vec<&Origin> = match common {
        Some(key) => of_these.flat_map(ClaimOrigins::all).filter(|(k, _)| *k == key).map(|(_, o)| o).collect(),
        None => of_these.flat_map(|claim| claim.origins.values()).collect(),
    };
    let best = candidates.into_iter().min_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.name.cmp(&b.name)));
    best.map(|origin| origin.name.clone()).unwrap_or_default()
}

/// All who are credited for the claims: for the passage, else for the report as a whole.
fn all_credited(of_claims: &[ClaimOrigins], claims: impl Iterator<Item = usize>) -> Vec<String> {
    let origins = claims.flat_map(|claim| &of_claims[claim].origins);
    let mut by_key: BTreeMap<&OriginKey, &Origin> = BTreeMap::new();
    for (key, origin) in origins.filter(|(_, origin)| origin.kind.is_some()) {
        let known = by_key.entry(key).or_insert(origin);
        if known.is_for_all && !origin.is_for_all {
            *known = origin;
        }
    }
    if by_key.values().any(|origin| !origin.is_for_all) {
        by_key.retain(|_, origin| !origin.is_for_all);
    }
    by_key.into_values().map(|origin| origin.name.clone()).take(MOST_NAMED).collect()
}

/// Whom half of the voices at least credit for the claims.
fn credited_by_half(of_claims: &[ClaimOrigins], claims: &[usize], voice_of: impl Fn(usize) -> usize) -> Vec<String> {
    let mut by_key: BTreeMap<&OriginKey, (&Origin, BTreeSet<usize>)> = BTreeMap::new();
    for &claim in claims {
        for (key, origin) in of_claims[claim].origins.iter().filter(|(_, origin)| origin.kind.is_some()) {
            by_key.entry(key).or_insert((origin, BTreeSet::new())).1.insert(voice_of(claim));
        }
    }
    let voices: BTreeSet<usize> = claims.iter().map(|&claim| voice_of(claim)).collect();
    by_key.retain(|_, (_, crediting)| 2 * crediting.len() >= voices.len());
    by_key.into_values().map(|(origin, _)| origin.name.clone()).take(MOST_NAMED).collect()
}

/// What most reports share, of several that which most of them credit for the event, of these an authority that inquires.
fn most_shared(
    open: &BTreeMap<usize, &BTreeSet<OriginKey>>,
    in_front: impl Fn(usize, &OriginKey) -> bool,
) -> Option<OriginKey> {
    let mut counts: BTreeMap<&OriginKey, (usize, usize, bool)> = BTreeMap::new();
    for (&voice, from) in open {
        for key in *from {
            let count = counts.entry(key).or_default();
            let inquires = key.words().into_iter().any(behind::asks);
            *count = (count.0 + 1, count.1 + usize::from(in_front(voice, key)), inquires);
        }
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|&(_, count)| count == most).map(|(key, _)| key.clone())
}

fn reasons(event: &Event, of_claims: &[ClaimOrigins]) -> Vec<OriginReason> {
    let mut of_reports: BTreeMap<usize, [BTreeSet<&str>; 3]> = BTreeMap::new();
    for (claim, from) in event.asserted().iter().zip(of_claims) {
        let [origins, behind, reasons] = of_reports.entry(claim.report).or_default();
        origins.extend(from.origins.values().map(|origin| origin.name.as_str()));
        behind.extend(from.behind.values().map(|origin| origin.name.as_str()));
        reasons.insert(&from.reason);
    }
    let owned = |words: BTreeSet<&str>| words.into_iter().map(str::to_owned).collect();
    let reason = |(report, [origins, behind, reasons]): (usize, [BTreeSet<&str>; 3])| OriginReason {
        report,
        origins: owned(origins),
        behind: owned(behind),
        reasons: owned(reasons),
    };
    of_reports.into_iter().map(reason).collect()
}

#[cfg(test)]
mod tests {
    use crate::weigh::testing::{claim, report, resolution};
    use crate::weigh::{SameOrigin, weigh};

    /// Of two copies of a text that itself leaves it out, the one with the lower number was named.
    #[test]
    fn the_first_version_that_tells_it_is_named_whichever_was_given_first() {
        let text = || report("2023-06-27").outlet("Astra");
        let copy =
            |day: &str, outlet: &str| report(day).outlet(outlet).copy_of(0).says(claim("shoot").by(&["Ana Boll"]));
        let named = |copies: [(&str, &str); 2]| {
            let [one, other] = copies.map(|(day, outlet)| copy(day, outlet));
            let account = weigh(resolution(&[text(), one, other]), &SameOrigin::default(), "test");
            account.stories[0].weights[0].origins[0].origin.clone()
        };
        let (borea, corvo) = (("2023-06-28", "Borea"), ("2023-06-29", "Corvo"));
        assert_eq!((named([borea, corvo]), named([corvo, borea])), ("Borea".to_owned(), "Borea".to_owned()));
    }

    /// An entry with the claims of one report had the report as its source from which others may have the event.
    #[test]
    fn what_stands_behind_the_claims_of_one_report_is_its_own() {
        let told = |day: &str, outlet: &str| report(day).outlet(outlet).says(claim("arrest").by(&["Ana Boll"]));
        let reports = [told("2023-06-27", "Borea"), told("2023-06-28", "Corvo")];
        let account = weigh(resolution(&reports), &SameOrigin::default(), "test");
        let (event, weight) = (&account.stories[0].story.events[0], &account.stories[0].weights[0]);
        for (claim, told) in event.claims.iter().enumerate() {
            let alone = weight.of(&[claim], event);
            let outlet = ["Borea", "Corvo"][told.report];
            assert_eq!(alone.standing, crate::account::Standing::SingleSource);
            assert_eq!(alone.origins.iter().map(|origin| &*origin.origin).collect::<Vec<_>>(), [outlet]);
        }
    }
}
