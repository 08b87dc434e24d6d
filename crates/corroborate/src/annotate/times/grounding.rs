//! From what a time expression says to when that is.
//!
//! What is known is in [`Context`]: the day of publication, the last date told before, the tense. What is used of it
//! beyond the stated day of publication is named in the reading. What isn't known is not guessed: the value
//! then keeps its X and [`Grounded::lacks`] names what is missing.

use jiff::civil::{Date, Weekday};

use super::calendar::{self, Stretch, shift};
use super::clock::Clock;
use super::expression::{
    Amount, Anchor, CalendarDate, DayTime, Direction, Expression, Holiday, Portion, Section, Shift, Unit,
};
use crate::annotation::{Lacks, Tense, TimeKind, When};

/// What is known where a time expression stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Context<'r> {
    /// The day of publication.
    pub(super) published: Option<Date>,
    /// The day after that, if the report was changed then.
    pub(super) changed: Option<Date>,
    /// Days that other reports of the story tell with their year.
    pub(super) story_days: &'r [Date],
    /// The last day told before.
    pub(super) last_day: Option<Date>,
    /// The last date of any size told before.
    pub(super) last_date: Option<(Date, Date)>,
    /// Whether the last day was told too long ago to count from.
    pub(super) is_far: bool,
    /// The time of day told before, if it was the last date.
    pub(super) last_clock: Option<Clock>,
    /// The year that was told just before, if it was told in digits.
    pub(super) year_told: Option<i16>,
    /// Tense of the verb it belongs to.
    pub(super) tense: Tense,
}

impl Context<'_> {
    /// Where the last date told that is no coarser than `unit` begins; one that lies ahead only for what does so itself.
    /// Months are not counted from a day when a year was told since that the day is not in.
    fn told(&self, unit: Unit) -> Option<Date> {
        let is_ahead = |day: Date| self.published.is_some_and(|published| day > published);
        let looks_ahead = matches!(self.tense, Tense::Future | Tense::Present);
        let (days, is_long) = match unit {
            Unit::Year | Unit::Decade | Unit::Century => (366, true),
            Unit::Quarter => (92, true),
            Unit::Month => (31, true),
            _ => (1, false),
        };
        let date = self.last_date.filter(|(from, to)| (*to - *from).get_days() < days).map(|(from, _)| from);
        let is_apart = |day: Date| self.last_date.is_some_and(|(from, to)| is_long && (day < from || day > to));
        let day = self.last_day.filter(|&day| !is_apart(day));
        date.or(day).filter(|&day| looks_ahead || !is_ahead(day))
    }
}

/// When a time expression is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grounded {
    pub(super) kind: TimeKind,
    pub(super) value: String,
    pub(super) interval: Option<When>,
    pub(super) lacks: Option<Lacks>,
}

/// A stretch found, with what was inferred.
struct Known {
    stretch: Stretch,
    inferred: Option<&'static str>,
}

/// A value with X in it, and what it lacks.
struct Unknown {
    value: String,
    lacks: Option<Lacks>,
}

type Worked = Result<Known, Unknown>;

const YEAR_FROM_PUBLICATION: &str = "the year, from the date of publication";
/// Hours that likely lead to another day.
const HALF_A_DAY: f64 = 12.0;

const YEAR_FROM_STORY: &str = "the year, from the other reports of the story";
const YEAR_FROM_TOLD: &str = "the year, from the last date told";
const DAY_FROM_PUBLICATION: &str = "the day, from the date of publication";
const DAY_FROM_CHANGE: &str = "the day, from the date of its last change";
const DAY_FROM_TOLD: &str = "the day, from the last date told";
const MONTH_FROM_TOLD: &str = "the month, from the last date told";
const MONTH_FROM_PUBLICATION: &str = "the month, from the date of publication";
const NORTHERN: &str = "the months of the season, from the northern hemisphere";

/// Works out when `expression` is.
pub(super) fn ground(expression: &Expression, context: &Context<'_>) -> Grounded {
    match expression {
        Expression::Duration { amount, unit, window } => duration(*amount, *unit, *window, context),
        Expression::Set(value) => unbound(TimeKind::Set, value),
        Expression::Reference(value) => unbound(TimeKind::Date, value),
        Expression::Sometime(Direction::Past) => unbound(TimeKind::Date, "PAST_REF"),
        Expression::Sometime(Direction::Future) => unbound(TimeKind::Date, "FUTURE_REF"),
        Expression::TimeOfDay { time, day } => time_of_day(*time, day.as_deref(), context),
        Expression::Portion { of, .. } if matches!(**of, Expression::TimeOfDay { .. }) => ground(of, context),
        Expression::Shifted { units, unit, anchor: Anchor::Narrative } if unit.is_within_day() => {
            match context.last_clock.as_ref().and_then(|clock| clock.shifted(*units, *unit)) {
                Some((day, time)) => {
                    let day = Known { stretch: Stretch::day(day), inferred: Some(DAY_FROM_TOLD) };
                    grounded(TimeKind::Time, Ok(day), &time)
                }
                // "18 hours earlier" may be another day.
                None if *unit == Unit::Hour && units.abs() >= HALF_A_DAY => unbound(TimeKind::Date, "XXXX-XX-XX"),
                None => grounded(TimeKind::Date, work_out(expression, context), ""),
            }
        }
        _ => grounded(TimeKind::Date, work_out(expression, context), ""),
    }
}

fn unbound(kind: TimeKind, value: &str) -> Grounded {
    Grounded { kind, value: value.to_string(), interval: None, lacks: None }
}

fn grounded(kind: TimeKind, worked: Worked, suffix: &str) -> Grounded {
    match worked {
        Ok(Known { stretch, inferred }) => Grounded {
            kind,
            value: stretch.value + suffix,
            interval: Some(When {
                from: Some(stretch.from),
                to: Some(stretch.to),
                inferred: inferred.map(str::to_string),
            }),
            lacks: None,
        },
        Err(Unknown { value, lacks }) => Grounded { kind, value: value + suffix, interval: None, lacks },
    }
}

fn work_out(expression: &Expression, context: &Context<'_>) -> Worked {
    match expression {
        Expression::Date(date) => calendar_date(date, context),
        Expression::Years { first, count } => stated(Stretch::of_years(*first, *count), "XX"),
        Expression::Section { section, year, shift } => self::section(*section, year.as_deref(), *shift, context),
        Expression::Weekday { weekday, shift } => self::weekday(*weekday, *shift, context),
        Expression::Weekend => weekend(context),
        Expression::Month { month, shift } => shifted_month(*month, *shift, context),
        Expression::MonthTold { month, units } => month_told(*month, *units, context),
        Expression::Holiday { holiday, year, shift } => self::holiday(*holiday, year.as_deref(), *shift, context),
        Expression::Shifted { units, unit, anchor } => shifted(*units, *unit, anchor, context),
        Expression::Portion { portion, of } => self::portion(*portion, of, context),
        Expression::TimeOfDay { day: Some(day), .. } => work_out(day, context),
        Expression::Range { from, to } => range(from, to, context),
        _ => Err(Unknown { value: "XXXX-XX-XX".to_string(), lacks: None }),
    }
}

fn stated(stretch: Option<Stretch>, else_value: &str) -> Worked {
    known(stretch, None, else_value)
}

fn known(stretch: Option<Stretch>, inferred: Option<&'static str>, else_value: &str) -> Worked {
    match stretch {
        Some(stretch) => Ok(Known { stretch, inferred }),
        None => Err(Unknown { value: else_value.to_string(), lacks: None }),
    }
}

fn lacking<T>(value: String, lacks: Lacks) -> Result<T, Unknown> {
    Err(Unknown { value, lacks: Some(lacks) })
}

fn calendar_date(date: &CalendarDate, context: &Context<'_>) -> Worked {
    let CalendarDate { year, year_by, month, day, weekday } = *date;
    let published = || context.published.map(|published| published.year());
    let year = year.or_else(|| year_by.zip(published()).map(|(by, year)| year + by.units() as i16));
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => {
            let value = format!("{}-{month:02}-{day:02}", calendar::year_value(year));
            stated(Date::new(year, month, day).ok().map(Stretch::day), &value)
        }
        (Some(year), Some(month), None) => stated(Stretch::month(year, month), "XXXX"),
        (Some(year), None, _) => stated(Stretch::year(year), &calendar::year_value(year)),
        (None, Some(month), Some(day)) => in_some_year(
            |year| {
                Date::new(year, month, day).ok().filter(|d| weekday.is_none_or(|w| d.weekday() == w)).map(Stretch::day)
            },
            format!("XXXX-{month:02}-{day:02}"),
            context,
        ),
        (None, Some(month), None) => {
            in_some_year(|year| Stretch::month(year, month), format!("XXXX-{month:02}"), context)
        }
        (None, None, Some(day)) => day_of_month(day, context),
        (None, None, None) => Err(Unknown { value: "XXXX-XX-XX".to_string(), lacks: None }),
    }
}

/// Which year a date without one is in: the one just told, else the one nearest to the publication that the tense allows.
fn in_some_year(in_year: impl Fn(i16) -> Option<Stretch>, else_value: String, context: &Context<'_>) -> Worked {
    let told = context.year_told.filter(|_| matches!(context.tense, Tense::Past | Tense::Unknown));
    if let Some(stretch) = told.and_then(&in_year) {
        return Ok(Known { stretch, inferred: Some(YEAR_FROM_TOLD) });
    }
    let is_day = |stretch: &Stretch, day: Date| (stretch.from, stretch.to) == (day, day);
    let looks_back = matches!(context.tense, Tense::Past | Tense::Unknown);
    let mut story_days = context.story_days.iter().filter(|_| looks_back);
    let of_story = story_days.find_map(|&day| in_year(day.year()).filter(|s| is_day(s, day)));
    if let Some(stretch) = of_story {
        return Ok(Known { stretch, inferred: Some(YEAR_FROM_STORY) });
    }
    let Some(published) = context.published else { return lacking(else_value, Lacks::Year) };
    // A weekday that is named too may rule the nearest years out.
    let years = (-6..=2).filter_map(|y: i16| in_year(published.year().checked_add(y)?));
    let nearest = years.min_by_key(|s| distance(s, published, context.tense));
    known(nearest, Some(YEAR_FROM_PUBLICATION), &else_value)
}

/// Days from the publication to a stretch; a direction that the tense speaks against costs more.
fn distance(stretch: &Stretch, published: Date, tense: Tense) -> i64 {
    /// A report may be dated a day or two before the text was written (time zones, updates).
    const SLACK: i64 = 2;
    let before = calendar::days_between(stretch.to, published).max(0);
    let after = calendar::days_between(published, stretch.from).max(0);
    let against = match tense {
        Tense::Past if after > SLACK => 3650,
        Tense::Future if before > SLACK => 200,
        _ => 0,
    };
    before + after + against
}

fn day_of_month(day: i8, context: &Context<'_>) -> Worked {
    let else_value = format!("XXXX-XX-{day:02}");
    let (base, inferred) = match (context.last_day, context.published) {
        (Some(told), _) => (told, MONTH_FROM_TOLD),
        (None, Some(published)) => (published, MONTH_FROM_PUBLICATION),
        (None, None) => return lacking(else_value, Lacks::Reference),
    };
    let candidates = [0.0, -1.0, 1.0].into_iter().filter_map(|by| {
        let month = shift(base.first_of_month(), Unit::Month, by)?;
        Date::new(month.year(), month.month(), day).ok().map(Stretch::day)
    });
    let nearest = candidates.min_by_key(|s| distance(s, context.published.unwrap_or(base), context.tense));
    known(nearest, Some(inferred), &else_value)
}

fn weekday(weekday: Weekday, shift: Option<Shift>, context: &Context<'_>) -> Worked {
    let Some(published) = context.published else {
        return lacking(format!("XXXX-WXX-{}", weekday.to_monday_one_offset()), Lacks::Reference);
    };
    // Published late on a Monday and changed on the Tuesday, "on Tuesday he visited them" tells of that one.
    let changed = context.changed.filter(|day| day.weekday() == weekday && context.tense == Tense::Past);
    if let Some(day) = changed.filter(|_| shift.is_none()) {
        return known(Some(Stretch::day(day)), Some(DAY_FROM_CHANGE), "");
    }
    let before = || calendar::shift(published, Unit::Day, -1.0).and_then(|d| calendar::weekday_up_to(d, weekday));
    let after = || calendar::shift(published, Unit::Day, 1.0).and_then(|d| calendar::weekday_from(d, weekday));
    let day = match (shift, context.tense) {
        (Some(Shift::Last), _) => before(),
        (Some(Shift::Next), _) => after(),
        (Some(Shift::This), Tense::Past) | (None, Tense::Past | Tense::Unknown) => {
            calendar::weekday_up_to(published, weekday)
        }
        (Some(Shift::This), _) | (None, Tense::Future | Tense::Present) => calendar::weekday_from(published, weekday),
    };
    stated(day.map(Stretch::day), "XXXX-XX-XX")
}

/// "Over the weekend": the one that the tense points to, seen from the publication.
fn weekend(context: &Context<'_>) -> Worked {
    let Some(published) = context.published else { return lacking("XXXX-WXX-WE".to_string(), Lacks::Reference) };
    let coming = Stretch::weekend(published);
    let is_over = matches!(context.tense, Tense::Past | Tense::Unknown);
    let last = || calendar::shift(published, Unit::Week, -1.0).and_then(Stretch::weekend);
    let weekend = if is_over && coming.as_ref().is_some_and(|w| w.from > published) { last() } else { coming };
    stated(weekend, "XXXX-WXX-WE")
}

fn shifted_month(month: i8, shift: Shift, context: &Context<'_>) -> Worked {
    let Some(published) = context.published else { return lacking(format!("XXXX-{month:02}"), Lacks::Year) };
    let year = published.year()
        + match shift {
            Shift::Last => -i16::from(month >= published.month()),
            Shift::This => 0,
            Shift::Next => i16::from(month <= published.month()),
        };
    known(Stretch::month(year, month), None, "XXXX")
}

/// "The following January": the first behind the last date told.
fn month_told(month: i8, units: i8, context: &Context<'_>) -> Worked {
    let Some(told) = context.told(Unit::Month) else {
        return Err(Unknown { value: format!("XXXX-{month:02}"), lacks: None });
    };
    let year = told.year()
        + match units {
            0 => 0,
            1.. => i16::from(month <= told.month()),
            _ => -i16::from(month >= told.month()),
        };
    known(Stretch::month(year, month), Some(MONTH_FROM_TOLD), "XXXX")
}

/// The year that an expression is, if it is one.
fn year_of(year: &Expression, context: &Context<'_>) -> Result<i16, Unknown> {
    work_out(year, context).map(|known| known.stretch.from.year())
}

fn section(section: Section, year: Option<&Expression>, by: Option<Shift>, context: &Context<'_>) -> Worked {
    let letters = match section {
        Section::Quarter(n) => format!("Q{n}"),
        Section::Half(n) => format!("H{n}"),
        Section::Season(season) => season.letters().to_string(),
        Section::FiscalYear => String::new(),
    };
    let inferred = matches!(section, Section::Season(_)).then_some(NORTHERN);
    if let Some(year) = year {
        let year = year_of(year, context)?;
        return match section {
            Section::FiscalYear => Err(Unknown { value: format!("FY{year:04}"), lacks: None }),
            _ => known(Stretch::section(section, year), inferred, "XXXX"),
        };
    }
    let Some(published) = context.published else {
        return lacking(format!("XXXX-{letters}").trim_end_matches('-').to_string(), Lacks::Year);
    };
    if section == Section::FiscalYear {
        return Err(Unknown { value: format!("FY{:04}", published.year()), lacks: None });
    }
    let years = (-2..=2).filter_map(|y: i16| Stretch::section(section, published.year() + y));
    let found = match by {
        Some(Shift::Last) => years.filter(|s| s.to < published).max_by_key(|s| s.to),
        Some(Shift::Next) => years.filter(|s| s.from > published).min_by_key(|s| s.from),
        Some(Shift::This) => years.min_by_key(|s| distance(s, published, context.tense)),
        None => return in_some_year(|year| Stretch::section(section, year), format!("XXXX-{letters}"), context),
    };
    known(found, inferred, "XXXX")
}

fn holiday(holiday: Holiday, year: Option<&Expression>, by: Option<Shift>, context: &Context<'_>) -> Worked {
    let day = |year| calendar::holiday(holiday, year).map(Stretch::day);
    if holiday == Holiday::Moving {
        return Err(Unknown { value: "XXXX-XX-XX".to_string(), lacks: None });
    }
    if let Some(year) = year {
        return stated(day(year_of(year, context)?), "XXXX-XX-XX");
    }
    let Some(published) = context.published else { return lacking("XXXX-XX-XX".to_string(), Lacks::Year) };
    let mut days = (-2..=2).filter_map(|y: i16| day(published.year() + y));
    match by {
        Some(Shift::Last) => stated(days.rfind(|s| s.to < published), "XXXX"),
        Some(Shift::Next) => stated(days.find(|s| s.from > published), "XXXX"),
        _ => in_some_year(day, "XXXX-XX-XX".to_string(), context),
    }
}

fn shifted(units: f64, unit: Unit, anchor: &Anchor, context: &Context<'_>) -> Worked {
    let else_value = match unit {
        Unit::Century => "XX",
        Unit::Decade => "XXX",
        Unit::Year => "XXXX",
        Unit::Quarter => "XXXX-QX",
        Unit::Month => "XXXX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Day | Unit::Hour | Unit::Minute | Unit::Second => "XXXX-XX-XX",
    };
    let (base, inferred) = match anchor {
        Anchor::Publication => match context.published {
            Some(published) => (published, None),
            None => return lacking(else_value.to_string(), Lacks::Reference),
        },
        Anchor::Narrative if context.is_far && context.told(unit).is_none() => {
            return Err(Unknown { value: else_value.to_string(), lacks: None });
        }
        Anchor::Narrative => match (context.told(unit), context.published) {
            (Some(told), _) => (told, Some(DAY_FROM_TOLD)),
            (None, Some(published)) if units == 0.0 => (published, Some(DAY_FROM_PUBLICATION)),
            (None, None) if units == 0.0 => return lacking(else_value.to_string(), Lacks::Reference),
            _ => return Err(Unknown { value: else_value.to_string(), lacks: None }),
        },
        Anchor::Time(time) => {
            let told = work_out(time, context)?;
            let base = if units < 0.0 { told.stretch.from } else { told.stretch.to };
            (base, told.inferred)
        }
    };
    // Half a year ago is a month, not a year.
    let grain = if units.fract() == 0.0 { unit } else { Unit::Month };
    let stretch = shift(base, unit, units).and_then(|d| Stretch::around(d, grain));
    known(stretch, inferred, else_value)
}

fn portion(portion: Portion, of: &Expression, context: &Context<'_>) -> Worked {
    let whole = work_out(of, context)?;
    let stretch = whole.stretch.portion(portion, context.published);
    Ok(Known { stretch, inferred: whole.inferred })
}

fn range(from: &Expression, to: &Expression, context: &Context<'_>) -> Worked {
    let value = |worked: &Worked| match worked {
        Ok(known) => known.stretch.value.clone(),
        Err(unknown) => unknown.value.clone(),
    };
    let (from, to) = (work_out(from, context), work_out(to, context));
    let both = format!("{}/{}", value(&from), value(&to));
    match (from, to) {
        (Ok(from), Ok(to)) if from.stretch.from <= to.stretch.to => {
            let stretch = Stretch { value: both, from: from.stretch.from, to: to.stretch.to };
            Ok(Known { stretch, inferred: from.inferred.or(to.inferred) })
        }
        (Err(unknown), _) | (_, Err(unknown)) => Err(Unknown { value: both, lacks: unknown.lacks }),
        _ => Err(Unknown { value: both, lacks: None }),
    }
}

fn time_of_day(time: DayTime, day: Option<&Expression>, context: &Context<'_>) -> Grounded {
    let suffix = match time {
        DayTime::Part(part) => format!("T{}", part.letters()),
        DayTime::Clock { hour, minute, offset } => format!("T{hour:02}:{:02}{offset}", minute.unwrap_or_default()),
    };
    let today = Expression::Shifted { units: 0.0, unit: Unit::Day, anchor: Anchor::Narrative };
    grounded(TimeKind::Time, work_out(day.unwrap_or(&today), context), &suffix)
}

fn duration(amount: Amount, unit: Unit, window: Option<Direction>, context: &Context<'_>) -> Grounded {
    let interval = match (amount, window, context.published) {
        (Amount::Exactly(n), Some(direction), Some(published)) if !unit.is_within_day() => match direction {
            Direction::Past => shift(published, unit, -n).map(|from| (from, published)),
            Direction::Future => shift(published, unit, n).map(|to| (published, to)),
        },
        _ => None,
    };
    let lacks = match (amount, window, context.published) {
        (Amount::Exactly(_), Some(_), None) => Some(Lacks::Reference),
        _ => None,
    };
    let interval = interval.map(|(from, to)| When { from: Some(from), to: Some(to), inferred: None });
    Grounded { kind: TimeKind::Duration, value: period_value(amount, unit), interval, lacks }
}

/// The TIMEX3 value of a length: "P3D", "PT2H", "P1.5Y", "PXM".
pub(super) fn period_value(amount: Amount, unit: Unit) -> String {
    let (prefix, letter, times) = match unit {
        Unit::Second => ("PT", "S", 1.0),
        Unit::Minute => ("PT", "M", 1.0),
        Unit::Hour => ("PT", "H", 1.0),
        Unit::Day => ("P", "D", 1.0),
        Unit::Week => ("P", "W", 1.0),
        Unit::Weekend => ("P", "WE", 1.0),
        Unit::Month => ("P", "M", 1.0),
        Unit::Quarter => ("P", "M", 3.0),
        Unit::Year => ("P", "Y", 1.0),
        Unit::Decade => ("P", "DE", 1.0),
        Unit::Century => ("P", "CE", 1.0),
    };
    match amount {
        Amount::Exactly(n) => format!("{prefix}{}{letter}", n * times),
        Amount::Unknown => format!("{prefix}X{letter}"),
    }
}
