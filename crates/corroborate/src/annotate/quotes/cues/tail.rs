//! "…, state news agency NRNA said.", "…, the minister believes.": who says what is told by the order of the words.
//!
//! Parsers take such a tail for a relative clause, an apposition or a further object as often as for what it is, and
//! then draw the speaker's words into what is said.

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::verb_forms::is_finite;
use crate::annotate::quotes::party::Party;
use crate::annotate::quotes::phrases::phrase;
use crate::annotation::{AnnotatedReport, EntityKind, Sentence};
use crate::text::Span;

/// What a cue at the end of its sentence follows.
pub(super) struct Trailing {
    pub(super) speaker: usize,
    /// Last word of what is said.
    pub(super) last: usize,
}

/// "…, the minister believes.", "…, continues the expert Ann Lee.": told by the order of the words, for the parser
/// often takes such a tail for something else.
pub(super) fn trailing(sentence: &Sentence, verb: usize) -> Option<Trailing> {
    let tokens = &sentence.tokens;
    let is_comma = |i: &usize| tokens[*i].xpos == Xpos::Comma;
    let is_verb = |i: usize| matches!(tokens[i].upos, Upos::Verb | Upos::Aux);
    // "…, the agency reported" is often read as "the agency that was reported".
    let is_participle =
        tokens[verb].xpos == Xpos::Vbn && sentence.child(verb, &[Deprel::Aux, Deprel::AuxPass]).is_none();
    let is_tail = is_finite(sentence, verb) || is_participle;
    if !is_tail || (verb + 1..tokens.len()).any(|i| is_verb(i) || tokens[i].upos == Upos::Sconj) {
        return None;
    }
    let comma = (0..verb).rfind(is_comma)?;
    let has_complement = sentence.child(verb, &[Deprel::Obj, Deprel::Xcomp]).is_some();
    let (speaker, comma) = if comma + 1 < verb {
        if has_complement {
            return None;
        }
        (first_noun(sentence, comma + 1, verb)?, comma)
    } else {
        // The verb stands right after the comma: the speaker follows it, or an apposition ends there.
        match first_noun(sentence, verb + 1, tokens.len()) {
            Some(after) => (after, comma),
            None => {
                let apposition = (0..comma).rfind(is_comma)?;
                let before = (0..apposition).rfind(is_comma)?;
                (first_noun(sentence, before + 1, apposition)?, before)
            }
        }
    };
    let says_something = (0..comma).any(is_verb) && (comma + 1..verb).all(|i| !is_verb(i));
    says_something.then(|| Trailing { speaker, last: comma.saturating_sub(1) })
}

/// The head of the noun phrase that stretches from `from`, no further than `to`.
fn first_noun(sentence: &Sentence, from: usize, to: usize) -> Option<usize> {
    let is_nominal = |i: usize| matches!(sentence.tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let is_modifier = |i: usize| matches!(sentence.tokens[i].upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Part);
    let first = (from..to).find(|&i| !is_modifier(i)).filter(|&i| is_nominal(i))?;
    let last = (first..to).take_while(|&i| is_nominal(i) || is_modifier(i)).last()?;
    // Of a run of nouns the head is the word that the others hang on.
    (first..=last).filter(|&i| is_nominal(i)).find(|&i| sentence.head(i).is_none_or(|h| !(first..=last).contains(&h)))
}

/// A noun phrase between a comma and a verb of saying that nothing more is the content of.
pub(super) struct Tail {
    pub(super) speaker: Party,
    /// What stands before the comma.
    pub(super) content: Span,
}

/// The tail of the sentence that ends with the verb of saying at `verb`, or goes on with "citing …".
pub(super) fn tail(report: &AnnotatedReport, index: usize, verb: usize) -> Option<Tail> {
    let sentence = &report.sentences[index];
    let tokens = &sentence.tokens;
    let is_comma = |i: &usize| tokens[*i].xpos == Xpos::Comma;
    let is_bare_participle =
        tokens[verb].xpos == Xpos::Vbn && sentence.child(verb, &[Deprel::Aux, Deprel::AuxPass]).is_none();
    if !is_finite(sentence, verb) && !is_bare_participle || !is_closed(sentence, verb) {
        return None;
    }
    let comma = (0..verb).rfind(is_comma)?;
    if !(0..comma).any(|i| matches!(tokens[i].upos, Upos::Verb | Upos::Aux)) {
        return None;
    }
    let speaker = phrase(report, index, comma + 1..verb)?;
    Some(Tail { speaker, content: sentence.cover(0, comma.saturating_sub(1)) })
}

/// "…, said the fire chief, Ann Lee.": the sentence ends with the verb and who says it, by what he is, by name or by both.
pub(super) fn inverted_tail(report: &AnnotatedReport, index: usize, verb: usize) -> Option<Tail> {
    let sentence = &report.sentences[index];
    let tokens = &sentence.tokens;
    let is_verbal = |i: usize| matches!(tokens[i].upos, Upos::Verb | Upos::Aux);
    let comma = verb.checked_sub(1).filter(|&i| tokens[i].xpos == Xpos::Comma)?;
    if tokens[verb].lemma != "say" || !is_finite(sentence, verb) || !(0..comma).any(is_verbal) {
        return None;
    }
    let end = (verb + 1..tokens.len()).rfind(|&i| tokens[i].upos != Upos::Punct)? + 1;
    let close = (verb + 1..end).find(|&i| tokens[i].xpos == Xpos::Comma).unwrap_or(end);
    let who = phrase(report, index, verb + 1..close)?;
    let named = (close < end).then(|| phrase(report, index, close + 1..end)).flatten();
    let is_person = |party: &Party| party.mention.is_some_and(|m| report.mentions[m].kind == EntityKind::Person);
    let is_plain = tokens.get(verb + 1).is_some_and(|t| t.upos != Upos::Adp);
    let speaker = match named {
        Some(named) if is_person(&named) => Party { span: who.span.cover(named.span), mention: named.mention, ..who },
        None if close == end => who,
        _ => return None,
    };
    is_plain.then(|| Tail { speaker, content: sentence.cover(0, comma.saturating_sub(1)) })
}

/// Whether nothing that is said follows the verb: nobody or an addressee, a place or a day, or a participle that says
/// from whom the speaker has it.
fn is_closed(sentence: &Sentence, verb: usize) -> bool {
    let tokens = &sentence.tokens;
    let is_clause = |i: usize| matches!(tokens[i].upos, Upos::Verb | Upos::Aux | Upos::Sconj);
    let follows = (verb + 1..tokens.len()).find(|&i| is_clause(i));
    let has_mark = (verb + 1..tokens.len()).any(|i| matches!(tokens[i].xpos, Xpos::OpenQuote | Xpos::CloseQuote));
    let is_citing =
        |i: usize| matches!(tokens[i].lemma.as_str(), "cite" | "quote") && tokens[i - 1].xpos == Xpos::Comma;
    !has_mark && follows.is_none_or(|i| is_citing(i) && tokens[i].xpos == Xpos::Vbg)
}
