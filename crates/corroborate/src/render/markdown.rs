//! The account in Markdown (CommonMark with tables).

use super::memo::{Item, Memo, Tone, report_line, report_marks};
use crate::account::Account;

/// The account as Markdown.
pub fn markdown(account: &Account) -> String {
    let stories = account.stories.iter().map(|story| {
        let mut text = story_text(&Memo::new(account, story));
        text.push_str("\n## Reports\n\n");
        for &report in &story.story.reports {
            text.push_str(&format!("{}. {}\n", report + 1, escaped(&report_line(account, report))));
        }
        text
    });
    stories.collect::<Vec<_>>().join("\n---\n\n")
}

fn story_text(memo: &Memo) -> String {
    let mut text = format!("# {}\n\n{}\n", escaped(&memo.title), escaped(&memo.facts.join(" · ")));
    if !memo.in_short.is_empty() {
        let sentences: Vec<String> = memo.in_short.iter().map(cited).collect();
        text.push_str(&format!("\n**In short.** {}\n", sentences.join(" ")));
    }
    if !memo.happened.is_empty() {
        text.push_str("\n## What happened\n\n| when | what | standing | |\n| --- | --- | --- | --- |\n");
        for row in &memo.happened {
            let standing = escaped(&row.standing);
            let standing = if row.tone == Tone::Disputed { format!("**{standing}**") } else { standing };
            let inferred = row.inferred.as_ref().map(|from| format!("; day inferred: {}", escaped(from)));
            let standing = standing + &inferred.unwrap_or_default();
            let (when, what) = (escaped(&row.when), escaped(&row.what));
            text.push_str(&format!("| {when} | {what} | {standing} | {} |\n", marks(&row.cites, &row.in_part)));
        }
    }
    if !memo.agreements.is_empty() {
        text.push_str("\n## Agreements\n");
        for card in &memo.agreements {
            text.push_str(&format!("\n### {}\n\n", escaped(&card.title)));
            for (label, item) in &card.fields {
                text.push_str(&format!("- {label}: {}\n", cited(item)));
            }
        }
    }
    for part in &memo.parts {
        text.push_str(&format!("\n## {}\n\n", part.heading));
        part.items.iter().for_each(|item| text.push_str(&format!("- {}\n", cited(item))));
    }
    text
}

fn cited(item: &Item) -> String {
    format!("{} {}", escaped(&item.text), marks(&item.cites, &item.in_part)).trim_end().to_owned()
}

fn marks(cites: &[crate::story::Cite], in_part: &[usize]) -> String {
    report_marks(cites, in_part).replace('[', "\\[").replace(']', "\\]")
}

/// The words of a report with everything that Markdown or HTML would read as a mark made plain, on one line.
fn escaped(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&' => plain.extend(['\\', c]),
            c if c.is_whitespace() => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_of_a_report_are_no_marks() {
        assert_eq!(super::escaped("a|b\n*c* <i>"), "a\\|b \\*c\\* \\<i\\>");
    }
}
