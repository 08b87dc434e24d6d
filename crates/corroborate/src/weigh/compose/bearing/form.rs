//! A word of a report as it is held against others: all that is asked of it again and again, worked out once.

use corroborate_encoder::Upos;

use crate::annotate::events::value_of;
use crate::annotation::{AnnotatedReport, Factuality, Sentence, Token};
use crate::lexicon::countries::{self, Country};
use crate::lexicon::event_synonyms;

/// Likeness of senses from which one word stands for another.
const FOR_ANOTHER: f64 = 0.5;

/// A word, and what it says.
pub(in crate::weigh::compose) struct Form<'t> {
    pub(in crate::weigh::compose) token: &'t Token,
    /// Its lemma; "9" of "9:00".
    lemma: &'t str,
    /// The number that it is.
    number: Option<f64>,
    /// The country that it names, "Norland" or "Norlandic".
    country: Option<&'static Country>,
    /// The classes of words for one event that it is in.
    classes: Vec<usize>,
    /// Whether what it names happened, as far as its report says of the word.
    pub(super) mood: Option<Factuality>,
}

impl<'t> Form<'t> {
    /// The word at `at` of a sentence of a report.
    pub(super) fn of(report: &AnnotatedReport, sentence: &'t Sentence, at: usize) -> Self {
        let token = &sentence.tokens[at];
        Self {
            token,
            lemma: full_hour(&token.lemma),
            number: value_of(&token.lemma),
            country: countries::of_demonym(&token.lemma).or_else(|| countries::named(&token.lemma)),
            classes: event_synonyms::classes_of(token),
            mood: mood(report, sentence, at),
        }
    }

    /// Whether another word says the same.
    pub(in crate::weigh::compose) fn is_said_by(&self, other: &Form<'_>) -> bool {
        let (word, said) = (self.token, other.token);
        let is_exact = matches!(word.upos, Upos::Propn | Upos::Num) || self.is_number();
        // To fire somebody is not to open fire.
        let is_other_word = || {
            word.upos != said.upos
                && [word, said].iter().any(|token| token.upos == Upos::Verb)
                && word.sense.likeness(&said.sense).is_some_and(|likeness| likeness < FOR_ANOTHER)
        };
        self.lemma.eq_ignore_ascii_case(other.lemma) && !is_other_word()
            || word.upos == Upos::Num && self.number.is_some() && self.number == other.number
            || self.country.is_some_and(|named| other.country.is_some_and(|other| std::ptr::eq(other, named)))
            || word.upos == said.upos && event_synonyms::share_class(&other.classes, &self.classes)
            || !is_exact && word.sense.likeness(&said.sense).is_some_and(|likeness| likeness >= FOR_ANOTHER)
    }

    /// How well another word matches it, 0 to 1.
    pub(super) fn is_matched_by(&self, other: &Form<'_>) -> f64 {
        match self.token.upos {
            _ if self.token.lemma.eq_ignore_ascii_case(&other.token.lemma) => 1.0,
            Upos::Propn | Upos::Num => f64::from(u8::from(self.is_said_by(other))),
            _ => self.token.sense.likeness(&other.token.sense).unwrap_or(0.0),
        }
    }

    /// Whether it is a number that counts or measures.
    pub(in crate::weigh::compose) fn is_number(&self) -> bool {
        let token = self.token;
        let has_digits = token.lemma.starts_with(|c: char| c.is_ascii_digit());
        // "The two countries" are not counted.
        let is_told = |value: f64| value > 2.0 || has_digits;
        // "In its 86-year history".
        let is_compound = token.upos != Upos::Propn && has_digits;
        is_compound || token.upos == Upos::Num && self.number.is_some_and(is_told)
    }
}

fn full_hour(lemma: &str) -> &str {
    if lemma.ends_with(":00") { lemma.trim_end_matches(":00") } else { lemma }
}

/// Whether the report says that what the word names happened; `None` where it names no event that is denied or not.
fn mood(report: &AnnotatedReport, sentence: &Sentence, at: usize) -> Option<Factuality> {
    let first = report.events.partition_point(|event| event.trigger.start < sentence.span.start);
    let of_sentence = report.events[first..].iter().take_while(|event| event.trigger.start < sentence.span.end);
    let mut named = of_sentence.filter(|event| event.word.token == at);
    let is_ended = |i: usize| sentence.tokens[i].lemma == "longer" && sentence.has_child_lemma(i, &["no"]);
    // "No decision has been reached".
    let is_none = |i: usize| sentence.has_child_lemma(i, &["no"]);
    if sentence.children(at).any(is_ended) || is_none(at) || sentence.own_subject(at).is_some_and(is_none) {
        return Some(Factuality::Denied);
    }
    named.next().map(|event| event.factuality).or_else(|| sentence.is_negated(at).then_some(Factuality::Denied))
}
