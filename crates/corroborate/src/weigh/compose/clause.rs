//! The words of a sentence that make a clause of their own.
//!
//! The clause that asserts the event is cut out of its sentence: the subject that a coordinated verb lacks is put in
//! front of it, what only links the sentence to the one before is left out. A clause that would say something else without
//! what stands around it ("he drank so much", "no one was hurt") gives way to the one around it.

use std::collections::BTreeSet;

use corroborate_encoder::{Deprel, NameKind, Upos, Xpos};

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
            let mut inner = path.iter().take_while(|&&at| at != clause.head);
            // Nor may the relative clause take what may not be its own.
            let is_loose = |at: usize| is_loose_conjunct(sentence, at) && sentence.lender(at) == clause.head;
            inner.all(|&at| !clause.cut.contains(&at) && !is_loose(at)) && !leans_on_others(sentence, clause)
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
        cut.extend(measures_of_link(sentence, at));
        if let Some(subject) = sentence.own_subject(at) {
            if !is_finite(sentence, at) || is_misread(sentence, at, subject) {
                return None;
            }
            let lent = match sentence.relative_antecedent(subject) {
                // "Those who ignored it will pay" does not tell who ignored it, or that anybody did.
                Some(noun) if !is_told_apart(sentence, noun) || may_mean_another(sentence, noun, subject) => {
                    return None;
                }
                Some(noun) => {
                    cut.insert(subject);
                    sentence.noun_phrase_words(said_to_be(sentence, noun).unwrap_or(noun))
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
        if is_loose_conjunct(sentence, at) {
            return None;
        }
        let first = sentence.lender(at);
        let subject = sentence.own_subject(first)?;
        let antecedent = sentence.relative_antecedent(subject);
        // "Anyone who had known or photographed her" told nobody who did.
        if antecedent.is_some_and(|noun| !is_told_apart(sentence, noun)) {
            return None;
        }
        let noun = antecedent.unwrap_or(subject);
        let mut lent = if noun == subject { sentence.subtree(subject) } else { sentence.noun_phrase_words(noun) };
        let has_own = sentence.children(at).any(|i| sentence.tokens[i].deprel.base() == Deprel::Aux);
        let is_passive = sentence.is_passive(at) && !has_own;
        if is_passive || !is_finite(sentence, at) {
            let auxiliaries = sentence.children(first).filter(|&i| sentence.tokens[i].deprel.base() == Deprel::Aux);
            let before = lent.len();
            lent.extend(auxiliaries);
            if lent.len() == before || !is_passive && sentence.tokens[first].xpos != sentence.tokens[at].xpos {
                return None;
            }
        }
        Some(Clause { head: at, lent, cut })
    }
}

/// "*She* said she was a drinker who had stopped": who is said to be what the relative clause tells more of.
fn said_to_be(sentence: &Sentence, noun: usize) -> Option<usize> {
    let subject = sentence.own_subject(noun).filter(|_| sentence.has_child(noun, Deprel::Cop))?;
    let is_nobody = matches!(sentence.tokens[subject].lemma.to_lowercase().as_str(), "it" | "this" | "that" | "there");
    (!is_nobody).then_some(subject)
}

/// "*Just* before they left", "*two weeks* after they left": what measures the link goes with it.
fn measures_of_link(sentence: &Sentence, at: usize) -> Vec<usize> {
    let link = sentence.children_by(at, Deprel::Mark).find(|&mark| sentence.tokens[mark].upos == Upos::Sconj);
    let Some(link) = link else { return Vec::new() };
    sentence.children(at).filter(|&i| i < link && sentence.tokens[i].upos != Upos::Punct).collect()
}

/// Whether "who" behind one noun may stand for another: "a council whose members he appointed, Boris Krug, who died", "a gift
/// to a pupil from the coach Jim Roe, who was dismissed".
fn may_mean_another(sentence: &Sentence, noun: usize, relative: usize) -> bool {
    let is_other_name = |i: usize| {
        let token = &sentence.tokens[i];
        i > noun && token.upos == Upos::Propn && token.name.kind().is_some() && !is_apposed(sentence, i, noun)
    };
    let is_person = |i: usize| sentence.tokens[i].name.kind() == Some(NameKind::Person);
    // "ten points for Norland, which lost": the name that stands right in front is as likely meant.
    let before = (0..relative).rfind(|&i| sentence.tokens[i].upos != Upos::Punct);
    match sentence.tokens[relative].lemma.to_lowercase().as_str() {
        "who" => (noun + 1..relative).any(|i| is_person(i) && is_other_name(i)),
        "which" => before.is_some_and(is_other_name),
        _ => false,
    }
}

/// Whether the word is in a phrase that says who the noun is.
fn is_apposed(sentence: &Sentence, word: usize, noun: usize) -> bool {
    let path = sentence.path_to_root(word);
    let mut below = path.iter().take_while(|&&i| i != noun);
    let says_who = |i: usize| {
        let token = &sentence.tokens[i];
        // "A man named Roe".
        let is_naming = || {
            sentence
                .path_to_root(i)
                .iter()
                .any(|&i| matches!(sentence.tokens[i].lemma.as_str(), "name" | "call" | "identify"))
        };
        matches!(token.deprel.base(), Deprel::Appos | Deprel::Flat | Deprel::Compound) || is_naming()
    };
    path.contains(&noun) && below.all(|&i| says_who(i))
}

/// "She killed a man who lied, but denied it": whether what follows the comma goes on with the relative clause or with the
/// sentence around it the parse can't know.
fn is_loose_conjunct(sentence: &Sentence, at: usize) -> bool {
    let is_comma = |i: usize| i < at && sentence.tokens[i].xpos == Xpos::Comma;
    sentence.tokens[at].deprel == Deprel::Conj
        && matches!(sentence.tokens[sentence.lender(at)].deprel, Deprel::AclRelcl | Deprel::Ccomp)
        && sentence.own_subject(at).is_none()
        && sentence.has_child(at, Deprel::Cc)
        && sentence.children(at).any(is_comma)
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
    // A main clause has no "that" and no "after" in front.
    let is_opened = || sentence.children_by(at, Deprel::Mark).any(|mark| sentence.tokens[mark].upos == Upos::Sconj);
    // "the success PIE and executive produced it": a noun and an adjective are no pair.
    let is_odd_pair = || {
        let mut others = sentence.children_by(subject, Deprel::Conj);
        sentence.tokens[subject].upos == Upos::Propn && others.any(|i| sentence.tokens[i].upos == Upos::Adj)
    };
    // "The clinic where she retired *to* after the trial".
    let is_stranded = || sentence.children_by(at, Deprel::Obl).any(|i| sentence.tokens[i].upos == Upos::Adp);
    sentence.preposition(subject).is_some()
        || is_stranded()
        || is_halved()
        || is_odd_pair()
        || sentence.tokens[at].deprel == Deprel::Root && is_opened()
}

/// Whether the clause of `head` says of the event at `word` that it is planned, possible or denied: of itself, or by the verb
/// that governs it ("denied that", "plans to"). "Planned: she said that he waited for them to come" says that she was to say it.
pub(super) fn says_so(sentence: &Sentence, head: usize, word: usize, factuality: Factuality) -> bool {
    let token = &sentence.tokens[head];
    let scopes = match factuality {
        Factuality::Happened => return true,
        Factuality::Denied => &[CueScope::Clause][..],
        Factuality::Planned | Factuality::Possible => &[CueScope::Clause, CueScope::Aim, CueScope::Noun][..],
    };
    let says = |&scope: &CueScope| cue(&token.lemma, CueClass::Verb, scope) == Some(factuality);
    head == word || shows_doubt(sentence, head) || token.upos == Upos::Verb && scopes.iter().any(says)
}

/// Whether the clause itself says that it is a plan, a possibility or denied.
fn shows_doubt(sentence: &Sentence, at: usize) -> bool {
    let denies = |word: usize| sentence.is_negated(word);
    denies(at)
        || sentence.own_subject(at).is_some_and(denies)
        || sentence.children(at).any(|i| sentence.tokens[i].xpos == Xpos::Md)
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

    /// "Just before the shots were fired" was told as "Just the shots were fired".
    #[test]
    fn what_measures_the_link_is_cut_with_it() {
        let parse = "He/PRON/2/nsubj left/VERB/0/root/VBD/=leave two/NUM/4/nummod weeks/NOUN/7/obl after/SCONJ/7/mark Ann/PROPN/7/nsubj \
                     fell/VERB/2/advcl/VBD/=fall ./PUNCT/2/punct";
        let report = testing::read(parse);
        let clause = Clause::around(&report.sentences[0], 6, Factuality::Happened).expect("a clause");
        assert_eq!((clause.head, clause.cut.into_iter().collect::<Vec<_>>()), (6, vec![3, 4]));
    }

    /// A recruit was fired, a council died and rebounds reached the final, for "who" and "which" hung on the wrong noun.
    #[test]
    fn a_relative_clause_behind_another_name_may_be_of_that_one() {
        let parse = "He/PRON/2/nsubj paid/VERB/0/root/VBD/=pay the/DET/4/det pupil/NOUN/2/obj from/ADP/7/case coach/NOUN/7/compound \
                     Roe/PROPN/4/nmod/B-person who/PRON/9/nsubj/WP lost/VERB/4/acl:relcl/VBD/=lose";
        assert_eq!(head(parse, "lost").as_deref(), Some("paid"));
        let apposed = parse.replace("Roe/PROPN/4/nmod", "Roe/PROPN/4/appos");
        assert_eq!(head(&apposed, "lost").as_deref(), Some("lost"));
        let of_club = parse.replace("B-person who/PRON/9/nsubj/WP", "B-organization which/PRON/9/nsubj/WDT");
        assert_eq!(head(&of_club, "lost").as_deref(), Some("paid"));
    }

    /// "A pregnant mom insisted", where the man who shot her did.
    #[test]
    fn a_verb_behind_a_relative_clause_and_a_comma_has_no_sure_subject() {
        let parse = "He/PRON/2/nsubj met/VERB/0/root/VBD/=meet the/DET/4/det pupil/NOUN/2/obj ,/PUNCT/7/punct who/PRON/7/nsubj/WP \
                     fled/VERB/4/acl:relcl/VBD/=flee ,/PUNCT/10/punct but/CCONJ/10/cc lost/VERB/7/conj/VBD/=lose";
        assert_eq!(head(parse, "lost").as_deref(), Some("met"));
        // "He said Ann was his choice, and backed that up" was told as "Ann backed that up".
        let parse = "He/PRON/2/nsubj said/VERB/0/root/VBD/=say Ann/PROPN/4/nsubj fled/VERB/2/ccomp/VBD/=flee ,/PUNCT/7/punct and/CCONJ/7/cc \
                     lost/VERB/4/conj/VBD/=lose";
        assert_eq!(head(parse, "lost").as_deref(), Some("said"));
    }

    /// "The success PIE and executive produced two sequels", "Days after she was ousted the director is close".
    #[test]
    fn an_odd_pair_and_a_link_in_front_of_a_main_clause_are_misread() {
        for parse in [
            "PIE/PROPN/4/nsubj and/CCONJ/3/cc executive/ADJ/1/conj leaves/VERB/0/root/VBZ/=leave sequels/NOUN/4/obj",
            "Days/NOUN/4/obl after/SCONJ/4/mark Ann/PROPN/4/nsubj leaves/VERB/0/root/VBZ/=leave",
        ] {
            assert_eq!(head(parse, "leaves"), None, "{parse}");
        }
    }

    /// "An employee was treated and released" was told as "An employee released".
    #[test]
    fn what_was_done_is_not_told_as_if_she_did_it() {
        let parse = "Ann/PROPN/3/nsubj:pass was/AUX/3/aux:pass/VBD/=be treated/VERB/0/root/VBN/=treat and/CCONJ/5/cc \
                     released/VERB/3/conj/VBD/=release";
        let report = testing::read(parse);
        let clause = Clause::around(&report.sentences[0], 4, Factuality::Happened).expect("a clause");
        assert_eq!(clause.lent, [0, 1]);
        // "Had been playing and was scheduled" was told as "had been was scheduled".
        let parse = "Ann/PROPN/4/nsubj had/AUX/4/aux/VBD/=have been/AUX/4/aux/VBN/=be playing/VERB/0/root/VBG/=play and/CCONJ/7/cc \
                     was/AUX/7/aux:pass/VBD/=be scheduled/VERB/4/conj/VBN/=schedule";
        let report = testing::read(parse);
        let clause = Clause::around(&report.sentences[0], 6, Factuality::Happened).expect("a clause");
        assert_eq!(clause.lent, [0]);
    }

    /// "Planned: Roe said he waited for them to come", "Denied: voters appeared reluctant to criticise".
    #[test]
    fn a_clause_is_not_planned_or_denied_for_what_it_mentions() {
        let parse = "Roe/PROPN/2/nsubj said/VERB/0/root/VBD/=say he/PRON/4/nsubj waited/VERB/2/ccomp/VBD/=wait to/PART/6/mark come/VERB/4/xcomp/VB";
        let sentence = &testing::read(parse).sentences[0];
        assert!(!says_so(sentence, 1, 5, Factuality::Planned));
        assert!(says_so(sentence, 5, 5, Factuality::Planned));
        let parse = "Roe/PROPN/2/nsubj denied/VERB/0/root/VBD/=deny he/PRON/4/nsubj waited/VERB/2/ccomp/VBD/=wait";
        assert!(says_so(&testing::read(parse).sentences[0], 1, 3, Factuality::Denied));
    }

    /// "Mel Gibson retired to after his accident" was told of "where he retired to".
    #[test]
    fn a_preposition_without_its_noun_is_not_told() {
        let parse = "This/PRON/3/nsubj is/AUX/3/cop where/ADV/0/root Ann/PROPN/5/nsubj retired/VERB/3/advcl/VBD/=retire to/ADP/5/obl \
                     after/ADP/9/case the/DET/9/det trial/NOUN/5/obl";
        assert_eq!(head(parse, "retired").as_deref(), Some("where"));
    }

    /// "Tara Reid said she was a social drinker who's no longer tempted" was told as "A social drinker 's no longer tempted".
    #[test]
    fn what_is_told_of_what_somebody_is_is_told_of_him() {
        let parse = "Ann/PROPN/2/nsubj said/VERB/0/root/VBD/=say Roe/PROPN/6/nsubj was/AUX/6/cop/VBD a/DET/6/det drinker/NOUN/2/ccomp \
                     who/PRON/8/nsubj/WP stopped/VERB/6/acl:relcl/VBD/=stop";
        let report = testing::read(parse);
        let lent = |report: &crate::annotation::AnnotatedReport| {
            Clause::around(&report.sentences[0], 7, Factuality::Happened).expect("a clause").lent
        };
        assert_eq!(lent(&report), [2]);
        assert_eq!(lent(&testing::read(&parse.replace("Roe/PROPN", "it/PRON"))), [4, 5]);
    }

    /// "I tracked down anyone who had known her or photographed her" was told as "Anyone photographed her".
    #[test]
    fn what_anyone_who_is_meant_did_is_not_told_alone() {
        let parse = "He/PRON/2/nsubj met/VERB/0/root/VBD/=meet anyone/PRON/2/obj who/PRON/5/nsubj/WP knew/VERB/3/acl:relcl/VBD/=know or/CCONJ/7/cc \
                     praised/VERB/5/conj/VBD/=praise her/PRON/7/obj";
        assert_eq!(head(parse, "praised").as_deref(), Some("met"));
    }
}
