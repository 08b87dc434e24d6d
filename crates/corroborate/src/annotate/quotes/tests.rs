use super::*;
use crate::annotate::testing;

/// The quotes of a drawn report as `speaker|cue|content / content|mode`.
pub(super) fn read(drawn: &str) -> Vec<String> {
    read_report(&mut testing::read(drawn))
}

/// The same with mentions, which tell persons.
fn with_persons(drawn: &str) -> Vec<String> {
    let mut report = testing::read(drawn);
    crate::annotate::mentions::find(&mut report);
    read_report(&mut report)
}

fn read_report(report: &mut AnnotatedReport) -> Vec<String> {
    find(report);
    let words = |span: Option<Span>| span.map_or("-", |s| s.of(&report.report.text)).to_string();
    report
        .quotes
        .iter()
        .map(|q| {
            let content: Vec<&str> = q.content.iter().map(|c| report.words(*c)).collect();
            format!("{}|{}|{}|{:?}", words(q.speaker), words(q.cue), content.join(" / "), q.mode)
        })
        .collect()
}

const WE_WON: &str = "“/PUNCT/3/punct ~We/PRON/3/nsubj won/VERB/6/ccomp/VBD ~,/PUNCT/3/punct ~”/PUNCT/3/punct";

#[test]
fn a_quotation_goes_to_the_cue_beside_it() {
    let drawn = format!(
        "{WE_WON} said/VERB/0/root/=say/VBD Ann/PROPN/6/nsubj/B-person Lee/PROPN/7/flat/I-person ~./PUNCT/6/punct"
    );
    assert_eq!(read(&drawn), ["Ann Lee|said|We won,|Direct"]);
}

#[test]
fn a_wrong_lemma_does_not_hide_the_cue() {
    let drawn = format!("{WE_WON} added/VERB/0/root/=adde/VBD Ann/PROPN/6/nsubj/B-person ~./PUNCT/6/punct");
    assert_eq!(read(&drawn), ["Ann|added|We won,|Direct"]);
}

#[test]
fn a_quotation_alone_in_its_paragraph_goes_to_whoever_spoke_last() {
    let drawn = format!(
        "{WE_WON} said/VERB/0/root/=say/VBD Ann/PROPN/6/nsubj/B-person ~./PUNCT/6/punct\n\n\
         “/PUNCT/3/punct ~We/PRON/3/nsubj danced/VERB/0/root/VBD ~./PUNCT/3/punct ~”/PUNCT/3/punct"
    );
    assert_eq!(read(&drawn), ["Ann|said|We won, / We danced.|Direct"]);
}

#[test]
fn a_clause_under_a_cue_is_indirect_speech() {
    let drawn = "Ann/PROPN/2/nsubj/B-person said/VERB/0/root/=say/VBD that/SCONJ/5/mark they/PRON/5/nsubj won/VERB/2/ccomp/VBD ~./PUNCT/2/punct";
    assert_eq!(read(drawn), ["Ann|said|that they won|Indirect"]);
}

#[test]
fn a_cue_that_interrupts_parts_the_content() {
    let drawn = "They/PRON/6/nsubj ~,/PUNCT/4/punct Ann/PROPN/4/nsubj/B-person said/VERB/6/parataxis/=say/VBD ~,/PUNCT/4/punct won/VERB/0/root/VBD ~./PUNCT/6/punct";
    assert_eq!(read(drawn), ["Ann|said|They / won|Indirect"]);
}

#[test]
fn a_cue_at_the_end_is_told_by_the_order_of_words() {
    let drawn = "They/PRON/2/nsubj won/VERB/0/root/VBD ~,/PUNCT/2/punct Ann/PROPN/2/appos/B-person ~,/PUNCT/4/punct an/DET/7/det expert/NOUN/4/appos \
                 ~,/PUNCT/4/punct believes/VERB/2/conj/=believe/VBZ ~./PUNCT/2/punct";
    assert_eq!(read(drawn), ["Ann|believes|They won|Indirect"]);
}

#[test]
fn a_tail_that_the_parser_drew_into_what_is_said_is_told_by_the_order_of_words() {
    let drawn = "A/DET/2/det bus/NOUN/3/nsubj fell/VERB/0/root/=fall/VBD into/ADP/6/case a/DET/6/det canal/NOUN/3/obl ~,/PUNCT/11/punct \
                 Tasnim/PROPN/10/compound News/PROPN/10/compound Agency/PROPN/11/nsubj reported/VERB/6/acl:relcl/=report/VBD \
                 ~,/PUNCT/13/punct citing/VERB/3/advcl/=cite/VBG a/DET/15/det chief/NOUN/13/obj ~./PUNCT/3/punct";
    assert_eq!(read(drawn), ["Tasnim News Agency|reported|A bus fell into a canal|Indirect"]);
}

#[test]
fn what_the_writer_remarks_on_quoted_words_is_not_said() {
    let drawn = "Ann/PROPN/2/nsubj/B-person praised/VERB/0/root/=praise/VBD Oslo/PROPN/2/obj for/ADP/7/case “/PUNCT/7/punct \
                 ~recent/ADJ/7/amod events/NOUN/2/obl ~,/PUNCT/7/punct ~”/PUNCT/7/punct which/PRON/12/nsubj/WDT could/AUX/12/aux/MD \
                 mean/VERB/7/acl:relcl/VB war/NOUN/12/obj ~./PUNCT/2/punct";
    assert_eq!(read(drawn), ["Ann|praised|recent events,|Mixed"]);
}

#[test]
fn nobody_goes_on_speaking_after_the_report_told_something_itself() {
    let drawn = format!(
        "{WE_WON} said/VERB/0/root/=say/VBD Ann/PROPN/6/nsubj/B-person ~./PUNCT/6/punct
         The/DET/2/det road/NOUN/3/nsubj closed/VERB/0/root/VBD ~./PUNCT/3/punct
         “/PUNCT/3/punct ~We/PRON/3/nsubj danced/VERB/0/root/VBD ~./PUNCT/3/punct ~”/PUNCT/3/punct"
    );
    assert_eq!(read(&drawn), ["Ann|said|We won,|Direct"]);
}

#[test]
fn according_to_somebody() {
    let drawn = "According/VERB/4/case to/ADP/1/fixed the/DET/4/det agency/NOUN/8/obl ~,/PUNCT/4/punct IRNA/PROPN/8/nsubj/B-organization ~,/PUNCT/4/punct \
                 won/VERB/0/root/VBD they/PRON/8/nsubj ~./PUNCT/8/punct";
    assert_eq!(read(drawn), ["the agency|According to|won they|Indirect"]);
}

/// "They stormed the hill, unfurling banners reading “We won”" was said by those who stormed it.
#[test]
fn what_is_read_stands_on_the_noun_in_front() {
    let drawn = "They/PRON/2/nsubj fell/VERB/0/root/VBD unfurling/VERB/2/advcl/VBG banners/NOUN/3/obj reading/VERB/2/advcl/=read/VBG \
                 “/PUNCT/8/punct ~We/PRON/8/nsubj won/VERB/5/ccomp/VBD ~”/PUNCT/8/punct";
    assert_eq!(read(drawn), ["banners|reading|We won|Indirect"]);
}

#[test]
fn quoted_as_saying() {
    let drawn = "They/PRON/2/nsubj won/VERB/0/root/VBD ~,/PUNCT/2/punct media/NOUN/5/nsubj quoted/VERB/2/parataxis/=quote/VBD Ann/PROPN/5/obj/B-person \
                 as/SCONJ/8/mark saying/VERB/5/advcl/=say/VBG ~./PUNCT/2/punct";
    assert_eq!(read(drawn), ["Ann|saying|They won|Indirect"]);
}

#[test]
fn quoted_words_in_a_judgement_bring_their_phrase() {
    let drawn = "Ann/PROPN/2/nsubj/B-person called/VERB/0/root/=call/VBD it/PRON/2/obj a/DET/7/det “/PUNCT/7/punct ~good/ADJ/7/amod start/NOUN/2/xcomp \
                 ~”/PUNCT/7/punct of/ADP/10/case talks/NOUN/7/nmod ~./PUNCT/2/punct";
    assert_eq!(read(drawn), ["Ann|called|a “good start” of talks|Mixed"]);
}

#[test]
fn words_held_at_arms_length_are_no_quotation() {
    let drawn = "The/DET/5/det “/PUNCT/5/punct ~color/NOUN/5/compound ~”/PUNCT/5/punct revolutions/NOUN/6/nsubj failed/VERB/0/root/VBD ~./PUNCT/6/punct";
    assert_eq!(read(drawn), Vec::<String>::new());
}

#[test]
fn nobody_says_what_somebody_is_said_to_have_done() {
    let drawn = "Ann/PROPN/3/nsubj:pass/B-person is/AUX/3/aux:pass said/VERB/0/root/=say/VBN to/PART/6/mark have/AUX/6/aux won/VERB/3/xcomp/VBN ~./PUNCT/3/punct";
    assert_eq!(read(drawn), Vec::<String>::new());
}

#[test]
fn somebody_believed_to_be_somebody_believes_nothing() {
    let drawn = "Ann/PROPN/2/nsubj/B-person believed/VERB/0/root/=believe/VBN to/PART/5/mark be/AUX/5/cop chief/NOUN/2/xcomp ~./PUNCT/2/punct";
    assert_eq!(read(drawn), Vec::<String>::new());
}

#[test]
fn going_is_not_saying_and_the_hearer_says_nothing() {
    let drawn = "I/PRON/2/nsubj go/VERB/0/root/VBP they/PRON/4/nsubj won/VERB/2/ccomp/VBD ~./PUNCT/2/punct";
    assert_eq!(read(drawn), Vec::<String>::new());
    let drawn = "You/PRON/2/nsubj/=you told/VERB/0/root/=tell/VBD that/SCONJ/5/mark they/PRON/5/nsubj won/VERB/2/ccomp/VBD ~./PUNCT/2/punct";
    assert_eq!(read(drawn), Vec::<String>::new());
}

#[test]
fn what_nobody_says_is_not_said() {
    let drawn = "Not/PART/2/advmod/=not one/NUM/3/nsubj said/VERB/0/root/=say/VBD they/PRON/5/nsubj won/VERB/3/ccomp/VBD ~./PUNCT/3/punct";
    assert_eq!(read(drawn), Vec::<String>::new());
}

#[test]
fn a_thing_that_is_not_there_says_nothing() {
    let drawn = "There/PRON/2/expl is/VERB/0/root/=be no/DET/4/det evidence/NOUN/2/nsubj that/SCONJ/7/mark they/PRON/7/nsubj won/VERB/4/acl/VBD ~./PUNCT/2/punct";
    assert_eq!(read(drawn), Vec::<String>::new());
}

#[test]
fn according_to_at_the_end_holds_for_all_before_it() {
    let drawn = "They/PRON/2/nsubj danced/VERB/0/root/VBD and/CCONJ/4/cc won/VERB/2/conj/VBD ~,/PUNCT/8/punct according/VERB/8/case/VBG \
                 to/ADP/6/fixed Ann/PROPN/4/obl/B-person ~./PUNCT/2/punct";
    assert_eq!(read(drawn), ["Ann|according to|They danced and won|Indirect"]);
}

#[test]
fn a_name_between_marks_is_no_utterance() {
    let drawn = "Ann/PROPN/2/nsubj/B-person proclaimed/VERB/0/root/=proclaim/VBD herself/PRON/2/obj “/PUNCT/5/punct ~Empress/PROPN/2/xcomp \
                 of/ADP/7/case Norland/PROPN/5/nmod ~”/PUNCT/5/punct ~./PUNCT/2/punct";
    assert_eq!(read(drawn), Vec::<String>::new());
}

#[test]
fn whoever_brings_a_quotation_speaks_and_not_the_speaker_before() {
    let drawn = format!(
        "{WE_WON} said/VERB/0/root/=say/VBD Ann/PROPN/6/nsubj/B-person ~./PUNCT/6/punct\n\
         Bob/PROPN/2/nsubj/B-person released/VERB/0/root/VBD this/PRON/2/obj ~:/PUNCT/2/punct “/PUNCT/7/punct ~We/PRON/7/nsubj \
         danced/VERB/2/parataxis/VBD all/DET/9/det night/NOUN/7/obl ~,/PUNCT/7/punct too/ADV/7/advmod ~./PUNCT/7/punct ~”/PUNCT/7/punct"
    );
    let mut report = testing::read(&drawn);
    crate::annotate::mentions::find(&mut report);
    find(&mut report);
    assert_eq!(report.quotes[1].speaker.map(|s| report.words(s)), Some("Bob"));
    let by: Vec<_> = report.quotes.iter().map(|quote| quote.speaker_by).collect();
    assert_eq!(by, [Some(SpeakerBy::Cue), Some(SpeakerBy::Introduced)]);
}

#[test]
fn the_writer_tells_what_the_speaker_did() {
    let drawn = "Ann/PROPN/2/nsubj/B-person named/VERB/9/ccomp/VBD him/PRON/2/obj the/DET/6/det “/PUNCT/6/punct ~leader/NOUN/2/xcomp ~,/PUNCT/6/punct \
                 ~”/PUNCT/6/punct said/VERB/0/root/=say/VBD Ann/PROPN/9/nsubj/B-person ~./PUNCT/9/punct";
    let mut report = testing::read(drawn);
    crate::annotate::mentions::find(&mut report);
    crate::annotate::chains::link(&mut report);
    find(&mut report);
    assert_eq!(report.quotes.len(), 1);
    assert_eq!(report.words(report.quotes[0].content[0]), "leader,");
}

#[test]
fn a_wrong_tree_is_no_panic() {
    let drawn = "said/VERB/2/ccomp/=say/VBD said/VERB/1/ccomp/=say/VBD “/PUNCT/9/punct According/VERB/4/case to/ADP/4/fixed ”/PUNCT/0/root said/VERB/7/ccomp/=say/VBD";
    read(drawn);
    read("”/PUNCT/0/root");
    read("“/PUNCT/0/root");
    read("“/PUNCT/0/root\n\n“/PUNCT/0/root\n\n”/PUNCT/0/root ”/PUNCT/1/punct");
}

/// The speakers' mentions of a drawn report, where they have one.
fn speakers(drawn: &str) -> Vec<String> {
    let mut report = testing::read(drawn);
    crate::annotate::mentions::find(&mut report);
    crate::annotate::chains::link(&mut report);
    find(&mut report);
    let chain = |m: usize| report.mentions[m].chain;
    let name = |m: usize| report.chains[chain(m)].name.map_or(report.mentions[m].span, |n| report.mentions[n].span);
    report.quotes.iter().filter_map(|q| Some(report.words(name(q.speaker_mention?)).to_string())).collect()
}

#[test]
fn nobody_praises_himself_by_name_between_quotation_marks() {
    let drawn = "Francis/PROPN/3/nsubj/B-person Boll/PROPN/1/flat/I-person left/VERB/0/root/VBD ~./PUNCT/3/punct\n\
                 William/PROPN/3/nsubj/B-person Hart/PROPN/1/flat/I-person said/VERB/0/root/=say/VBD they/PRON/5/nsubj won/VERB/3/ccomp/VBD ~./PUNCT/3/punct\n\
                 “/PUNCT/4/punct ~Francis/PROPN/4/nsubj/B-person is/AUX/4/cop wise/ADJ/8/ccomp ~,/PUNCT/4/punct ~”/PUNCT/4/punct \
                 he/PRON/8/nsubj/k:person said/VERB/0/root/=say/VBD ~./PUNCT/8/punct";
    let speakers = speakers(drawn);
    assert_eq!(speakers.last().map(String::as_str), Some("William Hart"), "{speakers:?}");
}

#[test]
fn a_name_cut_in_two_is_one_speaker() {
    let drawn = "Ilzebet/PROPN/4/nsubj/B-person Otto/PROPN/4/nsubj/B-person Fraser/PROPN/2/flat/I-person said/VERB/0/root/=say/VBD they/PRON/6/nsubj won/VERB/4/ccomp/VBD ~./PUNCT/4/punct";
    assert_eq!(read(drawn).len(), 1);
    assert_eq!(speakers(drawn), ["Otto Fraser"]);
}

#[test]
fn what_is_pointed_is_no_word_of_saying() {
    let drawn = "They/PRON/2/nsubj left/VERB/6/dep/VBD ~,/PUNCT/2/punct and/CCONJ/6/cc he/PRON/6/nsubj pointed/VERB/0/root/=point/VBD a/DET/8/det gun/NOUN/6/obj ~./PUNCT/6/punct";
    assert_eq!(read(drawn), Vec::<String>::new());
    let drawn = "They/PRON/2/nsubj won/VERB/0/root/VBD ~,/PUNCT/2/punct he/PRON/5/nsubj told/VERB/2/parataxis/=tell/VBD Reuters/PROPN/5/obj ~./PUNCT/2/punct";
    assert_eq!(read(drawn), ["he|told|They won|Indirect"]);
}

#[test]
fn a_surname_is_no_word_of_saying() {
    let drawn = "Mark/PROPN/3/nsubj/B-person Felt/PROPN/1/flat/I-person left/VERB/0/root/VBD ~./PUNCT/3/punct\n\
                 Felt/VERB/0/root/=feel/VBD they/PRON/3/nsubj won/VERB/1/ccomp/VBD ~./PUNCT/1/punct";
    let mut report = testing::read(drawn);
    crate::annotate::mentions::find(&mut report);
    find(&mut report);
    assert!(report.quotes.is_empty(), "{:?}", report.quotes);
}

/// A colleague's words were the professor's, the opponents' the president's, for the parse had two subjects.
#[test]
fn of_two_subjects_the_nearer_one_speaks() {
    let drawn = "Lee/PROPN/4/nsubj/B-person '/PART/1/case colleagues/NOUN/4/nsubj said/VERB/0/root/=say/VBD they/PRON/6/nsubj won/VERB/4/ccomp/VBD ~./PUNCT/4/punct";
    let found = read(drawn);
    assert!(
        found.len() == 1 && found[0].starts_with("colleagues") && found[0].ends_with("|said|they won|Indirect"),
        "{found:?}"
    );
}

/// "He confessed to killing a woman, who fled, but insisted …" was said by the woman.
#[test]
fn behind_a_relative_clause_and_a_comma_nobody_knows_who_insists() {
    let drawn = "He/PRON/2/nsubj killed/VERB/0/root/=kill/VBD Ann/PROPN/2/obj/B-person ~,/PUNCT/6/punct who/PRON/6/nsubj/WP fled/VERB/3/acl:relcl/=flee/VBD \
                 ~,/PUNCT/9/punct but/CCONJ/9/cc insisted/VERB/6/conj/=insist/VBD they/PRON/11/nsubj won/VERB/9/ccomp/VBD ~./PUNCT/2/punct";
    assert!(read(drawn).iter().all(|quote| !quote.starts_with("Ann")), "{:?}", read(drawn));
}

/// "“Harbour Lights,” like “Dawn,” is based on books written by Ann" was said by the books.
#[test]
fn a_title_in_marks_is_said_by_nobody_far_off() {
    let drawn = "“/PUNCT/2/punct ~Lights/PROPN/6/nsubj:pass ~,/PUNCT/2/punct ~”/PUNCT/2/punct is/AUX/6/aux:pass based/VERB/0/root/=base/VBN on/ADP/8/case \
                 books/NOUN/6/obl written/VERB/8/acl/=write/VBN by/ADP/11/case Ann/PROPN/9/obl/B-person ~./PUNCT/6/punct";
    assert_eq!(read(drawn), Vec::<String>::new());
}

/// "In his book, “The Secret Man: The Story of a Throat,” published in May, Ann said" was said by her.
#[test]
fn a_long_title_in_marks_is_said_by_nobody() {
    let drawn = "In/ADP/2/case print/NOUN/10/obl ~,/PUNCT/2/punct “/PUNCT/6/punct ~Night/PROPN/6/compound Song/PROPN/2/appos ~:/PUNCT/6/punct Long/PROPN/9/amod                  Way/PROPN/6/appos is/VERB/0/root/=be/VBZ Home/PROPN/10/obj Again/ADV/10/advmod ~,/PUNCT/10/punct ~”/PUNCT/10/punct Ann/PROPN/16/nsubj/B-person                  said/VERB/10/parataxis/=say/VBD ~./PUNCT/10/punct";
    assert!(read(drawn).iter().all(|quote| !quote.contains("Direct")), "{:?}", read(drawn));
}

/// "Lawyers contended that he did it because he was ill" was told as what admits the deed.
#[test]
fn the_reason_behind_what_is_said_is_said_too() {
    let drawn = "Ann/PROPN/2/nsubj/B-person contended/VERB/0/root/=contend/VBD that/SCONJ/5/mark he/PRON/5/nsubj left/VERB/2/ccomp/VBD \
                 because/SCONJ/8/mark he/PRON/8/nsubj fell/VERB/2/advcl/VBD ~./PUNCT/2/punct";
    assert!(read(drawn).iter().any(|quote| quote.contains("left because he fell")), "{:?}", read(drawn));
}

/// "“We left,” Ann wrote in her book, “Night Songs: Long Way Home.”" was said by her to the end.
#[test]
fn a_title_at_the_end_of_the_sentence_goes_on_with_nothing() {
    let drawn = "“/PUNCT/3/punct ~We/PRON/3/nsubj left/VERB/6/ccomp/VBD ~,/PUNCT/3/punct ~”/PUNCT/3/punct Ann/PROPN/7/nsubj/B-person \
                 wrote/VERB/0/root/=write/VBD in/ADP/9/case print/NOUN/7/obl ~,/PUNCT/9/punct “/PUNCT/13/punct ~Night/PROPN/13/compound \
                 Songs/PROPN/9/appos ~:/PUNCT/13/punct Long/PROPN/17/amod Wide/PROPN/17/amod Roads/PROPN/13/appos ~./PUNCT/13/punct ~”/PUNCT/13/punct";
    assert!(read(drawn).iter().all(|quote| !quote.contains("Night")), "{:?}", read(drawn));
}

/// "“The Marshals have added to their” wanted list “of men" was said by a headline's fugitive.
#[test]
fn marks_the_wrong_way_round_quote_nothing_in_front() {
    let drawn = "They/PRON/2/nsubj kept/VERB/0/root/=keep/VBD to/ADP/7/case their/PRON/7/nmod:poss ~”/PUNCT/7/punct wanted/ADJ/7/amod list/NOUN/2/obl \
                 “/PUNCT/9/punct ~men/NOUN/7/nmod ~./PUNCT/2/punct";
    assert_eq!(read(drawn), Vec::<String>::new());
}

/// "…," said Ann Lee, noting that they left": who noted it was not known, as the parser hung the noting on what she had said.
#[test]
fn who_speaks_also_notes() {
    let drawn = format!(
        "{WE_WON} said/VERB/0/root/=say/VBD Ann/PROPN/6/nsubj/B-person Lee/PROPN/7/flat/I-person ~,/PUNCT/10/punct \
         noting/VERB/3/advcl/=note/VBG that/SCONJ/13/mark they/PRON/13/nsubj left/VERB/10/ccomp/VBD ~./PUNCT/6/punct"
    );
    assert_eq!(read(&drawn), ["Ann Lee|said|We won,|Direct", "Ann Lee|noting|that they left|Indirect"]);
}

/// "“So which is it?” Peter Lynch asked Coleman" was said by Coleman, who spoke before.
#[test]
fn a_question_goes_to_whom_the_next_sentence_says_to_have_asked_it() {
    let drawn = "Bob/PROPN/2/nsubj/B-person said/VERB/0/root/=say/VBD they/PRON/4/nsubj won/VERB/2/ccomp/VBD ~./PUNCT/2/punct\n\
                 “/PUNCT/4/punct ~Which/PRON/4/nsubj is/AUX/4/cop it/PRON/0/root ~?/PUNCT/4/punct ~”/PUNCT/4/punct\n\
                 Ann/PROPN/2/nsubj/B-person asked/VERB/0/root/=ask/VBD Bob/PROPN/2/iobj/B-person ~./PUNCT/2/punct";
    assert_eq!(read(drawn), ["Bob|said|they won|Indirect", "Ann|asked|Which is it?|Direct"]);
}

/// "An officer received a call that a device had been spotted" was said by the officer.
#[test]
fn who_receives_a_call_did_not_call() {
    let call = "a/DET/5/det call/NOUN/3/obj that/SCONJ/8/mark they/PRON/8/nsubj won/VERB/5/acl/VBD ~./PUNCT/3/punct";
    let drawn = |verb: &str| format!("An/DET/2/det officer/NOUN/3/nsubj/k:person {verb}/VBD {call}");
    assert_eq!(read(&drawn("received/VERB/0/root/=receive")), Vec::<String>::new());
    assert_eq!(read(&drawn("made/VERB/0/root/=make")), ["An officer|call|that they won|Indirect"]);
    let saying = "The/DET/2/det ship/NOUN/3/nsubj/k:organization received/VERB/0/root/VBD/=receive a/DET/5/det call/NOUN/3/obj \
                  saying/VERB/3/advcl/VBG/=say they/PRON/8/nsubj won/VERB/6/ccomp/VBD ~./PUNCT/3/punct";
    assert_eq!(read(saying), ["-|saying|they won|Indirect"]);
}

/// "A letter to the girl's mother that reads, “I am sorry”" was said by the mother.
#[test]
fn whom_a_letter_that_reads_so_was_written_to_did_not_say_it() {
    let drawn = "He/PRON/2/nsubj wrote/VERB/0/root/=write/VBD to/ADP/5/case his/PRON/5/nmod:poss mother/NOUN/2/obl/k:person that/PRON/7/nsubj/WDT \
                 reads/VERB/5/acl:relcl/=read/VBZ ~,/PUNCT/11/punct “/PUNCT/11/punct ~I/PRON/11/nsubj lied/VERB/7/ccomp/VBD to/ADP/13/case you/PRON/11/obl \
                 ~./PUNCT/11/punct ~”/PUNCT/11/punct";
    let quotes = with_persons(drawn);
    assert!(!quotes.iter().any(|quote| quote.starts_with("his mother")), "{quotes:?}");
}

/// "…, although some children were inside, said the fire chief, James Steele" was said by the children.
#[test]
fn whoever_ends_the_sentence_behind_said_says_it() {
    let drawn = "Nobody/PRON/3/nsubj:pass was/AUX/3/aux:pass hurt/VERB/0/root/VBN although/SCONJ/7/mark children/NOUN/7/nsubj/k:person were/AUX/7/cop \
                 inside/ADV/9/ccomp ~,/PUNCT/9/punct said/VERB/3/advcl/=say/VBD the/DET/12/det fire/NOUN/12/compound chief/NOUN/14/nmod/k:person \
                 ~,/PUNCT/14/punct James/PROPN/9/nsubj/B-person Steele/PROPN/14/flat/I-person ~./PUNCT/3/punct";
    let quotes = with_persons(drawn);
    assert_eq!(quotes, ["the fire chief, James Steele|said|Nobody was hurt although children were inside|Indirect"]);
}

/// "Almost 100 people suspected of trying to found a clan" told of the founding; "men answering questions such as “…”" asked it.
#[test]
fn who_is_suspected_or_answers_a_question_says_nothing() {
    let suspected = "They/PRON/2/nsubj arrested/VERB/0/root/VBD people/NOUN/2/obj/k:person suspected/VERB/3/acl/VBN/=suspect of/SCONJ/6/mark \
                     founding/VERB/4/advcl/VBG “/PUNCT/8/punct ~clans/NOUN/6/obj ~”/PUNCT/8/punct ~./PUNCT/2/punct";
    assert!(!with_persons(suspected).iter().any(|quote| quote.starts_with("people")), "{:?}", with_persons(suspected));
    let answered = "Men/NOUN/2/nsubj/k:person answered/VERB/0/root/VBD/=answer questions/NOUN/2/obj/=question such/ADJ/8/mark as/ADP/4/fixed \
                    “/PUNCT/8/punct ~who/PRON/8/nsubj won/VERB/3/acl/VBD ~?/PUNCT/8/punct ~”/PUNCT/8/punct ~./PUNCT/2/punct";
    assert!(!with_persons(answered).iter().any(|quote| quote.starts_with("Men")), "{:?}", with_persons(answered));
}

/// "The Vellin County, Norl., coroner, Ann Lee, told the agency" was told by the county.
#[test]
fn the_official_named_behind_his_county_speaks() {
    let drawn = "Vellin/PROPN/2/compound/B-place County/PROPN/8/nsubj/I-place ~,/PUNCT/4/punct coroner/NOUN/2/appos/k:person ~,/PUNCT/6/punct \
                 Ann/PROPN/4/appos/B-person ~,/PUNCT/2/punct said/VERB/0/root/VBD/=say that/SCONJ/11/mark they/PRON/11/nsubj won/VERB/8/ccomp/VBD ~./PUNCT/8/punct";
    assert_eq!(with_persons(drawn), ["Ann|said|that they won|Indirect"]);
}

/// "She heard someone say “He has a gun”" was said by her.
#[test]
fn whoever_is_heard_says_it() {
    let drawn = "She/PRON/2/nsubj heard/VERB/0/root/=hear/VBD Ann/PROPN/2/obj/B-person say/VERB/2/xcomp/VB ~,/PUNCT/8/punct \
                 “/PUNCT/8/punct ~We/PRON/8/nsubj won/VERB/4/ccomp/VBD ~./PUNCT/8/punct ~”/PUNCT/8/punct";
    assert!(read(drawn).contains(&"Ann|say|We won.|Direct".to_owned()), "{:?}", read(drawn));
}

/// "Lyons said that Comeaux used a wheelchair – and added, “…”" was added by Comeaux.
#[test]
fn who_adds_something_is_who_spoke_before() {
    let drawn = "Ann/PROPN/2/nsubj/B-person said/VERB/0/root/=say/VBD that/SCONJ/5/mark Roe/PROPN/5/nsubj/B-person left/VERB/2/ccomp/VBD \
                 and/CCONJ/7/cc added/VERB/5/conj/=add/VBD ~,/PUNCT/11/punct “/PUNCT/11/punct ~We/PRON/11/nsubj won/VERB/7/ccomp/VBD \
                 ~./PUNCT/11/punct ~”/PUNCT/11/punct";
    assert!(read(drawn).contains(&"Ann|added|We won.|Direct".to_owned()), "{:?}", read(drawn));
}

/// "The family contests allegations that he was armed" was told as what the family says.
#[test]
fn who_contests_allegations_makes_none() {
    let drawn = "Ann/PROPN/2/nsubj/B-person contests/VERB/0/root/=contest/VBZ allegations/NOUN/2/obj/=allegation that/SCONJ/6/mark they/PRON/6/nsubj \
                 won/VERB/3/acl/VBD ~./PUNCT/2/punct";
    assert_eq!(read(drawn), ["-|allegations|that they won|Indirect"]);
}

/// "The Big East responded with wins" credited the Big East.
#[test]
fn who_answers_by_what_he_does_says_nothing() {
    let drawn = "We/PRON/2/nsubj won/VERB/0/root/VBD ~,/PUNCT/5/punct Ann/PROPN/5/nsubj/B-person responded/VERB/2/parataxis/=respond/VBD with/ADP/7/case \
                 wins/NOUN/5/obl/=win ~./PUNCT/2/punct";
    assert_eq!(read(drawn), Vec::<String>::new());
}

/// "“It would be horrible,” said Ron Howard, whose latest film, “Frost/Nixon,” is out" was two halves of a quotation.
#[test]
fn the_film_of_who_speaks_is_not_said() {
    let drawn = format!(
        "{WE_WON} said/VERB/0/root/=say/VBD Ann/PROPN/6/nsubj/B-person ~,/PUNCT/13/punct whose/PRON/10/nmod:poss film/NOUN/15/nsubj ~,/PUNCT/13/punct \
         “/PUNCT/13/punct ~Harbour/PROPN/10/appos ~,/PUNCT/13/punct ~”/PUNCT/13/punct opened/VERB/7/acl:relcl ~./PUNCT/6/punct"
    );
    assert_eq!(read(&drawn), ["Ann|said|We won,|Direct"]);
}

/// Of "Vellin Gateway confirmed" only "Gateway" spoke: each word was a subject.
#[test]
fn a_speaker_bears_the_whole_name() {
    let drawn = "Vellin/PROPN/3/nsubj/B-organization Gateway/PROPN/3/nsubj/I-organization said/VERB/0/root/=say/VBD \
                 that/SCONJ/6/mark it/PRON/6/nsubj won/VERB/3/ccomp/VBD ~./PUNCT/3/punct";
    assert_eq!(with_persons(drawn), ["Vellin Gateway|said|that it won|Indirect"]);
}
