//! What somebody is only believed to be, or denies that he is ("police believe he was a member of the gang", "alleged to be the
//! killer", "denied that he was one"), and what he is no longer ("had been the front-runner").

use corroborate_encoder::{Deprel, Xpos};

use crate::annotation::{Factuality, Sentence, SpeechAct};
use crate::lexicon::factuality::{CueClass, CueScope, cue};
use crate::lexicon::reporting::Reporting;
use crate::lexicon::role_words;

/// Whether the word at `at`, which says what somebody is, stands in a clause that is only believed, suspected or denied.
pub(super) fn is_only_believed(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    let is_clause = sentence.has_child(at, Deprel::Cop) && matches!(token.deprel, Deprel::Ccomp | Deprel::Xcomp);
    let verb = sentence.head(at).filter(|_| is_clause).map(|verb| &sentence.tokens[verb]);
    verb.is_some_and(|verb| {
        let lemma = verb.lemma.to_lowercase();
        let act = Reporting::shipped().act(&lemma, &lemma, verb.upos);
        let is_infinitive = token.deprel == Deprel::Xcomp || !sentence.has_child(at, Deprel::Nsubj);
        let is_said_to_be = is_infinitive && act == Some(SpeechAct::Say);
        let is_denied = cue(&lemma, CueClass::Verb, CueScope::Clause) == Some(Factuality::Denied);
        act == Some(SpeechAct::Think) || is_said_to_be || is_denied || is_of_doubt(&lemma)
    })
}

/// "*Had been* the front-runner until he withdrew", "*once* a teacher": what the word at `at` says is over.
pub(super) fn is_over(sentence: &Sentence, at: usize) -> bool {
    let had = |aux: usize| sentence.tokens[aux].lemma == "have" && sentence.tokens[aux].xpos == Xpos::Vbd;
    // "Once again", "once more".
    let is_again = |at: usize| sentence.tokens.get(at).is_some_and(|token| matches!(&*token.lemma, "again" | "more"));
    let is_past =
        |adverb: usize| role_words::is_over(&sentence.tokens[adverb].lemma.to_lowercase()) && !is_again(adverb + 1);
    sentence.has_child(at, Deprel::Cop) && sentence.children_by(at, Deprel::Aux).any(had)
        || sentence.children_by(at, Deprel::Advmod).any(is_past)
}

/// "Alleged to be", "suspected of being": verbs whose participles cast the same doubt in front of a title.
fn is_of_doubt(lemma: &str) -> bool {
    let participles = [format!("{lemma}d"), format!("{lemma}ed")];
    participles.iter().any(|participle| role_words::is_doubt(participle))
}
