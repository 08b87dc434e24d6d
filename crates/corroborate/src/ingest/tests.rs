//! Whole inputs: every shape that is read, and everything that can be wrong with one.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::report::ZoneKind;

fn read(name: &str, bytes: impl AsRef<[u8]>) -> (Vec<Report>, Vec<IngestError>) {
    ingest(&[Source::Bytes { name: name.to_owned(), bytes: bytes.as_ref().to_vec() }])
}

fn one(name: &str, bytes: impl AsRef<[u8]>) -> Report {
    let (mut reports, errors) = read(name, bytes);
    assert_eq!((reports.len(), errors), (1, Vec::new()), "{name}");
    reports.remove(0)
}

fn reasons(name: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
    read(name, bytes).1.iter().map(ToString::to_string).collect()
}

fn date(report: &Report) -> Option<String> {
    report.date().map(|date| date.to_string())
}

/// A folder of its own, gone when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("corroborate-ingest-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn read(&self) -> (Vec<Report>, Vec<IngestError>) {
        ingest(&[Source::Path(self.0.clone())])
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const ARTICLE: &str = "The chief of police signed a pact with the neighbours on Wednesday, the agency said.";

#[test]
fn the_records_of_crawlers() {
    for record in [
        // news-please
        r#"{"title": "Chief signs pact", "maintext": "ARTICLE", "date_publish": "2023-06-29 10:11:12", "date_modify": "2023-07-01",
            "source_domain": "www.herald.example", "authors": ["Jane Roe"], "language": "en", "url": "https://www.herald.example/a"}"#,
        // newspaper
        r#"{"title": "Chief signs pact", "text": "ARTICLE", "publish_date": "2023-06-29T00:00:00", "authors": [], "source": "herald.example"}"#,
        // NewsAPI
        r#"{"source": {"id": null, "name": "herald.example"}, "author": null, "title": "Chief signs pact", "content": "ARTICLE",
            "publishedAt": "2023-06-29T08:00:00Z", "description": "A pact"}"#,
        // feeds
        r#"{"headline": "Chief signs pact", "body": "<p>ARTICLE</p>", "pubDate": "Thu, 29 Jun 2023 08:00:00 GMT", "link": "https://herald.example/x"}"#,
        // JSON-LD
        r#"{"headline": "Chief signs pact", "articleBody": "ARTICLE", "datePublished": "2023-06-29", "dateModified": "2023-07-01",
            "publisher": {"@type": "Organization", "name": "herald.example"}, "inLanguage": "en-GB"}"#,
        r#"{"title": "Chief signs pact", "paragraphs": ["ARTICLE"], "timestamp": 1688030000, "domain": "herald.example"}"#,
        r#"{"title": "Chief signs pact", "text": "ARTICLE", "url": "https://herald.example/2023/06/29/pact"}"#,
    ] {
        let report = one("r.json", record.replace("ARTICLE", ARTICLE));
        assert_eq!(report.title.as_deref(), Some("Chief signs pact"), "{record}");
        assert_eq!(report.outlet.as_deref(), Some("herald.example"), "{record}");
        assert_eq!(date(&report).as_deref(), Some("2023-06-29"), "{record}");
        let body: Vec<&str> =
            report.zones.iter().filter(|z| z.kind == ZoneKind::Body).map(|z| z.span.of(&report.text)).collect();
        assert_eq!(body, [ARTICLE], "{record}");
    }
}

#[test]
fn lists_of_records_are_read_in_order() {
    let list = r#"[{"text": "He came."}, {"text": "He left."}]"#;
    for (file, paths) in [
        (list.to_owned(), ["n.json#/0", "n.json#/1"]),
        (format!(r#"{{"status": "ok", "articles": {list}}}"#), ["n.json#/articles/0", "n.json#/articles/1"]),
        (
            format!(r#"{{"response": {{"results": {list}}}}}"#),
            ["n.json#/response/results/0", "n.json#/response/results/1"],
        ),
    ] {
        let (reports, errors) = read("n.json", file);
        assert_eq!(errors, []);
        assert_eq!(reports.iter().map(|r| r.path.as_str()).collect::<Vec<_>>(), paths);
        assert_eq!(reports[1].text, "He left.");
    }
}

#[test]
fn a_broken_line_costs_itself_only() {
    let lines = "{\"text\": \"He came.\"}\n{\"text\": \"He\n\n{\"title\": \"x\"}\n{\"text\": \"He left.\"}\r\n[1]\n{\"text\": \"Он встретился с командующим полицией.\"}";
    let (reports, errors) = read("n.jsonl", lines);
    assert_eq!(reports.iter().map(|r| r.line).collect::<Vec<_>>(), [Some(1), Some(5)]);
    assert_eq!(errors.iter().map(|e| e.line).collect::<Vec<_>>(), [Some(2), Some(4), Some(6), Some(7)]);
    assert!(errors[0].to_string().starts_with("n.jsonl:2: no valid JSON"), "{}", errors[0]);
    assert!(errors[1].reason.contains("its fields are: title"), "{}", errors[1]);
    assert!(errors[3].reason.contains("is not supported"), "{}", errors[3]);
}

#[test]
fn what_is_wrong_is_said() {
    let deep = format!("{}1{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    let deep_record = format!("{{\"text\": {}1{}}}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    let long = "He came. ".repeat(600_000);
    let persian = "رئیس پلیس ایران در سفر به مسکو با دبیر شورای امنیت روسیه دیدار کرد و یادداشت تفاهم امضا شد.";
    let cases: [(&str, &[u8], &str); 15] = [
        ("empty.txt", b"", "no words"),
        ("empty.jsonl", b"\n", "no words"),
        ("blank.txt", b" \n\xc2\xa0\n", "no words"),
        ("dots.txt", b"... --- ...", "no words"),
        ("program", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", "binary"),
        (
            "broken.txt",
            b"\xe2\x80\x9cTr\xc3\xa8s bien\xe2\x80\x9d, he said \xff at the caf\xc3\xa9.",
            "UTF-8 is broken",
        ),
        ("long.txt", long.as_bytes(), "a report at most"),
        ("persian.txt", persian.as_bytes(), "language fa is not supported"),
        ("deep.json", deep.as_bytes(), "no valid JSON: recursion limit"),
        ("deep.jsonl", deep_record.as_bytes(), "no valid JSON (recursion limit"),
        ("half.json", b"{\"text\": \"He", "no valid JSON"),
        ("number.json", b"7", "no record"),
        ("nothing.json", b"{\"title\": \"x\"}", "no text of a report"),
        ("empty.html", b"<!doctype html><title>x</title>", "no article found"),
        ("links.html", b"<html><body><a href=x>Home</a> <a href=y>News</a></body></html>", "no article found"),
    ];
    for (name, bytes, reason) in cases {
        let reasons = reasons(name, bytes);
        assert_eq!(reasons.len(), 1, "{name}: {reasons:?}");
        assert!(reasons[0].starts_with(name) && reasons[0].contains(reason), "{}", reasons[0]);
    }
}

#[test]
fn a_file_of_broken_records_is_told_of_once() {
    let broken = "[".to_owned() + &"{},".repeat(40_000) + "{}]";
    for (name, bytes) in [("a.json", broken), ("a.jsonl", "{}\n".repeat(40_001))] {
        let reasons = reasons(name, bytes);
        assert_eq!(reasons.len(), MOST_ERRORS + 1);
        assert!(reasons[MOST_ERRORS].contains("39001 more"), "{}", reasons[MOST_ERRORS]);
    }
}

#[test]
fn a_folder_is_read_by_name_and_what_is_hidden_is_not() {
    let folder = Folder::new("names");
    folder.file("b.txt", "He left.");
    folder.file("a/2.jsonl", "{\"text\": \"He came.\"}\n");
    folder.file("a/1", "He was there.");
    folder.file(".hidden", "No.");
    folder.file(".git/config", "No.");
    folder.file("c.bin", b"\0\x01\x02\xff");
    let (reports, errors) = folder.read();
    let names: Vec<&str> = reports.iter().map(|r| r.path.rsplit('/').next().unwrap()).collect();
    assert_eq!(names, ["1", "2.jsonl", "b.txt"]);
    assert_eq!(errors.len(), 1);
    assert!(errors[0].path.ends_with("c.bin"), "{}", errors[0]);
}

#[test]
fn what_is_not_there_is_named_and_the_rest_is_read() {
    let folder = Folder::new("gone");
    folder.file("a.txt", "He came.");
    let sources = [folder.0.join("gone.txt"), folder.0.join("gone.jsonl"), folder.0.join("a.txt")].map(Source::Path);
    let (reports, errors) = ingest(&sources);
    assert_eq!((reports.len(), errors.len()), (1, 2));
    assert!(errors.iter().all(|e| e.reason.starts_with("it can't be opened")), "{errors:?}");
    fs::create_dir(folder.0.join("empty")).unwrap();
    let (_, errors) = ingest(&[Source::Path(folder.0.join("empty"))]);
    assert_eq!(errors[0].reason, "the folder is empty");
}

#[cfg(unix)]
#[test]
fn a_device_is_not_waited_for() {
    let (_, errors) = ingest(&[Source::Path("/dev/zero".into())]);
    assert!(errors[0].reason.starts_with("it is no file"), "{}", errors[0]);
}

#[test]
fn standard_input_is_sniffed() {
    for (bytes, title) in [
        ("Chief signs pact\n\nHe signed it.", Some("Chief signs pact")),
        ("{\"title\": \"Chief signs pact\", \"text\": \"He signed it.\"}", Some("Chief signs pact")),
        ("[ad_1]\n\nHe signed it.", None),
        ("[It was so.] He signed it.", None),
    ] {
        assert_eq!(one("-", bytes).title.as_deref(), title, "{bytes}");
    }
    let (reports, _) = read("-", "{\"text\": \"He came.\"}\n{\"text\": \"He left.\"}\n");
    assert_eq!(reports.len(), 2);
}

const PAGE: &str = r#"<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Chief signs pact | Daily Herald</title>
<meta property="og:site_name" content="Daily Herald"><meta property="article:modified_time" content="2023-07-02T00:00:00Z">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Daily Herald"}, {"@type": "NewsArticle",
"headline": "Chief signs pact", "datePublished": "2023-06-29T09:00:00Z", "dateModified": "2023-07-01", "author": [{"name": "Jane Roe"}]}]}</script>
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Chief signs pact</h1><p class="byline">Jane Roe</p>
<figure><img src="a.jpg"><figcaption>The chief signs. (photo credit: A/Handout via Reuters)</figcaption></figure>
<p>The chief of police <b>signed</b> a pact with the neighbours on Wednesday, the agency said, after years of talks about the border.</p>
<p>“It is a very good beginning,” he told reporters, who had waited for him in front of the ministry, in the rain, for two hours.</p>
<h2>What the pact says</h2>
<p>The two sides will share what they know about smugglers &amp; thieves, train together, and meet twice a year in either capital.</p>
<p>Parliament has to agree; a vote is planned for the autumn, when both houses sit again after the long recess of the summer.</p>
</article><footer><p>© 2023 Daily Herald</p></footer></body></html>"#;

#[test]
fn a_page() {
    let report = one("a.html", PAGE);
    assert_eq!(report.title.as_deref(), Some("Chief signs pact"));
    assert_eq!(report.outlet.as_deref(), Some("Daily Herald"));
    assert_eq!(date(&report).as_deref(), Some("2023-06-29"));
    assert_eq!(report.published.as_ref().unwrap().source, "JSON-LD datePublished");
    assert_eq!(report.modified.as_ref().unwrap().date.to_string(), "2023-07-01");
    let drawn: Vec<String> = report
        .zones
        .iter()
        .map(|z| format!("{:?}: {}", z.kind, z.span.of(&report.text).chars().take(24).collect::<String>()))
        .collect();
    assert_eq!(
        drawn,
        [
            "Title: Chief signs pact",
            "Byline: Jane Roe",
            "Caption: The chief signs.",
            "Boilerplate: (photo credit: A/Handout",
            "Body: The chief of police sign",
            "Body: “It is a very good begin",
            "Title: What the pact says",
            "Body: The two sides will share",
            "Body: Parliament has to agree;",
        ]
    );
}

#[test]
fn where_a_page_states_its_day() {
    let page = |head: &str, body: &str| {
        format!("<html><head>{head}</head><body><article>{body}<p>{}</p></article></body></html>", ARTICLE.repeat(4))
    };
    for (head, body, day) in [
        ("", "", None),
        (r#"<meta property="article:published_time" content="2023-06-29T22:00:00+03:30">"#, "", Some("2023-06-29")),
        (r#"<meta name="pubdate" content="29 June 2023">"#, "", Some("2023-06-29")),
        (r#"<meta property="article:modified_time" content="2023-06-29">"#, "", None),
        (r#"<script type="application/ld+json">{"dateModified": "2023-06-29", "headline": "x"}</script>"#, "", None),
        (
            r#"<script type="application/ld+json">{broken</script>"#,
            "<time datetime='2023-06-29'>yesterday</time>",
            Some("2023-06-29"),
        ),
        (r#"<link rel="canonical" href="https://herald.example/2023/06/29/pact">"#, "", Some("2023-06-29")),
        ("", "<p>Thursday, June 29, 2023</p>", Some("2023-06-29")),
    ] {
        assert_eq!(date(&one("a.html", page(head, body))).as_deref(), day, "{head} {body}");
    }
}

#[test]
fn a_page_in_another_charset() {
    let page = PAGE.replace("utf-8", "windows-1252").replace('©', "(c)");
    let bytes = encoding_rs::WINDOWS_1252.encode(&page).0.into_owned();
    assert!(one("a.html", bytes).text.contains("“It is a very good beginning,”"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_a_report_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..300), kind in 0..5_usize) {
        let name = ["a.txt", "a.html", "a.json", "a.jsonl", "-"][kind];
        let (reports, errors) = read(name, &bytes);
        prop_assert!(!reports.is_empty() || !errors.is_empty());
    }

    #[test]
    fn plain_text_is_not_altered(text in "[a-zA-Z .,“”\n\t\r]{1,300}") {
        let (reports, _) = read("a.txt", &text);
        for report in reports {
            prop_assert_eq!(&report.text, &text);
        }
    }
}
