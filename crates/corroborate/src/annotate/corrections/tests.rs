use super::*;
use crate::annotate::testing::{plain, read as drawn};
use crate::annotation::{AnnotatedReport, Corrected, Correction, Quote, QuoteMode, Sentence, SpeechAct};
use crate::report::{Zone, ZoneKind};
use crate::text::Span;

/// A report of these lines with nothing but sentences (cut at line ends and " / "); a line in `<>` is boilerplate.
fn lines(text: &str) -> AnnotatedReport {
    let mut report = AnnotatedReport::new(plain(text));
    report.report.zones.clear();
    let mut at = 0;
    for (paragraph, line) in text.split('\n').enumerate() {
        let kind = if line.starts_with('<') { ZoneKind::Boilerplate } else { ZoneKind::Body };
        report.report.zones.push(Zone { kind, span: Span::new(at, at + line.len()) });
        let mut start = at;
        for sentence in line.split(" / ").filter(|_| kind == ZoneKind::Body) {
            let span = Span::new(start, start + sentence.len());
            let (tokens, predicates, vector) = (Vec::new(), Vec::new(), Vec::new());
            report.sentences.push(Sentence { span, zone: kind, paragraph, tokens: tokens.into(), predicates, vector });
            start += sentence.len() + 3;
        }
        at += line.len() + 1;
    }
    report
}

/// The corrections as `kind|of|wrong|right|words`.
fn told(report: &mut AnnotatedReport) -> Vec<String> {
    find(report);
    let words = |span: Option<Span>| span.map_or("-", |span| report.words(span));
    let of = |correction: &Correction| match &correction.of {
        Corrected::Itself => "itself".to_owned(),
        Corrected::Source { name, .. } => name.clone(),
        Corrected::Unstated => "-".to_owned(),
    };
    let line = |c: &Correction| {
        let (wrong, right) = (words(c.wrong.map(|v| v.span)), words(c.right.map(|v| v.span)));
        format!("{:?}|{}|{wrong}|{right}|{}", c.kind, of(c), report.words(c.span))
    };
    report.corrections.iter().map(line).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = told(&mut lines(text));
    let begin: Vec<String> = found.iter().map(|line| line.split('|').take(4).collect::<Vec<_>>().join("|")).collect();
    assert_eq!(begin, expected, "{found:?}");
}

#[test]
fn a_report_corrects_itself() {
    check(
        "Correction: An earlier version of this article misstated the number of dead. / It was five, not seven.",
        &["Correction|itself|seven|five"],
    );
    check("This story has been corrected to say that five people died, not seven.", &["Correction|itself|seven|five"]);
    check("(Corrects day to Tuesday, not Wednesday, in first paragraph)", &["Correction|itself|Wednesday|Tuesday"]);
    check("(Corrects death toll to five from seven)", &["Correction|itself|seven|five"]);
    check("(This version of the story corrects the spelling of Lind in paragraph 3)", &["Correction|itself|-|-"]);
    check("Refiles to fix typo in headline", &["Correction|itself|-|-"]);
    check("CLARIFICATION: This article should have said the northern pier.", &["Clarification|itself|-|northern pier"]);
    check("Editor's note: This article has been retracted.", &["Retraction|itself|-|-"]);
    check(
        "An earlier version of this story incorrectly said that seven people died.",
        &["Correction|itself|seven people died|-"],
    );
    check("This story has been updated with the mayor's remarks.", &["Update|itself|-|-"]);
    check("Editor's note: This article was updated on 3 May to correct the mayor's name.", &["Correction|itself|-|-"]);
    check(
        "This story has been corrected to show that the vote was on Tuesday, not Wednesday.",
        &["Correction|itself|Wednesday|Tuesday"],
    );
    check(
        "This article was amended on 6 May 2021. / An earlier version said that 3,000 farmers had come.",
        &["Correction|itself|3,000 farmers had come|-"],
    );
    check(
        "A correction was made on 7 May: An earlier version of this article misidentified her party. / \
         She leads the Green Union, not the Green League.",
        &["Correction|itself|Green League|Green Union"],
    );
}

/// Usual forms of agencies and papers, of which most were missed or read without their values.
#[test]
fn usual_forms_of_notes_are_read() {
    for (text, expected) in [
        ("(This story corrects the number of dead to ten from 12 in paragraph 1)", "Correction|itself|12|ten"),
        ("(Corrects number of dead in headline to ten)", "Correction|itself|-|ten"),
        ("(Corrects number of dead to 10, not 12, in headline and paragraph 1)", "Correction|itself|12|10"),
        ("(This June 4 story corrects number of dead to ten from 12 in paragraph 1)", "Correction|itself|12|ten"),
        ("(Corrects death toll in first paragraph to ten, from 12)", "Correction|itself|12|ten"),
        ("(This story has been refiled to correct the death toll to ten from 12)", "Correction|itself|12|ten"),
        ("(The story corrects paragraph 1 to show ten people died, not 12)", "Correction|itself|12|ten"),
        ("CORRECTS: Number of dead is ten, not 12.", "Correction|itself|12|ten"),
        ("CORRECTS death toll to ten, sted 12.", "Correction|itself|12|ten"),
        (
            "This article was amended on 6 June 2024 to correct the number of people killed from 12 to ten.",
            "Correction|itself|12|ten",
        ),
        (
            "An earlier version of this article misstated the death toll of the crash. / Ten people died, not 12.",
            "Correction|itself|12|Ten",
        ),
        (
            "A previous version of this report gave the number of dead as 12. / The correct number is ten.",
            "Correction|itself|12|ten",
        ),
        (
            "Due to incorrect information from the police, an earlier version of this story said 12 people died.",
            "Correction|itself|12 people died|-",
        ),
        ("(Removes extraneous word in paragraph 2)", "Correction|itself|-|-"),
        ("(Clarifies that the bridge was closed)", "Clarification|itself|-|-"),
        ("This story has been corrected to show that ten people died, not 12.", "Correction|itself|12|ten"),
        ("This story has been corrected to show that the mayor is Jan Kral.", "Correction|itself|-|mayor is Jan Kral"),
        (
            "This story was first published on June 4. / It was updated on June 5 to correct the number of dead. / \
             It was ten, not 12.",
            "Correction|itself|12|ten",
        ),
        (
            "This story was first published on June 4. / It was updated on June 5 with a new photograph.",
            "Update|itself|-|-",
        ),
        (
            "This article was amended on 6 June 2024 because an earlier version said 12 people had died. / It was ten.",
            "Correction|itself|12|ten",
        ),
        (
            "CORRECTION: This article has been amended. / It originally stated that 12 people died; in fact ten people died.",
            "Correction|itself|12|ten",
        ),
        ("Correction 6 June: The number of dead was given as 12. / It is ten.", "Correction|itself|12|ten"),
        ("Correction, June 7: The number of people killed was ten, not 12.", "Correction|itself|12|ten"),
        ("An earlier version misstated the number of dead as 12. / It was ten.", "Correction|itself|12|ten"),
        ("An earlier version incorrectly said that 12 people died.", "Correction|itself|12 people died|-"),
        (
            "Editor's note: A previous version of this story misidentified the mayor as Jan Kral.",
            "Correction|itself|Jan Kral|-",
        ),
        (
            "This story originally said that Ines Falk had been found guilty. / She was acquitted.",
            "Correction|itself|Ines Falk had been found guilty|-",
        ),
        ("This article has been removed because its account could not be verified.", "Retraction|itself|-|-"),
        ("Editor's note: The Daily has retracted this story.", "Retraction|itself|-|-"),
        ("Reuters reported erroneously that 12 people died in the crash.", "Correction|Reuters|12 people died|-"),
        ("Reuters revised the death toll of Monday's crash from 12 down to 10.", "Correction|Reuters|12|10"),
        ("Reuters lowered its count to 10 from 12.", "Correction|Reuters|12|10"),
        ("Police on Thursday corrected earlier reports that Jan Kral was arrested.", "Correction|-|-|-"),
        ("Contrary to a report in the Orle Post, the driver was not arrested.", "Correction|-|-|-"),
    ] {
        check(text, &[expected]);
    }
}

/// "The Daily has retracted an earlier story about this crash" withdrew the report below which it stood.
#[test]
fn what_is_said_of_another_story_is_no_note_on_this_one() {
    for text in [
        "EDITOR'S NOTE: The Daily has retracted an earlier story about this crash.",
        "Editor's note: We have retracted an earlier story about this crash.",
        "RETRACTION: The Daily has retracted its report on the driver.",
    ] {
        let found = told(&mut lines(text));
        assert!(found.iter().all(|line| !line.contains("|itself|")), "{text}: {found:?}");
    }
}

#[test]
fn what_only_sounds_like_a_correction_is_none() {
    for text in [
        "Reuters revised the death toll from 10 up to 12.",
        "Reuters revised the death toll upwards to 12 from 10.",
        "Reuters cut its growth forecast to 2 from 3 percent.",
        "This story was first published on June 4.",
        "The story originally appeared in the Orle Post.",
        "As we earlier reported, ten people died.",
        "Contrary to the report of the inquiry, the bridge was sound.",
        "It was amended in 2020 to fix the loophole.",
        "The law was revised from 12 articles down to 10.",
        "The minister corrected the record.",
        "An earlier version of the bill said seven.",
        "Corrections officers said that two men fled.",
        "Editor's note: The writer was a guest of the port.",
        "The minister withdrew his remark that seven people died.",
        "The army withdrew its troops.",
        "The company corrected the fault.",
        "Ada Berg retracted her confession.",
        "He said it was wrong of him, not of her.",
        "The regulator withdrew its approval and reported the firm to the police.",
        "The team corrected its position on the table.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_note_that_was_taken_for_boilerplate_is_read() {
    check(
        "Five people died.\n<Editor's note: this story has been corrected. The toll is five, not seven.",
        &["Correction|itself|seven|five"],
    );
}

#[test]
fn a_note_ends_where_the_article_goes_on() {
    let mut report = lines(
        "This story has been corrected. / It was five, not seven. / The port was closed on Monday. / Ships waited.",
    );
    assert_eq!(
        told(&mut report),
        ["Correction|itself|seven|five|This story has been corrected. / It was five, not seven."]
    );
    let at = |words: &str| {
        let start = report.report.text.find(words).expect("the words");
        Span::new(start, start + words.len())
    };
    assert!(report.is_untold(at("seven")) && !report.is_untold(at("closed")));
}

#[test]
fn a_label_alone_on_its_line_labels_the_next() {
    check("CORRECTION\nThe toll was five, not seven.\nThe port was closed.", &["Correction|itself|seven|five"]);
}

#[test]
fn somebody_else_corrects_a_report() {
    check("Reuters withdrew its report that seven people died, and apologised.", &["Retraction|Reuters|seven|-"]);
    check("Contrary to earlier reports, the mayor was not hurt.", &["Correction|-|-|-"]);
    let mut report = lines("Reuters withdrew its report that seven people died, and closed its office.");
    told(&mut report);
    let untold = report.corrections[0].untold.clone();
    assert_eq!(untold.iter().map(|&span| report.words(span)).collect::<Vec<_>>(), ["seven people died"]);
}

#[test]
fn agencies_take_back_what_they_told_in_several_ways() {
    for text in [
        "Reuters withdraws report on arrest of driver",
        "The Associated Press is withdrawing its story about the protest.",
        "The BBC apologised for reporting that Ada Berg had resigned.",
        "The BBC has retracted its story.",
    ] {
        let found = told(&mut lines(text));
        assert!(found.len() == 1 && found[0].starts_with("Retraction|"), "{text}: {found:?}");
    }
}

#[test]
fn what_somebody_says_of_earlier_reports_is_a_statement_of_his() {
    let mut report = lines("\"Earlier reports that I resigned are wrong,\" Ada Berg said.");
    assert_eq!(told(&mut report).len(), 1);
    let content = vec![Span::new(1, 42)];
    let (cue, speaker, speaker_mention, addressee) = (None, None, None, None);
    report.quotes.push(Quote {
        content,
        cue,
        speaker,
        speaker_mention,
        speaker_by: None,
        addressee,
        mode: QuoteMode::Direct,
        act: SpeechAct::Say,
        paragraph: 0,
    });
    assert!(told(&mut report).is_empty());
}

#[test]
fn the_ministry_corrects_what_it_had_said() {
    let mut report = drawn(
        "The/DET/2/det ministry/NOUN/5/nsubj had/AUX/5/aux earlier/ADV/5/advmod said/VERB/0/root/=say/VBD \
         seven/NUM/7/nummod people/NOUN/8/nsubj died/VERB/5/ccomp/VBD ~;/PUNCT/5/punct it/PRON/11/nsubj \
         corrected/VERB/5/parataxis/VBD the/DET/13/det figure/NOUN/11/obj to/ADP/15/case five/NUM/11/obl ~./PUNCT/5/punct",
    );
    let found = told(&mut report);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("Correction|the ministry|seven|five|"), "{found:?}");
}
