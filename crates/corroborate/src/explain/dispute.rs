//! Why claims contradict each other or do not, and which of them a correction touches.

use super::Decision;
use super::step::{claim_words, compared, report_id, ruled};
use crate::account::{Account, Aspect, ConflictValue, Rejected};
use crate::story::{Cite, CorrectedParty, Event, Touch};
use crate::wording;

pub(super) fn of_conflict(account: &Account, story: usize, index: usize) -> Decision {
    let weighed = &account.stories[story];
    let conflict = &weighed.conflicts[index];
    let claims = conflict.values.iter().flat_map(|value| value.claims.clone());
    let evidence = claim_words(&weighed.story.events[conflict.event], claims);
    Decision {
        about: format!("s{}/c{}", story + 1, index + 1),
        verdict: format!(
            "conflict about the {}: {}. {}",
            aspect(conflict.aspect),
            values(&conflict.values),
            conflict.reason
        ),
        steps: vec![compared(account, "the values were weighed".into(), Some(true), &conflict.because, evidence)],
    }
}

/// Two values that were held against each other and left standing.
pub(super) fn of_rejected(account: &Account, event: &Event, rejected: &Rejected, about: &str) -> Decision {
    let verdict = format!("no conflict about the {}: {}", aspect(rejected.aspect), values(&rejected.values));
    let claims = rejected.values.iter().flat_map(|value| value.claims.clone());
    let evidence = claim_words(event, claims);
    let step = compared(account, "the two values were weighed".into(), Some(false), &rejected.because, evidence);
    Decision { about: about.to_owned(), verdict, steps: vec![step] }
}

pub(super) fn of_correction(account: &Account, story: usize, index: usize) -> Decision {
    let told = &account.stories[story].story;
    let correction = &told.corrections[index];
    let step = |touch: &Touch| {
        let claim = &told.events[touch.event].claims[touch.claim];
        let withdrawn = if touch.is_withdrawn { " and counts for nothing" } else { "" };
        let what = format!("claim {} of v{} is touched{withdrawn}", touch.claim, touch.event + 1);
        let cite = Cite { report: claim.report, span: claim.span };
        compared(account, what, Some(true), &touch.because, [cite])
    };
    let own = Cite { report: correction.report, span: correction.span };
    let found = ruled(account, format!("{} says so", report_id(correction.report)), [own]);
    let steps = std::iter::once(found).chain(correction.touches.iter().map(step)).collect();
    let of = match &correction.of {
        CorrectedParty::Itself => "the report itself",
        CorrectedParty::Source { name, .. } => name,
        CorrectedParty::Unstated => "earlier reports",
    };
    let verdict =
        format!("{} of {of}: touches {}", correction.kind.word(), wording::count(correction.touches.len(), "claim"));
    Decision { about: format!("s{}/x{}", story + 1, index + 1), verdict, steps }
}

fn values(values: &[ConflictValue]) -> String {
    values.iter().map(|value| value.value.as_str()).collect::<Vec<_>>().join(" against ")
}

fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::When => "day",
        Aspect::Where => "place",
        Aspect::Who => "person",
        Aspect::Number => "number",
        Aspect::What => "deed",
        Aspect::Factuality => "fact itself",
    }
}
