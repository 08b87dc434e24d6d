//! Days of the week that exclude each other, where nobody knows of which week.
//!
//! A report without a date still says that it was a Friday. That excludes Saturday, in another such report or in one
//! whose day is known, if both mean one happening. Of a day and the next nothing is claimed if the words name a part of
//! the night, which two reports may count to either.

use jiff::civil::Weekday;

use super::{Difference, Telling, clashes, feature, sides, when};
use crate::account::Aspect;
use crate::annotate::times::expression::{DayPart, DayTime, Expression};
use crate::annotation::{Factuality, When};
use crate::wording::WEEKDAYS;

/// A day of the week as a claim gives it.
struct Told {
    /// 0 is Monday.
    weekday: i8,
    at_night: bool,
    is_dated: bool,
}

/// The days of the week that the claims of an event give, where some exclude each other and not all are dated.
pub fn differences(telling: &Telling<'_>) -> Option<Difference> {
    let claims = telling.event.asserted().iter().enumerate();
    let happened = claims.filter(|(_, claim)| claim.factuality == Factuality::Happened);
    let told: Vec<(usize, Told)> = happened.filter_map(|(at, _)| Some((at, told(telling, at)?))).collect();
    let of_claim = |claim: usize| told.iter().find(|(at, _)| *at == claim).map(|(_, told)| told);
    let given = told.iter().map(|(at, told)| (*at, told.weekday));
    let (weekdays, sides) = sides(given, |weekday| {
        let name = WEEKDAYS[*weekday as usize].to_owned();
        (name.clone(), name)
    });
    let clashes = clashes(telling, &sides, |one, other| {
        let both = || sides[one].claims.iter().chain(&sides[other].claims).filter_map(|&claim| of_claim(claim));
        let are_neighbours = matches!((weekdays[one] - weekdays[other]).rem_euclid(7), 1 | 6);
        if both().all(|told| told.is_dated) || are_neighbours && both().any(|told| told.at_night) {
            return None;
        }
        let mut features = vec![feature("it is not known of which week", -0.2)];
        features.extend(when::course_feature(telling, &sides[one], &sides[other]));
        Some(features)
    });
    (!clashes.is_empty()).then_some(Difference { aspect: Aspect::When, sides, clashes })
}

fn told(telling: &Telling<'_>, claim: usize) -> Option<Told> {
    let report = telling.report(claim);
    let dated = telling.claim(claim).when.as_ref().filter(|when| when.is_day() && when.inferred.is_none());
    if let Some(day) = dated.and_then(|When { from, .. }| *from) {
        return Some(Told { weekday: day.weekday().to_monday_zero_offset(), at_night: false, is_dated: true });
    }
    let times = telling.reading(claim)?.times.iter().filter_map(|&at| report.times.get(at));
    let times = times.chain(when::beside(telling, claim));
    let mut weekdays = times.filter(|time| time.interval.is_none()).filter_map(|time| of_expression(&time.expression));
    let (weekday, at_night) = weekdays.next()?;
    Some(Told { weekday: weekday.to_monday_zero_offset(), at_night, is_dated: false })
}

fn of_expression(expression: &Expression) -> Option<(Weekday, bool)> {
    match expression {
        Expression::Weekday { weekday, .. } => Some((*weekday, false)),
        Expression::TimeOfDay { time, day: Some(day) } => {
            let at_night = matches!(time, DayTime::Part(DayPart::Night | DayPart::Morning) | DayTime::Clock { .. });
            of_expression(day).map(|(weekday, _)| (weekday, at_night))
        }
        _ => None,
    }
}
