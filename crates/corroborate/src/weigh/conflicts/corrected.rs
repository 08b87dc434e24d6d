//! Values behind which nobody stands any more.

use super::{Side, Telling, feature};
use crate::account::Aspect;
use crate::annotation::Feature;

/// What speaks against a conflict where all that a side rests on was corrected or withdrawn.
pub fn features(telling: &Telling<'_>, aspect: Aspect, one: &Side, other: &Side) -> Vec<Feature> {
    let is_number = aspect == Aspect::Number;
    let is_wrong = |&claim: &usize| telling.story.given_up(telling.index, claim).any(|c| c.is_about(is_number));
    let is_given_up = |side: &Side| side.claims.iter().all(is_wrong);
    (is_given_up(one) || is_given_up(other))
        .then(|| feature("its report or origin has corrected or withdrawn the one", -4.0))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::account::{Account, Aspect, Standing};
    use crate::annotation::{Bound, CorrectedValue, CorrectionKind};
    use crate::story::{CorrectedParty, Given, StoryCorrection, Touch};
    use crate::text::Span;
    use crate::weigh::testing::{claim, report, resolution};
    use crate::weigh::{SameOrigin, weigh};

    /// Two reports with two tolls, of which the first has been touched so.
    fn touched(kind: CorrectionKind, gives: Option<Given>) -> Account {
        touched_on(kind, gives, "2023-06-27", false)
    }

    /// The second of them on that day; the first perhaps from somebody else than who corrected it.
    fn touched_on(kind: CorrectionKind, gives: Option<Given>, day: &str, is_others: bool) -> Account {
        let deaths = |toll: f64, day: &str| {
            let claim = claim("burn").by(&["Orlin Terminal"]).at("Port Marenza");
            claim.on(day, "that day").counting(toll, Bound::Exact, "killed")
        };
        let told = |toll: f64, day: &str| report("2023-06-28").says(deaths(toll, day));
        let mut resolution = resolution(&[told(7.0, "2023-06-27"), told(5.0, day)]);
        let is_withdrawn = kind == CorrectionKind::Retraction;
        let touch = Touch { event: 0, claim: 0, gives, is_withdrawn, is_others, because: Vec::new() };
        resolution.stories[0].corrections.push(StoryCorrection {
            report: 0,
            span: Span::new(0, 5),
            kind,
            of: CorrectedParty::Itself,
            wrong: Some(CorrectedValue { span: Span::new(0, 1), number: Some(7.0) }),
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

    /// One report corrected its twelve dead to ten; the fire brigade's twelve stood as if nobody had corrected anything, and
    /// is still the fire brigade's.
    #[test]
    fn who_has_the_number_from_elsewhere_still_stands_behind_it_and_the_correction_is_shown() {
        let account = touched_on(CorrectionKind::Correction, Some(Given::Wrong), "2023-06-27", true);
        let weighed = &account.stories[0];
        assert_eq!(weighed.conflicts.len(), 1);
        let marks = crate::wording::corrected(&weighed.story, &account.reports, 0);
        assert!(marks.len() == 1 && marks[0].starts_with("[1] told so, too, and corrected it"), "{marks:?}");
    }

    /// "Corrected" stood at the line that tells what is right.
    #[test]
    fn what_is_told_as_it_was_put_right_is_as_corrected() {
        let account = touched(CorrectionKind::Correction, Some(Given::Right));
        let marks = crate::wording::corrected(&account.stories[0].story, &account.reports, 0);
        assert!(marks.len() == 1 && marks[0].starts_with("as corrected by [1]"), "{marks:?}");
    }

    #[test]
    fn a_corrected_number_takes_no_conflict_about_the_day_away() {
        let aspects = |gives| -> Vec<Aspect> {
            let account = touched_on(CorrectionKind::Correction, gives, "2023-06-25", false);
            account.stories[0].conflicts.iter().map(|conflict| conflict.aspect).collect()
        };
        assert_eq!(aspects(None), [Aspect::When, Aspect::Number]);
        assert_eq!(aspects(Some(Given::Wrong)), [Aspect::When]);
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
