use super::*;
use crate::annotate::{chains, mentions, quotes, testing};
use crate::report::Zone;

/// The credits of a drawn report as `kind|name|cue|scope`.
fn read(drawn: &str) -> Vec<String> {
    let mut report = testing::read(drawn);
    read_report(&mut report)
}

fn read_report(report: &mut AnnotatedReport) -> Vec<String> {
    quotes::find(report);
    find(report);
    let words = |span: Option<Span>, none: &str| span.map_or(none, |s| report.words(s)).to_string();
    let line = |c: &Credit| format!("{:?}|{}|{}|{}", c.kind, c.name, words(c.cue, "-"), words(c.scope, "all"));
    report.credits.iter().map(line).collect()
}

/// The same with mentions and chains, which persons need.
fn with_persons(drawn: &str) -> Vec<String> {
    let mut report = testing::read(drawn);
    mentions::find(&mut report);
    chains::link(&mut report);
    read_report(&mut report)
}

const ENDS: &str = "~,/PUNCT/2/punct";

#[test]
fn an_agency_at_the_end_of_the_lead_carries_the_report() {
    let lead = format!(
        "They/PRON/2/nsubj met/VERB/5/ccomp/VBD {ENDS} IRNA/PROPN/5/nsubj/B-organization said/VERB/0/root/=say/VBD ~./PUNCT/5/punct"
    );
    assert_eq!(read(&lead), ["Agency|IRNA|said|all"]);
    assert_eq!(
        read(&format!("He/PRON/2/nsubj left/VERB/0/root/VBD\n{lead}")),
        ["Agency|IRNA|said|They met, IRNA said"]
    );
}

#[test]
fn an_agency_is_named_as_the_list_names_it() {
    let drawn = "The/DET/2/det agency/NOUN/6/nsubj Agence/PROPN/2/appos/B-organization France/PROPN/3/flat/I-organization \
                 Presse/PROPN/3/flat/I-organization reported/VERB/0/root/=report/VBD that/SCONJ/9/mark they/PRON/9/nsubj met/VERB/6/ccomp/VBD ~./PUNCT/6/punct";
    assert_eq!(read(drawn), ["Agency|Agence France-Presse|reported|reported that they met"]);
}

#[test]
fn the_name_in_brackets_says_which_agency() {
    let drawn = "According/VERB/5/case to/ADP/1/fixed the/DET/5/det official/ADJ/5/amod agency/NOUN/10/obl (/PUNCT/7/punct ~IRNA/PROPN/10/dep ~)/PUNCT/7/punct \
                 they/PRON/10/nsubj met/VERB/0/root/VBD ~./PUNCT/10/punct";
    let credits = read(drawn);
    assert_eq!(credits.len(), 1, "{credits:?}");
    assert!(credits[0].starts_with("Agency|IRNA|According to|"), "{credits:?}");
}

/// "By CP Media Wire" was the Canadian Press.
#[test]
fn an_outlet_whose_name_begins_with_the_letters_of_an_agency_is_not_the_agency() {
    let byline = |text: &str| {
        let mut report = AnnotatedReport::new(testing::plain(text));
        report.report.zones = vec![Zone { kind: ZoneKind::Byline, span: Span::new(0, text.len()) }];
        read_report(&mut report)
    };
    assert_eq!(byline("By CP Media Wire"), ["Outlet|CP Media Wire|-|all"]);
    assert_eq!(byline("By AP News Agency"), ["Agency|Associated Press|-|all"]);
    assert_eq!(byline("By AP"), ["Agency|Associated Press|-|all"]);
}

#[test]
fn the_outlet_is_the_one_named_before() {
    let drawn = "Haaretz/PROPN/2/nsubj/B-organization said/VERB/0/root/=say/VBD they/PRON/4/nsubj met/VERB/2/ccomp/VBD ~./PUNCT/2/punct\n\
                 The/DET/2/det outlet/NOUN/3/nsubj added/VERB/0/root/=add/VBD they/PRON/5/nsubj left/VERB/3/ccomp/VBD ~./PUNCT/3/punct";
    assert_eq!(read(drawn), ["Outlet|Haaretz|said|said they met", "Outlet|Haaretz|added|added they left"]);
}

#[test]
fn media_and_offices_are_credited_by_their_words() {
    let said = "said/VERB/0/root/=say/VBD they/PRON/{n}/nsubj met/VERB/{v}/ccomp/VBD";
    let with = |subject: &str, count: usize| {
        let said = said.replace("{n}", &(count + 3).to_string()).replace("{v}", &(count + 1).to_string());
        read(&format!("{subject} {said}"))
    };
    let media = with("Russian/ADJ/3/amod media/NOUN/3/compound reports/NOUN/4/nsubj", 3);
    assert_eq!(media, ["Media|Russian media|said|said they met"]);
    let office =
        with("The/DET/3/det press/NOUN/3/compound service/NOUN/6/nsubj of/ADP/5/case Norland/PROPN/3/nmod/B-place", 5);
    assert_eq!(office, ["Official|the press service of Norland|said|said they met"]);
    assert_eq!(with("The/DET/2/det expert/NOUN/3/nsubj", 2), Vec::<String>::new());
}

#[test]
fn citing_and_seen_by() {
    let citing = "They/PRON/2/nsubj met/VERB/0/root/VBD ~,/PUNCT/4/punct citing/VERB/2/advcl/=cite/VBG TASS/PROPN/4/obj/B-organization ~./PUNCT/2/punct";
    assert_eq!(read(citing), ["Agency|TASS|citing|They met, citing TASS."]);
    let seen = "The/DET/2/det letter/NOUN/6/nsubj seen/VERB/2/acl/=see/VBN by/ADP/5/case AFP/PROPN/3/obl/B-organization ended/VERB/0/root/VBD ~./PUNCT/6/punct";
    assert_eq!(read(seen), ["Agency|Agence France-Presse|seen|The letter seen by AFP ended."]);
}

#[test]
fn tags_answer_for_the_whole_report() {
    let mut report = testing::read("They/PRON/2/nsubj met/VERB/0/root/VBD ~./PUNCT/2/punct");
    let start = report.report.text.len();
    report.report.text.push_str("\n(Reuters, AP)");
    let span = Span::new(start + 1, report.report.text.len());
    report.report.zones.push(Zone { kind: ZoneKind::Byline, span });
    assert_eq!(read_report(&mut report), ["Agency|Reuters|-|all", "Agency|Associated Press|-|all"]);
}

#[test]
fn a_person_who_speaks_is_credited_except_in_a_dispatch() {
    let drawn = "Ann/PROPN/2/nsubj/B-person/k:person said/VERB/0/root/=say/VBD they/PRON/4/nsubj met/VERB/2/ccomp/VBD ~./PUNCT/2/punct";
    let read = |drawn: &str| {
        let mut report = testing::read(drawn);
        mentions::find(&mut report);
        chains::link(&mut report);
        read_report(&mut report)
    };
    assert_eq!(read(drawn), ["Person|Ann|said|said they met"]);
    let tagged = format!("{drawn}\n–/PUNCT/2/punct AFP/PROPN/0/root");
    assert_eq!(read(&tagged), ["Agency|Agence France-Presse|-|all"]);
}

#[test]
fn what_was_called_out_on_the_spot_was_told_to_nobody() {
    let drawn = "Ann/PROPN/2/nsubj/B-person screamed/VERB/0/root/=scream/VBD that/SCONJ/5/mark they/PRON/5/nsubj won/VERB/2/ccomp/VBD ~./PUNCT/2/punct";
    assert_eq!(with_persons(drawn), Vec::<String>::new());
}

#[test]
fn what_a_suspect_told_the_police_is_from_the_police() {
    let drawn = "Ann/PROPN/2/nsubj/B-person told/VERB/0/root/=tell/VBD police/NOUN/2/iobj/k:organization she/PRON/5/nsubj won/VERB/2/ccomp/VBD ~./PUNCT/2/punct";
    assert_eq!(with_persons(drawn), ["Official|police|told|told police she won"]);
}

#[test]
fn charges_are_an_authority_s() {
    let drawn = "The/DET/2/det charges/NOUN/3/nsubj say/VERB/0/root/VBP that/SCONJ/6/mark they/PRON/6/nsubj won/VERB/3/ccomp/VBD ~./PUNCT/3/punct";
    assert_eq!(read(drawn), ["Official|the charges|say|say that they won"]);
}

const WON: &str = "They/PRON/2/nsubj won/VERB/0/root/VBD ~./PUNCT/2/punct";

#[test]
fn a_transcript_is_its_speaker_s() {
    let drawn = format!(
        "Here/ADV/0/root is/AUX/1/cop the/DET/4/det transcript/NOUN/1/nsubj ~./PUNCT/1/punct\n\
         President/PROPN/2/compound Ann/PROPN/7/nsubj/B-person Lee/PROPN/2/flat/I-person ~:/PUNCT/2/punct We/PRON/6/nsubj \
         won/VERB/7/dep/VBD today/NOUN/6/obl ~./PUNCT/7/punct\n{WON}"
    );
    let credits = with_persons(&drawn);
    assert_eq!(credits.len(), 1, "{credits:?}");
    assert!(credits[0].starts_with("Person|Ann Lee|transcript| President Ann Lee: We won today."), "{credits:?}");
}

#[test]
fn an_official_release_is_its_issuer_s() {
    let drawn = format!(
        "Here/ADV/0/root ~’s/AUX/1/cop the/DET/4/det Academy/PROPN/7/nmod:poss/B-organization ~’s/PART/4/case official/ADJ/7/amod \
         release/NOUN/1/nsubj ~:/PUNCT/1/punct They/PRON/10/nsubj met/VERB/1/parataxis/VBD ~./PUNCT/1/punct\n{WON}"
    );
    assert_eq!(with_persons(&drawn), ["Official|Academy|release| They met. They won."]);
}

#[test]
fn a_complaint_that_gives_details_answers_for_what_follows() {
    let drawn = format!(
        "The/DET/2/det complaint/NOUN/3/nsubj gives/VERB/0/root/=give/VBZ details/NOUN/3/obj/=detail ~./PUNCT/3/punct\n{WON}\n\
         Police/NOUN/2/nsubj said/VERB/0/root/=say/VBD they/PRON/4/nsubj met/VERB/2/ccomp/VBD ~./PUNCT/2/punct"
    );
    let credits = read(&drawn);
    assert_eq!(credits[0], "Official|the complaint|gives|The complaint gives details. They won.");
    assert_eq!(credits.len(), 2, "{credits:?}");
}

#[test]
fn an_article_elsewhere_is_its_paper_s() {
    let drawn = "In/ADP/3/case an/DET/3/det article/NOUN/8/obl in/ADP/5/case Ebony/PROPN/3/nmod/B-organization ~,/PUNCT/3/punct Ann/PROPN/8/nsubj/B-person \
                 said/VERB/0/root/=say/VBD they/PRON/10/nsubj won/VERB/8/ccomp/VBD ~./PUNCT/8/punct";
    assert!(
        with_persons(drawn)[0].starts_with("Outlet|Ebony|said|In an article in Ebony"),
        "{:?}",
        with_persons(drawn)
    );
}

#[test]
fn a_release_is_known_by_its_mark_and_its_letterhead() {
    let mut report = testing::read(WON);
    report.report.text = "THE NORLAND OFFICE Press Desk FOR IMMEDIATE RELEASE\nThey won.".into();
    assert_eq!(read_report(&mut report), ["Official|the Norland Office|FOR IMMEDIATE RELEASE|all"]);
    let told = "The ministry put out a press release.\nThey won.";
    report.report.text = told.into();
    assert_eq!(read_report(&mut report), Vec::<String>::new());
}

#[test]
fn a_reporter_told_is_his_paper_told() {
    let drawn = "Ann/PROPN/2/nsubj/B-person told/VERB/0/root/=tell/VBD ABC/PROPN/4/compound/B-organization News/PROPN/6/nmod/I-organization ~'/PUNCT/6/case \
                 Peter/PROPN/2/iobj/B-person Hall/PROPN/6/flat/I-person they/PRON/9/nsubj won/VERB/2/ccomp/VBD ~./PUNCT/2/punct";
    let credits = with_persons(drawn);
    assert!(credits.iter().any(|credit| credit.starts_with("Outlet|ABC News|told|")), "{credits:?}");
}

#[test]
fn what_is_told_to_a_paper_or_a_station_is_from_it() {
    let told = |whom: &str, last: usize| {
        let drawn = format!(
            "Ann/PROPN/2/nsubj/B-person told/VERB/0/root/=tell/VBD {whom} they/PRON/{}/nsubj won/VERB/2/ccomp/VBD ~./PUNCT/2/punct",
            last + 2
        );
        with_persons(&drawn)
    };
    let paper = told("the/DET/5/det Harbour/PROPN/5/compound/B-organization Herald/PROPN/2/iobj/I-organization", 5);
    assert!(paper.iter().any(|credit| credit.starts_with("Outlet|Harbour Herald|told|")), "{paper:?}");
    let station = told("state/NOUN/4/compound television/NOUN/2/iobj/k:organization", 4);
    assert!(station.iter().any(|credit| credit.starts_with("Media|state television|told|")), "{station:?}");
    let media = told("the/DET/4/det media/NOUN/2/iobj/k:organization", 4);
    assert_eq!(media, ["Person|Ann|told|told the media they won"]);
}

#[test]
fn what_an_outlet_was_told_itself_is_no_credit() {
    let drawn = "Ann/PROPN/2/nsubj/B-person told/VERB/0/root/=tell/VBD the/DET/5/det Harbour/PROPN/5/compound/B-organization \
                 Herald/PROPN/2/iobj/I-organization they/PRON/7/nsubj won/VERB/2/ccomp/VBD ~./PUNCT/2/punct";
    let mut report = testing::read(drawn);
    report.report.outlet = Some("Harbour Herald".into());
    mentions::find(&mut report);
    chains::link(&mut report);
    assert_eq!(read_report(&mut report), ["Person|Ann|told|told the Harbour Herald they won"]);
}

/// "CNN affiliate WXYZ reported" credited CNN.
#[test]
fn an_affiliate_is_not_whose_name_it_carries() {
    let drawn = "CNN/PROPN/2/compound/B-organization affiliate/NOUN/4/nsubj WXYZ/PROPN/2/appos/B-organization \
                 reported/VERB/0/root/=report/VBD they/PRON/6/nsubj met/VERB/4/ccomp/VBD ~./PUNCT/4/punct";
    assert_eq!(read(drawn), ["Outlet|WXYZ|reported|reported they met"]);
}

/// What "a message from the commission" said was credited to the message.
#[test]
fn a_message_is_of_whom_it_is_from() {
    let drawn = "a/DET/2/det message/NOUN/6/nsubj/=message from/ADP/5/case the/DET/5/det ministry/NOUN/2/nmod/k:organization said/VERB/0/root/=say/VBD \
                 that/SCONJ/9/mark/=that fees/NOUN/9/nsubj rose/VERB/6/ccomp/=rise/VBD";
    assert_eq!(with_persons(drawn), ["Official|the ministry|said|a message from the ministry said that fees rose"]);
}

/// "According to information from SEACOM the outage was caused by …" credited nobody.
#[test]
fn what_somebody_lets_others_know_is_from_him() {
    let drawn = "According/VERB/3/case to/ADP/1/fixed information/NOUN/7/obl from/ADP/5/case Seanet/PROPN/3/nmod/B-organization/k:organization the/DET/7/det \
                 cable/NOUN/8/nsubj broke/VERB/0/root/VBD ~./PUNCT/8/punct";
    assert_eq!(
        with_persons(drawn),
        ["Official|Seanet|According|According to information from Seanet the cable broke."]
    );
}

#[test]
fn an_outlet_in_the_place_of_an_agency_is_credited_though_no_list_has_it() {
    let tagged = "Harbourtown/PROPN/5/dep (/PUNCT/4/punct ~Harbour/PROPN/4/compound Network/PROPN/1/dep ~)/PUNCT/4/punct -/PUNCT/8/punct They/PRON/8/nsubj met/VERB/0/root/VBD ~./PUNCT/8/punct";
    assert_eq!(read(tagged), ["Outlet|Harbour Network|-|all"]);
    let aside = tagged.replace("Network", "Bridge");
    assert_eq!(read(&aside), Vec::<String>::new());
}

#[test]
fn he_who_speaks_is_whoever_the_report_names() {
    let drawn = "NBC/PROPN/2/nsubj/B-organization interviewed/VERB/0/root/=interview/VBD Bob/PROPN/2/obj/B-person/k:person Ray/PROPN/3/flat/I-person ~./PUNCT/2/punct\n\
                 He/PRON/2/nsubj/k:person said/VERB/0/root/=say/VBD they/PRON/4/nsubj met/VERB/2/ccomp/VBD ~./PUNCT/2/punct";
    let credits = with_persons(drawn);
    assert!(credits[0].starts_with("Outlet|NBC News|interviewed"), "{credits:?}");
    assert!(credits[1].starts_with("Person|Bob Ray|said"), "{credits:?}");
}

/// "Cops and family said" was told by the cops alone.
#[test]
fn all_who_say_it_are_credited() {
    let drawn = "Police/NOUN/4/nsubj/k:organization and/CCONJ/3/cc relatives/NOUN/1/conj/k:person said/VERB/0/root/=say/VBD they/PRON/6/nsubj met/VERB/4/ccomp/VBD ~./PUNCT/4/punct";
    let names: Vec<String> =
        with_persons(drawn).iter().filter_map(|credit| credit.split('|').nth(1).map(str::to_owned)).collect();
    assert_eq!(names, ["police", "relatives"]);
}

/// "Ross will argue that the fee is too low" was credited to Ross.
#[test]
fn what_somebody_is_yet_to_say_is_from_nobody() {
    let names = |drawn: &str| {
        let mut report = testing::read(drawn);
        mentions::find(&mut report);
        chains::link(&mut report);
        quotes::find(&mut report);
        crate::annotate::events::find(&mut report);
        find(&mut report);
        report.credits.iter().map(|credit| credit.name.clone()).collect::<Vec<_>>()
    };
    let told = "they/PRON/5/nsubj won/VERB/3/ccomp/VBD ~./PUNCT/3/punct";
    let argues = |verb: &str| format!("Ross/PROPN/3/nsubj/B-person/k:person {verb}/VERB/0/root/=argue {told}");
    assert_eq!(names(&argues("will/AUX/3/aux/MD argue")), Vec::<String>::new());
    assert_eq!(names(&argues("has/AUX/3/aux/VBZ argued")), ["Ross"]);
}

/// "Her publicist confirmed her death to the agency" was from nobody.
#[test]
fn who_confirms_a_happening_is_its_source() {
    let confirms = |object: &str| {
        format!(
            "Seanet/PROPN/2/nsubj/B-organization/k:organization confirmed/VERB/0/root/=confirm/VBD the/DET/4/det {object} ~./PUNCT/2/punct"
        )
    };
    assert_eq!(
        with_persons(&confirms("collapse/NOUN/2/obj")),
        ["Official|Seanet|confirmed|Seanet confirmed the collapse."]
    );
    assert_eq!(with_persons(&confirms("judge/NOUN/2/obj/k:person")), Vec::<String>::new());
}

/// "The Sun Herald" was credited as The Sun.
#[test]
fn a_paper_whose_name_begins_with_that_of_another_is_itself() {
    let drawn = "The/DET/3/det Sun/PROPN/3/compound/B-organization Herald/PROPN/4/nsubj/I-organization reported/VERB/0/root/=report/VBD that/SCONJ/7/mark \
                 they/PRON/7/nsubj met/VERB/4/ccomp/VBD ~./PUNCT/4/punct";
    let credits = with_persons(drawn);
    assert!(credits[0].starts_with("Outlet|The Sun Herald|"), "{credits:?}");
}

#[test]
fn an_authority_that_signs_a_text_is_its_source() {
    let signed = |name: &str| {
        format!(
            "They/PRON/2/nsubj met/VERB/0/root/VBD ~./PUNCT/2/punct\n-/PUNCT/3/punct {name}/PROPN/3/compound POLICE/PROPN/0/root"
        )
    };
    assert_eq!(read(&signed("VELLIN")), ["Official|Vellin Police|-|all"]);
    assert_eq!(read(&signed("Vellin")), Vec::<String>::new());
}

/// "Here's the story from my buddy over at the New Orleans Times-Picayune" was no credit.
#[test]
fn a_piece_that_is_handed_on_is_that_of_its_outlet() {
    let drawn = format!(
        "Here/ADV/0/root ~’s/AUX/1/cop the/DET/4/det story/NOUN/1/nsubj from/ADP/6/case Ann/PROPN/4/nmod/B-person Lee/PROPN/6/flat/I-person \
         at/ADP/10/case the/DET/10/det Herald/PROPN/1/obl/B-organization -/PUNCT/12/punct Mail/PROPN/10/appos ~./PUNCT/1/punct\n{WON}"
    );
    assert_eq!(with_persons(&drawn), ["Outlet|Herald - Mail|story| They won."]);
}

/// `credits American Pie" actress`.
#[test]
fn half_a_quotation_mark_is_no_part_of_a_source() {
    assert_eq!(source::as_inside_sentence("The Pie\" actress"), "the Pie actress");
    assert_eq!(source::as_inside_sentence("\"Pie\" actress"), "\"Pie\" actress");
}

/// "In addition, he congratulated her", behind a call that the press service told of, was told by nobody but the report.
#[test]
fn a_credit_goes_on_with_what_is_tied_to_it() {
    let told = "According/VERB/4/case to/ADP/1/fixed the/DET/4/det ministry/NOUN/7/obl ~,/PUNCT/4/punct talks/NOUN/7/nsubj began/VERB/0/root/VBD";
    let scopes = |drawn: &str| {
        let mut report = testing::read(drawn);
        let read = read_report(&mut report);
        assert!(read.iter().all(|line| line.starts_with("Official|the ministry|According to")), "{read:?}");
        read.len()
    };
    let during = "During/ADP/3/case the/DET/3/det talks/NOUN/5/obl they/PRON/5/nsubj ate/VERB/0/root/VBD";
    let added = "In/ADP/2/case addition/NOUN/5/obl ~,/PUNCT/2/punct they/PRON/5/nsubj danced/VERB/0/root/VBD";
    let other = "They/PRON/2/nsubj danced/VERB/0/root/VBD";
    assert_eq!(scopes(&format!("{told}\n{added}")), 2);
    assert_eq!(scopes(&format!("{told}\n{other}\n{added}")), 1);
    assert_eq!(scopes(&format!("{told}\n{other}")), 1);
    assert_eq!(scopes(&format!("{told}\n{during}\n{added}")), 3);
}

/// "When they were told to leave, the others opened fire", behind what a service told of them, was told by the report.
#[test]
fn a_credit_goes_on_with_what_happened_next_to_those_it_tells_of() {
    let told = "According/VERB/4/case to/ADP/1/fixed the/DET/4/det ministry/NOUN/8/obl ~,/PUNCT/4/punct guards/NOUN/8/nsubj/=guard/NNS/k:person \
                were/AUX/8/aux found/VERB/0/root/=find/VBN";
    let credits = |next: &str| with_persons(&format!("{told}\n{next}")).len();
    assert_eq!(
        credits(
            "When/ADV/3/advmod they/PRON/3/nsubj/k:person left/VERB/4/advcl/VBD fire/NOUN/5/nsubj broke/VERB/0/root/VBD"
        ),
        2
    );
    assert_eq!(
        credits("When/ADV/3/advmod snow/NOUN/3/nsubj fell/VERB/4/advcl/VBD fire/NOUN/5/nsubj broke/VERB/0/root/VBD"),
        1
    );
}

/// "BelTA learned from the press service" credited the agency alone.
#[test]
fn a_medium_learns_from_a_body() {
    let learned = |subject: &str| {
        format!(
            "They/PRON/2/nsubj met/VERB/5/ccomp/VBD ~,/PUNCT/2/punct {subject}/PROPN/5/nsubj/B-organization learned/VERB/0/root/=learn/VBD \
             from/ADP/8/case the/DET/8/det ministry/NOUN/5/obl ~./PUNCT/5/punct"
        )
    };
    let read_of = |subject| read(&learned(subject)).into_iter().filter(|line| line.contains("ministry")).count();
    assert_eq!(read_of("IRNA"), 1);
    assert_eq!(read_of("Ann"), 0);
}

/// "A document seen by the Daily", in the Vellin Daily, credited the Daily.
#[test]
fn what_the_paper_itself_has_seen_is_credited_to_the_document() {
    let seen = "A/DET/2/det document/NOUN/7/nsubj seen/VERB/2/acl/=see/VBN by/ADP/6/case the/DET/6/det Daily/PROPN/3/obl/B-organization \
                ended/VERB/0/root/VBD ~./PUNCT/7/punct";
    assert_eq!(read(seen), ["Official|a document seen by the Daily|seen|A document seen by the Daily ended."]);
    let other = seen.replace("Daily/", "Vellin/PROPN/6/compound/B-organization Daily/");
    assert!(read(&other).iter().all(|line| !line.contains("document|")), "{:?}", read(&other));
}

/// "(Norl) -" named nobody, since no list has it.
#[test]
fn an_agency_in_a_dateline_that_no_list_has_is_credited() {
    for (dateline, agency) in [
        ("VELLIN, 9 Feb 2021 (Norl) -", Some("Norl")),
        ("VELLIN, March 11. /Norl/.", Some("Norl")),
        ("VELLIN, March 11 (2021) -", None),
        ("March 11, 2021 (Updated)", None),
    ] {
        let mut report = testing::read("They/PRON/2/nsubj won/VERB/0/root/VBD ~./PUNCT/2/punct");
        let start = report.report.text.len() + 1;
        report.report.text.push_str(&format!("\n{dateline}"));
        let span = Span::new(start, start + dateline.len());
        report.report.zones.push(Zone { kind: ZoneKind::Dateline, span });
        let wanted: Vec<String> = agency.map(|name| format!("Agency|{name}|-|all")).into_iter().collect();
        assert_eq!(read_report(&mut report), wanted, "{dateline}");
    }
}

/// Of "local newspaper Vellin Post" the credit was "Vellin", each word being a subject.
#[test]
fn a_paper_is_credited_by_its_whole_name() {
    let drawn = "They/PRON/2/nsubj met/VERB/6/ccomp/VBD ~,/PUNCT/6/punct newspaper/NOUN/5/nmod Vellin/PROPN/6/nsubj/B-organization \
                 Post/PROPN/6/nsubj reported/VERB/0/root/=report/VBD ~./PUNCT/6/punct".replace("/6/", "/7/");
    assert_eq!(with_persons(&drawn), ["Outlet|Vellin Post|reported|all"]);
}
