//! The number that counts a noun.
//!
//! A number is read with its limit ("at least", "nearly"), with what it counts and with what became of them, so that
//! "24 people were killed" and "the death of 24" can be compared. Vague numbers count by their least: "dozens" are at
//! least 24. Money and shares are numbers of dollars and percent.

use corroborate_encoder::{Deprel, Upos};

use super::figures;
use crate::annotate::syntax::UposClass;
use crate::annotation::{Bound, Quantity, Sentence};
use crate::lexicon::quantities::{self, bounds, is_people, state, vague_number};
use crate::text::Span;

/// Up to this number "the two", "their three" say who, not how many.
const FEW: f64 = 3.0;

/// How many words in front of a number may limit it.
const LIMIT_WORDS: usize = 4;

/// The number that counts `noun`.
pub(super) fn quantity(
    sentence: &Sentence,
    text: &str,
    noun: usize,
    event_state: Option<&'static str>,
) -> Option<Quantity> {
    let token = &sentence.tokens[noun];
    let (value, first, vague) = counted(sentence, text, noun)?;
    if value <= FEW && sentence.child(noun, &[Deprel::Det, Deprel::NmodPoss]).is_some() {
        return None;
    }
    let (bound, start) = limit(sentence, text, first);
    let bound = if vague && bound == Bound::Exact { Bound::AtLeast } else { bound };
    let lemma = thing(sentence, noun).to_lowercase();
    let span = Span::new(start, token.span.end.max(sentence.tokens[first].span.end)).trimmed(text);
    // "Killing the pilot and two passengers": those two are not all.
    let of = event_state.filter(|_| !is_one_of_several(sentence, noun));
    let of = of.or_else(|| state(&lemma)).map(str::to_owned);
    let is_person = is_people(&lemma) || token.upos == Upos::Num || of.is_some() && state(&lemma).is_some();
    let measured = quantities::unit(&lemma);
    let unit = if is_person && measured != "dollar" { "people".to_owned() } else { measured.to_owned() };
    let of = of
        .or_else(|| (is_person && lemma != "people" && lemma != "person" && token.upos != Upos::Num).then_some(lemma));
    Some(Quantity { value, bound, unit, of, role: None, span })
}

/// The number that begins at word `at`, whatever carries it: "around 200", "7.2 cents". Its unit is the noun that it hangs on, and
/// nothing where it stands alone.
pub(crate) fn figure(sentence: &Sentence, text: &str, at: usize) -> Option<Quantity> {
    let (first, last) = figures::stretch(sentence, text, at, at);
    let value = figures::value_of_figure(sentence.cover(first, last).of(text))?;
    let noun = counted_by(sentence, at);
    let unit = noun.map(|noun| unit(sentence, noun)).unwrap_or_default();
    let end = noun.map_or(last, |noun| noun.max(last));
    let (bound, start) = limit(sentence, text, first);
    let span = Span::new(start, sentence.tokens[end].span.end);
    Some(Quantity { value, bound, unit, of: None, role: None, span })
}

/// The noun that a number hangs on, be it as a part of a longer number.
pub(crate) fn counted_by(sentence: &Sentence, at: usize) -> Option<usize> {
    let is_part = |at: usize| {
        let deprel = sentence.tokens[at].deprel.base();
        deprel == Deprel::Nummod
            || matches!(deprel, Deprel::Compound | Deprel::Flat)
                && sentence.head(at).is_some_and(|head| sentence.tokens[head].upos == Upos::Num)
    };
    let last = std::iter::once(at).chain(sentence.path_to_root(at)).find(|&word| {
        !is_part(word) || sentence.head(word).is_some_and(|head| sentence.tokens[head].upos != Upos::Num)
    })?;
    sentence.head(last).filter(|_| sentence.tokens[last].deprel.base() == Deprel::Nummod)
}

/// What a number is one of, whatever the report calls it: of people, of percent.
fn unit(sentence: &Sentence, noun: usize) -> String {
    let lemma = sentence.tokens[noun].lemma.to_lowercase();
    let is_share = noun.checked_sub(1).is_some_and(|before| sentence.tokens[before].lemma == "per");
    match lemma.as_str() {
        "cent" if is_share => "percent".to_owned(),
        lemma if is_people(lemma) => "people".to_owned(),
        lemma => quantities::unit(lemma).to_owned(),
    }
}

/// Whether the noun is told together with others: "the pilot and two passengers".
fn is_one_of_several(sentence: &Sentence, noun: usize) -> bool {
    let is_noun = |at: usize| sentence.tokens[at].upos.is_nominal();
    let is_second = sentence.tokens[noun].deprel == Deprel::Conj && sentence.head(noun).is_some_and(is_noun);
    is_second || sentence.children_by(noun, Deprel::Conj).any(is_noun)
}

/// What is counted: the noun itself, or what "of" adds to a vague number ("hundreds of drones").
fn thing(sentence: &Sentence, noun: usize) -> &str {
    let of = sentence.oblique(noun, &["of"]).filter(|_| vague_number(&sentence.tokens[noun].lemma).is_some());
    &sentence.tokens[of.unwrap_or(noun)].lemma
}

/// The value, the first word of the number, and whether it is vague.
fn counted(sentence: &Sentence, text: &str, noun: usize) -> Option<(f64, usize, bool)> {
    let token = &sentence.tokens[noun];
    if let Some(least) = vague_number(&token.lemma).filter(|_| token.upos == Upos::Noun) {
        let many = if token.lemma == token.span.of(text).to_lowercase() { 1.0 } else { 2.0 };
        return match number_on(sentence, text, noun) {
            Some((value, first)) => Some((value * least, first, false)),
            None => Some((least * many, noun, true)),
        };
    }
    if token.upos == Upos::Num {
        let (first, last) = parts(sentence, noun);
        return Some((figures::value_of_figure(sentence.cover(first, last).of(text))?, first, false));
    }
    let (value, first) = number_on(sentence, text, noun)?;
    Some((value, first, false))
}

/// The number that hangs on the noun, "2 million" multiplied out.
fn number_on(sentence: &Sentence, text: &str, noun: usize) -> Option<(f64, usize)> {
    let number = sentence
        .children_by(noun, Deprel::Nummod)
        .find(|&child| child < noun || sentence.tokens[noun].upos == Upos::Sym)?;
    let (first, last) = parts(sentence, number);
    let (first, last) = figures::stretch(sentence, text, first, last);
    // "4 1 / 2 months", glued as "41 / 2": a part of it is another number.
    let is_stroke = |at: usize| sentence.tokens.get(at).is_some_and(|token| matches!(token.form(text), "/" | "⁄"));
    if is_stroke(last + 1) || first.checked_sub(1).is_some_and(is_stroke) {
        return None;
    }
    let value = figures::value_of_figure(sentence.cover(first, last).of(text))?;
    let behind = |by: usize| sentence.tokens.get(last + by).map(|token| token.form(text));
    // "The 2.9-billion-dollar rescue" and "a dozen, two constables included" count neither rescues nor constables.
    let is_of_sum = || behind(1) == Some("-") && vague_number(&sentence.tokens[last].lemma).is_some();
    if last + 1 < noun && (behind(1) == Some(",") || is_of_sum()) {
        return None;
    }
    // "Four and a half months".
    let has_half = [behind(1), behind(2), behind(3)] == [Some("and"), Some("a"), Some("half")];
    Some((if has_half { value + 0.5 } else { value }, first))
}

/// The first and last word of the number that `number` heads: "twenty-three".
fn parts(sentence: &Sentence, number: usize) -> (usize, usize) {
    let parts = sentence.children(number).filter(|&part| {
        sentence.tokens[part].upos == Upos::Num
            && matches!(sentence.tokens[part].deprel, Deprel::Compound | Deprel::Nummod | Deprel::Flat)
    });
    parts.fold((number, number), |(first, last), part| (first.min(part), last.max(part)))
}

/// What limits the number that begins with word `first`, and where that begins.
fn limit(sentence: &Sentence, text: &str, first: usize) -> (Bound, usize) {
    let start = sentence.tokens[first].span.start;
    // "Handed *over* 17 people" were no more than 17.
    let is_particle = |at: &usize| sentence.tokens[*at].deprel == Deprel::CompoundPrt;
    let words = (first.saturating_sub(LIMIT_WORDS)..first).filter(|at| !is_particle(at));
    for before in words.map(|at| sentence.tokens[at].span.start) {
        let words = Span::new(before, start).of(text).trim().to_lowercase();
        if let Some((_, bound)) = bounds().iter().find(|(known, _)| *known == words) {
            return (*bound, before);
        }
    }
    (Bound::Exact, start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// "Handed over 17 people" was at least 17.
    #[test]
    fn a_particle_of_the_verb_limits_no_number() {
        let bound = |over: &str| {
            let report = testing::read(&format!(
                "They/PRON/2/nsubj handed/VERB/0/root/=hand over/ADP/{over} 17/NUM/5/nummod people/NOUN/2/obj"
            ));
            figure(&report.sentences[0], &report.report.text, 3).map(|quantity| quantity.bound)
        };
        assert_eq!(bound("2/compound:prt"), Some(Bound::Exact));
        assert_eq!(bound("4/advmod"), Some(Bound::AtLeast));
    }
}
