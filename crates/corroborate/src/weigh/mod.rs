//! Who stands behind what, what can't both be true, and the account of it in sentences. Decides nothing about language,
//! only about claims.
//!
//! Three judgements, each in a module of its own: [`support`] counts independent origins and never overclaims them;
//! [`conflicts`] claims a contradiction only where two values exclude each other *and* much speaks for one happening, and
//! keeps the others with what spoke against them; [`series`] tells numbers that grew from numbers that clash. Then
//! [`compose`] tells the story from the claims' own words. A trained judge of contradiction was considered and rejected:
//! it can't say why, and most of what it would flag are coarser values, updates and different happenings.

mod behind;
pub mod compose;
pub mod conflicts;
mod likely;
mod made_known;
mod one_origin;
mod one_state;
mod one_text;
pub mod origin_names;
pub mod origins;
pub mod places;
mod retold;
mod same_words;
pub mod series;
pub mod support;

use rayon::prelude::*;

use crate::account::{Account, Conflict, WeighedStory, Weight};
use crate::annotation::AnnotatedReport;
use crate::lexicon::quantities;
use crate::story::{Resolution, Story};
use origins::{Copies, Origins};
pub use origins::{NotAGroup, SameOrigin};

/// Weighs every story and tells it. `same_origin` declares origins that the user knows to be one; `model` names the
/// encoder's weights.
pub fn weigh(resolution: Resolution, same_origin: &SameOrigin, model: &str) -> Account {
    let Resolution { reports, copies, stories } = resolution;
    let originals = Copies::of(&copies);
    let stories = stories
        .into_par_iter()
        .map(|story| weigh_story(story, &reports, &Origins { copies: &originals, same: same_origin }))
        .collect();
    Account { model: model.to_owned(), reports, copies, stories }
}

/// The clauses that would tell the stories, and the sentences of other reports that each is compared with: what weights are
/// learned from and mistakes are read in.
pub fn compared_clauses(resolution: &Resolution) -> Vec<compose::ComparedClause> {
    let originals = Copies::of(&resolution.copies);
    let of_story = |story: &Story| compose::compared(&unweighed(story.clone()), &resolution.reports, &originals);
    resolution.stories.iter().flat_map(of_story).collect()
}

fn unweighed(story: Story) -> WeighedStory {
    WeighedStory {
        story,
        weights: Vec::new(),
        conflicts: Vec::new(),
        rejected: Vec::new(),
        series: Vec::new(),
        lines: Vec::new(),
    }
}

fn weigh_story(story: Story, reports: &[AnnotatedReport], origins: &Origins<'_>) -> WeighedStory {
    let mut weighed = unweighed(story);
    weighed.series = series::find(&weighed.story, reports);
    let conflicts::Found { conflicts, rejected, across } = conflicts::find(&weighed.story, reports, &weighed.series);
    weighed.conflicts = with_across(&mut weighed.story, conflicts, across);
    weighed.rejected = rejected;
    // Two heights told one after the other contradict each other no more than numbers that grew, but none is an update.
    weighed.series.retain(|series| !series.of.split(' ').any(quantities::is_measure));
    let mut tellings = compose::Tellings::of(&weighed, reports, origins.copies);
    weighed.weights = support::weigh(&weighed.story, reports, origins, &tellings.bearings);
    for (weight, elsewhere) in weighed.weights.iter_mut().zip(std::mem::take(&mut tellings.elsewhere)) {
        weight.elsewhere = elsewhere;
    }
    mark_disputed(&mut weighed.weights, &weighed.conflicts);
    let compose::Composed { lines, summaries } = compose::tell(&weighed, tellings, reports, origins.copies);
    weighed.lines = lines;
    for (event, summary) in weighed.story.events.iter_mut().zip(summaries) {
        event.summary = summary.unwrap_or_else(|| std::mem::take(&mut event.summary));
    }
    weighed
}

/// Puts claims with the events that they contradict, and the conflicts with the others.
fn with_across(story: &mut Story, mut conflicts: Vec<Conflict>, across: Vec<conflicts::Across>) -> Vec<Conflict> {
    for conflicts::Across { guest, mut conflict } in across {
        let claims = &mut story.events[conflict.event].claims;
        // Another conflict may have put a claim there before.
        if let (Some(guest), Some(of_guest)) = (guest, conflict.values.last_mut()) {
            of_guest.claims = vec![claims.len()];
            claims.push(guest);
        }
        conflicts.push(conflict);
    }
    conflicts.sort_by_key(|conflict| (conflict.event, conflict.aspect));
    conflicts
}

fn mark_disputed(weights: &mut [Weight], conflicts: &[Conflict]) {
    for conflict in conflicts {
        let Some(weight) = weights.get_mut(conflict.event) else { continue };
        if let Err(at) = weight.disputed.binary_search(&conflict.aspect) {
            weight.disputed.insert(at, conflict.aspect);
        }
    }
}

#[cfg(test)]
pub(crate) mod testing;
