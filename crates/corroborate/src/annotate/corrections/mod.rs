//! What a report says of mistakes: its own ("An earlier version of this article misstated the toll. It was five, not
//! seven.") and others' ("Reuters withdrew its report that …").
//!
//! Phrases decide ([`crate::lexicon::corrections`]), not the parse, because many a note stands where nothing is parsed:
//! `ingest` takes an editor's note for boilerplate as readily as for a paragraph, and both are read here. [`notes`]
//! finds where a report speaks of itself, [`others`] where it speaks of somebody else's report, [`values`] which words
//! were wrong and which are right.
//!
//! A note is told by nobody as what happened, and what is withdrawn is told by nobody any more: the words of both are
//! marked as untold, and no claim is made of them.

mod notes;
mod others;
#[cfg(test)]
mod tests;
mod values;
mod words;

use self::words::Words;
use crate::annotation::AnnotatedReport;

/// Finds the corrections, in the order of their words.
pub fn find(report: &mut AnnotatedReport) {
    let text = &report.report.text;
    let sentences: Vec<Words<'_>> = report.sentences.iter().map(|sentence| Words::of(text, sentence.span)).collect();
    let mut found = notes::find(report, &sentences);
    found.extend(others::find(report, &sentences, &found));
    found.sort_by_key(|correction| correction.span);
    report.corrections = found;
}
