//! Whether it is certain who says something.
//!
//! "He said" names nobody. Whose words they are is told only where the report leaves no doubt: whoever spoke just before goes
//! on, or nobody else is named around it outside of what is said. A surname that two of a family have is nobody's, and "the
//! officer" is somebody only if he is called an officer elsewhere.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos};

use super::Teller;
use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm, Quote, Sentence};
use crate::lexicon::person_words::{self, PersonClass};
use crate::text::{LowerCase, Span};

/// How many quotations back "he" is followed to a name.
const LONGEST_ROW: usize = 12;
/// Sentences back to which the last name is sought.
const REACH: usize = 3;
/// Sentences back to which a relative of the same surname is sought.
const KIN: usize = 3;

/// Whether the speaker is called something else than "he", or nobody else can be meant.
pub(super) fn is_sure_who(teller: &Teller<'_>, report: usize, quote: usize) -> bool {
    let annotated = &teller.reports[report];
    let mut at = quote;
    for _ in 0..LONGEST_ROW {
        let Some(mention) = speaker(annotated, &annotated.quotes[at]) else { return true };
        match mention.form {
            MentionForm::Name => return !is_shared_surname(teller, report, mention),
            MentionForm::Nominal => return is_called_so(teller, report, mention),
            MentionForm::Pronoun => match named_around(teller, report, mention) {
                Named::Alone => return true,
                Named::Another => return false,
                Named::AmongOthers | Named::Nobody => {}
            },
        }
        match spoke_before(annotated, mention) {
            Some(before) => at = before,
            None => return false,
        }
    }
    false
}

/// Whether it is a surname that two persons of the report have.
fn is_shared_surname(teller: &Teller<'_>, report: usize, mention: &Mention) -> bool {
    let annotated = &teller.reports[report];
    let name = annotated.words(mention.span);
    let others = annotated.mentions.iter().filter(|other| {
        let is_person = other.form == MentionForm::Name && other.kind == EntityKind::Person;
        is_person && annotated.words(other.span).rsplit_once(' ').is_some_and(|(_, surname)| surname == name)
    });
    let bearers: BTreeSet<Option<usize>> = others.map(|other| teller.entity_of(report, other.chain)).collect();
    let is_lone = mention.kind == EntityKind::Person && !name.contains(' ');
    is_lone && (bearers.len() > 1 || has_kin_before(annotated, mention))
}

/// Whether somebody of the same surname was brought in just before: "*Lee's widow, Ann*, came. “…,” said Lee".
fn has_kin_before(report: &AnnotatedReport, mention: &Mention) -> bool {
    let is_kin = |sentence: &Sentence, noun: usize| {
        person_words::class_of(&sentence.tokens[noun].lemma.lower_case()) == Some(PersonClass::Kin)
    };
    let brings_in = |other: &&Mention| {
        let sentence = &report.sentences[other.head.sentence];
        let token = &sentence.tokens[other.head.token];
        let noun = token.head.filter(|&noun| token.deprel == Deprel::NmodPoss && is_kin(sentence, noun));
        let is_named = |noun: usize| {
            let mut parts = sentence.children(noun);
            parts.any(|part| part > noun && sentence.tokens[part].upos == Upos::Propn)
        };
        noun.is_some_and(is_named)
    };
    let here = mention.head.sentence;
    let near = report.mentions.iter().filter(|other| (here.saturating_sub(KIN)..here).contains(&other.head.sentence));
    let name = report.words(mention.span);
    let mut same = near.filter(|other| other.form == MentionForm::Name && report.words(other.span).ends_with(name));
    same.any(|other| brings_in(&other))
}

/// Whether the words that describe the speaker are known of whom they are taken to mean: "the officer" is not the boy who was
/// named before.
fn is_called_so(teller: &Teller<'_>, report: usize, mention: &Mention) -> bool {
    let Some(entity) = teller.entity_of(report, mention.chain).map(|entity| &teller.story().entities[entity]) else {
        return false;
    };
    let head = teller.reports[report].token(mention.head);
    let known = std::iter::once(&entity.name).chain(&entity.aliases).chain(entity.roles.iter().map(|role| &role.title));
    let mut words = known.flat_map(|words| words.split(|c: char| !c.is_alphanumeric()));
    words.any(|word| {
        word.eq_ignore_ascii_case(&head.lemma) || word.eq_ignore_ascii_case(teller.reports[report].words(head.span))
    })
}

fn speaker<'r>(report: &'r AnnotatedReport, quote: &Quote) -> Option<&'r Mention> {
    report.mentions.get(quote.speaker_mention?)
}

/// The quotation before whose speaker is the same, if nobody else speaks in between.
fn spoke_before(report: &AnnotatedReport, pronoun: &Mention) -> Option<usize> {
    let earlier = report.quotes.iter().enumerate();
    let earlier = earlier.filter_map(|(at, quote)| Some((at, speaker(report, quote)?)));
    let earlier = earlier.filter(|(_, mention)| mention.span.end <= pronoun.span.start);
    let (at, last) = earlier.max_by_key(|(at, mention)| (mention.span.start, *at))?;
    (last.chain == pronoun.chain).then_some(at)
}

/// Who is named around a pronoun, outside of quotations.
enum Named {
    /// The one whom it stands for, and no other.
    Alone,
    /// He and others.
    AmongOthers,
    /// Others, and not he: "Krug went there. “It was late,” he said" is hardly Boll, who spoke before.
    Another,
    Nobody,
}

fn named_around(teller: &Teller<'_>, report: usize, pronoun: &Mention) -> Named {
    let annotated = &teller.reports[report];
    let meant = teller.entity_of(report, pronoun.chain);
    let is_said =
        |span: Span| annotated.quotes.iter().any(|quote| quote.content.iter().any(|said| said.contains(span)));
    let here = pronoun.head.sentence;
    let speaks =
        |mention: &Mention| annotated.quotes.iter().any(|q| q.speaker.is_some_and(|s| s.contains(mention.span)));
    let named_since = |from: usize| -> Vec<Option<usize>> {
        let start = annotated.sentences[from].span.start;
        let persons = annotated.mentions.iter().filter(|mention| {
            let is_name = match mention.form {
                MentionForm::Name => mention.kind == EntityKind::Person,
                // "A relative said": she may go on.
                MentionForm::Nominal => mention.kind == EntityKind::Person && speaks(mention),
                MentionForm::Pronoun => false,
            };
            is_name && mention.span.start >= start && mention.span.end <= pronoun.span.start && !is_said(mention.span)
        });
        persons.map(|mention| teller.entity_of(report, mention.chain)).collect()
    };
    let mut ranges = (1..=REACH).map(|back| named_since(here.saturating_sub(back)));
    let named = ranges.find(|named| !named.is_empty()).unwrap_or_default();
    let is_meant = |entity: &Option<usize>| entity.is_some() && *entity == meant;
    match named.iter().filter(|entity| is_meant(entity)).count() {
        _ if named.is_empty() => Named::Nobody,
        0 => Named::Another,
        meant if meant == named.len() => Named::Alone,
        _ => Named::AmongOthers,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{chains, mentions, quotes, testing};

    /// "I speed-walked," she said: the dead woman of whom the others had spoken.
    #[test]
    fn she_goes_on_only_if_nobody_else_spoke_in_between() {
        let said = |who: &str| {
            format!(
                "{who}/PROPN/2/nsubj/B-person/k:person said/VERB/0/root/=say/VBD they/PRON/4/nsubj won/VERB/2/ccomp/VBD ./PUNCT/2/punct"
            )
        };
        let she = "She/PRON/2/nsubj/k:person said/VERB/0/root/=say/VBD they/PRON/4/nsubj left/VERB/2/ccomp/VBD ./PUNCT/2/punct";
        let goes_on = |drawn: &str| {
            let mut report = testing::read(drawn);
            mentions::find(&mut report);
            chains::link(&mut report);
            quotes::find(&mut report);
            let ann = report.mentions.iter().find(|m| report.words(m.span) == "Ann").map(|m| m.chain);
            let she = report.mentions.iter().position(|m| report.words(m.span) == "She").expect("the pronoun");
            let mut pronoun = report.mentions[she].clone();
            pronoun.chain = ann.expect("a chain");
            spoke_before(&report, &pronoun).is_some()
        };
        assert!(goes_on(&format!("{}\n{she}", said("Ann"))));
        assert!(!goes_on(&format!("{}\n{}\n{she}", said("Ann"), said("Eve"))));
    }

    /// "Wilhelm's widow, Candee, spoke. “…,” said Wilhelm" was said by David Wilhelm, who was dead.
    #[test]
    fn who_has_a_surname_is_unknown_behind_a_relative() {
        let is_known = |who: &str| {
            let mut report = testing::read(&format!(
                "Lee/PROPN/3/nmod:poss/B-person ’s/PART/1/case/POS {who} Ann/PROPN/3/appos/B-person came/VERB/0/root/VBD ./PUNCT/5/punct
                 They/PRON/4/nsubj won/VERB/4/ccomp/VBD ,/PUNCT/4/punct said/VERB/0/root/VBD Lee/PROPN/4/nsubj/B-person ./PUNCT/4/punct",
            ));
            mentions::find(&mut report);
            let last = report.mentions.iter().rfind(|m| report.words(m.span) == "Lee").expect("the surname");
            !has_kin_before(&report, last)
        };
        assert!(!is_known("widow/NOUN/5/nsubj") && is_known("lawyer/NOUN/5/nsubj"));
    }
}
