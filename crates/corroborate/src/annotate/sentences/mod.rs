//! Where sentences begin and end.
//!
//! Zones and blank lines end a sentence for certain. A single line break does so too, unless the text is wrapped at a
//! fixed width: crawlers write a paragraph a line, and headlines and bylines have no full stop. All other gaps are left
//! to [`ends`]. Sentences are cut before they are parsed, since the parser reads sentences; cutting and parsing in one
//! model was the alternative, at the price of decisions that nobody can read. Where several sentences without any mark
//! were left in one, the encoder says so, and [`hidden`] cuts them apart.

mod ends;
pub mod hidden;

use ends::Gap;

use super::tokens;
use crate::report::{Report, Zone, ZoneKind};
use crate::text::Span;

/// A sentence before it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Where it stands.
    pub span: Span,
    /// The zone it stands in.
    pub zone: ZoneKind,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Its words, never none.
    pub tokens: Vec<Span>,
}

impl Outline {
    /// What some of its words are alone.
    fn part(&self, words: std::ops::Range<usize>) -> Outline {
        let tokens = &self.tokens[words];
        Outline { span: tokens[0].cover(tokens[tokens.len() - 1]), tokens: tokens.to_vec(), ..*self }
    }
}

/// A sentence of more words is cut here. Keeps the walks of a parse short whatever the text; real sentences end before.
const MOST_WORDS: usize = 250;

/// Lines of text that is wrapped at a fixed width are not longer.
const WRAPPED_LINE: usize = 100;

/// Sentences of the zones that are told, in order, with their words.
pub fn outline(report: &Report) -> Vec<Outline> {
    outline_of(report, report.zones.iter().copied().filter(|zone| zone.kind.is_told()))
}

/// Sentences of the other zones: bylines, datelines, what pages put around an article. A place and date in front of the first
/// sentence, at the start of its line, are no sentence; a date behind the sender's name is.
pub fn outline_aside(report: &Report) -> Vec<Outline> {
    let text = &report.text;
    let runs_on = |zone: &Zone| {
        let before = text[..zone.span.start].rsplit('\n').next().unwrap_or_default();
        let rest = text[zone.span.end..].lines().next().unwrap_or_default();
        zone.kind == ZoneKind::Dateline && before.trim().is_empty() && !rest.trim().is_empty()
    };
    outline_of(report, report.zones.iter().copied().filter(|zone| !zone.kind.is_told() && !runs_on(zone)))
}

fn outline_of(report: &Report, zones: impl Iterator<Item = Zone>) -> Vec<Outline> {
    let text = &report.text;
    let mut outlines = Vec::new();
    let mut paragraph = 0;
    for zone in zones {
        let is_wrapped = is_wrapped(zone.span.of(text));
        for span in paragraphs(text, zone.span, is_wrapped) {
            for sentence in sentences(text, span) {
                let words = tokens::words(text, sentence);
                outlines.extend(words.chunks(MOST_WORDS).map(|tokens| Outline {
                    span: tokens[0].cover(tokens[tokens.len() - 1]),
                    zone: zone.kind,
                    paragraph,
                    tokens: tokens.to_vec(),
                }));
            }
            paragraph += 1;
        }
    }
    outlines
}

/// The sentences of a stretch of text that is not read, such as a zone that is not told.
pub(super) fn cut(text: &str, within: Span) -> Vec<Span> {
    paragraphs(text, within, is_wrapped(within.of(text))).into_iter().flat_map(|span| sentences(text, span)).collect()
}

/// Whether line breaks stand anywhere in sentences: several lines and none long.
fn is_wrapped(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines().nth(2).is_some() && lines().all(|line| line.chars().nth(WRAPPED_LINE).is_none())
}

/// The paragraphs of `within`, never empty, without white space at their ends.
fn paragraphs(text: &str, within: Span, is_wrapped: bool) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut is_open = false;
    let mut at = within.start;
    for line in within.of(text).split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        let continues = is_open && (is_wrapped || span.of(text).starts_with(char::is_lowercase));
        match paragraphs.last_mut() {
            _ if span.is_empty() => is_open = false,
            Some(last) if continues => *last = last.cover(span),
            _ => {
                paragraphs.push(span);
                is_open = true;
            }
        }
    }
    paragraphs
}

/// The sentences of one paragraph.
fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut start = paragraph.start;
    let mut depth = 0_usize;
    let mut line = 0;
    let spans: Vec<Span> = chunks(text, paragraph).collect();
    let chunks: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    for (at, pair) in spans.windows(2).enumerate() {
        let (chunk, next) = (pair[0], pair[1]);
        for c in chunks[at].chars() {
            line += 1;
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        let between = &text[chunk.end..next.start];
        let gap = Gap { chunks: &chunks, at, is_line_end: between.contains('\n'), line, depth };
        if gap.is_end() {
            sentences.push(Span::new(start, chunk.end));
            start = next.start;
        }
        line = between.rsplit_once('\n').map_or(line + between.chars().count(), |(_, indent)| indent.chars().count());
    }
    sentences.push(Span::new(start, paragraph.end));
    sentences
}

/// The stretches of `within` that hold no white space.
fn chunks(text: &str, within: Span) -> impl Iterator<Item = Span> + '_ {
    within.of(text).split_whitespace().map(move |chunk| {
        let start = chunk.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + chunk.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing::plain;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let report = plain(text);
        let found: Vec<&str> = outline(&report).iter().map(|o| o.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn full_stops_of_names_and_titles_do_not_end_a_sentence() {
        check(
            "Gen. J. Doe met Sen. Roe in St. Petersburg. They left.",
            &["Gen. J. Doe met Sen. Roe in St. Petersburg.", "They left."],
        );
        check("It fell, said Dist. Atty. Jane Roe. They won.", &["It fell, said Dist. Atty. Jane Roe.", "They won."]);
        check(
            "Rep. Jane Roe (D-W. Va.), who left, met Doe. They won.",
            &["Rep. Jane Roe (D-W. Va.), who left, met Doe.", "They won."],
        );
        check(
            "The Inspector General of Police (IGP) Jane Roe left. She came (back) later.",
            &["The Inspector General of Police (IGP) Jane Roe left.", "She came (back) later."],
        );
        check(
            "It is based in the U.S. and sells 3.5 tons. The U.S. Army buys.",
            &["It is based in the U.S. and sells 3.5 tons.", "The U.S. Army buys."],
        );
    }

    #[test]
    fn a_number_written_apart_at_its_point_is_one() {
        check("She had a. 357 revolver. He left.", &["She had a. 357 revolver.", "He left."]);
        check("It cost ($2. 6 million) in all.", &["It cost ($2. 6 million) in all."]);
    }

    /// "She fooled an L. A Superior Court judge" was told as "She fooled an L".
    #[test]
    fn initials_of_a_place_written_apart_are_one() {
        check(
            "She fooled an L. A Superior Court judge. He left.",
            &["She fooled an L. A Superior Court judge.", "He left."],
        );
    }

    /// "Lands closer to the Randy Wittman/P.J. Carlesimo pile" ended before the name.
    #[test]
    fn initials_behind_a_slash_go_with_the_name() {
        check(
            "He is near the Wittman/P.J. Ashe pile. He left.",
            &["He is near the Wittman/P.J. Ashe pile.", "He left."],
        );
    }

    #[test]
    fn an_abbreviation_before_a_word_that_begins_sentences_ends_one() {
        check("He was born in the U.S. The family left.", &["He was born in the U.S.", "The family left."]);
        check("The shop is at 14 Hill St. It is shut.", &["The shop is at 14 Hill St.", "It is shut."]);
        check(
            "It shuts at 10 p.m. Tuesday. Use No. 5 Hill Road.",
            &["It shuts at 10 p.m. Tuesday.", "Use No. 5 Hill Road."],
        );
        check("The U.S. Senate met. Gen. T. Ashe spoke.", &["The U.S. Senate met.", "Gen. T. Ashe spoke."]);
    }

    #[test]
    fn a_reference_belongs_to_the_sentence_before_it() {
        check(
            "He left the school in July 1805.[6] She stayed in Dulwich. [17] Nobody wrote.",
            &["He left the school in July 1805.[6]", "She stayed in Dulwich. [17]", "Nobody wrote."],
        );
    }

    #[test]
    fn the_number_of_a_footnote_belongs_to_the_sentence_before_it() {
        check(
            "Few of them have such rights. 4 Even though they are many, they rarely speak (Table 1.6). 5 At the end they left.",
            &[
                "Few of them have such rights. 4",
                "Even though they are many, they rarely speak (Table 1.6). 5",
                "At the end they left.",
            ],
        );
    }

    #[test]
    fn a_quotation_ends_with_its_mark() {
        check(
            "“We agreed on it.” The minister smiled. “Good,” he said.",
            &["“We agreed on it.”", "The minister smiled.", "“Good,” he said."],
        );
    }

    #[test]
    fn a_line_without_full_stop_is_a_headline() {
        let body =
            "The two ministers met in the capital on Tuesday, and then they signed a paper of forty pages there.";
        check(&format!("Ministers sign paper\n{body}"), &["Ministers sign paper", body]);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let first = "The two ministers met in the capital on Tuesday, and then they signed\nthe paper on trade.";
        let second = "It has forty pages and took the better part of three years\nto write, officials said.";
        check(&format!("{first} {second}\n\nThey left."), &[first, second, "They left."]);
    }

    #[test]
    fn what_is_not_told_has_sentences_of_its_own_unless_a_place_runs_into_one() {
        let text = "OSLO, May 4\nBy Ann Roe\nOSLO — A ferry sank.\nBob Ray 08/10/2000 08:28 AM We met.";
        let zone = |kind, words: &str| {
            let start = text.rfind(words).unwrap_or_default();
            Zone { kind, span: Span::new(start, start + words.len()) }
        };
        let mut report = plain(text);
        report.zones = vec![
            zone(ZoneKind::Dateline, "OSLO, May 4"),
            zone(ZoneKind::Byline, "By Ann Roe"),
            zone(ZoneKind::Dateline, "OSLO —"),
            zone(ZoneKind::Body, "A ferry sank."),
            zone(ZoneKind::Title, "Bob Ray"),
            zone(ZoneKind::Dateline, "08/10/2000 08:28 AM"),
            zone(ZoneKind::Body, "We met."),
        ];
        let found: Vec<&str> = outline_aside(&report).iter().map(|o| o.span.of(text)).collect();
        assert_eq!(found, ["OSLO, May 4", "By Ann Roe", "08/10/2000 08:28 AM"]);
    }

    #[test]
    fn endless_sentences_are_cut() {
        let text = "word ".repeat(1000);
        let report = plain(text);
        assert!(outline(&report).iter().all(|o| o.tokens.len() <= MOST_WORDS));
    }

    proptest! {
        #[test]
        fn sentences_cover_all_but_white_space(text in "[ -~“”\n]{0,200}") {
            let report = plain(text.clone());
            let found: String = outline(&report).iter().flat_map(|o| o.tokens.iter().map(|t| t.of(&text))).collect();
            let visible: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(found, visible);
        }
    }

    /// "M. B. A., on being named" lost its end behind the B, "SI. com reports" behind the SI.
    #[test]
    fn letters_of_a_degree_and_parts_of_an_address_written_apart_end_nothing() {
        check(
            "We congratulate Ann Lee, M. D., M. B. A., on her award.",
            &["We congratulate Ann Lee, M. D., M. B. A., on her award."],
        );
        check("He left, SI. com is reporting. It rained.", &["He left, SI. com is reporting.", "It rained."]);
    }
}
