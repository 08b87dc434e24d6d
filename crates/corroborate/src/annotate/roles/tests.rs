use super::*;
use crate::annotate::{chains, mentions, testing, times};
use crate::text::Span;

#[track_caller]
fn check(drawn: &str, expected: &[(&str, &str, Option<&str>)]) {
    let mut report = testing::read(drawn);
    mentions::find(&mut report);
    chains::link(&mut report);
    find(&mut report);
    let name = |chain: usize| {
        let chain = &report.chains[chain];
        report.words(report.mentions[chain.name.unwrap_or(chain.mentions[0])].span)
    };
    let found: Vec<_> =
        report.roles.iter().map(|role| (name(role.holder), role.title.as_str(), role.body.map(name))).collect();
    assert_eq!(found, expected);
}

#[test]
fn titles_in_front_of_a_name() {
    check(
        "Iran/PROPN/4/nmod:poss/B-place 's/PART/1/case/POS police/NOUN/4/compound chief/NOUN/9/nsubj/k:person \
         Brigadier/PROPN/4/flat General/PROPN/4/flat Mehmet/PROPN/4/flat/B-person Yilmaz/PROPN/4/flat/I-person \
         left/VERB/0/root",
        &[("Mehmet Yilmaz", "police chief", Some("Iran")), ("Mehmet Yilmaz", "Brigadier General", None)],
    );
    check(
        "Iranian/ADJ/3/amod/B-other President/PROPN/3/compound Ali/PROPN/5/nsubj/B-person/k:person \
         Kaya/PROPN/3/flat/I-person left/VERB/0/root",
        &[("Ali Kaya", "President", Some("Iranian"))],
    );
    check(
        "White/PROPN/2/compound/B-organization House/PROPN/3/compound/I-organization spokesman/NOUN/6/nsubj/k:person \
         John/PROPN/3/flat/B-person Doe/PROPN/3/flat/I-person spoke/VERB/0/root",
        &[("John Doe", "spokesman", Some("White House"))],
    );
}

/// "Assistant Oakland County Prosecutor" was an assistant, and the prosecutor.
#[test]
fn a_title_has_the_body_that_stands_within_it() {
    check(
        "Assistant/NOUN/4/compound Lurel/PROPN/3/compound/B-organization County/PROPN/4/compound/I-organization \
         Prosecutor/NOUN/7/nsubj/k:person Jane/PROPN/4/flat/B-person Doe/PROPN/4/flat/I-person spoke/VERB/0/root",
        &[("Jane Doe", "Assistant Prosecutor", Some("Lurel County"))],
    );
}

/// "American Pie actress Tara Reid" was a "Pie actress" of the U.S.
#[test]
fn the_name_of_a_film_is_no_part_of_a_title_and_no_country() {
    check(
        "Iranian/ADJ/3/amod/B-other Pie/PROPN/3/compound director/NOUN/6/nsubj/k:person Jane/PROPN/3/flat/B-person \
         Doe/PROPN/3/flat/I-person spoke/VERB/0/root",
        &[("Jane Doe", "director", None)],
    );
}

/// "Barack Obama to Name Sanjay Gupta Surgeon General" made Obama surgeon general; "Veterans Ann Roe and Bob Ray", her "Veterans".
#[test]
fn a_title_behind_the_name_of_another_or_of_several_is_not_ones_own() {
    check(
        "Jane/PROPN/0/root/B-person/k:person Doe/PROPN/1/flat/I-person to/PART/4/mark name/VERB/1/acl Ann/PROPN/7/compound/B-person/k:person \
         Roe/PROPN/5/flat/I-person treasurer/NOUN/4/xcomp/k:person",
        &[],
    );
    check(
        "Veterans/PROPN/2/compound/NNPS/=veteran Jane/PROPN/4/nsubj/B-person/k:person Doe/PROPN/2/flat/I-person spoke/VERB/0/root",
        &[],
    );
}

#[test]
fn an_attorney_general_is_no_general() {
    check(
        "Attorney/PROPN/2/compound General/PROPN/3/compound Jane/PROPN/5/nsubj/B-person/k:person \
         Doe/PROPN/3/flat/I-person spoke/VERB/0/root",
        &[("Jane Doe", "Attorney General", None)],
    );
}

/// "Its director general, Engineer Fidelis Mbwambo" was a director, and a general.
#[test]
fn a_director_general_is_no_general() {
    let told = |director: &str, general: &str| {
        format!(
            "{director}/PROPN/2/compound {general}/PROPN/3/compound Jane/PROPN/5/nsubj/B-person/k:person \
             Doe/PROPN/3/flat/I-person spoke/VERB/0/root"
        )
    };
    for (director, general, title) in
        [("Director", "General", "Director General"), ("director", "general", "director general")]
    {
        check(&told(director, general), &[("Jane Doe", title, None)]);
    }
    check(&told("director", "General"), &[("Jane Doe", "director", None), ("Jane Doe", "General", None)]);
}

/// "Water and Energy Minister Tesfaye Alemu" was Energy Minister of a body called "Water".
#[test]
fn an_office_for_two_things_is_one() {
    for energy in ["", "/B-organization"] {
        check(
            &format!(
                "Water/PROPN/4/compound/B-organization and/CCONJ/3/cc Energy/PROPN/4/compound{energy} Minister/PROPN/5/compound \
                 Jane/PROPN/7/nsubj/B-person/k:person Doe/PROPN/5/flat/I-person spoke/VERB/0/root"
            ),
            &[("Jane Doe", "Water and Energy Minister", None)],
        );
    }
    check(
        "Norland/PROPN/4/compound/B-place and/CCONJ/3/cc Lurel/PROPN/4/compound/B-place envoy/NOUN/5/compound \
         Jane/PROPN/7/nsubj/B-person/k:person Doe/PROPN/5/flat/I-person spoke/VERB/0/root",
        &[("Jane Doe", "envoy", Some("Lurel"))],
    );
}

/// "Philadelphia District Attorney Lynne Abraham" was Attorney of a "Philadelphia District".
#[test]
fn a_district_attorney_is_no_attorney_of_a_district() {
    check(
        "Lurel/PROPN/2/compound/B-organization District/PROPN/3/compound/I-organization Attorney/PROPN/4/compound \
         Jane/PROPN/6/nsubj/B-person/k:person Doe/PROPN/4/flat/I-person spoke/VERB/0/root",
        &[("Jane Doe", "District Attorney", None)],
    );
}

#[test]
fn what_somebody_is_accused_of_being_or_is_to_become_is_no_role() {
    check(
        "His/PRON/3/nmod:poss accused/VERB/3/amod killer/NOUN/6/nsubj/k:person ~,/PUNCT/3/punct Doe/PROPN/3/appos/B-person \
         spoke/VERB/0/root",
        &[],
    );
    check(
        "They/PRON/2/nsubj nominated/VERB/0/root/=nominate Doe/PROPN/2/obj/B-person/k:person as/ADP/6/case the/DET/6/det \
         chief/NOUN/3/nmod/k:person",
        &[("Doe", "nominee for chief", None)],
    );
}

#[test]
fn an_office_with_its_body_behind_a_name() {
    check(
        "Doe/PROPN/12/nsubj/B-person/k:person ,/PUNCT/4/punct an/DET/4/det expert/NOUN/1/appos/k:person at/ADP/8/case \
         the/DET/8/det Energy/PROPN/8/compound/B-organization Council/PROPN/4/nmod/I-organization/k:organization \
         in/ADP/10/case Oslo/PROPN/8/nmod/B-place ,/PUNCT/4/punct spoke/VERB/0/root",
        &[("Doe", "expert", Some("Energy Council"))],
    );
}

#[test]
fn a_verb_that_says_as_much() {
    check(
        "Doe/PROPN/8/nsubj/B-person/k:person ,/PUNCT/4/punct who/PRON/4/nsubj heads/VERB/1/acl:relcl/=head the/DET/6/det \
         agency/NOUN/4/obj/k:organization ,/PUNCT/4/punct spoke/VERB/0/root",
        &[("Doe", "head", Some("the agency"))],
    );
}

#[test]
fn what_limits_an_office_stays_with_it_though_a_body_stands_between() {
    check(
        "Former/ADJ/3/amod AMA/PROPN/3/compound/B-organization trustee/NOUN/4/nmod/k:person Ann/PROPN/6/nsubj/B-person/k:person \
         Doe/PROPN/4/flat/I-person left/VERB/0/root",
        &[("Ann Doe", "Former trustee", Some("AMA"))],
    );
    check(
        "Ann/PROPN/9/nsubj/B-person/k:person Doe/PROPN/1/flat/I-person ,/PUNCT/7/punct another/DET/7/det retired/VERB/7/amod \
         Norlandian/ADJ/7/amod/B-other journalist/NOUN/1/appos/k:person ,/PUNCT/7/punct left/VERB/0/root",
        &[("Ann Doe", "retired journalist", Some("Norlandian"))],
    );
    check(
        "A/DET/4/det suspected/VERB/4/amod Norlandian/ADJ/4/amod/B-other boss/NOUN/5/nmod/k:person Ann/PROPN/7/nsubj/B-person/k:person \
         Doe/PROPN/5/flat/I-person left/VERB/0/root",
        &[],
    );
}

#[test]
fn a_nominee_is_shown_as_one() {
    check(
        "Ann/PROPN/9/nsubj/B-person/k:person Doe/PROPN/1/flat/I-person ,/PUNCT/4/punct nominee/NOUN/1/appos/k:person for/ADP/7/case \
         surgeon/NOUN/7/compound general/NOUN/4/nmod/k:person ,/PUNCT/4/punct left/VERB/0/root",
        &[("Ann Doe", "nominee for surgeon general", None)],
    );
    check(
        "Ann/PROPN/9/nsubj/B-person/k:person Doe/PROPN/1/flat/I-person ,/PUNCT/4/punct nominee/NOUN/1/appos/k:person for/ADP/7/case \
         Norland/PROPN/7/compound/B-place director/NOUN/4/nmod/k:person ,/PUNCT/4/punct left/VERB/0/root",
        &[("Ann Doe", "nominee for director", Some("Norland"))],
    );
    check(
        "They/PRON/2/nsubj nominated/VERB/0/root/=nominate Ann/PROPN/2/obj/B-person/k:person Doe/PROPN/3/flat/I-person \
         as/ADP/6/case director/NOUN/2/obl/k:person of/ADP/9/case the/DET/9/det agency/NOUN/6/nmod/k:organization ./PUNCT/2/punct",
        &[("Ann Doe", "nominee for director", Some("the agency"))],
    );
}

/// The titles of a report with its times.
fn held(drawn: &str) -> Vec<(String, Option<String>, Option<String>)> {
    let mut report = testing::read(drawn);
    times::find(&mut report);
    mentions::find(&mut report);
    chains::link(&mut report);
    find(&mut report);
    let words = |span: Option<Span>| span.map(|span| report.words(span).to_owned());
    report.roles.iter().map(|role| (role.title.clone(), words(role.tenure.from), words(role.tenure.to))).collect()
}

fn since(title: &str, from: Option<&str>, to: Option<&str>) -> (String, Option<String>, Option<String>) {
    (title.to_owned(), from.map(str::to_owned), to.map(str::to_owned))
}

/// "From 1999 to 2008 he was director" was shown like an office of today, and "since 2012" was lost.
#[test]
fn a_role_keeps_the_years_that_are_told_with_it() {
    let drawn = "From/ADP/2/case/=from 1999/NUM/7/obl/CD to/PART/4/case 2008/NUM/2/nmod/CD Doe/PROPN/7/nsubj/B-person/k:person was/AUX/7/cop \
                 director/NOUN/0/root/k:person ./PUNCT/7/punct";
    assert_eq!(held(drawn), [since("director", Some("1999 to 2008"), Some("1999 to 2008"))]);
    let drawn = "Doe/PROPN/10/nsubj/B-person/k:person ,/PUNCT/6/punct who/PRON/6/nsubj had/AUX/6/aux/=have/VBD been/AUX/6/cop \
                 minister/NOUN/1/appos/k:person since/ADP/8/case 2012/NUM/6/nmod/CD ,/PUNCT/1/punct left/VERB/0/root ./PUNCT/10/punct";
    assert_eq!(held(drawn), [since("minister", Some("2012"), None)]);
}

#[test]
fn who_is_appointed_holds_the_office_from_that_day_on() {
    let drawn = |verb: &str| {
        format!(
            "Doe/PROPN/3/nsubj:pass/B-person/k:person {verb} minister/NOUN/3/xcomp/k:person on/ADP/6/case Sunday/PROPN/3/obl ./PUNCT/3/punct"
        )
    };
    let appointed = held(&drawn("was/AUX/3/aux:pass appointed/VERB/0/root/=appoint/VBN"));
    assert!(appointed.contains(&since("minister", Some("Sunday"), None)), "{appointed:?}");
    let planned = held(&drawn("would/AUX/3/aux/MD appoint/VERB/0/root/VB"));
    assert!(planned.iter().all(|(_, from, _)| from.is_none()), "{planned:?}");
}

#[test]
fn who_is_asked_to_hold_an_office_holds_it_not() {
    check(
        "She/PRON/2/nsubj asked/VERB/0/root/=ask Ann/PROPN/2/obj/B-person/k:person to/PART/6/mark be/AUX/6/cop director/NOUN/2/xcomp/k:person \
         ./PUNCT/2/punct
         The/DET/2/det director/NOUN/3/nsubj/k:person reports/VERB/0/root ./PUNCT/3/punct",
        &[],
    );
}

#[test]
fn an_office_is_that_of_the_name_behind_it() {
    check(
        "Ann/PROPN/8/nsubj/B-person/k:person and/CCONJ/4/cc Doe/PROPN/4/compound/B-person aide/NOUN/1/conj/k:person \
         Jeb/PROPN/4/flat/B-person/k:person Roe/PROPN/5/flat/I-person then/ADV/8/advmod left/VERB/0/root",
        &[("Jeb Roe", "aide", Some("Doe"))],
    );
}

#[test]
fn who_led_a_team_once_is_not_its_leader() {
    check(
        "Ann/PROPN/2/nsubj/B-person/k:person led/VERB/0/root/VBD/=lead the/DET/4/det team/NOUN/2/obj/k:organization ./PUNCT/2/punct",
        &[],
    );
    check(
        "They/PRON/2/nsubj want/VERB/0/root Ann/PROPN/2/obj/B-person/k:person to/PART/5/mark head/VERB/2/xcomp/VB the/DET/7/det \
         agency/NOUN/5/obj/k:organization ./PUNCT/2/punct",
        &[],
    );
    check(
        "Ann/PROPN/2/nsubj/B-person/k:person founded/VERB/0/root/VBD/=found the/DET/4/det agency/NOUN/2/obj/k:organization ./PUNCT/2/punct",
        &[("Ann", "founder", Some("the agency"))],
    );
}

#[test]
fn an_attorney_general_is_one_though_a_name_begins_between_the_words() {
    check(
        "former/ADJ/2/amod Attorney/PROPN/3/nmod/k:person General/PROPN/6/nsubj/k:person John/PROPN/3/flat/B-person Doe/PROPN/3/flat/I-person \
         left/VERB/0/root",
        &[("John Doe", "former Attorney General", None)],
    );
}

#[test]
fn a_title_word_inside_another_noun_is_nobody_s_title() {
    check(
        "Ann/PROPN/7/nsubj/B-person/k:person ~,/PUNCT/6/punct the/DET/6/det police/NOUN/6/compound victim/NOUN/6/compound \
         volunteer/NOUN/1/appos/k:person left/VERB/0/root",
        &[("Ann", "police victim volunteer", None)],
    );
}

/// "Rovers Fire Coach Ann Lee", a headline, made her a fire coach.
#[test]
fn what_a_body_does_in_a_headline_is_no_part_of_a_title() {
    check(
        "[title] Rovers/PROPN/2/nsubj/B-organization Fire/PROPN/0/root Coach/PROPN/4/compound Ann/PROPN/2/obj/B-person/k:person Lee/PROPN/4/flat/I-person",
        &[("Ann Lee", "Coach", None)],
    );
}

/// "The fourth coach since the club was sold" was a "fourth coach", "the Most Valuable Player" a "Valuable Player".
#[test]
fn of_a_row_the_number_is_no_part_of_a_title() {
    let parse = "Ann/PROPN/6/nsubj/B-person/k:person is/AUX/6/cop the/DET/6/det fourth/ADJ/6/amod head/NOUN/6/compound coach/NOUN/0/root/k:person";
    check(&format!("{parse} since/ADP/8/case May/PROPN/6/nmod"), &[("Ann", "head coach", None)]);
    check(&format!("{parse} ./PUNCT/6/punct"), &[("Ann", "fourth head coach", None)]);
}

/// "Its president, Ann Lee" was the president of whatever "its" was taken for.
#[test]
fn whose_it_is_that_a_pronoun_owns_is_not_guessed() {
    check(
        "The/DET/2/det bank/NOUN/3/nsubj/k:organization praised/VERB/0/root its/PRON/5/nmod:poss/PRP$ president/NOUN/3/obj/k:person ,/PUNCT/7/punct \
         Ann/PROPN/5/appos/B-person/k:person Lee/PROPN/7/flat/I-person",
        &[("Ann Lee", "president", None)],
    );
}

/// "Roe is a patient man" made him a patient.
#[test]
fn what_kind_of_man_somebody_is_is_no_title() {
    check(
        "Roe/PROPN/5/nsubj/B-person/k:person is/AUX/5/cop a/DET/5/det patient/NOUN/5/amod man/NOUN/0/root/k:person",
        &[],
    );
}

/// "The one-time senator" was nothing, a "self-styled general" a general, a "soon-to-be senior aide"
/// one already.
#[test]
fn what_hyphens_hold_together_is_one_word_of_a_title() {
    let of = |word: &str| {
        format!(
            "the/DET/5/det {word} senator/NOUN/0/root/k:person Jane/PROPN/5/appos/B-person Doe/PROPN/6/flat/I-person"
        )
    };
    let check = |words: &str, expected: &[(&str, &str, Option<&str>)]| check(&of(words), expected);
    check("one/NUM/5/nummod ~-/PUNCT/2/punct ~time/NOUN/5/compound", &[("Jane Doe", "one-time senator", None)]);
    check("long/ADJ/5/amod ~-/PUNCT/2/punct ~time/NOUN/5/compound", &[("Jane Doe", "senator", None)]);
    check("self/NOUN/5/compound ~-/PUNCT/2/punct ~styled/VERB/5/amod", &[]);
    check("10/NUM/5/nummod ~-/PUNCT/2/punct ~year/NOUN/5/compound", &[]);
}

/// "P-I columnist" was an "I columnist" where the parser cut the word in two.
#[test]
fn a_title_does_not_begin_in_the_middle_of_a_word() {
    check(
        "P/NOUN/0/root ~-/PUNCT/1/punct ~I/PROPN/5/compound senator/NOUN/5/nmod/k:person Jane/PROPN/7/nsubj/B-person/k:person \
         Doe/PROPN/5/flat/I-person spoke/VERB/1/parataxis",
        &[("Jane Doe", "senator", None)],
    );
}

/// "Hugh Jackman, known for playing a furry comic-book hero" was a hero.
#[test]
fn whom_somebody_plays_he_is_not() {
    check(
        "Doe/PROPN/9/nsubj/B-person/k:person ,/PUNCT/3/punct known/VERB/1/acl for/SCONJ/5/mark playing/VERB/3/advcl/VBG \
         the/DET/7/det chief/NOUN/5/obj/k:person ,/PUNCT/3/punct spoke/VERB/0/root",
        &[("the chief", "chief", None)],
    );
}

/// "A full participant in practice" and "my client" were roles; "good quarterback" is a quarterback.
#[test]
fn how_somebody_is_seen_or_what_he_is_for_the_while_is_no_role() {
    let is = |words: &str| format!("Roe/PROPN/5/nsubj/B-person/k:person is/AUX/5/cop {words}/k:person");
    check(&is("a/DET/5/det full/ADJ/5/amod participant/NOUN/0/root"), &[]);
    check(&is("a/DET/5/det good/ADJ/5/amod minister/NOUN/0/root"), &[("Roe", "minister", None)]);
    check(&is("my/PRON/5/nmod:poss/PRP$ old/ADJ/5/amod minister/NOUN/0/root"), &[]);
}

/// "Roe, chairman of Acme, the team's owner" made him the owner.
#[test]
fn what_a_body_in_front_may_be_is_nobody_else_s_role() {
    let drawn = |noun: &str| {
        format!(
            "Roe/PROPN/10/nsubj/B-person/k:person ,/PUNCT/3/punct chairman/NOUN/1/appos/k:person of/ADP/5/case \
             Acme/PROPN/3/nmod/B-organization/k:organization ,/PUNCT/8/punct the/DET/8/det {noun}/NOUN/1/appos/k:person ,/PUNCT/1/punct \
             left/VERB/0/root"
        )
    };
    check(&drawn("owner"), &[("Roe", "chairman", Some("Acme"))]);
    check(&drawn("director"), &[("Roe", "chairman", Some("Acme")), ("Roe", "director", None)]);
}

/// "Deputy Public Defender" was two offices, "Managing Editor" one of an editor.
#[test]
fn a_deputy_and_a_managing_editor_are_called_so() {
    let drawn = |words: &str| format!("{words} Roe/PROPN/4/nsubj/B-person/k:person left/VERB/0/root");
    check(
        &drawn("Deputy/PROPN/2/compound Defender/PROPN/3/nmod Minister/PROPN/4/nmod").replace("/4/nsubj", "/5/nsubj"),
        &[("Roe", "Deputy Defender Minister", None)],
    );
    check(&drawn("Managing/VERB/2/amod/VBG Editor/NOUN/3/nmod"), &[("Roe", "Managing Editor", None)]);
    check(
        &drawn("communications/NOUN/2/dep head/NOUN/3/nmod")
            .replace("communications/NOUN/2/dep", "yesterday/ADV/4/advmod"),
        &[],
    );
}

/// "Roe had been the front-runner until he withdrew" made him the front-runner.
#[test]
fn what_somebody_had_been_is_no_role() {
    let was =
        |verb: &str| format!("Roe/PROPN/5/nsubj/B-person/k:person {verb} the/DET/5/det director/NOUN/0/root/k:person");
    check(&was("has/AUX/5/aux/VBZ/=have been/AUX/5/cop"), &[("Roe", "director", None)]);
    check(&was("had/AUX/5/aux/VBD/=have been/AUX/5/cop"), &[]);
}

/// "Suale, once a school teacher" was a teacher.
#[test]
fn what_somebody_once_was_is_no_role() {
    let was = |adverb: &str| {
        format!(
            "Roe/PROPN/6/nsubj/B-person/k:person ,/PUNCT/5/punct {adverb}/ADV/5/advmod a/DET/5/det teacher/NOUN/1/appos/k:person \
             left/VERB/0/root"
        )
    };
    check(&was("now"), &[("Roe", "teacher", None)]);
    check(&was("once"), &[]);
}

/// "The caretaker minister and his Tajik counterpart" made two caretaker ministers.
#[test]
fn a_counterpart_has_the_office_and_not_how_long_it_is_held() {
    check(
        "Caretaker/PROPN/2/compound Minister/PROPN/3/compound Roe/PROPN/8/nsubj/B-person/k:person and/CCONJ/7/cc his/PRON/7/nmod:poss \
         Tajik/ADJ/7/amod/B-other counterpart/NOUN/3/conj/k:person signed/VERB/0/root it/PRON/8/obj with/ADP/11/case Lee/PROPN/8/obl/B-person",
        &[("Roe", "Caretaker Minister", None), ("his Tajik counterpart", "Minister", Some("Tajik"))],
    );
}

/// "Investigators believe Roe was a member of the gang" made him one.
#[test]
fn what_somebody_is_only_believed_to_be_is_no_role() {
    let says = |verb: &str| {
        format!(
            "They/PRON/2/nsubj {verb} Roe/PROPN/6/nsubj/B-person/k:person was/AUX/6/cop a/DET/6/det minister/NOUN/2/ccomp/k:person"
        )
    };
    check(&says("believe/VERB/0/root/VBP"), &[]);
    check(&says("say/VERB/0/root/VBP"), &[("Roe", "minister", None)]);
    check(
        "Roe/PROPN/3/nsubj/B-person/k:person is/AUX/3/aux said/VERB/0/root/VBN/=say to/PART/7/mark be/AUX/7/cop a/DET/7/det \
         minister/NOUN/3/xcomp/k:person",
        &[],
    );
}

/// "Stuart Pimm, Doris Duke Professor of Ecology" made Doris Duke a professor.
#[test]
fn who_a_chair_is_named_for_does_not_hold_it() {
    check(
        "Ann/PROPN/8/nsubj/B-person/k:person Roe/PROPN/1/flat/I-person ,/PUNCT/6/punct Jane/PROPN/6/compound/B-person/k:person \
         Doe/PROPN/4/flat/I-person Professor/PROPN/1/appos/k:person ,/PUNCT/6/punct left/VERB/0/root",
        &[],
    );
}

/// "An alleged 8 Block gang member" was a "Block gang member", and told as one.
#[test]
fn a_number_in_a_name_cuts_no_title_and_hides_no_doubt() {
    let member = |first: &str| {
        format!(
            "{first} 8/NUM/5/nummod Block/PROPN/5/compound gang/NOUN/5/compound senator/NOUN/0/root/k:person Jane/PROPN/5/appos/B-person \
             Doe/PROPN/6/flat/I-person"
        )
    };
    check(&member("an/DET/5/det"), &[("Jane Doe", "gang senator", None)]);
    check(&member("alleged/VERB/5/amod"), &[]);
}

/// "Player of the year" was a player.
#[test]
fn the_year_of_a_title_belongs_to_it() {
    check(
        "The/DET/2/det director/NOUN/0/root/k:person of/ADP/5/case the/DET/5/det year/NOUN/2/nmod ,/PUNCT/7/punct Jane/PROPN/2/appos/B-person \
         Doe/PROPN/7/flat/I-person",
        &[("Jane Doe", "director of the year", None)],
    );
}

/// "He was found guilty of murdering a judge, a court reporter and a deputy" made him both.
#[test]
fn one_of_several_is_nobody_who_is_named_in_front() {
    check(
        "Roe/PROPN/2/nsubj/B-person/k:person shot/VERB/0/root a/DET/4/det man/NOUN/2/obj ,/PUNCT/7/punct a/DET/7/det senator/NOUN/1/appos/k:person \
         and/CCONJ/10/cc a/DET/10/det minister/NOUN/4/conj",
        &[],
    );
}

/// "Best-actor Tony", an award, was somebody's role.
#[test]
fn the_best_of_a_kind_is_no_title() {
    check(
        "best/ADJ/3/amod senator/NOUN/3/compound Jane/PROPN/5/nsubj/B-person/k:person Doe/PROPN/3/flat/I-person spoke/VERB/0/root",
        &[],
    );
}

/// "Daughter of the court reporter Nichols murdered" made the murderer a court reporter.
#[test]
fn whom_a_clause_tells_of_is_not_its_subject() {
    check(
        "a/DET/2/det daughter/NOUN/0/root of/ADP/5/case the/DET/5/det minister/NOUN/6/compound/k:person Jane/PROPN/2/nmod/B-person \
         Doe/PROPN/6/flat/I-person murdered/VERB/2/acl/VBD",
        &[],
    );
    check(
        "the/DET/2/det minister/NOUN/3/compound/k:person Jane/PROPN/5/nsubj/B-person Doe/PROPN/3/flat/I-person left/VERB/0/root/VBD",
        &[("Jane Doe", "minister", None)],
    );
}

/// "Locke and Salazar head the two agencies" made each head of both.
#[test]
fn who_of_several_heads_which_is_not_said() {
    let heads = |agencies: &str| {
        format!("Doe/PROPN/2/nsubj/B-person/k:person heads/VERB/0/root/VBZ/=head the/DET/4/det {agencies}/=agency")
    };
    check(&heads("agency/NOUN/2/obj/k:organization/NN"), &[("Doe", "head", Some("the agency"))]);
    check(&heads("agencies/NOUN/2/obj/k:organization/NNS"), &[]);
}

/// "Denying he was a gangster" made him one.
#[test]
fn what_somebody_denies_he_is_he_is_not() {
    let drawn = |verb: &str| {
        format!(
            "Doe/PROPN/2/nsubj/B-person/k:person {verb}/VERB/0/root/VBD/={verb} he/PRON/6/nsubj/k:person was/AUX/6/cop a/DET/6/det \
             minister/NOUN/2/ccomp/k:person"
        )
    };
    check(&drawn("deny"), &[]);
    check(&drawn("recall"), &[("Doe", "minister", None)]);
}

/// "Navy Chief Admiral Roe" was a "Chief Admiral", "commander Major General Lee" one office.
#[test]
fn a_rank_behind_an_office_is_a_title_of_its_own() {
    let drawn = |words: &str| format!("{words} Roe/PROPN/5/nsubj/B-person/k:person left/VERB/0/root");
    check(
        &drawn("the/DET/4/det Chief/PROPN/3/compound Admiral/PROPN/4/nmod"),
        &[("Roe", "Chief", None), ("Roe", "Admiral", None)],
    );
    check(
        &drawn("commander/NOUN/4/nmod Major/ADJ/4/amod General/PROPN/4/nmod"),
        &[("Roe", "commander", None), ("Roe", "Major General", None)],
    );
}
