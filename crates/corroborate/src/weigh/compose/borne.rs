//! How far one report bears out what another's clause says, and what that makes of it: all of it, a part, next to nothing.

use crate::annotation::Factuality;

/// Share of a clause's words from which a report tells all of it.
const WHOLE: f64 = 0.9;
/// Share of a clause's words from which a report that lacks a number of it gives another number of the same.
const MUCH: f64 = 0.75;
/// Share of a clause's words below which a report that has none of its names does not tell it.
const FAIR: f64 = 0.4;
/// Share of a clause's words from which a report that has its verb and names tells what it tells.
pub(super) const ENOUGH: f64 = 0.5;
/// What it counts that not all of a clause is told, and each share of its words that is not.
const NOT_ALL: f64 = 0.5;
const MISSING: f64 = 1.0;

/// How far a clause is borne out.
pub(super) struct Borne {
    /// Share of its words.
    pub(super) share: f64,
    /// Whether all its names are among them.
    pub(super) has_names: bool,
    /// Whether all its places are.
    pub(super) has_where: bool,
    /// Whether all its days are.
    pub(super) has_when: bool,
    /// Whether all its numbers are.
    pub(super) has_numbers: bool,
    /// Of what is quoted, whether its very words are: in others it is another quotation.
    pub(super) has_quoted_words: bool,
    /// Whether one of its names is.
    pub(super) has_a_name: bool,
    /// Whether its verb is.
    pub(super) has_verb: bool,
    /// Whether its verb is, be it as a plan or as something possible.
    pub(super) has_verb_somehow: bool,
    /// Whether all else that it says to happen is.
    pub(super) has_happenings: bool,
    /// Whether the other report has the contrary only.
    pub(super) is_contrary: bool,
    /// Whether the clause tells of the event what the other report does not.
    pub(super) is_of_others: bool,
    /// Whether it has many particulars, and none of them is.
    pub(super) has_no_particulars: bool,
    /// Whether it has names that most reports lack, and none of them is.
    pub(super) has_no_marks: bool,
}

/// How what one report says of an event bears on what another says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Contrary,
    /// It may have been, or is told as a plan only.
    Weak,
    Full,
}

impl Fit {
    pub(super) fn of(shown: Option<Factuality>, other: Option<Factuality>) -> Fit {
        match (shown, other) {
            (None, _) | (_, None) | (Some(Factuality::Possible), Some(Factuality::Happened)) => Fit::Full,
            (Some(one), Some(other)) if one == other => Fit::Full,
            (Some(Factuality::Denied), _) | (_, Some(Factuality::Denied)) => Fit::Contrary,
            (Some(Factuality::Happened), Some(Factuality::Planned)) => Fit::Contrary,
            _ => Fit::Weak,
        }
    }
}

impl Borne {
    pub(super) fn is_whole(&self) -> bool {
        self.share >= WHOLE
            && self.has_happenings
            && self.has_names
            && self.has_where
            && self.has_when
            && self.has_numbers
            && self.has_quoted_words
            && self.has_verb
            && !self.is_contrary
            && !self.is_of_others
    }

    /// How much of it is missing, from 0 to 1: all of it where half of the words are.
    pub(super) fn lacking(&self) -> f64 {
        (NOT_ALL + MISSING * (1.0 - self.share)).min(1.0)
    }

    /// Whether one of its numbers is not, nor much else: it may be the number of something else.
    pub(super) fn lacks_number(&self) -> bool {
        !self.has_numbers && self.share < MUCH
    }

    /// Whether one of its numbers is not, nor its day nor any name of it, nor much else: it may be another happening of the kind.
    pub(super) fn has_nothing_exact(&self) -> bool {
        self.lacks_number() && !self.has_when && !self.has_a_name
    }

    /// Whether next to nothing of it is: of what has neither its verb nor a name of it, more is asked.
    pub(super) fn is_slight(&self) -> bool {
        self.share < FAIR && !self.has_a_name || self.share < ENOUGH && !self.has_verb_somehow
    }

    /// How much of it is told, with its verb and its names or without.
    pub(super) fn told(&self) -> f64 {
        let part = |has: bool| if has { 0.5 } else { 0.0 };
        self.share + part(self.has_verb) + part(self.has_names) - if self.is_contrary { 1.0 } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Borne {
        Borne {
            share: 1.0,
            has_names: true,
            has_where: true,
            has_when: true,
            has_numbers: true,
            has_quoted_words: true,
            has_a_name: true,
            has_verb: true,
            has_verb_somehow: true,
            has_happenings: true,
            is_contrary: false,
            is_of_others: false,
            has_no_particulars: false,
            has_no_marks: false,
        }
    }

    /// "A gunman shot three, and officers were searching for him" was cited in full from a report that told of no search.
    #[test]
    fn who_lacks_one_of_two_happenings_does_not_tell_all() {
        let borne = Borne { share: 0.8, has_happenings: false, ..all() };
        assert!(all().is_whole() && !borne.is_whole());
    }

    /// "Stopped him in Bern" was cited in full from reports that named no town, "were damaged Friday" from some without a day.
    #[test]
    fn who_lacks_the_place_or_the_day_does_not_tell_all() {
        assert!(!Borne { has_where: false, ..all() }.is_whole());
        assert!(!Borne { has_when: false, ..all() }.is_whole());
    }

    /// "Our prayers go out to the man and his wife who died" was cited in full from one who had "the man who lost his wife".
    #[test]
    fn who_quotes_other_words_does_not_tell_all() {
        assert!(!Borne { has_quoted_words: false, ..all() }.is_whole());
    }

    /// "The broadcast is seen in 200 countries" was corroborated by a report that told only of the broadcast and its day.
    #[test]
    fn half_of_it_without_its_number_is_no_second_voice() {
        assert!(!Borne { share: 0.55, ..all() }.lacks_number());
        assert!(Borne { share: 0.55, has_numbers: false, ..all() }.lacks_number());
        assert!(!Borne { share: 0.8, has_numbers: false, ..all() }.lacks_number());
    }

    /// "Earlier this year, five cables were cut in January" was cited in part from ten reports on three cables cut on a Friday.
    #[test]
    fn who_has_neither_its_number_nor_its_day_nor_a_name_tells_of_another_happening() {
        let other = Borne { share: 0.6, has_numbers: false, has_when: false, has_a_name: false, ..all() };
        assert!(other.has_nothing_exact());
        assert!(!Borne { has_a_name: true, ..other }.has_nothing_exact());
        assert!(
            !Borne { share: 0.8, has_numbers: false, has_when: false, has_a_name: false, ..all() }.has_nothing_exact()
        );
    }

    /// "The melting ice threatens the bear with extinction" was cited in part from a report on "species threatened with extinction".
    #[test]
    fn a_few_words_without_a_name_are_next_to_nothing() {
        let few = Borne { share: 0.35, ..all() };
        assert!(!few.is_slight());
        assert!(Borne { has_a_name: false, ..few }.is_slight());
        assert!(Borne { share: 0.45, has_verb_somehow: false, ..all() }.is_slight());
    }
}
