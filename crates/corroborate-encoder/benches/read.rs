//! How fast a model is loaded and sentences are read: `cargo bench -p corroborate-encoder`.
//!
//! Sentences are invented, of 3 to 53 words. Items in the output are words; a report has
//! some 600 of them. `training/runtime.py` holds the encoder against ONNX Runtime.

use std::path::{Path, PathBuf};

use corroborate_encoder::Encoder;
use divan::Bencher;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

fn folder() -> PathBuf {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    std::env::var_os("CORROBORATE_MODEL").map_or(repository, PathBuf::from)
}

fn encoder() -> Encoder {
    let encoder = Encoder::from_dir(&folder()).unwrap_or_else(|error| panic!("{error}"));
    // Without its memory: it would not read anything twice.
    encoder.remembering(0)
}

const SUBJECTS: [&str; 6] = [
    "The harbour master of Calder Bay",
    "Ilse Brandt , who leads the inquiry ,",
    "Rescuers",
    "A spokesman for the transport ministry",
    "Two of the four companies that had bid for the contract",
    "She",
];
const VERBS: [&str; 5] = [
    "told reporters that",
    "denied on Tuesday that",
    "said",
    "had warned in a letter to the council that",
    "announced after a night of talks in Oslo that",
];
const CLAUSES: [&str; 6] = [
    "14 ferries had been cancelled because of the storm",
    "no one was hurt",
    "the bridge would reopen before the end of the month , although repairs costing £ 3.2m are not yet finished",
    "it does n't know who ordered the strike",
    "prosecutors were looking into payments of more than 1,250 crowns made to a firm in Qarsa between 2019 and 2023",
    "a ship ran aground near Norrland and lost some of its cargo",
];
const ENDS: [&str; 4] =
    [".", ", officials said .", ", according to a report by the coastguard that was published last week .", "."];

/// Sentences in a report of 600 words.
const REPORT: usize = 24;

/// Every combination of parts, and some short sentences between.
fn sentences(count: usize) -> Vec<Vec<&'static str>> {
    let text = |at: usize| -> Vec<&'static str> {
        if at.is_multiple_of(9) {
            return vec!["No", "deal", "."];
        }
        let parts = [
            SUBJECTS[at % SUBJECTS.len()],
            VERBS[at % VERBS.len()],
            CLAUSES[at / 2 % CLAUSES.len()],
            ENDS[at / 3 % ENDS.len()],
        ];
        parts.iter().flat_map(|part| part.split(' ')).collect()
    };
    (0..count).map(text).collect()
}

/// The sentences of many reports at once, on one thread and on two.
#[divan::bench(args = [1, 2], sample_count = 5)]
fn corpus(bencher: Bencher<'_, '_>, threads: usize) {
    read(bencher, 10 * REPORT, threads);
}

/// One report at a time: fewer batches.
#[divan::bench(args = [1, 2], sample_count = 10)]
fn report(bencher: Bencher<'_, '_>, threads: usize) {
    read(bencher, REPORT, threads);
}

/// One sentence at a time.
#[divan::bench(sample_count = 20)]
fn sentence(bencher: Bencher<'_, '_>) {
    read(bencher, 1, 1);
}

fn read(bencher: Bencher<'_, '_>, count: usize, threads: usize) {
    let encoder = encoder();
    let sentences = sentences(count + 1);
    let sentences: Vec<&[&str]> = sentences[1..].iter().map(Vec::as_slice).collect();
    let words: usize = sentences.iter().map(|sentence| sentence.len()).sum();
    bencher.counter(ItemsCount::new(words)).bench(|| encoder.read(&sentences, threads));
}

/// From files to a model that can read.
#[divan::bench(sample_count = 10)]
fn load(bencher: Bencher<'_, '_>) {
    bencher.bench(encoder);
}
