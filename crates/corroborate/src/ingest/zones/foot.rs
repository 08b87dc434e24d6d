//! A date line below the article, where the head has stated no day: "Printed on page 1, 16/11/2022", "Last updated: March 14th,
//! 2025".
//!
//! Such a line holds nothing but the date, words that say what it is of, and a page: an event that an article ends with is told in a
//! sentence.

use std::sync::LazyLock;

use regex::Regex;

use super::head::Head;
use super::page::Page;
use super::stamp::{self, Stamp};
use crate::lexicon::page::has_at_most;
use crate::report::ZoneKind;

/// Lines at the end of a page that are looked at.
const LINES: usize = 6;
/// Words of such a line, at most.
const MOST_WORDS: usize = 12;

static PAGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)[\s,;(]*\bpages?\s+[a-z]?\d+(?:\s?[-–]\s?\d+)?\)?[\s,;]*").expect("the pattern of a page")
});

/// Marks the date line nearest to the end.
pub(super) fn mark(page: &mut Page, head: &mut Head) {
    if head.states_a_day() {
        return;
    }
    let first = page.pieces.len().saturating_sub(LINES).max(1);
    let is_free = |kind| matches!(kind, None | Some(ZoneKind::Boilerplate | ZoneKind::Byline | ZoneKind::Dateline));
    let lines = (first..page.pieces.len()).rev().filter(|&i| is_free(page.pieces[i].kind));
    let found = lines.into_iter().find_map(|i| Some((i, read(page.words(i))?)));
    if let Some((i, stamp)) = found {
        head.stamped(&stamp, &format!("the line “{}” below the article", page.words(i)));
        page.pieces[i].kind = Some(ZoneKind::Dateline);
    }
}

/// What a line says that is a date line throughout.
fn read(line: &str) -> Option<Stamp> {
    if !has_at_most(line, MOST_WORDS) {
        return None;
    }
    let bare = PAGE.replace_all(line, " ");
    let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric()).trim_start();
    stamp::find(bare).filter(|stamp| stamp.range == (0..bare.len()))
}

#[cfg(test)]
mod tests {
    use super::super::mark;

    /// A paper and a portal that had the day at the foot of the page had none.
    #[test]
    fn a_date_line_below_the_article_states_the_day() {
        let day = |foot: &str| {
            let text = format!("Chief signs pact\n\nThe chief signed it. He left on 3 March.\n\n{foot}");
            mark(&text, &[]).published.map(|published| published.date.to_string())
        };
        assert_eq!(day("Printed on page 1, 16/11/2022").as_deref(), Some("2022-11-16"));
        assert_eq!(day("Print edition of Friday, 13 March 2026, page 5").as_deref(), Some("2026-03-13"));
        assert_eq!(day("Thursday, 12 March 2026 09:14").as_deref(), Some("2026-03-12"));
        assert_eq!(day("The next meeting is on 13 March 2026"), None);
        assert_eq!(day("He was born in 1950."), None);
    }
}
