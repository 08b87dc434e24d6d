//! Numbers that a report itself sets against each other: "the union put the turnout at 8,000", "60 days, not 90".
//!
//! Who tells what two sources say knows that both are of one thing, whatever words other reports have for it. Where another report
//! gives the one number, of the same unit, it contradicts whoever gives the other; that it means the same thing is known from an
//! event that both tell, or from a number that is hardly another's and a word beside it.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos};

use super::across::{Across, At};
use super::feature;
use super::figures::{Figure, Spanning, figures, in_own_order, strongest};
use super::number::{TELLING, are_compatible};
use crate::account::Conflict;
use crate::annotate::events::counted_by;
use crate::annotation::{AnnotatedReport, Quantity, Sentence};
use crate::lexicon::estimates;
use crate::story::Story;

/// Sentences back to which an estimate may go with its unit, and without.
const BACK: (usize, usize) = (3, 1);

/// The conflicts between a number of one report and one that another report sets against it, besides those `known`.
pub(super) fn find(story: &Story, reports: &[AnnotatedReport], known: &[Conflict]) -> Vec<Across> {
    let own_order = in_own_order(&story.reports, reports);
    let all: Vec<Figure> = own_order.iter().flat_map(|&report| figures(reports, report)).collect();
    let spanning = Spanning { story, reports };
    let of_report = |&report: &usize| {
        let own: Vec<&Figure> = all.iter().filter(|figure| figure.report == report).collect();
        set_against_each_other(&reports[report], &own)
    };
    let of_pair = |(one, other): (Figure, Figure)| -> Vec<Across> {
        let others = || all.iter().filter(|figure| figure.report != one.report);
        let same = others().filter_map(|witness| judge(&spanning, witness, &one, &other));
        same.chain(others().filter_map(|witness| judge(&spanning, witness, &other, &one))).collect()
    };
    strongest(own_order.iter().flat_map(of_report).flat_map(of_pair), known)
}

/// The pairs of numbers of one thing that a report has from two.
fn set_against_each_other(report: &AnnotatedReport, figures: &[&Figure]) -> Vec<(Figure, Figure)> {
    let pair = |figure: &Figure| {
        let sentence = &report.sentences[figure.sentence];
        let before = figures.iter().take_while(|other| other.quantity.span.end <= figure.quantity.span.start);
        let before: Vec<&Figure> = before.copied().collect();
        let one = if is_rejected(sentence, figure.at) {
            before.last().copied().filter(|other| other.sentence == figure.sentence)
        } else {
            estimated_before(sentence, estimating(sentence, figure.at)?, figure, &before)
        }?;
        let quantity = Quantity { unit: one.quantity.unit.clone(), ..figure.quantity.clone() };
        let is_one_unit = figure.is_of_unit("") || figure.is_of_unit(&one.quantity.unit);
        let are_apart = !are_compatible(&one.quantity, &quantity, one.is_of_unit("people"));
        (is_one_unit && are_apart).then(|| (one.clone(), Figure { quantity, ..figure.clone() }))
    };
    figures.iter().filter_map(|figure| pair(figure)).collect()
}

/// "60 days, *not 90*".
fn is_rejected(sentence: &Sentence, at: usize) -> bool {
    let before = |by: usize| at.checked_sub(by).map(|before| sentence.tokens[before].lemma.as_str());
    before(1) == Some("not") && matches!(before(2), Some("," | "-" | "–" | "—" | "("))
}

/// "The union *put* the turnout *at 8,000*": the verb of estimating that gives a number of what was told before.
fn estimating(sentence: &Sentence, at: usize) -> Option<usize> {
    let top = counted_by(sentence, at).unwrap_or(at);
    let verb = sentence.head(top).filter(|&verb| sentence.tokens[verb].upos == Upos::Verb)?;
    let slot = estimates::slot(&sentence.tokens[verb].lemma)?;
    let object = sentence.object(verb).filter(|&object| object != top);
    let is_alone = || counted_by(sentence, at).is_none() && object.is_none();
    let is_in_slot = match sentence.preposition(top) {
        Some(preposition) => slot == preposition,
        None => slot == estimates::OBJECT && is_alone(),
    };
    let takes_up = object.is_none_or(|object| {
        sentence.tokens[object].upos == Upos::Pron
            || sentence.children_by(object, Deprel::Det).any(|det| sentence.tokens[det].lemma == "the")
    });
    (is_in_slot && takes_up && sentence.subject(verb).is_some()).then_some(verb)
}

/// The number that an estimate is of the same thing as: the only one of its unit in the nearest sentence that has any.
fn estimated_before<'f>(
    sentence: &Sentence,
    verb: usize,
    estimate: &Figure,
    before: &[&'f Figure],
) -> Option<&'f Figure> {
    let unit = estimate.quantity.unit.as_str();
    let is_of_unit = |other: &Figure| if unit.is_empty() { !other.is_of_unit("") } else { other.is_of_unit(unit) };
    // "One official put it at 200".
    let is_who_estimates = |other: &Figure| {
        let subject = sentence.subject(verb).filter(|_| other.sentence == estimate.sentence);
        subject.is_some_and(|subject| sentence.is_under(other.at, subject))
    };
    let back = if unit.is_empty() { BACK.1 } else { BACK.0 };
    let of_unit: Vec<&Figure> =
        before.iter().copied().filter(|other| is_of_unit(other) && !is_who_estimates(other)).collect();
    let nearest = of_unit.last().filter(|other| estimate.sentence - other.sentence <= back)?;
    let in_sentence = of_unit.iter().filter(|other| other.sentence == nearest.sentence).count();
    (in_sentence == 1).then_some(*nearest)
}

/// The conflict between a report that has the `same` number as one of a pair, and the pair's report with the number `against` it.
fn judge(spanning: &Spanning<'_>, witness: &Figure, same: &Figure, against: &Figure) -> Option<Across> {
    if !witness.is_number(same) {
        return None;
    }
    let contrasted = [spanning.claims(against), spanning.claims(same)].concat();
    let events: BTreeSet<usize> = contrasted.into_iter().filter_map(At::event).collect();
    let is_of_both = |at: &At| at.event().is_some_and(|event| events.contains(&event)) && spanning.counts(*at, witness);
    let of_event = spanning.claims(witness).into_iter().find(is_of_both);
    let of_pair: BTreeSet<String> = spanning.told(same).into_iter().chain(spanning.told(against)).collect();
    let words: Vec<String> = spanning.told(witness).intersection(&of_pair).cloned().collect();
    let is_telling = witness.quantity.value >= TELLING || witness.quantity.value.fract() != 0.0;
    let link = match of_event {
        Some(_) => feature("a number of an event that both tell", 0.6),
        None if is_telling && !words.is_empty() => {
            feature(format!("the same number of the same unit, and in common: {}", words.join(", ")), 0.4)
        }
        None => return None,
    };
    let because = vec![feature("a report sets the one number against the other", 0.8), link];
    spanning.conflict(witness, of_event, against, because)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// The pairs of numbers that a report of one paragraph sets against each other.
    fn pairs(sentences: &[&str]) -> Vec<(f64, f64)> {
        let report = testing::read(&sentences.join("\n"));
        let all = figures(std::slice::from_ref(&report), 0);
        let own: Vec<&Figure> = all.iter().collect();
        let pairs = set_against_each_other(&report, &own);
        pairs.into_iter().map(|(one, other)| (one.quantity.value, other.quantity.value)).collect()
    }

    const MARCH: &str = "2,500/NUM/2/nummod people/NOUN/3/nsubj/NNS/=people marched/VERB/0/root";
    const PUT: &str = "The/DET/2/det union/NOUN/3/nsubj put/VERB/0/root the/DET/5/det turnout/NOUN/3/obj at/ADP/7/case \
                       8,000/NUM/3/obl";

    /// "Police spoke of 2,500 participants, while the union put the number at 8,000", and others had only the one.
    #[test]
    fn an_estimate_is_set_against_the_number_before_it() {
        assert_eq!(pairs(&[MARCH, PUT]), [(2500.0, 8000.0)]);
        assert_eq!(pairs(&[PUT]), []);
        let counted = "Police/NOUN/2/nsubj counted/VERB/0/root/VBD/=count 200/NUM/2/obj";
        assert_eq!(pairs(&[MARCH, counted]), [(2500.0, 200.0)]);
    }

    /// "Another survey put disapproval at 68 percent", of something else than the 65.6 percent of the sentence before.
    #[test]
    fn an_estimate_of_something_new_is_set_against_nothing() {
        let new = PUT.replace("the/DET/5/det", "public/ADJ/5/amod");
        assert_eq!(pairs(&[MARCH, &new]), []);
    }

    /// "One official put the figure at 200" counted officials.
    #[test]
    fn who_estimates_is_not_what_is_estimated() {
        let official = PUT.replace("The/DET/2/det", "12/NUM/2/nummod");
        assert_eq!(pairs(&[&official]), []);
    }

    #[test]
    fn a_number_that_it_is_not_is_set_against_the_one_before() {
        let stays = "It/PRON/2/nsubj allows/VERB/0/root/VBZ 60/NUM/4/nummod days/NOUN/2/obj/NNS/=day ,/PUNCT/7/punct \
                     not/PART/7/advmod 90/NUM/4/conj";
        assert_eq!(pairs(&[stays]), [(60.0, 90.0)]);
    }
}
