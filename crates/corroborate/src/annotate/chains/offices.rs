//! Offices beside names: "the council's secretary General X", "the secretary of the council, X,", "X, its secretary,".
//!
//! News is full of them, and parsers hang them in every possible way. What stands beside a name is told by the order of
//! the words alone; the tree only says where the phrases begin and end.

use corroborate_encoder::{Deprel, Upos};

use super::facts::{Article, Facts, Number};
use super::score::Score;
use crate::annotation::{AnnotatedReport, EntityKind, MentionForm, Sentence};
use crate::lexicon::person_words::{self, PersonClass};
use crate::text::{LowerCase, Span};

/// Mentions of one phrase are not further apart in the list of all mentions.
const NEIGHBOURS: usize = 12;

/// Names and the offices beside them, with the reasons.
pub(super) fn links(report: &AnnotatedReport, facts: &[Facts<'_>]) -> Vec<(usize, usize, Score)> {
    let mut links = Vec::new();
    for (name, f) in facts.iter().enumerate() {
        if f.form != MentionForm::Name || f.kind != EntityKind::Person {
            continue;
        }
        let beside = Beside { report, facts, name, sentence: &report.sentences[f.sentence] };
        for (phrases, reason) in [
            (beside.in_front(), "title in front of the name"),
            (beside.before_comma().into_iter().collect(), "set off by commas"),
            (beside.behind_comma().into_iter().collect(), "set off by commas"),
        ] {
            for phrase in phrases {
                let mut score = Score::new("structure");
                score.add(reason);
                links.push((name, phrase, score));
            }
        }
    }
    links
}

/// A name of a person and what is around it.
struct Beside<'r> {
    report: &'r AnnotatedReport,
    facts: &'r [Facts<'r>],
    name: usize,
    sentence: &'r Sentence,
}

impl<'r> Beside<'r> {
    fn fact(&self) -> &'r Facts<'r> {
        &self.facts[self.name]
    }

    /// The mentions near the name that are phrases for one person of its sentence, by first word.
    fn phrases(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let near = self.name.saturating_sub(NEIGHBOURS)..(self.name + NEIGHBOURS).min(self.facts.len());
        near.filter(|&i| {
            let o = &self.facts[i];
            o.form == MentionForm::Nominal
                && o.sentence == self.fact().sentence
                && o.kind == EntityKind::Person
                && o.number != Some(Number::Plural)
        })
    }

    fn is_office(&self, phrase: usize) -> bool {
        person_words::class_of(&self.facts[phrase].lemma).is_some_and(PersonClass::is_role)
    }

    fn class(&self, at: usize) -> Option<PersonClass> {
        let token = &self.sentence.tokens[at];
        let form = token.form(&self.report.report.text).to_lowercase();
        person_words::class_of(&token.lemma.lower_case()).or_else(|| person_words::class_of(&form))
    }

    /// The phrases whose last words, ranks and forms of address left out, stand right in front of the name.
    fn in_front(&self) -> Vec<usize> {
        let first = self.sentence.tokens_in(self.fact().span).start;
        let mut before = first;
        while before > 0 && self.class(before - 1).is_some_and(|c| !c.is_role() || c == PersonClass::Rank) {
            before -= 1;
        }
        // "Ayatollah X": a phrase that a form of address heads.
        let mut found: Vec<usize> = self.phrases().filter(|&i| (before..first).contains(&self.facts[i].head)).collect();
        let last = before.checked_sub(1).filter(|&i| matches!(self.sentence.tokens[i].upos, Upos::Noun | Upos::Propn));
        if let Some(at) = last {
            let last = self.sentence.tokens[at].span;
            // "The director under President X": the office right in front of the name is the name's.
            let is_of_another = |head: usize| {
                let is_preposition = |i: usize| self.sentence.tokens[i].upos == Upos::Adp;
                self.class(at).is_some_and(PersonClass::is_role) && (head + 1..at).any(is_preposition)
            };
            // Of nested phrases the innermost one is the name's own title: "the spokesman for the minister X".
            found.extend(self.phrases().rev().find(|&i| {
                let o = &self.facts[i];
                let is_around = o.span.start < last.end && (last.end..=self.fact().span.end).contains(&o.span.end);
                let ends_before = self.sentence.tokens[o.head].span.end <= last.end;
                is_around && ends_before && self.is_office(i) && !is_of_another(o.head)
            }));
        }
        found
    }

    /// "the secretary of the council, X": the phrase that ends in front of the comma, or that the parser let run on
    /// over it.
    fn before_comma(&self) -> Option<usize> {
        let start = self.fact().span.start;
        let comma = start.checked_sub(2).filter(|&comma| self.report.report.text.get(comma..start) == Some(", "))?;
        let ends = |i: &usize| self.facts[*i].span.end == comma;
        let runs_on = |i: &usize| {
            let o = &self.facts[*i];
            let is_known = matches!(o.article, Article::Definite | Article::Possessive);
            is_known && o.span.end > start && self.sentence.tokens[o.head].span.end <= comma
        };
        let is_before = |i: &usize| self.facts[*i].span.start < comma && self.is_office(*i);
        // Of nested phrases the outermost one: "the head of the minister's guard, X".
        let ended = self.phrases().find(|i| is_before(i) && ends(i));
        let found = ended.or_else(|| self.phrases().rev().find(|i| is_before(i) && runs_on(i)));
        found.filter(|_| self.is_closed(self.fact().span.end))
    }

    /// "X, head of the agency,".
    fn behind_comma(&self) -> Option<usize> {
        let end = self.fact().span.end;
        let start = end + 2;
        self.report.report.text.get(end..start).filter(|gap| *gap == ", ")?;
        self.phrases().find(|&i| {
            let o = &self.facts[i];
            let deprel = self.sentence.tokens[o.head].deprel.base();
            let is_argument = matches!(deprel, Deprel::Nsubj | Deprel::Obj | Deprel::Obl);
            let is_free = !self.is_of_another(o.span);
            o.span.start == start && self.is_office(i) && !is_argument && is_free && self.is_closed(o.span.end)
        })
    }

    /// Whether another person's name stands in the phrase or right behind it: in "X, director Y, and Z" the director is
    /// Y.
    fn is_of_another(&self, phrase: Span) -> bool {
        let near = self.name.saturating_sub(NEIGHBOURS)..(self.name + NEIGHBOURS).min(self.facts.len());
        near.filter(|&i| i != self.name).map(|i| &self.facts[i]).any(|o| {
            let is_behind = o.span.start >= phrase.end && o.span.start <= phrase.end + 1;
            o.form == MentionForm::Name && o.kind == EntityKind::Person && (phrase.contains(o.span) || is_behind)
        })
    }

    /// Whether what ends at byte `end` is set off there.
    fn is_closed(&self, end: usize) -> bool {
        let after = self.report.report.text.get(end..).and_then(|rest| rest.chars().next());
        after.is_none_or(|c| matches!(c, ',' | '.' | ';' | ')' | '\n'))
    }
}
