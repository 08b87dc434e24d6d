//! The day of what most reports of a story tell, by whatever words: "opened fire on Tuesday", "was attacked on Wednesday, 12 March".
//!
//! A story's incident has as many names as it has reports, and no event has them all. Where most reports tell one of a family of such
//! words, and each that dates it gives it one day, the story tells of one; two days beside each other are then those of one incident,
//! of which one is wrong. Days further apart may be two, and the night between two days is of both.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::across::{Across, At, all_claims};
use super::feature;
use super::figures::in_own_order;
use super::when::{is_of_calendar, named, stated_day};
use crate::account::{Aspect, Conflict};
use crate::annotation::{AnnotatedReport, Event, Factuality, Sentence};
use crate::lexicon::incidents::{family, is_early, is_late};
use crate::resolve::news::recalls;
use crate::story::{Claim, Story};

/// Reports that tell an incident at least, for it to be what a story tells.
const MANY: usize = 3;
/// Days before its report came out from which what a sentence tells is no news.
const OLD: i32 = 10;

/// The conflicts between the days that reports give an incident of the story, besides those `known`.
pub(super) fn find(story: &Story, reports: &[AnnotatedReport], known: &[Conflict]) -> Vec<Across> {
    let incidents = Incidents { story, reports };
    let found = incidents.by_family().into_iter().filter_map(|(family, told)| incidents.judge(family, &told));
    let values = |of: &Conflict| of.values.iter().map(|value| value.value.clone()).collect::<BTreeSet<_>>();
    let is_known =
        |new: &Conflict| known.iter().any(|old| old.aspect == Aspect::When && values(new).is_subset(&values(old)));
    found.filter(|across| !is_known(&across.conflict)).collect()
}

struct Incidents<'a> {
    story: &'a Story,
    reports: &'a [AnnotatedReport],
}

impl<'a> Incidents<'a> {
    fn claim(&self, at: At) -> &'a Claim {
        at.claim(self.story)
    }

    fn event(&self, at: At) -> Option<&'a Event> {
        let claim = self.claim(at);
        self.reports[claim.report].events.get(claim.event)
    }

    fn sentence(&self, at: At) -> Option<&'a Sentence> {
        self.reports[self.claim(at).report].sentences.get(self.event(at)?.word.sentence)
    }

    /// The claims that tell incidents as news, those of a report beside each other.
    fn by_family(&self) -> BTreeMap<&'static str, Vec<At>> {
        let order = in_own_order(&self.story.reports, self.reports);
        let place: BTreeMap<usize, usize> = order.into_iter().enumerate().map(|(at, report)| (report, at)).collect();
        let mut all: Vec<At> = all_claims(self.story).filter(|&at| self.is_news(at)).collect();
        all.sort_by_key(|&at| (place.get(&self.claim(at).report).copied(), at));
        let mut by_family: BTreeMap<&'static str, Vec<At>> = BTreeMap::new();
        for at in all {
            if let Some(family) = self.event(at).and_then(|event| family(&event.lemma)) {
                by_family.entry(family).or_default().push(at);
            }
        }
        by_family
    }

    fn is_news(&self, at: At) -> bool {
        let claim = self.claim(at);
        let recalls = self.sentence(at).is_none_or(recalls);
        let published = self.reports[claim.report].report.date();
        let is_old = |day: Date| published.is_some_and(|published| (published - day).get_days() > OLD);
        claim.factuality == Factuality::Happened
            && !recalls
            && !claim.when.as_ref().and_then(|when| when.from).is_some_and(is_old)
    }

    fn judge(&self, family: &str, told: &[At]) -> Option<Across> {
        let of_report: Vec<&[At]> = told.chunk_by(|a, b| self.claim(*a).report == self.claim(*b).report).collect();
        if of_report.len() < MANY || 2 * of_report.len() <= self.story.reports.len() {
            return None;
        }
        let mut by_day: BTreeMap<Date, Vec<At>> = BTreeMap::new();
        for claims in of_report {
            let (day, stating) = self.only_day(claims)?;
            if let Some(day) = day {
                by_day.entry(day).or_default().extend(stating);
            }
        }
        let mut days = by_day.iter();
        let (Some((early, first)), Some((late, second)), None) = (days.next(), days.next(), days.next()) else {
            return None;
        };
        let are_next = (*late - *early).get_days() == 1;
        let is_of_calendar =
            |told: &[At]| told.iter().any(|&at| is_of_calendar(&self.reports[self.claim(at).report], self.event(at)));
        if !are_next || !(is_of_calendar(first) || is_of_calendar(second)) || self.is_of_the_night(first, second) {
            return None;
        }
        let because = vec![
            feature("the two values exclude each other", 1.0),
            feature("two claims may be of two happenings", -1.0),
            feature(format!("one {family}, by whatever words, is what most reports of the story tell"), 0.6),
            feature("each report that dates it gives one day, and the two are beside each other", 0.4),
        ];
        let home = |told: &[At]| told.iter().find_map(|at| at.event());
        let mut sides = [(*early, first), (*late, second)];
        let event = home(first).or_else(|| {
            sides.reverse();
            home(second)
        })?;
        let sides = sides.map(|(day, told)| (named(day, day), told.clone()));
        Across::in_event(self.story, event, Aspect::When, sides, because)
    }

    /// The only day that the claims of a report give, with those that state it in so many words; nothing where they give several days.
    fn only_day(&self, claims: &[At]) -> Option<(Option<Date>, Vec<At>)> {
        let days: BTreeSet<Date> =
            claims.iter().filter_map(|&at| self.claim(at).when.as_ref().filter(|when| when.is_day())?.from).collect();
        let is_stating = |at: &At| stated_day(self.claim(*at), self.reports).is_some();
        let stating: Vec<At> = claims.iter().copied().filter(is_stating).collect();
        match days.len() {
            0 | 1 => Some((days.first().copied().filter(|_| !stating.is_empty()), stating)),
            _ => None,
        }
    }

    /// Whether the one says that it was late on its day, and the other that it was early on the next.
    fn is_of_the_night(&self, first: &[At], second: &[At]) -> bool {
        let says = |told: &[At], says: fn(&str) -> bool| {
            let mut sentences = told.iter().filter_map(|&at| self.sentence(at));
            sentences.any(|sentence| sentence.tokens.iter().any(|token| says(&token.lemma.to_lowercase())))
        };
        says(first, is_late) && says(second, is_early)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weigh::testing::{Outline, Said, claim, report, resolution};

    /// The days on which reports of 20 March that tell of it by these words and days differ; every other one is of an event of its own.
    fn differ(told: &[(&str, Option<&str>)]) -> Vec<String> {
        let said = |&(lemma, day): &(&str, Option<&str>)| -> Said {
            let said = claim(lemma).by(&["Ana Boll"]);
            day.map_or(said.clone(), |day| said.on(day, "on day 1"))
        };
        let outlines: Vec<Outline> = told.iter().map(|told| report("2024-03-20").says(said(told))).collect();
        let mut resolved = resolution(&outlines);
        let story = &mut resolved.stories[0];
        let mut second = story.events[0].clone();
        second.claims = story.events[0].claims.extract_if(.., |claim| claim.report % 2 == 1).collect();
        story.events.push(second);
        let found = find(&resolved.stories[0], &resolved.reports, &[]);
        let values = |across: Across| across.conflict.values.into_iter().map(|value| value.value);
        found.into_iter().flat_map(values).collect()
    }

    /// "Opened fire on Tuesday evening" and "was attacked on Wednesday, 12 March" were of no one event.
    #[test]
    fn what_most_reports_tell_was_on_one_day() {
        let (tuesday, wednesday) = (Some("2024-03-12"), Some("2024-03-13"));
        let days = ["2024-03-12", "2024-03-13"];
        assert_eq!(differ(&[("ambush", tuesday), ("attack", wednesday), ("fire", tuesday)]), days);
        assert_eq!(differ(&[("ambush", tuesday), ("attack", wednesday), ("fire", None)]), days);
        assert!(differ(&[("ambush", tuesday), ("attack", Some("2024-03-15")), ("fire", tuesday)]).is_empty(), "two");
        assert!(differ(&[("ambush", tuesday), ("arrest", wednesday), ("fire", tuesday)]).is_empty(), "others");
        assert!(differ(&[("ambush", tuesday), ("attack", wednesday)]).is_empty(), "too few");
        assert!(differ(&[("ambush", Some("2024-03-01")), ("attack", Some("2024-03-02")), ("fire", None)]).is_empty());
    }
}
