//! What can't be read is named with place and reason; the rest is processed; the exit status is 1.

mod common;

use std::fs;
use std::path::PathBuf;

use common::{complaints, corroborate, corroborate_reading, examples, text};

const GOOD: &str = "A fire at a mill in Vellin killed two people on Monday, the police said. It was put out by noon.\n";

/// A folder of its own for a test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("corroborate-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("good.txt"), GOOD).expect("a file");
        Self(folder)
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.join(name), content).expect("a file");
        self
    }

    /// Runs `annotate` on the good report and on `name`; how many reports came out, and the complaints.
    fn annotate(&self, name: &str) -> (usize, String) {
        let output = corroborate(["annotate".into(), self.0.join("good.txt"), self.0.join(name)]);
        assert_eq!(output.status.code(), Some(1), "{}", complaints(&output));
        (text(&output).lines().count(), complaints(&output))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn each_bad_file_is_named_and_the_rest_is_read() {
    let persian = "پلیس ایران و گارد ملی روسیه روز چهارشنبه تفاهمنامه همکاری امضا کردند. این سفر سه روز طول کشید.";
    let one_line = "word ".repeat(20_000_000);
    let cases: [(&str, &[u8]); 6] = [
        ("empty.txt", b""),
        ("binary.txt", &[0x7f, b'E', b'L', b'F', 0, 0, 0, 0xff, 0xfe, 0, 1, 2, 3, 0, 0]),
        ("blank.html", b"<html><head><title></title></head><body><nav><a href='/'>Home</a></nav></body></html>"),
        ("persian.txt", persian.as_bytes()),
        ("one-line.txt", one_line.as_bytes()),
        ("broken.json", b"{\"title\": \"A\", \"text\": "),
    ];
    for (name, bytes) in cases {
        let folder = Folder::new(name).with(name, bytes);
        let (reports, complaints) = folder.annotate(name);
        assert_eq!(reports, 1, "{name}: {complaints}");
        assert!(complaints.contains(name), "{name}: {complaints}");
        assert!(!complaints.contains("panicked"), "{name}: {complaints}");
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = Folder::new("vanished");
    let (reports, complaints) = folder.annotate("vanished.txt");
    assert_eq!(reports, 1);
    assert!(complaints.contains("vanished.txt"), "{complaints}");
}

#[test]
fn a_broken_line_of_json_lines_is_named_by_its_number() {
    let line = serde_json::json!({"title": "Fire", "text": GOOD}).to_string();
    let folder = Folder::new("lines").with("lines.jsonl", format!("{line}\n{{\"title\": \n{line}\n"));
    let (reports, complaints) = folder.annotate("lines.jsonl");
    assert_eq!(reports, 3);
    assert!(complaints.contains("lines.jsonl:2"), "{complaints}");
}

#[test]
fn broken_utf_8_is_read_in_another_charset_or_named() {
    let folder = Folder::new("latin").with("latin.txt", b"The caf\xe9 in Vellin burned on Monday, the police said.\n");
    let output = corroborate(["annotate".into(), folder.0.join("latin.txt")]);
    let read = text(&output).contains("café");
    let named = output.status.code() == Some(1) && complaints(&output).contains("latin.txt");
    assert!(read || named, "{}", complaints(&output));
}

#[test]
fn a_wrong_command_line_is_status_2() {
    assert_eq!(corroborate(["account", "--format", "stone"]).status.code(), Some(2));
    assert_eq!(corroborate(["account"]).status.code(), Some(2));
}

#[test]
fn damaged_weights_are_a_clear_error() {
    let folder = Folder::new("weights").with("SHA256SUMS", "00  encoder.onnx\n").with("encoder.onnx", "not a graph");
    let output = corroborate(["annotate".into(), "--model".into(), folder.0.clone(), folder.0.join("good.txt")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(complaints(&output).contains("encoder.onnx"), "{}", complaints(&output));
}

#[test]
fn standard_input_is_read() {
    let output = corroborate_reading(&["annotate", "-"], GOOD.as_bytes());
    assert!(output.status.success(), "{}", complaints(&output));
    assert_eq!(text(&output).lines().count(), 1);
}

#[test]
fn html_and_json_lines_stand_among_the_examples() {
    let output = corroborate(["annotate".into(), examples()]);
    assert!(output.status.success(), "{}", complaints(&output));
    assert_eq!(text(&output).lines().count(), 6);
    assert!(complaints(&output).is_empty(), "{}", complaints(&output));
}
