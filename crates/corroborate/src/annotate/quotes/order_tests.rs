//! What the order of the words tells, where the parse is right and where it is wrong.

use super::tests::read;

const WE_WON: &str = "“/PUNCT/3/punct ~We/PRON/3/nsubj won/VERB/6/ccomp/VBD ~,/PUNCT/3/punct ~”/PUNCT/3/punct";

#[test]
fn a_speaker_between_commas_parts_what_is_said() {
    let right = "The/DET/2/det plant/NOUN/8/nsubj ~,/PUNCT/5/punct he/PRON/5/nsubj added/VERB/8/parataxis/=add/VBD ~,/PUNCT/5/punct \
                 would/AUX/8/aux/MD close/VERB/0/root/VB ~./PUNCT/8/punct";
    let wrong = [
        // A relative clause, an apposition with an adverb, a clause that lost its subject.
        "The/DET/2/det plant/NOUN/8/nsubj ~,/PUNCT/5/punct he/PRON/5/nsubj added/VERB/2/acl:relcl/=add/VBD ~,/PUNCT/2/punct \
         would/AUX/8/aux/MD close/VERB/0/root/VB ~./PUNCT/8/punct",
        "The/DET/2/det plant/NOUN/8/nsubj ~,/PUNCT/5/punct he/PRON/2/appos added/VERB/8/advmod/=add/VBD ~,/PUNCT/2/punct \
         would/AUX/8/aux/MD close/VERB/0/root/VB ~./PUNCT/8/punct",
        "The/DET/2/det plant/NOUN/0/root ~,/PUNCT/5/punct he/PRON/5/nsubj added/VERB/2/parataxis/=add/VBD ~,/PUNCT/2/punct \
         would/AUX/8/aux/MD close/VERB/5/ccomp/VB ~./PUNCT/8/punct",
    ];
    for drawn in wrong.iter().chain([&right]) {
        assert_eq!(read(drawn), ["he|added|The plant / would close|Indirect"], "{drawn}");
    }
}

/// "“… the mercy.” Lead prosecutor Hill reminded them that …" was said by Hill.
#[test]
fn who_says_something_else_behind_a_full_stop_did_not_say_it() {
    let drawn = |stop: &str, content: &str| {
        format!(
            "“/PUNCT/3/punct ~We/PRON/3/nsubj won/VERB/0/root/VBD ~{stop}/PUNCT/3/punct ~”/PUNCT/3/punct Ann/PROPN/7/nsubj/B-person \
             said/VERB/3/parataxis/=say/VBD {content} ~./PUNCT/7/punct"
        )
    };
    let that = "that/SCONJ/10/mark it/PRON/10/nsubj rained/VERB/7/ccomp/VBD";
    let says_won = |drawn: &str| read(drawn).iter().any(|quote| quote.starts_with("Ann") && quote.contains("We won"));
    assert!(!says_won(&drawn(".", that)), "{:?}", read(&drawn(".", that)));
    assert!(says_won(&drawn(",", "today/NOUN/7/obl")));
}

#[test]
fn an_interruption_belongs_to_its_own_clause() {
    let linked = "Sales/NOUN/2/nsubj fell/VERB/0/root/VBD ~,/PUNCT/9/punct and/CCONJ/9/cc plants/NOUN/9/nsubj ~,/PUNCT/7/punct he/PRON/8/nsubj \
                  fears/VERB/5/acl:relcl/=fear/VBZ ~,/PUNCT/8/punct may/AUX/11/aux/MD close/VERB/2/conj/VB ~./PUNCT/2/punct";
    assert_eq!(read(linked), ["he|fears|plants / may close|Indirect"]);
    let apposition = "Workers/NOUN/10/nsubj ~,/PUNCT/3/punct said/VERB/10/parataxis/=say/VBD Ann/PROPN/3/nsubj/B-person/k:person ~,/PUNCT/7/punct \
                      the/DET/7/det head/NOUN/1/appos ~,/PUNCT/7/punct had/AUX/10/aux/VBD left/VERB/0/root/VBN ~./PUNCT/10/punct";
    let mut report = crate::annotate::testing::read(apposition);
    crate::annotate::mentions::find(&mut report);
    super::find(&mut report);
    let said: Vec<&str> = report.quotes[0].content.iter().map(|part| report.words(*part)).collect();
    assert_eq!(said, ["Workers", "had left"]);
}

#[test]
fn quoted_words_around_an_interruption_are_mixed() {
    let drawn = "The/DET/2/det budget/NOUN/10/nsubj ~,/PUNCT/2/punct she/PRON/5/nsubj warned/VERB/2/acl:relcl/=warn/VBD ~,/PUNCT/2/punct \
                 would/AUX/10/aux/MD be/AUX/10/cop “/PUNCT/10/punct ~ruinous/ADJ/0/root ~”/PUNCT/10/punct for/ADP/13/case firms/NOUN/10/obl ~./PUNCT/10/punct";
    assert_eq!(read(drawn), ["she|warned|The budget / would be “ruinous” for firms|Mixed"]);
}

#[test]
fn single_marks_stay_in_the_clause_around_them() {
    let drawn = "Ann/PROPN/2/nsubj/B-person said/VERB/0/root/=say/VBD ‘/PUNCT/5/punct ~no/DET/5/det deal/NOUN/8/nsubj ~’/PUNCT/5/punct was/AUX/8/cop \
                 possible/ADJ/2/ccomp ~./PUNCT/2/punct";
    assert_eq!(read(drawn), ["Ann|said|‘no deal’ was possible|Mixed"]);
}

#[test]
fn an_apposition_with_a_verb_interrupts_nothing() {
    // "which he announced" and a participle tell of the noun; "in a statement" how it was said.
    let relative = "The/DET/2/det plan/NOUN/8/nsubj ~,/PUNCT/6/punct which/PRON/6/obj/WDT he/PRON/6/nsubj announced/VERB/2/acl:relcl/=announce/VBD \
                    ~,/PUNCT/2/punct failed/VERB/0/root/VBD ~./PUNCT/8/punct";
    assert_eq!(read(relative), Vec::<String>::new());
    let participle = "The/DET/2/det plan/NOUN/7/nsubj ~,/PUNCT/4/punct announced/VERB/2/acl/=announce/VBN Monday/PROPN/4/obl ~,/PUNCT/4/punct \
                      failed/VERB/0/root/VBD ~./PUNCT/7/punct";
    assert_eq!(read(participle), Vec::<String>::new());
    let how = "In/ADP/3/case a/DET/3/det statement/NOUN/9/obl ~,/PUNCT/6/punct he/PRON/6/nsubj said/VERB/9/parataxis/=say/VBD ~,/PUNCT/6/punct \
               they/PRON/9/nsubj won/VERB/0/root/VBD ~./PUNCT/9/punct";
    assert_eq!(read(how), ["he|said|they won|Indirect"]);
}

#[test]
fn a_verb_behind_the_marks_is_followed_by_who_speaks() {
    let rest = "~,/PUNCT/9/punct the/DET/10/det head/NOUN/7/appos ~,/PUNCT/7/punct “/PUNCT/14/punct ~and/CCONJ/14/cc lost/VERB/3/conj/VBD ~./PUNCT/14/punct ~”/PUNCT/14/punct";
    for verb in [
        "stressed/VERB/7/amod/=stress/VBN Ann/PROPN/3/parataxis/B-person",
        "stressed/VERB/0/root/=stress/VBD Ann/PROPN/6/obj/B-person",
    ] {
        assert_eq!(read(&format!("{WE_WON} {verb} {rest}")), ["Ann|stressed|We won, / and lost.|Direct"], "{verb}");
    }
    let claimed = "A/DET/4/det “/PUNCT/4/punct ~wonder/NOUN/4/compound ~”/PUNCT/4/punct claimed/VERB/4/acl/=claim/VBN Ann/PROPN/5/obj/B-person ~./PUNCT/4/punct";
    assert_eq!(read(claimed), Vec::<String>::new());
}

#[test]
fn who_is_quoted_by_somebody_speaks() {
    for (head, subject) in [("4/advcl", "nsubj:pass"), ("6/acl", "nsubj")] {
        let drawn = format!(
            "The/DET/2/det envoy/NOUN/4/{subject} was/AUX/4/aux:pass quoted/VERB/0/root/=quote/VBN by/ADP/6/case media/NOUN/4/obl as/SCONJ/8/mark \
             saying/VERB/{head}/=say/VBG they/PRON/10/nsubj won/VERB/8/ccomp/VBD ~./PUNCT/4/punct"
        );
        assert_eq!(read(&drawn), ["The envoy|saying|they won|Indirect"], "{drawn}");
    }
}

#[test]
fn in_the_words_of_somebody() {
    let drawn = "In/ADP/3/case the/DET/3/det words/NOUN/9/obl of/ADP/6/case captain/NOUN/6/nmod Ann/PROPN/9/nsubj/B-person ~,/PUNCT/9/punct \
                 they/PRON/6/appos won/VERB/0/root/VBD ~./PUNCT/9/punct";
    assert_eq!(read(drawn), ["captain Ann|In the words of|they won|Indirect"]);
}

#[test]
fn what_somebody_warns_against_is_said() {
    for head in ["2/advcl", "1/acl", "2/obl"] {
        let drawn = format!(
            "Police/NOUN/2/nsubj warned/VERB/0/root/=warn/VBD against/SCONJ/4/mark driving/VERB/{head}/=drive/VBG fast/ADV/4/advmod ~./PUNCT/2/punct"
        );
        assert_eq!(read(&drawn), ["Police|warned|driving fast|Indirect"], "{head}");
    }
}

#[test]
fn an_age_is_no_part_of_the_name() {
    for deprel in ["nummod", "appos", "nmod"] {
        let drawn = format!(
            "{WE_WON} said/VERB/0/root/=say/VBD Ann/PROPN/6/nsubj/B-person ~,/PUNCT/9/punct 34/NUM/7/{deprel} ~./PUNCT/6/punct"
        );
        assert_eq!(read(&drawn), ["Ann|said|We won,|Direct"], "{deprel}");
    }
}

/// "“…,” said Ann, a pastor; it was hers, he said": the whole was read as what he said, and he had the quotation.
#[test]
fn who_stands_right_behind_the_marks_has_said_it_whatever_holds_the_sentence() {
    let drawn = "“/PUNCT/3/punct ~We/PRON/3/nsubj won/VERB/12/ccomp/VBD ~,/PUNCT/3/punct ~”/PUNCT/3/punct said/VERB/3/parataxis/=say/VBD \
                 Ann/PROPN/6/nsubj/B-person/k:person ~;/PUNCT/6/punct it/PRON/10/nsubj fell/VERB/12/ccomp/VBD he/PRON/12/nsubj \
                 said/VERB/0/root/=say/VBD ~./PUNCT/12/punct";
    assert!(read(drawn).iter().any(|said| said.starts_with("Ann|said|We won")), "{:?}", read(drawn));
}
