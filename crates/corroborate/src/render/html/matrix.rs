//! Who reports what: events by reports.

use super::escape::escaped;
use crate::account::WeighedStory;
use crate::render::memo::{Memo, Row};

/// The table; empty for a story of one report.
pub(super) fn matrix(weighed: &WeighedStory, memo: &Memo) -> String {
    let reports = &weighed.story.reports;
    if reports.len() < 2 || memo.happened.is_empty() {
        return String::new();
    }
    let heads: String = reports.iter().map(|r| format!(r#"<th scope="col">[{}]</th>"#, r + 1)).collect();
    let rows: String = memo.happened.iter().map(|row| row_html(weighed, row)).collect();
    format!(
        r#"<section aria-label="Who reports what"><h3>Who reports what</h3>
<p class="facts">● says it · A, B … contradicts another report, by the value it gives · – is silent</p>
<div class="scroll"><table class="matrix"><thead><tr><th scope="col">event</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div></section>
"#
    )
}

fn row_html(weighed: &WeighedStory, row: &Row) -> String {
    let cells: String = weighed.story.reports.iter().map(|&report| cell(weighed, row.event, report)).collect();
    format!(r#"<tr><th scope="row">{}</th>{cells}</tr>"#, escaped(&row.what))
}

fn cell(weighed: &WeighedStory, event: usize, report: usize) -> String {
    let claims = &weighed.story.events[event].claims;
    if !claims.iter().any(|c| c.report == report) {
        return r#"<td class="silent" aria-label="silent">–</td>"#.to_owned();
    }
    let of_report = |c: &usize| claims.get(*c).is_some_and(|c| c.report == report);
    let conflicts = weighed.conflicts.iter().filter(|c| c.event == event);
    let side = conflicts.flat_map(|c| c.values.iter().enumerate()).find(|(_, v)| v.claims.iter().any(of_report));
    match side {
        Some((n, value)) => {
            let letter = char::from(b'A' + (n % 26) as u8);
            format!(r#"<td class="contradicts" title="{}">{letter}</td>"#, escaped(&value.value))
        }
        None => r#"<td class="says" aria-label="says it">●</td>"#.to_owned(),
    }
}
