//! What a time expression says, before it is known when that is.
//!
//! "On Wednesday" says the same whatever the day of publication; which Wednesday it is has to be worked out, and worked
//! out again when the day of publication is inferred later from other reports. So a time keeps its expression.

use jiff::civil::Weekday;

/// What a time expression says.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the fields are named after what they hold")]
pub enum Expression {
    /// "27 June 2023", "June 27", "June", "2023", "the 27th".
    Date(CalendarDate),
    /// "the 1990s", "the 19th century": so many years from the first.
    Years { first: i16, count: i16 },
    /// "the first quarter of 2008", "last summer", "fiscal 2007".
    Section { section: Section, year: Option<Box<Expression>>, shift: Option<Shift> },
    /// "on Wednesday", "last Wednesday".
    Weekday { weekday: Weekday, shift: Option<Shift> },
    /// "last June", "next March".
    Month { month: i8, shift: Shift },
    /// "the following January", "that June": so many such months from the last date told.
    MonthTold { month: i8, units: i8 },
    /// "over the weekend": the last one or the next.
    Weekend,
    /// "Christmas", "Good Friday 2023".
    Holiday { holiday: Holiday, year: Option<Box<Expression>>, shift: Option<Shift> },
    /// So many units from an anchor: "yesterday", "last year", "two days ago", "the day before", "a week after June 3".
    Shifted { units: f64, unit: Unit, anchor: Anchor },
    /// Units away from an anchor, nobody says how many: "a few days ago".
    Sometime(Direction),
    /// "early 2009", "the end of last year", "earlier this week".
    Portion { portion: Portion, of: Box<Expression> },
    /// "Thursday evening", "10:30 GMT on Monday", "this morning".
    TimeOfDay { time: DayTime, day: Option<Box<Expression>> },
    /// "June 27-29".
    Range { from: Box<Expression>, to: Box<Expression> },
    /// "three days", "the past year and a half".
    Duration { amount: Amount, unit: Unit, window: Option<Direction> },
    /// "every Monday", "annual": the TIMEX3 value.
    Set(String),
    /// "now", "recently", "a later date": the TIMEX3 value.
    Reference(&'static str),
}

impl Expression {
    /// Whether it is no day or part of one but something longer: a month, a year.
    pub fn is_coarse(&self) -> bool {
        match self {
            Expression::Date(date) => date.day.is_none() && date.weekday.is_none(),
            Expression::Years { .. }
            | Expression::Section { .. }
            | Expression::Month { .. }
            | Expression::MonthTold { .. } => true,
            Expression::Shifted { unit, .. } => *unit >= Unit::Month,
            Expression::Portion { of, .. } => of.is_coarse(),
            _ => false,
        }
    }
}

impl Default for Expression {
    fn default() -> Self {
        Expression::Reference("XXXX-XX-XX")
    }
}

/// A date by the calendar, as far as it is told; at least one part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CalendarDate {
    /// Year; negative before Christ (-1 is 1 BC).
    pub year: Option<i16>,
    /// The year by its distance from that of publication: "January last year".
    pub year_by: Option<Shift>,
    /// Month, 1 to 12.
    pub month: Option<i8>,
    /// Day of the month, 1 to 31.
    pub day: Option<i8>,
    /// Day of the week, where it is named too.
    pub weekday: Option<Weekday>,
}

/// A part of a year that is not a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// 1 to 4.
    Quarter(i8),
    /// 1 or 2.
    Half(i8),
    /// A season.
    Season(Season),
    /// The whole fiscal year, whose days every body sets for itself.
    FiscalYear,
}

/// Seasons, as in the northern hemisphere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the seasons")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// By its TIMEX3 letters.
    pub fn parse(letters: &str) -> Option<Season> {
        [Season::Spring, Season::Summer, Season::Autumn, Season::Winter].into_iter().find(|s| s.letters() == letters)
    }

    /// Its TIMEX3 letters.
    pub fn letters(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }
}

/// The one before, the current one, the one after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "explained above")]
pub enum Shift {
    Last,
    This,
    Next,
}

impl Shift {
    /// -1, 0 or 1.
    pub fn units(self) -> f64 {
        match self {
            Shift::Last => -1.0,
            Shift::This => 0.0,
            Shift::Next => 1.0,
        }
    }
}

/// Which way from an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "explained above")]
pub enum Direction {
    Past,
    Future,
}

/// What a distance is counted from.
#[derive(Debug, Clone, PartialEq)]
pub enum Anchor {
    /// The day of publication: "yesterday", "two days ago".
    Publication,
    /// The last date told: "the day before", "two days later".
    Narrative,
    /// A time told on the spot: "a week after June 3".
    Time(Box<Expression>),
}

/// A part of a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portion {
    /// "early", "the beginning of".
    Start,
    /// "mid", "the middle of".
    Middle,
    /// "late", "the end of".
    End,
    /// "earlier this week": up to the day of publication.
    Earlier,
    /// "later this week": from the day of publication.
    Later,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are named after what they hold")]
pub enum DayTime {
    /// "evening".
    Part(DayPart),
    /// "10:30", with the distance of its zone from universal time as TIMEX3 writes it, if it is told: "Z", "-05:00".
    Clock { hour: i8, minute: Option<i8>, offset: &'static str },
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the parts of the day")]
pub enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl DayPart {
    const ALL: [DayPart; 6] =
        [DayPart::Morning, DayPart::Midday, DayPart::Afternoon, DayPart::Evening, DayPart::Night, DayPart::Daytime];

    /// By its TIMEX3 letters.
    pub fn parse(letters: &str) -> Option<DayPart> {
        DayPart::ALL.into_iter().find(|p| p.letters() == letters)
    }

    /// Its TIMEX3 letters.
    pub fn letters(self) -> &'static str {
        match self {
            DayPart::Morning => "MO",
            DayPart::Midday => "MI",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
            DayPart::Daytime => "DT",
        }
    }
}

/// How many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// So many.
    Exactly(f64),
    /// "several", "some".
    Unknown,
}

/// A basic unit of time, the shortest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the units of time")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// By its letter in the list of time words.
    pub fn parse(letter: char) -> Option<Unit> {
        Some(match letter {
            'S' => Unit::Second,
            'm' => Unit::Minute,
            'H' => Unit::Hour,
            'D' => Unit::Day,
            'W' => Unit::Week,
            'E' => Unit::Weekend,
            'M' => Unit::Month,
            'Q' => Unit::Quarter,
            'Y' => Unit::Year,
            'd' => Unit::Decade,
            'C' => Unit::Century,
            _ => return None,
        })
    }

    /// The years that it is, where it is so many.
    pub fn years(self) -> Option<f64> {
        match self {
            Unit::Year => Some(1.0),
            Unit::Decade => Some(10.0),
            Unit::Century => Some(100.0),
            _ => None,
        }
    }

    /// Whether it is shorter than a day.
    pub fn is_within_day(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }
}

/// A holiday by the rule for its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are named after what they hold")]
pub enum Holiday {
    /// The same day every year.
    Fixed { month: i8, day: i8 },
    /// So many days from Easter Sunday.
    Easter { days: i16 },
    /// The nth such weekday of a month; -1 is the last.
    Nth { month: i8, weekday: Weekday, nth: i8 },
    /// No rule of the Gregorian calendar gives its day.
    Moving,
}

impl Holiday {
    /// By the rule as the list of time words writes it.
    pub fn parse(rule: &str) -> Option<Holiday> {
        if rule == "moving" {
            return Some(Holiday::Moving);
        }
        if let Some(days) = rule.strip_prefix("easter") {
            return Some(Holiday::Easter { days: days.parse().ok()? });
        }
        let (month, day) = rule.split_once('-')?;
        let month = month.parse().ok()?;
        Some(match day.split_once('#') {
            Some((weekday, nth)) => Holiday::Nth {
                month,
                weekday: Weekday::from_monday_one_offset(weekday.parse().ok()?).ok()?,
                nth: nth.parse().ok()?,
            },
            None => Holiday::Fixed { month, day: day.parse().ok()? },
        })
    }
}
