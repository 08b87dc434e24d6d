//! The numbers of reports where they stand, whatever carries them.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use super::across::{Across, At, all_claims};
use super::number::TELLING;
use super::{NEEDED, Side, feature, reason, sum, value};
use crate::account::{Aspect, Conflict};
use crate::annotate::events::figure;
use crate::annotation::{AnnotatedReport, Factuality, Feature, Quantity, Sentence, TimeKind};
use crate::lexicon::quantities::vague_number;
use crate::resolve::{order_key, passages};
use crate::story::{Claim, Story};
use crate::weigh::series::Count;
use crate::wording;

/// A number where a report has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    pub(super) report: usize,
    pub(super) sentence: usize,
    /// The word that it begins with.
    pub(super) at: usize,
    pub(super) quantity: Quantity,
}

impl Figure {
    pub(super) fn is_of_unit(&self, unit: &str) -> bool {
        self.quantity.unit == unit
    }

    /// Whether both are one number of one unit; a number that is hardly another's may stand alone.
    pub(super) fn is_number(&self, other: &Self) -> bool {
        let is_alone = self.is_of_unit("") && self.quantity.value >= TELLING;
        self.quantity.value == other.quantity.value && (is_alone || self.is_of_unit(&other.quantity.unit))
    }
}

/// The numbers of a report that are no part of a time.
pub(super) fn figures(reports: &[AnnotatedReport], index: usize) -> Vec<Figure> {
    let report = &reports[index];
    let text = &report.report.text;
    let in_sentence = |(s, sentence): (usize, &Sentence)| -> Vec<Figure> {
        let times: Vec<_> = report.times_in(s).iter().filter(|time| time.kind != TimeKind::Duration).collect();
        let is_first = |at: usize| {
            let tokens = &sentence.tokens;
            tokens[at].upos == Upos::Num && at.checked_sub(1).is_none_or(|before| tokens[before].upos != Upos::Num)
        };
        let numbers = (0..sentence.tokens.len()).filter(|&at| is_first(at));
        let figures = numbers.filter_map(|at| {
            let quantity = figure(sentence, text, at).filter(|quantity| vague_number(&quantity.unit).is_none())?;
            Some(Figure { report: index, sentence: s, at, quantity })
        });
        figures.filter(|figure| times.iter().all(|time| !time.span.overlaps(figure.quantity.span))).collect()
    };
    report.sentences.iter().enumerate().flat_map(in_sentence).collect()
}

/// The claims of a story by the numbers that they span.
pub(super) struct Spanning<'a> {
    pub(super) story: &'a Story,
    pub(super) reports: &'a [AnnotatedReport],
}

impl Spanning<'_> {
    /// The claims that span a number: those that it is a number of first, then those of their own, then those in the fewest words.
    pub(super) fn claims(&self, figure: &Figure) -> Vec<At> {
        let mut spanning: Vec<At> = all_claims(self.story).filter(|&at| self.spans(at, figure)).collect();
        spanning.sort_by_key(|&at| {
            let claim = at.claim(self.story);
            (!self.counts(at, figure), claim.is_passing, claim.span.end - claim.span.start, at)
        });
        spanning
    }

    fn spans(&self, at: At, figure: &Figure) -> bool {
        let claim = at.claim(self.story);
        let is_here = claim.report == figure.report && claim.span.contains(figure.quantity.span);
        is_here && claim.factuality != Factuality::Denied
    }

    /// Whether a number is one of the claim's own.
    pub(super) fn counts(&self, at: At, figure: &Figure) -> bool {
        at.claim(self.story).quantities.iter().any(|quantity| quantity.value == figure.quantity.value)
    }

    /// The words of content of the sentence of a number, without the number and its unit.
    pub(super) fn told(&self, figure: &Figure) -> BTreeSet<String> {
        passages::content_without(&self.reports[figure.report], figure.sentence, figure.quantity.span)
    }

    /// The conflict of two numbers, if what speaks for it is enough; in the event `of` that has the first, or else in one that has
    /// either.
    pub(super) fn conflict(
        &self,
        one: &Figure,
        of: Option<At>,
        other: &Figure,
        because: Vec<Feature>,
    ) -> Option<Across> {
        let home = |figure: &Figure| self.claims(figure).into_iter().find(|at| matches!(at, At::Event(..)));
        let (at, one, other) = match of.or_else(|| home(one)) {
            Some(at) => (at, one, other),
            None => (home(other)?, other, one),
        };
        let At::Event(index, host) = at else { return None };
        let claims = self.claims(other);
        let is_given_up = |event, claim| self.story.given_up(event, claim).any(|correction| correction.is_about(true));
        let of_guest = claims.iter().any(|at| matches!(*at, At::Event(event, claim) if is_given_up(event, claim)));
        if is_given_up(index, host) || of_guest || self.is_corrected(other) {
            return None;
        }
        let guest = claims.first()?.claim(self.story);
        let at_home = claims.iter().find_map(|at| match *at {
            At::Event(event, claim) => (event == index).then_some(claim),
            At::Unplaced(_) => None,
        });
        let event = &self.story.events[index];
        let sides = [self.side(one, host), self.side(other, at_home.unwrap_or(event.claims.len()))];
        let mut all = vec![
            feature("the two values exclude each other", 1.0),
            feature("two claims may be of two happenings", -1.0),
        ];
        all.extend(because);
        if sum(&all) < NEEDED {
            return None;
        }
        let conflict = Conflict {
            event: index,
            aspect: Aspect::Number,
            reason: reason(Aspect::Number, &event.lemma, &sides.iter().collect::<Vec<_>>()),
            values: sides.iter().map(value).collect(),
            because: all,
        };
        let guest = at_home.is_none().then(|| Claim { is_passing: true, ..guest.clone() });
        Some(Across { guest, conflict })
    }

    /// Whether a number stands in what corrects its report: "it was 10, not 12".
    fn is_corrected(&self, figure: &Figure) -> bool {
        let mut of_report = self.story.corrections.iter().filter(|correction| correction.report == figure.report);
        of_report.any(|correction| correction.span.overlaps(figure.quantity.span))
    }

    fn side(&self, figure: &Figure, claim: usize) -> Side {
        let count = &figure.quantity;
        let number = count.span.of(&self.reports[figure.report].report.text);
        let is_bare = number.ends_with(|c: char| c.is_ascii_digit()) && !figure.is_of_unit("");
        let words = match is_bare {
            true => format!("{number} {}", wording::plural(&count.unit, count.value)),
            false => number.to_owned(),
        };
        Side { value: Count { claim, quantity: count }.words(), words, claims: vec![claim] }
    }
}

/// Reports of a story in their own order, in whatever order they were given.
pub(super) fn in_own_order(members: &[usize], reports: &[AnnotatedReport]) -> Vec<usize> {
    let mut all = members.to_vec();
    all.sort_by(|&a, &b| order_key(&reports[a]).cmp(&order_key(&reports[b])));
    all
}

/// Whether numbers are one, told again and again.
pub(super) fn gives_one(numbers: &[Figure]) -> bool {
    numbers.iter().all(|number| number.quantity.value == numbers[0].quantity.value)
}

/// The pairs of numbers of two reports, of the reports that give one number each: `told` are the numbers of one thing, those of a
/// report beside each other.
pub(super) fn pairs_told_once(told: &[Figure]) -> Vec<(&Figure, &Figure)> {
    let of_report = told.chunk_by(|a, b| a.report == b.report);
    let told: Vec<&Figure> = of_report.filter(|of| gives_one(of)).flatten().collect();
    let pairs = told.iter().enumerate().flat_map(|(at, &one)| told[at + 1..].iter().map(move |&other| (one, other)));
    pairs.filter(|(one, other)| one.report != other.report).collect()
}

/// Of conflicts on the same values that for which most speaks, and none on numbers of which one is known.
pub(super) fn strongest(found: impl Iterator<Item = Across>, known: &[Conflict]) -> Vec<Across> {
    let numbers = |of: &Conflict| -> BTreeSet<String> { of.values.iter().map(|value| digits(&value.value)).collect() };
    let is_known = |new: &Conflict| {
        let mut of_numbers = known.iter().filter(|old| old.aspect == Aspect::Number);
        of_numbers.any(|old| old.event == new.event || numbers(new).is_subset(&numbers(old)))
    };
    let mut kept: Vec<Across> = Vec::new();
    for across in found.filter(|across| !is_known(&across.conflict)) {
        let is_same = |other: &&mut Across| numbers(&other.conflict) == numbers(&across.conflict);
        match kept.iter_mut().find(is_same) {
            Some(other) if sum(&other.conflict.because) < sum(&across.conflict.because) => *other = across,
            Some(_) => {}
            None => kept.push(across),
        }
    }
    kept
}

/// The number of a value that is told with a bound or a unit: "at least 20", "20-year".
fn digits(value: &str) -> String {
    value.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// Which of two numbers a conflict was told of first hung on the order in which the reports were given.
    #[test]
    fn pairs_are_the_same_in_whatever_order_reports_are_given() {
        let drawn =
            |number: &str| testing::read(&format!("{number}/NUM/2/nummod men/NOUN/3/nsubj/NNS/=man left/VERB/0/root"));
        let pairs = |numbers: [&str; 2]| -> Vec<(f64, f64)> {
            let reports = numbers.map(drawn);
            let told = in_own_order(&[0, 1], &reports).into_iter().flat_map(|report| figures(&reports, report));
            let told: Vec<Figure> = told.collect();
            let pairs = pairs_told_once(&told).into_iter();
            pairs.map(|(one, other)| (one.quantity.value, other.quantity.value)).collect()
        };
        assert_eq!(pairs(["12", "34"]), pairs(["34", "12"]));
        assert_eq!(pairs(["12", "34"]).len(), 1);
    }
}
