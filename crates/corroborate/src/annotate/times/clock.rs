//! Times of day from the one told before: "the train left at 14:00. *Two hours later* …".

use jiff::Span as Distance;
use jiff::civil::{Date, DateTime};

use super::expression::Unit;

/// A time of day on a day that is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clock {
    at: DateTime,
    /// The distance from universal time as TIMEX3 writes it, empty where it is not told.
    offset: String,
}

impl Clock {
    /// That of a TIMEX3 value: "2020-08-21T14:00", "2020-08-21T14:00Z".
    pub(super) fn of(value: &str) -> Option<Clock> {
        const MINUTES: usize = "2020-08-21T14:00".len();
        let (at, offset) = value.split_at_checked(MINUTES)?;
        Some(Clock { at: at.parse().ok().filter(|_| at.contains('T'))?, offset: offset.to_owned() })
    }

    /// The day and the time of day, as TIMEX3 writes it, so many hours or minutes later.
    pub(super) fn shifted(&self, units: f64, unit: Unit) -> Option<(Date, String)> {
        let minutes = match unit {
            Unit::Hour => units * 60.0,
            Unit::Minute => units,
            _ => return None,
        };
        let at = self.at.checked_add(Distance::new().try_minutes(minutes as i64).ok()?).ok()?;
        Some((at.date(), format!("T{:02}:{:02}{}", at.hour(), at.minute(), self.offset)))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn hours_later_may_be_another_day() {
        let clock = Clock::of("2020-08-21T23:15Z").unwrap();
        assert_eq!(clock.shifted(2.0, Unit::Hour), Some((date(2020, 8, 22), "T01:15Z".to_owned())));
        assert_eq!(clock.shifted(-30.0, Unit::Minute), Some((date(2020, 8, 21), "T22:45Z".to_owned())));
        for value in ["2020-08-21", "2020-08-21TEV", "XXXX-XX-XXT14:00", "2020-08-21T24:00", "PXD"] {
            assert_eq!(Clock::of(value), None, "{value}");
        }
    }
}
