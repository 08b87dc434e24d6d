//! Words to pictures and their credits. The words are told by the report; the credit is not.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::page::Page;
use crate::lexicon::bare;
use crate::lexicon::page::{PHOTO_WORDS, has_at_most};
use crate::report::ZoneKind;

/// A caption is no longer than this.
const MOST_WORDS: usize = 90;
/// How far from the end of a line a credit begins at most.
const REACH: usize = 260;

/// Marks credits and the words they stand behind, lines that begin as words to a picture do, and what repeats them.
pub(super) fn mark(page: &mut Page) {
    mark_lone_credits(page);
    page.cut_out(|line| match credit(line) {
        Some(at) if has_at_most(line, MOST_WORDS) => {
            vec![(0..at.start, Some(ZoneKind::Caption)), (at, Some(ZoneKind::Boilerplate))]
        }
        _ => Vec::new(),
    });
    for i in 0..page.pieces.len() {
        if page.pieces[i].kind.is_none() && begins_as_caption(page.words(i)) {
            page.pieces[i].kind = Some(ZoneKind::Caption);
        }
    }
    mark_repeats(page);
}

/// "FILE PHOTO: …", and the number of a picture in a series: "[2/5]A view of …".
fn begins_as_caption(line: &str) -> bool {
    static NUMBER: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\[\d{1,2}/\d{1,2}\]\s?\S").expect("the pattern of picture numbers"));
    NUMBER.is_match(line) || PHOTO_WORDS.captions.find(line).is_some() && !line.ends_with(':')
}

/// A line that is a credit and nothing else, and the caption right above it.
fn mark_lone_credits(page: &mut Page) {
    for i in 0..page.pieces.len() {
        let line = page.words(i);
        if page.pieces[i].kind.is_some() || !is_lone_credit(line) {
            continue;
        }
        page.pieces[i].kind = Some(ZoneKind::Boilerplate);
        if i > 0 && page.pieces[i - 1].kind.is_none() && !page.pieces[i].after_gap && page.pieces[i - 1].after_gap {
            let above = page.words(i - 1);
            if has_at_most(above, MOST_WORDS) && credit(above).is_none() && i > 1 {
                page.pieces[i - 1].kind = Some(ZoneKind::Caption);
            }
        }
    }
}

fn is_lone_credit(line: &str) -> bool {
    PHOTO_WORDS.credits.find(line).is_some() && !line.ends_with(['!', '?'])
        || credit(line).is_some_and(|at| line[..at.start].trim().is_empty())
}

/// A caption that is there once more within a few lines is read once.
fn mark_repeats(page: &mut Page) {
    const NEAR: usize = 3;
    for i in 0..page.pieces.len() {
        if page.pieces[i].kind != Some(ZoneKind::Caption) {
            continue;
        }
        let words = bare(page.words(i));
        for near in i + 1..(i + 1 + NEAR).min(page.pieces.len()) {
            let repeats =
                matches!(page.pieces[near].kind, None | Some(ZoneKind::Caption)) && bare(page.words(near)) == words;
            if repeats {
                page.pieces[near].kind = Some(ZoneKind::Boilerplate);
            }
        }
    }
}

/// Where the credit stands at the end of a line: "(photo credit: …)", "… Image: Jane Roe.", "… REUTERS/Jane Roe".
fn credit(line: &str) -> Option<Range<usize>> {
    let found = bracket(line).or_else(|| last_sentence(line)).or_else(|| slashed(line))?;
    let front = line[found.clone()].len() - line[found.clone()].trim_start().len();
    Some(found.start + front..found.end)
}

fn bracket(line: &str) -> Option<Range<usize>> {
    let end = line.trim_end_matches(['.', ' ', '\u{a0}']).len();
    let close = line[..end].chars().next_back().filter(|c| [')', ']'].contains(c))?;
    let from = line.ceil_char_boundary(line.len().saturating_sub(REACH));
    let open = from + line[from..end].rfind(if close == ')' { '(' } else { '[' })?;
    let inside = line[open + 1..end - 1].to_lowercase();
    let says_so = PHOTO_WORDS.brackets.iter().any(|word| {
        inside.find(word).is_some_and(|at| {
            !inside[..at].ends_with(char::is_alphanumeric) || !word.starts_with(char::is_alphanumeric)
        })
    });
    says_so.then_some(open..line.len())
}

fn last_sentence(line: &str) -> Option<Range<usize>> {
    let from = line.ceil_char_boundary(line.len().saturating_sub(REACH));
    let ends = line[from..].match_indices(['.', '!', '?', '”', '"', '|', '—', '–']);
    ends.map(|(at, mark)| from + at + mark.len())
        .find(|end| {
            let rest = line[*end..].trim_start();
            rest.starts_with(char::is_uppercase) && rest.len() < line.len() - end && is_labelled(rest)
        })
        .map(|end| end..line.len())
}

/// "Image: Jane Roe", not "Image is everything".
fn is_labelled(sentence: &str) -> bool {
    PHOTO_WORDS.credits.find(sentence).is_some_and(|cue| sentence[..cue].ends_with([':', '/']))
}

fn slashed(line: &str) -> Option<Range<usize>> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:[.!?”\x22–—-]|\s[|•])\s*(?P<credit>(?P<agency>[\p{L}]+(?:[ -]\p{L}+){0,2})\s?/\s?[\p{Lu}][^.!?]{1,80}\.?)$").expect("the pattern of slashed credits")
    });
    let from = line.ceil_char_boundary(line.len().saturating_sub(REACH));
    let found = NAME.captures(&line[from..])?;
    let at = found.name("credit")?.range();
    PHOTO_WORDS.agencies.contains(found["agency"].to_lowercase().as_str()).then(|| from + at.start..from + at.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_told_from_captions() {
        for (line, found) in [
            (
                "The chief meets his men. (photo credit: Office/WANA/Handout via Reuters)",
                Some("(photo credit: Office/WANA/Handout via Reuters)"),
            ),
            (
                "The secretary attends a meeting, March 15, 2023 (credit: Agency/Pool via REUTERS)",
                Some("(credit: Agency/Pool via REUTERS)"),
            ),
            ("Smoke over the port [Jane Roe/AP Photo]", Some("[Jane Roe/AP Photo]")),
            ("The scene. (AP Photo/Jane Roe)", Some("(AP Photo/Jane Roe)")),
            ("An example of severe eczema. Image: Jane Roe.", Some("Image: Jane Roe.")),
            ("Smoke over the port on Monday. REUTERS/Jane Roe", Some("REUTERS/Jane Roe")),
            ("Smoke over the port – Reuters/Jane Roe", Some("Reuters/Jane Roe")),
            ("He said it twice (once in Moscow).", None),
            ("He was given credit. (He had paid for it.)", None),
            ("The image was everything. Image is all.", None),
            ("Rain and/or snow. And/Or", None),
            ("(", None),
            ("", None),
        ] {
            assert_eq!(credit(line).map(|r| &line[r]), found, "{line}");
        }
    }
}
