//! Which claims a correction touches.
//!
//! A report's correction of itself touches its own claims, one of somebody else's report the claims of that outlet's
//! reports and those credited to it; which of them is a sum of named features: the words and names that both have, the
//! wrong or the right value, the paragraph that the note names. A report that is withdrawn as a whole takes all its
//! claims with it. From there it goes on to the claims of the same events that still give the wrong value, or rest on
//! what was withdrawn, and share the origin: they are wrong by the same mistake, however many repeat it.

mod matcher;
mod words;

use super::entities::Entities;
use crate::annotation::{AnnotatedReport, Corrected, Correction};
use crate::story::{CorrectedParty, Event, StoryCorrection, TextCopy, Touch};
use matcher::Matcher;

/// The corrections of the reports `members`, in the order of reports and words.
pub(super) fn collect(
    reports: &[AnnotatedReport],
    members: &[usize],
    events: &[Event],
    entities: &Entities,
    copies: &[TextCopy],
) -> Vec<StoryCorrection> {
    let told = members.iter().flat_map(|&report| reports[report].corrections.iter().map(move |c| (report, c)));
    let all = told.map(|(report, correction)| {
        let of = party(reports, report, correction, entities);
        let matcher = Matcher::new(reports, report, correction, &of, copies, events, &entities.all);
        StoryCorrection {
            report,
            span: correction.span,
            kind: correction.kind,
            wrong: correction.wrong,
            right: correction.right,
            touches: matcher.touches(),
            of,
        }
    });
    without_repetitions(all.collect())
}

/// One of several that a report makes of one mistake: a label over the headline and the note below, a headline and the
/// sentence under it. The one that touches more stays, of two alike the longer.
fn without_repetitions(all: Vec<StoryCorrection>) -> Vec<StoryCorrection> {
    let says_more = |one: &StoryCorrection, at: usize, other: &StoryCorrection, other_at: usize| {
        let key = |touch: &Touch| (touch.event, touch.claim);
        let is_same = (one.report, one.kind, &one.of) == (other.report, other.kind, &other.of);
        let has_all = one.touches.iter().all(|touch| other.touches.iter().any(|more| key(more) == key(touch)));
        let size = |c: &StoryCorrection, at: usize| (c.touches.len(), c.span.end - c.span.start, at);
        is_same && has_all && one.wrong.is_none() && one.right.is_none() && size(one, at) < size(other, other_at)
    };
    let is_repeated = |at: usize| (0..all.len()).any(|other| says_more(&all[at], at, &all[other], other));
    let repeated: Vec<bool> = (0..all.len()).map(is_repeated).collect();
    all.into_iter().zip(repeated).filter(|(_, is_repeated)| !is_repeated).map(|(correction, _)| correction).collect()
}

fn party(reports: &[AnnotatedReport], report: usize, correction: &Correction, entities: &Entities) -> CorrectedParty {
    match &correction.of {
        Corrected::Itself => CorrectedParty::Itself,
        Corrected::Unstated => CorrectedParty::Unstated,
        Corrected::Source { name, mention, .. } => {
            let source = mention.and_then(|mention| entities.of_mention(reports, report, mention));
            CorrectedParty::Source { name: name.clone(), source }
        }
    }
}
