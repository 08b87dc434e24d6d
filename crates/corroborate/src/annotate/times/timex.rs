//! The times as TIMEX3 marks them, for who reads annotations.
//!
//! Two things are otherwise than the layers above want them: a stretch told by its two ends ("3 to 5 May") is two expressions, as
//! TIMEX3 has no value for both together; and the day in a dateline is one, though nothing in the report hangs on it.

use super::grammar;
use super::grounding::{Context, ground};
use super::words::Words;
use crate::annotation::{AnnotatedReport, Tense, Time, TimeKind};
use crate::report::ZoneKind;
use crate::text::Span;

/// A time expression as TIMEX3 has it.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the fields are named after TIMEX3's attributes")]
pub struct Timex {
    pub span: Span,
    pub kind: TimeKind,
    pub value: String,
}

/// All of the report, in order.
pub fn timexes(report: &AnnotatedReport) -> Vec<Timex> {
    let mut all: Vec<Timex> = report.times.iter().flat_map(|time| told(&report.report.text, time)).collect();
    all.extend(of_datelines(report));
    all.sort_by_key(|timex| (timex.span.start, timex.span.end));
    all
}

fn told(text: &str, time: &Time) -> Vec<Timex> {
    let Time { span, kind, .. } = *time;
    let ends = time.value.split_once('/').zip(ends(text, span));
    match ends {
        Some(((from, to), ends)) => {
            let timex = |span, value: &str| Timex { span, kind, value: value.to_owned() };
            vec![timex(ends.0, from), timex(ends.1, to)]
        }
        None => vec![Timex { span, kind, value: time.value.clone() }],
    }
}

/// The words on both sides of what joins the ends of a stretch.
fn ends(text: &str, span: Span) -> Option<(Span, Span)> {
    let words = Words::of(text, span);
    let joint = (1..words.len().saturating_sub(1)).rev().find(|&at| grammar::joined(&words, at).is_some())?;
    Some((words.span(0, joint), words.span(joint + 1, words.len())))
}

fn of_datelines(report: &AnnotatedReport) -> impl Iterator<Item = Timex> {
    let context = Context { published: report.report.date(), tense: Tense::Past, ..Context::default() };
    let datelines = report.report.zones.iter().filter(|zone| zone.kind == ZoneKind::Dateline);
    let found = datelines.flat_map(|zone| grammar::read(&report.report.text, zone.span));
    found.map(move |found| {
        let grounded = ground(&found.expression, &context);
        Timex { span: found.span, kind: grounded.kind, value: grounded.value }
    })
}
