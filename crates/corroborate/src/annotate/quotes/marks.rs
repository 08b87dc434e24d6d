//! What stands in quotation marks.
//!
//! Marks are paired within a paragraph. Real reports leave marks out: a quotation of several paragraphs opens each of
//! them and closes the last only, some marks are never closed, some never opened.

use crate::annotation::AnnotatedReport;
use crate::text::Span;

/// A stretch in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quoted {
    /// With the marks.
    pub(super) span: Span,
    /// Without them.
    pub(super) words: Span,
    /// Index of its paragraph.
    pub(super) paragraph: usize,
    /// Goes on from the paragraph before.
    pub(super) goes_on: bool,
}

/// The outermost quoted stretches of a report, in order.
pub(super) fn quoted(report: &AnnotatedReport) -> Vec<Quoted> {
    let mut found: Vec<Quoted> = Vec::new();
    let mut is_left_open = false;
    for (paragraph, span) in paragraphs(report) {
        let scan = scan(report, span);
        for (i, stretch) in scan.stretches.iter().enumerate() {
            let goes_on = is_left_open && i == 0 && stretch.span.start <= span.start;
            found.push(Quoted { paragraph, goes_on, ..*stretch });
        }
        is_left_open = scan.is_left_open;
    }
    found
}

/// Whether the words stand in one of the quoted stretches.
pub(super) fn is_quoted(quoted: &[Quoted], span: Span) -> bool {
    let after = quoted.partition_point(|q| q.span.start <= span.start);
    after.checked_sub(1).is_some_and(|i| quoted[i].span.contains(span))
}

/// The paragraphs that are told, each from the first to the last of its sentences.
fn paragraphs(report: &AnnotatedReport) -> Vec<(usize, Span)> {
    let mut paragraphs: Vec<(usize, Span)> = Vec::new();
    for sentence in report.sentences.iter().filter(|s| s.zone.is_told()) {
        match paragraphs.last_mut() {
            Some((paragraph, span)) if *paragraph == sentence.paragraph => *span = span.cover(sentence.span),
            _ => paragraphs.push((sentence.paragraph, sentence.span)),
        }
    }
    paragraphs
}

struct Scan {
    stretches: Vec<Quoted>,
    /// The last mark of the paragraph opens, and nothing closes it.
    is_left_open: bool,
}

/// A mark that was opened.
#[derive(Clone, Copy)]
struct Open {
    at: usize,
    mark: char,
}

fn scan(report: &AnnotatedReport, paragraph: Span) -> Scan {
    let text = paragraph.of(&report.report.text);
    let mut scan = Scan { stretches: Vec::new(), is_left_open: false };
    let mut open: Option<Open> = None;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let at = paragraph.start + at;
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        match open {
            None if opens(c, before, after) => open = Some(Open { at, mark: c }),
            None if matches!(c, '”' | '»') => {
                let from = stray_start(report, paragraph, &scan.stretches, at);
                push(&mut scan.stretches, from, Span::new(from, at), at + c.len_utf8());
            }
            Some(o) if closes(o.mark, c, before, after) => {
                push(&mut scan.stretches, o.at, Span::new(o.at + o.mark.len_utf8(), at), at + c.len_utf8());
                open = None;
            }
            _ => {}
        }
        before = c;
    }
    if let Some(o) = open.filter(|o| !is_single(o.mark)) {
        let begins_paragraph = o.at <= paragraph.start;
        let sentence_end = report.sentence_at(o.at).map_or(paragraph.end, |i| report.sentences[i].span.end);
        let end = if begins_paragraph { paragraph.end } else { sentence_end };
        push(&mut scan.stretches, o.at, Span::new(o.at + o.mark.len_utf8(), end), end);
        scan.is_left_open = end == paragraph.end;
    }
    scan
}

/// Two marks with nothing between them quote nothing.
fn push(stretches: &mut Vec<Quoted>, start: usize, words: Span, end: usize) {
    if words.is_empty() {
        return;
    }
    stretches.push(Quoted { span: Span::new(start, end), words, paragraph: 0, goes_on: false });
}

/// Where a quotation began whose opening mark is missing: with the sentence after the last quotation and what
/// attributes it, or with the paragraph.
fn stray_start(report: &AnnotatedReport, paragraph: Span, before: &[Quoted], at: usize) -> usize {
    let from = match before.last() {
        Some(last) => report
            .sentence_at(last.span.end.saturating_sub(1))
            .map_or(last.span.end, |i| report.sentences[i].span.end.max(last.span.end)),
        None => paragraph.start,
    };
    let from = if from < at { from } else { before.last().map_or(paragraph.start, |last| last.span.end) };
    let words = Span::new(from, at.max(from));
    let text = words.of(&report.report.text);
    from + (text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | '-')).len())
}

fn is_single(mark: char) -> bool {
    matches!(mark, '‘' | '\'')
}

fn opens(c: char, before: char, after: char) -> bool {
    let at_start = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | ':' | ',');
    match c {
        '“' | '„' | '«' => true,
        '"' => !after.is_whitespace(),
        '‘' => at_start && after.is_alphabetic(),
        '\'' => at_start && after.is_uppercase(),
        _ => false,
    }
}

fn closes(opened: char, c: char, before: char, after: char) -> bool {
    match opened {
        // An opening mark before a comma or a space was meant to close.
        '“' | '„' => matches!(c, '”' | '"') || c == '“' && (opened == '„' || !after.is_alphanumeric()),
        '«' => c == '»',
        '"' => matches!(c, '"' | '”'),
        // The apostrophe of "the soldiers' homes" is told from a closing mark by what stands before it.
        '‘' | '\'' => {
            matches!(c, '’' | '\'') && !after.is_alphanumeric() && (!before.is_alphanumeric() || !after.is_whitespace())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// The quoted words of paragraphs; " | " parts their sentences.
    fn words(paragraphs: &[&str]) -> Vec<String> {
        let sentence = |sentence: &str| {
            let words = sentence.split(' ').enumerate();
            let drawn = words.map(|(i, w)| if i == 0 { format!("{w}/X/0/root") } else { format!("{w}/X/1/dep") });
            drawn.collect::<Vec<_>>().join(" ")
        };
        let paragraph = |p: &&str| p.split(" | ").map(sentence).collect::<Vec<_>>().join("\n");
        let report = testing::read(&paragraphs.iter().map(paragraph).collect::<Vec<_>>().join("\n\n"));
        quoted(&report).iter().map(|q| report.words(q.words).to_string()).collect()
    }

    #[test]
    fn marks_are_paired() {
        let cases: &[(&[&str], &[&str])] = &[
            (&["“We won,” he said."], &["We won,"]),
            (&["\"We won,\" he said. \"Again.\""], &["We won,", "Again."]),
            (&["“He said ‘never’ to me,” she said."], &["He said ‘never’ to me,"]),
            (&["He said ‘we won,’ and left the soldiers’ homes."], &["we won,"]),
            (&["“We won.", "“Again.”"], &["We won.", "Again."]),
            (&["“We won,” he said. | – Again and again.”"], &["We won,", "Again and again."]),
            (&["„Wir“ and «nous»"], &["Wir", "nous"]),
            (&["“We won “, he said, and “left” early."], &["We won ", "left"]),
            (&["It is 5' 10\" long."], &[]),
        ];
        for (paragraphs, expected) in cases {
            assert_eq!(&words(paragraphs), expected, "{paragraphs:?}");
        }
    }
}
