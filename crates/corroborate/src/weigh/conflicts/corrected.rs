//! Values behind which nobody stands any more.

use super::{Side, Telling, feature};
use crate::annotation::Feature;
use crate::story::Given;

/// What speaks against a conflict where all that a side rests on was corrected or withdrawn.
pub fn features(telling: &Telling<'_>, one: &Side, other: &Side) -> Vec<Feature> {
    let is_given_up = |side: &Side| side.claims.iter().all(|&claim| is_given_up(telling, claim));
    (is_given_up(one) || is_given_up(other))
        .then(|| feature("its report or origin has corrected or withdrawn the one", -4.0))
        .into_iter()
        .collect()
}

fn is_given_up(telling: &Telling<'_>, claim: usize) -> bool {
    let touches = telling.story.touches(telling.index).filter(|touch| touch.claim == claim);
    touches.into_iter().any(|touch| touch.is_withdrawn || touch.gives == Some(Given::Wrong))
}

#[cfg(test)]
mod tests {
    use crate::account::{Account, Standing};
    use crate::annotation::{Bound, CorrectionKind};
    use crate::story::{CorrectedParty, Given, StoryCorrection, Touch};
    use crate::text::Span;
    use crate::weigh::testing::{claim, report, resolution};
    use crate::weigh::{SameOrigin, weigh};

    /// Two reports with two tolls, of which the first has been touched so.
    fn touched(kind: CorrectionKind, gives: Option<Given>) -> Account {
        let deaths = |toll: f64| {
            let claim = claim("burn").by(&["Orlin Terminal"]).at("Port Marenza");
            claim.on("2023-06-27", "Tuesday").counting(toll, Bound::Exact, "killed")
        };
        let told = |toll: f64| report("2023-06-28").says(deaths(toll));
        let mut resolution = resolution(&[told(7.0), told(5.0)]);
        let is_withdrawn = kind == CorrectionKind::Retraction;
        let touch = Touch { event: 0, claim: 0, gives, is_withdrawn, because: Vec::new() };
        resolution.stories[0].corrections.push(StoryCorrection {
            report: 0,
            span: Span::new(0, 5),
            kind,
            of: CorrectedParty::Itself,
            wrong: None,
            right: None,
            touches: vec![touch],
        });
        weigh(resolution, &SameOrigin::default(), "test")
    }

    #[test]
    fn a_value_that_its_report_corrected_is_no_side_of_a_conflict() {
        let conflicts = |gives| touched(CorrectionKind::Correction, gives).stories[0].conflicts.len();
        assert_eq!((conflicts(None), conflicts(Some(Given::Wrong))), (1, 0));
    }

    #[test]
    fn what_was_withdrawn_counts_for_nothing() {
        let standing = |kind| {
            let weight = touched(kind, None).stories[0].weights[0].clone();
            (weight.standing, weight.reports, weight.because[0].reasons[0].contains("withdrawn"))
        };
        assert_eq!(standing(CorrectionKind::Correction), (Standing::Corroborated, 2, false));
        assert_eq!(standing(CorrectionKind::Retraction), (Standing::SingleSource, 1, true));
    }
}
