//! What happened: in short, in order of time, and what only one source tells.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::super::origins::is_in_short;
use super::bearing::Bearing;
use super::days;
use super::telling::Told;
use super::{Teller, line, stopped, upper_first};
use crate::account::{Line, LineDay, Section, Standing, Tells};
use crate::annotation::{CorrectionKind, EntityKind, EventType, Factuality, When};
use crate::lexicon::happenings::{Course, course};
use crate::report::ZoneKind;
use crate::story::{Cite, Given, Touch};
use crate::wording;

/// Events that make up the story in short.
const IN_SHORT: usize = 3;
/// Events that are told at most; the others are in the timeline.
const MOST_EVENTS: usize = 40;
/// Lines about what one report tells alone, at most.
const MOST_ALONE: usize = 5;
/// Origins of an event that are named at most.
const MOST_ORIGINS: usize = 3;

/// The events of a story in clauses, by their index.
#[derive(Clone, Copy)]
pub(super) struct Happenings<'t> {
    /// The clause that tells each best.
    pub(super) told: &'t [Option<Told>],
    /// How the reports tell that clause.
    pub(super) bearings: &'t [Bearing],
    /// Those that have a row for what their clause mentions.
    pub(super) carriers: &'t BTreeSet<usize>,
}

/// The weightiest events, the weightiest first.
pub(super) fn in_short(teller: &Teller<'_>, all: Happenings<'_>) -> Vec<Line> {
    let bearings = all.bearings;
    let mut chosen: Vec<Group<'_>> = Vec::new();
    let mut groups = rows(teller, all);
    let begins = news_begins(teller);
    groups.retain(|group| {
        // No word stands beside a sentence that would say that it was denied.
        let is_fact = matches!(teller.event(group.events[0]).factuality, Factuality::Happened | Factuality::Planned);
        is_fact
            && !group.told.is_quoted
            && !is_in_person(&group.told.text)
            && !is_withdrawn(teller, group)
            && !is_corrected(teller, group)
            && group.date(teller, bearings).zip(begins).is_none_or(|(day, begins)| day >= begins)
    });
    for group in groups {
        if chosen.len() < IN_SHORT && chosen.iter().all(|other| !is_rewording(&other.told.text, &group.told.text)) {
            chosen.push(group);
        }
    }
    let sentence = |group: &Group<'_>| {
        let told = group.told.attributed(&teller.weighed.weights[group.events[0]]);
        let (day, from) = group.day(teller, bearings);
        let text = match day_in_sentence(teller, day) {
            Some(day) => format!("{day}, {told}"),
            None => told,
        };
        let bearing = &bearings[group.events[0]];
        let text = stopped(&upper_first(&text));
        let cites = group.cites(teller, bearing).into_iter().chain(*from).collect();
        let line = line(Section::InShort, text, group.events.clone(), cites);
        Line { in_part: bearing.in_part.clone(), ..line }
    };
    chosen.iter().map(sentence).collect()
}

/// Days before the first report for which what happened is still news rather than what led to it.
const NEWS_FOR: i64 = 45;

/// The first day of which events are news: what lies well before the reports is told to explain them.
fn news_begins(teller: &Teller<'_>) -> Option<Date> {
    let published = |&at: &usize| {
        let report = &teller.reports[at];
        report.report.date().or(report.published_inferred.as_ref().map(|inferred| inferred.from))
    };
    let first = teller.story().reports.iter().filter_map(published).min()?;
    first.checked_sub(jiff::Span::new().days(NEWS_FOR)).ok()
}

/// Every event that deserves a line, in order of time, with its standing.
pub(super) fn what_happened(teller: &Teller<'_>, all: Happenings<'_>) -> Vec<Line> {
    let bearings = all.bearings;
    let mut groups = rows(teller, all);
    groups.truncate(MOST_EVENTS);
    groups.sort_by_cached_key(|group| {
        let day = group.date(teller, bearings);
        // What one report tells without a day goes on in its order.
        let is_alone = teller.weighed.weights[group.events[0]].reports < 2;
        let place = (day.is_none() && is_alone).then_some(group.told.cite);
        (day.is_none(), day, place, group.events.clone())
    });
    let row = |group: &Group<'_>| {
        let event = group.events[0];
        let bearing = &bearings[event];
        let (dated, from) = group.day(teller, bearings);
        let day = date(teller, dated);
        let told = group.told.beside_standing(&teller.weighed.weights[event], &teller.event(event).lemma);
        let text = format!("{day}: {told} ({}).", standing(teller, event, bearing));
        let mut cites = group.cites(teller, bearing);
        cites.extend(origins_cited(teller, event, bearing));
        cites.extend(*from);
        cites.extend(teller.correction_cites(event));
        let in_part = bearing.in_part.clone();
        let (perhaps_all, perhaps) = perhaps(teller, group, bearing);
        let line = line(Section::WhatHappened, text, group.events.clone(), cites);
        Line { day: Some(dated.clone()), in_part, perhaps, perhaps_all, ..line }
    };
    groups.iter().map(row).collect()
}

/// What each report tells alone, in its own words, report by report.
pub(super) fn only_one_source(teller: &Teller<'_>, all: Happenings<'_>) -> Vec<Line> {
    let bearings = all.bearings;
    let mut of_report: BTreeMap<usize, Vec<Group<'_>>> = BTreeMap::new();
    if teller.story().reports.len() < 2 {
        return Vec::new();
    }
    for group in told_in_text(teller, all) {
        if is_alone(teller, &group) && !is_withdrawn(teller, &group) {
            of_report.entry(group.told.cite.report).or_default().push(group);
        }
    }
    let told_alone = |mut groups: Vec<Group<'_>>| {
        groups.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.told.text.cmp(&b.told.text)));
        groups.truncate(MOST_ALONE);
        let row = |group: Group<'_>| {
            let (day, from) = group.day(teller, bearings);
            let day = day_in_sentence(teller, day).filter(|_| group.told.leaves_out_day);
            // No standing stands beside it that would say whose word it is.
            let mut text = day.map_or_else(String::new, |day| format!("{day}, "));
            text.push_str(&group.told.text);
            text.extend(group.told.from.iter().map(|from| format!(", according to {from}")));
            let text = stopped(&upper_first(&text));
            let cites = group.cites(teller, &Bearing::default()).into_iter().chain(*from).collect();
            line(Section::OnlyOneSource, text, group.events, cites)
        };
        groups.into_iter().map(row).collect::<Vec<Line>>()
    };
    of_report.into_values().flat_map(told_alone).collect()
}

/// Reports that may tell what only one was found to tell, or some that are not known to be independent of it: those of them
/// that are cited in part, for all of it, and the others.
fn perhaps(teller: &Teller<'_>, group: &Group<'_>, bearing: &Bearing) -> (Vec<usize>, Vec<usize>) {
    let weight = &teller.weighed.weights[group.events[0]];
    if weight.standing != Standing::SingleSource
        && (bearing.also.is_empty() || weight.standing == Standing::Corroborated)
    {
        return (Vec::new(), Vec::new());
    }
    let perhaps = weight.elsewhere(Tells::Perhaps).map(|cite| cite.report);
    perhaps.partition(|report| bearing.in_part.contains(report))
}

/// Whether it can be said that no other report tells the clause.
fn is_alone(teller: &Teller<'_>, group: &Group<'_>) -> bool {
    let is_single = group.events.iter().all(|&event| teller.weighed.weights[event].standing == Standing::SingleSource);
    let claims = group.events.iter().flat_map(|&event| teller.event(event).asserted());
    let claiming: BTreeSet<usize> = claims.map(|claim| claim.report).collect();
    let elsewhere = &teller.weighed.weights[group.events[0]].elsewhere;
    is_single && claiming.len() == 1 && group.told.is_clause && elsewhere.as_ref().is_some_and(Vec::is_empty)
}

/// Whether no report stands behind it any more.
fn is_withdrawn(teller: &Teller<'_>, group: &Group<'_>) -> bool {
    group.events.iter().all(|&event| teller.weighed.weights[event].reports == 0)
}

/// Whether the sentence that tells it is one that was corrected, and is not told as it was put right.
fn is_corrected(teller: &Teller<'_>, group: &Group<'_>) -> bool {
    let event = group.events[0];
    let is_told = |touch: &Touch| {
        let claim = &teller.event(event).claims[touch.claim];
        claim.report == group.told.cite.report && claim.span.overlaps(group.told.cite.span)
    };
    let corrections = teller.story().corrections.iter().filter(|c| c.kind == CorrectionKind::Correction);
    corrections
        .flat_map(|correction| &correction.touches)
        .any(|touch| touch.event == event && touch.gives != Some(Given::Right) && !touch.is_others && is_told(touch))
}

/// Events that one clause tells.
struct Group<'t> {
    /// Of the first event.
    told: &'t Told,
    /// What the clause's own verb says first, then the weightiest.
    events: Vec<usize>,
    weight: f64,
    /// Once it is asked for; by then the events are all there.
    day: OnceCell<(LineDay, Option<Cite>)>,
}

impl Group<'_> {
    /// The row's day, and the words that give it where they are others than the row's: not that of the murder for "charged
    /// with the murder on Sunday".
    fn day(&self, teller: &Teller<'_>, bearings: &[Bearing]) -> &(LineDay, Option<Cite>) {
        self.day.get_or_init(|| {
            let (day, from) = self.day_of_events(teller, bearings);
            (days::not_against_words(teller, day, self.told), from)
        })
    }

    fn day_of_events(&self, teller: &Teller<'_>, bearings: &[Bearing]) -> (LineDay, Option<Cite>) {
        if let Some((day, true)) = days::of_clause(teller, self.events[0], self.told) {
            return days::beside(teller, day, self.told, &bearings[self.events[0]]);
        }
        let own = days::of(teller, self.events[0], &bearings[self.events[0]], Some(self.told.claim));
        if own.when.is_some() {
            return (own, None);
        }
        let others = if self.told.is_own { &[][..] } else { &self.events[1..] };
        let mut others = others.iter().map(|&event| days::of(teller, event, &bearings[event], None));
        match others.find(|day| day.when.is_some()) {
            Some(day) => (day, None),
            None => days::beside(teller, own, self.told, &bearings[self.events[0]]),
        }
    }

    fn date(&self, teller: &Teller<'_>, bearings: &[Bearing]) -> Option<Date> {
        let when = self.day(teller, bearings).0.when.as_ref()?;
        when.from.or(when.to)
    }

    /// The clause, and the words of the reports that tell its own event at least in part.
    fn cites(&self, teller: &Teller<'_>, bearing: &Bearing) -> Vec<Cite> {
        let claims = teller.event(self.events[0]).asserted();
        let telling = (0..claims.len()).filter(|&claim| bearing.is_told(claims[claim].report));
        let claims = teller.claim_cites(self.events[0], telling);
        let others = bearing.fuller.iter().chain(&bearing.also).copied();
        std::iter::once(self.told.cite).chain(claims).chain(others).collect()
    }
}

/// The events of which a clause is the whole: where an event that deserves a line is only mentioned by all that tell it ("police
/// used tear gas to disperse strikers who had *blocked* the gate"), the verb of the clause that mentions it.
pub(super) fn carriers(teller: &Teller<'_>, told: &[Option<Told>], bearings: &[Bearing]) -> BTreeSet<usize> {
    let mentioning = told.iter().zip(bearings).enumerate().filter_map(|(event, (told, bearing))| {
        let is_lost = |told: &&Told| told.is_clause && !told.is_own && !told.is_nameless && !told.is_quoted;
        let told = told.as_ref().filter(is_lost)?;
        let is_dropped = teller.event(event).is_reportable && !bearing.in_part.is_empty();
        is_dropped.then_some((told.cite, told.root?))
    });
    let clauses: BTreeSet<(Cite, usize)> = mentioning.collect();
    let carries = |told: &Told| {
        told.is_own && told.is_clause && told.root.is_some_and(|root| clauses.contains(&(told.cite, root)))
    };
    let own = told.iter().enumerate().filter(|(_, told)| told.as_ref().is_some_and(carries));
    own.map(|(event, _)| event).collect()
}

/// The events that deserve a line, put together where one clause tells several.
fn groups<'t>(teller: &Teller<'_>, all: Happenings<'t>) -> Vec<Group<'t>> {
    let mut of_words: BTreeMap<(Cite, &str), Group<'t>> = BTreeMap::new();
    for (event, told) in all.told.iter().enumerate() {
        let is_shown = teller.event(event).is_reportable || all.carriers.contains(&event);
        let deserves_a_line = |told: &&Told| is_shown && !told.is_nameless;
        let Some(told) = told.as_ref().filter(deserves_a_line) else { continue };
        let own = Group {
            told,
            events: vec![event],
            weight: weight(teller, event, &all.bearings[event]),
            day: OnceCell::new(),
        };
        match of_words.entry((told.cite, &told.text)) {
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(own);
            }
            std::collections::btree_map::Entry::Occupied(mut taken) => join(taken.get_mut(), own),
        }
    }
    of_words.into_values().collect()
}

/// The rows of the timeline, the weightiest first. What others tell of an event that a clause only mentions is not what the
/// clause tells.
fn rows<'t>(teller: &Teller<'_>, all: Happenings<'t>) -> Vec<Group<'t>> {
    let mut groups = told_in_text(teller, all);
    groups.retain(|group| group.told.is_own || all.bearings[group.events[0]].in_part.is_empty());
    groups.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.told.text.cmp(&b.told.text)));
    without_repetitions(teller, groups)
}

/// Those that the article tells in a clause: the words under a picture may be of another day, a headline and what the
/// parse leaves without subject and verb are no sentences.
fn told_in_text<'t>(teller: &Teller<'_>, all: Happenings<'t>) -> Vec<Group<'t>> {
    let zone = |report: usize, at: usize| teller.reports[report].report.zone_at(at);
    let stands_in = |event: usize, zones: &[ZoneKind]| {
        let mut claims = teller.event(event).claims.iter();
        claims.any(|claim| zones.contains(&zone(claim.report, claim.trigger.start)))
    };
    let is_told = |group: &Group<'_>| {
        let not_in_pictures = [ZoneKind::Body, ZoneKind::Title, ZoneKind::Byline, ZoneKind::Dateline];
        group.told.is_clause && group.events.iter().any(|&event| stands_in(event, &not_in_pictures))
    };
    let mut told: Vec<Group<'t>> = groups(teller, all).into_iter().filter(is_told).collect();
    // What a headline tells its article tells again, in other words and with more: it has a row of the article's.
    let of_article = |group: &Group<'_>| {
        let Cite { report, span } = group.told.cite;
        (zone(report, span.start) == ZoneKind::Body).then_some(report)
    };
    let articles: BTreeSet<usize> = told.iter().filter_map(of_article).collect();
    told.retain(|group| {
        let is_in_article = group.events.iter().any(|&event| stands_in(event, &[ZoneKind::Body]));
        is_in_article || !articles.contains(&group.told.cite.report)
    });
    told
}

/// Puts what a part of a sentence tells to what the rest of the same sentence tells, where the same reports stand behind
/// both: "they talked, and signed" needs no row for "they signed". Nor does an event that a clause only mentions need one
/// where that clause's own event has a row of as many reports: "the fire killed five" tells of the fire, too.
fn without_repetitions<'t>(teller: &Teller<'_>, groups: Vec<Group<'t>>) -> Vec<Group<'t>> {
    let reports = |group: &Group<'_>| -> BTreeSet<usize> {
        let claims = group.events.iter().flat_map(|&event| teller.event(event).asserted());
        claims.map(|claim| claim.report).collect()
    };
    // Who tells too little of an event stands behind no row of it.
    let standing = |group: &Group<'_>| -> BTreeSet<usize> {
        let origins = group.events.iter().flat_map(|&event| &teller.weighed.weights[event].origins);
        origins.flat_map(|origin| origin.reports.iter().copied()).collect()
    };
    let mut longest_first: Vec<usize> = (0..groups.len()).collect();
    longest_first.sort_by_key(|&at| std::cmp::Reverse(groups[at].told.text.len()));
    let mut part_of: Vec<usize> = (0..groups.len()).collect();
    for (rank, &at) in longest_first.iter().enumerate() {
        let (told, behind) = (groups[at].told, reports(&groups[at]));
        let has_it = |&&other: &&usize| {
            let longer = &groups[other];
            longer.told.cite == told.cite
                && part_of[other] == other
                && words(&told.text).is_subset(&words(&longer.told.text))
                && (reports(longer) == behind || standing(longer) == standing(&groups[at]))
        };
        let is_told_by = |&&other: &&usize| {
            let own = &groups[other];
            !told.is_own && own.told.is_own && part_of[other] == other && behind.is_subset(&reports(own)) && {
                let mut claims = own.events.iter().flat_map(|&event| teller.event(event).asserted());
                claims.any(|claim| claim.report == told.cite.report && told.cite.span.contains(claim.trigger))
            }
        };
        let whole = longest_first[..rank].iter().find(has_it);
        if let Some(&whole) = whole.or_else(|| longest_first.iter().find(is_told_by)) {
            part_of[at] = whole;
        }
    }
    let mut kept: Vec<Option<Group<'t>>> = groups.into_iter().map(Some).collect();
    for at in (0..kept.len()).filter(|&at| part_of[at] != at) {
        if let (Some(part), Some(whole)) = (kept[at].take(), kept[part_of[at]].as_mut()) {
            whole.events.extend(part.events);
        }
    }
    kept.into_iter().flatten().collect()
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

fn join<'t>(group: &mut Group<'t>, other: Group<'t>) {
    let comes_first =
        |one: &Group<'_>, than: &Group<'_>| (one.told.is_own, one.weight) > (than.told.is_own, than.weight);
    if comes_first(&other, group) {
        let events = std::mem::take(&mut group.events);
        let weight = group.weight.max(other.weight);
        *group = Group { weight, ..other };
        group.events.extend(events);
    } else {
        group.weight = group.weight.max(other.weight);
        group.events.extend(other.events);
    }
}

/// How much an event matters to the story: who tells next to nothing of its clause adds nothing, for the claims of a large event
/// may be of more than the clause tells. What reports begin with is the news; what many of them tell further down led to it.
fn weight(teller: &Teller<'_>, at: usize, bearing: &Bearing) -> f64 {
    let (event, weight) = (teller.event(at), &teller.weighed.weights[at]);
    let persons: BTreeSet<usize> = event.participants.iter().map(|part| part.entity).collect();
    let persons = persons
        .into_iter()
        .filter(|&entity| teller.is_named(entity) && teller.story().entities[entity].kind == EntityKind::Person);
    let claiming = event.asserted().iter().map(|claim| claim.report).filter(|&report| bearing.is_told(report));
    let telling: BTreeSet<usize> = claiming.chain(bearing.also.iter().map(|cite| cite.report)).collect();
    let at_the_top = event.asserted().iter().filter(|claim| is_in_short(&teller.reports[claim.report], claim));
    let at_the_top: BTreeSet<usize> = at_the_top.map(|claim| claim.report).filter(|at| telling.contains(at)).collect();
    let in_part = bearing.in_part.len() as f64;
    let mut total = 2.0 * (telling.len() + at_the_top.len()) as f64 - in_part
        + weight.origins.len() as f64
        + 0.5 * persons.count().min(4) as f64;
    total += match event.factuality {
        Factuality::Happened => 1.0,
        Factuality::Planned => 0.0,
        Factuality::Possible | Factuality::Denied => -1.0,
    };
    total += match event.kind {
        Some(EventType::Agree | EventType::Support | EventType::Assault | EventType::Protest | EventType::Sanction) => {
            1.0
        }
        Some(_) => 0.5,
        None => 0.0,
    };
    total += if event.when.as_ref().is_some_and(When::is_day) { 0.5 } else { 0.0 };
    total - if course(&event.lemma) == Some(Course::Speech) { 3.0 } else { 0.0 }
}

/// "Somebody hit me": the words of somebody, whatever became of their quotation marks.
fn is_in_person(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word == "I" || matches!(word.to_lowercase().as_str(), "me" | "my" | "we" | "our"))
}

/// Whether two clauses say nearly the same: most of the longer words of the one stand in the other.
fn is_rewording(one: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
        words.map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let common = one.intersection(&other).count();
    2 * common > one.len().min(other.len()).max(1)
}

fn date(teller: &Teller<'_>, day: &LineDay) -> String {
    if let Some(days) = teller.disputed_days(day.event) {
        return format!("{} (disputed)", or_list(&days));
    }
    match &day.when {
        Some(when) => match &when.inferred {
            Some(_) if when.from.is_some() || when.to.is_some() => {
                format!("{} (inferred)", upper_first(&wording::when(when)))
            }
            _ => upper_first(&wording::when(when)),
        },
        None => upper_first(&day.words),
    }
}

fn or_list(days: &[String]) -> String {
    days.join(" or ")
}

/// "On 28 June 2023"; `None` where no day or stretch is known.
fn day_in_sentence(teller: &Teller<'_>, day: &LineDay) -> Option<String> {
    if let Some(days) = teller.disputed_days(day.event) {
        return Some(format!("On {} (the reports disagree)", or_list(&days)));
    }
    let when = day.when.as_ref()?;
    match (when.from, when.to) {
        (Some(from), Some(to)) if from == to => Some(format!("On {}", wording::plain_day(from))),
        (Some(from), Some(to)) => {
            let stretch = wording::days(from, to);
            Some(if stretch.contains(" to ") { format!("From {stretch}") } else { format!("In {stretch}") })
        }
        _ => None,
    }
}

fn standing(teller: &Teller<'_>, event: usize, bearing: &Bearing) -> String {
    let weight = &teller.weighed.weights[event];
    let mut names = teller.named_origins(event, |_| true);
    names.truncate(MOST_ORIGINS);
    let others = weight.origins.len() - names.len();
    let words = match weight.standing {
        _ if weight.reports == 0 => "no report stands behind it".to_owned(),
        Standing::SingleSource if bearing.in_part.is_empty() => "single source".to_owned(),
        Standing::SingleSource => "single source for all of it".to_owned(),
        Standing::Repeated if weight.origins.iter().all(|origin| origin.is_credited) => {
            format!("repeated: {} of one origin", wording::count(weight.reports, "report"))
        }
        Standing::Repeated => format!("repeated: {}, perhaps of one origin", wording::count(weight.reports, "report")),
        Standing::Corroborated => {
            let part = if weight.is_corroborated_in_part(&bearing.in_part) { " in part" } else { "" };
            match &weight.one_state {
                None => format!("corroborated{part} by {} independent origins", weight.origins.len()),
                Some(of) => format!(
                    "repeated{part} by {count}, all media of the state of {}",
                    of.country,
                    count = wording::count(weight.origins.len(), "origin")
                ),
            }
        }
    };
    let words = match (names.is_empty(), others) {
        (true, _) => words,
        (false, 0) => format!("{words}, {}", wording::list(&names)),
        (false, _) => format!("{words}, {} among them", wording::list(&names)),
    };
    let mut corrected = wording::corrected(teller.story(), teller.reports, event);
    corrected.push(words);
    let words = corrected.join("; ");
    match teller.event(event).factuality {
        Factuality::Happened => words,
        Factuality::Planned => format!("planned; {words}"),
        Factuality::Possible => format!("possible; {words}"),
        Factuality::Denied => format!("denied; {words}"),
    }
}

fn origins_cited(teller: &Teller<'_>, event: usize, bearing: &Bearing) -> Vec<Cite> {
    if teller.named_origins(event, |_| true).is_empty() { Vec::new() } else { teller.credit_cites(event, bearing) }
}

#[cfg(test)]
mod tests {
    use super::is_in_person;

    /// "Somebody hit me in my back" stood in the first sentences of a story.
    #[test]
    fn the_words_of_somebody_are_not_the_story_in_short() {
        assert!(is_in_person("Somebody hit me in my back.'") && is_in_person("I saw it"));
        assert!(!is_in_person("Ann Lee met the US envoy"));
    }
}
