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
pub mod roles;
pub mod sentences;
pub mod syntax;
#[cfg(test)]
pub(crate) mod testing;
pub mod times;
pub mod tokens;

pub(crate) use events::value_of;

use std::borrow::Cow;

use corroborate_encoder::{Encoder, Reading};
use rayon::prelude::*;

use crate::annotation::{AnnotatedReport, InferredDate, Sentence};
use crate::report::Report;
use sentences::Outline;

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
    let text = &annotated.report.text;
    for (outlines, readings) in read(encoder, &[text], vec![outlines], 1) {
        annotated.sentences = syntax::sentences(text, &outlines, readings);
    }
    read_layers(&mut annotated);
    annotated
}

/// Reads [`REPORTS_AT_ONCE`] reports or so together, for who has more of them than would fit in memory. Results as
/// [`annotate_all`]'s.
pub fn annotate_chunk(encoder: &Encoder, chunk: Vec<Report>, threads: usize) -> Vec<AnnotatedReport> {
    let outlined: Vec<(Report, Vec<Outline>)> = chunk
        .into_par_iter()
        .map(|report| {
            let outline = sentences::outline(&report);
            (report, outline)
        })
        .collect();
    let (reports, outlines): (Vec<Report>, Vec<Vec<Outline>>) = outlined.into_iter().unzip();
    let texts: Vec<&str> = reports.iter().map(|report| &*report.text).collect();
    let sentences = read(encoder, &texts, outlines, threads);
    reports
        .into_par_iter()
        .zip(sentences)
        .map(|(report, (outlines, readings))| {
            let mut annotated = AnnotatedReport::new(report);
            annotated.sentences = syntax::sentences(&annotated.report.text, &outlines, readings);
            read_layers(&mut annotated);
            annotated
        })
        .collect()
}

/// The syntax of what no layer reads and no account needs: bylines, datelines, what pages put around an article. For those
/// who ask for the sentences of a whole text; one result a report.
pub fn read_asides(encoder: &Encoder, reports: &[AnnotatedReport], threads: usize) -> Vec<Vec<Sentence>> {
    let texts: Vec<&str> = reports.iter().map(|annotated| &*annotated.report.text).collect();
    let outlines = reports.iter().map(|annotated| sentences::outline_aside(&annotated.report)).collect();
    let read = read(encoder, &texts, outlines, threads);
    texts.iter().zip(read).map(|(text, (outlines, readings))| syntax::sentences(text, &outlines, readings)).collect()
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

/// Reads the times and the dates of the events again, with days of which other reports tell the year.
pub fn reground_in_years(report: &mut AnnotatedReport, story_days: Vec<jiff::civil::Date>) {
    report.story_days = story_days;
    times::ground(report);
    events::date(report);
}

/// The report as it was read before anything was inferred for it from others.
pub(crate) fn read_alone(report: &AnnotatedReport) -> Cow<'_, AnnotatedReport> {
    if report.published_inferred.is_none() && report.story_days.is_empty() {
        return Cow::Borrowed(report);
    }
    let mut alone = AnnotatedReport { published_inferred: None, story_days: Vec::new(), ..report.clone() };
    times::ground(&mut alone);
    events::date(&mut alone);
    Cow::Owned(alone)
}

/// The sentences of each text and what the encoder reads in them. Those that turn out to be several are read once more,
/// each alone.
fn read(
    encoder: &Encoder,
    texts: &[&str],
    outlines: Vec<Vec<Outline>>,
    threads: usize,
) -> Vec<(Vec<Outline>, Vec<Reading>)> {
    let whole = read_as_cut(encoder, texts, &outlines, threads);
    let mut read: Vec<(Vec<Outline>, Vec<Option<Reading>>)> = Vec::with_capacity(texts.len());
    for ((text, outlines), readings) in texts.iter().zip(outlines).zip(whole) {
        let (mut sentences, mut known) = (Vec::with_capacity(outlines.len()), Vec::with_capacity(outlines.len()));
        for (outline, reading) in outlines.into_iter().zip(readings) {
            match sentences::hidden::parts(text, &outline, &reading) {
                Some(parts) => {
                    known.extend(parts.iter().map(|_| None));
                    sentences.extend(parts);
                }
                None => {
                    known.push(Some(reading));
                    sentences.push(outline);
                }
            }
        }
        read.push((sentences, known));
    }
    let unread = |(sentences, known): &(Vec<Outline>, Vec<Option<Reading>>)| -> Vec<Outline> {
        sentences.iter().zip(known).filter(|(_, reading)| reading.is_none()).map(|(part, _)| part.clone()).collect()
    };
    let parts: Vec<Vec<Outline>> = read.iter().map(unread).collect();
    let mut again = read_as_cut(encoder, texts, &parts, threads).into_iter().flatten();
    let mut fill = |known: Vec<Option<Reading>>| {
        known.into_iter().map(|reading| reading.or_else(|| again.next()).unwrap_or_default()).collect()
    };
    read.into_iter().map(|(sentences, known)| (sentences, fill(known))).collect()
}

fn read_as_cut(encoder: &Encoder, texts: &[&str], outlines: &[Vec<Outline>], threads: usize) -> Vec<Vec<Reading>> {
    let sentences = texts.iter().zip(outlines).flat_map(|(text, outlines)| outlines.iter().map(move |o| (*text, o)));
    let words: Vec<Vec<&str>> = sentences.map(|(text, o)| o.tokens.iter().map(|t| t.of(text)).collect()).collect();
    let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
    let mut readings = encoder.read(&words, threads).into_iter();
    outlines.iter().map(|outlines| readings.by_ref().take(outlines.len()).collect()).collect()
}
