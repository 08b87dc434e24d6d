//! The words of a sentence that make a clause of their own.
//!
//! The clause that asserts the event is cut out of its sentence: the subject that a coordinated verb lacks is put in
//! front of it, what only links the sentence to the one before is left out. A clause that would say something else without
//! what stands around it ("he drank so much", "no one was hurt") gives way to the one around it.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, Upos, Xpos};

use crate::annotation::{Factuality, Sentence};
use crate::lexicon::factuality::{CueClass, CueScope, cue};

/// The words of a sentence that make a clause of their own.
pub(super) struct Clause {
    /// The verb, or what stands in for it.
    pub(super) head: usize,
    /// Words of the subject and the auxiliaries that stand with another verb or before a relative clause.
    pub(super) lent: Vec<usize>,
    /// Relative pronoun that the lent subject stands for, conjunctions, and the like.
    pub(super) cut: BTreeSet<usize>,
}

impl Clause {
    /// The smallest finite clause around a word. Of what did not happen, or may not have, the smallest that shows it:
    /// not "it ignored warnings" out of "the company denied that it ignored warnings".
    pub(super) fn around(sentence: &Sentence, word: usize, factuality: Factuality) -> Option<Clause> {
        let path = sentence.path_to_root(word);
        let holds = |clause: &Clause| {
            let inner = path.iter().take_while(|&&at| at != clause.head);
            inner.into_iter().all(|at| !clause.cut.contains(at)) && !leans_on_others(sentence, clause)
        };
        let mut clauses = path.iter().filter_map(|&at| Clause::headed_by(sentence, at)).filter(holds);
        if factuality == Factuality::Happened {
            return clauses.next();
        }
        let mut widest = None;
        for clause in clauses {
            if shows_doubt(sentence, clause.head) {
                return Some(clause);
            }
            widest = Some(clause);
        }
        widest
    }

    fn headed_by(sentence: &Sentence, at: usize) -> Option<Clause> {
        if is_conditional(sentence, at) || is_aside(sentence, at) {
            return None;
        }
        let mut cut: BTreeSet<usize> = sentence.children(at).filter(|&i| is_link(sentence, i)).collect();
        if let Some(subject) = sentence.own_subject(at) {
            if !is_finite(sentence, at) || is_misread(sentence, at, subject) {
                return None;
            }
            let lent = match sentence.relative_antecedent(subject) {
                // "Those who ignored it will pay" does not tell who ignored it, or that anybody did.
                Some(noun) if !is_told_apart(sentence, noun) => return None,
                Some(noun) => {
                    cut.insert(subject);
                    sentence.noun_phrase_words(noun)
                }
                None if is_bare_pronoun(sentence, subject) => return None,
                None if sentence.tokens[at].deprel == Deprel::AclRelcl => return None,
                None => Vec::new(),
            };
            return Some(Clause { head: at, lent, cut });
        }
        if sentence.tokens[at].deprel != Deprel::Conj || sentence.tokens[at].upos != Upos::Verb {
            return None;
        }
        let first = sentence.lender(at);
        let subject = sentence.own_subject(first)?;
        let noun = sentence.relative_antecedent(subject).unwrap_or(subject);
        let mut lent = if noun == subject { sentence.subtree(subject) } else { sentence.noun_phrase_words(noun) };
        if !is_finite(sentence, at) {
            let auxiliaries = sentence.children(first).filter(|&i| sentence.tokens[i].deprel.base() == Deprel::Aux);
            let before = lent.len();
            lent.extend(auxiliaries);
            if lent.len() == before || sentence.tokens[first].xpos != sentence.tokens[at].xpos {
                return None;
            }
        }
        Some(Clause { head: at, lent, cut })
    }
}

/// Whether the clause says something else without what stands around it: "he drank *so* much" of "so much that he fell", "*no
/// one* was hurt" of "it struck two cars, but no one was hurt".
fn leans_on_others(sentence: &Sentence, clause: &Clause) -> bool {
    let own = sentence.subtree_without(clause.head, |i| clause.cut.contains(&i));
    let is_degree = |&&i: &&usize| {
        let token = &sentence.tokens[i];
        token.lemma.eq_ignore_ascii_case("so") && token.deprel == Deprel::Advmod && token.upos == Upos::Adv
            || token.lemma.eq_ignore_ascii_case("such") && token.deprel == Deprel::Det
    };
    let goes_on = own.last().and_then(|&last| sentence.tokens.get(last + 1)).is_some_and(|t| t.upos != Upos::Punct);
    if goes_on && own.iter().any(|i| is_degree(&i)) {
        return true;
    }
    let is_joined = sentence.tokens[clause.head].deprel == Deprel::Conj;
    is_joined && sentence.own_subject(clause.head).is_some_and(|subject| is_quantifier(sentence, subject))
}

/// "no one", "all", "both": of whom is told before.
fn is_quantifier(sentence: &Sentence, subject: usize) -> bool {
    let token = &sentence.tokens[subject];
    let is_bare = sentence.children(subject).all(|i| sentence.tokens[i].deprel == Deprel::Det && i < subject);
    is_bare
        && (token.upos == Upos::Pron && matches!(token.xpos, Xpos::Nn | Xpos::Dt)
            || matches!(token.upos, Upos::Det | Upos::Num))
}

/// Whether the parse can't be right: a subject with a preposition, "both" in front of one alone, a whole sentence under "that".
fn is_misread(sentence: &Sentence, at: usize, subject: usize) -> bool {
    let is_halved =
        || sentence.children_by(subject, Deprel::Cc).any(|i| i < subject) && !sentence.has_child(subject, Deprel::Conj);
    let is_opened = || sentence.children_by(at, Deprel::Mark).any(|mark| sentence.tokens[mark].lemma == "that");
    sentence.preposition(subject).is_some() || is_halved() || sentence.tokens[at].deprel == Deprel::Root && is_opened()
}

/// Whether the clause itself says that it is a plan, a possibility or denied.
fn shows_doubt(sentence: &Sentence, at: usize) -> bool {
    sentence.is_negated(at) || sentence.children(at).any(|i| sentence.tokens[i].xpos == Xpos::Md)
}

/// "If anybody understands it": without the word in front it would be told as a fact.
pub(super) fn is_conditional(sentence: &Sentence, at: usize) -> bool {
    let says = |mark: usize| cue(&sentence.tokens[mark].lemma.to_lowercase(), CueClass::Mark, CueScope::Itself);
    sentence.children_by(at, Deprel::Mark).any(|mark| says(mark).is_some_and(|says| says != Factuality::Happened))
}

/// "It had high ratings – five million watched – and an award": what is set between dashes is said of what is around it.
fn is_aside(sentence: &Sentence, at: usize) -> bool {
    let is_dash = |&i: &usize| matches!(sentence.tokens[i].lemma.as_str(), "–" | "—" | "-" | "--");
    let (before, after) = ((0..at).rfind(is_dash), (at + 1..sentence.tokens.len()).find(is_dash));
    let is_main = |i: usize| sentence.tokens[i].deprel == Deprel::Root;
    before.zip(after).is_some_and(|(before, after)| !(before..after).any(is_main))
}

/// What ties a clause to what is around it, and asides.
fn is_link(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    match token.deprel {
        Deprel::Mark => token.upos == Upos::Sconj,
        Deprel::Advmod => token.xpos == Xpos::Wrb,
        Deprel::Cc | Deprel::Discourse | Deprel::Parataxis => true,
        // The account names the origin itself.
        Deprel::Obl => is_origin(sentence, at),
        _ => false,
    }
}

/// "According to the embassy".
fn is_origin(sentence: &Sentence, at: usize) -> bool {
    sentence.preposition(at).is_some_and(|preposition| matches!(preposition, "accord" | "according"))
}

/// The words that say from whom the sentence is.
pub(super) fn of_origins(sentence: &Sentence) -> BTreeSet<usize> {
    (0..sentence.tokens.len()).filter(|&at| is_origin(sentence, at)).flat_map(|at| sentence.subtree(at)).collect()
}

/// Whether what a relative clause tells holds of all that its noun means: of "the man", "a man" and a name, not of "those who
/// know him", "anyone who asks" and "drivers who drink", which without the clause are others.
fn is_told_apart(sentence: &Sentence, noun: usize) -> bool {
    let token = &sentence.tokens[noun];
    // "A hit and run that killed a woman": the run alone did not.
    if token.deprel == Deprel::Conj && token.upos == Upos::Noun && !sentence.has_child(noun, Deprel::Det) {
        return false;
    }
    let is_plural = matches!(token.xpos, Xpos::Nns | Xpos::Nnps);
    let is_set_off = sentence.children(noun).any(|child| {
        matches!(sentence.tokens[child].deprel, Deprel::Det | Deprel::NmodPoss | Deprel::Nummod)
            || sentence.tokens[child].upos == Upos::Punct && child > noun
    });
    matches!(token.upos, Upos::Noun | Upos::Propn) && (!is_plural || is_set_off)
}

/// "who" and "that" whose noun the parse does not show.
fn is_bare_pronoun(sentence: &Sentence, subject: usize) -> bool {
    matches!(sentence.tokens[subject].xpos, Xpos::Wdt | Xpos::Wp)
}

fn is_finite(sentence: &Sentence, at: usize) -> bool {
    let is_tensed = |i: usize| matches!(sentence.tokens[i].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    let is_helper = |i: usize| matches!(sentence.tokens[i].deprel.base(), Deprel::Aux | Deprel::Cop);
    // "those that have left" is finite, whatever the parse takes "have" for.
    let is_open = |i: usize| {
        sentence.tokens[i].lemma == "have" && sentence.own_subject(at).is_some_and(|subject| subject + 1 == i)
    };
    is_tensed(at) || sentence.children(at).any(|i| is_helper(i) && (is_tensed(i) || is_open(i)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// The word that heads the clause around `word`, both by their forms.
    fn head(parse: &str, word: &str) -> Option<String> {
        let report = testing::read(parse);
        let (sentence, text) = (&report.sentences[0], &report.report.text);
        let at = sentence.tokens.iter().position(|token| token.form(text) == word).expect("the word");
        let clause = Clause::around(sentence, at, Factuality::Happened)?;
        Some(sentence.tokens[clause.head].form(text).to_owned())
    }

    /// "He drank so much his level was 0.41" was told as "He drank so much".
    #[test]
    fn a_degree_is_not_told_without_what_follows_from_it() {
        let parse = "Police/NOUN/2/nsubj said/VERB/0/root/VBD/=say he/PRON/4/nsubj drank/VERB/2/ccomp/VBD/=drink so/ADV/6/advmod \
                     much/ADV/4/advmod it/PRON/8/nsubj killed/VERB/2/ccomp/VBD/=kill him/PRON/8/obj ./PUNCT/2/punct";
        assert_eq!(head(parse, "drank").as_deref(), Some("said"));
        assert_eq!(head(&parse.replace("so/ADV", "very/ADV"), "drank").as_deref(), Some("drank"));
    }

    /// "A hit and run that killed a woman" was told as "Run killed a woman".
    #[test]
    fn half_of_a_pair_of_nouns_did_not_do_what_the_pair_did() {
        let parse = "Man/NOUN/2/nsubj ran/VERB/0/root/VBD/=run after/ADP/5/case a/DET/5/det hit/NOUN/2/obl and/CCONJ/7/cc \
                     run/NOUN/5/conj that/PRON/9/nsubj/WDT killed/VERB/7/acl:relcl/VBD/=kill her/PRON/9/obj ./PUNCT/2/punct";
        assert_eq!(head(parse, "killed").as_deref(), Some("ran"));
    }

    /// "40.3 million people watched", between dashes, was told as if it had been the other broadcast.
    #[test]
    fn what_stands_between_dashes_is_not_told_alone() {
        let parse = "Ann/PROPN/2/nsubj won/VERB/0/root/VBD/=win prizes/NOUN/2/obj –/PUNCT/6/punct millions/NOUN/6/nsubj \
                     watched/VERB/2/parataxis/VBD/=watch –/PUNCT/6/punct and/CCONJ/9/cc praise/NOUN/3/conj";
        assert_eq!(head(parse, "watched"), None);
        assert_eq!(head(&parse.replace('–', ","), "watched").as_deref(), Some("watched"));
    }

    /// "It struck two cars, but no one was injured" was told as "No one was injured".
    #[test]
    fn no_one_is_no_one_of_those_told_of_before() {
        let parse = "It/PRON/2/nsubj struck/VERB/0/root/VBD/=strike cars/NOUN/2/obj ,/PUNCT/8/punct but/CCONJ/8/cc no/DET/7/det \
                     one/PRON/8/nsubj/NN died/VERB/2/conj/VBD/=die ./PUNCT/2/punct";
        assert_eq!(head(parse, "died").as_deref(), Some("struck"));
        let named =
            parse.replace("no/DET/7/det", "Ann/PROPN/7/flat").replace("one/PRON/8/nsubj/NN", "Roe/PROPN/8/nsubj");
        assert_eq!(head(&named, "died").as_deref(), Some("died"));
    }

    /// "Outside the club leaves woman dead", "Both scientific and religious Roe praised it", "That he was chosen should please".
    #[test]
    fn what_can_only_be_misread_is_no_clause() {
        for parse in [
            "Outside/ADP/3/case the/DET/3/det club/NOUN/4/nsubj leaves/VERB/0/root/VBZ/=leave woman/NOUN/4/obj dead/ADJ/4/xcomp",
            "Both/CCONJ/3/cc religious/ADJ/3/amod Roe/PROPN/4/nsubj leaves/VERB/0/root/VBZ/=leave it/PRON/4/obj",
            "That/SCONJ/3/mark/=that he/PRON/3/nsubj leaves/VERB/0/root/VBZ/=leave should/AUX/5/aux/MD please/VERB/3/xcomp/VB",
        ] {
            assert_eq!(head(parse, "leaves"), None, "{parse}");
        }
    }

    /// "Those who have left": the parse may take "have" for an infinitive.
    #[test]
    fn a_relative_clause_is_finite_whatever_have_is_taken_for() {
        let parse = "The/DET/2/det firms/NOUN/8/nsubj/NNS that/PRON/5/nsubj have/AUX/5/aux/VB killed/VERB/2/acl:relcl/VBN it/PRON/5/obj will/AUX/8/aux/MD \
                     profit/VERB/0/root/VB";
        assert_eq!(head(parse, "killed").as_deref(), Some("killed"));
    }
}
