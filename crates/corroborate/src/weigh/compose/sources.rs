//! Where each report got it from.

use std::collections::BTreeSet;

use super::{Teller, line, stopped};
use crate::account::{Line, Section};
use crate::annotation::{AnnotatedReport, Credit, CreditKind, EntityKind};
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::story::{Cite, Entity};
use crate::wording;

/// A line for each report: whom it credits, or whose text it repeats.
pub(super) fn lines(teller: &Teller<'_>) -> Vec<Line> {
    teller.story().reports.iter().filter_map(|&report| of_report(teller, report)).collect()
}

fn of_report(teller: &Teller<'_>, report: usize) -> Option<Line> {
    let annotated = teller.reports.get(report)?;
    let mut told = BTreeSet::new();
    let heard_from = || annotated.credits.iter().filter(|credit| !is_only_told(annotated, credit));
    let is_short = |credit: &Credit| {
        heard_from().any(|fuller| {
            is_last_part_of(&credit.name, &fuller.name)
                || takes_up(&credit.name, &fuller.name)
                || is_named_by(annotated, credit, fuller)
        })
    };
    let is_new = |credit: &&Credit| !is_short(credit) && told.insert(without_article(&credit.name).to_lowercase());
    let credits: Vec<_> = heard_from().filter(is_new).collect();
    let mut cites: Vec<Cite> = credits
        .iter()
        .map(|credit| teller.sentence_cite(report, credit.cue.map_or(credit.span, |cue| credit.span.cover(cue))))
        .collect();
    if cites.is_empty() {
        cites.push(Cite { report, span: annotated.sentences.first()?.span });
    }
    let dated = match (annotated.report.date(), &annotated.published_inferred) {
        (Some(day), _) => wording::plain_day(day),
        (None, Some(inferred)) => format!("no date; inferred: {}", wording::inferred(inferred)),
        (None, None) => "no date".to_owned(),
    };
    let names: Vec<&str> = credits.iter().map(|credit| as_written(annotated, credit)).collect();
    // What stands in a report and was not read as a credit may yet be one.
    let from =
        if names.is_empty() { "no credit found".to_owned() } else { format!("credits {}", wording::list(&names)) };
    let quoted = quoted_besides(teller, report, &credits);
    cites.extend(quoted.iter().map(|(_, cite)| *cite));
    let quoted: Vec<&str> = quoted.into_iter().map(|(name, _)| name).collect();
    let quotes = if quoted.is_empty() { String::new() } else { format!(", and quotes {}", wording::list(&quoted)) };
    let copy = if teller.copies.is_copy(report) { ", and shares the text of another report" } else { "" };
    let retold = teller.weighed.story.rewrites.iter().filter(|rewrite| rewrite.report == report);
    let retold: String = retold.map(|rewrite| format!(", and {} report {}", rewrite.verb(), rewrite.of + 1)).collect();
    let text = stopped(&format!("Report {} ({dated}) {from}{quotes}{copy}{retold}", report + 1));
    Some(line(Section::Origins, text, Vec::new(), cites))
}

/// The persons whom a report quotes by their full names, besides those whom it credits with something, with what it quotes first.
fn quoted_besides<'t>(teller: &Teller<'t>, report: usize, credits: &[&Credit]) -> Vec<(&'t str, Cite)> {
    let is_credited = |entity: &Entity| {
        let is_one = |credit: &str, name: &String| credit.contains(name.as_str()) || is_last_part_of(credit, name);
        let mut names = std::iter::once(&entity.name).chain(&entity.aliases);
        names.any(|name| credits.iter().any(|credit| is_one(&credit.name, name)))
    };
    let mut told = BTreeSet::new();
    let statements = teller.story().statements.iter().filter(|statement| statement.report == report);
    let quoted = statements.filter_map(|statement| {
        let speaker = statement.speaker.filter(|&speaker| teller.is_named(speaker) && told.insert(speaker))?;
        let entity = &teller.story().entities[speaker];
        let is_person = entity.kind == EntityKind::Person && entity.name.contains(' ');
        (is_person && !is_credited(entity)).then(|| {
            let cite = teller.sentence_cite(report, statement.span);
            (entity.name.as_str(), cite)
        })
    });
    quoted.collect()
}

/// "Roe told police": whoever hears it is not credited with it, though it went through them.
fn is_only_told(report: &AnnotatedReport, credit: &Credit) -> bool {
    let asks = |word: &str| kinds_of(&word.to_lowercase()).contains(&SourceNoun::Asker);
    let is_asker = credit.cue.is_some() && credit.name.split_whitespace().any(asks);
    let mut of_cue = report.quotes.iter().filter(|quote| is_asker && quote.cue == credit.cue);
    of_cue.any(|quote| credit.mention.is_some() && quote.addressee == credit.mention)
}

/// "The company", of a body that is credited by its name, too; "Insp Roe" beside "Ann Roe".
fn is_named_by(report: &AnnotatedReport, credit: &Credit, fuller: &Credit) -> bool {
    let chain = |credit: &Credit| credit.mention.map(|mention| report.mentions[mention].chain);
    let name_of = |chain: usize| Some(report.words(report.mentions[report.chains.get(chain)?.name?].span));
    let one = chain(credit).filter(|&own| chain(fuller) == Some(own)).and_then(name_of);
    one.is_some_and(|name| fuller.name.contains(name) && !credit.name.contains(name))
}

/// "Krug", of whom the report tells as "Boris Krug", too, or "Boris Krug" beside "the minister Boris Krug"; "the Herald" beside
/// "The Vellin Herald".
fn is_last_part_of(name: &str, fuller: &str) -> bool {
    let (name, fuller) = (name.to_lowercase(), fuller.to_lowercase());
    let name = name.strip_prefix("the ").unwrap_or(&name);
    let front = fuller.strip_suffix(name).map(|front| front.strip_prefix("the ").unwrap_or(front));
    front.is_some_and(|front| front.ends_with(' '))
}

/// "A source", "the source", "the same source" are one.
fn without_article(name: &str) -> &str {
    ["the same ", "the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// "The source", of one whom the report has brought in as "a source with knowledge of the talks".
fn takes_up(name: &str, fuller: &str) -> bool {
    let bare = name.strip_prefix("the same ").or_else(|| name.strip_prefix("the ")).filter(|bare| !bare.contains(' '));
    let brought_in = fuller.strip_prefix("a ").or_else(|| fuller.strip_prefix("an "));
    bare.zip(brought_in).is_some_and(|(bare, fuller)| fuller.split(' ').any(|word| word == bare))
}

/// An agency or outlet as the report writes it, where the list has it by another name: "AFP".
fn as_written<'r>(report: &'r AnnotatedReport, credit: &'r Credit) -> &'r str {
    let is_listed = matches!(credit.kind, CreditKind::Agency | CreditKind::Outlet);
    let is_there = report.report.text.contains(&credit.name);
    if is_listed && !is_there { report.words(credit.span) } else { without_more(&credit.name) }
}

/// "The union, at odds with its members": what a comma adds in small letters is no part of a name.
fn without_more(name: &str) -> &str {
    let more = name.find(", ").filter(|&at| name[at + 2..].starts_with(char::is_lowercase));
    &name[..more.unwrap_or(name.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Credits Billy King, King and Larry Brown".
    #[test]
    fn a_surname_alone_is_nobody_else() {
        assert!(is_last_part_of("King", "Billy King"));
        assert!(is_last_part_of("Tim Roe", "police spokesman Const. Tim Roe"));
        assert!(
            is_last_part_of("the Reporter", "The Vellin Reporter")
                && is_last_part_of("State police", "Lurel State Police")
        );
        assert!(!is_last_part_of("King", "King") && !is_last_part_of("the Reporter", "the reporter"));
        assert!(!is_last_part_of("Larry King", "Billy King"));
    }

    #[test]
    fn what_a_comma_adds_is_no_part_of_a_name() {
        assert_eq!(without_more("the union, at odds with its members"), "the union");
        assert_eq!(without_more("Roe, Inc."), "Roe, Inc.");
    }

    /// "Credits a police source, the police source and the source".
    #[test]
    fn a_source_and_the_source_are_one() {
        assert_eq!(without_article("a police source"), without_article("the same police source"));
        assert!(
            takes_up("the source", "a source with knowledge of the talks")
                && takes_up("the same source", "a court source")
        );
        assert!(!takes_up("the source", "the court source") && !takes_up("the officer", "a source"));
    }
}
