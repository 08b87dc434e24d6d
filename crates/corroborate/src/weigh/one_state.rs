//! Media of one state among independent origins.
//!
//! Two agencies that report on their own are two origins, whoever owns them: only the user can declare them to be one
//! ([`super::SameOrigin`]). But where all that corroborate an event are called the media of one state by the reports themselves
//! ("Iran's state news agency, IRNA"), a reader has to know it, and from which reports.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::Deprel;

use super::origin_names::{Names, OriginKey};
use crate::account::{OneState, Standing, Weight};
use crate::annotation::{AnnotatedReport, CreditKind, Mention, MentionForm};
use crate::lexicon::agencies::AGENCIES;
use crate::lexicon::countries;
use crate::lexicon::source_nouns::{SourceNoun, kinds_of};
use crate::story::Story;

/// Words of a phrase that says what a medium is, at most.
const LONGEST: usize = 12;

/// Which media the reports of a story call a state's, of which country, and which reports do.
pub(super) struct StateMedia<'n> {
    names: &'n Names<'n>,
    of: BTreeMap<OriginKey, (&'static str, BTreeSet<usize>)>,
}

impl<'n> StateMedia<'n> {
    pub(super) fn of(story: &Story, reports: &[AnnotatedReport], names: &'n Names<'n>) -> Self {
        let mut of: BTreeMap<OriginKey, (&'static str, BTreeSet<usize>)> = BTreeMap::new();
        for &at in &story.reports {
            let report = &reports[at];
            for mention in report.mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
                let Some(country) = state_of(report, mention) else { continue };
                let words = report.words(mention.span);
                let name = AGENCIES.first_in(words).map_or(words, |(_, name)| name);
                let (key, _) = names.origin(name, None, Some(CreditKind::Agency));
                let (known, calling) = of.entry(key).or_insert((country, BTreeSet::new()));
                if *known == country {
                    calling.insert(at);
                }
            }
        }
        Self { names, of }
    }

    /// The weight, with the state whose media all independent origins are.
    pub(super) fn marked(&self, weight: Weight) -> Weight {
        let known = |name: &String| self.of.get(&self.names.origin(name, None, Some(CreditKind::Agency)).0);
        let media: Option<Vec<_>> = weight.origins.iter().map(|origin| known(&origin.origin)).collect();
        let media = media.filter(|media| weight.standing == Standing::Corroborated && media.len() > 1);
        let one_state = media.and_then(|media| {
            let country = media.first()?.0;
            let reports = media.iter().flat_map(|(_, calling)| calling).copied().collect();
            media.iter().all(|(other, _)| *other == country).then_some(OneState { country, reports })
        });
        Weight { one_state, ..weight }
    }
}

/// The state whose medium a name is said to be, by the words of its phrase: "Iran's official news agency (IRNA)".
fn state_of(report: &AnnotatedReport, name: &Mention) -> Option<&'static str> {
    let sentence = &report.sentences[name.head.sentence];
    let is_inside =
        |at: &usize| matches!(sentence.tokens[*at].deprel.base(), Deprel::Appos | Deprel::Compound | Deprel::Flat);
    let mut top = name.head.token;
    while let Some(above) = sentence.head(top).filter(|_| is_inside(&top)) {
        top = above;
    }
    let words: Vec<String> = sentence
        .noun_phrase_words(top)
        .take(LONGEST)
        .map(|at| sentence.tokens[at].form(&report.report.text).to_lowercase())
        .collect();
    let has = |kind: SourceNoun| words.iter().any(|word| kinds_of(word).contains(&kind));
    let is_medium = has(SourceNoun::Agency) || has(SourceNoun::Media) || has(SourceNoun::Outlet);
    let mut countries = words.iter().filter_map(|word| countries::of_demonym(word).or_else(|| countries::named(word)));
    let country = countries.next()?.name;
    (is_medium && has(SourceNoun::Owned)).then_some(country)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{mentions, testing};

    fn state(drawn: &str) -> Option<&'static str> {
        let mut report = testing::read(drawn);
        mentions::find(&mut report);
        let name = report.mentions.iter().find(|m| m.form == MentionForm::Name && report.words(m.span) == "KNA");
        state_of(&report, name.expect("a name"))
    }

    /// "Corroborated, 2 independent origins: IRNA and IRIB" said nothing of whose they are.
    #[test]
    fn what_calls_a_medium_a_states() {
        let agency = |first: &str| {
            format!(
                "Iran/PROPN/5/nmod:poss/B-place 's/PART/1/case/POS {first}/ADJ/5/amod news/NOUN/5/compound agency/NOUN/0/root ,/PUNCT/7/punct \
                 KNA/PROPN/5/appos/B-organization"
            )
        };
        assert_eq!(state(&agency("state")), Some("Iran"));
        assert_eq!(state(&agency("official")), Some("Iran"));
        assert_eq!(state(&agency("second")), None);
        let inside = "Iranian/ADJ/5/amod/B-other state/NOUN/5/compound KNA/PROPN/5/compound/B-organization news/NOUN/5/compound agency/NOUN/0/root";
        assert_eq!(state(inside), Some("Iran"));
    }
}
