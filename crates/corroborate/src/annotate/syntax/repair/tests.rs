//! Trees before and after they are mended.

use super::*;
use crate::annotate::testing;

/// The mended tree of a drawn sentence as `form<head deprel`, of the words named only.
#[track_caller]
fn check(drawn: &str, expected: &[(&str, &str, Deprel)]) {
    let report = testing::read(drawn);
    let mut sentence = report.sentences[0].clone();
    let text = &report.report.text;
    mend(&mut sentence, text);
    for &(word, head, deprel) in expected {
        let at = sentence.tokens.iter().position(|t| t.form(text) == word).expect("the word");
        let found = sentence.head(at).map_or("-", |h| sentence.tokens[h].form(text));
        assert_eq!((found, sentence.tokens[at].deprel), (head, deprel), "{word}");
    }
}

/// "Said Councilman Ann Lee in a press release" was said by the press release.
#[test]
fn who_stands_before_a_preposition_is_no_part_of_the_noun_behind_it() {
    check(
        "We/PRON/2/nsubj wept/VERB/3/ccomp said/VERB/0/root/=say/VBD Ann/PROPN/8/compound Lee/PROPN/4/flat in/ADP/8/case \
         a/DET/8/det release/NOUN/2/obl",
        &[("Ann", "said", Deprel::Nsubj), ("Lee", "Ann", Deprel::Flat)],
    );
    check(
        "She/PRON/2/nsubj sat/VERB/0/root in/ADP/5/case press/NOUN/5/compound rooms/NOUN/2/obl",
        &[("press", "rooms", Deprel::Compound)],
    );
}

/// "A plan of the two agencies, which was signed" was told of signed agencies.
#[test]
fn what_is_told_of_one_thing_is_not_told_of_several() {
    let drawn = "a/DET/2/det plan/NOUN/0/root/NN of/ADP/4/case agencies/NOUN/2/nmod/NNS which/PRON/7/nsubj:pass \
                 was/AUX/7/aux:pass signed/VERB/4/acl:relcl/VBN/=sign";
    check(drawn, &[("signed", "plan", Deprel::AclRelcl)]);
    check(&drawn.replace("was/", "were/"), &[("signed", "agencies", Deprel::AclRelcl)]);
}

/// "Was signed at the headquarters by Roe" was signed by nobody.
#[test]
fn who_did_it_stands_behind_a_place() {
    let drawn = "It/PRON/3/nsubj:pass was/AUX/3/aux:pass signed/VERB/0/root/VBN/=sign at/ADP/6/case the/DET/6/det offices/NOUN/3/obl \
                 of/ADP/9/case the/DET/9/det court/NOUN/6/nmod by/ADP/11/case Roe/PROPN/9/nmod/B-person";
    check(drawn, &[("Roe", "signed", Deprel::OblAgent)]);
    check(
        &drawn.replace("was/AUX/3/aux:pass", "had/AUX/3/aux").replace("nsubj:pass", "nsubj"),
        &[("Roe", "court", Deprel::Nmod)],
    );
    check(&drawn.replace("/B-person", ""), &[("Roe", "court", Deprel::Nmod)]);
}

/// "Signed a pact against cross-border organized crime" was told as "the men against cross-border organized crime".
#[test]
fn a_participle_behind_a_preposition_is_no_second_verb() {
    check(
        "They/PRON/2/nsubj signed/VERB/0/root/VBD a/DET/4/det pact/NOUN/2/obj against/ADP/6/case wide/ADJ/7/obl \
         organized/VERB/2/conj/VBD/=organize crime/NOUN/7/obj and/CCONJ/11/cc a/DET/11/det deal/NOUN/7/conj",
        &[("organized", "crime", Deprel::Amod), ("crime", "pact", Deprel::Nmod), ("deal", "pact", Deprel::Conj)],
    );
}

/// "Three lost their lives in the station and two civilians were murdered" told of no dead civilians.
#[test]
fn what_stands_before_a_verb_without_a_subject_is_its_subject() {
    let drawn = "Three/NUM/2/nsubj fell/VERB/0/root/VBD at/ADP/4/case dawn/NOUN/2/obl and/CCONJ/7/cc two/NUM/7/nummod \
                 guards/NOUN/4/conj were/AUX/9/aux:pass shot/VERB/2/conj/VBN/=shoot";
    check(drawn, &[("guards", "shot", Deprel::NsubjPass), ("and", "shot", Deprel::Cc)]);
    let joined = "Three/NUM/2/nsubj fell/VERB/0/root/VBD at/ADP/4/case dawn/NOUN/2/obl and/CCONJ/6/cc dusk/NOUN/4/conj and/CCONJ/9/cc \
                  were/AUX/9/aux:pass shot/VERB/2/conj/VBN/=shoot";
    check(joined, &[("dusk", "dawn", Deprel::Conj)]);
}

/// "As the minister was away, his deputy Ann Lee signed it, a source told TASS": the deputy told it, and nobody signed.
#[test]
fn who_stands_before_what_is_said_does_it() {
    let drawn = "Ann/PROPN/7/nsubj Lee/PROPN/1/flat signed/VERB/7/ccomp/VBD it/PRON/3/obj ,/PUNCT/3/punct sources/NOUN/7/nsubj \
                 told/VERB/0/root/=tell/VBD us/PRON/7/iobj";
    check(drawn, &[("Ann", "signed", Deprel::Nsubj), ("sources", "told", Deprel::Nsubj)]);
}

/// "A woman who saw the shooting of Ann (Annie) Lee says" was said by the one who was shot.
#[test]
fn what_a_name_goes_on_with_is_no_second_subject() {
    check(
        "Women/NOUN/7/nsubj near/ADP/3/case Ann/PROPN/1/nmod (/PUNCT/5/punct ~Annie/PROPN/3/appos ~)/PUNCT/5/punct Lee/PROPN/8/nsubj \
         wept/VERB/0/root/VBD",
        &[("Lee", "wept", Deprel::Nsubj)],
    );
    check(
        "Women/NOUN/8/nsubj near/ADP/3/case Ann/PROPN/1/nmod (/PUNCT/5/punct ~Annie/PROPN/3/appos ~)/PUNCT/5/punct Lee/PROPN/8/nsubj \
         wept/VERB/0/root/VBD",
        &[("Lee", "Ann", Deprel::Flat), ("Women", "wept", Deprel::Nsubj)],
    );
}

/// "Carter, Iraqi Prime Minister Discuss Next Moves" made him prime minister of Iraq.
#[test]
fn a_comma_of_a_headline_is_an_and() {
    let told = |zone: &str, verb: usize, close: &str| {
        format!(
            "{zone}Lee/PROPN/{verb}/nsubj ~,/PUNCT/4/punct Norlandian/ADJ/4/amod premier/NOUN/1/appos {close}discuss/VERB/0/root/VBP truce/NOUN/{verb}/obj"
        )
    };
    check(&told("[title]", 5, ""), &[("premier", "Lee", Deprel::Conj)]);
    check(&told("", 5, ""), &[("premier", "Lee", Deprel::Appos)]);
    check(&told("[title]", 6, "~,/PUNCT/4/punct "), &[("premier", "Lee", Deprel::Appos)]);
}

#[test]
fn what_police_allege_is_no_fact_though_the_verb_was_read_as_a_noun() {
    let said = &[("fled", "allege", Deprel::Ccomp), ("Police", "allege", Deprel::Nsubj), ("allege", "-", Deprel::Root)];
    check(
        "Police/NOUN/2/nsubj allege/NOUN/4/advmod Ann/PROPN/4/nsubj fled/VERB/0/root Friday/PROPN/4/obl ~./PUNCT/4/punct",
        said,
    );
    check(
        "Police/NOUN/2/nsubj allege/NOUN/0/root Ann/PROPN/4/nsubj fled/VERB/2/parataxis Friday/PROPN/4/obl ~./PUNCT/4/punct",
        said,
    );
}

/// "John Mitchell, the former attorney general who led it" was told as "General led it".
#[test]
fn an_attorney_general_is_an_attorney() {
    check(
        "Bob/PROPN/0/root ~,/PUNCT/5/punct the/DET/5/det attorney/NOUN/5/compound general/NOUN/1/appos              who/PRON/7/nsubj led/VERB/5/acl:relcl ~./PUNCT/1/punct",
        &[
            ("attorney", "Bob", Deprel::Appos),
            ("general", "attorney", Deprel::Amod),
            ("led", "attorney", Deprel::AclRelcl),
        ],
    );
    check(
        "Bob/PROPN/0/root ~,/PUNCT/5/punct the/DET/5/det attorney/NOUN/1/appos general/NOUN/1/appos              who/PRON/7/nsubj led/VERB/5/acl:relcl ~./PUNCT/1/punct",
        &[("general", "attorney", Deprel::Amod), ("led", "attorney", Deprel::AclRelcl)],
    );
}

#[test]
fn a_report_that_somebody_wrote_stays_a_noun() {
    check(
        "The/DET/3/det police/NOUN/3/compound report/NOUN/6/nsubj Ann/PROPN/5/nsubj wrote/VERB/3/acl:relcl \
         burned/VERB/0/root ~./PUNCT/6/punct",
        &[("wrote", "report", Deprel::AclRelcl), ("report", "burned", Deprel::Nsubj)],
    );
}

#[test]
fn whom_the_clause_tells_of_is_not_who_says_it() {
    check(
        "Ann/PROPN/6/nsubj ~,/PUNCT/1/punct was/AUX/4/aux walking/VERB/6/ccomp/VBG ~,/PUNCT/4/punct said/VERB/0/root/=say \
         Bob/PROPN/6/nsubj ~./PUNCT/6/punct",
        &[("Ann", "walking", Deprel::Nsubj), ("Bob", "said", Deprel::Nsubj)],
    );
}

/// "A hungry, wet and barefoot Arcade Joseph Comeaux was caught, said Alfredo Perez" was said by an Arcade.
#[test]
fn a_noun_in_front_of_the_subject_of_what_is_said_does_not_say_it() {
    check(
        "barefoot/ADJ/2/amod Max/PROPN/7/nsubj Ann/PROPN/5/nsubj:pass was/AUX/5/aux:pass caught/VERB/7/ccomp/VBN ~,/PUNCT/5/punct \
         said/VERB/0/root/=say Bob/PROPN/7/nsubj ~./PUNCT/7/punct",
        &[("Max", "Ann", Deprel::Compound), ("Bob", "said", Deprel::Nsubj)],
    );
}

#[test]
fn who_says_it_at_the_end_is_not_who_did_it() {
    check(
        "Fire/NOUN/2/nsubj killed/VERB/7/ccomp/VBD five/NUM/2/obj ~,/PUNCT/2/punct/, the/DET/6/det agency/NOUN/2/nsubj reported/VERB/0/root/VBD",
        &[("agency", "reported", Deprel::Nsubj), ("Fire", "killed", Deprel::Nsubj)],
    );
}

/// "The man was charged, police and the woman's friend said" was said by the friend alone.
#[test]
fn of_two_who_say_it_the_first_is_no_part_of_what_is_said() {
    check(
        "Roe/PROPN/3/nsubj:pass was/AUX/3/aux:pass charged/VERB/9/ccomp/VBN ~,/PUNCT/5/punct/, police/NOUN/3/obl:agent and/CCONJ/8/cc/=and \
         the/DET/8/det friend/NOUN/9/nsubj said/VERB/0/root/=say ~./PUNCT/9/punct",
        &[("police", "said", Deprel::Nsubj), ("friend", "police", Deprel::Conj)],
    );
}

/// "“He is no thief,” Umm Khalid, 58, told reporters" was said by the reporters.
#[test]
fn who_says_it_behind_a_closing_mark_is_not_who_is_spoken_of() {
    check(
        "He/PRON/3/nsubj fell/VERB/3/advcl down/ADV/7/ccomp ~,/PUNCT/3/punct/, ”/PUNCT/3/punct Ann/PROPN/3/nsubj told/VERB/0/root/=tell \
         reporters/NOUN/7/iobj",
        &[("Ann", "told", Deprel::Nsubj), ("reporters", "told", Deprel::Iobj)],
    );
}

#[test]
fn who_told_the_police_was_told_nothing() {
    check(
        "Lee/PROPN/2/iobj told/VERB/0/root/=tell police/NOUN/2/iobj he/PRON/5/nsubj fell/VERB/2/ccomp",
        &[("Lee", "told", Deprel::Nsubj), ("police", "told", Deprel::Iobj)],
    );
}

#[test]
fn a_constable_who_alleges_did_not_open_fire() {
    check(
        "Bob/PROPN/2/nsubj allege/VERB/0/root/VBP the/DET/4/det man/NOUN/2/nsubj ~,/PUNCT/6/punct Ray/PROPN/4/appos \
         ~,/PUNCT/4/punct opened/VERB/2/conj fire/NOUN/8/obj ~./PUNCT/2/punct",
        &[("opened", "allege", Deprel::Ccomp), ("man", "opened", Deprel::Nsubj)],
    );
}

#[test]
fn a_title_in_front_of_two_names_is_no_subject_beside_them() {
    check(
        "producers/NOUN/5/nsubj Ann/PROPN/5/nsubj and/CCONJ/4/cc Bob/PROPN/2/conj said/VERB/0/root/=say yes/INTJ/5/obj",
        &[("producers", "Ann", Deprel::Nmod), ("Ann", "said", Deprel::Nsubj)],
    );
}

/// "The Baltimore, Md., native hasn't beaten an opponent" was told of Baltimore, Md.
#[test]
fn the_place_that_somebody_is_a_native_of_is_no_subject() {
    check(
        "The/DET/2/det Harbourtown/PROPN/7/nsubj ~,/PUNCT/4/punct/, Norl./PROPN/2/appos ~,/PUNCT/2/punct/, native/NOUN/7/nsubj \
         won/VERB/0/root/VBD ~./PUNCT/7/punct",
        &[("Harbourtown", "native", Deprel::Compound), ("native", "won", Deprel::Nsubj)],
    );
}

#[test]
fn who_is_believed_to_be_somebody_is_who_screamed() {
    check(
        "It/PRON/2/nsubj stopped/VERB/0/root ~,/PUNCT/2/punct and/CCONJ/6/cc man/NOUN/6/nsubj believed/VERB/2/conj/=believe \
         to/PART/9/mark be/AUX/9/cop husband/NOUN/6/ccomp screamed/VERB/2/conj/VBD ~./PUNCT/2/punct",
        &[
            ("man", "screamed", Deprel::Nsubj),
            ("believed", "man", Deprel::Acl),
            ("screamed", "stopped", Deprel::Conj),
            ("and", "screamed", Deprel::Cc),
        ],
    );
}

#[test]
fn two_who_hold_offices_are_coordinated_though_a_body_stands_between() {
    check(
        "They/PRON/2/nsubj met/VERB/0/root the/DET/4/det chief/NOUN/2/obj of/ADP/7/case the/DET/7/det force/NOUN/4/nmod \
         and/CCONJ/10/cc the/DET/10/det head/NOUN/7/conj of/ADP/13/case the/DET/13/det guard/NOUN/10/nmod",
        &[("head", "chief", Deprel::Conj)],
    );
}

#[test]
fn a_circle_is_not_closed() {
    check("said/VERB/2/ccomp/=say ~,/PUNCT/1/punct said/VERB/1/ccomp/=say", &[]);
}

/// "Roe told the Post the deal was off" told that the Post was off, and "told Lurelnews talks had failed" of the talks of an agency.
#[test]
fn whom_it_is_told_to_is_no_subject_of_what_is_told() {
    check(
        "Roe/PROPN/2/nsubj told/VERB/0/root/=tell/VBD the/DET/4/det Post/PROPN/7/nsubj/B-organization a/DET/6/det deal/NOUN/7/nsubj \
         failed/VERB/2/ccomp",
        &[("Post", "told", Deprel::Iobj), ("deal", "failed", Deprel::Nsubj)],
    );
    check(
        "Roe/PROPN/2/nsubj told/VERB/0/root/=tell/VBD Lurelnews/PROPN/4/compound/B-organization talks/NOUN/5/nsubj failed/VERB/2/ccomp",
        &[("Lurelnews", "told", Deprel::Iobj), ("talks", "failed", Deprel::Nsubj)],
    );
    check(
        "Roe/PROPN/2/nsubj told/VERB/0/root/=tell/VBD us/PRON/2/iobj Lurel/PROPN/5/compound/B-place talks/NOUN/6/nsubj failed/VERB/2/ccomp",
        &[("Lurel", "talks", Deprel::Compound)],
    );
}

/// "One was killed and four more received wounds" was told as "One four more received wounds".
#[test]
fn a_number_in_front_of_a_verb_is_its_subject() {
    check(
        "One/NUM/2/nsubj:pass fell/VERB/0/root/VBN and/CCONJ/6/cc four/NUM/6/nummod more/ADJ/6/advmod wept/VERB/2/conj/VBD",
        &[("four", "wept", Deprel::Nsubj), ("more", "four", Deprel::Amod)],
    );
    check(
        "One/NUM/2/nsubj:pass fell/VERB/0/root/VBN and/CCONJ/6/cc four/NUM/5/nummod more/ADJ/6/advmod took/VERB/2/conj/VBN harm/NOUN/6/obj",
        &[("four", "took", Deprel::Nsubj), ("more", "four", Deprel::Amod)],
    );
    check(
        "One/NUM/2/nsubj:pass fell/VERB/0/root/VBN and/CCONJ/5/cc four/NUM/5/nummod hurt/VERB/2/conj/VBN",
        &[("four", "hurt", Deprel::NsubjPass)],
    );
    check(
        "One/NUM/2/nsubj:pass fell/VERB/0/root/VBN and/CCONJ/6/cc four/NUM/5/nummod men/NOUN/6/nsubj wept/VERB/2/conj/VBD",
        &[("four", "men", Deprel::Nummod)],
    );
}

/// "A Kyrgyz official familiar with the talks said" was said by the talks.
#[test]
fn who_stands_between_the_comma_and_the_verb_is_no_attribute_of_what_is_said() {
    let drawn = |with: &str, official: usize| {
        format!(
            "They/PRON/2/nsubj signed/VERB/0/root/VBD pacts/NOUN/2/obj ~,/PUNCT/{official}/punct{with} an/DET/{official}/det \
             official/NOUN/3/nmod near/ADP/{0}/case them/PRON/{official}/nmod said/VERB/2/parataxis/=say/VBD",
            official + 2
        )
    };
    check(&drawn("", 6), &[("official", "said", Deprel::Nsubj)]);
    check(&drawn(" with/ADP/7/case", 7), &[("official", "pacts", Deprel::Nmod)]);
}

/// "The pact that media praised since Tuesday was never signed, an officer has told the Post" told the Post a pact.
#[test]
fn a_clause_in_front_of_who_tells_it_is_no_object() {
    let drawn = |second: &str| {
        format!(
            "Pacts/NOUN/9/obj that/PRON/4/obj they/PRON/4/nsubj praise/VERB/1/acl:relcl/VBP {second}/PRON/6/nsubj \
             end/VERB/1/acl:relcl/VBP ~,/PUNCT/1/punct officers/NOUN/9/nsubj told/VERB/0/root/=tell/VBD Ann/PROPN/9/iobj"
        )
    };
    let daily = drawn("days").replace("days/PRON", "days/NOUN");
    check(&daily, &[("end", "told", Deprel::Ccomp), ("Pacts", "end", Deprel::Nsubj), ("days", "end", Deprel::Obl)]);
    check(&drawn("which"), &[("end", "Pacts", Deprel::AclRelcl), ("Pacts", "told", Deprel::Obj)]);
}

/// "The company said in a statement that it would close the plant" was said by nobody.
#[test]
fn what_is_said_in_a_statement_hangs_on_the_verb() {
    check(
        "Firms/NOUN/2/nsubj said/VERB/0/root/=say/VBD in/ADP/5/case a/DET/5/det statement/NOUN/2/obl that/SCONJ/8/mark \
         they/PRON/8/nsubj close/VERB/5/acl/VBP",
        &[("close", "said", Deprel::Ccomp)],
    );
}

/// "A former engineer of the Lake Ferries Agency, Mr Stanslaus Kweka, told" was said by an engineer, and by Kweka of the agency.
#[test]
fn a_person_stands_beside_whoever_is_of_the_body() {
    let told = |noun: &str| {
        format!(
            "{noun}/NOUN/6/nsubj/NN of/ADP/3/case Acme/PROPN/1/nmod/B-organization ~,/PUNCT/5/punct Lee/PROPN/3/appos/B-person spoke/VERB/0/root"
        )
    };
    check(&told("engineer"), &[("Lee", "engineer", Deprel::Appos)]);
    check(&told("branch"), &[("Lee", "Acme", Deprel::Appos)]);
}

/// "Norland said a sergeant had died on Friday and accused its neighbours" was told as "a sergeant accused its neighbours".
#[test]
fn what_is_told_as_past_beside_what_had_been_is_done_by_who_tells_it() {
    let drawn = |had: &str| {
        format!(
            "Norland/PROPN/2/nsubj said/VERB/0/root/=say/VBD men/NOUN/5/nsubj {had} died/VERB/2/ccomp/VBN and/CCONJ/7/cc accused/VERB/5/conj/VBD \
             others/NOUN/7/obj"
        )
    };
    check(&drawn("had/AUX/5/aux/VBD/=have"), &[("accused", "said", Deprel::Conj)]);
    check(&drawn("have/AUX/5/aux/VBP/=have"), &[("accused", "died", Deprel::Conj)]);
}
