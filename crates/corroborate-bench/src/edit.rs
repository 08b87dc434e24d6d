//! Changes to a report: what is replaced by what, and where it is before and after.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// Words to be replaced, in bytes of the untouched text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) span: Range<usize>,
    pub(crate) new: String,
}

/// A change as the manifest tells it. All offsets are code points, `start` and `end` in the untouched report, `new_start`
/// and `new_end` in the changed one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Edit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) new_start: usize,
    pub(crate) new_end: usize,
    pub(crate) old: String,
    pub(crate) new: String,
}

/// The changed text and the edits in order of place, without what old and new words begin and end with alike.
/// Changes that overlap an earlier one are left out.
pub(crate) fn apply(text: &Text, changes: &[Change]) -> (String, Vec<Edit>) {
    let mut changes: Vec<&Change> = changes.iter().collect();
    changes.sort_by_key(|change| change.span.start);
    let mut changed = String::new();
    let mut edits = Vec::new();
    let (mut from, mut length) = (0, 0);
    for change in changes {
        if change.span.start < from {
            continue;
        }
        let before = &text.text[from..change.span.start];
        let old = &text.text[change.span.clone()];
        changed.push_str(before);
        length += before.chars().count();
        let (head, tail) = alike(old, &change.new);
        let start = text.code_points(change.span.start);
        let new_length = change.new.chars().count();
        edits.push(Edit {
            start: start + head,
            end: start + old.chars().count() - tail,
            new_start: length + head,
            new_end: length + new_length - tail,
            old: old.to_owned(),
            new: change.new.clone(),
        });
        changed.push_str(&change.new);
        length += new_length;
        from = change.span.end;
    }
    changed.push_str(&text.text[from..]);
    (changed, edits)
}

/// How many code points of whole words two strings share at the beginning and at the end; never all of either.
fn alike(old: &str, new: &str) -> (usize, usize) {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let most = old.len().min(new.len()) - 1;
    let head = old.iter().zip(&new).take(most).take_while(|(a, b)| a == b).count();
    let tail = old.iter().rev().zip(new.iter().rev()).take(most - head).take_while(|(a, b)| a == b).count();
    let length = |words: &[&str]| words.iter().map(|word| word.chars().count() + 1).sum();
    (length(&old[..head]), length(&old[old.len() - tail..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_know_where_their_words_are_before_and_after() {
        let text = Text::new("Zoë met five men on Monday.".to_owned());
        let at = |words: &str| {
            let start = text.text.find(words).unwrap();
            start..start + words.len()
        };
        let changes = [
            Change { span: at("on Monday"), new: "on Thursday".to_owned() },
            Change { span: at("five"), new: "seventeen".to_owned() },
        ];
        let (changed, edits) = apply(&text, &changes);
        assert_eq!(changed, "Zoë met seventeen men on Thursday.");
        let cut = |text: &str, start: usize, end: usize| text.chars().skip(start).take(end - start).collect::<String>();
        for (edit, old, new) in [(&edits[0], "five", "seventeen"), (&edits[1], "Monday", "Thursday")] {
            assert_eq!(cut(&text.text, edit.start, edit.end), old);
            assert_eq!(cut(&changed, edit.new_start, edit.new_end), new);
        }
    }
}
