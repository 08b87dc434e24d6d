//! What several reports tell together: the values that [`crate::resolve`] makes of annotated reports.
//!
//! Reports are known by their index in [`Resolution::reports`], entities, events and statements by their index in the
//! [`Story`]. Every value leads back to the words it rests on.

use std::collections::BTreeSet;

use crate::annotation::{
    AnnotatedReport, ArgumentRole, CorrectedValue, CorrectionKind, EntityKind, EventType, Factuality, Feature,
    MentionForm, Quantity, QuoteMode, When,
};
use crate::lexicon::countries;
use crate::text::Span;

/// Words of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cite {
    /// Index of the report.
    pub report: usize,
    /// The words.
    pub span: Span,
}

/// What became of a pile of reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolution {
    /// The reports, with publication dates and years inferred where they lacked them.
    pub reports: Vec<AnnotatedReport>,
    /// Reports that repeat the text of another.
    pub copies: Vec<TextCopy>,
    /// The stories, the largest first.
    pub stories: Vec<Story>,
}

/// A report that is a reprint or a rewrite of another.
#[derive(Debug, Clone, PartialEq)]
pub struct TextCopy {
    /// The one that repeats.
    pub report: usize,
    /// The one that it repeats: the earliest, else the fullest.
    pub of: usize,
    /// Passages they share: (in `report`, in `of`).
    pub passages: Vec<(Span, Span)>,
    /// Runs of content words that both have.
    pub runs: usize,
    /// The share that these are of the runs of the shorter text.
    pub share: f64,
}

impl TextCopy {
    /// Both sides of a passage.
    pub fn sides(&self, (here, there): (Span, Span)) -> [Cite; 2] {
        sides((self.report, here), (self.of, there))
    }

    /// The passage that has most letters, of several the first.
    pub fn longest(&self) -> Option<(Span, Span)> {
        self.passages.iter().copied().max_by_key(|(here, _)| (here.end - here.start, std::cmp::Reverse(here.start)))
    }
}

fn sides(here: (usize, Span), there: (usize, Span)) -> [Cite; 2] {
    [here, there].map(|(report, span)| Cite { report, span })
}

/// A report that tells what another tells, in its order and in other words: from it, or both from a text that is not at hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Rewrite {
    /// The one that retells.
    pub report: usize,
    /// The one that it retells.
    pub of: usize,
    /// Whether the dates or the credits say which of the two was first.
    pub is_known: bool,
    /// Whether enough speaks for it to say so; else it only counts as no second voice.
    pub is_sure: bool,
    /// Sentences that tell the same: (in `report`, in `of`), in the order of `report`.
    pub sentences: Vec<(Span, Span)>,
    /// What speaks for it and against it.
    pub because: Vec<Feature>,
}

impl Rewrite {
    /// What it does to the other, as far as it is known.
    pub fn verb(&self) -> &'static str {
        match (self.is_sure, self.is_known) {
            (false, _) => "may retell",
            (true, true) => "retells",
            (true, false) => "tells the same as",
        }
    }

    /// Both sides of a pair of sentences.
    pub fn sides(&self, (here, there): (Span, Span)) -> [Cite; 2] {
        sides((self.report, here), (self.of, there))
    }

    /// Whether it retells the words at `at` of its report.
    pub fn retells(&self, at: usize) -> bool {
        self.sentences.iter().any(|(here, _)| (here.start..here.end).contains(&at))
    }
}

/// The reports that tell of one happening and the events they share.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// What it is about, in the words of a headline or of its main event.
    pub title: String,
    /// Indexes of its reports, in the order in which they were given.
    pub reports: Vec<usize>,
    /// Who and what is referred to, the most often mentioned first.
    pub entities: Vec<Entity>,
    /// What happened, in order of time where it is known.
    pub events: Vec<Event>,
    /// Claims of its reports that are of no event: what they say too little of, or only in passing.
    pub unplaced: Vec<Claim>,
    /// Events by which parties bind themselves.
    pub agreements: Vec<Agreement>,
    /// What was said.
    pub statements: Vec<Statement>,
    /// What the reports say of mistakes, their own and others'.
    pub corrections: Vec<StoryCorrection>,
    /// Reports that retell another one.
    pub rewrites: Vec<Rewrite>,
    /// Why its reports were put together: (report, report, features).
    pub because: Vec<(usize, usize, Vec<Feature>)>,
}

impl Story {
    /// Other agreements of the same two sides as the one at `index`: it, told to have come less far, or another of theirs.
    pub fn of_the_same_two(&self, index: usize) -> Vec<usize> {
        let sides = |at: usize| -> Vec<BTreeSet<&str>> {
            let agreement = &self.agreements[at];
            agreement.parties.iter().chain(&agreement.signatories).map(|&entity| self.stands_for(entity)).collect()
        };
        let own = sides(index);
        let are_same = |one: &BTreeSet<&str>, other: &BTreeSet<&str>| !one.is_disjoint(other);
        let has_same_two = |others: &[BTreeSet<&str>]| {
            let pairs = own.iter().flat_map(|own| others.iter().map(move |other| (own, other)));
            let same: Vec<_> = pairs.filter(|(own, other)| are_same(own, other)).collect();
            let are_two = |(a, x): &(&BTreeSet<&str>, &BTreeSet<&str>), (b, y): &(&BTreeSet<&str>, &BTreeSet<&str>)| {
                !are_same(a, b) && !are_same(x, y)
            };
            same.iter().any(|one| same.iter().any(|other| are_two(one, other)))
        };
        (0..self.agreements.len()).filter(|&other| other != index && has_same_two(&sides(other))).collect()
    }

    /// The names of an entity, of the country that it is the capital of, and of what a person holds an office in.
    fn stands_for(&self, entity: usize) -> BTreeSet<&str> {
        let entity = &self.entities[entity];
        let country = countries::of_capital(&entity.name).map(|country| country.name);
        let bodies = entity.roles.iter().filter_map(|role| role.body).map(|body| self.entities[body].name.as_str());
        std::iter::once(entity.name.as_str()).chain(country).chain(bodies).collect()
    }
}

/// A person, body, place or thing over all reports of a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest common name; for one never named, its description.
    pub name: String,
    /// Whether any mention names it.
    pub is_named: bool,
    /// Other spellings, most frequent first.
    pub aliases: Vec<String>,
    /// Offices and titles.
    pub roles: Vec<EntityRole>,
    /// Where it is referred to, names, descriptions and pronouns, in order.
    pub mentions: Vec<Cite>,
    /// Its chains: (report, index into [`AnnotatedReport::chains`]).
    pub chains: Vec<(usize, usize)>,
    /// Chains that were one from the start, because they have one name.
    pub same_names: Vec<SameName>,
    /// Why chains were put together: (chain, chain, features), chains as indexes into `chains`.
    pub because: Vec<(usize, usize, Vec<Feature>)>,
}

/// Two chains with one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SameName {
    /// The chains, as indexes into [`Entity::chains`].
    pub chains: (usize, usize),
    /// In what the names are one.
    pub alike: NamesAlike,
}

/// In what two names are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamesAlike {
    /// In every letter.
    InLetters,
    /// But for case, accents, marks, titles, an article.
    ButForSpelling,
    /// The name of a capital stands for the government of its country.
    ByCountry,
}

impl NamesAlike {
    /// The same in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::InLetters => "the same name",
            Self::ButForSpelling => "the same name but for spelling: case, accents, a title or an article",
            Self::ByCountry => "the same country, for whose government its capital stands",
        }
    }
}

impl Entity {
    /// Whether words name it: a person not by the given name alone, which may be somebody else's.
    pub fn is_named_by(&self, words: &str) -> bool {
        let given = self.name.split_once(' ').map(|(given, _)| given);
        self.kind != EntityKind::Person || Some(words) != given
    }

    /// The reports that name it in their own words: neither in a headline, which somebody else writes, nor in what they quote.
    pub fn named_in_own_words(&self, reports: &[AnnotatedReport]) -> BTreeSet<usize> {
        let has_name = |(report, chain): &&(usize, usize)| {
            let report = &reports[*report];
            let mentions = report.chains.get(*chain).into_iter().flat_map(|chain| &chain.mentions);
            let mut names = mentions.filter_map(|&at| report.mentions.get(at)).filter(|m| m.form == MentionForm::Name);
            names.any(|name| self.is_named_by(report.words(name.span)) && report.is_in_own_words(name))
        };
        self.chains.iter().filter(has_name).map(|(report, _)| *report).collect()
    }

    /// Whether the two are given a title in common.
    pub fn shares_title(&self, other: &Entity) -> bool {
        let has = |title: &str| other.roles.iter().any(|role| role.title.to_lowercase() == title.to_lowercase());
        self.roles.iter().any(|role| has(&role.title))
    }

    /// The reports in which something names it.
    pub fn naming(&self, reports: &[AnnotatedReport]) -> BTreeSet<usize> {
        let has_name = |(report, chain): &&(usize, usize)| {
            let report = &reports[*report];
            let name = report.chains.get(*chain).and_then(|chain| report.mentions.get(chain.name?));
            name.is_some_and(|name| self.is_named_by(report.words(name.span)))
        };
        self.chains.iter().filter(has_name).map(|(report, _)| *report).collect()
    }
}

/// What an entity is said to be.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityRole {
    /// "police chief".
    pub title: String,
    /// The body, country or person it is held in: index of an entity.
    pub body: Option<usize>,
    /// How long it is held, as far as it is told.
    pub when: Option<When>,
    /// Where it is said.
    pub evidence: Vec<Cite>,
}

/// What the claims of one or more reports assert together.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// One line, from the fullest claim: "Yilmaz and Novak sign a memorandum of understanding".
    pub summary: String,
    /// The commonest lemma of its triggers.
    pub lemma: String,
    /// PLOVER class.
    pub kind: Option<EventType>,
    /// What most claims say.
    pub factuality: Factuality,
    /// What the claims allow together; where they contradict each other, what most independent claims say.
    pub when: Option<When>,
    /// Index of the place's entity.
    pub place: Option<usize>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// Who says so, in the order of reports and words; those said in passing last. Never none.
    pub claims: Vec<Claim>,
    /// Whether it deserves a line in the account.
    pub is_reportable: bool,
    /// Why claims were put together: (claim, claim, features), claims as indexes into `claims`.
    pub because: Vec<(usize, usize, Vec<Feature>)>,
}

impl Event {
    /// The claims that can be held against each other: without those only said in passing, unless there are no others.
    pub fn asserted(&self) -> &[Claim] {
        asserted(&self.claims)
    }
}

/// Of the claims of an event those that are not only said in passing, unless there are no others.
pub fn asserted(claims: &[Claim]) -> &[Claim] {
    let count = claims.iter().take_while(|claim| !claim.is_passing).count();
    if count == 0 { claims } else { &claims[..count] }
}

/// An entity's part in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Participant {
    /// Index of the entity.
    pub entity: usize,
    /// Its part.
    pub role: ArgumentRole,
}

/// One report's assertion of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Index of the report.
    pub report: usize,
    /// Index into [`AnnotatedReport::events`].
    pub event: usize,
    /// Whether it is only said in passing: it tells what an event is spoken of as, not that it took place.
    pub is_passing: bool,
    /// Whether it says so little that it counts only beside another claim of its event.
    pub is_slight: bool,
    /// The sentence or clause that says it.
    pub span: Span,
    /// The word or words that name the event.
    pub trigger: Span,
    /// When, as this report says.
    pub when: Option<When>,
    /// Where, as this report says: index of an entity.
    pub place: Option<usize>,
    /// Who, as this report says.
    pub participants: Vec<Participant>,
    /// How many.
    pub quantities: Vec<Quantity>,
    /// Whether this report says that it happened.
    pub factuality: Factuality,
    /// Whom the report has it from, the nearest first: who said it, to whom, who is credited.
    pub attribution: Vec<Attribution>,
}

impl Claim {
    /// Lemma of the word that names the event, as its report was read.
    pub fn lemma<'r>(&self, reports: &'r [AnnotatedReport]) -> Option<&'r str> {
        reports.get(self.report)?.events.get(self.event).map(|event| event.lemma.as_str())
    }
}

/// A link in the chain of those a claim comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// Index of the entity, if it is one.
    pub source: Option<usize>,
    /// Its name.
    pub name: String,
    /// The words that attribute it.
    pub cue: Option<Span>,
    /// Whether it is an origin of the claim: somebody the report has it from, not somebody quoted in what it has.
    pub is_origin: bool,
    /// Whether it is credited for the report as a whole, and not for the passage.
    pub is_for_all: bool,
}

/// Parties bind themselves.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Index of the event by which they do.
    pub event: usize,
    /// Indexes of those claims of the event that speak of this document, in ascending order.
    pub claims: Vec<usize>,
    /// Other events that claims tell of it as.
    pub also: Vec<EventClaims>,
    /// "memorandum of understanding", "treaty", "deal".
    pub kind: String,
    /// How far it has come.
    pub status: AgreementStatus,
    /// Entities that are bound.
    pub parties: Vec<usize>,
    /// Persons who signed.
    pub signatories: Vec<usize>,
    /// When.
    pub when: Option<When>,
    /// Where: index of an entity.
    pub place: Option<usize>,
    /// What it is about: (words, indexes of the claims of the event that say so, where they stand).
    pub areas: Vec<Area>,
    /// For how long; several where reports differ.
    pub terms: Vec<Term>,
    /// What it is worth; several where reports differ.
    pub worth: Vec<Term>,
    /// What each claim was read to say of it.
    pub readings: Vec<AgreementReading>,
    /// Why the readings are of one agreement.
    pub joined: Vec<JoinedReadings>,
}

/// What one claim says of an agreement.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreementReading {
    /// Index of the event, and of the claim in it.
    pub at: (usize, usize),
    /// The words that name it.
    pub named: Option<Span>,
    /// The kind that these are of, where they are of one.
    pub kind: Option<&'static str>,
    /// How far it has come.
    pub status: AgreementStatus,
    /// Entities that are bound.
    pub parties: Vec<usize>,
    /// Persons who signed.
    pub signatories: Vec<usize>,
    /// Where: index of an entity.
    pub place: Option<usize>,
}

/// Two claims that were taken to speak of one agreement, as [`AgreementReading::at`] has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JoinedReadings {
    /// The claims.
    pub claims: [(usize, usize); 2],
    /// Why.
    pub why: OneAgreement,
}

/// Why two claims speak of one agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OneAgreement {
    /// One takes the other up: "the accord".
    TakenUp,
    /// They assert one event.
    OneEvent,
    /// They name two parties in common, and days that allow each other.
    OneDayAndParties,
    /// They name the same parties and signatories.
    SamePeople,
    /// All whom one names the other names, too.
    ToldLess,
    /// One is the headline of the report that tells the other.
    Headline,
    /// One was to be signed on the day on which the other was.
    KeptPlan,
    /// Each report tells of one document of that kind.
    OnlyOfItsKind,
}

impl OneAgreement {
    /// The same in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::TakenUp => "one takes up what the other names",
            Self::OneEvent => "they assert one event",
            Self::OneDayAndParties => "they name two parties in common and days that allow each other",
            Self::SamePeople => "they name the same parties and signatories",
            Self::ToldLess => "all whom one names as bound or signing the other names, too",
            Self::Headline => "one stands in the headline of the report that tells the other",
            Self::KeptPlan => "one was to be signed when the other was",
            Self::OnlyOfItsKind => "every report tells of one document of that kind",
        }
    }
}

/// Some claims of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventClaims {
    /// Index of the event.
    pub event: usize,
    /// Indexes into [`Event::claims`], in ascending order.
    pub claims: Vec<usize>,
}

impl Agreement {
    /// All claims that tell of it, the event by which parties bind themselves first.
    pub fn told(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let own = self.claims.iter().map(|&claim| (self.event, claim));
        own.chain(self.also.iter().flat_map(|of| of.claims.iter().map(|&claim| (of.event, claim))))
    }
}

/// What an agreement is told to hold for, or to be worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// "25-year", "about $3.6 billion".
    pub words: String,
    /// The same to be compared: a TIMEX3 duration, the words in lower case.
    pub value: String,
    /// Where it is told.
    pub evidence: Vec<Cite>,
}

/// A field of cooperation of an agreement.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// "exchange of experience".
    pub area: String,
    /// Indexes into [`Event::claims`] of the agreement's event: those of the reports that name it.
    pub claims: Vec<usize>,
    /// Where it is named.
    pub evidence: Vec<Cite>,
}

/// How far an agreement has come.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum AgreementStatus {
    /// Signed.
    Signed,
    /// Agreed, signing not stated.
    Agreed,
    /// To be signed.
    Planned,
    /// Prolonged.
    Extended,
    /// Said not to exist.
    Denied,
}

/// What somebody said.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Index of the report.
    pub report: usize,
    /// Index into [`AnnotatedReport::quotes`].
    pub quote: usize,
    /// From the first to the last of the words said.
    pub span: Span,
    /// Who: index of an entity.
    pub speaker: Option<usize>,
    /// How it is rendered.
    pub mode: QuoteMode,
    /// An earlier statement that renders the same words.
    pub same_as: Option<usize>,
    /// Why it is the same.
    pub same_because: Option<SameRemark>,
}

/// An earlier statement that a statement was held against and found to be the same remark.
#[derive(Debug, Clone, PartialEq)]
pub struct SameRemark {
    /// Index of the earlier one, which may itself be the same as one before it.
    pub with: usize,
    /// In what they are alike.
    pub alike: RemarksAlike,
}

/// In what two statements are alike.
#[derive(Debug, Clone, PartialEq)]
pub enum RemarksAlike {
    /// In runs of words.
    Words {
        /// Runs that both have.
        shared: usize,
        /// Runs of the shorter quotation; of what is told without marks, of the longer one.
        of: usize,
        /// The share that is enough.
        enough: f64,
    },
    /// One speaker said both, and they mean nearly the same.
    Meaning {
        /// How alike they are.
        features: Vec<Feature>,
        /// The sum that is enough.
        enough: f64,
    },
}

/// What a report says of a mistake, with the claims that it touches.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryCorrection {
    /// Index of the report that says so.
    pub report: usize,
    /// The sentence or sentences that say so.
    pub span: Span,
    /// What it does.
    pub kind: CorrectionKind,
    /// Whose report it corrects.
    pub of: CorrectedParty,
    /// What was wrong.
    pub wrong: Option<CorrectedValue>,
    /// What is right.
    pub right: Option<CorrectedValue>,
    /// The claims it touches, in the order of events and claims.
    pub touches: Vec<Touch>,
}

impl StoryCorrection {
    /// Whether a claim that it touches is wrong about a number, or about anything else: all of what is withdrawn, of what
    /// is corrected the wrong value.
    pub fn is_about(&self, number: bool) -> bool {
        self.kind == CorrectionKind::Retraction || self.wrong.is_none_or(|wrong| wrong.number.is_some() == number)
    }
}

/// Whose report a correction is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CorrectedParty {
    /// The report that says so.
    Itself,
    /// Somebody else's.
    Source {
        /// As the report names it.
        name: String,
        /// Index of the entity, if it is one.
        source: Option<usize>,
    },
    /// "Earlier reports".
    Unstated,
}

/// A claim that a correction touches.
#[derive(Debug, Clone, PartialEq)]
pub struct Touch {
    /// Index of the event.
    pub event: usize,
    /// Index into [`Event::claims`].
    pub claim: usize,
    /// Which of the two values the claim gives.
    pub gives: Option<Given>,
    /// Whether nobody stands behind the claim any more.
    pub is_withdrawn: bool,
    /// Whether its report is not known to have it from where the corrected one has it: it may still stand behind it.
    pub is_others: bool,
    /// Why it is touched.
    pub because: Vec<Feature>,
}

/// Which value of a correction a claim gives.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Given {
    /// What was wrong.
    Wrong,
    /// What is right.
    Right,
}

impl Story {
    /// The corrections after which nobody stands behind what a claim says any more: it was withdrawn, or gives what was
    /// wrong.
    pub fn given_up(&self, event: usize, claim: usize) -> impl Iterator<Item = &StoryCorrection> {
        let is_given_up = |touch: &Touch| touch.is_withdrawn || touch.gives == Some(Given::Wrong) && !touch.is_others;
        let is_this = move |touch: &Touch| (touch.event, touch.claim) == (event, claim) && is_given_up(touch);
        self.corrections.iter().filter(move |correction| correction.touches.iter().any(is_this))
    }

    /// The corrections that touch claims of an event, with their indices.
    pub fn corrections_of(&self, event: usize) -> impl Iterator<Item = (usize, &StoryCorrection)> {
        let touches = move |c: &StoryCorrection| c.touches.iter().any(|touch| touch.event == event);
        self.corrections.iter().enumerate().filter(move |(_, correction)| touches(correction))
    }

    /// What touches claims of an event, correction by correction.
    pub fn touches(&self, event: usize) -> impl Iterator<Item = &Touch> {
        self.corrections.iter().flat_map(|correction| &correction.touches).filter(move |touch| touch.event == event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weigh::testing::named;

    #[test]
    fn the_longest_passage_of_a_copy_has_both_sides() {
        let passages = vec![(Span::new(0, 9), Span::new(4, 13)), (Span::new(20, 50), Span::new(60, 88))];
        let copy = TextCopy { report: 1, of: 0, passages, runs: 12, share: 0.9 };
        let [here, there] = copy.sides(copy.longest().expect("a passage"));
        assert_eq!((here.report, here.span), (1, Span::new(20, 50)));
        assert_eq!((there.report, there.span), (0, Span::new(60, 88)));
    }

    /// A report that quoted "Hugo looks terrific" of the man whom it calls Pavel Krug was held to know Hugo Boll, too.
    #[test]
    fn a_given_name_alone_names_nobody() {
        let entity = named("Hugo Boll", EntityKind::Person);
        let names = ["Hugo", "Boll", "Hugo Boll"].map(|words| entity.is_named_by(words));
        assert_eq!(names, [false, true, true]);
        assert!(Entity { kind: EntityKind::Organization, ..entity }.is_named_by("Hugo"));
    }
}
