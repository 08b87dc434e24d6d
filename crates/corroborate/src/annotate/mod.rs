//! One report in, everything that was read in it out.
//!
//! One pass of the encoder over the sentences, then rules that can be read, each layer on those before it. A pure
//! function of one report: no other report, no clock, no network. Every rule that uses the parse must bear a wrong
//! parse.

pub mod chains;
pub mod corrections;
pub mod credits;
pub mod events;
pub mod mentions;
pub mod quotes;
mod repair;
pub mod roles;
pub mod sentences;
pub mod syntax;
#[cfg(test)]
pub(crate) mod testing;
pub mod times;
pub mod tokens;

pub(crate) use events::value_of;

use corroborate_encoder::{Encoder, Reading};
use rayon::prelude::*;

use crate::annotation::{AnnotatedReport, InferredDate};
use crate::report::Report;

/// How many reports are read together at most: enough to keep all threads busy, few enough to be held in memory.
pub const REPORTS_AT_ONCE: usize = 64;

/// Reads reports, on `threads` threads; one result a report, in the order given, the same for any number of threads.
/// `progress` is told how many reports are done.
pub fn annotate_all(
    encoder: &Encoder,
    reports: Vec<Report>,
    threads: usize,
    progress: &(dyn Fn(usize) + Sync),
) -> Vec<AnnotatedReport> {
    let mut done = Vec::with_capacity(reports.len());
    let mut reports = reports.into_iter();
    loop {
        let chunk: Vec<Report> = reports.by_ref().take(REPORTS_AT_ONCE).collect();
        if chunk.is_empty() {
            return done;
        }
        done.extend(annotate_chunk(encoder, chunk, threads));
        progress(done.len());
    }
}

/// Reads one report.
pub fn annotate(encoder: &Encoder, report: Report) -> AnnotatedReport {
    let mut annotated = AnnotatedReport::new(report);
    let outlines = sentences::outline(&annotated.report);
    let words = words_of(&annotated.report, &outlines);
    let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
    let readings = encoder.read(&words, 1);
    annotated.sentences = syntax::sentences(&annotated.report.text, &outlines, readings);
    read_layers(&mut annotated);
    annotated
}

/// Reads [`REPORTS_AT_ONCE`] reports or so together, for who has more of them than would fit in memory. Results as
/// [`annotate_all`]'s.
pub fn annotate_chunk(encoder: &Encoder, chunk: Vec<Report>, threads: usize) -> Vec<AnnotatedReport> {
    let outlined: Vec<(Report, Vec<sentences::Outline>)> = chunk
        .into_par_iter()
        .map(|report| {
            let outline = sentences::outline(&report);
            (report, outline)
        })
        .collect();
    let words: Vec<Vec<&str>> = outlined.iter().flat_map(|(report, o)| words_of(report, o)).collect();
    let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
    let mut readings = encoder.read(&words, threads).into_iter();
    let readings: Vec<Vec<Reading>> =
        outlined.iter().map(|(_, outline)| readings.by_ref().take(outline.len()).collect()).collect();
    outlined
        .into_par_iter()
        .zip(readings)
        .map(|((report, outline), readings)| {
            let mut annotated = AnnotatedReport::new(report);
            annotated.sentences = syntax::sentences(&annotated.report.text, &outline, readings);
            read_layers(&mut annotated);
            annotated
        })
        .collect()
}

/// The layers above syntax, in the order in which they need each other.
fn read_layers(report: &mut AnnotatedReport) {
    times::find(report);
    mentions::find(report);
    chains::link(report);
    roles::find(report);
    quotes::find(report);
    chains::resolve_speakers(report);
    events::find(report);
    credits::find(report);
    corrections::find(report);
}

/// Reads the times and the dates of the events again, now that the day of publication was inferred from elsewhere.
pub fn reground(report: &mut AnnotatedReport, published: InferredDate) {
    report.published_inferred = Some(published);
    times::ground(report);
    events::date(report);
}

fn words_of<'r>(report: &'r Report, outlines: &[sentences::Outline]) -> Vec<Vec<&'r str>> {
    outlines.iter().map(|o| o.tokens.iter().map(|t| t.of(&report.text)).collect()).collect()
}
