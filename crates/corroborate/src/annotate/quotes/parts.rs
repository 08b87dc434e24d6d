//! What is one utterance though the report interrupts it: “A,” said Ann. “B.”, and quotations of several paragraphs.

use super::cues::Cue;
use super::marks::Quoted;
use super::utterance::Utterance;
use crate::annotation::{AnnotatedReport, QuoteMode, Sentence, SpeechAct};
use crate::report::ZoneKind;

/// Whether the stretch, which no cue is beside, goes on with what was said last: nothing is told between them but who
/// says it.
pub(super) fn goes_on(report: &AnnotatedReport, cues: &[&Cue], said: &Utterance, stretch: &Quoted) -> bool {
    let Some(last) = said.content.last().filter(|_| said.mode == QuoteMode::Direct) else { return false };
    let has_speaker = said.speaker.is_some() || said.cue.is_some();
    let (Some(from), Some(to)) =
        (report.sentence_at(last.end.saturating_sub(1)), report.sentence_at(stretch.span.start))
    else {
        return false;
    };
    let zones = [from, to].map(|at| report.sentences[at].zone);
    if !(has_speaker || stretch.goes_on) || zones[0] != zones[1] || zones[0] == ZoneKind::Title {
        return false;
    }
    let is_attribution = |sentence: &Sentence| said.cue.is_some_and(|cue| sentence.span.contains(cue.span));
    let is_told = report.sentences.get(from + 1..to).is_some_and(|between| !between.iter().all(is_attribution));
    // "…,” she said, adding that …": that is told in between.
    let is_other = |cue: &&Cue| {
        let is_between = cue.span.start >= last.end && cue.span.end <= stretch.span.start;
        is_between && !cue.content.is_empty() && said.cue.is_none_or(|own| own.span != cue.span)
    };
    // Whoever is asked may answer in the next paragraph.
    let is_question =
        said.cue.is_some_and(|cue| cue.act == SpeechAct::Ask) || report.words(*last).trim_end().ends_with('?');
    let is_answer =
        is_question && !stretch.goes_on && report.sentences[from].paragraph != report.sentences[to].paragraph;
    !is_told && !is_answer && fills_sentences(report, stretch) && !cues.iter().any(is_other)
}

/// Whether nothing else stands in the sentences of the stretch.
fn fills_sentences(report: &AnnotatedReport, stretch: &Quoted) -> bool {
    let start = report.sentence_at(stretch.span.start).map(|at| report.sentences[at].span.start);
    let is_first = start.is_some_and(|start| is_empty(report, start, stretch.span.start));
    is_first && ends_sentence(report, stretch)
}

/// Whether nothing follows the stretch in its sentence.
pub(super) fn ends_sentence(report: &AnnotatedReport, stretch: &Quoted) -> bool {
    let end = report.sentence_at(stretch.words.end.saturating_sub(1)).map(|at| report.sentences[at].span.end);
    end.is_some_and(|end| is_empty(report, stretch.span.end, end))
}

fn is_empty(report: &AnnotatedReport, from: usize, to: usize) -> bool {
    !report.report.text.get(from..to).unwrap_or_default().contains(char::is_alphanumeric)
}
