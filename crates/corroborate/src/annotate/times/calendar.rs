//! Stretches of the calendar with their TIMEX3 values.

use jiff::Span as Distance;
use jiff::civil::{Date, Weekday};

use super::expression::{Holiday, Portion, Season, Section, Unit};

/// A stretch of days that has a TIMEX3 value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    pub(super) value: String,
    pub(super) from: Date,
    pub(super) to: Date,
}

impl Stretch {
    pub(super) fn day(date: Date) -> Stretch {
        Stretch { value: date.to_string(), from: date, to: date }
    }

    pub(super) fn week(date: Date) -> Option<Stretch> {
        let week = date.iso_week_date();
        let from = shift(date, Unit::Day, -f64::from(date.weekday().to_monday_zero_offset()))?;
        let value = format!("{:04}-W{:02}", week.year(), week.week());
        Some(Stretch { value, from, to: shift(from, Unit::Day, 6.0)? })
    }

    pub(super) fn weekend(date: Date) -> Option<Stretch> {
        let week = Stretch::week(date)?;
        let from = shift(week.from, Unit::Day, 5.0)?;
        Some(Stretch { value: format!("{}-WE", week.value), from, to: week.to })
    }

    pub(super) fn month(year: i16, month: i8) -> Option<Stretch> {
        let from = Date::new(year, month, 1).ok()?;
        Some(Stretch { value: format!("{}-{month:02}", year_value(year)), from, to: from.last_of_month() })
    }

    pub(super) fn year(year: i16) -> Option<Stretch> {
        Stretch::years(year, 1, year_value(year))
    }

    /// So many years from `first`: a decade is "199", a century "19".
    pub(super) fn of_years(first: i16, count: i16) -> Option<Stretch> {
        let digits = if count >= 100 { 2 } else { 3 };
        Stretch::years(first, count, year_value(first).get(..digits)?.to_string())
    }

    fn years(first: i16, count: i16, value: String) -> Option<Stretch> {
        let from = Date::new(first, 1, 1).ok()?;
        let to = Date::new(first.checked_add(count - 1)?, 12, 31).ok()?;
        Some(Stretch { value, from, to })
    }

    /// A quarter, half or season of a year; the winter of a year is the one that begins in it.
    pub(super) fn section(section: Section, year: i16) -> Option<Stretch> {
        let (letters, first, months) = match section {
            Section::Quarter(n) => (format!("Q{n}"), 3 * (n - 1) + 1, 3),
            Section::Half(n) => (format!("H{n}"), 6 * (n - 1) + 1, 6),
            Section::Season(season) => (season.letters().to_string(), first_month(season), 4),
            Section::FiscalYear => return None,
        };
        let from = Date::new(year, first, 1).ok()?;
        let to = shift(from, Unit::Month, f64::from(months) - 1.0)?.last_of_month();
        Some(Stretch { value: format!("{}-{letters}", year_value(year)), from, to })
    }

    /// The stretch of the size of `unit` that holds `date`.
    pub(super) fn around(date: Date, unit: Unit) -> Option<Stretch> {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Some(Stretch::day(date)),
            Unit::Week => Stretch::week(date),
            Unit::Weekend => Stretch::weekend(date),
            Unit::Month => Stretch::month(date.year(), date.month()),
            Unit::Quarter => Stretch::section(Section::Quarter((date.month() - 1) / 3 + 1), date.year()),
            Unit::Year => Stretch::year(date.year()),
            Unit::Decade => Stretch::of_years(date.year() - date.year().rem_euclid(10), 10),
            Unit::Century => Stretch::of_years(date.year() - date.year().rem_euclid(100), 100),
        }
    }

    /// The early, middle or late days of it: its first half, the middle half, the second half. The value stays.
    pub(super) fn portion(&self, portion: Portion, today: Option<Date>) -> Stretch {
        let days = days_between(self.from, self.to) as f64;
        let at = |share: f64| shift(self.from, Unit::Day, (days * share).round()).unwrap_or(self.from);
        let (from, to) = match (portion, today) {
            (Portion::Start, _) => (self.from, at(0.5)),
            (Portion::Middle, _) => (at(0.25), at(0.75)),
            (Portion::End, _) => (at(0.5), self.to),
            (Portion::Earlier, Some(today)) if self.holds(today) => (self.from, today),
            (Portion::Later, Some(today)) if self.holds(today) => (today, self.to),
            _ => (self.from, self.to),
        };
        Stretch { value: self.value.clone(), from, to }
    }

    fn holds(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }
}

/// What a stretch of days was called that is a part of a month or of a year, or a season: nobody says "from 1 January to 2 July".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Called {
    /// The early, middle or late days of a month.
    OfMonth(Portion),
    /// Those of a year.
    OfYear(Portion),
    /// A season; winter is that which begins in the year of the first day.
    Season(Season),
}

/// What the days from the one to the other are called, if such a name has just these.
pub(crate) fn called(from: Date, to: Date) -> Option<Called> {
    const PORTIONS: [Portion; 3] = [Portion::Start, Portion::Middle, Portion::End];
    const SEASONS: [Season; 4] = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];
    let is_this = |stretch: Stretch| (stretch.from, stretch.to) == (from, to);
    let portion_of = |whole: Option<Stretch>| {
        PORTIONS.into_iter().find(|&portion| whole.as_ref().is_some_and(|whole| is_this(whole.portion(portion, None))))
    };
    let of_month = || portion_of(Stretch::month(from.year(), from.month())).map(Called::OfMonth);
    let of_year = || portion_of(Stretch::year(from.year())).map(Called::OfYear);
    let is_season = |season: &Season| Stretch::section(Section::Season(*season), from.year()).is_some_and(is_this);
    let season = || SEASONS.into_iter().find(is_season).map(Called::Season);
    of_month().or_else(of_year).or_else(season)
}

/// Seasons run into the month in which the next begins, so that no reading of their limits is left out.
fn first_month(season: Season) -> i8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

/// A year in four digits, with a sign before Christ.
pub(super) fn year_value(year: i16) -> String {
    if year < 0 { format!("-{:04}", -i32::from(year)) } else { format!("{year:04}") }
}

/// So many units later (or earlier); a half of a unit counts in the next smaller.
pub(super) fn shift(date: Date, unit: Unit, units: f64) -> Option<Date> {
    if !units.is_finite() || units.abs() > 1e6 {
        return None;
    }
    let is_whole = units.fract() == 0.0;
    let distance = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Distance::new(),
        Unit::Day => Distance::new().try_days(units as i64).ok()?,
        Unit::Week | Unit::Weekend => Distance::new().try_days((units * 7.0) as i64).ok()?,
        Unit::Month if is_whole => Distance::new().try_months(units as i64).ok()?,
        Unit::Month => Distance::new().try_days((units * 30.0) as i64).ok()?,
        Unit::Quarter => Distance::new().try_months((units * 3.0) as i64).ok()?,
        Unit::Year | Unit::Decade | Unit::Century => {
            Distance::new().try_months((units * unit.years()? * 12.0) as i64).ok()?
        }
    };
    date.checked_add(distance).ok()
}

/// Days from the first to the second.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

/// The day of a holiday in a year.
pub(super) fn holiday(holiday: Holiday, year: i16) -> Option<Date> {
    match holiday {
        Holiday::Fixed { month, day } => Date::new(year, month, day).ok(),
        Holiday::Easter { days } => shift(easter(year)?, Unit::Day, f64::from(days)),
        Holiday::Nth { month, weekday, nth } => Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok(),
        Holiday::Moving => None,
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    Date::new(year as i16, (days / 31) as i8, (days % 31 + 1) as i8).ok()
}

/// The last such weekday up to the day, the day included.
pub(super) fn weekday_up_to(day: Date, weekday: Weekday) -> Option<Date> {
    shift(day, Unit::Day, -f64::from(weekday.until(day.weekday())))
}

/// The next such weekday from the day on, the day included.
pub(super) fn weekday_from(day: Date, weekday: Weekday) -> Option<Date> {
    shift(day, Unit::Day, f64::from(weekday.since(day.weekday())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_falls_where_the_churches_put_it() {
        for (year, month, day) in
            [(1961, 4, 2), (2000, 4, 23), (2016, 3, 27), (2023, 4, 9), (2024, 3, 31), (2038, 4, 25)]
        {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn weekdays_are_counted_from_the_day_itself() {
        let thursday = date(2023, 6, 29);
        assert_eq!(weekday_up_to(thursday, Weekday::Thursday), Some(thursday));
        assert_eq!(weekday_up_to(thursday, Weekday::Wednesday), Some(date(2023, 6, 28)));
        assert_eq!(weekday_up_to(thursday, Weekday::Friday), Some(date(2023, 6, 23)));
        assert_eq!(weekday_from(thursday, Weekday::Thursday), Some(thursday));
        assert_eq!(weekday_from(thursday, Weekday::Wednesday), Some(date(2023, 7, 5)));
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        assert_eq!(
            Stretch::week(date(2021, 1, 2)).map(|w| (w.value, w.from)),
            Some(("2020-W53".into(), date(2020, 12, 28)))
        );
    }
}
