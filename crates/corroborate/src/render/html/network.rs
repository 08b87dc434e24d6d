//! How the outlets hang together: who credits whom, as a drawing in two columns. Laid out by counting, so that it is the
//! same every time.

use std::collections::{BTreeMap, BTreeSet};

use super::escape::escaped;
use crate::account::{Account, WeighedStory};

const ROW: usize = 26;
const LEFT: usize = 300;
const RIGHT: usize = 480;
const WIDTH: usize = 860;

/// The drawing; empty where nobody is credited.
pub(super) fn network(account: &Account, weighed: &WeighedStory) -> String {
    let mut credited: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for &report in &weighed.story.reports {
        for credit in &account.reports[report].credits {
            credited.entry(&credit.name).or_default().insert(report);
        }
    }
    if credited.is_empty() {
        return String::new();
    }
    let mut origins: Vec<(&str, &BTreeSet<usize>)> = credited.iter().map(|(name, r)| (*name, r)).collect();
    origins.sort_by_key(|(name, reports)| (std::cmp::Reverse(reports.len()), *name));
    let reports = &weighed.story.reports;
    let rows = origins.len().max(reports.len());
    let y = |n: usize, of: usize| (rows - of) * ROW / 2 + n * ROW + ROW;
    let mut svg = String::new();
    for (n, (name, from)) in origins.iter().enumerate() {
        let y0 = y(n, origins.len());
        svg.push_str(&node(LEFT, y0, "end", LEFT - 10, name));
        for (m, _) in reports.iter().enumerate().filter(|(_, r)| from.contains(r)) {
            let (y1, mid) = (y(m, reports.len()), (LEFT + RIGHT) / 2);
            svg.push_str(&format!(r#"<path d="M{LEFT} {y0}C{mid} {y0} {mid} {y1} {RIGHT} {y1}"/>"#));
        }
    }
    for (m, &report) in reports.iter().enumerate() {
        svg.push_str(&node(RIGHT, y(m, reports.len()), "start", RIGHT + 10, &label(account, report)));
    }
    let height = (rows + 1) * ROW;
    format!(
        r#"<section aria-label="Who credits whom"><h3>Who credits whom</h3>
<svg class="network" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="Lines lead from those credited to the reports that credit them">{svg}</svg></section>
"#
    )
}

fn node(x: usize, y: usize, anchor: &str, text_x: usize, words: &str) -> String {
    let text_y = y + 4;
    let words = escaped(words);
    format!(r#"<circle cx="{x}" cy="{y}" r="4"/><text x="{text_x}" y="{text_y}" text-anchor="{anchor}">{words}</text>"#)
}

fn label(account: &Account, report: usize) -> String {
    let name = &account.reports[report].report;
    let words = name.outlet.as_deref().or(name.title.as_deref()).unwrap_or(&name.path);
    let short: String = words.chars().take(44).collect();
    format!("[{}] {short}{}", report + 1, if short.len() < words.len() { "…" } else { "" })
}
