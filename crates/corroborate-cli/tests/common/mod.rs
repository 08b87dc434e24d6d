//! Runs the program as a user does.

#![allow(dead_code, unreachable_pub, reason = "each test file uses a part")]
#![allow(clippy::print_stdout, reason = "a test says that it is skipped")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The folder of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository")
}

/// The example reports.
pub fn examples() -> PathBuf {
    root().join("examples/harbour-fire")
}

/// The folder with data sets and scorers beside the checkout; prints that `test` is skipped where there is none.
pub fn shared(test: &str) -> Option<PathBuf> {
    let folder = root().join("../shared");
    if folder.join("score").is_dir() {
        return Some(folder);
    }
    println!("skipped: {test} needs ../shared beside the checkout");
    None
}

/// The files of a folder, sorted.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|e| e.expect("a folder entry").path()).collect();
    files.sort();
    files
}

/// Runs the program.
pub fn corroborate<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Output {
    Command::new(env!("CARGO_BIN_EXE_corroborate")).args(arguments).output().expect("the program runs")
}

/// Runs the program with `input` on standard input.
pub fn corroborate_reading(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_corroborate"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A program that has seen enough may close its input.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    output
}

/// What it wrote to standard output.
pub fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// What it complained of.
pub fn complaints(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The account of `paths` as JSON.
pub fn account(paths: &[PathBuf]) -> Value {
    let options = ["account", "--format", "json"].map(PathBuf::from);
    let output = corroborate(options.iter().chain(paths));
    assert!(output.status.success(), "{}", complaints(&output));
    serde_json::from_slice(&output.stdout).expect("JSON")
}
