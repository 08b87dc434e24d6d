//! A text cut into pieces, each a line or a part of one, that are then marked.

use std::ops::Range;

use crate::report::{Zone, ZoneKind};
use crate::text::Span;

/// A line, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Without white space at its ends; never empty.
    pub(super) span: Span,
    /// What it is, once that is known; what stays unknown is body.
    pub(super) kind: Option<ZoneKind>,
    /// Whether an empty line, or the start of the text, is in front.
    pub(super) after_gap: bool,
}

/// The pieces of one text, in order.
#[derive(Debug)]
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) pieces: Vec<Piece>,
}

impl<'t> Page<'t> {
    /// One piece a line; where lines are broken to a width, one a paragraph.
    pub(super) fn cut(text: &'t str) -> Self {
        let mut pieces = Vec::new();
        let mut after_gap = true;
        let mut start = 0;
        for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{c}']) {
            let span = Span::new(start, start + line.len()).trimmed(text);
            start += line.len();
            if span.is_empty() {
                // The two halves of "\r\n" are one break.
                after_gap |= line != "\n" || !text[..start - 1].ends_with('\r');
            } else {
                pieces.push(Piece { span, kind: None, after_gap });
                after_gap = false;
            }
        }
        if is_wrapped(text, &pieces) {
            pieces = paragraphs(&pieces);
        }
        Self { text, pieces }
    }

    /// The words of piece `i`.
    pub(super) fn words(&self, i: usize) -> &'t str {
        let span = self.pieces[i].span;
        &self.text[span.start..span.end]
    }

    /// How many lines some pieces are parts of.
    pub(super) fn text_lines(&self, pieces: Range<usize>) -> usize {
        let (Some(first), Some(last)) = (self.pieces.get(pieces.start), self.pieces.get(pieces.end.wrapping_sub(1)))
        else {
            return 0;
        };
        if pieces.is_empty() { 0 } else { first.span.cover(last.span).of(self.text).lines().count() }
    }

    /// Marks the pieces that lie in `known` zones of the kinds that are `wanted`.
    pub(super) fn mark(&mut self, known: &[Zone], wanted: impl Fn(ZoneKind) -> bool) {
        let mut zones = known.iter().filter(|zone| wanted(zone.kind)).peekable();
        for piece in self.pieces.iter_mut().filter(|piece| piece.kind.is_none()) {
            while zones.next_if(|zone| zone.span.end <= piece.span.start).is_some() {}
            piece.kind = zones.peek().filter(|zone| zone.span.contains(piece.span)).map(|zone| zone.kind);
        }
    }

    /// Cuts piece `i` at the ends of `part`, a range of its words that holds more than white space. Gives the index of
    /// the part.
    pub(super) fn part(&mut self, i: usize, part: Range<usize>) -> usize {
        let piece = self.pieces[i];
        let has_front = !self.words(i)[..part.start].trim().is_empty();
        self.pieces.splice(i..=i, pieces_of(self.text, piece, &[(part, piece.kind)]));
        i + usize::from(has_front)
    }

    /// Cuts out of every piece that is not marked yet what `find` gives: ranges of its words, in order, each with what
    /// it is.
    pub(super) fn cut_out(&mut self, find: impl Fn(&'t str) -> Vec<(Range<usize>, Option<ZoneKind>)>) {
        let text = self.text;
        let mut pieces = Vec::with_capacity(self.pieces.len());
        for piece in self.pieces.drain(..) {
            let found = if piece.kind.is_none() { find(&text[piece.span.start..piece.span.end]) } else { Vec::new() };
            if found.is_empty() {
                pieces.push(piece);
            } else {
                pieces.extend(pieces_of(text, piece, &found));
            }
        }
        self.pieces = pieces;
    }

    /// The zones: every piece is one, so that no zone holds more than a paragraph.
    pub(super) fn zones(&self) -> Vec<Zone> {
        self.pieces.iter().map(|p| Zone { kind: p.kind.unwrap_or(ZoneKind::Body), span: p.span }).collect()
    }
}

/// `piece` cut at the ends of `parts`, ranges of its words in order; what is between them keeps the kind of the piece.
fn pieces_of(text: &str, piece: Piece, parts: &[(Range<usize>, Option<ZoneKind>)]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(2 * parts.len() + 1);
    let mut add = |from: usize, to: usize, kind| {
        let span = Span::new(piece.span.start + from, piece.span.start + to).trimmed(text);
        if !span.is_empty() {
            pieces.push(Piece { span, kind, after_gap: piece.after_gap && pieces.is_empty() });
        }
    };
    let mut at = 0;
    for (part, kind) in parts {
        add(at, part.start, piece.kind);
        add(part.start, part.end, *kind);
        at = part.end;
    }
    add(at, piece.span.len(), piece.kind);
    pieces
}

/// Whether lines are broken to a width, so that only empty lines part paragraphs: most lines that have another right
/// below them are nearly as long as the longest and end in the middle of a sentence.
fn is_wrapped(text: &str, pieces: &[Piece]) -> bool {
    const WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;
    let mut upper = 0;
    let mut broken = 0;
    for pair in pieces.windows(2) {
        if pair[1].after_gap {
            continue;
        }
        upper += 1;
        let line = pair[0].span.of(text);
        let ends_inside = !line.ends_with(['.', '!', '?', ':', '"', '”', ')']);
        broken += usize::from(WIDTHS.contains(&line.len()) && ends_inside);
    }
    upper >= 6 && broken * 10 >= upper * 6 && pieces.iter().filter(|p| p.span.len() > 110).count() * 10 < pieces.len()
}

fn paragraphs(lines: &[Piece]) -> Vec<Piece> {
    let mut paragraphs: Vec<Piece> = Vec::new();
    for line in lines {
        match paragraphs.last_mut() {
            Some(last) if !line.after_gap => last.span = last.span.cover(line.span),
            _ => paragraphs.push(*line),
        }
    }
    paragraphs
}
