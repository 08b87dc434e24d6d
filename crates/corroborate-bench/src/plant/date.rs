//! Dates: a weekday, a day of a month, a month, a year.
//!
//! A weekday is moved by two days or more, because one day is what a time zone or a publication date can explain.

use std::collections::BTreeSet;

use super::{Around, Rewrite, Site, replace};
use crate::edit::Change;
use crate::random::Random;
use crate::tables::tables;
use crate::text::Text;

/// Words after which a bare month or year is a time.
const BEFORE_PERIOD: [&str; 10] = ["in", "since", "until", "during", "by", "late", "early", "mid", "last", "of"];
/// Words that make a weekday something other than the day of a happening just told.
const BEFORE_OTHER_DAY: [&str; 9] = ["next", "every", "each", "black", "good", "super", "ash", "holy", "any"];
const PARTS_OF_DAY: [&str; 6] = ["morning", "afternoon", "evening", "night", "noon", "midnight"];

pub(super) fn sites(text: &Text) -> Vec<Site> {
    (0..text.words.len())
        .filter_map(|index| weekday(text, index).or_else(|| in_month(text, index)).or_else(|| year(text, index)))
        .collect()
}

fn site(variant: &'static str, key: String, words: std::ops::Range<usize>) -> Site {
    Site { key, units: BTreeSet::new(), variant, words }
}

fn weekday(text: &Text, index: usize) -> Option<Site> {
    let day = tables().weekday(text.word(index)).filter(|day| day.name == text.word(index))?;
    let before = text.lower_near(index, index.checked_sub(1));
    let title = text.joined(index) && text.capital(index + 1);
    let dated = (1..=2)
        .any(|step| text.words.get(index + step).is_some() && tables().month(text.word(index + step)).is_some())
        || (1..=2).any(|step| index >= step && tables().month(text.word(index - step)).is_some());
    (!BEFORE_OTHER_DAY.contains(&before) && !title && !dated)
        .then(|| site("weekday", format!("weekday {}", day.order), index..index + 1))
}

fn in_month(text: &Text, index: usize) -> Option<Site> {
    let month = tables().month(text.word(index))?.order;
    let beside_weekday = (1..=3).any(|step| index >= step && tables().weekday(text.word(index - step)).is_some());
    if beside_weekday {
        return None;
    }
    let apart = |gap: &str| gap == " " || gap == ". ";
    let number_before = index > 0 && text.joined(index - 1) && day_number(text, index - 1).is_some();
    let number_after = apart(text.gap_after(index)) && day_number(text, index + 1).is_some();
    // "10 Nov 11": which is the day?
    if number_before && number_after {
        return None;
    }
    if apart(text.gap_after(index))
        && let Some(day) = day_number(text, index + 1)
    {
        return Some(site("day", format!("day {month}-{day}"), index..index + 2));
    }
    if index > 0
        && text.joined(index - 1)
        && let Some(day) = day_number(text, index - 1)
    {
        return Some(site("day", format!("day {month}-{day}"), index - 1..index + 1));
    }
    let before = text.lower_near(index, index.checked_sub(1));
    let full = tables().months.iter().any(|known| known.name == text.word(index));
    (full && BEFORE_PERIOD.contains(&before)).then(|| site("month", format!("month {month}"), index..index + 1))
}

fn day_number(text: &Text, index: usize) -> Option<u32> {
    let word = &text.words.get(index)?.lower;
    word.parse().ok().filter(|day| (1..=31).contains(day) && word.len() <= 2 && !text.gap_after(index).starts_with(':'))
}

fn year(text: &Text, index: usize) -> Option<Site> {
    let number = year_number(text, index)?;
    let before = text.lower_near(index, index.checked_sub(1));
    let counted = text.joined(index) && !tables().common.contains(text.words[index + 1].lower.as_str());
    (BEFORE_PERIOD[..6].contains(&before) && !counted).then(|| site("year", format!("year {number}"), index..index + 1))
}

fn year_number(text: &Text, index: usize) -> Option<u32> {
    let word = &text.words.get(index)?.lower;
    word.parse().ok().filter(|year| (1900..2100).contains(year) && word.len() == 4)
}

pub(super) fn contradiction(around: &Around, random: &mut Random) -> Option<Rewrite> {
    let (text, site) = (around.text, around.site);
    match site.variant {
        "weekday" => {
            let old = tables().weekday(text.word(site.words.start))?.order;
            let far = |order: usize| (2..=5).contains(&((order + 7 - old) % 7));
            let others: Vec<_> = tables()
                .weekdays
                .iter()
                .filter(|day| far(day.order) && !around.near.contains(&format!("weekday {}", day.order)))
                .collect();
            let new = random.pick(&others)?.name;
            Some(Rewrite::new("weekday", new, move |text, site| Some(replace(text, site.words.clone(), new))))
        }
        "day" => {
            let (month, day) = month_and_day(text, site)?;
            if random.once_in(3) {
                other_month(around, random, Some(day))
            } else {
                other_day(around, random, month, day)
            }
        }
        "month" => other_month(around, random, None),
        _ => {
            let old = year_number(text, site.words.start)?;
            let others: Vec<u32> = [old - 4, old - 3, old - 2, old + 2, old + 3]
                .into_iter()
                .filter(|year| !around.known.contains(&format!("year {year}")))
                .collect();
            let new = random.pick(&others)?.to_string();
            Some(Rewrite::new("year", new.clone(), move |text, site| Some(replace(text, site.words.clone(), &new))))
        }
    }
}

fn month_and_day(text: &Text, site: &Site) -> Option<(usize, u32)> {
    let month = site.words.clone().find(|&index| tables().month(text.word(index)).is_some())?;
    let day = site.words.clone().find_map(|index| day_number(text, index))?;
    Some((month, day))
}

fn other_day(around: &Around, random: &mut Random, month: usize, old: u32) -> Option<Rewrite> {
    let order = tables().month(around.text.word(month))?.order;
    let others: Vec<u32> = (2..=28u32)
        .filter(|&day| (3..=9).contains(&day.abs_diff(old)) && !around.known.contains(&format!("day {order}-{day}")))
        .collect();
    let new = random.pick(&others)?.to_string();
    Some(Rewrite::new("day", new.clone(), move |text, site| {
        let word = site.words.clone().find(|&index| day_number(text, index).is_some())?;
        Some(replace(text, word..word + 1, &new))
    }))
}

fn other_month(around: &Around, random: &mut Random, day: Option<u32>) -> Option<Rewrite> {
    let (text, site) = (around.text, around.site);
    let old = site.words.clone().find_map(|index| tables().month(text.word(index)))?.order;
    let taken = |order: usize| {
        let key = day.map_or(format!("month {order}"), |day| format!("day {order}-{day}"));
        around.known.contains(&key)
    };
    if day.is_some_and(|day| day > 28) {
        return None;
    }
    let others: Vec<_> = tables()
        .months
        .iter()
        .filter(|month| (2..=10).contains(&((month.order + 12 - old) % 12)) && !taken(month.order))
        .collect();
    let new = random.pick(&others)?.name;
    Some(Rewrite::new("month", new, move |text, site| {
        let word = site.words.clone().find(|&index| tables().month(text.word(index)).is_some())?;
        let mut change = replace(text, word..word + 1, new);
        if text.text[change.span.end..].starts_with(". ") {
            change.span.end += 1;
        }
        Some(change)
    }))
}

pub(super) fn controls(around: &Around, random: &mut Random) -> Vec<Rewrite> {
    let (text, site) = (around.text, around.site);
    let before = text.lower_near(site.words.start, site.words.start.checked_sub(1));
    match site.variant {
        "weekday" => weekday_controls(text, site, before, random),
        "day" => day_controls(text, site, before),
        "month" => tables()
            .month(text.word(site.words.start))
            .and_then(|month| month.short)
            .map(|short| Rewrite::once("short form", short, replace(text, site.words.clone(), format!("{short}."))))
            .into_iter()
            .collect(),
        _ => {
            let coarser = year_number(text, site.words.start).filter(|_| before == "in").map(|year| {
                let part = ["early", "mid-", "late"][match year % 10 {
                    0..4 => 0,
                    4..7 => 1,
                    _ => 2,
                }];
                let space = if part.ends_with('-') { "" } else { " " };
                let decade = format!("the {part}{space}{}s", year / 10 * 10);
                Rewrite::once("coarser", decade.clone(), replace(text, site.words.clone(), decade))
            });
            coarser.into_iter().collect()
        }
    }
}

fn weekday_controls(text: &Text, site: &Site, before: &str, random: &mut Random) -> Vec<Rewrite> {
    let index = site.words.start;
    let part_follows = PARTS_OF_DAY.contains(&text.lower_near(index, Some(index + 1)));
    let planned = text.words[text.sentences[text.words[index].sentence].clone()]
        .iter()
        .any(|word| matches!(word.lower.as_str(), "will" | "would" | "expected" | "scheduled" | "to"));
    let mut controls = Vec::new();
    if before == "on"
        && !part_follows
        && !planned
        && let Some(&words) = random.pick(&tables().coarser_dates)
    {
        controls.push(Rewrite::once("coarser", words, replace(text, index - 1..index + 1, words)));
    }
    if let Some(short) = tables().weekday(text.word(index)).and_then(|day| day.short) {
        let dot = if text.gap_after(index).starts_with('.') { "" } else { "." };
        controls.push(Rewrite::once("short form", short, replace(text, site.words.clone(), format!("{short}{dot}"))));
    }
    controls
}

fn day_controls(text: &Text, site: &Site, before: &str) -> Vec<Rewrite> {
    let Some((month_word, day)) = month_and_day(text, site) else { return Vec::new() };
    let Some(month) = tables().month(text.word(month_word)) else { return Vec::new() };
    let day_first = month_word > site.words.start;
    let mut controls = Vec::new();
    let ordered = if day_first { format!("{} {day}", month.name) } else { format!("{day} {}", month.name) };
    let change = replace(text, site.words.clone(), ordered.clone());
    controls.push(Rewrite::once("order", ordered, if day_first { change } else { before_year(text, site, change) }));
    let full = text.word(month_word) == month.name;
    if let Some(short) = month.short.filter(|_| full && !day_first) {
        let words = format!("{short}. {day}");
        controls.push(Rewrite::once("short form", words.clone(), replace(text, site.words.clone(), words)));
    }
    if before == "on" {
        let coarser = format!(
            "in {}{}",
            match day {
                1..=10 => "early ",
                11..=20 => "mid-",
                _ => "late ",
            },
            month.name
        );
        let change = replace(text, site.words.start - 1..site.words.end, coarser.clone());
        controls.push(Rewrite::once("coarser", coarser, before_year(text, site, change)));
    }
    controls
}

/// A change that takes the comma before a year along, where one follows.
fn before_year(text: &Text, site: &Site, mut change: Change) -> Change {
    if year_number(text, site.words.end).is_some() && text.text[change.span.end..].starts_with(", ") {
        change.span.end += 1;
    }
    change
}

#[cfg(test)]
mod tests {
    use super::super::Kind::Date;
    use super::super::trial::{contradictions, control};

    #[test]
    fn a_weekday_moves_by_two_days_or_more() {
        let new = contradictions(Date, "Police arrested the mayor on Tuesday.");
        assert!(!new.is_empty());
        for sentence in new {
            assert!(
                ["Thursday", "Friday", "Saturday", "Sunday"]
                    .iter()
                    .any(|day| sentence == format!("Police arrested the mayor on {day}.")),
                "{sentence}"
            );
        }
    }

    #[test]
    fn a_day_or_its_month_changes_and_nothing_else() {
        let new = contradictions(Date, "The dam broke on May 12, 1998.");
        assert!(new.iter().any(|sentence| sentence.starts_with("The dam broke on May ")));
        for sentence in new {
            assert!(sentence.ends_with(", 1998.") && !sentence.contains("May 12"), "{sentence}");
        }
    }

    #[test]
    fn a_month_between_two_numbers_is_left_alone() {
        assert!(contradictions(Date, "The ship sank on 10 Nov 11.").is_empty());
    }

    #[test]
    fn weekdays_in_titles_and_beside_dates_are_left_alone() {
        for sentence in ["He hosts Friday Night Talk.", "It broke on Monday, May 4.", "She comes next Monday."] {
            let new = contradictions(Date, sentence);
            assert!(new.iter().all(|sentence| sentence.contains("Friday") || sentence.contains("Monday")), "{new:?}");
        }
    }

    #[test]
    fn controls_say_the_same_date() {
        assert_eq!(control(Date, "order", "It broke on May 12, 1998.").unwrap(), "It broke on 12 May 1998.");
        assert_eq!(control(Date, "coarser", "It broke on May 12, 1998.").unwrap(), "It broke in mid-May 1998.");
        assert_eq!(control(Date, "short form", "It broke on February 3.").unwrap(), "It broke on Feb. 3.");
        assert_eq!(control(Date, "short form", "It broke late Tuesday.").unwrap(), "It broke late Tues.");
        assert_eq!(control(Date, "coarser", "She left in 2004.").unwrap(), "She left in the mid-2000s.");
        assert!(control(Date, "coarser", "The dam broke on Tuesday.").unwrap().starts_with("The dam broke in "));
        assert_eq!(control(Date, "coarser", "The dam will be opened on Tuesday."), None);
    }
}
