use super::*;
use crate::annotate::testing;
use crate::annotation::Factuality;

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
    let named = parse.replace("no/DET/7/det", "Ann/PROPN/7/flat").replace("one/PRON/8/nsubj/NN", "Roe/PROPN/8/nsubj");
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

/// "Witnesses identified the car and Boris Krug, 23, was arrested" was told as "identified the car and Boris Krug".
#[test]
fn a_clause_does_not_take_the_subject_of_the_next_verb() {
    let parse = "Police/NOUN/2/nsubj said/VERB/0/root/VBD/=say they/PRON/4/nsubj found/VERB/2/ccomp/VBD/=find cars/NOUN/4/obj and/CCONJ/7/cc \
                 Krug/PROPN/5/conj was/AUX/9/aux:pass/VBD held/VERB/2/conj/VBN/=hold ./PUNCT/2/punct";
    assert_eq!(head(parse, "found").as_deref(), Some("said"));
    let own = parse.replace("Krug/PROPN/5/conj", "Krug/PROPN/9/nsubj:pass");
    assert_eq!(head(&own, "found").as_deref(), Some("found"));
}
