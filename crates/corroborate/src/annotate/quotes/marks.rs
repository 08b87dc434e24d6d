//! What stands in quotation marks.
//!
//! Marks are paired within a paragraph. Real reports leave marks out: a quotation of several paragraphs opens each of
//! them and closes the last only, some marks are never closed, some never opened. A single mark is told from an
//! apostrophe by what stands around it and by whether another one closes what it opens.

use crate::annotate::tokens::CLITICS;
use crate::annotation::AnnotatedReport;
use crate::lexicon::tokens;
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
    /// Nothing closes it: it goes on in the paragraph after.
    pub(super) is_left_open: bool,
}

/// The outermost quoted stretches of a report, in order.
pub(super) fn quoted(report: &AnnotatedReport) -> Vec<Quoted> {
    let mut found: Vec<Quoted> = Vec::new();
    let mut is_left_open = false;
    let paragraphs = paragraphs(report);
    for (at, &(paragraph, span)) in paragraphs.iter().enumerate() {
        let next = paragraphs.get(at + 1).and_then(|(_, next)| report.words(*next).chars().next());
        let scan = scan(report, span, next);
        let count = scan.stretches.len();
        for (i, stretch) in scan.stretches.iter().enumerate() {
            let goes_on = is_left_open && i == 0 && stretch.span.start <= span.start;
            let is_left_open = scan.is_left_open && i + 1 == count;
            found.push(Quoted { paragraph, goes_on, is_left_open, ..*stretch });
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

/// The marks of one paragraph; `next` is what the one after begins with.
fn scan(report: &AnnotatedReport, paragraph: Span, next: Option<char>) -> Scan {
    let text = paragraph.of(&report.report.text);
    let mut scan = Scan { stretches: Vec::new(), is_left_open: false };
    let mut open: Option<Open> = None;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let rest = &text[at + c.len_utf8()..];
        let at = paragraph.start + at;
        let of_sentence = || {
            let sentence_end = report.sentence_at(at).map_or(paragraph.end, |i| report.sentences[i].span.end);
            &rest[..rest.len().min(sentence_end.saturating_sub(at + c.len_utf8()))]
        };
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        match open {
            None if opens(c, before, after) || c == '\'' && opens_inside(before, of_sentence()) => {
                open = Some(Open { at, mark: c })
            }
            // "their” wanted list “of men": marks the wrong way round close nothing.
            None if c == '”' && after == ' ' && before.is_alphanumeric() && of_sentence().contains(" “") => {}
            None if matches!(c, '”' | '»') => {
                let from = stray_start(report, paragraph, &scan.stretches, at);
                push(&mut scan.stretches, from, Span::new(from, at), at + c.len_utf8());
            }
            Some(o) if opens_anew(report, o, at, c, before, rest) => {
                let end = report.sentence_at(at).map_or(at, |i| report.sentences[i].span.start);
                push(&mut scan.stretches, o.at, Span::new(o.at + o.mark.len_utf8(), end), end);
                open = Some(Open { at, mark: c });
            }
            Some(o) if closes(report, o, at, c, before, rest) => {
                push(&mut scan.stretches, o.at, Span::new(o.at + o.mark.len_utf8(), at), at + c.len_utf8());
                open = None;
            }
            _ => {}
        }
        before = c;
    }
    // An apostrophe may look like a single mark, but the same mark does not open the next paragraph by chance.
    let goes_on = |o: &Open| next == Some(o.mark);
    if let Some(o) = open.filter(|o| !is_single(o.mark) || goes_on(o)) {
        let begins_paragraph = o.at <= paragraph.start || goes_on(&o);
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
    stretches.push(Quoted { span: Span::new(start, end), words, paragraph: 0, goes_on: false, is_left_open: false });
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

/// Whether the mark may be an apostrophe.
pub(super) fn is_single(mark: char) -> bool {
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

/// Whether a straight mark opens words in the middle of a sentence, as in "is 'very close', he says": another one has to
/// close them, for an apostrophe looks the same.
fn opens_inside(before: char, rest: &str) -> bool {
    let starts_word = (before.is_whitespace() || before == '(') && rest.starts_with(char::is_lowercase);
    let is_elided = || {
        let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
        CLITICS.contains(&word.as_str()) || tokens::is_elided(&word)
    };
    starts_word && !is_elided() && ends_single(rest).next().is_some()
}

/// Whether a straight mark opens a quotation in a later sentence than the one that was left open, though it could close it:
/// by what stands around it and around the next mark. What stands between is nobody's words: a caption.
fn opens_anew(report: &AnnotatedReport, open: Open, at: usize, c: char, before: char, rest: &str) -> bool {
    let starts_word = |before: char, rest: &str| before.is_whitespace() && rest.starts_with(char::is_alphanumeric);
    let next = rest.find('"').filter(|_| c == '"' && open.mark == '"');
    let is_closed = next.is_some_and(|next| {
        let (inside, after) = (&rest[..next], &rest[next + 1..]);
        inside.ends_with(|c: char| !c.is_whitespace()) && !after.starts_with(char::is_alphanumeric)
    });
    let stands_after_word = report.report.text[..at].trim_end().ends_with(char::is_alphanumeric);
    is_closed
        && starts_word(before, rest)
        && rest.starts_with(char::is_uppercase)
        && stands_after_word
        && report.sentence_at(open.at) != report.sentence_at(at)
}

fn closes(report: &AnnotatedReport, open: Open, at: usize, c: char, before: char, rest: &str) -> bool {
    let opened = open.mark;
    let after = rest.chars().next().unwrap_or(' ');
    match opened {
        // An opening mark before a comma or a space was meant to close.
        '“' | '„' => matches!(c, '”' | '"') || c == '“' && (opened == '„' || !after.is_alphanumeric()),
        '«' => c == '»',
        '"' => matches!(c, '"' | '”'),
        // The apostrophe of "the soldiers' homes" is told from a closing mark by what stands before it, and by a mark
        // that is sure to close after it.
        '‘' | '\'' if matches!(c, '’' | '\'') && !after.is_alphanumeric() => {
            let is_sure = !before.is_alphanumeric() || !after.is_whitespace();
            let inside = &report.report.text[open.at..at];
            // "O 'Reilly" opens nothing that the next sentence could close.
            let is_one = report.sentence_at(open.at) == report.sentence_at(at) && !inside.contains(['"', '“', '”']);
            is_sure || is_one && !ends_single(rest).any(|is_sure| is_sure)
        }
        _ => false,
    }
}

/// The single marks in `rest` that may close, up to the next one that opens: whether each is sure to.
fn ends_single(rest: &str) -> impl Iterator<Item = bool> + '_ {
    let around = rest.char_indices().filter(|(_, c)| matches!(c, '‘' | '’' | '\'')).map(|(at, c)| {
        let before = rest[..at].chars().next_back().unwrap_or(' ');
        (c, before, rest[at + c.len_utf8()..].chars().next().unwrap_or(' '))
    });
    let is_opening = |c: char, before: char, after: char| {
        c == '‘' || (before.is_whitespace() || before == '(') && after.is_alphanumeric()
    };
    around
        .take_while(move |&(c, before, after)| !is_opening(c, before, after))
        .filter(|(_, _, after)| !after.is_alphanumeric())
        .map(|(_, before, after)| !before.is_alphanumeric() || !after.is_whitespace())
}

/// Whether a quotation mark has lost its other half: "candidate to direct “Harbour Lights".
pub(crate) fn has_half_a_mark(words: &str) -> bool {
    words.matches('"').count() % 2 == 1 || words.matches('“').count() != words.matches('”').count()
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
            (&["'very close', he says."], &["very close"]),
            (&["'We are ready' - general"], &["We are ready"]),
            (&["'The soldiers' homes burnt,' he said."], &["The soldiers' homes burnt,"]),
            (&["'s deal, the soldiers' deal."], &[]),
            (&["'Reilly left. | It is the soldiers' deal."], &[]),
            (&["'em of the soldiers' homes."], &[]),
            (&["'We won.", "'Again,' he said."], &["We won.", "Again,"]),
            (&["\"We won. | He asked for more \"It rained, too.\""], &["We won. ", "It rained, too."]),
            (&["\"Won. | It rained \"he said. | It was \"cool\"."], &["Won. It rained ", "cool"]),
            (&["He said: “We won. | It rained.", "“Again.”"], &["We won. It rained.", "Again."]),
        ];
        for (paragraphs, expected) in cases {
            assert_eq!(&words(paragraphs), expected, "{paragraphs:?}");
        }
    }
}
