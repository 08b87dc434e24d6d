//! The account as one self-contained page.
//!
//! Style and script are in the page and nothing is fetched: its content security policy forbids everything but the two,
//! named by their hashes. It works without the script: citations then lead to the words in the list of reports.

mod cites;
mod escape;
mod matrix;
mod network;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::memo::{Card, Item, Memo, Part, Row, Tone, in_two_parts, report_line};
use crate::account::{Account, Section, WeighedStory};
use crate::story::{Cite, TextCopy};
use crate::wording;
use cites::Cites;
use escape::escaped;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The account as an HTML page.
pub fn html(account: &Account) -> String {
    let memos: Vec<Memo> = account.stories.iter().map(|story| Memo::new(account, story)).collect();
    let shared = account.copies.iter().filter_map(longest_shared).flatten();
    let retold = (0..account.reports.len()).flat_map(|report| retold_sentences(account, report));
    let cites = Cites::new(account, memos.iter().flat_map(Memo::cites).chain(shared).chain(retold));
    let stories = account.stories.iter().zip(&memos).enumerate();
    let stories: String = stories.map(|(n, (story, memo))| story_html(account, story, memo, n, &cites)).collect();
    let title = memos.first().map_or("Nothing to tell", |m| &m.title);
    let reports = wording::count(account.reports.len(), "report");
    format!(
        r##"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<a class="skip" href="#account">To the account</a>
<header class="masthead"><strong>Corroborate</strong><span>an account of {reports}; [n] opens the words in report n</span>{contents}</header>
<main id="account">
{stories}</main>
<aside class="panel" id="panel" hidden aria-label="The words cited"><button type="button">Close</button><h2></h2><div class="text" lang="en"></div></aside>
<footer>Corroborate {version}, model {model}. It shows what was reported; whether it is true is for the reader to judge.</footer>
<script>{SCRIPT}</script>
</body>
</html>
"##,
        style_hash = hash(STYLE),
        script_hash = hash(SCRIPT),
        title = escaped(title),
        contents = contents(&memos),
        version = env!("CARGO_PKG_VERSION"),
        model = escaped(account.model.get(..12).unwrap_or(&account.model)),
    )
}

fn hash(content: &str) -> String {
    STANDARD.encode(Sha256::digest(content))
}

fn contents(memos: &[Memo]) -> String {
    if memos.len() < 2 {
        return String::new();
    }
    let links = memos.iter().enumerate().map(|(n, m)| format!(r##"<a href="#s{}">{}</a>"##, n + 1, escaped(&m.title)));
    format!(r#"<nav aria-label="Stories">{}</nav>"#, links.collect::<Vec<_>>().join(" · "))
}

fn story_html(account: &Account, weighed: &WeighedStory, memo: &Memo, n: usize, cites: &Cites) -> String {
    let heading = if n == 0 { "h1" } else { "h2" };
    let cited = |item: &Item| {
        format!("{} {}", escaped(&item.text), in_two_parts(&item.cites, &item.in_part, |part| cites.links(part)))
    };
    let lede: Vec<String> = memo.in_short.iter().map(cited).collect();
    let mut html = format!(
        "<article class=\"story\" id=\"s{}\"><{heading}>{}</{heading}>\n<p class=\"facts\">{}</p>\n",
        n + 1,
        escaped(&memo.title),
        escaped(&memo.facts.join(" · ")),
    );
    if !lede.is_empty() {
        html.push_str(&format!("<p class=\"lede\">{}</p>\n", lede.join(" ")));
    }
    if !memo.happened.is_empty() {
        let rows: String = memo.happened.iter().map(|row| row_html(row, cites)).collect();
        html.push_str(&format!("<section><h3>What happened</h3>\n<ol class=\"events\">{rows}</ol></section>\n"));
    }
    if !memo.agreements.is_empty() {
        let cards: String = memo.agreements.iter().map(|card| card_html(card, &cited)).collect();
        html.push_str(&format!("<section><h3>Agreements</h3>\n<div class=\"cards\">{cards}</div></section>\n"));
    }
    html.extend(memo.parts.iter().map(|part| part_html(part, &cited)));
    html.push_str(&matrix::matrix(weighed, memo));
    html.push_str(&network::network(account, weighed));
    html.push_str("<section class=\"reports\"><h3>Reports</h3>\n");
    html.extend(weighed.story.reports.iter().map(|&r| report_html(account, r, cites)));
    html.push_str("</section>\n</article>\n");
    html
}

fn row_html(row: &Row, cites: &Cites) -> String {
    let tone = match row.tone {
        Tone::Firm => "firm",
        Tone::Thin => "thin",
        Tone::Disputed => "disputed",
    };
    let inferred = row.inferred.as_ref().map(|from| format!("; day inferred: {}", escaped(from))).unwrap_or_default();
    format!(
        "<li class=\"{tone}\"><span class=\"when\">{}</span><span><span class=\"what\">{}</span> {}<br><span class=\"standing\">{}{inferred}</span></span></li>\n",
        escaped(&row.when),
        escaped(&row.what),
        in_two_parts(&row.cites, &row.in_part, |part| cites.links(part)),
        escaped(&row.standing),
    )
}

fn card_html(card: &Card, cited: &impl Fn(&Item) -> String) -> String {
    let fields: String =
        card.fields.iter().map(|(label, item)| format!("<dt>{label}</dt><dd>{}</dd>", cited(item))).collect();
    format!("<div class=\"card\"><h4>{}</h4><dl>{fields}</dl></div>\n", escaped(&card.title))
}

fn part_html(part: &Part, cited: &impl Fn(&Item) -> String) -> String {
    let class = if part.section == Section::Disagreements { "part disagreements" } else { "part" };
    let items: String = part.items.iter().map(|item| format!("<li>{}</li>\n", cited(item))).collect();
    format!("<section class=\"{class}\"><h3>{}</h3>\n<ul>{items}</ul></section>\n", part.heading)
}

fn report_html(account: &Account, index: usize, cites: &Cites) -> String {
    let n = index + 1;
    let copy = account.copies.iter().find(|copy| copy.report == index);
    let shared = copy
        .and_then(longest_shared)
        .map(|sides| format!("<p class=\"shared\">The longest passage in common: {}</p>", cites.links(&sides)));
    let retold: Vec<Cite> = retold_sentences(account, index).collect();
    let retold = (!retold.is_empty())
        .then(|| format!("<p class=\"shared\">Sentences that tell the same: {}</p>", cites.links(&retold)));
    format!(
        "<details open><summary id=\"r{n}-name\">[{n}] {}</summary>{}{}<div class=\"text\" id=\"r{n}\" lang=\"en\">{}</div></details>\n",
        escaped(&report_line(account, index)),
        shared.unwrap_or_default(),
        retold.unwrap_or_default(),
        cites.text(&account.reports[index], index),
    )
}

/// Both sides of the longest passage that a report shares with the one whose text it repeats.
fn longest_shared(copy: &TextCopy) -> Option<[Cite; 2]> {
    copy.longest().map(|passage| copy.sides(passage))
}

/// Both sides of the sentences in which a report retells another.
fn retold_sentences(account: &Account, report: usize) -> impl Iterator<Item = Cite> {
    account.retold_by(report).flat_map(|rewrite| rewrite.sentences.iter().flat_map(|&pair| rewrite.sides(pair)))
}
