//! Issues of one bulletin: "January 9: Airstrikes continue", "January 10: Airstrikes continue".
//!
//! A release that comes out every day tells each day's happenings in the same form, so two of them are more alike than any two
//! reports on one happening; held against each other, they differ in every number. Each is a story of its own. Two headlines that
//! are one but for days and numbers, of which the days are others, are those of two issues, unless most of what they count is the
//! same: then it is one text, of which one has the day wrong.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::Upos;

use crate::annotation::{AnnotatedReport, Sentence, Time, TimeKind};
use crate::report::ZoneKind;

/// Words that a headline has at least besides days and numbers; "Friday" alone is no form.
const FEWEST: usize = 3;
/// Share of the numbers of the report with more of them from which two reports count the same.
const THE_SAME: f64 = 0.8;

/// What shows which issue a report is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Issue {
    /// The words of the headline, without days and numbers, in lower case.
    form: Vec<String>,
    /// The days that it names.
    days: BTreeSet<String>,
    /// The numbers below it, with how often each stands there.
    numbers: BTreeMap<String, usize>,
}

impl Issue {
    /// The issue of a report whose headline names a day.
    pub(super) fn of(report: &AnnotatedReport) -> Option<Self> {
        let title = report.sentences.iter().find(|sentence| sentence.zone == ZoneKind::Title)?;
        let times: Vec<&Time> = report.times.iter().filter(|time| title.span.contains(time.span)).collect();
        let days: BTreeSet<String> = times.iter().filter(|time| is_day(time)).map(|time| time.value.clone()).collect();
        let form = form(report, title, &times);
        (!days.is_empty() && form.len() >= FEWEST).then(|| Self { form, days, numbers: numbers(report) })
    }

    /// Whether two reports are two issues.
    pub(super) fn is_another(&self, other: &Self) -> bool {
        let count = |numbers: &BTreeMap<String, usize>| numbers.values().sum::<usize>();
        let more = count(&self.numbers).max(count(&other.numbers));
        let shared =
            self.numbers.iter().map(|(number, &here)| here.min(other.numbers.get(number).copied().unwrap_or(0)));
        let count_the_same = shared.sum::<usize>() as f64 >= THE_SAME * more as f64;
        self.form == other.form && self.days.is_disjoint(&other.days) && !count_the_same
    }
}

fn numbers(report: &AnnotatedReport) -> BTreeMap<String, usize> {
    let below = report.sentences.iter().filter(|sentence| sentence.zone == ZoneKind::Body);
    let mut numbers = BTreeMap::new();
    for token in below.flat_map(|sentence| &sentence.tokens).filter(|token| token.upos == Upos::Num) {
        *numbers.entry(token.lemma.to_lowercase()).or_default() += 1;
    }
    numbers
}

fn is_day(time: &Time) -> bool {
    time.kind == TimeKind::Date && time.value.matches('-').count() == 2
}

fn form(report: &AnnotatedReport, title: &Sentence, times: &[&Time]) -> Vec<String> {
    let is_open = |at: &usize| {
        let token = &title.tokens[*at];
        !matches!(token.upos, Upos::Num | Upos::Punct) && !times.iter().any(|time| time.span.overlaps(token.span))
    };
    let words = (0..title.tokens.len()).filter(is_open);
    words.map(|at| title.tokens[at].form(&report.report.text).to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{testing, times};

    fn issue(day: &str, numbers: [&str; 2]) -> Issue {
        let [barges, men] = numbers;
        let drawn = format!(
            "[title]January/PROPN/0/root {day}/NUM/1/nummod :/PUNCT/1/punct planes/NOUN/5/nsubj struck/VERB/1/parataxis/VBD again/ADV/5/advmod\n\
             [body]{barges}/NUM/2/nummod barges/NOUN/3/nsubj fell/VERB/0/root/VBD on/ADP/6/case {men}/NUM/6/nummod men/NOUN/3/obl"
        );
        let mut report = testing::read(&drawn);
        times::find(&mut report);
        Issue::of(&report).expect("an issue")
    }

    /// Three daily releases on air strikes, told as one happening, disagreed on thirty numbers.
    #[test]
    fn what_is_one_but_for_the_day_in_the_headline_is_another_issue() {
        let one = issue("9", ["3", "4"]);
        assert!(one.is_another(&issue("10", ["3", "7"])));
        assert!(!one.is_another(&issue("9", ["3", "7"])));
        assert!(!one.is_another(&issue("10", ["3", "4"])));
        assert_eq!(one.form, ["planes", "struck", "again"]);
    }
}
