//! Who takes part in an event, where, when, about what.
//!
//! Subjects, objects and prepositional phrases are read from the tree, through passives, relative clauses, control and
//! coordination; for an event noun from what hangs on the noun and on the verb that carries it. What the tree leaves
//! open is filled from the encoder's roles. Every party of a symmetric event ("met with", "talks between") is an agent:
//! who is named first is a matter of style. Conjuncts are arguments of their own.

use std::collections::BTreeMap;

use corroborate_encoder::{Deprel, MentionKind, Role, Upos, Xpos};
use rustc_hash::FxHashMap;

use super::idioms;
use super::triggers::Trigger;
use super::types::is_reduced_passive;
use crate::annotate::syntax::UposClass;
use crate::annotation::{AnnotatedReport, Argument, ArgumentRole, EntityKind, MentionForm, Sentence, WordAt};
use crate::lexicon::event_words::{OfRole, Slot, VerbClass, verb};

/// Probability from which a role of the encoder counts.
const LIKELY: f32 = 0.5;

/// Verbs and nouns whose "with" names another party.
const SYMMETRIC: &[&str] = &[
    "meet",
    "talk",
    "speak",
    "discuss",
    "negotiate",
    "consult",
    "confer",
    "agree",
    "sign",
    "ink",
    "initial",
    "conclude",
    "reach",
    "cooperate",
    "collaborate",
    "exchange",
    "share",
    "swap",
    "trade",
    "merge",
    "clash",
    "fight",
    "battle",
    "hold",
    "partner",
    "conclude",
    "settle",
    "compete",
    "marry",
    "coordinate",
    "have",
    "make",
    "call",
    "converse",
    "confer",
    "argue",
    "debate",
    "collide",
    "join",
    "finalize",
    "strike",
    "seal",
    "resume",
    "renew",
    "divorce",
];
/// Verbs whose subject goes somewhere: it acts, though PropBank has it undergo.
const MOVES: &[&str] = &[
    "arrive", "travel", "return", "depart", "fly", "go", "come", "flee", "escape", "leave", "enter", "head", "land",
    "march", "move", "visit", "resign", "emigrate", "retreat", "withdraw", "win", "rise", "step", "appear",
];

/// The mention that each word heads.
pub(super) struct MentionHeads(FxHashMap<WordAt, usize>);

impl MentionHeads {
    /// Reads them once for a report. Where a word heads several, a name comes before a description.
    pub(super) fn new(report: &AnnotatedReport) -> Self {
        let mut heads: FxHashMap<WordAt, usize> = FxHashMap::default();
        for (index, mention) in report.mentions.iter().enumerate() {
            let is_better =
                |&known: &usize| mention.form == MentionForm::Name && report.mentions[known].form != MentionForm::Name;
            if heads.get(&mention.head).is_none_or(is_better) {
                heads.insert(mention.head, index);
            }
        }
        Self(heads)
    }

    /// The mention that the phrase under `word` is: of its head or, where that is none, of a name beside it.
    fn of(&self, sentence: &Sentence, at: WordAt) -> Option<usize> {
        self.0.get(&at).copied().or_else(|| {
            sentence
                .children(at.token)
                .filter(|&child| matches!(sentence.tokens[child].deprel, Deprel::Appos | Deprel::Flat))
                .find_map(|token| self.0.get(&WordAt { sentence: at.sentence, token }).copied())
        })
    }
}

/// The arguments of an event, in the order of their words.
pub(super) fn find(
    report: &AnnotatedReport,
    mentions: &MentionHeads,
    index: usize,
    trigger: &Trigger,
    times: &[usize],
) -> Vec<Argument> {
    let mut reader =
        Reader { report, mentions, index, sentence: &report.sentences[index], trigger, found: BTreeMap::new() };
    match trigger.is_verbal() {
        true => reader.verb(trigger.word),
        false => reader.noun(),
    }
    reader.encoder();
    reader.found.remove(&trigger.word);
    // "She lost her job" is done to her, not to the job.
    if let Some(object) = done_to_subject(reader.sentence, trigger.word) {
        reader.found.remove(&object);
    }
    if let Some(verb) = trigger.light_verb {
        reader.found.remove(&verb);
    }
    let mut arguments: Vec<Argument> = reader.found.iter().map(|(&word, &role)| reader.argument(word, role)).collect();
    arguments.extend(times.iter().filter_map(|&time| {
        let span = report.times[time].span;
        let token = report.sentences[index].head_of(span)?;
        Some(Argument { role: ArgumentRole::Time, span, word: WordAt { sentence: index, token }, mention: None })
    }));
    arguments.sort_by_key(|argument| (argument.span, argument.role));
    arguments.dedup_by_key(|argument| (argument.span, argument.role));
    arguments
}

/// The object of several words that say what is done to their subject.
fn done_to_subject(sentence: &Sentence, word: usize) -> Option<usize> {
    idioms::of(sentence, word).filter(|idiom| idiom.is_done_to_subject).and_then(|_| sentence.object(word))
}

struct Reader<'r> {
    report: &'r AnnotatedReport,
    mentions: &'r MentionHeads,
    index: usize,
    sentence: &'r Sentence,
    trigger: &'r Trigger,
    found: BTreeMap<usize, ArgumentRole>,
}

impl Reader<'_> {
    /// Gives a word (and its conjuncts) a role; the first that is given stays.
    fn add(&mut self, word: usize, role: ArgumentRole) {
        let word = self.sentence.relative_antecedent(word).unwrap_or(word);
        if self.sentence.tokens[word].deprel == Deprel::Conj {
            self.found.entry(word).or_insert(role);
            return;
        }
        for conjunct in self.sentence.conjuncts(word) {
            if conjunct == word || self.sentence.tokens[conjunct].upos.is_nominal() {
                self.found.entry(conjunct).or_insert(role);
            }
        }
    }

    fn has(&self, role: ArgumentRole) -> bool {
        self.found.values().any(|&found| found == role)
    }

    /// What hangs on a verb.
    fn verb(&mut self, word: usize) {
        let passive = self.sentence.is_passive(word) || is_reduced_passive(self.sentence, word);
        let is_done_to_subject = idioms::of(self.sentence, word).is_some_and(|idiom| idiom.is_done_to_subject);
        let undergoes = self.undergoes(word) || is_done_to_subject;
        if let Some(subject) = self.subject(word) {
            let role = if passive || undergoes || self.trigger.is_outcome() {
                ArgumentRole::Patient
            } else {
                ArgumentRole::Agent
            };
            self.add(subject, role);
        }
        if let Some(agent) = self.agent(word, passive) {
            self.add(agent, ArgumentRole::Agent);
        }
        if let Some(object) = self.sentence.object(word) {
            self.add(object, ArgumentRole::Patient);
            self.parties_of_object(object);
        }
        if let Some(recipient) = self.sentence.indirect_object(word) {
            self.add(recipient, ArgumentRole::Recipient);
        }
        self.obliques(word);
        if let Some(clause) = self.sentence.child(word, &[Deprel::Ccomp, Deprel::Xcomp]) {
            self.found.entry(clause).or_insert(ArgumentRole::Topic);
        }
    }

    /// The subject, of a participle that "accused … of" governs the accused.
    fn subject(&self, word: usize) -> Option<usize> {
        let sentence = self.sentence;
        if let (Deprel::Advcl, Some(head)) = (sentence.tokens[word].deprel, sentence.head(word))
            && sentence.own_subject(word).is_none()
            && sentence.children(word).any(|c| {
                sentence.tokens[c].deprel == Deprel::Mark
                    && matches!(sentence.tokens[c].lemma.as_str(), "of" | "from" | "for")
            })
            && let Some(object) = sentence.object(head)
        {
            return Some(object);
        }
        if let Some(verb) = super::factuality::accusation(sentence, word) {
            return sentence.object(verb).or_else(|| sentence.subject(verb).filter(|_| sentence.is_passive(verb)));
        }
        sentence.subject(word).filter(|&subject| subject != word && sentence.tokens[subject].upos != Upos::Verb)
    }

    /// Whether the subject of the active verb is the one it happens to ("died").
    fn undergoes(&self, word: usize) -> bool {
        let lemma = self.sentence.tokens[word].lemma.as_str();
        let Some(subject) = self.sentence.own_subject(word) else { return false };
        let says = self.role_of(word, subject);
        says == Some(Role::Arg1)
            && self.sentence.object(word).is_none()
            && verb(lemma) == Some(VerbClass::Happening)
            && !MOVES.contains(&lemma)
            && !SYMMETRIC.contains(&lemma)
    }

    /// Who does it in the passive; a participle behind its noun has no auxiliary that would show it.
    fn agent(&self, word: usize, passive: bool) -> Option<usize> {
        let by =
            || self.sentence.oblique(word, &["by"]).filter(|_| passive || self.sentence.tokens[word].xpos == Xpos::Vbn);
        self.sentence.agent(word).or_else(by)
    }

    /// "signed a memorandum *with* X", "reached a deal *between* A and B": the parties hang on the object.
    fn parties_of_object(&mut self, object: usize) {
        let sentence = self.sentence;
        for party in sentence.obliques(object).collect::<Vec<_>>() {
            if matches!(sentence.preposition(party), Some("with" | "between" | "among")) && self.is_someone(party) {
                self.add(party, ArgumentRole::Agent);
            }
        }
    }

    /// What hangs on an event noun and on the verb that carries it.
    fn noun(&mut self) {
        let word = self.trigger.word;
        let of = self.trigger.noun.map_or(OfRole::Topic, |noun| noun.of);
        match (self.trigger.light_verb, self.trigger.slot) {
            (Some(verb), Some(Slot::Subject)) => self.obliques(verb),
            (Some(verb), Some(_)) => self.carrier(verb),
            _ => {}
        }
        let owner =
            if of == OfRole::Patient && !self.has_of(word) { ArgumentRole::Patient } else { ArgumentRole::Agent };
        if let Some(possessor) = self.sentence.child(word, &[Deprel::NmodPoss]) {
            self.add(possessor, owner);
        }
        for part in self.sentence.children_by(word, Deprel::Compound).collect::<Vec<_>>() {
            if self.mention(part).is_some() {
                self.add(part, owner);
            }
        }
        self.obliques(word);
        if let Some(host) = self.host() {
            self.add(host, ArgumentRole::Agent);
        }
    }

    /// The arguments of the verb that carries a noun are the noun's.
    fn carrier(&mut self, verb: usize) {
        let passive = self.sentence.is_passive(verb) || is_reduced_passive(self.sentence, verb);
        let doer = if passive { self.agent(verb, true) } else { self.subject(verb) };
        // "the talks they held": the noun itself is no agent of the talks.
        if let Some(doer) = doer.filter(|&doer| doer != self.trigger.word) {
            self.add(doer, ArgumentRole::Agent);
        }
        self.obliques(verb);
    }

    fn has_of(&self, word: usize) -> bool {
        self.sentence.oblique(word, &["of"]).is_some()
    }

    /// "in a phone call with Y, X reaffirmed …": X is a party of the call.
    fn host(&self) -> Option<usize> {
        let word = self.trigger.word;
        let sentence = self.sentence;
        let is_met =
            self.trigger.noun.is_some_and(|noun| noun.kind == crate::lexicon::event_words::NounKind::Encounter);
        let governor = sentence.head(word)?;
        let stands_in = sentence.tokens[word].deprel.base() == Deprel::Obl
            && matches!(sentence.preposition(word), Some("in" | "during" | "at"))
            && sentence.oblique(word, &["with"]).is_some();
        (is_met && stands_in && sentence.tokens[governor].upos == Upos::Verb && !sentence.is_passive(governor))
            .then(|| sentence.subject(governor))?
    }

    /// Prepositional phrases.
    fn obliques(&mut self, word: usize) {
        for phrase in self.sentence.obliques(word).collect::<Vec<_>>() {
            if let Some(role) = self.oblique_role(word, phrase) {
                self.add(phrase, role);
            }
        }
    }

    fn oblique_role(&self, word: usize, phrase: usize) -> Option<ArgumentRole> {
        let on_noun = word == self.trigger.word && !self.trigger.is_verbal();
        let lemma = self.sentence.tokens[word].lemma.as_str();
        let is_place = self.is_place(phrase);
        Some(match self.sentence.preposition(phrase)? {
            "by" if on_noun => ArgumentRole::Agent,
            "of" if on_noun => match self.trigger.noun.map_or(OfRole::Topic, |noun| noun.of) {
                // "the end of the visit" is no doer, however the parse attaches it.
                OfRole::Agent if self.sentence.tokens[phrase].predicate >= LIKELY => return None,
                OfRole::Agent => ArgumentRole::Agent,
                OfRole::Patient | OfRole::Target => ArgumentRole::Patient,
                OfRole::Topic => ArgumentRole::Topic,
            },
            "with" if (on_noun || SYMMETRIC.contains(&lemma)) && self.is_someone(phrase) => ArgumentRole::Agent,
            "between" | "among" if self.is_someone(phrase) => ArgumentRole::Agent,
            "to" if SYMMETRIC.contains(&lemma) && self.is_someone(phrase) && !is_place => ArgumentRole::Agent,
            "in" | "at" | "near" | "inside" | "outside" | "across" | "throughout" | "within" | "around" | "on"
            | "to" | "into" | "from" | "toward" | "towards" | "through"
                if is_place =>
            {
                ArgumentRole::Place
            }
            // "Left for Norland", but not "signed for Norland".
            "for" if is_place && (on_noun || MOVES.contains(&lemma)) => ArgumentRole::Place,
            "to" | "for" if self.is_someone(phrase) => ArgumentRole::Recipient,
            "against" => ArgumentRole::Patient,
            "on" if on_noun && self.is_someone(phrase) => ArgumentRole::Patient,
            "about" | "on" | "over" | "regarding" | "concerning" | "for" | "upon" | "against the backdrop"
                if self.sentence.tokens[phrase].mention_kind != Some(MentionKind::Time) =>
            {
                ArgumentRole::Topic
            }
            _ => return None,
        })
    }

    /// The encoder's roles, for what the tree has not placed.
    fn encoder(&mut self) {
        let words = std::iter::once(self.trigger.word).chain(self.trigger.light_verb);
        for word in words.collect::<Vec<_>>() {
            let Ok(at) = self.sentence.predicates.binary_search_by_key(&word, |p| p.word) else { continue };
            for argument in &self.sentence.predicates[at].arguments {
                if argument.probability < LIKELY || argument.word >= self.sentence.tokens.len() {
                    continue;
                }
                if let Some(role) = self.encoder_role(argument.word, argument.role) {
                    self.add(argument.word, role);
                }
            }
        }
    }

    fn encoder_role(&self, word: usize, role: Role) -> Option<ArgumentRole> {
        let nominal = self.sentence.tokens[word].upos.is_nominal();
        match role {
            Role::Arg0 if nominal && !self.has(ArgumentRole::Agent) => Some(ArgumentRole::Agent),
            Role::Arg1 if nominal && !self.has(ArgumentRole::Patient) && self.trigger.light_verb.is_none() => {
                let moves = MOVES.contains(&self.trigger.lemma.as_str());
                Some(if moves && !self.has(ArgumentRole::Agent) { ArgumentRole::Agent } else { ArgumentRole::Patient })
            }
            Role::Place | Role::Goal | Role::Direction if self.is_place(word) => Some(ArgumentRole::Place),
            _ => None,
        }
    }

    fn role_of(&self, predicate: usize, word: usize) -> Option<Role> {
        let at = self.sentence.predicates.binary_search_by_key(&predicate, |p| p.word).ok()?;
        let arguments = &self.sentence.predicates[at].arguments;
        arguments.iter().find(|a| a.word == word && a.probability >= LIKELY).map(|a| a.role)
    }

    fn mention(&self, token: usize) -> Option<usize> {
        self.mentions.of(self.sentence, WordAt { sentence: self.index, token })
    }

    fn entity_kind(&self, word: usize) -> Option<EntityKind> {
        self.mention(word).map(|mention| self.report.mentions[mention].kind)
    }

    fn is_place(&self, word: usize) -> bool {
        match self.entity_kind(word) {
            Some(kind) => kind == EntityKind::Place,
            None => self.sentence.tokens[word].mention_kind == Some(MentionKind::Place),
        }
    }

    /// A person, a body, or a country that acts as one.
    fn is_someone(&self, word: usize) -> bool {
        match self.entity_kind(word) {
            Some(kind) => kind != EntityKind::Other,
            None => {
                let token = &self.sentence.tokens[word];
                matches!(token.mention_kind, Some(MentionKind::Person | MentionKind::Organization | MentionKind::Place))
                    || matches!(token.upos, Upos::Propn | Upos::Pron)
            }
        }
    }

    fn argument(&self, word: usize, role: ArgumentRole) -> Argument {
        let is_clause = self.sentence.tokens[word].upos == Upos::Verb;
        let span = if is_clause { self.sentence.subtree_span(word) } else { self.sentence.noun_phrase(word) };
        Argument { role, span, word: WordAt { sentence: self.index, token: word }, mention: self.mention(word) }
    }
}
