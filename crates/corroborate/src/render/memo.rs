//! What every renderer for people shows, in which order and in which words: the account as a desk memo.
//!
//! The renderers differ in marks and layout only; what is said is decided here, once. Nothing is computed that
//! [`crate::weigh`] has not decided.

use std::collections::BTreeSet;

use super::masthead;
use crate::account::{Account, Aspect, Line, LineDay, OriginSupport, Section, Standing, Tells, WeighedStory, Weight};
use crate::annotation::{AnnotatedReport, Credit, EntityKind, Factuality, When};
use crate::lexicon::factuality::{CueClass, CueScope, cue};
use crate::story::{Agreement, AgreementStatus, Cite, Claim, Event, Rewrite, Story, Term, TextCopy};
use crate::wording;

/// One story as a memo.
#[derive(Debug)]
pub(super) struct Memo {
    pub(super) title: String,
    /// When it happened, when it was reported, number of reports.
    pub(super) facts: Vec<String>,
    pub(super) in_short: Vec<Item>,
    pub(super) happened: Vec<Row>,
    pub(super) agreements: Vec<Card>,
    /// Further parts with their headings, empty ones left out.
    pub(super) parts: Vec<Part>,
}

/// A heading with sentences.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) section: Section,
    pub(super) heading: &'static str,
    pub(super) items: Vec<Item>,
}

/// A sentence and what it rests on.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) text: String,
    pub(super) cites: Vec<Cite>,
    /// Reports that say less than the sentence.
    pub(super) in_part: Vec<usize>,
}

/// An event in the table of what happened.
#[derive(Debug)]
pub(super) struct Row {
    /// Index of the event in the story.
    pub(super) event: usize,
    pub(super) when: String,
    /// What of the day was inferred and from what.
    pub(super) inferred: Option<String>,
    pub(super) what: String,
    pub(super) standing: String,
    pub(super) tone: Tone,
    pub(super) cites: Vec<Cite>,
    /// Reports that say less than the sentence.
    pub(super) in_part: Vec<usize>,
}

/// How firmly something stands, for the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Independent origins agree.
    Firm,
    /// One origin.
    Thin,
    /// Sources contradict each other, or something was corrected or taken back.
    Disputed,
}

/// An agreement's terms.
#[derive(Debug)]
pub(super) struct Card {
    pub(super) title: String,
    pub(super) fields: Vec<(&'static str, Item)>,
}

impl Memo {
    pub(super) fn new(account: &Account, story: &WeighedStory) -> Memo {
        Memo {
            title: story.story.title.clone(),
            facts: masthead::facts(account, story),
            in_short: items(story, Section::InShort),
            happened: rows(account, story),
            agreements: (0..story.story.agreements.len()).map(|at| card(at, account, story)).collect(),
            parts: parts(story),
        }
    }
}

impl Memo {
    /// Everything it cites.
    pub(super) fn cites(&self) -> impl Iterator<Item = Cite> + '_ {
        let items = self.in_short.iter().chain(self.parts.iter().flat_map(|p| &p.items));
        let fields = self.agreements.iter().flat_map(|c| c.fields.iter().map(|(_, item)| item));
        items.chain(fields).flat_map(|i| &i.cites).chain(self.happened.iter().flat_map(|r| &r.cites)).copied()
    }
}

/// The numbers of the reports cited, as `[1][3]; in part [2]`.
pub(super) fn report_marks(cites: &[Cite], in_part: &[usize]) -> String {
    in_two_parts(cites, in_part, |cites| {
        let reports: BTreeSet<usize> = cites.iter().map(|c| c.report).collect();
        marks(reports.into_iter())
    })
}

/// The citations of reports that say all of a sentence, then those of reports that say it in part.
pub(super) fn in_two_parts(cites: &[Cite], in_part: &[usize], written: impl Fn(&[Cite]) -> String) -> String {
    let (part, whole): (Vec<Cite>, Vec<Cite>) = cites.iter().partition(|cite| in_part.contains(&cite.report));
    match (whole.is_empty(), part.is_empty()) {
        (_, true) => written(&whole),
        (true, false) => format!("in part {}", written(&part)),
        (false, false) => format!("{}; in part {}", written(&whole), written(&part)),
    }
}

fn marks(reports: impl Iterator<Item = usize>) -> String {
    reports.map(|report| format!("[{}]", report + 1)).collect()
}

/// How a report is listed: outlet or title, date of publication (or that it is inferred, or not stated), path.
pub(super) fn report_line(account: &Account, index: usize) -> String {
    let annotated = &account.reports[index];
    let report = &annotated.report;
    let date = match (report.date(), &annotated.published_inferred) {
        (Some(date), _) => wording::plain_day(date),
        (None, Some(inferred)) => {
            format!("no date; inferred: {}, {}", wording::inferred(inferred), inferred.because)
        }
        (None, None) => "no date".to_owned(),
    };
    let outlet = report.outlet.clone().unwrap_or_else(|| no_outlet(annotated));
    let line = report.line.map(|n| format!(":{n}")).unwrap_or_default();
    let title = report.title.as_deref().map(|t| format!("“{t}”, ")).unwrap_or_default();
    let copy = account.copies.iter().find(|c| c.report == index);
    let copy = copy.map(|copy| shared_text(account, copy)).unwrap_or_default();
    let retold = retold(account, index);
    format!("{title}{outlet}, {date}{copy}{retold} ({}{line})", report.path)
}

/// A dateline or a tag may name an agency where nothing says which paper or site carried its text.
fn no_outlet(report: &AnnotatedReport) -> String {
    let (of_all, of_parts): (Vec<&Credit>, Vec<&Credit>) =
        report.credits.iter().partition(|credit| credit.scope.is_none());
    let names: BTreeSet<&str> = of_all.into_iter().map(|credit| credit.name.as_str()).collect();
    let are_more = of_parts.iter().any(|credit| !names.contains(credit.name.as_str()));
    let names: Vec<&str> = names.into_iter().collect();
    let credited = match (names.is_empty(), are_more) {
        (true, _) => String::new(),
        (false, true) => format!(", credited to {}, parts of it to others", wording::list(&names)),
        (false, false) => format!(", all of it credited to {}", wording::list(&names)),
    };
    format!("outlet not stated{credited}")
}

/// Words of a shared passage that are shown at most.
const MOST_SHARED_WORDS: usize = 25;

/// Whose text a report shares, and the longest passage of it in the report's own words.
fn shared_text(account: &Account, copy: &TextCopy) -> String {
    let words = |(here, _)| {
        let words: Vec<&str> = account.reports[copy.report].words(here).split_whitespace().collect();
        let more = if words.len() > MOST_SHARED_WORDS { " …" } else { "" };
        format!(", longest in common: “{}{more}”", words[..words.len().min(MOST_SHARED_WORDS)].join(" "))
    };
    format!("; shares the text of [{}]{}", copy.of + 1, copy.longest().map(words).unwrap_or_default())
}

/// What a report retells, and how much of it.
fn retold(account: &Account, report: usize) -> String {
    let of = |rewrite: &Rewrite| {
        let sentences = wording::count(rewrite.sentences.len(), "sentence");
        format!("; {} [{}] in {sentences}", rewrite.verb(), rewrite.of + 1)
    };
    account.retold_by(report).map(of).collect()
}

fn items(weighed: &WeighedStory, section: Section) -> Vec<Item> {
    weighed.lines.iter().filter(|l| l.section == section).map(item).collect()
}

fn item(line: &Line) -> Item {
    Item { text: line.text.clone(), cites: line.cites.clone(), in_part: line.in_part.clone() }
}

fn parts(weighed: &WeighedStory) -> Vec<Part> {
    [
        (Section::Corrections, "Corrections"),
        (Section::Disagreements, "Where they disagree"),
        (Section::Updates, "Numbers that changed"),
        (Section::Said, "Said"),
        (Section::WhoIsWho, "Who is who"),
        (Section::OnlyOneSource, "What only one source says"),
        (Section::Origins, "Where the reports got it from"),
    ]
    .into_iter()
    .map(|(section, heading)| Part { section, heading, items: items(weighed, section) })
    .filter(|part| !part.items.is_empty())
    .collect()
}

/// Of every sentence under "what happened" the event it tells first, and the one whose day it has; the others that it tells
/// are said in the same words.
pub(super) fn told_events(weighed: &WeighedStory) -> impl Iterator<Item = (usize, &Line)> {
    let mut seen = BTreeSet::new();
    let lines = weighed.lines.iter().filter(|l| l.section == Section::WhatHappened);
    lines.filter_map(|line| Some((*line.events.first()?, line))).filter(move |(first, _)| seen.insert(*first))
}

fn rows(account: &Account, weighed: &WeighedStory) -> Vec<Row> {
    told_events(weighed).map(|(index, line)| row(index, line, account, weighed)).collect()
}

fn row(index: usize, line: &Line, account: &Account, weighed: &WeighedStory) -> Row {
    let event = &weighed.story.events[index];
    let weight = &weighed.weights[index];
    let day = line.day.as_ref();
    let mut corrected = wording::corrected(&weighed.story, &account.reports, index);
    let tone = if corrected.is_empty() { tone(weight) } else { Tone::Disputed };
    corrected.push(standing(weight, account, &line.in_part));
    corrected.extend(perhaps(line, weighed));
    let correcting = weighed.story.corrections_of(index).map(|(_, c)| Cite { report: c.report, span: c.span });
    let telling = event.asserted().iter().filter(|c| line.cites.iter().any(|cite| cite.report == c.report));
    let claims = telling.map(|c| Cite { report: c.report, span: c.span });
    Row {
        event: index,
        when: day.map(|day| when(day, weighed)).unwrap_or_default(),
        inferred: day.and_then(|day| day.when.as_ref()?.inferred.clone()),
        what: what(event),
        standing: corrected.join("; "),
        tone,
        cites: claims.chain(weight.elsewhere(Tells::Surely)).chain(correcting).collect(),
        in_part: line.in_part.clone(),
    }
}

/// Share of the reports that are not cited which are not counted up any more.
const MOST: f64 = 0.6;
/// Reports that are counted up whatever their share.
const FEW: usize = 4;

/// Which reports may tell it, too: "most others" where the list would be long.
fn perhaps(line: &Line, weighed: &WeighedStory) -> Vec<String> {
    let cited: BTreeSet<usize> = line.cites.iter().map(|cite| cite.report).collect();
    let others = weighed.story.reports.iter().filter(|report| !cited.contains(report)).count();
    let is_most = line.perhaps.len() > FEW && line.perhaps.len() as f64 >= MOST * others as f64;
    let named = |reports: &[usize], what: &str| {
        (!reports.is_empty()).then(|| format!("{} {what}", marks(reports.iter().copied())))
    };
    let perhaps = match line.perhaps.len() == others {
        _ if !is_most => named(&line.perhaps, "may tell it too"),
        true => Some("all others may tell it too".to_owned()),
        false => Some("most others may tell it too".to_owned()),
    };
    named(&line.perhaps_all, "may tell all of it").into_iter().chain(perhaps).collect()
}

/// The day, or every day that a source gives where they disagree.
fn when(day: &LineDay, weighed: &WeighedStory) -> String {
    if let Some(conflict) = weighed.disputed_day(day.event) {
        let days: Vec<String> =
            conflict.values.iter().map(|v| v.value.parse().map_or(v.value.clone(), wording::day)).collect();
        return days.join(" or ");
    }
    day.when.as_ref().map_or_else(|| day.words.clone(), wording::when)
}

fn what(event: &Event) -> String {
    match event.factuality {
        Factuality::Happened => event.summary.clone(),
        Factuality::Planned => format!("Planned: {}", event.summary),
        Factuality::Possible => format!("Said to be possible: {}", event.summary),
        // "It does not" says so itself.
        Factuality::Denied if is_negated(&event.summary) => event.summary.clone(),
        Factuality::Denied => format!("Denied: {}", event.summary),
    }
}

fn is_negated(words: &str) -> bool {
    let denies = |word: &str| cue(word, CueClass::Adverb, CueScope::Itself) == Some(Factuality::Denied);
    let lower = words.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').any(|word| {
        let tail = word.rfind("n't").or_else(|| word.rfind("n’t")).map_or(word, |at| &word[at..]);
        denies(tail)
    })
}

/// "repeated, one origin: IRNA", "repeated, perhaps all from IRNA" where some credit it for other things only, "repeated, not surely
/// independent" where nothing shows from whom, "disputed (when); corroborated, 2 independent origins: AFP and report `[2]`
/// itself".
fn standing(weight: &Weight, account: &Account, in_part: &[usize]) -> String {
    let origins = wording::list(&origins(weight, account));
    let standing = match weight.standing {
        _ if weight.reports == 0 => "no report stands behind it".to_owned(),
        Standing::Corroborated => {
            let part = if weight.is_corroborated_in_part(in_part) { " in part" } else { "" };
            match &weight.one_state {
                None => format!("corroborated{part}, {} independent origins: {origins}", weight.origins.len()),
                Some(of) => {
                    let (reports, country) = (marks(of.reports.iter().copied()), of.country);
                    format!(
                        "repeated{part}, not surely independent: {origins}, all media of the state of {country} by {reports}"
                    )
                }
            }
        }
        Standing::Repeated if weight.origins.iter().all(|origin| origin.is_credited) => {
            format!("repeated, one origin: {origins}")
        }
        Standing::Repeated if weight.origins.iter().all(|origin| origin.is_likely) => {
            format!("repeated, perhaps all from {}", origins.trim_end_matches(" itself"))
        }
        Standing::Repeated => {
            let among: Vec<String> = weight.origins.iter().flat_map(|origin| &origin.among).cloned().collect();
            let credited =
                if among.is_empty() { String::new() } else { format!("; some credit {}", wording::list(&among)) };
            format!("repeated, not surely independent{credited}")
        }
        Standing::SingleSource if in_part.is_empty() => format!("single source: {origins}"),
        Standing::SingleSource => format!("single source for all of it: {origins}"),
    };
    if weight.disputed.is_empty() {
        return standing;
    }
    let aspects: Vec<&str> = weight.disputed.iter().map(|a| aspect(*a)).collect();
    format!("disputed ({}); {standing}", aspects.join(", "))
}

/// The report that is its own origin: its path stands for the outlet that it does not name.
fn report_of(origin: &str, account: &Account) -> Option<usize> {
    account.reports.iter().position(|report| report.report.path == origin)
}

/// The origin's name, or the number of the report that is one.
fn report_or_name(origin: &str, account: &Account) -> String {
    report_of(origin, account).map_or(origin.to_owned(), |report| format!("report [{}]", report + 1))
}

/// The origins' names, and after them, by their numbers, the reports that are origins themselves and name no outlet, then
/// those of which some credit an origin for other things only.
fn origins(weight: &Weight, account: &Account) -> Vec<String> {
    let is_plain = |origin: &&OriginSupport| origin.is_credited || weight.standing != Standing::Corroborated;
    let (plain, maybe): (Vec<&OriginSupport>, Vec<&OriginSupport>) = weight.origins.iter().partition(is_plain);
    let mut names: Vec<String> = Vec::new();
    let mut reports: Vec<usize> = Vec::new();
    for origin in plain {
        match report_of(&origin.origin, account) {
            Some(report) => reports.push(report),
            None => names.push(origin.origin.clone()),
        }
    }
    reports.sort_unstable();
    match reports.len() {
        0 => {}
        1 => names.push(format!("report {} itself", marks(reports.into_iter()))),
        _ => names.push(format!("reports {} themselves", marks(reports.into_iter()))),
    }
    names.extend(maybe.into_iter().map(|origin| {
        let from = report_or_name(&origin.origin, account);
        let from = if origin.is_likely { format!("all from {from}") } else { "not independent".to_owned() };
        format!("reports {} (perhaps {from})", marks(origin.reports.iter().copied()))
    }));
    names
}

fn tone(weight: &Weight) -> Tone {
    match weight.standing {
        _ if !weight.disputed.is_empty() => Tone::Disputed,
        Standing::Corroborated if weight.one_state.is_none() => Tone::Firm,
        Standing::Corroborated | Standing::Repeated | Standing::SingleSource => Tone::Thin,
    }
}

pub(super) fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::When => "when",
        Aspect::Where => "where",
        Aspect::Who => "who",
        Aspect::Number => "how many",
        Aspect::What => "what",
        Aspect::Factuality => "whether",
    }
}

fn card(index: usize, account: &Account, weighed: &WeighedStory) -> Card {
    let story = &weighed.story;
    let agreement = &story.agreements[index];
    let told: Vec<&Claim> = agreement.told().map(|(event, claim)| &story.events[event].claims[claim]).collect();
    let names = |entities: &[usize]| {
        let names: Vec<&str> = entities.iter().map(|&e| story.entities[e].name.as_str()).collect();
        names.join("; ")
    };
    let stated = |text: String, cites: &[Cite]| match text.is_empty() {
        true => Item { text: "not stated".to_owned(), cites: Vec::new(), in_part: Vec::new() },
        false => Item { text, cites: cites.to_vec(), in_part: Vec::new() },
    };
    // Each field is cited to those that tell it.
    let cited = |text: String, tells: &dyn Fn(&Claim) -> bool| {
        let telling = told.iter().filter(|claim| tells(claim));
        stated(text, &telling.map(|claim| Cite { report: claim.report, span: claim.span }).collect::<Vec<_>>())
    };
    let is_in = |claim: &Claim, cite: &Cite| cite.report == claim.report && claim.span.overlaps(cite.span);
    let names_any = |claim: &Claim, of: &[usize]| {
        let takes_part = claim.participants.iter().any(|part| of.contains(&part.entity));
        takes_part || of.iter().any(|&entity| story.entities[entity].mentions.iter().any(|cite| is_in(claim, cite)))
    };
    let areas: Vec<&str> = agreement.areas.iter().map(|a| a.area.as_str()).collect();
    let evidence: Vec<Cite> = agreement.areas.iter().flat_map(|a| a.evidence.iter().copied()).collect();
    let place = agreement.place.map_or("", |e| story.entities[e].name.as_str());
    let day = agreement.when.as_ref().map(wording::when).unwrap_or_default();
    let is_known_day = |when: &When| agreement.when.as_ref().is_some_and(|known| known.is_compatible(when));
    let is_of_day = |claim: &Claim| claim.when.as_ref().is_some_and(is_known_day);
    // Which reports tell less is known of the row of the event.
    let row = weighed.lines.iter().find(|l| l.section == Section::WhatHappened && l.events.contains(&agreement.event));
    let in_part = row.map(|row| row.in_part.clone()).unwrap_or_default();
    let is_signed = matches!(agreement.status, AgreementStatus::Signed | AgreementStatus::Extended);
    // Persons who agree for nobody that is named.
    let (mut persons, parties): (Vec<usize>, Vec<usize>) =
        (agreement.parties.iter().copied()).partition(|&e| !is_signed && story.entities[e].kind == EntityKind::Person);
    persons.extend(&agreement.signatories);
    let weight = |event: usize, claims: &[usize]| weighed.weights[event].of(claims, &story.events[event]);
    let of_others = agreement.also.iter().map(|of| weight(of.event, &of.claims));
    let weight = of_others.fold(weight(agreement.event, &agreement.claims), |weight, other| weight.joined(&other));
    let standing = standing(&weight, account, &in_part);
    let mut fields = vec![
        ("parties", cited(names(&parties), &|claim| names_any(claim, &parties))),
        (if is_signed { "signed by" } else { "persons" }, cited(names(&persons), &|claim| names_any(claim, &persons))),
        ("day", cited(day, &|claim| is_of_day(claim))),
        (
            "place",
            cited(place.to_owned(), &|claim| {
                claim.place == agreement.place || agreement.place.is_some_and(|place| names_any(claim, &[place]))
            }),
        ),
        ("areas", stated(areas.join("; "), &evidence)),
    ];
    let mut other_days: Vec<&When> =
        told.iter().filter_map(|c| c.when.as_ref()).filter(|when| !is_known_day(when)).collect();
    other_days.sort_by_key(|when| (when.from, when.to));
    other_days.dedup();
    let of_day = |when: &When| ("day", cited(wording::when(when), &|claim| claim.when.as_ref() == Some(when)));
    let days: Vec<(&'static str, Item)> = other_days.into_iter().map(of_day).collect();
    let behind_day = fields.iter().position(|(label, _)| *label == "day").map_or(fields.len(), |at| at + 1);
    fields.splice(behind_day..behind_day, days);
    let terms = |label: &'static str, terms: &[Term]| -> Vec<(&'static str, Item)> {
        terms.iter().map(|term| (label, stated(term.words.clone(), &term.evidence))).collect()
    };
    fields.extend(terms("term", &agreement.terms));
    fields.extend(terms("worth", &agreement.worth));
    fields.push(("standing", stated(standing, &[])));
    fields.extend(see_also(index, story).map(|item| ("see also", item)));
    Card { title: title(agreement), fields }
}

fn title(agreement: &Agreement) -> String {
    format!("{} ({})", capitalised(&agreement.kind), status(agreement.status))
}

/// Other cards of the same two: "signed a memorandum" in one report may be what another tells as "agreed to cooperate".
fn see_also(index: usize, story: &Story) -> Option<Item> {
    let others: Vec<&Agreement> = story.of_the_same_two(index).into_iter().map(|at| &story.agreements[at]).collect();
    let told = others.iter().flat_map(|other| other.told());
    let claims = told.map(|(event, claim)| &story.events[event].claims[claim]);
    let cites = claims.map(|claim| Cite { report: claim.report, span: claim.span }).collect();
    let titles: Vec<String> = others.iter().map(|other| title(other).to_lowercase()).collect();
    let text = format!("of the same two: {}", wording::list(&titles));
    (!others.is_empty()).then_some(Item { text, cites, in_part: Vec::new() })
}

fn status(status: AgreementStatus) -> &'static str {
    match status {
        AgreementStatus::Signed => "signed",
        AgreementStatus::Agreed => "agreed; signing not stated",
        AgreementStatus::Planned => "to be signed",
        AgreementStatus::Extended => "extended",
        AgreementStatus::Denied => "denied",
    }
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use crate::weigh::{SameOrigin, testing, weigh};

    #[test]
    fn what_says_itself_that_it_is_not_so_is_not_denied_once_more() {
        for words in ["Iran cannot offer help", "The company didn't warn", "Nothing was not said"] {
            assert!(is_negated(words), "{words}");
        }
        assert!(!is_negated("The company ignored warnings"));
    }

    /// Lists of nine reports of sixteen that "may tell it too" stood beside half of the rows.
    #[test]
    fn most_reports_are_not_counted_up() {
        let reports: Vec<_> =
            (0..10).map(|_| testing::report("").says(testing::claim("meet").by(&["Ana Boll"]))).collect();
        let account = weigh(testing::resolution(&reports), &SameOrigin::default(), "test");
        let weighed = &account.stories[0];
        let said = |cited: usize, may: std::ops::Range<usize>| {
            let cites = (0..cited).map(|report| Cite { report, span: Span::new(0, 1) }).collect();
            let line = weighed.lines.iter().find(|line| line.section == Section::WhatHappened).expect("a row");
            perhaps(&Line { cites, perhaps: may.collect(), ..line.clone() }, weighed)
        };
        assert_eq!(said(1, 1..3), ["[2][3] may tell it too"]);
        assert_eq!(said(1, 1..7), ["most others may tell it too"]);
        assert_eq!(said(1, 1..10), ["all others may tell it too"]);
        assert_eq!(said(8, 8..10), ["[9][10] may tell it too"]);
        assert!(said(1, 1..1).is_empty());
    }
}
