//! Values that the same words are about, in sentences that no event brings together.
//!
//! Two reports tell one thing with other verbs, or one of them only in passing, and no event has claims of both. A value that differs
//! is then held against the other by what is around it ([`mod@stated`]): the same word governs both ("placed … on the list"), or both
//! stand in a list beside the same person; and the words around them are nearly those that are rare in the story, or, of persons, the
//! sentences are much the same ([`mod@persons`]). Only persons, whom
//! nobody in the story tells apart, days and years of what somebody did, and how old somebody is, wherever it is told. Whoever speaks may be one of many, and a saying is said
//! again the next day.
//!
//! Where that is a conflict, the claim of the one report is put in passing with the event of the other, even if it was of no event so
//! far: "will be the host" says too little to be one.

mod parts;
mod persons;
mod stated;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use self::persons::Persons;
pub(super) use self::stated::{At, all_claims};
use self::stated::{Stated, Value, stated};
use super::near::Rarity;
use super::who::may_be_one_name;
use super::{
    Chains, NEEDED, Side, Telling, are_told_apart, around, corrected, feature, number, reason, sameness, sum, value,
    when,
};
use crate::account::{Aspect, Conflict};
use crate::annotation::{AnnotatedReport, EntityKind, Feature};
use crate::resolve::passages;
use crate::story::{Claim, Event, Story};

/// What the words around two values must be for the two to be of one thing.
struct Needed {
    /// Their rarity together.
    rarity: f64,
    /// Which part of the rarity of all words around the one or the other it is.
    part: f64,
    /// How many of them name no person.
    plain: usize,
}

const OF_PERSONS: Needed = Needed { rarity: 6.5, part: 0.36, plain: 3 };
const OF_TIMES: Needed = Needed { rarity: 5.8, part: 0.33, plain: 3 };

/// Days from which two dates are likelier those of two happenings.
const A_WEEK: i32 = 7;

/// How many neighbours in a list of candidates a value is compared with.
const NEIGHBOURS: usize = 96;

/// A conflict between a claim of an event and one that is put with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Across {
    /// The claim that is put with the event, as the last of it; `None` where the event has it.
    pub guest: Option<Claim>,
    /// The conflict; the value of the guest is the last.
    pub conflict: Conflict,
}

/// What some claims give: the value, the words that tell it, and the claims.
pub(super) type Given = ((String, String), Vec<At>);

impl Across {
    /// The conflict of two values in an event that has claims of the first; a claim of the second is put with it, if it has none.
    pub(super) fn in_event(
        story: &Story,
        index: usize,
        aspect: Aspect,
        [host, guest]: [Given; 2],
        because: Vec<Feature>,
    ) -> Option<Across> {
        let event = &story.events[index];
        let own = |told: &[At]| -> Vec<usize> {
            let own = told.iter().filter_map(|at| match *at {
                At::Event(event, claim) => (event == index).then_some(claim),
                At::Unplaced(_) => None,
            });
            own.collect()
        };
        let at_home = own(&guest.1);
        let is_guest = at_home.is_empty();
        let put_with = guest.1.first()?.claim(story);
        let side = |((value, words), _): Given, claims| Side { value, words, claims };
        let of_host = own(&host.1);
        let sides = [side(host, of_host), side(guest, if is_guest { vec![event.claims.len()] } else { at_home })];
        let conflict = Conflict {
            event: index,
            aspect,
            reason: reason(aspect, &event.lemma, &sides.iter().collect::<Vec<_>>()),
            values: sides.iter().map(value).collect(),
            because,
        };
        let guest = Claim { is_passing: true, ..put_with.clone() };
        Some(Across { guest: is_guest.then_some(guest), conflict })
    }
}

/// The conflicts of a story between claims of several events, besides those `found`.
pub(super) fn find(
    story: &Story,
    reports: &[AnnotatedReport],
    chains: &Chains,
    rarity: &Rarity,
    found: &[Conflict],
) -> Vec<Across> {
    let stated = stated(story, reports, chains);
    let named = story.entities.iter().filter(|entity| entity.is_named && entity.kind == EntityKind::Person);
    let names = passages::words_of(named.map(|entity| entity.name.as_str()));
    let persons = Persons::of(story, &stated);
    let search = Search { story, reports, chains, rarity, stated: &stated, names, persons };
    let mut best: BTreeMap<(Value, Value), Across> = BTreeMap::new();
    for (a, b) in candidates(&stated) {
        let (one, other) = (&stated[a], &stated[b]);
        let Some(across) = search.judge(one, other) else { continue };
        let key = (one.value.min(other.value), one.value.max(other.value));
        let is_better = |known: &Across| sum(&known.conflict.because) < sum(&across.conflict.because);
        if best.get(&key).is_none_or(is_better) {
            best.insert(key, across);
        }
    }
    let values =
        |conflict: &Conflict| -> BTreeSet<String> { conflict.values.iter().map(|value| value.value.clone()).collect() };
    let is_known =
        |new: &Conflict| found.iter().any(|old| old.aspect == new.aspect && values(new).is_subset(&values(old)));
    best.into_values().filter(|across| !is_known(&across.conflict)).collect()
}

/// The pairs of values of two reports that have what governs them, or who is listed with them, in common.
fn candidates(stated: &[Stated]) -> BTreeSet<(usize, usize)> {
    let mut by_hook: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, value) in stated.iter().enumerate() {
        for hook in &value.hooks {
            by_hook.entry(hook).or_default().push(at);
        }
    }
    let pairs = |list: Vec<usize>| -> Vec<(usize, usize)> {
        let near = list.iter().enumerate();
        near.flat_map(|(i, &a)| list[i + 1..].iter().take(NEIGHBOURS).map(move |&b| (a, b))).collect()
    };
    let pairs = by_hook.into_values().flat_map(pairs);
    pairs.filter(|&(a, b)| stated[a].report != stated[b].report && stated[a].value != stated[b].value).collect()
}

struct Search<'a> {
    story: &'a Story,
    reports: &'a [AnnotatedReport],
    chains: &'a Chains,
    rarity: &'a Rarity,
    stated: &'a [Stated],
    /// The words of the names of persons.
    names: BTreeSet<String>,
    persons: Persons<'a>,
}

impl Search<'_> {
    /// Years that somebody may have become older between the reports of two values.
    fn birthdays(&self, one: &Stated, other: &Stated) -> f64 {
        let day = |stated: &Stated| self.reports[stated.report].report.date();
        number::birthdays(day(one), day(other))
    }

    fn judge(&self, one: &Stated, other: &Stated) -> Option<Across> {
        let aspect = match (one.value, other.value) {
            (Value::Person(a), Value::Person(b)) if self.may_be_mistaken(a, b) => Aspect::Who,
            (Value::Age(a), Value::Age(b)) if f64::from(a.abs_diff(b)) > self.birthdays(one, other) => Aspect::Number,
            (Value::Time(a), Value::Time(b)) if a.excludes(b) && !self.are_both_given(one, other) => Aspect::When,
            _ => return None,
        };
        // The event of the value that more reports give, or else of the lesser, has the claim of the other put with it.
        let rank = |stated: &Stated| {
            (self.reports_that_state(stated.value), Reverse(self.words_of(stated.value)), Reverse(stated.at))
        };
        let is_first = match (one.at, other.at) {
            (At::Event(..), At::Unplaced(_)) => true,
            (At::Unplaced(_), At::Event(..)) => false,
            _ => rank(one) >= rank(other),
        };
        let (host, guest) = if is_first { (one, other) } else { (other, one) };
        let At::Event(index, of_host) = host.at else { return None };
        let event = &self.story.events[index];
        let of_two = Event { claims: vec![self.claim(host), self.claim(guest)], ..event.clone() };
        let telling = Telling {
            story: self.story,
            reports: self.reports,
            chains: self.chains,
            rarity: self.rarity,
            index,
            event: &of_two,
            claims: &of_two.claims,
        };
        let because = self.because(&telling, aspect, host, guest)?;
        let at_home = match guest.at {
            At::Event(event, claim) => (event == index).then_some(claim),
            At::Unplaced(_) => None,
        };
        let sides = [self.side(host, of_host), self.side(guest, at_home.unwrap_or(event.claims.len()))];
        let conflict = Conflict {
            event: index,
            aspect,
            reason: reason(aspect, &telling.event.lemma, &sides.iter().collect::<Vec<_>>()),
            values: sides.iter().map(value).collect(),
            because,
        };
        let guest = at_home.is_none().then(|| Claim { is_passing: true, ..self.claim(guest) });
        Some(Across { guest, conflict })
    }

    /// What makes a conflict of two values, of the first and the second claim of `telling`.
    fn because(&self, telling: &Telling<'_>, aspect: Aspect, one: &Stated, other: &Stated) -> Option<Vec<Feature>> {
        if let (Value::Age(a), Value::Age(b)) = (one.value, other.value) {
            return self.of_ages(telling, (one, a), (other, b));
        }
        let shared = match aspect {
            Aspect::Who => self.among(telling, one, other, &OF_PERSONS).or_else(|| self.persons.told_alike(one, other)),
            _ => self.among(telling, one, other, &OF_TIMES),
        }?;
        let (side, beside) = (self.side(one, 0), self.side(other, 1));
        let mut because = vec![feature("the two values exclude each other", 1.0)];
        because.extend(sameness::features(telling, aspect, &side, &beside));
        because.extend(corrected::features(telling, aspect, &side, &beside));
        because.push(feature(format!("both stand among the same words: {}", shared.join(", ")), 0.6));
        because.push(feature("the same governs both, or who is listed with them", 0.4));
        if let (Value::Time(a), Value::Time(b)) = (one.value, other.value) {
            because.extend(when::course_feature(telling, &side, &beside));
            if sameness::named_in_both(telling, &side, &beside) == 0 {
                because.push(feature("nobody by name takes part in both", -1.0));
            }
            if a.days_to(b).is_none_or(|days| days > A_WEEK) {
                because.push(feature("more than a week apart, but among the same words", -0.3));
            }
        }
        (sum(&because) >= NEEDED).then_some(because)
    }

    /// What makes a conflict of two ages of one person; who has both in one report is somebody whom two share a name with.
    fn of_ages(
        &self,
        telling: &Telling<'_>,
        (one, a): (&Stated, u16),
        (other, b): (&Stated, u16),
    ) -> Option<Vec<Feature>> {
        let mut because =
            vec![feature("the two values exclude each other", 1.0), feature("the age of one person by name", 0.3)];
        because.extend(corrected::features(telling, Aspect::Number, &self.side(one, 0), &self.side(other, 1)));
        let is_of_one = !number::a_report_knows(telling, f64::from(a), f64::from(b));
        (is_of_one && sum(&because) >= NEEDED).then_some(because)
    }

    /// The words that both have around them, if they are so many and so rare as is `needed`.
    fn among(&self, telling: &Telling<'_>, one: &Stated, other: &Stated, needed: &Needed) -> Option<Vec<String>> {
        let shared = around::shared(telling, &one.around, &other.around)?;
        let plain = shared.words.iter().filter(|word| !self.names.contains(*word)).count();
        let is_one = shared.rarity >= needed.rarity && shared.part >= needed.part && plain >= needed.plain;
        is_one.then_some(shared.words)
    }

    fn claim(&self, stated: &Stated) -> Claim {
        stated.at.claim(self.story).clone()
    }

    fn side(&self, stated: &Stated, claim: usize) -> Side {
        let (value, words) = self.words_of(stated.value);
        Side { value, words, claims: vec![claim] }
    }

    /// A value, and how a sentence puts it.
    fn words_of(&self, value: Value) -> (String, String) {
        match value {
            Value::Person(person) => (self.name(person).to_owned(), self.name(person).to_owned()),
            Value::Time(told) => told.value(),
            Value::Age(years) => (years.to_string(), format!("{years} years of age")),
        }
    }

    fn name(&self, person: usize) -> &str {
        &self.story.entities[person].name
    }

    fn reports_that_state(&self, value: Value) -> usize {
        let stating = self.stated.iter().filter(|stated| stated.value == value);
        stating.map(|stated| stated.report).collect::<BTreeSet<_>>().len()
    }

    /// Whether one report alone names the one of two persons, under a name that can't be the other's, and no report names both.
    fn may_be_mistaken(&self, one: usize, other: usize) -> bool {
        let [of_one, of_other] = [one, other].map(|person| self.story.entities[person].naming(self.reports));
        let are_full = [one, other].iter().all(|&person| self.name(person).contains(' '));
        are_full
            && of_one.len().min(of_other.len()) == 1
            && !are_told_apart(self.story, self.reports, one, other)
            && !may_be_one_name(self.name(one), self.name(other))
    }

    /// Whether one of the two reports gives both times for what has the same word.
    fn are_both_given(&self, one: &Stated, other: &Stated) -> bool {
        let gives = |report: usize, of: &Stated| {
            let mut stated = self.stated.iter().filter(|stated| stated.report == report && stated.value == of.value);
            stated.any(|stated| !stated.hooks.is_disjoint(&of.hooks))
        };
        gives(one.report, other) || gives(other.report, one)
    }
}

#[cfg(test)]
mod tests {
    use corroborate_encoder::Upos;

    use crate::account::{Account, Aspect, Section};
    use crate::annotation::{Chain, EntityKind, Quote, QuoteMode, SpeechAct, Token};
    use crate::report::ZoneKind;
    use crate::story::Resolution;
    use crate::weigh::testing::{Outline, claim, report, resolution};
    use crate::weigh::{SameOrigin, weigh};

    fn weighed(told: &[Outline]) -> Account {
        weigh(apart(told), &SameOrigin::default(), "test")
    }

    /// The reports, each with an event of its own.
    fn apart(told: &[Outline]) -> Resolution {
        let mut resolution = resolution(told);
        let event = resolution.stories[0].events.remove(0);
        let apart = event.claims.iter().map(|claim| {
            let mut apart = event.clone();
            apart.claims = vec![claim.clone()];
            apart.because.clear();
            apart
        });
        resolution.stories[0].events = apart.collect();
        for report in &mut resolution.reports {
            let chain = |at: usize| {
                let mentions = report.mentions.iter().enumerate().filter(|(_, mention)| mention.chain == at);
                let mentions: Vec<usize> = mentions.map(|(index, _)| index).collect();
                Chain { kind: EntityKind::Person, name: mentions.first().copied(), mentions, because: Vec::new() }
            };
            report.chains = (0..resolution.stories[0].entities.len()).map(chain).collect();
        }
        resolution
    }

    fn conflicts(account: &Account) -> Vec<(Aspect, Vec<&str>)> {
        let conflicts = account.stories[0].conflicts.iter();
        conflicts.map(|c| (c.aspect, c.values.iter().map(|value| value.value.as_str()).collect())).collect()
    }

    /// Reports that placed somebody on the injured list and told it with other words around it had two events, and the name of the one
    /// was held against nothing.
    #[test]
    fn whom_the_same_word_governs_among_the_same_words_is_disputed_across_events() {
        let told = |who: &str, words: &str| report("2023-06-29").says(claim("place").by(&[who]).towards(words));
        let words = "quarry lighthouse ferry orchard granary weir";
        let account = weighed(&[told("Ana Boll", words), told("Boris Krug", words)]);
        assert_eq!(conflicts(&account), [(Aspect::Who, vec!["Ana Boll", "Boris Krug"])]);
        let event = &account.stories[0].story.events[account.stories[0].conflicts[0].event];
        assert!(event.claims.len() == 2 && event.claims[1].is_passing);
        // What is only told in passing had no line of its own under "where they disagree".
        let lines = account.stories[0].lines.iter().filter(|line| line.section == Section::Disagreements);
        let values: Vec<&str> = lines.skip(1).map(|line| line.text.as_str()).collect();
        assert_eq!(values, ["Ana Boll: 1 report.", "Boris Krug: 1 report."]);
        assert!(conflicts(&weighed(&[told("Ana Boll", words), told("Boris Krug", "pump")])).is_empty());
        let knows = told("Boris Krug", words).says(claim("sleep").by(&["Ana Boll"]));
        assert!(conflicts(&weighed(&[told("Ana Boll", words), knows])).is_empty());
    }

    /// "Will pay Ana Boll" says too little to be an event, and whom another report named there was held against nobody.
    #[test]
    fn what_is_of_no_event_is_held_against_what_is_of_one() {
        let told = |who: &str, words: &str| report("2023-06-29").says(claim("pay").by(&[who]).towards(words));
        let words = "quarry lighthouse ferry orchard granary weir";
        let mut resolution = apart(&[told("Ana Boll", words), told("Boris Krug", words)]);
        let story = &mut resolution.stories[0];
        story.unplaced = story.events.remove(1).claims;
        let account = weigh(resolution, &SameOrigin::default(), "test");
        assert_eq!(conflicts(&account), [(Aspect::Who, vec!["Ana Boll", "Boris Krug"])]);
        assert_eq!(account.stories[0].story.events[0].claims.len(), 2);
    }

    /// A report with another name than all others was held to know both where its headline, or somebody whom it quotes, had the
    /// name of the others.
    #[test]
    fn a_name_of_a_headline_or_a_quotation_tells_nobody_apart() {
        let told = |who: &str, words: &str| report("2023-06-29").says(claim("place").by(&[who]).towards(words));
        let words = "quarry lighthouse ferry orchard granary weir";
        let both = [told("Ana Boll", words), told("Boris Krug", words).says(claim("sleep").by(&["Ana Boll"]))];
        let of_body = apart(&both);
        let (mut headed, mut quoted) = (of_body.clone(), of_body.clone());
        headed.reports[1].sentences[1].zone = ZoneKind::Title;
        let content = vec![quoted.reports[1].sentences[1].span];
        let (mode, act) = (QuoteMode::Direct, SpeechAct::Say);
        let (speaker, speaker_mention, speaker_by, addressee, cue) = (None, None, None, None, None);
        let quote = Quote { content, cue, speaker, speaker_mention, speaker_by, addressee, mode, act, paragraph: 0 };
        quoted.reports[1].quotes.push(quote);
        for (resolution, is_disputed) in [(of_body, false), (headed, true), (quoted, true)] {
            let account = weigh(resolution, &SameOrigin::default(), "test");
            assert_eq!(conflicts(&account).contains(&(Aspect::Who, vec!["Ana Boll", "Boris Krug"])), is_disputed);
        }
    }

    /// "Fired on 2 May" and "fired on 2 March", in sentences with other clauses, were two events too far apart to be one.
    #[test]
    fn a_day_of_what_somebody_did_is_disputed_across_events() {
        let told = |day: &str, words: &str| {
            report("2023-06-29").says(claim("fire").by(&["Ana Boll"]).on(day, "that day").towards(words))
        };
        let words = "quarry lighthouse ferry orchard granary weir";
        let account = weighed(&[told("2023-03-02", words), told("2023-05-02", words)]);
        assert_eq!(conflicts(&account), [(Aspect::When, vec!["2023-03-02", "2023-05-02"])]);
        assert!(conflicts(&weighed(&[told("2023-03-02", words), told("2023-05-02", "pump")])).is_empty());
    }

    /// "Ana Boll, 23, was charged" and "Ana Boll, 30," in a sentence on something else were held against each other by no event.
    #[test]
    fn how_old_somebody_is_is_disputed_wherever_it_is_told() {
        let told = |years: &str, words: &str| {
            report("2023-06-29").says(claim(&format!(", {years} ,")).by(&["Ana Boll"]).towards(words))
        };
        let disputed = |reports: &[Outline]| {
            let mut resolution = apart(reports);
            let sentences = resolution.reports.iter_mut().flat_map(|report| &mut report.sentences);
            let count = |token: &mut Token| {
                let is_number = token.lemma.starts_with(|c: char| c.is_ascii_digit());
                token.upos = if is_number { Upos::Num } else { token.upos };
            };
            sentences.for_each(|sentence| sentence.tokens.edit(|tokens| tokens.iter_mut().for_each(count)));
            let account = weigh(resolution, &SameOrigin::default(), "test");
            account.stories[0].conflicts.iter().map(|conflict| conflict.aspect).collect::<Vec<_>>()
        };
        assert_eq!(disputed(&[told("23", "quarry"), told("30", "pump")]), [Aspect::Number]);
        assert!(disputed(&[told("23", "quarry"), told("24", "pump")]).is_empty());
    }

    /// Of two days that as many reports give the one whose report was read first was the first value, and had the other's claim.
    #[test]
    fn the_order_of_two_reports_does_not_decide_which_event_has_the_claim_of_the_other() {
        let told = |day: &str| {
            let words = "quarry lighthouse ferry orchard granary weir";
            report("2023-06-29").says(claim("fire").by(&["Ana Boll"]).on(day, "that day").towards(words))
        };
        let (early, late) = (told("2023-03-02"), told("2023-05-02"));
        for account in [weighed(&[early.clone(), late.clone()]), weighed(&[late, early])] {
            assert_eq!(conflicts(&account), [(Aspect::When, vec!["2023-03-02", "2023-05-02"])]);
        }
    }
}
