use super::*;
use crate::annotation::Tense;
use crate::annotation::{Lacks, Tokens, When};
use crate::lexicon::rows;
use crate::report::{Published, Report};

/// A report of sentences without a parse.
fn report(sentences: &[&str], published: Option<Date>) -> AnnotatedReport {
    let text = sentences.join("\n");
    let published = published.map(|date| Published { date, source: "the test".to_string() });
    let mut report = AnnotatedReport::new(Report {
        path: "test".to_string(),
        line: None,
        sha256: String::new(),
        text,
        title: None,
        outlet: None,
        published,
        modified: None,
        open: None,
        language: "en".to_string(),
        dateline: None,
        zones: Vec::new(),
    });
    let mut start = 0;
    for sentence in sentences {
        let span = Span::new(start, start + sentence.len());
        start += sentence.len() + 1;
        report.sentences.push(Sentence {
            span,
            zone: ZoneKind::Body,
            paragraph: 0,
            tokens: Tokens::default(),
            predicates: Vec::new(),
            vector: Vec::new(),
        });
    }
    report
}

fn read(sentences: &[&str], published: Option<Date>, tense: Tense) -> AnnotatedReport {
    let mut report = report(sentences, published);
    find(&mut report);
    for time in &mut report.times {
        time.tense = tense;
    }
    ground(&mut report);
    report
}

fn tense(name: &str) -> Tense {
    match name {
        "past" => Tense::Past,
        "present" => Tense::Present,
        "future" => Tense::Future,
        other => panic!("no tense: {other}"),
    }
}

fn days(when: &Option<When>) -> String {
    let day = |date: Option<Date>| date.map_or("?".to_string(), |d| d.to_string());
    when.as_ref().map_or(String::new(), |w| format!("{}..{}", day(w.from), day(w.to)))
}

#[test]
fn the_golden_times_are_read() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in rows(include_str!("golden.tsv")) {
        let [sentences, published, tense_name, expected] = row[..] else { panic!("columns: {row:?}") };
        let sentences: Vec<&str> = sentences.split(" | ").collect();
        let report = read(&sentences, published.parse().ok(), tense(tense_name));
        let expected: Vec<&str> = expected.split("; ").filter(|e| !e.is_empty()).collect();
        let found: Vec<String> = report
            .times
            .iter()
            .enumerate()
            .map(|(i, time)| {
                let days = match expected.get(i).is_some_and(|e| e.contains('@')) {
                    true => format!("@{}", days(&time.interval)),
                    false => String::new(),
                };
                format!("{}={}{days}", report.words(time.span), time.value)
            })
            .collect();
        count += expected.len();
        if found != expected {
            wrong.push(format!("{sentences:?}\n    want {expected:?}\n    got  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 120, "only {count} expressions");
}

fn only_time(report: &AnnotatedReport) -> (&str, String, Option<&str>) {
    let time = &report.times[0];
    (&time.value, days(&time.interval), time.interval.as_ref().and_then(|w| w.inferred.as_deref()))
}

#[test]
fn what_was_inferred_is_said() {
    let published: Date = "2023-06-30".parse().unwrap();
    let weekday = read(&["He came on Wednesday."], Some(published), Tense::Past);
    assert_eq!(only_time(&weekday).2, None);
    let day = read(&["He came on June 27."], Some(published), Tense::Past);
    assert_eq!(only_time(&day).2, Some("the year, from the date of publication"));
}

/// A fire that broke out "at about 2045 GMT" was dated to the year 2045.
#[test]
fn four_digits_are_a_time_of_day_where_no_year_can_stand() {
    let values = |sentence: &str| {
        let report = read(&[sentence], "2023-06-27".parse().ok(), Tense::Past);
        report.times.iter().map(|time| time.value.clone()).collect::<Vec<_>>()
    };
    assert_eq!(values("It broke out at about 2045 GMT on Friday."), ["2023-06-23T20:45Z"]);
    assert_eq!(values("They came just after 2130 on Friday."), ["2023-06-23T21:30"]);
    assert_eq!(values("They came at 0930 hours."), ["2023-06-27T09:30"]);
    assert_eq!(values("It is to end in 2045."), ["2045"]);
    assert_eq!(values("It took 2100 hours."), ["PT2100H"]);
}

#[test]
fn what_is_lacking_is_said() {
    let lacks = |sentence| read(&[sentence], None, Tense::Past).times[0].lacks;
    assert_eq!(lacks("He came on June 27."), Some(Lacks::Year));
    assert_eq!(lacks("He came on Wednesday."), Some(Lacks::Reference));
    assert_eq!(lacks("He came last year."), Some(Lacks::Reference));
    assert_eq!(lacks("He came in 2014."), None);
}

#[test]
fn an_inferred_day_of_publication_dates_what_its_limits_agree_about() {
    let mut report = read(&["They met on June 27. He came on Wednesday, and left yesterday."], None, Tense::Past);
    report.published_inferred =
        Some(InferredDate { from: "2023-06-27".parse().unwrap(), to: None, because: "from other reports".to_string() });
    ground(&mut report);
    let values: Vec<&str> = report.times.iter().map(|t| t.value.as_str()).collect();
    assert_eq!(values, ["2023-06-27", "XXXX-WXX-3", "XXXX-XX-XX"]);
    assert_eq!(only_time(&report).2, Some("the date of publication, itself inferred from other reports"));
    assert_eq!(report.times[1].lacks, Some(Lacks::Reference));
}

/// "One year later" was counted from the day of birth, the last date that was a day.
#[test]
fn years_later_are_counted_from_the_last_date_whatever_its_size() {
    let told = ["He was born on February 24, 1955.", "He began in March 1976.", "Two months later he left."];
    let values = |sentences: &[&str]| -> Vec<String> {
        let report = read(sentences, "2011-10-06".parse().ok(), Tense::Past);
        report.times.into_iter().map(|time| time.value).collect()
    };
    assert_eq!(values(&told), ["1955-02-24", "1976-03", "1976-05"]);
    assert_eq!(values(&[told[0], told[1], "One year later he left."]), ["1955-02-24", "1976-03", "1977"]);
    assert_eq!(values(&[told[0], "He began in 1976.", "A month later he left."])[2], "XXXX-XX");
}

#[test]
fn nothing_in_hostile_text_is_a_panic() {
    let long = "the last the last June 27-".repeat(500);
    for text in [
        "",
        "’s",
        "99999999999999",
        "the",
        "in the",
        "'90",
        "the '",
        "0",
        "Feb. 30",
        "2023-99-99",
        "-",
        "1.",
        "June",
        &long,
    ] {
        read(&[text], Some("2023-06-30".parse().unwrap()), Tense::Past);
        read(&[text], None, Tense::Past);
    }
}

proptest::proptest! {
    #[test]
    fn no_words_panic(words in proptest::collection::vec("[0-9]{1,5}|the|last|June|Monday|of|-|days?|ago|a|and|half|early|next|every|’|:|,|\\PC{0,3}", 0..24)) {
        read(&[&words.join(" ")], Some(Date::MIN), Tense::Past);
        read(&[&words.concat()], Some(Date::MAX), Tense::Future);
    }
}

#[test]
fn a_day_that_names_a_happening_and_a_style_are_no_times() {
    let count = |sentence: &str| read(&[sentence], None, Tense::Past).times.len();
    for sentence in [
        "They met after the September 11 attacks.",
        "It was cancelled after 9 / 11 and after 9/11.",
        "It is a two-storey 1950s-style building.",
    ] {
        assert_eq!(count(sentence), 0, "{sentence}");
    }
    assert_eq!(count("They met after the September 12 announcement."), 1);
    assert_eq!(count("They built it in the 1950s."), 1);
}

/// "He will play on Sunday. … He was stopped at 2:30 a.m." was stopped next Sunday.
#[test]
fn what_is_told_in_the_past_is_not_of_a_day_ahead() {
    let published: Date = "2023-06-29".parse().unwrap();
    let mut report = report(&["He will play on July 2, 2023.", "He was stopped at 2:30 a.m."], Some(published));
    find(&mut report);
    report.times[1].tense = Tense::Past;
    ground(&mut report);
    assert_eq!(report.times[1].value, "2023-06-29T02:30");
}

/// "That night" was the night of a day in 1971, told eight sentences before.
#[test]
fn a_night_is_of_no_day_that_was_told_long_before() {
    let between = ["He sat there."; 7];
    let value = |between: &[&str], published: Option<Date>| {
        let sentences = [&["On July 1, 1971, they met."], between, &["He left that night."]].concat();
        read(&sentences, published, Tense::Past).times.pop().unwrap().value
    };
    assert_eq!(value(&between[..5], None), "1971-07-01TNI");
    assert_eq!(value(&between, None), "XXXX-XX-XXTNI");
    assert_eq!(value(&between, "1971-07-02".parse().ok()), "1971-07-01TNI");
}

/// "3 to 5 May" was one expression with a value that TIMEX3 does not have, and the day in a dateline none.
#[test]
fn a_stretch_is_two_expressions_and_a_dateline_has_its_own() {
    let mut report = read(&["OSLO, May 7 - It ran from 3 to 5 May."], "2023-05-07".parse().ok(), Tense::Past);
    report.report.zones =
        vec![crate::report::Zone { kind: ZoneKind::Dateline, span: Span::new(0, "OSLO, May 7 -".len()) }];
    report.times.retain(|time| time.span.start > 12);
    let told: Vec<String> =
        timexes(&report).iter().map(|timex| format!("{}={}", report.words(timex.span), timex.value)).collect();
    assert_eq!(told, ["May 7=2023-05-07", "3=2023-05-03", "5 May=2023-05-05"]);
}

#[test]
fn how_many_shells_were_fired_is_no_year() {
    let times = |drawn| {
        let mut report = crate::annotate::testing::read(drawn);
        find(&mut report);
        report.times.len()
    };
    assert_eq!(
        times(
            "The/DET/2/det army/NOUN/3/nsubj fired/VERB/0/root 1945/NUM/5/nummod shells/NOUN/3/obj/NNS ~./PUNCT/3/punct"
        ),
        0
    );
    assert_eq!(
        times(
            "It/PRON/2/nsubj won/VERB/0/root the/DET/5/det 1945/NUM/5/nummod elections/NOUN/2/obj/NNS ~./PUNCT/2/punct"
        ),
        1
    );
}

/// "He was still alive, a pilot told the Herald on Sunday" was told of the Sunday.
#[test]
fn a_paper_of_sundays_is_no_day() {
    let times = |told: &str, day: &str| {
        let mut report = crate::annotate::testing::read(&format!(
            "She/PRON/2/nsubj told/VERB/0/root/=tell {told}/PROPN/2/obj on/ADP/5/case {day}/PROPN/2/obl"
        ));
        find(&mut report);
        report.times.len()
    };
    assert_eq!((times("Herald", "Sunday"), times("Herald", "Monday"), times("Roe", "Sunday")), (0, 1, 1));
}

/// "Kelly visited it on Tuesday", in a report of a Monday that was changed on the Tuesday, was of the Tuesday before.
#[test]
fn a_weekday_of_the_past_may_be_that_of_the_last_change() {
    let value = |modified: Option<&str>, tense: Tense| {
        let mut report = read(&["He visited it on Tuesday."], "2013-03-11".parse().ok(), tense);
        let date = modified.map(|day| day.parse().unwrap());
        report.report.modified = date.map(|date| Published { date, source: "the test".to_string() });
        ground(&mut report);
        report.times.pop().unwrap().value
    };
    assert_eq!(value(Some("2013-03-12"), Tense::Past), "2013-03-12");
    assert_eq!(value(None, Tense::Past), "2013-03-05");
    assert_eq!(value(Some("2013-03-20"), Tense::Past), "2013-03-05");
}

/// "…on Saturday, the police said today. The ambush took place at 4.30 p.m." was an ambush of the day on which the police spoke.
#[test]
fn when_it_was_said_is_not_the_day_that_the_story_goes_on_from() {
    let mut report = crate::annotate::testing::read(
        "They/PRON/2/nsubj died/VERB/0/root/=die/VBD on/ADP/4/case Saturday/PROPN/2/obl ,/PUNCT/7/punct police/NOUN/7/nsubj \
         said/VERB/2/parataxis/=say/VBD today/NOUN/7/obl:unmarked\n\
         It/PRON/2/nsubj began/VERB/0/root/=begin/VBD at/ADP/4/case 4:30/NUM/2/obl p.m./NOUN/4/compound",
    );
    report.report.published = Some(Published { date: "2023-11-19".parse().unwrap(), source: "the test".to_string() });
    find(&mut report);
    let values: Vec<&str> = report.times.iter().map(|time| &*time.value).collect();
    assert_eq!(values, ["2023-11-18", "2023-11-19", "2023-11-18T16:30"]);
}
