//! Numbers that grow with the days on which they are reported: an update, not a contradiction.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::Span;
use jiff::civil::Date;

use crate::account::{Aspect, Series, SeriesPoint};
use crate::annotate::events::measures::AGE;
use crate::annotation::{AnnotatedReport, ArgumentRole, Bound, Factuality, Quantity, When};
use crate::lexicon::quantities::{is_people, is_state};
use crate::resolve::news::names_another;
use crate::story::{Claim, Event, Story};
use crate::wording;

/// A number that a claim gives.
#[derive(Debug, Clone, Copy)]
pub struct Count<'a> {
    /// Index into the event's claims.
    pub claim: usize,
    /// The number.
    pub quantity: &'a Quantity,
}

/// What is counted: "killed", "people", "dollar".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thing {
    unit: String,
    of: String,
    /// Of an age: the part of the one who has it.
    role: Option<ArgumentRole>,
}

impl Thing {
    /// Whether it counts human beings.
    pub fn is_of_people(&self) -> bool {
        self.is_toll() || self.unit.is_empty() || is_people(&self.unit)
    }

    /// Whether it counts people, and nothing says which: those who fled and those who died.
    fn is_anybody(&self) -> bool {
        self.of.is_empty() && self.is_of_people()
    }

    /// The unit that is counted, as the report has it.
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// Whether it is how old somebody is.
    pub fn is_age(&self) -> bool {
        self.unit == AGE
    }

    /// Whether it is the age of somebody by name.
    pub fn is_age_of_one(&self) -> bool {
        self.is_age() && !self.of.is_empty()
    }

    /// Whether it counts those whom something befell, who are found one after another.
    pub fn is_toll(&self) -> bool {
        is_state(&self.of)
    }
}

impl Thing {
    /// A number of it in words: "12 killed", "at least 8 years".
    pub fn counted(&self, count: &Count<'_>) -> String {
        let Quantity { value, bound, .. } = *count.quantity;
        let number = format!("{}{}", limit(bound), wording::number(value));
        match (self.is_age(), self.unit.as_str(), self.of.as_str()) {
            (true, ..) => format!("{number} years of age"),
            (false, "", of) => format!("{number} {of}"),
            (false, unit, of) => format!("{number} {} {of}", wording::plural(unit, value)).trim_end().to_owned(),
        }
    }
}

fn limit(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::Approximate => "about ",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "at most ",
    }
}

impl Count<'_> {
    /// The number as it is bounded: "260", "at least 260".
    pub fn words(&self) -> String {
        format!("{}{}", limit(self.quantity.bound), self.quantity.value)
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.unit.as_str(), self.of.as_str()) {
            (AGE, _) => f.write_str("years of age"),
            (unit, "") => f.write_str(unit),
            ("", of) => f.write_str(of),
            (unit, of) => write!(f, "{unit} {of}"),
        }
    }
}

/// The numbers that the claims of an event give, by what they count. A claim with two numbers for one thing gives none:
/// one of them is a part of the other.
pub fn counts(claims: &[Claim]) -> BTreeMap<Thing, Vec<Count<'_>>> {
    let mut of_thing: BTreeMap<Thing, Vec<Count<'_>>> = BTreeMap::new();
    for (claim, quantities) in claims.iter().map(|claim| &claim.quantities).enumerate() {
        let mut of_claim: BTreeMap<Thing, Vec<Count<'_>>> = BTreeMap::new();
        for quantity in quantities.iter().filter(|quantity| quantity.value.is_finite()) {
            for thing in things(quantity) {
                of_claim.entry(thing).or_default().push(Count { claim, quantity });
            }
        }
        for (thing, counts) in of_claim {
            if let [count] = counts[..] {
                of_thing.entry(thing).or_default().push(count);
            }
        }
    }
    of_thing
}

/// What a number counts; an age is that of a part of the event, and of a name.
fn things(quantity: &Quantity) -> Vec<Thing> {
    if quantity.unit != AGE {
        return vec![thing(quantity)];
    }
    let age = |of: String| Thing { unit: AGE.to_owned(), of, role: quantity.role };
    let name = quantity.of.clone().filter(|of| of.starts_with(char::is_uppercase));
    std::iter::once(age(String::new())).chain(name.map(age)).collect()
}

fn thing(quantity: &Quantity) -> Thing {
    let unit = match quantity.unit.to_lowercase().as_str() {
        "person" | "people" | "persons" | "human" => String::new(),
        unit => unit.to_owned(),
    };
    let of = quantity.of.as_deref().unwrap_or_default().to_lowercase();
    let of = match of.as_str() {
        "dead" | "death" | "deaths" | "die" | "died" | "kill" | "killed" | "dies" => "killed".to_owned(),
        "hurt" | "injure" | "injured" | "injury" | "injuries" | "wound" | "wounded" => "injured".to_owned(),
        _ => of,
    };
    if matches!(of.as_str(), "killed" | "injured") {
        // Workers, villagers, children: whoever they are, it is the dead or the injured that are counted.
        return Thing { unit: String::new(), of, role: None };
    }
    if unit.is_empty() && of.is_empty() {
        return Thing { unit: "people".to_owned(), of, role: None };
    }
    Thing { unit, of, role: None }
}

/// Finds the numbers of a story that grew.
pub fn find(story: &Story, reports: &[AnnotatedReport]) -> Vec<Series> {
    let of_event = |index: usize| {
        let event = &story.events[index];
        counts(event.asserted()).into_iter().filter_map(move |(thing, mut counts)| {
            counts.retain(|count| story.given_up(index, count.claim).all(|correction| !correction.is_about(true)));
            if thing.is_anybody() {
                counts.retain(|count| event.claims[count.claim].lemma(reports) == Some(event.lemma.as_str()));
                counts.retain(|count| count.quantity.role != Some(ArgumentRole::Agent));
            }
            let series = series(index, event, &thing, &counts, reports)?;
            (!is_known_before(story, &thing, &series)).then_some(series)
        })
    };
    (0..story.events.len()).flat_map(of_event).collect()
}

/// Number of things from which it is likely one that grows, and not another time counted.
pub(crate) const FEW: f64 = 12.0;

/// The numbers in the order of the days of publication, if there are two days and two numbers and none is smaller than
/// one before it.
fn series(
    index: usize,
    event: &Event,
    thing: &Thing,
    counts: &[Count<'_>],
    reports: &[AnnotatedReport],
) -> Option<Series> {
    let mut points: BTreeMap<(Date, Amount), BTreeSet<usize>> = BTreeMap::new();
    for count in counts {
        let claim = &event.asserted()[count.claim];
        if claim.factuality != Factuality::Happened || count.quantity.bound == Bound::AtMost {
            continue;
        }
        let report = &reports[claim.report];
        let sentence = report.events.get(claim.event).and_then(|event| report.sentences.get(event.word.sentence));
        let Some(day) = report.report.date().filter(|_| !sentence.is_some_and(names_another)) else { continue };
        points.entry((day, Amount(count.quantity.value))).or_default().insert(count.claim);
    }
    if thing.is_age() {
        return None;
    }
    let published: Vec<Date> = points.keys().map(|(day, _)| *day).collect();
    let is_of_then =
        |claim: &usize| published.first().is_none_or(|&first| !is_told_long_before(&event.asserted()[*claim], first));
    points.values_mut().for_each(|claims| claims.retain(is_of_then));
    points.retain(|_, claims| !claims.is_empty());
    let amounts: Vec<Amount> = points.keys().map(|(_, amount)| *amount).collect();
    let days: BTreeSet<Date> = points.keys().map(|(day, _)| *day).collect();
    if days
        .first()
        .is_some_and(|first| counts.iter().any(|count| is_told_after(&event.asserted()[count.claim], *first)))
    {
        return None;
    }
    let grows = amounts.windows(2).all(|pair| pair[0] <= pair[1]) && amounts.first() < amounts.last();
    // "One game", "five games": a few things are counted again and again.
    let is_of_few = !thing.is_of_people() && amounts.last().is_some_and(|most| most.0 < FEW);
    if !grows || days.len() < 2 || is_of_few {
        return None;
    }
    let point = |((day, _), claims): ((Date, Amount), BTreeSet<usize>)| {
        // Of "7" and "at least 7" on one day the number, whichever report comes first.
        let words = counts.iter().filter(|count| claims.contains(&count.claim)).map(Count::words).min()?;
        Some(SeriesPoint { value: words, as_of: Some(day), claims: claims.into_iter().collect() })
    };
    let points = points.into_iter().filter_map(point).collect();
    Some(Series { event: index, aspect: Aspect::Number, of: thing.to_string(), points })
}

/// Whether a claim says that it happened after a day: who counted on that day counted another happening of the kind.
fn is_told_after(claim: &Claim, day: Date) -> bool {
    claim.when.as_ref().and_then(When::stated_from).is_some_and(|from| from > day)
}

/// Days before the first report from which a happening is another than the one that is reported.
const LONG_BEFORE: i64 = 60;

/// Whether a claim says that it happened long before a day: the dead of another disaster, years ago.
fn is_told_long_before(claim: &Claim, day: Date) -> bool {
    let until = claim.when.as_ref().and_then(|when| when.to);
    until.zip(day.checked_sub(Span::new().days(LONG_BEFORE)).ok()).is_some_and(|(until, first)| until < first)
}

/// Whether a report that gives a number gives a later one of the series, too: it counts two things, five officers and twenty workers.
fn is_known_before(story: &Story, thing: &Thing, series: &Series) -> bool {
    let event = &story.events[series.event];
    let value = |claim: usize| counted_in(&event.asserted()[claim], thing);
    series.points.iter().enumerate().any(|(at, point)| {
        let later: Vec<f64> =
            series.points[at + 1..].iter().flat_map(|later| later.claims.iter().flat_map(|&c| value(c))).collect();
        let reports: BTreeSet<usize> = point.claims.iter().map(|&claim| event.asserted()[claim].report).collect();
        let all = story.events.iter().flat_map(|event| &event.claims).chain(&story.unplaced);
        let claims = all.filter(|claim| reports.contains(&claim.report));
        let mut told = claims.flat_map(|claim| counted_in(claim, thing));
        told.any(|number| later.contains(&number))
    })
}

/// The numbers that a claim gives of a thing.
fn counted_in(claim: &Claim, thing: &Thing) -> Vec<f64> {
    claim.quantities.iter().filter(|quantity| things(quantity).contains(thing)).map(|quantity| quantity.value).collect()
}

/// Whether a number counts what is called `of`.
pub(crate) fn counted_as(quantity: &Quantity, of: &str) -> bool {
    things(quantity).iter().any(|thing| thing.to_string() == of)
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Amount(f64);

impl Eq for Amount {}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}
