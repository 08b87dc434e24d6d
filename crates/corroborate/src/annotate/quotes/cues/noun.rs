//! "the claim that …", "sure that …": nouns and adjectives that say that something is said or thought.

use corroborate_encoder::{Deprel, Upos};

use super::cue::Cue;
use super::stretches::stretches;
use super::verb_forms::is_clause;
use crate::annotate::quotes::party::Party;
use crate::annotation::{AnnotatedReport, SpeechAct, WordAt};
use crate::lexicon::reporting::Reporting;

/// "the claim that …", "his remarks that …", "an announcement by the ministry that …".
pub(super) fn noun(report: &AnnotatedReport, index: usize, at: usize, act: SpeechAct) -> Option<Cue> {
    let sentence = &report.sentences[index];
    let clause = sentence.child(at, &[Deprel::Acl, Deprel::Ccomp]).filter(|&c| {
        sentence.children(c).any(|m| {
            sentence.tokens[m].deprel == Deprel::Mark
                && matches!(sentence.tokens[m].lemma.as_str(), "that" | "whether" | "if")
        })
    })?;
    let party = |word: usize| Party::at(report, WordAt { sentence: index, token: word });
    let light_verb = || {
        let verb = sentence.head(at).filter(|&h| sentence.tokens[h].upos == Upos::Verb)?;
        let hears = Reporting::shipped().hears(&sentence.tokens[verb].lemma);
        (sentence.tokens[at].deprel == Deprel::Obj && !hears).then(|| sentence.subject(verb)).flatten()
    };
    let speaker = sentence
        .child(at, &[Deprel::NmodPoss])
        .or_else(|| sentence.oblique(at, &["by", "from", "of"]))
        .or_else(light_verb);
    // "There is no evidence that": nobody shows or asks it.
    if speaker.is_none() && act != SpeechAct::Say {
        return None;
    }
    Some(Cue {
        span: sentence.tokens[at].span,
        word: WordAt { sentence: index, token: at },
        act,
        speaker: speaker.and_then(party),
        addressee: None,
        content: stretches(sentence, sentence.subtree(clause), at),
    })
}

/// "X is sure that …".
pub(super) fn adjective(report: &AnnotatedReport, index: usize, at: usize, act: SpeechAct) -> Option<Cue> {
    let sentence = &report.sentences[index];
    let clause = sentence.child(at, &[Deprel::Ccomp]).filter(|&c| is_clause(sentence, c))?;
    let speaker = sentence.own_subject(at).and_then(|s| Party::at(report, WordAt { sentence: index, token: s }));
    Some(Cue {
        span: sentence.tokens[at].span,
        word: WordAt { sentence: index, token: at },
        act,
        speaker,
        addressee: None,
        content: stretches(sentence, sentence.subtree(clause), at),
    })
}
