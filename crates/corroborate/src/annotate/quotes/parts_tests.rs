//! What is one utterance, and what headlines say.

use super::tests::read;

const WE_WON: &str = "“/PUNCT/3/punct ~We/PRON/3/nsubj won/VERB/6/ccomp/VBD ~,/PUNCT/3/punct ~”/PUNCT/3/punct said/VERB/0/root/=say/VBD Ann/PROPN/6/nsubj/B-person ~./PUNCT/6/punct";
const WE_DANCED: &str = "“/PUNCT/3/punct ~We/PRON/3/nsubj danced/VERB/0/root/VBD ~./PUNCT/3/punct ~”/PUNCT/3/punct";

#[test]
fn an_utterance_goes_on_after_who_says_it() {
    for gap in ["\n", "\n\n"] {
        assert_eq!(read(&format!("{WE_WON}{gap}{WE_DANCED}")), ["Ann|said|We won, / We danced.|Direct"]);
    }
}

#[test]
fn nothing_goes_on_after_something_that_the_report_tells() {
    let told = "She/PRON/2/nsubj smiled/VERB/0/root/VBD ~./PUNCT/2/punct";
    assert_eq!(read(&format!("{WE_WON}\n{told}\n{WE_DANCED}")).len(), 1);
    // A title between marks is what its sentence tells of, not what was said.
    let title = "“/PUNCT/2/punct ~Hope/NOUN/4/nsubj ~”/PUNCT/2/punct opened/VERB/0/root/VBD the/DET/6/det show/NOUN/4/obj ~./PUNCT/4/punct";
    assert_eq!(read(&format!("{WE_WON}\n{title}")), ["Ann|said|We won,|Direct"]);
}

#[test]
fn whoever_is_asked_may_answer_in_the_next_paragraph() {
    let asked = "“/PUNCT/3/punct ~Who/PRON/3/nsubj won/VERB/6/ccomp/VBD ~?/PUNCT/3/punct ~”/PUNCT/3/punct asked/VERB/0/root/=ask/VBD Ann/PROPN/6/nsubj/B-person ~./PUNCT/6/punct";
    assert_eq!(read(&format!("{asked}\n\n{WE_DANCED}"))[0], "Ann|asked|Who won?|Direct");
}

#[test]
fn paragraphs_whose_last_one_names_the_speaker_are_one_utterance() {
    let open = "“/PUNCT/3/punct ~We/PRON/3/nsubj danced/VERB/0/root/VBD ~./PUNCT/3/punct";
    assert_eq!(read(&format!("{open}\n\n{open}\n\n{WE_WON}")), ["Ann|said|We danced. / We danced. / We won,|Direct"]);
}

#[test]
fn paragraphs_that_nothing_closes_are_one_utterance() {
    let drawn = "Ann/PROPN/2/nsubj/B-person said/VERB/0/root/=say/VBD ~:/PUNCT/6/punct “/PUNCT/6/punct ~We/PRON/6/nsubj won/VERB/2/ccomp/VBD ~./PUNCT/6/punct";
    assert_eq!(read(&format!("{drawn}\n\n{WE_DANCED}")), ["Ann|said|We won. / We danced.|Direct"]);
}

/// "Woman Killed In Hit-And-Run, Driver Charged" made of the driver a source of seven reports.
#[test]
fn who_is_charged_in_a_headline_says_nothing() {
    let drawn = "Woman/NOUN/2/nsubj Killed/VERB/5/ccomp/VBD/=kill ~,/PUNCT/2/punct/, Driver/NOUN/5/nsubj";
    assert!(read(&format!("{drawn} Charged/VERB/0/root/VBD/=charge")).is_empty());
    assert!(!read(&format!("{drawn} Said/VERB/0/root/VBD/=say")).is_empty());
    let charged =
        "Lawyers/NOUN/2/nsubj charged/VERB/0/root/VBD/=charge that/SCONJ/5/mark he/PRON/5/nsubj lied/VERB/2/ccomp/VBD";
    assert!(!read(charged).is_empty());
}

#[test]
fn a_headline_names_who_says_it_before_or_behind_a_mark() {
    let cases = [
        (
            "Minister/NOUN/0/root ~:/PUNCT/1/punct no/DET/4/det talks/NOUN/5/nsubj planned/VERB/1/acl/VBN",
            "Minister|-|no talks planned|Indirect",
        ),
        (
            "No/DET/2/det survivors/NOUN/0/root in/ADP/4/case fire/NOUN/2/nmod ~:/PUNCT/2/punct police/NOUN/4/appos",
            "police|-|No survivors in fire|Indirect",
        ),
        (
            "Oil/NOUN/0/root to/PART/3/mark rise/VERB/1/acl/VB –/PUNCT/5/punct ministry/NOUN/1/appos",
            "ministry|-|Oil to rise|Indirect",
        ),
        (
            "‘/PUNCT/3/punct ~We/PRON/3/nsubj won/VERB/0/root/VBD ~’/PUNCT/3/punct -/PUNCT/6/punct general/NOUN/3/vocative",
            "general|-|We won|Direct",
        ),
    ];
    for (drawn, expected) in cases {
        assert_eq!(read(drawn), [expected], "{drawn}");
        assert_eq!(read(&format!("[title]{drawn}")), [expected], "{drawn}");
    }
}

#[test]
fn a_headline_with_a_mark_may_quote_nobody() {
    let cases = [
        "Analysis/NOUN/0/root ~:/PUNCT/1/punct no/DET/4/det talks/NOUN/5/nsubj planned/VERB/1/acl/VBN",
        "Oil/NOUN/0/root to/PART/3/mark rise/VERB/1/acl/VB –/PUNCT/5/punct Holm/PROPN/6/compound Post/PROPN/1/appos",
        "Nominee/NOUN/0/root for/ADP/3/case mayor/NOUN/1/nmod ~:/PUNCT/1/punct Dr./PROPN/1/appos Ann/PROPN/5/flat/B-person Lee/PROPN/5/flat/I-person",
        "Minister/NOUN/0/root ~:/PUNCT/1/punct no/DET/4/det talks/NOUN/5/nsubj planned/VERB/1/acl/VBN ~./PUNCT/1/punct",
        "Minister/NOUN/0/root ~:/PUNCT/1/punct what/PRON/4/nsubj/WP planned/VERB/1/acl/VBD the/DET/6/det talks/NOUN/4/obj",
    ];
    for drawn in cases {
        assert_eq!(read(drawn), Vec::<String>::new(), "{drawn}");
    }
}
