//! Which origins of an event's claims may be one.
//!
//! Those credited under names of which one holds the other ("the navy", "the Indian Navy", "an Indian Navy spokesman"); those
//! not named with the named: an official may be any official, a witness any person, that the event's other claims rest
//! on. Outlets are left alone: the Post is not the Morning Post.

use std::collections::{BTreeMap, BTreeSet};

use super::origin_names::OriginKey;
use super::origins::{ClaimOrigins, Origin};
use crate::annotation::CreditKind;

/// Somebody not named may be anybody of his side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Authority,
    Press,
    Private,
}

const SIDES: [Side; 3] = [Side::Authority, Side::Press, Side::Private];

/// Puts together the origins of an event's claims that may be one.
pub(super) fn join(of_claims: &mut [ClaimOrigins]) {
    let longer = longer_names(of_claims);
    rename(of_claims, |key| longer.get(key).cloned());
    let likeliest: BTreeMap<Side, OriginKey> =
        SIDES.into_iter().filter_map(|side| Some((side, likeliest(of_claims, side)?))).collect();
    let unnamed: BTreeMap<OriginKey, OriginKey> = of_claims
        .iter()
        .flat_map(ClaimOrigins::all)
        .filter(|(_, origin)| origin.is_unnamed)
        .filter_map(|(key, origin)| Some((key.clone(), likeliest.get(&side(origin)?)?.clone())))
        .collect();
    rename(of_claims, |key| unnamed.get(key).cloned());
}

/// Who of a side is credited most, of these the first; where none is named, those who are not may still be the same.
fn likeliest(of_claims: &[ClaimOrigins], of: Side) -> Option<OriginKey> {
    let mut named: BTreeMap<&OriginKey, usize> = BTreeMap::new();
    let mut unnamed: BTreeSet<&OriginKey> = BTreeSet::new();
    for (key, origin) in of_claims.iter().flat_map(ClaimOrigins::all).filter(|(_, origin)| side(origin) == Some(of)) {
        if origin.is_unnamed {
            unnamed.insert(key);
        } else {
            *named.entry(key).or_default() += 1;
        }
    }
    let most = named.into_iter().max_by(|a, b| (a.1, b.0).cmp(&(b.1, a.0))).map(|(key, _)| key);
    most.or_else(|| unnamed.first().copied()).cloned()
}

/// On which side somebody is; `None` for reports themselves.
fn side(origin: &Origin) -> Option<Side> {
    Some(match origin.kind? {
        CreditKind::Agency | CreditKind::Outlet | CreditKind::Media => Side::Press,
        CreditKind::Official => Side::Authority,
        CreditKind::Person => Side::Private,
    })
}

/// Whether one of two keys may be the other's longer name, or one of them is not named and on the other's side. "State
/// media" may be any, but hardly those of another country.
pub(super) fn may_be_one(a: (&OriginKey, &Origin), b: (&OriginKey, &Origin)) -> bool {
    let is_unnamed = a.1.is_unnamed || b.1.is_unnamed;
    let may_be_longer = a.1.kind.is_some() && b.1.kind.is_some() && !is_unnamed;
    a.0 == b.0
        || may_be_longer && a.0.is_longer_or_shorter(b.0)
        || is_unnamed && side(a.1) == side(b.1) && side(a.1) != Some(Side::Press)
}

/// For each key the first of those that it is one with: whose words are all among its own, or hold its own ("police" and
/// "Norland officers" are one where "Norland police" are credited, too).
fn longer_names(of_claims: &[ClaimOrigins]) -> BTreeMap<OriginKey, OriginKey> {
    let all = of_claims.iter().flat_map(ClaimOrigins::all);
    let known: BTreeSet<&OriginKey> =
        all.filter(|(_, origin)| origin.kind.is_some() && !origin.is_unnamed).map(|(key, _)| key).collect();
    let mut first_of: BTreeMap<&OriginKey, &OriginKey> = known.iter().map(|key| (*key, *key)).collect();
    for longer in &known {
        let own = longer.words();
        let held: Vec<&OriginKey> = known.iter().copied().filter(|other| other.words().is_subset(&own)).collect();
        let groups: BTreeSet<&OriginKey> = held.iter().map(|key| first_of[key]).collect();
        let Some(&first) = groups.iter().min_by_key(|key| (key.words().len(), **key)) else { continue };
        for known in first_of.values_mut().filter(|known| groups.contains(*known)) {
            *known = first;
        }
    }
    first_of.into_iter().map(|(key, first)| (key.clone(), first.clone())).collect()
}

/// Gives origins that are credited another key.
pub(super) fn rename(of_claims: &mut [ClaimOrigins], new: impl Fn(&OriginKey) -> Option<OriginKey>) {
    for claim in of_claims {
        for origins in [&mut claim.origins, &mut claim.behind] {
            let renamed = std::mem::take(origins).into_iter().map(|(key, origin)| match new(&key) {
                Some(other) if origin.kind.is_some() => (other, origin),
                _ => (key, origin),
            });
            for (key, origin) in renamed {
                // Of two that are one, whoever is credited for the passage tells more than who is for all of the report.
                let known = origins.entry(key).or_insert_with(|| origin.clone());
                if known.is_for_all && !origin.is_for_all {
                    *known = origin;
                }
            }
        }
        claim.behind.retain(|key, _| !claim.origins.contains_key(key));
    }
}
