//! Numbers: counts with what is counted, ages, amounts of money, shares, measures, magnitudes.
//!
//! A number that a report gives as a bound or a guess ("at least 14") contradicts hardly any other and is left alone.

use std::collections::BTreeSet;

use super::numeral::{Numeral, in_digits, in_words};
use super::{Around, Rewrite, Site, replace};
use crate::random::Random;
use crate::tables::tables;
use crate::text::Text;

/// How many words after a number may name what is counted.
const UNIT_WORDS: usize = 3;
const CURRENCIES: [char; 3] = ['$', '£', '€'];
/// Words before a number that make it a label.
const LABELS: [&str; 9] = ["no", "number", "route", "interstate", "highway", "flight", "page", "section", "chapter"];

pub(super) fn sites(text: &Text) -> Vec<Site> {
    let mut sites = Vec::new();
    let mut index = 0;
    while index < text.words.len() {
        let numeral = Numeral::at(text, index);
        if let Some(site) = numeral.as_ref().and_then(|numeral| site(text, numeral)) {
            sites.push(site);
        }
        index = numeral.map_or(index + 1, |numeral| numeral.words.end);
    }
    sites
}

fn site(text: &Text, numeral: &Numeral) -> Option<Site> {
    if no_quantity(text, numeral) || approximate(text, numeral) {
        return None;
    }
    let (variant, units) = measured(text, numeral)?;
    let key = format!("{variant} {}", numeral.value());
    Some(Site { key, units, variant, words: numeral.words.clone() })
}

/// A year, a date, a time of day, a score, a label.
fn no_quantity(text: &Text, numeral: &Numeral) -> bool {
    let (first, last) = (numeral.words.start, numeral.words.end - 1);
    let before = text.lower_near(first, first.checked_sub(1));
    let after = text.lower_near(last, Some(last + 1));
    let month = |index: Option<usize>| {
        index.is_some_and(|index| index < text.words.len() && tables().month(text.word(index)).is_some())
    };
    let year = !numeral.worded && (1900.0..2100.0).contains(&numeral.value()) && !text.word(first).contains(',');
    let (gap_before, gap_after) = (text.gap_before(first), text.gap_after(last));
    let figure_follows =
        text.words.get(last + 1).is_some_and(|next| next.lower.starts_with(|c: char| c.is_ascii_digit()));
    year || numeral.value() < 2.0
        || month(first.checked_sub(1))
        || month(Some(last + 1))
        || matches!(after, "am" | "pm" | "a.m" | "p.m" | "o'clock" | "st" | "nd" | "rd" | "th")
        || gap_before.ends_with(['-', ':', '/', '–', '.', '#'])
        || gap_after.starts_with([':', '/', '–'])
        || gap_after.starts_with('-') && figure_follows
        || LABELS.contains(&before)
}

fn approximate(text: &Text, numeral: &Numeral) -> bool {
    let first = numeral.words.start;
    let before = text.lower_near(first, first.checked_sub(1));
    let bounded = before == "to" && text.lower_near(first, first.checked_sub(2)) == "up";
    let many = before == "as" && matches!(text.lower_near(first, first.checked_sub(2)), "many" | "much");
    tables().approximate.contains(before) || bounded || many
}

/// What kind of number it is and what it counts.
fn measured(text: &Text, numeral: &Numeral) -> Option<(&'static str, BTreeSet<String>)> {
    let (first, last) = (numeral.words.start, numeral.words.end - 1);
    let before = text.lower_near(first, first.checked_sub(1));
    let after = |step: usize| text.lower_near(last, Some(last + step));
    let capital_before = first > 0 && text.joined(first - 1) && text.capital(first - 1);
    let gap = text.gap_after(last);
    if text.gap_before(first).ends_with(CURRENCIES) || matches!(after(1), "dollars" | "euros") {
        return Some(("amount", BTreeSet::new()));
    }
    if before == "magnitude"
        || before == "of" && text.lower_near(first, first.checked_sub(2)) == "magnitude"
        || after(1) == "magnitude"
    {
        return Some(("magnitude", BTreeSet::new()));
    }
    let years_old = matches!(after(1), "year" | "years") && after(2) == "old";
    let apposed = text.gap_before(first) == ", " && gap.starts_with([',', '.']) && text.capital(first - 1);
    if numeral.scale == 1.0 && (5.0..=99.0).contains(&numeral.value()) && (years_old || apposed || before == "aged") {
        return Some(("age", BTreeSet::new()));
    }
    if gap.starts_with('%') || after(1) == "percent" || after(1) == "per" && after(2) == "cent" {
        return Some(("share", BTreeSet::new()));
    }
    if capital_before
        && text.words[first].sentence == text.words[first - 1].sentence
        && first - 1 != sentence_start(text, first)
    {
        return None;
    }
    let units = units(text, last);
    let measure = units.iter().next().is_some() && tables().units.contains_key(after(1));
    (!units.is_empty()).then_some((if measure { "measure" } else { "count" }, units))
}

fn sentence_start(text: &Text, index: usize) -> usize {
    text.sentences[text.words[index].sentence].start
}

/// The stems of the words after a number, up to the first that can't be what is counted.
fn units(text: &Text, last: usize) -> BTreeSet<String> {
    let mut units = BTreeSet::new();
    for index in last + 1..=last + UNIT_WORDS {
        let close = text.joined(index - 1) || text.gap_after(index - 1) == "-";
        let word = text.lower_near(last, Some(index));
        if !close || word.is_empty() || tables().not_units.contains(word) || tables().numbers.contains_key(word) {
            break;
        }
        if text.words[index].lower.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        units.insert(text.words[index].stem.clone());
    }
    units
}

pub(super) fn contradiction(around: &Around, random: &mut Random) -> Option<Rewrite> {
    let site = around.site;
    let numeral = Numeral::at(around.text, site.words.start)?;
    let others: Vec<f64> = others(&numeral, site.variant)
        .into_iter()
        .filter(|&new| !around.known.contains(&format!("{} {}", site.variant, new * numeral.scale)))
        .collect();
    let new = *random.pick(&others)?;
    Some(Rewrite::new(site.variant, (new * numeral.scale).to_string(), move |text, site| {
        let numeral = Numeral::at(text, site.words.start)?;
        let written = numeral.written(new);
        let written = if text.capital(numeral.figure.start) { capitalised(&written) } else { written };
        Some(with_article(text, numeral.figure.start, replace(text, numeral.figure.clone(), written)))
    }))
}

/// Figures that can't be taken for the old one, rounded or misheard.
fn others(numeral: &Numeral, variant: &str) -> Vec<f64> {
    let old = numeral.mantissa;
    if numeral.decimals > 0 {
        let unit = 10f64.powi(numeral.decimals as i32);
        let steps: &[f64] =
            if variant == "magnitude" { &[-0.9, -0.7, -0.5, 0.5, 0.7] } else { &[-0.4 * old, 0.3 * old, 0.6 * old] };
        return steps
            .iter()
            .map(|step| ((old + step) * unit).round() / unit)
            .filter(|new| *new > 0.0 && *new != old)
            .collect();
    }
    let near = |steps: &[f64]| steps.iter().map(|step| old + step).filter(|new| *new >= 2.0).collect();
    match old {
        ..10.0 => near(&[-4.0, -3.0, -2.0, 2.0, 3.0, 4.0, 5.0]),
        _ if variant == "age" => near(&[-8.0, -6.0, -5.0, 4.0, 6.0, 7.0]),
        ..30.0 => near(&[-7.0, -6.0, -5.0, 5.0, 6.0, 8.0, 9.0]),
        ..100.0 => near(&[-19.0, -17.0, -14.0, 13.0, 16.0, 21.0]),
        _ => {
            let step =
                (0..12).map(|power| 10f64.powi(power)).take_while(|step| old % step == 0.0).last().unwrap_or(1.0);
            [0.55, 0.7, 1.3, 1.45, 1.7]
                .iter()
                .map(|factor| (old * factor / step).round() * step)
                .filter(|new| *new > 0.0 && *new != old)
                .collect()
        }
    }
}

/// A change that takes "a" or "an" before the number along, where the new one wants the other.
fn with_article(text: &Text, first: usize, mut change: crate::edit::Change) -> crate::edit::Change {
    let before = text.lower_near(first, first.checked_sub(1));
    if matches!(before, "a" | "an") && text.joined(first - 1) {
        let vowel = change.new.starts_with(['8', 'e']) || matches!(change.new.as_str(), "11" | "18");
        let article = if vowel { "an" } else { "a" };
        let capital = text.capital(first - 1);
        change.span.start = text.words[first - 1].start;
        change.new = format!("{} {}", if capital { capitalised(article) } else { article.to_owned() }, change.new);
    }
    change
}

/// With a capital at the beginning.
pub(super) fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

pub(super) fn controls(around: &Around) -> Vec<Rewrite> {
    let (text, site) = (around.text, around.site);
    let Some(numeral) = Numeral::at(text, site.words.start) else { return Vec::new() };
    let mut controls = Vec::new();
    let mut add = |variant, words: std::ops::Range<usize>, new: String| {
        let change = with_article(text, words.start, replace(text, words, new.clone()));
        controls.push(Rewrite::once(variant, new, change));
    };
    let begins = site.words.start == sentence_start(text, site.words.start);
    let fit = |words: String| if begins { capitalised(&words) } else { words };
    if numeral.worded {
        add("digits", numeral.figure.clone(), in_digits(numeral.mantissa, 0));
    } else if numeral.scale == 1.0
        && site.variant != "amount"
        && let Some(words) = in_words(numeral.mantissa)
    {
        add("words", numeral.figure.clone(), fit(words));
    }
    if numeral.scale >= 1e6 && !numeral.worded && numeral.value() < 1e10 {
        add("scale", numeral.words.clone(), in_digits(numeral.value(), 0));
    }
    if site.variant == "measure"
        && let Some(&(factor, to)) = tables().units.get(text.words[site.words.end].lower.as_str())
        && text.joined(site.words.end - 1)
    {
        let rounded = significant(numeral.value() * factor, 2);
        add(
            "unit",
            site.words.start..site.words.end + 1,
            fit(format!("about {} {to}", in_digits(rounded, usize::from(rounded < 3.0)))),
        );
    }
    if matches!(site.variant, "count" | "share")
        && numeral.scale == 1.0
        && text.joined(site.words.end - 1)
        && let Some(words) = rounded(numeral.value())
    {
        add("rounding", site.words.clone(), fit(words));
    }
    if site.variant == "amount"
        && numeral.scale > 1.0
        && numeral.mantissa >= 13.0
        && numeral.decimals == 0
        && let Some(change) = rounded_amount(text, &numeral)
    {
        controls.push(Rewrite::once("rounding", change.new.clone(), change));
    }
    controls
}

/// "nearly 200" for 194, "more than 20" for 23; nothing for small and for round numbers.
fn rounded(value: f64) -> Option<String> {
    let (round, over) = rounding(value)?;
    Some(format!("{} {}", if over { "more than" } else { "nearly" }, in_digits(round, 0)))
}

/// The round number near a value and whether the value is over it.
fn rounding(value: f64) -> Option<(f64, bool)> {
    if value < 13.0 || value.fract() != 0.0 {
        return None;
    }
    let nearest = significant(value, if value < 1000.0 { 1 } else { 2 });
    let step = if value < 100.0 { 10.0 } else { 50.0 };
    let nearest = if (nearest - value).abs() > value * 0.15 { (value / step).floor() * step } else { nearest };
    (nearest != value && nearest > 0.0).then_some((nearest, value > nearest))
}

fn rounded_amount(text: &Text, numeral: &Numeral) -> Option<crate::edit::Change> {
    let (round, over) = rounding(numeral.mantissa)?;
    let mut change = replace(text, numeral.figure.clone(), "");
    let sign = text.text[..change.span.start].chars().next_back().filter(|sign| CURRENCIES.contains(sign))?;
    change.span.start -= sign.len_utf8();
    change.new = format!("{} {sign}{}", if over { "more than" } else { "nearly" }, in_digits(round, 0));
    Some(change)
}

fn significant(value: f64, digits: i32) -> f64 {
    let step = 10f64.powi(value.log10().floor() as i32 + 1 - digits);
    (value / step).round() * step
}

#[cfg(test)]
mod tests {
    use super::super::Kind::Number;
    use super::super::trial::{contradictions, control};
    use super::*;

    fn variants(sentence: &str) -> Vec<&'static str> {
        sites(&Text::new(sentence.to_owned())).iter().map(|site| site.variant).collect()
    }

    #[test]
    fn quantities_are_told_from_dates_times_scores_and_guesses() {
        assert_eq!(
            variants("The quake of magnitude 6.1 killed 14 people, 30 percent of them sailors."),
            ["magnitude", "count", "share"]
        );
        assert_eq!(variants("Hale, 43, paid $3 million for 12 miles of road."), ["age", "amount", "measure"]);
        assert_eq!(variants("On May 4 at 8 a.m. in 1998 they won 3-1 on route 5."), Vec::<&str>::new());
        assert_eq!(variants("At least 14 people and up to 9 dogs died."), Vec::<&str>::new());
    }

    #[test]
    fn a_number_changes_wherever_the_report_states_it_and_keeps_its_form() {
        let new = contradictions(Number, "Six sailors died. The six sailors were young; six boats sank.");
        for sentence in &new {
            assert!(sentence.ends_with("six boats sank."), "{sentence}");
            assert!(!sentence.to_lowercase().contains("six sailors"), "{sentence}");
        }
        assert!(new.len() > 2);
    }

    #[test]
    fn the_article_before_a_number_fits_the_new_one() {
        let new = contradictions(Number, "They held an 18-year-old man.");
        assert!(new.contains("They held a 24-year-old man."), "{new:?}");
    }

    #[test]
    fn controls_say_the_same_number() {
        assert_eq!(control(Number, "rounding", "It killed 194 people.").unwrap(), "It killed nearly 200 people.");
        assert_eq!(control(Number, "rounding", "It killed 23 people.").unwrap(), "It killed more than 20 people.");
        assert_eq!(control(Number, "words", "It killed 23 people.").unwrap(), "It killed twenty-three people.");
        assert_eq!(control(Number, "digits", "It killed six people.").unwrap(), "It killed 6 people.");
        assert_eq!(control(Number, "unit", "It lay 32 miles away.").unwrap(), "It lay about 51 kilometres away.");
        assert_eq!(control(Number, "scale", "He paid $3 million.").unwrap(), "He paid $3,000,000.");
        assert_eq!(control(Number, "rounding", "He paid $44 million.").unwrap(), "He paid more than $40 million.");
        assert_eq!(control(Number, "rounding", "It killed 5 people."), None);
    }
}
