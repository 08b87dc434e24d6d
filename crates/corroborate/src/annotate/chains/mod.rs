//! Which mentions of a report refer to one entity.
//!
//! From the sure to the unsure, as sieves do it (Raghunathan et al. 2010): what the tree says, then names, then, from
//! left to right, noun phrases and pronouns, each to its best antecedent or to none. Only a lead may speak of somebody
//! before it names them ([`introduced`]). Whatever is put together becomes
//! one cluster at once, so that later decisions see all that is known of it. Each decision is a sum of named features,
//! whose weights are data. A neural resolver would find more links; it could not say why, and a wrong link here puts
//! words into the wrong mouth.

mod cluster;
mod facts;
mod few;
mod governments;
mod introduced;
mod names;
mod offices;
mod phrases;
mod pronouns;
mod score;
mod speakers;
mod structure;

use cluster::Clusters;
use cluster::settle;

use std::collections::BTreeSet;

use crate::annotation::{AnnotatedReport, EntityKind, MentionForm};

pub use governments::meant_by as government_meant_by;
pub use speakers::resolve_speakers;
pub(super) use structure::{is_ahead, is_by_the_tree};

/// Puts the mentions into chains.
pub fn link(report: &mut AnnotatedReport) {
    let facts = facts::gather(report);
    let heads = structure::heads(report);
    let speakers = structure::speakers(&facts);
    let mut clusters = Clusters::new(&facts, structure::apart(report, &heads), speakers);
    for (left, right, score) in structure::links(report, &facts, &heads) {
        if !names::contradict(clusters.cluster(left), clusters.cluster(right)) {
            clusters.join(left, right, score);
        }
    }
    names::link(&facts, &mut clusters);
    for mention in 0..facts.len() {
        let found = match facts[mention].form {
            MentionForm::Name => None,
            // What the tree has put with a name is that one.
            MentionForm::Nominal | MentionForm::Pronoun if clusters.cluster(mention).is_named() => None,
            MentionForm::Nominal => phrases::antecedent(&facts, &clusters, mention)
                .or_else(|| introduced::only_named(&facts, &clusters, mention)),
            MentionForm::Pronoun => pronouns::antecedent(&report.sentences, &facts, &clusters, mention),
        };
        if let Some((antecedent, score)) = found {
            clusters.join(mention, antecedent, score);
        }
    }
    for mention in 0..facts.len() {
        if let Some((name, score)) = phrases::later_name(&facts, &clusters, mention) {
            clusters.join(mention, name, score);
        }
    }
    if let Some((phrase, name, score)) = introduced::by_age(report, &facts, &clusters) {
        clusters.join(phrase, name, score);
    }
    report.chains = clusters.into_chains();
    settle(report);
}

/// The chains of named persons that a sentence of the report tells apart, in pairs of indexes, the smaller one first.
pub fn told_apart(report: &AnnotatedReport) -> BTreeSet<(usize, usize)> {
    let apart = structure::apart(report, &structure::heads(report));
    let pairs = apart.iter().enumerate().flat_map(|(a, others)| others.iter().map(move |&b| (a, b)));
    let chains = pairs.map(|(a, b)| (report.mentions[a].chain, report.mentions[b].chain)).filter(|(a, b)| a < b);
    let is_person =
        |&chain: &usize| report.chains[chain].kind == EntityKind::Person && report.chains[chain].name.is_some();
    chains.filter(|(a, b)| is_person(a) && is_person(b)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{mentions, testing};
    use crate::annotation::{Quote, QuoteMode, Role, SpeechAct, Tenure};

    fn read(drawn: &str) -> AnnotatedReport {
        let mut report = testing::read(drawn);
        mentions::find(&mut report);
        link(&mut report);
        report
    }

    /// The chains of more than one mention.
    fn chains(report: &AnnotatedReport) -> Vec<Vec<&str>> {
        let words = |&m: &usize| report.words(report.mentions[m].span);
        let long = report.chains.iter().filter(|chain| chain.mentions.len() > 1);
        long.map(|chain| chain.mentions.iter().map(words).collect()).collect()
    }

    /// "The man claimed" was said of the defendant, not of the gentleman who had just been arrested.
    #[test]
    fn the_man_is_the_one_whom_the_text_has_just_brought_in() {
        let report = read(
            "Bob/PROPN/3/nsubj/B-person/k:person Ray/PROPN/1/flat/I-person waited/VERB/0/root ./PUNCT/3/punct
             Police/NOUN/2/nsubj/k:organization arrested/VERB/0/root a/DET/4/det visitor/NOUN/2/obj/k:person ./PUNCT/2/punct
             The/DET/2/det man/NOUN/3/nsubj/k:person left/VERB/0/root ./PUNCT/3/punct",
        );
        assert!(!chains(&report).concat().contains(&"Bob Ray"), "{:?}", chains(&report));
    }

    /// What "the official" said, whom the text had brought in as "an official", was put into the mouth of a deputy named since.
    #[test]
    fn the_official_is_who_was_brought_in_by_this_word() {
        let report = read(
            "A/DET/3/det local/ADJ/3/amod official/NOUN/4/nsubj/k:person waited/VERB/0/root ./PUNCT/4/punct
             Bob/PROPN/3/nsubj/B-person/k:person Ray/PROPN/1/flat/I-person left/VERB/0/root ./PUNCT/3/punct
             The/DET/2/det official/NOUN/3/nsubj/k:person spoke/VERB/0/root ./PUNCT/3/punct",
        );
        assert_eq!(chains(&report), [["A local official", "The official"]]);
    }

    /// "The Minister emphasized" was said of the host, who was named last, in a report on a visit of one minister to another.
    #[test]
    fn a_title_that_two_have_is_nobody_s_by_itself() {
        let named = "Interior/PROPN/2/compound Minister/PROPN/5/nsubj/k:person Bob/PROPN/2/flat/B-person Ray/PROPN/2/flat/I-person \
                     left/VERB/0/root ./PUNCT/5/punct";
        let other = named.replace("Bob", "Jan").replace("Ray", "Doe");
        let between = "It/PRON/2/nsubj rained/VERB/0/root ./PUNCT/2/punct";
        let again = "The/DET/2/det minister/NOUN/3/nsubj/k:person spoke/VERB/0/root ./PUNCT/3/punct";
        let is_found = |lines: &[&str]| chains(&read(&lines.join("\n"))).concat().contains(&"The minister");
        assert!(is_found(&[named, between, again]));
        assert!(!is_found(&[named, &other, between, again]));
        assert!(is_found(&[named, &other, again]), "said of the one named last, right behind");
    }

    /// "The minister said" was said of the first deputy minister, who was named in the sentence before.
    #[test]
    fn the_minister_is_no_deputy_minister() {
        let named = "Interior/PROPN/2/compound Minister/PROPN/5/nsubj/k:person Bob/PROPN/2/flat/B-person Ray/PROPN/2/flat/I-person \
                     left/VERB/0/root ./PUNCT/5/punct";
        let again = "The/DET/2/det minister/NOUN/3/nsubj/k:person spoke/VERB/0/root ./PUNCT/3/punct";
        let is_found = |named: &str| chains(&read(&[named, again].join("\n"))).concat().contains(&"The minister");
        assert!(is_found(named));
        assert!(!is_found(&named.replace("Interior", "Deputy")));
    }

    /// "Kenneth Dorsey worked there. He said" went on with the "he" of the paragraph before.
    #[test]
    fn he_is_the_one_named_last() {
        let report = read(
            "NBC/PROPN/2/nsubj/B-organization asked/VERB/0/root Bob/PROPN/2/obj/B-person/k:person Ray/PROPN/3/flat/I-person ./PUNCT/2/punct
             He/PRON/2/nsubj/k:person said/VERB/0/root/=say it/PRON/4/nsubj burned/VERB/2/ccomp ./PUNCT/2/punct
             Jan/PROPN/3/nsubj/B-person/k:person Doe/PROPN/1/flat/I-person waited/VERB/0/root ./PUNCT/3/punct
             He/PRON/2/nsubj/k:person said/VERB/0/root/=say it/PRON/4/nsubj ended/VERB/2/ccomp ./PUNCT/2/punct",
        );
        assert!(chains(&report).contains(&vec!["Jan Doe", "He"]), "{:?}", chains(&report));
    }

    #[test]
    fn a_surname_a_phrase_and_a_pronoun_find_the_full_name() {
        let report = read(
            "Police/NOUN/2/compound chief/NOUN/5/nsubj/k:person Mehmet/PROPN/2/flat/B-person Yilmaz/PROPN/2/flat/I-person \
             left/VERB/0/root ./PUNCT/5/punct
             Yilmaz/PROPN/2/nsubj/B-person/k:person said/VERB/0/root he/PRON/4/nsubj agreed/VERB/2/ccomp ./PUNCT/2/punct
             The/DET/3/det police/NOUN/3/compound chief/NOUN/4/nsubj/k:person left/VERB/0/root ./PUNCT/4/punct",
        );
        let expected = ["Police chief Mehmet Yilmaz", "Mehmet Yilmaz", "Yilmaz", "he", "The police chief"];
        assert_eq!(chains(&report), [expected]);
        assert_eq!(report.chains[0].kind, EntityKind::Person);
        assert_eq!(report.chains[0].name.map(|m| report.words(report.mentions[m].span)), Some("Mehmet Yilmaz"));
        assert!(report.chains[0].because.iter().all(|link| link.features.iter().map(|f| f.weight).sum::<f64>() > 0.0));
    }

    /// "Director of Fish and Wildlife under President Clinton" was Clinton.
    #[test]
    fn the_office_right_in_front_of_a_name_is_the_one_that_is_its_own() {
        let report = read(
            "Jane/PROPN/11/nsubj/B-person/k:person Doe/PROPN/1/flat/I-person ,/PUNCT/4/punct director/NOUN/1/appos/k:person of/ADP/6/case \
             fish/NOUN/4/nmod under/ADP/9/case President/PROPN/9/nmod Roe/PROPN/4/nmod/B-person/k:person ,/PUNCT/1/punct left/VERB/0/root",
        );
        let of_director =
            chains(&report).into_iter().find(|chain| chain.iter().any(|words| words.starts_with("director")));
        assert_eq!(of_director, Some(vec!["Jane Doe", "director of fish under President Roe"]));
    }

    /// "McDermott told his father, Greg McDermott" made the father of the McDermott whom the text had named.
    #[test]
    fn a_surname_is_rather_of_who_was_named_before_than_of_who_is_named_next() {
        let report = read(
            "Doug/PROPN/7/nsubj/B-person/k:person Roe/PROPN/1/flat/I-person of/ADP/5/case the/DET/5/det town/NOUN/1/nmod slowly/ADV/7/advmod left/VERB/0/root \
             ./PUNCT/7/punct
             Roe/PROPN/2/nsubj/B-person/k:person slept/VERB/0/root while/SCONJ/6/mark Bob/PROPN/6/nsubj/B-person/k:person Roe/PROPN/4/flat/I-person \
             ate/VERB/2/advcl ./PUNCT/2/punct",
        );
        assert!(chains(&report).contains(&vec!["Doug Roe", "Doug Roe of the town", "Roe"]), "{:?}", chains(&report));
    }

    #[test]
    fn two_people_of_one_surname_stay_two() {
        let report = read(
            "Jane/PROPN/3/nsubj/B-person Doe/PROPN/1/flat/I-person met/VERB/0/root John/PROPN/3/obj/B-person \
             Doe/PROPN/4/flat/I-person ./PUNCT/3/punct",
        );
        assert!(chains(&report).is_empty());
    }

    /// Two presidents of one first and last name, a father and his son, and two officers of one name became one.
    #[test]
    fn two_people_whose_names_only_initials_generations_or_titles_tell_apart_stay_two() {
        let met = |left: &str, right: &str| format!("{left} met/VERB/0/root {right} ./PUNCT/{{}}/punct");
        let people = [
            met(
                "John/PROPN/4/nsubj/B-person W./PROPN/1/flat/I-person Roe/PROPN/1/flat/I-person",
                "John/PROPN/4/obj/B-person \
                 H.W./PROPN/5/flat/I-person Roe/PROPN/5/flat/I-person",
            )
            .replace("{}", "4"),
            met(
                "John/PROPN/4/nsubj/B-person Roe/PROPN/1/flat/I-person III/PROPN/1/flat/I-person",
                "John/PROPN/4/obj/B-person \
                 Roe/PROPN/5/flat/I-person I/PROPN/5/flat/I-person",
            )
            .replace("{}", "4"),
            met(
                "John/PROPN/3/nsubj/B-person Roe/PROPN/1/flat/I-person",
                "John/PROPN/3/obj/B-person Roe/PROPN/4/flat/I-person \
                 Jr./PROPN/4/flat/I-person",
            )
            .replace("{}", "3"),
            met(
                "Colonel/NOUN/2/nmod/k:person John/PROPN/4/nsubj/B-person/k:person Roe/PROPN/2/flat/I-person",
                "Captain/NOUN/6/nmod/k:person \
                 John/PROPN/4/obj/B-person/k:person Roe/PROPN/6/flat/I-person",
            )
            .replace("{}", "4"),
        ];
        for drawn in people {
            let report = read(&drawn);
            let roes = report.mentions.iter().filter(|m| m.form == MentionForm::Name).map(|m| m.chain);
            assert_eq!(roes.collect::<BTreeSet<_>>().len(), 2, "{:?}", chains(&report));
            assert_eq!(told_apart(&report).len(), 1, "{drawn}");
        }
    }

    /// A surname alone found no name that ends in "Jr.".
    #[test]
    fn a_surname_finds_the_name_of_a_son() {
        let report = read(
            "John/PROPN/4/nsubj/B-person Roe/PROPN/1/flat/I-person Jr./PROPN/1/flat/I-person left/VERB/0/root ./PUNCT/4/punct
             Roe/PROPN/2/nsubj/B-person slept/VERB/0/root ./PUNCT/2/punct",
        );
        assert_eq!(chains(&report), [["John Roe Jr.", "Roe"]]);
    }

    /// A capital that acted was another party than its country.
    #[test]
    fn a_capital_that_acts_is_the_country_and_a_place_is_none() {
        let report = read(
            "Turkey/PROPN/2/nsubj/B-place summoned/VERB/0/root/=summon envoys/NOUN/2/obj ./PUNCT/2/punct
             Ankara/PROPN/2/nsubj/B-place accused/VERB/0/root/=accuse them/PRON/2/obj in/ADP/5/case Ankara/PROPN/2/obl/B-place ./PUNCT/2/punct",
        );
        assert_eq!(chains(&report)[0], ["Turkey", "Ankara"]);
        assert!(!chains(&report)[1..].iter().flatten().any(|words| *words == "Ankara"), "{:?}", chains(&report));
    }

    /// "Mrs Clinton" was her husband.
    #[test]
    fn mrs_roe_is_not_mr_roe() {
        let report = read(
            "Bill/PROPN/3/nsubj/B-person/k:person Roe/PROPN/1/flat/I-person left/VERB/0/root ./PUNCT/3/punct
             Mrs/NOUN/2/nmod Roe/PROPN/3/nsubj/B-person/k:person slept/VERB/0/root ./PUNCT/3/punct",
        );
        assert!(!chains(&report).iter().any(|chain| chain.contains(&"Bill Roe")), "{:?}", chains(&report));
    }

    #[test]
    fn an_apposition_never_makes_one_of_two_names() {
        let report = read(
            "Jane/PROPN/9/nsubj/B-person Doe/PROPN/1/flat/I-person ,/PUNCT/4/punct director/NOUN/1/appos/k:person \
             John/PROPN/4/flat/B-person Roe/PROPN/4/flat/I-person and/CCONJ/8/cc others/NOUN/1/conj met/VERB/0/root ./PUNCT/9/punct",
        );
        assert_eq!(chains(&report), [["director John Roe", "John Roe"]]);
    }

    /// "Democratic Party; also Communist Party" of "the ruling Democratic Party, the former Communist Party".
    #[test]
    fn an_apposition_never_makes_one_of_two_bodies() {
        let report = read(
            "The/DET/3/det Lurel/PROPN/3/compound/B-organization Party/PROPN/9/nsubj/I-organization/k:organization ,/PUNCT/7/punct \
             once/ADV/7/advmod the/DET/7/det Vellin/PROPN/8/compound/B-organization Party/PROPN/3/appos/I-organization/k:organization \
             won/VERB/0/root ./PUNCT/9/punct",
        );
        let is_both = |chain: &Vec<&str>| chain.contains(&"Lurel Party") && chain.contains(&"Vellin Party");
        assert!(!chains(&report).iter().any(is_both), "{:?}", chains(&report));
    }

    #[test]
    fn who_meets_somebody_is_not_that_one() {
        let report = read(
            "The/DET/2/det minister/NOUN/3/nsubj/k:person met/VERB/0/root the/DET/5/det minister/NOUN/3/obj/k:person ./PUNCT/3/punct",
        );
        assert!(chains(&report).is_empty());
    }

    /// "Wolfe said the third victim died" made of the hospital's spokeswoman a victim; "Troy Police" was another name of Troy,
    /// the "Washington Post" one of Washington.
    #[test]
    fn who_speaks_is_not_whom_he_describes_and_a_town_neither_its_police_nor_its_paper() {
        let report = read(
            "Ann/PROPN/2/nsubj/B-person/k:person spoke/VERB/0/root/=speak ./PUNCT/2/punct
             The/DET/2/det victim/NOUN/3/nsubj/k:person left/VERB/0/root/=leave ./PUNCT/3/punct
             She/PRON/2/nsubj said/VERB/0/root/=say the/DET/4/det victim/NOUN/5/nsubj/k:person died/VERB/2/ccomp/=die ./PUNCT/2/punct",
        );
        let said = |chain: &&Vec<&str>| chain.contains(&"She") && chain.contains(&"the victim");
        assert!(!chains(&report).iter().any(|chain| said(&chain)), "{:?}", chains(&report));
        for (kind, body) in [("place", "Police"), ("place", "Post"), ("organization", "Police")] {
            let report = read(&format!(
                "Lurel/PROPN/2/nsubj/B-{kind} slept/VERB/0/root/=sleep ./PUNCT/2/punct
                 Lurel/PROPN/2/compound/B-organization {body}/PROPN/3/nsubj/I-organization came/VERB/0/root/=come ./PUNCT/3/punct",
            ));
            assert!(chains(&report).is_empty(), "{:?}", chains(&report));
        }
    }

    #[test]
    fn who_is_nominated_does_not_hold_the_office() {
        let report = read(
            "They/PRON/2/nsubj nominated/VERB/0/root/=nominate Ann/PROPN/2/obj/B-person to/PART/6/mark be/AUX/6/cop \
             minister/NOUN/2/xcomp/k:person ./PUNCT/2/punct",
        );
        assert!(chains(&report).is_empty(), "{:?}", chains(&report));
    }

    #[test]
    fn a_title_behind_a_comma_is_that_of_the_name_behind_it() {
        let report = read(
            "Jane/PROPN/8/nsubj/B-person/k:person ,/PUNCT/1/punct Guard/NOUN/4/compound director/NOUN/1/conj/k:person \
             Ivan/PROPN/4/appos/B-person/k:person Orlov/PROPN/5/flat/I-person ,/PUNCT/1/punct left/VERB/0/root ./PUNCT/8/punct",
        );
        assert!(!chains(&report).iter().any(|chain| chain.contains(&"Jane")), "{:?}", chains(&report));
    }

    #[test]
    fn a_name_and_an_office_between_commas_are_one() {
        let report = read(
            "The/DET/2/det secretary/NOUN/9/nsubj/k:person of/ADP/5/case the/DET/5/det council/NOUN/2/nmod/k:organization \
             ,/PUNCT/2/punct Ivan/PROPN/9/dep/B-person ,/PUNCT/2/punct left/VERB/0/root ./PUNCT/9/punct",
        );
        assert_eq!(chains(&report), [["The secretary of the council", "Ivan"]]);
    }

    #[test]
    fn a_lead_may_speak_of_somebody_before_it_names_them() {
        let report = read(
            "The/DET/4/det Turkish/ADJ/4/amod/B-other police/NOUN/4/compound chief/NOUN/5/nsubj/k:person left/VERB/0/root ./PUNCT/5/punct
             Mehmet/PROPN/11/nsubj/B-person/k:person Yilmaz/PROPN/1/flat/I-person ,/PUNCT/5/punct the/DET/5/det \
             chief/NOUN/1/appos/k:person of/ADP/8/case Turkish/ADJ/8/amod/B-other police/NOUN/5/nmod/k:organization \
             ,/PUNCT/5/punct has/AUX/11/aux left/VERB/0/root ./PUNCT/11/punct
             The/DET/3/det police/NOUN/3/compound chief/NOUN/4/nsubj/k:person returned/VERB/0/root ./PUNCT/4/punct",
        );
        let expected = ["The Turkish police chief", "Mehmet Yilmaz", "the chief of Turkish police", "The police chief"];
        assert!(chains(&report).contains(&expected.to_vec()), "{:?}", chains(&report));
    }

    #[test]
    fn a_short_form_in_brackets_is_the_name() {
        let report = read(
            "The/DET/4/det Anatolian/PROPN/4/compound/B-organization News/PROPN/4/compound/I-organization \
             Agency/PROPN/8/nsubj/I-organization (/PUNCT/6/punct ANA/PROPN/4/appos/B-organization )/PUNCT/6/punct \
             reported/VERB/0/root ./PUNCT/8/punct",
        );
        assert_eq!(chains(&report), [["Anatolian News Agency", "ANA"]]);
    }

    #[test]
    fn who_says_he_speaks_of_another() {
        let report = read(
            "Krug/PROPN/5/nsubj/B-person/k:person worked/VERB/0/root when/ADV/5/advmod Ann/PROPN/5/nsubj/B-person/k:person knocked/VERB/2/advcl ./PUNCT/2/punct
             “/PUNCT/4/punct He/PRON/4/nsubj was/AUX/4/cop armed/ADJ/7/ccomp ,/PUNCT/4/punct ”/PUNCT/4/punct said/VERB/0/root/=say \
             Krug/PROPN/7/nsubj/B-person/k:person ./PUNCT/7/punct",
        );
        assert!(
            !chains(&report).iter().any(|chain| chain.contains(&"Krug") && chain.contains(&"He")),
            "{:?}",
            chains(&report)
        );
    }

    /// "They searched the Red Sea; it is the Indian Navy" made the sea another name of the navy.
    #[test]
    fn it_that_is_said_to_be_somebody_is_nobody_else() {
        let report = read(
            "They/PRON/2/nsubj left/VERB/0/root Acme/PROPN/2/obj/B-organization/k:organization ./PUNCT/2/punct
             It/PRON/4/nsubj is/AUX/4/cop really/ADV/4/advmod Bolt/PROPN/0/root/B-organization/k:organization ./PUNCT/4/punct",
        );
        assert!(!chains(&report).iter().any(|chain| chain.contains(&"Acme")), "{:?}", chains(&report));
    }

    /// "The warship's crew … the officer said … he said" was said by the crew, and "26 Somani brigands … he said" by one Somani.
    #[test]
    fn neither_a_crew_nor_a_name_that_says_which_of_many_is_he() {
        let who = [
            "The/DET/2/det crew/NOUN/3/nsubj/k:person slept/VERB/0/root ./PUNCT/3/punct",
            "Roe/PROPN/2/compound/B-person brigands/NOUN/3/nsubj/NNS/k:person slept/VERB/0/root ./PUNCT/3/punct",
            "Three/NUM/2/nsubj/CD/k:person slept/VERB/0/root ./PUNCT/2/punct",
        ];
        for many in who {
            let report = read(&format!(
                "{many}
                 The/DET/2/det officer/NOUN/3/nsubj/k:person left/VERB/0/root ./PUNCT/3/punct
                 He/PRON/2/nsubj/k:person slept/VERB/0/root ./PUNCT/2/punct",
            ));
            assert_eq!(chains(&report), [["The officer", "He"]]);
        }
    }

    #[test]
    fn they_are_not_he() {
        let report = read(
            "He/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct\nThey/PRON/2/nsubj called/VERB/0/root ./PUNCT/2/punct",
        );
        assert!(chains(&report).is_empty(), "{:?}", chains(&report));
    }

    #[test]
    fn i_in_a_quotation_is_its_speaker() {
        let mut report = read(
            "“/PUNCT/3/punct I/PRON/3/nsubj agree/VERB/6/ccomp ,/PUNCT/3/punct ”/PUNCT/3/punct said/VERB/0/root/=say \
             Yilmaz/PROPN/6/nsubj/B-person/k:person ./PUNCT/6/punct",
        );
        let content = report.sentences[0].cover(1, 3);
        let speaker = report.mentions.iter().position(|m| report.words(m.span) == "Yilmaz");
        report.quotes.push(Quote {
            content: vec![content],
            cue: None,
            speaker: None,
            speaker_mention: speaker,
            speaker_by: None,
            addressee: None,
            mode: QuoteMode::Direct,
            act: SpeechAct::Say,
            paragraph: 0,
        });
        resolve_speakers(&mut report);
        assert_eq!(chains(&report), [["I", "Yilmaz"]]);
        assert!(report.mentions.iter().all(|m| m.chain < report.chains.len()));
    }

    /// The speakers of a report with its quotations.
    fn speakers(drawn: &str) -> Vec<String> {
        let mut report = read(drawn);
        crate::annotate::quotes::find(&mut report);
        resolve_speakers(&mut report);
        let words = |m: usize| report.words(report.mentions[m].span).to_owned();
        report.quotes.iter().filter_map(|quote| quote.speaker_mention.map(words)).collect()
    }

    /// What a nameless relative went on to say was told as said by the dead sister.
    #[test]
    fn she_who_goes_on_is_whoever_nameless_spoke_before() {
        let drawn = "Ann/PROPN/3/nsubj/B-person/k:person Lee/PROPN/1/flat/I-person died/VERB/0/root/=die ./PUNCT/3/punct
             A/DET/2/det relative/NOUN/3/nsubj/k:person said/VERB/0/root/=say/VBD that/SCONJ/6/mark they/PRON/6/nsubj left/VERB/3/ccomp/VBD ./PUNCT/3/punct
             She/PRON/2/nsubj/k:person said/VERB/0/root/=say/VBD that/SCONJ/5/mark they/PRON/5/nsubj won/VERB/2/ccomp/VBD ./PUNCT/2/punct";
        assert_eq!(speakers(drawn), ["A relative", "A relative"]);
    }

    /// "Jackson was booked. He said he didn't know Jackson's blood-alcohol level" was said by Jackson.
    #[test]
    fn nobody_speaks_of_himself_by_name() {
        let drawn = |who: &str| {
            format!(
                "Ann/PROPN/3/nsubj/B-person/k:person Lee/PROPN/1/flat/I-person left/VERB/0/root/=leave ./PUNCT/3/punct
                 She/PRON/2/nsubj/k:person said/VERB/0/root/=say/VBD that/SCONJ/5/mark {who} won/VERB/2/ccomp/VBD ./PUNCT/2/punct"
            )
        };
        assert_eq!(speakers(&drawn("Lee/PROPN/5/nsubj/B-person/k:person")), Vec::<String>::new());
        assert_eq!(speakers(&drawn("they/PRON/5/nsubj")), ["She"]);
    }

    /// "The diplomat added" was the late ruler.
    #[test]
    fn the_diplomat_is_the_diplomat_who_spoke_before() {
        let drawn = "A/DET/3/det Western/ADJ/3/amod diplomat/NOUN/4/nsubj/k:person said/VERB/0/root/=say/VBD that/SCONJ/7/mark they/PRON/7/nsubj left/VERB/4/ccomp/VBD ./PUNCT/4/punct
             The/DET/2/det diplomat/NOUN/3/nsubj/k:person said/VERB/0/root/=say/VBD that/SCONJ/6/mark they/PRON/6/nsubj won/VERB/3/ccomp/VBD ./PUNCT/3/punct";
        let mut report = read(drawn);
        crate::annotate::quotes::find(&mut report);
        resolve_speakers(&mut report);
        let chains: Vec<usize> =
            report.quotes.iter().filter_map(|q| Some(report.mentions[q.speaker_mention?].chain)).collect();
        assert_eq!((chains.len(), chains.first()), (2, chains.last()));
    }

    /// "“The President has begun,” said the vice president": she was president, too.
    #[test]
    fn nobody_holds_what_he_says_another_does() {
        let drawn = "“/PUNCT/4/punct ~The/DET/3/det president/NOUN/4/nsubj/k:person left/VERB/7/ccomp/=leave/VBD ~,/PUNCT/4/punct ~”/PUNCT/4/punct \
                     said/VERB/0/root/=say/VBD president/NOUN/9/compound/k:person Roe/PROPN/7/nsubj/B-person/k:person";
        let mut report = read(drawn);
        crate::annotate::quotes::find(&mut report);
        let president = report.sentences[0].tokens[2].span;
        let holder = report.mentions.iter().find(|m| report.words(m.span) == "Roe").expect("a speaker").chain;
        let role = |span| Role {
            holder,
            title: "president".into(),
            span,
            body: None,
            phrase: span,
            tenure: Tenure::default(),
        };
        report.roles = vec![role(president), role(report.sentences[0].tokens[7].span)];
        resolve_speakers(&mut report);
        assert!(report.roles.len() == 1 && report.roles[0].span != president, "{:?}", report.roles);
    }

    /// "“Ann is the ideal host,” Roe said" made her an "ideal host".
    #[test]
    fn what_another_finds_somebody_to_be_is_no_role() {
        let roles_of = |noun: &str| {
            let drawn = format!(
                "“/PUNCT/5/punct ~Ann/PROPN/5/nsubj/B-person/k:person is/AUX/5/cop the/DET/5/det {noun}/NOUN/8/ccomp/k:person \
                 ~,/PUNCT/5/punct ~”/PUNCT/5/punct said/VERB/0/root/=say/VBD Roe/PROPN/8/nsubj/B-person/k:person"
            );
            let mut report = read(&drawn);
            crate::annotate::quotes::find(&mut report);
            let span = report.sentences[0].tokens[4].span;
            let holder = report.mentions.iter().find(|m| report.words(m.span) == "Ann").expect("who is told of").chain;
            report.roles = vec![Role {
                holder,
                title: noun.to_owned(),
                span,
                body: None,
                phrase: span,
                tenure: Tenure::default(),
            }];
            resolve_speakers(&mut report);
            report.roles.len()
        };
        assert_eq!((roles_of("host"), roles_of("minister")), (0, 1));
    }

    /// "“He is the champion,” the beaten man said" made the beaten man champion.
    #[test]
    fn what_he_is_said_to_be_between_marks_is_nobody_s_role() {
        let drawn = "Roe/PROPN/2/nsubj/B-person/k:person fell/VERB/0/root/=fall ./PUNCT/2/punct
             “/PUNCT/5/punct ~He/PRON/5/nsubj/k:person is/AUX/5/cop the/DET/5/det champion/NOUN/8/ccomp/k:person ~,/PUNCT/5/punct ~”/PUNCT/5/punct said/VERB/0/root/=say/VBD Roe/PROPN/8/nsubj/B-person/k:person";
        let report = read(drawn);
        assert!(chains(&report).iter().all(|chain| !chain.contains(&"the champion")), "{:?}", chains(&report));
    }
}
