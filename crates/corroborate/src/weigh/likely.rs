//! Whether reports of which no two are surely independent are likely to have it from one whom not all of them credit.
//!
//! That they may have somebody in common takes independence away, but does not show from whom they have it. He is named only if
//! - none of them that does not credit him credits another person or authority, and a third of them at least credit him; or
//! - nobody credits him or another, but he passes on what others tell, made it known, or inquires: an agency, a club that
//!   dismissed its coach, the police.
//!
//! One of the reports themselves is not named: which of them wrote first what the others tell is not known from their dates.

use std::collections::BTreeMap;

use super::behind;
use super::origin_names::OriginKey;
use super::origins::{ClaimOrigins, Origin};
use crate::annotation::CreditKind;

/// Of how many reports one at least credits who is named.
const FEW: usize = 3;

/// The claims of reports that have somebody in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling<'t> {
    /// From whom each claim of the event is.
    pub of_claims: &'t [ClaimOrigins],
    /// Indexes of theirs.
    pub claims: &'t [usize],
    /// Of these, those that tell enough of it to name somebody from.
    pub naming: &'t [usize],
    /// Whether it is something said: of what somebody condemned no inquiry tells.
    pub is_said: bool,
}

/// Whether they have it from the origin of `key`; `voice_of` tells which claims are of one text.
pub(super) fn is_likely(key: &OriginKey, telling: Telling<'_>, voice_of: impl Fn(usize) -> usize) -> bool {
    let Telling { of_claims, claims, naming, is_said } = telling;
    // Whether a voice credits it, and whether it credits somebody else.
    let mut voices: BTreeMap<usize, (bool, bool)> =
        claims.iter().map(|&claim| (voice_of(claim), (false, false))).collect();
    for &claim in naming {
        let (it, another) = voices.entry(voice_of(claim)).or_default();
        *it |= of_claims[claim].named().any(|named| named == key);
        *another |= of_claims[claim].origins.iter().any(|(other, origin)| other != key && speaks(origin));
    }
    let all = || claims.iter().flat_map(|&claim| of_claims[claim].all()).filter(|(other, _)| *other == key);
    let passes_on = all().any(|(_, origin)| passes_on(origin));
    let is_report = all().all(|(_, origin)| origin.kind.is_none());
    if is_report || !passes_on && voices.values().any(|&(it, another)| another && !it) {
        return false;
    }
    match voices.values().filter(|(it, _)| *it).count() {
        0 => passes_on || !is_said && is_plausible(of_claims, claims, key),
        crediting => crediting * FEW >= voices.len(),
    }
}

fn speaks(origin: &Origin) -> bool {
    matches!(origin.kind, Some(CreditKind::Official | CreditKind::Person))
}

fn passes_on(origin: &Origin) -> bool {
    matches!(origin.kind, Some(CreditKind::Agency | CreditKind::Outlet | CreditKind::Media))
}

/// Whether it is likely that somebody whom nobody credits for the event stands behind it. Of anybody else it is known only that
/// the reports have him in common.
fn is_plausible(of_claims: &[ClaimOrigins], claims: &[usize], key: &OriginKey) -> bool {
    let mut origins = claims.iter().filter_map(|&claim| of_claims[claim].behind.get(key));
    origins.any(|origin| origin.makes_known || !origin.is_unnamed && behind::has_asker(&origin.name))
        || key.words().into_iter().any(behind::asks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weigh::origin_names::Names;
    use crate::weigh::testing::{Outline, Said, claim, report, resolution};
    use crate::weigh::{SameOrigin, weigh};

    fn is_likely(outlines: &[Outline]) -> (bool, Vec<String>) {
        let account = weigh(resolution(outlines), &SameOrigin::default(), "test");
        let origin = account.stories[0].weights[0].origins[0].clone();
        (origin.is_likely, origin.among)
    }

    fn found() -> Said {
        claim("find").by(&["Ana Boll"])
    }

    /// "Perhaps all from police" stood beside what one report had from the head of a bank.
    #[test]
    fn nobody_is_named_behind_reports_of_which_one_has_it_from_another() {
        let story = &resolution(&[report("").says(found())]).stories[0];
        let same = SameOrigin::default();
        let names = Names::of(story, &same);
        let official = |name: &str| names.origin(name, None, Some(CreditKind::Official));
        let from = |origins: &[&str], behind: &[&str]| ClaimOrigins {
            origins: origins.iter().map(|name| official(name)).collect(),
            behind: behind.iter().map(|name| official(name)).collect(),
            reason: String::new(),
        };
        let is_likely = |other: ClaimOrigins| {
            let of_claims = [from(&["police"], &[]), other];
            let telling = Telling { of_claims: &of_claims, claims: &[0, 1], naming: &[0, 1], is_said: false };
            super::is_likely(&official("police").0, telling, |claim| claim)
        };
        assert!(is_likely(from(&[], &["police"])) && is_likely(from(&["police", "the bank"], &[])));
        assert!(!is_likely(from(&["the bank"], &["police"])));
    }

    /// "Perhaps all from police" stood beside what a prime minister condemned in parliament.
    #[test]
    fn nobody_who_inquires_is_named_behind_what_somebody_said() {
        let told = |lemma: &str| {
            let told = || report("").hearing("police").says(claim(lemma).by(&["Ana Boll"]));
            is_likely(&[told(), told()]).0
        };
        assert!(told("find") && !told("condemn"));
    }

    /// "Perhaps all from an office worker" stood beside what five reports told of a quake.
    #[test]
    fn whom_one_of_many_credits_is_not_named() {
        let told = |others: usize| {
            let mut told = vec![report("").says(found().from("police"))];
            told.extend((0..others).map(|_| report("").says(found())));
            is_likely(&told)
        };
        assert_eq!(told(2), (true, Vec::new()));
        assert_eq!(told(5), (false, Vec::new()));
    }
}
