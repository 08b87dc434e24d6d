//! What reports say of mistakes is found, kept out of what happened, and shown at the claims that it touches.

mod common;

use common::{complaints, corroborate_reading, text};
use serde_json::{Value, json};

/// A toll that its report corrects, an agency's follower that still gives it, and a report that was withdrawn.
fn reports() -> String {
    let report = |outlet: &str, day: &str, title: &str, text: &str| {
        json!({"title": title, "text": text, "date_publish": day, "source_domain": outlet, "language": "en"})
            .to_string()
    };
    [
        report(
            "vellincourier.example",
            "2023-05-04",
            "Fire at Vellin mill kills five",
            "A fire at a mill in Vellin killed five people on Wednesday, Reuters reported.\n\n\
             The mill's owner, Otto Lind, visited the injured on Thursday.\n\n\
             Correction: An earlier version of this article misstated the number of people killed in the fire. It was five, not seven.",
        ),
        report(
            "northherald.example",
            "2023-05-04",
            "Seven die in mill fire at Vellin",
            "A fire at a mill in Vellin killed seven people on Wednesday, Reuters reported.\n\n\
             The fire brigade of Vellin put out the fire in the evening.",
        ),
        report(
            "baytimes.example",
            "2023-05-05",
            "Mill fire at Vellin: owner arrested",
            "Police arrested Otto Lind, the owner of the mill in Vellin, after Wednesday's fire at the mill.\n\n\
             Editor's note: This article has been retracted.",
        ),
    ]
    .join("\n")
}

fn account(format: &str) -> String {
    let output = corroborate_reading(&["account", "--format", format, "-"], reports().as_bytes());
    assert!(output.status.success(), "{}", complaints(&output));
    text(&output)
}

#[test]
fn corrections_stand_at_the_claims_they_touch() {
    let account: Value = serde_json::from_str(&account("json")).expect("JSON");
    let stories = account["stories"].as_array().expect("stories");
    let all = |name: &str| -> Vec<(usize, Value)> {
        let of = |(at, story): (usize, &Value)| -> Vec<(usize, Value)> {
            story[name].as_array().expect("a list").iter().map(|value| (at, value.clone())).collect()
        };
        stories.iter().enumerate().flat_map(of).collect()
    };
    let corrections = all("corrections");
    let kinds: Vec<&str> = corrections.iter().filter_map(|(_, c)| c["kind"].as_str()).collect();
    assert_eq!(kinds, ["correction", "retraction"]);
    assert!(corrections.iter().all(|(_, c)| c["of"]["itself"] == true));

    let toll = &corrections[0].1;
    let given: Vec<&Value> = toll["touches"].as_array().expect("touches").iter().map(|touch| &touch["gives"]).collect();
    assert!(given.contains(&&json!("right")) && given.contains(&&json!("wrong")), "{toll}");
    assert!(all("conflicts").iter().all(|(_, conflict)| conflict["aspect"] != "number"), "the old value is no side");

    let (story, retraction) = &corrections[1];
    let withdrawn = retraction["touches"].as_array().expect("touches");
    assert!(!withdrawn.is_empty() && withdrawn.iter().all(|touch| touch["withdrawn"] == true), "{retraction}");
    let arrest = |event: &&Value| event["lemma"] == "arrest";
    let events = stories[*story]["events"].as_array().expect("events");
    assert_eq!(events.iter().find(arrest).expect("the arrest")["support"]["reports"], 0);

    for (at, event) in all("events") {
        for claim in event["claims"].as_array().expect("claims") {
            let inside = |(story, correction): &&(usize, Value)| {
                let reaches = |end: &str| correction[end].as_u64().zip(claim["trigger"]["start"].as_u64());
                let is_inside = reaches("start").is_some_and(|(start, at)| start <= at)
                    && reaches("end").is_some_and(|(end, at)| at < end);
                *story == at && correction["report"] == claim["report"] && is_inside
            };
            assert!(corrections.iter().find(inside).is_none(), "a note is told as what happened: {claim}");
        }
    }
}

#[test]
fn a_line_says_that_it_was_corrected_and_never_tells_what_was_wrong() {
    let shown = account("terminal").split_whitespace().collect::<Vec<_>>().join(" ");
    let (told, corrections) = shown.split_once("CORRECTIONS").expect("the part");
    assert!(told.contains("killed five people"), "{shown}");
    assert!(!told.contains("killed seven people"), "{shown}");
    assert!(told.contains("corrected by [1]: five, not seven"), "{shown}");
    assert!(told.contains("[3] withdrew what it told; no report stands behind it"), "{shown}");
    assert!(corrections.contains("Still as it was in report 2."), "{shown}");
}

/// An agency takes back what a second report has from it; a third has the same from its own source.
#[test]
fn what_an_agency_takes_back_is_told_by_nobody_who_has_it_from_there() {
    let report = |outlet: &str, day: &str, title: &str, text: &str| {
        json!({"title": title, "text": text, "date_publish": day, "source_domain": outlet, "language": "en"})
            .to_string()
    };
    let reports = [
        report(
            "post.example",
            "2022-03-03",
            "Tram hits bus in Lasko",
            "A tram hit a bus at the bridge of Lasko on Thursday, Reuters reported.\n\n\
             Police arrested the driver of the tram, Pavel Strnad, after the crash.",
        ),
        report(
            "star.example",
            "2022-03-05",
            "Agency in Lasko admits mistake",
            "Reuters withdrew its story that police had arrested the driver of the tram, Pavel Strnad, after \
             Thursday's crash at Lasko bridge.\n\n\
             The tram hit a bus at the bridge of Lasko on Thursday.",
        ),
    ];
    let output = corroborate_reading(&["account", "-"], reports.join("\n").as_bytes());
    let shown = text(&output).split_whitespace().collect::<Vec<_>>().join(" ");
    let (told, corrections) = shown.split_once("CORRECTIONS").expect("the part");
    assert!(told.contains("withdrawn by Reuters, says [2]: what [1] told; no report stands behind it"), "{shown}");
    assert!(!told.contains("Police had arrested"), "what is withdrawn is told as if report 2 said it: {shown}");
    assert!(corrections.contains("Touches: police arrested the driver of the tram, Pavel Strnad"), "{shown}");
}

#[test]
fn reports_without_corrections_have_nothing_of_it() {
    let report = json!({"title": "Port closed", "text": "The port of Marenza was closed on Monday.",
        "date_publish": "2023-05-01", "language": "en"});
    let output = corroborate_reading(&["account", "--format", "json", "-"], report.to_string().as_bytes());
    let account: Value = serde_json::from_str(&text(&output)).expect("JSON");
    assert!(account["stories"].as_array().is_some_and(|stories| !stories.is_empty()));
    assert!(!text(&output).contains("corrections"), "{account}");
}

#[test]
fn every_renderer_has_the_part() {
    for format in ["terminal", "markdown", "html"] {
        let shown = account(format).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.to_lowercase().contains("corrects itself"), "{format}:\n{shown}");
        assert!(shown.contains("five, not seven"), "{format}:\n{shown}");
    }
}
