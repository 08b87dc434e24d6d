//! A clause that is shown, and how far sentences of a report bear out its words.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use corroborate_encoder::Upos;

use super::held::SentenceAt;
use super::word::{Word, is_content};
use crate::annotation::{AnnotatedReport, EntityKind, Lacks, Sentence, Time, TimeKind, Token, When};
use crate::lexicon::{happenings, word_frequencies};
use crate::story::{Cite, Entity};
use crate::weigh::compose::Teller;
use crate::weigh::compose::borne::{Borne, Fit};
use crate::weigh::compose::clause::of_origins;
use crate::weigh::compose::telling::Told;

/// How much a word says that is more than "make" and "take".
const TELLING: f64 = 0.2;

/// Particulars from which a clause has many.
const MANY: usize = 3;

/// Likeness of two sentences below which their words are not compared.
const ABOUT_OTHERS: f64 = 0.3;

/// A clause that is shown, as it is held against other reports.
pub(in crate::weigh::compose) struct Shown<'t> {
    pub(in crate::weigh::compose) teller: &'t Teller<'t>,
    pub(in crate::weigh::compose) told: &'t Told,
    pub(in crate::weigh::compose) words: Vec<Word<'t>>,
    /// The sentence that the clause stands in.
    pub(in crate::weigh::compose) at: Option<SentenceAt>,
}

/// A name of many words is one thing to say, and its last word says it; "a mobile phone store" is not said by whoever says
/// "store".
fn weigh_names_once(words: &mut [Word<'_>]) {
    let mut is_name = BTreeMap::new();
    for word in words.iter_mut().rev() {
        let Some(entity) = word.entity else { continue };
        match is_name.get(&entity) {
            Some(true) => word.weight = 0.0,
            Some(false) => {}
            None => {
                is_name.insert(entity, word.form.token.upos == Upos::Propn);
            }
        }
    }
}

impl<'t> Shown<'t> {
    pub(in crate::weigh::compose) fn new(teller: &'t Teller<'t>, told: &'t Told) -> Self {
        let report = &teller.reports[told.cite.report];
        let at = report.sentence_at(told.cite.span.start);
        let at = at.map(|sentence| SentenceAt { report: told.cite.report, sentence });
        let sentence = at.map(|at| &report.sentences[at.sentence]);
        let forms = at.map_or(&[][..], |at| teller.held.forms(at));
        let forms = told.words.iter().filter_map(|&at| Some((at, forms.get(at)?)));
        // "According to the fund, which gave her a grant" names whom it is from in what it tells.
        let is_in_origin = |origins: &BTreeSet<usize>| told.head.is_some_and(|head| origins.contains(&head));
        let origins = sentence.map(of_origins).filter(|origins| !is_in_origin(origins)).unwrap_or_default();
        let content = forms.filter(|(at, form)| {
            is_content(form.token) && !is_of_date(&report.times, form.token) && !origins.contains(at)
        });
        let mut words: Vec<Word<'t>> = content
            .map(|(at, form)| Word {
                at,
                form,
                entity: teller.named_by(told.cite.report, form.token),
                is_head: told.head == Some(at),
                is_root: told.root == Some(at),
                weight: 1.0 - word_frequencies::commonness(&form.token.lemma.to_lowercase()),
                is_particular: false,
            })
            .collect();
        weigh_names_once(&mut words);
        words.iter_mut().for_each(|word| word.is_particular = is_particular(teller, word));
        Self { teller, told, words, at }
    }

    /// How many words of content it has.
    pub(in crate::weigh::compose) fn content(&self) -> usize {
        self.words.len()
    }

    /// How far `sentences` of a report bear out the clause's words.
    pub(super) fn borne_out(&self, report: usize, sentences: &[&Sentence]) -> Borne {
        let entities = self.entities(report, sentences);
        let annotated = &self.teller.reports[report];
        let found: Vec<Rc<[Option<Fit>]>> =
            sentences.iter().filter_map(|sentence| self.fits(report, sentence)).collect();
        let best = self.words.iter().map(|word| found.iter().filter_map(|fits| fits[word.at]).max());
        let best: Vec<Option<Fit>> = best.collect();
        let is_borne = |(word, fit): (&Word<'_>, &Option<Fit>)| fit.is_some() || word.is_among(&entities);
        let borne: Vec<bool> = self.words.iter().zip(&best).map(is_borne).collect();
        let words = || self.words.iter().zip(&borne);
        let fits = |is_meant: fn(&Word<'_>) -> bool| {
            self.words.iter().zip(&best).filter(move |(word, _)| is_meant(word)).map(|(_, fit)| *fit)
        };
        let is_of_others = fits(|word| word.is_root).any(|fit| fit.is_none_or(|fit| fit == Fit::Contrary));
        let particulars = || words().filter(|(word, _)| word.is_particular);
        // Numbers are told otherwise of one event, too.
        let marks = || particulars().filter(|(word, _)| word.form.token.upos == Upos::Propn);
        let all: f64 = self.words.iter().map(|word| word.weight).sum();
        let share = words().map(|(word, is_borne)| if *is_borne { word.weight } else { 0.0 }).sum::<f64>() / all;
        Borne {
            share: if all > 0.0 { share } else { 1.0 },
            has_verb: fits(|word| word.is_head).all(|fit| fit == Some(Fit::Full)),
            has_verb_somehow: fits(|word| word.is_head).all(|fit| fit.is_some()),
            has_a_name: words().any(|(word, is_borne)| *is_borne && word.form.token.upos == Upos::Propn),
            is_contrary: fits(|word| word.is_head).any(|fit| fit == Some(Fit::Contrary)),
            is_of_others: !self.told.is_own && is_of_others,
            has_no_particulars: particulars().count() >= MANY && particulars().all(|(_, is_borne)| !is_borne),
            has_no_marks: marks().next().is_some() && marks().all(|(_, is_borne)| !is_borne),
            has_happenings: words()
                .all(|(word, is_borne)| *is_borne || word.form.mood.is_none() || word.weight < TELLING),
            has_names: words().all(|(word, is_borne)| *is_borne || !self.is_name(word)),
            has_where: words().all(|(word, is_borne)| *is_borne || word.weight == 0.0 || !is_proper(word)),
            has_when: self.days().iter().all(|day| tells_day(annotated, sentences, day)),
            has_numbers: words().all(|(word, is_borne)| *is_borne || !word.form.is_number()),
            has_quoted_words: !self.told.is_quoted || self.words.iter().all(|word| has_lemma(sentences, word)),
        }
    }

    /// For each word of the clause's sentence how a sentence of a report tells it, if it does.
    fn fits(&self, report: usize, sentence: &Sentence) -> Option<Rc<[Option<Fit>]>> {
        let at = self.teller.reports[report].sentence_at(sentence.span.start)?;
        Some(self.teller.held.fits(self.at?, SentenceAt { report, sentence: at }))
    }

    /// Whether a sentence of a report has a word that says the same.
    pub(super) fn says(&self, report: usize, sentence: &Sentence, word: &Word<'_>) -> bool {
        self.fits(report, sentence).is_some_and(|fits| fits[word.at].is_some())
    }

    /// The days, months and years that the words shown tell.
    fn days(&self) -> Vec<&'t Time> {
        let report = &self.teller.reports[self.told.cite.report];
        let Some(SentenceAt { sentence: at, .. }) = self.at else { return Vec::new() };
        let sentence = &report.sentences[at];
        let is_shown = |time: &&Time| {
            let is_known = time.lacks.is_some() || time.interval.is_some();
            let is_told = || sentence.tokens_in(time.span).any(|word| self.told.words.contains(&word));
            time.sentence == at && time.kind == TimeKind::Date && is_known && is_told()
        };
        report.times.iter().filter(is_shown).collect()
    }

    /// Everybody and everything whom sentences of a report mention.
    pub(super) fn entities(&self, report: usize, sentences: &[&Sentence]) -> BTreeSet<usize> {
        let cites = sentences.iter().map(|sentence| Cite { report, span: sentence.span });
        cites.flat_map(|cite| self.teller.entities_in(&cite)).collect()
    }

    /// The sentence that the clause stands in.
    pub(in crate::weigh::compose) fn sentence(&self) -> Option<&'t Sentence> {
        self.at.map(|at| &self.teller.reports[at.report].sentences[at.sentence])
    }

    /// The sentence of a report that bears out the clause by itself.
    pub(in crate::weigh::compose) fn told_whole(&self, report: usize) -> Option<Cite> {
        let own = self.sentence()?;
        let mut sentences = self.teller.reports[report].sentences.iter();
        let whole = sentences.find(|sentence| {
            f64::from(own.likeness(sentence)) >= ABOUT_OTHERS && self.borne_out(report, &[sentence]).is_whole()
        })?;
        Some(Cite { report, span: whole.span })
    }

    /// The names and numbers of the clause that a sentence lacks.
    pub(in crate::weigh::compose) fn lacking(
        &self,
        report: usize,
        sentence: &Sentence,
    ) -> impl Iterator<Item = &Token> {
        let entities = self.teller.entities_in(&Cite { report, span: sentence.span });
        let is_lacking = move |word: &&Word<'_>| {
            let is_said = || word.is_among(&entities) || self.says(report, sentence, word);
            (self.is_name(word) || word.form.is_number()) && !is_said()
        };
        self.words.iter().filter(is_lacking).map(|word| word.form.token)
    }

    /// Whether it is a name that another can't stand for. Places are named more or less exactly, sites are not.
    fn is_name(&self, word: &Word<'_>) -> bool {
        let entity = word.entity.map(|entity| &self.teller.story().entities[entity]);
        let is_loose = |entity: &Entity| entity.kind == EntityKind::Place && !happenings::names_site(&entity.name);
        word.form.token.upos == Upos::Propn && !entity.is_some_and(is_loose)
    }
}

fn is_particular(teller: &Teller<'_>, word: &Word<'_>) -> bool {
    let is_everywhere = || match word.entity {
        Some(entity) => teller.is_everywhere(entity),
        None => {
            let (having, all) = teller.reports_with(&word.form.token.lemma);
            4 * having >= 3 * all
        }
    };
    !word.is_head && !word.is_root && word.weight > 0.0 && !is_everywhere()
}

/// Whether sentences of a report tell the time, in other words perhaps, and as exactly: who says 2003 does not say September.
fn tells_day(report: &AnnotatedReport, sentences: &[&Sentence], day: &Time) -> bool {
    let is_it = |time: &Time| match (&time.interval, &day.interval) {
        (Some(one), Some(other)) => one.is_compatible(other) && days_in(one) <= days_in(other),
        // Days without a date can't be told apart, months by their names can.
        _ => time.kind == TimeKind::Date && (!is_month(day) || time.value.starts_with(&day.value)),
    };
    report.times.iter().any(|time| sentences.iter().any(|s| s.span.contains(time.span)) && is_it(time))
}

/// How many days it allows.
fn days_in(when: &When) -> i32 {
    when.from.zip(when.to).map_or(i32::MAX, |(from, to)| (to - from).get_days())
}

/// Whether it is a month of a year that is not told: TIMEX3 "XXXX-06".
fn is_month(time: &Time) -> bool {
    time.lacks == Some(Lacks::Year) && time.value.len() == "XXXX-06".len()
}

fn has_lemma(sentences: &[&Sentence], word: &Word<'_>) -> bool {
    let mut tokens = sentences.iter().flat_map(|sentence| &sentence.tokens);
    tokens.any(|token| token.lemma.eq_ignore_ascii_case(&word.form.token.lemma))
}

fn is_proper(word: &Word<'_>) -> bool {
    word.form.token.upos == Upos::Propn
}

/// Whether the account tells of it by itself: a date, not the hour.
fn is_of_date(times: &[Time], token: &Token) -> bool {
    let is_hour = |time: &Time| time.kind == TimeKind::Time && token.upos == Upos::Num;
    times.iter().any(|time| time.span.overlaps(token.span) && !is_hour(time))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing::read;
    use crate::annotate::times::expression::{CalendarDate, Expression};
    use crate::annotation::Tense;
    use crate::weigh::compose::bearing::form::Form;

    /// "Cables were cut in January" was cited in full from reports on cables cut on a Friday.
    #[test]
    fn a_month_without_a_year_is_not_told_by_another_day() {
        let report = read("January/PROPN/0/root");
        let time = |value: &str, lacks| Time {
            span: report.sentences[0].span,
            sentence: 0,
            kind: TimeKind::Date,
            value: value.into(),
            interval: None,
            lacks: Some(lacks),
            expression: Expression::Date(CalendarDate::default()),
            tense: Tense::Past,
        };
        let month = time("XXXX-01", Lacks::Year);
        let within = |from: &str, to: &str| Time {
            interval: Some(When { from: from.parse().ok(), to: to.parse().ok(), inferred: None }),
            ..time("2003-09", Lacks::Year)
        };
        let tells_of = |other: Time, day: &Time| {
            let mut report = report.clone();
            report.times = vec![other];
            tells_day(&report, &[&report.sentences[0]], day)
        };
        let tells = |other: Time| tells_of(other, &month);
        assert!(tells(month.clone()) && tells(time("XXXX-01-19", Lacks::Year)));
        assert!(!tells(time("XXXX-WXX-5", Lacks::Reference)));
        // "In September 2003" is not told by "in 2003".
        let (year, september) = (within("2003-01-01", "2003-12-31"), within("2003-09-01", "2003-09-30"));
        assert!(tells_of(september.clone(), &year) && !tells_of(year, &september));
    }

    /// "A central Athens mobile phone store was attacked" was cited from reports on other stores.
    #[test]
    fn a_name_is_said_by_its_last_word_and_a_description_by_all_of_it() {
        let weights = |drawn: &str| {
            let report = read(drawn);
            let sentence = &report.sentences[0];
            let forms: Vec<Form<'_>> = (0..sentence.tokens.len()).map(|at| Form::of(&report, sentence, at)).collect();
            let word = |(at, form): (usize, _)| Word {
                at,
                form,
                entity: Some(0),
                is_head: false,
                is_root: false,
                weight: 1.0,
                is_particular: false,
            };
            let mut words: Vec<Word<'_>> = forms.iter().enumerate().map(word).collect();
            weigh_names_once(&mut words);
            words.iter().map(|word| word.weight).collect::<Vec<f64>>()
        };
        assert_eq!(weights("Ann/PROPN/0/root Lee/PROPN/1/flat"), [0.0, 1.0]);
        assert_eq!(weights("mobile/ADJ/3/amod phone/NOUN/3/compound store/NOUN/0/root"), [1.0, 1.0, 1.0]);
    }
}
