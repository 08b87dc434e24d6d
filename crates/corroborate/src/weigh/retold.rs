//! What a report retells is no second voice beside the report that it retells.
//!
//! Which reports do is found in `resolve`; here it is asked claim by claim. A claim is retold that stands in one of the sentences that
//! tell the same, or in the headline, which is made from them; and so is what nobody is credited for, if the other report tells
//! it, too. Whoever stands behind it there, and that report itself, then stands behind it here, which can only take independence
//! away. What is credited to a person or an authority that the other report does not have is the report's own. And a report stands
//! behind what it tells itself if another credits its outlet for it, whomever it credits in turn.

use std::collections::BTreeSet;

use super::behind::{Credited, is_uncredited, put_behind};
use super::one_origin::may_be_one;
use super::origin_names::{Names, OriginKey};
use super::origins::{ClaimOrigins, Origin};
use crate::annotation::{AnnotatedReport, CreditKind};
use crate::report::ZoneKind;
use crate::story::{Claim, Rewrite};

/// Why a claim has more behind it.
const RETOLD: &str = ", but the report tells the facts of another in their order";

/// Puts whoever stands behind the claims of a report behind what others retell of it; `of_claims` goes with `claims`.
pub(super) fn join(
    rewrites: &[Rewrite],
    claims: &[Claim],
    reports: &[AnnotatedReport],
    names: &Names<'_>,
    credited: &Credited,
    of_claims: &mut [ClaimOrigins],
) {
    put_credited_behind(claims, reports, names, of_claims);
    // A second time for what is retold of a report that itself retells one further down.
    for rewrite in rewrites.iter().chain(rewrites) {
        let told = claims.iter().zip(&*of_claims).filter(|(claim, _)| claim.report == rewrite.of);
        let told: Vec<ClaimOrigins> = told.map(|(_, from)| from.clone()).collect();
        // Not those who only may stand behind it because others credit them.
        let heard = || {
            let credits = credited.get(&rewrite.of).into_iter().flatten();
            told.iter().flat_map(|from| &from.origins).chain(credits)
        };
        let is_own = |(key, origin): (&OriginKey, &Origin)| {
            let speaks = matches!(origin.kind, Some(CreditKind::Official | CreditKind::Person));
            speaks && !heard().any(|other| may_be_one((key, origin), other))
        };
        let outlet = names.outlet(&reports[rewrite.of]);
        for (claim, from) in claims.iter().zip(&mut *of_claims).filter(|(claim, _)| claim.report == rewrite.report) {
            let zone = reports[claim.report].report.zone_at(claim.trigger.start);
            let is_retold = rewrite.retells(claim.trigger.start) || zone == ZoneKind::Title;
            let has_own = from.origins.iter().any(is_own);
            if has_own || !is_retold && (told.is_empty() || !is_uncredited(from)) {
                continue;
            }
            let stand = told.iter().flat_map(ClaimOrigins::all).chain([(&outlet.0, &outlet.1)]);
            let stand = stand.map(|(key, origin)| (key.clone(), origin.clone()));
            let known = from.origins.len() + from.behind.len();
            put_behind(from, stand);
            if from.origins.len() + from.behind.len() > known && !from.reason.ends_with(RETOLD) {
                from.reason.push_str(RETOLD);
            }
        }
    }
}

/// Puts reports behind their own claims whose outlets are an origin of the event, as where others credit them.
fn put_credited_behind(
    claims: &[Claim],
    reports: &[AnnotatedReport],
    names: &Names<'_>,
    of_claims: &mut [ClaimOrigins],
) {
    let fronts: BTreeSet<OriginKey> = of_claims.iter().flat_map(|from| from.origins.keys().cloned()).collect();
    for (claim, from) in claims.iter().zip(of_claims) {
        let outlet = names.outlet(&reports[claim.report]);
        put_behind(from, Some(outlet).filter(|(key, _)| fronts.contains(key)));
    }
}

#[cfg(test)]
mod tests {
    use crate::account::Standing;
    use crate::story::Rewrite;
    use crate::text::Span;
    use crate::weigh::testing::{Outline, Said, claim, report, resolution};
    use crate::weigh::{SameOrigin, weigh};

    fn shot() -> Said {
        claim("shoot").by(&["Cora Dahl"])
    }

    /// The standing of the event if the second report retells all of the first.
    fn standing(outlines: &[Outline], retold: bool) -> Standing {
        let mut told = resolution(outlines);
        let whole = |report: usize| Span::new(0, told.reports[report].report.text.len());
        let rewrite = Rewrite {
            report: 1,
            of: 0,
            is_known: true,
            is_sure: true,
            sentences: vec![(whole(1), whole(0))],
            because: Vec::new(),
        };
        told.stories[0].rewrites.extend(retold.then_some(rewrite));
        weigh(told, &SameOrigin::default(), "test").stories[0].weights[0].standing
    }

    /// A dispatch told fact by fact in other words was a second origin of every fact.
    #[test]
    fn what_a_report_retells_is_no_second_voice() {
        let told = [report("").outlet("Astra").says(shot()), report("").outlet("Borea").says(shot())];
        assert_eq!((standing(&told, false), standing(&told, true)), (Standing::Corroborated, Standing::Repeated));
    }

    /// "Police and Reuters" were two origins of a toll: one report retold the dispatch's police, another its agency.
    #[test]
    fn whoever_stands_behind_the_retold_report_stands_behind_what_is_retold() {
        let told = [
            report("").outlet("Astra").hearing("the police").says(shot().from("the police")),
            report("").outlet("Borea").hearing("the police").says(shot().from("the police")),
            report("").outlet("Corvo").hearing("Astra").says(shot().from("Astra")),
        ];
        assert_eq!((standing(&told, false), standing(&told, true)), (Standing::Corroborated, Standing::Repeated));
    }

    #[test]
    fn a_source_of_its_own_is_a_second_voice_in_a_rewrite() {
        let dispatch = report("").outlet("Astra").hearing("the harbour office").says(shot());
        let told = [dispatch, report("").outlet("Borea").says(shot().from("Ana Boll"))];
        assert_eq!(standing(&told, true), Standing::Corroborated);
    }

    /// "Police and the Astra" were two origins of what the Astra has from the police.
    #[test]
    fn a_report_stands_behind_what_its_outlet_is_credited_for() {
        let told = [
            report("").outlet("Astra").hearing("the police").says(shot().from("the police")),
            report("").outlet("Borea").hearing("Astra").says(shot().from("Astra")),
        ];
        assert_eq!(standing(&told, false), Standing::Repeated);
    }
}
