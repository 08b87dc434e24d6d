//! Acts that are made known once, by whoever did them.
//!
//! Reports tell of an arrest because the police told of it, of a dismissal because the club did, whether they say so or not.
//! - The police, the troopers and the sheriff who are credited for one event are one authority under several names. So are the
//!   navy, its ministry and its officers, unless those of two countries are credited.
//! - All who are credited for what a body decided, and the body itself, are one origin of it: its president, its release, its
//!   spokesman, an office of it. Not so the person it was done to, who may tell of it himself.
//! - Whoever tells of such an act without saying from whom has it from those; where nobody is credited, all have it from one
//!   announcement, and the first report that tells it stands for that.
//!
//! All of this can only take independence away.

use std::collections::{BTreeMap, BTreeSet};

use super::behind::{asks, has_asker, is_uncredited, put_behind};
use super::one_origin::rename;
use super::origin_names::{Names, OriginKey};
use super::origins::{ClaimOrigins, Origin};
use crate::annotation::{AnnotatedReport, ArgumentRole, CreditKind, EntityKind, SpeechAct};
use crate::lexicon::acts::{ActOf, act_of};
use crate::lexicon::countries;
use crate::lexicon::reporting::Reporting;
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::story::Claim;

/// Of how many claims one at least calls the event such an act.
const FEW: usize = 3;

/// Puts together those who made the acts known; `of_claims` goes with `claims`.
pub(super) fn join(claims: &[Claim], reports: &[AnnotatedReport], names: &Names<'_>, of_claims: &mut [ClaimOrigins]) {
    one_authority(of_claims);
    let acts: Vec<ActOf> = claims.iter().filter_map(|claim| act(claim, reports, names)).collect();
    let telling: BTreeSet<usize> = claims.iter().map(|claim| claim.report).collect();
    // Other words for it do not make it another event.
    if telling.len() < 2 || acts.len() * FEW < claims.len() {
        return;
    }
    let of_authority = acts.iter().filter(|of| of.is_of_authority()).count();
    let known = if 2 * of_authority >= acts.len() {
        credited(of_claims.iter().flat_map(ClaimOrigins::all), |_, origin| is_asker(origin))
    } else {
        announcers(claims, names, of_claims)
    };
    from_one(known, claims, reports, names, of_claims);
}

/// Whose act the claim tells. What somebody said is known from him.
fn act(claim: &Claim, reports: &[AnnotatedReport], names: &Names<'_>) -> Option<ActOf> {
    let event = reports[claim.report].events.get(claim.event)?;
    let is_said = || {
        let word = reports[claim.report].sentences.get(event.word.sentence)?.tokens.get(event.word.token)?;
        let says = Reporting::shipped().act(&event.lemma, &event.lemma, word.upos) == Some(SpeechAct::Say);
        says.then_some(ActOf::Body)
    };
    let of = act_of(&event.lemma).or_else(is_said)?;
    (of != ActOf::Employer || undergoing(claim).any(|entity| names.is_of_kind(entity, EntityKind::Person)))
        .then_some(of)
}

fn undergoing(claim: &Claim) -> impl Iterator<Item = usize> {
    claim.participants.iter().filter(|part| part.role == ArgumentRole::Patient).map(|part| part.entity)
}

fn is_asker(origin: &Origin) -> bool {
    origin.kind == Some(CreditKind::Official) && (origin.is_unnamed || has_asker(&origin.name))
}

/// Makes one of the police under several names, and one of a state's forces.
fn one_authority(of_claims: &mut [ClaimOrigins]) {
    let is_named = |origin: &Origin| origin.kind == Some(CreditKind::Official) && !origin.is_unnamed;
    let inquires = |key: &OriginKey, origin: &Origin| key.words().into_iter().any(asks) || has_asker(&origin.name);
    let is_armed = |key: &OriginKey| key.words().iter().any(|word| kinds_of(word).contains(&SourceNoun::Armed));
    let of_armed = of_claims.iter().flat_map(ClaimOrigins::all).map(|(key, _)| key).filter(|key| is_armed(key));
    let is_one_country = of_armed.filter_map(country).collect::<BTreeSet<_>>().len() < 2;
    one_of(of_claims, |key, origin| is_named(origin) && inquires(key, origin));
    if is_one_country {
        one_of(of_claims, |key, origin| is_named(origin) && is_armed(key));
    }
}

/// The country that a name has in it.
fn country(key: &OriginKey) -> Option<&'static str> {
    let words = key.words();
    let is_in = |name: &str| name.to_lowercase().split(' ').all(|word| words.contains(word));
    countries::all().iter().map(|country| country.name).find(|name| is_in(name))
}

/// Makes one of all who are meant, and named as the most credited of them.
fn one_of(of_claims: &mut [ClaimOrigins], is_meant: impl Fn(&OriginKey, &Origin) -> bool) {
    let known = credited(of_claims.iter().flat_map(ClaimOrigins::all), is_meant);
    if let Some((first, _)) = known.first().cloned() {
        rename(of_claims, |key| known.iter().any(|(other, _)| other == key).then(|| first.clone()));
    }
}

/// Those credited for the claims who are meant, the most credited first.
fn credited<'o>(
    credits: impl Iterator<Item = (&'o OriginKey, &'o Origin)>,
    is_meant: impl Fn(&OriginKey, &Origin) -> bool,
) -> Vec<(OriginKey, Origin)> {
    let mut counted: BTreeMap<&OriginKey, (usize, &Origin)> = BTreeMap::new();
    for (key, origin) in credits.filter(|(key, origin)| is_meant(key, origin)) {
        counted.entry(key).or_insert((0, origin)).0 += 1;
    }
    let mut known: Vec<_> = counted.into_iter().collect();
    known.sort_by_key(|(_, (count, origin))| (origin.is_unnamed, std::cmp::Reverse(*count)));
    known.into_iter().map(|(key, (_, origin))| (key.clone(), origin.clone())).collect()
}

/// Who announced what a body did: it, and all who are credited for it but those whom it was done to.
fn announcers(claims: &[Claim], names: &Names<'_>, of_claims: &[ClaimOrigins]) -> Vec<(OriginKey, Origin)> {
    let named = |entity| names.of_entity(entity).filter(|_| names.can_tell(entity));
    let done_to = claims.iter().flat_map(undergoing).filter_map(named);
    let done_to: BTreeSet<OriginKey> =
        done_to.filter(|(_, origin)| origin.kind == Some(CreditKind::Person)).map(|(key, _)| key).collect();
    let doers = claims.iter().flat_map(|claim| &claim.participants).filter(|part| part.role == ArgumentRole::Agent);
    let doers: Vec<_> =
        doers.filter(|part| names.has_name(part.entity)).filter_map(|part| named(part.entity)).collect();
    let doers = credited(doers.iter().map(|(key, origin)| (key, origin)), |key, _| !done_to.contains(key));
    let named = of_claims.iter().flat_map(|from| {
        let quoted = from.behind.iter().filter(|(_, origin)| origin.is_quoted);
        from.origins.iter().chain(quoted)
    });
    let speakers = credited(named, |key, origin| {
        matches!(origin.kind, Some(CreditKind::Official | CreditKind::Person)) && !done_to.contains(key)
    });
    doers.into_iter().chain(speakers).collect()
}

/// Makes one origin of those who made the acts known, behind all claims for which nobody is credited.
fn from_one(
    known: Vec<(OriginKey, Origin)>,
    claims: &[Claim],
    reports: &[AnnotatedReport],
    names: &Names<'_>,
    of_claims: &mut [ClaimOrigins],
) {
    let keys: BTreeSet<OriginKey> = known.iter().map(|(key, _)| key.clone()).collect();
    let own = || {
        let own = (0..claims.len()).filter(|&at| is_uncredited(&of_claims[at]));
        let first = own.min_by_key(|&at| {
            let report = &reports[claims[at].report].report;
            (report.date().is_none(), report.date(), &report.path)
        });
        first.map(|at| names.outlet(&reports[claims[at].report]))
    };
    let Some((first, origin)) = known.into_iter().next().or_else(own) else { return };
    rename(of_claims, |key| keys.contains(key).then(|| first.clone()));
    for from in of_claims.iter_mut().filter(|from| is_uncredited(from) && !from.origins.contains_key(&first)) {
        from.reason.push_str(", but such an act is made known once");
        put_behind(from, [(first.clone(), Origin { makes_known: true, ..origin.clone() })]);
    }
}

#[cfg(test)]
mod tests {
    use crate::account::Standing;
    use crate::weigh::testing::{Outline, Said, claim, report, resolution};
    use crate::weigh::{SameOrigin, weigh};

    fn of(outlines: &[Outline]) -> Standing {
        weigh(resolution(outlines), &SameOrigin::default(), "test").stories[0].weights[0].standing
    }

    fn from(claim: Said, origin: &str) -> Outline {
        report("").says(claim.from(origin))
    }

    /// A club's dismissal of its coach counted as three origins: its president's word, its release and a bare notice.
    #[test]
    fn what_a_body_decided_is_made_known_once() {
        let suspended = || claim("suspend").by(&["Ana Boll"]);
        let told = [from(suspended(), "the league"), from(suspended(), "Boris Krug"), report("").says(suspended())];
        assert_eq!(of(&told), Standing::Repeated);
        let fell = || claim("fall").by(&["Ana Boll"]);
        let told = [from(fell(), "the league"), from(fell(), "Boris Krug"), report("").says(fell())];
        assert_eq!(of(&told), Standing::Corroborated);
    }

    /// "Signed by the previous commanders" had them behind it.
    #[test]
    fn who_has_no_name_is_not_who_made_it_known() {
        let behind = |doer: &str| -> Vec<String> {
            let told = || report("").says(claim("suspend").by(&["Ana Boll"]));
            let mut resolved = resolution(&[told(), told()]);
            let entity = &mut resolved.stories[0].entities[0];
            (entity.name, entity.is_named) = (doer.to_owned(), doer.starts_with(char::is_uppercase));
            let weighed = weigh(resolved, &SameOrigin::default(), "test");
            let because = weighed.stories[0].weights[0].because.iter().flat_map(|because| &because.behind);
            because.filter(|name| *name == doer).cloned().collect()
        };
        assert_eq!(behind("Port League"), ["Port League"; 2]);
        assert_eq!(behind("the referees"), [""; 0]);
    }

    /// An arrest was "corroborated" by a report that told it without saying from whom.
    #[test]
    fn nobody_knows_of_an_arrest_by_himself() {
        let arrest = || claim("arrest").by(&["Ana Boll"]);
        assert_eq!(of(&[report("").says(arrest()), report("").says(arrest())]), Standing::Repeated);
        assert_eq!(of(&[from(arrest(), "police"), report("").says(arrest())]), Standing::Repeated);
        assert_eq!(of(&[from(arrest(), "police"), from(arrest(), "Ana Boll")]), Standing::Corroborated);
    }

    /// The navy, its ministry and a spokesman of its were three origins of one capture.
    #[test]
    fn the_forces_of_a_state_are_one_under_several_names() {
        let seized = || claim("seize").by(&["Ana Boll"]);
        let told = |one: &str, other: &str| of(&[from(seized(), one), from(seized(), other)]);
        assert_eq!(told("the Indian navy", "the Defence Ministry"), Standing::Repeated);
        assert_eq!(told("the Indian navy", "the Iranian army"), Standing::Corroborated);
        assert_eq!(told("the Indian navy", "the harbour office"), Standing::Corroborated);
    }

    #[test]
    fn the_police_of_an_event_are_one_under_several_names() {
        let shot = || claim("shoot").by(&["Ana Boll"]);
        assert_eq!(of(&[from(shot(), "Vellin police"), from(shot(), "the Orley sheriff")]), Standing::Repeated);
        assert_eq!(of(&[from(shot(), "Vellin police"), from(shot(), "Cora Dahl")]), Standing::Corroborated);
    }
}
