//! Names that take names in: the title of a work ("Letters to Ada is a film"), an award ("Lurel Player of the Year"). Who is
//! named in them is not spoken of.

use corroborate_encoder::{NameKind, NameTag, Upos};

use super::{Found, Reader};
use crate::annotate::mentions::told;

/// What an award is given for.
const PERIODS: [&str; 5] = ["Year", "Month", "Week", "Decade", "Century"];

/// Letters of the words that titles write small, at most.
const SMALL: usize = 5;

impl Reader<'_> {
    /// The names, with one for each title and each award in place of those that are in it.
    pub(super) fn with_titles(&self, names: Vec<Found>) -> Vec<Found> {
        let awards = names.iter().filter_map(|&name| self.award(name));
        let titles: Vec<Found> = awards.chain(self.title()).collect();
        let is_in = |name: &Found, title: &Found| title.first <= name.last && name.first <= title.last;
        let mut all: Vec<Found> =
            names.into_iter().filter(|name| !titles.iter().any(|title| is_in(name, title))).collect();
        all.extend(titles);
        all.sort_by_key(|name| name.first);
        all
    }

    /// "Lurel Player of the Year", of which "Lurel" was tagged.
    fn award(&self, name: Found) -> Option<Found> {
        let tokens = &self.sentence.tokens;
        let goes_on = |&at: &usize| self.is_capital(at) && tokens[at].upos != Upos::Punct || self.form(at) == "-";
        let of = (name.last + 1..tokens.len()).find(|at| !goes_on(at)).filter(|&of| of > name.last + 1)?;
        let is_award = of + 2 < tokens.len()
            && self.form(of) == "of"
            && self.form(of + 1) == "the"
            && PERIODS.contains(&self.form(of + 2));
        is_award.then_some(Found { last: of + 2, kind: NameKind::Other, ..name })
    }

    /// The first words of a sentence, if it goes on to say that they are a work's and some are written small.
    fn title(&self) -> Option<Found> {
        let sentence = self.sentence;
        let is_work = |noun: usize| told::naming(sentence, noun, self.text).is_some_and(|naming| naming.is_work);
        let subject = (0..sentence.tokens.len()).find(|&at| told::predicate(sentence, at).is_some_and(is_work))?;
        let words = sentence.subtree(subject);
        let last = *words.last()?;
        let is_small = |&at: &usize| !self.is_capital(at);
        let is_short = |at: usize| self.form(at).len() < SMALL && self.form(at).chars().all(char::is_alphabetic);
        let is_title = words.len() == last + 1
            && [0, subject, last].iter().all(|&at| self.is_capital(at) && sentence.tokens[at].upos == Upos::Propn)
            && words.iter().filter(|at| is_small(at)).all(|&at| is_short(at))
            && words.iter().any(is_small)
            && words.iter().any(|&at| sentence.tokens[at].name != NameTag::O);
        is_title.then_some(Found { first: 0, last, kind: NameKind::Other })
    }
}
