//! The account in a terminal, wrapped to its width.

use std::fmt::Write;

use anstyle::{AnsiColor, Style as Colour};
use textwrap::{Options, fill};

use super::memo::{Card, Item, Memo, Part, Row, Tone, report_line, report_marks};
use crate::account::Account;

/// How to write to a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether colours are wanted.
    pub colour: bool,
    /// Columns.
    pub width: usize,
}

/// Columns below which wrapping leaves nothing readable.
const NARROWEST: usize = 40;
const WHEN_COLUMN: usize = 22;
const LABEL_COLUMN: usize = 12;

/// The account as text for a terminal.
pub fn terminal(account: &Account, style: Style) -> String {
    let mut page = Page { text: String::new(), style: Style { width: style.width.max(NARROWEST), ..style } };
    for (n, story) in account.stories.iter().enumerate() {
        if n > 0 {
            page.rule();
        }
        page.story(&Memo::new(account, story));
        page.reports(account, &story.story.reports);
    }
    page.text
}

struct Page {
    text: String,
    style: Style,
}

impl Page {
    fn story(&mut self, memo: &Memo) {
        self.line(&self.painted(&fill(&memo.title, self.style.width), bold()));
        self.paragraph(&memo.facts.join(" · "), "");
        if !memo.in_short.is_empty() {
            self.line("");
            self.paragraph(&sentences(&memo.in_short), "");
        }
        if !memo.happened.is_empty() {
            self.heading("What happened");
            memo.happened.iter().for_each(|row| self.row(row));
        }
        if !memo.agreements.is_empty() {
            self.heading("Agreements");
            memo.agreements.iter().for_each(|card| self.card(card));
        }
        memo.parts.iter().for_each(|part| self.part(part));
    }

    fn row(&mut self, row: &Row) {
        let indent = " ".repeat(WHEN_COLUMN + 2);
        let width = self.style.width;
        let when = textwrap::wrap(&row.when, WHEN_COLUMN);
        let what = format!("{} {}", row.what, report_marks(&row.cites, &row.in_part));
        let what = textwrap::wrap(&what, width - indent.len());
        for n in 0..when.len().max(what.len()) {
            let (left, right) = (when.get(n).map_or("", |w| w), what.get(n).map_or("", |w| w));
            self.line(format!("{left:WHEN_COLUMN$}  {right}").trim_end());
        }
        let standing = match &row.inferred {
            Some(from) => format!("{}; day inferred: {from}", row.standing),
            None => row.standing.clone(),
        };
        let standing = fill(&standing, Options::new(width).initial_indent(&indent).subsequent_indent(&indent));
        self.line(&self.painted(&standing, tone(row.tone)));
    }

    fn card(&mut self, card: &Card) {
        self.line(&self.painted(&format!("  {}", card.title), bold()));
        for (label, item) in &card.fields {
            let first = format!("    {label:LABEL_COLUMN$}");
            let rest = " ".repeat(first.len());
            let text = cited(item);
            self.line(&fill(&text, Options::new(self.style.width).initial_indent(&first).subsequent_indent(&rest)));
        }
    }

    fn part(&mut self, part: &Part) {
        self.heading(part.heading);
        part.items.iter().for_each(|item| self.paragraph(&cited(item), "• "));
    }

    fn reports(&mut self, account: &Account, reports: &[usize]) {
        self.heading("Reports");
        reports.iter().for_each(|&r| self.paragraph(&report_line(account, r), &format!("[{}] ", r + 1)));
    }

    fn heading(&mut self, words: &str) {
        self.line("");
        self.line(&self.painted(&words.to_uppercase(), bold()));
    }

    fn rule(&mut self) {
        let rule = "─".repeat(self.style.width);
        self.line(&format!("\n{rule}\n"));
    }

    /// A wrapped paragraph; its further lines are indented by the width of what it begins with.
    fn paragraph(&mut self, text: &str, begin: &str) {
        let indent = " ".repeat(begin.chars().count());
        self.line(&fill(text, Options::new(self.style.width).initial_indent(begin).subsequent_indent(&indent)));
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn painted(&self, text: &str, colour: Colour) -> String {
        if !self.style.colour {
            return text.to_owned();
        }
        let mut painted = String::new();
        let _ = write!(painted, "{colour}{text}{colour:#}");
        painted
    }
}

fn cited(item: &Item) -> String {
    format!("{} {}", item.text, report_marks(&item.cites, &item.in_part)).trim_end().to_owned()
}

fn sentences(items: &[Item]) -> String {
    items.iter().map(cited).collect::<Vec<_>>().join(" ")
}

fn bold() -> Colour {
    Colour::new().bold()
}

fn tone(tone: Tone) -> Colour {
    let colour = match tone {
        Tone::Firm => AnsiColor::Green,
        Tone::Thin => AnsiColor::BrightBlack,
        Tone::Disputed => AnsiColor::Red,
    };
    colour.on_default()
}
