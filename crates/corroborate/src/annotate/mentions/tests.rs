//! What is a name, a phrase, a pronoun, and of what kind.

use super::*;
use crate::annotate::testing;
use crate::annotation::MentionForm;

#[track_caller]
fn check(drawn: &str, expected: &[(&str, EntityKind, MentionForm)]) {
    let mut report = testing::read(drawn);
    find(&mut report);
    let found: Vec<_> = report.mentions.iter().map(|m| (report.words(m.span), m.kind, m.form)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_title_is_cut_from_the_name_and_stands_in_the_phrase() {
    use EntityKind::{Person, Place};
    use MentionForm::{Name, Nominal};
    check(
        "Iran/PROPN/4/nmod:poss/B-place 's/PART/1/case/POS police/NOUN/4/compound chief/NOUN/8/nsubj/k:person \
         General/PROPN/4/flat/B-person Mehmet/PROPN/4/flat/I-person Yilmaz/PROPN/4/flat/I-person left/VERB/0/root",
        &[
            ("Iran", Place, Name),
            ("Iran's police chief General Mehmet Yilmaz", Person, Nominal),
            ("Mehmet Yilmaz", Person, Name),
        ],
    );
}

/// "State Minister Sultan Abdurahman" was called Abdurahman.
#[test]
fn a_given_name_that_is_a_title_elsewhere_stays_behind_a_title() {
    let told =
        |front: &str| format!("{front} Sultan/PROPN/4/nmod/B-person Karimi/PROPN/3/flat/I-person left/VERB/0/root");
    let names = |drawn: &str| {
        let mut report = testing::read(drawn);
        find(&mut report);
        let names = report.mentions.iter().filter(|m| m.form == MentionForm::Name);
        names.map(|m| report.words(m.span).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&told("State/PROPN/2/compound Minister/PROPN/3/nmod")), ["Sultan Karimi"]);
    assert_eq!(names(&told("yesterday/ADV/4/advmod ~,/PUNCT/4/punct")), ["Karimi"]);
}

/// "Short jokes, a la Jon Stewart" gave the man a second name.
#[test]
fn the_manner_of_somebody_is_no_part_of_the_name() {
    check(
        "jokes/NOUN/0/root a/DET/3/det la/PROPN/1/appos/B-person Ann/PROPN/3/flat/I-person Lee/PROPN/3/flat/I-person",
        &[("Ann Lee", EntityKind::Person, MentionForm::Name)],
    );
}

/// "The Journal-Constitution said" credited the Journal.
#[test]
fn the_hyphen_of_a_paper_holds_its_name_together() {
    check(
        "Journal/PROPN/3/compound/B-organization ~-/PUNCT/1/punct ~Constitution/PROPN/4/nsubj/B-other wrote/VERB/0/root",
        &[("Journal-Constitution", EntityKind::Organization, MentionForm::Name)],
    );
}

/// "Troy police" made a body of Troy, which "the firm" then took up: "Alan Steinberg: partner (Troy)".
#[test]
fn a_town_that_has_a_police_is_a_place() {
    let kind = |next: &str| {
        let drawn = format!("Detroit/PROPN/2/compound/B-organization {next}/NOUN/3/nsubj left/VERB/0/root");
        let mut report = testing::read(&drawn);
        find(&mut report);
        report.mentions.iter().find(|m| m.form == MentionForm::Name).expect("a name").kind
    };
    assert_eq!((kind("police"), kind("players")), (EntityKind::Place, EntityKind::Organization));
}

/// "Palmer Fire & Rescue Chief" was "Rescue Chief" of "Palmer Fire".
#[test]
fn a_body_s_name_goes_on_behind_an_and() {
    let first = |kind: &str, link: &str, next: &str| {
        let mut report = testing::read(&format!(
            "Lurel/PROPN/2/compound/B-{kind} Fire/PROPN/5/compound/I-{kind} {link}/CCONJ/4/cc Rescue/NOUN/2/conj \
             {next}/PROPN/6/nsubj left/VERB/0/root"
        ));
        find(&mut report);
        let name = report.mentions.iter().find(|m| m.form == MentionForm::Name).expect("a name");
        report.words(name.span).to_owned()
    };
    assert_eq!(first("organization", "&", "trucks"), "Lurel Fire & Rescue");
    assert_eq!(first("other", "and", "Chief"), "Lurel Fire and Rescue");
    assert_eq!(first("organization", "and", "trucks"), "Lurel Fire");
}

#[test]
fn hyphens_hold_a_name_together() {
    check(
        "Ahmet/PROPN/0/root/B-person ~-/PUNCT/1/punct ~Reza/PROPN/1/flat/B-person Kaya/PROPN/1/flat",
        &[("Ahmet-Reza Kaya", EntityKind::Person, MentionForm::Name)],
    );
}

/// "Kimani (Kiki) Gray" was three people.
#[test]
fn what_somebody_is_called_stands_within_the_name() {
    let called = |open: &str, close: &str, word: &str, tag: &str, surname: &str| {
        format!(
            "Mehmet/PROPN/6/nsubj/B-person {open}/PUNCT/3/punct ~{word}/PROPN/1/appos/{tag} ~{close}/PUNCT/3/punct \
             {surname}/PROPN/1/flat/B-person left/VERB/0/root"
        )
    };
    let person = |name: &'static str| (name, EntityKind::Person, MentionForm::Name);
    check(&called("(", ")", "Memo", "B-other", "Kaya"), &[person("Mehmet (Memo) Kaya")]);
    check(&called("“", "”", "Memo", "B-person", "Kaya"), &[person("Mehmet “Memo” Kaya")]);
    // `Charles "Lucky" Luciano` was two, of whom one was "Charles "Lucky".
    check(
        "Mehmet/PROPN/6/nsubj/B-person “/PUNCT/3/punct/I-person ~Memo/PROPN/1/appos/I-person ~”/PUNCT/3/punct \
         Kaya/PROPN/1/flat/B-person left/VERB/0/root",
        &[person("Mehmet “Memo” Kaya")],
    );
    let place = ("Norway", EntityKind::Place, MentionForm::Name);
    check(&called("(", ")", "Norway", "B-place", "Kaya"), &[person("Mehmet"), place, person("Kaya")]);
}

#[test]
fn the_legal_form_is_part_of_a_company_s_name() {
    check(
        "Veldt/PROPN/4/nsubj/B-organization ~,/PUNCT/1/punct Inc./PROPN/1/flat grew/VERB/0/root",
        &[("Veldt, Inc.", EntityKind::Organization, MentionForm::Name)],
    );
}

#[test]
fn a_body_s_name_goes_on_to_the_word_for_the_body() {
    check(
        "the/DET/4/det Norlandian/PROPN/4/compound/B-organization News/PROPN/4/compound Agency/PROPN/5/nsubj reports/VERB/0/root",
        &[("Norlandian News Agency", EntityKind::Organization, MentionForm::Name)],
    );
}

#[test]
fn a_storm_is_nobody_though_it_has_a_person_s_name() {
    check(
        "Hurricane/PROPN/2/nmod Ada/PROPN/3/nsubj/B-person hit/VERB/0/root",
        &[("Hurricane Ada", EntityKind::Other, MentionForm::Nominal), ("Ada", EntityKind::Other, MentionForm::Name)],
    );
}

#[test]
fn the_first_words_of_an_office_are_no_body() {
    check(
        "Norlandian/PROPN/2/compound/B-organization Surgeon/PROPN/3/compound/I-organization General/PROPN/4/nsubj left/VERB/0/root",
        &[],
    );
}

#[test]
fn a_surname_may_stand_first() {
    check(
        "\"/PUNCT/2/punct/`` ~Krug/PROPN/0/root/B-person ~,/PUNCT/2/punct Boris/PROPN/2/list/B-person ~\"/PUNCT/2/punct/''",
        &[("Krug, Boris", EntityKind::Person, MentionForm::Name)],
    );
}

#[test]
fn names_that_only_stand_together_are_parted() {
    use EntityKind::{Person, Place};
    use MentionForm::Name;
    check(
        "Debra/PROPN/0/root/B-person Norland/PROPN/1/flat/I-person James/PROPN/1/flat/I-person Krug/PROPN/1/flat/I-person",
        &[
            ("Debra Norland", Person, Name),
            ("Debra Norland James Krug", Person, MentionForm::Nominal),
            ("James Krug", Person, Name),
        ],
    );
    check(
        "houston/PROPN/0/root/B-place texas/PROPN/1/flat/I-place",
        &[("houston", Place, Name), ("houston texas", Place, MentionForm::Nominal), ("texas", Place, Name)],
    );
    check(
        "Maria/PROPN/0/root/B-person Anna/PROPN/1/flat/I-person von/PROPN/1/flat/I-person Krug/PROPN/1/flat/I-person",
        &[("Maria Anna von Krug", Person, Name)],
    );
}

#[test]
fn a_name_is_of_the_kind_that_it_has_most_often() {
    use EntityKind::Organization;
    use MentionForm::Name;
    check(
        "Veldt/PROPN/2/nsubj/B-person left/VERB/0/root\nVeldt/PROPN/2/nsubj/B-organization grew/VERB/0/root\n\
         Veldt/PROPN/2/nsubj/B-organization fell/VERB/0/root",
        &[("Veldt", Organization, Name), ("Veldt", Organization, Name), ("Veldt", Organization, Name)],
    );
    check("Tell/VERB/0/root HNO/PROPN/1/obj/B-person", &[("HNO", Organization, Name)]);
}

#[test]
fn a_storm_is_no_person_in_the_next_sentence_either() {
    check(
        "Hurricane/PROPN/2/compound Rita/PROPN/3/nsubj/B-person turned/VERB/0/root\nRita/PROPN/2/nsubj/B-person grew/VERB/0/root",
        &[
            ("Hurricane Rita", EntityKind::Other, MentionForm::Nominal),
            ("Rita", EntityKind::Other, MentionForm::Name),
            ("Rita", EntityKind::Other, MentionForm::Name),
        ],
    );
}

#[test]
fn the_second_of_two_hurricanes_is_no_person_either() {
    use EntityKind::Other;
    check(
        "Hurricanes/PROPN/2/compound Ada/PROPN/5/nsubj/B-person and/CCONJ/4/cc Rita/PROPN/2/conj/B-person hit/VERB/0/root",
        &[
            ("Hurricanes Ada", Other, MentionForm::Nominal),
            ("Ada", Other, MentionForm::Name),
            ("Rita", Other, MentionForm::Name),
        ],
    );
}

#[test]
fn a_surname_is_a_person_s_though_a_place_bears_it() {
    use EntityKind::Person;
    use MentionForm::Name;
    check(
        "Ann/PROPN/3/nsubj/B-person Lurel/PROPN/1/flat/I-person left/VERB/0/root\nLurel/PROPN/2/nsubj/B-place drove/VERB/0/root",
        &[("Ann Lurel", Person, Name), ("Lurel", Person, Name)],
    );
    check(
        "Ann/PROPN/3/nsubj/B-person Lurel/PROPN/1/flat/I-person left/VERB/0/root\nThey/PRON/2/nsubj live/VERB/0/root \
         in/ADP/4/case Lurel/PROPN/2/obl/B-place",
        &[("Ann Lurel", Person, Name), ("They", Person, MentionForm::Pronoun), ("Lurel", EntityKind::Place, Name)],
    );
}

#[test]
fn an_initial_a_syllable_and_new_belong_to_the_name() {
    use EntityKind::{Organization, Person, Place};
    use MentionForm::Name;
    check("K./PROPN/3/nsubj Krug/PROPN/1/flat/B-person left/VERB/0/root", &[("K. Krug", Person, Name)]);
    check(
        "Choi/PROPN/5/nsubj/B-person Jin/PROPN/1/flat/I-person ~-/PUNCT/2/punct ~woo/PROPN/2/flat left/VERB/0/root",
        &[("Choi Jin-woo", Person, Name)],
    );
    check("Ma/PROPN/3/nsubj/B-person Lijun/PROPN/3/nsubj/B-person left/VERB/0/root", &[("Ma Lijun", Person, Name)]);
    check(
        "fire/NOUN/0/root in/ADP/4/case New/PROPN/4/compound Lurel/PROPN/1/nmod/B-place",
        &[("New Lurel", Place, Name)],
    );
    check(
        "Ann/PROPN/4/compound/B-person Mae/PROPN/1/flat/I-person Krug/PROPN/1/flat/I-person Foundation/PROPN/5/nsubj \
         grew/VERB/0/root",
        &[("Ann Mae Krug Foundation", Organization, Name)],
    );
    check("the/DET/2/det WHO/PROPN/3/nsubj agreed/VERB/0/root", &[("WHO", Organization, Name)]);
}

#[test]
fn a_known_body_is_one_whatever_the_sentence_makes_of_it() {
    use EntityKind::Organization;
    check("al-Qaida/PROPN/2/nsubj/B-person claimed/VERB/0/root", &[("al-Qaida", Organization, MentionForm::Name)]);
    check("the/DET/2/det EU/PROPN/3/nsubj/B-place agreed/VERB/0/root", &[("EU", Organization, MentionForm::Name)]);
}

#[test]
fn a_body_or_a_place_is_named_with_the_place_that_it_is_of() {
    use EntityKind::{Organization, Place};
    use MentionForm::Name;
    check(
        "Popular/ADJ/2/amod/B-organization Front/PROPN/5/nsubj/I-organization of/ADP/4/case Norland/PROPN/2/nmod/B-place \
         met/VERB/0/root",
        &[("Popular Front of Norland", Organization, Name)],
    );
    check(
        "in/ADP/3/case the/DET/3/det City/NOUN/0/root of/ADP/5/case Lurel/PROPN/3/nmod/B-place",
        &[("City of Lurel", Place, Name)],
    );
    check(
        "the/DET/3/det Housing/PROPN/3/compound Authority/PROPN/0/root of/ADP/5/case Lurel/PROPN/3/nmod/B-place",
        &[("Housing Authority of Lurel", Organization, Name)],
    );
    check(
        "the/DET/2/det mayor/NOUN/5/nsubj of/ADP/4/case Lurel/PROPN/2/nmod/B-place left/VERB/0/root",
        &[("the mayor of Lurel", EntityKind::Person, MentionForm::Nominal), ("Lurel", Place, Name)],
    );
}

#[test]
fn a_name_does_not_end_in_a_link() {
    check(
        "Peace/PROPN/4/compound/B-organization and/CCONJ/3/cc/I-organization Freedom/PROPN/4/compound/B-organization \
         Party/PROPN/5/nsubj/I-organization won/VERB/0/root",
        &[("Peace and Freedom Party", EntityKind::Organization, MentionForm::Name)],
    );
    check(
        "A.B./PROPN/3/compound/B-organization Krug/PROPN/3/compound/B-organization Corporation/PROPN/4/nsubj/I-organization \
         grew/VERB/0/root",
        &[("A.B. Krug Corporation", EntityKind::Organization, MentionForm::Name)],
    );
}

#[test]
fn the_word_for_what_it_is_belongs_to_the_name_in_capitals() {
    check(
        "the/DET/2/det Lurel/PROPN/3/compound/B-place Region/NOUN/4/nsubj grew/VERB/0/root quickly/ADV/4/advmod",
        &[("Lurel Region", EntityKind::Place, MentionForm::Name)],
    );
    check(
        "to/ADP/3/case Old/ADJ/3/amod Lurel/PROPN/0/root/B-place",
        &[("Old Lurel", EntityKind::Place, MentionForm::Name)],
    );
}

#[test]
fn persons_in_a_list_and_persons_spoken_to_are_several() {
    use EntityKind::Person;
    use MentionForm::Name;
    check(
        "Tom/PROPN/0/root/B-person Martin/PROPN/1/flat/I-person Scott/PROPN/1/flat/I-person Krug/PROPN/1/flat/I-person \
         Anna/PROPN/1/flat/I-person Lurel/PROPN/1/flat/I-person",
        &[
            ("Tom Martin", Person, Name),
            ("Tom Martin Scott Krug Anna Lurel", Person, MentionForm::Nominal),
            ("Scott Krug", Person, Name),
            ("Anna Lurel", Person, Name),
        ],
    );
    check(
        "Take/VERB/0/root care/NOUN/1/obj Ann/PROPN/1/vocative/B-person Ann/PROPN/1/vocative/I-person",
        &[("Ann", Person, Name), ("Ann", Person, Name)],
    );
}

#[test]
fn letters_behind_the_are_a_body_where_the_encoder_sees_one() {
    check(
        "the/DET/2/det CPA/PROPN/3/nsubj/B-organization agreed/VERB/0/root",
        &[("CPA", EntityKind::Organization, MentionForm::Name)],
    );
}

#[test]
fn the_kind_is_what_all_mentions_make_most_probable() {
    let mut report = testing::read(
        "Veldt/PROPN/2/nsubj/B-person left/VERB/0/root\nVeldt/PROPN/2/nsubj/B-place grew/VERB/0/root\n\
         Veldt/PROPN/2/nsubj/B-person fell/VERB/0/root",
    );
    // Twice a person, but hardly; once a place, and surely.
    for at in [0, 2] {
        let doubtful = corroborate_encoder::NameKinds::from([(NameKind::Person, 0.5), (NameKind::Place, 0.45)]);
        report.sentences[at].tokens.edit(|tokens| tokens[0].name_kinds = doubtful);
    }
    find(&mut report);
    assert!(report.mentions.iter().all(|mention| mention.kind == EntityKind::Place));
}

#[test]
fn what_is_a_name_elsewhere_is_one_again() {
    let mut report = testing::read(
        "Veldt/PROPN/2/nsubj/B-place grew/VERB/0/root\nVeldt/PROPN/2/nsubj/B-place fell/VERB/0/root\n\
         the/DET/3/det Veldt/PROPN/3/compound fighting/NOUN/4/nsubj goes/VERB/0/root on/ADV/4/advmod",
    );
    find(&mut report);
    let named = report.mentions.iter().filter(|m| m.form == MentionForm::Name && m.kind == EntityKind::Place);
    assert_eq!(named.count(), 3);
}

#[test]
fn a_given_name_is_no_place() {
    let mut report = testing::read("Steve/PROPN/0/root/B-person and/CCONJ/3/cc Elyse/PROPN/1/conj/B-place");
    let doubtful = corroborate_encoder::NameKinds::from([(NameKind::Person, 0.3), (NameKind::Place, 0.6)]);
    report.sentences[0].tokens.edit(|tokens| tokens[2].name_kinds = doubtful);
    find(&mut report);
    assert!(report.mentions.iter().all(|mention| mention.kind == EntityKind::Person));
}

/// "Prosecutor Kellie Hill" was a place, and what Hill said was said by somebody Hall.
#[test]
fn who_is_told_with_a_role_is_a_person_if_the_encoder_holds_one_for_possible() {
    let kind = |relation: &str, person: f32| {
        let mut report = testing::read(&format!(
            "prosecutor/NOUN/2/{relation} Ada/PROPN/4/nsubj/B-place Hill/PROPN/2/flat/I-place left/VERB/0/root"
        ));
        let read = corroborate_encoder::NameKinds::from([(NameKind::Person, person), (NameKind::Place, 0.7)]);
        report.sentences[0].tokens.edit(|tokens| tokens[1].name_kinds = read);
        find(&mut report);
        report.mentions.iter().find(|m| m.form == MentionForm::Name).expect("a name").kind
    };
    assert_eq!(kind("compound", 0.25), EntityKind::Person);
    assert_eq!(kind("nmod", 0.25), EntityKind::Person);
    assert_eq!(kind("compound", 0.01), EntityKind::Place);
}

#[test]
fn a_town_is_named_with_its_district() {
    check(
        "in/ADP/2/case Lurel/PROPN/0/root/B-place ,/PUNCT/4/punct D.C./PROPN/2/appos/B-place",
        &[("Lurel, D.C.", EntityKind::Place, MentionForm::Name)],
    );
}

#[test]
fn what_does_not_refer_is_no_mention() {
    check("CPA/PROPN/2/nsubj/B-organization left/VERB/0/root", &[]);
    check("see/VERB/0/root Lisa_resume.doc/PROPN/1/obj/B-person", &[]);
    check("It/PRON/2/expl rained/VERB/0/root on/ADP/4/case Tuesday/PROPN/2/obl/B-other", &[]);
    check("Inc./PROPN/2/nsubj/B-organization fell/VERB/0/root", &[]);
    check("the/DET/2/det tropics/PROPN/3/nsubj/B-organization are/VERB/0/root", &[]);
}

#[test]
fn a_common_word_in_lower_case_is_no_name() {
    use EntityKind::Place;
    check("the/DET/2/det heights/PROPN/3/nsubj/B-place burn/VERB/0/root", &[]);
    check("out/ADP/0/root of/ADP/3/case harm/PROPN/1/obl/B-person", &[]);
    check("to/ADP/2/case seattle/PROPN/0/root/B-place", &[("seattle", Place, MentionForm::Name)]);
    check("hector/PROPN/2/nsubj/B-person left/VERB/0/root", &[("hector", EntityKind::Person, MentionForm::Name)]);
    let mut report = testing::read("to/ADP/2/case mildcourt/PROPN/0/root/B-place");
    report.sentences[0]
        .tokens
        .edit(|tokens| tokens[1].name_kinds = corroborate_encoder::NameKinds::from([(NameKind::Place, 0.8)]));
    find(&mut report);
    assert!(report.mentions.is_empty());
}

#[test]
fn a_part_of_the_name_of_a_place_is_none() {
    use EntityKind::Place;
    check("the/DET/4/det East/PROPN/4/compound/B-place ~-/PUNCT/2/punct ~West/PROPN/0/root", &[]);
    check("Highway/PROPN/0/root/B-place 31/NUM/1/nummod", &[]);
    check("on/ADP/3/case 117th/ADJ/3/amod St./PROPN/0/root/B-place", &[]);
    check("in/ADP/3/case the/DET/3/det West/PROPN/0/root/B-place", &[("West", Place, MentionForm::Name)]);
}

#[test]
fn what_is_nobody_s_at_a_shop_is_its_name() {
    use EntityKind::{Organization, Person};
    use MentionForm::Name;
    let shop = |drawn: &str, name: &str, kind: EntityKind| {
        let mut report = testing::read(drawn);
        find(&mut report);
        let found = report.mentions.iter().filter(|m| m.form == Name).map(|m| (report.words(m.span), m.kind));
        assert_eq!(found.collect::<Vec<_>>(), [(name, kind)], "{drawn}");
    };
    shop("Veldt/PROPN/3/nsubj/B-organization 's/PART/1/case/POS said/VERB/0/root", "Veldt's", Organization);
    shop(
        "eat/VERB/0/root at/ADP/3/case Krug/PROPN/1/obl/B-person 's/PART/3/case/POS ,/PUNCT/1/punct",
        "Krug's",
        Organization,
    );
    shop("like/ADP/2/case Krug/PROPN/0/root/B-person 's/PART/2/case/POS ./PUNCT/2/punct", "Krug", Person);
    shop("Veldt/PROPN/3/nmod:poss/B-organization 's/PART/1/case/POS plans/NOUN/0/root", "Veldt", Organization);
}

#[test]
fn adherents_and_adjectives_are_no_bodies() {
    use EntityKind::Other;
    use MentionForm::Name;
    check("Zionists/PROPN/2/nsubj/B-organization left/VERB/0/root", &[("Zionists", Other, Name)]);
    check("Phantom/ADJ/2/amod/B-organization gains/NOUN/3/nsubj fell/VERB/0/root", &[("Phantom", Other, Name)]);
}

#[test]
fn a_city_that_is_read_as_a_person_is_one() {
    let kind = |word: &str, read: [(NameKind, f32); 2]| {
        let mut report = testing::read(&format!("Ada/PROPN/0/root of/ADP/3/case {word}/PROPN/1/nmod/B-person"));
        report.sentences[0].tokens.edit(|tokens| tokens[2].name_kinds = corroborate_encoder::NameKinds::from(read));
        find(&mut report);
        report.mentions.iter().find(|m| m.form == MentionForm::Name).map(|m| m.kind)
    };
    let doubtful = [(NameKind::Person, 0.6), (NameKind::Place, 0.3)];
    assert_eq!(kind("Chattanooga", doubtful), Some(EntityKind::Place));
    assert_eq!(kind("Lurel", doubtful), Some(EntityKind::Person));
}

#[test]
fn a_surname_that_is_a_word_for_a_place_is_a_surname() {
    use EntityKind::{Person, Place};
    check(
        "John/PROPN/3/nsubj/B-person Tower/PROPN/1/flat/I-person left/VERB/0/root",
        &[("John Tower", Person, MentionForm::Name)],
    );
    check(
        "Lurel/PROPN/2/compound/B-person Tower/PROPN/3/nsubj/I-person fell/VERB/0/root",
        &[("Lurel Tower", Place, MentionForm::Name)],
    );
    let mut report = testing::read(
        "S./PROPN/4/compound/B-person Lurel/PROPN/1/flat/I-person Hill/PROPN/1/flat/I-person resident/NOUN/5/nsubj left/VERB/0/root",
    );
    find(&mut report);
    assert!(report.mentions.iter().any(|m| report.words(m.span) == "S. Lurel Hill" && m.kind == Place));
}

#[test]
fn a_surname_written_with_where_its_bearer_works_is_part_of_the_name() {
    let found = |drawn: &str| {
        let mut report = testing::read(drawn);
        find(&mut report);
        let names = report.mentions.iter().filter(|m| m.form == MentionForm::Name);
        names.map(|m| report.words(m.span).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("Ann/PROPN/0/root/B-person Krug@VELDT/PROPN/1/flat/I-person"), ["Ann Krug@VELDT"]);
    assert_eq!(found("Ann/PROPN/0/root/B-person ann@veldt.com/X/1/flat/I-person"), ["Ann"]);
}

#[test]
fn what_belongs_to_all_names_nothing() {
    use EntityKind::{Organization, Place};
    use MentionForm::Name;
    check("an/DET/4/det All/DET/4/det -/PUNCT/2/punct America/PROPN/0/root/B-place", &[]);
    check(
        "Norland/PROPN/4/compound/B-place All/DET/4/det/I-place -/PUNCT/2/punct State/PROPN/5/compound won/VERB/0/root",
        &[("Norland", Place, Name)],
    );
    check(
        "pan/X/5/compound -/PUNCT/1/punct Norlandian/ADJ/5/amod/B-organization Youth/PROPN/5/compound/I-organization \
         Party/PROPN/6/nsubj/I-organization won/VERB/0/root",
        &[("pan - Norlandian Youth Party", Organization, MentionForm::Nominal), ("Youth Party", Organization, Name)],
    );
}

#[test]
fn a_contest_is_no_body() {
    check(
        "the/DET/3/det Norland/PROPN/3/compound/B-organization Cup/PROPN/4/nsubj/I-organization began/VERB/0/root",
        &[("Norland Cup", EntityKind::Other, MentionForm::Name)],
    );
}

/// "INS Mysore" and "the Marcos" of the navy were persons who spoke.
#[test]
fn ships_and_several_of_one_name_are_no_persons() {
    let kind_of = |drawn: &str, name: &str| {
        let mut report = testing::read(drawn);
        find(&mut report);
        let mut names =
            report.mentions.iter().filter(|m| m.form == MentionForm::Name && report.words(m.span).ends_with(name));
        names.next().map(|mention| mention.kind)
    };
    let ship =
        |prefix: &str| format!("{prefix}/PROPN/2/compound/B-person Ardel/PROPN/3/nsubj/I-person left/VERB/0/root/VBD");
    assert_eq!(kind_of(&ship("HMS"), "Ardel"), Some(EntityKind::Other));
    assert_eq!(kind_of(&ship("Ann"), "Ardel"), Some(EntityKind::Person));
    let named = |words: &str| format!("{words} left/VERB/0/root/VBD");
    assert_eq!(
        kind_of(&named("the/DET/2/det Ardels/PROPN/3/nsubj/B-person"), "Ardels"),
        Some(EntityKind::Organization)
    );
    assert_eq!(kind_of(&named("Ardel/PROPN/2/nsubj/B-person"), "Ardel"), Some(EntityKind::Person));
}

/// "The island of Divar" was a place, and "in Divar" beside it was none.
#[test]
fn what_a_sentence_says_a_name_is_holds_for_the_whole_report() {
    use EntityKind::{Other, Place};
    let kinds_of = |drawn: &str, word: &str| {
        let mut report = testing::read(drawn);
        find(&mut report);
        let names = report.mentions.iter().filter(|m| m.form == MentionForm::Name && report.words(m.span) == word);
        names.map(|m| m.kind).collect::<Vec<_>>()
    };
    let again = "Lurel/PROPN/2/nsubj/B-person grew/VERB/0/root";
    let island = "the/DET/2/det island/NOUN/0/root of/ADP/4/case Lurel/PROPN/2/nmod/B-person";
    assert_eq!(kinds_of(&format!("{island}\n{again}"), "Lurel"), [Place, Place]);
    let village = "Lurel/PROPN/4/nsubj/B-person is/AUX/4/cop a/DET/4/det village/NOUN/0/root";
    assert_eq!(kinds_of(&format!("{village}\n{again}"), "Lurel"), [Place, Place]);
    let starship = "the/DET/2/det starship/NOUN/3/compound Veldt/PROPN/4/nsubj/B-organization left/VERB/0/root";
    assert_eq!(kinds_of(starship, "Veldt"), [Other]);
    let no_village = "Lurel/PROPN/5/nsubj/B-person is/AUX/5/cop not/PART/5/advmod a/DET/5/det village/NOUN/0/root";
    assert_eq!(kinds_of(&format!("{no_village}\n{again}"), "Lurel"), [EntityKind::Person, EntityKind::Person]);
}

/// "Goan" was a place.
#[test]
fn the_word_for_those_of_a_place_of_the_report_names_no_place() {
    use EntityKind::{Other, Place};
    check(
        "Lurela/PROPN/2/nsubj/B-place grew/VERB/0/root\nLurelan/PROPN/2/compound/B-place rice/NOUN/0/root",
        &[("Lurela", Place, MentionForm::Name), ("Lurelan", Other, MentionForm::Name)],
    );
}

/// "Bullocks to Stan is an episode" spoke of two persons.
#[test]
fn the_title_of_a_work_is_one_name() {
    check(
        "Letters/PROPN/6/nsubj/B-person to/ADP/3/case Ada/PROPN/1/nmod/B-person is/AUX/6/cop a/DET/6/det film/NOUN/0/root",
        &[("Letters to Ada", EntityKind::Other, MentionForm::Name)],
    );
}

/// "UPI Lineman of the Year" was the agency UPI.
#[test]
fn an_award_is_one_name_with_who_gives_it() {
    check(
        "Veldt/PROPN/2/compound/B-organization Player/PROPN/0/root of/ADP/5/case the/DET/5/det Year/PROPN/2/nmod",
        &[("Veldt Player of the Year", EntityKind::Other, MentionForm::Name)],
    );
}

/// "All-America", of which the encoder takes the hyphen for a part of the name, was America.
#[test]
fn nothing_behind_all_is_a_name_though_it_begins_with_the_hyphen() {
    check(
        "All/DET/3/compound ~-/PUNCT/3/punct/B-place ~Norland/PROPN/4/compound/I-place tackle/NOUN/0/root/k:person",
        &[("All-Norland tackle", EntityKind::Person, MentionForm::Nominal)],
    );
}

/// "Won a best-actor Tony" was somebody called Tony.
#[test]
fn who_wins_a_tony_wins_nobody() {
    let tony = |verb: &str| format!("Ann/PROPN/2/nsubj/B-person {verb} Tony/PROPN/2/obj/B-person");
    let check = |verb: &str, kind| {
        let expected = [("Ann", EntityKind::Person, MentionForm::Name), ("Tony", kind, MentionForm::Name)];
        check(&tony(verb), &expected);
    };
    check("won/VERB/0/root/=win", EntityKind::Other);
    check("met/VERB/0/root/=meet", EntityKind::Person);
}

/// "House Select Committee on Energy Independence and Global Warming" was three names.
#[test]
fn a_body_s_name_goes_on_over_all_that_it_is_for() {
    let check = |rest: &str, name: &str| {
        let mut report = testing::read(&format!(
            "Lurel/PROPN/2/compound/B-organization Committee/PROPN/0/root on/ADP/4/case {rest}"
        ));
        find(&mut report);
        let names: Vec<&str> =
            report.mentions.iter().filter(|m| m.form == MentionForm::Name).map(|m| report.words(m.span)).collect();
        assert_eq!(names.first(), Some(&name), "{names:?}");
    };
    let energy = "Energy/PROPN/2/nmod/B-other";
    check(
        &format!("{energy} and/CCONJ/7/cc Global/ADJ/7/amod/B-other Warming/PROPN/4/conj/I-other"),
        "Lurel Committee on Energy and Global Warming",
    );
    check(
        &format!("{energy} ,/PUNCT/6/punct Trade/PROPN/4/conj and/CCONJ/8/cc Industry/PROPN/4/conj"),
        "Lurel Committee on Energy, Trade and Industry",
    );
    check(&format!("{energy} and/CCONJ/6/cc Congress/PROPN/2/conj/B-organization"), "Lurel Committee");
    check(&format!("{energy} and/CCONJ/6/cc Senator/PROPN/2/conj Doe/PROPN/6/flat/B-person"), "Lurel Committee");
}
