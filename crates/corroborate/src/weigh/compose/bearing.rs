//! How much of what a clause says each report that is cited for it says, too.
//!
//! The reports that tell one event tell it more or less fully: the clause that is shown may hold a place, a reason or a
//! number that others leave out. They are cited as telling it in part, unless another sentence of theirs has all of it.
//! Those that lack its verb, one of its names, or half of it, may tell of something else: they count for nothing, for who
//! stands behind a line is who tells what the line says. Those that lack one of its numbers and a quarter of it corroborate
//! nothing. A report that has next to nothing of the clause is not cited for it
//! at all.
//!
//! A plan, a denial and what happened are not told by each other's words: of "he will miss the game" nothing is told by "he
//! missed a game". Where the clause only mentions the event, who does not tell what the clause tells of it tells a part of it
//! at most. Who has none of its particulars, all that is not in most of the reports anyway, nor its day, tells nothing of it;
//! nor has who lacks all the names and numbers by which it is known from other happenings of the kind. All of a clause tells
//! only who has all that it says to happen: of "he was shot, and the police searched for her", the search, too.
//!
//! Of a report that tells a clause with one sentence, another may touch on the event only: "we had two arrests" is no word on
//! when and where the man was arrested. Whoever says that is not who says what the clause tells.
//!
//! Word by word: a word of content is borne out by the same word, by one of like sense, or by any mention of who is meant,
//! and weighs the more, the rarer it is. A name of many words weighs as one. Sentence vectors alone were tried: they know
//! what a sentence is about, not which of its words are missing.

use std::collections::BTreeSet;

use corroborate_encoder::Upos;

use super::super::origins::is_in_short;
use super::Teller;
use super::borne::{Borne, ENOUGH, Fit};
use super::clause::of_origins;
use super::told::Told;
use crate::account::{Elsewhere, Tells};
use crate::annotate::events::value_of;
use crate::annotation::{
    AnnotatedReport, ArgumentRole, EntityKind, Factuality, Sentence, SpeechAct, Time, TimeKind, Token, When,
};
use crate::lexicon::countries::{self, Country};
use crate::lexicon::event_synonyms::{self, WordClass};
use crate::lexicon::happenings;
use crate::lexicon::reporting::Reporting;
use crate::lexicon::word_frequencies;
use crate::story::{Cite, Claim, Entity};

/// Share of a clause's words below which a report does not tell it.
const SLIGHT: f64 = 0.3;
/// How much less a claim tells than another of its report that is only touched on in it.
const TOUCHED_ON: f64 = 0.3;
/// How much a word says that is more than "make" and "take".
const TELLING: f64 = 0.2;
/// Particulars from which a clause has many.
const MANY: usize = 3;
/// Days between two happenings that no error about the date explains.
const LONG: i32 = 31;
/// Likeness of two sentences below which their words are not compared.
pub(super) const ABOUT_OTHERS: f64 = 0.3;
/// Reports that tell all of a clause beyond which it is nothing to its standing who else does.
const FEW: usize = 3;
/// Likeness of senses from which one word stands for another.
const FOR_ANOTHER: f64 = 0.5;

/// Who tells a clause less than fully: reports that tell the event, in ascending order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Bearing {
    /// Those that tell a part of it.
    pub(crate) in_part: Vec<usize>,
    /// Those of them that tell too little to stand behind it.
    pub(crate) too_little: Vec<usize>,
    /// Those of them that lack one of its numbers and much else: what it says is not borne out by them as by a second voice.
    pub(crate) unsure: Vec<usize>,
    /// Those that tell next to nothing of it.
    pub(crate) beside: Vec<usize>,
    /// Those of them that lack only something that it says to happen beside its verb.
    pub(crate) nearly: Vec<usize>,
    /// Sentences of others that tell all of it where the words that were put with the event tell less.
    pub(crate) fuller: Vec<Cite>,
    /// Sentences that tell all of it, of reports of which nothing was put with the event.
    pub(crate) also: Vec<Cite>,
    /// Claims of reports that tell all of it, which by themselves tell less: they may tell of something else.
    pub(crate) beyond: BTreeSet<usize>,
    /// Claims that only touch on what other claims of their reports tell: nobody has it from those whom they credit.
    pub(crate) aside: BTreeSet<usize>,
}

impl Bearing {
    /// Whether the report stands behind the clause.
    pub(crate) fn counts(&self, report: usize) -> bool {
        !self.too_little.contains(&report) && self.is_told(report)
    }

    /// Whether the report tells the clause or a part of it.
    pub(crate) fn is_told(&self, report: usize) -> bool {
        !self.beside.contains(&report)
    }

    /// Takes in that the cited sentence tells all of the clause; `claims` tells whether its report claims the event.
    fn tells_all(&mut self, cite: Cite, claims: bool) {
        for less in [&mut self.in_part, &mut self.nearly, &mut self.too_little, &mut self.unsure, &mut self.beside] {
            less.retain(|report| *report != cite.report);
        }
        if claims { self.fuller.push(cite) } else { self.also.push(cite) }
    }
}

/// A clause that is shown, as it is held against other reports.
pub(super) struct Shown<'t> {
    pub(super) teller: &'t Teller<'t>,
    pub(super) told: &'t Told,
    pub(super) words: Vec<Word<'t>>,
}

/// A word of content.
pub(super) struct Word<'t> {
    pub(super) token: &'t Token,
    /// The entity whose name it is part of.
    pub(super) entity: Option<usize>,
    /// Whether it is what the clause tells.
    pub(super) is_head: bool,
    /// Whether it is what the clause's own verb tells.
    is_root: bool,
    /// Whether it happened, as far as its report says of the word.
    mood: Option<Factuality>,
    /// How much it says: nothing for all but the last word of a name.
    weight: f64,
    /// The country that it names.
    country: Option<&'static Country>,
    /// The classes of words for one event that it is in.
    classes: Vec<usize>,
}

impl Word<'_> {
    /// Whether another word says the same.
    pub(super) fn is_said_by(&self, other: &Token) -> bool {
        let word = self.token;
        let is_exact = matches!(word.upos, Upos::Propn | Upos::Num) || is_number(word);
        let lemmas = (word.lemma.trim_end_matches(":00"), other.lemma.trim_end_matches(":00"));
        // To fire somebody is not to open fire.
        let is_other_word = word.upos != other.upos
            && [word, other].iter().any(|token| token.upos == Upos::Verb)
            && word.sense.likeness(&other.sense).is_some_and(|likeness| likeness < FOR_ANOTHER);
        lemmas.0.eq_ignore_ascii_case(lemmas.1) && !is_other_word
            || word.upos == Upos::Num && number(word).is_some_and(|value| number(other) == Some(value))
            || !is_exact && word.sense.likeness(&other.sense).is_some_and(|likeness| likeness >= FOR_ANOTHER)
            || self.country.is_some_and(|named| country(&other.lemma).is_some_and(|other| std::ptr::eq(other, named)))
            || !self.classes.is_empty()
                && word.upos == other.upos
                && classes(other).iter().any(|class| self.classes.contains(class))
    }
}

impl Word<'_> {
    /// Whether sentences that mention `entities` say the same.
    fn is_in(&self, entities: &BTreeSet<usize>, sentences: &[&Sentence]) -> bool {
        // "One of its $500,000 grants" is not told by whoever names the grants.
        self.token.upos != Upos::Num && self.entity.is_some_and(|entity| entities.contains(&entity))
            || sentences.iter().flat_map(|sentence| &sentence.tokens).any(|other| self.is_said_by(other))
    }
}

impl<'t> Shown<'t> {
    pub(super) fn new(teller: &'t Teller<'t>, told: &'t Told) -> Self {
        let report = &teller.reports[told.cite.report];
        let sentence = report.sentence_at(told.cite.span.start).map(|at| &report.sentences[at]);
        let tokens =
            sentence.into_iter().flat_map(|s| told.words.iter().filter_map(|&at| Some((at, s.tokens.get(at)?))));
        // "According to the fund, which gave her a grant" names whom it is from in what it tells.
        let is_in_origin = |origins: &BTreeSet<usize>| told.head.is_some_and(|head| origins.contains(&head));
        let origins = sentence.map(of_origins).filter(|origins| !is_in_origin(origins)).unwrap_or_default();
        let content = tokens
            .filter(|(at, token)| is_content(token) && !is_of_date(&report.times, token) && !origins.contains(at));
        let mut words: Vec<Word<'t>> = content
            .map(|(at, token)| Word {
                token,
                entity: teller.named_by(told.cite.report, token),
                is_head: told.head == Some(at),
                is_root: told.root == Some(at),
                mood: sentence.and_then(|sentence| mood(report, sentence, at)),
                weight: 1.0 - word_frequencies::commonness(&token.lemma.to_lowercase()),
                country: country(&token.lemma),
                classes: classes(token),
            })
            .collect();
        let mut named = BTreeSet::new();
        for word in words.iter_mut().rev() {
            if word.entity.is_some_and(|entity| !named.insert(entity)) {
                word.weight = 0.0;
            }
        }
        Self { teller, told, words }
    }

    /// How many words of content it has.
    pub(super) fn content(&self) -> usize {
        self.words.len()
    }

    /// How far `sentences` of a report bear out the clause's words.
    fn borne_out(&self, report: usize, sentences: &[&Sentence]) -> Borne {
        let entities = self.entities(report, sentences);
        let annotated = &self.teller.reports[report];
        let fit = |word: &Word<'_>| {
            let said = |sentence: &&Sentence| {
                let tokens = sentence.tokens.iter().enumerate().filter(|(_, other)| word.is_said_by(other));
                tokens.map(|(at, _)| Fit::of(word.mood, mood(annotated, sentence, at))).max()
            };
            sentences.iter().filter_map(said).max()
        };
        let borne: Vec<bool> = self.words.iter().map(|word| word.is_in(&entities, sentences)).collect();
        let words = || self.words.iter().zip(&borne);
        let fits = |is_meant: fn(&Word<'_>) -> bool| self.words.iter().filter(move |word| is_meant(word)).map(fit);
        let is_of_others = fits(|word| word.is_root).any(|fit| fit.is_none_or(|fit| fit == Fit::Contrary));
        let particulars = || words().filter(|(word, _)| self.is_particular(word));
        // Numbers are told otherwise of one event, too.
        let marks = || particulars().filter(|(word, _)| word.token.upos == Upos::Propn);
        let all: f64 = self.words.iter().map(|word| word.weight).sum();
        let share = words().map(|(word, is_borne)| if *is_borne { word.weight } else { 0.0 }).sum::<f64>() / all;
        Borne {
            share: if all > 0.0 { share } else { 1.0 },
            has_verb: fits(|word| word.is_head).all(|fit| fit == Some(Fit::Full)),
            has_verb_somehow: fits(|word| word.is_head).all(|fit| fit.is_some()),
            has_a_name: words().any(|(word, is_borne)| *is_borne && word.token.upos == Upos::Propn),
            is_contrary: fits(|word| word.is_head).any(|fit| fit == Some(Fit::Contrary)),
            is_of_others: !self.told.is_own && is_of_others,
            has_no_particulars: particulars().count() >= MANY && particulars().all(|(_, is_borne)| !is_borne),
            has_no_marks: marks().next().is_some() && marks().all(|(_, is_borne)| !is_borne),
            has_happenings: words().all(|(word, is_borne)| *is_borne || word.mood.is_none() || word.weight < TELLING),
            has_names: words().all(|(word, is_borne)| *is_borne || !self.is_name(word)),
            has_numbers: words().all(|(word, is_borne)| *is_borne || !is_number(word.token)),
        }
    }

    /// When the clause's own claim has the event, or all claims together, and when each claim of a report has it, as far as they say.
    fn times(&self, event: usize, report: usize) -> Option<(&'t When, Vec<&'t When>)> {
        let whole = self.teller.event(event);
        let claims = whole.asserted();
        let own = claims.get(self.told.claim).and_then(|claim| claim.when.as_ref()).or(whole.when.as_ref())?;
        let others = claims.iter().filter(|claim| claim.report == report).filter_map(|claim| claim.when.as_ref());
        Some((own, others.collect()))
    }

    /// Whether the report dates the event as the clause's own does.
    fn is_of_same_time(&self, event: usize, report: usize) -> bool {
        self.times(event, report).is_some_and(|(own, others)| others.iter().any(|other| other.is_compatible(own)))
    }

    /// Whether the report only tells of a time long before or after: of another happening of the kind.
    fn is_of_another_time(&self, event: usize, report: usize) -> bool {
        let is_after = |one: &When, other: &When| {
            let days = one.to.zip(other.from).and_then(|(to, from)| to.until(from).ok());
            days.is_some_and(|days| days.get_days() > LONG)
        };
        self.times(event, report).is_some_and(|(own, others)| {
            !others.is_empty() && others.iter().all(|other| is_after(own, other) || is_after(other, own))
        })
    }

    /// Whether the report tells of others who did it or to whom it was done; where nobody is named, whether it has none of the
    /// names by which the clause is known from other happenings of the kind.
    fn is_of_others(&self, event: usize, borne: &Borne, report: usize, told: &[&Sentence]) -> bool {
        let claims = self.teller.event(event).asserted();
        let named = |claim: &'t Claim, role: ArgumentRole| {
            let parts = claim.participants.iter().filter(move |part| part.role == role);
            parts.map(|part| part.entity).filter(|&entity| self.teller.is_named(entity))
        };
        let Some(own) = claims.get(self.told.claim) else { return false };
        let entities = self.entities(report, told);
        let roles = [ArgumentRole::Agent, ArgumentRole::Patient];
        let is_another = |role: ArgumentRole| {
            let ours: BTreeSet<usize> = named(own, role).collect();
            let mut theirs = claims.iter().filter(|claim| claim.report == report).flat_map(|claim| named(claim, role));
            !ours.is_empty() && ours.is_disjoint(&entities) && theirs.next().is_some()
        };
        let is_nobody_named = roles.iter().all(|&role| named(own, role).next().is_none());
        roles.into_iter().any(is_another) || is_nobody_named && borne.has_no_marks
    }

    /// Whether what the clause tells is done to something, and what sentences of another report tell with the same verb to
    /// nothing: "he returned to the team" is no word on the balls that he returned.
    fn is_done_to_nothing(&self, told: &[&Sentence]) -> bool {
        let Some((own, head)) = self.sentence().zip(self.told.head) else { return false };
        let done_to = |sentence: &Sentence, verb: usize| {
            let passive = || sentence.is_passive(verb).then(|| sentence.own_subject(verb)).flatten();
            sentence.object(verb).or_else(passive)
        };
        let Some(object) = done_to(own, head).filter(|_| own.tokens[head].upos == Upos::Verb) else { return false };
        let is_object = |word: &&Word<'_>| std::ptr::eq(word.token, &own.tokens[object]);
        let words = || told.iter().flat_map(|sentence| &sentence.tokens);
        let is_told = self.words.iter().find(is_object).is_none_or(|word| words().any(|other| word.is_said_by(other)));
        let is_same = |token: &Token| token.upos == Upos::Verb && token.lemma == own.tokens[head].lemma;
        let verbs = || {
            let all = told.iter().flat_map(|sentence| (0..sentence.tokens.len()).map(move |at| (*sentence, at)));
            all.filter(|(sentence, at)| is_same(&sentence.tokens[*at]))
        };
        !is_told && verbs().next().is_some() && verbs().all(|(sentence, at)| done_to(sentence, at).is_none())
    }

    /// Whether the clause tells what somebody said: who has few words of it tells of something else that was said.
    fn is_said(&self) -> bool {
        let says = |word: &Word<'_>| {
            let lemma = &word.token.lemma;
            word.is_head && Reporting::shipped().act(lemma, lemma, word.token.upos) == Some(SpeechAct::Say)
        };
        self.words.iter().any(says)
    }

    /// Everybody and everything whom sentences of a report mention.
    fn entities(&self, report: usize, sentences: &[&Sentence]) -> BTreeSet<usize> {
        let cites = sentences.iter().map(|sentence| Cite { report, span: sentence.span });
        cites.flat_map(|cite| self.teller.entities_in(&cite)).collect()
    }

    /// Whether the word tells more than what it is all about: it is not the clause's verb and nobody whom most reports name.
    fn is_particular(&self, word: &Word<'_>) -> bool {
        let is_everywhere = || match word.entity {
            Some(entity) => self.teller.is_everywhere(entity),
            None => {
                let (having, all) = self.teller.reports_with(&word.token.lemma);
                4 * having >= 3 * all
            }
        };
        !word.is_head && !word.is_root && word.weight > 0.0 && !is_everywhere()
    }

    /// The sentence that the clause stands in.
    pub(super) fn sentence(&self) -> Option<&'t Sentence> {
        let report = &self.teller.reports[self.told.cite.report];
        report.sentence_at(self.told.cite.span.start).map(|at| &report.sentences[at])
    }

    /// The sentence of a report that bears out the clause by itself.
    pub(super) fn told_whole(&self, report: usize) -> Option<Cite> {
        let own = self.sentence()?;
        let mut sentences = self.teller.reports[report].sentences.iter();
        let whole = sentences.find(|sentence| {
            f64::from(own.likeness(sentence)) >= ABOUT_OTHERS && self.borne_out(report, &[sentence]).is_whole()
        })?;
        Some(Cite { report, span: whole.span })
    }

    /// The names and numbers of the clause that a sentence lacks.
    pub(super) fn lacking(&self, report: usize, sentence: &Sentence) -> impl Iterator<Item = &Token> {
        let entities = self.teller.entities_in(&Cite { report, span: sentence.span });
        let is_lacking = move |word: &&Word<'_>| {
            (self.is_name(word) || is_number(word.token)) && !word.is_in(&entities, &[sentence])
        };
        self.words.iter().filter(is_lacking).map(|word| word.token)
    }

    /// Whether it is a name that another can't stand for. Places are named more or less exactly, sites are not.
    fn is_name(&self, word: &Word<'_>) -> bool {
        let entity = word.entity.map(|entity| &self.teller.story().entities[entity]);
        let is_loose = |entity: &Entity| entity.kind == EntityKind::Place && !happenings::names_site(&entity.name);
        word.token.upos == Upos::Propn && !entity.is_some_and(is_loose)
    }

    /// Of the claims of a report that tells all of the clause those that do not tell it alone, if another does.
    fn telling_less(&self, all: &[Claim], claims: &[usize]) -> Vec<usize> {
        let tells = |at: usize| {
            let claim = &all[at];
            let sentences = self.teller.reports[claim.report].sentences.iter();
            let own: Vec<&Sentence> = sentences.filter(|s| s.span.overlaps(claim.span)).collect();
            at == self.told.claim || self.borne_out(claim.report, &own).is_whole()
        };
        let (whole, less): (Vec<usize>, Vec<usize>) = claims.iter().partition(|&&at| tells(at));
        if whole.is_empty() { Vec::new() } else { less }
    }

    /// Of the claims of a report those that only touch on what the others tell. The title and the lead tell in short what the
    /// report then tells with its sources.
    fn aside(&self, all: &[Claim], claims: &[usize]) -> Vec<usize> {
        let told = |&at: &usize| {
            let report = &self.teller.reports[all[at].report];
            let sentences = report.sentences.iter();
            let own: Vec<&Sentence> = sentences.filter(|s| s.span.overlaps(all[at].span)).collect();
            let borne = self.borne_out(all[at].report, &own);
            let is_shown = at == self.told.claim;
            let is_summing_up = borne.has_verb && borne.has_names && is_in_short(report, &all[at]);
            (at, is_shown || is_summing_up, if is_shown { 2.0 } else { borne.told() })
        };
        let told: Vec<_> = claims.iter().map(told).collect();
        let most = told.iter().map(|(_, _, told)| *told).fold(f64::MIN, f64::max);
        let touching = told.into_iter().filter(|(_, is_kept, told)| !is_kept && *told < most - TOUCHED_ON);
        touching.map(|(at, ..)| at).collect()
    }

    /// How the reports that tell the event tell the clause.
    pub(super) fn bearing(&self, event: usize) -> Bearing {
        let all = self.teller.event(event).asserted();
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_unstable_by_key(|&at| (all[at].report, all[at].span.start, all[at].span.end));
        let mut bearing = Bearing::default();
        for claims in order.chunk_by(|&one, &other| all[one].report == all[other].report) {
            let report = all[claims[0]].report;
            let sentences = &self.teller.reports[report].sentences;
            let told: Vec<&Sentence> =
                sentences.iter().filter(|s| claims.iter().any(|&at| s.span.overlaps(all[at].span))).collect();
            let borne = self.borne_out(report, &told);
            bearing.aside.extend(self.aside(all, claims));
            if report == self.told.cite.report || borne.is_whole() {
                bearing.beyond.extend(self.telling_less(all, claims));
                continue;
            }
            if let Some(fuller) = self.told_whole(report) {
                bearing.fuller.push(fuller);
                continue;
            }
            let is_vague = borne.has_no_particulars && !self.is_of_same_time(event, report);
            // What a clause only mentions it does not tell apart from others of the kind.
            let is_another = self.told.is_own
                && (borne.is_slight()
                    || borne.share < ENOUGH && self.is_said()
                    || self.is_of_others(event, &borne, report, &told) && !self.is_of_same_time(event, report)
                    || self.is_of_another_time(event, report)
                    || self.is_done_to_nothing(&told));
            if borne.share < SLIGHT || borne.is_contrary || is_vague || is_another {
                bearing.beside.push(report);
                continue;
            }
            bearing.in_part.push(report);
            if borne.is_nearly_whole() {
                bearing.nearly.push(report);
            }
            // Of what the clause only mentions the rest of it says nothing.
            let is_enough = !self.told.is_own || borne.share >= ENOUGH && borne.has_names;
            if self.told.is_own && borne.lacks_number() {
                bearing.unsure.push(report);
            }
            if !borne.has_verb || !is_enough {
                bearing.too_little.push(report);
            }
        }
        bearing
    }

    /// What reports that do not tell all of the clause with their claims of the event tell of it in other sentences. Those that
    /// surely tell it are taken into the bearing. `None` where that is not looked for.
    pub(super) fn told_elsewhere(&self, event: usize, bearing: &mut Bearing) -> Option<Vec<Elsewhere>> {
        let claiming: BTreeSet<usize> = self.teller.event(event).asserted().iter().map(|claim| claim.report).collect();
        let is_whole = |report: &usize| !bearing.in_part.contains(report) && bearing.is_told(*report);
        let telling: BTreeSet<usize> = claiming.iter().copied().filter(is_whole).collect();
        if telling.len() > FEW {
            return None;
        }
        let elsewhere = self.elsewhere(&telling, bearing)?;
        for surely in elsewhere.iter().filter(|elsewhere| elsewhere.tells == Tells::Surely) {
            bearing.tells_all(surely.cite, claiming.contains(&surely.cite.report));
        }
        Some(elsewhere)
    }
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

fn number(token: &Token) -> Option<f64> {
    value_of(&token.lemma.to_lowercase())
}

pub(super) fn is_number(token: &Token) -> bool {
    // "The two countries" are not counted.
    let is_told = |value: f64| value > 2.0 || token.lemma.starts_with(|c: char| c.is_ascii_digit());
    // "In its 86-year history".
    let is_compound = token.upos != Upos::Propn && token.lemma.starts_with(|c: char| c.is_ascii_digit());
    is_compound || token.upos == Upos::Num && number(token).is_some_and(is_told)
}

fn is_content(token: &Token) -> bool {
    matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num)
}

/// Whether the account tells of it by itself: a date, not the hour.
fn is_of_date(times: &[Time], token: &Token) -> bool {
    let is_hour = |time: &Time| time.kind == TimeKind::Time && token.upos == Upos::Num;
    times.iter().any(|time| time.span.overlaps(token.span) && !is_hour(time))
}

/// The classes of words for one event that a word is in.
pub(super) fn classes(token: &Token) -> Vec<usize> {
    let of = match token.upos {
        Upos::Verb => WordClass::Verb,
        Upos::Noun => WordClass::Noun,
        _ => return Vec::new(),
    };
    event_synonyms::classes(&token.lemma.to_lowercase(), of)
}

/// The country that a word names, "Norland" or "Norlandic".
fn country(word: &str) -> Option<&'static Country> {
    countries::of_demonym(word).or_else(|| countries::named(word))
}
