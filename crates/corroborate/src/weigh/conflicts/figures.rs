//! The numbers of reports where they stand, whatever carries them.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use super::across::Across;
use super::number::TELLING;
use super::{NEEDED, Side, feature, reason, sum, value};
use crate::account::{Aspect, Conflict};
use crate::annotate::events::figure;
use crate::annotation::{AnnotatedReport, Factuality, Feature, Quantity, Sentence, TimeKind};
use crate::lexicon::quantities::vague_number;
use crate::resolve::passages;
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

/// A claim of an event of a story: the event, and the claim's index in it.
pub(super) type At = (usize, usize);

/// The claims of a story by the numbers that they span.
pub(super) struct Spanning<'a> {
    pub(super) story: &'a Story,
    pub(super) reports: &'a [AnnotatedReport],
}

impl Spanning<'_> {
    pub(super) fn claim(&self, (event, claim): At) -> &Claim {
        &self.story.events[event].claims[claim]
    }

    /// The claims that span a number: those that it is a number of first, then those of their own, then those in the fewest words.
    pub(super) fn claims(&self, figure: &Figure) -> Vec<At> {
        let events = self.story.events.iter().enumerate();
        let all = events.flat_map(|(e, event)| (0..event.claims.len()).map(move |c| (e, c)));
        let mut spanning: Vec<At> = all.filter(|&at| self.spans(at, figure)).collect();
        spanning.sort_by_key(|&at| {
            let claim = self.claim(at);
            (!self.counts(at, figure), claim.is_passing, claim.span.end - claim.span.start, at)
        });
        spanning
    }

    fn spans(&self, at: At, figure: &Figure) -> bool {
        let claim = self.claim(at);
        let is_here = claim.report == figure.report && claim.span.contains(figure.quantity.span);
        is_here && claim.factuality != Factuality::Denied
    }

    /// Whether a number is one of the claim's own.
    pub(super) fn counts(&self, at: At, figure: &Figure) -> bool {
        self.claim(at).quantities.iter().any(|quantity| quantity.value == figure.quantity.value)
    }

    /// The words of content of the sentence of a number, without the number and its unit.
    pub(super) fn told(&self, figure: &Figure) -> BTreeSet<String> {
        passages::content_without(&self.reports[figure.report], figure.sentence, figure.quantity.span)
    }

    /// The conflict of two numbers, of which the first has the claim `host`, if what speaks for it is enough.
    pub(super) fn conflict(&self, one: &Figure, host: At, other: &Figure, because: Vec<Feature>) -> Option<Across> {
        let is_given_up = self.story.given_up(host.0, host.1).any(|correction| correction.is_about(true));
        if is_given_up || self.is_corrected(other) {
            return None;
        }
        let claims = self.claims(other);
        let guest = claims.first().copied()?;
        let at_home = claims.iter().find(|at| at.0 == host.0).map(|at| at.1);
        let event = &self.story.events[host.0];
        let sides = [self.side(one, host.1), self.side(other, at_home.unwrap_or(event.claims.len()))];
        let mut all = vec![
            feature("the two values exclude each other", 1.0),
            feature("two claims may be of two happenings", -1.0),
        ];
        all.extend(because);
        if sum(&all) < NEEDED {
            return None;
        }
        let conflict = Conflict {
            event: host.0,
            aspect: Aspect::Number,
            reason: reason(Aspect::Number, &event.lemma, &sides.iter().collect::<Vec<_>>()),
            values: sides.iter().map(value).collect(),
            because: all,
        };
        let guest = at_home.is_none().then(|| Claim { is_passing: true, ..self.claim(guest).clone() });
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
        let unit = wording::plural(&count.unit, count.value);
        let is_bare = number.ends_with(|c: char| c.is_ascii_digit());
        let words = if is_bare { format!("{number} {unit}").trim_end().to_owned() } else { number.to_owned() };
        Side { value: Count { claim, quantity: count }.words(), words, claims: vec![claim] }
    }
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
